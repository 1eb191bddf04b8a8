# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Choosing in a list: with JavaScript the results follow at once, without it a button shows them."""

import re

import pytest
from playwright.sync_api import Page, expect

# Every text that a screen reader would be told, in its order.
LUISTER = """() => {
  window.gezegd = [];
  const melding = document.querySelector("[data-filter-melding]");
  new MutationObserver(() => window.gezegd.push(melding.textContent))
    .observe(melding, { childList: true, characterData: true, subtree: true });
  window.zelfdePagina = true;
}"""


def kies(page: Page, label: str) -> None:
    page.get_by_label(re.compile(f"^{label}")).check()


def test_results_follow_a_choice_without_a_jump_and_are_said_once(visit):
    page = visit("/toolkit/")
    page.evaluate(LUISTER)
    kop = page.locator("#resultaten")
    alle = int(kop.inner_text().split()[0])
    vinkje = page.get_by_label(re.compile("^Stappenplan"))
    vinkje.scroll_into_view_if_needed()
    waar = page.evaluate("scrollY")
    vinkje.focus()
    page.keyboard.press("Space")
    expect(kop).to_contain_text(": Stappenplan")
    minder = int(kop.inner_text().split()[0])
    assert 0 < minder < alle
    expect(page.locator("[data-filter-resultaten] li h3")).to_have_count(minder)
    assert page.evaluate("scrollY") == waar
    assert vinkje.evaluate("element => element === document.activeElement")
    assert page.evaluate("gezegd") == [f"{minder} tools"]
    assert page.url.endswith("/toolkit/?soort=stappenplan")
    assert page.title() == "Toolkit: stappenplan | Wijzer in de Wijk"
    assert page.evaluate("zelfdePagina") and page.complaints == []


def test_the_address_can_be_shared_and_back_goes_one_choice_back(visit):
    page = visit("/toolkit/")
    page.evaluate(LUISTER)
    kop = page.locator("#resultaten")
    begin = kop.inner_text()
    kies(page, "Bereik")
    expect(kop).to_contain_text(": Bereik")
    kies(page, "Stappenplan")
    expect(kop).to_contain_text(": Bereik, stappenplan")
    gedeeld = visit(page.url.split("/", 3)[3].join(["/", ""]))
    assert gedeeld.locator("#resultaten").inner_text() == kop.inner_text()
    page.go_back()
    expect(kop).not_to_contain_text("stappenplan")
    assert not page.get_by_label(re.compile("^Stappenplan")).is_checked()
    page.go_back()
    expect(kop).to_have_text(begin)
    assert not page.get_by_label(re.compile("^Bereik")).is_checked()
    page.go_forward()
    expect(kop).to_contain_text(": Bereik")
    assert page.get_by_label(re.compile("^Bereik")).is_checked()
    assert page.evaluate("zelfdePagina") and page.complaints == []


def test_counts_follow_and_what_would_give_nothing_can_not_be_chosen(visit):
    page = visit("/toolkit/")
    sjabloon = page.locator('input[name="soort"][value="sjabloon"]')
    assert sjabloon.is_enabled()
    kies(page, "Bereik")
    expect(sjabloon).to_be_disabled()
    assert "niets bij wat u nu koos" in page.locator("label", has=sjabloon).text_content()
    page.get_by_label(re.compile("^Bereik")).uncheck()
    expect(sjabloon).to_be_enabled()


def test_of_quick_choices_the_last_one_counts(visit):
    page = visit("/lessen/")
    page.evaluate(LUISTER)
    # All at once in the page itself: between two of them nothing else can come.
    page.evaluate("""namen => {
      for (const naam of namen)
        [...document.querySelectorAll(".filter label")].find((l) => l.textContent.trim().startsWith(naam)).click();
    }""", ["Bereik", "Tip", "Positieve gezondheid", "Aanbeveling"])  # fmt: skip
    expect(page.locator("#resultaten")).to_contain_text("Bereik of Positieve gezondheid, tip of aanbeveling")
    page.wait_for_timeout(500)
    assert len(page.evaluate("gezegd")) == 1


def test_when_the_network_fails_the_page_is_asked_for_as_without_javascript(visit):
    page = visit("/toolkit/")
    page.evaluate(LUISTER)
    page.route(
        "**/toolkit/?*", lambda route: route.abort() if route.request.resource_type == "fetch" else route.continue_()
    )
    kies(page, "Bereik")
    page.wait_for_url("**/toolkit/?vraag=bereik")
    expect(page.locator("#resultaten")).to_contain_text(": Bereik")
    assert page.evaluate("window.zelfdePagina") is None


@pytest.mark.parametrize("javascript", [True, False])
def test_the_keyboard_alone_is_enough(visit, javascript):
    page = visit("/toolkit/", javascript=javascript)
    tijd = page.locator('details[data-facet="tijd"]')
    tijd.locator("summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    if not javascript:
        page.get_by_role("button", name="Toon resultaten").focus()
        page.keyboard.press("Enter")
    expect(page.locator("#resultaten")).to_contain_text("Tijd: t/m 30 minuten")
    assert tijd.get_attribute("open") is not None
    page.get_by_role("link", name=re.compile("haal dit filter weg")).focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/toolkit/")


def test_without_javascript_an_empty_choice_shows_what_would_help(visit):
    page = visit("/toolkit/?vraag=bereik&soort=sjabloon", width=375, javascript=False)
    uitweg = page.get_by_role("link", name=re.compile("^Zonder “Sjabloon”: [1-9]"))
    aantal = uitweg.inner_text().rsplit(" ", 1)[1]
    uitweg.click()
    assert page.locator("#resultaten").inner_text().split()[0] == aantal
    page.get_by_role("link", name="Nieuwste eerst").click()
    assert "sorteer=nieuwste" in page.url and "vraag=bereik" in page.url


@pytest.mark.parametrize("width", [320, 1280])
def test_a_folded_facet_is_no_wider_than_the_page(visit, width):
    page = visit("/toolkit/?vraag=bereik&tijd=uur&plek=online", width=width)
    page.locator(".filter").evaluate("element => { element.open = true; }")
    assert page.evaluate("document.documentElement.scrollWidth") == width
