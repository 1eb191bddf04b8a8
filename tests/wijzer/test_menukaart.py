# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""A menu of one's own: what is proposed and why, who may read and change it, and what can be taken along."""

import io
import logging
import re
import zipfile
from datetime import date, time, timedelta

import icalendar
import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pypdf import PdfReader

from drukkerij import zetten
from redactie import anoniem
from redactie.models import Status
from tests.soorten import VELDEN
from toolkit.models import EigenMenukaart, EigenMenukaartregel, Les, Tool, Vraag
from toolkit.models.tool import Doelgroep
from toolkit.samenstellen import MEESTE, maak_menukaart
from toolkit.voorstel import Antwoorden, stel_voor
from wijzer.logregels import JsonFormatter

pytestmark = pytest.mark.django_db
HIER = {"origin": "http://testserver"}


@pytest.fixture
def vraag(maak) -> Vraag:
    return maak(Vraag, "Bereiken we de inwoners?", slug="bereik", nummer=1, kort="Bereik", gepubliceerd=True)


@pytest.fixture
def tool(maak, vraag):
    """A public tool of the question: `tool("De titel", tijd_minuten=60)`."""

    def _tool(titel: str, *, gepubliceerd: bool = True, **velden) -> Tool:
        made = maak(Tool, titel, gepubliceerd=gepubliceerd, **{**VELDEN[Tool], "herkomst": "bron", **velden})
        made.vragen.add(vraag)
        return made

    return _tool


@pytest.fixture
def les(maak, vraag):
    def _les(titel: str, *tools: Tool, gepubliceerd: bool = True) -> Les:
        made = maak(Les, titel, gepubliceerd=gepubliceerd, **VELDEN[Les])
        made.vragen.add(vraag)
        made.tools.add(*tools)
        return made

    return _les


@pytest.fixture
def kaart(tool, les, vraag):
    """A menu with two tools and a lesson, and its secret."""
    een = tool("Eerste tool", tijd_minuten=60, doelgroepen=["inwoners"])
    tool("Tweede tool")
    les("Een les", een)
    return maak_menukaart(Antwoorden(vraag, "inwoners", 240), eenmalig="t")


def adres(kaart: EigenMenukaart, geheim: str) -> str:
    return f"/menukaart/{kaart.code}/{geheim}/"


def gegevens(client: Client, url: str, **meer) -> dict:
    """What the browser would send from the page at `url`, with other values in `meer`."""
    context = client.get(url).context
    forms = [context["form"], *(form for _onderdeel, form in context["rijen"])]
    data = {field.html_name: field.value() if field.value() is not None else "" for form in forms for field in form}
    return {**data, "stand": context["stand"], "actie": "bewaar", **meer}


def titels(kaart: EigenMenukaart) -> list[str]:
    return [regel.item.titel for regel in kaart.regels.all()]


# --- The proposal ----------------------------------------------------------------------------------------------


def test_three_tools_and_two_lessons_are_proposed_each_with_its_reasons(tool, les, vraag):
    past = tool("Past", tijd_minuten=60, doelgroepen=["inwoners"])
    tool("Onbekend")
    tool("Nog een", doelgroepen=["inwoners"])
    tool("Zonder plek")
    tool("Te lang", tijd_minuten=600)
    tool("Voor anderen", doelgroepen=["beleid"])
    les("Los")
    les("Erbij", past)
    les("Nog een les", past)
    found = stel_voor(Antwoorden(vraag, "inwoners", 240))
    assert [(deel.item.titel, deel.redenen) for deel in found] == [
        ("Past", ["Hoort bij vraag 1: Bereik.", "Is er voor inwoners.", "Duurt 1 uur. Dat past in een dagdeel."]),
        ("Nog een", ["Hoort bij vraag 1: Bereik.", "Is er voor inwoners.",
                     "Hoe lang het duurt, staat niet in de bron. Schat dat zelf."]),
        ("Onbekend", ["Hoort bij vraag 1: Bereik.", "Voor wie het is, staat niet in de bron.",
                      "Hoe lang het duurt, staat niet in de bron. Schat dat zelf."]),
        ("Erbij", ["Hoort bij vraag 1: Bereik.", "Les bij de tool “Past”."]),
        ("Nog een les", ["Hoort bij vraag 1: Bereik.", "Les bij de tool “Past”."]),
    ]  # fmt: skip


