# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Images and files: where they came from, who they belong to, and when they are public."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.text import slugify

from redactie import haken
from redactie.models.ruimte import Redactieruimte


class MediaQuerySet(models.QuerySet):
    """Images and files as somebody may reach them: public when something public uses them."""

    def openbaar(self) -> "MediaQuerySet":
        """Those that a public item uses now."""
        used = Q(pk__in=[])
        for gebruik in haken.GEBRUIK:
            if gebruik.medium is self.model:
                used |= Q(pk__in=gebruik.openbaar())
        return self.filter(used)

    def visible_for(self, user) -> "MediaQuerySet":
        if not user.is_authenticated:
            return self.openbaar()
        public = self.model.objects.openbaar().values("pk")
        return self.filter(Q(pk__in=public) | Q(ruimte__in=Redactieruimte.objects.visible_for(user)))

    def editable_by(self, user) -> "MediaQuerySet":
        return self.filter(ruimte__in=Redactieruimte.objects.editable_by(user))


def afbeelding_pad(instance: "Afbeelding", filename: str) -> str:
    """The original goes under its own key; the name a person gave it is never part of a path."""
    return f"afbeeldingen/{instance.sleutel}/origineel.{instance.extensie}"


def bestand_pad(instance: "Bestand", filename: str) -> str:
    return f"bestanden/{instance.sleutel}.{instance.extensie}"


class Afbeelding(models.Model):
    """Een beeld met een beschrijving voor wie het niet ziet; zonder gegevens van de maker in het bestand."""

    sleutel = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    ruimte = models.ForeignKey(Redactieruimte, models.PROTECT, related_name="+", verbose_name="redactieruimte")
    titel = models.CharField("titel", max_length=160)
    alt = models.CharField(
        "beschrijving",
        max_length=150,
        blank=True,
        help_text="Zeg wat er te zien is voor wie het beeld niet ziet. Niet: 'foto van'.",
    )
    decoratief = models.BooleanField(
        "alleen versiering", default=False, help_text="Dan slaat een schermlezer het over."
    )
    bijschrift = models.CharField("bijschrift", max_length=300, blank=True)
    maker = models.CharField("maker", max_length=160, blank=True)
    licentie = models.CharField("licentie", max_length=120, blank=True)
    extensie = models.CharField(max_length=4, editable=False)
    bestand = models.FileField("bestand", upload_to=afbeelding_pad, max_length=200)
    breedte = models.PositiveIntegerField(editable=False)
    hoogte = models.PositiveIntegerField(editable=False)
    breedtes = models.JSONField(default=list, editable=False)
    focus_x = models.PositiveSmallIntegerField("belangrijkste punt, van links (%)", default=50)
    focus_y = models.PositiveSmallIntegerField("belangrijkste punt, van boven (%)", default=50)
    vervangen_op = models.DateTimeField("vervangen op", null=True, blank=True, editable=False)
    gemaakt_op = models.DateTimeField("toegevoegd op", auto_now_add=True)
    door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", editable=False, verbose_name="door"
    )

    objects = MediaQuerySet.as_manager()

    class Meta:
        verbose_name = "afbeelding"
        verbose_name_plural = "afbeeldingen"
        ordering = ["-gemaakt_op"]
        constraints = [
            models.CheckConstraint(
                condition=(Q(decoratief=True) & Q(alt="")) | (Q(decoratief=False) & ~Q(alt="")),
                name="afbeelding_alt_of_decoratief",
                violation_error_message=(
                    "Beschrijf wat er te zien is, of zeg dat het beeld alleen versiering is. Een van de twee."
                ),
            ),
            models.CheckConstraint(
                condition=Q(focus_x__lte=100) & Q(focus_y__lte=100),
                name="afbeelding_focus_in_beeld",
                violation_error_message="Kies een punt in het beeld: van 0 tot en met 100.",
            ),
        ]

    def __str__(self) -> str:
        return self.titel

    @property
    def map(self) -> str:
        """The folder in the media storage with the original and the renditions."""
        return f"afbeeldingen/{self.sleutel}"

    def get_absolute_url(self) -> str:
        """The largest rendition."""
        from django.urls import reverse

        return reverse("media-afbeelding", args=[self.sleutel, max(self.breedtes)])

    @property
    def srcset(self) -> str:
        """The renditions, made once when the image was added, for the `srcset` of an `<img>`."""
        from django.urls import reverse

        return ", ".join(f"{reverse('media-afbeelding', args=[self.sleutel, b])} {b}w" for b in self.breedtes)


class Toegankelijk(models.TextChoices):
    JA = "ja", "ja"
    NEE = "nee", "nee"
    ONBEKEND = "onbekend", "onbekend"


class Bestand(models.Model):
    """Een document dat bezoekers kunnen meenemen."""

    sleutel = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    ruimte = models.ForeignKey(Redactieruimte, models.PROTECT, related_name="+", verbose_name="redactieruimte")
    titel = models.CharField("titel", max_length=160)
    taal = models.CharField("taal", max_length=10, choices=[("nl", "Nederlands"), ("en", "Engels")], default="nl")
    toegankelijk = models.CharField(
        "toegankelijk voor iedereen", max_length=10, choices=Toegankelijk.choices, default=Toegankelijk.ONBEKEND
    )
    extensie = models.CharField("soort", max_length=4, editable=False)
    grootte = models.PositiveBigIntegerField("grootte in bytes", editable=False)
    bestand = models.FileField("bestand", upload_to=bestand_pad, max_length=200)
    gemaakt_op = models.DateTimeField("toegevoegd op", auto_now_add=True)
    vervangen_op = models.DateTimeField("vervangen op", null=True, blank=True, editable=False)
    door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", editable=False, verbose_name="door"
    )

    objects = MediaQuerySet.as_manager()

    class Meta:
        verbose_name = "bestand"
        verbose_name_plural = "bestanden"
        ordering = ["-gemaakt_op"]

    def __str__(self) -> str:
        return self.titel

    @property
    def downloadnaam(self) -> str:
        """The name the file gets on the visitor's own machine."""
        return f"{slugify(self.titel)[:80] or 'bestand'}.{self.extensie}"

    def get_absolute_url(self) -> str:
        from django.urls import reverse

        return reverse("media-bestand", args=[self.sleutel])
