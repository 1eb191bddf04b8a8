# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Reach: who may write it, what a second version tells, and what the site and its files show."""

import csv
import gzip
import io
import re
from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from monitoring.meten import bereik as dienst
from monitoring.meten.bereik import (
    GESTOPT,
    bewaar_bereik,
    delen_van,
    haal_van_site,
    verwijder_bereik,
)
from monitoring.meten.cijfers import maak_definitief, record_cijfer
from monitoring.meten.models import Bereik, Bereikbeeld, Bereikdeel, Cijfer
from redactie.intussen import Intussen, stand_van
from redactie.models import Logregel, Status
from redactie.workflow import transition
from toolkit.models import Vraag
from wijken.models import Interventie

pytestmark = pytest.mark.django_db

PAGINA = "/wijken/stevenshof/bereik/"
PERIODE = f"{PAGINA}wandelen-2024/"
CSV = f"{PAGINA}wandelen-2024.csv"
API = "/api/v1/bereik"
KANTOOR = "/beheer/bereik/stevenshof/"
LEEFTIJDEN = {("gestart", "leeftijd"): {"45-65": 31, "65+": 20}, ("afgerond", "leeftijd"): {"45-65": 22, "65+": 14}}


def tekst(response) -> str:
    kaal = re.sub(r"<(style|script)\b.*?</\1>|<[^>]+>", " ", response.content.decode(), flags=re.S)
    return re.sub(r"\s+([.,:])", r"\1", " ".join(kaal.replace("&lt;", "<").replace("&amp;", "&").split()))


def stappen(bereik: Bereik) -> dict[str, str]:
    inhoud = Bereikbeeld.objects.get(bereik=bereik).inhoud
    return {stap["stap"]: stap["tekst"] or stap["ontbreekt"] for stap in inhoud["stappen"]}


def wijzig(bereik: Bereik, *, by, delen=None, notitie="Nageteld.", **velden) -> Bereik:
    nu = Bereik.objects.get(pk=bereik.pk)
    for naam, waarde in {**velden, "notitie": notitie}.items():
        setattr(nu, naam, waarde)
    return bewaar_bereik(nu, delen_van(nu) if delen is None else delen, by=by)


# --- Writing -----------------------------------------------------------------------------------------------------


def test_only_who_writes_in_the_wijk_writes_its_reach(maak_bereik, alphen, lezer, projectleider, redacteur, stevenshof):
    for vreemd in (alphen, lezer, projectleider, redacteur):
        with pytest.raises(PermissionDenied):
            maak_bereik(by=vreemd)
    bereik = maak_bereik(by=stevenshof)
    for doe in (haal_van_site, verwijder_bereik):
        with pytest.raises(PermissionDenied):
            doe(bereik, by=alphen)
    assert (Bereik.objects.count(), Bereikbeeld.objects.count()) == (1, 1)
    assert list(Bereik.objects.visible_for(alphen)) == list(Bereik.objects.editable_by(lezer)) == []


def test_every_act_is_in_the_log(maak_bereik, beheerder):
    bereik = maak_bereik(definitief=False)
    bewaar_bereik(Bereik.objects.get(pk=bereik.pk), {}, by=beheerder)  # nothing changed
    wijzig(bereik, by=beheerder, gestart=61)
    bewaar_bereik(Bereik.objects.get(pk=bereik.pk), {}, by=beheerder, definitief=True)
    haal_van_site(bereik, by=beheerder)
    assert list(Logregel.objects.filter(actie__startswith="bereik").order_by("pk").values_list("actie", flat=True)) == [
        "bereik ingevuld", "bereik gewijzigd", "bereik definitief gemaakt", "bereik van de site gehaald",
    ]  # fmt: skip


def test_a_step_has_a_number_or_a_reason_before_it_goes_on_the_site(maak_bereik):
    with pytest.raises(ValidationError) as fout:
        maak_bereik(None, None, 20, "niet_gemeten")
    assert set(fout.value.message_dict) == {"doelgroep", "benaderd"}
    with pytest.raises(ValidationError) as fout:
        maak_bereik(doelgroep_wie="", doelgroep_uitleg="", doelgroep_herkomst="", telling="")
    assert set(fout.value.message_dict) == {"doelgroep_wie", "doelgroep_uitleg", "doelgroep_herkomst", "telling"}
    assert not Bereik.objects.exists()
    concept = maak_bereik(None, None, 20, None, definitief=False, telling="")  # a concept may have gaps
    assert (concept.staat, Bereikbeeld.objects.exists()) == ("concept", False)


