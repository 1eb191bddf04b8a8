# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""A list to score together: its questions in blocks, its scale, whose it is. Another one needs no code."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from redactie.models import Item, Onderdeel
from redactie.models.ruimte import Ruimtesoort
from redactie.velden import RijkeTekstField, WebadresField

MEESTE_ITEMS = 40  # more nobody fills in on a phone
HOOGSTE = 7


class Instrument(Item):
    """Een lijst met vragen om samen te scoren, in blokken en op een schaal; een ronde neemt de vragen over."""

    tekst = RijkeTekstField(
        "waar deze lijst voor is", help_text="Waar komt de lijst vandaan, en wat kun je er wel en niet mee?"
    )
    versie = models.CharField(
        "versie", max_length=20, default="1",
        help_text="Verander je een vraag of de schaal? Verhoog dan de versie. Een ronde die al open is, blijft gelijk.",
    )  # fmt: skip
    van_wie = models.CharField(
        "van wie is de lijst", max_length=200, blank=True, help_text="Wie maakte de lijst, en waar bouwde die op voort?"
    )
    licentie = models.CharField(
        "mag je hem gebruiken", max_length=200, blank=True,
        help_text="Wat de maker zegt over gebruik. Vraag het bij twijfel.",
    )  # fmt: skip
    link = WebadresField("meer over de lijst", blank=True, help_text="De pagina van de maker.")
    schaal_tot = models.PositiveSmallIntegerField(
        "hoogste score", default=5, validators=[MinValueValidator(2), MaxValueValidator(HOOGSTE)],
        help_text=f"De schaal begint bij 1. Kies een getal van 2 tot en met {HOOGSTE}.",
    )  # fmt: skip
    laag = models.CharField(
        "wat 1 betekent", max_length=60, default="zeer beperkt",
        help_text="Dit staat bij de laagste score. Deelnemers zien verder alleen getallen.",
    )  # fmt: skip
    hoog = models.CharField(
        "wat de hoogste score betekent",
        max_length=60,
        default="zeer sterk",
        help_text="Dit staat bij de hoogste score.",
    )
    toelichtingsvraag = models.CharField(
        "vraag bij elke score", max_length=200, default="Waaruit blijkt dit?",
        help_text="Wat iemand bij zijn score schrijft.",
    )  # fmt: skip

    onderdelen = ("blokken", "items")
    # Everybody can make a round with it.
    ruimtesoorten = (Ruimtesoort.GEDEELD, Ruimtesoort.SAMENWERKINGSVERBAND)

    class Meta(Item.Meta):
        verbose_name = "lijst om samen te scoren"
        verbose_name_plural = "lijsten om samen te scoren"

    def publicatieproblemen(self) -> list[str]:
        problemen = super().publicatieproblemen()
        blokken = {blok.nummer for blok in self.blokken.all()}
        items = list(self.items.all())
        if len(items) > MEESTE_ITEMS:
            problemen.append(f"Dit zijn meer dan {MEESTE_ITEMS} vragen. Dat vult niemand in. Haal er een paar weg.")
        zonder = [str(item.nummer) for item in items if item.blok not in blokken]
        if zonder:
            problemen.append(f"Zet vraag {', '.join(zonder)} in een blok dat bestaat.")
        for veld, naam in (("nummer", "nummer"), ("sleutel", "sleutel")):
            waarden = [getattr(item, veld) for item in items]
            dubbel = sorted({str(waarde) for waarde in waarden if waarden.count(waarde) > 1})
            if dubbel:
                problemen.append(
                    f"Dit {naam} staat er twee keer: {', '.join(dubbel)}. Geef elke vraag een eigen {naam}."
                )
        return problemen


class Instrumentblok(Onderdeel):
    """Een blok van een lijst: vragen die bij elkaar horen."""

    instrument = models.ForeignKey(Instrument, models.CASCADE, related_name="blokken")
    nummer = models.PositiveSmallIntegerField("nummer", help_text="Vragen wijzen met dit nummer naar het blok.")
    titel = models.CharField("titel", max_length=120, help_text="Zoals de maker van de lijst het noemt.")
    toelichting = models.CharField(
        "toelichting", max_length=300, blank=True, help_text="Waar je bij dit blok op let, in eigen woorden."
    )

    class Meta(Onderdeel.Meta):
        verbose_name = "blok"
        verbose_name_plural = "blokken"

    def __str__(self) -> str:
        return f"{self.nummer}. {self.titel}"


class Instrumentitem(Onderdeel):
    """Een vraag van een lijst: de titel zoals de maker hem schreef, en de vraag in eigen woorden."""

    instrument = models.ForeignKey(Instrument, models.CASCADE, related_name="items")
    blok = models.PositiveSmallIntegerField("blok", default=1, help_text="Het nummer van het blok.")
    nummer = models.PositiveSmallIntegerField("nummer", help_text="Het nummer van de vraag in de hele lijst.")
    sleutel = models.SlugField(
        "sleutel", max_length=60, allow_unicode=False,
        help_text="Een vaste naam, zoals regie-op-proces. Met deze naam vinden twee rondes elkaars vraag terug.",
    )  # fmt: skip
    titel = models.CharField("titel", max_length=160, help_text="Precies zoals de maker van de lijst hem schreef.")
    noot = models.CharField(
        "noot bij de titel", max_length=200, blank=True, help_text="Bijvoorbeeld: zo staat het in het formulier."
    )
    vraag = models.CharField("de vraag in eigen woorden", max_length=400, help_text="Kort, in gewone taal.")
    officiele_vraag = models.TextField(
        "de vraag zoals de maker haar stelt", max_length=1000, blank=True,
        help_text="Hoeft niet. Mag jouw organisatie de vraag overnemen? Zet haar hier. Zij komt onder de eigen vraag.",
    )  # fmt: skip

    class Meta(Onderdeel.Meta):
        verbose_name = "vraag van de lijst"
        verbose_name_plural = "vragen van de lijst"

    def __str__(self) -> str:
        return f"{self.nummer}. {self.titel}"
