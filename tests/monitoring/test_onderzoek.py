# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""The onderzoekskalender: what is asked of residents, who is told, and what visitors may know of it."""

import csv
import io
import re
from datetime import date, timedelta
from html import unescape

import icalendar
import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from monitoring.meten.models import Onderzoek
from monitoring.meten.models.onderzoek import Gevraagden, Onderzoekstaat, aantal_in_woorden
from redactie.models import Status, Versie
from redactie.versheid import eigen_ruimten, werklijst
from redactie.workflow import transition
from tests.soorten import VELDEN
from wijken.models import Wijk
from wijzer.kantoor.werklijst import terug_te_koppelen
from wijzer.zoeken.index import verschillen

pytestmark = pytest.mark.django_db

KALENDER = "/onderzoekskalender/"
TOEVOEGEN = "/beheer/monitoring/onderzoek/add/"
INLINE = "redactie-bronvermelding-content_type-object_id"


@pytest.fixture
def onderzoek(maak):
    """Make an onderzoek in Alphen Noord; `onderzoek("Titel", gepubliceerd=True, groep="ouderen")`."""

    def _onderzoek(titel: str, *, ruimte: str = "alphen-noord", gepubliceerd: bool = True, **velden) -> Onderzoek:
        return maak(Onderzoek, titel, ruimte=ruimte, gepubliceerd=gepubliceerd, **(VELDEN[Onderzoek] | velden))

    return _onderzoek


def tekst(response) -> str:
    """The words of a page, as somebody reads them."""
    page = re.sub(r"<(script|style)\b.*?</\1>", " ", response.content.decode(), flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).split())


def formulier(wijk: Wijk, bron, **velden) -> dict:
    return {
        "titel": "Vragenlijst over veilig buiten zijn", "slug": "", "ruimte": wijk.ruimte_id, "wijk": wijk.pk,
        "soort": "enquete", "groep": "ouderen", "staat": "gepland", "tekst": "Wat er wordt gevraagd.",
        "precisie": "dag", "datum": "2026-12-01", "terugkoppeling": "afgesproken",
        f"{INLINE}-TOTAL_FORMS": 1, f"{INLINE}-INITIAL_FORMS": 0, f"{INLINE}-0-bron": bron.pk, f"{INLINE}-0-plaats": "p. 1",
    } | velden  # fmt: skip


def bewaar(client: Client, wijk: Wijk, bron, **velden) -> str:
    """Keep a new onderzoek, and return the messages that the person reads after it."""
    response = client.post(TOEVOEGEN, formulier(wijk, bron, **velden), follow=True)
    assert response.redirect_chain, response.context["errors"]
    return " ".join(unescape(re.sub(r"<[^>]+>", "", str(message))) for message in response.context["messages"])


def van_soort(client: Client, wijk: Wijk, bron, **velden) -> set[str]:
    response = client.post(TOEVOEGEN, formulier(wijk, bron, **velden), follow=True)
    return {message.level_tag for message in response.context["messages"]}


# --- Who plans something is told ---------------------------------------------------------------------------------


def test_who_asks_the_same_people_again_soon_is_told_what_when_by_whom_and_what_else_can_be_done(
    onderzoek, alphen, login, bron
):
    eerder = onderzoek(
        "Enquête over eenzaamheid", datum=date(2026, 8, 1), precisie="seizoen", groep="inwoners", wie_vraagt="GGD"
    )
    gemeld = bewaar(login(alphen), eerder.wijk, bron)
    assert Onderzoek.objects.filter(titel="Vragenlijst over veilig buiten zijn").count() == 1  # never stopped
    assert "Let op: ouderen in Alphen Noord krijgen dan vaker dan eens per 6 maanden een vraag." in gemeld
    assert "eerder, Enquête over eenzaamheid (inwoners, zomer 2026, afgerond, GGD)." in gemeld
    assert "sluit bij een van deze aan, wacht tot 28 februari 2027, of gebruik wat er al bekend is" in gemeld
    assert "Je mag gewoon doorgaan." in gemeld


