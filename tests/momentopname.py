# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""The rows that something added to the database, kept, so that making them once is enough for many tests.

Every row of every table is compared: what was made is only given again to a database in exactly the state it was made in.
"""

from collections import Counter
from dataclasses import dataclass

from django.db import connection

# What search keeps on SQLite: one table to write to, and beside it the tables in which FTS5 itself keeps it.
FTS5 = "wijzer_zoekstam"

Stand = dict[str, Counter[tuple]]


def stand() -> Stand:
    """Return every row of every table."""
    with connection.cursor() as cursor:
        return {tabel: Counter(_rijen(cursor, tabel)) for tabel in _tabellen(cursor)}


def _tabellen(cursor) -> list[str]:
    tabellen = [tabel for tabel in connection.introspection.table_names(cursor) if not tabel.startswith(FTS5)]
    return sorted(tabellen) + ([FTS5] if connection.vendor == "sqlite" else [])


def _kolommen(cursor, tabel: str) -> list[str]:
    if tabel == FTS5:
        return ["rowid", "titel", "samenvatting", "tekst"]
    beschrijving = connection.introspection.get_table_description(cursor, tabel)
    return [connection.ops.quote_name(kolom.name) for kolom in beschrijving]


def _rijen(cursor, tabel: str) -> list[tuple]:
    """Return the rows as the database keeps them, not as Python would: what is written again is then the same."""
    vorm = "{}::text" if connection.vendor == "postgresql" else "+{}"
    kolommen = ", ".join(vorm.format(kolom) for kolom in _kolommen(cursor, tabel))
    cursor.execute(f"SELECT {kolommen} FROM {connection.ops.quote_name(tabel)}")
    return cursor.fetchall()


@dataclass
class Momentopname:
    """What was added to the database `voor`: rows by table."""

    voor: Stand
    erbij: dict[str, list[tuple]]

    @classmethod
    def sinds(cls, voor: Stand) -> "Momentopname | None":
        """Return what was added since `voor`, or None when a row of it changed or went: that can't be given again."""
        na = stand()
        if any(voor[tabel] - na[tabel] for tabel in na):
            return None
        return cls(voor, {tabel: list((na[tabel] - voor[tabel]).elements()) for tabel in na})

    def geef(self) -> None:
        """Write the rows again. The database checks what refers to what when the transaction or the test ends."""
        with connection.cursor() as cursor:
            for tabel, rijen in self.erbij.items():
                if rijen:
                    kolommen = _kolommen(cursor, tabel)
                    waarden = ", ".join(["%s"] * len(kolommen))
                    naam = connection.ops.quote_name(tabel)
                    cursor.executemany(f"INSERT INTO {naam} ({', '.join(kolommen)}) VALUES ({waarden})", rijen)
