# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""The buttons under an item: what each will do, for this person, now; and doing it."""

from collections.abc import Callable
from dataclasses import dataclass

from django.core.exceptions import ValidationError

from redactie.models.item import Item, Status
from redactie.models.logregel import Logregel, Resultaat
from redactie.models.versie import Versie
from redactie.versies import werkkopie_van
from redactie.workflow import (
    AANGEBODEN,
    TERUGGESTUURD,
    beoordelaars,
    bied_wijzigingen_aan,
    makers,
    mogelijke_overgangen,
    stuur_wijzigingen_terug,
    transition,
    tweede_lezer_nodig,
    wie_mag_beoordelen,
)
from redactie.zicht import heeft_eigen_pagina

BIED_AAN, STUUR_TERUG = "bied_wijzigingen_aan", "stuur_wijzigingen_terug"
OP_WERKKOPIE: dict[str, Callable] = {BIED_AAN: bied_wijzigingen_aan, STUUR_TERUG: stuur_wijzigingen_terug}
WIJZIGINGEN = (Status.GEPUBLICEERD, BIED_AAN)  # steps of something public that need a change
GEEN_STAP = "Deze knop bestaat niet meer. Laad de pagina opnieuw."


@dataclass(frozen=True)
class Stap:
    """A button: the value it sends, its words, what follows, and the field that goes with it."""

    doel: str
    knop: str
    gevolg: str
    veld: str = ""  # "", "toelichting" or "doorverwijzing"


@dataclass(frozen=True)
class Stand:
    """What can be done with an item now: the buttons, who has to act when it is not this person, the last remark."""

    stappen: list[Stap]
    wacht: str = ""
    opmerking: Logregel | None = None

    @property
    def publiceren(self) -> Stap | None:
        """The step that most people come for; it stands beside the button that keeps."""
        return next((stap for stap in self.stappen if stap.doel == Status.GEPUBLICEERD), None)

    @property
    def andere(self) -> list[Stap]:
        return [stap for stap in self.stappen if stap != self.publiceren]


def stand_van(item: Item, by) -> Stand:
    """Return what `by` can do with `item` now."""
    werkkopie = werkkopie_van(item)
    verplicht = tweede_lezer_nodig(type(item))
    aangeboden = item.status == Status.TER_BEOORDELING or bool(werkkopie and werkkopie.aangeboden_op)
    eigen = by.pk in makers(item, werkkopie)
    stappen = [
        stap
        for overgang in mogelijke_overgangen(item)
        if not (verplicht and overgang.naar == Status.GEPUBLICEERD and (eigen or not aangeboden))
        for stap in [_stap(item, overgang, werkkopie, by)]
    ]
    if werkkopie and item.status == Status.GEPUBLICEERD:
        stappen.insert(1 if stappen and stappen[0].doel == Status.GEPUBLICEERD else 0, _werkkopiestap(werkkopie, by))
    elif item.status == Status.GEPUBLICEERD:
        stappen.insert(0, _meteen(item, verplicht, by))
    wacht = ""
    if verplicht and aangeboden and eigen:
        wacht = "Dit wacht op iemand anders: niemand keurt eigen werk goed. " + wie_mag_beoordelen(item, werkkopie)
    elif verplicht and not aangeboden and item.status in (Status.CONCEPT, Status.GEPUBLICEERD):
        wacht = "Hier kijkt altijd een tweede persoon naar, voordat bezoekers het zien." if _kan(stappen) else ""
    return Stand(stappen, wacht, _opmerking(item) if not aangeboden else None)


def _meteen(item: Item, verplicht: bool, by) -> Stap:
    """The step for who opens something public, mends it and is done."""
    if verplicht:
        return Stap(BIED_AAN, "Laat de wijzigingen nakijken", _wie(item, None, by), "toelichting")
    return Stap(Status.GEPUBLICEERD, "Publiceer de wijzigingen", "Bezoekers zien dan wat je hierboven verandert.")


def stand_van_nieuw(soort: type[Item]) -> Stand:
    """Return what can be done with something that is not there yet, besides keeping it."""
    if tweede_lezer_nodig(soort):
        return Stand([], "Hier kijkt altijd een tweede persoon naar, voordat bezoekers het zien.")
    return Stand([Stap(Status.GEPUBLICEERD, "Publiceer", "Iedereen kan het dan lezen.")])


def _kan(stappen: list[Stap]) -> bool:
    return any(stap.doel in (Status.TER_BEOORDELING, BIED_AAN) for stap in stappen)


