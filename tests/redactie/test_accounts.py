# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Coming in and going out: passwords, the brake on guessing, links by mail, sessions, and what is said and logged."""

import re
import statistics
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from html import unescape

import pytest
import time_machine
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.core import mail
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from redactie.accounts import post, rem, services, views
from redactie.models import Gebruiker, Lidmaatschap, Logregel, Resultaat, Rol
from tests.conftest import WACHTWOORD, maak_gebruiker

pytestmark = pytest.mark.django_db

NIEUW = "een heel ander wachtwoord 2026"
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0"
VERKEERD = "Het e-mailadres of het wachtwoord klopt niet. Kijk ze na, of vraag een nieuw wachtwoord aan."


def log_in(client: Client, email: str, wachtwoord: str = WACHTWOORD, *, verder: str = "", **kop):
    data = {"login": email, "password": wachtwoord} | ({"next": verder} if verder else {})
    return client.post("/account/inloggen/", data, **kop)


def binnen(client: Client) -> bool:
    return client.get("/beheer/jsi18n/").status_code == 200


def fouten(response) -> list[str]:
    return response.context["form"].non_field_errors() if response.context else []


def logregels(actie: str) -> list[tuple[str, str, str]]:
    return list(
        Logregel.objects.filter(actie=actie).order_by("pk").values_list("object_naam", "resultaat", "door_naam")
    )


def link_uit(brief) -> str:
    return re.search(r"http://127\.0\.0\.1:8000(/account/\S+)", brief.body)[1]


def laat_verlopen(klok, seconden: int) -> None:
    """Move the clock, and that of the cache with it: Redis keeps time by itself."""
    klok.shift(seconden)
    if hasattr(cache, "_cache") and hasattr(cache._cache, "get_client"):
        redis = cache._cache.get_client(None, write=True)
        for sleutel in redis.scan_iter():
            over = redis.ttl(sleutel)
            if 0 <= over <= seconden:
                redis.delete(sleutel)
            elif over > 0:
                redis.expire(sleutel, over - seconden)


def brieven() -> list:
    post.wacht()
    return mail.outbox


# --- In and out ------------------------------------------------------------------------------------------------


def test_somebody_logs_in_with_an_address_in_any_case_and_lands_in_the_office(client, alphen):
    response = log_in(client, "  ANNE@voorbeeld.nl ")
    assert (response.status_code, response["Location"]) == (302, "/beheer/")
    assert binnen(client)
    assert logregels("ingelogd") == [("Anne Alphen", "gelukt", "Anne Alphen")]
    assert Logregel.objects.get(actie="ingelogd").toelichting == "wachtwoord"


def test_the_old_address_of_the_login_leads_to_the_new_one_and_keeps_where_somebody_was_going(client):
    assert client.get("/beheer/toolkit/les/?q=1")["Location"] == "/account/inloggen/?next=/beheer/toolkit/les/%3Fq%3D1"
    assert (
        client.get("/beheer/login/?next=/beheer/wijken/wijk/")["Location"]
        == "/account/inloggen/?next=/beheer/wijken/wijk/"
    )
    assert client.get("/beheer/login/")["Location"] == "/account/inloggen/?next=/beheer/"


def test_somebody_is_led_on_to_where_they_were_going(client, alphen):
    page = client.get("/account/inloggen/?next=/beheer/wijken/wijk/").content.decode()
    assert '<input type="hidden" name="next" value="/beheer/wijken/wijk/">' in page
    assert log_in(client, alphen.email, verder="/beheer/wijken/wijk/")["Location"] == "/beheer/wijken/wijk/"


BUITEN = [
    "https://kwaad.example/", "//kwaad.example", "///kwaad.example", "/\\kwaad.example", "\\\\kwaad.example", "https:kwaad.example",
    "http:///kwaad.example", "javascript:alert(1)", " https://kwaad.example", "/%0d//kwaad.example\r\n", "https://testserver@kwaad.example",
    "https://kwaad.example\\@testserver", "\x08//kwaad.example", "https://testserver.kwaad.example/",
]  # fmt: skip


