# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Numbers as Dutch readers write them: decimal comma, dot for thousands, a real minus sign."""

import math
from decimal import ROUND_HALF_UP, Decimal

MIN = "\u2212"


def getal(waarde: float, decimalen: int = 0) -> str:
    """Write a number with that many decimals; halves go up, away from zero: 2,5 becomes 3.

    A value that rounds to zero has no minus. Raises ValueError for what is no number.
    """
    if not math.isfinite(waarde):
        raise ValueError("Only a finite number can be written.")
    rond = Decimal(repr(waarde)).quantize(Decimal(1).scaleb(-decimalen), ROUND_HALF_UP)
    tekst = f"{abs(rond):,.{decimalen}f}".translate(str.maketrans(",.", ".,"))
    return MIN + tekst if rond < 0 else tekst


def kort_getal(waarde: float) -> str:
    """Write a number with the decimals it has, two at most: 12 or 12,5 or 0,25."""
    for decimalen in (0, 1):
        if math.isclose(waarde, round(waarde, decimalen), rel_tol=1e-12, abs_tol=1e-9):
            return getal(waarde, decimalen)
    return getal(waarde, 2)
