# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""What was agreed, by whom and for when; for the people of a room, never public."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from redactie.models import Redactieruimte
from wijken.models.gebeurtenis import Besluit, Gebeurtenis


class Afspraakstaat(models.TextChoices):
    OPEN = "open", "open"
    GEDAAN = "gedaan", "gedaan"
    VERVALLEN = "vervallen", "vervallen"


class AfspraakQuerySet(models.QuerySet):
    """Agreements, for the members of their room."""

    def visible_for(self, user) -> "AfspraakQuerySet":
        return self.filter(ruimte__in=Redactieruimte.objects.visible_for(user))

    def editable_by(self, user) -> "AfspraakQuerySet":
        return self.filter(ruimte__in=Redactieruimte.objects.editable_by(user))

    def openstaand(self) -> "AfspraakQuerySet":
        """What is not done yet, what is due first in front."""
        return self.filter(staat=Afspraakstaat.OPEN).order_by(F("voor").asc(nulls_last=True), "pk")


class Afspraak(models.Model):
    """Iets wat is afgesproken: wat, door wie en voor wanneer; alleen te zien voor de leden van de ruimte."""

    ruimte = models.ForeignKey(
        "redactie.Redactieruimte",
        models.PROTECT,
        related_name="+",
        verbose_name="redactieruimte",
        help_text="Alleen wie hier lid is, ziet de afspraak.",
    )
    wat = models.CharField(
        "wat is afgesproken",
        max_length=300,
        help_text="Eén ding, zo dat een ander het kan doen. Bijvoorbeeld: zaal vastleggen voor de bijeenkomst.",
    )
    wie = models.CharField(
        "wie doet het", max_length=160, blank=True, help_text="Een rol of organisatie. Geen namen van inwoners."
    )
    voor = models.DateField(
        "voor wanneer", null=True, blank=True, help_text="Laat leeg als er geen dag is afgesproken."
    )
    gebeurtenis = models.ForeignKey(
        Gebeurtenis,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="afgesproken bij",
        help_text="Bij welke bijeenkomst dit is afgesproken.",
    )
    wacht_op = models.ForeignKey(
        Besluit,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="wacht op besluit",
        help_text="Kan dit pas na een besluit? Dan zie je bij het besluit dat deze afspraak erop wacht.",
    )
    aan_inwoners = models.BooleanField(
        "beloofd aan inwoners", default=False, help_text="Dan staat het vooraan bij de overdracht."
    )
    staat = models.CharField(
        "stand",
        max_length=12,
        choices=Afspraakstaat.choices,
        default=Afspraakstaat.OPEN,
        help_text="Zet hem op vervallen als het niet meer hoeft.",
    )
    gedaan_op = models.DateField("klaar op", null=True, blank=True, help_text="De dag waarop het klaar was.")
    toelichting = models.CharField(
        "hoe het ging", max_length=600, blank=True, help_text="Wat kwam ervan, of waarom ging het niet door?"
    )
    gemaakt_op = models.DateTimeField("gemaakt op", auto_now_add=True)
    door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+", verbose_name="door"
    )

    objects = AfspraakQuerySet.as_manager()

    class Meta:
        verbose_name = "afspraak"
        verbose_name_plural = "afspraken"
        ordering = [F("voor").asc(nulls_last=True), "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(staat="gedaan") | Q(gedaan_op__isnull=False),
                name="afspraak_gedaan_met_datum",
                violation_error_message="Zeg op welke dag de afspraak klaar was.",
            )
        ]

    def __str__(self) -> str:
        return self.wat

    @property
    def is_te_laat(self) -> bool:
        return self.staat == Afspraakstaat.OPEN and self.voor is not None and self.voor < timezone.localdate()
