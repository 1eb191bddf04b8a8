# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""OpenDocument texts that look designed and can be edited.

How it looks stands in `odt_stijlen.xml`: styles by the names that LibreOffice gives them, the page and its footer. What
is written here is the text, in elements of the OpenDocument schema, and the widths of columns.
"""

from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from drukkerij.blokken import Alinea, Blok, Cel, Kolofon, Kop, Lijst, Stuk, Tabel, per_adres
from drukkerij.inpakken import pak

ODT = "application/vnd.oasis.opendocument.text"
STIJLEN = Path(__file__).with_name("odt_stijlen.xml")
ALINEA = {"gewoon": "Text_20_body", "inleiding": "Subtitle", "let_op": "Let_20_op", "citaat": "Quotations"}
BREEDTE = 16  # cm, of the text
RUIMTEN = " ".join(
    f'xmlns:{kort}="{lang}"'
    for kort, lang in {
        "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
        "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
        "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
        "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
        "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
        "meta": "urn:oasis:names:tc:opendocument:xmlns:meta:1.0",
        "xlink": "http://www.w3.org/1999/xlink",
        "dc": "http://purl.org/dc/elements/1.1/",
    }.items()
)
XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
MANIFEST = f"""{XML}<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" \
manifest:version="1.3"><manifest:file-entry manifest:full-path="/" manifest:version="1.3" \
manifest:media-type="{ODT}"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>\
<manifest:file-entry manifest:full-path="styles.xml" manifest:media-type="text/xml"/><manifest:file-entry \
manifest:full-path="meta.xml" manifest:media-type="text/xml"/></manifest:manifest>"""
# LibreOffice takes the look of cells from the content only, not from the styles.
CELLEN = "".join(
    f'<style:style style:name="{naam}" style:family="table-cell"><style:table-cell-properties fo:padding="0.12cm" '
    f'fo:border-left="none" fo:border-right="none" fo:border-top="0.5pt solid #9fb8b4" '
    f'fo:border-bottom="0.5pt solid #9fb8b4"{ground}/></style:style>'
    for naam, ground in (("Cel", ""), ("Kopcel", ' fo:background-color="#e2efec"'))
)
RIJ = (
    '<style:style style:name="Rij" style:family="table-row"><style:table-row-properties fo:keep-together="always"/>'
    "</style:style>"
)


def schrijf(kolofon: Kolofon, blokken: list[Blok]) -> bytes:
    delen = {
        "mimetype": ODT,
        "content.xml": _content(kolofon, blokken),
        "styles.xml": _styles(kolofon),
        "meta.xml": _meta(kolofon),
        "META-INF/manifest.xml": MANIFEST,
    }
    return pak({naam: tekst.encode() for naam, tekst in delen.items()}, los="mimetype")


def _styles(kolofon: Kolofon) -> str:
    """Return the styles, with the title in the footer for readers that do not fill in fields."""
    titel = f"<text:title>{escape(kolofon.titel)}</text:title>"
    return STIJLEN.read_text(encoding="utf-8").replace("<text:title/>", titel)


def _meta(kolofon: Kolofon) -> str:
    datum = kolofon.datum and f"{kolofon.datum:%Y-%m-%d}T00:00:00"
    waarden = (
        ("dc:title", kolofon.titel),
        ("dc:subject", kolofon.onderwerp),
        ("meta:initial-creator", kolofon.eigenaar),
        ("dc:creator", kolofon.eigenaar),
        ("dc:language", "nl-NL"),
        ("meta:creation-date", datum),
        ("dc:date", datum),
    )
    binnen = "".join(f"<{naam}>{escape(waarde)}</{naam}>" for naam, waarde in waarden if waarde)
    return (
        f'{XML}<office:document-meta {RUIMTEN} office:version="1.3">'
        f"<office:meta>{binnen}</office:meta></office:document-meta>"
    )


def _content(kolofon: Kolofon, blokken: list[Blok]) -> str:
    tabellen = [blok for blok in blokken if isinstance(blok, Tabel)]
    nummers = {id(tabel): nummer for nummer, tabel in enumerate(tabellen, start=1)}
    titel = f'<text:p text:style-name="Title">{_tekst((Stuk(kolofon.titel),))}</text:p>'
    binnen = "".join(_tabel(blok, nummers[id(blok)]) if isinstance(blok, Tabel) else _blok(blok) for blok in blokken)
    kolommen = "".join(_kolommen(tabel, nummers[id(tabel)]) for tabel in tabellen)
    return (
        f'{XML}<office:document-content {RUIMTEN} office:version="1.3"><office:automatic-styles>{CELLEN}{RIJ}{kolommen}'
        f"</office:automatic-styles><office:body><office:text>{titel}{binnen}</office:text></office:body>"
        "</office:document-content>"
    )


