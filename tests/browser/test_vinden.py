# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Finding, reading and taking along as a visitor does it: suggestions, abbreviations, a menu, and scenario 1."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.keten


def overtredingen(page: Page) -> list[str]:
    return [row["id"] for row in Axe().run(page).response["violations"]]


# --- Suggestions -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("start", ["/", "/zoeken/"])
def test_suggestions_are_walked_through_with_the_arrow_keys(visit, start):
    page = visit(start)
    field = page.get_by_role("combobox", name="Waar zoekt u naar?")
    field.press_sequentially("praatp")
    options = page.get_by_role("option")
    expect(options.first).to_be_visible()
    assert field.get_attribute("aria-expanded") == "true"
    assert overtredingen(page) == []
    field.press("ArrowDown")
    assert page.locator('[aria-selected="true"]').get_attribute("id") == field.get_attribute("aria-activedescendant")
    field.press("ArrowUp")  # back in the field: nothing is chosen
    assert field.get_attribute("aria-activedescendant") is None
    field.press("Escape")
    expect(options.first).to_be_hidden()
    assert field.input_value() == "praatp"  # what was typed stays
    field.press("ArrowDown")
    expect(options.first).to_be_visible()
    field.press("ArrowDown")
    field.press("Enter")
    page.wait_for_url("**/begrippen/praatplaat/")
    assert page.complaints == []


def test_enter_without_a_choice_searches_and_a_click_opens(visit):
    page = visit("/zoeken/")
    field = page.get_by_role("combobox")
    field.press_sequentially("sociale ka")
    expect(page.get_by_role("option").first).to_be_visible()
    field.press("Enter")
    page.wait_for_url("**/zoeken/?q=sociale+ka")
    field = page.get_by_role("combobox")
    field.fill("")
    field.press_sequentially("sociale kaart")
    page.get_by_role("option", name="Sociale kaart Begrippen").click()
    page.wait_for_url("**/begrippen/sociale-kaart/")


def test_without_script_it_is_a_search_field(visit):
    page = visit("/", javascript=False)
    page.get_by_label("Waar zoekt u naar?").fill("focusgrop")
    page.get_by_role("button", name="Zoeken").click()
    expect(page.get_by_text("We zochten op focusgroep")).to_be_visible()
    page.get_by_role("link", name=re.compile("^Tools")).click()
    assert "soort=tools" in page.url and "focusgrop" in page.url


# --- Abbreviations ---------------------------------------------------------------------------------------------


def test_an_abbreviation_is_explained_by_tap_without_script(visit):
    page = visit("/wijken/alphen-noord/", width=375, javascript=False)
    button = page.locator("button.begrip").first
    button.click()
    open_ = page.locator(".begripuitleg:popover-open")
    expect(open_).to_have_count(1)
    assert button.inner_text() in open_.inner_text()
    page.keyboard.press("Escape")
    expect(open_).to_have_count(0)


def test_an_abbreviation_is_explained_by_mouse_and_by_keyboard(visit):
    page = visit("/wijken/alphen-noord/")
    button, open_ = page.locator("button.begrip").first, page.locator(".begripuitleg:popover-open")
    button.hover()
    expect(open_).to_have_count(1)
    open_.hover()  # it stays when the mouse goes to it
    page.wait_for_timeout(400)
    expect(open_).to_have_count(1)
    assert overtredingen(page) == []
    page.mouse.move(0, 0)
    expect(open_).to_have_count(0)
    page.keyboard.press("Tab")
    button.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    expect(open_).to_have_count(1)
    page.keyboard.press("Escape")
    expect(open_).to_have_count(0)
    assert button.evaluate("element => element === document.activeElement") and page.complaints == []


def test_on_paper_the_abbreviations_are_a_list(visit):
    page = visit("/wijken/alphen-noord/")
    page.emulate_media(media="print")
    expect(page.get_by_text("Afkortingen op deze pagina")).to_be_visible()
    expect(page.locator(".begripuitleg").first).to_be_visible()


