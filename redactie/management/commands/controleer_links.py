# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""`manage.py controleer_links`: ask whether the addresses outside the site still answer. For a timer, once a day."""

from django.core.management.base import BaseCommand

from redactie.links import controleer


class Command(BaseCommand):
    help = "Kijkt na of webadressen in openbare teksten nog antwoorden; elk adres ten hoogste eens per drie dagen."

    def handle(self, *args, **options) -> None:
        count = controleer()
        self.stdout.write(f"{count['nagekeken']} adressen nagekeken, {count['stuk']} werken al langer niet.")
