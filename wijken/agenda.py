# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""The agenda as it is read: by month, as a month of weeks, and as the table of quarter by overleg of the letter."""

from calendar import Calendar, monthrange
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby

from django.db.models import Prefetch, Q, QuerySet
from django.utils.dates import MONTHS
from django.utils.text import capfirst

from wijken.models import Gebeurtenis, Overleg
from wijken.models.gebeurtenis import BIJEENKOMSTEN, Gebeurtenissoort, Gebeurtenisstaat, Precisie, laatste_dag
from wijken.models.overleg import Overlegsoort

OP_EEN_MAAND = (Precisie.DAG, Precisie.MAAND)
NIET_OP_EEN_MAAND = "Niet op een maand bekend"
KWARTALEN = ("januari – maart", "april – juni", "juli – september", "oktober – december")
# The quarter that has most of a season: spring, summer, autumn. A winter is in the quarter of its first day.
KWARTAAL_VAN_SEIZOEN = {3: 2, 4: 2, 5: 2, 6: 3, 7: 3, 8: 3, 9: 4, 10: 4, 11: 4}
# The rows in the order of the letter: bodies and meetings, then what is outside the project, then the rest.
VOLGORDE = tuple(
    str(soort)
    for soort in (
        *BIJEENKOMSTEN, Overlegsoort.PROGRAMMAGROEP, Overlegsoort.INITIATIEFGROEP, Overlegsoort.MONITORGROEP,
        Overlegsoort.ALLIANTIE, Gebeurtenissoort.PUBLICATIE, Gebeurtenissoort.ONDERZOEK, Gebeurtenissoort.MIJLPAAL,
        Gebeurtenissoort.PERSONEEL, Gebeurtenissoort.OVERIG,
    )
)  # fmt: skip
ANDERE_KOP = {Gebeurtenissoort.PUBLICATIE: "Communicatie en publicaties", Gebeurtenissoort.OVERIG: "Andere momenten"}


def voor_agenda(rows: QuerySet) -> QuerySet:
    """Add what every agenda shows of an event: its wijk, its overleg, where it was moved to and from. Two queries."""
    eerder = Prefetch("voorgangers", queryset=Gebeurtenis.objects.gepubliceerd(), to_attr="openbare_voorgangers")
    return rows.select_related("wijk", "overleg", "opvolger").defer("tekst").prefetch_related(eerder)


def per_maand(rows: Iterable[Gebeurtenis]) -> list[tuple[str, list[Gebeurtenis]]]:
    """Return the events of a year or of the years to come by month; what has no month comes last."""
    met = [rij for rij in rows if rij.datum and rij.precisie in OP_EEN_MAAND]
    zonder = [rij for rij in rows if not (rij.datum and rij.precisie in OP_EEN_MAAND)]
    met.sort(key=_op_volgorde)
    groepen = [
        (capfirst(f"{MONTHS[maand]} {jaar}"), list(groep))
        for (jaar, maand), groep in groupby(met, key=lambda rij: (rij.datum.year, rij.datum.month))
    ]
    return groepen + ([(NIET_OP_EEN_MAAND, sorted(zonder, key=_op_volgorde))] if zonder else [])


def _op_volgorde(rij: Gebeurtenis) -> tuple:
    """What is known to the month only comes before the days of that month."""
    begin = rij.uren[0]
    return (
        rij.datum is None, rij.datum or date.max, rij.precisie == Precisie.DAG, begin is None,
        (begin.hour, begin.minute) if begin else (0, 0), rij.titel,
    )  # fmt: skip


# --- A month -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Dag:
    """A day in a month of weeks; days of the month before or after have no events here."""

    datum: date
    in_maand: bool
    gebeurtenissen: list[Gebeurtenis] = field(default_factory=list)


@dataclass(frozen=True)
class Maand:
    """A month: its weeks, and what is known to be in it but not on which day."""

    naam: str
    weken: list[list[Dag]]
    dagen: list[Dag]
    zonder_dag: list[Gebeurtenis]

    @property
    def is_leeg(self) -> bool:
        return not (self.dagen or self.zonder_dag)


def in_maand(rows: QuerySet, jaar: int, maand: int) -> QuerySet:
    """Narrow to what is on a day in this month, or just in this month."""
    eerste, laatste = date(jaar, maand, 1), date(jaar, maand, monthrange(jaar, maand)[1])
    erin = Q(datum__range=(eerste, laatste)) | Q(datum__lt=eerste, tot_datum__gte=eerste)
    return rows.filter(erin, precisie__in=OP_EEN_MAAND)


