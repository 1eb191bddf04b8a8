# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""A report leaves the office as people do it: a file at once, a long one with how far it is, stopped, and text to paste."""

import subprocess
import sys
import zipfile

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import ROOT
from tests.browser.test_poorten import violations

MAAK = """
import django
django.setup()
from monitoring.models import Verslag, Verslagsoort, Verslagversie
from monitoring.verantwoorden.beeld import naar_json
from redactie.models import Redactieruimte
from tests.monitoring.verslagbeelden import beeld, cijfer
gedeeld, ruimte = (Redactieruimte.objects.get(slug=slug) for slug in ("gedeeld", "stevenshof"))
soort, _ = Verslagsoort.objects.get_or_create(
    slug="proefsoort-uitvoer", defaults={"titel": "Proef", "ruimte": gedeeld, "versie": "1"})
for slug, van in (("uitvoer-klein", beeld()), ("uitvoer-groot", beeld(cijfers=tuple(
    cijfer(titel=f"Indicator {n}", indicator=f"i{n}") for n in range(1_500))))):
    verslag, nieuw = Verslag.objects.get_or_create(slug=slug, defaults={
        "soort": soort, "soort_versie": "1", "ruimte": ruimte, "titel": van.titel, "van": van.van, "tot": van.tot,
        "staat": "ingediend", "opzet": {"secties": [], "velden": [], "titel": "Proef", "max_paginas": 10}})
    if nieuw:
        Verslagversie.objects.create(verslag=verslag, nummer=1, beeld=naar_json(van), sha256="0" * 64)
    print(verslag.pk)
"""


@pytest.fixture(scope="module")
def verslagen(site) -> list[str]:
    """The addresses of a small and of a large report of Stevenshof."""
    omgeving = site.omgeving | {"DJANGO_SETTINGS_MODULE": "wijzer.settings"}
    gemaakt = subprocess.run(
        [sys.executable, "-c", MAAK], cwd=ROOT, env=omgeving, capture_output=True, text=True, check=True
    )
    return [f"/beheer/verslagen/{pk}/uitvoer/" for pk in gemaakt.stdout.split()[-2:]]


def test_a_report_is_taken_along_at_once_or_followed_while_it_is_made(verslagen, visit, ingelogd):
    klein, groot = verslagen
    page = visit(klein, als=ingelogd("stevenshof"))
    assert violations(page) == []
    page.locator("#vorm-docx").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(page.locator("#vorm-pdf")).to_be_checked()
    with page.expect_download() as download:
        page.get_by_role("button", name="Maak het bestand").click()
    assert download.value.suggested_filename == "voortgangsverslag-2021-versie-2.pdf"

    page.goto(page.url.replace(klein, groot))
    page.locator("#vorm-alles").check()
    page.get_by_role("button", name="Maak het bestand").click()
    # The page keeps itself up to date; on a quick machine the file is there before it looks again.
    klaar = page.get_by_role("heading", name="Het bestand is klaar")
    onderweg = page.locator("[data-uitvoer-stand]").filter(has_text="Stap")
    expect(onderweg.or_(klaar)).to_be_visible(timeout=30_000)
    expect(klaar).to_be_visible(timeout=60_000)
    assert violations(page) == []
    with page.expect_download() as download:
        page.get_by_role("link", name="Download").click()
    with zipfile.ZipFile(download.value.path()) as archief:
        assert archief.testzip() is None and "LEESMIJ.txt" in archief.namelist()

    # Without JavaScript: stopped with the same button, and nothing to fetch any more.
    kaal = visit(groot, als=ingelogd("stevenshof"), width=320, scheme="dark", javascript=False)
    kaal.locator("#vorm-pdf").check()
    kaal.get_by_role("button", name="Maak het bestand").click()
    kaal.get_by_role("button", name="Stop").click()
    expect(kaal.get_by_text("Je hebt het maken van dit bestand gestopt.")).to_be_visible()
    assert kaal.get_by_role("link", name="Download").count() == 0


def test_the_text_of_a_question_is_copied_with_one_press(verslagen, visit, ingelogd):
    page = visit(f"{verslagen[0]}velden/", als=ingelogd("stevenshof"), width=375)
    assert violations(page) == []
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Kopieer 1. Tijdsplanning").click()
    expect(page.get_by_text("Gekopieerd").first).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()").startswith("Aangekruist: JA en NEE\n\nToelichting bij")