@pytest.mark.parametrize("adres", BUITEN)
def test_no_address_of_another_site_is_gone_to(client, alphen, adres):
    eerst = client.get("/beheer/login/", {"next": adres})["Location"]
    assert eerst == "/account/inloggen/?next=/beheer/" or eerst.startswith("/account/inloggen/?next=/%250d")
    response = log_in(client, alphen.email, verder=adres)
    assert response.status_code == 302
    assert response["Location"] == "/beheer/" or response["Location"].startswith("/%0d")
    assert client.get("/account/inloggen/", {"next": adres})["Location"].startswith("/")
    uit = client.post("/account/uitloggen/", {"next": adres})["Location"]
    assert uit == "/account/inloggen/" or uit.startswith("/%0d")


def test_logging_out_takes_a_press_of_a_button(client, alphen):
    log_in(client, alphen.email)
    assert client.get("/account/uitloggen/").status_code == 200
    assert client.get("/beheer/logout/").status_code == 200
    assert binnen(client)
    assert client.post("/beheer/logout/")["Location"] == "/account/inloggen/"
    assert not binnen(client)
    assert logregels("uitgelogd") == [("Anne Alphen", "gelukt", "Anne Alphen")]


@pytest.mark.parametrize(
    "adres", ["/account/inloggen/", "/account/uitloggen/", "/account/sessies/", "/account/wachtwoord/vergeten/"]
)
def test_a_form_of_an_account_from_another_site_is_refused(alphen, adres):
    streng = Client(enforce_csrf_checks=True)
    streng.force_login(alphen)
    assert streng.post(adres, {"login": alphen.email, "sessie": "overal"}).status_code == 403
    assert binnen(streng)


def test_an_address_of_django_that_nobody_needs_is_not_there(client, beheerder, login):
    for adres in ("/account/signup/", "/account/email/", "/account/confirm-email/", "/account/login/", "/account/3rdparty/",
                  "/beheer/password_change/", "/beheer/account/emailaddress/", "/beheer/mfa/authenticator/"):  # fmt: skip
        assert login(beheerder).get(adres).status_code == 404, adres


def test_who_has_an_account_but_no_role_is_told_so_and_can_log_out(client):
    niemand = maak_gebruiker("nora@voorbeeld.nl", "Nora Nergens")
    assert log_in(client, niemand.email)["Location"] == "/beheer/"
    response = client.get("/beheer/")
    assert (response.status_code, "geen rol" in response.content.decode()) == (403, True)
    assert client.get("/account/").status_code == 200
    assert logregels("redactie openen") == [("", "geweigerd", "Nora Nergens")]


# --- Known and unknown get the same ----------------------------------------------------------------------------


def test_a_wrong_password_and_an_unknown_address_get_the_same_answer(client, alphen):
    goed = log_in(client, alphen.email, "verkeerd")
    vreemd = log_in(Client(), "niemand@voorbeeld.nl", "verkeerd")
    assert (goed.status_code, fouten(goed)) == (vreemd.status_code, fouten(vreemd)) == (200, [VERKEERD])
    kaal = [re.sub(r'value="[^"]*"', "", r.content.decode()) for r in (goed, vreemd)]
    assert kaal[0] == kaal[1]
    assert logregels("inloggen") == [("Anne Alphen", "geweigerd", ""), ("", "geweigerd", "")]


def test_somebody_who_was_invited_and_has_no_password_yet_looks_like_nobody(client, alphen):
    alphen.set_unusable_password()
    alphen.save()
    for wachtwoord in ("!", "", alphen.password, "verkeerd"):
        assert fouten(log_in(client, alphen.email, wachtwoord)) in ([VERKEERD], [])
    assert not binnen(client)


def test_a_blocked_account_looks_like_any_other_until_the_password_is_right(client, alphen):
    Gebruiker.objects.filter(pk=alphen.pk).update(is_active=False)
    assert fouten(log_in(client, alphen.email, "verkeerd")) == [VERKEERD]
    response = log_in(client, alphen.email)
    assert (response.status_code, response["Location"]) == (302, "/account/geblokkeerd/")
    assert not binnen(client)


def test_asking_for_a_password_gives_the_same_answer_for_every_address(client, alphen):
    antwoorden = [
        client.post("/account/wachtwoord/vergeten/", {"email": email})
        for email in (alphen.email, "niemand@voorbeeld.nl")
    ]
    assert [(r.status_code, r["Location"]) for r in antwoorden] == [
        (302, "/account/wachtwoord/vergeten/verstuurd/")
    ] * 2
    assert [brief.to for brief in brieven()] == [[alphen.email]]