def test_every_answer_of_the_real_site_gives_three_to_five(inhoud):
    for vraag in [None, *Vraag.objects.all()]:
        for doelgroep in ["", *Doelgroep.values]:
            for minuten in (None, 60, 240, 480):
                found = stel_voor(Antwoorden(vraag, doelgroep, minuten))
                assert 3 <= len(found) <= 5, (vraag, doelgroep, minuten)
                assert len({(type(deel.item), deel.item.pk) for deel in found}) == len(found)


def test_what_is_not_public_is_not_proposed(tool, les, vraag):
    public = tool("Openbaar")
    les("Openbare les", public)
    tool("Concept", gepubliceerd=False)
    les("Concept les", public, gepubliceerd=False)
    later = tool("Later")
    Tool.objects.filter(pk=later.pk).update(van=timezone.now() + timedelta(days=1))
    assert [deel.item.titel for deel in stel_voor(Antwoorden(vraag))] == ["Openbaar", "Openbare les"]


@pytest.mark.parametrize(
    "query", ["wat=x&metwie=y&tijd=z", "wat=bereik&tijd=-1", "tijd=1e9", "wat=" + "a" * 5000, "metwie=%00"]
)
def test_nonsense_in_the_address_is_an_open_answer(query, tool, client):
    tool("Een tool")
    assert client.get(f"/menukaart/maken/?{query}").status_code == 200


# --- Keep it ---------------------------------------------------------------------------------------------------


def test_keeping_a_proposal_gives_a_page_to_change_and_a_page_to_share(tool, client, monkeypatch):
    monkeypatch.setattr(anoniem, "SNELSTE", -1)
    tool("Een tool")
    page = client.get("/menukaart/maken/?wat=bereik")
    data = {"wat": "bereik", "token": page.context["token"], "website": ""}
    response = client.post("/menukaart/maken/", data, headers=HIER)
    kaart = EigenMenukaart.objects.get()
    assert re.fullmatch(rf"/menukaart/{kaart.code}/[\w-]{{22}}/", response.url)
    assert (client.get(response.url).status_code, client.get(kaart.get_absolute_url()).status_code) == (200, 200)
    assert len(kaart.code) == 22 and kaart.geheim_afdruk not in response.url
    assert kaart.verloopt_op == timezone.localdate() + timedelta(days=365)
    assert page.cookies == response.cookies == {}
    # A double tap is one menu.
    again = client.post("/menukaart/maken/", data, headers=HIER)
    assert EigenMenukaart.objects.count() == 1 and client.get(again.url).status_code == 200


def test_a_robot_a_stranger_and_a_flood_make_nothing(tool, client, monkeypatch):
    monkeypatch.setattr(anoniem, "SNELSTE", -1)
    tool("Een tool")

    def post(headers=HIER, **meer):
        token = client.get("/menukaart/maken/?wat=bereik").context["token"]
        return client.post("/menukaart/maken/", {"wat": "bereik", "token": token, **meer}, headers=headers).status_code

    assert post(headers={"origin": "https://elders.nl"}) == 422
    assert (post(website="ja"), EigenMenukaart.objects.count()) == (302, 0)
    assert post(token="verzonnen") == 422
    codes = [post() for _ in range(21)]
    assert codes == [302] * 20 + [429]


# --- Who may ---------------------------------------------------------------------------------------------------


def test_who_reads_can_not_change_and_who_guesses_finds_nothing(kaart, client):
    kaart, geheim = kaart
    html = client.get(kaart.get_absolute_url()).content.decode()
    assert geheim not in html and "<form" not in html.split("<main")[1]
    for url in (
        adres(kaart, "x" * 22),
        adres(kaart, kaart.geheim_afdruk),
        f"/menukaart/{'x' * 22}/",
        f"/menukaart/{kaart.pk}/",
    ):
        assert client.get(url).status_code == 404
        assert client.post(url, {"actie": "bewaar", "stand": "0"}, headers=HIER).status_code in (404, 405)


def test_the_pages_are_never_stored_or_found(kaart, client):
    kaart, geheim = kaart
    lees = kaart.get_absolute_url()
    for url in (lees, adres(kaart, geheim), f"{lees}menukaart.docx", f"{lees}menukaart.pdf"):
        headers = client.get(url).headers
        assert (headers["Cache-Control"], headers["X-Robots-Tag"]) == ("private, no-store", "noindex, nofollow")
    assert kaart.code not in client.get("/sitemap.xml").content.decode()


