# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Protection of small groups: what of a set of counts may be shown, so that nobody can work out a count below ten.

All that is published about one period goes through `bescherm` together, before it becomes a page, a chart or an export.
It returns per count what to show. What it promises, and to whom, is in docs/adr/0024-small-groups.md:

1. Every count of residents below ten, shown as "<10", withheld, or only implied by a difference, keeps all values 0 to
   9 open to a reader who adds up and subtracts all that is published and knows these rules.
2. A larger count that is withheld for that keeps at least one value open that its rounded value would have excluded.
3. When nine out of ten known people are in one category, a reader cannot conclude so.

A promise is checked by finding, for every value that must stay open, another set of counts that gives exactly the same
publication (a *getuige*). What cannot be found counts as given away, so the check can only err by withholding too much.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from itertools import combinations
from math import ceil, inf

from drukkerij.grafiek.getal import getal

# Residents: CBS asks at least 10 units per cell of what leaves its microdata. GGD's publish from 5 per answer
# (Flevoland, buurtmonitor); we take the stricter one. To be confirmed with CBS: the rule was not seen in writing.
K_RESIDENT = 10
# Counts that we derive from registrations. CBS rounds the counts of Kerncijfers Wijken en Buurten to multiples of 5.
ROUND_BASE = 5
# A percentage of fewer than 10 people is a story about persons; our own choice, in line with K_RESIDENT. GGD's ask 30
# observations per buurt: from there on a percentage stands without a flag.
PCT_MIN_DENOM = 10
PCT_VLAG = 30
# Group disclosure: GGD Flevoland withholds when more than 90% is in one category, so does the CBS rule for microdata.
GROUP_DISCLOSURE = 0.90
MAX_KENMERKEN = 2  # no table is deeper: with three attributes even large groups fall apart into persons

MAX_STAPPEN = 60  # tries before a getuige counts as not to be found
MAX_RONDEN = 50  # of narrowing; stopping early proves less, and never too much


class Toon(Enum):
    """How a count is shown."""

    EXACT = "exact"  # as its owner published it before
    AFGEROND = "afgerond"
    KLEIN = "klein"  # "<10"
    NIET = "niet getoond"


class Vlag(Enum):
    """How a percentage is shown."""

    GEEN = "geen"
    LET_OP = "let op"  # of a small group
    GEWOON = "gewoon"


@dataclass(frozen=True, slots=True)
class Plek:
    """Where a count stands: which people, and which category of which attributes; without categories all of them."""

    groep: str
    waar: tuple[tuple[str, str], ...] = ()


def plek(groep: str, /, **waar: str) -> Plek:
    """Return the place of a count: `plek("gestart", leeftijd="65+")`."""
    return Plek(groep, tuple(sorted(waar.items())))


@dataclass(frozen=True)
class Tabel:
    """Counts of one group of people by at most two attributes; every person stands in it once.

    `aantallen` has a count per combination of categories, in the order of `kenmerken`; a combination that is missing is
    0. Without `kenmerken` it holds the total only, under `()`. `onbekend` names the category of an attribute for people
    of whom it is not known. `eigenaar` says that these counts, with their totals, were published by their owner before.
    """

    groep: str
    kenmerken: tuple[str, ...]
    aantallen: Mapping[tuple[str, ...], int]
    onbekend: Mapping[str, str] | None = None
    eigenaar: bool = False


@dataclass(frozen=True, slots=True)
class Getoond:
    """What a reader sees of a count: `waarde` is None unless it is a number; `tekst` is what to write."""

    toon: Toon
    waarde: int | None
    tekst: str


@dataclass(frozen=True, slots=True)
class Percentage:
    """A percentage from 0 to 100, computed from what is shown, so that it tells nothing more; or None."""

    vlag: Vlag
    waarde: float | None


