# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""What was taken for granted: the page, who sees what of it, and the one that the sources name."""

import re
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from monitoring.meten.models import Signaal, Veronderstelling
from redactie.models import Status
from redactie.versies import neem_op
from redactie.workflow import transition
from wijken.models import Wijk

pytestmark = pytest.mark.django_db

PAGINA = "/veronderstellingen/"


def tekst(response) -> str:
    """The words of a page, as somebody reads them."""
    page = re.sub(r"<(script|style)\b.*?</\1>", " ", response.content.decode(), flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).split())


@pytest.fixture
def veronderstelling(maak, maak_wijk, bron, beheerder):
    """Make a public assumption with a signal for it in Stevenshof and one against it that is of no wijk."""

    def _veronderstelling(titel: str = "Wie een keer komt, komt terug", **velden) -> Veronderstelling:
        wijk = Wijk.objects.filter(slug="stevenshof").first() or maak_wijk("stevenshof", "Stevenshof", "Leiden")
        item = maak(Veronderstelling, titel, waarom="<p>Dat leek logisch.</p>", **velden)
        Signaal.objects.create(
            veronderstelling=item, volgorde=1, wijk=wijk, pleit="voor", tekst="Bij de soep kwamen zij terug.",
            bron=bron, plaats_in_bron="§9",
        )  # fmt: skip
        Signaal.objects.create(
            veronderstelling=item, volgorde=2, pleit="tegen", tekst="Elders kwam niemand.", van_wie="een student"
        )
        return transition(item, Status.GEPUBLICEERD, by=beheerder)

    return _veronderstelling


def test_the_page_shows_why_what_speaks_for_and_against_and_what_is_left_of_it(veronderstelling, client):
    item = veronderstelling(oordeel="deels", toelichting="<p>Soms wel.</p>", wat_dan="<p>Bel een dag van tevoren.</p>")
    page = tekst(client.get(PAGINA))
    place = page.index("Wie een keer komt, komt terug")
    for words in (
        "Oordeel: klopt voor een deel", "Soms wel.", "Dat leek logisch.", "Stevenshof", "Pleit ervoor",
        "Bij de soep kwamen zij terug.", "Bron: Voortgangsrapportage over 2021, §9", "Een student", "Pleit ertegen",
        "Elders kwam niemand.", "Bel een dag van tevoren.", "Bronnen: Voortgangsrapportage over 2021",
    ):  # fmt: skip
        place = page.index(words, place)
    assert f'id="{item.slug}"' in client.get(PAGINA).content.decode()


def test_without_any_the_page_says_so(client, db):
    assert "Nog geen veronderstellingen" in tekst(client.get(PAGINA))


@pytest.mark.parametrize("hoe", ["concept", "archief"])
def test_what_is_not_public_is_nowhere_and_was_everywhere(veronderstelling, client, hoe):
    item = veronderstelling()
    pages = [PAGINA, "/api/v1/veronderstellingen", "/open-data/veronderstellingen.csv"]
    assert all(item.titel in client.get(page).content.decode() for page in pages)
    status = {"concept": Status.CONCEPT, "archief": Status.GEARCHIVEERD}[hoe]
    Veronderstelling.objects.filter(pk=item.pk).update(status=status)
    assert not any(item.titel in client.get(page).content.decode() for page in pages)


def test_a_signal_of_a_wijk_that_is_not_public_is_not_shown(veronderstelling, client):
    veronderstelling()
    pages = [PAGINA, "/api/v1/veronderstellingen"]
    assert all("Bij de soep" in client.get(page).content.decode() for page in pages)
    Wijk.objects.update(status=Status.CONCEPT)
    for page in pages:
        found = client.get(page).content.decode()
        assert ("Bij de soep" in found, "Elders kwam niemand." in found) == (False, True), page


def test_search_finds_a_signal_and_leads_to_the_place_on_the_page(veronderstelling, client):
    item = veronderstelling()
    assert f"/veronderstellingen/#{item.slug}" in client.get("/zoeken/", {"q": "soep"}).content.decode()


def test_the_page_takes_few_queries_however_many_there_are_and_sets_no_cookie(veronderstelling, client):
    def queries() -> int:
        client.get(PAGINA)
        with CaptureQueriesContext(connection) as captured:
            response = client.get(PAGINA)
        assert (response.status_code, dict(response.cookies)) == (200, {})
        return len(captured)

    veronderstelling()
    one = queries()
    for n in range(20):
        veronderstelling(f"Nog een, {n}")
    assert one == queries() <= 8


def test_a_version_takes_the_signals_along(veronderstelling):
    inhoud = neem_op(veronderstelling())
    assert [deel["velden"]["tekst"] for deel in inhoud["onderdelen"]["signalen"]] == [
        "Bij de soep kwamen zij terug.",
        "Elders kwam niemand.",
    ]


def test_the_form_asks_for_signals_with_a_source_in_plain_words(alphen, login):
    page = tekst(login(alphen).get("/beheer/monitoring/veronderstelling/add/"))
    for words in (
        "Wat zagen jullie in de wijk dat ervoor of ertegen pleit?",
        "Waar staat het?",
        "De rol, niet de naam",
    ):
        assert words.lower() in page.lower(), words


def test_the_mix_of_interventions_ships_with_its_three_positions_and_without_a_verdict_of_ours(geladen, db, client):
    item = Veronderstelling.objects.gepubliceerd().get()
    assert (item.titel, item.oordeel) == ("Een mix van interventies leidt tot een integrale aanpak", "open")
    found = {(str(row.wijk or ""), row.pleit, row.bron.code) for row in item.signalen.select_related("wijk", "bron")}
    assert found == {
        ("Alphen Noord", "gemengd", "s000"), ("Den Haag Zuidwest", "tegen", "s000"), ("Stevenshof", "geen", "s000"),
        ("", "gemengd", "s003"),
    }  # fmt: skip
    page = tekst(client.get(PAGINA))
    for words in (
        "niet zozeer tot een integrale aanpak", "Alleen interventies invoeren is daarvoor te beperkt.",
        "Of die samen een integrale aanpak gaven, zegt de bron niet.", "Wat daaruit kwam, staat niet in onze bronnen.",
    ):  # fmt: skip
        assert words in page, words
    assert PAGINA in client.get("/leren-en-implementeren/").content.decode()