def maandblad(jaar: int, maand: int, rows: Iterable[Gebeurtenis]) -> Maand:
    """Return the month with the events in it: one of several days stands on each of them."""
    rows = sorted(rows, key=_op_volgorde)
    met_dag = [rij for rij in rows if rij.heeft_dag]

    def op(dag: date) -> list[Gebeurtenis]:
        return [rij for rij in met_dag if rij.datum <= dag <= (laatste_dag(rij.datum, rij.precisie, rij.tot_datum))]

    weken = [
        [Dag(dag, dag.month == maand, op(dag) if dag.month == maand else []) for dag in week]
        for week in Calendar().monthdatescalendar(jaar, maand)
    ]
    return Maand(
        naam=capfirst(f"{MONTHS[maand]} {jaar}"),
        weken=weken,
        dagen=[dag for week in weken for dag in week if dag.gebeurtenissen],
        zonder_dag=[rij for rij in rows if not rij.heeft_dag],
    )


# --- A year: quarter by overleg ------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Celregel:
    """An event in the table; `uitgenodigd` when the row is a body that is invited to it."""

    gebeurtenis: Gebeurtenis
    uitgenodigd: bool
    wanneer: str


@dataclass(frozen=True)
class Tabelrij:
    """A body, or a kind of event that belongs to no body; a cell per quarter, and one for what has no quarter."""

    titel: str
    adres: str
    cellen: tuple[list[Celregel], ...]


def van_jaar(rows: QuerySet, jaar: int) -> QuerySet:
    """Narrow to a year; a phase of several years is no event in it."""
    return rows.filter(datum__year=jaar).exclude(soort=Gebeurtenissoort.FASE)


def jaren_met_tabel(rows: QuerySet) -> list[int]:
    """Return the years that have a table with something in it, oldest first. One query."""
    rows = rows.exclude(datum=None).exclude(soort=Gebeurtenissoort.FASE).order_by()
    return sorted(rows.values_list("datum__year", flat=True).distinct())


def kwartaaltabel(jaar: int, rows: Iterable[Gebeurtenis]) -> list[Tabelrij]:
    """Return the table of quarter by overleg; each event has `openbare_ook_voor`, the bodies that are invited to it."""
    rijen: dict[tuple, tuple[list[Celregel], ...]] = {}
    for rij in sorted(rows, key=_op_volgorde):
        wanneer = rij.wanneer.replace(f" {jaar}", "")
        overleg = rij.overleg if rij.overleg is not None and rij.overleg.is_openbaar else None
        for groep, uitgenodigd in [(overleg, False), *((ook, True) for ook in rij.openbare_ook_voor if ook != overleg)]:
            cellen = rijen.setdefault(_rijsleutel(groep, rij.soort), tuple([] for _ in range(len(KWARTALEN) + 1)))
            cellen[_kolom(rij)].append(Celregel(rij, uitgenodigd, wanneer))
    return [Tabelrij(titel, adres, cellen) for (_, titel, adres), cellen in sorted(rijen.items(), key=lambda i: i[0])]


def celtekst(regel: Celregel, *, op: date | None = None) -> str:
    """Return a line of the table in words.

    In a document of the day `op`, what came after that day is a plan, whatever became of it, and needs no word for it.
    """
    event = regel.gebeurtenis
    wanneer = ", ".join(filter(None, [regel.wanneer, event.tijd_in_woorden]))
    dag = laatste_dag(event.datum, event.precisie, event.tot_datum)
    nog_niet = op is not None and dag is not None and dag > op
    verwacht = (Gebeurtenisstaat.GEPLAND, Gebeurtenisstaat.UITKOMST_ONBEKEND) if nog_niet else ()
    stil = event.stand == Gebeurtenisstaat.GEHOUDEN or event.stand in verwacht
    stand = "" if stil else f" ({event.stand_in_woorden})"
    return f"{wanneer}: {'uitgenodigd bij ' if regel.uitgenodigd else ''}{event.titel}{stand}"


def met_uitgenodigden(rows: QuerySet) -> QuerySet:
    return rows.prefetch_related(
        Prefetch("ook_voor", queryset=Overleg.objects.gepubliceerd(), to_attr="openbare_ook_voor")
    )


def _rijsleutel(overleg: Overleg | None, soort: str) -> tuple[int, str, str]:
    titel = overleg.titel if overleg else ANDERE_KOP.get(soort) or capfirst(Gebeurtenissoort(soort).label)
    soort = overleg.soort if overleg else soort
    plek = VOLGORDE.index(soort) if soort in VOLGORDE else len(VOLGORDE)
    return plek, titel, overleg.get_absolute_url() if overleg else ""


def _kolom(rij: Gebeurtenis) -> int:
    """Return the column of an event: its quarter, or the last one when that is not known."""
    if rij.precisie in (Precisie.JAAR, Precisie.ONBEKEND):
        return len(KWARTALEN)
    kwartaal = (rij.datum.month + 2) // 3
    return (KWARTAAL_VAN_SEIZOEN.get(rij.datum.month, kwartaal) if rij.precisie == Precisie.SEIZOEN else kwartaal) - 1
