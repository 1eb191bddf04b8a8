# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""How long a text is, in lines and in pages: an estimate that warns and never blocks.

`static/js/verslag.js` counts in the same way while somebody types.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil

from redactie.leesbaar import regels_van

PER_REGEL = 90  # characters
PER_A4 = 3_000


@dataclass(frozen=True)
class Lengte:
    """How long something is; `regels` are lines of 90 characters, `a4` pages of 3,000."""

    tekens: int = 0
    regels: int = 0

    def __add__(self, ander: "Lengte") -> "Lengte":
        return Lengte(self.tekens + ander.tekens, self.regels + ander.regels)

    @property
    def a4(self) -> float:
        return ceil(10 * self.tekens / PER_A4) / 10

    @property
    def a4_in_woorden(self) -> str:
        return f"{self.a4:.1f}".replace(".", ",")

    def te_lang(self, *, regels: int = 0, a4: float = 0) -> str:
        """Return what to say when this is longer than the form asks; "" when it is not."""
        if regels and self.regels > regels:
            return f"Dit zijn ongeveer {self.regels} regels. Het formulier vraagt er ongeveer {regels}."
        if a4 and self.a4 > float(a4):
            gevraagd = f"{float(a4):g}".replace(".", ",")
            return f"Dit is ongeveer {self.a4_in_woorden} A4. Het formulier vraagt hoogstens {gevraagd} A4."
        return ""


def lengte_van(teksten: Iterable[str]) -> Lengte:
    """Return how long pieces of rich text are together."""
    regels = [tekst for html in teksten if html for _, tekst in regels_van(html)]
    return Lengte(sum(map(len, regels)), sum(ceil(len(regel) / PER_REGEL) for regel in regels))
