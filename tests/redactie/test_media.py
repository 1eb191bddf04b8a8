# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""S-25..S-39: images and files are what they say they are, carry nothing along, and reach only who may see them."""

import io
import re
import struct
import time
import uuid
import zipfile
import zlib
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone
from PIL import Image

from redactie.media import BESTANDSSOORTEN, BREEDTES, voeg_afbeelding_toe, voeg_bestand_toe
from redactie.models import Afbeelding, Bestand, Logregel, Status
from redactie.workflow import transition
from toolkit.models import Les, Tool

GEEN_AFBEELDING = "Dit is geen afbeelding die we kunnen lezen. Wat kan: JPEG, PNG, WebP of GIF."
GEHEIM = b"GEHEIM-VAN-DE-MAKER"
RICHTING, BESCHRIJVING, GPS = 0x0112, 0x010E, 0x8825


def plaatje(formaat: str = "PNG", maat: tuple[int, int] = (60, 40), kleur: str = "red", **meer) -> bytes:
    uit = io.BytesIO()
    Image.new("RGB", maat, kleur).save(uit, formaat, **meer)
    return uit.getvalue()


def op(naam: str, inhoud: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(naam, inhoud)


def zip_met(leden: dict[str, bytes | str], soort: int = zipfile.ZIP_DEFLATED) -> bytes:
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", soort) as archief:
        for naam, inhoud in leden.items():
            archief.writestr(naam, inhoud)
    return uit.getvalue()


@pytest.fixture
def nieuw(ruimten, alphen):
    """Add an image as the procesbegeleider of Alphen Noord."""

    def _nieuw(inhoud: bytes, naam: str = "foto.jpg", **meer) -> Afbeelding:
        velden = {"titel": "Een foto", "alt": "Mensen aan tafel"} | meer
        return voeg_afbeelding_toe(op(naam, inhoud), ruimte=ruimten["alphen-noord"], by=alphen, **velden)

    return _nieuw


@pytest.fixture
def nieuw_bestand(ruimten, alphen):
    """Add a file as the procesbegeleider of Alphen Noord."""

    def _nieuw(inhoud: bytes, naam: str, titel: str = "Het plan") -> Bestand:
        return voeg_bestand_toe(op(naam, inhoud), ruimte=ruimten["alphen-noord"], by=alphen, titel=titel)

    return _nieuw


def bewaard(afbeelding: Afbeelding) -> dict[str, bytes]:
    """Everything the storage holds of an image."""
    namen = default_storage.listdir(afbeelding.map)[1]
    return {naam: uit_opslag(f"{afbeelding.map}/{naam}") for naam in namen}


def uit_opslag(pad: str) -> bytes:
    with default_storage.open(pad) as bestand:
        return bestand.read()


def haal(wie: Client, adres: str, manier: str = "get", **koppen):
    """Fetch an address and read it to the end; what was sent is in `response.gelezen`."""
    response = getattr(wie, manier)(adres, **koppen)
    response.gelezen = b"".join(response.streaming_content) if response.streaming else response.content
    return response


# --- Images ----------------------------------------------------------------------------------------------------


def foto_met_gegevens(richting: int = 1, maat: tuple[int, int] = (700, 500)) -> bytes:
    exif = Image.Exif()
    exif[RICHTING] = richting
    exif[BESCHRIJVING] = GEHEIM.decode()
    exif.get_ifd(GPS).update({1: "N", 2: (52.0, 7.0, 30.0), 3: "E", 4: (4.0, 39.0, 20.0)})
    return plaatje("JPEG", maat, exif=exif, comment=GEHEIM)


def test_the_photo_of_these_tests_says_where_it_was_made():
    inhoud = foto_met_gegevens()
    assert inhoud.count(GEHEIM) == 2
    with Image.open(io.BytesIO(inhoud)) as beeld:
        assert beeld.getexif().get_ifd(GPS)[1] == "N"


def test_a_photo_loses_where_and_by_whom_it_was_made_in_every_size(nieuw):
    afbeelding = nieuw(foto_met_gegevens())
    assert sorted(bewaard(afbeelding)) == ["320.webp", "640.webp", "origineel.webp"]
    for inhoud in bewaard(afbeelding).values():
        with Image.open(io.BytesIO(inhoud)) as beeld:
            assert (beeld.format, dict(beeld.getexif()), beeld.info.get("xmp")) == ("WEBP", {}, None)
            assert {"exif", "icc_profile", "comment"} & set(beeld.info) == set()
        assert GEHEIM not in inhoud
        assert b"EXIF" not in inhoud


@pytest.mark.parametrize(
    ("formaat", "meer"),
    [
        ("PNG", {"pnginfo": True}),
        ("PNG", {"icc_profile": b"x" * 40 + GEHEIM}),
        ("WEBP", {"xmp": GEHEIM, "lossless": True}),
    ],
)
def test_other_kinds_of_images_lose_their_notes_too(nieuw, formaat, meer):
    if meer.get("pnginfo"):
        from PIL.PngImagePlugin import PngInfo

        meer = {"pnginfo": PngInfo()}
        meer["pnginfo"].add_text("Author", GEHEIM.decode())
    bron = plaatje(formaat, **meer)
    assert GEHEIM in bron or formaat == "PNG"  # an ICC profile is packed
    assert [inhoud for inhoud in bewaard(nieuw(bron)).values() if GEHEIM in inhoud or b"ICCP" in inhoud] == []


@pytest.mark.parametrize(("richting", "maat"), [(1, (60, 40)), (3, (60, 40)), (6, (40, 60)), (8, (40, 60))])
def test_a_photo_that_was_taken_sideways_stands_upright(nieuw, richting, maat):
    afbeelding = nieuw(foto_met_gegevens(richting, (60, 40)))
    assert (afbeelding.breedte, afbeelding.hoogte) == maat
    with Image.open(io.BytesIO(bewaard(afbeelding)["origineel.webp"])) as beeld:
        assert beeld.size == maat


def test_the_top_of_a_photo_that_was_taken_sideways_is_on_top(nieuw):
    beeld = Image.new("RGB", (60, 40), "blue")
    beeld.paste("red", (0, 0, 30, 40))  # red on the left; turned a quarter clockwise that is the top
    exif, uit = Image.Exif(), io.BytesIO()
    exif[RICHTING] = 6
    beeld.save(uit, "JPEG", exif=exif, quality=95)
    with Image.open(io.BytesIO(bewaard(nieuw(uit.getvalue()))["origineel.webp"])) as recht:
        boven, onder = recht.convert("RGB").getpixel((20, 5)), recht.convert("RGB").getpixel((20, 55))
    assert (boven[0] > 200, boven[2] < 60, onder[0] < 60, onder[2] > 200) == (True, True, True, True)


@pytest.mark.parametrize(
    "kapot", [(0x0100, 2, 2), (0x0100, 7, 3), (0x0100, 11, 1), (0x010E, 11, 1), (0x9000, 11, 1), (0x0111, 1, 4)]
)
def test_a_photo_with_damaged_notes_is_taken_in_upright_all_the_same(nieuw, kapot):
    velden = [struct.pack("<HHI", RICHTING, 3, 1) + struct.pack("<HH", 6, 0), struct.pack("<HHI", *kapot) + b"\1\2\3\4"]
    notities = b"Exif\0\0II*\0" + struct.pack("<IH", 8, len(velden)) + b"".join(velden) + b"\0" * 4
    afbeelding = nieuw(plaatje("JPEG", (60, 40), exif=notities))
    assert (afbeelding.breedte, afbeelding.hoogte) == (40, 60)


@pytest.mark.parametrize(
    ("breedte", "breedtes"),
    [
        (1, [1]),
        (320, [320]),
        (321, [320]),
        (1000, [320, 640, 960]),
        (1921, [320, 640, 960, 1280, 1920]),
    ],
)
def test_every_size_exists_and_none_is_larger_than_the_original(nieuw, breedte, breedtes):
    afbeelding = nieuw(plaatje(maat=(breedte, 4)))
    afbeelding.refresh_from_db()
    assert afbeelding.breedtes == breedtes
    assert (set(breedtes) - {breedte}) <= set(BREEDTES)
    gemeten = {}
    for naam, inhoud in bewaard(afbeelding).items():
        with Image.open(io.BytesIO(inhoud)) as beeld:
            gemeten[naam] = beeld.width
    assert gemeten == {"origineel.webp": breedte, **{f"{b}.webp": b for b in breedtes}}


def test_an_image_keeps_its_shape_in_every_size(nieuw):
    for naam, inhoud in bewaard(nieuw(plaatje(maat=(1600, 900)))).items():
        with Image.open(io.BytesIO(inhoud)) as beeld:
            assert (naam, beeld.height) == (naam, round(beeld.width * 9 / 16))


@pytest.mark.parametrize("formaat", ["PNG", "JPEG", "WEBP", "GIF"])
@pytest.mark.parametrize(
    "naam", ["foto.png", "foto.jpeg", "foto", "..\\..\\x.php", "foto.svg", "CON", "a" * 200 + ".png"]
)
def test_what_counts_is_what_an_image_is_and_not_what_it_is_called(nieuw, formaat, naam):
    afbeelding = nieuw(plaatje(formaat), naam)
    assert afbeelding.bestand.name == f"afbeeldingen/{afbeelding.sleutel}/origineel.webp"


def test_of_a_moving_image_only_the_first_picture_stays(nieuw):
    uit = io.BytesIO()
    Image.new("RGB", (20, 20), "red").save(
        uit, "GIF", save_all=True, append_images=[Image.new("RGB", (20, 20), "blue")] * 3
    )
    with Image.open(io.BytesIO(bewaard(nieuw(uit.getvalue()))["origineel.webp"])) as beeld:
        assert getattr(beeld, "n_frames", 1) == 1


SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>kwaad()</script></svg>'


def _bmp() -> bytes:
    return plaatje("BMP")


VERKEERD = {
    "svg": SVG,
    "svg met een kop": b'<?xml version="1.0"?>' + SVG,
    "svgz": zlib.compress(SVG),
    "html": b"<!doctype html><script>kwaad()</script>",
    "html achter een kop van gif": b"GIF89a<script>kwaad()</script>",
    "pdf": b"%PDF-1.7\n%%EOF",
    "leeg": b"",
    "tekst": b"geen beeld",
    "zip": zip_met({"a.txt": "a"}),
    "halve png": plaatje()[:60],
    "halve jpeg": plaatje("JPEG", (400, 400))[:300],
    "kop van png": b"\x89PNG\r\n\x1a\n" + b"\0" * 200,
    "bmp": _bmp(),
    "tiff": plaatje("TIFF"),
    "ico": plaatje("ICO", (32, 32)),
    "ppm": plaatje("PPM"),
    "eps": b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\nkwaad",
}


@pytest.mark.parametrize("inhoud", VERKEERD.values(), ids=VERKEERD)
@pytest.mark.parametrize("naam", ["foto.png", "foto.svg"])
def test_what_is_no_image_of_the_four_kinds_is_refused_in_dutch_and_soon(nieuw, inhoud, naam):
    begin = time.process_time()
    with pytest.raises(ValidationError) as fout:
        nieuw(inhoud, naam)
    assert time.process_time() - begin < 2
    assert fout.value.messages == [GEEN_AFBEELDING]
    assert (Afbeelding.objects.count(), Logregel.objects.filter(actie="afbeelding toegevoegd").count()) == (0, 0)


def _png_kop(breedte: int, hoogte: int) -> bytes:
    """A tiny PNG that says it is large and unpacks to as many rows as it can."""

    def blok(naam: bytes, inhoud: bytes) -> bytes:
        return struct.pack(">I", len(inhoud)) + naam + inhoud + struct.pack(">I", zlib.crc32(naam + inhoud))

    kop = struct.pack(">IIBBBBB", breedte, hoogte, 8, 2, 0, 0, 0)
    data = zlib.compress(b"\0" * 20_000_000, 9)
    return b"\x89PNG\r\n\x1a\n" + blok(b"IHDR", kop) + blok(b"IDAT", data) + blok(b"IEND", b"")


@pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning")
@pytest.mark.parametrize("maat", [(8000, 8000), (11_000, 11_000), (12_001, 1), (1, 12_001), (40_000, 40_000)])
def test_an_image_that_unpacks_to_too_much_is_refused_in_dutch_and_soon(nieuw, maat):
    bom = _png_kop(*maat)
    assert len(bom) < 30_000
    begin = time.process_time()
    with pytest.raises(ValidationError) as fout:
        nieuw(bom)
    assert time.process_time() - begin < 2
    te_groot = (
        f"Deze afbeelding is {maat[0]} bij {maat[1]} beeldpunten. Maak haar kleiner: ten hoogste 12000 aan een kant."
    )
    assert fout.value.messages == [GEEN_AFBEELDING if maat == (40_000, 40_000) else te_groot]


def test_a_long_image_just_within_the_limit_is_taken_in(nieuw):
    assert nieuw(plaatje(maat=(12_000, 2))).breedtes == [320, 640, 960, 1280, 1920]


def test_a_file_over_the_limit_is_refused_in_dutch_and_one_at_the_limit_is_not(nieuw):
    beeld = plaatje()
    grens = 15 * 1024 * 1024
    assert nieuw(beeld + b"\0" * (grens - len(beeld))).breedte == 60
    with pytest.raises(ValidationError) as fout:
        nieuw(beeld + b"\0" * (grens - len(beeld) + 1))
    assert fout.value.messages == ["Dit bestand is groter dan 15 MB. Maak het kleiner."]


ALT = "Beschrijf wat er te zien is, of zeg dat het beeld alleen versiering is. Een van de twee."


@pytest.mark.parametrize(
    ("alt", "decoratief"), [("", False), ("   ", False), ("Mensen aan tafel", True)], ids=["niets", "spaties", "beide"]
)
def test_an_image_has_a_description_or_is_decoration_and_never_neither_or_both(nieuw, alt, decoratief):
    with pytest.raises(ValidationError) as fout:
        nieuw(plaatje(), alt=alt, decoratief=decoratief)
    assert fout.value.messages == [ALT]
    assert Afbeelding.objects.count() == 0


@pytest.mark.parametrize(("alt", "decoratief"), [("Mensen aan tafel", False), ("", True)])
def test_an_image_with_one_of_the_two_is_taken_in(nieuw, alt, decoratief):
    afbeelding = nieuw(plaatje(), alt=alt, decoratief=decoratief)
    assert (afbeelding.alt, afbeelding.decoratief) == (alt, decoratief)


@pytest.mark.parametrize(("alt", "decoratief"), [("", False), ("Mensen", True)])
def test_the_database_itself_refuses_an_image_without_description(nieuw, alt, decoratief):
    afbeelding = nieuw(plaatje())
    with pytest.raises(IntegrityError), transaction.atomic():
        Afbeelding.objects.filter(pk=afbeelding.pk).update(alt=alt, decoratief=decoratief)


@pytest.mark.parametrize("wie", ["stevenshof", "lezer"])
def test_nobody_adds_to_a_room_where_they_may_not_write(request, ruimten, wie):
    by = request.getfixturevalue(wie)
    with pytest.raises(PermissionDenied):
        voeg_afbeelding_toe(op("a.png", plaatje()), ruimte=ruimten["alphen-noord"], by=by, titel="x", alt="x")
    with pytest.raises(PermissionDenied):
        voeg_bestand_toe(op("a.csv", b"a;b"), ruimte=ruimten["alphen-noord"], by=by, titel="x")
    assert (Afbeelding.objects.count(), Bestand.objects.count()) == (0, 0)


# --- Files -----------------------------------------------------------------------------------------------------

OOXML = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml"/></Types>'
MIME = "application/vnd.oasis.opendocument."


def ooxml(lid: str, **meer: str) -> bytes:
    leden = {naam.replace("__", "/").replace("_BIN", ".bin"): inhoud for naam, inhoud in meer.items()}
    return zip_met({"[Content_Types].xml": OOXML, lid: "<x/>", **leden})


def odf(soort: str, **meer: str) -> bytes:
    return zip_met(
        {"mimetype": MIME + soort, "content.xml": "<x/>"} | {k.replace("__", "/"): v for k, v in meer.items()}
    )


PDF = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n%%EOF\n"
ECHT = {
    "pdf": PDF,
    "docx": ooxml("word/document.xml"),
    "xlsx": ooxml("xl/workbook.xml"),
    "pptx": ooxml("ppt/presentation.xml"),
    "odt": odf("text"),
    "ods": odf("spreadsheet"),
    "csv": "wijk;jaar;aantal\nStevenshof;2021;11\nGouda é;2020;19\n".encode("utf-8-sig"),
}


def test_there_is_a_real_example_of_every_kind():
    assert set(ECHT) == set(BESTANDSSOORTEN)


@pytest.mark.parametrize("soort", ECHT)
def test_a_real_file_is_kept_byte_for_byte_under_a_name_of_our_own(nieuw_bestand, soort):
    bestand = nieuw_bestand(ECHT[soort], f"Geheim plan van Jan.{soort.upper()}")
    assert bestand.bestand.name == f"bestanden/{bestand.sleutel}.{soort}"
    assert uit_opslag(bestand.bestand.name) == ECHT[soort]
    assert (bestand.grootte, bestand.extensie) == (len(ECHT[soort]), soort)


@pytest.mark.parametrize("soort", ECHT)
@pytest.mark.parametrize("is_echt", [*ECHT, "html", "svg", "png", "exe", "leeg"])
def test_a_file_of_one_kind_with_the_name_of_another_is_refused(nieuw_bestand, soort, is_echt):
    anders = {
        "html": b"\n <!doctype html><script>kwaad()</script>", "svg": SVG, "png": plaatje(), "exe": b"MZ\x90\0\xff\xfe",
        "leeg": b"",
    }  # fmt: skip
    if soort == is_echt or (soort, is_echt) in [("csv", "leeg"), ("csv", "pdf")]:  # plain text is plain text
        assert nieuw_bestand((ECHT | anders)[is_echt], f"a.{soort}").extensie == soort
        return
    with pytest.raises(ValidationError) as fout:
        nieuw_bestand((ECHT | anders)[is_echt], f"a.{soort}")
    assert fout.value.messages == [
        f"Dit is geen gewoon {BESTANDSSOORTEN[soort].naam}-bestand, of er zitten scripts of bijlagen in. "
        "Open het, bewaar het opnieuw zonder die onderdelen en voeg het dan toe."
    ]
    assert Bestand.objects.count() == 0


@pytest.mark.parametrize(
    "naam",
    ["a", "a.", ".pdf.exe", "a.docm", "a.xlsm", "a.pptm", "a.doc", "a.svg", "a.html", "a.zip", "a.js", "a.pdf\x00.exe", "a.pdf "],
)  # fmt: skip
def test_another_kind_of_name_is_refused_and_says_what_is_possible(nieuw_bestand, naam):
    with pytest.raises(ValidationError) as fout:
        nieuw_bestand(PDF, naam)
    assert fout.value.messages == [
        "Dit soort bestand kan hier niet. Wat wel kan: pdf, docx, xlsx, pptx, odt, ods, csv."
    ]


ACTIEF = {
    "docx met macro": ("docx", ooxml("word/document.xml", word__vbaProject_BIN="x")),
    "docx met macro elders": ("docx", ooxml("word/document.xml", a__b__VBAPROJECT_BIN="x")),
    "xlsx met macro": ("xlsx", ooxml("xl/workbook.xml", xl__vbaProject_BIN="x")),
    "pptx met macro": ("pptx", ooxml("ppt/presentation.xml", ppt__vbaProject_BIN="x")),
    "docx met een macro onder een andere naam": (
        "docx",
        zip_met(
            {
                "word/document.xml": "<x/>",
                "word/plaatje.bin": "x",
                "[Content_Types].xml": '<Override PartName="/word/plaatje.bin" '
                'ContentType="application/vnd.ms-office.vbaProject"/>',
            }
        ),
    ),
    "docx dat een docm is": (
        "docx",
        zip_met(
            {
                "word/document.xml": "<x/>",
                "[Content_Types].xml": '<Override PartName="/word/document.xml" '
                'ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/>',
            }
        ),
    ),
    "odt met macro": ("odt", odf("text", **{"Basic__Standard__kwaad.xml": "<x/>"})),
    "ods met script": ("ods", odf("spreadsheet", **{"Scripts__python__kwaad.py": "kwaad()"})),
    **{
        f"pdf met {naam}": ("pdf", PDF.replace(b"/Type /Catalog", b"/Type /Catalog " + stuk))
        for naam, stuk in {
            "javascript": b"/OpenAction << /S /JavaScript /JS (kwaad) >>",
            "javascript in vermomming": b"/OpenAction << /S /Java#53cript /J#53 (kwaad) >>",
            "javascript geheel vermomd": b"/S /#4a#61#76#61#53#63#72#69#70#74",
            "js met spatie": b"/JS 5 0 R",
            "js als hex": b"/JS<6B77616164>",
            "js op een nieuwe regel": b"/JS\n(kwaad)",
            "js in een verwijzing": b"/JS\r5 0 R",
            "starten": b"/S /Launch /F (kwaad.exe)",
            "starten vermomd": b"/S /L#61unch",
            "bijlage": b"/Names << /EmbeddedFiles 5 0 R >>",
            "rich media": b"/Subtype /RichMedia",
            "xfa": b"/AcroForm << /XFA 5 0 R >>",
        }.items()
    },
}


@pytest.mark.parametrize(("soort", "inhoud"), ACTIEF.values(), ids=ACTIEF)
def test_a_file_that_can_act_by_itself_is_refused(nieuw_bestand, soort, inhoud):
    with pytest.raises(ValidationError) as fout:
        nieuw_bestand(inhoud, f"a.{soort}")
    assert [bericht.split(",")[0] for bericht in fout.value.messages] == [
        f"Dit is geen gewoon {BESTANDSSOORTEN[soort].naam}-bestand"
    ]
    assert Bestand.objects.count() == 0


def test_a_pdf_that_only_speaks_about_scripts_is_taken_in(nieuw_bestand):
    assert nieuw_bestand(PDF + b"% over JavaScript, JS en Launch, zonder streep ervoor", "a.pdf").extensie == "pdf"


def _kapotte_odf() -> dict[str, bytes]:
    goed = zip_met({"mimetype": MIME + "text"})
    begin = goed.index(b"mimetype") + 8
    eind = goed.index(b"PK\x01\x02")
    kapot = {"onleesbaar": goed[:begin] + b"\xff" * (eind - begin) + goed[eind:]}
    kapot["afgebroken"] = goed[:begin] + b"\x4b\x2c" + b"\x00" * (eind - begin - 2) + goed[eind:]
    kapot["onbekende methode"] = goed.replace(b"\x08\x00", b"\x63\x00")
    versleuteld = bytearray(goed)
    versleuteld[6] |= 1
    versleuteld[goed.index(b"PK\x01\x02") + 8] |= 1
    kapot["versleuteld"] = bytes(versleuteld)
    kapot["veel te groot"] = zip_met({"mimetype": MIME + "text" + " " * 50_000_000})
    kapot["zonder soort"] = zip_met({"content.xml": "<x/>"})
    return kapot


KAPOT = _kapotte_odf()


@pytest.mark.parametrize("inhoud", KAPOT.values(), ids=KAPOT)
@pytest.mark.parametrize("soort", ["odt", "docx"])
def test_a_damaged_file_is_refused_in_dutch_and_soon(nieuw_bestand, inhoud, soort):
    begin = time.process_time()
    with pytest.raises(ValidationError):
        nieuw_bestand(inhoud, f"a.{soort}")
    assert time.process_time() - begin < 2
    assert Bestand.objects.count() == 0


# --- Serving ---------------------------------------------------------------------------------------------------


@pytest.fixture
def foto(nieuw) -> Afbeelding:
    return nieuw(plaatje(maat=(700, 500)))


@pytest.fixture
def plan(nieuw_bestand) -> Bestand:
    return nieuw_bestand(PDF, "a.pdf")


def als(user) -> Client:
    bezoeker = Client()
    bezoeker.force_login(user)
    return bezoeker


def zonder_kenmerk(response) -> tuple[int, bytes]:
    return response.status_code, re.sub(rb"[0-9a-f]{8}\b", b"", response.gelezen)


@pytest.fixture(params=["afbeelding", "bestand"])
def gebruikt(request, maak):
    """A medium, and the concept in the room of Alphen Noord that uses it."""
    if request.param == "afbeelding":
        foto = request.getfixturevalue("foto")
        return foto, maak(Les, "Met foto", ruimte="alphen-noord", afbeelding=foto, niveau="wijk")
    plan = request.getfixturevalue("plan")
    tool = maak(
        Tool, "Met bestand", ruimte="alphen-noord", soort="methode", herkomst="redactie", in_het_kort="<p>x</p>"
    )
    tool.downloads.add(plan)
    return plan, tool


def test_a_draft_is_not_served_to_a_visitor_or_to_the_editors_of_another_wijk(client, gebruikt, stevenshof):
    medium, _ = gebruikt
    adres = medium.get_absolute_url()
    weg = adres.replace(str(medium.sleutel), str(uuid.uuid4()))
    for wie in (client, als(stevenshof)):
        assert zonder_kenmerk(haal(wie, adres)) == zonder_kenmerk(haal(wie, weg))
        assert haal(wie, adres).status_code == 404


def test_a_draft_is_served_to_its_own_room_and_kept_by_nobody(gebruikt, alphen, lezer, beheerder):
    medium, _ = gebruikt
    for user in (alphen, lezer, beheerder):
        response = haal(als(user), medium.get_absolute_url())
        assert (response.status_code, response["Cache-Control"]) == (200, "private, no-store")


def test_a_medium_that_a_published_item_uses_is_public(client, gebruikt, alphen):
    medium, item = gebruikt
    assert haal(client, medium.get_absolute_url()).status_code == 404
    transition(item, Status.GEPUBLICEERD, by=alphen)
    response = haal(client, medium.get_absolute_url())
    assert response.status_code == 200
    assert sorted(response["Cache-Control"].split(", ")) == ["max-age=60", "must-revalidate", "public"]


@pytest.mark.parametrize("naar", [Status.CONCEPT, Status.GEARCHIVEERD])
def test_a_medium_is_gone_when_its_item_is_withdrawn(client, gebruikt, alphen, naar):
    medium, item = gebruikt
    transition(item, Status.GEPUBLICEERD, by=alphen)
    assert haal(client, medium.get_absolute_url()).status_code == 200
    transition(item, naar, by=alphen)
    assert haal(client, medium.get_absolute_url()).status_code == 404
    assert haal(als(alphen), medium.get_absolute_url()).status_code == 200


@pytest.mark.parametrize(
    ("van", "tot", "status"), [(1, None, 404), (-1, None, 200), (None, -1, 404), (-2, -1, 404), (-1, 1, 200)]
)
def test_a_medium_is_public_only_while_its_item_is(client, gebruikt, alphen, van, tot, status):
    medium, item = gebruikt
    transition(item, Status.GEPUBLICEERD, by=alphen)
    nu = timezone.now()
    type(item).objects.filter(pk=item.pk).update(
        van=nu + timedelta(hours=van) if van else None, tot=nu + timedelta(hours=tot) if tot else None
    )
    assert haal(client, medium.get_absolute_url()).status_code == status


def test_a_medium_that_two_items_use_stays_while_one_of_them_is_public(client, maak, foto, alphen):
    eerste, tweede = (maak(Les, naam, ruimte="alphen-noord", afbeelding=foto, niveau="wijk") for naam in "ab")
    for item in (eerste, tweede):
        transition(item, Status.GEPUBLICEERD, by=alphen)
    transition(eerste, Status.CONCEPT, by=alphen)
    assert haal(client, foto.get_absolute_url()).status_code == 200
    transition(tweede, Status.CONCEPT, by=alphen)
    assert haal(client, foto.get_absolute_url()).status_code == 404


def test_what_a_medium_is_sent_with_lets_it_do_nothing(client, gebruikt, alphen):
    medium, item = gebruikt
    transition(item, Status.GEPUBLICEERD, by=alphen)
    response = haal(client, medium.get_absolute_url())
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox; frame-ancestors 'none'"
    assert response["Content-Type"] == ("image/webp" if isinstance(medium, Afbeelding) else "application/pdf")
    assert (dict(response.cookies), response.get("Vary", "")) == ({}, "Accept-Encoding")


@pytest.mark.parametrize("soort", ECHT)
def test_a_file_is_always_taken_along_under_a_plain_name(als_openbaar, soort):
    response = als_openbaar(ECHT[soort], f"x.{soort}", 'Plan "2022"\r\nSet-Cookie: kwaad=1; ../é')
    assert response["Content-Disposition"] == f'attachment; filename="plan-2022-set-cookie-kwaad1-e.{soort}"'
    assert response["Content-Type"] == BESTANDSSOORTEN[soort].mime
    assert response.gelezen == ECHT[soort]
    assert dict(response.cookies) == {}


@pytest.fixture
def als_openbaar(client, maak, nieuw_bestand):
    """Add a file, use it in a published tool, and fetch it as a visitor."""

    def _haal(inhoud: bytes, naam: str, titel: str):
        bestand = nieuw_bestand(inhoud, naam, titel)
        tool = maak(Tool, "Met", soort="methode", herkomst="redactie", in_het_kort="<p>x</p>", gepubliceerd=True)
        tool.downloads.add(bestand)
        return haal(client, bestand.get_absolute_url())

    return _haal


def test_an_image_is_shown_on_the_spot_and_not_taken_along(client, maak, foto, alphen):
    transition(maak(Les, "P", ruimte="alphen-noord", afbeelding=foto, niveau="wijk"), Status.GEPUBLICEERD, by=alphen)
    response = haal(client, foto.get_absolute_url())
    assert response["Content-Disposition"] == 'inline; filename="640.webp"'
    assert response.gelezen == bewaard(foto)["640.webp"]


@pytest.mark.parametrize(
    "vraag",
    [
        {"HTTP_RANGE": "bytes=0-9"},
        {"HTTP_IF_NONE_MATCH": "*"},
        {"HTTP_IF_MODIFIED_SINCE": "Thu, 01 Jan 2037 00:00:00 GMT"},
        {"HTTP_IF_MATCH": "*"},
        {"HTTP_IF_RANGE": '"x"', "HTTP_RANGE": "bytes=0-"},
        {"HTTP_X_FORWARDED_FOR": "127.0.0.1"},
        {"HTTP_AUTHORIZATION": "Basic YTph"},
        {"HTTP_COOKIE": "sessionid=kwaad"},
    ],
    ids=lambda vraag: next(iter(vraag)),
)
@pytest.mark.parametrize("manier", ["get", "head"])
def test_no_header_brings_anything_of_a_hidden_medium_to_light(client, gebruikt, vraag, manier):
    medium, _ = gebruikt
    adres = medium.get_absolute_url()
    weg = adres.replace(str(medium.sleutel), str(uuid.uuid4()))
    verborgen, afwezig = (haal(client, pad, manier, **vraag) for pad in (adres, weg))
    assert zonder_kenmerk(verborgen) == zonder_kenmerk(afwezig)
    assert verborgen.status_code == 404
    assert {"ETag", "Last-Modified", "Accept-Ranges", "Content-Range", "Set-Cookie"} & set(verborgen.headers) == set()


@pytest.mark.parametrize("breedte", [0, 1, 319, 321, 500, 700, 960, 1920, 99999999999999999999])
def test_a_size_that_was_never_made_is_not_there(client, maak, foto, alphen, breedte):
    transition(maak(Les, "P", ruimte="alphen-noord", afbeelding=foto, niveau="wijk"), Status.GEPUBLICEERD, by=alphen)
    adres = f"/media/afbeelding/{foto.sleutel}/{{}}/"
    assert haal(client, adres.format(breedte)).status_code == 404
    assert [haal(client, adres.format(b)).status_code for b in (320, 640)] == [200, 200]
    assert sorted(bewaard(foto)) == ["320.webp", "640.webp", "origineel.webp"]


@pytest.mark.parametrize(
    "adres",
    [
        "/media/afbeeldingen/{sleutel}/origineel.webp",
        "/media/afbeelding/{sleutel}/origineel/",
        "/media/afbeelding/{sleutel}/-1/",
        "/media/afbeelding/{sleutel}/640/../320/",
        "/media/bestanden/{sleutel}.pdf",
        "/media/bestand/{sleutel}/",
        "/media/afbeelding/../{sleutel}/640/",
    ],
)
def test_an_image_has_no_other_address(client, maak, foto, alphen, adres):
    transition(maak(Les, "P", ruimte="alphen-noord", afbeelding=foto, niveau="wijk"), Status.GEPUBLICEERD, by=alphen)
    assert haal(client, adres.format(sleutel=foto.sleutel)).status_code == 404


def test_a_medium_whose_file_was_lost_is_simply_not_there(client, gebruikt, alphen):
    medium, item = gebruikt
    transition(item, Status.GEPUBLICEERD, by=alphen)
    pad = f"{medium.map}/640.webp" if isinstance(medium, Afbeelding) else medium.bestand.name
    default_storage.delete(pad)
    assert haal(client, medium.get_absolute_url()).status_code == 404
