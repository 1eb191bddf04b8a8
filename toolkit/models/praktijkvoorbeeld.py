# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Practices of elsewhere, and what they have in common."""

from django.db import models

from redactie.models import Item, Onderdeel
from redactie.models.item import ItemQuerySet
from redactie.models.ruimte import Ruimtesoort
from redactie.velden import RijkeTekstField
from toolkit.models.vraag import Thema, Vraag


class PraktijkvoorbeeldQuerySet(ItemQuerySet):
    def for_vraag(self, vraag: Vraag) -> "PraktijkvoorbeeldQuerySet":
        return self.filter(vragen=vraag)


class Praktijkvoorbeeld(Item):
    """Een praktijk van elders, met wat daar werkt."""

    nummer = models.PositiveSmallIntegerField(
        "nummer", unique=True, help_text="De plek in de bundel. Elk nummer komt één keer voor."
    )
    plaats = models.CharField("waar", max_length=160, help_text="De gemeente of streek waar dit gebeurt.")
    organisaties_in_bron = models.CharField(
        "wie doen mee", max_length=400, blank=True, help_text="De organisaties, zoals de bron ze noemt."
    )
    vragen = models.ManyToManyField(
        Vraag, related_name="praktijkvoorbeelden", blank=True, verbose_name="vragen",
        help_text="De bron legt deze link niet; dat doet de redactie.",
    )  # fmt: skip
    themas = models.ManyToManyField(
        Thema,
        related_name="praktijkvoorbeelden",
        blank=True,
        verbose_name="thema's",
        help_text="Waar gaat het over? Bezoekers kunnen hierop zoeken.",
    )
    rollen = models.ManyToManyField(
        "wijken.Functierol",
        related_name="+",
        blank=True,
        verbose_name="rollen",
        help_text="Welke rollen komen in dit voorbeeld voor?",
    )
    elementen_overgeleverd = models.BooleanField(
        "de bron noemt zelf wat werkt", default=True, help_text="Zet dit uit als de redactie ze uit de tekst haalde."
    )
    uit_de_tekst = RijkeTekstField(
        "uit de tekst afgeleid door de redactie",
        help_text="Wat de bron niet met zoveel woorden zegt, en de redactie er wel in leest.",
    )
    tekst = RijkeTekstField("tekst", help_text="Wat gebeurt er, voor wie, en wat maakt dat het werkt?")

    objects = PraktijkvoorbeeldQuerySet.as_manager()
    url_naam = "praktijkvoorbeeld-detail"
    onderdelen = ("werkzame_elementen",)

    class Meta(Item.Meta):
        verbose_name = "praktijkvoorbeeld"
        verbose_name_plural = "praktijkvoorbeelden"
        ordering = ["nummer"]


class WerkzaamElement(Onderdeel):
    """Een van de dingen die maken dat een praktijk werkt."""

    praktijkvoorbeeld = models.ForeignKey(Praktijkvoorbeeld, models.CASCADE, related_name="werkzame_elementen")
    tekst = models.CharField(
        "tekst", max_length=300, help_text="Eén ding dat maakt dat het werkt, in een paar woorden."
    )

    class Meta(Onderdeel.Meta):
        verbose_name = "werkzaam element"
        verbose_name_plural = "werkzame elementen"

    def __str__(self) -> str:
        return self.tekst


class Ontwikkeling(Item):
    """Een ontwikkeling die de praktijkvoorbeelden samen laten zien."""

    nummer = models.PositiveSmallIntegerField(
        "nummer", unique=True, help_text="De plek in de lijst. Elk nummer komt één keer voor."
    )
    kop_overgeleverd = models.BooleanField(
        "de kop staat in de bron", default=True, help_text="Zet dit uit als de redactie de kop bedacht."
    )
    praktijkvoorbeelden = models.ManyToManyField(
        Praktijkvoorbeeld,
        related_name="ontwikkelingen",
        blank=True,
        verbose_name="praktijkvoorbeelden",
        help_text="In welke voorbeelden is dit te zien?",
    )
    tekst = RijkeTekstField("tekst", help_text="Wat verandert er, en waaraan zie je dat?")

    ruimtesoorten = (Ruimtesoort.GEDEELD, Ruimtesoort.SAMENWERKINGSVERBAND)

    class Meta(Item.Meta):
        verbose_name = "ontwikkeling"
        verbose_name_plural = "ontwikkelingen"
        ordering = ["nummer"]
