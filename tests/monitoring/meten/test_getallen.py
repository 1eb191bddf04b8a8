# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Figures in words: Dutch signs, and no more precision than there is."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drukkerij.grafiek.getal import getal, kort_getal
from monitoring.meten.getallen import deel_van, ongeveer, percentage, procentpunt, van_tot, van_tot_procent
from monitoring.meten.statistiek import Interval, wilson


@pytest.mark.parametrize(
    ("waarde", "decimalen", "tekst"),
    [
        (0, 0, "0"), (2.5, 0, "3"), (0.25, 1, "0,3"), (1234.5, 1, "1.234,5"), (-1234567, 0, "−1.234.567"),
        (-0.04, 1, "0,0"), (1.005, 2, "1,01"), (1e15, 0, "1.000.000.000.000.000"), (999.96, 1, "1.000,0"),
    ],
)  # fmt: skip
def test_numbers_are_written_as_dutch(waarde, decimalen, tekst):
    assert getal(waarde, decimalen) == tekst


@pytest.mark.parametrize(
    ("waarde", "tekst"), [(12, "12"), (12.5, "12,5"), (0.25, "0,25"), (1 / 3, "0,33"), (0.1 + 0.2, "0,3")]
)
def test_a_number_has_the_decimals_it_needs(waarde, tekst):
    assert kort_getal(waarde) == tekst


@pytest.mark.parametrize("waarde", [math.nan, math.inf])
def test_what_is_no_number_is_not_written(waarde):
    with pytest.raises(ValueError, match="finite"):
        getal(waarde)


@settings(deadline=None)
@given(st.floats(-1e12, 1e12), st.integers(0, 3))
def test_a_written_number_reads_back_as_the_rounded_one(waarde, decimalen):
    terug = float(getal(waarde, decimalen).replace(".", "").replace(",", ".").replace("−", "-"))
    assert terug == pytest.approx(waarde, abs=0.5 * 10**-decimalen + 1e-3 * (abs(waarde) > 1e9) + 1e-9)


@pytest.mark.parametrize(
    ("aantal", "totaal", "tekst"),
    [
        (3, 5, "3 van de 5"), (9, 9, "9 van de 9"), (6, 10, "60%"), (1, 3000, "minder dan 0,1%"), (2, 3, "2 van de 3"),
        (61, 99, "62%"), (1, 400, "0,3%"), (455, 1000, "45,5%"), (0, 10, "0%"), (10, 10, "100%"),
        (2999, 3000, "meer dan 99,9%"),
    ],
)  # fmt: skip
def test_a_share_says_as_much_as_its_number_of_people_allows(aantal, totaal, tekst):
    assert deel_van(aantal, totaal) == tekst


@settings(deadline=None)
@given(st.integers(1, 5000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_only_nothing_is_written_as_nothing_and_only_everything_as_everything(deel):
    aantal, totaal = deel
    tekst = percentage(aantal / totaal, totaal)
    assert (tekst in ("0%", "0,0%"), tekst in ("100%", "100,0%")) == (aantal == 0, aantal == totaal)


@pytest.mark.parametrize(
    ("verschil", "tekst"), [(0.2, "+20 procentpunt"), (-0.032, "−3 procentpunt"), (0.001, "0 procentpunt")]
)
def test_a_difference_of_shares_is_in_points_with_a_sign(verschil, tekst):
    assert procentpunt(verschil) == tekst


@pytest.mark.parametrize(
    ("waarde", "tekst"),
    [(63, "ongeveer 65"), (62, "ongeveer 60"), (1, "minder dan 5"), (0, "ongeveer 0"), (1238, "ongeveer 1.240")],
)
def test_a_rounded_count_says_so(waarde, tekst):
    assert ongeveer(waarde) == tekst


def test_intervals_are_written_with_tot():
    assert van_tot(Interval(155.6, 209.4)) == "156 tot 209"
    assert van_tot(Interval(0.41, math.inf), 1) == "0,4 of meer"
    assert van_tot_procent(wilson(12, 30), 30) == "25% tot 58%"
    assert van_tot_procent(wilson(200, 400), 400) == "45,1% tot 54,9%"
    assert van_tot_procent(wilson(3, 5), 5) == ""


@pytest.mark.parametrize(
    "vraag", [lambda: deel_van(3, 0), lambda: deel_van(3, 2), lambda: percentage(1.2, 50), lambda: ongeveer(-1)]
)
def test_what_makes_no_sense_is_refused(vraag):
    with pytest.raises(ValueError, match=r"\w"):
        vraag()
