# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""What people saw or told: written in the office, shown as text, never a number, never a person."""

import csv
import io

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client

from monitoring.meten.models import Waarneming
from monitoring.meten.waarnemingen import bewaar_waarneming, maak_concept, maak_definitief
from redactie.intussen import Intussen, stand_van
from redactie.models import Logregel, Status
from redactie.workflow import transition

pytestmark = pytest.mark.django_db
LIJST = "/beheer/waarnemingen/stevenshof/"
ZIN = "Na de wandeling blijven mensen samen koffie drinken."


@pytest.fixture
def verhaal(maak_indicator):
    return maak_indicator(
        "Wat inwoners vertellen", slug="verhaal", getalsoort="geen", eenheid="", privacy="inwoners", soort="uitkomst"
    )


@pytest.fixture
def opgeschreven(wijk, verhaal, stevenshof):
    """Write something down; `definitief=True` makes it final and for the site."""

    def _maak(tekst: str = ZIN, *, definitief: bool = False, **velden) -> Waarneming:
        velden = {"wijk": wijk, "indicator": verhaal, "perspectief": "inwoner", "publiek": definitief} | velden
        een = bewaar_waarneming(Waarneming(tekst=tekst, **velden), by=stevenshof)
        return maak_definitief(een, by=stevenshof) if definitief else een

    return _maak


