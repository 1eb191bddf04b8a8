# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""What the project makes and publishes, and how far each is."""

from django.db import models
from django.db.models import F, Q

from redactie.models import Item
from redactie.models.item import ItemQuerySet
from redactie.velden import RijkeTekstField, WebadresField
from wijken.models.gebeurtenis import Gedateerd


class Productsoort(models.TextChoices):
    ARTIKEL = "artikel", "artikel"
    WEBSITE = "website", "website"
    HANDREIKING = "handreiking", "handreiking"
    PRAATPLAAT = "praatplaat", "praatplaat"
    PRESENTATIE = "presentatie", "presentatie"
    NIEUWSBRIEF = "nieuwsbrief", "nieuwsbrief"
    PROJECTVOORSTEL = "projectvoorstel", "projectvoorstel"
    STAGE = "stage", "stage of afstudeeropdracht"
    OVERIG = "overig", "overig"


class Productstaat(models.TextChoices):
    """Hoe ver een product is; wat de bron niet zegt, blijft onbekend."""

    IDEE = "idee", "idee"
    GEPLAND = "gepland", "gepland"
    IN_DE_MAAK = "in_de_maak", "in de maak"
    KLAAR = "klaar", "klaar"
    VERVALLEN = "vervallen", "gaat niet door"
    ONBEKEND = "onbekend", "niet bekend of het er kwam"


class ProductQuerySet(ItemQuerySet):
    def for_wijk(self, wijk: models.Model) -> "ProductQuerySet":
        return self.filter(wijk=wijk)


class Product(Item, Gedateerd):
    """Iets wat het project maakt of publiceert, met hoe ver het is en waar het staat."""

    soort = models.CharField(
        "soort", max_length=16, choices=Productsoort.choices, help_text="Zo zet de financier het in de goede lijst."
    )
    staat = models.CharField(
        "stand", max_length=12, choices=Productstaat.choices,
        help_text="Een plan is nog geen product. Weet je het niet? Kies dan: niet bekend of het er kwam.",
    )  # fmt: skip
    omschrijving = RijkeTekstField("wat is het", help_text="Wat kan een ander ermee?")
    voor_wie = models.CharField(
        "voor wie", max_length=200, blank=True, help_text="Bijvoorbeeld: beleidsmakers van andere gemeenten."
    )
    wijk = models.ForeignKey(
        "wijken.Wijk", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="wijk",
        help_text="Laat leeg als het van meer wijken is.",
    )  # fmt: skip
    link = WebadresField("webadres", blank=True, max_length=400, help_text="Waar het te vinden is. Begint met https://")
    tool = models.ForeignKey(
        "toolkit.Tool", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="tool op deze site",
        help_text="Staat het in de toolkit? Kies het dan hier.",
    )  # fmt: skip
    praktijkvoorbeeld = models.ForeignKey(
        "toolkit.Praktijkvoorbeeld", models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name="praktijkvoorbeeld op deze site", help_text="Staat het bij de praktijkvoorbeelden? Kies het hier.",
    )  # fmt: skip
    praatplaat = models.ForeignKey(
        "toolkit.Praatplaat", models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name="praatplaat op deze site", help_text="Staat de plaat in de galerij? Kies haar hier.",
    )  # fmt: skip

    objects = ProductQuerySet.as_manager()

    class Meta(Item.Meta):
        verbose_name = "product"
        verbose_name_plural = "producten"
        ordering = [F("datum").asc(nulls_last=True), "titel"]
        constraints = [
            *Item.Meta.constraints,
            models.CheckConstraint(
                condition=Q(precisie="onbekend") | Q(datum__isnull=False), name="product_datum_of_onbekend",
                violation_error_message='Vul een datum in, of kies "geen datum bekend".',
            ),
        ]  # fmt: skip

    def get_absolute_url(self) -> str:
        from django.urls import reverse

        return f"{reverse('producten')}#{self.slug}"

    @property
    def wijk_openbaar(self) -> models.Model | None:
        """The wijk of this product, when visitors may know of it."""
        return self.wijk if self.wijk is not None and self.wijk.is_openbaar else None

    @property
    def op_de_site(self) -> list[Item]:
        """What of it stands on this site for everybody."""
        return [item for item in (self.tool, self.praktijkvoorbeeld, self.praatplaat) if item and item.is_openbaar]
