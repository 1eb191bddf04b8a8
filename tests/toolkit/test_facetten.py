# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""The facets of the public lists: what they count, what can be chosen, and what they know at once."""

import itertools
import random
import subprocess
import sys
import threading
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from redactie.models import Bronvermelding, Gebruiker, Status
from redactie.versies import als_versie, bewaar_werkkopie, neem_op, pas_toe
from redactie.workflow import alsof_gepubliceerd, transition
from tests.soorten import VELDEN
from toolkit import lijstindex
from toolkit.facetten import TOOLFACETTEN, Relatiefacet
from toolkit.lijstindex import TOOLS, Lijst, Rij, met_wijzigingen, op_titel, van_rijen
from toolkit.models import Les, Lijstwijziging, Thema, Tool, Vraag
from toolkit.models.tool import Doelgroep, Fase, Plek, Toolsoort, duur_in_woorden, groep_in_woorden
from wijken.models import Wijk
from wijzer.inhoud import NIEUW_IN_0_3

pytestmark = pytest.mark.django_db
TITELS = ["Anders", "beter", "Één", "een", "Zo", "zo", "Étude", "10 tips", "'t Begin"]


@pytest.fixture
def maak_tool(maak):
    def _maak_tool(titel: str = "Een tool", *, gepubliceerd: bool = True, **velden) -> Tool:
        return maak(Tool, titel, gepubliceerd=gepubliceerd, **VELDEN[Tool] | velden)

    return _maak_tool


def titels(pad: str = "/toolkit/") -> list[str]:
    """The titles on a page of the list, as a visitor gets them."""
    return [item.titel for item in Client().get(pad).context["object_list"]]


def tellingen(pad: str = "/toolkit/") -> dict[str, dict[str, int]]:
    return {
        facet.naam: {keuze.waarde: keuze.aantal for keuze in facet.keuzes}
        for facet in Client().get(pad).context["facetten"]
    }


# --- Counting --------------------------------------------------------------------------------------------------


@pytest.fixture
def toevallig(ruimten, bron):
    """Forty tools that have some of everything, some of them hidden; the same ones each time."""
    toeval = random.Random(19)
    nu = timezone.now()
    vragen = [
        Vraag.objects.create(
            titel=f"Vraag {n}", kort=f"V{n}", slug=f"v{n}", nummer=n, ruimte=ruimten["gedeeld"],
            status=Status.CONCEPT if n == 4 else Status.GEPUBLICEERD,
        )
        for n in range(1, 5)
    ]  # fmt: skip
    themas = [Thema.objects.create(titel=f"Thema {n}", slug=f"t{n}") for n in range(3)]
    for nummer in range(40):
        groep = sorted(toeval.sample(range(1, 31), 2)) if toeval.random() < 0.5 else [None, None]
        tool = Tool.objects.create(
            titel=toeval.choice(TITELS),
            slug=f"tool-{nummer}",
            ruimte=ruimten["gedeeld"],
            herkomst="bron",
            soort=toeval.choice(Toolsoort.values[:3]),
            status=toeval.choices([Status.GEPUBLICEERD, Status.CONCEPT, Status.GEARCHIVEERD], [8, 1, 1])[0],
            gepubliceerd_op=nu - timedelta(days=toeval.randint(0, 5)),
            van=toeval.choice([None, None, None, nu - timedelta(days=1), nu + timedelta(days=1)]),
            tot=toeval.choice([None, None, None, nu + timedelta(days=2)]),
            tijd_minuten=toeval.choice([None, 20, 60, 61, 240, 2000]),
            groep_min=groep[0],
            groep_max=groep[1],
            voorbereiding_minuten=toeval.choice([None, 0, 30]),
            plek=toeval.choice(["", *Plek.values]),
            doelgroepen=[d for d in Doelgroep.values if toeval.random() < 0.3],
            fasen=[f for f in Fase.values if toeval.random() < 0.3],
        )
        tool.vragen.set(toeval.sample(vragen, toeval.randint(0, 3)))
        tool.themas.set(toeval.sample(themas, toeval.randint(0, 2)))
    return toeval


