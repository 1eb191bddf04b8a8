# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""A report as a document, as it can be handed in: in the order, with the numbers and with the titles of its form."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.conf import settings

from drukkerij.document import RUIM, Document, aanvulling, tekstdeel, tekstdelen, vakjes
from drukkerij.grafiek.los import los
from drukkerij.lezen import plat
from monitoring.verantwoorden.beeld import (
    Grafiekblok,
    Herkomst,
    Inhoud,
    Keuze,
    Sectiebeeld,
    Tabelblok,
    Tekst,
    Veldbeeld,
    Verslagbeeld,
)
from monitoring.verantwoorden.uitvoer import woorden

# More series of figures than this are lines with a number for how they are known, so many to a paragraph: a PDF with
# ten thousand rows or points takes twice the memory that it may.
MEESTE_TABELRIJEN, PER_ALINEA = 600, 25
MERKEN = re.compile("<[^>]*>")
KORTE_CEL, LANGE_CEL = 24, 90  # characters: a column of short texts needs little room, one of long texts the most


@dataclass(frozen=True, slots=True)
class Opties:
    """What to show besides the answers. As it is, it is fit for handing in."""

    uitleg: bool = False  # the guidance of the form and the questions in our words
    herkomst: bool = False  # where text was pulled in from
    cijfers: bool = True  # the figures as an appendix


GEWOON = Opties()


def verslagdocument(beeld: Verslagbeeld, opties: Opties = GEWOON, *, gemaakt: date | None = None) -> Document:
    """Return a report as a document. `gemaakt` is the day of a report that was not vastgesteld on a known day."""
    return _Verslag(beeld, opties, gemaakt).document()


