# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""S-46, S-60..S-64: a message of a visitor is kept, comes once, and costs the visitor no cookie."""

import re
import socket
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from html import unescape

import pytest
import time_machine
from django.core import mail
from django.core.mail.backends.base import BaseEmailBackend
from django.core.management import call_command
from django.core.signing import Signer
from django.db import connection
from django.test import Client
from django.utils import timezone

from redactie.anoniem import nieuw_token
from redactie.models import Bericht

ONS = "http://testserver"
BEGIN = "2026-11-02T10:05:00+01:00"
GETYPT = {
    "naam": "Noor de Vries",
    "email": "noor@gemeente.example",
    "organisatie": "Gemeente Voorbeeld",
    "onderwerp": "Over de menukaart",
    "tekst": "Mogen wij de menukaart gebruiken?\nEn zo ja: <hoe> & waar?",
}
VELDEN = list(GETYPT)


@pytest.fixture(autouse=True)
def klok():
    """The same hour for a whole test, so that no limit per hour begins anew halfway."""
    with time_machine.travel(BEGIN, tick=False) as reiziger:
        yield reiziger


@pytest.fixture
def bezoeker(db) -> Client:
    """A visitor whose browser keeps no cookie at all, with Django's own check for forms switched on."""
    return Client(enforce_csrf_checks=True)


@pytest.fixture
def stuur(bezoeker, klok, django_capture_on_commit_callbacks):
    """Send the form as a person does: opened a minute ago, from our own page."""

    def _stuur(wie: Client | None = None, *, oorsprong: str | None = ONS, wacht: float = 60, koppen=None, **velden):
        token = velden.pop("token", None) or nieuw_token()
        klok.shift(wacht)
        koppen = (koppen or {}) | ({"HTTP_ORIGIN": oorsprong} if oorsprong is not None else {})
        with django_capture_on_commit_callbacks(execute=True):
            return (wie or bezoeker).post("/contact/", GETYPT | {"token": token, "website": ""} | velden, **koppen)

    return _stuur


def bewaard() -> list[dict]:
    return list(Bericht.objects.order_by("pk").values(*VELDEN))


def getypt_in(response) -> dict[str, str]:
    """What the form on an answered page holds."""
    form = response.context["form"]
    return {naam: form[naam].value() for naam in VELDEN}


def geen_koekjes(*responses) -> None:
    for response in responses:
        assert dict(response.cookies) == {}
        assert response.has_header("Set-Cookie") is False


class Getuige(BaseEmailBackend):
    """A mail server that notes how many messages were stored when the mail came."""

    gezien: list[tuple[int, str]] = []

    def send_messages(self, email_messages) -> int:
        Getuige.gezien += [(Bericht.objects.count(), bericht.subject) for bericht in email_messages]
        return len(email_messages)


@pytest.fixture
def getuige(settings) -> list[tuple[int, str]]:
    settings.EMAIL_BACKEND = f"{__name__}.Getuige"
    Getuige.gezien = []
    return Getuige.gezien


@pytest.fixture
def dode_mailserver(settings) -> None:
    """A real port of this machine where nobody listens."""
    with socket.socket() as even:
        even.bind(("127.0.0.1", 0))
        settings.EMAIL_PORT = even.getsockname()[1]
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_TIMEOUT = "127.0.0.1", 2


# --- Stored, then mailed ---------------------------------------------------------------------------------------


def test_a_message_is_stored_and_the_visitor_is_thanked(stuur, bezoeker):
    response = stuur()
    assert (response.status_code, response["Location"]) == (302, "/contact/bedankt/")
    assert bewaard() == [GETYPT]
    assert bezoeker.get("/contact/bedankt/").status_code == 200


def test_a_message_is_stored_before_it_is_mailed(stuur, getuige):
    stuur()
    stuur(onderwerp="Nog iets")
    assert getuige == [(1, "Bericht via de site: Over de menukaart"), (2, "Bericht via de site: Nog iets")]


