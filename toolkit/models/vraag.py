# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""The four central questions."""

from django.core.exceptions import ValidationError
from django.db import models

from redactie.models import Item, Onderdeel
from redactie.models.ruimte import Ruimtesoort
from redactie.tekst import is_siteadres
from redactie.velden import RijkeTekstField


class Vraag(Item):
    """Een van de vier centrale vragen."""

    nummer = models.PositiveSmallIntegerField("nummer", unique=True)
    kort = models.CharField("korte naam", max_length=40)
    tekst = RijkeTekstField("inleiding")
    waarom = RijkeTekstField("wat de vraag vraagt, en waarom")
    inzicht = RijkeTekstField("hoe de wijken keken, en wat zij vonden")
    overnemen = RijkeTekstField("welke indicator u kunt overnemen")

    url_naam = "vraag-detail"
    onderdelen = ("regels",)

    ruimtesoorten = (Ruimtesoort.GEDEELD, Ruimtesoort.SAMENWERKINGSVERBAND)

    class Meta(Item.Meta):
        verbose_name = "vraag"
        verbose_name_plural = "vragen"
        ordering = ["nummer"]


class Vraagregelsoort(models.TextChoices):
    VARIANT = "variant", "andere formulering"
    BEGINSTAP = "beginstap", "eerste stap"


class Vraagregel(Onderdeel):
    """Een andere formulering van de vraag, of een eerste stap voor wie ermee begint."""

    vraag = models.ForeignKey(Vraag, models.CASCADE, related_name="regels")
    soort = models.CharField("soort", max_length=12, choices=Vraagregelsoort.choices)
    titel = models.CharField("titel", max_length=200, blank=True)
    tekst = models.CharField("tekst", max_length=500)
    adres = models.CharField("adres op de site", max_length=200, blank=True)
    vindplaats = models.CharField("plaats in de bron", max_length=200, blank=True)

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

    titel = models.CharField("naam", max_length=80, unique=True)
    slug = models.SlugField("adres", max_length=60, unique=True)

    class Meta:
        verbose_name = "thema"
        verbose_name_plural = "thema's"
        ordering = ["titel"]

    def __str__(self) -> str:
        return self.titel
