# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""What texts refer to: written down when rows change, and what is public follows from it."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.utils import timezone

from redactie import haken
from redactie.media import voeg_bestand_toe
from redactie.models import Afbeelding, Bestand, Pagina, Status, Verwijzing
from redactie.versies import als_versie, bewaar_werkkopie, leg_versie_vast, neem_op, zet_terug
from redactie.verwijzingen import links_naar, verwijzingsproblemen, werk_verwijzingen_bij
from redactie.workflow import transition
from tests.redactie.test_media import haal, op
from toolkit.models import Les, Tool, Toolregel

pytestmark = pytest.mark.django_db

LES = {"niveau": "wijk"}


def figuur(medium) -> str:
    soort = "afbeelding" if isinstance(medium, Afbeelding) else "document"
    return f'<figure data-{soort}="{medium.sleutel}"></figure>'


def vastgelegd(item) -> set[tuple]:
    rows = Verwijzing.objects.van(item)
    return {(row.afbeelding or row.bestand or row.adres, row.gepubliceerd) for row in rows}


def code(client, plaat) -> int:
    return haal(client, plaat.get_absolute_url()).status_code


# --- Written down ----------------------------------------------------------------------------------------------


def test_an_item_and_its_parts_refer_to_all_that_stands_in_their_texts(maak, beeld, ruimten, beheerder):
    een, twee = beeld(), beeld()
    bestand = voeg_bestand_toe(op("x.csv", b"a;b"), ruimte=ruimten["gedeeld"], by=beheerder, titel="Plan")
    les = maak(Les, "Een les", gepubliceerd=True, tekst="<p>x</p>", **LES)
    tool = maak(Tool, "Een tool", soort="werkvorm", herkomst="redactie", in_het_kort=figuur(een) + figuur(een))
    Toolregel.objects.create(
        tool=tool, soort="stap",
        tekst=f'{figuur(twee)}{figuur(bestand)}<p><a href="/x/" data-item="toolkit.les.{les.pk}">a</a>'
        '<a href="https://voorbeeld.nl/?a=1&amp;b=2">b</a><a href="/lessen/">c</a></p>'
        '<figure data-video="https://vimeo.com/123456"></figure>',
    )  # fmt: skip
    werk_verwijzingen_bij(tool)
    verwacht = {een, twee, bestand, f"toolkit.les.{les.pk}", "https://voorbeeld.nl/?a=1&b=2", "/lessen/",
                "https://vimeo.com/123456"}  # fmt: skip
    assert vastgelegd(tool) == {(waarheen, False) for waarheen in verwacht}
    assert [row.item for row in links_naar(les)] == [tool]
    tool.regels.all().delete()
    werk_verwijzingen_bij(tool)
    assert vastgelegd(tool) == {(een, False)}


def test_writing_down_again_changes_nothing(maak, beeld):
    les = maak(Les, "Een les", tekst=figuur(beeld()), **LES)
    werk_verwijzingen_bij(les)
    eerst = list(Verwijzing.objects.values())
    werk_verwijzingen_bij(les)
    assert list(Verwijzing.objects.values()) == eerst


def test_the_command_writes_everything_down_again(maak, beeld, capsys):
    les = maak(Les, "Een les", gepubliceerd=True, tekst=figuur(beeld()), **LES)
    eerst = vastgelegd(les)
    Verwijzing.objects.all().delete()
    call_command("werk_verwijzingen_bij")
    assert vastgelegd(les) == eerst != set()
    assert capsys.readouterr().out == "1 verwijzingen vastgelegd.\n"


def test_loading_the_launch_content_writes_down_its_links(inhoud, capsys):
    assert Verwijzing.objects.openbaar().filter(adres__startswith="https://").exists()
    assert Verwijzing.objects.openbaar().filter(adres__startswith="/").count() > 50
    rows = Verwijzing.objects.count()
    call_command("werk_verwijzingen_bij")
    assert Verwijzing.objects.count() == rows


# --- What is public --------------------------------------------------------------------------------------------


def test_an_image_is_public_when_a_public_text_shows_it_and_its_twin_in_a_concept_is_not(
    client, maak, beeld, beheerder
):
    in_openbaar, in_concept = beeld(), beeld()
    les = maak(Les, "Openbaar", gepubliceerd=True, tekst=figuur(in_openbaar), **LES)
    concept = maak(Les, "Concept", tekst=figuur(in_concept), **LES)
    werk_verwijzingen_bij(concept)
    assert (code(client, in_openbaar), code(client, in_concept)) == (200, 404)
    transition(concept, Status.GEPUBLICEERD, by=beheerder)
    transition(les, Status.CONCEPT, by=beheerder)
    assert (code(client, in_openbaar), code(client, in_concept)) == (404, 200)