def test_a_mailed_message_says_all_and_goes_to_the_editors_only(stuur, settings):
    stuur()
    (brief,) = mail.outbox
    assert (brief.to, brief.cc, brief.bcc, brief.reply_to) == (
        [settings.CONTACT_EMAIL], [], [], ["noor@gemeente.example"],
    )  # fmt: skip
    assert brief.body == (f"{GETYPT['tekst']}\n\nNoor de Vries\nGemeente Voorbeeld\nnoor@gemeente.example")
    assert Bericht.objects.get().gemaild_op == timezone.now()


def test_when_the_mail_server_is_down_the_message_is_kept_and_the_visitor_thanked(stuur, dode_mailserver):
    response = stuur()
    assert (response.status_code, response["Location"]) == (302, "/contact/bedankt/")
    assert bewaard() == [GETYPT]
    assert Bericht.objects.get().gemaild_op is None


def test_what_could_not_be_mailed_is_mailed_later_and_once(stuur, settings, dode_mailserver, capsys):
    stuur()
    stuur(onderwerp="Het tweede")
    call_command("verstuur_berichten")
    assert [bericht.gemaild_op for bericht in Bericht.objects.all()] == [None, None]
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    call_command("verstuur_berichten")
    call_command("verstuur_berichten")
    assert [brief.subject for brief in mail.outbox] == [
        "Bericht via de site: Over de menukaart",
        "Bericht via de site: Het tweede",
    ]
    assert capsys.readouterr().out.splitlines() == [
        "0 van 2 berichten gemaild.", "2 van 2 berichten gemaild.", "0 van 0 berichten gemaild.",
    ]  # fmt: skip


def test_a_log_line_about_failing_mail_holds_nothing_of_the_visitor(stuur, dode_mailserver, caplog):
    stuur()
    regels = [regel.getMessage() for regel in caplog.records if regel.name == "redactie.contact"]
    assert regels == [f"bericht {Bericht.objects.get().pk} nog niet gemaild: ConnectionRefusedError"]


# --- Once ------------------------------------------------------------------------------------------------------


def test_the_same_form_sent_again_is_one_message_and_gets_the_same_answer(stuur):
    token = nieuw_token()
    antwoorden = [stuur(token=token) for _ in range(3)]
    assert [(antwoord.status_code, antwoord["Location"]) for antwoord in antwoorden] == [(302, "/contact/bedankt/")] * 3
    assert (bewaard(), len(mail.outbox)) == ([GETYPT], 1)


def test_two_forms_with_the_same_words_are_two_messages(stuur):
    stuur()
    stuur()
    assert (bewaard(), len(mail.outbox)) == ([GETYPT, GETYPT], 2)


@pytest.mark.django_db(transaction=True)
def test_the_same_form_sent_many_times_at_once_is_one_message(klok):
    token = nieuw_token()
    klok.shift(60)

    def een(_) -> tuple[int, str]:
        try:
            response = Client().post("/contact/", GETYPT | {"token": token, "website": ""}, HTTP_ORIGIN=ONS)
            return response.status_code, response["Location"]
        finally:
            connection.close()

    with ThreadPoolExecutor(5) as draden:
        antwoorden = list(draden.map(een, range(5)))
    assert antwoorden == [(302, "/contact/bedankt/")] * 5
    assert (bewaard(), len(mail.outbox)) == ([GETYPT], 1)


# --- Robots ----------------------------------------------------------------------------------------------------


def test_a_robot_that_fills_in_the_hidden_field_is_thanked_and_forgotten(stuur):
    response = stuur(website="https://kwaad.example/")
    assert (response.status_code, response["Location"]) == (302, "/contact/bedankt/")
    assert (bewaard(), mail.outbox) == ([], [])


@pytest.mark.parametrize(
    ("seconden", "status", "aantal"), [(0, 422, 0), (2, 422, 0), (3, 302, 1), (86_400, 302, 1), (86_401, 422, 0)]
)
def test_a_form_is_taken_from_three_seconds_to_a_day_after_it_was_opened(stuur, seconden, status, aantal):
    response = stuur(wacht=seconden)
    assert (response.status_code, len(bewaard())) == (status, aantal)


