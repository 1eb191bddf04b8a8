# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Whether the same people are asked again too soon: pure, at the borders."""

from datetime import date, timedelta
from itertools import count

import pytest

from monitoring.meten.models import Onderzoek
from monitoring.meten.models.onderzoek import BEROEPSHALVE, Gevraagden, Onderzoekstaat, groepen_rond
from monitoring.meten.vraagdruk import Ligging, hele_periode, maanden_later, periode, vraagdruk

VANDAAG = date(2026, 11, 26)
_pk = count(1)


def onderzoek(datum=None, precisie="dag", *, groep="ouderen", staat="gepland", tot_datum=None, wijk=1) -> Onderzoek:
    precisie = precisie if datum else "onbekend"
    return Onderzoek(
        pk=next(_pk), wijk_id=wijk, groep=groep, staat=staat, datum=datum, precisie=precisie, tot_datum=tot_datum
    )


def ligging(nieuw: Onderzoek, ander: Onderzoek, maanden: int = 6) -> Ligging | None:
    found = vraagdruk(nieuw, [ander], maanden=maanden, vandaag=VANDAAG)
    assert found.onbekend == []
    return found.nabij[0].ligging if found.nabij else None


@pytest.mark.parametrize(
    ("dag", "maanden", "later"),
    [
        (date(2026, 1, 15), 6, date(2026, 7, 15)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2027, 8, 31), 6, date(2028, 2, 29)),
        (date(2026, 12, 31), 12, date(2027, 12, 31)),
        (date(2026, 11, 30), 1, date(2026, 12, 30)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
        (date(2026, 1, 31), 0, date(2026, 1, 31)),
    ],
)
def test_a_month_later_is_the_same_day_or_the_last_one_there_is(dag, maanden, later):
    assert maanden_later(dag, maanden) == later


@pytest.mark.parametrize(
    ("dag", "precisie", "eerste", "laatste"),
    [
        (date(2026, 5, 17), "dag", date(2026, 5, 17), date(2026, 5, 17)),
        (date(2026, 2, 14), "maand", date(2026, 2, 1), date(2026, 2, 28)),
        (date(2026, 3, 1), "seizoen", date(2026, 3, 1), date(2026, 5, 31)),
        (date(2026, 5, 31), "seizoen", date(2026, 3, 1), date(2026, 5, 31)),
        (date(2026, 12, 5), "seizoen", date(2026, 12, 1), date(2027, 2, 28)),
        (date(2028, 1, 5), "seizoen", date(2027, 12, 1), date(2028, 2, 29)),
        (date(2026, 6, 30), "kwartaal", date(2026, 4, 1), date(2026, 6, 30)),
        (date(2026, 12, 31), "kwartaal", date(2026, 10, 1), date(2026, 12, 31)),
        (date(2026, 7, 4), "jaar", date(2026, 1, 1), date(2026, 12, 31)),
    ],
)
def test_a_date_counts_as_everything_it_can_be(dag, precisie, eerste, laatste):
    assert hele_periode(dag, precisie) == (eerste, laatste)


@pytest.mark.parametrize("precisie", ["dag", "maand", "seizoen", "kwartaal", "jaar"])
def test_every_day_lies_in_its_own_period_and_all_its_days_have_the_same(precisie):
    for number in range(800):
        day = date(2026, 1, 1) + timedelta(days=number)
        first, last = hele_periode(day, precisie)
        assert first <= day <= last
        assert hele_periode(first, precisie) == hele_periode(last, precisie) == (first, last)


@pytest.mark.parametrize(
    ("eerder", "later", "nabij"),
    [
        (date(2026, 1, 15), date(2026, 7, 14), True),
        (date(2026, 1, 15), date(2026, 7, 15), False),  # six months have passed
        (date(2025, 8, 31), date(2026, 2, 27), True),
        (date(2025, 8, 31), date(2026, 2, 28), False),  # there is no 31 February
    ],
)
def test_within_six_months_is_warned_of_and_on_the_day_itself_not(eerder, later, nabij):
    a, b = onderzoek(eerder), onderzoek(later)
    assert ligging(b, a) == (Ligging.EERDER if nabij else None)
    assert ligging(a, b) == (Ligging.LATER if nabij else None)


def test_what_overlaps_is_at_the_same_time_however_short_the_rest_must_be():
    long = onderzoek(date(2026, 1, 1), tot_datum=date(2026, 3, 31))
    assert ligging(onderzoek(date(2026, 3, 31)), long, maanden=0) == Ligging.TEGELIJK
    assert ligging(onderzoek(date(2026, 4, 1)), long, maanden=0) is None
    assert ligging(onderzoek(date(2026, 4, 1)), long, maanden=1) == Ligging.EERDER
    assert ligging(onderzoek(date(2026, 4, 30)), long, maanden=1) is None  # the last day of April is a month later


def test_a_season_and_a_year_count_from_their_first_to_their_last_day():
    season = onderzoek(date(2026, 3, 1), "seizoen")  # until 31 May
    assert ligging(onderzoek(date(2026, 11, 29)), season) == Ligging.EERDER
    assert ligging(onderzoek(date(2026, 11, 30)), season) is None
    year = onderzoek(date(2026, 1, 1), "jaar")
    assert ligging(onderzoek(date(2027, 6, 29)), year) == Ligging.EERDER
    assert ligging(onderzoek(date(2027, 6, 30)), year) is None
    assert ligging(onderzoek(date(2025, 6, 30)), year) is None
    assert ligging(onderzoek(date(2025, 7, 2)), year) == Ligging.LATER


