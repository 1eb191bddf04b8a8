# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Take in images and documents: check what they really are, and keep nothing that was not asked for."""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.base import ContentFile, File
from django.core.files.storage import default_storage
from django.db import transaction
from PIL import Image, UnidentifiedImageError

from redactie.logboek import leg_vast
from redactie.models.media import Afbeelding, Bestand
from redactie.models.ruimte import Redactieruimte

FORMATEN = ("PNG", "JPEG", "WEBP", "GIF")
MAX_BYTES = 15 * 1024 * 1024
MAX_PIXELS = 25_000_000
MAX_ZIJDE = 12_000
MAX_BEWAARD = 3840  # twice the largest rendition
BREEDTES = (320, 640, 960, 1280, 1920)


@dataclass(frozen=True)
class Bestandssoort:
    """A kind of document people may take along: its name, its type, and how to see that a file is one."""

    naam: str
    mime: str
    klopt: Callable[[bytes], bool]


# What Python's zipfile raises on a damaged or hostile archive.
ZIPFOUTEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, KeyError, RuntimeError, ValueError)


def _zip_met(lid: str) -> Callable[[bytes], bool]:
    def check(data: bytes) -> bool:
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                names = archive.namelist()
                if lid not in names or any(name.lower().endswith("vbaproject.bin") for name in names):
                    return False
                # A macro can have any file name; the list of kinds in the file says what it is.
                if archive.getinfo("[Content_Types].xml").file_size > 1_000_000:
                    return False
                kinds = archive.read("[Content_Types].xml").lower()
                return b"vbaproject" not in kinds and b"macroenabled" not in kinds
        except ZIPFOUTEN:
            return False

    return check


def _odf(mime: str) -> Callable[[bytes], bool]:
    def check(data: bytes) -> bool:
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                if archive.getinfo("mimetype").file_size > 200:
                    return False
                if any(name.lower().startswith(("basic/", "scripts/")) for name in archive.namelist()):
                    return False
                return archive.read("mimetype").decode("ascii", "replace").strip() == mime
        except ZIPFOUTEN:
            return False

    return check


def _pdf(data: bytes) -> bool:
    """A PDF without what can act by itself. Names in a PDF can be written in disguise, so those are undone first."""
    plain = re.sub(rb"#([0-9A-Fa-f]{2})", lambda match: bytes([int(match[1], 16)]), data)
    active = rb"/(JavaScript|JS(?![A-Za-z0-9])|Launch|EmbeddedFile|RichMedia|XFA)"
    return data.startswith(b"%PDF-") and re.search(active, plain) is None


def _tekst(data: bytes) -> bool:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return False
    return "\x00" not in text and not text.lstrip().startswith("<")


OOXML = "application/vnd.openxmlformats-officedocument"
ODF = "application/vnd.oasis.opendocument"
BESTANDSSOORTEN = {
    "pdf": Bestandssoort("PDF", "application/pdf", _pdf),
    "docx": Bestandssoort("Word", f"{OOXML}.wordprocessingml.document", _zip_met("word/document.xml")),
    "xlsx": Bestandssoort("Excel", f"{OOXML}.spreadsheetml.sheet", _zip_met("xl/workbook.xml")),
    "pptx": Bestandssoort("PowerPoint", f"{OOXML}.presentationml.presentation", _zip_met("ppt/presentation.xml")),
    "odt": Bestandssoort("ODF-tekst", f"{ODF}.text", _odf(f"{ODF}.text")),
    "ods": Bestandssoort("ODF-rekenblad", f"{ODF}.spreadsheet", _odf(f"{ODF}.spreadsheet")),
    "csv": Bestandssoort("CSV", "text/csv; charset=utf-8", _tekst),
}


