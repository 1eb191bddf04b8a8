# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""A session from leervraag to the next one, with the network off in between, by keyboard and without a script."""

import re

from playwright.sync_api import Page, expect

from tests.browser.test_kantoor import gates

LIJST = "/beheer/leersessies/"


def maak(page: Page, url: str, vraag: str) -> str:
    """Plan a session of Stevenshof with the proposal; return its address."""
    page.goto(f"{url}{LIJST}nieuw/stevenshof/")
    page.get_by_label("Of een eigen vraag").fill(vraag)
    page.get_by_label("Op welke dag?").fill("2031-03-04")
    page.get_by_label("Waar?").fill("De Til")
    page.get_by_role("button", name="Maak de sessie").click()
    page.wait_for_url(re.compile(r"/leersessies/\d+/$"))
    return page.url


def schrijf(page: Page, tekst: str, kring: str = "Binnenkring") -> None:
    page.get_by_label(kring, exact=True).check()
    page.get_by_label("Schrijf op wat je hoort").fill(tekst)
    page.get_by_role("button", name="Schrijf op").press("Enter")


def test_from_a_leervraag_to_the_next_session_with_the_network_off(visit, ingelogd, site):
    fout = {}

    def kijk(naam: str, page: Page) -> None:
        if wrong := gates(page):
            fout[naam] = wrong

    page = visit(f"{LIJST}", als=ingelogd("stevenshof"))
    url = maak(page, site.url, "Hoe kunnen we jongeren vragen zodat zij meedoen?")
    kijk("voorbereiden", page)

    # Who sits where, and the order of the script: by keyboard.
    page.goto(f"{url}kringen/")
    page.get_by_label("Rol, geen naam").nth(0).fill("twee bewoners")
    page.get_by_label("Rol, geen naam").nth(4).fill("procesbegeleiders van elders")
    kijk("kringen", page)
    page.get_by_role("button", name="Bewaar").press("Enter")
    page.goto(f"{url}script/")
    kijk("script", page)
    expect(page.locator("[data-oordeel]")).to_have_text("Samen 2 uur. Dat past precies.")
    knop = page.locator("[data-omhoog]").nth(2)
    knop.press("Enter")
    assert knop.evaluate(
        "knop => knop === document.activeElement || document.activeElement.hasAttribute('data-omhoog')"
    )
    expect(page.locator("[data-script-stand]")).to_contain_text("is nu stap 2. Nog niet bewaard.")
    page.locator(".scriptstap__greep").nth(6).hover()  # or with the mouse
    page.mouse.down()
    page.locator("[data-stap]").nth(5).hover(position={"x": 200, "y": 10})
    page.mouse.up()
    expect(page.locator("[data-stap] input[name$=titel]").nth(5)).to_have_value("Afspraken en afsluiten")
    page.get_by_label("Minuten").nth(0).fill("20")
    expect(page.locator("[data-oordeel]")).to_have_text("Samen 2 uur en 10 minuten. Dat is 10 minuten te lang.")
    page.get_by_label("Minuten").nth(0).fill("10")
    page.get_by_role("button", name="Bewaar het script").press("Enter")
    page.wait_for_load_state()
    expect(page.locator("input[name$=titel]").nth(1)).to_have_value("De binnenkring praat")
    page.goto(f"{url}uitnodiging/")
    kijk("uitnodiging", page)
    assert "16.10–16.40  De binnenkring praat" in page.locator("#mailtekst").input_value()

    # The day. A phone writes along; the network goes, and comes back after the page was loaded again.
    page.goto(f"{url}begeleiden/")
    page.get_by_role("button", name="Begin de sessie").press("Enter")
    expect(page.locator("[data-timer-tijd]")).to_have_text(re.compile(r"^(10:00|9:\d\d)$"))
    kijk("begeleiden", page)
    code = page.locator(".spreekcode").text_content().replace(" ", "")
    phone = visit(f"/sessie/{code}/", width=375)
    phone.get_by_role("link", name="In de buitenkring").click()
    kijk("telefoon", phone)
    page.locator("#naar-volgende").press("Enter")
    expect(page.locator("[data-deel=stap] h2")).to_have_text("De binnenkring praat")
    schrijf(page, "Bel een dag van tevoren")
    expect(page.locator("[data-wachtrij-stand]")).to_have_text("Verzonden.")

    for device in (page, phone):
        device.context.set_offline(True)
    schrijf(page, "Vraag het op het schoolplein")
    schrijf(page, "De gemeente betaalt de zaal", kring="Buitenkring")
    expect(page.locator("[data-wachtrij-stand]")).to_have_text("Nog niet verzonden (2)")
    page.get_by_label("Schrijf op wat je hoort").fill("Half getypt")
    phone.get_by_label("Wat valt u op?").fill("Wie belt er?")
    phone.get_by_role("button", name="Verstuur").click()
    expect(phone.locator("[data-wachtrij-stand]")).to_have_text("Nog niet verzonden (1)")
    page.locator("#naar-volgende").press("Enter")  # the script goes on here, and later everywhere
    expect(page.locator("[data-deel=stap] h2")).to_have_text("Een verhaal uit de praktijk")
    expect(page.locator("[data-netstand]")).to_contain_text("Je gaat op dit apparaat verder met het script")
    for device in (page, phone):
        device.context.set_offline(False)
    expect(phone.locator("[data-deel=stap] h2")).to_have_text("Een verhaal uit de praktijk")
    page.reload()
    expect(page.locator("[data-deel=stap] h2")).to_have_text("Een verhaal uit de praktijk")
    expect(page.get_by_label("Schrijf op wat je hoort")).to_have_value("Half getypt")
    for tekst in (
        "Bel een dag van tevoren",
        "Vraag het op het schoolplein",
        "De gemeente betaalt de zaal",
        "Wie belt er?",
    ):
        expect(page.locator("[data-deel=notities] .notitie__tekst", has_text=tekst)).to_have_count(1)
    expect(page.locator("[data-wachtrij]")).to_be_hidden()
    assert phone.context.cookies() == [] and "Bel een dag" not in phone.locator("main").inner_text()
    scherm = visit(f"{url.replace(site.url, '')}scherm/", width=1280, als=ingelogd("stevenshof"))
    expect(scherm.locator(".notitie", has_text="Wie belt er?")).to_be_visible()
    kijk("scherm", scherm)
    page.complaints.clear()  # a browser tells of each request that had no network
    page.get_by_label("Schrijf op wat je hoort").fill("")
    page.get_by_role("button", name="Eindig de sessie").press("Enter")

    # Three lessons and two agreements, the closing answers, and the report.
    kijk("oogst", page)
    page.get_by_role("link", name=re.compile("^Maak een les van: Bel")).click()
    kijk("les", page)
    page.get_by_role("button", name="Bewaar en nog een les").press("Enter")
    for titel, niveau in (
        ("Vraag jongeren op het schoolplein", "Gemeente"),
        ("Betaal de zaal samen", "Samenwerkingsverband"),
    ):
        page.get_by_label("Wat hebben jullie geleerd?").fill(titel)
        page.get_by_label(niveau, exact=True).check()
        page.get_by_role("button", name="Bewaar en nog een les").press("Enter")
        expect(page.get_by_label("Wat hebben jullie geleerd?")).to_have_value("")
    for wat in ("Zaal vastleggen", "School bellen"):
        page.goto(f"{url}oogst/?maak=afspraak")
        page.get_by_label("Wat is afgesproken?").fill(wat)
        page.get_by_label("Wie doet het?").fill("procesbegeleider")
        page.get_by_role("button", name="Bewaar", exact=True).press("Enter")
        page.wait_for_url(re.compile("#afspraken$"))
    page.get_by_label("Wat hebben we geleerd?").fill("Zelf vragen werkt")
    page.get_by_label("Wat kan de volgende keer beter?").fill("Meer jongeren in de binnenkring")
    page.locator("#slot").get_by_role("button", name="Bewaar", exact=True).press("Enter")
    expect(page.locator(".berichten")).to_contain_text("Bewaard.")
    page.get_by_role("button", name="Sluit af").press("Enter")
    page.wait_for_url(re.compile("/verslag/"))
    kijk("verslag", page)
    assert page.locator("#lessen ~ ul > li").count() == 3 and page.locator("#afspraken ~ ul > li").count() == 2

    # The next one opens with them.
    url = maak(page, site.url, "Hoe houden we jongeren erbij?")
    vak = page.locator("section:has(> #vorige)")
    for tekst in ("Zaal vastleggen", "School bellen", "Meer jongeren in de binnenkring"):
        expect(vak).to_contain_text(tekst)
    page.goto(f"{url}vorige-keer/")
    kijk("vorige keer", page)
    assert fout == {}


