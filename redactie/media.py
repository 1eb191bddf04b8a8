# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Take in images and documents: check what they really are, and keep nothing that was not asked for."""

import io
import secrets
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.base import ContentFile, File
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from PIL import Image, UnidentifiedImageError

from redactie import haken
from redactie.keuring import BESTANDSSOORTEN, Keuring
from redactie.logboek import leg_vast
from redactie.models.logregel import Resultaat
from redactie.models.media import Afbeelding, Bestand
from redactie.models.ruimte import Redactieruimte
from redactie.models.verwijzing import Verwijzing
from redactie.overzicht import Itemregel, regels
from redactie.pdftekst import lees_pdf
from redactie.virusscan import VirusGevonden, keur_op_virussen

FORMATEN = ("PNG", "JPEG", "WEBP", "GIF")
MAX_BYTES = 15 * 1024 * 1024
MAX_PIXELS = 25_000_000
MAX_ZIJDE = 12_000
MAX_BEWAARD = 2880  # half as wide again as the largest rendition; wider takes much memory and shows no better
BREEDTES = (320, 640, 960, 1280, 1920)
WACHTENDEN = 2
TE_DRUK = "Er worden net veel beelden en bestanden verwerkt. Wacht een halve minuut en druk dan opnieuw op Voeg toe."
_beurt, _rij = threading.Lock(), threading.BoundedSemaphore(1 + WACHTENDEN)
KAART = (640, 400)  # the piece of an image that stands on a card


# --- Add -------------------------------------------------------------------------------------------------------


def voeg_afbeelding_toe(
    bestand: File, *, ruimte: Redactieruimte, by, titel: str, alt: str = "", decoratief: bool = False, **meer
) -> Afbeelding:
    """Store an image without its metadata and make its renditions, once.

    Raises `PermissionDenied` when `by` may not write in `ruimte`, and `ValidationError` in Dutch when the file is no
    PNG, JPEG, WebP or GIF, is too large, or has neither a description nor the mark that it is decoration.
    """
    _mag_schrijven(ruimte, by)
    row = Afbeelding(
        ruimte=ruimte, titel=titel.strip(), alt=alt.strip(), decoratief=decoratief, door=by, extensie="webp", **meer
    )
    with _in_de_rij():
        data = _lees_veilig(bestand, ruimte, by)
        row.full_clean(exclude=["bestand", "breedte", "hoogte"])
        with _beurt:
            bestanden = _maak_maten(row, _open(data))
    with _opgeslagen(bestanden), transaction.atomic():
        row.save()
        leg_vast("afbeelding toegevoegd", row, by=by)
    return row


def voeg_bestand_toe(
    bestand: File,
    *,
    ruimte: Redactieruimte,
    by,
    titel: str,
    taal: str = "nl",
    toegankelijk: str = "onbekend",
    waarom: str = "",
) -> Bestand:
    """Store a document under a name of our own, after a look at what it really is. Raises as for an image.

    What its owner should know about it is in `opmerkingen` of what is returned.
    """
    _mag_schrijven(ruimte, by)
    extensie, data, keuring = _keur_bestand(bestand, ruimte, by)
    row = Bestand(
        ruimte=ruimte, titel=titel.strip(), taal=taal, toegankelijk=toegankelijk, waarom=waarom.strip(),
        extensie=extensie, grootte=len(data), paginas=keuring.paginas, door=by,
    )  # fmt: skip
    row.full_clean(exclude=["bestand"])
    row.bestand = f"bestanden/{row.sleutel}.{extensie}"
    row.tekst = _tekst(extensie, data)
    row.opmerkingen = keuring.opmerkingen
    with _opgeslagen([(row.bestand.name, data)]), transaction.atomic():
        row.save()
        leg_vast("bestand toegevoegd", row, by=by)
    return row


# --- Replace ---------------------------------------------------------------------------------------------------


def vervang_afbeelding(afbeelding: Afbeelding, bestand: File, *, by) -> Afbeelding:
    """Put another picture in the place of `afbeelding`: same key and pages, new renditions, the old bytes gone.

    Raises as when adding. A reader gets the old picture or the new one, never half of one: the new files stand in a
    folder of their own, and the old ones go when the row is written.
    """
    _mag_schrijven(afbeelding.ruimte, by)
    oud = _bestanden_van(afbeelding)
    # Made in a row of our own, so that a refusal leaves the one of the caller as it was.
    row = Afbeelding.objects.get(pk=afbeelding.pk)
    with _in_de_rij():
        data = _lees_veilig(bestand, afbeelding.ruimte, by)
        with _beurt:
            beeld = _open(data)
            bestanden = _maak_maten(row, beeld, map=f"afbeeldingen/{row.sleutel}/{secrets.token_hex(4)}")
    with _opgeslagen(bestanden), transaction.atomic():
        row = Afbeelding.objects.select_for_update().get(pk=afbeelding.pk)
        _maten_in(row, bestanden, beeld)
        row.vervangen_op = timezone.now()
        row.save()
        leg_vast("afbeelding vervangen", row, by=by)
        transaction.on_commit(lambda: _wis(oud))
    return row


