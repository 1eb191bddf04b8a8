#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Measure taking in figures: dry run, real run, the same file again, another value for each, and taking that back.

    .venv/bin/python scripts/meet_invoer.py --aantal 1000 100000 --vorm csv xlsx

On SQLite in a folder that goes afterwards; with DATABASE_URL=postgresql://… in a database `wijzer_meting` of that
server. The memory is the most that this process ever held, above what it held before; it must not grow with the file.
"""

import argparse
import io
import resource
import sys
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from maak_veel import eigen_database, vul_aan

INDICATOREN = 50
KOPPEN = ["indicator", "periode", "groep", "waarde", "teller", "noemer", "notitie"]


def geheugen() -> int:
    """Return the most memory this process ever held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def rijen(aantal: int, erbij: int) -> Iterator[list[object]]:
    for nummer in range(aantal):
        indicator, rest = nummer % INDICATOREN, nummer // INDICATOREN
        jaar, maand = 2000 + rest // 12 % 20, rest % 12 + 1
        groep = f"groep {rest // 240}" if rest >= 240 else ""
        yield [
            f"indicator-{indicator}",
            f"{jaar}-{maand:02}",
            groep,
            nummer % 997 + erbij,
            "",
            "",
            f"rij {nummer % 100}",
        ]


def bestand(aantal: int, vorm: str, erbij: int = 0) -> bytes:
    from drukkerij.rekenblad import Blad, Kolom, werkmap

    if vorm == "xlsx":
        kolommen = [Kolom(kop, tekst=kop not in ("waarde", "teller", "noemer")) for kop in KOPPEN]
        return werkmap([Blad("Cijfers", rijen(aantal, erbij), kolommen)], titel="Meting")
    regels = io.StringIO()
    regels.write(";".join(KOPPEN) + "\r\n")
    for rij in rijen(aantal, erbij):
        regels.write(";".join(map(str, rij)) + "\r\n")
    return regels.getvalue().encode()


def meet(naam: str, doe) -> object:
    begin, rekenbegin = time.perf_counter(), time.process_time()
    uitkomst = doe()
    klok, rekentijd = time.perf_counter() - begin, time.process_time() - rekenbegin
    tijden = f"{klok:7.2f} s   ({rekentijd:6.2f} s van de processor)"
    print(f"  {naam:<28}{tijden}   hoogste geheugen {geheugen()} MB", flush=True)
    return uitkomst


