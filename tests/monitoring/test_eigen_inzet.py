# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Own effort: of the maker alone, in every list, count, log and page, until the maker shares it."""

import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
import time_machine
from django.contrib.admin import site as beheer
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection, transaction
from django.db.utils import IntegrityError
from django.test import Client
from django.test.utils import CaptureQueriesContext

from monitoring.meten import eigen_inzet as dienst
from monitoring.meten.eigen_inzet import Ingevuld, bewaar_kwartaal, deel, gedeelde_inzet, trek_in, verwijder
from monitoring.meten.models import Inzetregel, Kwartaalinzet
from monitoring.meten.models.eigen_inzet import ITEMS, Inzetitem
from monitoring.meten.perioden import Geenperiode
from redactie.intussen import Intussen, stand_van
from redactie.models import Gebruiker, Kladje, Lidmaatschap, Logregel, Rol, Versie
from tests.conftest import maak_gebruiker
from wijzer.kantoor.mijnwijk import mijn_wijk

pytestmark = pytest.mark.django_db
KWARTAAL = (date(2026, 7, 1), date(2026, 9, 30))
ADRES = "/beheer/eigen-inzet/stevenshof/2026-K3/"
GEDEELD = "/beheer/eigen-inzet/stevenshof/gedeeld/"
GEHEIM = "Het ging dit kwartaal niet goed met mijn werk"
NU = "2026-11-26T12:00:00+01:00"


@pytest.fixture(autouse=True)
def vandaag():
    with time_machine.travel(NU, tick=False):
        yield


