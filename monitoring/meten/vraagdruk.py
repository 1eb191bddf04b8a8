# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""How often the same people are asked something: what of a wijk lies too close to something else.

Nothing here reads the database. A date that is less precise than a day counts as its whole span: who says "in the
spring" may mean any day of it. What has no date, or of which nobody knows who was asked, is named, and is never a
reason to warn.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from monitoring.meten.models.onderzoek import Gevraagden, Onderzoek, Onderzoekstaat, groepen_rond
from wijken.models.gebeurtenis import Precisie

MAANDEN = {Precisie.MAAND: 1, Precisie.SEIZOEN: 3, Precisie.KWARTAAL: 3, Precisie.JAAR: 12}


class Ligging(StrEnum):
    """Where something else lies, seen from what is planned now."""

    EERDER = "eerder"
    TEGELIJK = "tegelijk"
    LATER = "later"


@dataclass(frozen=True)
class Nabij:
    """Something that is asked of the same people too soon before or after; `rust_vanaf`: the first day that is not."""

    onderzoek: Onderzoek
    ligging: Ligging
    rust_vanaf: date


@dataclass(frozen=True)
class Vraagdruk:
    """What lies close to an onderzoek, and of what nobody can tell: `zelf_onbekend` when that is because of itself."""

    nabij: list[Nabij]
    onbekend: list[Onderzoek]
    zelf_onbekend: bool = False

    @property
    def rust_vanaf(self) -> date | None:
        """The first day on which nothing that is known lies close any more."""
        return max((each.rust_vanaf for each in self.nabij), default=None)


def maanden_later(dag: date, maanden: int) -> date:
    """Return the same day so many months later, or the last day of that month."""
    year, month = divmod(dag.year * 12 + dag.month - 1 + maanden, 12)
    last = date(year + (month == 11), (month + 1) % 12 + 1, 1) - timedelta(days=1)
    return last.replace(day=min(dag.day, last.day))


def hele_periode(dag: date, precisie: str) -> tuple[date, date]:
    """Return the first and last day that a date can be: a winter begins in December, a quarter in its first month."""
    if precisie not in MAANDEN:
        return dag, dag
    lengte = MAANDEN[Precisie(precisie)]
    verschuiving = dag.month % 3 if precisie == Precisie.SEIZOEN else (dag.month - 1) % lengte
    begin = maanden_later(dag.replace(day=1), -verschuiving)
    return begin, maanden_later(begin, lengte) - timedelta(days=1)


def periode(onderzoek: Onderzoek, vandaag: date) -> tuple[date, date] | None:
    """Return from when until when something is asked; None when that is not known.

    What goes on without an end goes on until today at least.
    """
    if not onderzoek.heeft_datum:
        return None
    begin, einde = hele_periode(onderzoek.datum, onderzoek.precisie)
    if onderzoek.tot_datum:
        einde = max(einde, hele_periode(onderzoek.tot_datum, onderzoek.precisie)[1])
    elif onderzoek.staat == Onderzoekstaat.LOOPT:
        einde = max(einde, vandaag)
    return begin, einde


def vraagdruk(nieuw: Onderzoek, andere: Iterable[Onderzoek], *, maanden: int, vandaag: date) -> Vraagdruk:
    """Return what in `andere` is asked of the same people within `maanden` before or after `nieuw`.

    Only what is of the same wijk and of the same, a wider or a narrower group counts, and only what was, is or will be
    asked. On the day itself on which so many months have passed, people have had their rest.
    """
    if not nieuw.gaat_door:
        return Vraagdruk([], [])
    in_de_wijk = [each for each in andere if each.pk != nieuw.pk and each.wijk_id == nieuw.wijk_id and each.gaat_door]
    groepen = groepen_rond(nieuw.groep)
    eigen = periode(nieuw, vandaag)
    if eigen is None or nieuw.groep == Gevraagden.ONBEKEND:
        wie = groepen | {Gevraagden.ONBEKEND} if nieuw.groep != Gevraagden.ONBEKEND else set(Gevraagden)
        return Vraagdruk([], [each for each in in_de_wijk if each.groep in wie], zelf_onbekend=True)
    nabij, onbekend = [], []
    for ander in in_de_wijk:
        span = periode(ander, vandaag)
        if ander.groep == Gevraagden.ONBEKEND or (ander.groep in groepen and span is None):
            onbekend.append(ander)
        elif ander.groep in groepen and (ligging := _ligging(eigen, span, maanden)):
            nabij.append((span[0], Nabij(ander, ligging, maanden_later(span[1], maanden))))
    return Vraagdruk([each for _, each in sorted(nabij, key=lambda pair: pair[0])], onbekend)


def _ligging(eigen: tuple[date, date], ander: tuple[date, date], maanden: int) -> Ligging | None:
    """Return where `ander` lies when it lies close to `eigen`."""
    if eigen[0] <= ander[1] and ander[0] <= eigen[1]:
        return Ligging.TEGELIJK
    if ander[1] < eigen[0]:
        return Ligging.EERDER if eigen[0] < maanden_later(ander[1], maanden) else None
    return Ligging.LATER if ander[0] < maanden_later(eigen[1], maanden) else None