@dataclass(frozen=True)
class Bescherming:
    """What may be shown of a publication; a place that is not in it was not published."""

    cellen: Mapping[Plek, Getoond]

    def percentage(self, deel: Plek, geheel: Plek) -> Percentage:
        """Return which percentage one count is of another that holds it."""
        teller, noemer = self.cellen[deel].waarde, self.cellen[geheel].waarde
        if teller is None or noemer is None or noemer < PCT_MIN_DENOM:
            return Percentage(Vlag.GEEN, None)
        if teller > noemer:
            raise ValueError("A part is not larger than the whole.")
        return Percentage(Vlag.LET_OP if noemer < PCT_VLAG else Vlag.GEWOON, 100 * teller / noemer)


def bescherm(tabellen: Sequence[Tabel], nesten: Iterable[tuple[str, str]] = ()) -> Bescherming:
    """Return what may be shown of all tables of one period together.

    `nesten` names groups of which the second is part of the first, such as ("gestart", "afgerond"): who knows both
    knows who stopped. Raises ValueError when tables contradict each other, go deeper than two attributes, or combine
    attributes of one group in a circle (a by b, b by c and a by c), because then adding up is not all a reader can do.
    """
    feiten = _lees(tabellen, tuple(nesten))
    standen = _eerste_ronde(feiten)
    _vul_aan(feiten, standen)
    return Bescherming({p: _toon(feiten, p, standen[p]) for p in feiten.aantallen if p not in feiten.verschillen})


