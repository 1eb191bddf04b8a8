# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Files with figures: read in every spelling, bounded against attacks, all or nothing, and taken back whole."""

import io
import zipfile
from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from drukkerij.rekenblad import Blad, Kolom, werkmap
from monitoring.meten.cijfers import maak_definitief, record_cijfer
from monitoring.meten.lezers import Leesfout, lees_rijen
from monitoring.meten.lezers.regels import lees_getal, lees_regels
from monitoring.meten.models import Cijfer, Invoerpartij
from monitoring.meten.partijen import bekijk, bereid_voor, draai_terug, voer_door
from monitoring.meten.uitvoer import als_csv, als_werkmap, om_uit_te_voeren, rij, sjabloonrijen
from tests.monitoring.test_cijfers import JAAR

pytestmark = pytest.mark.django_db
KOP = "indicator;periode;waarde;notitie\r\n"


def csv_bestand(*regels: str, kop: str = KOP, codering: str = "utf-8") -> bytes:
    return (kop + "\r\n".join(regels) + "\r\n").encode(codering)


def standen() -> list[tuple]:
    velden = ("indicator__slug", "begin", "gebied", "groep", "waarde", "ontbreekt", "notitie", "staat", "teller")
    return list(Cijfer.objects.order_by("pk").values_list(*velden))


# --- Reading -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("codering", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("scheiding", [";", ",", "\t"])
def test_csv_is_read_as_spreadsheets_write_it(scheiding, codering):
    tekst = 'indicator;periode;waarde;notitie\r\ncafé;2021-K2;"1.234,5";"een ""citaat"", en meer"\r\n;;;\r\n'
    if scheiding != ";":
        tekst = tekst.replace(";", scheiding)
    (regel,) = [r for r in lees_regels(lees_rijen(tekst.encode(codering), "cijfers.csv")) if r is not None]
    assert (regel.rij, regel.indicator, regel.begin, regel.waarde) == (2, "café", date(2021, 4, 1), Decimal("1234.5"))
    assert regel.notitie == 'een "citaat", en meer'


@pytest.mark.parametrize(
    ("tekst", "getal"),
    [("12,5", "12.5"), ("1.234", "1234"), ("-3", "-3"), ("60 %", "60"), ("1 000", "1000"), ("", None)],
)
def test_a_number_is_dutch(tekst, getal):
    assert lees_getal(tekst) == (Decimal(getal) if getal else None)


@pytest.mark.parametrize("tekst", ["12.5", "twaalf", "1e3", "12,5,5", "=1+1", "NaN", "9" * 60, "١٢"])
def test_what_is_no_dutch_number_is_refused(tekst):
    with pytest.raises(ValueError):  # noqa: PT011  the message is for the person, and differs
        lees_getal(tekst)


def test_complaints_name_row_and_column(indicator, wijk, stevenshof):
    inhoud = csv_bestand(
        "recepten;2021;16;", "recepten;2022;12.5;", "onbekend;2021;1;", "recepten;ooit;3;", "recepten;2021;4;"
    )
    _, verslag = bereid_voor("half.csv", inhoud, wijk=wijk, by=stevenshof)
    assert [(k.rij, k.kolom) for k in verslag.klachten] == [
        (5, "periode"),
        (3, "waarde"),
        (4, "indicator"),
        (6, ""),
    ] or {(k.rij, k.kolom) for k in verslag.klachten} == {(3, "waarde"), (4, "indicator"), (5, "periode"), (6, "")}
    assert "staat ook op rij 2" in next(k.tekst for k in verslag.klachten if k.rij == 6)
    assert (verslag.nieuw, verslag.fout) == (1, 4)


