# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""The library in a real browser: several files at once, by keyboard, without a script, and the point that matters."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.test_kantoor import gates
from tests.redactie.test_media import plaatje

TOEVOEGEN = "/beheer/redactie/afbeelding/add/"
EXPECTED = re.compile("status of 422")  # what a refused file is answered with


def bestand(naam: str, inhoud: bytes) -> dict:
    return {"name": naam, "mimeType": "application/octet-stream", "buffer": inhoud}


def test_several_files_are_added_one_by_one_and_a_refused_one_says_why(visit, ingelogd):
    page = visit(TOEVOEGEN, als=ingelogd("alphen-noord"))
    page.locator("#kies-bestanden").set_input_files(
        [
            bestand("huis.png", plaatje(maat=(1400, 900))),
            bestand("tekening.svg", b"<svg/>"),
            bestand("straat.png", plaatje()),
        ]
    )
    rows = page.locator("[data-rij]")
    expect(rows).to_have_count(3)
    rows.nth(0).get_by_label("Beschrijving").fill("Een huis met een tuin")
    rows.nth(1).get_by_label("Beschrijving").fill("Lijnen")
    page.get_by_role("button", name="Voeg toe").click()
    page.get_by_text("1 toegevoegd, 2 nog niet").wait_for()
    assert "Toegevoegd: huis." in rows.nth(0).inner_text()
    assert "Dit is geen afbeelding die we kunnen lezen" in rows.nth(1).inner_text()
    assert "Beschrijf wat er te zien is" in rows.nth(2).inner_text()
    assert rows.nth(1).get_by_label("Beschrijving").input_value() == "Lijnen"
    assert page.evaluate("document.activeElement.closest('[data-rij]')") is not None
    page.complaints[:] = [line for line in page.complaints if not EXPECTED.search(line)]
    assert gates(page) == {}

    rows.nth(1).get_by_role("button", name="Toch niet toevoegen").click()
    rows.nth(1).get_by_label("Alleen versiering").check()
    page.get_by_role("button", name="Voeg toe").click()
    page.get_by_text("Alles is toegevoegd: 1.").wait_for()
    page.goto(page.url.replace("add/", ""))
    assert page.locator(".mediakaart").count() >= 2
    assert gates(page) == {}


def test_a_file_that_is_too_large_is_told_before_it_is_sent(visit, ingelogd):
    page = visit(TOEVOEGEN, als=ingelogd("alphen-noord"))
    page.locator("#kies-bestanden").set_input_files([bestand("groot.png", b"x" * (15 * 1024 * 1024 + 1))])
    assert "groter dan 15 MB" in page.locator("[data-rij]").inner_text()


@pytest.mark.parametrize("width", [320, 1280])
def test_without_a_script_a_form_with_files_goes_in_one_go(visit, ingelogd, width):
    page = visit(TOEVOEGEN, als=ingelogd("alphen-noord"), javascript=False, width=width)
    first, second = page.locator("[data-rij]").nth(0), page.locator("[data-rij]").nth(1)
    for row, naam in ((first, "Zonder script een"), (second, "Zonder script twee")):
        row.locator('input[type="file"]').set_input_files(bestand("a.png", plaatje()))
        row.get_by_label("Titel").fill(naam)
        row.get_by_label("Beschrijving").fill("Een rood vlak")
    page.get_by_role("button", name="Voeg toe").click()
    page.get_by_text("Toegevoegd: “Zonder script een”, “Zonder script twee”.").wait_for()


def test_the_point_that_matters_is_moved_with_the_arrows_the_mouse_and_by_typing(visit, ingelogd):
    page = visit(TOEVOEGEN, als=ingelogd("alphen-noord"))
    page.locator("#kies-bestanden").set_input_files([bestand("punt.png", plaatje(maat=(1200, 600)))])
    page.locator("[data-rij]").get_by_label("Beschrijving").fill("Een rood vlak")
    page.get_by_role("button", name="Voeg toe").click()
    page.get_by_role("link", name="punt").click()
    knop = page.locator(".focuspunt__knop")
    x, y = page.locator("#id_focus_x"), page.locator("#id_focus_y")
    knop.focus()
    for key in ("ArrowRight", "ArrowRight", "Shift+ArrowDown", "ArrowLeft"):
        page.keyboard.press(key)
    assert (x.input_value(), y.input_value()) == ("51", "60")
    assert "51 procent van links, 60 procent van boven" in knop.inner_text()
    knop.click(position={"x": 3, "y": 3})
    assert (int(x.input_value()) < 3, int(y.input_value()) < 3) == (True, True)
    x.fill("80")
    x.press("Tab")
    assert page.locator('[data-lijn="x"]').get_attribute("x1") == "80"
    assert gates(page) == {}
    page.get_by_role("button", name="Bewaar").first.click()
    page.get_by_text("is bewaard").wait_for()
    assert page.locator("#id_focus_x").input_value() == "80"


def test_the_worklist_and_the_log_pass_every_gate(visit, ingelogd):
    for path in (
        "/beheer/werklijst/?ruimte=gedeeld",
        "/beheer/redactie/logregel/?resultaat=gelukt",
        "/beheer/redactie/bestand/add/",
    ):
        for width, scheme in ((1280, "light"), (320, "dark")):
            page = visit(path, als=ingelogd("beheer"), width=width, scheme=scheme)
            assert (path, gates(page)) == (path, {})
