# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""A kind of report as rows: its sections, its questions, how long, and what fills it. Another one needs no code."""

from decimal import Decimal

from django.db import models

from redactie.models import Item, Onderdeel
from redactie.models.ruimte import Ruimtesoort
from redactie.velden import KeuzelijstField, RijkeTekstField, WebadresField


class Indeling(models.TextChoices):
    """Hoe een onderdeel van een verslag eruitziet."""

    DOORLOPEND = "doorlopend", "onder elkaar"
    TABEL = "tabel", "als tabel: een rij per vraag"


class Veldsoort(models.TextChoices):
    """Wat voor antwoord een vraag van een verslag vraagt."""

    TEKST = "tekst", "tekst"
    JA_NEE = "ja_nee", "ja en nee, met toelichting"
    DRADEN = "draden", "aandachtspunten met hun antwoord"
    ZELFEVALUATIE = "zelfevaluatie", "een ronde van samen scoren"
    PRODUCTEN = "producten", "lijst met producten"


class Voedingsoort(models.TextChoices):
    """Waar een vraag van een verslag zich mee vult."""

    INTERVENTIES = "interventies", "interventies en hoe het ermee staat"
    CIJFERS = "cijfers", "cijfers met hun betekenis"
    BEREIK = "bereik", "bereik"
    GEBEURTENISSEN = "gebeurtenissen", "gebeurtenissen, per maand"
    LESSEN = "lessen", "lessen uit de periode"
    DOORWERKING = "doorwerking", "wat er met lessen is gedaan"
    ZELFEVALUATIE = "zelfevaluatie", "samen scoren"
    EIGEN_INZET = "eigen_inzet", "eigen inzet die is gedeeld"
    PRODUCTEN = "producten", "producten en publicaties"
    VERSPREIDING = "verspreiding", "nieuws en bijeenkomsten voor anderen"
    AANDACHTSPUNTEN = "aandachtspunten", "aandachtspunten van de subsidiegever"
    BESLUITEN = "besluiten", "besluiten"
    MONITORPLAN = "monitorplan", "monitorplan"
    LEERVRAGEN = "leervragen", "leervragen"
    AFSPRAKEN = "afspraken", "afspraken"
    INBRENG = "inbreng", "inbreng van inwoners en wat zij terughoorden"
    ONDERZOEKEN = "onderzoeken", "onderzoek bij inwoners"
    VERONDERSTELLINGEN = "veronderstellingen", "veronderstellingen en wat ervan is gezien"


class Verslagsoort(Item):
    """Een soort verslag: de onderdelen en vragen van het formulier, hoe lang, en waar het zich mee vult."""

    tekst = RijkeTekstField("waar dit verslag voor is", help_text="Wie vraagt erom, wie leest het, en hoe vaak?")
    versie = models.CharField(
        "versie", max_length=20, default="1",
        help_text="Verander je een vraag? Verhoog dan de versie. Een verslag dat al begonnen is, blijft gelijk.",
    )  # fmt: skip
    van_wie = models.CharField(
        "van wie is het formulier", max_length=200, blank=True, help_text="De organisatie die het formulier maakte."
    )
    link = WebadresField("meer over het formulier", blank=True, help_text="De pagina van de maker.")
    max_paginas = models.PositiveSmallIntegerField(
        "hoogstens hoeveel pagina's", default=0,
        help_text="Wie schrijft, krijgt een waarschuwing als het langer wordt. 0 is: geen grens.",
    )  # fmt: skip
    per_wijk = models.BooleanField(
        "gaat over één wijk",
        default=False,
        help_text="Dan kiest wie begint een wijk, en vult het verslag zich daaruit.",
    )

    onderdelen = ("secties", "velden")
    # Everybody can make a report of it.
    ruimtesoorten = (Ruimtesoort.GEDEELD, Ruimtesoort.SAMENWERKINGSVERBAND)

    class Meta(Item.Meta):
        verbose_name = "soort verslag"
        verbose_name_plural = "soorten verslag"

    def publicatieproblemen(self) -> list[str]:
        problemen = super().publicatieproblemen()
        secties = [sectie.nummer for sectie in self.secties.all()]
        velden = list(self.velden.all())
        zonder = [veld.titel for veld in velden if veld.sectie not in secties]
        if zonder:
            problemen.append(f"Zet deze vragen in een onderdeel dat bestaat: {', '.join(zonder)}.")
        for naam, waarden in (("Dit nummer", secties), ("Deze sleutel", [veld.sleutel for veld in velden])):
            dubbel = sorted({waarde for waarde in waarden if waarden.count(waarde) > 1})
            if dubbel:
                eigen = naam.split()[1]
                problemen.append(f"{naam} staat er twee keer: {', '.join(dubbel)}. Geef elk een eigen {eigen}.")
        return problemen


