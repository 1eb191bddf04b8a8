# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""The figures of a wijk with what they mean, per question; and the same as a file."""

from dataclasses import dataclass

from django.db.models import Max, Min
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from drukkerij.grafiek import Grafiek, Kader, Lijn, Punt, Reeks, teken
from monitoring.meten.models import Cijfer, Waarneming
from monitoring.meten.models.indicator import Getalsoort, Herkomst
from monitoring.meten.perioden import schrijf_periode
from monitoring.meten.reeksen import Cijferreeks, Indicatorblok, alle_punten, wijkcijfers
from monitoring.meten.reeksen import Punt as Cijferpunt
from monitoring.meten.uitvoer import als_csv, naam_van_bestand
from wijken.models import Wijk
from wijzer.paginas.wijk import WijkOnderliggendMixin

KOPPEN = [
    "wijk", "indicator", "periode", "gebied in de woorden van de bron", "leeftijd", "sekse", "andere groep", "waarde",
    "eenheid", "hoe kwam het tot stand", "bron", "plaats in de bron", "notitie",
]  # fmt: skip
VOLUIT = 6  # indicators on one page with chart and table; more are a line each
PERIODEN_ALLEEN = 40  # of an indicator on its own page
KOPPEN_WAARNEMINGEN = [
    "wijk", "hoort bij", "periode", "wie zag of vertelde dit", "rol of groep", "wat is er gezien of verteld",
    "hoe kwam het tot stand", "van hoeveel mensen", "opgeschreven op", "bron", "plaats in de bron",
]  # fmt: skip
MINST = 2  # points before there is a line
LENGTEVERSCHIL = 3  # days: leap years and short months


@dataclass(frozen=True)
class Getekend:
    """A series with its chart, when there is something to draw."""

    reeks: Cijferreeks
    grafiek: Grafiek | None


@dataclass(frozen=True)
class Paginablok:
    """An indicator as the page shows it: in full, or in a line when there are many."""

    blok: Indicatorblok
    reeksen: tuple[Getekend, ...]
    adres: str
    csv: str


class WijkCijfersView(WijkOnderliggendMixin):
    """The figures of a wijk.

    Template `paginas/wijk-cijfers.html`, context `vragen`: [(vraag or None, [Paginablok])], and `kort`: whether there
    are so many indicators that each is a line with a link to its own page; `met_waarnemingen`.
    """

    template_name = "paginas/wijk-cijfers.html"
    ondertitel = "Cijfers"

    def get_context_data(self, **kwargs) -> dict:
        wijk, delen = self.object, wijkcijfers(self.object)
        kort = sum(len(deel.blokken) for deel in delen) > VOLUIT
        vragen = [(deel.vraag, [_blok(wijk, blok, getekend=not kort) for blok in deel.blokken]) for deel in delen]
        verteld = any(deel.blok.waarnemingen for _, blokken in vragen for deel in blokken)
        return super().get_context_data(vragen=vragen, kort=kort, met_waarnemingen=verteld, **kwargs)


class WijkIndicatorView(WijkOnderliggendMixin):
    """The figures of one indicator of a wijk. Template `paginas/wijk-indicator.html`, context `vraag`, `deel`."""

    template_name = "paginas/wijk-indicator.html"

    def get_kruimels(self) -> list[tuple[str, str]]:
        *erboven, (_, adres) = super().get_kruimels()
        cijfers = reverse("wijk-cijfers", args=[self.object.slug])
        return [*erboven, ("Cijfers", cijfers), (self.deel.blok.indicator.titel, adres)]

    def get_context_data(self, **kwargs) -> dict:
        delen = wijkcijfers(self.object, self.kwargs["indicator"], perioden=PERIODEN_ALLEEN)
        if not delen:
            raise Http404
        self.deel = _blok(self.object, delen[0].blokken[0], getekend=True)
        return super().get_context_data(vraag=delen[0].vraag, deel=self.deel, **kwargs)


def _blok(wijk: Wijk, blok: Indicatorblok, *, getekend: bool) -> Paginablok:
    waar = [wijk.slug, blok.indicator.slug]
    return Paginablok(
        blok,
        tuple(Getekend(reeks, _grafiek(wijk, reeks) if getekend else None) for reeks in blok.reeksen),
        reverse("wijk-indicator", args=waar),
        reverse("wijk-cijfers-csv", args=waar) if blok.reeksen else "",
    )