def test_a_step_has_no_number_and_a_reason_at_once(maak_bereik):
    with pytest.raises(ValidationError, match="Kies een van de twee"):
        maak_bereik(definitief=False, gestart=20, afgerond=5, gestart_ontbreekt="weet_niet")


def test_a_text_for_visitors_does_not_name_a_few_people(maak_bereik):
    with pytest.raises(ValidationError) as fout:
        maak_bereik(telling="De coach sprak 3 oudere bewoners die stopten.")
    assert set(fout.value.message_dict) == {"telling"}
    maak_bereik(doelgroep_uitleg="CBS 2024: 1.240 inwoners van 65 jaar en ouder, in 3 buurten.")


def test_periods_of_one_intervention_do_not_overlap(maak_bereik, maak):
    maak_bereik(jaar=2023)
    with pytest.raises(ValidationError, match="Er is al bereik van deze interventie over 2023"):
        maak_bereik(begin=date(2023, 12, 31), einde=date(2024, 3, 31), definitief=False)
    maak_bereik(jaar=2024)
    maak_bereik(jaar=2023, interventie=maak(Interventie, "Samen koken", slug="koken", gepubliceerd=True))
    assert Bereik.objects.count() == 3


def test_what_is_on_the_site_changes_only_with_a_note(maak_bereik, beheerder):
    bereik = maak_bereik()
    with pytest.raises(ValidationError, match="Zeg in de notitie"):
        wijzig(bereik, by=beheerder, gestart=70, notitie="")
    wijzig(bereik, by=beheerder, gestart=70)
    assert stappen(bereik)["gestart"] == "70"
    with pytest.raises(ValidationError, match="Zeg in de notitie"):
        wijzig(bereik, by=beheerder, gestart=80)  # the same note explains nothing new


def test_who_writes_over_somebody_else_is_told(maak_bereik, beheerder):
    bereik = maak_bereik(definitief=False)
    gezien = stand_van(Bereik.objects.get(pk=bereik.pk))
    wijzig(bereik, by=beheerder, gestart=61)
    with pytest.raises(Intussen):
        bewaar_bereik(Bereik.objects.get(pk=bereik.pk), {}, by=beheerder, gezien=gezien)


def test_what_was_on_the_site_keeps_its_period_and_is_not_thrown_away(maak_bereik, beheerder):
    bereik = maak_bereik()
    haal_van_site(bereik, by=beheerder)
    with pytest.raises(ValidationError, match="niet weggooien"):
        verwijder_bereik(bereik, by=beheerder)
    with pytest.raises(ValidationError, match="stond op de site"):
        wijzig(bereik, by=beheerder, begin=date(2024, 2, 1))
    concept = maak_bereik(jaar=2023, definitief=False)
    verwijder_bereik(concept, by=beheerder)
    assert list(Bereik.objects.all()) == [bereik]


def test_a_change_that_fails_leaves_what_was_there(maak_bereik, beheerder, monkeypatch):
    bereik = maak_bereik(delen=LEEFTIJDEN)
    was = Bereikbeeld.objects.get().inhoud

    def stuk(*args):
        raise RuntimeError

    monkeypatch.setattr(dienst, "_toon", stuk)
    with pytest.raises(RuntimeError):
        wijzig(bereik, by=beheerder, gestart=90, delen={})
    bereik.refresh_from_db()
    assert (bereik.gestart, delen_van(bereik), Bereikbeeld.objects.get().inhoud) == (60, LEEFTIJDEN, was)


# --- A second version --------------------------------------------------------------------------------------------


def test_a_change_of_fewer_than_five_people_does_not_show(maak_bereik, beheerder):
    """42 is shown as 40, and 43 would be 45: who sees it jump, knows the count."""
    bereik = maak_bereik(gestart=42, afgerond="niet_gemeten")
    wijzig(bereik, by=beheerder, gestart=43)
    assert stappen(bereik)["gestart"] == "40"
    wijzig(bereik, by=beheerder, gestart=47, notitie="Nog meer geteld.")
    assert stappen(bereik)["gestart"] == "45"


