# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""The front of the office, the monthly moment, search, the handover: what each person sees, and nothing more."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from monitoring.meten.cijfers import record_cijfer
from monitoring.meten.models import Cijfer, Duiding, Indicator, Monitorplan, Planindicator
from monitoring.meten.perioden import maanden
from redactie.models import Bericht, Lidmaatschap, Logregel, Maandmoment, Rol, Status
from redactie.workflow import transition
from tests.conftest import maak_gebruiker
from tests.soorten import VELDEN
from toolkit.models import Les, Tool
from wijken.models import Afspraak, Besluit, Gebeurtenis, Inbreng, Professional
from wijzer.kantoor.maandmoment import bewaar_stap, stap_met_naam
from wijzer.kantoor.mijnwijk import mijn_wijk
from wijzer.kantoor.zoeken import zoek_in_kantoor

pytestmark = pytest.mark.django_db

STAP = "/beheer/maandmoment/alphen-noord/2026-11"
NU = "2026-11-25 12:00:00+01:00"


def client_of(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def titles(points) -> dict[str, list[str]]:
    return {point.titel: [line.titel for line in point.regels] for point in points}


# --- The front -------------------------------------------------------------------------------------------------


def test_the_front_names_what_asks_attention_in_my_rooms_only(maak, alphen, stevenshof, beheerder, lezer):
    for ruimte, naam in (("alphen-noord", "van Alphen"), ("stevenshof", "van Stevenshof")):
        maak(Les, f"Concept {naam}", ruimte=ruimte, **VELDEN[Les])
        offered = maak(Les, f"Aangeboden {naam}", ruimte=ruimte, **VELDEN[Les])
        transition(offered, Status.TER_BEOORDELING, by=beheerder)
    assert titles(mijn_wijk(alphen).aandacht) == {
        "Ter beoordeling": ["Aangeboden van Alphen"],
        "Begonnen en niet openbaar": ["Concept van Alphen"],
    }
    assert titles(mijn_wijk(stevenshof).aandacht) == {
        "Ter beoordeling": ["Aangeboden van Stevenshof"],
        "Begonnen en niet openbaar": ["Concept van Stevenshof"],
    }
    assert titles(mijn_wijk(beheerder).aandacht) == {}  # has the shared room; the worklist shows the others on request
    assert titles(mijn_wijk(lezer).aandacht) == {}  # a reader has nothing to mend


def test_the_front_says_when_something_was_not_checked_for_a_year(maak, alphen):
    with time_machine.travel("2025-01-10 12:00:00+01:00", tick=False):
        old = maak(Les, "Lang geleden", ruimte="alphen-noord", gepubliceerd=True, **VELDEN[Les])
        maak(Les, "Ook lang geleden", ruimte="alphen-noord", gepubliceerd=True, **VELDEN[Les])
    old.gecontroleerd_op = date(2026, 6, 1)
    old.save()
    with time_machine.travel(NU, tick=False):
        assert titles(mijn_wijk(alphen).aandacht) == {"Lang niet nagekeken": ["Ook lang geleden"]}


def test_the_front_names_agreements_over_their_date_and_what_is_coming(maak, alphen, stevenshof, ruimten):
    with time_machine.travel(NU, tick=False):
        for slug in ("alphen-noord", "stevenshof"):
            Afspraak.objects.create(ruimte=ruimten[slug], wat=f"Bellen met {slug}", voor=date(2026, 11, 20))
            Afspraak.objects.create(ruimte=ruimten[slug], wat=f"Schrijven naar {slug}", voor=date(2026, 12, 1))
            Afspraak.objects.create(ruimte=ruimten[slug], wat=f"Ooit doen in {slug}", wie="welzijn")
        velden = VELDEN[Gebeurtenis] | {"datum": date(2026, 11, 30), "staat": "gepland"}
        maak(Gebeurtenis, "Leersessie in december", ruimte="alphen-noord", **velden)
        planned = maak(
            Les, "Straks openbaar", ruimte="alphen-noord", van=timezone.now() + timedelta(days=9), **VELDEN[Les]
        )
        transition(planned, Status.GEPUBLICEERD, by=alphen)
        mijn = mijn_wijk(alphen)
        assert titles(mijn.aandacht) == {
            "Afspraken over de datum": ["Bellen met alphen-noord"],
            "Begonnen en niet openbaar": ["Leersessie in december"],
        }
        assert [(line.titel, line.bij) for line in mijn.komend] == [
            ("Leersessie in december", "30 november 2026"),
            ("Schrijven naar alphen-noord", "afspraak, voor 1 december 2026"),
            ("Straks openbaar", "wordt openbaar op 4 december 2026 om 12:00"),
            ("Ooit doen in alphen-noord", "welzijn, zonder datum"),
        ]
        coming = [line.titel for line in mijn_wijk(stevenshof).komend]
        assert coming == ["Schrijven naar stevenshof", "Ooit doen in stevenshof"]


def test_the_front_leads_back_to_what_was_typed_and_not_kept(alphen, stevenshof):
    client = client_of(alphen)
    mark = client.get("/beheer/toolkit/les/add/").content.decode().split('name="_formulier" value="')[1].split('"')[0]
    assert client.post(reverse("kladje"), {"_formulier": mark, "titel": "Half af"}).status_code == 200
    group = next(group for group in mijn_wijk(alphen).aandacht if group.titel == "Getypt, maar niet bewaard")
    assert [line.titel for line in group.regels] == ["Half af"]
    assert 'value="Half af"' in client.get(group.regels[0].adres).content.decode()
    assert titles(mijn_wijk(stevenshof).aandacht) == {}


def test_only_a_beheerder_hears_of_messages(alphen, beheerder):
    Bericht.objects.create(naam="Nel", email="nel@voorbeeld.nl", onderwerp="Een vraag", tekst="Hoe?", eenmalig="a")
    assert titles(mijn_wijk(beheerder).aandacht) == {"Berichten van bezoekers": ["Een vraag"]}
    assert titles(mijn_wijk(alphen).aandacht) == {}


def test_the_front_takes_the_same_queries_for_one_and_for_thirty(maak, alphen, ruimten):
    counts = set()
    for _ in range(2):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            mijn_wijk(alphen)
        counts.add(len(queries))
        for number in range(30):
            maak(Les, f"Les {number}", ruimte="alphen-noord", **VELDEN[Les])
            Afspraak.objects.create(ruimte=ruimten["alphen-noord"], wat="Iets", voor=date(2020, 1, 1))
    with CaptureQueriesContext(connection) as queries:
        mijn_wijk(alphen)
    assert counts | {len(queries)} == counts
    assert len(queries) <= 34  # one per kind of thing to do; reports, threads and decisions are three of them


def test_the_menu_shows_what_a_person_may_open(alphen, beheerder, lezer):
    pages = {user.naam: client_of(user).get("/beheer/").content.decode() for user in (alphen, beheerder, lezer)}
    assert {naam: ("/beheer/redactie/logregel/" in page) for naam, page in pages.items()} == {
        "Anne Alphen": False, "Bea Beheerder": True, "Lies Lezer": False,
    }  # fmt: skip
    assert "Begin met" in pages["Anne Alphen"] and "Begin met" not in pages["Lies Lezer"]


def test_every_link_of_the_menu_leads_somewhere(beheerder):
    import re

    client = client_of(beheerder)
    menu = re.findall(r'class="kantoormenu__link" href="([^"]+)"', client.get("/beheer/").content.decode())
    assert len(menu) > 25
    assert {path: client.get(path).status_code for path in menu} == dict.fromkeys(menu, 200)


# --- The monthly moment ----------------------------------------------------------------------------------------


def rows(prefix: str, *given: dict, extra: int = 0, **more) -> dict:
    data = {f"{prefix}-TOTAL_FORMS": len(given) + extra, f"{prefix}-INITIAL_FORMS": 0}
    for number, row in enumerate(given):
        data |= {f"{prefix}-{number}-{name}": value for name, value in row.items()}
    return data | more


@time_machine.travel(NU, tick=True)
def test_the_monthly_moment_from_begin_to_end(alphen, ruimten, maak_wijk):
    wijk = maak_wijk("alphen-noord", "Alphen Noord", "Alphen aan den Rijn")
    open_one = Afspraak.objects.create(ruimte=ruimten["alphen-noord"], wat="Terugbellen", wie="gemeente")
    kept = Afspraak.objects.create(ruimte=ruimten["alphen-noord"], wat="Nog doen")
    client = client_of(alphen)
    assert f"{STAP}/gebeurd/" in client.get("/beheer/").content.decode()

    happened = {"titel": "Wandeling", "datum": "2026-11-12", "soort": "overig", "tekst": "Twaalf <b>mensen</b>."}
    answer = client.post(f"{STAP}/gebeurd/", rows("rijen", happened, {"soort": "overig"}))
    assert (answer.status_code, answer["Location"]) == (302, f"{STAP}/geleerd/")
    learned = {"titel": "Bel een dag ervoor", "tekst": "Dan komen ze.", "niveau": "wijk"}
    client.post(f"{STAP}/geleerd/", rows("rijen", learned))
    agreed = {"wat": "Kaartjes drukken", "wie": "welzijn", "voor": "2026-12-10", "aan_inwoners": "on"}
    client.post(
        f"{STAP}/afspraken/",
        rows("rijen", agreed, **{
            f"standen-staat_{open_one.pk}": "gedaan", f"standen-hoe_{open_one.pk}": "Ging goed",
            f"standen-staat_{kept.pk}": "open",
        }),
    )  # fmt: skip
    answer = client.post(f"{STAP}/cijfer/", {"form-keuze": "geen"})
    assert answer["Location"] == f"{STAP}/klaar/"
    page = client.get(f"{STAP}/klaar/").content.decode()
    assert all(
        text in page for text in ("Wandeling", "Bel een dag ervoor", "Kaartjes drukken", "Terugbellen: is gedaan")
    )
    assert (Gebeurtenis.objects.count(), Les.objects.count()) == (0, 0)  # nothing is filed before the button

    for _ in range(2):  # a double tap files once
        client.post(f"{STAP}/klaar/")
    event, lesson = Gebeurtenis.objects.get(), Les.objects.get()
    assert (event.titel, event.datum, event.precisie, event.staat, event.wijk, event.status) == (
        "Wandeling", date(2026, 11, 12), "dag", "gehouden", wijk, Status.CONCEPT,
    )  # fmt: skip
    assert event.tekst == "<p>Twaalf &lt;b&gt;mensen&lt;/b&gt;.</p>"
    assert (lesson.titel, lesson.niveau, lesson.wijk, lesson.eigenaar) == ("Bel een dag ervoor", "wijk", wijk, alphen)
    assert [str(v) for v in lesson.bronvermeldingen.all()] == [
        "Maandmomenten van de wijken, Alphen Noord, november 2026"
    ]
    open_one.refresh_from_db()
    assert (open_one.staat, open_one.gedaan_op, open_one.toelichting) == ("gedaan", date(2026, 11, 25), "Ging goed")
    assert [a.wat for a in Afspraak.objects.openstaand()] == ["Kaartjes drukken", "Nog doen"]
    assert Maandmoment.objects.get().afgerond_op is not None
    assert Logregel.objects.filter(actie="maandmoment afgerond").count() == 1
    assert "november 2026 is klaar" in client.get("/beheer/").content.decode().lower()
    transition(lesson, Status.GEPUBLICEERD, by=alphen)  # what was filed can be published as it is


@time_machine.travel(NU, tick=True)
def test_a_month_without_anything_is_a_moment_too(alphen, maak_wijk):
    maak_wijk("alphen-noord", "Alphen Noord", "Alphen aan den Rijn")
    client = client_of(alphen)
    for step in ("gebeurd", "geleerd", "afspraken"):
        assert client.post(f"{STAP}/{step}/", rows("rijen", {"soort": "overig", "niveau": "wijk"})).status_code == 302
    client.post(f"{STAP}/cijfer/", {"form-keuze": "geen"})
    client.post(f"{STAP}/klaar/")
    assert "Ook dat is een antwoord" in client.get(f"{STAP}/klaar/").content.decode()


@time_machine.travel(NU, tick=True)
def test_what_was_typed_is_there_again_after_stopping(alphen, ruimten):
    client = client_of(alphen)
    answer = client.post(f"{STAP}/geleerd/", rows("rijen", {"titel": "Half af", "niveau": "wijk"}, _later=""))
    assert answer["Location"] == "/beheer/maandmoment/"
    assert 'value="Half af"' in client.get(f"{STAP}/geleerd/").content.decode()


@time_machine.travel(NU, tick=True)
def test_a_mistake_in_the_monthly_moment_loses_nothing(alphen, ruimten):
    client = client_of(alphen)
    typed = {"titel": "", "datum": "gisteren", "soort": "overig", "tekst": "Een lang verhaal"}
    answer = client.post(f"{STAP}/gebeurd/", rows("rijen", typed))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Een lang verhaal" in page and "gisteren" in page
    assert "Zeg in een paar woorden wat er gebeurde" in page and "Kies een dag, of laat dit leeg." in page
    answer = client.post(f"{STAP}/cijfer/", {"form-keuze": "cijfer", "form-duiding": "Veel meer dan eerst"})
    assert "Vul het cijfer in. Of kies: geen cijfer." in answer.content.decode()
    assert "Veel meer dan eerst" in answer.content.decode()


@time_machine.travel(NU, tick=True)
def test_a_figure_is_never_dropped_and_its_meaning_stays_with_it(alphen, ruimten):
    client = client_of(alphen)
    figure = {"form-wat": "Welzijnsrecepten", "form-waarde": "12", "form-eenheid": "recepten"}
    asked = client.post(f"{STAP}/cijfer/", figure | {"form-keuze": "geen"})
    assert (asked.status_code, "Je vulde een cijfer in, en koos: geen cijfer." in asked.content.decode()) == (422, True)
    more = {"form-keuze": "cijfer", "form-bron": "huisarts", "form-duiding": "Meer dan in oktober"}
    client.post(f"{STAP}/cijfer/", figure | more)
    wanted = ["Welzijnsrecepten: 12 recepten", "Bron: huisarts", "Betekenis: Meer dan in oktober"]
    before = client.get(f"{STAP}/klaar/").content.decode()
    client.post(f"{STAP}/klaar/")
    after = client.get(f"{STAP}/klaar/").content.decode()
    handover = client.get("/beheer/overdracht/alphen-noord/").content.decode()
    assert [[line in page for line in wanted] for page in (before, after, handover)] == [[True] * 3] * 3


@time_machine.travel(NU, tick=True)
def test_a_figure_of_an_indicator_is_a_concept_among_the_figures_and_writes_over_nothing(alphen, maak, maak_wijk):
    wijk = maak_wijk("alphen-noord", "Alphen Noord", "Alphen aan den Rijn")
    indicator = maak(Indicator, "Recepten", slug="recepten", gepubliceerd=True, **VELDEN[Indicator])
    client = client_of(alphen)
    assert "form-indicator" not in client.get(f"{STAP}/cijfer/").content.decode()  # this wijk follows nothing yet
    plan = maak(Monitorplan, "Plan", ruimte="alphen-noord", wijk=wijk, **VELDEN[Monitorplan])
    Planindicator.objects.create(plan=plan, indicator=indicator)
    typed = {"form-keuze": "cijfer", "form-indicator": "recepten", "form-duiding": "Meer dan in oktober"}
    wrong = client.post(f"{STAP}/cijfer/", typed | {"form-waarde": "een stuk of 12"})
    assert wrong.status_code == 422 and "is geen getal" in wrong.content.decode()
    assert "een stuk of 12" in wrong.content.decode()
    assert client.post(f"{STAP}/cijfer/", typed | {"form-waarde": "12", "form-bron": "huisarts"}).status_code == 302
    client.post(f"{STAP}/klaar/")
    [cijfer] = Cijfer.objects.all()
    assert (cijfer.waarde, cijfer.staat, cijfer.periode, cijfer.notitie) == (
        12,
        "concept",
        "november 2026",
        "Uit: huisarts",
    )
    assert [(d.tekst, d.publiek, d.perspectief) for d in Duiding.objects.all()] == [
        ("Meer dan in oktober", False, "professional")
    ]
    page = client.get(f"{STAP}/klaar/").content.decode()
    assert "Recepten: 12 recepten" in page and "concept, bij de cijfers" in page


@time_machine.travel(NU, tick=True)
def test_a_figure_that_is_there_already_is_left_alone_by_the_monthly_moment(alphen, maak, maak_wijk):
    wijk = maak_wijk("alphen-noord", "Alphen Noord", "Alphen aan den Rijn")
    indicator = maak(Indicator, "Recepten", slug="recepten", gepubliceerd=True, **VELDEN[Indicator])
    begin, einde = maanden(timezone.localdate().year, timezone.localdate().month, 1)
    record_cijfer(indicator, wijk=wijk, begin=begin, einde=einde, by=alphen, waarde=Decimal(9))
    client = client_of(alphen)
    client.post(f"{STAP}/cijfer/", {"form-keuze": "cijfer", "form-indicator": "recepten", "form-waarde": "12"})
    client.post(f"{STAP}/klaar/")
    assert [cijfer.waarde for cijfer in Cijfer.objects.all()] == [9]
    assert "daar stond al 9" in client.get(f"{STAP}/klaar/").content.decode()


@time_machine.travel(NU, tick=True)
def test_two_people_in_the_same_step_see_each_other(alphen, ruimten):
    colleague = maak_gebruiker("an@voorbeeld.nl", "An Collega", ruimten["alphen-noord"], Rol.REDACTEUR)
    one, two = client_of(alphen), client_of(colleague)
    one.post(f"{STAP}/geleerd/", rows("rijen", {"titel": "Van Anne", "niveau": "wijk"}))
    answer = two.post(f"{STAP}/geleerd/", rows("rijen", {"titel": "Van An", "niveau": "wijk"}))
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Van Anne" in page and 'value="Van An"' in page
    assert Maandmoment.objects.get().antwoorden["geleerd"]["rijen"][0]["titel"] == "Van Anne"
    stand = page.split('name="stand" value="')[1].split('"')[0]
    two.post(f"{STAP}/geleerd/", rows("rijen", {"titel": "Van ons beiden", "niveau": "wijk"}, stand=stand))
    assert Maandmoment.objects.get().antwoorden["geleerd"]["rijen"][0]["titel"] == "Van ons beiden"


@time_machine.travel(NU, tick=True)
def test_what_is_typed_in_the_monthly_moment_is_kept_meanwhile(alphen, ruimten):
    client = client_of(alphen)
    half = rows("rijen", {"titel": "Half af", "niveau": "wijk"})
    kept = client.post(f"{STAP}/geleerd/?tussentijds=1", half)
    assert (kept.status_code, kept.json()["tijd"], kept.json()["melding"]) == (200, "12:00", "")
    assert 'value="Half af"' in client.get(f"{STAP}/geleerd/").content.decode()
    on = rows("rijen", {"titel": "Helemaal af", "niveau": "wijk"}, stand=kept.json()["stand"])
    assert client.post(f"{STAP}/geleerd/?tussentijds=1", half).status_code == 409  # started before that was kept
    wrong = rows("rijen", {"titel": "", "tekst": "Zonder titel", "niveau": "wijk"}, stand=kept.json()["stand"])
    refused = client.post(f"{STAP}/geleerd/?tussentijds=1", wrong)
    assert (refused.status_code, "klopt nog iets niet" in refused.json()["melding"]) == (422, True)
    assert client.post(f"{STAP}/geleerd/", on)["Location"] == f"{STAP}/afspraken/"
    assert Maandmoment.objects.get().antwoorden["geleerd"]["rijen"][0]["titel"] == "Helemaal af"


@time_machine.travel(NU, tick=True)
def test_a_print_of_an_answer_that_was_never_given_is_no_error(alphen, ruimten):
    form = rows("rijen", {"titel": "Van Anne", "niveau": "wijk"}, stand="verzonnen")
    assert client_of(alphen).post(f"{STAP}/geleerd/", form).status_code == 409
    assert client_of(alphen).post(f"{STAP}/geleerd/?tussentijds=1", form).status_code == 409
    assert Maandmoment.objects.count() == 0


@time_machine.travel(NU, tick=True)
def test_an_answer_that_somebody_just_changed_is_not_overwritten(alphen, ruimten):
    room, month, step = ruimten["alphen-noord"], date(2026, 11, 1), stap_met_naam("geleerd")
    first = {"rijen": [{"titel": "Van Anne", "tekst": "", "niveau": "wijk"}]}
    assert bewaar_stap(room, month, step, first, was={}, by=alphen).antwoorden == {"geleerd": first}
    assert bewaar_stap(room, month, step, {"rijen": []}, was={}, by=alphen) is None
    assert Maandmoment.objects.get().antwoorden == {"geleerd": first}


@time_machine.travel(NU, tick=True)
def test_who_left_the_wijk_halfway_can_still_copy_what_was_typed(alphen, ruimten):
    Lidmaatschap.objects.create(gebruiker=alphen, ruimte=ruimten["stevenshof"], rol=Rol.LEZER)
    alphen.lidmaatschappen.filter(ruimte=ruimten["alphen-noord"]).update(tot=date(2026, 11, 24))
    form = rows("rijen", {"titel": "Een uur aan gewerkt", "niveau": "wijk"})
    answer = client_of(alphen).post(f"{STAP}/geleerd/", form)
    assert (answer.status_code, "Een uur aan gewerkt" in answer.content.decode()) == (404, True)
    assert Maandmoment.objects.count() == 0


@time_machine.travel(NU, tick=True)
@pytest.mark.parametrize("maand", ["2026-12", "2017-12", "2026-13", "26-11", "x", "2026-011", "0000-00"])
def test_a_month_that_cannot_be_is_not_there(maand, alphen, ruimten):
    assert client_of(alphen).get(f"/beheer/maandmoment/alphen-noord/{maand}/gebeurd/").status_code == 404


@time_machine.travel(NU, tick=True)
def test_the_moment_of_another_wijk_is_not_there(alphen, stevenshof, lezer, beheerder, ruimten):
    Maandmoment.objects.create(ruimte=ruimten["alphen-noord"], maand=date(2026, 11, 1), antwoorden={})
    form = rows("rijen", {"titel": "Gekaapt", "niveau": "wijk"})
    for user, expected in ((alphen, 200), (beheerder, 200), (stevenshof, 404), (lezer, 404)):
        client = client_of(user)
        assert [client.get(f"{STAP}/{step}/").status_code for step in ("geleerd", "klaar")] == [expected] * 2
        if expected == 404:
            assert [client.post(f"{STAP}/{step}/", form).status_code for step in ("geleerd", "klaar")] == [404] * 2
    assert Maandmoment.objects.get().antwoorden == {}
    assert Client().get(f"{STAP}/geleerd/").status_code == 302


# --- Search ----------------------------------------------------------------------------------------------------


def test_search_in_the_office_finds_what_the_person_may_see(maak, alphen, stevenshof, beheerder, ruimten):
    maak(Les, "Geheime wandeling van Alphen", ruimte="alphen-noord", **VELDEN[Les])
    maak(Tool, "Openbare wandeling", ruimte="alphen-noord", gepubliceerd=True, **VELDEN[Tool])
    Afspraak.objects.create(ruimte=ruimten["alphen-noord"], wat="Wandeling plannen")
    found = {
        user.naam: {kind: [line.titel for line in lines] for kind, lines in zoek_in_kantoor("wandeling", user)}
        for user in (alphen, stevenshof)
    }
    assert found == {
        "Anne Alphen": {
            "lessen": ["Geheime wandeling van Alphen"], "tools": ["Openbare wandeling"], "afspraken": ["Wandeling plannen"],
        },
        "Stef Stevenshof": {"tools": ["Openbare wandeling"]},
    }  # fmt: skip
    assert dict(zoek_in_kantoor("stef", beheerder))["mensen"][0].titel == "Stef Stevenshof"
    assert zoek_in_kantoor("stef", alphen) == []


@pytest.mark.parametrize("q", ["", "%", "_", "' OR 1=1 --", "\x00", "a" * 5000, '"' * 500, "<script>"])
def test_search_in_the_office_takes_anything(q, alphen):
    assert client_of(alphen).get("/beheer/zoeken/", {"q": q}).status_code == 200


# --- Handover --------------------------------------------------------------------------------------------------


def test_the_handover_names_what_a_successor_needs_and_what_is_missing(
    maak, maak_wijk, alphen, lezer, stevenshof, ruimten
):
    wijk = maak_wijk("alphen-noord", "Alphen Noord", "Alphen aan den Rijn")
    maak(Inbreng, "De bankjes", ruimte="alphen-noord", wijk=wijk, vorm="focusgroep", staat="loopt")
    maak(Besluit, "Geld voor het plan", ruimte="alphen-noord", wijk=wijk, **VELDEN[Besluit])
    maak(Professional, "Petra Persoon", ruimte="alphen-noord", wijk=wijk, functie="adviseur")
    maak(Professional, "Zichtbare Zus", ruimte="alphen-noord", wijk=wijk, functie="coach", naam_zichtbaar=True)
    Afspraak.objects.create(ruimte=ruimten["alphen-noord"], wat="Uitslag laten zien", aan_inwoners=True)
    Lidmaatschap.objects.filter(gebruiker=alphen).update(tot=date(2030, 1, 31))
    for user in (alphen, lezer):
        page = client_of(user).get("/beheer/overdracht/alphen-noord/").content.decode()
        assert all(
            text in page
            for text in (
                "De bankjes",
                "Geld voor het plan",
                "Uitslag laten zien",
                "Anne Alphen",
                "31 januari 2030",
                "coach",
            )
        )
        assert "Petra Persoon" not in page and "adviseur" in page
        assert "Er is nog geen les vastgelegd." in page
    assert client_of(stevenshof).get("/beheer/overdracht/alphen-noord/").status_code == 404
    assert "De bankjes" not in client_of(stevenshof).get("/beheer/overdracht/").content.decode()


# --- Edit on the site ------------------------------------------------------------------------------------------


def test_the_site_shows_where_to_edit_to_who_may(maak, alphen, stevenshof, lezer, client):
    les = maak(Les, "Een les", ruimte="alphen-noord", gepubliceerd=True, **VELDEN[Les])
    adres = f"/beheer/toolkit/les/{les.pk}/change/"
    shown = {
        user.naam: adres in client_of(user).get(les.get_absolute_url()).content.decode()
        for user in (alphen, stevenshof, lezer)
    }
    assert shown == {"Anne Alphen": True, "Stef Stevenshof": False, "Lies Lezer": False}
    answer = client.get(les.get_absolute_url())
    assert adres not in answer.content.decode()
    assert (answer.cookies, answer["Cache-Control"]) == ({}, "no-cache")
    assert client_of(alphen).get(les.get_absolute_url())["Cache-Control"] == "private, no-store"


# --- Agreements ------------------------------------------------------------------------------------------------


def test_agreements_are_for_their_room(alphen, stevenshof, lezer, beheerder, ruimten):
    afspraak = Afspraak.objects.create(ruimte=ruimten["alphen-noord"], wat="Geheim plan")
    one = f"/beheer/wijken/afspraak/{afspraak.pk}/change/"
    form = {"wat": "Gekaapt", "staat": "open"}
    for user, read, write in ((alphen, 200, 302), (beheerder, 200, 302), (lezer, 200, 403), (stevenshof, 404, 404)):
        client = client_of(user)
        assert (client.get(one).status_code, client.post(one, form).status_code) == (read, write)
        listed = "Gekaapt" in client.get("/beheer/wijken/afspraak/").content.decode()
        assert listed is (read == 200)
    forged = {"wat": "Nieuw", "staat": "open", "ruimte": ruimten["alphen-noord"].pk}
    assert client_of(stevenshof).post("/beheer/wijken/afspraak/add/", forged).status_code == 200
    assert Afspraak.objects.count() == 1
