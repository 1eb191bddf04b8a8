# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""What happened, what was planned, and what was decided."""

import re
from calendar import monthrange
from datetime import date, time

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.dates import MONTHS

from redactie.models import Item
from redactie.models.item import ItemQuerySet
from redactie.velden import RijkeTekstField
from wijken.models.interventie import Interventie
from wijken.models.overleg import Overleg
from wijken.models.wijk import Wijk


class Precisie(models.TextChoices):
    """Hoe precies een bron een datum noemt."""

    DAG = "dag", "op de dag"
    MAAND = "maand", "in de maand"
    SEIZOEN = "seizoen", "in het seizoen"
    KWARTAAL = "kwartaal", "in het kwartaal"
    JAAR = "jaar", "in het jaar"
    ONBEKEND = "onbekend", "geen datum bekend"


class Gebeurtenissoort(models.TextChoices):
    PROJECTTEAM = "projectteam", "projectteam"
    WERKGROEP_LC = "werkgroep_lc", "werkgroep LC"
    LOKALE_LC = "lokale_lc", "lokale LC"
    LEERATELIER = "leeratelier", "leeratelier"
    LEERNETWERK = "leernetwerk", "landelijk leernetwerk"
    KLANKBORDGROEP = "klankbordgroep", "klankbordgroep"
    STUURGROEP = "stuurgroep", "stuurgroep"
    BESTUURLIJK_OVERLEG = "bestuurlijk_overleg", "bestuurlijk overleg"
    PUBLICATIE = "publicatie", "publicatie"
    ONDERZOEK = "onderzoek", "onderzoek"
    PERSONEEL = "personeel", "mensen"
    MIJLPAAL = "mijlpaal", "mijlpaal"
    FASE = "fase", "fase"
    MASTERCLASS = "masterclass", "masterclass"
    SHOWCASE = "showcase", "showcase"
    KENNISCAFE = "kenniscafe", "kenniscafé"
    WIJKTOUR = "wijktour", "wijktour"
    OVERIG = "overig", "overig"


# Where people come together; the other kinds are what happened besides.
BIJEENKOMSTEN = (
    Gebeurtenissoort.PROJECTTEAM, Gebeurtenissoort.WERKGROEP_LC, Gebeurtenissoort.LOKALE_LC,
    Gebeurtenissoort.LEERNETWERK, Gebeurtenissoort.KLANKBORDGROEP, Gebeurtenissoort.STUURGROEP,
    Gebeurtenissoort.LEERATELIER, Gebeurtenissoort.BESTUURLIJK_OVERLEG, Gebeurtenissoort.SHOWCASE,
    Gebeurtenissoort.MASTERCLASS, Gebeurtenissoort.KENNISCAFE, Gebeurtenissoort.WIJKTOUR,
)  # fmt: skip


class Gebeurtenisstaat(models.TextChoices):
    GEHOUDEN = "gehouden", "gehouden"
    GEPLAND = "gepland", "gepland"
    VERPLAATST = "verplaatst", "verplaatst"
    AFGELAST = "afgelast", "afgelast"
    LOOPT = "loopt", "loopt"
    OVERWOGEN = "overwogen", "overwogen"
    UITKOMST_ONBEKEND = "uitkomst_onbekend", "gepland, niet bekend of het doorging"


class Besluitstaat(models.TextChoices):
    GEVRAAGD = "gevraagd", "gevraagd"
    GENOMEN = "genomen", "genomen"
    OVERWOGEN = "overwogen", "overwogen"
    UITKOMST_ONBEKEND = "uitkomst_onbekend", "uitkomst niet bekend"


SEIZOENEN = {12: "winter", 1: "winter", 2: "winter", 3: "voorjaar", 4: "voorjaar", 5: "voorjaar"}
SEIZOENEN |= {6: "zomer", 7: "zomer", 8: "zomer", 9: "najaar", 10: "najaar", 11: "najaar"}


