#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Measure search: the whole page, and the bare ranked SQL query of the database for the same words, in turn.

    .venv/bin/python scripts/meet_zoeken.py --aantal 300 3000 30000 100000 --keer 10

The bare query is what the database ranks by itself: bm25 on SQLite, ts_rank on PostgreSQL, the best twenty with title
and summary. It counts no kinds, marks no words, knows no typing errors and shows no page.

On SQLite in a folder that goes afterwards; with DATABASE_URL=postgresql://… in a database `wijzer_meting` there.
"""

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from maak_veel import Woorden, eigen_database, vul_aan
from meet_lijst import meting, ms, p

# How often the words of the made texts are used: by rank, the first is the most common.
RANGEN = {
    "gewoon": [(0,), (1,), (2,)],
    "twee gewone": [(0, 1), (1, 3), (2, 4)],
    "middel": [(60,), (90,), (140,)],
    "zeldzaam": [(1500,), (2500,), (3500,)],
    "gewoon en zeldzaam": [(0, 1500), (1, 2500), (2, 3500)],
}


def vragen() -> dict[str, list[str]]:
    """Return questions by kind; the last kinds ask more of a search page than the bare query can."""
    woorden = Woorden(1).woorden
    asked = {kind: [" ".join(woorden[rank] for rank in ranks) for ranks in some] for kind, some in RANGEN.items()}
    asked["woorden achter elkaar"] = [f'"{woorden[0]} {woorden[1]}"', f'"{woorden[2]} {woorden[5]}"']
    asked["typfout"] = [woorden[90][:-1] + "x", woorden[1500][:2] + woorden[1500][3:]]
    return asked


def pagina(q: str) -> None:
    """The whole page, through every middleware."""
    from django.test import Client

    response = Client(headers={"accept-encoding": "gzip"}).get("/zoeken/", {"q": q})
    if response.status_code != 200:  # noqa: PLR2004
        sys.exit(f"/zoeken/?q={q} gaf {response.status_code}")


def maak_kale_tabel() -> None:
    """On SQLite, a full-text table as its manual makes one, with the same stems; PostgreSQL has what it needs."""
    from django.db import connection

    if connection.vendor == "postgresql":
        return
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS meting_kaal")
        cursor.execute("CREATE VIRTUAL TABLE meting_kaal USING fts5(titel, samenvatting, tekst, tokenize='ascii')")
        cursor.execute(
            "INSERT INTO meting_kaal(rowid, titel, samenvatting, tekst) "
            "SELECT rowid, titel, samenvatting, tekst FROM wijzer_zoekstam"
        )


def kale_sql(q: str) -> None:
    """The best twenty by the database's own rank, with title and summary."""
    from django.db import connection

    from wijzer.zoeken.woorden import stammen

    stems = stammen(q)
    phrase = q.startswith('"')
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            query = (" <-> " if phrase else " & ").join(f"'{stem}'" for stem in stems)
            cursor.execute(
                "SELECT titel, samenvatting FROM wijzer_zoekregel, to_tsquery('simple', %s) q "
                "WHERE stam_alles @@ q ORDER BY ts_rank(stam_alles, q) DESC LIMIT 20",
                [query],
            )
        else:
            query = f'"{" ".join(stems)}"' if phrase else " AND ".join(f'"{stem}"' for stem in stems)
            cursor.execute(
                "SELECT r.titel, r.samenvatting FROM meting_kaal k JOIN wijzer_zoekregel r ON r.id = k.rowid "
                "WHERE meting_kaal MATCH %s ORDER BY k.rank LIMIT 20",
                [query],
            )
        cursor.fetchall()


def meet(aantal: int, keer: int) -> None:
    from django.db import connection

    from wijzer.zoeken import index

    print(f"\n{aantal} tools", flush=True)
    vul_aan(aantal)
    print(f"  index opnieuw gemaakt in              {ms(meting(index.herbouw)[0])}", flush=True)
    maak_kale_tabel()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    print("  soort vraag              pagina p50       kale SQL p50      verhouding   gevonden")
    from wijzer.zoeken.zoek import zoek

    for kind, some in vragen().items():
        tijden: dict[str, list[float]] = {"pagina": [], "kaal": []}
        pagina(some[0])
        kale_sql(some[0])
        for _ in range(keer):
            for q in some:
                tijden["pagina"].append(meting(lambda q=q: pagina(q))[0])
                tijden["kaal"].append(meting(lambda q=q: kale_sql(q))[0])
        page, bare = p(tijden["pagina"], 50), p(tijden["kaal"], 50)
        found = "/".join(str(zoek(q).totaal) for q in some)
        print(f"  {kind:22} {ms(page)}  {ms(bare)}   {bare / page:9.2f}   {found}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description="Meet de zoekpagina tegen de kale zoekvraag van de database.")
    parser.add_argument("--aantal", type=int, nargs="+", default=[300, 3000, 30000, 100000])
    parser.add_argument("--keer", type=int, default=10, help="rondes van elke vraag")
    keuzes = parser.parse_args()
    with eigen_database():
        from django.conf import settings
        from django.core.management import call_command
        from django.db import connection

        settings.ALLOWED_HOSTS += ["testserver"]
        call_command("collectstatic", interactive=False, verbosity=0)
        print(f"{connection.vendor}, Python {sys.version.split()[0]}; verhouding = kale SQL : pagina")
        for aantal in keuzes.aantal:
            meet(aantal, keuzes.keer)


if __name__ == "__main__":
    main()
