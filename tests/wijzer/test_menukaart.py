# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""A menu of one's own: what is proposed and why, who may read and change it, and what can be taken along."""

import io
import json
import logging
import re
import zipfile
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, time, timedelta
from html import unescape
from urllib.parse import quote

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
from toolkit.models.eigenmenukaart import afdruk
from toolkit.models.tool import Doelgroep
from toolkit.models.vraag import Thema
from toolkit.samenstellen import MEESTE, maak_menukaart
from toolkit.voorstel import Antwoorden, stel_voor
from wijzer.logregels import JsonFormatter, is_geheim
from wijzer.paginas import menukaart

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
    return {**data, **context["was"], "stand": context["stand"], "actie": "bewaar", **meer}


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


def test_what_the_question_begins_with_comes_before_the_alphabet_and_says_so(tool, vraag):
    tool("Aardig maar voor alles")
    tool("Begin twee", slug="twee")
    tool("Begin een", slug="een")
    tool("Begin voor anderen", slug="anderen", doelgroepen=["beleid"])
    tool("Begin te lang", slug="lang", tijd_minuten=90)
    steps = [("Ga er heen", "/toolkit/een/"), ("Vraag het", "/toolkit/twee/#stappen"), ("Bel ons", "/contact/")]
    steps += [("Voor anderen", "/toolkit/anderen/"), ("Te lang", "/toolkit/lang/")]
    for plek, (titel, adres_op_site) in enumerate(steps):
        vraag.regels.create(soort="beginstap", titel=titel, tekst="Zo.", adres=adres_op_site, volgorde=plek)
    found = stel_voor(Antwoorden(vraag, "inwoners", 60))
    assert [deel.item.titel for deel in found] == ["Begin een", "Begin twee", "Aardig maar voor alles"]
    assert [deel.redenen[0] for deel in found] == [
        "Een eerste stap bij vraag 1: “Ga er heen”.",
        "Een eerste stap bij vraag 1: “Vraag het”.",
        "Hoort bij vraag 1: Bereik.",
    ]


def test_what_is_about_the_same_as_a_first_step_comes_before_the_alphabet(tool, vraag):
    near, far = (Thema.objects.create(titel=titel, slug=titel) for titel in ("bij", "ver"))
    for titel, themas in (("Begin", [near]), ("Aap", [far]), ("Noot", [near, far]), ("Zus", [near])):
        tool(titel, slug=titel.lower()).themas.add(*themas)
    vraag.regels.create(soort="beginstap", titel="Ga er heen", tekst="Zo.", adres="/toolkit/begin/")
    assert [deel.item.titel for deel in stel_voor(Antwoorden(vraag))] == ["Begin", "Zus", "Noot"]


def test_what_belongs_to_this_question_alone_comes_before_what_belongs_to_many(tool, vraag, maak):
    other = maak(Vraag, "Iets anders?", slug="anders", nummer=2, kort="Anders", gepubliceerd=True)
    tool("Alles").vragen.add(other)
    tool("Zuiver")
    assert [deel.item.titel for deel in stel_voor(Antwoorden(vraag))] == ["Zuiver", "Alles"]


def test_reasons_are_true_for_what_the_maker_added(kaart, tool, client):
    kaart, _geheim = kaart
    added = tool("Erbij gezet", doelgroepen=["beleid"], tijd_minuten=300)
    vague = tool("Ongeveer", tijd="een middag of twee")
    for item in (added, vague):
        EigenMenukaartregel.objects.create(kaart=kaart, tool=item, volgorde=9)
    found = {deel.item.titel: deel.redenen for deel in client.get(kaart.get_absolute_url()).context["onderdelen"]}
    assert found["Erbij gezet"][1:] == [
        "Is er voor beleidsmakers en bestuurders.", "Duurt 5 uur. Dat is langer dan een dagdeel.",
    ]  # fmt: skip
    assert found["Ongeveer"][-1] == "Over de tijd zegt de bron: een middag of twee."


