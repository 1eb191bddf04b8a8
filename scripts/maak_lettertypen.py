#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Make the fonts of the PDF files from the web font, and the list of characters that PDF can show.

Typst can't read woff2 and does not slant by itself. So: four TTF files (normal, bold, and both slanted by ten degrees,
as browsers do), and `tekens.txt`, found by printing. Run once, when the font or typst changes; takes minutes. Needs
fonttools and brotli, which the site itself does not: `pip install fonttools brotli`.
"""

import json
import math
import sys
import tempfile
import unicodedata
from itertools import pairwise
from pathlib import Path

import typst
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._g_l_y_f import GlyphCoordinates
from fontTools.varLib.instancer import instantiateVariableFont

ROOT = Path(__file__).resolve().parent.parent
BRON = ROOT / "static/fonts/atkinson-hyperlegible-next.woff2"
DOEL = ROOT / "drukkerij/lettertypen"
FAMILIE = "Atkinson Hyperlegible Next"
HELLING = math.tan(math.radians(10))
PROEF = b"""#set document(title: "t", date: datetime(year: 2026, month: 1, day: 1))
#set text(font: "Atkinson Hyperlegible Next", lang: "nl")
#for t in json(bytes(sys.inputs.data)) { par(text("a" + t + "b")) }"""


def maak(gewicht: int, schuin: bool, stijl: str) -> None:
    """Write one style of the font."""
    font = instantiateVariableFont(TTFont(BRON), {"wght": gewicht})
    font.flavor = None
    if schuin:
        _maak_schuin(font)
    postscript = f"AtkinsonHyperlegibleNext-{stijl.replace(' ', '')}"
    for number, value in ((1, FAMILIE), (2, stijl), (4, f"{FAMILIE} {stijl}"), (6, postscript)):
        font["name"].setName(value, number, 3, 1, 0x409)
    for number in (16, 17, 25):
        font["name"].removeNames(nameID=number)
    vet = gewicht == 700
    del font["STAT"]
    font["OS/2"].usWeightClass = gewicht
    font["OS/2"].fsSelection &= ~0b1100001
    font["OS/2"].fsSelection |= schuin | vet << 5 | (not vet and not schuin) << 6
    font["head"].macStyle = vet | schuin << 1
    font.save(DOEL / f"{postscript}.ttf")


def _maak_schuin(font: TTFont) -> None:
    glyphs = font["glyf"]
    for name in font.getGlyphOrder():
        glyph = glyphs[name]
        if glyph.isComposite():
            for part in glyph.components:
                part.x = round(part.x + part.y * HELLING)
        elif glyph.numberOfContours > 0:
            glyph.coordinates = GlyphCoordinates([(round(x + y * HELLING), y) for x, y in glyph.coordinates])
    for name in font.getGlyphOrder():
        glyphs[name].recalcBounds(glyphs)
    font["post"].italicAngle = -10
    del font["GDEF"]


def schrijf_tekens() -> None:
    """Write the characters that can be printed, as ranges in hexadecimal."""
    fonts = typst.Fonts(include_system_fonts=False, font_paths=[str(DOEL)])
    # Without control, format and private characters, and without the scripts that no font of ours has: 20,000 to try.
    maybe = [
        chr(code)
        for code in [*range(0x20, 0x3400), *range(0xA000, 0xAC00), *range(0xF900, 0xFFFE), *range(0x1D400, 0x1FB00)]
        if unicodedata.category(chr(code)) not in ("Cn", "Cc", "Cf", "Co", "Cs")
    ]
    with tempfile.TemporaryDirectory() as root:

        def te_drukken(tekens: list[str]) -> list[str]:
            try:
                typst.compile(
                    PROEF,
                    root=root,
                    font_paths=fonts,
                    ignore_system_fonts=True,
                    sys_inputs={"data": json.dumps(tekens)},
                    format="pdf",
                    pdf_standards=["ua-1", "a-2a"],
                )
            except typst.TypstError:
                half = len(tekens) // 2
                return te_drukken(tekens[:half]) + te_drukken(tekens[half:]) if half else []
            return tekens

        codes = [ord(t) for start in range(0, len(maybe), 64) for t in te_drukken(maybe[start : start + 64])]
    breaks = [(a, b) for a, b in pairwise([-9, *codes, 0x110009]) if b > a + 1]
    ranges = [f"{first:04X}-{last:04X}" for (_, first), (last, _) in pairwise(breaks)]
    (DOEL / "tekens.txt").write_text("\n".join(ranges) + "\n")


if __name__ == "__main__":
    DOEL.mkdir(exist_ok=True)
    if "tekens" not in sys.argv[1:]:
        maak(400, False, "Regular")
        maak(700, False, "Bold")
        maak(400, True, "Italic")
        maak(700, True, "Bold Italic")
    schrijf_tekens()
