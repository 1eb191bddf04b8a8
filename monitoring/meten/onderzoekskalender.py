# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""What is asked of people, per wijk and period: a read model for the site and for the office."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from monitoring.meten.models.onderzoek import Onderzoek
from wijken.models import Wijk

ZONDER_DATUM = "Datum niet bekend"


@dataclass(frozen=True)
class Wijkkalender:
    """What is asked in a wijk: per period, the newest first; what has no date comes last."""

    wijk: Wijk
    perioden: list[tuple[str, list[Onderzoek]]]


def onderzoekskalender(wijken: Iterable[Wijk], onderzoeken: Iterable[Onderzoek]) -> list[Wijkkalender]:
    """Return the calendar of each of `wijken`, in their order, also when nothing is known of it."""
    per_wijk: dict[int, list[Onderzoek]] = {}
    for onderzoek in onderzoeken:
        per_wijk.setdefault(onderzoek.wijk_id, []).append(onderzoek)
    return [Wijkkalender(wijk, _perioden(per_wijk.get(wijk.pk, []))) for wijk in wijken]


def _perioden(rows: list[Onderzoek]) -> list[tuple[str, list[Onderzoek]]]:
    known = sorted((row for row in rows if row.heeft_datum), key=attrgetter("datum"), reverse=True)
    unknown = [row for row in rows if not row.heeft_datum]
    return [(jaar, list(groep)) for jaar, groep in groupby([*known, *unknown], _jaar)]


def _jaar(onderzoek: Onderzoek) -> str:
    return str(onderzoek.datum.year) if onderzoek.heeft_datum else ZONDER_DATUM
