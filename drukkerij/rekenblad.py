# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Workbooks (.xlsx) that people can fill in: a header that stays, columns that are text, and lists to choose from.

Text is always text: nothing that is written here can become a formula.
"""

import io
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from xml.sax.saxutils import escape

from drukkerij.inpakken import BEGIN_VAN_ZIP
from drukkerij.xml import xml_tekst

KOP = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
SOORT = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PAKKET = "http://schemas.openxmlformats.org/package/2006"
INHOUD = "application/vnd.openxmlformats-officedocument.spreadsheetml"
MAX_CEL = 32_000
GEWOON, VET, TEKST, LOPEND = range(4)  # the styles of `_STIJLEN`, in order


@dataclass(frozen=True)
class Kolom:
    """A column; `keuzes` is the range of another sheet to choose from, such as "Lijsten!$A$1:$A$7"."""

    kop: str
    breedte: int = 14
    tekst: bool = False
    keuzes: str = ""
    getal: bool = False
    uitleg: str = ""


@dataclass(frozen=True)
class Blad:
    """A sheet. Without `koppen` its rows are running text."""

    naam: str
    rijen: Iterable[Sequence[object]]
    kolommen: Sequence[Kolom] = ()
    verborgen: bool = False


def werkmap(bladen: Sequence[Blad], *, titel: str, invulrijen: int = 0) -> bytes:
    """Return a workbook. `invulrijen` is for how many rows choices and checks hold."""
    bestand = io.BytesIO()
    with zipfile.ZipFile(bestand, "w", zipfile.ZIP_DEFLATED) as archief:
        for naam, inhoud in _vaste_delen(bladen, titel).items():
            _schrijf(archief, naam, [inhoud])
        for nummer, blad in enumerate(bladen, start=1):
            _schrijf(archief, f"xl/worksheets/sheet{nummer}.xml", _blad(blad, invulrijen))
    return bestand.getvalue()


def _schrijf(archief: zipfile.ZipFile, naam: str, delen: Iterable[str]) -> None:
    info = zipfile.ZipInfo(naam, BEGIN_VAN_ZIP)
    info.compress_type, info.create_system, info.external_attr = zipfile.ZIP_DEFLATED, 0, 0
    with archief.open(info, "w") as doel:
        for deel in delen:
            doel.write(deel.encode())


def _tekst(waarde: object) -> str:
    return escape(xml_tekst(str(waarde))[:MAX_CEL])


def _attr(waarde: object) -> str:
    return _tekst(waarde).replace('"', "&quot;")


def _letters(nummer: int) -> str:
    letters = ""
    while nummer:
        nummer, rest = divmod(nummer - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _cel(plek: str, waarde: object, stijl: int) -> str:
    merk = f' s="{stijl}"' if stijl else ""
    if waarde is None or waarde == "":
        return f'<c r="{plek}"{merk}/>' if stijl == TEKST else ""
    if isinstance(waarde, int | float | Decimal) and not isinstance(waarde, bool):
        getal = f"{waarde:f}" if isinstance(waarde, Decimal) else waarde
        return f'<c r="{plek}"{merk}><v>{getal}</v></c>'
    tekst = waarde.isoformat() if isinstance(waarde, date | datetime) else waarde
    return f'<c r="{plek}"{merk} t="inlineStr"><is><t xml:space="preserve">{_tekst(tekst)}</t></is></c>'


def _blad(blad: Blad, invulrijen: int) -> Iterable[str]:
    letters = [_letters(nummer) for nummer in range(1, max(len(blad.kolommen), 30) + 1)]
    yield f'{KOP}<worksheet xmlns="{SOORT}"><sheetViews><sheetView workbookViewId="0"'
    yield ' tabSelected="1">' if not blad.verborgen and blad.kolommen else ">"
    if blad.kolommen:
        yield '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
    yield "</sheetView></sheetViews><cols>"
    if blad.kolommen:
        for nummer, kolom in enumerate(blad.kolommen, start=1):
            stijl = f' style="{TEKST}"' if kolom.tekst else ""
            yield f'<col min="{nummer}" max="{nummer}" width="{kolom.breedte}"{stijl} customWidth="1"/>'
    else:
        yield '<col min="1" max="1" width="28" customWidth="1"/><col min="2" max="2" width="90" customWidth="1"/>'
    yield "</cols><sheetData>"
    nummer = 0
    if blad.kolommen:
        nummer = 1
        yield '<row r="1">'
        yield from (_cel(f"{letter}1", kolom.kop, VET) for letter, kolom in zip(letters, blad.kolommen, strict=False))
        yield "</row>"
    stijlen = [TEKST if kolom.tekst else GEWOON for kolom in blad.kolommen] or [LOPEND] * len(letters)
    for rij in blad.rijen:
        nummer += 1
        cellen = "".join(
            _cel(f"{letter}{nummer}", waarde, stijl)
            for letter, waarde, stijl in zip(letters, rij, stijlen, strict=False)
        )
        yield f'<row r="{nummer}">{cellen}</row>'
    yield "</sheetData>"
    controles = list(_controles(blad, letters, max(nummer, 1) + invulrijen)) if invulrijen else []
    if controles:
        yield f'<dataValidations count="{len(controles)}">{"".join(controles)}</dataValidations>'
    yield "</worksheet>"


def _controles(blad: Blad, letters: list[str], tot: int) -> Iterable[str]:
    for letter, kolom in zip(letters, blad.kolommen, strict=False):
        waar = f'sqref="{letter}2:{letter}{tot}"'
        hulp = ""
        if kolom.uitleg:
            hulp = f' showInputMessage="1" promptTitle="{_attr(kolom.kop[:32])}" prompt="{_attr(kolom.uitleg[:250])}"'
        if kolom.keuzes:
            fout = 'showErrorMessage="1" errorTitle="Kies uit de lijst" error="Kies een waarde uit de lijst."'
            keuzes = f"<formula1>{_tekst(kolom.keuzes)}</formula1>"
            yield f'<dataValidation type="list" allowBlank="1" {fout}{hulp} {waar}>{keuzes}</dataValidation>'
        elif kolom.getal:
            fout = 'showErrorMessage="1" errorTitle="Geen getal" error="Vul hier een getal in, zonder eenheid."'
            yield (
                f'<dataValidation type="decimal" operator="between" allowBlank="1" {fout}{hulp} {waar}>'
                "<formula1>-99999999999999</formula1><formula2>99999999999999</formula2></dataValidation>"
            )
        elif kolom.uitleg:
            yield f'<dataValidation allowBlank="1"{hulp} {waar}/>'


_STIJLEN = (
    f'{KOP}<styleSheet xmlns="{SOORT}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    "</fills>"
    '<borders count="1"><border/></borders><cellStyleXfs count="1">'
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="4">'
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1" applyNumberFormat="1"/>'
    '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
    '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1">'
    '<alignment vertical="top" wrapText="1"/></xf>'
    '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)  # fmt: skip


def _zicht(blad: Blad) -> str:
    return "hidden" if blad.verborgen else "visible"


def _vaste_delen(bladen: Sequence[Blad], titel: str) -> dict[str, str]:
    nummers = range(1, len(bladen) + 1)
    soorten = "".join(
        f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{INHOUD}.worksheet+xml"/>' for n in nummers
    )
    lijst = "".join(
        f'<sheet name="{_attr(blad.naam)}" sheetId="{n}" state="{_zicht(blad)}" r:id="rId{n}"/>'
        for n, blad in enumerate(bladen, start=1)
    )
    relaties = "".join(
        f'<Relationship Id="rId{n}" Type="{RELATIE}/worksheet" Target="worksheets/sheet{n}.xml"/>' for n in nummers
    )
    stijl = f'<Relationship Id="rId{len(bladen) + 1}" Type="{RELATIE}/styles" Target="styles.xml"/>'
    eerste = next((n for n, blad in enumerate(bladen) if blad.kolommen and not blad.verborgen), 0)
    return {
        "[Content_Types].xml": (
            f'{KOP}<Types xmlns="{PAKKET}/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{INHOUD}.sheet.main+xml"/>{soorten}'
            f'<Override PartName="/xl/styles.xml" ContentType="{INHOUD}.styles+xml"/>'
            '<Override PartName="/docProps/core.xml" '
            'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
            "</Types>"
        ),
        "_rels/.rels": (
            f'{KOP}<Relationships xmlns="{PAKKET}/relationships">'
            f'<Relationship Id="rId1" Type="{RELATIE}/officeDocument" Target="xl/workbook.xml"/>'
            f'<Relationship Id="rId2" Type="{PAKKET}/relationships/metadata/core-properties" '
            'Target="docProps/core.xml"/>'
            "</Relationships>"
        ),
        "docProps/core.xml": (
            f'{KOP}<cp:coreProperties xmlns:cp="{PAKKET}/metadata/core-properties" '
            'xmlns:dc="http://purl.org/dc/elements/1.1/">'
            f"<dc:title>{_tekst(titel)}</dc:title><dc:creator>Wijzer in de Wijk</dc:creator>"
            "<dc:language>nl-NL</dc:language></cp:coreProperties>"
        ),
        "xl/workbook.xml": (
            f'{KOP}<workbook xmlns="{SOORT}" xmlns:r="{RELATIE}"><bookViews><workbookView activeTab="{eerste}"/>'
            f"</bookViews><sheets>{lijst}</sheets></workbook>"
        ),
        "xl/_rels/workbook.xml.rels": (
            f'{KOP}<Relationships xmlns="{PAKKET}/relationships">{relaties}{stijl}</Relationships>'
        ),
        "xl/styles.xml": _STIJLEN,
    }
