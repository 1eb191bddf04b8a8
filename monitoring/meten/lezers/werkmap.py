# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Excel files (.xlsx), read as a stream: one sheet, values only, in memory that does not grow with the file.

A library would build the whole sheet, up to a cell that stands a million rows away. This reads the few elements that
hold values; formulas are never computed (what Excel computed last counts), and nothing outside the file is ever opened.
"""

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal
from xml.parsers import expat

from monitoring.meten.lezers.grenzen import (
    MAX_KOLOMMEN,
    MAX_RIJEN,
    MAX_TEKENS,
    Celwaarde,
    Datumcel,
    Leesfout,
    Onbruikbaar,
    Rij,
    te_lang,
    te_veel_kolommen,
    te_veel_rijen,
)
from redactie.keuring import TeVeel, binnen_de_grenzen

BLAD = "Cijfers"
STUK = 64 * 1024
MAX_DIEPTE = 32
MAX_GEDEELD = 20_000_000  # letters in all shared texts together
MAX_STIJLEN = 70_000
DAG_NUL, DAG_NUL_1904 = date(1899, 12, 30), date(1904, 1, 1)
GEEN_EXCEL = "Dit is geen Excel-bestand dat we kunnen lezen. Bewaar het opnieuw als .xlsx, of als CSV."
MACROS = "In dit bestand zitten macro's. Bewaar het als gewone werkmap (.xlsx)."
DTD = "In dit bestand staan aanwijzingen (DTD) om andere bestanden in te lezen. Bewaar het opnieuw als .xlsx."
FORMULE = "Hier staat een formule zonder uitkomst. Zet het getal zelf in het vak."
GETAL = re.compile(r"-?\d{1,40}(\.\d{1,40})?([eE][-+]?\d{1,3})?")
PLEK = re.compile(r"([A-Z]{1,3})[1-9]\d{0,6}")
DATUMSTIJLEN = {14, 15, 16, 17, 22, 27, 30, 31, 36, 50, 57, 58}
PROCENTSTIJLEN = {9, 10}


def lees(inhoud: bytes) -> Iterator[Rij]:
    """Yield the rows of the sheet "Cijfers", or of the only sheet."""
    try:
        with zipfile.ZipFile(io.BytesIO(inhoud)) as archief:
            binnen_de_grenzen(archief.infolist())
            namen = set(archief.namelist())
            if any(naam.lower().endswith("vbaproject.bin") for naam in namen):
                raise Leesfout(MACROS)
            if not {"[Content_Types].xml", "xl/workbook.xml"} <= namen:
                raise Leesfout(GEEN_EXCEL)
            if b"macroEnabled" in archief.read("[Content_Types].xml"):
                raise Leesfout(MACROS)
            pad, vanaf_1904 = _blad(archief, namen)
            teksten = _gedeelde_teksten(archief) if "xl/sharedStrings.xml" in namen else []
            stijlen = _stijlen(archief) if "xl/styles.xml" in namen else []
            yield from _rijen(archief, pad, teksten, stijlen, DAG_NUL_1904 if vanaf_1904 else DAG_NUL)
    except TeVeel as error:
        raise Leesfout(str(error)) from error
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, KeyError, RuntimeError, ValueError) as error:
        raise Leesfout(GEEN_EXCEL) from error


class _Ontleder:
    """An XML parser that refuses a DTD and deep nesting, and calls `begin`, `tekst` and `eind` with local names."""

    def __init__(self) -> None:
        self.expat = expat.ParserCreate(namespace_separator="}")
        self.expat.buffer_text = True
        self.expat.StartDoctypeDeclHandler = self._geen_dtd
        self.expat.EntityDeclHandler = self._geen_dtd
        self.expat.StartElementHandler = self._begin
        self.expat.EndElementHandler = self._eind
        self.expat.CharacterDataHandler = self.tekst
        self.namen: dict[str, str] = {}
        self.diepte = 0

    def ontleed(self, archief: zipfile.ZipFile, pad: str) -> Iterator[None]:
        """Read a member in pieces; what was found in a piece can be taken after each step."""
        try:
            with archief.open(pad) as deel:
                while stuk := deel.read(STUK):
                    self.expat.Parse(stuk, False)
                    yield
                self.expat.Parse(b"", True)
                yield
        except expat.ExpatError as error:
            raise Leesfout(GEEN_EXCEL) from error

    def alles(self, archief: zipfile.ZipFile, pad: str) -> None:
        for _ in self.ontleed(archief, pad):
            pass

    def _geen_dtd(self, *_args) -> None:
        raise Leesfout(DTD)

    def _naam(self, naam: str) -> str:
        kort = self.namen.get(naam)
        if kort is None:
            if len(self.namen) > 1000:
                raise Leesfout(GEEN_EXCEL)
            kort = self.namen[naam] = naam.rpartition("}")[2]
        return kort

    def _begin(self, naam: str, attrs: dict) -> None:
        self.diepte += 1
        if self.diepte > MAX_DIEPTE:
            raise Leesfout(GEEN_EXCEL)
        self.begin(self._naam(naam), attrs)

    def _eind(self, naam: str) -> None:
        self.diepte -= 1
        self.eind(self._naam(naam))

    def begin(self, naam: str, attrs: dict) -> None: ...

    def eind(self, naam: str) -> None: ...

    def tekst(self, tekst: str) -> None: ...


class _Werkmap(_Ontleder):
    def __init__(self) -> None:
        super().__init__()
        self.bladen: list[tuple[str, str, bool]] = []
        self.vanaf_1904 = False

    def begin(self, naam: str, attrs: dict) -> None:
        if naam == "sheet":
            sleutel = next((waarde for kop, waarde in attrs.items() if kop.endswith("}id")), "")
            self.bladen.append((attrs.get("name", ""), sleutel, attrs.get("state", "visible") == "visible"))
        elif naam == "workbookPr":
            self.vanaf_1904 = attrs.get("date1904", "0") in ("1", "true")


class _Relaties(_Ontleder):
    def __init__(self) -> None:
        super().__init__()
        self.paden: dict[str, str] = {}

    def begin(self, naam: str, attrs: dict) -> None:
        if naam == "Relationship" and attrs.get("TargetMode") != "External" and len(self.paden) < 2000:
            doel = attrs.get("Target", "")
            pad = doel.lstrip("/") if doel.startswith("/") else posixpath.normpath(posixpath.join("xl", doel))
            self.paden[attrs.get("Id", "")] = pad


def _blad(archief: zipfile.ZipFile, namen: set[str]) -> tuple[str, bool]:
    """Return the path of the sheet to read, and whether days are counted from 1904."""
    werkmap, relaties = _Werkmap(), _Relaties()
    werkmap.alles(archief, "xl/workbook.xml")
    relaties.alles(archief, "xl/_rels/workbook.xml.rels")
    gezocht = [blad for blad in werkmap.bladen if blad[0].strip().casefold() == BLAD.casefold()]
    keuze = gezocht or [blad for blad in werkmap.bladen if blad[2]]
    if len(keuze) != 1:
        raise Leesfout(f"Dit bestand heeft {len(keuze)} bladen. Noem het blad met de cijfers: {BLAD}.")
    pad = relaties.paden.get(keuze[0][1], "")
    if pad not in namen:
        raise Leesfout(GEEN_EXCEL)
    return pad, werkmap.vanaf_1904


class _Teksten(_Ontleder):
    """The texts that cells share; of a text in pieces, the pieces together, without how they are pronounced."""

    def __init__(self) -> None:
        super().__init__()
        self.teksten: list[str] = []
        self.delen: list[str] = []
        self.in_t = self.in_uitspraak = False
        self.letters = 0

    def begin(self, naam: str, attrs: dict) -> None:
        if naam == "si":
            self.delen = []
        elif naam == "t":
            self.in_t = True
        elif naam == "rPh":
            self.in_uitspraak = True

    def eind(self, naam: str) -> None:
        if naam == "t":
            self.in_t = False
        elif naam == "rPh":
            self.in_uitspraak = False
        elif naam == "si":
            self.letters += 20
            self.teksten.append("".join(self.delen))

    def tekst(self, tekst: str) -> None:
        if self.in_t and not self.in_uitspraak:
            self.letters += len(tekst)
            if self.letters > MAX_GEDEELD:
                raise Leesfout("In dit bestand staat te veel tekst. Splits het, en lees de delen na elkaar in.")
            self.delen.append(tekst)


def _gedeelde_teksten(archief: zipfile.ZipFile) -> list[str]:
    lezer = _Teksten()
    lezer.alles(archief, "xl/sharedStrings.xml")
    return lezer.teksten


class _Stijlen(_Ontleder):
    """Per style of a cell: "" for a plain number, "%" for a share, "d" for a day, "m" for a month without a day."""

    def __init__(self) -> None:
        super().__init__()
        self.eigen: dict[int, str] = {}
        self.stijlen: list[str] = []
        self.in_xfs = False

    def begin(self, naam: str, attrs: dict) -> None:
        if naam == "numFmt" and len(self.eigen) < MAX_STIJLEN:
            self.eigen[int(attrs.get("numFmtId", "0"))] = _soort_notatie(attrs.get("formatCode", "")[:200])
        elif naam == "cellXfs":
            self.in_xfs = True
        elif naam == "xf" and self.in_xfs and len(self.stijlen) < MAX_STIJLEN:
            nummer = int(attrs.get("numFmtId", "0"))
            gewoon = "m" if nummer == 17 else "d" if nummer in DATUMSTIJLEN else "%" if nummer in PROCENTSTIJLEN else ""
            self.stijlen.append(self.eigen.get(nummer, gewoon))

    def eind(self, naam: str) -> None:
        if naam == "cellXfs":
            self.in_xfs = False


def _soort_notatie(code: str) -> str:
    kaal = re.sub(r'"[^"]*"|\[[^\]]*\]|\\.', "", code.lower())
    if "%" in kaal:
        return "%"
    if "general" in kaal or not re.search(r"[dy]|mmm", kaal):
        return ""
    return "d" if "d" in kaal else "m"


def _stijlen(archief: zipfile.ZipFile) -> list[str]:
    lezer = _Stijlen()
    lezer.alles(archief, "xl/styles.xml")
    return lezer.stijlen


class _Blad(_Ontleder):
    """Collects rows; whoever reads takes them away after each piece."""

    def __init__(self, teksten: list[str], stijlen: list[str], dag_nul: date) -> None:
        super().__init__()
        self.teksten, self.stijlen, self.dag_nul = teksten, stijlen, dag_nul
        self.rijen: list[Rij] = []
        self.nummer = self.aantal = self.kolom = self.letters = 0
        self.cellen: list[Celwaarde] = []
        self.soort = self.stijl = ""
        self.formule = self.op_v = self.in_uitspraak = False
        self.delen: list[str] = []
        self.kolommen: dict[str, int] = {}

    def begin(self, naam: str, attrs: dict) -> None:
        if naam == "c":
            self._begin_cel(attrs)
        elif naam in ("v", "t"):
            self.op_v = not self.in_uitspraak
        elif naam == "f":
            self.formule = True
        elif naam == "rPh":
            self.in_uitspraak = True
        elif naam == "row":
            plek = attrs.get("r", "")
            self.nummer = int(plek) if plek.isdecimal() and len(plek) < 9 else self.nummer + 1
            self.aantal += 1
            if self.aantal > MAX_RIJEN + 1:
                raise te_veel_rijen()
            self.cellen, self.kolom = [], 0
        elif naam == "mergeCell":
            raise Leesfout("Op dit blad zijn vakken samengevoegd. Maak dat ongedaan, en vul elk vak in.")

    def _begin_cel(self, attrs: dict) -> None:
        plek = attrs.get("r")
        if plek is not None:
            found = PLEK.fullmatch(plek)
            if found is None:
                raise Leesfout(GEEN_EXCEL)
            letters = found[1]
            kolom = self.kolommen.get(letters)
            if kolom is None:
                kolom = 0
                for letter in letters:
                    kolom = kolom * 26 + ord(letter) - 64
                self.kolommen[letters] = kolom
            self.kolom = kolom
        else:
            self.kolom += 1
        self.soort, self.stijl = attrs.get("t", "n"), attrs.get("s", "")
        self.formule, self.delen, self.letters = False, [], 0

    def tekst(self, tekst: str) -> None:
        if self.op_v:
            self.letters += len(tekst)
            if self.letters > MAX_TEKENS:
                raise te_lang(self.nummer)
            self.delen.append(tekst)

    def eind(self, naam: str) -> None:
        if naam in ("v", "t"):
            self.op_v = False
        elif naam == "rPh":
            self.in_uitspraak = False
        elif naam == "c":
            waarde = self._waarde("".join(self.delen))
            if waarde != "":
                if self.kolom > MAX_KOLOMMEN:
                    raise te_veel_kolommen(self.nummer)
                self.cellen.extend([""] * (self.kolom - len(self.cellen)))
                self.cellen[self.kolom - 1] = waarde
        elif naam == "row" and self.cellen:
            self.rijen.append((self.nummer, self.cellen))

    def _waarde(self, ruw: str) -> Celwaarde:  # noqa: PLR0911  one per kind of cell
        if self.soort == "s":
            nummer = int(ruw) if ruw.isdecimal() and len(ruw) < 9 else -1
            if not 0 <= nummer < len(self.teksten):
                raise Leesfout(GEEN_EXCEL)
            tekst = self.teksten[nummer]
            if len(tekst) > MAX_TEKENS:
                raise te_lang(self.nummer)
            return tekst
        if self.soort in ("inlineStr", "str"):
            return ruw
        if self.soort == "e":
            return Onbruikbaar("Hier staat een fout van Excel. Zet het getal zelf in het vak.")
        if self.soort == "b":
            return Onbruikbaar("Hier staat WAAR of ONWAAR. Zet een getal of tekst in het vak.")
        if self.soort == "d":
            try:
                return Datumcel(datetime.fromisoformat(ruw).date())
            except ValueError:
                return Onbruikbaar("Deze datum kunnen we niet lezen. Schrijf de periode als tekst.")
        if not ruw:
            return Onbruikbaar(FORMULE) if self.formule else ""
        if not GETAL.fullmatch(ruw):
            return Onbruikbaar("Dit getal kunnen we niet lezen.")
        return self._getal(Decimal(ruw))

    def _getal(self, getal: Decimal) -> Celwaarde:
        nummer = int(self.stijl) if self.stijl.isdecimal() and len(self.stijl) < 9 else -1
        soort = self.stijlen[nummer] if 0 <= nummer < len(self.stijlen) else ""
        if soort == "%":
            return getal * 100
        if soort:
            if not 0 <= getal < 2_958_466:  # the end of the year 9999
                return Onbruikbaar("Deze datum kunnen we niet lezen. Schrijf de periode als tekst.")
            return Datumcel(self.dag_nul + timedelta(days=int(getal)), maand=soort == "m")
        return getal


def _rijen(archief: zipfile.ZipFile, pad: str, teksten: list[str], stijlen: list[str], dag_nul: date) -> Iterator[Rij]:
    blad = _Blad(teksten, stijlen, dag_nul)
    for _ in blad.ontleed(archief, pad):
        rijen, blad.rijen = blad.rijen, []
        yield from rijen
