"""Tasks of people in the office, done with the keyboard alone; what a person does is counted, and has a limit.

An action is what a person decides to do: fill in a field, choose from a list, press a button or a link. Walking there with
Tab is no action. What a scenario took is printed: `pytest -s tests/browser/test_scenarios.py`.
"""

import re
import time
from datetime import date, timedelta

import pytest
from PIL import Image
from playwright.sync_api import Locator, Page, expect

pytestmark = pytest.mark.keten


class Toetsenbord:
    """Somebody who uses no mouse. `handelingen` counts what they did, `toetsen` every key they pressed to get there."""

    def __init__(self, page: Page) -> None:
        self.page, self.handelingen, self.toetsen = page, 0, 0
        self.begin = time.monotonic()

    def ga_naar(self, doel: Locator) -> None:
        """Walk with Tab, forward only, until `doel` has the focus; a page that traps the keyboard fails here."""
        doel = doel.first
        expect(doel).to_be_visible()
        for _ in range(400):
            if doel.evaluate("element => element === document.activeElement"):
                return
            self.page.keyboard.press("Tab")
            self.toetsen += 1
        pytest.fail(f"Met Tab is dit niet te bereiken: {doel.evaluate('element => element.outerHTML.slice(0, 200)')}")

    def druk(self, doel: Locator, toets: str = "Enter") -> None:
        self.ga_naar(doel)
        self.page.keyboard.press(toets)
        self.handelingen += 1

    def typ(self, doel: Locator, tekst: str) -> None:
        self.ga_naar(doel)
        self.page.keyboard.press("ControlOrMeta+a")
        self.page.keyboard.type(tekst)
        self.handelingen += 1

    def kies(self, doel: Locator, keuze: str) -> None:
        """Choose from a list by the first letters of what it says."""
        self.ga_naar(doel)
        self.page.keyboard.type(keuze)
        assert doel.first.evaluate("lijst => lijst.selectedOptions[0].textContent").startswith(keuze)
        self.handelingen += 1

    def klaar(self, wat: str, *, handelingen: int, seconden: float) -> None:
        """Say what it took, and hold it to its limit. The time is that of the pages, not of a person who thinks."""
        duur = time.monotonic() - self.begin
        print(f"\n{wat}: {self.handelingen} handelingen, {self.toetsen} keer Tab, {duur:.0f} s in de pagina's")
        assert (self.handelingen <= handelingen, duur <= seconden) == (True, True)


def knop(page: Page, naam: str) -> Locator:
    return page.locator("main, dialog").get_by_role("button", name=re.compile(f"^({naam})$"))


def schrijf_les(hand: Toetsenbord, titel: str, foto: str) -> None:
    page = hand.page
    hand.druk(page.locator("main").get_by_role("link", name="Een les", exact=True))
    page.wait_for_url("**/les/add/")
    hand.typ(page.locator("#id_titel"), titel)
    hand.typ(page.locator("#id_tekst-editor"), "Wij liepen met bewoners door de wijk. Onderweg vertelden zij meer.")
    hand.kies(page.locator("#id_niveau"), "wijk")
    hand.druk(knop(page, "Kies een afbeelding"))
    expect(page.locator("dialog [role=status]")).to_have_text(re.compile("gevonden|niets"))
    if page.locator("dialog details[open]").count() == 0:  # it stands open when there is nothing to choose from
        hand.druk(page.locator("dialog summary"))
    bestand = page.get_by_label("Bestand", exact=True)
    hand.ga_naar(bestand)
    bestand.set_input_files(foto)  # the window of the system in which people choose a file is not ours
    hand.handelingen += 1
    hand.typ(page.get_by_label("Wat is er te zien?"), "Een straat met een bankje in de zon")
    hand.druk(knop(page, "Neem deze afbeelding"))
    page.locator("dialog").wait_for(state="detached")
    hand.kies(page.locator("[id$='-0-bron']"), "Opgesteld door de redactie")


