# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Figures in words that promise no more than they know.

Below ten people a share is "3 van de 5", below a hundred a percentage has no decimals.
"""

import math

from drukkerij.grafiek.getal import MIN, getal
from monitoring.meten.statistiek import Interval

MIN_PERCENTAGE = 10
MIN_DECIMAAL = 100
HEEL = 100


def percentage(aandeel: float, n: int) -> str:
    """Write a share of `n` people as a percentage: "60%", or "60,5%" from a hundred people on.

    What is not quite nothing or everything is not rounded to it: "minder dan 1%".
    """
    if not 0 <= aandeel <= 1:
        raise ValueError("A share is from 0 to 1.")
    if aandeel in (0, 1):
        return f"{getal(aandeel * HEEL)}%"
    decimalen = 1 if n >= MIN_DECIMAAL else 0
    stap = 10.0**-decimalen
    if aandeel * HEEL < stap / 2:
        return f"minder dan {getal(stap, decimalen)}%"
    if aandeel * HEEL >= HEEL - stap / 2:
        return f"meer dan {getal(HEEL - stap, decimalen)}%"
    return f"{getal(aandeel * HEEL, decimalen)}%"


def deel_van(aantal: int, totaal: int) -> str:
    """Write how many of how many: "3 van de 5", and a percentage from ten people on."""
    if totaal < 1 or not 0 <= aantal <= totaal:
        raise ValueError("A share needs a total of at least 1, and a part from 0 to that total.")
    if totaal < MIN_PERCENTAGE:
        return f"{getal(aantal)} van de {getal(totaal)}"
    return percentage(aantal / totaal, totaal)


def procentpunt(verschil: float) -> str:
    """Write a difference of shares with its sign, in whole points: "+20 procentpunt"."""
    punten = getal(verschil * HEEL)
    teken = "" if punten.startswith(MIN) or punten == "0" else "+"
    return f"{teken}{punten} procentpunt"


def ongeveer(waarde: float, basis: int = 5) -> str:
    """Write a count as a multiple of `basis`: "ongeveer 65". What would become nothing is "minder dan 5"."""
    if basis < 1 or waarde < 0:
        raise ValueError("A count is at least 0, and rounded to a multiple of at least 1.")
    rond = math.floor(waarde / basis + 0.5) * basis
    if rond == 0 and waarde > 0:
        return f"minder dan {getal(basis)}"
    return f"ongeveer {getal(rond)}"


def van_tot(interval: Interval, decimalen: int = 0) -> str:
    """Write an interval of counts: "156 tot 209"; without an end "156 of meer"."""
    if math.isinf(interval.boven):
        return f"{getal(interval.onder, decimalen)} of meer"
    return f"{getal(interval.onder, decimalen)} tot {getal(interval.boven, decimalen)}"


def van_tot_procent(interval: Interval, n: int) -> str:
    """Write an interval of shares of `n` people: "23% tot 88%"; no percentages below ten people: empty."""
    if n < MIN_PERCENTAGE:
        return ""
    decimalen = 1 if n >= MIN_DECIMAAL else 0
    return f"{getal(interval.onder * HEEL, decimalen)}% tot {getal(interval.boven * HEEL, decimalen)}%"