def test_neither_address_is_written_in_the_log(kaart):
    kaart, geheim = kaart
    record = logging.LogRecord("django.request", logging.WARNING, "", 0, f"Fout: {adres(kaart, geheim)}", (), None)
    line = JsonFormatter().format(record)
    assert kaart.code not in line and geheim not in line and "/menukaart/" in line


def test_after_its_time_a_menu_is_gone(kaart, client, time_machine):
    kaart, geheim = kaart
    time_machine.move_to(timezone.now() + timedelta(days=364))
    assert client.get(kaart.get_absolute_url()).status_code == 200
    time_machine.move_to(timezone.now() + timedelta(days=1))
    assert [client.get(url).status_code for url in (kaart.get_absolute_url(), adres(kaart, geheim))] == [404, 404]
    call_command("ruim_op", verbosity=0)
    assert (EigenMenukaart.objects.count(), EigenMenukaartregel.objects.count()) == (0, 0)


# --- Change ----------------------------------------------------------------------------------------------------


def test_every_button_keeps_what_was_typed_and_does_what_it_says(kaart, client):
    kaart, geheim = kaart
    url = adres(kaart, geheim)
    first, second, third = titels(kaart)
    rows = [regel.pk for regel in kaart.regels.all()]
    data = gegevens(client, url, gemeente="Gouda", actie=f"omlaag:{rows[0]}")
    data[f"regel-{rows[0]}-notitie"] = "Eerst koffie"
    assert client.post(url, data, headers=HIER).status_code == 302
    kaart.refresh_from_db()
    assert (titels(kaart), kaart.gemeente) == ([second, first, third], "Gouda")
    assert kaart.regels.get(pk=rows[0]).notitie == "Eerst koffie"
    client.post(url, gegevens(client, url, actie=f"omhoog:{rows[2]}"), headers=HIER)
    assert titels(kaart) == [second, third, first]
    client.post(url, gegevens(client, url, actie=f"weg:{rows[2]}"), headers=HIER)
    assert titels(kaart) == [second, first]


def test_something_is_found_and_added_once_and_twelve_is_full(kaart, tool, client):
    kaart, geheim = kaart
    url = adres(kaart, geheim)
    tool("Wandelkaart maken")
    response = client.post(url, gegevens(client, url, actie="zoek", zoek="wandelkaart"), headers=HIER)
    (found,) = response.context["gevonden"]
    for _ in range(2):
        client.post(url, gegevens(client, url, actie=f"erbij:{found.sleutel}"), headers=HIER)
    assert titels(kaart)[-1] == "Wandelkaart maken" and len(titels(kaart)) == 4
    for number in range(MEESTE - 4):
        EigenMenukaartregel.objects.create(kaart=kaart, tool=tool(f"Vol {number}"), volgorde=9 + number)
    last = tool("Te veel")
    response = client.post(url, gegevens(client, url, actie=f"erbij:{_sleutel(last)}", gemeente="Delft"), headers=HIER)
    assert (response.status_code, "passen 12 onderdelen" in response.content.decode()) == (422, True)
    assert 'value="Delft"' in response.content.decode()


def _sleutel(item) -> int:
    from wijzer.zoeken.index import sleutel

    return sleutel(item)


def test_a_hidden_item_can_not_be_added_by_its_number(kaart, tool, client):
    kaart, geheim = kaart
    url = adres(kaart, geheim)
    hidden = tool("Geheime tool", gepubliceerd=False)
    before = titels(kaart)
    for key in (_sleutel(hidden), 1, 10**18, 999 << 40):
        response = client.post(url, gegevens(client, url, actie=f"erbij:{key}"), headers=HIER)
        assert (response.status_code, "Geheime" in response.content.decode()) == (422, False)
    assert titels(kaart) == before


@pytest.mark.parametrize(
    "actie", ["omhoog:x", "omhoog:999999999999999999999", "weg:-1", "weg:", "erbij:", "omlaag", "", "x:1", "weg:²"]
)
def test_a_button_that_does_not_exist_only_keeps(actie, kaart, client):
    kaart, geheim = kaart
    url, before = adres(kaart, geheim), titels(kaart)
    assert client.post(url, gegevens(client, url, actie=actie), headers=HIER).status_code in (302, 422)
    assert titels(kaart) == before


