# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Organisations, the roles people have, and the professionals behind them."""

from django.db import models
from django.db.models import Q

from redactie.models import Item, Onderdeel, Redactieruimte
from redactie.models.item import ItemQuerySet
from redactie.velden import RijkeTekstField, WebadresField
from wijken.models.wijk import Wijk


class Organisatiesoort(models.TextChoices):
    GEMEENTE = "gemeente", "gemeente"
    KENNISPARTNER = "kennispartner", "kennispartner"
    ZORG = "zorg", "zorg"
    WELZIJN = "welzijn", "welzijn"
    FINANCIER = "financier", "financier"
    ALLIANTIE = "alliantie", "alliantie of netwerk"
    LOKET = "loket", "loket"
    INWONERS = "inwoners", "van inwoners"
    ONDERWIJS = "onderwijs", "onderwijs"
    OVERHEID = "overheid", "overheid"
    OVERIG = "overig", "overig"


class Organisatie(Item):
    """Een organisatie, alliantie of loket, met zijn rol per wijk."""

    volledige_naam = models.CharField(
        "volledige naam", max_length=200, blank=True, help_text="Voluit, als de titel een afkorting is."
    )
    soort = models.CharField(
        "soort",
        max_length=20,
        choices=Organisatiesoort.choices,
        help_text="Zo vinden bezoekers de organisatie in de lijst terug.",
    )
    partner = models.BooleanField(
        "partner van Wijzer in de Wijk",
        default=False,
        help_text="Zet dit aan als de organisatie meedoet in het project.",
    )
    als_interventie_genoemd = models.BooleanField(
        "in een bron tussen de interventies genoemd", default=False, help_text="Dan staat zij onder de interventies."
    )
    website = WebadresField("website", blank=True, help_text="Begint met https://")
    tekst = RijkeTekstField("omschrijving", help_text="Wat doet de organisatie, en wat doet zij in de wijk?")

    url_naam = "organisatie-detail"
    onderdelen = ("rollen",)

    class Meta(Item.Meta):
        verbose_name = "organisatie"
        verbose_name_plural = "organisaties"


class Organisatierol(Onderdeel):
    """Wat een organisatie in een wijk doet, of in het hele project."""

    organisatie = models.ForeignKey(Organisatie, models.CASCADE, related_name="rollen")
    wijk = models.ForeignKey(
        Wijk, models.PROTECT, null=True, blank=True, related_name="organisatierollen", verbose_name="wijk",
        help_text="Laat leeg als de rol voor het hele project geldt.",
    )  # fmt: skip
    rol = models.CharField(
        "rol", max_length=300, help_text="Wat de organisatie hier doet. Bijvoorbeeld: organiseert de wandelgroepen."
    )

    class Meta(Onderdeel.Meta):
        verbose_name = "rol in een wijk"
        verbose_name_plural = "rollen per wijk"

    def __str__(self) -> str:
        return self.rol


class Functierol(Item):
    """Een rol die mensen in een wijk vervullen, met taken en tips."""

    tekst = RijkeTekstField("wat het is", help_text="Wat is dit voor rol, en waarom is hij nodig?")
    taken = RijkeTekstField("taken", help_text="Wat doet iemand in deze rol? Een lijstje leest het snelst.")
    tips = RijkeTekstField("tips", help_text="Wat zou je een opvolger meegeven?")

    url_naam = "rol-detail"
    onderdelen = ("vervullingen",)

    class Meta(Item.Meta):
        verbose_name = "rol"
        verbose_name_plural = "rollen"


class Vervulling(Onderdeel):
    """Hoe een rol in een wijk is ingevuld."""

    functierol = models.ForeignKey(Functierol, models.CASCADE, related_name="vervullingen")
    wijk = models.ForeignKey(
        Wijk,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="wijk",
        help_text="Laat leeg als het voor alle wijken geldt.",
    )
    toelichting = models.CharField(
        "toelichting", max_length=400, help_text="Hoe de rol hier is ingevuld. Noem een organisatie, geen naam."
    )

    class Meta(Onderdeel.Meta):
        verbose_name = "invulling in een wijk"
        verbose_name_plural = "invulling per wijk"

    def __str__(self) -> str:
        return self.toelichting


class ProfessionalQuerySet(ItemQuerySet):
    def visible_for(self, user) -> "ProfessionalQuerySet":
        """As for every item, but a hidden name is for the members of the room."""
        mine = Redactieruimte.objects.visible_for(user)
        return super().visible_for(user).filter(Q(naam_zichtbaar=True) | Q(ruimte__in=mine))

    def for_wijk(self, wijk: Wijk) -> "ProfessionalQuerySet":
        return self.filter(wijk=wijk)


class Professional(Item):
    """Iemand die in functie in een bron staat; de naam is alleen te zien als die persoon dat goedvindt."""

    functie = models.CharField("functie", max_length=200, help_text="Dit zien bezoekers als de naam verborgen is.")
    organisatie = models.ForeignKey(
        Organisatie,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="organisatie",
        help_text="Waar deze persoon werkt.",
    )
    wijk = models.ForeignKey(
        Wijk,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="wijk",
        help_text="Laat leeg als iemand voor alle wijken werkt.",
    )
    rol = models.ForeignKey(
        Functierol,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="rol",
        help_text="De rol in de wijk, als die in de lijst staat.",
    )
    naam_zichtbaar = models.BooleanField(
        "naam tonen aan bezoekers",
        default=False,
        help_text="Zet dit alleen aan als deze persoon dat goedvindt. Anders staat er alleen de functie.",
    )

    objects = ProfessionalQuerySet.as_manager()

    class Meta(Item.Meta):
        verbose_name = "professional"
        verbose_name_plural = "professionals"

    @property
    def openbare_naam(self) -> str:
        """What visitors may read: the name only when the person agreed."""
        return f"{self.titel}, {self.functie}" if self.naam_zichtbaar else self.functie
