# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Help beside the text, as somebody who writes meets it."""

import pytest
from playwright.sync_api import expect

from tests.browser.test_poorten import violations

NIEUW = "/beheer/toolkit/les/add/"


def schrijf(page, tekst: str) -> None:
    """Type in the field for the text, in the editor when there is one."""
    page.locator(".veld-tekst [contenteditable=true]").first.click()
    page.keyboard.press("Control+a")
    page.keyboard.type(tekst)


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (320, "dark")])
def test_a_remark_appears_while_typing_and_goes_when_it_is_mended(width, scheme, visit, ingelogd):
    page = visit(NIEUW, width=width, scheme=scheme, als=ingelogd("stevenshof"))
    vak = page.locator("[data-nakijken]")
    stand = vak.get_by_role("status")
    assert "Zodra er tekst staat" in stand.inner_text()
    schrijf(page, "Het BSN is 123456782. Wij faciliteren dit.")
    vak.get_by_text("burgerservicenummer").wait_for(timeout=15_000)
    assert stand.inner_text() == "Nagekeken: 2 dingen houden publiceren tegen en er zijn 2 tips."
    expect(vak.get_by_text("Liever: helpen, mogelijk maken.")).to_be_visible()
    assert violations(page) == []

    vak.get_by_role("link", name="Tekst").click()
    assert page.evaluate("document.activeElement.isContentEditable")
    page.locator("#id_titel").click()  # out of the field, so that nothing holds the list in place
    schrijf(page, "Wij helpen mee.")
    vak.get_by_text("burgerservicenummer").wait_for(state="detached", timeout=15_000)
    assert stand.inner_text() == "Nagekeken: 1 ding houdt publiceren tegen en er is 1 tip."
    expect(vak.get_by_text("faciliteren")).to_have_count(0)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.complaints == []


def test_the_button_looks_at_once_and_leaves_the_page_as_it_is(visit, ingelogd):
    page = visit(NIEUW, als=ingelogd("stevenshof"))
    page.locator("#id_titel").fill("Bel mensen een dag van tevoren")
    page.get_by_role("button", name="Kijk het na").click()
    page.locator("[data-nakijken]").get_by_text("Er staat nog geen bron bij.").wait_for(timeout=5_000)
    assert page.url.endswith(NIEUW)
    assert page.locator("#id_titel").input_value() == "Bel mensen een dag van tevoren"
    assert page.complaints == []


def test_without_javascript_the_button_shows_the_form_again_and_saves_nothing(visit, ingelogd):
    page = visit(NIEUW, javascript=False, als=ingelogd("stevenshof"))
    page.locator("#id_titel").fill("Een titel die nergens staat")
    page.locator("#id_tekst").fill("Het BSN is 123456782.")
    page.get_by_role("button", name="Kijk het na").click()
    expect(page.locator("[data-nakijken]").get_by_text("burgerservicenummer")).to_be_visible()
    expect(page.get_by_text("Er is nog niets bewaard").first).to_be_visible()
    assert page.locator("#id_titel").input_value() == "Een titel die nergens staat"
    assert "123456782" in page.locator("#id_tekst").input_value()
    page.locator("[data-nakijken]").get_by_role("link", name="Tekst").click()
    assert page.url.endswith("#id_tekst")
    page.goto(page.url.split("add/")[0] + "?q=nergens")
    assert page.get_by_text("Een titel die nergens staat").count() == 0


def test_the_editor_mends_the_headings_when_asked(visit, ingelogd):
    page = visit(NIEUW, als=ingelogd("stevenshof"))
    page.locator("#id_tekst-editor").click()
    for regel in ("## Zo begonnen wij", "Met een wandeling."):
        page.keyboard.type(regel)
        page.keyboard.press("Enter")
    page.keyboard.type("#### Te diep")
    page.keyboard.press("Enter")
    page.keyboard.type("Dan dit.")
    page.keyboard.press("Enter")
    page.keyboard.press("ControlOrMeta+b")
    page.keyboard.type("Wat het opleverde")
    page.keyboard.press("ControlOrMeta+b")
    page.keyboard.press("Enter")
    page.keyboard.type("Meer verhalen.")
    knop = page.locator("[data-nakijken]").get_by_role("button", name="Zet de koppen voor mij goed").first
    knop.wait_for(timeout=15_000)
    knop.focus()
    page.keyboard.press("Enter")
    assert page.locator("#id_tekst").input_value() == (
        "<h2>Zo begonnen wij</h2><p>Met een wandeling.</p><h3>Te diep</h3><p>Dan dit.</p>"
        "<h3>Wat het opleverde</h3><p>Meer verhalen.</p>"
    )
    assert page.evaluate("document.activeElement.isContentEditable")
    knop.wait_for(state="detached", timeout=15_000)
    assert violations(page) == []
    page.keyboard.press("ControlOrMeta+z")  # one step back, as for anything typed
    assert "<h4>Te diep</h4>" in page.locator("#id_tekst").input_value()
    assert page.complaints == []
