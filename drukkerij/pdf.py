# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""PDF files that everybody can read: PDF/UA-1, and PDF/A-2a when the document has a date.

Typst does the setting (`zetten.py`). What it sets is `document.typ`; what people typed goes in as data and is never
markup.
"""

import re
import unicodedata
from bisect import bisect_right
from dataclasses import replace
from functools import cache, lru_cache

from drukkerij.blokken import (
    Aanvulling,
    Alinea,
    Beeld,
    Blok,
    Cel,
    Kolofon,
    Kop,
    Lijst,
    Stuk,
    Tabel,
    TeGroot,
    Vakjes,
    blijft_heel,
    per_adres,
    teksten,
)
from drukkerij.zetten import LETTERTYPEN, TeVeel, zet

PDF = "application/pdf"
ONBEKEND_TEKEN = "□"
BREEKPUNT = "\u200b"  # takes no room, and a line may end there
# So many characters surely fit on a line: in the title and headings, in a paragraph, in a table as wide as the page.
PAST_IN_KOP, PAST_IN_ALINEA, PAST_IN_TABEL = 24, 45, 75
MELDING = (
    f"In dit pdf-bestand staat {ONBEKEND_TEKEN} voor tekens die het niet kan tonen. "
    "Die tekens staan wel in het document voor Word of LibreOffice."
)


def schrijf(kolofon: Kolofon, blokken: list[Blok]) -> bytes:
    inhoud = {
        "titel": _toonbaar(kolofon.titel),
        "eigenaar": _toonbaar(kolofon.eigenaar),
        "onderwerp": _toonbaar(kolofon.onderwerp),
        "datum": kolofon.datum and {deel: getattr(kolofon.datum, deel) for deel in ("year", "month", "day")},
        "kop": _breekbaar(_toonbaar(kolofon.titel), PAST_IN_KOP),
        "voettekst": _breekbaar(_toonbaar(kolofon.titel[:80]), PAST_IN_ALINEA),
        "koptekst": _breekbaar(_toonbaar(kolofon.koptekst), PAST_IN_ALINEA),
        "blokken": [_blok(blok) for blok in blokken],
    }
    alle = (stuk.tekst for blok in blokken for tekst in teksten(blok) for stuk in tekst)
    gebruikt = set().union(kolofon.titel, kolofon.koptekst, *alle)
    if not all(map(_heeft, gebruikt)):
        inhoud["blokken"].append(_blok(Alinea((Stuk(MELDING),), "let_op")))
    try:
        return zet(inhoud)
    except TeVeel as error:
        raise TeGroot from error


@cache
def _grenzen() -> list[int]:
    """Return where the characters that can be shown begin and end, by turns."""
    reeksen = [regel.split("-") for regel in (LETTERTYPEN / "tekens.txt").read_text().split()]
    return [grens for begin, eind in reeksen for grens in (int(begin, 16), int(eind, 16) + 1)]


def _toonbaar(tekst: str) -> str:
    """Return `tekst` with a square for each character that no font has; marks without a font and hidden ones go."""
    if tekst.isascii():
        return tekst
    return "".join(teken if _heeft(teken) else ONBEKEND_TEKEN for teken in tekst if not _onzichtbaar(teken))


@lru_cache(maxsize=4096)
def _heeft(teken: str) -> bool:
    """Whether `teken` can be shown, or needs no showing."""
    return teken == "\n" or bisect_right(_grenzen(), ord(teken)) % 2 == 1 or _onzichtbaar(teken)


@lru_cache(maxsize=4096)
def _onzichtbaar(teken: str) -> bool:
    """Whether `teken` only changes what is beside it: hidden characters, and marks that no font has."""
    soort = unicodedata.category(teken)
    return soort == "Cf" or (soort.startswith("M") and bisect_right(_grenzen(), ord(teken)) % 2 == 0)


def _breekbaar(tekst: str, past: int) -> str:
    """Return `tekst` with places to break in words of more than `past` characters, three to a line."""
    deel = max(1, past // 3)
    return re.sub(
        rf"\S{{{past + 1},}}",
        lambda woord: BREEKPUNT.join(woord[0][begin : begin + deel] for begin in range(0, len(woord[0]), deel)),
        tekst,
    )


def _blok(blok: Blok, past: int = PAST_IN_ALINEA) -> dict:
    """Return a block as plain data, for JSON."""
    match blok:
        case Kop():
            velden = {"niveau": blok.niveau, "stukken": _stukken(blok.stukken, PAST_IN_KOP)}
        case Alinea():
            velden = {"soort": blok.soort, "stukken": _stukken(blok.stukken, past)}
        case Lijst():
            punten = [[_blok(deel, past - 4) for deel in punt] for punt in blok.punten]
            velden = {"genummerd": blok.genummerd, "start": blok.start, "punten": punten}
        case Vakjes():
            regels = [_stukken(regel, past) for regel in blok.regels]
            velden = {"regels": regels, "woorden": _stukken(blok.in_woorden, past)}
        case Aanvulling():
            velden = {"blokken": [_blok(deel, past - 3) for deel in blok.alles]}
        case Beeld():
            bijschrift = _breekbaar(_toonbaar(blok.bijschrift), PAST_IN_ALINEA)
            velden = {"svg": blok.svg, "alt": _toonbaar(blok.alt), "bijschrift": bijschrift, "deel": blok.deel}
        case Tabel():
            breedtes = blok.breedtes()
            past_in = [max(1, int(PAST_IN_TABEL * breed) - 2) for breed in breedtes]
            velden = {
                "breedtes": breedtes,
                "bijschrift": _breekbaar(_toonbaar(blok.bijschrift), PAST_IN_ALINEA),
                "koppen": _rij(blok.koppen, past_in),
                "rijen": [_rij(rij, past_in) for rij in blok.rijen],
            }
    return {"blok": type(blok).__name__} | velden


def _rij(rij: tuple[Cel, ...], past_in: list[int]) -> list:
    heel = blijft_heel(rij)
    return [_cel(cel, past, heel=heel) for cel, past in zip(rij, past_in, strict=False)]


def _cel(cel: Cel, past: int, *, heel: bool) -> str | dict:
    """Return a cell; one with a plain text is that text, so that a long table stays lean."""
    if cel.blokken:
        return {"kop": cel.kop, "heel": heel, "blokken": [_blok(blok, past) for blok in cel.blokken]}
    stukken = _stukken(cel.stukken, past)
    return stukken if isinstance(stukken, str) and not cel.kop else {"kop": cel.kop, "stukken": stukken}


def _stukken(stukken: tuple[Stuk, ...], past: int) -> str | list[dict]:
    """Return runs with what they link to, [{adres, stukken: [{tekst, vet, cursief, code}]}]; plain text as it is."""
    leesbaar = [replace(stuk, tekst=_breekbaar(_toonbaar(stuk.tekst), past)) for stuk in stukken]
    leesbaar = [stuk for stuk in leesbaar if stuk.tekst]
    if not leesbaar or (len(leesbaar) == 1 and leesbaar[0] == Stuk(leesbaar[0].tekst)):
        return leesbaar[0].tekst if leesbaar else ""
    return [
        {
            "adres": adres,
            "stukken": [
                {"tekst": stuk.tekst, "vet": stuk.vet, "cursief": stuk.cursief, "code": stuk.code} for stuk in groep
            ],
        }
        for adres, groep in per_adres(tuple(leesbaar))
    ]