def voeg_afbeelding_toe(
    bestand: File, *, ruimte: Redactieruimte, by, titel: str, alt: str = "", decoratief: bool = False, **meer: str
) -> Afbeelding:
    """Store an image without its metadata and make its renditions, once.

    Raises `PermissionDenied` when `by` may not write in `ruimte`, and `ValidationError` in Dutch when the file is no
    PNG, JPEG, WebP or GIF, is too large, or has neither a description nor the mark that it is decoration.
    """
    _mag_schrijven(ruimte, by)
    beeld = _open(bestand)
    row = Afbeelding(
        ruimte=ruimte, titel=titel.strip(), alt=alt.strip(), decoratief=decoratief, door=by, extensie="webp",
        breedte=beeld.width, hoogte=beeld.height, **meer,
    )  # fmt: skip
    row.breedtes = [breedte for breedte in BREEDTES if breedte < beeld.width] or [beeld.width]
    row.full_clean(exclude=["bestand"])
    bestanden = [(f"{row.map}/origineel.webp", _webp(beeld, quality=92))]
    for breedte in row.breedtes:
        hoogte = max(1, round(beeld.height * breedte / beeld.width))
        kleiner = beeld.resize((breedte, hoogte), Image.Resampling.LANCZOS)
        bestanden.append((f"{row.map}/{breedte}.webp", _webp(kleiner, quality=80)))
    with transaction.atomic():
        row.bestand = bestanden[0][0]
        row.save()
        leg_vast("afbeelding toegevoegd", row, by=by)
        for pad, inhoud in bestanden:
            default_storage.save(pad, ContentFile(inhoud))
    return row


def voeg_bestand_toe(
    bestand: File, *, ruimte: Redactieruimte, by, titel: str, taal: str = "nl", toegankelijk: str = "onbekend"
) -> Bestand:
    """Store a document under a name of our own, after a look at what it really is. Raises as for an image."""
    _mag_schrijven(ruimte, by)
    extensie = bestand.name.rsplit(".", 1)[-1].lower() if bestand.name and "." in bestand.name else ""
    soort = BESTANDSSOORTEN.get(extensie)
    if soort is None:
        kan = ", ".join(BESTANDSSOORTEN)
        raise ValidationError(f"Dit soort bestand kan hier niet. Wat wel kan: {kan}.")
    data = _lees(bestand)
    if not soort.klopt(data):
        raise ValidationError(
            f"Dit is geen gewoon {soort.naam}-bestand, of er zitten scripts of bijlagen in. "
            "Open het, bewaar het opnieuw zonder die onderdelen en voeg het dan toe."
        )
    row = Bestand(
        ruimte=ruimte, titel=titel.strip(), taal=taal, toegankelijk=toegankelijk, extensie=extensie,
        grootte=len(data), door=by,
    )  # fmt: skip
    row.full_clean(exclude=["bestand"])
    with transaction.atomic():
        row.bestand.save("", ContentFile(data), save=False)
        row.save()
        leg_vast("bestand toegevoegd", row, by=by)
    return row


def _mag_schrijven(ruimte: Redactieruimte, by) -> None:
    if not Redactieruimte.objects.editable_by(by).filter(pk=ruimte.pk).exists():
        raise PermissionDenied


def _lees(bestand: File) -> bytes:
    data = bestand.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise ValidationError(f"Dit bestand is groter dan {MAX_BYTES // 1024 // 1024} MB. Maak het kleiner.")
    return data


def _open(bestand: File) -> Image.Image:
    """Return the picture in `bestand`, upright, as plain pixels: no metadata, no other frames."""
    data = _lees(bestand)
    try:
        with Image.open(io.BytesIO(data), formats=FORMATEN) as beeld:
            if beeld.width * beeld.height > MAX_PIXELS or max(beeld.size) > MAX_ZIJDE:
                raise ValidationError(
                    f"Deze afbeelding is {beeld.width} bij {beeld.height} beeldpunten. "
                    f"Maak haar kleiner: ten hoogste {MAX_ZIJDE} aan een kant."
                )
            beeld.load()
            upright = _rechtop(beeld)
            mode = "RGBA" if upright.has_transparency_data else "RGB"
            plain = upright.convert(mode)
            plain.info.clear()
            plain.thumbnail((MAX_BEWAARD, MAX_BEWAARD))
            return plain
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        if isinstance(error, ValidationError):
            raise
        raise ValidationError("Dit is geen afbeelding die we kunnen lezen. Wat kan: JPEG, PNG, WebP of GIF.") from error


# The EXIF orientation → how to turn the picture upright.
DRAAIEN = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


def _rechtop(beeld: Image.Image) -> Image.Image:
    """Turn the picture upright. Pillow's own `exif_transpose` writes the other notes anew and fails on damaged ones."""
    try:
        draai = DRAAIEN.get(beeld.getexif().get(0x0112))
    except (SyntaxError, ValueError, TypeError, LookupError, struct.error):
        draai = None
    return beeld.transpose(draai) if draai is not None else beeld


def _webp(beeld: Image.Image, *, quality: int) -> bytes:
    file = io.BytesIO()
    beeld.save(file, "WEBP", quality=quality, method=4, exif=b"", icc_profile=None, xmp=b"")
    return file.getvalue()
