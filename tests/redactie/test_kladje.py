# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""What somebody types is never lost: kept while they type, given back to them only, gone when it is saved."""

import json
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from redactie import kladje as kladjes
from redactie.kladje import MAX_PER_PERSOON, lees_merk, nieuw_formulier, staande_kladjes
from redactie.models import Kladje, Logregel, Resultaat, Status
from redactie.workflow import transition
from tests.redactie.formulieren import BRON, ingevuld, nieuwe_les
from toolkit.models import Les, Tool, Toolregel

pytestmark = pytest.mark.django_db
KLADJE, NIEUW = "/beheer/kladje/", "/beheer/toolkit/les/add/"


@pytest.fixture
def les(maak) -> Les:
    return maak(Les, "Begin bij de behoefte", ruimte="alphen-noord", niveau="wijk", tekst="<p>Een les.</p>")


@pytest.fixture
def adres(les) -> str:
    return f"/beheer/toolkit/les/{les.pk}/change/"


@pytest.fixture
def anne(alphen, client) -> Client:
    client.force_login(alphen)
    return client


def bewaar(client: Client, data: dict):
    return client.post(KLADJE, data)


def test_what_is_typed_is_kept_and_offered_and_put_back(anne, alphen, adres):
    data = ingevuld(anne, adres) | {"titel": "Half getypt", f"{BRON}-0-plaats": "§7"}
    response = bewaar(anne, data)
    assert (response.status_code, response.json()["melding"]) == (200, "")
    assert len(response.json()["tijd"]) == 5

    page = anne.get(adres).content.decode()
    kladje = Kladje.objects.get()
    assert "Je had hier nog iets staan" in page
    assert 'value="Half getypt"' not in page

    terug = anne.get(f"{adres}?zet_terug={kladje.pk}")
    page = terug.content.decode()
    assert 'value="Half getypt"' in page and 'value="§7"' in page
    assert "Er klopt nog iets niet" not in page
    assert lees_merk(terug.context["formulier"]).sleutel == kladje.sleutel  # goes on where it was
    assert Les.objects.get().titel == "Begin bij de behoefte"

    assert anne.post(adres, data | {"_formulier": terug.context["formulier"]}).status_code == 302
    assert Les.objects.get().titel == "Half getypt"
    assert list(staande_kladjes(alphen)) == []
    assert "Je had hier nog iets staan" not in anne.get(adres).content.decode()


def test_a_new_item_is_kept_too_with_its_parts(anne, ruimten, bron):
    data = nieuwe_les(anne, ruimten["alphen-noord"], bron, titel="Nog niet af", slug="")
    data |= {f"{BRON}-TOTAL_FORMS": 2, f"{BRON}-1-plaats": "een tweede plaats"}
    bewaar(anne, data)
    page = anne.get(NIEUW).content.decode()
    assert "Je had hier nog iets staan" in page
    page = anne.get(f"{NIEUW}?zet_terug={Kladje.objects.get().pk}").content.decode()
    assert 'value="Nog niet af"' in page and 'value="een tweede plaats"' in page
    assert Les.objects.count() == 0


def test_two_windows_of_one_form_keep_both(anne, alphen, adres):
    for titel in ("In het ene venster", "In het andere venster"):
        bewaar(anne, ingevuld(anne, adres) | {"titel": titel})
    assert {k.velden["titel"][0] for k in staande_kladjes(alphen)} == {"In het ene venster", "In het andere venster"}
    assert anne.get(adres).content.decode().count(">Gooi weg<") == 2


def test_throwing_away_needs_no_script_and_is_for_its_writer_only(anne, adres, beheerder):
    bewaar(anne, ingevuld(anne, adres) | {"titel": "Weg ermee"})
    weg = f"{KLADJE}{Kladje.objects.get().pk}/weg/"
    other = Client()
    other.force_login(beheerder)
    assert other.post(weg).status_code == 404
    assert anne.get(weg).status_code == 405
    assert Client().post(weg).status_code in (302, 403)
    assert Kladje.objects.count() == 1
    response = anne.post(weg)
    assert (response.status_code, response["Location"], Kladje.objects.count()) == (302, adres, 0)


