# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""A report, its answers, what was pulled into them, and the versions that were vastgesteld. Never public."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from monitoring.verantwoorden.models.verslagsoort import Voedingsoort
from redactie.models import Redactieruimte
from redactie.velden import RijkeTekstField, WebadresField


class Verslagstaat(models.TextChoices):
    """Hoe ver een verslag is."""

    CONCEPT = "concept", "concept"
    TER_BEOORDELING = "ter_beoordeling", "ter beoordeling"
    VASTGESTELD = "vastgesteld", "vastgesteld"
    INGEDIEND = "ingediend", "ingediend"
    VRAGEN_ONTVANGEN = "vragen_ontvangen", "vragen ontvangen"
    AANGEVULD = "aangevuld", "aangevuld"


class VerslagQuerySet(models.QuerySet):
    """Reports, for the members of their room."""

    def visible_for(self, user) -> "VerslagQuerySet":
        return self.filter(ruimte__in=Redactieruimte.objects.visible_for(user))

    def editable_by(self, user) -> "VerslagQuerySet":
        return self.filter(ruimte__in=Redactieruimte.objects.editable_by(user))


class Verslag(models.Model):
    """Een verslag over een periode: het vult zich, wordt geschreven, vastgesteld, ingediend en zo nodig aangevuld."""

    soort = models.ForeignKey(
        "monitoring.Verslagsoort", models.PROTECT, related_name="+", verbose_name="soort verslag",
        help_text="Het verslag neemt de vragen over. Verandert de soort later, dan blijft dit verslag zoals het was.",
    )  # fmt: skip
    soort_versie = models.CharField(max_length=20, editable=False)
    opzet = models.JSONField(default=dict, editable=False)  # sections and fields, copied from the kind at the start
    ruimte = models.ForeignKey(
        "redactie.Redactieruimte", models.PROTECT, related_name="+", verbose_name="van welke ruimte",
        help_text="Wie hier lid is, ziet het verslag. Verder niemand.",
    )  # fmt: skip
    wijk = models.ForeignKey(
        "wijken.Wijk", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="over welke wijk",
        help_text="Leeg is: over alle wijken samen.",
    )  # fmt: skip
    titel = models.CharField("titel", max_length=160, help_text="Bijvoorbeeld: Voortgangsverslag 2026.")
    slug = models.SlugField("kenmerk", max_length=80, unique=True)
    organisatie = models.CharField(
        "organisatie", max_length=200, blank=True, help_text="Wie het verslag indient. Dit staat bovenaan."
    )
    projectnummer = models.CharField(
        "projectnummer", max_length=60, blank=True, help_text="Het nummer van de subsidiegever."
    )
    van = models.DateField("van", help_text="De eerste dag waar het verslag over gaat.")
    tot = models.DateField("tot en met", help_text="De laatste dag waar het verslag over gaat.")
    inleiding = RijkeTekstField("inleiding", help_text="Een paar regels vooraf. Mag leeg zijn.")
    vorige = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="volgende", verbose_name="het vorige verslag",
        help_text="De antwoorden daaruit staan klaar als begin, en je ziet wat er sindsdien veranderde.",
    )  # fmt: skip
    staat = models.CharField(
        "staat", max_length=16, choices=Verslagstaat.choices, default=Verslagstaat.CONCEPT, editable=False
    )
    teruggegeven = models.TextField("waarom teruggegeven", max_length=1000, blank=True, editable=False)
    ingediend_op = models.DateField("ingediend op", null=True, blank=True, editable=False)
    ingediend_hoe = models.CharField("hoe ingediend", max_length=200, blank=True, editable=False)
    vragen_op = models.DateField("vragen ontvangen op", null=True, blank=True, editable=False)
    bron = models.ForeignKey("redactie.Bron", models.PROTECT, null=True, blank=True, related_name="+")
    plaats_in_bron = models.CharField("plaats in de bron", max_length=200, blank=True)
    door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, editable=False, related_name="+"
    )
    gemaakt_op = models.DateTimeField("gemaakt op", auto_now_add=True)
    gewijzigd_op = models.DateTimeField("gewijzigd op", auto_now=True)

    objects = VerslagQuerySet.as_manager()

    class Meta:
        verbose_name = "verslag"
        verbose_name_plural = "verslagen"
        ordering = ["-tot", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(tot__gte=F("van")), name="verslag_periode",
                violation_error_message="De laatste dag ligt voor de eerste.",
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.titel

    @property
    def te_schrijven(self) -> bool:
        """Whether answers can be written: before it is vastgesteld."""
        return self.staat in (Verslagstaat.CONCEPT, Verslagstaat.TER_BEOORDELING)

    @property
    def aan_te_vullen(self) -> bool:
        """Whether only additions can be written: the funder asked something."""
        return self.staat == Verslagstaat.VRAGEN_ONTVANGEN


class Verslagantwoord(models.Model):
    """Het antwoord op een vraag van een verslag, samen of van een wijk."""

    verslag = models.ForeignKey(Verslag, models.CASCADE, related_name="antwoorden")
    veld_sleutel = models.SlugField("vraag", max_length=60)
    wijk = models.ForeignKey("wijken.Wijk", models.PROTECT, null=True, blank=True, related_name="+")
    ja = models.BooleanField("ja", default=False)
    nee = models.BooleanField("nee", default=False)
    tekst = RijkeTekstField("antwoord")
    aanvulling = RijkeTekstField("nadere toelichting")
    uit_vorige = RijkeTekstField("antwoord uit het vorige verslag")
    gegevens = models.JSONField(default=dict, blank=True)
    klaar = models.BooleanField("klaar", default=False)
    wie = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="wie vult in"
    )
    revisie = models.PositiveIntegerField(default=0, editable=False)  # goes up at every write: nobody overwrites
    plaats_in_bron = models.CharField("plaats in de bron", max_length=200, blank=True)
    door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, editable=False, related_name="+"
    )
    gewijzigd_op = models.DateTimeField("gewijzigd op", auto_now=True)

    class Meta:
        verbose_name = "antwoord in een verslag"
        verbose_name_plural = "antwoorden in een verslag"
        ordering = ["verslag", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["verslag", "veld_sleutel", "wijk"], name="verslagantwoord_per_wijk"),
            models.UniqueConstraint(
                fields=["verslag", "veld_sleutel"], condition=Q(wijk__isnull=True), name="verslagantwoord_samen"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.veld_sleutel} ({self.wijk})" if self.wijk_id else self.veld_sleutel


