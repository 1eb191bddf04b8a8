# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Word files, opened again by another reader than the one that wrote them."""

import io
import re
import zipfile
from xml.etree import ElementTree

import docx
import pytest

from drukkerij.document import Document
from drukkerij.xml import xml_tekst

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture
def document() -> Document:
    return Document(
        titel="Een tool", eigenaar="Wijzer in de Wijk", site="https://www.wijzerindewijk.nl", onderwerp="Kort."
    )


def reopened(document: Document):
    return docx.Document(io.BytesIO(document.als_docx()))


def xml(document: Document, part: str = "word/document.xml") -> str:
    with zipfile.ZipFile(io.BytesIO(document.als_docx())) as archive:
        return archive.read(part).decode()


def lines(document: Document) -> list[tuple[str, str]]:
    return [(p.style.name, p.text) for p in reopened(document).paragraphs if p.text]


def test_headings_lists_and_quotes_are_what_they_say(document):
    document.hoofdstuk(
        "In het kort",
        "<p>Eerst <strong>dit</strong>.</p><ul><li>punt</li></ul><blockquote><p>zei iemand</p></blockquote><h3>Kop</h3>",
    )
    assert lines(document) == [
        ("Title", "Een tool"),
        ("Heading 1", "In het kort"),
        ("Normal", "Eerst dit."),
        ("List Bullet", "punt"),
        ("Quote", "zei iemand"),
        ("Heading 2", "Kop"),
    ]


def test_nothing_to_say_gives_no_heading(document):
    document.hoofdstuk("Leeg", "")
    document.opsomming("Ook leeg", [])
    assert lines(document) == [("Title", "Een tool")]


def test_every_numbered_list_starts_at_one(document):
    document.rijke_tekst("<ol><li>een</li><li>twee</li></ol><p>tussen</p><ol><li>weer een</li></ol>")
    numbers = re.findall(r'<w:numId w:val="(\d+)"/>', xml(document))
    assert len(numbers) == 3 and numbers[0] == numbers[1] != numbers[2]
    numbering = xml(document, "word/numbering.xml")
    for number in set(numbers):
        assert re.search(rf'w:numId="{number}".*?<w:startOverride w:val="1"/>', numbering, re.S)


def test_lists_keep_their_level_and_their_start(document):
    document.rijke_tekst("<ul><li>a<ol start='4'><li>b<p>c</p></li></ol></li></ul>")
    assert lines(document)[1:] == [("List Bullet", "a"), ("List Number 2", "b"), ("List Continue 2", "c")]
    (number,) = re.findall(r'<w:ilvl w:val="1"/><w:numId w:val="(\d+)"/>', xml(document))
    override = rf'w:numId="{number}"[^>]*>\s*<w:abstractNumId[^>]*/>\s*<w:lvlOverride w:ilvl="1">\s*<w:startOverride w:val="4"/>'
    assert re.search(override, xml(document, "word/numbering.xml"))


def test_the_page_number_counts_by_itself(document):
    assert re.findall(r"<w:instrText>(\w+)</w:instrText>", xml(document, "word/footer1.xml")) == ["PAGE", "NUMPAGES"]


def test_the_language_is_dutch_and_the_properties_name_the_site(document):
    assert set(re.findall(r'<w:lang [^>]*w:val="([^"]+)"', xml(document, "word/styles.xml"))) == {"nl-NL"}
    properties = reopened(document).core_properties
    assert (properties.title, properties.author, properties.language) == ("Een tool", "Wijzer in de Wijk", "nl-NL")
    assert properties.last_modified_by == ""
    assert "dcterms" not in re.sub(r'xmlns:\w+="[^"]*"', "", xml(document, "docProps/core.xml"))


def test_the_header_row_of_a_table_repeats(document):
    document.tabel(["Wat", "Wat we weten"], [["Tijd", "twee uur"], ["Groep", ""]], "De feiten")
    table = reopened(document).tables[0]
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Wat", "Wat we weten"],
        ["Tijd", "twee uur"],
        ["Groep", "–"],
    ]
    assert [row._tr.find(f"{W}trPr/{W}tblHeader") is not None for row in table.rows] == [True, False, False]
    assert [cell.paragraphs[0].style.name for cell in table.columns[0].cells] == [
        "Table Heading",
        "Table Text",
        "Table Text",
    ]
    assert ("Caption", "De feiten") in lines(document)


def test_links_are_whole_and_safe(document):
    document.rijke_tekst(
        '<p><a href="/lessen/">lessen</a> <a href="https://tno.nl">TNO</a> <a href="#hier">hier</a></p>'
    )
    targets = sorted(rel.target_ref for rel in reopened(document).part.rels.values() if rel.is_external)
    assert targets == ["https://tno.nl", "https://www.wijzerindewijk.nl/lessen/"]
    assert lines(document)[-1][1].split() == ["lessen", "TNO", "hier"]


@pytest.mark.parametrize(
    "nasty", ["\x00\x0b\x1f", "\ud800", "\ufffe", "😀", "</w:t><w:x/>", "=HYPERLINK(1)", "{{7*7}}"]
)
def test_any_text_gives_a_file_that_opens(nasty, document):
    document.kop(f"a{nasty}b")
    document.alinea(f"a{nasty}b")
    document.tabel([nasty, nasty], [[nasty, nasty]])
    document.rijke_tekst(f"<p>a{nasty if '<' not in nasty else ''}b</p>")
    ElementTree.fromstring(xml(document))
    assert ("Heading 1", f"a{xml_tekst(nasty)}b") in lines(document)
    assert "w:instrText" not in xml(document)


@pytest.mark.een_database
@pytest.mark.django_db
def test_every_tool_of_the_real_site_can_be_taken_along(inhoud, client):
    from toolkit.models import Tool

    tools = list(Tool.objects.gepubliceerd())
    assert len(tools) >= 20
    for tool in tools:
        response = client.get(f"/toolkit/{tool.slug}/word/")
        opened = docx.Document(io.BytesIO(response.content))
        headings = [p.text for p in opened.paragraphs if p.style.name.startswith("Heading")]
        assert opened.paragraphs[0].text == tool.titel
        assert headings[-1] == "Bron en licentie"
        assert f'filename="{tool.slug}.docx"' in response.headers["Content-Disposition"]
        numbers = [int(h.split(".")[0]) for h in headings if re.match(r"\d+\. ", h)]
        assert numbers == list(range(1, len(numbers) + 1))
