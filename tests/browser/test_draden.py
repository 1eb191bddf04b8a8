# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""From a question of the funder to the answer in the report; and another project that reads it on a phone."""

import re

from playwright.sync_api import expect

from tests.browser.test_poorten import violations

MAAK = """
from datetime import date
from monitoring.verantwoorden.beeld import naar_json
from monitoring.verantwoorden.models import Verslag, Verslagsoort, Verslagversie
from redactie.models import Redactieruimte
from tests.monitoring.verantwoorden.conftest import OPZET, maak_beeld
kamer = Redactieruimte.objects.get(slug="samenwerkingsverband")
soort = Verslagsoort.objects.create(titel="Proefsoort", slug="proefsoort-draden", ruimte=kamer)
verslag = Verslag.objects.create(
    soort=soort, soort_versie="1", opzet=OPZET, ruimte=kamer, titel="Proefverslag", slug="proefverslag",
    organisatie="GGD", van=date(2026, 1, 1), tot=date(2026, 12, 31), staat="vragen_ontvangen",
)
versie = Verslagversie.objects.create(verslag=verslag, nummer=1, beeld=naar_json(maak_beeld()), sha256="0" * 64)
print(verslag.pk, versie.pk)
"""
LEES = """
from monitoring.verantwoorden.models import Verslagantwoord
print(Verslagantwoord.objects.get(verslag=%s, veld_sleutel="aanpak").aanvulling.count("Zestien recepten"))
"""


def test_from_a_question_to_the_report_and_to_another_project(site, visit, ingelogd):
    verslag, versie = site.doe(MAAK).split()
    # A question comes in, and is answered in the office.
    page = visit(f"/beheer/aandachtspunten/nieuw/?verslag={verslag}", als=ingelogd("beheer"))
    page.get_by_label("Waar gaat het over").first.fill("Bereik van de einddoelgroep")
    page.get_by_label("Wat vraagt of zegt de ander?").fill("Hoeveel bewoners zijn bereikt?")
    page.get_by_role("button", name="Bewaar").click()
    # ZonMw asked something like it before: that is offered, and nothing typed is gone.
    expect(page.get_by_role("group", name="Is dit al eens gevraagd?")).to_be_visible()
    expect(page.get_by_label("Ja: Uitvoering van interventies en bereik van de einddoelgroep")).to_be_visible()
    assert violations(page) == []
    page.get_by_role("button", name="Bewaar").click()
    expect(page.get_by_text("Open bij ons")).to_be_visible()
    assert violations(page) == []
    page.locator(".ProseMirror").first.click()
    page.keyboard.type("Zestien recepten in 2019.")
    page.get_by_label("Bij niemand").check()
    page.get_by_role("button", name="Bewaar").first.click()
    expect(page.get_by_text("Het punt is nu: beantwoord.")).to_be_visible()
    page.get_by_text("Wijzig waar het punt over gaat").click()
    page.get_by_label("In welk onderdeel van het verslag").select_option("aanpak")
    page.locator('button[name="bewaar"]').click()
    # The letter is made, sent and taken over, twice.
    page.goto(f"{site.url}/beheer/antwoordbrieven/nieuw/?verslag={verslag}")
    page.get_by_role("button", name="Maak de brief").click()
    expect(page.get_by_role("heading", name="De vragen", exact=True)).to_be_visible()
    assert violations(page) == []
    page.get_by_role("button", name="Bewaar en zet vast als verstuurd").click()
    for zin in ("Opgenomen in het verslag", "Stond er al"):
        page.get_by_role("button", name="Neem de antwoorden op").click()
        expect(page.get_by_text(zin)).to_be_visible()
    assert site.doe(LEES % verslag) == "1"
    # The report is shared, and read on a phone without scripts.
    page.goto(f"{site.url}/beheer/uitwisselingen/deel/{versie}/")
    assert violations(page) == []
    page.get_by_label("Met wie deel je het").fill("Project Noord")
    page.get_by_role("button", name="Maak de link").click()
    link = re.search(r"/uitwisseling/[\w-]+/", page.locator("#link").inner_text())[0]
    assert page.complaints == []
    telefoon = visit(link, width=375, javascript=False)
    expect(telefoon.get_by_text("planwoord")).to_be_visible()
    expect(telefoon.get_by_text("draadwoord")).to_have_count(0)
    telefoon.wait_for_timeout(3200)  # who is faster is a robot
    telefoon.get_by_label("Wat wilt u ons vragen?").fill("Hoe bereikten jullie ouderen?")
    telefoon.get_by_role("button", name="Verstuur").click()
    expect(telefoon.get_by_role("link", name="Zeg namens wie u reageert.")).to_be_visible()
    assert telefoon.get_by_label("Wat wilt u ons vragen?").input_value() == "Hoe bereikten jullie ouderen?"
    telefoon.get_by_label("Namens welke organisatie").fill("Project Noord")
    telefoon.wait_for_timeout(3200)
    telefoon.get_by_role("button", name="Verstuur").click()
    expect(telefoon.get_by_text("Dank u wel.")).to_be_visible()
    assert telefoon.context.cookies() == []
    met = visit(link, width=320)
    assert met.evaluate("document.documentElement.scrollWidth") <= 320 and violations(met) == []
    # What was said back becomes a thread of ours.
    page.get_by_role("link", name="Naar deze uitwisseling").click()
    assert violations(page) == []
    page.get_by_role("button", name="Maak er een aandachtspunt van").click()
    expect(page.get_by_role("heading", name="Hoe bereikten jullie ouderen?", level=1)).to_be_visible()
