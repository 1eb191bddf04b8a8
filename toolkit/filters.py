# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Filters from the address bar, with the number of results behind every choice.

The choices of one facet are alternatives; the facets narrow each other. A count heeds the other facets, so it is the
number of results that choice would give.
"""

from dataclasses import dataclass

import django_filters
from django import forms
from django.core.validators import slug_re
from django.db import models
from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import QueryDict

from toolkit.models import Les, Thema, Tool, Vraag
from toolkit.models.les import Lessoort, Niveau
from toolkit.models.tool import Toolsoort
from wijken.models import Wijk


@dataclass(frozen=True)
class Keuze:
    """One choice of a facet: what it says, how many results it would give, whether it is chosen."""

    waarde: str
    label: str
    aantal: int
    gekozen: bool


@dataclass(frozen=True)
class Facet:
    """A group of choices under one name."""

    naam: str
    label: str
    keuzes: list[Keuze]


@dataclass(frozen=True)
class Chip:
    """A chosen filter, and the address of the list without it."""

    label: str
    adres: str


class WaardenField(forms.MultipleChoiceField):
    """Any number of slugs; one that does not exist finds nothing, and the page says so."""

    MAX = 30  # of one facet; every chip carries all the others in its address

    def to_python(self, value) -> list[str]:
        return list(dict.fromkeys(super().to_python(value)))[: self.MAX]

    def valid_value(self, value: str) -> bool:
        return len(value) <= 120 and bool(slug_re.match(value))


class FacetFilter(django_filters.Filter):
    """Choices out of a fixed list, by the value of a field."""

    field_class = WaardenField

    def __init__(self, veld: str, label: str, choices: list[tuple[str, str]]) -> None:
        super().__init__(field_name=veld, label=label, required=False)
        self.choices = choices

    def filter(self, qs: QuerySet, value: list[str]) -> QuerySet:
        return qs.filter(**{f"{self.field_name}__in": value}) if value else qs

    def tel(self, qs: QuerySet) -> list[tuple[str, str, int]]:
        """Return (value, label, number of rows in `qs`) for every choice."""
        rows = dict(qs.order_by().values_list(self.field_name).annotate(Count("pk")))
        return [(waarde, str(label), rows.get(waarde, 0)) for waarde, label in self.choices]


class RelatieFilter(FacetFilter):
    """Choices out of another model, by slug; matched in a subquery, so that no row comes twice."""

    def __init__(self, veld: str, label: str, doel: type[models.Model], labelveld: str = "titel") -> None:
        super().__init__(veld, label, [])
        self.doel, self.labelveld = doel, labelveld

    def filter(self, qs: QuerySet, value: list[str]) -> QuerySet:
        if not value:
            return qs
        doelen = self._doelen().filter(slug__in=value)
        matching = qs.model._base_manager.filter(**{f"{self.field_name}__in": doelen.order_by().values("pk")})
        return qs.filter(pk__in=matching.order_by().values("pk"))

    def _doelen(self) -> QuerySet:
        doelen = self.doel.objects.all()
        return doelen.gepubliceerd() if hasattr(doelen, "gepubliceerd") else doelen

    def tel(self, qs: QuerySet) -> list[tuple[str, str, int]]:
        choices = self._doelen()
        mine = qs.order_by().filter(**{self.field_name: OuterRef("pk")}).values(self.field_name)
        counted = mine.annotate(aantal=Count("pk", distinct=True)).values("aantal")
        return list(
            choices.annotate(aantal=Coalesce(Subquery(counted), 0)).values_list("slug", self.labelveld, "aantal")
        )


class FacetFilterSet(django_filters.FilterSet):
    """A FilterSet that also counts."""

    @property
    def waarden(self) -> dict[str, list[str]]:
        """The chosen values of every facet, in the order of the address, each once."""
        if not self.is_bound or not self.form.is_valid():
            return dict.fromkeys(self.filters, [])
        return {naam: list(dict.fromkeys(self.form.cleaned_data.get(naam) or [])) for naam in self.filters}

    def facetten(self) -> list[Facet]:
        """Return every facet with its choices and their counts. One query per facet."""
        return [self._facet(naam) for naam in self.filters]

    def _facet(self, naam: str) -> Facet:
        queryset = self.queryset
        for andere, waarde in self.waarden.items():
            if andere != naam:
                queryset = self.filters[andere].filter(queryset, waarde)
        gekozen = self.waarden[naam]
        keuzes = [
            Keuze(waarde, label, aantal, waarde in gekozen)
            for waarde, label, aantal in self.filters[naam].tel(queryset)
            if aantal or waarde in gekozen
        ]
        return Facet(naam, str(self.filters[naam].label), keuzes)

    def chips(self, pad: str, facetten: list[Facet]) -> list[Chip]:
        """Return the chosen filters, each with the address that leaves it out."""
        labels = {(facet.naam, keuze.waarde): keuze.label for facet in facetten for keuze in facet.keuzes}
        chips = []
        for naam, waarden in self.waarden.items():
            for waarde in waarden:
                query = self.query(zonder=(naam, waarde))
                chips.append(Chip(labels.get((naam, waarde), waarde), f"{pad}?{query}" if query else pad))
        return chips

    def query(self, zonder: tuple[str, str] | None = None) -> str:
        """Return the chosen filters as a query string, without page number, nonsense, and the one named."""
        keep = QueryDict(mutable=True)
        for naam, waarden in self.waarden.items():
            keep.setlist(naam, [waarde for waarde in waarden if (naam, waarde) != zonder])
        return keep.urlencode()


class ToolFilter(FacetFilterSet):
    """The filters of the toolkit."""

    vraag = RelatieFilter("vragen", "Vraag", Vraag, "kort")
    soort = FacetFilter("soort", "Soort", Toolsoort.choices)
    thema = RelatieFilter("themas", "Thema", Thema)
    wijk = RelatieFilter("wijken", "Gebruikt in", Wijk)

    class Meta:
        model = Tool
        fields: tuple[str, ...] = ()


class LesFilter(FacetFilterSet):
    """The filters of the lessons."""

    vraag = RelatieFilter("vragen", "Vraag", Vraag, "kort")
    niveau = FacetFilter("niveau", "Geldt voor", Niveau.choices)
    soort = FacetFilter("soort", "Soort", Lessoort.choices)
    thema = RelatieFilter("themas", "Thema", Thema)
    wijk = RelatieFilter("wijk", "Wijk", Wijk)

    class Meta:
        model = Les
        fields: tuple[str, ...] = ()
