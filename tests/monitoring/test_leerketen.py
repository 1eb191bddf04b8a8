# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""A leervraag from beginning to end on one page: question, figures, session, lesson, change, figures."""

import gzip
from datetime import date
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.html import strip_tags

from monitoring.leren.models import Leersessie
from monitoring.meten.models import Cijfer, Leervraag
from redactie.models import Status
from redactie.workflow import transition
from tests.soorten import VELDEN
from toolkit.lesstappen import bewaar_stap
from toolkit.models import Les, Lesstap, Vraag
from toolkit.models.lesstap import Stap
from wijken.models import Gebeurtenis

pytestmark = pytest.mark.django_db

ADRES = "/leervragen/hoe-komen-mensen-terug/"


@pytest.fixture
def leervraag(maak, wijk):
    vraag = maak(Vraag, "Bereiken we de inwoners?", nummer=1, kort="Bereik", slug="bereik", gepubliceerd=True)
    return maak(
        Leervraag, "Hoe kunnen we mensen laten terugkomen, zodat zij afmaken wat zij begonnen?", nummer=1, wijk=wijk,
        vraag=vraag, ruimte="stevenshof", slug="hoe-komen-mensen-terug", waarom="Veel mensen komen één keer.",
        gepubliceerd=True,
    )  # fmt: skip


@pytest.fixture
def vul(maak, maak_indicator, wijk, leervraag, stevenshof, ruimten):
    """Make the chain whole, `n` of everything; `gepubliceerd=False`: nothing of it is for visitors."""

    def _vul(n: int = 1, *, gepubliceerd: bool = True) -> None:
        for _ in range(n):
            nummer = Les.objects.count()
            velden = VELDEN[Gebeurtenis] | {"datum": date(2021, 3, 2), "precisie": "dag", "wijk": wijk}
            sessie = maak(Gebeurtenis, f"Leersessie {nummer}", ruimte="stevenshof", gepubliceerd=gepubliceerd, **velden)
            Leersessie.objects.create(gebeurtenis=sessie, leervraag=leervraag)
            les = maak(Les, f"Bel van tevoren {nummer}", ruimte="stevenshof", niveau="wijk", wijk=wijk, tekst="<p>x</p>",
                       gebeurtenis=sessie, gepubliceerd=gepubliceerd)  # fmt: skip
            bewaar_stap(
                Lesstap(les=les, ruimte=ruimten["stevenshof"], stap=Stap.TOEGEPAST, datum=date(2021, 6, 1),
                        hoe=f"Wij bellen nu {nummer}.", publiek=gepubliceerd),
                by=stevenshof,
            )  # fmt: skip
            indicator = maak_indicator(
                f"Mensen die terugkomen {nummer}", vraag=leervraag.vraag, gepubliceerd=gepubliceerd
            )
            leervraag.indicatoren.add(indicator)
            for jaar in (2020, 2021, 2022):
                Cijfer.objects.create(
                    indicator=indicator, wijk=wijk, begin=date(jaar, 1, 1), einde=date(jaar, 12, 31), waarde=jaar - 2000,
                    herkomst="registratie", staat="definitief",
                )  # fmt: skip

    return _vul


def schakels(client: Client) -> list[str]:
    """The text of each link of the chain."""
    html = client.get(ADRES).content.decode().split('<ol class="keten">')[1].split("</ol>")[0]
    return [" ".join(unescape(strip_tags(deel)).split()) for deel in html.split('<li class="keten__schakel')[1:]]


def test_the_whole_chain_stands_on_one_page_in_its_order(client, vul):
    vul()
    vraag, gezien, gepraat, geleerd, veranderd, daarna = schakels(client)
    assert "Veel mensen komen één keer." in vraag
    assert "2020: 20" in gezien and "2021: 21" in gezien and "2022" not in gezien
    assert "Leersessie 0" in gepraat and "2 maart 2021" in gepraat
    assert "Bel van tevoren 0" in geleerd
    assert "Toegepast in Stevenshof, 1 juni 2021: Wij bellen nu 0." in veranderd
    assert "2022: 22" in daarna and "2020" not in daarna and "2021" not in daarna


def test_a_chain_that_is_not_whole_says_which_link_is_missing(client, leervraag):
    _, gezien, gepraat, geleerd, veranderd, daarna = schakels(client)
    assert "geen cijfers op de site" in gezien
    assert "nog geen bijeenkomst" in gepraat
    assert "geen les vastgelegd" in geleerd
    assert "niet vastgelegd" in veranderd
    assert "pas als er iets veranderd is" in daarna


def test_nothing_that_is_not_public_is_in_the_chain(client, vul, leervraag):
    leeg = schakels(client)
    vul(2, gepubliceerd=False)
    assert schakels(client) == leeg
    vul(1)  # the twin
    assert schakels(client) != leeg


def test_an_event_that_names_the_leervraag_belongs_to_it_without_a_session(client, maak, leervraag, wijk):
    velden = VELDEN[Gebeurtenis] | {"leervraag": leervraag.titel}
    maak(Gebeurtenis, "Werkgroep LC van vroeger", ruimte="stevenshof", gepubliceerd=True, **velden)
    assert "Werkgroep LC van vroeger" in schakels(client)[2]


def test_the_page_goes_with_its_wijk(client, leervraag, wijk, beheerder):
    assert client.get(ADRES).status_code == 200
    assert ADRES in client.get("/sitemap.xml").content.decode()
    transition(wijk, Status.CONCEPT, by=beheerder)
    assert client.get(ADRES).status_code == 404
    assert ADRES not in client.get("/sitemap.xml").content.decode()


def test_the_page_is_small_and_asks_as_much_however_long_the_chain(client, vul):
    vul()
    client.get(ADRES)
    with CaptureQueriesContext(connection) as een:
        client.get(ADRES)
    vul(4)
    with CaptureQueriesContext(connection) as vijf:
        html = client.get(ADRES).content
    assert len(een) == len(vijf) <= 8
    assert len(gzip.compress(html)) < 14_000


def test_the_plan_of_the_wijk_leads_to_the_chain(client, leervraag):
    assert f'href="{ADRES}"' in client.get("/wijken/stevenshof/plan/").content.decode()