def test_the_number_of_months_is_a_setting(onderzoek, alphen, login, bron, settings):
    eerder = onderzoek("Enquête over eenzaamheid", datum=date(2026, 8, 1))
    client = login(alphen)
    settings.VRAAGDRUK_MAANDEN = 4
    assert "Let op" not in bewaar(client, eerder.wijk, bron)
    settings.VRAAGDRUK_MAANDEN = 5
    Onderzoek.objects.exclude(pk=eerder.pk).delete()
    assert "Let op" in bewaar(client, eerder.wijk, bron)


@pytest.mark.parametrize(
    "anders",
    [
        {"datum": date(2025, 1, 1)},
        {"groep": "jeugd"},
        {"groep": "professionals"},
        {"staat": "vervangen"},
        {"staat": "afgelast"},
        {"ruimte": "stevenshof"},  # another wijk
    ],
    ids=str,
)
def test_nobody_is_told_of_what_is_long_ago_of_others_or_never_asked(onderzoek, maak_wijk, alphen, login, bron, anders):
    wijk = maak_wijk("alphen-noord", "Alphen Noord", "Alphen aan den Rijn")
    if anders.get("ruimte") == "stevenshof":
        anders = anders | {"wijk": maak_wijk("stevenshof", "Stevenshof", "Leiden")}
    onderzoek("Iets anders", **({"datum": date(2026, 11, 1), "wijk": wijk} | anders))
    assert "Iets anders" not in bewaar(login(alphen), wijk, bron)


def test_what_has_no_date_is_named_without_a_warning(onderzoek, alphen, login, bron):
    zonder = onderzoek("Groepsgesprek zonder dag", datum=None, precisie="onbekend")
    client = login(alphen)
    gemeld = bewaar(client, zonder.wijk, bron)
    assert "Let op" not in gemeld
    assert (
        "Van sommige weten wij niet wanneer of aan wie het werd gevraagd, dus die tellen niet mee: Groepsgesprek"
        in (gemeld)
    )
    Onderzoek.objects.exclude(pk=zonder.pk).delete()
    assert "warning" not in van_soort(client, zonder.wijk, bron)
    Onderzoek.objects.exclude(pk=zonder.pk).delete()
    gemeld = bewaar(client, zonder.wijk, bron, datum="", precisie="onbekend")
    assert "Zonder datum en groep kunnen wij niet zien of dezelfde mensen al snel weer iets krijgen." in gemeld


def test_nobody_is_told_of_a_concept_of_a_room_that_is_not_theirs(onderzoek, alphen, login, bron):
    zichtbaar = onderzoek("Van ons", datum=date(2026, 11, 1), gepubliceerd=False)
    onderzoek("Geheim plan", datum=date(2026, 11, 1), gepubliceerd=False, ruimte="samenwerkingsverband")
    gemeld = bewaar(login(alphen), zichtbaar.wijk, bron)
    assert ("Van ons" in gemeld, "Geheim plan" in gemeld) == (True, False)


def test_the_warning_is_about_what_was_just_typed_also_when_visitors_see_something_else(
    onderzoek, alphen, login, beheerder
):
    ander = onderzoek("Enquête over eenzaamheid", datum=date(2026, 11, 1))
    mijn = onderzoek("Van vroeger", datum=date(2020, 1, 1))
    client = login(alphen)
    url = f"/beheer/monitoring/onderzoek/{mijn.pk}/change/"
    bronregel = mijn.bronvermeldingen.get()
    data = formulier(mijn.wijk, bronregel.bron, titel=mijn.titel, slug=mijn.slug) | {
        f"{INLINE}-INITIAL_FORMS": 1, f"{INLINE}-0-id": bronregel.pk,
    }  # fmt: skip
    del data["ruimte"]
    response = client.post(url, data, follow=True)
    gemeld = " ".join(map(str, response.context["messages"]))
    assert "Let op" in gemeld and ander.titel in gemeld
    mijn.refresh_from_db()
    assert (mijn.datum, Versie.objects.van(mijn).werkkopieen().count()) == (date(2020, 1, 1), 1)


def test_a_title_in_a_warning_is_text(onderzoek, alphen, login, bron):
    eerder = onderzoek("<b>Vet</b> & <script>alert(1)</script>", datum=date(2026, 11, 1))
    response = login(alphen).post(TOEVOEGEN, formulier(eerder.wijk, bron), follow=True)
    page = response.content.decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page and "<script>alert(1)" not in page


