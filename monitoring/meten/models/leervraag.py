# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""What a wijk wants to learn."""

import re

from django.db import models
from django.db.models import Q
from django.urls import reverse

from monitoring.meten.models.indicator import Indicator
from monitoring.meten.models.plan import wijk_eerst
from redactie.models import Item
from redactie.models.item import ItemQuerySet
from redactie.models.ruimte import Ruimtesoort
from redactie.velden import RijkeTekstField
from toolkit.models import Vraag

# The form that helps: what somebody wants to be able to do, and what for.
VORM = re.compile(r"hoe kunnen (?:we|wij)\b.+\bzodat\b.+", re.IGNORECASE | re.DOTALL)


class Leervraagstaat(models.TextChoices):
    NIEUW = "nieuw", "nieuw"
    LOOPT = "loopt", "we zijn ermee bezig"
    BESPROKEN = "besproken", "besproken, antwoord niet vastgelegd"
    BEANTWOORD = "beantwoord", "beantwoord"
    VERVALLEN = "vervallen", "vervallen"


class LeervraagQuerySet(ItemQuerySet):
    def for_wijk(self, wijk: models.Model) -> "LeervraagQuerySet":
        return self.filter(wijk=wijk)

    def for_vraag(self, vraag: Vraag) -> "LeervraagQuerySet":
        return self.filter(vraag=vraag)

    def open(self) -> "LeervraagQuerySet":
        return self.filter(staat__in=[Leervraagstaat.NIEUW, Leervraagstaat.LOOPT])

    def vrij_nummer(self, wijk: models.Model | None) -> int:
        """Return the first number that no leervraag of the wijk has; without a wijk, of all partners together."""
        bezet = set(self.filter(wijk=wijk).values_list("nummer", flat=True))
        return next(nummer for nummer in range(1, len(bezet) + 2) if nummer not in bezet)


class Leervraag(Item):
    """Iets wat een wijk of het samenwerkingsverband wil leren, in de woorden van wie het aangaat."""

    nummer = models.PositiveSmallIntegerField(
        "nummer",
        help_text="Zo kun je er in een gesprek naar verwijzen. Laat leeg, dan wordt het het eerste vrije nummer.",
    )
    wijk = models.ForeignKey(
        "wijken.Wijk", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="wijk",
        help_text="De wijk die dit wil leren. Laat leeg als de partners het samen willen leren.",
    )  # fmt: skip
    vraag = models.ForeignKey(
        Vraag,
        models.PROTECT,
        related_name="+",
        verbose_name="vraag",
        help_text="Bij welke van de vier vragen dit hoort.",
    )
    waarom = models.TextField(
        "waarom willen jullie dit weten",
        max_length=1000,
        blank=True,
        help_text="Wat gebeurde er waardoor je dit afvroeg?",
    )
    wie = models.CharField("wie zoekt dit uit", max_length=200, blank=True, help_text="De rol, niet de naam.")
    staat = models.CharField(
        "stand",
        max_length=12,
        choices=Leervraagstaat.choices,
        default=Leervraagstaat.NIEUW,
        help_text="Hoe ver zijn jullie?",
    )
    antwoord = RijkeTekstField(
        "wat hebben jullie geleerd",
        help_text="Ook als het antwoord is: we weten het nog niet. Wat gaan jullie anders doen?",
    )
    indicatoren = models.ManyToManyField(
        Indicator, related_name="leervragen", blank=True, verbose_name="indicatoren",
        help_text="Welke cijfers of verhalen helpen om dit te beantwoorden?",
    )  # fmt: skip

    objects = LeervraagQuerySet.as_manager()

    class Meta(Item.Meta):
        verbose_name = "leervraag"
        verbose_name_plural = "leervragen"
        ordering = ["nummer", "titel"]
        constraints = [
            *Item.Meta.constraints,
            models.UniqueConstraint(
                fields=["wijk", "nummer"], name="leervraag_nummer",
                violation_error_message=(
                    "Een andere leervraag van deze wijk heeft dit nummer al. "
                    "Kies een ander nummer, of laat het leeg voor het eerste vrije."
                ),
            ),
            models.UniqueConstraint(
                fields=["nummer"], condition=Q(wijk__isnull=True), name="leervraag_nummer_samen",
                violation_error_message=(
                    "Een andere leervraag van alle partners samen heeft dit nummer al. "
                    "Kies een ander nummer, of laat het leeg voor het eerste vrije."
                ),
            ),
        ]  # fmt: skip

    def get_absolute_url(self) -> str:
        pagina = reverse("wijk-plan", args=[self.wijk.slug]) if self.wijk_id else reverse("monitorplan-list")
        return f"{pagina}#{self.anker}"

    @property
    def pagina(self) -> str:
        """Where the whole story of this leervraag stands."""
        return reverse("leervraag-detail", args=[self.slug])

    @property
    def anker(self) -> str:
        return f"leervraag-{self.nummer}"

    def publicatieproblemen(self) -> list[str]:
        problemen = super().publicatieproblemen() + wijk_eerst(self.wijk)
        if self.wijk_id is None and self.ruimte.soort == Ruimtesoort.WIJK:
            problemen.append("Kies van welke wijk deze leervraag is. Zonder wijk is zij van alle partners samen.")
        return problemen

    @classmethod
    def aanraders(cls, velden: dict) -> list[tuple[str, str, str]]:
        titel = (velden.get("titel") or "").strip()
        if not titel or VORM.match(titel):
            return []
        return [(
            "titel", "Deze leervraag heeft een andere vorm dan “Hoe kunnen we … zodat …?”.",
            "Kijk of het zo scherper wordt: na “we” wat jullie willen kunnen, na “zodat” waarvoor. Wordt het er niet "
            "beter van? Laat het dan zo.",
        )]  # fmt: skip
