# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Figures: what was counted or measured, of what, where and when; or why it is not there."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from monitoring.meten.models.indicator import Herkomst, Indicator, Privacy
from monitoring.meten.models.vanwijk import VanWijkQuerySet
from wijken.models.gebeurtenis import Precisie, datum_in_woorden


class Cijferstaat(models.TextChoices):
    CONCEPT = "concept", "concept"
    DEFINITIEF = "definitief", "definitief"


class Ontbreekt(models.TextChoices):
    """Waarom er geen waarde is. Een ontbrekende waarde is nooit nul."""

    NIET_GEMETEN = "niet_gemeten", "niet geteld of gemeten"
    WEET_NIET = "weet_niet", "weten we niet"
    NVT = "nvt", "niet van toepassing"
    TE_VER_AF = "te_ver_af", "staat te ver van ons af"
    NIET_INGEVULD = "niet_ingevuld", "niet ingevuld"
    NIET_GEPUBLICEERD = "niet_gepubliceerd", "de bron maakt dit niet bekend"
    ONDERDRUKT = "onderdrukt", "te kleine groep"


class Leeftijd(models.TextChoices):
    """Leeftijdsgroepen zoals het CBS die gebruikt."""

    TOT_15 = "0-15", "0 tot 15 jaar"
    TOT_25 = "15-25", "15 tot 25 jaar"
    TOT_45 = "25-45", "25 tot 45 jaar"
    TOT_65 = "45-65", "45 tot 65 jaar"
    VANAF_65 = "65+", "65 jaar en ouder"
    ONBEKEND = "onbekend", "leeftijd onbekend"


class Sekse(models.TextChoices):
    VROUW = "vrouw", "vrouw"
    MAN = "man", "man"
    ANDERS = "anders", "anders"
    ONBEKEND = "onbekend", "sekse onbekend"


class InvoerpartijQuerySet(VanWijkQuerySet):
    """Files with figures, as somebody may reach them."""


class Invoerpartij(models.Model):
    """Cijfers die in een keer uit een bestand kwamen, en die in een keer teruggedraaid kunnen worden."""

    wijk = models.ForeignKey("wijken.Wijk", models.PROTECT, related_name="+", verbose_name="wijk")
    bestandsnaam = models.CharField("bestand", max_length=200)
    afdruk = models.CharField(max_length=64, editable=False)  # of what is in the file
    inhoud = models.BinaryField(null=True, editable=False)  # compressed; only until somebody decided about it
    door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name="door"
    )
    op = models.DateTimeField("gekozen op", auto_now_add=True)
    proef = models.JSONField(default=dict, editable=False)  # what the dry run found
    nieuw = models.PositiveIntegerField("nieuw", default=0)
    gewijzigd = models.PositiveIntegerField("gewijzigd", default=0)
    doorgevoerd_op = models.DateTimeField("ingelezen op", null=True, editable=False)
    teruggedraaid_op = models.DateTimeField("teruggedraaid op", null=True, editable=False)

    objects = InvoerpartijQuerySet.as_manager()

    class Meta:
        verbose_name = "ingelezen bestand met cijfers"
        verbose_name_plural = "ingelezen bestanden met cijfers"
        ordering = ["-op", "-pk"]

    def __str__(self) -> str:
        return self.bestandsnaam


class CijferQuerySet(VanWijkQuerySet):
    """Figures as somebody may reach them; every list, count, file and chart starts from one of these."""

    def openbaar(self, op=None) -> "CijferQuerySet":
        """Figures that may be on the site: final, of a public indicator and a public wijk, and not for the office only.

        What may be shown of one is what `monitoring.meten.getoond.getoond_van` gives, and not its value.
        """
        rows = self.filter(staat=Cijferstaat.DEFINITIEF).exclude(indicator__privacy=Privacy.INTERN)
        return rows.met_openbare("indicator", "wijk", op=op)

    def totalen(self) -> "CijferQuerySet":
        """Figures of everybody, without those of subgroups."""
        return self.filter(leeftijd="", sekse="", groep="")


