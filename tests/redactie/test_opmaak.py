# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Simple marks and HTML say the same: what is typed in the one comes back from the other."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from redactie.opmaak import html, merktekens
from redactie.opmaak.blokken import Alinea, Cel, Citaat, Kop, Lijst, Medium, Stuk, Tabel, netjes, samengevoegd
from redactie.tekst import schoon

SLEUTEL = "0b5a55aa-0b5a-4b5a-8b5a-0b5a550b5a55"


def naar_html(tekst: str) -> str:
    """As a form does it: the number of an image or document is looked up."""
    return schoon(html.schrijf(merktekens.lees(tekst).blokken).replace('document="12"', f'document="{SLEUTEL}"'))


def naar_tekens(schone_html: str) -> str:
    return merktekens.schrijf(html.lees(schone_html), lambda medium: "Een titel #12")


# --- From marks to HTML ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("getypt", "verwacht"),
    [
        ("## Kop", "<h2>Kop</h2>"),
        ("# Kop", "<h2>Kop</h2>"),
        ("### Kop\nTekst", "<h3>Kop</h3>\n<p>Tekst</p>"),
        ("een\n\ntwee", "<p>een</p>\n<p>twee</p>"),
        ("een\r\ntwee", "<p>een<br>twee</p>"),
        ("**vet** en *schuin*", "<p><strong>vet</strong> en <em>schuin</em></p>"),
        ("***allebei***", "<p><strong><em>allebei</em></strong></p>"),
        ("5 * 3 = 15 en 2 ** 3", "<p>5 * 3 = 15 en 2 ** 3</p>"),
        ("*) een voetnoot", "<p>*) een voetnoot</p>"),
        (r"\*geen ster\*", "<p>*geen ster*</p>"),
        ("- een\n- twee", "<ul><li>een</li><li>twee</li></ul>"),
        ("* een\n• twee", "<ul><li>een</li><li>twee</li></ul>"),
        ("Kies:\n- een\n\n- twee", "<p>Kies:</p>\n<ul><li>een</li><li>twee</li></ul>"),
        ("1. een\n1. twee", "<ol><li>een</li><li>twee</li></ol>"),
        ("3) drie\n4) vier", '<ol start="3"><li>drie</li><li>vier</li></ol>'),
        ("1. een\n\n2. twee", "<ol><li>een</li><li>twee</li></ol>"),
        ("Hij kwam in\n2021. Toen ging het goed", "<p>Hij kwam in<br>2021. Toen ging het goed</p>"),
        ("- een\n  - binnen\n  - ook\n- twee", "<ul><li>een<ul><li>binnen</li><li>ook</li></ul></li><li>twee</li></ul>"),
        ("- een\n\n  nog\n- twee", "<ul><li><p>een</p><p>nog</p></li><li>twee</li></ul>"),
        ("> gezegd\n>\n> en meer", "<blockquote><p>gezegd</p><p>en meer</p></blockquote>"),
        ("| jaar | aantal |\n|---|---|\n| 2021 | 12 |",
         '<table><thead><tr><th scope="col">jaar</th><th scope="col">aantal</th></tr></thead>'
         "<tbody><tr><td>2021</td><td>12</td></tr></tbody></table>"),
        ("| jaar | aantal |\n| 2021 |",
         '<table><thead><tr><th scope="col">jaar</th><th scope="col">aantal</th></tr></thead>'
         "<tbody><tr><td>2021</td><td></td></tr></tbody></table>"),
        ("Tabel: Cijfers\n|---|\n| # a\\|b |",
         '<table><caption>Cijfers</caption><thead><tr><th scope="col">a|b</th></tr></thead></table>'),
        ("[lessen](/lessen/)", '<p><a href="/lessen/" rel="noopener noreferrer">lessen</a></p>'),
        ("[**vet**](https://a.nl/x_(y))",
         '<p><a href="https://a.nl/x_(y)" rel="noopener noreferrer"><strong>vet</strong></a></p>'),
        ("[site](www.voorbeeld.nl) [mail](jan@voorbeeld.nl)",
         '<p><a href="https://www.voorbeeld.nl" rel="noopener noreferrer">site</a> '
         '<a href="mailto:jan@voorbeeld.nl" rel="noopener noreferrer">mail</a></p>'),
        ("[geen link]", "<p>[geen link]</p>"),
        ("<b>geen html</b>", "<p>&lt;b&gt;geen html&lt;/b&gt;</p>"),
        ("[video: Een film | https://youtu.be/abcdefghijk]",
         '<figure data-video="https://www.youtube.com/watch?v=abcdefghijk"><figcaption>Een film</figcaption></figure>'),
        ("`code * met **`", "<p><code>code * met **</code></p>"),
        ("", ""),
        ("\n \n", ""),
    ],
)  # fmt: skip
def test_simple_marks_become_html(getypt, verwacht):
    assert naar_html(getypt) == verwacht
    assert merktekens.lees(getypt).fouten == []


