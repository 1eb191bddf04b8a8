# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""One document in three forms: Word, ODF and PDF.

A document only collects blocks; the form is chosen at the end. Everything that goes in is text, or rich text that was
cleaned before.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from drukkerij import docx, odt, pdf
from drukkerij import html as html_bestand
from drukkerij.blokken import (
    MAX_KOLOMMEN,
    MAX_KOP,
    Aanvulling,
    Alinea,
    Beeld,
    Blok,
    Cel,
    Kolofon,
    Kop,
    Lijst,
    Stuk,
    Tabel,
    TeGroot,
    Vakjes,
    platte_tekst,
    teksten,
)
from drukkerij.lezen import heel_adres, is_zichtbaar, lees, plat

DOCX, ODT, PDF, HTML = docx.DOCX, odt.ODT, pdf.PDF, html_bestand.HTML
# Paragraphs, points, cells and changes of type together, and characters: a PDF of these takes 2 s and 250 MB.
MAX_DELEN = 6_000
MAX_TEKENS = 300_000


class Grens(NamedTuple):
    """How much one document may hold. Without a limit of its own it is that of what any visitor may ask for."""

    delen: int
    tekens: int


RUIM = Grens(60_000, 4_000_000)  # a report with annexes, for who is logged in: see scripts/meet_verslag.py


class Document:
    """A document, written from top to bottom.

    `titel` is the first heading and the title of the file; `eigenaar` is the author in its properties; `site` is the
    address that links within the site start with. With `datum` the file carries that date, and the PDF is PDF/A too;
    without it the file carries none. `koptekst` stands above every page.
    """

    def __init__(
        self,
        titel: str,
        eigenaar: str,
        site: str,
        onderwerp: str = "",
        *,
        datum: date | None = None,
        koptekst: str = "",
        grens: Grens | None = None,
    ) -> None:
        een_regel = [plat(tekst).replace("\n", " ") for tekst in (titel, eigenaar, onderwerp, koptekst)]
        titel = een_regel[0] if is_zichtbaar(een_regel[0]) else "Document"
        koptekst = een_regel[3] if is_zichtbaar(een_regel[3]) else ""
        self.kolofon = Kolofon(titel, *een_regel[1:3], datum, koptekst)
        self._grens = grens
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

    def noot(self, tekst: str) -> None:
        """Add a quiet note, such as where something came from."""
        self._alinea(tekst, "noot")

    def deel(self, deel: "Celdeel", soort: str = "") -> None:
        """Add a paragraph or a list that was read before; with `soort` a plain paragraph is of that kind."""
        if soort and isinstance(deel, Alinea) and deel.soort == "gewoon":
            deel = Alinea(deel.stukken, soort)
        self._voeg_toe(deel)

    def punten(self, punten: Iterable[str]) -> None:
        """Add a list of plain texts."""
        delen = tuple((Alinea(stukken),) for punt in punten if (stukken := _stukken(punt)))
        if delen:
            self._voeg_toe(Lijst(delen))

    def label(self, tekst: str) -> None:
        """Add a small heading that is not in the outline of the document."""
        self._alinea(tekst, "label")

    def vakjes(self, opties: Sequence[tuple[str, bool]]) -> None:
        """Add boxes to tick, each with its word."""
        self._voeg_toe(vakjes(opties))

    def aanvulling(self, html: str, label: str) -> None:
        """Add cleaned rich text that was added later, marked as such; nothing when there is no text."""
        if deel := aanvulling(html, label, self._site):
            self._voeg_toe(deel)

    def beeld(self, svg: str, alt: str, bijschrift: str = "", deel: float = 1.0) -> None:
        """Add a drawing of our own making that needs no stylesheet. `alt` says in words what it shows."""
        if not is_zichtbaar(alt):
            raise ValueError("A picture says in words what it shows.")
        regels = [plat(tekst).replace("\n", " ") for tekst in (alt, bijschrift)]
        self._voeg_toe(Beeld(svg, *regels, min(max(deel, 0.1), 1.0)))

    def feiten(self, feiten: Iterable[tuple[str, str]]) -> None:
        """Add a small table of facts, each with its name before it; what is empty is left out."""
        rijen = [(Cel(_stukken(naam), kop=True), Cel(_stukken(waarde))) for naam, waarde in feiten if plat(waarde)]
        if rijen:
            self._voeg_toe(Tabel((), tuple(rijen), delen=(3, 7)))

    def rijke_tabel(
        self, koppen: Sequence[str], rijen: Iterable[Sequence["Celtekst"]], bijschrift: str = "",
        delen: Sequence[float] = (), *, rijkop: bool = True,
    ) -> None:  # fmt: skip
        """Add a table whose cells hold text, or paragraphs and lists. With `rijkop` the first cell heads its row."""
        kopcellen = tuple(Cel(_stukken(kop), kop=True) for kop in koppen)
        cellen = tuple(
            tuple(self._cel(waarde, kop=rijkop and nummer == 0) for nummer, waarde in enumerate(rij)) for rij in rijen
        )
        if any(len(rij) != len(koppen) for rij in cellen):
            raise ValueError("Every row of a table has as many cells as there are headings.")
        if len(koppen) > MAX_KOLOMMEN:
            raise ValueError(f"A table has at most {MAX_KOLOMMEN} columns.")
        if cellen:
            self._voeg_toe(Tabel(kopcellen, cellen, plat(bijschrift).replace("\n", " "), tuple(delen)))

    def _cel(self, waarde: "Celtekst", *, kop: bool) -> Cel:
        if isinstance(waarde, str):
            return Cel(_stukken(waarde) or (Stuk("–"),), kop)
        blokken = tuple(waarde)
        if len(blokken) == 1 and isinstance(blokken[0], Alinea) and blokken[0].soort == "gewoon":
            return Cel(blokken[0].stukken, kop)
        return Cel((), kop, blokken) if blokken else Cel((Stuk("–"),), kop)

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

    def als_html(self) -> bytes:
        """Return the document as one HTML file that needs nothing else."""
        return html_bestand.schrijf(self.kolofon, self.blokken)

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
        delen, tekens = self._grens or (MAX_DELEN, MAX_TEKENS)
        if self._delen > delen or self._tekens > tekens:
            raise TeGroot
        self.blokken.append(blok)