def test_every_answer_of_the_real_site_gives_three_to_five_and_a_first_step_where_there_is_one(inhoud):
    for vraag in [None, *Vraag.objects.all()]:
        for doelgroep in ["", *Doelgroep.values]:
            for minuten in (None, 60, 240, 480):
                answers = Antwoorden(vraag, doelgroep, minuten)
                found = [deel.item for deel in stel_voor(answers)]
                assert 3 <= len(found) <= 5, (vraag, doelgroep, minuten)
                assert len({(type(item), item.pk) for item in found}) == len(found)
                assert vraag is None or any(answers.begint_met(item) for item in found), (vraag, doelgroep, minuten)
    found = stel_voor(Antwoorden(Vraag.objects.get(slug="bereik"), "inwoners", 60))
    assert [deel.item.slug for deel in found][:3] == [
        "stappenplan-werven-focusgesprekken", "focusgroep-bij-bestaande-activiteit", "positief-gezondheidsgesprek",
    ]  # fmt: skip


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
    # A double tap is one menu with one link, so that the first link still works.
    again = client.post("/menukaart/maken/", data, headers=HIER)
    assert (EigenMenukaart.objects.count(), again.url) == (1, response.url)
    assert client.get(again.url).status_code == 200


@pytest.mark.django_db(transaction=True)
def test_five_at_the_same_moment_give_one_working_link(tool, client, monkeypatch):
    monkeypatch.setattr(anoniem, "SNELSTE", -1)
    tool("Een tool")
    data = {"wat": "bereik", "token": client.get("/menukaart/maken/?wat=bereik").context["token"]}

    def post(_number: int) -> str:
        try:
            return Client().post("/menukaart/maken/", data, headers=HIER).url
        finally:
            connection.close()

    with ThreadPoolExecutor(5) as pool:
        urls = set(pool.map(post, range(5)))
    assert (len(urls), EigenMenukaart.objects.count()) == (1, 1)
    assert client.get(urls.pop()).status_code == 200


def test_the_secret_needs_the_key_of_the_site_and_only_its_print_is_kept(vraag, settings):
    kaart, geheim = maak_menukaart(Antwoorden(vraag), eenmalig="een-token-van-het-formulier")
    assert (kaart.geheim_afdruk, len(geheim)) == (afdruk(geheim), 22)
    stored = str(EigenMenukaart.objects.values().get())
    assert geheim not in stored and "een-token" not in stored  # from the token and the key the secret follows
    settings.SECRET_KEY = "een andere sleutel"
    _kaart, other = maak_menukaart(Antwoorden(vraag), eenmalig="u")
    assert other != geheim and EigenMenukaart.objects.get(pk=kaart.pk).is_van_wie(geheim)


def test_the_page_says_what_is_kept_and_how_long(tool, client, settings):
    settings.MENUKAART_BEWAARDAGEN = 90
    tool("Een tool")
    html = client.get("/menukaart/maken/?wat=bereik").content.decode()
    assert "90 dagen nadat u voor het laatst bewaarde, verwijderen wij alles." in html
    assert "Wij bewaren geen gegevens" not in html


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
    token = client.get("/menukaart/maken/?wat=bereik").context["token"]
    answers = {"wat": "bereik", "tijd": "60", "token": token}
    html = unescape(client.post("/menukaart/maken/", answers, headers=HIER).content.decode())
    assert "veel menukaarten bewaard" in html and "berichten" not in html
    assert 'href="/menukaart/maken/?wat=bereik&tijd=60#voorstel"' in html


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


@pytest.mark.parametrize(
    "vorm",
    [
        "/menukaart/{0}//{1}/", "/MENUKAART/{0}/{1}/", "/menukaart/maken/{0}/{1}/", "/menukaart/{0}/x/{1}/",
        "/menukaart//{0}/{1}/", "/menukaart/ {0}/{1}", "/Menukaart%2F{0}%2F{1}", '/menukaart/"{0}/{1}"', "/x/menukaart/{1}",
        "/menukaart/maken//{1}", "/menukaart/?/{0}/{1}",
    ],
)  # fmt: skip
def test_no_odd_address_brings_a_secret_in_the_log(vorm, kaart, client, caplog):
    kaart, geheim = kaart
    url = vorm.format(kaart.code, geheim)
    messages = [f"Not Found: {url}", f'"GET {url} HTTP/1.1" 404 179', f"404 ab12cd34 {url}\nnog een regel"]
    with caplog.at_level(logging.INFO):
        client.get(quote(url, safe="/%"))
    records = [logging.LogRecord("x", logging.WARNING, "", 0, message, (), None) for message in messages]
    for record in [*records, *caplog.records]:
        line = JsonFormatter().format(record)
        assert kaart.code not in line and geheim not in line, line
    assert "… HTTP/1.1" in json.loads(JsonFormatter().format(records[1]))["message"]
    assert "nog een regel" in json.loads(JsonFormatter().format(records[2]))["message"]


