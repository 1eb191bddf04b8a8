# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Where a fact comes from, and where another source says otherwise."""

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models

from redactie.models.item import Item
from redactie.models.onderdeel import Onderdeel
from redactie.models.ruimte import Ruimtesoort
from redactie.velden import RijkeTekstField, WebadresField


class Bron(models.Model):
    """Een document waaruit de feiten komen."""

    code = models.SlugField(
        "code",
        max_length=20,
        unique=True,
        help_text="Een korte naam voor in de adresbalk. Alleen kleine letters en cijfers. Bijvoorbeeld: s003.",
    )
    titel = models.CharField("titel", max_length=200, help_text="Zoals het op het stuk zelf staat.")
    uitgever = models.CharField("van wie", max_length=120, blank=True, help_text="De organisatie die het stuk maakte.")
    datum_in_bron = models.CharField(
        "datum", max_length=80, blank=True, help_text="Zoals het op het stuk staat. Bijvoorbeeld: najaar 2022."
    )
    omschrijving = models.TextField(
        "omschrijving", max_length=1000, blank=True, help_text="Wat is het voor stuk, en wat staat erin?"
    )
    url = WebadresField(
        "webadres", blank=True, help_text="Alleen als het stuk openbaar op internet staat. Begint met https://"
    )

    class Meta:
        verbose_name = "bron"
        verbose_name_plural = "bronnen"
        ordering = ["code"]

    def __str__(self) -> str:
        return self.titel


class Bronvermelding(Onderdeel):
    """De plaats in een bron waar een item op steunt."""

    content_type = models.ForeignKey(ContentType, models.CASCADE, related_name="+")
    object_id = models.PositiveBigIntegerField()
    item = GenericForeignKey("content_type", "object_id")
    bron = models.ForeignKey(
        Bron, models.PROTECT, related_name="vermeldingen", verbose_name="bron", help_text="Het stuk waar dit op steunt."
    )
    plaats = models.CharField(
        "plaats in de bron",
        max_length=300,
        blank=True,
        help_text="Waar in het stuk, zodat een ander het terugvindt. Bijvoorbeeld: §4, onderdeel 6.",
    )

    class Meta(Onderdeel.Meta):
        verbose_name = "bronvermelding"
        verbose_name_plural = "bronvermeldingen"
        indexes = [models.Index(fields=["content_type", "object_id"], name="bronvermelding_item")]

    def __str__(self) -> str:
        return f"{self.bron}, {self.plaats}" if self.plaats else str(self.bron)


class Tegenspraaksoort(models.TextChoices):
    TEGENSPRAAK = "tegenspraak", "bronnen spreken elkaar tegen"
    LEEMTE = "leemte", "de bron zegt het niet"
    TEKSTSCHADE = "tekstschade", "de brontekst is beschadigd"


class Tegenspraak(Item):
    """Een punt waarop de bronnen elkaar tegenspreken of zwijgen, met wat de site toont en waarom."""

    nummer = models.PositiveSmallIntegerField(
        "nummer", unique=True, help_text="Het volgnummer in de lijst. Elk nummer komt één keer voor."
    )
    soort = models.CharField(
        "soort",
        max_length=16,
        choices=Tegenspraaksoort.choices,
        help_text="Zeggen bronnen iets anders, zwijgen ze, of is de tekst beschadigd?",
    )
    publiek = models.BooleanField(
        "tonen aan bezoekers", default=False, help_text="Zet dit aan als het de betekenis voor een lezer verandert."
    )
    keuze = RijkeTekstField("wat de site toont en waarom", help_text="Wat laten we zien, en waarom juist dat?")

    onderdelen = ("varianten", "betreft")

    ruimtesoorten = (Ruimtesoort.GEDEELD, Ruimtesoort.SAMENWERKINGSVERBAND)

    class Meta(Item.Meta):
        verbose_name = "tegenspraak of leemte"
        verbose_name_plural = "tegenspraken en leemten"
        ordering = ["nummer"]

    def publicatieproblemen(self) -> list[str]:
        problemen = super().publicatieproblemen()
        if self.publiek and not self.varianten.exists():
            problemen.append("Zeg wat er in de bron staat: voeg ten minste één variant toe.")
        return problemen


class VariantQuerySet(models.QuerySet):
    def over(self, *items: Item) -> "VariantQuerySet":
        """The variants of the public contradictions about any of `items`, all of one kind, with their source."""
        if not items:
            return self.none()
        keys = [item.pk for item in items]
        betreft = Betreft.objects.filter(content_type=ContentType.objects.get_for_model(items[0]), object_id__in=keys)
        openbaar = Tegenspraak.objects.gepubliceerd().filter(publiek=True, pk__in=betreft.values("tegenspraak"))
        return (
            self.filter(tegenspraak__in=openbaar.order_by().values("pk"))
            .select_related("tegenspraak", "bron")
            .order_by("tegenspraak__nummer", "volgorde", "pk")
        )


class Variant(Onderdeel):
    """Wat een bron over het punt zegt."""

    tegenspraak = models.ForeignKey(Tegenspraak, models.CASCADE, related_name="varianten")
    tekst = models.CharField("wat er staat", max_length=500, help_text="Zo dicht mogelijk bij wat er in de bron staat.")
    bron = models.ForeignKey(
        Bron,
        models.PROTECT,
        related_name="+",
        verbose_name="bron",
        null=True,
        blank=True,
        help_text="In welk stuk staat dit?",
    )
    vindplaats = models.CharField(
        "plaats in de bron", max_length=300, blank=True, help_text="Waar in het stuk. Bijvoorbeeld: bladzijde 3."
    )

    objects = VariantQuerySet.as_manager()

    class Meta(Onderdeel.Meta):
        verbose_name = "variant"
        verbose_name_plural = "varianten"

    def __str__(self) -> str:
        return self.tekst


class Betreft(Onderdeel):
    """Een item waar een tegenspraak over gaat."""

    tegenspraak = models.ForeignKey(Tegenspraak, models.CASCADE, related_name="betreft")
    content_type = models.ForeignKey(ContentType, models.CASCADE, related_name="+", verbose_name="soort")
    object_id = models.PositiveBigIntegerField("nummer van het item")
    item = GenericForeignKey("content_type", "object_id")

    class Meta(Onderdeel.Meta):
        verbose_name = "gaat over"
        verbose_name_plural = "gaat over"
        indexes = [models.Index(fields=["content_type", "object_id"], name="betreft_item")]

    def __str__(self) -> str:
        return f"{self.content_type} {self.object_id}"  # not its title: whoever reads this may not see the item