def test_who_was_too_quick_presses_the_button_again_and_is_done(stuur):
    snel = stuur(wacht=1)
    assert snel.status_code == 422
    assert getypt_in(snel) == GETYPT
    nieuw = snel.context["form"]["token"].value()
    assert f'value="{nieuw}"' in unescape(snel.content.decode())
    assert stuur(token=nieuw).status_code == 302
    assert bewaard() == [GETYPT]


@pytest.mark.parametrize(
    "token",
    ["x", "1.x", "", "1.x:y", Signer(salt="iets.anders").sign("1.x"), Signer(salt="redactie.anoniem").sign("morgen.x"), "x" * 300],
    ids=["onzin", "kaal", "leeg", "vals", "ander zout", "geen tijd", "lang"],
)  # fmt: skip
def test_a_token_that_we_did_not_sign_is_refused_and_the_text_kept(stuur, bezoeker, klok, token):
    klok.shift(60)
    response = bezoeker.post("/contact/", GETYPT | {"token": token, "website": ""}, HTTP_ORIGIN=ONS)
    assert (response.status_code, bewaard()) == (422, [])
    assert getypt_in(response) == GETYPT


def test_a_token_from_the_future_is_refused(stuur):
    assert stuur(wacht=-60).status_code == 422
    assert bewaard() == []


# --- From our own page -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "oorsprong",
    ["https://kwaad.example", "null", "", None, "https://testserver", "http://testserver:81", "http://testserver.kwaad.example", "http://kwaad.example/http://testserver"],
)  # fmt: skip
def test_a_message_from_another_site_is_refused_and_the_text_kept(stuur, oorsprong):
    response = stuur(oorsprong=oorsprong)
    assert (response.status_code, bewaard(), mail.outbox) == (422, [], [])
    assert response.context["form"].non_field_errors() == [
        "Dit bericht kwam niet van deze site. Druk opnieuw op Versturen."
    ]
    assert getypt_in(response) == GETYPT
    geen_koekjes(response)


def test_the_refused_text_can_be_sent_again_from_our_own_page(stuur):
    geweigerd = stuur(oorsprong="https://kwaad.example")
    assert stuur(token=geweigerd.context["form"]["token"].value()).status_code == 302
    assert bewaard() == [GETYPT]


@pytest.mark.parametrize(
    "koppen",
    [{"HTTP_X_FORWARDED_HOST": "kwaad.example"}, {"HTTP_REFERER": "http://testserver/contact/"}],
)
def test_no_other_header_makes_another_site_ours(stuur, koppen):
    assert stuur(oorsprong="http://kwaad.example", koppen=koppen).status_code == 422
    assert bewaard() == []


# --- Not too often ---------------------------------------------------------------------------------------------


def test_the_sixth_message_in_an_hour_waits_and_its_text_is_on_the_page(stuur):
    assert [stuur(onderwerp=f"Nummer {n}", wacht=10).status_code for n in range(1, 6)] == [302] * 5
    response = stuur(onderwerp="Nummer 6", wacht=10)
    pagina = unescape(response.content.decode())
    assert (response.status_code, response["Retry-After"], len(bewaard())) == (429, "3600", 5)
    regels = [regel for waarde in (GETYPT | {"onderwerp": "Nummer 6"}).values() for regel in waarde.splitlines()]
    assert [regel for regel in regels if regel not in pagina] == []
    assert "<hoe>" not in response.content.decode()
    geen_koekjes(response)


def test_after_an_hour_there_is_room_again(stuur, klok):
    for _ in range(6):
        stuur(wacht=10)
    klok.shift(3600)
    assert stuur(wacht=10).status_code == 302
    assert len(bewaard()) == 6


def test_one_visitor_does_not_use_up_the_room_of_another_network(stuur):
    for _ in range(6):
        stuur(wacht=10, koppen={"REMOTE_ADDR": "192.0.2.1"})
    assert stuur(wacht=10, koppen={"REMOTE_ADDR": "192.0.2.200"}).status_code == 429
    assert stuur(wacht=10, koppen={"REMOTE_ADDR": "198.51.100.1"}).status_code == 302


