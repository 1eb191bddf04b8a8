# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Attacks that once worked. Each stays here, so that it never works again."""

import re
import time

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from redactie.models import Gebruiker, Lidmaatschap, Logregel, OudAdres, Resultaat, Status, Tegenspraak, Versie
from redactie.models.bron import Betreft
from redactie.vergelijken import woordverschil
from redactie.versies import bewaar_werkkopie, leg_versie_vast, neem_op, zet_terug
from redactie.workflow import transition
from tests.soorten import VELDEN
from tests.test_toegang import form_data
from toolkit.models import Les, Menukaartonderwerp, Tool, Vraag, Vraagregel
from wijken.models import Gebeurtenis, Inbreng, Professional

pytestmark = pytest.mark.django_db


def client_for(user: Gebruiker) -> Client:
    client = Client()
    client.force_login(user)
    return client


def with_working_copy(item, by, **velden):
    inhoud = neem_op(item)
    inhoud["velden"] |= velden
    bewaar_werkkopie(item, inhoud, by=by)


def test_a_withdrawn_working_copy_does_not_come_back(maak, alphen):
    les = maak(Les, "Een les", ruimte="alphen-noord", gepubliceerd=True, **VELDEN[Les])
    with_working_copy(les, alphen, samenvatting="Mevrouw Jansen heeft diabetes")
    les = transition(les, Status.CONCEPT, by=alphen)
    assert (
        les.samenvatting == "Mevrouw Jansen heeft diabetes"
    )  # what was typed is the concept now, for the editor to see
    Les.objects.filter(pk=les.pk).update(samenvatting="Zonder naam")
    transition(Les.objects.get(pk=les.pk), Status.GEPUBLICEERD, by=alphen)
    assert Les.objects.get(pk=les.pk).samenvatting == "Zonder naam"
    assert not Versie.objects.van(les).werkkopieen().exists()


def test_many_values_in_one_facet_cost_little(client):
    query = "&".join(f"thema=a{number:04}" for number in range(1900))
    start = time.process_time()
    response = client.get(f"/lessen/?{query}")
    assert response.status_code == 200
    assert len(response.content) < 60_000
    assert time.process_time() - start < 2


def test_another_room_cannot_lock_an_item_by_taking_its_new_address(maak, alphen):
    les = maak(Les, "Een les", ruimte="alphen-noord", slug="lopen", gepubliceerd=True, **VELDEN[Les])
    with_working_copy(les, alphen, slug="lopen-x", titel="Nieuw")
    maak(Les, "Kaper", ruimte="stevenshof", slug="lopen-x", **VELDEN[Les])
    client = client_for(alphen)
    assert client.get(f"/beheer/toolkit/les/{les.pk}/change/").status_code == 200
    les = transition(les, Status.GEPUBLICEERD, by=alphen)
    assert (les.slug, les.titel) == ("lopen", "Nieuw")
    assert "intussen ergens anders in gebruik" in Logregel.objects.van(les).first().toelichting
    assert transition(les, Status.CONCEPT, by=alphen).status == Status.CONCEPT


def test_an_old_address_cannot_be_taken_over(maak, alphen, stevenshof):
    les = maak(Les, "Een les", ruimte="alphen-noord", slug="oud", gepubliceerd=True, **VELDEN[Les])
    with_working_copy(les, alphen, slug="nieuw")
    transition(les, Status.GEPUBLICEERD, by=alphen)
    assert OudAdres.objects.get().slug == "oud"
    form = {
        "titel": "Kaper",
        "slug": "oud",
        "niveau": "wijk",
        "soort": "les",
        "gedaan": "niet_vastgelegd",
        "ruimte": stevenshof.lidmaatschappen.get().ruimte_id,
    }
    inline = "redactie-bronvermelding-content_type-object_id"
    form |= {f"{inline}-TOTAL_FORMS": 0, f"{inline}-INITIAL_FORMS": 0}
    response = client_for(stevenshof).post("/beheer/toolkit/les/add/", form)
    assert "verwijst al door" in response.content.decode()
    assert not Les.objects.filter(slug="oud").exists()


