# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Images and files: where they came from, who they belong to, and when they are public."""

import posixpath
import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.text import slugify

from redactie import haken
from redactie.models.ruimte import Redactieruimte
from redactie.models.verwijzing import Verwijzing


class MediaQuerySet(models.QuerySet):
    """Images and files as somebody may reach them: public when something public uses them."""

    def openbaar(self) -> "MediaQuerySet":
        """Those that a public item uses now, beside its text or in it."""
        in_text = Verwijzing.objects.openbaar().filter(**{f"{self.model._meta.model_name}__isnull": False})
        used = Q(pk__in=in_text.values(self.model._meta.model_name))
        for gebruik in haken.GEBRUIK:
            if gebruik.medium is self.model and gebruik.veld:
                used |= Q(pk__in=gebruik.openbaar())
        return self.filter(used)

    def visible_for(self, user) -> "MediaQuerySet":
        if not user.is_authenticated:
            return self.openbaar()
        public = self.model.objects.openbaar().values("pk")
        return self.filter(Q(pk__in=public) | Q(ruimte__in=Redactieruimte.objects.visible_for(user)))

    def editable_by(self, user) -> "MediaQuerySet":
        return self.filter(ruimte__in=Redactieruimte.objects.editable_by(user))

    def ongebruikt(self) -> "MediaQuerySet":
        """Those that no item uses, public or not."""
        naam = self.model._meta.model_name
        used = Q(pk__in=Verwijzing.objects.filter(**{f"{naam}__isnull": False}).values(naam))
        for gebruik in haken.GEBRUIK:
            if gebruik.medium is self.model and gebruik.veld:
                used |= Q(pk__in=gebruik.alle())
        return self.exclude(used)


# What a camera or a program calls a picture says nothing about it, and neither does that it is one.
ZEGT_NIETS = (
    r"\.(jpe?g|png|webp|gif)$|^(img|dsc|dscn|pxl|image|foto|afbeelding|schermafbeelding)[ _-]*[0-9]*$"
    r"|^(een )?(foto|afbeelding|plaatje) van "
)


class AfbeeldingQuerySet(MediaQuerySet):
    """Images, with what is to be said about their descriptions."""

    def zonder_beschrijving(self) -> "AfbeeldingQuerySet":
        """Images that a screen reader passes over, and those whose description says nothing."""
        return self.filter(Q(decoratief=True) | self.zegt_niets())

    @staticmethod
    def zegt_niets() -> Q:
        return Q(alt__iregex=ZEGT_NIETS)


def afbeelding_pad(instance: "Afbeelding", filename: str) -> str:
    """The original goes under its own key; the name a person gave it is never part of a path."""
    return f"afbeeldingen/{instance.sleutel}/origineel.{instance.extensie}"


def bestand_pad(instance: "Bestand", filename: str) -> str:
    return f"bestanden/{instance.sleutel}.{instance.extensie}"


