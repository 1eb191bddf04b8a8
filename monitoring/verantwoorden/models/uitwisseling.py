# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""A report shared with another consortium by a secret link, and what they say back. Never public."""

import hashlib
from datetime import date, timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.utils import timezone

from redactie.models import Redactieruimte

VRAGEN = (
    "Wat herkent u uit uw eigen project?",
    "Wat zou u anders aanpakken, en waarom?",
    "Wat wilt u ons vragen?",
)


def afdruk(geheim: str) -> str:
    """Return what is kept of a secret: enough to know it again, not enough to find it out."""
    return hashlib.sha256(geheim.encode()).hexdigest()


class UitwisselingQuerySet(models.QuerySet):
    """Exchanges, for the members of the room of the report."""

    def visible_for(self, user) -> Self:
        return self.filter(ruimte__in=Redactieruimte.objects.visible_for(user).order_by().values("pk"))

    def editable_by(self, user) -> Self:
        return self.filter(ruimte__in=Redactieruimte.objects.editable_by(user).order_by().values("pk"))

    def voorbij(self) -> Self:
        """Those that nobody can open any more."""
        over = models.Q(verloopt_op__lte=timezone.localdate()) | models.Q(ingetrokken_op__isnull=False)
        return self.filter(over)


class Uitwisseling(models.Model):
    """Een vastgesteld verslag dat een ander samenwerkingsverband met een geheime link mag lezen."""

    ruimte = models.ForeignKey("redactie.Redactieruimte", models.PROTECT, related_name="+")
    versie = models.ForeignKey("monitoring.Verslagversie", models.PROTECT, related_name="uitwisselingen")
    aan = models.CharField(
        "met wie deel je het", max_length=160, help_text="De naam van het andere samenwerkingsverband of project."
    )
    vraag_1 = models.CharField("eerste vraag terug", max_length=300, default=VRAGEN[0])
    vraag_2 = models.CharField("tweede vraag terug", max_length=300, default=VRAGEN[1])
    vraag_3 = models.CharField("derde vraag terug", max_length=300, default=VRAGEN[2])
    # What the other may read, taken out of the version at the moment of sharing: nothing that changes later is added.
    beeld = models.JSONField(editable=False)
    secties = models.JSONField(default=list, editable=False)
    geheim_afdruk = models.CharField(max_length=64, unique=True, editable=False)
    verloopt_op = models.DateField("werkt tot", editable=False)
    ingetrokken_op = models.DateTimeField("ingetrokken op", null=True, blank=True, editable=False)
    door = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+")
    gemaakt_op = models.DateTimeField(auto_now_add=True)

    objects = UitwisselingQuerySet.as_manager()

    class Meta:
        verbose_name = "uitwisseling"
        verbose_name_plural = "uitwisselingen"
        ordering = ["-gemaakt_op", "-pk"]

    def __str__(self) -> str:
        return f"uitwisseling met {self.aan}"

    @property
    def vragen(self) -> tuple[str, str, str]:
        return self.vraag_1, self.vraag_2, self.vraag_3

    @property
    def laatste_dag(self) -> date:
        """The last day on which the link works."""
        return self.verloopt_op - timedelta(days=1)

    @property
    def is_verlopen(self) -> bool:
        return self.verloopt_op <= timezone.localdate()

    @property
    def werkt(self) -> bool:
        return self.ingetrokken_op is None and not self.is_verlopen


class Reflectie(models.Model):
    """Wat een ander samenwerkingsverband terugzei na het lezen van een verslag."""

    uitwisseling = models.ForeignKey(Uitwisseling, models.CASCADE, related_name="reflecties")
    organisatie = models.CharField("namens welke organisatie of welk project", max_length=160)
    antwoord_1 = models.TextField(max_length=4000, blank=True)
    antwoord_2 = models.TextField(max_length=4000, blank=True)
    antwoord_3 = models.TextField(max_length=4000, blank=True)
    eenmalig = models.CharField(max_length=64, unique=True, editable=False)
    gekregen_op = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = "reflectie"
        verbose_name_plural = "reflecties"
        ordering = ["gekregen_op", "pk"]

    def __str__(self) -> str:
        return f"reflectie van {self.organisatie}"

    @property
    def antwoorden(self) -> tuple[str, str, str]:
        return self.antwoord_1, self.antwoord_2, self.antwoord_3


class Reflectiegevolg(models.Model):
    """Wat van een antwoord in een reflectie is gemaakt: een aandachtspunt of een les."""

    reflectie = models.ForeignKey(Reflectie, models.CASCADE, related_name="gevolgen")
    nummer = models.PositiveSmallIntegerField()
    punt = models.ForeignKey("monitoring.Aandachtspunt", models.SET_NULL, null=True, blank=True, related_name="+")
    les = models.ForeignKey("toolkit.Les", models.SET_NULL, null=True, blank=True, related_name="+")
    soort = models.CharField(max_length=14)

    class Meta:
        verbose_name = "gevolg van een reflectie"
        verbose_name_plural = "gevolgen van reflecties"
        ordering = ["reflectie", "nummer", "pk"]
        constraints = [models.UniqueConstraint(fields=["reflectie", "nummer", "soort"], name="reflectiegevolg_eenmaal")]

    def __str__(self) -> str:
        return f"{self.soort} uit {self.reflectie}"
