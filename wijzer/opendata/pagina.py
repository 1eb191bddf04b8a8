# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""The page that says what open data there is."""

from dataclasses import dataclass

from django.views.generic import TemplateView

from redactie.views.openbaar import PaginaMixin
from wijzer.opendata.lijsten import LIJSTEN, stand


@dataclass(frozen=True)
class Vorm:
    """A form in which a list can be had: what it is called, and where it is."""

    naam: str
    adres: str


@dataclass(frozen=True)
class Openlijst:
    """A list as the page shows it."""

    naam: str
    titel: str
    uitleg: str
    aantal: int
    vormen: list[Vorm]


class OpenDataView(PaginaMixin, TemplateView):
    """What there is, for whom, under which licence, and what is not open.

    Template `paginas/open-data.html`, context `lijsten` (each `naam`, `titel`, `uitleg`, `aantal`, `vormen`: `naam`,
    `adres`). One query.
    """

    template_name = "paginas/open-data.html"
    kruimels = (("Open data", "/open-data/"),)

    def get_context_data(self, **kwargs) -> dict:
        aantallen = stand()
        lijsten = []
        for lijst in LIJSTEN:
            vormen = {"JSON": lijst.json, "CSV": lijst.csv, "Atom": lijst.feed, "iCalendar": lijst.agenda}
            lijsten.append(
                Openlijst(
                    lijst.naam,
                    lijst.titel,
                    lijst.uitleg,
                    aantallen[lijst.naam][0],
                    [Vorm(naam, adres) for naam, adres in vormen.items() if adres],
                )
            )
        return super().get_context_data(lijsten=lijsten, **kwargs)
