# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""One document in three forms."""

import io
import re
from datetime import date

import docx
import odfdo
import pytest
import time_machine
from pypdf import PdfReader

from drukkerij.blokken import MAX_KOLOMMEN, Kop, platte_tekst
from drukkerij.document import MAX_DELEN, MAX_TEKENS, Document, TeGroot
from toolkit.models import Tool

TEKST = (
    "<h2>Waarom</h2><p>Omdat <strong>bewoners</strong> het <em>weten</em>.<br>Echt waar: "
    '<a href="/lessen/">lees <strong>meer</strong></a>.</p><ul><li>punt<ol start="3"><li>diep</li></ol></li></ul>'
    "<blockquote><p>Zei iemand</p></blockquote><table><caption>Wie wat doet</caption><tr><th>Wie</th><th>Wat</th></tr>"
    "<tr><td>Wij</td><td><p>een</p><p>twee</p></td></tr></table><h4>Te diep</h4><p>Slot</p>"
)
MERKEN = re.compile(r"^(•|◦|▪|\d+\.)$")  # what stands before the points of a list


@pytest.fixture
def document() -> Document:
    document = Document("Een tool", "Wijzer in de Wijk", "https://www.wijzerindewijk.nl", datum=date(2026, 11, 26))
    document.inleiding("De samenvatting")
    document.let_op("Van de redactie")
    document.tabel(["Feit", "Waarde", "Bron"], [["Tijd", "", "x"], ["Groep", "tien", "y"]], "De feiten")
    document.hoofdstuk("Achtergrond", TEKST)
    document.opsomming("Valkuilen", ["<p>Te snel</p>", "Te <em>langzaam</em>"])
    document.link("Bekijk op de site", "/toolkit/een-tool/")
    return document


def docx_words(data: bytes) -> list[str]:
    opened = docx.Document(io.BytesIO(data))
    paragraphs = opened.element.body.iter("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}p")
    return " ".join(docx.text.paragraph.Paragraph(p, opened).text for p in paragraphs).split()


def odt_words(data: bytes) -> list[str]:
    body = odfdo.Document(io.BytesIO(data)).body
    for line_break in body.xpath("//text:line-break"):
        line_break.tail = f" {line_break.tail or ''}"
    return " ".join("".join(map(str, p.xpath(".//text()"))) for p in body.xpath("//text:p|//text:h")).split()


def pdf_words(data: bytes) -> list[str]:
    pages = "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)
    return [word for word in re.sub(r".* – pagina \d+ van \d+", "", pages).split() if not MERKEN.match(word)]


def koppen(document: Document) -> list[tuple[int, str]]:
    return [(blok.niveau, platte_tekst(blok.stukken)) for blok in document.blokken if isinstance(blok, Kop)]


def test_the_three_forms_have_the_same_text(document):
    words = docx_words(document.als_docx())
    assert words == [
        "Een",
        "tool",
        "De",
        "samenvatting",
        "Van",
        "de",
        "redactie",
        "De",
        "feiten",
        "Feit",
        "Waarde",
        "Bron",
        "Tijd",
        "–",
        "x",
        "Groep",
        "tien",
        "y",
        "Achtergrond",
        "Waarom",
        "Omdat",
        "bewoners",
        "het",
        "weten.",
        "Echt",
        "waar:",
        "lees",
        "meer.",
        "punt",
        "diep",
        "Zei",
        "iemand",
        "Wie",
        "wat",
        "doet",
        "Wie",
        "Wat",
        "Wij",
        "een",
        "twee",
        "Te",
        "diep",
        "Slot",
        "Valkuilen",
        "Te",
        "snel",
        "Te",
        "langzaam",
        "Bekijk",
        "op",
        "de",
        "site",
    ]
    assert odt_words(document.als_odt()) == words
    assert pdf_words(document.als_pdf()) == words


