# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Scoring together: alone first, revealed at once, then concluded by people and never by a sum."""

import io
import re
import threading
import time
import zipfile
from collections.abc import Callable
from datetime import date, timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import call_command
from django.db import connection, connections
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from monitoring.leren import deelnemen, zelfevaluaties
from monitoring.leren.deelnemen import Gegeven, Gesloten
from monitoring.leren.models import (
    Antwoord,
    Deelname,
    Instrument,
    Instrumentblok,
    Instrumentitem,
    Oordeel,
    Rondeactie,
    Zelfevaluatie,
)
from monitoring.leren.models.zelfevaluatie import Rondestaat, afdruk
from monitoring.leren.uitslag import NietOnthuld, uitslag, uitslag_voor_verslag, zichtbare_antwoorden
from monitoring.leren.vergelijk import ANDERE_SCHAAL, ANDERE_VRAAG, NIEUW, ZONDER_WAARDEN, vorige_oordelen
from monitoring.leren.zelfevaluaties import Conclusie
from redactie.intussen import Intussen, stand_van
from redactie.models import Logregel
from wijken.models import Afspraak

pytestmark = pytest.mark.django_db
HIER = "http://testserver"
GEHEIM_WOORD = "Zeldzaamwoord"  # what a participant wrote: nowhere to be seen before the reveal
SCORES = {"Gemeente": 1, "WSD": 5, "TNO": 4, "AWPG": 4}