def _stap(item: Item, overgang, werkkopie: Versie | None, by) -> Stap:
    gepland = " op het moment dat hierboven staat" if item.van or item.tot else ""
    knop, veld = overgang.knop, ""
    match (overgang.van, overgang.naar):
        case (Status.CONCEPT, Status.TER_BEOORDELING):
            gevolg, veld = _wie(item, werkkopie, by), "toelichting"
        case (Status.TER_BEOORDELING, Status.CONCEPT) if item.aangeboden_door_id == by.pk:
            knop, gevolg = "Neem het terug", "Dan is het weer een concept en kun je verder schrijven."
        case (Status.TER_BEOORDELING, Status.CONCEPT):
            gevolg, veld = f"Zeg erbij wat {item.aangeboden_door or 'de schrijver'} nog moet doen.", "toelichting"
        case (Status.GEPUBLICEERD, Status.GEPUBLICEERD):
            gevolg = f"Bezoekers zien dan je wijzigingen{gepland}."
        case (_, Status.GEPUBLICEERD):
            gevolg = f"Iedereen kan het dan lezen{gepland}."
        case (Status.GEPUBLICEERD, Status.CONCEPT):
            gevolg = "Bezoekers zien het dan niet meer. Je kunt het later weer publiceren."
        case (_, Status.GEARCHIVEERD):
            gevolg = "Bezoekers zien het dan niet meer. Je kunt het later terughalen."
            veld = "doorverwijzing" if item.gepubliceerd_op and heeft_eigen_pagina(item) else ""
        case _:
            gevolg = "Dan is het weer een concept. Bezoekers zien het nog niet."
    return Stap(overgang.naar, knop, gevolg, veld)


def _werkkopiestap(werkkopie: Versie, by) -> Stap:
    if not werkkopie.aangeboden_op:
        return Stap(BIED_AAN, "Laat de wijzigingen nakijken", _wie(werkkopie.item, werkkopie, by), "toelichting")
    if werkkopie.aangeboden_door == by:
        return Stap(STUUR_TERUG, "Neem de wijzigingen terug", "Dan kun je verder schrijven.")
    wie = werkkopie.aangeboden_door or "de schrijver"
    return Stap(STUUR_TERUG, "Stuur terug met opmerkingen", f"Zeg erbij wat {wie} nog moet doen.", "toelichting")


def _wie(item: Item, werkkopie: Versie | None, by) -> str:
    namen = [str(mens) for mens in beoordelaars(item, werkkopie).exclude(pk=by.pk)[:5]]
    if not namen:
        return "Er is nog niemand anders die dit kan goedkeuren. Vraag een beheerder."
    return f"{', '.join(namen[:-1])}{' of ' if namen[:-1] else ''}{namen[-1]} kan het dan goedkeuren."


def _opmerking(item: Item) -> Logregel | None:
    """Return the remark with which this came back, until it is offered again or made public."""
    stappen = (*AANGEBODEN, *TERUGGESTUURD, "gepubliceerd", "wijzigingen gepubliceerd", "goedgekeurd en gepubliceerd")
    laatste = Logregel.objects.van(item).filter(actie__in=stappen, resultaat=Resultaat.GELUKT).first()
    return laatste if laatste and laatste.actie in TERUGGESTUURD and laatste.toelichting else None


def zet_stap(item: Item, doel: str, *, by, toelichting: str = "", doorverwijzing: str = "") -> str:
    """Take the step that a button asks for; return in one sentence what happened."""
    toelichting = toelichting.strip()[:300]
    if doel in OP_WERKKOPIE:
        werkkopie = OP_WERKKOPIE[doel](item, by=by, toelichting=toelichting)
        if doel == STUUR_TERUG:
            return f"De wijzigingen in “{item}” zijn terug bij de schrijver."
        return f"De wijzigingen in “{item}” liggen klaar, aangeboden door {by}. {_wie(item, werkkopie, by)}"
    if doel not in Status.values:
        raise ValidationError(GEEN_STAP)
    was = item.status
    item = transition(item, doel, by=by, toelichting=toelichting, doorverwijzing=doorverwijzing)
    match (was, item.status):
        case (_, Status.TER_BEOORDELING):
            gedaan = f"ligt klaar om na te kijken, aangeboden door {by}. {_wie(item, None, by)}"
        case (Status.TER_BEOORDELING, Status.CONCEPT):
            gedaan = "is weer een concept."
        case (Status.GEPUBLICEERD, Status.GEPUBLICEERD):
            gedaan = "is bijgewerkt: je wijzigingen zijn gepubliceerd."
        case (_, Status.GEPUBLICEERD):
            gedaan = "is gepubliceerd."
        case (_, Status.GEARCHIVEERD):
            gedaan = "staat in het archief."
        case (Status.GEARCHIVEERD, _):
            gedaan = "is terug uit het archief, als concept."
        case _:
            gedaan = "is van de site gehaald en weer een concept."
    return f"“{item}” {gedaan}"
