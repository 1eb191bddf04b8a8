# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""The calendar of what residents are asked, so that nobody is asked again without need."""

from datetime import date

from django.db import models
from django.db.models import F, Q

from monitoring.meten.kleine_groepen import K_RESIDENT
from redactie.models import Item, Status
from redactie.models.item import ItemQuerySet
from redactie.velden import RijkeTekstField
from toolkit.models import Vraag
from wijken.models.gebeurtenis import Gedateerd, Precisie


class Onderzoeksoort(models.TextChoices):
    ENQUETE = "enquete", "enquête"
    FOCUSGROEP = "focusgroep", "focusgroep"
    INTERVIEWS = "interviews", "interviews"
    STUDENTONDERZOEK = "studentonderzoek", "onderzoek door studenten"
    GESPREK = "gesprek", "gesprek in de wijk"
    ANDERS = "anders", "anders"


class Gevraagden(models.TextChoices):
    """De groep aan wie iets wordt gevraagd."""

    INWONERS = "inwoners", "inwoners"
    OUDEREN = "ouderen", "ouderen"
    JEUGD = "jeugd", "kinderen en jongeren"
    OUDERS = "ouders", "ouders"
    KWETSBAAR = "kwetsbaar", "inwoners in kwetsbare omstandigheden"
    DEELNEMERS = "deelnemers", "deelnemers aan een interventie"
    PROFESSIONALS = "professionals", "professionals"
    BELEID = "beleid", "beleidsmakers en bestuurders"
    ONBEKEND = "onbekend", "niet vastgelegd aan wie"


# Who is asked in a job. Everybody else is asked in their own time, and is protected when they are few.
BEROEPSHALVE = frozenset({Gevraagden.PROFESSIONALS, Gevraagden.BELEID})
INWONERSGROEPEN = frozenset(Gevraagden) - BEROEPSHALVE - {Gevraagden.ONBEKEND}


def groepen_rond(groep: str) -> frozenset[str]:
    """Return the groups in which the same people can be: residents at large are in every group of residents.

    A group of some residents meets itself and the residents at large. Who is asked in a job is not asked as a resident.
    """
    if groep == Gevraagden.INWONERS:
        return INWONERSGROEPEN
    return frozenset({groep, Gevraagden.INWONERS}) if groep in INWONERSGROEPEN else frozenset({groep})


class Onderzoekstaat(models.TextChoices):
    VOORGESTELD = "voorgesteld", "voorgesteld"
    GEPLAND = "gepland", "gepland"
    LOOPT = "loopt", "loopt"
    AFGEROND = "afgerond", "afgerond"
    VERVANGEN = "vervangen", "vervangen door iets anders"
    AFGELAST = "afgelast", "gaat niet door"
    ONBEKEND = "onbekend", "uitkomst niet bekend"


NIET_GEVRAAGD = (Onderzoekstaat.VERVANGEN, Onderzoekstaat.AFGELAST)


class Terugkoppeling(models.TextChoices):
    """Of wie antwoord gaf, hoorde wat eruit kwam."""

    NIET_VASTGELEGD = "niet_vastgelegd", "niet vastgelegd in de bron"
    AFGESPROKEN = "afgesproken", "afgesproken, nog niet gedaan"
    GEDAAN = "gedaan", "ja, zij hoorden het"
    NIET = "niet", "nee, dat gebeurt niet"


def aantal_in_woorden(aantal: int | None, groep: str, *, al_openbaar: bool) -> str:
    """Return how many people, as visitors may know it; "" when it is not known.

    Fewer than ten residents stay together, zero among them. A number that the source made public itself stays exact,
    and so does a number of people who were asked in their job.
    """
    if aantal is None:
        return ""
    if aantal < K_RESIDENT and groep not in BEROEPSHALVE and not al_openbaar:
        return f"minder dan {K_RESIDENT}"
    return str(aantal)