def datum_in_woorden(datum: date | None, precisie: str, tot: date | None = None) -> str:
    """Return a date as precisely as it is known, in Dutch: "24 februari 2022", "najaar 2022", "datum niet bekend"."""
    if datum is None or precisie == Precisie.ONBEKEND:
        return "datum niet bekend"
    maand = str(MONTHS[datum.month])
    woorden = {
        Precisie.DAG: f"{datum.day} {maand} {datum.year}",
        Precisie.MAAND: f"{maand} {datum.year}",
        Precisie.SEIZOEN: f"{SEIZOENEN[datum.month]} {datum.year}",
        Precisie.KWARTAAL: f"{(datum.month + 2) // 3}e kwartaal {datum.year}",
        Precisie.JAAR: str(datum.year),
    }[precisie]
    if tot is None or tot == datum:
        return woorden
    einde = datum_in_woorden(tot, precisie)
    return woorden if einde == woorden else f"{woorden} tot en met {einde}"


def laatste_dag(datum: date | None, precisie: str, tot: date | None = None) -> date | None:
    """Return the last day that a date can be, as precisely as it is known; None when nobody knows."""
    if datum is None or precisie == Precisie.ONBEKEND:
        return None
    dag = max(datum, tot or datum)
    maand = {
        Precisie.MAAND: dag.month,
        Precisie.SEIZOEN: dag.month + (2 - dag.month) % 3,  # seasons end with February, May, August and November
        Precisie.KWARTAAL: dag.month + -dag.month % 3,
        Precisie.JAAR: 12,
    }.get(precisie)
    if maand is None:
        return dag
    jaar, maand = (dag.year + 1, maand - 12) if maand > 12 else (dag.year, maand)
    if jaar > date.max.year:
        return date.max
    return date(jaar, maand, monthrange(jaar, maand)[1])


def stand_nu(
    staat: str, datum: date | None, precisie: str, tot: date | None = None, *, op: date | None = None
) -> Gebeurtenisstaat:
    """Return the state as it can be told on the day `op` (today): a plan whose day has passed is no plan any more, and
    nobody said how it went."""
    einde = laatste_dag(datum, precisie, tot)
    if staat == Gebeurtenisstaat.GEPLAND and einde is not None and einde < (op or timezone.localdate()):
        return Gebeurtenisstaat.UITKOMST_ONBEKEND
    return Gebeurtenisstaat(staat)


UREN = re.compile(r"(\d{1,2})[.:](\d{2})(?:\s*(?:[–-]|tot)\s*(\d{1,2})[.:](\d{2}))?(?:\s*uur)?\.?", re.ASCII)


def tijden(tekst: str) -> tuple[time | None, time | None]:
    """Return the begin and end that a text such as "9.30–11.00 uur" gives; (None, None) for any other text."""
    found = UREN.fullmatch(tekst.strip())
    if not found:
        return None, None
    try:
        begin = time(int(found[1]), int(found[2]))
        einde = time(int(found[3]), int(found[4])) if found[3] else None
    except ValueError:
        return None, None
    return (begin, einde) if einde is None or einde > begin else (None, None)


class Gedateerd(models.Model):
    """Velden voor iets met een datum die minder precies bekend kan zijn."""

    datum = models.DateField(
        "datum",
        null=True,
        blank=True,
        help_text="Weet je de dag niet precies? Kies dan de eerste dag die het kan zijn.",
    )
    precisie = models.CharField(
        "hoe precies is de datum bekend",
        max_length=10,
        choices=Precisie.choices,
        default=Precisie.DAG,
        help_text="Zo staat er niet meer op de site dan we weten. Bijvoorbeeld: in het najaar.",
    )
    datum_in_bron = models.CharField(
        "datum zoals de bron die schrijft",
        max_length=120,
        blank=True,
        help_text="Alleen als de bron het anders schrijft. Bijvoorbeeld: eind 2021.",
    )

    class Meta:
        abstract = True

    @property
    def wanneer(self) -> str:
        return datum_in_woorden(self.datum, self.precisie, getattr(self, "tot_datum", None))


