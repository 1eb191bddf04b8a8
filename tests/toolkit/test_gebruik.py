# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""The page "Wij gebruikten dit": told without a cookie, read by an editor first, and shown without what nobody said yes to."""

import io
import zipfile
from datetime import datetime, timedelta
from html import unescape
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from redactie.anoniem import nieuw_token
from redactie.models import Logregel, Status
from redactie.workflow import transition, verwijs_door
from tests.soorten import VELDEN
from toolkit.gebruik import Gebruik, beslis, in_het_jaar, keer_gebruikt, tel_gebruik
from toolkit.models import Gebruikservaring, Tool
from toolkit.models.gebruik import LANGSTE
from wijzer.kantoor.mijnwijk import mijn_wijk

pytestmark = pytest.mark.django_db

ONS = "http://testserver"
BEGIN = "2026-11-02T10:05:00+01:00"
VERTELD = {
    "gemeente": "Leiden",
    "gebruikt_in": "najaar 2026",
    "context": "In een buurthuis, met acht inwoners.",
    "aangepast": "Wij deden het in twee avonden.",
    "resultaat": "Zes mensen kwamen terug.\nTwee niet: <te ver> & te laat.",
    "gelukt": "deels",
}
CONTACT = {
    "contact_naam": "Noor Voorbeeld",
    "contact_rol": "beleidsmedewerker",
    "contact_email": "noor@gemeente.example",
}
GETYPT = VERTELD | CONTACT


@pytest.fixture(autouse=True)
def klok():
    """The same hour for a whole test, so that no limit per hour begins anew halfway."""
    with time_machine.travel(BEGIN, tick=False) as reiziger:
        yield reiziger


@pytest.fixture
def tool(maak) -> Tool:
    return maak(Tool, "Actieonderzoek", slug="actieonderzoek", gepubliceerd=True, **VELDEN[Tool])


@pytest.fixture
def bezoeker(db) -> Client:
    """A visitor whose browser keeps no cookie at all, with Django's own check for forms switched on."""
    return Client(enforce_csrf_checks=True)


@pytest.fixture
def stuur(bezoeker, klok, django_capture_on_commit_callbacks):
    """Send the form as a person does: opened a minute ago, from our own page."""

    def _stuur(adres="/toolkit/actieonderzoek/wij-gebruikten-dit/", *, oorsprong=ONS, wacht=60, **velden):
        token = velden.pop("token", None) or nieuw_token()
        klok.shift(wacht)
        with django_capture_on_commit_callbacks(execute=True):
            return bezoeker.post(adres, GETYPT | {"token": token, "website": ""} | velden, HTTP_ORIGIN=oorsprong)

    return _stuur


@pytest.fixture
def ervaring(tool):
    """Make an experience in a state, told by `gemeente`."""

    def _ervaring(staat: str = "nieuw", *, op: str = BEGIN, **velden) -> Gebruikservaring:
        nummer = Gebruikservaring.objects.count()
        made = Gebruikservaring.objects.create(
            **{"tool": tool, "origineel": VERTELD} | GETYPT | velden, staat=staat, eenmalig=f"e{nummer}",
            besloten_op=None if staat == "nieuw" else datetime.fromisoformat(op),
        )  # fmt: skip
        Gebruikservaring.objects.filter(pk=made.pk).update(ontvangen_op=datetime.fromisoformat(op))
        return Gebruikservaring.objects.get(pk=made.pk)

    return _ervaring


def bewaard() -> list[dict]:
    return list(Gebruikservaring.objects.order_by("pk").values(*GETYPT))


def overal(client: Client) -> dict[str, bool]:
    """Where visitors read that Leiden told something."""
    with zipfile.ZipFile(io.BytesIO(client.get("/toolkit/actieonderzoek/word/").content)) as archive:
        word = archive.read("word/document.xml").decode()
    return {
        "pagina": "Zes mensen kwamen terug." in client.get("/toolkit/actieonderzoek/").content.decode(),
        "ervaringen": "Zes mensen kwamen terug." in client.get("/toolkit/actieonderzoek/ervaringen/").content.decode(),
        "word": "Zes mensen kwamen terug." in word,
        "kaart": "1 keer gebruikt door anderen" in client.get("/toolkit/").content.decode(),
        "telling": tel_gebruik(Gebruikservaring.objects.all()) != Gebruik(0, 0, 0),
    }


