# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Figures: what may be written, by whom, and what of it the site shows."""

import csv
import io
from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from monitoring.meten.cijfers import Intussen, maak_definitief, record_cijfer, verwijder_cijfer
from monitoring.meten.models import Cijfer
from monitoring.meten.models.cijfer import Cijferstaat
from monitoring.meten.perioden import Geenperiode, lees_periode, schrijf_periode, verschuif
from redactie.intussen import stand_van
from redactie.models import Logregel, Redactieruimte, Status
from redactie.workflow import transition

pytestmark = pytest.mark.django_db
JAAR = {"begin": date(2021, 1, 1), "einde": date(2021, 12, 31)}


def test_a_figure_is_written_once_and_left_alone_when_it_is_equal(indicator, wijk, stevenshof):
    een = record_cijfer(indicator, wijk=wijk, by=stevenshof, waarde=Decimal(16), **JAAR)
    weer = record_cijfer(indicator, wijk=wijk, by=stevenshof, waarde=Decimal(16), **JAAR)
    assert (een.pk, een.gewijzigd_op, een.staat, een.herkomst) == (weer.pk, weer.gewijzigd_op, "concept", "registratie")
    anders = record_cijfer(indicator, wijk=wijk, by=stevenshof, waarde=Decimal(17), **JAAR)
    assert (anders.pk, Cijfer.objects.get().waarde) == (een.pk, 17)
    assert list(Logregel.objects.filter(actie__startswith="cijfer").order_by("pk").values_list("actie", flat=True)) == [
        "cijfer ingevuld", "cijfer gewijzigd",
    ]  # fmt: skip


def test_only_who_writes_in_the_wijk_writes_its_figures(indicator, wijk, alphen, lezer, beheerder):
    for vreemd in (alphen, lezer):
        with pytest.raises(PermissionDenied):
            record_cijfer(indicator, wijk=wijk, by=vreemd, waarde=Decimal(16), **JAAR)
    cijfer = record_cijfer(indicator, wijk=wijk, by=beheerder, waarde=Decimal(16), **JAAR)
    with pytest.raises(PermissionDenied):
        maak_definitief(Cijfer.objects.all(), by=alphen)
    with pytest.raises(PermissionDenied):
        verwijder_cijfer(cijfer, by=alphen)
    assert Cijfer.objects.get().staat == Cijferstaat.CONCEPT


@pytest.mark.parametrize(
    ("invoer", "veld", "woord"),
    [
        ({}, "waarde", "Vul een waarde in"),
        ({"waarde": Decimal(3), "ontbreekt": "weet_niet"}, "ontbreekt", "Kies een van de twee"),
        ({"waarde": Decimal("3.5")}, "waarde", "heel getal"),
        ({"waarde": Decimal(-1)}, "waarde", "0 of hoger"),
        ({"waarde": Decimal(1), "teller": 5, "noemer": 3}, "teller", "groter dan de noemer"),
        ({"waarde": Decimal(1), "leeftijd": "65+", "sekse": "man", "groep": "buurt"}, "groep", "hoogstens twee"),
    ],
)
def test_what_is_wrong_is_said_in_dutch_at_its_field(indicator, wijk, stevenshof, invoer, veld, woord):
    with pytest.raises(ValidationError) as fout:
        record_cijfer(indicator, wijk=wijk, by=stevenshof, **JAAR, **invoer)
    assert set(fout.value.message_dict) == {veld}
    assert woord in fout.value.message_dict[veld][0]
    assert not Cijfer.objects.exists()


def test_missing_is_a_value_with_a_reason_and_never_zero(indicator, wijk, stevenshof):
    leeg = record_cijfer(indicator, wijk=wijk, by=stevenshof, ontbreekt="niet_gemeten", **JAAR)
    assert (leeg.waarde, leeg.get_ontbreekt_display()) == (None, "niet geteld of gemeten")
    nul = record_cijfer(
        indicator, wijk=wijk, by=stevenshof, waarde=Decimal(0), begin=date(2020, 1, 1), einde=date(2020, 12, 31)
    )
    assert (nul.waarde, nul.ontbreekt) == (0, "")


def test_a_percentage_follows_from_its_counts(maak_indicator, wijk, stevenshof):
    deel = maak_indicator("Deel", getalsoort="percentage", teller="kwamen", noemer="genodigd")
    assert record_cijfer(deel, wijk=wijk, by=stevenshof, teller=1, noemer=3, **JAAR).waarde == Decimal("33.3333")
    with pytest.raises(ValidationError, match="tussen 0 en 100"):
        record_cijfer(deel, wijk=wijk, by=stevenshof, waarde=Decimal(101), **JAAR)
    with pytest.raises(ValidationError, match="2 van de 3 is 66,7%"):  # the counts changed, the percentage did not
        record_cijfer(deel, wijk=wijk, by=stevenshof, waarde=Decimal("33.3"), teller=2, noemer=3, **JAAR)


