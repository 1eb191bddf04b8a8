# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Charts: what is drawn is what was given, and nothing else."""

import re

import pytest
from django.template.loader import render_to_string
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree, html

from drukkerij.grafiek import (
    Aandelen,
    Breuk,
    Grafiek,
    Halter,
    Kader,
    Lijn,
    Paar,
    Punt,
    Puntplot,
    Reeks,
    Staven,
    Stippen,
    Stippenrij,
    Trechter,
    Veelvoud,
    Verdeling,
    teken,
)
from drukkerij.grafiek.gegevens import MAX_NAAM
from drukkerij.grafiek.schaal import maak_schaal
from drukkerij.grafiek.svg import lengte, regels

NS = {"s": "http://www.w3.org/2000/svg"}
JAREN = ("2019", "2020", "2021", "2022", "2023")
GEVAAR = '<script>alert(1)</script> & "aanhaling" \x00\x1b \u202e omgekeerd'
LANG = "Een label dat veel langer is dan iemand ooit zou willen lezen in een grafiek op een telefoon, " * 3


def kader(eenheid: str = "", titel: str = "Deelnemers", **meer) -> Kader:
    return Kader(titel, "Het steeg.", "een bron", eenheid=eenheid, **meer)


def reeks(naam: str, *waarden: float | None, reden: str = "niet gemeten") -> Reeks:
    return Reeks(naam, tuple(Punt("", waarde, reden) for waarde in waarden))


def staven(*waarden: float | None, **meer) -> Staven:
    return Staven(kader(**meer), tuple(Punt(f"rij {i}", waarde) for i, waarde in enumerate(waarden)))


SOORTEN = {
    "staven": staven(85, 60, None, 20),
    "trechter": Trechter(kader("mensen"), (Punt("Doelgroep", 1200), Punt("Verwezen", 245), Punt("Gestart", None), Punt("Afgerond", 80))),
    "puntplot": Puntplot(
        kader("%"), (Punt("a", 82, onder=67, boven=91, n=38), Punt("b", 64, onder=46, boven=79), Punt("c", None, "<10")), 0, 100
    ),
    "lijn": Lijn(
        kader(), JAREN, (reeks("Noord", 96, 131, None, 164, 203), reeks("Zuid", 40, 42, 41, 45, 44)), (Breuk("2022", "nieuwe grens"),)
    ),
    "veelvoud": Veelvoud(kader(), JAREN, tuple(reeks(f"plek {i}", 10 * i, 12, None, 8, 5 * i) for i in range(5))),
    "aandelen": Aandelen(kader(), ("goed", "matig", "slecht"), (Verdeling("2021", (10, 30, 60), n=50), Verdeling("2022", None))),
    "halter": Halter(
        kader("%"), (Paar("jong", Punt("", 14), Punt("", 5, onder=2, boven=11)), Paar("oud", Punt("", 26), Punt("", None, "<10")))
    ),
    "stippen": Stippen(
        kader(), (Stippenrij("1. Regie", (1, 2, 2, 4, 5, 5), 3, oordeel=4, vorig=3, eigen=2), Stippenrij("2. Doel", (), reden="niet te zien"))
    ),
}  # fmt: skip


def vreemd(tekst: str) -> list:
    """Return every kind of chart with `tekst` in all places."""
    k = Kader(tekst, tekst, tekst, tekst, tekst, tekst, tekst)
    punten = (Punt(tekst, 3, tekst=tekst), Punt(tekst, None, tekst))
    lijnen = (Reeks(tekst, punten), Reeks(tekst, punten[::-1]))
    return [
        Staven(k, punten), Trechter(k, punten), Puntplot(k, punten), Lijn(k, ("1", tekst), lijnen, (Breuk(tekst, tekst),)),
        Veelvoud(k, ("1", tekst), lijnen), Aandelen(k, (tekst, tekst), (Verdeling(tekst, (1, 2)), Verdeling(tekst, None, tekst))),
        Halter(k, (Paar(tekst, *punten),), (tekst, tekst)),
        Stippen(k, (Stippenrij(tekst, (1, 5), 3, 5, 5, 1, tekst), Stippenrij(tekst, (), reden=tekst, vorig=1))),
    ]  # fmt: skip


