# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Q-10: what is old is found per kind, confirming it publishes nothing, and a mail goes out at most once a month."""

import smtplib
from datetime import date, datetime, timedelta

import pytest
import time_machine
from django.contrib.contenttypes.models import ContentType
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from redactie.media import voeg_afbeelding_toe
from redactie.models import (
    Afbeelding,
    Gebruiker,
    Linkcontrole,
    Logregel,
    Nieuwsbericht,
    Resultaat,
    Rol,
    Soortinstelling,
    Status,
    Versie,
    Verwijzing,
    Video,
)
from redactie.versheid import aantallen, bevestig, maanden_geleden, te_controleren, werklijst
from redactie.versies import als_versie, bewaar_werkkopie, neem_op, werkkopie_van, zet_terug
from redactie.workflow import transition
from tests.conftest import maak_gebruiker
from tests.redactie.test_media import plaatje
from toolkit.models import Les

VANDAAG = date(2026, 11, 25)


@pytest.fixture(autouse=True)
def _vandaag():
    with time_machine.travel(datetime(2026, 11, 25, 12, 0, tzinfo=timezone.get_default_timezone()), tick=False):
        yield


@pytest.fixture
def les(maak):
    """Make a public lesson of Alphen Noord that was looked at, or published, so many days ago."""

    def _les(
        titel: str, dagen: int | None = None, *, gepubliceerd: int = 0, ruimte: str = "alphen-noord", **velden
    ) -> Les:
        item = maak(Les, titel, ruimte=ruimte, niveau="wijk", gepubliceerd=True, **velden)
        Les.objects.filter(pk=item.pk).update(
            gecontroleerd_op=None if dagen is None else VANDAAG - timedelta(days=dagen),
            gepubliceerd_op=timezone.now() - timedelta(days=gepubliceerd),
        )
        item.refresh_from_db()
        return item

    return _les


# --- What is old -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("maanden", "dag", "verwacht"),
    [
        (12, date(2026, 11, 25), date(2025, 11, 25)), (12, date(2028, 2, 29), date(2027, 2, 28)),
        (1, date(2026, 3, 31), date(2026, 2, 28)), (1, date(2026, 1, 31), date(2025, 12, 31)),
        (24, date(2028, 2, 29), date(2026, 2, 28)), (60, date(2026, 12, 1), date(2021, 12, 1)), (3, date(2026, 5, 31), date(2026, 2, 28)),
    ],
)  # fmt: skip
def test_months_ago_is_the_same_day_or_the_last_of_that_month(maanden, dag, verwacht):
    assert maanden_geleden(maanden, dag) == verwacht


def test_what_nobody_looked_at_for_a_year_is_old_and_what_is_not_public_is_not(les, alphen, maak):
    les("Precies een jaar", 365)
    les("Een dag erover", 366)
    les("Nooit, net gepubliceerd", None)
    les("Nooit, lang openbaar", None, gepubliceerd=400)
    les("Lang openbaar maar gezien", 10, gepubliceerd=400)
    maak(Les, "Concept", ruimte="alphen-noord", niveau="wijk", gecontroleerd_op=date(2020, 1, 1))
    weg = les("Archief", 999)
    transition(weg, Status.GEARCHIVEERD, by=alphen)
    found = te_controleren(Les, alphen).values_list("titel", flat=True)
    assert sorted(found) == ["Een dag erover", "Nooit, lang openbaar"]


def test_a_kind_can_have_another_term(les, alphen):
    les("Twee maanden", 62)
    les("Drie weken", 21)
    assert list(te_controleren(Les, alphen)) == []
    Soortinstelling.objects.create(content_type=ContentType.objects.get_for_model(Les), controle_maanden=1)
    assert [item.titel for item in te_controleren(Les, alphen)] == ["Twee maanden"]


def test_nobody_has_to_look_at_what_they_may_not_edit(les, alphen, stevenshof, lezer, beheerder):
    les("Oud", 800)
    assert [te_controleren(Les, user).count() for user in (alphen, stevenshof, lezer, beheerder)] == [1, 0, 0, 1]


# --- Confirming ------------------------------------------------------------------------------------------------


def test_confirming_is_no_version_no_copy_and_no_change_and_is_logged(les, alphen, client):
    item = les("Oud", 800)
    voor = (neem_op(item), item.gewijzigd_op, Versie.objects.count())
    client.force_login(alphen)
    response = client.post(f"/beheer/toolkit/les/{item.pk}/klopt/")
    assert response.status_code == 302
    item.refresh_from_db()
    assert item.gecontroleerd_op == VANDAAG
    assert (neem_op(item), item.gewijzigd_op, Versie.objects.count()) == voor
    assert werkkopie_van(item) is None
    regel = Logregel.objects.van(item).first()
    assert (regel.actie, regel.resultaat, regel.door) == ("inhoud nagekeken", "gelukt", alphen)
    assert list(te_controleren(Les, alphen)) == []
    assert "25 november 2026" in client.get(item.get_absolute_url()).content.decode()