class _Verslag:
    """Writes one report from top to bottom."""

    def __init__(self, beeld: Verslagbeeld, opties: Opties, gemaakt: date | None) -> None:
        self.beeld, self.opties, self.site = beeld, opties, settings.SITE_URL
        datum = beeld.vastgesteld_op.date() if beeld.vastgesteld_op else gemaakt
        self.doc = Document(
            titel=beeld.titel, eigenaar=woorden.EIGENAAR, site=self.site,
            onderwerp=", ".join(filter(None, (beeld.soort, woorden.periode(beeld)))), datum=datum,
            koptekst=woorden.koptekst(beeld), grens=RUIM,
        )  # fmt: skip
        self.figuren = 0

    def document(self) -> Document:
        self.doc.feiten(woorden.feiten(self.beeld))
        if self.beeld.versie == 0:
            self.doc.let_op("Dit is een concept. Het is nog niet vastgesteld.")
        self.doc.rijke_tekst(self.beeld.inleiding)
        for sectie in self.beeld.secties:
            self._sectie(sectie)
        self._bijlagen()
        if self.opties.cijfers:
            self._cijfers()
        return self.doc

    # --- Sections ---------------------------------------------------------------------------------------------------

    def _sectie(self, sectie: Sectiebeeld) -> None:
        self.doc.kop(woorden.genummerd(sectie.nummer, sectie.titel))
        if self.opties.uitleg and plat(sectie.uitleg):
            self._uitleg(sectie.uitleg)
        if sectie.indeling == "tabel" and sectie.velden:
            self._als_tabel(sectie)
            return
        for veld in sectie.velden:
            if not (len(sectie.velden) == 1 and not veld.nummer and veld.titel == sectie.titel):
                self.doc.kop(woorden.genummerd(veld.nummer, veld.titel), 2)
            self._vraag(veld)
            self._veld(veld)

    def _uitleg(self, html: str) -> None:
        for deel in tekstdelen(html, self.site):
            self.doc.deel(deel, "noot")

    def _vraag(self, veld: Veldbeeld) -> None:
        if not self.opties.uitleg:
            return
        delen = [veld.vraag]
        if veld.richtlijn.regels:
            delen.append(f"Ongeveer {veld.richtlijn.regels} regels.")
        if veld.richtlijn.a4:
            delen.append(f"Hoogstens {veld.richtlijn.a4:g} A4.")
        self.doc.noot(" ".join(filter(None, delen)))

    def _veld(self, veld: Veldbeeld) -> None:
        if woorden.is_leeg(veld):
            for keuze in (deel for deel in veld.inhoud if isinstance(deel, Keuze)):
                self.doc.vakjes(woorden.opties(keuze))
            self.doc.noot(woorden.leeg(self.beeld))
            return
        vorige = ""
        for deel in veld.inhoud:
            vorige = self._inhoud(deel, vorige)

    def _inhoud(self, deel: Inhoud, vorige: str) -> str:
        """Add one piece; return the label that stands above what comes next."""
        match deel:
            case Keuze():
                self.doc.vakjes(woorden.opties(deel))
                return vorige
            case Tekst(aanvulling=True):
                self.doc.aanvulling(deel.html, woorden.label(deel))
            case Tekst():
                if deel.kop:
                    self.doc.kop(deel.kop, 3)
                elif deel.wijk and deel.wijk != vorige:
                    self.doc.label(deel.wijk)
                if deel.kop and deel.wijk:
                    self.doc.label(deel.wijk)
                self.doc.rijke_tekst(deel.html)
            case Tabelblok():
                self._tabel(deel)
            case Grafiekblok():
                self._grafiek(deel)
        self._herkomst(deel.herkomst)
        return deel.wijk if isinstance(deel, Tekst) and not deel.aanvulling else ""

    def _herkomst(self, herkomst: Herkomst | None) -> None:
        if self.opties.herkomst and herkomst is not None:
            self.doc.noot(woorden.herkomst(herkomst))

    def _tabel(self, blok: Tabelblok) -> None:
        if blok.aanvulling:
            self.doc.aanvulling(f"<p>{woorden.LATER_TOEGEVOEGD}</p>", woorden.NADERE_TOELICHTING)
        rijen = [[tekstdelen(cel, self.site) for cel in rij] for rij in blok.rijen]
        delen = kolomdelen(blok.koppen, blok.rijen)
        self.doc.rijke_tabel(blok.koppen, rijen, blok.bijschrift, delen, rijkop=blok.rijkop)

    def _grafiek(self, blok: Grafiekblok) -> None:
        """Add a chart with what it shows in words, and its values as a table."""
        self.figuren += 1
        self.doc.alinea(blok.zin)
        self.doc.beeld(los(blok.svg), blok.zin or blok.titel, f"Figuur {self.figuren}. {blok.titel}", 0.9)
        rijen = [list(rij) for rij in blok.rijen]
        delen = kolomdelen(blok.koppen, blok.rijen)
        self.doc.rijke_tabel(blok.koppen, rijen, f"De cijfers bij figuur {self.figuren}", delen)

    # --- A section as a table -----------------------------------------------------------------------------------------

    def _als_tabel(self, sectie: Sectiebeeld) -> None:
        """Add a row per question: what it is about, the explanation, and the boxes when the form has them."""
        met_vakjes = any(isinstance(deel, Keuze) for veld in sectie.velden for deel in veld.inhoud)
        koppen = ["Onderwerp", "Toelichting", *([woorden.LOOPT_HET] if met_vakjes else [])]
        rijen, eronder = [], []
        for veld in sectie.velden:
            los_ = [deel for deel in veld.inhoud if isinstance(deel, Tabelblok | Grafiekblok)]
            if los_:
                eronder.append((veld, los_))
            cellen = [woorden.genummerd(veld.nummer, veld.titel), self._toelichting(veld, eronder=bool(los_))]
            if met_vakjes:
                keuzes = [deel for deel in veld.inhoud if isinstance(deel, Keuze)]
                cellen.append([vakjes(woorden.opties(keuze)) for keuze in keuzes])
            rijen.append(cellen)
        self.doc.rijke_tabel(koppen, rijen, "", (26, 52, 22) if met_vakjes else (26, 74))
        for veld, delen in eronder:
            self.doc.kop(f"Bij {woorden.genummerd(veld.nummer, veld.titel)}", 2)
            for deel in delen:
                self._inhoud(deel, "")

    def _toelichting(self, veld: Veldbeeld, *, eronder: bool) -> list:
        cel = []
        if self.opties.uitleg:
            cel += tekstdeel(veld.vraag, "noot")
        vorige = ""
        for deel in veld.inhoud:
            if not isinstance(deel, Tekst):
                continue
            if deel.aanvulling:
                later = aanvulling(deel.html, woorden.label(deel), self.site)
                cel += [later] if later else []
                vorige = ""
            else:
                label = ", ".join(filter(None, (deel.kop, deel.wijk)))
                if label and label != vorige:
                    cel += tekstdeel(label, "label")
                cel += tekstdelen(deel.html, self.site)
                vorige = label
            if self.opties.herkomst and deel.herkomst is not None:
                cel += tekstdeel(woorden.herkomst(deel.herkomst), "noot")
        if eronder:
            cel += tekstdeel("De cijfers staan onder deze tabel.", "noot")
        if not any(not isinstance(deel, Keuze) for deel in veld.inhoud):
            cel += tekstdeel(woorden.leeg(self.beeld), "noot")
        return cel

    # --- What comes after the answers ---------------------------------------------------------------------------------

    def _bijlagen(self) -> None:
        if not self.beeld.bijlagen:
            return
        self.doc.kop("Bijlagen")
        rijen = [
            [f"Bijlage {een.nummer}", [*tekstdeel(een.titel, "label"), *tekstdeel(een.omschrijving)], woorden.waar(een)]
            for een in self.beeld.bijlagen
        ]
        self.doc.rijke_tabel(["Nummer", "Wat", "Waar"], rijen, "", (18, 52, 30))

    def _cijfers(self) -> None:
        """Add the figures of the report, a line per series; too many for a table are a list."""
        reeksen = woorden.reeksen(self.beeld.cijfers)
        if not reeksen:
            return
        self.doc.kop("Cijfers bij dit verslag")
        self.doc.alinea(
            "Bij elk cijfer staat hoe het bekend is. Een cijfer dat er niet is, is geen nul: de reden staat erbij. "
            "Kleine groepen zijn beschermd, zodat niemand te herkennen is."
        )
        per_vraag: dict[str, list[woorden.Cijferreeks]] = {}
        for reeks in reeksen:
            per_vraag.setdefault(reeks.vraag, []).append(reeks)
        als_tabel, hoe = len(reeksen) <= MEESTE_TABELRIJEN, {}
        for vraag, van_vraag in per_vraag.items():
            self.doc.kop(vraag or "Overige cijfers", 2)
            if als_tabel:
                rijen = [[r.titel, r.waar, r.waarden, r.uitleg or woorden.LEEG] for r in van_vraag]
                self.doc.rijke_tabel(["Wat", "Waar", "Waarde", "Hoe bekend"], rijen, "", (28, 16, 28, 28))
                continue
            regels = []
            for r in van_vraag:
                nummer = f" [{hoe.setdefault(r.uitleg, len(hoe) + 1)}]" if r.uitleg else ""
                regels.append(f"{', '.join(filter(None, (r.titel, r.waar)))}: {r.waarden}{nummer}")
            for begin in range(0, len(regels), PER_ALINEA):
                self.doc.alinea("\n".join(regels[begin : begin + PER_ALINEA]))
        if hoe:
            self.doc.kop("Hoe deze cijfers bekend zijn", 2)
            self.doc.punten(f"[{nummer}] {uitleg}" for uitleg, nummer in hoe.items())


def kolomdelen(koppen: Sequence[str], rijen: Sequence[Sequence[str]]) -> tuple[float, ...]:
    """Return the shares of columns: little for a number or a score, the most for an explanation."""
    delen = []
    for kop, cellen in zip(koppen, zip(*rijen, strict=True), strict=True):
        kaal = [MERKEN.sub(" ", cel) for cel in cellen]
        langste = max(map(len, kaal), default=0)
        woord = max(map(len, kop.split()), default=1)
        woord_in_cel = min(max((len(woord) for cel in kaal for woord in cel.split()), default=1), 24)
        breed = (
            7
            if langste <= 3
            else 14
            if langste <= 12
            else 20
            if langste <= KORTE_CEL
            else 30
            if langste <= LANGE_CEL
            else 62
        )
        delen.append(max(breed, woord * 1.6 + 4, woord_in_cel * 1.9))
    return tuple(delen)
