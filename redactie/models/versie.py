# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Versions of items: what they were, and what somebody is working on."""

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q

from redactie.models.item import Item


class VersieQuerySet(models.QuerySet):
    def van(self, item: Item) -> "VersieQuerySet":
        return self.filter(content_type=ContentType.objects.get_for_model(item), object_id=item.pk)

    def vastgelegd(self) -> "VersieQuerySet":
        return self.filter(werkkopie=False)

    def werkkopieen(self) -> "VersieQuerySet":
        return self.filter(werkkopie=True)


class Versie(models.Model):
    """Een momentopname van een heel item, met zijn onderdelen en koppelingen."""

    content_type = models.ForeignKey(ContentType, models.CASCADE, related_name="+")
    object_id = models.PositiveBigIntegerField()
    item = GenericForeignKey("content_type", "object_id")
    nummer = models.PositiveIntegerField("nummer")
    werkkopie = models.BooleanField("werkkopie", default=False)
    schema = models.PositiveSmallIntegerField("schema")
    inhoud = models.JSONField("inhoud", encoder=DjangoJSONEncoder)
    door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name="door"
    )
    op = models.DateTimeField("op", auto_now=True)
    toelichting = models.CharField("toelichting", max_length=300, blank=True)
    aangeboden_op = models.DateTimeField("ter beoordeling aangeboden op", null=True, blank=True)
    aangeboden_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name="aangeboden door"
    )

    objects = VersieQuerySet.as_manager()

    class Meta:
        verbose_name = "versie"
        verbose_name_plural = "versies"
        ordering = ["-nummer"]
        constraints = [
            models.UniqueConstraint(fields=["content_type", "object_id", "nummer"], name="versie_nummer"),
            models.UniqueConstraint(
                fields=["content_type", "object_id"], condition=Q(werkkopie=True), name="versie_een_werkkopie"
            ),
        ]

    def __str__(self) -> str:
        return f"{'werkkopie' if self.werkkopie else 'versie'} {self.nummer}"


class Voorbeeldlink(models.Model):
    """Een geheime link naar een voorbeeld van een item, voor iemand zonder account; verloopt en is in te trekken."""

    content_type = models.ForeignKey(ContentType, models.CASCADE, related_name="+")
    object_id = models.PositiveBigIntegerField()
    item = GenericForeignKey("content_type", "object_id")
    kenmerk = models.CharField("afdruk van de sleutel", max_length=64, unique=True)
    schema = models.PositiveSmallIntegerField("schema")
    inhoud = models.JSONField("inhoud", encoder=DjangoJSONEncoder)
    door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name="gemaakt door"
    )
    gemaakt_op = models.DateTimeField("gemaakt op", auto_now_add=True)
    verloopt_op = models.DateTimeField("verloopt op")
    ingetrokken_op = models.DateTimeField("ingetrokken op", null=True, blank=True)

    class Meta:
        verbose_name = "voorbeeldlink"
        verbose_name_plural = "voorbeeldlinks"
        ordering = ["-gemaakt_op"]
        indexes = [models.Index(fields=["content_type", "object_id"], name="voorbeeldlink_item")]

    def __str__(self) -> str:
        return f"voorbeeld van {self.content_type} {self.object_id}"


class OudAdres(models.Model):
    """Een adres dat een openbaar item vroeger had; het verwijst voor altijd door."""

    content_type = models.ForeignKey(ContentType, models.CASCADE, related_name="+")
    slug = models.SlugField("oud adres", max_length=120)
    object_id = models.PositiveBigIntegerField()
    item = GenericForeignKey("content_type", "object_id")

    class Meta:
        verbose_name = "oud adres"
        verbose_name_plural = "oude adressen"
        constraints = [models.UniqueConstraint(fields=["content_type", "slug"], name="oudadres_eenmaal")]

    def __str__(self) -> str:
        return self.slug


class Inhoudstand(models.Model):
    """Hoe een item eruitzag toen de startinhoud het laadde; zo is te zien of iemand het daarna wijzigde."""

    content_type = models.ForeignKey(ContentType, models.CASCADE, related_name="+")
    object_id = models.PositiveBigIntegerField()
    vingerafdruk = models.CharField(max_length=64)

    class Meta:
        verbose_name = "stand van de startinhoud"
        verbose_name_plural = "standen van de startinhoud"
        constraints = [models.UniqueConstraint(fields=["content_type", "object_id"], name="inhoudstand_eenmaal")]

    def __str__(self) -> str:
        return f"{self.content_type} {self.object_id}"
