# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""S-62, S-63: two people at once lose nothing, and the same form sent twice has one effect."""

import re
from concurrent.futures import ThreadPoolExecutor
from html import unescape

import pytest
from django.db import connection
from django.test import Client

from redactie.models import Bronvermelding, Logregel, Status, Versie
from redactie.versies import werkkopie_van
from redactie.workflow import transition
from tests.redactie.formulieren import BRON, ingevuld, nieuwe_les
from toolkit.models import Les, Tool, Toolregel

pytestmark = pytest.mark.django_db


@pytest.fixture
def les(maak) -> Les:
    return maak(
        Les,
        "Begin bij de behoefte",
        ruimte="alphen-noord",
        niveau="wijk",
        tekst="<p>Een les.</p>",
        samenvatting="Kort.",
    )


@pytest.fixture
def adres(les) -> str:
    return f"/beheer/toolkit/les/{les.pk}/change/"


def binnen(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def anne(alphen) -> Client:
    return binnen(alphen)


@pytest.fixture
def bea(beheerder) -> Client:
    return binnen(beheerder)


def velden_op(response) -> dict:
    """Return what the page with both versions sends, with the choices that are marked."""
    page = response.content.decode()
    data: dict = {}
    form = page[page.index('class="stapel"') :]
    for tag in re.findall(r"<input [^>]*>", form):
        kenmerk = dict(re.findall(r'([\w-]+)="([^"]*)"', tag))
        if kenmerk["type"] == "hidden" or " checked" in tag:
            data.setdefault(kenmerk["name"], []).append(unescape(kenmerk["value"]))
    return data


def test_the_second_gets_both_versions_and_nothing_is_saved_or_lost(anne, bea, les, adres):
    van_anne, van_bea = ingevuld(anne, adres), ingevuld(bea, adres)
    assert bea.post(adres, van_bea | {"titel": "De titel van Bea"}).status_code == 302

    response = anne.post(adres, van_anne | {"titel": "De titel van Anne"})

    page = response.content.decode()
    assert response.status_code == 409
    assert "no-store" in response["Cache-Control"]
    assert Les.objects.get().titel == "De titel van Bea"
    for woord in (
        "van Bea",
        "van Anne",
        "Bea Beheerder",
        "Jullie veranderden dit allebei",
        "alleen hier: ",
        "alleen hier: ",
    ):
        assert woord in page or woord.replace("van ", "") in page, woord
    assert "Je had hier nog iets staan" in anne.get(adres).content.decode()


@pytest.mark.parametrize(
    ("knop", "titel", "samenvatting"),
    [("mijn", "Anne", "Kort."), ("ander", "Bea", "Van Bea."), ("keuze", "Anne", "Van Bea.")],
)
def test_my_version_the_other_or_piece_by_piece(knop, titel, samenvatting, anne, bea, les, adres):
    van_anne, van_bea = ingevuld(anne, adres), ingevuld(bea, adres)
    bea.post(adres, van_bea | {"titel": "Bea", "samenvatting": "Van Bea."})
    response = anne.post(adres, van_anne | {"titel": "Anne"})
    data = velden_op(response)
    assert data["_keuze:velden.samenvatting"] == ["ander"]  # only she changed it
    assert "Alleen de ander veranderde dit" in response.content.decode()

    assert anne.post(adres, data | {"_alles": knop}).status_code == 302

    les.refresh_from_db()
    assert (les.titel, les.samenvatting) == (titel, samenvatting)
    assert "Je had hier nog iets staan" not in anne.get(adres).content.decode()
    replaced = Versie.objects.van(les).filter(inhoud__velden__titel="Bea", inhoud__velden__samenvatting="Van Bea.")
    assert replaced.exists() == (knop != "ander")  # what was replaced can be put back


def test_a_third_change_while_choosing_asks_again(anne, bea, adres):
    van_anne, van_bea = ingevuld(anne, adres), ingevuld(bea, adres)
    bea.post(adres, van_bea | {"titel": "Bea"})
    data = velden_op(anne.post(adres, van_anne | {"titel": "Anne"}))
    bea.post(adres, ingevuld(bea, adres) | {"titel": "Bea nog eens"})
    response = anne.post(adres, data | {"_alles": "mijn"})
    assert (response.status_code, Les.objects.get().titel) == (409, "Bea nog eens")
    assert anne.post(adres, velden_op(response) | {"_alles": "mijn"}).status_code == 302
    assert Les.objects.get().titel == "Anne"


def test_the_same_person_in_two_windows(anne, adres):
    een, twee = ingevuld(anne, adres), ingevuld(anne, adres)
    anne.post(adres, een | {"titel": "Eerste venster"})
    response = anne.post(adres, twee | {"titel": "Tweede venster"})
    assert (response.status_code, Les.objects.get().titel) == (409, "Eerste venster")
    assert "jijzelf, in een ander venster" in response.content.decode()


def test_the_same_change_by_two_people_is_no_conflict(anne, bea, les, adres):
    van_anne, van_bea = ingevuld(anne, adres), ingevuld(bea, adres)
    bea.post(adres, van_bea | {"titel": "Dezelfde"})
    assert anne.post(adres, van_anne | {"titel": "Dezelfde"}).status_code == 302
    assert Logregel.objects.van(les).filter(actie="bewaard").count() == 1


def test_two_people_in_one_working_copy(anne, bea, alphen, les, adres):
    transition(les, Status.GEPUBLICEERD, by=alphen)
    van_anne, van_bea = ingevuld(anne, adres), ingevuld(bea, adres)
    bea.post(adres, van_bea | {"titel": "Bea"})
    response = anne.post(adres, van_anne | {"titel": "Anne"})
    assert response.status_code == 409
    assert werkkopie_van(les).inhoud["velden"]["titel"] == "Bea"
    anne.post(adres, velden_op(response) | {"_alles": "mijn"})
    assert werkkopie_van(les).inhoud["velden"]["titel"] == "Anne"
    assert Les.objects.get().titel == "Begin bij de behoefte"
    assert Versie.objects.van(les).filter(inhoud__velden__titel="Bea").exists()


@pytest.mark.parametrize(
    ("naar", "woord"), [(Status.GEPUBLICEERD, "gepubliceerd"), (Status.GEARCHIVEERD, "gearchiveerd")]
)
def test_somebody_published_or_archived_meanwhile(naar, woord, anne, beheerder, les, adres):
    data = ingevuld(anne, adres)
    transition(les, naar, by=beheerder)
    response = anne.post(adres, data | {"titel": "Te laat getypt"})
    page = response.content.decode()
    assert (response.status_code, ["Te", "laat", "getypt"][0] in page, f"Het is nu {woord}" in page) == (
        409,
        True,
        True,
    )
    assert "Alleen jij veranderde dit" in page
    les.refresh_from_db()
    assert (les.titel, werkkopie_van(les)) == ("Begin bij de behoefte", None)
    anne.post(adres, velden_op(response) | {"_alles": "keuze"})
    les.refresh_from_db()
    nu = werkkopie_van(les).inhoud["velden"]["titel"] if naar == Status.GEPUBLICEERD else les.titel
    assert (les.status, nu) == (naar, "Te laat getypt")


def test_a_button_does_not_do_to_a_public_page_what_it_said_of_a_concept(anne, beheerder, les, adres):
    data = ingevuld(anne, adres)
    transition(les, Status.GEPUBLICEERD, by=beheerder)
    response = anne.post(adres, data | {"_overgang": "gearchiveerd"}, follow=True)
    assert "is intussen gepubliceerd" in response.content.decode()
    assert Les.objects.get().status == Status.GEPUBLICEERD


def test_parts_are_compared_as_parts(maak, bea, beheerder, ruimten):
    from redactie.models import Rol
    from tests.conftest import maak_gebruiker

    tool = maak(Tool, "Focusgesprek", soort="gespreksvorm", herkomst="redactie", in_het_kort="<p>Praat.</p>")
    for nummer, titel in enumerate(["Nodig uit", "Luister", "Koppel terug"]):
        Toolregel.objects.create(tool=tool, soort="stap", titel=titel, volgorde=nummer)
    rik = binnen(maak_gebruiker("rik@voorbeeld.nl", "Rik", ruimten["gedeeld"], Rol.REDACTEUR))
    adres = f"/beheer/toolkit/tool/{tool.pk}/change/"
    van_rik, van_bea = ingevuld(rik, adres), ingevuld(bea, adres)
    # Bea takes the second step away and adds one; Rik mends the second and adds one too.
    weg = van_bea | {
        "regels-1-DELETE": "on",
        "regels-TOTAL_FORMS": 4,
        "regels-3-soort": "stap",
        "regels-3-titel": "Van Bea",
    }
    assert bea.post(adres, weg | {"regels-3-volgorde": 5}).status_code == 302
    mijn = van_rik | {"regels-1-titel": "Luister goed", "regels-TOTAL_FORMS": 4, "regels-3-soort": "stap"}
    response = rik.post(adres, mijn | {"regels-3-titel": "Van Rik", "regels-3-volgorde": 6})
    page = response.content.decode()
    assert response.status_code == 409
    assert "Stap " in page
    assert set(tool.regels.values_list("titel", flat=True)) == {"Nodig uit", "Koppel terug", "Van Bea"}

    data = velden_op(response)
    kept = {"mijn": {"Nodig uit", "Luister goed", "Koppel terug", "Van Rik"},
            "keuze": {"Nodig uit", "Luister goed", "Koppel terug", "Van Rik", "Van Bea"}}  # fmt: skip
    assert rik.post(adres, data | {"_alles": "keuze"}).status_code == 302
    assert set(tool.regels.values_list("titel", flat=True)) == kept["keuze"]


def test_a_stranger_part_is_refused_and_not_taken_for_a_lost_one(anne, les, adres, maak):
    other = maak(Les, "Andere les", ruimte="stevenshof", niveau="wijk")
    data = ingevuld(anne, adres) | {f"{BRON}-0-id": str(other.bronvermeldingen.get().pk)}
    assert anne.post(adres, data).status_code == 403
    assert Logregel.objects.filter(resultaat="geweigerd").exists()
    assert (other.bronvermeldingen.count(), les.bronvermeldingen.count()) == (1, 1)


def test_a_print_tells_nothing_of_what_is_hidden(anne, beheerder, les, adres):
    import hashlib
    import json

    basis = ingevuld(anne, adres)["_basis"]
    prints = dict(pair.rsplit(":", 1) for pair in basis.split())
    guess = hashlib.sha256(json.dumps("Begin bij de behoefte").encode()).hexdigest()[:12]
    assert guess not in prints.values()


# --- The same form twice ---------------------------------------------------------------------------------------


def test_a_new_item_sent_twice_is_one_item(anne, ruimten, bron):
    data = nieuwe_les(anne, ruimten["alphen-noord"], bron)
    first, second = (anne.post("/beheer/toolkit/les/add/", data) for _ in range(2))
    assert (first.status_code, second.status_code, first["Location"]) == (302, 302, second["Location"])
    assert Les.objects.count() == 1


def test_a_new_item_changed_after_going_back_is_no_second_item(anne, ruimten, bron):
    data = nieuwe_les(anne, ruimten["alphen-noord"], bron)
    anne.post("/beheer/toolkit/les/add/", data)
    response = anne.post("/beheer/toolkit/les/add/", data | {"titel": "Betere titel", "slug": "begin-bij-de-behoefte"})
    assert (response.status_code, Les.objects.count()) == (409, 1)
    adres = f"/beheer/toolkit/les/{Les.objects.get().pk}/change/"
    assert anne.post(adres, velden_op(response) | {"_alles": "mijn"}).status_code == 302
    assert (Les.objects.get().titel, Bronvermelding.objects.count()) == ("Betere titel", 1)


def test_publishing_twice_with_one_form_is_one_version(anne, les, adres):
    data = ingevuld(anne, adres) | {"_overgang": "gepubliceerd"}
    assert [anne.post(adres, data).status_code for _ in range(2)] == [302, 302]
    assert (Versie.objects.van(les).count(), Les.objects.get().status) == (1, Status.GEPUBLICEERD)
    assert Logregel.objects.van(les).filter(actie="gepubliceerd").count() == 1


def tegelijk(user, adres: str, inzendingen: list[dict]) -> list[int]:
    """Send forms at the same moment, each from a thread with a connection of its own."""
    clients = [binnen(user) for _ in inzendingen]

    def stuur(paar) -> int:
        client, data = paar
        client.raise_request_exception = False
        try:
            return client.post(adres, data).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(len(inzendingen)) as pool:
        return list(pool.map(stuur, zip(clients, inzendingen, strict=True)))


@pytest.mark.django_db(transaction=True)
def test_twelve_times_at_once_is_one_item(alphen, ruimten, bron):
    data = nieuwe_les(binnen(alphen), ruimten["alphen-noord"], bron)
    assert set(tegelijk(alphen, "/beheer/toolkit/les/add/", [data] * 12)) == {302}
    assert (Les.objects.count(), Bronvermelding.objects.count()) == (1, 1)


@pytest.mark.django_db(transaction=True)
def test_twelve_times_publishing_at_once_is_one_version(alphen, les, adres):
    data = ingevuld(binnen(alphen), adres) | {"_overgang": "gepubliceerd"}
    assert set(tegelijk(alphen, adres, [data] * 12)) == {302}
    assert (Versie.objects.van(les).count(), Les.objects.get().status) == (1, Status.GEPUBLICEERD)


@pytest.mark.django_db(transaction=True)
def test_of_twelve_different_changes_at_once_one_is_saved_and_the_rest_is_asked(alphen, les, adres):
    client = binnen(alphen)
    sent = [ingevuld(client, adres) | {"titel": f"Titel {nummer}"} for nummer in range(12)]
    codes = tegelijk(alphen, adres, sent)
    assert (codes.count(302), codes.count(409)) == (1, 11)
    saved = sent[codes.index(302)]["titel"]
    assert Les.objects.get().titel == saved
