# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Word files that look designed, can be edited, and are read aloud sensibly.

Headings are real headings, lists are real lists, tables have a header, the language is Dutch, and the properties of
the file name the site and no person. What it looks like stands in styles, so that a reader can change it in one place.
"""

import io
from datetime import datetime, time
from xml.sax.saxutils import escape, quoteattr

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor

from drukkerij.blokken import (
    MAX_DIEP,
    Aanvulling,
    Alinea,
    Beeld,
    Blok,
    Cel,
    Kolofon,
    Kop,
    Lijst,
    Stuk,
    Tabel,
    Vakjes,
    blijft_heel,
    per_adres,
)
from drukkerij.inpakken import pak, pak_uit
from drukkerij.plaatjes import als_png

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PETROL = RGBColor(0x0B, 0x5A, 0x55)
INKT, ZACHT = RGBColor(0x1C, 0x2B, 0x33), RGBColor(0x4A, 0x5A, 0x63)
TINT, LIJN = "E2EFEC", "9FB8B4"
BREEDTE = Cm(16)  # of the text
STIJLEN = {
    "gewoon": "Normal", "inleiding": "Subtitle", "let_op": "Intense Quote", "citaat": "Quote", "noot": "Noot",
    "label": "Label",
}  # fmt: skip
# Word wants properties in the order of its schema; these come after a ground, as far as we use them.
AFTER_SHADE = ("w:tabs", "w:spacing", "w:ind", "w:contextualSpacing", "w:jc", "w:outlineLvl", "w:rPr")
TEKENS = "•◦▪•◦"  # before the points of a list, level by level
HOOGTE = Cm(22)  # of a picture, at most
INSET, INSET_CEL = 227, 170  # of what was added later: room for the line at its side
SIDE = f'<w:pBdr><w:left w:val="single" w:sz="18" w:space="6" w:color="{PETROL}"/></w:pBdr>'
# Lines between the rows only; Word takes the first row and the first column for heads.
TABEL = (
    '<w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:type="auto" w:w="0"/><w:tblBorders>'
    + "".join(
        f'<w:{side} w:val="{kind}" w:sz="4" w:color="{LIJN}"/>'
        for side, kind in (("top", "single"), ("left", "nil"), ("bottom", "single"), ("right", "nil"),
                           ("insideH", "single"), ("insideV", "nil"))
    )
    + '</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblLook w:firstColumn="1" w:firstRow="1" w:lastColumn="0" '
    'w:lastRow="0" w:noHBand="0" w:noVBand="1" w:val="04A0"/></w:tblPr>'
)  # fmt: skip
BEELD = (
    '<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{breed}" cy="{hoog}"/>'
    '<wp:docPr id="{nummer}" name={naam} descr={alt}/><wp:cNvGraphicFramePr/>'
    '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
    '<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr>'
    '<pic:cNvPr id="{nummer}" name={naam} descr={alt}/><pic:cNvPicPr/></pic:nvPicPr>'
    '<pic:blipFill><a:blip r:embed="{relatie}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
    '<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{breed}" cy="{hoog}"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline>'
    "</w:drawing>"
)


def schrijf(kolofon: Kolofon, blokken: list[Blok]) -> bytes:
    return _Schrijver(kolofon).schrijf(blokken)


class _Schrijver:
    """Writes blocks into one Word file.

    The text is written as XML and put into the file at the end: with an object per element, a table of ten thousand
    rows takes a minute.
    """

    def __init__(self, kolofon: Kolofon) -> None:
        self._docx = docx.Document()
        _styles(self._docx.styles)
        self._ids = {style.name: style.style_id for style in self._docx.styles}
        self._adressen: dict[str, str] = {}
        self._beelden = 0
        self._bullet: int | None = None
        self._numberings = self._docx.part.numbering_part.numbering_definitions._numbering
        self._bullets, self._numbers = self._lists("List Bullet", TEKENS), self._lists("List Number", None)
        self._properties(kolofon)
        section = self._docx.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2.5)
        section.top_margin = section.bottom_margin = Cm(2.2)
        if kolofon.koptekst:
            section.top_margin = Cm(2.6)
            section.header.paragraphs[0].text = kolofon.koptekst
        _page_numbers(section.footer.paragraphs[0], kolofon.titel)
        self._docx.add_paragraph(kolofon.titel, style="Title")

    def schrijf(self, blokken: list[Blok]) -> bytes:
        pngs = iter(als_png([blok.svg for blok in blokken if isinstance(blok, Beeld)]))
        body = "".join(self._picture(blok, next(pngs)) if isinstance(blok, Beeld) else self._blok(blok)
                       for blok in blokken)  # fmt: skip
        file = io.BytesIO()
        self._docx.save(file)
        parts = pak_uit(file.getvalue())
        before, mark, after = parts["word/document.xml"].rpartition(b"<w:sectPr")
        parts["word/document.xml"] = before + body.encode() + mark + after
        return pak(parts)

    def _blok(self, blok: Kop | Alinea | Lijst | Tabel | Vakjes | Aanvulling) -> str:
        match blok:
            case Kop():
                return self._p(f"Heading {blok.niveau}", blok.stukken)
            case Alinea():
                return self._p(STIJLEN[blok.soort], blok.stukken)
            case Lijst():
                return self._list(blok, 1)
            case Tabel():
                return self._table(blok)
            case Vakjes():
                return self._boxes(blok, "Normal")
            case Aanvulling():
                return "".join(
                    self._list(deel, 1, SIDE, inset=INSET) if isinstance(deel, Lijst)
                    else self._p("Aanvulling kop" if deel.soort == "label" else "Aanvulling", deel.stukken)
                    for deel in blok.alles
                )  # fmt: skip

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

    def _p(self, style: str, stukken: tuple[Stuk, ...], properties: str = "") -> str:
        """Return a paragraph; `properties` come after its style, in the order of the schema."""
        stijl = "" if style == "Normal" else f'<w:pStyle w:val="{self._ids[style]}"/>'
        kop = f"<w:pPr>{stijl}{properties}</w:pPr>" if stijl or properties else ""
        return f"<w:p>{kop}{self._text(stukken)}</w:p>"

    def _text(self, stukken: tuple[Stuk, ...]) -> str:
        """Return runs, those of a link within the link."""
        if len(stukken) == 1 and not stukken[0].adres:
            return _run(stukken[0])
        tekst = ""
        for adres, groep in per_adres(stukken):
            runs = "".join(map(_run, groep))
            tekst += f'<w:hyperlink r:id="{self._relation(adres)}">{runs}</w:hyperlink>' if adres else runs
        return tekst

    def _relation(self, adres: str) -> str:
        if adres not in self._adressen:
            self._adressen[adres] = self._docx.part.relate_to(adres, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        return self._adressen[adres]

    def _list(self, lijst: Lijst, diep: int, border: str = "", *, inset: int = 0, style: str = "") -> str:
        """Return the points of a list. With `style` they have that style, in a cell; with `inset` they start there."""
        stem = "List Number" if lijst.genummerd else "List Bullet"
        numbering = self._new_numbering(lijst.start, diep) if lijst.genummerd else None
        level = f'<w:ilvl w:val="{diep - 1}"/>'
        uit = []
        for punt in lijst.punten:
            eerste = True
            for deel in punt:
                if isinstance(deel, Lijst):
                    uit.append(self._list(deel, diep + 1, border, inset=inset, style=style))
                    continue
                properties = ""
                if eerste and (numbering is not None or style):
                    nummer = numbering if numbering is not None else self._bullet_numbering()
                    properties = f'<w:numPr>{level}<w:numId w:val="{nummer}"/></w:numPr>'
                properties += border
                if border or style:
                    links = inset + (240 if style else 360) * diep
                    hang = f' w:hanging="{240 if style else 360}"' if eerste else ""
                    properties += f'<w:ind w:left="{links}"{hang}/>'
                naam = style or _style_name(stem if eerste else "List Continue", diep)
                uit.append(self._p(naam, deel.stukken, properties))
                eerste = False
        return "".join(uit)

    def _boxes(self, vakjes: Vakjes, style: str) -> str:
        """Return a paragraph per box, and one that says in words which are ticked."""
        dicht = '<w:keepNext/><w:spacing w:after="0"/>'
        return "".join(self._p(style, regel, dicht) for regel in vakjes.regels) + self._p("Noot", vakjes.in_woorden)

    def _picture(self, beeld: Beeld, png: bytes) -> str:
        """Return a picture with its caption below it; the relation and the part are python-docx's."""
        self._beelden += 1
        relation, image = self._docx.part.get_or_add_image(io.BytesIO(png))
        breed = int(BREEDTE * beeld.deel)
        hoog = int(breed * image.px_height / image.px_width)
        if hoog > HOOGTE:
            breed, hoog = int(breed * HOOGTE / hoog), int(HOOGTE)
        vast = "<w:keepNext/>" if beeld.bijschrift else ""
        drawing = BEELD.format(
            breed=breed, hoog=hoog, nummer=self._beelden, relatie=relation, alt=quoteattr(beeld.alt),
            naam=quoteattr(f"Beeld {self._beelden}"),
        )  # fmt: skip
        onder = self._p("Caption", (Stuk(beeld.bijschrift),)) if beeld.bijschrift else ""
        return f"<w:p><w:pPr>{vast}</w:pPr><w:r>{drawing}</w:r></w:p>{onder}"

    def _table(self, tabel: Tabel) -> str:
        """Return a table with lines between the rows only; its header row is on every page."""
        widths = [int(BREEDTE * deel) // 635 for deel in tabel.breedtes()]
        uit = [self._p("Caption", (Stuk(tabel.bijschrift),))] if tabel.bijschrift else []
        uit.append(f"<w:tbl>{TABEL}<w:tblGrid>")
        uit += [f'<w:gridCol w:w="{width}"/>' for width in widths]
        uit.append("</w:tblGrid>")
        ground = f'<w:shd w:val="clear" w:color="auto" w:fill="{TINT}"/>'
        for rij in filter(None, (tabel.koppen, *tabel.rijen)):
            kop = rij is tabel.koppen
            heel = "<w:cantSplit/>" if blijft_heel(rij) else ""
            uit.append(f"<w:tr><w:trPr>{heel}{'<w:tblHeader/>' if kop else ''}</w:trPr>")
            for cel, width in zip(rij, widths, strict=True):
                uit.append(f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{ground if kop else ""}</w:tcPr>')
                uit.append(self._cell(cel))
                uit.append("</w:tc>")
            uit.append("</w:tr>")
        uit.append(f"</w:tbl>{self._p('Table Text', ())}")
        return "".join(uit)

    def _cell(self, cel: Cel) -> str:
        text = "Table Heading" if cel.kop else "Table Text"
        if not cel.blokken:
            return self._p(text, cel.stukken)
        uit = []
        for blok in cel.blokken:
            match blok:
                case Lijst():
                    uit.append(self._list(blok, 1, style="Table Text"))
                case Vakjes():
                    uit.append(self._boxes(blok, text))
                case Aanvulling():
                    inset = f'{SIDE}<w:ind w:left="{INSET_CEL}"/>'
                    for deel in blok.alles:
                        if isinstance(deel, Lijst):
                            uit.append(self._list(deel, 1, SIDE, inset=INSET_CEL, style="Table Text"))
                        else:
                            kop = "Table Heading" if deel.soort == "label" else "Table Text"
                            uit.append(self._p(kop, deel.stukken, inset))
                case Alinea(soort="noot"):
                    uit.append(self._p("Noot", blok.stukken))
                case Alinea(soort="label"):
                    uit.append(self._p("Table Heading", blok.stukken, "<w:keepNext/>"))
                case _:
                    uit.append(self._p(text, blok.stukken))
        return "".join(uit)

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

    def _bullet_numbering(self) -> int:
        """Return the numbering of points that do not have the style of a list."""
        if self._bullet is None:
            self._bullet = self._numberings.add_num(self._bullets).numId
        return self._bullet

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
    for name, basis, bold, size in (
        ("Noot", "Normal", False, 9), ("Label", "Normal", True, 11), ("Aanvulling", "Normal", False, 11),
        ("Aanvulling kop", "Aanvulling", True, 11),
    ):  # fmt: skip
        style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style, style.font.bold, style.font.size = styles[basis], bold, Pt(size)
        style.paragraph_format.keep_with_next = name in ("Label", "Aanvulling kop") or None
    styles["Noot"].paragraph_format.line_spacing = 1.2
    styles["Label"].paragraph_format.space_after = styles["Aanvulling kop"].paragraph_format.space_after = Pt(2)
    styles["Aanvulling"].paragraph_format.left_indent = Pt(INSET / 20)
    side = parse_xml(SIDE.replace("<w:pBdr>", f"<w:pBdr {nsdecls('w')}>"))
    styles["Aanvulling"].element.get_or_add_pPr().insert_element_before(side, "w:shd", *AFTER_SHADE)
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
    styles["Noot"].font.color.rgb = styles["Header"].font.color.rgb = ZACHT
    styles["Header"].font.size = Pt(9)
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


def _run(stuk: Stuk) -> str:
    """Return the `w:r` of a piece of text."""
    stijl = ("Hyperlink" if stuk.adres else "Code") if stuk.adres or stuk.code else ""
    vorm = f'<w:rStyle w:val="{stijl}"/>' if stijl else ""
    vorm += "<w:b/>" * stuk.vet + "<w:i/>" * stuk.cursief
    delen = []
    for regel in stuk.tekst.split("\n"):
        heel = ' xml:space="preserve"' if regel != regel.strip() else ""
        delen.append(f"<w:t{heel}>{escape(regel)}</w:t>" if regel else "")
    eigenschappen = f"<w:rPr>{vorm}</w:rPr>" if vorm else ""
    return f"<w:r>{eigenschappen}{'<w:br/>'.join(delen).replace(chr(9), ' ')}</w:r>"


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