def test_another_person_never_sees_it(anne, adres, beheerder, lezer):
    bewaar(anne, ingevuld(anne, adres) | {"titel": "Alleen van Anne"})
    kladje = Kladje.objects.get()
    for user in (beheerder, lezer):
        other = Client()
        other.force_login(user)
        assert "Je had hier" not in other.get(adres).content.decode()
        page = other.get(f"{adres}?zet_terug={kladje.pk}")
        assert "Alleen van Anne" not in page.content.decode()
        assert user == lezer or page.status_code == 404
    assert anne.get(f"/beheer/toolkit/les/add/?zet_terug={kladje.pk}").status_code == 404


def test_somebody_elses_mark_is_refused_to_who_is_logged_in(anne, adres, beheerder, les):
    merk = nieuw_formulier(beheerder, Les, les.pk).merk
    assert bewaar(anne, {"_formulier": merk, "titel": "Gekaapt"}).status_code == 409
    assert not Kladje.objects.exists()


@pytest.mark.parametrize("merk", ["", "1:toolkit.les:1:x", "zomaar"])
def test_a_mark_that_we_did_not_sign_is_refused(anne, merk):
    assert bewaar(anne, {"_formulier": merk, "titel": "Gekaapt"}).status_code == 409


def test_lost_rights_are_refused_at_the_next_keeping_and_logged(anne, alphen, adres):
    data = ingevuld(anne, adres)
    alphen.lidmaatschappen.update(tot=timezone.localdate() - timedelta(days=1))
    response = bewaar(anne, data | {"titel": "Te laat"})
    assert (response.status_code, "Kopieer" in response.json()["melding"]) == (403, True)
    assert not Kladje.objects.exists()
    assert Logregel.objects.filter(actie="kladje bewaren", resultaat=Resultaat.GEWEIGERD, door=alphen).exists()


def test_when_rights_are_lost_the_sent_text_is_on_the_page(anne, alphen, adres):
    data = ingevuld(anne, adres) | {"titel": "Mijn lange tekst"}
    alphen.lidmaatschappen.update(tot=timezone.localdate() - timedelta(days=1))
    response = anne.post(adres, data)
    assert response.status_code == 403
    assert "Mijn lange tekst" in response.content.decode()
    assert Les.objects.get().titel == "Begin bij de behoefte"


def test_after_the_session_ended_it_is_kept_for_who_typed_it(anne, alphen, adres):
    data = ingevuld(anne, adres) | {"titel": "Na het uitloggen"}
    stranger = Client()
    response = bewaar(stranger, data)
    assert (response.status_code, "uitgelogd" in response.json()["melding"]) == (200, True)
    assert staande_kladjes(alphen).get().velden["titel"] == ["Na het uitloggen"]


def test_a_form_sent_without_a_session_comes_back_after_logging_in(anne, alphen, adres):
    data = ingevuld(anne, adres) | {"titel": "Zonder sessie verstuurd"}
    response = Client().post(adres, data)
    kladje = staande_kladjes(alphen).get()
    page = response.content.decode()
    assert (response.status_code, "Zonder sessie verstuurd" in page) == (403, True)
    assert f"zet_terug%3D{kladje.pk}" in page
    assert Les.objects.get().titel == "Begin bij de behoefte"
    assert 'value="Zonder sessie verstuurd"' in anne.get(f"{adres}?zet_terug={kladje.pk}").content.decode()


def test_a_form_with_an_old_csrf_token_is_kept(alphen, adres):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(alphen)
    data = ingevuld(strict, adres) | {"titel": "Na opnieuw inloggen", "csrfmiddlewaretoken": "x" * 64}
    response = strict.post(adres, data)
    page = response.content.decode()
    assert (response.status_code, "Na opnieuw inloggen" in page) == (403, True)
    assert f"{adres}?zet_terug={staande_kladjes(alphen).get().pk}" in page
    forged = strict.post(adres, {"titel": "Van elders"})
    assert (forged.status_code, staande_kladjes(alphen).count()) == (403, 1)


def test_a_server_error_while_saving_loses_nothing(anne, alphen, adres, monkeypatch):
    def breek(*args, **kwargs):
        raise RuntimeError("stuk")

    data = ingevuld(anne, adres) | {"titel": "Tijdens de storing"}
    monkeypatch.setattr("redactie.admin.schrijven.bewaar", breek)
    anne.raise_request_exception = False
    assert anne.post(adres, data).status_code == 500
    monkeypatch.undo()
    assert staande_kladjes(alphen).get().velden["titel"] == ["Tijdens de storing"]
    assert "Je had hier nog iets staan" in anne.get(adres).content.decode()


