#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Measure search: the whole page, and the bare ranked SQL query of the database for the same words, in turn.

    .venv/bin/python scripts/meet_zoeken.py --aantal 300 3000 30000 100000 --keer 10

Two bare queries stand beside the page, with what was typed read beforehand:

- `kale SQL`: what the database ranks by itself, bm25 on SQLite and ts_rank on PostgreSQL, the best twenty. It counts no
  kinds and knows no compounds, synonyms and typing errors.
- `SQL in stappen`: the order of this site, of everything that matches, with the count of each kind.

And the page without a question, for what every page of the site costs.

On SQLite in a folder that goes afterwards; with DATABASE_URL=postgresql://… in a database `wijzer_meting` there.
"""

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from maak_veel import Woorden, eigen_database, vul_aan
from meet_lijst import bezoeker, meting, ms, p

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
    response = bezoeker().get("/zoeken/", {"q": q} if q else {})
    if response.status_code != 200:
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


def sql_in_stappen(gelezen) -> None:
    """Count everything that matches by kind, and put all of it in the order of the site."""
    from wijzer.zoeken import zoek

    if gelezen.termen:
        zoek._tel_alles(gelezen)
        zoek._op_volgorde(gelezen, zoek._stappen(gelezen), None, 0)


def meet(aantal: int, keer: int) -> None:
    from django.db import connection

    from wijzer.zoeken import index
    from wijzer.zoeken.vraag import begrijp
    from wijzer.zoeken.zoek import zoek

    print(f"\n{aantal} tools", flush=True)
    vul_aan(aantal)
    print(f"  index opnieuw gemaakt in              {ms(meting(index.herbouw)[0])}", flush=True)
    maak_kale_tabel()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    leeg = p([meting(lambda: pagina(""))[0] for _ in range(3 * keer)], 50)
    print(f"  de pagina zonder vraag                {ms(leeg)}")
    print("  soort vraag              pagina p50       kale SQL p50     SQL in stappen   verhoudingen   gevonden")
    for kind, some in vragen().items():
        tijden: dict[str, list[float]] = {"pagina": [], "kaal": [], "stappen": []}
        gelezen = {q: begrijp(q) for q in some}
        for q in some:
            pagina(q)
        for _ in range(keer):
            for q in some:
                tijden["pagina"].append(meting(lambda q=q: pagina(q))[0])
                tijden["kaal"].append(meting(lambda q=q: kale_sql(q))[0])
                tijden["stappen"].append(meting(lambda q=gelezen[q]: sql_in_stappen(q))[0])
        page, bare, steps = (p(some_times, 50) for some_times in tijden.values())
        found = "/".join(str(zoek(q).totaal) for q in some)
        print(
            f"  {kind:22} {ms(page)}      {ms(bare)}      {ms(steps)}"
            f"    {bare / page:6.2f} {steps / page:6.2f}   {found}",
            flush=True,
        )


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
        print(f"{connection.vendor}, Python {sys.version.split()[0]}; verhoudingen = elke SQL : pagina")
        for aantal in keuzes.aantal:
            meet(aantal, keuzes.keer)


if __name__ == "__main__":
    main()
