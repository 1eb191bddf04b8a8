# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""A reader with all that is published about a count of residents: the page, the file and the open data together.

They say the same, and what they say lets nobody work out a count below ten, at most two attributes deep.
"""

import csv
import html
import io
import re
from datetime import date
from itertools import product

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, reject, settings
from hypothesis import strategies as st

from monitoring.meten import getoond, kleine_groepen
from monitoring.meten.cijfers import maak_definitief, record_cijfer
from monitoring.meten.kleine_groepen import K_RESIDENT
from monitoring.meten.models import Cijfer
from monitoring.meten.models.cijfer import Leeftijd, Sekse
from tests.monitoring.meten.aanvaller import Aanvaller, Onbeslist
from tests.wijzer.test_opendata import rows

pytestmark = pytest.mark.django_db

JAAR = {"begin": date(2024, 1, 1), "einde": date(2024, 12, 31)}
REST = "rest"  # who is in none of the groups that were filled in; nobody publishes it
LEEFTIJDEN, SEKSEN = ("15-25", "25-45", "65+"), ("vrouw", "man")
VORMEN = {
    "leeftijd": (("leeftijd",), [LEEFTIJDEN]),
    "sekse": (("sekse",), [SEKSEN]),
    "leeftijd en sekse": (("leeftijd", "sekse"), [LEEFTIJDEN[:2], SEKSEN]),
}
AANTAL = st.one_of(st.integers(0, 12), st.integers(0, 60))


@st.composite
def tellingen(draw) -> tuple[str, dict[tuple[str, ...], int]]:
    """Return a shape and the count of persons in every combination, those in none of the groups included."""
    vorm = draw(st.sampled_from(sorted(VORMEN)))
    _, soorten = VORMEN[vorm]
    cellen = {sleutel: draw(AANTAL) for sleutel in product(*soorten)}
    return vorm, cellen | {(REST,) * len(soorten): draw(st.one_of(st.just(0), AANTAL))}


def publiceer(vorm: str, cellen: dict, indicator, wijk, by) -> dict[tuple[str, ...], int]:
    """Fill in the total and every group, make them final, and return what was filled in."""
    kenmerken, _ = VORMEN[vorm]
    Cijfer.objects.all().delete()
    ingevuld = {(): sum(cellen.values())} | {s: n for s, n in cellen.items() if REST not in s}
    for sleutel, aantal in ingevuld.items():
        record_cijfer(indicator, wijk=wijk, by=by, waarde=getoond.Decimal(aantal), **JAAR,
                      **dict(zip(kenmerken, sleutel, strict=False)))  # fmt: skip
    maak_definitief(Cijfer.objects.all(), by=by)
    return ingevuld


def uit_bestand() -> dict[frozenset, str]:
    tekst = Client().get("/wijken/stevenshof/cijfers/bezoekers.csv").content.decode("utf-8-sig")
    leeftijd, sekse = ({label: code for code, label in soort.choices} for soort in (Leeftijd, Sekse))
    return {
        _waar(leeftijd.get(rij["leeftijd"], ""), sekse.get(rij["sekse"], "")): rij["waarde"]
        for rij in csv.DictReader(io.StringIO(tekst), delimiter=";")
    }


def uit_api() -> dict[frozenset, str]:
    return {_waar(r["leeftijd"] or "", r["sekse"] or ""): r["waardeInWoorden"] for r in rows(Client(), "cijfers")}


def _waar(leeftijd: str, sekse: str) -> frozenset:
    return frozenset(paar for paar in (("leeftijd", leeftijd), ("sekse", sekse)) if paar[1])


def op_pagina(adres: str) -> list[str]:
    """Return every value in the tables of a page, in no order; a chart repeats those of its table."""
    main = Client().get(adres).content.decode().split("<main")[1]
    cellen = re.findall(r"<td>(.*?)</td>", main, flags=re.S)
    waarden = [html.unescape(cel.strip()) for cel in cellen]
    return [tekst for tekst in waarden if re.fullmatch(r"<10|niet getoond.*|[\d.]+", tekst) and tekst != "2024"]


def aanval(vorm: str, cellen: dict, gelezen: dict[frozenset, str]) -> list[str]:
    """Return the small counts of which a reader can exclude a value from 0 to 9."""
    kenmerken, soorten = VORMEN[vorm]
    alle = [(*soort, REST) for soort in soorten]
    lezer = Aanvaller([("g", kenmerken, alle)], [], plafond=2 * sum(cellen.values()) + 60)
    lezer.gok = [cellen.get(sleutel, 0) for sleutel in product(*alle)]
    for sleutel in product(*alle):  # who is in one group only is in none: nobody fills that in
        if REST in sleutel and set(sleutel) != {REST}:
            lezer.regels.append((lezer.plaatsen["g", frozenset(zip(kenmerken, sleutel, strict=True))], 0, 0))
    for waar, tekst in gelezen.items():
        lezer.leest(("g", waar), "niet getoond" if tekst.startswith("niet getoond") else tekst)
    gevonden = []
    for sleutel, aantal in cellen.items():
        plaats = ("g", frozenset(zip(kenmerken, sleutel, strict=True)))
        assert lezer.kan({plaats: aantal})  # the truth is never excluded
        if aantal < K_RESIDENT and (aantal or REST not in sleutel):  # that everybody is in a group is no secret
            gevonden += [f"{sleutel} is geen {n}" for n in range(K_RESIDENT) if not lezer.kan({plaats: n})]
    return gevonden


@pytest.fixture
def indicator(maak_indicator):
    return maak_indicator("Bezoekers", slug="bezoekers", eenheid="bezoekers", privacy="inwoners")


@settings(max_examples=12, deadline=None,
          suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])  # fmt: skip
@given(telling=tellingen())
def test_all_outputs_say_the_same_and_give_no_small_count_away(telling, indicator, wijk, stevenshof):
    vorm, cellen = telling
    ingevuld = publiceer(vorm, cellen, indicator, wijk, stevenshof)
    bestand = uit_bestand()
    assert len(bestand) == len(ingevuld) and uit_api() == bestand
    for adres in ("/wijken/stevenshof/cijfers/", "/wijken/stevenshof/cijfers/bezoekers/"):
        assert sorted(op_pagina(adres)) == sorted(bestand.values())
    try:
        assert aanval(vorm, cellen, bestand) == []
    except Onbeslist:
        reject()


def test_the_reader_finds_out_when_nothing_more_is_withheld(indicator, wijk, stevenshof, monkeypatch):
    cellen = {("15-25",): 20, ("25-45",): 15, ("65+",): 0, (REST,): 0}
    publiceer("leeftijd", cellen, indicator, wijk, stevenshof)
    assert aanval("leeftijd", cellen, uit_bestand()) == []
    monkeypatch.setattr(kleine_groepen, "_vul_aan", lambda *_: None)
    publiceer("leeftijd", cellen, indicator, wijk, stevenshof)
    assert aanval("leeftijd", cellen, uit_bestand()) != []