def test_the_pages_for_everybody_are_written_in_the_log_as_they_are():
    for message in (
        "Not Found: /menukaart/",
        '"GET /menukaart/maken/?wat=bereik HTTP/1.1" 200',
        "429 ab /menukaart/maken/",
    ):
        record = logging.LogRecord("x", logging.WARNING, "", 0, message, (), None)
        assert json.loads(JsonFormatter().format(record))["message"] == message
    public = ("/menukaart/", "/menukaart/maken/", "/toolkit/")
    assert [path for path in public if is_geheim(path)] == []


def test_the_address_goes_along_to_nobody(kaart, client):
    kaart, geheim = kaart
    lees = kaart.get_absolute_url()
    urls = (lees, adres(kaart, geheim), f"{lees}menukaart.pdf", f"/menukaart/{kaart.code}//{geheim}/")
    assert [client.get(url).headers["Referrer-Policy"] for url in urls] == ["strict-origin"] * 4
    assert client.get("/menukaart/").headers["Referrer-Policy"] == "same-origin"


def test_after_its_time_a_menu_is_gone(kaart, client, time_machine):
    kaart, geheim = kaart
    time_machine.move_to(timezone.now() + timedelta(days=364))
    assert client.get(kaart.get_absolute_url()).status_code == 200
    time_machine.move_to(timezone.now() + timedelta(days=1))
    lees = kaart.get_absolute_url()
    urls = (lees, adres(kaart, geheim), f"{lees}menukaart.pdf", f"{lees}agenda.ics")
    answers = [client.get(url) for url in urls]
    answers.append(client.post(urls[1], {"actie": "bewaar", "inleiding": "Dit typte ik lang."}, headers=HIER))
    assert [answer.status_code for answer in answers] == [410] * 5
    assert {answer.headers["Cache-Control"] for answer in answers} == {"private, no-store"}
    page = answers[0].content.decode()
    assert "Deze menukaart is verlopen" in page and 'href="/menukaart/maken/"' in page
    assert "Dit typte ik lang." in answers[-1].content.decode()
    assert client.get(f"/menukaart/{'x' * 22}/").status_code == 404
    call_command("ruim_op", verbosity=0)
    assert [client.get(url).status_code for url in urls] == [404] * 4
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
    response = client.post(url, gegevens(client, url, actie="zoek", zoek="wandelkaart", gemeente="Ede"), headers=HIER)
    assert response.url == f"{url}?zoek=wandelkaart#erbij"  # back at the results, also on a phone
    (found,) = client.get(response.url).context["gevonden"]
    kaart.refresh_from_db()
    assert kaart.gemeente == "Ede"
    for _ in range(2):
        client.post(url, gegevens(client, url, actie=f"erbij:{found.sleutel}"), headers=HIER)
    assert titels(kaart)[-1] == "Wandelkaart maken" and len(titels(kaart)) == 4
    for number in range(MEESTE - 4):
        EigenMenukaartregel.objects.create(kaart=kaart, tool=tool(f"Vol {number}"), volgorde=9 + number)
    last = tool("Te veel")
    response = client.post(url, gegevens(client, url, actie=f"erbij:{_sleutel(last)}", gemeente="Delft"), headers=HIER)
    assert (response.status_code, "passen 12 onderdelen" in response.content.decode()) == (422, True)
    assert 'value="Delft"' in response.content.decode()


def test_enter_in_the_search_box_searches_and_elsewhere_keeps(kaart, client):
    kaart, geheim = kaart
    url = adres(kaart, geheim)
    default = re.search(r"<button[^>]*>", client.get(url).content.decode().split("menuvorm")[1])[0]
    assert "name=" not in default  # what Enter presses
    sent = gegevens(client, url, zoek=" tool ", titel="Eerst")
    del sent["actie"]
    assert client.post(url, sent, headers=HIER).url == f"{url}?zoek=tool#erbij"
    kaart.refresh_from_db()
    assert kaart.titel == "Eerst"
    sent = gegevens(client, url, zoek="", titel="Daarna")
    del sent["actie"]
    assert client.post(url, sent, headers=HIER).url == f"{url}?bewaard=1#onderdelen"
    nothing = client.get(client.post(url, gegevens(client, url, actie="zoek", zoek=" "), headers=HIER).url)
    assert "Typ eerst een of meer woorden." in nothing.content.decode()


