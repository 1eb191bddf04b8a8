# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""The four questions on one page: what a wijk asked, saw, learned and changed; and a question in every wijk."""

import re
from datetime import date
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.html import strip_tags

from monitoring.meten.models import Cijfer, Leervraag, Monitorplan, Planvraag
from toolkit.models import Les, Vraag

pytestmark = pytest.mark.django_db


@pytest.fixture
def vraag(maak):
    return maak(Vraag, "Bereiken we de inwoners?", nummer=1, kort="Bereik", slug="bereik", gepubliceerd=True)


@pytest.fixture
def vul(maak, maak_indicator, wijk, vraag):
    """Give the wijk `n` of everything that belongs to the question; `gepubliceerd=False`: concepts."""

    def _vul(n: int, *, gepubliceerd: bool = True) -> None:
        for nummer in range(n):
            eerder = Leervraag.objects.count()
            maak(Leervraag, f"Hoe kunnen we {eerder} zodat het helpt?", nummer=eerder + 1, wijk=wijk, vraag=vraag,
                 ruimte="stevenshof", gepubliceerd=gepubliceerd)  # fmt: skip
            les = maak(Les, f"Les {eerder} van de wijk", ruimte="stevenshof", niveau="wijk", tekst="<p>Les.</p>",
                       wijk=wijk, gedaan="toegepast" if nummer % 2 else "besproken",
                       gedaan_toelichting="Wij begonnen eerder.", gepubliceerd=gepubliceerd)  # fmt: skip
            les.vragen.add(vraag)
            indicator = maak_indicator(f"Bezoekers {eerder}", vraag=vraag, gepubliceerd=gepubliceerd)
            for jaar in (2020, 2021):
                Cijfer.objects.create(
                    indicator=indicator, wijk=wijk, begin=date(jaar, 1, 1), einde=date(jaar, 12, 31), waarde=jaar - 2000,
                    herkomst="registratie", staat="definitief",
                )  # fmt: skip
        plan = maak(Monitorplan, "Plan", ruimte="stevenshof", wijk=wijk, begin=date(2021, 1, 1),
                    gepubliceerd=gepubliceerd)  # fmt: skip
        Planvraag.objects.create(plan=plan, vraag=vraag, wat="Of de deur open gaat")

    return _vul


ADRESSEN = ("/wijken/stevenshof/vragen/", "/vragen/bereik/in-de-wijken/")


def hoofdtekst(adres: str) -> str:
    tekst = Client().get(adres).content.decode().split("<main")[1].split("</main")[0]
    return " ".join(unescape(strip_tags(tekst)).split())


@pytest.mark.parametrize("adres", ADRESSEN)
def test_it_tells_what_was_asked_seen_learned_and_changed(adres, vul):
    vul(5)
    tekst = hoofdtekst(adres)
    delen = re.split(r"Wat vroegen we\?|Wat zagen we\?|Wat leerden we\?|Wat veranderden we\?", tekst)[1:]
    gevraagd, gezien, geleerd, veranderd = delen[:4]
    assert "Of de deur open gaat" in gevraagd and "Hoe kunnen we 0 zodat het helpt?" in gevraagd
    assert "Alle 5 leervragen" in gevraagd
    assert "Over 2021: 21 recepten. Over 2020 waren het er 20." in gezien and "Alle cijfers" in gezien
    assert "Les 0 van de wijk" in geleerd and "Alle 5 lessen" in geleerd
    assert "Les 1 van de wijk toegepast Wij begonnen eerder." in veranderd
    assert "Les 0" not in veranderd and "Les 2" not in veranderd


@pytest.mark.parametrize("adres", ADRESSEN)
def test_an_empty_wijk_says_what_is_not_there_and_a_concept_is_nowhere(adres, vul, wijk, vraag):
    leeg = hoofdtekst(adres)
    assert "Hierover is van Stevenshof nog niets vastgelegd." in leeg
    vul(2, gepubliceerd=False)
    assert hoofdtekst(adres) == leeg


@pytest.mark.parametrize("adres", ADRESSEN)
def test_it_takes_as_many_queries_for_thirty_as_for_one(adres, vul):
    vul(1)
    tellingen = []
    for meer in (0, 2, 27):
        vul(meer) if meer else None
        Client().get(adres)
        with CaptureQueriesContext(connection) as vragen:
            antwoord = Client().get(adres, headers={"accept-encoding": "gzip"})
        tellingen.append(len(vragen))
        assert len(antwoord.content) <= 14 * 1024
    assert len(set(tellingen)) == 1 and tellingen[0] <= 8, tellingen


def test_the_wijken_stand_in_their_own_order_whatever_their_figures(vul, vraag, wijk, maak_wijk, maak_indicator):
    vul(1)
    ander = maak_wijk("alphen-noord", "Alphen Noord", "Alphen aan den Rijn")
    indicator = maak_indicator("Elders", vraag=vraag)
    Cijfer.objects.create(indicator=indicator, wijk=ander, begin=date(2021, 1, 1), einde=date(2021, 12, 31), waarde=999,
                          herkomst="registratie", staat="definitief")  # fmt: skip
    eerst = re.findall(r'<h2 id="wijk-([a-z-]+)"', Client().get("/vragen/bereik/in-de-wijken/").content.decode())
    Cijfer.objects.filter(wijk=ander).update(waarde=1)
    assert (
        re.findall(r'<h2 id="wijk-([a-z-]+)"', Client().get("/vragen/bereik/in-de-wijken/").content.decode()) == eerst
    )
    assert sorted(eerst) == ["alphen-noord", "stevenshof"]


def test_an_unknown_wijk_or_question_is_not_found(wijk, vraag):
    assert Client().get("/wijken/nergens/vragen/").status_code == 404
    assert Client().get("/vragen/nergens/in-de-wijken/").status_code == 404