def test_a_procesbegeleider_publishes_a_lesson_with_a_photo(visit, ingelogd, tmp_path, site):
    """Scenario 3: at most twelve actions and four required fields; and the typo in it afterwards in four."""
    foto = tmp_path / "wijkwandeling_mei.jpg"
    Image.new("RGB", (1600, 1000), (90, 140, 60)).save(foto)
    page = visit("/beheer/", als=ingelogd("den-haag-zuidwest"))
    hand = Toetsenbord(page)
    schrijf_les(hand, "Loop met bewoners door de wijk, dan vertelen zij meer", str(foto))
    assert page.locator("form[data-kladje] [aria-required=true], form[data-kladje] [required]").count() <= 4
    hand.druk(knop(page, "Publiceer"))
    expect(page.locator("li.melding").first).to_contain_text("is gepubliceerd")
    hand.klaar("Een les met een foto", handelingen=12, seconden=120)
    assert page.complaints == []

    adres = page.locator("li.melding a").first.get_attribute("href")
    openbaar = visit(adres, als=ingelogd("den-haag-zuidwest"))
    beeld = openbaar.locator("main figure img")
    assert beeld.get_attribute("alt") == "Een straat met een bankje in de zon"
    beeld.scroll_into_view_if_needed()
    expect(beeld).to_have_js_property("complete", True)
    assert beeld.evaluate("beeld => beeld.naturalWidth") > 300

    hand = Toetsenbord(openbaar)
    hand.druk(openbaar.get_by_role("link", name=re.compile("^Bewerk")))
    openbaar.wait_for_url("**/change/")
    hand.typ(openbaar.locator("#id_titel"), "Loop met bewoners door de wijk, dan vertellen zij meer")
    hand.druk(knop(openbaar, "Publiceer de wijzigingen"))
    expect(openbaar.locator("li.melding").first).to_contain_text("gepubliceerd")
    hand.klaar("Een typefout verbeteren", handelingen=4, seconden=90)
    assert visit(adres).locator("h1").inner_text() == "Loop met bewoners door de wijk, dan vertellen zij meer"


def test_a_monthly_moment_in_one_flow(visit, ingelogd, site):
    """Scenario 4: one event, one thing learned, one agreement closed, and no figure; no menu in between."""
    page = visit("/beheer/wijken/afspraak/add/", als=ingelogd("den-haag-zuidwest"))
    page.locator("#id_wat").fill("De folder bij de huisarts leggen")
    knop(page, "Bewaar").click()
    expect(page.locator("li.melding").first).to_be_visible()

    page.goto(f"{site.url}/beheer/")
    hand = Toetsenbord(page)
    hand.druk(page.get_by_role("link", name=re.compile("^Begin met")))
    page.wait_for_url("**/gebeurd/")
    hand.typ(page.locator("[id$='-0-titel']"), "Wijkwandeling met bewoners")
    hand.typ(page.locator("[id$='-0-tekst']"), "Twaalf mensen liepen mee.")
    hand.druk(knop(page, "Bewaar en ga verder"))
    page.wait_for_url("**/geleerd/")
    hand.typ(page.locator("[id$='-0-titel']"), "Bel mensen een dag van tevoren nog even")
    hand.druk(knop(page, "Bewaar en ga verder"))
    page.wait_for_url("**/afspraken/")
    afspraak = page.get_by_role("group", name=re.compile("^De folder bij de huisarts"))
    hand.druk(afspraak.get_by_role("radio", checked=True), "ArrowDown")
    expect(afspraak.get_by_label("is gedaan")).to_be_checked()
    hand.druk(knop(page, "Bewaar en ga verder"))
    page.wait_for_url("**/cijfer/")
    expect(page.get_by_label("Nee, deze maand geen cijfer")).to_be_checked()
    hand.druk(knop(page, "Bewaar en ga verder"))
    page.wait_for_url("**/klaar/")
    tekst = page.locator("main").inner_text()
    assert [deel in tekst for deel in ("Wijkwandeling met bewoners", "Bel mensen een dag", "De folder")] == [True] * 3
    hand.druk(knop(page, "Berg het op"))
    expect(page.locator("main")).to_contain_text("klaar")
    hand.klaar("Het maandmoment", handelingen=12, seconden=120)
    assert page.complaints == []

    page.goto(f"{site.url}/beheer/")
    assert page.get_by_role("link", name=re.compile("^Begin met")).count() == 0
    page.goto(f"{site.url}/beheer/overdracht/den-haag-zuidwest/")
    assert "De folder bij de huisarts leggen" not in page.locator("main").inner_text()
    openbaar = visit("/wijken/den-haag-zuidwest/")
    assert openbaar.locator("main").inner_text().count("Wijkwandeling") == 0  # a concept is nobody else's business yet


