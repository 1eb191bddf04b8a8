# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""The menu of nine topics."""

from django.core.exceptions import ValidationError
from django.db import models

from redactie.models import Item
from redactie.models.ruimte import Ruimtesoort
from redactie.tekst import is_siteadres
from redactie.velden import RijkeTekstField
from toolkit.models.les import Les
from toolkit.models.tool import Tool


class Menukaartonderwerp(Item):
    """Een van de negen onderwerpen van de menukaart."""

    nummer = models.PositiveSmallIntegerField(
        "nummer", unique=True, help_text="De plek op de menukaart: 1 tot en met 9."
    )
    tools = models.ManyToManyField(
        Tool, related_name="+", blank=True, verbose_name="tools", help_text="Tools die bij dit onderwerp passen."
    )
    lessen = models.ManyToManyField(
        Les, related_name="+", blank=True, verbose_name="lessen", help_text="Lessen die bij dit onderwerp passen."
    )
    adres = models.CharField(
        "adres op de site",
        max_length=200,
        blank=True,
        help_text="Waar de lezer meer vindt. Bijvoorbeeld: /vragen/bereik/",
    )
    tekst = RijkeTekstField("tekst", help_text="Wat iemand hierover moet weten, in een paar zinnen.")

    ruimtesoorten = (Ruimtesoort.GEDEELD, Ruimtesoort.SAMENWERKINGSVERBAND)

    class Meta(Item.Meta):
        verbose_name = "onderwerp van de menukaart"
        verbose_name_plural = "menukaart"
        ordering = ["nummer"]

    def clean(self) -> None:
        if self.adres and not is_siteadres(self.adres):
            raise ValidationError({"adres": "Vul een adres op deze site in. Het begint met een schuine streep: /"})
