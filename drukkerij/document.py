# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""One document in three forms: Word, ODF and PDF.

A document only collects blocks; the form is chosen at the end. Everything that goes in is text, or rich text that was
cleaned before.
"""

from datetime import date

from drukkerij import docx, odt, pdf
from drukkerij.blokken import MAX_KOLOMMEN, MAX_KOP, Alinea, Blok, Cel, Kolofon, Kop, Stuk, Tabel, TeGroot, teksten
from drukkerij.lezen import heel_adres, is_zichtbaar, lees, plat

DOCX, ODT, PDF = docx.DOCX, odt.ODT, pdf.PDF
# Paragraphs, points, cells and changes of type together, and characters: a PDF of these takes 2 s and 250 MB.
MAX_DELEN = 6_000
MAX_TEKENS = 300_000


class Document:
    """A document, written from top to bottom.

    `titel` is the first heading and the title of the file; `eigenaar` is the author in its properties; `site` is the
    address that links within the site start with. With `datum` the file carries that date, and the PDF is PDF/A too;
    without it the file carries none.
    """

    def __init__(self, titel: str, eigenaar: str, site: str, onderwerp: str = "", *, datum: date | None = None) -> None:
        een_regel = [plat(tekst).replace("\n", " ") for tekst in (titel, eigenaar, onderwerp)]
        titel = een_regel[0] if is_zichtbaar(een_regel[0]) else "Document"
        self.kolofon = Kolofon(titel, *een_regel[1:], datum)
        self.blokken: list[Blok] = []
        self._site = site
        self._onder = self._vorige = 0  # the level of the heading that rich text stands under, and of the last heading
        self._delen = self._tekens = 0

    def kop(self, tekst: str, niveau: int = 1) -> None:
        if stukken := _stukken(tekst):
            self._kop(stukken, niveau)
            self._onder = self._vorige

    def alinea(self, tekst: str) -> None:
        self._alinea(tekst, "gewoon")

    def inleiding(self, tekst: str) -> None:
        self._alinea(tekst, "inleiding")

    def let_op(self, tekst: str) -> None:
        self._alinea(tekst, "let_op")

    def link(self, tekst: str, adres: str) -> None:
        """Add a paragraph that is a link; an address that may be no link leaves its text."""
        if stukken := _stukken(tekst, adres=heel_adres(adres, self._site)):
            self._voeg_toe(Alinea(stukken))

    def tabel(self, koppen: list[str], rijen: list[list[str]], bijschrift: str = "") -> None:
        """Add a table with a header row that repeats; rows are as long as `koppen`. Nothing when there are no rows."""
        if rijen:
            if len(koppen) > MAX_KOLOMMEN:
                raise ValueError(f"A table has at most {MAX_KOLOMMEN} columns.")
            kopcellen = tuple(Cel(_stukken(kop), kop=True) for kop in koppen)
            cellen = tuple(tuple(Cel(_stukken(waarde) or (Stuk("–"),)) for waarde in rij) for rij in rijen)
            if any(len(rij) != len(koppen) for rij in cellen):
                raise ValueError("Every row of a table has as many cells as there are headings.")
            self._voeg_toe(Tabel(kopcellen, cellen, plat(bijschrift).replace("\n", " ")))

    def hoofdstuk(self, kop: str, html: str, niveau: int = 1) -> None:
        """Add a heading with cleaned rich text below it; nothing when there is no text."""
        if blokken := lees(html, self._site):
            self.kop(kop, niveau)
            self._rijk(blokken)

    def opsomming(self, kop: str, punten_html: list[str], niveau: int = 1) -> None:
        """Add a heading with a list of rich texts below it; nothing when there are none."""
        self.hoofdstuk(kop, f"<ul>{''.join(f'<li>{punt}</li>' for punt in punten_html)}</ul>", niveau)

    def rijke_tekst(self, html: str) -> None:
        """Add cleaned rich text; its h2 becomes a heading right below the one it stands under."""
        self._rijk(lees(html, self._site))

    def als_docx(self) -> bytes:
        return docx.schrijf(self.kolofon, self.blokken)

    def als_odt(self) -> bytes:
        return odt.schrijf(self.kolofon, self.blokken)

    def als_pdf(self) -> bytes:
        return pdf.schrijf(self.kolofon, self.blokken)

    def _alinea(self, tekst: str, soort: str) -> None:
        if stukken := _stukken(tekst):
            self._voeg_toe(Alinea(stukken, soort))

    def _rijk(self, blokken: list[Blok]) -> None:
        for blok in blokken:
            if isinstance(blok, Kop):
                self._kop(blok.stukken, self._onder + blok.niveau)
            else:
                self._voeg_toe(blok)

    def _kop(self, stukken: tuple[Stuk, ...], niveau: int) -> None:
        """Add a heading; a level is never skipped."""
        self._vorige = max(1, min(niveau, self._vorige + 1, MAX_KOP))
        self._voeg_toe(Kop(stukken, self._vorige))

    def _voeg_toe(self, blok: Blok) -> None:
        for stukken in teksten(blok):
            self._delen += len(stukken) or 1
            self._tekens += sum(len(stuk.tekst) for stuk in stukken)
        if self._delen > MAX_DELEN or self._tekens > MAX_TEKENS:
            raise TeGroot
        self.blokken.append(blok)


def _stukken(tekst: str, adres: str = "") -> tuple[Stuk, ...]:
    tekst = plat(tekst)
    return (Stuk(tekst, adres=adres),) if is_zichtbaar(tekst) else ()
