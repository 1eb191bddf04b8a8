# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""A whole report as one archive: every form of it, its figures, its charts, and a text that says what is what."""

from collections.abc import Callable
from datetime import date

from drukkerij.inpakken import pak
from monitoring.verantwoorden.beeld import Verslagbeeld
from monitoring.verantwoorden.uitvoer import woorden
from monitoring.verantwoorden.uitvoer.document import GEWOON, Opties, verslagdocument
from monitoring.verantwoorden.uitvoer.grafieken import grafiekbestanden, grafieken_van
from monitoring.verantwoorden.uitvoer.plat import verslagtekst
from monitoring.verantwoorden.uitvoer.werkmap import als_ods, als_xlsx, csv_bestanden

Meld = Callable[[str], None]


def stil(_stap: str) -> None:
    """Say nothing about how far it is."""


def stappen(beeld: Verslagbeeld) -> list[str]:
    """Return what is made, in order, in words for who waits."""
    cijfers = ["De cijfers klaarzetten"] if beeld.cijfers else []
    grafieken = ["De grafieken tekenen"] if grafieken_van(beeld) else []
    return [
        "Het Word-bestand maken", "Het LibreOffice-bestand maken", "De pdf zetten", "De webpagina en de tekst maken",
        *cijfers, *grafieken, "Alles inpakken",
    ]  # fmt: skip


def alles(
    beeld: Verslagbeeld, opties: Opties = GEWOON, *, gemaakt: date | None = None, meld: Meld = stil
) -> bytes:  # fmt: skip
    """Return the archive; `meld` hears each step before it begins."""
    stap = iter(stappen(beeld))
    naam = woorden.naam_van_bestand(beeld, "", "")[:-1]
    document = verslagdocument(beeld, opties, gemaakt=gemaakt)
    delen: dict[str, bytes] = {"LEESMIJ.txt": leesmij(beeld, naam)}
    for vorm, maak in (("docx", document.als_docx), ("odt", document.als_odt), ("pdf", document.als_pdf)):
        meld(next(stap))
        delen[f"{naam}.{vorm}"] = maak()
    meld(next(stap))
    delen[f"{naam}.html"] = document.als_html()
    delen[f"{naam}.txt"] = verslagtekst(beeld)
    if beeld.cijfers:
        meld(next(stap))
        delen["cijfers/cijfers.xlsx"], delen["cijfers/cijfers.ods"] = als_xlsx(beeld), als_ods(beeld)
        delen |= {f"cijfers/{bestand}": inhoud for bestand, inhoud in csv_bestanden(beeld).items()}
    if grafieken_van(beeld):
        meld(next(stap))
        delen |= {f"grafieken/{bestand}": inhoud for bestand, inhoud in grafiekbestanden(beeld).items()}
    meld(next(stap))
    return pak(delen)


def leesmij(beeld: Verslagbeeld, naam: str) -> bytes:
    """Return what is in the archive, and what each file is good for."""
    regels = [beeld.titel, "", *(f"{wat}: {waarde}" for wat, waarde in woorden.feiten(beeld) if waarde), ""]
    regels += ["Wat zit erin?", ""]
    regels += [
        f"{naam}.docx: om te bewerken in Word.",
        f"{naam}.odt: om te bewerken in LibreOffice.",
        f"{naam}.pdf: om te lezen en te bewaren. Werkt met een schermlezer.",
        f"{naam}.html: om te lezen in de browser, ook zonder internet.",
        f"{naam}.txt: kale tekst, om te plakken in een formulier.",
    ]
    if beeld.cijfers:
        regels += [
            "cijfers/cijfers.xlsx en cijfers/cijfers.ods: de cijfers met een codeboek.",
            "cijfers/cijfers.csv en cijfers/codeboek.csv: hetzelfde als kale bestanden.",
        ]
    if grafieken_van(beeld):
        regels.append("grafieken/: elke grafiek als svg en png. In lees-dit.txt staat wat je erop ziet.")
    if beeld.bijlagen:
        regels += ["", "Bijlagen. Die zitten hier niet in:", ""]
        regels += [f"Bijlage {een.nummer}. {een.titel} ({woorden.waar(een)})" for een in beeld.bijlagen]
    regels += ["", "Een lege waarde bij een cijfer is nooit nul. In het codeboek staat waarom zij kan ontbreken."]
    return ("\ufeff" + "\r\n".join(regels) + "\r\n").encode("utf-8", "replace")
