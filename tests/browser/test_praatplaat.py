# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""A praatplaat from the office to the wall: made, pointed at, published, and read by keyboard, larger and on paper."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.test_kantoor import gates
from tests.browser.test_media import TOEVOEGEN, bestand
from tests.browser.test_poorten import WIDTHS, violations
from tests.redactie.test_media import plaatje


def deel(page, nummer: int, titel: str, tekst: str) -> None:
    page.locator(f"#id_delen-{nummer}-titel").fill(titel)
    page.locator(f"#id_delen-{nummer}-tekst").fill(tekst)
    page.locator(f"#id_delen-{nummer}-volgorde").fill(str(nummer))


@pytest.fixture
def plaat(visit, ingelogd) -> str:
    """The address of a drawing that was made in the office, with a place that was dragged and one that was typed."""
    page = visit(TOEVOEGEN, als=ingelogd("stevenshof"))
    page.locator("#kies-bestanden").set_input_files([bestand("plaat.png", plaatje(maat=(1600, 1000)))])
    page.locator("[data-rij]").get_by_label("Beschrijving").fill("Een getekende brug tussen zorg en welzijn")
    page.get_by_role("button", name="Voeg toe").click()
    page.get_by_text("Alles is toegevoegd: 1.").wait_for()
    page.goto(re.sub(r"/beheer/.*", "/beheer/toolkit/praatplaat/add/", page.url))
    page.locator("#id_titel").fill("Voorbeeldplaat (fictief)")
    page.locator("#id_samenvatting").fill("Een voorbeeld (fictief) van een praatplaat.")
    page.get_by_role("button", name="Kies een afbeelding").click()
    page.get_by_role("dialog").get_by_role("button", name=re.compile("^plaat")).first.click()
    page.get_by_role("button", name="Neem deze afbeelding").click()
    expect(page.locator(".beeldkeuze__nu img")).to_be_visible()
    deel(page, 0, "De brug", "Een brug, met zorg aan de ene kant en welzijn aan de andere.")
    page.locator("#delen-0").get_by_role("button", name="Wijs aan op de plaat").click()
    laag = page.locator("#delen-0 .plaatplek__vlak svg")
    laag.scroll_into_view_if_needed()
    box = laag.bounding_box()
    page.mouse.move(box["x"] + box["width"] * 0.1, box["y"] + box["height"] * 0.2)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.4, box["y"] + box["height"] * 0.6)
    page.mouse.up()
    waarden = [int(page.locator(f"#id_delen-0-{naam}").input_value()) for naam in ("x", "y", "breedte", "hoogte")]
    assert all(abs(a - b) <= 2 for a, b in zip(waarden, (10, 20, 30, 40), strict=True)), waarden
    page.locator("#delen-group .add-row a").click()
    deel(page, 1, "De zon", "Een zon boven het buurthuis.")
    for naam, waarde in (("x", 90), ("y", 2), ("breedte", 8), ("hoogte", 10)):
        page.locator(f"#id_delen-1-{naam}").fill(str(waarde))
    page.locator("[id$='-0-bron']").select_option(label="Opgesteld door de redactie")
    assert gates(page) == {}
    page.get_by_role("button", name="Publiceer", exact=True).click()
    page.locator("li.melding").first.wait_for()
    return "/praatplaten/voorbeeldplaat-fictief/"


def test_a_praatplaat_is_read_by_keyboard_made_larger_and_printed(plaat, visit, tmp_path):
    page = visit(plaat)
    found = {}
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        if wrong := violations(page):
            found[width] = wrong
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert found == {}
    boxes = [plek.bounding_box() for plek in page.locator(".plaat__nummer circle").all()]
    assert len(boxes) == 2 and all(box["width"] >= 24 and box["height"] >= 24 for box in boxes)

    # By keyboard: the window, the places in reading order, and from a place to its text.
    venster = page.locator("[data-venster]")
    venster.focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "1. De brug"
    stroke = "getComputedStyle(document.activeElement.querySelector('.plaat__kader--buiten')).strokeWidth"
    assert page.evaluate(stroke) == "10px"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "2. De zon"
    page.keyboard.press("Enter")
    page.wait_for_url("**#deel-2")
    expect(page.locator("#deel-2")).to_be_in_viewport()

    # Larger and smaller, with keys and buttons; Tab leaves the window as any other.
    venster.focus()
    breed = venster.evaluate("e => e.scrollWidth")
    page.keyboard.press("+")
    page.keyboard.press("+")
    assert venster.evaluate("e => e.scrollWidth") == pytest.approx(2 * breed, abs=8)
    van = venster.evaluate("e => e.scrollLeft")
    page.keyboard.press("ArrowRight")
    page.wait_for_function("v => document.querySelector('[data-venster]').scrollLeft > v", arg=van)
    page.keyboard.press("0")
    assert venster.evaluate("e => e.scrollWidth") == breed
    page.get_by_role("button", name="Groter").click()
    expect(page.get_by_role("status").filter(has_text="150%")).to_be_visible()
    assert violations(page) == []
    assert page.complaints == []

    # On paper: the drawing on a sheet of A3, the text on the next.
    page.get_by_role("button", name="Passend").click()
    pdf = page.pdf(prefer_css_page_size=True)
    boxes = re.findall(rb"/MediaBox ?\[ ?0 0 ([\d.]+) ([\d.]+)", pdf)
    assert [round(float(maat)) for maat in boxes[0]] in ([1191, 842], [1190, 842], [1190, 841])
    assert len(boxes) >= 2

    plain = visit(plaat, javascript=False, width=320)
    assert plain.get_by_role("link", name="Open de plaat groot").count() == 1
    assert plain.locator("[data-knoppen] button").count() == 0
    plain.get_by_role("link", name="1. De brug").click()
    plain.wait_for_url("**#deel-1")
