# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Events and decisions in one line of time: a read model."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.db.models import CharField, DateField, OuterRef, Subquery, Value
from django.db.models.functions import Coalesce

from wijken.besluitvorming import tijdigheid
from wijken.models import Besluit, Gebeurtenis, Wijk
from wijken.models.gebeurtenis import (
    Besluitstaat,
    Gebeurtenissoort,
    Gebeurtenisstaat,
    datum_in_woorden,
    stand_nu,
)

VELDEN = [
    "kind", "datum", "precisie", "tot_datum", "titel", "samenvatting", "slug", "soort", "staat", "leervraag", "tekst",
    "datum_in_bron", "wijk_id", "opvolger_slug", "wachtte", "nodig_voor", "nodig_precisie",
]  # fmt: skip


@dataclass(frozen=True)
class Tijdlijnregel:
    """One event or decision, as a page shows it."""

    datum: date | None
    wanneer: str
    datum_in_bron: str
    titel: str
    samenvatting: str
    anker: str
    soort: str
    staat: str
    staat_code: str
    leervraag: str
    tekst: str
    wijk_id: int | None
    opvolger_anker: str
    wachtte: str = ""
    nodig: str = ""
    laat: str = ""

    @property
    def is_besluit(self) -> bool:
        return self.soort == "besluit"

    @property
    def is_onzeker(self) -> bool:
        """Whether it is not known that this took place as it stands here."""
        return self.staat_code not in (Gebeurtenisstaat.GEHOUDEN, Besluitstaat.GENOMEN, Gebeurtenisstaat.LOOPT)


def tijdlijn(wijk: Wijk | None = None) -> list[Tijdlijnregel]:
    """Return public events and decisions, of `wijk` or all, oldest first; what has no date comes last. One query."""
    gebeurtenissen, besluiten = Gebeurtenis.objects.gepubliceerd(), Besluit.objects.gepubliceerd()
    if wijk is not None:
        gebeurtenissen, besluiten = gebeurtenissen.for_wijk(wijk), besluiten.for_wijk(wijk)
    text = Value("", output_field=CharField())
    events = gebeurtenissen.annotate(kind=Value("gebeurtenis", output_field=CharField())).order_by()
    decisions = besluiten.annotate(
        kind=Value("besluit", output_field=CharField()),
        tot_datum=Value(None, output_field=DateField()),
        soort=text,
        leervraag=text,
        opvolger_slug=text,
    ).order_by()
    opvolgers = Gebeurtenis.objects.gepubliceerd().filter(pk=OuterRef("opvolger")).order_by().values("slug")
    events = events.annotate(
        opvolger_slug=Coalesce(Subquery(opvolgers), text),
        wachtte=text,
        nodig_voor=Value(None, output_field=DateField()),
        nodig_precisie=text,
    )
    rows = events.values_list(*VELDEN).union(decisions.values_list(*VELDEN), all=True)
    regels = [_regel(dict(zip(VELDEN, row, strict=True))) for row in rows]
    return sorted(regels, key=lambda regel: (regel.datum is None, regel.datum or date.max, regel.titel))


def per_jaar(regels: list[Tijdlijnregel]) -> list[tuple[str, list[Tijdlijnregel]]]:
    """Return the lines grouped by year; those without a date under "Datum niet bekend"."""
    return [
        (jaar, list(groep))
        for jaar, groep in groupby(regels, lambda r: str(r.datum.year) if r.datum else "Datum niet bekend")
    ]


def _regel(row: dict) -> Tijdlijnregel:
    besluit = row["kind"] == "besluit"
    staat = (
        Besluitstaat(row["staat"])
        if besluit
        else stand_nu(row["staat"], row["datum"], row["precisie"], row["tot_datum"])
    )
    nodig, laat = _nodig(row) if besluit else ("", "")
    return Tijdlijnregel(
        datum=row["datum"],
        wanneer=datum_in_woorden(row["datum"], row["precisie"], row["tot_datum"]),
        datum_in_bron=row["datum_in_bron"],
        titel=row["titel"],
        samenvatting=row["samenvatting"],
        anker=f"besluit-{row['slug']}" if besluit else row["slug"],
        soort="besluit" if besluit else str(Gebeurtenissoort(row["soort"]).label),
        staat=str(staat.label),
        staat_code=staat.value,
        leervraag=row["leervraag"],
        tekst=row["tekst"],
        wijk_id=row["wijk_id"],
        opvolger_anker=row["opvolger_slug"],
        wachtte=row["wachtte"],
        nodig=nodig,
        laat=laat,
    )


def _nodig(row: dict) -> tuple[str, str]:
    """Return by when a decision was needed, and whether it came in time; both empty when that is not known."""
    namen = ("datum", "precisie", "staat", "nodig_voor", "nodig_precisie")
    besluit = Besluit(**{naam: row[naam] for naam in namen})
    stand = tijdigheid(besluit)
    return besluit.nodig_in_woorden, stand.zin if besluit.nodig_in_woorden else ""