def test_a_body_that_is_too_large_is_refused_before_it_is_read(client):
    response = client.post("/contact/", b"x", content_type="text/plain", CONTENT_LENGTH=str(200 * 1024 * 1024))
    assert response.status_code == 413
    assert "te groot" in response.content.decode()


@pytest.mark.parametrize(
    "model", ["redactie/gebruiker", "redactie/logregel", "redactie/bericht", "redactie/afbeelding"]
)
@pytest.mark.parametrize("lookup", ["password__startswith=md5", "door__password__regex=.", "door__email__startswith=a"])
def test_a_filter_tells_nothing_of_passwords(model, lookup, beheerder):
    """It is refused, or it is not listened to: then a right guess and a wrong one lead to the same rows."""
    client = client_for(beheerder)
    answer = client.get(f"/beheer/{model}/?{lookup}")
    if answer.status_code == 200:
        wrong = client.get(f"/beheer/{model}/?{lookup}-zo-begint-niemand")
        assert rows_in(answer) == rows_in(wrong)
    else:
        assert answer.status_code in (302, 400)


def rows_in(answer) -> list[str]:
    """What a list leads to, and how many it says there are."""
    page = answer.content.decode()
    return re.findall(r'href="(/beheer/[^"?]+)"', page) + re.findall(r"\b\d+ (?:regels?|afbeeldingen)\b", page)


def test_comparing_long_texts_takes_seconds_at_most():
    start = time.process_time()
    woordverschil("a " * 15_000, "a b " * 15_000)
    assert time.process_time() - start < 5


@pytest.mark.parametrize(
    "adres", ["javascript:alert(1)", "//elders.nl", "https://elders.nl", "/\\elders.nl", "data:text/html,x"]
)
def test_an_address_on_the_site_is_on_the_site(adres, maak):
    topic = maak(Menukaartonderwerp, "Onderwerp", nummer=1)
    topic.adres = adres
    rule = Vraagregel(vraag=maak(Vraag, "Vraag", nummer=8, kort="x"), soort="beginstap", tekst="x", adres=adres)
    for row in (topic, rule):
        with pytest.raises(ValidationError, match="adres op deze site"):
            row.full_clean()


@pytest.mark.parametrize(
    "url", ["https://ons@elders.nl/", "javascript:alert(1)", "ftp://x.nl", "//x.nl", "https:/\\x.nl"]
)
def test_a_web_address_shows_where_it_leads(url, maak):
    from wijken.models import Organisatie

    organisatie = maak(Organisatie, "Org", soort="zorg")
    organisatie.website = url
    with pytest.raises(ValidationError):
        organisatie.full_clean()


def test_a_page_to_read_names_nothing_of_another_room(maak, alphen, stevenshof):
    les = maak(Les, "Openbare les", ruimte="alphen-noord", gepubliceerd=True, **VELDEN[Les])
    les.tools.add(maak(Tool, "Geheime tool", ruimte="alphen-noord", **VELDEN[Tool]))
    with_working_copy(les, alphen, titel="Geheime titel")
    url = f"/beheer/toolkit/les/{les.pk}/change/"
    seen = {user.naam: client_for(user).get(url).content.decode() for user in (alphen, stevenshof)}
    assert "Geheime tool" in seen[alphen.naam] and "Geheime titel" in seen[alphen.naam]
    assert "Openbare les" in seen[stevenshof.naam]
    assert "Geheime" not in seen[stevenshof.naam] and "Anne" not in seen[stevenshof.naam]


def test_a_hidden_name_is_for_the_members_of_the_room(maak, alphen, stevenshof):
    person = maak(Professional, "Naam Verborgen", ruimte="alphen-noord", functie="adviseur", gepubliceerd=True)
    url = "/beheer/wijken/professional/"
    assert "Naam Verborgen" in client_for(alphen).get(url).content.decode()
    assert "Naam Verborgen" not in client_for(stevenshof).get(url).content.decode()
    assert client_for(stevenshof).get(f"{url}{person.pk}/change/").status_code == 404