@pytest.mark.parametrize(
    ("inhoud", "woord"),
    [
        (b"", "leeg"),
        (b"   \r\n", "leeg"),
        (b"indicator;waarde\r\na;1", "periode"),
        (b"indicator;periode;waarde;raar\r\n", "raar"),
        (b"indicator;periode;waarde;waarde\r\n", "twee keer"),
        (b'indicator;periode;waarde\r\n"open;2021;1', "aanhalingsteken"),
        (b"\xd0\xcf\x11\xe0" + b"0" * 600, "oud of beveiligd"),
        (b"\xff\xfei\x00n\x00", "kunnen lezen"),
        (b"indicator;periode;waarde\r\n" + b";" * 60 + b"x", "kolommen"),
        (b"indicator;periode;waarde\r\na;2021;" + b"9" * 5000, "tekens"),
        (KOP.encode() + b"a;2021;1;\r\n" * 200_001, "200000 rijen"),
        (b"a" * (15 * 1024 * 1024 + 1), "groter dan"),
    ],
)
def test_what_cannot_be_read_says_what_to_do(inhoud, woord):
    with pytest.raises(Leesfout, match=woord):
        list(lees_regels(lees_rijen(inhoud, "cijfers.csv")))


# --- Workbooks, hostile ones too -----------------------------------------------------------------------------------


