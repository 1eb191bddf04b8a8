# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""The card for a talk about health: what somebody fills in stays in the page; and the tally with its large buttons."""

import io
import re

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from tests.browser.test_kantoor import gates
from tests.browser.test_poorten import violations

KAART = "/gesprekskaart/"
OPSLAG = """async () => ({
  lokaal: Object.keys(localStorage).length, sessie: Object.keys(sessionStorage).length, koekjes: document.cookie,
  databanken: (await indexedDB.databases()).length, caches: (await caches.keys()).length, adres: location.href,
  geschiedenis: history.state,
})"""


def vul_in(page) -> None:
    for nummer, cijfer in enumerate((7, 4, 8, 6, 3, 9), start=1):
        page.locator(f"[data-kant='{nummer}'] input[type=radio][value='{cijfer}']").check()
    page.locator("[data-kant='2']").get_by_label("Wil ik over praten").check()


def gekozen(page) -> int:
    return page.evaluate("document.querySelectorAll('[data-kant] input:checked:not([value=\"\"])').length")


@pytest.mark.parametrize("width", [375, 1280])
def test_nothing_that_is_filled_in_leaves_the_page_or_is_kept(visit, width, site):
    page = visit(KAART, width=width)
    page.wait_for_load_state("networkidle")
    gevraagd: list[str] = []
    page.on("request", lambda request: gevraagd.append(request.url))
    page.on("websocket", lambda socket: gevraagd.append(socket.url))
    vul_in(page)
    page.keyboard.press("Enter")  # there is no form that this could send
    page.get_by_role("button", name="Maak leeg").click()
    vul_in(page)
    page.wait_for_timeout(1500)
    assert gevraagd == []
    assert page.evaluate(OPSLAG) == {
        "lokaal": 0, "sessie": 0, "koekjes": "", "databanken": 0, "caches": 0, "adres": f"{site.url}{KAART}",
        "geschiedenis": None,
    }  # fmt: skip
    assert page.locator("main form").count() == 0 and page.context.cookies() == [] and page.complaints == []
    page.goto(f"{site.url}/over/")
    assert page.evaluate("Object.keys(localStorage).length + Object.keys(sessionStorage).length") == 0
    assert all("k1" not in url and "=" not in url.split("/")[-1] for url in gevraagd)


def test_going_back_and_loading_again_brings_nothing_back(visit, site):
    page = visit(KAART)
    vul_in(page)
    assert gekozen(page) == 7
    page.goto(f"{site.url}/over/")
    page.go_back()
    expect(page.locator("[data-web-tabel]")).to_be_visible()
    assert gekozen(page) == 0 and page.locator(".web__punt").count() == 0
    vul_in(page)
    page.reload()
    assert gekozen(page) == 0


def test_the_web_is_a_line_in_a_fixed_order_and_the_table_says_the_same(visit):
    page = visit(KAART)
    page.locator("[data-kant='1'] input[value='10']").check()
    page.locator("[data-kant='3'] input[value='5']").check()
    assert (page.locator(".web__punt").count(), page.locator(".web__lijn").count()) == (2, 0)  # not next to each other
    page.locator("[data-kant='2'] input[value='0']").check()
    assert (page.locator(".web__punt").count(), page.locator(".web__lijn").count()) == (3, 2)
    vul_in(page)
    assert (page.locator(".web__punt").count(), page.locator(".web__lijn").count()) == (6, 6)
    assert page.locator("[data-web-lijn] :is(polygon, path, polyline)").count() == 0  # no area
    rijen = page.locator("[data-web-tabel] tbody tr")
    assert [rijen.nth(n).locator("td").first.inner_text() for n in range(6)] == ["7", "4", "8", "6", "3", "9"]
    assert rijen.nth(1).locator("td").nth(1).inner_text() == "Wil ik over praten"
    assert not re.search(r"gemiddeld|totaal|oppervlak", page.locator("main").inner_text().lower())
    page.get_by_role("button", name="Maak leeg").click()
    assert (gekozen(page), page.locator(".web__punt").count()) == (0, 0)
    assert [rijen.nth(n).locator("td").first.inner_text() for n in range(6)] == ["–"] * 6


