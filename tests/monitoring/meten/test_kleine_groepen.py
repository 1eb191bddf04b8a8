# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Small groups stay unknown, whatever a reader adds up and subtracts."""

import time
from itertools import product

import pytest
from hypothesis import HealthCheck, given, reject, settings
from hypothesis import strategies as st

from monitoring.meten import kleine_groepen
from monitoring.meten.kleine_groepen import (
    GROUP_DISCLOSURE,
    K_RESIDENT,
    Bescherming,
    Percentage,
    Tabel,
    Toon,
    Vlag,
    afgerond,
    bescherm,
    plek,
)
from tests.monitoring.meten.aanvaller import Aanvaller, Onbeslist

STAPPEN = [("benaderd", "gestart"), ("gestart", "afgerond"), ("benaderd", "afgerond")]


def teksten(bescherming: Bescherming) -> dict[str, str]:
    return {
        " ".join([p.groep, *(soort for _, soort in p.waar)]): getoond.tekst for p, getoond in bescherming.cellen.items()
    }


def een(groep: str, **aantallen: int) -> Tabel:
    return Tabel(groep, ("leeftijd",), {(soort,): aantal for soort, aantal in aantallen.items()})


def alleen(groep: str, aantal: int, *, eigenaar: bool = False) -> Tabel:
    return Tabel(groep, (), {(): aantal}, eigenaar=eigenaar)


# What a count looks like


@pytest.mark.parametrize(
    ("aantal", "tekst"),
    [(0, "<10"), (9, "<10"), (10, "10"), (12, "10"), (13, "15"), (244, "245"), (1238, "1.240")],
)
def test_a_count_is_rounded_to_five_and_below_ten_nothing_else_is_said(aantal, tekst):
    assert teksten(bescherm([alleen("gestart", aantal)])) == {"gestart": tekst}


@pytest.mark.parametrize("aantal", [16, 19, 11, 181, 244, 7])
def test_what_its_owner_published_stays_exact(aantal):
    getoond = bescherm([alleen("recepten", aantal, eigenaar=True)]).cellen[plek("recepten")]
    assert (getoond.toon, getoond.waarde, getoond.tekst) == (Toon.EXACT, aantal, str(aantal))


def test_beside_a_small_count_the_next_smallest_is_withheld():
    assert teksten(bescherm([een("gestart", jong=8, midden=40, oud=20)])) == {
        "gestart": "70", "gestart jong": "<10", "gestart midden": "40", "gestart oud": "niet getoond",
    }  # fmt: skip


def test_two_small_counts_that_make_ten_are_not_called_small():
    """ "<10" twice with a total of ten to twelve would tell that neither is 0."""
    assert teksten(bescherm([een("gestart", jong=6, oud=6)])) == {
        "gestart": "10", "gestart jong": "niet getoond", "gestart oud": "niet getoond",
    }  # fmt: skip


def test_two_small_counts_hide_each_other_without_more():
    assert teksten(bescherm([een("gestart", jong=5, midden=3, oud=22, vijf=18)]))["gestart oud"] == "20"


def test_a_small_difference_of_two_steps_is_a_small_count():
    assert teksten(bescherm([alleen("gestart", 40), alleen("afgerond", 35)])) == {"gestart": "40", "afgerond": "35"}
    met = teksten(bescherm([alleen("gestart", 40), alleen("afgerond", 35)], [("gestart", "afgerond")]))
    assert met == {"gestart": "40", "afgerond": "niet getoond"}


def test_a_difference_counts_over_more_than_one_step():
    """From approached to started nine stopped, from started to finished none: together not ten either."""
    tabellen = [alleen("benaderd", 60), alleen("gestart", 40), alleen("afgerond", 36)]
    met = teksten(bescherm(tabellen, STAPPEN[:2]))
    assert met["benaderd"] == "60" and "niet getoond" in (met["gestart"], met["afgerond"])


def test_a_table_by_one_attribute_is_a_margin_of_the_table_by_two():
    """The published margin tells nothing beside the other table, where its cells are withheld."""
    diep = Tabel(
        "gestart", ("leeftijd", "wijk"), {("jong", "a"): 4, ("jong", "b"): 30, ("oud", "a"): 25, ("oud", "b"): 31}
    )
    samen = bescherm([een("gestart", jong=34, oud=56), diep])
    assert teksten(samen) == teksten(bescherm([diep]))
    assert teksten(samen)["gestart jong a"] == "<10"
    assert list(teksten(samen).values()).count("niet getoond") >= 2


def test_nine_out_of_ten_known_people_in_one_category_withholds_the_distribution():
    assert teksten(bescherm([een("gestart", man=60, vrouw=540)])) == {
        "gestart": "600", "gestart man": "niet getoond", "gestart vrouw": "niet getoond",
    }  # fmt: skip
    assert teksten(bescherm([een("gestart", man=61, vrouw=539)]))["gestart vrouw"] == "540"


