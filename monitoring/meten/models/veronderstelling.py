# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""What people take for granted, and what was seen of it."""

from django.db import models

from redactie.models import Item, Onderdeel
from redactie.velden import RijkeTekstField


class Oordeel(models.TextChoices):
    """Wat er van een veronderstelling over is."""

    OPEN = "open", "nog open"
    KLOPT = "klopt", "klopt"
    DEELS = "deels", "klopt voor een deel"
    KLOPT_NIET = "klopt_niet", "klopt niet"
    VERDEELD = "verdeeld", "daar verschillen wij over van mening"


class Veronderstelling(Item):
    """Iets waar een aanpak op rust, met waarom men het dacht, wat ervoor en ertegen pleit, en het oordeel."""

    waarom = RijkeTekstField("waarom men dit dacht", help_text="Waar kwam dit idee vandaan? Noem de bron.")
    oordeel = models.CharField(
        "oordeel", max_length=12, choices=Oordeel.choices, default=Oordeel.OPEN, help_text="Wat is ervan over?"
    )
    toelichting = RijkeTekstField("toelichting bij het oordeel", help_text="Hoe kwamen jullie tot dit oordeel?")
    wat_dan = RijkeTekstField("wat dan wel", help_text="Wat doen jullie nu anders?")

    onderdelen = ("signalen",)

    class Meta(Item.Meta):
        verbose_name = "veronderstelling"
        verbose_name_plural = "veronderstellingen"

    def get_absolute_url(self) -> str:
        from django.urls import reverse

        return f"{reverse('veronderstellingen')}#{self.slug}"


class Pleit(models.TextChoices):
    VOOR = "voor", "pleit ervoor"
    TEGEN = "tegen", "pleit ertegen"
    GEMENGD = "gemengd", "wijst twee kanten op"
    GEEN = "geen", "zegt er niets over"


class Signaal(Onderdeel):
    """Wat in een wijk voor of tegen een veronderstelling pleit."""

    veronderstelling = models.ForeignKey(Veronderstelling, models.CASCADE, related_name="signalen")
    wijk = models.ForeignKey(
        "wijken.Wijk", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="wijk",
        help_text="Laat leeg als het niet van één wijk is.",
    )  # fmt: skip
    pleit = models.CharField(
        "dit signaal", max_length=8, choices=Pleit.choices, help_text="Pleit het voor de veronderstelling, of ertegen?"
    )
    tekst = models.CharField("wat zagen jullie", max_length=600, help_text="Wat gebeurde er, en waaruit blijkt dat?")
    van_wie = models.CharField("wie zei het (rol)", max_length=160, blank=True, help_text="De rol, niet de naam.")
    bron = models.ForeignKey(
        "redactie.Bron", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="bron",
        help_text="Waar staat het? Zo kan een ander het nakijken.",
    )  # fmt: skip
    plaats_in_bron = models.CharField(
        "plaats in de bron", max_length=200, blank=True, help_text="Bijvoorbeeld: §4, onderdeel 9."
    )

    class Meta(Onderdeel.Meta):
        verbose_name = "signaal bij een veronderstelling"
        verbose_name_plural = "signalen"

    def __str__(self) -> str:
        return self.tekst