def test_a_visitor_gets_no_more_room_by_naming_other_addresses(stuur):
    for n in range(5):
        stuur(wacht=10, koppen={"HTTP_X_FORWARDED_FOR": f"203.0.{n}.1"})
    assert stuur(wacht=10, koppen={"HTTP_X_FORWARDED_FOR": "203.0.99.1"}).status_code == 429


def test_a_mistake_costs_no_room(stuur):
    for _ in range(8):
        assert stuur(wacht=10, email="geen adres").status_code == 422
    assert stuur(wacht=10).status_code == 302


# --- What is typed ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("veld", "waarde", "fout"),
    [
        ("naam", "", "Vul uw naam in."),
        ("email", "", "Vul uw e-mailadres in, dan kunnen wij antwoorden."),
        ("email", "noor", "Vul een e-mailadres in zoals naam@gemeente.nl."),
        ("onderwerp", "  ", "Zeg in een paar woorden waar het over gaat."),
        ("tekst", "", "Schrijf uw bericht."),
    ],
)
def test_an_error_says_what_to_do_and_nothing_typed_is_lost(stuur, veld, waarde, fout):
    response = stuur(**{veld: waarde})
    assert (response.status_code, dict(response.context["form"].errors)) == (422, {veld: [fout]})
    assert getypt_in(response) == GETYPT | {veld: waarde}
    assert fout in unescape(response.content.decode())
    assert bewaard() == []


@pytest.mark.parametrize(("veld", "lengte"), [("naam", 120), ("organisatie", 160), ("onderwerp", 160), ("tekst", 5000)])
def test_a_field_takes_as_much_as_it_says_and_no_more(stuur, veld, lengte):
    assert stuur(**{veld: "a" * (lengte + 1)}).status_code == 422
    assert bewaard() == []
    assert stuur(**{veld: "a" * lengte}).status_code == 302
    assert bewaard() == [GETYPT | {veld: "a" * lengte}]


REGELS = ["\r\nBcc: kwaad@kwaad.example", "\nBcc: kwaad@kwaad.example", "\r\n\r\nkwaad", "\x0bBcc: x@kwaad.example", "\x85Bcc: x@y.nl", "\u2028Bcc: x@y.nl"]  # fmt: skip


@pytest.mark.parametrize("regel", REGELS)
@pytest.mark.parametrize("veld", ["naam", "organisatie", "onderwerp"])
def test_a_line_end_in_a_field_makes_no_header_of_a_mail(stuur, settings, veld, regel):
    stuur(**{veld: f"Vraag{regel}"})
    assert bewaard() != []
    (brief,) = mail.outbox
    koppen = brief.message()
    assert brief.recipients() == [settings.CONTACT_EMAIL]
    assert sorted(koppen.keys()) == sorted(
        [
            "Content-Type",
            "MIME-Version",
            "Content-Transfer-Encoding",
            "Subject",
            "From",
            "To",
            "Reply-To",
            "Date",
            "Message-ID",
        ]
    )
    assert len(brief.subject.splitlines()) == 1
    assert [naam for naam in koppen if len(str(koppen[naam]).split("\n")) > 1 and "\n " not in str(koppen[naam])] == []


@pytest.mark.parametrize(
    "email",
    ["noor@gemeente.example\nBcc: kwaad@kwaad.example", "a@b.example,kwaad@kwaad.example", "<a@b.example>", '"a\nb"@b.example', "a@b.example\r\n"],
)  # fmt: skip
def test_an_address_to_answer_is_one_address(stuur, email):
    response = stuur(email=email)
    if response.status_code == 302:  # white space around a good address is taken off
        assert bewaard() == [GETYPT | {"email": "a@b.example"}]
        assert mail.outbox[0].reply_to == ["a@b.example"]
    else:
        assert (response.status_code, bewaard()) == (422, [])


