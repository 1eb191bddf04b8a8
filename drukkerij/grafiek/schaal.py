# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""From values to places: scales with ticks at round numbers."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

from drukkerij.grafiek.getal import getal

STAPPEN = (1, 2, 2.5, 5, 10)
GROOT = ((1e12, " bln"), (1e9, " mld"), (1e6, " mln"))


@dataclass(frozen=True, slots=True)
class Schaal:
    """A straight scale: `laag` stands at `begin`, `hoog` at `eind`; `stap` is between two ticks."""

    laag: float
    hoog: float
    stap: float
    begin: float
    eind: float

    def plaats(self, waarde: float) -> float:
        return self.begin + (waarde - self.laag) / (self.hoog - self.laag) * (self.eind - self.begin)

    def streepjes(self) -> list[tuple[float, str]]:
        """Return the values of the ticks, with how they are written."""
        eerste, laatste = math.ceil(self.laag / self.stap - 1e-9), math.floor(self.hoog / self.stap + 1e-9)
        deler, achter = next(((d, a) for d, a in GROOT if max(abs(self.laag), abs(self.hoog)) >= d), (1, ""))
        stap = self.stap / deler
        decimalen = next((d for d in range(12) if math.isclose(stap * 10**d, round(stap * 10**d), rel_tol=1e-9)), 12)
        waarden = [nummer * self.stap for nummer in range(eerste, laatste + 1)]
        return [(waarde, getal(waarde / deler, decimalen) + (achter if waarde else "")) for waarde in waarden]


def maak_schaal(
    waarden: Iterable[float], begin: float, eind: float, *, vanaf_nul: bool = True, streepjes: int = 4
) -> Schaal:
    """Return a scale that holds all values and begins and ends at a tick; equal values give it a length too."""
    lijst = list(waarden) or [0.0]
    laag, hoog = min(lijst), max(lijst)
    if vanaf_nul:
        laag, hoog = min(0.0, laag), max(0.0, hoog)
    if laag == hoog:
        ruimte = abs(laag) / 10 or 1.0
        laag, hoog = (laag, laag + ruimte) if vanaf_nul else (laag - ruimte, laag + ruimte)
    ruw = hoog / streepjes - laag / streepjes
    macht = 10.0 ** math.floor(math.log10(ruw))
    stap = next(keer * macht for keer in STAPPEN if keer * macht >= ruw * (1 - 1e-9))
    return Schaal(math.floor(laag / stap + 1e-9) * stap, math.ceil(hoog / stap - 1e-9) * stap, stap, begin, eind)
