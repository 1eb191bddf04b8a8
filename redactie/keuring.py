# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Look into a document before it is taken in: is it what it says, can it act by itself, does it unpack to too much?

Nothing is ever unpacked to disk, and what is unpacked in memory is counted. A refusal names its reason in Dutch.
"""

import io
import re
import stat
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass

MB = 1024 * 1024
MAX_LEDEN = 2_000
MAX_UITGEPAKT = 100 * MB
MAX_VERHOUDING = 100
MAX_STROMEN = 50_000
MAX_STROOM = 60 * MB
STUK = 4 * 1024
KLEIN_STUK = 8

# What Python's zipfile raises on a damaged or hostile archive.
ZIPFOUTEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, KeyError, RuntimeError, ValueError, NotImplementedError)


@dataclass(frozen=True)
class Keuring:
    """What a look into a document found: why it is refused (or ""), what its owner should know, how many pages."""

    reden: str = ""
    opmerkingen: tuple[str, ...] = ()
    paginas: int | None = None


@dataclass(frozen=True)
class Bestandssoort:
    """A kind of document people may take along: its name, its type, and how to look into one."""

    naam: str
    mime: str
    kijk: Callable[[bytes], Keuring]

    def keur(self, data: bytes) -> Keuring:
        """Return what was found; a document that is not of this kind, or can act by itself, gets one sentence."""
        try:
            return self.kijk(data)
        except NietGewoon:
            return Keuring(
                f"Dit is geen gewoon {self.naam}-bestand, of er zitten scripts of bijlagen in. "
                "Open het, bewaar het opnieuw zonder die onderdelen en voeg het dan toe."
            )
        except TeVeel as limit:
            return Keuring(f"{limit} Maak het kleiner of eenvoudiger en voeg het dan toe.")


class NietGewoon(Exception):
    """The document is of another kind, is damaged, or holds something that can act."""


class TeVeel(Exception):
    """The document goes over a limit, or is packed in a way that hides something; the message names it."""


# --- Word, Excel, PowerPoint and the open formats: all of them zip files -----------------------------------------

INGEBED = re.compile(r"/embeddings/[^/]+\.(docx|xlsx|pptx)$")
PROGRAMMA = (b"MZ", b"\x7fELF", b"\xd0\xcf\x11\xe0")  # the last holds objects of old Office, which can be anything
INGEPAKT = (b"PK\x03\x04", b"PK\x05\x06", b"Rar!", b"7z\xbc\xaf")
RELATIE = re.compile(rb"<Relationship\b[^>]*>", re.IGNORECASE)
VAN_ELDERS = re.compile(
    rb"Type=[\"'][^\"']*/(attachedTemplate|oleObject|frame|subDocument|aFChunk)[\"']", re.IGNORECASE
)
OP_HET_WEB = re.compile(rb"Target=[\"']\s*(https?:|ftp:|mhtml:)", re.IGNORECASE)
MAKER = re.compile(rb"<(?:dc:creator|meta:initial-creator)>([^<]{1,120})<")


def _leden(data: bytes, diepte: int = 0) -> Iterator[tuple[str, bytes]]:
    """Yield every member of a zip file with its content, refusing what goes over a limit or points outside."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            binnen_de_grenzen(members)
            for member in members:
                inhoud = archive.read(member)  # checks the size and the checksum that the file gives
                yield member.filename, inhoud
                if inhoud.startswith(INGEPAKT):
                    if diepte or not INGEBED.search(member.filename.lower()):
                        raise TeVeel("In dit bestand zit een ander ingepakt bestand.")
                    for _naam, deel in _leden(inhoud, diepte + 1):
                        yield f"ingebed/{_naam}", deel
    except ZIPFOUTEN as error:
        raise NietGewoon from error


def binnen_de_grenzen(members: list[zipfile.ZipInfo]) -> None:
    """Raise `TeVeel` for an archive that goes over a limit, is locked, or points outside itself."""
    if len(members) > MAX_LEDEN:
        raise TeVeel(f"In dit bestand zitten meer dan {MAX_LEDEN} onderdelen.")
    if sum(member.file_size for member in members) > MAX_UITGEPAKT:
        raise TeVeel(f"Uitgepakt is dit bestand groter dan {MAX_UITGEPAKT // MB} MB.")
    names = [member.filename.casefold() for member in members]
    if len(set(names)) < len(names):
        raise TeVeel("In dit bestand staat een onderdeel twee keer.")
    for member in members:
        if member.file_size > MB and member.file_size > MAX_VERHOUDING * max(1, member.compress_size):
            raise TeVeel(
                f"Een onderdeel van dit bestand wordt bij het uitpakken meer dan {MAX_VERHOUDING} keer zo groot."
            )
        if member.flag_bits & 1:
            raise TeVeel("Dit bestand is met een wachtwoord beveiligd. We kunnen niet zien wat erin zit.")
        name = member.orig_filename.replace("\\", "/")
        if name.startswith("/") or ".." in name.split("/") or "\x00" in name or ":" in name.split("/")[0]:
            raise TeVeel("Een onderdeel van dit bestand heeft een naam die buiten het bestand wijst.")
        if stat.S_ISLNK(member.external_attr >> 16):
            raise TeVeel("In dit bestand zit een verwijzing naar een ander bestand.")


