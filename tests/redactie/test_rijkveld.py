# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""The field for rich text: with marks or with the editor, nothing is lost and nothing slips in."""

import json
import time
from html import unescape

import pytest
from django import forms
from django.test import Client

from redactie.media import voeg_bestand_toe
from redactie.models import Pagina
from redactie.opmaak.veld import als_merktekens
from redactie.tekst import links_naar_items, schoon
from redactie.templatetags.redactie import rijketekst
from tests.data.xss import AANVALLEN
from tests.redactie.test_media import op
from tests.redactie.test_plak import VERWACHT, geplakt
from tests.redactie.test_tekst import keur
from toolkit.models import Les

pytestmark = [pytest.mark.django_db, pytest.mark.een_database]


def formulier(gebruiker):
    class Formulier(forms.ModelForm):
        class Meta:
            model = Pagina
            fields = ("tekst",)

        def __init__(self, *args, **kwargs) -> None:
            super().__init__(*args, **kwargs)
            self.fields["tekst"].gebruiker = gebruiker

    return Formulier


@pytest.fixture
def vul_in(alphen):
    """Send a text; return the form. `vul_in("typed", "merktekens", was="<p>before</p>")`."""

    def _vul_in(tekst: str, vorm: str | None, *, was: str = "", gebruiker=None):
        data = {"tekst": tekst} | ({"tekst_vorm": vorm} if vorm else {})
        return formulier(gebruiker or alphen)(data, instance=Pagina(tekst=was))

    return _vul_in


def uitkomst(form) -> str:
    assert form.errors == {}
    return schoon(form.cleaned_data["tekst"])


RIJK = "<h2>Kop</h2>\n<ul>\n<li>een\n</li>\n<li><p>twee</p></li></ul><table><tbody><tr><td>a</td></tr></tbody></table>"


def test_a_text_that_was_not_touched_stays_as_it_was_to_the_letter(vul_in, alphen):
    getypt = als_merktekens(RIJK, alphen).replace("\n", "\r\n")  # as a browser sends it
    form = vul_in(getypt, "merktekens", was=RIJK)
    assert form.is_valid()
    assert form.cleaned_data["tekst"] == RIJK
    assert form.changed_data == []
    form = vul_in(RIJK, "html", was=RIJK)
    assert (form.is_valid(), form.cleaned_data["tekst"], form.changed_data) == (True, RIJK, [])


def test_a_text_that_was_touched_is_new(vul_in, alphen):
    form = vul_in(als_merktekens(RIJK, alphen).replace("Kop", "Andere kop"), "merktekens", was=RIJK)
    assert uitkomst(form).startswith("<h2>Andere kop</h2>")
    assert form.changed_data == ["tekst"]


def test_what_the_editor_sends_is_put_in_the_form_in_which_it_is_stored(vul_in):
    gestuurd = (
        "<h2>Kop</h2><ul><li><p>een</p></li><li><p>twee</p></li></ul>"
        "<table><tbody><tr><th><p>jaar</p></th></tr><tr><td><p>2021</p></td></tr></tbody></table><p></p>"
    )
    assert uitkomst(vul_in(gestuurd, "html")) == (
        "<h2>Kop</h2>\n<ul><li>een</li><li>twee</li></ul>\n"
        '<table><thead><tr><th scope="col">jaar</th></tr></thead><tbody><tr><td>2021</td></tr></tbody></table>'
    )


def test_a_form_without_the_hidden_field_sends_marks_and_gets_round_no_check(vul_in):
    assert uitkomst(vul_in("een", None)) == "<p>een</p>"
    assert uitkomst(vul_in('<figure data-afbeelding="660f151c-0000"></figure>', None)).startswith("<p>&lt;figure")


def test_what_is_typed_in_marks_comes_back_in_the_editor_and_the_other_way_around(vul_in, alphen):
    eerst = uitkomst(vul_in("## Kop\n\n- **een**\n- [twee](/lessen/)\n\n| a |\n|---|\n| b |", "merktekens"))
    daarna = uitkomst(vul_in(eerst.replace("een", "drie"), "html", was=eerst))
    assert als_merktekens(daarna, alphen) == "## Kop\n\n- **drie**\n- [twee](/lessen/)\n\n| a |\n|---|\n| b |"


@pytest.mark.parametrize("getypt", ["[x](javascript:kwaad())", "[afbeelding: weg #999]", "[video: x | https://a.nl/b]"])
def test_a_text_with_a_mistake_is_given_back_as_it_was_typed(vul_in, getypt):
    form = vul_in(f"  eerst\r\n{getypt}", "merktekens", was="<p>was</p>")
    assert list(form.errors) == ["tekst"]
    pagina = form.as_p()
    assert f"  eerst\r\n{getypt}" in unescape(pagina).replace("\n  eerst", "  eerst")
    assert 'name="tekst_vorm" value="merktekens"' in pagina


