# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Leervragen: a number by itself, the form that helps, and where each of them stands."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client

from monitoring.meten.models import Indicator, Leervraag
from redactie.models import Status
from redactie.workflow import transition as zet
from tests.redactie.formulieren import BRON, ingevuld
from tests.soorten import VELDEN
from toolkit.models import Vraag
from wijken.models import Wijk
from wijzer.models import Zoekregel

pytestmark = pytest.mark.django_db
NIEUW = "/beheer/monitoring/leervraag/add/"
GOED = "Hoe kunnen we jonge ouders vragen wat zij nodig hebben, zodat zij ook komen?"


@pytest.fixture
def wijk(maak_wijk) -> Wijk:
    maak_wijk("alphen-noord", "Alphen Noord", "Alphen aan den Rijn")
    return maak_wijk("stevenshof", "Stevenshof", "Leiden")


@pytest.fixture
def vraag(maak) -> Vraag:
    return maak(Vraag, "Bereiken we de (juiste) inwoners?", slug="bereik", nummer=1, kort="Bereik", gepubliceerd=True)


@pytest.fixture
def leervraag(maak, wijk, vraag):
    def _leervraag(titel: str = GOED, ruimte: str = "stevenshof", **velden) -> Leervraag:
        eigen = {"wijk": Wijk.objects.filter(slug=ruimte).first()}
        return maak(Leervraag, titel, ruimte=ruimte, **{"nummer": 1, "vraag": vraag} | eigen | velden)

    return _leervraag


def stuur(client: Client, vraag: Vraag, bron, **velden):
    """Send the form of a new leervraag as a browser would."""
    data = ingevuld(client, NIEUW) | {"titel": GOED, "vraag": vraag.pk}
    data |= {f"{BRON}-TOTAL_FORMS": 1, f"{BRON}-INITIAL_FORMS": 0, f"{BRON}-0-bron": bron.pk, f"{BRON}-0-volgorde": 0}
    data |= velden
    return client.post(NIEUW, {naam: waarde for naam, waarde in data.items() if waarde is not None})


# --- The number ------------------------------------------------------------------------------------------------


def test_the_first_free_number_of_the_wijk_is_filled_in(leervraag, stevenshof, login):
    for nummer in (1, 2, 4):
        leervraag(nummer=nummer)
    leervraag(ruimte="alphen-noord", nummer=3)
    form = login(stevenshof).get(NIEUW).context["adminform"].form
    assert (form.initial["nummer"], form.initial["wijk"]) == (3, Wijk.objects.get(slug="stevenshof").pk)
    assert form.fields["nummer"].required is False


def test_a_number_that_is_left_open_becomes_the_first_free_one_of_the_chosen_wijk(
    leervraag, vraag, wijk, bron, beheerder, ruimten, login
):
    leervraag(nummer=1)
    client = login(beheerder)
    plaats = {"ruimte": ruimten["stevenshof"].pk, "wijk": wijk.pk, "nummer": ""}
    assert stuur(client, vraag, bron, **plaats).status_code == 302
    assert Leervraag.objects.get(titel=GOED, nummer=2).wijk == wijk
    samen = {"ruimte": ruimten["samenwerkingsverband"].pk, "wijk": "", "nummer": ""}
    assert stuur(client, vraag, bron, titel="Samen", **samen).status_code == 302
    assert Leervraag.objects.get(titel="Samen").nummer == 1


def test_a_number_that_is_taken_says_what_to_do_and_loses_nothing(leervraag, vraag, bron, stevenshof, login):
    leervraag(nummer=1)
    page = stuur(login(stevenshof), vraag, bron, titel="Een nieuwe vraag", nummer="1").content.decode()
    assert "heeft dit nummer al. Kies een ander nummer, of laat het leeg" in page
    assert "Een nieuwe vraag" in page and Leervraag.objects.count() == 1


def test_two_wijken_each_have_a_number_one_and_the_partners_together_only_one(leervraag):
    leervraag(nummer=1)
    leervraag(ruimte="alphen-noord", nummer=1)
    leervraag(ruimte="samenwerkingsverband", wijk=None, nummer=1)
    for velden in ({}, {"ruimte": "samenwerkingsverband", "wijk": None}):
        with pytest.raises(IntegrityError), transaction.atomic():
            leervraag(nummer=1, **velden)


# --- The form that helps ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("titel", "tip"),
    [
        (GOED, False),
        ("hoe kunnen wij beter luisteren zodat mensen blijven", False),
        ("Hoe betrekken we inwoners in tijden van Corona?", True),
        ("Hoe kunnen we beter luisteren?", True),
        ("Zodat iedereen komt: hoe kunnen we dat doen?", True),
        ("", False),
    ],
)
def test_another_form_gets_a_tip_and_the_form_that_helps_gets_none(titel, tip):
    assert bool(Leervraag.aanraders({"titel": titel})) is tip