def test_small_changes_do_not_add_up_past_the_first_version(maak_bereik, beheerder):
    bereik = maak_bereik(gestart=42, afgerond="niet_gemeten")
    for nummer, aantal in enumerate((43, 44, 45, 46)):
        wijzig(bereik, by=beheerder, gestart=aantal, notitie=f"Stap {nummer}.")
    assert stappen(bereik)["gestart"] == "40"


def test_going_there_and_back_does_not_tell_one_person(maak_bereik, beheerder):
    """42, then 60, then 43: the third lies one person from the first, and would be written otherwise."""
    bereik = maak_bereik(gestart=42, afgerond="niet_gemeten")
    wijzig(bereik, by=beheerder, gestart=60, notitie="a")
    assert stappen(bereik)["gestart"] == "60"
    wijzig(bereik, by=beheerder, gestart=43, notitie="b")
    assert stappen(bereik)["gestart"] == "niet getoond"  # 60 is wrong by more than five, and 45 would tell


def test_taking_off_and_putting_back_does_not_get_around_it(maak_bereik, beheerder):
    bereik = maak_bereik(gestart=42, afgerond="niet_gemeten")
    haal_van_site(bereik, by=beheerder)
    assert not Bereikbeeld.objects.exists()
    nu = Bereik.objects.get(pk=bereik.pk)
    nu.gestart = 43
    bewaar_bereik(nu, {}, by=beheerder, definitief=True)
    assert stappen(bereik)["gestart"] == "40"


def test_a_division_may_be_added_when_what_stood_there_stays_the_same(maak_bereik, beheerder):
    bereik = maak_bereik()
    wijzig(bereik, by=beheerder, delen={("gestart", "sekse"): {"vrouw": 35, "man": 25}})
    assert [rij["tekst"] for rij in Bereikbeeld.objects.get().inhoud["delen"][0]["rijen"]] == ["35", "25"]


def test_taking_a_division_away_shows_nothing_that_was_withheld_for_it(maak_bereik, beheerder):
    """The ages withhold how many finished; without the ages that number alone would look harmless."""
    delen = {("gestart", "leeftijd"): {"45-65": 20, "65+": 20}, ("afgerond", "leeftijd"): {"45-65": 16, "65+": 19}}
    bereik = maak_bereik(gestart=40, afgerond=35, delen=delen)
    was = stappen(bereik)
    wijzig(bereik, by=beheerder, delen={})
    assert stappen(bereik) == was
    wijzig(bereik, by=beheerder, delen={("gestart", "sekse"): {"vrouw": 20, "man": 20}}, notitie="Anders gedeeld.")
    inhoud = Bereikbeeld.objects.get().inhoud
    assert stappen(bereik) == was
    assert {rij["tekst"] for deel in inhoud["delen"] for rij in deel["rijen"]} == {"niet getoond"}


# --- What the site shows -----------------------------------------------------------------------------------------


def test_only_what_is_final_of_a_public_intervention_in_a_public_wijk_is_on_the_site(
    client, maak_bereik, beheerder, wijk, interventie
):
    """The twin that is public is found everywhere; then it is hidden, in each of the ways there are."""

    def te_zien() -> list[bool]:
        codes = [client.get(adres).status_code == 200 for adres in (PERIODE, CSV, f"{API}/stevenshof-wandelen-2024")]
        return [
            *codes, "Wandelen met de buurt" in tekst(client.get(PAGINA)), client.get(API).json()["totaalAantal"] == 1,
            "wandelen-2024" in client.get("/interventies/wandelen/").content.decode(),
            b"/bereik/" in client.get("/wijken/stevenshof/").content, b"/bereik/" in client.get("/sitemap.xml").content,
        ]  # fmt: skip

    concept = maak_bereik(definitief=False)
    assert te_zien() == [False] * 8
    bewaar_bereik(Bereik.objects.get(pk=concept.pk), {}, by=beheerder, definitief=True)
    assert te_zien() == [True] * 8
    transition(interventie, Status.CONCEPT, by=beheerder)
    assert te_zien()[:5] == [False] * 5
    transition(interventie, Status.GEPUBLICEERD, by=beheerder)
    haal_van_site(concept, by=beheerder)
    assert te_zien() == [False] * 8
    bewaar_bereik(Bereik.objects.get(pk=concept.pk), {}, by=beheerder, definitief=True)
    transition(wijk, Status.CONCEPT, by=beheerder)
    assert [client.get(adres).status_code for adres in (PAGINA, PERIODE, CSV)] == [404, 404, 404]
    assert client.get(API).json()["totaalAantal"] == 0