def bomen(grafiek: Grafiek) -> list[etree._Element]:
    return [etree.fromstring(str(svg).encode()) for svg in (grafiek.smal, grafiek.breed)]


def met_klas(boom: etree._Element, klas: str) -> list[etree._Element]:
    return boom.xpath(f"//s:*[contains(concat(' ', @class, ' '), ' {klas} ')]", namespaces=NS)


def teksten(boom: etree._Element) -> list[str]:
    return ["".join(t.itertext()) for t in boom.iterfind(".//s:text", NS)]


def ruimte(boom: etree._Element) -> tuple[float, float]:
    return tuple(map(float, boom.get("viewBox").split()[2:]))


def punten(pad: etree._Element) -> list[tuple[float, float]]:
    return [tuple(map(float, paar.split())) for paar in pad.get("d")[1:].split("L")]


def evenredig(gemeten: list[float], waarden: list[float]) -> bool:
    """Tell whether places are a straight line of values: equal differences stay equal."""
    (m0, m1), (w0, w1) = (gemeten[0], gemeten[-1]), (waarden[0], waarden[-1])
    return all(
        m == pytest.approx(m0 + (w - w0) / (w1 - w0) * (m1 - m0), abs=0.05)
        for m, w in zip(gemeten, waarden, strict=True)
    )


# What is drawn is what was given


@given(st.lists(st.integers(-500, 5000), min_size=1, max_size=12))
@settings(max_examples=40, deadline=None)
def test_the_length_of_a_bar_is_its_value_from_zero(waarden):
    for boom in bomen(teken(staven(*waarden))):
        rechthoeken = met_klas(boom, "grafiek__staaf")
        lengtes = [float(r.get("width")) for r in rechthoeken]
        hoogste = max(map(abs, waarden)) or 1
        schaal = max(lengtes) / hoogste
        assert lengtes == [pytest.approx(abs(w) * schaal, abs=0.02) for w in waarden]
        nul = {
            round(float(r.get("x")) + (float(r.get("width")) if w < 0 else 0), 1)
            for r, w in zip(rechthoeken, waarden, strict=True)
        }
        assert max(nul) - min(nul) <= 0.11  # all begin at one place


def test_the_steps_of_a_funnel_are_bars_and_an_unknown_step_says_so():
    for boom in bomen(teken(SOORTEN["trechter"])):
        lengtes = [float(r.get("width")) for r in met_klas(boom, "grafiek__staaf")]
        assert evenredig([0, *sorted(lengtes)], [0, 80, 245, 1200])
        assert len(met_klas(boom, "grafiek__leeg")) == 1
        assert "niet vastgelegd" in teksten(boom)


def test_a_dot_and_its_interval_stand_at_their_values():
    for boom in bomen(teken(SOORTEN["puntplot"])):
        plaatsen = [float(c.get("cx")) for c in met_klas(boom, "grafiek__punt")]
        grenzen = [
            float(g)
            for pad in met_klas(boom, "grafiek__marge")
            for g in re.findall(r"M([\d.]+) [\d.]+v10", pad.get("d"))
        ]
        assert evenredig([*grenzen[:2], *plaatsen, *grenzen[2:]], [67, 91, 82, 64, 46, 79])
        raster = sorted(float(s.get("x1")) for s in met_klas(boom, "grafiek__raster"))
        assert evenredig([plaatsen[1], *raster], [64, 0, 25, 50, 75, 100])


def test_a_line_goes_through_its_values_and_is_broken_at_gaps_and_breaks():
    for boom in bomen(teken(SOORTEN["lijn"])):
        noord, zuid = ([punten(p) for p in met_klas(boom, f"grafiek__lijn--{n}")] for n in (1, 2))
        assert [len(stuk) for stuk in noord] == [2, 2] and [len(stuk) for stuk in zuid] == [3, 2]
        assert evenredig([y for stuk in [*noord, *zuid] for _, y in stuk], [96, 131, 164, 203, 40, 42, 41, 45, 44])
        x = sorted({x for stuk in zuid for x, _ in stuk})
        assert evenredig(x, [0, 1, 2, 3, 4])
        breuk = float(met_klas(boom, "grafiek__breuk")[0].get("x1"))
        assert breuk == pytest.approx((x[2] + x[3]) / 2, abs=0.02)
        kruis = float(re.match(r"M([\d.]+)", met_klas(boom, "grafiek__kruis")[0].get("d")).group(1)) + 4
        assert kruis == pytest.approx(x[2], abs=0.02)
        assert "× niet gemeten: Noord (2021)" in teksten(boom)