def heeft(tool: Tool, naam: str, waarde: str) -> bool:
    """Whether a tool has a value of a facet, written once more and in another way."""
    match naam:
        case "vraag":
            return tool.vragen.gepubliceerd().filter(slug=waarde).exists()
        case "thema":
            return tool.themas.filter(slug=waarde).exists()
        case "soort":
            return tool.soort == waarde
        case "doelgroep" | "fase":
            lijst = tool.doelgroepen if naam == "doelgroep" else tool.fasen
            return not lijst if waarde == "niet_vastgelegd" else waarde in lijst
        case "plek":
            passend = {"fysiek": ("fysiek", "allebei"), "online": ("online", "allebei"), "niet_vastgelegd": ("",)}
            return tool.plek in passend[waarde]
        case "tijd" | "voorbereiding":
            minuten = tool.tijd_minuten if naam == "tijd" else tool.voorbereiding_minuten
            if minuten is None or waarde == "niet_vastgelegd":
                return minuten is None and waarde == "niet_vastgelegd"
            grenzen = {"30-minuten": 30, "uur": 60, "dagdeel": 240, "dag": 480, "geen": 0}
            return minuten > 480 if waarde == "langer" else minuten <= grenzen[waarde]
        case "groep":
            if tool.groep_min is None or waarde == "niet_vastgelegd":
                return tool.groep_min is None and waarde == "niet_vastgelegd"
            passend = {"1-2": range(1, 3), "3-8": range(3, 9), "9-20": range(9, 21), "meer": range(21, 100)}
            return any(mensen in passend[waarde] for mensen in range(tool.groep_min, tool.groep_max + 1))
    raise AssertionError(naam)


def geteld(gekozen: dict[str, list[str]]) -> tuple[set[int], dict[str, dict[str, int]]]:
    """The results and the counts of every choice, by looking at every tool."""
    tools = list(Tool.objects.gepubliceerd())
    waarden = {
        facet.naam: list(facet.doel.objects.values_list("slug", flat=True))
        if isinstance(facet, Relatiefacet)
        else [waarde for waarde, _ in facet.keuzes]
        for facet in TOOLFACETTEN
        if facet.naam != "wijk"
    }
    bezit = {
        (tool.pk, naam, waarde)
        for tool in tools
        for naam in waarden
        for waarde in waarden[naam]
        if heeft(tool, naam, waarde)
    }

    def past(tool: Tool, behalve: str = "") -> bool:
        return all(any((tool.pk, naam, w) in bezit for w in ws) for naam, ws in gekozen.items() if naam != behalve)

    aantallen = {}
    for naam, mogelijk in waarden.items():
        per_waarde = {
            waarde: sum(past(tool, naam) and (tool.pk, naam, waarde) in bezit for tool in tools)
            for waarde in mogelijk
            if any((tool.pk, naam, waarde) in bezit for tool in tools)
        }
        if set(per_waarde) - {"niet_vastgelegd"}:
            aantallen[naam] = per_waarde
    return {tool.pk for tool in tools if past(tool)}, aantallen


def test_the_counts_are_those_of_looking_at_every_tool(toevallig):
    mogelijk = tellingen()
    for _ in range(60):
        namen = toevallig.sample(sorted(mogelijk), toevallig.randint(0, 4))
        gekozen = {naam: toevallig.sample(sorted(mogelijk[naam]), min(len(mogelijk[naam]), 2)) for naam in namen}
        sleutels, aantallen = geteld(gekozen)
        response = Client().get("/toolkit/", gekozen)
        assert response.context["paginator"].count == len(sleutels), gekozen
        assert {tool.pk for tool in response.context["object_list"]} == sleutels or len(sleutels) > 20, gekozen
        assert tellingen("/toolkit/?" + response.wsgi_request.GET.urlencode()) == aantallen, gekozen


