# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Scoring together as people do it: six phones at once and a facilitator, with a network that comes and goes."""

import re

from playwright.sync_api import expect

from tests.browser.test_poorten import violations

PARTNERS = ["Gemeente Leiden", "WSD", "AWPG", "TNO", "Zorgbelang Inclusief", "RIVM"]
VRAGEN = 10  # of the netwerk- en samenwerkingscheck


def kantoor(visit, ingelogd, pad="/beheer/zelfevaluaties/nieuw/", **meer):
    return visit(pad, als=ingelogd("stevenshof"), **meer)


def maak_ronde(page) -> tuple[str, str]:
    """Make and open a round in the office; return its address there and its code."""
    page.get_by_label("Welke lijst").select_option(label="Netwerk- en samenwerkingscheck")
    page.get_by_label("Titel").fill("Hoe werken wij samen?")
    page.get_by_label("Welke organisaties doen mee").fill("\n".join(PARTNERS))
    page.get_by_role("button", name="Maak de ronde").click()
    page.get_by_role("button", name="Open de ronde").click()
    return page.url, page.locator(".zaalcode").inner_text()


def test_six_phones_score_alone_and_see_it_together(visit, ingelogd, site):
    begeleider = kantoor(visit, ingelogd)
    ronde, code = maak_ronde(begeleider)
    basis = ronde.removeprefix(site.url)
    begeleider.goto(f"{ronde}scherm/")
    assert violations(begeleider) == []

    # All six join with the code; one has no JavaScript, one looks in the dark.
    telefoons = []
    for nummer, naam in enumerate(PARTNERS):
        telefoon = visit("/doe-mee/", width=375, javascript=nummer != 5, scheme="dark" if nummer == 1 else "light")
        telefoon.get_by_label("Code").fill(code.lower())
        telefoon.get_by_role("button", name="Ga verder").click()
        telefoon.get_by_text(naam, exact=True).click()
        telefoons.append(telefoon)
    telefoons[0].wait_for_timeout(3000)  # who is faster than that is no person
    for telefoon in telefoons:
        telefoon.get_by_role("button", name="Doe mee").click()
        expect(telefoon.get_by_role("heading", name="Uw scores")).to_be_visible()
    assert violations(telefoons[0]) == []
    assert violations(telefoons[1]) == []

    # The first phone is used with the keyboard alone, and loses its network halfway.
    eerste = telefoons[0]
    eerste.locator("input[name=v1]").first.focus()
    eerste.keyboard.press("Space")
    eerste.keyboard.press("ArrowRight")
    expect(eerste.locator("#vraag-1 [data-stand]")).to_have_text("Bewaard")
    eerste.context.set_offline(True)
    eerste.get_by_role("button", name="Volgende").click()
    eerste.locator("#t2").fill("Wij bellen elkaar niet")
    eerste.locator("input[name=v2][value='1']").check(force=True)
    expect(eerste.locator("#vraag-2 [data-stand]")).to_contain_text("Nog niet verzonden")
    expect(eerste.locator("[data-omroep]")).to_contain_text("u kunt verder gaan")
    eerste.context.set_offline(False)
    expect(eerste.locator("#vraag-2 [data-stand]")).to_have_text("Bewaard")
    eerste.reload()
    assert eerste.locator("#t2").input_value() == "Wij bellen elkaar niet"
    assert eerste.evaluate("localStorage.length") == 0  # what arrived is no longer kept on the phone

    # The others answer everything at the same time; a double tap and a step back are one answer.
    for nummer, telefoon in enumerate(telefoons[1:5], start=1):
        for vraag in range(1, VRAGEN + 1):
            score = 1 + (nummer * vraag) % 5 if vraag < 4 else 3
            keuze = telefoon.locator(f"input[name=v{vraag}][value='{score}']")
            keuze.check(force=True)
            if vraag == 1:
                keuze.dblclick(force=True)
            telefoon.get_by_role("button", name="Volgende").click()
        telefoon.go_back()
        expect(telefoon.locator(f"#vraag-{VRAGEN} [data-stand]")).to_have_text("Bewaard")
        telefoon.go_forward()
        telefoon.get_by_role("button", name="Ik ben klaar").dblclick()
        expect(telefoon.get_by_text("U bent klaar.")).to_be_visible()
    zonder = telefoons[5]
    for vraag in range(1, VRAGEN + 1):
        zonder.locator(f"input[name=v{vraag}][value='{4 if vraag < 4 else 3}']").check(force=True)
    zonder.get_by_role("button", name="Ik ben klaar").click()
    expect(zonder.get_by_text("U bent klaar.")).to_be_visible()

    # The wall counts along by itself, and nobody sees a score.
    expect(begeleider.locator("[data-zaal-stand]")).to_have_text("5 van 6 klaar")
    begeleider.goto(ronde)
    assert "Wij bellen elkaar niet" not in begeleider.content()
    assert violations(begeleider) == []
    begeleider.get_by_role("link", name="Onthul de scores").click()
    expect(begeleider.get_by_text("Nog niet klaar: Gemeente Leiden")).to_be_visible()
    begeleider.get_by_role("button", name="Onthul de scores").click()

    # A phone that was still open is told so, and keeps what was typed on the screen.
    eerste.get_by_role("button", name="Volgende").click()
    eerste.locator("#t3").fill("Te laat getypt")
    eerste.locator("input[name=v3][value='5']").check(force=True)
    expect(eerste.get_by_role("alert")).to_contain_text("gesloten")
    assert eerste.locator("#t3").input_value() == "Te laat getypt"
    eerste.complaints = [klacht for klacht in eerste.complaints if "409" not in klacht and "DISCONNECTED" not in klacht]
    eerste.get_by_role("link", name="Bekijk de ronde").click()
    expect(eerste.get_by_role("heading", name="Wat eruit kwam")).to_be_visible()
    assert violations(eerste) == []

    # Widest spread first; a question ends together, and the next one comes by itself.
    assert violations(begeleider) == []
    begeleider.locator(".agenda a").first.click()
    assert violations(begeleider) == []
    begeleider.get_by_label("gezamenlijk oordeel", exact=True).check()
    begeleider.get_by_role("radio", name="3", exact=True).check()
    begeleider.get_by_label("Toelichting").fill("Wij zien het verschillend, en kiezen nu samen.")
    begeleider.get_by_role("button", name="Bewaar en ga naar de volgende").click()
    expect(begeleider.get_by_text(re.compile(r"Vraag \d is bewaard"))).to_be_visible()
    expect(begeleider.get_by_text("2 van 10 op de agenda")).to_be_visible()
    assert begeleider.complaints == [] and zonder.complaints == []
    smal = kantoor(visit, ingelogd, basis, width=320)
    assert violations(smal) == [] and smal.evaluate("document.documentElement.scrollWidth") <= 320


