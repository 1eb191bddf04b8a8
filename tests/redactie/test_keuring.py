# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""S-25, S-26, S-33, S-34, S-39: what is inside a document, however it is packed, and what the virus scanner says."""

import io
import os
import random
import socket
import struct
import threading
import time
import zipfile
import zlib
from contextlib import suppress

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from redactie.keuring import BESTANDSSOORTEN
from redactie.media import voeg_afbeelding_toe, voeg_bestand_toe
from redactie.models import Bestand, Logregel, Resultaat
from tests.redactie.test_media import ECHT, PDF, ooxml, plaatje, zip_met

DOCX = {"[Content_Types].xml": "<Types/>", "word/document.xml": "<x/>"}


def reden(inhoud: bytes, soort: str = "docx") -> str:
    """Why a document is refused, or "" when it is not; never slower than two seconds."""
    begin = time.process_time()
    keuring = BESTANDSSOORTEN[soort].keur(inhoud)
    assert time.process_time() - begin < 2
    return keuring.reden.split(".")[0]


# --- Packed documents ------------------------------------------------------------------------------------------


def test_the_document_of_these_tests_is_fine_by_itself():
    assert reden(zip_met(DOCX)) == ""


def _met(naam: str, inhoud: bytes | str, **kenmerken) -> bytes:
    uit = io.BytesIO(zip_met(DOCX))
    with zipfile.ZipFile(uit, "a", zipfile.ZIP_DEFLATED) as archief:
        info = zipfile.ZipInfo(naam)
        info.compress_type = zipfile.ZIP_DEFLATED
        for kenmerk, waarde in kenmerken.items():
            setattr(info, kenmerk, waarde)
        archief.writestr(info, inhoud)
    return uit.getvalue()


def _veel_leden() -> bytes:
    return zip_met(DOCX | {f"word/{nummer}.xml": "" for nummer in range(2_000)}, zipfile.ZIP_STORED)


def _dubbel() -> bytes:
    with pytest.warns(UserWarning, match="Duplicate"):
        return _met("word/document.xml", "<y/>")


def _versleuteld() -> bytes:
    data = bytearray(zip_met(DOCX))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def _liegt_over_de_maat() -> bytes:
    """A member that says it is small and unpacks to more: only the first part is read, and its checksum is wrong."""
    data = bytearray(_met("word/groot.xml", "a" * 3_000_000))
    plek = data.rindex(b"PK\x01\x02")
    data[plek + 24 : plek + 28] = struct.pack("<I", 10)
    return bytes(data)


GRENZEN = {
    "te veel onderdelen": (_veel_leden, "In dit bestand zitten meer dan 2000 onderdelen"),
    "te groot uitgepakt": (
        lambda: zip_met(DOCX | {f"word/{n}.bin": os.urandom(1000) * 26_000 for n in range(5)}),
        "Uitgepakt is dit bestand groter dan 100 MB",
    ),
    "te sterk ingepakt": (
        lambda: _met("word/a.xml", " " * 20_000_000),
        "Een onderdeel van dit bestand wordt bij het uitpakken meer dan 100 keer zo groot",
    ),
    "dubbel": (_dubbel, "In dit bestand staat een onderdeel twee keer"),
    "dubbel op hoofdletters na": (
        lambda: _met("WORD/Document.xml", "<y/>"),
        "In dit bestand staat een onderdeel twee keer",
    ),
    "versleuteld": (_versleuteld, "Dit bestand is met een wachtwoord beveiligd"),
    "verwijzing": (
        lambda: _met("word/link", "/etc/passwd", external_attr=0o120777 << 16),
        "In dit bestand zit een verwijzing naar een ander bestand",
    ),
    **{
        f"naam {naam}": (
            lambda naam=naam: _met(naam, "x"),
            "Een onderdeel van dit bestand heeft een naam die buiten het bestand wijst",
        )
        for naam in ("/etc/passwd", "../x", "word/../../x", "..\\x", "C:\\x", "C:/x")
    },
    "nog een zip": (lambda: _met("word/a.zip", zip_met({"a": "a"})), "In dit bestand zit een ander ingepakt bestand"),
    "zip onder een andere naam": (
        lambda: _met("word/media/a.png", zip_met({"a": "a"})),
        "In dit bestand zit een ander ingepakt bestand",
    ),
    "zip in een ingebed document": (
        lambda: _met("word/embeddings/a.xlsx", zip_met({"b": zip_met({"c": "c"})})),
        "In dit bestand zit een ander ingepakt bestand",
    ),
    "svg": (
        lambda: _met("word/media/a.svg", "<svg/>"),
        "In dit bestand zit een tekening van het soort SVG",
    ),
    "svg in een ingebed document": (
        lambda: _met("word/embeddings/a.docx", zip_met({"word/media/a.svg": "<svg/>"})),
        "In dit bestand zit een tekening van het soort SVG",
    ),
    "sjabloon van elders": (
        lambda: _met(
            "word/_rels/settings.xml.rels",
            '<Relationships><Relationship Id="r" Type="http://x/relationships/attachedTemplate" '
            'Target="https://kwaad.voorbeeld/a.dotm" TargetMode="External"/></Relationships>',
        ),
        "Dit bestand haalt bij het openen een onderdeel op van een andere site",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("maak_bestand", "verwacht"), GRENZEN.values(), ids=GRENZEN)
def test_a_packed_document_over_a_limit_is_refused_and_the_limit_is_named(maak_bestand, verwacht):
    assert reden(maak_bestand()) == verwacht


def test_sizes_that_lie_are_found_out():
    assert reden(_liegt_over_de_maat()).startswith("Dit is geen gewoon Word-bestand")


XXE = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "http://127.0.0.1:9/x">]><x>&e;</x>'
LACHEN = '<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><l>&b;</l>'


