# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Decisions: by when they were needed, and whether they came in time, as far as anybody knows."""

from datetime import date

import pytest
import time_machine
from django.test import Client

from wijken.besluitvorming import tijdigheid
from wijken.models import Afspraak, Besluit

OP = date(2022, 6, 15)


@pytest.mark.parametrize(
    ("nodig", "genomen", "soort", "dagen", "zin"),
    [
        ((date(2022, 6, 1), "dag"), (date(2022, 6, 1), "dag"), "op_tijd", 0, "Op tijd genomen."),
        ((date(2022, 6, 1), "dag"), (date(2022, 6, 2), "dag"), "te_laat", 1, "1 dag te laat."),
        ((date(2022, 6, 1), "dag"), (date(2022, 7, 1), "maand"), "te_laat", 30, "Minstens 4 weken te laat."),
        ((date(2022, 4, 1), "kwartaal"), (date(2022, 6, 30), "dag"), "op_tijd", 0, "Op tijd genomen."),
        ((date(2022, 4, 1), "kwartaal"), (date(2022, 6, 1), "jaar"), "onbekend", 0, "niet precies genoeg"),
        ((date(2022, 6, 1), "maand"), (date(2022, 1, 1), "jaar"), "onbekend", 0, "niet precies genoeg"),
        ((date(2022, 6, 1), "onbekend"), (date(2022, 9, 1), "dag"), "onbekend", 0, "Wanneer het nodig was"),
        ((None, "dag"), (date(2022, 9, 1), "dag"), "onbekend", 0, "Wanneer het nodig was"),
        ((date(2022, 6, 1), "dag"), (None, "onbekend"), "onbekend", 0, "Wanneer het besluit viel"),
    ],
)
def test_a_decision_is_late_only_when_every_day_it_can_be_says_so(nodig, genomen, soort, dagen, zin):
    besluit = Besluit(
        staat="genomen", nodig_voor=nodig[0], nodig_precisie=nodig[1], datum=genomen[0], precisie=genomen[1]
    )
    stand = tijdigheid(besluit, op=OP)
    assert (stand.soort, stand.dagen) == (soort, dagen) and zin in stand.zin


@pytest.mark.parametrize(
    ("staat", "nodig", "soort", "dagen"),
    [
        ("gevraagd", (date(2022, 6, 15), "dag"), "wacht", 0),
        ("gevraagd", (date(2022, 6, 14), "dag"), "over_tijd", 1),
        ("overwogen", (date(2022, 6, 1), "maand"), "wacht", 15),
        ("overwogen", (date(2022, 5, 1), "maand"), "over_tijd", 15),
        ("uitkomst_onbekend", (date(2022, 5, 1), "dag"), "onbekend", 0),
    ],
)
def test_what_is_not_decided_waits_until_the_last_day_it_can_be(staat, nodig, soort, dagen):
    stand = tijdigheid(Besluit(staat=staat, nodig_voor=nodig[0], nodig_precisie=nodig[1]), op=OP)
    assert (stand.soort, stand.dagen) == (soort, dagen)


BESLUIT = {"orgaan": "AKO", "staat": "gevraagd", "datum": None, "precisie": "onbekend", "nodig_voor": date(2022, 7, 1)}


@pytest.mark.django_db
def test_the_office_lists_what_is_needed_with_what_waits_and_the_twin_of_another_wijk_is_not_there(
    maak, alphen, ruimten, client
):
    eigen = maak(Besluit, "Besluit over rollen", ruimte="alphen-noord", wachtte="De rolverdeling.", **BESLUIT)
    vreemd = maak(Besluit, "Vreemd besluit", ruimte="stevenshof", **BESLUIT)
    maak(Besluit, "Zonder datum", ruimte="alphen-noord", **(BESLUIT | {"nodig_voor": None}))
    Afspraak.objects.create(ruimte=ruimten["alphen-noord"], wat="Rollen beschrijven", wacht_op=eigen)
    Afspraak.objects.create(ruimte=ruimten["stevenshof"], wat="Vreemde afspraak", wacht_op=vreemd)
    with time_machine.travel(OP, tick=False):
        client = Client()
        client.force_login(alphen)
        page = client.get("/beheer/besluiten-nodig/").content.decode()
        werk = client.get("/beheer/werklijst/").content.decode()
    assert page.index("Besluit over rollen") < page.index("Rollen beschrijven") < page.index("Zonder datum")
    assert "Nodig binnen 2 weken." in page and "De rolverdeling." in page
    assert "Vreemd" not in page and "Vreemde afspraak" not in page
    assert werk.count("nodig vóór") == werk.count("AKO, nodig vóór 1 juli 2022. Nodig binnen 2 weken.") == 1


@pytest.mark.django_db
def test_the_worklist_names_a_decision_a_month_before_and_no_sooner(maak, alphen):
    maak(Besluit, "Besluit over rollen", ruimte="alphen-noord", **BESLUIT)
    seen = []
    for dag in (date(2022, 5, 31), date(2022, 6, 1), date(2022, 9, 1)):
        with time_machine.travel(dag, tick=False):
            client = Client()
            client.force_login(alphen)
            seen.append("AKO, nodig vóór" in client.get("/beheer/werklijst/").content.decode())
    assert seen == [False, True, True]


@pytest.mark.django_db
def test_the_timeline_says_by_when_it_was_needed_and_what_waited_and_nothing_when_nobody_knows(maak, client):
    maak(Besluit, "Laat besluit", orgaan="AKO", staat="genomen", datum=date(2022, 3, 1), nodig_voor=date(2022, 1, 1),
         wachtte="De aanstelling.", gepubliceerd=True)  # fmt: skip
    maak(Besluit, "Ander besluit", orgaan="AKO", staat="genomen", datum=date(2022, 4, 1), gepubliceerd=True)
    page = client.get("/tijdlijn/").content.decode()
    assert "1 januari 2022. 8 weken te laat." in page and "De aanstelling." in page
    assert page.count("Nodig vóór") == 1 and page.count("Wat erop wachtte") == 1
