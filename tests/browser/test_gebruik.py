# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""What only a browser can tell of "Wij gebruikten dit": told with the keyboard alone, decided, and read."""

from tests.browser.test_poorten import WIDTHS, violations

ADRES = "/toolkit/actieonderzoek/"
VERTELD = {
    "Uw gemeente": "Voorbeeldstad",
    "Waar en met wie gebruikte u dit?": "In een buurthuis, met mevrouw Jansen.",
    "Wat hebt u veranderd?": "Niets.",
    "Wat kwam eruit?": "Zes mensen kwamen terug.",
    "Uw naam": "Kim Voorbeeld",
    "Uw e-mailadres": "kim@",
}


def focus_with_tab(page, label: str) -> None:
    """Go on with Tab until the field with `label` has the focus."""
    field = page.get_by_label(label, exact=label in ("Uw naam",)).first
    for _ in range(60):
        page.keyboard.press("Tab")
        if field.evaluate("element => element === document.activeElement"):
            return
    raise AssertionError(f"{label} is not reached with Tab")


def test_somebody_tells_with_the_keyboard_alone_and_mends_a_mistake(visit):
    page = visit(f"{ADRES}wij-gebruikten-dit/", width=320)
    assert "Zet hier geen namen van inwoners in." in page.locator("main").inner_text()
    for label, value in VERTELD.items():
        if label == "Uw naam":
            focus_with_tab(page, "Ja")
            page.keyboard.press("ArrowDown")  # to "Deels"
        focus_with_tab(page, label)
        page.keyboard.type(value)
    page.wait_for_timeout(3200)  # a person takes longer than three seconds
    page.keyboard.press("Enter")
    summary = page.get_by_role("alert")
    assert "Vul een e-mailadres in zoals naam@gemeente.nl." in summary.inner_text()
    assert page.title().startswith("Fout: ")
    assert page.get_by_label("Wat kwam eruit?").input_value() == VERTELD["Wat kwam eruit?"]
    assert page.get_by_label("Deels").is_checked()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert violations(page) == []
    summary.get_by_role("link").first.click()
    assert page.evaluate("document.activeElement.name") == "contact_email"
    page.keyboard.press("End")
    page.keyboard.type("voorbeeld.nl")
    page.wait_for_timeout(3200)
    page.keyboard.press("Enter")
    assert page.get_by_role("heading", level=1).inner_text() == "Bedankt voor uw verhaal"
    assert (page.context.cookies(), page.complaints) == ([], ["Failed to load resource: the server responded with a "
                                                             "status of 422 (Unprocessable Entity)"])  # fmt: skip


def test_an_error_about_a_choice_leads_to_the_choice(visit):
    page = visit(f"{ADRES}wij-gebruikten-dit/", width=320)
    page.get_by_role("button", name="Versturen").click()
    page.get_by_role("link", name="Kies of het is gelukt: ja, deels of nee.").click()
    assert page.evaluate("document.activeElement.id") == "id_gelukt_0"
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        assert (width, violations(page)) == (width, [])


def test_an_editor_takes_a_name_out_and_publishes_and_visitors_read_it(visit, ingelogd):
    sent = visit(f"{ADRES}wij-gebruikten-dit/", javascript=False)
    for label, value in (VERTELD | {"Uw e-mailadres": "kim@voorbeeld.nl", "Uw gemeente": "Leerstad"}).items():
        sent.get_by_label(label, exact=True).fill(value)
    sent.get_by_label("Deels").check()
    sent.wait_for_timeout(3200)
    sent.get_by_role("button", name="Versturen").click()

    front = visit("/beheer/", als=ingelogd("beheer"))
    assert "Nieuwe ervaringen met tools" in front.locator("main").inner_text()
    page = visit("/beheer/toolkit/gebruikservaring/", als=ingelogd("beheer"))
    assert "In 20" in page.locator("main").inner_text()
    assert violations(page) == []
    page.locator("tr", has_text="Leerstad").get_by_role("link").first.click()
    assert "kim@voorbeeld.nl" in page.locator("main").inner_text()
    page.get_by_label("Waar en met wie").fill("In een buurthuis, met een bewoner.")
    page.get_by_role("button", name="Bewaar", exact=True).click()
    assert "met mevrouw Jansen" in page.locator("#ingestuurd + p + dl").inner_text()
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        assert (width, violations(page)) == (width, [])
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.get_by_role("button", name="Publiceer").click()
    assert "De ervaring staat nu bij de tool." in page.locator("main").inner_text()

    public = visit(ADRES, width=320, javascript=False)
    text = public.locator("main").inner_text()
    assert ("Gelukt: deels" in text, "met een bewoner" in text) == (True, True)
    assert ("Jansen" in public.content(), "kim@voorbeeld.nl" in public.content()) == (False, False)
    for scheme in ("light", "dark"):
        for path in (ADRES, f"{ADRES}ervaringen/"):
            public = visit(path, width=320, scheme=scheme)
            assert (scheme, path, violations(public)) == (scheme, path, [])
            assert public.evaluate("document.documentElement.scrollWidth") <= 320
