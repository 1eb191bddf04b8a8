# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""What people can use: guides, instruments, ways of working."""

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q

from redactie.models import Item, Onderdeel
from redactie.models.item import ItemQuerySet
from redactie.velden import KeuzelijstField, RijkeTekstField, WebadresField
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


class Doelgroep(models.TextChoices):
    """Voor wie een tool is, in de woorden van de bronnen."""

    PROCESBEGELEIDERS = "procesbegeleiders", "lokale procesbegeleiders"
    BEROEPSKRACHTEN = "beroepskrachten", "beroepskrachten in de wijk"
    BELEID = "beleid", "beleidsmakers en bestuurders"
    INWONERS = "inwoners", "inwoners"


class Fase(models.TextChoices):
    """Een stap die de wijken zetten: de drie van fase 1, en fase 2."""

    IN_BEELD = "in_beeld", "de wijk in beeld brengen"
    THEMAS = "themas", "thema's kiezen"
    PLAN = "plan", "een plan maken"
    UITVOEREN = "uitvoeren", "uitvoeren en al doende leren"


class Plek(models.TextChoices):
    FYSIEK = "fysiek", "op een plek bij elkaar"
    ONLINE = "online", "online"
    ALLEBEI = "allebei", "bij elkaar of online"


def duur_in_woorden(minuten: int | None, geen: str = "0 minuten") -> str:
    """Return a number of minutes as "20 minuten", "1 uur" or "2 uur en 30 minuten"; "" when it is not known."""
    if not minuten:
        return "" if minuten is None else geen
    uren, rest = divmod(minuten, 60)
    delen = [f"{uren} uur"] if uren else []
    if rest:
        delen.append(f"{rest} minuten" if rest != 1 else "1 minuut")
    return " en ".join(delen)


def groep_in_woorden(van: int | None, tot: int | None) -> str:
    """Return a range of people as "6 tot en met 10 mensen"; "" when neither end is known."""
    if van is None and tot is None:
        return ""
    if van is None:
        return f"tot en met {tot} mensen"
    if tot is None:
        return f"vanaf {van} mensen"
    return f"{van} tot en met {tot} mensen" if van != tot else f"{van} mensen" if van > 1 else "1 persoon"


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
    doelgroepen = KeuzelijstField(
        "voor wie",
        keuzes=Doelgroep.choices,
        help_text="Wie gaat ermee werken? Alleen als een bron of de tekst het zegt.",
    )
    fasen = KeuzelijstField(
        "bij welke stap",
        keuzes=Fase.choices,
        help_text="Wanneer komt het van pas? Alleen als een bron of de tekst het zegt.",
    )
    tijd_minuten = models.PositiveIntegerField(
        "tijd in minuten",
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text="Alleen als een bron het zegt. Twee uur is 120, een dagdeel 240, een dag 480.",
    )
    groep_min = models.PositiveIntegerField(
        "groep: ten minste",
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text="Alleen als een bron het zegt. Met hoeveel mensen kan het al?",
    )
    groep_max = models.PositiveIntegerField(
        "groep: ten hoogste",
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text="Alleen als een bron het zegt. Met hoeveel mensen kan het nog?",
    )
    voorbereiding_minuten = models.PositiveIntegerField(
        "voorbereiding in minuten",
        null=True,
        blank=True,
        help_text="Alleen als een bron het zegt. Vul 0 in als de bron zegt dat er niets voor te bereiden is.",
    )
    plek = models.CharField(
        "waar", max_length=10, choices=Plek.choices, blank=True, help_text="Alleen als een bron of de tekst het zegt."
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
        constraints = [
            *Item.Meta.constraints,
            models.CheckConstraint(
                condition=Q(groep_min__isnull=True) | Q(groep_max__isnull=True) | Q(groep_max__gte=F("groep_min")),
                name="tool_groep",
                violation_error_message="De groep is ten hoogste kleiner dan ten minste. Draai de getallen om.",
            ),
        ]

    def feiten(self) -> list[tuple[str, str]]:
        """What somebody wants to know at a glance: (name, words), with "" where no source says it."""
        return [
            ("Tijd", self.tijd or duur_in_woorden(self.tijd_minuten)),
            ("Groepsgrootte", self.groep or groep_in_woorden(self.groep_min, self.groep_max)),
            ("Voorbereiding", self.voorbereiding or duur_in_woorden(self.voorbereiding_minuten, geen="niet nodig")),
            ("Waar", self.get_plek_display()),
            ("Voor wie", ", ".join(self._meta.get_field("doelgroepen").labels(self.doelgroepen))),
            ("Bij welke stap", ", ".join(self._meta.get_field("fasen").labels(self.fasen))),
        ]

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