def test_secrets_and_our_own_fields_are_not_kept(anne, adres):
    data = ingevuld(anne, adres) | {
        "titel": "T",
        "wachtwoord": "x",
        "csrfmiddlewaretoken": "y",
        "otp": "z",
        "_overgang": "c",
    }
    bewaar(anne, data)
    names = set(Kladje.objects.get().velden)
    assert {"titel", "_basis"} <= names
    assert not names & {"wachtwoord", "csrfmiddlewaretoken", "otp", "_overgang", "_formulier"}


def test_what_arrives_after_saving_is_no_leftover(anne, alphen, adres):
    data = ingevuld(anne, adres) | {"titel": "Bewaard"}
    anne.post(adres, data | {"_bewaar": "1"})
    bewaar(anne, data)  # the beacon of the page that was left
    assert list(staande_kladjes(alphen)) == []
    bewaar(anne, data | {"titel": "Terug in het oude venster"})
    assert staande_kladjes(alphen).count() == 1


def test_it_is_bounded(anne, alphen, adres, monkeypatch, les):
    monkeypatch.setattr(kladjes, "MAX_TEKENS", 5000)
    data = ingevuld(anne, adres)
    response = bewaar(anne, data | {"tekst": "x" * 6000})
    assert (response.status_code, "zelf" in response.json()["melding"]) == (413, True)
    for _ in range(MAX_PER_PERSOON + 3):
        bewaar(anne, {"_formulier": nieuw_formulier(alphen, Les, les.pk).merk, "titel": "weer"})
    assert Kladje.objects.filter(gebruiker=alphen).count() == MAX_PER_PERSOON
    # What is too long to keep meanwhile is still saved.
    assert anne.post(adres, data | {"tekst": "x " * 3000}).status_code == 302
    assert len(Les.objects.get().tekst) > 5000


def test_it_is_cleaned_after_thirty_days(anne, adres):
    bewaar(anne, ingevuld(anne, adres) | {"titel": "Oud"})
    bewaar(anne, ingevuld(anne, adres) | {"titel": "Nieuw"})
    oud = Kladje.objects.get(velden__titel=["Oud"])
    Kladje.objects.filter(pk=oud.pk).update(op=timezone.now() - timedelta(days=31))
    call_command("ruim_op")
    assert [k.velden["titel"] for k in Kladje.objects.all()] == [["Nieuw"]]


def test_a_working_copy_is_restored_on_top_of_the_working_copy(anne, alphen, les, adres):
    transition(les, Status.GEPUBLICEERD, by=alphen)
    anne.post(adres, ingevuld(anne, adres) | {"titel": "In de werkkopie"})
    bewaar(anne, ingevuld(anne, adres) | {"titel": "Nog verder"})
    page = anne.get(f"{adres}?zet_terug={staande_kladjes(alphen).get().pk}").content.decode()
    assert 'value="Nog verder"' in page
    assert Les.objects.get().titel == "Begin bij de behoefte"


def test_a_part_that_was_added_in_the_form_comes_back(maak, beheerder, client):
    tool = maak(Tool, "Focusgesprek", soort="gespreksvorm", herkomst="redactie", in_het_kort="<p>Praat.</p>")
    Toolregel.objects.create(tool=tool, soort="stap", titel="Een", volgorde=0)
    client.force_login(beheerder)
    adres = f"/beheer/toolkit/tool/{tool.pk}/change/"
    data = ingevuld(client, adres)
    data |= {"regels-TOTAL_FORMS": 2, "regels-1-soort": "stap", "regels-1-titel": "Twee", "regels-1-volgorde": 1}
    bewaar(client, data)
    page = client.get(f"{adres}?zet_terug={Kladje.objects.get().pk}").content.decode()
    assert 'value="Een"' in page and 'value="Twee"' in page


def test_a_broken_leftover_breaks_no_page(anne, alphen, adres):
    bewaar(anne, ingevuld(anne, adres))
    kladje = Kladje.objects.get()
    for velden in ({"titel": ["x"]}, {f"{BRON}-TOTAL_FORMS": ["veel"]}, {f"{BRON}-TOTAL_FORMS": ["99999"]}):
        Kladje.objects.filter(pk=kladje.pk).update(velden=json.loads(json.dumps(velden)))
        assert anne.get(f"{adres}?zet_terug={kladje.pk}").status_code == 200
    for raar in ("", "abc", "99999999999999999999", "-1"):
        assert anne.get(f"{adres}?zet_terug={raar}").status_code in (200, 404)