# --- The form ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("velden", "zin"),
    [
        ({"datum": ""}, "Vul een datum in, of kies"),
        ({"tot_datum": "2026-11-30"}, "De laatste dag ligt voor de eerste."),
        ({"gevraagd": "10", "meegedaan": "11"}, "Er deden meer mensen mee dan er zijn gevraagd."),
        ({"terugkoppeling": "gedaan", "terug_wanneer": "2099-01-01"}, "Deze dag komt nog."),
    ],
)
def test_what_cannot_be_is_said_in_dutch_and_nothing_typed_is_lost(alphen, login, maak_wijk, bron, velden, zin):
    wijk = maak_wijk("alphen-noord", "Alphen Noord", "Alphen aan den Rijn")
    response = login(alphen).post(TOEVOEGEN, formulier(wijk, bron, **velden))
    page = unescape(response.content.decode())
    assert (response.status_code, Onderzoek.objects.count()) == (200, 0)
    assert zin in page and "Vragenlijst over veilig buiten zijn" in page


def test_what_cannot_be_is_not_in_the_database_either(onderzoek):
    for velden in ({"datum": None}, {"tot_datum": date(2022, 4, 30)}, {"gevraagd": 1, "meegedaan": 2}):
        with pytest.raises(IntegrityError), transaction.atomic():
            onderzoek("Kan niet", gepubliceerd=False, **velden)
    with pytest.raises(ValidationError):
        Onderzoek(titel="x", soort="enquete", groep="iedereen", staat="gepland").clean_fields()


def test_it_can_only_be_put_on_the_page_of_a_wijk_where_one_writes(onderzoek, maak_wijk, alphen, login, bron):
    alphen_noord = maak_wijk("alphen-noord", "Alphen Noord", "Alphen aan den Rijn")
    stevenshof = maak_wijk("stevenshof", "Stevenshof", "Leiden")
    response = login(alphen).post(TOEVOEGEN, formulier(alphen_noord, bron) | {"wijk": stevenshof.pk})
    assert (response.status_code, Onderzoek.objects.count()) == (200, 0)


def test_who_is_no_member_reads_no_small_number_in_the_office(onderzoek, alphen, lezer, stevenshof, beheerder):
    item = onderzoek("Groepsgesprek", gevraagd=8731, meegedaan=7)
    url = f"/beheer/monitoring/onderzoek/{item.pk}/change/"
    seen = {}
    for name, user in (("own", alphen), ("reader", lezer), ("other", stevenshof), ("beheerder", beheerder)):
        client = Client()
        client.force_login(user)
        response = client.get(url)
        assert response.status_code == 200
        seen[name] = "8731" in response.content.decode()
    assert seen == {"own": True, "reader": True, "other": False, "beheerder": True}


# --- What visitors see -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("aantal", "groep", "al_openbaar", "woorden"),
    [
        (None, "ouderen", False, ""),
        (0, "ouderen", False, "minder dan 10"),
        (1, "inwoners", False, "minder dan 10"),
        (9, "deelnemers", False, "minder dan 10"),
        (10, "ouderen", False, "10"),
        (9, "onbekend", False, "minder dan 10"),
        (9, "ouderen", True, "9"),
        (6, "beleid", False, "6"),
        (0, "professionals", False, "0"),
    ],
)
def test_fewer_than_ten_residents_are_not_counted_out(aantal, groep, al_openbaar, woorden):
    assert aantal_in_woorden(aantal, groep, al_openbaar=al_openbaar) == woorden


@pytest.mark.parametrize(
    ("gevraagd", "meegedaan", "velden", "woorden"),
    [
        (30, 20, {}, ("30", "20")),  # ten stayed away
        (30, 21, {}, ("", "21")),  # nine did, and that can't be worked out
        (30, 30, {}, ("", "30")),
        (12, 5, {}, ("", "minder dan 10")),
        (9, 5, {}, ("minder dan 10", "minder dan 10")),
        (30, None, {}, ("30", "")),
        (30, 21, {"aantal_al_openbaar": True}, ("30", "21")),
        (30, 21, {"groep": "professionals"}, ("30", "21")),
    ],
)
def test_how_few_did_not_take_part_cannot_be_worked_out(gevraagd, meegedaan, velden, woorden):
    asked = Onderzoek(**({"groep": "ouderen", "gevraagd": gevraagd, "meegedaan": meegedaan} | velden))
    assert (asked.gevraagd_in_woorden, asked.meegedaan_in_woorden) == woorden


