# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""What adds up in the reach of a period, and what of it may be shown; numbers only, no database."""

from datetime import date
from decimal import Decimal
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitoring.meten.bereik import GESTOPT, Telling, beschermd, controleer, met_onbekend, nette_buurt, tabellen
from monitoring.meten.bereiklezing import bevolking_naar, lees_beeld, procent
from monitoring.meten.kleine_groepen import Tabel, bescherm
from monitoring.meten.models import Bereik, Bereikbeeld
from monitoring.meten.models.bereik import Stap

LEEFTIJD = ("gestart", "leeftijd")
PERSONEN = dict.fromkeys(Stap.values, "personen")


def telling(*aantallen: int | None, delen=None, **eenheden: str) -> Telling:
    stappen = {stap: n for stap, n in zip(Stap.values, aantallen, strict=True) if n is not None}
    return Telling(stappen, PERSONEN | eenheden, delen or {})


@pytest.mark.parametrize(
    ("wat", "bij", "woorden"),
    [
        (telling(400, 120, 60, 65), "afgerond", "Afgerond hebben er 65, en gestart zijn er 60."),
        (telling(400, 120, 130, None), "gestart", "Gestart zijn er 130, en benaderd of verwezen zijn er 120."),
        (telling(100, 120, None, None), "benaderd", "Is de doelgroep te laag geschat?"),
        (telling(None, 50, None, 60), "afgerond", "Een latere stap is nooit groter."),  # also past a gap
        (telling(None, None, 40, None, delen={LEEFTIJD: {"65+": 41}}), "leeftijd",
         "De leeftijden zijn samen 41, en gestart zijn er 40."),
        (telling(None, None, 40, None, delen={LEEFTIJD: {"65+": 30, "onbekend": 5}}), "leeftijd",
         "Laat onbekend leeg: wij rekenen het uit."),
        (telling(None, 90, None, None, delen={LEEFTIJD: {"65+": 4}}), "leeftijd", "Vul eerst bij gestart een aantal in."),
        (telling(None, None, 40, 30, delen={(GESTOPT, "reden"): {"tijd": 11}}), "reden",
         "De redenen zijn samen 11, en niet afgerond hebben er 10."),
        (telling(None, None, 40, None, delen={(GESTOPT, "reden"): {"tijd": 1}}), "reden", "Vul eerst in hoeveel er startten"),
        (telling(None, None, 40, 30, delen={LEEFTIJD: {"65+": 20}, ("afgerond", "leeftijd"): {"65+": 21}}), "leeftijd",
         "Bij 65 jaar en ouder rondden er 21 af, en startten er 20."),
        (telling(None, None, 40, 30, delen={LEEFTIJD: {"65+": 20}, ("afgerond", "leeftijd"): {"45-65": 2}}), "leeftijd",
         "dezelfde leeftijden"),
        (telling(None, None, 90, None, delen={("gestart", "buurt"): {f"buurt {i}": 1 for i in range(14)}}), "buurt",
         "Voeg kleine buurten samen."),
    ],
)  # fmt: skip
def test_what_does_not_add_up_is_said_with_both_numbers_and_what_to_do(wat, bij, woorden):
    fouten = controleer(wat)
    assert set(fouten) == {bij}
    assert woorden in fouten[bij]


def test_steps_that_count_different_things_are_not_compared():
    assert controleer(telling(None, 20, 30, None, benaderd="recepten")) == {}
    assert set(controleer(telling(None, 20, 30, None))) == {"gestart"}


def test_unknown_is_the_total_without_what_is_known():
    wat = telling(None, None, 40, None, delen={LEEFTIJD: {"65+": 30, "45-65": 4}})
    assert met_onbekend(wat, *LEEFTIJD) == {"65+": 30, "45-65": 4, "onbekend": 6}
    alles = telling(None, None, 34, None, delen={LEEFTIJD: {"65+": 30, "45-65": 4}})
    assert met_onbekend(alles, *LEEFTIJD) == {"65+": 30, "45-65": 4}  # of nobody unknown: no such row


def test_who_did_not_finish_is_protected_as_the_difference_of_two_steps():
    """36 of 40 finished: four did not, which stands nowhere, and may not be worked out."""
    los = {plaats: getoond.tekst for plaats, getoond in beschermd(telling(None, None, 40, 36)).items()}
    assert los == {"gestart": "40", "afgerond": "niet getoond"}
    redenen = telling(None, None, 60, 30, delen={(GESTOPT, "reden"): {"tijd": 12, "verhuisd": 3}})
    getoond = {plaats: g.tekst for plaats, g in beschermd(redenen).items()}
    assert getoond[f"{GESTOPT}|reden|verhuisd"] == "<10"
    assert GESTOPT not in getoond


