# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Filters from the address bar, with the number of results behind every choice.

The choices of one facet are alternatives; the facets narrow each other. A count heeds the other facets, so it is the
number of results that choice would give.
"""

from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.core.validators import slug_re
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils import timezone
from django.utils.text import capfirst

from toolkit.facetten import NIET_VASTGELEGD, Facetsoort, Relatiefacet
from toolkit.lijstindex import Lijstindex

MAX_ONBEKEND = 3  # values of one facet that do not exist; every chip carries all the others in its address
SORTEERVELD = "sorteer"
SORTERINGEN = {"titel": "titel", "nieuwste": "nieuwste eerst", "kortste": "kortste eerst"}


@dataclass(frozen=True)
class Keuze:
    """One choice of a facet: what it says, how many results it would give, whether it is chosen and can be."""

    waarde: str
    label: str
    aantal: int
    gekozen: bool

    @property
    def kan(self) -> bool:
        return self.gekozen or self.aantal > 0


@dataclass(frozen=True)
class Facet:
    """A group of choices under one name. What is folded is opened when something in it is chosen."""

    naam: str
    label: str
    keuzes: list[Keuze]
    ingeklapt: bool

    @property
    def open(self) -> bool:
        return any(keuze.gekozen for keuze in self.keuzes)


@dataclass(frozen=True)
class Chip:
    """A chosen filter, the address of the list without it, and how many there are then."""

    label: str
    adres: str
    aantal: int


@dataclass(frozen=True)
class Sortering:
    """An order the list can be put in."""

    label: str
    adres: str
    gekozen: bool


class Resultaten:
    """The chosen items as a sequence that `Paginator` counts and cuts; only the page that is asked for is read."""

    def __init__(self, filter: "Filter", items: QuerySet) -> None:
        self.filter, self.items, self.model = filter, items, items.model

    def __len__(self) -> int:
        return self.filter.aantal()

    def __getitem__(self, deel: slice) -> list:
        sleutels = self.filter.sleutels(deel.start, deel.stop)
        rijen = self.items.in_bulk(sleutels)
        return [rijen[sleutel] for sleutel in sleutels if sleutel in rijen]


class Filter:
    """What somebody chose of a list, as the list is now."""

    def __init__(self, index: Lijstindex, gegevens: QueryDict, pad: str) -> None:
        self.index, self.pad, self.op = index, pad, timezone.now()
        self.lijst = index.huidig()
        self.zichtbaar = self.lijst.zichtbaar(self.op)
        # Per facet each choice as (value, label, items): of a relation, only what is public itself.
        self.mogelijk = {facet.naam: self._mogelijk(facet) for facet in index.facetten}
        self.gekozen = {facet.naam: self._gekozen(facet, gegevens) for facet in index.facetten}
        self.sortering = self._sortering(gegevens)

    def _mogelijk(self, facet: Facetsoort) -> dict[str, tuple[str, int]]:
        if isinstance(facet, Relatiefacet):
            keuzes = [(doel.slug, doel.label, doel.sleutel) for doel in self.lijst.openbare_doelen(facet.naam, self.op)]
        else:
            keuzes = [(waarde, str(label), waarde) for waarde, label in facet.keuzes]
        return {waarde: (label, self._bits(facet.naam, sleutel)) for waarde, label, sleutel in keuzes}

    def _bits(self, naam: str, sleutel: object) -> int:
        return self.lijst.bits.get((naam, sleutel), 0) & self.zichtbaar

    def _gekozen(self, facet: Facetsoort, gegevens: QueryDict) -> list[str]:
        """Return the chosen values, each once; one that does not exist finds nothing, and the page says so."""
        waarden = [w for w in dict.fromkeys(gegevens.getlist(facet.naam)) if len(w) <= 120 and slug_re.match(w)]
        bekend = [waarde for waarde in self.mogelijk[facet.naam] if waarde in waarden]
        return bekend + [waarde for waarde in waarden if waarde not in self.mogelijk[facet.naam]][:MAX_ONBEKEND]

    def _sortering(self, gegevens: QueryDict) -> str:
        gevraagd = gegevens.get(SORTEERVELD, "")
        return gevraagd if gevraagd in self._sorteringen() else "titel"

    def _sorteringen(self) -> dict[str, str]:
        """The orders that say something: by duration only when a public item has one."""
        duren = [bits for waarde, (_, bits) in self.mogelijk.get("tijd", {}).items() if waarde != NIET_VASTGELEGD]
        return {waarde: label for waarde, label in SORTERINGEN.items() if waarde != "kortste" or any(duren)}

    # --- Count ------------------------------------------------------------------------------------------------------

    def _van(self, gekozen: dict[str, list[str]]) -> int:
        """Return the items that have one of the chosen values of every facet, as bits."""
        bits = self.zichtbaar
        for naam, waarden in gekozen.items():
            if waarden:
                bits &= reduce(or_, (self.mogelijk[naam][w][1] for w in waarden if w in self.mogelijk[naam]), 0)
        return bits

    def aantal(self) -> int:
        return self._van(self.gekozen).bit_count()

    def sleutels(self, van: int, tot: int) -> list[int]:
        """Return the keys of the results `van` up to `tot`, in the chosen order."""
        return self.lijst.deel(self._van(self.gekozen), self.sortering, van, tot)

    def facetten(self) -> list[Facet]:
        """Return every facet with its choices and their counts.

        A choice that no public item has is left out, and so is a facet of which nothing is recorded.
        """
        facetten = []
        for facet in self.index.facetten:
            rest = self._van({**self.gekozen, facet.naam: []})
            gekozen = self.gekozen[facet.naam]
            keuzes = [
                Keuze(waarde, capfirst(label), (rest & bits).bit_count(), waarde in gekozen)
                for waarde, (label, bits) in self.mogelijk[facet.naam].items()
                if bits or waarde in gekozen
            ]
            if any(keuze.waarde != NIET_VASTGELEGD or keuze.gekozen for keuze in keuzes):
                facetten.append(Facet(facet.naam, facet.label, keuzes, facet.ingeklapt))
        return facetten

    # --- Say --------------------------------------------------------------------------------------------------------

    def chips(self) -> list[Chip]:
        """Return the chosen filters, each with the address that leaves it out."""
        chips = []
        for facet in self.index.facetten:
            for waarde in self.gekozen[facet.naam]:
                zonder = {**self.gekozen, facet.naam: [w for w in self.gekozen[facet.naam] if w != waarde]}
                aantal = self._van(zonder).bit_count()
                chips.append(Chip(self._label(facet, waarde), self._adres(zonder, self.sortering), aantal))
        return chips

    def _label(self, facet: Facetsoort, waarde: str) -> str:
        label = self.mogelijk[facet.naam].get(waarde, (waarde, 0))[0]
        return f"{facet.label}: {label}" if facet.met_naam else label

    def in_woorden(self) -> str:
        """Return what was chosen, as in "Bereik of Samenwerking, werkvorm"; "" when nothing is."""
        per_facet = [
            " of ".join(self._label(facet, waarde) for waarde in self.gekozen[facet.naam])
            for facet in self.index.facetten
            if self.gekozen[facet.naam]
        ]
        return ", ".join(per_facet)

    def sorteringen(self) -> list[Sortering]:
        """Return the orders of the list, each with the address that keeps the filters."""
        return [
            Sortering(capfirst(label), self._adres(self.gekozen, waarde), waarde == self.sortering)
            for waarde, label in self._sorteringen().items()
        ]

    def query(self) -> str:
        """Return what was chosen as a query string, without page number and nonsense."""
        return self._query(self.gekozen, self.sortering)

    def _adres(self, gekozen: dict[str, list[str]], sortering: str) -> str:
        query = self._query(gekozen, sortering)
        return f"{self.pad}?{query}" if query else self.pad

    @staticmethod
    def _query(gekozen: dict[str, list[str]], sortering: str) -> str:
        query = QueryDict(mutable=True)
        for naam, waarden in gekozen.items():
            query.setlist(naam, waarden)
        if sortering != "titel":
            query[SORTEERVELD] = sortering
        return query.urlencode()