class Cijfer(models.Model):
    """Een getal bij een indicator, van een wijk en een periode; of de reden waarom het er niet is."""

    # Without an index of their own: `cijfer_eenmaal` starts with the indicator, `cijfer_reeks` with the wijk, and
    # figures are not looked up by source or person. Files of a hundred thousand are written twice as fast so.
    indicator = models.ForeignKey(
        Indicator, models.PROTECT, related_name="cijfers", verbose_name="indicator", db_index=False
    )
    wijk = models.ForeignKey(
        "wijken.Wijk",
        models.PROTECT,
        related_name="+",
        verbose_name="wijk",
        db_index=False,
        help_text="Op de pagina van welke wijk.",
    )
    gebied = models.CharField(
        "gebied in de woorden van de bron", max_length=200, blank=True,
        help_text="Alleen als het niet precies de wijk is, of niet vaststaat. Bijvoorbeeld: in heel Alphen.",
    )  # fmt: skip
    begin = models.DateField("periode van", help_text="De eerste dag van de periode.")
    einde = models.DateField("periode tot en met", help_text="De laatste dag van de periode.")
    leeftijd = models.CharField("leeftijd", max_length=10, choices=Leeftijd.choices, blank=True)
    sekse = models.CharField("sekse", max_length=10, choices=Sekse.choices, blank=True)
    groep = models.CharField("andere groep", max_length=80, blank=True)
    waarde = models.DecimalField("waarde", max_digits=18, decimal_places=4, null=True, blank=True)
    teller = models.PositiveBigIntegerField("teller", null=True, blank=True)
    noemer = models.PositiveBigIntegerField("noemer", null=True, blank=True)
    ontbreekt = models.CharField("waarom er geen waarde is", max_length=20, choices=Ontbreekt.choices, blank=True)
    herkomst = models.CharField("hoe kwam het tot stand", max_length=12, choices=Herkomst.choices)
    bron = models.ForeignKey(
        "redactie.Bron", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="bron", db_index=False
    )
    plaats_in_bron = models.CharField("plaats in de bron", max_length=200, blank=True)
    notitie = models.CharField("notitie", max_length=500, blank=True)
    staat = models.CharField("staat", max_length=10, choices=Cijferstaat.choices, default=Cijferstaat.CONCEPT)
    # What visitors see of a count of residents; `monitoring.meten.getoond` works it out. Nothing here: not shown.
    getoond = models.JSONField(null=True, editable=False)
    # The file that wrote this figure last, and the file that made it; so a file can be taken back.
    partij = models.ForeignKey(
        Invoerpartij, models.SET_NULL, null=True, blank=True, editable=False, related_name="cijfers"
    )
    gemaakt_in = models.ForeignKey(
        Invoerpartij, models.SET_NULL, null=True, blank=True, editable=False, related_name="nieuwe_cijfers"
    )
    door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, editable=False, related_name="+",
        db_index=False, verbose_name="ingevuld door",
    )  # fmt: skip
    gemaakt_op = models.DateTimeField("ingevuld op", auto_now_add=True)
    gewijzigd_op = models.DateTimeField("gewijzigd op", auto_now=True)

    objects = CijferQuerySet.as_manager()

    class Meta:
        verbose_name = "cijfer"
        verbose_name_plural = "cijfers"
        ordering = ["indicator", "wijk", "begin", "einde", "leeftijd", "sekse", "groep", "gebied"]
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "wijk", "begin", "einde", "leeftijd", "sekse", "groep", "gebied"],
                name="cijfer_eenmaal",
                violation_error_message="Dit cijfer is er al. Wijzig het cijfer dat er staat.",
            ),
            models.CheckConstraint(
                condition=Q(einde__gte=F("begin")), name="cijfer_periode",
                violation_error_message="Het einde van de periode ligt voor het begin.",
            ),
            models.CheckConstraint(
                condition=Q(waarde__isnull=False, ontbreekt="") | (Q(waarde__isnull=True) & ~Q(ontbreekt="")),
                name="cijfer_waarde_of_reden",
                violation_error_message="Vul een waarde in, of kies waarom die er niet is. Niet allebei.",
            ),
            models.CheckConstraint(
                condition=Q(noemer__isnull=True) | Q(teller__isnull=True) | Q(teller__lte=F("noemer")),
                name="cijfer_teller_in_noemer",
                violation_error_message="De teller is groter dan de noemer. Kijk ze allebei na.",
            ),
        ]  # fmt: skip
        indexes = [models.Index(fields=["wijk", "indicator", "begin"], name="cijfer_reeks")]

    def __str__(self) -> str:
        return f"{self.indicator}, {periode_in_woorden(self.begin, self.einde)}"

    @property
    def periode(self) -> str:
        return periode_in_woorden(self.begin, self.einde)

    @property
    def getal(self) -> str:
        return getal_in_woorden(self.waarde)

    @property
    def kort_getal(self) -> str:
        """The same; a share that was computed here has one decimal."""
        if self.waarde is None or self.teller is None or self.noemer is None:
            return self.getal
        return getal_in_woorden(self.waarde.quantize(Decimal("0.1"), ROUND_HALF_UP))


class Cijferwijziging(models.Model):
    """Wat er in een cijfer stond voordat een ingelezen bestand het veranderde."""

    partij = models.ForeignKey(Invoerpartij, models.CASCADE, related_name="wijzigingen")
    cijfer = models.ForeignKey(Cijfer, models.CASCADE, related_name="+")
    was = models.JSONField()

    class Meta:
        verbose_name = "wijziging uit een bestand"
        verbose_name_plural = "wijzigingen uit een bestand"
        constraints = [models.UniqueConstraint(fields=["partij", "cijfer"], name="cijferwijziging_eenmaal")]

    def __str__(self) -> str:
        return f"{self.cijfer}"


def getal_in_woorden(waarde: Decimal | None) -> str:
    """Write a number as people type it: a comma, and no more decimals than it has; nothing for None."""
    if waarde is None:
        return ""
    kort = waarde.quantize(Decimal(1)) if waarde == waarde.to_integral_value() else waarde.normalize()
    return f"{kort:f}".replace(".", ",")


def periode_in_woorden(begin: date, einde: date) -> str:
    """Return a period in words: "2021", "2e kwartaal 2021", "mei 2021", "3 mei 2021", or from one day to another."""
    for precisie, maanden in ((Precisie.JAAR, 12), (Precisie.KWARTAAL, 3), (Precisie.MAAND, 1)):
        if begin.day == 1 and (begin.month - 1) % maanden == 0 and einde == _laatste_dag(begin, maanden):
            return datum_in_woorden(begin, precisie)
    return datum_in_woorden(begin, Precisie.DAG, einde)


def _laatste_dag(begin: date, maanden: int) -> date:
    jaar, maand = divmod(begin.month - 1 + maanden, 12)
    return date.fromordinal(date(begin.year + jaar, maand + 1, 1).toordinal() - 1)
