# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Reach in a browser: filled in with the keyboard on a phone, and read wide, narrow, dark and without script."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_kantoor import gates

NIEUW = "/beheer/bereik/stevenshof/nieuw/"
PAGINA = "/wijken/stevenshof/bereik/"


def vul_in(page: Page, periode: str) -> None:
    """With the keyboard alone, in the order of the page."""
    page.get_by_label("Interventie", exact=True).focus()
    page.keyboard.type("Welzijn op")
    page.keyboard.press("Tab")
    page.keyboard.type(periode)
    page.locator("#id_doelgroep").focus()
    for aantal in ("", "120", "64", "41"):
        page.keyboard.type(aantal)
        page.keyboard.press("Tab")
        if not aantal:
            page.keyboard.type("weten we niet")
        page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.type("De welzijnscoach, uit het eigen overzicht.")


def test_a_period_is_filled_in_on_a_phone_with_the_keyboard_alone(visit, ingelogd):
    page = visit(NIEUW, width=375, als=ingelogd("stevenshof"))
    vul_in(page, "2031")
    page.locator("#deel-leeftijd summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    for aantal in ("", "", "", "", "30", "19", "40"):  # from 0 to 15 years on, started and finished by turns
        page.keyboard.type(aantal)
        page.keyboard.press("Tab")
    page.get_by_role("button", name="Bewaar als concept").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#fouten")).to_contain_text("De leeftijden zijn samen 70, en gestart zijn er 64.")
    page.complaints.clear()  # the answer is 422
    assert gates(page) == {} and page.locator("#id_gestart").input_value() == "64"
    page.locator("#id_leeftijd-3-gestart").fill("34")
    page.locator("#id_leeftijd-3-afgerond").fill("22")
    page.get_by_role("button", name="Zo komt het op de site").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#voorbeeld")).to_contain_text("startten er 65 en rondden er 40 af")
    assert gates(page) == {}
    page.get_by_role("button", name="Maak definitief").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#voorbeeldkop")).to_have_text("Zo staat het op de site")
    assert gates(page) == {}


@pytest.fixture
def gevuld(visit, ingelogd) -> None:
    """The wijk has reach on the site, filled in without script."""
    page = visit(PAGINA)
    if page.get_by_role("link", name="Welzijn op Recept", exact=True).count():
        return
    page = visit(NIEUW, javascript=False, als=ingelogd("stevenshof"))
    page.select_option("#id_interventie", label="Welzijn op Recept")
    velden = {"periode": "2030", "doelgroep": "1200", "benaderd": "310", "gestart": "175", "afgerond": "116",
              "telling": "De welzijnscoach." * 12, "doelgroep_uitleg": "Schatting.", "doelgroep_wie": "Inwoners" * 20}  # fmt: skip
    for naam, waarde in velden.items():
        page.fill(f"#id_{naam}", waarde)
    page.select_option("#id_doelgroep_herkomst", "schatting")
    page.locator("#deel-buurt summary").click()
    page.fill("#id_buurt-0-naam", "Eenlangebuurtnaamzonderspaties" * 2)
    page.fill("#id_buurt-0-gestart", "80")
    page.locator("#deel-reden summary").click()
    page.fill("#id_reden-1-gestart", "31")
    page.get_by_role("button", name="Maak definitief").click()
    expect(page.locator("#voorbeeldkop")).to_have_text("Zo staat het op de site")


@pytest.mark.parametrize(
    ("scheme", "width", "javascript"),
    [("light", 1280, True), ("dark", 320, True), ("light", 320, False), ("dark", 768, True)],
)
def test_the_reach_passes_every_gate_wide_narrow_dark_and_without_script(visit, gevuld, scheme, width, javascript):
    found = {}
    page = visit(PAGINA, width=width, scheme=scheme, javascript=javascript)
    naar = page.get_by_role("link", name="Welzijn op Recept", exact=True).first.get_attribute("href")
    for adres in (PAGINA, naar):
        page = visit(adres, width=width, scheme=scheme, javascript=javascript)
        assert page.locator("svg.grafiek__beeld").locator("visible=true").count() >= 1
        wrong = gates(page) if javascript else page.evaluate("document.documentElement.scrollWidth") - width
        if wrong:
            found[adres] = wrong
    assert found == {}