def _grafiek(wijk: Wijk, reeks: Cijferreeks) -> Grafiek | None:
    """Draw a series of equally long periods; anything else is a table only."""
    punten = reeks.totalen
    lengten = [(punt.cijfer.einde - punt.cijfer.begin).days for punt in punten]
    if sum(punt.waarde is not None for punt in punten) < MINST or max(lengten) - min(lengten) > LENGTEVERSCHIL:
        return None
    indicator = reeks.indicator
    bronnen = [f"{bron.titel}, {waar}" if waar else bron.titel for bron, waar in reeks.bronnen]
    kader = Kader(
        titel=f"{indicator.titel}, {reeks.gebied or wijk.titel}",
        zin=reeks.zin,
        bron="; ".join(bronnen) or indicator.bron_van_cijfers or "niet vastgelegd",
        wijk=wijk.slug,
        indicator=indicator.slug,
        periode=reeks.periode,
        eenheid="%" if indicator.getalsoort == Getalsoort.PERCENTAGE else indicator.eenheid,
        voorbeeld=any(punt.cijfer.herkomst == Herkomst.VOORBEELD for punt in punten),
        anker=f"{wijk.slug}-{indicator.slug}-{reeks.gebied}",
    )
    lijn = tuple(Punt(punt.periode, punt.waarde, reden=punt.tekst, tekst=punt.tekst) for punt in punten)
    return teken(Lijn(kader, tuple(punt.periode for punt in punten), (Reeks(indicator.titel, lijn),)))


@require_safe
def wijk_cijfers_csv(request: HttpRequest, slug: str, indicator: str) -> HttpResponse:
    """The figures of one indicator of a wijk, protected as on the page."""
    wijk = get_object_or_404(Wijk.objects.gepubliceerd(), slug=slug)
    cijfers = Cijfer.objects.openbaar().for_wijk(wijk).filter(indicator__slug=indicator)
    jaren = cijfers.aggregate(begin=Min("begin"), einde=Max("einde"))
    if jaren["begin"] is None:
        raise Http404
    regels = als_csv((_csv_rij(wijk, punt) for punt in alle_punten(cijfers)), KOPPEN)
    response = HttpResponse(regels, content_type="text/csv; charset=utf-8; header=present")
    naam = naam_van_bestand(wijk, indicator, jaren["begin"], jaren["einde"], "csv")
    response["Content-Disposition"] = content_disposition_header(True, naam)
    return response


def _csv_rij(wijk: Wijk, punt: Cijferpunt) -> list[object]:
    cijfer = punt.cijfer
    return [
        wijk.titel, cijfer.indicator.titel, schrijf_periode(cijfer.begin, cijfer.einde), cijfer.gebied,
        cijfer.get_leeftijd_display(), cijfer.get_sekse_display(), cijfer.groep, punt.tekst, cijfer.indicator.eenheid,
        cijfer.get_herkomst_display(), cijfer.bron.titel if cijfer.bron else "", cijfer.plaats_in_bron, punt.notitie,
    ]  # fmt: skip


@require_safe
def wijk_waarnemingen_csv(request: HttpRequest, slug: str) -> HttpResponse:
    """What people saw and told in a wijk, as text; apart from the figures, because it is no figure."""
    wijk = get_object_or_404(Wijk.objects.gepubliceerd(), slug=slug)
    rijen = [
        [
            wijk.titel, een.indicator.titel, schrijf_periode(een.begin, een.einde) if een.begin else "",
            een.get_perspectief_display(), een.wie, een.tekst, een.get_vorm_display(), een.get_mensen_display(),
            een.datum, een.bron.titel if een.bron else "", een.plaats_in_bron,
        ]
        for een in Waarneming.objects.openbaar().for_wijk(wijk).select_related("indicator", "bron")
    ]  # fmt: skip
    if not rijen:
        raise Http404
    response = HttpResponse(
        als_csv(rijen, KOPPEN_WAARNEMINGEN), content_type="text/csv; charset=utf-8; header=present"
    )  # fmt: skip
    response["Content-Disposition"] = content_disposition_header(True, f"{wijk.slug}-waarnemingen.csv")
    return response
