# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""PDF files, read again by another program than the one that wrote them."""

import io
import re
from datetime import date

import pytest
from pypdf import PdfReader

from drukkerij import document as documenten
from drukkerij import pdf, zetten
from drukkerij.document import Document, TeGroot
from drukkerij.zetten import LETTERTYPEN

KINDS = {"Title", "H1", "H2", "L", "LI", "BlockQuote", "Caption", "Table", "TR", "TH", "TD", "Link"}


@pytest.fixture
def document() -> Document:
    return Document("Een tool", "Wijzer in de Wijk", "https://www.wijzerindewijk.nl", "Kort.", datum=date(2026, 11, 26))


def reopened(document: Document) -> PdfReader:
    return PdfReader(io.BytesIO(document.als_pdf()))


def words(document: Document) -> str:
    """All text of the pages, with single spaces and without the footers."""
    pages = [page.extract_text() for page in reopened(document).pages]
    return " ".join(re.sub(r"\S[^\n]* – pagina \d+ van \d+", "", " ".join(pages)).split())


def structure(document: Document) -> list[str]:
    """The kinds of structure elements, in reading order."""
    found = []

    def walk(element) -> None:
        element = element.get_object()
        if isinstance(element, list):
            for child in element:
                walk(child)
        elif isinstance(element, dict):
            if "/S" in element:
                found.append(element["/S"][1:])
            if "/K" in element:
                walk(element["/K"])

    walk(reopened(document).trailer["/Root"]["/StructTreeRoot"]["/K"])
    return found


def test_it_says_that_it_is_tagged_dutch_and_made_for_everybody(document):
    document.kop("Kop")
    reader = reopened(document)
    root, xmp = reader.trailer["/Root"], reader.xmp_metadata.stream.get_data().decode()
    assert root["/MarkInfo"]["/Marked"] and root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert root["/Lang"].lower() == "nl-nl"
    assert (reader.metadata.title, reader.metadata.author, reader.metadata.subject) == (
        "Een tool",
        "Wijzer in de Wijk",
        "Kort.",
    )
    assert reader.metadata.creation_date.date() == date(2026, 11, 26)
    assert [
        re.search(rf"{name}[>=\"]+(\w+)", xmp)[1] for name in ("pdfuaid:part", "pdfaid:part", "pdfaid:conformance")
    ] == [
        "1",
        "2",
        "A",
    ]
    assert [entry.title for entry in reader.outline] == ["Kop"]


def test_without_a_date_it_carries_none_and_is_for_everybody_still():
    reader = reopened(Document("Een tool", "Wijzer in de Wijk", "https://x.nl"))
    xmp = reader.xmp_metadata.stream.get_data().decode()
    assert reader.metadata.creation_date is None and "pdfaid" not in xmp and "pdfuaid:part" in xmp


def test_headings_lists_tables_quotes_and_links_are_what_they_say(document):
    document.kop("Kop")
    document.rijke_tekst("<h2>Kop 2</h2><p>a</p><ul><li>b<ol><li>c</li></ol></li></ul><blockquote>d</blockquote>")
    document.tabel(["e"], [["f"]], "g")
    document.link("h", "/lessen/")
    kinds = structure(document)
    assert [kind for kind in kinds if kind in KINDS] == [
        *("Title", "H1", "H2", "L", "LI", "L", "LI", "BlockQuote"),
        *("Table", "Caption", "TR", "TH", "TR", "TD", "Link"),
    ]
    assert kinds.count("LBody") == 2


def test_links_are_whole_and_safe(document):
    document.rijke_tekst('<p><a href="/lessen/">les<em>sen</em></a> <a href="#hier">hier</a></p>')
    document.link("TNO", "https://tno.nl")
    document.link("kwaad", "javascript:alert(1)")
    notes = [note.get_object() for note in reopened(document).pages[0]["/Annots"]]
    assert [note["/A"]["/URI"] for note in notes] == ["https://www.wijzerindewijk.nl/lessen/", "https://tno.nl"]
    assert words(document) == "Een tool lessen hier TNO kwaad"


def test_the_header_row_of_a_long_table_is_on_every_page(document):
    document.tabel(["Nummer", "Naam"], [[str(nummer), f"naam {nummer}"] for nummer in range(100)])
    pages = [page.extract_text() for page in reopened(document).pages]
    assert len(pages) > 2
    assert [page.count("Nummer") for page in pages] == [1] * len(pages)
    assert [f"pagina {nummer} van {len(pages)}" in page for nummer, page in enumerate(pages, 1)] == [True] * len(pages)
    assert structure(document).count("TH") == 2


