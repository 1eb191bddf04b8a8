# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""What the editorial office publishes: the base of every item, its states, and who may see or change it."""

from datetime import datetime
from functools import cache
from typing import ClassVar, Self

from django.conf import settings
from django.contrib.contenttypes.fields import GenericRelation
from django.db import models
from django.db.models import F, Q
from django.urls import get_script_prefix, reverse
from django.utils import timezone

from redactie.models.ruimte import Redactieruimte

GEEN_BRON = "Noem ten minste één bron: waar komt dit vandaan?"


@cache
def _adres_om_slug(url_naam: str, voorvoegsel: str) -> tuple[str, str]:
    """Return what stands before and after the slug in an address; looked up once, for a page has many of them."""
    voor, _, na = reverse(url_naam, args=["slug-0"]).partition("slug-0")
    return voor, na


class Status(models.TextChoices):
    """De staat van een item in de redactie."""

    CONCEPT = "concept", "concept"
    TER_BEOORDELING = "ter_beoordeling", "ter beoordeling"
    GEPUBLICEERD = "gepubliceerd", "gepubliceerd"
    GEARCHIVEERD = "gearchiveerd", "gearchiveerd"


class ItemQuerySet(models.QuerySet):
    """Items as somebody may reach them. Every list, page, count, feed and file starts from one of these."""

    def gepubliceerd(self, op: datetime | None = None) -> Self:
        """Items that are public at the moment `op` (now): published, after their start and before their end."""
        op = op or timezone.now()
        return self.filter(
            Q(van__isnull=True) | Q(van__lte=op), Q(tot__isnull=True) | Q(tot__gt=op), status=Status.GEPUBLICEERD
        )

    def visible_for(self, user) -> Self:
        """Items that `user` may read: what is public, and everything in the rooms where the user is a member."""
        if not user.is_authenticated:
            return self.gepubliceerd()
        public = self.model._default_manager.gepubliceerd().values("pk")
        return self.filter(Q(pk__in=public) | Q(ruimte__in=Redactieruimte.objects.visible_for(user)))

    def editable_by(self, user) -> Self:
        """Items that `user` may change."""
        return self.filter(ruimte__in=Redactieruimte.objects.editable_by(user))

    def met_bronnen(self) -> Self:
        return self.prefetch_related("bronvermeldingen__bron")


