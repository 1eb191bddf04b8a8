# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""The life of a lesson: discussed, applied, secured; where, when and how."""

from datetime import date
from typing import Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from redactie.models import Redactieruimte, Status
from redactie.models.ruimte import Ruimtesoort
from toolkit.models.les import Les
from wijken.models.gebeurtenis import Gedateerd, Precisie


class Stap(models.TextChoices):
    """Hoe ver een les ergens kwam."""

    BESPROKEN = "besproken", "besproken"
    TOEGEPAST = "toegepast", "toegepast"
    GEBORGD = "geborgd", "geborgd"


VOLGORDE = [Stap.BESPROKEN, Stap.TOEGEPAST, Stap.GEBORGD]
# The rooms in which people do something with a lesson; what everybody shares and what residents write does not.
RUIMTEN = (Ruimtesoort.WIJK, Ruimtesoort.SAMENWERKINGSVERBAND)


class LesstapQuerySet(models.QuerySet):
    """Steps, as somebody may reach them: in the office by the room that wrote them, on the site when public."""

    def visible_for(self, user) -> Self:
        return self.filter(ruimte__in=Redactieruimte.objects.visible_for(user).order_by().values("pk"))

    def editable_by(self, user) -> Self:
        return self.filter(ruimte__in=Redactieruimte.objects.editable_by(user).order_by().values("pk"))

    def openbaar(self, op=None) -> Self:
        """What visitors may read: marked so, of a public lesson, and of a wijk that is public when it is of one."""
        op = op or timezone.now()
        rows = self.filter(publiek=True)
        for naam, mag_leeg in (("les", False), ("wijk", True)):
            begonnen = Q(**{f"{naam}__van__isnull": True}) | Q(**{f"{naam}__van__lte": op})
            niet_voorbij = Q(**{f"{naam}__tot__isnull": True}) | Q(**{f"{naam}__tot__gt": op})
            kan = Q(begonnen, niet_voorbij, **{f"{naam}__status": Status.GEPUBLICEERD})
            rows = rows.filter(kan | Q(**{f"{naam}__isnull": True}) if mag_leeg else kan)
        return rows

    def for_ruimte(self, ruimte: Redactieruimte) -> Self:
        return self.filter(ruimte=ruimte)


class Lesstap(Gedateerd):
    """Iets wat er met een les is gedaan: besproken, toegepast of geborgd, met waar, wanneer en hoe."""

    datum_in_bron = None  # people write this themselves: there is no source that writes it differently
    les = models.ForeignKey(Les, models.CASCADE, related_name="stappen", verbose_name="les")
    ruimte = models.ForeignKey(
        "redactie.Redactieruimte", models.PROTECT, related_name="+", verbose_name="redactieruimte",
        help_text="De mensen van deze ruimte schreven dit op en mogen het wijzigen.",
    )  # fmt: skip
    wijk = models.ForeignKey(
        "wijken.Wijk", models.PROTECT, null=True, blank=True, editable=False, related_name="+", verbose_name="wijk"
    )
    stap = models.CharField(
        "wat is er gedaan", max_length=10, choices=Stap.choices,
        help_text="Besproken: een groep dacht erover na. Toegepast: jullie doen iets anders. "
        "Geborgd: een organisatie houdt het vast, ook als de mensen wisselen.",
    )  # fmt: skip
    interventie = models.ForeignKey(
        "wijken.Interventie", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="bij welke aanpak",
        help_text="Alleen als het bij één interventie gebeurde.",
    )  # fmt: skip
    gebeurtenis = models.ForeignKey(
        "wijken.Gebeurtenis", models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name="bij welke bijeenkomst", help_text="Waar jullie het bespraken of afspraken.",
    )  # fmt: skip
    bij_wie = models.CharField(
        "bij wie", max_length=200, blank=True,
        help_text="De organisatie of rol, niet de naam. Nodig bij geborgd: wie houdt het vast?",
    )  # fmt: skip
    hoe = models.TextField(
        "hoe ging dat", max_length=800, blank=True,
        help_text="Wat doen jullie nu anders, en wat kwam ervan? Ook als het niet hielp.",
    )  # fmt: skip
    publiek = models.BooleanField(
        "mag op de site", default=False, help_text="Bezoekers lezen het dan bij de les, met de naam van jullie wijk."
    )
    door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, editable=False, related_name="+",
        verbose_name="opgeschreven door",
    )  # fmt: skip
    gemaakt_op = models.DateTimeField("opgeschreven op", auto_now_add=True)
    gewijzigd_op = models.DateTimeField("gewijzigd op", auto_now=True)

    objects = LesstapQuerySet.as_manager()

    class Meta:
        verbose_name = "stap van een les"
        verbose_name_plural = "stappen van lessen"
        ordering = [F("datum").asc(nulls_last=True), "pk"]
        indexes = [models.Index(fields=["les", "publiek", "stap"], name="lesstap_bij_les")]
        constraints = [
            models.CheckConstraint(
                condition=Q(precisie=Precisie.ONBEKEND) | Q(datum__isnull=False), name="lesstap_datum_of_onbekend",
                violation_error_message='Vul een datum in, of kies "geen datum bekend".',
            ),
            models.CheckConstraint(
                condition=~Q(stap="geborgd") | ~Q(bij_wie=""), name="lesstap_geborgd_bij_wie",
                violation_error_message="Zeg bij wie het geborgd is: welke organisatie of rol houdt het vast?",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.get_stap_display()}: {self.les}"

    def clean(self) -> None:
        fouten = {}
        if self.stap == Stap.TOEGEPAST and not self.hoe.strip():
            fouten["hoe"] = "Zeg in een of twee zinnen wat jullie nu anders doen."
        if self.stap == Stap.GEBORGD and not self.bij_wie.strip():
            fouten["bij_wie"] = "Zeg welke organisatie of rol het vasthoudt."
        if self.datum is not None and self.datum > timezone.localdate():
            fouten["datum"] = "Deze dag moet nog komen. Schrijf het op als het gebeurd is."
        if self.datum is None and self.precisie != Precisie.ONBEKEND:
            fouten["datum"] = "Vul een dag in. Weet je die niet? Kies dan “geen datum bekend”."
        if fouten:
            raise ValidationError(fouten)

    def get_absolute_url(self) -> str:
        return f"{reverse('les-detail', args=[self.les.slug])}#gedaan"

    @property
    def plaats(self) -> str:
        """Where it was done, in words: the wijk, or all partners together."""
        return self.wijk.titel if self.wijk_id else "samenwerkingsverband"

    @property
    def interventie_openbaar(self) -> models.Model | None:
        return self.interventie if self.interventie is not None and self.interventie.is_openbaar else None

    @property
    def gebeurtenis_openbaar(self) -> models.Model | None:
        return self.gebeurtenis if self.gebeurtenis is not None and self.gebeurtenis.is_openbaar else None

    @property
    def zeker_sinds(self) -> date | None:
        """The first day on which it surely was so: of a month or a year that is named, the day after it."""
        if self.precisie == Precisie.ONBEKEND or self.datum is None:
            return None
        if self.precisie == Precisie.DAG:
            return self.datum
        maand = self.datum.month
        verder = {
            Precisie.MAAND: 1, Precisie.KWARTAAL: 3 - (maand - 1) % 3, Precisie.SEIZOEN: 3 - maand % 3,
            Precisie.JAAR: 13 - maand,
        }[self.precisie]  # fmt: skip
        over, nieuw = divmod(maand - 1 + verder, 12)
        return date(self.datum.year + over, nieuw + 1, 1)
