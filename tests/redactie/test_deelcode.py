# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

import pytest

from redactie.deelcode import TEKENS, leesbaar, nieuwe_deelcode, uit_invoer


def test_codes_differ_and_hold_nothing_that_looks_like_something_else():
    codes = {nieuwe_deelcode() for _ in range(1000)}
    assert len(codes) == 1000
    assert {len(code) for code in codes} == {8}
    assert set("".join(codes)) <= set(TEKENS)
    assert not set(TEKENS) & set("01OIAEUQNVJY")


@pytest.mark.parametrize("getypt", ["BCDF2345", "bcdf 2345", " bcdf-2345 ", "b c d f 2 3 4 5", "BCDF\u00a02345"])
def test_a_code_is_known_however_it_is_typed(getypt):
    assert uit_invoer(getypt) == "BCDF2345"


@pytest.mark.parametrize("getypt", ["", "BCDF234", "BCDF23456", "BCDF234O", "BCDF234ß", "BCDF٢٣٤٥", "B" * 10_000])
def test_what_is_no_code_is_nothing(getypt):
    assert uit_invoer(getypt) == ""


def test_a_code_is_shown_in_two_groups():
    assert leesbaar("BCDF2345") == "BCDF 2345"
