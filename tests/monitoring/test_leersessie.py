# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Leersessies: planning, running, writing along by phone, harvesting, and what the next one begins with."""

import io
import threading
import uuid
from datetime import date, time, timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connections
from django.test import Client
from django.utils import timezone
from icalendar import Calendar
from pypdf import PdfReader

from monitoring.leren import leersessies as dienst
from monitoring.leren.models import Leersessie, Notitie, Scriptstap
from monitoring.leren.models.leersessie import Sessiestaat
from monitoring.leren.script import VOORSTEL, tijdplan
from monitoring.meten.models import Leervraag
from redactie.intussen import Intussen, stand_van
from redactie.models import Redactieruimte, Status
from redactie.workflow import transition
from toolkit.models import Les, Tool
from wijken.models import Afspraak, Gebeurtenis, Overleg
from wijzer.kantoor.werklijst import sessies_te_oogsten
from wijzer.logregels import is_geheim, zonder_sleutels

pytestmark = pytest.mark.django_db
KANTOOR = "/beheer/leersessies/"
WIJK = "/wijken/stevenshof/sessies/"
ORIGIN = "http://testserver"


def van(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def leervraag(maak, wijk) -> Leervraag:
    return maak(
        Leervraag, "Hoe kunnen we jongeren vragen zodat zij meedoen?", ruimte="stevenshof", wijk=wijk, nummer=1,
        gepubliceerd=True,
    )  # fmt: skip


@pytest.fixture
def maak_sessie(wijk, ruimten, stevenshof):
    """Plan a session of Stevenshof on a day; with the proposal as its script."""

    def _maak(dag: date = date(2027, 3, 4), **velden) -> Leersessie:
        velden = {
            "by": stevenshof, "leervraag_tekst": "Wat werkt hier?", "begin": time(16), "einde": time(18), "plaats": "De Til",
        } | velden  # fmt: skip
        return dienst.maak_sessie(velden.pop("ruimte", ruimten["stevenshof"]), datum=dag, **velden)

    return _maak


@pytest.fixture
def sessie(maak_sessie, leervraag) -> Leersessie:
    return maak_sessie(leervraag=leervraag)


@pytest.fixture
def bezig(sessie, stevenshof) -> Leersessie:
    return dienst.begin(sessie, by=stevenshof)


# --- Plan --------------------------------------------------------------------------------------------------------


def test_a_session_stands_on_one_event_and_begins_with_the_proposal(sessie, leervraag, wijk):
    g = sessie.gebeurtenis
    assert (g.leervraag, g.wijk, g.tijd_in_woorden, g.plaats, g.soort, g.status) == (
        leervraag.titel, wijk, "16.00–18.00 uur", "De Til", "lokale_lc", Status.CONCEPT,
    )  # fmt: skip
    assert (sessie.leervraag, sessie.niveau, sessie.minuten, sessie.begin) == (leervraag, "wijk", 120, time(16))
    assert [stap.minuten for stap in sessie.stappen.all()] == [10, 15, 30, 20, 20, 15, 10]
    assert sum(stap.minuten for stap in VOORSTEL) == 120


def test_a_session_of_all_partners_is_of_their_projectleider_and_not_of_a_wijk(
    maak_sessie, ruimten, projectleider, stevenshof, wijk
):
    samen = maak_sessie(ruimte=ruimten["samenwerkingsverband"], by=projectleider, gastwijk=wijk)
    assert (samen.gebeurtenis.wijk, samen.gebeurtenis.soort, samen.niveau) == (
        wijk,
        "werkgroep_lc",
        "samenwerkingsverband",
    )
    with pytest.raises(PermissionDenied):
        maak_sessie(ruimte=ruimten["samenwerkingsverband"])
    with pytest.raises(PermissionDenied):
        dienst.begin(samen, by=stevenshof)
    assert van(stevenshof).get(f"{KANTOOR}{samen.pk}/").status_code == 404


@pytest.mark.parametrize(
    ("minuten", "beschikbaar", "zin"),
    [
        ([60, 60], 120, "Samen 2 uur. Dat past precies."),
        ([50, 60], 120, "Samen 1 uur en 50 minuten. Dat past, met 10 minuten over."),
        ([70, 61], 120, "Samen 2 uur en 11 minuten. Dat is 11 minuten te lang."),
        ([30], None, "Samen 30 minuten. Vul een begintijd en eindtijd in om te zien of het past."),
        ([], 120, "Er staat nog geen stap in."),
    ],
)
def test_whether_the_script_fits_is_said_in_words(minuten, beschikbaar, zin):
    plan = tijdplan([Scriptstap(titel="x", minuten=n) for n in minuten], time(23, 30), beschikbaar)
    assert plan.oordeel == zin


def test_times_follow_from_the_begin_and_without_one_from_the_minutes():
    stappen = [Scriptstap(titel="a", minuten=10), Scriptstap(titel="b", minuten=75), Scriptstap(titel="c", minuten=5)]
    met = [regel.wanneer for regel in tijdplan(stappen, time(23), 120).regels]
    zonder = [regel.wanneer for regel in tijdplan(stappen, None, None).regels]
    assert met == ["23.00–23.10", "23.10–00.25", "00.25–00.30"]
    assert zonder == ["bij het begin", "na 10 minuten", "na 1 uur en 25 minuten"]


def test_a_session_is_made_and_prepared_in_the_office(stevenshof, leervraag, wijk, maak):
    overleg = maak(Overleg, "Lokale LC", ruimte="stevenshof", wijk=wijk, soort="lokale_lc")
    client = van(stevenshof)
    page = client.get(f"{KANTOOR}nieuw/stevenshof/").content.decode()
    assert f'<option value="{overleg.pk}" selected>' in page and "voorstel van de redactie" in page
    data = {"leervraag": leervraag.pk, "datum": "2027-03-04", "begin": "16:00", "einde": "18:00", "script": "voorstel"}
    made = client.post(f"{KANTOOR}nieuw/stevenshof/", data | {"plaats": "De Til", "overleg": overleg.pk})
    sessie = Leersessie.objects.get()
    assert made.headers["Location"] == f"{KANTOOR}{sessie.pk}/"
    form = client.get(made.headers["Location"]).context["form"]
    new = {naam: form[naam].value() or "" for naam in form.fields} | {
        "titel": "Jongeren vragen", "doel": "Drie lessen", "datum": "2027-03-05", "begin": "15:30", "einde": "17:00",
        "gezien": stand_van(sessie),
    }  # fmt: skip
    assert client.post(made.headers["Location"], new).status_code == 302
    sessie = Leersessie.objects.get()
    assert (str(sessie), sessie.doel, sessie.gebeurtenis.datum, sessie.gebeurtenis.tijd_in_woorden) == (
        "Jongeren vragen", "Drie lessen", date(2027, 3, 5), "15.30–17.00 uur",
    )  # fmt: skip
    late = client.post(made.headers["Location"], new | {"titel": "Van een ander", "doel": "Mijn tekst"})
    assert late.status_code == 409 and "Mijn tekst" in late.content.decode()
    # also when only its event was changed meanwhile, in its own form
    context = client.get(made.headers["Location"]).context
    new |= {"gezien": context["gezien"], "gezien_gebeurtenis": context["gezien_gebeurtenis"]}
    sessie.gebeurtenis.titel = "In het andere formulier"
    sessie.gebeurtenis.save()
    assert client.post(made.headers["Location"], new).status_code == 409
    assert str(Leersessie.objects.get()) == "In het andere formulier"


def test_a_wrong_form_comes_back_with_what_was_typed(stevenshof, wijk):
    answer = van(stevenshof).post(
        f"{KANTOOR}nieuw/stevenshof/",
        {"eigen_vraag": "", "plaats": "Het <b>buurthuis</b>", "datum": "x", "begin": "18:00", "einde": "16:00"},
    )
    page = answer.content.decode()
    assert answer.status_code == 422 and Leersessie.objects.count() == 0
    for zin in (
        "Kies een leervraag",
        "Dit is geen datum",
        "De eindtijd ligt voor de begintijd",
        "Het &lt;b&gt;buurthuis",
    ):
        assert zin in page


def scriptdata(client: Client, sessie: Leersessie) -> dict:
    """What a browser sends of the script as it stands."""
    context = client.get(f"{KANTOOR}{sessie.pk}/script/").context
    data = {"gezien": context["gezien"], "aantal": context["aantal"]}
    for form in [*(form for form, _regel in context["rijen"]), context["nieuw"]]:
        data |= {
            form.add_prefix(naam): "" if form[naam].value() is None else form[naam].value() for naam in form.fields
        }
    return data


def titels(sessie: Leersessie) -> list[str]:
    return list(sessie.stappen.order_by("volgorde").values_list("titel", flat=True))


def test_steps_move_go_and_come_and_every_button_keeps_what_was_typed(sessie, stevenshof):
    client, url, was = van(stevenshof), f"{KANTOOR}{sessie.pk}/script/", titels(sessie)
    data = scriptdata(client, sessie)
    moved = client.post(url, data | {"s3-titel": "De kring praat", "actie": "omhoog:s3"})
    assert moved.headers["Location"] == f"{url}#stap-2"
    assert titels(sessie) == [was[0], "De kring praat", was[1], *was[3:]]
    client.post(url, scriptdata(client, sessie) | {"actie": "omlaag:s7"})  # the last one stays where it is
    client.post(url, scriptdata(client, sessie) | {"actie": "weg:s1"})
    assert titels(sessie) == ["De kring praat", was[1], *was[3:]]
    data = scriptdata(client, sessie)
    added = client.post(url, data | {"s7-titel": "Koffie", "s7-minuten": "5", "actie": "erbij"})
    assert added.headers["Location"].endswith("#nieuwe-stap") and titels(sessie)[-1] == "Koffie"
    plekken = {f"s{n}-plek": 8 - n for n in range(1, 8)}  # as a script sends it after dragging
    client.post(url, scriptdata(client, sessie) | plekken)
    assert titels(sessie)[0] == "Koffie" and titels(sessie)[-1] == "De kring praat"


def test_a_step_without_minutes_comes_back_and_nothing_is_lost(sessie, stevenshof):
    client, url, was = van(stevenshof), f"{KANTOOR}{sessie.pk}/script/", titels(sessie)
    data = scriptdata(client, sessie) | {
        "s8-titel": "Nieuw en nog niet af",
        "s1-titel": "Gewijzigd",
        "actie": "omlaag:s1",
    }
    answer = client.post(url, data)
    page = answer.content.decode()
    assert answer.status_code == 422 and "Zeg hoeveel minuten dit duurt." in page
    assert "Nieuw en nog niet af" in page and "Gewijzigd" in page and titels(sessie) == was
    client.post(url, scriptdata(client, sessie) | {"s1-minuten": "12"})
    assert client.post(url, data | {"s8-minuten": "5"}).status_code == 409
    assert titels(sessie) == was


def test_a_werkvorm_is_chosen_from_the_public_ones(sessie, stevenshof, maak):
    publiek = maak(Tool, "Vissenkom", soort="werkvorm", herkomst="redactie", in_het_kort="<p>x</p>", gepubliceerd=True)
    maak(Tool, "Geheime werkvorm", soort="werkvorm", herkomst="redactie", ruimte="alphen-noord")
    client, url = van(stevenshof), f"{KANTOOR}{sessie.pk}/script/"
    page = client.get(url).content.decode()
    assert "Vissenkom" in page and "Geheime werkvorm" not in page
    client.post(url, scriptdata(client, sessie) | {"s1-werkvorm": publiek.pk})
    assert sessie.stappen.first().werkvorm == publiek
    assert publiek.get_absolute_url() in client.get(f"{KANTOOR}{sessie.pk}/draaiboek/").content.decode()


def test_the_circles_are_roles_in_an_order(sessie, stevenshof):
    client, url = van(stevenshof), f"{KANTOOR}{sessie.pk}/kringen/"
    data = {
        "leden-TOTAL_FORMS": 4, "leden-INITIAL_FORMS": 0, "gezien": stand_van(sessie),
        "leden-0-kring": "buiten", "leden-0-rol": "procesbegeleider van elders", "leden-1-kring": "binnen", "leden-1-rol": "",
        "leden-2-kring": "binnen", "leden-2-rol": "twee bewoners", "leden-3-kring": "binnen", "leden-3-rol": "wijkzuster",
    }  # fmt: skip
    assert client.post(url, data).status_code == 302
    assert [(lid.kring, lid.rol) for lid in sessie.kringleden.all()] == [
        ("binnen", "twee bewoners"), ("binnen", "wijkzuster"), ("buiten", "procesbegeleider van elders"),
    ]  # fmt: skip
    assert client.post(url, data).status_code == 409  # somebody kept it meanwhile


def test_the_invitation_is_a_mail_and_a_calendar_file(sessie, stevenshof):
    client = van(stevenshof)
    page = client.get(f"{KANTOOR}{sessie.pk}/uitnodiging/")
    tekst = page.context["tekst"]
    assert "donderdag 4 maart 2027, 16.00–18.00 uur" in tekst and sessie.leervraag_tekst in tekst
    assert "16.10–16.25  Een verhaal uit de praktijk" in tekst and len(page.context["mailto"]) < 2000
    ics = client.get(f"{KANTOOR}{sessie.pk}/uitnodiging.ics").content
    event = next(iter(Calendar.from_ical(ics).walk("VEVENT")))
    assert str(event["UID"]).startswith(
        f"gebeurtenis-{sessie.gebeurtenis.pk}@"
    )  # the same as in the agenda of the site
    assert event["DTSTART"].dt.isoformat() == "2027-03-04T16:00:00+01:00"
    assert event["DTEND"].dt.isoformat() == "2027-03-04T18:00:00+01:00" and str(event["LOCATION"]) == "De Til"
    assert "URL" not in event  # nobody may see a concept


@pytest.mark.parametrize("wat", ["script", "verslag", "opdracht"])
def test_documents_hold_the_question_in_three_forms(wat, sessie, stevenshof):
    client = van(stevenshof)
    bestanden = {vorm: client.get(f"{KANTOOR}{sessie.pk}/{wat}.{vorm}").content for vorm in ("docx", "odt", "pdf")}
    tekst = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(bestanden["pdf"])).pages)
    assert "jongeren vragen" in " ".join(tekst.split()) and bestanden["docx"][:2] == bestanden["odt"][:2] == b"PK"


