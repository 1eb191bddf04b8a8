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
        "redactie.Redactieruimte", models.PROTECT, related_name="+", verbose_name="redactieruimte"
    )
    gemeente = models.ForeignKey(Gemeente, models.PROTECT, related_name="wijken", verbose_name="gemeente")
    volgorde = models.PositiveSmallIntegerField("volgorde", default=0)
    in_een_zin = models.CharField("wat deze wijk leerde, in één zin", max_length=300, blank=True)
    tekst = RijkeTekstField("inleiding")
    plan = RijkeTekstField("het plan")
    aanpak = RijkeTekstField("de aanpak")

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

    wijk = models.ForeignKey(Wijk, models.PROTECT, related_name="inbreng", verbose_name="wijk")
    vorm = models.CharField("hoe inwoners zijn gehoord", max_length=200)
    inbreng = RijkeTekstField("wat inwoners inbrachten")
    gedaan = RijkeTekstField("wat ermee is gedaan")
    staat = models.CharField("stand", max_length=20, choices=Inbrengstaat.choices, default=Inbrengstaat.NIET_VASTGELEGD)
    volgorde = models.PositiveSmallIntegerField("volgorde", default=0)

    objects = InbrengQuerySet.as_manager()

    class Meta(Item.Meta):
        verbose_name = "inbreng van inwoners"
        verbose_name_plural = "inbreng van inwoners"
        ordering = ["volgorde", "titel"]
