# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""The grid of a period: a plain form, and row by row while somebody types."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from monitoring.meten.cijfers import maak_definitief, record_cijfer
from monitoring.meten.models import Cijfer

pytestmark = pytest.mark.django_db
ADRES = "/beheer/cijfers/stevenshof/invullen/?periode=2021"
CEL = "/beheer/cijfers/stevenshof/cel/"


@pytest.fixture
def kantoor(stevenshof, wijk, indicator) -> Client:
    client = Client()
    client.force_login(stevenshof)
    return client


def met(indicator) -> str:
    return f"{ADRES}&indicator={indicator.slug}"


def velden(indicator, **waarden: str) -> dict[str, str]:
    return {f"r{indicator.pk}-{naam}": waarde for naam, waarde in waarden.items()}


def test_without_script_it_is_a_form_that_keeps_its_place(kantoor, indicator):
    assert "Kies een andere indicator" in kantoor.get(ADRES).content.decode()
    assert f'name="r{indicator.pk}-waarde"' in kantoor.get(met(indicator)).content.decode()
    data = velden(indicator, waarde="1.204", ontbreekt="", notitie="geteld", gezien="")
    response = kantoor.post(met(indicator), data | {"_rij": f"r{indicator.pk}"})
    assert response["Location"] == f"{met(indicator)}#r{indicator.pk}"
    cijfer = Cijfer.objects.get()
    assert (cijfer.waarde, cijfer.notitie, cijfer.begin, cijfer.staat) == (1204, "geteld", date(2021, 1, 1), "concept")
    assert 'value="1204"' in kantoor.get(ADRES).content.decode()  # an indicator with figures needs no choosing


def test_what_is_wrong_is_said_at_its_field_and_what_was_typed_stays(kantoor, indicator, maak_indicator):
    goed = maak_indicator("Andere")
    data = velden(indicator, waarde="12.5", notitie="mijn notitie") | velden(goed, waarde="8")
    response = kantoor.post(f"{met(indicator)}&indicator={goed.slug}", data)
    page = response.content.decode()
    assert response.status_code == 422 and "Schrijf een komma in plaats van een punt: 12,5." in page
    assert 'value="12.5"' in page and 'value="mijn notitie"' in page
    assert Cijfer.objects.get().indicator == goed  # the other row is kept


def test_an_emptied_concept_goes_and_a_final_figure_does_not(kantoor, indicator, wijk, stevenshof):
    cijfer = record_cijfer(
        indicator, wijk=wijk, by=stevenshof, waarde=Decimal(5), begin=date(2021, 1, 1), einde=date(2021, 12, 31)
    )
    kantoor.post(met(indicator), velden(indicator, waarde="", ontbreekt="", notitie=""))
    assert not Cijfer.objects.exists()
    cijfer = record_cijfer(
        indicator, wijk=wijk, by=stevenshof, waarde=Decimal(5), begin=date(2021, 1, 1), einde=date(2021, 12, 31)
    )
    maak_definitief(Cijfer.objects.all(), by=stevenshof)
    response = kantoor.post(met(indicator), velden(indicator, waarde="", ontbreekt="", notitie=""))
    assert response.status_code == 422 and Cijfer.objects.get().waarde == cijfer.waarde


def test_two_people_at_once_are_told(kantoor, indicator, wijk, beheerder):
    record_cijfer(
        indicator, wijk=wijk, by=beheerder, waarde=Decimal(20), begin=date(2021, 1, 1), einde=date(2021, 12, 31)
    )
    response = kantoor.post(met(indicator), velden(indicator, waarde="17", gezien=""))
    page = response.content.decode()
    assert response.status_code == 409 and "Er staat nu: 20" in page and 'value="17"' in page
    assert Cijfer.objects.get().waarde == 20
    antwoord = kantoor.post(
        CEL, {"periode": "2021", "indicator": indicator.pk, "gebied": "", "waarde": "18", "gezien": ""}
    )
    assert (antwoord.status_code, Cijfer.objects.get().waarde) == (409, 20)
    weer = kantoor.post(
        CEL,
        {
            "periode": "2021",
            "indicator": indicator.pk,
            "gebied": "",
            "waarde": "18",
            "gezien": antwoord.json()["gezien"],
        },
    )
    assert (weer.status_code, Cijfer.objects.get().waarde) == (200, 18)  # who saw it, may


