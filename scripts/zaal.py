#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""A full hall scores at once: does every answer that was confirmed stand in the database, and how long does one take?

    .venv/bin/python scripts/zaal.py --mensen 200 --seconden 10

Starts the server as in production, on SQLite in a folder that goes afterwards; with DATABASE_URL=postgresql://… in a
database `wijzer_meting` of that server. Everybody sends an answer at a moment of their own within the seconds, over a
connection of their own, and sends it once more, as a phone does that heard nothing. `--seconden 0` is all at once.
"""

import argparse
import http.client
import os
import random
import socket
import statistics
import subprocess
import sys
import threading
import time
from pathlib import Path
from urllib.parse import urlencode

sys.path.insert(0, str(Path(__file__).resolve().parent))

from maak_veel import ROOT, eigen_database
from start import WAITRESS

GRENS = 0.5  # seconds, for 95 of 100 answers


def maak_zaal(mensen: int) -> tuple[object, list[tuple[int, str]]]:
    """Make an open round with participants; return it with the key and the address of each."""
    from monitoring.leren import deelnemen, zelfevaluaties
    from monitoring.leren.models import Instrument, Instrumentblok, Instrumentitem, Zelfevaluatie
    from redactie.models import Gebruiker, Redactieruimte, Status

    by = Gebruiker.objects.create_superuser("zaal@voorbeeld.nl", naam="Zaal")
    ruimte = Redactieruimte.objects.create(slug="zaal", naam="Zaal", soort="samenwerkingsverband")
    lijst = Instrument.objects.create(ruimte=ruimte, titel="Lijst", slug="lijst", status=Status.GEPUBLICEERD)
    Instrumentblok.objects.create(instrument=lijst, nummer=1, titel="Blok")
    for nummer in range(1, 16):
        Instrumentitem.objects.create(
            instrument=lijst, nummer=nummer, sleutel=f"vraag-{nummer}", titel=f"Vraag {nummer}", vraag="Hoe gaat het?"
        )
    ronde = Zelfevaluatie(ruimte=ruimte, instrument=lijst, titel="Een volle zaal")
    zelfevaluaties.bewaar_ronde(ronde, by=by)
    ronde = zelfevaluaties.open_ronde(ronde, by=by)
    deelnemers = []
    for nummer in range(mensen):
        deelname, geheim = deelnemen.doe_mee(ronde, eenmalig=f"t{nummer}", organisatie=f"Partner {nummer}")
        deelnemers.append((deelname.pk, f"/doe-mee/{ronde.deelcode}/{geheim}/"))
    return ronde, deelnemers


def start_server(poort: int) -> subprocess.Popen:
    server = subprocess.Popen(
        [sys.executable, "-m", "waitress", f"--listen=127.0.0.1:{poort}", *WAITRESS, "wijzer.wsgi:application"],
        cwd=ROOT,
        env={**os.environ, "SITE_URL": f"http://127.0.0.1:{poort}", "LOG_LEVEL": "ERROR"},
    )
    for _ in range(300):
        try:
            verbinding = http.client.HTTPConnection("127.0.0.1", poort, timeout=5)
            verbinding.request("GET", "/health/live")
            verbinding.getresponse().read()
        except OSError:
            time.sleep(0.2)
        else:
            return server
    sys.exit("De server startte niet.")


def stuur(poort: int, adres: str, score: int) -> tuple[int, float]:
    """Send one answer over a new connection; return its status (0 for none at all) and how long it took."""
    koppen = {
        "Content-Type": "application/x-www-form-urlencoded", "Accept": "application/json",
        "Origin": f"http://127.0.0.1:{poort}",
    }  # fmt: skip
    begin = time.perf_counter()
    try:
        verbinding = http.client.HTTPConnection("127.0.0.1", poort, timeout=60)
        verbinding.request("POST", adres, urlencode({"v1": score, "t1": "Dat blijkt uit het overleg."}), koppen)
        status = verbinding.getresponse().status
        verbinding.close()
    except OSError:
        status = 0
    return status, time.perf_counter() - begin


def zaal(poort: int, deelnemers: list[tuple[int, str]], seconden: float) -> list[tuple[int, int, int, float]]:
    """Let everybody send; return for each answer whose it is, the score, the status and the time."""
    gezien, slot, start = [], threading.Lock(), time.perf_counter() + 1

    def een(pk: int, adres: str, wanneer: float) -> None:
        time.sleep(max(0.0, start + wanneer - time.perf_counter()))
        score = 1 + pk % 5
        for _ in range(2):
            status, tijd = stuur(poort, adres, score)
            with slot:
                gezien.append((pk, score, status, tijd))

    draden = [threading.Thread(target=een, args=(pk, a, random.uniform(0, seconden))) for pk, a in deelnemers]  # noqa: S311
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    return gezien


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--mensen", type=int, default=200)
    parser.add_argument("--seconden", type=float, default=10)
    keuzes = parser.parse_args()
    with socket.socket() as vrij:
        vrij.bind(("127.0.0.1", 0))
        poort = vrij.getsockname()[1]
    with eigen_database():
        from django.core.management import call_command
        from django.db import connection

        from monitoring.leren.models import Antwoord

        call_command("collectstatic", interactive=False, clear=True, verbosity=0)
        _ronde, deelnemers = maak_zaal(keuzes.mensen)
        soort = connection.vendor
        connection.close()
        server = start_server(poort)
        try:
            stuur(poort, "/doe-mee/", 1)  # what the first request loads is not measured
            gezien = zaal(poort, deelnemers, keuzes.seconden)
        finally:
            server.terminate()
            server.wait(20)
        bewaard = sorted(Antwoord.objects.values_list("deelname_id", "score"))
        connection.close()
    bevestigd = sorted({(pk, score) for pk, score, status, _ in gezien if status == 200})
    tijden = sorted(tijd for *_, tijd in gezien)
    p95 = tijden[int(len(tijden) * 0.95) - 1]
    print(f"{soort}: {keuzes.mensen} mensen in {keuzes.seconden:g} s, {len(gezien)} keer verstuurd")
    mislukt = sum(status != 200 for _, _, status, _ in gezien)
    print(f"  bevestigd van {len(bevestigd)} mensen, bewaard {len(bewaard)}, mislukt {mislukt}")
    print(f"  midden {statistics.median(tijden):.3f} s, p95 {p95:.3f} s, langste {tijden[-1]:.3f} s")
    if bevestigd != bewaard or len(bevestigd) != keuzes.mensen:
        sys.exit("Niet alles wat bevestigd is, staat er precies een keer.")
    if p95 > GRENS:
        sys.exit(f"p95 is langer dan {GRENS} s.")


if __name__ == "__main__":
    main()
