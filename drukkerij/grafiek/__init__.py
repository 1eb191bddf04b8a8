# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Charts as SVG that is part of the page: `teken(Staven(Kader(…), (Punt(…), …)))`.

Imports nothing of ours and knows no models. What a chart looks like is described in docs/adr/0023-charts-as-svg.md.
"""

import hashlib
from dataclasses import dataclass

from drukkerij.grafiek import lijnen, rijen, stippen
from drukkerij.grafiek.gegevens import (
    Aandelen,
    Breuk,
    Diagram,
    Halter,
    Kader,
    Lijn,
    Paar,
    Punt,
    Puntplot,
    Reeks,
    Staven,
    Stippen,
    Stippenrij,
    Tabel,
    Trechter,
    Veelvoud,
    Verdeling,
)
from drukkerij.grafiek.svg import SLEUTEL, Svg, blad, regels, schrijf

__all__ = [
    "Aandelen", "Breuk", "Grafiek", "Halter", "Kader", "Lijn", "Paar", "Punt", "Puntplot", "Reeks", "Staven", "Stippen",
    "Stippenrij", "Tabel", "Trechter", "Veelvoud", "Verdeling", "teken",
]  # fmt: skip

SMAL, BREED = 340, 576  # the column of text on a phone of 375 px, and on a large screen
TEKENAARS = rijen.TEKENAARS | {Lijn: lijnen.lijn, Veelvoud: lijnen.veelvoud, Stippen: stippen.stippen}
LEEG = "Er zijn nog geen cijfers."


@dataclass(frozen=True, slots=True)
class Grafiek:
    """A chart with all that belongs to it, for `components/grafiek.html`.

    `smal` and `breed` are the same chart for a phone and for a large screen; the stylesheet shows one of them. The
    table has the same values in the same words.
    """

    kader: Kader
    smal: Svg
    breed: Svg
    koppen: tuple[str, ...]
    rijen: tuple[tuple[str, ...], ...]

    @property
    def bestandsnaam(self) -> str:
        return self.kader.bestandsnaam


def teken(diagram: Diagram) -> Grafiek:
    """Draw a chart for narrow and for wide, with its table."""
    koppen, tabelrijen = diagram.tabel()
    return Grafiek(diagram.kader, _teken(diagram, SMAL, "smal"), _teken(diagram, BREED, "breed"), koppen, tabelrijen)


def _teken(diagram: Diagram, breedte: float, klas: str) -> Svg:
    kader = diagram.kader
    sleutel = f"g{hashlib.sha256(repr(diagram).encode()).hexdigest()[:10]}{klas[0]}"
    if diagram.tabel()[1] and len(diagram.tabel()[0]) > 1:
        inhoud, hoogte = TEKENAARS[type(diagram)](diagram, breedte)
    else:
        inhoud, hoogte = schrijf(0, 2, regels(LEEG, breedte), klas="grafiek__zacht"), 26.0
    inhoud = Svg(inhoud.replace(SLEUTEL, sleutel))
    titel = f"{kader.titel} (voorbeeld, fictief)" if kader.voorbeeld else kader.titel
    zin = f"{kader.zin} De cijfers staan in de tabel onder de grafiek."
    return blad(inhoud, breedte, hoogte, sleutel=sleutel, titel=titel, zin=zin, klas=klas)
