# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Charts over periods: lines, and small multiples of one line each.

A period without a value is a gap with a cross on the axis and its reason below the chart. A line does not go on over a
gap or a break.
"""

from drukkerij.grafiek.gegevens import PROCENT, Lijn, Punt, Reeks, Veelvoud
from drukkerij.grafiek.schaal import Schaal, maak_schaal
from drukkerij.grafiek.svg import REGEL, Svg, el, lengte, merk, regels, schrijf, streep

BREED = 500
HOOG, HOOG_BREED, HOOG_PANEEL = 200, 240, 84
RAND = 10  # between the edge of the plot and the first and last period
NAAM_BREED, NAAM_SMAL = 120, 92
STREPEN = (None, "7 4", "2 4", "10 3 2 3")
NOOT_REGELS = 6
WAARDE_BREED = 150
DICHT = 18  # with less between two periods only some values have a marker
TUSSEN = 18  # between two panels


def lijn(diagram: Lijn, breedte: float) -> tuple[Svg, float]:
    """Draw lines, each with its name at its end."""
    eenheid, alleen = diagram.kader.eenheid, len(diagram.reeksen) == 1
    schaal = _schaal([p for reeks in diagram.reeksen for p in reeks.punten], diagram.vanaf_nul)
    achter = PROCENT if eenheid == PROCENT else ""
    streepjes = [(waarde, tekst + achter) for waarde, tekst in schaal.streepjes()]
    if all(punt.waarde is None for reeks in diagram.reeksen for punt in reeks.punten):
        streepjes = [(0, "0" + achter)]  # without values there is no scale
    links = max(lengte(tekst) for _, tekst in streepjes) + 8
    naam_breedte = 0 if alleen else (NAAM_BREED if breedte >= BREED else NAAM_SMAL)
    rechts = breedte - naam_breedte - (10 if alleen else 18)
    banen = [(breuk, regels(breuk.waarom, (rechts - links) * 0.62, 3)) for breuk in diagram.breuken]
    top = 26.0 + sum(len(lijnen) * REGEL + 4 for _, lijnen in banen)
    onder = top + (HOOG_BREED if breedte >= BREED else HOOG)
    schaal = Schaal(schaal.laag, schaal.hoog, schaal.stap, onder, top)
    plaatsen = _plaatsen(len(diagram.perioden), links + RAND, rechts)
    stukken = [
        Svg(
            streep(
                links, schaal.plaats(w), rechts + 6, schaal.plaats(w), "grafiek__as" if w == 0 else "grafiek__raster"
            )
            + schrijf(links - 8, schaal.plaats(w) - REGEL / 2, [tekst], klas="grafiek__zacht", anker="end")
        )
        for w, tekst in streepjes
    ]
    stukken += _breuken(diagram, banen, plaatsen, onder)
    grenzen = {diagram.perioden.index(breuk.periode) for breuk in diagram.breuken}
    namen = []
    dicht = len(plaatsen) > 1 and plaatsen[1] - plaatsen[0] < DICHT
    for nummer, reeks in enumerate(diagram.reeksen):
        stukken.append(_reeks(reeks, plaatsen, schaal, grenzen, nummer, uitgedund=dicht, marges=True))
        laatste = next((i for i in reversed(range(len(plaatsen))) if reeks.punten[i].waarde is not None), None)
        if not alleen:
            waarde = "" if laatste is None else reeks.punten[laatste].schrijf(eenheid)
            hoogte = onder if laatste is None else schaal.plaats(reeks.punten[laatste].waarde)
            namen.append((hoogte, nummer, reeks.naam, waarde))
    if alleen and diagram.reeksen:
        stukken.append(_waarden(diagram.reeksen[0], plaatsen, schaal, eenheid, breedte))
    stukken.append(_namen(namen, rechts + 12, breedte, top, onder))
    stukken.append(_perioden(diagram.perioden, plaatsen, onder + 5, breedte))
    stukken.append(_kruisen(diagram.reeksen, plaatsen, onder))
    let_op = [f"De schaal begint bij {streepjes[0][1]}, niet bij 0."] if schaal.laag > 0 else []
    noten, y = _noten(diagram.perioden, diagram.reeksen, onder + REGEL + 12, breedte, let_op)
    return Svg("".join([*stukken, noten])), y


def veelvoud(diagram: Veelvoud, breedte: float) -> tuple[Svg, float]:
    """Draw a panel per line, all on one scale."""
    eenheid, kolommen = diagram.kader.eenheid, 3 if breedte >= BREED else 2
    paneel = (breedte - (kolommen - 1) * TUSSEN) / kolommen
    schaal = _schaal([p for reeks in diagram.panelen for p in reeks.punten], vanaf_nul=True, streepjes=3)
    stukken, y = [], 0.0
    for eerste in range(0, len(diagram.panelen), kolommen):
        rij = diagram.panelen[eerste : eerste + kolommen]
        koppen = [regels(reeks.naam, paneel, 3, vet=True) for reeks in rij]
        top = y + max(map(len, koppen)) * REGEL + 26
        for plek, (reeks, kop) in enumerate(zip(rij, koppen, strict=True)):
            x = plek * (paneel + TUSSEN)
            stukken.append(schrijf(x, y, kop, klas="grafiek__vet"))
            eigen = Schaal(schaal.laag, schaal.hoog, schaal.stap, top + HOOG_PANEEL, top)
            stukken.append(_paneel(reeks, diagram.perioden, x=x, breedte=paneel, schaal=eigen, eenheid=eenheid))
        y = top + HOOG_PANEEL + REGEL + 5 + TUSSEN
    noten, y = _noten(diagram.perioden, diagram.panelen, max(y - TUSSEN + 6, 1), breedte)
    return Svg("".join([*stukken, noten])), y


def _paneel(reeks: Reeks, perioden: tuple[str, ...], *, x: float, breedte: float, schaal: Schaal, eenheid: str) -> Svg:
    onder, top, schaal_breedte = schaal.begin, schaal.eind, 0.0
    stukken = []
    for waarde, tekst in schaal.streepjes():
        hoogte = schaal.plaats(waarde)
        if waarde not in (0, schaal.hoog, schaal.laag):
            continue
        stukken.append(streep(x, hoogte, x + breedte, hoogte, "grafiek__as" if waarde == 0 else "grafiek__raster"))
        if waarde == schaal.streepjes()[-1][0]:
            kop = tekst + (PROCENT if eenheid == PROCENT else "")
            schaal_breedte = lengte(kop)
            stukken.append(schrijf(x, hoogte - REGEL, [kop], klas="grafiek__zacht"))
    plaatsen = _plaatsen(len(perioden), x + 7, x + breedte - 9)
    bekend = [i for i, punt in enumerate(reeks.punten) if punt.waarde is not None]
    stukken.append(_reeks(reeks, plaatsen, schaal, set(), 0, uitgedund=True, marges=False))
    if bekend:
        punt = reeks.punten[bekend[-1]]
        tekst, hoogte = _kort(punt, eenheid, breedte), schaal.plaats(punt.waarde)
        half = lengte(tekst, vet=True) / 2
        midden = min(max(plaatsen[bekend[-1]], x + half), x + breedte - half)
        boven = max(hoogte - 26, top - 22)
        if boven < top and midden - half < x + schaal_breedte + 6:  # it would stand over the number of the scale
            boven = hoogte + 9
        stukken.append(schrijf(midden, boven, [tekst], klas="grafiek__vet", anker="middle"))
    elif reeks.punten:
        lijnen = regels(reeks.punten[-1].reden, breedte, 3)
        stukken.append(schrijf(x, top + 12, lijnen, klas="grafiek__zacht"))
    if bekend:
        stukken.append(_kruisen((reeks,), plaatsen, onder))
    if perioden:
        half = breedte / 2 - 6
        begin, eind = regels(perioden[0], half, 1), regels(perioden[-1], half, 1)
        stukken.append(schrijf(x, onder + 4, begin, klas="grafiek__zacht"))
        if len(perioden) > 1:
            stukken.append(schrijf(x + breedte, onder + 4, eind, klas="grafiek__zacht", anker="end"))
    return Svg("".join(stukken))


def _schaal(punten: list[Punt], vanaf_nul: bool, streepjes: int = 4) -> Schaal:
    waarden = [w for p in punten if p.waarde is not None for w in (p.waarde, p.onder, p.boven) if w is not None]
    return maak_schaal(waarden, 0, 1, vanaf_nul=vanaf_nul or not waarden, streepjes=streepjes)


def _plaatsen(aantal: int, begin: float, eind: float) -> list[float]:
    if aantal == 1:
        return [(begin + eind) / 2]
    return [begin + nummer / (aantal - 1) * (eind - begin) for nummer in range(aantal)]


def _reeks(
    reeks: Reeks, x: list[float], schaal: Schaal, grenzen: set[int], nummer: int, *, uitgedund: bool, marges: bool
) -> Svg:
    """Draw the pieces of a line between gaps and breaks, with a marker per value.

    When it is `uitgedund` only the last value has one, and what no line reaches.
    """
    stukken, stuk = [], []
    klas = f"grafiek__lijn grafiek__lijn--{nummer + 1}"
    for i, punt in enumerate(reeks.punten):
        if (punt.waarde is None or i in grenzen) and stuk:
            stukken.append(_pad(stuk, klas, nummer))
            stuk = []
        if punt.waarde is not None:
            stuk.append((x[i], schaal.plaats(punt.waarde), i))
            if punt.onder is not None and punt.boven is not None and marges:
                van, tot = schaal.plaats(punt.onder), schaal.plaats(punt.boven)
                d = f"M{x[i] - 4:.2f} {van:.2f}h8M{x[i]:.2f} {van:.2f}V{tot:.2f}M{x[i] - 4:.2f} {tot:.2f}h8"
                stukken.append(el("path", d=d, class_="grafiek__marge", stroke_width=1.5, fill="none"))
    stukken.append(_pad(stuk, klas, nummer))
    bekend = [i for i, punt in enumerate(reeks.punten) if punt.waarde is not None]
    met_merk = {*bekend[-1:], *_losse(reeks, grenzen)} if uitgedund else set(bekend)
    for i, punt in enumerate(reeks.punten):
        if i in met_merk:
            stukken.append(merk(x[i], schaal.plaats(punt.waarde), nummer, f"grafiek__punt grafiek__punt--{nummer + 1}"))
    return Svg("".join(stukken))


def _losse(reeks: Reeks, grenzen: set[int]) -> set[int]:
    """Return the values that no line reaches, so that they are not lost without a marker."""
    er = [punt.waarde is not None for punt in reeks.punten]
    links = [i > 0 and er[i - 1] and i not in grenzen for i in range(len(er))]
    rechts = [i + 1 < len(er) and er[i + 1] and i + 1 not in grenzen for i in range(len(er))]
    return {i for i in range(len(er)) if er[i] and not links[i] and not rechts[i]}


def _pad(stuk: list[tuple[float, float, int]], klas: str, nummer: int) -> Svg:
    if len(stuk) < 2:  # a line has two ends
        return Svg()
    d = "M" + "L".join(f"{x:.2f} {y:.2f}" for x, y, _ in stuk)
    return el("path", d=d, class_=klas, fill="none", stroke_width=2.5, stroke_dasharray=STREPEN[nummer % len(STREPEN)])


def _waarden(reeks: Reeks, x: list[float], schaal: Schaal, eenheid: str, breedte: float) -> Svg:
    """Write the values of a lone line above its points: all if there is room, or else the last and the highest."""
    bekend = [i for i, punt in enumerate(reeks.punten) if punt.waarde is not None]
    plekken = {}
    for i in bekend:
        half = lengte(_kort(reeks.punten[i], eenheid, WAARDE_BREED), vet=True) / 2
        midden = min(max(x[i], half), breedte - half)
        plekken[i] = (midden - half, midden + half)
    kies = list(bekend)
    if any(plekken[i][1] + 6 > plekken[j][0] for i, j in zip(bekend, bekend[1:], strict=False)):
        hoogste = max(bekend, key=lambda i: reeks.punten[i].waarde)
        kies = bekend[-1:] + ([hoogste] if plekken[hoogste][1] + 6 < plekken[bekend[-1]][0] else [])
    stukken = []
    for i in kies:
        punt = reeks.punten[i]
        hoogte = schaal.plaats(punt.waarde if punt.boven is None else max(punt.boven, punt.waarde))
        tekst, midden = _kort(punt, eenheid, WAARDE_BREED), sum(plekken[i]) / 2
        stukken.append(schrijf(midden, hoogte - REGEL - 7, [tekst], klas="grafiek__vet", anker="middle"))
    return Svg("".join(stukken))


def _kort(punt: Punt, eenheid: str, breedte: float) -> str:
    """Return how a value is written, on one line of at most that width."""
    return (regels(punt.schrijf(eenheid), breedte, 1, vet=True) or [""])[0]


def _namen(namen: list[tuple[float, int, str, str]], x: float, breedte: float, top: float, onder: float) -> Svg:
    """Write the names of lines at their ends, pushed apart where they would touch."""
    stukken, vrij = [], top - 20
    blokken = []
    for hoogte, nummer, naam, waarde in sorted(namen):
        lijnen = regels(naam, breedte - x - 16, 2 if len(namen) > 2 else 3)  # more than two have less room
        blokken.append((hoogte, nummer, lijnen, regels(waarde, breedte - x - 16, 1, vet=True)))
    totaal = sum((len(lijnen) + len(waarden)) * REGEL + 5 for _, _, lijnen, waarden in blokken)
    for hoogte, nummer, lijnen, waarden in blokken:
        hoog = (len(lijnen) + len(waarden)) * REGEL + 5
        y = max(vrij, min(hoogte - REGEL / 2, onder + 6 - totaal))
        stukken.append(merk(x + 6, y + REGEL / 2, nummer, f"grafiek__punt grafiek__punt--{nummer + 1}"))
        stukken.append(schrijf(x + 16, y, lijnen))
        stukken.append(schrijf(x + 16, y + len(lijnen) * REGEL, waarden, klas="grafiek__vet"))
        vrij, totaal = y + hoog, totaal - hoog
    return Svg("".join(stukken))


def _perioden(perioden: tuple[str, ...], x: list[float], y: float, breedte: float) -> Svg:
    """Write the periods: the last, and before it as many as there is room for, at equal distances."""
    if not perioden:
        return Svg()
    teksten = [(regels(periode, 110, 1) or [""])[0] for periode in perioden]
    breedst = max(map(lengte, teksten)) + 10
    stap = 1
    if len(x) > 1:
        afstand = x[1] - x[0]
        stap = next((s for s in range(1, len(x)) if s * afstand >= breedst), len(x))
    stukken = []
    for i in range(len(x) - 1, -1, -stap):
        half = lengte(teksten[i]) / 2
        midden = min(max(x[i], half), breedte - half)
        stukken.append(schrijf(midden, y, [teksten[i]], klas="grafiek__zacht", anker="middle"))
    return Svg("".join(stukken))


def _kruisen(reeksen: tuple[Reeks, ...], x: list[float], y: float) -> Svg:
    """Put a cross on the axis where a value is missing."""
    leeg = sorted({i for reeks in reeksen for i, punt in enumerate(reeks.punten) if punt.waarde is None})
    kruis = {"class_": "grafiek__kruis", "stroke_width": 2, "fill": "none"}
    return Svg("".join(el("path", d=f"M{x[i] - 4:.2f} {y - 4:.2f}l8 8m0-8l-8 8", **kruis) for i in leeg))


def _noten(
    perioden: tuple[str, ...], reeksen: tuple[Reeks, ...], y: float, breedte: float, eerst: list[str] | None = None
) -> tuple[Svg, float]:
    """Write below the chart what is missing and why, after `eerst`."""
    redenen: dict[str, list[str]] = {}
    for reeks in reeksen:
        per_reden: dict[str, list[str]] = {}
        for periode, punt in zip(perioden, reeks.punten, strict=True):
            if punt.waarde is None:
                per_reden.setdefault(punt.reden, []).append(periode)
        for reden, wanneer in per_reden.items():
            alle = "alle perioden" if len(wanneer) == len(perioden) and len(perioden) > 1 else ", ".join(wanneer)
            redenen.setdefault(reden, []).append(alle if len(reeksen) == 1 else f"{reeks.naam} ({alle})")
    lijnen = [lijn_ for tekst in eerst or [] for lijn_ in regels(tekst, breedte)]
    for reden, waar in redenen.items():
        lijnen += regels(f"× {reden}: {'; '.join(waar)}", breedte, 3)
    if len(lijnen) > NOOT_REGELS:
        lijnen = [*lijnen[: NOOT_REGELS - 1], "De rest staat in de tabel."]
    return schrijf(0, y, lijnen, klas="grafiek__zacht"), y + len(lijnen) * REGEL + 4


def _breuken(diagram: Lijn, banen: list, x: list[float], onder: float) -> list[Svg]:
    """Draw a dashed line before the first period in which something else was counted, with what changed."""
    stukken, y = [], 0.0
    for breuk, lijnen in banen:
        i = diagram.perioden.index(breuk.periode)
        waar = (x[i - 1] + x[i]) / 2 if i else x[0] - RAND
        rechts = waar > (x[0] + x[-1]) / 2
        stukken.append(streep(waar, y + 2, waar, onder, "grafiek__breuk", dikte=1.5, stippel="4 4"))
        stukken.append(schrijf(waar + (-7 if rechts else 7), y, lijnen, anker="end" if rechts else None))
        y += len(lijnen) * REGEL + 4
    return stukken
