# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Open data: every list in every form says the same, and only what is public; the API keeps the Dutch design rules.

What holds for the whole site (leaks, headers, cookies) is tried on the open data too, in test_paginas.py.
"""

import csv
import io
import json
import re
import xml.etree.ElementTree as ET
from datetime import date, time, timedelta

import icalendar
import pytest
import rdflib
from django.conf import settings as instellingen
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from jsonschema import Draft202012Validator
from rdflib.compare import isomorphic
from rdflib.namespace import DCAT, DCTERMS, FOAF, RDF, SKOS, Namespace

from drukkerij.agenda import gevouwen, veilig
from monitoring.meten.bereik import bewaar_bereik
from monitoring.meten.models import (
    Bereik,
    Cijfer,
    Duiding,
    Indicator,
    Leervraag,
    Monitorplan,
    Onderzoek,
    Planindicator,
    Planvraag,
    Signaal,
    Veronderstelling,
    Waarneming,
)  # fmt: skip
from redactie.models import Begrip, Bron, Item, Nieuwsbericht, Status
from redactie.rekenblad import cel
from tests.soorten import VELDEN
from toolkit.models import Les, Praktijkvoorbeeld, Thema, Tool, Vraag
from wijken.models import (
    Functierol,
    Gebeurtenis,
    Interventie,
    Inzet,
    Organisatie,
    Organisatierol,
    Overleg,
    Overleglid,
    Professional,
    Vervulling,
    Wijk,
)  # fmt: skip
from wijzer.opendata.agenda import tijden
from wijzer.opendata.beschrijving import openapi
from wijzer.opendata.lijsten import LIJSTEN, OP_NAAM
from wijzer.opendata.velden import in_cellen

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"
VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")
MAX_QUERIES = 8
ZONDER_STARTINHOUD = {"bereik", "monitorplannen", "waarnemingen"}  # no source holds one; `alles` makes them
NAMEN = [lijst.naam for lijst in LIJSTEN]
ITEMLIJSTEN = [lijst for lijst in LIJSTEN if issubclass(lijst.model, Item)]
FEEDS = [lijst for lijst in LIJSTEN if lijst.feed]
AGENDAS = [lijst for lijst in LIJSTEN if lijst.agenda]


def rows(client, naam: str, query: str = "") -> list[dict]:
    """All rows of a list, from page to page."""
    found, adres = [], f"/api/v1/{naam}?pageSize=100{query}"
    while adres:
        answer = client.get(adres)
        assert answer.status_code == 200, answer.content
        inhoud = answer.json()
        found += inhoud["_embedded"][naam]
        adres = inhoud["_links"].get("next", {}).get("href", "").removeprefix(instellingen.SITE_URL)
    return found


def cells(client, naam: str) -> list[list[str]]:
    text = client.get(f"/open-data/{naam}.csv").content.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text), delimiter=";"))


def validator(schema: str) -> Draft202012Validator:
    return Draft202012Validator({"$ref": f"#/components/schemas/{schema}", "components": openapi()["components"]})


def faults(schema: str, inhoud: object) -> list[str]:
    return [f"{list(fault.path)}: {fault.message}" for fault in validator(schema).iter_errors(inhoud)]


@pytest.fixture
def alles(maak, maak_wijk, beheerder):
    """Make `n` more of every list, related to each other as much as they can be."""

    def _alles(n: int) -> None:
        wijk = Wijk.objects.first() or maak_wijk("stevenshof", "Stevenshof", "Leiden")
        thema = Thema.objects.get_or_create(titel="Borging", slug="borging")[0]
        for _ in range(n):
            velden = {model: dict(VELDEN[model]) for model in VELDEN}
            for model in (Praktijkvoorbeeld, Vraag, Leervraag):
                velden[model]["nummer"] = 100 + model.objects.count()

            def make(model, _velden=velden, **extra) -> Item:
                return maak(model, f"{model.__name__} van de wijk", gepubliceerd=True, **_velden[model], **extra)

            vraag, organisatie, rol = make(Vraag), make(Organisatie), make(Functierol)
            overleg, interventie = make(Overleg, wijk=wijk), make(Interventie)
            gebeurtenis = make(Gebeurtenis, wijk=wijk, overleg=overleg)
            tool, les = make(Tool, eigenaar_organisatie=organisatie), make(Les, wijk=wijk, gebeurtenis=gebeurtenis)
            voorbeeld = make(Praktijkvoorbeeld)
            make(Onderzoek, wijk=wijk, vraag=vraag)
            indicator = make(Indicator, vraag=vraag, privacy="openbaar", getalsoort="geen")
            velden[Leervraag]["nummer"] = 100 + Leervraag.objects.count()
            make(Leervraag, wijk=wijk, vraag=vraag).indicatoren.add(indicator)
            plan = make(Monitorplan, wijk=wijk)
            Planvraag.objects.create(plan=plan, vraag=vraag, wat="Recepten")
            Planindicator.objects.create(plan=plan, indicator=indicator)
            periode = {"begin": date(2021, 1, 1), "einde": date(2021, 12, 31)}
            Cijfer.objects.create(
                indicator=indicator, wijk=wijk, waarde=12, herkomst="registratie", staat="definitief", **periode
            )
            Duiding.objects.create(indicator=indicator, wijk=wijk, perspectief="inwoner", tekst="Samen.", **periode)
            bereik = Bereik(
                wijk=wijk, interventie=interventie, begin=date(2024, 1, 1), einde=date(2024, 12, 31), telling="De coach.",
                doelgroep_ontbreekt="weet_niet", benaderd=90, gestart=60, afgerond=30,
            )  # fmt: skip
            bewaar_bereik(bereik, {("gestart", "sekse"): {"vrouw": 20}}, by=beheerder, definitief=True)
            Signaal.objects.create(veronderstelling=make(Veronderstelling), wijk=wijk, pleit="voor", tekst="samen")
            make(Begrip)
            Waarneming.objects.create(indicator=indicator, wijk=wijk, perspectief="inwoner", tekst="van de wijk", publiek=True,
                                      staat="definitief")  # fmt: skip
            make(Nieuwsbericht)
            for item in (tool, les, voorbeeld):
                item.vragen.add(vraag)
                item.themas.add(thema)
            tool.wijken.add(wijk)
            les.tools.add(tool)
            les.interventies.add(interventie)
            voorbeeld.rollen.add(rol)
            Inzet.objects.create(interventie=interventie, wijk=wijk, staat="loopt")
            Organisatierol.objects.create(organisatie=organisatie, wijk=wijk, rol="doet mee")
            Overleglid.objects.create(overleg=overleg, organisatie=organisatie, omschrijving="lid")
            Vervulling.objects.create(functierol=rol, wijk=wijk, toelichting="samen")

    return _alles


# --- One table, every form -------------------------------------------------------------------------------------


def test_every_list_of_the_launch_content_is_the_same_in_json_and_csv_and_as_described(inhoud, client):
    wrong, links = {}, set()
    for lijst in LIJSTEN:
        found = rows(client, lijst.naam)
        header, *lines = cells(client, lijst.naam)
        assert header == [veld.kop for veld in lijst.velden]
        assert lines == [[cel(value) for value in in_cellen(lijst.velden, row)] for row in found]
        assert len(found) == lijst.openbaar().count()
        assert bool(found) == (lijst.naam not in ZONDER_STARTINHOUD)
        if not found:
            continue
        page = client.get(f"/api/v1/{lijst.naam}?pageSize=3").json()
        first = client.get(f"/api/v1/{lijst.naam}/{found[0]['slug']}").json()
        assert first == found[0]
        wrong[lijst.naam] = faults(f"{lijst.enkelvoud}Lijst", page) + faults(lijst.enkelvoud, first)
        wrong[lijst.naam] += [fault for row in found for fault in faults(lijst.enkelvoud, row)]
        links |= set(re.findall(r'"href": "([^"]+)"', json.dumps(found)))
    assert {naam: fault for naam, fault in wrong.items() if fault} == {}
    outside = {link for link in links if not link.startswith(f"{instellingen.SITE_URL}/api/v1/")}
    assert (outside, len(links) > 400) == (set(), True)
    known = {row["_links"]["self"]["href"] for lijst in LIJSTEN for row in rows(client, lijst.naam)}
    assert links - known == set()


def test_pages_together_are_the_whole_list_and_lead_to_each_other(maak, client):
    for i in range(7):
        maak(Begrip, f"Begrip {i % 2}", gepubliceerd=True, **VELDEN[Begrip])
    first, last = (client.get(f"/api/v1/begrippen?pageSize=3&page={page}").json() for page in (1, 3))
    assert set(first["_links"]) == {"self", "first", "last", "next"}
    assert set(last["_links"]) == {"self", "first", "last", "prev"}
    assert (first["totaalAantal"], first["aantalPaginas"], len(last["_embedded"]["begrippen"])) == (7, 3, 1)
    slugs = [
        row["slug"]
        for page in (1, 2, 3)
        for row in client.get(f"/api/v1/begrippen?pageSize=3&page={page}").json()["_embedded"]["begrippen"]
    ]
    assert sorted(slugs) == sorted(Begrip.objects.values_list("slug", flat=True))
    assert client.get("/api/v1/begrippen?page=2").status_code == 404
    assert client.get("/api/v1/wijken").json()["totaalAantal"] == 0


def test_the_description_has_a_path_and_a_schema_for_every_list_and_its_examples_are_right():
    document = openapi()
    assert document["openapi"] == "3.1.0"
    assert set(document["paths"]) == {"/"} | {f"/{naam}" for naam in NAMEN} | {f"/{naam}/{{slug}}" for naam in NAMEN}
    assert document["info"]["license"] == {"name": "CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/"}
    assert set(document["info"]["contact"]) == {"name", "url", "email"}
    operations = [operation for path in document["paths"].values() for operation in path.values()]
    assert len({operation["operationId"] for operation in operations}) == len(operations)
    wrong = []
    for operation in operations:
        content = operation["responses"]["200"]["content"]["application/json"]
        wrong += faults(content["schema"]["$ref"].rsplit("/", 1)[1], content["example"])
    for response in document["components"]["responses"].values():
        wrong += faults("Probleem", response["content"]["application/problem+json"]["example"])
    for schema in document["components"]["schemas"].values():
        Draft202012Validator.check_schema(schema)
    assert wrong == []


def test_rich_text_is_clean_whole_and_without_pictures(maak, client):
    figuur = (
        '<figure data-afbeelding="8e6dbb0e-6a9b-4c1c-9f5e-2a0f3f3f3f3f"><figcaption>Een straat</figcaption></figure>'
    )
    tekst = f'<p>Zie <a href="/lessen/" data-item="toolkit.les.1">de &lt;lessen&gt;</a>.</p>{figuur}<p>href="/x"</p>'
    les = maak(Les, "Een les", gepubliceerd=True, **VELDEN[Les])
    Les.objects.filter(pk=les.pk).update(tekst=tekst + "<script>alert(1)</script>")
    found = rows(client, "lessen")[0]["tekst"]
    here = f'<a href="{instellingen.SITE_URL}/lessen/" rel="noopener noreferrer">de &lt;lessen&gt;</a>'
    assert found == f'<p>Zie {here}.</p><p>href="/x"</p>'
    header, line = cells(client, "lessen")
    assert line[header.index("Tekst")] == 'Zie de <lessen> . href="/x"'


def test_what_a_source_does_not_say_is_null(maak, client):
    maak(Tool, "Een tool", gepubliceerd=True, **VELDEN[Tool])
    found = rows(client, "tools")[0]
    assert {naam for naam, value in found.items() if value is None} == {
        "samenvatting", "tijd", "groepsgrootte", "voorbereiding", "tekst", "gecontroleerdOp", "tijdMinuten", "groepMin",
        "groepMax", "voorbereidingMinuten", "plek",
    }  # fmt: skip
    assert found["regels"] == [] and found["_links"]["wijken"] == [] and "gemaaktDoor" not in found["_links"]


def test_filters_find_what_is_related_and_a_key_that_is_not_public_finds_nothing(alles, maak, maak_wijk, client):
    alles(1)
    maak(Tool, "Een andere tool", gepubliceerd=True, **VELDEN[Tool])
    hidden = maak_wijk("alphen-noord", "Alphen Noord", "Alphen aan den Rijn", gepubliceerd=False)
    Tool.objects.first().wijken.add(hidden)
    vraag = Vraag.objects.get().slug
    counted = {
        query: len(rows(client, naam, f"&{query}"))
        for naam, query in [
            ("tools", "wijk=stevenshof"), ("tools", "thema=borging"), ("tools", f"vraag={vraag}"), ("tools", "soort=methode"),
            ("tools", "wijk=alphen-noord"), ("tools", "soort=werkvorm"), ("tools", "soort=werkvorm&wijk=stevenshof"),
            ("lessen", f"thema=borging&vraag={vraag}") ,
            ("organisaties", "soort=zorg"),
        ]
    }  # fmt: skip
    assert counted == {
        "wijk=stevenshof": 1, "thema=borging": 1, f"vraag={vraag}": 1, "soort=methode": 0, "wijk=alphen-noord": 0,
        "soort=werkvorm": 2, "soort=werkvorm&wijk=stevenshof": 1, f"thema=borging&vraag={vraag}": 1, "soort=zorg": 1,
    }  # fmt: skip


def test_the_number_of_queries_is_small_and_does_not_grow_with_the_rows(alles, client):
    addresses = [f"/api/v1/{naam}?pageSize=100" for naam in NAMEN] + [lijst.csv for lijst in LIJSTEN]
    addresses += [lijst.feed for lijst in FEEDS]
    addresses += ["/open-data/", "/open-data/agenda.ics", "/catalogus.ttl", "/catalogus.jsonld", "/api/v1/openapi.json"]

    def counted() -> dict[str, int]:
        numbers = {}
        for address in addresses:
            client.get(address)
            with CaptureQueriesContext(connection) as captured:
                assert client.get(address).status_code == 200, address
            numbers[address] = len(captured)
        return numbers

    alles(1)
    with_one = counted()
    alles(2)
    with_three = counted()
    alles(9)
    with_twelve = counted()
    assert with_one == with_three == with_twelve
    assert {address: number for address, number in with_one.items() if number > MAX_QUERIES} == {}
    assert with_one["/open-data/"] == with_one["/catalogus.ttl"] == 1
    assert client.get("/api/v1/tools").json()["totaalAantal"] == 12


# --- Only what is public ---------------------------------------------------------------------------------------


HIDDEN = {
    "concept": {"status": Status.CONCEPT},
    "planned": {"van": timedelta(days=1)},
    "ended": {"tot": timedelta(days=-1)},
    "archived": {"status": Status.GEARCHIVEERD},
}


@pytest.mark.parametrize("how", HIDDEN)
def test_what_is_no_longer_public_is_gone_from_every_form_at_once(how, alles, client):
    alles(1)
    for lijst in ITEMLIJSTEN:
        lijst.model.objects.update(titel=f"Tweeling {lijst.enkelvoud}")

    def forms() -> dict[str, bool]:
        found = {}
        for lijst in ITEMLIJSTEN:
            title = f"Tweeling {lijst.enkelvoud}"
            for form in filter(None, [lijst.json, lijst.csv, lijst.feed, lijst.agenda]):
                found[form] = title in client.get(form).content.decode()
        return found

    filled = [lijst for lijst in ITEMLIJSTEN if lijst.naam != "besluiten"]
    before = forms()
    assert {form for form, seen in before.items() if not seen} == {"/api/v1/besluiten", "/open-data/besluiten.csv"}
    assert client.get("/open-data/").content.decode().count("(1)</span>") == len(filled) + 6
    # and themes, sources, reach, figures, what they mean and what people saw
    one = {lijst.naam: rows(client, lijst.naam)[0]["slug"] for lijst in filled}
    change = {naam: value if isinstance(value, str) else timezone.now() + value for naam, value in HIDDEN[how].items()}
    for lijst in ITEMLIJSTEN:
        lijst.model.objects.update(**change)
    assert set(forms().values()) == {False}
    assert {client.get(f"/api/v1/{naam}/{slug}").status_code for naam, slug in one.items()} == {404}
    everything = "".join(client.get(lijst.json).content.decode() for lijst in LIJSTEN)
    assert "Tweeling" not in everything and rows(client, "themas") == []
    page = client.get("/open-data/").content.decode()
    assert (page.count("(1)</span>"), page.count("(0)</span>")) == (1, len(LIJSTEN) - 1)


def test_an_open_row_leads_to_no_hidden_row(alles, client):
    alles(1)
    text = client.get("/api/v1/lessen").content.decode() + client.get("/open-data/lessen.csv").content.decode()
    for model in (Tool, Vraag, Interventie, Gebeurtenis):
        assert model.objects.get().slug in text, model
        model.objects.update(status=Status.CONCEPT)
    links = rows(client, "lessen")[0]["_links"]
    assert (links["tools"], links["vragen"], links["interventies"], links.get("gebeurtenis")) == ([], [], [], None)
    text = client.get("/api/v1/lessen").content.decode() + client.get("/open-data/lessen.csv").content.decode()
    assert [model for model in (Tool, Vraag, Interventie, Gebeurtenis) if model.objects.get().slug in text] == []


def test_no_name_of_a_person_and_no_address_of_an_editor_is_anywhere(alles, maak, alphen, client):
    alles(1)
    organisatie = Organisatie.objects.get()
    for name, shown in (("Vera Verborgen", False), ("Zoë Zichtbaar", True)):
        maak(
            Professional, name, gepubliceerd=True, organisatie=organisatie, naam_zichtbaar=shown, **VELDEN[Professional]
        )
    Les.objects.update(eigenaar=alphen)
    forms = [form for lijst in LIJSTEN for form in (lijst.json, lijst.csv, lijst.feed) if form]
    text = "".join(
        client.get(form).content.decode()
        for form in [*forms, "/open-data/", "/open-data/agenda.ics", "/catalogus.ttl", "/api/v1/openapi.json"]
    )
    assert organisatie.titel in text
    assert [name for name in ("Verborgen", "Zichtbaar", "Anne", "Pers@") if name in text] == []
    addresses = {re.sub(r"^gebeurtenis-\d+", "gebeurtenis", found) for found in re.findall(r"[\w.-]+@[\w.]+", text)}
    assert addresses == {"redactie@localhost", "gebeurtenis@127.0.0.1"}  # who publishes, and a key of the calendar


# --- The Dutch API design rules --------------------------------------------------------------------------------


def keys(inhoud: object) -> set[str]:
    if isinstance(inhoud, dict):
        return set(inhoud) | {key for value in inhoud.values() for key in keys(value)}
    return {key for value in inhoud for key in keys(value)} if isinstance(inhoud, list) else set()


def test_addresses_are_plain_and_names_are_camel_case(alles, client):
    alles(1)
    paths = [f"/api/v1{path}" for path in openapi()["paths"]]
    assert [path for path in paths[1:] if not re.fullmatch(r"/api/v1/[a-z]+(-[a-z]+)*(/\{slug\})?", path)] == []
    parameters = {
        parameter["name"] for path in openapi()["paths"].values() for parameter in path["get"].get("parameters", [])
    }
    fields = set().union(*(keys(client.get(lijst.json).json()) for lijst in LIJSTEN))
    assert parameters == {"page", "pageSize", "slug", "soort", "vraag", "thema", "wijk", "groep", "staat", "oordeel",
                          "indicator", "interventie", "perspectief"}  # fmt: skip
    assert [name for name in fields | parameters if not re.fullmatch(r"_?[a-z]+([A-Z][a-z]*)*", name)] == []
    for address in ("/api/v1/tools/", "/api/v1/", "/api/", "/api", "/api/v2/tools", "/api/v1/tools/een/"):
        answer = client.get(address)
        assert (answer.status_code, answer.headers["Content-Type"]) == (404, "application/problem+json"), address


def test_every_answer_has_its_version_and_may_be_read_by_other_sites(alles, client):
    alles(1)
    slug = Tool.objects.get().slug
    for address, status in {
        "/api/v1": 200, "/api/v1/openapi.json": 200, "/api/v1/tools": 200, f"/api/v1/tools/{slug}": 200,
        "/api/v1/tools?x=1": 400, "/api/v1/niets": 404, "/api/v1/tools/niets": 404,
    }.items():  # fmt: skip
        answer = client.get(address)
        assert answer.status_code == status, address
        assert re.fullmatch(r"1\.\d+\.\d+", answer.headers["API-Version"])
        assert answer.headers["Access-Control-Allow-Origin"] == "*"
        assert "Access-Control-Allow-Credentials" not in answer.headers
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["X-Frame-Options"] == "DENY"
        assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]
        assert (dict(answer.cookies), "Cookie" in answer.headers["Vary"]) == ({}, False)
    for address in ("/", "/open-data/", "/open-data/tools.csv", "/catalogus.ttl", "/toolkit/"):
        assert "Access-Control-Allow-Origin" not in client.get(address).headers, address


def test_moments_are_in_utc_and_days_are_days(maak, client, time_machine):
    time_machine.move_to("2026-07-01T10:00:00+02:00", tick=False)
    maak(Gebeurtenis, "Een bijeenkomst", gepubliceerd=True, **VELDEN[Gebeurtenis])
    found = rows(client, "gebeurtenissen")[0]
    assert (found["gewijzigdOp"], found["gepubliceerdOp"]) == ("2026-07-01T08:00:00Z", "2026-07-01T08:00:00Z")
    assert (found["datum"], found["totDatum"], found["precisie"]) == ("2022-02-24", None, "dag")


def test_an_answer_that_did_not_change_is_not_sent_again(maak, client):
    begrip = maak(Begrip, "Wijk", gepubliceerd=True, **VELDEN[Begrip])
    first = client.get("/api/v1/begrippen")
    assert first.headers["Cache-Control"] == "no-cache"
    etag = {"If-None-Match": first.headers["ETag"]}
    again = client.get("/api/v1/begrippen", headers=etag)
    assert (again.status_code, again.content, again.headers["API-Version"]) == (304, b"", "1.0.0")
    Begrip.objects.filter(pk=begrip.pk).update(status=Status.CONCEPT)
    assert client.get("/api/v1/begrippen", headers=etag).json()["totaalAantal"] == 0


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "trace"])
@pytest.mark.parametrize("address", ["/api/v1", "/api/v1/tools", "/api/v1/tools/een", "/api/v1/openapi.json"])
def test_nothing_can_be_written(method, address):
    answer = getattr(Client(enforce_csrf_checks=True), method)(address)
    assert (answer.status_code, answer.json()["status"]) == (405, 405)
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.headers["Allow"] == "GET, HEAD, OPTIONS"


def test_head_and_options_are_answered(client):
    head = client.head("/api/v1/tools")
    assert (head.status_code, head.content) == (200, b"")
    options = client.options("/api/v1/tools", headers={"Origin": "https://elders.nl"})
    assert (options.status_code, options.headers["Access-Control-Allow-Methods"]) == (204, "GET, HEAD, OPTIONS")


@pytest.mark.parametrize(
    ("accept", "status"),
    [
        ("", 200), ("*/*", 200), ("application/json", 200), ("application/hal+json", 200), ("application/*;q=0.1", 200),
        ("text/html", 406), ("application/xml", 406), ("x" * 8000, 406), ("a/b," * 2000, 406), ("\x7f/;;;=,", 406),
    ],
)  # fmt: skip
def test_only_json_is_given(accept, status, client):
    answer = client.get("/api/v1/tools", headers={"Accept": accept} if accept else {})
    assert answer.status_code == status


# --- Abuse -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "wrong"),
    [
        ("page=0", ["page"]), ("page=-1", ["page"]), ("page=abc", ["page"]), ("page=NaN", ["page"]), ("page=", ["page"]),
        ("page=1e9", ["page"]), ("page=9999999999999999999999", ["page"]), ("page=%D9%A1", ["page"]), ("page=1.0", ["page"]),
        ("page=%00", ["page"]), ("pageSize=101", ["pageSize"]), ("pageSize=1e9", ["pageSize"]), ("page=1&page=2", ["page"]),
        ("wijk=a&wijk=b", ["wijk"]), ("wijk=%00", ["wijk"]), ("wijk=a%0Ab", ["wijk"]), ("wijk=" + "a" * 10_000, ["wijk"]),
        ("soort=niets", ["soort"]), ("limit=1000000000", ["limit"]), ("ordering=eigenaar__email", ["ordering"]),
        ("eigenaar__email=a&page=0&pageSize=x&soort=y", ["eigenaar__email", "page", "pageSize", "soort"]),
    ],
)  # fmt: skip
def test_a_wrong_question_is_told_everything_that_is_wrong(query, wrong, client):
    answer = client.get(f"/api/v1/tools?{query}")
    assert (answer.status_code, answer.headers["Content-Type"]) == (400, "application/problem+json")
    inhoud = answer.json()
    assert [fault["location"] for fault in inhoud["errors"]] == wrong
    assert faults("Probleem", inhoud) == []
    assert len(answer.content) < 2_000


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/api/v1/tools?page=999999999", 404),
        ("/api/v1/tools?" + "&".join(f"a{n}=1" for n in range(1500)), 400),
        ("/api/v1/tools?" + "page=1&" * 10_000, 400),
        ("/api/v1/tools?" + "x" * 10_000, 400),
        ("/api/v1?page=1", 400),
        ("/api/v1/tools/een?page=1", 400),
        ("/api/v1/tools/%00", 404),
        ("/api/v1/" + "a" * 5_000, 404),
        ("/api/v1/tools/..%2F..%2Fetc", 404),
        ("/api/v1/professionals", 404),
        ("/api/v1/TOOLS", 404),
    ],
)
def test_abuse_is_answered_soon_and_small(address, status, client):
    with CaptureQueriesContext(connection) as captured:
        answer = client.get(address)
    assert (answer.status_code, answer.json()["status"]) == (status, status)
    assert (len(answer.content) < 12_000, len(captured) <= 1) == (True, True)


@pytest.mark.parametrize("address", ["/open-data/niets.csv", "/open-data/wijken.atom", "/open-data/nieuws.atom"])
def test_a_form_that_is_not_there_is_not_found(address, client):
    assert client.get(address).status_code == 404


def test_a_busy_database_is_a_problem_too(client, monkeypatch):
    from django.db import OperationalError

    def busy(*args, **kwargs):
        raise OperationalError("database is locked")

    monkeypatch.setattr("wijzer.opendata.api.lees", busy)
    answer = client.get("/api/v1/tools")
    assert (answer.status_code, answer.headers["Content-Type"]) == (503, "application/problem+json")
    assert answer.headers["Retry-After"] == "60"


# --- Spreadsheets, feeds, calendar -----------------------------------------------------------------------------

HOSTILE = "=cmd|' /C calc'!A0 ]]> & <b> \"x\"; \x0b\r\nBEGIN:VEVENT\r\nX,y\\n \u2028é\U0001f600"


def test_hostile_words_stay_words_in_every_form(maak, client):
    velden = {"samenvatting": HOSTILE}
    for lijst in FEEDS:
        maak(lijst.model, HOSTILE, gepubliceerd=True, **VELDEN[lijst.model], **velden)
    maak(Gebeurtenis, HOSTILE, gepubliceerd=True, plaats=HOSTILE, tijd=HOSTILE[:60], **VELDEN[Gebeurtenis], **velden)
    for lijst in [*FEEDS, OP_NAAM["gebeurtenissen"]]:
        assert rows(client, lijst.naam)[0]["titel"] == HOSTILE
        header, line = cells(client, lijst.naam)
        assert line[header.index("Titel")] == "'" + HOSTILE
    for lijst in FEEDS:
        entry = ET.fromstring(client.get(lijst.feed).content).find(f"{ATOM}entry")  # noqa: S314
        assert entry.find(f"{ATOM}title").text.startswith("=cmd|' /C calc'!A0 ]]> & <b>")
    calendar = icalendar.Calendar.from_ical(client.get("/open-data/agenda.ics").content)
    (event,) = calendar.walk("VEVENT")
    assert str(event["SUMMARY"]).startswith("=cmd|' /C calc'!A0 ]]> & <b>") and "é\U0001f600" in event["SUMMARY"]
    assert set(event) == {
        "UID", "DTSTAMP", "LAST-MODIFIED", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "CATEGORIES", "STATUS", "URL",
        "TRANSP", "LOCATION", "SEQUENCE",
    }  # fmt: skip


@pytest.mark.parametrize("lijst", [lijst for lijst in FEEDS if lijst.naam != "nieuws"], ids=lambda lijst: lijst.naam)
def test_a_feed_has_the_thirty_newest_and_what_rfc_4287_asks(lijst, maak, client):
    for i in range(32):
        velden = dict(VELDEN[lijst.model])
        if "nummer" in velden:
            velden["nummer"] = 100 + i
        maak(lijst.model, f"Nummer {i:02}", gepubliceerd=True, samenvatting="Kort.", **velden)
    answer = client.get(lijst.feed)
    assert answer.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    feed = ET.fromstring(answer.content)  # noqa: S314
    entries = feed.findall(f"{ATOM}entry")
    assert [entry.find(f"{ATOM}title").text for entry in entries] == [f"Nummer {i:02}" for i in range(31, 1, -1)]
    assert feed.find(f"{ATOM}author/{ATOM}name").text == instellingen.SITE_EIGENAAR
    assert "CC BY 4.0" in feed.find(f"{ATOM}rights").text
    for part in [feed, *entries]:
        assert all(part.find(f"{ATOM}{name}").text for name in ("id", "title", "updated"))
        assert re.search(r"(Z|[+-]\d\d:\d\d)$", part.find(f"{ATOM}updated").text)
    self_link = [link.get("href") for link in feed.findall(f"{ATOM}link") if link.get("rel") == "self"]
    assert self_link == [f"{instellingen.SITE_URL}{lijst.feed}"]
    ids = [entry.find(f"{ATOM}id").text for entry in entries]
    newest = lijst.model.objects.order_by("-gepubliceerd_op", "-pk").first()
    lijst.model.objects.filter(pk=newest.pk).update(slug="een-ander-adres")
    after = ET.fromstring(client.get(lijst.feed).content).findall(f"{ATOM}entry")  # noqa: S314
    assert ([entry.find(f"{ATOM}id").text for entry in after], len(set(ids))) == (ids, 30)
    assert after[0].find(f"{ATOM}link").get("href").endswith("/een-ander-adres/")


def test_lists_name_their_feed_and_the_timeline_its_calendar(client):
    for address, form in {
        "/toolkit/": "/open-data/tools.atom", "/lessen/": "/open-data/lessen.atom", "/tijdlijn/": "/open-data/agenda.ics",
        "/praktijkvoorbeelden/": "/open-data/praktijkvoorbeelden.atom", "/open-data/": "/catalogus.ttl",
    }.items():  # fmt: skip
        assert re.search(rf'<link rel="alternate"[^>]+href="{form}">', client.get(address).content.decode()), address


def test_the_calendar_says_no_more_than_is_known(maak, client):
    def make(titel: str, **velden) -> Gebeurtenis:
        return maak(Gebeurtenis, titel, gepubliceerd=True, **(VELDEN[Gebeurtenis] | velden))

    dag = date(2022, 2, 24)
    make("Een dag")
    make("Drie dagen", tot_datum=date(2022, 2, 26))
    make("Met tijd", tijd="9.30–11.00 uur", datum=date(2099, 7, 1), staat="gepland", plaats="Het buurthuis")
    make("Afgelast", staat="afgelast")
    make("Ergens in de ochtend", tijd="in de ochtend", staat="uitkomst_onbekend")
    make("Een maand", precisie="maand")
    make("Geen datum", precisie="onbekend", datum=None)
    raw = client.get("/open-data/agenda.ics").content
    events = {str(event["SUMMARY"]): event for event in icalendar.Calendar.from_ical(raw).walk("VEVENT")}
    found = {
        name: (event.decoded("DTSTART"), event.decoded("DTEND"), str(event["STATUS"])) for name, event in events.items()
    }
    begin, einde, status = found.pop("Met tijd")
    assert found == {
        "Een dag": (dag, date(2022, 2, 25), "CONFIRMED"),
        "Drie dagen": (dag, date(2022, 2, 27), "CONFIRMED"),
        "Afgelast": (dag, date(2022, 2, 25), "CANCELLED"),
        "Ergens in de ochtend": (dag, date(2022, 2, 25), "TENTATIVE"),
    }
    assert (begin.isoformat(), einde.isoformat()) == ("2099-07-01T09:30:00+02:00", "2099-07-01T11:00:00+02:00")
    assert (status, events["Met tijd"]["LOCATION"]) == ("CONFIRMED", "Het buurthuis")
    assert "Tijd: in de ochtend" in events["Ergens in de ochtend"]["DESCRIPTION"]
    lines = raw.split(b"\r\n")
    assert b"\n" not in raw.replace(b"\r\n", b"") and max(map(len, lines)) <= 75
    uids = {name: str(event["UID"]) for name, event in events.items()}
    assert len(set(uids.values())) == 5
    Gebeurtenis.objects.filter(titel="Een dag").update(titel="Een andere dag", slug="anders")
    again = icalendar.Calendar.from_ical(client.get("/open-data/agenda.ics").content).walk("VEVENT")
    assert {str(event["SUMMARY"]): str(event["UID"]) for event in again}["Een andere dag"] == uids["Een dag"]


@pytest.mark.parametrize("dag", [date(2027, 3, 28), date(2026, 10, 25)])  # half past two is not there, and there twice
def test_the_clock_may_change_during_an_event(dag, maak, client):
    maak(Gebeurtenis, "Nachtwandeling", gepubliceerd=True, **(VELDEN[Gebeurtenis] | {"datum": dag, "tijd": "2.30 uur"}))
    raw = client.get("/open-data/agenda.ics").content.decode()
    assert f"DTSTART;TZID=Europe/Amsterdam:{dag:%Y%m%d}T023000\r\n" in raw and "DTEND" not in raw
    zone = icalendar.Calendar.from_ical(raw).walk("VTIMEZONE")[0]
    assert (zone["TZID"], len(zone.subcomponents)) == ("Europe/Amsterdam", 2)


@pytest.mark.parametrize(
    ("tekst", "found"),
    [
        ("13.30 tot 15.00 uur", (time(13, 30), time(15))), ("9:30-11:00", (time(9, 30), time(11))), ("9.30 uur", (time(9, 30), None)),
        ("25.00 uur", (None, None)), ("15.00–13.00 uur", (None, None)), ("rond 9.30 uur", (None, None)), ("", (None, None)),
        ("٩.٣٠ uur", (None, None)), ("9.30", (time(9, 30), None)), ("hele dag", (None, None)),
    ],
)  # fmt: skip
def test_a_time_is_taken_only_when_it_is_clear(tekst, found):
    assert tijden(tekst) == found


def test_text_cannot_leave_its_line():
    assert veilig("a\r\nb\nc\rd\x00\x07\x85e\u2028f;g,h\\i") == "a\\nb\\nc\\nd\\ne\\nf\\;g\\,h\\\\i"
    for line in ("x" * 75, "x" * 76, "é" * 200, "\U0001f600" * 60):
        folded = gevouwen(line)
        assert max(map(len, folded.split(b"\r\n"))) <= 75
        assert folded.removesuffix(b"\r\n").replace(b"\r\n ", b"").decode() == line


# --- The catalogue ---------------------------------------------------------------------------------------------


RDFLIB = pytest.mark.filterwarnings(
    "ignore:ConjunctiveGraph is deprecated:DeprecationWarning"
)  # its own JSON-LD reader


def graphs(client) -> tuple[rdflib.Graph, rdflib.Graph]:
    turtle, jsonld = client.get("/catalogus.ttl"), client.get("/catalogus.jsonld")
    assert turtle.headers["Content-Type"] == "text/turtle; charset=utf-8"
    assert jsonld.headers["Content-Type"] == "application/ld+json"
    return (
        rdflib.Graph().parse(data=turtle.content, format="turtle"),
        rdflib.Graph().parse(data=jsonld.content, format="json-ld"),
    )


# How often each thing must be said in DCAT-AP-NL 3.0, and by DCAT-AP below it: {class: {property: (least, most)}}.
ASKED = {
    DCAT.Catalog: {
        DCTERMS.title: (1, None), DCTERMS.description: (1, None), DCTERMS.publisher: (1, 1), DCAT.contactPoint: (1, 1),
        DCAT.dataset: (1, None), DCTERMS.license: (0, 1), DCTERMS.creator: (1, 1),
    },
    DCAT.Dataset: {
        DCTERMS.title: (1, None), DCTERMS.description: (1, None), DCTERMS.identifier: (1, 1), DCTERMS.publisher: (1, 1),
        DCTERMS.creator: (1, None), DCAT.contactPoint: (1, 1), DCTERMS.accessRights: (1, 1), DCAT.theme: (1, None),
        DCAT.landingPage: (1, None), DCTERMS.language: (1, None), DCTERMS.conformsTo: (1, None), FOAF.page: (1, None),
        DCAT.distribution: (2, None), DCTERMS.modified: (0, 1),
    },
    DCAT.Distribution: {
        DCAT.accessURL: (1, 1), DCTERMS.license: (1, 1), DCAT.downloadURL: (0, 1), DCAT.accessService: (0, 1),
        DCAT.mediaType: (1, 1), DCTERMS["format"]: (1, 1), DCTERMS.language: (1, None), DCAT.byteSize: (0, 0),
    },
    DCAT.DataService: {
        DCTERMS.title: (1, None), DCTERMS.description: (1, None), DCTERMS.identifier: (1, 1), DCTERMS.publisher: (1, 1),
        DCAT.contactPoint: (1, 1), DCTERMS.accessRights: (1, None), DCTERMS.license: (1, 1), DCAT.theme: (1, None),
        DCAT.endpointURL: (1, 1), DCAT.endpointDescription: (1, 1), DCTERMS.creator: (0, 1), DCAT.keyword: (1, None),
        DCTERMS.language: (1, None),
    },
}  # fmt: skip
CLASSES = {
    DCTERMS.publisher: FOAF.Agent, DCTERMS.creator: FOAF.Agent, DCAT.contactPoint: VCARD.Kind, DCAT.theme: SKOS.Concept,
    DCTERMS.language: DCTERMS.LinguisticSystem, DCTERMS.license: DCTERMS.LicenseDocument, DCAT.dataset: DCAT.Dataset,
    DCTERMS.accessRights: DCTERMS.RightsStatement, DCAT.distribution: DCAT.Distribution, DCAT.service: DCAT.DataService,
    DCTERMS.conformsTo: DCTERMS.Standard, DCAT.mediaType: DCTERMS.MediaTypeOrExtent, DCTERMS["format"]: DCTERMS.MediaTypeOrExtent,
    DCAT.accessService: DCAT.DataService, DCAT.servesDataset: DCAT.Dataset, FOAF.page: FOAF.Document,
}  # fmt: skip


@RDFLIB
def test_the_catalogue_keeps_dcat_ap_nl_in_both_forms(alles, client):
    alles(1)
    turtle, jsonld = graphs(client)
    assert isomorphic(turtle, jsonld)
    wrong = []
    for klasse, asked in ASKED.items():
        things = list(turtle.subjects(RDF.type, klasse))
        assert things, klasse
        for thing in things:
            for what, (least, most) in asked.items():
                number = len(list(turtle.objects(thing, what)))
                if number < least or (most is not None and number > most):
                    wrong.append((thing, what, number))
    for what, klasse in CLASSES.items():
        wrong += [(what, value) for value in turtle.objects(None, what) if (value, RDF.type, klasse) not in turtle]
    assert wrong == []
    named = {
        str(title)
        for dataset in turtle.subjects(RDF.type, DCAT.Dataset)
        for title in turtle.objects(dataset, DCTERMS.title)
    }
    assert named == {f"{lijst.titel} van Wijzer in de Wijk" for lijst in LIJSTEN}
    assert {title.language for title in turtle.objects(None, DCTERMS.title)} == {"nl"}
    addresses = [str(address) for address in turtle.objects(None, DCAT.accessURL)]
    assert len(addresses) == len(set(addresses)) == 2 * len(LIJSTEN) + len(FEEDS) + len(AGENDAS)
    for address in addresses:
        assert client.get(address.removeprefix(instellingen.SITE_URL)).status_code == 200, address


@RDFLIB
def test_the_owner_can_have_any_name(client, settings):
    settings.SITE_EIGENAAR = 'Gemeente "Alphen" \\ aan\nden <Rijn> \U0001f600'
    settings.CONTACT_EMAIL = "redactie+site@gemeente.nl"
    settings.SITE_URL = "https://www.wijzerindewijk.nl"
    turtle, jsonld = graphs(client)
    assert isomorphic(turtle, jsonld)
    assert {str(name) for name in turtle.objects(None, FOAF.name)} == {settings.SITE_EIGENAAR}
    assert {str(mail) for mail in turtle.objects(None, VCARD.hasEmail)} == {"mailto:redactie+site@gemeente.nl"}


def test_a_source_stands_on_the_list_by_its_code(client):
    Bron.objects.create(code="s042", titel="Het plan", url="https://voorbeeld.nl/plan")
    assert client.get("/api/v1/bronnen/s042").json() == {
        "_links": {"self": {"href": f"{instellingen.SITE_URL}/api/v1/bronnen/s042"}},
        "slug": "s042",
        "titel": "Het plan",
        "webadres": f"{instellingen.SITE_URL}/bronnen/#s042",
        "uitgever": None,
        "datumInBron": None,
        "omschrijving": None,
        "url": "https://voorbeeld.nl/plan",
    }


def test_the_page_is_in_the_sitemap_and_in_the_foot(client):
    assert "/open-data/</loc>" in client.get("/sitemap.xml").content.decode()
    assert '<a href="/open-data/">Open data</a>' in client.get("/").content.decode()
