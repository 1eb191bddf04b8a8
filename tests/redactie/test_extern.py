# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Single sign-on, against a small provider with keys of its own that runs in the test."""

import base64
import hashlib
import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import jwt
import pytest
from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount
from cryptography.hazmat.primitives.asymmetric import rsa
from django.core import mail
from django.core.exceptions import ImproperlyConfigured
from django.test import Client

from redactie.accounts import post
from redactie.models import Gebruiker, Logregel
from tests.conftest import WACHTWOORD
from wijzer.omgeving import all_or_none

pytestmark = [pytest.mark.django_db, pytest.mark.een_database]
MISLUKT = "/account/extern/mislukt/"
SLEUTEL = rsa.generate_private_key(public_exponent=65537, key_size=2048)
ANDERE_SLEUTEL = rsa.generate_private_key(public_exponent=65537, key_size=2048)


class Organisatie:
    """A provider that hands out whatever identity the test puts in `zegt`."""

    def __init__(self) -> None:
        self.zegt = {
            "sub": "anne-42",
            "email": "anne@voorbeeld.nl",
            "email_verified": True,
            "name": "Anne van de gemeente",
        }
        self.anders: dict = {}
        self.userinfo: dict | None = None
        self.sleutel = SLEUTEL
        self.algoritme = "RS256"
        self.stuk = ""
        self.vragen: list[dict] = []
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), self._antwoorder())
        self.adres = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def stop(self) -> None:
        self.server.shutdown()
        self.server.server_close()

    def id_token(self) -> str:
        nu = int(time.time())
        inhoud = {"iss": self.adres, "aud": "wijzer", "iat": nu, "exp": nu + 300, **self.zegt, **self.anders}
        if self.algoritme == "none":
            return jwt.encode(inhoud, None, algorithm="none", headers={"kid": "een"})
        if self.algoritme == "HS256":
            return jwt.encode(inhoud, "geheim-van-het-kantoor-lang-genoeg!!", algorithm="HS256", headers={"kid": "een"})
        return jwt.encode(inhoud, self.sleutel, algorithm=self.algoritme, headers={"kid": "een"})

    def _antwoord(self, pad: str):
        if pad == self.stuk:
            return None
        if pad == "/.well-known/openid-configuration":
            return {
                "issuer": self.adres, "authorization_endpoint": f"{self.adres}/inloggen", "token_endpoint": f"{self.adres}/token",
                "jwks_uri": f"{self.adres}/jwks", "userinfo_endpoint": f"{self.adres}/userinfo",
                "token_endpoint_auth_methods_supported": ["client_secret_basic"],
            }  # fmt: skip
        if pad == "/jwks":
            jwk = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(SLEUTEL.public_key()))
            return {"keys": [jwk | {"kid": "een", "use": "sig", "alg": "RS256"}]}
        if pad == "/token":
            return {"access_token": "toegang", "token_type": "Bearer", "id_token": self.id_token()}
        return self.userinfo or self.zegt

    def _antwoorder(self) -> type[BaseHTTPRequestHandler]:
        zelf = self

        class Antwoorder(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self._geef(zelf._antwoord(self.path))

            def do_POST(self) -> None:
                lengte = int(self.headers["Content-Length"])
                zelf.vragen.append(
                    parse_qs(self.rfile.read(lengte).decode()) | {"kop": self.headers.get("Authorization", "")}
                )
                self._geef(zelf._antwoord(self.path))

            def _geef(self, antwoord) -> None:
                self.send_response(200 if antwoord is not None else 500)
                self.send_header("Content-Type", "application/json")
                self.end_headers()
                self.wfile.write(json.dumps(antwoord).encode() if antwoord is not None else b"stuk")

            def log_message(self, *args) -> None:
                """Say nothing."""

        return Antwoorder


@pytest.fixture
def organisatie(settings):
    organisatie = Organisatie()
    settings.OIDC_NAAM, settings.OIDC_ADRES = "Gemeente Voorbeeld", organisatie.adres
    settings.OIDC_CLIENT_ID, settings.OIDC_GEHEIM = "wijzer", "geheim-van-het-kantoor-lang-genoeg!!"
    settings.SOCIALACCOUNT_PROVIDERS = {
        "openid_connect": {
            "OAUTH_PKCE_ENABLED": True,
            "APPS": [{
                "provider_id": "organisatie", "name": settings.OIDC_NAAM, "client_id": settings.OIDC_CLIENT_ID,
                "secret": settings.OIDC_GEHEIM, "settings": {"server_url": organisatie.adres},
            }],
        }
    }  # fmt: skip
    yield organisatie
    organisatie.stop()


def heen(client: Client, verder: str = "") -> dict:
    response = client.get("/account/extern/", {"next": verder} if verder else {})
    assert response.status_code == 302, response.status_code
    return {naam: waarden[0] for naam, waarden in parse_qs(urlsplit(response["Location"]).query).items()}


def terug(client: Client, vraag: dict, **anders):
    return client.get("/account/extern/terug/", {"code": "eenmalig", "state": vraag["state"]} | anders)


def log_in(client: Client, verder: str = ""):
    return terug(client, heen(client, verder))


def binnen(client: Client) -> bool:
    return client.get("/beheer/jsi18n/").status_code == 200


def redenen() -> list[str]:
    return list(
        Logregel.objects.filter(actie="extern inloggen", resultaat="geweigerd")
        .order_by("pk")
        .values_list("toelichting", flat=True)
    )


def test_without_settings_there_is_no_button_and_no_door(client):
    assert "Verder met" not in client.get("/account/inloggen/").content.decode()
    assert [client.get(f"/account/extern/{deel}").status_code for deel in ("", "terug/", "terug/?code=x&state=y")] == [
        404
    ] * 3


def test_somebody_with_an_account_comes_in_with_the_account_of_their_organisation(client, alphen, organisatie):
    page = client.get("/account/inloggen/?next=/beheer/wijken/wijk/").content.decode()
    assert (
        '<a class="knop knop--tweede" href="/account/extern/?next=%2Fbeheer%2Fwijken%2Fwijk%2F">Verder met Gemeente Voorbeeld</a>'
        in page
    )
    vraag = heen(client, "/beheer/wijken/wijk/")
    assert (vraag["client_id"], vraag["response_type"], vraag["code_challenge_method"]) == ("wijzer", "code", "S256")
    assert vraag["redirect_uri"] == "http://testserver/account/extern/terug/"
    assert terug(client, vraag)["Location"] == "/beheer/wijken/wijk/"
    assert binnen(client)
    (gevraagd,) = organisatie.vragen
    afdruk = (
        base64.urlsafe_b64encode(hashlib.sha256(gevraagd["code_verifier"][0].encode()).digest()).rstrip(b"=").decode()
    )
    assert afdruk == vraag["code_challenge"]
    assert Logregel.objects.get(actie="ingelogd").toelichting == "extern account"
    koppeling = SocialAccount.objects.get()
    assert (koppeling.user, koppeling.extra_data, "anne" in koppeling.uid) == (alphen, {}, False)
    post.wacht()
    assert [brief.subject for brief in mail.outbox] == ["Je kunt nu ook inloggen met het account van je organisatie"]
    alphen.refresh_from_db()
    assert alphen.check_password(WACHTWOORD)  # the password of the account stays as it was


def test_the_second_time_the_same_account_is_taken(client, alphen, organisatie):
    log_in(client)
    client.post("/account/uitloggen/")
    assert log_in(client)["Location"] == "/beheer/"
    assert SocialAccount.objects.count() == 1


def test_an_account_is_never_made(client, db, organisatie):
    assert log_in(client)["Location"] == MISLUKT
    assert (Gebruiker.objects.count(), SocialAccount.objects.count(), EmailAddress.objects.count()) == (0, 0, 0)
    assert redenen() == ["geen actief account"] and not binnen(client)
    response = client.get(MISLUKT)
    assert (response.status_code, "Vraag een beheerder" in response.content.decode()) == (401, True)


@pytest.mark.parametrize("bevestigd", [False, None, "false", "", 0, "nee", [], 1])
def test_an_address_that_the_organisation_did_not_verify_opens_nothing(client, alphen, organisatie, bevestigd):
    organisatie.zegt["email_verified"] = bevestigd
    if bevestigd is None:
        del organisatie.zegt["email_verified"]
    assert log_in(client)["Location"] == MISLUKT
    assert redenen() == ["adres niet bevestigd"] and not binnen(client)


def test_a_domain_can_be_trusted_by_a_setting_when_the_organisation_never_says_it(
    client, alphen, organisatie, settings
):
    settings.OIDC_MAILDOMEINEN = ["voorbeeld.nl"]
    organisatie.zegt["email_verified"] = False
    assert log_in(client)["Location"] == MISLUKT
    del organisatie.zegt["email_verified"]
    organisatie.zegt["email"] = "anne@voorbeeld.nl.kwaad.example"
    assert log_in(client)["Location"] == MISLUKT
    organisatie.zegt["email"] = "Anne@Voorbeeld.NL"
    assert log_in(client)["Location"] == "/beheer/"


def test_a_blocked_person_does_not_come_in_this_way(client, alphen, organisatie):
    log_in(Client())
    Gebruiker.objects.update(is_active=False)
    assert log_in(client)["Location"] == MISLUKT
    assert redenen() == ["geen actief account"]


def test_an_address_given_to_somebody_else_does_not_give_them_the_account(client, alphen, organisatie):
    log_in(Client())
    organisatie.zegt["sub"] = "iemand-anders"
    assert log_in(client)["Location"] == MISLUKT
    assert redenen() == ["account is aan een ander gekoppeld"]


def test_an_account_of_the_organisation_that_is_tied_does_not_open_another_account(
    client, alphen, stevenshof, organisatie
):
    log_in(Client())
    organisatie.zegt["email"] = stevenshof.email
    assert log_in(client)["Location"] == MISLUKT
    assert redenen() == ["hoort bij een ander account"]


def test_the_same_name_at_another_provider_is_somebody_else(client, alphen, organisatie):
    log_in(Client())
    organisatie.anders = {"iss": "https://elders.example"}
    assert log_in(client)["Location"] == MISLUKT
    assert redenen() == ["OAuth2Error"]


@pytest.mark.parametrize(
    "wat",
    ["andere sleutel", "zonder handtekening", "gedeelde sleutel", "andere ontvanger", "verlopen", "zonder sub"],
)
def test_an_identity_that_is_not_signed_by_the_provider_for_us_and_now_opens_nothing(client, alphen, organisatie, wat):
    if wat == "andere sleutel":
        organisatie.sleutel = ANDERE_SLEUTEL
    elif wat == "zonder handtekening":
        organisatie.algoritme = "none"
    elif wat == "gedeelde sleutel":
        organisatie.algoritme = "HS256"
    elif wat == "andere ontvanger":
        organisatie.anders = {"aud": "een-ander"}
    elif wat == "verlopen":
        organisatie.anders = {"exp": int(time.time()) - 10}
    else:
        del organisatie.zegt["sub"]
    assert log_in(client)["Location"] == MISLUKT
    assert redenen() == ["OAuth2Error"] and not binnen(client)


def test_data_about_somebody_else_is_not_taken_for_this_person(client, alphen, organisatie):
    email = organisatie.zegt.pop("email")
    organisatie.userinfo = {"sub": "iemand-anders", "email": email, "email_verified": True}
    assert log_in(client)["Location"] == MISLUKT
    organisatie.userinfo["sub"] = "anne-42"
    assert log_in(client)["Location"] == "/beheer/"


@pytest.mark.parametrize("stuk", ["/.well-known/openid-configuration", "/token", "/jwks"])
def test_when_the_organisation_is_down_somebody_is_told_and_can_use_a_password(client, alphen, organisatie, stuk):
    vraag = heen(client) if stuk != "/.well-known/openid-configuration" else None
    organisatie.stuk = stuk
    response = client.get("/account/extern/") if vraag is None else terug(client, vraag)
    assert response["Location"] == MISLUKT
    assert "Log daarmee in" in client.get(MISLUKT).content.decode()


@pytest.mark.parametrize("anders", [{"state": "verzonnen"}, {"state": ""}, {"error": "server_error"}])
def test_an_answer_that_was_not_asked_for_opens_nothing(client, alphen, organisatie, anders):
    assert terug(client, heen(client), **anders)["Location"] == MISLUKT
    assert not binnen(client)


def test_the_answer_of_one_browser_opens_nothing_in_another_and_works_once(client, alphen, organisatie):
    vraag = heen(client)
    assert terug(Client(), vraag)["Location"] == MISLUKT
    assert terug(client, vraag)["Location"] == "/beheer/"
    client.post("/account/uitloggen/")
    assert terug(client, vraag)["Location"] == MISLUKT


def test_who_stops_halfway_is_told_that_nothing_happened(client, alphen, organisatie):
    assert terug(client, heen(client), error="access_denied", code="")["Location"] == "/account/extern/afgebroken/"
    assert "Er is niets gebeurd" in client.get("/account/extern/afgebroken/").content.decode()


@pytest.mark.parametrize("verder", ["https://kwaad.example/", "//kwaad.example", "/\\kwaad.example"])
def test_no_address_of_another_site_is_gone_to_afterwards(client, alphen, organisatie, verder):
    assert log_in(client, verder)["Location"] == "/beheer/"


def test_the_account_of_the_organisation_cannot_be_tied_to_who_is_logged_in_already(
    client, alphen, stevenshof, organisatie
):
    client.force_login(stevenshof)
    response = client.get("/account/extern/", {"process": "connect", "scope": "alles", "next": "/beheer/"})
    vraag = {naam: waarden[0] for naam, waarden in parse_qs(urlsplit(response["Location"]).query).items()}
    assert set(vraag["scope"].split()) == {"openid", "profile", "email"}
    terug(client, vraag)
    assert SocialAccount.objects.get().user == alphen and int(client.session["_auth_user_id"]) == alphen.pk


def test_a_second_step_is_asked_for_all_the_same(client, alphen, organisatie):
    from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

    TOTP.activate(alphen, generate_totp_secret())
    assert log_in(client)["Location"] == "/account/tweede-stap/code/"
    assert not binnen(client)


@pytest.mark.parametrize(
    ("gezet", "fout"),
    [
        ({}, None),
        ({"OIDC_NAAM": "a", "OIDC_ADRES": "https://a.example", "OIDC_CLIENT_ID": "b", "OIDC_GEHEIM": "c"}, None),
        ({"OIDC_NAAM": "a", "OIDC_ADRES": "https://a.example"}, "OIDC_CLIENT_ID, OIDC_GEHEIM ontbreekt"),
        ({"OIDC_NAAM": "a", "OIDC_ADRES": "http://a.example", "OIDC_CLIENT_ID": "b", "OIDC_GEHEIM": "c"}, "moet beginnen met https://"),
    ],
)  # fmt: skip
def test_the_settings_stand_all_or_none_and_say_what_is_missing(monkeypatch, gezet, fout):
    namen = ("OIDC_NAAM", "OIDC_ADRES", "OIDC_CLIENT_ID", "OIDC_GEHEIM")
    for naam in namen:
        monkeypatch.delenv(naam, raising=False)
    for naam, waarde in gezet.items():
        monkeypatch.setenv(naam, waarde)
    if fout is None:
        assert all_or_none(*namen, https=True) == [gezet.get(naam, "") for naam in namen]
    else:
        with pytest.raises(ImproperlyConfigured, match=fout):
            all_or_none(*namen, https=True)