NERGENS = dict.fromkeys(("pagina", "ervaringen", "word", "kaart", "telling"), False)
OVERAL = dict.fromkeys(NERGENS, True)


# --- Told ------------------------------------------------------------------------------------------------------


def test_what_is_told_is_stored_and_waits_for_an_editor(stuur, tool, bezoeker):
    response = stuur()
    assert (response.status_code, response["Location"]) == (302, "/toolkit/actieonderzoek/wij-gebruikten-dit/bedankt/")
    assert bezoeker.get(response["Location"]).status_code == 200
    (told,) = Gebruikservaring.objects.all()
    assert bewaard() == [GETYPT]
    assert (told.tool, told.staat, told.origineel, told.contact_zichtbaar) == (tool, "nieuw", VERTELD, False)
    assert overal(bezoeker) == NERGENS


def test_the_editors_get_a_mail_that_leaves_the_teller_in_the_office(stuur, tool, settings):
    stuur()
    (brief,) = mail.outbox
    told = Gebruikservaring.objects.get()
    assert (brief.subject, brief.to, brief.reply_to) == (
        "Nieuwe ervaring met een tool: Actieonderzoek", [settings.CONTACT_EMAIL], [],
    )  # fmt: skip
    assert brief.body.endswith(f"/beheer/toolkit/gebruikservaring/{told.pk}/change/")
    assert [word for word in CONTACT.values() if word in brief.body] == []
    assert told.gemaild_op == timezone.now()


def test_what_could_not_be_mailed_is_mailed_later_and_once(stuur, tool, settings, capsys):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", 9, 2  # where nobody listens
    assert stuur().status_code == 302
    assert Gebruikservaring.objects.get().gemaild_op is None
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    call_command("verstuur_berichten")
    call_command("verstuur_berichten")
    assert capsys.readouterr().out.splitlines() == ["1 van 1 berichten gemaild.", "0 van 0 berichten gemaild."]
    assert len(mail.outbox) == 1


def test_the_same_form_sent_again_is_one_and_gets_the_same_answer(stuur, tool):
    token = nieuw_token()
    answers = [stuur(token=token) for _ in range(3)]
    assert {(a.status_code, a["Location"]) for a in answers} == {
        (302, "/toolkit/actieonderzoek/wij-gebruikten-dit/bedankt/")
    }
    assert (bewaard(), len(mail.outbox)) == ([GETYPT], 1)


def test_a_robot_is_thanked_and_forgotten(stuur, tool):
    assert stuur(website="https://kwaad.example/").status_code == 302
    assert (bewaard(), mail.outbox) == ([], [])


@pytest.mark.parametrize("anders", [{"oorsprong": "https://kwaad.example"}, {"wacht": 1}, {"token": "vals"}])
def test_what_did_not_come_from_our_page_is_refused_and_the_text_kept(stuur, tool, anders):
    response = stuur(**anders)
    form = response.context["form"]
    assert (response.status_code, bewaard()) == (422, [])
    assert {name: form[name].value() for name in GETYPT} == GETYPT
    again = stuur(token=form["token"].value())
    assert (again.status_code, bewaard()) == (302, [GETYPT])


