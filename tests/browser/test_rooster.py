# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""The grid of figures in a browser: it saves as you go, takes a block from a spreadsheet, and fits a phone."""

import re

from playwright.sync_api import expect

PERIODE = "/beheer/cijfers/stevenshof/invullen/?periode={}"
PLAK = """([veld, tekst]) => {
  const data = new DataTransfer();
  data.setData("text/plain", tekst);
  veld.focus();
  veld.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
}"""


def plak(page, veld, tekst: str) -> None:
    page.evaluate(PLAK, [veld.element_handle(), tekst])


def eerste_rij(page):
    return page.locator("[data-rij]").first


def test_what_is_typed_on_a_phone_is_kept_with_the_keyboard_alone(visit, ingelogd):
    page = visit(PERIODE.format(2031), width=375, als=ingelogd("stevenshof"))
    rij = eerste_rij(page)
    rij.locator("[data-veld=waarde]").focus()
    page.keyboard.type("12")
    page.keyboard.press("Enter")
    expect(rij.locator("[data-stand]")).to_have_text(re.compile("^Bewaard om "))
    rij.locator("[data-veld=waarde]").fill("12.5")
    page.keyboard.press("Enter")
    expect(rij.locator(".veld__fout")).to_have_text("Schrijf een komma in plaats van een punt: 12,5.")
    assert rij.locator("[data-veld=waarde]").get_attribute("aria-invalid") == "true"
    rij.locator("[data-veld=waarde]").fill("13")
    page.keyboard.press("Enter")
    expect(rij.locator(".veld__fout")).to_have_count(0)
    expect(rij.locator("[data-stand]")).to_have_text(re.compile("^Bewaard om "))
    page.reload()
    assert eerste_rij(page).locator("[data-veld=waarde]").input_value() == "13"
    assert page.evaluate("document.documentElement.scrollWidth") <= 375


def test_a_block_from_a_spreadsheet_is_shown_first_and_kept_when_one_says_so(visit, ingelogd):
    page = visit(PERIODE.format(2032), als=ingelogd("stevenshof"))
    rij = eerste_rij(page)
    waarde, notitie = rij.locator("[data-veld=waarde]"), rij.locator("[data-veld=notitie]")
    plak(page, waarde, "14\t\tgeteld in mei\tte veel\r\n")
    balk = page.locator("[data-plakbalk]")
    expect(balk).to_contain_text("Er is nog niets bewaard. 1 vak paste niet in het rooster.")
    assert (waarde.input_value(), notitie.input_value()) == ("14", "geteld in mei")
    page.get_by_role("button", name="Maak het plakken ongedaan").click()
    assert (waarde.input_value(), notitie.input_value()) == ("", "")
    plak(page, waarde, "14\t\tgeteld in mei")
    page.get_by_role("button", name="Bewaar wat ik plakte").click()
    expect(rij.locator("[data-stand]")).to_have_text(re.compile("^Bewaard om "))
    page.reload()
    assert eerste_rij(page).locator("[data-veld=notitie]").input_value() == "geteld in mei"


def test_a_group_is_kept_apart_from_the_whole_while_somebody_types(visit, ingelogd):
    page = visit(PERIODE.format(2033) + "&naar=sekse", als=ingelogd("stevenshof"))
    vrouw = page.locator("[data-rij][data-sekse=vrouw]").first
    vrouw.locator("[data-veld=waarde]").fill("21")
    page.keyboard.press("Enter")
    expect(vrouw.locator("[data-stand]")).to_have_text(re.compile("^Bewaard om "))
    page.reload()
    assert page.locator("[data-rij][data-sekse=vrouw] [data-veld=waarde]").first.input_value() == "21"
    assert eerste_rij(page).locator("[data-veld=waarde]").input_value() == ""
