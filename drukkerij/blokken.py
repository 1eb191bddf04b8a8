# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""What a document is made of: blocks of text without a form. The Word, ODF and PDF writers all start here.

All text in blocks can stand in XML. `"\\n"` in a text is a line break. An address is whole and safe.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

MAX_DIEP = 5  # lists within lists; what is deeper stands on the last level
MAX_KOP = 6
MAX_KOLOMMEN = 40  # Word has room for 63, a page for fewer


class TeGroot(Exception):
    """A document that takes more time and memory than one reader may ask for."""

    def __str__(self) -> str:
        return "Dit document is te groot om in één keer te maken. Kies een kleiner deel."


@dataclass(frozen=True, slots=True)
class Stuk:
    """Text that looks the same from begin to end; with an address it is a link."""

    tekst: str
    vet: bool = False
    cursief: bool = False
    code: bool = False
    adres: str = ""


@dataclass(frozen=True, slots=True)
class Kop:
    """A heading; `niveau` counts from 1, right below the title."""

    stukken: tuple[Stuk, ...]
    niveau: int


@dataclass(frozen=True, slots=True)
class Alinea:
    """A paragraph; `soort` is gewoon, inleiding, let_op or citaat."""

    stukken: tuple[Stuk, ...]
    soort: str = "gewoon"


@dataclass(frozen=True, slots=True)
class Lijst:
    """A list of points, each of paragraphs and lists; `start` is the first number."""

    punten: tuple[tuple["Alinea | Lijst", ...], ...]
    genummerd: bool = False
    start: int = 1


@dataclass(frozen=True, slots=True)
class Cel:
    """A cell of a table; `kop` when it heads its row or column."""

    stukken: tuple[Stuk, ...]
    kop: bool = False


@dataclass(frozen=True, slots=True)
class Tabel:
    """A table; every row has as many cells as there are columns, `koppen` may be empty, `bijschrift` too."""

    koppen: tuple[Cel, ...]
    rijen: tuple[tuple[Cel, ...], ...]
    bijschrift: str = ""

    def breedtes(self) -> tuple[float, ...]:
        """Return the share of each column in the width, together 1: wide for long texts, narrow for short ones."""
        kolommen = zip(*filter(None, (self.koppen, *self.rijen)), strict=True)
        gewichten = [_gewicht([platte_tekst(cel.stukken) for cel in kolom]) for kolom in kolommen]
        return tuple(gewicht / sum(gewichten) for gewicht in gewichten)


Blok = Kop | Alinea | Lijst | Tabel


@dataclass(frozen=True, slots=True)
class Kolofon:
    """What a document says about itself; `eigenaar` is an organisation, without `datum` it says no date."""

    titel: str
    eigenaar: str
    onderwerp: str = ""
    datum: date | None = None


def platte_tekst(stukken: Iterable[Stuk]) -> str:
    return "".join(stuk.tekst for stuk in stukken)


def teksten(blok: Blok) -> list[tuple[Stuk, ...]]:
    """Return the texts of a block, part by part: paragraphs, points, cells."""
    if isinstance(blok, Lijst):
        return [tekst for punt in blok.punten for deel in punt for tekst in teksten(deel)]
    if isinstance(blok, Tabel):
        bijschrift = [(Stuk(blok.bijschrift),)] if blok.bijschrift else []
        return bijschrift + [cel.stukken for rij in (blok.koppen, *blok.rijen) for cel in rij]
    return [blok.stukken]


def per_adres(stukken: tuple[Stuk, ...]) -> list[tuple[str, list[Stuk]]]:
    """Return the pieces with their address, so that a link with a bold word in it is one link."""
    return [(adres, list(groep)) for adres, groep in groupby(stukken, key=lambda stuk: stuk.adres)]


def _gewicht(teksten: list[str]) -> float:
    """Return what a column asks for: 9 to 30 characters, and at least its longest word (of 25 at most)."""
    langste = max(map(len, teksten))
    woord = max((len(woord) for tekst in teksten for woord in tekst.split()), default=0)
    return max(9, min(langste, 30), min(woord + 4, 25))
