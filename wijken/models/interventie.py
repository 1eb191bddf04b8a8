# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Interventions, and how they stand in each neighbourhood."""

from django.db import models

from redactie.models import Item, Onderdeel
from redactie.velden import RegelsField, RijkeTekstField
from wijken.models.wijk import Wijk


class Interventie(Item):
    """Een aanpak met een naam, die in een of meer wijken wordt ingezet."""

    aliassen = RegelsField("andere schrijfwijzen")
    erkenning = models.CharField("erkenning", max_length=200, blank=True)
    tekst = RijkeTekstField("omschrijving")
    cijfers = RijkeTekstField("wat de cijfers zeggen, en wat niet")

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
    wijk = models.ForeignKey(Wijk, models.PROTECT, related_name="inzet", verbose_name="wijk")
    staat = models.CharField("stand", max_length=16, choices=Inzetstaat.choices, default=Inzetstaat.ONBEKEND)
    sinds = models.CharField("sinds", max_length=80, blank=True)
    monitoring = models.CharField("gemonitord", max_length=10, choices=Monitoring.choices, default=Monitoring.ONBEKEND)
    reden = models.CharField("waarom wel of niet gemonitord", max_length=400, blank=True)
    toelichting = models.CharField("toelichting", max_length=600, blank=True)

    class Meta(Onderdeel.Meta):
        verbose_name = "stand in een wijk"
        verbose_name_plural = "stand per wijk"
        constraints = [models.UniqueConstraint(fields=["interventie", "wijk"], name="inzet_eenmaal_per_wijk")]

    def __str__(self) -> str:
        return f"{self.interventie} in {self.wijk}"