def test_moving_bits_gives_the_same_list_as_building_it():
    """Any number of items in and out, in any order, against building from the rows that remain."""
    toeval = random.Random(7)

    def rij(sleutel: int) -> Rij:
        venster = (None, timezone.now()) if toeval.random() < 0.2 else (None, None)
        waarden = [("soort", toeval.choice("abc")), *{("thema", toeval.randint(1, 3)) for _ in range(2)}]
        return Rij(
            sleutel, (op_titel(toeval.choice(TITELS)), sleutel), toeval.random(), toeval.random(), venster, waarden
        )

    for _ in range(100):
        rijen = {sleutel: rij(sleutel) for sleutel in toeval.sample(range(30), toeval.randint(0, 20))}
        weg = set(toeval.sample(range(30), 5))
        erbij = [rij(sleutel) for sleutel in weg if toeval.random() < 0.5]
        bewerkt = met_wijzigingen(van_rijen(rijen.values()), weg, erbij)
        blijft = [r for sleutel, r in rijen.items() if sleutel not in weg] + erbij
        vers = van_rijen(blijft)
        assert {waarde: bits for waarde, bits in bewerkt.bits.items() if bits} == vers.bits
        assert (bewerkt.sleutels, bewerkt.titels, bewerkt.duren) == (vers.sleutels, vers.titels, vers.duren)
        assert (bewerkt.gepubliceerd, bewerkt.vensters) == (vers.gepubliceerd, vers.vensters)


def test_every_order_pages_through_every_tool_once(toevallig):
    alle = {tool.pk for tool in Tool.objects.gepubliceerd()}
    for sorteer in ("titel", "nieuwste", "kortste", "onzin"):
        gezien = []
        for pagina in itertools.count(1):
            response = Client().get(f"/toolkit/?sorteer={sorteer}&page={pagina}")
            gezien += response.context["object_list"]
            if not response.context["page_obj"].has_next():
                break
        assert sorted(tool.pk for tool in gezien) == sorted(alle)
        by = {
            "nieuwste": lambda tool: (-tool.gepubliceerd_op.timestamp(), op_titel(tool.titel), tool.pk),
            "kortste": lambda tool: (tool.tijd_minuten or 10**9, op_titel(tool.titel), tool.pk),
        }.get(sorteer, lambda tool: (op_titel(tool.titel), tool.pk))
        assert [tool.pk for tool in gezien] == [tool.pk for tool in sorted(gezien, key=by)]


def test_a_list_of_nothing_is_a_list():
    leeg = van_rijen([])
    assert (leeg.deel(0, "titel", 0, 20), leeg.zichtbaar(timezone.now()), leeg.kortste) == ([], 0, [])
    assert Client().get("/toolkit/").status_code == 200
    assert isinstance(TOOLS.huidig(), Lijst)


# --- What is known at once -------------------------------------------------------------------------------------


def test_publishing_renaming_and_withdrawing_are_seen_in_the_next_request(maak_tool, beheerder):
    maak_tool("Midden")
    assert titels() == ["Midden"]
    nieuw = maak_tool("Achteraan", gepubliceerd=False)
    assert titels() == ["Midden"]
    nieuw = transition(nieuw, Status.GEPUBLICEERD, by=beheerder)
    assert titels() == ["Achteraan", "Midden"]
    inhoud = neem_op(nieuw)
    inhoud["velden"] |= {"titel": "Zo", "soort": "methode"}
    bewaar_werkkopie(nieuw, inhoud, by=beheerder)
    assert (titels(), tellingen()["soort"]) == (["Achteraan", "Midden"], {"werkvorm": 2})
    nieuw = transition(nieuw, Status.GEPUBLICEERD, by=beheerder)
    assert (titels(), tellingen()["soort"]) == (["Midden", "Zo"], {"werkvorm": 1, "methode": 1})
    transition(nieuw, Status.CONCEPT, by=beheerder)
    assert (titels(), tellingen()["soort"]) == (["Midden"], {"werkvorm": 1})
    transition(nieuw, Status.GEARCHIVEERD, by=beheerder)
    assert titels() == ["Midden"]