# --- Rights ------------------------------------------------------------------------------------------------------

BLADEN = ["", "vorige-keer/", "kringen/", "script/", "draaiboek/", "uitnodiging/", "uitnodiging.ics", "begeleiden/", "scherm/",
          "oogst/", "verslag/", "verslag.docx"]  # fmt: skip


@pytest.mark.parametrize("blad", BLADEN)
def test_a_page_is_for_members_of_the_room(blad, sessie, stevenshof, alphen, beheerder, ruimten):
    from tests.conftest import maak_gebruiker

    leest = maak_gebruiker("leest@voorbeeld.nl", "Leest", ruimten["stevenshof"], "lezer")
    url = f"{KANTOOR}{sessie.pk}/{blad}"
    codes = [van(user).get(url).status_code for user in (stevenshof, leest, alphen, beheerder)]
    assert [Client().get(url).status_code, *codes] == [302, 200, 200, 404, 200]
    if blad not in ("scherm/", "draaiboek/", "uitnodiging/", "uitnodiging.ics", "verslag/", "verslag.docx"):
        assert van(leest).post(url, {"begin": "1"}).status_code == 403
        assert van(alphen).post(url, {"begin": "1"}).status_code == 404
    sessie.refresh_from_db()
    assert sessie.staat == Sessiestaat.VOORBEREIDEN