class Verslagsectie(Onderdeel):
    """Een onderdeel van een verslag: vragen die bij elkaar staan, met het nummer van het formulier."""

    soort = models.ForeignKey(Verslagsoort, models.CASCADE, related_name="secties")
    nummer = models.CharField("nummer", max_length=6, help_text="Zoals in het formulier. Vragen wijzen hiernaar.")
    titel = models.CharField("titel", max_length=200, help_text="Precies zoals in het formulier.")
    uitleg = models.TextField("uitleg", max_length=1000, blank=True, help_text="Waar je op let, in eigen woorden.")
    indeling = models.CharField(
        "indeling", max_length=10, choices=Indeling.choices, default=Indeling.DOORLOPEND,
        help_text="Kies tabel als het formulier een rij per vraag heeft.",
    )  # fmt: skip

    class Meta(Onderdeel.Meta):
        verbose_name = "onderdeel van een verslag"
        verbose_name_plural = "onderdelen van een verslag"

    def __str__(self) -> str:
        return f"{self.nummer}. {self.titel}"


class Verslagveld(Onderdeel):
    """Een vraag van een verslag, met hoe lang het antwoord mag zijn en waar het zich mee vult."""

    soort_verslag = models.ForeignKey(Verslagsoort, models.CASCADE, related_name="velden")
    sectie = models.CharField("onderdeel", max_length=6, help_text="Het nummer van het onderdeel.")
    nummer = models.CharField(
        "nummer", max_length=6, blank=True, help_text="Zoals in het formulier: 1, 3.1 of a. Mag leeg zijn."
    )
    sleutel = models.SlugField(
        "sleutel", max_length=60,
        help_text="Een vaste naam, zoals tijdsplanning. Hiermee vindt een volgend verslag het vorige antwoord.",
    )  # fmt: skip
    titel = models.CharField("titel", max_length=250, help_text="Precies zoals in het formulier.")
    vraag = models.TextField(
        "vraag in eigen woorden", max_length=1000, blank=True, help_text="Wat moet hier staan? Kort, in gewone taal."
    )
    soort = models.CharField(
        "soort antwoord", max_length=14, choices=Veldsoort.choices, default=Veldsoort.TEKST,
        help_text="Wat degene die schrijft hier invult.",
    )  # fmt: skip
    per_wijk = models.BooleanField(
        "ook per wijk", default=False, help_text="Naast het gezamenlijke antwoord kan dan elke wijk iets schrijven."
    )
    regels = models.PositiveSmallIntegerField("hoogstens regels", default=0, help_text="0 is: geen grens.")
    a4 = models.DecimalField(
        "hoogstens A4",
        max_digits=4,
        decimal_places=1,
        default=Decimal("0.0"),
        help_text="In bladzijden. 0 is: geen grens.",
    )
    vult = KeuzelijstField(
        "vult zich met", keuzes=Voedingsoort.choices, help_text="Wat er uit het systeem al wordt klaargezet."
    )

    class Meta(Onderdeel.Meta):
        verbose_name = "vraag van een verslag"
        verbose_name_plural = "vragen van een verslag"

    def __str__(self) -> str:
        return f"{self.sectie}.{self.nummer} {self.titel}" if self.nummer else self.titel