def test_a_text_of_the_editor_with_a_mistake_is_given_back_as_it_was_sent(vul_in):
    lang = f"<p>{'a' * 60_001}</p>"
    form = vul_in(lang, "html")
    assert list(form.errors) == ["tekst"]
    assert lang in unescape(form.as_p())
    assert 'name="tekst_vorm" value="html"' in form.as_p()


def test_a_text_with_thousands_of_small_pieces_is_refused_with_what_to_do(vul_in):
    form = vul_in("- a\n" * 4000, "merktekens")
    assert "Maak er twee van" in form.errors["tekst"][0]


def test_the_field_tells_the_editor_what_it_needs_and_nothing_runs_by_itself(vul_in, beeld, alphen):
    plaat = beeld()
    html = f'<p>"&lt;x&gt;"</p><figure data-afbeelding="{plaat.sleutel}"></figure>'
    pagina = formulier(alphen)(instance=Pagina(tekst=html)).as_p()
    waarden = dict(
        pair.split("=", 1) for pair in pagina.split("data-rijkveld ")[1].split(">")[0].replace('" ', '"\n').split("\n")
    )
    assert unescape(waarden["data-html"]).strip('"') == schoon(html)
    media = json.loads(unescape(waarden["data-media"].strip('"')))
    assert media[f"afbeelding:{plaat.sleutel}"]["alt"] == "een straat met bomen"
    assert f"[afbeelding: De straat #{plaat.pk}]" in pagina
    assert "<script" not in pagina
    assert "style=" not in pagina


# --- Attacks through both doors --------------------------------------------------------------------------------


@pytest.mark.parametrize("vorm", ["html", "merktekens", None])
def test_no_attack_comes_through_a_form(vul_in, vorm):
    for naam, aanval in AANVALLEN.items():
        form = vul_in(aanval.replace("\x00", ""), vorm)
        if form.is_valid():
            assert keur(uitkomst(form)) == [], naam


@pytest.mark.parametrize("vorm", ["html", "merktekens"])
def test_an_attack_that_is_shown_again_stays_text(vul_in, vorm):
    aanval = "</textarea><script>kwaad()</script><img src=x onerror=kwaad()>\"'> [x](javascript:x)"
    pagina = vul_in(aanval + "a" * 61_000, vorm).as_p()
    assert "<script" not in pagina
    assert "<img" not in pagina


@pytest.mark.parametrize("naam", VERWACHT)
def test_a_paste_that_reached_the_server_is_clean(vul_in, naam):
    assert uitkomst(vul_in(geplakt(naam), "html")) == VERWACHT[naam]


# --- Images and documents: by whom -----------------------------------------------------------------------------


def test_an_image_of_another_room_cannot_be_put_in_a_text_in_any_form(vul_in, beeld, stevenshof):
    eigen, ander = beeld("stevenshof"), beeld("alphen-noord")
    for plaat, mag in ((eigen, True), (ander, False)):
        blok = f'<figure data-afbeelding="{plaat.sleutel}"></figure>'
        for vorm, tekst in (("merktekens", f"[afbeelding: x #{plaat.pk}]"), ("html", blok)):
            form = vul_in(tekst, vorm, gebruiker=stevenshof)
            assert form.is_valid() is mag
            if mag:
                assert uitkomst(form) == blok
            else:
                assert "er niet, of je mag die niet zien" in form.errors["tekst"][0]


def test_an_image_that_somebody_else_put_there_stays_when_the_rest_changes(vul_in, beeld, stevenshof):
    ander = beeld("alphen-noord", "Geheime titel")
    was = f'<p>tekst</p>\n<figure data-afbeelding="{ander.sleutel}"></figure>'
    getypt = als_merktekens(was, stevenshof)
    assert "Geheime titel" not in getypt
    assert uitkomst(vul_in(f"{getypt}\n\nerbij", "merktekens", was=was, gebruiker=stevenshof)) == f"{was}\n<p>erbij</p>"


def test_a_document_is_placed_by_its_number(vul_in, ruimten, alphen):
    bestand = voeg_bestand_toe(op("x.csv", b"a;b"), ruimte=ruimten["alphen-noord"], by=alphen, titel="Het [plan] #1")
    blok = uitkomst(vul_in(f"[document: Het plan #{bestand.pk}]", "merktekens"))
    assert blok == f'<figure data-document="{bestand.sleutel}"></figure>'
    assert als_merktekens(blok, alphen) == f"[document: Het plan 1 #{bestand.pk}]"
    assert uitkomst(vul_in(als_merktekens(blok, alphen) + "\n\nx", "merktekens", was=blok)).startswith(blok)


