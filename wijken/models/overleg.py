# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Bodies that meet."""

from django.db import models

from redactie.models import Item, Onderdeel
from redactie.models.item import ItemQuerySet
from redactie.velden import RijkeTekstField
from wijken.models.gemeente import Gemeente
from wijken.models.organisatie import Organisatie
from wijken.models.wijk import Wijk


class Overlegsoort(models.TextChoices):
    WERKGROEP_LC = "werkgroep_lc", "werkgroep LC"
    LOKALE_LC = "lokale_lc", "lokale LC"
    LEERATELIER = "leeratelier", "leeratelier"
    LEERNETWERK = "leernetwerk", "landelijk leernetwerk"
    PROJECTTEAM = "projectteam", "projectteam"
    KLANKBORDGROEP = "klankbordgroep", "klankbordgroep"
    STUURGROEP = "stuurgroep", "stuurgroep"
    BESTUURLIJK_OVERLEG = "bestuurlijk_overleg", "bestuurlijk overleg"
    PROGRAMMAGROEP = "programmagroep", "programmagroep"
    INITIATIEFGROEP = "initiatiefgroep", "initiatiefgroep"
    MONITORGROEP = "monitorgroep", "monitorgroep"
    ALLIANTIE = "alliantie", "alliantie"
    OVERIG = "overig", "overig"


class OverlegQuerySet(ItemQuerySet):
    def for_wijk(self, wijk: Wijk) -> "OverlegQuerySet":
        return self.filter(wijk=wijk)


class Overleg(Item):
    """Een groep die bij elkaar komt, met leden en een taak."""

    soort = models.CharField(
        "soort",
        max_length=24,
        choices=Overlegsoort.choices,
        help_text="Zo vinden bezoekers het overleg in de lijst terug.",
    )
    wijk = models.ForeignKey(
        Wijk,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="wijk",
        help_text="Laat leeg als het overleg voor meer wijken is.",
    )
    gemeente = models.ForeignKey(
        Gemeente,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="gemeente",
        help_text="Laat leeg als het overleg voor meer gemeenten is.",
    )
    voorzitter = models.CharField(
        "voorzitter (rol of organisatie)", max_length=200, blank=True, help_text="Een rol of organisatie, geen naam."
    )
    tekst = RijkeTekstField("omschrijving", help_text="Waar gaat dit overleg over, en wat besluit het?")

    objects = OverlegQuerySet.as_manager()
    url_naam = "overleg-detail"
    onderdelen = ("leden",)

    class Meta(Item.Meta):
        verbose_name = "overleg"
        verbose_name_plural = "overleggen"

    @property
    def wijk_openbaar(self) -> Wijk | None:
        """The wijk of this body, when visitors may know of it."""
        return self.wijk if self.wijk is not None and self.wijk.is_openbaar else None


class Overleglid(Onderdeel):
    """Een lid van een overleg: een organisatie of een rol."""

    overleg = models.ForeignKey(Overleg, models.CASCADE, related_name="leden")
    organisatie = models.ForeignKey(
        Organisatie, models.PROTECT, null=True, blank=True, related_name="overleglidmaatschappen",
        verbose_name="organisatie", help_text="Laat leeg als het lid niet namens een organisatie komt."
)  # fmt: skip
    omschrijving = models.CharField(
        "rol in het overleg", max_length=300, help_text="Wat dit lid inbrengt. Een rol, geen naam."
    )

    class Meta(Onderdeel.Meta):
        verbose_name = "lid"
        verbose_name_plural = "leden"

    def __str__(self) -> str:
        return self.omschrijving
