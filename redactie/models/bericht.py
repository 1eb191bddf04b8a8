# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Messages of visitors to the editors."""

from django.db import models


class BerichtQuerySet(models.QuerySet):
    def visible_for(self, user) -> "BerichtQuerySet":
        """Messages are read by the people who manage the whole site, and nobody else."""
        return self.all() if user.is_authenticated and user.is_beheerder else self.none()

    def te_mailen(self) -> "BerichtQuerySet":
        return self.filter(gemaild_op__isnull=True)


class Bericht(models.Model):
    """Een bericht dat een bezoeker via het contactformulier stuurde."""

    naam = models.CharField("naam", max_length=120)
    email = models.EmailField("e-mailadres", max_length=254)
    organisatie = models.CharField("organisatie", max_length=160, blank=True)
    onderwerp = models.CharField("onderwerp", max_length=160)
    tekst = models.TextField("bericht", max_length=5000)
    eenmalig = models.CharField(max_length=64, unique=True, editable=False)
    ontvangen_op = models.DateTimeField("ontvangen op", auto_now_add=True)
    gemaild_op = models.DateTimeField("gemaild op", null=True, blank=True, editable=False)
    afgehandeld_op = models.DateTimeField(
        "afgehandeld op", null=True, blank=True, help_text="Vul in wanneer het klaar is. Dan weten anderen dat ook."
    )

    objects = BerichtQuerySet.as_manager()

    class Meta:
        verbose_name = "bericht"
        verbose_name_plural = "berichten"
        ordering = ["-ontvangen_op"]

    def __str__(self) -> str:
        return self.onderwerp