def test_the_timeline_gives_no_address_of_a_concept(maak, client):
    later = maak(Gebeurtenis, "Later", slug="geheime-ontruiming", **VELDEN[Gebeurtenis])
    maak(Gebeurtenis, "Eerder", opvolger=later, gepubliceerd=True, **VELDEN[Gebeurtenis] | {"staat": "verplaatst"})
    assert "geheime-ontruiming" not in client.get("/tijdlijn/").content.decode()


def test_an_old_version_links_nothing_that_was_withdrawn_since(maak, alphen, stevenshof):
    tool = maak(Tool, "Tool van Alphen", ruimte="alphen-noord", gepubliceerd=True, **VELDEN[Tool])
    les = maak(Les, "Les", ruimte="stevenshof", **VELDEN[Les])
    les.tools.add(tool)
    versie = leg_versie_vast(les, by=stevenshof)
    les.tools.clear()
    transition(tool, Status.CONCEPT, by=alphen)
    assert zet_terug(les, versie, by=stevenshof) == ["tools: 1 bestaan niet meer"]
    assert list(les.tools.all()) == []


def test_nobody_writes_on_the_page_of_another_wijk(maak, maak_wijk, stevenshof, ruimten):
    wijk = maak_wijk("alphen-noord", "Alphen Noord", "Alphen aan den Rijn")
    client = client_for(stevenshof)
    page = client.get("/beheer/wijken/inbreng/add/").content.decode()
    assert ">Alphen Noord<" not in page
    form = {
        "titel": "Kaper",
        "vorm": "x",
        "staat": "gedaan",
        "volgorde": 0,
        "wijk": wijk.pk,
        "ruimte": ruimten["stevenshof"].pk,
    }
    inline = "redactie-bronvermelding-content_type-object_id"
    response = client.post(
        "/beheer/wijken/inbreng/add/", form | {f"{inline}-TOTAL_FORMS": 0, f"{inline}-INITIAL_FORMS": 0}
    )
    assert (response.status_code, Inbreng.objects.count()) == (200, 0)


def test_a_contradiction_is_put_only_on_items_one_may_edit(maak, beheerder, alphen):
    from redactie.admin.overig import BetreftForm

    les = maak(Les, "Les van Alphen", ruimte="alphen-noord", gepubliceerd=True, **VELDEN[Les])
    tegenspraak = maak(Tegenspraak, "Iets", nummer=1, soort="leemte")

    def named_by(user) -> bool:
        form = type("F", (BetreftForm,), {"gebruiker": user})(
            {"adres": les.get_absolute_url(), "volgorde": 0}, instance=Betreft(tegenspraak=tegenspraak)
        )
        return form.is_valid()

    from tests.conftest import maak_gebruiker

    stranger = maak_gebruiker("x@voorbeeld.nl", "X")
    assert (named_by(beheerder), named_by(alphen), named_by(stranger)) == (True, True, False)


def test_what_everybody_sees_is_not_published_from_a_wijk(maak, alphen):
    with pytest.raises(ValidationError, match="gedeelde ruimte"):
        transition(maak(Vraag, "Vijfde vraag", ruimte="alphen-noord", **VELDEN[Vraag]), Status.GEPUBLICEERD, by=alphen)


def test_a_control_character_does_not_break_the_feed(maak, client):
    from xml.etree import ElementTree

    from redactie.models import Nieuwsbericht

    maak(Nieuwsbericht, "Nieuws\x01 vandaag", samenvatting="a\x0bb", gepubliceerd=True, **VELDEN[Nieuwsbericht])
    response = client.get("/nieuws/atom.xml")
    assert response.status_code == 200
    assert "Nieuws vandaag" in ElementTree.tostring(ElementTree.fromstring(response.content), "unicode")


