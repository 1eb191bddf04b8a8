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
AAN, UIT = "☒", "☐"
LANGE_CEL = 600  # characters: a quarter of a page in a column of half the width


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
    """A paragraph; `soort` is gewoon, inleiding, let_op, citaat, noot (quiet) or label (a small heading, no level)."""

    stukken: tuple[Stuk, ...]
    soort: str = "gewoon"


@dataclass(frozen=True, slots=True)
class Lijst:
    """A list of points, each of paragraphs and lists; `start` is the first number."""

    punten: tuple[tuple["Alinea | Lijst", ...], ...]
    genummerd: bool = False
    start: int = 1


@dataclass(frozen=True, slots=True)
class Vakjes:
    """Boxes to tick, with the word of each. Which are ticked is said in words too, for who cannot see the boxes."""

    opties: tuple[tuple[str, bool], ...]

    @property
    def regels(self) -> tuple[tuple[Stuk, ...], ...]:
        return tuple((Stuk(f"{AAN if gekozen else UIT} {woord}"),) for woord, gekozen in self.opties)

    @property
    def in_woorden(self) -> tuple[Stuk, ...]:
        gekozen = [woord for woord, aan in self.opties if aan]
        return (Stuk(f"Aangekruist: {' en '.join(gekozen)}" if gekozen else "Niets aangekruist"),)


@dataclass(frozen=True, slots=True)
class Aanvulling:
    """Paragraphs and lists that were added later: with a line at the side, and a label that says so in words."""

    label: str
    blokken: tuple["Alinea | Lijst", ...]

    @property
    def alles(self) -> tuple["Alinea | Lijst", ...]:
        return (Alinea((Stuk(self.label),), "label"), *self.blokken)


@dataclass(frozen=True, slots=True)
class Beeld:
    """A drawing that needs no stylesheet. `alt` says what it shows; `deel` is its share of the width of the text."""

    svg: str
    alt: str
    bijschrift: str = ""
    deel: float = 1.0


@dataclass(frozen=True, slots=True)
class Cel:
    """A cell of a table; `kop` when it heads its row or column. With `blokken` those are its content."""

    stukken: tuple[Stuk, ...]
    kop: bool = False
    blokken: tuple["Alinea | Lijst | Vakjes | Aanvulling", ...] = ()

    @property
    def tekst(self) -> str:
        if not self.blokken:
            return platte_tekst(self.stukken)
        return " ".join(platte_tekst(stukken) for blok in self.blokken for stukken in teksten(blok))


def blijft_heel(rij: tuple[Cel, ...]) -> bool:
    """Whether a row stays on one page: unless one of its cells is a long story."""
    return max((len(cel.tekst) for cel in rij), default=0) < LANGE_CEL


@dataclass(frozen=True, slots=True)
class Tabel:
    """A table; every row has as many cells as there are columns, `koppen` may be empty, `bijschrift` too.

    `delen` is the share of each column, for a table whose columns were thought about.
    """

    koppen: tuple[Cel, ...]
    rijen: tuple[tuple[Cel, ...], ...]
    bijschrift: str = ""
    delen: tuple[float, ...] = ()

    def breedtes(self) -> tuple[float, ...]:
        """Return the share of each column in the width, together 1: wide for long texts, narrow for short ones."""
        if self.delen:
            return tuple(deel / sum(self.delen) for deel in self.delen)
        kolommen = zip(*filter(None, (self.koppen, *self.rijen)), strict=True)
        gewichten = [_gewicht([cel.tekst for cel in kolom]) for kolom in kolommen]
        return tuple(gewicht / sum(gewichten) for gewicht in gewichten)


Blok = Kop | Alinea | Lijst | Tabel | Vakjes | Aanvulling | Beeld


@dataclass(frozen=True, slots=True)
class Kolofon:
    """What a document says about itself; `eigenaar` is an organisation, without `datum` it says no date.

    `koptekst` stands above every page.
    """

    titel: str
    eigenaar: str
    onderwerp: str = ""
    datum: date | None = None
    koptekst: str = ""


def platte_tekst(stukken: Iterable[Stuk]) -> str:
    return "".join(stuk.tekst for stuk in stukken)


def teksten(blok: Blok) -> list[tuple[Stuk, ...]]:
    """Return the texts of a block, part by part: paragraphs, points, cells."""
    if isinstance(blok, Lijst):
        return [tekst for punt in blok.punten for deel in punt for tekst in teksten(deel)]
    if isinstance(blok, Tabel):
        bijschrift = [(Stuk(blok.bijschrift),)] if blok.bijschrift else []
        return bijschrift + [tekst for rij in (blok.koppen, *blok.rijen) for cel in rij for tekst in _van_cel(cel)]
    if isinstance(blok, Aanvulling):
        return [tekst for deel in blok.alles for tekst in teksten(deel)]
    if isinstance(blok, Vakjes):
        return [*blok.regels, blok.in_woorden]
    if isinstance(blok, Beeld):
        return [(Stuk(blok.bijschrift),)] if blok.bijschrift else []
    return [blok.stukken]


def _van_cel(cel: Cel) -> list[tuple[Stuk, ...]]:
    return [tekst for blok in cel.blokken for tekst in teksten(blok)] if cel.blokken else [cel.stukken]


def per_adres(stukken: tuple[Stuk, ...]) -> list[tuple[str, list[Stuk]]]:
    """Return the pieces with their address, so that a link with a bold word in it is one link."""
    return [(adres, list(groep)) for adres, groep in groupby(stukken, key=lambda stuk: stuk.adres)]


def _gewicht(teksten: list[str]) -> float:
    """Return what a column asks for: 9 to 30 characters, and at least its longest word (of 25 at most)."""
    langste = max(map(len, teksten))
    woord = max((len(woord) for tekst in teksten for woord in tekst.split()), default=0)
    return max(9, min(langste, 30), min(woord + 4, 25))