def _blok(blok: Kop | Alinea | Lijst) -> str:
    if isinstance(blok, Lijst):
        return _lijst(blok)
    if isinstance(blok, Kop):
        stijl = f'text:style-name="Heading_20_{blok.niveau}" text:outline-level="{blok.niveau}"'
        return f"<text:h {stijl}>{_tekst(blok.stukken)}</text:h>"
    return f'<text:p text:style-name="{ALINEA[blok.soort]}">{_tekst(blok.stukken)}</text:p>'


def _lijst(lijst: Lijst) -> str:
    """Write a list; lists within it take their level from where they stand."""
    punten = []
    for nummer, punt in enumerate(lijst.punten):
        delen = "".join(
            _lijst(deel)
            if isinstance(deel, Lijst)
            else f'<text:p text:style-name="List_20_Contents">{_tekst(deel.stukken)}</text:p>'
            for deel in punt
        )
        begin = f' text:start-value="{lijst.start}"' if lijst.genummerd and nummer == 0 else ""
        punten.append(f"<text:list-item{begin}>{delen}</text:list-item>")
    stijl = "Numbering_20_1" if lijst.genummerd else "List_20_1"
    return f'<text:list text:style-name="{stijl}">{"".join(punten)}</text:list>'


def _kolommen(tabel: Tabel, nummer: int) -> str:
    kolommen = "".join(
        f'<style:style style:name="Tabel{nummer}.{kolom}" style:family="table-column">'
        f'<style:table-column-properties style:column-width="{deel * BREEDTE:.2f}cm"/></style:style>'
        for kolom, deel in enumerate(tabel.breedtes(), start=1)
    )
    return (
        f'<style:style style:name="Tabel{nummer}" style:family="table"><style:table-properties '
        f'style:width="{BREEDTE}cm" table:align="left" fo:margin-bottom="0.4cm"/></style:style>{kolommen}'
    )


def _tabel(tabel: Tabel, nummer: int) -> str:
    bijschrift = f'<text:p text:style-name="Caption">{_tekst((Stuk(tabel.bijschrift),))}</text:p>'
    breedtes = range(1, len(tabel.breedtes()) + 1)
    kolommen = "".join(f'<table:table-column table:style-name="Tabel{nummer}.{kolom}"/>' for kolom in breedtes)
    kop = f"<table:table-header-rows>{_rij(tabel.koppen, 'Kopcel')}</table:table-header-rows>" if tabel.koppen else ""
    rijen = "".join(_rij(rij, "Cel") for rij in tabel.rijen)
    return (
        f'{bijschrift if tabel.bijschrift else ""}<table:table table:name="Tabel{nummer}" '
        f'table:style-name="Tabel{nummer}">{kolommen}{kop}{rijen}</table:table>'
    )


def _rij(rij: tuple[Cel, ...], celstijl: str) -> str:
    cellen = "".join(
        f'<table:table-cell table:style-name="{celstijl}" office:value-type="string"><text:p text:style-name='
        f'"Table_20_{"Heading" if cel.kop else "Contents"}">{_tekst(cel.stukken)}</text:p></table:table-cell>'
        for cel in rij
    )
    return f'<table:table-row table:style-name="Rij">{cellen}</table:table-row>'


def _tekst(stukken: tuple[Stuk, ...]) -> str:
    tekst = ""
    for adres, groep in per_adres(stukken):
        binnen = "".join(map(_stuk, groep))
        if adres:
            binnen = f'<text:a xlink:type="simple" xlink:href={quoteattr(adres)}>{binnen}</text:a>'
        tekst += binnen
    return tekst


def _stuk(stuk: Stuk) -> str:
    tekst = escape(stuk.tekst).replace("\n", "<text:line-break/>")
    for aan, stijl in ((stuk.code, "Source_20_Text"), (stuk.cursief, "Emphasis"), (stuk.vet, "Strong_20_Emphasis")):
        if aan:
            tekst = f'<text:span text:style-name="{stijl}">{tekst}</text:span>'
    return tekst
