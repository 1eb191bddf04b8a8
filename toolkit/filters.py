# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Filters from the address bar for a queryset. What the public lists count with is `toolkit/lijstfilter.py`."""

import django_filters
from django import forms
from django.core.validators import slug_re
from django.db import models
from django.db.models import QuerySet


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