def test_a_missing_period_is_never_drawn_as_zero():
    for soort in ("lijn", "veelvoud"):
        for boom in bomen(teken(SOORTEN[soort])):
            nul = max(float(s.get("y1")) for s in met_klas(boom, "grafiek__as"))
            assert all(y < nul - 1 for pad in met_klas(boom, "grafiek__lijn--2") for _, y in punten(pad))


def test_a_value_between_two_gaps_keeps_a_marker():
    for boom in bomen(teken(Veelvoud(kader(), JAREN, (reeks("a", 3, None, 5, None, 4),)))):
        assert len(met_klas(boom, "grafiek__punt")) == 3


def test_an_axis_that_does_not_begin_at_zero_says_so():
    waarden = reeks("", 70, 71, 72, 71, 70)
    bij_nul, elders = teken(Lijn(kader(), JAREN, (waarden,))), teken(Lijn(kader(), JAREN, (waarden,), vanaf_nul=False))
    zin = re.compile("De schaal begint bij .*, niet bij 0")
    assert [any(zin.search(t) for t in teksten(boom)) for g in (bij_nul, elders) for boom in bomen(g)] == [
        False,
        False,
        True,
        True,
    ]


def test_small_multiples_have_one_scale_and_keep_their_order():
    for boom in bomen(teken(SOORTEN["veelvoud"])):
        namen = [t for t in teksten(boom) if t.startswith("plek")]
        assert namen == [f"plek {i}" for i in range(5)]
        stukken = [punten(p) for p in met_klas(boom, "grafiek__lijn")]
        hellingen = [stuk[1][1] - stuk[0][1] for stuk in stukken[::2]]  # from 10 * i to 12
        assert evenredig(hellingen, [10 * i - 12 for i in range(5)])


def test_shares_fill_the_row_in_proportion():
    for boom in bomen(teken(SOORTEN["aandelen"])):
        delen = [r for r in met_klas(boom, "grafiek__deel") if float(r.get("width")) != 18]  # without the legend
        begin = [float(r.get("x")) for r in delen]
        assert evenredig([*begin, ruimte(boom)[0]], [0, 10, 40, 100])
        assert {"10%", "30%", "60%", "niet vastgelegd"} <= set(teksten(boom))


def test_a_share_that_is_nearly_everything_is_not_written_as_everything():
    boom = bomen(teken(Aandelen(kader(), ("a", "b"), (Verdeling("x", (1, 999)),))))[0]
    assert "99,9%" in teksten(boom) and "100%" not in teksten(boom)


def test_population_is_open_and_participants_are_full_on_one_scale():
    for boom in bomen(teken(SOORTEN["halter"])):
        groot = max(float(c.get("cy")) for c in met_klas(boom, "grafiek__punt"))
        rij = {float(s.get("y1")): s for s in met_klas(boom, "grafiek__verbinding")}
        (y,) = rij
        open_, vol = (
            [float(c.get("cx")) for c in met_klas(boom, k) if float(c.get("cy")) == y]
            for k in ("grafiek__open", "grafiek__punt")
        )
        raster = sorted(float(s.get("x1")) for s in met_klas(boom, "grafiek__raster"))
        laatste = max(x for x in teksten(boom) if x.endswith("%") and x in ("20%", "30%"))
        plekken = sorted([open_[0] if len(open_) == 1 else min(open_), min(vol)])
        assert evenredig([raster[0], *plekken, raster[-1]], [0, 5, 14, float(laatste[:-1])])
        assert groot >= y and "<10" in teksten(boom)


# The table has the same