def test_a_new_procesbegeleider_finds_what_is_theirs(visit, ingelogd, site):
    """Scenario 8, first half: the agreements, the promises to residents and the next meetings, on one page."""
    volgende = date.today() + timedelta(days=14)
    page = visit("/beheer/wijken/afspraak/add/", als=ingelogd("alphen-noord"))
    page.locator("#id_wat").fill("Bewoners horen voor kerst wat er met hun ideeën is gedaan")
    page.locator("#id_aan_inwoners").check()
    knop(page, "Bewaar").click()
    page.goto(f"{site.url}/beheer/wijken/gebeurtenis/add/")
    page.locator("#id_titel").fill("Kernteam bespreekt de ideeën")
    page.locator("#id_datum").fill(volgende.isoformat())
    page.locator("#id_soort").select_option(label="overig")
    page.locator("#id_staat").select_option("gepland")
    page.locator("[id$='-0-bron']").select_option(label="Opgesteld door de redactie")
    knop(page, "Bewaar als concept").click()
    expect(page.locator("li.melding").first).to_contain_text("bewaard")

    page.goto(f"{site.url}/beheer/")
    hand = Toetsenbord(page)
    hand.druk(page.locator("main").get_by_role("link", name="Warme overdracht"))
    page.wait_for_url("**/overdracht/**")
    delen = {deel.locator("h2").inner_text(): deel.inner_text() for deel in page.locator("main section").all()}
    beloofd = next(tekst for kop, tekst in delen.items() if "inwoners" in kop)
    assert "Bewoners horen voor kerst" in beloofd
    assert any("Kernteam bespreekt de ideeën" in tekst for tekst in delen.values())
    hand.klaar("Wat is van mij?", handelingen=1, seconden=60)


def test_a_coordinator_blocks_who_left_and_hides_a_name(visit, ingelogd, site):
    """Scenario 8, second half: blocked in three actions; a name that is hidden is gone from pages, search and feed."""
    page = visit("/beheer/redactie/gebruiker/add/", als=ingelogd("beheer"))
    page.locator("#id_naam").fill("Vera Vertrokken")
    page.locator("#id_email").fill("vera.vertrokken@voorbeeld.nl")
    knop(page, "Bewaar en nodig uit").click()
    page.goto(f"{site.url}/beheer/")
    hand = Toetsenbord(page)
    hand.druk(page.locator("nav").get_by_role("link", name="Mensen", exact=True))
    page.wait_for_url("**/gebruiker/")
    hand.druk(page.locator("#result_list").get_by_role("link", name="Vera Vertrokken"))
    page.wait_for_url("**/change/")
    hand.druk(knop(page, "Blokkeer toegang"))
    expect(page.locator("main")).to_contain_text("is geblokkeerd")
    hand.klaar("Iemand blokkeren", handelingen=3, seconden=60)

    page.goto(f"{site.url}/beheer/wijken/professional/add/")
    page.locator("#id_titel").fill("Kwetal Zoekbaar")
    page.locator("#id_functie").fill("wijkverpleegkundige")
    page.locator("#id_ruimte").select_option(label="Alphen Noord")
    page.locator("#id_naam_zichtbaar").check()
    page.locator("[id$='-0-bron']").select_option(label="Opgesteld door de redactie")
    knop(page, "Publiceer").click()
    expect(page.locator("li.melding").first).to_contain_text("is gepubliceerd")
    andere_wijk = visit("/beheer/zoeken/?q=Kwetal", als=ingelogd("stevenshof"))
    assert "Kwetal Zoekbaar" in andere_wijk.locator("main").inner_text()

    hand = Toetsenbord(page)
    hand.druk(page.locator("#id_naam_zichtbaar"), "Space")
    hand.druk(knop(page, "Publiceer de wijzigingen"))
    expect(page.locator("li.melding").first).to_contain_text("gepubliceerd")
    hand.klaar("Een naam verbergen", handelingen=2, seconden=60)
    andere_wijk.reload()
    assert "Kwetal Zoekbaar" not in andere_wijk.locator("main").inner_text()
    bezoek = visit("/zoeken/?q=Kwetal")
    for pad in ("/zoeken/?q=Kwetal", "/wijken/alphen-noord/", "/nieuws/atom.xml", "/sitemap.xml"):
        assert "Zoekbaar" not in bezoek.request.get(f"{site.url}{pad}").text(), pad