@pytest.mark.parametrize("inhoud", [XXE, LACHEN, XXE.encode("utf-16"), "<!-- " + " " * 9_000 + "-->" + XXE])
@pytest.mark.parametrize("lid", ["word/document.xml", "word/a.rels", "customXml/item1.xml", "word/zonder-soort"])
def test_a_document_that_tells_to_read_other_files_is_refused_and_nothing_is_fetched(monkeypatch, inhoud, lid):
    monkeypatch.setattr(socket.socket, "connect", lambda *args: pytest.fail("a socket was opened"))
    leden = {naam: tekst for naam, tekst in DOCX.items() if naam != lid}
    assert reden(zip_met(leden | {lid: inhoud})).startswith("In dit bestand staan aanwijzingen (DTD)")


@pytest.mark.parametrize(
    ("soort", "lid", "inhoud"),
    [
        ("docx", "word/embeddings/oleObject1.bin", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
        ("docx", "word/media/image1.png", b"MZ\x90\x00"),
        ("docx", "word/x.bin", b"\x7fELF"),
        ("pptx", "ppt/a.js", "kwaad()"),
        ("odt", "content.xml", "<x script:href='vnd.sun.star.script:Standard.x'/>"),
        ("docx", "word/embeddings/a.docx", zip_met({"word/vbaProject.bin": "x"})),
    ],
)
def test_a_program_inside_a_document_is_refused(soort, lid, inhoud):
    basis = {
        "odt": {"mimetype": BESTANDSSOORTEN["odt"].mime},
        "pptx": {"[Content_Types].xml": "<T/>", "ppt/presentation.xml": "<x/>"},
    }
    assert reden(zip_met(basis.get(soort, DOCX) | {lid: inhoud}), soort).startswith("Dit is geen gewoon")


@pytest.mark.parametrize(
    ("lid", "inhoud"),
    [
        ("word/embeddings/Microsoft_Excel_Sheet1.xlsx", ECHT["xlsx"]),
        ("word/media/image1.png", plaatje()),
        ("word/_rels/document.xml.rels",
         '<Relationship Type="http://x/hyperlink" Target="https://www.voorbeeld.nl/" TargetMode="External"/>'),
        ("word/_rels/settings.xml.rels",
         '<Relationship Type="http://x/attachedTemplate" Target="file:///C:/sjabloon.dotx" TargetMode="External"/>'),
    ],
)  # fmt: skip
def test_what_ordinary_documents_hold_is_taken_in(lid, inhoud):
    assert reden(zip_met(DOCX | {lid: inhoud})) == ""


def test_who_made_a_document_is_told_to_who_adds_it():
    keuring = BESTANDSSOORTEN["docx"].keur(zip_met(DOCX | {"docProps/core.xml": "<dc:creator>Jan Jansen</dc:creator>"}))
    assert keuring.opmerkingen == (
        "In het bestand staat wie het maakte: Jan Jansen. Wil je dat niet, haal die naam er dan uit.",
    )


# --- PDF -------------------------------------------------------------------------------------------------------


def stroom(
    inhoud: bytes, woordenboek: bytes = b"/Filter /FlateDecode", *, ruw: bool = False, eol: bytes = b"\n"
) -> bytes:
    pak = inhoud if ruw else zlib.compress(inhoud)
    return b"9 0 obj\n<< %s /Length %d >>\nstream%s%s\nendstream\nendobj\n" % (woordenboek, len(pak), eol, pak)


OBJSTM = b"/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode"
SCRIPT = b"4 0 << /S /JavaScript /JS (kwaad) >>"
VERSTOPT = {
    "in een objectstroom": stroom(SCRIPT, OBJSTM),
    "zonder soort erbij": stroom(SCRIPT, b"/N 1 /First 4 /Filter /FlateDecode"),
    "soort in vermomming": stroom(SCRIPT, OBJSTM.replace(b"ObjStm", b"#4FbjStm")),
    "naam in vermomming": stroom(SCRIPT.replace(b"JavaScript", b"J#61vaScript"), OBJSTM),
    "met een regeleinde van Windows": stroom(SCRIPT, OBJSTM, eol=b"\r\n"),
    "met opmerkingen ervoor": stroom(b"%wit\n" + SCRIPT, OBJSTM),
    "achter een valse endobj": stroom(SCRIPT, OBJSTM + b" /X (endobj)"),
    "bijlage": stroom(b"4 0 << /Type /EmbeddedFile >>", OBJSTM),
    "starten": stroom(b"4 0 << /S /Launch /F (x.exe) >>", OBJSTM),
    "alleen /JS": stroom(b"4 0 << /JS 5 0 R >>", OBJSTM),
    "in een stroom in een stroom": stroom(b"x" + stroom(SCRIPT, OBJSTM), b"", ruw=True),
    "met een verkeerd controlegetal": stroom(zlib.compress(SCRIPT)[:-4] + b"abcd", OBJSTM, ruw=True),
    "met een kapotte staart": stroom(zlib.compress(SCRIPT + os.urandom(90))[:-50] + b"\xff" * 99, b"", ruw=True),
}


@pytest.mark.parametrize("deel", VERSTOPT.values(), ids=VERSTOPT)
def test_a_script_in_a_packed_part_of_a_pdf_is_found(deel):
    assert reden(PDF + deel, "pdf").startswith("Dit is geen gewoon PDF-bestand")


@pytest.mark.parametrize(
    ("deel", "verwacht"),
    [
        (b"trailer << /Encrypt 5 0 R >>", "Dit PDF-bestand is beveiligd"),
        (
            stroom(b"x" * 40, OBJSTM.replace(b"Flate", b"LZW"), ruw=True),
            "Een deel van dit PDF-bestand is zo ingepakt dat",
        ),
        (stroom(b"\x024 0 <<", OBJSTM + b" /DecodeParms << /Predictor 12 >>"), "Een deel van dit PDF-bestand is zo"),
        (stroom(b"1 0 " + b" " * 70_000_000, OBJSTM), "Uitgepakt is dit PDF-bestand groter dan 60 MB"),
        (b"stream\n" * 60_000, "Dit PDF-bestand heeft meer dan 50000 onderdelen"),
    ],
    ids=["beveiligd", "anders ingepakt", "verschoven", "bom", "te veel delen"],
)
def test_a_pdf_we_cannot_look_into_is_refused_with_the_reason(deel, verwacht):
    assert reden(PDF + deel, "pdf").startswith(verwacht)


@pytest.mark.parametrize(
    "deel",
    [
        stroom(b"4 0 << /Type /Page >>", OBJSTM),
        stroom(b"BT (over /JavaScript en /JS) Tj ET"),
        stroom(b"1 0 0 1 72 720 cm BT (Hallo) Tj ET"),
        stroom(b"\xff\xd8\xff" * 999, b"/Subtype /Image /Filter /DCTDecode", ruw=True),
        stroom(
            b"\x02\x01\x00\x00" * 9, b"/Type /XRef /Filter /FlateDecode /DecodeParms << /Predictor 12 /Columns 4 >>"
        ),
    ],
    ids=["objecten", "tekst over scripts", "tekst", "foto", "inhoudsopgave"],
)
def test_an_ordinary_part_of_a_pdf_is_let_through(deel):
    assert reden(PDF + deel, "pdf") == ""


def test_a_large_pdf_full_of_pictures_is_not_refused_by_chance():
    """Among fourteen million random bytes, the three of /JS stand about once."""
    dobbel = random.Random(8)
    assert [reden(PDF + stroom(dobbel.randbytes(14_000_000), b"", ruw=True), "pdf") for _ in range(3)] == ["", "", ""]


@pytest.mark.parametrize("inhoud", [b"/#4A#61#76#61#53" * 900_000, b"/J" * 7_000_000, b"<< /JS" * 2_000_000])
def test_a_pdf_made_to_take_long_does_not(inhoud):
    reden(PDF + inhoud, "pdf")


def test_pages_and_what_hinders_a_reader_are_found(ruimten, alphen):
    def nieuw(inhoud: bytes) -> Bestand:
        bestand = SimpleUploadedFile("a.pdf", inhoud)
        return voeg_bestand_toe(bestand, ruimte=ruimten["alphen-noord"], by=alphen, titel="Een plan")

    twee = PDF + b"3 0 obj << /Type /Page >> endobj" + stroom(b"4 0 << /Type/Page /Font << >> >>", OBJSTM)
    scan, tekst, goed = nieuw(PDF), nieuw(twee), nieuw(twee + b"/StructTreeRoot 5 0 R")
    assert [(len(b.opmerkingen), b.paginas) for b in (scan, tekst, goed)] == [(1, None), (1, 2), (0, 2)]
    assert "scan" in scan.opmerkingen[0]
    assert "labels" in tekst.opmerkingen[0]


# --- The virus scanner -----------------------------------------------------------------------------------------

EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


class Scanner:
    """A clamd of our own: reads INSTREAM as the protocol says and answers; or hangs, or talks nonsense."""

    def __init__(self, gedrag: str) -> None:
        self.gedrag, self.gelezen = gedrag, b""
        self.deur = socket.create_server(("127.0.0.1", 0))
        self.adres = f"127.0.0.1:{self.deur.getsockname()[1]}"
        threading.Thread(target=self._werk, daemon=True).start()

    def _werk(self) -> None:
        while True:
            try:
                gast, _ = self.deur.accept()
            except OSError:
                return
            with gast:
                self._antwoord(gast)

    def sluit(self) -> None:
        with suppress(OSError):  # it may be closed already
            self.deur.shutdown(socket.SHUT_RDWR)
        self.deur.close()

    def _antwoord(self, gast: socket.socket) -> None:
        lezer = gast.makefile("rb")
        opdracht = b""
        while not opdracht.endswith(b"\0"):
            opdracht += lezer.read(1)
        if self.gedrag == "hangt":
            time.sleep(20)
        if opdracht == b"zPING\0":
            gast.sendall(b"PONG\0")
            return
        assert opdracht == b"zINSTREAM\0"
        self.gelezen = b""
        while maat := struct.unpack(">I", lezer.read(4))[0]:
            self.gelezen += lezer.read(maat)
        besmet = EICAR in self.gelezen
        antwoord = {"onzin": b"<html>", "stil": b""}.get(
            self.gedrag, b"stream: Eicar-Signature FOUND\0" if besmet else b"stream: OK\0"
        )
        gast.sendall(antwoord)


@pytest.fixture
def scanner(settings):
    gemaakt = []

    def _scanner(gedrag: str = "werkt") -> Scanner:
        gemaakt.append(Scanner(gedrag))
        settings.CLAMAV_ADRES = gemaakt[-1].adres
        return gemaakt[-1]

    yield _scanner
    for een in gemaakt:
        een.sluit()


@pytest.fixture
def voeg_toe(ruimten, alphen):
    def _voeg_toe(inhoud: bytes, naam: str = "a.csv") -> Bestand:
        bestand = SimpleUploadedFile(naam, inhoud)
        return voeg_bestand_toe(bestand, ruimte=ruimten["alphen-noord"], by=alphen, titel="Een lijst")

    return _voeg_toe


def test_a_clean_file_goes_to_the_scanner_whole_and_is_taken_in(scanner, voeg_toe):
    aan = scanner()
    inhoud = b"a;b\n" * 50_000
    assert voeg_toe(inhoud).grootte == len(inhoud)
    assert aan.gelezen == inhoud


def test_a_virus_is_refused_and_logged_and_nothing_is_stored(scanner, voeg_toe, alphen, ruimten, settings):
    scanner()
    with pytest.raises(ValidationError, match="De virusscanner houdt dit bestand tegen"):
        voeg_toe(EICAR)
    regel = Logregel.objects.get(resultaat=Resultaat.GEWEIGERD)
    assert (regel.actie, regel.door, regel.object_naam) == ("virus tegengehouden", alphen, "Alphen Noord")
    assert (Bestand.objects.count(), settings.MEDIA_ROOT.exists()) == (0, False)


def test_an_image_is_scanned_as_it_came(scanner, ruimten, alphen):
    scanner()
    with pytest.raises(ValidationError, match="De virusscanner houdt"):
        voeg_afbeelding_toe(
            SimpleUploadedFile("a.png", plaatje() + EICAR),
            ruimte=ruimten["alphen-noord"],
            by=alphen,
            titel="x",
            alt="x",
        )


def test_the_same_file_is_taken_in_when_scanning_is_off(voeg_toe, settings):
    assert settings.CLAMAV_ADRES == ""
    assert voeg_toe(EICAR).grootte == len(EICAR)


@pytest.mark.parametrize("gedrag", ["stil", "onzin", "weg"])
def test_what_could_not_be_scanned_is_not_taken_in(scanner, voeg_toe, settings, gedrag):
    aan = scanner(gedrag)
    if gedrag == "weg":
        aan.sluit()
    with pytest.raises(ValidationError, match="niet gecontroleerd, want de virusscanner antwoordt niet"):
        voeg_toe(b"a;b")
    assert Bestand.objects.count() == 0


def test_a_slow_scanner_holds_nobody_up_for_more_than_ten_seconds(scanner, voeg_toe, monkeypatch):
    from redactie import virusscan

    assert virusscan.WACHTTIJD < 10
    monkeypatch.setattr(virusscan, "WACHTTIJD", 0.5)
    scanner("hangt")
    begin = time.monotonic()
    with pytest.raises(ValidationError, match="Probeer het later opnieuw"):
        voeg_toe(b"a;b")
    assert time.monotonic() - begin < 2


@pytest.mark.parametrize(
    ("gedrag", "verwacht"),
    [("", "De virusscanner staat uit"), ("werkt", "De virusscanner staat aan en antwoordt"),
     ("weg", "De virusscanner staat aan, maar antwoordt niet")],
)  # fmt: skip
@pytest.mark.django_db
def test_who_manages_the_site_sees_whether_files_are_scanned(client, scanner, beheerder, alphen, gedrag, verwacht):
    if gedrag:
        aan = scanner(gedrag)
        if gedrag == "weg":
            aan.sluit()
    for adres in ("/beheer/redactie/bestand/", "/beheer/redactie/bestand/add/"):
        client.force_login(beheerder)
        assert verwacht in client.get(adres).content.decode()
        client.force_login(alphen)
        assert "virusscanner" not in client.get(adres).content.decode()


def test_the_setting_says_what_is_wrong_with_it(monkeypatch):
    from django.core.exceptions import ImproperlyConfigured

    from wijzer.omgeving import host_and_port

    for goed in ("", "127.0.0.1:3310", "clamd.voorbeeld.nl:3310", "[::1]:3310"):
        monkeypatch.setenv("CLAMAV_ADRES", goed)
        assert host_and_port("CLAMAV_ADRES") == goed
    for fout in ("clamd", "clamd:", ":3310", "clamd:x", "clamd:99999"):
        monkeypatch.setenv("CLAMAV_ADRES", fout)
        with pytest.raises(ImproperlyConfigured, match="bijvoorbeeld 127.0.0.1:3310"):
            host_and_port("CLAMAV_ADRES")


def test_a_docx_of_this_house_is_let_through():
    assert reden(ooxml("word/document.xml")) == ""
