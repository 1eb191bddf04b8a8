# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Places to edit in, and who may do what there."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone


class Rol(models.TextChoices):
    """Wat iemand in een redactieruimte mag."""

    BEHEERDER = "beheerder", "beheerder"
    PROCESBEGELEIDER = "procesbegeleider", "procesbegeleider"
    PROJECTLEIDER = "projectleider", "projectleider"
    REDACTEUR = "redacteur", "redacteur"
    LEZER = "lezer", "lezer (ziet concepten, schrijft niet)"


SCHRIJFROLLEN = [Rol.BEHEERDER, Rol.PROCESBEGELEIDER, Rol.PROJECTLEIDER, Rol.REDACTEUR]


class Ruimtesoort(models.TextChoices):
    WIJK = "wijk", "wijk"
    GEDEELD = "gedeeld", "gedeeld"
    SAMENWERKINGSVERBAND = "samenwerkingsverband", "samenwerkingsverband"
    BEWONERS = "bewoners", "bewonersredactie"


class RedactieruimteQuerySet(models.QuerySet):
    """Rooms, narrowed to those a person may look or write in."""

    def visible_for(self, user) -> "RedactieruimteQuerySet":
        return self._with_role(user, list(Rol))

    def editable_by(self, user) -> "RedactieruimteQuerySet":
        return self._with_role(user, SCHRIJFROLLEN)

    def _with_role(self, user, rollen: list[Rol]) -> "RedactieruimteQuerySet":
        if not user.is_authenticated or not user.is_active:
            return self.none()
        if user.is_superuser:
            return self.all()
        mine = Lidmaatschap.objects.actief().filter(gebruiker=user)
        everywhere = mine.filter(rol=Rol.BEHEERDER)
        return self.filter(
            Q(pk__in=mine.filter(rol__in=rollen).values("ruimte")) | Q(models.Exists(everywhere)),
        )


class Redactieruimte(models.Model):
    """Een plek om in te schrijven: een per wijk, een gedeelde, en een voor het samenwerkingsverband."""

    naam = models.CharField("naam", max_length=120, unique=True)
    slug = models.SlugField("adres", max_length=60, unique=True)
    soort = models.CharField("soort", max_length=24, choices=Ruimtesoort.choices)

    objects = RedactieruimteQuerySet.as_manager()

    class Meta:
        verbose_name = "redactieruimte"
        verbose_name_plural = "redactieruimten"
        ordering = ["naam"]

    def __str__(self) -> str:
        return self.naam


class LidmaatschapQuerySet(models.QuerySet):
    def actief(self, op=None) -> "LidmaatschapQuerySet":
        """Memberships that count on the day `op` (today): an end date is the last day that counts."""
        op = op or timezone.localdate()
        return self.filter(Q(van__isnull=True) | Q(van__lte=op), Q(tot__isnull=True) | Q(tot__gte=op))


class Lidmaatschap(models.Model):
    """De rol van een gebruiker in een redactieruimte, met een einddatum."""

    gebruiker = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="lidmaatschappen", verbose_name="gebruiker"
    )
    ruimte = models.ForeignKey(
        Redactieruimte,
        models.PROTECT,
        related_name="leden",
        verbose_name="redactieruimte",
        help_text="De wijk of redactie waar deze persoon werkt.",
    )
    rol = models.CharField("rol", max_length=20, choices=Rol.choices, help_text="Wat deze persoon daar mag.")
    van = models.DateField("vanaf", null=True, blank=True, help_text="De eerste dag. Laat leeg voor: meteen.")
    tot = models.DateField(
        "tot en met", null=True, blank=True, help_text="De laatste dag. Laat leeg als het einde nog niet bekend is."
    )

    objects = LidmaatschapQuerySet.as_manager()

    class Meta:
        verbose_name = "lidmaatschap"
        verbose_name_plural = "lidmaatschappen"
        ordering = ["gebruiker", "ruimte"]
        constraints = [
            models.UniqueConstraint(fields=["gebruiker", "ruimte", "rol"], name="lidmaatschap_eenmaal"),
            models.CheckConstraint(
                condition=Q(van__isnull=True) | Q(tot__isnull=True) | Q(tot__gte=F("van")),
                name="lidmaatschap_periode",
                violation_error_message="De einddatum ligt voor de begindatum.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.gebruiker} is {self.get_rol_display()} in {self.ruimte}"

    def geldt_op(self, dag: date) -> bool:
        """Whether this membership counts on `dag`; says the same as `actief`, of a row that is at hand."""
        return (self.van is None or self.van <= dag) and (self.tot is None or dag <= self.tot)
