# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""A praatplaat is there for everybody: no drawing without text, no place without a piece, no lesson before its time."""

import re

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from redactie.models import Afbeelding, Status, Versie
from redactie.versies import neem_op, pas_toe
from redactie.workflow import transition
from tests.soorten import VELDEN
from toolkit.models import Les, Praatplaat, Praatplaatdeel
from toolkit.models.praatplaat import GEEN_ALT, GEEN_BEELD, GEEN_TEKST
from wijken.models import Gebeurtenis

pytestmark = pytest.mark.django_db
PLEK = {"x": 10, "y": 20, "breedte": 30, "hoogte": 25}


@pytest.fixture
def plaat(maak, maak_wijk) -> Praatplaat:
    """A public drawing of Stevenshof with one piece."""
    wijk = maak_wijk("stevenshof", "Stevenshof", "Leiden")
    return maak(Praatplaat, "Samen aan de brug", slug="brug", wijk=wijk, ruimte="stevenshof", gepubliceerd=True)


def test_without_a_drawing_a_description_and_text_it_is_not_published(maak, beheerder):
    plaat = maak(Praatplaat, "Nog kaal", afbeelding=None)
    plaat.delen.all().delete()
    assert plaat.publicatieproblemen() == [GEEN_BEELD, GEEN_TEKST]
    with pytest.raises(ValidationError, match="Kies de afbeelding"):
        transition(plaat, Status.GEPUBLICEERD, by=beheerder)
    versierd = maak(Praatplaat, "Met versiering")
    Afbeelding.objects.filter(pk=versierd.afbeelding_id).update(decoratief=True, alt="")
    assert Praatplaat.objects.get(pk=versierd.pk).publicatieproblemen() == [GEEN_ALT]
    assert maak(Praatplaat, "Heel", gepubliceerd=True).publicatieproblemen() == []


@pytest.mark.parametrize(
    ("plek", "woorden"),
    [
        (PLEK | {"hoogte": None}, "alle vier de getallen"),
        ({"x": 10}, "alle vier de getallen"),
        (PLEK | {"x": 71}, "valt buiten de plaat"),
        (PLEK | {"y": 76}, "valt buiten de plaat"),
        (PLEK | {"breedte": 2}, "Vul 3 of een hoger getal in"),
        (PLEK | {"x": 101}, "Vul 100 of een lager getal in"),
    ],
)
def test_a_place_is_whole_and_inside_the_drawing(plek, woorden, plaat):
    with pytest.raises(ValidationError) as refused:
        Praatplaatdeel(praatplaat=plaat, titel="x", tekst="x", **plek).full_clean()
    assert any(woorden in bericht for bericht in refused.value.messages)


def test_the_database_holds_the_same(plaat):
    for plek in ({"x": 10}, PLEK | {"x": 71}, PLEK | {"y": 76}):
        with pytest.raises(IntegrityError), transaction.atomic():
            plaat.delen.create(titel="x", tekst="x", **plek)
    plaat.delen.create(titel="Tot de rand", tekst="x", x=70, y=75, breedte=30, hoogte=25)


def test_the_numbers_on_the_drawing_are_those_of_the_text_in_reading_order(plaat, client):
    plaat.delen.all().delete()
    plaat.delen.create(volgorde=2, titel="De brug", tekst="Eerste regel.\nTweede <regel>.", **PLEK)
    plaat.delen.create(volgorde=1, titel="De zon", tekst="Zonder plek.")
    plaat.delen.create(volgorde=3, titel="De rand", tekst="In de hoek.", x=90, y=90, breedte=10, hoogte=10)
    page = client.get("/praatplaten/brug/").content.decode()
    assert re.findall(r'<a id="plek-(\d)" href="#deel-(\d)" aria-label="([^"]+)"', page) == [
        ("2", "2", "2. De brug"), ("3", "3", "3. De rand"),
    ]  # fmt: skip
    assert re.findall(r'<li id="deel-(\d)"><h3>([^<]+)', page) == [("1", "De zon"), ("2", "De brug"), ("3", "De rand")]
    assert "Tweede &lt;regel&gt;." in page and 'x="10%" y="20%" width="30%" height="25%"' in page
    assert 'x="100%" y="100%"><circle cx="-15" cy="-15"' in page  # its number stays on the drawing
    assert " style=" not in page


