# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""The two databases behind one interface: what is kept of a text, and which texts match a question.

Both keep the same stems in the same three fields and answer the same expressions, so what matches and in which order
it stands does not depend on the database.

A question is asked as an `Uitdrukking`: what stands in a field of the index, and the fields before it. `TITEL` is the
title alone, `KOP` the title and the summary, `ALLES` everything.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import connection

TITEL, KOP, ALLES = "titel", "kop", "alles"
# Words of different fields never stand next to each other.
TUSSEN = 10
MAX_PLEK = 16_000  # PostgreSQL counts no further


@dataclass(frozen=True)
class Woord:
    """Stems that stand behind each other; one, or more for a phrase."""

    stammen: tuple[str, ...]


@dataclass(frozen=True)
class En:
    """All of these."""

    delen: tuple["Uitdrukking", ...]


@dataclass(frozen=True)
class Of:
    """At least one of these."""

    delen: tuple["Uitdrukking", ...]


@dataclass(frozen=True)
class Zonder:
    """The first, without the second in any field."""

    wel: "Uitdrukking"
    niet: "Uitdrukking"


Uitdrukking = Woord | En | Of | Zonder


@dataclass(frozen=True)
class Stamregel:
    """The stems of one line of the index, field by field."""

    id: int
    titel: list[str]
    samenvatting: list[str]
    tekst: list[str]


class Fts5:
    """SQLite: a full-text table of its own, `wijzer_zoekstam`."""

    SLUGVOLGORDE = "r.slug"
    # The fields of the table that make up each of ours.
    KOLOMMEN = {TITEL: "{titel}", KOP: "{titel samenvatting}", ALLES: "{titel samenvatting tekst}"}

    def schrijf(self, regels: Iterable[Stamregel]) -> None:
        rows = [
            (regel.id, " ".join(regel.titel), " ".join(regel.samenvatting), " ".join(regel.tekst)) for regel in regels
        ]
        with connection.cursor() as cursor:
            cursor.executemany("DELETE FROM wijzer_zoekstam WHERE rowid = %s", [row[:1] for row in rows])
            cursor.executemany(
                "INSERT INTO wijzer_zoekstam(rowid, titel, samenvatting, tekst) VALUES (%s, %s, %s, %s)", rows
            )

    def lees(self) -> dict[int, str]:
        """Return what is kept of every line, as text that is equal when the stems are."""
        with connection.cursor() as cursor:
            cursor.execute("SELECT rowid, titel, samenvatting, tekst FROM wijzer_zoekstam")
            return {row[0]: "\n".join(row[1:]) for row in cursor}

    @staticmethod
    def afdruk(regel: Stamregel) -> str:
        """Return what `lees` gives for `regel`."""
        return "\n".join((" ".join(regel.titel), " ".join(regel.samenvatting), " ".join(regel.tekst)))

    def voorwaarde(self, veld: str, uitdrukking: Uitdrukking) -> tuple[str, list[str]]:
        """Return SQL that is true for the lines `r` that match, and its parameters."""
        match = self._match(veld, uitdrukking)
        return "r.id IN (SELECT rowid FROM wijzer_zoekstam WHERE wijzer_zoekstam MATCH %s)", [match]

    def telling(self, veld: str, uitdrukking: Uitdrukking) -> tuple[str, list[str]]:
        """Return SQL with a column `id` of everything that matches, without reading a line of the index."""
        match = self._match(veld, uitdrukking)
        return "SELECT rowid AS id FROM wijzer_zoekstam WHERE wijzer_zoekstam MATCH %s", [match]

    @staticmethod
    def begint_met(veld: str, stuk: str) -> tuple[str, list[str]]:
        """Return SQL that is true for what begins with the folded `stuk`, by an index: from it up to after the last."""
        return f"({veld} >= %s AND {veld} < %s)", [stuk, stuk + "{"]

    def _match(self, veld: str, uitdrukking: Uitdrukking) -> str:
        if isinstance(uitdrukking, Zonder):
            return f"({self._match(veld, uitdrukking.wel)}) NOT ({self._match(ALLES, uitdrukking.niet)})"
        return f"{self.KOLOMMEN[veld]} : ({self._tekst(uitdrukking)})"

    def _tekst(self, uitdrukking: Uitdrukking) -> str:
        match uitdrukking:
            case Woord(stammen):
                return '"' + " ".join(stammen) + '"'
            case En(delen):
                return " AND ".join(f"({self._tekst(deel)})" for deel in delen)
            case Of(delen):
                return " OR ".join(f"({self._tekst(deel)})" for deel in delen)
            case Zonder():
                raise ValueError("zonder staat alleen buitenom")


