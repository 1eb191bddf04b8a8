# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Whether a decision came in time, as far as its dates are known: a read model.

A date that is known to the month can be any day of that month. So what is said is what holds for every day that it can
be: "at least", or that it cannot be said.
"""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from wijken.models.gebeurtenis import Besluit, Besluitstaat, Precisie, laatste_dag


@dataclass(frozen=True)
class Tijdigheid:
    """How a decision stands against the day by which it was needed. `dagen` is never negative.

    `soort`: "op_tijd", "te_laat", "wacht" (not taken, and there is time), "over_tijd" (not taken, and the day is over),
    or "onbekend". `dagen` is how late it is, or for "wacht" how many days are left.
    """

    soort: str
    dagen: int
    zin: str

    @property
    def is_laat(self) -> bool:
        return self.soort in ("te_laat", "over_tijd")


def in_dagen(dagen: int) -> str:
    """Return a number of days in words: "1 dag", "3 weken", "5 maanden" (of 30 days, rounded down)."""
    if dagen < 14:
        return "1 dag" if dagen == 1 else f"{dagen} dagen"
    if dagen < 61:
        return f"{dagen // 7} weken"
    return f"{dagen // 30} maanden" if dagen < 731 else f"{dagen // 365} jaar"


def _bekend(datum: date | None, precisie: str) -> bool:
    return datum is not None and precisie != Precisie.ONBEKEND


def tijdigheid(besluit: Besluit, *, op: date | None = None) -> Tijdigheid:
    """Return whether a decision came in time, as it can be told on the day `op` (today)."""
    op = op or timezone.localdate()
    if not _bekend(besluit.nodig_voor, besluit.nodig_precisie):
        return Tijdigheid("onbekend", 0, "Wanneer het nodig was, is niet vastgelegd.")
    uiterlijk = laatste_dag(besluit.nodig_voor, besluit.nodig_precisie)
    if besluit.staat == Besluitstaat.GENOMEN:
        return _genomen(besluit, uiterlijk)
    if besluit.staat == Besluitstaat.UITKOMST_ONBEKEND:
        return Tijdigheid("onbekend", 0, "Of het besluit er op tijd was, is niet vastgelegd.")
    if op > uiterlijk:
        return Tijdigheid("over_tijd", (op - uiterlijk).days, f"Al {in_dagen((op - uiterlijk).days)} te laat.")
    over = (uiterlijk - op).days
    return Tijdigheid("wacht", over, "Vandaag nodig." if over == 0 else f"Nodig binnen {in_dagen(over)}.")


def _genomen(besluit: Besluit, uiterlijk: date) -> Tijdigheid:
    if not _bekend(besluit.datum, besluit.precisie):
        return Tijdigheid(
            "onbekend", 0, "Wanneer het besluit viel, is niet vastgelegd. Of het op tijd was dus ook niet."
        )
    eerste, laatste = besluit.datum, laatste_dag(besluit.datum, besluit.precisie)
    if laatste <= besluit.nodig_voor:
        return Tijdigheid("op_tijd", 0, "Op tijd genomen.")
    if eerste > uiterlijk:
        dagen = (eerste - uiterlijk).days
        precies = besluit.precisie == besluit.nodig_precisie == Precisie.DAG
        return Tijdigheid("te_laat", dagen, f"{'' if precies else 'Minstens '}{in_dagen(dagen)} te laat.")
    if besluit.precisie == Precisie.DAG and eerste <= uiterlijk:
        return Tijdigheid("op_tijd", 0, "Op tijd genomen.")
    return Tijdigheid("onbekend", 0, "De datums zijn niet precies genoeg om te zeggen of het op tijd was.")
