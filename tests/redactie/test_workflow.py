# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""How an item becomes public, and everything that must hold on the way."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from redactie import haken
from redactie.models import Bronvermelding, Logregel, OudAdres, Resultaat, Status, Versie
from redactie.versies import als_versie, bewaar_werkkopie, neem_op
from redactie.workflow import OVERGANGEN, mogelijke_overgangen, transition
from toolkit.models import Les, Tool, Toolregel

pytestmark = pytest.mark.django_db


@pytest.fixture
def les(maak) -> Les:
    return maak(Les, "Begin bij de behoefte", ruimte="alphen-noord", niveau="wijk")


def logregels(item) -> list[tuple[str, str]]:
    return list(Logregel.objects.van(item).order_by("pk").values_list("actie", "resultaat"))


def test_publishing_makes_an_item_public_and_leaves_a_version_and_a_line_in_the_log(les, alphen):
    assert not Les.objects.gepubliceerd().exists()

    published = transition(les, Status.GEPUBLICEERD, by=alphen, toelichting="klaar")

    assert list(Les.objects.gepubliceerd()) == [published]
    assert published.gepubliceerd_op is not None
    versie = Versie.objects.van(les).get()
    assert (versie.nummer, versie.werkkopie, versie.door, versie.toelichting) == (1, False, alphen, "klaar")
    assert logregels(les) == [("gepubliceerd", "gelukt")]


@pytest.mark.parametrize("van", Status)
@pytest.mark.parametrize("naar", Status)
def test_only_the_steps_in_the_table_can_be_taken(van, naar, les, alphen):
    Les.objects.filter(pk=les.pk).update(status=van)
    les.refresh_from_db()
    if (van, naar) in {(overgang.van, overgang.naar) for overgang in OVERGANGEN}:
        assert transition(les, naar, by=alphen).status == naar
    else:
        with pytest.raises(ValidationError, match="Dit kan niet"):
            transition(les, naar, by=alphen)
        assert Les.objects.get(pk=les.pk).status == van


def test_an_editor_of_another_wijk_is_refused_and_the_refusal_is_logged(les, stevenshof):
    with pytest.raises(PermissionDenied):
        transition(les, Status.GEPUBLICEERD, by=stevenshof)
    assert Les.objects.get(pk=les.pk).status == Status.CONCEPT
    assert logregels(les) == [("naar gepubliceerd", Resultaat.GEWEIGERD)]


def test_a_reader_writes_nothing(les, lezer):
    with pytest.raises(PermissionDenied):
        transition(les, Status.GEPUBLICEERD, by=lezer)


def test_a_beheerder_may_publish_in_every_room(les, beheerder):
    assert transition(les, Status.GEPUBLICEERD, by=beheerder).status == Status.GEPUBLICEERD


def test_an_item_without_a_source_is_not_published(les, alphen):
    Bronvermelding.objects.all().delete()
    with pytest.raises(ValidationError, match="bron"):
        transition(les, Status.GEPUBLICEERD, by=alphen)
    assert Les.objects.get(pk=les.pk).status == Status.CONCEPT


def test_a_tool_that_is_only_a_title_is_not_published(maak, beheerder):
    tool = maak(Tool, "Handreiking Doelgroepparticipatie", soort="handreiking", herkomst="bron")
    with pytest.raises(ValidationError, match="titel alleen"):
        transition(tool, Status.GEPUBLICEERD, by=beheerder)


def test_planned_publication_is_a_condition_and_not_a_flag(les, alphen):
    now = timezone.now()
    les.van, les.tot = now + timedelta(hours=1), now + timedelta(hours=2)
    les.save()
    transition(les, Status.GEPUBLICEERD, by=alphen)

    visible_at = [now, les.van - timedelta(seconds=1), les.van, les.tot - timedelta(seconds=1), les.tot]
    assert [Les.objects.gepubliceerd(op=moment).exists() for moment in visible_at] == [False, False, True, True, False]


def test_a_period_that_ends_before_it_starts_is_refused(les):
    les.van, les.tot = timezone.now(), timezone.now() - timedelta(days=1)
    with pytest.raises(ValidationError, match="einde van de publicatie"):
        les.full_clean()


