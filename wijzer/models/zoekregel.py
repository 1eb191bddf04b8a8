# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""The index of search. Derived from what is published: it can always be thrown away and built again."""

from datetime import datetime

from django.db import models
from django.db.models import Q


class ZoekregelQuerySet(models.QuerySet):
    def verborgen(self, op: datetime) -> "ZoekregelQuerySet":
        """Lines of items that are published, but not to be seen at the moment `op`: planned, or ended."""
        return self.filter(Q(van__gt=op) | Q(tot__lte=op))


class Zoekregel(models.Model):
    """Wat de zoekmachine van één gepubliceerd item weet. De stammen staan ernaast, in de tabel van de database zelf.

    The key holds the kind and the item (`index.sleutel`), so that what is found can be counted per kind without
    reading a line.
    """

    id = models.BigIntegerField(primary_key=True)
    titel = models.CharField(max_length=400)
    samenvatting = models.CharField(max_length=300, blank=True)
    slug = models.CharField(max_length=120)
    adres = models.CharField(max_length=300)
    tekst = models.TextField(blank=True)
    vers = models.DateField()
    van = models.DateTimeField(null=True)
    tot = models.DateTimeField(null=True)

    objects = ZoekregelQuerySet.as_manager()

    class Meta:
        verbose_name = "zoekregel"
        verbose_name_plural = "zoekregels"
        ordering = ["-vers", "slug"]
        indexes = [
            models.Index(fields=["van"], condition=Q(van__isnull=False), name="zoekregel_van"),
            models.Index(fields=["tot"], condition=Q(tot__isnull=False), name="zoekregel_tot"),
        ]

    def __str__(self) -> str:
        return self.titel


class Zoeknaam(models.Model):
    """Een naam waaronder een item bekend is: de titel, een afkorting of een andere schrijfwijze.

    `synoniem` is true for names that mean the same: who types one is shown what is written with another.
    """

    regel = models.ForeignKey(Zoekregel, models.CASCADE, related_name="namen")
    naam = models.CharField(max_length=400)
    gevouwen = models.CharField(max_length=400, db_index=True)
    stam = models.CharField(max_length=400, db_index=True)
    synoniem = models.BooleanField(default=False)

    class Meta:
        verbose_name = "zoeknaam"
        verbose_name_plural = "zoeknamen"
        ordering = ["gevouwen"]

    def __str__(self) -> str:
        return self.naam


class Zoekwoord(models.Model):
    """Een woord dat in onze eigen teksten staat, om typfouten en samenstellingen te herkennen."""

    woord = models.CharField(max_length=40, primary_key=True)
    omgekeerd = models.CharField(max_length=40, db_index=True)
    stam = models.CharField(max_length=40, db_index=True)
    vorm = models.CharField(max_length=60)

    class Meta:
        verbose_name = "zoekwoord"
        verbose_name_plural = "zoekwoorden"
        ordering = ["woord"]

    def __str__(self) -> str:
        return self.vorm