def test_the_end_of_a_longer_one_counts_as_precisely_as_it_is_known():
    assert periode(onderzoek(date(2026, 1, 1), "maand", tot_datum=date(2026, 3, 1)), VANDAAG) == (
        date(2026, 1, 1),
        date(2026, 3, 31),
    )


def test_what_goes_on_without_an_end_goes_on_until_today():
    assert periode(onderzoek(date(2020, 1, 1), staat="loopt"), VANDAAG) == (date(2020, 1, 1), VANDAAG)
    assert periode(onderzoek(date(2020, 1, 1), staat="afgerond"), VANDAAG) == (date(2020, 1, 1), date(2020, 1, 1))
    ended = onderzoek(date(2020, 1, 1), staat="loopt", tot_datum=date(2020, 2, 1))
    assert periode(ended, VANDAAG) == (date(2020, 1, 1), date(2020, 2, 1))
    later = onderzoek(date(2027, 1, 1), staat="loopt")
    assert periode(later, VANDAAG) == (date(2027, 1, 1), date(2027, 1, 1))


def test_without_a_date_there_is_no_warning_and_it_is_named():
    undated, dated = onderzoek(), onderzoek(date(2026, 5, 1))
    found = vraagdruk(dated, [undated], maanden=6, vandaag=VANDAAG)
    assert (found.nabij, found.onbekend, found.zelf_onbekend, found.rust_vanaf) == ([], [undated], False, None)
    found = vraagdruk(undated, [dated], maanden=6, vandaag=VANDAAG)
    assert (found.nabij, found.onbekend, found.zelf_onbekend) == ([], [dated], True)
    typed = onderzoek(date(2026, 5, 1))
    typed.precisie = "onbekend"  # a day that the source does not give
    assert vraagdruk(dated, [typed], maanden=6, vandaag=VANDAAG).onbekend == [typed]


def test_when_nobody_knows_who_was_asked_there_is_no_warning_and_it_is_named():
    unknown, known = onderzoek(date(2026, 5, 1), groep="onbekend"), onderzoek(date(2026, 5, 1))
    found = vraagdruk(known, [unknown], maanden=6, vandaag=VANDAAG)
    assert (found.nabij, found.onbekend, found.zelf_onbekend) == ([], [unknown], False)
    found = vraagdruk(unknown, [known], maanden=6, vandaag=VANDAAG)
    assert (found.nabij, found.onbekend, found.zelf_onbekend) == ([], [known], True)


def test_residents_at_large_are_in_every_group_of_residents_and_in_no_other():
    residents = {"inwoners", "ouderen", "jeugd", "ouders", "kwetsbaar", "deelnemers"}
    assert groepen_rond("inwoners") == residents
    for groep in residents - {"inwoners"}:
        assert groepen_rond(groep) == {groep, "inwoners"}
    for groep in ("professionals", "beleid", "onbekend"):
        assert groepen_rond(groep) == {groep}
    assert set(Gevraagden.values) == residents | BEROEPSHALVE | {"onbekend"}


@pytest.mark.parametrize("eerste", Gevraagden.values)
@pytest.mark.parametrize("tweede", Gevraagden.values)
def test_two_groups_meet_both_ways_or_not_at_all(eerste, tweede):
    assert (tweede in groepen_rond(eerste)) is (eerste in groepen_rond(tweede))


@pytest.mark.parametrize(
    ("eerste", "tweede", "nabij"),
    [
        ("inwoners", "ouderen", True),
        ("ouderen", "inwoners", True),
        ("ouderen", "jeugd", False),
        ("inwoners", "professionals", False),
        ("professionals", "beleid", False),
        ("professionals", "professionals", True),
    ],
)
def test_a_wider_and_a_narrower_group_are_the_same_people(eerste, tweede, nabij):
    a, b = onderzoek(date(2026, 5, 1), groep=eerste), onderzoek(date(2026, 5, 1), groep=tweede)
    assert (ligging(a, b) is not None) is nabij


@pytest.mark.parametrize("staat", Onderzoekstaat.values)
def test_only_what_is_asked_counts(staat):
    asked = staat not in ("vervangen", "afgelast")
    a, b = onderzoek(date(2026, 5, 1), staat=staat), onderzoek(date(2026, 5, 1))
    assert (ligging(a, b) is not None, ligging(b, a) is not None) == (asked, asked)


def test_another_wijk_and_itself_do_not_count():
    mine = onderzoek(date(2026, 5, 1))
    elsewhere = onderzoek(date(2026, 5, 1), wijk=2)
    assert vraagdruk(mine, [mine, elsewhere], maanden=6, vandaag=VANDAAG).nabij == []
    new = onderzoek(date(2026, 5, 1))
    new.pk = None  # typed, and not kept yet
    assert len(vraagdruk(new, [mine], maanden=6, vandaag=VANDAAG).nabij) == 1


def test_all_that_lies_close_is_named_from_first_to_last_with_the_day_from_which_it_is_quiet():
    first, last = onderzoek(date(2026, 3, 1)), onderzoek(date(2026, 9, 10))
    far = onderzoek(date(2024, 1, 1))
    found = vraagdruk(onderzoek(date(2026, 6, 1)), [last, far, first], maanden=6, vandaag=VANDAAG)
    assert [(each.onderzoek, each.ligging, each.rust_vanaf) for each in found.nabij] == [
        (first, Ligging.EERDER, date(2026, 9, 1)),
        (last, Ligging.LATER, date(2027, 3, 10)),
    ]
    assert found.rust_vanaf == date(2027, 3, 10)
    rested = vraagdruk(onderzoek(found.rust_vanaf), [last, far, first], maanden=6, vandaag=VANDAAG)
    assert rested.nabij == []
