# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""A round of scoring together: who takes part, what each scored alone, and what they concluded together.

Scores of people are read through `monitoring.leren.uitslag.zichtbare_antwoorden` only, which refuses before the reveal.
"""

import hashlib
from base64 import urlsafe_b64encode

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.crypto import salted_hmac

from monitoring.leren.models.instrument import HOOGSTE
from redactie.deelcode import leesbaar
from redactie.models import Redactieruimte

GEHEIM_BYTES = 16  # 128 bits: nobody guesses the address of a participant
MINSTE = 4  # fewer scores than this can be traced to a person (docs/adr/0029)


def geheim_bij(eenmalig: str) -> str:
    """Return the secret of the participant who joined with this token; sent twice, it is the same one."""
    digest = salted_hmac("monitoring.zelfevaluatie.geheim", eenmalig, algorithm="sha256").digest()
    return urlsafe_b64encode(digest[:GEHEIM_BYTES]).rstrip(b"=").decode()


def afdruk(geheim: str) -> str:
    """Return what is kept of a secret: enough to know it again, not enough to find it out."""
    return hashlib.sha256(geheim.encode()).hexdigest()


class Rondestaat(models.TextChoices):
    """Hoe ver een ronde is."""

    CONCEPT = "concept", "concept"
    OPEN = "open", "open: iedereen scoort alleen"
    ONTHULD = "onthuld", "onthuld: in gesprek"
    VASTGESTELD = "vastgesteld", "vastgesteld"


class Modus(models.TextChoices):
    """Of te zien is wie welke score gaf."""

    NIET_OP_NAAM = "niet_op_naam", "niet op naam: iedereen ziet de scores, niet van wie ze zijn"
    OP_NAAM = "op_naam", "op naam: bij elke score staat van welke organisatie hij is"


class TweedeScoring(models.TextChoices):
    """Of er na het gesprek nog een keer wordt gescoord."""

    GEEN = "geen", "niet"
    OPEN = "open", "bezig"
    DICHT = "dicht", "gesloten"


class Onthouding(models.TextChoices):
    """Waarom iemand een vraag niet scoort."""

    WEET_NIET = "weet_niet", "weet ik niet"
    NVT = "nvt", "niet van toepassing"
    TE_VER = "te_ver", "staat te ver van mij af"


class Oordeelsoort(models.TextChoices):
    """Hoe een vraag eindigt."""

    GEZAMENLIJK = "gezamenlijk", "gezamenlijk oordeel"
    VERSCHIL = "verschil", "verschil van oordeel"
    NIET = "niet", "niet beoordeeld"


class ZelfevaluatieQuerySet(models.QuerySet):
    """Rounds, for the members of their room."""

    def visible_for(self, user) -> "ZelfevaluatieQuerySet":
        return self.filter(ruimte__in=Redactieruimte.objects.visible_for(user))

    def editable_by(self, user) -> "ZelfevaluatieQuerySet":
        return self.filter(ruimte__in=Redactieruimte.objects.editable_by(user))


class Zelfevaluatie(models.Model):
    """Een ronde waarin partners eerst alleen en dan samen scoren hoe iets gaat."""

    ruimte = models.ForeignKey(
        "redactie.Redactieruimte", models.PROTECT, related_name="+", verbose_name="van welke ruimte",
        help_text="Wie hier lid is, ziet de ronde. Een ronde van alle partners hoort bij het samenwerkingsverband.",
    )  # fmt: skip
    instrument = models.ForeignKey(
        "monitoring.Instrument", models.PROTECT, related_name="+", verbose_name="welke lijst",
        help_text="De ronde neemt de vragen over. Verandert de lijst later, dan blijft deze ronde zoals zij was.",
    )  # fmt: skip
    titel = models.CharField(
        "titel", max_length=160, help_text="Zo herkennen deelnemers de ronde. Bijvoorbeeld: Zelfevaluatie januari 2027."
    )
    datum = models.DateField("wanneer", null=True, blank=True, help_text="De dag van het gesprek.")
    periode = models.CharField(
        "periode in woorden", max_length=120, blank=True, help_text="Als er geen dag is. Bijvoorbeeld: januari 2022."
    )
    modus = models.CharField(
        "wie ziet wiens score", max_length=14, choices=Modus.choices, default=Modus.NIET_OP_NAAM,
        help_text="Na het openen kan dit niet meer anders.",
    )  # fmt: skip
    genodigden = models.TextField(
        "welke organisaties doen mee", max_length=2000, blank=True,
        help_text="Een per regel. Deelnemers kiezen hieruit, of typen een andere. Geen namen van mensen.",
    )  # fmt: skip
    met_wie = models.TextField(
        "met wie besproken", max_length=2000, blank=True,
        help_text="Met wie hebben jullie de vragen besproken en ingevuld? Dit komt in het verslag.",
    )  # fmt: skip
    samenstelling = models.TextField(
        "anders samengesteld dan de vorige ronde", max_length=1000, blank=True,
        help_text="Wie is er nieuw, wie is er niet meer bij? Een score kan daardoor veranderen.",
    )  # fmt: skip
    opmerkingen = models.TextField("overige opmerkingen", max_length=2000, blank=True)
    vorige = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="volgende", verbose_name="de ronde hiervoor",
        help_text="Dan staan de oordelen naast elkaar, en begint de ronde met wat toen is afgesproken.",
    )  # fmt: skip
    gebeurtenis = models.ForeignKey(
        "wijken.Gebeurtenis", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="bijeenkomst"
    )
    bron = models.ForeignKey("redactie.Bron", models.PROTECT, null=True, blank=True, related_name="+")
    plaats_in_bron = models.CharField("plaats in de bron", max_length=200, blank=True)
    # What was taken over from the list, with `Rondevraag`.
    instrument_versie = models.CharField(max_length=20, editable=False)
    schaal_tot = models.PositiveSmallIntegerField(default=5, editable=False)
    laag = models.CharField(max_length=60, editable=False)
    hoog = models.CharField(max_length=60, editable=False)
    toelichtingsvraag = models.CharField(max_length=200, editable=False)

    staat = models.CharField(
        "staat", max_length=12, choices=Rondestaat.choices, default=Rondestaat.CONCEPT, editable=False
    )
    tweede = models.CharField(
        "tweede keer scoren", max_length=6, choices=TweedeScoring.choices, default=TweedeScoring.GEEN, editable=False
    )
    deelcode = models.CharField(max_length=8, unique=True, null=True, editable=False)
    geopend_op = models.DateTimeField(null=True, editable=False)
    onthuld_op = models.DateTimeField(null=True, editable=False)
    vastgesteld_op = models.DateTimeField(null=True, editable=False)
    scores_weg_op = models.DateTimeField(null=True, editable=False)  # when the scores of people were removed
    heropend = models.CharField("waarom heropend", max_length=300, blank=True, editable=False)
    door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, editable=False, related_name="+"
    )
    gemaakt_op = models.DateTimeField("gemaakt op", auto_now_add=True)
    gewijzigd_op = models.DateTimeField("gewijzigd op", auto_now=True)

    objects = ZelfevaluatieQuerySet.as_manager()

    class Meta:
        verbose_name = "zelfevaluatie"
        verbose_name_plural = "zelfevaluaties"
        ordering = ["-gemaakt_op", "-pk"]

    def __str__(self) -> str:
        return self.titel

    @property
    def code(self) -> str:
        """The code as it is shown and said."""
        return leesbaar(self.deelcode) if self.deelcode else ""

    @property
    def is_onthuld(self) -> bool:
        return self.staat in (Rondestaat.ONTHULD, Rondestaat.VASTGESTELD)

    @property
    def op_naam(self) -> bool:
        return self.modus == Modus.OP_NAAM

    @property
    def scoring(self) -> int:
        """The scoring that is open now: 1, 2, or 0 for none."""
        if self.staat == Rondestaat.OPEN:
            return 1
        return 2 if self.staat == Rondestaat.ONTHULD and self.tweede == TweedeScoring.OPEN else 0

    @property
    def organisaties(self) -> list[str]:
        return list(dict.fromkeys(filter(None, (" ".join(regel.split()) for regel in self.genodigden.splitlines()))))


class Rondevraag(models.Model):
    """Een vraag zoals zij in een ronde is gesteld: overgenomen van de lijst, en daarna niet meer veranderd."""

    ronde = models.ForeignKey(Zelfevaluatie, models.CASCADE, related_name="vragen")
    nummer = models.PositiveSmallIntegerField()
    blok = models.PositiveSmallIntegerField()
    bloktitel = models.CharField(max_length=120)
    bloktoelichting = models.CharField(max_length=300, blank=True)
    sleutel = models.SlugField(max_length=60)
    titel = models.CharField(max_length=160)
    noot = models.CharField(max_length=200, blank=True)
    vraag = models.CharField(max_length=400)
    officiele_vraag = models.TextField(max_length=1000, blank=True)

    class Meta:
        verbose_name = "vraag in een ronde"
        verbose_name_plural = "vragen in een ronde"
        ordering = ["ronde", "nummer"]
        constraints = [
            models.UniqueConstraint(fields=["ronde", "nummer"], name="rondevraag_nummer_eenmaal"),
            models.UniqueConstraint(fields=["ronde", "sleutel"], name="rondevraag_sleutel_eenmaal"),
        ]

    def __str__(self) -> str:
        return f"{self.nummer}. {self.titel}"

    @property
    def woorden(self) -> tuple[str, str, str]:
        """What was asked: two rounds asked the same when this is the same."""
        return self.titel, self.vraag, self.officiele_vraag


class Deelname(models.Model):
    """Een partner die meedoet aan een ronde, met een eigen geheime link; zonder account."""

    ronde = models.ForeignKey(Zelfevaluatie, models.CASCADE, related_name="deelnames")
    organisatie = models.CharField("organisatie", max_length=120)
    rol = models.CharField("rol", max_length=80, blank=True)
    is_vervanger = models.BooleanField("vervanger", default=False)
    onthouding = models.CharField("waarom deze partner niet scoort", max_length=300, blank=True)
    akkoord_klein = models.BooleanField("scores mogen te zien zijn bij minder dan vier", default=False)
    klaar = models.BooleanField(default=False)
    geheim_afdruk = models.CharField(max_length=64, unique=True, null=True, editable=False)
    eenmalig = models.CharField(max_length=64, null=True, editable=False)

    class Meta:
        verbose_name = "deelnemer aan een ronde"
        verbose_name_plural = "deelnemers aan een ronde"
        ordering = ["ronde", "organisatie", "rol", "pk"]
        constraints = [models.UniqueConstraint(fields=["ronde", "eenmalig"], name="deelname_eenmaal")]

    def __str__(self) -> str:
        return f"{self.organisatie} ({self.rol})" if self.rol else self.organisatie


class Antwoord(models.Model):
    """Wat een deelnemer bij een vraag scoorde; voor niemand te zien tot de ronde is onthuld."""

    deelname = models.ForeignKey(Deelname, models.CASCADE, related_name="+")
    vraag = models.ForeignKey(Rondevraag, models.CASCADE, related_name="+")
    scoring = models.PositiveSmallIntegerField(default=1)
    score = models.PositiveSmallIntegerField(null=True)
    onthouding = models.CharField(max_length=12, choices=Onthouding.choices, blank=True)
    waaruit = models.TextField(max_length=1500, blank=True)
    met_naam = models.BooleanField(default=False)

    class Meta:
        verbose_name = "antwoord van een deelnemer"
        verbose_name_plural = "antwoorden van deelnemers"
        ordering = ["vraag", "scoring", "score", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["deelname", "vraag", "scoring"], name="antwoord_eenmaal"),
            models.CheckConstraint(condition=Q(scoring__in=(1, 2)), name="antwoord_scoring"),
            models.CheckConstraint(
                condition=Q(score__isnull=False, onthouding="") | (Q(score__isnull=True) & ~Q(onthouding="")),
                name="antwoord_score_of_onthouding",
            ),
            models.CheckConstraint(
                condition=Q(score__isnull=True) | Q(score__gte=1, score__lte=HOOGSTE), name="antwoord_score_op_schaal"
            ),
        ]

    def __str__(self) -> str:
        return f"antwoord {self.pk}"  # never a score: this can end up in a log


class Oordeel(models.Model):
    """Wat de partners samen van een vraag vonden: een gezamenlijk oordeel, of een verschil van oordeel."""

    vraag = models.OneToOneField(Rondevraag, models.CASCADE, related_name="oordeel")
    soort = models.CharField("hoe eindigt deze vraag", max_length=12, choices=Oordeelsoort.choices)
    score = models.PositiveSmallIntegerField("gezamenlijk oordeel", null=True, blank=True)
    motivatie = models.TextField("toelichting", max_length=4000, blank=True)
    waarom_anders = models.TextField("waarom anders dan de vorige keer", max_length=1500, blank=True)
    gewijzigd_op = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = "oordeel"
        verbose_name_plural = "oordelen"
        ordering = ["vraag"]
        constraints = [
            models.CheckConstraint(
                condition=Q(soort="gezamenlijk", score__isnull=False)
                | (~Q(soort="gezamenlijk") & Q(score__isnull=True)),
                name="oordeel_score_bij_gezamenlijk",
            )
        ]

    def __str__(self) -> str:
        return f"{self.vraag}: {self.get_soort_display()}"


class Verschilbeschrijving(models.Model):
    """Bij een verschil van oordeel: wat er bij een score is gezegd."""

    oordeel = models.ForeignKey(Oordeel, models.CASCADE, related_name="verschillen")
    score = models.PositiveSmallIntegerField("score")
    tekst = models.TextField("beschrijving", max_length=1500)

    class Meta:
        verbose_name = "beschrijving bij een score"
        verbose_name_plural = "beschrijvingen bij scores"
        ordering = ["oordeel", "score"]
        constraints = [models.UniqueConstraint(fields=["oordeel", "score"], name="verschil_score_eenmaal")]

    def __str__(self) -> str:
        return f"bij score {self.score}"


class Rondeactie(models.Model):
    """Een afspraak die in een ronde is gemaakt; de volgende ronde vraagt wat ervan kwam."""

    ronde = models.ForeignKey(Zelfevaluatie, models.CASCADE, related_name="acties")
    vraag = models.ForeignKey(Rondevraag, models.SET_NULL, null=True, blank=True, related_name="+")
    afspraak = models.OneToOneField("wijken.Afspraak", models.CASCADE, related_name="+")

    class Meta:
        verbose_name = "afspraak uit een ronde"
        verbose_name_plural = "afspraken uit een ronde"
        ordering = ["ronde", "pk"]

    def __str__(self) -> str:
        return str(self.afspraak)