def test_people_of_whom_it_is_unknown_do_not_dilute_a_group():
    tabel = Tabel("gestart", ("geslacht",), {("man",): 11, ("vrouw",): 99, ("?",): 90}, {"geslacht": "?"})
    assert set(teksten(bescherm([tabel])).values()) == {"200", "niet getoond"}
    zonder = Tabel("gestart", ("geslacht",), {("man",): 11, ("vrouw",): 99, ("?",): 90})
    assert set(teksten(bescherm([zonder])).values()) == {"200", "10", "100", "90"}


def test_a_withheld_distribution_does_not_come_back_through_a_deeper_table():
    diep = {("man", "a"): 30, ("man", "b"): 30, ("vrouw", "a"): 270, ("vrouw", "b"): 270}
    met = teksten(bescherm([Tabel("gestart", ("geslacht", "wijk"), diep)]))
    assert {naam for naam, tekst in met.items() if tekst != "niet getoond"} == {"gestart", "gestart a", "gestart b"}


# Percentages


@pytest.mark.parametrize(
    ("man", "vrouw", "verwacht"),
    [
        (40, 60, Percentage(Vlag.GEWOON, 40.0)),
        (12, 14, Percentage(Vlag.LET_OP, 40.0)),  # 10 of 25, as it is shown
        (5, 60, Percentage(Vlag.GEEN, None)),
    ],
)
def test_a_percentage_is_that_of_what_is_shown(man, vrouw, verwacht):
    bescherming = bescherm([een("gestart", man=man, vrouw=vrouw)])
    assert bescherming.percentage(plek("gestart", leeftijd="man"), plek("gestart")) == verwacht


@pytest.mark.parametrize(("noemer", "vlag"), [(9, Vlag.GEEN), (10, Vlag.LET_OP), (29, Vlag.LET_OP), (30, Vlag.GEWOON)])
def test_a_percentage_needs_ten_people_and_is_flagged_below_thirty(noemer, vlag):
    tabellen = [alleen("gestart", noemer, eigenaar=True), alleen("afgerond", 0, eigenaar=True)]
    gevonden = bescherm(tabellen).percentage(plek("afgerond"), plek("gestart"))
    assert gevonden == Percentage(vlag, None if vlag is Vlag.GEEN else 0.0)


def test_a_part_larger_than_the_whole_has_no_percentage():
    bescherming = bescherm([alleen("a", 20), alleen("b", 30)])
    with pytest.raises(ValueError, match="whole"):
        bescherming.percentage(plek("b"), plek("a"))


@settings(deadline=None)
@given(st.integers(0, 10_000), st.integers(0, 10_000))
def test_rounding_keeps_the_order_so_a_percentage_stays_within_a_hundred(a, b):
    assert (afgerond(a) <= afgerond(b)) or a > b
    assert abs(afgerond(a) - a) <= 2 and afgerond(a) % 5 == 0


# What makes no sense


@pytest.mark.parametrize(
    ("tabellen", "nesten", "waarom"),
    [
        ([Tabel("g", ("a", "b", "c"), {})], [], "at most 2"),
        ([Tabel("g", ("a", "a"), {})], [], "different"),
        ([Tabel("g", ("a",), {("x", "y"): 1})], [], "one category"),
        ([Tabel("g", ("a",), {("x",): -1})], [], "below 0"),
        ([alleen("g", 12), een("g", jong=20)], [], "another count"),
        ([alleen("g", 12), alleen("h", 20)], [("g", "h")], "larger"),
        ([alleen("g", 12), alleen("h", 12)], [("g", "h"), ("h", "g")], "itself"),
        ([Tabel("g", paar, {}) for paar in (("a", "b"), ("b", "c"), ("c", "a"))], [], "circle"),
    ],
)
def test_what_makes_no_sense_is_refused(tabellen, nesten, waarom):
    with pytest.raises(ValueError, match=waarom):
        bescherm(tabellen, nesten)


def test_the_same_table_twice_is_no_circle_and_a_table_may_be_empty():
    tabel = Tabel("g", ("a", "b"), {("x", "y"): 20})
    assert teksten(bescherm([tabel, tabel, Tabel("h", ("a",), {})]))["h"] == "<10"


# The attacker


