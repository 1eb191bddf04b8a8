#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Make a report of 200 pages with 10,000 figures in every form, and say how long it takes and how much memory.

Each form is made in a process of its own; the memory is the most that it and the processes it started held together.
Say `los` as the first argument for figures that all stand alone, the worst there is. What follows names the forms.
The files stay in the folder MAP, when the environment has one.
"""

import os
import resource
import subprocess
import sys
import tempfile
import threading
import time
from datetime import date
from decimal import Decimal
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wijzer.settings")

ZINNEN = (
    "De wijk kreeg dit jaar een nieuwe werkgroep, en die kwam elke maand bij elkaar. "
    "Wat daar is afgesproken, staat op de pagina van de wijk; wie iets niet kon doen, zei dat de keer erna. "
    "Partners vonden elkaar sneller dan het jaar ervoor, maar het opnieuw verbinden na een wisseling kostte tijd. "
)
SECTIES, VELDEN, STUKKEN = 9, 10, 3  # together 200 pages of text, before the figures
CIJFERS = 10_000


def beeld(losse: bool = False, cijfers: int = CIJFERS, stukken: int = STUKKEN):
    """Return the report. With `losse` every figure is a series of its own."""
    from monitoring.verantwoorden.beeld import (
        Cijferregel,
        Grafiekblok,
        Keuze,
        Sectiebeeld,
        Tabelblok,
        Tekst,
        Veldbeeld,
        Verslagbeeld,
    )

    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 576 200" width="576" height="200" '
        'font-family="Atkinson Hyperlegible Next"><rect width="300" height="40" fill="#0b5a55"/>'
        '<text x="310" y="25" font-size="15">16 recepten</text></svg>'
    )
    html = f"<p>{ZINNEN * 2}</p><ul><li>{ZINNEN}</li><li>{ZINNEN}</li></ul><p>{ZINNEN * 2}</p>"

    def veld(sectie: int, nummer: int, tabel: bool):
        inhoud = [Keuze(True, nummer % 2 == 0)] if tabel else []
        inhoud += [Tekst(html, wijk=wijk) for wijk in ("", "Alphen Noord", "Stevenshof")][: 1 + nummer % 3]
        inhoud += [Tekst(html, aanvulling=deel % 3 == 0) for deel in range(stukken - 1 - nummer % 3)]
        if nummer % 3 == 0:
            rijen = tuple((str(n), f"Onderwerp {n}", "4", f"<p>{ZINNEN}</p>") for n in range(15))
            inhoud.append(Tabelblok(("Nr.", "Onderwerp", "Score 1 – 5", "Toelichting"), rijen, "Een blok"))
        if nummer % 5 == 0:
            tabelrijen = tuple((str(jaar), "16") for jaar in range(2017, 2022))
            zin = "Er waren 16 recepten."
            inhoud.append(Grafiekblok("recepten", "Recepten", svg, zin, ("Jaar", "Aantal"), tabelrijen))
        return Veldbeeld(f"veld-{sectie}-{nummer}", str(nummer), f"Onderwerp {nummer}", "Hoe ging het?", tuple(inhoud))

    secties = tuple(
        Sectiebeeld(str(n), f"Onderdeel {n}", "Uitleg.", "tabel" if n == 2 else "doorlopend",
                    tuple(veld(n, m, n == 2) for m in range(1, VELDEN + 1)))
        for n in range(1, SECTIES + 1)
    )  # fmt: skip

    def regel(n: int) -> Cijferregel:
        reeks, jaar = (n, 2021) if losse else divmod(n, 5)
        groep = ("", "vrouwen", "mannen", "65 jaar en ouder")[reeks % 4]
        wijk = ("Alphen Noord", "Den Haag Zuidwest", "Stevenshof")[reeks % 3]
        jaar = 2017 + jaar if not losse else jaar
        return Cijferregel(
            f"{1 + reeks % 4}. Een van de vragen", wijk, "", f"indicator-{reeks // 12}",
            f"Deelnemers aan activiteit {reeks // 12}", "mensen", str(jaar), f"{groep} {n}" if losse else groep,
            None if n % 9 == 0 else Decimal(n % 400), "niet getoond" if n % 9 == 0 else f"{n % 400} mensen",
            "een kleine groep" if n % 9 == 0 else "", "registratie", "jaarverslag van de organisatie, bladzijde 12",
            "definitief",
        )  # fmt: skip

    return Verslagbeeld(
        "proefverslag", "ZonMw-voortgangsrapportage", "Proefverslag over 2021", "Wijzer in de Wijk", "0",
        date(2021, 1, 1), date(2022, 1, 1), 1, "vastgesteld", None, "", f"<p>{ZINNEN}</p>", 0, secties, (),
        tuple(regel(n) for n in range(cijfers)),
    )  # fmt: skip


def geheugen(pid: int) -> float:
    """Return what a process and all below it hold now, in MB. Shared pages count once per process."""
    totaal = 0.0
    try:
        for regel in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if regel.startswith("Pss:"):
                totaal = int(regel.split()[1]) / 1024
        for taak in Path(f"/proc/{pid}/task").iterdir():
            totaal += sum(geheugen(int(kind)) for kind in (taak / "children").read_text().split())
    except (OSError, ValueError):  # it ended
        return totaal
    return totaal


def rekentijd() -> float:
    """Return the seconds of a processor that all ended processes took: what a busy machine does not change."""
    gebruik = resource.getrusage(resource.RUSAGE_CHILDREN)
    return gebruik.ru_utime + gebruik.ru_stime


def maak(sleutel: str, losse: bool, doel: str) -> None:
    """Make one form, in this process, and write it to `doel`."""
    import django

    django.setup()
    from monitoring.verantwoorden.uitvoer.vormen import VORMEN
    from monitoring.verantwoorden.uitvoer.vormen import maak as maak_vorm

    verslag = beeld(losse)
    begin = time.monotonic()
    inhoud = maak_vorm(VORMEN[sleutel], verslag, gemaakt=date(2026, 11, 26))
    print(f"{time.monotonic() - begin:.1f}", flush=True)
    Path(doel).write_bytes(inhoud)


def main() -> None:
    argumenten = sys.argv[1:]
    if argumenten[:1] == ["--maak"]:
        maak(argumenten[1], argumenten[2] == "los", argumenten[3])
        return
    losse = argumenten[:1] == ["los"]
    vormen = argumenten[losse:] or ["docx", "odt", "pdf", "html", "txt", "xlsx", "ods", "csv", "grafieken", "alles"]
    map_ = Path(os.environ.get("MAP") or tempfile.mkdtemp())
    map_.mkdir(parents=True, exist_ok=True)
    for sleutel in vormen:
        doel = map_ / f"proef.{sleutel}"
        opdracht = [sys.executable, __file__, "--maak", sleutel, "los" if losse else "reeks", str(doel)]
        begin, voor = time.monotonic(), rekentijd()
        proces = subprocess.Popen(opdracht, stdout=subprocess.PIPE, text=True)
        meest, klaar = [0.0], threading.Event()

        def kijk(proces=proces, meest=meest, klaar=klaar) -> None:
            while not klaar.wait(0.05):
                meest[0] = max(meest[0], geheugen(proces.pid))

        kijker = threading.Thread(target=kijk)
        kijker.start()
        uit, _ = proces.communicate()
        klaar.set()
        kijker.join()
        grootte = doel.stat().st_size / 1e6 if not proces.returncode else 0
        tijd = uit.strip().splitlines()[-1] if uit.strip() else "mislukt"
        print(
            f"{sleutel:10} {tijd:>7} s  (met starten {time.monotonic() - begin:.1f} s, "
            f"rekentijd {rekentijd() - voor:.1f} s)  "
            f"{meest[0]:4.0f} MB  bestand {grootte:.1f} MB"
        )


if __name__ == "__main__":
    main()
