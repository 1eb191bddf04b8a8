# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Statistics of small numbers: known answers, laws they obey, and how often the exact intervals are right."""

import math
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitoring.meten.statistiek import (
    MAX_AANTAL,
    MAX_RANGEN,
    Interval,
    Kwartielen,
    aandeel_exact,
    deelname,
    kwartielen,
    mediaan_interval,
    mediaan_rangen,
    poisson,
    tekentoets,
    verandering,
    verhouding,
    verschil,
    wilson,
)

DELEN = st.integers(1, 400).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
WAARDEN = st.lists(st.integers(-50, 50), min_size=1, max_size=40)


def rond(interval: Interval, decimalen: int, maal: float = 1) -> tuple[float, float]:
    return round(interval.onder * maal, decimalen), round(interval.boven * maal, decimalen)


@pytest.mark.parametrize(
    ("aantal", "totaal", "procenten"),
    [
        (0, 5, (0, 43.4)), (1, 5, (3.6, 62.4)), (3, 5, (23.1, 88.2)), (5, 5, (56.6, 100)), (2, 10, (5.7, 51.0)),
        (8, 10, (49.0, 94.3)), (12, 30, (24.6, 57.7)), (15, 30, (33.2, 66.8)), (40, 100, (30.9, 49.8)),
        (200, 400, (45.1, 54.9)),
    ],
)  # fmt: skip
def test_wilson_gives_the_known_answers(aantal, totaal, procenten):
    assert rond(wilson(aantal, totaal), 1, 100) == procenten


def test_newcombe_gives_the_known_answer():
    gevonden = verschil(12, 30, 6, 30)
    assert (round(gevonden.waarde * 100), rond(gevonden.interval, 1, 100)) == (20, (-3.2, 40.6))


@pytest.mark.parametrize(
    ("aantal", "grenzen"),
    [(11, (5.5, 19.7)), (16, (9.1, 26.0)), (19, (11.4, 29.7)), (181, (155.6, 209.4)), (244, (214.3, 276.6))],
)
def test_the_poisson_interval_gives_the_known_answers(aantal, grenzen):
    assert rond(poisson(aantal), 1) == grenzen


@pytest.mark.parametrize(
    ("aantal_1", "aantal_2", "waarde", "grenzen"), [(11, 19, 0.58, (0.25, 1.28)), (244, 181, 1.35, (1.11, 1.64))]
)
def test_the_ratio_of_two_counts_gives_the_known_answers(aantal_1, aantal_2, waarde, grenzen):
    gevonden = verhouding(aantal_1, aantal_2)
    assert (round(gevonden.waarde, 2), rond(gevonden.interval, 2)) == (waarde, grenzen)


@pytest.mark.parametrize(
    ("n", "rangen"),
    [
        (0, None),
        (1, None),
        (5, None),
        (6, (1, 6)),
        (8, (1, 8)),
        (9, (2, 8)),
        (10, (2, 9)),
        (12, (3, 10)),
        (15, (4, 12)),
    ],
)
def test_the_ranks_of_the_median_are_the_known_ones(n, rangen):
    assert mediaan_rangen(n) == rangen


def test_of_six_values_the_interval_of_the_median_holds_in_almost_97_percent():
    assert round(float(dekking_mediaan(6)) * 100, 1) == 96.9


# Laws


@settings(deadline=None)
@given(DELEN)
def test_an_interval_of_a_share_holds_the_share_and_stays_between_nothing_and_everything(deel):
    for interval in (wilson(*deel), aandeel_exact(*deel)):
        assert 0 <= interval.onder <= deel[0] / deel[1] <= interval.boven <= 1
        assert interval.bevat(deel[0] / deel[1])


@settings(deadline=None)
@given(DELEN)
def test_counting_the_others_turns_the_interval_around(deel):
    aantal, totaal = deel
    for maak in (wilson, aandeel_exact):
        ene, andere = maak(aantal, totaal), maak(totaal - aantal, totaal)
        assert ene.onder == pytest.approx(1 - andere.boven, abs=1e-9)
        assert ene.boven == pytest.approx(1 - andere.onder, abs=1e-9)


@settings(deadline=None)
@given(DELEN)
def test_one_more_moves_the_interval_up_and_a_larger_sample_makes_it_narrower(deel):
    aantal, totaal = deel
    for maak in (wilson, aandeel_exact):
        nu = maak(aantal, totaal)
        if aantal < totaal:
            meer = maak(aantal + 1, totaal)
            assert nu.onder < meer.onder and nu.boven < meer.boven
        dubbel = maak(2 * aantal, 2 * totaal)
        assert dubbel.boven - dubbel.onder < nu.boven - nu.onder


