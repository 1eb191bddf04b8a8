# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Rich text, read once into blocks for every form."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drukkerij.blokken import MAX_DIEP, MAX_KOLOMMEN, Alinea, Cel, Kop, Lijst, Stuk, Tabel, teksten
from drukkerij.lezen import heel_adres, is_zichtbaar, lees, plat
from drukkerij.xml import xml_tekst
from redactie.tekst import TAGS, platte_tekst, schoon

SITE = "https://www.wijzerindewijk.nl"


def alinea(tekst: str, soort: str = "gewoon", **opmaak) -> Alinea:
    return Alinea((Stuk(tekst, **opmaak),), soort)


def cel(tekst: str, kop: bool = False) -> Cel:
    return Cel((Stuk(tekst),) if tekst else (), kop)


def alle_tekst(html: str) -> str:
    return "".join(stuk.tekst for blok in lees(html, SITE) for tekst in teksten(blok) for stuk in tekst)


def test_paragraphs_headings_and_quotes_are_blocks():
    assert lees("<h2>Kop</h2>\n<p>een</p><blockquote><p>twee</p></blockquote>los<h4>Klein</h4><p></p>", SITE) == [
        Kop((Stuk("Kop"),), 1),
        alinea("een"),
        alinea("twee", "citaat"),
        alinea("los"),
        Kop((Stuk("Klein"),), 3),
    ]


def test_runs_know_what_they_look_like_and_spaces_are_single():
    html = '<p> a <strong> b <em>c</em></strong>\n d<br> e <code>f  g</code> <a href="/lessen/">h <strong>i</strong></a>. </p>'
    adres = f"{SITE}/lessen/"
    assert lees(html, SITE) == [
        Alinea(
            (
                Stuk("a "),
                Stuk("b ", vet=True),
                Stuk("c", vet=True, cursief=True),
                Stuk(" d"),
                Stuk("\n"),
                Stuk("e "),
                Stuk("f g", code=True),
                Stuk(" "),
                Stuk("h ", adres=adres),
                Stuk("i", vet=True, adres=adres),
                Stuk("."),
            )
        )
    ]


def test_lists_nest_keep_their_start_and_may_have_more_paragraphs():
    html = (
        '<ol start="4"><li><p>vier</p><p>nog iets</p><ul><li>punt</li><li></li></ul></li>'
        "<li>vijf<blockquote>citaat</blockquote><h3>kop</h3></li></ol>"
    )
    assert lees(html, SITE) == [
        Lijst(
            (
                (alinea("vier"), alinea("nog iets"), Lijst(((alinea("punt"),),))),
                (alinea("vijf"), alinea("citaat"), alinea("kop", vet=True)),
            ),
            genummerd=True,
            start=4,
        )
    ]


def test_lists_deeper_than_the_last_level_stand_on_it():
    blok = lees("<ul><li>x" * 3_000 + "</li></ul>" * 3_000, SITE)[0]
    diep = 0
    while isinstance(blok, Lijst):
        diep, onderste = diep + 1, blok
        blok = blok.punten[0][-1]
    assert diep == MAX_DIEP and len(onderste.punten) == 3_000 - MAX_DIEP + 1


def test_a_table_has_a_header_row_row_headers_and_a_caption():
    html = (
        "<table><caption>Wie <em>doet</em> wat</caption><thead><tr><th>Wie</th><th>Wat</th></tr></thead><tbody>"
        '<tr><th scope="row">Wij</th><td><p>a</p><ul><li>b</li></ul></td></tr><tr><td>U</td></tr></tbody></table>'
    )
    assert lees(html, SITE) == [
        Tabel(
            (cel("Wie", True), cel("Wat", True)),
            ((cel("Wij", True), Cel((Stuk("a"), Stuk("\n"), Stuk("b")))), (cel("U"), cel(""))),
            "Wie doet wat",
        )
    ]


