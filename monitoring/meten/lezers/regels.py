# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""From the rows of a file to typed rows and complaints, each with its row and column."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache

from monitoring.meten.lezers.grenzen import Celwaarde, Datumcel, Leesfout, Onbruikbaar, Rij
from monitoring.meten.models.cijfer import Leeftijd, Ontbreekt, Sekse
from monitoring.meten.models.indicator import Herkomst
from monitoring.meten.perioden import Geenperiode, lees_periode, maanden

# The columns of a file, in order: heading → field. What has no field is for who reads, and is not read back.
KOLOMMEN: dict[str, str] = {
    "indicator": "indicator",
    "naam van de indicator": "",
    "wijk": "wijk",
    "periode": "periode",
    "gebied": "gebied",
    "leeftijd": "leeftijd",
    "sekse": "sekse",
    "groep": "groep",
    "waarde": "waarde",
    "eenheid": "",
    "teller": "teller",
    "noemer": "noemer",
    "reden": "ontbreekt",
    "herkomst": "herkomst",
    "bron": "bron",
    "plaats in de bron": "plaats_in_bron",
    "notitie": "notitie",
    "staat": "",
}
ANDERE_KOPPEN = {
    "gebied in de woorden van de bron": "gebied", "andere groep": "groep", "waarom er geen waarde is": "ontbreekt",
    "reden dat er geen waarde is": "ontbreekt", "hoe kwam het tot stand": "herkomst", "opmerking": "notitie",
}  # fmt: skip
KEUZES = {"leeftijd": Leeftijd, "sekse": Sekse, "ontbreekt": Ontbreekt, "herkomst": Herkomst}
LENGTEN = {"gebied": 200, "groep": 80, "plaats_in_bron": 200, "notitie": 500, "bron": 20, "indicator": 200, "wijk": 200}
KOP_VAN = {veld: kop for kop, veld in KOLOMMEN.items() if veld}
MAX_GETAL = Decimal(10) ** 14
GETAL = re.compile(r"[-−]?(\d+|\d{1,3}(\.\d{3})+)(,\d+)?")
MET_PUNT = re.compile(r"[-−]?\d+\.\d+")


@dataclass(frozen=True, slots=True)
class Klacht:
    """What is wrong in a file, and where; `kolom` is empty when it is about the row."""

    rij: int
    kolom: str
    tekst: str


@dataclass(slots=True)
class Cijferregel:
    """A row of a file. What the file does not say is None, or empty for text."""

    rij: int
    indicator: str = ""
    wijk: str = ""
    begin: date | None = None
    einde: date | None = None
    gebied: str = ""
    leeftijd: str = ""
    sekse: str = ""
    groep: str = ""
    waarde: Decimal | None = None
    teller: int | None = None
    noemer: int | None = None
    ontbreekt: str = ""
    herkomst: str = ""
    bron: str = ""
    plaats_in_bron: str = ""
    notitie: str = ""


class _Fout(ValueError):
    """A cell that cannot be used; the message is Dutch."""


def lees_regels(rijen: Iterable[Rij]) -> Iterator[Cijferregel | list[Klacht] | None]:
    """Yield per row a typed row, its complaints, or None when no figure is filled in.

    The first row names the columns. Raises `Leesfout` when they cannot be used.
    """
    koppen: list[str] | None = None
    for nummer, cellen in rijen:
        if koppen is None:
            koppen = _koppen(nummer, cellen)
            continue
        yield _regel(nummer, koppen, cellen)
    if koppen is None:
        raise Leesfout("Dit bestand is leeg.")


def _koppen(nummer: int, cellen: list[Celwaarde]) -> list[str]:
    """Return the field of each column; "" for one that is not read."""
    bekend = {**KOLOMMEN, **ANDERE_KOPPEN}
    velden: list[str] = []
    for kolom, cel in enumerate(cellen, start=1):
        kop = " ".join(str(cel).lower().split()).rstrip("*: ") if isinstance(cel, str) else "?"
        if kop not in bekend and kop:
            getoond = str(cel)[:40] if isinstance(cel, str) else f"nummer {kolom}"
            raise Leesfout(
                f"De kolom “{getoond}” kennen we niet. Zet op de eerste rij de namen van de kolommen, zoals in het "
                f"sjabloon: {', '.join(KOLOMMEN)}."
            )
        veld = bekend.get(kop, "")
        if veld and veld in velden:
            raise Leesfout(f"De kolom “{kop}” staat er twee keer. Haal er een weg.")
        velden.append(veld)
    for nodig in ("indicator", "periode", "waarde"):
        if nodig not in velden:
            raise Leesfout(f"De kolom “{nodig}” ontbreekt op rij {nummer}. Gebruik de kolommen van het sjabloon.")
    return velden


