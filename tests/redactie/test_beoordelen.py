# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""A second person approves, where that was agreed: nobody publishes their own work, by no door."""

import re

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client

from redactie.models import Logregel, Resultaat, Rol, Soortinstelling, Status, Versie
from redactie.stappen import BIED_AAN, STUUR_TERUG, stand_van
from redactie.versies import bewaar, neem_op, werkkopie_van
from redactie.workflow import Geweigerd, bied_wijzigingen_aan, stuur_wijzigingen_terug, transition
from tests.conftest import maak_gebruiker
from tests.redactie.formulieren import ingevuld
from toolkit.models import Les

pytestmark = pytest.mark.django_db


@pytest.fixture
def tweede_lezer(db) -> Soortinstelling:
    return Soortinstelling.objects.create(content_type=ContentType.objects.get_for_model(Les), tweede_lezer=True)


@pytest.fixture
def les(maak) -> Les:
    return maak(Les, "Begin bij de behoefte", ruimte="alphen-noord", niveau="wijk", tekst="<p>Een les.</p>")


@pytest.fixture
def arie(ruimten):
    """A second procesbegeleider in Alphen Noord."""
    return maak_gebruiker("arie@voorbeeld.nl", "Arie", ruimten["alphen-noord"], Rol.PROCESBEGELEIDER)


def verander(item: Les, titel: str, *, by) -> None:
    inhoud = neem_op(item)
    inhoud["velden"]["titel"] = titel
    bewaar(Les.objects.get(pk=item.pk), inhoud, by=by)


def doelen(item: Les, by) -> list[str]:
    return [stap.doel for stap in stand_van(Les.objects.get(pk=item.pk), by).stappen]


def test_it_is_off_unless_it_was_agreed(les, alphen):
    assert transition(les, Status.GEPUBLICEERD, by=alphen).status == Status.GEPUBLICEERD


def test_a_concept_goes_through_two_people(tweede_lezer, les, alphen, arie):
    verander(les, "Van Anne", by=alphen)
    with pytest.raises(Geweigerd, match="eerst iemand anders"):
        transition(les, Status.GEPUBLICEERD, by=alphen)
    item = transition(les, Status.TER_BEOORDELING, by=alphen)
    assert item.aangeboden_door == alphen
    with pytest.raises(Geweigerd, match="Arie"):
        transition(item, Status.GEPUBLICEERD, by=alphen)
    assert Les.objects.get().status == Status.TER_BEOORDELING
    published = transition(item, Status.GEPUBLICEERD, by=arie)
    assert (published.status, published.aangeboden_door) == (Status.GEPUBLICEERD, None)
    refused = Logregel.objects.van(les).filter(resultaat=Resultaat.GEWEIGERD)
    assert set(refused.values_list("actie", "door")) == {("naar gepubliceerd", alphen.pk)}
    assert refused.count() == 2


def test_offering_somebody_elses_work_does_not_make_it_yours_to_approve_for_them(tweede_lezer, les, alphen, arie):
    verander(les, "Van Anne", by=alphen)
    item = transition(les, Status.TER_BEOORDELING, by=arie)
    for maker in (alphen, arie):
        with pytest.raises(Geweigerd):
            transition(item, Status.GEPUBLICEERD, by=maker)


def test_a_beheerder_is_bound_too_and_an_outsider_gets_nothing(tweede_lezer, les, beheerder, stevenshof, lezer, arie):
    verander(les, "Van Bea", by=beheerder)
    item = transition(les, Status.TER_BEOORDELING, by=beheerder)
    with pytest.raises(Geweigerd):
        transition(item, Status.GEPUBLICEERD, by=beheerder)
    for outsider in (stevenshof, lezer):
        with pytest.raises(PermissionDenied):
            transition(item, Status.GEPUBLICEERD, by=outsider)
    assert transition(item, Status.GEPUBLICEERD, by=arie).status == Status.GEPUBLICEERD


def test_who_mends_what_was_offered_answers_for_it(tweede_lezer, les, alphen, arie):
    verander(les, "Van Anne", by=alphen)
    item = transition(les, Status.TER_BEOORDELING, by=alphen)
    verander(item, "Verbeterd door Arie", by=arie)
    with pytest.raises(Geweigerd):
        transition(item, Status.GEPUBLICEERD, by=arie)
    assert transition(item, Status.GEPUBLICEERD, by=alphen).titel == "Verbeterd door Arie"


