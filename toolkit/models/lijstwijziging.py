# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""What changed in the public lists, so that every process can bring its own copy up to date."""

import secrets

from django.db import models, transaction
from django.db.models import Max

BEWAARD = 1000  # changes kept; a process that missed more builds its lists anew
OPRUIMEN_PER = 100  # changes between two times of clearing away


def nieuw_kenmerk() -> str:
    return secrets.token_hex(8)


class LijstwijzigingQuerySet(models.QuerySet):
    @transaction.atomic
    def leg_vast(self, ding: models.Model) -> None:
        """Record that `ding` became public, changed or stopped being public.

        Numbers become visible in their order: the row with number 0 stays locked until the transaction ends, so nobody
        gets a higher number before this one is there for everybody, or has been taken back. No number is left out.
        """
        self.get_or_create(nummer=0)
        self.select_for_update().get(nummer=0)
        nummer = self.aggregate(hoogste=Max("nummer"))["hoogste"] + 1
        self.create(nummer=nummer, soort=ding._meta.label_lower, sleutel=ding.pk)
        if nummer % OPRUIMEN_PER == 0:
            self.filter(nummer__gt=0, nummer__lte=nummer - BEWAARD).delete()


class Lijstwijziging(models.Model):
    """Een verandering in wat openbaar is; zo werkt elk proces zijn lijsten in het geheugen bij."""

    nummer = models.PositiveBigIntegerField("nummer", primary_key=True)
    # Tells this row from another that had the same number: in a transaction that was taken back, or before a backup
    # was put back.
    kenmerk = models.CharField("kenmerk", max_length=16, default=nieuw_kenmerk)
    soort = models.CharField("soort", max_length=60)
    sleutel = models.PositiveBigIntegerField("sleutel", default=0)

    objects = LijstwijzigingQuerySet.as_manager()

    class Meta:
        verbose_name = "verandering in de lijsten"
        verbose_name_plural = "veranderingen in de lijsten"
        ordering = ["nummer"]

    def __str__(self) -> str:
        return f"{self.nummer}: {self.soort} {self.sleutel}"
