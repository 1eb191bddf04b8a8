"""Nothing typed is lost: what only a browser can show of keeping, two people at once, and previews."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_poorten import violations

NIEUW = "/beheer/toolkit/les/add/"


@pytest.fixture
def pagina(visit, ingelogd):
    """Open a page of the office as somebody: `pagina("alphen-noord", "/beheer/")`."""
    return lambda wie, pad, **meer: visit(pad, als=ingelogd(wie), **meer)


def bewaard(page: Page) -> None:
    expect(page.locator("[data-kladje-stand]")).to_contain_text("Bewaard om", timeout=20_000)


def gooi_alles_weg(page: Page) -> None:
    while page.locator("text=Gooi weg").count():
        page.locator("text=Gooi weg").first.click()
        page.wait_for_load_state()


def test_a_browser_that_is_killed_halfway_gives_the_text_back(pagina, site):
    page = pagina("alphen-noord", NIEUW)
    gooi_alles_weg(page)
    page.fill("[name=titel]", "Halverwege gestopt")
    bewaard(page)
    page.fill("[name=samenvatting]", "Net getypt toen het venster sloot")
    context = page.context
    page.close(run_before_unload=False)

    page = context.new_page()
    page.goto(f"{site.url}{NIEUW}")
    expect(page.locator("text=van vandaag om").first).to_be_visible()
    page.locator("a", has_text="Zet terug").first.click()
    assert page.input_value("[name=titel]") == "Halverwege gestopt"
    assert page.input_value("[name=samenvatting]") == "Net getypt toen het venster sloot"
    page.goto(f"{site.url}{NIEUW}")
    gooi_alles_weg(page)
    assert page.locator("text=Je had hier nog iets").count() == 0


def test_putting_back_and_throwing_away_work_without_scripts(pagina, site):
    page = pagina("stevenshof", NIEUW)
    page.fill("[name=titel]", "Zonder script terug")
    bewaard(page)
    plain = pagina("stevenshof", NIEUW, javascript=False)
    plain.locator("a", has_text="Zet terug").first.click()
    assert plain.input_value("[name=titel]") == "Zonder script terug"
    plain.goto(f"{site.url}{NIEUW}")
    gooi_alles_weg(plain)
    assert plain.locator("text=Je had hier nog iets").count() == 0


def test_without_a_network_it_says_so_and_goes_on_when_it_is_back(pagina):
    page = pagina("stevenshof", NIEUW)
    gooi_alles_weg(page)
    page.context.set_offline(True)
    page.fill("[name=titel]", "In de trein")
    expect(page.locator("[data-kladje-stand]")).to_contain_text("geen verbinding", timeout=20_000)
    page.context.set_offline(False)
    bewaard(page)
    page.reload()
    gooi_alles_weg(page)


def test_a_session_that_ends_while_typing(pagina, site):
    page = pagina("den-haag-zuidwest", NIEUW)
    gooi_alles_weg(page)
    page.context.clear_cookies(name="sessionid")
    page.fill("[name=titel]", "Twee uur later")
    expect(page.locator("[data-kladje-stand]")).to_contain_text("Je bent uitgelogd", timeout=20_000)
    page.locator("[name=_bewaar]").click()
    expect(page.locator("h1")).to_have_text("Je bent niet meer ingelogd")
    assert "Twee uur later" in page.inner_text("main")
    adres = page.locator("a", has_text="Log opnieuw in").get_attribute("href")
    assert "zet_terug" in adres

    again = pagina("den-haag-zuidwest", NIEUW)
    again.locator("a", has_text="Zet terug").first.click()
    assert again.input_value("[name=titel]") == "Twee uur later"
    again.goto(f"{site.url}{NIEUW}")
    gooi_alles_weg(again)


def test_two_people_at_once_then_versions_and_a_link(pagina, site, browser):
    anne = pagina("alphen-noord", "/beheer/toolkit/les/?status__exact=gepubliceerd")
    rij = anne.locator("main table tbody a", has_text="Bedenk").first
    pad = urlsplit(rij.get_attribute("href") or "").path
    anne.goto(f"{site.url}{pad}")
    bea = pagina("beheer", pad, width=375, scheme="dark")
    bea.fill("[name=titel]", "De titel van de beheerder")
    bea.locator("[name=_bewaar]").click()
    expect(bea.locator(".berichten")).to_contain_text("Bezoekers zien ze pas als je ze publiceert")

    anne.fill("[name=titel]", "De titel van de procesbegeleider")
    anne.locator("[name=_bewaar]").click()
    expect(anne.locator("h1")).to_have_text("Dit is intussen veranderd")
    found = {}
    for width in (320, 1280):
        for scheme in ("light", "dark"):
            anne.set_viewport_size({"width": width, "height": 900})
            anne.emulate_media(color_scheme=scheme)
            if wrong := violations(anne):
                found[width, scheme] = wrong
            assert anne.evaluate("document.documentElement.scrollWidth") <= width
    assert found == {}
    anne.locator("text=Bewaar wat ik per stuk koos").click()
    expect(anne.locator(".berichten")).to_contain_text("zijn bewaard om")
    assert anne.input_value("[name=titel]") == "De titel van de procesbegeleider"

    for onder in ("versies/", "versies/1/", "voorbeeld/links/"):
        anne.goto(f"{site.url}{pad.replace('change/', onder)}")
        for width in (320, 1280):
            anne.set_viewport_size({"width": width, "height": 900})
            assert (onder, violations(anne)) == (onder, [])
            assert anne.evaluate("document.documentElement.scrollWidth") <= width
    anne.locator("text=Maak de link").click()
    link = anne.input_value("#id_link")
    stranger = browser.new_context().new_page()
    stranger.goto(link)
    expect(stranger.locator("text=Dit is een voorbeeld.")).to_be_visible()
    assert "De titel van de procesbegeleider" in stranger.inner_text("h1")
    assert (violations(stranger), stranger.context.cookies()) == ([], [])
    anne.locator("text=Trek in").first.click()
    expect(anne.locator(".berichten")).to_contain_text("De link werkt niet meer")
    stranger.reload()
    expect(stranger.locator("h1")).to_have_text("Dit voorbeeld is voorbij")
    assert violations(stranger) == []
    stranger.context.close()
    gevraagd = [line for line in [*anne.complaints, *bea.complaints] if "409" not in line]
    assert gevraagd == []


def test_the_form_with_what_was_left_has_no_axe_violation(pagina):
    page = pagina("alphen-noord", NIEUW)
    page.fill("[name=titel]", "Voor de poort")
    bewaard(page)
    page.goto(page.url)
    assert violations(page) == []
    gooi_alles_weg(page)


def test_a_field_says_that_it_is_nearly_full_and_that_it_cut_what_was_pasted(pagina):
    page = pagina("stevenshof", NIEUW)
    gooi_alles_weg(page)
    page.fill("[name=titel]", "x" * 190)
    expect(page.locator(".veld-titel [role=status]")).to_have_text("Nog 10 tekens.")
    page.fill("[name=titel]", "")
    page.evaluate("""() => {
      const veld = document.querySelector("[name=titel]");
      const data = new DataTransfer();
      data.setData("text", "y".repeat(400));
      veld.focus();
      veld.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true }));
    }""")
    expect(page.locator(".veld-titel [role=status]")).to_contain_text("Je tekst was te lang. Alleen de eerste 200")
    page.reload()
    gooi_alles_weg(page)