AANTAL = st.one_of(st.integers(0, 12), st.integers(0, 60))


@st.composite
def tellingen(draw, categorieen=("15-25", "45-65", "65+")) -> Telling:
    """Random reach: steps with gaps, ages and sexes of who started and finished, and reasons."""
    kenmerken = draw(st.lists(st.sampled_from(["leeftijd", "sekse"]), unique=True, max_size=2))
    soorten = {"leeftijd": list(categorieen), "sekse": ["vrouw", "man"]}
    delen, gestart, afgerond = {}, None, None
    for kenmerk in kenmerken:
        namen = [*soorten[kenmerk], "onbekend"]
        if gestart is None:
            af = {naam: draw(AANTAL) for naam in namen}
            begin = {naam: n + draw(AANTAL) for naam, n in af.items()}
            gestart, afgerond = sum(begin.values()), sum(af.values())
        else:  # the same people by another attribute
            af, begin = {}, {}
            rest_af, rest_uit = afgerond, gestart - afgerond
            for naam in namen[:-1]:
                af[naam] = draw(st.integers(0, rest_af))
                begin[naam] = af[naam] + draw(st.integers(0, rest_uit))
                rest_af, rest_uit = rest_af - af[naam], rest_uit - (begin[naam] - af[naam])
        for rijen in (af, begin):
            rijen.pop("onbekend", None)  # is worked out
        delen["gestart", kenmerk] = begin
        if draw(st.booleans()):
            delen["afgerond", kenmerk] = af
    if gestart is None:
        afgerond = draw(AANTAL)
        gestart = afgerond + draw(AANTAL)
    if draw(st.booleans()):
        tijd = draw(st.integers(0, gestart - afgerond))
        delen[GESTOPT, "reden"] = {"tijd": tijd, "verhuisd": draw(st.integers(0, gestart - afgerond - tijd))}
    benaderd = gestart + draw(AANTAL)
    doelgroep = draw(st.one_of(st.none(), st.integers(benaderd, benaderd + 300)))
    return telling(doelgroep, draw(st.sampled_from([benaderd, None])), gestart, afgerond, delen=delen)


@settings(max_examples=25, deadline=None)
@given(tellingen(), tellingen())
def test_interventions_share_no_count_so_together_gives_what_apart_gives(ene, andere):
    """All tables of a period go through the protection per intervention; this shows that no table is left out by that."""
    samen, nesten = [], []
    for nummer, wat in enumerate((ene, andere)):
        tabellen_, nesten_ = tabellen(wat)
        for t in tabellen_:
            groep = " zonder ".join(f"{deel}{nummer}" for deel in t.groep.split(" zonder "))
            samen.append(Tabel(groep, t.kenmerken, t.aantallen, t.onbekend))
        nesten += [(f"{a}{nummer}", f"{b}{nummer}") for a, b in nesten_]
    getoond = {(p.groep, p.waar): g.tekst for p, g in bescherm(samen, nesten).cellen.items()}
    for nummer, wat in enumerate((ene, andere)):
        apart = bescherm(*tabellen(wat)).cellen
        hernoemd = {
            (" zonder ".join(f"{deel}{nummer}" for deel in p.groep.split(" zonder ")), p.waar): g.tekst
            for p, g in apart.items()
        }
        assert hernoemd == {plaats: getoond[plaats] for plaats in hernoemd}


@settings(max_examples=60, deadline=None)
@given(tellingen())
def test_what_adds_up_can_always_be_protected(wat):
    assert controleer(wat) == {}
    assert {g.tekst for g in beschermd(wat).values()} <= {"<10", "niet getoond", *(f"{n}" for n in range(10, 1000, 5))}


# --- Percentages and residents -----------------------------------------------------------------------------------


def test_a_percentage_is_only_of_ten_or_more_and_never_above_a_hundred():
    assert [procent(5, 9), procent(30, 20), procent(15, 20), procent(10, None)] == ["", "", "75%", ""]


def cijfer(waarde: int, jaar: int = 2024, gebied: str = "", **wie):
    return SimpleNamespace(
        begin=date(jaar, 1, 1), einde=date(jaar, 12, 31), gebied=gebied, waarde=Decimal(waarde), indicator_id=7, bron=None,
        plaats_in_bron="", indicator=SimpleNamespace(titel="Inwoners", bron_van_cijfers="CBS"),
        **({"leeftijd": "", "sekse": "", "groep": ""} | wie),
    )  # fmt: skip


def inwoners(jaar: int = 2024, gebied: str = "", **aantallen: int) -> list:
    return [cijfer(n, jaar, gebied, sekse=naam) for naam, n in aantallen.items()]