def test_the_table_has_the_same_values_in_the_same_words():
    assert {naam: teken(soort).koppen for naam, soort in SOORTEN.items()} == {
        "staven": ("Categorie", "Waarde"),
        "trechter": ("Stap", "Mensen"),
        "puntplot": ("Categorie", "Percentage", "Marge", "Aantal mensen"),
        "lijn": ("Periode", "Noord", "Zuid", "Let op"),
        "veelvoud": ("Periode", *(f"plek {i}" for i in range(5))),
        "aandelen": ("Categorie", "goed", "matig", "slecht", "Aantal mensen"),
        "halter": ("Groep", "Bevolking", "Deelnemers", "Marge deelnemers"),
        "stippen": (
            "Vraag", "Scores", "Mediaan", "Laagste en hoogste", "Gezamenlijk oordeel", "Vorige ronde", "Uw score",
        ),
    }  # fmt: skip
    assert teken(SOORTEN["puntplot"]).rijen[0] == ("a", "82%", "67% tot 91%", "38")
    assert teken(SOORTEN["puntplot"]).rijen[2] == ("c", "<10", "geen", "niet vastgelegd")
    assert teken(SOORTEN["lijn"]).rijen[2:4] == (
        ("2021", "niet gemeten", "41", ""),
        ("2022", "164", "45", "nieuwe grens"),
    )
    assert teken(SOORTEN["aandelen"]).rijen == (
        ("2021", "10%", "30%", "60%", "50"),
        ("2022", *["niet vastgelegd"] * 3, "niet vastgelegd"),
    )
    assert teken(SOORTEN["halter"]).rijen == (("jong", "14%", "5%", "2% tot 11%"), ("oud", "26%", "<10", "geen"))


@pytest.mark.parametrize("naam", ["staven", "trechter", "puntplot", "halter"])
def test_every_value_in_the_table_stands_in_the_drawing(naam):
    grafiek = teken(SOORTEN[naam])
    for boom in bomen(grafiek):
        assert {rij[1] for rij in grafiek.rijen} <= set(teksten(boom))


def test_a_protected_value_leaves_no_trace_of_its_size():
    """Two charts that differ in a withheld value only cannot differ: there is no value in them."""
    grafiek = teken(Staven(kader(), (Punt("a", 40), Punt("b", None, "<10"))))
    for boom in bomen(grafiek):
        assert len(met_klas(boom, "grafiek__staaf")) == 1 and "<10" in teksten(boom)


# Safe and readable


@pytest.mark.parametrize("nummer", range(7))
@pytest.mark.parametrize("tekst", [GEVAAR, LANG, "", " ", "👩‍👩‍👧 🏡", "مرحبا بكم في الحي", "x" * 200, "]]>", "<10"])
def test_any_text_is_only_text(nummer, tekst):
    for boom in bomen(teken(vreemd(tekst)[nummer])):
        namen = {etree.QName(e).localname for e in boom.iter()}
        assert namen <= {"svg", "title", "desc", "text", "rect", "line", "path", "circle", "defs", "pattern"}
        attributen = {naam for e in boom.iter() for naam in e.attrib}
        assert not [naam for naam in attributen if naam == "style" or naam.startswith("on") or "href" in naam]
        assert not re.search("[\u202a-\u202e\u2066-\u2069]", etree.tostring(boom, encoding="unicode"))


@pytest.mark.parametrize("naam", SOORTEN)
def test_a_drawing_has_no_style_no_script_and_no_colour(naam):
    grafiek = teken(SOORTEN[naam])
    for svg in (grafiek.smal, grafiek.breed):
        assert not re.search(
            r'style|<script|#[0-9a-fA-F]{3}|rgb|fill="(?!none|url)|stroke="', svg.replace("url(#", "url(")
        )


@pytest.mark.parametrize("naam", SOORTEN)
def test_a_drawing_says_what_it_is(naam):
    grafiek, andere = teken(SOORTEN[naam]), teken(vreemd("a")[0])
    sleutels = []
    for boom in bomen(grafiek) + bomen(andere):
        titel, uitleg = boom.find("s:title", NS), boom.find("s:desc", NS)
        assert boom.get("role") == "img" and boom.get("aria-labelledby") == f"{titel.get('id')} {uitleg.get('id')}"
        sleutels += [e.get("id") for e in boom.iter() if e.get("id")]
    assert len(set(sleutels)) == len(sleutels)
    assert bomen(grafiek)[0].findtext("s:desc", namespaces=NS).startswith("Het steeg.")


