# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""A session in which people learn together: who sits where, the script, what was written down, and how it ended.

It stands on a `Gebeurtenis`, which knows the day, the time, the place, the host wijk, the overleg and the leervraag in
words. So there is one truth about those, and lessons and agreements point at the same event.
"""

import uuid
from datetime import time, timedelta
from typing import Self

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from redactie.models import Redactieruimte, Status
from toolkit.models.les import Niveau

MEESTE_MINUTEN = 480
MEESTE_TEKENS = 1000
NAGEKOMEN = timedelta(hours=1)  # after the end, what was typed in time may still arrive


class Sessiestaat(models.TextChoices):
    """Hoe ver een leersessie is."""

    VOORBEREIDEN = "voorbereiden", "in voorbereiding"
    BEZIG = "bezig", "bezig"
    OOGSTEN = "oogsten", "geweest, nog te oogsten"
    AFGESLOTEN = "afgesloten", "afgesloten"


class Kring(models.TextChoices):
    """Waar iemand zit: in de binnenkring wordt gepraat, in de buitenkring geluisterd en teruggegeven."""

    BINNEN = "binnen", "binnenkring"
    BUITEN = "buiten", "buitenkring"
    ALLEN = "allen", "allebei de kringen"


class Notitiesoort(models.TextChoices):
    """Wat voor iets iemand tijdens een leersessie opschreef."""

    INZICHT = "inzicht", "inzicht"
    VRAAG = "vraag", "vraag"
    AFSPRAAK = "afspraak", "afspraak"


class LeersessieQuerySet(models.QuerySet):
    """Sessions as somebody may reach them. Whose they are follows from the room of the event."""

    def visible_for(self, user) -> Self:
        """Sessions of the rooms where `user` is a member; notes are never public."""
        return self.filter(gebeurtenis__ruimte__in=Redactieruimte.objects.visible_for(user).order_by().values("pk"))

    def editable_by(self, user) -> Self:
        return self.filter(gebeurtenis__ruimte__in=Redactieruimte.objects.editable_by(user).order_by().values("pk"))

    def openbaar(self, op=None) -> Self:
        """Sessions whose event is public at `op`, or now."""
        op = op or timezone.now()
        return self.filter(
            Q(gebeurtenis__van__isnull=True) | Q(gebeurtenis__van__lte=op),
            Q(gebeurtenis__tot__isnull=True) | Q(gebeurtenis__tot__gt=op),
            gebeurtenis__status=Status.GEPUBLICEERD,
        )

    def met_gebeurtenis(self) -> Self:
        return self.select_related(
            "gebeurtenis", "gebeurtenis__ruimte", "gebeurtenis__wijk", "gebeurtenis__overleg", "leervraag"
        )


class Leersessie(models.Model):
    """Een bijeenkomst waarop mensen samen leren rond een leervraag, met script, notities en oogst."""

    gebeurtenis = models.OneToOneField(
        "wijken.Gebeurtenis", models.PROTECT, related_name="+", editable=False, verbose_name="gebeurtenis"
    )
    leervraag = models.ForeignKey(
        "monitoring.Leervraag", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="leervraag",
        help_text="De leervraag uit een plan, als zij daar staat.",
    )  # fmt: skip
    niveau = models.CharField(
        "wie leert hier", max_length=24, choices=Niveau.choices, default=Niveau.WIJK,
        help_text="Eén wijk, de gemeente, of alle partners samen.",
    )  # fmt: skip
    doel = models.TextField(
        "wat willen jullie aan het eind hebben", max_length=1000, blank=True,
        help_text="Bijvoorbeeld: drie lessen en twee afspraken.",
    )  # fmt: skip
    vorige = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="volgende", verbose_name="vorige sessie",
        help_text="Deze sessie begint met wat daar is afgesproken.",
    )  # fmt: skip
    staat = models.CharField(
        "stand", max_length=14, choices=Sessiestaat.choices, default=Sessiestaat.VOORBEREIDEN, editable=False
    )
    code = models.CharField("code om mee te schrijven", max_length=8, null=True, unique=True, editable=False)
    meeschrijven = models.BooleanField("meeschrijven met een telefoon mag", default=True, editable=False)
    stap_nu = models.ForeignKey(
        "Scriptstap", models.SET_NULL, null=True, blank=True, related_name="+", editable=False,
        verbose_name="stap die nu loopt",
    )  # fmt: skip
    stap_begonnen = models.DateTimeField("stap begonnen", null=True, blank=True, editable=False)
    begonnen_op = models.DateTimeField("begonnen", null=True, blank=True, editable=False)
    geeindigd_op = models.DateTimeField("geëindigd", null=True, blank=True, editable=False)
    afgesloten_op = models.DateTimeField("afgesloten", null=True, blank=True, editable=False)
    geleerd = models.TextField("wat hebben we geleerd", max_length=2000, blank=True)
    beter = models.TextField("wat kan de volgende keer beter", max_length=2000, blank=True)
    slot_publiek = models.BooleanField(
        "deze twee antwoorden mogen op de site", default=False, help_text="Zet er dan geen namen in."
    )
    opdracht = models.TextField(
        "opdracht voor de tekenaar", max_length=4000, blank=True,
        help_text="Wat moet er op de praatplaat, en in welke volgorde lees je haar?",
    )  # fmt: skip
    door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, editable=False, related_name="+",
        verbose_name="gemaakt door",
    )  # fmt: skip
    gemaakt_op = models.DateTimeField("gemaakt op", auto_now_add=True)
    gewijzigd_op = models.DateTimeField("gewijzigd op", auto_now=True)

    objects = LeersessieQuerySet.as_manager()

    class Meta:
        verbose_name = "leersessie"
        verbose_name_plural = "leersessies"
        ordering = [F("gebeurtenis__datum").desc(nulls_last=True), "-pk"]

    def __str__(self) -> str:
        return self.gebeurtenis.titel

    @property
    def ruimte(self) -> Redactieruimte:
        return self.gebeurtenis.ruimte

    @property
    def leervraag_tekst(self) -> str:
        return self.gebeurtenis.leervraag

    @property
    def begin(self) -> time | None:
        return self.gebeurtenis.uren[0]

    @property
    def minuten(self) -> int | None:
        """How long there is, when the event says from when to when."""
        begin, einde = self.gebeurtenis.uren
        if begin is None or einde is None:
            return None
        return (einde.hour - begin.hour) * 60 + einde.minute - begin.minute

    @property
    def is_bezig(self) -> bool:
        return self.staat == Sessiestaat.BEZIG

    @property
    def is_afgesloten(self) -> bool:
        return self.staat == Sessiestaat.AFGESLOTEN

    @property
    def is_geweest(self) -> bool:
        return self.staat in (Sessiestaat.OOGSTEN, Sessiestaat.AFGESLOTEN)

    @property
    def neemt_nog_aan(self) -> bool:
        """Whether what was typed during the session may still come in from a phone."""
        if not self.meeschrijven:
            return False
        net_geweest = self.staat == Sessiestaat.OOGSTEN and self.geeindigd_op is not None
        return self.is_bezig or (net_geweest and timezone.now() < self.geeindigd_op + NAGEKOMEN)


class Kringlid(models.Model):
    """Een rol of organisatie in de binnenkring of de buitenkring van een leersessie; geen namen."""

    sessie = models.ForeignKey(Leersessie, models.CASCADE, related_name="kringleden")
    kring = models.CharField("kring", max_length=8, choices=[(k.value, k.label) for k in (Kring.BINNEN, Kring.BUITEN)])
    rol = models.CharField("rol", max_length=160, help_text="Bijvoorbeeld: twee bewoners, of wijkverpleegkundige.")
    organisatie = models.ForeignKey(
        "wijken.Organisatie", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="organisatie"
    )
    volgorde = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = "lid van een kring"
        verbose_name_plural = "leden van een kring"
        ordering = ["sessie", "kring", "volgorde", "pk"]

    def __str__(self) -> str:
        return self.rol


class Scriptstap(models.Model):
    """Een stap in het script van een leersessie: wat er gebeurt, hoe lang, en wie er praat."""

    sessie = models.ForeignKey(Leersessie, models.CASCADE, related_name="stappen")
    volgorde = models.PositiveSmallIntegerField(default=0)
    titel = models.CharField("wat", max_length=160)
    minuten = models.PositiveSmallIntegerField(
        "minuten", default=10, validators=[MinValueValidator(1), MaxValueValidator(MEESTE_MINUTEN)]
    )
    kring = models.CharField("wie praat", max_length=8, choices=Kring.choices, default=Kring.ALLEN)
    werkvorm = models.ForeignKey(
        "toolkit.Tool", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="werkvorm"
    )
    uitleg = models.TextField("wat gebeurt er", max_length=1000, blank=True)
    nodig = models.CharField("wat is nodig", max_length=300, blank=True)

    class Meta:
        verbose_name = "stap van een script"
        verbose_name_plural = "stappen van een script"
        ordering = ["sessie", "volgorde", "pk"]

    def __str__(self) -> str:
        return self.titel


class Notitie(models.Model):
    """Iets wat tijdens een leersessie is opgeschreven: van een kring, zonder naam, en nooit openbaar."""

    sessie = models.ForeignKey(Leersessie, models.CASCADE, related_name="notities")
    # Made on the device: what is sent twice is kept once.
    sleutel = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    stap = models.ForeignKey(Scriptstap, models.SET_NULL, null=True, blank=True, related_name="notities")
    kring = models.CharField("kring", max_length=8, choices=Kring.choices, default=Kring.ALLEN)
    soort = models.CharField("soort", max_length=10, choices=Notitiesoort.choices, default=Notitiesoort.INZICHT)
    tekst = models.TextField("notitie", max_length=MEESTE_TEKENS)
    telefoon = models.BooleanField("met een telefoon, via de code", default=False, editable=False)
    gemaakt_op = models.DateTimeField("opgeschreven op", default=timezone.now, editable=False)
    les = models.ForeignKey(
        "toolkit.Les", models.SET_NULL, null=True, blank=True, related_name="+", editable=False,
        verbose_name="werd deze les",
    )  # fmt: skip
    afspraak = models.ForeignKey(
        "wijken.Afspraak", models.SET_NULL, null=True, blank=True, related_name="+", editable=False,
        verbose_name="werd deze afspraak",
    )  # fmt: skip

    class Meta:
        verbose_name = "notitie van een leersessie"
        verbose_name_plural = "notities van een leersessie"
        ordering = ["sessie", "gemaakt_op", "pk"]

    def __str__(self) -> str:
        return self.tekst[:60]

    @property
    def geoogst(self) -> bool:
        return self.les_id is not None or self.afspraak_id is not None
