# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""What may be shown of a figure, worked out when it becomes final and kept with it.

Figures that their owner published before are shown as they are. Counts of residents go through
`monitoring.meten.kleine_groepen` first, all of a series at once, and what that answers is written down beside each
figure. Page, chart, file and open data all read that, so that they cannot disagree; what is not written down is not
shown. Only `monitoring.meten.cijfers` and a change of an indicator call for it anew.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from decimal import ROUND_HALF_UP, Decimal

from django.db import transaction

from drukkerij.grafiek.getal import getal
from monitoring.meten.kleine_groepen import K_RESIDENT, Bescherming, Plek, Tabel, Vlag, bescherm, plek
from monitoring.meten.models.cijfer import Cijfer, Cijferstaat
from monitoring.meten.models.indicator import Getalsoort, Indicator, Privacy

NIET_GETOOND = "niet getoond: te kleine groep"
ZONDER_NOEMER = "niet getoond: we weten niet over hoeveel mensen dit gaat"
IN_LANGERE = "niet getoond: valt binnen een langere periode"
REST = "\x00rest"  # who is in the total and in none of the groups that were filled in
PER_KEER = 2_000


@dataclass(frozen=True, slots=True)
class Getoond:
    """What a reader sees of a figure: `waarde` only when it may be drawn, `tekst` always."""

    waarde: float | None
    tekst: str
    opmerking: str = ""


def getoond_van(cijfer: Cijfer) -> Getoond:
    """Return what may be shown of a final figure; nothing of a count of residents that was not worked out."""
    if cijfer.indicator.privacy == Privacy.OPENBAAR:
        return precies(cijfer)
    if cijfer.waarde is None:
        return zonder_waarde(cijfer)
    return Getoond(**cijfer.getoond) if cijfer.getoond else Getoond(None, NIET_GETOOND)


@transaction.atomic
def werk_uit(indicatoren: Iterable[int], *, wijk: int | None = None) -> None:
    """Work out anew what may be shown of the final figures of these indicators, in one wijk or in all.

    Where somebody else may write at the same time the caller holds the lock of the wijk.
    """
    telt_inwoners = Indicator.objects.filter(pk__in=set(indicatoren), privacy=Privacy.INWONERS)
    for indicator in telt_inwoners.only("slug", "getalsoort", "privacy"):
        rijen = Cijfer.objects.filter(indicator=indicator)
        if wijk is not None:
            rijen = rijen.filter(wijk=wijk)
        rijen.exclude(staat=Cijferstaat.DEFINITIEF).exclude(getoond=None).update(getoond=None)
        reeksen: dict[tuple[int, str], list[Cijfer]] = defaultdict(list)
        for cijfer in rijen.filter(staat=Cijferstaat.DEFINITIEF).order_by("pk"):
            cijfer.indicator = indicator
            reeksen[cijfer.wijk_id, cijfer.gebied].append(cijfer)
        for reeks in reeksen.values():
            _schrijf_op(reeks, toon(indicator, reeks))


def _schrijf_op(cijfers: list[Cijfer], uitkomst: list[Getoond]) -> None:
    anders = []
    for cijfer, getoond in zip(cijfers, uitkomst, strict=True):
        nieuw = asdict(getoond)
        if cijfer.getoond != nieuw:
            cijfer.getoond = nieuw
            anders.append(cijfer)
    Cijfer.objects.bulk_update(anders, ["getoond"], batch_size=PER_KEER)


# --- What may be shown of a series -------------------------------------------------------------------------------


def toon(indicator: Indicator, cijfers: list[Cijfer]) -> list[Getoond]:
    """Return for each final figure of one indicator, wijk and area what may be shown of it; all of them at once."""
    gevuld = [cijfer for cijfer in cijfers if cijfer.waarde is not None]
    perioden = {(c.begin, c.einde) for c in gevuld}
    binnen = {
        (begin, einde) for begin, einde in perioden
        if any((b, e) != (begin, einde) and b <= einde and begin <= e and (e - b, begin) > (einde - begin, b)
               for b, e in perioden)
    }  # fmt: skip
    per_periode: dict[tuple, list[Cijfer]] = defaultdict(list)
    for cijfer in gevuld:
        per_periode[cijfer.begin, cijfer.einde].append(cijfer)
    getoond: dict[int, Getoond] = {}
    for periode, rijen in per_periode.items():
        if periode in binnen:
            getoond |= {c.pk: Getoond(None, IN_LANGERE) for c in rijen}
        elif indicator.getalsoort == Getalsoort.GEMIDDELDE:
            getoond |= {c.pk: _gemiddelde(c) for c in rijen}
        else:
            getoond |= {c.pk: punt for c, punt in zip(rijen, _beschermd(indicator, rijen), strict=True)}
    return [getoond.get(cijfer.pk) or zonder_waarde(cijfer) for cijfer in cijfers]


