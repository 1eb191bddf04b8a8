# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""`manage.py maak_accounts`: the first accounts of a new installation, with generated passwords."""

import json
import os
import secrets
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import transaction

from redactie.models import Gebruiker, Lidmaatschap, Redactieruimte, Rol
from redactie.models.ruimte import Ruimtesoort

# Letters and digits that are not taken for one another when somebody reads them aloud.
ALFABET = "abcdefghjkmnpqrstuvwxyz23456789"


def new_password() -> str:
    """Return five groups of four characters: about 99 bits."""
    return "-".join("".join(secrets.choice(ALFABET) for _ in range(4)) for _ in range(5))


class Command(BaseCommand):
    help = "Maakt een beheerder en per wijk een procesbegeleider, als die er nog niet zijn, en drukt de logins af."

    @property
    def file(self) -> Path:
        return Path(settings.DATA_DIR) / "eerste-logins.json"

    def handle(self, *args, **options) -> None:
        logins = json.loads(self.file.read_text()) if self.file.exists() else {}
        made = self._make()
        if made and not settings.PRODUCTIE:
            logins |= made
            descriptor = os.open(self.file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(descriptor, "w") as file:
                json.dump(logins, file, indent=2)
        shown = made if settings.PRODUCTIE else self._still_valid(logins)
        if not shown:
            self.stdout.write("Er zijn al accounts; hun wachtwoorden zijn gewijzigd.")
            return
        self.stdout.write("Eerste logins (gegenereerd; wijzig ze na het inloggen):")
        for email, password in shown.items():
            self.stdout.write(f"  {email:44} {password}")

    @transaction.atomic
    def _make(self) -> dict[str, str]:
        """Make the accounts that are missing; return their passwords by e-mail address."""
        gedeeld = Redactieruimte.objects.get(slug="gedeeld")
        wanted = [("beheer@wijzerindewijk.invalid", "Beheerder", gedeeld, Rol.BEHEERDER)]
        wanted += [
            (f"{wijk.slug}@wijzerindewijk.invalid", f"Procesbegeleider {wijk.naam}", wijk, Rol.PROCESBEGELEIDER)
            for wijk in Redactieruimte.objects.filter(soort=Ruimtesoort.WIJK).order_by("naam")
        ]
        made = {}
        for email, naam, ruimte, rol in wanted:
            if Gebruiker.objects.filter(email=email).exists():
                continue
            made[email] = new_password()
            user = Gebruiker.objects.create_user(email, made[email], naam=naam)
            Lidmaatschap.objects.create(gebruiker=user, ruimte=ruimte, rol=rol)
        return made

    @staticmethod
    def _still_valid(logins: dict[str, str]) -> dict[str, str]:
        """Return the logins whose generated password is still in use."""
        users = {user.email: user for user in Gebruiker.objects.filter(email__in=logins)}
        return {email: word for email, word in logins.items() if email in users and users[email].check_password(word)}
