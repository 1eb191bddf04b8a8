# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

import re
from xml.etree import ElementTree

import pytest
import qrcode
from qrcode.constants import ERROR_CORRECT_M

from drukkerij.qr import RAND, qr_svg

ADRES = "https://voorbeeld.nl/doe-mee/BCDF2345/"


def vakjes(svg: str) -> set[tuple[int, int]]:
    """The dark squares that a drawing holds."""
    return {(int(x) - RAND, int(y) - RAND) for x, y in re.findall(r"M(\d+) (\d+)h1v1h-1z", svg)}


def test_every_dark_module_of_the_code_is_drawn_and_nothing_else():
    code = qrcode.QRCode(error_correction=ERROR_CORRECT_M, border=0)
    code.add_data(ADRES)
    code.make(fit=True)
    donker = {(x, y) for y, rij in enumerate(code.get_matrix()) for x, aan in enumerate(rij) if aan}
    assert vakjes(qr_svg(ADRES, "Code")) == donker
    assert vakjes(qr_svg(ADRES + "x", "Code")) != donker


def test_a_code_is_an_image_with_a_name_and_without_style():
    svg = ElementTree.fromstring(qr_svg(ADRES, 'Doe mee aan "ronde <1>"'))
    assert svg.get("role") == "img"
    assert svg.get("aria-label") == 'Doe mee aan "ronde <1>"'
    assert not any("style" in each.attrib for each in svg.iter())


def test_light_stands_around_it_for_four_modules():
    svg = ElementTree.fromstring(qr_svg(ADRES, "Code"))
    kant = int(svg.get("viewBox").split()[-1])
    donker = vakjes(qr_svg(ADRES, "Code"))
    assert max(x for x, _ in donker) == kant - 2 * RAND - 1
    assert RAND == 4


@pytest.mark.parametrize("groot", [True, False])
def test_a_code_for_the_wall_is_larger(groot):
    assert ("qr--zaal" in qr_svg(ADRES, "Code", groot=groot)) is groot