def zonder_waarde(cijfer: Cijfer) -> Getoond:
    return Getoond(None, f"geen waarde: {cijfer.get_ontbreekt_display()}")


def precies(cijfer: Cijfer) -> Getoond:
    """Return a figure that its owner published before: as it is."""
    if cijfer.waarde is None:
        return zonder_waarde(cijfer)
    procent = "%" if cijfer.indicator.getalsoort == Getalsoort.PERCENTAGE else ""
    return Getoond(float(cijfer.waarde), f"{cijfer.kort_getal}{procent}")


def _gemiddelde(cijfer: Cijfer) -> Getoond:
    """An average of everybody, when it is of ten people or more. Averages of groups could be subtracted."""
    if cijfer.noemer is None:
        return Getoond(None, ZONDER_NOEMER)
    if _kenmerken(cijfer) or cijfer.noemer < K_RESIDENT:
        return Getoond(None, NIET_GETOOND)
    rond = cijfer.waarde.quantize(Decimal("0.1"), ROUND_HALF_UP)
    return Getoond(float(rond), getal(float(rond), 1))


def _kenmerken(cijfer: Cijfer) -> tuple[tuple[str, str], ...]:
    delen = (("leeftijd", cijfer.leeftijd), ("sekse", cijfer.sekse), ("groep", cijfer.groep))
    return tuple((naam, waarde) for naam, waarde in delen if waarde)


def _beschermd(indicator: Indicator, cijfers: list[Cijfer]) -> list[Getoond]:
    """Return the counts or percentages of one period, protected together."""
    deel = indicator.getalsoort == Getalsoort.PERCENTAGE
    if deel and any(c.teller is None or c.noemer is None for c in cijfers):
        return [Getoond(None, ZONDER_NOEMER)] * len(cijfers)
    try:
        uitkomst = bescherm(_tabellen(indicator.slug, cijfers, deel=deel))
        return [_punt(indicator, cijfer, uitkomst, deel=deel) for cijfer in cijfers]
    except (ValueError, KeyError):  # they contradict each other, or go too deep: nothing can be vouched for
        return [Getoond(None, NIET_GETOOND)] * len(cijfers)


def _tabellen(groep: str, cijfers: list[Cijfer], *, deel: bool) -> list[Tabel]:
    """Return the counts as tables that add up: who is missing from a table stands in it as the rest."""
    per_vorm: dict[tuple[str, ...], dict[tuple[str, ...], tuple[int, ...]]] = defaultdict(dict)
    for cijfer in cijfers:
        kenmerken = _kenmerken(cijfer)
        aantallen = (cijfer.teller, cijfer.noemer - cijfer.teller) if deel else (int(cijfer.waarde),)
        per_vorm[tuple(n for n, _ in kenmerken)][tuple(w for _, w in kenmerken)] = aantallen
    geheel = per_vorm.get((), {}).get(())
    tabellen = []
    for vorm, cellen in per_vorm.items():
        alle = dict(cellen)
        if vorm and geheel is not None:
            rest = tuple(heel - sum(deel_[n] for deel_ in cellen.values()) for n, heel in enumerate(geheel))
            if any(aantal < 0 for aantal in rest):
                raise ValueError("The parts are more than the whole.")
            if any(rest):
                alle[(REST,) * len(vorm)] = rest
        if deel:
            antwoorden = {(naam, *cel): n[i] for cel, n in alle.items() for i, naam in enumerate(("ja", "nee"))}
            tabellen.append(Tabel(groep, ("antwoord", *vorm), antwoorden))
        else:
            tabellen.append(Tabel(groep, vorm, {cel: aantal[0] for cel, aantal in alle.items()}))
    return tabellen


def _punt(indicator: Indicator, cijfer: Cijfer, uitkomst: Bescherming, *, deel: bool) -> Getoond:
    waar = dict(_kenmerken(cijfer))
    if deel:
        aandeel = uitkomst.percentage(plek(indicator.slug, antwoord="ja", **waar), plek(indicator.slug, **waar))
        if aandeel.waarde is None:
            return Getoond(None, NIET_GETOOND)
        opmerking = "kleine groep" if aandeel.vlag == Vlag.LET_OP else ""
        return Getoond(float(round(aandeel.waarde)), f"ongeveer {getal(aandeel.waarde)}%", opmerking)
    getoond = uitkomst.cellen[Plek(indicator.slug, tuple(sorted(waar.items())))]
    return Getoond(None if getoond.waarde is None else float(getoond.waarde), getoond.tekst)
