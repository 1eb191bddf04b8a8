# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""`manage.py verstuur_berichten`: mail messages that could not be mailed before. For a timer."""

from django.core.management.base import BaseCommand

from redactie import haken
from redactie.models import Bericht
from redactie.views.contact import mail_bericht


class Command(BaseCommand):
    help = "Mailt berichten van bezoekers die eerder niet gemaild konden worden."

    def handle(self, *args, **options) -> None:
        sent = [mail_bericht(bericht) for bericht in Bericht.objects.te_mailen().order_by("ontvangen_op")]
        for haak in haken.TE_MAILEN:
            sent += haak()
        self.stdout.write(f"{sum(sent)} van {len(sent)} berichten gemaild.")