def test_a_session_is_led_without_a_script_in_the_dark_at_320_pixels(visit, ingelogd, site):
    width = 320
    page = visit(LIJST, width=width, scheme="dark", javascript=False, als=ingelogd("stevenshof"))
    url = maak(page, site.url, "Zonder script")
    page.goto(f"{url}begeleiden/")
    page.get_by_role("button", name="Begin de sessie").click()
    expect(page.locator(".dagklok__tot")).to_contain_text("10 minuten, tot ")
    page.get_by_role("button", name=re.compile("^Naar 2")).click()
    schrijf(page, "Ook zo blijft het staan")
    expect(page.locator("[data-deel=notities]")).to_contain_text("Ook zo blijft het staan")
    code = page.locator(".spreekcode").text_content().replace(" ", "")
    phone = visit("/sessie/", width=width, javascript=False)
    phone.get_by_label("Code", exact=True).fill(code.lower())
    phone.get_by_role("button", name="Verder").click()
    phone.get_by_role("link", name="In de binnenkring").click()
    phone.get_by_label("Wat valt u op?").fill("Vanaf de telefoon")
    phone.get_by_role("button", name="Verstuur").click()
    expect(phone.get_by_text("Opgeschreven. Dank u wel.")).to_be_visible()
    page.reload()
    expect(page.locator("[data-deel=notities]")).to_contain_text("Vanaf de telefoon")
    wide = {p.url: p.evaluate("document.documentElement.scrollWidth") - width for p in (page, phone)}
    assert all(over <= 0 for over in wide.values()), wide