class Tsvector:
    """PostgreSQL: three text-search vectors beside every line, each with its own index."""

    SLUGVOLGORDE = 'r.slug COLLATE "C"'

    def schrijf(self, regels: Iterable[Stamregel]) -> None:
        with connection.cursor() as cursor:
            cursor.executemany(
                "UPDATE wijzer_zoekregel SET stam_titel = %s::tsvector, stam_kop = %s::tsvector, "
                "stam_alles = %s::tsvector WHERE id = %s",
                [(*self._vectors(regel), regel.id) for regel in regels],
            )

    def lees(self) -> dict[int, str]:
        with connection.cursor() as cursor:
            cursor.execute("SELECT id, stam_titel::text, stam_kop::text, stam_alles::text FROM wijzer_zoekregel")
            return {row[0]: "\n".join(row[1:]) for row in cursor}

    def afdruk(self, regel: Stamregel) -> str:
        with connection.cursor() as cursor:
            cursor.execute("SELECT %s::tsvector::text, %s::tsvector::text, %s::tsvector::text", self._vectors(regel))
            return "\n".join(cursor.fetchone())

    @staticmethod
    def _vectors(regel: Stamregel) -> list[str]:
        vectors, places, start = [], {}, 1
        for stammen in (regel.titel, regel.samenvatting, regel.tekst):
            for place, word in enumerate(stammen, start=start):
                places.setdefault(word, []).append(str(min(place, MAX_PLEK)))
            start += len(stammen) + TUSSEN
            vectors.append(" ".join(f"'{word}':{','.join(found)}" for word, found in places.items()))
        return vectors

    def voorwaarde(self, veld: str, uitdrukking: Uitdrukking) -> tuple[str, list[str]]:
        if isinstance(uitdrukking, Zonder):
            sql, params = self.voorwaarde(veld, uitdrukking.wel)
            return f"({sql} AND NOT r.stam_{ALLES} @@ %s::tsquery)", [*params, self._tekst(uitdrukking.niet)]
        return f"r.stam_{veld} @@ %s::tsquery", [self._tekst(uitdrukking)]

    def telling(self, veld: str, uitdrukking: Uitdrukking) -> tuple[str, list[str]]:
        sql, params = self.voorwaarde(veld, uitdrukking)
        return f"SELECT r.id FROM wijzer_zoekregel r WHERE {sql}", params  # noqa: S608  it has no words in it

    @staticmethod
    def begint_met(veld: str, stuk: str) -> tuple[str, list[str]]:
        return f"{veld} LIKE %s", [f"{stuk}%"]  # nothing folded has a sign of LIKE in it

    def _tekst(self, uitdrukking: Uitdrukking) -> str:
        match uitdrukking:
            case Woord(stammen):
                return " <-> ".join(f"'{word}'" for word in stammen)
            case En(delen):
                return " & ".join(f"({self._tekst(deel)})" for deel in delen)
            case Of(delen):
                return " | ".join(f"({self._tekst(deel)})" for deel in delen)
            case Zonder():
                raise ValueError("zonder staat alleen buitenom")


def motor() -> Fts5 | Tsvector:
    """Return the engine of the database in use."""
    return Tsvector() if connection.vendor == "postgresql" else Fts5()