def aanval(tabellen: list[Tabel], nesten: list[tuple[str, str]]) -> list[str]:
    """Return what a reader finds out who knows what is shown, and even which withheld counts are ten or more."""
    vorm = [
        (t.groep, t.kenmerken, [sorted({s[i] for s in t.aantallen}) for i in range(len(t.kenmerken))]) for t in tabellen
    ]
    feiten = kleine_groepen._lees(tabellen, tuple(nesten))
    standen = kleine_groepen._eerste_ronde(feiten)
    kleine_groepen._vul_aan(feiten, standen)
    getoond = bescherm(tabellen, nesten).cellen
    plafond = 2 * max(feiten.aantallen.values()) + 60
    lezer, weet_niets = Aanvaller(vorm, nesten, plafond), Aanvaller(vorm, nesten, plafond)
    lezer.gok = weet_niets.gok = [
        t.aantallen.get(sleutel, 0)
        for t, (_, _, soorten) in zip(tabellen, vorm, strict=True)
        for sleutel in product(*soorten)
    ]
    waarheid = {}
    for groep, waar in lezer.plaatsen:
        p = plek(groep, **dict(waar))
        waarheid[groep, waar] = p
        if p in getoond:
            cel, zeker = getoond[p], standen[p] is kleine_groepen._Stand.AANVULLEND
            lezer.leest((groep, waar), cel.tekst, exact=cel.toon is Toon.EXACT, minstens=K_RESIDENT if zeker else 0)
            if cel.toon is Toon.EXACT:
                weet_niets.leest((groep, waar), cel.tekst, exact=True)
    assert lezer.kan({plaats: feiten.aantallen[p] for plaats, p in waarheid.items()})  # the truth is never excluded
    gevonden = []
    for plaats, p in waarheid.items():
        aantal, stand = feiten.aantallen[p], standen[p]
        if p in feiten.exact:
            continue
        if aantal < K_RESIDENT:
            for waarde in range(K_RESIDENT):
                if not lezer.kan({plaats: waarde}) and weet_niets.kan({plaats: waarde}):
                    gevonden.append(f"{p} is not {waarde}")
        elif getoond.get(p) and getoond[p].toon is Toon.NIET and stand is not kleine_groepen._Stand.GROEP:
            rond, ruim = afgerond(aantal), range(max(0, aantal - 40), aantal + 41)
            if not any(lezer.kan({plaats: waarde}) for waarde in ruim if abs(waarde - rond) > 2):
                gevonden.append(f"{p} is {rond}, as if it was shown")
    for som in feiten.sommen:
        bekend = [d for d in som.delen if d != som.onbekend]
        totaal = sum(feiten.aantallen[d] for d in bekend)
        meest = max((feiten.aantallen[d] for d in bekend), default=0)
        if (
            som.verdeling
            and len(bekend) > 1
            and feiten.aantallen[som.geheel] >= K_RESIDENT
            and meest >= GROUP_DISCLOSURE * totaal > 0
        ):
            terug = {p: plaats for plaats, p in waarheid.items()}
            grootste = terug[next(d for d in bekend if feiten.aantallen[d] == meest)]
            vast = {terug[p]: feiten.aantallen[p] for p in (som.geheel, som.onbekend) if p}
            lagere = [w for w in range(meest) if w < GROUP_DISCLOSURE * totaal]
            if not any(lezer.kan(vast | {grootste: w}) for w in lagere[::-1]):
                gevonden.append(f"{grootste} holds nearly everybody")
    return gevonden


AANTAL = st.one_of(st.integers(0, 12), st.integers(0, 60), st.just(0))


@st.composite
def publicaties(draw) -> tuple[list[Tabel], list[tuple[str, str]]]:
    """Tables of one period in the shapes that are published: one or two attributes, linked, and steps of a funnel."""
    vorm = draw(st.sampled_from(["een", "twee", "gedeeld", "stappen", "trechter", "trechter diep", "eigenaar"]))
    if vorm == "een":
        soorten = draw(st.integers(2, 5))
        return [Tabel("g", ("a",), {(f"a{i}",): draw(AANTAL) for i in range(soorten)}, {"a": "a0"})], []
    if vorm == "twee":
        rijen, kolommen = draw(st.sampled_from([(2, 2), (2, 3), (3, 3)]))
        cellen = {(f"a{i}", f"b{j}"): draw(AANTAL) for i, j in product(range(rijen), range(kolommen))}
        return [Tabel("g", ("a", "b"), cellen, {"b": "b0"} if draw(st.booleans()) else None)], []
    if vorm == "gedeeld":  # by a and b, and by a and c: the same people
        ab = {(f"a{i}", f"b{j}"): draw(AANTAL) for i, j in product(range(2), range(2))}
        ac = {}
        for i in range(2):
            samen = ab[f"a{i}", "b0"] + ab[f"a{i}", "b1"]
            ac[f"a{i}", "c0"] = draw(st.integers(0, samen))
            ac[f"a{i}", "c1"] = samen - ac[f"a{i}", "c0"]
        return [Tabel("g", ("a", "b"), ab), Tabel("g", ("a", "c"), ac)], []
    if vorm == "stappen":
        afgerond_ = draw(AANTAL)
        gestart = afgerond_ + draw(AANTAL)
        return [
            alleen("benaderd", gestart + draw(AANTAL)),
            alleen("gestart", gestart),
            alleen("afgerond", afgerond_),
        ], STAPPEN
    if vorm == "eigenaar":  # the total is public already
        cellen = {(f"a{i}",): draw(AANTAL) for i in range(draw(st.integers(2, 4)))}
        return [Tabel("g", ("a",), cellen), alleen("g", sum(cellen.values()), eigenaar=True)], []
    kenmerken = ("a", "b") if vorm == "trechter diep" else ("a",)
    sleutels = list(product(*[[f"{k}{i}" for i in range(2 if len(kenmerken) > 1 else 3)] for k in kenmerken]))
    binnen = {sleutel: draw(AANTAL) for sleutel in sleutels}
    buiten = {sleutel: aantal + draw(AANTAL) for sleutel, aantal in binnen.items()}
    return [Tabel("gestart", kenmerken, buiten), Tabel("afgerond", kenmerken, binnen)], [STAPPEN[1]]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(publicaties())
