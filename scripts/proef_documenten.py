#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Make one document in its three forms, let LibreOffice open the docx and the odt, and compare what can be read.

For who works on `drukkerij`; needs `soffice` and `pdftotext`, which the tests do without. The files stay in the folder
that is the first argument, to look at. The second argument may be the number of rows of the long table.
"""

import re
import subprocess
import sys
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from drukkerij.document import Document, aanvulling, tekstdelen, vakjes

TEKST = """<p>Eerst <strong>dit</strong>, dan <em>dat</em> en <strong><em>beide</em></strong>, met <code>code = 1</code>
en <a href="/lessen/">een <strong>vette</strong> link</a>.<br>Een nieuwe regel.</p><h2>Een kop in de tekst</h2>
<ul><li>punt<ul><li>dieper<ul><li>nog dieper<ol start="4"><li>vier</li><li>vijf<ul><li>de vijfde laag</li></ul></li>
</ol></li></ul></li></ul></li><li><p>punt twee</p><p>nog een alinea in het punt</p></li></ul>
<blockquote><p>Een citaat dat best lang is en dus over meer dan een regel loopt, zodat we zien hoe dat eruitziet.</p>
</blockquote><ol><li>een</li><li>twee</li></ol><p>Ertussen.</p><ol start="7"><li>zeven</li><li>acht</li></ol>
<table><caption>Wie doet wat</caption><thead><tr><th>Wie</th><th>Wat</th><th>Wanneer</th></tr></thead><tbody>
<tr><th scope="row">Gemeente</th><td><p>geld</p><p>tijd</p></td><td></td></tr>
<tr><td>Bewoners</td><td><ul><li>kennis</li><li>plannen</li></ul></td><td>altijd</td></tr></tbody></table>
<figure data-video="https://example.org/film"><figcaption>Bekijk de film</figcaption></figure>"""

KOPTEKST = "Boven elke pagina"
KOPPEN = ["Onderwerp", "Toelichting", "Loopt het?"]
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 160 20" width="160" height="20">'
    '<rect width="160" height="20" fill="#0b5a55"/></svg>'
)
HERHAALD = (
    "NrNaamOmschrijvingDatumWaardeExtra",
    "WieWatWanneer",
    "InéénoogopslagWatweweten",
    "OnderwerpToelichtingLoopthet?",
)


def maak(rijen: int) -> Document:
    document = Document(
        "Een tool met een titel die langer is dan een regel op papier",
        "Wijzer in de Wijk",
        "https://www.wijzerindewijk.nl",
        "Een proef",
        datum=date(2026, 11, 26),
        koptekst=KOPTEKST,
    )
    document.inleiding("De inleiding vertelt in twee zinnen waar dit over gaat. Dit is de tweede.")
    document.let_op("Opgesteld door de redactie. Dit staat niet zo in de bronnen.")
    feiten = [["Soort", "Werkvorm"], ["Tijd", ""], ["Een lang woord", "Wijkvernieuwingsprogrammamanagement" * 4]]
    document.tabel(["In één oogopslag", "Wat we weten"], feiten)
    document.hoofdstuk("In het kort", TEKST)
    document.kop("Een lange tabel")
    kort, lang = "kort", "een omschrijving die langer is dan die in de andere kolommen"
    metingen = [
        [str(i), f"Naam {i}", lang if i % 3 else kort, "1 januari 2026", str(i * 1000), ""] for i in range(rijen)
    ]
    document.tabel(["Nr", "Naam", "Omschrijving", "Datum", "Waarde", "Extra"], metingen, "Alle metingen")
    document.opsomming("Valkuilen", ["<p>Een valkuil</p><p>Met uitleg</p>", "Nog een", "<p></p>"])
    document.kop('Tekens: → ✓ naïef „citaat” € 5 #hash $x$ @ref *ster* `code` #read("/etc/passwd")')
    document.alinea("Een lang woord: " + "a" * 300)
    document.link("Bekijk op de site", "/toolkit/een-tool/")
    site = "https://www.wijzerindewijk.nl"
    document.kop("Wat een verslag heeft")
    document.feiten([("Projectnummer", "531006104"), ("Periode", "2021")])
    document.vakjes([("JA", True), ("NEE", False)])
    document.aanvulling(TEKST, "Nadere toelichting")
    cel = [*tekstdelen(TEKST, site), aanvulling("<p>Later.</p><ol><li>een</li></ol>", "Nadere toelichting", site)]
    document.rijke_tabel(KOPPEN, [["1. Tijdsplanning", cel, [vakjes([("JA", True), ("NEE", True)])]]], "", (26, 52, 22))
    document.noot("Opgehaald uit: een les")
    document.beeld(SVG, "Een vlak", "Figuur 1. Een vlak")
    return document


def letters(pdf: Path) -> str:
    """Return the text of a PDF without white space, footers, heads of tables (on every page), and marks of lists."""
    text = subprocess.run(["pdftotext", "-raw", str(pdf), "-"], capture_output=True, check=True).stdout.decode()
    text = text.replace(f"{KOPTEKST}\n", "")
    text = re.sub(r".* – pagina \d+ van \d+\n", "", text).replace("\f", "\n")
    text = re.sub(r"(?m)^([•◦▪–-]|[0-9]+\.) ?", "", text)
    return re.sub("|".join(HERHAALD), "", "".join(text.split()))


def main() -> None:
    map_, rijen = Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 60
    document = maak(rijen)
    map_.mkdir(parents=True, exist_ok=True)
    (map_ / "proef.pdf").write_bytes(document.als_pdf())
    (map_ / "docx.docx").write_bytes(document.als_docx())
    (map_ / "odt.odt").write_bytes(document.als_odt())
    for naam in ("docx.docx", "odt.odt"):
        command = ["soffice", "--headless", "--convert-to", "pdf", "--outdir", str(map_), str(map_ / naam)]
        subprocess.run(command, check=True, capture_output=True, timeout=180)
    expected = letters(map_ / "proef.pdf")
    for naam in ("docx", "odt"):
        found = letters(map_ / f"{naam}.pdf")
        if found != expected:
            first = next((i for i, (a, b) in enumerate(zip(found, expected, strict=False)) if a != b), len(expected))
            sys.exit(f"{naam}: …{found[first - 30 : first + 40]}… is not …{expected[first - 30 : first + 40]}…")
        print(f"{naam}: {len(found)} letters, the same as in the pdf")


if __name__ == "__main__":
    main()
