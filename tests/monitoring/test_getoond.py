# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""What may be shown of a figure is worked out when it is written, kept with it, and the same wherever it is read."""

import csv
import io
import re
from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from monitoring.meten.cijfers import maak_definitief, record_cijfer
from monitoring.meten.getoond import NIET_GETOOND
from monitoring.meten.models import Cijfer
from monitoring.meten.partijen import bereid_voor, draai_terug, voer_door
from tests.wijzer.test_opendata import rows

pytestmark = pytest.mark.django_db
JAAR = {"begin": date(2021, 1, 1), "einde": date(2021, 12, 31)}


@pytest.fixture
def telling(maak_indicator):
    return maak_indicator("Bezoekers", slug="bezoekers", eenheid="bezoekers", privacy="inwoners")


@pytest.fixture
def schrijf(telling, wijk, stevenshof):
    """Write counts of 2021, by age or of everybody, and make them final."""

    def _schrijf(**per_leeftijd: int | None) -> None:
        for leeftijd, aantal in per_leeftijd.items():
            waar = "" if leeftijd == "alle" else {"jong": "15-25", "oud": "65+", "midden": "45-65"}[leeftijd]
            record_cijfer(telling, wijk=wijk, by=stevenshof, waarde=Decimal(aantal), leeftijd=waar, notitie="w", **JAAR)
        maak_definitief(Cijfer.objects.all(), by=stevenshof)

    return _schrijf


def op_de_pagina(wijk) -> str:
    pagina = Client().get(f"/wijken/{wijk.slug}/cijfers/bezoekers/").content.decode()
    return re.sub("<[^>]+>", " ", pagina.split("<main")[1])


def in_het_bestand(wijk) -> dict[str, str]:
    tekst = Client().get(f"/wijken/{wijk.slug}/cijfers/bezoekers.csv").content.decode("utf-8-sig")
    return {rij["leeftijd"]: rij["waarde"] for rij in csv.DictReader(io.StringIO(tekst), delimiter=";")}


def in_de_api() -> dict[str, tuple]:
    return {rij["leeftijd"] or "": (rij["waarde"], rij["waardeInWoorden"]) for rij in rows(Client(), "cijfers")}


def test_page_file_and_open_data_show_the_same_and_never_a_small_group(schrijf, wijk):
    schrijf(alle=43, jong=31, midden=12)
    assert in_het_bestand(wijk) == {"": "45", "15 tot 25 jaar": "30", "45 tot 65 jaar": "10"}
    assert in_de_api() == {"": (45.0, "45"), "15-25": (30.0, "30"), "45-65": (10.0, "10")}
    pagina = op_de_pagina(wijk)
    assert "Over 2021: ongeveer 45 bezoekers." in pagina
    assert {"45", "30", "10"} <= set(re.findall(r"\d+", pagina))
    for ergens in (pagina, str(in_het_bestand(wijk)), str(in_de_api())):
        assert not {"43", "31", "12"} & set(re.findall(r"\d+", ergens.replace("2021-12-31", "")))


def test_a_small_group_takes_what_would_give_it_away_along(schrijf, wijk):
    schrijf(alle=43, jong=31, oud=7)  # and five of whom the age is in no group
    bestand = in_het_bestand(wijk)
    assert bestand["65 jaar en ouder"] in ("<10", "niet getoond") and bestand["15 tot 25 jaar"] == "niet getoond"
    assert {tekst for _, tekst in in_de_api().values()} == set(bestand.values())


def test_a_concept_changes_nothing_of_what_is_shown(schrijf, telling, wijk, stevenshof):
    schrijf(alle=43, jong=31)
    voor = in_het_bestand(wijk)
    record_cijfer(telling, wijk=wijk, by=stevenshof, waarde=Decimal(3), leeftijd="65+", **JAAR)
    assert in_het_bestand(wijk) == voor
    assert Cijfer.objects.get(leeftijd="65+").getoond is None


def test_a_change_works_the_whole_series_out_anew(schrijf, telling, wijk, stevenshof):
    schrijf(alle=43, jong=31, oud=12)
    assert in_het_bestand(wijk)["65 jaar en ouder"] == "10"
    record_cijfer(telling, wijk=wijk, by=stevenshof, waarde=Decimal(4), leeftijd="65+", notitie="Verteld", **JAAR)
    assert in_het_bestand(wijk)["65 jaar en ouder"] == "<10"


