# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""The forms in which a report leaves, opened again by other programs: the same words, the form of ZonMw, nothing that runs."""

import csv
import io
import re
import zipfile
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree

import docx
import pytest
from odfdo import Document as Odf
from PIL import Image
from pypdf import PdfReader

from drukkerij import document as documenten
from monitoring.verantwoorden.beeld import Keuze, Sectiebeeld, Tekst, Veldbeeld, naar_json, uit_json
from monitoring.verantwoorden.uitvoer import document, woorden
from monitoring.verantwoorden.uitvoer.document import Opties
from monitoring.verantwoorden.uitvoer.plat import platte_velden
from monitoring.verantwoorden.uitvoer.vormen import VORMEN, duurt_lang, maak
from tests.monitoring.verslagbeelden import SECTIES, beeld, cijfer

DAG = date(2026, 11, 26)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def bestand(vorm: str, van=None, opties: Opties | None = None) -> bytes:
    return maak(VORMEN[vorm], van or beeld(), opties or Opties(), gemaakt=DAG)


def deel(inhoud: bytes, naam: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(inhoud)) as archief:
        return archief.read(naam)


def docx_tekst(inhoud: bytes) -> list[str]:
    wortel = ElementTree.fromstring(deel(inhoud, "word/document.xml"))
    return ["".join(t.text or "" for t in p.iter(f"{W}t")) for p in wortel.iter(f"{W}p")]


def odt_tekst(inhoud: bytes) -> list[str]:
    lichaam = Odf(io.BytesIO(inhoud)).body
    ruimte = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
    wortel = ElementTree.fromstring(lichaam.serialize(with_ns=True))
    for kader in wortel.iter("{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}frame"):
        kader.clear()  # what a picture shows is said to who cannot see it
    return ["".join(p.itertext()) for p in wortel.iter() if p.tag in (f"{ruimte}p", f"{ruimte}h")]


def html_tekst(inhoud: bytes) -> str:
    lichaam = inhoud.decode().partition("<main")[2]
    zonder_nav = re.sub(r"<nav.*?</nav>", "", lichaam)
    tekst = re.sub(r"<[^>]+>", " ", zonder_nav.partition(">")[2])
    return (
        tekst.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", '"')
        .replace("&#x27;", "'")
        .replace("&amp;", "&")
    )


def blad(inhoud: bytes, nummer: int) -> list[list]:
    """The cells of a sheet of a workbook, read as what they are; a hole is None."""
    wortel = ElementTree.fromstring(deel(inhoud, f"xl/worksheets/sheet{nummer}.xml"))
    rijen = []
    for rij in wortel.iter(f"{S}row"):
        cellen = {}
        for cel in rij.iter(f"{S}c"):
            getal, tekst = cel.find(f"{S}v"), cel.find(f"{S}is/{S}t")
            cellen[re.match("[A-Z]+", cel.get("r"))[0]] = float(getal.text) if getal is not None else (
                tekst.text if tekst is not None else None)  # fmt: skip
        rijen.append([cellen.get(letter) for letter in "ABCDEFGHIJKLMNO"])
    return rijen


def letters(tekst: str) -> str:
    return "".join(tekst.split())


def pdf_letters(inhoud: bytes) -> str:
    """All letters of the pages without header and footer, and without the marks of lists and the heads that repeat."""
    koptekst = woorden.koptekst(beeld())
    paginas = [pagina.extract_text() for pagina in PdfReader(io.BytesIO(inhoud)).pages]
    tekst = "\n".join(paginas).replace(koptekst, "")
    return letters(re.sub(r"[^\n]* – pagina \d+ van \d+", "", tekst))


# --- The form of ZonMw ----------------------------------------------------------------------------------------------


def test_sections_rows_and_items_stand_in_the_order_and_with_the_numbers_of_the_form():
    koppen = [p.text for p in docx.Document(io.BytesIO(bestand("docx"))).paragraphs if p.style.name == "Heading 1"]
    assert koppen[:9] == [f"{n}. {titel}" for n, titel in enumerate(SECTIES, start=1)]
    assert koppen[9:] == ["Bijlagen", "Cijfers bij dit verslag"]
    tabel = docx.Document(io.BytesIO(bestand("docx"))).tables[1]
    assert [cel.text for cel in tabel.rows[0].cells] == ["Onderwerp", "Toelichting", woorden.LOOPT_HET]
    assert [rij.cells[0].text for rij in tabel.rows[1:]] == [
        "1. Tijdsplanning", "2. Vraag/taakstelling", "3. Plan van Aanpak", "3.1 Projectopzet",
        "3.2 Inzet van erkende interventies", "3.3 Dataverzameling en instrumenten",
        "4. Goedgekeurde begroting en personele inzet",
    ]  # fmt: skip
    assert tabel.rows[0]._tr.trPr.find(f"{W}tblHeader") is not None