class Bouwsteen(models.Model):
    """Iets dat een verslag uit het systeem overnam; het houdt zijn bron, en kan worden bewerkt of verborgen."""

    antwoord = models.ForeignKey(Verslagantwoord, models.CASCADE, related_name="bouwstenen")
    soort = models.CharField("soort", max_length=20, choices=Voedingsoort.choices)
    bron_soort = models.CharField("soort bron", max_length=60)
    bron_pk = models.CharField("sleutel van de bron", max_length=80)
    bron_titel = models.CharField("titel van de bron", max_length=250)
    adres = models.CharField("adres", max_length=300, blank=True)
    datum = models.DateField("datum", null=True, blank=True)
    wijk = models.ForeignKey("wijken.Wijk", models.PROTECT, null=True, blank=True, related_name="+")
    tekst = RijkeTekstField("tekst")
    bron_tekst = RijkeTekstField("tekst van de bron toen")
    beeld = models.JSONField(default=dict, blank=True)  # a table or a chart, as `beeld.naar_json` has it
    vingerafdruk = models.CharField(max_length=64)
    volgorde = models.PositiveIntegerField(default=0)
    opgehaald = models.DateTimeField("opgehaald", default=timezone.now)
    bewerkt = models.BooleanField("bewerkt", default=False)
    verborgen = models.BooleanField("verborgen", default=False)
    revisie = models.PositiveIntegerField(default=0, editable=False)
    gewijzigd_op = models.DateTimeField("gewijzigd op", auto_now=True)

    class Meta:
        verbose_name = "overgenomen stuk"
        verbose_name_plural = "overgenomen stukken"
        ordering = ["antwoord", "volgorde", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["antwoord", "soort", "bron_soort", "bron_pk"], name="bouwsteen_eenmaal")
        ]

    def __str__(self) -> str:
        return self.bron_titel


class Verslagversie(models.Model):
    """Een verslag zoals het werd vastgesteld; dit verandert nooit meer."""

    verslag = models.ForeignKey(Verslag, models.PROTECT, related_name="versies")
    nummer = models.PositiveSmallIntegerField("nummer")
    beeld = models.JSONField()
    sha256 = models.CharField(max_length=64)
    is_aanvulling = models.BooleanField("aangevuld na vragen", default=False)
    vastgesteld_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    vastgesteld_op = models.DateTimeField("vastgesteld op", null=True, blank=True)
    noot = models.CharField("noot", max_length=300, blank=True)

    class Meta:
        verbose_name = "versie van een verslag"
        verbose_name_plural = "versies van een verslag"
        ordering = ["verslag", "nummer"]
        constraints = [models.UniqueConstraint(fields=["verslag", "nummer"], name="verslagversie_nummer")]

    def __str__(self) -> str:
        return f"{self.verslag}, versie {self.nummer}"

    def save(self, *args, **kwargs) -> None:
        if not self._state.adding:
            raise TypeError("A version of a report never changes.")
        super().save(*args, **kwargs)


class Bijlage(models.Model):
    """Een bijlage bij een verslag; zij hoort bij een versie als die is vastgesteld."""

    verslag = models.ForeignKey(Verslag, models.CASCADE, related_name="bijlagen")
    versie = models.ForeignKey(Verslagversie, models.PROTECT, null=True, blank=True, related_name="bijlagen")
    nummer = models.PositiveSmallIntegerField("nummer", default=1)
    titel = models.CharField("titel", max_length=200, help_text="Zo staat de bijlage in het verslag.")
    omschrijving = models.CharField(
        "omschrijving", max_length=500, blank=True, help_text="Wat erin staat, in een of twee zinnen."
    )
    document = models.ForeignKey(
        "redactie.Bestand", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="bestand",
        help_text="Kies een bestand uit de mediatheek, of geef hieronder een adres.",
    )  # fmt: skip
    adres = WebadresField("adres", blank=True, help_text="Als de bijlage ergens anders staat.")

    class Meta:
        verbose_name = "bijlage"
        verbose_name_plural = "bijlagen"
        ordering = ["verslag", "versie", "nummer", "pk"]

    def __str__(self) -> str:
        return f"Bijlage {self.nummer}: {self.titel}"


class Verslagopmerking(models.Model):
    """Een opmerking van een collega bij een vraag van een verslag; zij staat nooit in het verslag zelf."""

    verslag = models.ForeignKey(Verslag, models.CASCADE, related_name="opmerkingen")
    veld_sleutel = models.SlugField("vraag", max_length=60, blank=True)
    tekst = models.TextField("opmerking", max_length=2000)
    door = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    op = models.DateTimeField("op", auto_now_add=True)
    opgelost_op = models.DateTimeField("opgelost op", null=True, blank=True)
    opgelost_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = "opmerking bij een verslag"
        verbose_name_plural = "opmerkingen bij een verslag"
        ordering = ["verslag", "op", "pk"]

    def __str__(self) -> str:
        return self.tekst[:60]
