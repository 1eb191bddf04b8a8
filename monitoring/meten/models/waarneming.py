# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""What people saw or told: a record of its own beside figures, and never made into a number."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from monitoring.meten.models.cijfer import Cijferstaat, periode_in_woorden
from monitoring.meten.models.duiding import Perspectief
from monitoring.meten.models.indicator import Getalsoort, Indicator, Privacy
from monitoring.meten.models.vanwijk import VanWijkQuerySet


class Waarnemingsvorm(models.TextChoices):
    """Hoe een waarneming tot stand kwam."""

    GESPREK = "gesprek", "gesprek"
    FOCUSGROEP = "focusgroep", "focusgroep"
    INTERVIEW = "interview", "interview"
    BIJEENKOMST = "bijeenkomst", "bijeenkomst"
    VELDNOTITIE = "veldnotitie", "veldnotitie: iets wat iemand zag en opschreef"
    FOTO = "foto", "foto-opdracht"
    ANDERS = "anders", "anders"
    ONBEKEND = "onbekend", "niet vastgelegd in de bron"


class Groepsgrootte(models.TextChoices):
    """Van hoeveel mensen een waarneming komt, alleen in woorden: een klein aantal wijst mensen aan."""

    ONBEKEND = "onbekend", "niet bekend van hoeveel mensen"
    MINDER_DAN_10 = "lt10", "minder dan 10 mensen"
    TIEN_TOT_25 = "10-25", "10 tot 25 mensen"
    VANAF_25 = "25+", "25 mensen of meer"


def nieuwe_sleutel() -> str:
    """Return a name that says nothing of what is in it, and that nothing else has."""
    return f"waarneming-{uuid.uuid4().hex[:12]}"


class WaarnemingQuerySet(VanWijkQuerySet):
    """Waarnemingen as somebody may reach them."""

    def openbaar(self, op=None) -> "WaarnemingQuerySet":
        """What may be on the site: final and marked so, of a public wijk and of an indicator that is public too."""
        rows = self.filter(publiek=True, staat=Cijferstaat.DEFINITIEF, indicator__getalsoort=Getalsoort.GEEN)
        rows = rows.exclude(indicator__privacy=Privacy.INTERN)
        return rows.met_openbare("indicator", "wijk", op=op)


class Waarneming(models.Model):
    """Iets wat iemand in een wijk zag of vertelde, bij een indicator zonder getal; het wordt nooit een getal."""

    slug = models.SlugField("sleutel", max_length=60, unique=True, editable=False, default=nieuwe_sleutel)
    indicator = models.ForeignKey(
        Indicator,
        models.PROTECT,
        related_name="waarnemingen",
        verbose_name="waar het bij hoort",
        limit_choices_to={"getalsoort": Getalsoort.GEEN},
        help_text="Een indicator zonder getal: wat mensen vertellen.",
    )
    wijk = models.ForeignKey("wijken.Wijk", models.PROTECT, related_name="+", verbose_name="wijk")
    begin = models.DateField("periode van", null=True, blank=True)
    einde = models.DateField("periode tot en met", null=True, blank=True)
    perspectief = models.CharField(
        "wie zag of vertelde dit", max_length=12, choices=Perspectief.choices,
        help_text="Zo weet de lezer hoe die het leest.",
    )  # fmt: skip
    wie = models.CharField(
        "rol of groep", max_length=160, blank=True, help_text="De rol, niet de naam. Bijvoorbeeld: een wandelgroep."
    )
    tekst = models.TextField(
        "wat is er gezien of verteld",
        max_length=1500,
        help_text="In gewone taal, zonder namen en zonder iets waaraan je iemand herkent.",
    )
    vorm = models.CharField(
        "hoe kwam het tot stand", max_length=12, choices=Waarnemingsvorm.choices, default=Waarnemingsvorm.GESPREK
    )
    mensen = models.CharField(
        "van hoeveel mensen", max_length=10, choices=Groepsgrootte.choices, default=Groepsgrootte.ONBEKEND,
        help_text="Alleen ongeveer. Een precies aantal bewaren wij niet.",
    )  # fmt: skip
    datum = models.DateField("opgeschreven op", null=True, blank=True)
    bron = models.ForeignKey(
        "redactie.Bron", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="bron"
    )
    plaats_in_bron = models.CharField("plaats in de bron", max_length=200, blank=True)
    staat = models.CharField("staat", max_length=10, choices=Cijferstaat.choices, default=Cijferstaat.CONCEPT)
    publiek = models.BooleanField("mag op de site", default=False)
    door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, editable=False, related_name="+",
        verbose_name="ingevuld door",
    )  # fmt: skip
    gemaakt_op = models.DateTimeField("ingevuld op", auto_now_add=True)
    gewijzigd_op = models.DateTimeField("gewijzigd op", auto_now=True)

    objects = WaarnemingQuerySet.as_manager()

    class Meta:
        verbose_name = "waarneming"
        verbose_name_plural = "waarnemingen"
        ordering = ["indicator", "wijk", F("begin").desc(nulls_last=True), "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(begin__isnull=True, einde__isnull=True) | Q(einde__gte=F("begin")),
                name="waarneming_periode",
                violation_error_message="Vul een hele periode in, met het einde na het begin. Of laat haar leeg.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_perspectief_display()}: {self.tekst[:60]}"

    @property
    def periode(self) -> str:
        return periode_in_woorden(self.begin, self.einde) if self.begin else ""

    def get_absolute_url(self) -> str:
        from django.urls import reverse

        return f"{reverse('wijk-cijfers', args=[self.wijk.slug])}#{self.slug}"