class OnderzoekQuerySet(ItemQuerySet):
    def for_wijk(self, wijk: models.Model) -> "OnderzoekQuerySet":
        return self.filter(wijk=wijk)

    def in_gebruik(self) -> "OnderzoekQuerySet":
        """What is public or still being written; what was archived asks nobody anything."""
        return self.exclude(status=Status.GEARCHIVEERD)

    def for_groep(self, groep: str) -> "OnderzoekQuerySet":
        """What is asked of a group, or of a wider or narrower one."""
        return self.filter(groep__in=sorted(groepen_rond(groep)))

    def van_inwoners(self) -> "OnderzoekQuerySet":
        """What is asked of residents, not of people in their job."""
        return self.filter(groep__in=sorted(INWONERSGROEPEN))

    def gevraagd_aan_inwoners(self) -> "OnderzoekQuerySet":
        """What was, is or will be asked of residents, as far as is known; what nobody knows who got it, too."""
        return self.exclude(groep__in=sorted(BEROEPSHALVE)).exclude(staat__in=NIET_GEVRAAGD)

    def nog_terug_te_koppelen(self, vandaag: date) -> "OnderzoekQuerySet":
        """What ended and of which residents did not hear what came of it, as far as is known; longest wait first."""
        voorbij = Q(staat=Onderzoekstaat.AFGEROND) | Q(staat=Onderzoekstaat.LOOPT, tot_datum__lt=vandaag)
        open_ = (Terugkoppeling.AFGESPROKEN, Terugkoppeling.NIET_VASTGELEGD)
        rows = self.in_gebruik().van_inwoners().filter(voorbij, terugkoppeling__in=open_)
        return rows.order_by(F("terug_wanneer").asc(nulls_last=True), F("datum").asc(nulls_last=True), "titel", "pk")


