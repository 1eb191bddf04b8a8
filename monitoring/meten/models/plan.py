# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""What a wijk wants to know and how: the monitorplan, with its goals and its chain of change."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from monitoring.meten.models.indicator import Frequentie, Indicator
from redactie.models import Item, Onderdeel
from redactie.models.item import ItemQuerySet
from redactie.velden import RijkeTekstField
from toolkit.models import Vraag
from wijken.models.gebeurtenis import Precisie, datum_in_woorden


class MonitorplanQuerySet(ItemQuerySet):
    def for_wijk(self, wijk: models.Model) -> "MonitorplanQuerySet":
        return self.filter(wijk=wijk)

    def op(self, dag: date) -> "MonitorplanQuerySet":
        """Plans whose period holds the day."""
        return self.filter(Q(einde__isnull=True) | Q(einde__gte=dag), begin__lte=dag)


class Monitorplan(Item):
    """Wat een wijk in een periode wil weten, en hoe: gemaakt met inwoners en partners, rond de vier vragen."""

    wijk = models.ForeignKey(
        "wijken.Wijk", models.PROTECT, related_name="+", verbose_name="wijk", help_text="De wijk van dit plan."
    )
    begin = models.DateField("geldt vanaf", help_text="De eerste dag van de periode.")
    einde = models.DateField(
        "geldt tot en met", null=True, blank=True, help_text="De laatste dag. Laat leeg als dat nog niet vaststaat."
    )
    tekst = RijkeTekstField("waarom dit plan", help_text="Wat was de aanleiding, en wat willen jullie leren?")
    met_wie = RijkeTekstField(
        "met wie het is gemaakt", help_text="Welke organisaties en rollen deden mee? Geen namen van inwoners."
    )
    inwoners = RijkeTekstField(
        "wat inwoners inbrachten", help_text="Hoe deden inwoners mee, en wat is er door hen anders geworden?"
    )
    inzet = RijkeTekstField(
        "inzet en geld", help_text="Wat doet elke partner, en wat kost het? Weet je het niet, laat het dan leeg."
    )
    vastgesteld_op = models.DateField(
        "vastgesteld op", null=True, blank=True, help_text="De dag waarop jullie het samen eens waren."
    )
    vastgesteld_door = models.CharField(
        "vastgesteld door", max_length=200, blank=True, help_text="Welk overleg. Bijvoorbeeld: de monitorgroep."
    )

    objects = MonitorplanQuerySet.as_manager()
    onderdelen = ("planvragen", "doelen", "keten", "planindicatoren")

    class Meta(Item.Meta):
        verbose_name = "monitorplan"
        verbose_name_plural = "monitorplannen"
        ordering = ["-begin", "titel"]
        constraints = [
            *Item.Meta.constraints,
            models.CheckConstraint(
                condition=Q(einde__isnull=True) | Q(einde__gte=F("begin")),
                name="monitorplan_geldt",
                violation_error_message=(
                    "De laatste dag van het plan ligt voor de eerste. Kies een latere dag bij “geldt tot en met”, "
                    "of laat die leeg."
                ),
            ),
        ]

    def get_absolute_url(self) -> str:
        if not self.wijk_id:
            return ""  # a new one, whose wijk is not chosen yet
        return f"{reverse('wijk-plan', args=[self.wijk.slug])}?plan={self.slug}"

    @property
    def hele_jaren(self) -> bool:
        """Whether the plan holds from the first day of a year to the last of one, or to a day that is not known."""
        return (self.begin.month, self.begin.day) == (1, 1) and (
            self.einde is None or (self.einde.month, self.einde.day) == (12, 31)
        )

    @property
    def periode(self) -> str:
        """The period in words: "2021 tot en met 2022", "1 maart 2021 tot en met 28 februari 2022", "vanaf 2021"."""
        precisie = Precisie.JAAR if self.hele_jaren else Precisie.DAG
        woorden = datum_in_woorden(self.begin, precisie, self.einde)
        return woorden if self.einde else f"vanaf {woorden}"

    @property
    def periode_in_naam(self) -> str:
        """The period as it can stand in the name of a file: "2021-2022", "2021-03-01-tot-2022-02-28", "vanaf-2021"."""
        begin, einde = self.begin.isoformat(), self.einde.isoformat() if self.einde else ""
        if self.hele_jaren:
            begin, einde = begin[:4], einde[:4]
        if not einde:
            return f"vanaf-{begin}"
        return begin if begin == einde else f"{begin}{'-' if self.hele_jaren else '-tot-'}{einde}"

    def publicatieproblemen(self) -> list[str]:
        return super().publicatieproblemen() + wijk_eerst(self.wijk)


def wijk_eerst(wijk: models.Model | None) -> list[str]:
    """Return what must be done before something can stand on the page of a wijk that visitors do not see."""
    if wijk is None or wijk.is_openbaar:
        return []
    return [f"Dit komt op de pagina van {wijk} te staan, en die staat nog niet op de site. Publiceer eerst de wijk."]


def huidig(plannen: list[Monitorplan], dag: date) -> Monitorplan | None:
    """Return the plan that holds on the day; else the last one that began before it, else the first that will begin."""
    begonnen = sorted((plan for plan in plannen if plan.begin <= dag), key=lambda plan: plan.begin)
    geldend = [plan for plan in begonnen if plan.einde is None or plan.einde >= dag]
    straks = sorted((plan for plan in plannen if plan.begin > dag), key=lambda plan: plan.begin)
    return next(iter([*geldend[::-1], *begonnen[::-1], *straks]), None)


