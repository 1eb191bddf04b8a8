# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""The editor of rich text in a real browser: by keyboard only, with pastes, and without scripts."""

import itertools
import re
import secrets

import pytest
from playwright.sync_api import expect

from redactie.opmaak import html, merktekens
from tests.browser.test_poorten import violations
from tests.redactie.test_plak import VERWACHT, geplakt

NUMMERS = itertools.count(secrets.randbelow(10**6))
NIEUW = "/beheer/toolkit/les/add/"


@pytest.fixture
def schrijf(visit, ingelogd):
    """Open the form of a new lesson, with the caret in its text; `schrijf(path)` for another form."""

    def _schrijf(path: str = NIEUW, **hoe):
        page = visit(path, als=ingelogd("alphen-noord"), **hoe)
        page.locator("#id_tekst-editor").focus()
        return page

    return _schrijf


def gestuurd(page) -> str:
    return page.locator("#id_tekst").input_value()


def bewaar(page, titel: str) -> str:
    """Save the lesson as a concept, by keyboard, and return the address of its form."""
    page.locator("#id_titel").fill(f"{titel} {next(NUMMERS)}")
    page.locator("#id_niveau").select_option("wijk")
    page.get_by_role("button", name=re.compile("^Bewaar")).first.press("Enter")
    page.wait_for_url(re.compile(r"/les/\d+/change/"))
    return "/" + page.url.split("/", 3)[3]


def bewaarde_tekens(visit, ingelogd, path: str) -> str:
    page = visit(path, als=ingelogd("alphen-noord"), javascript=False)
    return page.locator("#id_tekst").input_value()


def test_a_text_with_a_heading_a_list_a_link_and_a_table_by_keyboard_only(schrijf, visit, ingelogd):
    page = schrijf()
    keys = page.keyboard
    keys.press("Control+Alt+2")
    keys.type("Zo begon het")
    keys.press("Enter")
    keys.type("Wij begonnen ")
    keys.press("Control+b")
    keys.type("klein")
    keys.press("Control+b")
    keys.type(", zie ")
    keys.press("Control+k")
    page.get_by_role("dialog", name="Maak een link").wait_for()
    with page.expect_response(re.compile("q=welzijn$|q=welzijn&")):
        keys.type("welzijn")  # the search has the focus
    page.wait_for_function("document.querySelector('.editorvenster [role=status]').textContent.includes('gevonden')")
    keys.press("Tab")
    keys.press("Enter")
    gekozen = page.locator(".editorvenster [aria-pressed=true] span").first.text_content()
    while page.evaluate("document.activeElement.textContent") != "Zet de link":
        keys.press("Tab")
    keys.press("Enter")
    keys.type(".")
    keys.press("Enter")
    keys.type("- een")
    keys.press("Enter")
    keys.type("twee")
    keys.press("Control+]")
    keys.press("Enter")
    keys.press("Enter")
    keys.press("Enter")
    keys.press("Escape")  # to the toolbar, and along it to the table
    while page.evaluate("document.activeElement.textContent") != "Tabel":
        keys.press("ArrowRight")
    keys.press("Enter")
    for woord in ("Jaar", "Bezoekers", "2021", "34", "2022", "56"):
        keys.type(woord)
        keys.press("Tab")
    assert page.evaluate("document.activeElement.closest('.rijkveld__vlak')") is None  # Tab leads out of the editor
    path = bewaar(page, "Met het toetsenbord")
    tekens = bewaarde_tekens(visit, ingelogd, path)
    adres = re.search(r"\]\((/[a-z-]+/[^)]*)\)", tekens)[1]
    assert tekens == (
        f"## Zo begon het\n\nWij begonnen **klein**, zie [{gekozen}]({adres}).\n- een\n  - twee\n\n"
        "| Jaar | Bezoekers |\n|---|---|\n| 2021 | 34 |\n| 2022 | 56 |"
    )
    assert 'data-item="' in visit(path, als=ingelogd("alphen-noord")).locator("[data-rijkveld]").first.get_attribute(
        "data-html"
    )
    assert page.complaints == []