def test_lines_of_another_menu_are_left_alone(kaart, client, vraag):
    mine, geheim = kaart
    other, _geheim = maak_menukaart(Antwoorden(vraag), eenmalig="ander")
    url, theirs = adres(mine, geheim), other.regels.first().pk
    before = list(other.regels.values_list("pk", "volgorde", "notitie"))
    for actie in (f"weg:{theirs}", f"omlaag:{theirs}"):
        data = gegevens(client, url, actie=actie) | {f"regel-{theirs}-notitie": "gekaapt"}
        client.post(url, data, headers=HIER)
    assert list(other.regels.values_list("pk", "volgorde", "notitie")) == before


def test_mistakes_say_what_to_do_and_lose_nothing(kaart, client):
    kaart, geheim = kaart
    url, row = adres(kaart, geheim), kaart.regels.first().pk
    data = gegevens(client, url, titel="", dag="morgen", inleiding="Lang verhaal") | {f"regel-{row}-minuten": "2000"}
    response = client.post(url, data, headers=HIER)
    html = response.content.decode()
    assert response.status_code == 422
    for text in (
        "Geef de menukaart een titel.",
        "Vul een dag in zoals 24-02-2027.",
        "van 1 tot en met 1440",
        "Lang verhaal",
    ):
        assert text in html
    kaart.refresh_from_db()
    assert (kaart.titel, kaart.inleiding) == ("Onze menukaart", "")


def test_two_windows_the_second_is_told_and_can_keep_its_own(kaart, client):
    kaart, geheim = kaart
    url = adres(kaart, geheim)
    early, late = gegevens(client, url, gemeente="Eerste"), gegevens(client, url, gemeente="Tweede")
    assert client.post(url, early, headers=HIER).status_code == 302
    response = client.post(url, late, headers=HIER)
    assert (response.status_code, "intussen ergens anders veranderd" in response.content.decode()) == (422, True)
    assert 'value="Tweede"' in response.content.decode()
    assert client.post(url, late | {"stand": response.context["stand"]}, headers=HIER).status_code == 302
    kaart.refresh_from_db()
    assert kaart.gemeente == "Tweede"


def test_a_post_from_elsewhere_changes_nothing(kaart, client):
    kaart, geheim = kaart
    url = adres(kaart, geheim)
    data = gegevens(client, url, gemeente="Gekaapt")
    for headers in ({}, {"origin": "https://elders.nl"}, {"origin": "null"}):
        assert client.post(url, data, headers=headers).status_code == 422
    kaart.refresh_from_db()
    assert kaart.gemeente == ""


# --- Read and take along ---------------------------------------------------------------------------------------


def test_what_was_taken_from_the_site_is_gone_from_every_menu(kaart, client):
    kaart, geheim = kaart
    url = kaart.get_absolute_url()

    def everywhere() -> list[bool]:
        docx = (
            zipfile.ZipFile(io.BytesIO(client.get(f"{url}menukaart.docx").content)).read("word/document.xml").decode()
        )
        pages = [client.get(url).content.decode(), client.get(adres(kaart, geheim)).content.decode(), docx]
        return ["Eerste tool" in page for page in pages]

    assert everywhere() == [True, True, True]
    Tool.objects.filter(titel="Eerste tool").update(status=Status.CONCEPT)
    assert everywhere() == [False, False, False]
    assert "Wat hier stond, staat niet meer op de site." in client.get(url).content.decode()


def test_the_time_is_added_up_and_makes_a_calendar(kaart, client):
    kaart, _geheim = kaart
    url = kaart.get_absolute_url()
    assert client.get(f"{url}agenda.ics").status_code == 404
    EigenMenukaart.objects.update(dag=date(2027, 3, 28), begin=time(1, 30), titel="Leren; samen, met\r\nBEGIN:VALARM")
    kaart.regels.filter(tool__titel="Tweede tool").update(minuten=30)
    html = client.get(url).content.decode()
    assert "Samen 1 uur en 30 minuten." in html and "Van 1 onderdeel is geen tijd ingevuld." in html
    (event,) = icalendar.Calendar.from_ical(client.get(f"{url}agenda.ics").content).walk("VEVENT")
    assert str(event["SUMMARY"]).replace("\n", " ") == "Leren; samen, met BEGIN:VALARM"
    # The clocks go forward at two: half past one and ninety minutes is four o'clock by the wall.
    assert event["DTSTART"].dt.isoformat() == "2027-03-28T01:30:00+01:00"
    assert event["DTEND"].dt.isoformat() == "2027-03-28T04:00:00+02:00"