class GebeurtenisQuerySet(ItemQuerySet):
    def for_wijk(self, wijk: Wijk) -> "GebeurtenisQuerySet":
        return self.filter(wijk=wijk)

    def for_wijk_of_alle(self, wijk: Wijk) -> "GebeurtenisQuerySet":
        """What is of this wijk, and what is of no single one."""
        return self.filter(Q(wijk=wijk) | Q(wijk__isnull=True))

    def for_overleg(self, overleg: Overleg) -> "GebeurtenisQuerySet":
        """What belongs to a body, and what it is invited to. In a subquery, so that no row comes twice."""
        invited = self.model.ook_voor.through.objects.filter(overleg=overleg).values("gebeurtenis")
        return self.filter(Q(overleg=overleg) | Q(pk__in=invited))

    def met_dag(self) -> "GebeurtenisQuerySet":
        """What has a day: a month or a season is none."""
        return self.filter(precisie=Precisie.DAG, datum__isnull=False)

    def komend(self, vanaf: date) -> "GebeurtenisQuerySet":
        """Planned events on or after the day `vanaf`, soonest first."""
        return self.filter(datum__gte=vanaf, staat=Gebeurtenisstaat.GEPLAND).order_by("datum")


class Gebeurtenis(Item, Gedateerd):
    """Iets wat gebeurde of gepland was."""

    soort = models.CharField(
        "soort", max_length=24, choices=Gebeurtenissoort.choices, help_text="Wat voor bijeenkomst of moment was het?"
    )
    tot_datum = models.DateField(
        "tot en met", null=True, blank=True, help_text="De laatste dag, als het langer duurde dan één dag."
    )
    begintijd = models.TimeField(
        "begint om", null=True, blank=True, help_text="Met de tijd erbij komt het goed in ieders agenda."
    )
    eindtijd = models.TimeField("eindigt om", null=True, blank=True, help_text="Alleen met een begintijd.")
    tijd = models.CharField(
        "tijd in woorden",
        max_length=60,
        blank=True,
        help_text="Alleen als uren niet genoeg zeggen, of als een bron het anders schrijft. Bijvoorbeeld: na de lunch.",
    )
    onzeker = models.CharField(
        "wat is er niet zeker",
        max_length=300,
        blank=True,
        help_text="Bezoekers lezen dit bij de datum. Bijvoorbeeld: de bron zet een vraagteken bij oktober.",
    )
    staat = models.CharField(
        "stand", max_length=20, choices=Gebeurtenisstaat.choices, help_text="Is het geweest, of staat het nog gepland?"
    )
    wijk = models.ForeignKey(
        Wijk,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="wijk",
        help_text="Laat leeg als het voor meer wijken was.",
    )
    overleg = models.ForeignKey(
        Overleg,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="gebeurtenissen",
        verbose_name="overleg",
        help_text="Bij welk overleg het hoorde, als dat zo is.",
    )
    ook_voor = models.ManyToManyField(
        Overleg,
        related_name="+",
        blank=True,
        verbose_name="ook uitgenodigd",
        help_text="Overleggen die ook zijn gevraagd. Bijvoorbeeld: de klankbordgroep bij een werkgroep LC.",
    )
    leervraag = models.CharField(
        "leervraag", max_length=300, blank=True, help_text="De vraag waar de groep samen aan werkte."
    )
    plaats = models.CharField(
        "plaats", max_length=160, blank=True, help_text="Het gebouw of de plaats. Geen adres van een inwoner."
    )
    opvolger = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="voorgangers",
        verbose_name="verplaatst naar",
        help_text="Als het is verplaatst: de nieuwe datum, die al in de lijst staat.",
    )
    tekst = RijkeTekstField("toelichting", help_text="Wat gebeurde er, en wat kwam eruit? Geen namen van inwoners.")

    objects = GebeurtenisQuerySet.as_manager()
    url_naam = "gebeurtenis-detail"

    class Meta(Item.Meta):
        verbose_name = "gebeurtenis"
        verbose_name_plural = "gebeurtenissen"
        ordering = [F("datum").asc(nulls_last=True), "titel"]
        constraints = [
            *Item.Meta.constraints,
            models.CheckConstraint(
                condition=Q(precisie=Precisie.ONBEKEND) | Q(datum__isnull=False),
                name="gebeurtenis_datum_of_onbekend",
                violation_error_message='Vul een datum in, of kies "geen datum bekend".',
            ),
            models.CheckConstraint(
                condition=Q(eindtijd__isnull=True) | Q(begintijd__isnull=False),
                name="gebeurtenis_eindtijd_met_begin",
                violation_error_message="Vul ook in hoe laat het begint, of laat de eindtijd leeg.",
            ),
        ]

    def clean(self) -> None:
        super().clean()
        if self.tot_datum and self.datum and self.tot_datum < self.datum:
            raise ValidationError("De laatste dag ligt voor de eerste. Kijk de datums na.")
        meer_dagen = bool(self.tot_datum and self.tot_datum != self.datum)
        if self.begintijd and self.eindtijd and self.eindtijd <= self.begintijd and not meer_dagen:
            raise ValidationError("De eindtijd ligt voor de begintijd. Duurt het tot de volgende dag? Vul die dag in.")
        if self.opvolger_id is not None and self.opvolger_id == self.pk:
            raise ValidationError(
                'Bij "verplaatst naar" staat deze gebeurtenis zelf. Kies de nieuwe, of laat het leeg.'
            )

    def publicatieproblemen(self) -> list[str]:
        problemen = super().publicatieproblemen()
        if re.fullmatch(r"[0-9]{1,4}", self.slug):
            problemen.append("Een adres van alleen cijfers is hier een jaar van de agenda. Kies een adres met letters.")
        return problemen

    @property
    def uren(self) -> tuple[time | None, time | None]:
        """When it begins and ends; from the words when nobody filled in the hours."""
        return (self.begintijd, self.eindtijd) if self.begintijd else tijden(self.tijd)

    @property
    def tijd_in_woorden(self) -> str:
        """The time as its source writes it, or else in hours: "9.30–11.00 uur"; "" when nobody knows."""
        if self.tijd or self.begintijd is None:
            return self.tijd
        uren = [f"{uur.hour}.{uur.minute:02}" for uur in (self.begintijd, self.eindtijd) if uur is not None]
        return f"{'–'.join(uren)} uur"

    @property
    def heeft_dag(self) -> bool:
        return self.datum is not None and self.precisie == Precisie.DAG

    @property
    def stand(self) -> Gebeurtenisstaat:
        return stand_nu(self.staat, self.datum, self.precisie, self.tot_datum)

    @property
    def stand_in_woorden(self) -> str:
        return str(self.stand.label)

    @property
    def is_onzeker(self) -> bool:
        """Whether it is not known that this took place as it stands here."""
        return self.stand not in (Gebeurtenisstaat.GEHOUDEN, Gebeurtenisstaat.LOOPT)

    @property
    def wijk_openbaar(self) -> Wijk | None:
        """The wijk of this event, when visitors may know of it."""
        return self.wijk if self.wijk is not None and self.wijk.is_openbaar else None

    @property
    def opvolger_openbaar(self) -> "Gebeurtenis | None":
        """What it was moved to, when visitors may know of it."""
        return self.opvolger if self.opvolger is not None and self.opvolger.is_openbaar else None