def test_a_stippendiagram_has_one_dot_per_score_at_its_place():
    scores = (1, 2, 2, 4, 5, 5) + (3,) * 37
    for boom in bomen(teken(Stippen(kader(), (Stippenrij("vraag", scores, 3),)))):
        stippen = met_klas(boom, "grafiek__stipje")[1:]  # the first one is in the key
        assert len(stippen) == len(scores)
        x = sorted({round(float(stip.get("cx")), 1) for stip in stippen})
        links, rechts = x[0], x[-1]
        for score in (1, 2, 4, 5):  # stacks of ten or fewer may stand side by side around their place
            plek = links + (score - 1) / 4 * (rechts - links)
            dichtbij = [stip for stip in stippen if abs(float(stip.get("cx")) - plek) < 20]
            assert len(dichtbij) == scores.count(score)
        hoogten = [(stip.get("cx"), stip.get("cy")) for stip in stippen]
        assert len(set(hoogten)) == len(hoogten)  # none over another
        assert "37" in teksten(boom)  # more than one counts at a glance


def test_the_judgement_is_told_apart_from_the_scores_and_from_the_time_before():
    koppen, rijen = SOORTEN["stippen"].tabel()
    assert koppen == (
        "Vraag",
        "Scores",
        "Mediaan",
        "Laagste en hoogste",
        "Gezamenlijk oordeel",
        "Vorige ronde",
        "Uw score",
    )
    assert rijen[0] == ("1. Regie", "1 keer 1, 2 keer 2, 1 keer 4, 2 keer 5", "3", "1 en 5", "4", "3", "2")
    assert rijen[1][:3] == ("2. Doel", "niet te zien", "geen")
    for boom in bomen(teken(SOORTEN["stippen"])):
        assert [len(met_klas(boom, klas)) for klas in ("grafiek__punt", "grafiek__open", "grafiek__eigen")] == [2, 2, 2]
    assert Stippen(kader(), (Stippenrij("a", (3,)),)).tabel()[0] == ("Vraag", "Scores", "Laagste en hoogste")
    with pytest.raises(ValueError, match="on the scale"):
        Stippen(kader(), (Stippenrij("a", (6,)),))


def test_every_pattern_that_is_used_is_in_the_same_drawing():
    for boom in bomen(teken(Aandelen(kader(), tuple("abcdefg"), (Verdeling("x", (1,) * 7),)))):
        gebruikt = set(re.findall(r"url\(#([^)]+)\)", etree.tostring(boom, encoding="unicode")))
        assert len(gebruikt) == 4 and gebruikt <= {e.get("id") for e in boom.iter()}


@pytest.mark.parametrize("naam", SOORTEN)
def test_text_is_large_enough_on_a_phone(naam):
    """A phone of 375 px leaves 342 px for the drawing; nothing in it is smaller than 14 px there."""
    smal = bomen(teken(SOORTEN[naam]))[0]
    assert float(smal.get("font-size")) * 342 / ruimte(smal)[0] >= 14
    assert not smal.xpath("//s:text/@font-size | //s:text/@transform | //s:*/@textLength", namespaces=NS)


GROOT = [
    staven(), staven(5), staven(7, 7, 7), staven(0, 0), staven(-3, -5), staven(None, None), staven(1e15, 3, -2e12), staven(1e-9),
    staven(*range(40)), Lijn(kader(), (), ()), Lijn(kader(), ("2020",), (reeks("", 5),)), Lijn(kader(), JAREN, (reeks("", *[None] * 5),)),
    Lijn(kader(), JAREN, (reeks("", 4, 4, 4, 4, 4),), vanaf_nul=False), Lijn(kader(), JAREN, (reeks("", 1e12, -1e12, 0, 3, None),)),
    Lijn(kader(), tuple(map(str, range(40))), (reeks("", *range(40)),)), Puntplot(kader(), ()), Puntplot(kader(), (Punt("a", 5),)),
    Lijn(kader(), JAREN, tuple(reeks(LANG, *[5] * 5) for _ in range(4)), tuple(Breuk(j, LANG) for j in JAREN)),
    Puntplot(kader("%"), tuple(Punt(f"{i}", i, onder=i - 1, boven=i + 2) for i in range(40))), Trechter(kader(), ()),
    Halter(kader(), ()), Halter(kader(), (Paar("a", Punt("", 5), Punt("", 5)), Paar("b", Punt("", None), Punt("", None)))),
    Aandelen(kader(), ("a", "b"), ()), Aandelen(kader(), ("a",), (Verdeling("x", (3,)),)), Veelvoud(kader(), JAREN, ()),
    Veelvoud(kader(), ("2020",), tuple(reeks(f"{i}", i) for i in range(40))), Stippen(kader(), ()), Stippen(kader(), tuple(Stippenrij(f"{i}", (1, 5), 3) for i in range(20)), 7),
    Stippen(kader(), (Stippenrij("zaal", (1,) * 200 + (2,) * 60 + (5,) * 13, 1, 1, 1, 1),)), Stippen(kader(), (Stippenrij("een", (1,), 1),), 2),
    *SOORTEN.values(), *vreemd(LANG), *vreemd("x" * 200),
]  # fmt: skip