def vervang_bestand(medium: Bestand, bestand: File, *, by) -> Bestand:
    """Put another document in the place of `medium`, at the same address; the old bytes go. Raises as when adding."""
    _mag_schrijven(medium.ruimte, by)
    extensie, data, keuring = _keur_bestand(bestand, medium.ruimte, by)
    pad = f"bestanden/{medium.sleutel}-{secrets.token_hex(4)}.{extensie}"
    tekst = _tekst(extensie, data)
    with _opgeslagen([(pad, data)]), transaction.atomic():
        row = Bestand.objects.select_for_update().get(pk=medium.pk)
        oud = row.bestand.name
        row.bestand, row.extensie, row.grootte, row.paginas = pad, extensie, len(data), keuring.paginas
        row.vervangen_op, row.tekst = timezone.now(), tekst
        row.save()
        leg_vast("bestand vervangen", row, by=by)
        for haak in haken.BESTAND_GEWIJZIGD:
            haak(row)
        transaction.on_commit(lambda: _wis([oud]))
    row.opmerkingen = keuring.opmerkingen
    return row


def maak_uitsnede(afbeelding: Afbeelding) -> None:
    """Make the piece for cards again, around the point that matters now."""
    with default_storage.open(afbeelding.bestand.name) as bestand, Image.open(bestand, formats=("WEBP",)) as beeld:
        inhoud = _uitsnede(beeld, afbeelding)
    _wis([afbeelding.uitsnede])
    default_storage.save(afbeelding.uitsnede, ContentFile(inhoud))


# --- Where it stands -------------------------------------------------------------------------------------------


def gebruikt_op(medium: Afbeelding | Bestand, user) -> list[Itemregel]:
    """Return the items that use `medium`, beside their text or in it, as far as `user` may see them. One query."""
    naam = type(medium)._meta.model_name
    places = [gebruik for gebruik in haken.GEBRUIK if gebruik.medium is type(medium) and gebruik.veld]

    def kies(items: QuerySet) -> QuerySet:
        used = Q(pk__in=Verwijzing.objects.op(items.model).filter(**{naam: medium}).values("object_id"))
        for gebruik in places:
            if gebruik.model is items.model:
                used |= Q(pk__in=gebruik.items(medium).order_by().values("pk"))
        return items.visible_for(user).filter(used)

    return regels(kies, volgorde="titel")


# --- Small -----------------------------------------------------------------------------------------------------


def _mag_schrijven(ruimte: Redactieruimte, by) -> None:
    if not Redactieruimte.objects.editable_by(by).filter(pk=ruimte.pk).exists():
        raise PermissionDenied


@contextmanager
def _in_de_rij() -> Iterator[None]:
    """Let one picture be worked on (`_beurt`) and two wait: more would take the memory and the threads of others.

    Raises `ValidationError` when it is busier than that.
    """
    if not _rij.acquire(blocking=False):
        raise ValidationError(TE_DRUK)
    try:
        yield
    finally:
        _rij.release()


def _lees_veilig(bestand: File, ruimte: Redactieruimte, by) -> bytes:
    """Return the bytes of an upload that is not too large and that the virus scanner lets through."""
    data = _lees(bestand)
    try:
        keur_op_virussen(data)
    except VirusGevonden:
        leg_vast("virus tegengehouden", ruimte, by=by, resultaat=Resultaat.GEWEIGERD)
        raise
    return data


def _keur_bestand(bestand: File, ruimte: Redactieruimte, by) -> tuple[str, bytes, Keuring]:
    extensie = bestand.name.rsplit(".", 1)[-1].lower() if bestand.name and "." in bestand.name else ""
    soort = BESTANDSSOORTEN.get(extensie)
    if soort is None:
        kan = ", ".join(BESTANDSSOORTEN)
        raise ValidationError(f"Dit soort bestand kan hier niet. Wat wel kan: {kan}.")
    data = _lees_veilig(bestand, ruimte, by)
    keuring = soort.keur(data)
    if keuring.reden:
        raise ValidationError(keuring.reden)
    return extensie, data, keuring


