# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""OpenDocument texts that look designed and can be edited.

How it looks stands in `odt_stijlen.xml`: styles by the names that LibreOffice gives them, the page and its footer. What
is written here is the text, in elements of the OpenDocument schema, and the widths of columns.
"""

import struct
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from drukkerij.blokken import (
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
from drukkerij.inpakken import pak
from drukkerij.plaatjes import als_png

ODT = "application/vnd.oasis.opendocument.text"
STIJLEN = Path(__file__).with_name("odt_stijlen.xml")
ALINEA = {
    "gewoon": "Text_20_body", "inleiding": "Subtitle", "let_op": "Let_20_op", "citaat": "Quotations", "noot": "Noot",
    "label": "Label",
}  # fmt: skip
BREEDTE, HOOGTE = 16, 22  # cm, of the text and of a picture at most
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
        "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
        "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
    }.items()
)
XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
MANIFEST = f"""{XML}<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" \
manifest:version="1.3"><manifest:file-entry manifest:full-path="/" manifest:version="1.3" \
manifest:media-type="{ODT}"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>\
<manifest:file-entry manifest:full-path="styles.xml" manifest:media-type="text/xml"/><manifest:file-entry \
manifest:full-path="meta.xml" manifest:media-type="text/xml"/>{{beelden}}</manifest:manifest>"""
# LibreOffice takes the look of cells from the content only, not from the styles.
CELLEN = "".join(
    f'<style:style style:name="{naam}" style:family="table-cell"><style:table-cell-properties fo:padding="0.12cm" '
    f'fo:border-left="none" fo:border-right="none" fo:border-top="0.5pt solid #9fb8b4" '
    f'fo:border-bottom="0.5pt solid #9fb8b4"{ground}/></style:style>'
    for naam, ground in (("Cel", ""), ("Kopcel", ' fo:background-color="#e2efec"'))
)
RIJ = (
    '<style:style style:name="Rij" style:family="table-row"><style:table-row-properties fo:keep-together="always"/>'
    '</style:style><style:style style:name="Langerij" style:family="table-row"/>'
)
BEELDSTIJL = (
    '<style:style style:name="Beeld" style:family="graphic"><style:graphic-properties '
    'style:vertical-pos="top" style:vertical-rel="baseline"/></style:style>'
)


def schrijf(kolofon: Kolofon, blokken: list[Blok]) -> bytes:
    pngs = als_png([blok.svg for blok in blokken if isinstance(blok, Beeld)])
    plaatjes = {f"Pictures/beeld{nummer}.png": png for nummer, png in enumerate(pngs, start=1)}
    vermeld = "".join(
        f'<manifest:file-entry manifest:full-path="{naam}" manifest:media-type="image/png"/>' for naam in plaatjes
    )
    delen = {
        "mimetype": ODT,
        "content.xml": _content(kolofon, blokken, pngs),
        "styles.xml": _styles(kolofon),
        "meta.xml": _meta(kolofon),
        "META-INF/manifest.xml": MANIFEST.format(beelden=vermeld),
    }
    return pak({naam: tekst.encode() for naam, tekst in delen.items()} | plaatjes, los="mimetype")


def _styles(kolofon: Kolofon) -> str:
    """Return the styles, with the title in the footer for readers that do not fill in fields."""
    titel = f"<text:title>{escape(kolofon.titel)}</text:title>"
    stijlen = STIJLEN.read_text(encoding="utf-8").replace("<text:title/>", titel)
    if not kolofon.koptekst:
        return stijlen
    hoogte = '<style:header-style><style:header-footer-properties fo:min-height="0.7cm" fo:margin-bottom="0.3cm"/>'
    kop = f'<style:header><text:p text:style-name="Header">{escape(kolofon.koptekst)}</text:p></style:header>'
    stijlen = stijlen.replace("<style:footer-style>", f"{hoogte}</style:header-style><style:footer-style>")
    stijlen = stijlen.replace('fo:margin-top="2.2cm"', 'fo:margin-top="1.4cm"')
    return stijlen.replace("<style:footer>", f"{kop}<style:footer>")


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


def _content(kolofon: Kolofon, blokken: list[Blok], pngs: list[bytes]) -> str:
    tabellen = [blok for blok in blokken if isinstance(blok, Tabel)]
    nummers = {id(tabel): nummer for nummer, tabel in enumerate(tabellen, start=1)}
    plaatjes = iter(enumerate(pngs, start=1))
    delen = [f'<text:p text:style-name="Title">{_tekst((Stuk(kolofon.titel),))}</text:p>']
    for blok in blokken:
        if isinstance(blok, Tabel):
            delen.append(_tabel(blok, nummers[id(blok)]))
        else:
            delen.append(_beeld(blok, *next(plaatjes)) if isinstance(blok, Beeld) else _blok(blok))
    kolommen = "".join(_kolommen(tabel, nummers[id(tabel)]) for tabel in tabellen)
    stijlen = f"{CELLEN}{RIJ}{BEELDSTIJL if pngs else ''}{kolommen}"
    return (
        f'{XML}<office:document-content {RUIMTEN} office:version="1.3"><office:automatic-styles>{stijlen}'
        f"</office:automatic-styles><office:body><office:text>{''.join(delen)}</office:text></office:body>"
        "</office:document-content>"
    )


