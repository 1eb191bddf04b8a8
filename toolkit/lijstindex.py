# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""The public lists in memory, so that counting what every choice would give does not ask the database.

A list stands in the order of its titles. For every value of every facet there is one integer, in which bit p says
whether the item at position p has that value: choosing is `&` and `|`, counting is `bit_count()`. A `Lijst` never
changes; when something was published or withdrawn, a new one takes its place. Each request asks the database once what
happened since.

What is planned or ends stands in the list with its moments, and is judged at each request. → docs/adr/0019
"""

import unicodedata
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property
from itertools import compress, islice
from threading import Lock

from django.db import connection, models

from redactie.models import Item, Status
from toolkit.facetten import LESFACETTEN, TOOLFACETTEN, Facetsoort, Relatiefacet, Veldfacet
from toolkit.models import Les, Lijstwijziging, Tool

MEEGENOMEN = 200  # changes that are taken in one by one; after more, building the list anew is quicker
NUL_EEN = bytes.maketrans(b"01", b"\x00\x01")

Waarde = tuple[str, Hashable]  # the name of a facet, and a value of it or the key of what it refers to
Venster = tuple[datetime | None, datetime | None]


@dataclass(frozen=True)
class Rij:
    """What a list knows of one published item."""

    sleutel: int
    titel: tuple[str, int]  # orders the list: the title without accents and capitals, and the key
    gepubliceerd: float  # seconds
    duur: float  # minutes; infinite where no source says it
    venster: Venster
    waarden: list[Waarde]


@dataclass(frozen=True)
class Doel:
    """A choice of a `Relatiefacet`: what it refers to, as published."""

    sleutel: int
    slug: str
    label: str
    venster: Venster


def is_open(venster: Venster, op: datetime) -> bool:
    van, tot = venster
    return (van is None or van <= op) and (tot is None or op < tot)


@dataclass(frozen=True)
class Lijst:
    """A public list as it is after change `nummer`; the items stand in the order of their titles."""

    nummer: int = 0
    kenmerk: str = ""
    sleutels: list[int] = field(default_factory=list)
    titels: list[tuple[str, int]] = field(default_factory=list)
    gepubliceerd: list[float] = field(default_factory=list)
    duren: list[float] = field(default_factory=list)
    vensters: dict[int, Venster] = field(default_factory=dict)  # by key; of the items that have one
    bits: dict[Waarde, int] = field(default_factory=dict)
    doelen: dict[str, list[Doel]] = field(default_factory=dict)

    def zichtbaar(self, op: datetime) -> int:
        """Return the items that are public at the moment `op`, as bits. It stays true until the next moment."""
        bits, geldig = self.__dict__.get("_zicht") or (0, None)
        if geldig is None or not is_open(geldig, op):
            bits, geldig = self.__dict__["_zicht"] = self._zicht_op(op)
        return bits

    def _zicht_op(self, op: datetime) -> tuple[int, Venster]:
        momenten = [moment for venster in self.vensters.values() for moment in venster if moment is not None]
        sinds = max((moment for moment in momenten if moment <= op), default=None)
        tot = min((moment for moment in momenten if moment > op), default=None)
        dicht = {sleutel for sleutel, venster in self.vensters.items() if not is_open(venster, op)}
        verborgen = als_bits((p for p, sleutel in enumerate(self.sleutels) if sleutel in dicht), len(self.sleutels))
        return (1 << len(self.sleutels)) - 1 & ~verborgen, (sinds, tot)

    def openbare_doelen(self, naam: str, op: datetime) -> list[Doel]:
        return [doel for doel in self.doelen[naam] if is_open(doel.venster, op)]

    @cached_property
    def nieuwste(self) -> list[int]:
        """The positions, newest first; what is as old stays in the order of the titles."""
        return sorted(range(len(self.sleutels)), key=self.gepubliceerd.__getitem__, reverse=True)

    @cached_property
    def kortste(self) -> list[int]:
        """The positions, shortest first; what takes as long, or is not known, stays in the order of the titles."""
        return sorted(range(len(self.sleutels)), key=self.duren.__getitem__)

    def deel(self, bits: int, volgorde: str, van: int, tot: int) -> list[int]:
        """Return the keys of the chosen items `van` up to `tot` in the order `volgorde`: a page of them."""
        vlaggen = f"{bits:0{len(self.sleutels)}b}"[::-1].encode().translate(NUL_EEN)
        if volgorde == "titel":
            return list(islice(compress(self.sleutels, vlaggen), van, tot))
        posities: list[int] = getattr(self, volgorde)
        gekozen = islice(compress(posities, map(vlaggen.__getitem__, posities)), van, tot)
        return [self.sleutels[p] for p in gekozen]


def als_bits(posities: Iterable[int], lengte: int) -> int:
    """Return the integer with a bit at each position."""
    vlaggen = bytearray(lengte // 8 + 1)
    for p in posities:
        vlaggen[p >> 3] |= 1 << (p & 7)
    return int.from_bytes(vlaggen, "little")


def op_titel(titel: str) -> str:
    """Return a title as it is ordered: without accents and capitals, the same on every database."""
    if not titel.isascii():
        titel = "".join(c for c in unicodedata.normalize("NFKD", titel) if not unicodedata.combining(c))
    return titel.casefold()


# --- A list of its items ---------------------------------------------------------------------------------------


def van_rijen(rijen: Iterable[Rij]) -> Lijst:
    """Return the list of these items."""
    gesorteerd = sorted(rijen, key=lambda rij: rij.titel)
    posities: dict[Waarde, list[int]] = defaultdict(list)
    for p, rij in enumerate(gesorteerd):
        for waarde in rij.waarden:
            posities[waarde].append(p)
    return Lijst(
        sleutels=[rij.sleutel for rij in gesorteerd],
        titels=[rij.titel for rij in gesorteerd],
        gepubliceerd=[rij.gepubliceerd for rij in gesorteerd],
        duren=[rij.duur for rij in gesorteerd],
        vensters={rij.sleutel: rij.venster for rij in gesorteerd if any(rij.venster)},
        bits={waarde: als_bits(plaatsen, len(gesorteerd)) for waarde, plaatsen in posities.items()},
    )


def met_wijzigingen(lijst: Lijst, weg: Collection[int], erbij: Iterable[Rij]) -> Lijst:
    """Return the list without the keys `weg` and with the items `erbij`; at each place all bits above it move along."""
    nieuw = replace(
        lijst,
        sleutels=lijst.sleutels.copy(),
        titels=lijst.titels.copy(),
        gepubliceerd=lijst.gepubliceerd.copy(),
        duren=lijst.duren.copy(),
        vensters={sleutel: venster for sleutel, venster in lijst.vensters.items() if sleutel not in weg},
        bits=lijst.bits.copy(),
    )
    kolommen = (nieuw.sleutels, nieuw.titels, nieuw.gepubliceerd, nieuw.duren)
    for p in sorted((p for p, sleutel in enumerate(lijst.sleutels) if sleutel in weg), reverse=True):
        for kolom in kolommen:
            del kolom[p]
        for waarde, bits in nieuw.bits.items():
            nieuw.bits[waarde] = bits >> (p + 1) << p | bits & ((1 << p) - 1)
    for rij in erbij:
        p = bisect_left(nieuw.titels, rij.titel)
        for kolom, inhoud in zip(kolommen, (rij.sleutel, rij.titel, rij.gepubliceerd, rij.duur), strict=True):
            kolom.insert(p, inhoud)
        for waarde, bits in nieuw.bits.items():
            nieuw.bits[waarde] = bits >> p << (p + 1) | bits & ((1 << p) - 1)
        for waarde in rij.waarden:
            nieuw.bits[waarde] = nieuw.bits.get(waarde, 0) | 1 << p
        if any(rij.venster):
            nieuw.vensters[rij.sleutel] = rij.venster
    return nieuw


# --- A list of the database ------------------------------------------------------------------------------------


def in_transactie() -> bool:
    """Whether what is read now may be undone: a preview, or a step of the workflow that is still being taken.

    The transaction around a test is none: as for `durable`, Django marks it.
    """
    return any(not blok._from_testcase for blok in connection.atomic_blocks)


def _waarden(facet: Veldfacet, rij: dict, bekend: dict[tuple, list[Waarde]]) -> list[Waarde]:
    """Return what an item has of a facet; of items with the same in their fields it is the same object."""
    invoer = [rij[veld] for veld in facet.velden]
    sleutel = (facet.naam, *(tuple(deel) if isinstance(deel, list) else deel for deel in invoer))
    if sleutel not in bekend:
        bekend[sleutel] = [(facet.naam, waarde) for waarde in facet.waarden(*invoer)]
    return bekend[sleutel]


class Lijstindex:
    """The public list of one kind of item, as this process knows it. Threads share it."""

    def __init__(self, model: type[Item], facetten: tuple[Facetsoort, ...], duurveld: str = "", met: str = "") -> None:
        """`met`: the name of a queryset method that adds fields which a facet reads."""
        self.model, self.facetten, self.duurveld, self.met = model, facetten, duurveld, met
        self._lijst: Lijst | None = None
        self._slot = Lock()

    def huidig(self) -> Lijst:
        """Return the list as it is now. One query when nothing was published since the last time.

        Inside a transaction nothing is learned: what is seen there may never come to be.
        """
        lijst = self._lijst
        if in_transactie():
            return lijst or self._bouw()
        if lijst is not None and self._sinds(lijst) == []:
            return lijst
        with self._slot:
            lijst = self._lijst  # another thread may have been first
            wijzigingen = self._sinds(lijst) if lijst is not None else None
            if wijzigingen is None:
                lijst = self._bouw()
            elif wijzigingen:
                lijst = self._bijgewerkt(lijst, wijzigingen)
            self._lijst = lijst
            return lijst

    def vergeet(self) -> None:
        """Build the list anew at the next request."""
        self._lijst = None

    def _sinds(self, lijst: Lijst) -> list[tuple] | None:
        """Return the changes after the one `lijst` knows last; None when that one is gone, or there are too many."""
        wijzigingen = Lijstwijziging.objects.filter(nummer__gte=lijst.nummer).order_by("nummer")
        rijen = list(wijzigingen.values_list("nummer", "kenmerk", "soort", "sleutel")[: MEEGENOMEN + 1])
        if not rijen or rijen[0][:2] != (lijst.nummer, lijst.kenmerk) or len(rijen) > MEEGENOMEN:
            return None
        return rijen[1:]

    def _bouw(self) -> Lijst:
        # The number is read first: what changes after it comes again as a change, and twice is the same as once.
        laatste = Lijstwijziging.objects.order_by("-nummer").values_list("nummer", "kenmerk").first()
        nummer, kenmerk = laatste or (0, "")
        return replace(van_rijen(self._rijen()), nummer=nummer, kenmerk=kenmerk, doelen=self._doelen())

    def _bijgewerkt(self, lijst: Lijst, wijzigingen: list[tuple]) -> Lijst:
        nummer, kenmerk, *_ = wijzigingen[-1]
        mijn = {sleutel for _, _, soort, sleutel in wijzigingen if soort == self.model._meta.label_lower}
        if mijn:
            lijst = met_wijzigingen(lijst, mijn, self._rijen(mijn))
        return replace(lijst, nummer=nummer, kenmerk=kenmerk, doelen=self._doelen())

    def _rijen(self, sleutels: Collection[int] | None = None) -> Iterator[Rij]:
        """Read the published items, or those of them with these keys. One query, and one for each many-to-many."""
        items = self.model.objects.filter(status=Status.GEPUBLICEERD)
        if self.met:
            items = getattr(items, self.met)()
        if sleutels is not None:
            items = items.filter(pk__in=sleutels)
        velden = ["pk", "titel", "gepubliceerd_op", "van", "tot", *([self.duurveld] if self.duurveld else [])]
        velden += [veld for facet in self.facetten if isinstance(facet, Veldfacet) for veld in facet.velden]
        enkel = [facet for facet in self.facetten if isinstance(facet, Relatiefacet) and not self._is_veel(facet)]
        velden += [facet.veld for facet in enkel]
        gekoppeld: dict[int, list[Waarde]] = defaultdict(list)
        for facet in self.facetten:
            if isinstance(facet, Relatiefacet) and self._is_veel(facet):
                waarden_van = {}  # one object for each value, however many items have it
                for sleutel, doel in self._koppelingen(facet, sleutels):
                    gekoppeld[sleutel].append(waarden_van.setdefault(doel, (facet.naam, doel)))
        bekend: dict[tuple, list[Waarde]] = {}
        for rij in items.order_by().values(*dict.fromkeys(velden)).iterator(chunk_size=5000):
            waarden = gekoppeld.pop(rij["pk"], [])
            for facet in self.facetten:
                if isinstance(facet, Veldfacet):
                    waarden += _waarden(facet, rij, bekend)
            waarden += [(facet.naam, rij[facet.veld]) for facet in enkel if rij[facet.veld] is not None]
            duur = rij[self.duurveld] if self.duurveld else None
            yield Rij(
                sleutel=rij["pk"],
                titel=(op_titel(rij["titel"]), rij["pk"]),
                gepubliceerd=rij["gepubliceerd_op"].timestamp() if rij["gepubliceerd_op"] else 0.0,
                duur=float("inf") if duur is None else duur,
                venster=(rij["van"], rij["tot"]),
                waarden=waarden,
            )

    def _is_veel(self, facet: Relatiefacet) -> bool:
        return self.model._meta.get_field(facet.veld).many_to_many

    def _koppelingen(self, facet: Relatiefacet, sleutels: Collection[int] | None) -> Iterator[tuple[int, int]]:
        relatie = self.model._meta.get_field(facet.veld)
        van, naar = relatie.m2m_column_name(), relatie.m2m_reverse_name()
        rijen = relatie.remote_field.through._base_manager.order_by()
        if sleutels is not None:
            rijen = rijen.filter(**{f"{van}__in": sleutels})
        return rijen.values_list(van, naar).iterator(chunk_size=5000)

    def _doelen(self) -> dict[str, list[Doel]]:
        """Read what the facets refer to: what is published of it, or all of it when it has no states. Few rows each."""
        doelen = {}
        for facet in self.facetten:
            if not isinstance(facet, Relatiefacet):
                continue
            is_item = issubclass(facet.doel, Item)
            rijen = facet.doel.objects.filter(status=Status.GEPUBLICEERD) if is_item else facet.doel.objects.all()
            velden = ("pk", "slug", facet.labelveld, *(("van", "tot") if is_item else ()))
            doelen[facet.naam] = [
                Doel(pk, slug, label, tuple(venster) if is_item else (None, None))
                for pk, slug, label, *venster in rijen.values_list(*velden)
            ]
        return doelen


TOOLS = Lijstindex(Tool, TOOLFACETTEN, duurveld="tijd_minuten")
LESSEN = Lijstindex(Les, LESFACETTEN, met="with_stand")
LIJSTEN = (TOOLS, LESSEN)
# The kinds of which the lists know something: their items, and what the facets refer to.
IN_LIJSTEN = {index.model for index in LIJSTEN} | {
    facet.doel for index in LIJSTEN for facet in index.facetten if isinstance(facet, Relatiefacet)
}


def meld_wijziging(ding: models.Model) -> None:
    """Tell every process that `ding` became public, changed or stopped being so; called in the same transaction."""
    if type(ding) in IN_LIJSTEN:
        Lijstwijziging.objects.leg_vast(ding)
