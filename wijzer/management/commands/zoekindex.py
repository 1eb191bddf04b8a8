# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""`manage.py zoekindex`: look whether the index of search is right, and make it right."""

from django.core.management.base import BaseCommand, CommandError

from redactie.media import lees_teksten
from wijzer.zoeken import index

GETOOND = 20


class Command(BaseCommand):
    help = (
        "Kijkt of de zoekindex klopt met wat gepubliceerd is, en eindigt met een fout als dat niet zo is. "
        "Met --herstel wordt hij dan opnieuw gemaakt, met --herbouw altijd."
    )

    def add_arguments(self, parser) -> None:
        parser.add_argument("--herstel", action="store_true", help="maak de index opnieuw als hij niet klopt")
        parser.add_argument("--herbouw", action="store_true", help="maak de index opnieuw, ook als hij klopt")

    def handle(self, *args, herstel: bool, herbouw: bool, **options) -> None:
        if (herstel or herbouw) and (gelezen := lees_teksten()):
            self.stdout.write(f"Zoekindex: de tekst van {gelezen} bestanden gelezen.")
        problemen = index.verschillen()
        for probleem in problemen[:GETOOND]:
            self.stdout.write(f"  {probleem}")
        if len(problemen) > GETOOND:
            self.stdout.write(f"  en nog {len(problemen) - GETOOND} meer")
        if herbouw or (herstel and problemen):
            self.stdout.write(f"Zoekindex: opnieuw gemaakt, {index.herbouw()} regels.")
        elif problemen:
            raise CommandError(f"De zoekindex klopt op {len(problemen)} plekken niet. Herstel hem met --herstel.")
        else:
            index.leer_opnieuw()
            self.stdout.write("Zoekindex: klopt.")
