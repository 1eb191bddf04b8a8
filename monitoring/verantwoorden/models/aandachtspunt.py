# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Threads with the funder: what was asked or remarked, what was answered, and with whom it lies now. Never public."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from redactie.models import Redactieruimte
from redactie.velden import RijkeTekstField
from wijken.models.gebeurtenis import Gedateerd


class Puntsoort(models.TextChoices):
    AANDACHTSPUNT = "aandachtspunt", "aandachtspunt"
    VRAAG = "vraag", "vraag"
    SUGGESTIE = "suggestie", "suggestie"


class Puntstaat(models.TextChoices):
    """Bij wie een aandachtspunt nu ligt, of hoe het is geëindigd."""

    OPEN_BIJ_ONS = "open_bij_ons", "open bij ons"
    OPEN_BIJ_FUNDER = "open_bij_funder", "open bij de ander"
    BEANTWOORD = "beantwoord", "beantwoord"
    GEACCEPTEERD = "geaccepteerd", "geaccepteerd"
    VERVALLEN = "vervallen", "vervallen"


class Wie(models.TextChoices):
    """Wie aan het woord is in een draad."""

    FUNDER = "funder", "de ander"
    WIJ = "wij", "wij"


class Ligt(models.TextChoices):
    """Bij wie een draad na een beurt ligt."""

    ONS = "ons", "bij ons: wij moeten nog iets zeggen"
    FUNDER = "funder", "bij de ander: wij wachten op een reactie"
    NIEMAND = "niemand", "bij niemand: het is beantwoord"


STAAT_NA = {
    Ligt.ONS: Puntstaat.OPEN_BIJ_ONS,
    Ligt.FUNDER: Puntstaat.OPEN_BIJ_FUNDER,
    Ligt.NIEMAND: Puntstaat.BEANTWOORD,
}
PROJECT, FINANCIER = "Wijzer in de Wijk", "ZonMw"
OPEN = (Puntstaat.OPEN_BIJ_ONS, Puntstaat.OPEN_BIJ_FUNDER)
DICHT = (Puntstaat.GEACCEPTEERD, Puntstaat.VERVALLEN)


class AandachtspuntQuerySet(models.QuerySet):
    """Threads, for the members of their room."""

    def visible_for(self, user) -> Self:
        return self.filter(ruimte__in=Redactieruimte.objects.visible_for(user).order_by().values("pk"))

    def editable_by(self, user) -> Self:
        return self.filter(ruimte__in=Redactieruimte.objects.editable_by(user).order_by().values("pk"))

    def for_verslag(self, verslag: models.Model) -> Self:
        return self.filter(verslag=verslag)

    def open(self) -> Self:
        return self.filter(staat__in=OPEN)


