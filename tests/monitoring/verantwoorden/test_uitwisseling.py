# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""A report shared by a secret link: what the other reads, when it ends, and what they say back."""

import re
import threading
from dataclasses import replace
from datetime import timedelta
from itertools import count
from unittest import mock

import pytest
import time_machine
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test import Client
from django.utils import timezone

from monitoring.verantwoorden import uitwisselingen as dienst
from monitoring.verantwoorden.beeld import Bijlagebeeld, Herkomst, Tekst, naar_json, uit_json
from monitoring.verantwoorden.models import Aandachtspunt, Reflectie, Uitwisseling, Verslagversie
from monitoring.verantwoorden.models.verslagsoort import Voedingsoort
from redactie import anoniem
from redactie.models import Logregel, Status
from toolkit.models import Les
from wijzer.logregels import zonder_sleutels

pytestmark = pytest.mark.django_db
LIJST = "/beheer/uitwisselingen/"
WOORDEN = ("planwoord", "draadwoord", "scorewoord", "aanvulwoord", "Vraagwoord", "onbekendwoord", "Herkomsttitel",
           "intern.docx", "intern.example", "/beheer/", "Bijlagetitel")  # fmt: skip
_nummers = count(1)


@pytest.fixture
def versie(maak_versie):
    return maak_versie()


@pytest.fixture
def gedeeld(versie, projectleider):
    een = Uitwisseling(versie=versie, aan="Project Noord")
    return dienst.deel(een, ["2"], by=projectleider, dagen=30)


def adres(geheim: str) -> str:
    return f"/uitwisseling/{geheim}/"


def stuur(client: Client, geheim: str, *, oorsprong: str = "http://testserver", later: int = 10, **velden):
    """Fill in the form as a person would: some seconds after it was opened."""
    page = client.get(adres(geheim)).content.decode()
    token = re.search(r'name="token" value="([^"]+)"', page)[1]
    data = {"token": token, "organisatie": "Project Noord", "antwoord_1": "Dit herkennen wij."} | velden
    headers = {"Origin": oorsprong} if oorsprong else {}
    with mock.patch.object(anoniem.time, "time", lambda: timezone.now().timestamp() + later):
        return client.post(adres(geheim), data, headers=headers)


def gezien(inhoud: str) -> set[str]:
    return {woord for woord in WOORDEN if woord in inhoud}


# --- What the other reads ----------------------------------------------------------------------------------------


def test_the_other_reads_what_was_chosen_and_never_threads_sources_or_files(versie, projectleider, client):
    assert [(k.nummer, k.heeft_scores, k.vooraf) for k in dienst.keuzes(versie)] == [
        ("2", False, True),
        ("4", True, False),
    ]
    shown = {}
    for naam, nummers, aanvulling in (
        ("gewoon", ["2"], False), ("met scores", ["2", "4"], False), ("met aanvulling", ["2"], True),
        ("alles gevraagd", ["1", "2", "4"], True),
    ):  # fmt: skip
        _, geheim = dienst.deel(
            Uitwisseling(versie=versie, aan="Noord"), nummers, by=projectleider, dagen=14, met_aanvulling=aanvulling
        )
        shown[naam] = gezien(client.get(adres(geheim)).content.decode())
    basis = {"planwoord", "Bijlagetitel"}
    assert shown == {
        "gewoon": basis, "met scores": basis | {"scorewoord"}, "met aanvulling": basis | {"aanvulwoord", "Vraagwoord"},
        "alles gevraagd": basis | {"scorewoord", "aanvulwoord", "Vraagwoord"},
    }  # fmt: skip