def test_what_is_typed_without_scripts_stands_in_the_editor_and_stays_when_it_is_not_touched(schrijf, visit, ingelogd):
    tekens = (
        "## Kop\n\n- een\n- *twee*\n\nTabel: Cijfers\n| a | b |\n|---|---|\n| # c | d<br>e |\n\n> gezegd\n\n3. drie"
    )
    page = visit(NIEUW, als=ingelogd("alphen-noord"), javascript=False)
    page.locator("#id_tekst").fill(tekens)
    path = bewaar(page, "Zonder scripts")
    assert bewaarde_tekens(visit, ingelogd, path) == tekens
    page = schrijf(path)
    stukken = page.locator("#id_tekst-editor").evaluate("el => [...el.children].map((kind) => kind.tagName).join(' ')")
    assert stukken == "H2 UL TABLE BLOCKQUOTE OL P"  # and an empty line, to go on writing
    assert page.locator("[name=tekst_vorm]").input_value() == "merktekens"
    bewaar(page, "Zonder scripts")
    assert bewaarde_tekens(visit, ingelogd, path) == tekens
    page = schrijf(path)
    page.keyboard.press("Control+Home")
    page.keyboard.type("Nieuwe ")
    assert page.locator("[name=tekst_vorm]").input_value() == "html"
    bewaar(page, "Zonder scripts")
    assert bewaarde_tekens(visit, ingelogd, path) == tekens.replace("## Kop", "## Nieuwe Kop")


@pytest.mark.parametrize("naam", VERWACHT)
def test_a_paste_becomes_the_text_that_was_meant(naam, schrijf, visit, ingelogd):
    page = schrijf()
    page.locator("#id_tekst-editor").evaluate(
        """(element, html) => {
          const clipboardData = new DataTransfer();
          clipboardData.setData("text/html", html);
          clipboardData.setData("text/plain", "x");
          element.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
        }""",
        geplakt(naam),
    )
    path = bewaar(page, f"Geplakt uit {naam}")
    assert bewaarde_tekens(visit, ingelogd, path) == merktekens.schrijf(html.lees(VERWACHT[naam]), str)
    assert (page.complaints, len(page.hosts)) == ([], 1)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_editor_and_its_windows_have_no_axe_violation_and_fit_a_small_screen(scheme, schrijf):
    page = schrijf(width=320, scheme=scheme)
    page.keyboard.type("## Kop")
    page.get_by_role("button", name="Tabel", exact=True).click()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    for knop in ("Link", "Afbeelding", "Document", "Video", "Bijschrift"):
        page.get_by_role("button", name=knop, exact=True).click()
        page.wait_for_timeout(400)
        assert violations(page) == []
        page.keyboard.press("Escape")
        expect(page.locator("dialog")).to_have_count(0)
    assert page.complaints == []


def test_the_editor_is_named_and_described_and_its_toolbar_is_one_stop(schrijf):
    page = schrijf()
    vlak = page.get_by_role("textbox", name=re.compile("^Tekst"))
    assert vlak.get_attribute("aria-multiline") == "true"
    assert "Escape" in page.locator(f"#{vlak.get_attribute('aria-describedby').split()[-1]}").text_content()
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.textContent") == "Kop"
    page.keyboard.press("End")
    assert page.evaluate("document.activeElement.textContent") == "Doe opnieuw"
    assert page.locator("[role=toolbar] [tabindex='0']").count() == page.locator("[role=toolbar]").count()
    page.keyboard.press("Home")
    page.keyboard.press("Enter")
    assert page.get_by_role("button", name="Kop", exact=True).get_attribute("aria-pressed") == "true"
    page.keyboard.type("x")
    assert gestuurd(page) == "<h2>x</h2>"


