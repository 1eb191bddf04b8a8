# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""The forms in which a report can be asked for: their names, their files, how they are made, and which take long."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from drukkerij.document import DOCX, HTML, ODT, PDF
from drukkerij.rekenblad_odf import ODS
from monitoring.verantwoorden.beeld import Grafiekblok, Tabelblok, Tekst, Verslagbeeld
from monitoring.verantwoorden.uitvoer.alles import Meld, alles, stil
from monitoring.verantwoorden.uitvoer.alles import stappen as stappen_van_alles
from monitoring.verantwoorden.uitvoer.document import GEWOON, Opties, verslagdocument
from monitoring.verantwoorden.uitvoer.grafieken import als_zip, grafieken_van
from monitoring.verantwoorden.uitvoer.plat import verslagtekst
from monitoring.verantwoorden.uitvoer.werkmap import XLSX, als_csv_zip, als_ods, als_xlsx
from monitoring.verantwoorden.uitvoer.woorden import naam_van_bestand

ZIP = "application/zip"
TXT = "text/plain; charset=utf-8"
# What is more than this is made in a process of its own; it is about a second of work.
LANG_CIJFERS, LANG_TEKENS, LANG_GRAFIEKEN = 1_000, 250_000, 60
Maker = Callable[[Verslagbeeld, Opties, date | None, Meld], bytes]


@dataclass(frozen=True, slots=True)
class Vorm:
    """A form to choose: `waarvoor` says when somebody wants it, `opties` whether the choices about text matter."""

    sleutel: str
    naam: str
    waarvoor: str
    mime: str
    extensie: str
    maak: Maker
    wat: str = ""
    opties: bool = False

    def bestandsnaam(self, beeld: Verslagbeeld) -> str:
        return naam_van_bestand(beeld, self.wat, self.extensie)

    def stappen(self, beeld: Verslagbeeld) -> list[str]:
        return stappen_van_alles(beeld) if self.sleutel == "alles" else [f"{self.naam} maken"]

    def kan(self, beeld: Verslagbeeld) -> bool:
        """Whether there is anything to make of this report."""
        if self.sleutel == "grafieken":
            return bool(grafieken_van(beeld))
        return bool(beeld.cijfers) if self.sleutel in ("xlsx", "ods", "csv") else True


def _document(vorm: str) -> Maker:
    def maak(beeld: Verslagbeeld, opties: Opties, gemaakt: date | None, meld: Meld) -> bytes:
        return getattr(verslagdocument(beeld, opties, gemaakt=gemaakt), f"als_{vorm}")()

    return maak


def _cijfers(maker: Callable[[Verslagbeeld], bytes]) -> Maker:
    return lambda beeld, opties, gemaakt, meld: maker(beeld)


VORMEN = {
    vorm.sleutel: vorm
    for vorm in (
        Vorm("docx", "Word", "Om te bewerken en in te dienen.", DOCX, "docx", _document("docx"), opties=True),
        Vorm("odt", "LibreOffice", "Om te bewerken, zonder Word.", ODT, "odt", _document("odt"), opties=True),
        Vorm(
            "pdf", "Pdf", "Om te lezen, te mailen en te bewaren. Werkt met een schermlezer.", PDF, "pdf",
            _document("pdf"), opties=True,
        ),
        Vorm(
            "html", "Webpagina", "Eén bestand voor de browser, ook zonder internet.", HTML, "html",
            _document("html"), opties=True,
        ),
        Vorm("txt", "Kale tekst", "Alles achter elkaar, zonder opmaak.", TXT, "txt", _cijfers(verslagtekst)),
        Vorm("xlsx", "Cijfers (Excel)", "Met een codeboek.", XLSX, "xlsx", _cijfers(als_xlsx), "cijfers"),
        Vorm("ods", "Cijfers (LibreOffice)", "Met een codeboek.", ODS, "ods", _cijfers(als_ods), "cijfers"),
        Vorm("csv", "Cijfers (csv)", "Twee bestanden in een zip.", ZIP, "zip", _cijfers(als_csv_zip), "cijfers-csv"),
        Vorm("grafieken", "Grafieken", "Elke grafiek als svg en png.", ZIP, "zip", _cijfers(als_zip), "grafieken"),
        Vorm(
            "alles", "Alles samen", "Alle vormen in één zip, om te bewaren of door te geven.", ZIP, "zip",
            lambda beeld, opties, gemaakt, meld: alles(beeld, opties, gemaakt=gemaakt, meld=meld), "alles", opties=True,
        ),
    )
}  # fmt: skip


def maak(
    vorm: Vorm, beeld: Verslagbeeld, opties: Opties = GEWOON, *, gemaakt: date | None = None, meld: Meld = stil
) -> bytes:
    """Return the file. Raises TeGroot and TeDruk, which say in Dutch what to do."""
    if vorm.sleutel != "alles":
        meld(vorm.stappen(beeld)[0])
    return vorm.maak(beeld, opties, gemaakt, meld)


def duurt_lang(vorm: Vorm, beeld: Verslagbeeld) -> bool:
    """Whether somebody would wait so long for this that it is made beside the site."""
    deel = 0.4 if vorm.sleutel == "alles" else 1
    return (
        len(beeld.cijfers) > LANG_CIJFERS * deel
        or tekens(beeld) > LANG_TEKENS * deel
        or len(grafieken_van(beeld)) > LANG_GRAFIEKEN * deel
    )


def tekens(beeld: Verslagbeeld) -> int:
    """Return about how many characters a report holds."""
    totaal = len(beeld.inleiding)
    for sectie in beeld.secties:
        for veld in sectie.velden:
            for deel in veld.inhoud:
                if isinstance(deel, Tekst):
                    totaal += len(deel.html)
                elif isinstance(deel, Tabelblok | Grafiekblok):
                    totaal += sum(len(cel) for rij in deel.rijen for cel in rij)
    return totaal