def _kijk_in_zip(data: bytes) -> dict[str, bytes]:
    """Return the small members of a document by name, after a look at all of them."""
    small = {}
    for name, content in _leden(data):
        lower = name.lower()
        if lower.endswith(("vbaproject.bin", ".exe", ".dll", ".js", ".vbs")) or content.startswith(PROGRAMMA):
            raise NietGewoon
        if lower.endswith((".svg", ".svgz")):
            raise TeVeel("In dit bestand zit een tekening van het soort SVG. Vervang haar door een PNG.")
        plain = content.replace(b"\x00", b"") if b"\x00" in content[:200] else content  # UTF-16
        if lower.endswith((".xml", ".rels", ".vml")) or plain.lstrip(b"\xef\xbb\xbf\xff\xfe \r\n\t").startswith(b"<"):
            if b"<!DOCTYPE" in plain or b"<!ENTITY" in plain:
                raise TeVeel("In dit bestand staan aanwijzingen (DTD) om andere bestanden in te lezen.")
            if b"vnd.sun.star.script:" in plain:
                raise NietGewoon
        if lower.endswith(".rels") and any(
            VAN_ELDERS.search(row) and OP_HET_WEB.search(row) for row in RELATIE.findall(plain)
        ):
            raise TeVeel("Dit bestand haalt bij het openen een onderdeel op van een andere site.")
        if len(content) <= MB:
            small[name] = content
    return small


def _van_wie(small: dict[str, bytes]) -> tuple[str, ...]:
    found = MAKER.search(small.get("docProps/core.xml", b"") + small.get("meta.xml", b""))
    if found is None:
        return ()
    naam = found[1].decode("utf-8", "replace").strip()
    return (f"In het bestand staat wie het maakte: {naam}. Wil je dat niet, haal die naam er dan uit.",)


def _office(lid: str) -> Callable[[bytes], Keuring]:
    def kijk(data: bytes) -> Keuring:
        small = _kijk_in_zip(data)
        # A macro can have any file name; the list of kinds in the file says what it is.
        kinds = small.get("[Content_Types].xml", b"").lower()
        if not kinds or b"vbaproject" in kinds or b"macroenabled" in kinds:
            raise NietGewoon
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if lid not in archive.namelist():
                raise NietGewoon
        return Keuring(opmerkingen=_van_wie(small))

    return kijk


def _odf(mime: str) -> Callable[[bytes], Keuring]:
    def kijk(data: bytes) -> Keuring:
        small = _kijk_in_zip(data)
        if any(name.lower().startswith(("basic/", "scripts/")) for name in small):
            raise NietGewoon
        if small.get("mimetype", b"")[:200].decode("ascii", "replace").strip() != mime:
            raise NietGewoon
        return Keuring(opmerkingen=_van_wie(small))

    return kijk


# --- PDF -------------------------------------------------------------------------------------------------------


# What lets a PDF act. The short names turn up in packed pictures by chance, so what stands around them must look like
# a PDF; the long ones do not.
LANG = (b"/JavaScript", b"/Launch", b"/EmbeddedFile", b"/RichMedia", b"/Rendition", b"/ImportData")
KORT = tuple(
    re.compile(rb"/%s(?<=[\t\n\f\r -~]{4}/%s)(?:\s|%%[^\r\n]{0,200}[\r\n])*[(<\[\d]" % (naam, naam))
    for naam in (b"JS", b"XFA")
)
KORT_INGEPAKT = re.compile(rb"/(?:JS|XFA)(?![A-Za-z0-9])")
# Every letter of a name can be written as #xx.
VERMOMD = re.compile(rb"/[^\s\x00/<>\[\](){}%#]{0,20}(?:#[0-9A-Fa-f]{2}[^\s\x00/<>\[\](){}%#]{0,20}){1,40}")
MAX_VERMOMD = 20_000


def _kan_iets_doen(part: bytes, *, ingepakt: bool) -> bool:
    if any(naam in part for naam in LANG):
        return True
    if KORT_INGEPAKT.search(part) if ingepakt else any(naam.search(part) for naam in KORT):
        return True
    return any(naam.startswith(LANG) or naam in (b"/JS", b"/XFA") for naam in _vermomde_namen(part))


def _vermomde_namen(part: bytes) -> Iterator[bytes]:
    """Yield the names that are written with #xx, as they are read."""
    for teller, match in enumerate(VERMOMD.finditer(part) if b"#" in part else ()):
        if teller >= MAX_VERMOMD:
            raise TeVeel("In dit PDF-bestand staan heel veel namen in geheimschrift.")
        first, *rest = match[0].split(b"#")
        yield first + b"".join(bytes.fromhex(piece[:2].decode()) + piece[2:] for piece in rest)