def paginas(wijk, vraag, by) -> None:
    """Measure making them final, a series of counts of residents and all others, and the pages that show them."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from monitoring.meten.cijfers import maak_definitief
    from monitoring.meten.models import Cijfer, Indicator

    inwoners = Indicator.objects.get(slug="indicator-0")
    Indicator.objects.exclude(pk=inwoners.pk).update(privacy="openbaar")
    meet("een reeks van inwoners definitief", lambda: maak_definitief(Cijfer.objects.filter(indicator=inwoners), by=by))
    een = Cijfer.objects.filter(indicator=inwoners)[:1]
    een.model.objects.filter(pk__in=[rij.pk for rij in een]).update(staat="concept")
    meet("een cijfer daarvan erbij", lambda: maak_definitief(Cijfer.objects.filter(indicator=inwoners), by=by))
    meet("alle andere definitief", lambda: maak_definitief(Cijfer.objects.all(), by=by))
    bezoeker, redacteur = Client(), Client()
    redacteur.force_login(by)
    for client, adres in (
        (bezoeker, f"/wijken/{wijk.slug}/cijfers/"), (bezoeker, f"/wijken/{wijk.slug}/cijfers/indicator-0/"),
        (bezoeker, f"/wijken/{wijk.slug}/vragen/"), (bezoeker, f"/vragen/{vraag.slug}/in-de-wijken/"),
        (redacteur, "/beheer/"), (redacteur, f"/beheer/cijfers/{wijk.slug}/"),
    ):  # fmt: skip
        client.get(adres)
        with CaptureQueriesContext(connection) as vragen:
            antwoord = meet(adres, partial(client.get, adres, headers={"accept-encoding": "gzip"}))
        print(f"    {antwoord.status_code}, {len(vragen)} zoekvragen, {len(antwoord.content) / 1024:.1f} kB")
    Cijfer.objects.update(staat="concept", getoond=None)
    Indicator.objects.filter(slug__startswith="indicator-").update(privacy="inwoners")


def ronde(aantal: int, vorm: str) -> None:
    from monitoring.meten import partijen
    from monitoring.meten.models import Cijfer, Cijferwijziging, Indicator, Invoerpartij
    from redactie.models import Gebruiker, Redactieruimte, Status
    from toolkit.models import Vraag
    from wijken.models import Wijk

    meting = {"naam": "Meting", "is_superuser": True}
    by, _ = Gebruiker.objects.get_or_create(email="meting@voorbeeld.nl", defaults=meting)
    wijk, vraag = Wijk.objects.first(), Vraag.objects.first()
    gedeeld = Redactieruimte.objects.get(slug="gedeeld")
    for nummer in range(INDICATOREN):
        Indicator.objects.get_or_create(
            slug=f"indicator-{nummer}",
            defaults={"titel": f"Indicator {nummer}", "ruimte": gedeeld, "vraag": vraag, "soort": "proces",
                      "eenheid": "keer", "status": Status.GEPUBLICEERD},
        )  # fmt: skip
    inhoud, anders = bestand(aantal, vorm), bestand(aantal, vorm, erbij=1)
    print(f"{aantal} cijfers, {vorm}, {len(inhoud) / 1024**2:.1f} MB; geheugen vooraf {geheugen()} MB")
    naam = f"meting.{vorm}"
    partij, verslag = meet("proef", lambda: partijen.bereid_voor(naam, inhoud, wijk=wijk, by=by))
    if (verslag.nieuw, verslag.fout) != (aantal, 0):
        sys.exit(f"de proef vond {verslag.nieuw} nieuwe en {verslag.fout} foute rijen: {verslag.klachten[:3]}")
    meet("inlezen", lambda: partijen.voer_door(partij, by=by))
    _, weer = meet("hetzelfde bestand nog eens", lambda: partijen.bereid_voor(naam, inhoud, wijk=wijk, by=by))
    if weer.gelijk != aantal:
        sys.exit(f"nog eens gaf {weer.gelijk} gelijke rijen")
    paginas(wijk, vraag, by)
    tweede, _ = meet("proef, alles anders", lambda: partijen.bereid_voor(naam, anders, wijk=wijk, by=by))
    meet("inlezen, alles anders", lambda: partijen.voer_door(tweede, by=by))
    meet("terugdraaien, alles", lambda: partijen.draai_terug(tweede, by=by))
    meet("terugdraaien, alles nieuw", lambda: partijen.draai_terug(partij, by=by))
    if Cijfer.objects.exists() or Cijferwijziging.objects.exists():
        sys.exit("na terugdraaien staat er nog iets")
    Invoerpartij.objects.all().delete()


def main() -> None:
    parser = argparse.ArgumentParser(description="Meet het inlezen van cijfers.")
    parser.add_argument("--aantal", type=int, nargs="+", default=[1000, 100_000])
    parser.add_argument("--vorm", nargs="+", default=["csv"], choices=["csv", "xlsx"])
    keuzes = parser.parse_args()
    with eigen_database():
        from django.conf import settings
        from django.core.management import call_command
        from django.db import connection

        settings.ALLOWED_HOSTS += ["testserver"]
        call_command("collectstatic", interactive=False, verbosity=0)
        print(f"{connection.vendor}, Python {sys.version.split()[0]}")
        vul_aan(10)
        for vorm in keuzes.vorm:
            for aantal in keuzes.aantal:
                ronde(aantal, vorm)


if __name__ == "__main__":
    main()
