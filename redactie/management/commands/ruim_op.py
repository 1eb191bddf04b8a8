# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""`manage.py ruim_op`: remove what has been kept long enough. For a timer."""

from django.core.management.base import BaseCommand

from redactie import haken
from redactie.accounts.services import ruim_sessies_op
from redactie.kladje import ruim_kladjes_op
from redactie.logboek import ruim_logboek_op
from redactie.views.contact import ruim_berichten_op
from redactie.voorbeeld import ruim_voorbeelden_op


class Command(BaseCommand):
    help = (
        "Verwijdert wat lang genoeg bewaard is: berichten van bezoekers, regels van het logboek, kladjes, "
        "verlopen voorbeeldlinks, en wat de verdiepingen erboven niet langer bewaren."
    )

    def handle(self, *args, **options) -> None:
        self.stdout.write(f"{ruim_berichten_op()} oude berichten verwijderd.")
        self.stdout.write(f"{ruim_logboek_op()} oude regels van het logboek verwijderd.")
        self.stdout.write(f"{ruim_sessies_op()} verlopen sessies verwijderd.")
        self.stdout.write(f"{ruim_kladjes_op()} oude kladjes verwijderd.")
        self.stdout.write(f"{ruim_voorbeelden_op()} verlopen voorbeeldlinks verwijderd.")
        for haak in haken.OPRUIMEN:
            self.stdout.write(haak())