def _regel(nummer: int, koppen: list[str], cellen: list[Celwaarde]) -> Cijferregel | list[Klacht] | None:
    """Return a row as a figure, or what is wrong with it; None for a row in which nobody filled anything in."""
    if len(cellen) > len(koppen) and any(cel != "" for cel in cellen[len(koppen) :]):
        return [Klacht(nummer, "", "Deze rij heeft meer vakken dan er kolommen zijn. Kijk of er een ; te veel staat.")]
    regel, klachten = Cijferregel(nummer), []
    for veld, cel in zip(koppen, cellen, strict=False):
        if not veld or cel == "":
            continue
        try:
            _vul(regel, veld, cel)
        except _Fout as fout:
            klachten.append(Klacht(nummer, veld if veld == "periode" else KOP_VAN.get(veld, veld), str(fout)))
    if klachten:
        return klachten
    if regel.ontbreekt == "" and all(getal is None for getal in (regel.waarde, regel.teller, regel.noemer)):
        return None
    if not regel.indicator:
        klachten.append(Klacht(nummer, "indicator", "Vul in van welke indicator dit cijfer is."))
    if regel.begin is None:
        klachten.append(Klacht(nummer, "periode", "Vul in over welke periode dit cijfer gaat. Bijvoorbeeld 2021."))
    return klachten or regel


def _vul(regel: Cijferregel, veld: str, cel: Celwaarde) -> None:
    """Put one cell where it belongs in a row; `_Fout` says what is wrong with it."""
    if isinstance(cel, Onbruikbaar):
        raise _Fout(cel.waarom)
    if veld == "periode":
        regel.begin, regel.einde = _periode(cel)
    elif veld == "waarde":
        regel.waarde = _getal(cel)
    elif veld in ("teller", "noemer"):
        setattr(regel, veld, _heel(cel))
    else:
        tekst = _tekst(cel)
        if veld in KEUZES:
            tekst = _keuze(veld, tekst)
        elif len(tekst) > LENGTEN[veld]:
            raise _Fout(f"Dit is {len(tekst)} tekens. Er passen er {LENGTEN[veld]}.")
        setattr(regel, veld, tekst)


def _tekst(cel: Celwaarde) -> str:
    if isinstance(cel, Decimal):
        return f"{cel.normalize():f}"
    if isinstance(cel, Datumcel):
        return f"{cel.dag:%d-%m-%Y}"
    return een_regel(cel)


def een_regel(tekst: str) -> str:
    """Return text as it is kept: one line, no characters that a database refuses."""
    return " ".join(tekst.replace("\0", " ").split())


def _periode(cel: Celwaarde) -> tuple[date, date]:
    if isinstance(cel, Datumcel):
        return maanden(cel.dag.year, cel.dag.month, 1) if cel.maand else (cel.dag, cel.dag)
    return _gelezen_periode(f"{cel:f}".removesuffix(".0") if isinstance(cel, Decimal) else cel)


def _gelezen_periode(tekst: str) -> tuple[date, date]:
    try:
        return _onthouden_periode(tekst[:80])
    except Geenperiode as error:
        raise _Fout(str(error)) from None


_onthouden_periode = lru_cache(4096)(lees_periode)  # the same few texts come back in every row


@cache
def _keuzes(veld: str) -> dict[str, str]:
    return {naam.lower(): waarde for waarde, label in KEUZES[veld].choices for naam in (waarde, str(label))}


def _keuze(veld: str, tekst: str) -> str:
    if not tekst:
        return ""
    waarde = _keuzes(veld).get(tekst.lower())
    if waarde is None:
        raise _Fout(f"“{tekst[:40]}” kennen we niet. Kies uit: {', '.join(str(k) for k in KEUZES[veld].labels)}.")
    return waarde


def _getal(cel: Celwaarde) -> Decimal | None:
    if isinstance(cel, Datumcel):
        raise _Fout("Hier staat een datum. Zet het vak in Excel op Getal, en typ het getal opnieuw.")
    if isinstance(cel, Decimal):
        return _binnen(cel)
    return lees_getal(cel)


def lees_getal(tekst: str) -> Decimal | None:
    """Return a number in Dutch notation: `1.234,5`; None for nothing. Raises ValueError with what to do."""
    kaal = tekst.replace("\xa0", " ").strip().removesuffix("%").replace(" ", "")
    if not kaal:
        return None
    if len(kaal) > 40 or not kaal.isascii() and "−" not in kaal:
        raise _Fout("Dit is geen getal.")
    if GETAL.fullmatch(kaal):
        return _binnen(Decimal(kaal.replace(".", "").replace(",", ".").replace("−", "-")))
    if MET_PUNT.fullmatch(kaal):
        raise _Fout(f"Schrijf een komma in plaats van een punt: {kaal.replace('.', ',')}.")
    raise _Fout(f"“{tekst[:40]}” is geen getal. Weet je het niet? Laat het leeg, en kies een reden.")


def _binnen(getal: Decimal) -> Decimal:
    if abs(getal) >= MAX_GETAL:
        raise _Fout("Dit getal is te groot. Kijk het na.")
    return getal


def _heel(cel: Celwaarde) -> int | None:
    getal = _getal(cel)
    if getal is None:
        return None
    if getal < 0 or getal != getal.to_integral_value():
        raise _Fout("Vul hier een heel getal in, van 0 of hoger.")
    return int(getal)


def lees_heel(tekst: str) -> int | None:
    """Return a whole number; None for nothing. Raises ValueError with what to do."""
    return _heel(tekst)
