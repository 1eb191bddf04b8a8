# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""What reports added to documents: rich cells, boxes, additions, pictures, a header; in each form, and with any text."""

import io
import re
import zipfile
from datetime import date

import docx
import pytest
from odfdo import Document as Odf
from pypdf import PdfReader

from drukkerij.blokken import LANGE_CEL, TeGroot
from drukkerij.document import Document, Grens, aanvulling, tekstdelen, vakjes
from drukkerij.grafiek.los import HUIS, KLASSEN, los
from drukkerij.rekenblad import Blad, Kolom
from drukkerij.rekenblad_odf import werkmap
from tests.test_architecture import ROOT

SITE = "https://www.wijzerindewijk.nl"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 5" width="10" height="5"><rect width="9" height="4"/></svg>'


@pytest.fixture
def document() -> Document:
    return Document("Verslag", "Wijzer in de Wijk", SITE, datum=date(2026, 11, 26), koptekst="Verslag · nummer 1")


def vol(document: Document) -> Document:
    document.feiten([("Nummer", "531006104"), ("Leeg", " ")])
    document.vakjes([("JA", True), ("NEE", False)])
    document.aanvulling(
        "<h2>Kop</h2><p>Later.</p><ul><li>punt</li></ul><table><tr><td>a</td><td>b</td></tr></table>", "Label"
    )
    document.rijke_tabel(
        ["Onderwerp", "Toelichting", "Loopt het?"],
        [["1. Tijd", [*tekstdelen("<p>a</p><ol><li>c</li></ol>", SITE), aanvulling("<p>d</p>", "Later", SITE)],
          [vakjes([("JA", True), ("NEE", True)])]]],
        "Tabel",
    )  # fmt: skip
    document.beeld(SVG, "Een vlak", "Figuur 1. Een vlak")
    document.noot("Opgehaald uit: een les")
    return document


def deel(inhoud: bytes, naam: str) -> str:
    with zipfile.ZipFile(io.BytesIO(inhoud)) as archief:
        return archief.read(naam).decode()


def test_an_empty_fact_is_left_out_and_a_fact_is_headed_by_its_name(document):
    tabel = docx.Document(io.BytesIO(vol(document).als_docx())).tables[0]
    assert [[cel.text for cel in rij.cells] for rij in tabel.rows] == [["Nummer", "531006104"]]
    assert "table:table-header-columns" in deel(document.als_odt(), "content.xml")
    assert '<th scope="row">Nummer</th>' in document.als_html().decode()


def test_an_addition_keeps_headings_and_tables_as_paragraphs(document):
    paragraphs = [(p.style.name, p.text) for p in docx.Document(io.BytesIO(vol(document).als_docx())).paragraphs]
    begin = paragraphs.index(("Aanvulling kop", "Label"))
    assert paragraphs[begin + 1 : begin + 5] == [
        ("Aanvulling", "Kop"), ("Aanvulling", "Later."), ("List Bullet", "punt"), ("Aanvulling", "a | b"),
    ]  # fmt: skip


def test_lists_in_a_cell_are_lists_and_start_anew(document):
    tekst = "<ol><li>een</li></ol><p>x</p><ol start='3'><li>drie</li></ol><ul><li>punt</li></ul>"
    document.rijke_tabel(["a", "b"], [["1", tekstdelen(tekst, SITE)], ["2", tekstdelen(tekst, SITE)]])
    xml = deel(document.als_docx(), "word/document.xml")
    nummers = re.findall(r'<w:numId w:val="(\d+)"/>', xml)
    assert len(nummers) == 6 and len({*nummers[:2], *nummers[3:5]}) == 4 and nummers[2] == nummers[5]
    assert deel(document.als_odt(), "content.xml").count('text:style-name="Cel_20_lijst"') == 6


def test_a_row_stays_on_one_page_unless_it_holds_a_long_story(document):
    kort, lang = tekstdelen("<p>a</p><p>b</p>", SITE), tekstdelen(f"<p>{'woord ' * LANGE_CEL}</p><p>b</p>", SITE)
    document.rijke_tabel(["a", "b"], [["1", kort], ["2", lang]])
    xml = deel(document.als_docx(), "word/document.xml")
    assert ["<w:cantSplit/>" in rij for rij in re.findall(r"<w:trPr>.*?</w:trPr>", xml)] == [True, True, False]
    assert len(PdfReader(io.BytesIO(document.als_pdf())).pages) > 1


def test_a_picture_needs_words_and_is_in_every_form(document):
    with pytest.raises(ValueError, match="in words"):
        document.beeld(SVG, " ")
    vol(document)
    assert 'descr="Een vlak"' in deel(document.als_docx(), "word/document.xml")
    assert "<svg:desc>Een vlak</svg:desc>" in deel(document.als_odt(), "content.xml")
    assert 'alt="Een vlak"' in document.als_html().decode()
    assert 'manifest:full-path="Pictures/beeld1.png"' in deel(document.als_odt(), "META-INF/manifest.xml")