@pytest.mark.parametrize(
    ("getypt", "begin"),
    [
        ("[film](javascript:kwaad())", "Het adres “javascript:kwaad()”"),
        ("[x](//kwaad.example/)", "Het adres “//kwaad.example/”"),
        ("[x](https://ons@kwaad.example/)", "Het adres “https://ons@kwaad.example/”"),
        ("[afbeelding: zonder nummer]", "Bij “[afbeelding: zonder nummer]” ontbreekt het nummer."),
        ("[video: film | https://kwaad.example/film]", "Bij “[video: film | https://kwaad.example/film]” kan de site"),
    ],
)
def test_what_cannot_be_is_said_in_dutch(getypt, begin):
    assert [fout for fout in merktekens.lees(getypt).fouten if fout.startswith(begin)] != []


def test_an_image_and_a_document_keep_the_number_that_was_typed():
    lezing = merktekens.lees("[afbeelding: De straat #12 | Zo was het]\n[Foto: #3]\n[document: Plan #7]")
    assert lezing.blokken == [
        Medium("afbeelding", "12", "Zo was het"),
        Medium("afbeelding", "3"),
        Medium("document", "7"),
    ]


# --- And back --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "bewaard",
    [
        "<p>een * twee *drie* [x](y) \\ ` | # &lt;br&gt;</p>",
        "<p>- geen lijst</p>\n<p>1. geen lijst<br># geen kop<br>&gt; geen citaat<br>| geen tabel</p>",
        "<p>[afbeelding: geen afbeelding #1]</p>",
        "<ul><li><h3>kop</h3><p>tekst</p></li></ul>",
        '<ol start="4"><li>a<ol start="2"><li>b</li></ol></li></ol>',
        "<ol><li>a</li></ol>\n<ol><li>b</li></ol>",
        "<blockquote><ul><li>a</li></ul><blockquote><p>b</p></blockquote></blockquote>\n<blockquote><p>c</p></blockquote>",
        "<p>a<strong>b</strong>c<em>d</em><strong><em>e</em></strong><em>f</em></p>",
        '<p><a href="/a/?x=(1" rel="noopener noreferrer">[a] <em>b</em></a><a href="/b/" rel="noopener noreferrer">c</a></p>',
        "<table><caption>Een *tabel*</caption><tbody><tr><th scope=\"row\"># a</th><td>b<br>c | d &lt;br&gt;</td></tr>"
        "<tr><td>---</td><td></td></tr></tbody></table>",
        f'<figure data-document="{SLEUTEL}"></figure>',
        '<figure data-video="https://vimeo.com/123456"><figcaption>Een ] film | ja</figcaption></figure>',
        "<p>Tabel: geen bijschrift</p>",
        "<p>\xa0&gt; met harde spatie\xa0</p>".replace("\xa0", "&nbsp;"),
        "<p>2021. Een jaar</p>\n<p>12. Geen lijst</p>",
    ],
)  # fmt: skip
def test_what_is_stored_comes_back_from_its_marks(bewaard):
    assert schoon(bewaard) == bewaard
    assert naar_html(naar_tekens(bewaard)) == bewaard


