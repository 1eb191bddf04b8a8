# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Lessons: the real asset."""

from django.db import models
from django.db.models import Case, Exists, OuterRef, Q, Value, When

from redactie.models import Item
from redactie.models.item import ItemQuerySet
from redactie.velden import RijkeTekstField
from toolkit.models.tool import Tool
from toolkit.models.vraag import Thema, Vraag


class Lessoort(models.TextChoices):
    LES = "les", "les"
    TIP = "tip", "tip"
    AANBEVELING = "aanbeveling", "aanbeveling"


class Niveau(models.TextChoices):
    """Voor wie een les geldt."""

    WIJK = "wijk", "wijk"
    GEMEENTE = "gemeente", "gemeente"
    SAMENWERKINGSVERBAND = "samenwerkingsverband", "samenwerkingsverband"
    PROJECTOMGEVING = "projectomgeving", "projectomgeving"


class Gedaan(models.TextChoices):
    """Wat er met een les is gedaan."""

    NIET_VASTGELEGD = "niet_vastgelegd", "niet vastgelegd in de bron"
    NOG_NIET = "nog_niet", "nog niets mee gedaan"
    BESPROKEN = "besproken", "besproken"
    TOEGEPAST = "toegepast", "toegepast"
    GEBORGD = "geborgd", "geborgd"


class LesQuerySet(ItemQuerySet):
    def for_wijk(self, wijk: models.Model) -> "LesQuerySet":
        return self.filter(wijk=wijk)

    def for_wijk_en_gemeente(self, wijk: models.Model) -> "LesQuerySet":
        """Lessons of the wijk, and those of its gemeente that are of no single wijk."""
        return self.filter(Q(wijk=wijk) | Q(wijk__isnull=True, gemeente=wijk.gemeente_id))

    def for_vraag(self, vraag: Vraag) -> "LesQuerySet":
        return self.filter(vragen=vraag)

    def for_interventie(self, interventie: models.Model) -> "LesQuerySet":
        return self.filter(interventies=interventie)

    def with_stand(self) -> "LesQuerySet":
        """Give each lesson `stand`: the furthest it came, by its own field or by a public step of anybody."""
        stappen = self.model._meta.get_field("stappen").related_model.objects
        gezet = stappen.openbaar().filter(les=OuterRef("pk")).order_by()
        verst = (Gedaan.GEBORGD, Gedaan.TOEGEPAST, Gedaan.BESPROKEN)
        return self.annotate(
            stand=Case(
                *(When(Q(gedaan=stap) | Exists(gezet.filter(stap=stap)), then=Value(stap.value)) for stap in verst),
                default="gedaan",
            )
        )


class Les(Item):
    """Iets wat is geleerd: een les, tip of aanbeveling, met waar zij vandaan komt en wat ermee is gedaan."""

    soort = models.CharField(
        "soort",
        max_length=12,
        choices=Lessoort.choices,
        default=Lessoort.LES,
        help_text="Een les is wat jullie leerden. Een tip of aanbeveling zegt wat een ander kan doen.",
    )
    niveau = models.CharField(
        "geldt voor",
        max_length=24,
        choices=Niveau.choices,
        help_text="Leerde één wijk dit, de gemeente, of alle partners samen?",
    )
    wijk = models.ForeignKey(
        "wijken.Wijk",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="wijk",
        help_text="De wijk die dit leerde. Laat leeg als het er meer zijn.",
    )
    gemeente = models.ForeignKey(
        "wijken.Gemeente",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="gemeente",
        help_text="De gemeente, als de les niet van één wijk is.",
    )
    gebeurtenis = models.ForeignKey(
        "wijken.Gebeurtenis",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="geleerd bij",
        help_text="De bijeenkomst waar dit naar voren kwam.",
    )
    van_wie = models.CharField(
        "wie zei het (rol)",
        max_length=160,
        blank=True,
        help_text="De rol, niet de naam. Bijvoorbeeld: praktijkondersteuner.",
    )
    vragen = models.ManyToManyField(
        Vraag, related_name="lessen", blank=True, verbose_name="vragen", help_text="Bij welke vragen helpt deze les?"
    )
    themas = models.ManyToManyField(
        Thema,
        related_name="lessen",
        blank=True,
        verbose_name="thema's",
        help_text="Waar gaat het over? Bezoekers kunnen hierop zoeken.",
    )
    tools = models.ManyToManyField(
        Tool,
        related_name="lessen",
        blank=True,
        verbose_name="tools",
        help_text="Wat kan iemand gebruiken die dit ook wil doen?",
    )
    interventies = models.ManyToManyField(
        "wijken.Interventie",
        related_name="+",
        blank=True,
        verbose_name="interventies",
        help_text="Alleen als de les over deze aanpak gaat.",
    )
    tekst = RijkeTekstField(
        "tekst", help_text="Wat gebeurde er, wat leerden jullie, en wat raad je een ander aan? Geen namen van inwoners."
    )
    gedaan = models.CharField(
        "wat is er met de les gedaan?",
        max_length=20,
        choices=Gedaan.choices,
        default=Gedaan.NIET_VASTGELEGD,
        help_text="Zo ziet een ander of de les al iets veranderde.",
    )
    gedaan_toelichting = models.CharField(
        "hoe dat ging", max_length=400, blank=True, help_text="Wat is er veranderd, of waarom nog niet?"
    )

    objects = LesQuerySet.as_manager()
    url_naam = "les-detail"

    class Meta(Item.Meta):
        verbose_name = "les"
        verbose_name_plural = "lessen"

    @property
    def stand_naam(self) -> str:
        """How far it came, in words; after `with_stand`, by its public steps too."""
        return Gedaan(getattr(self, "stand", self.gedaan)).label

    @property
    def wijk_openbaar(self) -> models.Model | None:
        """The wijk of this lesson, when visitors may know of it."""
        return self.wijk if self.wijk is not None and self.wijk.is_openbaar else None