def test_the_list_names_only_my_rooms(sessie, stevenshof, alphen, lezer):
    assert str(sessie) in van(stevenshof).get(KANTOOR).content.decode()
    assert str(sessie) not in van(alphen).get(KANTOOR).content.decode()
    assert van(alphen).get(f"{KANTOOR}nieuw/stevenshof/").status_code == 404
    assert van(lezer).get(f"{KANTOOR}nieuw/alphen-noord/").status_code == 403


def test_an_event_in_the_agenda_becomes_a_session_once(stevenshof, alphen, maak, wijk):
    gepland = maak(
        Gebeurtenis, "Lokale LC in mei", ruimte="stevenshof", wijk=wijk, soort="lokale_lc", staat="gepland",
        datum=timezone.localdate() + timedelta(days=9), tijd="10.00 tot 12.00 uur",
    )  # fmt: skip
    assert "Maak haar klaar" in van(stevenshof).get(KANTOOR).content.decode()
    for _ in range(2):
        assert van(stevenshof).post(KANTOOR, {"bij": gepland.pk}).status_code == 302
    assert van(alphen).post(KANTOOR, {"bij": gepland.pk}).status_code == 404
    sessie = Leersessie.objects.get()
    assert (sessie.gebeurtenis, sessie.minuten, sessie.stappen.count()) == (gepland, 120, 7)


