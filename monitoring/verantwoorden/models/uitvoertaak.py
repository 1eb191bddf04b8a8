# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""A file of a report that takes long to make: who asked for it, how far it is, and where it is kept for a day."""

import uuid
from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone

from monitoring.verantwoorden.models.verslag import Verslag

BEWAARD = timedelta(days=1)
STIL = timedelta(seconds=45)  # without a sign of life for so long, the process is gone


class Uitvoerstaat(models.TextChoices):
    """Hoe ver het bestand is."""

    WACHT = "wacht", "wacht"
    BEZIG = "bezig", "bezig"
    KLAAR = "klaar", "klaar"
    MISLUKT = "mislukt", "mislukt"
    GESTOPT = "gestopt", "gestopt"


LOPEND = (Uitvoerstaat.WACHT, Uitvoerstaat.BEZIG)


class UitvoertaakQuerySet(models.QuerySet):
    """Files that are made, each for who asked for it."""

    def van(self, user) -> "UitvoertaakQuerySet":
        """Those that `user` asked for, of reports that they may see at this moment."""
        return self.filter(door=user, verslag__in=Verslag.objects.visible_for(user))

    def levend(self) -> "UitvoertaakQuerySet":
        """Those with a process that is at work or waits for its turn."""
        return self.filter(staat__in=LOPEND, hartslag__gt=timezone.now() - STIL)


class Uitvoertaak(models.Model):
    """Een bestand van een verslag dat even duurt om te maken; alleen wie erom vroeg, kan het halen, een dag lang."""

    sleutel = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    verslag = models.ForeignKey("monitoring.Verslag", models.CASCADE, related_name="uitvoertaken")
    versie = models.ForeignKey("monitoring.Verslagversie", models.CASCADE, null=True, blank=True, related_name="+")
    vorm = models.CharField("vorm", max_length=20)
    opties = models.JSONField(default=dict, blank=True)
    door = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    staat = models.CharField("staat", max_length=10, choices=Uitvoerstaat.choices, default=Uitvoerstaat.WACHT)
    stap = models.CharField("wat er gebeurt", max_length=120, blank=True)
    nummer = models.PositiveSmallIntegerField("stap", default=0)
    aantal = models.PositiveSmallIntegerField("van", default=1)
    gevraagd_op = models.DateTimeField("gevraagd op", default=timezone.now)
    hartslag = models.DateTimeField("laatste teken van leven", default=timezone.now)
    klaar_op = models.DateTimeField("klaar op", null=True, blank=True)
    opslag = models.CharField(max_length=120, blank=True, editable=False)  # where the file is kept, by a random name
    bestandsnaam = models.CharField("naam van het bestand", max_length=120, blank=True)
    grootte = models.PositiveBigIntegerField("grootte", default=0)
    melding = models.CharField("melding", max_length=300, blank=True)

    objects = UitvoertaakQuerySet.as_manager()

    class Meta:
        verbose_name = "bestand dat wordt gemaakt"
        verbose_name_plural = "bestanden die worden gemaakt"
        ordering = ["-gevraagd_op", "-pk"]

    def __str__(self) -> str:
        return f"{self.verslag}: {self.vorm}"

    @property
    def is_vastgelopen(self) -> bool:
        """Whether its process ended without a word, as when the server was started again."""
        return self.staat in LOPEND and self.hartslag <= timezone.now() - STIL

    @property
    def is_lopend(self) -> bool:
        return self.staat in LOPEND and not self.is_vastgelopen

    @property
    def is_klaar(self) -> bool:
        return self.staat == Uitvoerstaat.KLAAR and self.gevraagd_op > timezone.now() - BEWAARD
