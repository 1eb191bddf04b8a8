# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""The script of a session: when each step begins, whether it fits, and a proposal to start from."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from monitoring.leren.models.leersessie import Kring, Scriptstap
from toolkit.models.tool import duur_in_woorden

_EEN_DAG = date(2000, 1, 1)  # any day: only the clock counts


@dataclass(frozen=True)
class Tijdregel:
    """A step with when it begins and ends; minutes from the start when no clock time is known."""

    stap: Scriptstap
    nummer: int
    van: time | None
    tot: time | None
    na: int

    @property
    def wanneer(self) -> str:
        if self.van is None or self.tot is None:
            return "bij het begin" if not self.na else f"na {duur_in_woorden(self.na)}"
        return f"{self.van:%H.%M}–{self.tot:%H.%M}"


@dataclass(frozen=True)
class Tijdplan:
    """All steps of a script, and how its minutes compare with the time there is."""

    regels: list[Tijdregel] = field(default_factory=list)
    totaal: int = 0
    beschikbaar: int | None = None

    @property
    def over(self) -> int | None:
        return None if self.beschikbaar is None else self.beschikbaar - self.totaal

    @property
    def past(self) -> bool:
        return self.over is None or self.over >= 0

    @property
    def oordeel(self) -> str:
        """Whether it fits, in words; the script of the page says the same while somebody types."""
        if not self.regels:
            return "Er staat nog geen stap in."
        samen = f"Samen {duur_in_woorden(self.totaal)}."
        if self.over is None:
            return f"{samen} Vul een begintijd en eindtijd in om te zien of het past."
        if self.over == 0:
            return f"{samen} Dat past precies."
        if self.over > 0:
            return f"{samen} Dat past, met {duur_in_woorden(self.over)} over."
        return f"{samen} Dat is {duur_in_woorden(-self.over)} te lang."


def tijdplan(stappen: Sequence[Scriptstap], begin: time | None, beschikbaar: int | None) -> Tijdplan:
    """Return when each step is; an empty plan of an empty script."""
    regels, na = [], 0
    for nummer, stap in enumerate(stappen, start=1):
        van, tot = (_na(begin, na), _na(begin, na + stap.minuten)) if begin else (None, None)
        regels.append(Tijdregel(stap, nummer, van, tot, na))
        na += stap.minuten
    return Tijdplan(regels, na, beschikbaar)


def _na(begin: time, minuten: int) -> time:
    return (datetime.combine(_EEN_DAG, begin) + timedelta(minutes=minuten)).time()


@dataclass(frozen=True)
class Voorgesteld:
    """A step of the proposal."""

    titel: str
    minuten: int
    kring: str
    uitleg: str
    nodig: str = ""
    werkvorm: bool = False  # whether the werkvorm binnenkring en buitenkring belongs to it


# A proposal of the editors, and no part of any source: the sources name the two circles and the praatplaat, no minutes.
VOORSTEL_NAAM = "voorstel van de redactie"
VOORSTEL_WERKVORM = "binnenkring-buitenkring"
VOORSTEL: tuple[Voorgesteld, ...] = (
    Voorgesteld(
        "Landen en de leervraag", 10, Kring.ALLEN,
        "Lees voor wat de vorige keer is afgesproken en wat ervan kwam. Zet dan de leervraag neer.",
        "Leervraag groot op papier of scherm",
    ),
    Voorgesteld(
        "Een verhaal uit de praktijk", 15, Kring.BINNEN,
        "Iemand uit de wijk vertelt één voorbeeld bij de leervraag. Zonder namen van inwoners.",
    ),
    Voorgesteld(
        "De binnenkring praat", 30, Kring.BINNEN,
        "De binnenkring praat met elkaar, niet naar de buitenkring. De begeleider houdt zich erbuiten.",
        "Stoelen in twee kringen", werkvorm=True,
    ),
    Voorgesteld(
        "De buitenkring geeft terug", 20, Kring.BUITEN,
        "Wat zagen jullie, wat hoorden jullie, welke vraag hebben jullie? Nog geen advies.", werkvorm=True,
    ),
    Voorgesteld(
        "De binnenkring reageert", 20, Kring.BINNEN, "Wat neem je mee? Wat ga je anders zien of doen?", werkvorm=True
    ),
    Voorgesteld(
        "Lessen op drie niveaus", 15, Kring.ALLEN,
        "Wat leerden we voor deze wijk? Wat voor de gemeente? En wat voor alle partners samen?",
        "Drie vellen, of de notities op het scherm",
    ),
    Voorgesteld(
        "Afspraken en afsluiten", 10, Kring.ALLEN,
        "Wie doet wat, en wanneer? Vraag dan: wat hebben we geleerd, en wat kan de volgende keer beter?",
    ),
)  # fmt: skip
