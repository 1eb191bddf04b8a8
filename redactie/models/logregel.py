# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""The audit log: who did what, to what, from where, and what came of it."""

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models


class Resultaat(models.TextChoices):
    GELUKT = "gelukt", "gelukt"
    GEWEIGERD = "geweigerd", "geweigerd"


class LogregelQuerySet(models.QuerySet):
    def visible_for(self, user) -> "LogregelQuerySet":
        return self.all() if user.is_authenticated and user.is_beheerder else self.none()

    def van(self, item: models.Model) -> "LogregelQuerySet":
        return self.filter(content_type=ContentType.objects.get_for_model(item), object_id=item.pk)


class Logregel(models.Model):
    """Een handeling in de redactie. Bevat nooit een wachtwoord, geheime link of getypte tekst."""

    op = models.DateTimeField("op", auto_now_add=True, db_index=True)
    actie = models.CharField("handeling", max_length=60)
    resultaat = models.CharField("resultaat", max_length=10, choices=Resultaat.choices, default=Resultaat.GELUKT)
    content_type = models.ForeignKey(ContentType, models.SET_NULL, null=True, related_name="+", verbose_name="soort")
    object_id = models.PositiveBigIntegerField(null=True)
    object_naam = models.CharField("waarop", max_length=200, blank=True)
    door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name="door"
    )
    door_naam = models.CharField("naam", max_length=160, blank=True)
    herkomst = models.CharField("vanaf netwerk", max_length=60, blank=True)
    toelichting = models.CharField("toelichting", max_length=300, blank=True)

    objects = LogregelQuerySet.as_manager()

    class Meta:
        verbose_name = "logregel"
        verbose_name_plural = "logboek"
        ordering = ["-op", "-pk"]
        indexes = [models.Index(fields=["content_type", "object_id"], name="logregel_item")]

    def __str__(self) -> str:
        return f"{self.actie} {self.object_naam}"