def _blok(blok: Kop | Alinea | Lijst | Vakjes | Aanvulling) -> str:
    match blok:
        case Lijst():
            return _lijst(blok)
        case Vakjes():
            return _vakjes(blok, "Vakje")
        case Aanvulling():
            return "".join(
                _lijst(deel, "Aanvulling_20_lijst") if isinstance(deel, Lijst)
                else _p(f"Aanvulling{'_20_kop' if deel.soort == 'label' else ''}", deel.stukken)
                for deel in blok.alles
            )  # fmt: skip
        case Kop():
            stijl = f'text:style-name="Heading_20_{blok.niveau}" text:outline-level="{blok.niveau}"'
            return f"<text:h {stijl}>{_tekst(blok.stukken)}</text:h>"
    return _p(ALINEA[blok.soort], blok.stukken)


def _p(stijl: str, stukken: tuple[Stuk, ...]) -> str:
    return f'<text:p text:style-name="{stijl}">{_tekst(stukken)}</text:p>'


def _vakjes(vakjes: Vakjes, stijl: str) -> str:
    return "".join(_p(stijl, regel) for regel in vakjes.regels) + _p("Noot", vakjes.in_woorden)


def _beeld(beeld: Beeld, nummer: int, png: bytes) -> str:
    """Write a picture as a character of its own paragraph, with its caption below it."""
    breed_px, hoog_px = struct.unpack(">II", png[16:24])
    breed = BREEDTE * beeld.deel
    hoog = breed * hoog_px / breed_px
    if hoog > HOOGTE:
        breed, hoog = breed * HOOGTE / hoog, HOOGTE
    maat = f'svg:width="{breed:.2f}cm" svg:height="{hoog:.2f}cm"'
    bijschrift = _p("Bijschrift", (Stuk(beeld.bijschrift),)) if beeld.bijschrift else ""
    return (
        f'<text:p text:style-name="{"Beeldregel" if bijschrift else "Text_20_body"}"><draw:frame '
        f'draw:style-name="Beeld" draw:name="Beeld {nummer}" text:anchor-type="as-char" {maat}><draw:image '
        f'xlink:href="Pictures/beeld{nummer}.png" xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad"/>'
        f"<svg:desc>{escape(beeld.alt)}</svg:desc></draw:frame></text:p>{bijschrift}"
    )


def _lijst(lijst: Lijst, stijl: str = "List_20_Contents") -> str:
    """Write a list; lists within it take their level from where they stand."""
    punten = []
    for nummer, punt in enumerate(lijst.punten):
        delen = "".join(
            _lijst(deel, stijl) if isinstance(deel, Lijst) else _p(stijl, deel.stukken) for deel in punt
        )  # fmt: skip
        begin = f' text:start-value="{lijst.start}"' if lijst.genummerd and nummer == 0 else ""
        punten.append(f"<text:list-item{begin}>{delen}</text:list-item>")
    soort = "Numbering_20_1" if lijst.genummerd else "List_20_1"
    return f'<text:list text:style-name="{soort}">{"".join(punten)}</text:list>'


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
    """Write a table; a column of heads says so too."""
    bijschrift = f'<text:p text:style-name="Caption">{_tekst((Stuk(tabel.bijschrift),))}</text:p>'
    breedtes = range(1, len(tabel.breedtes()) + 1)
    kolommen = [f'<table:table-column table:style-name="Tabel{nummer}.{kolom}"/>' for kolom in breedtes]
    if tabel.rijen and all(rij[0].kop for rij in tabel.rijen):
        kolommen[0] = f"<table:table-header-columns>{kolommen[0]}</table:table-header-columns>"
    kop = f"<table:table-header-rows>{_rij(tabel.koppen, 'Kopcel')}</table:table-header-rows>" if tabel.koppen else ""
    rijen = "".join(_rij(rij, "Cel") for rij in tabel.rijen)
    return (
        f'{bijschrift if tabel.bijschrift else ""}<table:table table:name="Tabel{nummer}" '
        f'table:style-name="Tabel{nummer}">{"".join(kolommen)}{kop}{rijen}</table:table>'
    )


def _rij(rij: tuple[Cel, ...], celstijl: str) -> str:
    cellen = "".join(
        f'<table:table-cell table:style-name="{celstijl}" office:value-type="string">{_cel(cel)}</table:table-cell>'
        for cel in rij
    )
    stijl = "Rij" if blijft_heel(rij) else "Langerij"
    return f'<table:table-row table:style-name="{stijl}">{cellen}</table:table-row>'


def _cel(cel: Cel) -> str:
    gewoon = f"Table_20_{'Heading' if cel.kop else 'Contents'}"
    if not cel.blokken:
        return _p(gewoon, cel.stukken)
    uit = []
    for blok in cel.blokken:
        match blok:
            case Lijst():
                uit.append(_lijst(blok, "Cel_20_lijst"))
            case Vakjes():
                uit.append(_vakjes(blok, "Cel_20_vakje"))
            case Aanvulling():
                for deel in blok.alles:
                    if isinstance(deel, Lijst):
                        uit.append(_lijst(deel, "Cel_20_aanvulling"))
                    else:
                        uit.append(_p(f"Cel_20_aanvulling{'_20_kop' * (deel.soort == 'label')}", deel.stukken))
            case Alinea(soort="noot"):
                uit.append(_p("Noot", blok.stukken))
            case Alinea(soort="label"):
                uit.append(_p("Table_20_Heading", blok.stukken))
            case _:
                uit.append(_p("Cel_20_alinea" if not cel.kop else gewoon, blok.stukken))
    return "".join(uit)


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