def test_the_same_document_is_the_same_file_whenever_it_is_made(document):
    for maak in (document.als_docx, document.als_odt, document.als_pdf):
        with time_machine.travel("2027-01-01"):
            once = maak()
        with time_machine.travel("2031-05-05"):
            assert maak() == once


def test_rich_text_comes_under_the_heading_it_stands_under_and_no_level_is_skipped():
    document = Document("Een tool", "Wijzer", "https://x.nl")
    document.rijke_tekst("<h4>a</h4><h2>b</h2><h4>c</h4>")
    document.kop("d", 3)
    document.kop("e")
    document.hoofdstuk("f", "<h2>g</h2><h3>h</h3><h4>i</h4><h2>j</h2>", niveau=2)
    document.rijke_tekst("<h2>k</h2>")
    assert koppen(document) == [
        *((1, "a"), (1, "b"), (2, "c"), (3, "d"), (1, "e")),
        *((2, "f"), (3, "g"), (4, "h"), (5, "i"), (3, "j"), (3, "k")),
    ]


def test_nothing_to_say_gives_no_block():
    document = Document("Een tool", "Wijzer", "https://x.nl")
    document.kop(" ")
    document.alinea("\n")
    document.link("", "/")
    document.tabel(["a"], [])
    document.hoofdstuk("Leeg", "<p> </p>")
    document.opsomming("Leeg", ["", "<p></p>"])
    document.rijke_tekst("")
    assert document.blokken == []


def test_a_table_is_as_wide_as_its_headings():
    document = Document("Een tool", "Wijzer", "https://x.nl")
    with pytest.raises(ValueError, match="as many cells"):
        document.tabel(["a", "b"], [["a"]])
    with pytest.raises(ValueError, match="at most"):
        document.tabel(["a"] * (MAX_KOLOMMEN + 1), [["a"] * (MAX_KOLOMMEN + 1)])


def test_columns_share_the_width_by_what_they_hold(document):
    document.tabel(["Nr", "Omschrijving"], [["1", "een lange omschrijving van wat er gebeurde"]])
    narrow, wide = document.blokken[-1].breedtes()
    assert narrow + wide == pytest.approx(1) and wide > 1.4 * narrow


def test_a_document_of_thousands_of_lines_is_refused_in_dutch():
    for vul in (
        lambda document: document.tabel(["a"], [["b"]] * MAX_DELEN),
        lambda document: document.alinea("a" * (MAX_TEKENS + 1)),
        lambda document: document.rijke_tekst("<ul>" + "<li>a</li>" * (MAX_DELEN + 1) + "</ul>"),
        lambda document: document.rijke_tekst("<p>" + "a<em>b</em>" * MAX_DELEN + "</p>"),
    ):
        document = Document("Een tool", "Wijzer", "https://x.nl")
        with pytest.raises(TeGroot, match="Kies een kleiner deel"):
            vul(document)


@pytest.mark.een_database
@pytest.mark.django_db
def test_the_texts_of_the_real_site_are_the_same_in_the_three_forms(inhoud):
    document = Document("Alle tools", "Wijzer in de Wijk", "https://www.wijzerindewijk.nl", datum=date(2026, 11, 26))
    tools = list(Tool.objects.gepubliceerd())
    assert len(tools) >= 20
    for tool in tools:
        document.kop(tool.titel)
        document.hoofdstuk("In het kort", tool.in_het_kort, niveau=2)
        document.hoofdstuk("Achtergrond", tool.tekst, niveau=2)
        document.opsomming("Regels", [regel.tekst for regel in tool.regels.all()], niveau=2)
    words = docx_words(document.als_docx())
    assert len(words) > 5_000
    assert odt_words(document.als_odt()) == words
    # A PDF may break a line after a hyphen or a slash, and within a word that is longer than a line.
    letters = "".join(word for word in words if not MERKEN.match(word))
    assert "".join(pdf_words(document.als_pdf())) == letters
