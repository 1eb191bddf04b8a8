# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""The people who work in the editorial office."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models.functions import Lower
from django.utils.functional import cached_property

from redactie.models.ruimte import Redactieruimte, Rol


class GebruikerManager(BaseUserManager):
    """Makes people; an e-mail address is stored in lower case, because mail does not tell them apart."""

    use_in_migrations = True

    def create_user(self, email: str, password: str | None = None, *, naam: str = "", **fields) -> "Gebruiker":
        if not email:
            raise ValueError("Een gebruiker heeft een e-mailadres nodig.")
        user = self.model(email=email.strip().lower(), naam=naam, **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields) -> "Gebruiker":
        return self.create_user(email, password, is_superuser=True, **fields)

    def get_by_natural_key(self, email: str) -> "Gebruiker":
        return self.get(email=email.strip().lower())


class Gebruiker(AbstractBaseUser, PermissionsMixin):
    """Iemand die in de redactie werkt en inlogt met een e-mailadres."""

    email = models.EmailField("e-mailadres", max_length=254, unique=True)
    naam = models.CharField("naam", max_length=120, help_text="Zoals collega's iemand kennen.")
    is_active = models.BooleanField("mag inloggen", default=True)
    herinneren = models.BooleanField(
        "herinneringen per mail",
        default=True,
        help_text="Ten hoogste één mail per maand, alleen als er iets te doen is.",
    )
    aangemaakt_op = models.DateTimeField("aangemaakt op", auto_now_add=True)
    uitgenodigd_op = models.DateTimeField("uitgenodigd op", null=True, blank=True, editable=False)
    herinnerd_op = models.DateTimeField("herinnerd op", null=True, blank=True, editable=False)

    objects = GebruikerManager()
    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["naam"]

    class Meta:
        verbose_name = "persoon"
        verbose_name_plural = "mensen"
        ordering = ["naam", "email"]
        constraints = [models.UniqueConstraint(Lower("email"), name="gebruiker_email_uniek")]

    def __str__(self) -> str:
        return self.naam or self.email

    @cached_property
    def is_staff(self) -> bool:
        """Whether this person may enter the admin: anyone with a place to work in. Asked once per request."""
        return self.is_active and (self.is_superuser or self.lidmaatschappen.actief().exists())

    @cached_property
    def is_beheerder(self) -> bool:
        """Whether this person may edit in every redactieruimte. Asked once per request."""
        if not self.is_active:
            return False
        return self.is_superuser or self.lidmaatschappen.actief().filter(rol=Rol.BEHEERDER).exists()

    @cached_property
    def schrijft(self) -> bool:
        """Whether there is a redactieruimte where this person may write. Asked once per request."""
        return Redactieruimte.objects.editable_by(self).exists()

    def save(self, *args, **kwargs) -> None:
        self.email = self.email.strip().lower()
        super().save(*args, **kwargs)
