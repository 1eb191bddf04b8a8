# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""What others did with a tool, in their own words."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q

from toolkit.models.tool import Tool

LANGSTE = 1500  # characters of a text


class Gelukt(models.TextChoices):
    """Of het lukte wat iemand met een tool wilde."""

    JA = "ja", "ja"
    DEELS = "deels", "deels"
    NEE = "nee", "nee"


class Ervaringstaat(models.TextChoices):
    """Wat de redactie over een ervaring besliste."""

    NIEUW = "nieuw", "nieuw"
    OPENBAAR = "openbaar", "openbaar"
    AFGEWEZEN = "afgewezen", "afgewezen"
    INGETROKKEN = "ingetrokken", "ingetrokken"


class GebruikservaringQuerySet(models.QuerySet):
    def openbaar(self) -> "GebruikservaringQuerySet":
        """What visitors may read: approved, and of a tool that is public itself."""
        return self.filter(staat=Ervaringstaat.OPENBAAR, tool__in=Tool.objects.gepubliceerd())

    def nieuw(self) -> "GebruikservaringQuerySet":
        return self.filter(staat=Ervaringstaat.NIEUW)

    def visible_for(self, user) -> "GebruikservaringQuerySet":
        """What `user` may read in the office, contact data included: the same as what they may decide about."""
        return self.editable_by(user)

    def editable_by(self, user) -> "GebruikservaringQuerySet":
        """What `user` may decide about: who may change the tool."""
        return self.filter(tool__in=Tool.objects.editable_by(user))

    def verteld(self, van: datetime, tot: datetime) -> "GebruikservaringQuerySet":
        """What came in from `van` until just before `tot`."""
        return self.filter(ontvangen_op__gte=van, ontvangen_op__lt=tot)

    def te_mailen(self) -> "GebruikservaringQuerySet":
        return self.filter(gemaild_op__isnull=True)


class Gebruikservaring(models.Model):
    """Wat een ander met een tool deed, en wat eruit kwam, ook als het niet lukte."""

    tool = models.ForeignKey(Tool, models.PROTECT, related_name="ervaringen", verbose_name="tool")
    gemeente = models.CharField(
        "gemeente", max_length=120, help_text="Bijvoorbeeld: Leiden. Schrijf een naam steeds hetzelfde."
    )
    gebruikt_in = models.CharField("wanneer", max_length=60, blank=True, help_text="Bijvoorbeeld: najaar 2026.")
    context = models.TextField("waar en met wie", max_length=LANGSTE)
    aangepast = models.TextField("wat is veranderd", max_length=LANGSTE)
    resultaat = models.TextField("wat kwam eruit", max_length=LANGSTE)
    gelukt = models.CharField("is het gelukt", max_length=5, choices=Gelukt.choices)
    contact_naam = models.CharField("naam", max_length=120, blank=True)
    contact_rol = models.CharField("rol", max_length=120, blank=True)
    contact_email = models.EmailField("e-mailadres", max_length=254, blank=True)
    contact_zichtbaar = models.BooleanField(
        "naam en e-mailadres staan op de site",
        default=False,
        help_text="Zet dit uit als de inzender dat vraagt. Aanzetten kan alleen de inzender.",
    )
    # The public words as they were sent, by field; gone when the contact data go.
    origineel = models.JSONField("zoals het is ingestuurd", default=dict, blank=True, editable=False)
    staat = models.CharField(
        "staat", max_length=12, choices=Ervaringstaat.choices, default=Ervaringstaat.NIEUW, editable=False
    )
    reden = models.CharField(
        "waarom niet", max_length=300, blank=True, help_text="Nodig als je het afwijst. Alleen de redactie leest dit."
    )
    door = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name="beslist door",
    )
    eenmalig = models.CharField(max_length=64, unique=True, editable=False)
    ontvangen_op = models.DateTimeField("ontvangen op", auto_now_add=True)
    besloten_op = models.DateTimeField("beslist op", null=True, blank=True, editable=False)
    gemaild_op = models.DateTimeField("gemaild op", null=True, blank=True, editable=False)

    objects = GebruikservaringQuerySet.as_manager()

    # What a visitor tells for everybody to read.
    VERTELD = ("gemeente", "gebruikt_in", "context", "aangepast", "resultaat", "gelukt")

    class Meta:
        verbose_name = "ervaring met een tool"
        verbose_name_plural = "ervaringen met tools"
        ordering = ["-ontvangen_op", "-pk"]
        indexes = [models.Index(fields=["tool", "staat", "-ontvangen_op"], name="ervaring_bij_tool")]
        constraints = [
            models.CheckConstraint(
                condition=Q(staat=Ervaringstaat.NIEUW) | Q(besloten_op__isnull=False), name="ervaring_beslist_op"
            )
        ]

    def __str__(self) -> str:
        return f"{self.gemeente} over {self.tool}"

    @property
    def toont_contact(self) -> bool:
        """Whether visitors may see whom they can ask: only after a yes."""
        return self.contact_zichtbaar and bool(self.contact_email)
