# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""The remarks beside the form: on opening it, while typing, on asking."""

import re

import pytest

from redactie.models import Item, Kladje, Logregel, Resultaat, Status, Tegenspraak, Versie
from redactie.nakijken import stuk_van_item
from redactie.versies import bewaar_werkkopie, neem_op
from redactie.workflow import transition
from tests.soorten import VELDEN
from tests.test_toegang import form_data
from toolkit.models import Les, Tool, Toolregel
from wijken.models import Interventie, Inzet

pytestmark = [pytest.mark.django_db, pytest.mark.een_database]

SLECHT = "<p>Het BSN is 123456782.</p><p>Wij faciliteren dit.</p>"
PUNT = re.compile(r'class="nakijken__punt.*?</li>', re.DOTALL)


@pytest.fixture
def les(maak) -> Les:
    return maak(Les, "Begin klein", ruimte="alphen-noord", niveau="wijk", tekst=SLECHT, samenvatting="Klein.")


def adres(item: Item, wat: str = "nakijken") -> str:
    return f"/beheer/{item._meta.app_label}/{item._meta.model_name}/{item.pk}/{wat}/"


def test_the_form_shows_what_can_be_better_blockers_first_each_with_its_field(les, alphen, login):
    pagina = login(alphen).get(adres(les, "change")).content.decode()
    eerste, *rest = PUNT.findall(pagina)
    assert "burgerservicenummer" in eerste and 'href="#id_tekst"' in eerste
    assert "burgerservicenummer" not in "".join(rest)
    assert re.search(r'<dt><a href="#id_tekst"[^>]*>faciliteren</a></dt><dd>Liever: helpen', pagina)
    assert re.search(r'role="status"[^>]*>Nagekeken: 1 ding houdt publiceren tegen en er zijn 2 tips.', pagina)
    assert pagina.count('role="status" data-nakijken-stand') == 1


def test_a_reader_gets_no_remarks_because_there_is_nothing_to_mend_for_them(les, lezer, login):
    assert "data-nakijken" not in login(lezer).get(adres(les, "change")).content.decode()


def test_what_is_typed_is_looked_at_and_nothing_is_saved(les, alphen, login):
    client = login(alphen)
    data = form_data(client, adres(les, "change"))
    voor = neem_op(les)
    slecht = client.post(adres(les), data).content.decode()
    goed = client.post(adres(les), data | {"tekst": "Wij helpen mee."}).content.decode()
    assert ("burgerservicenummer" in slecht, "faciliteren" in slecht) == (True, True)
    assert ("burgerservicenummer" in goed, "faciliteren" in goed) == (False, False)
    assert 'data-nakijken-uitkomst="Nagekeken: er is 1 tip."' in goed
    assert (neem_op(les), Versie.objects.count(), Kladje.objects.count()) == (voor, 0, 0)
    assert not Logregel.objects.van(les).exists()


def test_a_new_item_is_looked_at_before_it_exists(alphen, ruimten, login):
    client = login(alphen)
    pagina = client.post(
        "/beheer/toolkit/les/nakijken/", {"titel": "Een les", "tekst": "Het BSN is 123456782."}
    ).content.decode()
    assert ("burgerservicenummer" in pagina, "geen bron" in pagina) == (True, True)
    assert not Les.objects.exists()
    assert "Zodra er tekst staat" in client.get("/beheer/toolkit/les/add/").content.decode()


def test_parts_that_are_typed_are_looked_at_and_linked_to_their_own_field(maak, alphen, login):
    tool = maak(Tool, "Een tool", ruimte="alphen-noord", **VELDEN[Tool])
    Toolregel.objects.create(tool=tool, soort="stap", tekst="<p>Goed.</p>")
    client = login(alphen)
    data = form_data(client, adres(tool, "change"))
    pagina = client.post(
        adres(tool), data | {"regels-TOTAL_FORMS": 2, "regels-1-soort": "stap", "regels-1-tekst": "Bel 06-12345678."}
    ).content.decode()
    assert 'href="#id_regels-1-tekst"' in pagina and "telefoonnummer" in pagina
    weg = client.post(
        adres(tool), data | {"regels-TOTAL_FORMS": 1, "regels-0-tekst": "Bel 06-12345678.", "regels-0-DELETE": "on"}
    )
    assert "telefoonnummer" not in weg.content.decode()


def test_what_the_kind_asks_is_judged_by_the_parts_that_are_typed(maak, beheerder, login):
    punt = maak(Tegenspraak, "Een punt", nummer=7, soort="leemte", publiek=True)
    client = login(beheerder)
    data = form_data(client, adres(punt, "change"))
    assert "ten minste één variant" in client.post(adres(punt), data).content.decode()
    met = data | {"varianten-TOTAL_FORMS": 1, "varianten-INITIAL_FORMS": 0, "varianten-0-tekst": "Wat er staat."}
    assert "ten minste één variant" not in client.post(adres(punt), met).content.decode()