def test_a_choice_follows_what_it_refers_to(maak, maak_tool, maak_wijk, beheerder, login):
    vraag = maak(Vraag, "Bereiken we inwoners?", slug="bereik", gepubliceerd=True, nummer=1, kort="Bereik")
    thema = Thema.objects.create(titel="Borging", slug="borging")
    wijk = maak_wijk("stevenshof", "Stevenshof", "Leiden")
    tool = maak_tool("Tool", gepubliceerd=False)
    tool.vragen.add(vraag)
    tool.themas.add(thema)
    tool.wijken.add(wijk)
    transition(tool, Status.GEPUBLICEERD, by=beheerder)

    def labels() -> dict[str, list[str]]:
        facetten = Client().get("/toolkit/").context["facetten"]
        return {facet.naam: [keuze.label for keuze in facet.keuzes] for facet in facetten}

    assert labels() == {"vraag": ["Bereik"], "soort": ["Werkvorm"], "thema": ["Borging"], "wijk": ["Stevenshof"]}
    login(beheerder).post(f"/beheer/toolkit/thema/{thema.pk}/change/", {"titel": "Blijven", "slug": "blijven"})
    transition(wijk, Status.CONCEPT, by=beheerder)
    assert labels() == {"vraag": ["Bereik"], "soort": ["Werkvorm"], "thema": ["Blijven"]}
    assert [
        Client().get(f"/toolkit/?{q}").context["paginator"].count for q in ("thema=blijven", "wijk=stevenshof")
    ] == [1, 0]


def test_what_is_planned_comes_and_goes_by_the_clock(maak_tool, beheerder, time_machine):
    time_machine.move_to("2026-11-26T09:00:00+01:00", tick=False)
    nu = timezone.now()
    tool = maak_tool("Straks", van=nu + timedelta(hours=1), tot=nu + timedelta(hours=2))
    maak_tool("Altijd", soort="methode")
    gezien = []
    for uren in (0, 0.99, 1, 1.5, 2, 3, 1.5):
        time_machine.move_to(nu + timedelta(hours=uren), tick=False)
        gezien.append((titels(), tellingen()["soort"].get("werkvorm", 0)))
    zonder, met = (["Altijd"], 0), (["Altijd", "Straks"], 1)
    assert gezien == [zonder, zonder, met, met, zonder, zonder, met]
    assert tool.van is not None


def test_nothing_is_learned_from_what_is_undone(maak_tool, beheerder):
    tool = maak_tool("Oud")
    assert titels() == ["Oud"]
    inhoud = neem_op(tool)
    inhoud["velden"]["titel"] = "Nieuw"
    versie = bewaar_werkkopie(tool, inhoud, by=beheerder)
    concept = maak_tool("Concept", gepubliceerd=False)
    for voorvergeten in (False, True):
        with als_versie(tool, versie):
            if voorvergeten:
                TOOLS.vergeet()
            Client().get("/toolkit/")
        with alsof_gepubliceerd(concept):
            Client().get("/toolkit/")
        with transaction.atomic():
            transition(concept, Status.GEPUBLICEERD, by=beheerder)
            Client().get("/toolkit/")
            transaction.set_rollback(True)
        assert titels() == ["Oud"]
    # A number that was taken back is given again, to something else.
    transition(concept, Status.GEPUBLICEERD, by=beheerder)
    assert titels() == ["Concept", "Oud"]


def test_a_list_that_knows_a_change_that_was_never_made_is_built_anew(maak_tool):
    """As after putting back a backup: the number is there, and it is another change."""
    tool = maak_tool("Een")
    assert titels() == ["Een"]
    Tool.objects.filter(pk=tool.pk).update(titel="Twee")
    assert tellingen()["soort"] == {"werkvorm": 1}
    Lijstwijziging.objects.filter(nummer__gt=0).update(kenmerk="anders")
    assert TOOLS.huidig().titels == [("twee", tool.pk)]


