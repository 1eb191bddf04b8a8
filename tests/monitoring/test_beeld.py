# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""A report as it is read can be kept as JSON and comes back the same."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from monitoring.verantwoorden.beeld import (
    Bijlagebeeld,
    Cijferregel,
    Grafiekblok,
    Herkomst,
    Keuze,
    Richtlijn,
    Sectiebeeld,
    Tabelblok,
    Tekst,
    Veldbeeld,
    Verslagbeeld,
    naar_json,
    uit_json,
)

HERKOMST = Herkomst("les", "Ga naar buiten", "/lessen/ga-naar-buiten/", date(2026, 3, 1), bewerkt=True)
BEELD = Verslagbeeld(
    sleutel="verslag-2026", soort="Voortgangsverslag", titel="Verslag", organisatie="Wijzer in de Wijk",
    projectnummer="1", van=date(2026, 1, 1), tot=date(2026, 12, 31), versie=1, staat="vastgesteld",
    vastgesteld_op=datetime(2026, 11, 1, 12, 30, tzinfo=UTC), gebied="", inleiding="", max_paginas=10,
    secties=(
        Sectiebeeld("2", "Voortgang", "", "tabel", (
            Veldbeeld("tijd", "1", "Tijdsplanning", "Loopt het?", (
                Keuze(ja=True, nee=True),
                Tekst("<p>Ja.</p>", wijk="Noord", herkomst=HERKOMST),
                Tekst("<p>Later.</p>", aanvulling=True),
                Tabelblok(("a", "b"), (("1", "2"),), "Bijschrift"),
                Grafiekblok("grafiek", "Titel", "<svg/>", "Een zin.", ("a",), (("1",),)),
            ), Richtlijn(regels=5)),
        )),
    ),
    bijlagen=(Bijlagebeeld(1, "Voorstel"),),
    cijfers=(Cijferregel("bereik", "Noord", "", "recepten", "Recepten", "recepten", "2021", "", Decimal("12.50"),
                         "12,5", "", "registratie", "s003", "definitief"),
             Cijferregel("bereik", "Noord", "", "recepten", "Recepten", "recepten", "2022", "", None,
                         "niet te zien", "kleine groep", "registratie", "s003", "definitief")),
)  # fmt: skip


def test_a_report_kept_as_json_comes_back_the_same():
    again = uit_json(json.loads(json.dumps(naar_json(BEELD))))
    assert again == BEELD
    assert [type(deel) for deel in again.secties[0].velden[0].inhoud] == [Keuze, Tekst, Tekst, Tabelblok, Grafiekblok]
    assert again != replace(BEELD, titel="Anders")


def test_what_was_kept_before_a_field_existed_gets_its_default():
    kept = naar_json(BEELD)
    del kept["beeld"]["bijlagen"], kept["beeld"]["secties"][0]["velden"][0]["richtlijn"]
    again = uit_json(kept)
    assert again.bijlagen == () and again.secties[0].velden[0].richtlijn == Richtlijn()


def test_a_form_of_later_is_refused():
    with pytest.raises(ValueError, match="form 99"):
        uit_json(naar_json(BEELD) | {"vorm": 99})