def test_returning_needs_remarks_and_the_writer_reads_them(tweede_lezer, les, alphen, arie):
    item = transition(les, Status.TER_BEOORDELING, by=alphen)
    with pytest.raises(ValidationError, match="Anne Alphen"):
        transition(item, Status.CONCEPT, by=arie)
    item = transition(item, Status.CONCEPT, by=arie, toelichting="Noem de bron nog.")
    opmerking = stand_van(item, alphen).opmerking
    assert (opmerking.toelichting, opmerking.door_naam) == ("Noem de bron nog.", "Arie")
    item = transition(item, Status.TER_BEOORDELING, by=alphen)
    assert stand_van(item, alphen).opmerking is None
    assert transition(item, Status.CONCEPT, by=alphen).status == Status.CONCEPT  # taking it back needs no reason


def test_a_working_copy_goes_through_two_people(tweede_lezer, les, alphen, arie, client):
    item = transition(les, Status.GEPUBLICEERD, by=alphen, nagekeken=True)
    verander(item, "Nieuwe titel", by=alphen)
    with pytest.raises(Geweigerd):
        transition(item, Status.GEPUBLICEERD, by=alphen)
    werkkopie = bied_wijzigingen_aan(item, by=alphen)
    assert (werkkopie.aangeboden_door, werkkopie.aangeboden_op is not None) == (alphen, True)
    with pytest.raises(ValidationError, match="al gebeurd"):
        bied_wijzigingen_aan(item, by=arie)
    with pytest.raises(Geweigerd):
        transition(item, Status.GEPUBLICEERD, by=alphen)
    with pytest.raises(ValidationError, match="Anne Alphen"):
        stuur_wijzigingen_terug(item, by=arie)
    stuur_wijzigingen_terug(item, by=arie, toelichting="Korter graag.")
    assert stand_van(item, alphen).opmerking.toelichting == "Korter graag."
    with pytest.raises(Geweigerd):
        transition(item, Status.GEPUBLICEERD, by=arie)
    bied_wijzigingen_aan(item, by=alphen)
    assert "Nieuwe titel" not in client.get(item.get_absolute_url()).content.decode()
    assert transition(item, Status.GEPUBLICEERD, by=arie).titel == "Nieuwe titel"
    assert Versie.objects.van(les).first().door == arie


def test_a_working_copy_that_is_changed_after_offering(tweede_lezer, les, alphen, arie):
    item = transition(les, Status.GEPUBLICEERD, by=alphen, nagekeken=True)
    verander(item, "Van Anne", by=alphen)
    bied_wijzigingen_aan(item, by=alphen)
    verander(item, "Van Arie", by=arie)
    assert werkkopie_van(item).aangeboden_door == arie
    with pytest.raises(Geweigerd):
        transition(item, Status.GEPUBLICEERD, by=arie)
    assert transition(item, Status.GEPUBLICEERD, by=alphen).titel == "Van Arie"


def test_the_buttons_are_those_that_will_work(tweede_lezer, les, alphen, arie):
    verander(les, "Van Anne", by=alphen)
    assert doelen(les, alphen) == [Status.TER_BEOORDELING, Status.GEARCHIVEERD]
    transition(les, Status.TER_BEOORDELING, by=alphen)
    assert doelen(les, alphen) == [Status.CONCEPT]
    assert "Arie" in stand_van(Les.objects.get(), alphen).wacht
    assert doelen(les, arie) == [Status.CONCEPT, Status.GEPUBLICEERD]
    item = transition(les, Status.GEPUBLICEERD, by=arie)
    verander(item, "Nog eens", by=alphen)
    assert doelen(item, alphen) == [BIED_AAN, Status.CONCEPT, Status.GEARCHIVEERD]
    bied_wijzigingen_aan(item, by=alphen)
    assert doelen(item, alphen) == [STUUR_TERUG, Status.CONCEPT, Status.GEARCHIVEERD]
    assert doelen(item, arie) == [Status.GEPUBLICEERD, STUUR_TERUG, Status.CONCEPT, Status.GEARCHIVEERD]