@settings(deadline=None)
@given(DELEN, DELEN)
def test_a_difference_turned_around_has_the_other_sign(ene, andere):
    heen, terug = verschil(*ene, *andere), verschil(*andere, *ene)
    assert -1 <= heen.interval.onder <= heen.waarde + 1e-12 and heen.waarde - 1e-12 <= heen.interval.boven <= 1
    assert heen.waarde == pytest.approx(-terug.waarde)
    assert heen.interval.onder == pytest.approx(-terug.interval.boven, abs=1e-12)


@settings(deadline=None)
@given(st.integers(0, 3000))
def test_a_counting_interval_holds_the_count_and_rises_with_it(aantal):
    nu, meer = poisson(aantal), poisson(aantal + 1)
    assert 0 <= nu.onder <= aantal < nu.boven
    assert nu.onder < meer.onder and nu.boven < meer.boven
    assert nu.boven > meer.onder


@settings(deadline=None)
@given(st.integers(0, 60))
def test_the_ends_of_a_counting_interval_have_a_chance_of_two_and_a_half_percent(aantal):
    """Computed once more, as a plain sum of the distribution."""
    interval = poisson(aantal)
    assert poisson_tot(aantal, interval.boven) == pytest.approx(0.025, rel=1e-9)
    if aantal:
        assert 1 - poisson_tot(aantal - 1, interval.onder) == pytest.approx(0.025, rel=1e-9)


@pytest.mark.parametrize("aantal", [10_000, 1_000_000, MAX_AANTAL])
def test_a_large_count_has_nearly_the_interval_of_the_normal_distribution(aantal):
    interval = poisson(aantal)
    assert interval.onder == pytest.approx(aantal - 1.96 * math.sqrt(aantal), rel=1e-3)
    assert interval.boven == pytest.approx(aantal + 1.96 * math.sqrt(aantal), rel=1e-3)


@settings(deadline=None)
@given(st.integers(0, 300), st.integers(0, 300))
def test_a_ratio_turned_around_is_one_over_it(ene, andere):
    if ene == andere == 0:
        return
    heen, terug = verhouding(ene, andere).interval, verhouding(andere, ene).interval
    assert heen.boven == math.inf if andere == 0 else heen.boven * terug.onder == pytest.approx(1, rel=1e-6)


def test_a_ratio_to_nothing_has_no_value_and_no_end():
    gevonden = verhouding(3, 0)
    assert (gevonden.waarde, gevonden.interval.boven) == (None, math.inf)
    assert verhouding(0, 3).interval.onder == 0


@settings(deadline=None)
@given(WAARDEN)
def test_quartiles_stand_in_order_within_the_values(waarden):
    gevonden = kwartielen(waarden)
    assert min(waarden) <= gevonden.eerste <= gevonden.mediaan <= gevonden.derde <= max(waarden)
    assert 2 * sum(w <= gevonden.mediaan for w in waarden) >= len(waarden)


def test_quartiles_are_inclusive():
    assert kwartielen([1, 2, 3, 4]) == Kwartielen(1.75, 2.5, 3.25)
    assert kwartielen([7]) == Kwartielen(7, 7, 7)


@settings(deadline=None)
@given(WAARDEN)
def test_the_interval_of_the_median_is_two_of_the_values_around_it(waarden):
    interval = mediaan_interval(waarden)
    assert (interval is None) == (len(waarden) < 6)
    if interval:
        assert {interval.onder, interval.boven} <= set(waarden)
        assert interval.bevat(kwartielen(waarden).mediaan)


def test_the_interval_of_the_median_does_not_ask_for_order():
    assert mediaan_interval([9, 1, 8, 2, 7, 3, 6, 4, 5]) == Interval(2, 8)


@settings(deadline=None)
@given(st.integers(0, 60), st.integers(0, 60))
def test_the_sign_test_is_a_chance_and_does_not_know_forward_from_back(beter, slechter):
    kans = tekentoets(beter, slechter)
    assert 0 < kans <= 1 and kans == tekentoets(slechter, beter)
    n, afstand = beter + slechter, abs(beter - slechter)
    zeldzaam = [i for i in range(n + 1) if abs(n - 2 * i) >= afstand]
    assert kans == pytest.approx(float(Fraction(sum(math.comb(n, i) for i in zeldzaam), 2**n)))


# How often the exact intervals are right, computed and not simulated


def poisson_tot(aantal: int, mu: float) -> float:
    return math.fsum(math.exp(i * math.log(mu) - mu - math.lgamma(i + 1)) for i in range(aantal + 1))


def dekking_mediaan(n: int) -> Fraction:
    laag, hoog = mediaan_rangen(n)
    return Fraction(sum(math.comb(n, i) for i in range(laag, hoog)), 2**n)


@pytest.mark.parametrize("n", [1, 2, 5, 10, 17, 30])
def test_an_exact_share_is_right_in_at_least_95_percent(n):
    intervallen = [aandeel_exact(k, n) for k in range(n + 1)]
    randen = [i.onder + 1e-9 for i in intervallen] + [i.boven - 1e-9 for i in intervallen]  # where it is worst
    for p in sorted({*(i / 200 for i in range(1, 200)), *(r for r in randen if 0 < r < 1)}):
        dekking = sum(math.comb(n, k) * p**k * (1 - p) ** (n - k) for k in range(n + 1) if intervallen[k].bevat(p))
        assert dekking >= 0.95 - 1e-9, p


