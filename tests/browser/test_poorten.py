"""The gates every kind of page goes through, in a real browser on the real content."""

import pytest
from axe_playwright_python.base import AXE_SCRIPT

from tests.browser.paginas import PAGES

WIDTHS = (320, 768, 1280)
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OPTIONS = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]}
FOUND = "o => axe.run(o).then(r => r.violations.map(v => `${v.id}: ${v.nodes[0].html.slice(0, 120)}`))"


def violations(page) -> list[str]:
    """What axe says of the page as it is now; its script is put in a page once."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    return page.evaluate(FOUND, OPTIONS)


@pytest.mark.parametrize("path", PAGES)
def test_a_page_passes_every_gate(path, visit, site):
    """It fits a small phone and asks nobody else; and axe finds nothing at any width in light, nor at one in dark:
    the colours do not depend on the width."""
    page = visit(path, width=WIDTHS[0])
    assert page.evaluate("document.documentElement.scrollWidth") <= WIDTHS[0]
    assert page.hosts == {site.url.removeprefix("http://")}
    assert page.context.cookies() == []
    expected = 1 if path in ("/bestaat-niet/", "/doe-mee/?code=ABC") else 0  # the browser mentions a 404 or 422 itself
    assert len(page.complaints) == expected, page.complaints
    assert page.evaluate("Object.keys(localStorage).length + Object.keys(sessionStorage).length") == 0
    assert page.locator("h1").count() == 1
    assert page.locator("main").count() == 1
    found = {}
    for scheme, widths in (("light", WIDTHS), ("dark", WIDTHS[1:2])):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        for width in widths:
            page.set_viewport_size({"width": width, "height": 800})
            if wrong := violations(page):
                found[width, scheme] = wrong
    assert found == {}


def test_axe_would_see_a_violation(visit):
    page = visit("/")
    assert violations(page) == []
    page.evaluate("document.querySelector('main').insertAdjacentHTML('beforeend', '<img src=\"/static/favicon.svg\">')")
    assert any(wrong.startswith("image-alt") for wrong in violations(page))


def test_the_scheme_changes_without_a_new_page(visit):
    page = visit("/")
    light = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.emulate_media(color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != light
