# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""The letter in which questions of the funder are answered. Never public."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from redactie.models import Redactieruimte
from redactie.velden import RijkeTekstField, WebadresField
from wijken.models.gebeurtenis import Gedateerd


class Briefstaat(models.TextChoices):
    CONCEPT = "concept", "concept"
    VERSTUURD = "verstuurd", "verstuurd"


class AntwoordbriefQuerySet(models.QuerySet):
    """Letters, for the members of their room."""

    def visible_for(self, user) -> Self:
        return self.filter(ruimte__in=Redactieruimte.objects.visible_for(user).order_by().values("pk"))

    def editable_by(self, user) -> Self:
        return self.filter(ruimte__in=Redactieruimte.objects.editable_by(user).order_by().values("pk"))


class Antwoordbrief(Gedateerd):
    """Een brief met de vragen van de financier, elk kort aangehaald en beantwoord; nooit openbaar."""

    ruimte = models.ForeignKey(
        "redactie.Redactieruimte", models.PROTECT, related_name="+", verbose_name="redactieruimte",
        help_text="Wie hier lid is, ziet de brief en schrijft mee.",
    )  # fmt: skip
    titel = models.CharField("titel", max_length=200, help_text="Zo heet de brief, ook als bestand.")
    slug = models.SlugField(max_length=120, unique=True, null=True, blank=True, editable=False)
    verslag = models.ForeignKey(
        "monitoring.Verslag", models.SET_NULL, null=True, blank=True, related_name="antwoordbrieven",
        verbose_name="over welk verslag",
    )  # fmt: skip
    aan = models.CharField(
        "aan", max_length=160, default="ZonMw", help_text="De organisatie of afdeling. Een naam hoeft niet."
    )
    inleiding = RijkeTekstField("inleiding", max_length=10_000, help_text="Wat staat er voor de eerste vraag?")
    slot = RijkeTekstField("slot", max_length=10_000, help_text="Wat staat er na het laatste antwoord?")
    agenda_van = models.DateField(
        "agenda vanaf", null=True, blank=True, help_text="Laat leeg als er geen agenda bij hoort."
    )
    agenda_tot = models.DateField("agenda tot en met", null=True, blank=True)
    staat = models.CharField(
        "stand", max_length=10, choices=Briefstaat.choices, default=Briefstaat.CONCEPT, editable=False
    )
    # The letter as it left, so that it can be made again however the answers change.
    beeld = models.JSONField(null=True, blank=True, editable=False)
    sha256 = models.CharField(max_length=64, blank=True, editable=False)
    verstuurd_op = models.DateTimeField(null=True, blank=True, editable=False)
    verstuurd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, editable=False, related_name="+"
    )
    bron = models.ForeignKey(
        "redactie.Bron", models.PROTECT, null=True, blank=True, editable=False, related_name="+", verbose_name="bron"
    )
    plaats_in_bron = models.CharField("plaats in de bron", max_length=200, blank=True, editable=False)
    door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, editable=False, related_name="+"
    )
    gemaakt_op = models.DateTimeField("gemaakt op", auto_now_add=True)
    gewijzigd_op = models.DateTimeField("gewijzigd op", auto_now=True)

    objects = AntwoordbriefQuerySet.as_manager()

    class Meta:
        verbose_name = "antwoordbrief"
        verbose_name_plural = "antwoordbrieven"
        ordering = ["-gemaakt_op", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(agenda_van__isnull=True, agenda_tot__isnull=True)
                | Q(agenda_van__isnull=False, agenda_tot__isnull=False, agenda_tot__gte=models.F("agenda_van")),
                name="antwoordbrief_agenda",
                violation_error_message="Vul van de agenda een begin en een einde in, het einde na het begin. "
                "Of laat allebei leeg.",
            ),
            models.CheckConstraint(
                condition=~Q(staat="verstuurd") | Q(beeld__isnull=False), name="antwoordbrief_verstuurd_met_beeld"
            ),
        ]

    def __str__(self) -> str:
        return self.titel

    @property
    def is_verstuurd(self) -> bool:
        return self.staat == Briefstaat.VERSTUURD


class Briefvraag(models.Model):
    """Een vraag in een antwoordbrief: kort aangehaald, met de pagina waar de financier naar wijst."""

    brief = models.ForeignKey(Antwoordbrief, models.CASCADE, related_name="vragen")
    punt = models.ForeignKey("monitoring.Aandachtspunt", models.PROTECT, related_name="briefvragen")
    volgorde = models.PositiveSmallIntegerField()
    citaat = models.TextField(
        "de vraag, kort aangehaald", max_length=1200, help_text="Zo weet de lezer waar het antwoord bij hoort."
    )
    pagina = models.CharField("pagina", max_length=20, blank=True, help_text="Van het verslag. Bijvoorbeeld: 4.")

    class Meta:
        verbose_name = "vraag in een antwoordbrief"
        verbose_name_plural = "vragen in een antwoordbrief"
        ordering = ["brief", "volgorde", "pk"]
        constraints = [models.UniqueConstraint(fields=["brief", "punt"], name="briefvraag_eenmaal")]

    def __str__(self) -> str:
        return str(self.punt)


class Briefbijlage(models.Model):
    """Een stuk dat met een antwoordbrief meegaat."""

    brief = models.ForeignKey(Antwoordbrief, models.CASCADE, related_name="bijlagen")
    nummer = models.PositiveSmallIntegerField()
    titel = models.CharField("titel", max_length=200)
    omschrijving = models.CharField("omschrijving", max_length=400, blank=True)
    document = models.ForeignKey(
        "redactie.Bestand", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="bestand"
    )
    adres = WebadresField("webadres", blank=True, max_length=400)

    class Meta:
        verbose_name = "bijlage van een antwoordbrief"
        verbose_name_plural = "bijlagen van een antwoordbrief"
        ordering = ["brief", "nummer", "pk"]

    def __str__(self) -> str:
        return self.titel


class Overname(models.Model):
    """Een antwoord uit een brief dat in het verslag is opgenomen, zoals het daar is neergezet."""

    vraag = models.ForeignKey(Briefvraag, models.CASCADE, related_name="overnames")
    verslag = models.ForeignKey("monitoring.Verslag", models.CASCADE, related_name="+")
    veld = models.SlugField(max_length=60)
    wijk = models.ForeignKey("wijken.Wijk", models.PROTECT, null=True, blank=True, related_name="+")
    html = models.TextField(blank=True)
    vingerafdruk = models.CharField(max_length=64)  # of the answer that it was made of
    door = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+")
    op = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = "overgenomen antwoord"
        verbose_name_plural = "overgenomen antwoorden"
        ordering = ["vraag", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["vraag", "verslag", "veld", "wijk"], name="overname_per_wijk"),
            models.UniqueConstraint(
                fields=["vraag", "verslag", "veld"], condition=Q(wijk__isnull=True), name="overname_samen"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.vraag} in {self.veld}"