def test_a_working_copy_and_an_older_version_take_no_confirmation_away(les, alphen):
    item = les("Oud", 800)
    with als_versie(item, None):
        Les.objects.filter(pk=item.pk).update(titel="Nieuwe titel")
        inhoud = neem_op(item)
    bewaar_werkkopie(item, inhoud, by=alphen)
    bevestig(item, by=alphen)
    item = transition(item, Status.GEPUBLICEERD, by=alphen)
    assert (item.titel, item.gecontroleerd_op) == ("Nieuwe titel", VANDAAG)
    oud = Versie.objects.van(item).last()
    oud.inhoud["velden"]["gecontroleerd_op"] = "2020-01-01"  # as versions were recorded before
    oud.save()
    zet_terug(item, oud, by=alphen)
    item = transition(item, Status.GEPUBLICEERD, by=alphen)
    assert (item.titel, item.gecontroleerd_op) == ("Oud", VANDAAG)


def test_who_may_not_edit_may_not_confirm_and_that_is_logged(les, lezer, stevenshof):
    item = les("Oud", 800)
    for user in (lezer, stevenshof):
        with pytest.raises(PermissionDenied):
            bevestig(item, by=user)
    item.refresh_from_db()
    assert item.gecontroleerd_op == VANDAAG - timedelta(days=800)
    assert Logregel.objects.van(item).filter(resultaat=Resultaat.GEWEIGERD).count() == 2


def test_a_concept_cannot_be_confirmed_and_says_what_to_do(maak, alphen):
    item = maak(Les, "Concept", ruimte="alphen-noord", niveau="wijk")
    with pytest.raises(ValidationError, match="Publiceer het eerst"):
        bevestig(item, by=alphen)
    item.refresh_from_db()
    assert item.gecontroleerd_op is None


# --- The worklist ----------------------------------------------------------------------------------------------


@pytest.fixture
def van_alles(les, maak, alphen, ruimten):
    """One of everything that can be to do in a room; returns a function that makes it all once more."""

    def _van_alles(ruimte: str) -> None:
        maak(Les, f"Concept {ruimte}", ruimte=ruimte, niveau="wijk")
        aangeboden = maak(Les, f"Aangeboden {ruimte}", ruimte=ruimte, niveau="wijk")
        baas = Gebruiker.objects.filter(is_superuser=True).first() or Gebruiker.objects.create_superuser(
            "s@s.nl", naam="S"
        )
        transition(aangeboden, Status.TER_BEOORDELING, by=baas)
        les(f"Oud {ruimte}", 900, ruimte=ruimte)
        gewijzigd = les(f"Gewijzigd {ruimte}", 1, ruimte=ruimte)
        with als_versie(gewijzigd, None):
            Les.objects.filter(pk=gewijzigd.pk).update(titel="Anders")
            inhoud = neem_op(gewijzigd)
        bewaar_werkkopie(gewijzigd, inhoud, by=baas)
        vertrokken = maak_gebruiker(f"weg{Gebruiker.objects.count()}@voorbeeld.nl", "Wim Weg")
        les(f"Verweesd {ruimte}", 1, ruimte=ruimte, eigenaar=vertrokken)
        maak(Video, f"Video {ruimte}", ruimte=ruimte, url=f"https://{ruimte}.voorbeeld.nl/", gepubliceerd=True)
        Linkcontrole.objects.get_or_create(
            adres=f"https://{ruimte}.voorbeeld.nl/",
            defaults={"keer_mislukt": 3, "mislukt_sinds": timezone.now() - timedelta(days=8), "gecontroleerd_op": timezone.now(),
                      "reden": "De site antwoordt: 404."},
        )  # fmt: skip
        voeg_afbeelding_toe(
            SimpleUploadedFile("a.png", plaatje()),
            ruimte=ruimten[ruimte],
            by=baas,
            titel=f"Beeld {ruimte}",
            alt="IMG_0042",
        )

    return _van_alles


ALLES = {"beoordelen": 1, "concepten": 2, "nakijken": 1, "links": 1, "beelden": 1, "verweesd": 1}


