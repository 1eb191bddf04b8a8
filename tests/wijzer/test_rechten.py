# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Wie mag wat: who may do what, as a page and as a file, and when it was last looked over."""

import csv
import io
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from redactie.models import Gebruiker, Lidmaatschap, Logregel, Rechtencontrole, Rol
from tests.conftest import maak_gebruiker
from wijzer.kantoor.rechten import KOPPEN

pytestmark = pytest.mark.django_db
ADRES = "/beheer/rechten/"
BESTAND = "/beheer/rechten/rechten.csv"


@pytest.fixture
def kantoor(beheerder) -> Client:
    client = Client()
    client.force_login(beheerder)
    return client


def regels(client: Client) -> list[list[str]]:
    inhoud = client.get(BESTAND).content.decode()
    assert inhoud.startswith("\ufeff")
    kop, *rest = csv.reader(io.StringIO(inhoud.removeprefix("\ufeff")), delimiter=";")
    assert kop == KOPPEN
    return rest


@pytest.mark.parametrize("wie", ["alphen", "lezer"])
def test_only_a_beheerder_sees_it(request, client, wie):
    assert [client.get(adres).status_code for adres in (ADRES, BESTAND)] == [302, 302]
    client.force_login(request.getfixturevalue(wie))
    assert [client.get(ADRES).status_code, client.get(BESTAND).status_code, client.post(ADRES).status_code] == [403] * 3
    assert (
        Rechtencontrole.objects.count(),
        Logregel.objects.filter(actie="rechten bekijken", resultaat="geweigerd").count(),
    ) == (0, 3)


def test_every_person_every_room_and_every_role_stands_on_it_and_in_the_file(kantoor, alphen, lezer, ruimten):
    gisteren, morgen = (timezone.localdate() + timedelta(days=dag) for dag in (-1, 1))
    Lidmaatschap.objects.create(gebruiker=alphen, ruimte=ruimten["stevenshof"], rol=Rol.REDACTEUR, tot=gisteren)
    Lidmaatschap.objects.create(gebruiker=alphen, ruimte=ruimten["gedeeld"], rol=Rol.LEZER, van=morgen)
    Gebruiker.objects.filter(pk=lezer.pk).update(is_active=False)
    maak_gebruiker("nora@voorbeeld.nl", "Nora Nergens")
    Gebruiker.objects.create_superuser("super@voorbeeld.nl", naam="Sam Super")
    gezien = {
        (naam, ruimte, rol, stand, toegang)
        for naam, _mail, ruimte, rol, _van, _tot, stand, toegang, *_rest in regels(kantoor)
    }
    assert gezien == {
        ("Anne Alphen", "Alphen Noord", "procesbegeleider", "ja", "ja"),
        ("Anne Alphen", "Stevenshof", "redacteur", "beëindigd", "ja"),
        ("Anne Alphen", "Gedeeld", "lezer", "nog niet", "ja"),
        ("Bea Beheerder", "Gedeeld", "beheerder", "ja", "ja"),
        ("Lies Lezer", "Alphen Noord", "lezer", "geblokkeerd", "geblokkeerd"),
        ("Nora Nergens", "geen", "geen", "beëindigd", "ja"),
        ("Sam Super", "alle", "alles (technisch beheer)", "ja", "ja"),
    }
    page = kantoor.get(ADRES).content.decode()
    for woord in ("Anne Alphen", "beëindigd", "nog niet", "geblokkeerd", "alles (technisch beheer)", "Nora Nergens"):
        assert woord in page, woord


@pytest.mark.parametrize("teken", ["=", "+", "-", "@", "\t=", "\r=", " =", "\uff1d", "\uff20"])
def test_a_name_cannot_run_as_a_formula_in_a_spreadsheet(kantoor, teken):
    maak_gebruiker("kaper@voorbeeld.nl", f'{teken}HYPERLINK("http://kwaad.example";"klik")')
    (naam,) = [rij[0] for rij in regels(kantoor) if rij[1] == "kaper@voorbeeld.nl"]
    assert naam == f'\'{teken}HYPERLINK("http://kwaad.example";"klik")'


def test_the_file_has_a_name_with_the_day_and_stands_in_the_log(kantoor):
    response = kantoor.get(BESTAND)
    assert response["Content-Disposition"] == f'attachment; filename="rechten-{timezone.localdate():%Y-%m-%d}.csv"'
    assert "no-store" in response["Cache-Control"]
    assert Logregel.objects.filter(actie="rechten geëxporteerd").count() == 1


def test_a_check_is_recorded_with_who_and_what_they_noticed(kantoor, beheerder):
    assert "nog nooit nagelopen" in kantoor.get(ADRES).content.decode()
    assert kantoor.post(ADRES, {"toelichting": "Twee rollen beëindigd."})["Location"] == ADRES
    controle = Rechtencontrole.objects.get()
    assert (controle.door, controle.toelichting) == (beheerder, "Twee rollen beëindigd.")
    page = kantoor.get(ADRES).content.decode()
    assert "door Bea Beheerder" in page and "Twee rollen beëindigd." in page and "nog nooit" not in page
    te_lang = kantoor.post(ADRES, {"toelichting": "x" * 301})
    assert "korter dan 300 tekens" in te_lang.content.decode() and Rechtencontrole.objects.count() == 1


def test_a_check_of_more_than_a_year_ago_is_named(kantoor):
    kantoor.post(ADRES)
    for dagen, verouderd in ((364, False), (366, True)):
        Rechtencontrole.objects.update(op=timezone.now() - timedelta(days=dagen))
        assert ("langer dan een jaar geleden" in kantoor.get(ADRES).content.decode()) is verouderd


def test_looking_takes_as_many_queries_for_thirty_people_as_for_one(kantoor, ruimten):
    kantoor.get(ADRES)
    with CaptureQueriesContext(connection) as weinig:
        kantoor.get(ADRES)
    for n in range(30):
        maak_gebruiker(f"iemand{n}@voorbeeld.nl", f"Iemand {n}", ruimten["stevenshof"], Rol.LEZER)
    with CaptureQueriesContext(connection) as veel:
        kantoor.get(ADRES)
    assert len(veel) == len(weinig)
