# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Threads with the funder: write a turn, accept, open again; and a thread as it is read."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from html import unescape

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models, transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.html import strip_tags

from monitoring.verantwoorden.models.aandachtspunt import (
    DICHT,
    STAAT_NA,
    Aandachtspunt,
    Beurt,
    Ligt,
    Puntstaat,
    Wie,
)
from redactie.intussen import INTUSSEN, WEG, Intussen, stand_van
from redactie.logboek import leg_vast
from redactie.models import Redactieruimte
from redactie.tekst import schoon
from wijken.models.gebeurtenis import laatste_dag

GEEN_RUIMTE = "Je mag hier niet schrijven."
LEEG = "Schrijf eerst op wat er is gezegd."
GESLOTEN = "Dit punt is afgesloten. Open het eerst weer."
NIEUWE_BEURT = (
    "Een collega schreef intussen ook iets in deze draad. Dat staat erbij. Jouw tekst staat nog in het formulier en is "
    "niet bewaard. Wil je hem zo houden? Bewaar dan nog eens."
)


def eis_schrijver(ruimte: Redactieruimte, by) -> None:
    """Raise `PermissionDenied` when `by` does not write in this room."""
    if not Redactieruimte.objects.editable_by(by).filter(pk=ruimte.pk).exists():
        raise PermissionDenied(GEEN_RUIMTE)


def is_leeg(html: str) -> bool:
    """Whether there is nothing to read in rich text."""
    return not unescape(strip_tags(schoon(html or ""))).replace("\xa0", " ").strip()


# --- Write -------------------------------------------------------------------------------------------------------


def _op_slot(punt: Aandachtspunt) -> Aandachtspunt:
    nu = Aandachtspunt.objects.select_for_update(of=("self",)).filter(pk=punt.pk).first()
    if nu is None:
        raise Intussen(WEG)
    return nu


@transaction.atomic
def begin_draad(punt: Aandachtspunt, beurt: Beurt | None = None, *, by) -> Aandachtspunt:
    """Make a thread, with what was said first."""
    eis_schrijver(punt.ruimte, by)
    _bij_eigen_verslag(punt)
    punt.door = by
    punt.full_clean()
    punt.save()
    leg_vast("aandachtspunt gemaakt", punt, by=by)
    if beurt is not None:
        neem_beurt(punt, beurt, by=by)
    return punt


@transaction.atomic
def bewaar_punt(punt: Aandachtspunt, *, by, gezien: str | None = None) -> Aandachtspunt:
    """Write what a thread is about. Raises `Intussen` when somebody else changed it since `gezien`."""
    nu = _op_slot(punt)
    eis_schrijver(nu.ruimte, by)
    if gezien is not None and stand_van(nu) != gezien:
        raise Intussen(INTUSSEN, stand_van(nu))
    if punt.eerder_id == punt.pk:
        raise ValidationError({"eerder": "Een punt kan niet eerder zijn gesteld dan zichzelf. Kies een ander punt."})
    _bij_eigen_verslag(punt)
    # What only an act may change stays as it is.
    for naam in ("ruimte_id", "staat", "geaccepteerd_op", "geaccepteerd_door", "reden"):
        setattr(punt, naam, getattr(nu, naam))
    punt.door = by
    punt.full_clean()
    punt.save()
    leg_vast("aandachtspunt gewijzigd", punt, by=by)
    return punt


def _bij_eigen_verslag(punt: Aandachtspunt) -> None:
    """A thread belongs to a report of its own room: answers go into it."""
    if punt.verslag is not None and punt.verslag.ruimte_id != punt.ruimte_id:
        raise ValidationError(
            {"verslag": f"Dit verslag is van {punt.verslag.ruimte}. Kies een verslag van deze ruimte."}
        )


@transaction.atomic
def neem_beurt(punt: Aandachtspunt, beurt: Beurt, *, by, gezien: str | None = None) -> Beurt:
    """Add what somebody said, and work out with whom it lies now.

    Raises `Intussen` when a colleague said something since `gezien` (the key of the last turn) for the same wijk, or
    for all of them; for another wijk there is no conflict.
    """
    nu = _op_slot(punt)
    eis_schrijver(nu.ruimte, by)
    if nu.staat in DICHT:
        raise ValidationError(GESLOTEN)
    if is_leeg(beurt.tekst):
        raise ValidationError({"tekst": LEEG})
    if gezien is not None:
        later = nu.beurten.filter(pk__gt=_getal(gezien))
        if beurt.wijk_id is not None:
            later = later.filter(models.Q(wijk=beurt.wijk_id) | models.Q(wijk__isnull=True))
        if later.exists():
            raise Intussen(NIEUWE_BEURT, laatste_beurt(nu))
    beurt.punt, beurt.door, beurt.volgorde = nu, by, 0
    if not beurt.ligt_bij:
        beurt.ligt_bij = Ligt.ONS if beurt.wie == Wie.FUNDER else Ligt.NIEMAND
    beurt.full_clean()
    beurt.save()
    _na_beurt(nu, by)
    leg_vast("beurt in een draad", nu, by=by, toelichting=str(beurt.get_wie_display()))
    return beurt