@pytest.mark.parametrize("nummer", range(len(GROOT)))
def test_everything_stands_within_the_drawing(nummer):
    """Whatever is drawn: no text, bar, dot or line leaves the sheet, and no number is nonsense."""
    for boom in bomen(teken(GROOT[nummer])):
        breed, hoog = ruimte(boom)
        assert "nan" not in etree.tostring(boom, encoding="unicode") and "inf" not in etree.tostring(
            boom, encoding="unicode"
        )
        for e in boom.iter("{*}rect", "{*}circle", "{*}line"):
            x = [float(e.get(n)) for n in ("x", "cx", "x1", "x2") if e.get(n)]
            y = [float(e.get(n)) for n in ("y", "cy", "y1", "y2") if e.get(n)]
            if e.get("width"):
                x.append(x[0] + float(e.get("width")))
                y.append(y[0] + float(e.get("height")))
            if e.getparent().tag.endswith("pattern"):
                continue
            assert min(x) >= -0.1 and max(x) <= breed + 0.1, e.attrib
            assert min(y) >= -0.1 and max(y) <= hoog + 0.1, e.attrib
        for e in boom.iter("{*}text"):
            tekst, x = "".join(e.itertext()), float(e.get("x"))
            lang = lengte(tekst)
            links = x - {"middle": lang / 2, "end": lang}.get(e.get("text-anchor"), 0)
            assert links >= -4 and links + lang <= breed + 4, tekst
            assert 0 <= float(e.get("y")) <= hoog, tekst


@pytest.mark.parametrize("vraag", [
    lambda: Punt("a", float("nan")), lambda: Punt("a", 1, onder=0), lambda: Punt("a", 1, onder=0, boven=float("inf")),
    lambda: Lijn(kader(), JAREN, (reeks("a", 1),)), lambda: Lijn(kader(), ("1", "1"), ()), lambda: Lijn(kader(), ("1",), (), (Breuk("2", "x"),)),
    lambda: Lijn(kader(), ("1",), tuple(reeks(f"{i}", 1) for i in range(5))), lambda: Aandelen(kader(), (), ()),
    lambda: Aandelen(kader(), tuple("abcdefgh"), ()), lambda: Aandelen(kader(), ("a",), (Verdeling("x", (0,)),)),
    lambda: Aandelen(kader(), ("a",), (Verdeling("x", (1, 2)),)), lambda: Aandelen(kader(), ("a", "b"), (Verdeling("x", (-1, 2)),)),
])  # fmt: skip
def test_what_cannot_be_drawn_is_refused(vraag):
    with pytest.raises(ValueError, match=r"\w"):
        vraag()


# Scales, lines of text, names of files


@settings(deadline=None)
@given(st.lists(st.floats(-1e9, 1e9).map(lambda w: round(w, 3)), min_size=1, max_size=10), st.booleans())
def test_a_scale_holds_its_values_between_round_ticks(waarden, vanaf_nul):
    schaal = maak_schaal(waarden, 0, 100, vanaf_nul=vanaf_nul)
    assert all(-1e-6 <= schaal.plaats(w) <= 100 + 1e-6 for w in waarden)
    assert not vanaf_nul or schaal.laag <= 0 <= schaal.hoog
    streepjes = schaal.streepjes()
    assert 2 <= len(streepjes) <= 7 and len({tekst for _, tekst in streepjes}) == len(streepjes)
    assert float(f"{schaal.stap:e}".split("e")[0]) in (1, 2, 2.5, 5)


