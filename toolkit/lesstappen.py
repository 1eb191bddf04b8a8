# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""What is done with lessons: written, taken away, and read as the life of one lesson.

The only place that writes a `Lesstap`. The public lists count how far a lesson came, so they hear of every change.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from redactie.intussen import INTUSSEN, Intussen, stand_van
from redactie.logboek import leg_vast
from redactie.models import Redactieruimte
from redactie.nakijken.persoonsgegevens import weiger_persoonsgegevens
from toolkit.lijstindex import meld_wijziging
from toolkit.models import Les, Lesstap
from toolkit.models.lesstap import RUIMTEN, VOLGORDE, Stap
from wijken.models import Wijk

NIET_JOUW_RUIMTE = "Je mag hier niets opschrijven. Vraag een beheerder om toegang."
TOON = 8  # of each step on the page of a lesson
WEG = "Iemand anders haalde dit intussen weg. Bewaar je nog eens, dan staat het er weer."


def _eis_schrijven(stap: Lesstap, by) -> None:
    if not Redactieruimte.objects.editable_by(by).filter(pk=stap.ruimte_id, soort__in=RUIMTEN).exists():
        raise PermissionDenied(NIET_JOUW_RUIMTE)
    if not Les.objects.visible_for(by).filter(pk=stap.les_id).exists():
        raise PermissionDenied(NIET_JOUW_RUIMTE)


@transaction.atomic
def bewaar_stap(stap: Lesstap, *, by, gezien: str = "") -> Lesstap:
    """Write a step of a lesson. Raises `ValidationError` in Dutch, `Intussen` when it changed since `gezien`."""
    _eis_schrijven(stap, by)
    nieuw = stap.pk is None
    if not nieuw:
        nu = Lesstap.objects.select_for_update().filter(pk=stap.pk).first()
        if nu is None:
            stap.pk = None
            raise Intussen(WEG)
        if gezien != stand_van(nu):
            raise Intussen(INTUSSEN, stand_van(nu))
    stap.wijk = Wijk.objects.filter(ruimte=stap.ruimte_id).first()
    stap.door = by
    stap.full_clean()
    if stap.publiek and (fouten := weiger_persoonsgegevens({"hoe": stap.hoe, "bij_wie": stap.bij_wie})):
        raise ValidationError(fouten)
    stap.save()
    leg_vast("les: stap opgeschreven" if nieuw else "les: stap gewijzigd", stap.les, by=by, toelichting=stap.stap)
    meld_wijziging(stap.les)
    return stap


@transaction.atomic
def verwijder_stap(stap: Lesstap, *, by) -> None:
    _eis_schrijven(stap, by)
    les = stap.les
    leg_vast("les: stap weggehaald", les, by=by, toelichting=stap.stap)
    stap.delete()
    meld_wijziging(les)


@dataclass(frozen=True)
class Trede:
    """One of the three steps in the life of a lesson, with what is known of it."""

    stap: str
    naam: str
    stappen: list[Lesstap]
    meer: int  # how many older ones there are besides


def levensloop(stappen: Iterable[Lesstap]) -> list[Trede]:
    """Return the three steps in their order, each with the last that was written of it; empty when nothing was."""
    rijen, treden = list(stappen), []
    for stap in VOLGORDE:
        van_stap = [een for een in rijen if een.stap == stap]
        treden.append(Trede(stap, Stap(stap).label, van_stap[-TOON:], max(0, len(van_stap) - TOON)))
    return treden if rijen else []