class Item(models.Model):
    """Iets wat de redactie publiceert: hoort bij een redactieruimte, heeft een staat, een bron en versies.

    The row is the public version. What is typed into a published item is kept as a working copy (`Versie`) until
    it is published. `status` is written by `redactie.workflow.transition` only.
    """

    ruimte = models.ForeignKey(
        "redactie.Redactieruimte",
        models.PROTECT,
        related_name="+",
        verbose_name="redactieruimte",
        help_text="Wie hier lid van is, mag dit bewerken.",
    )
    titel = models.CharField(
        "titel", max_length=200, help_text="Kort en duidelijk. Zeg waar het over gaat, niet wat voor soort stuk het is."
    )
    slug = models.SlugField(
        "adres", max_length=120, unique=True, help_text="Het laatste stuk van het webadres. Alleen a-z, 0-9 en -."
    )
    samenvatting = models.CharField(
        "samenvatting",
        max_length=300,
        blank=True,
        help_text="Een of twee zinnen die op zichzelf te begrijpen zijn. Ze staan op het kaartje en in zoekmachines.",
    )
    afbeelding = models.ForeignKey(
        "redactie.Afbeelding",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="afbeelding",
        help_text="Hoeft niet. Kies een beeld dat iets toevoegt. Voeg het eerst toe bij Afbeeldingen.",
    )
    status = models.CharField(
        "staat", max_length=16, choices=Status.choices, default=Status.CONCEPT, editable=False, db_index=True
    )
    van = models.DateTimeField(
        "openbaar vanaf", null=True, blank=True, help_text="Laat leeg als het meteen na publiceren te zien mag zijn."
    )
    tot = models.DateTimeField(
        "openbaar tot",
        null=True,
        blank=True,
        help_text="Laat leeg als het mag blijven staan. Bijvoorbeeld in te vullen bij een oproep met een einddatum.",
    )
    eigenaar = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="wie houdt dit bij",
        help_text="Wie kijkt elk jaar of dit nog klopt? Dat kun je zelf zijn.",
    )
    gecontroleerd_op = models.DateField(
        "inhoud gecontroleerd op",
        null=True,
        blank=True,
        help_text="De dag waarop iemand het laatst zei dat de inhoud nog klopt.",
    )
    gemaakt_op = models.DateTimeField("gemaakt op", auto_now_add=True)
    gewijzigd_op = models.DateTimeField("gewijzigd op", auto_now=True)
    gepubliceerd_op = models.DateTimeField("voor het eerst gepubliceerd op", null=True, blank=True, editable=False)
    aangeboden_door = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name="ter beoordeling aangeboden door",
    )
    doorverwijzing = models.CharField(
        "verwijst door naar", max_length=200, blank=True, editable=False, help_text="Waar een archiefstuk heen leidt."
    )
    bronvermeldingen = GenericRelation("redactie.Bronvermelding")

    objects = ItemQuerySet.as_manager()

    # Names of the relations whose rows are part of this item, and travel with every version of it.
    onderdelen: ClassVar[tuple[str, ...]] = ()
    # Raised when a snapshot of this kind changes its meaning; older ones go through `migreer_inhoud`.
    snapshot_schema: ClassVar[int] = 1
    # The kinds of room an item of this kind can be in; empty for any. What stands on pages of everybody is shared.
    ruimtesoorten: ClassVar[tuple[str, ...]] = ()
    # Where an item of this kind stands on the site; empty for kinds without a page of their own.
    url_naam: ClassVar[str] = ""

    class Meta:
        abstract = True
        ordering = ["titel"]
        constraints = [
            models.CheckConstraint(
                condition=Q(van__isnull=True) | Q(tot__isnull=True) | Q(tot__gt=F("van")),
                name="%(class)s_periode",
                violation_error_message="Het einde van de publicatie ligt voor het begin.",
            )
        ]

    def __str__(self) -> str:
        return self.titel

    @property
    def openbare_naam(self) -> str:
        """What visitors may know this by."""
        return self.titel

    def get_absolute_url(self) -> str:
        voor, na = _adres_om_slug(self.url_naam, get_script_prefix()) if self.url_naam else ("", "")
        return f"{voor}{self.slug}{na}" if self.url_naam else ""

    @property
    def is_openbaar(self) -> bool:
        """Whether a visitor can see this item now."""
        now = timezone.now()
        return (
            self.status == Status.GEPUBLICEERD
            and (self.van is None or self.van <= now)
            and (self.tot is None or now < self.tot)
        )

    @classmethod
    def migreer_inhoud(cls, inhoud: dict, van_schema: int) -> dict:
        """Return a snapshot of an older schema in the present form; a kind that changes overrides this."""
        return inhoud

    def publicatieproblemen(self) -> list[str]:
        """Return, in Dutch, what must be mended before this item can be public."""
        problemen = []
        if not self.titel.strip():
            problemen.append("Geef een titel.")
        if self.ruimtesoorten and self.ruimte.soort not in self.ruimtesoorten:
            problemen.append(
                f"Dit staat op pagina's van iedereen. Het hoort in een gedeelde ruimte, niet in {self.ruimte}."
            )
        if not self.bronvermeldingen.exists():
            problemen.append(GEEN_BRON)
        return problemen

    @classmethod
    def aanraders(cls, velden: dict) -> list[tuple[str, str, str]]:
        """Return what could be better in this kind from what is typed: field, what was seen, what to do. Hints only."""
        return []
