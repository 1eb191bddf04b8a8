# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Reach: how many people an intervention meant to reach, approached, saw start and saw finish, in one period.

Two worlds. `Bereik` and `Bereikdeel` hold the exact counts, for the office only. `Bereikbeeld` holds what the site may
show of them, and nothing else; visitors, files and open data read that one only.
"""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from monitoring.meten.models.cijfer import Cijferstaat, Ontbreekt, periode_in_woorden
from monitoring.meten.models.indicator import Herkomst, Indicator
from monitoring.meten.models.vanwijk import VanWijkQuerySet


class Teleenheid(models.TextChoices):
    """Wat er wordt geteld. Een recept of deelname is geen mens."""

    PERSONEN = "personen", "personen"
    VERWIJZINGEN = "verwijzingen", "verwijzingen"
    RECEPTEN = "recepten", "recepten"
    DEELNAMES = "deelnames", "deelnames"


class Stap(models.TextChoices):
    """De stappen van het bereik, in volgorde."""

    DOELGROEP = "doelgroep", "doelgroep"
    BENADERD = "benaderd", "benaderd of verwezen"
    GESTART = "gestart", "gestart"
    AFGEROND = "afgerond", "afgerond"


# Who started and did not finish: the group in which reasons are counted.
GESTOPT = f"{Stap.GESTART} zonder {Stap.AFGEROND}"
ONBEKEND = "onbekend"


class Kenmerk(models.TextChoices):
    """Waarnaar een stap is uitgesplitst: een kenmerk tegelijk."""

    LEEFTIJD = "leeftijd", "leeftijd"
    SEKSE = "sekse", "sekse"
    BUURT = "buurt", "buurt"
    REDEN = "reden", "reden"


class Uitvalreden(models.TextChoices):
    """Waarom iemand die startte, niet afrondde."""

    GEZONDHEID = "gezondheid", "gezondheid"
    TIJD = "tijd", "geen tijd"
    PAST_NIET = "past_niet", "paste niet bij wat iemand zocht"
    DREMPEL = "drempel", "te ver, te duur of te moeilijk"
    ANDERE_HULP = "andere_hulp", "kreeg andere hulp"
    DOEL_BEREIKT = "doel_bereikt", "doel eerder bereikt"
    VERHUISD = "verhuisd", "verhuisd"
    ANDERS = "anders", "een andere reden"
    NOG_BEZIG = "nog_bezig", "nog bezig, niet gestopt"
    ONBEKEND = ONBEKEND, "reden onbekend"


GETELD = [(waarde, label) for waarde, label in Herkomst.choices if waarde != Herkomst.METING]


class BereikQuerySet(VanWijkQuerySet):
    """Exact counts as somebody may reach them; never for visitors."""


def _aantal(naam: str) -> models.PositiveIntegerField:
    return models.PositiveIntegerField(naam, null=True, blank=True)


def _reden(naam: str) -> models.CharField:
    return models.CharField(naam, max_length=20, choices=Ontbreekt.choices, blank=True)


class Bereik(models.Model):
    """Wie een interventie in een wijk bereikte in een periode: doelgroep, benaderd of verwezen, gestart en afgerond."""

    wijk = models.ForeignKey("wijken.Wijk", models.PROTECT, related_name="+", verbose_name="wijk")
    interventie = models.ForeignKey("wijken.Interventie", models.PROTECT, related_name="+", verbose_name="interventie")
    begin = models.DateField("periode van")
    einde = models.DateField("periode tot en met")
    eenheid_benaderd = models.CharField(
        "wat telde je bij benaderd of verwezen",
        max_length=12,
        choices=Teleenheid.choices,
        default=Teleenheid.PERSONEN,
    )
    eenheid = models.CharField(
        "wat telde je bij gestart en afgerond",
        max_length=12,
        choices=Teleenheid.choices,
        default=Teleenheid.PERSONEN,
    )
    doelgroep = _aantal("doelgroep")
    doelgroep_ontbreekt = _reden("waarom er geen aantal is van de doelgroep")
    benaderd = _aantal("benaderd of verwezen")
    benaderd_ontbreekt = _reden("waarom er geen aantal is van benaderd of verwezen")
    gestart = _aantal("gestart")
    gestart_ontbreekt = _reden("waarom er geen aantal is van gestart")
    afgerond = _aantal("afgerond")
    afgerond_ontbreekt = _reden("waarom er geen aantal is van afgerond")
    herkomst = models.CharField(
        "hoe kwamen de aantallen tot stand", max_length=12, choices=GETELD, default=Herkomst.REGISTRATIE
    )
    telling = models.CharField("wie telde, en hoe", max_length=300, blank=True)
    bron = models.ForeignKey(
        "redactie.Bron", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="bron"
    )
    plaats_in_bron = models.CharField("plaats in de bron", max_length=200, blank=True)
    doelgroep_wie = models.CharField("wie is de doelgroep", max_length=200, blank=True)
    doelgroep_herkomst = models.CharField(
        "hoe kwam het aantal van de doelgroep tot stand", max_length=12, choices=GETELD, blank=True
    )
    doelgroep_uitleg = models.CharField("waar komt dat aantal vandaan", max_length=300, blank=True)
    doelgroep_bron = models.ForeignKey(
        "redactie.Bron", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="bron van de doelgroep"
    )
    bevolking = models.ForeignKey(
        Indicator, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="vergelijk met"
    )
    anders_namelijk = models.CharField("anders, namelijk", max_length=200, blank=True)  # never on the site
    notitie = models.CharField("notitie", max_length=500, blank=True)  # never on the site
    staat = models.CharField("staat", max_length=10, choices=Cijferstaat.choices, default=Cijferstaat.CONCEPT)
    # What was on the site before, with the counts it was made from, so that two versions do not tell a small change.
    publicaties = models.JSONField(default=list, editable=False)
    door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, editable=False, related_name="+",
        verbose_name="ingevuld door",
    )  # fmt: skip
    gemaakt_op = models.DateTimeField("ingevuld op", auto_now_add=True)
    gewijzigd_op = models.DateTimeField("gewijzigd op", auto_now=True)

    objects = BereikQuerySet.as_manager()

    class Meta:
        verbose_name = "bereik"
        verbose_name_plural = "bereik"
        ordering = ["wijk", "interventie", "-begin", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["wijk", "interventie", "begin", "einde"], name="bereik_eenmaal",
                violation_error_message="Deze periode is er al voor deze interventie.",
            ),
            models.CheckConstraint(
                condition=Q(einde__gte=F("begin")), name="bereik_periode",
                violation_error_message="Het einde van de periode ligt voor het begin.",
            ),
            *(
                models.CheckConstraint(
                    condition=Q(**{f"{stap}__isnull": True}) | Q(**{f"{stap}_ontbreekt": ""}),
                    name=f"bereik_{stap}_of_reden",
                    violation_error_message="Vul een aantal in, of kies waarom het er niet is. Niet allebei.",
                )
                for stap in Stap.values
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.interventie}, {self.periode}"

    @property
    def periode(self) -> str:
        return periode_in_woorden(self.begin, self.einde)

    @property
    def definitief(self) -> bool:
        return self.staat == Cijferstaat.DEFINITIEF


class Bereikdeel(models.Model):
    """Hoeveel van een stap van het bereik bij een groep horen, of om een reden stopten."""

    bereik = models.ForeignKey(Bereik, models.CASCADE, related_name="delen")
    stap = models.CharField("stap", max_length=30)  # a Stap, or GESTOPT
    kenmerk = models.CharField("kenmerk", max_length=10, choices=Kenmerk.choices)
    categorie = models.CharField("groep of reden", max_length=80)
    aantal = models.PositiveIntegerField("aantal")

    class Meta:
        verbose_name = "deel van het bereik"
        verbose_name_plural = "delen van het bereik"
        ordering = ["bereik", "stap", "kenmerk", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["bereik", "stap", "kenmerk", "categorie"], name="bereikdeel_eenmaal")
        ]

    def __str__(self) -> str:
        return f"{self.stap}, {self.categorie}"


class BereikbeeldQuerySet(VanWijkQuerySet):
    def openbaar(self, op=None) -> "BereikbeeldQuerySet":
        """What is on the site: of a public wijk and a public intervention."""
        return self.met_openbare("wijk", "interventie", op=op)


class Bereikbeeld(models.Model):
    """Wat de site van een bereik mag laten zien: beschermd, afgerond, en verder niets."""

    bereik = models.OneToOneField(Bereik, models.CASCADE, related_name="beeld")
    wijk = models.ForeignKey("wijken.Wijk", models.PROTECT, related_name="+", verbose_name="wijk")
    interventie = models.ForeignKey("wijken.Interventie", models.PROTECT, related_name="+", verbose_name="interventie")
    begin = models.DateField("periode van")
    einde = models.DateField("periode tot en met")
    naam = models.SlugField("adres", max_length=255)  # below the page of the wijk
    slug = models.SlugField("sleutel", max_length=255, unique=True)
    bevolking = models.ForeignKey(Indicator, models.PROTECT, null=True, related_name="+", verbose_name="vergelijk met")
    inhoud = models.JSONField()
    getoond_op = models.DateTimeField("op de site sinds")

    objects = BereikbeeldQuerySet.as_manager()

    class Meta:
        verbose_name = "bereik op de site"
        verbose_name_plural = "bereik op de site"
        ordering = ["interventie__titel", "-begin", "pk"]
        constraints = [models.UniqueConstraint(fields=["wijk", "naam"], name="bereikbeeld_adres")]

    def __str__(self) -> str:
        return f"{self.interventie}, {self.periode}"

    def get_absolute_url(self) -> str:
        return reverse("wijk-bereik-periode", args=[self.wijk.slug, self.naam])

    @property
    def periode(self) -> str:
        return periode_in_woorden(self.begin, self.einde)