def _medianen(een, ander, keren: int) -> tuple[float, float]:
    """The median time of each, taken in turns, so that a busy machine slows down both."""
    tijden: tuple[list[float], list[float]] = ([], [])
    for n in range(keren):
        for doe, lijst in zip((een, ander), tijden, strict=True):
            cache.clear()
            begin = time.perf_counter()
            doe(n)
            lijst.append(time.perf_counter() - begin)
    return statistics.median(tijden[0]), statistics.median(tijden[1])


def test_known_and_unknown_take_the_same_time(client, alphen, settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.PBKDF2PasswordHasher"]
    alphen.set_password(WACHTWOORD)
    alphen.save()
    log_in(client, alphen.email, "verkeerd")  # everything is loaded
    bekend, vreemd = _medianen(
        lambda n: log_in(client, alphen.email, "verkeerd"),
        lambda n: log_in(client, f"niemand{n}@voorbeeld.nl", "verkeerd"),
        9,
    )
    assert abs(bekend - vreemd) < 0.25 * max(bekend, vreemd)

    def vraag(email: str):
        return client.post("/account/wachtwoord/vergeten/", {"email": email})

    bekend, vreemd = _medianen(lambda n: vraag(alphen.email), lambda n: vraag(f"niemand{n}@voorbeeld.nl"), 60)
    assert abs(bekend - vreemd) < 0.005


def test_a_slow_mail_server_does_not_tell_who_has_an_account(client, alphen, monkeypatch):
    from django.core.mail import EmailMessage

    monkeypatch.setattr(EmailMessage, "send", lambda self, **kw: time.sleep(1))
    begin = time.perf_counter()
    client.post("/account/wachtwoord/vergeten/", {"email": alphen.email})
    assert time.perf_counter() - begin < 0.8
    post.wacht()


# --- The brake -------------------------------------------------------------------------------------------------

NET_A, NET_B, NET_C = ({"REMOTE_ADDR": adres} for adres in ("192.0.2.7", "198.51.100.7", "203.0.113.7"))


@pytest.fixture
def klok():
    with time_machine.travel(datetime(2026, 11, 25, 9, 0, tzinfo=UTC), tick=False) as klok:
        yield klok


def test_after_five_wrong_passwords_a_network_waits_and_is_told_what_to_do(client, alphen, klok):
    for _ in range(5):
        assert fouten(log_in(client, alphen.email, "fout", **NET_A)) == [VERKEERD]
    (melding,) = fouten(log_in(client, alphen.email, **NET_A))  # the right one
    assert "Wacht een kwartier" in melding and "nieuw wachtwoord" in melding
    assert fouten(log_in(Client(), "niemand@voorbeeld.nl", "fout", **NET_A)) == [VERKEERD]
    assert logregels("inloggen vertraagd") == [("Anne Alphen", "geweigerd", "")]
    klok.shift(15 * 60)
    assert log_in(client, alphen.email, **NET_A)["Location"] == "/beheer/"


def test_an_unknown_address_is_braked_in_the_same_way(client, klok):
    for _ in range(5):
        assert fouten(log_in(client, "niemand@voorbeeld.nl", "fout", **NET_A)) == [VERKEERD]
    assert "Wacht een kwartier" in fouten(log_in(client, "niemand@voorbeeld.nl", "fout", **NET_A))[0]


def test_the_victim_logs_in_from_elsewhere_while_somebody_guesses(client, alphen, klok):
    for _ in range(12):
        log_in(client, alphen.email, "fout", **NET_A)
    assert log_in(client, alphen.email, **NET_B)["Location"] == "/beheer/"


def test_an_account_that_is_attacked_from_everywhere_stays_open_where_its_owner_was_before(alphen, klok):
    assert log_in(Client(), alphen.email, **NET_B).status_code == 302
    klok.shift(24 * 3600)
    for n in range(30):
        log_in(Client(), alphen.email, "fout", REMOTE_ADDR=f"10.{n}.0.1")
    assert "Wacht een kwartier" in fouten(log_in(Client(), alphen.email, **NET_C))[0]
    assert log_in(Client(), alphen.email, **NET_B)["Location"] == "/beheer/"
    klok.shift(15 * 60)
    assert log_in(Client(), alphen.email, **NET_C)["Location"] == "/beheer/"


def test_one_password_on_many_accounts_is_braked_per_network(client, klok):
    antwoorden = [fouten(log_in(client, f"iemand{n}@voorbeeld.nl", "Welkom2026", **NET_A))[0] for n in range(40)]
    assert antwoorden[:30] == [VERKEERD] * 30
    assert all("Wacht een kwartier" in antwoord for antwoord in antwoorden[30:])
    assert len(logregels("inloggen")) == 30 and len(logregels("inloggen vertraagd")) == 1


def test_addresses_of_one_network_count_together_and_made_up_ones_do_not_help(client, alphen, klok, settings):
    for n in range(5):
        log_in(client, alphen.email, "fout", REMOTE_ADDR=f"192.0.2.{n}", HTTP_X_FORWARDED_FOR=f"9.9.{n}.1")
    assert "Wacht" in fouten(log_in(client, alphen.email, REMOTE_ADDR="192.0.2.99", HTTP_X_FORWARDED_FOR="9.9.9.9"))[0]
    for n in range(5):
        log_in(client, alphen.email, "fout", REMOTE_ADDR=f"2001:db8:1:{n}::1")
    assert "Wacht" in fouten(log_in(client, alphen.email, REMOTE_ADDR="2001:db8:1:ffff::1"))[0]


def test_behind_a_proxy_the_network_of_the_visitor_counts(client, alphen, klok, settings):
    settings.VERTROUWDE_PROXYS = 1
    for n in range(5):
        log_in(client, alphen.email, "fout", REMOTE_ADDR="127.0.0.1", HTTP_X_FORWARDED_FOR=f"9.9.{n}.1, 192.0.2.1")
    assert "Wacht" in fouten(log_in(client, alphen.email, REMOTE_ADDR="127.0.0.1", HTTP_X_FORWARDED_FOR="192.0.2.9"))[0]
    assert (
        log_in(
            client, alphen.email, REMOTE_ADDR="127.0.0.1", HTTP_X_FORWARDED_FOR="192.0.2.9, 198.51.100.1"
        ).status_code
        == 302
    )


def test_logging_in_well_costs_no_room(client, alphen, klok):
    for _ in range(12):
        assert log_in(Client(), alphen.email, **NET_A).status_code == 302


def test_the_owner_gets_one_mail_a_day_about_many_wrong_passwords(client, alphen, klok):
    for n in range(25):
        log_in(client, alphen.email, "fout", REMOTE_ADDR=f"10.{n}.0.1")
    (brief,) = brieven()
    assert (brief.to, brief.subject) == ([alphen.email], "Er is vaak geprobeerd in te loggen op je account")
    assert "10 keer" in brief.body and link_uit(brief) == "/account/wachtwoord/vergeten/"
    laat_verlopen(klok, 24 * 3600 + 1)
    for n in range(25):
        log_in(client, alphen.email, "fout", REMOTE_ADDR=f"10.{n}.0.1")
    assert len(brieven()) == 2


def test_nobody_gets_mail_about_an_account_that_is_not_there_or_blocked(client, alphen, klok):
    Gebruiker.objects.filter(pk=alphen.pk).update(is_active=False)
    for n in range(25):
        log_in(client, alphen.email, "fout", REMOTE_ADDR=f"10.{n}.0.1")
        log_in(client, "niemand@voorbeeld.nl", "fout", REMOTE_ADDR=f"10.{n}.1.1")
    assert brieven() == []


def test_a_new_password_by_mail_lets_the_owner_in_at_once(client, alphen, klok):
    for _ in range(8):
        log_in(client, alphen.email, "fout", **NET_A)
    nieuw_wachtwoord(client, alphen, **NET_A)
    assert log_in(client, alphen.email, NIEUW, **NET_A)["Location"] == "/beheer/"


@pytest.mark.django_db(transaction=True)
def test_many_guesses_at_once_are_no_more_than_five(alphen):
    def een(_) -> bool:
        try:
            return VERKEERD in log_in(Client(), alphen.email, "fout").content.decode()
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as draden:
        antwoorden = list(draden.map(een, range(24)))
    assert antwoorden.count(True) == rem.PER_ACCOUNT_EN_NETWERK


def test_the_brake_is_not_pushed_out_by_many_other_addresses(client, alphen, klok):
    for _ in range(5):
        log_in(client, alphen.email, "fout", **NET_A)
    for n in range(400):
        rem._tel(rem._sleutel("vulling", str(n)), rem.VENSTER)
    assert "Wacht een kwartier" in fouten(log_in(client, alphen.email, **NET_A))[0]


def test_too_many_requests_get_a_page_in_dutch(client):
    antwoorden = [client.post("/account/wachtwoord/vergeten/", {"email": "niemand@voorbeeld.nl"}) for _ in range(5)]
    assert [r.status_code for r in antwoorden] == [302, 302, 302, 429, 429]
    assert "Wacht een kwartier" in antwoorden[-1].content.decode()
    assert antwoorden[-1]["Retry-After"] == "900"


# --- A new password by mail ------------------------------------------------------------------------------------


def nieuw_wachtwoord(client: Client, persoon: Gebruiker, wachtwoord: str = NIEUW, **kop) -> str:
    client.post("/account/wachtwoord/vergeten/", {"email": persoon.email}, **kop)
    adres = link_uit(brieven()[-1])
    verder = client.get(adres, **kop)["Location"]
    response = client.post(verder, {"password1": wachtwoord, "password2": wachtwoord}, **kop)
    assert response.status_code == 302, response.context["form"].errors
    return adres


def test_a_link_by_mail_gives_a_new_password_once(client, alphen):
    adres = nieuw_wachtwoord(client, alphen)
    assert not binnen(client)  # setting a password is not logging in
    assert fouten(log_in(client, alphen.email)) == [VERKEERD]
    assert log_in(client, alphen.email, NIEUW).status_code == 302
    client.post("/account/uitloggen/")
    again = Client().get(adres)
    assert (again.status_code, "werkt niet meer" in again.content.decode()) == (200, True)
    assert logregels("wachtwoord opnieuw ingesteld") == [("Anne Alphen", "gelukt", "Anne Alphen")]
    assert brieven()[-1].subject == "Je hebt een nieuw wachtwoord gekozen"


def test_the_secret_of_a_link_stands_in_no_page_it_leads_to(client, alphen):
    client.post("/account/wachtwoord/vergeten/", {"email": alphen.email})
    adres = link_uit(brieven()[-1])
    verder = client.get(adres)["Location"]
    geheim = adres.rstrip("/").split("-", 2)[2]
    assert geheim not in verder and geheim not in client.get(verder).content.decode()


@pytest.mark.parametrize("wat", ["ouder dan een dag", "geblokkeerd", "ander adres", "ingelogd", "verknoeid"])
def test_a_link_dies(client, alphen, wat):
    with time_machine.travel("2026-11-25T09:00:00Z", tick=False) as klok:
        client.post("/account/wachtwoord/vergeten/", {"email": alphen.email})
        adres = link_uit(brieven()[-1])
        assert Client().get(adres).status_code == 302
        if wat == "ouder dan een dag":
            klok.shift(24 * 3600 + 1)
        elif wat == "geblokkeerd":
            Gebruiker.objects.filter(pk=alphen.pk).update(is_active=False)
        elif wat == "ander adres":
            Gebruiker.objects.filter(pk=alphen.pk).update(email="anne.nieuw@voorbeeld.nl")
        elif wat == "ingelogd":
            klok.shift(5)
            log_in(client, alphen.email)
        else:
            adres = adres[:-2] + ("a/" if adres[-2] != "a" else "b/")
        response = Client().get(adres)
        assert (response.status_code, "Deze link werkt niet meer" in response.content.decode()) == (200, True)


def test_a_mail_names_our_own_address_whatever_the_request_says(client, alphen):
    kop = {"HTTP_X_FORWARDED_HOST": "kwaad.example", "HTTP_HOST": "localhost"}
    client.post("/account/wachtwoord/vergeten/", {"email": alphen.email}, **kop)
    assert "kwaad.example" not in brieven()[-1].body and "http://127.0.0.1:8000/account/" in brieven()[-1].body


@pytest.mark.parametrize(
    "email", ["anne@voorbeeld.nl\nBcc: x@kwaad.example", "anne@voorbeeld.nl\r\nx", "anne@voorbeeld.nl, x@kwaad.example"]
)
def test_an_address_with_a_line_end_or_a_second_address_reaches_nobody_else(client, alphen, email):
    client.post("/account/wachtwoord/vergeten/", {"email": email})
    assert {tuple(brief.recipients()) for brief in brieven()} <= {("anne@voorbeeld.nl",)}


@pytest.mark.parametrize(
    ("een", "twee", "veld"),
    [("kort", "kort", "password1"), (NIEUW, NIEUW + "x", "password2"), ("wachtwoord123", "", "password2"), ("123456789012345", "123456789012345", "password1"), ("anne@voorbeeld.nl", "anne@voorbeeld.nl", "password1")],
)  # fmt: skip
def test_a_weak_or_mistyped_password_is_refused_with_what_to_do(client, alphen, een, twee, veld):
    log_in(client, alphen.email)
    response = client.post(
        "/account/wachtwoord/wijzigen/", {"oldpassword": WACHTWOORD, "password1": een, "password2": twee}
    )
    assert response.status_code == 200 and veld in response.context["form"].errors
    alphen.refresh_from_db()
    assert alphen.check_password(WACHTWOORD)


# --- Sessions --------------------------------------------------------------------------------------------------


def test_a_session_that_was_planted_is_not_the_one_somebody_logs_in_with(alphen):
    client = Client()
    client.cookies["sessionid"] = "a" * 32
    log_in(client, alphen.email)
    nieuw = client.cookies["sessionid"].value
    assert nieuw != "a" * 32 and not Session.objects.filter(pk="a" * 32).exists()
    planter = Client()
    planter.cookies["sessionid"] = "a" * 32
    assert not binnen(planter)


def test_every_change_of_what_a_session_may_do_gives_it_a_new_key(client, alphen):
    client.get("/account/wachtwoord/vergeten/verstuurd/")
    sleutels = []
    log_in(client, alphen.email)
    sleutels.append(client.cookies["sessionid"].value)
    client.post("/account/wachtwoord/wijzigen/", {"oldpassword": WACHTWOORD, "password1": NIEUW, "password2": NIEUW})
    sleutels.append(client.cookies["sessionid"].value)
    client.post("/account/uitloggen/")
    log_in(client, alphen.email, NIEUW)
    sleutels.append(client.cookies["sessionid"].value)
    assert len(set(sleutels)) == 3
    for oud in sleutels[:2]:
        ander = Client()
        ander.cookies["sessionid"] = oud
        assert not binnen(ander)
    assert binnen(client)


def test_changing_a_password_ends_the_other_sessions_at_the_next_request(client, alphen):
    ander = Client()
    log_in(ander, alphen.email)
    log_in(client, alphen.email)
    assert binnen(ander)
    response = client.post(
        "/account/wachtwoord/wijzigen/", {"oldpassword": WACHTWOORD, "password1": NIEUW, "password2": NIEUW}
    )
    assert response["Location"] == "/account/"
    assert (binnen(client), binnen(ander)) == (True, False)
    assert logregels("wachtwoord gewijzigd") == [("Anne Alphen", "gelukt", "Anne Alphen")]
    assert brieven()[-1].subject == "Je wachtwoord is gewijzigd"


def test_a_wrong_old_password_changes_nothing(client, alphen):
    log_in(client, alphen.email)
    response = client.post(
        "/account/wachtwoord/wijzigen/", {"oldpassword": "fout", "password1": NIEUW, "password2": NIEUW}
    )
    assert response.context["form"].errors["oldpassword"] == ["Dit is niet je huidige wachtwoord. Typ het opnieuw."]


def test_somebody_sees_where_they_are_logged_in_with_the_network_and_the_browser_in_words(client, alphen):
    log_in(client, alphen.email, HTTP_USER_AGENT=FIREFOX, REMOTE_ADDR="192.0.2.77")
    ander = Client()
    log_in(ander, alphen.email, HTTP_USER_AGENT="<script>kwaad()</script>", REMOTE_ADDR="2001:db8:5:6::7")
    page = client.get("/account/sessies/", HTTP_USER_AGENT=FIREFOX, REMOTE_ADDR="192.0.2.77").content.decode()
    for woord in (
        "Firefox op Windows",
        "netwerk 192.0.2.0/24",
        "Onbekende browser",
        "netwerk 2001:db8:5::/48",
        "dit apparaat",
    ):
        assert woord in page, woord
    assert "192.0.2.77" not in page and "kwaad()" not in page
    assert set(UserSession.objects.values_list("ip", flat=True)) == {"192.0.2.0", "2001:db8:5::"}


@pytest.mark.parametrize(
    ("agent", "woorden"),
    [
        (FIREFOX, "Firefox op Windows"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605 Version/18.0 Mobile Safari/604.1", "Safari op iPhone"),
        ("Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/142.0 Mobile Safari/537.36", "Chrome op Android"),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15) AppleWebKit/537.36 Chrome/142.0 Safari/537.36 Edg/142.0", "Edge op Mac"),
        ("", "Onbekende browser"),
    ],
)  # fmt: skip
def test_a_browser_is_named_in_words(agent, woorden):
    assert views.browser_in_woorden(agent) == woorden


def test_one_session_can_be_ended_and_not_that_of_somebody_else(client, alphen, stevenshof):
    ander, vreemd = Client(), Client()
    log_in(ander, alphen.email)
    log_in(vreemd, stevenshof.email)
    log_in(client, alphen.email)
    van_stef = UserSession.objects.get(user=stevenshof).pk
    for onzin in (van_stef, "0", "x", "9" * 40, ""):
        assert client.post("/account/sessies/", {"sessie": onzin}).status_code == 404
    mijn = UserSession.objects.filter(user=alphen).order_by("pk").first().pk
    assert client.post("/account/sessies/", {"sessie": mijn})["Location"] == "/account/sessies/"
    assert [binnen(wie) for wie in (client, ander, vreemd)] == [True, False, True]


def test_all_other_sessions_and_all_sessions_can_be_ended(client, alphen):
    ander, derde = Client(), Client()
    for wie in (ander, derde, client):
        log_in(wie, alphen.email)
    client.post("/account/sessies/", {"sessie": "andere"})
    assert [binnen(wie) for wie in (client, ander, derde)] == [True, False, False]
    log_in(ander, alphen.email)
    assert client.post("/account/sessies/", {"sessie": "overal"})["Location"] == "/account/inloggen/"
    assert [binnen(wie) for wie in (client, ander)] == [False, False]
    assert logregels("overal uitgelogd") == [("Anne Alphen", "gelukt", "Anne Alphen")]


def test_when_a_session_was_last_seen_is_noted_now_and_then(client, alphen):
    with time_machine.travel("2026-11-25T09:00:00Z", tick=False) as klok:
        log_in(client, alphen.email)
        client.get("/beheer/")
        laat_verlopen(klok, 60)
        client.get("/beheer/")
        laat_verlopen(klok, 600)
        client.get("/beheer/", REMOTE_ADDR="203.0.113.9")
        sessie = UserSession.objects.get()
        assert (sessie.last_seen_at, sessie.ip) == (timezone.now(), "203.0.113.0")


def test_sessions_that_ran_out_are_cleared_away(client, alphen):
    with time_machine.travel("2026-11-25T09:00:00Z", tick=False) as klok:
        log_in(client, alphen.email)
        assert services.ruim_sessies_op() == 0
        klok.shift(13 * 3600)
        assert (services.ruim_sessies_op(), Session.objects.count(), UserSession.objects.count()) == (1, 0, 0)


def test_a_blocked_person_is_out_at_the_next_request(client, alphen, beheerder):
    log_in(client, alphen.email)
    assert binnen(client)
    services.blokkeer(alphen, by=beheerder)
    assert not binnen(client)
    assert log_in(client, alphen.email)["Location"] == "/account/geblokkeerd/"


# --- What was typed is not lost --------------------------------------------------------------------------------

TEKST = {"titel": "Wat wij leerden", "tekst": "<p>Een lang verhaal</p>" + "x" * 30_000, "csrfmiddlewaretoken": "geheim", "a-TOTAL_FORMS": "3"}  # fmt: skip


@pytest.mark.parametrize(
    "waarom", ["sessie voorbij", "lidmaatschap voorbij", "geblokkeerd", "uitgelogd in ander tabblad"]
)
def test_text_typed_in_an_open_form_can_still_be_copied(client, alphen, beheerder, waarom):
    log_in(client, alphen.email)
    assert binnen(client)
    if waarom == "sessie voorbij":
        Session.objects.all().delete()
    elif waarom == "lidmaatschap voorbij":
        alphen.lidmaatschappen.update(tot=timezone.localdate() - timedelta(days=1))
    elif waarom == "geblokkeerd":
        services.blokkeer(alphen, by=beheerder)
    else:
        client.post("/account/uitloggen/")
    response = client.post("/beheer/toolkit/les/add/", TEKST)
    page = unescape(response.content.decode())
    assert response.status_code == 403
    assert TEKST["titel"] in page and TEKST["tekst"] in page
    assert "geheim" not in page and "TOTAL_FORMS" not in page
    if waarom == "lidmaatschap voorbij":
        assert 'href="/account/"' in page
    else:
        assert '<a class="knop" href="/account/inloggen/?next=%2Fbeheer%2Ftoolkit%2Fles%2Fadd%2F" target="_blank" rel="noopener">' in response.content.decode()  # fmt: skip


def test_text_is_kept_when_one_of_two_rooms_is_lost_while_typing(client, alphen, ruimten, maak):
    from toolkit.models import Les

    item = maak(Les, "Van Alphen", ruimte="alphen-noord", niveau="wijk")
    Lidmaatschap.objects.create(gebruiker=alphen, ruimte=ruimten["stevenshof"], rol=Rol.REDACTEUR)
    log_in(client, alphen.email)
    alphen.lidmaatschappen.filter(ruimte=ruimten["alphen-noord"]).delete()
    response = client.post(f"/beheer/toolkit/les/{item.pk}/change/", TEKST)
    assert (response.status_code, TEKST["titel"] in response.content.decode()) == (404, True)
    item.refresh_from_db()
    assert item.titel == "Van Alphen"


def test_a_press_of_a_button_without_text_leads_to_the_login(client):
    assert client.post("/beheer/toolkit/les/add/", {})["Location"] == "/account/inloggen/"


# --- What is said ----------------------------------------------------------------------------------------------

ENGELS = re.compile(r"\b(the|your|you|sign (in|up|out)|log ?in to|email|password|username|please|remember me|click|this|are|code generated)\b", re.I)  # fmt: skip
OPEN = [
    "account_login", "account_inactive", "account_reset_password", "account_reset_password_done", "account_reset_password_from_key_done",
    "account-welkom", "socialaccount_login_cancelled", "socialaccount_login_error",
]  # fmt: skip
EIGEN = [
    "account", "account_logout", "account_change_password", "account_reauthenticate", "usersessions_list", "mfa_index", "mfa_activate_totp",
    "mfa_list_webauthn", "mfa_add_webauthn", "mfa_generate_recovery_codes",
]  # fmt: skip


def zichtbaar(response) -> str:
    page = re.sub(r"(?s)<script.*?</script>|<head.*?</head>", "", response.content.decode())
    return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page)))