@pytest.mark.parametrize(
    ("ja", "nee", "regels"),
    [
        (True, True, ["☒ JA", "☒ NEE", "Aangekruist: JA en NEE"]),
        (True, False, ["☒ JA", "☐ NEE", "Aangekruist: JA"]),
        (False, True, ["☐ JA", "☒ NEE", "Aangekruist: NEE"]),
        (False, False, ["☐ JA", "☐ NEE", "Niets aangekruist"]),
    ],
)
def test_both_boxes_may_be_ticked_and_words_say_which(ja, nee, regels):
    veld = Veldbeeld("a", "1", "Tijdsplanning", "", (Keuze(ja, nee),))
    van = beeld(secties=(Sectiebeeld("2", "Voortgang", "", "tabel", (veld,)),))
    for vorm, lees in (("docx", docx_tekst), ("odt", odt_tekst)):
        tekst = lees(bestand(vorm, van))
        assert [regel for regel in tekst if regel in regels] == regels
    pdf = pdf_letters(bestand("pdf", van))
    assert all(letters(regel) in pdf for regel in regels)


def test_what_was_added_later_says_so_in_words_and_has_a_line_at_its_side():
    inhoud = bestand("docx")
    stijlen = [(p.style.name, p.text) for p in docx.Document(io.BytesIO(inhoud)).paragraphs]
    assert ("Aanvulling kop", "Nadere toelichting") in stijlen
    assert ("Aanvulling", "Wij werken toe naar een menukaart.") in stijlen
    assert b"<w:pBdr><w:left" in deel(inhoud, "word/document.xml")  # in a cell
    assert "Nadere toelichting (Alphen Noord)" in docx_tekst(inhoud)
    assert b'class="aanvulling"' in bestand("html") and b"Aanvulling_20_kop" in deel(bestand("odt"), "content.xml")


def test_a_concept_says_what_is_not_filled_in_and_a_version_does_not():
    concept = beeld(versie=0, staat="concept", vastgesteld_op=None)
    for vorm, lees in (("docx", docx_tekst), ("odt", odt_tekst)):
        assert lees(bestand(vorm, concept)).count("Niet ingevuld") == 2  # row 4 of §2, and §6 b
        assert lees(bestand(vorm)).count("Niet ingevuld") == 0
    assert "Dit is een concept. Het is nog niet vastgesteld." in docx_tekst(bestand("docx", concept))
    assert bestand("txt", concept).decode().count("\r\nNiet ingevuld\r\n") == 2


def test_handed_in_it_holds_neither_guidance_nor_where_text_came_from_unless_asked():
    zonder = " ".join(docx_tekst(bestand("docx")))
    assert not any(woord in zonder for woord in ("Zo vul je dit in.", "Hoe loopt het?", "Opgehaald uit", "Hoogstens 2"))
    met = " ".join(docx_tekst(bestand("docx", opties=Opties(uitleg=True, herkomst=True, cijfers=False))))
    herkomst = "Opgehaald uit: Een les uit Stevenshof op 20 november 2026. Daarna bewerkt. De bron is daarna veranderd."
    assert all(woord in met for woord in ("Zo vul je dit in.", "Hoe loopt het?", herkomst, "Hoogstens 2 A4."))
    assert "Cijfers bij dit verslag" in zonder and "Cijfers bij dit verslag" not in met


def test_a_report_read_back_from_json_gives_the_same_files():
    terug = uit_json(naar_json(beeld()))
    assert terug == beeld()
    for vorm in ("docx", "odt", "html", "txt", "xlsx", "ods", "csv"):
        assert bestand(vorm, terug) == bestand(vorm)


# --- Every form the same words ----------------------------------------------------------------------------------------