def _tekst(extensie: str, data: bytes) -> str:
    """Return what search can find in a document; one at a time, for it is read in a process of its own."""
    if extensie != "pdf":
        return ""
    with _in_de_rij(), _beurt:
        return lees_pdf(data)


def lees_teksten() -> int:
    """Read the documents whose text is not known yet, such as those of before search read them; return how many."""
    rows = Bestand.objects.filter(tekst__isnull=True)
    for row in rows:
        with default_storage.open(row.bestand.name) as bestand:
            row.tekst = _tekst(row.extensie, bestand.read())
        row.save(update_fields=["tekst"])
    return len(rows)


def _maak_maten(row: Afbeelding, beeld: Image.Image, map: str = "") -> list[tuple[str, bytes]]:
    """Fill in the sizes of `row` and return its files: the picture, its renditions, and the piece for cards."""
    breedtes = [breedte for breedte in BREEDTES if breedte < beeld.width] or [beeld.width]
    map = map or row.map
    bestanden = [(f"{map}/origineel.webp", _webp(beeld, quality=92))]
    kleiner = beeld
    for breedte in reversed(breedtes):  # each from the one above it, which is faster and looks the same
        hoogte = max(1, round(beeld.height * breedte / beeld.width))
        kleiner = kleiner.resize((breedte, hoogte), Image.Resampling.LANCZOS)
        bestanden.append((f"{map}/{breedte}.webp", _webp(kleiner, quality=80)))
    bestanden.append((f"{map}/uitsnede/kaart.webp", _uitsnede(beeld, row)))
    _maten_in(row, bestanden, beeld)
    return bestanden


def _maten_in(row: Afbeelding, bestanden: list[tuple[str, bytes]], beeld: Image.Image) -> None:
    row.breedtes = [breedte for breedte in BREEDTES if breedte < beeld.width] or [beeld.width]
    row.breedte, row.hoogte, row.bestand = beeld.width, beeld.height, bestanden[0][0]


def _uitsnede(beeld: Image.Image, row: Afbeelding) -> bytes:
    """Return the largest piece in the shape of a card, as near around the point that matters as the edges allow."""
    breed, hoog = KAART
    width = max(1, min(beeld.width, round(beeld.height * breed / hoog)))
    height = max(1, min(beeld.height, round(beeld.width * hoog / breed)))
    left = min(max(0, round(beeld.width * row.focus_x / 100 - width / 2)), beeld.width - width)
    top = min(max(0, round(beeld.height * row.focus_y / 100 - height / 2)), beeld.height - height)
    piece = beeld.crop((left, top, left + width, top + height))
    piece.thumbnail(KAART)
    return _webp(piece, quality=80)


def _bestanden_van(afbeelding: Afbeelding) -> list[str]:
    maten = [f"{afbeelding.map}/{breedte}.webp" for breedte in afbeelding.breedtes]
    return [afbeelding.bestand.name, *maten, afbeelding.uitsnede]


@contextmanager
def _opgeslagen(bestanden: list[tuple[str, bytes]]):
    """Store the files, and take them away again when what follows goes wrong."""
    stored = []
    try:
        for pad, inhoud in bestanden:
            stored.append(default_storage.save(pad, ContentFile(inhoud)))
        yield
    except BaseException:
        _wis(stored)
        raise


def _wis(paden: list[str]) -> None:
    for pad in paden:
        default_storage.delete(pad)


def _lees(bestand: File) -> bytes:
    data = bestand.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise ValidationError(f"Dit bestand is groter dan {MAX_BYTES // 1024 // 1024} MB. Maak het kleiner.")
    return data


def _open(data: bytes) -> Image.Image:
    """Return the picture in `data`, upright, as plain pixels: no metadata, no other frames."""
    try:
        with Image.open(io.BytesIO(data), formats=FORMATEN) as beeld:
            if beeld.width * beeld.height > MAX_PIXELS or max(beeld.size) > MAX_ZIJDE:
                raise ValidationError(
                    f"Deze afbeelding is {beeld.width} bij {beeld.height} beeldpunten. "
                    f"Maak haar kleiner: ten hoogste {MAX_ZIJDE} aan een kant."
                )
            mode = "RGBA" if beeld.has_transparency_data else "RGB"
            if beeld.mode in (
                "RGB",
                "RGBA",
                "L",
                "CMYK",
            ):  # made small first, so that a large photo takes little memory
                beeld.thumbnail((MAX_BEWAARD, MAX_BEWAARD))
            plain = _rechtop(beeld).convert(mode)
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