def test_what_a_room_keeps_to_itself_stays_in_whatever_field_it_was_pulled_into(maak_versie, projectleider, client):
    """Own effort, threads and promises never leave; scores only from a section that is chosen for them."""
    versie = maak_versie()
    beeld = uit_json(versie.beeld)
    stukken = tuple(
        Tekst(f"<p>stuk-{soort}</p>", herkomst=Herkomst(soort, "Ergens", "")) for soort in Voedingsoort.values
    )
    twee = beeld.secties[1]
    vol = replace(twee.velden[0], inhoud=(*twee.velden[0].inhoud, *stukken))
    bijlage = Bijlagebeeld(2, "Antwoordbijlage", aanvulling=True)
    beeld = replace(
        beeld, secties=(beeld.secties[0], replace(twee, velden=(vol,)), *beeld.secties[2:]),
        bijlagen=(*beeld.bijlagen, bijlage),
    )  # fmt: skip
    Verslagversie.objects.filter(pk=versie.pk).update(beeld=naar_json(beeld))
    versie.refresh_from_db()
    assert [(k.nummer, k.heeft_scores, k.vooraf) for k in dienst.keuzes(versie)][0] == ("2", True, False)
    nooit = {"eigen_inzet", "aandachtspunten", "afspraken"}
    for aanvulling in (False, True):
        een = Uitwisseling(versie=versie, aan="Project Noord")
        _, geheim = dienst.deel(een, ["2"], by=projectleider, dagen=30, met_aanvulling=aanvulling)
        page = client.get(adres(geheim)).content.decode()
        assert {soort for soort in Voedingsoort.values if f"stuk-{soort}<" in page} == set(Voedingsoort.values) - nooit
        assert ("Antwoordbijlage" in page) is aanvulling


def test_the_page_is_kept_nowhere_sets_no_cookie_and_says_whose_it_is(gedeeld, client):
    een, geheim = gedeeld
    response = client.get(adres(geheim))
    page = response.content.decode()
    assert not response.cookies and response["Cache-Control"] == "private, no-store"
    assert "noindex" in response["X-Robots-Tag"] and response["Referrer-Policy"] == "strict-origin"
    assert "GGD" in page and "Project Noord" in page and "Te lezen tot en met" in page
    assert page.count(geheim) == 2  # its own address, in the head
    assert geheim not in een.geheim_afdruk and len(een.geheim_afdruk) == 64
    assert geheim not in zonder_sleutels(f"GET {adres(geheim)} HTTP/1.1")
    assert not any(geheim in f"{regel.toelichting}{regel.object_naam}" for regel in Logregel.objects.all())
    assert "uitwisseling" not in client.get("/sitemap.xml").content.decode()


def test_a_later_change_of_the_kind_or_the_report_adds_nothing(gedeeld, client, versie):
    _, geheim = gedeeld
    voor = client.get(adres(geheim)).content.decode()
    versie.verslag.opzet = {"velden": [{"sleutel": "draden", "soort": "tekst", "sectie": "1", "titel": "x"}]}
    versie.verslag.save()
    assert gezien(client.get(adres(geheim)).content.decode()) == gezien(voor)


def test_a_link_that_never_was_is_404_and_one_that_ended_is_410(gedeeld, client, projectleider):
    een, geheim = gedeeld
    assert [client.get(adres(g)).status_code for g in (geheim, f"{geheim}x", "x", geheim.swapcase())] == [
        200,
        404,
        404,
        404,
    ]
    with time_machine.travel(timezone.now() + timedelta(days=29), tick=False):
        assert client.get(adres(geheim)).status_code == 200
    with time_machine.travel(timezone.now() + timedelta(days=30), tick=False):
        voorbij = client.get(adres(geheim))
        assert voorbij.status_code == 410 and "planwoord" not in voorbij.content.decode()
        typed = client.post(adres(geheim), {"antwoord_1": "Mijn lange antwoord."})
        assert typed.status_code == 410 and "Mijn lange antwoord." in typed.content.decode()
    dienst.trek_in(een, by=projectleider)
    weg = client.get(adres(geheim))
    assert weg.status_code == 410 and "ingetrokken" in weg.content.decode() and "no-store" in weg["Cache-Control"]


def test_the_text_is_forgotten_a_month_after_the_end_and_what_was_said_stays(gedeeld, client):
    een, geheim = gedeeld
    stuur(client, geheim)
    with time_machine.travel(timezone.now() + timedelta(days=59), tick=False):
        dienst.ruim_uitwisselingen_op()
        assert Uitwisseling.objects.get().beeld
    with time_machine.travel(timezone.now() + timedelta(days=62), tick=False):
        dienst.ruim_uitwisselingen_op()
    assert (Uitwisseling.objects.get().beeld, Reflectie.objects.count()) == ({}, 1)


