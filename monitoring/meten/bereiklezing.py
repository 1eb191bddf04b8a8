# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Reach as it is read: the steps, percentages, sentences and the comparison with the residents of the wijk.

Everything is computed from what a `Bereikbeeld` shows, so that it tells nothing more.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from drukkerij.grafiek.getal import getal
from monitoring.meten.bereik import NIET, naam_van
from monitoring.meten.kleine_groepen import K_RESIDENT, PCT_MIN_DENOM, PCT_VLAG
from monitoring.meten.models.bereik import GESTOPT, ONBEKEND, Bereikbeeld, Kenmerk, Stap, Teleenheid
from monitoring.meten.models.cijfer import Cijfer, Sekse, periode_in_woorden
from monitoring.meten.models.indicator import Getalsoort, Privacy
from monitoring.meten.statistiek import deelname

HEEL = 100
MINST = 2  # groups before there is something to compare
KLEIN = f"<{K_RESIDENT}"
MENSEN = {Teleenheid.PERSONEN: "mensen"}
VELD = {Kenmerk.LEEFTIJD: "leeftijd", Kenmerk.SEKSE: "sekse", Kenmerk.BUURT: "groep"}
TE_KLEIN = "De groepen zijn te klein om te vergelijken."
GEEN_BEVOLKING = "Er zijn hier geen openbare cijfers van de wijk om mee te vergelijken."
GEEN_PERSONEN = "Er zijn geen personen geteld, dus vergelijken met de inwoners kan niet."


@dataclass(frozen=True)
class Stapbeeld:
    """One step as it may be shown; `waarde` only when it may be drawn, `tekst` always."""

    stap: str
    label: str
    eenheid: str
    waarde: int | None
    tekst: str
    van_vorige: str = ""  # percentage of the step before that is known, when it counts the same
    vorige: str = ""
    klein: bool = False  # the percentage is of a small group


@dataclass(frozen=True)
class Rij:
    """One group of a division. Shares are between 0 and 1."""

    naam: str
    waarde: int | None
    tekst: str
    aandeel: float | None = None
    onder: float | None = None
    boven: float | None = None
    bevolking: float | None = None
    verhouding: float | None = None
    oordeel: str = ""
    afgerond: str = ""  # how many of them finished, when that was divided too


@dataclass(frozen=True)
class Bevolking:
    """How the residents of an area divide over groups, from public figures of one period and area."""

    aandelen: Mapping[str, float]
    periode: str
    gebied: str
    bron: str
    indicator: str


@dataclass(frozen=True)
class Verdeling:
    """Who started divided by one attribute, with the residents beside it, or why not; or why people did not finish."""

    stap: str
    kenmerk: str
    titel: str
    rijen: tuple[Rij, ...]
    bevolking: Bevolking | None = None
    reden: str = ""
    klein: bool = False
    met_afgerond: bool = False

    @property
    def zin(self) -> str:
        """What stands out, without saying why."""
        if self.bevolking is None:
            return self.reden
        onder = [rij.naam for rij in self.rijen if rij.oordeel]
        if onder:
            return f"Ondervertegenwoordigd bij wie startte, vergeleken met de inwoners: {_opsomming(onder)}."
        if any(rij.verhouding is not None for rij in self.rijen):
            return "Van geen groep kunnen we zeggen dat zij ondervertegenwoordigd is."
        return TE_KLEIN


@dataclass(frozen=True)
class Bereiklezing:
    """The reach of one intervention in one period, ready for a page, a file or an answer of the API."""

    beeld: Bereikbeeld
    stappen: tuple[Stapbeeld, ...]
    verdelingen: tuple[Verdeling, ...]
    redenen: Verdeling | None
    zin: str

    @property
    def doelgroep(self) -> dict:
        return self.beeld.inhoud["doelgroep"]

    @property
    def telling(self) -> dict:
        return self.beeld.inhoud["telling"]

    @property
    def heeft_verborgen(self) -> bool:
        """Whether something is withheld, so that the page explains it."""
        rijen = [rij.tekst for deel in self.beeld.inhoud["delen"] for rij in map(_als_rij, deel["rijen"])]
        return any(tekst in (KLEIN, NIET) for tekst in [*rijen, *(stap.tekst for stap in self.stappen)])


def _als_rij(rij: dict) -> Rij:
    return Rij(rij["categorie"], rij["waarde"], rij["tekst"])


def _opsomming(namen: list[str]) -> str:
    return namen[0] if len(namen) == 1 else f"{', '.join(namen[:-1])} en {namen[-1]}"