@pytest.mark.parametrize("naam", OPEN + EIGEN)
def test_a_page_of_an_account_is_dutch_is_never_stored_and_has_one_heading(client, alphen, naam):
    if naam in EIGEN:
        log_in(client, alphen.email)
    for response in (client.get(reverse(naam)), client.post(reverse(naam), {"onzin": "1"}) if naam in ("account_login", "account_reset_password", "account_change_password") else client.get(reverse(naam))):  # fmt: skip
        page = response.content.decode()
        assert ENGELS.findall(zichtbaar(response)) == []
        assert page.count("<h1") == 1 and '<html lang="nl">' in page and "placeholder" not in page
        assert {"private", "no-store"} <= set(response["Cache-Control"].replace(" ", "").split(","))
        assert "hoofdmenu" not in page.lower()


def test_readers_still_get_no_cookie(client):
    for adres in ("/", "/toolkit/", "/contact/", "/nieuws/", "/zoeken/?q=a", "/bestaat-niet/"):
        response = client.get(adres)
        assert (dict(response.cookies), response["Cache-Control"] in ("no-cache", "no-store")) == ({}, True), adres


def test_no_secret_stands_in_the_log(client, alphen, beheerder):
    log_in(client, alphen.email, "mijn-geheime-wachtwoord")
    log_in(client, "mijn-geheime-wachtwoord@voorbeeld.nl", "x")
    adres = nieuw_wachtwoord(client, alphen)
    log_in(client, alphen.email, NIEUW)
    alles = " ".join(f"{r.actie} {r.object_naam} {r.door_naam} {r.toelichting}" for r in Logregel.objects.all())
    for geheim in (
        "mijn-geheime-wachtwoord",
        NIEUW,
        WACHTWOORD,
        adres.split("-", 2)[2].strip("/"),
        client.cookies["sessionid"].value,
    ):
        assert geheim not in alles
    assert Logregel.objects.filter(resultaat=Resultaat.GEWEIGERD).count() == 2