# --- What they say back ------------------------------------------------------------------------------------------


def test_what_is_said_back_is_kept_once_and_read_by_the_room_only(gedeeld, client, projectleider, alphen):
    een, geheim = gedeeld
    klaar = stuur(client, geheim, antwoord_3="Hoe bereikten jullie <b>ouderen</b>?")
    assert klaar.status_code == 302 and klaar["Location"].endswith("?dank=1#reageren") and not klaar.cookies
    assert "Dank u wel" in client.get(klaar["Location"]).content.decode()
    kantoor, ander = Client(), Client()
    kantoor.force_login(projectleider)
    ander.force_login(alphen)
    page = kantoor.get(f"{LIJST}{een.pk}/").content.decode()
    assert "Dit herkennen wij." in page and "&lt;b&gt;ouderen" in page
    assert ander.get(f"{LIJST}{een.pk}/").status_code == 404
    assert "Project Noord" not in ander.get(LIJST).content.decode()


@pytest.mark.parametrize(
    ("velden", "zin"),
    [
        ({"oorsprong": "https://elders.example"}, "kwam niet van deze site"),
        ({"oorsprong": ""}, "kwam niet van deze site"),
        ({"later": 0}, "heel snel"),
        ({"later": 25 * 3600}, "meer dan een dag"),
        ({"token": "nep"}, "niet controleren"),
        ({"organisatie": ""}, "namens wie"),
        ({"antwoord_1": "", "antwoord_2": "Bewaarwoord"[:0]}, "ten minste één vraag"),
        ({"antwoord_2": "Bewaarwoord " * 400}, "te lang"),
    ],
)
def test_what_is_refused_comes_back_with_what_was_typed(gedeeld, client, velden, zin):
    _, geheim = gedeeld
    response = stuur(
        client, geheim, **({"antwoord_3": "Bewaarwoord"} if zin != "ten minste één vraag" else {}) | velden
    )
    page = response.content.decode()
    assert (response.status_code, Reflectie.objects.count()) == (422, 0)
    assert zin in page and (zin == "ten minste één vraag" or "Bewaarwoord" in page)


def test_a_form_that_was_sent_before_with_other_words_is_not_thanked_and_lost(gedeeld, client):
    _, geheim = gedeeld
    page = client.get(adres(geheim)).content.decode()
    token = re.search(r'name="token" value="([^"]+)"', page)[1]
    assert stuur(client, geheim, token=token, antwoord_1="Eerst dit.").status_code == 302
    assert stuur(client, geheim, token=token, antwoord_1="Eerst dit.").status_code == 302
    anders = stuur(client, geheim, token=token, antwoord_1="En nu dit.")
    assert anders.status_code == 422 and "En nu dit." in anders.content.decode()
    assert list(Reflectie.objects.values_list("antwoord_1", flat=True)) == ["Eerst dit."]


def test_a_robot_is_thanked_and_not_kept_and_the_brake_gives_the_text_back(gedeeld, client):
    _, geheim = gedeeld
    assert stuur(client, geheim, website="x").status_code == 302
    assert Reflectie.objects.count() == 0
    codes = [stuur(client, geheim, antwoord_1=f"Antwoord {n}.").status_code for n in range(11)]
    assert codes == [302] * 10 + [429]
    assert "Laatste woord" in stuur(client, geheim, antwoord_1="Laatste woord.").content.decode()