@transaction.atomic
def wijzig_beurt(beurt: Beurt, *, by, gezien: str | None = None) -> Beurt:
    """Mend what was written in a turn; a letter that was sent stays as it was sent."""
    nu = _op_slot(beurt.punt)
    eis_schrijver(nu.ruimte, by)
    rij = nu.beurten.select_for_update(of=("self",)).filter(pk=beurt.pk).first()
    if rij is None:
        raise Intussen(WEG)
    if gezien is not None and stand_van(rij) != gezien:
        raise Intussen(INTUSSEN, stand_van(rij))
    if is_leeg(beurt.tekst):
        raise ValidationError({"tekst": LEEG})
    beurt.punt, beurt.door = nu, by
    beurt.full_clean()
    beurt.save()
    _na_beurt(nu, by)
    leg_vast("beurt gewijzigd", nu, by=by)
    return beurt


def laatste_beurt(punt: Aandachtspunt) -> str:
    """Return what a form remembers of a thread, to see later whether somebody else said something."""
    return str(punt.beurten.order_by().aggregate(hoogste=Max("pk"))["hoogste"] or 0)


def _getal(tekst: str) -> int:
    return int(tekst) if tekst.isascii() and tekst.isdecimal() and len(tekst) < 18 else 0


def _na_beurt(punt: Aandachtspunt, by) -> None:
    """Put the turns in the order of time, as far as it is known, and work out the state. The thread is locked."""
    beurten = list(punt.beurten.all().order_by("volgorde", "pk"))
    beurten.sort(key=lambda beurt: (beurt.volgorde == 0, beurt.volgorde))  # a new one comes last
    for plek in range(len(beurten) - 1, 0, -1):  # and moves up past what is known to be later
        nieuw, ervoor = beurten[plek], beurten[plek - 1]
        uiterlijk = laatste_dag(nieuw.datum, nieuw.precisie)
        if nieuw.volgorde == 0 and uiterlijk and ervoor.datum and uiterlijk < ervoor.datum:
            beurten[plek - 1 : plek + 1] = [nieuw, ervoor]
    for plek, beurt in enumerate(beurten, start=1):
        if beurt.volgorde != plek:
            Beurt.objects.filter(pk=beurt.pk).update(volgorde=plek)
    if punt.staat not in DICHT:
        punt.staat = staat_uit(beurten)
    punt.door = by
    punt.save()


def staat_uit(beurten: list[Beurt]) -> Puntstaat:
    """Return the state that follows from the turns: what the last one said, and open with us when nothing was said."""
    return STAAT_NA[Ligt(beurten[-1].ligt_bij)] if beurten else Puntstaat.OPEN_BIJ_ONS


@transaction.atomic
def accepteer(punt: Aandachtspunt, *, by, wie: str = "", op: date | None = None) -> Aandachtspunt:
    """The other side is content with the answer. Without one there is nothing to accept."""
    nu = _op_slot(punt)
    eis_schrijver(nu.ruimte, by)
    if nu.staat == Puntstaat.VERVALLEN:
        raise ValidationError(GESLOTEN)
    if not nu.beurten.filter(wie=Wie.WIJ).exists():
        raise ValidationError("Er is nog geen antwoord van ons. Schrijf dat eerst op.")
    if op is not None and op > timezone.localdate():
        raise ValidationError("Die dag komt nog. Wanneer liet de ander weten dat het goed is?")
    nu.staat, nu.geaccepteerd_op, nu.geaccepteerd_door, nu.door = (
        Puntstaat.GEACCEPTEERD,
        op,
        wie.strip() or nu.ander,
        by,
    )
    nu.full_clean(exclude=["verslag", "eerder"])
    nu.save()
    leg_vast("antwoord geaccepteerd", nu, by=by)
    return nu


@transaction.atomic
def heropen(punt: Aandachtspunt, *, by) -> Aandachtspunt:
    """Open a thread again; with whom it lies follows from the turns, or it is with us when all was said."""
    nu = _op_slot(punt)
    eis_schrijver(nu.ruimte, by)
    if nu.staat in (Puntstaat.OPEN_BIJ_ONS, Puntstaat.OPEN_BIJ_FUNDER):
        return nu
    staat = staat_uit(list(nu.beurten.all()))
    nu.staat = Puntstaat.OPEN_BIJ_ONS if staat == Puntstaat.BEANTWOORD else staat
    nu.geaccepteerd_op, nu.geaccepteerd_door, nu.reden, nu.door = None, "", "", by
    nu.save()
    leg_vast("aandachtspunt heropend", nu, by=by)
    return nu