def test_everything_there_is_to_do_stands_in_the_list_of_who_can_do_it(van_alles, alphen, stevenshof, lezer, beheerder):
    van_alles("alphen-noord")
    van_alles("stevenshof")
    assert aantallen(alphen) == ALLES
    regels = {group.sleutel: [row.titel for row in group.regels] for group in werklijst(alphen)}
    assert {key: sorted(titles) for key, titles in regels.items()} == {
        "beoordelen": ["Aangeboden alphen-noord"], "concepten": ["Concept alphen-noord", "Gewijzigd alphen-noord"],
        "nakijken": ["Oud alphen-noord"], "links": ["Video alphen-noord"], "beelden": ["Beeld alphen-noord"],
        "verweesd": ["Verweesd alphen-noord"],
    }  # fmt: skip
    assert aantallen(stevenshof) == ALLES
    assert (aantallen(lezer), aantallen(beheerder)) == ({}, {})  # of the shared room, where nothing is


def test_whoever_manages_the_site_looks_at_any_room_and_others_only_at_their_own(
    van_alles, client, alphen, stevenshof, beheerder, lezer
):
    van_alles("alphen-noord")

    def haal(user, vraag: str = "") -> tuple[int, bool]:
        client.force_login(user)
        response = client.get(f"/beheer/werklijst/{vraag}")
        return response.status_code, "Concept alphen-noord" in response.content.decode()

    room = "?ruimte=alphen-noord"
    assert (haal(alphen), haal(alphen, room)) == ((200, True), (200, True))
    assert (haal(beheerder), haal(beheerder, room)) == ((200, False), (200, True))
    assert (haal(stevenshof), haal(stevenshof, room)) == ((200, False), (404, False))
    assert (haal(lezer), haal(lezer, room)) == ((200, False), (404, False))
    client.logout()
    assert client.get("/beheer/werklijst/").status_code == 302


def test_every_line_leads_to_where_it_can_be_mended(van_alles, client, alphen):
    van_alles("alphen-noord")
    client.force_login(alphen)
    assert {client.get(row.adres).status_code for group in werklijst(alphen) for row in group.regels} == {200}


def test_the_list_takes_the_same_number_of_queries_however_much_there_is(van_alles, alphen):
    aantal = []
    for _ in range(3):
        van_alles("alphen-noord")
        werklijst(alphen)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            werklijst(alphen)
        aantal.append(len(queries))
    assert (len(set(aantal)), aantal[0] < 40) == (1, True)
    assert aantallen(alphen)["nakijken"] == 3


def test_of_a_long_list_the_first_fifty_are_shown_and_all_are_counted(les, alphen):
    for nummer in range(52):
        les(f"Oud {nummer}", 900)
    group = next(group for group in werklijst(alphen) if group.sleutel == "nakijken")
    assert (group.aantal, len(group.regels), group.rest) == (52, 50, 2)


def test_an_item_is_orphaned_when_its_keeper_cannot_edit_it_any_more(les, alphen, stevenshof, beheerder, ruimten):
    van_mij, van_baas, van_ander = (
        les(naam, 1, eigenaar=user) for naam, user in (("a", alphen), ("b", beheerder), ("c", stevenshof))
    )
    assert [row.titel for row in werklijst(alphen)[0].regels] == ["c"]
    Gebruiker.objects.filter(pk=beheerder.pk).update(is_active=False)
    assert sorted(row.titel for row in werklijst(alphen)[0].regels) == ["b", "c"]
    stevenshof.lidmaatschappen.create(ruimte=ruimten["alphen-noord"], rol=Rol.REDACTEUR)
    assert [row.titel for row in werklijst(alphen)[0].regels] == ["b"]
    stevenshof.lidmaatschappen.update(tot=VANDAAG - timedelta(days=1))
    assert sorted(row.titel for row in werklijst(alphen)[0].regels) == ["b", "c"]


@pytest.mark.parametrize(
    ("alt", "slecht"),
    [("IMG_0042", True), ("dsc 12", True), ("buurthuis.JPG", True), ("foto van de buurt", True), ("Een afbeelding van de wijk", True),
     ("Vier bewoners aan tafel", False), ("Afbeeldingen aan de muur van het buurthuis", False)],
)  # fmt: skip
def test_a_description_that_says_nothing_is_no_description(ruimten, alphen, alt, slecht):
    voeg_afbeelding_toe(
        SimpleUploadedFile("a.png", plaatje()), ruimte=ruimten["alphen-noord"], by=alphen, titel="x", alt=alt
    )
    assert Afbeelding.objects.zonder_beschrijving().exists() is slecht


# --- The mail --------------------------------------------------------------------------------------------------