class BesluitQuerySet(ItemQuerySet):
    def for_wijk(self, wijk: Wijk) -> "BesluitQuerySet":
        return self.filter(wijk=wijk)

    def nog_nodig(self) -> "BesluitQuerySet":
        """What is not decided yet and has a day by which it is needed, what is needed first in front."""
        rows = self.filter(staat__in=[Besluitstaat.GEVRAAGD, Besluitstaat.OVERWOGEN], nodig_voor__isnull=False)
        return rows.exclude(nodig_precisie=Precisie.ONBEKEND).order_by("nodig_voor", "pk")


class Besluit(Item, Gedateerd):
    """Een besluit dat nodig was of genomen is, met wat erop wachtte."""

    orgaan = models.CharField(
        "wie besluit", max_length=200, help_text="Het overleg of de organisatie die besluit. Geen naam."
    )
    overleg = models.ForeignKey(
        Overleg,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="besluiten",
        verbose_name="overleg",
        help_text="Bij welk overleg het besluit hoort, als dat in de lijst staat.",
    )
    wijk = models.ForeignKey(
        Wijk,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="wijk",
        help_text="Laat leeg als het voor meer wijken geldt.",
    )
    staat = models.CharField(
        "stand",
        max_length=20,
        choices=Besluitstaat.choices,
        help_text="Is het besluit genomen, of wordt er nog op gewacht?",
    )
    nodig_voor = models.DateField(
        "nodig vóór",
        null=True,
        blank=True,
        help_text="Wanneer moet het besluit er zijn? Weet je de dag niet? Kies de eerste dag die het kan zijn.",
    )
    nodig_precisie = models.CharField(
        "hoe precies is die datum bekend",
        max_length=10,
        choices=Precisie.choices,
        default=Precisie.DAG,
        help_text="Bijvoorbeeld: in het kwartaal. Dan telt de laatste dag van het kwartaal.",
    )
    gevraagd_op = models.DateField(
        "gevraagd op", null=True, blank=True, help_text="Wanneer is om dit besluit gevraagd, of kwam het op een agenda?"
    )
    gevraagd_precisie = models.CharField(
        "hoe precies is de dag van vragen bekend",
        max_length=10,
        choices=Precisie.choices,
        default=Precisie.DAG,
        help_text="Zo staat er niet meer dan we weten.",
    )
    wachtte = models.CharField(
        "wat erop wachtte", max_length=300, blank=True, help_text="Wat kon pas verder na dit besluit?"
    )
    interventies = models.ManyToManyField(
        Interventie,
        related_name="+",
        blank=True,
        verbose_name="interventies die erop wachtten",
        help_text="Alleen als een interventie pas na dit besluit verder kon.",
    )
    tekst = RijkeTekstField("toelichting", help_text="Wat is er besloten, en waarom?")

    objects = BesluitQuerySet.as_manager()

    class Meta(Item.Meta):
        verbose_name = "besluit"
        verbose_name_plural = "besluiten"
        ordering = [F("datum").asc(nulls_last=True), "titel"]
        constraints = [
            *Item.Meta.constraints,
            models.CheckConstraint(
                condition=Q(precisie=Precisie.ONBEKEND) | Q(datum__isnull=False),
                name="besluit_datum_of_onbekend",
                violation_error_message='Vul een datum in, of kies "geen datum bekend".',
            ),
        ]

    def get_absolute_url(self) -> str:
        from django.urls import reverse

        return f"{reverse('tijdlijn')}#besluit-{self.slug}"

    @property
    def nodig_in_woorden(self) -> str:
        """By when it was needed; "" when that is not known."""
        bekend = self.nodig_voor is not None and self.nodig_precisie != Precisie.ONBEKEND
        return datum_in_woorden(self.nodig_voor, self.nodig_precisie) if bekend else ""

    @property
    def gevraagd_in_woorden(self) -> str:
        """When it was asked for; "" when that is not known."""
        bekend = self.gevraagd_op is not None and self.gevraagd_precisie != Precisie.ONBEKEND
        return datum_in_woorden(self.gevraagd_op, self.gevraagd_precisie) if bekend else ""
