# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""`manage.py herinner`: mail people who have something to do, at most once a month. For a timer, once a day."""

from django.core.management.base import BaseCommand

from redactie.herinnering import herinner


class Command(BaseCommand):
    help = "Mailt redacteuren wat er te doen is: ten hoogste één mail per maand, alleen als er iets te doen is."

    def handle(self, *args, **options) -> None:
        count = herinner()
        self.stdout.write(f"{count['gestuurd']} herinneringen gestuurd, {count['mislukt']} volgen later.")