def afgerond(aantal: int) -> int:
    """Return the nearest multiple of ROUND_BASE."""
    return (aantal + ROUND_BASE // 2) // ROUND_BASE * ROUND_BASE


# What is known, and how it hangs together


@dataclass(frozen=True, slots=True)
class _Som:
    """`geheel` is the sum of `delen`; in a `verdeling` everybody known stands in one of the `delen` but `onbekend`."""

    geheel: Plek
    delen: tuple[Plek, ...]
    verdeling: bool = True
    onbekend: Plek | None = None


@dataclass(frozen=True)
class _Feiten:
    aantallen: dict[Plek, int]
    exact: set[Plek]
    verschillen: set[Plek]  # counts that stand nowhere, but follow from two that do
    sommen: list[_Som]
    per_plek: dict[Plek, list[int]]  # in which sums a count stands


def _lees(tabellen: Sequence[Tabel], nesten: tuple[tuple[str, str], ...]) -> _Feiten:
    aantallen: dict[Plek, int] = {}
    exact: set[Plek] = set()
    sommen: dict[_Som, None] = {}
    _controleer_vorm(tabellen)
    for tabel in tabellen:
        cellen, nieuw = _cellen(tabel)
        for p, aantal in cellen.items():
            if aantallen.setdefault(p, aantal) != aantal:
                raise ValueError(f"Two tables give another count for {p}.")
        exact |= set(cellen) if tabel.eigenaar else set()
        sommen |= dict.fromkeys(nieuw)
    verschillen = set()
    for buiten, binnen in _alle_nesten(nesten):
        for p in [p for p in aantallen if p.groep == buiten and Plek(binnen, p.waar) in aantallen]:
            deel, rest = Plek(binnen, p.waar), Plek(f"{buiten} zonder {binnen}", p.waar)
            if aantallen[p] < aantallen[deel]:
                raise ValueError(f"{deel} is part of {p}, and cannot be larger.")
            verschillen.add(rest)
            sommen[_Som(p, (deel, rest), verdeling=False)] = None
    for som in list(sommen):
        if not som.verdeling:
            aantallen[som.delen[1]] = aantallen[som.geheel] - aantallen[som.delen[0]]
    # In a fixed order, so that the same tables in another order give the same publication.
    aantallen = {p: aantallen[p] for p in sorted(aantallen, key=_volgorde)}
    op_volgorde = sorted(sommen, key=lambda som: (_volgorde(som.geheel), [_volgorde(deel) for deel in som.delen]))
    per_plek = defaultdict(list)
    for nummer, som in enumerate(op_volgorde):
        for p in (som.geheel, *som.delen):
            per_plek[p].append(nummer)
    return _Feiten(aantallen, exact, verschillen, op_volgorde, per_plek)


def _volgorde(p: Plek) -> tuple:
    return p.groep, len(p.waar), p.waar


def _controleer_vorm(tabellen: Sequence[Tabel]) -> None:
    """Refuse what a reader could combine beyond adding up: attributes of one group that form a circle."""
    bomen: dict[str, list[set[str]]] = defaultdict(list)
    gezien = set()
    for tabel in tabellen:
        if len(tabel.kenmerken) > MAX_KENMERKEN or len(set(tabel.kenmerken)) < len(tabel.kenmerken):
            raise ValueError(f"A table has at most {MAX_KENMERKEN} different attributes.")
        sleutel = (tabel.groep, frozenset(tabel.kenmerken))
        if len(tabel.kenmerken) < MAX_KENMERKEN or sleutel in gezien:
            continue
        gezien.add(sleutel)
        delen = [deel for deel in bomen[tabel.groep] if deel & sleutel[1]]
        if any(sleutel[1] <= deel for deel in delen):
            raise ValueError("The attributes of one group form a circle.")
        bomen[tabel.groep] = [d for d in bomen[tabel.groep] if d not in delen] + [set(sleutel[1]).union(*delen)]


def _cellen(tabel: Tabel) -> tuple[dict[Plek, int], list[_Som]]:
    """Return the counts of a table with all its totals, and which is the sum of which."""
    soorten = [sorted({sleutel[i] for sleutel in tabel.aantallen}) for i in range(len(tabel.kenmerken))]
    cellen: dict[Plek, int] = defaultdict(int)
    for sleutel, aantal in tabel.aantallen.items():
        if len(sleutel) != len(tabel.kenmerken):
            raise ValueError("Every count has one category per attribute.")
        if aantal < 0:
            raise ValueError("A count is not below 0.")
        waar = tuple(zip(tabel.kenmerken, sleutel, strict=True))
        for grootte in range(len(waar) + 1):
            for deel in combinations(waar, grootte):
                cellen[plek(tabel.groep, **dict(deel))] += aantal
    sommen = []
    for i, kenmerk in enumerate(tabel.kenmerken):
        onbekend = (tabel.onbekend or {}).get(kenmerk)
        anderen = [(tabel.kenmerken[1 - i], soort) for soort in soorten[1 - i]] if len(soorten) > 1 else []
        for rest in [(), *((ander,) for ander in anderen)]:
            delen = tuple(plek(tabel.groep, **dict([*rest, (kenmerk, soort)])) for soort in soorten[i])
            for deel in delen:
                cellen[deel] += 0  # a combination that nobody has is a count too
            if not delen:
                continue
            van = plek(tabel.groep, **dict([*rest, (kenmerk, onbekend)])) if onbekend in soorten[i] else None
            sommen.append(_Som(plek(tabel.groep, **dict(rest)), delen, onbekend=van))
    return dict(cellen) or {plek(tabel.groep): 0}, sommen


def _alle_nesten(nesten: tuple[tuple[str, str], ...]) -> list[tuple[str, str]]:
    """Return every pair that holds, also over more than one step; raises ValueError for a group within itself."""
    alle = dict.fromkeys(nesten)
    while nieuw := [(a, d) for a, b in alle for c, d in alle if b == c and (a, d) not in alle]:
        alle |= dict.fromkeys(nieuw)
    if any(a == b for a, b in alle):
        raise ValueError("A group is not part of itself.")
    return list(alle)


# How a count stands, and what a reader knows from that


class _Stand(Enum):
    EXACT = 0
    AFGEROND = 1
    KLEIN = 2
    AANVULLEND = 3  # withheld to protect another, so a reader can know that it is ten or more
    VERBORGEN = 4  # withheld whatever it is
    GROEP = 5  # the same, because nearly everybody is in one category; never shown again


_OPEN = (_Stand.EXACT, _Stand.AFGEROND)
_Standen = dict[Plek, _Stand]


def _eerste_ronde(feiten: _Feiten) -> _Standen:
    """Return how every count stands when it is looked at by itself, and after that for group disclosure."""
    standen = {}
    for p, aantal in feiten.aantallen.items():
        if p in feiten.exact:
            standen[p] = _Stand.EXACT
        elif p in feiten.verschillen:
            standen[p] = _Stand.VERBORGEN
        else:
            standen[p] = _Stand.KLEIN if aantal < K_RESIDENT else _Stand.AFGEROND
    for som in _eenzijdig(feiten):
        standen |= {deel: _Stand.GROEP for deel in som.delen if standen[deel] is not _Stand.EXACT}
    return standen


def _eenzijdig(feiten: _Feiten) -> Iterator[_Som]:
    """Yield the distributions that have nearly everybody known in one category."""
    for som in feiten.sommen:
        bekend = [deel for deel in som.delen if deel != som.onbekend]
        totaal = sum(feiten.aantallen[deel] for deel in bekend)
        if not som.verdeling or len(bekend) < 2 or not totaal or feiten.aantallen[som.geheel] < K_RESIDENT:
            continue
        if max(feiten.aantallen[deel] for deel in bekend) >= _bijna_iedereen(totaal):
            yield som


def _bijna_iedereen(totaal: int) -> int:
    """Return from how many of `totaal` people on one category gives the group away."""
    return ceil(round(GROUP_DISCLOSURE * totaal, 6))


@lru_cache(maxsize=4096)
def _grenzen(stand: _Stand, aantal: int) -> tuple[float, float]:
    """Return between which values a reader knows a count to be who knows how it stands."""
    if stand is _Stand.EXACT:
        return aantal, aantal
    if stand is _Stand.AFGEROND:
        laagst = afgerond(aantal) - ROUND_BASE // 2
        return max(K_RESIDENT, laagst), laagst + ROUND_BASE - 1
    if stand is _Stand.KLEIN:
        return 0, K_RESIDENT - 1
    return (K_RESIDENT, inf) if stand is _Stand.AANVULLEND else (0, inf)


def _toon(feiten: _Feiten, p: Plek, stand: _Stand) -> Getoond:
    if stand in _OPEN:
        waarde = feiten.aantallen[p] if stand is _Stand.EXACT else afgerond(feiten.aantallen[p])
        return Getoond(Toon.EXACT if stand is _Stand.EXACT else Toon.AFGEROND, waarde, getal(waarde))
    if stand is _Stand.KLEIN:
        return Getoond(Toon.KLEIN, None, f"<{K_RESIDENT}")
    return Getoond(Toon.NIET, None, "niet getoond")


# Another set of counts that gives the same publication


class _Zoeker:
    """Looks for other counts that fit all that a reader knows.

    It starts from the true counts, sets some as asked, and mends the sums that no longer hold, one count at a time and
    each count once, what breaks least elsewhere first. Counts and sums go by number here, because this runs often.
    """

    def __init__(self, feiten: _Feiten, standen: _Standen) -> None:
        self.plekken = list(feiten.aantallen)
        self.waar = list(feiten.aantallen.values())
        self.nummers = {p: i for i, p in enumerate(self.plekken)}
        self.leden = [
            [(self.nummers[som.geheel], 1), *((self.nummers[deel], -1) for deel in som.delen)] for som in feiten.sommen
        ]
        self.in_sommen: list[list[tuple[int, int]]] = [[] for _ in self.plekken]
        for nummer, leden in enumerate(self.leden):
            for i, teken in leden:
                self.in_sommen[i].append((nummer, teken))
        self.lees(standen)

    def lees(self, standen: _Standen) -> None:
        """Take over how every count stands now."""
        self.grenzen = [_grenzen(standen[p], aantal) for p, aantal in zip(self.plekken, self.waar, strict=True)]

    def past(self, p: Plek, waarde: int) -> bool:
        onder, boven = self.grenzen[self.nummers[p]]
        return onder <= waarde <= boven

    def getuige(self, vast: Mapping[Plek, int]) -> dict[Plek, int] | None:
        """Return counts other than the truth with `vast` in them; None when nothing was found."""
        if not all(self.past(p, waarde) for p, waarde in vast.items()):
            return None
        self._nieuw = {self.nummers[p]: waarde for p, waarde in vast.items()}
        self._tekort: dict[int, int] = {}  # per sum that does not hold: the whole minus its parts
        self._stappen = MAX_STAPPEN
        for i, waarde in self._nieuw.items():
            self._verschuif(i, waarde - self.waar[i])
        return {self.plekken[i]: waarde for i, waarde in self._nieuw.items()} if self._herstel() else None

    def uitgesloten(self, vast: Mapping[Plek, int]) -> bool:
        """Return whether `vast` is proven to be impossible: what is least and most of every count leaves no room."""
        onder, boven = (list(kant) for kant in zip(*self.grenzen, strict=True))
        for p, waarde in vast.items():
            i = self.nummers[p]
            onder[i], boven[i] = max(onder[i], waarde), min(boven[i], waarde)
        for _ in range(MAX_RONDEN):
            was = (onder[:], boven[:])
            for (geheel, _), *delen in self.leden:
                rest = [deel for deel, _ in delen]
                onder[geheel] = max(onder[geheel], sum(onder[i] for i in rest))
                boven[geheel] = min(boven[geheel], sum(boven[i] for i in rest))
                for i in rest:
                    boven[i] = min(boven[i], boven[geheel] - sum(onder[j] for j in rest if j != i))
                    onder[i] = max(onder[i], onder[geheel] - sum(boven[j] for j in rest if j != i))
            if any(laag > hoog for laag, hoog in zip(onder, boven, strict=True)):
                return True
            if was == (onder, boven):
                break
        return False

    def _verschuif(self, i: int, stap: int) -> None:
        for nummer, teken in self.in_sommen[i]:
            tekort = self._tekort.pop(nummer, 0) + teken * stap
            if tekort:
                self._tekort[nummer] = tekort

    def _herstel(self) -> bool:
        if not self._tekort:
            return True
        keuzes = min((self._keuzes(nummer) for nummer in self._tekort), key=len)
        for _, _, i, stap in keuzes:
            if self._stappen <= 0:
                return False
            self._stappen -= 1
            self._nieuw[i] = self.waar[i] + stap
            self._verschuif(i, stap)
            if self._herstel():
                return True
            self._verschuif(i, -stap)
            del self._nieuw[i]
        return False

    def _keuzes(self, nummer: int) -> list[tuple[int, int, int, int]]:
        """Return which counts can take away what a sum lacks: what it does elsewhere, its size, which, and how much."""
        keuzes = []
        for i, teken in self.leden[nummer]:
            if i in self._nieuw:
                continue
            nodig = -teken * self._tekort[nummer]
            (onder, boven), waar = self.grenzen[i], self.waar[i]
            stap = max(onder - waar, nodig) if nodig < 0 else min(boven - waar, nodig)
            if stap:
                elders = 0
                for ander, ander_teken in self.in_sommen[i]:
                    tekort = self._tekort.get(ander, 0)
                    elders += abs(tekort + ander_teken * stap) - abs(tekort)
                keuzes.append((elders, -abs(stap), i, stap))
        keuzes.sort()
        return keuzes


# Withholding more until every promise holds, and less as long as they do


@dataclass(frozen=True)
class _Eis:
    """A set of counts that a reader must not be able to exclude; it protects `cel`."""

    cel: Plek
    vast: Mapping[Plek, int]


def _eisen(feiten: _Feiten) -> list[_Eis]:
    eisen = [
        _Eis(p, {p: waarde})
        for p, aantal in feiten.aantallen.items()
        if aantal < K_RESIDENT and p not in feiten.exact
        for waarde in range(K_RESIDENT)
    ]
    for som in _eenzijdig(feiten):
        bekend = [deel for deel in som.delen if deel != som.onbekend]
        grootste = max(bekend, key=feiten.aantallen.__getitem__)
        totaal = sum(feiten.aantallen[deel] for deel in bekend)
        vast = [som.geheel, *([som.onbekend] if som.onbekend else [])]
        minder = {grootste: _bijna_iedereen(totaal) - 1}
        eisen.append(_Eis(grootste, {p: feiten.aantallen[p] for p in vast} | minder))
    return eisen


def _vul_aan(feiten: _Feiten, standen: _Standen) -> None:
    """Withhold in `standen` what must be withheld besides."""
    # What an owner published before may exclude values already; nothing that we withhold brings them back.
    dicht = {p: _Stand.EXACT if stand is _Stand.EXACT else _Stand.VERBORGEN for p, stand in standen.items()}
    zoeker = _Zoeker(feiten, dicht)
    mogelijk = []
    for eis in _eisen(feiten):
        if zoeker.getuige(eis.vast) is not None:
            mogelijk.append(eis)
        elif not zoeker.uitgesloten(eis.vast):  # we don't know, so we show nothing
            standen.update(dicht)
            return
    zoeker.lees(standen)
    getuigen = []
    for eis in mogelijk:  # withholding more never takes a getuige away, so one round is enough
        while (getuige := zoeker.getuige(eis.vast)) is None:
            if not _verberg_meer(feiten, standen, eis.cel):
                standen.update(dicht)
                return
            zoeker.lees(standen)
        getuigen.append(getuige)
    while _toon_meer(feiten, standen, zoeker, mogelijk, getuigen):
        pass


def _verberg_meer(feiten: _Feiten, standen: _Standen, cel: Plek) -> bool:
    """Withhold one thing more to protect `cel`, as near to it as can be; return whether there was anything left."""
    gezien, rand = {cel}, [cel]
    while rand:
        sommen = sorted({nummer for p in rand for nummer in feiten.per_plek[p]})
        buren = [p for n in sommen for p in (feiten.sommen[n].geheel, *feiten.sommen[n].delen)]
        gehelen = {feiten.sommen[n].geheel for n in sommen}
        open_ = [p for p in dict.fromkeys(buren) if standen[p] is _Stand.AFGEROND]
        if open_:
            alleen = _alleen(feiten, standen, sommen, rand)
            kies = min(open_, key=lambda p: (p in gehelen, p not in alleen, feiten.aantallen[p], p.groep, p.waar))
            standen[kies] = _Stand.AANVULLEND
            return True
        rand = [p for p in dict.fromkeys(buren) if p not in gezien and standen[p] is not _Stand.EXACT]
        gezien.update(rand)
    # Nothing near it is shown any more, so it must be the labels that tell: "<10" says how much at most.
    verraders = {p for p in gezien if standen[p] in (_Stand.KLEIN, _Stand.AANVULLEND)}
    standen.update(dict.fromkeys(verraders, _Stand.VERBORGEN))
    return bool(verraders)


def _alleen(feiten: _Feiten, standen: _Standen, sommen: list[int], rand: list[Plek]) -> set[Plek]:
    """Return the counts in sums where only one is withheld: there subtracting gives it away."""
    gevonden = set()
    for nummer in sommen:
        leden = (feiten.sommen[nummer].geheel, *feiten.sommen[nummer].delen)
        dichte = [p for p in leden if standen[p] not in _OPEN]
        if len(dichte) == 1 and dichte[0] in rand:
            gevonden |= set(leden)
    return gevonden


def _toon_meer(
    feiten: _Feiten, standen: _Standen, zoeker: _Zoeker, eisen: list[_Eis], getuigen: list[dict[Plek, int]]
) -> bool:
    """Show again what turns out not to be needed, totals first; return whether anything was."""
    dicht = [p for p, stand in standen.items() if stand in (_Stand.AANVULLEND, _Stand.VERBORGEN)]
    dicht = [p for p in dicht if p not in feiten.verschillen]
    gelukt = False
    for p in sorted(dicht, key=lambda p: (len(p.waar), -feiten.aantallen[p], p.groep, p.waar)):
        was = standen[p]
        standen[p] = _Stand.KLEIN if feiten.aantallen[p] < K_RESIDENT else _Stand.AFGEROND
        zoeker.lees(standen)
        nieuwe = {}
        for nummer, getuige in enumerate(getuigen):
            if p in getuige and not zoeker.past(p, getuige[p]):
                nieuwe[nummer] = zoeker.getuige(eisen[nummer].vast)
                if nieuwe[nummer] is None:
                    standen[p] = was
                    zoeker.lees(standen)
                    break
        else:
            gelukt = True
            for nummer, getuige in nieuwe.items():
                getuigen[nummer] = getuige
    return gelukt