@transaction.atomic
def laat_vervallen(punt: Aandachtspunt, reden: str, *, by) -> Aandachtspunt:
    """Close a thread without an answer, and say why."""
    nu = _op_slot(punt)
    eis_schrijver(nu.ruimte, by)
    reden = " ".join(reden.split())
    if not reden:
        raise ValidationError("Zeg waarom het punt vervalt. Anders stelt een ander het opnieuw.")
    nu.staat, nu.reden, nu.door = Puntstaat.VERVALLEN, reden, by
    nu.full_clean(exclude=["verslag", "eerder"])
    nu.save()
    leg_vast("aandachtspunt vervallen", nu, by=by)
    return nu


# --- Read --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Ronde:
    """What the other said, and what we said to it: for all wijken, and per wijk side by side."""

    vragen: list[Beurt] = field(default_factory=list)
    samen: list[Beurt] = field(default_factory=list)
    per_wijk: list[tuple[models.Model, list[Beurt]]] = field(default_factory=list)

    @property
    def antwoorden(self) -> list[Beurt]:
        return [*self.samen, *(beurt for _, beurten in self.per_wijk for beurt in beurten)]


def rondes(beurten: Iterable[Beurt]) -> list[Ronde]:
    """Return a thread in rounds: a round begins when the other speaks after we did."""
    uit: list[Ronde] = []
    for beurt in beurten:
        if not uit or (not beurt.is_van_ons and uit[-1].antwoorden):
            uit.append(Ronde())
        ronde = uit[-1]
        if not beurt.is_van_ons:
            ronde.vragen.append(beurt)
        elif beurt.wijk is None:
            ronde.samen.append(beurt)
        else:
            eigen = next((lijst for wijk, lijst in ronde.per_wijk if wijk == beurt.wijk), None)
            if eigen is None:
                ronde.per_wijk.append((beurt.wijk, [beurt]))
            else:
                eigen.append(beurt)
    for ronde in uit:
        ronde.per_wijk.sort(key=lambda deel: (deel[0].volgorde, deel[0].titel))
    return uit


def laatste_antwoorden(beurten: Iterable[Beurt]) -> list[Beurt]:
    """Return what we said last: for all wijken first, then per wijk. Empty when the other spoke last."""
    alle = rondes(beurten)
    return alle[-1].antwoorden if alle else []


def met_draad(punten: models.QuerySet) -> models.QuerySet:
    """Add the turns with their wijk, and who keeps it. Two queries more, whatever the number."""
    beurten = Beurt.objects.select_related("wijk", "document")
    return punten.select_related("ruimte", "verslag", "eigenaar", "eerder").prefetch_related(
        models.Prefetch("beurten", queryset=beurten)
    )


# --- Asked before? -----------------------------------------------------------------------------------------------

# Words that stand in every question say nothing about what it asks.
GEWOON = frozenset({
    "aandachtspunt", "alle", "andere", "antwoord", "bijvoorbeeld", "daarom", "deze", "door", "echter", "eerder",
    "enkele", "geven", "graag", "hebben", "hierover", "hierop", "horen", "ieder", "kunnen", "lezen", "meer", "nader",
    "nadere", "naar", "niet", "noemt", "onder", "over", "project", "punt", "schrijft", "toelichting", "tussen",
    "vraag", "vragen", "verslag", "voor", "voortgangsverslag", "waar", "waarom", "wanneer", "welke", "wijk", "wijken",
    "willen", "worden", "zien", "zijn", "zoals", "zullen",
})  # fmt: skip
STAMLENGTE = 6


def woorden_van(tekst: str) -> set[str]:
    """Return the words of a text by their beginnings, without the ones that say nothing."""
    kaal = unicodedata.normalize("NFKD", strip_tags(tekst).lower()).encode("ascii", "ignore").decode()
    return {woord[:STAMLENGTE] for woord in re.findall(r"[a-z]{4,}", kaal) if woord not in GEWOON}


def lijkt_op(tekst: str, punten: Iterable[Aandachtspunt], *, hoogstens: int = 3) -> list[Aandachtspunt]:
    """Return the threads that may be about the same, most alike first. `punten` have their turns at hand."""
    zoek = woorden_van(tekst)
    gevonden = []
    for punt in punten:
        eigen = woorden_van(punt.titel)
        alles = eigen.union(*(woorden_van(beurt.tekst) for beurt in punt.beurten.all() if not beurt.is_van_ons))
        score = 2 * len(zoek & eigen) + len(zoek & alles)
        if score >= 3 and len(zoek & alles) >= 2:
            gevonden.append((-score, punt.pk, punt))
    return [punt for _, _, punt in sorted(gevonden, key=lambda rij: rij[:2])[:hoogstens]]