def test_looking_at_the_menu_keeps_what_was_typed(kaart, client):
    kaart, geheim = kaart
    url = adres(kaart, geheim)
    response = client.post(url, gegevens(client, url, actie="bekijk", titel="Onze avond"), headers=HIER)
    assert response.url == kaart.get_absolute_url()
    assert "Onze avond" in client.get(response.url).content.decode()


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


def test_two_windows_nothing_of_either_is_lost(kaart, tool, client):
    kaart, geheim = kaart
    url = adres(kaart, geheim)
    first, second, third = (regel.pk for regel in kaart.regels.all())
    old = gegevens(client, url)  # a window that stays open
    extra = tool("Later erbij")
    client.post(url, gegevens(client, url, actie=f"erbij:{_sleutel(extra)}"), headers=HIER)
    new = kaart.regels.get(tool=extra).pk
    theirs = {f"regel-{third}-notitie": "Van B\r\nop twee regels", f"regel-{new}-notitie": "Ook van B",
              f"regel-{new}-minuten": "25", "gemeente": "Delft"}  # fmt: skip
    client.post(url, gegevens(client, url) | theirs, headers=HIER)
    mine = old | {"inleiding": "Van A", "gemeente": "Gouda", f"regel-{first}-notitie": "A bij een"}
    response = client.post(url, mine, headers=HIER)
    html = response.content.decode()
    assert (response.status_code, "intussen ergens anders veranderd" in html) == (422, True)
    assert response.context["botsingen"] == [("Uw gemeente of organisatie: daar staat nu", "Delft")]
    assert "Delft" in html and 'value="Gouda"' in html
    kaart.refresh_from_db()
    assert (kaart.inleiding, kaart.gemeente) == ("", "Delft")
    # What the page shows now, is kept with a second press.
    forms = [response.context["form"], *(form for _deel, form in response.context["rijen"])]
    shown = {veld.html_name: veld.value() if veld.value() is not None else "" for form in forms for veld in form}
    again = shown | response.context["was"] | {"stand": response.context["stand"], "actie": "bewaar"}
    assert client.post(url, again, headers=HIER).status_code == 302
    kaart.refresh_from_db()
    assert (kaart.inleiding, kaart.gemeente) == ("Van A", "Gouda")
    assert {regel.pk: (regel.notitie, regel.minuten) for regel in kaart.regels.all()} == {
        first: ("A bij een", 60), second: ("", None), third: ("Van B\r\nop twee regels", None), new: ("Ook van B", 25),
    }  # fmt: skip


def test_what_was_typed_at_a_line_that_is_gone_is_told(kaart, client):
    kaart, geheim = kaart
    url, gone = adres(kaart, geheim), kaart.regels.first().pk
    old = gegevens(client, url) | {f"regel-{gone}-notitie": "Neem koffie mee"}
    client.post(url, gegevens(client, url, actie=f"weg:{gone}"), headers=HIER)
    response = client.post(url, old, headers=HIER)
    assert response.context["botsingen"] == [
        ("U schreef dit bij een onderdeel dat daar is weggehaald", "Neem koffie mee")
    ]
    assert "Neem koffie mee" in response.content.decode()


def test_what_is_not_sent_keeps_what_is_stored(kaart, client):
    kaart, geheim = kaart
    url = adres(kaart, geheim)
    kaart.regels.update(notitie="Blijft", minuten=15)
    stand = client.get(url).context["stand"]
    assert client.post(url, {"stand": stand, "inleiding": "Alleen dit"}, headers=HIER).status_code == 302
    kaart.refresh_from_db()
    assert (kaart.titel, kaart.inleiding) == ("Onze menukaart", "Alleen dit")
    assert set(kaart.regels.values_list("notitie", "minuten")) == {("Blijft", 15)}


def test_who_saves_between_reading_and_writing_is_seen(kaart, client, monkeypatch):
    kaart, geheim = kaart
    url = adres(kaart, geheim)
    check = menukaart.Bewerking.is_valid

    def late(bewerking) -> bool:
        EigenMenukaart.objects.filter(stand=0).update(stand=1, inleiding="Net ervoor")
        return check(bewerking)

    sent = gegevens(client, url, gemeente="Gouda")
    monkeypatch.setattr(menukaart.Bewerking, "is_valid", late)
    response = client.post(url, sent, headers=HIER)
    assert (response.status_code, response.context["stand"]) == (422, 1)
    assert response.context["form"]["inleiding"].value() == "Net ervoor"
    assert response.context["form"]["gemeente"].value() == "Gouda"