def post() -> list[tuple[str, ...]]:
    """Run the timer, and return to whom it mailed."""
    mail.outbox = []
    call_command("herinner")
    return [tuple(message.to) for message in mail.outbox]


def test_a_mail_names_what_the_person_may_see_with_links_and_nothing_else(van_alles, alphen, settings):
    settings.SITE_URL = "https://www.wijzer.voorbeeld.nl"
    van_alles("alphen-noord")
    van_alles("stevenshof")
    assert post() == [(alphen.email,)]
    message = mail.outbox[0]
    assert message.subject == "Wijzer in de Wijk: 4 dingen vragen je aandacht"
    oud = Les.objects.get(titel="Oud alphen-noord")
    assert f"https://www.wijzer.voorbeeld.nl/beheer/toolkit/les/{oud.pk}/change/" in message.body
    assert "https://www.wijzer.voorbeeld.nl/beheer/werklijst/" in message.body
    assert "stevenshof" not in message.body.lower()
    assert "Concept" not in message.body  # what somebody began is no reason for a mail


def test_running_twice_sends_once_and_a_month_later_once_more(les, alphen):
    les("Oud", 900)
    assert [post(), post()] == [[(alphen.email,)], []]
    with time_machine.travel(timezone.now() + timedelta(days=27), tick=False):
        assert post() == []
    with time_machine.travel(timezone.now() + timedelta(days=28), tick=False):
        assert [post(), post()] == [[(alphen.email,)], []]


def test_no_mail_when_nothing_is_due(les, alphen, maak):
    les("Vers", 10)
    maak(Les, "Concept", ruimte="alphen-noord", niveau="wijk")
    assert post() == []
    alphen.refresh_from_db()
    assert alphen.herinnerd_op is None


@pytest.mark.parametrize("reden", ["wil niet", "geblokkeerd", "lid af", "leest alleen"])
def test_who_does_not_want_a_mail_or_has_no_work_here_gets_none(les, alphen, reden):
    les("Oud", 900)
    if reden == "wil niet":
        Gebruiker.objects.update(herinneren=False)
    elif reden == "geblokkeerd":
        Gebruiker.objects.update(is_active=False)
    elif reden == "lid af":
        alphen.lidmaatschappen.update(tot=VANDAAG - timedelta(days=1))
    else:
        alphen.lidmaatschappen.update(rol=Rol.LEZER)
    assert post() == []


@pytest.mark.parametrize("fout", [ConnectionRefusedError(), smtplib.SMTPRecipientsRefused({}), TimeoutError()])
def test_when_mail_is_down_the_next_time_is_in_time(les, alphen, monkeypatch, fout):
    les("Oud", 900)

    def kan_niet(self, *args, **kwargs):
        raise fout

    with monkeypatch.context() as down:
        down.setattr("django.core.mail.EmailMessage.send", kan_niet)
        assert post() == []
    alphen.refresh_from_db()
    assert alphen.herinnerd_op is None
    assert post() == [(alphen.email,)]


def test_a_title_makes_no_header_and_no_extra_line(les, alphen):
    les("Oud\r\nBcc: kwaad@voorbeeld.nl", 900)
    assert post() == [(alphen.email,)]
    message = mail.outbox[0].message()
    assert (message["Bcc"], "\nBcc:" in mail.outbox[0].body) == (None, False)


def test_two_timers_at_once_send_one_mail(les, alphen, monkeypatch):
    """The second one looks just after the first one looked and before it mailed."""
    from redactie import herinnering

    les("Oud", 900)
    mail.outbox = []
    echt, keer = herinnering.werklijst, []

    def tweede_ertussen(user):
        groups = echt(user)
        if not keer:
            keer.append(1)
            herinnering.herinner()
        return groups

    monkeypatch.setattr(herinnering, "werklijst", tweede_ertussen)
    herinnering.herinner()
    assert len(mail.outbox) == 1


def test_news_of_another_room_stays_out_of_the_links_of_mine(maak, alphen):
    bericht = maak(Nieuwsbericht, "Geheim", ruimte="stevenshof", tekst="<p>x</p>")
    kind = ContentType.objects.get_for_model(bericht)
    Verwijzing.objects.create(content_type=kind, object_id=bericht.pk, adres="https://weg.voorbeeld.nl/")
    Linkcontrole.objects.create(
        adres="https://weg.voorbeeld.nl/",
        keer_mislukt=5,
        mislukt_sinds=timezone.now() - timedelta(days=9),
        gecontroleerd_op=timezone.now(),
    )
    assert aantallen(alphen) == {}
