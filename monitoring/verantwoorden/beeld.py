# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""A report as it is read: frozen, without a request and without the look of a page.

Every form in which a report leaves the house (docx, odt, pdf, HTML, plain text, workbook, charts) is made from this
and from nothing else. A report that is vastgesteld keeps it as JSON, so that the same files can be made again later.
Rich text in it was cleaned and may be empty; dates are whole days.
"""

import types
import typing
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal

VORM = 1  # goes up when a field is renamed or removed; `uit_json` reads older forms


@dataclass(frozen=True, slots=True)
class Herkomst:
    """Where text was pulled in from. `adres` is a path on the site or in the office, or empty."""

    soort: str
    titel: str
    adres: str = ""
    opgehaald: date | None = None
    bewerkt: bool = False
    bron_gewijzigd: bool = False


@dataclass(frozen=True, slots=True)
class Tekst:
    """Cleaned rich text. `aanvulling` when it was added after the funder asked ("nadere toelichting")."""

    html: str
    kop: str = ""
    wijk: str = ""
    aanvulling: bool = False
    herkomst: Herkomst | None = None


@dataclass(frozen=True, slots=True)
class Keuze:
    """JA and NEE; the form lets both be ticked, and neither when nothing was answered yet."""

    ja: bool
    nee: bool


@dataclass(frozen=True, slots=True)
class Tabelblok:
    """A table; cells are cleaned rich text, every row as long as `koppen`. The first cell of a row heads it."""

    koppen: tuple[str, ...]
    rijen: tuple[tuple[str, ...], ...]
    bijschrift: str = ""
    rijkop: bool = True
    aanvulling: bool = False
    herkomst: Herkomst | None = None


@dataclass(frozen=True, slots=True)
class Grafiekblok:
    """A chart that needs no stylesheet: `svg` stands alone. `zin` says in words what it shows, the table the values."""

    bestandsnaam: str
    titel: str
    svg: str
    zin: str
    koppen: tuple[str, ...]
    rijen: tuple[tuple[str, ...], ...]
    herkomst: Herkomst | None = None


Inhoud = Tekst | Keuze | Tabelblok | Grafiekblok


@dataclass(frozen=True, slots=True)
class Richtlijn:
    """How long the form asks an answer to be, in lines or in pages of A4; 0 is no limit. It warns and never blocks."""

    regels: int = 0
    a4: float = 0


@dataclass(frozen=True, slots=True)
class Veldbeeld:
    """One question of the form with its answer. `titel` and `nummer` are those of the form, `vraag` is in our words."""

    sleutel: str
    nummer: str
    titel: str
    vraag: str
    inhoud: tuple[Inhoud, ...] = ()
    richtlijn: Richtlijn = Richtlijn()
    gewijzigd_sinds_vorige: bool = False


@dataclass(frozen=True, slots=True)
class Sectiebeeld:
    """A section of the form. `indeling` is "doorlopend", or "tabel": a row per question, as in §2 of ZonMw's form."""

    nummer: str
    titel: str
    uitleg: str
    indeling: str
    velden: tuple[Veldbeeld, ...]


@dataclass(frozen=True, slots=True)
class Bijlagebeeld:
    """An annex that belongs to this version; `bestand` is its file name, empty when it stands elsewhere.

    `sha256` is the print of that file when the report was vastgesteld: a file of the library can be replaced later.
    """

    nummer: int
    titel: str
    omschrijving: str = ""
    bestand: str = ""
    adres: str = ""
    sha256: str = ""
    aanvulling: bool = False  # added after the funder asked


@dataclass(frozen=True, slots=True)
class Cijferregel:
    """A figure as the report may show it: `waarde` is None when it is missing or may not be seen; `noot` says why."""

    vraag: str
    wijk: str
    gebied: str
    indicator: str
    titel: str
    eenheid: str
    periode: str
    groep: str
    waarde: Decimal | None
    getoond: str
    noot: str
    herkomst: str
    bron: str
    staat: str
    betekenis: str = ""


@dataclass(frozen=True, slots=True)
class Verslagbeeld:
    """A whole report. `versie` counts from 1; 0 is a concept that was never vastgesteld."""

    sleutel: str
    soort: str
    titel: str
    organisatie: str
    projectnummer: str
    van: date
    tot: date
    versie: int
    staat: str
    vastgesteld_op: datetime | None
    gebied: str
    inleiding: str
    max_paginas: int
    secties: tuple[Sectiebeeld, ...]
    bijlagen: tuple[Bijlagebeeld, ...] = ()
    cijfers: tuple[Cijferregel, ...] = ()


SOORTEN = {soort.__name__: soort for soort in (Tekst, Keuze, Tabelblok, Grafiekblok)}


def naar_json(beeld: Verslagbeeld) -> dict:
    """Return `beeld` as plain data for JSON, with the form it has."""
    return {"vorm": VORM, "beeld": _plat(beeld)}


def uit_json(gegevens: dict) -> Verslagbeeld:
    """Return the report that `naar_json` made `gegevens` of. Raises ValueError for a form that is not known."""
    if gegevens.get("vorm") != VORM:
        raise ValueError(f"A report in form {gegevens.get('vorm')!r} cannot be read.")
    return _vol(Verslagbeeld, gegevens["beeld"])


def blok_als_json(blok: Inhoud) -> dict:
    """Return one piece of a report as plain data, as `naar_json` has it."""
    return _plat(blok)


def als_blok(gegevens: dict) -> Inhoud:
    """Return the piece that `blok_als_json` made `gegevens` of."""
    return _vol(SOORTEN[gegevens["soort_inhoud"]], gegevens)


def _plat(waarde: object) -> object:
    if is_dataclass(waarde):
        plat = {veld.name: _plat(getattr(waarde, veld.name)) for veld in fields(waarde)}
        return plat | {"soort_inhoud": type(waarde).__name__} if type(waarde).__name__ in SOORTEN else plat
    if isinstance(waarde, tuple):
        return [_plat(deel) for deel in waarde]
    if isinstance(waarde, date | datetime):
        return waarde.isoformat()
    return str(waarde) if isinstance(waarde, Decimal) else waarde


def _vol(soort: object, waarde: object) -> object:
    """Return `waarde` as the type that a field has. A field that `waarde` lacks keeps its default."""
    if waarde is None:
        return None
    if isinstance(soort, types.UnionType):
        delen = [deel for deel in typing.get_args(soort) if deel is not types.NoneType]
        if isinstance(waarde, dict) and "soort_inhoud" in waarde:
            return _vol(SOORTEN[waarde["soort_inhoud"]], waarde)
        return _vol(delen[0], waarde)
    if typing.get_origin(soort) is tuple:
        deel = typing.get_args(soort)[0]
        return tuple(_vol(deel, ding) for ding in waarde)
    if is_dataclass(soort):
        soorten = typing.get_type_hints(soort)
        bekend = {veld.name for veld in fields(soort)} & waarde.keys()
        return soort(**{naam: _vol(soorten[naam], waarde[naam]) for naam in bekend})
    lezer = {date: date.fromisoformat, datetime: datetime.fromisoformat, Decimal: Decimal}.get(soort)
    return lezer(waarde) if lezer else waarde