def test_old_changes_are_cleared_away_and_who_missed_them_builds_anew(maak_tool, monkeypatch):
    monkeypatch.setattr("toolkit.models.lijstwijziging.BEWAARD", 5)
    monkeypatch.setattr("toolkit.models.lijstwijziging.OPRUIMEN_PER", 10)
    tool = maak_tool("Een")
    assert titels() == ["Een"]
    Tool.objects.filter(pk=tool.pk).update(soort="methode")
    for _ in range(25):
        Lijstwijziging.objects.leg_vast(tool)
    assert list(Lijstwijziging.objects.values_list("nummer", flat=True)) == [0, *range(16, 27)]
    assert tellingen()["soort"] == {"methode": 1}


def test_a_request_without_news_asks_once_and_one_after_many_changes_builds_anew(maak_tool, monkeypatch):
    monkeypatch.setattr(lijstindex, "MEEGENOMEN", 3)
    gebouwd = []
    bouw = TOOLS._bouw
    monkeypatch.setattr(TOOLS, "_bouw", lambda: gebouwd.append(1) or bouw())
    eerste = maak_tool("Een")
    for aantal, verwacht in ((0, 1), (1, 1), (2, 1), (3, 2)):
        for _ in range(aantal):
            Lijstwijziging.objects.leg_vast(eerste)
        TOOLS.huidig()
        assert len(gebouwd) == verwacht, aantal
        with CaptureQueriesContext(connection) as queries:
            TOOLS.huidig()
        assert len(queries) == 1


@pytest.mark.parametrize("pad", ["/toolkit/", "/toolkit/?soort=werkvorm&sorteer=kortste", "/lessen/?gedaan=besproken"])
def test_a_list_takes_few_queries_whatever_its_length(pad, maak, maak_tool, client):
    aantallen = []
    for erbij in (1, 2, 27):
        for _ in range(erbij):
            maak_tool(tijd_minuten=20)
            maak(Les, "Les", gepubliceerd=True, **VELDEN[Les], gedaan="besproken")
        client.get(pad)
        with CaptureQueriesContext(connection) as queries:
            client.get(pad)
        aantallen.append(len(queries))
    assert aantallen == [3, 3, 3]


@pytest.mark.django_db(transaction=True)
def test_a_second_process_sees_a_publication_within_a_second(maak_tool, tmp_path):
    maak_tool("Een")
    code = (
        "import django, sys, time; django.setup()\n"
        "from django.db import connection\n"
        f"connection.settings_dict['NAME'] = {str(connection.settings_dict['NAME'])!r}\n"
        "from toolkit.lijstindex import TOOLS\n"
        "print(len(TOOLS.huidig().sleutels), flush=True)\n"
        "einde = time.monotonic() + 20\n"
        "while len(TOOLS.huidig().sleutels) < 2 and time.monotonic() < einde: time.sleep(0.01)\n"
        "print(len(TOOLS.huidig().sleutels), time.time(), flush=True)\n"
    )
    import os

    env = {**os.environ, "DJANGO_SETTINGS_MODULE": "wijzer.settings", "PYTHONPATH": "."}
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True, env=env) as ander:
        assert ander.stdout.readline().strip() == "1"
        maak_tool("Twee")
        klaar = timezone.now().timestamp()
        aantal, moment = ander.stdout.readline().split()
    assert (aantal, float(moment) - klaar < 1) == ("2", True)