def test_an_image_in_a_working_copy_is_private_until_it_is_published(client, maak, beeld, beheerder):
    oud, nieuw = beeld(), beeld()
    les = maak(Les, "Een les", gepubliceerd=True, tekst=figuur(oud), **LES)
    inhoud = neem_op(les)
    inhoud["velden"]["tekst"] = figuur(nieuw)
    versie = bewaar_werkkopie(les, inhoud, by=beheerder)
    with als_versie(les, versie):
        werk_verwijzingen_bij(les)
    assert (code(client, oud), code(client, nieuw)) == (200, 404)
    transition(les, Status.GEPUBLICEERD, by=beheerder)
    assert (code(client, oud), code(client, nieuw)) == (404, 200)


def test_an_image_follows_the_period_of_its_text(client, maak, beeld, beheerder):
    plaat, nu = beeld(), timezone.now()
    les = maak(Les, "Een les", tekst=figuur(plaat), van=nu - timedelta(days=1), tot=nu + timedelta(days=1), **LES)
    transition(les, Status.GEPUBLICEERD, by=beheerder)
    assert code(client, plaat) == 200
    for van, tot in ((1, 2), (-2, -1)):
        Verwijzing.objects.update(van_moment=nu + timedelta(days=van), tot_moment=nu + timedelta(days=tot))
        assert code(client, plaat) == 404


def test_putting_an_older_version_back_writes_down_what_it_refers_to(maak, beeld, beheerder):
    oud = beeld()
    les = maak(Les, "Een les", tekst=figuur(oud), **LES)
    versie = leg_versie_vast(les, by=beheerder)
    Les.objects.filter(pk=les.pk).update(tekst="")
    les.refresh_from_db()
    werk_verwijzingen_bij(les)
    assert vastgelegd(les) == set()
    zet_terug(les, versie, by=beheerder)
    assert vastgelegd(les) == {(oud, False)}


def test_used_on_names_texts_too(maak, beeld):
    plaat = beeld()
    les = maak(Les, "Een les", tekst=figuur(plaat), **LES)
    werk_verwijzingen_bij(les)
    gebruikt = [item for gebruik in haken.GEBRUIK if gebruik.medium is Afbeelding for item in gebruik.items(plaat)]
    assert gebruikt == [les]


def test_what_is_public_is_asked_in_one_query_however_many_texts_there_are(django_assert_num_queries, maak, beeld):
    for aantal in (1, 3):
        for _ in range(aantal):
            maak(Les, "Een les", gepubliceerd=True, tekst=figuur(beeld()), **LES)
        with django_assert_num_queries(1):
            list(Afbeelding.objects.openbaar())
        with django_assert_num_queries(1):
            list(Bestand.objects.openbaar())


# --- Before publishing -----------------------------------------------------------------------------------------


def link(item, *, naar: bool = True) -> str:
    data = f' data-item="{item._meta.label_lower}.{item.pk}"' if naar else ""
    return f'<p><a href="{item.get_absolute_url()}"{data}>lees meer over dit</a></p>'


def test_a_link_to_what_is_not_public_stops_publication_and_its_public_twin_does_not(maak, beheerder):
    doel = maak(Les, "Het doel", tekst="<p>x</p>", **LES)
    for naar in (True, False):
        les = maak(Les, "Een les", tekst=link(doel, naar=naar), **LES)
        with pytest.raises(ValidationError):
            transition(les, Status.GEPUBLICEERD, by=beheerder)
    transition(doel, Status.GEPUBLICEERD, by=beheerder)
    assert transition(les, Status.GEPUBLICEERD, by=beheerder).is_openbaar


def test_a_problem_names_only_what_the_person_may_see(maak, alphen, stevenshof):
    doel = maak(Les, "Geheim doel", ruimte="stevenshof", tekst="<p>x</p>", **LES)
    les = maak(Les, "Een les", ruimte="alphen-noord", tekst=link(doel), **LES)
    assert verwijzingsproblemen(les, stevenshof) == [
        "De link “lees meer over dit” gaat naar “Geheim doel”, en dat staat niet op de site. Publiceer dat eerst, of haal "
        "de link weg."
    ]
    assert verwijzingsproblemen(les, alphen) == [
        "De link “lees meer over dit” gaat naar iets wat niet op de site staat. Haal de link weg of kies iets anders."
    ]


@pytest.mark.parametrize("adres", ["/bestaat/niet/", "/lessen/weg/", "/weg/"])
def test_an_address_where_nothing_is_stops_publication(maak, alphen, adres):
    les = maak(Les, "Een les", tekst=f'<p><a href="{adres}">x</a></p>', **LES)
    assert len(verwijzingsproblemen(les, alphen)) == 1


@pytest.mark.parametrize(
    "adres", ["/lessen/", "/lessen/?niveau=wijk", "/", "#stap", "https://voorbeeld.nl/", "/tijdlijn/#a"]
)
def test_an_address_that_answers_does_not(maak, alphen, adres):
    les = maak(Les, "Een les", tekst=f'<p><a href="{adres}">x</a></p>', **LES)
    assert verwijzingsproblemen(les, alphen) == []