def test_what_is_typed_into_a_public_item_is_seen_only_after_publishing(les, alphen):
    les = transition(les, Status.GEPUBLICEERD, by=alphen)
    inhoud = neem_op(les)
    inhoud["velden"]["titel"] = "Begin bij wat mensen nodig hebben"
    werkkopie = bewaar_werkkopie(les, inhoud, by=alphen)

    assert Les.objects.get(pk=les.pk).titel == "Begin bij de behoefte"
    with als_versie(les, werkkopie):
        assert Les.objects.get(pk=les.pk).titel == "Begin bij wat mensen nodig hebben"
    assert Les.objects.get(pk=les.pk).titel == "Begin bij de behoefte"

    published = transition(les, Status.GEPUBLICEERD, by=alphen)

    assert published.titel == Les.objects.get(pk=les.pk).titel == "Begin bij wat mensen nodig hebben"
    assert [(v.nummer, v.werkkopie) for v in Versie.objects.van(les)] == [(2, False), (1, False)]


def test_a_step_that_makes_no_sense_is_not_offered(les, alphen):
    les = transition(les, Status.GEPUBLICEERD, by=alphen)
    assert [o.knop for o in mogelijke_overgangen(les)] == ["Haal van de site", "Archiveer"]
    inhoud = neem_op(les)
    inhoud["velden"]["titel"] = "Anders"
    bewaar_werkkopie(les, inhoud, by=alphen)
    assert "Publiceer de wijzigingen" in [o.knop for o in mogelijke_overgangen(les)]


def test_a_renamed_address_leads_on_for_ever(les, alphen, client):
    les = transition(les, Status.GEPUBLICEERD, by=alphen)
    oud = les.slug
    for nieuw in ("eerst-de-behoefte", "begin-bij-de-behoefte"):
        inhoud = neem_op(les)
        inhoud["velden"]["slug"] = nieuw
        bewaar_werkkopie(les, inhoud, by=alphen)
        les = transition(les, Status.GEPUBLICEERD, by=alphen)

    assert set(OudAdres.objects.values_list("slug", flat=True)) == {oud, "eerst-de-behoefte"}
    for adres in (oud, "eerst-de-behoefte"):
        response = client.get(f"/lessen/{adres}/")
        assert (response.status_code, response["Location"]) == (301, "/lessen/begin-bij-de-behoefte/")

    transition(les, Status.CONCEPT, by=alphen)
    assert client.get(f"/lessen/{oud}/").status_code == 404


def test_what_was_public_and_is_archived_says_so(les, alphen, client, maak):
    les = transition(les, Status.GEPUBLICEERD, by=alphen)
    transition(les, Status.GEARCHIVEERD, by=alphen)
    never_public = maak(Les, "Nooit openbaar", niveau="wijk", ruimte="alphen-noord")
    transition(never_public, Status.GEARCHIVEERD, by=alphen)
    assert client.get(f"/lessen/{les.slug}/").status_code == 410
    assert client.get(f"/lessen/{never_public.slug}/").status_code == 404


def test_the_floors_above_hear_of_it_in_the_same_transaction(les, alphen, monkeypatch):
    heard = []
    monkeypatch.setattr(haken, "OPENBAARHEID_GEWIJZIGD", [lambda item: heard.append((item.pk, item.status))])
    les = transition(les, Status.TER_BEOORDELING, by=alphen)
    les = transition(les, Status.GEPUBLICEERD, by=alphen)
    transition(les, Status.CONCEPT, by=alphen)
    assert heard == [(les.pk, "gepubliceerd"), (les.pk, "concept")]


def test_a_failure_above_undoes_the_publication(les, alphen, monkeypatch):
    def fail(item):
        raise RuntimeError

    monkeypatch.setattr(haken, "OPENBAARHEID_GEWIJZIGD", [fail])
    with pytest.raises(RuntimeError):
        transition(les, Status.GEPUBLICEERD, by=alphen)
    assert Les.objects.get(pk=les.pk).status == Status.CONCEPT
    assert (Versie.objects.count(), logregels(les)) == (0, [])


def test_publishing_applies_parts_and_links_of_the_working_copy(maak, beheerder):
    tool = maak(Tool, "Casuïstiek bespreken", soort="werkvorm", herkomst="redactie", in_het_kort="<p>Kort</p>")
    Toolregel.objects.create(tool=tool, soort="stap", titel="Een", volgorde=0)
    tool = transition(tool, Status.GEPUBLICEERD, by=beheerder)
    inhoud = neem_op(tool)
    inhoud["onderdelen"]["regels"].append(
        {
            "id": "7c0f4c3e-5d0a-4f7a-9a55-0f1d3b3d9b11",
            "velden": {"soort": "stap", "titel": "Twee", "tekst": "", "url": "", "volgorde": 1},
            "koppelingen": {},
        }
    )
    bewaar_werkkopie(tool, inhoud, by=beheerder)
    assert list(tool.regels.values_list("titel", flat=True)) == ["Een"]
    transition(tool, Status.GEPUBLICEERD, by=beheerder)
    assert list(tool.regels.values_list("titel", flat=True)) == ["Een", "Twee"]