def test_no_small_number_of_residents_is_on_any_public_page_or_in_any_file(onderzoek, client):
    onderzoek("Groepsgesprek", gevraagd=8, meegedaan=7, datum=date(2022, 5, 3))
    assert "Gevraagd: minder dan 10. Deden mee: minder dan 10." in tekst(client.get(KALENDER))
    row = client.get("/api/v1/onderzoeken").json()["_embedded"]["onderzoeken"][0]
    assert (row["gevraagd"], row["meegedaan"]) == ("minder dan 10", "minder dan 10")
    header, line = csv.reader(
        io.StringIO(client.get("/open-data/onderzoeken.csv").content.decode("utf-8-sig")), delimiter=";"
    )
    cells = dict(zip(header, line, strict=True))
    assert not {"7", "8"} & set(cells.values())
    assert "minder dan 10" in cells.values()
    agenda = client.get("/onderzoekskalender/agenda.ics").content.decode()
    assert "Groepsgesprek" in agenda and not re.search(r"\b[78]\b", agenda.replace("onderzoek-", ""))


def test_the_calendar_shows_per_wijk_and_period_what_is_asked_of_whom_and_what_they_hear(onderzoek, maak_wijk, client):
    stevenshof = maak_wijk("stevenshof", "Stevenshof", "Leiden")
    onderzoek("Oud", datum=date(2020, 3, 1), precisie="seizoen", groep="jeugd")
    onderzoek("Nieuw", datum=date(2026, 9, 1), precisie="kwartaal", groep="ouderen", staat="loopt", wie_vraagt="GGD",
              terugkoppeling="afgesproken", terug_wanneer=date(2027, 1, 15), terug_hoe="in het buurthuis.")  # fmt: skip
    onderzoek("Zonder dag", datum=None, precisie="onbekend", staat="vervangen", in_plaats_daarvan="Een wandeling.")
    onderzoek("Gehoord", ruimte="stevenshof", wijk=stevenshof, terugkoppeling="gedaan",
              terug_wanneer=date(2022, 6, 1), terug_wat="Er komt een bankje.")  # fmt: skip
    page = tekst(client.get(KALENDER))
    order = ["Alphen Noord 2026", "3e kwartaal 2026", "Nieuw", "Aan wie Ouderen", "Wie vraagt het GGD",
             "Nog niet, dat is afgesproken. Zij horen het op 15 januari 2027. Zo gaat het: in het buurthuis.",
             "2020", "voorjaar 2020".capitalize(), "Oud", "Niet vastgelegd in de bron", "Datum niet bekend",
             "vervangen door iets anders", "Zonder dag", "Een wandeling.", "Stevenshof 2022", "Gehoord",
             "Ja, op 1 juni 2022. Er komt een bankje."]  # fmt: skip
    place = page.index("Toon")
    for words in order:
        place = page.index(words, place)


def test_a_filter_takes_the_wider_group_along_and_says_so(onderzoek, client):
    for groep in Gevraagden.values:
        onderzoek(f"Gevraagd aan {groep}", groep=groep)
    found = {
        groep: {other for other in Gevraagden.values if f"Gevraagd aan {other}<" in client.get(
            KALENDER, {"groep": groep}).content.decode()}
        for groep in ("ouderen", "professionals", "onbekend", "bestaat-niet", "")
    }  # fmt: skip
    everybody = set(Gevraagden.values)
    assert found == {
        "ouderen": {"ouderen", "inwoners"}, "professionals": {"professionals"}, "onbekend": {"onbekend"},
        "bestaat-niet": everybody, "": everybody,
    }  # fmt: skip
    page = tekst(client.get(KALENDER, {"groep": "ouderen"}))
    assert "Er staan 2 onderzoeken op de kalender met deze keuze." in page
    assert "telt bij elke groep inwoners mee" in page


