# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""People: invited by mail, given rights, blocked, let in again, their work handed over. And nobody gives what they lack."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
import time_machine
from allauth.socialaccount.models import SocialAccount
from django.core import mail
from django.db import connection
from django.test import Client
from django.utils import timezone

from redactie.accounts import post, services
from redactie.models import Gebruiker, Lidmaatschap, Logregel, Redactieruimte, Rol, Versie
from redactie.models.ruimte import Ruimtesoort
from redactie.versies import bewaar_werkkopie, neem_op, werkkopie_van
from tests.conftest import WACHTWOORD, maak_gebruiker
from toolkit.models import Les

pytestmark = pytest.mark.django_db
MENSEN = "/beheer/redactie/gebruiker/"
NIEUW = "een heel ander wachtwoord 2026"


@pytest.fixture(autouse=True)
def _meteen(monkeypatch):
    from django.db import transaction

    monkeypatch.setattr(transaction, "on_commit", lambda doe, **kw: doe())


@pytest.fixture
def kantoor(beheerder) -> Client:
    client = Client()
    client.force_login(beheerder)
    return client


@pytest.fixture
def superuser(db) -> Gebruiker:
    return Gebruiker.objects.create_superuser("super@voorbeeld.nl", WACHTWOORD, naam="Sam Super")


def formulier(*leden: dict, bestaand: int = 0, **velden) -> dict:
    data = {"naam": "Nina Nieuw", "email": "nina@voorbeeld.nl"} | velden
    data |= {"lidmaatschappen-TOTAL_FORMS": len(leden), "lidmaatschappen-INITIAL_FORMS": bestaand}
    for n, lid in enumerate(leden):
        data |= {f"lidmaatschappen-{n}-{naam}": waarde for naam, waarde in lid.items()}
    return data


def lid(ruimte: Redactieruimte, rol: str = Rol.REDACTEUR, **velden) -> dict:
    return {"ruimte": ruimte.pk, "rol": rol} | velden


def link_uit(brief) -> str:
    return re.search(r"http://127\.0\.0\.1:8000(/account/\S+)", brief.body)[1]


def brieven() -> list:
    post.wacht()
    return mail.outbox


def tekst(response) -> str:
    from html import unescape

    return unescape(response.content.decode())


# --- Invitation ------------------------------------------------------------------------------------------------


def test_one_form_adds_a_person_with_roles_and_mails_an_invitation(kantoor, ruimten, settings):
    response = kantoor.post(
        f"{MENSEN}add/", formulier(lid(ruimten["stevenshof"]), lid(ruimten["gedeeld"], Rol.LEZER, tot="2027-06-30"))
    )
    nina = Gebruiker.objects.get(email="nina@voorbeeld.nl")
    assert response["Location"] == f"{MENSEN}{nina.pk}/change/"
    assert [(x.ruimte.slug, x.rol, str(x.tot)) for x in nina.lidmaatschappen.order_by("pk")] == [
        ("stevenshof", "redacteur", "None"), ("gedeeld", "lezer", "2027-06-30"),
    ]  # fmt: skip
    assert not nina.has_usable_password() and nina.uitgenodigd_op is not None
    (brief,) = brieven()
    assert (brief.to, "Nina Nieuw" in brief.body, "Bea Beheerder" in brief.body) == (["nina@voorbeeld.nl"], True, True)
    page = tekst(kantoor.get(response["Location"]))
    assert "is uitgenodigd op nina@voorbeeld.nl" in page and "Stuur de uitnodiging opnieuw" in page
    assert "nog niet ingelogd, uitgenodigd op" in tekst(kantoor.get(MENSEN))


def genodigd(kantoor, ruimten) -> tuple[Gebruiker, str]:
    kantoor.post(f"{MENSEN}add/", formulier(lid(ruimten["stevenshof"])))
    return Gebruiker.objects.get(email="nina@voorbeeld.nl"), link_uit(brieven()[-1])


