# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""S-05: what an editor can choose is what they may see, whatever is asked and on whatever page of the list."""

import pytest

from redactie.media import voeg_bestand_toe
from redactie.models import Status
from redactie.workflow import transition
from tests.redactie.test_media import op
from toolkit.models import Les

pytestmark = pytest.mark.django_db

LES = {"niveau": "wijk", "tekst": "<p>x</p>"}


@pytest.fixture
def vraag(login):
    """Ask what can be chosen; `vraag(user, "pagina", q="straat")` gives the titles."""

    def _vraag(gebruiker, soort: str, **vraag) -> list[str]:
        antwoord = login(gebruiker).get(f"/beheer/kiezer/{soort}/", vraag)
        assert antwoord.status_code == 200
        return [keuze["titel"] for keuze in antwoord.json()["resultaten"]]

    return _vraag


def test_pages_are_the_public_ones_and_the_concepts_of_the_own_rooms(vraag, maak, alphen, stevenshof, lezer, beheerder):
    maak(Les, "Concept van Alphen", ruimte="alphen-noord", **LES)
    maak(Les, "Concept van Stevenshof", ruimte="stevenshof", **LES)
    maak(Les, "Openbaar van Stevenshof", ruimte="stevenshof", gepubliceerd=True, **LES)
    alles = ["Concept van Alphen", "Concept van Stevenshof", "Openbaar van Stevenshof"]
    for q in ("", "van", "en van", "vAN"):
        assert vraag(alphen, "pagina", q=q) == [alles[0], alles[2]]
        assert vraag(lezer, "pagina", q=q) == [alles[0], alles[2]]
        assert vraag(stevenshof, "pagina", q=q) == alles[1:]
        assert vraag(beheerder, "pagina", q=q) == alles
    assert vraag(alphen, "pagina", q="Concept Stevenshof") == []


def test_a_choice_says_what_is_needed_to_link_to_it(login, maak, alphen, beheerder):
    les = maak(Les, "Een les", ruimte="alphen-noord", **LES)
    keuze = login(alphen).get("/beheer/kiezer/pagina/").json()["resultaten"][0]
    assert keuze == {
        "item": f"toolkit.les.{les.pk}", "titel": "Een les", "soort": "les", "adres": f"/lessen/{les.slug}/",
        "openbaar": False, "staat": "concept",
    }  # fmt: skip
    transition(les, Status.GEPUBLICEERD, by=beheerder)
    keuze = login(alphen).get("/beheer/kiezer/pagina/").json()["resultaten"][0]
    assert (keuze["openbaar"], keuze["staat"]) == (True, "")


def test_a_long_list_comes_in_pages_and_none_of_them_shows_more(login, maak, alphen):
    for nummer in range(25):
        maak(Les, f"Les {nummer:02}", ruimte="alphen-noord", **LES)
        maak(Les, f"Les {nummer:02} van een ander", ruimte="stevenshof", **LES)
    client = login(alphen)
    bladen = [client.get("/beheer/kiezer/pagina/", {"pagina": blad}).json() for blad in (1, 2, 3)]
    titels = [[keuze["titel"] for keuze in blad["resultaten"]] for blad in bladen]
    assert titels == [[f"Les {n:02}" for n in range(20)], [f"Les {n:02}" for n in range(20, 25)], []]
    assert [blad["meer"] for blad in bladen] == [True, False, False]


def test_images_and_documents_follow_their_room(vraag, beeld, ruimten, alphen, stevenshof, beheerder):
    beeld("alphen-noord", "Van Alphen")
    beeld("stevenshof", "Van Stevenshof")
    for naam in ("alphen-noord", "stevenshof"):
        voeg_bestand_toe(op("x.csv", b"a;b"), ruimte=ruimten[naam], by=beheerder, titel=f"Plan {naam}")
    assert vraag(alphen, "afbeelding") == ["Van Alphen"]
    assert vraag(stevenshof, "afbeelding", q="bomen") == ["Van Stevenshof"]
    assert vraag(alphen, "document") == ["Plan alphen-noord"]
    assert vraag(beheerder, "document", q="plan steven") == ["Plan stevenshof"]


def test_the_list_is_for_who_works_here(client, login):
    from tests.conftest import maak_gebruiker

    assert client.get("/beheer/kiezer/pagina/").status_code == 302
    assert login(maak_gebruiker("x@voorbeeld.nl", "X")).get("/beheer/kiezer/pagina/").status_code == 403


@pytest.mark.parametrize(
    "rest", ["gebruiker/", "pagina/?pagina=0", "pagina/?pagina=x", "pagina/?pagina=99999", "les/", "bericht/"]
)
def test_what_is_no_list_is_not_there(login, alphen, rest):
    assert login(alphen).get(f"/beheer/kiezer/{rest}").status_code == 404


@pytest.mark.parametrize("q", ["%", "_", "'; DROP", "\x00", "a" * 5000, "é ü", "\\"])
def test_no_question_breaks_the_list(login, maak, alphen, q):
    maak(Les, "Een les", ruimte="alphen-noord", **LES)
    for soort in ("pagina", "afbeelding", "document"):
        assert login(alphen).get(f"/beheer/kiezer/{soort}/", {"q": q}).status_code == 200
