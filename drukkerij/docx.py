# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Word files that look designed, can be edited, and are read aloud sensibly.

Headings are real headings, lists are real lists, the table has a header, the language is Dutch, and the properties of
the file name the site and no person. Everything that goes in is text; a link is one
that passed the cleaning of rich text, made whole with the address of the site.
"""

import io
import re
from html.parser import HTMLParser
from typing import ClassVar

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from drukkerij.xml import xml_tekst

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PETROL = RGBColor(0x0B, 0x5A, 0x55)
INKT = RGBColor(0x1C, 0x2B, 0x33)
TINT, LIJN = "E2EFEC", "9FB8B4"


class Document:
    """A Word document, written from top to bottom.

    `titel` is the first heading and the title of the file; `eigenaar` is the author in its properties; `site` is the
    address that links within the site start with.
    """

    def __init__(self, *, titel: str, eigenaar: str, site: str, onderwerp: str = "") -> None:
        self._docx, self._site = docx.Document(), site
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
        table.autofit = False
        self._quiet_borders(table)
        for cell, text in zip(table.rows[0].cells, (koptekst, "Wat we weten"), strict=True):
            cell.paragraphs[0].add_run(xml_tekst(text)).bold = True
            self._shade(cell._tc.get_or_add_tcPr(), TINT)
        header = OxmlElement("w:tblHeader")
        header.set(qn("w:val"), "true")
        table.rows[0]._tr.get_or_add_trPr().append(header)
        for naam, waarde in rijen:
            cells = table.add_row().cells
            cells[0].text, cells[1].text = xml_tekst(naam), xml_tekst(waarde) or "–"
        for row in table.rows:
            for cell, width in zip(row.cells, (Cm(4.5), Cm(11.5)), strict=True):
                cell.width = width
                cell.paragraphs[0].paragraph_format.space_after = Pt(3)
                cell.paragraphs[0].paragraph_format.space_before = Pt(3)
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
            _Writer(self._docx, self._site, first_style="List Bullet").feed(html)

    def rijke_tekst(self, html: str) -> None:
        """Add cleaned rich text: paragraphs, headings, lists, bold, italic, quotes; a table row becomes a line."""
        _Writer(self._docx, self._site).feed(html)

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
        for language in styles.element.iter(qn("w:lang")):
            language.set(qn("w:val"), "nl-NL")
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
        notice = styles["Intense Quote"]
        notice.font.color.rgb, notice.font.italic, notice.font.bold = INKT, False, False
        notice.paragraph_format.left_indent = notice.paragraph_format.right_indent = Cm(0)
        for style in (styles["Title"], styles["Subtitle"], notice):
            for leftover in [*style.element.iter(qn("w:pBdr")), *style.element.iter(qn("w:spacing"))]:
                if leftover.tag == qn("w:pBdr") or leftover.getparent().tag == qn("w:rPr"):
                    leftover.getparent().remove(leftover)
        self._shade(notice.element.get_or_add_pPr(), TINT)

    @staticmethod
    def _shade(properties, colour: str) -> None:
        """Give a cell or paragraph a ground of `colour`."""
        shade = OxmlElement("w:shd")
        for name, value in (("w:val", "clear"), ("w:color", "auto"), ("w:fill", colour)):
            shade.set(qn(name), value)
        properties.append(shade)

    @staticmethod
    def _quiet_borders(table) -> None:
        """Draw lines between the rows only."""
        borders = OxmlElement("w:tblBorders")
        for side, kind in (("top", "single"), ("left", "nil"), ("bottom", "single"), ("right", "nil"),
                           ("insideH", "single"), ("insideV", "nil")):  # fmt: skip
            line = OxmlElement(f"w:{side}")
            for name, value in (("w:val", kind), ("w:sz", "4"), ("w:color", LIJN)):
                line.set(qn(name), value)
            borders.append(line)
        table._tbl.tblPr.append(borders)

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

    STYLES: ClassVar = {"ul": "List Bullet", "ol": "List Number"}

    def __init__(self, document, site: str, first_style: str | None = None) -> None:
        super().__init__(convert_charrefs=True)
        self.document, self.site, self.first_style = document, site, first_style
        self.paragraph, self.bold, self.italic, self.quote = None, 0, 0, 0
        self.lists: list[tuple[str, int | None]] = []  # (tag, number of the numbering) of the lists we are in
        self.link = None  # the hyperlink that text goes into

    def feed(self, html: str) -> None:
        super().feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs) -> None:
        if tag in ("ul", "ol"):
            self.lists.append((tag, self._new_numbering() if tag == "ol" else None))
        elif tag == "li":
            self._start_point()
        elif tag in ("h2", "h3", "h4"):
            self._start(f"Heading {min(int(tag[1]), 3)}")
        elif tag == "p" and not (self.lists and self.paragraph is not None and not self.paragraph.text):
            self._start("Quote" if self.quote else None)
        elif tag in ("tr", "caption"):
            self._start(None)
        elif tag == "br" and self.paragraph is not None:
            self.paragraph.add_run().add_break()
        elif tag == "a":
            self._start_link(dict(attrs).get("href") or "")
        self.quote += tag == "blockquote"
        self.bold += tag in ("strong", "th")
        self.italic += tag == "em"

    def handle_endtag(self, tag: str) -> None:
        if tag in ("ul", "ol") and self.lists:
            self.lists.pop()
        elif tag == "a":
            self.link = None
        elif tag in ("td", "th"):
            self.handle_data("  ")
        elif tag in ("p", "li", "h2", "h3", "h4", "tr", "caption"):
            self.paragraph = None
        self.quote -= tag == "blockquote"
        self.bold -= tag in ("strong", "th")
        self.italic -= tag == "em"

    def handle_data(self, data: str) -> None:
        text = re.sub(r"\s+", " ", xml_tekst(data))
        if not text.strip() and self.paragraph is None:
            return
        if self.paragraph is None:
            self._start(None)
        run = self.paragraph.add_run(text)
        run.bold, run.italic = self.bold > 0 or None, self.italic > 0 or None
        if self.link is not None:
            run.underline, run.font.color.rgb = True, PETROL
            self.link.append(run._r)

    def _start(self, style: str | None) -> None:
        self.paragraph = self.document.add_paragraph(style=self.first_style or style)
        self.first_style = None

    def _start_point(self) -> None:
        tag, numbering = self.lists[-1] if self.lists else ("ul", None)
        self._start(self.STYLES[tag])
        if numbering is not None:
            properties = self.paragraph._p.get_or_add_pPr().get_or_add_numPr()
            properties.get_or_add_ilvl().val = 0
            properties.get_or_add_numId().val = numbering

    def _new_numbering(self) -> int:
        """Return a numbering that starts at 1; without it, each list would go on counting from the one before."""
        definitions = self.document.part.numbering_part.numbering_definitions._numbering
        base = self.document.styles["List Number"].element.pPr.numPr.numId.val
        new = definitions.add_num(definitions.num_having_numId(base).abstractNumId.val)
        new.add_lvlOverride(ilvl=0).add_startOverride(1)
        return new.numId

    def _start_link(self, href: str) -> None:
        address = f"{self.site}{href}" if href.startswith("/") else href
        if not address.startswith(("http://", "https://", "mailto:")):
            return
        if self.paragraph is None:
            self._start(None)
        self.link = OxmlElement("w:hyperlink")
        self.link.set(qn("r:id"), self.document.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
        self.paragraph._p.append(self.link)
