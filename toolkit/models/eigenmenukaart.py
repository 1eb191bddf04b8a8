# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""A menu that a visitor puts together: nobody's account, and kept for a while."""

import hashlib
import secrets
from base64 import urlsafe_b64encode
from datetime import date, timedelta

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac

from toolkit.models.les import Les
from toolkit.models.tool import Doelgroep, Tool
from toolkit.models.vraag import Vraag

BYTES = 16  # 128 bits: nobody guesses the address of a menu


def nieuwe_code() -> str:
    """Return 22 characters that can stand in an address."""
    return secrets.token_urlsafe(BYTES)


def geheim_bij(eenmalig: str) -> str:
    """Return the secret that belongs to a token, 22 characters; only who knows the key of this site can work it out."""
    digest = salted_hmac("toolkit.eigenmenukaart.geheim", eenmalig, algorithm="sha256").digest()
    return urlsafe_b64encode(digest[:BYTES]).rstrip(b"=").decode()


def afdruk(geheim: str) -> str:
    """Return what is kept of a secret: enough to know it again, not enough to find it out."""
    return hashlib.sha256(geheim.encode()).hexdigest()


class EigenMenukaartQuerySet(models.QuerySet):
    def verlopen(self) -> "EigenMenukaartQuerySet":
        """Menus that were kept long enough."""
        return self.filter(verloopt_op__lte=timezone.localdate())


class EigenMenukaart(models.Model):
    """Een menukaart die een bezoeker zelf samenstelt, met een link om te lezen en een om te veranderen."""

    code = models.CharField(max_length=22, unique=True, default=nieuwe_code, editable=False)
    geheim_afdruk = models.CharField(max_length=64, editable=False)
    eenmalig = models.CharField(max_length=64, unique=True, editable=False)
    vraag = models.ForeignKey(Vraag, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="vraag")
    doelgroep = models.CharField("met wie", max_length=20, choices=Doelgroep.choices, blank=True)
    minuten = models.PositiveSmallIntegerField("tijd die er is, in minuten", null=True, blank=True)
    titel = models.CharField("titel", max_length=120, default="Onze menukaart")
    gemeente = models.CharField("gemeente of organisatie", max_length=120, blank=True)
    inleiding = models.TextField("inleiding", max_length=3000, blank=True)
    dag = models.DateField("dag", null=True, blank=True)
    begin = models.TimeField("begintijd", null=True, blank=True)
    stand = models.PositiveIntegerField(default=0, editable=False)
    gemaakt_op = models.DateTimeField(auto_now_add=True)
    gewijzigd_op = models.DateTimeField(auto_now=True)
    verloopt_op = models.DateField("bewaard tot", editable=False)

    objects = EigenMenukaartQuerySet.as_manager()

    class Meta:
        verbose_name = "eigen menukaart"
        verbose_name_plural = "eigen menukaarten"
        ordering = ["-gemaakt_op"]

    def __str__(self) -> str:
        return self.titel

    def get_absolute_url(self) -> str:
        from django.urls import reverse

        return reverse("eigen-menukaart", args=[self.code])

    def is_van_wie(self, geheim: str) -> bool:
        """Whether `geheim` is the secret of who made this."""
        return constant_time_compare(afdruk(geheim), self.geheim_afdruk)

    @property
    def is_verlopen(self) -> bool:
        """Whether the time is over that this was to be kept."""
        return self.verloopt_op <= timezone.localdate()

    @property
    def laatste_dag(self) -> date:
        """The last day on which this can be read."""
        return self.verloopt_op - timedelta(days=1)


class EigenMenukaartregel(models.Model):
    """Een tool of les op een eigen menukaart, met wat de maker erbij schreef."""

    kaart = models.ForeignKey(EigenMenukaart, models.CASCADE, related_name="regels")
    tool = models.ForeignKey(Tool, models.CASCADE, null=True, related_name="+")
    les = models.ForeignKey(Les, models.CASCADE, null=True, related_name="+")
    volgorde = models.PositiveSmallIntegerField(default=0)
    minuten = models.PositiveSmallIntegerField("minuten", null=True, blank=True)
    notitie = models.TextField("notitie", max_length=1000, blank=True)

    class Meta:
        verbose_name = "regel van een eigen menukaart"
        verbose_name_plural = "regels van een eigen menukaart"
        ordering = ["volgorde", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(tool__isnull=False, les__isnull=True) | Q(tool__isnull=True, les__isnull=False),
                name="eigenmenukaartregel_tool_of_les",
            ),
            models.UniqueConstraint(F("kaart"), F("tool"), name="eigenmenukaartregel_tool_eenmaal"),
            models.UniqueConstraint(F("kaart"), F("les"), name="eigenmenukaartregel_les_eenmaal"),
        ]

    def __str__(self) -> str:
        return str(self.item)

    @property
    def item(self) -> Tool | Les:
        return self.tool if self.tool_id else self.les
