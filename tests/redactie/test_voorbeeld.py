# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""S-03, S-61: a preview shows what visitors would see, to who may see it, and nothing of it is stored or found."""

import json
import logging
import re
from datetime import timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from redactie.models import (
    Afbeelding,
    Citaat,
    Logregel,
    Nieuwsbericht,
    Pagina,
    Snelkoppeling,
    Status,
    Versie,
    Voorbeeldlink,
)
from redactie.versies import bewaar, neem_op
from redactie.voorbeeld import maak_link, trek_in
from redactie.workflow import transition
from tests.redactie.formulieren import ingevuld, nieuwe_les
from tests.redactie.test_media import haal, op, plaatje
from tests.soorten import VELDEN
from toolkit.models import Les, Tool
from wijken.models import Inbreng, Professional
from wijzer.logregels import JsonFormatter

pytestmark = pytest.mark.django_db


@pytest.fixture
def les(maak) -> Les:
    return maak(
        Les, "Geheim concept van Alphen", ruimte="alphen-noord", niveau="wijk", tekst="<p>Nog niet openbaar.</p>"
    )


@pytest.fixture
def beeld(ruimten, alphen) -> Afbeelding:
    from redactie.media import voeg_afbeelding_toe

    return voeg_afbeelding_toe(
        op("foto.png", plaatje()), ruimte=ruimten["alphen-noord"], by=alphen, titel="Foto", alt="Mensen aan tafel"
    )