def test_residents_are_those_of_the_nearest_period_and_of_the_wijk_before_another_area():
    alle = [
        *inwoners(2019, vrouw=30, man=70),
        *inwoners(2023, vrouw=60, man=40),
        *inwoners(2024, "in Leiden", vrouw=1, man=1),
    ]
    gevonden = bevolking_naar("sekse", ["vrouw", "man"], alle, date(2024, 1, 1), date(2024, 12, 31))
    assert (gevonden.aandelen, gevonden.periode, gevonden.gebied) == ({"vrouw": 0.6, "man": 0.4}, "2023", "")
    elders = bevolking_naar("sekse", ["vrouw", "man"], alle[-2:], date(2024, 1, 1), date(2024, 12, 31))
    assert elders.gebied == "in Leiden"


def test_residents_are_not_estimated_when_a_group_has_no_figure():
    alle = inwoners(vrouw=60)
    assert bevolking_naar("sekse", ["vrouw", "man"], alle, date(2024, 1, 1), date(2024, 12, 31)) is None


def beeld(gestart: str, rijen: dict[str, str], kenmerk: str = "sekse", eenheid: str = "personen") -> Bereikbeeld:
    def getal(tekst: str) -> int | None:
        return int(tekst) if tekst.isdecimal() else None

    stappen = [{"stap": s, "eenheid": eenheid, "waarde": None, "tekst": "", "ontbreekt": "weten we niet"} for s in Stap]
    stappen[2] |= {"waarde": getal(gestart), "tekst": gestart, "ontbreekt": ""}
    delen = [{"categorie": naam, "waarde": getal(tekst), "tekst": tekst} for naam, tekst in rijen.items()]
    inhoud = {"stappen": stappen, "delen": [{"stap": "gestart", "kenmerk": kenmerk, "rijen": delen}], "telling": {}}
    return Bereikbeeld(begin=date(2024, 1, 1), einde=date(2024, 12, 31), bevolking_id=7, inhoud=inhoud)


@pytest.mark.parametrize(
    ("gestart", "rijen", "oordelen"),
    [
        ("100", {"vrouw": "80", "man": "20"}, {"vrouw": "", "man": "ondervertegenwoordigd"}),  # 0.4, up to 0.58
        ("40", {"vrouw": "25", "man": "15"}, {"vrouw": "", "man": ""}),  # 0.75, but up to 1.05
        ("100", {"vrouw": "60", "man": "40"}, {"vrouw": "", "man": ""}),  # exactly 0.8
    ],
)
def test_a_group_is_only_underrepresented_below_four_fifths_with_the_whole_interval_below_one(gestart, rijen, oordelen):
    lezing = lees_beeld(beeld(gestart, rijen), inwoners(vrouw=50, man=50))
    assert {rij.naam: rij.oordeel for rij in lezing.verdelingen[0].rijen} == oordelen
    assert all(rij.verhouding for rij in lezing.verdelingen[0].rijen)


@pytest.mark.parametrize(
    ("gestart", "rijen", "eenheid", "waarom"),
    [
        ("100", {"vrouw": "50", "man": "15", "onbekend": "35"}, "personen", "Van te veel deelnemers"),
        ("40", {"vrouw": "niet getoond", "man": "<10", "onbekend": "<10"}, "personen", "te klein"),
        ("100", {"vrouw": "80", "man": "20"}, "deelnames", "geen personen"),
        ("<10", {"vrouw": "<10", "man": "<10"}, "personen", "te klein"),
    ],
)
def test_without_enough_that_is_known_or_shown_nothing_is_compared(gestart, rijen, eenheid, waarom):
    verdeling = lees_beeld(beeld(gestart, rijen, eenheid=eenheid), inwoners(vrouw=50, man=50)).verdelingen[0]
    assert [rij.verhouding for rij in verdeling.rijen] == [None] * len(rijen)
    assert (verdeling.bevolking, waarom in verdeling.zin) == (None, True)
    assert verdeling.rijen[-1].naam == "sekse onbekend" or "onbekend" not in rijen  # always visible


def test_a_name_of_a_neighbourhood_is_written_as_before():
    assert nette_buurt("  schenk   wijk ", ["Schenk Wijk"]) == "Schenk Wijk"
    assert nette_buurt("De|Hoek", []) == "De Hoek"


def test_the_snapshot_has_no_place_for_a_count():
    """What visitors read is another table than what was counted, without a field for a number of people."""
    geteld = {veld.name for veld in Bereik._meta.concrete_fields} & set(Stap.values)
    getoond = {veld.name for veld in Bereikbeeld._meta.concrete_fields} & set(Stap.values)
    assert (geteld, getoond) == (set(Stap.values), set())
