# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""`manage.py laad_inhoud`: load the launch content."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from redactie.models import Gebruiker
from wijzer.inhoud import Inhoudsfout, laad

LADER = "startinhoud@wijzerindewijk.invalid"


def content_loader() -> Gebruiker:
    """Return the user in whose name content is loaded; nobody can log in as this user."""
    user, new = Gebruiker.objects.get_or_create(
        email=LADER, defaults={"naam": "Startinhoud", "is_active": True, "is_superuser": True}
    )
    if new:
        user.set_unusable_password()
        user.save()
    return user


class Command(BaseCommand):
    help = "Laadt de startinhoud uit content/. Twee keer laden verandert niets; wat iemand wijzigde blijft staan."

    def add_arguments(self, parser) -> None:
        parser.add_argument("map", nargs="?", default=str(Path(settings.BASE_DIR) / "content"))

    def handle(self, *args, map: str, **options) -> None:
        try:
            verslag = laad(Path(map), by=content_loader())
        except Inhoudsfout as fout:
            raise CommandError(f"De startinhoud is niet geladen. {fout}") from fout
        self.stdout.write(
            f"Startinhoud: {len(verslag.nieuw)} nieuw, {len(verslag.bijgewerkt)} bijgewerkt, "
            f"{len(verslag.gelijk)} ongewijzigd."
        )
        for label in verslag.met_rust_gelaten:
            self.stdout.write(f"  Met rust gelaten, want door iemand gewijzigd: {label}")