# --- Run ---------------------------------------------------------------------------------------------------------


def test_the_clock_is_the_same_on_every_device_and_survives_a_reload(sessie, stevenshof):
    url = f"{KANTOOR}{sessie.pk}/begeleiden/"
    with time_machine.travel("2027-03-04T15:00:00+00:00", tick=False) as klok:
        client = van(stevenshof)
        client.post(url, {"begin": "1"})
        client.post(url, {"begin": "1"})  # a double tap
        klok.shift(timedelta(minutes=4))
        beelden = [van(stevenshof).get(f"{url}{deel}").context["beeld"] for deel in ("", "?deel=1")]
        assert [(b.regel.nummer, b.resterend) for b in beelden] == [(1, "6:00")] * 2
        assert "data-timer-tot>16.10</span> uur" in client.get(url).content.decode()  # without a script too
        klok.shift(timedelta(minutes=8))
        assert client.get(url).context["beeld"].resterend == "2:00 over de tijd"
        een, twee = sessie.stappen.all()[:2]
        for _ in range(2):  # two devices press at the same moment: one step, not two
            client.post(url, {"naar": twee.pk, "van": een.pk})
        beeld = client.get(url).context["beeld"]
        assert (beeld.regel.stap, beeld.resterend) == (twee, "15:00")


def test_a_device_that_went_on_without_a_network_brings_its_step_along(sessie, stevenshof):
    with time_machine.travel("2027-03-04T15:00:00+00:00", tick=False) as klok:
        dienst.begin(sessie, by=stevenshof)
        een, twee = sessie.stappen.all()[:2]
        klok.shift(timedelta(minutes=5))
        data = {"naar": twee.pk, "van": een.pk, "geleden": "120"}
        van(stevenshof).post(f"{KANTOOR}{sessie.pk}/begeleiden/", data, headers={"Accept": "application/json"})
        sessie.refresh_from_db()
        assert (sessie.stap_nu, sessie.stap_begonnen) == (twee, timezone.now() - timedelta(minutes=2))
        van(stevenshof).post(
            f"{KANTOOR}{sessie.pk}/begeleiden/", data | {"naar": een.pk, "van": twee.pk, "geleden": "9999"}
        )
        sessie.refresh_from_db()
        assert (sessie.stap_nu, sessie.stap_begonnen) == (een, timezone.now() - timedelta(minutes=2))  # not before


def test_a_step_of_another_session_is_no_step(bezig, maak_sessie, stevenshof):
    ander = maak_sessie(date(2027, 4, 1))
    van(stevenshof).post(
        f"{KANTOOR}{bezig.pk}/begeleiden/", {"naar": ander.stappen.first().pk, "van": bezig.stap_nu_id}
    )
    was = bezig.stap_nu_id
    bezig.refresh_from_db()
    assert bezig.stap_nu_id == was


def test_a_note_is_kept_once_however_often_it_is_sent(bezig, stevenshof):
    client, url, sleutel = van(stevenshof), f"{KANTOOR}{bezig.pk}/begeleiden/", str(uuid.uuid4())
    data = {"tekst": "Bel een dag van tevoren", "kring": "binnen", "soort": "inzicht", "sleutel": sleutel}
    data |= {"stap": bezig.stap_nu_id}
    for _ in range(3):
        answer = client.post(url, data, headers={"Accept": "application/json"})
        assert (answer.status_code, answer.json()) == (200, {"sleutel": sleutel})
    assert client.post(url, data).status_code == 302  # the same without a script
    notitie = Notitie.objects.get()
    assert (notitie.tekst, notitie.kring, notitie.stap) == (data["tekst"], "binnen", bezig.stap_nu)
    dienst.beeindig(bezig, by=stevenshof)
    dienst.sluit_af(bezig, by=stevenshof)  # what is kept already may be forgotten by the device, also now
    assert client.post(url, data, headers={"Accept": "application/json"}).status_code == 200
    new = client.post(url, data | {"sleutel": str(uuid.uuid4())}, headers={"Accept": "application/json"})
    assert (new.status_code, new.json()["melding"]) == (422, dienst.IS_AFGESLOTEN)