def test_a_final_figure_on_the_site_changes_only_with_a_note(indicator, wijk, stevenshof):
    record_cijfer(indicator, wijk=wijk, by=stevenshof, waarde=Decimal(16), **JAAR)
    assert maak_definitief(Cijfer.objects.for_wijk(wijk), by=stevenshof) == 1
    with pytest.raises(ValidationError, match="Zeg in de notitie"):
        record_cijfer(indicator, wijk=wijk, by=stevenshof, waarde=Decimal(17), **JAAR)
    with pytest.raises(ValidationError, match="definitief"):
        verwijder_cijfer(Cijfer.objects.get(), by=stevenshof)
    assert Cijfer.objects.get().waarde == 16
    nieuw = record_cijfer(
        indicator, wijk=wijk, by=stevenshof, waarde=Decimal(17), notitie="Een recept was vergeten.", **JAAR
    )
    assert (nieuw.waarde, nieuw.staat) == (17, "definitief")
    with pytest.raises(ValidationError):  # the same note does not explain another change
        record_cijfer(
            indicator, wijk=wijk, by=stevenshof, waarde=Decimal(18), notitie="Een recept was vergeten.", **JAAR
        )


def test_who_writes_over_somebody_else_is_told_what_stands_there(indicator, wijk, stevenshof, beheerder):
    gezien = stand_van(record_cijfer(indicator, wijk=wijk, by=stevenshof, waarde=Decimal(16), **JAAR))
    record_cijfer(indicator, wijk=wijk, by=beheerder, waarde=Decimal(20), gezien=gezien, **JAAR)
    with pytest.raises(Intussen, match="Er staat nu: 20"):
        record_cijfer(indicator, wijk=wijk, by=stevenshof, waarde=Decimal(17), gezien=gezien, **JAAR)
    assert Cijfer.objects.get().waarde == 20


@pytest.mark.parametrize(
    ("tekst", "begin", "einde"),
    [
        ("2021", "2021-01-01", "2021-12-31"), ("2021-K2", "2021-04-01", "2021-06-30"), ("2021-05", "2021-05-01", "2021-05-31"),
        ("01-05-2021 t/m 15-06-2021", "2021-05-01", "2021-06-15"), ("2e kwartaal 2021", "2021-04-01", "2021-06-30"),
        ("mei 2021", "2021-05-01", "2021-05-31"), ("mei-21", "2021-05-01", "2021-05-31"), ("2020-02", "2020-02-01", "2020-02-29"),
        ("3 mei 2021", "2021-05-03", "2021-05-03"), ("2021-H2", "2021-07-01", "2021-12-31"), ("2019 t/m 2021", "2019-01-01", "2021-12-31"),
    ],
)  # fmt: skip
def test_a_period_is_read_as_people_write_it_and_comes_back_the_same(tekst, begin, einde):
    periode = lees_periode(tekst)
    assert [dag.isoformat() for dag in periode] == [begin, einde]
    assert lees_periode(schrijf_periode(*periode)) == periode
    assert verschuif(*verschuif(*periode, -1), 1) == periode


@pytest.mark.parametrize(
    "tekst", ["", "vorig jaar", "2021-13", "31-02-2021", "12-2021-01", "0001", "2022 t/m 2021", "2021-K5"]
)
def test_what_is_no_period_is_refused_with_an_example(tekst):
    with pytest.raises(Geenperiode):
        lees_periode(tekst)


# --- The page ----------------------------------------------------------------------------------------------------


def publiceer(indicator, wijk, by, aantallen: dict[int, int], **meer) -> None:
    for jaar, aantal in aantallen.items():
        record_cijfer(
            indicator,
            wijk=wijk,
            by=by,
            waarde=Decimal(aantal),
            begin=date(jaar, 1, 1),
            einde=date(jaar, 12, 31),
            **meer,
        )
    maak_definitief(Cijfer.objects.for_wijk(wijk), by=by)