@pytest.mark.parametrize("javascript", [True, False])
def test_it_prints_on_one_sheet_also_to_fill_in_with_a_pen(visit, javascript):
    page = visit(KAART, javascript=javascript)
    if javascript:
        vul_in(page)
    pdf = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    assert len(pdf.pages) == 1
    tekst = pdf.pages[0].extract_text()
    for woorden in ("Mijn lichaam", "Zin en richting", "Het dagelijks leven", "Wat spreken we af?"):
        assert woorden in tekst


def test_without_javascript_the_page_says_so(visit):
    page = visit(KAART, javascript=False)
    assert "Print de kaart en vul haar in met een pen" in page.locator("main").inner_text()
    assert page.locator("[data-web-tabel]").is_hidden() and page.locator("[data-leeg]").is_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_filled_card_passes_axe(visit, scheme):
    page = visit(KAART, width=375, scheme=scheme)
    vul_in(page)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 375


def test_a_round_is_tallied_on_a_phone_with_the_large_buttons_and_passes_every_gate(visit, ingelogd, site):
    page = visit("/beheer/verwachtingen/stevenshof/", width=375, als=ingelogd("stevenshof"))
    page.get_by_label("Activiteit").fill("Wandelgroep op dinsdag")
    page.get_by_role("button", name="Maak de ronde").click()
    page.get_by_role("link", name=re.compile("^Turf ?: vooraf")).click()
    page.get_by_label("Antwoord 1", exact=True).first.fill("Mensen leren kennen")
    meer = page.get_by_role("button", name="Een erbij: Streepjes bij antwoord 1").first
    vak = meer.bounding_box()
    assert min(vak["width"], vak["height"]) >= 44
    for _ in range(3):
        meer.click()
    page.get_by_role("button", name="Een minder: Streepjes bij antwoord 1").first.click()
    expect(page.locator("[data-turf-stand]")).to_have_text("Mensen leren kennen: 2")
    page.get_by_role("button", name="Bewaar", exact=True).click()
    expect(page.locator(".melding--fout")).to_contain_text("Vul in met hoeveel mensen jullie praatten")
    assert page.locator("#v1-0-aantal").input_value() == "2"
    page.complaints.clear()  # the browser mentions the answer 422 itself
    assert gates(page) == {}
    for _ in range(4):
        page.get_by_role("button", name="Een erbij: Met hoeveel mensen").click()
    page.get_by_role("button", name="Bewaar en terug naar de ronde").click()
    expect(page.locator(".momentkaart").first).to_contain_text("4 mensen")
    for width, scheme in ((375, "dark"), (1280, "light")):
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme)
        assert gates(page) == {}


def test_a_quarter_is_filled_in_and_passes_every_gate(visit, ingelogd):
    from datetime import date

    from monitoring.meten.eigen_inzet import in_adres, vorig_kwartaal

    adres = f"/beheer/eigen-inzet/stevenshof/{in_adres(*vorig_kwartaal(date.today()))}/"
    page = visit(adres, width=375, als=ingelogd("stevenshof"))
    assert gates(page) == {}
    page.get_by_label("Werd het").nth(3).select_option("veel")
    page.get_by_label("Wat is nodig").fill("Tijd voor inwoners")
    page.get_by_role("button", name="Bewaar", exact=True).click()
    expect(page.get_by_role("status")).to_contain_text("Bewaard. Alleen jij ziet dit.")
    page.goto(page.url.split("stevenshof/")[0])
    expect(page.locator("main")).to_contain_text("Tijd voor inwoners")
    for width, scheme in ((320, "dark"), (1280, "light")):
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme)
        assert gates(page) == {}
    ander = visit("/beheer/eigen-inzet/", als=ingelogd("beheer"))
    assert "Tijd voor inwoners" not in ander.locator("body").inner_text()