@pytest.mark.parametrize(
    ("veld", "waarde", "fout"),
    [
        ("gemeente", "", "Vul de naam van uw gemeente in."),
        ("context", " ", "Vertel waar en met wie u dit gebruikte."),
        ("aangepast", "", "Vertel wat u hebt veranderd. Niets veranderd? Schrijf dan: niets."),
        ("resultaat", "", "Vertel wat eruit kwam, ook als het niet lukte."),
        ("gelukt", "", "Kies of het is gelukt: ja, deels of nee."),
        ("contact_naam", "", "Vul uw naam in."),
        ("contact_email", "", "Vul uw e-mailadres in, dan kunnen wij u iets vragen."),
        ("contact_email", "noor", "Vul een e-mailadres in zoals naam@gemeente.nl."),
    ],
)
def test_an_error_says_what_to_do_and_nothing_typed_is_lost(stuur, tool, veld, waarde, fout):
    response = stuur(**{veld: waarde})
    form = response.context["form"]
    assert (response.status_code, dict(form.errors)) == (422, {veld: [fout]})
    assert {name: form[name].value() for name in GETYPT} == GETYPT | {veld: waarde}
    assert fout in unescape(response.content.decode())


@pytest.mark.parametrize(("veld", "lengte"), [("gemeente", 120), ("context", LANGSTE), ("contact_naam", 120)])
def test_a_field_takes_as_much_as_it_says_and_no_more(stuur, tool, veld, lengte):
    assert stuur(**{veld: "a" * (lengte + 1)}).status_code == 422
    assert stuur(**{veld: "a" * lengte}).status_code == 302
    assert bewaard() == [GETYPT | {veld: "a" * lengte}]


