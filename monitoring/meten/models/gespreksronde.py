# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""What people who take part in an activity expect, notice and look back on: three moments, and a tally of each."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from monitoring.meten.models.cijfer import Cijferstaat
from monitoring.meten.models.vanwijk import VanWijkQuerySet

MEESTE_MENSEN = 2000
# The questions of each moment, by version: a round keeps the version it was held with.
VRAGENVERSIE = "1"


class Gespreksmomentsoort(models.TextChoices):
    """De drie momenten waarop deelnemers kort iets vertellen."""

    VOORAF = "vooraf", "vooraf"
    TUSSENTIJDS = "tussentijds", "tussentijds"
    NA = "na", "napraten"


VRAGEN: dict[str, dict[str, tuple[str, str]]] = {
    "1": {
        Gespreksmomentsoort.VOORAF: ("Wat hoopt u dat dit u brengt?", "Wat hebt u nodig om mee te kunnen doen?"),
        Gespreksmomentsoort.TUSSENTIJDS: ("Wat merkt u er tot nu toe van?", "Wat moet anders?"),
        Gespreksmomentsoort.NA: ("Wat heeft het u gebracht?", "Wat wilt u hierna?"),
    }
}


class GespreksrondeQuerySet(VanWijkQuerySet):
    """Rounds as somebody may reach them. In the office the tally is exact, so it is for members of the wijk."""

    def openbaar(self, op=None) -> "GespreksrondeQuerySet":
        """Rounds on the site. Read `getoond` of them, and never the tally itself: that is not protected."""
        rows = self.filter(staat=Cijferstaat.DEFINITIEF, publiek=True, getoond__isnull=False)
        return rows.met_openbare("wijk", op=op)


class Gespreksronde(models.Model):
    """Drie korte gesprekken met deelnemers aan een activiteit: vooraf, tussentijds en napraten, zonder namen."""

    wijk = models.ForeignKey("wijken.Wijk", models.PROTECT, related_name="+", verbose_name="wijk")
    titel = models.CharField(
        "activiteit", max_length=160, help_text="Waar de mensen aan meedoen. Bijvoorbeeld: wandelgroep op dinsdag."
    )
    interventie = models.ForeignKey(
        "wijken.Interventie", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="interventie",
        help_text="Hoeft niet. Alleen als de activiteit bij een interventie hoort.",
    )  # fmt: skip
    gedaan = models.TextField(
        "wat jullie ermee deden", max_length=1000, blank=True,
        help_text="Wat veranderde er door wat mensen zeiden? En wat kon niet? In gewone taal, zonder namen.",
    )  # fmt: skip
    versie = models.CharField("versie van de vragen", max_length=8, default=VRAGENVERSIE, editable=False)
    staat = models.CharField("staat", max_length=10, choices=Cijferstaat.choices, default=Cijferstaat.CONCEPT)
    publiek = models.BooleanField(
        "mag op de site", default=False, help_text="Kleine aantallen zijn op de site nooit te zien."
    )
    getoond = models.JSONField(null=True, editable=False)  # what visitors see, protected when it became final
    door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, editable=False, related_name="+",
        verbose_name="gemaakt door",
    )  # fmt: skip
    gemaakt_op = models.DateTimeField("gemaakt op", auto_now_add=True)
    gewijzigd_op = models.DateTimeField("gewijzigd op", auto_now=True)

    objects = GespreksrondeQuerySet.as_manager()

    class Meta:
        verbose_name = "gespreksronde"
        verbose_name_plural = "gespreksronden"
        ordering = ["wijk", "-gemaakt_op", "-pk"]

    def __str__(self) -> str:
        return self.titel

    @property
    def definitief(self) -> bool:
        return self.staat == Cijferstaat.DEFINITIEF

    def vragen(self, moment: str) -> tuple[str, str]:
        return VRAGEN[self.versie][moment]


class Gespreksmoment(models.Model):
    """Een van de drie momenten van een gespreksronde, met hoeveel mensen er zaten en wat opviel."""

    ronde = models.ForeignKey(Gespreksronde, models.CASCADE, related_name="momenten")
    moment = models.CharField("moment", max_length=12, choices=Gespreksmomentsoort.choices)
    datum = models.DateField("wanneer", null=True, blank=True)
    mensen = models.PositiveSmallIntegerField(
        "met hoeveel mensen", null=True, blank=True, validators=[MaxValueValidator(MEESTE_MENSEN)],
        help_text="Hoeveel mensen er praatten. Geen namen.",
    )  # fmt: skip
    opgevallen = models.TextField(
        "wat viel op", max_length=1000, blank=True,
        help_text="Voor jullie zelf: dit komt niet op de site. Ook wie stopte, en waarom. Geen namen.",
    )  # fmt: skip

    class Meta:
        verbose_name = "moment van een gespreksronde"
        verbose_name_plural = "momenten van een gespreksronde"
        ordering = ["ronde", "pk"]
        constraints = [models.UniqueConstraint(fields=["ronde", "moment"], name="gespreksmoment_eenmaal")]

    def __str__(self) -> str:
        return f"{self.ronde}, {self.get_moment_display()}"


class Turfregel(models.Model):
    """Een antwoord in de woorden van de groep, met hoeveel mensen het gaven: een streepje per mens."""

    moment = models.ForeignKey(Gespreksmoment, models.CASCADE, related_name="turven")
    vraag = models.PositiveSmallIntegerField("vraag", validators=[MinValueValidator(1), MaxValueValidator(2)])
    antwoord = models.CharField("antwoord", max_length=160)
    aantal = models.PositiveSmallIntegerField("streepjes", default=0, validators=[MaxValueValidator(MEESTE_MENSEN)])
    volgorde = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = "turfregel"
        verbose_name_plural = "turfregels"
        ordering = ["moment", "vraag", "volgorde", "pk"]
        constraints = [models.UniqueConstraint(fields=["moment", "vraag", "antwoord"], name="turfregel_eenmaal")]

    def __str__(self) -> str:
        return self.antwoord
