# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""OpenDocument texts, opened again by another program than the one that wrote them."""

import io
import zipfile
from datetime import date
from xml.etree import ElementTree

import odfdo
import pytest

from drukkerij.document import ODT, Document
from drukkerij.xml import xml_tekst

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"


@pytest.fixture
def document() -> Document:
    return Document("Een tool", "Wijzer in de Wijk", "https://www.wijzerindewijk.nl", "Kort.", datum=date(2026, 11, 26))


def reopened(document: Document) -> odfdo.Document:
    return odfdo.Document(io.BytesIO(document.als_odt()))


def parts(document: Document) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(document.als_odt())) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def lines(document: Document) -> list[tuple[str, str]]:
    """The paragraphs and headings with their style."""
    found = reopened(document).body.xpath("//text:p|//text:h")
    return [(p.style, p.inner_text) for p in found]


def test_the_archive_begins_with_what_it_is(document):
    with zipfile.ZipFile(io.BytesIO(document.als_odt())) as archive:
        first = archive.infolist()[0]
        assert (first.filename, first.compress_type, archive.read(first)) == ("mimetype", 0, ODT.encode())
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_every_block_has_a_style_by_name_and_every_style_exists(document):
    document.inleiding("In het kort")
    document.let_op("Let op")
    document.hoofdstuk("Kop", "<p>a <strong>b <em>c</em></strong></p><h2>Kop 2</h2><blockquote>d</blockquote>")
    document.rijke_tekst("<ul><li>e<ol start='4'><li>f</li></ol></li></ul><p><code>g</code></p>")
    document.tabel(["x"], [["y"]], "z")
    assert lines(document) == [
        ("Title", "Een tool"),
        ("Subtitle", "In het kort"),
        ("Let_20_op", "Let op"),
        ("Heading_20_1", "Kop"),
        ("Text_20_body", "a b c"),
        ("Heading_20_2", "Kop 2"),
        ("Quotations", "d"),
        ("List_20_Contents", "e"),
        ("List_20_Contents", "f"),
        ("Text_20_body", "g"),
        ("Caption", "z"),
        ("Table_20_Heading", "x"),
        ("Table_20_Contents", "y"),
    ]
    content, styles = (ElementTree.fromstring(parts(document)[name]) for name in ("content.xml", "styles.xml"))
    used = {
        value for element in content.iter() for name, value in element.attrib.items() if name.endswith("style-name")
    }
    made = {element.get(f"{STYLE}name") for tree in (content, styles) for element in tree.iter()}
    assert used - made == set()
    automatic = content.find(f"{OFFICE}automatic-styles")
    assert {style.get(f"{STYLE}family") for style in automatic} == {"table", "table-column", "table-row", "table-cell"}


def test_lists_nest_and_count_from_their_start(document):
    document.rijke_tekst("<ul><li>a<ol start='4'><li>b</li></ol></li></ul><ol><li>c</li></ol>")
    found = reopened(document).body.xpath("//text:list")
    assert [(one.get_attribute("text:style-name"), len(one.xpath("ancestor::text:list"))) for one in found] == [
        ("List_20_1", 0),
        ("Numbering_20_1", 1),
        ("Numbering_20_1", 0),
    ]
    starts = [item.get_attribute("text:start-value") for item in reopened(document).body.xpath("//text:list-item")]
    assert starts == [None, 4, 1] or starts == [None, "4", "1"]


def test_the_header_row_of_a_table_repeats(document):
    document.tabel(["Wat", "Hoe"], [["Tijd", "twee uur"], ["Groep", ""]])
    body = reopened(document).body
    assert [p.inner_text for p in body.xpath("//table:table-header-rows//text:p")] == ["Wat", "Hoe"]
    assert [p.inner_text for p in body.xpath("//table:table//text:p")] == [
        "Wat",
        "Hoe",
        "Tijd",
        "twee uur",
        "Groep",
        "–",
    ]


def test_the_properties_name_the_site_and_the_language_is_dutch(document):
    meta = ElementTree.fromstring(parts(document)["meta.xml"])[0]
    assert {element.tag.split("}")[1]: element.text for element in meta} == {
        "title": "Een tool",
        "subject": "Kort.",
        "initial-creator": "Wijzer in de Wijk",
        "creator": "Wijzer in de Wijk",
        "language": "nl-NL",
        "creation-date": "2026-11-26T00:00:00",
        "date": "2026-11-26T00:00:00",
    }
    assert b'fo:language="nl" fo:country="NL"' in parts(document)["styles.xml"]
    undated = Document("Een tool", "Wijzer in de Wijk", "https://www.wijzerindewijk.nl")
    assert b"-date>" not in parts(undated)["meta.xml"] and b"dc:date" not in parts(undated)["meta.xml"]


def test_links_are_whole_and_safe(document):
    document.rijke_tekst('<p><a href="/lessen/">les<em>sen</em></a> <a href="#hier">hier</a></p>')
    document.link("TNO", "https://tno.nl/?a=1&b=2")
    links = [(a.get_attribute("xlink:href"), a.inner_text) for a in reopened(document).body.xpath("//text:a")]
    assert links == [("https://www.wijzerindewijk.nl/lessen/", "lessen"), ("https://tno.nl/?a=1&b=2", "TNO")]


@pytest.mark.parametrize(
    "nasty", ["\x00\x0b\x1f", "\ud800", "\ufffe", "😀", "</text:p><x/>", "]]>", '"&quot;', "{{7*7}}"]
)
def test_any_text_gives_a_file_that_opens(nasty):
    document = Document(f"a{nasty}b", nasty, "https://x.nl", nasty)
    document.kop(f"a{nasty}b")
    document.tabel([nasty], [[f"a{nasty}b"]], nasty)
    for name, part in parts(document).items():
        if name.endswith(".xml"):
            ElementTree.fromstring(part)
    assert ("Heading_20_1", f"a{xml_tekst(nasty)}b") in lines(document)
