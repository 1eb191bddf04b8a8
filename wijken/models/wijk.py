# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Neighbourhoods, and what their residents brought in."""

from django.db import models

from redactie.models import Item
from redactie.models.item import ItemQuerySet
from redactie.velden import RijkeTekstField
from wijken.models.gemeente import Gemeente


class Wijk(Item):
    """Een wijk met een eigen plan en aanpak; is zelf een redactieruimte."""

    ruimte = models.OneToOneField(
        "redactie.Redactieruimte",
        models.PROTECT,
        related_name="+",
        verbose_name="redactieruimte",
        help_text="De plek waar de mensen van deze wijk schrijven.",
    )
    gemeente = models.ForeignKey(
        Gemeente,
        models.PROTECT,
        related_name="wijken",
        verbose_name="gemeente",
        help_text="De gemeente waar de wijk ligt.",
    )
    volgorde = models.PositiveSmallIntegerField(
        "volgorde", default=0, help_text="Een lager getal staat eerder in de rij."
    )
    in_een_zin = models.CharField(
        "wat deze wijk leerde, in één zin",
        max_length=300,
        blank=True,
        help_text="Dit staat op het kaartje van de wijk. Eén zin die een ander iets leert.",
    )
    tekst = RijkeTekstField("inleiding", help_text="Wat voor wijk is het, en wat speelt er?")
    plan = RijkeTekstField("het plan", help_text="Wat staat er in het plan voor de wijk, en waar is het te vinden?")
    aanpak = RijkeTekstField("de aanpak", help_text="Hoe werkt de wijk eraan, en met wie?")

    url_naam = "wijk-detail"

    class Meta(Item.Meta):
        verbose_name = "wijk"
        verbose_name_plural = "wijken"
        ordering = ["volgorde", "titel"]


class InbrengQuerySet(ItemQuerySet):
    def for_wijk(self, wijk: Wijk) -> "InbrengQuerySet":
        return self.filter(wijk=wijk)


class Inbrengstaat(models.TextChoices):
    GEDAAN = "gedaan", "gedaan"
    LOOPT = "loopt", "hier wordt aan gewerkt"
    VOORGESTELD = "voorgesteld", "voorgesteld, nog geen besluit bekend"
    NIET_VASTGELEGD = "niet_vastgelegd", "niet vastgelegd wat ermee is gedaan"


class Inbreng(Item):
    """Wat inwoners inbrachten, en wat ermee is gedaan."""

    wijk = models.ForeignKey(
        Wijk,
        models.PROTECT,
        related_name="inbreng",
        verbose_name="wijk",
        help_text="Op de pagina van deze wijk komt het te staan.",
    )
    vorm = models.CharField(
        "hoe inwoners zijn gehoord", max_length=200, help_text="Bijvoorbeeld: focusgroep in het buurthuis."
    )
    inbreng = RijkeTekstField(
        "wat inwoners inbrachten", help_text="Wat zeiden inwoners? Geen namen, en niets waaraan je iemand herkent."
    )
    gedaan = RijkeTekstField(
        "wat ermee is gedaan",
        help_text="Wat is er daarna gebeurd? Schrijf het ook op als er niets mee is gedaan, en waarom.",
    )
    staat = models.CharField(
        "stand",
        max_length=20,
        choices=Inbrengstaat.choices,
        default=Inbrengstaat.NIET_VASTGELEGD,
        help_text="Hoe het er nu mee staat. Inwoners zien dit.",
    )
    volgorde = models.PositiveSmallIntegerField(
        "volgorde", default=0, help_text="Een lager getal staat eerder in de rij."
    )

    objects = InbrengQuerySet.as_manager()

    class Meta(Item.Meta):
        verbose_name = "inbreng van inwoners"
        verbose_name_plural = "inbreng van inwoners"
        ordering = ["volgorde", "titel"]