def test_every_offered_button_works(les, alphen, arie, tweede_lezer):
    """Each button, pressed from a fresh copy of the state it was offered in."""
    from django.db import transaction

    from redactie.stappen import WIJZIGINGEN, zet_stap

    def probeer(by) -> None:
        for doel in doelen(les, by):
            with transaction.atomic():
                if Les.objects.get().status == Status.GEPUBLICEERD and doel in WIJZIGINGEN and not werkkopie_van(les):
                    verander(les, "Net getypt", by=by)  # the form keeps what was typed before it takes the step
                zet_stap(Les.objects.get(), doel, by=by, toelichting="opmerking")
                transaction.set_rollback(True)

    verander(les, "Van Anne", by=alphen)
    for stap in (lambda: None, lambda: transition(les, Status.TER_BEOORDELING, by=alphen),
                 lambda: transition(les, Status.GEPUBLICEERD, by=arie),
                 lambda: verander(les, "Nieuw", by=alphen), lambda: bied_wijzigingen_aan(les, by=alphen),
                 lambda: transition(les, Status.GEARCHIVEERD, by=alphen)):  # fmt: skip
        stap()
        for by in (alphen, arie):
            probeer(by)


@pytest.mark.parametrize("doel", [Status.GEPUBLICEERD, "bestaat_niet", "", "concept'; DROP"])
def test_a_forged_button_changes_nothing_and_loses_nothing(doel, tweede_lezer, les, alphen, client):
    client.force_login(alphen)
    adres = f"/beheer/toolkit/les/{les.pk}/change/"
    response = client.post(adres, ingevuld(client, adres) | {"titel": "Wel bewaard", "_overgang": doel}, follow=True)
    item = Les.objects.get()
    assert (response.status_code, item.titel, item.status) == (200, "Wel bewaard", Status.CONCEPT)
    refused = Logregel.objects.van(les).filter(resultaat=Resultaat.GEWEIGERD, door=alphen)
    assert refused.exists() == (doel == Status.GEPUBLICEERD)


def test_the_message_says_who_offered_and_who_can_approve(tweede_lezer, les, alphen, arie, client):
    client.force_login(alphen)
    adres = f"/beheer/toolkit/les/{les.pk}/change/"
    page = client.post(adres, ingevuld(client, adres) | {"_overgang": "ter_beoordeling"}, follow=True).content.decode()
    assert "aangeboden door Anne Alphen" in page
    assert "Arie kan het dan goedkeuren" in page
    assert "Bezoekers zien dit niet." in page
    client.force_login(arie)
    page = client.get(adres).content.decode()
    assert "Aangeboden om na te kijken door Anne Alphen" in page
    assert "Keur goed en publiceer" in page
    response = client.post(adres, ingevuld(client, adres) | {"_overgang": "gepubliceerd"}, follow=True)
    assert "Bezoekers zien dit nu." in response.content.decode()
    assert f'<a href="{les.get_absolute_url()}">Bekijk het op de site</a>' in response.content.decode()


def test_an_approver_who_changes_it_in_the_same_press_is_refused_and_the_change_stays(
    tweede_lezer, les, alphen, arie, client
):
    verander(les, "Van Anne", by=alphen)
    transition(les, Status.TER_BEOORDELING, by=alphen)
    client.force_login(arie)
    adres = f"/beheer/toolkit/les/{les.pk}/change/"
    page = client.post(
        adres, ingevuld(client, adres) | {"titel": "Stiekem anders", "_overgang": "gepubliceerd"}, follow=True
    )
    item = Les.objects.get()
    assert (item.status, item.titel, item.aangeboden_door) == (Status.TER_BEOORDELING, "Stiekem anders", arie)
    assert "Anne Alphen" in page.content.decode() and "is wel bewaard" in page.content.decode()


def test_a_beheerder_sets_it_and_nobody_else(alphen, beheerder):
    url, soort = "/beheer/redactie/soortinstelling/", ContentType.objects.get_for_model(Les)
    data = {"content_type": soort.pk, "tweede_lezer": "on", "controle_maanden": 6}
    for user, code in ((alphen, 403), (beheerder, 302)):
        client = Client()
        client.force_login(user)
        assert client.post(f"{url}add/", data).status_code == code
    afspraak = Soortinstelling.objects.get()
    assert (afspraak.content_type, afspraak.tweede_lezer) == (soort, True)
    assert Logregel.objects.filter(actie="afspraak per soort gewijzigd", toelichting__contains="Lessen").exists()
    page = client.get(url).content.decode()
    assert "Lessen" in page
    assert client.get(f"{url}999/change/").status_code == 404
    options = re.findall(r"<option[^>]*>([^<]*)</option>", client.get(f"{url}add/").content.decode())
    assert ("Tools" in options, "Lessen" in options, "Logboek" in options) == (True, False, False)


def test_the_launch_content_was_reviewed_before_it_came(tweede_lezer, les, beheerder):
    assert transition(les, Status.GEPUBLICEERD, by=beheerder, nagekeken=True).status == Status.GEPUBLICEERD