def van(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def invullen(wijk, stevenshof):
    """Fill in the third quarter of 2026 as the procesbegeleider of Stevenshof."""

    def _invullen(tekst: str = GEHEIM, *, by=None, dagen=KWARTAAL, gepland: int = 1, werkelijk: int = 3):
        regels = [Ingevuld("inwoners", gepland, werkelijk, Decimal("7.5")), Ingevuld("leren", 2, 1, None)]
        return bewaar_kwartaal(wijk, *dagen, by=by or stevenshof, teksten={"deed": tekst}, regels=regels)

    return _invullen


@pytest.fixture
def collega(wijk, ruimten) -> Gebruiker:
    """Somebody else who writes in Stevenshof."""
    return maak_gebruiker("col@voorbeeld.nl", "Col Collega", ruimten["stevenshof"], Rol.PROCESBEGELEIDER)


@pytest.fixture
def iedereen(collega, alphen, lezer, beheerder, projectleider, redacteur, vertrokken, ruimten) -> dict[str, Gebruiker]:
    mee = maak_gebruiker("mee@voorbeeld.nl", "Mees Meelezer", ruimten["stevenshof"], Rol.LEZER)
    super_ = Gebruiker.objects.create_superuser("super@voorbeeld.nl", naam="Sam Super")
    anderen = (collega, mee, alphen, lezer, beheerder, projectleider, redacteur, vertrokken, super_)
    return {user.naam: user for user in anderen}


def test_the_seven_items_are_those_of_the_source_to_the_letter():
    assert [Inzetitem(item).label for item in ITEMS["1"]] == [
        "monitoren evaluatie interventies", "faciliteren interventies", "faciliteren integrale aanpak",
        "communicatie met en naar inwoners", "samen leren in WidW verband (=werkgroepen LC)",
        "voortgang naar betrokkenen in de wijk", "coördinatie als LPB-er",
    ]  # fmt: skip
    tool = (Path(__file__).resolve().parents[2] / "content/tools/eigen-inzet-volgen.md").read_text()
    assert all(label in tool for label in Inzetitem.labels)


# --- Private -----------------------------------------------------------------------------------------------------


# What is another each time: the token of a form, a time, the reference of a refusal.
WISSELT = re.compile(r'csrfmiddlewaretoken" value="[^"]+"|\d\d:\d\d|_formulier" value="[^"]+"|kenmerk <b>\w+</b>')


def kantoorpaginas(client: Client) -> dict[str, str]:
    """Every page of the office without a key in its address, and those of the wijk, as somebody gets them."""
    paginas = [
        "/beheer/", "/beheer/werklijst/", "/beheer/maandmoment/", "/beheer/overdracht/", "/beheer/overdracht/stevenshof/",
        "/beheer/eigen-inzet/", ADRES, GEDEELD, "/beheer/cijfers/", "/beheer/cijfers/stevenshof/", "/beheer/waarnemingen/",
        "/beheer/verwachtingen/", "/beheer/rechten/", "/beheer/rechten/rechten.csv", "/beheer/redactie/logregel/",
        "/beheer/redactie/logregel/export/", "/beheer/redactie/gebruiker/", "/beheer/zoeken/?q=kwartaal+niet+goed",
        "/beheer/zoeken/?q=2026", "/beheer/onderzoekskalender/",
        *(f"/beheer/{m._meta.app_label}/{m._meta.model_name}/" for m in beheer._registry),
    ]  # fmt: skip
    return {adres: _tekst(client.get(adres)) for adres in dict.fromkeys(paginas)}


def _tekst(response) -> str:
    inhoud = b"".join(response.streaming_content) if response.streaming else response.content
    return inhoud.decode(errors="replace")


@pytest.mark.een_database
def test_what_is_private_is_on_no_page_of_anybody_else_and_changes_none(invullen, iedereen, stevenshof):
    """The whole office of who sees most is the same, to the letter, with and without a private quarter."""
    zien_het_meest = ("Col Collega", "Bea Beheerder")
    clients = {naam: van(iedereen[naam]) for naam in zien_het_meest}
    zonder = {naam: kantoorpaginas(client) for naam, client in clients.items()}
    een = invullen()
    for naam, client in clients.items():
        met = kantoorpaginas(client)
        for adres, tekst in met.items():
            assert GEHEIM not in tekst, (naam, adres)
            if "logregel" in adres or "gebruiker" in adres:
                continue  # they say when somebody looked; what they may not say is asked below
            assert WISSELT.sub("", tekst) == WISSELT.sub("", zonder[naam][adres]), (naam, adres)
    deel(een, by=stevenshof)  # the twin that leaks: shared, it is seen at once
    assert GEHEIM in van(iedereen["Col Collega"]).get(GEDEELD).content.decode()


def test_nothing_of_it_is_in_the_log_in_versions_in_drafts_or_in_search(invullen, stevenshof, client):
    client = van(stevenshof)
    voor = (Logregel.objects.count(), Versie.objects.count(), Kladje.objects.count())
    client.post(ADRES, {"deed": GEHEIM, "inwoners-werkelijk": "3"})
    client.post(ADRES, {"deed": f"{GEHEIM}.", "gezien": stand_van(Kwartaalinzet.objects.get())})
    client.post(ADRES, {"weg": "1"})
    client.post(ADRES, {"overslaan": "1"})
    assert (Logregel.objects.count(), Versie.objects.count(), Kladje.objects.count()) == voor
    assert not [m for m in beheer._registry if m in (Kwartaalinzet, Inzetregel)]
    invullen()
    from wijzer.models import Zoekregel

    assert not Zoekregel.objects.exclude(titel="Stevenshof").exclude(titel="Leiden").exists()
    for adres in ("/zoeken/?q=kwartaal+niet+goed", "/wijken/stevenshof/", "/api/v1/wijken", "/sitemap.xml"):
        assert GEHEIM not in Client().get(adres).content.decode()


def test_somebody_else_cannot_reach_write_share_or_remove_it(invullen, iedereen, stevenshof, wijk):
    een = invullen()
    for naam, user in iedereen.items():
        client = van(user)
        assert GEHEIM not in client.get(ADRES).content.decode(), naam
        for knop in ("delen", "intrekken", "weg", "overslaan"):
            client.post(ADRES, {knop: "1", "deed": "Van een ander"})
        for doe in (deel, trek_in, verwijder):
            with pytest.raises(PermissionDenied):
                doe(een, by=user)
    een.refresh_from_db()
    assert (een.deed, een.gedeeld_op, een.maker) == (GEHEIM, None, stevenshof)
    # Whoever writes in Stevenshof wrote a quarter of their own, and nobody else did.
    makers = {kwartaal.maker.naam for kwartaal in Kwartaalinzet.objects.exclude(pk=een.pk)}
    assert makers == {"Col Collega"}


def test_a_beheerder_without_a_wijk_has_nothing_to_fill_in(wijk, beheerder, client):
    assert van(beheerder).get(ADRES).status_code == 404
    assert "Dit is voor wie in een wijk werkt" in van(beheerder).get("/beheer/eigen-inzet/").content.decode()
    assert Client().get(ADRES).status_code == 302


def test_who_left_the_wijk_keeps_what_is_their_own_as_long_as_they_have_a_room(invullen, stevenshof, ruimten):
    invullen()
    Lidmaatschap.objects.filter(gebruiker=stevenshof).update(tot=date(2026, 11, 1))
    assert van(stevenshof).get(ADRES).status_code == 403  # no room at all
    Lidmaatschap.objects.create(gebruiker=stevenshof, ruimte=ruimten["gedeeld"], rol=Rol.REDACTEUR)
    assert GEHEIM in van(stevenshof).get(ADRES).content.decode()
    assert van(stevenshof).get("/beheer/eigen-inzet/stevenshof/2026-K2/").status_code == 404
    assert van(stevenshof).post(ADRES, {"weg": "1"}).status_code == 302 and not Kwartaalinzet.objects.exists()


def test_the_database_keeps_nothing_private_of_nobody(invullen):
    invullen()
    with pytest.raises(IntegrityError), transaction.atomic():
        Kwartaalinzet.objects.update(maker=None)


# --- Shared ------------------------------------------------------------------------------------------------------


def test_shared_it_is_seen_in_the_room_of_the_wijk_and_by_nobody_else(invullen, iedereen, stevenshof, wijk):
    deel(invullen(), by=stevenshof)
    gezien = {naam: GEHEIM in van(user).get(GEDEELD).content.decode() for naam, user in iedereen.items()}
    assert gezien == {
        "Col Collega": True, "Mees Meelezer": True, "Anne Alphen": False, "Lies Lezer": False, "Bea Beheerder": True,
        "Pim Projectleider": False, "Roos Redacteur": False, "Vera Vertrokken": False, "Sam Super": True,
    }  # fmt: skip
    assert GEHEIM in van(iedereen["Col Collega"]).get("/beheer/overdracht/stevenshof/").content.decode()
    assert [een.deed for een in gedeelde_inzet(wijk, voor=iedereen["Col Collega"])] == [GEHEIM]
    assert gedeelde_inzet(wijk, voor=iedereen["Anne Alphen"]) == []


def test_only_the_quarter_that_was_shared_is_shared(invullen, stevenshof, collega, wijk):
    deel(invullen("Dit deel ik"), by=stevenshof)
    invullen("Dit niet", dagen=(date(2026, 4, 1), date(2026, 6, 30)))
    for adres in (GEDEELD, "/beheer/overdracht/stevenshof/", "/beheer/eigen-inzet/"):
        pagina = van(collega).get(adres).content.decode()
        assert "Dit niet" not in pagina and "2e kwartaal 2026" not in pagina.replace('K2/">2e kwartaal 2026', ""), adres
    assert len(gedeelde_inzet(wijk, voor=stevenshof)) == 1  # also for the maker: the report has no private quarters
    assert gedeelde_inzet(wijk, voor=stevenshof, begin=date(2026, 10, 1)) == []
    assert len(gedeelde_inzet(wijk, voor=stevenshof, begin=date(2026, 9, 30), einde=date(2026, 12, 31))) == 1


def test_withdrawn_it_is_private_again_and_says_what_that_does_not_undo(invullen, stevenshof, collega, wijk):
    een = deel(invullen(), by=stevenshof)
    assert "haal je daarmee niet terug" in van(stevenshof).get(ADRES).content.decode()
    antwoord = van(stevenshof).post(ADRES, {"intrekken": "1"}, follow=True).content.decode()
    assert "Wat iemand al las, kopieerde of afdrukte, blijft bestaan." in antwoord
    for adres in (GEDEELD, "/beheer/overdracht/stevenshof/"):
        assert GEHEIM not in van(collega).get(adres).content.decode()
    een.refresh_from_db()
    assert een.gedeeld_op is None and gedeelde_inzet(wijk, voor=collega) == []


def test_the_log_says_that_something_was_shared_and_no_more(invullen, stevenshof):
    een = deel(invullen(), by=stevenshof)
    deel(een, by=stevenshof)
    regels = list(Logregel.objects.filter(door=stevenshof).values_list("actie", "object_naam", "toelichting"))
    assert regels == [("eigen inzet gedeeld", "Stevenshof", "")]


def test_an_empty_quarter_is_not_shared(wijk, stevenshof):
    een = bewaar_kwartaal(wijk, *KWARTAAL, by=stevenshof, teksten={}, regels=[])
    with pytest.raises(ValidationError, match="Er staat nog niets"):
        deel(een, by=stevenshof)
    antwoord = van(stevenshof).post(ADRES, {"delen": "1"}, follow=True).content.decode()
    assert "Er staat nog niets" in antwoord and Kwartaalinzet.objects.get().gedeeld_op is None


def test_removing_is_real(invullen, stevenshof):
    versies = Versie.objects.count()
    deel(invullen(), by=stevenshof)
    assert van(stevenshof).post(ADRES, {"weg": "1"}).status_code == 302
    assert (Kwartaalinzet.objects.count(), Inzetregel.objects.count(), Versie.objects.count()) == (0, 0, versies)


# --- When somebody leaves ----------------------------------------------------------------------------------------


def test_with_an_account_goes_what_was_private_and_what_was_shared_stays_without_a_name(
    invullen, stevenshof, collega, wijk
):  # fmt: skip
    deel(invullen("Dit deel ik"), by=stevenshof)
    invullen("Dit niet", dagen=(date(2026, 4, 1), date(2026, 6, 30)))
    stevenshof.delete()
    (over,) = Kwartaalinzet.objects.all()
    assert (over.deed, over.maker, over.regels.count()) == ("Dit deel ik", None, 2)
    assert "Iemand die hier werkte" in van(collega).get(GEDEELD).content.decode()
    assert (
        "iemand die hier werkte, 3e kwartaal 2026"
        in van(collega).get("/beheer/overdracht/stevenshof/").content.decode()
    )


def test_a_blocked_account_hands_nothing_over(invullen, stevenshof, collega, beheerder, wijk):
    een = invullen()
    van(beheerder).post(f"/beheer/redactie/gebruiker/{stevenshof.pk}/overdragen/", {"aan": collega.pk})
    van(beheerder).post(f"/beheer/redactie/gebruiker/{stevenshof.pk}/blokkeer/", {"toelichting": "weg"})
    Gebruiker.objects.filter(pk=stevenshof.pk).update(is_active=False)
    een.refresh_from_db()
    assert een.maker == stevenshof and gedeelde_inzet(wijk, voor=collega) == []
    assert list(Kwartaalinzet.objects.van(Gebruiker.objects.get(pk=stevenshof.pk))) == []
    for user in (collega, beheerder):
        assert GEHEIM not in van(user).get("/beheer/overdracht/stevenshof/").content.decode()


# --- Filling in --------------------------------------------------------------------------------------------------


def test_a_quarter_is_filled_in_and_comes_back_with_the_version_of_the_instrument(wijk, stevenshof):
    client = van(stevenshof)
    data = {
        "inwoners-gepland": "1",
        "inwoners-werkelijk": "3",
        "inwoners-uren": "7,5",
        "deed": "Gepraat",
        "nodig": "Tijd",
    }
    assert client.post(ADRES, data).status_code == 302
    een = Kwartaalinzet.objects.get()
    regel = een.regels.get()
    assert (een.maker, een.begin, een.versie, een.deed, een.nodig) == (stevenshof, KWARTAAL[0], "1", "Gepraat", "Tijd")
    assert (regel.item, regel.gepland, regel.werkelijk, regel.uren) == ("inwoners", 1, 3, Decimal("7.5"))
    pagina = client.get(ADRES).content.decode()
    assert 'value="7,5"' in pagina and "Gepraat" in pagina and "Alleen jij ziet dit." in pagina


@pytest.mark.parametrize(
    ("uren", "woord"),
    [("veel", "geen aantal uren"), ("1000", "0 tot en met 999"), ("-1", "0 tot en met"), ("1,25", "Rond af")],
)
def test_hours_that_cannot_be_are_refused_and_nothing_is_lost(wijk, stevenshof, uren, woord):
    antwoord = van(stevenshof).post(ADRES, {"leren-uren": uren, "leren-werkelijk": "2", "deed": "Een lang verhaal"})
    pagina = antwoord.content.decode()
    assert antwoord.status_code == 422 and woord in pagina and not Kwartaalinzet.objects.exists()
    assert "Een lang verhaal" in pagina and f'value="{uren}"' in pagina and "autofocus" not in pagina


def test_nothing_filled_in_is_something_else_than_none(wijk, stevenshof):
    van(stevenshof).post(ADRES, {"leren-werkelijk": "0", "deed": "x"})
    assert [(r.item, r.werkelijk, r.gepland) for r in Inzetregel.objects.all()] == [("leren", 0, None)]


def test_two_windows_do_not_write_over_each_other(invullen, wijk, stevenshof):
    gezien = stand_van(invullen())
    with time_machine.travel("2026-11-26T12:05:00+01:00", tick=False):
        invullen("Uit het andere venster")
        with pytest.raises(Intussen):
            bewaar_kwartaal(wijk, *KWARTAAL, by=stevenshof, teksten={"deed": "Van hier"}, regels=[], gezien=gezien)
        antwoord = van(stevenshof).post(ADRES, {"deed": "Van hier", "gezien": gezien})
    assert antwoord.status_code == 409 and "Van hier" in antwoord.content.decode()
    assert Kwartaalinzet.objects.get().deed == "Uit het andere venster"


@pytest.mark.parametrize("tekst", ["2026", "2026-05", "2027-K2", "2017-K4", "2026-K5", "onzin", "2026-k3", "2026 K3"])
def test_only_a_quarter_has_a_page(wijk, stevenshof, tekst):
    assert van(stevenshof).get(f"/beheer/eigen-inzet/stevenshof/{tekst}/").status_code == 404
    if tekst not in ("2026-k3", "2026 K3"):
        with pytest.raises(Geenperiode):
            dienst.lees_kwartaal(tekst, vandaag=date(2026, 11, 26))


def test_the_balance_has_shares_and_no_judgement(invullen, wijk, stevenshof):
    een = invullen()
    leeg = bewaar_kwartaal(wijk, date(2026, 4, 1), date(2026, 6, 30), by=stevenshof, teksten={"deed": "x"}, regels=[])
    grafiek = dienst.balans([een, leeg], titel="Je aandacht", anker="a")
    assert [rij[0] for rij in grafiek.rijen] == ["2e kwartaal 2026", "3e kwartaal 2026, naar aandacht"]
    assert grafiek.rijen[0][1:] == ("geen aandacht ingevuld",) * 7  # a gap is a gap, and not 0
    assert grafiek.rijen[1][1:] == ("0%", "0%", "0%", "75%", "25%", "0%", "0%")
    assert grafiek.koppen[1:] == tuple(Inzetitem.labels)
    assert dienst.balans([leeg], titel="Niets", anker="b") is None
    in_uren = bewaar_kwartaal(
        wijk, *KWARTAAL, by=stevenshof, teksten={},
        regels=[Ingevuld("leren", 1, 1, Decimal(6)), Ingevuld("inwoners", 1, 3, Decimal(2))],
    )  # fmt: skip
    assert dienst.balans([in_uren], titel="Uren", anker="c").rijen[0][0] == "3e kwartaal 2026, in uren"
    assert dienst.balans([in_uren], titel="Uren", anker="c").rijen[0][4:6] == ("25%", "75%")


# --- Once a quarter ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("dag", "vraagt"),
    [("2026-10-01", True), ("2026-10-31", True), ("2026-11-01", False), ("2026-12-31", False), ("2027-01-15", True)],
)
def test_the_front_asks_in_the_first_month_only(wijk, stevenshof, dag, vraagt):
    with time_machine.travel(f"{dag}T12:00:00+01:00", tick=False):
        assert bool(mijn_wijk(stevenshof).inzet) is vraagt


