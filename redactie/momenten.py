# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Moments as people in the Netherlands write and read them, also in the nights when the clock is changed."""

from datetime import datetime, timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.formats import date_format


def in_woorden(moment: datetime) -> str:
    """Return a moment as "maandag 30 november 2026 om 09:00", in the time of the site."""
    return date_format(timezone.localtime(moment), r"l j F Y \o\m H:i")


def tijd(moment: datetime) -> str:
    """Return the time of a moment as "14:03"."""
    return date_format(timezone.localtime(moment), "H:i")


def onlangs(moment: datetime) -> str:
    """Return a moment of the last weeks as "vandaag om 14:03" or "dinsdag 24 november om 14:03"."""
    lokaal = timezone.localtime(moment)
    vandaag = lokaal.date() == timezone.localdate()
    return f"vandaag om {tijd(moment)}" if vandaag else date_format(lokaal, r"l j F \o\m H:i")


class MomentField(forms.DateTimeField):
    """A day and a time on the Dutch clock. A time that the clock skips or shows twice is refused with a way out."""

    default_error_messages = {"invalid": "Vul een dag en een tijd in, bijvoorbeeld 30-11-2026 09:00."}

    def to_python(self, value: object) -> datetime | None:
        try:
            return super().to_python(value)
        except ValidationError:
            naive = self._kaal(value)
            if naive is None:
                raise
            raise ValidationError(_omzetting(naive)) from None

    def _kaal(self, value: object) -> datetime | None:
        """The moment as it was typed, when it is one; it can be a moment and yet not be on the clock."""
        try:
            return datetime.fromisoformat(str(value).strip())
        except ValueError:
            return None


def _omzetting(naive: datetime) -> str:
    zone = timezone.get_current_timezone()
    eerder = (naive - timedelta(hours=2)).replace(tzinfo=zone).utcoffset()
    later = (naive + timedelta(hours=2)).replace(tzinfo=zone).utcoffset()
    dag, uur = date_format(naive, "j F Y"), date_format(naive, "H:i")
    if later > eerder:
        return f"Op {dag} bestaat {uur} niet: de klok gaat dan een uur vooruit. Kies een tijd vanaf 03:00."
    return f"Op {dag} is het twee keer {uur}: de klok gaat dan een uur terug. Kies een tijd vóór 02:00 of vanaf 03:00."
