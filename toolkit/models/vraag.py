# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""The four central questions."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Prefetch

from redactie.models import Item, Onderdeel
from redactie.models.ruimte import Ruimtesoort
from redactie.tekst import is_siteadres
from redactie.velden import RijkeTekstField


class Vraag(Item):
    """Een van de vier centrale vragen."""

    nummer = models.PositiveSmallIntegerField(
        "nummer", unique=True, help_text="De plek op de wegwijzer: 1 tot en met 4."
    )
    kort = models.CharField(
        "korte naam", max_length=40, help_text="Past op een arm van de wegwijzer. Een of twee woorden."
    )
    tekst = RijkeTekstField("inleiding", help_text="Een paar zinnen voor wie de vraag voor het eerst leest.")
    waarom = RijkeTekstField("wat de vraag vraagt, en waarom", help_text="Wat wil je met deze vraag te weten komen?")
    inzicht = RijkeTekstField(
        "hoe de wijken keken, en wat zij vonden",
        help_text="Wat deden de wijken, en wat leerden zij ervan? Noem bij cijfers de bron.",
    )
    overnemen = RijkeTekstField("welke indicator u kunt overnemen", help_text="Wat kan een andere wijk meten, en hoe?")

    url_naam = "vraag-detail"
    onderdelen = ("regels",)

    ruimtesoorten = (Ruimtesoort.GEDEELD, Ruimtesoort.SAMENWERKINGSVERBAND)

    class Meta(Item.Meta):
        verbose_name = "vraag"
        verbose_name_plural = "vragen"
        ordering = ["nummer"]


def openbare_vragen(veld: str = "vragen") -> Prefetch:
    """The public questions of each row, as `row.openbare_vragen`."""
    vragen = Vraag.objects.gepubliceerd().only("titel", "slug", "nummer", "kort")
    return Prefetch(veld, queryset=vragen, to_attr="openbare_vragen")


class Vraagregelsoort(models.TextChoices):
    VARIANT = "variant", "andere formulering"
    BEGINSTAP = "beginstap", "eerste stap"


class Vraagregel(Onderdeel):
    """Een andere formulering van de vraag, of een eerste stap voor wie ermee begint."""

    vraag = models.ForeignKey(Vraag, models.CASCADE, related_name="regels")
    soort = models.CharField(
        "soort",
        max_length=12,
        choices=Vraagregelsoort.choices,
        help_text="Een andere manier om de vraag te stellen, of een eerste stap.",
    )
    titel = models.CharField(
        "titel", max_length=200, blank=True, help_text="Alleen bij een eerste stap: wat iemand gaat doen."
    )
    tekst = models.CharField("tekst", max_length=500, help_text="Eén gedachte, in een of twee zinnen.")
    adres = models.CharField(
        "adres op de site", max_length=200, blank=True, help_text="Waar de lezer verder kan. Bijvoorbeeld: /toolkit/"
    )
    vindplaats = models.CharField(
        "plaats in de bron", max_length=200, blank=True, help_text="Waar in de bron deze woorden staan."
    )

    class Meta(Onderdeel.Meta):
        verbose_name = "formulering of eerste stap"
        verbose_name_plural = "formuleringen en eerste stappen"

    def clean(self) -> None:
        if self.adres and not is_siteadres(self.adres):
            raise ValidationError({"adres": "Vul een adres op deze site in. Het begint met een schuine streep: /"})

    def __str__(self) -> str:
        return self.titel or self.tekst


class Thema(models.Model):
    """Een onderwerp waarop tools, lessen en praktijkvoorbeelden te vinden zijn."""

    titel = models.CharField(
        "naam", max_length=80, unique=True, help_text="Een of twee woorden. Bezoekers zoeken hierop."
    )
    slug = models.SlugField(
        "adres", max_length=60, unique=True, help_text="Het laatste stuk van het webadres. Alleen a-z, 0-9 en -."
    )

    class Meta:
        verbose_name = "thema"
        verbose_name_plural = "thema's"
        ordering = ["titel"]

    def __str__(self) -> str:
        return self.titel