def test_a_lesson_that_is_no_longer_public_is_not_told(plaat, maak, client):
    les = maak(Les, "Bouw eerst een brug", slug="brug-les", gepubliceerd=True, **VELDEN[Les])
    plaat.delen.create(titel="De brug", tekst="x", les=les, **PLEK)
    assert 'href="/lessen/brug-les/"' in client.get("/praatplaten/brug/").content.decode()
    assert 'href="/praatplaten/brug/"' in client.get("/lessen/brug-les/").content.decode()
    Les.objects.filter(pk=les.pk).update(status=Status.CONCEPT)
    page = client.get("/praatplaten/brug/").content.decode()
    assert "Bouw eerst een brug" not in page and "brug-les" not in page
    Les.objects.filter(pk=les.pk).update(status=Status.GEPUBLICEERD)
    Praatplaat.objects.filter(pk=plaat.pk).update(status=Status.CONCEPT)
    assert "Samen aan de brug" not in client.get("/lessen/brug-les/").content.decode()


def test_a_working_copy_carries_the_pieces_and_an_older_version_brings_them_back(plaat, maak, beheerder):
    les = maak(Les, "Een les", gepubliceerd=True, **VELDEN[Les])
    plaat.delen.create(volgorde=5, titel="De brug", tekst="x", les=les, **PLEK)
    then = neem_op(plaat)
    plaat.delen.all().delete()
    assert pas_toe(plaat, then) == []
    assert list(plaat.delen.values_list("titel", "x", "hoogte", "les")) == [
        ("De brug", None, None, None), ("De brug", 10, 25, les.pk),
    ]  # fmt: skip
    assert Versie.objects.van(plaat).exists()


def test_the_image_is_public_only_while_a_public_drawing_uses_it(plaat):
    assert list(Afbeelding.objects.openbaar()) == [plaat.afbeelding]
    Praatplaat.objects.update(status=Status.CONCEPT)
    assert list(Afbeelding.objects.openbaar()) == []


def test_the_gallery_is_per_wijk_and_says_what_is_known_where_there_is_none(plaat, maak, maak_wijk, client):
    alphen = maak_wijk("alphen-noord", "Alphen Noord", "Alphen aan den Rijn")
    maak(Gebeurtenis, "Sessie in Alphen", wijk=alphen, slug="sessie", gepubliceerd=True, **VELDEN[Gebeurtenis])
    maak(Praatplaat, "Van ons allemaal", gepubliceerd=True)
    groepen = client.get("/praatplaten/").context["groepen"]
    assert [(str(g.wijk), [p.titel for p in g.platen], [s.titel for s in g.sessies]) for g in groepen] == [
        ("Alphen Noord", [], ["Sessie in Alphen"]),
        ("Stevenshof", ["Samen aan de brug"], []),
        ("None", ["Van ons allemaal"], []),
    ]
    page = client.get("/wijken/alphen-noord/praatplaten/").content.decode()
    assert "Hier staat nog geen praatplaat" in page and 'href="/agenda/sessie/"' in page
    page = client.get("/wijken/stevenshof/praatplaten/").content.decode()
    assert "Samen aan de brug" in page and "Hier staat nog geen praatplaat" not in page


def test_search_finds_what_is_written_on_a_drawing(plaat, maak, beheerder, client):
    extra = maak(Praatplaat, "Een andere plaat", slug="andere")
    extra.delen.create(titel="De ooievaar", tekst="Een nest op het dak van het buurthuis.")
    transition(extra, Status.GEPUBLICEERD, by=beheerder)
    page = client.get("/zoeken/?q=ooievaar").content.decode()
    assert 'href="/praatplaten/andere/"' in page


def test_the_form_asks_for_pieces_and_explains_a_place_that_is_wrong(maak, login, stevenshof):
    plaat = maak(Praatplaat, "Een plaat", ruimte="stevenshof")
    deel = plaat.delen.get()
    client = login(stevenshof)
    url = f"/beheer/toolkit/praatplaat/{plaat.pk}/change/"
    page = client.get(url).content.decode()
    assert "js/plaatplek.js" in page and "Plek op de plaat" in page
    data = {
        "titel": "Een plaat", "slug": plaat.slug, "afbeelding": plaat.afbeelding_id, "delen-TOTAL_FORMS": 1,
        "delen-INITIAL_FORMS": 1, "delen-0-id": deel.pk, "delen-0-praatplaat": plaat.pk, "delen-0-titel": "De brug",
        "delen-0-tekst": "Wat er staat.", "delen-0-x": 90, "delen-0-y": 5, "delen-0-breedte": 20, "delen-0-hoogte": 20,
        "redactie-bronvermelding-content_type-object_id-TOTAL_FORMS": 0,
        "redactie-bronvermelding-content_type-object_id-INITIAL_FORMS": 0,
    }  # fmt: skip
    answer = client.post(url, data).content.decode()
    assert "valt buiten de plaat" in answer and 'value="90"' in answer  # nothing typed is lost