def test_the_tip_stands_beside_the_form_and_stops_nothing(leervraag, stevenshof, login):
    item = leervraag("Hoe betrekken we inwoners in tijden van Corona?")
    page = login(stevenshof).get(f"/beheer/monitoring/leervraag/{item.pk}/change/").content.decode()
    assert "een andere vorm dan “Hoe kunnen we … zodat …?”" in page
    assert zet(item, Status.GEPUBLICEERD, by=stevenshof).is_openbaar


# --- Whose it is -----------------------------------------------------------------------------------------------


def test_the_wijken_to_choose_from_are_those_of_the_person(leervraag, stevenshof, beheerder, lezer, login):
    leervraag()

    def keuze(wie) -> list[str]:
        return [str(rij) for rij in login(wie).get(NIEUW).context["adminform"].form.fields["wijk"].queryset]

    assert (keuze(stevenshof), keuze(beheerder)) == (["Stevenshof"], ["Alphen Noord", "Stevenshof"])


def test_somebody_of_another_wijk_cannot_put_a_leervraag_on_its_page(leervraag, vraag, bron, stevenshof, login):
    alphen = leervraag(ruimte="alphen-noord").wijk
    response = stuur(login(stevenshof), vraag, bron, wijk=alphen.pk)
    assert (response.status_code, Leervraag.objects.count()) == (200, 1)


def test_a_leervraag_of_a_wijk_room_without_a_wijk_is_not_published_on_the_page_of_everybody(leervraag, stevenshof):
    with pytest.raises(ValidationError, match="Kies van welke wijk deze leervraag is"):
        zet(leervraag(wijk=None), Status.GEPUBLICEERD, by=stevenshof)


def test_a_leervraag_waits_for_its_wijk(leervraag, wijk, beheerder, stevenshof):
    item = leervraag()
    zet(wijk, Status.GEARCHIVEERD, by=beheerder)
    with pytest.raises(ValidationError, match="Publiceer eerst de wijk"):
        zet(Leervraag.objects.get(pk=item.pk), Status.GEPUBLICEERD, by=stevenshof)


# --- Where it stands -------------------------------------------------------------------------------------------


def test_it_stands_on_the_page_of_its_wijk_with_number_state_and_answer(leervraag, client):
    leervraag(gepubliceerd=True, nummer=7, staat="beantwoord", antwoord="<p>Bel eerst.</p>", wie="de GGD")
    leervraag("Geheime vraag", nummer=8)
    page = client.get("/wijken/stevenshof/plan/").content.decode()
    for deel in ('id="leervraag-7"', GOED, "beantwoord", "Bel eerst.", "Zoekt dit uit: de GGD"):
        assert deel in page
    assert "Geheime vraag" not in page and 'id="leervraag-8"' not in page
    assert GOED not in client.get("/wijken/alphen-noord/plan/").content.decode()


def test_one_of_all_partners_stands_below_the_plans(leervraag, client):
    leervraag("Wat willen wij samen?", ruimte="samenwerkingsverband", wijk=None, nummer=3, gepubliceerd=True)
    page = client.get("/monitorplannen/").content.decode()
    assert 'id="leervraag-3"' in page and "Wat willen wij samen?" in page


def test_search_leads_to_the_very_leervraag(leervraag, client):
    item = leervraag(gepubliceerd=True, nummer=7)
    assert Zoekregel.objects.get(titel=GOED).adres == "/wijken/stevenshof/plan/#leervraag-7" == item.get_absolute_url()
    assert "/wijken/stevenshof/plan/#leervraag-7" in client.get("/zoeken/", {"q": "jonge ouders"}).content.decode()


def test_a_leervraag_under_a_hidden_question_or_with_a_hidden_indicator_tells_nothing_of_it(
    leervraag, maak, vraag, wijk, client
):
    geheim = maak(Vraag, "Geheime vraag", slug="geheim", nummer=9, kort="Geheim")
    item = leervraag(gepubliceerd=True)
    item.indicatoren.add(maak(Indicator, "Geheime indicator", vraag=vraag, **VELDEN[Indicator]))
    assert GOED in client.get("/wijken/stevenshof/plan/").content.decode()
    Leervraag.objects.update(vraag=geheim)
    page = client.get("/wijken/stevenshof/plan/").content.decode()
    assert not [woord for woord in (GOED, "Geheime") if woord in page]


def test_the_launch_content_says_what_was_asked_and_that_the_answer_is_not_recorded(inhoud, client):
    staat = {rij.titel: (rij.wijk and rij.wijk.slug, rij.nummer, rij.staat) for rij in Leervraag.objects.gepubliceerd()}
    assert staat == {
        "Hoe betrekken we inwoners in tijden van Corona?": (None, 1, "besproken"),
        "Wat doen we anders door Wijzer in de Wijk?": (None, 2, "besproken"),
        "Hoe bereiken we inwoners in kwetsbare omstandigheden?": (None, 3, "besproken"),
        "Hoe kunnen zorg en welzijn in Alphen beter samenwerken, met de nieuwe partijen erbij?": (
            "alphen-noord", 1, "besproken"
        ),
    }  # fmt: skip
    page = client.get("/monitorplannen/").content.decode()
    assert page.count("besproken, antwoord niet vastgelegd") == 3
