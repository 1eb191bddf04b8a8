"""Accounts, in a real browser: logging in without a script, an app, passkeys, and the gates of every page."""

import re
import time
from pathlib import Path

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value

from tests.browser.test_poorten import violations

EMAIL = "den-haag-zuidwest@wijzerindewijk.invalid"
OPEN = [
    "inloggen/",
    "wachtwoord/vergeten/",
    "wachtwoord/vergeten/verstuurd/",
    "geblokkeerd/",
    "extern/afgebroken/",
    "wachtwoord/nieuw/1-abc/",
]
EIGEN = [
    "",
    "wachtwoord/wijzigen/",
    "tweede-stap/",
    "tweede-stap/app/",
    "passkeys/",
    "passkeys/nieuw/",
    "sessies/",
    "uitloggen/",
]


def log_in(page, site) -> None:
    page.get_by_label("E-mailadres").fill(EMAIL)
    page.get_by_label("Wachtwoord", exact=True).fill(site.logins[EMAIL])
    page.get_by_role("button", name="Inloggen", exact=True).click()


def log_uit(page, basis: str) -> None:
    page.goto(f"{basis}/account/uitloggen/")
    page.get_by_role("button", name="Uitloggen").click()


def poorten(page) -> list:
    breed = page.evaluate("document.documentElement.scrollWidth") - page.viewport_size["width"]
    return [*violations(page), *page.complaints, *([f"{breed} px te breed"] if breed > 0 else [])]


@pytest.mark.parametrize(("width", "scheme"), [(320, "light"), (1280, "dark")])
def test_every_page_of_an_account_passes_the_gates(visit, site, width, scheme):
    page = visit("/account/inloggen/", width=width, scheme=scheme)
    fout = {}
    for pad in OPEN:
        page.goto(f"{site.url}/account/{pad}")
        if wrong := poorten(page):
            fout[pad] = wrong
    page.goto(f"{site.url}/account/inloggen/")
    page.get_by_role("button", name="Inloggen", exact=True).click()
    assert "Vul je e-mailadres in" in page.locator("main").inner_text()
    fout |= {"fout": wrong} if (wrong := poorten(page)) else {}
    log_in(page, site)
    for pad in EIGEN:
        page.goto(f"{site.url}/account/{pad}")
        if wrong := poorten(page):
            fout[pad] = wrong
    assert fout == {}


def test_somebody_logs_in_ties_an_app_and_uses_a_recovery_code_without_javascript(visit, site):
    page = visit("/beheer/wijken/wijk/", javascript=False)
    log_in(page, site)
    assert page.url == f"{site.url}/beheer/wijken/wijk/"
    page.goto(f"{site.url}/account/tweede-stap/app/")
    assert page.locator(".account__qr").evaluate("beeld => beeld.naturalWidth > 0")
    geheim = page.locator(".account__sleutel").inner_text().replace(" ", "")
    page.get_by_label("Code uit de app").fill(format_hotp_value(hotp_value(geheim, int(time.time()) // 30)))
    page.get_by_role("button", name="Koppel de app").click()
    codes = page.locator(".account__codes code").all_inner_texts()
    with page.expect_download() as bestand:
        page.get_by_role("button", name="Bewaar als tekstbestand").click()
    assert codes[9] in Path(bestand.value.path()).read_text()
    log_uit(page, site.url)
    log_in(page, site)
    page.get_by_label("Code", exact=True).fill(codes[0])
    page.get_by_role("button", name="Ga verder").click()
    page.get_by_role("button", name="Nee, vraag het elke keer").click()
    assert page.url == f"{site.url}/beheer/"
    page.goto(f"{site.url}/account/tweede-stap/app/weg/")
    page.get_by_role("button", name="Ontkoppel de app").click()
    assert "Koppel een app" in page.locator("main").inner_text()
    assert page.complaints == []


def test_a_passkey_is_made_used_instead_of_a_password_and_removed(visit, site):
    basis = site.url.replace("127.0.0.1", "localhost")  # a passkey belongs to a name, not to a number
    page = visit("/account/inloggen/")
    page.goto(f"{basis}/account/passkeys/nieuw/")
    log_in(page, site)
    assert page.url == f"{basis}/account/passkeys/nieuw/"
    chromium = page.context.new_cdp_session(page)
    chromium.send("WebAuthn.enable")
    sleutel = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
               "isUserVerified": True, "automaticPresenceSimulation": True}  # fmt: skip
    chromium.send("WebAuthn.addVirtualAuthenticator", {"options": sleutel})
    page.get_by_label("Naam").fill("mijn laptop")
    page.get_by_role("button", name="Maak de passkey").click()
    page.wait_for_url(f"{basis}/account/tweede-stap/herstelcodes/")
    log_uit(page, basis)
    page.goto(f"{basis}/beheer/wijken/wijk/")
    page.get_by_role("button", name="Gebruik een passkey").click()
    page.wait_for_url(f"{basis}/beheer/wijken/wijk/")
    log_uit(page, basis)
    page.goto(f"{basis}/beheer/")
    log_in(page, site)  # with the password, the passkey is the second step
    page.wait_for_url(f"{basis}/account/tweede-stap/code/")
    page.get_by_role("button", name="Gebruik een passkey").click()
    page.wait_for_url(f"{basis}/account/tweede-stap/onthouden/")
    page.get_by_role("button", name="Onthoud dit apparaat").click()
    page.wait_for_url(f"{basis}/beheer/")
    page.goto(f"{basis}/account/passkeys/")
    page.get_by_role("link", name=re.compile("Verwijder mijn laptop")).click()
    page.get_by_role("button", name="Verwijder de passkey").click()
    assert "Je hebt nog geen passkey" in page.locator("main").inner_text()
    assert page.complaints == []


def test_a_password_can_be_shown_while_it_is_typed(visit):
    page = visit("/account/inloggen/")
    veld = page.locator("#id_password")
    veld.fill("geheim")
    page.get_by_role("button", name="Toon wat ik typ").click()
    assert (veld.get_attribute("type"), veld.input_value()) == ("text", "geheim")
    page.get_by_role("button", name="Toon wat ik typ").press("Enter")
    assert veld.get_attribute("type") == "password"