@pytest.mark.parametrize(
    ("waarden", "geschreven"),
    [
        ([3, 97], ["0", "25", "50", "75", "100"]), ([0.1, 0.33], ["0,0", "0,1", "0,2", "0,3", "0,4"]),
        ([2.1e6], ["0", "1 mln", "2 mln", "3 mln"]), ([-30, 60], ["−50", "−25", "0", "25", "50", "75"]), ([], ["0,00", "0,25", "0,50", "0,75", "1,00"]),
    ],
)  # fmt: skip
def test_ticks_are_written_in_dutch(waarden, geschreven):
    assert [tekst for _, tekst in maak_schaal(waarden, 0, 1).streepjes()] == geschreven


@settings(deadline=None)
@given(st.text(max_size=300), st.integers(40, 300), st.integers(1, 5))
def test_lines_fit_and_lose_nothing_without_saying_so(tekst, breedte, hoogstens):
    lijnen = regels(tekst, breedte, hoogstens)
    assert len(lijnen) <= hoogstens and all(lengte(lijn) <= breedte for lijn in lijnen)
    zonder = re.compile(
        r"[\s\u200e\u200f\u202a-\u202e\u2066-\u2069-]|[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
    )
    if lijnen and not lijnen[-1].endswith("…"):
        assert zonder.sub("", "".join(lijnen)) == zonder.sub("", tekst)


@pytest.mark.parametrize(
    ("wijk", "indicator", "periode", "naam"),
    [
        ("Den Haag Zuidwest", "Éénzaamheid (65+)", "2019–2021", "den-haag-zuidwest-eenzaamheid-65-2019-2021"),
        ("../../etc/passwd", "", "", "etc-passwd"), ("مرحبا", "", "", "grafiek"), ("x" * 200, "", "", "x" * MAX_NAAM), ("", "", "", "deelnemers"),
    ],
)  # fmt: skip
def test_the_name_of_a_file_is_safe(wijk, indicator, periode, naam):
    assert teken(staven(1, wijk=wijk, indicator=indicator, periode=periode)).bestandsnaam == naam


# The component


@pytest.mark.parametrize("naam", SOORTEN)
def test_the_component_shows_drawing_table_source_and_download(naam):
    grafiek = teken(SOORTEN[naam])
    pagina = html.fromstring(render_to_string("components/grafiek.html", {"grafiek": grafiek, "csv": "/cijfers.csv"}))
    assert pagina.tag == "figure" and pagina.findtext("figcaption/h3").strip() == "Het steeg."
    assert len(pagina.findall("svg")) == 2
    assert tuple(th.text for th in pagina.iterfind(".//thead//th[@scope='col']")) == grafiek.koppen
    rijen = tuple(tuple((cel.text or "") for cel in tr) for tr in pagina.iterfind(".//tbody/tr"))
    assert rijen == grafiek.rijen and all(tr[0].get("scope") == "row" for tr in pagina.iterfind(".//tbody/tr"))
    assert pagina.find(".//caption").text.strip() == "Deelnemers"
    assert [(a.get("href"), a.get("download")) for a in pagina.iterfind(".//a")] == [("/cijfers.csv", "deelnemers.csv")]
    assert "een bron" in pagina.xpath("string(.//*[@class='grafiek__bron'])")
    assert html.fromstring(render_to_string("components/grafiek.html", {"grafiek": grafiek})).findall(".//a") == []


@pytest.mark.parametrize("nummer", range(7))
def test_the_component_shows_text_as_text(nummer):
    pagina = html.fromstring(render_to_string("components/grafiek.html", {"grafiek": teken(vreemd(GEVAAR)[nummer])}))
    assert pagina.findall(".//script") == [] and "<script>alert(1)</script>" in pagina.text_content()


def test_an_example_says_that_it_is_one():
    grafiek = teken(staven(3, voorbeeld=True))
    pagina = html.fromstring(render_to_string("components/grafiek.html", {"grafiek": grafiek}))
    assert "voorbeeld (fictief)" in pagina.findtext(".//span") and "voorbeeld" in bomen(grafiek)[0].findtext(
        "s:title", namespaces=NS
    )