def test_all_forms_hold_the_same_words():
    word, odt = docx_tekst(bestand("docx")), odt_tekst(bestand("odt"))
    assert [regel for regel in word if regel] == [regel for regel in odt if regel]
    heel = letters("".join(word))
    assert letters(html_tekst(bestand("html"))) == heel
    pdf = pdf_letters(bestand("pdf"))
    gevonden = [regel for regel in word if letters(regel) not in pdf]
    # What a PDF breaks in a narrow column reads on in the next line of that column.
    assert {letters(regel) for regel in gevonden} <= {letters(r) for r in word if "http" in r or "bladzijde" in r}
    plat = letters(bestand("txt").decode())
    assert all(letters(kop) in plat for kop in SECTIES)


def test_a_pdf_is_tagged_dutch_and_made_for_everybody_and_to_keep():
    lezer = PdfReader(io.BytesIO(bestand("pdf")))
    wortel, xmp = lezer.trailer["/Root"], lezer.xmp_metadata.stream.get_data().decode()
    assert wortel["/MarkInfo"]["/Marked"] and wortel["/Lang"].lower() == "nl-nl"
    assert lezer.metadata.title == "Voortgangsverslag over 2021"
    assert re.search(r"pdfuaid:part[>=\"]+1", xmp) and re.search(r"pdfaid:part[>=\"]+2", xmp)
    assert lezer.metadata.creation_date.date() == date(2022, 6, 1)
    beelden = []

    def loop(element) -> None:
        element = element.get_object()
        if isinstance(element, list):
            for kind in element:
                loop(kind)
        elif isinstance(element, dict):
            if element.get("/S") == "/Figure":
                beelden.append(element.get("/Alt"))
            if "/K" in element:
                loop(element["/K"])

    loop(wortel["/StructTreeRoot"]["/K"])
    assert beelden == ["In 2020 waren er de meeste recepten."]


def test_pictures_say_in_words_what_they_show_in_word_and_in_opendocument():
    xml = deel(bestand("docx"), "word/document.xml").decode()
    assert re.findall(r'<wp:docPr [^>]*descr="([^"]*)"', xml) == ["In 2020 waren er de meeste recepten."]
    odt = bestand("odt")
    assert "<svg:desc>In 2020 waren er de meeste recepten.</svg:desc>" in deel(odt, "content.xml").decode()
    assert Image.open(io.BytesIO(deel(odt, "Pictures/beeld1.png"))).width > 1_000
    assert Odf(io.BytesIO(odt)).get_language() in ("nl-NL", None)


def test_a_report_stands_above_every_page_with_its_number_and_its_period():
    koptekst = "Voortgangsverslag over 2021 · projectnummer 531006104 · 1-1-2021 t/m 1-1-2022"
    assert docx.Document(io.BytesIO(bestand("docx"))).sections[0].header.paragraphs[0].text == koptekst
    assert koptekst in deel(bestand("odt"), "styles.xml").decode()
    paginas = [pagina.extract_text() for pagina in PdfReader(io.BytesIO(bestand("pdf"))).pages]
    assert len(paginas) > 2 and all(koptekst in pagina for pagina in paginas)


def test_the_page_needs_nothing_from_elsewhere_and_runs_nothing():
    html = bestand("html").decode()
    assert not re.search(r"<script|<link|<iframe|\son[a-z]+=|@import|url\(", html)
    assert set(re.findall(r'src="([a-z]+:)', html)) == {"data:"}
    assert html.startswith('<!doctype html>\n<html lang="nl">') and html.count("<h1>") == 1
    niveaus = [int(n) for n in re.findall(r"<h(\d)", html)]
    assert all(na - voor <= 1 for voor, na in zip(niveaus, niveaus[1:], strict=False))


# --- Plain text ------------------------------------------------------------------------------------------------------


def test_a_field_is_plain_text_that_a_portal_takes():
    velden = {veld.sleutel: veld for veld in platte_velden(beeld())}
    assert velden["voorwaarden"].tekst == (
        "Een kop\n\nEen vet woord en een link (https://www.zonmw.nl).\n\n- punt een\n- punt twee\n  1. dieper\n\n"
        "Nadere toelichting:\nWij werken toe naar een menukaart."
    )
    assert velden["einddoelen"].tekst == "Aangekruist: JA en NEE\n\nDe vertraging is groot."
    assert velden["doelgroepen"].tekst == "" and velden["doelgroepen"].titel == "b. Doelgroepen"
    assert velden["zelfevaluatie"].tekst.splitlines()[1] == (
        "- Nr.: 1; Onderwerp: Onderwerp 1; Score 1 – 5: 4; Toelichting: Eerste alinea. - een punt"
    )


