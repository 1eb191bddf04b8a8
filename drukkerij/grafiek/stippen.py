# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Stippendiagram: scores on a short scale, one dot per person, stacked where they are equal.

What was concluded together stands below the line, apart from the scores: it is a judgement, and no outcome of them.
"""

from collections import Counter

from drukkerij.grafiek.gegevens import Stippen, Stippenrij
from drukkerij.grafiek.rijen import BREED as NAAST
from drukkerij.grafiek.rijen import LABEL_BREED, LABEL_REGELS, TUSSEN, VEEL
from drukkerij.grafiek.svg import REGEL, Svg, el, lengte, merk, regels, schrijf, streep

STRAAL, STAP = 5.5, 13.0  # of a dot, and from one dot to the one above it
HOOGST = 130.0  # of a stack: with more dots they stand side by side and become smaller, with their number above
TELBAAR = 10  # dots that somebody counts at a glance
LAAN = 20  # below the line: the judgement, and that of the time before
RAND = 16  # room for half a dot and half a number


def stippen(diagram: Stippen, breedte: float) -> tuple[Svg, float]:
    """Draw the rows on one scale, with what each sign means above them."""
    naast = breedte >= NAAST
    links = (LABEL_BREED + 14 if naast else 0) + RAND
    plaats = {n: links + (n - 1) * (breedte - RAND - links) / (diagram.tot - 1) for n in range(1, diagram.tot + 1)}
    legenda, begin = _legenda(diagram, breedte)
    boven = REGEL + 4 if len(diagram.rijen) > VEEL else 0
    stukken, y = [], begin + boven
    for rij in diagram.rijen:
        label = regels(rij.label, LABEL_BREED if naast else breedte, LABEL_REGELS)
        stukken.append(schrijf(0, y, label))
        onder_label = y + len(label) * REGEL
        if rij.scores:
            kort = regels(rij.kort, LABEL_BREED if naast else breedte, 2)
            stukken.append(schrijf(0, onder_label, kort, klas="grafiek__zacht"))
            onder_label += len(kort) * REGEL
        tekening, onder = _rij(rij, plaats, y if naast else onder_label + 4, breedte)
        stukken.append(tekening)
        y = max(onder, onder_label) + TUSSEN
    raster = [streep(x, begin + boven, x, y - 4, "grafiek__raster") for x in plaats.values()]
    assen = [_as(plaats, y - 4)] + ([_as(plaats, begin)] if boven else [])
    return Svg("".join([legenda, *raster, *stukken, *assen])), y + REGEL + 2


def _rij(rij: Stippenrij, plaats: dict[int, float], top: float, breedte: float) -> tuple[Svg, float]:
    """Draw one row; return with it where it ends."""
    begin, eind = min(plaats.values()), max(plaats.values())
    lijn, stukken = top + STAP + 3, []
    if not rij.scores:
        tekst = regels(rij.reden, eind - begin + RAND)
        stukken.append(schrijf(begin - RAND + 4, top, tekst, klas="grafiek__zacht"))
        lijn = top + len(tekst) * REGEL
    else:
        aantallen = Counter(rij.scores)
        meest = max(aantallen.values())
        naast = max(1, min(-(-meest // TELBAAR), int((eind - begin) / (len(plaats) - 1) / STAP)))
        stap = min(STAP, HOOGST / -(-meest // naast))
        straal = max(1.2, stap * STRAAL / STAP)
        lijn = top + -(-meest // naast) * stap + (REGEL if meest > TELBAAR else 6)
        stukken.append(streep(plaats[min(aantallen)], lijn, plaats[max(aantallen)], lijn, "grafiek__as", dikte=4))
        if rij.mediaan is not None:
            x = begin + (rij.mediaan - 1) * (eind - begin) / (len(plaats) - 1)
            stukken.append(streep(x, top, x, lijn + 6, "grafiek__marge", dikte=2.5))
        for score, aantal in sorted(aantallen.items()):
            rijbreed = min(naast, aantal)
            for nummer in range(aantal):
                x = plaats[score] + (nummer % rijbreed - (rijbreed - 1) / 2) * stap
                y = lijn - 4 - straal - nummer // rijbreed * stap
                stukken.append(el("circle", cx=x, cy=y, r=straal, class_="grafiek__stipje"))
            if aantal > TELBAAR:
                hoogte = lijn - 6 - -(-aantal // rijbreed) * stap - REGEL
                stukken.append(schrijf(plaats[score], hoogte, [str(aantal)], klas="grafiek__vet", anker="middle"))
        if rij.eigen is not None:
            x = plaats[rij.eigen] - (min(naast, aantallen[rij.eigen]) - 1) / 2 * stap
            y = lijn - 4 - straal
            stukken.append(el("circle", cx=x, cy=y, r=STRAAL + 3, class_="grafiek__eigen", fill="none"))
        lijn += 4
    if rij.oordeel is not None or rij.vorig is not None:
        stukken.append(_laan(rij, plaats, lijn + LAAN / 2))
        lijn += LAAN
    return Svg("".join(stukken)), lijn


def _laan(rij: Stippenrij, plaats: dict[int, float], y: float) -> Svg:
    """Draw the judgement ◆ and that of the time before ◇, joined when they differ; equal ones stand side by side."""
    gelijk = rij.oordeel == rij.vorig
    stukken = []
    if rij.oordeel is not None and rij.vorig is not None and not gelijk:
        stukken.append(
            streep(plaats[rij.oordeel], y, plaats[rij.vorig], y, "grafiek__verbinding", dikte=2, stippel="2 3")
        )
    if rij.vorig is not None:
        x = plaats[rij.vorig] + (9 if gelijk else 0)
        stukken.append(_ruit(x, y, "grafiek__open"))
    if rij.oordeel is not None:
        x = plaats[rij.oordeel] - (9 if gelijk else 0)
        stukken.append(merk(x, y, 3, "grafiek__punt"))
    return Svg("".join(stukken))


def _ruit(x: float, y: float, klas: str) -> Svg:
    return el("path", d="M0-6 6 0 0 6-6 0Z", transform=f"translate({x:.2f} {y:.2f})", class_=klas, stroke_width=2)


def _legenda(diagram: Stippen, breedte: float) -> tuple[Svg, float]:
    """Say what each sign means, as far as it is in the drawing."""
    rijen = diagram.rijen
    tekens = [
        (any(rij.scores for rij in rijen), "een score",
         lambda x, y: el("circle", cx=x, cy=y, r=STRAAL, class_="grafiek__stipje")),
        (any(rij.scores and rij.mediaan is not None for rij in rijen), "mediaan: de middelste",
         lambda x, y: streep(x, y - 8, x, y + 8, "grafiek__marge", dikte=2.5)),
        (any(rij.eigen is not None for rij in rijen), "uw score",
         lambda x, y: el("circle", cx=x, cy=y, r=STRAAL + 3, class_="grafiek__eigen", fill="none")),
        (any(rij.oordeel is not None for rij in rijen), "gezamenlijk oordeel",
         lambda x, y: merk(x, y, 3, "grafiek__punt")),
        (any(rij.vorig is not None for rij in rijen), "vorige ronde", lambda x, y: _ruit(x, y, "grafiek__open")),
    ]  # fmt: skip
    stukken, x, y = [], 0.0, 0.0
    for er_is, naam, teken in tekens:
        if not er_is:
            continue
        if x and x + lengte(naam) + 24 > breedte:
            x, y = 0.0, y + REGEL + 5
        stukken += [teken(x + 9, y + REGEL / 2), schrijf(x + 23, y, [naam])]
        x += lengte(naam) + 44
    return Svg("".join(stukken)), (y + REGEL + TUSSEN if stukken else 0.0)


def _as(plaats: dict[int, float], y: float) -> Svg:
    return Svg(
        "".join(schrijf(x, y + 1, [str(score)], klas="grafiek__zacht", anker="middle") for score, x in plaats.items())
    )
