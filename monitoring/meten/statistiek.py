# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Statistics of small numbers: intervals that stay right when only a few people were asked.

Pure functions: numbers in, numbers out, no rounding and no words (those are in `getallen.py`), except in the sentence
of `verandering`. Shares are between 0 and 1. All intervals are at 95% and two-sided. What cannot be computed is None or
says why; what makes no sense (five of three people) raises ValueError.
"""

import math
import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass

Z95 = 1.959964  # the 97.5% point of the normal distribution
STAART = 0.025  # what is left out on either side
MAX_AANTAL = 10_000_000  # beyond this the logarithms lose the decimals that matter
MAX_RANGEN = 1_000  # beyond this many values the ranks of a median add nothing to its quartiles
MIN_PAREN = 10  # before and after are compared from so many people on
MAX_ONBEKEND = 0.30  # with more people of whom the group is unknown, a share says nothing
ONDERGRENS_DEELNAME = 0.8  # below this ratio a group may be called underrepresented


@dataclass(frozen=True, slots=True)
class Interval:
    """From `onder` to `boven`, both included; `boven` may be infinite."""

    onder: float
    boven: float

    def bevat(self, waarde: float) -> bool:
        return self.onder <= waarde <= self.boven


@dataclass(frozen=True, slots=True)
class Schatting:
    """A value with the interval around it; no value when something is divided by zero."""

    waarde: float | None
    interval: Interval


@dataclass(frozen=True, slots=True)
class Kwartielen:
    """A quarter of the values is at most `eerste`, half at most `mediaan`, three quarters at most `derde`."""

    eerste: float
    mediaan: float
    derde: float


@dataclass(frozen=True, slots=True)
class Deelname:
    """The share of a group among participants, divided by its share in the population.

    Without `verhouding` the `reden` says why. `oordeel` is "ondervertegenwoordigd" or empty; empty is no judgement.
    """

    verhouding: float | None
    interval: Interval | None
    oordeel: str = ""
    reden: str = ""


@dataclass(frozen=True, slots=True)
class Verandering:
    """How many people went forward, stayed the same or went back, in one sentence.

    `kans` is how often chance alone gives a difference at least this large (sign test); None below ten people.
    """

    beter: int
    gelijk: int
    slechter: int
    kans: float | None
    zin: str


def wilson(aantal: int, totaal: int) -> Interval:
    """Return the Wilson score interval of `aantal` out of `totaal`, as shares within [0, 1].

    Source: Wilson, J Am Stat Assoc 1927; advised for small samples by Brown, Cai and DasGupta, Stat Sci 2001.
    """
    _controleer_deel(aantal, totaal)
    aandeel, z2n = aantal / totaal, Z95**2 / totaal
    midden = (aandeel + z2n / 2) / (1 + z2n)
    half = Z95 / (1 + z2n) * math.sqrt(aandeel * (1 - aandeel) / totaal + z2n / totaal / 4)
    # Where nobody or everybody is counted the end is known; arithmetic would leave it a hair away.
    onder = 0.0 if aantal == 0 else max(0.0, midden - half)
    boven = 1.0 if aantal == totaal else min(1.0, midden + half)
    return Interval(onder, boven)


def verschil(aantal_1: int, totaal_1: int, aantal_2: int, totaal_2: int) -> Schatting:
    """Return the first share minus the second, within [-1, 1], with Newcombe's hybrid score interval.

    The two groups are different people. Source: Newcombe, Stat Med 1998 (method 10).
    """
    w1, w2 = wilson(aantal_1, totaal_1), wilson(aantal_2, totaal_2)
    p1, p2 = aantal_1 / totaal_1, aantal_2 / totaal_2
    omlaag = math.hypot(p1 - w1.onder, w2.boven - p2)
    omhoog = math.hypot(w1.boven - p1, p2 - w2.onder)
    return Schatting(p1 - p2, Interval(max(-1.0, p1 - p2 - omlaag), min(1.0, p1 - p2 + omhoog)))


def poisson(aantal: int) -> Interval:
    """Return the exact interval of the expected count, given that `aantal` was counted.

    It turns the Poisson distribution around: `onder` is the expectation at which counting `aantal` or more has a chance
    of 2.5%, `boven` the one at which `aantal` or fewer has. Source: Garwood, Biometrika 1936.
    """
    _controleer_telling(aantal)
    breed = 5 * math.sqrt(aantal + 1) + 5  # always beyond the 2.5% point
    onder = 0.0 if aantal == 0 else _halveer(lambda mu: _poisson_vanaf(aantal, mu), max(0.0, aantal - breed), aantal)
    boven = _halveer(lambda mu: -_poisson_tot(aantal, mu), aantal, aantal + breed, doel=-STAART)
    return Interval(onder, boven)


def aandeel_exact(aantal: int, totaal: int) -> Interval:
    """Return the exact interval of a share: never too narrow, and wider than Wilson.

    Source: Clopper and Pearson, Biometrika 1934.
    """
    _controleer_deel(aantal, totaal)
    return Interval(_binomiaal_onder(aantal, totaal), 1 - _binomiaal_onder(totaal - aantal, totaal))


def verhouding(aantal_1: int, aantal_2: int) -> Schatting:
    """Return the first count divided by the second, with the exact interval of their expectations.

    Given the sum, the first count is binomial; its exact share is turned into a ratio. Both are counted over equally
    long periods. With `aantal_2` 0 there is no ratio, and the interval has no end. Raises ValueError when both are 0.
    Source: Przyborowski and Wilenski, Biometrika 1940.
    """
    _controleer_telling(aantal_1)
    _controleer_telling(aantal_2)
    deel = aandeel_exact(aantal_1, aantal_1 + aantal_2)
    onder, boven = (math.inf if p == 1 else p / (1 - p) for p in (deel.onder, deel.boven))
    return Schatting(aantal_1 / aantal_2 if aantal_2 else None, Interval(onder, boven))


def kwartielen(waarden: Sequence[float]) -> Kwartielen:
    """Return quartiles and median with the inclusive method: the lowest value is 0%, the highest 100%.

    Raises ValueError without values. This is method 7 of Hyndman and Fan, Am Stat 1996, as spreadsheets do it.
    """
    if not waarden:
        raise ValueError("There are no quartiles without values.")
    if len(waarden) == 1:
        return Kwartielen(waarden[0], waarden[0], waarden[0])
    return Kwartielen(*statistics.quantiles(waarden, n=4, method="inclusive"))


def mediaan_rangen(n: int) -> tuple[int, int] | None:
    """Return which of `n` values in order, counted from 1, enclose the median with at least 95%; None below six values.

    No distribution is assumed. Source: order statistics; Thompson, Ann Math Stat 1936.
    """
    if not 0 <= n <= MAX_RANGEN:
        raise ValueError(f"Ranks are given for 0 to {MAX_RANGEN} values.")
    rang, kansen = 0, 1  # how many of the 2**n ways leave the median outside rank + 1, on one side
    while 40 * kansen <= 2**n:  # twice that is at most 5%
        rang += 1
        kansen += math.comb(n, rang)
    return (rang, n + 1 - rang) if rang else None


def mediaan_interval(waarden: Sequence[float]) -> Interval | None:
    """Return the distribution-free interval of the median; None below six values."""
    rangen = mediaan_rangen(len(waarden))
    if rangen is None:
        return None
    op_volgorde = sorted(waarden)
    return Interval(op_volgorde[rangen[0] - 1], op_volgorde[rangen[1] - 1])


def tekentoets(beter: int, slechter: int) -> float:
    """Return how often chance alone divides people at least this unevenly over forward and back: 0 to 1, two-sided.

    Whoever stayed the same does not count. Source: Dixon and Mood, J Am Stat Assoc 1946.
    """
    _controleer_telling(beter)
    _controleer_telling(slechter)
    n, minste = beter + slechter, min(beter, slechter)
    if n > MAX_RANGEN:
        raise ValueError(f"The sign test is computed for at most {MAX_RANGEN} people.")
    return min(1.0, 2 * sum(math.comb(n, i) for i in range(minste + 1)) / 2**n)


def verandering(beter: int, gelijk: int, slechter: int) -> Verandering:
    """Say what changed between two measurements of the same people.

    A judgement about chance comes from ten people on, and never claims a cause.
    """
    for aantal in (beter, gelijk, slechter):
        _controleer_telling(aantal)
    totaal = beter + gelijk + slechter
    if totaal == 0:
        raise ValueError("Nobody was measured twice.")
    mensen = "1 mens" if totaal == 1 else f"{totaal} mensen"
    zin = f"Van {mensen}: {beter} vooruit, {gelijk} gelijk, {slechter} achteruit."
    if totaal < MIN_PAREN:
        return Verandering(beter, gelijk, slechter, None, f"{zin} Dat zijn te weinig mensen voor een uitspraak.")
    kans = tekentoets(beter, slechter)
    if kans >= 2 * STAART:
        oordeel = "Dat kan toeval zijn."
    else:
        meer, minder = ("vooruit", "achteruit") if beter > slechter else ("achteruit", "vooruit")
        oordeel = f"Meer mensen gingen {meer} dan {minder}, en dat is waarschijnlijk geen toeval."
    return Verandering(beter, gelijk, slechter, kans, f"{zin} {oordeel}")


def deelname(aantal: int, bekend: int, aandeel_bevolking: float, *, onbekend: int = 0) -> Deelname:
    """Return the participation-to-prevalence ratio of a group.

    `aantal` of the `bekend` participants of whom the group is known belong to it; of `onbekend` others it is not known.
    `aandeel_bevolking` is the share of the group in the target population, above 0 and at most 1. The interval is
    Wilson's, of the share of participants; the population counts as known. Nothing is computed when more than 30% is
    unknown. A group is underrepresented when the ratio is below 0.8 and the whole interval below 1.
    """
    if not 0 < aandeel_bevolking <= 1:
        raise ValueError("The share in the population is above 0 and at most 1.")
    _controleer_telling(onbekend)
    if bekend + onbekend == 0:
        return Deelname(None, None, reden="Er zijn geen deelnemers.")
    if onbekend > MAX_ONBEKEND * (bekend + onbekend):
        return Deelname(None, None, reden="Van te veel deelnemers is dit niet bekend.")
    deel = wilson(aantal, bekend)
    waarde = aantal / bekend / aandeel_bevolking
    interval = Interval(deel.onder / aandeel_bevolking, deel.boven / aandeel_bevolking)
    onder = waarde < ONDERGRENS_DEELNAME and interval.boven < 1
    return Deelname(waarde, interval, "ondervertegenwoordigd" if onder else "")


def _controleer_telling(aantal: int) -> None:
    if not 0 <= aantal <= MAX_AANTAL:
        raise ValueError(f"A count is from 0 to {MAX_AANTAL}.")


def _controleer_deel(aantal: int, totaal: int) -> None:
    if totaal < 1 or not 0 <= aantal <= totaal:
        raise ValueError("A share needs a total of at least 1, and a part from 0 to that total.")


def _halveer(stijgend: Callable[[float], float], onder: float, boven: float, doel: float = STAART) -> float:
    """Return where a rising function reaches `doel`, by halving until floats cannot be told apart."""
    while True:
        midden = (onder + boven) / 2
        if not onder < midden < boven:
            return midden
        onder, boven = (midden, boven) if stijgend(midden) < doel else (onder, midden)


def _som_van_staart(eerste: float, factor: Callable[[int], float]) -> float:
    """Return the sum of terms that each are `factor(i)` times the one before, until they add nothing."""
    som = term = eerste
    i = 1
    while term > som * 1e-17:
        term *= factor(i)
        som += term
        i += 1
    return som


def _poisson_kans(aantal: int, mu: float) -> float:
    return math.exp(aantal * math.log(mu) - mu - math.lgamma(aantal + 1))


def _poisson_vanaf(aantal: int, mu: float) -> float:
    """Return the chance of `aantal` or more, for an expectation of at most `aantal`: terms only get smaller."""
    return _som_van_staart(_poisson_kans(aantal, mu), lambda i: mu / (aantal + i))


def _poisson_tot(aantal: int, mu: float) -> float:
    """Return the chance of `aantal` or fewer, for an expectation of at least `aantal`: terms only get smaller."""
    return _som_van_staart(_poisson_kans(aantal, mu), lambda i: (aantal + 1 - i) / mu)


def _binomiaal_onder(aantal: int, totaal: int) -> float:
    """Return the share at which `aantal` or more out of `totaal` has a chance of 2.5%."""
    if aantal == 0:
        return 0.0
    combinaties = math.lgamma(totaal + 1) - math.lgamma(aantal + 1) - math.lgamma(totaal - aantal + 1)

    def vanaf(p: float) -> float:
        rest = (totaal - aantal) * math.log1p(-p) if aantal < totaal else 0.0
        eerste = math.exp(combinaties + aantal * math.log(p) + rest)
        return _som_van_staart(eerste, lambda i: (totaal - aantal + 1 - i) / (aantal + i) * p / (1 - p))

    return _halveer(vanaf, 0.0, aantal / totaal)
