# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Workbooks in OpenDocument (.ods), from the same sheets as `rekenblad.py`.

Text is always text: nothing that is written here can become a formula. A number keeps its value and is shown as Dutch.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from xml.sax.saxutils import escape, quoteattr

from drukkerij.inpakken import pak
from drukkerij.rekenblad import MAX_CEL, Blad
from drukkerij.xml import xml_tekst

ODS = "application/vnd.oasis.opendocument.spreadsheet"
XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
RUIMTEN = " ".join(
    f'xmlns:{kort}="urn:oasis:names:tc:opendocument:xmlns:{lang}:1.0"'
    for kort, lang in (
        ("office", "office"), ("style", "style"), ("text", "text"), ("table", "table"), ("fo", "xsl-fo-compatible"),
        ("meta", "meta"), ("config", "config"),
    )
) + ' xmlns:dc="http://purl.org/dc/elements/1.1/"'  # fmt: skip
MANIFEST = (
    f'{XML}<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" '
    f'manifest:version="1.3"><manifest:file-entry manifest:full-path="/" manifest:version="1.3" '
    f'manifest:media-type="{ODS}"/>'
    + "".join(
        f'<manifest:file-entry manifest:full-path="{naam}.xml" manifest:media-type="text/xml"/>'
        for naam in ("content", "styles", "meta", "settings")
    )
    + "</manifest:manifest>"
)
STIJLEN = (
    f'{XML}<office:document-styles {RUIMTEN} office:version="1.3"><office:styles><style:default-style '
    'style:family="table-cell"><style:text-properties fo:font-family="Arial" fo:font-size="10pt" fo:language="nl" '
    'fo:country="NL"/></style:default-style><style:style style:name="Default" style:family="table-cell"/>'
    "</office:styles></office:document-styles>"
)
VAST = (
    '<style:style style:name="Kop" style:family="table-cell" style:parent-style-name="Default">'
    '<style:table-cell-properties fo:background-color="#e2efec" style:vertical-align="top"/>'
    '<style:text-properties fo:font-weight="bold"/></style:style>'
    '<style:style style:name="Loop" style:family="table-cell" style:parent-style-name="Default">'
    '<style:table-cell-properties fo:wrap-option="wrap" style:vertical-align="top"/></style:style>'
)


def werkmap(bladen: Sequence[Blad], *, titel: str) -> bytes:
    """Return a workbook whose header row stays in view."""
    delen = {
        "mimetype": ODS,
        "content.xml": _content(bladen),
        "styles.xml": STIJLEN,
        "meta.xml": (
            f'{XML}<office:document-meta {RUIMTEN} office:version="1.3"><office:meta>'
            f"<dc:title>{_tekst(titel)}</dc:title>"
            "<dc:creator>Wijzer in de Wijk</dc:creator><dc:language>nl-NL</dc:language></office:meta>"
            "</office:document-meta>"
        ),
        "settings.xml": _settings(bladen),
        "META-INF/manifest.xml": MANIFEST,
    }
    return pak({naam: tekst.encode() for naam, tekst in delen.items()}, los="mimetype")


def _tekst(waarde: object) -> str:
    return escape(xml_tekst(str(waarde))[:MAX_CEL])


def _content(bladen: Sequence[Blad]) -> str:
    kolommen, tabellen = [], []
    for nummer, blad in enumerate(bladen, start=1):
        breedten = [kolom.breedte for kolom in blad.kolommen] or [28, 90]
        for plek, breed in enumerate(breedten, start=1):
            kolommen.append(
                f'<style:style style:name="B{nummer}K{plek}" style:family="table-column">'
                f'<style:table-column-properties style:column-width="{breed * 0.2:.2f}cm"/></style:style>'
            )
        cols = "".join(
            f'<table:table-column table:style-name="B{nummer}K{plek}"/>' for plek in range(1, len(breedten) + 1)
        )
        kop = ""
        if blad.kolommen:
            cellen = "".join(_cel(kolom.kop, "Kop") for kolom in blad.kolommen)
            kop = f"<table:table-header-rows><table:table-row>{cellen}</table:table-row></table:table-header-rows>"
        rijen = "".join(_rijen(blad.rijen, "" if blad.kolommen else "Loop"))
        tabellen.append(f"<table:table table:name={quoteattr(xml_tekst(blad.naam))}>{cols}{kop}{rijen}</table:table>")
    return (
        f'{XML}<office:document-content {RUIMTEN} office:version="1.3"><office:automatic-styles>{VAST}'
        f"{''.join(kolommen)}</office:automatic-styles><office:body><office:spreadsheet>{''.join(tabellen)}"
        "</office:spreadsheet></office:body></office:document-content>"
    )


def _rijen(rijen: Iterable[Sequence[object]], stijl: str) -> Iterable[str]:
    for rij in rijen:
        yield f"<table:table-row>{''.join(_cel(waarde, stijl) for waarde in rij)}</table:table-row>"


def _cel(waarde: object, stijl: str) -> str:
    merk = f' table:style-name="{stijl}"' if stijl else ""
    if waarde is None or waarde == "":
        return f"<table:table-cell{merk}/>"
    if isinstance(waarde, int | float | Decimal) and not isinstance(waarde, bool):
        getal = f"{waarde:f}" if isinstance(waarde, Decimal) else str(waarde)
        toon = getal.replace(".", ",")
        return (
            f'<table:table-cell{merk} office:value-type="float" office:value="{getal}"><text:p>{toon}</text:p>'
            "</table:table-cell>"
        )
    tekst = waarde.isoformat() if isinstance(waarde, date) else waarde
    regels = "".join(f"<text:p>{regel}</text:p>" for regel in _tekst(tekst).split("\n"))
    return f'<table:table-cell{merk} office:value-type="string">{regels}</table:table-cell>'


def _settings(bladen: Sequence[Blad]) -> str:
    """Return what keeps the header row of each sheet in view."""
    vast = "".join(
        f"<config:config-item-map-entry config:name={quoteattr(xml_tekst(blad.naam))}>"
        '<config:config-item config:name="VerticalSplitMode" config:type="short">2</config:config-item>'
        '<config:config-item config:name="VerticalSplitPosition" config:type="int">1</config:config-item>'
        '<config:config-item config:name="ActiveSplitRange" config:type="short">2</config:config-item>'
        '<config:config-item config:name="PositionBottom" config:type="int">1</config:config-item>'
        "</config:config-item-map-entry>"
        for blad in bladen if blad.kolommen
    )  # fmt: skip
    return (
        f'{XML}<office:document-settings {RUIMTEN} xmlns:ooo="http://openoffice.org/2004/office" '
        'office:version="1.3"><office:settings><config:config-item-set '
        'config:name="ooo:view-settings"><config:config-item-map-indexed config:name="Views">'
        '<config:config-item-map-entry><config:config-item-map-named config:name="Tables">'
        f"{vast}</config:config-item-map-named></config:config-item-map-entry></config:config-item-map-indexed>"
        "</config:config-item-set></office:settings></office:document-settings>"
    )