@pytest.mark.django_db(transaction=True)
def test_numbers_become_visible_in_their_order(maak_tool):
    """While one publication is not finished, another waits; it never gets a number that is seen first."""
    tool = maak_tool("Een")
    begonnen = threading.Event()
    af = []

    def andere() -> None:
        begonnen.set()
        Lijstwijziging.objects.leg_vast(tool)
        af.append(Lijstwijziging.objects.last().nummer)
        connection.close()

    with transaction.atomic():
        Lijstwijziging.objects.leg_vast(tool)
        mijn = Lijstwijziging.objects.last().nummer
        thread = threading.Thread(target=andere)
        thread.start()
        begonnen.wait()
        thread.join(0.3)
        assert af == []
    thread.join(20)
    assert af == [mijn + 1]


@pytest.mark.django_db(transaction=True)
def test_threads_that_read_while_others_publish_end_with_the_same_list(maak_tool, beheerder):
    tools = [maak_tool(f"Tool {n}", gepubliceerd=False) for n in range(6)]
    fouten: list[Exception] = []
    klaar = threading.Event()

    def lees() -> None:
        try:
            while not klaar.is_set():
                lijst = TOOLS.huidig()
                assert (
                    len(lijst.sleutels) == len(lijst.titels) == (lijst.bits.get(("soort", "werkvorm"), 0)).bit_count()
                )
        except Exception as fout:
            fouten.append(fout)
        finally:
            connection.close()

    threads = [threading.Thread(target=lees) for _ in range(3)]
    for thread in threads:
        thread.start()
    for tool in tools:
        transition(tool, Status.GEPUBLICEERD, by=beheerder)
    klaar.set()
    for thread in threads:
        thread.join(20)
    assert fouten == []
    assert TOOLS.huidig().sleutels == [tool.pk for tool in tools]


# --- The page --------------------------------------------------------------------------------------------------


def test_the_page_says_what_was_chosen_and_offers_a_way_back(maak, maak_tool, beheerder, client):
    vraag = maak(Vraag, "Bereiken we inwoners?", slug="bereik", gepubliceerd=True, nummer=1, kort="Bereik")
    met = maak_tool("Met vraag", gepubliceerd=False, tijd_minuten=20)
    met.vragen.add(vraag)
    transition(met, Status.GEPUBLICEERD, by=beheerder)
    maak_tool("Zonder vraag", soort="methode")
    response = client.get("/toolkit/?vraag=bereik&soort=methode&tijd=uur&tijd=dag")
    html = response.content.decode()
    assert "<title>Toolkit: Bereik, methode, Tijd: t/m een uur of Tijd: t/m een dag | Wijzer in de Wijk</title>" in html
    assert "0 tools: Bereik, methode, Tijd: t/m een uur of Tijd: t/m een dag</h2>" in html
    assert [(chip.label, chip.aantal) for chip in response.context["chips"]] == [
        ("Bereik", 0), ("methode", 1), ("Tijd: t/m een uur", 0), ("Tijd: t/m een dag", 0),
    ]  # fmt: skip
    assert 'href="/toolkit/?vraag=bereik&amp;tijd=uur&amp;tijd=dag">Zonder “Methode”: 1</a>' in html
    assert "Zonder “Bereik”: ook niets" in html


def test_a_choice_that_would_give_nothing_can_be_seen_and_not_be_chosen(maak_tool, client):
    maak_tool("Werkvorm", plek="online")
    maak_tool("Methode", soort="methode", plek="fysiek")
    html = client.get("/toolkit/?plek=online").content.decode()
    assert '<input type="checkbox" name="soort" value="methode" disabled>' in html
    assert '<input type="checkbox" name="soort" value="werkvorm">' in html
    assert "niets bij wat u nu koos" in html
    beide = client.get("/toolkit/?plek=online&soort=methode").content.decode()
    assert '<input type="checkbox" name="soort" value="methode" checked>' in beide


def test_a_facet_of_which_no_source_says_anything_is_left_out(maak_tool):
    maak_tool("Zonder iets")
    assert set(tellingen()) == {"soort"}
    maak_tool("Met tijd", tijd_minuten=20)
    assert tellingen()["tijd"] == {"30-minuten": 1, "uur": 1, "dagdeel": 1, "dag": 1, "niet_vastgelegd": 1}