def test_reading_asks_for_the_snapshot_and_never_for_the_counts(client, maak_bereik):
    bereik = maak_bereik(delen=LEEFTIJDEN | {(GESTOPT, "reden"): {"tijd": 12}})
    adressen = (PAGINA, PERIODE, CSV, API, f"{API}/stevenshof-wandelen-2024", "/open-data/bereik.csv")

    def lees() -> list[bytes]:
        antwoorden = [client.get(adres) for adres in adressen]
        assert [antwoord.status_code for antwoord in antwoorden] == [200] * len(adressen)
        assert not any(antwoord.cookies for antwoord in antwoorden)
        return [antwoord.content for antwoord in antwoorden]

    with CaptureQueriesContext(
        connection,
    ) as gevraagd:
        voor = lees()
    vragen = " ".join(vraag["sql"] for vraag in gevraagd.captured_queries)
    assert '"monitoring_bereikbeeld"' in vragen
    assert '"monitoring_bereik"' not in vragen and '"monitoring_bereikdeel"' not in vragen
    Bereik.objects.update(doelgroep=7, benaderd=6, gestart=5, afgerond=4)  # past the service
    Bereikdeel.objects.all().delete()
    assert lees() == voor
    assert bereik.pk


def test_the_page_says_what_is_known_in_the_same_words_as_the_file(client, maak_bereik):
    maak_bereik(doelgroep=412, benaderd=123, gestart=61, afgerond="niet_gemeten", eenheid_benaderd="recepten")
    pagina = tekst(client.get(PERIODE))
    assert (
        "Over 2024: benaderd of verwezen ongeveer 125 recepten; gestart ongeveer 60 mensen; afgerond: niet geteld"
        in pagina
    )
    assert "Benaderd of verwezen (recepten)" in pagina and "Schatting van de huisartsen." in pagina
    assert "%" not in pagina.split("Hoe is dit geteld")[0]  # recepten and people make no percentage
    antwoord = client.get(CSV)
    assert 'filename="stevenshof-bereik-wandelen-2024.csv"' in antwoord["Content-Disposition"]
    rijen = list(csv.reader(io.StringIO(antwoord.content.decode("utf-8-sig")), delimiter=";"))[1:]
    assert [(rij[3], rij[6], rij[7], rij[8]) for rij in rijen] == [
        ("doelgroep", "410", "personen", ""), ("benaderd of verwezen", "125", "recepten", ""),
        ("gestart", "60", "personen", ""), ("afgerond", "", "personen", "niet geteld of gemeten"),
    ]  # fmt: skip


def test_a_percentage_skips_a_step_that_nobody_counted(client, maak_bereik):
    maak_bereik(doelgroep=400, benaderd="niet_gemeten", gestart=60, afgerond=40)
    pagina = tekst(client.get(PERIODE))
    assert "60 (15% van doelgroep)" in pagina and "40 (67% van gestart)" in pagina
    assert "0 (0%" not in pagina


def test_an_earlier_period_stays_at_its_own_address(client, maak_bereik):
    maak_bereik(jaar=2023, gestart=80)
    maak_bereik(jaar=2024)
    overzicht = client.get(PAGINA).content.decode()
    assert overzicht.count('class="grafiek"') == 1  # the latest only
    assert f'{PAGINA}wandelen-2023/"' in overzicht
    assert f'{PAGINA}wandelen-2024/"' in client.get(f"{PAGINA}wandelen-2023/").content.decode()


