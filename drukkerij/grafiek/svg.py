# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Writing SVG: elements with escaped text, and lines of text that fit.

No style, no script: how it looks is in presentation attributes and in classes, in `static/css/onderdelen/grafiek.css`.
"""

import math
import unicodedata
from html import escape

from drukkerij.grafiek.gegevens import schoon

LETTER = 15  # units; a drawing of 340 wide is shown 343 px wide on a phone of 375
REGEL = 19
BELETSEL = "…"
SLEUTEL = "\0"  # stands for the key of a drawing until it is known; no text can hold it

# Widths in thousandths of the size of the letter, measured in Atkinson Hyperlegible Next.
_GROEPEN = {
    160: "'", 200: ",.:;", 240: "j`|", 260: "il", 280: "! ", 300: '"()', 320: "ft[", 340: "r]{}", 360: "-", 380: "/\\_",
    400: "1I", 440: "y", 460: "vz", 480: "csx*?", 500: "k", 520: "7aJ", 540: "2eouL", 560: "bdghnpEFT<>^~",
    580: "35qY", 600: "69PSVZ$+", 620: "48ABRX=", 640: "0CK", 660: "D#", 680: "wU", 700: "GHN", 720: "OQ", 740: "&",
    780: "@", 820: "M", 840: "m", 860: "W", 920: "%",
}  # fmt: skip
_BREEDTES = {teken: breedte for breedte, tekens in _GROEPEN.items() for teken in tekens}
_ANDERS, _GROOT = 620, 1100  # another letter; an emoji or a Chinese character
_RUIM, _VET = 1.04, 1.09  # a little too wide is better than a text that does not fit; bold is wider


class Svg(str):
    """SVG of our own making: text in it was escaped, so a template may show it as it is."""

    def __html__(self) -> str:
        return self


def el(naam: str, *inhoud: Svg, tekst: str = "", **attributen: str | float | None) -> Svg:
    """Return an element; `class_` is class, an underscore in a name is a hyphen, None leaves an attribute out."""
    delen = []
    for sleutel, waarde in attributen.items():
        if waarde is not None:
            kort = f"{waarde:.2f}".rstrip("0").rstrip(".") if isinstance(waarde, float) else str(waarde)
            delen.append(f' {sleutel.rstrip("_").replace("_", "-")}="{escape(kort)}"')
    binnen = escape(schoon(tekst), quote=False) + "".join(inhoud)
    return Svg(f"<{naam}{''.join(delen)}>{binnen}</{naam}>" if binnen else f"<{naam}{''.join(delen)}/>")


def lengte(tekst: str, *, vet: bool = False) -> float:
    """Return about how wide a text is, rather too wide than too narrow."""
    totaal = 0
    for teken in tekst:
        if unicodedata.combining(teken):
            continue
        if ord(teken) > 0x2E7F or unicodedata.east_asian_width(teken) in "WF":
            totaal += _GROOT
        else:
            totaal += _BREEDTES.get(unicodedata.normalize("NFD", teken)[0], _ANDERS)
    return totaal / 1000 * LETTER * (_VET if vet else _RUIM)


def regels(tekst: str, breedte: float, hoogstens: int = 3, *, vet: bool = False) -> list[str]:
    """Break a text into lines that fit; a word that is too long gets a hyphen, and what is left out ends with "…"."""
    woorden, uit = schoon(tekst).split(), [""]
    while woorden:
        woord = woorden.pop(0)
        poging = f"{uit[-1]} {woord}".strip()
        if lengte(poging, vet=vet) <= breedte:
            uit[-1] = poging
        elif uit[-1]:
            woorden.insert(0, woord)
            uit.append("")
        else:
            passend = next((i for i in range(len(woord) - 1, 1, -1) if lengte(f"{woord[:i]}-", vet=vet) <= breedte), 1)
            uit[-1] = f"{woord[:passend]}-" if passend < len(woord) else woord
            if passend < len(woord):
                woorden.insert(0, woord[passend:])
                uit.append("")
        if len(uit) > hoogstens:
            return [*uit[: hoogstens - 1], _afgekapt(uit[hoogstens - 1], breedte, vet=vet)]
    return uit if uit != [""] else []


def _afgekapt(regel: str, breedte: float, *, vet: bool) -> str:
    while regel and lengte(regel + BELETSEL, vet=vet) > breedte:
        regel = regel[:-1]
    return regel.rstrip() + BELETSEL


def schrijf(x: float, y: float, lijnen: list[str], *, klas: str | None = None, anker: str | None = None) -> Svg:
    """Write lines of text below each other; `y` is the top of the first."""
    return Svg(
        "".join(
            el("text", tekst=lijn, x=x, y=y + nummer * REGEL + LETTER - 1.0, class_=klas, text_anchor=anker)
            for nummer, lijn in enumerate(lijnen)
        )
    )


def streep(
    x1: float, y1: float, x2: float, y2: float, klas: str, *, dikte: float = 1, stippel: str | None = None
) -> Svg:
    return el("line", x1=x1, y1=y1, x2=x2, y2=y2, class_=klas, stroke_width=dikte, stroke_dasharray=stippel)


def merk(x: float, y: float, soort: int, klas: str) -> Svg:
    """Draw a marker: circle, square, triangle or diamond, told apart without colour; 4 is an open circle."""
    if soort in (0, 4):
        return el("circle", cx=x, cy=y, r=6.5 if soort else 5, class_=klas, stroke_width=2.5 if soort else None)
    paden = {1: "M-5-5H5V5H-5Z", 2: "M0-6.5 6.5 5H-6.5Z", 3: "M0-7 7 0 0 7-7 0Z"}
    return el("path", d=paden[soort], transform=f"translate({x:.2f} {y:.2f})", class_=klas)


def blad(inhoud: Svg, breedte: float, hoogte: float, *, sleutel: str, titel: str, zin: str, klas: str) -> Svg:
    """Return the whole drawing, which says of itself what it is and what it shows."""
    return el(
        "svg",
        el("title", tekst=titel, id=f"{sleutel}-t"),
        el("desc", tekst=zin, id=f"{sleutel}-d"),
        inhoud,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {breedte:g} {math.ceil(hoogte)}",
        width=f"{breedte:g}",
        height=str(math.ceil(hoogte)),
        class_=f"grafiek__beeld grafiek__beeld--{klas}",
        role="img",
        aria_labelledby=f"{sleutel}-t {sleutel}-d",
        font_size=LETTER,
    )