def lees_beeld(beeld: Bereikbeeld, bevolking: Iterable[Cijfer] = ()) -> Bereiklezing:
    """Return a beeld as it is read. `bevolking` holds public figures of the indicator it is compared with."""
    stappen = _stappen(beeld.inhoud["stappen"])
    cijfers = [cijfer for cijfer in bevolking if cijfer.indicator_id == beeld.bevolking_id]
    personen = next(stap.eenheid for stap in stappen if stap.stap == Stap.GESTART) == Teleenheid.PERSONEN
    verdelingen, redenen = [], None
    afgerond = {deel["kenmerk"]: deel["rijen"] for deel in beeld.inhoud["delen"] if deel["stap"] == Stap.AFGEROND}
    geheel = next(stap for stap in stappen if stap.stap == Stap.GESTART)
    for deel in beeld.inhoud["delen"]:
        if deel["stap"] == GESTOPT:
            redenen = Verdeling(GESTOPT, Kenmerk.REDEN, "Waarom niet iedereen afrondde", _rijen(deel))
        elif deel["stap"] == Stap.GESTART:
            verdeling = _verdeling(beeld, deel, geheel, cijfers, personen=personen)
            verdelingen.append(_met_afgerond(verdeling, deel["rijen"], afgerond.get(deel["kenmerk"])))
    return Bereiklezing(beeld, stappen, tuple(verdelingen), redenen, conclusie(beeld.periode, stappen))


def bevolkingscijfers(wijk, beelden: Iterable[Bereikbeeld]) -> list[Cijfer]:
    """Return the public figures of a wijk that beelden are compared with. One query, or none."""
    indicatoren = {beeld.bevolking_id for beeld in beelden if beeld.bevolking_id}
    if not indicatoren:
        return []
    rijen = Cijfer.objects.openbaar().for_wijk(wijk).filter(
        indicator__in=indicatoren, indicator__privacy=Privacy.OPENBAAR, indicator__getalsoort=Getalsoort.AANTAL,
        waarde__isnull=False,
    )  # fmt: skip
    return list(rijen.select_related("indicator", "bron"))


# --- Steps -------------------------------------------------------------------------------------------------------


def _stappen(rijen: list[dict]) -> tuple[Stapbeeld, ...]:
    stappen: list[Stapbeeld] = []
    for rij in rijen:
        kaal = Stapbeeld(
            rij["stap"], str(Stap(rij["stap"]).label), rij["eenheid"], rij["waarde"], rij["tekst"] or rij["ontbreekt"]
        )
        eerder = next((stap for stap in reversed(stappen) if stap.waarde is not None), None)
        if eerder is None or kaal.waarde is None or eerder.eenheid != kaal.eenheid:
            stappen.append(kaal)
            continue
        deel = procent(kaal.waarde, eerder.waarde)
        stappen.append(
            Stapbeeld(
                kaal.stap, kaal.label, kaal.eenheid, kaal.waarde, kaal.tekst, deel, eerder.label if deel else "",
                klein=bool(deel) and eerder.waarde < PCT_VLAG,
            )
        )  # fmt: skip
    return tuple(stappen)


def procent(deel: int, geheel: int | None) -> str:
    """Return which percentage one shown count is of another; "" when that would be about a few people."""
    if geheel is None or geheel < PCT_MIN_DENOM or deel > geheel:
        return ""
    return f"{getal(HEEL * deel / geheel)}%"


def _hoeveel(stap: Stapbeeld) -> str:
    wat = MENSEN.get(stap.eenheid, stap.eenheid)
    if stap.waarde is not None:
        return f"ongeveer {stap.tekst} {wat}"
    return f"minder dan {K_RESIDENT} {wat}" if stap.tekst == KLEIN else stap.tekst


