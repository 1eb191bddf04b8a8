# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""What a plan could still say: told question by question, in the tone of help, and without a database."""

import dataclasses

import pytest

from monitoring.meten.models import Indicator, Leervraag, Monitorplan, Planindicator, Planvraag
from monitoring.meten.planoverzicht import vraagdelen
from monitoring.meten.volledigheid import VEEL, Planstand, kijk_plan_na, stand_van_plan
from redactie.models import Status
from redactie.workflow import transition
from toolkit.models import Vraag

VRAAG = Vraag(pk=1, nummer=1, kort="Bereik", titel="Bereiken we de (juiste) inwoners?")
VOL = {"waarom": "x", "wat": "x", "hoe": "x", "wie": "de GGD", "wanneer": "elk najaar", "bron": "de huisarts"}
VOL |= {"inzet": "een dag", "belasting": "niets"}


def rij(**velden) -> Planvraag:
    return Planvraag(vraag=VRAAG, **velden)


def keuze(nummer: int = 1, *, wie: str = "de GGD", **velden) -> Planindicator:
    indicator = Indicator(pk=nummer, vraag=VRAAG, titel=f"Indicator {nummer}", **{"getalsoort": "geen"} | velden)
    return Planindicator(indicator=indicator, wie=wie)


def leervraag(nummer: int = 1, **velden) -> Leervraag:
    return Leervraag(pk=nummer, nummer=nummer, vraag=VRAAG, titel="Hoe kunnen we", **{"wie": "de GGD"} | velden)


def soorten(rijen=(), keuzes=(), leervragen=()) -> list[str]:
    (stand,) = kijk_plan_na(vraagdelen(rijen, keuzes, leervragen, [VRAAG])).vragen
    return [aanvulling.soort for aanvulling in stand.aanvullingen]


def test_a_question_with_everything_asks_for_nothing():
    assert soorten([rij(**VOL)], [keuze()], [leervraag()]) == []


def test_a_question_that_is_not_in_the_plan_gets_one_remark_and_not_ten():
    assert soorten() == ["vraag"]


def test_an_empty_question_is_helped_with_each_thing_that_is_missing():
    assert soorten([rij()]) == ["wie", "bron", "wanneer", "verhaal", "leervraag", "belasting"]


@pytest.mark.parametrize(
    ("veld", "soort"), [("wie", "wie"), ("bron", "bron"), ("belasting", "belasting")], ids=lambda woord: woord
)
def test_each_thing_that_is_left_open_is_named_and_nothing_else(veld, soort):
    assert soorten([rij(**VOL | {veld: ""})], [keuze()], [leervraag()]) == [soort]


def test_what_an_indicator_says_counts_for_its_question():
    zonder = rij(**VOL | {"bron": "", "wanneer": "", "belasting": ""})
    cijfer = {"getalsoort": "aantal", "frequentie": "jaar", "bron_van_cijfers": "de huisarts", "belasting": "niets"}
    verhaal = keuze(1, belasting="niets")
    assert soorten([zonder], [verhaal, keuze(2, **cijfer)], [leervraag()]) == []
    assert soorten([zonder], [verhaal], [leervraag()]) == ["bron", "wanneer"]  # a story has no usual term
    half = [keuze(1), keuze(2, **cijfer)]  # one of two says what it asks of residents
    assert soorten([zonder], half, [leervraag()]) == ["belasting"]


def test_a_plan_with_figures_only_is_asked_for_a_story():
    assert soorten([rij(**VOL)], [keuze(getalsoort="aantal")], [leervraag()]) == ["verhaal"]
    assert soorten([rij(**VOL)], [keuze(1, getalsoort="aantal"), keuze(2)], [leervraag()]) == []


def test_the_sixth_indicator_is_too_many_and_the_fifth_is_not():
    def kies(aantal):
        return soorten([rij(**VOL)], [keuze(nummer) for nummer in range(aantal)], [leervraag()])

    assert (kies(VEEL), kies(VEEL + 1)) == ([], ["veel"])


def test_who_keeps_an_indicator_and_who_answers_a_leervraag_are_asked_by_name_and_number():
    delen = vraagdelen(
        [rij(**VOL)], [keuze(1, wie=""), keuze(2, wie="")], [leervraag(3, wie=""), leervraag(1), leervraag(2, wie="")]
    )
    zinnen = {punt.soort: punt.zin for punt in kijk_plan_na(delen).vragen[0].aanvullingen}
    assert zinnen == {
        "indicator-wie": "Er staat nog niet bij wie “Indicator 1” en “Indicator 2” bijhoudt.",
        "leervraag-wie": "Bij leervraag 2 en 3 staat nog niet wie die uitzoekt.",
    }


def test_every_remark_says_how_to_begin_and_none_is_a_mark():
    delen = [*vraagdelen([rij()], [keuze(n, wie="", getalsoort="aantal") for n in range(7)], [leervraag(wie="")])]
    delen += vraagdelen([], [], [], [VRAAG])
    delen += vraagdelen([rij()], [], [])
    punten = [punt for vraag in kijk_plan_na(delen).vragen for punt in vraag.aanvullingen]
    assert {punt.soort for punt in punten} == {
        "vraag", "wie", "indicator-wie", "bron", "wanneer", "verhaal", "leervraag", "leervraag-wie", "veel", "belasting",
    }  # fmt: skip
    assert all(punt.zin.endswith(".") and punt.hulp for punt in punten)
    woorden = " ".join(f"{punt.zin} {punt.hulp}" for punt in punten).lower()
    assert not [woord for woord in ("fout", "onvoldoende", "verplicht", "score", "%", "moet ") if woord in woorden]


def test_it_can_be_kept_and_not_changed():
    stand = kijk_plan_na(vraagdelen([], [], [], [VRAAG]))
    assert isinstance(stand, Planstand) and stand.aantal == 1
    with pytest.raises(dataclasses.FrozenInstanceError):
        stand.vragen = ()


@pytest.mark.django_db
def test_of_a_real_plan_the_leervragen_of_the_wijk_count_and_no_others(maak, maak_wijk, stevenshof, beheerder):
    wijk = maak_wijk("stevenshof", "Stevenshof", "Leiden")
    ander = maak_wijk("alphen-noord", "Alphen Noord", "Alphen aan den Rijn")
    plan = maak(Monitorplan, "Plan", ruimte="stevenshof", wijk=wijk, begin="2021-01-01")
    vraag = maak(Vraag, "Bereik", nummer=1, kort="Bereik", gepubliceerd=True)
    Planvraag.objects.create(plan=plan, vraag=vraag)

    def gezien() -> bool:
        return "leervraag" not in [p.soort for p in stand_van_plan(plan, stevenshof).vragen[0].aanvullingen]

    maak(Leervraag, "Van Alphen", ruimte="alphen-noord", wijk=ander, nummer=1, vraag=vraag, gepubliceerd=True)
    maak(Leervraag, "Vervallen", ruimte="stevenshof", wijk=wijk, nummer=1, vraag=vraag, staat="vervallen")
    assert not gezien()
    eigen = maak(Leervraag, "Een concept", ruimte="stevenshof", wijk=wijk, nummer=2, vraag=vraag)
    assert gezien()
    transition(transition(eigen, Status.GEPUBLICEERD, by=beheerder), Status.GEARCHIVEERD, by=beheerder)
    assert not gezien()
