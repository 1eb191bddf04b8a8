# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Interventions, and how they stand in each neighbourhood."""

from django.db import models

from redactie.models import Item, Onderdeel
from redactie.velden import RegelsField, RijkeTekstField
from wijken.models.wijk import Wijk


class Interventie(Item):
    """Een aanpak met een naam, die in een of meer wijken wordt ingezet."""

    aliassen = RegelsField("andere schrijfwijzen", help_text="Hoe mensen het nog meer noemen. Een per regel.")
    erkenning = models.CharField(
        "erkenning", max_length=200, blank=True, help_text="Als de aanpak ergens als erkend staat: waar en hoe."
    )
    tekst = RijkeTekstField("omschrijving", help_text="Wat is het, voor wie is het, en hoe gaat het in zijn werk?")
    cijfers = RijkeTekstField(
        "wat de cijfers zeggen, en wat niet",
        help_text="Zeg bij elk cijfer wat het betekent, en wat je er niet uit kunt halen.",
    )

    url_naam = "interventie-detail"
    onderdelen = ("inzet",)

    class Meta(Item.Meta):
        verbose_name = "interventie"
        verbose_name_plural = "interventies"


class Inzetstaat(models.TextChoices):
    """Hoe ver een interventie in een wijk is. Staat los van of zij wordt gemonitord."""

    VOORGESTELD = "voorgesteld", "voorgesteld"
    GEPLAND = "gepland", "gepland"
    LOOPT = "loopt", "loopt"
    GESTOPT = "gestopt", "gestopt"
    AFGEROND = "afgerond", "afgerond"
    GEBORGD = "geborgd", "geborgd"
    ONBEKEND = "onbekend", "niet vastgelegd"


class Monitoring(models.TextChoices):
    """Of een interventie in een wijk wordt gevolgd, en door wie."""

    WIDW = "widw", "via Wijzer in de Wijk"
    ELDERS = "elders", "elders"
    NIET = "niet", "niet"
    ONBEKEND = "onbekend", "niet vastgelegd"


class Inzet(Onderdeel):
    """Een interventie in een wijk: hoe ver zij is, en of zij wordt gemonitord."""

    interventie = models.ForeignKey(Interventie, models.CASCADE, related_name="inzet")
    wijk = models.ForeignKey(
        Wijk, models.PROTECT, related_name="inzet", verbose_name="wijk", help_text="In welke wijk."
    )
    staat = models.CharField(
        "stand",
        max_length=16,
        choices=Inzetstaat.choices,
        default=Inzetstaat.ONBEKEND,
        help_text="Hoe ver de aanpak in deze wijk is.",
    )
    sinds = models.CharField(
        "sinds", max_length=80, blank=True, help_text="Zo precies als je het weet. Bijvoorbeeld: voorjaar 2022."
    )
    monitoring = models.CharField(
        "gemonitord",
        max_length=10,
        choices=Monitoring.choices,
        default=Monitoring.ONBEKEND,
        help_text="Of iemand bijhoudt hoe het gaat, en wie.",
    )
    reden = models.CharField(
        "waarom wel of niet gemonitord",
        max_length=400,
        blank=True,
        help_text="Waarom wel of waarom niet? Dat helpt een opvolger.",
    )
    toelichting = models.CharField(
        "toelichting", max_length=600, blank=True, help_text="Wat iemand nog moet weten om dit te begrijpen."
    )

    class Meta(Onderdeel.Meta):
        verbose_name = "stand in een wijk"
        verbose_name_plural = "stand per wijk"
        constraints = [models.UniqueConstraint(fields=["interventie", "wijk"], name="inzet_eenmaal_per_wijk")]

    def __str__(self) -> str:
        return f"{self.interventie} in {self.wijk}"