Celdeel = Alinea | Lijst | Vakjes | Aanvulling
Celtekst = str | Sequence[Celdeel]


def tekstdelen(html: str, site: str) -> tuple[Alinea | Lijst, ...]:
    """Return cleaned rich text as paragraphs and lists only, for a cell or an addition.

    A heading is a paragraph in bold there, and a table gives a paragraph per row.
    """
    delen: list[Alinea | Lijst] = []
    for blok in lees(html, site):
        if isinstance(blok, Kop):
            delen.append(Alinea(tuple(Stuk(stuk.tekst, True, stuk.cursief, stuk.code, stuk.adres)
                                      for stuk in blok.stukken)))  # fmt: skip
        elif isinstance(blok, Tabel):
            for rij in (blok.koppen, *blok.rijen):
                cellen = [platte_tekst(cel.stukken) for cel in rij if cel.stukken]
                if cellen:
                    delen.append(Alinea((Stuk(" | ".join(cellen)),)))
        elif isinstance(blok, Alinea | Lijst):
            delen.append(blok)
    return tuple(delen)


def aanvulling(html: str, label: str, site: str) -> Aanvulling | None:
    """Return cleaned rich text that was added later; None when there is no text."""
    delen = tekstdelen(html, site)
    return Aanvulling(plat(label).replace("\n", " "), delen) if delen else None


def vakjes(opties: Sequence[tuple[str, bool]]) -> Vakjes:
    return Vakjes(tuple((plat(woord).replace("\n", " "), bool(aan)) for woord, aan in opties))


def tekstdeel(tekst: str, soort: str = "gewoon") -> tuple[Alinea, ...]:
    """Return plain text as a paragraph for a cell; nothing when there is nothing to see."""
    return (Alinea(_stukken(tekst), soort),) if _stukken(tekst) else ()


def _stukken(tekst: str, adres: str = "") -> tuple[Stuk, ...]:
    tekst = plat(tekst)
    return (Stuk(tekst, adres=adres),) if is_zichtbaar(tekst) else ()