def verbouw(delen: dict[str, bytes | None], bron: bytes | None = None, soort: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a workbook of ours with other members in it."""
    bron = bron or werkmap(
        [Blad("Cijfers", [["recepten", "2021", 16]], [Kolom(k) for k in ("indicator", "periode", "waarde")])], titel="x"
    )
    uit = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(bron)) as oud, zipfile.ZipFile(uit, "w", soort) as nieuw:
        alle = {naam: oud.read(naam) for naam in oud.namelist()} | delen
        for naam, inhoud in alle.items():
            if inhoud is not None:
                nieuw.writestr(naam, inhoud)
    return uit.getvalue()


def blad(rijen: str, na: str = "") -> dict[str, bytes]:
    xml = f'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{rijen}</sheetData>{na}</worksheet>'
    return {"xl/worksheets/sheet1.xml": xml.encode()}


KOPRIJ = "".join(
    f'<c r="{p}1" t="inlineStr"><is><t>{k}</t></is></c>'
    for p, k in zip("ABC", ("indicator", "periode", "waarde"), strict=True)
)


def lees(inhoud: bytes) -> list:
    return list(lees_regels(lees_rijen(inhoud, "cijfers.xlsx")))


def test_a_workbook_is_read_with_dates_and_percentages_as_they_are_meant():
    stijlen = (
        b'<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="1">'
        b'<numFmt numFmtId="164" formatCode="mmm\\-yy"/></numFmts><cellXfs count="3"><xf numFmtId="0"/>'
        b'<xf numFmtId="164"/><xf numFmtId="9"/></cellXfs></styleSheet>'
    )
    rij_ = '<row r="9"><c r="A9" t="inlineStr"><is><t>deel</t></is></c><c r="B9" s="1"><v>44317</v></c><c r="C9" s="2"><v>0.60499999999999998</v></c></row>'
    (regel,) = lees(verbouw(blad(f'<row r="1">{KOPRIJ}</row>{rij_}') | {"xl/styles.xml": stijlen}))
    assert (regel.rij, regel.begin, regel.einde) == (9, date(2021, 5, 1), date(2021, 5, 31))
    assert round(regel.waarde, 4) == Decimal("60.5")


def test_a_formula_is_never_computed():
    met_uitkomst = '<row r="2"><c r="A2" t="inlineStr"><is><t>a</t></is></c><c r="B2"><v>2021</v></c><c r="C2"><f>8*2</f><v>16</v></c></row>'
    zonder = '<row r="3"><c r="A3" t="inlineStr"><is><t>a</t></is></c><c r="B3"><v>2022</v></c><c r="C3"><f>8*2</f></c></row>'
    een, klacht = lees(verbouw(blad(f'<row r="1">{KOPRIJ}</row>{met_uitkomst}{zonder}')))
    assert (een.waarde, klacht[0].rij, "formule zonder uitkomst" in klacht[0].tekst) == (16, 3, True)


BOM = b'<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><sst xmlns="x"><si><t>&b;</t></si></sst>'
XXE = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><worksheet><sheetData><row><c><v>&e;</v></c></row></sheetData></worksheet>'


@pytest.mark.parametrize(
    ("delen", "woord"),
    [
        ({"xl/sharedStrings.xml": BOM}, "DTD"),
        ({"xl/worksheets/sheet1.xml": XXE}, "DTD"),
        ({"xl/workbook.xml": XXE}, "DTD"),
        ({"xl/vbaProject.bin": b"macro"}, "macro"),
        ({"[Content_Types].xml": b"<Types>application/vnd.ms-excel.sheet.macroEnabled.main+xml</Types>"}, "macro"),
        ({"xl/workbook.xml": None}, "geen Excel-bestand"),
        ({"xl/worksheets/sheet1.xml": b"<worksheet><sheetData>"}, "geen Excel-bestand"),
        ({"xl/worksheets/sheet1.xml": b"<a>" * 5000}, "geen Excel-bestand"),
        ({"../../etc/cron.d/x": b"x"}, "buiten het bestand"),
        ({"xl/media/bom.bin": b"\0" * 30_000_000}, "keer zo groot"),
        (blad('<row r="1"><c r="XFD1048576"><v>1</v></c></row>'), "kolommen"),
        (blad('<row r="1"><c r="A1" t="s"><v>99</v></c></row>'), "geen Excel-bestand"),
        (blad(f'<row r="1"><c r="A1" t="inlineStr"><is><t>{"x" * 3000}</t></is></c></row>'), "tekens"),
        (blad(f'<row r="1">{KOPRIJ}</row>', '<mergeCells><mergeCell ref="A1:B1"/></mergeCells>'), "samengevoegd"),
        (blad("<row/>" * 200_002), "200000 rijen|keer zo groot"),
    ],
)
def test_a_hostile_workbook_is_refused(delen, woord):
    with pytest.raises(Leesfout, match=woord):
        lees(verbouw(delen))


def test_two_sheets_without_a_name_to_go_by_are_refused():
    kolommen = [Kolom(k) for k in ("indicator", "periode", "waarde")]
    with pytest.raises(Leesfout, match="Noem het blad"):
        lees(werkmap([Blad("A", [], kolommen), Blad("B", [], kolommen)], titel="x"))


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400), st.integers(0, 6))
def test_nothing_but_a_complaint_comes_of_noise(ruis, welk):
    begin = (
        b"",
        b"PK\x03\x04",
        KOP.encode(),
        KOP.encode() + b'"',
        b"\xef\xbb\xbf",
        b"PK\x05\x06",
        b"indicator,periode,waarde\n",
    )[welk]
    try:
        list(lees_regels(lees_rijen(begin + ruis, "x.csv")))
    except Leesfout as fout:
        assert str(fout)


# --- Taking in, and taking back --------------------------------------------------------------------------------------


def test_a_dry_run_writes_nothing_and_the_same_file_twice_changes_nothing(indicator, wijk, stevenshof):
    inhoud = csv_bestand("recepten;2020;19;", "recepten;2021;11;geteld", "recepten;2022;;")
    partij, verslag = bereid_voor("cijfers.csv", inhoud, wijk=wijk, by=stevenshof)
    assert (verslag.nieuw, verslag.gewijzigd, verslag.gelijk, verslag.leeg, standen()) == (2, 0, 0, 1, [])
    voer_door(partij, by=stevenshof, afdruk=verslag.afdruk)
    voor = standen()
    assert [(s[0], s[4], s[6]) for s in voor] == [("recepten", 19, ""), ("recepten", 11, "geteld")]
    weer, nogmaals = bereid_voor("cijfers.csv", inhoud, wijk=wijk, by=stevenshof)
    assert (nogmaals.nieuw, nogmaals.gewijzigd, nogmaals.gelijk) == (0, 0, 2)
    with pytest.raises(ValidationError, match="verandert niets"):
        voer_door(weer, by=stevenshof)
    with pytest.raises(ValidationError, match="al ingelezen"):
        voer_door(partij, by=stevenshof)
    assert standen() == voor


def test_a_half_bad_file_is_not_taken_in_at_all(indicator, wijk, stevenshof):
    partij, _ = bereid_voor("half.csv", csv_bestand("recepten;2020;19;", "recepten;2021;x;"), wijk=wijk, by=stevenshof)
    with pytest.raises(ValidationError, match="niets ingelezen"):
        voer_door(partij, by=stevenshof)
    assert standen() == [] and Invoerpartij.objects.get().doorgevoerd_op is None


def test_undo_brings_back_exactly_what_was_there(indicator, wijk, stevenshof, bron):
    record_cijfer(
        indicator, wijk=wijk, by=stevenshof, waarde=Decimal(16), teller=3, noemer=5, bron=bron, notitie="eerst", **JAAR
    )
    voor = standen()
    partij, _ = bereid_voor(
        "c.csv", csv_bestand("recepten;2021;99;anders", "recepten;2022;5;"), wijk=wijk, by=stevenshof
    )
    voer_door(partij, by=stevenshof)
    assert [s[4] for s in standen()] == [99, 5]
    assert draai_terug(partij, by=stevenshof) == 2
    assert standen() == voor and Cijfer.objects.get().bron == bron
    with pytest.raises(ValidationError, match="al teruggedraaid"):
        draai_terug(partij, by=stevenshof)


def test_undo_refuses_what_somebody_changed_since(indicator, wijk, stevenshof):
    partij, _ = bereid_voor("c.csv", csv_bestand("recepten;2021;11;", "recepten;2022;5;"), wijk=wijk, by=stevenshof)
    voer_door(partij, by=stevenshof)
    record_cijfer(indicator, wijk=wijk, by=stevenshof, waarde=Decimal(12), **JAAR)
    with pytest.raises(ValidationError, match="1 cijfer is daarna gewijzigd: Recepten, 2021"):
        draai_terug(partij, by=stevenshof)
    assert [s[4] for s in standen()] == [12, 5]


def test_a_file_changes_a_final_figure_only_with_a_note(indicator, wijk, stevenshof):
    record_cijfer(indicator, wijk=wijk, by=stevenshof, waarde=Decimal(16), **JAAR)
    maak_definitief(Cijfer.objects.all(), by=stevenshof)
    _, kaal = bereid_voor("c.csv", csv_bestand("recepten;2021;17;"), wijk=wijk, by=stevenshof)
    assert [(k.rij, k.kolom) for k in kaal.klachten] == [(2, "notitie")]
    partij, _ = bereid_voor("c.csv", csv_bestand("recepten;2021;17;een recept was vergeten"), wijk=wijk, by=stevenshof)
    voer_door(partij, by=stevenshof)
    assert standen()[0][4:8] == (17, "", "een recept was vergeten", "definitief")


def test_what_changed_since_the_preview_is_looked_at_again(indicator, wijk, stevenshof, beheerder):
    partij, verslag = bereid_voor("c.csv", csv_bestand("recepten;2021;17;"), wijk=wijk, by=stevenshof)
    record_cijfer(indicator, wijk=wijk, by=beheerder, waarde=Decimal(20), **JAAR)
    with pytest.raises(ValidationError, match="intussen"):
        voer_door(partij, by=stevenshof, afdruk=verslag.afdruk)
    assert standen()[0][4] == 20
    nu = bekijk(partij, by=stevenshof)
    assert (nu.gewijzigde[0].was, nu.gewijzigde[0].wordt) == ("20", "17")


def test_a_file_of_another_wijk_or_person_is_refused(indicator, wijk, stevenshof, alphen):
    _, verslag = bereid_voor(
        "c.csv",
        csv_bestand("recepten;alphen-noord;2021;17", kop="indicator;wijk;periode;waarde\r\n"),
        wijk=wijk,
        by=stevenshof,
    )
    assert verslag.klachten[0].kolom == "wijk"
    with pytest.raises(PermissionDenied):
        bereid_voor("c.csv", csv_bestand("recepten;2021;17;"), wijk=wijk, by=alphen)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("na", [1, 3])
def test_killed_at_any_moment_it_leaves_nothing_half(indicator, wijk, stevenshof, monkeypatch, na):
    """What is lost halfway is the same whether the process, the connection or the disk goes."""
    from monitoring.meten import partijen

    monkeypatch.setattr(partijen, "PER_KEER", 10)
    inhoud = csv_bestand(*(f"recepten;{1950 + nummer};{nummer};" for nummer in range(50)))
    partij, _ = bereid_voor("c.csv", inhoud, wijk=wijk, by=stevenshof)
    echt, keren = partijen._schrijf_rijen, []

    def valt_om(rijen, **meer) -> None:
        keren.append(echt(rijen, **meer))
        if len(keren) > na:
            raise KeyboardInterrupt

    monkeypatch.setattr(partijen, "_schrijf_rijen", valt_om)
    with pytest.raises(KeyboardInterrupt):
        voer_door(partij, by=stevenshof)
    partij.refresh_from_db()
    assert (Cijfer.objects.count(), partij.doorgevoerd_op, partij.inhoud is not None) == (0, None, True)
    monkeypatch.setattr(partijen, "_schrijf_rijen", echt)
    voer_door(partij, by=stevenshof)
    assert Cijfer.objects.count() == 50


# --- Out and in again --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("vorm", ["csv", "xlsx"])
def test_what_goes_out_comes_in_and_changes_nothing(indicator, maak_indicator, wijk, stevenshof, bron, vorm):
    gemiddelde = maak_indicator("Gemiddelde", getalsoort="gemiddelde")
    record_cijfer(
        indicator,
        wijk=wijk,
        by=stevenshof,
        waarde=Decimal(16),
        gebied="in Leiden",
        bron=bron,
        plaats_in_bron="§1",
        **JAAR,
    )
    record_cijfer(
        indicator,
        wijk=wijk,
        by=stevenshof,
        waarde=Decimal(3),
        leeftijd="65+",
        groep="=HYPERLINK(1)",
        notitie="'=kwaad",
        **JAAR,
    )
    record_cijfer(
        indicator, wijk=wijk, by=stevenshof, ontbreekt="weet_niet", sekse="vrouw", notitie="+31 bellen", **JAAR
    )
    record_cijfer(
        gemiddelde, wijk=wijk, by=stevenshof, waarde=Decimal("-7.25"), begin=date(2021, 5, 1), einde=date(2021, 5, 31)
    )
    record_cijfer(
        gemiddelde, wijk=wijk, by=stevenshof, waarde=Decimal(8), begin=date(2021, 5, 3), einde=date(2021, 6, 9)
    )
    rijen = [rij(cijfer) for cijfer in om_uit_te_voeren(Cijfer.objects.all())]
    inhoud = als_csv(rijen).encode() if vorm == "csv" else als_werkmap(rijen, titel="Cijfers", invullen=True)
    if vorm == "csv":
        tekst = inhoud.decode()
        assert (
            tekst.startswith("\ufeffindicator;")
            and "'=HYPERLINK(1)" in tekst
            and "''=kwaad" in tekst
            and ";-7,25;" in tekst
        )
    else:
        assert b"<f>" not in zipfile.ZipFile(io.BytesIO(inhoud)).read("xl/worksheets/sheet2.xml")
    _, verslag = bereid_voor(f"uit.{vorm}", inhoud, wijk=wijk, by=stevenshof)
    assert (verslag.gelijk, verslag.nieuw, verslag.gewijzigd, verslag.klachten) == (5, 0, 0, [])


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=40))
def test_any_text_survives_both_ways(tekst):
    tekst = " ".join(tekst.split())
    cellen = ["recepten", "2021", Decimal(1), tekst]
    kop = ["indicator", "periode", "waarde", "notitie"]
    uit_csv = als_csv([cellen], kop).encode()
    uit_xlsx = werkmap([Blad("Cijfers", [cellen], [Kolom(k) for k in kop])], titel="x")
    for inhoud, naam in ((uit_csv, "x.csv"), (uit_xlsx, "x.xlsx")):
        (regel,) = lees_regels(lees_rijen(inhoud, naam))
        assert regel.notitie == tekst, naam


@pytest.mark.parametrize("vorm", ["csv", "xlsx"])
def test_the_template_has_the_rows_to_fill_in_and_what_is_there(indicator, wijk, stevenshof, vorm, login):
    record_cijfer(indicator, wijk=wijk, by=stevenshof, waarde=Decimal(16), **JAAR)
    response = login(stevenshof).get(f"/beheer/cijfers/stevenshof/bestand/sjabloon.{vorm}?periode=2022")
    assert response["Content-Disposition"] == f'attachment; filename="stevenshof-sjabloon-2022.{vorm}"'
    rijen = list(lees_regels(lees_rijen(response.content, f"x.{vorm}")))
    assert [r and (r.begin.year, r.waarde) for r in rijen] == [(2021, 16), None]
    if vorm == "xlsx":
        xml = zipfile.ZipFile(io.BytesIO(response.content)).read("xl/worksheets/sheet2.xml").decode()
        assert "Lijsten!$C$1:$C$7" in xml and 'type="decimal"' in xml and 'state="frozen"' in xml


def test_a_template_has_every_period_of_every_indicator(indicator, wijk):
    perioden = [(date(j, 1, 1), date(j, 12, 31)) for j in (2020, 2021)]
    assert [r[3] for r in sjabloonrijen(wijk, [indicator], perioden, [])] == ["2020", "2021"]


# --- The pages ---------------------------------------------------------------------------------------------------


def test_a_file_goes_from_choosing_to_preview_to_taken_in_and_back(indicator, wijk, stevenshof, login):
    client = login(stevenshof)
    adres = "/beheer/cijfers/stevenshof/inlezen/"
    assert client.post(adres, {}).status_code == 422
    fout = client.post(adres, {"bestand": SimpleUploadedFile("x.csv", b"raar;is;dit\r\n1;2;3")})
    assert fout.status_code == 422 and "kennen we niet" in fout.content.decode()
    goed = client.post(adres, {"bestand": SimpleUploadedFile("<b>jan.csv", csv_bestand("recepten;2021;11;"))})
    partij = Invoerpartij.objects.get()
    assert goed["Location"] == f"{adres}{partij.pk}/"
    page = client.get(goed["Location"])
    assert "Er is nog niets veranderd" in page.content.decode() and "<b>jan" not in page.content.decode()
    assert (
        client.post(goed["Location"], {"doorvoeren": "", "afdruk": page.context["verslag"].afdruk}).status_code == 302
    )
    assert Cijfer.objects.get().waarde == 11
    assert client.post(goed["Location"], {"terugdraaien": ""}).status_code == 302
    assert not Cijfer.objects.exists()
    tweede = client.post(adres, {"bestand": SimpleUploadedFile("x.csv", csv_bestand("recepten;2021;12;"))})["Location"]
    assert client.post(tweede, {"weggooien": ""}).status_code == 302
    assert client.get(tweede).status_code == 404


def test_files_of_another_wijk_are_not_there(indicator, wijk, stevenshof, alphen, login):
    partij, _ = bereid_voor("c.csv", csv_bestand("recepten;2021;17;"), wijk=wijk, by=stevenshof)
    client = login(alphen)
    adres = f"/beheer/cijfers/stevenshof/inlezen/{partij.pk}/"
    assert [client.get(adres).status_code, client.post(adres, {"doorvoeren": ""}).status_code] == [404, 404]
    assert client.get("/beheer/cijfers/alphen-noord/").status_code == 404 and not Cijfer.objects.exists()


def test_twenty_thousand_rows_hold_little_memory(indicator, wijk, stevenshof):
    import tracemalloc

    inhoud = csv_bestand(
        *(f"recepten;{1950 + n % 100};{n};groep {n // 100}" for n in range(20_000)),
        kop="indicator;periode;waarde;groep\r\n",
    )
    tracemalloc.start()
    bereid_voor("groot.csv", inhoud, wijk=wijk, by=stevenshof)
    hoogste = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert hoogste < 20 * 1024 * 1024
