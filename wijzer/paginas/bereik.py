# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Whom the interventions of a wijk reached, per intervention and period; and the same as a file.

These pages read `Bereikbeeld` only: the exact counts are not asked for when somebody reads.
"""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from drukkerij.grafiek import Grafiek, Halter, Kader, Paar, Punt, Trechter, teken
from monitoring.meten.bereiklezing import (
    KOPPEN,
    Bereiklezing,
    Stapbeeld,
    Verdeling,
    bevolkingscijfers,
    lees_beeld,
    rijen_van,
)
from monitoring.meten.models import Bereikbeeld
from monitoring.meten.reeksen import Indicatorblok, wijkcijfers
from monitoring.meten.uitvoer import als_csv
from wijken.models import Interventie, Wijk
from wijzer.paginas.wijk import WijkOnderliggendMixin

HEEL = 100
VRAAG = 1  # do we reach the residents
ZELF_GETELD = "telling van de wijk"


@dataclass(frozen=True)
class Bereikblok:
    """The latest reach of one intervention with its chart, and the periods before it."""

    lezing: Bereiklezing
    grafiek: Grafiek
    csv: str
    eerder: tuple[Bereikbeeld, ...]


@dataclass(frozen=True)
class Verdeeld:
    """A division with its chart, when it can be compared."""

    verdeling: Verdeling
    grafiek: Grafiek | None


def beelden_van(wijk: Wijk) -> list[Bereikbeeld]:
    """Return what the site shows of the reach of a wijk: by name of the intervention, the latest first. One query."""
    return list(Bereikbeeld.objects.openbaar().for_wijk(wijk).select_related("interventie", "wijk"))


class WijkBereikView(WijkOnderliggendMixin):
    """The reach of every intervention of a wijk, in the order of the alphabet.

    Template `paginas/wijk-bereik.html`, context `blokken` (Bereikblok), and without any: `bekend`, what other
    figures of the wijk say about the question.
    """

    template_name = "paginas/wijk-bereik.html"
    ondertitel = "Bereik"

    def get_context_data(self, **kwargs) -> dict:
        per: dict[int, list[Bereikbeeld]] = {}
        for beeld in beelden_van(self.object):
            per.setdefault(beeld.interventie_id, []).append(beeld)
        blokken = [_blok(eerste, eerder) for eerste, *eerder in per.values()]
        return super().get_context_data(
            blokken=blokken, bekend=[] if blokken else bekende_cijfers(self.object), **kwargs
        )


class WijkBereikPeriodeView(WijkOnderliggendMixin):
    """The reach of one intervention in one period: steps, groups, and why people did not finish.

    Template `paginas/wijk-bereik-periode.html`, context `blok` (Bereikblok; `eerder` holds the other periods),
    `verdelingen` (Verdeeld).
    """

    template_name = "paginas/wijk-bereik-periode.html"
    ondertitel = "Bereik"

    def get_kruimels(self) -> list[tuple[str, str]]:
        *erboven, (_, adres) = super().get_kruimels()
        return [*erboven, ("Bereik", reverse("wijk-bereik", args=[self.object.slug])), (str(self.beeld), adres)]

    def get_context_data(self, **kwargs) -> dict:
        alle = beelden_van(self.object)
        beeld = next((beeld for beeld in alle if beeld.naam == self.kwargs["naam"]), None)
        if beeld is None:
            raise Http404
        self.beeld = beeld
        lezing = lees_beeld(beeld, bevolkingscijfers(self.object, [beeld]))
        andere = tuple(een for een in alle if een.interventie_id == beeld.interventie_id and een.pk != beeld.pk)
        return super().get_context_data(
            blok=_blok(beeld, andere, lezing),
            verdelingen=[Verdeeld(deel, halter(lezing, deel)) for deel in lezing.verdelingen],
            **kwargs,
        )


def _blok(beeld: Bereikbeeld, eerder, lezing: Bereiklezing | None = None) -> Bereikblok:
    lezing = lezing or lees_beeld(beeld)
    csv = reverse("wijk-bereik-csv", args=[beeld.wijk.slug, beeld.naam])
    return Bereikblok(lezing, trechter(lezing), csv, tuple(eerder))


def _kader(lezing: Bereiklezing, titel: str, zin: str, bron: str, **meer) -> Kader:
    beeld = lezing.beeld
    return Kader(
        titel=titel, zin=zin, bron=bron, wijk=beeld.wijk.slug, indicator=f"bereik {beeld.interventie.slug}",
        periode=beeld.periode, voorbeeld=lezing.telling["voorbeeld"], **meer,
    )  # fmt: skip


def trechter(lezing: Bereiklezing) -> Grafiek:
    """Draw the steps; with more than one unit, every step says what it counts."""
    telling = lezing.telling
    eenheden = {stap.eenheid for stap in lezing.stappen}
    bron = ", ".join(
        filter(None, (telling["bron"] or telling["uitleg"].rstrip(".") or ZELF_GETELD, telling["herkomst"]))
    )
    kader = _kader(
        lezing, f"Bereik van {lezing.beeld.interventie} in {lezing.beeld.wijk}", lezing.zin, bron,
        eenheid=eenheden.pop() if len(eenheden) == 1 else "aantal", anker=lezing.beeld.slug,
    )  # fmt: skip
    return teken(Trechter(kader, tuple(_punt(stap, samen=kader.eenheid != "aantal") for stap in lezing.stappen)))


def _punt(stap: Stapbeeld, *, samen: bool) -> Punt:
    label = stap.label.capitalize() if samen else f"{stap.label.capitalize()} ({stap.eenheid})"
    return Punt(label, stap.waarde, reden=stap.tekst, tekst=_met_deel(stap))


def _met_deel(stap: Stapbeeld) -> str:
    if not stap.van_vorige:
        return stap.tekst
    klein = ", kleine groep" if stap.klein else ""
    return f"{stap.tekst} ({stap.van_vorige} van {stap.vorige}{klein})"


def halter(lezing: Bereiklezing, deel: Verdeling) -> Grafiek | None:
    """Draw the groups beside the residents; None without a comparison."""
    if deel.bevolking is None:
        return None
    paren = tuple(
        Paar(
            rij.naam,
            Punt(rij.naam, None if rij.bevolking is None else HEEL * rij.bevolking, reden="niet bekend"),
            Punt(
                rij.naam, None if rij.aandeel is None else HEEL * rij.aandeel, reden=rij.tekst,
                onder=None if rij.onder is None else HEEL * rij.onder,
                boven=None if rij.boven is None else HEEL * rij.boven,
            ),
        )
        for rij in deel.rijen
        if rij.bevolking is not None
    )  # fmt: skip
    kader = _kader(lezing, deel.titel, deel.zin, deel.bevolking.bron or deel.bevolking.indicator, eenheid="%",
                   anker=f"{lezing.beeld.slug}-{deel.kenmerk}")  # fmt: skip
    gerond = tuple(Paar(p.label, _heel(p.bevolking), _heel(p.deelnemers)) for p in paren)
    return teken(Halter(kader, gerond, ("inwoners", "wie startte")))


def _heel(punt: Punt) -> Punt:
    """Whole percents: these are rounded counts."""
    onder, boven = (None if grens is None else round(grens) for grens in (punt.onder, punt.boven))
    waarde = None if punt.waarde is None else round(punt.waarde)
    return Punt(punt.label, waarde, reden=punt.reden, onder=onder, boven=boven)


def bekende_cijfers(wijk: Wijk) -> list[Indicatorblok]:
    """Return the other figures of a wijk about reach, with what they mean. Two queries."""
    return [
        blok for deel in wijkcijfers(wijk) if deel.vraag is not None and deel.vraag.nummer == VRAAG
        for blok in deel.blokken
    ]  # fmt: skip


def bereik_van(interventie: Interventie) -> list[Bereikbeeld]:
    """Return the latest beeld of an intervention per wijk, in the order of the wijken. One query."""
    alle = Bereikbeeld.objects.openbaar().filter(interventie=interventie).select_related("interventie", "wijk")
    laatste: dict[int, Bereikbeeld] = {}
    for beeld in alle.order_by("wijk__volgorde", "wijk__titel", "-begin"):
        laatste.setdefault(beeld.wijk_id, beeld)
    return list(laatste.values())


@require_safe
def wijk_bereik_csv(request: HttpRequest, slug: str, naam: str) -> HttpResponse:
    """The reach of one period as CSV, as on the page."""
    beelden = Bereikbeeld.objects.openbaar().select_related("wijk", "interventie")
    beeld = get_object_or_404(beelden, wijk__slug=slug, naam=naam)
    lezing = lees_beeld(beeld)
    response = HttpResponse(
        als_csv(rijen_van(lezing), KOPPEN), content_type="text/csv; charset=utf-8; header=present"
    )  # fmt: skip
    bestand = _kader(lezing, "", "", "").bestandsnaam
    response["Content-Disposition"] = content_disposition_header(True, f"{bestand}.csv")
    return response