def test_a_filter_of_a_wijk_shows_that_wijk_only(onderzoek, maak_wijk, client):
    onderzoek("Van Alphen")
    onderzoek("Van Stevenshof", ruimte="stevenshof", wijk=maak_wijk("stevenshof", "Stevenshof", "Leiden"))
    page = tekst(client.get(KALENDER, {"wijk": "stevenshof"}))
    assert ("Van Stevenshof" in page, "Van Alphen" in page) == (True, False)
    page = tekst(client.get(KALENDER, {"wijk": "\x00' OR 1=1"}))
    assert ("Van Stevenshof" in page, "Van Alphen" in page) == (True, True)


@pytest.mark.parametrize("hoe", ["concept", "morgen", "voorbij", "archief", "wijk"])
def test_what_is_not_public_is_nowhere_and_its_twin_was(onderzoek, client, hoe):
    item = onderzoek("Geheim gesprek", datum=date(2026, 12, 1), groep="ouderen")
    pages = [KALENDER, f"{KALENDER}agenda.ics", "/wijken/alphen-noord/uw-inbreng/", "/api/v1/onderzoeken",
             "/open-data/onderzoeken.csv"]  # fmt: skip
    assert [page for page in pages if "Geheim gesprek" not in client.get(page).content.decode()] == []
    now = timezone.now()
    change = {
        "concept": {"status": Status.CONCEPT}, "archief": {"status": Status.GEARCHIVEERD},
        "morgen": {"van": now + timedelta(days=1)}, "voorbij": {"tot": now - timedelta(days=1)},
    }  # fmt: skip
    if hoe == "wijk":
        Wijk.objects.filter(pk=item.wijk_id).update(status=Status.CONCEPT)
        pages.remove("/wijken/alphen-noord/uw-inbreng/")
    else:
        Onderzoek.objects.filter(pk=item.pk).update(**change[hoe])
    assert [page for page in pages if "Geheim gesprek" in client.get(page).content.decode()] == []


def test_residents_read_on_the_page_of_their_wijk_what_they_hear_back_when_and_how(onderzoek, client):
    onderzoek("Wandelgesprek", groep="inwoners", terugkoppeling="afgesproken", terug_wanneer=date(2027, 1, 15),
              terug_hoe="in het buurthuis")  # fmt: skip
    onderzoek("Vragen aan de wijkagent", groep="professionals")
    onderzoek("Ging niet door", staat="afgelast")
    page = tekst(client.get("/wijken/alphen-noord/uw-inbreng/"))
    assert "Nog niet, dat is afgesproken. U hoort het op 15 januari 2027. Zo gaat het: in het buurthuis." in page
    assert ("Vragen aan de wijkagent" in page, "Ging niet door" in page) == (False, False)
    Onderzoek.objects.update(terugkoppeling="niet_vastgelegd", terug_wanneer=None, terug_hoe="")
    assert "Hoort u wat eruit kwam? Wandelgesprek (afgerond). Dat is niet opgeschreven in onze bronnen." in tekst(
        client.get("/wijken/alphen-noord/uw-inbreng/")
    )


def test_the_sheet_of_a_wijk_names_three_and_the_calendar_names_all(onderzoek, client):
    for n in range(5):
        onderzoek(f"Gesprek {n}", datum=date(2022, 1 + n, 1))
    page = tekst(client.get("/wijken/alphen-noord/uw-inbreng/"))
    assert [n for n in range(5) if f"Gesprek {n}" in page] == [2, 3, 4]
    assert [n for n in range(5) if f"Gesprek {n}" in tekst(client.get(KALENDER))] == [0, 1, 2, 3, 4]


def test_the_feed_says_no_more_than_is_known(onderzoek, client):
    onderzoek("Een dag", datum=date(2026, 12, 1), staat="gepland")
    onderzoek("Twee dagen", datum=date(2026, 12, 1), tot_datum=date(2026, 12, 2), staat="afgerond")
    onderzoek("Gaat niet door", datum=date(2026, 12, 1), staat="afgelast")
    onderzoek("Een maand", precisie="maand")
    onderzoek("Geen dag", datum=None, precisie="onbekend")
    raw = client.get(f"{KALENDER}agenda.ics").content
    events = icalendar.Calendar.from_ical(raw).walk("VEVENT")
    found = {str(e["SUMMARY"]): (e.decoded("DTSTART"), e.decoded("DTEND"), str(e["STATUS"])) for e in events}
    day = date(2026, 12, 1)
    assert found == {
        "Een dag": (day, date(2026, 12, 2), "TENTATIVE"), "Twee dagen": (day, date(2026, 12, 3), "CONFIRMED"),
        "Gaat niet door": (day, date(2026, 12, 2), "CANCELLED"),
    }  # fmt: skip