def test_who_was_invited_chooses_a_password_once_and_is_in(kantoor, ruimten, client):
    nina, adres = genodigd(kantoor, ruimten)
    client.get(adres)
    assert client.get(adres)["Location"] == "/account/uitnodiging/"  # opening it uses nothing up
    page = client.get("/account/uitnodiging/")
    assert "nina@voorbeeld.nl" in tekst(page) and adres.split("/")[-2] not in tekst(page)
    zwak = client.post("/account/uitnodiging/", {"password1": "kort", "password2": "kort"})
    assert zwak.status_code == 200
    assert client.post("/account/uitnodiging/", {"password1": NIEUW, "password2": NIEUW})["Location"] == "/beheer/"
    assert client.get("/beheer/jsi18n/").status_code == 200
    nina.refresh_from_db()
    assert nina.check_password(NIEUW) and nina.last_login is not None
    assert Client().get(adres).status_code == 410
    assert client.get("/account/uitnodiging/").status_code == 410
    assert [r.actie for r in Logregel.objects.van(nina).order_by("pk")] == [
        "account gemaakt", "rol gegeven", "uitgenodigd", "uitnodiging aangenomen", "ingelogd",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "wat", ["na acht dagen", "verknoeid", "geblokkeerd", "ander adres", "wachtwoord langs een andere weg"]
)
def test_an_invitation_dies(kantoor, ruimten, beheerder, wat):
    with time_machine.travel("2026-11-25T09:00:00Z", tick=False) as klok:
        kantoor.force_login(beheerder)
        nina, adres = genodigd(kantoor, ruimten)
        klok.shift(7 * 24 * 3600)
        assert Client().get(adres).status_code == 302
        if wat == "na acht dagen":
            klok.shift(1)
        elif wat == "verknoeid":
            adres = adres.replace(":", "-", 1)
        elif wat == "geblokkeerd":
            services.blokkeer(nina, by=beheerder)
        elif wat == "ander adres":
            Gebruiker.objects.filter(pk=nina.pk).update(email="iemand@voorbeeld.nl")
        else:
            nina.set_password(NIEUW)
            nina.save()
        response = Client().get(adres)
        assert (response.status_code, "werkt niet meer" in tekst(response)) == (410, True)


def test_an_invitation_opened_in_the_browser_of_a_beheerder_does_not_mix_them_up(kantoor, ruimten, beheerder):
    nina, adres = genodigd(kantoor, ruimten)
    kantoor.get(adres)
    kantoor.post("/account/uitnodiging/", {"password1": NIEUW, "password2": NIEUW})
    assert int(kantoor.session["_auth_user_id"]) == nina.pk


def test_an_invitation_cannot_be_made_from_another_signed_thing(ruimten):
    from django.core import signing

    persoon = maak_gebruiker("x@voorbeeld.nl", "X")
    for token in (signing.dumps([persoon.pk, "x"], salt=services.ZOUT), signing.dumps([persoon.pk, services._stand(persoon)], salt="anders"),
                  services.wachtwoord_tokens.make_token(persoon), signing.dumps("x", salt=services.ZOUT), signing.dumps(1, salt=services.ZOUT)):  # fmt: skip
        assert Client().get(f"/account/uitnodiging/{token}/").status_code == 410