def test_the_page_shows_the_series_with_area_source_unit_and_what_it_can_bear(
    client, indicator, wijk, stevenshof, bron
):
    publiceer(
        indicator, wijk, stevenshof, {2019: 16, 2020: 19, 2021: 11}, gebied="in Leiden", bron=bron, plaats_in_bron="§1"
    )
    page = client.get("/wijken/stevenshof/cijfers/").content.decode()
    for woord in ("In de woorden van de bron: in Leiden", "Voortgangsrapportage over 2021, §1", "recepten", "2019–2021",
                  "te weinig om van een daling te spreken", "Cijfer: geteld in een registratie",
                  "Nog niet met inwoners besproken"):  # fmt: skip
        assert woord in page, woord
    assert "/wijken/stevenshof/cijfers/" in client.get("/wijken/stevenshof/").content.decode()
    bestand = client.get("/wijken/stevenshof/cijfers/recepten.csv")
    assert bestand["Content-Disposition"] == 'attachment; filename="stevenshof-recepten-2019-2021.csv"'
    rijen = list(csv.DictReader(io.StringIO(bestand.content.decode().removeprefix("\ufeff")), delimiter=";"))
    assert [(rij["periode"], rij["waarde"], rij["eenheid"]) for rij in rijen] == [
        ("2019", "16", "recepten"), ("2020", "19", "recepten"), ("2021", "11", "recepten"),
    ]  # fmt: skip


def test_a_rise_beyond_chance_is_said_without_a_reason(client, indicator, wijk, stevenshof):
    publiceer(indicator, wijk, stevenshof, {2020: 181, 2021: 244})
    page = client.get("/wijken/stevenshof/cijfers/").content.decode()
    assert "Dat is een stijging die groter is dan toeval. Waarom, zegt dit cijfer niet." in page


def test_concepts_and_what_is_for_the_office_are_nowhere(client, maak_indicator, wijk, stevenshof, beheerder):
    open_, intern, dicht = (
        maak_indicator("Open"),
        maak_indicator("Intern", privacy="intern"),
        maak_indicator("Dicht", gepubliceerd=False),
    )
    for een in (open_, intern, dicht):
        record_cijfer(een, wijk=wijk, by=beheerder, waarde=Decimal(7771), **JAAR)
    adres = "/wijken/stevenshof/cijfers/"
    assert "7771" not in client.get(adres).content.decode()  # all concepts
    assert "/wijken/stevenshof/cijfers/" not in client.get("/wijken/stevenshof/").content.decode()
    maak_definitief(Cijfer.objects.all(), by=beheerder)
    page = client.get(adres).content.decode()
    assert (">Open<" in page, "7771" in page, "Intern" in page, "Dicht" in page) == (True, True, False, False)
    assert [client.get(f"{adres}{een.slug}.csv").status_code for een in (open_, intern, dicht)] == [200, 404, 404]
    transition(wijk, Status.CONCEPT, by=beheerder)
    assert [client.get(a).status_code for a in (adres, f"{adres}{open_.slug}.csv")] == [404, 404]


def test_a_wijk_without_figures_looks_complete(client, wijk):
    page = client.get("/wijken/stevenshof/cijfers/").content.decode()
    assert "Er zijn geen cijfers vastgelegd" in page and "iets anders dan nul" in page


@pytest.mark.parametrize("geheim", [3, 7, 9])
def test_a_small_group_is_on_no_page_in_no_chart_and_in_no_file(client, maak_indicator, wijk, stevenshof, geheim):
    indicator = maak_indicator("Deelnemers", slug="deelnemers", eenheid="inwoners", privacy="inwoners")
    publiceer(indicator, wijk, stevenshof, {2020: geheim, 2021: 61}, notitie=f"het waren er {geheim} en 61")
    page = client.get("/wijken/stevenshof/cijfers/").content.decode()
    bestand = client.get("/wijken/stevenshof/cijfers/deelnemers.csv").content.decode()
    waarden = [rij["waarde"] for rij in csv.DictReader(io.StringIO(bestand.removeprefix("\ufeff")), delimiter=";")]
    assert waarden == ["<10", "60"]
    assert "&lt;10" in page and f"het waren er {geheim}" not in page + bestand and ">61<" not in page


def test_a_small_group_cannot_be_had_by_subtraction(client, maak_indicator, wijk, stevenshof):
    """A total of 64 with a subgroup of 60 tells the 4 that are in no group; so do months within a year."""
    indicator = maak_indicator("Deelnemers", slug="deelnemers", eenheid="inwoners", privacy="inwoners")
    record_cijfer(indicator, wijk=wijk, by=stevenshof, waarde=Decimal(64), **JAAR)
    record_cijfer(indicator, wijk=wijk, by=stevenshof, waarde=Decimal(60), leeftijd="65+", **JAAR)
    record_cijfer(
        indicator, wijk=wijk, by=stevenshof, waarde=Decimal(60), begin=date(2021, 1, 1), einde=date(2021, 6, 30)
    )
    maak_definitief(Cijfer.objects.all(), by=stevenshof)
    bestand = client.get("/wijken/stevenshof/cijfers/deelnemers.csv").content.decode().removeprefix("\ufeff")
    rijen = {(r["periode"], r["leeftijd"]): r["waarde"] for r in csv.DictReader(io.StringIO(bestand), delimiter=";")}
    assert rijen["2021-H1", ""] == "niet getoond: valt binnen een langere periode"
    assert not (rijen["2021", ""] == "65" and rijen["2021", "65 jaar en ouder"] == "60")