def test_groups_stand_beside_the_residents_of_the_wijk(client, maak_bereik, maak_indicator, wijk, beheerder):
    indicator = maak_indicator("Inwoners naar sekse", eenheid="inwoners")
    delen = {("gestart", "sekse"): {"vrouw": 90, "man": 20}}
    maak_bereik(benaderd=300, gestart=110, delen=delen, bevolking=indicator)
    assert "Er zijn hier geen openbare cijfers van de wijk om mee te vergelijken." in tekst(client.get(PERIODE))
    for sekse in ("vrouw", "man"):
        record_cijfer(indicator, wijk=wijk, by=beheerder, begin=date(2024, 1, 1), einde=date(2024, 12, 31), sekse=sekse,
                      waarde=Decimal(6000))  # fmt: skip
    assert "geen openbare cijfers" in tekst(client.get(PERIODE))  # a concept is no public figure
    maak_definitief(Cijfer.objects.all(), by=beheerder)
    pagina = tekst(client.get(PERIODE))
    assert "Ondervertegenwoordigd bij wie startte, vergeleken met de inwoners: man." in pagina
    assert "Man 20 0,36 ondervertegenwoordigd" in pagina


def test_reasons_stand_in_the_order_of_the_list_and_what_somebody_typed_stays_inside(client, maak_bereik):
    delen = {(GESTOPT, "reden"): {"verhuisd": 12, "tijd": 30, "anders": 14}}
    maak_bereik(benaderd=200, gestart=140, afgerond=60, delen=delen, anders_namelijk="ruzie", notitie="geheim")
    pagina = client.get(PERIODE)
    woorden = tekst(pagina)
    assert "Geen tijd 30 Verhuisd 10 Een andere reden 15 Reden onbekend 25" in woorden
    overal = b"".join(client.get(adres).content for adres in (PERIODE, PAGINA, CSV, API))
    assert b"ruzie" not in overal and b"geheim" not in overal


def test_an_example_is_called_an_example(client, maak_bereik):
    maak_bereik(herkomst="voorbeeld")
    assert "voorbeeld (fictief)" in tekst(client.get(PAGINA))
    assert client.get(API).json()["_embedded"]["bereik"][0]["voorbeeld"] is True


def test_text_is_shown_as_text_and_a_formula_is_not_run(client, maak_bereik):
    kwaad = "<script>alert(1)</script>"
    maak_bereik(doelgroep_wie=kwaad, telling="=HYPERLINK(1)", delen={("gestart", "buurt"): {kwaad: 30, "=1+1": 30}})
    assert kwaad not in client.get(PERIODE).content.decode()
    bestand = client.get(CSV).content.decode()
    assert all(not cel.startswith("=") for rij in csv.reader(io.StringIO(bestand), delimiter=";") for cel in rij)


def test_the_empty_page_says_what_the_sources_say_and_how_to_begin(inhoud, client):
    leiden, alphen, haag = (tekst(client.get(f"/wijken/{slug}/bereik/")) for slug in (
        "stevenshof", "alphen-noord", "den-haag-zuidwest"
    ))  # fmt: skip
    assert "“in Leiden”: 16 recepten in 2019, 19 recepten in 2020, 11 recepten in 2021." in leiden
    assert "“in Alphen”: 181 recepten in 2020, 244 recepten in 2021." in alphen
    assert "Voor Den Haag noemt de bron geen aantal recepten." in haag and "recepten in 20" not in haag
    for pagina in (leiden, alphen, haag):
        assert "is niet vastgelegd in onze bronnen. Dat is iets anders dan nul." in pagina
        assert "Zo begint u met tellen" in pagina
    assert not Bereik.objects.exists()  # nothing is invented
    vraag = client.get("/vragen/bereik/in-de-wijken/").content.decode()
    assert all(
        f'href="/wijken/{slug}/bereik/"' in vraag for slug in ("stevenshof", "alphen-noord", "den-haag-zuidwest")
    )


