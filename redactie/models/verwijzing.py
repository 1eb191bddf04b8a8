# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""What the texts of an item refer to, written down when the item is saved or published."""

from datetime import timedelta

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

MISLUKT_IS_STUK = 3
MISLUKT_DUURT = timedelta(days=7)


class VerwijzingQuerySet(models.QuerySet):
    def van(self, item: models.Model) -> "VerwijzingQuerySet":
        return self.filter(content_type=ContentType.objects.get_for_model(item), object_id=item.pk)

    def op(self, model: type[models.Model]) -> "VerwijzingQuerySet":
        """References in items of one kind."""
        return self.filter(content_type=ContentType.objects.get_for_model(model))

    def openbaar(self) -> "VerwijzingQuerySet":
        """References in what visitors can read now."""
        now = timezone.now()
        return self.filter(
            Q(van_moment__isnull=True) | Q(van_moment__lte=now),
            Q(tot_moment__isnull=True) | Q(tot_moment__gt=now),
            gepubliceerd=True,
        )


class Verwijzing(models.Model):
    """Een afbeelding, bestand of adres waar de tekst van een item naar verwijst."""

    content_type = models.ForeignKey(ContentType, models.CASCADE, related_name="+")
    object_id = models.PositiveBigIntegerField()
    item = GenericForeignKey("content_type", "object_id")
    afbeelding = models.ForeignKey(
        "redactie.Afbeelding", models.CASCADE, null=True, blank=True, related_name="+", verbose_name="afbeelding"
    )
    bestand = models.ForeignKey(
        "redactie.Bestand", models.CASCADE, null=True, blank=True, related_name="+", verbose_name="bestand"
    )
    adres = models.CharField("adres", max_length=500, blank=True, db_index=True)
    gepubliceerd = models.BooleanField("staat in een openbare tekst", default=False)
    van_moment = models.DateTimeField("openbaar vanaf", null=True, blank=True)
    tot_moment = models.DateTimeField("openbaar tot", null=True, blank=True)

    objects = VerwijzingQuerySet.as_manager()

    class Meta:
        verbose_name = "verwijzing"
        verbose_name_plural = "verwijzingen"
        indexes = [models.Index(fields=["content_type", "object_id"], name="verwijzing_item")]

    def __str__(self) -> str:
        return self.adres or f"{self.afbeelding or self.bestand}"


class LinkcontroleQuerySet(models.QuerySet):
    """What is known of the addresses outside the site."""

    def stuk(self) -> "LinkcontroleQuerySet":
        """Addresses that failed three times in a row, over a week or more."""
        return self.filter(keer_mislukt__gte=MISLUKT_IS_STUK, mislukt_sinds__lte=F("gecontroleerd_op") - MISLUKT_DUURT)

    def twijfel(self) -> "LinkcontroleQuerySet":
        """Addresses that answer, but perhaps not with what they did."""
        return self.filter(keer_mislukt=0).exclude(reden="")


class Linkcontrole(models.Model):
    """Of een adres buiten de site nog antwoordt; na drie keer mislukken over een week geldt het als stuk."""

    adres = models.CharField("adres", max_length=500, unique=True)
    gecontroleerd_op = models.DateTimeField("gecontroleerd op", null=True, blank=True)
    antwoord = models.PositiveSmallIntegerField("antwoord", null=True, blank=True)
    reden = models.CharField("wat er misging", max_length=200, blank=True)
    keer_mislukt = models.PositiveSmallIntegerField("keer achter elkaar mislukt", default=0)
    mislukt_sinds = models.DateTimeField("mislukt sinds", null=True, blank=True)

    objects = LinkcontroleQuerySet.as_manager()

    class Meta:
        verbose_name = "linkcontrole"
        verbose_name_plural = "linkcontroles"
        ordering = ["adres"]

    def __str__(self) -> str:
        return self.adres