def test_an_answer_becomes_a_thread_or_a_concept_lesson_once(gedeeld, client, projectleider):
    een, geheim = gedeeld
    stuur(client, geheim, antwoord_3="Hoe bereikten jullie ouderen?")
    reflectie = Reflectie.objects.get()
    kantoor = Client()
    kantoor.force_login(projectleider)
    for _ in range(2):
        assert kantoor.post(f"{LIJST}{een.pk}/", {"maak": f"punt:{reflectie.pk}:3"}).status_code == 302
        assert kantoor.post(f"{LIJST}{een.pk}/", {"maak": f"les:{reflectie.pk}:1"}).status_code == 302
    punt, les = Aandachtspunt.objects.get(), Les.objects.get()
    assert (punt.van, punt.staat, punt.titel) == ("Project Noord", "open_bij_ons", "Hoe bereikten jullie ouderen?")
    assert (les.status, les.ruimte, les.van_wie) == (Status.CONCEPT, een.ruimte, "Project Noord")
    assert kantoor.post(f"{LIJST}{een.pk}/", {"maak": f"punt:{reflectie.pk}:2"}).status_code == 422
    assert kantoor.post(f"{LIJST}{een.pk}/", {"maak": "punt:999999:1"}).status_code == 404


# --- Sharing in the office ---------------------------------------------------------------------------------------


def test_sharing_in_the_office_shows_the_link_once(versie, projectleider, client):
    kantoor = Client()
    kantoor.force_login(projectleider)
    page = kantoor.get(f"{LIJST}deel/{versie.pk}/").content.decode()
    assert "Aanvullende voorwaarden" not in page and "Zelfevaluatie (met scores)" in page
    data = {
        "aan": "Project Noord",
        "dagen": "14",
        "secties": ["2"],
        "vraag_1": "Wat valt op?",
        "vraag_2": "b?",
        "vraag_3": "c?",
    }
    fout = kantoor.post(f"{LIJST}deel/{versie.pk}/", data | {"secties": []})
    assert fout.status_code == 422 and "Wat valt op?" in fout.content.decode() and not Uitwisseling.objects.exists()
    gemaakt = kantoor.post(f"{LIJST}deel/{versie.pk}/", data).content.decode()
    link = re.search(r"http://[^\s<]+/uitwisseling/[\w-]{22}/", gemaakt)[0]
    assert "Wat valt op?" in client.get(re.sub(r"^http://[^/]+", "", link)).content.decode()
    een = Uitwisseling.objects.get()
    assert "/uitwisseling/" not in kantoor.get(f"{LIJST}{een.pk}/").content.decode().replace("/beheer/uitwisseling", "")
    assert kantoor.post(f"{LIJST}{een.pk}/", {"intrekken": "1"}).status_code == 302
    assert client.get(re.sub(r"^http://[^/]+", "", link)).status_code == 410


def test_a_report_of_another_room_cannot_be_shared_and_its_twin_can(maak_versie, projectleider, alphen, lezer):
    eigen, vreemd = maak_versie("alphen-noord"), maak_versie("stevenshof")
    codes = {}
    for wie in (alphen, lezer, projectleider):
        client = Client()
        client.force_login(wie)
        codes[wie.naam] = [client.get(f"{LIJST}deel/{v.pk}/").status_code for v in (eigen, vreemd)]
    assert codes == {"Anne Alphen": [200, 404], "Lies Lezer": [403, 404], "Pim Projectleider": [404, 404]}
    for versie, wie in ((vreemd, alphen), (eigen, lezer)):
        with pytest.raises(PermissionDenied):
            dienst.deel(Uitwisseling(versie=versie, aan="x"), ["2"], by=wie, dagen=14)


@pytest.mark.django_db(transaction=True)
def test_the_same_form_sent_five_times_at_once_is_one_answer(maak_versie, projectleider):
    een, _ = dienst.deel(Uitwisseling(versie=maak_versie(), aan="Noord"), ["2"], by=projectleider, dagen=14)
    klaar, fouten = threading.Barrier(5), []

    def zeg() -> None:
        klaar.wait(10)
        try:
            dienst.neem_reflectie_in(een, Reflectie(organisatie="Noord", antwoord_1="Ja.", eenmalig="dezelfde"))
        except ValidationError as fout:
            fouten.append(fout)
        finally:
            connection.close()

    draden = [threading.Thread(target=zeg) for _ in range(5)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join(30)
    assert (fouten, Reflectie.objects.count()) == ([], 1)
