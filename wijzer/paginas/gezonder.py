# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Pages around the second question: what people expect and look back on, and a card for a talk about health."""

from dataclasses import dataclass
from math import cos, pi, sin

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe
from django.views.generic import TemplateView

from monitoring.meten.gesprekskaart import gesprekskaart
from monitoring.meten.gespreksronden import openbaar_beeld
from monitoring.meten.models import Gespreksronde
from monitoring.meten.models.gespreksronde import VRAGEN, VRAGENVERSIE, Gespreksmomentsoort
from redactie.views.openbaar import PaginaMixin
from wijken.models import Wijk
from wijzer.paginas.plan import als_bestand
from wijzer.paginas.wijk import WijkOnderliggendMixin

HOOGSTE_CIJFER = 10
MIDDEN_X, MIDDEN_Y, STRAAL = 190, 166, 110  # of the web, in the units of its drawing
RINGEN = (2, 4, 6, 8, 10)
LABEL_AFSTAND = 20


class VerwachtingenView(PaginaMixin, TemplateView):
    """How to ask people three times what they expect, with cards to print.

    Template `paginas/verwachtingen.html`, context `momenten`: [(code, name, (vraag, vraag))], `wijken` with a round.
    """

    template_name = "paginas/verwachtingen.html"
    kruimels = (("Toolkit", "/toolkit/"), ("Verwachtingen vragen", "/verwachtingen/"))

    def get_context_data(self, **kwargs) -> dict:
        gepubliceerd = Gespreksronde.objects.openbaar().order_by().values("wijk")
        return super().get_context_data(
            momenten=[(s.value, s.label, VRAGEN[VRAGENVERSIE][s]) for s in Gespreksmomentsoort],
            wijken=Wijk.objects.gepubliceerd().filter(pk__in=gepubliceerd),
            **kwargs,
        )


@require_safe
def lege_kaart(request: HttpRequest, soort: str, vorm: str) -> HttpResponse:
    """The card of one moment with room to fill in; `vorm` is docx, odt or pdf."""
    return als_bestand(gesprekskaart(soort), f"gesprekskaart-{soort}", vorm)


class WijkVerwachtingenView(WijkOnderliggendMixin):
    """What people in a wijk said at the three moments; not there while nothing was made public.

    Template `paginas/wijk-verwachtingen.html`, context `ronden`: [Openbareronde].
    """

    template_name = "paginas/wijk-verwachtingen.html"
    ondertitel = "Verwachtingen"

    def get_context_data(self, **kwargs) -> dict:
        rijen = Gespreksronde.objects.openbaar().for_wijk(self.object).select_related("interventie")
        ronden = [openbaar_beeld(ronde) for ronde in rijen]
        if not ronden:
            raise Http404
        return super().get_context_data(ronden=ronden, **kwargs)


@dataclass(frozen=True)
class Kant:
    """A side of life on the card: its own words, and where its axis ends in the drawing."""

    nummer: int
    naam: str
    vraag: str
    kort: tuple[str, ...]

    @property
    def hoek(self) -> float:
        return (self.nummer - 1) * pi / 3 - pi / 2

    def plek(self, cijfer: float) -> tuple[str, str]:
        straal = STRAAL * cijfer / HOOGSTE_CIJFER
        return f"{MIDDEN_X + straal * cos(self.hoek):.1f}", f"{MIDDEN_Y + straal * sin(self.hoek):.1f}"

    @property
    def eind(self) -> tuple[str, str]:
        return self.plek(HOOGSTE_CIJFER)

    @property
    def anker(self) -> str:
        x = cos(self.hoek)
        return "middle" if abs(x) < 0.1 else "start" if x > 0 else "end"

    @property
    def regels(self) -> list[tuple[str, str, str]]:
        """The lines of its label with where each stands, clear of the axis."""
        x = MIDDEN_X + (STRAAL + LABEL_AFSTAND / 2) * cos(self.hoek)
        y = MIDDEN_Y + (STRAAL + LABEL_AFSTAND) * sin(self.hoek) + 5
        if sin(self.hoek) < -0.9:
            y -= 17 * (len(self.kort) - 1)
        return [(f"{x:.1f}", f"{y + 17 * n:.1f}", woorden) for n, woorden in enumerate(self.kort)]


# Our own words: the questions of the spinnenweb are of the Institute for Positive Health.
KANTEN = (
    Kant(1, "Mijn lichaam", "Hoe gaat het lichamelijk met u? Denk aan slapen, bewegen, eten of pijn.", ("Lichaam",)),
    Kant(
        2, "Mijn gedachten en gevoelens", "Hoe voelt u zich de laatste tijd? Waar maakt u zich druk om?",
        ("Gedachten,", "gevoelens"),
    ),
    Kant(3, "Zin en richting", "Waar komt u uw bed voor uit? Waar kijkt u naar uit?", ("Zin en", "richting")),
    Kant(
        4, "Plezier en kwaliteit van leven", "Waar geniet u van? Voelt u zich thuis waar u woont?",
        ("Plezier",),
    ),
    Kant(5, "Meedoen met anderen", "Met wie doet u dingen samen? Op wie kunt u rekenen?", ("Meedoen",)),
    Kant(
        6, "Het dagelijks leven", "Lukt het om de dag door te komen: regelen, werken, rondkomen?",
        ("Dagelijks", "leven"),
    ),
)  # fmt: skip
KEUZES = (("goed", "Gaat goed"), ("praten", "Wil ik over praten"), ("anders", "Wil ik iets aan veranderen"))


class GesprekskaartView(PaginaMixin, TemplateView):
    """A card for a talk about health. What somebody fills in stays on their screen: nothing is sent, nothing is kept.

    Template `paginas/gesprekskaart.html`, context `kanten`, `keuzes`, `cijfers`, `ringen`: [(number, points, x, y)].
    """

    template_name = "paginas/gesprekskaart.html"
    kruimels = (("Toolkit", "/toolkit/"), ("Gesprekskaart", "/gesprekskaart/"))

    def get_context_data(self, **kwargs) -> dict:
        ringen = [
            (ring, " ".join(",".join(kant.plek(ring)) for kant in KANTEN), *KANTEN[0].plek(ring)) for ring in RINGEN
        ]
        return super().get_context_data(
            kanten=KANTEN, keuzes=KEUZES, cijfers=range(HOOGSTE_CIJFER + 1), ringen=ringen, midden=(MIDDEN_X, MIDDEN_Y),
            straal=STRAAL, **kwargs,
        )  # fmt: skip