# --- A menu ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("javascript", [True, False])
def test_a_menu_is_made_changed_shared_and_taken_along_on_a_phone(visit, javascript):
    page = visit("/menukaart/", width=375, javascript=javascript)
    page.get_by_role("link", name="Stel uw eigen menukaart samen").click()
    page.get_by_label("1. Bereiken we de (juiste) inwoners?").check()
    page.get_by_label("Een dagdeel").check()
    page.get_by_role("button", name="Toon wat past").click()
    expect(page.get_by_role("heading", name="Dit past bij u")).to_be_visible()
    assert 3 <= page.locator(".voorstel > li").count() <= 5
    page.wait_for_timeout(3100)  # who is faster is a robot
    page.get_by_role("button", name="Bewaar en pas aan").click()
    expect(page.get_by_role("heading", name="Uw menukaart aanpassen")).to_be_visible()
    page.get_by_label("Uw gemeente of organisatie").fill("Gemeente Voorbeeld")
    titles = page.locator(".menuregel h3").all_inner_texts()
    page.get_by_role("button", name="Omlaag").first.click()
    expect(page.get_by_role("status").filter(has_text="Bewaard.")).to_be_visible()
    assert page.locator(".menuregel h3").all_inner_texts()[:2] == [titles[1], titles[0]]
    page.get_by_label("Zoek een tool of les").fill("praatplaat")
    page.get_by_role("button", name="Zoek", exact=True).click()
    page.get_by_role("button", name=re.compile("Voeg toe ?: Een praatplaat maken")).click()
    assert page.locator(".menuregel h3").all_inner_texts()[-1] == "Een praatplaat maken"
    assert page.get_by_label("Uw gemeente of organisatie").input_value() == "Gemeente Voorbeeld"
    page.get_by_label("Titel").fill("")
    page.get_by_role("button", name="Bewaar", exact=True).last.click()
    expect(page.get_by_role("link", name="Geef de menukaart een titel.")).to_be_visible()
    page.get_by_label("Titel").fill("Onze dag")
    page.get_by_label("Uw gemeente of organisatie").fill("Gemeente" + "lang" * 25)
    page.get_by_role("button", name="Bewaar", exact=True).last.click()
    if javascript:  # axe is a script itself
        assert overtredingen(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.locator(".feiten a").click()
    expect(page.get_by_role("heading", name="Onze dag", level=1)).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    with page.expect_download() as word:
        page.get_by_role("link", name="Word (DOCX)").click()
    assert word.value.suggested_filename == "onze-dag.docx"
    assert [line for line in page.complaints if "422" not in line] == []


# --- Scenario 1 ------------------------------------------------------------------------------------------------


def test_scenario_1_something_usable_in_three_taps_and_the_word_file_and_a_contact(visit):
    """An adviser on a phone: reach inhabitants in vulnerable circumstances, by searching. Counts taps after typing."""
    page = visit("/", width=375)
    page.get_by_role("combobox").press_sequentially("inwoners in kwetsbare omstandigheden bereiken")
    taps = 1
    page.get_by_role("button", name="Zoeken").click()
    first = page.locator(".zoekresultaat h3 a").first
    assert first.get_attribute("href") == "/vragen/bereik/"
    page.get_by_role("link", name=re.compile("^Tools")).click()
    taps += 1
    page.locator(".zoekresultaat h3 a").first.click()
    taps += 1
    assert "/toolkit/" in page.url and taps <= 3
    assert "in te vullen" not in page.locator("main").inner_text().lower()
    with page.expect_download() as word:
        page.get_by_role("link", name=re.compile("Word-bestand")).click()
    assert word.value.suggested_filename.endswith(".docx")
    page.get_by_role("link", name="Stel een vraag").click()
    expect(page.get_by_role("heading", name="Stuur een bericht")).to_be_visible()
    assert re.search(r"2018\s+tot\s+2023", page.locator("footer").inner_text())
