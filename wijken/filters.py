# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""What the agenda is narrowed by, from the address bar."""

import django_filters
from django.db.models import QuerySet
from django.utils.text import capfirst

from wijken.models import Overleg, Wijk
from wijken.models.gebeurtenis import BIJEENKOMSTEN, Gebeurtenissoort

ALLE_BIJEENKOMSTEN = "bijeenkomsten"
SOORTEN = [
    (ALLE_BIJEENKOMSTEN, "Alle bijeenkomsten"),
    *((code, capfirst(naam)) for code, naam in Gebeurtenissoort.choices),
]


class AgendaFilter(django_filters.FilterSet):
    """By kind, wijk and body; each by its key. `wijken` and `overleggen` are what visitors may choose from."""

    soort = django_filters.ChoiceFilter(label="Soort", choices=SOORTEN, empty_label="Alles", method="op_soort")
    wijk = django_filters.ChoiceFilter(label="Wijk", empty_label="Alle wijken", method="op_wijk")
    overleg = django_filters.ChoiceFilter(label="Overleg", empty_label="Alle overleggen", method="op_overleg")

    def __init__(self, data, queryset: QuerySet, *, wijken: list[Wijk], overleggen: list[Overleg]) -> None:
        super().__init__(data, queryset=queryset)
        self.wijken = {wijk.slug: wijk for wijk in wijken}
        self.overleggen = {overleg.slug: overleg for overleg in overleggen}
        for naam, rijen in (("wijk", wijken), ("overleg", overleggen)):
            self.filters[naam].extra["choices"] = [(rij.slug, rij.titel) for rij in rijen]

    def op_soort(self, rows: QuerySet, naam: str, waarde: str) -> QuerySet:
        return rows.filter(soort__in=BIJEENKOMSTEN if waarde == ALLE_BIJEENKOMSTEN else [waarde])

    def op_wijk(self, rows: QuerySet, naam: str, waarde: str) -> QuerySet:
        return rows.for_wijk_of_alle(self.wijken[waarde])

    def op_overleg(self, rows: QuerySet, naam: str, waarde: str) -> QuerySet:
        return rows.for_overleg(self.overleggen[waarde])
