# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""What can be looked at: the shared library of indicators."""

from django.db import models
from django.urls import reverse

from redactie.models import Item
from redactie.models.item import ItemQuerySet
from redactie.velden import RijkeTekstField, WebadresField
from toolkit.models import Vraag


class Getalsoort(models.TextChoices):
    """Wat voor getal het is."""

    AANTAL = "aantal", "aantal"
    PERCENTAGE = "percentage", "percentage"
    GEMIDDELDE = "gemiddelde", "gemiddelde of rapportcijfer"
    GEEN = "geen", "geen getal: wat mensen vertellen"


class Herkomst(models.TextChoices):
    """Hoe een getal tot stand kwam. Een telling uit een registratie is een cijfer, een meting is iets anders."""

    REGISTRATIE = "registratie", "cijfer uit een registratie"
    METING = "meting", "meting"
    SCHATTING = "schatting", "schatting"
    VOORBEELD = "voorbeeld", "voorbeeld (fictief)"


class Indicatorsoort(models.TextChoices):
    PROCES = "proces", "hoe het gaat"
    OPBRENGST = "opbrengst", "wat het meteen oplevert"
    UITKOMST = "uitkomst", "wat het voor inwoners verandert"
    SAMENWERKING = "samenwerking", "hoe de samenwerking gaat"


class Richting(models.TextChoices):
    OMHOOG = "omhoog", "liefst omhoog"
    OMLAAG = "omlaag", "liefst omlaag"
    GEEN = "geen", "geen richting: het gaat om het gesprek"


class Frequentie(models.TextChoices):
    MAAND = "maand", "elke maand"
    KWARTAAL = "kwartaal", "elk kwartaal"
    HALFJAAR = "halfjaar", "elk half jaar"
    JAAR = "jaar", "elk jaar"
    EENMALIG = "eenmalig", "één keer"


class Privacy(models.TextChoices):
    """Wat van een cijfer op de site mag."""

    OPENBAAR = "openbaar", "al openbaar gemaakt door wie het telde: precies zoals het is"
    INWONERS = "inwoners", "telt inwoners: kleine aantallen worden nooit getoond"
    INTERN = "intern", "alleen in het beheer"


class IndicatorQuerySet(ItemQuerySet):
    def for_vraag(self, vraag: Vraag) -> "IndicatorQuerySet":
        return self.filter(vraag=vraag)


class Indicator(Item):
    """Iets waar een wijk naar kijkt om een vraag te beantwoorden: wat er wordt geteld of verteld, en hoe."""

    vraag = models.ForeignKey(
        Vraag,
        models.PROTECT,
        related_name="+",
        verbose_name="vraag",
        help_text="Bij welke van de vier vragen dit helpt.",
    )
    soort = models.CharField(
        "soort", max_length=16, choices=Indicatorsoort.choices, help_text="Waar in de keten kijk je hiermee?"
    )
    definitie = RijkeTekstField(
        "wat het precies is", help_text="Zo precies dat een ander op hetzelfde uitkomt. Wat telt mee, en wat niet?"
    )
    getalsoort = models.CharField(
        "wat voor getal", max_length=12, choices=Getalsoort.choices, default=Getalsoort.AANTAL,
        help_text="Wat mensen vertellen hoeft geen getal te worden.",
    )  # fmt: skip
    eenheid = models.CharField(
        "eenheid", max_length=60, blank=True, help_text="Wat er wordt geteld. Bijvoorbeeld: recepten. Niet: mensen."
    )
    teller = models.CharField("teller", max_length=200, blank=True, help_text="Bij een percentage: wie of wat je telt.")
    noemer = models.CharField("noemer", max_length=200, blank=True, help_text="Bij een percentage: van hoeveel.")
    richting = models.CharField(
        "richting", max_length=8, choices=Richting.choices, default=Richting.GEEN,
        help_text="Alleen als iedereen het erover eens is.",
    )  # fmt: skip
    herkomst = models.CharField(
        "hoe komt het tot stand", max_length=12, choices=Herkomst.choices, default=Herkomst.REGISTRATIE,
        help_text="Een telling uit een registratie is een cijfer. Een meting is iets anders.",
    )  # fmt: skip
    methode = models.CharField(
        "hoe het wordt verzameld", max_length=300, blank=True,
        help_text="Bijvoorbeeld: de huisarts noteert het in het eigen systeem.",
    )  # fmt: skip
    frequentie = models.CharField(
        "hoe vaak", max_length=10, choices=Frequentie.choices, default=Frequentie.JAAR,
        help_text="Vaker kost mensen tijd. Wat heb je echt nodig?",
    )  # fmt: skip
    bron_van_cijfers = models.CharField(
        "waar de cijfers vandaan komen", max_length=200, blank=True,
        help_text="De organisatie of het systeem. Bijvoorbeeld: de huisartsenpraktijken.",
    )  # fmt: skip
    belasting = models.CharField(
        "wat het inwoners kost", max_length=300, blank=True,
        help_text="Wie heeft hier last van? Bijvoorbeeld: een vragenlijst van tien minuten, een keer per jaar.",
    )  # fmt: skip
    privacy = models.CharField(
        "privacy", max_length=10, choices=Privacy.choices, default=Privacy.INWONERS,
        help_text="Twijfel je? Laat dan staan dat het inwoners telt. Dan worden kleine aantallen nooit getoond.",
    )  # fmt: skip
    licentie = models.CharField(
        "licentie", max_length=200, blank=True,
        help_text="Bij een bestaande vragenlijst: van wie die is, en of je die mag gebruiken.",
    )  # fmt: skip
    meer_info = WebadresField("meer informatie", blank=True, help_text="Waar staat de vragenlijst of de uitleg?")

    objects = IndicatorQuerySet.as_manager()

    class Meta(Item.Meta):
        verbose_name = "indicator"
        verbose_name_plural = "indicatoren"

    def get_absolute_url(self) -> str:
        return f"{reverse('indicator-list')}#{self.slug}"

    @property
    def is_verhaal(self) -> bool:
        """Whether this is what people tell, and no figure."""
        return self.getalsoort == Getalsoort.GEEN

    def publicatieproblemen(self) -> list[str]:
        problemen = super().publicatieproblemen()
        if self.getalsoort == Getalsoort.PERCENTAGE and not (self.teller and self.noemer):
            problemen.append("Zeg bij een percentage wat de teller is en wat de noemer is.")
        if self.getalsoort not in (Getalsoort.GEEN, Getalsoort.PERCENTAGE) and not self.eenheid:
            problemen.append("Zeg in welke eenheid het getal is. Bijvoorbeeld: recepten.")
        return problemen
