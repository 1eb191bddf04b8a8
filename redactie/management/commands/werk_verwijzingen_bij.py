# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Write down again what all texts refer to."""

from django.core.management.base import BaseCommand

from redactie.models import Verwijzing
from redactie.verwijzingen import heeft_tekst, itemsoorten, werk_verwijzingen_bij


class Command(BaseCommand):
    help = "Legt opnieuw vast naar welke afbeeldingen, bestanden en adressen de teksten verwijzen."

    def handle(self, *args, **options) -> None:
        for model in itemsoorten():
            if heeft_tekst(model):
                for item in model._base_manager.iterator(chunk_size=200):
                    werk_verwijzingen_bij(item)
        self.stdout.write(f"{Verwijzing.objects.count()} verwijzingen vastgelegd.")
