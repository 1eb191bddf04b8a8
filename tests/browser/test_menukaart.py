# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""What only a browser can tell of a menu of one's own: Enter, where the page comes back, copying, and what goes along."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.test_poorten import WIDTHS, violations


@pytest.fixture
def eigen(visit):
    """Make a menu and return the page of its maker: `eigen(width=375, javascript=False)`."""

    def _eigen(**wens):
        page = visit("/menukaart/maken/?wat=bereik&metwie=inwoners&tijd=60", **wens)
        page.wait_for_timeout(3200)  # who is faster is a robot
        page.get_by_role("button", name="Bewaar en pas aan").click()
        expect(page.get_by_role("heading", name="Uw menukaart aanpassen")).to_be_visible()
        return page

    return _eigen


@pytest.mark.parametrize("javascript", [True, False])
def test_enter_in_the_search_box_searches_and_the_page_comes_back_at_the_results(eigen, javascript):
    page = eigen(width=375, javascript=javascript)
    page.get_by_label("Uw notitie").first.fill("Neem koffie mee")
    for press in (lambda: page.keyboard.press("Enter"), page.get_by_role("button", name="Zoek", exact=True).click):
        page.get_by_label("Zoek een tool of les").fill("praatplaat")
        press()
        found = page.get_by_role("button", name=re.compile("Voeg toe ?: Een praatplaat maken"))
        expect(found).to_be_in_viewport()
        assert page.get_by_label("Uw notitie").first.input_value() == "Neem koffie mee"
        if javascript:
            assert page.evaluate("document.activeElement.id") == "erbij"
    page.get_by_label("Titel").fill("Met Enter bewaard")
    page.get_by_label("Zoek een tool of les").fill("")
    page.get_by_label("Titel").press("Enter")
    expect(page.get_by_role("status").filter(has_text="Bewaard.")).to_have_count(1)
    assert page.get_by_label("Titel").input_value() == "Met Enter bewaard"


def test_the_secret_is_in_no_referer_and_the_buttons_still_work(eigen):
    page = eigen()
    secret = page.url.split("/")[5]
    sent = []
    page.on("request", lambda request: sent.append((request.method, request.all_headers())))
    page.reload()
    page.get_by_label("Titel").fill("Onze dag")
    page.get_by_role("button", name="Bewaar", exact=True).first.click()
    expect(page.get_by_role("status").filter(has_text="Bewaard.")).to_have_count(1)
    page.get_by_role("button", name="Bekijk uw menukaart").first.click()
    expect(page.get_by_role("heading", name="Onze dag", level=1)).to_be_visible()
    page.get_by_role("link", name="Home").first.click()
    expect(page).to_have_title(re.compile("Wijzer in de Wijk"))
    origins = {headers.get("origin") for method, headers in sent if method == "POST"}
    assert len(sent) > 5 and origins == {"/".join(page.url.split("/")[:3])}
    assert [headers["referer"] for _method, headers in sent if secret in headers.get("referer", "")] == []


def test_an_address_is_copied_and_said_and_without_a_script_there_is_no_button(eigen):
    page = eigen()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    for what, address in (
        ("het adres om te delen", r"/menukaart/[\w-]{22}/$"),
        ("veranderen", r"/[\w-]{22}/[\w-]{22}/$"),
    ):
        page.get_by_role("button", name=re.compile(f"Kopieer .*{what}")).click()
        expect(page.get_by_role("status").filter(has_text="Gekopieerd").first).to_be_visible()
        assert re.search(address, page.evaluate("navigator.clipboard.readText()"))
    assert (violations(page), page.complaints) == ([], [])
    plain = eigen(javascript=False)
    expect(plain.get_by_role("button", name=re.compile("Kopieer"))).to_have_count(0)
    assert plain.locator(".kopieer").first.is_hidden()


def test_both_pages_stand_at_every_width_also_after_a_conflict(eigen):
    page = eigen()
    other = page.context.new_page()
    other.goto(page.url)
    for each, words in ((page, "Gouda"), (other, "Delft")):
        each.get_by_label("Uw gemeente of organisatie").fill(words)
        each.get_by_role("button", name="Bewaar", exact=True).first.click()
    expect(other.get_by_role("alert")).to_contain_text("Gouda")
    assert other.get_by_label("Uw gemeente of organisatie").input_value() == "Delft"
    for each in (page, other):
        for width in WIDTHS:
            each.set_viewport_size({"width": width, "height": 800})
            assert (width, violations(each)) == (width, [])
            assert each.evaluate("document.documentElement.scrollWidth") <= width
    other.get_by_role("button", name="Bewaar", exact=True).first.click()
    expect(other.get_by_role("status").filter(has_text="Bewaard.")).to_have_count(1)


def test_the_menu_is_found_from_home_the_toolkit_and_the_menu_page(visit):
    for path in ("/", "/toolkit/", "/menukaart/"):
        page = visit(path, width=375)
        page.locator("main").get_by_role("link", name="Stel uw eigen menukaart samen").click()
        expect(page.get_by_role("heading", name="Stel uw eigen menukaart samen")).to_be_visible()