@pytest.mark.parametrize(("tekst", "zin"), [("  ", dienst.LEEG), ("x" * 1001, dienst.LANG)])
def test_a_note_that_cannot_be_kept_says_why_and_comes_back(tekst, zin, bezig, stevenshof):
    answer = van(stevenshof).post(f"{KANTOOR}{bezig.pk}/begeleiden/", {"tekst": tekst, "kring": "buiten"})
    assert answer.status_code == 422 and zin in answer.content.decode() and tekst.strip() in answer.content.decode()
    assert Notitie.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_the_same_note_at_the_same_moment_is_one_note(sessie, stevenshof):
    bezig, sleutel, fouten = dienst.begin(sessie, by=stevenshof), uuid.uuid4(), []

    def schrijf() -> None:
        try:
            dienst.noteer(bezig, "Eenmaal", sleutel=sleutel, telefoon=True)
        except Exception as fout:
            fouten.append(fout)
        finally:
            connections.close_all()

    draden = [threading.Thread(target=schrijf) for _ in range(6)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    assert (fouten, Notitie.objects.count()) == ([], 1)


def test_editing_the_script_during_the_day_keeps_the_notes(bezig, stevenshof):
    dienst.noteer(bezig, "Blijft", by=stevenshof, stap=bezig.stap_nu_id)
    client = van(stevenshof)
    client.post(f"{KANTOOR}{bezig.pk}/script/", scriptdata(client, bezig) | {"actie": "weg:s1"})
    assert Notitie.objects.get().stap is None
    page = client.get(f"{KANTOOR}{bezig.pk}/begeleiden/").content.decode()
    assert "Kies met welke stap je verdergaat" in page and "Blijft" in page


# --- Phones ------------------------------------------------------------------------------------------------------


def mee(sessie: Leersessie, **data) -> tuple[Client, str, dict]:
    """A phone in the room, its address, and what its page would send."""
    client, url = Client(), f"/sessie/{sessie.code}/"
    token = client.get(f"{url}?kring=buiten").context["token"]
    return client, url, {"token": token, "kring": "buiten", "soort": "vraag", "tekst": "Wie belt?"} | data


def test_a_phone_writes_along_without_account_or_cookie(bezig):
    client, url, data = mee(bezig)
    answer = client.post(url, data, headers={"Origin": ORIGIN})
    assert answer.status_code == 302 and not client.cookies
    page = client.get(answer.headers["Location"].split("#")[0])
    notitie = Notitie.objects.get()
    assert (notitie.tekst, notitie.kring, notitie.telefoon) == ("Wie belt?", "buiten", True)
    assert "Opgeschreven." in page.content.decode() and "Wie belt?" in page.content.decode()
    assert (page.headers["Cache-Control"], page.headers["X-Robots-Tag"]) == ("private, no-store", "noindex, nofollow")
    assert page.headers["Referrer-Policy"] == "strict-origin" and not client.cookies


def test_a_phone_sees_its_own_circle_only(bezig, stevenshof):
    dienst.noteer(bezig, "Van binnen", by=stevenshof, kring="binnen")
    dienst.noteer(bezig, "Van buiten", by=stevenshof, kring="buiten")
    for kring, ziet in (
        ("binnen", (True, False)),
        ("buiten", (False, True)),
        ("", (False, False)),
        ("x", (False, False)),
    ):
        for deel in ("", "&deel=1"):
            page = Client().get(f"/sessie/{bezig.code}/?kring={kring}{deel}").content.decode()
            assert ("Van binnen" in page, "Van buiten" in page) == ziet, kring


def test_a_phone_needs_our_page_and_the_right_code(bezig, maak_sessie, stevenshof):
    client, url, data = mee(bezig)
    ander = dienst.begin(maak_sessie(date(2027, 4, 1)), by=stevenshof)
    refused = [
        client.post(url, data, headers={"Origin": "https://elders.nl"}),
        client.post(url, data),
        client.post(url, data | {"token": "x"}, headers={"Origin": ORIGIN}),
        client.post(f"/sessie/{ander.code}/", data, headers={"Origin": ORIGIN}),
    ]
    assert [answer.status_code for answer in refused] == [422] * 4 and Notitie.objects.count() == 0
    assert all("Wie belt?" in answer.content.decode() for answer in refused)
    with time_machine.travel(timezone.now() + timedelta(hours=25)):
        old = client.post(url, data, headers={"Origin": ORIGIN, "Accept": "application/json"})
        assert old.status_code == 422
        again = client.post(url, data | {"token": old.json()["token"]}, headers={"Origin": ORIGIN})
    assert again.status_code == 302 and Notitie.objects.count() == 1


def test_the_code_works_as_it_is_said_and_only_while_the_session_lasts(sessie, bezig, stevenshof):
    said = f"{bezig.code[:4].lower()}-{bezig.code[4:]} "
    answer = Client().post("/sessie/", {"code": said}, headers={"Origin": ORIGIN})
    assert answer.headers["Location"] == f"/sessie/{bezig.code}/"
    client, url, data = mee(bezig)
    dienst.zet_meeschrijven(bezig, False, by=stevenshof)
    off = client.post(url, data, headers={"Origin": ORIGIN})
    assert (
        off.status_code == 410
        and "Meeschrijven staat uit" in off.content.decode()
        and "Wie belt?" in off.content.decode()
    )
    new = dienst.zet_meeschrijven(bezig, True, by=stevenshof)
    assert new.code != bezig.code and Client().get(url).status_code == 404
    client, url, data = mee(new)
    with time_machine.travel(timezone.now(), tick=False) as klok:
        dienst.beeindig(new, by=stevenshof)
        assert Client().get(url).status_code == 410
        assert client.post(url, data | {"token": "x"}, headers={"Origin": ORIGIN}).status_code == 410
        # what was typed in time and could not be sent still arrives
        assert client.post(url, data, headers={"Origin": ORIGIN}).status_code == 302
        klok.shift(timedelta(hours=2))
        late = client.post(url, data, headers={"Origin": ORIGIN, "Accept": "application/json"})
        assert late.status_code == 410 and "afgelopen" in late.json()["melding"]
    assert Notitie.objects.count() == 1


def test_guessing_codes_is_stopped_and_does_not_stop_who_is_in(bezig, settings):
    client, url, data = mee(bezig)
    codes = [Client().get(f"/sessie/BCDF{n:04d}/".replace("0", "Z").replace("1", "X")).status_code for n in range(61)]
    assert set(codes) == {404}
    assert Client().get(url).status_code == 429  # a right guess says no more than a wrong one
    assert Client().post("/sessie/", {"code": bezig.code}, headers={"Origin": ORIGIN}).status_code == 429
    assert client.post(url, data, headers={"Origin": ORIGIN}).status_code == 302


def test_the_code_is_written_in_no_log_and_sent_to_no_other_site():
    assert zonder_sleutels("GET /sessie/BCDF2345/?kring=binnen HTTP/1.1") == "GET /sessie/…?kring=binnen HTTP/1.1"
    assert (
        zonder_sleutels("/wijken/stevenshof/sessies/ en /sessie/ open")
        == "/wijken/stevenshof/sessies/ en /sessie/ open"
    )
    assert (is_geheim("/sessie/BCDF2345/"), is_geheim("/sessie/"), is_geheim("/wijken/x/sessies/")) == (
        True,
        False,
        False,
    )


# --- Harvest -----------------------------------------------------------------------------------------------------


@pytest.fixture
def geweest(bezig, stevenshof) -> Leersessie:
    for tekst, kring in (("Bel een dag van tevoren", "binnen"), ("De gemeente betaalt de zaal", "buiten")):
        dienst.noteer(bezig, tekst, by=stevenshof, kring=kring, stap=bezig.stap_nu_id)
    return dienst.beeindig(bezig, by=stevenshof)


def test_notes_become_lessons_and_agreements_with_their_source(geweest, stevenshof, wijk):
    client, url = van(stevenshof), f"{KANTOOR}{geweest.pk}/oogst/"
    een, twee = geweest.notities.all()
    form = client.get(f"{url}?maak=les&notitie={een.pk}").context["maak"]
    assert (form["titel"].value(), form["niveau"].value(), form["notities"].value()) == (een.tekst, "wijk", [een.pk])
    assert client.post(
        f"{url}?maak=les", {"titel": een.tekst, "tekst": "Bleek twee keer.", "niveau": "wijk", "notities": [een.pk]}
    ).headers["Location"] == f"{url}#lessen"  # fmt: skip
    client.post(f"{url}?maak=les", {"titel": "Voor de gemeente", "niveau": "gemeente", "notities": []})
    les, gemeentelijk = Les.objects.order_by("pk")
    assert (les.status, les.wijk, les.gebeurtenis, les.ruimte.slug) == (
        Status.CONCEPT, wijk, geweest.gebeurtenis, "stevenshof"
    )  # fmt: skip
    assert les.bronvermeldingen.get().bron.code == "leersessies" and gemeentelijk.gemeente == wijk.gemeente
    data = {"wat": "Zaal vastleggen", "wie": "procesbegeleider", "voor": "2027-04-01", "notities": [twee.pk]}
    client.post(f"{url}?maak=afspraak", data | {"aan_inwoners": "on"})
    afspraak = Afspraak.objects.get()
    assert (afspraak.gebeurtenis, afspraak.ruimte.slug, afspraak.aan_inwoners) == (
        geweest.gebeurtenis,
        "stevenshof",
        True,
    )
    assert [(n.les, n.afspraak) for n in geweest.notities.all()] == [(les, None), (None, afspraak)]
    page = client.get(url).content.decode()
    assert f"Werd de les: {een.tekst}" in page and "Werd de afspraak: Zaal vastleggen" in page


def test_a_wrong_harvest_comes_back_with_what_was_typed(geweest, stevenshof):
    url = f"{KANTOOR}{geweest.pk}/oogst/"
    answer = van(stevenshof).post(f"{url}?maak=afspraak", {"wat": "Iets", "wie": "", "voor": "morgen"})
    page = answer.content.decode()
    assert answer.status_code == 422 and "Zeg wie het doet" in page and 'value="Iets"' in page
    long = van(stevenshof).post(f"{url}?maak=les", {"titel": "x" * 201, "niveau": "wijk"})
    assert long.status_code == 422 and "korter dan 200 tekens" in long.content.decode()
    assert (Afspraak.objects.count(), Les.objects.count()) == (0, 0)


def test_closing_says_what_is_missing_and_never_stops(geweest, stevenshof):
    client, url = van(stevenshof), f"{KANTOOR}{geweest.pk}/oogst/"
    page = client.get(url).content.decode()
    for zin in ("Er is nog geen les", "Er is nog geen afspraak", "volgende keer beter kan", "2 notities zijn nog niet"):
        assert zin in page
    assert client.post(url, {"sluit": "1"}).headers["Location"] == f"{KANTOOR}{geweest.pk}/verslag/"
    geweest.refresh_from_db()
    assert geweest.is_afgesloten
    for doe in (lambda: dienst.bewaar_slot(geweest, by=stevenshof, gezien=None, geleerd="x"),
                lambda: dienst.oogst_les(geweest, by=stevenshof, titel="x", tekst="", niveau="wijk")):  # fmt: skip
        with pytest.raises(ValidationError):
            doe()
    client.post(url, {"open": "1"})
    geweest.refresh_from_db()
    assert geweest.staat == Sessiestaat.OOGSTEN


def test_the_closing_answers_are_kept_while_typing_and_not_over_another(geweest, stevenshof):
    client, url = van(stevenshof), f"{KANTOOR}{geweest.pk}/oogst/"
    stand = client.get(url).context["gezien"]
    data = {"geleerd": "Vragen helpt", "beter": "Meer bewoners", "opdracht": "", "stand": stand}
    kept = client.post(f"{url}?tussentijds=1", data)
    assert kept.status_code == 200 and kept.json()["stand"] != stand
    late = client.post(url, data | {"geleerd": "Van een ander"})
    assert late.status_code == 409 and "Van een ander" in late.content.decode()
    geweest.refresh_from_db()
    assert geweest.geleerd == "Vragen helpt"
    client.post(url, data | {"stand": kept.json()["stand"], "voorstel": "1"})
    geweest.refresh_from_db()
    assert "Bel een dag van tevoren" in geweest.opdracht and geweest.leervraag_tekst in geweest.opdracht


def test_the_next_session_opens_with_what_was_agreed(geweest, stevenshof, maak_sessie):
    afspraak = dienst.oogst_afspraak(geweest, by=stevenshof, wat="Zaal vastleggen", wie="welzijn", voor=None)
    dienst.bewaar_slot(geweest, by=stevenshof, gezien=None, geleerd="", beter="Eerder beginnen")
    volgende = maak_sessie(date(2027, 5, 6))
    assert dienst.vorige_van(volgende) is None  # not closed yet
    dienst.sluit_af(geweest, by=stevenshof)
    assert dienst.vorige_van(volgende) == geweest
    client = van(stevenshof)
    for blad in ("", "vorige-keer/", "begeleiden/", "draaiboek/"):
        page = client.get(f"{KANTOOR}{volgende.pk}/{blad}").content.decode()
        assert "Zaal vastleggen" in page and "Eerder beginnen" in page, blad
    client.post(
        f"{KANTOOR}{volgende.pk}/vorige-keer/",
        {f"staat_{afspraak.pk}": "gedaan", f"hoe_{afspraak.pk}": "De Til is vrij"},
    )
    afspraak.refresh_from_db()
    assert (afspraak.staat, afspraak.toelichting, afspraak.gedaan_op) == (
        "gedaan",
        "De Til is vrij",
        timezone.localdate(),
    )
    assert "De Til is vrij" in client.get(f"{KANTOOR}{volgende.pk}/").content.decode()


def test_an_earlier_session_of_another_room_or_overleg_is_not_the_one_before(
    geweest, stevenshof, maak_sessie, projectleider, ruimten, maak, wijk
):
    dienst.sluit_af(geweest, by=stevenshof)
    overleg = maak(Overleg, "Lokale LC", ruimte="stevenshof", wijk=wijk, soort="lokale_lc")
    samen = maak_sessie(date(2027, 6, 1), ruimte=ruimten["samenwerkingsverband"], by=projectleider)
    ander_overleg = maak_sessie(date(2027, 6, 1), overleg=overleg)
    eerder = maak_sessie(date(2027, 1, 1))
    assert [dienst.vorige_van(een) for een in (samen, ander_overleg, eerder)] == [None] * 3


def test_the_worklist_names_what_was_held_and_not_closed(sessie, stevenshof, alphen):
    mijn = Redactieruimte.objects.editable_by(stevenshof)

    def te_doen() -> int:
        return sessies_te_oogsten(stevenshof, mijn).aantal

    assert te_doen() == 0
    with time_machine.travel("2027-03-06T12:00:00+00:00"):
        assert te_doen() == 1
        assert sessies_te_oogsten(alphen, Redactieruimte.objects.editable_by(alphen)).aantal == 0
        Gebeurtenis.objects.update(staat="afgelast")
        assert te_doen() == 0
    van(stevenshof).post(f"{KANTOOR}{sessie.pk}/", {"gehouden": "1"})
    assert te_doen() == 1
    dienst.sluit_af(sessie, by=stevenshof)
    assert te_doen() == 0


def test_the_day_changes_an_event_only_while_it_is_not_public(bezig, stevenshof, maak_sessie):
    assert dienst.beeindig(bezig, by=stevenshof).gebeurtenis.pk and Gebeurtenis.objects.get(
        pk=bezig.gebeurtenis_id
    ).staat == "gehouden"  # fmt: skip
    ander = maak_sessie(date(2027, 4, 1))
    transition(ander.gebeurtenis, Status.GEPUBLICEERD, by=stevenshof, nagekeken=True)
    ander = Leersessie.objects.get(pk=ander.pk)
    form = van(stevenshof).get(f"{KANTOOR}{ander.pk}/").context["form"]
    assert set(form.fields) == {"leervraag", "niveau", "doel", "vorige"}
    dienst.beeindig(dienst.begin(ander, by=stevenshof), by=stevenshof)
    assert Gebeurtenis.objects.get(pk=ander.gebeurtenis_id).staat == "gepland"
    assert "In de agenda staat nog dat de sessie gepland is." in dienst.wat_nog_mist(
        Leersessie.objects.get(pk=ander.pk)
    )


def test_old_notes_go_and_what_they_became_stays(geweest, stevenshof):
    les = dienst.oogst_les(geweest, by=stevenshof, titel="Blijft", tekst="", niveau="wijk",
                           notities=[geweest.notities.first().pk])  # fmt: skip
    dienst.sluit_af(geweest, by=stevenshof)
    assert dienst.ruim_notities_op().startswith("0 notities")
    with time_machine.travel(timezone.now() + timedelta(days=366)):
        assert dienst.ruim_notities_op().startswith("2 notities")
    assert Notitie.objects.count() == 0 and Les.objects.get() == les


# --- Public ------------------------------------------------------------------------------------------------------


def test_the_page_of_a_wijk_shows_what_is_public_and_never_a_note(client, geweest, stevenshof, maak, wijk):
    dienst.noteer(geweest, "GEHEIME NOTITIE", by=stevenshof)
    les = dienst.oogst_les(geweest, by=stevenshof, titel="Openbare les", tekst="", niveau="wijk")
    dienst.oogst_afspraak(geweest, by=stevenshof, wat="GEHEIME AFSPRAAK", wie="x", voor=None)
    dienst.bewaar_slot(
        geweest, by=stevenshof, gezien=None, geleerd="SLOTZIN", beter="BETERZIN", opdracht="GEHEIME PLAAT"
    )
    dienst.sluit_af(geweest, by=stevenshof)

    def ziet(*woorden: str) -> list[bool]:
        page = client.get(WIJK).content.decode()
        assert "GEHEIM" not in page
        return [woord in page for woord in woorden]

    woorden = (geweest.leervraag_tekst, "Openbare les", "SLOTZIN")
    assert ziet(*woorden) == [False, False, False]  # a concept
    transition(Gebeurtenis.objects.get(), Status.GEPUBLICEERD, by=stevenshof, nagekeken=True)
    assert ziet(*woorden) == [True, False, False]
    transition(les, Status.GEPUBLICEERD, by=stevenshof, nagekeken=True)
    assert ziet(*woorden) == [True, True, False]
    Leersessie.objects.update(slot_publiek=True)
    assert ziet(*woorden) == [True, True, True]
    Leersessie.objects.update(staat=Sessiestaat.OOGSTEN)
    assert ziet(*woorden) == [True, True, False]


def test_an_event_of_the_sources_needs_no_session_and_a_gap_is_named(client, maak, wijk):
    assert "geen leersessie die alleen in deze wijk was" in client.get(WIJK).content.decode()
    velden = {"soort": "werkgroep_lc", "staat": "gehouden", "datum": date(2021, 1, 1), "precisie": "maand"}
    maak(Gebeurtenis, "Werkgroep zonder vraag", ruimte="samenwerkingsverband", gepubliceerd=True, **velden)
    maak(Gebeurtenis, "Hier te gast", wijk=wijk, leervraag="Hoe dan?", gepubliceerd=True, **velden)
    maak(Gebeurtenis, "Stuurgroep", gepubliceerd=True, **velden | {"soort": "stuurgroep"})
    page = client.get(WIJK)
    assert [[d[0].titel for d in page.context[n]] for n in ("sessies", "samen")] == [
        ["Hier te gast"], ["Werkgroep zonder vraag"]
    ]  # fmt: skip
    tekst = page.content.decode()
    assert "De leervraag is niet vastgelegd." in tekst and "Er is bij deze sessie geen les vastgelegd." in tekst
    assert (
        "januari 2021" in tekst
        and 'href="/wijken/stevenshof/sessies/"' in client.get("/wijken/stevenshof/").content.decode()
    )


def test_the_sessions_of_a_leervraag_are_found(sessie, leervraag, stevenshof, alphen, maak_sessie):
    maak_sessie(date(2027, 5, 6))
    assert list(dienst.sessies_bij(leervraag)) == list(dienst.sessies_bij(leervraag, alphen)) == []
    assert list(dienst.sessies_bij(leervraag, stevenshof)) == [sessie]
    transition(sessie.gebeurtenis, Status.GEPUBLICEERD, by=stevenshof, nagekeken=True)
    assert list(dienst.sessies_bij(leervraag)) == list(dienst.sessies_bij(leervraag, alphen)) == [sessie]


def test_somebody_elses_step_meanwhile_is_told(sessie, stevenshof):
    gezien = stand_van(sessie)
    dienst.bewaar_kringen(sessie, [("binnen", "bewoner", None)], by=stevenshof, gezien=gezien)
    with pytest.raises(Intussen):
        dienst.bewaar_kringen(sessie, [], by=stevenshof, gezien=gezien)
    assert [lid.rol for lid in sessie.kringleden.all()] == ["bewoner"]