def conclusie(periode: str, stappen: Iterable[Stapbeeld]) -> str:
    """Return what the steps say, in one sentence of only what is shown."""
    per = {stap.stap: stap for stap in stappen}
    van, start, af = per[Stap.BENADERD], per[Stap.GESTART], per[Stap.AFGEROND]
    in_ = f"Over {periode}: "
    if all(stap.waarde is None for stap in per.values()):
        klein = any(stap.tekst in (KLEIN, NIET) for stap in per.values())
        return f"Over {periode} is geen aantal te tonen{': de groepen zijn te klein, of niet geteld' if klein else ''}."
    zelfde = van.eenheid == start.eenheid and van.waarde is not None and start.waarde is not None
    if zelfde and af.waarde is not None:
        eerst = f"{in_}van {_hoeveel(van)} die zijn benaderd of verwezen, startten er {start.tekst}"
        return f"{eerst} en rondden er {af.tekst} af."
    if zelfde:
        return (
            f"{in_}van {_hoeveel(van)} die zijn benaderd of verwezen, startten er {start.tekst}. "
            f"Afgerond: {_hoeveel(af)}."
        )
    if start.waarde is not None and af.waarde is not None:
        return (
            f"{in_}van {_hoeveel(start)} die startten, rondden er {af.tekst} af. Benaderd of verwezen: {_hoeveel(van)}."
        )
    delen = [f"{stap.label} {_hoeveel(stap)}" if stap.waarde is not None else f"{stap.label}: {_hoeveel(stap)}"
             for stap in (van, start, af)]  # fmt: skip
    return f"{in_}{'; '.join(delen)}."


# --- Groups beside the residents ---------------------------------------------------------------------------------

# Public figures of residents do not have these, so they stay out of the comparison.
NIET_TE_VERGELIJKEN = (ONBEKEND, Sekse.ANDERS)
TITELS = {Kenmerk.LEEFTIJD: "leeftijd", Kenmerk.SEKSE: "sekse", Kenmerk.BUURT: "buurt"}


def _rijen(deel: dict) -> tuple[Rij, ...]:
    return tuple(Rij(naam_van(deel["kenmerk"], r["categorie"]), r["waarde"], r["tekst"]) for r in deel["rijen"])


def _met_afgerond(verdeling: Verdeling, rijen: list[dict], afgerond: list[dict] | None) -> Verdeling:
    """Put how many finished beside how many started; both have the same groups."""
    if afgerond is None:
        return verdeling
    per = {rij["categorie"]: rij["tekst"] for rij in afgerond}
    samen = tuple(
        replace(rij, afgerond=per.get(bron["categorie"], "geen"))
        for rij, bron in zip(verdeling.rijen, rijen, strict=True)
    )
    return replace(verdeling, rijen=samen, met_afgerond=True)


def _verdeling(
    beeld: Bereikbeeld, deel: dict, geheel: Stapbeeld, cijfers: list[Cijfer], *, personen: bool
) -> Verdeling:
    kenmerk = deel["kenmerk"]
    titel = f"Wie startte, naar {TITELS[Kenmerk(kenmerk)]}"
    groepen = [rij["categorie"].casefold() for rij in deel["rijen"] if rij["categorie"] not in NIET_TE_VERGELIJKEN]
    bekend, onbekend = _bekend(deel["rijen"], geheel)
    bevolking = bevolking_naar(kenmerk, groepen, cijfers, beeld.begin, beeld.einde) if personen else None
    reden = "" if personen else GEEN_PERSONEN
    if personen and bevolking is None:
        reden = GEEN_BEVOLKING
    if not reden and bekend is None:
        reden = TE_KLEIN
    rijen = []
    for kaal, rij in zip(_rijen(deel), deel["rijen"], strict=True):
        naam, waarde = rij["categorie"], rij["waarde"]
        if naam in NIET_TE_VERGELIJKEN or waarde is None or bekend is None or not waarde <= bekend:
            rijen.append(kaal)
            continue
        aandeel = (bevolking.aandelen.get(naam.casefold()) if bevolking else None) or None
        if aandeel is None:
            rijen.append(Rij(kaal.naam, waarde, kaal.tekst, waarde / bekend))
            continue
        gevonden = deelname(waarde, bekend, aandeel, onbekend=onbekend)
        if gevonden.verhouding is None:
            reden = gevonden.reden
            rijen.append(Rij(kaal.naam, waarde, kaal.tekst, waarde / bekend, bevolking=aandeel))
            continue
        rijen.append(
            Rij(
                kaal.naam, waarde, kaal.tekst, waarde / bekend, gevonden.interval.onder * aandeel,
                min(1.0, gevonden.interval.boven * aandeel), aandeel, gevonden.verhouding, gevonden.oordeel,
            )
        )  # fmt: skip
    return Verdeling(
        deel["stap"], kenmerk, titel, tuple(rijen), None if reden else bevolking, reden,
        klein=bekend is not None and bekend < PCT_VLAG,
    )  # fmt: skip