# --- Days, times and long texts --------------------------------------------------------------------------------


@pytest.mark.parametrize("dag", ["9999-12-31", "0001-01-01", "0027-03-28", "2020-01-01", "2099-01-01"])
def test_a_day_that_can_not_be_meant_is_refused_with_what_to_do(dag, kaart, client):
    kaart, geheim = kaart
    url = adres(kaart, geheim)
    response = client.post(url, gegevens(client, url, dag=dag, inleiding="Blijft staan"), headers=HIER)
    html = response.content.decode()
    assert response.status_code == 422
    assert "Kies een dag van " in html and "Kijk of het jaartal klopt." in html and "Blijft staan" in html
    kaart.refresh_from_db()
    assert kaart.dag is None


def test_days_from_a_year_ago_to_ten_years_ahead_are_kept(kaart, client):
    kaart, geheim = kaart
    url, today = adres(kaart, geheim), timezone.localdate()
    for dag in (today - timedelta(days=364), today, today + timedelta(days=3650)):
        assert client.post(url, gegevens(client, url, dag=dag.isoformat()), headers=HIER).status_code == 302
    EigenMenukaart.objects.update(dag=today - timedelta(days=800))  # what grew old since does not stand in the way
    assert client.post(url, gegevens(client, url, titel="Nog steeds"), headers=HIER).status_code == 302


@pytest.mark.parametrize(
    ("dag", "begin"), [(date.max, time(23, 59)), (date.min, time(0)), (date(27, 3, 28), time(9)), (date(2999, 12, 31), time(23))]
)  # fmt: skip
def test_whatever_day_is_stored_every_page_still_comes(dag, begin, kaart, client):
    kaart, geheim = kaart
    EigenMenukaart.objects.update(dag=dag, begin=begin)
    kaart.regels.update(minuten=32_767)
    lees = kaart.get_absolute_url()
    pages = [client.get(url).status_code for url in (lees, adres(kaart, geheim), f"{lees}menukaart.docx")]
    assert pages == [200] * 3
    assert client.get(f"{lees}agenda.ics").status_code in (200, 404)
    url = adres(kaart, geheim)
    sent = gegevens(client, url, dag=timezone.localdate().isoformat()) | {
        f"regel-{regel.pk}-minuten": "30" for regel in kaart.regels.all()
    }
    assert client.post(url, sent, headers=HIER).status_code == 302


def test_a_day_or_a_time_alone_is_shown_and_the_page_says_what_the_calendar_lacks(kaart, client):
    kaart, geheim = kaart
    lees, url = kaart.get_absolute_url(), adres(kaart, geheim)

    def seen(**velden) -> tuple[str, list[str]]:
        EigenMenukaart.objects.update(**{"dag": None, "begin": None, **velden})
        page = client.get(lees)
        assert ("agenda.ics" in page.content.decode()) == (page.context["planning"].mist_voor_agenda == [])
        wanneer = page.context["planning"].wanneer
        assert wanneer[1:] in page.content.decode()
        return wanneer, client.get(url).context["planning"].mist_voor_agenda

    dag, begin = date(2027, 3, 1), time(13, 30)
    kaart.regels.update(minuten=None)
    minutes = "de minuten van minstens één onderdeel"
    assert seen() == ("", ["de dag", "de begintijd", minutes])
    assert seen(dag=dag) == ("maandag 1 maart 2027", ["de begintijd", minutes])
    assert seen(begin=begin) == ("om 13.30 uur", ["de dag", minutes])
    assert seen(dag=dag, begin=begin) == ("maandag 1 maart 2027, 13.30 uur", [minutes])
    html = client.get(url).content.decode()
    assert f"Nu ontbreekt nog: {minutes}." in html
    assert "Van 3 onderdelen is nog geen tijd ingevuld." in html
    first, second, third = kaart.regels.all()
    kaart.regels.filter(pk=first.pk).update(minuten=60)
    assert seen(dag=dag, begin=begin) == ("maandag 1 maart 2027, vanaf 13.30 uur", [])
    kaart.regels.filter(pk=third.pk).update(minuten=45)
    begins = [deel.begin and deel.begin.time() for deel in client.get(lees).context["onderdelen"]]
    assert begins == [time(13, 30), None, None]  # nobody knows when the third begins
    kaart.regels.filter(pk=second.pk).update(minuten=15)
    assert seen(dag=dag, begin=begin) == ("maandag 1 maart 2027, 13.30 tot 15.30 uur", [])
    assert seen(dag=dag, begin=time(23)) == ("maandag 1 maart 2027, 23.00 tot dinsdag 2 maart, 01.00 uur", [])