class Aandachtspunt(models.Model):
    """Een vraag of opmerking van de financier, met de draad van beurten eronder; nooit openbaar."""

    ruimte = models.ForeignKey(
        "redactie.Redactieruimte", models.PROTECT, related_name="+", verbose_name="redactieruimte",
        help_text="Wie hier lid is, ziet de draad en kan antwoorden.",
    )  # fmt: skip
    titel = models.CharField(
        "waar gaat het over", max_length=200, help_text="In een paar woorden. Bijvoorbeeld: bereik van de doelgroep."
    )
    slug = models.SlugField(max_length=120, unique=True, null=True, blank=True, editable=False)
    soort = models.CharField(
        "soort", max_length=16, choices=Puntsoort.choices, default=Puntsoort.VRAAG,
        help_text="Een vraag wil een antwoord. Bij een suggestie mag dat.",
    )  # fmt: skip
    blok = models.CharField(
        "onder welk kopje", max_length=120, blank=True,
        help_text="Alleen als de brief kopjes heeft. Bijvoorbeeld: Verspreiding en implementatie.",
    )  # fmt: skip
    van = models.CharField(
        "van wie", max_length=120, default=FINANCIER, help_text="Wie het vroeg: een organisatie. Geen namen van mensen."
    )
    verwijzing = models.CharField(
        "waar het over gaat, in welk stuk", max_length=200, blank=True,
        help_text="Zo vindt een ander het terug. Bijvoorbeeld: p. 4 van het verslag over 2021.",
    )  # fmt: skip
    verslag = models.ForeignKey(
        "monitoring.Verslag", models.SET_NULL, null=True, blank=True, related_name="aandachtspunten",
        verbose_name="bij welk verslag", help_text="Het verslag waar de vraag over gaat.",
    )  # fmt: skip
    veld = models.SlugField(
        "in welk onderdeel van het verslag", max_length=60, blank=True,
        help_text="Daar komt het antwoord te staan als jullie het opnemen in het aangevulde verslag.",
    )  # fmt: skip
    eigenaar = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+",
        verbose_name="wie zorgt voor het antwoord", help_text="Het staat dan in de werklijst van deze collega.",
    )  # fmt: skip
    eerder = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="later", verbose_name="eerder gesteld",
        help_text="Werd dit al eens gevraagd? Dan staat wat jullie toen zeiden erbij.",
    )  # fmt: skip
    staat = models.CharField(
        "stand", max_length=16, choices=Puntstaat.choices, default=Puntstaat.OPEN_BIJ_ONS, editable=False
    )
    geaccepteerd_op = models.DateField("geaccepteerd op", null=True, blank=True, editable=False)
    geaccepteerd_door = models.CharField(
        "wie nam er genoegen mee", max_length=160, blank=True, editable=False, help_text="De organisatie, geen naam."
    )
    reden = models.CharField("waarom het vervalt", max_length=300, blank=True, editable=False)
    door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, editable=False, related_name="+"
    )
    gemaakt_op = models.DateTimeField("gemaakt op", auto_now_add=True)
    gewijzigd_op = models.DateTimeField("gewijzigd op", auto_now=True)

    objects = AandachtspuntQuerySet.as_manager()

    class Meta:
        verbose_name = "aandachtspunt"
        verbose_name_plural = "aandachtspunten"
        ordering = ["gemaakt_op", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(staat="vervallen") | ~Q(reden=""), name="aandachtspunt_vervallen_met_reden",
                violation_error_message="Zeg waarom het vervalt.",
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.titel

    @property
    def is_open(self) -> bool:
        return self.staat in OPEN

    @property
    def ander(self) -> str:
        """The other side of the thread, also when we raised it ourselves."""
        return FINANCIER if self.van.strip().lower() == PROJECT.lower() else self.van

    @property
    def stand(self) -> str:
        """The state in words, with whom it lies by name."""
        if self.staat == Puntstaat.OPEN_BIJ_FUNDER:
            return f"open bij {self.ander}"
        return str(Puntstaat(self.staat).label)


class Puntbron(models.Model):
    """De plaats in een bron waar een aandachtspunt op steunt."""

    punt = models.ForeignKey(Aandachtspunt, models.CASCADE, related_name="bronnen")
    bron = models.ForeignKey("redactie.Bron", models.PROTECT, related_name="+")
    plaats = models.CharField("plaats in de bron", max_length=300, blank=True)

    class Meta:
        verbose_name = "bron van een aandachtspunt"
        verbose_name_plural = "bronnen van aandachtspunten"
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.bron}, {self.plaats}" if self.plaats else str(self.bron)


class Beurt(Gedateerd):
    """Wat iemand in een draad zei: de financier of wij, voor alle wijken of voor een."""

    punt = models.ForeignKey(Aandachtspunt, models.CASCADE, related_name="beurten")
    volgorde = models.PositiveSmallIntegerField(default=0, editable=False)
    wie = models.CharField("wie zegt dit", max_length=8, choices=Wie.choices)
    wijk = models.ForeignKey(
        "wijken.Wijk", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="wijk",
        help_text="Laat leeg als het voor alle wijken geldt.",
    )  # fmt: skip
    tekst = RijkeTekstField("tekst", max_length=20_000, help_text="Vertel het in eigen woorden. Geen namen van mensen.")
    plaats = models.CharField(
        "waar het staat", max_length=200, blank=True, help_text="Bijvoorbeeld: antwoord 3 van de brief."
    )
    document = models.ForeignKey(
        "redactie.Bestand", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="bijlage",
        help_text="Een bestand dat erbij hoort. Voeg het eerst toe bij Bestanden.",
    )  # fmt: skip
    ligt_bij = models.CharField(
        "bij wie ligt het hierna", max_length=8, choices=Ligt.choices, help_text="Zo blijft er geen vraag liggen."
    )
    door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, editable=False, related_name="+"
    )
    gemaakt_op = models.DateTimeField("gemaakt op", auto_now_add=True)
    gewijzigd_op = models.DateTimeField("gewijzigd op", auto_now=True)

    class Meta:
        verbose_name = "beurt"
        verbose_name_plural = "beurten"
        ordering = ["punt", "volgorde", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(wie__in=Wie.values), name="beurt_wie"),
            models.CheckConstraint(condition=Q(ligt_bij__in=Ligt.values), name="beurt_ligt_bij"),
        ]

    def __str__(self) -> str:
        return f"{self.get_wie_display()}, {self.wanneer}"

    @property
    def is_van_ons(self) -> bool:
        return self.wie == Wie.WIJ