def test_what_was_typed_in_the_editor_comes_back_after_a_crash(schrijf, visit, ingelogd):
    page = schrijf()
    with page.expect_response(re.compile("/kladje")):
        page.keyboard.type("## Bijna kwijt")
    page.context.close()  # the browser is gone, and nothing was saved
    page = visit(NIEUW, als=ingelogd("alphen-noord"))
    page.get_by_role("button", name=re.compile("^Zet terug")).or_(
        page.get_by_role("link", name=re.compile("^Zet terug"))
    ).first.click()
    page.locator("#id_tekst-editor h2").wait_for()
    assert page.locator("#id_tekst-editor h2").text_content() == "Bijna kwijt"
    assert gestuurd(page) == "<h2>Bijna kwijt</h2>"
    assert page.complaints == []


def test_a_hostile_paste_runs_nothing(schrijf):
    page = schrijf()
    page.locator("#id_tekst-editor").evaluate(
        """(element) => {
          const clipboardData = new DataTransfer();
          clipboardData.setData("text/html", `<img src="https://kwaad.invalid/x" onerror="document.title='kwaad'">
            <p style="background:url(https://kwaad.invalid/y)" onclick="x()">tekst <a href="javascript:kwaad()">link</a></p>
            <iframe src="https://kwaad.invalid/z"></iframe><script>document.title='kwaad'</script>`);
          element.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
        }"""
    )
    page.wait_for_timeout(300)
    assert gestuurd(page) == "<p>tekst link</p>"
    assert (page.title().count("kwaad"), len(page.hosts)) == (0, 1)


def test_a_video_asks_nothing_of_others_before_somebody_starts_it(schrijf, visit, ingelogd):
    page = schrijf()
    page.get_by_role("button", name="Video", exact=True).click()
    page.get_by_label("Titel van de video").fill("De wijk in beeld")
    page.get_by_label("Adres van de video").fill("https://kwaad.invalid/film")
    page.get_by_role("button", name="Zet in de tekst").click()
    expect(page.get_by_text("Neem het adres over van een video")).to_be_visible()
    page.get_by_label("Adres van de video").fill("https://www.youtube.com/watch?v=abcdefghijk")
    page.get_by_role("button", name="Zet in de tekst").click()
    path = bewaar(page, "Met een video")
    assert "[video: De wijk in beeld | https://www.youtube.com/watch?v=abcdefghijk]" in bewaarde_tekens(
        visit, ingelogd, path
    )


def test_a_reader_starts_a_video_on_the_page(visit, ingelogd, site):
    """The page is public at once: the beheerder writes it and publishes it."""
    page = visit("/beheer/redactie/pagina/add/", als=ingelogd("beheer"), javascript=False)
    nummer = next(NUMMERS)
    page.locator("#id_titel").fill(f"Een pagina met een video {nummer}")
    page.locator("#id_tekst").fill("Tekst\n\n[video: De wijk | https://www.youtube.com/watch?v=abcdefghijk]")
    page.locator("#id_ruimte").select_option(label="Gedeeld")
    page.locator('[name$="-0-bron"]').select_option(index=1)
    page.get_by_role("button", name=re.compile("^Bewaar")).first.click()
    page.get_by_role("button", name="Publiceer", exact=True).click()
    lezer = visit(f"/een-pagina-met-een-video-{nummer}/")
    lezer.route(
        "https://www.youtube-nocookie.com/**", lambda route: route.fulfill(body="speler", content_type="text/html")
    )
    assert violations(lezer) == []
    assert (lezer.locator("iframe").count(), len(lezer.hosts)) == (0, 1)
    assert (
        lezer.get_by_role("link", name="De wijk", exact=True).get_attribute("href")
        == "https://www.youtube.com/watch?v=abcdefghijk"
    )
    lezer.get_by_role("button", name="Start de video hier: De wijk").press("Enter")
    kader = lezer.locator("iframe")
    assert kader.get_attribute("title") == "Video: De wijk"
    assert lezer.evaluate("document.activeElement.tagName") == "IFRAME"
    lezer.wait_for_timeout(500)
    assert lezer.hosts == {site.url.split("/")[2], "www.youtube-nocookie.com"}
    assert lezer.complaints == []
