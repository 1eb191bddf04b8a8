# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Drawings that hold what a session brought, with the same in words."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q

from redactie.models import Item, Onderdeel
from redactie.models.item import ItemQuerySet
from redactie.velden import RijkeTekstField
from toolkit.models.les import Les

GEEN_BEELD = "Kies de afbeelding van de plaat."
GEEN_ALT = (
    "Beschrijf in één zin wat er op de plaat staat: dat doe je bij de afbeelding. Een praatplaat is geen versiering."
)
GEEN_TEKST = "Schrijf op wat er op de plaat staat, stuk voor stuk. Wie de plaat niet ziet, leest dan hetzelfde."
KLEINST = 3  # percent of the width or height: smaller can't be hit with a finger


class PraatplaatQuerySet(ItemQuerySet):
    def for_wijk(self, wijk: models.Model) -> "PraatplaatQuerySet":
        return self.filter(wijk=wijk)

    def met_les(self, les: Les) -> "PraatplaatQuerySet":
        """Those that a lesson stands on. In a subquery, so that no row comes twice."""
        return self.filter(pk__in=Praatplaatdeel.objects.filter(les=les).values("praatplaat"))


class Praatplaat(Item):
    """Een tekening die vasthoudt wat een sessie opleverde, met in tekst wat erop staat."""

    wijk = models.ForeignKey(
        "wijken.Wijk",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="wijk",
        help_text="De wijk waar het over gaat. Laat leeg als het er meer zijn.",
    )
    gebeurtenis = models.ForeignKey(
        "wijken.Gebeurtenis",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="gemaakt bij",
        help_text="De bijeenkomst waar de plaat is getekend, als die in de agenda staat.",
    )
    tekenaar = models.CharField(
        "wie tekende", max_length=160, blank=True, help_text="Een rol of organisatie. Een naam alleen als dat mag."
    )
    tekst = RijkeTekstField(
        "toelichting", help_text="Waar gaat de plaat over, en hoe is zij gemaakt? Geen namen van inwoners."
    )

    objects = PraatplaatQuerySet.as_manager()
    url_naam = "praatplaat-detail"
    onderdelen = ("delen",)

    class Meta(Item.Meta):
        verbose_name = "praatplaat"
        verbose_name_plural = "praatplaten"

    def publicatieproblemen(self) -> list[str]:
        problemen = super().publicatieproblemen()
        if self.afbeelding is None:
            problemen.append(GEEN_BEELD)
        elif self.afbeelding.decoratief or not self.afbeelding.alt.strip():
            problemen.append(GEEN_ALT)
        if not self.delen.exists():
            problemen.append(GEEN_TEKST)
        return problemen

    @property
    def wijk_openbaar(self) -> models.Model | None:
        """The wijk of this drawing, when visitors may know of it."""
        return self.wijk if self.wijk is not None and self.wijk.is_openbaar else None


def _plek(naam: str, uitleg: str, kleinst: int = 0) -> models.PositiveSmallIntegerField:
    """A place or size on the drawing, in whole percents."""
    grenzen = [
        MinValueValidator(kleinst, f"Vul {kleinst} of een hoger getal in: kleiner is niet aan te wijzen."),
        MaxValueValidator(100, "Vul 100 of een lager getal in: het zijn procenten van de plaat."),
    ]
    return models.PositiveSmallIntegerField(naam, null=True, blank=True, validators=grenzen, help_text=uitleg)


class Praatplaatdeel(Onderdeel):
    """Een genummerd stuk van een praatplaat in tekst, met waar het op de plaat staat en de les die erbij hoort."""

    praatplaat = models.ForeignKey(Praatplaat, models.CASCADE, related_name="delen")
    titel = models.CharField("wat staat er", max_length=160, help_text="In een paar woorden. Bijvoorbeeld: de brug.")
    tekst = models.TextField(
        "wat is er te zien en te lezen", max_length=2000, help_text="Ook de woorden die erbij geschreven staan."
    )
    les = models.ForeignKey(
        Les, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="les die hierbij hoort",
        help_text="Wie dit stuk aanwijst, kan dan door naar de les.",
    )  # fmt: skip
    x = _plek("van links (%)", "Waar het stuk begint. 0 is helemaal links.")
    y = _plek("van boven (%)", "Waar het stuk begint. 0 is helemaal boven.")
    breedte = _plek("breedte (%)", "Hoe breed het stuk is.", KLEINST)
    hoogte = _plek("hoogte (%)", "Hoe hoog het stuk is.", KLEINST)

    class Meta(Onderdeel.Meta):
        verbose_name = "stuk van de plaat"
        verbose_name_plural = "stukken van de plaat"
        constraints = [
            models.CheckConstraint(
                condition=Q(x__isnull=True, y__isnull=True, breedte__isnull=True, hoogte__isnull=True)
                | Q(x__isnull=False, y__isnull=False, breedte__isnull=False, hoogte__isnull=False),
                name="praatplaatdeel_plek_heel_of_niet",
                violation_error_message="Vul alle vier de getallen van de plek in, of laat ze alle vier leeg.",
            ),
            models.CheckConstraint(
                condition=Q(x__isnull=True) | Q(x__lte=100 - F("breedte"), y__lte=100 - F("hoogte")),
                name="praatplaatdeel_binnen_de_plaat",
                violation_error_message=(
                    "Dit stuk valt buiten de plaat. Links en breedte zijn samen hoogstens 100, boven en hoogte ook."
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.titel

    @property
    def heeft_plek(self) -> bool:
        return None not in (self.x, self.y, self.breedte, self.hoogte)

    @property
    def les_openbaar(self) -> Les | None:
        """The lesson that belongs to it, when visitors may read it."""
        return self.les if self.les is not None and self.les.is_openbaar else None