@pytest.mark.parametrize("page", [KALENDER, f"{KALENDER}agenda.ics", "/wijken/alphen-noord/uw-inbreng/"])
def test_a_page_takes_few_queries_however_many_there_are_and_sets_no_cookie(onderzoek, client, page):
    def queries() -> int:
        client.get(page)
        with CaptureQueriesContext(connection) as captured:
            response = client.get(page)
        assert (response.status_code, response.cookies.items()) == (200, {}.items())
        return len(captured)

    onderzoek("Gesprek")
    one = queries()
    for n in range(30):
        onderzoek(f"Gesprek {n}", ruimte="alphen-noord")
    assert one == queries() <= 8


def test_search_finds_it_and_leads_to_its_place(onderzoek, client):
    item = onderzoek("Gesprek over de speeltuin", tekst="<p>Hoe willen kinderen schommelen?</p>")
    page = client.get("/zoeken/", {"q": "schommelen"}).content.decode()
    assert f"/onderzoekskalender/#onderzoek-{item.slug}" in page
    assert f'id="onderzoek-{item.slug}"' in client.get(KALENDER).content.decode()


# --- The office --------------------------------------------------------------------------------------------------


def test_the_calendar_of_the_office_shows_concepts_of_ones_own_and_what_lies_close(
    onderzoek, alphen, stevenshof, lezer, client
):
    onderzoek("Nog een plan", gepubliceerd=False, staat="gepland", datum=date(2026, 12, 1))
    onderzoek("Al op de site", staat="loopt", datum=date(2026, 10, 1), tot_datum=date(2026, 10, 31), groep="inwoners")
    url = "/beheer/onderzoekskalender/"
    assert client.get(url).status_code == 302
    seen = {}
    for name, user in (("own", alphen), ("reader", lezer), ("other", stevenshof)):
        somebody = Client()
        somebody.force_login(user)
        page = tekst(somebody.get(url))
        seen[name] = ("Nog een plan" in page, "Al op de site" in page, page.count("Let op, dezelfde mensen"))
        assert ("Zet iets op de kalender" in page) is (name != "reader")
    assert seen == {"own": (True, True, 2), "reader": (True, True, 2), "other": (False, True, 0)}
    somebody.force_login(alphen)
    page = tekst(somebody.get(url, {"groep": "professionals"}))
    assert ("Nog een plan" in page, "Met deze keuze staat hier niets." in page) == (False, True)


def test_the_calendar_of_the_office_takes_the_same_queries_for_one_and_for_thirty(onderzoek, alphen, login):
    client = login(alphen)

    def queries() -> int:
        client.get("/beheer/onderzoekskalender/")
        with CaptureQueriesContext(connection) as captured:
            assert client.get("/beheer/onderzoekskalender/").status_code == 200
        return len(captured)

    onderzoek("Gesprek", staat="loopt")
    one = queries()
    for n in range(30):
        onderzoek(f"Gesprek {n}", staat="loopt")
    assert queries() == one