def test_a_change_of_rights_and_a_refusal_stand_in_the_log(maak, beheerder, alphen, stevenshof, lezer):
    client = client_for(beheerder)
    url = f"/beheer/redactie/gebruiker/{stevenshof.pk}/change/"
    assert client.post(url, form_data(client, url)).status_code == 302
    assert Logregel.objects.get(actie="account bewaard").door == beheerder
    data = form_data(client, url)
    data |= {name: "redacteur" for name in data if name.endswith("-rol") and data[name] == "procesbegeleider"}
    assert client.post(url, data).status_code == 302
    assert Logregel.objects.get(actie="rol gewijzigd").toelichting == "redacteur in Stevenshof"
    les = maak(Les, "Les", ruimte="alphen-noord", **VELDEN[Les])
    assert client_for(lezer).post(f"/beheer/toolkit/les/{les.pk}/change/", {}).status_code == 403
    refusal = Logregel.objects.van(les).get()
    assert (refusal.resultaat, refusal.door) == (Resultaat.GEWEIGERD, lezer)


def test_nobody_changes_the_account_of_who_may_do_more(beheerder):
    chief = Gebruiker.objects.create_superuser("chef@voorbeeld.nl", naam="Chef")
    response = client_for(beheerder).post(
        f"/beheer/redactie/gebruiker/{chief.pk}/change/",
        {"naam": "Chef", "email": "ik@voorbeeld.nl", "is_active": "on"},
    )
    assert response.status_code == 403
    assert Gebruiker.objects.get(pk=chief.pk).email == "chef@voorbeeld.nl"


def test_a_procesbegeleider_gives_nobody_rights(alphen, stevenshof):
    client = client_for(alphen)
    assert client.get(f"/beheer/redactie/gebruiker/{stevenshof.pk}/change/").status_code == 403
    assert Lidmaatschap.objects.count() == 2


@pytest.mark.parametrize("met", ["²", "9" * 5000, "-1", "abc", "\x00"])
def test_a_version_that_makes_no_sense_is_no_error(met, maak, alphen):
    les = maak(Les, "Les", ruimte="alphen-noord", **VELDEN[Les])
    leg_versie_vast(les, by=alphen)
    response = client_for(alphen).get(f"/beheer/toolkit/les/{les.pk}/versies/1/", {"met": met})
    assert response.status_code == 200


def test_a_filter_on_a_wijk_that_is_not_public_is_like_one_on_nothing(maak, maak_wijk, client):
    wijk = maak_wijk("alphen-noord", "Alphen Noord", "Alphen aan den Rijn", gepubliceerd=False)
    maak(Les, "Les", wijk=wijk, gepubliceerd=True, **VELDEN[Les])
    counts = [
        client.get(f"/lessen/?wijk={slug}").context["paginator"].count for slug in ("alphen-noord", "bestaat-niet")
    ]
    assert counts == [0, 0]


def test_too_many_parts_at_once_are_refused_quickly(maak, alphen):
    tool = maak(Tool, "Tool", ruimte="alphen-noord", gepubliceerd=True, **VELDEN[Tool])
    client, url = client_for(alphen), f"/beheer/toolkit/tool/{tool.pk}/change/"
    start = time.process_time()
    response = client.post(url, form_data(client, url) | {"regels-TOTAL_FORMS": 100_000})
    assert response.status_code == 200
    assert time.process_time() - start < 10


def test_a_large_flat_image_does_not_fill_the_memory(ruimten, alphen):
    import io

    from django.core.files.base import ContentFile
    from PIL import Image

    from redactie.media import voeg_afbeelding_toe

    buffer = io.BytesIO()
    Image.new("L", (7000, 7000)).save(buffer, "PNG")
    assert buffer.tell() < 100_000
    with pytest.raises(ValidationError, match="beeldpunten"):
        voeg_afbeelding_toe(
            ContentFile(buffer.getvalue(), "groot.png"), ruimte=ruimten["alphen-noord"], by=alphen, titel="x", alt="x"
        )