@pytest.mark.parametrize("lijst", ["/toolkit/", "/lessen/"])
@pytest.mark.parametrize(
    "query",
    [
        "vraag=%00", "soort__in=werkvorm", "_connector=OR", "wijk=' OR 1=1 --", "tijd=NaN", "groep=-1", "sorteer=pk",
        "sorteer=__class__", "sorteer=titels", "sorteer=&sorteer=titel", "fase=" + "a" * 5000, "gedaan=%F0%9F%98%80",
        "&".join(f"thema=x{n}" for n in range(1900)), "&".join(["soort=werkvorm"] * 1900), "vraag[]=1", "vraag=1&vraag=%ff",
    ],
)  # fmt: skip
def test_nonsense_in_the_address_breaks_nothing(lijst, query, maak_tool, client):
    maak_tool()
    response = client.get(f"{lijst}?{query}")
    assert (response.status_code, len(response.content) < 60_000) == (200, True)


@pytest.mark.parametrize("query", ["&".join(["thema=x"] * 10_000), "page=abc", "page=NaN", "page=0"])
def test_an_address_of_ten_thousand_values_or_no_page_is_refused(query, client):
    assert client.get(f"/toolkit/?{query}").status_code in (400, 404)


def test_a_long_list_does_not_name_all_its_pages(ruimten, client):
    Tool.objects.bulk_create(
        Tool(titel=f"Tool {n}", slug=f"t{n}", ruimte=ruimten["gedeeld"], status=Status.GEPUBLICEERD, **VELDEN[Tool])
        for n in range(1000)
    )
    html = client.get("/toolkit/?page=25").content.decode()
    assert html.count("?page=") == 8  # previous, first, two before, two after, last, next
    assert client.get("/toolkit/?page=50").context["page_obj"].has_next() is False


def test_what_a_tool_asks_of_people_is_on_its_page_and_in_its_word_file(maak_tool, client):
    import io
    import zipfile

    maak_tool("Met", slug="met", tijd_minuten=90, groep_min=6, groep_max=10, plek="allebei", doelgroepen=["inwoners"])
    maak_tool("Zonder", slug="zonder")
    met, zonder = (client.get(f"/toolkit/{slug}/").content.decode() for slug in ("met", "zonder"))
    assert "<dt>Tijd</dt><dd>1 uur en 30 minuten</dd>" in met
    assert "<dt>Groepsgrootte</dt><dd>6 tot en met 10 mensen</dd>" in met
    assert "<dt>Waar</dt><dd>Bij elkaar of online</dd>" in met and "<dt>Voor wie</dt><dd>Inwoners</dd>" in met
    assert "<dt>Voorbereiding en bij welke stap</dt><dd>Niet vastgelegd in de bron</dd>" in met
    alles = "Tijd, groepsgrootte, voorbereiding, waar, voor wie en bij welke stap"
    assert f"<dt>{alles}</dt><dd>Niet vastgelegd in de bron</dd>" in zonder
    with zipfile.ZipFile(io.BytesIO(client.get("/toolkit/met/word/").content)) as archief:
        tekst = archief.read("word/document.xml").decode()
    assert "1 uur en 30 minuten" in tekst and "6 tot en met 10 mensen" in tekst


@pytest.mark.parametrize(
    ("minuten", "woorden"),
    [(None, ""), (1, "1 minuut"), (20, "20 minuten"), (60, "1 uur"), (121, "2 uur en 1 minuut"), (0, "0 minuten")],
)
def test_a_number_of_minutes_is_said_in_words(minuten, woorden):
    assert duur_in_woorden(minuten) == woorden


@pytest.mark.parametrize(
    ("van", "tot", "woorden"),
    [
        (None, None, ""),
        (1, 1, "1 persoon"),
        (4, 4, "4 mensen"),
        (4, None, "vanaf 4 mensen"),
        (None, 9, "tot en met 9 mensen"),
    ],
)
def test_a_range_of_people_is_said_in_words(van, tot, woorden):
    assert groep_in_woorden(van, tot) == woorden


