# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Charts with a row per category: bars, funnel, dots with interval, pairs, shares.

On a narrow drawing the label stands above its row, on a wide one beside it. Values are written beside what is drawn, so
that nobody has to read them from an axis.
"""

from collections.abc import Callable
from dataclasses import dataclass

from drukkerij.grafiek.gegevens import Aandelen, Halter, Punt, Puntplot, Staven, Trechter
from drukkerij.grafiek.getal import getal
from drukkerij.grafiek.schaal import Schaal, maak_schaal
from drukkerij.grafiek.svg import REGEL, SLEUTEL, Svg, el, lengte, merk, regels, schrijf, streep

BREED = 500  # from here on labels stand beside their row
LABEL_BREED = 190
LABEL_REGELS = 4
TUSSEN = 14  # between two rows
STAAF = 20
RIJ = 24  # of a dot with its interval
PUNT = 8  # room for half a marker
TEKEN = 26  # room for the sign before a value, and the space before it
VEEL = 12  # with more rows the axis stands above them too


@dataclass(frozen=True, slots=True)
class _Vlak:
    """Where rows are drawn: labels in their column or above, drawing from `links` to `rechts`."""

    breedte: float

    @property
    def naast(self) -> bool:
        return self.breedte >= BREED

    @property
    def links(self) -> float:
        return LABEL_BREED + 14 if self.naast else 0

    def label(self, tekst: str, ruimte: float) -> list[str]:
        return regels(tekst, LABEL_BREED if self.naast else ruimte, LABEL_REGELS)


def staven(diagram: Staven | Trechter, breedte: float) -> tuple[Svg, float]:
    """Draw bars from zero; a row without a value says why, a step of a funnel as an empty dashed bar."""
    punten = diagram.punten if isinstance(diagram, Staven) else diagram.stappen
    vlak, eenheid = _Vlak(breedte), diagram.kader.eenheid
    bekend = [punt.waarde for punt in punten if punt.waarde is not None]
    ruim = (breedte - vlak.links) * 0.45
    waarde_breedte = min(
        max((lengte(p.schrijf(eenheid), vet=True) for p in punten if p.waarde is not None), default=0), ruim
    )
    schaal = _zonder_afronden(maak_schaal(bekend, vlak.links, breedte - waarde_breedte - 8), bekend)
    nul, accent = schaal.plaats(0), any(punt.nadruk for punt in punten)
    stukken, y = [], 0.0
    for punt in punten:
        label = vlak.label(punt.label, breedte)
        top = y if vlak.naast else y + len(label) * REGEL + 3
        stukken.append(schrijf(0, y, label))
        if punt.waarde is None:
            if isinstance(diagram, Trechter):
                stukken.append(_leeg(nul, top, breedte))
            lijnen = regels(punt.reden, breedte - nul - 10)
            stukken.append(schrijf(nul + 8, top + 2, lijnen, klas="grafiek__zacht"))
            hoogte = max(STAAF, len(lijnen) * REGEL + 2)
        else:
            x = schaal.plaats(punt.waarde)
            klas = "grafiek__staaf grafiek__staaf--zacht" if accent and not punt.nadruk else "grafiek__staaf"
            stukken.append(el("rect", x=min(nul, x), y=top, width=abs(x - nul), height=STAAF, class_=klas))
            if punt.onder is not None and punt.boven is not None:
                ends = [max(schaal.begin, min(schaal.eind, schaal.plaats(g))) for g in (punt.onder, punt.boven)]
                stukken.append(_marge(*ends, top + STAAF / 2))
                x = max(x, ends[1])
            lijnen = regels(punt.schrijf(eenheid), breedte - max(nul, x) - 6, vet=True)
            stukken.append(schrijf(max(nul, x) + 7, top + 2, lijnen, klas="grafiek__vet"))
            hoogte = max(STAAF, len(lijnen) * REGEL + 2)
        y = max(top + hoogte, y + len(label) * REGEL) + TUSSEN
    hoogte = max(y - TUSSEN, 1)
    as_ = streep(nul, 0, nul, hoogte, "grafiek__as", dikte=1.5) if nul > 0 else Svg()  # below the text it may cross
    return Svg(as_ + "".join(stukken)), hoogte + 2


def puntplot(diagram: Puntplot, breedte: float) -> tuple[Svg, float]:
    """Draw a dot per row with its interval."""
    eenheid = diagram.kader.eenheid
    rijen = [_Rij(punt.label, [_Merk("", punt, 0, "grafiek__punt")]) for punt in diagram.punten]
    uit = [w for w in (diagram.van, diagram.tot) if w is not None]
    return _punten(rijen, breedte, uit, eenheid, begin=0)


def halter(diagram: Halter, breedte: float) -> tuple[Svg, float]:
    """Draw population ○ and participants ● per row, joined, with what each sign means above them."""
    eenheid, (eerste, tweede) = diagram.kader.eenheid, diagram.namen
    rijen = [
        _Rij(
            paar.label,
            [_Merk(eerste, paar.bevolking, 4, "grafiek__open"), _Merk(tweede, paar.deelnemers, 0, "grafiek__punt")],
        )
        for paar in diagram.paren
    ]
    x, y, stukken = 0.0, 0.0, []
    for naam, soort, klas in ((eerste, 4, "grafiek__open"), (tweede, 0, "grafiek__punt")):
        lijnen = regels(naam, breedte - 26)
        langst = max(map(lengte, lijnen), default=0)
        if x and x + langst + 26 > breedte:
            x, y = 0.0, y + REGEL + 4
        stukken += [merk(x + 7, y + REGEL / 2, soort, klas), schrijf(x + 19, y, lijnen)]
        x, y = x + langst + 42, y + (len(lijnen) - 1) * REGEL
    tekening, hoogte = _punten(rijen, breedte, [0.0], eenheid, begin=y + REGEL + TUSSEN)
    return Svg("".join(stukken) + tekening), hoogte


def aandelen(diagram: Aandelen, breedte: float) -> tuple[Svg, float]:
    """Draw rows of a hundred percent; a pattern per kind, and the percentage below every part that has room for it."""
    vlak = _Vlak(breedte)
    stukken, y = [_patronen()], 0.0
    x = 0.0
    for nummer, soort in enumerate(diagram.soorten):
        lijnen = regels(soort, breedte - 30, 2)
        langst = max(map(lengte, lijnen), default=0)
        if x and x + langst + 26 > breedte:
            x, y = 0.0, y + REGEL + 5
        stukken += [_deel(x, y + 2, 18, 15, nummer), schrijf(x + 25, y, lijnen)]
        y += (len(lijnen) - 1) * REGEL
        x += langst + 25 + 20
    y += REGEL + TUSSEN + 2
    for rij in diagram.rijen:
        label = vlak.label(rij.label, breedte)
        stukken.append(schrijf(0, y, label))
        top = y if vlak.naast else y + len(label) * REGEL + 3
        if not rij.delen():
            lijnen = regels(rij.reden, breedte - vlak.links)
            stukken.append(schrijf(vlak.links, top + 2, lijnen, klas="grafiek__zacht"))
            hoogte = len(lijnen) * REGEL
        else:
            stukken.append(_stapel(rij.delen(), vlak.links, breedte, top))
            hoogte = STAAF + 3 + REGEL
        y = max(top + hoogte, y + len(label) * REGEL) + TUSSEN
    return Svg("".join(stukken)), y - TUSSEN + 3


def _stapel(delen: tuple[float, ...], links: float, rechts: float, top: float) -> Svg:
    """Draw one row; a percentage that would touch the one before it is left to the table."""
    stukken, x, vrij = [], links, links
    for nummer, deel in enumerate(delen):
        breed = deel * (rechts - links)
        if breed > 0:
            stukken.append(_deel(x, top, max(breed - 1.5, 0.5), STAAF, nummer))
            heel = round(100 * deel)
            tekst = f"{getal(100 * deel, 1 if heel in (0, 100) and heel != 100 * deel else 0)}%"
            half = lengte(tekst) / 2
            midden = min(max(x + breed / 2, links + half), rechts - half)
            if midden - half >= vrij and half * 2 <= breed + 8:
                stukken.append(schrijf(midden, top + STAAF + 2, [tekst], anker="middle"))
                vrij = midden + half + 6
        x += breed
    return Svg("".join(stukken))


def _deel(x: float, y: float, breed: float, hoog: float, nummer: int) -> Svg:
    """Draw a part: full, striped, light, dotted, crossed, empty or lined, to be told apart in black and white."""
    rand = {"stroke_width": 1.0} if nummer else {}
    return el(
        "rect", x=x, y=y, width=breed, height=hoog, class_=f"grafiek__deel grafiek__deel--{nummer + 1}", **rand
    ) + (_arcering(x, y, breed, hoog, nummer) if nummer in PATROON else Svg())


PATROON = {1: "schuin", 3: "stip", 4: "kruis", 6: "liggend"}


def _arcering(x: float, y: float, breed: float, hoog: float, nummer: int) -> Svg:
    return el("rect", x=x, y=y, width=breed, height=hoog, fill=f"url(#{SLEUTEL}-{PATROON[nummer]})")


def _patronen() -> Svg:
    """Return the patterns; SLEUTEL becomes the key of the drawing, because an id stands on a page once."""
    vorm = {"width": 6, "height": 6, "patternUnits": "userSpaceOnUse"}
    lijn = el("path", d="M-1 7 7-1M-1 1 1-1M5 7 7 5", class_="grafiek__arcering", stroke_width=1.6)
    vlak = el("path", d="M0 3H6", class_="grafiek__arcering", stroke_width=1.6)
    terug = el("path", d="M-1-1 7 7M-1 5 1 7M5-1 7 1", class_="grafiek__arcering", stroke_width=1.2)
    return el(
        "defs",
        el("pattern", lijn, id=f"{SLEUTEL}-schuin", **vorm),
        el("pattern", el("circle", cx=3, cy=3, r=1.3, class_="grafiek__stip"), id=f"{SLEUTEL}-stip", **vorm),
        el("pattern", lijn, terug, id=f"{SLEUTEL}-kruis", **vorm),
        el("pattern", vlak, id=f"{SLEUTEL}-liggend", **vorm),
    )


@dataclass(frozen=True, slots=True)
class _Merk:
    """A marker of a row: whose value it is, with its form and class."""

    naam: str
    punt: Punt
    soort: int
    klas: str


@dataclass(frozen=True, slots=True)
class _Rij:
    """A row of one or two markers; two are joined, and their values are written with their signs."""

    label: str
    merken: list[_Merk]

    @property
    def leeg(self) -> bool:
        return all(m.punt.waarde is None for m in self.merken)


def _punten(rijen: list[_Rij], breedte: float, uit: list[float], eenheid: str, begin: float) -> tuple[Svg, float]:
    """Draw rows of markers on one scale, from `begin` down, with the scale below them."""
    vlak = _Vlak(breedte)
    punten = [m.punt for rij in rijen for m in rij.merken if m.punt.waarde is not None]
    waarden = [*uit, *(w for p in punten for w in (p.waarde, p.onder, p.boven) if w is not None)]
    kolommen = _kolommen(rijen, eenheid, breedte * 0.45)
    rechts = breedte - PUNT - (sum(kolommen) + 12 if vlak.naast else 0)
    schaal = maak_schaal(waarden, vlak.links + PUNT, rechts, vanaf_nul=False)
    teksten = [(schaal.plaats(w), tekst + ("%" if eenheid == "%" else "")) for w, tekst in schaal.streepjes()]
    as_boven = REGEL + 4 if len(rijen) > VEEL else 0
    stukken, y = [], begin + as_boven
    for rij in rijen:
        label = vlak.label(rij.label, breedte if rij.leeg else breedte - sum(kolommen) - 12)
        if rij.leeg:
            top = y if vlak.naast else y + len(label) * REGEL + 2
            tekst = regels(rij.merken[-1].punt.reden, breedte - vlak.links - PUNT)
            stukken.append(schrijf(vlak.links + (PUNT if vlak.naast else 0), top, tekst, klas="grafiek__zacht"))
            onder = top + len(tekst) * REGEL
        else:
            top = y if vlak.naast else y + len(label) * REGEL
            tekening, hoogte = _waarden(rij, kolommen, eenheid, breedte, y)
            merken, reden = _merken(rij, schaal, top + (REGEL if vlak.naast else RIJ) / 2)
            stukken += [tekening, merken]
            onder = max(top + max(RIJ, reden + 4), y + hoogte)
        stukken.append(schrijf(0, y, label))
        y = max(onder, y + len(label) * REGEL) + (8 if vlak.naast else TUSSEN - 2)
    raster = [streep(x, begin + as_boven, x, y, "grafiek__raster") for x, _ in teksten]
    assen = [_as(teksten, y, breedte)] + ([_as(teksten, begin, breedte)] if as_boven else [])
    return Svg("".join([*raster, *stukken, *assen])), y + REGEL + 6


def _kolommen(rijen: list[_Rij], eenheid: str, hoogstens: float) -> list[float]:
    """Return how wide the column of values is, per marker; together at most `hoogstens`."""
    kolommen = []
    for plek in range(max((len(rij.merken) for rij in rijen), default=1)):
        bekend = [rij.merken[plek].punt for rij in rijen if rij.merken[plek].punt.waarde is not None]
        kolommen.append(max((lengte(punt.schrijf(eenheid), vet=True) for punt in bekend), default=0.0))
    if len(kolommen) > 1:
        kolommen = [kolom + TEKEN for kolom in kolommen]
    return [min(kolom, hoogstens / len(kolommen)) for kolom in kolommen]


def _waarden(rij: _Rij, kolommen: list[float], eenheid: str, breedte: float, y: float) -> tuple[Svg, float]:
    """Write the values of a row at the right, each behind its sign when there are two."""
    stukken, x, hoogst = [], breedte, 0
    teken = TEKEN if len(rij.merken) > 1 else 0
    for merk_, kolom in reversed(list(zip(rij.merken, kolommen, strict=True))):
        if merk_.punt.waarde is not None:
            lijnen = regels(merk_.punt.schrijf(eenheid), kolom - teken + 1, vet=True)
            stukken.append(schrijf(x, y, lijnen, klas="grafiek__vet", anker="end"))
            if teken:
                langst = max((lengte(lijn, vet=True) for lijn in lijnen), default=0)
                stukken.append(merk(x - langst - 12, y + REGEL / 2 - 0.5, merk_.soort, merk_.klas))
            hoogst = max(hoogst, len(lijnen))
        x -= kolom
    return Svg("".join(stukken)), hoogst * REGEL


def _merken(rij: _Rij, schaal: Schaal, y: float) -> tuple[Svg, float]:
    """Draw the markers of a row; return with it how high the reason is why one of them is missing."""
    bekend = [m for m in rij.merken if m.punt.waarde is not None]
    plaatsen = [schaal.plaats(m.punt.waarde) for m in bekend]
    stukken, hoogst = [], 0.0
    if len(plaatsen) > 1:
        stukken.append(streep(min(plaatsen), y, max(plaatsen), y, "grafiek__verbinding", dikte=2, stippel="2 3"))
    for m in bekend:
        if m.punt.onder is not None and m.punt.boven is not None:
            stukken.append(_marge(schaal.plaats(m.punt.onder), schaal.plaats(m.punt.boven), y))
    stukken += [merk(x, y, m.soort, m.klas) for x, m in zip(plaatsen, bekend, strict=True)]
    for m in rij.merken:
        if m.punt.waarde is None:  # beside the other one, at the side with the most room
            links = plaatsen[0] > (schaal.begin + schaal.eind) / 2
            ruimte = plaatsen[0] - schaal.begin if links else schaal.eind - plaatsen[0]
            lijnen = regels(m.punt.reden, ruimte - 14)
            hoogst = len(lijnen) * REGEL
            x = plaatsen[0] + (-14 if links else 14)
            stukken.append(schrijf(x, y - REGEL / 2, lijnen, klas="grafiek__zacht", anker="end" if links else None))
    return Svg("".join(stukken)), hoogst


def _as(teksten: list[tuple[float, str]], y: float, breedte: float) -> Svg:
    """Write the scale; what would touch the one before it is left out."""
    stukken, vrij = [], -1.0
    for x, tekst in teksten:
        half = lengte(tekst) / 2
        midden = min(max(x, half), breedte - half)
        if midden - half > vrij:
            stukken.append(schrijf(midden, y + 2, [tekst], klas="grafiek__zacht", anker="middle"))
            vrij = midden + half + 8
    return Svg("".join(stukken))


def _marge(van: float, tot: float, y: float) -> Svg:
    """Draw an interval: a line with ends."""
    d = f"M{van:.2f} {y - 5:.2f}v10M{van:.2f} {y:.2f}H{tot:.2f}M{tot:.2f} {y - 5:.2f}v10"
    return el("path", d=d, class_="grafiek__marge", stroke_width=2, fill="none")


def _leeg(x: float, y: float, breedte: float) -> Svg:
    return el(
        "rect", x=x + 0.5, y=y + 0.5, width=breedte - x - 1, height=STAAF + 1.0, class_="grafiek__leeg", fill="none",
        stroke_width=1, stroke_dasharray="4 3",
    )  # fmt: skip


def _zonder_afronden(schaal: Schaal, waarden: list[float]) -> Schaal:
    """Let the longest bar fill its room: a scale without an axis needs no round end."""
    laag, hoog = min([0.0, *waarden]), max([0.0, *waarden])
    if laag == hoog:
        return schaal
    return Schaal(laag, hoog, schaal.stap, schaal.begin, schaal.eind)


TEKENAARS: dict[type, Callable] = {
    Staven: staven, Trechter: staven, Puntplot: puntplot, Halter: halter, Aandelen: aandelen,
}  # fmt: skip