def test_what_could_not_be_sent_waits_on_the_phone_through_a_closed_tab(visit, ingelogd):
    begeleider = kantoor(visit, ingelogd)
    _ronde, code = maak_ronde(begeleider)
    telefoon = visit(f"/doe-mee/{code.replace(' ', '')}/", width=375)
    telefoon.get_by_text("WSD", exact=True).click()
    telefoon.wait_for_timeout(3000)
    telefoon.get_by_role("button", name="Doe mee").click()
    expect(telefoon.get_by_role("heading", name="Uw scores")).to_be_visible()
    adres, context = telefoon.url, telefoon.context
    context.set_offline(True)
    telefoon.locator("#t1").fill("In de trein geschreven")
    telefoon.locator("input[name=v1][value='4']").check(force=True)
    expect(telefoon.locator("#vraag-1 [data-stand]")).to_contain_text("Nog niet verzonden")
    telefoon.close(run_before_unload=False)
    context.set_offline(False)
    terug = context.new_page()
    terug.goto(adres)
    expect(terug.locator("[data-gegeven]")).to_have_text("1")
    expect(terug.locator("[data-omroep]")).to_have_text("Bewaard")
    ander = visit(re.sub(r"https?://[^/]+", "", adres), width=1280)
    assert ander.locator("#t1").input_value() == "In de trein geschreven"