def _bekend(rijen: list[dict], geheel: Stapbeeld) -> tuple[int | None, int]:
    """Return of how many people the group is known, and of how many not at most; None when the counts do not say.

    Only from what is shown, rounded as it is.
    """
    bekend = [rij["waarde"] for rij in rijen if rij["categorie"] not in NIET_TE_VERGELIJKEN]
    anders = any(rij["categorie"] == Sekse.ANDERS for rij in rijen)
    onbekend = next((rij for rij in rijen if rij["categorie"] == ONBEKEND), None)
    zonder = 0 if onbekend is None else onbekend["waarde"]
    if onbekend is not None and onbekend["tekst"] == KLEIN:
        zonder = K_RESIDENT - 1
    if None not in bekend:
        som = sum(bekend)
        if zonder is None:
            zonder = max(0, geheel.waarde - som) if geheel.waarde is not None else None
    elif not anders and geheel.waarde is not None and (onbekend is None or onbekend["waarde"] is not None):
        som = geheel.waarde - zonder
    else:
        return None, 0
    return (som, zonder) if zonder is not None and som >= PCT_MIN_DENOM else (None, 0)


def bevolking_naar(
    kenmerk: str, groepen: list[str], cijfers: Iterable[Cijfer], begin: date, einde: date
) -> Bevolking | None:
    """Return how the residents in these groups divide, in the period that lies nearest; the wijk itself goes first.

    Nothing is estimated: there must be a figure of every group.
    """
    veld = VELD[Kenmerk(kenmerk)]
    andere = [naam for naam in VELD.values() if naam != veld]
    per: dict[tuple, dict[str, Cijfer]] = {}
    for cijfer in cijfers:
        if not any(getattr(cijfer, naam) for naam in andere):
            per.setdefault((cijfer.begin, cijfer.einde, cijfer.gebied), {})[getattr(cijfer, veld).casefold()] = cijfer
    geschikt = []
    for (van, tot, gebied), rijen in per.items():
        if len(groepen) < MINST or any(groep not in rijen or rijen[groep].waarde <= 0 for groep in groepen):
            continue
        ver = abs((van.toordinal() + tot.toordinal()) - (begin.toordinal() + einde.toordinal()))
        geschikt.append((bool(gebied), ver, van, tot, gebied))
    if not geschikt:
        return None
    _, _, van, tot, gebied = min(geschikt)
    rijen = per[van, tot, gebied]
    samen, een = sum(rijen[groep].waarde for groep in groepen), rijen[groepen[0]]
    return Bevolking(
        {groep: float(rijen[groep].waarde / samen) for groep in groepen},
        periode_in_woorden(van, tot), gebied,
        ", ".join(filter(None, (een.bron.titel if een.bron else een.indicator.bron_van_cijfers, een.plaats_in_bron))),
        een.indicator.titel,
    )  # fmt: skip


# --- As a file ---------------------------------------------------------------------------------------------------

KOPPEN = [
    "wijk", "interventie", "periode", "stap", "uitgesplitst naar", "groep", "aantal", "eenheid", "geen aantal, want",
    "hoe geteld", "bron", "voorbeeld",
]  # fmt: skip


def rijen_van(lezing: Bereiklezing) -> list[list[str]]:
    """Return the reach of one period as rows of a file, in the words of the page."""
    beeld, telling, doelgroep = lezing.beeld, lezing.telling, lezing.doelgroep
    eenheden = {stap.stap: stap.eenheid for stap in lezing.stappen}
    eenheden[GESTOPT] = eenheden[Stap.GESTART]
    begin = [str(beeld.wijk), str(beeld.interventie), beeld.periode]

    def hoe(stap: str) -> list[str]:
        wat = doelgroep if stap == Stap.DOELGROEP else telling
        return ["; ".join(filter(None, (wat.get("wie"), wat["herkomst"], wat["uitleg"]))), wat["bron"]]

    voorbeeld = "voorbeeld (fictief)" if telling["voorbeeld"] else ""
    rijen = [
        [*begin, Stap(rij["stap"]).label, "", "", rij["tekst"], rij["eenheid"], rij["ontbreekt"], *hoe(rij["stap"]),
         voorbeeld]
        for rij in beeld.inhoud["stappen"]
    ]  # fmt: skip
    for deel in beeld.inhoud["delen"]:
        stap = "niet afgerond" if deel["stap"] == GESTOPT else Stap(deel["stap"]).label
        rijen += [
            [*begin, stap, Kenmerk(deel["kenmerk"]).label, naam_van(deel["kenmerk"], rij["categorie"]), rij["tekst"],
             eenheden[deel["stap"]], "", *hoe(deel["stap"]), voorbeeld]
            for rij in deel["rijen"]
        ]  # fmt: skip
    return rijen