def test_a_text_that_is_too_long_comes_back_whole_and_says_how_much(kaart, client):
    kaart, geheim = kaart
    url, row = adres(kaart, geheim), kaart.regels.first().pk
    html = client.get(url).content.decode()
    assert re.findall(r"<textarea[^>]*maxlength", html) == []
    assert "Hooguit 3.000 tekens." in html and "Hooguit 1.000 tekens." in html
    long = "a" * 2_990 + "\r\n" + "b" * 30
    response = client.post(
        url, gegevens(client, url, inleiding=long) | {f"regel-{row}-notitie": "n" * 1_001}, headers=HIER
    )
    html = response.content.decode()
    assert response.status_code == 422
    assert "Dit is 21 tekens te lang. Haal er iets af: hooguit 3.000 tekens." in html
    assert "Dit is 1 teken te lang." in html and "b" * 30 in html and "n" * 1_001 in html
    fits = gegevens(client, url, inleiding="a\r\n" * 1_499 + "zz")  # a line end is one character, as a browser counts
    assert client.post(url, fits, headers=HIER).status_code == 302


def test_a_field_of_one_line_holds_one_line(kaart, client):
    kaart, geheim = kaart
    url = adres(kaart, geheim)
    sent = gegevens(
        client, url, titel=" Onze\r\nkaart\x1b\u2028nu ", gemeente="Den\x85Haag\tZW", inleiding="Een\r\n\r\ntwee"
    )
    assert client.post(url, sent, headers=HIER).status_code == 302
    kaart.refresh_from_db()
    assert (kaart.titel, kaart.gemeente, kaart.inleiding) == ("Onze kaart nu", "Den Haag ZW", "Een\r\n\r\ntwee")


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
    assert "Samen 1 uur en 30 minuten. Van 1 onderdeel is nog geen tijd ingevuld." in html
    (event,) = icalendar.Calendar.from_ical(client.get(f"{url}agenda.ics").content).walk("VEVENT")
    assert str(event["SUMMARY"]).replace("\n", " ") == "Leren; samen, met BEGIN:VALARM"
    # The clocks go forward at two: half past one and ninety minutes is four o'clock by the wall.
    assert event["DTSTART"].dt == datetime.fromisoformat("2027-03-28T01:30:00+01:00")
    assert event["DTEND"].dt == datetime.fromisoformat("2027-03-28T04:00:00+02:00")
    assert "Van 1 onderdeel is nog geen tijd ingevuld." in event["DESCRIPTION"]


def test_an_hour_that_comes_twice_is_still_an_hour_in_the_calendar(kaart, client):
    kaart, _geheim = kaart
    EigenMenukaart.objects.update(dag=date(2027, 10, 31), begin=time(2, 30))
    data = client.get(f"{kaart.get_absolute_url()}agenda.ics").content
    (event,) = icalendar.Calendar.from_ical(data).walk("VEVENT")
    assert event["DTEND"].dt - event["DTSTART"].dt == timedelta(minutes=60)
    assert b"DTSTART:20271031T003000Z" in data and b"DTEND:20271031T013000Z" in data


def test_the_three_documents_say_the_same_and_the_pdf_is_tagged(kaart, client, settings):
    kaart, _geheim = kaart
    EigenMenukaart.objects.update(inleiding="Wij beginnen in #maart met $zessen$.", gemeente="Gouda <b>")
    EigenMenukaartregel.objects.filter(tool__titel="Eerste tool").update(notitie="=cmd|' /C calc'!A0\r\nTweede regel")
    EigenMenukaart.objects.update(dag=date(2027, 3, 1), begin=time(13, 30))
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
            "Maandag 1 maart 2027, vanaf 13.30 uur",
            "1 uur, en 2 onderdelen zonder tijd",
        ):
            assert words in squeezed, (words, squeezed[:400])
        whole = re.sub(r"\s", "", text)  # an address may go on to the next line
        assert f"Dezemenukaartopdesite:{settings.SITE_URL}{url}" in whole
        assert f"Leesverderopdesite:{settings.SITE_URL}{kaart.regels.first().item.get_absolute_url()}" in whole
    odt = zipfile.ZipFile(io.BytesIO(client.get(f"{url}menukaart.odt").content)).read("content.xml").decode()
    assert "!A0<text:line-break/>Tweede regel" in odt


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
