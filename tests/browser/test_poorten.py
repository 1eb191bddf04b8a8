"""The gates every kind of page goes through, in a real browser on the real content."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.paginas import PAGES

WIDTHS = (320, 768, 1280)
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def violations(page) -> list[str]:
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]})
    return [f"{v['id']}: {v['nodes'][0]['html'][:120]}" for v in found.response["violations"]]


@pytest.mark.parametrize("path", PAGES)
def test_a_page_has_no_axe_violation_at_any_width_or_in_either_scheme(path, visit):
    """Every width in light, and one in dark: the colours do not depend on the width."""
    found = {}
    for scheme, widths in (("light", WIDTHS), ("dark", WIDTHS[1:2])):
        page = visit(path, width=widths[0], scheme=scheme)
        for width in widths:
            page.set_viewport_size({"width": width, "height": 800})
            if wrong := violations(page):
                found[width, scheme] = wrong
    assert found == {}


def test_axe_would_see_a_violation(visit):
    page = visit("/")
    page.evaluate("document.querySelector('main').insertAdjacentHTML('beforeend', '<img src=\"/static/favicon.svg\">')")
    assert any(wrong.startswith("image-alt") for wrong in violations(page))
