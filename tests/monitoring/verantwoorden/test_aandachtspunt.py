# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Threads with the funder: with whom they lie, who sees them, and two people at once."""

import threading
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test import Client

from monitoring.verantwoorden import aandachtspunten as dienst
from monitoring.verantwoorden.models import Aandachtspunt, Beurt
from redactie.intussen import Intussen, stand_van

pytestmark = pytest.mark.django_db
LIJST = "/beheer/aandachtspunten/"


def staat(punt: Aandachtspunt) -> str:
    return Aandachtspunt.objects.get(pk=punt.pk).staat


def beurt(wie: str, tekst: str = "<p>Iets.</p>", **velden) -> Beurt:
    return Beurt(wie=wie, tekst=tekst, **velden)


def test_the_state_follows_from_what_was_said_last(maak_punt, projectleider):
    punt = maak_punt("Het bereik", "Hoeveel mensen bereikten jullie?")
    seen = [staat(punt)]
    for wie, ligt in (("wij", ""), ("funder", ""), ("wij", "funder"), ("funder", "niemand"), ("wij", "ons")):
        dienst.neem_beurt(punt, beurt(wie, ligt_bij=ligt), by=projectleider)
        seen.append(staat(punt))
    assert seen == [
        "open_bij_ons", "beantwoord", "open_bij_ons", "open_bij_funder", "beantwoord", "open_bij_ons"
    ]  # fmt: skip


def test_what_was_said_earlier_and_written_down_later_stands_earlier(maak_punt, projectleider):
    punt = maak_punt("Het bereik", "Hoeveel?")
    dienst.neem_beurt(punt, beurt("wij", datum=date(2022, 6, 1)), by=projectleider)
    dienst.neem_beurt(punt, beurt("funder", datum=date(2022, 5, 20)), by=projectleider)
    assert [(b.wie, b.datum.day) for b in punt.beurten.all()] == [("funder", 1), ("funder", 20), ("wij", 1)]
    assert staat(punt) == "beantwoord"


def test_accepting_needs_an_answer_and_closes_until_it_is_opened_again(maak_punt, antwoord, projectleider):
    punt = maak_punt("Het bereik", "Hoeveel?")
    with pytest.raises(ValidationError, match="nog geen antwoord"):
        dienst.accepteer(punt, by=projectleider)
    antwoord(punt, "Zestien.", by=projectleider)
    dienst.accepteer(punt, by=projectleider, op=date(2022, 7, 1))
    nu = Aandachtspunt.objects.get(pk=punt.pk)
    assert (nu.staat, nu.geaccepteerd_door, nu.geaccepteerd_op) == ("geaccepteerd", "ZonMw", date(2022, 7, 1))
    with pytest.raises(ValidationError, match="afgesloten"):
        antwoord(punt, "Nog iets.", by=projectleider)
    assert dienst.heropen(punt, by=projectleider).staat == "open_bij_ons"
    with pytest.raises(ValidationError, match="waarom"):
        dienst.laat_vervallen(punt, "  ", by=projectleider)
    assert dienst.laat_vervallen(punt, "Het project stopte.", by=projectleider).staat == "vervallen"


def test_an_empty_turn_is_refused_also_when_it_has_markup(maak_punt, projectleider):
    punt = maak_punt("Het bereik", "Hoeveel?")
    for leeg in ("", "<p> </p>", "<p>&nbsp;</p>", "<ul><li></li></ul>"):
        with pytest.raises(ValidationError):
            dienst.neem_beurt(punt, beurt("wij", leeg), by=projectleider)
    assert punt.beurten.count() == 1