def test_an_exact_count_is_right_in_at_least_95_percent():
    intervallen = [poisson(k) for k in range(120)]
    randen = [g + d for i in intervallen for g in (i.onder, i.boven) for d in (-1e-9, 1e-9)]
    for mu in sorted({*(i / 4 for i in range(1, 160)), *(r for r in randen if 0 < r < 40)}):
        kans, dekking = math.exp(-mu), 0.0
        for k, interval in enumerate(intervallen):
            dekking += kans if interval.bevat(mu) else 0.0
            kans *= mu / (k + 1)
        assert dekking >= 0.95 - 1e-9, mu


@pytest.mark.parametrize("n", [*range(6, 80), 500, MAX_RANGEN])
def test_the_interval_of_a_median_is_right_in_at_least_95_percent_and_no_narrower_one_is(n):
    laag, hoog = mediaan_rangen(n)
    assert (laag, hoog) == (laag, n + 1 - laag)
    assert dekking_mediaan(n) >= Fraction(95, 100)
    smaller = Fraction(sum(math.comb(n, i) for i in range(laag + 1, hoog - 1)), 2**n)
    assert smaller < Fraction(95, 100)


# Reach per group


def test_a_group_is_underrepresented_only_when_the_whole_interval_says_so():
    """Half of the population; the ratio is below 0.8 in the first two, but of few people chance may be the reason."""
    assert [deelname(k, n, 0.5).oordeel for k, n in ((3, 10), (30, 100), (45, 100), (495, 1200))] == [
        "", "ondervertegenwoordigd", "", "",
    ]  # fmt: skip
    assert wilson(495, 1200).boven / 0.5 < 1  # the interval alone is not enough either


def test_the_ratio_divides_the_share_and_its_interval_by_the_population():
    gevonden, deel = deelname(12, 30, 0.25), wilson(12, 30)
    assert gevonden.verhouding == pytest.approx(1.6)
    assert gevonden.interval == Interval(deel.onder / 0.25, deel.boven / 0.25)


@pytest.mark.parametrize(("bekend", "onbekend", "kan"), [(70, 30, True), (69, 31, False), (0, 5, False), (0, 0, False)])
def test_with_more_than_thirty_percent_unknown_there_is_no_ratio(bekend, onbekend, kan):
    gevonden = deelname(0, bekend, 0.5, onbekend=onbekend)
    assert (gevonden.verhouding is not None, gevonden.reden == "") == (kan, kan)


# Before and after


def test_fewer_than_ten_people_get_no_judgement():
    assert verandering(9, 0, 0).kans is None
    assert (
        verandering(9, 0, 0).zin
        == "Van 9 mensen: 9 vooruit, 0 gelijk, 0 achteruit. Dat zijn te weinig mensen voor een uitspraak."
    )


@pytest.mark.parametrize(
    ("aantallen", "slot"),
    [
        ((9, 2, 1), "Meer mensen gingen vooruit dan achteruit, en dat is waarschijnlijk geen toeval."),
        ((1, 2, 9), "Meer mensen gingen achteruit dan vooruit, en dat is waarschijnlijk geen toeval."),
        ((7, 2, 3), "Dat kan toeval zijn."),
        ((0, 12, 0), "Dat kan toeval zijn."),
    ],
)
def test_from_ten_people_on_the_sentence_says_whether_it_can_be_chance(aantallen, slot):
    assert verandering(*aantallen).zin.endswith(slot)


# What makes no sense


@pytest.mark.parametrize(
    "vraag",
    [
        lambda: wilson(1, 0), lambda: wilson(-1, 5), lambda: wilson(6, 5), lambda: aandeel_exact(6, 5), lambda: poisson(-1),
        lambda: poisson(MAX_AANTAL + 1), lambda: verhouding(0, 0), lambda: verhouding(-1, 2), lambda: kwartielen([]),
        lambda: mediaan_rangen(-1), lambda: mediaan_rangen(MAX_RANGEN + 1), lambda: tekentoets(-1, 3),
        lambda: tekentoets(MAX_RANGEN, 1), lambda: verandering(0, 0, 0), lambda: verandering(-1, 4, 0),
        lambda: verschil(1, 2, 3, 2), lambda: deelname(1, 10, 0), lambda: deelname(1, 10, 1.1),
        lambda: deelname(11, 10, 0.5), lambda: deelname(1, 10, 0.5, onbekend=-1),
    ],
)  # fmt: skip
def test_what_makes_no_sense_is_refused(vraag):
    with pytest.raises(ValueError, match=r"\w"):
        vraag()
