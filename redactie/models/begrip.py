# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Words that outsiders do not know."""

from django.db import models

from redactie.models.item import Item
from redactie.velden import RegelsField


class Begrip(Item):
    """Een woord of afkorting met uitleg in gewone taal."""

    afkorting = models.CharField(
        "afkorting", max_length=30, blank=True, help_text="Alleen de letters. Bijvoorbeeld: WoR."
    )
    synoniemen = RegelsField(
        "andere schrijfwijzen",
        help_text="Hoe mensen het nog meer schrijven. Een per regel. Zo vindt de zoekmachine het ook dan.",
    )
    uitleg = models.TextField(
        "uitleg",
        max_length=1000,
        help_text="Leg het uit aan iemand die hier nieuw is, zonder andere moeilijke woorden.",
    )

    url_naam = "begrip-detail"

    class Meta(Item.Meta):
        verbose_name = "begrip"
        verbose_name_plural = "begrippen"