# --- Figures ---------------------------------------------------------------------------------------------------------


def test_figures_come_with_a_codebook_and_a_missing_one_is_never_zero():
    namen = re.findall(r'<sheet name="([^"]+)"', deel(bestand("xlsx"), "xl/workbook.xml").decode())
    assert namen == ["Uitleg", "Cijfers", "Codeboek"]
    rijen = blad(bestand("xlsx"), 2)
    kop = rijen[0]
    assert kop.index("waarde") == 8 and [rij[8] for rij in rijen[1:]] == [16, 19, None, 16]
    assert rijen[3][kop.index("noot")] == "een kleine groep"
    uitgelegd = {rij[1] for rij in blad(bestand("xlsx"), 3) if rij[0] == "kolom"}
    assert uitgelegd == set(kop)
    ods = Odf(io.BytesIO(bestand("ods"))).body.get_table(name="Cijfers")
    assert [ods.get_value((8, y)) for y in range(1, 5)] == [16, 19, None, 16]
    gelezen = list(csv.reader(io.StringIO(deel(bestand("csv"), "cijfers.csv").decode("utf-8-sig")), delimiter=";"))
    assert [rij[8] for rij in gelezen[1:]] == ["16", "19", "", "16"]
    assert b"codeboek" in bestand("csv")