def test_a_thread_reads_in_rounds_with_the_wijken_side_by_side(maak_punt, antwoord, projectleider, maak_wijk):
    alphen = maak_wijk("alphen-noord", "Alphen Noord", "Alphen aan den Rijn")
    stevenshof = maak_wijk("stevenshof", "Stevenshof", "Leiden")
    punt = maak_punt("Het bereik", "Hoeveel?")
    antwoord(punt, "Samen.", by=projectleider)
    antwoord(punt, "In Alphen.", by=projectleider, wijk=alphen)
    antwoord(punt, "In Leiden.", by=projectleider, wijk=stevenshof)
    dienst.neem_beurt(punt, beurt("funder", "<p>En nu?</p>"), by=projectleider)
    eerste, tweede = dienst.rondes(punt.beurten.select_related("wijk"))
    assert [str(wijk) for wijk, _ in eerste.per_wijk] == ["Alphen Noord", "Stevenshof"]
    assert (len(eerste.samen), len(tweede.vragen), tweede.antwoorden) == (1, 1, [])


def test_the_same_point_is_found_by_other_words_of_the_same_stem(maak_punt):
    bereik = maak_punt("Bereik van de einddoelgroep", "De uitvoering van interventies is nog niet genoemd.")
    maak_punt("De begroting", "Klopt het bedrag voor personeel?")
    punten = dienst.met_draad(Aandachtspunt.objects.all())
    assert dienst.lijkt_op("We lezen weinig over interventies en hoe u de einddoelgroepen bereikt", punten) == [bereik]
    assert dienst.lijkt_op("Wanneer komt de website?", punten) == []


# --- Who may -----------------------------------------------------------------------------------------------------


def test_only_members_of_the_room_see_a_thread_anywhere_and_its_twin_does_not_leak(
    maak_punt, maak_verslag, projectleider, alphen, lezer, beheerder, vertrokken
):
    eigen = maak_punt("Tweelingwoord van Alphen", "Hoeveel?", ruimte="alphen-noord")
    ander = maak_punt("Tweelingwoord van Stevenshof", "Hoeveel?", ruimte="stevenshof")
    codes, lijsten = {}, {}
    for wie in (projectleider, alphen, lezer, beheerder, vertrokken):
        client = Client()
        client.force_login(wie)
        codes[wie.naam] = [client.get(f"{LIJST}{punt.pk}/").status_code for punt in (eigen, ander)]
        lijsten[wie.naam] = client.get(LIJST).content.decode().count("Tweelingwoord")
    assert codes == {
        "Pim Projectleider": [404, 404], "Anne Alphen": [200, 404], "Lies Lezer": [200, 404],
        "Bea Beheerder": [200, 200], "Vera Vertrokken": [403, 403],
    }  # fmt: skip
    assert lijsten == {
        "Pim Projectleider": 0, "Anne Alphen": 1, "Lies Lezer": 1, "Bea Beheerder": 2, "Vera Vertrokken": 0
    }  # fmt: skip


def test_a_reader_reads_and_writes_nothing(maak_punt, lezer):
    punt = maak_punt("Het bereik", "Hoeveel?", ruimte="alphen-noord")
    client = Client()
    client.force_login(lezer)
    page = client.get(f"{LIJST}{punt.pk}/").content.decode()
    assert "<textarea" not in page and 'name="accepteer"' not in page
    voor = (punt.beurten.count(), staat(punt))
    for knop in ("zeg", "bewaar", "accepteer", "heropen", "vervalt"):
        data = {knop: "1", "tekst": "x", "wie": "wij", "reden": "x", "punt-titel": "x"}
        assert client.post(f"{LIJST}{punt.pk}/", data).status_code == 403
    assert client.get(f"{LIJST}nieuw/").status_code == 403
    assert (punt.beurten.count(), staat(punt)) == voor
    with pytest.raises(PermissionDenied):
        dienst.neem_beurt(punt, beurt("wij"), by=lezer)


def test_a_thread_is_never_public(maak_punt, antwoord, beheerder, client):
    punt = maak_punt("Zeldzaamwoordje", "Zeldzaamwoordje?")
    antwoord(punt, "Zeldzaamwoordje.", by=beheerder)
    for adres in ("/zoeken/?q=zeldzaamwoordje", "/sitemap.xml", "/tijdlijn/", "/open-data/", "/"):
        inhoud = client.get(adres).content.decode().lower()
        assert (
            inhoud.replace("q=zeldzaamwoordje", "").replace('value="zeldzaamwoordje"', "").count("<h3>zeldzaamwoordje")
            == 0
        ), adres
        assert f"aandachtspunten/{punt.pk}" not in inhoud
    assert client.get(f"{LIJST}{punt.pk}/").status_code == 302


