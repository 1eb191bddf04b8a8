# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""How an item becomes public, and everything that must hold on the way."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.core.cache import cache
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from redactie import haken
from redactie.media import voeg_afbeelding_toe
from redactie.models import Bronvermelding, Logregel, Nieuwsbericht, OudAdres, Resultaat, Status, Versie
from redactie.momenten import MomentField, in_woorden
from redactie.versies import als_versie, bewaar_werkkopie, neem_op
from redactie.workflow import OVERGANGEN, mogelijke_overgangen, transition
from tests.redactie.formulieren import ingevuld
from tests.redactie.test_media import haal, op, plaatje
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


# --- Planned moments, on every channel ---------------------------------------------------------------------------


def kanalen(client, bericht, beeld) -> dict[str, bool]:
    """Where a visitor finds `bericht` now."""
    cache.clear()

    def staat(url: str) -> bool:
        return bericht.titel in client.get(url).content.decode()

    return {
        "page": client.get(bericht.get_absolute_url()).status_code == 200,
        "list": staat("/nieuws/"),
        "search": f'href="{bericht.get_absolute_url()}"' in client.get("/zoeken/?q=embargo").content.decode(),
        "feed": staat("/nieuws/atom.xml"),
        "sitemap": bericht.get_absolute_url() in client.get("/sitemap.xml").content.decode(),
        "count": Nieuwsbericht.objects.gepubliceerd().count() == 1,
        "image": haal(client, beeld.get_absolute_url()).status_code == 200,
    }


def test_s16_a_planned_item_is_on_no_channel_before_and_after_and_on_all_between(maak, ruimten, alphen, client):
    beeld = voeg_afbeelding_toe(
        op("foto.png", plaatje()), ruimte=ruimten["alphen-noord"], by=alphen, titel="Foto", alt="Een tafel"
    )
    now = timezone.now()
    bericht = maak(
        Nieuwsbericht, "Bericht onder embargo", ruimte="alphen-noord", tekst="<p>x</p>", afbeelding=beeld,
        van=now + timedelta(hours=2), tot=now + timedelta(hours=4),
    )  # fmt: skip
    transition(bericht, Status.GEPUBLICEERD, by=alphen)
    for uren, verwacht in ((0, False), (1.98, False), (2.02, True), (3.98, True), (4.02, False)):
        with time_machine.travel(now + timedelta(hours=uren), tick=False):
            gevonden = kanalen(client, bericht, beeld)
        assert gevonden == dict.fromkeys(gevonden, verwacht), (uren, gevonden)


@pytest.mark.parametrize(
    ("getypt", "woorden"),
    [
        ("2027-03-28T02:30", "bestaat 02:30 niet"),
        ("2026-10-25T02:30", "twee keer 02:30"),
        ("2026-02-30T10:00", "Vul een dag en een tijd in"),
        ("straks", "Vul een dag en een tijd in"),
    ],
)
def test_a_moment_that_is_not_on_the_clock_is_refused_in_dutch(getypt, woorden):
    with pytest.raises(ValidationError, match=woorden):
        MomentField().clean(getypt)


def test_a_moment_is_dutch_time_in_summer_and_in_winter():
    assert MomentField().clean("2027-03-28T03:30").isoformat() == "2027-03-28T03:30:00+02:00"
    assert MomentField().clean("2027-01-01T09:00").isoformat() == "2027-01-01T09:00:00+01:00"
    assert in_woorden(MomentField().clean("2026-11-30T09:00")) == "maandag 30 november 2026 om 09:00"


def test_the_form_says_when_and_refuses_an_end_before_the_start(les, alphen, client):
    client.force_login(alphen)
    adres = f"/beheer/toolkit/les/{les.pk}/change/"
    data = ingevuld(client, adres)
    page = client.post(adres, data | {"van": "2030-05-02T09:00", "tot": "2030-05-01T09:00"}).content.decode()
    assert "Het einde ligt niet na het begin, donderdag 2 mei 2030 om 09:00." in page
    page = client.post(
        adres, data | {"van": "2030-05-02T09:00", "tot": "", "_overgang": "gepubliceerd"}, follow=True
    ).content.decode()
    assert "het wordt openbaar op donderdag 2 mei 2030 om 09:00" in page
    assert client.get(les.get_absolute_url()).status_code == 404


# --- The archive -------------------------------------------------------------------------------------------------


def test_an_archived_page_leads_where_its_editor_chose_until_it_is_taken_back(les, alphen, client):
    item = transition(les, Status.GEPUBLICEERD, by=alphen)
    item = transition(item, Status.GEARCHIVEERD, by=alphen, doorverwijzing="/lessen/")
    response = client.get(item.get_absolute_url())
    assert (response.status_code, response["Location"]) == (302, "/lessen/")
    item = transition(item, Status.CONCEPT, by=alphen)
    assert (item.doorverwijzing, client.get(item.get_absolute_url()).status_code) == ("", 404)
    transition(item, Status.GEPUBLICEERD, by=alphen)
    assert client.get(item.get_absolute_url()).status_code == 200