@pytest.fixture
def veel(maak, maak_bereik, maak_indicator, wijk, beheerder):
    """Fill the wijk with `n` interventions, each with ages, sexes, reasons and an earlier year, beside residents."""
    maak(Vraag, "Bereik", slug="bereik-vraag", nummer=88, kort="Bereik", gepubliceerd=True)

    def _veel(n: int) -> None:
        indicator = maak_indicator("Inwoners", slug=f"inwoners-{n}", eenheid="inwoners")
        for sekse in ("vrouw", "man"):
            record_cijfer(indicator, wijk=wijk, by=beheerder, begin=date(2024, 1, 1), einde=date(2024, 12, 31),
                          sekse=sekse, waarde=Decimal(6000))  # fmt: skip
        maak_definitief(Cijfer.objects.all(), by=beheerder)
        for i in range(Interventie.objects.filter(slug__startswith="interventie-").count(), n):
            een = maak(Interventie, f"Interventie nummer {i} met een naam", slug=f"interventie-{i}", gepubliceerd=True)
            for jaar in (2023, 2024):
                delen = {
                    ("gestart", "leeftijd"): {"25-45": 23 + i, "45-65": 40 + 3 * i, "65+": 31},
                    ("gestart", "sekse"): {"vrouw": 70 + i, "man": 29}, (GESTOPT, "reden"): {"tijd": 12, "verhuisd": 3},
                }  # fmt: skip
                maak_bereik(900, 300 + 7 * i, 120 + 5 * i, 60 + 4 * i, jaar=jaar, interventie=een, delen=delen,
                            bevolking=indicator)  # fmt: skip

    return _veel


def test_the_pages_take_few_queries_the_same_for_one_and_for_ten(client, veel):
    adressen = (PAGINA, f"{PAGINA}interventie-0-2024/", f"{PAGINA}interventie-0-2024.csv", API, "/wijken/stevenshof/",
                "/interventies/interventie-0/")  # fmt: skip

    def gevraagd() -> list[int]:
        aantallen = []
        for adres in adressen:
            with CaptureQueriesContext(connection) as vragen:
                assert client.get(adres).status_code == 200
            aantallen.append(len(vragen))
        return aantallen

    veel(1)
    gevraagd()
    een = gevraagd()
    veel(10)
    assert gevraagd() == een
    assert max(een) <= 8


def test_the_page_with_ten_interventions_is_at_most_fourteen_kilobytes(client, veel):
    veel(10)
    for adres in (PAGINA, f"{PAGINA}interventie-3-2024/"):
        pagina = client.get(adres).content
        assert pagina.count(b'class="grafiek"') in (10, 2)
        assert len(gzip.compress(pagina)) <= 14 * 1024


def test_open_data_says_the_same_as_the_page(client, maak_bereik):
    maak_bereik(gestart=60, afgerond=40, delen=LEEFTIJDEN)
    rij = client.get(f"{API}/stevenshof-wandelen-2024").json()
    assert {stap["stap"]: stap["aantal"] for stap in rij["stappen"]} == {
        "doelgroep": "400", "benaderd": "120", "gestart": "60", "afgerond": "40",
    }  # fmt: skip
    pagina = tekst(client.get(PERIODE))
    per = {(deel["stap"], deel["groep"]): deel["aantal"] for deel in rij["delen"]}
    assert f"65 jaar en ouder {per['gestart', '65 jaar en ouder']} {per['afgerond', '65 jaar en ouder']}" in pagina
    assert client.get(f"{API}?wijk=stevenshof&interventie=wandelen").json()["totaalAantal"] == 1
    assert client.get(f"{API}?wijk=alphen-noord").json()["totaalAantal"] == 0


# --- The office --------------------------------------------------------------------------------------------------


def invoer(interventie, /, **velden) -> dict:
    basis = {
        "interventie": interventie.pk, "periode": "2024", "eenheid_benaderd": "personen", "eenheid": "personen",
        "herkomst": "registratie", "benaderd": "120", "gestart": "60", "afgerond": "40",
        "doelgroep_ontbreekt": "weet_niet", "telling": "De coach.",
    }  # fmt: skip
    return basis | {naam.replace("__", "-"): waarde for naam, waarde in velden.items()}


@pytest.mark.parametrize(
    ("wie", "lijst", "nieuw", "bewaren"),
    [("stevenshof", 200, 200, 302), ("beheerder", 200, 200, 302), ("alphen", 404, 404, 404),
     ("lezer", 404, 404, 404), ("redacteur", 404, 404, 404), ("projectleider", 404, 404, 404)],
)  # fmt: skip
def test_the_office_shows_reach_to_the_people_of_the_wijk_only(
    request, login, maak_bereik, interventie, wie, lijst, nieuw, bewaren
):
    pk = maak_bereik(definitief=False).pk
    client = login(request.getfixturevalue(wie))
    assert [client.get(adres).status_code for adres in (KANTOOR, f"{KANTOOR}{pk}/", f"{KANTOOR}nieuw/")] == [
        lijst, lijst, nieuw,
    ]  # fmt: skip
    antwoord = client.post(f"{KANTOOR}nieuw/", invoer(interventie, periode="2023", bewaar=""))
    assert (antwoord.status_code, Bereik.objects.count()) == (bewaren, 2 if bewaren == 302 else 1)
    weg = client.post(f"{KANTOOR}{pk}/", {"weg": ""})
    assert (weg.status_code == 302) == (bewaren == 302) == (not Bereik.objects.filter(pk=pk).exists())
    assert ("Stevenshof" in tekst(client.get("/beheer/bereik/"))) == (lijst == 200)


