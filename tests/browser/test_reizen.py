"""Key journeys of people, clicked through in a real browser; run on every database."""

import io
import re
import zipfile

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.keten


def test_an_adviser_finds_something_usable_for_residents_in_vulnerable_circumstances(visit):
    """Scenario 1, on a phone without JavaScript: a usable page within three taps, the Word file, and a contact."""
    page = visit("/", width=375, javascript=False)
    page.get_by_role("link", name="Ik wil inwoners in kwetsbare omstandigheden bereiken").click()
    page.get_by_role("link", name=re.compile("Stappenplan", re.IGNORECASE)).first.click()
    assert page.get_by_role("heading", level=1).inner_text() == "Stappenplan inwoners werven voor focusgesprekken"
    word = page.get_by_role("link", name=re.compile("Word"))
    response = page.request.get(page.url.split("/toolkit/")[0] + word.get_attribute("href"))
    with zipfile.ZipFile(io.BytesIO(response.body())) as archive:
        assert "word/document.xml" in archive.namelist()
    page.get_by_role("link", name="Contact").first.click()
    expect(page.get_by_label("Uw bericht")).to_be_visible()
    assert "in te vullen" not in page.content()


def test_an_adviser_learns_that_the_figures_are_no_ranking(visit):
    """Scenario 2: the answer, the unit, the uncertain area and the source, two taps from the front page."""
    page = visit("/", width=375, javascript=False)
    page.get_by_role("searchbox").fill("Welke wijk doet het het best met Welzijn op Recept?")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Welzijn op Recept", exact=True).first.click()
    text = page.locator("main").inner_text()
    for fact in (
        "Dat kunt u hieruit niet zeggen",
        "recepten",
        "In Leiden",
        "In Alphen",
        "16",
        "19",
        "11",
        "181",
        "244",
    ):
        assert fact in text, fact


def test_a_resident_reads_what_was_done_with_their_input(visit):
    """Scenario 9: from the wijk to the answer in one tap."""
    page = visit("/wijken/stevenshof/", width=375, javascript=False)
    page.get_by_role("link", name=re.compile("uw inbreng", re.IGNORECASE)).first.click()
    assert "Stevenshof" in page.locator("main").inner_text()
    assert page.locator("main").get_by_role("heading").count() >= 4


def test_filters_work_without_javascript_and_can_be_taken_off(visit):
    page = visit("/toolkit/", javascript=False)
    everything = page.locator("main li h2, main li h3").count()
    page.get_by_label(re.compile("^Bereik")).check()
    page.get_by_role("button", name="Toon resultaten").click()
    assert "vraag=bereik" in page.url
    fewer = page.locator("main li h2, main li h3").count()
    assert 0 < fewer < everything
    assert "Bereik" in page.title()
    page.get_by_role("link", name=re.compile("Bereik.*(weg|verwijder)|(weg|verwijder).*Bereik", re.IGNORECASE)).click()
    assert "vraag=" not in page.url


def test_a_message_with_a_fault_keeps_what_was_typed_and_then_arrives(visit, monkeypatch):
    page = visit("/contact/", width=375, javascript=False)
    page.get_by_label("Uw naam").fill("Kim de Vries")
    page.get_by_label("Uw e-mailadres").fill("kim@")
    page.get_by_label("Waar gaat het over?").fill("Focusgesprekken")
    page.get_by_label("Uw bericht").fill("Wie kan ik bellen over focusgesprekken?")
    page.wait_for_timeout(3200)  # a person takes longer than three seconds
    page.get_by_role("button", name="Versturen").click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert "naam@gemeente.nl" in page.locator("main").inner_text()
    assert page.get_by_label("Uw bericht").input_value() == "Wie kan ik bellen over focusgesprekken?"
    page.get_by_label("Uw e-mailadres").fill("kim@voorbeeld.nl")
    page.wait_for_timeout(3200)
    page.get_by_role("button", name="Versturen").click()
    assert page.url.endswith("/contact/bedankt/")
    assert page.context.cookies() == []


def test_a_procesbegeleider_writes_a_lesson_publishes_it_and_mends_it(visit, ingelogd):
    page = visit("/beheer/toolkit/les/add/", javascript=False, als=ingelogd("stevenshof"))
    page.locator("#id_titel").fill("Een les van vandaag")
    page.locator("#id_niveau").select_option("wijk")
    page.locator("#id_tekst").fill("Wat wij vandaag leerden. <script>alert(1)</script>")
    page.locator('[id$="-0-bron"]').select_option(label="Opgesteld door de redactie")
    page.get_by_role("button", name="Bewaar als concept").click()
    assert page.locator("#id_titel").input_value() == "Een les van vandaag"
    page.get_by_role("button", name="Publiceer").click()
    assert "gepubliceerd" in page.locator("main").inner_text().lower()
    public = visit("/lessen/een-les-van-vandaag/", javascript=False)
    assert "Wat wij vandaag leerden." in public.content() and "<script>alert(1)" not in public.content()

    page.locator("#id_titel").fill("Een les van gisteren")
    page.get_by_role("button", name="Bewaar de wijzigingen").click()
    public.reload()
    assert "Een les van vandaag" in public.title()
    page.get_by_role("button", name="Publiceer de wijzigingen").click()
    public.reload()
    assert "Een les van gisteren" in public.title()
    assert page.complaints == []


def test_a_procesbegeleider_reads_another_wijk_but_cannot_change_it(visit, ingelogd):
    page = visit("/beheer/wijken/wijk/", als=ingelogd("stevenshof"))
    page.locator("#result_list").get_by_role("link", name="Alphen Noord", exact=True).click()
    page.get_by_text("Je kunt dit lezen, maar niet wijzigen.").wait_for()
    assert page.get_by_role("button", name=re.compile("^Bewaar")).count() == 0