@pytest.mark.parametrize(
    "adres",
    ["https://elders.nl/", "//elders.nl/", "/bestaat-niet/", "/beheer/", "lessen/", "/lessen/../beheer/", "javascript:x",
     "/contact/bedankt", "/\\elders.nl"],
)  # fmt: skip
def test_an_archive_leads_to_nothing_that_is_not_public_here(adres, les, alphen):
    item = transition(les, Status.GEPUBLICEERD, by=alphen)
    with pytest.raises(ValidationError, match="vindt een bezoeker niets"):
        transition(item, Status.GEARCHIVEERD, by=alphen, doorverwijzing=adres)
    assert Les.objects.get().status == Status.GEPUBLICEERD


def test_an_archive_leads_not_to_itself_nor_to_a_concept_nor_in_a_circle(les, maak, alphen, client):
    ander = transition(maak(Les, "Nieuwere les", ruimte="alphen-noord", niveau="wijk"), Status.GEPUBLICEERD, by=alphen)
    concept = maak(Les, "Concept", ruimte="alphen-noord", niveau="wijk")
    item = transition(les, Status.GEPUBLICEERD, by=alphen)
    for adres in (item.get_absolute_url(), concept.get_absolute_url()):
        with pytest.raises(ValidationError):
            transition(item, Status.GEARCHIVEERD, by=alphen, doorverwijzing=adres)
    transition(item, Status.GEARCHIVEERD, by=alphen, doorverwijzing=ander.get_absolute_url())
    with pytest.raises(ValidationError):
        transition(ander, Status.GEARCHIVEERD, by=alphen, doorverwijzing=item.get_absolute_url())
    assert client.get(item.get_absolute_url(), follow=True).status_code == 200


def test_an_old_address_of_an_archived_page_follows_too(les, alphen, client):
    item = transition(les, Status.GEPUBLICEERD, by=alphen)
    oud = item.get_absolute_url()
    inhoud = neem_op(item)
    inhoud["velden"]["slug"] = "nieuw-adres"
    bewaar_werkkopie(item, inhoud, by=alphen)
    item = transition(item, Status.GEPUBLICEERD, by=alphen)
    transition(item, Status.GEARCHIVEERD, by=alphen)
    assert client.get(oud).status_code == 410
    item = transition(transition(item, Status.CONCEPT, by=alphen), Status.GEPUBLICEERD, by=alphen)
    transition(item, Status.GEARCHIVEERD, by=alphen, doorverwijzing="/lessen/")
    assert client.get(oud)["Location"] == "/lessen/"


# --- What is said ------------------------------------------------------------------------------------------------


def test_each_act_says_what_visitors_see_now(les, alphen, client):
    client.force_login(alphen)
    adres = f"/beheer/toolkit/les/{les.pk}/change/"

    def doe(**meer) -> str:
        return client.post(adres, ingevuld(client, adres) | meer, follow=True).content.decode()

    assert "Bezoekers zien dit niet." in doe(titel="Anders")
    page = doe(_overgang="gepubliceerd")
    assert "Bezoekers zien dit nu." in page and f'href="{Les.objects.get().get_absolute_url()}"' in page
    assert "Bezoekers zien ze pas als je ze publiceert." in doe(titel="Weer anders")
    assert "je wijzigingen zijn gepubliceerd" in doe(_overgang="gepubliceerd")
    assert "komt op /lessen/" in doe(_overgang="gearchiveerd", _doorverwijzing="/lessen/")
    assert "terug uit het archief" in doe(_overgang="concept")
    assert "Er was niets veranderd" in doe()


def test_a_title_in_a_message_is_text_and_nothing_else(les, alphen, client):
    client.force_login(alphen)
    adres = f"/beheer/toolkit/les/{les.pk}/change/"
    data = ingevuld(client, adres) | {"titel": "<img src=x onerror=alert(1)>", "_overgang": "gepubliceerd"}
    page = client.post(adres, data, follow=True).content.decode()
    assert "<img src=x" not in page and "&lt;img src=x" in page


def test_a_source_is_asked_for_together_with_everything_else(les, alphen, client):
    Bronvermelding.objects.all().delete()
    client.force_login(alphen)
    adres = f"/beheer/toolkit/les/{les.pk}/change/"
    data = ingevuld(client, adres) | {"titel": "", "samenvatting": "Blijft staan", "_overgang": "gepubliceerd"}
    response = client.post(adres, data)
    page = response.content.decode()
    asked = re.findall(r'<li><a href="(#[^"]*)">', page.split('id="fouten"')[1].split("</ul>")[0])
    assert asked == ["#id_titel", "#redactie-bronvermelding-content_type-object_id-heading"]
    assert "Kies ten minste één bron" in page and "Blijft staan" in page
    assert client.post(adres, data | {"titel": "Bewaard", "_overgang": ""}).status_code == 302  # keeping needs none
    assert (Les.objects.get().titel, Les.objects.get().status) == ("Bewaard", Status.CONCEPT)


def test_a_refused_publication_keeps_what_was_typed(les, alphen, client):
    client.force_login(alphen)
    adres = f"/beheer/toolkit/les/{les.pk}/change/"
    data = ingevuld(client, adres) | {"titel": "Toch bewaard", "_overgang": "gepubliceerd"}
    data |= {"tekst": "<p>Het BSN van meneer is 123456782.</p>", "tekst_vorm": "html"}
    page = client.post(adres, data, follow=True).content.decode()
    assert "BSN" in page and "Wat je typte, is wel bewaard." in page
    item = Les.objects.get()
    assert (item.titel, item.status) == ("Toch bewaard", Status.CONCEPT)