def test_who_only_reads_in_the_wijk_sees_the_counts_and_changes_nothing(client, maak_bereik, interventie, ruimten):
    from redactie.models import Rol
    from tests.conftest import maak_gebruiker

    client.force_login(maak_gebruiker("leo@voorbeeld.nl", "Leo Lezer", ruimten["stevenshof"], Rol.LEZER))
    pk = maak_bereik(gestart=63, definitief=False).pk
    assert " 63 " in tekst(client.get(KANTOOR)) and b'name="bewaar"' not in client.get(f"{KANTOOR}{pk}/").content
    codes = [
        client.post(f"{KANTOOR}{pk}/", wat).status_code for wat in (invoer(interventie), {"weg": ""}, {"terug": ""})
    ]
    assert [*codes, client.get(f"{KANTOOR}nieuw/").status_code] == [403] * 4


def test_a_period_is_filled_in_looked_at_and_put_on_the_site(login, stevenshof, interventie, wijk, client):
    kantoor = login(stevenshof)
    delen = {"leeftijd__3__gestart": "31", "leeftijd__4__gestart": "29", "reden__1__gestart": "12",
             "buurt__0__naam": "  De Hoek ", "buurt__0__gestart": "44"}  # fmt: skip
    kijk = kantoor.post(f"{KANTOOR}nieuw/", invoer(interventie, kijk="", **delen))
    assert (kijk.status_code, Bereik.objects.exists()) == (200, False)
    assert "van ongeveer 120 mensen die zijn benaderd of verwezen, startten er 60 en rondden er 40 af" in tekst(kijk)
    assert b'value="31"' in kijk.content  # still there
    kantoor.post(f"{KANTOOR}nieuw/", invoer(interventie, bewaar="", **delen))
    bereik = Bereik.objects.get()
    assert (bereik.staat, bereik.door, client.get(PERIODE).status_code) == ("concept", stevenshof, 404)
    assert delen_van(bereik) == {
        ("gestart", "leeftijd"): {"45-65": 31, "65+": 29}, ("gestart", "buurt"): {"De Hoek": 44},
        (GESTOPT, "reden"): {"tijd": 12},
    }  # fmt: skip
    kantoor.post(f"{KANTOOR}{bereik.pk}/", invoer(interventie, definitief="", **delen))
    assert "45 tot 65 jaar 30 65 jaar en ouder 30" in tekst(client.get(PERIODE))
    kantoor.post(f"{KANTOOR}{bereik.pk}/", {"terug": ""})
    assert client.get(PERIODE).status_code == 404


@pytest.mark.parametrize(
    ("velden", "woorden"),
    [
        ({"gestart": "veel"}, "Schrijf een heel getal van 0 of hoger"),
        ({"gestart": "-3"}, "Schrijf een heel getal van 0 of hoger"),
        ({"gestart": "99999999999"}, "te groot om te kloppen"),
        ({"periode": "ooit"}, "Dit is geen periode."),
        ({"interventie": ""}, "Kies om welke interventie het gaat."),
        ({"afgerond": "61"}, "Een latere stap is nooit groter."),
        ({"leeftijd__3__gestart": "61"}, "Een deel is nooit meer dan het geheel."),
        ({"reden__1__gestart": "21"}, "Een deel is nooit meer dan het geheel."),
        ({"buurt__0__gestart": "5"}, "Zeg welke buurt dit is"),
        ({"buurt__0__naam": "De Hoek", "buurt__0__gestart": "5", "buurt__1__naam": "de hoek", "buurt__1__gestart": "4"},
         "staat er twee keer"),
        ({"buurt__0__naam": "onbekend", "buurt__0__gestart": "5"}, "een eigen regel"),
        ({"afgerond_ontbreekt": "weet_niet"}, "Kies een van de twee."),
    ],
)  # fmt: skip
def test_a_mistake_is_said_in_dutch_and_nothing_typed_is_lost(login, stevenshof, interventie, wijk, velden, woorden):
    typed = {"notitie": "Dit typte ik net.", "sekse__0__gestart": "17"} | velden
    antwoord = login(stevenshof).post(f"{KANTOOR}nieuw/", invoer(interventie, bewaar="", **typed))
    assert (antwoord.status_code, Bereik.objects.exists()) == (422, False)
    pagina = antwoord.content.decode()
    assert woorden in tekst(antwoord)
    for naam, waarde in typed.items():
        if waarde and naam != "afgerond_ontbreekt":
            assert (
                re.search(rf'name="{naam.replace("__", "-")}" value="{re.escape(waarde)}"', pagina)
                or naam == "interventie"
            )