STROOM = re.compile(rb"(?<!end)stream[ \t]*(?:\r\n|\n|\r)")
OBJECTEN = re.compile(rb"[\s\x00]*[\d%+]")
BEVEILIGD = re.compile(rb"/Encrypt\s*(?:\d|<<)")
PAGINA = re.compile(rb"/Type\s*/Page(?![A-Za-z])")


def _pdf(data: bytes) -> Keuring:
    """A PDF without what can act by itself, also in the packed parts where modern programs keep their objects."""
    if not data.startswith(b"%PDF-"):
        raise NietGewoon
    if BEVEILIGD.search(data):
        raise TeVeel("Dit PDF-bestand is beveiligd. We kunnen niet zien wat erin zit.")
    parts = [data, *_uitgepakte_objecten(data)]
    if any(_kan_iets_doen(part, ingepakt=part is not data) for part in parts):
        raise NietGewoon
    opmerkingen = []
    if not any(b"/Font" in part for part in parts):
        opmerkingen.append("Dit lijkt een scan: er is geen tekst gevonden die een schermlezer kan voorlezen.")
    elif not any(b"/StructTreeRoot" in part for part in parts):
        opmerkingen.append("Dit PDF-bestand heeft geen labels voor koppen en lijsten. Het is dan niet toegankelijk.")
    return Keuring(opmerkingen=tuple(opmerkingen), paginas=sum(len(PAGINA.findall(part)) for part in parts) or None)


def _uitgepakte_objecten(data: bytes) -> list[bytes]:
    """Return every packed part of a PDF that can hold objects. It begins with numbers; a picture or font does not."""
    view, budget, found = memoryview(data), MAX_STROOM, []
    for teller, match in enumerate(STROOM.finditer(data)):
        if teller >= MAX_STROMEN:
            raise TeVeel(f"Dit PDF-bestand heeft meer dan {MAX_STROMEN} onderdelen.")
        before = data[max(0, match.start() - 1024) : match.start()]
        before = before[before.rfind(b"endobj") + 1 :]
        names = [*_vermomde_namen(before), before]
        is_objects = any(b"/ObjStm" in name for name in names)
        head = _pak_uit(view[match.end() : match.end() + 512], 256)
        if is_objects and (not head or any(b"/Predictor" in name for name in names)):
            raise TeVeel("Een deel van dit PDF-bestand is zo ingepakt dat we niet kunnen zien wat erin zit.")
        if is_objects or OBJECTEN.match(head):
            part = _pak_uit(view[match.end() :], budget + 1)
            budget -= len(part)
            if budget < 0:
                raise TeVeel(f"Uitgepakt is dit PDF-bestand groter dan {MAX_STROOM // MB} MB.")
            found.append(part)
    return found


def _pak_uit(view: memoryview, hoogstens: int) -> bytes:
    """Return at most `hoogstens` bytes of what is packed in the beginning of `view`, as far as it can be read.

    A wrong checksum or a damaged end does not matter: readers show what came before, so that is looked at.
    """
    kop = bytes(view[:2])
    if len(kop) < 2 or kop[0] & 15 != 8 or int.from_bytes(kop, "big") % 31:
        return b""  # packed in another way
    unpacker, parts, size, start, step = zlib.decompressobj(-zlib.MAX_WBITS), [], 0, 2, STUK
    while not unpacker.eof and start < len(view) and size < hoogstens:
        before = unpacker.copy()
        try:
            part = unpacker.decompress(view[start : start + step], hoogstens - size)
        except zlib.error:
            if step == KLEIN_STUK:
                break
            unpacker, step = before, KLEIN_STUK  # go on in small steps, up to where it is damaged
            continue
        parts.append(part)
        size += len(part)
        start += step
    return b"".join(parts)


def _tekst(data: bytes) -> Keuring:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NietGewoon from error
    if "\x00" in text or text.lstrip().startswith("<"):
        raise NietGewoon
    return Keuring()


OOXML = "application/vnd.openxmlformats-officedocument"
ODF = "application/vnd.oasis.opendocument"
BESTANDSSOORTEN = {
    "pdf": Bestandssoort("PDF", "application/pdf", _pdf),
    "docx": Bestandssoort("Word", f"{OOXML}.wordprocessingml.document", _office("word/document.xml")),
    "xlsx": Bestandssoort("Excel", f"{OOXML}.spreadsheetml.sheet", _office("xl/workbook.xml")),
    "pptx": Bestandssoort("PowerPoint", f"{OOXML}.presentationml.presentation", _office("ppt/presentation.xml")),
    "odt": Bestandssoort("ODF-tekst", f"{ODF}.text", _odf(f"{ODF}.text")),
    "ods": Bestandssoort("ODF-rekenblad", f"{ODF}.spreadsheet", _odf(f"{ODF}.spreadsheet")),
    "csv": Bestandssoort("CSV", "text/csv; charset=utf-8", _tekst),
}
