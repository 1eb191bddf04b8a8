# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""What a figure means, and for whom."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from monitoring.meten.models.cijfer import periode_in_woorden
from monitoring.meten.models.indicator import Indicator, Privacy
from monitoring.meten.models.vanwijk import VanWijkQuerySet


class Perspectief(models.TextChoices):
    """Vanuit wie een cijfer wordt uitgelegd."""

    INWONER = "inwoner", "inwoners"
    PROFESSIONAL = "professional", "professionals"
    BELEID = "beleid", "beleid en bestuur"
    REDACTIE = "redactie", "de redactie"


class DuidingQuerySet(VanWijkQuerySet):
    def openbaar(self, op=None) -> "DuidingQuerySet":
        """What may be on the site: marked so, of a public wijk and indicator, and not for the office only."""
        rows = self.filter(publiek=True).exclude(indicator__privacy=Privacy.INTERN)
        return rows.met_openbare("indicator", "wijk", op=op)


class Duiding(models.Model):
    """Wat een cijfer of reeks volgens iemand betekent; een openbaar cijfer heeft er ten minste een."""

    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="duidingen", verbose_name="indicator")
    wijk = models.ForeignKey("wijken.Wijk", models.PROTECT, related_name="+", verbose_name="wijk")
    begin = models.DateField(
        "periode van", null=True, blank=True, help_text="Laat leeg als het over de hele reeks gaat."
    )
    einde = models.DateField("periode tot en met", null=True, blank=True)
    perspectief = models.CharField(
        "vanuit wie",
        max_length=12,
        choices=Perspectief.choices,
        help_text="Wie zegt dit? Zo weet de lezer hoe die het leest.",
    )
    wie = models.CharField("rol of groep", max_length=160, blank=True, help_text="De rol, niet de naam.")
    tekst = models.TextField(
        "wat het betekent",
        max_length=1500,
        help_text="Wat zegt dit cijfer, wat kun je er niet uit halen, en wat doen jullie ermee?",
    )
    datum = models.DateField("besproken op", null=True, blank=True)
    publiek = models.BooleanField("op de site", default=True)
    bron = models.ForeignKey(
        "redactie.Bron", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="bron"
    )
    plaats_in_bron = models.CharField("plaats in de bron", max_length=200, blank=True)
    door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, editable=False, related_name="+",
        verbose_name="ingevuld door",
    )  # fmt: skip
    gemaakt_op = models.DateTimeField(auto_now_add=True)

    objects = DuidingQuerySet.as_manager()

    class Meta:
        verbose_name = "duiding"
        verbose_name_plural = "duidingen"
        ordering = ["indicator", "wijk", "perspectief", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(begin__isnull=True, einde__isnull=True) | Q(einde__gte=F("begin")),
                name="duiding_periode",
                violation_error_message="Vul een hele periode in, met het einde na het begin. Of laat haar leeg.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_perspectief_display()}: {self.indicator}"

    @property
    def periode(self) -> str:
        return periode_in_woorden(self.begin, self.einde) if self.begin else ""
