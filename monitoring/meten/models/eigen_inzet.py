# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""What a lokale procesbegeleider gave attention to in a quarter: of the maker alone, until the maker shares it."""

from decimal import Decimal

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from monitoring.meten.models.cijfer import periode_in_woorden
from redactie.models import Redactieruimte

INZETVERSIE = "1"
MEESTE_UREN = 999


class Inzetitem(models.TextChoices):
    """De zeven items waarmee lokale procesbegeleiders hun eigen inzet volgen, letterlijk uit de bron."""

    MONITOREN = "monitoren", "monitoren evaluatie interventies"
    INTERVENTIES = "interventies", "faciliteren interventies"
    INTEGRAAL = "integraal", "faciliteren integrale aanpak"
    INWONERS = "inwoners", "communicatie met en naar inwoners"
    LEREN = "leren", "samen leren in WidW verband (=werkgroepen LC)"
    VOORTGANG = "voortgang", "voortgang naar betrokkenen in de wijk"
    COORDINATIE = "coordinatie", "coördinatie als LPB-er"


# The items of each version of the instrument, in the order of the source.
ITEMS: dict[str, tuple[str, ...]] = {"1": tuple(Inzetitem.values)}


class Aandacht(models.IntegerChoices):
    """Hoeveel aandacht een item kreeg. De bron geeft geen schaal; deze is van ons en kent geen norm."""

    GEEN = 0, "geen"
    WEINIG = 1, "weinig"
    REDELIJK = 2, "redelijk"
    VEEL = 3, "veel"


def prive_weg_gedeeld_blijft(collector, field, sub_objs, using) -> None:
    """With an account goes what its owner kept private; what was shared stays with the wijk, without the name."""
    models.CASCADE(collector, field, sub_objs.filter(gedeeld_op__isnull=True), using)
    models.SET_NULL(collector, field, sub_objs.filter(gedeeld_op__isnull=False), using)


class KwartaalinzetQuerySet(models.QuerySet):
    """Quarters as somebody may reach them; nobody but the maker reaches one that is not shared, a beheerder neither."""

    def van(self, user) -> "KwartaalinzetQuerySet":
        """Those that `user` made."""
        return self.filter(maker=user) if user.is_authenticated and user.is_active else self.none()

    def gedeeld_met(self, user) -> "KwartaalinzetQuerySet":
        """Those that were shared with the room of a wijk of `user`."""
        rooms = Redactieruimte.objects.visible_for(user).order_by().values("pk")
        return self.filter(gedeeld_op__isnull=False, wijk__ruimte__in=rooms)

    def ingevuld(self) -> "KwartaalinzetQuerySet":
        return self.filter(overgeslagen=False)

    def for_wijk(self, wijk: models.Model) -> "KwartaalinzetQuerySet":
        return self.filter(wijk=wijk)


class Kwartaalinzet(models.Model):
    """Waar een lokale procesbegeleider in een kwartaal aandacht aan gaf; van de maker alleen, tot die het deelt."""

    maker = models.ForeignKey(
        settings.AUTH_USER_MODEL, prive_weg_gedeeld_blijft, null=True, editable=False, related_name="+",
        verbose_name="van wie",
    )  # fmt: skip
    wijk = models.ForeignKey("wijken.Wijk", models.PROTECT, editable=False, related_name="+", verbose_name="wijk")
    begin = models.DateField("begin van het kwartaal", editable=False)
    einde = models.DateField("einde van het kwartaal", editable=False)
    versie = models.CharField("versie van het instrument", max_length=8, default=INZETVERSIE, editable=False)
    deed = models.TextField("wat deed ik", max_length=2000, blank=True)
    opbrengst = models.TextField("wat bracht het op", max_length=2000, blank=True)
    geleerd = models.TextField("wat leerde ik", max_length=2000, blank=True)
    nodig = models.TextField("wat is nodig", max_length=2000, blank=True)
    overgeslagen = models.BooleanField(default=False, editable=False)
    gedeeld_op = models.DateTimeField("gedeeld op", null=True, editable=False)
    gemaakt_op = models.DateTimeField(auto_now_add=True)
    gewijzigd_op = models.DateTimeField(auto_now=True)

    objects = KwartaalinzetQuerySet.as_manager()

    class Meta:
        verbose_name = "eigen inzet van een kwartaal"
        verbose_name_plural = "eigen inzet per kwartaal"
        ordering = ["wijk", "-begin", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["maker", "wijk", "begin"], name="kwartaalinzet_eenmaal"),
            models.CheckConstraint(
                condition=Q(maker__isnull=False) | Q(gedeeld_op__isnull=False), name="kwartaalinzet_prive_van_iemand"
            ),
            models.CheckConstraint(
                condition=Q(overgeslagen=False) | Q(gedeeld_op__isnull=True), name="kwartaalinzet_gedeeld_is_ingevuld"
            ),
        ]

    def __str__(self) -> str:
        return "eigen inzet"  # says nothing of whose, of when or of what

    @property
    def periode(self) -> str:
        return periode_in_woorden(self.begin, self.einde)

    @property
    def sleutel(self) -> str:
        """The quarter in an address: "2026-K2"."""
        return f"{self.begin.year}-K{(self.begin.month + 2) // 3}"

    @property
    def gedeeld(self) -> bool:
        return self.gedeeld_op is not None


class Inzetregel(models.Model):
    """Een van de zeven items in een kwartaal: wat iemand van plan was, en wat het werd."""

    kwartaal = models.ForeignKey(Kwartaalinzet, models.CASCADE, related_name="regels")
    item = models.CharField("item", max_length=16, choices=Inzetitem.choices)
    gepland = models.PositiveSmallIntegerField("van plan", choices=Aandacht.choices, null=True, blank=True)
    werkelijk = models.PositiveSmallIntegerField("werd het", choices=Aandacht.choices, null=True, blank=True)
    uren = models.DecimalField(
        "uren", max_digits=5, decimal_places=1, null=True, blank=True,
        validators=[MinValueValidator(Decimal(0)), MaxValueValidator(Decimal(MEESTE_UREN))],
    )  # fmt: skip

    class Meta:
        verbose_name = "item van de eigen inzet"
        verbose_name_plural = "items van de eigen inzet"
        ordering = ["kwartaal", "pk"]
        constraints = [models.UniqueConstraint(fields=["kwartaal", "item"], name="inzetregel_eenmaal")]

    def __str__(self) -> str:
        return self.get_item_display()