def test_the_three_documents_say_the_same_and_the_pdf_is_tagged(kaart, client):
    kaart, _geheim = kaart
    EigenMenukaart.objects.update(inleiding="Wij beginnen in #maart met $zessen$.", gemeente="Gouda <b>")
    EigenMenukaartregel.objects.filter(tool__titel="Eerste tool").update(notitie="=cmd|' /C calc'!A0")
    url = kaart.get_absolute_url()
    texts = {}
    for vorm in ("docx", "odt", "pdf"):
        response = client.get(f"{url}menukaart.{vorm}")
        assert (response.status_code, response.headers["Content-Disposition"]) == (
            200, f'attachment; filename="onze-menukaart.{vorm}"'
        )  # fmt: skip
        if vorm == "pdf":
            reader = PdfReader(io.BytesIO(response.content))
            assert reader.metadata.title == "Onze menukaart" and reader.root_object["/MarkInfo"]["/Marked"]
            assert "/StructTreeRoot" in reader.root_object and reader.root_object["/Lang"].startswith("nl")
            texts[vorm] = " ".join(page.extract_text() for page in reader.pages)
        else:
            name = {"docx": "word/document.xml", "odt": "content.xml"}[vorm]
            xml = zipfile.ZipFile(io.BytesIO(response.content)).read(name).decode()
            texts[vorm] = re.sub(r"<[^>]+>", " ", xml).replace("&lt;", "<").replace("&gt;", ">").replace("&apos;", "'")
    for text in texts.values():
        squeezed = " ".join(text.split())
        for words in (
            "Wij beginnen in #maart met $zessen$.",
            "Gouda <b>",
            "Eerste tool",
            "Tweede tool",
            "Een les",
            "CC BY 4.0",
        ):
            assert words in squeezed, (words, squeezed[:400])


def test_a_menu_that_is_too_large_for_a_document_says_so(kaart, tool, client):
    kaart, _geheim = kaart
    for number in range(6):
        large = tool(f"Groot {number}", in_het_kort="<p>" + "woord " * 9_900 + "</p>")
        EigenMenukaartregel.objects.create(kaart=kaart, tool=large, volgorde=9 + number)
    for vorm in ("docx", "odt", "pdf"):
        response = client.get(f"{kaart.get_absolute_url()}menukaart.{vorm}")
        assert (response.status_code, "Dit document is te groot" in response.content.decode()) == (413, True)


def test_when_many_pdfs_are_made_the_next_is_told_and_the_other_forms_still_come(kaart, client):
    kaart, _geheim = kaart
    url = kaart.get_absolute_url()
    taken = [zetten.PLEKKEN.acquire(blocking=False) for _ in range(4)]
    try:
        response = client.get(f"{url}menukaart.pdf")
        assert (response.status_code, "Wacht een minuut" in response.content.decode()) == (503, True)
        assert client.get(f"{url}menukaart.odt").status_code == 200
    finally:
        for _ in filter(None, taken):
            zetten.PLEKKEN.release()
    assert client.get(f"{url}menukaart.pdf").status_code == 200


def test_a_code_in_another_form_is_no_document(kaart, client):
    kaart, _geheim = kaart
    url = kaart.get_absolute_url()
    assert [
        client.get(f"{url}{name}", follow=True).status_code for name in ("menukaart.exe", "menukaart.docxx", "x.pdf")
    ] == [404] * 3


def test_reading_a_menu_takes_few_queries_however_long_it_is(kaart, tool, client):
    kaart, geheim = kaart
    counts = []
    for number in (3, 6, 12):
        while kaart.regels.count() < number:
            EigenMenukaartregel.objects.create(kaart=kaart, tool=tool(f"Tool {kaart.regels.count()}"))
        for url in (kaart.get_absolute_url(), adres(kaart, geheim)):
            client.get(url)
            with CaptureQueriesContext(connection) as captured:
                client.get(url)
            counts.append(len(captured))
    assert max(counts) <= 8 and len(set(counts[0::2])) == 1 and len(set(counts[1::2])) == 1, counts
