# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""What people can use: guides, instruments, ways of working."""

from django.db import models

from redactie.models import Item, Onderdeel
from redactie.models.item import ItemQuerySet
from redactie.velden import RijkeTekstField, WebadresField
from toolkit.models.vraag import Thema, Vraag


class Toolsoort(models.TextChoices):
    HANDREIKING = "handreiking", "handreiking"
    INSTRUMENT = "instrument", "instrument"
    WERKVORM = "werkvorm", "werkvorm"
    STAPPENPLAN = "stappenplan", "stappenplan"
    METHODE = "methode", "methode"
    GESPREKSVORM = "gespreksvorm", "gespreksvorm"
    SJABLOON = "sjabloon", "sjabloon"


class Herkomst(models.TextChoices):
    BRON = "bron", "uit de bronnen"
    REDACTIE = "redactie", "opgesteld door de redactie"


class ToolQuerySet(ItemQuerySet):
    def for_wijk(self, wijk: models.Model) -> "ToolQuerySet":
        return self.filter(wijken=wijk)

    def for_vraag(self, vraag: Vraag) -> "ToolQuerySet":
        return self.filter(vragen=vraag)


class Tool(Item):
    """Iets wat u kunt gebruiken: een handreiking, instrument, werkvorm of stappenplan."""

    soort = models.CharField(
        "soort", max_length=16, choices=Toolsoort.choices, help_text="Zo vinden bezoekers het in de toolkit terug."
    )
    vragen = models.ManyToManyField(
        Vraag, related_name="tools", blank=True, verbose_name="vragen", help_text="Bij welke vragen helpt dit?"
    )
    themas = models.ManyToManyField(
        Thema,
        related_name="tools",
        blank=True,
        verbose_name="thema's",
        help_text="Waar gaat het over? Bezoekers kunnen hierop zoeken.",
    )
    wijken = models.ManyToManyField(
        "wijken.Wijk",
        related_name="+",
        blank=True,
        verbose_name="gebruikt in",
        help_text="Alleen wijken die het echt gebruikten.",
    )
    eigenaar_organisatie = models.ForeignKey(
        "wijken.Organisatie",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="gemaakt door",
        help_text="De organisatie die het maakte, als die in de lijst staat.",
    )
    herkomst = models.CharField(
        "waar komt het vandaan",
        max_length=10,
        choices=Herkomst.choices,
        help_text="Staat dit in een bron, of heeft de redactie het opgeschreven?",
    )
    in_het_kort = RijkeTekstField(
        "in het kort", help_text="Wat je ermee kunt, wanneer, en hoe je begint. Past op één scherm."
    )
    tijd = models.CharField(
        "tijd", max_length=80, blank=True, help_text="Alleen als een bron het zegt. Bijvoorbeeld: twee uur."
    )
    groep = models.CharField(
        "groepsgrootte",
        max_length=80,
        blank=True,
        help_text="Alleen als een bron het zegt. Bijvoorbeeld: zes tot tien mensen.",
    )
    voorbereiding = models.CharField(
        "voorbereiding",
        max_length=80,
        blank=True,
        help_text="Alleen als een bron het zegt. Bijvoorbeeld: een halve dag.",
    )
    tekst = RijkeTekstField(
        "achtergrond", help_text="Voor wie meer wil weten: waar het vandaan komt en wat het opleverde."
    )
    downloads = models.ManyToManyField(
        "redactie.Bestand",
        related_name="+",
        blank=True,
        verbose_name="downloads",
        help_text="Bestanden om mee te nemen. Voeg ze eerst toe bij Bestanden.",
    )

    objects = ToolQuerySet.as_manager()
    url_naam = "tool-detail"
    onderdelen = ("regels",)

    class Meta(Item.Meta):
        verbose_name = "tool"
        verbose_name_plural = "tools"

    def publicatieproblemen(self) -> list[str]:
        problemen = super().publicatieproblemen()
        if not self.in_het_kort and not self.tekst:
            problemen.append("Een titel alleen is nog geen tool. Schrijf ten minste het stuk 'in het kort'.")
        return problemen


class Regelsoort(models.TextChoices):
    STAP = "stap", "stap"
    MATERIAAL = "materiaal", "wat u nodig hebt"
    VALKUIL = "valkuil", "valkuil"
    LINK = "link", "link"


class Toolregel(Onderdeel):
    """Een stap, benodigdheid, valkuil of link van een tool."""

    tool = models.ForeignKey(Tool, models.CASCADE, related_name="regels")
    soort = models.CharField(
        "soort",
        max_length=10,
        choices=Regelsoort.choices,
        help_text="Kies of dit een stap is, iets wat je nodig hebt, een valkuil of een link.",
    )
    titel = models.CharField(
        "titel", max_length=200, blank=True, help_text="Bij een stap: wat je doet. Bij een link: de naam van de pagina."
    )
    tekst = RijkeTekstField("tekst", help_text="Kort. Eén stap of één tip per keer.")
    url = WebadresField("webadres", blank=True, help_text="Alleen bij een link. Begint met https://")

    class Meta(Onderdeel.Meta):
        verbose_name = "stap, benodigdheid, valkuil of link"
        verbose_name_plural = "stappen, benodigdheden, valkuilen en links"

    def __str__(self) -> str:
        return self.titel or self.get_soort_display()
