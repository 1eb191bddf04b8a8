# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Lists to take along, as a file that Dutch spreadsheets open as it is: semicolons, UTF-8, and no cell that is run."""

import csv
from collections.abc import Iterable, Iterator
from datetime import datetime

from django.utils import timezone

# What a spreadsheet takes for the start of a formula; the last four are the wide forms of the first four.
FORMULE = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")


class _Regelopvang:
    """What csv writes to: gives each line back."""

    def write(self, line: str) -> str:
        return line


def als_csv(koppen: Iterable[str], regels: Iterable[Iterable[object]]) -> Iterator[str]:
    """Yield the lines of a file, with its headings and the mark for UTF-8 first."""
    schrijver = csv.writer(_Regelopvang(), delimiter=";")
    yield "\ufeff" + schrijver.writerow(koppen)
    for regel in regels:
        yield schrijver.writerow([cel(waarde) for waarde in regel])


def cel(waarde: object) -> str:
    """Return a value for a cell; text that would be run as a formula, also after spaces, gets a mark before it."""
    if isinstance(waarde, datetime):
        return timezone.localtime(waarde).strftime("%Y-%m-%d %H:%M")
    tekst = "" if waarde is None else str(waarde)
    return f"'{tekst}" if tekst.lstrip(" ").startswith(FORMULE) else tekst