# --- In the office -----------------------------------------------------------------------------------------------


@pytest.fixture
def kantoor(projectleider) -> Client:
    client = Client()
    client.force_login(projectleider)
    return client


def nieuw(**velden) -> dict:
    return {"titel": "Het bereik van de einddoelgroep", "vraag": "Hoeveel bewoners zijn bereikt?", "soort": "vraag",
            "van": "ZonMw"} | velden  # fmt: skip


def test_a_new_point_that_was_asked_before_is_linked_and_nothing_typed_is_lost(kantoor, maak_punt, ruimten):
    eerder = maak_punt("Bereik van de einddoelgroep", "Welke bewoners zijn bereikt?")
    ruimte = ruimten["samenwerkingsverband"].pk
    gevraagd = kantoor.post(f"{LIJST}nieuw/", nieuw(ruimte=ruimte, wanneer="2022-05-03"))
    page = gevraagd.content.decode()
    assert gevraagd.status_code == 200 and "Is dit al eens gevraagd?" in page and str(eerder) in page
    assert "Hoeveel bewoners zijn bereikt?" in page and "2022-05-03" in page
    assert Aandachtspunt.objects.count() == 1
    assert kantoor.post(f"{LIJST}nieuw/", nieuw(ruimte=ruimte, eerder=eerder.pk)).status_code == 302
    punt = Aandachtspunt.objects.exclude(pk=eerder.pk).get()
    assert (punt.eerder, punt.staat, punt.beurten.get().wie) == (eerder, "open_bij_ons", "funder")
    assert "Later opnieuw gesteld" in kantoor.get(f"{LIJST}{eerder.pk}/").content.decode()


def test_a_report_of_another_room_is_refused_and_what_was_typed_comes_back(kantoor, maak_verslag, ruimten):
    vreemd = maak_verslag("stevenshof")
    fout = kantoor.post(f"{LIJST}nieuw/", nieuw(ruimte=ruimten["samenwerkingsverband"].pk, verslag=vreemd.pk))
    assert (fout.status_code, Aandachtspunt.objects.count()) == (422, 0)
    page = fout.content.decode()
    assert "Hoeveel bewoners zijn bereikt?" in page and str(vreemd) not in page


def test_answering_in_the_office(kantoor, maak_punt, maak_wijk, verslag):
    wijk = maak_wijk("stevenshof", "Stevenshof", "Leiden")
    punt = maak_punt("Het bereik", "Hoeveel?", verslag=verslag, veld="tijdsplanning")
    adres = f"{LIJST}{punt.pk}/"
    zien = dienst.laatste_beurt(punt)
    leeg = kantoor.post(adres, {"zeg": "1", "wie": "wij", "tekst": "", "beurten_gezien": zien, "plaats": "antwoord 2"})
    assert leeg.status_code == 422 and 'value="antwoord 2"' in leeg.content.decode()
    goed = kantoor.post(
        adres, {"zeg": "1", "wie": "wij", "tekst": "Elf recepten.", "wijk": wijk.pk, "beurten_gezien": zien}
    )
    assert goed.status_code == 302, goed.content.decode()[:500]
    page = kantoor.get(adres).content.decode()
    assert "Elf recepten." in page and "Stevenshof" in page and "§2 1 Tijdsplanning" in page
    assert staat(punt) == "beantwoord"


def test_who_answers_after_a_colleague_sees_both_and_may_save_still(kantoor, maak_punt, antwoord, beheerder):
    punt = maak_punt("Het bereik", "Hoeveel?")
    adres, zien = f"{LIJST}{punt.pk}/", dienst.laatste_beurt(punt)
    antwoord(punt, "Het antwoord van de collega.", by=beheerder)
    data = {"zeg": "1", "wie": "wij", "tekst": "Mijn antwoord.", "beurten_gezien": zien}
    botsing = kantoor.post(adres, data)
    page = botsing.content.decode()
    assert botsing.status_code == 409 and "Mijn antwoord." in page and "Het antwoord van de collega." in page
    assert punt.beurten.count() == 2
    data["beurten_gezien"] = botsing.context["beurten_gezien"]
    assert kantoor.post(adres, data).status_code == 302
    assert punt.beurten.count() == 3