def test_a_row_is_kept_while_somebody_types(kantoor, indicator):
    rij = {"periode": "2021", "indicator": indicator.pk, "gebied": "", "gezien": ""}
    antwoord = kantoor.post(CEL, rij | {"waarde": "12"}).json()
    assert antwoord["melding"].startswith("Bewaard om ") and antwoord["gezien"]
    fout = kantoor.post(CEL, rij | {"waarde": "12", "ontbreekt": "weet_niet", "gezien": antwoord["gezien"]})
    assert (fout.status_code, set(fout.json()["fouten"])) == (422, {"ontbreekt"})
    assert kantoor.post(CEL, rij | {"waarde": "13", "gezien": antwoord["gezien"]}).status_code == 200
    assert Cijfer.objects.get().waarde == 13
    assert kantoor.get(CEL).status_code == 405


def test_a_row_from_elsewhere_is_refused(stevenshof, wijk, indicator):
    client = Client(enforce_csrf_checks=True)
    client.force_login(stevenshof)
    assert client.post(CEL, {"periode": "2021", "indicator": indicator.pk, "waarde": "12"}).status_code == 403
    assert not Cijfer.objects.exists()


@pytest.mark.parametrize(
    "onzin", ["periode=vorig", "periode=%00", "indicator=bestaat-niet", "periode=2021&indicator=%27"]
)
def test_nonsense_in_the_address_is_no_error(kantoor, onzin):
    assert kantoor.get(f"/beheer/cijfers/stevenshof/invullen/?{onzin}").status_code in (200, 422)


def test_the_grid_takes_as_many_queries_for_ten_rows_as_for_one(kantoor, indicator, maak_indicator, wijk, stevenshof):
    kantoor.get(met(indicator))
    with CaptureQueriesContext(connection) as weinig:
        kantoor.get(met(indicator))
    for nummer in range(10):
        record_cijfer(
            maak_indicator(f"Nummer {nummer}"), wijk=wijk, by=stevenshof, waarde=Decimal(1), begin=date(2021, 1, 1),
            einde=date(2021, 12, 31),
        )  # fmt: skip
    with CaptureQueriesContext(connection) as veel:
        kantoor.get(met(indicator))
    assert len(veel) == len(weinig)


def test_groups_are_filled_in_below_the_whole_and_stay_apart(kantoor, indicator, wijk):
    leeg = kantoor.get(met(indicator)).content.decode()
    assert "65 jaar en ouder" not in leeg and "naar=leeftijd" in leeg
    adres = f"{met(indicator)}&naar=leeftijd"
    data = velden(indicator, waarde="40") | {f"r{indicator.pk}-65-waarde": "25", f"r{indicator.pk}-0-15-waarde": "x"}
    fout = kantoor.post(adres, data)
    assert fout.status_code == 422 and "0 tot 15 jaar: “x” is geen getal" in fout.content.decode()
    assert kantoor.post(adres, data | {f"r{indicator.pk}-0-15-waarde": ""}).status_code == 302
    assert {(c.leeftijd, c.waarde) for c in Cijfer.objects.all()} == {("", 40), ("65+", 25)}
    assert 'value="25"' in kantoor.get(adres).content.decode()
    naar_sekse = kantoor.get(f"{met(indicator)}&naar=sekse").content.decode()
    assert 'value="25"' not in naar_sekse and 'value="40"' in naar_sekse and "sekse onbekend" in naar_sekse
    assert 'value="25"' not in kantoor.get(f"{met(indicator)}&naar=iets").content.decode()


def test_a_row_of_a_group_is_kept_while_somebody_types(kantoor, indicator):
    vast = {"periode": "2021", "indicator": indicator.pk, "gebied": "", "gezien": "", "waarde": "7"}
    assert kantoor.post(CEL, vast | {"sekse": "vrouw"}).status_code == 200
    assert kantoor.post(CEL, vast | {"groep": "de flat"}).status_code == 200
    assert {(c.sekse, c.groep, c.leeftijd) for c in Cijfer.objects.all()} == {("vrouw", "", ""), ("", "de flat", "")}
    assert 'value="7"' in kantoor.get(f"{met(indicator)}&naar=groep").content.decode()
    for onbekend in ({"leeftijd": "100+"}, {"sekse": "vrouw", "leeftijd": "65+"}):
        antwoord = kantoor.post(CEL, vast | onbekend)
        assert (antwoord.status_code, "Deze groep kennen we niet" in antwoord.json()["melding"]) == (422, True)
    assert Cijfer.objects.count() == 2