def test_the_worklist_names_what_residents_still_have_to_hear_who_waits_longest_first(
    onderzoek, maak_wijk, alphen, stevenshof, login
):
    gisteren = timezone.localdate() - timedelta(days=1)
    onderzoek("Onbekend", terugkoppeling="niet_vastgelegd", datum=date(2022, 1, 1))
    onderzoek("Afgesproken", terugkoppeling="afgesproken", terug_wanneer=date(2022, 2, 1))
    onderzoek("Te laat afgesloten", staat="loopt", datum=date(2022, 3, 1), tot_datum=gisteren, gepubliceerd=False)
    onderzoek("Loopt nog", staat="loopt", tot_datum=timezone.localdate())
    onderzoek("Gehoord", terugkoppeling="gedaan")
    onderzoek("Hoeft niet", terugkoppeling="niet")
    onderzoek("Professionals", groep="professionals")
    onderzoek("Plan", staat="gepland")
    Onderzoek.objects.filter(pk=onderzoek("Archief").pk).update(status=Status.GEARCHIVEERD)
    onderzoek("Elders", ruimte="stevenshof", wijk=maak_wijk("stevenshof", "Stevenshof", "Leiden"))
    group = terug_te_koppelen(alphen, eigen_ruimten(alphen))
    assert [row.titel for row in group.regels] == ["Afgesproken", "Onbekend", "Te laat afgesloten"]
    assert (group.titel, group.aantal) == ("Hierover moeten inwoners nog iets horen", 3)
    assert group.regels[0].bij == "Alphen Noord, dat was 1 februari 2022 afgesproken"
    assert [row.titel for row in terug_te_koppelen(stevenshof, eigen_ruimten(stevenshof)).regels] == ["Elders"]
    client = login(alphen)
    for url in ("/beheer/", "/beheer/werklijst/", "/beheer/werklijst/?ruimte=alphen-noord"):
        page = tekst(client.get(url))
        assert ("Hierover moeten inwoners nog iets horen" in page, "Elders" in page) == (True, False), url
    assert {client.get(row.adres).status_code for row in group.regels} == {200}
    assert "inwoners horen nog wat eruit kwam" in tekst(client.get("/beheer/overdracht/alphen-noord/"))


def test_who_writes_nowhere_has_nothing_to_tell(onderzoek, lezer, vertrokken, beheerder):
    item = onderzoek("Onbekend")
    assert [terug_te_koppelen(user, eigen_ruimten(user)).aantal for user in (lezer, vertrokken, beheerder)] == [0, 0, 0]
    assert [g.aantal for g in werklijst(beheerder, item.ruimte) if g.sleutel == "terugkoppelen"] == [1]
    assert [group.sleutel for group in werklijst(lezer)] == []


def test_withdrawing_takes_it_out_of_search(onderzoek, beheerder, client):
    item = onderzoek("Gesprek over schommels")
    transition(item, Status.GEARCHIVEERD, by=beheerder)
    assert "Gesprek over schommels" not in client.get("/zoeken/", {"q": "schommels"}).content.decode()
    assert not any(verschillen())


# --- The launch content ------------------------------------------------------------------------------------------


def test_the_content_says_of_each_what_the_sources_say_and_no_more(geladen, db):
    rows = Onderzoek.objects.gepubliceerd().select_related("wijk")
    found = {row.slug: (row.wijk.slug, row.groep, row.staat, row.gevraagd, row.meegedaan) for row in rows}
    assert found == {
        "enquete-alphen": ("alphen-noord", "onbekend", "onbekend", None, None),
        "focusgroep-alphen-noord": ("alphen-noord", "inwoners", "gepland", None, None),
        "focusgroep-den-haag-zuidwest": ("den-haag-zuidwest", "inwoners", "vervangen", None, None),
        "gesprekken-heel-zuidwest": ("den-haag-zuidwest", "inwoners", "voorgesteld", None, None),
        "interviews-begeleiders-den-haag": ("den-haag-zuidwest", "professionals", "loopt", None, None),
        "focusgroepen-stevenshof": ("stevenshof", "inwoners", "afgerond", None, None),
        "interviews-stevenshof-inwoners": ("stevenshof", "inwoners", "loopt", 10, None),
        "interviews-stevenshof-beleidsmakers": ("stevenshof", "beleid", "loopt", 6, None),
    }
    assert {(row.precisie, row.datum, row.terugkoppeling) for row in rows} == {("onbekend", None, "niet_vastgelegd")}
    replaced = rows.get(staat=Onderzoekstaat.VERVANGEN)
    assert "overweegt een masterclass" in replaced.in_plaats_daarvan and "Of die er kwam" in replaced.in_plaats_daarvan


def test_the_contradiction_on_focus_groups_is_shown_with_both_sides(geladen, db, client):
    page = tekst(client.get(KALENDER))
    assert "Kwamen de focusgroepen er?" in page
    assert "Nauwelijks van de grond gekomen" in page and "In Leiden afgerond" in page
    assert "Wie kreeg de enquête in Alphen?" in page
    assert "Gevraagd: 10." in page and "Gevraagd: 6." in page
