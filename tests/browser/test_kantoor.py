"""The gates of the office: every page of it, in a real browser on the real content."""

import re

import pytest

from tests.browser.test_poorten import violations

KANTOOR = [
    "/beheer/", "/beheer/maandmoment/", "/beheer/zoeken/?q=welzijn", "/beheer/zoeken/?q=xyzzy", "/beheer/overdracht/",
    "/beheer/overdracht/alphen-noord/", "/beheer/handleiding/", "/beheer/rechten/", "/beheer/werklijst/", "/beheer/onderzoekskalender/",
    "/beheer/cijfers/", "/beheer/cijfers/stevenshof/", "/beheer/cijfers/stevenshof/invullen/?periode=2021",
    "/beheer/cijfers/stevenshof/inlezen/", "/beheer/cijfers/stevenshof/duiding/recepten-welzijn-op-recept/",
    "/beheer/bereik/", "/beheer/bereik/stevenshof/", "/beheer/bereik/stevenshof/nieuw/",
    "/beheer/leersessies/", "/beheer/leersessies/nieuw/stevenshof/", "/beheer/waarnemingen/", "/beheer/waarnemingen/stevenshof/", "/beheer/verwachtingen/",
    "/beheer/verwachtingen/stevenshof/", "/beheer/zelfevaluaties/", "/beheer/zelfevaluaties/nieuw/", "/beheer/verslagen/", "/beheer/verslagen/nieuw/samenwerkingsverband/", "/beheer/eigen-inzet/", "/beheer/eigen-inzet/stevenshof/gedeeld/",
    "/beheer/lessen-gebruiken/", "/beheer/lessen-gebruiken/stevenshof/",
    "/beheer/aandachtspunten/", "/beheer/aandachtspunten/nieuw/", "/beheer/antwoordbrieven/", "/beheer/antwoordbrieven/nieuw/",
    "/beheer/uitwisselingen/", "/beheer/besluiten-nodig/", "/beheer/producten/",
    "/account/", "/account/sessies/",
]  # fmt: skip


def gates(page) -> dict:
    """What is wrong with a page: accessibility, complaints of the browser, sideways scroll, headings, foreign hosts."""
    wrong = {
        "axe": violations(page),
        "browser": page.complaints[:],
        "breed": max(0, page.evaluate("document.documentElement.scrollWidth") - page.viewport_size["width"]),
        "h1": page.locator("h1").count() - 1,
        "elders": len(page.hosts) - 1,
    }
    return {name: value for name, value in wrong.items() if value}


@pytest.mark.parametrize("path", KANTOOR)
def test_a_page_of_the_office_passes_every_gate(path, visit, ingelogd):
    found = {}
    page = visit(path, als=ingelogd("beheer"))
    for scheme, width in (("light", 1280), ("dark", 320), ("light", 768)):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        page.set_viewport_size({"width": width, "height": 800})
        if wrong := gates(page):
            found[scheme, width] = wrong
    assert found == {}


@pytest.mark.parametrize("stap", ["gebeurd", "geleerd", "afspraken", "cijfer"])
def test_the_monthly_moment_passes_every_gate(stap, visit, ingelogd):
    found = {}
    for scheme, width in (("light", 1280), ("dark", 320)):
        page = visit("/beheer/", width=width, scheme=scheme, als=ingelogd("stevenshof"))
        page.get_by_role("link", name=re.compile("^(Begin|Ga verder) met")).click()
        page.goto(page.url.replace("gebeurd", stap))
        if wrong := gates(page):
            found[width] = wrong
    assert found == {}
