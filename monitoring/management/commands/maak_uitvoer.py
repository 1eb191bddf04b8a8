# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""`manage.py maak_uitvoer`: make one file of a report. The site starts it; nobody has to."""

from django.core.management.base import BaseCommand

from monitoring.verantwoorden.uitvoertaken import voer_uit


class Command(BaseCommand):
    help = "Maakt één bestand van een verslag. De site start dit zelf als het maken van een bestand lang duurt."

    def add_arguments(self, parser) -> None:
        parser.add_argument("taak", type=int, help="De sleutel van de taak.")

    def handle(self, *args, taak: int, **options) -> None:
        voer_uit(taak)
