# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""What happened, what was planned, and what was decided."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.dates import MONTHS

from redactie.models import Item
from redactie.models.item import ItemQuerySet
from redactie.velden import RijkeTekstField
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
    OVERIG = "overig", "overig"


class Gebeurtenisstaat(models.TextChoices):
    GEHOUDEN = "gehouden", "gehouden"
    GEPLAND = "gepland", "gepland"
    VERPLAATST = "verplaatst", "verplaatst"
    AFGELAST = "afgelast", "afgelast"
    LOOPT = "loopt", "loopt"
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
    tijd = models.CharField("tijd", max_length=60, blank=True, help_text="Bijvoorbeeld: 13.30 tot 15.00 uur.")
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
        ]

    def get_absolute_url(self) -> str:
        from django.urls import reverse

        return f"{reverse('tijdlijn')}#{self.slug}"


class BesluitQuerySet(ItemQuerySet):
    def for_wijk(self, wijk: Wijk) -> "BesluitQuerySet":
        return self.filter(wijk=wijk)


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
    wachtte = models.CharField(
        "wat erop wachtte", max_length=300, blank=True, help_text="Wat kon pas verder na dit besluit?"
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