def test_a_percentage_of_few_is_not_shown(client, maak_indicator, wijk, stevenshof):
    deel = maak_indicator(
        "Deel", slug="deel", getalsoort="percentage", teller="a", noemer="b", privacy="inwoners", eenheid=""
    )
    for jaar, teller, noemer in ((2019, 3, 5), (2020, 40, 100), (2021, 5, 100)):
        record_cijfer(
            deel,
            wijk=wijk,
            by=stevenshof,
            teller=teller,
            noemer=noemer,
            begin=date(jaar, 1, 1),
            einde=date(jaar, 12, 31),
        )
    record_cijfer(deel, wijk=wijk, by=stevenshof, waarde=Decimal(40), begin=date(2018, 1, 1), einde=date(2018, 12, 31))
    maak_definitief(Cijfer.objects.all(), by=stevenshof)
    bestand = client.get("/wijken/stevenshof/cijfers/deel.csv").content.decode().removeprefix("\ufeff")
    rijen = {r["periode"]: r["waarde"] for r in csv.DictReader(io.StringIO(bestand), delimiter=";")}
    assert rijen == {
        "2018": "niet getoond: we weten niet over hoeveel mensen dit gaat", "2019": "niet getoond: te kleine groep",
        "2020": "ongeveer 40%", "2021": "niet getoond: te kleine groep",
    }  # fmt: skip


def test_the_page_takes_as_many_queries_for_thirty_figures_as_for_one(client, maak_indicator, wijk, stevenshof, bron):
    publiceer(maak_indicator("Een"), wijk, stevenshof, {2021: 1}, bron=bron)
    client.get("/wijken/stevenshof/cijfers/")
    with CaptureQueriesContext(connection) as weinig:
        client.get("/wijken/stevenshof/cijfers/")
    for nummer in range(10):
        publiceer(maak_indicator(f"Nummer {nummer}"), wijk, stevenshof, {2019: 1, 2020: 12, 2021: 3}, bron=bron)
    with CaptureQueriesContext(connection) as veel:
        client.get("/wijken/stevenshof/cijfers/")
    assert len(veel) == len(weinig) <= 8


def test_reading_sets_no_cookie(client, indicator, wijk, stevenshof):
    publiceer(indicator, wijk, stevenshof, {2021: 11})
    for adres in ("/wijken/stevenshof/cijfers/", "/wijken/stevenshof/cijfers/recepten.csv"):
        assert client.get(adres).cookies == {}


def test_an_editor_of_another_wijk_sees_no_figures(indicator, wijk, stevenshof, alphen, lezer, login):
    record_cijfer(indicator, wijk=wijk, by=stevenshof, waarde=Decimal(7771), **JAAR)
    paden = ["", "invullen/", "inlezen/", "bestand/cijfers.csv", "duiding/recepten/"]
    assert [login(stevenshof).get(f"/beheer/cijfers/stevenshof/{pad}").status_code for pad in paden] == [200] * 5
    assert [login(alphen).get(f"/beheer/cijfers/stevenshof/{pad}").status_code for pad in paden] == [404] * 5
    rooms = Redactieruimte.objects.get(slug="stevenshof")
    lezer.lidmaatschappen.update(ruimte=rooms)
    assert [login(lezer).get(f"/beheer/cijfers/stevenshof/{pad}").status_code for pad in paden] == [
        200,
        403,
        403,
        200,
        200,
    ]
    assert login(lezer).post("/beheer/cijfers/stevenshof/cel/", {}).status_code == 403
    assert login(lezer).post("/beheer/cijfers/stevenshof/", {"keuze": Cijfer.objects.get().pk}).status_code == 403


def test_concepts_become_final_in_one_act_from_the_list(indicator, wijk, stevenshof, login):
    for jaar in (2019, 2020):
        record_cijfer(
            indicator, wijk=wijk, by=stevenshof, waarde=Decimal(jaar), begin=date(jaar, 1, 1), einde=date(jaar, 12, 31)
        )
    client = login(stevenshof)
    keuze = list(Cijfer.objects.values_list("pk", flat=True))
    assert (
        client.post("/beheer/cijfers/stevenshof/", {"keuze": keuze}, follow=True)
        .content.decode()
        .count("2 cijfers zijn nu definitief")
    )
    assert set(Cijfer.objects.values_list("staat", flat=True)) == {"definitief"}