def test_when_mail_is_down_the_account_is_whole_and_can_be_invited_later(kantoor, ruimten, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", 1, 2
    response = kantoor.post(f"{MENSEN}add/", formulier(lid(ruimten["stevenshof"])))
    nina = Gebruiker.objects.get(email="nina@voorbeeld.nl")
    assert (nina.lidmaatschappen.count(), nina.uitgenodigd_op) == (1, None)
    page = tekst(kantoor.get(response["Location"]))
    assert "de mail kon niet worden verstuurd" in page and "nog niet; de mail is niet verstuurd" in page
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    kantoor.post(f"{MENSEN}{nina.pk}/uitnodigen/")
    nina.refresh_from_db()
    assert nina.uitgenodigd_op is not None and Client().get(link_uit(brieven()[-1])).status_code == 302


def test_who_has_a_password_is_not_invited_again(kantoor, alphen):
    kantoor.post(f"{MENSEN}{alphen.pk}/uitnodigen/")
    assert brieven() == []


def test_an_address_that_is_known_is_named_and_nothing_typed_is_lost(kantoor, alphen, ruimten):
    response = kantoor.post(f"{MENSEN}add/", formulier(lid(ruimten["stevenshof"]), email="ANNE@voorbeeld.nl"))
    assert "Er is al een account met dit adres, van Anne Alphen" in tekst(response) and "Nina Nieuw" in tekst(response)
    assert Gebruiker.objects.filter(naam="Nina Nieuw").count() == 0 and brieven() == []


@pytest.mark.django_db(transaction=True)
def test_the_same_form_sent_many_times_at_once_is_one_account_and_one_invitation(beheerder, ruimten):
    sessies = [Client() for _ in range(6)]
    for sessie in sessies:
        sessie.force_login(beheerder)

    def een(sessie: Client) -> int:
        try:
            return sessie.post(f"{MENSEN}add/", formulier(lid(ruimten["stevenshof"]))).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as draden:
        codes = sorted(draden.map(een, sessies))
    assert codes == [200] * 5 + [302]
    assert Gebruiker.objects.filter(email="nina@voorbeeld.nl").count() == 1


@pytest.mark.parametrize("email", ["nina@voorbeeld.nl\nBcc: x@kwaad.example", "nina", "a@b.nl, c@d.nl"])
def test_an_address_is_one_address(kantoor, email):
    response = kantoor.post(f"{MENSEN}add/", formulier(email=email, naam="Nina\r\nBcc: x@kwaad.example"))
    assert response.status_code == 200 and brieven() == []


def test_a_name_cannot_add_a_header_or_a_line_to_the_log(kantoor, ruimten):
    kantoor.post(f"{MENSEN}add/", formulier(naam="Nina\x1b[31m\r\nBcc: x@kwaad.example"))
    for brief in brieven():
        assert brief.recipients() == ["nina@voorbeeld.nl"] and "Bcc" not in brief.message()
    assert all(
        len(regel.object_naam.splitlines()) < 2 and "\x1b" not in regel.object_naam for regel in Logregel.objects.all()
    )


# --- Nobody gives what they lack -------------------------------------------------------------------------------


@pytest.mark.parametrize("wie", ["alphen", "lezer", "stevenshof"])
def test_only_a_beheerder_reaches_people_and_rights(request, wie, beheerder, ruimten):
    client = Client()
    client.force_login(request.getfixturevalue(wie))
    for adres in ("", "add/", f"{beheerder.pk}/change/", f"{beheerder.pk}/history/"):
        assert client.get(f"{MENSEN}{adres}").status_code == 403, adres
    assert client.post(f"{MENSEN}add/", formulier(lid(ruimten["gedeeld"], Rol.BEHEERDER))).status_code == 403
    for actie in ("uitnodigen", "blokkeer", "toegang", "uitloggen", "tweede-stap-weg", "ontkoppel", "overdragen"):
        assert client.post(f"{MENSEN}{beheerder.pk}/{actie}/").status_code == 403, actie
        assert client.get(f"{MENSEN}{beheerder.pk}/{actie}/").status_code == 405, actie
    assert Gebruiker.objects.get(pk=beheerder.pk).is_active
    assert Logregel.objects.filter(resultaat="geweigerd", door_naam=str(request.getfixturevalue(wie))).count() >= 7


def test_a_beheerder_cannot_touch_their_own_rights(kantoor, beheerder, ruimten):
    eigen = beheerder.lidmaatschappen.get()
    Lidmaatschap.objects.filter(pk=eigen.pk).update(tot=timezone.localdate())
    adres = f"{MENSEN}{beheerder.pk}/change/"
    verlengd = lid(ruimten["gedeeld"], Rol.BEHEERDER, id=eigen.pk, gebruiker=beheerder.pk, tot="")
    erbij = lid(ruimten["stevenshof"], Rol.PROCESBEGELEIDER)
    data = formulier(
        verlengd, erbij, bestaand=1, naam=beheerder.naam, email=beheerder.email, is_superuser="on", is_active="on"
    )
    kantoor.post(adres, data)
    assert list(beheerder.lidmaatschappen.values_list("rol", "tot")) == [("beheerder", timezone.localdate())]
    assert not Gebruiker.objects.get(pk=beheerder.pk).is_superuser
    for actie in ("blokkeer", "toegang", "uitloggen", "tweede-stap-weg"):
        assert kantoor.post(f"{MENSEN}{beheerder.pk}/{actie}/").status_code == 403
    assert "wijzigt een andere beheerder" in tekst(kantoor.get(adres))


def test_a_beheerder_cannot_touch_a_superuser(kantoor, superuser, ruimten):
    adres = f"{MENSEN}{superuser.pk}/change/"
    page = tekst(kantoor.get(adres))
    assert "mag meer dan jij" in page and "Blokkeer toegang" not in page and 'name="_save"' not in page
    assert kantoor.post(adres, formulier(email="kaper@kwaad.example", naam="Kaper")).status_code == 403
    for actie in ("uitnodigen", "blokkeer", "toegang", "uitloggen", "tweede-stap-weg", "ontkoppel", "overdragen"):
        response = kantoor.post(f"{MENSEN}{superuser.pk}/{actie}/", {"naar": "1"})
        assert response.status_code == (403 if actie not in ("uitnodigen", "overdragen") else response.status_code)
    superuser.refresh_from_db()
    assert (superuser.email, superuser.is_active, superuser.check_password(WACHTWOORD)) == (
        "super@voorbeeld.nl",
        True,
        True,
    )
    assert Logregel.objects.filter(resultaat="geweigerd", door_naam="Bea Beheerder").count() >= 5


def test_forged_fields_make_nobody_more(kantoor, ruimten, alphen):
    kantoor.post(
        f"{MENSEN}add/",
        formulier(lid(ruimten["stevenshof"]), is_superuser="on", is_active="", password="x", last_login_0="2026-01-01"),
    )
    nina = Gebruiker.objects.get(email="nina@voorbeeld.nl")
    assert (nina.is_superuser, nina.is_active, nina.has_usable_password(), nina.last_login) == (
        False,
        True,
        False,
        None,
    )
    van_alphen = alphen.lidmaatschappen.get()
    gestolen = lid(ruimten["gedeeld"], Rol.BEHEERDER, id=van_alphen.pk, gebruiker=nina.pk)
    kantoor.post(f"{MENSEN}{nina.pk}/change/", formulier(gestolen, bestaand=1))
    van_alphen.refresh_from_db()
    assert (van_alphen.gebruiker, van_alphen.rol) == (alphen, "procesbegeleider")


def test_a_beheerder_makes_nobody_beheerder_for_longer_than_they_are(kantoor, beheerder, ruimten):
    einde = timezone.localdate() + timedelta(days=30)
    beheerder.lidmaatschappen.update(tot=einde)
    for tot in ("", str(einde + timedelta(days=1))):
        response = kantoor.post(f"{MENSEN}add/", formulier(lid(ruimten["gedeeld"], Rol.BEHEERDER, tot=tot)))
        assert f"beheerder tot en met {einde:%d-%m-%Y}" in tekst(response)
    assert Lidmaatschap.objects.filter(rol=Rol.BEHEERDER).count() == 1
    assert Logregel.objects.filter(actie="rol geven", resultaat="geweigerd").count() == 2
    assert (
        kantoor.post(f"{MENSEN}add/", formulier(lid(ruimten["gedeeld"], Rol.BEHEERDER, tot=str(einde)))).status_code
        == 302
    )
    assert (
        kantoor.post(
            f"{MENSEN}add/", formulier(lid(ruimten["stevenshof"], Rol.LEZER), email="b@voorbeeld.nl")
        ).status_code
        == 302
    )


def test_a_blocked_beheerder_is_let_in_again_only_by_who_may_give_that_role(kantoor, beheerder, superuser, ruimten):
    ander = maak_gebruiker("oud@voorbeeld.nl", "Oude Beheerder", ruimten["gedeeld"], Rol.BEHEERDER)
    services.blokkeer(ander, by=superuser)
    beheerder.lidmaatschappen.update(tot=timezone.localdate())
    assert kantoor.post(f"{MENSEN}{ander.pk}/toegang/").status_code == 403
    beheerder.lidmaatschappen.update(tot=None)
    assert kantoor.post(f"{MENSEN}{ander.pk}/toegang/").status_code == 302


def test_a_thousand_memberships_at_once_are_refused_quickly(kantoor, ruimten):
    data = formulier(lid(ruimten["gedeeld"])) | {"lidmaatschappen-TOTAL_FORMS": 100_000}
    assert kantoor.post(f"{MENSEN}add/", data).status_code in (200, 400)
    assert not Gebruiker.objects.filter(email="nina@voorbeeld.nl").exists()


def test_the_list_is_no_oracle_over_passwords(kantoor, alphen):
    for vraag in (
        "password__startswith=md5",
        "is_superuser__exact=1",
        "lidmaatschappen__gebruiker__password__contains=a",
    ):
        assert kantoor.get(f"{MENSEN}?{vraag}").status_code in (302, 400)


def test_a_new_address_is_told_to_both_addresses_and_unties_the_account_of_the_organisation(kantoor, alphen):
    SocialAccount.objects.create(user=alphen, provider="organisatie", uid="x")
    van = alphen.lidmaatschappen.get()
    data = formulier(
        lid(van.ruimte, van.rol, id=van.pk, gebruiker=alphen.pk),
        bestaand=1,
        naam=alphen.naam,
        email="anne.nieuw@voorbeeld.nl",
    )
    assert kantoor.post(f"{MENSEN}{alphen.pk}/change/", data).status_code == 302
    assert {tuple(brief.to) for brief in brieven()} == {("anne@voorbeeld.nl",), ("anne.nieuw@voorbeeld.nl",)}
    assert SocialAccount.objects.count() == 0
    assert Logregel.objects.filter(actie="e-mailadres gewijzigd").count() == 1


# --- Blocking in three clicks ----------------------------------------------------------------------------------


def test_somebody_who_left_is_blocked_in_three_clicks_and_it_can_be_undone(kantoor, alphen):
    session = Client()
    session.post("/account/inloggen/", {"login": alphen.email, "password": WACHTWOORD})
    voorkant = tekst(kantoor.get("/beheer/"))
    assert f'href="{MENSEN}"' in voorkant  # 1
    assert f"{MENSEN}{alphen.pk}/change/" in tekst(kantoor.get(MENSEN))  # 2
    page = tekst(kantoor.get(f"{MENSEN}{alphen.pk}/change/"))
    assert f'action="{MENSEN}{alphen.pk}/blokkeer/"' in page and "Blokkeer toegang" in page
    response = kantoor.post(f"{MENSEN}{alphen.pk}/blokkeer/")  # 3
    assert session.get("/beheer/jsi18n/").status_code == 302
    assert alphen.lidmaatschappen.actief().count() == 1
    page = tekst(kantoor.get(response["Location"]))
    assert "heeft geen toegang meer" in page and "Geef weer toegang" in page
    assert "geblokkeerd" in tekst(kantoor.get(MENSEN))
    kantoor.post(f"{MENSEN}{alphen.pk}/toegang/")
    assert session.get("/beheer/jsi18n/").status_code == 302  # a new login is needed
    assert session.post("/account/inloggen/", {"login": alphen.email, "password": WACHTWOORD})["Location"] == "/beheer/"


def test_what_somebody_kept_is_handed_over_in_one_step(kantoor, alphen, stevenshof, ruimten, maak, beheerder):
    mee = Les.objects.filter(pk=maak(Les, "Gaat mee", ruimte="stevenshof", niveau="wijk", gepubliceerd=True).pk)
    blijft = maak(Les, "Blijft staan", ruimte="alphen-noord", niveau="wijk")
    Les.objects.update(eigenaar=alphen)
    Les.objects.filter(pk=maak(Les, "Van een ander", ruimte="stevenshof", niveau="wijk").pk).update(eigenaar=beheerder)
    les = mee.get()
    bewaar_werkkopie(les, neem_op(les) | {"velden": {**neem_op(les)["velden"], "titel": "Nieuwe titel"}}, by=beheerder)
    page = tekst(kantoor.get(f"{MENSEN}{alphen.pk}/change/"))
    assert "Gaat mee" in page and "Blijft staan" in page and "Van een ander" not in page
    response = kantoor.post(f"{MENSEN}{alphen.pk}/overdragen/", {"naar": stevenshof.pk})
    assert (mee.get().eigenaar, Les.objects.get(pk=blijft.pk).eigenaar) == (stevenshof, alphen)
    assert werkkopie_van(les).inhoud["velden"]["eigenaar"] == stevenshof.pk
    page = tekst(kantoor.get(response["Location"]))
    assert "omdat Stef Stevenshof er niet mag schrijven: Blijft staan" in page
    assert [r.toelichting for r in Logregel.objects.filter(actie="overgedragen")] == [
        "van Anne Alphen naar Stef Stevenshof"
    ]
    assert Versie.objects.van(les).werkkopieen().count() == 1


@pytest.mark.parametrize("naar", ["", "x", "999999", "lezer", "zichzelf", "geblokkeerd"])
def test_work_is_not_handed_to_who_cannot_keep_it(kantoor, alphen, stevenshof, lezer, beheerder, maak, naar):
    les = maak(Les, "Van Anne", ruimte="alphen-noord", niveau="wijk")
    Les.objects.update(eigenaar=alphen)
    services.blokkeer(stevenshof, by=beheerder)
    keuze = {"lezer": lezer.pk, "zichzelf": alphen.pk, "geblokkeerd": stevenshof.pk}.get(naar, naar)
    kantoor.post(f"{MENSEN}{alphen.pk}/overdragen/", {"naar": keuze})
    les.refresh_from_db()
    assert les.eigenaar == alphen


def test_ending_a_role_counts_at_the_next_request(kantoor, alphen):
    session = Client()
    session.force_login(alphen)
    van = alphen.lidmaatschappen.get()
    gisteren = timezone.localdate() - timedelta(days=1)
    data = formulier(
        lid(van.ruimte, van.rol, id=van.pk, gebruiker=alphen.pk, tot=str(gisteren)),
        bestaand=1,
        naam=alphen.naam,
        email=alphen.email,
    )
    assert kantoor.post(f"{MENSEN}{alphen.pk}/change/", data).status_code == 302
    assert session.get("/beheer/jsi18n/").status_code == 403
    assert (
        Logregel.objects.get(actie="rol gewijzigd").toelichting
        == f"procesbegeleider in Alphen Noord tot en met {gisteren:%d-%m-%Y}"
    )


def test_the_list_takes_as_many_queries_for_thirty_people_as_for_three(
    kantoor, alphen, ruimten, django_assert_max_num_queries
):
    from django.test.utils import CaptureQueriesContext

    kantoor.get(MENSEN)
    with CaptureQueriesContext(
        connection,
    ) as weinig:
        kantoor.get(MENSEN)
    for n in range(30):
        maak_gebruiker(f"iemand{n}@voorbeeld.nl", f"Iemand {n}", ruimten["stevenshof"], Rol.LEZER)
    with CaptureQueriesContext(connection) as veel:
        kantoor.get(MENSEN)
    assert len(veel) == len(weinig)


def test_the_list_can_be_narrowed_to_a_role_a_room_and_who_is_blocked(kantoor, alphen, stevenshof, lezer, beheerder):
    services.blokkeer(lezer, by=beheerder)
    gezien = {
        vraag: [
            naam
            for naam in ("Anne", "Stef", "Lies", "Bea")
            if re.search(f'/change/[^"]*">{naam} ', tekst(kantoor.get(f"{MENSEN}?{vraag}")))
        ]
        for vraag in ("rol=procesbegeleider", "ruimte=alphen-noord", "toegang=nee", "q=stef")
    }
    assert gezien == {"rol=procesbegeleider": ["Anne", "Stef"], "ruimte=alphen-noord": ["Anne", "Lies"], "toegang=nee": ["Lies"], "q=stef": ["Stef"]}  # fmt: skip


# --- A redactie of residents -----------------------------------------------------------------------------------


def test_a_beheerder_makes_a_room_for_residents_and_gives_somebody_the_role_of_redacteur_there(kantoor, ruimten):
    response = kantoor.post(
        "/beheer/redactie/redactieruimte/add/",
        {"naam": "Bewonersredactie Stevenshof", "soort": "gedeeld", "slug": "gedeeld"},
    )
    assert response.status_code == 302
    ruimte = Redactieruimte.objects.get(naam="Bewonersredactie Stevenshof")
    assert (ruimte.soort, ruimte.slug) == (Ruimtesoort.BEWONERS, "bewonersredactie-stevenshof")
    kantoor.post(f"{MENSEN}add/", formulier(lid(ruimte)))
    bewoner = Gebruiker.objects.get(email="nina@voorbeeld.nl")
    assert list(Redactieruimte.objects.editable_by(bewoner)) == [ruimte]
    client = Client()
    client.force_login(bewoner)
    assert client.get("/beheer/toolkit/les/add/").status_code == 200


def test_the_rooms_of_the_project_cannot_be_renamed_or_doubled(kantoor, ruimten, alphen):
    assert (
        kantoor.post(
            f"/beheer/redactie/redactieruimte/{ruimten['gedeeld'].pk}/change/", {"naam": "Gekaapt"}
        ).status_code
        == 403
    )
    assert "Kies een andere" in tekst(kantoor.post("/beheer/redactie/redactieruimte/add/", {"naam": "Stevenshof!"}))
    assert Redactieruimte.objects.count() == 5
    client = Client()
    client.force_login(alphen)
    assert client.post("/beheer/redactie/redactieruimte/add/", {"naam": "Van mij"}).status_code == 403