@pytest.mark.parametrize(
    "tekst", ["{{ 7|add:7 }}", "{0.__class__}", "%(naam)s", "${kwaad}", "<script>kwaad()</script>"]
)
def test_what_looks_like_a_template_stays_text_in_page_and_mail(stuur, tekst):
    terug = stuur(tekst=tekst, naam="")
    assert getypt_in(terug) == GETYPT | {"tekst": tekst, "naam": ""}
    assert "<script>kwaad()" not in terug.content.decode()
    stuur(tekst=tekst, onderwerp=tekst)
    assert mail.outbox[0].subject == f"Bericht via de site: {tekst}"
    assert mail.outbox[0].body.split("\n")[0] == tekst


def test_a_subject_can_be_given_along_and_is_escaped_and_cut(bezoeker):
    response = bezoeker.get("/contact/", {"over": '"><script>kwaad()</script>' + "a" * 300})
    assert len(response.context["form"]["onderwerp"].value()) == 160
    assert "<script>kwaad()" not in response.content.decode()


# --- Kept as long as promised, and without a trace -------------------------------------------------------------


def test_messages_go_when_their_term_is_over_and_not_before(stuur, settings, capsys):
    settings.CONTACT_BEWAARMAANDEN = 6
    for onderwerp in ("oud", "net niet", "nieuw"):
        stuur(onderwerp=onderwerp)
    nu = timezone.now()
    Bericht.objects.filter(onderwerp="oud").update(ontvangen_op=nu - timedelta(days=6 * 30.44, minutes=1))
    Bericht.objects.filter(onderwerp="net niet").update(ontvangen_op=nu - timedelta(days=6 * 30.44, minutes=-1))
    call_command("ruim_op")
    assert sorted(Bericht.objects.values_list("onderwerp", flat=True)) == ["net niet", "nieuw"]
    assert capsys.readouterr().out.splitlines()[0] == "1 oude berichten verwijderd."


def test_the_pages_say_how_long_a_message_is_kept(bezoeker, settings):
    settings.CONTACT_BEWAARMAANDEN = 7
    assert [bezoeker.get(adres).context["bewaarmaanden"] for adres in ("/contact/", "/contact/bedankt/")] == [7, 7]


def test_the_whole_way_of_a_message_sets_no_cookie_and_asks_for_none(stuur, bezoeker):
    open_ = bezoeker.get("/contact/")
    fout = stuur(naam="")
    klaar = stuur(token=open_.context["form"]["token"].value())
    bedankt = bezoeker.get("/contact/bedankt/")
    assert [r.status_code for r in (open_, fout, klaar, bedankt)] == [200, 422, 302, 200]
    geen_koekjes(open_, fout, klaar, bedankt)
    assert dict(bezoeker.cookies) == {}
    assert "csrfmiddlewaretoken" not in open_.content.decode()
    assert bewaard() == [GETYPT]


def test_the_form_on_the_page_can_be_sent_as_a_browser_reads_it(bezoeker, klok):
    pagina = bezoeker.get("/contact/").content.decode()
    formulier = next(f for f in re.findall(r"<form.*?</form>", pagina, re.DOTALL) if 'name="tekst"' in f)
    namen = set(re.findall(r'name="([^"]+)"', formulier))
    assert namen == {*VELDEN, "token", "website"}
    token = unescape(re.search(r'<input[^>]*name="token"[^>]*value="([^"]+)"', formulier)[1])
    assert re.search(r'<form[^>]*method="post"', formulier) is not None
    klok.shift(30)
    bezoeker.post("/contact/", GETYPT | {"token": token, "website": ""}, HTTP_ORIGIN=ONS)
    assert bewaard() == [GETYPT]


def test_nobody_reads_messages_but_who_manages_the_whole_site(stuur, beheerder, alphen, lezer):
    from django.contrib.auth.models import AnonymousUser

    stuur()
    assert [Bericht.objects.visible_for(user).count() for user in (beheerder, alphen, lezer, AnonymousUser())] == [
        1,
        0,
        0,
        0,
    ]
