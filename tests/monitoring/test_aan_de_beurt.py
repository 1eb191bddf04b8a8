# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Which figures are due, and that whoever keeps them is told: in the office, and in the monthly mail."""

import re
from datetime import date
from html import unescape

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext

from monitoring.meten.aan_de_beurt import aan_de_beurt, laatste_periode, zonder_inwoners
from monitoring.meten.models import Cijfer, Duiding, Monitorplan, Planindicator
from redactie.herinnering import herinner
from wijken.models import Wijk

pytestmark = pytest.mark.django_db
VANDAAG = date(2026, 11, 26)


@pytest.mark.parametrize(("frequentie", "dag", "begin", "einde"), [
    ("maand", date(2026, 11, 26), date(2026, 10, 1), date(2026, 10, 31)),
    ("maand", date(2026, 1, 1), date(2025, 12, 1), date(2025, 12, 31)),
    ("kwartaal", date(2026, 11, 26), date(2026, 7, 1), date(2026, 9, 30)),
    ("kwartaal", date(2026, 10, 1), date(2026, 7, 1), date(2026, 9, 30)),
    ("kwartaal", date(2026, 3, 31), date(2025, 10, 1), date(2025, 12, 31)),
    ("halfjaar", date(2026, 7, 1), date(2026, 1, 1), date(2026, 6, 30)),
    ("jaar", date(2026, 1, 1), date(2025, 1, 1), date(2025, 12, 31)),
])  # fmt: skip
def test_the_last_period_that_is_over(frequentie, dag, begin, einde):
    assert laatste_periode(frequentie, dag) == (begin, einde)


def test_what_is_done_once_has_no_last_period():
    assert laatste_periode("eenmalig", VANDAAG) is None


@pytest.fixture
def gekozen(maak, maak_indicator, wijk):
    """Let a plan of the wijk choose an indicator."""

    def _gekozen(
        titel: str = "Bezoekers", *, frequentie: str = "kwartaal", wie: str = "de huisarts", plan=None, **plannen
    ):
        plan = plan or maak(Monitorplan, "Plan", ruimte="stevenshof", wijk=wijk,
                            **{"begin": date(2026, 1, 1), **plannen})  # fmt: skip
        indicator = maak_indicator(titel)
        Planindicator.objects.create(plan=plan, indicator=indicator, frequentie=frequentie, wie=wie)
        return indicator

    return _gekozen


def beurten(dag: date = VANDAAG) -> list[tuple[str, str, str]]:
    return [(beurt.indicator.titel, beurt.periode, beurt.wie) for beurt in aan_de_beurt(Wijk.objects.all(), dag)]


def cijfer(indicator, wijk, begin, einde, **velden):
    return Cijfer.objects.create(indicator=indicator, wijk=wijk, begin=begin, einde=einde, herkomst="registratie",
                                 **({"waarde": 5} | velden))  # fmt: skip


def test_a_figure_is_due_when_its_period_is_over_until_somebody_says_something(gekozen, wijk):
    indicator = gekozen()
    assert beurten() == [("Bezoekers", "3e kwartaal 2026", "de huisarts")]
    cijfer(indicator, wijk, date(2026, 4, 1), date(2026, 6, 30))
    assert len(beurten()) == 1
    cijfer(indicator, wijk, date(2026, 7, 1), date(2026, 9, 30), waarde=None, ontbreekt="niet_gemeten")
    assert beurten() == []
    assert beurten(date(2027, 1, 2)) == [("Bezoekers", "4e kwartaal 2026", "de huisarts")]


@pytest.mark.parametrize(
    "plan", [{"begin": date(2026, 11, 1)}, {"begin": date(2024, 1, 1), "einde": date(2024, 12, 31)}]
)
def test_a_plan_asks_nothing_of_a_time_it_does_not_hold(gekozen, plan):
    gekozen(**plan)
    assert beurten() == []


def test_what_people_tell_and_what_is_archived_is_not_due(gekozen, maak_indicator):
    verhaal, weg = gekozen("Verhaal"), gekozen("Weg")
    type(verhaal).objects.filter(pk=verhaal.pk).update(getalsoort="geen")
    type(weg).objects.filter(pk=weg.pk).update(status="gearchiveerd")
    assert beurten() == []


def test_what_is_done_once_is_due_until_it_is_done(gekozen, wijk):
    indicator = gekozen(frequentie="eenmalig")
    assert beurten() == [("Bezoekers", "2026", "de huisarts")]
    cijfer(indicator, wijk, date(2026, 2, 1), date(2026, 2, 28))
    assert beurten() == [] == beurten(date(2030, 1, 1))


def test_two_plans_ask_once_and_the_queries_stay_three(gekozen, wijk, maak):
    eerste = gekozen()
    ander = maak(Monitorplan, "Ander", ruimte="stevenshof", wijk=wijk, begin=date(2026, 2, 1))
    Planindicator.objects.create(plan=ander, indicator=eerste, frequentie="kwartaal", wie="de wijkverpleegkundige")
    for nummer in range(30):
        gekozen(f"Nog een {nummer:02}", plan=ander)
    with CaptureQueriesContext(connection) as vragen:
        alle = beurten()
    assert len(alle) == 31 and len(vragen) == 2
    assert [wie for titel, _, wie in alle if titel == "Bezoekers"] == ["de wijkverpleegkundige"]


def test_the_office_and_the_mail_tell_whoever_writes_there_and_nobody_else(gekozen, wijk, stevenshof, alphen, login):
    gekozen()
    pagina = unescape(login(stevenshof).get("/beheer/werklijst/").content.decode())
    assert "Cijfers die aan de beurt zijn" in pagina and "van de huisarts" in pagina
    [adres] = re.findall(r'href="(/beheer/cijfers/stevenshof/invullen/[^"]*)"', pagina)
    rooster = login(stevenshof).get(adres)
    assert rooster.status_code == 200 and "Bezoekers" in rooster.content.decode()
    assert "Cijfers die aan de beurt zijn" not in unescape(login(alphen).get("/beheer/werklijst/").content.decode())
    herinner()
    [brief] = [brief for brief in mail.outbox if "Cijfers die aan de beurt zijn (1)" in brief.body]
    assert brief.to == [stevenshof.email] and "- Bezoekers" in brief.body


def test_a_public_figure_without_residents_is_named_until_they_told_what_it_means(gekozen, wijk):
    indicator = gekozen()
    cijfer(indicator, wijk, date(2026, 7, 1), date(2026, 9, 30))
    assert zonder_inwoners(Wijk.objects.all()) == []  # a concept
    Cijfer.objects.update(staat="definitief")
    Duiding.objects.create(indicator=indicator, wijk=wijk, perspectief="beleid", tekst="Wij zien dat.")
    assert zonder_inwoners(Wijk.objects.all()) == [("Stevenshof", "stevenshof", "Bezoekers", indicator.slug)]
    Duiding.objects.create(indicator=indicator, wijk=wijk, perspectief="inwoner", tekst="Wij merken dat.")
    assert zonder_inwoners(Wijk.objects.all()) == []