def test_a_file_that_writes_over_final_figures_leaves_nothing_stale(schrijf, wijk, stevenshof):
    schrijf(alle=43, oud=12)
    bestand = b"indicator;periode;leeftijd;waarde;notitie\r\nbezoekers;2021;65 jaar en ouder;4;Verteld\r\n"
    partij, _ = bereid_voor("nieuw.csv", bestand, wijk=wijk, by=stevenshof)
    voer_door(partij, by=stevenshof)
    assert in_het_bestand(wijk)["65 jaar en ouder"] in ("<10", "niet getoond")
    draai_terug(partij, by=stevenshof)
    assert in_het_bestand(wijk)["65 jaar en ouder"] == "10"


def test_the_privacy_of_an_indicator_rules_over_figures_that_are_there(schrijf, telling, wijk):
    schrijf(alle=43, oud=7)
    telling.privacy = "openbaar"
    telling.save()
    assert in_het_bestand(wijk) == {"": "43", "65 jaar en ouder": "7"}
    telling.privacy = "inwoners"
    telling.save()
    assert in_het_bestand(wijk) == {"": "45", "65 jaar en ouder": "<10"}


def test_what_was_not_worked_out_is_not_shown(schrijf, wijk):
    schrijf(alle=43)
    Cijfer.objects.update(getoond=None)
    assert in_het_bestand(wijk) == {"": NIET_GETOOND}
    assert in_de_api() == {"": (None, NIET_GETOOND)}
    assert "43" not in op_de_pagina(wijk)


def test_groups_in_words_of_ones_own_are_protected_too(telling, wijk, stevenshof):
    for groep, aantal in (("", 43), ("Merenwijk", 31), ("Bos", 12)):
        record_cijfer(telling, wijk=wijk, by=stevenshof, waarde=Decimal(aantal), groep=groep, **JAAR)
    maak_definitief(Cijfer.objects.all(), by=stevenshof)
    assert [(c.groep, c.getoond["tekst"]) for c in Cijfer.objects.order_by("-waarde")] == [
        ("", "45"), ("Merenwijk", "30"), ("Bos", "10"),
    ]  # fmt: skip


def veel(wijk, indicatoren, perioden: int, groepen: int) -> None:
    """Final figures, straight into the table."""
    Cijfer.objects.bulk_create(
        Cijfer(
            indicator=indicator, wijk=wijk, begin=date(1900 + n, 1, 1), einde=date(1900 + n, 12, 31),
            groep=f"groep {g}" if g else "", waarde=n + g, herkomst="registratie", staat="definitief",
        )
        for indicator in indicatoren for n in range(perioden) for g in range(groepen + 1)
    )  # fmt: skip


def test_a_page_of_very_many_figures_is_as_small_as_one_of_few_and_says_where_the_rest_is(maak_indicator, wijk):
    veel(wijk, [maak_indicator("Bezoekers", slug="bezoekers")], perioden=100, groepen=40)
    antwoord = Client().get("/wijken/stevenshof/cijfers/", headers={"accept-encoding": "gzip"})
    assert len(antwoord.content) <= 14 * 1024
    assert "Er zijn nog" in Client().get("/wijken/stevenshof/cijfers/").content.decode()
    with CaptureQueriesContext(
        connection,
    ) as vragen:
        alleen = Client().get("/wijken/stevenshof/cijfers/bezoekers/", headers={"accept-encoding": "gzip"})
    assert len(alleen.content) <= 14 * 1024 and len(vragen) <= 8
    assert len(in_het_bestand_regels()) == 100 * 41


def in_het_bestand_regels() -> list[str]:
    return Client().get("/wijken/stevenshof/cijfers/bezoekers.csv").content.decode().splitlines()[1:]


def test_many_indicators_are_a_line_each_with_a_page_of_their_own(maak_indicator, wijk):
    indicatoren = [maak_indicator(f"Bezoekers van plek {n}", slug=f"plek-{n}") for n in range(60)]
    veel(wijk, indicatoren, perioden=10, groepen=2)
    with CaptureQueriesContext(connection) as vragen:
        antwoord = Client().get("/wijken/stevenshof/cijfers/", headers={"accept-encoding": "gzip"})
    assert len(antwoord.content) <= 14 * 1024 and len(vragen) <= 8
    pagina = Client().get("/wijken/stevenshof/cijfers/").content.decode()
    assert "<svg" not in pagina.split("<main")[1] and "/wijken/stevenshof/cijfers/plek-7/" in pagina
    alleen = Client().get("/wijken/stevenshof/cijfers/plek-7/").content.decode()
    assert "<svg" in alleen.split("<main")[1] and "Bezoekers van plek 7" in alleen
    assert Client().get("/wijken/stevenshof/cijfers/plek-99/").status_code == 404
