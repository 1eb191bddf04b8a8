# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""A report from a click to a supplemented version, in a real browser on the real content."""

import re

from playwright.sync_api import Page, expect

from tests.browser.test_kantoor import gates

LANG = "Wij lopen achter, want er was minder contact in de wijken dan gedacht. " * 12


def antwoord(page: Page, sleutel: str):
    return page.locator(f"#veld-{sleutel} form[data-antwoord]").first


def schrijf(page: Page, sleutel: str, tekst: str):
    """Type in the answer to a question, in place of what stands there."""
    form = antwoord(page, sleutel)
    vlak = form.locator(".ProseMirror")
    expect(vlak).to_be_visible()
    vlak.fill(tekst)
    return form


def bewaar(form) -> None:
    form.get_by_role("button", name=re.compile("^Bewaar")).click()


def test_a_report_from_a_filled_concept_to_a_version_with_its_additions_marked(visit, ingelogd):
    page = visit("/beheer/verslagen/", als=ingelogd("beheer"))
    page.get_by_role("link", name="Begin een verslag van Samenwerkingsverband").click()
    page.get_by_label("Welk verslag?").select_option(label="ZonMw-voortgangsrapportage")
    page.get_by_label("Van", exact=True).fill("2022-01-01")
    page.get_by_label("Tot en met").fill("2022-12-31")
    page.get_by_role("button", name="Begin het verslag").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("2022"))
    pk = re.search(r"/verslagen/(\d+)/", page.url)[1]
    assert gates(page) == {}

    # It has filled itself, and the counter warns while somebody types.
    page.goto(page.url + "sectie/2/")
    vraag = page.locator("#veld-tijdsplanning")
    expect(vraag.get_by_text(re.compile("Staat klaar, niet in het verslag"))).to_be_visible()
    let_op = vraag.locator("[data-teller-let-op]")
    eerst = let_op.inner_text()
    form = schrijf(page, "tijdsplanning", LANG)
    expect(let_op).not_to_have_text(eerst)
    expect(let_op).to_have_text(re.compile(r"Dit zijn ongeveer \d+ regels. Het formulier vraagt er ongeveer 5."))
    gezegd = let_op.inner_text()
    form.get_by_role("checkbox", name="Ja", exact=True).check()
    form.get_by_role("checkbox", name="Nee", exact=True).check()
    bewaar(form)
    expect(page.locator(".melding").first).to_have_text(re.compile("Bewaard"))
    assert page.locator("#veld-tijdsplanning [data-teller-let-op]").inner_text() == gezegd  # the server counts the same
    page.set_viewport_size({"width": 320, "height": 800})
    assert gates(page) == {}
    page.set_viewport_size({"width": 1280, "height": 800})

    # Somebody else saves the same answer meanwhile: both texts are there, and nothing is lost.
    ander = visit(f"/beheer/verslagen/{pk}/sectie/2/", als=ingelogd("beheer"))
    bewaar(schrijf(ander, "tijdsplanning", "De ander was eerst."))
    expect(ander.locator(".melding").first).to_have_text(re.compile("Bewaard"))
    bewaar(schrijf(page, "tijdsplanning", "Ik was later."))
    vak = antwoord(page, "tijdsplanning")
    expect(vak.get_by_text("De ander was eerst.")).to_be_visible()
    expect(vak.locator(".ProseMirror")).to_have_text("Ik was later.")
    page.complaints.clear()  # the browser complains of the answer that says so
    assert gates(page) == {}
    bewaar(vak)
    expect(antwoord(page, "tijdsplanning").locator(".ProseMirror")).to_have_text("Ik was later.")

    # Vaststellen, hand in, questions, and an addition.
    page.goto(page.url.split("sectie")[0])
    for knop in ("Leg het voor ter beoordeling", "Stel het verslag vast", "Het is ingediend", "Er zijn vragen gekomen"):
        page.get_by_role("button", name=knop).click()
    expect(page.locator('[aria-current="step"]')).to_have_text("vragen ontvangen")
    page.goto(page.url.split("#")[0] + "sectie/2/")
    bewaar(schrijf(page, "tijdsplanning", "Wij ronden af in juli."))
    expect(page.locator(".melding").first).to_have_text(re.compile("Bewaard"))
    page.goto(page.url.split("sectie")[0])
    page.get_by_role("button", name="Stel de aanvulling vast").click()
    page.get_by_role("link", name="Versie 2").click()
    erbij = page.locator(".stuk--aanvulling", has_text="Wij ronden af in juli.")
    expect(erbij.get_by_text("Nadere toelichting")).to_be_visible()
    assert gates(page) == {}
    page.goto(page.url.replace("/lezen/2/", "/lezen/1/"))
    expect(page.get_by_text("Ik was later.")).to_be_visible()
    expect(page.get_by_text("Wij ronden af in juli.")).to_have_count(0)