# --- Links -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("adres", ["/lessen/een-les/", "{site}/lessen/een-les/", "/lessen/een-les/?a=b#c"])
def test_a_typed_address_of_a_public_page_knows_its_item(vul_in, maak, settings, adres):
    les = maak(Les, "Een les", slug="een-les", gepubliceerd=True, niveau="wijk", tekst="<p>x</p>")
    for vorm, tekst in (("merktekens", "[x]({})"), ("html", '<p><a href="{}">x</a></p>')):
        html = uitkomst(vul_in(tekst.format(adres.format(site=settings.SITE_URL)), vorm))
        assert links_naar_items(html) == {adres.format(site=""): f"toolkit.les.{les.pk}"}


def test_a_typed_address_of_a_concept_tells_nothing(vul_in, maak):
    maak(Les, "Een les", slug="een-les", niveau="wijk", tekst="<p>x</p>")
    assert links_naar_items(uitkomst(vul_in("[x](/lessen/een-les/)", "merktekens"))) == {}


def test_a_chosen_concept_of_the_own_room_is_kept_and_one_of_another_room_is_not(vul_in, maak):
    eigen = maak(Les, "Eigen", ruimte="alphen-noord", niveau="wijk", tekst="<p>x</p>")
    ander = maak(Les, "Ander", ruimte="stevenshof", niveau="wijk", tekst="<p>x</p>")
    for les, bekend in ((eigen, True), (ander, False)):
        html = uitkomst(vul_in(f'<p><a href="/lessen/{les.slug}/" data-item="toolkit.les.{les.pk}">x</a></p>', "html"))
        assert (f'data-item="toolkit.les.{les.pk}"' in html) is bekend


def test_marks_keep_the_item_of_a_link_that_was_there(vul_in, maak, alphen):
    les = maak(Les, "Concept", ruimte="stevenshof", niveau="wijk", tekst="<p>x</p>")
    was = schoon(f'<p><a href="/lessen/{les.slug}/" data-item="toolkit.les.{les.pk}">x</a></p>')
    assert links_naar_items(
        uitkomst(vul_in(als_merktekens(was, alphen) + " y", "merktekens", was=was))
    ) == links_naar_items(was)


def test_a_moved_page_gets_its_new_address_the_next_time_the_text_is_written(maak):
    les = maak(Les, "Een les", slug="oud", gepubliceerd=True, niveau="wijk", tekst="<p>x</p>")
    pagina = maak(
        Pagina, "Een pagina", tekst=f'<p><a href="/lessen/oud/#stap" data-item="toolkit.les.{les.pk}">x</a></p>'
    )
    Les.objects.filter(pk=les.pk).update(slug="nieuw")
    pagina.save()
    assert 'href="/lessen/nieuw/#stap"' in pagina.tekst


# --- In the office ---------------------------------------------------------------------------------------------


def test_the_office_saves_marks_without_javascript(login, maak, alphen):
    les = maak(Les, "Een les", ruimte="alphen-noord", niveau="wijk", tekst="<p>was</p>")
    from tests.test_toegang import form_data

    client: Client = login(alphen)
    url = f"/beheer/toolkit/les/{les.pk}/change/"
    data = form_data(client, url) | {"tekst": "## Kop\n- een\n- *twee*", "tekst_vorm": "merktekens"}
    response = client.post(url, data)
    assert response.status_code == 302, response.context["errors"]
    les.refresh_from_db()
    assert les.tekst == "<h2>Kop</h2>\n<ul><li>een</li><li><em>twee</em></li></ul>"
    assert "- *twee*</textarea>" in client.get(url).content.decode()


WIJD = "<tr>" + "<td>a</td>" * 4 + "</tr>"


def test_a_wide_table_gets_a_box_and_a_narrow_one_does_not():
    shown = rijketekst(f"<table>{WIJD}</table><table><tr><td>1</td></tr></table>")
    assert shown.count('class="tabelvak"') == 1
    assert shown.index("tabelvak") < shown.index("<td>a</td>") < shown.index("<td>1</td>")
    assert rijketekst("<p>geen tabel</p>") == "<p>geen tabel</p>"


@pytest.mark.parametrize(
    "html",
    [
        "<table><tr>" + "<td>a</td>" * 4000 + "<td><table><tr><td>b</td></tr></table></td></tr></table>",
        f"<table>{'<tr><td>a</td></tr>' * 3000}</table>",
        "<table><tr><td>" * 1500,
    ],
)
def test_showing_a_table_takes_no_longer_because_of_how_it_is_made(html):
    begin = time.process_time()
    rijketekst(html)
    assert time.process_time() - begin < 1


def test_who_may_only_read_sees_the_text_and_not_its_html(maak, lezer):
    les = maak(Les, "Een les", ruimte="alphen-noord", niveau="wijk", tekst="<p>Bel <strong>altijd</strong> even.</p>")
    client = Client()
    client.force_login(lezer)
    page = client.get(f"/beheer/toolkit/les/{les.pk}/change/").content.decode()
    assert "<p>Bel <strong>altijd</strong> even.</p>" in page
    assert "&lt;p&gt;" not in page
