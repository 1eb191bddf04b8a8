# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Not writing over what somebody else did meanwhile, for rows that are no items and have no versions."""

from django.core.exceptions import ValidationError
from django.db import models

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
