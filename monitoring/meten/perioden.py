# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Periods as people type them and as files write them: `2021`, `2021-K2`, `2021-05`, `01-05-2021 t/m 15-06-2021`."""

import re
from datetime import date, timedelta

MAANDEN = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
# As a Dutch spreadsheet shortens them when it takes a month for a date.
AFGEKORT = {naam[:3]: nummer for nummer, naam in enumerate(MAANDEN, start=1)} | {"mrt": 3}
VOORBEELD = "Schrijf bijvoorbeeld 2021, 2021-K2, 2021-05 of 01-05-2021 t/m 31-08-2021."
EERSTE_JAAR, LAATSTE_JAAR = 1900, 2100

_JAAR = re.compile(r"(\d{4})")
_DEEL = re.compile(r"(\d{4})[- ]?([KQHkqh])([1-4])")
_MAAND = re.compile(r"(\d{4})-(\d{1,2})")
_MAAND_IN_WOORDEN = re.compile(r"([a-z]+)\.?[- ]'?(\d{4}|\d{2})")
_KWARTAAL_IN_WOORDEN = re.compile(r"([1-4])e kwartaal(?: van)? (\d{4})")
_DAG = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_DAG_IN_WOORDEN = re.compile(r"(\d{1,2}) ([a-z]+) (\d{4})")
_TOT = re.compile(r"\s+(?:t/m|tot en met|-|–)\s+")


class Geenperiode(ValueError):
    """What was typed is no period; the message says in Dutch what to type."""


def lees_periode(tekst: str) -> tuple[date, date]:
    """Return the first and the last day of a period. Raises `Geenperiode`."""
    schoon = " ".join(tekst.lower().split())
    try:
        delen = _TOT.split(schoon)
        if len(delen) == 1:
            begin, einde = _een(schoon)
        elif len(delen) == 2:
            begin, einde = _een(delen[0])[0], _een(delen[1])[1]
        else:
            raise ValueError
    except ValueError as error:
        raise Geenperiode(f"Dit is geen periode. {VOORBEELD}") from error
    if not EERSTE_JAAR <= begin.year <= einde.year <= LAATSTE_JAAR:
        raise Geenperiode("Dit jaartal kan niet kloppen. Kijk het na.")
    if einde < begin:
        raise Geenperiode("Het einde van de periode ligt voor het begin.")
    return begin, einde


def _een(tekst: str) -> tuple[date, date]:  # noqa: PLR0911  one line per way of writing
    """Return the days of one year, half year, quarter, month or day."""
    if found := _JAAR.fullmatch(tekst):
        return maanden(int(found[1]), 1, 12)
    if found := _DEEL.fullmatch(tekst):
        jaar, soort, nummer = int(found[1]), found[2].lower(), int(found[3])
        lengte = 6 if soort == "h" else 3
        return maanden(jaar, 1 + (nummer - 1) * lengte, lengte)
    if found := _KWARTAAL_IN_WOORDEN.fullmatch(tekst):
        return maanden(int(found[2]), int(found[1]) * 3 - 2, 3)
    if found := _MAAND.fullmatch(tekst):
        return maanden(int(found[1]), int(found[2]), 1)
    if found := _ISO.fullmatch(tekst):
        dag = date(int(found[1]), int(found[2]), int(found[3]))
        return dag, dag
    if found := _DAG.fullmatch(tekst):
        dag = date(int(found[3]), int(found[2]), int(found[1]))
        return dag, dag
    if found := _DAG_IN_WOORDEN.fullmatch(tekst):
        dag = date(int(found[3]), _maandnummer(found[2]), int(found[1]))
        return dag, dag
    if found := _MAAND_IN_WOORDEN.fullmatch(tekst):
        jaar = int(found[2]) + (2000 if len(found[2]) == 2 else 0)
        return maanden(jaar, _maandnummer(found[1]), 1)
    raise ValueError


def _maandnummer(woord: str) -> int:
    if woord in MAANDEN:
        return MAANDEN.index(woord) + 1
    if woord in AFGEKORT:
        return AFGEKORT[woord]
    raise ValueError


def maanden(jaar: int, maand: int, aantal: int) -> tuple[date, date]:
    """Return the first and the last day of `aantal` months within a year."""
    if not 1 <= maand <= 13 - aantal:
        raise ValueError
    na = date(jaar + 1, 1, 1) if maand + aantal == 13 else date(jaar, maand + aantal, 1)
    return date(jaar, maand, 1), na - timedelta(days=1)


def schrijf_periode(begin: date, einde: date) -> str:
    """Write a period so that `lees_periode` gives the same days back."""
    for aantal, vorm in ((12, "{jaar}"), (6, "{jaar}-H{nummer}"), (3, "{jaar}-K{nummer}"), (1, "{jaar}-{maand:02}")):
        if (
            begin.day == 1
            and (begin.month - 1) % aantal == 0
            and (begin, einde) == maanden(begin.year, begin.month, aantal)
        ):
            return vorm.format(jaar=f"{begin.year:04}", maand=begin.month, nummer=(begin.month - 1) // aantal + 1)
    if begin == einde:
        return f"{begin:%d-%m-%Y}"
    return f"{begin:%d-%m-%Y} t/m {einde:%d-%m-%Y}"


def verschuif(begin: date, einde: date, stappen: int) -> tuple[date, date]:
    """Return the period of the same length before (-1) or after (1) this one; of whole months or of days."""
    for aantal in (12, 6, 3, 1):
        heel = begin.day == 1 and (begin.month - 1) % aantal == 0
        if heel and (begin, einde) == maanden(begin.year, begin.month, aantal):
            jaar, maand = divmod(begin.year * 12 + begin.month - 1 + stappen * aantal, 12)
            return maanden(jaar, maand + 1, aantal)
    duur = (einde - begin) + timedelta(days=1)
    return begin + stappen * duur, einde + stappen * duur