def binnen(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def deel(item, by, duur: str = "uur") -> tuple[Voorbeeldlink, str]:
    link, sleutel = maak_link(item, duur, by=by)
    return link, f"/voorbeeld/{sleutel}/"


def is_geheim(response) -> bool:
    return (
        response["Cache-Control"] == "private, no-store"
        and "noindex" in response["X-Robots-Tag"]
        and response["Referrer-Policy"] == "no-referrer"
    )


def stand() -> tuple:
    return (Les.objects.values_list("status", "titel", "gepubliceerd_op").first(), Versie.objects.count())


# --- For who works on it ---------------------------------------------------------------------------------------


def test_who_works_on_it_sees_the_public_page_of_a_concept(les, alphen):
    before = stand()
    response = binnen(alphen).get(f"/beheer/toolkit/les/{les.pk}/voorbeeld/")
    page = response.content.decode()
    assert response.status_code == 200
    assert "Dit is een voorbeeld." in page and "Nog niet openbaar." in page
    assert 'class="kantoor' not in page  # the page of the site, not of the office
    assert response["X-Robots-Tag"].startswith("noindex") and "no-store" in response["Cache-Control"]
    assert stand() == before
    assert Client().get(les.get_absolute_url()).status_code == 404


def test_the_preview_of_a_public_item_shows_its_working_copy_to_editors_only(les, alphen, lezer):
    item = transition(les, Status.GEPUBLICEERD, by=alphen)
    inhoud = neem_op(item)
    inhoud["velden"] |= {"titel": "In de werkkopie", "slug": "een-nieuw-adres"}
    bewaar(item, inhoud, by=alphen)
    adres = f"/beheer/toolkit/les/{les.pk}/voorbeeld/"
    assert "In de werkkopie" in binnen(alphen).get(adres).content.decode()
    assert "In de werkkopie" not in binnen(lezer).get(adres).content.decode()
    assert "In de werkkopie" not in Client().get(item.get_absolute_url()).content.decode()


def test_what_is_typed_is_shown_before_it_is_saved(les, alphen, ruimten, bron):
    client = binnen(alphen)
    adres = f"/beheer/toolkit/les/{les.pk}/change/"
    page = client.post(
        adres, ingevuld(client, adres) | {"titel": "Nog niet bewaard", "_voorbeeld": "1"}
    ).content.decode()
    assert "Nog niet bewaard" in page and "Dit is een voorbeeld" in page
    data = nieuwe_les(client, ruimten["alphen-noord"], bron, titel="Gloednieuw", _voorbeeld="1")
    page = client.post("/beheer/toolkit/les/add/", data).content.decode()
    assert "Gloednieuw" in page and "Dit is een voorbeeld" in page
    assert set(Les.objects.values_list("titel", flat=True)) == {"Geheim concept van Alphen"}
    page = client.post(adres, ingevuld(client, adres) | {"titel": "", "_voorbeeld": "1"}).content.decode()
    assert "Er klopt nog iets niet" in page


@pytest.mark.parametrize("model", sorted(VELDEN, key=lambda m: m._meta.label), ids=lambda m: m._meta.model_name)
def test_every_kind_has_a_preview(model, maak, maak_wijk, beheerder):
    extra = {}
    if model in (Inbreng,):
        extra["wijk"] = maak_wijk("alphen-noord", "Alphen Noord", "Alphen aan den Rijn")
    if model._meta.model_name == "wijk":
        from wijken.models import Gemeente

        extra["gemeente"] = maak(Gemeente, "Alphen aan den Rijn")
    ruimte = "gedeeld" if model.ruimtesoorten else "alphen-noord"
    item = maak(model, "Een bijzondere titel", ruimte=ruimte, **VELDEN[model], **extra)
    response = binnen(beheerder).get(f"/beheer/{model._meta.app_label}/{model._meta.model_name}/{item.pk}/voorbeeld/")
    page = response.content.decode()
    assert (response.status_code, "Dit is een voorbeeld." in page) == (200, True)
    assert "Een bijzondere titel" in page or model is Professional
    assert model.objects.get(pk=item.pk).status == Status.CONCEPT


def test_what_stands_nowhere_shows_its_fields_and_no_colleague(maak, alphen):
    item = maak(
        Citaat, "Over wandelen", ruimte="alphen-noord", tekst="Samen wandelen.", van_wie="bewoner", eigenaar=alphen
    )
    _, adres = deel(item, alphen)
    page = Client().get(adres).content.decode()
    assert "Samen wandelen." in page and "bewoner" in page
    assert "Anne Alphen" not in page


def test_a_hidden_name_stays_hidden_in_a_preview(maak, alphen):
    item = maak(Professional, "Jansje Geheim", ruimte="alphen-noord", functie="adviseur", naam_zichtbaar=False)
    _, adres = deel(item, alphen)
    page = Client().get(adres).content.decode()
    assert ("Jansje Geheim" in page, "adviseur" in page) == (False, True)


def test_a_hidden_link_is_not_in_the_preview(les, maak, alphen):
    hidden = maak(
        Tool, "Verborgen tool", ruimte="alphen-noord", soort="werkvorm", herkomst="redactie", in_het_kort="<p>x</p>"
    )
    shown = maak(
        Tool, "Openbare tool", soort="werkvorm", herkomst="redactie", in_het_kort="<p>x</p>", gepubliceerd=True
    )
    les.tools.add(hidden, shown)
    _, adres = deel(les, alphen)
    page = Client().get(adres).content.decode()
    assert ("Verborgen tool" in page, "Openbare tool" in page) == (False, True)


# --- By link ---------------------------------------------------------------------------------------------------


def test_a_link_works_without_an_account_and_sets_no_cookie(les, alphen):
    _, adres = deel(les, alphen)
    response = Client().get(adres)
    page = response.content.decode()
    assert (response.status_code, is_geheim(response), response.cookies) == (200, True, {})
    assert "Nog niet openbaar." in page and "Dit is een voorbeeld." in page
    assert Client().head(adres).status_code == 200
    assert Client().post(adres).status_code == 405
    assert Client().get(les.get_absolute_url()).status_code == 404


def test_the_key_is_long_random_and_kept_nowhere(les, alphen):
    keys = {deel(les, alphen)[1].split("/")[2] for _ in range(20)}
    assert len(keys) == 20 and min(map(len, keys)) >= 22
    stored = json.dumps(list(Voorbeeldlink.objects.values()) + list(Logregel.objects.values()), default=str)
    assert [key for key in keys if key in stored] == []


def test_a_link_is_bound_to_the_moment(les, alphen):
    _, adres = deel(les, alphen)
    inhoud = neem_op(les)
    inhoud["velden"]["tekst"] = "<p>Later geschreven.</p>"
    bewaar(les, inhoud, by=alphen)
    page = Client().get(adres).content.decode()
    assert ("Nog niet openbaar." in page, "Later geschreven." in page) == (True, False)


@pytest.mark.parametrize(("duur", "uren"), [("uur", 1), ("dag", 24), ("week", 168)])
def test_a_link_expires(duur, uren, les, alphen):
    now = timezone.now()
    _, adres = deel(les, alphen, duur)
    with time_machine.travel(now + timedelta(hours=uren) - timedelta(minutes=1), tick=False):
        assert Client().get(adres).status_code == 200
    with time_machine.travel(now + timedelta(hours=uren, minutes=1), tick=False):
        response = Client().get(adres)
    assert (response.status_code, is_geheim(response)) == (410, True)
    assert "Vraag degene die u de link stuurde" in response.content.decode()
    assert "Geheim concept" not in response.content.decode()


def test_a_link_that_is_withdrawn_is_gone_at_once(les, alphen, beheerder):
    link, adres = deel(les, alphen)
    trek_in(link, by=beheerder)
    assert Client().get(adres).status_code == 410


def test_a_link_ends_when_its_maker_may_not_edit_any_more(les, alphen):
    _, adres = deel(les, alphen)
    alphen.lidmaatschappen.update(tot=timezone.localdate() - timedelta(days=1))
    assert Client().get(adres).status_code == 410


@pytest.mark.parametrize("poging", ["zomaar", "A" * 22, "%00", "x" * 500])
def test_a_guessed_key_is_404(poging, les, alphen):
    deel(les, alphen)
    assert Client().get(f"/voorbeeld/{poging}/").status_code == 404


def test_a_key_in_other_letters_is_another_key(les, alphen):
    _, adres = deel(les, alphen)
    assert Client().get(adres.swapcase().replace("VOORBEELD", "voorbeeld")).status_code == 404


def test_somebody_of_another_wijk_makes_and_withdraws_no_link(les, alphen, stevenshof, lezer):
    link, adres = deel(les, alphen)
    base = f"/beheer/toolkit/les/{les.pk}/voorbeeld/"
    for user, code in ((stevenshof, 404), (lezer, 403)):
        client = binnen(user)
        assert client.post(f"{base}links/", {"duur": "week"}).status_code == code
        assert client.post(f"{base}links/{link.pk}/intrekken/").status_code == code
    assert binnen(stevenshof).get(base).status_code == 404
    assert Voorbeeldlink.objects.count() == 1
    assert Client().get(adres).status_code == 200


def test_a_link_of_another_item_is_not_withdrawn_by_way_of_this_one(les, maak, alphen, stevenshof):
    ander = maak(Les, "Van Stevenshof", ruimte="stevenshof", niveau="wijk")
    link, _ = deel(ander, stevenshof)
    response = binnen(alphen).post(f"/beheer/toolkit/les/{les.pk}/voorbeeld/links/{link.pk}/intrekken/")
    assert response.status_code == 404
    link.refresh_from_db()
    assert link.ingetrokken_op is None


def test_the_office_shows_the_link_once(les, alphen):
    client = binnen(alphen)
    url = f"/beheer/toolkit/les/{les.pk}/voorbeeld/links/"
    page = client.post(url, {"duur": "dag"})
    adres = re.search(r'value="http://testserver(/voorbeeld/[^"]+)"', page.content.decode())[1]
    assert "no-store" in page["Cache-Control"]
    assert Client().get(adres).status_code == 200
    assert "/voorbeeld/" + adres.split("/")[2] not in client.get(url).content.decode()
    assert "Trek in" in client.get(url).content.decode()
    assert client.post(url, {"duur": "jaar"}).status_code == 404


@pytest.fixture
def nieuws(maak, beeld) -> Nieuwsbericht:
    """A draft with one image of its own, and one in its text."""
    tekst = f'<p>Zie het beeld.</p><figure data-afbeelding="{beeld.sleutel}"></figure>'
    return maak(Nieuwsbericht, "Nieuws in de maak", ruimte="alphen-noord", afbeelding=beeld, tekst=tekst)


def test_images_of_the_draft_are_in_it_and_others_are_not(nieuws, beeld, alphen, stevenshof, ruimten):
    from redactie.media import voeg_afbeelding_toe

    link, adres = deel(nieuws, alphen)
    page = Client().get(adres).content.decode()
    beelden = re.findall(r'src="(/voorbeeld/[^"]+)"', page)
    assert len(beelden) == 2
    response = haal(Client(), beelden[0])
    assert (response.status_code, response["Content-Type"], is_geheim(response)) == (200, "image/webp", True)
    assert Client().get(beeld.get_absolute_url()).status_code == 404
    ander = voeg_afbeelding_toe(op("b.png", plaatje()), ruimte=ruimten["alphen-noord"], by=alphen, titel="B", alt="b")
    assert Client().get(beelden[0].replace(str(beeld.sleutel), str(ander.sleutel))).status_code == 404
    assert Client().get(beelden[0].replace("/media/afbeelding/", "/media/../beheer/")).status_code == 404
    trek_in(link, by=alphen)
    assert Client().get(beelden[0]).status_code == 404


def test_an_image_of_another_wijk_does_not_come_along(nieuws, stevenshof, alphen, ruimten):
    """Somebody who forges a foreign image into a draft gets no picture of it by sharing the draft."""
    from redactie.media import voeg_afbeelding_toe

    vreemd = voeg_afbeelding_toe(
        op("b.png", plaatje()), ruimte=ruimten["stevenshof"], by=stevenshof, titel="B", alt="b"
    )
    nieuws.afbeelding, nieuws.tekst = vreemd, f'<figure data-afbeelding="{vreemd.sleutel}"></figure>'
    nieuws.save()
    _, adres = deel(nieuws, alphen)
    found = re.findall(r'src="(/voorbeeld/[^"]+)"', Client().get(adres).content.decode())
    assert [Client().get(image).status_code for image in found] == [404] * len(found)
    assert Client().get(vreemd.get_absolute_url()).status_code == 404


def test_the_key_is_in_no_log_line(les, alphen, caplog):
    link, adres = deel(les, alphen)
    trek_in(link, by=alphen)
    with caplog.at_level(logging.DEBUG):
        Client().get(adres)
        Client().get("/voorbeeld/een-verkeerde-sleutel/")
        Client().get("/voorbeeld/een-verkeerde-sleutel/merk/media/afbeelding/x/1/")
    lines = "\n".join(JsonFormatter().format(record) for record in caplog.records)
    assert caplog.records
    assert (adres.split("/")[2] in lines, "een-verkeerde-sleutel" in lines) == (False, False)


def test_a_preview_is_no_address_to_redirect_to(les, alphen, maak):
    _, adres = deel(les, alphen)
    ander = transition(maak(Les, "Oud", ruimte="alphen-noord", niveau="wijk"), Status.GEPUBLICEERD, by=alphen)
    from django.core.exceptions import ValidationError

    with pytest.raises(ValidationError, match="vindt een bezoeker niets"):
        transition(ander, Status.GEARCHIVEERD, by=alphen, doorverwijzing=adres)


def test_old_links_are_cleaned_with_what_they_held(les, alphen):
    now = timezone.now()
    _, adres = deel(les, alphen)
    with time_machine.travel(now + timedelta(days=20), tick=False):
        call_command("ruim_op")
        assert Client().get(adres).status_code == 410
    with time_machine.travel(now + timedelta(days=32), tick=False):
        call_command("ruim_op")
        assert Client().get(adres).status_code == 404
    assert not Voorbeeldlink.objects.exists()


def test_a_deleted_item_leaves_a_link_that_is_over(les, alphen):
    _, adres = deel(les, alphen)
    les.delete()
    assert Client().get(adres).status_code == 410


def test_nothing_of_a_preview_is_found(les, alphen, maak):
    maak(Nieuwsbericht, "Openbaar nieuws", gepubliceerd=True, tekst="<p>x</p>")
    maak(Pagina, "Over", slug="over", gepubliceerd=True)
    maak(Snelkoppeling, "Lessen", adres="/lessen/", gepubliceerd=True)
    _, adres = deel(les, alphen)
    Client().get(adres)
    for url in ("/", "/lessen/", "/zoeken/?q=geheim", "/sitemap.xml", "/nieuws/atom.xml"):
        assert "Geheim concept van Alphen" not in Client().get(url).content.decode(), url