def test_a_link_to_the_item_itself_and_to_an_old_address_is_no_problem(maak, alphen, beheerder):
    doel = maak(Les, "Doel", slug="oud", gepubliceerd=True, tekst="<p>x</p>", **LES)
    inhoud = neem_op(doel)
    inhoud["velden"]["slug"] = "nieuw"
    bewaar_werkkopie(doel, inhoud, by=beheerder)
    transition(doel, Status.GEPUBLICEERD, by=beheerder)
    les = maak(
        Les, "Een les", slug="zelf", tekst='<p><a href="/lessen/oud/">x</a><a href="/lessen/zelf/">y</a></p>', **LES
    )
    assert verwijzingsproblemen(les, alphen) == []


def test_an_image_that_is_gone_stops_publication(maak, alphen, beeld):
    plaat = beeld()
    les = maak(Les, "Een les", tekst=figuur(plaat), **LES)
    assert verwijzingsproblemen(les, alphen) == []
    plaat.delete()
    assert verwijzingsproblemen(les, alphen) == [
        "In de tekst staat een afbeelding die er niet meer is. Haal hem weg of kies een andere."
    ]


# --- Shown -----------------------------------------------------------------------------------------------------


def test_a_page_shows_images_documents_and_videos_as_the_library_says(client, maak, beeld, ruimten, beheerder):
    plaat = beeld()
    bestand = voeg_bestand_toe(op("x.csv", b"a;b"), ruimte=ruimten["gedeeld"], by=beheerder, titel="Plan & meer")
    video = '<figure data-video="https://www.youtube.com/watch?v=abcdefghijk"><figcaption>Een &lt;film&gt;</figcaption></figure>'
    les = maak(Les, "Een les", gepubliceerd=True, tekst=figuur(plaat) + figuur(bestand) + video * 2, **LES)
    Afbeelding.objects.update(alt="een andere beschrijving")
    pagina = client.get(les.get_absolute_url()).content.decode()
    assert f'srcset="{plaat.srcset}"' in pagina
    assert 'alt="een andere beschrijving" loading="lazy"' in pagina
    assert f'<a href="{bestand.get_absolute_url()}">Plan &amp; meer</a> <span>CSV, 3' in pagina
    assert pagina.count('data-video-speler="https://www.youtube-nocookie.com/embed/abcdefghijk"') == 2
    assert 'data-video-titel="Een &lt;film&gt;"' in pagina
    assert (pagina.count("js/video"), "<iframe" in pagina, "data-afbeelding" in pagina) == (1, False, False)


def test_a_page_without_a_video_has_no_script(client, maak, beeld):
    les = maak(Les, "Een les", gepubliceerd=True, tekst=figuur(beeld()), **LES)
    assert "<script src" not in client.get(les.get_absolute_url()).content.decode()
    assert "video.js" not in client.get(les.get_absolute_url()).content.decode()


def test_who_may_not_see_an_image_does_not_get_its_words_either(client, login, maak, beeld, alphen, stevenshof):
    plaat = beeld("alphen-noord")
    les = maak(Les, "Een les", gepubliceerd=True, tekst="<p>x</p>", **LES)
    Les.objects.filter(pk=les.pk).update(tekst=figuur(plaat))  # as if it was not written down that it is public
    assert plaat.alt not in client.get(les.get_absolute_url()).content.decode()
    assert plaat.alt not in login(stevenshof).get(les.get_absolute_url()).content.decode()
    assert plaat.alt in login(alphen).get(les.get_absolute_url()).content.decode()


def test_a_page_asks_as_much_for_one_image_as_for_three(client, maak, beeld, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    tool = maak(Tool, "Een tool", gepubliceerd=True, soort="werkvorm", herkomst="redactie", in_het_kort="<p>x</p>")
    aantallen = []
    for aantal in (1, 3):
        for _ in range(aantal):
            Toolregel.objects.create(tool=tool, soort="stap", tekst=figuur(beeld()))
        werk_verwijzingen_bij(tool)
        client.get(tool.get_absolute_url())  # what the process remembers for a while is there now
        with CaptureQueriesContext(connection) as queries:
            pagina = client.get(tool.get_absolute_url()).content.decode()
        aantallen.append(len(queries))
    assert pagina.count("tekstbeeld") == 4
    assert aantallen[0] == aantallen[1]


def test_a_page_of_the_site_does_not_tell_which_item_a_link_leads_to(client, maak):
    doel = maak(Les, "Doel", gepubliceerd=True, tekst="<p>x</p>", **LES)
    pagina = maak(Pagina, "Een pagina", slug="een-pagina", gepubliceerd=True, tekst=link(doel))
    assert "data-item" in pagina.tekst
    getoond = client.get("/een-pagina/").content.decode()
    assert (doel.get_absolute_url() in getoond, "data-item" in getoond) == (True, False)