@pytest.mark.parametrize(
    "markup",
    [
        *(
            "#hash",
            "$x^2$",
            "\\n \\u{41}",
            "@ref",
            "*ster*",
            "_streep_",
            "`code`",
            "= kop",
            "- punt",
            "// weg",
            "<label>",
        ),
        *('#import "/etc/passwd"', '#read("/etc/passwd")', '#include "document.typ"', "#sys.inputs", '#eval("1+1")'),
        *(
            '#image("http://169.254.169.254/")',
            '#import "@preview/cetz:0.3.0"',
            '"); #panic("',
            "~ -- --- ...",
            "{{7*7}}",
        ),
    ],
)
def test_what_is_typed_is_text_and_never_markup(markup, document):
    document.kop(markup)
    document.alinea(markup)
    document.tabel([markup], [[markup]], markup)
    document.rijke_tekst(f"<p><code>{markup.replace('<', '&lt;')}</code></p>")
    text = "".join(words(document).split())
    assert text == "".join(f"Een tool{markup * 6}".split())


def test_nothing_in_it_runs_or_is_attached(document):
    document.alinea("Tekst")
    data = document.als_pdf()
    reader = PdfReader(io.BytesIO(data))
    assert dict(reader.attachments) == {}
    assert set(reader.trailer["/Root"]) & {"/OpenAction", "/AA", "/AcroForm", "/Names"} == set()
    names = {name for element in reader.resolved_objects.values() if isinstance(element, dict) for name in element}
    assert names & {"/JavaScript", "/JS", "/Launch", "/EmbeddedFile", "/EF"} == set()


def test_its_own_fonts_travel_along_and_no_other(document):
    document.rijke_tekst("<p>a <strong>b</strong> <em>c</em> <strong><em>d</em></strong> <code>e</code></p>")
    fonts = {font["/BaseFont"].split("+")[1] for font in reopened(document).pages[0]["/Resources"]["/Font"].values()}
    assert fonts == {path.stem for path in LETTERTYPEN.glob("*.ttf")} | {"DejaVuSansMono"}


def test_characters_that_no_font_has_become_a_square_and_the_reader_is_told(document):
    document.alinea("Tekens → ✓ ł ş Ω ж")
    assert words(document) == "Een tool Tekens → ✓ ł ş Ω ж"
    document.alinea("Lach 😀 漢\ufeff\ufe0f")
    assert words(document) == f"Een tool Tekens → ✓ ł ş Ω ж Lach □ □ {pdf.MELDING}"


def test_a_word_that_is_broken_is_still_one_word_to_whoever_copies_or_searches():
    document = Document("Verslag", "Wijzer in de Wijk", "https://x.nl")
    document.alinea("4" * 100)
    document.alinea("Licentie: CC BY 4.0.")
    lines = [" ".join(page.extract_text().split("\n")) for page in reopened(document).pages]
    assert len(lines) == 1 and "CC BY 4.0." in lines[0] and "4" * 100 not in lines[0]
    assert "4" * 100 in lines[0].replace(" ", "") and not any(hidden in lines[0] for hidden in "\u200b\u00ad")


@pytest.mark.parametrize(
    "nasty",
    ["", "\u200b", "\x00\x0b", "\ufe0f\u0301", "\ue000", "\u202e", "\ufeff", "\u3000", "a\u0334\u0489", "e" * 5_000],
)
def test_any_text_gives_a_file(nasty):
    document = Document(nasty, nasty, "https://x.nl", nasty, datum=date(2026, 1, 1))
    document.kop(nasty)
    document.let_op(nasty)
    document.tabel([nasty, "b"], [[nasty, nasty]], nasty)
    document.hoofdstuk(nasty, f'<p><a href="https://x.nl">{nasty}</a> <strong>{nasty}</strong></p><h4>{nasty}</h4>')
    document.opsomming("Kop", [nasty, nasty])
    assert document.als_pdf().startswith(b"%PDF-1.7")


def test_a_document_that_takes_too_much_is_refused_in_dutch(document, monkeypatch):
    document.alinea("Tekst")
    assert words(document) == "Een tool Tekst"
    monkeypatch.setattr(zetten, "SECONDEN", 0.001)
    with pytest.raises(TeGroot, match="Dit document is te groot"):
        document.als_pdf()


def test_the_largest_document_that_is_taken_is_set_within_the_limits(document):
    document.tabel(["a", "b", "c"], [["x" * 45] * 3] * (documenten.MAX_DELEN // 3 - 1))
    assert len(reopened(document).pages) > 50
