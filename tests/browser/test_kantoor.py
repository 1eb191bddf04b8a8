"""The gates of the office: every page of it, in a real browser on the real content."""

import re

import pytest
from django.contrib.admin import site as beheer

from tests.browser.test_poorten import violations

KANTOOR = [
    "/beheer/", "/beheer/maandmoment/", "/beheer/zoeken/?q=welzijn", "/beheer/zoeken/?q=xyzzy", "/beheer/overdracht/",
    "/beheer/overdracht/alphen-noord/", "/beheer/handleiding/", "/beheer/rechten/", "/beheer/werklijst/",
    "/account/", "/account/sessies/",
]  # fmt: skip
KINDS = sorted(
    f"/beheer/{model._meta.app_label}/{model._meta.model_name}/" for model in beheer._registry
)  # fmt: skip


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
    for scheme, width in (("light", 1280), ("dark", 320), ("light", 768)):
        page = visit(path, width=width, scheme=scheme, als=ingelogd("beheer"))
        if wrong := gates(page):
            found[scheme, width] = wrong
    assert found == {}


@pytest.mark.parametrize("path", KINDS)
def test_list_and_forms_of_every_kind_pass_every_gate(path, visit, ingelogd):
    """The list, the empty form, the form of the first one there is, an empty form sent, and the versions."""
    found = {}
    for scheme, width in (("light", 1280), ("dark", 320)):
        page = visit(path, width=width, scheme=scheme, als=ingelogd("beheer"))
        if wrong := gates(page):
            found["lijst", width] = wrong
        first = page.locator("#result_list tbody th a, .mediaraster a").first
        add = page.get_by_role("link", name=re.compile("^Nieuw"))
        addresses = {"wijzigen": first.get_attribute("href") if first.count() else None,
                     "nieuw": add.first.get_attribute("href") if add.count() else None}  # fmt: skip
        for what, address in addresses.items():
            if address is None:
                continue
            page.goto(page.url.split("/beheer/")[0] + address if address.startswith("/") else page.url + address)
            if wrong := gates(page):
                found[what, width] = wrong
            if what == "wijzigen" and page.get_by_role("link", name="Versies").count():
                page.get_by_role("link", name="Versies").click()
                if wrong := gates(page):
                    found["versies", width] = wrong
            if what == "nieuw" and page.get_by_role("button", name=re.compile("^Bewaar")).count():
                page.get_by_role("button", name=re.compile("^Bewaar")).first.click()
                assert page.locator(".melding--fout").count() >= 1, address
                if wrong := {k: v for k, v in gates(page).items() if k != "browser"}:
                    found["fout", width] = wrong
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
