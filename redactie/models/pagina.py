# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Pages, news and what else the editors write that is about no wijk or tool in particular."""

from django.core.exceptions import ValidationError
from django.db import models

from redactie.models.item import Item
from redactie.models.ruimte import Ruimtesoort
from redactie.tekst import is_siteadres
from redactie.velden import RijkeTekstField, WebadresField


class Pagina(Item):
    """Een vaste pagina, zoals Over of Privacy."""

    volgorde = models.PositiveSmallIntegerField(
        "volgorde", default=0, help_text="Een lager getal staat eerder in het menu."
    )
    tekst = RijkeTekstField(
        "tekst", help_text="Zet het belangrijkste vooraan. Gebruik tussenkoppen, dan is de tekst snel te overzien."
    )

    ruimtesoorten = (Ruimtesoort.GEDEELD, Ruimtesoort.SAMENWERKINGSVERBAND)

    class Meta(Item.Meta):
        verbose_name = "pagina"
        verbose_name_plural = "pagina's"
        ordering = ["volgorde", "titel"]

    def get_absolute_url(self) -> str:
        return f"/{self.slug}/"


class Nieuwssoort(models.TextChoices):
    NIEUWS = "nieuws", "nieuws"
    INTERVIEW = "interview", "interview"


class Nieuwsbericht(Item):
    """Een bericht of interview met een datum."""

    soort = models.CharField(
        "soort",
        max_length=12,
        choices=Nieuwssoort.choices,
        default=Nieuwssoort.NIEUWS,
        help_text="Een interview is een gesprek met iemand. Al het andere is nieuws.",
    )
    datum = models.DateField("datum", null=True, blank=True, help_text="Laat leeg als de bron geen datum noemt.")
    tekst = RijkeTekstField("tekst", help_text="Begin met wat er gebeurd is. Zeg daarna wat de lezer ermee kan.")

    url_naam = "nieuws-detail"

    class Meta(Item.Meta):
        verbose_name = "nieuwsbericht"
        verbose_name_plural = "nieuws"
        ordering = [models.F("datum").desc(nulls_last=True), "titel"]


class Toestemming(models.TextChoices):
    JA = "ja", "ja"
    NEE = "nee", "nee"
    ONBEKEND = "onbekend", "niet vastgelegd"


class Citaat(Item):
    """Wat iemand zei, in onze woorden, met de rol van wie het zei."""

    tekst = models.TextField(
        "weergave in eigen woorden",
        max_length=600,
        help_text="Wat iemand zei, in jouw woorden. Niet letterlijk, en zonder naam.",
    )
    van_wie = models.CharField(
        "rol van wie het zei",
        max_length=160,
        help_text="De rol, niet de naam. Bijvoorbeeld: deelnemer aan een wandelgroep.",
    )
    toestemming = models.CharField(
        "toestemming voor de naam",
        max_length=10,
        choices=Toestemming.choices,
        default=Toestemming.ONBEKEND,
        help_text="Zonder ja staat er nergens een naam bij.",
    )

    class Meta(Item.Meta):
        verbose_name = "citaat"
        verbose_name_plural = "citaten"


class Aanwezig(models.TextChoices):
    JA = "ja", "ja"
    NEE = "nee", "nee"
    ONBEKEND = "onbekend", "onbekend"


class Video(Item):
    """Een video met ondertiteling en een uitgeschreven tekst."""

    url = WebadresField(
        "webadres van de video",
        blank=True,
        help_text="De pagina waar de video te zien is. Bezoekers laden hem pas na een klik.",
    )
    van_wie = models.CharField(
        "wie is er te zien",
        max_length=160,
        blank=True,
        help_text="De rol of organisatie. Een naam alleen als die persoon dat goedvindt.",
    )
    ondertiteling = models.CharField(
        "ondertiteling",
        max_length=10,
        choices=Aanwezig.choices,
        default=Aanwezig.ONBEKEND,
        help_text="Staat er ondertiteling bij? Zonder ondertiteling mist wie niet hoort alles.",
    )
    transcript = RijkeTekstField(
        "uitgeschreven tekst", help_text="Wat er gezegd wordt en wat er te zien is, voor wie de video niet kan volgen."
    )

    class Meta(Item.Meta):
        verbose_name = "video"
        verbose_name_plural = "video's"

    def publicatieproblemen(self) -> list[str]:
        problemen = super().publicatieproblemen()
        if not self.url:
            problemen.append("Geef het webadres van de video. Zonder video is er niets te tonen.")
        return problemen


class Snelkoppeling(Item):
    """Een link onder "Snel naar" op de voorpagina."""

    adres = models.CharField(
        "adres op de site",
        max_length=200,
        help_text="Waar de link heen gaat, vanaf de eerste schuine streep. Bijvoorbeeld: /lessen/",
    )
    volgorde = models.PositiveSmallIntegerField(
        "volgorde", default=0, help_text="Een lager getal staat eerder in de rij."
    )

    ruimtesoorten = (Ruimtesoort.GEDEELD, Ruimtesoort.SAMENWERKINGSVERBAND)

    class Meta(Item.Meta):
        verbose_name = "snelkoppeling"
        verbose_name_plural = "snel naar"
        ordering = ["volgorde", "titel"]

    def get_absolute_url(self) -> str:
        return self.adres

    def clean(self) -> None:
        if not is_siteadres(self.adres):
            raise ValidationError({"adres": "Vul een adres op deze site in. Het begint met een schuine streep: /"})


class Ophaalstaat(models.TextChoices):
    OP_TE_HALEN = "op_te_halen", "op te halen"
    GEVRAAGD = "gevraagd", "gevraagd"
    ONTVANGEN = "ontvangen", "ontvangen"
    NIET_TE_KRIJGEN = "niet_te_krijgen", "niet te krijgen"


class Ophaalverzoek(Item):
    """Iets wat de bronnen noemen maar niet bevatten, met wie het heeft en of het gevraagd is."""

    houder = models.CharField(
        "wie heeft het", max_length=200, blank=True, help_text="De organisatie of rol die het stuk heeft."
    )
    gevraagd_op = models.DateField(
        "gevraagd op",
        null=True,
        blank=True,
        help_text="De dag waarop je erom vroeg. Laat leeg als je dat nog niet deed.",
    )
    staat = models.CharField(
        "stand",
        max_length=20,
        choices=Ophaalstaat.choices,
        default=Ophaalstaat.OP_TE_HALEN,
        help_text="Hoe ver je bent met ophalen.",
    )
    tekst = RijkeTekstField(
        "wat is het, en waar noemt de bron het", help_text="Zo weet een ander ook wat er nog gezocht wordt."
    )

    class Meta(Item.Meta):
        verbose_name = "op te halen stuk"
        verbose_name_plural = "ophaallijst"
