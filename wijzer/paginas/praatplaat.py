# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Praatplaten: one with its text, those of a wijk, and all of them. Where there is none, what the sources say of it."""

from dataclasses import dataclass

from django.db.models import QuerySet

from redactie.views.openbaar import OpenbaarDetailView, OpenbaarListView, openbaar, tegenspraken_over
from toolkit.models import Praatplaat, Praatplaatdeel, Tool
from wijken.models import Gebeurtenis, Wijk
from wijken.models.gebeurtenis import Gebeurtenissoort, Gebeurtenisstaat
from wijzer.paginas.wijk import WijkOnderliggendMixin

TOOL = "praatplaat-maken"  # how to have one made; what the sources lack of the drawings is told about it
RAND = 85  # percent: from here on, a number stands on the other side of its place, so that it stays on the drawing


@dataclass(frozen=True)
class Stuk:
    """A numbered part, and where its number stands on the drawing, in percents."""

    nummer: int
    deel: Praatplaatdeel

    @property
    def rechts(self) -> bool:
        return self.deel.x > RAND

    @property
    def onder(self) -> bool:
        return self.deel.y > RAND

    @property
    def label_x(self) -> int:
        return self.deel.x + (self.deel.breedte if self.rechts else 0)

    @property
    def label_y(self) -> int:
        return self.deel.y + (self.deel.hoogte if self.onder else 0)


@dataclass(frozen=True)
class Wijkplaten:
    """The drawings of a wijk (None: of more than one), and the sessions of the wijk that a drawing would be of."""

    wijk: Wijk | None
    platen: list[Praatplaat]
    sessies: list[Gebeurtenis]


class PraatplaatListView(OpenbaarListView):
    """All drawings, per wijk, in the order of the wijken.

    Template `paginas/praatplaten.html`, context `groepen` (Wijkplaten), `mist` (whether a session has no drawing
    here), `tool` or None, `leemten` (as `tegenspraken`).
    """

    model = Praatplaat
    template_name = "paginas/praatplaten.html"
    kruimels = (("De wijken", "/wijken/"), ("Praatplaten", "/praatplaten/"))

    def get_queryset(self):
        return super().get_queryset().select_related("afbeelding", "gebeurtenis").order_by("titel")

    def get_context_data(self, **kwargs) -> dict:
        wijken = list(Wijk.objects.gepubliceerd())
        platen, sessies = list(self.object_list), list(openbare_sessies())
        groepen = [
            Wijkplaten(
                wijk,
                [plaat for plaat in platen if plaat.wijk_id == wijk.pk],
                [sessie for sessie in sessies if sessie.wijk_id == wijk.pk],
            )
            for wijk in wijken
        ]
        public = {wijk.pk for wijk in wijken}
        if samen := [plaat for plaat in platen if plaat.wijk_id not in public]:
            groepen.append(Wijkplaten(None, samen, []))
        mist = any(groep.sessies and not groep.platen for groep in groepen)
        return super().get_context_data(groepen=groepen, mist=mist, **over_platen(), **kwargs)


class WijkPraatplatenView(WijkOnderliggendMixin):
    """The drawings of a wijk.

    Template `paginas/wijk-praatplaten.html`, context `groep` (Wijkplaten), `tool` or None, `leemten`.
    """

    template_name = "paginas/wijk-praatplaten.html"
    ondertitel = "Praatplaten"

    def get_context_data(self, **kwargs) -> dict:
        wijk = self.object
        platen = Praatplaat.objects.gepubliceerd().for_wijk(wijk).select_related("afbeelding", "gebeurtenis")
        groep = Wijkplaten(wijk, list(platen), list(openbare_sessies().filter(wijk=wijk)))
        return super().get_context_data(groep=groep, **over_platen(), **kwargs)


class PraatplaatView(OpenbaarDetailView):
    """A drawing with its text.

    Template `paginas/praatplaat.html`, context `plaat`, `stukken` (Stuk, in reading order), `wijk`, `gebeurtenis` (or
    None).
    """

    model = Praatplaat
    template_name = "paginas/praatplaat.html"
    context_object_name = "plaat"
    schema_type = "ImageObject"
    kruimels = (("De wijken", "/wijken/"), ("Praatplaten", "/praatplaten/"))

    def get_queryset(self):
        return super().get_queryset().select_related("wijk", "gebeurtenis")

    def get_context_data(self, **kwargs) -> dict:
        delen = self.object.delen.select_related("les")
        return super().get_context_data(
            stukken=[Stuk(nummer, deel) for nummer, deel in enumerate(delen, start=1)],
            wijk=openbaar(self.object.wijk),
            gebeurtenis=openbaar(self.object.gebeurtenis),
            **kwargs,
        )


def openbare_sessies() -> QuerySet:
    """The werkgroepen LC of a wijk: each was to bring a drawing for the wijk that was host."""
    rows = Gebeurtenis.objects.gepubliceerd().filter(soort=Gebeurtenissoort.WERKGROEP_LC, wijk__isnull=False)
    return rows.exclude(staat__in=(Gebeurtenisstaat.VERPLAATST, Gebeurtenisstaat.AFGELAST)).defer("tekst")


def over_platen() -> dict:
    """Return the tool to have a drawing made, and what the sources say and lack about the drawings. Two queries."""
    tool = Tool.objects.gepubliceerd().filter(slug=TOOL).first()
    return {"tool": tool, "leemten": tegenspraken_over(tool) if tool else []}
