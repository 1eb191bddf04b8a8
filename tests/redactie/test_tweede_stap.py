# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""The second step: set up, asked for, remembered, lost, and demanded of some roles. Passkeys: tests/browser/test_accounts.py."""

import re
import time
from datetime import timedelta

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import SECRET_SESSION_KEY, format_hotp_value, hotp_value
from django.core import mail
from django.core.cache import cache
from django.core.exceptions import ImproperlyConfigured
from django.test import Client
from django.utils import timezone

from redactie.accounts import post, services, tweedestap
from redactie.models import Gebruiker, Logregel, Rol
from tests.conftest import WACHTWOORD, maak_gebruiker
from wijzer.omgeving import some_of

pytestmark = [pytest.mark.django_db, pytest.mark.een_database]
BEGIN = "2026-11-25T09:00:00Z"


@pytest.fixture
def klok():
    with time_machine.travel(BEGIN, tick=False) as klok:
        yield klok


@pytest.fixture(autouse=True)
def _meteen(django_capture_on_commit_callbacks, monkeypatch):
    """What waits for the end of the transaction happens at once: a test never ends one."""
    from django.db import transaction

    monkeypatch.setattr(transaction, "on_commit", lambda doe, **kw: doe())


def code(geheim: str) -> str:
    return format_hotp_value(hotp_value(geheim, int(time.time()) // 30))


def log_in(client: Client, persoon: Gebruiker, verder: str = ""):
    data = {"login": persoon.email, "password": WACHTWOORD} | ({"next": verder} if verder else {})
    return client.post("/account/inloggen/", data)


def binnen(client: Client) -> bool:
    return client.get("/beheer/jsi18n/").status_code == 200


def zet_aan(client: Client, persoon: Gebruiker) -> tuple[str, list[str]]:
    """Log in and tie an app; return its secret and the recovery codes."""
    log_in(client, persoon)
    client.get("/account/tweede-stap/app/")
    geheim = client.session[SECRET_SESSION_KEY]
    response = client.post("/account/tweede-stap/app/", {"code": code(geheim)})
    assert (response.status_code, response["Location"]) == (302, "/account/tweede-stap/herstelcodes/")
    page = client.get("/account/tweede-stap/herstelcodes/").content.decode()
    return geheim, re.findall(r"<code>(\d{8})</code>", page)


def handelingen() -> list[str]:
    return [f"{regel.actie} {regel.resultaat}" for regel in Logregel.objects.order_by("pk")]


# --- Setting up ------------------------------------------------------------------------------------------------


def test_an_app_is_tied_with_a_code_and_recovery_codes_are_shown_once(client, alphen, klok):
    geheim, codes = zet_aan(client, alphen)
    assert len(geheim) == 32 and len(set(codes)) == 10
    opnieuw = client.get("/account/tweede-stap/herstelcodes/").content.decode()
    assert [gezien for gezien in codes if gezien in opnieuw] == []
    assert handelingen() == ["ingelogd gelukt", "tweede stap met app aangezet gelukt"]
    post.wacht()
    assert [brief.subject for brief in mail.outbox] == ["De tweede stap met een app staat aan"]


def test_the_qr_code_is_an_image_of_its_own_for_this_session_only(client, alphen, klok):
    assert client.get("/account/tweede-stap/app/qr.svg").status_code == 302
    log_in(client, alphen)
    assert client.get("/account/tweede-stap/app/qr.svg").status_code == 404
    page = client.get("/account/tweede-stap/app/").content.decode()
    qr = client.get("/account/tweede-stap/app/qr.svg")
    assert (qr.status_code, qr["Content-Type"]) == (200, "image/svg+xml")
    assert "no-store" in qr["Cache-Control"] and qr.content.startswith(b"<svg ") and b"style" not in qr.content
    assert "data:" not in page and "img-src 'self'" in qr["Content-Security-Policy"]
    ander = Client()
    ander.force_login(alphen)
    assert ander.get("/account/tweede-stap/app/qr.svg").status_code == 404


def test_a_wrong_code_ties_nothing_and_keeps_the_same_secret(client, alphen, klok):
    log_in(client, alphen)
    client.get("/account/tweede-stap/app/")
    geheim = client.session[SECRET_SESSION_KEY]
    response = client.post("/account/tweede-stap/app/", {"code": "000000"})
    assert "Deze code klopt niet" in response.content.decode()
    assert client.session[SECRET_SESSION_KEY] == geheim
    assert not tweedestap.heeft(alphen)


def test_setting_up_asks_for_the_password_again_after_a_quarter_of_an_hour(client, alphen, klok):
    log_in(client, alphen)
    assert client.get("/account/tweede-stap/app/").status_code == 200
    klok.shift(16 * 60)
    response = client.get("/account/tweede-stap/app/")
    assert response["Location"] == "/account/bevestigen/?next=%2Faccount%2Ftweede-stap%2Fapp%2F"
    fout = client.post("/account/bevestigen/", {"password": "verkeerd", "next": "/account/tweede-stap/app/"})
    assert "Dit wachtwoord klopt niet" in fout.content.decode()
    goed = client.post("/account/bevestigen/", {"password": WACHTWOORD, "next": "/account/tweede-stap/app/"})
    assert goed["Location"] == "/account/tweede-stap/app/"
    assert client.get("/account/tweede-stap/app/").status_code == 200


def test_the_codes_on_the_page_can_be_saved_as_text_and_no_others(client, alphen, stevenshof, klok):
    _geheim, codes = zet_aan(client, alphen)
    response = client.post("/account/tweede-stap/herstelcodes/bewaren/", {"code": codes})
    assert response["Content-Disposition"] == 'attachment; filename="herstelcodes.txt"'
    assert [woord for woord in codes if woord not in response.content.decode()] == []
    assert "no-store" in response["Cache-Control"]
    for vreemd in (["12345678"], [*codes, "<script>"], []):
        assert client.post("/account/tweede-stap/herstelcodes/bewaren/", {"code": vreemd}).status_code == 404
    assert client.get("/account/tweede-stap/herstelcodes/bewaren/").status_code == 405
    ander = Client()
    log_in(ander, stevenshof)
    assert ander.post("/account/tweede-stap/herstelcodes/bewaren/", {"code": codes}).status_code == 404


def test_a_secret_is_kept_under_lock(client, alphen, klok, settings):
    geheim, codes = zet_aan(client, alphen)
    bewaard = str(list(Authenticator.objects.values_list("data", flat=True)))
    assert geheim not in bewaard and not any(woord in bewaard for woord in codes)
    app = Authenticator.objects.get(type="totp").wrap()
    klok.shift(60)
    assert app.validate_code(code(geheim))
    oud, settings.SECRET_KEY = (
        settings.SECRET_KEY,
        "een heel andere sleutel van de installatie, lang genoeg voor vijftig tekens",
    )
    settings.SECRET_KEY_FALLBACKS = [oud]
    klok.shift(60)
    assert app.validate_code(code(geheim))
    settings.SECRET_KEY_FALLBACKS = []
    klok.shift(60)
    assert not app.validate_code(code(geheim))
    assert not app.validate_code(format_hotp_value(hotp_value("", int(time.time()) // 30)))


def test_a_session_from_before_the_second_step_is_worth_nothing_after_it(client, alphen, klok):
    log_in(client, alphen)
    voor = client.cookies["sessionid"].value
    client.get("/account/tweede-stap/app/")
    client.post("/account/tweede-stap/app/", {"code": code(client.session[SECRET_SESSION_KEY])})
    assert client.cookies["sessionid"].value != voor
    ander = Client()
    ander.cookies["sessionid"] = voor
    assert (binnen(ander), binnen(client)) == (False, True)
    assert "dit apparaat" in client.get("/account/sessies/").content.decode()


# --- Logging in with it ----------------------------------------------------------------------------------------


def test_the_password_alone_is_not_enough(client, alphen, klok):
    zet_aan(client, alphen)
    ander = Client()
    assert log_in(ander, alphen)["Location"] == "/account/tweede-stap/code/"
    assert not binnen(ander)
    for adres in (
        "/account/",
        "/account/sessies/",
        "/account/tweede-stap/",
        "/account/tweede-stap/app/",
        "/account/passkeys/",
    ):
        assert ander.get(adres)["Location"].startswith("/account/inloggen/"), adres


def test_a_code_lets_somebody_in_and_on_to_where_they_were_going(client, alphen, klok):
    geheim, _codes = zet_aan(client, alphen)
    klok.shift(60)
    ander = Client()
    log_in(ander, alphen, "/beheer/wijken/wijk/")
    assert (
        ander.post("/account/tweede-stap/code/", {"code": code(geheim)})["Location"]
        == "/account/tweede-stap/onthouden/"
    )
    assert ander.post("/account/tweede-stap/onthouden/", {})["Location"] == "/beheer/wijken/wijk/"
    assert binnen(ander) and "onthouden" not in ander.cookies
    assert Logregel.objects.filter(actie="ingelogd").first().toelichting == "wachtwoord en tweede stap"


def test_a_code_works_once(client, alphen, klok):
    geheim, _codes = zet_aan(client, alphen)
    klok.shift(60)
    een, twee = Client(), Client()
    log_in(een, alphen)
    log_in(twee, alphen)
    assert een.post("/account/tweede-stap/code/", {"code": code(geheim)}).status_code == 302
    assert "Deze code klopt niet" in twee.post("/account/tweede-stap/code/", {"code": code(geheim)}).content.decode()


def test_a_recovery_code_works_once(client, alphen, klok):
    _geheim, codes = zet_aan(client, alphen)
    for wie, verwacht in ((Client(), 302), (Client(), 200)):
        log_in(wie, alphen)
        assert wie.post("/account/tweede-stap/code/", {"code": codes[3]}).status_code == verwacht


def test_guessing_codes_is_braked_logged_and_the_window_ends_by_itself(client, alphen, klok):
    geheim, _codes = zet_aan(client, alphen)
    ander = Client()
    log_in(ander, alphen)
    antwoorden = [ander.post("/account/tweede-stap/code/", {"code": f"00000{n}"}).content.decode() for n in range(7)]
    assert ["Deze code klopt niet" in antwoord for antwoord in antwoorden] == [True] * 5 + [False] * 2
    assert "Wacht een kwartier" in antwoorden[-1]
    assert handelingen().count("code van de tweede stap geweigerd") == 7
    klok.shift(15 * 60 + 1)
    derde = Client()
    log_in(derde, alphen)
    assert derde.post("/account/tweede-stap/code/", {"code": code(geheim)}).status_code == 302


def test_a_remembered_device_is_asked_no_code_until_the_password_or_the_app_changes(client, alphen, klok):
    geheim, _codes = zet_aan(client, alphen)
    klok.shift(60)
    eigen = Client()
    log_in(eigen, alphen)
    eigen.post("/account/tweede-stap/code/", {"code": code(geheim)})
    eigen.post("/account/tweede-stap/onthouden/", {"action": "trust"})
    koekje = eigen.cookies["onthouden"]
    assert (koekje["httponly"], koekje["samesite"], koekje["max-age"]) == (True, "Lax", 30 * 24 * 3600)
    eigen.post("/account/uitloggen/")
    assert log_in(eigen, alphen)["Location"] == "/beheer/"
    eigen.post("/account/uitloggen/")
    vervalst = Client()
    vervalst.cookies["onthouden"] = koekje.value[:-2] + "xx"
    assert log_in(vervalst, alphen)["Location"] == "/account/tweede-stap/code/"
    klok.shift(30 * 24 * 3600 + 1)
    assert log_in(eigen, alphen)["Location"] == "/account/tweede-stap/code/"
    klok.shift(-20 * 24 * 3600)
    Gebruiker.objects.get(pk=alphen.pk).set_password("x")
    alphen.set_password(WACHTWOORD)
    alphen.save()
    derde = Client()
    derde.cookies["onthouden"] = koekje.value
    assert log_in(derde, alphen)["Location"] == "/account/tweede-stap/code/"


def test_the_device_remembered_for_one_person_is_not_remembered_for_another(client, alphen, stevenshof, klok):
    geheim, _codes = zet_aan(client, alphen)
    zet_aan(Client(), stevenshof)
    klok.shift(60)
    eigen = Client()
    log_in(eigen, alphen)
    eigen.post("/account/tweede-stap/code/", {"code": code(geheim)})
    eigen.post("/account/tweede-stap/onthouden/", {"action": "trust"})
    eigen.post("/account/uitloggen/")
    assert log_in(eigen, stevenshof)["Location"] == "/account/tweede-stap/code/"


def test_the_app_can_be_untied_and_the_recovery_codes_go_with_it(client, alphen, klok):
    zet_aan(client, alphen)
    assert client.post("/account/tweede-stap/app/weg/")["Location"] == "/account/tweede-stap/"
    assert Authenticator.objects.count() == 0
    assert "tweede stap met app uitgezet gelukt" in handelingen()


def test_new_recovery_codes_take_the_place_of_the_old(client, alphen, klok):
    _geheim, oud = zet_aan(client, alphen)
    client.post("/account/tweede-stap/herstelcodes/nieuw/")
    nieuw = re.findall(r"<code>(\d{8})</code>", client.get("/account/tweede-stap/herstelcodes/").content.decode())
    assert len(nieuw) == 10 and set(nieuw).isdisjoint(oud)
    ander = Client()
    log_in(ander, alphen)
    assert ander.post("/account/tweede-stap/code/", {"code": oud[0]}).status_code == 200
    assert ander.post("/account/tweede-stap/code/", {"code": nieuw[0]}).status_code == 302


def test_a_beheerder_takes_the_second_step_of_somebody_away_and_they_hear_of_it(client, alphen, beheerder, klok):
    zet_aan(client, alphen)
    services.haal_tweede_stap_weg(alphen, by=beheerder)
    assert (tweedestap.heeft(alphen), binnen(client)) == (False, False)
    post.wacht()
    assert (mail.outbox[-1].to, mail.outbox[-1].subject) == ([alphen.email], "Je tweede stap is verwijderd")


# --- Demanded --------------------------------------------------------------------------------------------------


def test_who_must_have_a_second_step_sets_it_up_before_anything_else_and_goes_on(client, beheerder, klok, settings):
    settings.TWEEDE_STAP_VERPLICHT = ["beheerder"]
    log_in(client, beheerder)
    for adres in ("/beheer/", "/beheer/redactie/logregel/?q=1", "/beheer/rechten/rechten.csv"):
        assert client.get(adres)["Location"] == "/account/tweede-stap/"
    client.get("/beheer/redactie/logregel/?q=1")
    assert "tweede stap bij het inloggen nodig" in client.get("/account/tweede-stap/").content.decode()
    client.get("/account/tweede-stap/app/")
    response = client.post("/account/tweede-stap/app/", {"code": code(client.session[SECRET_SESSION_KEY])})
    page = client.get(response["Location"]).content.decode()
    assert 'href="/beheer/redactie/logregel/?q=1"' in page
    assert client.get("/beheer/redactie/logregel/?q=1").status_code == 200
    assert "verder" not in client.session


def test_text_typed_by_who_must_set_up_a_second_step_is_not_lost(client, beheerder, klok, settings):
    log_in(client, beheerder)
    settings.TWEEDE_STAP_VERPLICHT = ["beheerder"]
    response = client.post("/beheer/toolkit/les/add/", {"titel": "Mijn lange verhaal"})
    page = response.content.decode()
    assert (response.status_code, "Mijn lange verhaal" in page, 'href="/account/tweede-stap/"' in page) == (
        403,
        True,
        True,
    )


def test_who_must_have_a_second_step_can_log_out_and_cannot_take_the_last_one_away(client, beheerder, klok, settings):
    settings.TWEEDE_STAP_VERPLICHT = ["beheerder"]
    zet_aan(client, beheerder)
    response = client.post("/account/tweede-stap/app/weg/")
    assert "Voeg eerst een andere toe" in response.content.decode() and tweedestap.heeft(beheerder)
    assert client.post("/beheer/logout/").status_code == 302
    assert not binnen(client)


def test_a_role_is_asked_for_it_while_it_lasts(alphen, beheerder, ruimten, settings):
    settings.TWEEDE_STAP_VERPLICHT = ["procesbegeleider"]
    assert (tweedestap.is_verplicht(alphen), tweedestap.is_verplicht(beheerder)) == (True, False)
    alphen.lidmaatschappen.update(tot=timezone.localdate() - timedelta(days=1))
    assert not tweedestap.is_verplicht(alphen)
    baas = Gebruiker.objects.create_superuser("super@voorbeeld.nl", WACHTWOORD, naam="Super")
    assert not tweedestap.is_verplicht(baas)
    settings.TWEEDE_STAP_VERPLICHT = [Rol.BEHEERDER]
    assert tweedestap.is_verplicht(baas)


@pytest.mark.parametrize(
    ("waarde", "rollen"),
    [
        (None, ["beheerder"]),
        ("", []),
        ("beheerder, lezer", ["beheerder", "lezer"]),
        ("procesbegeleider", ["procesbegeleider"]),
    ],
)
def test_the_setting_is_a_list_of_roles(monkeypatch, waarde, rollen):
    monkeypatch.delenv("TWEEDE_STAP_VERPLICHT", raising=False)
    if waarde is not None:
        monkeypatch.setenv("TWEEDE_STAP_VERPLICHT", waarde)
    assert some_of("TWEEDE_STAP_VERPLICHT", ["beheerder"], tuple(Rol.values)) == rollen


def test_a_role_that_does_not_exist_is_refused_by_name(monkeypatch):
    monkeypatch.setenv("TWEEDE_STAP_VERPLICHT", "beheerder,baas")
    with pytest.raises(ImproperlyConfigured, match="kent 'baas' niet. Kies uit: beheerder"):
        some_of("TWEEDE_STAP_VERPLICHT", [], tuple(Rol.values))


# --- Passkeys, as far as a browser is not needed ---------------------------------------------------------------


@pytest.mark.parametrize("onzin", ["", "x", "[]", "{}", "null", "1", '{"id": 1}', '{"response": {"userHandle": "\u00e9"}}', '{"rawId": "AA", "response": []}'])  # fmt: skip
def test_nonsense_is_no_passkey(client, alphen, klok, onzin):
    cache.clear()
    response = client.post("/account/passkeys/inloggen/", {"credential": onzin})
    assert (response.status_code, response["Location"]) == (302, "/account/inloggen/")
    assert not binnen(client)
    log_in(client, alphen)
    assert client.get("/account/passkeys/nieuw/").status_code == 200
    assert client.post("/account/passkeys/nieuw/", {"name": "x", "credential": onzin}).status_code == 200
    assert Authenticator.objects.count() == 0


def test_the_options_for_a_passkey_name_nobody(client, alphen):
    opties = client.get("/account/passkeys/inloggen/", HTTP_ACCEPT="application/json").json()["request_options"][
        "publicKey"
    ]
    assert opties["userVerification"] == "required" and not opties.get("allowCredentials")


def test_a_passkey_of_somebody_else_can_be_neither_named_nor_removed(client, alphen, stevenshof, klok):
    van_stef = Authenticator.objects.create(
        user=stevenshof, type="webauthn", data={"name": "van Stef", "credential": {}}
    )
    log_in(client, alphen)
    for deel in ("naam", "weg"):
        assert client.get(f"/account/passkeys/{van_stef.pk}/{deel}/").status_code == 404
        assert client.post(f"/account/passkeys/{van_stef.pk}/{deel}/", {"name": "gekaapt"}).status_code == 404
    van_stef.refresh_from_db()
    assert van_stef.data["name"] == "van Stef"


def test_a_person_without_rights_in_the_office_still_has_an_account(client, klok):
    zet_aan(client, maak_gebruiker("nora@voorbeeld.nl", "Nora"))
    assert client.get("/account/tweede-stap/").status_code == 200
