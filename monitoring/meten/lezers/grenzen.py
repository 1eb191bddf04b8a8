# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""What a file may be at most, and what a reader gives."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

MAX_BYTES = 15 * 1024 * 1024
MAX_RIJEN = 200_000
MAX_KOLOMMEN = 40
MAX_TEKENS = 2_000
# Text that CSV of ours marks with a ' because a spreadsheet would take it for a formula.
FORMULETEKST = re.compile("'*[ ]*[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")


class Leesfout(Exception):
    """A file that cannot be read; the message says in Dutch what to do."""


@dataclass(frozen=True, slots=True)
class Datumcel:
    """A date of a spreadsheet; `maand` when the cell shows no day, as when Excel takes "2021-05" for a date."""

    dag: date
    maand: bool = False


@dataclass(frozen=True, slots=True)
class Onbruikbaar:
    """A cell that holds no value; `waarom` says in Dutch what to do."""

    waarom: str


Celwaarde = str | Decimal | Datumcel | Onbruikbaar
Rij = tuple[int, list[Celwaarde]]


def te_veel_rijen() -> Leesfout:
    return Leesfout(f"Dit bestand heeft meer dan {MAX_RIJEN} rijen. Splits het, en lees de delen na elkaar in.")


def te_veel_kolommen(rij: int) -> Leesfout:
    return Leesfout(f"Rij {rij} heeft meer dan {MAX_KOLOMMEN} kolommen. Gebruik de kolommen van het sjabloon.")


def te_lang(rij: int) -> Leesfout:
    return Leesfout(f"In rij {rij} staat een vak met meer dan {MAX_TEKENS} tekens. Maak de tekst korter.")
