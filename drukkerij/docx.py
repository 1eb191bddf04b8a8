# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Word files that look designed, can be edited, and are read aloud sensibly.

Headings are real headings, lists are real lists, tables have a header, the language is Dutch, and the properties of
the file name the site and no person. What it looks like stands in styles, so that a reader can change it in one place.
"""

import io
from datetime import datetime, time

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from drukkerij.blokken import MAX_DIEP, Alinea, Blok, Kolofon, Kop, Lijst, Stuk, Tabel, per_adres
from drukkerij.inpakken import pak, pak_uit

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PETROL = RGBColor(0x0B, 0x5A, 0x55)
INKT = RGBColor(0x1C, 0x2B, 0x33)
TINT, LIJN = "E2EFEC", "9FB8B4"
BREEDTE = Cm(16)  # of the text
STIJLEN = {"gewoon": "Normal", "inleiding": "Subtitle", "let_op": "Intense Quote", "citaat": "Quote"}
# Word wants properties in the order of its schema; these come after a ground, as far as we use them.
AFTER_SHADE = ("w:tabs", "w:spacing", "w:ind", "w:contextualSpacing", "w:jc", "w:outlineLvl", "w:rPr")
TEKENS = "•◦▪•◦"  # before the points of a list, level by level


def schrijf(kolofon: Kolofon, blokken: list[Blok]) -> bytes:
    return _Schrijver(kolofon).schrijf(blokken)


class _Schrijver:
    """Writes blocks into one Word file."""

    def __init__(self, kolofon: Kolofon) -> None:
        self._docx = docx.Document()
        _styles(self._docx.styles)
        self._numberings = self._docx.part.numbering_part.numbering_definitions._numbering
        self._bullets, self._numbers = self._lists("List Bullet", TEKENS), self._lists("List Number", None)
        self._properties(kolofon)
        section = self._docx.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2.5)
        section.top_margin = section.bottom_margin = Cm(2.2)
        _page_numbers(section.footer.paragraphs[0], kolofon.titel)
        self._docx.add_paragraph(kolofon.titel, style="Title")

    def schrijf(self, blokken: list[Blok]) -> bytes:
        for blok in blokken:
            match blok:
                case Kop():
                    self._text(self._docx.add_paragraph(style=f"Heading {blok.niveau}")._p, blok.stukken)
                case Alinea():
                    self._text(self._docx.add_paragraph(style=STIJLEN[blok.soort])._p, blok.stukken)
                case Lijst():
                    self._list(blok, 1)
                case Tabel():
                    self._table(blok)
        file = io.BytesIO()
        self._docx.save(file)
        return pak(pak_uit(file.getvalue()))

    def _properties(self, kolofon: Kolofon) -> None:
        properties = self._docx.core_properties
        properties.title, properties.author = kolofon.titel[:255], kolofon.eigenaar[:255]
        properties.subject, properties.language = kolofon.onderwerp[:255], "nl-NL"
        properties.comments, properties.last_modified_by, properties.revision = "", "", 1
        # The empty file that we start from has dates of its own.
        for name in ("dcterms:created", "dcterms:modified"):
            for date in properties._element.findall(qn(name)):
                properties._element.remove(date)
        if kolofon.datum:
            properties.created = properties.modified = datetime.combine(kolofon.datum, time())  # noqa: DTZ001  a day

    def _text(self, paragraph, stukken: tuple[Stuk, ...]) -> None:
        """Add runs to a `w:p`, those of a link within the link."""
        for adres, groep in per_adres(stukken):
            parent = paragraph
            if adres:
                parent = OxmlElement("w:hyperlink")
                relation = self._docx.part.relate_to(adres, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
                parent.set(qn("r:id"), relation)
                paragraph.append(parent)
            for stuk in groep:
                parent.append(_run(stuk))

    def _list(self, lijst: Lijst, diep: int) -> None:
        stem = "List Number" if lijst.genummerd else "List Bullet"
        numbering = self._new_numbering(lijst.start, diep) if lijst.genummerd else None
        for punt in lijst.punten:
            style = _style_name(stem, diep)
            for deel in punt:
                if isinstance(deel, Lijst):
                    self._list(deel, diep + 1)
                    continue
                paragraph = self._docx.add_paragraph(style=style)
                if numbering is not None and style.startswith(stem):
                    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
                    properties.get_or_add_ilvl().val = diep - 1
                    properties.get_or_add_numId().val = numbering
                self._text(paragraph._p, deel.stukken)
                style = _style_name("List Continue", diep)

    def _table(self, tabel: Tabel) -> None:
        """Add a table with lines between the rows only; its header row is on every page."""
        if tabel.bijschrift:
            self._docx.add_paragraph(tabel.bijschrift, style="Caption")
        widths = [int(BREEDTE * deel) for deel in tabel.breedtes()]
        text, heading = (self._docx.styles[name].style_id for name in ("Table Text", "Table Heading"))
        table = self._docx.add_table(rows=0, cols=len(widths), style="Table Grid")
        table.autofit = False
        _quiet_borders(table)
        for column, width in zip(table._tbl.tblGrid.findall(qn("w:gridCol")), widths, strict=True):
            column.set(qn("w:w"), str(width // 635))
        for rij in filter(None, (tabel.koppen, *tabel.rijen)):
            row = _element("w:tr")
            properties = _element("w:trPr", row)
            _element("w:cantSplit", properties)
            if rij is tabel.koppen:
                _element("w:tblHeader", properties)
            for cel, width in zip(rij, widths, strict=True):
                cell = _element("w:tc", row)
                properties = _element("w:tcPr", cell)
                _element("w:tcW", properties, w=str(width // 635), type="dxa")
                if rij is tabel.koppen:
                    _shade(properties, TINT)
                paragraph = _element("w:p", cell)
                _element("w:pStyle", _element("w:pPr", paragraph), val=heading if cel.kop else text)
                self._text(paragraph, cel.stukken)
            table._tbl.append(row)
        self._docx.add_paragraph(style="Table Text")

    def _lists(self, stem: str, tekens: str | None) -> int:
        """Make the five levels of a kind of list, bound to its five styles; return the number of its definition."""
        number = max(int(old.get(qn("w:abstractNumId"))) for old in self._numberings.findall(qn("w:abstractNum"))) + 1
        definition = OxmlElement("w:abstractNum")
        definition.set(qn("w:abstractNumId"), str(number))
        _element("w:multiLevelType", definition, val="hybridMultilevel")
        for diep in range(1, MAX_DIEP + 1):
            level = _element("w:lvl", definition, ilvl=str(diep - 1))
            _element("w:start", level, val="1")
            _element("w:numFmt", level, val="bullet" if tekens else "decimal")
            _element("w:pStyle", level, val=self._docx.styles[_style_name(stem, diep)].style_id)
            _element("w:lvlText", level, val=tekens[diep - 1] if tekens else f"%{diep}.")
            _element("w:lvlJc", level, val="left")
            _element("w:ind", _element("w:pPr", level), left=str(360 * diep), hanging="360")
        self._numberings.insert(len(self._numberings.findall(qn("w:abstractNum"))), definition)
        numbering = self._numberings.add_num(number).numId
        for diep in range(1, MAX_DIEP + 1):
            properties = self._docx.styles[_style_name(stem, diep)].element.get_or_add_pPr().get_or_add_numPr()
            properties.get_or_add_ilvl().val = diep - 1
            properties.get_or_add_numId().val = numbering
        return number

    def _new_numbering(self, start: int, diep: int) -> int:
        """Return a numbering from `start`; without it, each list would go on counting from the one before."""
        new = self._numberings.add_num(self._numbers)
        new.add_lvlOverride(ilvl=diep - 1).add_startOverride(start)
        return new.numId


def _style_name(stem: str, diep: int) -> str:
    return stem if diep == 1 else f"{stem} {diep}"


def _styles(styles) -> None:
    """Give the styles of the empty file our look, and add those it lacks."""
    for stem in ("List Bullet", "List Number", "List Continue"):
        for diep in range(1, MAX_DIEP + 1):
            name = _style_name(stem, diep)
            style = styles[name] if name in styles else styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
            style.base_style = styles["Normal"]
            style.paragraph_format.left_indent = Pt(18 * diep)
            style.paragraph_format.first_line_indent = Pt(0 if stem == "List Continue" else -18)
            style.paragraph_format.space_after = Pt(4)
            for leftover in style.element.iter(qn("w:contextualSpacing")):
                leftover.getparent().remove(leftover)
    for name, bold in (("Table Text", False), ("Table Heading", True)):
        style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style, style.font.bold, style.font.size = styles["Normal"], bold, Pt(10)
        style.paragraph_format.space_before = style.paragraph_format.space_after = Pt(3)
        style.paragraph_format.line_spacing = 1.2
    link = styles.add_style("Hyperlink", WD_STYLE_TYPE.CHARACTER, builtin=True)
    link.font.underline, link.font.color.rgb = True, PETROL
    code = styles.add_style("Code", WD_STYLE_TYPE.CHARACTER)
    for style in styles:
        if style.type in (WD_STYLE_TYPE.PARAGRAPH, WD_STYLE_TYPE.CHARACTER) and style.font is not None:
            _typeface(style, "Courier New" if style is code or style.name == "Code" else "Arial")
    normal = styles["Normal"]
    normal.font.size, normal.font.color.rgb = Pt(11), INKT
    normal.paragraph_format.space_after, normal.paragraph_format.line_spacing = Pt(7), 1.35
    for language in styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "nl-NL")
    for name, size, before in (
        ("Title", 26, 0),
        ("Heading 1", 16, 16),
        ("Heading 2", 13, 12),
        *((f"Heading {niveau}", 11, 10) for niveau in range(3, 7)),
    ):
        style = styles[name]
        style.font.size, style.font.bold, style.font.color.rgb = Pt(size), True, PETROL
        style.font.italic = False
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(5)
        style.paragraph_format.keep_with_next = True
    styles["Subtitle"].font.size, styles["Subtitle"].font.italic = Pt(13), False
    styles["Subtitle"].font.color.rgb = INKT
    caption = styles["Caption"]
    caption.font.size, caption.font.bold, caption.font.color.rgb = Pt(10), True, INKT
    caption.paragraph_format.keep_with_next = True
    notice = styles["Intense Quote"]
    notice.font.color.rgb, notice.font.italic, notice.font.bold = INKT, False, False
    notice.paragraph_format.left_indent = notice.paragraph_format.right_indent = Cm(0)
    styles["Quote"].font.color.rgb, styles["Quote"].paragraph_format.left_indent = INKT, Cm(1)
    for style in (styles["Title"], styles["Subtitle"], notice):
        for leftover in [*style.element.iter(qn("w:pBdr")), *style.element.iter(qn("w:spacing"))]:
            if leftover.tag == qn("w:pBdr") or leftover.getparent().tag == qn("w:rPr"):
                leftover.getparent().remove(leftover)
    _shade(notice.element.get_or_add_pPr(), TINT)


def _typeface(style, naam: str) -> None:
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(script), naam)
    for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:cstheme", "w:eastAsiaTheme"):
        fonts.attrib.pop(qn(theme), None)


def _run(stuk: Stuk):
    """Return the `w:r` of a piece of text."""
    run = OxmlElement("w:r")
    properties = _element("w:rPr", run)
    if stuk.adres or stuk.code:
        _element("w:rStyle", properties, val="Hyperlink" if stuk.adres else "Code")
    if stuk.vet:
        _element("w:b", properties)
    if stuk.cursief:
        _element("w:i", properties)
    run.text = stuk.tekst
    return run


def _element(name: str, parent=None, **attributes: str):
    """Return a new element, put in `parent`, with attributes of the namespace of Word."""
    element = OxmlElement(name)
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), value)
    if parent is not None:
        parent.append(element)
    return element


def _shade(properties, colour: str) -> None:
    """Give a cell or paragraph a ground of `colour`."""
    shade = _element("w:shd", val="clear", color="auto", fill=colour)
    properties.insert_element_before(shade, *AFTER_SHADE)


def _quiet_borders(table) -> None:
    """Draw lines between the rows only."""
    borders = _element("w:tblBorders")
    table._tbl.tblPr.insert_element_before(borders, "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook")
    for side, kind in (("top", "single"), ("left", "nil"), ("bottom", "single"), ("right", "nil"),
                       ("insideH", "single"), ("insideV", "nil")):  # fmt: skip
        _element(f"w:{side}", borders, val=kind, sz="4", color=LIJN)


def _page_numbers(paragraph, titel: str) -> None:
    """Write "title – pagina 1 van 3" with fields that count by themselves."""
    for before, field in ((f"{titel[:80]} – pagina ", "PAGE"), (" van ", "NUMPAGES")):
        paragraph.add_run(before)
        for kind in ("begin", None, "end"):
            run = paragraph.add_run()._r
            if kind:
                _element("w:fldChar", run, fldCharType=kind)
            else:
                _element("w:instrText", run).text = field
