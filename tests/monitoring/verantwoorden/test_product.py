# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Products: the public list, the files for the portal of the funder, and what a report gets of them."""

import csv
import io
import zipfile
from datetime import date

import pytest
from django.test import Client

from monitoring.verantwoorden.models import Product
from monitoring.verantwoorden.productlijst import als_plakregels
from monitoring.verantwoorden.voeding.register import aandachtspunten, besluiten, producten
from tests.soorten import VELDEN
from wijken.models import Besluit

pytestmark = pytest.mark.django_db


@pytest.fixture
def kantoor(alphen) -> Client:
    client = Client()
    client.force_login(alphen)
    return client


def rijen(client: Client) -> list[list[str]]:
    inhoud = client.get("/beheer/producten/producten.csv").content.decode()
    return list(csv.reader(io.StringIO(inhoud.removeprefix("\ufeff")), delimiter=";"))[1:]


def test_the_public_list_shows_what_is_public_by_how_far_it_is(maak, client):
    maak(Product, "Artikel in iPH", gepubliceerd=True, **VELDEN[Product])
    maak(Product, "Handreiking", gepubliceerd=True, soort="handreiking", staat="gepland", precisie="onbekend")
    maak(Product, "Geheim plan", soort="artikel", staat="idee", precisie="onbekend")
    page = client.get("/producten/").content.decode()
    assert page.index("Klaar") < page.index("Artikel in iPH") < page.index("Gepland") < page.index("Handreiking")
    assert "Geheim plan" not in page
    assert (
        f"/producten/#{Product.objects.get(titel='Artikel in iPH').slug}"
        in client.get("/zoeken/?q=artikel").content.decode()
    )


def test_the_list_asks_as_many_queries_for_one_as_for_five_and_at_most_eight(
    maak, client, django_assert_max_num_queries
):
    def tel() -> int:
        with django_assert_max_num_queries(8) as asked:
            client.get("/producten/")
        return len(asked)

    maak(Product, "Een", gepubliceerd=True, **VELDEN[Product])
    tel()  # what is asked once in a process
    een = tel()
    for nummer in range(4):
        maak(Product, f"Nog {nummer}", gepubliceerd=True, **VELDEN[Product])
    assert tel() == een


def test_files_hold_what_this_person_may_see_and_the_twin_of_another_wijk_is_in_none(maak, kantoor):
    maak(Product, "Eigen concept", ruimte="alphen-noord", **VELDEN[Product])
    maak(Product, "Vreemd concept", ruimte="stevenshof", **VELDEN[Product])
    maak(Product, "Vreemd en openbaar", ruimte="stevenshof", gepubliceerd=True, **VELDEN[Product])
    wanted = {"Eigen concept", "Vreemd en openbaar"}
    assert {rij[0] for rij in rijen(kantoor)} == wanted
    tekst = kantoor.get("/beheer/producten/producten.txt").content.decode()
    werkmap = zipfile.ZipFile(io.BytesIO(kantoor.get("/beheer/producten/producten.xlsx").content))
    blad = werkmap.read("xl/worksheets/sheet1.xml").decode()
    page = kantoor.get("/beheer/producten/").content.decode()
    for inhoud in (tekst, blad, page):
        assert [naam in inhoud for naam in (*sorted(wanted), "Vreemd concept")] == [True, True, False]
    assert Client().get("/beheer/producten/producten.csv").status_code == 302


@pytest.mark.parametrize("teken", ["=", "+", "-", "@", "\t=", " =", "\uff1d"])
def test_a_title_cannot_run_as_a_formula_and_bad_characters_do_no_harm(maak, kantoor, teken):
    titel = f'{teken}HYPERLINK("http://kwaad.example";"klik")'
    maak(Product, titel, ruimte="alphen-noord", voor_wie="a\x0bb\x00c"[:2] + "\ufffe", **VELDEN[Product])
    assert rijen(kantoor)[0][0].startswith("'")
    blad = zipfile.ZipFile(io.BytesIO(kantoor.get("/beheer/producten/producten.xlsx").content)).read(
        "xl/worksheets/sheet1.xml"
    )
    assert b"<f>" not in blad and b"\xef\xbf\xbe" not in blad


def test_text_to_paste_is_plain(maak):
    product = maak(Product, "Handreiking", soort="handreiking", staat="klaar", datum=date(2022, 2, 1), precisie="maand",
                   omschrijving="<p>Voor A &amp; B.</p><ul><li>een</li><li>twee</li></ul>")  # fmt: skip
    assert als_plakregels([product]) == (
        "Titel: Handreiking\nSoort: handreiking\nStand: klaar\nDatum: februari 2022\nWat het is: Voor A & B.\neen\ntwee\n"
    )


# --- What a report gets ------------------------------------------------------------------------------------------


def titels(voorstellen) -> list[str]:
    return sorted(voorstel.titel for voorstel in voorstellen)


def test_a_report_gets_what_its_room_holds_and_what_is_public_and_never_a_draft_of_another_room(maak, maak_verslag):
    verslag = maak_verslag("alphen-noord", van=date(2022, 1, 1), tot=date(2022, 12, 31))
    for model in (Product, Besluit):
        maak(model, "Eigen concept", ruimte="alphen-noord", **VELDEN[model])
        maak(model, "Vreemd concept", ruimte="stevenshof", **VELDEN[model])
        maak(model, "Vreemd en openbaar", ruimte="stevenshof", gepubliceerd=True, **VELDEN[model])
        maak(model, "Van later", ruimte="alphen-noord", **(VELDEN[model] | {"datum": date(2023, 5, 1)}))
    assert titels(producten(verslag)) == titels(besluiten(verslag)) == ["Eigen concept", "Vreemd en openbaar"]


def test_a_report_gets_the_points_about_the_one_before_and_all_that_are_open(
    maak_punt, antwoord, maak_verslag, beheerder
):
    vorige = maak_verslag()
    verslag = maak_verslag(vorige=vorige)
    over_vorige = maak_punt("Over het vorige", "Hoeveel?", verslag=vorige, blok="Voortgang")
    antwoord(over_vorige, "Zestien.", by=beheerder)
    maak_punt("Los en open", "Hoeveel?")
    ander = maak_punt("Los en beantwoord", "Hoeveel?")
    antwoord(ander, "Zo.", by=beheerder)
    maak_punt("Van een andere ruimte", "Hoeveel?", ruimte="stevenshof")
    gekregen = aandachtspunten(verslag)
    assert titels(gekregen) == ["Los en open", "Over het vorige"]
    html = next(v.html for v in gekregen if v.titel == "Over het vorige")
    plekken = [html.index(w) for w in ("Voortgang", "Hoeveel?", "Nadere toelichting", "Zestien.", "Stand: beantwoord")]
    assert plekken == sorted(plekken)
