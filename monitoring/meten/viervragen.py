# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""The four questions in a wijk: what was asked, seen, learned and changed. Never side by side as a ranking."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Count, OuterRef, Subquery, Window
from django.db.models.functions import RowNumber
from django.utils import timezone

from monitoring.meten.models import Cijfer, Indicator, Leervraag, Monitorplan, Planvraag, Waarneming
from monitoring.meten.models.plan import huidig
from monitoring.meten.planoverzicht import openbare_leervragen
from monitoring.meten.reeksen import Cijferreeks, reeksen_van
from toolkit.models import Les, Vraag
from toolkit.models.les import Gedaan
from wijken.models import Wijk

TOON = 3  # of each, per question and wijk; what there is more has a link
VERANDERD = (Gedaan.TOEGEPAST, Gedaan.GEBORGD)


@dataclass
class Antwoord:
    """One question in one wijk. Of each list the first few; `aantal_lessen` and `aantal_veranderd` count all."""

    wijk: Wijk
    vraag: Vraag
    plan: Planvraag | None = None
    leervragen: list[Leervraag] = field(default_factory=list)
    reeksen: list[Cijferreeks] = field(default_factory=list)
    waarnemingen: list[Waarneming] = field(default_factory=list)
    lessen: list[Les] = field(default_factory=list)
    veranderd: list[Les] = field(default_factory=list)
    aantal_leervragen: int = 0
    aantal_reeksen: int = 0
    aantal_waarnemingen: int = 0
    aantal_lessen: int = 0
    aantal_veranderd: int = 0

    @property
    def gevraagd(self) -> bool:
        return bool(self.plan or self.leervragen)

    @property
    def leeg(self) -> bool:
        return not (self.gevraagd or self.reeksen or self.waarnemingen or self.lessen)


def antwoorden(wijken: Iterable[Wijk], vragen: Iterable[Vraag]) -> dict[tuple[int, int], Antwoord]:
    """Return what visitors may know of these questions in these wijken, by keys of wijk and question; six queries."""
    wijken, vragen = list(wijken), list(vragen)
    alle = {(wijk.pk, vraag.pk): Antwoord(wijk, vraag) for wijk in wijken for vraag in vragen}
    _leg_plannen(alle, wijken, vragen)
    _leg_leervragen(alle, wijken, vragen)
    _leg_cijfers(alle, wijken, vragen)
    _leg_waarnemingen(alle, wijken, vragen)
    _leg_lessen(alle, wijken, vragen)
    _leg_lessen(alle, wijken, vragen, veranderd=True)
    return alle


def _leg_plannen(alle: dict, wijken: list[Wijk], vragen: list[Vraag]) -> None:
    """What the plan that holds today says; or the last one, or the first to come."""
    publiek = Monitorplan.objects.gepubliceerd().filter(wijk__in=wijken).order_by().values("pk")
    per_wijk: dict[int, dict[Monitorplan, list[Planvraag]]] = {}
    for rij in Planvraag.objects.filter(plan__in=publiek, vraag__in=vragen).select_related("plan"):
        per_wijk.setdefault(rij.plan.wijk_id, {}).setdefault(rij.plan, []).append(rij)
    for wijk_id, plannen in per_wijk.items():
        for rij in plannen[huidig(list(plannen), timezone.localdate())]:
            alle[wijk_id, rij.vraag_id].plan = rij


def _leg_leervragen(alle: dict, wijken: list[Wijk], vragen: list[Vraag]) -> None:
    rijen = openbare_leervragen().filter(wijk__in=wijken, vraag__in=vragen)
    for leervraag, aantal in _eerste(rijen, ["wijk", "vraag"], ["nummer", "pk"]):
        antwoord = alle[leervraag.wijk_id, leervraag.vraag_id]
        leervraag.wijk = antwoord.wijk
        antwoord.leervragen.append(leervraag)
        antwoord.aantal_leervragen = aantal


def _leg_cijfers(alle: dict, wijken: list[Wijk], vragen: list[Vraag]) -> None:
    publiek = Indicator.objects.gepubliceerd().filter(vraag__in=vragen).order_by().values("pk")
    cijfers = Cijfer.objects.openbaar().filter(wijk__in=wijken, indicator__in=publiek)
    for reeks in reeksen_van(cijfers, perioden=2, met_groepen=False):
        antwoord = alle[reeks.wijk_id, reeks.indicator.vraag_id]
        antwoord.aantal_reeksen += 1
        if len(antwoord.reeksen) < TOON:
            antwoord.reeksen.append(reeks)


def _leg_waarnemingen(alle: dict, wijken: list[Wijk], vragen: list[Vraag]) -> None:
    """What people saw and told, the newest first."""
    rijen = Waarneming.objects.openbaar().filter(wijk__in=wijken, indicator__vraag__in=vragen)
    for een, aantal in _eerste(rijen.select_related("indicator"), ["wijk", "indicator__vraag"], ["-datum", "-pk"]):
        antwoord = alle[een.wijk_id, een.indicator.vraag_id]
        antwoord.waarnemingen.append(een)
        antwoord.aantal_waarnemingen = aantal


def _leg_lessen(alle: dict, wijken: list[Wijk], vragen: list[Vraag], *, veranderd: bool = False) -> None:
    """What was learned; or of that, what something was done with."""
    publiek = Les.objects.gepubliceerd().filter(wijk__in=wijken)
    if veranderd:
        publiek = publiek.with_stand().filter(stand__in=VERANDERD)
    stand = Les.objects.with_stand().filter(pk=OuterRef("les")).order_by().values("stand")
    paren = Les.vragen.through.objects.filter(les__in=publiek.order_by().values("pk"), vraag__in=vragen)
    if veranderd:
        paren = paren.annotate(stand=Subquery(stand))
    for paar, aantal in _eerste(paren.select_related("les"), ["les__wijk", "vraag"], ["les__titel", "pk"]):
        antwoord = alle[paar.les.wijk_id, paar.vraag_id]
        if veranderd:
            paar.les.stand = paar.stand
            antwoord.veranderd.append(paar.les)
            antwoord.aantal_veranderd = aantal
        else:
            antwoord.lessen.append(paar.les)
            antwoord.aantal_lessen = aantal


def _eerste(rijen, deel: list[str], volgorde: list[str]) -> list[tuple]:
    """Return the first rows of each part, in order, each with how many there are in that part."""
    geteld = rijen.annotate(
        plek=Window(RowNumber(), partition_by=deel, order_by=volgorde),
        in_deel=Window(Count("pk"), partition_by=deel),
    ).filter(plek__lte=TOON).order_by("plek")  # fmt: skip
    return [(rij, rij.in_deel) for rij in geteld]
