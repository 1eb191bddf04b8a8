# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""A chart that leaves the site: the same drawing with its colours written in it, on white, as it is printed.

On a page the stylesheet gives the colours (`static/css/onderdelen/grafiek.css`), here attributes do: the light
colours of `tokens.css`, on every screen and on paper. A test holds the two together.
"""

import re

HUIS, TEKST, ZACHT, LIJN, STERK, PAAL, GROND = (
    "#0b5a55", "#1c2b33", "#4a5a63", "#ddd5c7", "#75838a", "#6f5a4c", "#ffffff",
)  # fmt: skip
LETTERS = "Atkinson Hyperlegible Next, Atkinson Hyperlegible, Arial, sans-serif"
RAND = 6  # around the drawing: half a marker may stand outside it
# The last class of an element that gives an attribute wins, as in the stylesheet.
KLASSEN: dict[str, dict[str, str]] = {
    "zacht": {"fill": ZACHT},
    "vet": {"font-weight": "700"},
    "raster": {"stroke": LIJN},
    "as": {"stroke": STERK},
    **dict.fromkeys(("kruis", "breuk", "leeg", "verbinding"), {"stroke": ZACHT}),
    "staaf": {"fill": HUIS},
    "staaf--zacht": {"fill": STERK},
    "marge": {"stroke": TEKST},
    "lijn--1": {"stroke": HUIS},
    "lijn--2": {"stroke": TEKST},
    "lijn--3": {"stroke": PAAL},
    "lijn--4": {"stroke": STERK},
    "punt": {"fill": HUIS, "stroke": GROND, "stroke-width": "3", "paint-order": "stroke"},
    "punt--1": {},
    "punt--2": {"fill": TEKST},
    "punt--3": {"fill": PAAL},
    "punt--4": {"fill": STERK},
    "stipje": {"fill": HUIS},
    "eigen": {"stroke": TEKST, "stroke-width": "2.5"},
    "open": {"fill": GROND, "stroke": TEKST},
    "deel": {"stroke": HUIS},
    "deel--1": {"fill": HUIS},
    **dict.fromkeys(("deel--2", "deel--4"), {"fill": GROND}),
    "deel--3": {"fill": LIJN, "stroke": STERK},
    **dict.fromkeys(("deel--5", "deel--6", "deel--7"), {"fill": GROND, "stroke": STERK}),
    "arcering": {"stroke": HUIS},
    "stip": {"fill": HUIS},
    "lijn": {},
}
ELEMENT = re.compile(r"<([a-zA-Z]+)((?:\s+[a-zA-Z][a-zA-Z0-9:-]*=\"[^\"]*\")*)\s*(/?)>")
ATTRIBUUT = re.compile(r"\s+([a-zA-Z][a-zA-Z0-9:-]*)=\"([^\"]*)\"")


def los(svg: str) -> str:
    """Return a chart that needs no stylesheet; one that needs none already comes back as it is."""
    if 'class="' not in svg:
        return str(svg)
    return ELEMENT.sub(_element, str(svg))


def _element(gevonden: re.Match) -> str:
    naam, rest, dicht = gevonden.groups()
    oud = dict(ATTRIBUUT.findall(rest))
    klassen = [klas.removeprefix("grafiek__") for klas in oud.pop("class", "").split()]
    nieuw: dict[str, str] = {}
    if naam == "text":
        nieuw |= {"stroke": GROND, "stroke-width": "3", "paint-order": "stroke"}
    for klas in klassen:
        nieuw |= KLASSEN.get(klas, {})
    grond = ""
    if naam == "svg" and "beeld" in klassen:
        x, y, breed, hoog = (float(deel) for deel in oud["viewBox"].split())
        x, y, breed, hoog = x - RAND, y - RAND, breed + 2 * RAND, hoog + 2 * RAND
        nieuw |= {"font-family": LETTERS, "fill": TEKST, "viewBox": f"{x:g} {y:g} {breed:g} {hoog:g}"}
        nieuw |= {"width": f"{breed:g}", "height": f"{hoog:g}"}
        grond = f'<rect x="{x:g}" y="{y:g}" width="{breed:g}" height="{hoog:g}" fill="{GROND}"/>'
    samen = oud | nieuw  # as in a browser: a class goes before an attribute
    tekst = "".join(f' {n}="{w}"' for n, w in samen.items())
    return f"<{naam}{tekst}{dicht}>{grond}"
