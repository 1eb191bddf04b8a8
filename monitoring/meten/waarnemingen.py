# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Write waarnemingen; the only place that does. What is final changes only after it became a concept again."""

from django.core.exceptions import ValidationError
from django.db import transaction

from monitoring.meten.models.cijfer import Cijferstaat
from monitoring.meten.models.waarneming import Waarneming
from monitoring.meten.schrijven import eis_schrijven
from redactie.intussen import INTUSSEN, WEG, Intussen, stand_van
from redactie.logboek import leg_vast
from redactie.nakijken.persoonsgegevens import weiger_persoonsgegevens

IS_DEFINITIEF = "Deze waarneming is definitief. Maak haar eerst weer concept."


@transaction.atomic
def bewaar_waarneming(waarneming: Waarneming, *, by, gezien: str | None = None) -> Waarneming:
    """Write what was typed as a concept. Raises `Intussen` when somebody else changed it since `gezien`."""
    eis_schrijven(waarneming.wijk, by)
    nieuw = waarneming.pk is None
    if not nieuw:
        nu = Waarneming.objects.select_for_update().filter(pk=waarneming.pk).first()
        if nu is None:
            raise Intussen(WEG)
        if gezien is not None and stand_van(nu) != gezien:
            raise Intussen(INTUSSEN, stand_van(nu))
        if nu.staat == Cijferstaat.DEFINITIEF:
            raise ValidationError(IS_DEFINITIEF)
    waarneming.staat = Cijferstaat.CONCEPT
    waarneming.door = by
    waarneming.full_clean()
    waarneming.save()
    leg_vast("waarneming geschreven" if nieuw else "waarneming gewijzigd", waarneming.indicator, by=by)
    return waarneming


@transaction.atomic
def maak_definitief(waarneming: Waarneming, *, by) -> Waarneming:
    """Make it final. Refuses what points at a person."""
    eis_schrijven(waarneming.wijk, by)
    nu = Waarneming.objects.select_for_update().get(pk=waarneming.pk)
    fouten = weiger_persoonsgegevens({"tekst": nu.tekst, "wie": nu.wie, "plaats_in_bron": nu.plaats_in_bron})
    if fouten:
        raise ValidationError(fouten)
    nu.staat = Cijferstaat.DEFINITIEF
    nu.save(update_fields=["staat", "gewijzigd_op"])
    leg_vast("waarneming definitief", nu.indicator, by=by)
    return nu


@transaction.atomic
def maak_concept(waarneming: Waarneming, *, by) -> Waarneming:
    """Take it back to concept, and so off the site."""
    eis_schrijven(waarneming.wijk, by)
    nu = Waarneming.objects.select_for_update().get(pk=waarneming.pk)
    nu.staat = Cijferstaat.CONCEPT
    nu.save(update_fields=["staat", "gewijzigd_op"])
    leg_vast("waarneming weer concept", nu.indicator, by=by)
    return nu


@transaction.atomic
def verwijder(waarneming: Waarneming, *, by) -> None:
    eis_schrijven(waarneming.wijk, by)
    leg_vast("waarneming weggehaald", waarneming.indicator, by=by)
    waarneming.delete()