def test_for_another_wijk_two_people_answer_without_a_conflict(
    maak_punt, antwoord, projectleider, beheerder, maak_wijk
):
    alphen = maak_wijk("alphen-noord", "Alphen Noord", "Alphen aan den Rijn")
    stevenshof = maak_wijk("stevenshof", "Stevenshof", "Leiden")
    punt = maak_punt("Het bereik", "Hoeveel?")
    zien = dienst.laatste_beurt(punt)
    antwoord(punt, "In Alphen.", by=beheerder, wijk=alphen)
    dienst.neem_beurt(punt, beurt("wij", wijk=stevenshof), by=projectleider, gezien=zien)
    with pytest.raises(Intussen):
        dienst.neem_beurt(punt, beurt("wij", wijk=alphen), by=projectleider, gezien=zien)


def test_a_turn_is_mended_and_not_over_what_somebody_else_did(maak_punt, projectleider, beheerder):
    punt = maak_punt("Het bereik", "Hoeveel?")
    rij = punt.beurten.get()
    gezien = stand_van(rij)
    rij.tekst = "<p>Hoeveel mensen?</p>"
    dienst.wijzig_beurt(rij, by=projectleider, gezien=gezien)
    weer = Beurt.objects.get(pk=rij.pk)
    weer.tekst = "<p>Anders.</p>"
    with pytest.raises(Intussen):
        dienst.wijzig_beurt(weer, by=beheerder, gezien=gezien)
    assert Beurt.objects.get(pk=rij.pk).tekst == "<p>Hoeveel mensen?</p>"


def test_the_worklist_shows_what_lies_with_me_or_nobody(kantoor, maak_punt, antwoord, projectleider, beheerder):
    maak_punt("Van mij", "Hoeveel?", eigenaar=projectleider)
    maak_punt("Van niemand", "Hoeveel?")
    maak_punt("Van een ander", "Hoeveel?", eigenaar=beheerder)
    klaar = maak_punt("Al beantwoord", "Hoeveel?", eigenaar=projectleider)
    antwoord(klaar, "Zo.", by=projectleider)
    page = kantoor.get("/beheer/werklijst/").content.decode()
    seen = [naam for naam in ("Van mij", "Van niemand", "Van een ander", "Al beantwoord") if naam in page]
    assert seen == ["Van mij", "Van niemand"]


def test_the_list_asks_as_many_queries_for_one_as_for_six(kantoor, maak_punt, verslag, django_assert_max_num_queries):
    def tel() -> int:
        with django_assert_max_num_queries(60) as asked:
            assert kantoor.get(LIJST).status_code == 200
        return len(asked)

    maak_punt("Het eerste", "Hoeveel?", verslag=verslag)
    een = tel()
    for nummer in range(5):
        maak_punt(f"Punt {nummer}", "Hoeveel?", verslag=verslag)
    assert tel() == een


@pytest.mark.django_db(transaction=True)
def test_two_answers_at_the_same_moment_are_one_and_a_conflict(maak_punt, projectleider, beheerder):
    punt = maak_punt("Het bereik", "Hoeveel?")
    zien, uitkomst, klaar = dienst.laatste_beurt(punt), [], threading.Barrier(2)

    def zeg(wie) -> None:
        klaar.wait(10)
        try:
            dienst.neem_beurt(punt, beurt("wij", f"<p>{wie.naam}</p>"), by=wie, gezien=zien)
            uitkomst.append("bewaard")
        except Intussen:
            uitkomst.append("intussen")
        finally:
            connection.close()

    draden = [threading.Thread(target=zeg, args=(wie,)) for wie in (projectleider, beheerder)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join(30)
    assert (sorted(uitkomst), punt.beurten.filter(wie="wij").count()) == (["bewaard", "intussen"], 1)