def van(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def lijst(maak) -> Instrument:
    """A list of three questions in two blocks."""
    lijst = maak(Instrument, "Samenwerkingscheck", slug="check")
    for nummer in (1, 2):
        Instrumentblok.objects.create(instrument=lijst, nummer=nummer, titel=f"Blok {nummer}", volgorde=nummer)
    for nummer, (sleutel, blok) in enumerate({"regie": 1, "doel": 1, "inwoners": 2}.items(), start=1):
        Instrumentitem.objects.create(
            instrument=lijst, nummer=nummer, blok=blok, sleutel=sleutel, titel=sleutel.capitalize(),
            vraag=f"Hoe gaat het met {sleutel}?", volgorde=nummer,
        )  # fmt: skip
    from redactie.models import Gebruiker, Status
    from redactie.workflow import transition

    pers = Gebruiker.objects.create_superuser("lijst@voorbeeld.nl", naam="Lijst")
    return transition(lijst, Status.GEPUBLICEERD, by=pers)


@pytest.fixture
def maak_ronde(lijst, ruimten, projectleider) -> Callable[..., Zelfevaluatie]:
    """Make a round of the samenwerkingsverband, open unless `open_=False`."""

    def _maak(titel: str = "Zelfevaluatie 2027", *, open_: bool = True, **velden) -> Zelfevaluatie:
        ruimte = ruimten[velden.pop("ruimte", "samenwerkingsverband")]
        ronde = Zelfevaluatie(ruimte=ruimte, instrument=lijst, titel=titel, **velden)
        zelfevaluaties.bewaar_ronde(ronde, by=velden.get("door") or projectleider)
        return zelfevaluaties.open_ronde(ronde, by=projectleider, afgesproken=True) if open_ else ronde

    return _maak


@pytest.fixture
def ronde(maak_ronde) -> Zelfevaluatie:
    return maak_ronde()


def doe_mee(ronde: Zelfevaluatie, organisatie: str = "WSD", **velden) -> tuple[Deelname, str]:
    eenmalig = velden.pop("eenmalig", f"token-{organisatie}-{Deelname.objects.count()}")
    return deelnemen.doe_mee(ronde, eenmalig=eenmalig, organisatie=organisatie, **velden)


def scoor(ronde: Zelfevaluatie, wie: Deelname, **scores: int | str) -> None:
    """`scoor(ronde, wie, regie=3, doel="weet_niet")`."""
    vragen = {vraag.sleutel: vraag for vraag in ronde.vragen.all()}
    deelnemen.bewaar_antwoorden(
        wie,
        [
            Gegeven(vragen[sleutel], waarde) if isinstance(waarde, int) else Gegeven(vragen[sleutel], None, waarde)
            for sleutel, waarde in scores.items()
        ],
    )


@pytest.fixture
def ingevuld(ronde) -> dict[str, Deelname]:
    """Four partners who scored; each wrote something at the first question."""
    wie = {}
    regie = ronde.vragen.get(sleutel="regie")
    for naam, score in SCORES.items():
        wie[naam] = doe_mee(ronde, naam)[0]
        deelnemen.bewaar_antwoorden(wie[naam], [Gegeven(regie, score, waaruit=f"{GEHEIM_WOORD} van {score}")])
        scoor(ronde, wie[naam], doel=3, inwoners=4 if score > 1 else 3)
    return wie


@pytest.fixture
def onthuld(ronde, ingevuld, projectleider) -> Zelfevaluatie:
    return zelfevaluaties.onthul(ronde, by=projectleider)


def link(ronde: Zelfevaluatie, geheim: str) -> str:
    return f"/doe-mee/{ronde.deelcode}/{geheim}/"


def stuur(adres: str, data: dict, *, json: bool = False, origin: str = HIER, client: Client | None = None):
    koppen = {"Origin": origin} | ({"Accept": "application/json"} if json else {})
    return (client or Client(enforce_csrf_checks=True)).post(adres, data, headers=koppen)


# --- The list and the round ---------------------------------------------------------------------------------------


def test_a_round_keeps_its_questions_when_the_list_changes(ronde, lijst):
    Instrumentitem.objects.filter(instrument=lijst, sleutel="regie").update(vraag="Heel iets anders?", titel="Anders")
    Instrumentitem.objects.filter(instrument=lijst, sleutel="doel").delete()
    Instrument.objects.filter(pk=lijst.pk).update(schaal_tot=7, hoog="top")
    ronde.refresh_from_db()
    assert [(vraag.titel, vraag.vraag) for vraag in ronde.vragen.all()] == [
        ("Regie", "Hoe gaat het met regie?"), ("Doel", "Hoe gaat het met doel?"), ("Inwoners", "Hoe gaat het met inwoners?"),
    ]  # fmt: skip
    assert (ronde.schaal_tot, ronde.hoog) == (5, "zeer sterk")


def test_opening_takes_the_words_of_the_list_as_they_are_then(maak_ronde, lijst, projectleider):
    ronde = maak_ronde(open_=False)
    Instrumentitem.objects.filter(instrument=lijst, sleutel="regie").update(vraag="Nu dit?")
    zelfevaluaties.open_ronde(ronde, by=projectleider)
    assert ronde.vragen.get(sleutel="regie").vraag == "Nu dit?"


@pytest.mark.parametrize(
    ("wijzig", "zin"),
    [
        (lambda lijst: lijst.items.filter(sleutel="doel").update(nummer=1), "nummer staat er twee keer: 1"),
        (lambda lijst: lijst.items.filter(sleutel="doel").update(blok=9), "Zet vraag 2 in een blok"),
        (lambda lijst: lijst.items.filter(sleutel="doel").update(sleutel="regie"), "sleutel staat er twee keer: regie"),
    ],
)
def test_a_list_that_cannot_be_scored_is_not_published(lijst, wijzig, zin):
    assert not lijst.publicatieproblemen()
    wijzig(lijst)
    assert zin in " ".join(lijst.publicatieproblemen())


def test_a_list_without_questions_makes_no_round(lijst, maak_ronde):
    lijst.items.all().delete()
    with pytest.raises(ValidationError, match="nog geen vragen"):
        maak_ronde()


def test_the_mode_is_not_by_name_and_by_name_needs_everybody(maak_ronde, projectleider):
    assert maak_ronde("Gewoon").modus == "niet_op_naam"
    ronde = maak_ronde("Op naam", open_=False, modus="op_naam")
    with pytest.raises(ValidationError, match="als iedereen dat vooraf goed vindt"):
        zelfevaluaties.open_ronde(ronde, by=projectleider)
    assert zelfevaluaties.open_ronde(ronde, by=projectleider, afgesproken=True).staat == Rondestaat.OPEN


def test_by_name_cannot_be_switched_on_once_somebody_could_score(ronde, projectleider):
    ronde.modus = "op_naam"
    with pytest.raises(ValidationError, match="staan vast"):
        zelfevaluaties.bewaar_ronde(ronde, by=projectleider)
    van(projectleider).post(f"/beheer/zelfevaluaties/{ronde.pk}/", {"bewaar": "1", "titel": "T", "modus": "op_naam"})
    ronde.refresh_from_db()
    assert (ronde.modus, ronde.titel) == ("niet_op_naam", "T")


def test_saving_what_a_round_is_about_never_takes_back_its_state(maak_ronde, projectleider):
    vroeg = maak_ronde(open_=False)
    oud = Zelfevaluatie.objects.get(pk=vroeg.pk)
    zelfevaluaties.open_ronde(vroeg, by=projectleider)
    oud.titel = "Andere titel"
    zelfevaluaties.bewaar_ronde(oud, by=projectleider)
    oud.refresh_from_db()
    assert (oud.staat, oud.titel, bool(oud.deelcode)) == (Rondestaat.OPEN, "Andere titel", True)


# --- Alone --------------------------------------------------------------------------------------------------------


def test_a_participant_joins_without_account_and_without_a_cookie(ronde):
    client = Client(enforce_csrf_checks=True)
    pagina = client.get(f"/doe-mee/{ronde.deelcode.lower()}/")
    token = re.search(r'name="token" value="([^"]+)"', pagina.content.decode())[1]
    data = {"token": token, "organisatie": "WSD", "rol": "adviseur", "is_vervanger": "on", "akkoord_klein": "on"}
    with time_machine.travel(timezone.now() + timedelta(seconds=10)):
        antwoord = stuur(f"/doe-mee/{ronde.deelcode}/", data, client=client)
        nog_eens = stuur(f"/doe-mee/{ronde.deelcode}/", data, client=client)
    assert (antwoord.status_code, antwoord["Location"]) == (302, nog_eens["Location"])
    wie = Deelname.objects.get()
    assert (wie.organisatie, wie.rol, wie.is_vervanger, wie.akkoord_klein) == ("WSD", "adviseur", True, True)
    eigen = client.get(antwoord["Location"])
    assert eigen.status_code == 200
    assert not client.cookies
    for stuk in (pagina, eigen):
        assert stuk["Cache-Control"] == "private, no-store"
        assert stuk["X-Robots-Tag"] == "noindex, nofollow"
        assert stuk["Referrer-Policy"] == "strict-origin"  # no path goes along, not even to this site
    geheim = antwoord["Location"].split("/")[-2]
    assert geheim not in re.search("<title>.*</title>", eigen.content.decode())[0]
    assert wie.geheim_afdruk == afdruk(geheim)
    assert geheim not in str(Deelname.objects.values().get())


def test_who_takes_part_chooses_from_the_organisations_that_were_named(maak_ronde):
    ronde = maak_ronde(genodigden="WSD\nTNO\n\nWSD")
    pagina = Client().get(f"/doe-mee/{ronde.deelcode}/").content.decode()
    assert re.findall(r'name="keuze" value="([^"]+)"', pagina) == ["WSD", "TNO", "__anders"]
    token = re.search(r'name="token" value="([^"]+)"', pagina)[1]
    with time_machine.travel(timezone.now() + timedelta(seconds=10)):
        niets = stuur(f"/doe-mee/{ronde.deelcode}/", {"token": token})
        leeg = stuur(f"/doe-mee/{ronde.deelcode}/", {"token": token, "keuze": "__anders"})
        gekozen = stuur(f"/doe-mee/{ronde.deelcode}/", {"token": token, "keuze": "TNO"})
    assert [stuk.status_code for stuk in (niets, leeg, gekozen)] == [422, 422, 302]
    assert Deelname.objects.get().organisatie == "TNO"


def test_an_answer_is_kept_once_however_often_it_is_sent(ronde):
    wie, geheim = doe_mee(ronde)
    for _ in range(3):
        assert stuur(link(ronde, geheim), {"v1": "4", "t1": "Ja"}, json=True).json() == {"bewaard": 1}
    assert stuur(link(ronde, geheim), {"v1": "2", "t1": "Toch niet"}, json=True).status_code == 200
    assert list(Antwoord.objects.values_list("score", "waaruit")) == [(2, "Toch niet")]
    assert stuur(link(ronde, geheim), {"v1": "weet_niet"}, json=True).status_code == 200
    assert list(Antwoord.objects.values_list("score", "onthouding")) == [(None, "weet_niet")]
    assert deelnemen.eigen_antwoorden(wie, 1).keys() == {ronde.vragen.get(nummer=1).pk}


def test_without_javascript_the_whole_list_is_one_form(ronde):
    _, geheim = doe_mee(ronde)
    antwoord = stuur(
        link(ronde, geheim), {"v1": "4", "v2": "nvt", "t2": "", "v3": "1", "t3": "Te weinig", "klaar": "1"}
    )
    assert antwoord["Location"] == f"{link(ronde, geheim)}?klaar=1"
    assert list(Antwoord.objects.order_by("vraag__nummer").values_list("score", "onthouding")) == [
        (4, ""), (None, "nvt"), (1, ""),
    ]  # fmt: skip
    assert Deelname.objects.get().klaar
    pagina = Client().get(antwoord["Location"]).content.decode()
    assert "U bent klaar" in pagina and "Te weinig" in pagina
    assert len(re.findall(r"<input[^>]+ checked", pagina)) == 3


def test_what_is_wrong_comes_back_as_typed_and_the_rest_is_kept(ronde):
    _, geheim = doe_mee(ronde)
    antwoord = stuur(link(ronde, geheim), {"v1": "4", "t2": "Wel tekst, geen score", "v3": "9", "klaar": "1"})
    pagina = antwoord.content.decode()
    assert antwoord.status_code == 422
    assert "Vraag 2: Kies een score" in pagina and "Vraag 3: Kies een score van 1 tot en met 5" in pagina
    assert "Wel tekst, geen score" in pagina
    assert list(Antwoord.objects.values_list("vraag__nummer", "score")) == [(1, 4)]
    assert not Deelname.objects.get().klaar
    te_lang = stuur(link(ronde, geheim), {"v1": "4", "t1": "x" * 1600}, json=True)
    assert (te_lang.status_code, te_lang.json()["melding"][:40]) == (422, "Uw toelichting is 100 tekens te lang. Ha")


def test_a_page_that_was_open_for_hours_still_sends(ronde):
    _, geheim = doe_mee(ronde)
    with time_machine.travel(timezone.now() + timedelta(hours=9)):
        assert stuur(link(ronde, geheim), {"v1": "4"}, json=True).status_code == 200


def test_an_answer_after_the_reveal_is_refused_whole_and_given_back(ronde, ingevuld, projectleider):
    _, geheim = doe_mee(ronde, "Laat")
    stuur(link(ronde, geheim), {"v1": "2", "t1": "Op tijd"})
    zelfevaluaties.onthul(ronde, by=projectleider)
    aantal = Antwoord.objects.count()
    antwoord = stuur(link(ronde, geheim), {"v1": "5", "t1": "Net te laat", "v2": "3"})
    assert antwoord.status_code == 409
    assert "Net te laat" in antwoord.content.decode() and "1. Regie: toelichting" in antwoord.content.decode()
    snel = stuur(link(ronde, geheim), {"v1": "5", "t1": "Net te laat"}, json=True)
    assert (snel.status_code, snel.json()["gesloten"]) == (409, True)
    assert Antwoord.objects.count() == aantal
    assert Antwoord.objects.get(deelname__organisatie="Laat").waaruit == "Op tijd"
    for gesloten in (Client().get(f"/doe-mee/{ronde.deelcode}/"), stuur(f"/doe-mee/{ronde.deelcode}/", {})):
        assert gesloten.status_code == 410
        assert "Deze ronde is gesloten" in gesloten.content.decode()
    with pytest.raises(Gesloten):
        doe_mee(ronde, "Nog later")


def test_abstaining_from_everything_takes_the_answers_away_and_can_be_taken_back(ronde):
    wie, geheim = doe_mee(ronde)
    scoor(ronde, wie, regie=2)
    assert stuur(link(ronde, geheim), {"onthoud": "1", "reden": " "}).status_code == 422
    assert Antwoord.objects.count() == 1
    stuur(link(ronde, geheim), {"onthoud": "1", "reden": "Staat te ver af"})
    assert (Antwoord.objects.count(), Deelname.objects.get().onthouding) == (0, "Staat te ver af")
    assert stuur(link(ronde, geheim), {"v1": "3"}, json=True).status_code == 409
    stuur(link(ronde, geheim), {"toch": "1"})
    assert stuur(link(ronde, geheim), {"v1": "3"}, json=True).status_code == 200


def test_a_code_may_be_typed_in_any_way_and_guessing_is_slowed_down(ronde, monkeypatch):
    from wijzer.paginas import doemee

    monkeypatch.setattr(doemee, "FOUTE_CODES", 3)
    _, geheim = doe_mee(ronde)
    getypt = f" {ronde.deelcode[:4].lower()}-{ronde.deelcode[4:]} "
    for _ in range(10):  # a hall behind one address: right codes do not count
        assert Client().get("/doe-mee/", {"code": getypt})["Location"] == f"/doe-mee/{ronde.deelcode}/"
    for _ in range(3):
        assert Client().get("/doe-mee/", {"code": "BCDF2345"}).status_code == 422
    assert Client().get("/doe-mee/", {"code": getypt}).status_code == 429
    assert Client().get(f"/doe-mee/{ronde.deelcode}/").status_code == 429
    assert stuur(link(ronde, geheim), {"v1": "3"}, json=True).status_code == 200  # who takes part, goes on


def test_a_key_opens_its_own_round_only_and_a_form_from_elsewhere_is_refused(maak_ronde):
    een, ander = maak_ronde("Een"), maak_ronde("Ander")
    wie, geheim = doe_mee(een)
    for adres in (link(ander, geheim), link(een, geheim[:-1] + "x"), f"/doe-mee/BCDF2345/{geheim}/"):
        assert Client().get(adres).status_code == 410
        assert stuur(adres, {"v1": "3"}, json=True).status_code == 410
    assert stuur(link(een, geheim), {"v1": "3"}, origin="https://elders.nl", json=True).status_code == 403
    with pytest.raises(ValidationError, match="andere ronde"):
        deelnemen.bewaar_antwoorden(wie, [Gegeven(ander.vragen.first(), 3)])
    assert not Antwoord.objects.exists()


def test_who_is_taken_off_has_a_dead_link_and_leaves_nothing(ronde, projectleider):
    wie, geheim = doe_mee(ronde)
    scoor(ronde, wie, regie=2)
    van(projectleider).post(f"/beheer/zelfevaluaties/{ronde.pk}/", {"deelnemer-weg": str(wie.pk)})
    assert not Antwoord.objects.exists()
    assert Client().get(link(ronde, geheim)).status_code == 410
    weg = stuur(link(ronde, geheim), {"v1": "3", "t1": "Mijn tekst"})
    assert weg.status_code == 410 and "Mijn tekst" in weg.content.decode()


def test_the_key_of_a_participant_is_in_no_line_of_the_log():
    from wijzer.logregels import is_geheim, zonder_sleutels

    for adres in (
        "/doe-mee/BCDF2345/aB3_geheim-X/",
        "/DOE-MEE/BCDF2345/aB3_geheim-X",
        "/doe-mee/BCDF2345%2FaB3_geheim-X",
    ):
        assert zonder_sleutels(f"410 1234 {adres}").endswith("/…") and "geheim" not in zonder_sleutels(adres)
        assert is_geheim(adres)
    assert zonder_sleutels("GET /doe-mee/ HTTP/1.1") == "GET /doe-mee/ HTTP/1.1"
    assert zonder_sleutels("GET /doe-mee/BCDF2345/ HTTP/1.1") == "GET /doe-mee/… HTTP/1.1"


# --- Nobody sees before the reveal --------------------------------------------------------------------------------


def kantoorpaginas(ronde: Zelfevaluatie) -> list[str]:
    basis = f"/beheer/zelfevaluaties/{ronde.pk}/"
    return [
        basis, f"{basis}scherm/", f"{basis}uitnodigen/", f"{basis}onthullen/", f"{basis}vraag/1/", f"{basis}verslag.docx",
        f"{basis}verslag.odt", f"{basis}verslag.pdf", "/beheer/zelfevaluaties/", "/beheer/", "/beheer/werklijst/",
        "/beheer/logboek/", "/beheer/redactie/logregel/", "/beheer/redactie/logregel/export/", "/beheer/overdracht/",
        "/beheer/zoeken/?q=Zeldzaamwoord", "/beheer/monitoring/antwoord/", "/beheer/monitoring/zelfevaluatie/",
        "/beheer/monitoring/deelname/", f"/beheer/monitoring/instrument/{ronde.instrument_id}/change/",
    ]  # fmt: skip


OPENBAAR = [
    "/zelfevaluatie/", "/zoeken/?q=Zeldzaamwoord", "/open-data/", "/api/v1", "/api/v1/antwoorden", "/api/v1/zelfevaluaties",
    "/open-data/antwoorden.csv", "/open-data/zelfevaluaties.csv", "/sitemap.xml", "/catalogus.ttl", "/zelfevaluaties/",
]  # fmt: skip


def inhoud(antwoord) -> str:
    """Everything an answer holds, also inside a document."""
    data = antwoord.content if not antwoord.streaming else b"".join(antwoord.streaming_content)
    if data[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(data)) as bestand:
            data = b"".join(bestand.read(naam) for naam in bestand.namelist())
    return data.decode(errors="ignore")


@pytest.mark.parametrize("wie", ["beheerder", "projectleider"])
def test_before_the_reveal_no_page_of_anybody_depends_on_what_was_scored(wie, request, maak_ronde):
    """The same round twice, with other scores and other words: whatever can be asked for is the same, to the letter."""
    user = request.getfixturevalue(wie)
    ronde = maak_ronde()
    kijker, geheim = doe_mee(ronde, "Kijker", eenmalig="kijker")
    scorers = [doe_mee(ronde, naam)[0] for naam in SCORES]
    office, bezoeker = van(user), Client()
    paginas = kantoorpaginas(ronde) if wie == "beheerder" else kantoorpaginas(ronde)[:8]  # who leads it: its own pages

    def alles() -> list[tuple]:
        gezien = []
        for client, adressen in ((office, paginas), (bezoeker, [*OPENBAAR, link(ronde, geheim)])):
            for adres in adressen:
                antwoord = client.get(adres)
                tekst = re.sub(r'csrf\w*"? value="[^"]+"|kenmerk <b>\w+</b>|\d\d:\d\d(:\d\d)?', "", inhoud(antwoord))
                gezien.append((adres, antwoord.status_code, tekst))
        return gezien

    def geef(score: int, woord: str) -> None:
        for n, scorer in enumerate(scorers):
            vragen = ronde.vragen.all()
            deelnemen.bewaar_antwoorden(
                scorer,
                [Gegeven(vraag, 1 + (score + n) % 5, waaruit=f"{woord} {n}", met_naam=n % 2 == 0) for vraag in vragen],
            )

    geef(1, GEHEIM_WOORD)
    voor = alles()
    geef(3, "Heel andere woorden, en veel langer dan eerst")
    na = alles()
    assert [(adres, code) for adres, code, _ in voor] == [(adres, code) for adres, code, _ in na]
    anders = [adres for (adres, _, een), (_, _, ander) in zip(voor, na, strict=True) if een != ander]
    # The log tells of refusals in between, and the form of a list carries a mark of the moment.
    assert not [adres for adres in anders if "logregel" not in adres and "/change/" not in adres]
    assert not any(GEHEIM_WOORD in tekst for adres, _, tekst in voor + na if "zoeken" not in adres)
    assert {adres: code for adres, code, _ in na}[f"/beheer/zelfevaluaties/{ronde.pk}/vraag/1/"] == 404
    # The twin: after the reveal the words are there, so the test would have seen them.
    zelfevaluaties.onthul(ronde, by=user)
    assert "Heel andere woorden" in inhoud(office.get(f"/beheer/zelfevaluaties/{ronde.pk}/vraag/1/"))
    assert "Heel andere woorden" in inhoud(bezoeker.get(link(ronde, geheim)))


def test_the_only_door_to_scores_is_shut_before_the_reveal(ronde, ingevuld, projectleider):
    with pytest.raises(NietOnthuld):
        zichtbare_antwoorden(ronde)
    with pytest.raises(NietOnthuld):
        uitslag(ronde)
    assert zichtbare_antwoorden(zelfevaluaties.onthul(ronde, by=projectleider)).count() == 12


def test_answers_have_no_admin_and_no_open_data():
    from django.contrib import admin

    from wijzer.opendata.lijsten import LIJSTEN

    assert not {Antwoord, Deelname, Zelfevaluatie, Oordeel} & set(admin.site._registry)
    assert not [naam for naam in LIJSTEN if naam.naam in ("antwoorden", "deelnames", "zelfevaluaties", "oordelen")]


def test_no_line_of_the_log_holds_a_score_or_a_word_of_a_participant(onthuld, projectleider):
    regie = onthuld.vragen.get(sleutel="regie")
    zelfevaluaties.bewaar_oordeel(regie, Conclusie("gezamenlijk", 4, GEHEIM_WOORD), by=projectleider)
    regels = [
        f"{r.actie} {r.toelichting} {r.object_naam}" for r in Logregel.objects.filter(actie__contains="evaluatie")
    ]
    assert {"zelfevaluatie geopend", "zelfevaluatie onthuld"} <= {
        regel.split(" niet op naam")[0].rsplit("  ")[0].split(" Zelf")[0].strip() for regel in regels
    }
    assert not [
        regel for regel in regels if GEHEIM_WOORD in regel or re.search(r"\b[1-5]\b", regel.replace("vraag 1", ""))
    ]


def test_the_second_scoring_is_as_blind_as_the_first(onthuld, ingevuld, projectleider):
    zelfevaluaties.begin_tweede(onthuld, by=projectleider)
    onthuld.refresh_from_db()
    for wie in ingevuld.values():
        scoor(onthuld, wie, regie=2)
    assert {een.scoring for een in zichtbare_antwoorden(onthuld)} == {1}
    assert uitslag(onthuld).vragen[0].tweede is None
    ronde = zelfevaluaties.sluit_tweede(onthuld, by=projectleider)
    een = uitslag(ronde).vragen[0]
    assert (een.eerste.scores, een.tweede.scores) == ((1, 4, 4, 5), (2, 2, 2, 2))  # beside the first, not over it
    with pytest.raises(Gesloten):
        scoor(ronde, ingevuld["WSD"], regie=5)
    with pytest.raises(ValidationError, match="Vaker dan twee keer"):
        zelfevaluaties.begin_tweede(ronde, by=projectleider)


# --- Who may ------------------------------------------------------------------------------------------------------


def test_who_gets_a_round_of_a_wijk(
    maak_ronde, lijst, ruimten, beheerder, alphen, stevenshof, lezer, vertrokken, redacteur
):
    ronde = Zelfevaluatie(ruimte=ruimten["alphen-noord"], instrument=lijst, titel="Van Alphen")
    zelfevaluaties.bewaar_ronde(ronde, by=alphen)
    zelfevaluaties.open_ronde(ronde, by=alphen)
    basis = f"/beheer/zelfevaluaties/{ronde.pk}/"
    gezien = {
        user.naam: tuple(van(user).get(adres).status_code for adres in (basis, f"{basis}scherm/", f"{basis}onthullen/"))
        for user in (beheerder, alphen, stevenshof, lezer, redacteur)
    }
    assert gezien == {
        "Bea Beheerder": (200, 200, 200), "Anne Alphen": (200, 200, 200), "Stef Stevenshof": (404, 404, 404),
        "Lies Lezer": (200, 200, 403), "Roos Redacteur": (404, 404, 404),
    }  # fmt: skip
    assert van(lezer).post(basis, {"weg": "1", "zeker": "1"}).status_code == 403
    assert van(vertrokken).get(basis).status_code == 403
    assert Client().get(basis).status_code == 302
    assert Zelfevaluatie.objects.filter(pk=ronde.pk).exists()
    for act in (zelfevaluaties.onthul, zelfevaluaties.verwijder_ronde):
        with pytest.raises(PermissionDenied):
            act(ronde, by=lezer)


def test_nobody_makes_a_round_in_a_room_of_others(lijst, ruimten, stevenshof, alphen):
    data = {"instrument": lijst.pk, "titel": "T", "modus": "niet_op_naam"}
    vreemd = van(stevenshof).post("/beheer/zelfevaluaties/nieuw/", data | {"ruimte": ruimten["alphen-noord"].pk})
    eigen = van(stevenshof).post("/beheer/zelfevaluaties/nieuw/", data | {"ruimte": ruimten["stevenshof"].pk})
    assert (vreemd.status_code, eigen.status_code) == (422, 302)
    assert [ronde.ruimte.slug for ronde in Zelfevaluatie.objects.all()] == ["stevenshof"]


# --- What is shown ------------------------------------------------------------------------------------------------


def test_the_widest_spread_comes_first_and_says_what_it_is(onthuld):
    beeld = uitslag(onthuld)
    assert [(een.vraag.sleutel, een.eerste.afstand, een.eerste.etiket) for een in beeld.agenda] == [
        ("regie", 4, "sterk verdeeld"), ("inwoners", 1, "eensgezind"), ("doel", 0, "eensgezind"),
    ]  # fmt: skip
    regie = beeld.vragen[0].eerste
    assert (regie.scores, regie.mediaan, regie.kwartielen, regie.namen) == ((1, 4, 4, 5), 4, None, ())
    assert [t.naam for t in beeld.vragen[0].toelichtingen] == ["", "", "", ""]


@pytest.mark.parametrize(
    ("scores", "mediaan", "kwartielen"),
    [((3,), 3, None), ((1, 2, 4, 5, 5), 4, None), ((1, 2, 2, 4, 5, 5), 3, (2, 5)), ((1, 2, 3, 3, 4, 4, 5), 3, (2, 4))],
)
def test_the_middle_half_is_shown_from_six_scores_on(scores, mediaan, kwartielen):
    from monitoring.leren.uitslag import Spreiding

    spreiding = Spreiding(len(scores), scores)
    assert (spreiding.mediaan, spreiding.kwartielen) == (mediaan, kwartielen)


def test_fewer_than_four_scores_stay_hidden_unless_each_of_them_agreed(maak_ronde, projectleider):
    ronde = maak_ronde()
    vragen = {vraag.sleutel: vraag for vraag in ronde.vragen.all()}
    for n, naam in enumerate(("A", "B", "C", "D")):
        wie = doe_mee(ronde, naam, akkoord_klein=n < 2)[0]
        scoor(ronde, wie, regie=n + 1)
        if n < 3:  # three scores, one of whom did not agree
            tekst = Gegeven(vragen["doel"], n + 1, waaruit=f"{GEHEIM_WOORD} {n}", met_naam=n == 0)
            deelnemen.bewaar_antwoorden(wie, [tekst])
        if n < 2:  # two scores of people who agreed
            scoor(ronde, wie, inwoners=n + 1)
    zelfevaluaties.onthul(ronde, by=projectleider)
    ronde.refresh_from_db()
    regie, doel, inwoners = uitslag(ronde).vragen
    assert (regie.eerste.scores, inwoners.eerste.scores) == ((1, 2, 3, 4), (1, 2))
    assert (doel.eerste.aantal, doel.eerste.scores, doel.eerste.mediaan, doel.eerste.etiket) == (3, (), None, "")
    assert [(t.tekst, t.naam) for t in doel.toelichtingen] == [(f"{GEHEIM_WOORD} 0", "A")]  # signed by its writer
    pagina = van(projectleider).get(f"/beheer/zelfevaluaties/{ronde.pk}/vraag/2/").content.decode()
    assert "minder dan vier scores" in pagina.lower() and f"{GEHEIM_WOORD} 1" not in pagina


def test_by_name_shows_who_gave_what(maak_ronde, projectleider):
    ronde = maak_ronde(modus="op_naam")
    for naam, score in (("WSD", 2), ("TNO", 4)):
        scoor(ronde, doe_mee(ronde, naam)[0], regie=score)
    zelfevaluaties.onthul(ronde, by=projectleider)
    ronde.refresh_from_db()
    assert uitslag(ronde).vragen[0].eerste.namen == (("TNO", 4), ("WSD", 2))


def test_a_participant_sees_the_own_dot_and_not_whose_the_others_are(ronde, ingevuld, projectleider):
    wie, geheim = doe_mee(ronde, "Kijker")
    scoor(ronde, wie, regie=2)
    zelfevaluaties.onthul(ronde, by=projectleider)
    pagina = Client().get(link(ronde, geheim)).content.decode()
    assert pagina.count("grafiek__eigen") >= 2  # in the narrow and in the wide drawing
    assert "Uw score" in pagina
    assert "(Gemeente" not in pagina


def test_a_page_asks_the_same_number_of_questions_for_any_number_of_people(onthuld, projectleider, maak_ronde):
    client = van(projectleider)

    def vragen(adres: str, client=client) -> int:
        client.get(adres)
        with CaptureQueriesContext(
            connection,
        ) as gevangen:
            assert client.get(adres).status_code == 200
        return len(gevangen)

    groot = maak_ronde("Groot")
    geheim = ""
    for n in range(12):
        wie, geheim = doe_mee(groot, f"Partner {n}")
        scoor(groot, wie, regie=1 + n % 5, doel=2, inwoners=3)
    zelfevaluaties.onthul(groot, by=projectleider)
    for deel in ("", "scherm/", "vraag/1/"):
        assert vragen(f"/beheer/zelfevaluaties/{onthuld.pk}/{deel}") == vragen(
            f"/beheer/zelfevaluaties/{groot.pk}/{deel}"
        )
    assert vragen(link(groot, geheim), Client()) <= 9


# --- Together -----------------------------------------------------------------------------------------------------


def test_a_question_ends_together_or_with_a_difference_and_never_by_itself(onthuld, projectleider):
    adres = f"/beheer/zelfevaluaties/{onthuld.pk}/vraag/1/"
    client = van(projectleider)
    pagina = client.get(adres).content.decode()
    assert not re.search(r'name="(soort|score)"[^>]*checked', pagina)  # nothing is filled in beforehand
    assert client.post(adres, {}).status_code == 422
    zonder = client.post(adres, {"soort": "gezamenlijk", "motivatie": "Mijn tekst"})
    assert zonder.status_code == 422 and "Mijn tekst" in zonder.content.decode()
    assert client.post(adres, {"soort": "verschil", "verschil2": "Alleen dit"}).status_code == 422
    assert client.post(adres, {"soort": "gezamenlijk", "score": "6", "motivatie": "x"}).status_code == 422
    assert not Oordeel.objects.exists()
    client.post(adres, {"soort": "verschil", "verschil2": "Nog veel los zand", "verschil4": "Het loopt"})
    oordeel = Oordeel.objects.get()
    assert [(een.score, een.tekst) for een in oordeel.verschillen.all()] == [(2, "Nog veel los zand"), (4, "Het loopt")]
    assert oordeel.score is None
    client.post(
        adres, {"soort": "gezamenlijk", "score": "4", "motivatie": "Samen gekozen", "gezien": stand_van(oordeel)}
    )
    oordeel = Oordeel.objects.get()
    assert (oordeel.soort, oordeel.score, oordeel.verschillen.count()) == ("gezamenlijk", 4, 0)


def test_two_people_at_one_question_are_told(onthuld, projectleider):
    regie = onthuld.vragen.get(sleutel="regie")
    zelfevaluaties.bewaar_oordeel(regie, Conclusie("gezamenlijk", 4, "Eerst"), by=projectleider, gezien="")
    with pytest.raises(Intussen):
        zelfevaluaties.bewaar_oordeel(regie, Conclusie("gezamenlijk", 2, "Ook"), by=projectleider, gezien="")
    antwoord = van(projectleider).post(
        f"/beheer/zelfevaluaties/{onthuld.pk}/vraag/1/",
        {"soort": "gezamenlijk", "score": "2", "motivatie": "Mijn versie", "gezien": ""},
    )
    assert antwoord.status_code == 409 and "Mijn versie" in antwoord.content.decode()
    assert Oordeel.objects.get().motivatie == "Eerst"


def concludeer(ronde: Zelfevaluatie, by, **scores: int) -> None:
    for vraag in ronde.vragen.all():
        conclusie = Conclusie("niet", motivatie="Niet aan toegekomen")
        if vraag.sleutel in scores:
            conclusie = Conclusie("gezamenlijk", scores[vraag.sleutel], "Zo is het", "Wij kijken nu strenger")
        zelfevaluaties.bewaar_oordeel(vraag, conclusie, by=by)


def test_adopting_waits_for_every_question_and_reopening_for_a_reason(onthuld, projectleider):
    regie = onthuld.vragen.get(sleutel="regie")
    zelfevaluaties.bewaar_oordeel(regie, Conclusie("gezamenlijk", 4, "Zo is het"), by=projectleider)
    with pytest.raises(ValidationError, match="Nog niet besproken: 2, 3"):
        zelfevaluaties.stel_vast(onthuld, by=projectleider)
    concludeer(onthuld, projectleider, regie=4, doel=3)
    zelfevaluaties.stel_vast(onthuld, by=projectleider)
    with pytest.raises(ValidationError, match="vastgesteld"):
        zelfevaluaties.bewaar_oordeel(regie, Conclusie("gezamenlijk", 1, "Stiekem"), by=projectleider)
    with pytest.raises(ValidationError, match="waarom"):
        zelfevaluaties.heropen(onthuld, by=projectleider, reden="  ")
    ronde = zelfevaluaties.heropen(onthuld, by=projectleider, reden="Een tikfout in vraag 1")
    assert (ronde.staat, ronde.scoring) == (Rondestaat.ONTHULD, 0)
    assert Logregel.objects.get(actie="zelfevaluatie heropend").toelichting == "Een tikfout in vraag 1"


def test_revealing_happens_once_and_only_when_there_is_something(maak_ronde, projectleider):
    ronde = maak_ronde()
    with pytest.raises(ValidationError, match="nog niets ingevuld"):
        zelfevaluaties.onthul(ronde, by=projectleider)
    scoor(ronde, doe_mee(ronde)[0], regie=3)
    assert van(projectleider).get(f"/beheer/zelfevaluaties/{ronde.pk}/onthullen/").status_code == 200
    ronde.refresh_from_db()
    assert ronde.staat == Rondestaat.OPEN  # looking at the page is not the act
    zelfevaluaties.onthul(ronde, by=projectleider)
    for act in (zelfevaluaties.onthul, zelfevaluaties.open_ronde, zelfevaluaties.verwijder_ronde):
        with pytest.raises(ValidationError):
            act(ronde, by=projectleider)


def test_the_report_has_conclusions_per_block_and_no_sum_of_anything(onthuld, projectleider):
    concludeer(onthuld, projectleider, regie=4, doel=3)
    onthuld.met_wie, onthuld.opmerkingen = "Met het kernteam", "Geen"
    zelfevaluaties.bewaar_ronde(onthuld, by=projectleider)
    verslag = uitslag_voor_verslag(zelfevaluaties.stel_vast(onthuld, by=projectleider))
    assert [(blok.titel, [(v.titel, v.uitkomst) for v in blok.vragen]) for blok in verslag.blokken] == [
        ("Blok 1", [("Regie", "4"), ("Doel", "3")]), ("Blok 2", [("Inwoners", "niet beoordeeld")]),
    ]  # fmt: skip
    for vorm in ("docx", "odt", "pdf"):
        assert van(projectleider).get(f"/beheer/zelfevaluaties/{onthuld.pk}/verslag.{vorm}").status_code == 200
    tekst = re.sub("<[^>]+>", " ", inhoud(van(projectleider).get(f"/beheer/zelfevaluaties/{onthuld.pk}/verslag.docx")))
    assert "Met het kernteam" in tekst and "Zo is het" in tekst
    assert "3,5" not in tekst and GEHEIM_WOORD not in tekst
    pagina = van(projectleider).get(f"/beheer/zelfevaluaties/{onthuld.pk}/").content.decode()
    assert not re.search("gemiddeld|totaalscore|3,5", pagina, re.IGNORECASE)


# --- The round before ---------------------------------------------------------------------------------------------


@pytest.fixture
def tweede_ronde(onthuld, maak_ronde, projectleider) -> Callable[..., Zelfevaluatie]:
    """A round after one that was adopted, revealed and ready to conclude."""
    concludeer(onthuld, projectleider, regie=4, doel=3)
    zelfevaluaties.stel_vast(onthuld, by=projectleider)

    def _maak() -> Zelfevaluatie:
        ronde = maak_ronde("Een jaar later", vorige=onthuld)
        scoor(ronde, doe_mee(ronde)[0], **{vraag.sleutel: 3 for vraag in ronde.vragen.all()})
        return zelfevaluaties.onthul(ronde, by=projectleider)

    return _maak


def test_a_score_that_moved_asks_why(tweede_ronde, projectleider):
    ronde = tweede_ronde()
    regie, doel, inwoners = ronde.vragen.all()
    assert [vorige_oordelen(ronde)[s].score for s in ("regie", "doel", "inwoners")] == [4, 3, None]
    assert vorige_oordelen(ronde)["inwoners"].reden == ZONDER_WAARDEN
    with pytest.raises(ValidationError, match="De vorige keer was het 4, nu 2"):
        zelfevaluaties.bewaar_oordeel(regie, Conclusie("gezamenlijk", 2, "Minder"), by=projectleider)
    zelfevaluaties.bewaar_oordeel(regie, Conclusie("gezamenlijk", 2, "Minder", "Strenger"), by=projectleider)
    zelfevaluaties.bewaar_oordeel(doel, Conclusie("gezamenlijk", 3, "Gelijk"), by=projectleider)
    zelfevaluaties.bewaar_oordeel(inwoners, Conclusie("gezamenlijk", 1, "Nieuw"), by=projectleider)


@pytest.mark.parametrize(
    ("wijzig", "reden"),
    [
        (lambda lijst: lijst.items.filter(sleutel="regie").update(vraag="Anders gevraagd?"), ANDERE_VRAAG),
        (lambda lijst: lijst.items.filter(sleutel="regie").update(sleutel="andere-regie"), NIEUW),
        (lambda lijst: Instrument.objects.filter(pk=lijst.pk).update(schaal_tot=7), ANDERE_SCHAAL),
        (lambda lijst: Instrument.objects.filter(pk=lijst.pk).update(hoog="uitstekend"), ANDERE_SCHAAL),
    ],
)
def test_what_was_asked_otherwise_is_not_compared(tweede_ronde, lijst, wijzig, reden):
    wijzig(lijst)
    ronde = tweede_ronde()
    eerste = vorige_oordelen(ronde)[ronde.vragen.get(nummer=1).sleutel]
    assert (eerste.score, eerste.reden) == (None, reden)


def test_agreements_are_kept_in_the_room_and_the_next_round_asks_what_became_of_them(
    onthuld, maak_ronde, projectleider
):
    client = van(projectleider)
    adres = f"/beheer/zelfevaluaties/{onthuld.pk}/"
    data = {"afspraak": "1", "afspraak-vraag": "1", "afspraak-wat": "Agenda delen", "afspraak-wie": "WSD"}
    zonder_dag = client.post(adres, data)
    assert zonder_dag.status_code == 422 and "Agenda delen" in zonder_dag.content.decode()
    client.post(adres, data | {"afspraak-voor": "2027-09-01"})
    actie = Rondeactie.objects.get()
    assert (actie.vraag.sleutel, actie.afspraak.voor, actie.afspraak.ruimte) == (
        "regie",
        date(2027, 9, 1),
        onthuld.ruimte,
    )
    concludeer(onthuld, projectleider)
    zelfevaluaties.stel_vast(onthuld, by=projectleider)
    volgende = maak_ronde("Later", open_=False, vorige=onthuld)
    naar = f"/beheer/zelfevaluaties/{volgende.pk}/"
    assert "Agenda delen" in client.get(naar).content.decode()
    client.post(naar, {"opvolgen": str(actie.pk), "staat": "gedaan", "toelichting": "Hangt in de hal"})
    afspraak = Afspraak.objects.get()
    assert (afspraak.staat, afspraak.toelichting, afspraak.gedaan_op) == (
        "gedaan",
        "Hangt in de hal",
        timezone.localdate(),
    )


# --- Afterwards ---------------------------------------------------------------------------------------------------


def test_scores_of_people_go_after_their_term_and_conclusions_stay(onthuld, ingevuld, projectleider, settings):
    concludeer(onthuld, projectleider, regie=4)
    zelfevaluaties.stel_vast(onthuld, by=projectleider)
    with time_machine.travel(timezone.now() + timedelta(days=360)):
        call_command("ruim_op")
    assert Antwoord.objects.count() == 12
    settings.SCORES_BEWAARMAANDEN = 11
    with time_machine.travel(timezone.now() + timedelta(days=360)):
        call_command("ruim_op")
        call_command("ruim_op")
    onthuld.refresh_from_db()
    assert (Antwoord.objects.count(), onthuld.deelcode, onthuld.deelnames.count()) == (0, None, 4)
    assert not onthuld.deelnames.exclude(geheim_afdruk=None, rol="").exists()
    assert Oordeel.objects.get(score=4).motivatie == "Zo is het"
    pagina = van(projectleider).get(f"/beheer/zelfevaluaties/{onthuld.pk}/").content.decode()
    assert "De scores van deelnemers zijn verwijderd" in pagina and "Zo is het" in pagina
    assert Logregel.objects.filter(actie="scores van deelnemers verwijderd").count() == 1


def test_a_round_that_was_left_lying_does_not_keep_scores_for_ever(ronde, ingevuld):
    with time_machine.travel(timezone.now() + timedelta(days=400)):
        call_command("ruim_op")
    assert not Antwoord.objects.exists()


# --- At once ------------------------------------------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
def test_forty_at_once_lose_nothing_and_double_nothing_and_a_reveal_cuts_clean(maak_ronde, projectleider):
    """Forty people send each answer twice while the facilitator reveals: what was confirmed is there, once."""
    ronde = maak_ronde()
    mensen = [doe_mee(ronde, f"Partner {n}") for n in range(40)]
    bevestigd, geweigerd, slot = [], [], threading.Lock()

    def deelnemer(nummer: int, geheim: str) -> None:
        try:
            for vraag in (1, 2, 3):
                for _ in range(2):
                    antwoord = stuur(link(ronde, geheim), {f"v{vraag}": str(1 + nummer % 5)}, json=True)
                    with slot:
                        (bevestigd if antwoord.status_code == 200 else geweigerd).append(
                            (nummer, vraag, antwoord.status_code)
                        )
        finally:
            connections.close_all()

    draden = [threading.Thread(target=deelnemer, args=(n, geheim)) for n, (_, geheim) in enumerate(mensen)]
    for draad in draden:
        draad.start()
    while len(bevestigd) < 100:
        time.sleep(0.01)
    zelfevaluaties.onthul(ronde, by=projectleider)
    for draad in draden:
        draad.join()
    nummers = {wie.pk: n for n, (wie, _) in enumerate(mensen)}
    bewaard = [(nummers[een.deelname_id], een.vraag.nummer) for een in Antwoord.objects.select_related("vraag")]
    assert len(bewaard) == len(set(bewaard))
    assert set(bewaard) == {(nummer, vraag) for nummer, vraag, _ in bevestigd}
    assert {status for *_, status in geweigerd} <= {409}
    assert len(bevestigd) + len(geweigerd) == 240