def test_no_cell_of_any_figure_file_can_become_a_formula():
    kwaad = ["=1+1", "+31 6", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1+1", '=HYPERLINK("http://x")']
    van = beeld(
        titel="=cmd|' /C calc'!A0", cijfers=tuple(cijfer(titel=tekst, noot=tekst, bron=tekst) for tekst in kwaad)
    )
    for rij in csv.reader(io.StringIO(deel(bestand("csv", van), "cijfers.csv").decode("utf-8-sig")), delimiter=";"):
        assert not any(re.match("[=+\\-@\t\r＝]", cel) for cel in rij)
    for naam in ("xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml", "xl/worksheets/sheet3.xml"):
        assert b"<f" not in deel(bestand("xlsx", van), naam)
    assert b"table:formula" not in deel(bestand("ods", van), "content.xml")
    titels = [rij[4] for rij in blad(bestand("xlsx", van), 2)[1:]]
    assert titels[0] == "=1+1" and len(titels) == len(kwaad)
    assert re.fullmatch(r"[a-z0-9.-]+", VORMEN["xlsx"].bestandsnaam(replace(van, sleutel="=../../etc")))


def test_charts_stand_alone_as_svg_and_png_with_what_they_show():
    with zipfile.ZipFile(io.BytesIO(bestand("grafieken"))) as archief:
        namen = archief.namelist()
        assert namen == ["figuur-1-leiden-recepten.svg", "figuur-1-leiden-recepten.png", "lees-dit.txt"]
        svg = archief.read(namen[0]).decode()
        assert "class=" not in svg and "style=" not in svg and "#0b5a55" in svg
        ElementTree.fromstring(svg)
        assert Image.open(io.BytesIO(archief.read(namen[1]))).format == "PNG"
        assert "In 2020 waren er de meeste recepten." in archief.read(namen[2]).decode()


def test_everything_together_is_one_archive_that_says_what_is_in_it():
    gemeld = []
    inhoud = maak(VORMEN["alles"], beeld(), gemaakt=DAG, meld=gemeld.append)
    with zipfile.ZipFile(io.BytesIO(inhoud)) as archief:
        namen = archief.namelist()
        naam = "voortgangsverslag-2021-versie-2"
        assert namen == [
            "LEESMIJ.txt", *(f"{naam}.{vorm}" for vorm in ("docx", "odt", "pdf", "html", "txt")), "cijfers/cijfers.xlsx",
            "cijfers/cijfers.ods", "cijfers/cijfers.csv", "cijfers/codeboek.csv",
            "grafieken/figuur-1-leiden-recepten.svg", "grafieken/figuur-1-leiden-recepten.png", "grafieken/lees-dit.txt",
        ]  # fmt: skip
        assert archief.read(f"{naam}.docx") == bestand("docx")
        leesmij = archief.read("LEESMIJ.txt").decode()
    assert all(bestandsnaam.split("/")[-1] in leesmij for bestandsnaam in namen[1:10])
    assert gemeld == VORMEN["alles"].stappen(beeld())


# --- Nasty and much --------------------------------------------------------------------------------------------------

NASTY = 'a\x0b\x00b 😀 שלום \u202eabc\ud800 <script>alert(1)</script> #read("/etc/passwd") ]]> &amp; ' + "w" * 400


def test_any_text_gives_files_that_open():
    rijk = f"<p>{NASTY.replace('<', '&lt;')}</p>"
    velden = tuple(
        Veldbeeld(
            f"v{n}", "1", NASTY, NASTY, (Keuze(True, False), Tekst(rijk, kop=NASTY, wijk=NASTY, aanvulling=n > 0))
        )
        for n in range(2)
    )
    van = beeld(
        titel=NASTY, organisatie=NASTY, inleiding=rijk,
        secties=(Sectiebeeld("1", NASTY, rijk, "tabel", velden), Sectiebeeld("2", NASTY, rijk, "doorlopend", velden)),
        cijfers=(cijfer(titel=NASTY, noot=NASTY, groep=NASTY),),
    )  # fmt: skip
    alles = Opties(uitleg=True, herkomst=True)
    docx.Document(io.BytesIO(bestand("docx", van, alles)))
    Odf(io.BytesIO(bestand("odt", van, alles))).body.serialize()
    assert len(PdfReader(io.BytesIO(bestand("pdf", van, alles))).pages) > 0
    assert len(blad(bestand("xlsx", van), 2)) == 2
    Odf(io.BytesIO(bestand("ods", van))).body.serialize()
    html, tekst = bestand("html", van, alles).decode(), bestand("txt", van).decode()
    assert "<script" not in html and "\x0b" not in html + tekst and "\ud800" not in tekst


def test_no_file_says_who_made_it_or_where():
    for vorm in ("docx", "odt", "xlsx", "ods"):
        with zipfile.ZipFile(io.BytesIO(bestand(vorm))) as archief:
            for naam in archief.namelist():
                inhoud = archief.read(naam)
                assert (
                    b"/tmp/" not in inhoud
                    and str(Path(__file__).resolve().parents[2]).encode() not in inhoud
                    and b"python-docx" not in inhoud
                )
                assert archief.getinfo(naam).date_time == (1980, 1, 1, 0, 0, 0)
    assert docx.Document(io.BytesIO(bestand("docx"))).core_properties.author == "Wijzer in de Wijk"
    assert PdfReader(io.BytesIO(bestand("pdf"))).metadata.author == "Wijzer in de Wijk"


def test_more_than_a_thousand_figures_are_all_in_every_form(monkeypatch):
    veel = tuple(
        cijfer(titel=f"Indicator {n // 3:04}", indicator=f"i{n // 3}", periode=str(2019 + n % 3), getoond=f"w{n}w",
               waarde=Decimal(n)) for n in range(1_200)
    )  # fmt: skip
    van = beeld(cijfers=veel)
    assert duurt_lang(VORMEN["docx"], van) and not duurt_lang(VORMEN["docx"], beeld())
    waarden = {f"w{n}w" for n in range(1_200)}
    for grens in (document.MEESTE_TABELRIJEN, 10):  # as a table, and as lines
        monkeypatch.setattr(document, "MEESTE_TABELRIJEN", grens)
        for vorm, lees in (("docx", docx_tekst), ("odt", odt_tekst)):
            assert set(re.findall(r"w\d+w", " ".join(lees(bestand(vorm, van))))) == waarden
    assert set(re.findall(r"w\d+w", pdf_letters(bestand("pdf", van)))) == waarden
    assert set(re.findall(r"w\d+w", bestand("html", van).decode())) == waarden
    assert len(blad(bestand("xlsx", van), 2)) == 1_201


def test_a_report_beyond_every_measure_is_refused_in_dutch(monkeypatch):
    monkeypatch.setattr(document, "RUIM", documenten.Grens(10, 1_000))
    with pytest.raises(documenten.TeGroot, match="te groot"):
        bestand("docx")