def test_a_table_without_header_row_gets_none_and_one_of_headers_only_is_one():
    assert lees("<table><tr><td>a</td></tr></table>", SITE) == [Tabel((), ((cel("a"),),))]
    assert lees("<table><tr><th>a</th></tr><tr><td>b</td></tr></table>", SITE) == [
        Tabel((cel("a", True),), ((cel("b"),),))
    ]
    assert lees("<table><tr><td> </td></tr></table>", SITE) == []


def test_a_table_in_a_list_gives_its_cells_as_paragraphs():
    html = "<ul><li>a<table><tr><td>b</td><td>c</td></tr></table>d</li></ul>"
    assert lees(html, SITE) == [Lijst(((alinea("a"), alinea("b"), alinea("c"), alinea("d")),))]


def test_a_table_too_wide_for_a_page_gives_its_rows():
    html = f"<table><tr>{'<td>x</td>' * (MAX_KOLOMMEN + 1)}</tr></table>"
    assert alle_tekst(html) == " | ".join("x" * (MAX_KOLOMMEN + 1))
    assert [type(blok) for blok in lees(html, SITE)] == [Alinea]


def test_a_figure_is_its_caption_and_a_video_a_link():
    html = (
        '<figure data-afbeelding="x"><figcaption>De buurt</figcaption></figure><figure data-afbeelding="x"></figure>'
        '<figure data-video="https://youtu.be/a"><figcaption>Film</figcaption></figure>'
        '<figure data-video="https://youtu.be/b"></figure>'
    )
    assert lees(html, SITE) == [
        alinea("De buurt"),
        alinea("Film", adres="https://youtu.be/a"),
        alinea("https://youtu.be/b", adres="https://youtu.be/b"),
    ]


@pytest.mark.parametrize(
    ("adres", "heel"),
    [
        ("/lessen/", f"{SITE}/lessen/"),
        ("https://tno.nl/a b?c=é#d", "https://tno.nl/a%20b?c=%C3%A9#d"),
        ("http://tno.nl", "http://tno.nl"),
        ("mailto:a@b.nl", "mailto:a@b.nl"),
        ("tel:0172", "tel:0172"),
        *((fout, "") for fout in ("", "#hier", "//kwaad.nl", "javascript:alert(1)", "data:text/html,x", "file:///etc")),
        *(
            (fout, "")
            for fout in ("https://", "https://[::", "ftp://x.nl", "tel:", "x.html", "http://x.nl/" + "a" * 2_000)
        ),
    ],
)
def test_only_whole_and_safe_addresses_are_links(adres, heel):
    assert heel_adres(adres, SITE) == heel


def test_typed_text_keeps_its_lines_and_nothing_that_xml_cannot_hold():
    assert plat(" a\x00  b\tc \r\nd\u2028e\ud800\n") == "a b c\nd\ne"


tekens = st.text(st.sampled_from("abcé😀<&>\"' \n\x00\u200b"), max_size=8)


@st.composite
def genest(draw, diep: int = 5) -> str:
    """HTML of the allowed tags, in any order and within each other, now and then broken off."""
    if not diep or draw(st.booleans()):
        return draw(tekens)
    tag = draw(st.sampled_from(sorted(TAGS - {"br", "caption", "figure", "figcaption"})))
    binnen = "".join(draw(st.lists(genest(diep - 1), max_size=3)))
    return f"<{tag}>{binnen}" + (f"</{tag}>" if draw(st.integers(0, 9)) else "")


@settings(max_examples=300, deadline=None)
@given(genest())
def test_any_rich_text_gives_all_its_text_in_order(html):
    lees(html, SITE)  # also uncleaned it never raises
    cleaned = schoon(html)
    expected = "".join(t for t in xml_tekst(platte_tekst(cleaned)) if is_zichtbaar(t))
    assert "".join(t for t in alle_tekst(cleaned) if is_zichtbaar(t)) == expected
