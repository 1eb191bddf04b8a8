# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Word files that look designed, can be edited, and are read aloud sensibly.

Headings are real headings, lists are real lists, the table has a header, the language is Dutch, and the properties of
the file name the site and no person. Everything that goes in is text: nothing in it is a field, link or formula.
"""

import io
import re
from html.parser import HTMLParser

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PETROL = RGBColor(0x0B, 0x5A, 0x55)
INKT = RGBColor(0x1C, 0x2B, 0x33)
NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_tekst(text: str) -> str:
    """Return `text` without the characters that XML cannot hold."""
    return NOT_IN_XML.sub("", text)


class Document:
    """A Word document, written from top to bottom.

    `titel` is the first heading and the title of the file; `eigenaar` is the author in its properties.
    """

    def __init__(self, *, titel: str, eigenaar: str, onderwerp: str = "") -> None:
        self._docx = docx.Document()
        self._styles()
        properties = self._docx.core_properties
        properties.title, properties.author = xml_tekst(titel)[:255], xml_tekst(eigenaar)[:255]
        properties.subject, properties.language = xml_tekst(onderwerp)[:255], "nl-NL"
        properties.comments, properties.last_modified_by = "", ""
        section = self._docx.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2.5)
        section.top_margin = section.bottom_margin = Cm(2.2)
        self._page_numbers(section.footer.paragraphs[0], xml_tekst(titel))
        self._docx.add_paragraph(xml_tekst(titel), style="Title")

    def kop(self, tekst: str, niveau: int = 1) -> None:
        self._docx.add_heading(xml_tekst(tekst), level=niveau)

    def alinea(self, tekst: str) -> None:
        self._docx.add_paragraph(xml_tekst(tekst))

    def inleiding(self, tekst: str) -> None:
        self._docx.add_paragraph(xml_tekst(tekst), style="Subtitle")

    def let_op(self, tekst: str) -> None:
        self._docx.add_paragraph(xml_tekst(tekst), style="Intense Quote")

    def tabel(self, koptekst: str, rijen: list[tuple[str, str]]) -> None:
        """Add a table of two columns, with `koptekst` above the first and a header row that repeats."""
        table = self._docx.add_table(rows=1, cols=2, style="Table Grid")
        for cell, text in zip(table.rows[0].cells, (koptekst, "Wat we weten"), strict=True):
            cell.paragraphs[0].add_run(text).bold = True
        header = OxmlElement("w:tblHeader")
        header.set(qn("w:val"), "true")
        table.rows[0]._tr.get_or_add_trPr().append(header)
        for naam, waarde in rijen:
            cells = table.add_row().cells
            cells[0].text, cells[1].text = xml_tekst(naam), xml_tekst(waarde) or "–"
        for row in table.rows:
            row.cells[0].width, row.cells[1].width = Cm(5), Cm(11)
        self._docx.add_paragraph()

    def hoofdstuk(self, kop: str, html: str, niveau: int = 1) -> None:
        """Add a heading with cleaned rich text below it; nothing when there is no text."""
        if html:
            self.kop(kop, niveau)
            self.rijke_tekst(html)

    def opsomming(self, kop: str, punten: list[str]) -> None:
        """Add a heading with a list of rich texts below it; nothing when there are none."""
        if punten:
            self.kop(kop)
        for html in punten:
            _Writer(self._docx, first_style="List Bullet").feed(html)

    def rijke_tekst(self, html: str) -> None:
        """Add cleaned rich text: paragraphs, headings, lists, bold, italic, quotes; a table row becomes a line."""
        _Writer(self._docx).feed(html)

    def bytes(self) -> bytes:
        file = io.BytesIO()
        self._docx.save(file)
        return file.getvalue()

    def _styles(self) -> None:
        styles = self._docx.styles
        for style in styles:
            if style.type in (WD_STYLE_TYPE.PARAGRAPH, WD_STYLE_TYPE.CHARACTER) and style.font is not None:
                fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
                for script in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
                    fonts.set(qn(script), "Arial")
                for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:cstheme", "w:eastAsiaTheme"):
                    fonts.attrib.pop(qn(theme), None)
        normal = styles["Normal"]
        normal.font.size, normal.font.color.rgb = Pt(11), INKT
        normal.paragraph_format.space_after, normal.paragraph_format.line_spacing = Pt(7), 1.35
        language = OxmlElement("w:lang")
        language.set(qn("w:val"), "nl-NL")
        normal.element.get_or_add_rPr().append(language)
        for name, size, before in (
            ("Title", 26, 0),
            ("Heading 1", 16, 16),
            ("Heading 2", 13, 12),
            ("Heading 3", 11, 10),
        ):
            style = styles[name]
            style.font.size, style.font.bold, style.font.color.rgb = Pt(size), True, PETROL
            style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(5)
            style.paragraph_format.keep_with_next = True
        styles["Subtitle"].font.size, styles["Subtitle"].font.italic = Pt(13), False
        styles["Subtitle"].font.color.rgb = INKT
        styles["Intense Quote"].font.color.rgb, styles["Intense Quote"].font.italic = INKT, False

    @staticmethod
    def _page_numbers(paragraph, titel: str) -> None:
        paragraph.add_run(f"{titel[:80]} – pagina ")
        for kind, text in (("begin", None), (None, "PAGE"), ("end", None)):
            run = paragraph.add_run()
            element = OxmlElement("w:fldChar" if kind else "w:instrText")
            if kind:
                element.set(qn("w:fldCharType"), kind)
            else:
                element.text = text
            run._r.append(element)


class _Writer(HTMLParser):
    """Writes cleaned HTML into a document."""

    STYLES = {"ul": "List Bullet", "ol": "List Number"}

    def __init__(self, document, first_style: str | None = None) -> None:
        super().__init__(convert_charrefs=True)
        self.document, self.first_style = document, first_style
        self.paragraph, self.lists, self.bold, self.italic = None, [], 0, 0
        self.quote, self.href, self.linktext = 0, "", ""

    def feed(self, html: str) -> None:
        super().feed(html)
        self.close()

    def _start(self, style: str | None) -> None:
        self.paragraph = self.document.add_paragraph(style=self.first_style or style)
        self.first_style = None

    def handle_starttag(self, tag: str, attrs) -> None:
        if tag in ("ul", "ol"):
            self.lists.append(tag)
        elif tag == "li":
            self._start(self.STYLES[self.lists[-1] if self.lists else "ul"])
        elif tag in ("h2", "h3", "h4"):
            self._start(f"Heading {min(int(tag[1]), 3)}")
        elif tag == "p" and not (self.lists and self.paragraph is not None and not self.paragraph.text):
            self._start("Quote" if self.quote else None)
        elif tag in ("tr", "caption"):
            self._start(None)
        elif tag == "blockquote":
            self.quote += 1
        elif tag == "br" and self.paragraph is not None:
            self.paragraph.add_run().add_break()
        elif tag == "a":
            self.href, self.linktext = dict(attrs).get("href") or "", ""
        self.bold += tag in ("strong", "th")
        self.italic += tag == "em"

    def handle_endtag(self, tag: str) -> None:
        if tag in ("ul", "ol") and self.lists:
            self.lists.pop()
        elif tag == "blockquote":
            self.quote -= 1
        elif tag == "a":
            if self.href.startswith("http") and self.href not in self.linktext:
                self.handle_data(f" ({self.href})")
            self.href = ""
        elif tag in ("td", "th"):
            self.handle_data("  ")
        elif tag in ("p", "li", "h2", "h3", "h4", "tr", "caption"):
            self.paragraph = None
        self.bold -= tag in ("strong", "th")
        self.italic -= tag == "em"

    def handle_data(self, data: str) -> None:
        text = re.sub(r"\s+", " ", xml_tekst(data))
        if not text.strip() and self.paragraph is None:
            return
        if self.paragraph is None:
            self._start(None)
        if self.href:
            self.linktext += text
        run = self.paragraph.add_run(text)
        run.bold, run.italic = self.bold > 0 or None, self.italic > 0 or None
