# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""`manage.py ruim_op`: remove what has been kept long enough. For a timer."""

from django.core.management.base import BaseCommand

from redactie.views.contact import ruim_berichten_op


class Command(BaseCommand):
    help = "Verwijdert berichten van bezoekers na de bewaartermijn."

    def handle(self, *args, **options) -> None:
        self.stdout.write(f"{ruim_berichten_op()} oude berichten verwijderd.")