def test_two_people_at_once_the_second_is_told(login, stevenshof, interventie, maak_bereik, beheerder):
    bereik = maak_bereik(definitief=False)
    kantoor = login(stevenshof)
    gezien = kantoor.get(f"{KANTOOR}{bereik.pk}/").context["gezien"]
    wijzig(bereik, by=beheerder, gestart=61)
    antwoord = kantoor.post(f"{KANTOOR}{bereik.pk}/", invoer(interventie, gestart="59", gezien=gezien, bewaar=""))
    assert (antwoord.status_code, Bereik.objects.get().gestart) == (409, 61)
    assert "Iemand anders wijzigde dit intussen." in tekst(antwoord) and 'value="59"' in antwoord.content.decode()


def test_the_office_says_why_a_small_change_waits(login, stevenshof, maak_bereik, beheerder):
    bereik = maak_bereik(gestart=42, afgerond="niet_gemeten")
    kantoor = login(stevenshof)
    assert "minder dan vijf mensen" not in tekst(kantoor.get(f"{KANTOOR}{bereik.pk}/"))
    wijzig(bereik, by=beheerder, gestart=43)
    assert "minder dan vijf mensen" in tekst(kantoor.get(f"{KANTOOR}{bereik.pk}/"))
    assert " 43 " in tekst(kantoor.get(KANTOOR))  # exact, for themselves


def test_origin_is_not_asked_and_the_form_says_why(login, stevenshof, wijk, interventie):
    pagina = tekst(login(stevenshof).get(f"{KANTOOR}nieuw/"))
    assert "Herkomst vragen we niet" in pagina
    assert {veld.name for veld in Bereik._meta.concrete_fields}.isdisjoint({"herkomstland", "migratieachtergrond"})


def test_what_is_on_the_site_is_changed_in_the_form_and_keeps_its_period(login, stevenshof, maak_bereik, interventie):
    bereik = maak_bereik(gestart=60)
    kantoor = login(stevenshof)
    doelgroep = {"doelgroep": "400", "doelgroep_ontbreekt": "", "doelgroep_wie": "Inwoners",
                 "doelgroep_herkomst": "schatting", "doelgroep_uitleg": "Van de huisarts."}  # fmt: skip
    gestuurd = invoer(
        interventie, periode="2019", eenheid="recepten", gestart="90", notitie="Nageteld.", bewaar="", **doelgroep
    )
    assert kantoor.post(f"{KANTOOR}{bereik.pk}/", gestuurd).status_code == 302
    bereik.refresh_from_db()
    assert (bereik.begin.year, bereik.eenheid, bereik.gestart) == (2024, "personen", 90)
    assert stappen(bereik)["gestart"] == "90"


def test_a_concept_stands_on_the_worklist_of_who_writes_in_the_wijk(client, maak_bereik, stevenshof, alphen, beheerder):
    bereik = maak_bereik(definitief=False)

    def genoemd() -> list[bool]:
        gezien = []
        for wie in (stevenshof, alphen):
            client.force_login(wie)
            gezien += [
                "Wandelen met de buurt, 2024" in tekst(client.get(adres))
                for adres in ("/beheer/", "/beheer/werklijst/")
            ]
        return gezien

    assert genoemd() == [True, True, False, False]
    bewaar_bereik(Bereik.objects.get(pk=bereik.pk), {}, by=beheerder, definitief=True)
    assert genoemd() == [False] * 4
