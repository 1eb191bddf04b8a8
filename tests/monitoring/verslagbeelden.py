# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""A report with everything in it that a report can hold, so that its forms can be compared without a database."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

from drukkerij.grafiek import Kader, Lijn, Punt, Reeks, teken
from monitoring.verantwoorden.beeld import (
    Bijlagebeeld,
    Cijferregel,
    Grafiekblok,
    Herkomst,
    Keuze,
    Richtlijn,
    Sectiebeeld,
    Tabelblok,
    Tekst,
    Veldbeeld,
    Verslagbeeld,
)

SECTIES = (
    "Aanvullende voorwaarden", "Voortgang van project", "Realisatie van einddoelen",
    "Voortgang van integrale samenwerking", "Publicaties en producten", "Verspreiding en implementatie",
    "Verslag van de afgelopen periode", "Rol en werkwijze van ZonMw", "Algemene opmerkingen",
)  # fmt: skip
RIJEN = (
    ("1", "Tijdsplanning", True, True), ("2", "Vraag/taakstelling", True, False), ("3", "Plan van Aanpak", True, False),
    ("3.1", "Projectopzet", True, False), ("3.2", "Inzet van erkende interventies", True, False),
    ("3.3", "Dataverzameling en instrumenten", True, False),
    ("4", "Goedgekeurde begroting en personele inzet", False, False),
)  # fmt: skip


def grafiek() -> Grafiekblok:
    kader = Kader("Recepten Welzijn op Recept", "In 2020 waren er de meeste recepten.", "s003", "leiden", "recepten",
                  "2019-2021", eenheid="recepten")  # fmt: skip
    jaren, waarden = ("2019", "2020", "2021"), (16.0, 19.0, 11.0)
    punten = tuple(Punt(jaar, waarde) for jaar, waarde in zip(jaren, waarden, strict=True))
    getekend = teken(Lijn(kader, jaren, (Reeks("Recepten", punten),)))
    rijen = tuple(tuple(map(str, rij)) for rij in getekend.rijen)
    return Grafiekblok("leiden-recepten", kader.titel, str(getekend.breed), kader.zin, tuple(getekend.koppen), rijen)


def cijfer(**anders) -> Cijferregel:
    vast = Cijferregel(
        "1. Bereik", "Stevenshof", "in Leiden", "recepten", "Recepten Welzijn op Recept", "recepten", "2019", "",
        Decimal(16), "16", "", "registratie", "s003, bladzijde 3", "definitief",
    )  # fmt: skip
    return replace(vast, **anders)


def beeld(**anders) -> Verslagbeeld:
    """Return a report with nine sections and every kind of piece; `anders` replaces fields of it."""
    herkomst = Herkomst("lessen", "Een les uit Stevenshof", "/lessen/een/", date(2026, 11, 20), True, True)
    rijk = (
        "<h2>Een kop</h2><p>Een <strong>vet</strong> woord en <a href=\"https://www.zonmw.nl\">een link</a>.</p>"
        "<ul><li>punt een</li><li>punt twee<ol><li>dieper</li></ol></li></ul>"
    )  # fmt: skip
    tabelvelden = tuple(
        Veldbeeld(
            f"rij-{nummer}", nummer, titel, "Hoe loopt het?",
            (Keuze(ja, nee), Tekst(f"<p>Toelichting bij {titel}.</p>"),
             Tekst("<p>Later kwam hierbij:</p><ul><li>een punt</li></ul>", wijk="Alphen Noord", aanvulling=True))
            if ja else (Keuze(ja, nee),),
            Richtlijn(regels=5),
        )
        for nummer, titel, ja, nee in RIJEN
    )  # fmt: skip
    items = tuple(
        (str(nummer), f"Onderwerp {nummer}", "4", "<p>Eerste alinea.</p><ul><li>een punt</li></ul>")
        for nummer in range(1, 16)
    )
    velden = {
        "1": (Veldbeeld("voorwaarden", "", SECTIES[0], "", (
            Tekst(rijk), Tekst("<p>Wij werken toe naar een menukaart.</p>", aanvulling=True),
        )),),
        "2": tabelvelden,
        "3": (
            Veldbeeld("einddoelen", "", "Voortgang en verwachting", "Halen jullie het?", (
                Keuze(True, True), Tekst("<p>De vertraging is groot.</p>"),
            )),
            Veldbeeld("oorzaken", "", "Mogelijke oorzaken en oplossingen", "", (Tekst("<p>Er waren wisselingen.</p>"),)),
        ),
        "4": (
            Veldbeeld("besproken", "", "Met wie besproken", "", (Tekst("<p>Met het projectteam.</p>"),)),
            Veldbeeld("zelfevaluatie", "", "Zelfevaluatie", "", (
                Tabelblok(("Nr.", "Onderwerp", "Score 1 – 5", "Toelichting"), items, "4.1 Integrale samenwerking"),
                Tekst("<p>-</p>", kop="Overige opmerkingen"),
            )),
        ),
        "5": (Veldbeeld("producten", "", SECTIES[4], "", (
            Tabelblok(("Titel", "Soort"), (("Een artikel", "artikel"),), "Producten", aanvulling=True),
        )),),
        "6": (
            Veldbeeld("resultaten", "a", "Resultaten", "", (grafiek(),)),
            Veldbeeld("doelgroepen", "b", "Doelgroepen", "Voor wie?", ()),
        ),
        "7": (Veldbeeld("chronologie", "", SECTIES[6], "", (
            Tekst("<ul><li>Bijeenkomst in Leiden</li></ul>", kop="Februari 2022", herkomst=herkomst),
        ), Richtlijn(a4=2)),),
        "8": (Veldbeeld("rol", "", SECTIES[7], "", (Tekst("<p>Graag eerder het format.</p>"),)),),
        "9": (Veldbeeld("opmerkingen", "", SECTIES[8], "", (Tekst("<p>Zie §8.</p>"),)),),
    }  # fmt: skip
    secties = tuple(
        Sectiebeeld(str(n), titel, "<p>Zo vul je dit in.</p>", "tabel" if n == 2 else "doorlopend", velden[str(n)])
        for n, titel in enumerate(SECTIES, start=1)
    )
    vast = Verslagbeeld(
        sleutel="voortgangsverslag-2021", soort="ZonMw-voortgangsrapportage", titel="Voortgangsverslag over 2021",
        organisatie="Samenwerkingsverband", projectnummer="531006104", van=date(2021, 1, 1), tot=date(2022, 1, 1),
        versie=2, staat="aangevuld", vastgesteld_op=datetime(2022, 6, 1, 9, tzinfo=UTC), gebied="",
        inleiding="<p>Dit verslag gaat over 2021.</p>", max_paginas=10, secties=secties,
        bijlagen=(Bijlagebeeld(1, "Voorstel Heel Zuidwest", "Een voorstel.", "voorstel.pdf"),
                  Bijlagebeeld(2, "Eindrapportage", "", "", "https://www.stevenshofvitaal.nl/")),
        cijfers=(cijfer(), cijfer(periode="2020", waarde=Decimal(19), getoond="19"),
                 cijfer(periode="2021", waarde=None, getoond="niet getoond", noot="een kleine groep"),
                 cijfer(titel="Deelnemers", indicator="deelnemers", gebied="", groep="vrouwen")),
    )  # fmt: skip
    return replace(vast, **anders)