class Planvraag(Onderdeel):
    """Wat een plan over een van de vier vragen zegt: waarom, wat, hoe, wie en wanneer."""

    plan = models.ForeignKey(Monitorplan, models.CASCADE, related_name="planvragen")
    vraag = models.ForeignKey(
        Vraag, models.PROTECT, related_name="+", verbose_name="vraag", help_text="Welke van de vier vragen."
    )
    waarom = models.TextField("waarom", max_length=2000, blank=True, help_text="Waarom willen jullie dit weten?")
    wat = models.TextField("wat", max_length=2000, blank=True, help_text="Waar kijken jullie naar?")
    hoe = models.TextField("hoe", max_length=2000, blank=True, help_text="Hoe komen jullie erachter?")
    wie = models.CharField("wie", max_length=300, blank=True, help_text="Wie doet het? De rol of de organisatie.")
    wanneer = models.CharField("wanneer", max_length=300, blank=True, help_text="Bijvoorbeeld: elk najaar.")
    bron = models.CharField("bron", max_length=300, blank=True, help_text="Waar komt het antwoord vandaan?")
    inzet = models.CharField("inzet", max_length=300, blank=True, help_text="Hoeveel tijd of geld het kost.")
    belasting = models.CharField(
        "wat het inwoners kost", max_length=300, blank=True, help_text="Wie heeft hier last van, en hoeveel?"
    )

    class Meta(Onderdeel.Meta):
        verbose_name = "vraag"
        verbose_name_plural = "de vier vragen in het plan"
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "vraag"], name="planvraag_eenmaal",
                violation_error_message="Deze vraag staat al in het plan. Vul die aan, of kies hier een andere vraag.",
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return str(self.vraag)


class Plandoel(Onderdeel):
    """Een doel of thema van een monitorplan."""

    plan = models.ForeignKey(Monitorplan, models.CASCADE, related_name="doelen")
    tekst = models.CharField("doel", max_length=300, help_text="Wat moet er anders zijn? Voor wie?")
    toelichting = models.TextField(
        "toelichting", max_length=1000, blank=True, help_text="Waar zouden jullie aan merken dat het lukt?"
    )

    class Meta(Onderdeel.Meta):
        verbose_name = "doel"
        verbose_name_plural = "doelen"

    def __str__(self) -> str:
        return self.tekst


class Schakel(models.TextChoices):
    """De plaats in de veranderketen, in volgorde."""

    CONTEXT = "context", "hoe het nu is"
    INZET = "inzet", "wat wij erin stoppen"
    ACTIVITEIT = "activiteit", "wat wij doen"
    OPBRENGST = "opbrengst", "wat dat meteen oplevert"
    TUSSENRESULTAAT = "tussenresultaat", "wat er daardoor verandert"
    EFFECT = "effect", "wat het inwoners op den duur brengt"


class Invloed(models.TextChoices):
    """Hoeveel een wijk over een schakel te zeggen heeft."""

    ZELF = "zelf", "dit doen wij zelf"
    INVLOED = "invloed", "hier hebben wij invloed op"
    BELANG = "belang", "hier hopen wij op"


class Ketenstap(Onderdeel):
    """Een schakel van de veranderketen van een plan, met wat er moet kloppen om bij de volgende te komen."""

    plan = models.ForeignKey(Monitorplan, models.CASCADE, related_name="keten")
    schakel = models.CharField("schakel", max_length=16, choices=Schakel.choices, help_text="Waar in de keten.")
    tekst = models.CharField("wat", max_length=400, help_text="In een of twee zinnen.")
    aanname = models.CharField(
        "wij nemen aan dat",
        max_length=400,
        blank=True,
        help_text="Wat moet kloppen om bij de volgende schakel te komen?",
    )
    invloed = models.CharField(
        "invloed", max_length=8, choices=Invloed.choices, blank=True, help_text="Hebben jullie dit zelf in de hand?"
    )

    class Meta(Onderdeel.Meta):
        verbose_name = "schakel"
        verbose_name_plural = "veranderketen"

    def __str__(self) -> str:
        return self.tekst


class Planindicator(Onderdeel):
    """Een indicator die een wijk in een plan koos, met wie het cijfer bijhoudt en hoe vaak."""

    plan = models.ForeignKey(Monitorplan, models.CASCADE, related_name="planindicatoren")
    indicator = models.ForeignKey(
        Indicator, models.PROTECT, related_name="+", verbose_name="indicator", help_text="Kies uit de bibliotheek."
    )
    wie = models.CharField(
        "wie houdt dit bij", max_length=200, blank=True, help_text="De rol of organisatie die het cijfer aanlevert."
    )
    frequentie = models.CharField(
        "hoe vaak", max_length=10, choices=Frequentie.choices, blank=True,
        help_text="Laat leeg als het is zoals bij de indicator.",
    )  # fmt: skip
    stand_bij_begin = models.CharField(
        "hoe stond het ervoor",
        max_length=200,
        blank=True,
        help_text="De stand aan het begin, met waar die vandaan komt.",
    )

    class Meta(Onderdeel.Meta):
        verbose_name = "gekozen indicator"
        verbose_name_plural = "indicatoren in het plan"
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "indicator"], name="planindicator_eenmaal",
                violation_error_message="Deze indicator staat al in het plan. Vul die aan, of kies een andere.",
            )
        ]  # fmt: skip

    @property
    def hoe_vaak(self) -> str:
        """How often it is looked at: what the plan says, else for a figure what is usual."""
        if self.frequentie or self.indicator.is_verhaal:
            return self.get_frequentie_display()
        return self.indicator.get_frequentie_display()

    def __str__(self) -> str:
        return str(self.indicator)