def van(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_only_what_is_final_and_meant_for_the_site_is_on_every_public_place(client, opgeschreven, verhaal, wijk):
    opgeschreven("Dit is een concept.", publiek=True)
    opgeschreven("Dit blijft binnen.", definitief=True, publiek=False)
    openbaar = opgeschreven(definitief=True)
    plaatsen = [
        "/wijken/stevenshof/cijfers/", "/wijken/stevenshof/waarnemingen.csv", "/api/v1/waarnemingen",
        "/open-data/waarnemingen.csv", f"/api/v1/waarnemingen/{openbaar.slug}",
    ]  # fmt: skip
    for adres in plaatsen:
        tekst = client.get(adres).content.decode()
        gezien = [zin for zin in (ZIN, "Dit is een concept.", "Dit blijft binnen.") if zin in tekst]
        assert gezien == [ZIN], adres


@pytest.mark.parametrize("wat", ["indicator", "wijk"])
def test_it_goes_with_the_indicator_and_the_wijk(client, opgeschreven, wat, beheerder):
    een = opgeschreven(definitief=True)
    assert een.slug in client.get("/api/v1/waarnemingen").content.decode()
    transition(getattr(een, wat), Status.CONCEPT, by=beheerder)
    assert een.slug not in client.get("/api/v1/waarnemingen").content.decode()
    assert client.get("/wijken/stevenshof/waarnemingen.csv").status_code == 404


def test_an_indicator_for_the_office_only_shows_nothing(client, opgeschreven, maak_indicator):
    intern = maak_indicator("Binnen", getalsoort="geen", eenheid="", privacy="intern", slug="binnen")
    opgeschreven("Van binnen.", definitief=True, indicator=intern)
    assert "Van binnen." not in client.get("/wijken/stevenshof/cijfers/").content.decode()
    assert client.get("/wijken/stevenshof/waarnemingen.csv").status_code == 404


def test_it_is_shown_as_text_with_its_perspective_and_nowhere_counted(client, opgeschreven):
    opgeschreven(definitief=True, wie="wandelgroep", mensen="lt10", vorm="focusgroep")
    pagina = client.get("/wijken/stevenshof/cijfers/").content.decode()
    assert "Volgens inwoners: wandelgroep" in pagina and "Focusgroep, minder dan 10 mensen." in pagina
    assert "Hierover zijn geen cijfers vastgelegd" not in pagina  # there was no figure to miss
    assert "Nog niet met inwoners besproken" not in pagina
    kop, regel = csv.reader(
        io.StringIO(client.get("/wijken/stevenshof/waarnemingen.csv").content.decode("utf-8-sig")), delimiter=";"
    )  # fmt: skip
    assert dict(zip(kop, regel, strict=True))["wat is er gezien of verteld"] == ZIN
    assert client.get("/wijken/stevenshof/cijfers/verhaal.csv").status_code == 404


def test_a_formula_stays_text_in_the_file(client, opgeschreven):
    opgeschreven('=HYPERLINK("http://kwaad.example")', definitief=True)
    assert ";\"'=HYPERLINK(" in client.get("/wijken/stevenshof/waarnemingen.csv").content.decode()


@pytest.mark.parametrize(
    ("veld", "tekst", "woord"),
    [
        ("tekst", "Bel haar op 06 12 34 56 78.", "telefoonnummer"),
        ("tekst", "Mail naar jan@voorbeeld.nl.", "e-mailadres"),
        ("tekst", "Haar bsn is 111222333.", "BSN"),
        ("wie", "NL91ABNA0417164300", "rekeningnummer"),
    ],
)
def test_what_points_at_a_person_is_never_final_and_is_not_lost(opgeschreven, stevenshof, veld, tekst, woord):
    een = opgeschreven(**{"tekst": ZIN, veld: tekst})
    with pytest.raises(ValidationError) as fout:
        maak_definitief(een, by=stevenshof)
    assert set(fout.value.message_dict) == {veld} and woord in fout.value.message_dict[veld][0]
    een.refresh_from_db()
    assert (een.staat, getattr(een, veld)) == ("concept", tekst)
    page = van(stevenshof).post(
        f"{LIJST}{een.pk}/",
        {"indicator": een.indicator_id, "perspectief": "inwoner", "tekst": een.tekst, "wie": een.wie, "vorm": "gesprek",
         "mensen": "onbekend", "gezien": stand_van(een), "definitief": "1"}, follow=True,
    ).content.decode()  # fmt: skip
    assert "Bewaard, maar nog concept." in page and woord in page


def test_it_belongs_to_an_indicator_without_a_number(opgeschreven, indicator, stevenshof):
    with pytest.raises(ValidationError):
        opgeschreven(indicator=indicator)
    page = van(stevenshof).get(LIJST).content.decode()
    assert ("Wat inwoners vertellen" in page, "Recepten" in page) == (True, False)


def test_what_is_final_changes_after_it_became_a_concept_again(client, opgeschreven, stevenshof):
    een = opgeschreven(definitief=True)
    een.tekst = "Anders."
    with pytest.raises(ValidationError, match="definitief"):
        bewaar_waarneming(een, by=stevenshof)
    assert Waarneming.objects.get().tekst == ZIN
    maak_concept(een, by=stevenshof)
    assert ZIN not in client.get("/wijken/stevenshof/cijfers/").content.decode()


def test_who_writes_over_somebody_else_is_told_and_keeps_what_was_typed(opgeschreven, stevenshof, beheerder):
    een = opgeschreven()
    gezien = stand_van(een)
    nu = Waarneming.objects.get(pk=een.pk)
    nu.tekst = "Van de ander."
    bewaar_waarneming(nu, by=beheerder, gezien=gezien)
    een.tekst = "Van mij."
    with pytest.raises(Intussen):
        bewaar_waarneming(een, by=stevenshof, gezien=gezien)
    data = {"indicator": een.indicator_id, "perspectief": "inwoner", "tekst": "Van mij.", "vorm": "gesprek",
            "mensen": "onbekend", "gezien": gezien}  # fmt: skip
    antwoord = van(stevenshof).post(f"{LIJST}{een.pk}/", data)
    assert (antwoord.status_code, Waarneming.objects.get().tekst) == (409, "Van de ander.")
    assert "Van mij." in antwoord.content.decode()
    nieuw = antwoord.context["gezien"]
    assert van(stevenshof).post(f"{LIJST}{een.pk}/", data | {"gezien": nieuw}).status_code == 302
    assert Waarneming.objects.get().tekst == "Van mij."


def test_three_things_are_enough_and_what_is_missing_is_said(wijk, verhaal, stevenshof):
    client = van(stevenshof)
    leeg = client.post(LIJST, {"tekst": "Alleen tekst"})
    assert leeg.status_code == 422
    assert "Kies wie dit zag of vertelde." in leeg.content.decode() and "Alleen tekst" in leeg.content.decode()
    goed = client.post(LIJST, {"indicator": verhaal.pk, "perspectief": "professional", "tekst": ZIN})
    een = Waarneming.objects.get()
    assert (goed.status_code, een.staat, een.publiek, een.door) == (302, "concept", False, stevenshof)


def test_the_office_of_one_wijk_is_closed_to_another(
    opgeschreven, alphen, stevenshof, lezer, beheerder, projectleider, vertrokken
):
    een = opgeschreven()
    adressen = [LIJST, f"{LIJST}{een.pk}/"]
    gezien = {
        user.naam: [van(user).get(adres).status_code for adres in adressen]
        for user in (alphen, stevenshof, lezer, beheerder, projectleider, vertrokken)
    }
    assert gezien == {
        "Anne Alphen": [404, 404], "Stef Stevenshof": [200, 200], "Lies Lezer": [404, 404], "Bea Beheerder": [200, 200],
        "Pim Projectleider": [404, 404], "Vera Vertrokken": [403, 403],
    }  # fmt: skip
    assert [Client().get(adres).status_code for adres in adressen] == [302, 302]
    with pytest.raises(PermissionDenied):
        bewaar_waarneming(een, by=alphen)
    assert van(alphen).post(f"{LIJST}{een.pk}/", {"weg": "1"}).status_code == 404 and Waarneming.objects.exists()


def test_a_reader_of_the_wijk_reads_and_writes_nothing(wijk, verhaal, opgeschreven, ruimten):
    from redactie.models import Rol
    from tests.conftest import maak_gebruiker

    een = opgeschreven()
    lezer = van(maak_gebruiker("mee@voorbeeld.nl", "Mees", ruimten["stevenshof"], Rol.LEZER))
    assert "Schrijf op" not in lezer.get(LIJST).content.decode() and ZIN in lezer.get(LIJST).content.decode()
    for adres, data in ((LIJST, {"tekst": "x"}), (f"{LIJST}{een.pk}/", {"weg": "1"})):
        assert lezer.post(adres, data).status_code == 403
    assert Waarneming.objects.get().tekst == ZIN


def test_the_log_says_what_was_done_and_not_what_was_told(opgeschreven):
    opgeschreven(definitief=True)
    regels = " ".join(f"{r.actie} {r.object_naam} {r.toelichting}" for r in Logregel.objects.all())
    assert "waarneming definitief" in regels and ZIN not in regels


def test_the_page_asks_as_much_for_one_as_for_thirty(client, opgeschreven, django_assert_max_num_queries):
    opgeschreven(definitief=True)
    with django_assert_max_num_queries(8) as een:
        client.get("/wijken/stevenshof/cijfers/")
    for nummer in range(29):
        opgeschreven(f"Nummer {nummer}", definitief=True)
    with django_assert_max_num_queries(len(een)):
        assert (
            client.get("/wijken/stevenshof/cijfers/").content.decode().count('class="duiding"') == 6
        )  # and the file has all
    assert len(client.get("/wijken/stevenshof/waarnemingen.csv").content.decode().splitlines()) == 31