class Onderzoek(Item, Gedateerd):
    """Iets wat aan inwoners of professionals wordt gevraagd: een enquête, focusgroep, interviews of ander onderzoek."""

    wijk = models.ForeignKey(
        "wijken.Wijk",
        models.PROTECT,
        related_name="+",
        verbose_name="wijk",
        help_text="In welke wijk wordt dit gevraagd?",
    )
    soort = models.CharField(
        "soort", max_length=20, choices=Onderzoeksoort.choices, help_text="Hoe wordt het gevraagd?"
    )
    groep = models.CharField(
        "aan wie",
        max_length=16,
        choices=Gevraagden.choices,
        help_text="Zo zien we of dezelfde groep al snel weer iets krijgt.",
    )
    groep_toelichting = models.CharField(
        "wie precies", max_length=200, blank=True, help_text="Zonder namen. Bijvoorbeeld: bezoekers van de inloop."
    )
    tot_datum = models.DateField("tot en met", null=True, blank=True, help_text="De laatste dag, als het langer duurt.")
    staat = models.CharField(
        "stand",
        max_length=12,
        choices=Onderzoekstaat.choices,
        help_text="Is het geweest, of komt het nog? Een plan is nog geen feit.",
    )
    wie_vraagt = models.CharField(
        "wie vraagt het", max_length=200, blank=True, help_text="De organisatie. Bijvoorbeeld: de GGD, of studenten."
    )
    vraag = models.ForeignKey(
        Vraag, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="vraag",
        help_text="Bij welke van de vier vragen het helpt.",
    )  # fmt: skip
    tekst = RijkeTekstField("waar het over gaat", help_text="Wat wordt er gevraagd, en waarom?")
    gevraagd = models.PositiveIntegerField(
        "hoeveel mensen gevraagd",
        null=True,
        blank=True,
        help_text="Als het vaststaat. Kon iedereen meedoen? Laat het dan leeg.",
    )
    meegedaan = models.PositiveIntegerField(
        "hoeveel mensen deden mee",
        null=True,
        blank=True,
        help_text='Als het vaststaat. Zijn het minder dan 10 inwoners, dan staat op de site "minder dan 10".',
    )
    aantal_al_openbaar = models.BooleanField(
        "de bron maakte deze aantallen zelf openbaar",
        default=False,
        help_text="Alleen dan staan ook kleine aantallen inwoners precies op de site.",
    )
    in_plaats_daarvan = models.CharField(
        "wat er in de plaats komt",
        max_length=400,
        blank=True,
        help_text="Als het is vervangen of niet doorgaat. Staat dat nog niet vast? Zeg dat erbij.",
    )
    terugkoppeling = models.CharField(
        "hoorden zij wat eruit kwam", max_length=16, choices=Terugkoppeling.choices,
        default=Terugkoppeling.NIET_VASTGELEGD, help_text="Wie tijd gaf, hoort te horen wat ermee gebeurt.",
    )  # fmt: skip
    terug_wanneer = models.DateField(
        "wanneer horen zij het", null=True, blank=True, help_text="De dag waarop zij het hoorden of horen."
    )
    terug_hoe = models.CharField(
        "hoe horen zij het",
        max_length=300,
        blank=True,
        help_text="Bijvoorbeeld: in een bijeenkomst in het buurthuis.",
    )
    terug_wat = models.TextField(
        "wat zij hoorden",
        max_length=1500,
        blank=True,
        help_text="In gewone taal, zonder namen. Inwoners lezen dit op de pagina van de wijk.",
    )

    objects = OnderzoekQuerySet.as_manager()

    class Meta(Item.Meta):
        verbose_name = "onderzoek"
        verbose_name_plural = "onderzoekskalender inwoners"
        ordering = [F("datum").desc(nulls_last=True), "titel"]
        constraints = [
            *Item.Meta.constraints,
            models.CheckConstraint(
                condition=Q(precisie=Precisie.ONBEKEND) | Q(datum__isnull=False),
                name="onderzoek_datum_of_onbekend",
                violation_error_message='Vul een datum in, of kies "geen datum bekend".',
            ),
            models.CheckConstraint(
                condition=Q(tot_datum__isnull=True) | Q(datum__isnull=False, tot_datum__gte=F("datum")),
                name="onderzoek_einde_na_begin",
                violation_error_message="De laatste dag ligt voor de eerste. Kijk ze allebei na.",
            ),
            models.CheckConstraint(
                condition=Q(gevraagd__isnull=True) | Q(meegedaan__isnull=True) | Q(meegedaan__lte=F("gevraagd")),
                name="onderzoek_meegedaan_van_gevraagd",
                violation_error_message="Er deden meer mensen mee dan er zijn gevraagd. Kijk beide getallen na.",
            ),
        ]

    def get_absolute_url(self) -> str:
        from django.urls import reverse

        return f"{reverse('onderzoekskalender')}#onderzoek-{self.slug}"

    @property
    def van_inwoners(self) -> bool:
        """Whether residents are asked, and not people in their job."""
        return self.groep in INWONERSGROEPEN

    @property
    def gaat_door(self) -> bool:
        """Whether it was, is or will be asked, as far as is known."""
        return self.staat not in NIET_GEVRAAGD

    @property
    def heeft_datum(self) -> bool:
        """Whether anything is known of when."""
        return self.datum is not None and self.precisie != Precisie.ONBEKEND

    @property
    def ontbreekt(self) -> str:
        """The names of what is not known, in words; of what was never asked, nobody can know how many took part."""
        weet_aantal = self.gevraagd is not None or self.meegedaan is not None or not self.gaat_door
        gaps = [
            "" if self.wie_vraagt else "wie het vraagt",
            "" if weet_aantal else "hoeveel mensen",
        ]
        return " en ".join(filter(None, gaps))

    @property
    def hoe_terug(self) -> str:
        """How people hear, ready to be followed by a full stop."""
        return self.terug_hoe.strip().rstrip(".")

    @property
    def gevraagd_in_woorden(self) -> str:
        """How many people were asked, as visitors may know it; "" when it would tell how few did not take part."""
        if self._verraadt_wie_niet_meedeed():
            return ""
        return aantal_in_woorden(self.gevraagd, self.groep, al_openbaar=self.aantal_al_openbaar)

    def _verraadt_wie_niet_meedeed(self) -> bool:
        if self.gevraagd is None or self.meegedaan is None or self.aantal_al_openbaar or self.groep in BEROEPSHALVE:
            return False
        return self.gevraagd >= K_RESIDENT > self.gevraagd - self.meegedaan

    @property
    def meegedaan_in_woorden(self) -> str:
        """How many people took part, as visitors may know it."""
        return aantal_in_woorden(self.meegedaan, self.groep, al_openbaar=self.aantal_al_openbaar)