def test_a_pasted_text_is_not_cut_and_says_how_much_is_too_much(stuur, tool, bezoeker):
    html = bezoeker.get("/toolkit/actieonderzoek/wij-gebruikten-dit/").content.decode()
    areas = [tag.split(">")[0] for tag in html.split("<textarea")[1:]]
    assert (len(areas), [area for area in areas if "maxlength" in area]) == (3, [])
    assert html.count("Hooguit 1.500 tekens.") == 3
    long = "a" * LANGSTE + "\r\n" + "b" * 1_200
    response = stuur(resultaat=long)
    form = response.context["form"]
    assert (response.status_code, form["resultaat"].value()) == (422, long)
    assert dict(form.errors) == {"resultaat": ["Dit is 1.201 tekens te lang. Haal er iets af: hooguit 1.500 tekens."]}
    assert stuur(resultaat="a\r\n" * (LANGSTE // 2 - 1) + "zz").status_code == 302  # a line end is one character


def test_what_happens_with_it_is_read_before_the_button(tool, bezoeker):
    html = bezoeker.get("/toolkit/actieonderzoek/wij-gebruikten-dit/").content.decode()
    assert 0 < html.index("Wat gebeurt ermee?") < html.index("Versturen</button>")


def test_a_field_of_one_line_holds_one_line(stuur, tool):
    stuur(gemeente=" Den\r\nHaag\x00\x85ZW ", contact_naam="Noor\u2028Voorbeeld\x1b[31m", contact_rol="a\tb")
    (told,) = bewaard()
    assert (told["gemeente"], told["contact_naam"], told["contact_rol"]) == (
        "Den Haag ZW",
        "Noor Voorbeeld [31m",
        "a b",
    )
    assert told["resultaat"] == VERTELD["resultaat"]  # a text keeps its lines


def test_a_line_end_makes_no_header_of_a_mail(stuur, maak, settings):
    maak(Tool, "Tool\nBcc: kwaad@kwaad.example", slug="actieonderzoek", gepubliceerd=True, **VELDEN[Tool])
    stuur(gemeente="Leiden\r\nBcc: kwaad@kwaad.example")
    (brief,) = mail.outbox
    assert (brief.recipients(), len(brief.subject.splitlines())) == ([settings.CONTACT_EMAIL], 1)
    assert "Bcc" not in brief.message()


def test_the_sixth_in_an_hour_waits_and_its_text_is_on_the_page(stuur, tool):
    assert [stuur(wacht=10).status_code for _ in range(5)] == [302] * 5
    response = stuur(wacht=10)
    page = unescape(response.content.decode())
    assert (response.status_code, len(bewaard())) == (429, 5)
    assert [line for value in GETYPT.values() for line in value.splitlines() if line not in page] == []


def test_the_whole_way_sets_no_cookie(stuur, tool, bezoeker):
    seen = [bezoeker.get("/toolkit/actieonderzoek/wij-gebruikten-dit/"), stuur(gemeente=""), stuur()]
    seen += [bezoeker.get("/toolkit/actieonderzoek/wij-gebruikten-dit/bedankt/")]
    assert [r.status_code for r in seen] == [200, 422, 302, 200]
    assert [dict(r.cookies) for r in seen] == [{}] * 4
    assert "csrfmiddlewaretoken" not in seen[0].content.decode()


# --- With the tool ---------------------------------------------------------------------------------------------


def test_the_pages_move_with_the_tool_and_a_sent_form_arrives(stuur, tool, bezoeker):
    tool.slug = "actie-onderzoek"
    tool.save()
    verwijs_door(tool, "actieonderzoek")
    for part in ("wij-gebruikten-dit/", "ervaringen/", "wij-gebruikten-dit/bedankt/"):
        response = bezoeker.get(f"/toolkit/actieonderzoek/{part}")
        assert (response.status_code, response["Location"]) == (301, f"/toolkit/actie-onderzoek/{part}")
    sent = stuur()
    assert (sent.status_code, sent["Location"]) == (308, "/toolkit/actie-onderzoek/wij-gebruikten-dit/")
    assert stuur(sent["Location"]).status_code == 302
    assert bewaard() == [GETYPT]


@pytest.mark.parametrize("einde", ["concept", "archief"])
def test_a_tool_that_is_withdrawn_takes_everything_along(stuur, tool, ervaring, bezoeker, beheerder, einde):
    ervaring("openbaar")
    assert overal(bezoeker) == OVERAL
    if einde == "concept":
        transition(tool, Status.CONCEPT, by=beheerder)
    else:
        transition(tool, Status.GEARCHIVEERD, by=beheerder)
    parts = ("", "word/", "ervaringen/", "wij-gebruikten-dit/", "wij-gebruikten-dit/bedankt/")
    gone = 404 if einde == "concept" else 410
    assert [bezoeker.get(f"/toolkit/actieonderzoek/{part}").status_code for part in parts] == [gone] * 5
    sent = stuur(resultaat="Dit typte ik lang.")
    assert (sent.status_code, "Dit typte ik lang." in sent.content.decode()) == (gone, True)
    assert (len(bewaard()), tel_gebruik(Gebruikservaring.objects.all())) == (1, Gebruik(0, 0, 0))


# --- Seen ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("staat", ["nieuw", "afgewezen", "ingetrokken"])
def test_what_is_not_approved_is_nowhere(ervaring, bezoeker, staat):
    twin = ervaring("openbaar")
    assert overal(bezoeker) == OVERAL
    twin.delete()
    ervaring(staat)
    assert overal(bezoeker) == NERGENS


@pytest.mark.parametrize("staat", ["openbaar", "afgewezen"])
def test_contact_data_and_the_first_words_are_on_no_page_without_a_yes(ervaring, bezoeker, staat):
    ervaring(staat, reden="Reden van de redactie", origineel=VERTELD | {"context": "Met mevrouw Jansen."})
    pages = [
        bezoeker.get(adres).content.decode()
        for adres in ("/toolkit/actieonderzoek/", "/toolkit/actieonderzoek/ervaringen/", "/api/v1/tools/actieonderzoek",
                      "/open-data/tools.csv", "/zoeken/?q=noor")
    ]  # fmt: skip
    hidden = [*CONTACT.values(), "Jansen", "Reden van de redactie"]
    assert [word for word in hidden for page in pages if word in page] == []


def test_who_said_yes_can_be_asked(ervaring, bezoeker):
    ervaring("openbaar", contact_zichtbaar=True)
    page = bezoeker.get("/toolkit/actieonderzoek/").content.decode()
    assert 'Vraag het Noor Voorbeeld, beleidsmedewerker: <a href="mailto:noor@gemeente.example">' in page


def test_the_newest_three_stand_with_the_tool_and_all_on_their_own_page(ervaring, bezoeker):
    for day in range(1, 13):
        ervaring("openbaar", op=f"2026-10-{day:02}T12:00:00+02:00", gemeente=f"Dorp {day:02}")
    page = bezoeker.get("/toolkit/actieonderzoek/")
    assert [e.gemeente for e in page.context["ervaringen"]] == ["Dorp 12", "Dorp 11", "Dorp 10"]
    assert "Lees alle 12 ervaringen" in page.content.decode()
    assert "Verteld in oktober 2026" in page.content.decode()
    assert "Gelukt: deels" in page.content.decode()
    found = {
        asked: [e.gemeente for e in bezoeker.get(f"/toolkit/actieonderzoek/ervaringen/{asked}").context["pagina"]]
        for asked in ("", "?page=", "?page=2")
    }
    first, last = [f"Dorp {day:02}" for day in range(12, 2, -1)], ["Dorp 02", "Dorp 01"]
    assert found == {"": first, "?page=": first, "?page=2": last}
    wrong = ("?page=0", "?page=-1", "?page=abc", "?page=3", "?page=999999", "?page=" + "9" * 5000)
    codes = [bezoeker.get(f"/toolkit/actieonderzoek/ervaringen/{asked}").status_code for asked in wrong]
    assert codes == [404] * len(wrong)  # as in every list


def test_without_experiences_the_pages_invite(tool, bezoeker):
    for adres in ("/toolkit/actieonderzoek/", "/toolkit/actieonderzoek/ervaringen/"):
        page = bezoeker.get(adres).content.decode()
        assert "Nog niemand vertelde hoe het ging" in page
        assert 'href="/toolkit/actieonderzoek/wij-gebruikten-dit/"' in page


@pytest.mark.parametrize("kwaad", ['<script>kwaad()</script>"', "{{ 7|add:7 }}", "\x0b\x1b[31m\u202e", "a" * 119])
def test_hostile_words_stay_words(ervaring, bezoeker, login, beheerder, kwaad):
    told = ervaring(
        "openbaar", contact_zichtbaar=True, origineel=VERTELD | {"context": f"x{kwaad}"},
        **dict.fromkeys(("gemeente", "context", "aangepast", "resultaat", "contact_naam", "contact_rol"), kwaad),
    )  # fmt: skip
    assert bezoeker.get("/toolkit/actieonderzoek/word/").status_code == 200
    login(beheerder)
    pages = [
        bezoeker.get("/toolkit/actieonderzoek/"),
        bezoeker.get("/toolkit/actieonderzoek/ervaringen/"),
        login(beheerder).get(f"/beheer/toolkit/gebruikservaring/{told.pk}/change/"),
        login(beheerder).get("/beheer/toolkit/gebruikservaring/"),
    ]
    assert [page.status_code for page in pages] == [200] * 4
    assert [page for page in pages if "<script>kwaad" in page.content.decode()] == []


def test_pages_take_the_same_queries_for_one_and_for_thirty(ervaring, bezoeker):
    def counted() -> dict[str, int]:
        numbers = {}
        for adres in ("", "ervaringen/", "word/", "wij-gebruikten-dit/"):
            bezoeker.get(f"/toolkit/actieonderzoek/{adres}")
            with CaptureQueriesContext(connection) as queries:
                bezoeker.get(f"/toolkit/actieonderzoek/{adres}")
            numbers[adres] = len(queries)
        return numbers

    ervaring("openbaar")
    with_one = counted()
    for _ in range(30):
        ervaring("openbaar")
    assert counted() == with_one
    assert max(with_one.values()) <= 8


# --- Decided ---------------------------------------------------------------------------------------------------

LIJST = "/beheer/toolkit/gebruikservaring/"


@pytest.fixture
def beslis_op_scherm(login):
    """Press a button on the page of an experience, with `velden` changed."""

    def _beslis(user, told: Gebruikservaring, besluit: str = "", **velden):
        client = login(user)
        url = f"{LIJST}{told.pk}/change/"
        page = client.get(url)
        form = page.context["adminform"].form
        data = {name: form[name].value() for name in form.fields}
        data = {name: value for name, value in data.items() if value not in (None, False)}
        return client.post(url, data | velden | ({"_besluit": besluit} if besluit else {"_save": "1"}))

    return _beslis


def test_only_who_may_change_the_tool_sees_and_decides(
    maak, ervaring, lezer, alphen, stevenshof, projectleider, redacteur, vertrokken, beheerder
):
    people = {
        "bezoeker": None, "lezer": lezer, "alphen": alphen, "stevenshof": stevenshof, "projectleider": projectleider,
        "redacteur": redacteur, "vertrokken": vertrokken, "beheerder": beheerder,
    }  # fmt: skip
    in_alphen = maak(Tool, "Van Alphen", ruimte="alphen-noord", gepubliceerd=True, **VELDEN[Tool])
    told = ervaring(tool=in_alphen)
    answers, listed, posted = {}, {}, {}
    for name, user in people.items():
        client = Client()
        if user:
            client.force_login(user)
        url = f"{LIJST}{told.pk}/change/"
        answers[name] = [client.get(url).status_code, client.get(f"{LIJST}{told.pk}/delete/").status_code]
        listed[name] = "Van Alphen" in client.get(LIJST).content.decode()
        if name not in ("alphen", "beheerder"):
            posted[name] = client.post(url, VERTELD | {"_besluit": "openbaar"}).status_code
    assert answers == {
        "bezoeker": [302, 302], "lezer": [404, 404], "alphen": [200, 403], "stevenshof": [404, 404],
        "projectleider": [404, 404], "redacteur": [404, 404], "vertrokken": [403, 403], "beheerder": [200, 403],
    }  # fmt: skip
    assert listed == dict.fromkeys(people, False) | {"alphen": True, "beheerder": True}
    assert posted == {
        "bezoeker": 403, "lezer": 404, "stevenshof": 404, "projectleider": 404, "redacteur": 404, "vertrokken": 403,
    }  # fmt: skip
    assert Gebruikservaring.objects.get().staat == "nieuw"
    for user in (lezer, stevenshof, projectleider, redacteur, vertrokken):
        with pytest.raises(PermissionDenied):
            beslis(told, "openbaar", by=user)
    assert beslis(told, "openbaar", by=alphen).staat == "openbaar"


def test_an_editor_mends_and_publishes_and_what_was_sent_stays_to_be_read(
    ervaring, beslis_op_scherm, redacteur, client
):
    told = ervaring(context="Met mevrouw Jansen.", origineel=VERTELD | {"context": "Met mevrouw Jansen."})
    response = beslis_op_scherm(redacteur, told, "openbaar", context="Met een bewoner.")
    assert (response.status_code, response["Location"]) == (302, LIJST)
    told.refresh_from_db()
    assert (told.staat, told.door, told.besloten_op, told.context, told.origineel["context"]) == (
        "openbaar", redacteur, timezone.now(), "Met een bewoner.", "Met mevrouw Jansen.",
    )  # fmt: skip
    page = client.get(f"{LIJST}{told.pk}/change/").content.decode()
    assert ("Met mevrouw Jansen." in page, CONTACT["contact_email"] in page) == (True, True)
    public = Client().get("/toolkit/actieonderzoek/").content.decode()
    assert ("Met een bewoner." in public, "Jansen" in public) == (True, False)
    assert [(line.actie, line.door) for line in Logregel.objects.order_by("pk") if line.actie.startswith("ervaring")] == [
        ("ervaring bewerkt", redacteur), ("ervaring gepubliceerd", redacteur),
    ]  # fmt: skip


def test_saving_decides_nothing(ervaring, beslis_op_scherm, redacteur):
    told = ervaring()
    assert beslis_op_scherm(redacteur, told, gemeente="Gemeente Leiden")["Location"] == f"{LIJST}{told.pk}/change/"
    told.refresh_from_db()
    assert (told.gemeente, told.staat) == ("Gemeente Leiden", "nieuw")


def test_refusing_needs_a_reason_that_stays_inside(ervaring, beslis_op_scherm, redacteur):
    told = ervaring()
    refused = beslis_op_scherm(redacteur, told, "afgewezen")
    assert (refused.status_code, dict(refused.context["adminform"].form.errors)) == (
        200, {"reden": ["Zeg waarom je dit afwijst. Alleen de redactie leest het."]},
    )  # fmt: skip
    assert beslis_op_scherm(redacteur, told, "afgewezen", reden="Het gaat over iets anders.").status_code == 302
    told.refresh_from_db()
    assert (told.staat, told.reden) == ("afgewezen", "Het gaat over iets anders.")


def test_what_is_public_can_be_withdrawn_and_put_back(ervaring, beslis_op_scherm, redacteur, bezoeker):
    told = ervaring("openbaar")
    beslis_op_scherm(redacteur, told, "ingetrokken")
    assert overal(bezoeker) == NERGENS
    told.refresh_from_db()
    beslis_op_scherm(redacteur, told, "openbaar")
    assert overal(bezoeker) == OVERAL


@pytest.mark.parametrize(
    ("staat", "besluit"), [("openbaar", "openbaar"), ("nieuw", "ingetrokken"), ("afgewezen", "nieuw"), ("nieuw", "x")]
)
def test_a_step_that_does_not_exist_is_refused(ervaring, beslis_op_scherm, redacteur, staat, besluit):
    told = ervaring(staat)
    response = beslis_op_scherm(redacteur, told, besluit)
    assert (response.status_code, Gebruikservaring.objects.get().staat) == (200, staat)
    with pytest.raises(ValidationError, match=f"de ervaring is nu {staat}"):
        beslis(told, besluit, by=redacteur)


def test_an_editor_takes_contact_data_off_the_site_and_cannot_put_them_on(ervaring, beslis_op_scherm, redacteur, login):
    told = ervaring("openbaar")
    beslis_op_scherm(redacteur, told, contact_zichtbaar="on", contact_email="ander@gemeente.example")
    told.refresh_from_db()
    assert (told.contact_zichtbaar, told.contact_email) == (False, CONTACT["contact_email"])
    shown = ervaring("openbaar", contact_zichtbaar=True)
    page = login(redacteur).get(f"{LIJST}{shown.pk}/change/")
    form = page.context["adminform"].form
    data = {name: form[name].value() for name in form.fields if name != "contact_zichtbaar"}
    login(redacteur).post(f"{LIJST}{shown.pk}/change/", data | {"_save": "1"})
    shown.refresh_from_db()
    assert (shown.contact_zichtbaar, shown.contact_email) == (False, CONTACT["contact_email"])


def test_the_list_shows_what_is_new_first_and_the_totals_of_this_year(ervaring, login, redacteur):
    ervaring("openbaar", gemeente="Leiden")
    ervaring("openbaar", gemeente="gemeente  LEIDEN")
    ervaring("openbaar", gemeente="Alphen", op="2025-12-31T23:59:00+01:00")
    ervaring("nieuw", gemeente="Den Haag", op="2026-01-03T10:00:00+01:00")
    page = login(redacteur).get(LIJST)
    assert [row.gemeente for row in page.context["cl"].result_list] == [
        "Den Haag", "gemeente  LEIDEN", "Leiden", "Alphen",
    ]  # fmt: skip
    assert page.context["dit_jaar"] == Gebruik(ervaringen=2, gemeenten=1, tools=1)
    words = "In 2026 vertelden tot nu toe 1 gemeente iets over 1 tool. Samen 2 openbare ervaringen."
    assert words in page.content.decode()


def test_the_front_of_the_office_says_how_many_wait_to_who_decides(ervaring, redacteur, alphen, lezer):
    ervaring("nieuw")
    ervaring("openbaar")
    waiting = {
        user: [(group.titel, group.aantal) for group in mijn_wijk(user).aandacht if group.sleutel == "ervaringen"]
        for user in (redacteur, alphen, lezer)
    }
    assert waiting == {redacteur: [("Nieuwe ervaringen met tools", 1)], alphen: [], lezer: []}


# --- Counted ---------------------------------------------------------------------------------------------------


def test_public_experiences_are_counted_per_tool_and_in_a_period(ervaring, tool, maak):
    other = maak(Tool, "Anders", gepubliceerd=True, **VELDEN[Tool])
    concept = maak(Tool, "Concept", **VELDEN[Tool])
    ervaring("openbaar", gemeente="Leiden")
    ervaring("openbaar", gemeente="Alphen", op="2025-12-31T23:30:00+01:00")
    ervaring("openbaar", gemeente="Leiden", tool=other)
    ervaring("openbaar", gemeente="Den Haag", tool=concept)
    ervaring("nieuw", gemeente="Delft")
    everything = Gebruikservaring.objects.all()
    assert keer_gebruikt(everything) == {tool.pk: 2, other.pk: 1}
    assert keer_gebruikt(in_het_jaar(2026)) == {tool.pk: 1, other.pk: 1}
    assert [tel_gebruik(in_het_jaar(year)) for year in (2024, 2025, 2026)] == [
        Gebruik(0, 0, 0), Gebruik(1, 1, 1), Gebruik(2, 1, 2),
    ]  # fmt: skip
    november = datetime(2026, 11, 1, tzinfo=ZoneInfo("Europe/Amsterdam"))
    assert tel_gebruik(everything.verteld(november, november + timedelta(days=30))) == Gebruik(2, 1, 2)


# --- Kept as long as promised ----------------------------------------------------------------------------------


def test_what_was_promised_is_done_when_the_term_is_over_and_not_before(ervaring, settings, capsys):
    settings.CONTACT_BEWAARMAANDEN = 6
    now, term = timezone.now(), timedelta(days=6 * 30.44)
    ages = {"oud": now - term - timedelta(minutes=1), "net niet": now - term + timedelta(minutes=1)}
    for age, moment in ages.items():
        for staat in ("nieuw", "openbaar", "afgewezen", "ingetrokken"):
            ervaring(staat, op=moment.isoformat(), gebruikt_in=f"{age} {staat}")
        ervaring("openbaar", op=moment.isoformat(), gebruikt_in=f"{age} zichtbaar", contact_zichtbaar=True)
    call_command("ruim_op")
    assert "2 oude ervaringen verwijderd, en bij 2 de naam en het adres." in capsys.readouterr().out.splitlines()
    kept = {
        e.gebruikt_in: (
            bool(e.contact_naam or e.contact_rol or e.contact_email),
            bool(e.origineel),
            e.contact_zichtbaar,
        )
        for e in Gebruikservaring.objects.all()
    }
    assert kept == {
        "oud nieuw": (False, False, False), "oud openbaar": (False, False, False), "oud zichtbaar": (True, False, True),
        "net niet nieuw": (True, True, False), "net niet openbaar": (True, True, False),
        "net niet afgewezen": (True, True, False), "net niet ingetrokken": (True, True, False),
        "net niet zichtbaar": (True, True, True),
    }  # fmt: skip
    call_command("ruim_op")
    assert "0 oude ervaringen verwijderd, en bij 0 de naam en het adres." in capsys.readouterr().out.splitlines()


def test_the_pages_say_how_long_a_name_is_kept(tool, bezoeker, settings):
    settings.CONTACT_BEWAARMAANDEN = 7
    pages = [bezoeker.get(f"/toolkit/actieonderzoek/wij-gebruikten-dit/{part}") for part in ("", "bedankt/")]
    assert ["na 7 maanden" in page.content.decode() for page in pages] == [True, True]
