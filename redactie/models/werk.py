# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""What editors leave behind while they work: half-typed forms, the monthly moment, agreed rules and checks."""

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.serializers.json import DjangoJSONEncoder
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from redactie.models.ruimte import Redactieruimte


class Kladje(models.Model):
    """Wat iemand in een formulier typte en nog niet bewaarde; alleen voor wie het typte."""

    gebruiker = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name="gebruiker")
    sleutel = models.CharField("formulier", max_length=120)
    velden = models.JSONField("velden", default=dict)
    bewaard_als = models.PositiveBigIntegerField("bewaard als item", null=True, blank=True)
    bewaarde_afdruk = models.CharField("afdruk van wat er bewaard is", max_length=64, blank=True)
    op = models.DateTimeField("op", auto_now=True)

    class Meta:
        verbose_name = "kladje"
        verbose_name_plural = "kladjes"
        constraints = [models.UniqueConstraint(fields=["gebruiker", "sleutel"], name="kladje_eenmaal")]

    def __str__(self) -> str:
        return self.sleutel


class Soortinstelling(models.Model):
    """Wat er voor een soort inhoud is afgesproken: een tweede lezer, en na hoeveel maanden opnieuw nakijken."""

    content_type = models.OneToOneField(
        ContentType,
        models.CASCADE,
        related_name="+",
        verbose_name="soort",
        help_text="Voor welke soort inhoud de afspraak geldt.",
    )
    tweede_lezer = models.BooleanField(
        "een tweede persoon keurt goed", default=False, help_text="Dan kan niemand het eigen werk publiceren."
    )
    controle_maanden = models.PositiveSmallIntegerField(
        "nakijken na (maanden)",
        default=12,
        validators=[MinValueValidator(1), MaxValueValidator(60)],
        help_text="Na zoveel maanden vraagt het bureau om te kijken of de inhoud nog klopt.",
    )

    class Meta:
        verbose_name = "afspraak per soort"
        verbose_name_plural = "afspraken per soort"

    def __str__(self) -> str:
        return str(self.content_type)


class Rechtencontrole(models.Model):
    """Een moment waarop een beheerder naliep wie wat mag."""

    op = models.DateTimeField("op", auto_now_add=True)
    door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name="door"
    )
    toelichting = models.CharField("toelichting", max_length=300, blank=True)

    class Meta:
        verbose_name = "rechtencontrole"
        verbose_name_plural = "rechtencontroles"
        ordering = ["-op"]

    def __str__(self) -> str:
        return f"{self.op:%Y-%m-%d}"


class Maandmoment(models.Model):
    """De antwoorden van een wijk op de vragen van een maand, bewaard bij elke stap."""

    ruimte = models.ForeignKey(Redactieruimte, models.PROTECT, related_name="+", verbose_name="redactieruimte")
    maand = models.DateField("maand", help_text="De eerste dag van de maand.")
    antwoorden = models.JSONField("antwoorden", default=dict, encoder=DjangoJSONEncoder)
    door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name="door"
    )
    begonnen_op = models.DateTimeField("begonnen op", auto_now_add=True)
    afgerond_op = models.DateTimeField("afgerond op", null=True, blank=True)

    class Meta:
        verbose_name = "maandmoment"
        verbose_name_plural = "maandmomenten"
        ordering = ["-maand"]
        constraints = [models.UniqueConstraint(fields=["ruimte", "maand"], name="maandmoment_eenmaal")]

    def __str__(self) -> str:
        return f"maandmoment van {self.ruimte}, {self.maand:%m-%Y}"