def test_no_reader_can_work_out_a_small_count(publicatie):
    try:
        gevonden = aanval(*publicatie)
    except Onbeslist:
        reject()
    assert gevonden == []


LEKKEN = {
    "a row with one small count": ([een("g", a=8, b=40, c=20)], []),
    "two steps that differ little": ([alleen("gestart", 40), alleen("afgerond", 35)], [STAPPEN[1]]),
    "two labels that add up": ([een("g", a=6, b=6)], []),
    "a table by two attributes": (
        [Tabel("g", ("a", "b"), {("p", "x"): 4, ("p", "y"): 30, ("q", "x"): 25, ("q", "y"): 31})], []
    ),
    "a group behind a deeper table": (
        [Tabel("g", ("a", "b"), {("p", "x"): 20, ("p", "y"): 20, ("q", "x"): 280, ("q", "y"): 280}), een("h", a=50, b=60)], []
    ),
}  # fmt: skip


@pytest.mark.parametrize("naam", LEKKEN)
def test_the_reader_finds_out_when_nothing_more_is_withheld(naam, monkeypatch):
    """The same attack, with complementary suppression turned off: it must succeed, or it proves nothing."""
    assert aanval(*LEKKEN[naam]) == []
    monkeypatch.setattr(kleine_groepen, "_vul_aan", lambda feiten, standen: None)
    if "group" in naam:
        monkeypatch.setattr(kleine_groepen, "_eerste_ronde", zonder_groepen)
    assert aanval(*LEKKEN[naam]) != []


def zonder_groepen(feiten):
    return {
        p: kleine_groepen._Stand.KLEIN if aantal < K_RESIDENT else kleine_groepen._Stand.AFGEROND
        for p, aantal in feiten.aantallen.items()
    }


def test_the_reader_solves_a_sum_that_a_child_can_solve():
    lezer = Aanvaller([("g", ("a",), [["p", "q"]])], [], plafond=100)
    totaal, p, q = ("g", frozenset()), ("g", frozenset({("a", "p")})), ("g", frozenset({("a", "q")}))
    lezer.leest(totaal, "45", exact=True)
    lezer.leest(q, "40", exact=True)
    lezer.leest(p, "<10")
    assert [waarde for waarde in range(10) if lezer.kan({p: waarde})] == [5]


@pytest.mark.parametrize("totaal", [0, 7, 12, 40])
def test_a_total_that_is_public_already_excludes_no_more_than_it_did(totaal):
    deel = min(totaal, 3)
    tabellen = [een("g", p=deel, q=totaal - deel), alleen("g", totaal, eigenaar=True)]
    assert aanval(tabellen, []) == []
    assert teksten(bescherm(tabellen))["g"] == str(totaal)


def test_without_time_to_look_everything_is_withheld(monkeypatch):
    tabellen = [een("g", p=4, q=30, r=25), alleen("h", 90, eigenaar=True)]
    monkeypatch.setattr(kleine_groepen, "MAX_STAPPEN", 0)
    assert set(teksten(bescherm(tabellen)).values()) == {"niet getoond", "90"}


@settings(max_examples=15, deadline=None)
@given(publicaties())
def test_the_same_publication_in_another_order_shows_the_same(publicatie):
    tabellen, nesten = publicatie
    assert bescherm(tabellen, nesten).cellen == bescherm(tabellen[::-1], nesten[::-1]).cellen


def test_a_large_table_takes_seconds_not_minutes():
    cellen = {(f"a{i:02}", f"b{j:02}"): (i * 37 + j * 101) % 53 for i, j in product(range(14), range(14))}
    begin = time.monotonic()
    bescherming = bescherm([Tabel("g", ("a", "b"), cellen)])
    assert time.monotonic() - begin < 30
    assert {g.tekst for g in bescherming.cellen.values()} >= {"<10", "50"}
