# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Words that outsiders do not know."""

from django.db import models

from redactie.models.item import Item
from redactie.velden import RegelsField


class Begrip(Item):
    """Een woord of afkorting met uitleg in gewone taal."""

    afkorting = models.CharField("afkorting", max_length=30, blank=True)
    synoniemen = RegelsField("andere schrijfwijzen")
    uitleg = models.TextField("uitleg", max_length=1000)

    url_naam = "begrip-detail"

    class Meta(Item.Meta):
        verbose_name = "begrip"
        verbose_name_plural = "begrippen"
