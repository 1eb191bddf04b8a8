# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""What is drawn: one frozen dataclass per kind of chart, which also gives its data as a table.

A value that is missing is None with a reason, never 0. So is a value that must stay unknown, with "<10" or "niet
getoond" as its reason: the length of a bar would tell it. How a known value is written may be given along ("3 van de
5", "ongeveer 1.200"); drawing and table use the same words.
"""

import math
import re
import unicodedata
from dataclasses import dataclass

from drukkerij.grafiek.getal import kort_getal
from drukkerij.xml import xml_tekst

NIET_VASTGELEGD = "niet vastgelegd"
PROCENT = "%"
MAX_REEKSEN = 4  # more lines than there are markers that can be told apart
MAX_SOORTEN = 7  # more shares than there are patterns that can be told apart
MAX_NAAM = 80
# Characters that turn the reading direction of what follows them, and would do so outside their own label.
STUURTEKENS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")

Tabel = tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]


@dataclass(frozen=True, slots=True)
class Kader:
    """What stands around a chart: `titel` says what is counted, `zin` what it shows, in one sentence of the caller.

    `eenheid` heads the column of values; "%" is written behind every value. `wijk`, `indicator` and `periode` make the
    name of the file. `anker` tells charts with the same content on one page apart.
    """

    titel: str
    zin: str
    bron: str
    wijk: str = ""
    indicator: str = ""
    periode: str = ""
    eenheid: str = ""
    voorbeeld: bool = False
    anker: str = ""

    @property
    def bestandsnaam(self) -> str:
        """Return a name for a file, without its extension: a to z, digits and hyphens, 80 at most."""
        woorden = " ".join(filter(None, (self.wijk, self.indicator, self.periode))) or self.titel
        kaal = unicodedata.normalize("NFKD", woorden.replace("–", "-")).encode("ascii", "ignore").decode().lower()
        return re.sub(r"[^a-z0-9]+", "-", kaal).strip("-")[:MAX_NAAM].strip("-") or "grafiek"


@dataclass(frozen=True, slots=True)
class Punt:
    """One value. `tekst` is how it is written; `onder` and `boven` are its interval; `n` is of how many people.

    Without `waarde` the `reden` is shown. `nadruk` makes it stand out; when no point has it they are all alike.
    """

    label: str
    waarde: float | None
    reden: str = NIET_VASTGELEGD
    tekst: str = ""
    onder: float | None = None
    boven: float | None = None
    n: int | None = None
    nadruk: bool = False

    def __post_init__(self) -> None:
        for waarde in (self.waarde, self.onder, self.boven):
            if waarde is not None and not math.isfinite(waarde):
                raise ValueError("A value is a finite number, or None with a reason.")
        if (self.onder is None) != (self.boven is None):
            raise ValueError("An interval has two ends.")

    def schrijf(self, eenheid: str = "") -> str:
        if self.waarde is None:
            return self.reden.strip() or NIET_VASTGELEGD
        return self.tekst.strip() or _met_eenheid(self.waarde, eenheid)

    def marge(self, eenheid: str = "") -> str:
        if self.onder is None or self.boven is None:
            return ""
        return f"{_met_eenheid(self.onder, eenheid)} tot {_met_eenheid(self.boven, eenheid)}"


@dataclass(frozen=True, slots=True)
class Staven:
    """Horizontal bars from zero, in the order of the caller."""

    kader: Kader
    punten: tuple[Punt, ...]

    def tabel(self) -> Tabel:
        return _puntentabel(self.kader, self.punten, "Categorie")


@dataclass(frozen=True, slots=True)
class Trechter:
    """Steps from many to few, each a bar from zero; a step nobody recorded keeps its place and says so."""

    kader: Kader
    stappen: tuple[Punt, ...]

    def tabel(self) -> Tabel:
        return _puntentabel(self.kader, self.stappen, "Stap")


@dataclass(frozen=True, slots=True)
class Puntplot:
    """A dot per row with its interval, on one scale; `van` and `tot` widen that scale, such as 0 to 100."""

    kader: Kader
    punten: tuple[Punt, ...]
    van: float | None = None
    tot: float | None = None

    def tabel(self) -> Tabel:
        return _puntentabel(self.kader, self.punten, "Categorie")


@dataclass(frozen=True, slots=True)
class Reeks:
    """A line: one point per period, missing ones with their reason; the labels of its points are not used."""

    naam: str
    punten: tuple[Punt, ...]


@dataclass(frozen=True, slots=True)
class Breuk:
    """Before this period something else was counted: another area, another definition. Lines do not cross it."""

    periode: str
    waarom: str


@dataclass(frozen=True, slots=True)
class Lijn:
    """One to four lines over periods. `vanaf_nul` may be off when differences matter and zero is far away."""

    kader: Kader
    perioden: tuple[str, ...]
    reeksen: tuple[Reeks, ...]
    breuken: tuple[Breuk, ...] = ()
    vanaf_nul: bool = True

    def __post_init__(self) -> None:
        _controleer_reeksen(self.perioden, self.reeksen, self.breuken)
        if len(self.reeksen) > MAX_REEKSEN:
            raise ValueError(f"A chart has at most {MAX_REEKSEN} lines; use small multiples.")

    def tabel(self) -> Tabel:
        return _periodentabel(self.kader, self.perioden, self.reeksen, self.breuken)


@dataclass(frozen=True, slots=True)
class Veelvoud:
    """Small charts with one line each and the same scale, in the order of the caller."""

    kader: Kader
    perioden: tuple[str, ...]
    panelen: tuple[Reeks, ...]

    def __post_init__(self) -> None:
        _controleer_reeksen(self.perioden, self.panelen, ())

    def tabel(self) -> Tabel:
        return _periodentabel(self.kader, self.perioden, self.panelen, ())


@dataclass(frozen=True, slots=True)
class Verdeling:
    """A row that is divided: a number per kind, 0 or more, together more than 0; or None with a reason."""

    label: str
    waarden: tuple[float, ...] | None
    reden: str = NIET_VASTGELEGD
    n: int | None = None

    def delen(self) -> tuple[float, ...]:
        """Return the shares, together 1; empty when there are none."""
        return tuple(waarde / sum(self.waarden) for waarde in self.waarden) if self.waarden else ()


@dataclass(frozen=True, slots=True)
class Aandelen:
    """Rows of a hundred percent, divided over the same two to seven kinds."""

    kader: Kader
    soorten: tuple[str, ...]
    rijen: tuple[Verdeling, ...]

    def __post_init__(self) -> None:
        if not 1 <= len(self.soorten) <= MAX_SOORTEN:
            raise ValueError(f"There are 1 to {MAX_SOORTEN} kinds; put the rest together.")
        for rij in self.rijen:
            if rij.waarden is None:
                continue
            goed = len(rij.waarden) == len(self.soorten) and all(math.isfinite(w) and w >= 0 for w in rij.waarden)
            if not goed or not sum(rij.waarden) > 0:
                raise ValueError("A row has a number per kind, none below 0, together more than 0.")

    def tabel(self) -> Tabel:
        met_n = any(rij.n is not None for rij in self.rijen)
        rijen = []
        for rij in self.rijen:
            delen = [_met_eenheid(100 * deel, PROCENT, 1) for deel in rij.delen()] or [rij.reden] * len(self.soorten)
            rijen.append((rij.label, *delen, *([_aantal(rij.n)] if met_n else [])))
        return ("Categorie", *self.soorten, *(["Aantal mensen"] if met_n else [])), tuple(rijen)


@dataclass(frozen=True, slots=True)
class Paar:
    """A group in the population and among participants."""

    label: str
    bevolking: Punt
    deelnemers: Punt


@dataclass(frozen=True, slots=True)
class Halter:
    """Population ○ and participants ● per group, on one scale, with the interval of the participants."""

    kader: Kader
    paren: tuple[Paar, ...]
    namen: tuple[str, str] = ("bevolking", "deelnemers")

    def tabel(self) -> Tabel:
        eenheid = self.kader.eenheid
        met_marge = any(paar.deelnemers.onder is not None for paar in self.paren)
        rijen = []
        for paar in self.paren:
            marge = [paar.deelnemers.marge(eenheid) or "geen"] if met_marge else []
            rijen.append((paar.label, paar.bevolking.schrijf(eenheid), paar.deelnemers.schrijf(eenheid), *marge))
        koppen = ("Groep", *(naam[:1].upper() + naam[1:] for naam in self.namen))
        return (*koppen, *([f"Marge {self.namen[1]}"] if met_marge else [])), tuple(rijen)


@dataclass(frozen=True, slots=True)
class Stippenrij:
    """A question with one dot per score. Without `scores` the `reden` is shown.

    `oordeel` is what was concluded together, never worked out from the scores; `vorig` is that of the time before, and
    `eigen` is the score of who looks.
    """

    label: str
    scores: tuple[int, ...]
    mediaan: float | None = None
    oordeel: int | None = None
    vorig: int | None = None
    eigen: int | None = None
    reden: str = NIET_VASTGELEGD

    def schrijf(self) -> str:
        """Return the scores in words: "1 keer 2, 3 keer 4"."""
        if not self.scores:
            return self.reden.strip() or NIET_VASTGELEGD
        return ", ".join(f"{self.scores.count(score)} keer {score}" for score in sorted(set(self.scores)))

    @property
    def kort(self) -> str:
        """How many scores there are, with their median and how far they are apart."""
        aantal = f"{len(self.scores)} {'score' if len(self.scores) == 1 else 'scores'}"
        return f"{aantal}, mediaan {kort_getal(self.mediaan)}" if self.mediaan is not None else aantal


@dataclass(frozen=True, slots=True)
class Stippen:
    """Stippendiagram: scores on a scale of 1 to `tot`, in the order of the caller; equal scores are stacked."""

    kader: Kader
    rijen: tuple[Stippenrij, ...]
    tot: int = 5

    def __post_init__(self) -> None:
        for rij in self.rijen:
            plekken = [*rij.scores, *(w for w in (rij.oordeel, rij.vorig, rij.eigen, rij.mediaan) if w is not None)]
            if any(not 1 <= plek <= self.tot for plek in plekken):
                raise ValueError("Every score stands on the scale.")

    def tabel(self) -> Tabel:
        """Return the same as a table; a column that no row fills is left out."""
        kolommen = (
            ("Mediaan", [kort_getal(rij.mediaan) if rij.mediaan is not None else "" for rij in self.rijen]),
            ("Laagste en hoogste", [f"{min(r.scores)} en {max(r.scores)}" if r.scores else "" for r in self.rijen]),
            ("Gezamenlijk oordeel", ["" if rij.oordeel is None else str(rij.oordeel) for rij in self.rijen]),
            ("Vorige ronde", ["" if rij.vorig is None else str(rij.vorig) for rij in self.rijen]),
            ("Uw score", ["" if rij.eigen is None else str(rij.eigen) for rij in self.rijen]),
        )
        gevuld = [(kop, waarden) for kop, waarden in kolommen if any(waarden)]
        rijen = [
            (rij.label, rij.schrijf(), *(waarden[nummer] or "geen" for _, waarden in gevuld))
            for nummer, rij in enumerate(self.rijen)
        ]
        return ("Vraag", "Scores", *(kop for kop, _ in gevuld)), tuple(rijen)


Diagram = Staven | Trechter | Puntplot | Lijn | Veelvoud | Aandelen | Halter | Stippen


def schoon(tekst: str) -> str:
    """Return a text of one line that can stand in a drawing."""
    return " ".join(STUURTEKENS.sub("", xml_tekst(tekst)).split())


def _met_eenheid(waarde: float, eenheid: str, decimalen: int | None = None) -> str:
    tekst = kort_getal(waarde if decimalen is None else round(waarde, decimalen))
    return tekst + PROCENT if eenheid == PROCENT else tekst


def _aantal(n: int | None) -> str:
    return NIET_VASTGELEGD if n is None else kort_getal(n)


def _kolom(kader: Kader) -> str:
    return "Percentage" if kader.eenheid == PROCENT else kader.eenheid[:1].upper() + kader.eenheid[1:] or "Waarde"


def _puntentabel(kader: Kader, punten: tuple[Punt, ...], eerste: str) -> Tabel:
    met_marge = any(punt.onder is not None for punt in punten)
    met_n = any(punt.n is not None for punt in punten)
    koppen = (eerste, _kolom(kader), *(["Marge"] if met_marge else []), *(["Aantal mensen"] if met_n else []))
    rijen = []
    for punt in punten:
        marge = [punt.marge(kader.eenheid) or "geen"] if met_marge else []
        rijen.append((punt.label, punt.schrijf(kader.eenheid), *marge, *([_aantal(punt.n)] if met_n else [])))
    return koppen, tuple(rijen)


def _periodentabel(
    kader: Kader, perioden: tuple[str, ...], reeksen: tuple[Reeks, ...], breuken: tuple[Breuk, ...]
) -> Tabel:
    """Return a row per period and a column per line, with its interval if it has one, and what changed."""
    koppen, kolommen = ["Periode"], [list(perioden)]
    for reeks in reeksen:
        koppen.append(reeks.naam or _kolom(kader))
        kolommen.append([punt.schrijf(kader.eenheid) for punt in reeks.punten])
        if any(punt.onder is not None for punt in reeks.punten):
            koppen.append(f"Marge {reeks.naam}".strip())
            kolommen.append([punt.marge(kader.eenheid) or "geen" for punt in reeks.punten])
    if breuken:
        waarom = {breuk.periode: breuk.waarom for breuk in breuken}
        koppen.append("Let op")
        kolommen.append([waarom.get(periode, "") for periode in perioden])
    return tuple(koppen), tuple(zip(*kolommen, strict=True))


def _controleer_reeksen(perioden: tuple[str, ...], reeksen: tuple[Reeks, ...], breuken: tuple[Breuk, ...]) -> None:
    if any(len(reeks.punten) != len(perioden) for reeks in reeksen):
        raise ValueError("A line has one point per period.")
    if len(set(perioden)) < len(perioden) or any(breuk.periode not in perioden for breuk in breuken):
        raise ValueError("Every period stands once, and a break stands at one of them.")