def test_the_header_is_on_every_page_and_absent_without_one(document):
    assert "Verslag · nummer 1" in PdfReader(io.BytesIO(document.als_pdf())).pages[0].extract_text()
    zonder = Document("Verslag", "Wijzer in de Wijk", SITE)
    assert "header" not in deel(zonder.als_docx(), "word/_rels/document.xml.rels")
    assert "<style:header>" not in deel(zonder.als_odt(), "styles.xml")


@pytest.mark.parametrize(
    "nasty", ["", "\x0b\ud800", "\u202eabc", "w" * 3_000, "<b>&amp;]]>", '#read("x")', "\u200b", "😀"]
)
def test_any_text_in_any_block_gives_files_that_open(nasty, document):
    document.vakjes([(nasty, True)])
    document.aanvulling(f"<p>{nasty.replace('<', '&lt;')}</p><ul><li>{nasty.replace('<', '&lt;')}</li></ul>", nasty)
    document.rijke_tabel([nasty, "b"], [[nasty, tekstdelen(f"<p>{nasty}</p><p>x</p>", SITE)]], nasty)
    document.feiten([(nasty, nasty)])
    document.beeld(SVG, f"a{nasty}", nasty)
    document.noot(nasty)
    docx.Document(io.BytesIO(document.als_docx()))
    Odf(io.BytesIO(document.als_odt())).body.serialize()
    assert document.als_pdf().startswith(b"%PDF") and b"<script" not in document.als_html()


def test_a_document_of_the_office_may_be_larger_and_has_a_limit_too():
    gewoon, ruim = Document("a", "b", SITE), Document("a", "b", SITE, grens=Grens(7_000, 400_000))
    with pytest.raises(TeGroot):
        gewoon.tabel(["a"], [["x"]] * 6_500)
    ruim.tabel(["a"], [["x"]] * 6_500)
    with pytest.raises(TeGroot):
        ruim.tabel(["a"], [["x"]] * 600)


def test_a_page_of_its_own_has_one_outline_and_a_list_of_its_parts(document):
    for titel in ("Een", "Twee", "Drie"):
        document.kop(titel)
        document.rijke_tekst("<h2>Onder</h2><p><a href='/lessen/'>een link</a></p>")
    html = document.als_html().decode()
    assert re.findall(r"<h(\d)", html) == ["1", "2", "3", "2", "3", "2", "3"]
    assert re.findall(r'<a href="#(deel-\d)">', html) == ["deel-1", "deel-2", "deel-3"]
    assert f'href="{SITE}/lessen/"' in html


# --- Charts on their own, and workbooks in OpenDocument ---------------------------------------------------------------


def test_every_class_of_a_chart_has_its_colour_written_in_and_that_of_the_stylesheet():
    bladen = (ROOT / "static/css/onderdelen/grafiek.css").read_text()
    gebruikt = set()
    for bestand in (ROOT / "drukkerij/grafiek").glob("*.py"):
        if bestand.name != "los.py":
            gebruikt |= set(re.findall(r"grafiek__([a-z]+(?:--[a-z0-9]+)?)(?![a-z{-])", bestand.read_text()))
    assert gebruikt - {"beeld"} <= set(KLASSEN)
    tokens = (ROOT / "static/css/tokens.css").read_text()
    licht = dict(re.findall(r"--widw-color-([a-z-]+): (#[0-9a-f]{6});", tokens.partition("prefers-color-scheme")[0]))
    namen = {
        "house": HUIS,
        "text": "#1c2b33",
        "text-soft": "#4a5a63",
        "line": "#ddd5c7",
        "line-strong": "#75838a",
        "post": "#6f5a4c",
    }
    assert {naam: licht[naam] for naam in namen} == namen
    assert re.search(r"\.grafiek__staaf,\n\.grafiek__deel--1 \{\n  fill: var\(--widw-color-house\)", bladen)


def test_a_chart_on_its_own_needs_no_stylesheet_and_comes_back_as_it_is():
    svg = '<svg viewBox="0 0 20 10" class="grafiek__beeld"><title>x</title><line x1="1" class="grafiek__as"/></svg>'
    eigen = los(svg)
    assert "class=" not in eigen and 'x1="1" stroke="#75838a"' in eigen and 'viewBox="-6 -6 32 22"' in eigen
    assert los(eigen) == eigen


def test_a_workbook_keeps_numbers_numbers_and_text_text():
    boek = werkmap(
        [Blad("Blad", [["=1+1", 12, None], ["a\nb\x0b", 1.5, ""]], [Kolom("x"), Kolom("y"), Kolom("z")])], titel="T"
    )
    tabel = Odf(io.BytesIO(boek)).body.get_table(name="Blad")
    assert [tabel.get_value((x, y)) for y in (1, 2) for x in (0, 1)] == ["=1+1", 12, "a\nb", 1.5]
    assert "formula" not in deel(boek, "content.xml")
    assert boek == werkmap(
        [Blad("Blad", [["=1+1", 12, None], ["a\nb\x0b", 1.5, ""]], [Kolom("x"), Kolom("y"), Kolom("z")])], titel="T"
    )
