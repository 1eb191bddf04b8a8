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
from functools import cache

from drukkerij.blokken import Alinea, Blok, Cel, Kolofon, Kop, Lijst, Stuk, Tabel, TeGroot, per_adres, teksten
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
        "blokken": [_blok(blok) for blok in blokken],
    }
    alle = (stuk.tekst for blok in blokken for tekst in teksten(blok) for stuk in tekst)
    if any(not _heeft(teken) for tekst in (kolofon.titel, *alle) for teken in tekst):
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
    return "".join(teken if _heeft(teken) else ONBEKEND_TEKEN for teken in tekst if not _onzichtbaar(teken))


def _heeft(teken: str) -> bool:
    """Whether `teken` can be shown, or needs no showing."""
    return teken == "\n" or bisect_right(_grenzen(), ord(teken)) % 2 == 1 or _onzichtbaar(teken)


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
    velden = {"blok": type(blok).__name__}
    match blok:
        case Kop():
            return velden | {"niveau": blok.niveau, "stukken": _stukken(blok.stukken, PAST_IN_KOP)}
        case Alinea():
            return velden | {"soort": blok.soort, "stukken": _stukken(blok.stukken, past)}
        case Lijst():
            punten = [[_blok(deel, past - 4) for deel in punt] for punt in blok.punten]
            return velden | {"genummerd": blok.genummerd, "start": blok.start, "punten": punten}
        case Tabel():
            breedtes = blok.breedtes()
            bijschrift = _breekbaar(_toonbaar(blok.bijschrift), PAST_IN_ALINEA)
            rijen = [_rij(rij, breedtes) for rij in blok.rijen]
            return velden | {
                "breedtes": breedtes,
                "bijschrift": bijschrift,
                "koppen": _rij(blok.koppen, breedtes),
                "rijen": rijen,
            }


def _rij(rij: tuple[Cel, ...], breedtes: tuple[float, ...]) -> list[dict]:
    return [
        {"kop": cel.kop, "stukken": _stukken(cel.stukken, max(1, int(PAST_IN_TABEL * breed) - 2))}
        for cel, breed in zip(rij, breedtes, strict=False)
    ]


def _stukken(stukken: tuple[Stuk, ...], past: int) -> list[dict]:
    """Return runs with what they link to: [{adres, stukken: [{tekst, vet, cursief, code}]}]."""
    leesbaar = (replace(stuk, tekst=_breekbaar(_toonbaar(stuk.tekst), past)) for stuk in stukken)
    leesbaar = [stuk for stuk in leesbaar if stuk.tekst]
    return [
        {
            "adres": adres,
            "stukken": [
                {"tekst": stuk.tekst, "vet": stuk.vet, "cursief": stuk.cursief, "code": stuk.code} for stuk in groep
            ],
        }
        for adres, groep in per_adres(tuple(leesbaar))
    ]