def test_the_front_asks_once_and_only_who_works_there(wijk, stevenshof, invullen, beheerder, alphen, ruimten):
    mee = maak_gebruiker("mee@voorbeeld.nl", "Mees", ruimten["stevenshof"], Rol.LEZER)
    with time_machine.travel("2026-10-05T12:00:00+01:00", tick=False):
        assert [bool(mijn_wijk(user).inzet) for user in (stevenshof, beheerder, alphen, mee)] == [True] + [False] * 3
        client = van(stevenshof)
        assert "Niet dit kwartaal" in client.get("/beheer/").content.decode()
        assert client.post(ADRES, {"overslaan": "1"})["Location"] == "/beheer/"
        assert "Niet dit kwartaal" not in client.get("/beheer/").content.decode()
        assert "3e kwartaal 2026</a> <span" not in client.get("/beheer/eigen-inzet/").content.decode()
        assert client.get(GEDEELD).content.decode().count("3e kwartaal") == 0
        invullen()  # passed over is not closed
        assert Kwartaalinzet.objects.get().overgeslagen is False


def test_looking_takes_as_many_queries_for_one_quarter_as_for_eight(invullen, stevenshof):
    aantallen = []
    for jaren in ((2026,), (2024, 2025)):
        for jaar in jaren:
            for maand in (1, 4):
                deel(invullen(dagen=dienst.kwartaal_van(date(jaar, maand, 1))), by=stevenshof)
        client = van(stevenshof)
        for adres in ("/beheer/eigen-inzet/", GEDEELD):
            client.get(adres)
            with CaptureQueriesContext(connection) as gevangen:
                client.get(adres)
            aantallen.append(len(gevangen))
    assert aantallen[:2] == aantallen[2:]