def test_the_form_of_a_public_item_is_judged_by_its_working_copy(les, alphen, login):
    Les.objects.filter(pk=les.pk).update(tekst="<p>Goed.</p>")
    les = transition(Les.objects.get(), Status.GEPUBLICEERD, by=alphen)
    inhoud = neem_op(les)
    inhoud["velden"]["tekst"] = SLECHT
    bewaar_werkkopie(les, inhoud, by=alphen)
    assert "burgerservicenummer" in login(alphen).get(adres(les, "change")).content.decode()
    assert Les.objects.get().tekst == "<p>Goed.</p>"


def test_the_button_shows_the_form_again_with_what_was_typed_and_saves_nothing(les, alphen, login):
    client = login(alphen)
    data = form_data(client, adres(les, "change")) | {
        "titel": "Een andere titel",
        "tekst": "Wij helpen mee.",
        "_nakijken": "1",
    }
    antwoord = client.post(adres(les, "change"), data)
    pagina = antwoord.content.decode()
    assert antwoord.status_code == 200
    assert ("Een andere titel" in pagina, "burgerservicenummer" in pagina, "nog niets bewaard" in pagina) == (
        True,
        False,
        True,
    )
    assert "Er klopt nog iets niet" not in pagina
    assert (Les.objects.get().titel, Les.objects.get().tekst) == ("Begin klein", SLECHT)


def test_the_button_works_on_a_new_item_and_on_one_with_errors(alphen, login):
    pagina = login(alphen).post(
        "/beheer/toolkit/les/add/", {"titel": "", "tekst": "Het BSN is 123456782.", "_nakijken": "1"}
    )
    tekst = pagina.content.decode()
    assert ("burgerservicenummer" in tekst, "Vul dit in." in tekst, Les.objects.exists()) == (True, True, False)


@pytest.mark.parametrize("wie", ["lezer", "stevenshof"])
def test_who_may_not_edit_may_not_have_it_looked_at(wie, les, request, login):
    gebruiker = request.getfixturevalue(wie)
    code = login(gebruiker).post(adres(les), {"titel": "x"}).status_code
    geweigerd = Logregel.objects.filter(actie="nakijken", resultaat=Resultaat.GEWEIGERD, door=gebruiker).count()
    assert (code, geweigerd) == {"lezer": (403, 1), "stevenshof": (404, 0)}[wie]


def test_a_nonsense_form_gives_no_server_error(les, alphen, login):
    client = login(alphen)
    for data in (
        {},
        {"regels-TOTAL_FORMS": "x"},
        {"datum": "gisteren", "niveau": "maan", "vragen": "a"},
        {"tekst": "\x00" * 9},
    ):
        assert client.post(adres(les), data).status_code == 200
    assert client.get(adres(les)).status_code == 405


@pytest.mark.parametrize("model", VELDEN, ids=lambda model: model._meta.model_name)
def test_an_empty_form_of_every_kind_is_looked_at_too(model, beheerder, login):
    adres = f"/beheer/{model._meta.app_label}/{model._meta.model_name}/nakijken/"
    assert "geen bron" in login(beheerder).post(adres, {}).content.decode()


def test_a_remark_about_a_part_leads_to_a_field_that_is_on_the_page(maak, alphen, login):
    tool = maak(Tool, "Een tool", ruimte="alphen-noord", **VELDEN[Tool])
    Toolregel.objects.create(tool=tool, soort="stap", titel="Bel", tekst="<p>Bel 06-12345678.</p>")
    pagina = login(alphen).get(adres(tool, "change")).content.decode()
    ankers = {tekst.anker for tekst in stuk_van_item(tool, alphen).teksten if tekst.taal}
    assert {anker for anker in ankers if f'id="id_{anker}"' not in pagina} == set()
    assert {"regels-0-titel", "regels-0-tekst"} <= ankers


def test_a_part_about_something_hidden_is_not_read_to_who_cannot_see_it(maak, maak_wijk, alphen, stevenshof):
    geheim = maak_wijk("alphen-noord", "Alphen Noord", "Alphen aan den Rijn", gepubliceerd=False)
    interventie = maak(Interventie, "Een aanpak", ruimte="stevenshof")
    Inzet.objects.create(interventie=interventie, wijk=geheim, toelichting="Bel 06-12345678")
    gezien = {wie: [t.anker for t in stuk_van_item(interventie, wie).teksten] for wie in (alphen, stevenshof)}
    assert ("inzet-0-toelichting" in gezien[alphen], "inzet-0-toelichting" in gezien[stevenshof]) == (True, False)