@pytest.mark.parametrize("vorm", ["merktekens", "html"])
def test_a_quote_in_a_title_or_caption_adds_nothing_to_the_page(vorm, maak, alphen, client, ruimten):
    """What stands between the tags of a figure is text; on the page it becomes part of an attribute too."""
    from redactie.media import voeg_afbeelding_toe
    from tests.redactie.formulieren import ingevuld
    from tests.wijzer.test_beeld_bij_item import foto

    beeld = voeg_afbeelding_toe(foto(), ruimte=ruimten["alphen-noord"], by=alphen, titel="De straat", alt="Een straat")
    kwaad = """Titel" onmouseover="alert(1)" style="position:fixed" id="main" x='<b>&quot;"""
    if vorm == "html":
        veilig = kwaad.replace("&", "&amp;").replace("<", "&lt;")
        tekst = (
            f'<figure data-video="https://vimeo.com/123456789"><figcaption>{veilig}</figcaption></figure>'
            f'<figure data-afbeelding="{beeld.sleutel}"><figcaption>{veilig}</figcaption></figure>'
        )
    else:
        tekst = f"[video: {kwaad} | https://vimeo.com/123456789]\n\n[afbeelding: De straat #{beeld.pk} | {kwaad}]"
    les = maak(Les, "Een les", ruimte="alphen-noord", **VELDEN[Les])
    client.force_login(alphen)
    adres = f"/beheer/toolkit/les/{les.pk}/change/"
    data = ingevuld(client, adres) | {"tekst": tekst, "tekst_vorm": vorm, "_overgang": "gepubliceerd"}
    assert client.post(adres, data).status_code == 302
    page = Client().get(Les.objects.get().get_absolute_url()).content.decode()
    assert "tekstvideo" in page and "tekstbeeld" in page
    tags = re.findall(r"<[a-z][^>]*>", page.split("<main")[1])
    assert [tag for tag in tags if "onmouseover" in re.sub(r'"[^"]*"', "", tag) or 'id="main"' in tag] == []
    assert [tag for tag in tags if re.search(r"\sstyle=", re.sub(r'"[^"]*"', '""', tag))] == []


def test_a_text_without_its_mark_gets_round_no_check(maak, alphen, stevenshof, client, ruimten):
    """A field that is sent without saying what it holds is simple marks, and never stored as it came."""
    from redactie.media import voeg_afbeelding_toe
    from tests.redactie.formulieren import ingevuld
    from tests.wijzer.test_beeld_bij_item import foto

    geheim = voeg_afbeelding_toe(foto(), ruimte=ruimten["alphen-noord"], by=alphen, titel="Geheim", alt="Geheim beeld")
    les = maak(Les, "Een les", ruimte="stevenshof", **VELDEN[Les])
    client.force_login(stevenshof)
    adres = f"/beheer/toolkit/les/{les.pk}/change/"
    kwaad = f'<p>x</p><figure data-afbeelding="{geheim.sleutel}"></figure>'
    for vorm in ({}, {"tekst_vorm": ""}, {"tekst_vorm": "html"}, {"tekst_vorm": "anders"}):
        data = {name: value for name, value in ingevuld(client, adres).items() if name != "tekst_vorm"}
        client.post(adres, data | {"tekst": kwaad, "_overgang": "gepubliceerd"} | vorm)
        assert Client().get(f"/media/afbeelding/{geheim.sleutel}/320/").status_code == 404
        assert f'<figure data-afbeelding="{geheim.sleutel}' not in Les.objects.get().tekst


def test_a_forged_host_changes_no_link(maak, client, settings):
    settings.SITE_URL = "https://www.wijzerindewijk.nl"
    maak(Les, "Les", slug="een-les", gepubliceerd=True, **VELDEN[Les])
    response = client.get("/sitemap.xml", headers={"host": "testserver:6666", "x-forwarded-host": "kwaad.nl"})
    text = response.content.decode()
    assert "https://www.wijzerindewijk.nl/lessen/een-les/" in text
    assert "6666" not in text and "kwaad" not in text
    assert client.get("/", headers={"host": "kwaad.nl"}).status_code == 400