# --- The fields ------------------------------------------------------------------------------------------------


def test_the_new_fields_travel_in_a_version_and_an_older_one_still_applies(maak_tool):
    tool = maak_tool("Tool", fasen=["plan", "in_beeld"], tijd_minuten=20, plek="online")
    inhoud = neem_op(tool)
    assert (inhoud["velden"]["fasen"], inhoud["velden"]["tijd_minuten"]) == (["in_beeld", "plan"], 20)
    Tool.objects.update(fasen=[], tijd_minuten=None)
    pas_toe(tool, inhoud)
    tool.refresh_from_db()
    assert (tool.fasen, tool.tijd_minuten, tool.plek) == (["in_beeld", "plan"], 20, "online")
    for veld in ("fasen", "doelgroepen", "tijd_minuten", "groep_min", "groep_max", "voorbereiding_minuten", "plek"):
        del inhoud["velden"][veld]
    assert pas_toe(tool, {**inhoud, "velden": inhoud["velden"] | {"titel": "Van vroeger"}}) == []
    assert Tool.objects.get().titel == "Van vroeger"


@pytest.mark.parametrize(
    "fout", [{"fasen": ["onzin"]}, {"doelgroepen": "inwoners"}, {"groep_min": 9, "groep_max": 3}, {"tijd_minuten": 0}]
)
def test_what_can_not_be_is_refused_in_words(fout, maak_tool):
    tool = maak_tool("Tool")
    for veld, waarde in fout.items():
        setattr(tool, veld, waarde)
    with pytest.raises(ValidationError):
        tool.full_clean()


def test_an_editor_fills_in_what_visitors_choose_by(maak_tool, beheerder, login):
    tool = maak_tool("Tool", gepubliceerd=False)
    form = login(beheerder).get(f"/beheer/toolkit/tool/{tool.pk}/change/").context["adminform"].form
    velden = {naam: veld for naam, veld in form.fields.items() if naam in ("doelgroepen", "fasen", "tijd_minuten")}
    assert {naam: veld.required for naam, veld in velden.items()} == dict.fromkeys(velden, False) and len(velden) == 3
    form.instance.doelgroepen = velden["doelgroepen"].clean(["inwoners", "beleid"])
    form.instance.save()
    assert Tool.objects.get().doelgroepen == ["beleid", "inwoners"]
    assert Gebruiker.objects.exists() and Bronvermelding.objects.exists() and Wijk.objects.count() == 0


def test_the_launch_content_has_in_numbers_only_what_the_text_or_a_source_says(inhoud):
    leeg = NIEUW_IN_0_3[Tool]
    gevuld = {
        tool.slug: {veld: waarde for veld in leeg if (waarde := getattr(tool, veld)) != leeg[veld]}
        for tool in Tool.objects.all()
    }
    assert {slug: waarden for slug, waarden in gevuld.items() if waarden} == {
        "actieonderzoek": {"fasen": ["uitvoeren"]},  # s002, Actieonderzoek: monitoring the implementation
        "binnenkring-buitenkring": {"tijd_minuten": 120, "plek": "allebei"},  # 16.00-18.00; what you need, also online
        "eigen-inzet-volgen": {"doelgroepen": ["procesbegeleiders"]},  # s000: how they follow their own work
        "gesprek-over-gebiedsprofiel": {"fasen": ["in_beeld", "themas"]},  # "Wanneer" in the text
        "masterclass-positieve-gezondheid": {"doelgroepen": ["beroepskrachten"]},  # s000, s003: its title
        "monitorplan-samen-maken": {"fasen": ["uitvoeren"]},  # s001, phase 2
        "rendementsmeter": {"doelgroepen": ["beroepskrachten"], "tijd_minuten": 20},  # s004: by sociaal werkers
        "wijk-in-drie-stappen": {"fasen": ["in_beeld", "themas", "plan"]},  # s001, phase 1
    }
