# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""What everything that writes at a wijk has in common: who may, one at a time, and not over what somebody else did."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models

from redactie.models import Redactieruimte
from wijken.models import Wijk

NIET_JOUW_WIJK = "Je mag niets invullen van deze wijk."
INTUSSEN = (
    "Iemand anders wijzigde dit intussen. Jouw tekst staat hieronder en is nog niet bewaard. "
    "Wil je jouw tekst houden? Bewaar dan nog eens."
)
WEG = "Iemand anders haalde dit intussen weg. Kopieer je tekst als je hem wilt houden, en schrijf hem opnieuw op."


class Intussen(ValidationError):
    """Somebody else changed it since this person saw it; `stand` is what a form must remember to save anyway."""

    def __init__(self, zin: str, stand: str = "") -> None:
        self.stand = stand
        super().__init__(zin)


def stand_van(rij: models.Model | None) -> str:
    """Return what a form remembers of a row, to see later whether somebody else changed it; nothing of a new one."""
    return f"{rij.pk}-{rij.gewijzigd_op:%Y%m%d%H%M%S%f}" if rij is not None and rij.pk and rij.gewijzigd_op else ""


def eis_schrijven(wijk: Wijk, by) -> None:
    """Raise `PermissionDenied` when `by` does not write in this wijk."""
    if not Redactieruimte.objects.editable_by(by).filter(pk=wijk.ruimte_id).exists():
        raise PermissionDenied(NIET_JOUW_WIJK)


def een_tegelijk(wijk: Wijk) -> None:
    """Wait for who writes counts of this wijk now: what may be shown of one depends on the others."""
    Wijk.objects.select_for_update(no_key=True).filter(pk=wijk.pk).order_by("pk").values_list("pk").first()