def test_the_launch_content_comes_back_from_its_marks(inhoud_map):
    from wijzer.inhoud import SOORTEN, als_html, lees

    teksten = [record["tekst"] for soort in SOORTEN for record in lees(inhoud_map, soort) if record.get("tekst")]
    assert len(teksten) > 50
    for tekst in teksten:
        blokken = html.lees(als_html(tekst))
        opnieuw = html.lees(naar_html(merktekens.schrijf(blokken, str)))
        assert opnieuw == blokken


LETTERS = st.text(
    alphabet=st.sampled_from("ab Z1.)(*_`[]|#>-\\!<&;:\xa0é•“'\"/ \n"),
    max_size=12,
)
STUK = st.builds(
    Stuk,
    LETTERS,
    vet=st.booleans(),
    schuin=st.booleans(),
    code=st.booleans(),
    adres=st.sampled_from(["", "", "", "/lessen/", "https://a.nl/(b)?c=d&e|f*g", "mailto:a@b.nl", "#x", "/((("]),
)
REGEL = st.lists(STUK, min_size=1, max_size=5)


def _alinea(regel):
    return Alinea(netjes(regel))


def _tabel(breedte, rijen, koprij, bijschrift):
    cellen = [[Cel(netjes(inhoud), kop) for inhoud, kop in (rij * breedte)[:breedte]] for rij in rijen]
    if koprij:
        cellen[0] = [Cel(cel.inhoud, True) for cel in cellen[0]]
    return Tabel(cellen, all(cel.kop for cel in cellen[0]), " ".join(bijschrift.split(" ")).replace("\n", " "))


CEL = st.tuples(REGEL, st.booleans())
LOS = (
    st.builds(_alinea, REGEL)
    | st.builds(lambda niveau, regel: Kop(niveau, netjes(regel, breek=" ")), st.integers(2, 4), REGEL)
    | st.builds(_tabel, st.integers(1, 3), st.lists(st.lists(CEL, min_size=1, max_size=3), min_size=1, max_size=3),
                st.booleans(), LETTERS)
    | st.builds(Medium, st.just("video"), st.just("https://vimeo.com/123456"), LETTERS)
)  # fmt: skip
BLOKKEN = st.recursive(
    st.lists(LOS, max_size=3),
    lambda binnen: st.lists(
        LOS
        | st.builds(Citaat, binnen)
        | st.builds(Lijst, st.booleans(), st.lists(binnen.filter(len), min_size=1, max_size=3), st.integers(0, 12)),
        max_size=3,
    ),
    max_leaves=8,
)


@settings(max_examples=600, deadline=None)
@given(BLOKKEN)
def test_any_text_comes_back_from_its_marks(blokken):
    eenmaal = schoon(html.schrijf(html.lees(schoon(html.schrijf(blokken)))))
    assert naar_html(naar_tekens(eenmaal)) == eenmaal


@settings(max_examples=400, deadline=None)
@given(st.text(alphabet=st.sampled_from("ab *`[]()|#>-\\\n1.:<é\t/"), max_size=60))
def test_whatever_is_typed_means_the_same_the_next_time(getypt):
    eenmaal = naar_html(getypt)
    assert naar_html(naar_tekens(eenmaal)) == eenmaal


def test_lists_that_go_on_are_one_list():
    punt = [[Alinea([Stuk("a")])]]
    assert samengevoegd([Lijst(True, punt * 2), Lijst(True, punt * 1, 3)]) == [Lijst(True, punt * 3)]


@pytest.mark.parametrize(
    "stuk", ["*", "`", "[", "](", "](/x/)", "> ", "- ", "| ", "**a", "\\", "[a](/b/) ", "1. ", "\n", "a\n"]
)
def test_a_full_field_of_one_mark_is_read_in_a_second(stuk):
    begin = time.process_time()
    uit = naar_html((stuk * 60_000)[:60_000])
    naar_tekens(uit)
    assert time.process_time() - begin < 2