class Afbeelding(models.Model):
    """Een beeld met een beschrijving voor wie het niet ziet; zonder gegevens van de maker in het bestand."""

    sleutel = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    ruimte = models.ForeignKey(
        Redactieruimte,
        models.PROTECT,
        related_name="+",
        verbose_name="redactieruimte",
        help_text="Bij welke wijk of redactie het beeld hoort.",
    )
    titel = models.CharField(
        "titel",
        max_length=160,
        help_text="Alleen voor de redactie, om het terug te vinden. Bijvoorbeeld: wandelgroep bij de start.",
    )
    alt = models.CharField(
        "beschrijving",
        max_length=150,
        blank=True,
        help_text="Zeg wat er te zien is voor wie het beeld niet ziet. Niet: 'foto van'.",
    )
    decoratief = models.BooleanField(
        "alleen versiering", default=False, help_text="Dan slaat een schermlezer het over."
    )
    bijschrift = models.CharField(
        "bijschrift", max_length=300, blank=True, help_text="Staat onder het beeld. Zeg iets wat er niet te zien is."
    )
    maker = models.CharField(
        "maker", max_length=160, blank=True, help_text="Wie het beeld maakte. Dat staat erbij op de site."
    )
    licentie = models.CharField(
        "licentie",
        max_length=120,
        blank=True,
        help_text="Onder welke voorwaarden we het mogen gebruiken. Bijvoorbeeld: CC BY 4.0.",
    )
    extensie = models.CharField(max_length=4, editable=False)
    bestand = models.FileField("bestand", upload_to=afbeelding_pad, max_length=200)
    breedte = models.PositiveIntegerField(editable=False)
    hoogte = models.PositiveIntegerField(editable=False)
    breedtes = models.JSONField(default=list, editable=False)
    focus_x = models.PositiveSmallIntegerField(
        "belangrijkste punt, van links (%)",
        default=50,
        help_text="Wat altijd in beeld moet blijven als het beeld wordt bijgesneden. 0 is links, 100 is rechts.",
    )
    focus_y = models.PositiveSmallIntegerField(
        "belangrijkste punt, van boven (%)",
        default=50,
        help_text="Wat altijd in beeld moet blijven als het beeld wordt bijgesneden. 0 is boven, 100 is onder.",
    )
    vervangen_op = models.DateTimeField("vervangen op", null=True, blank=True, editable=False)
    gemaakt_op = models.DateTimeField("toegevoegd op", auto_now_add=True)
    door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", editable=False, verbose_name="door"
    )

    objects = AfbeeldingQuerySet.as_manager()

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
        """The folder in the media storage with the original and the renditions; a replaced image has a new one."""
        return posixpath.dirname(self.bestand.name) if self.bestand else f"afbeeldingen/{self.sleutel}"

    @property
    def uitsnede(self) -> str:
        """Where the piece for cards stands in the media storage."""
        return f"{self.map}/uitsnede/kaart.webp"

    def get_absolute_url(self) -> str:
        """The largest rendition."""
        return self._adres(max(self.breedtes))

    @property
    def srcset(self) -> str:
        """The renditions, made once when the image was added, for the `srcset` of an `<img>`."""
        return ", ".join(f"{self._adres(breedte)} {breedte}w" for breedte in self.breedtes)

    @property
    def kaart_adres(self) -> str:
        """The piece around the point that matters, in the shape of a card."""
        from django.urls import reverse

        adres = reverse("media-uitsnede", args=[self.sleutel])
        return f"{adres}?v={self.focus_x}-{self.focus_y}{_uitgave(self).replace('?v=', '-')}"

    def _adres(self, breedte: int) -> str:
        from django.urls import reverse

        return reverse("media-afbeelding", args=[self.sleutel, breedte]) + _uitgave(self)


class Toegankelijk(models.TextChoices):
    JA = "ja", "ja"
    NEE = "nee", "nee"
    ONBEKEND = "onbekend", "onbekend"


class Bestand(models.Model):
    """Een document dat bezoekers kunnen meenemen."""

    sleutel = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    ruimte = models.ForeignKey(
        Redactieruimte,
        models.PROTECT,
        related_name="+",
        verbose_name="redactieruimte",
        help_text="Bij welke wijk of redactie het bestand hoort.",
    )
    titel = models.CharField(
        "titel",
        max_length=160,
        help_text="Een titel in gewone woorden, geen bestandsnaam. Bijvoorbeeld: Uitnodiging voor een focusgroep.",
    )
    taal = models.CharField(
        "taal",
        max_length=10,
        choices=[("nl", "Nederlands"), ("en", "Engels")],
        default="nl",
        help_text="De taal van de tekst in het bestand.",
    )
    toegankelijk = models.CharField(
        "toegankelijk voor iedereen",
        max_length=10,
        choices=Toegankelijk.choices,
        default=Toegankelijk.ONBEKEND,
        help_text="Kan iedereen het lezen, ook met een schermlezer? Weet je het niet, kies dan onbekend.",
    )
    extensie = models.CharField("soort", max_length=4, editable=False)
    grootte = models.PositiveBigIntegerField("grootte in bytes", editable=False)
    bestand = models.FileField("bestand", upload_to=bestand_pad, max_length=200)
    waarom = models.CharField(
        "waarom geen webpagina",
        max_length=200,
        blank=True,
        help_text="Een webpagina leest makkelijker, ook op een telefoon. Waarom is dit een bestand? "
        "Bijvoorbeeld: om in te vullen.",
    )
    paginas = models.PositiveIntegerField("aantal pagina's", null=True, editable=False)
    # What search finds in it; NULL when nobody looked yet.
    tekst = models.TextField("tekst", null=True, editable=False)
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

    # What a look into the file found that its owner should know; told when it is added, and not kept.
    opmerkingen: tuple[str, ...] = ()

    def __str__(self) -> str:
        return self.titel

    @property
    def downloadnaam(self) -> str:
        """The name the file gets on the visitor's own machine."""
        return f"{slugify(self.titel)[:80] or 'bestand'}.{self.extensie}"

    def get_absolute_url(self) -> str:
        from django.urls import reverse

        return reverse("media-bestand", args=[self.sleutel]) + _uitgave(self)


def _uitgave(medium: Afbeelding | Bestand) -> str:
    """What is added to the address of a medium that was replaced, so that no browser shows the one before."""
    return f"?v={medium.vervangen_op:%y%m%d%H%M%S%f}" if medium.vervangen_op else ""
