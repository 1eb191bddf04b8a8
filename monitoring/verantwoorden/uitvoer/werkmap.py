# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""The figures of a report, a row each, as xlsx, ods and csv, with a codebook that says what every column means."""

from collections.abc import Sequence
from dataclasses import fields

from drukkerij import rekenblad, rekenblad_odf
from drukkerij.inpakken import pak
from drukkerij.rekenblad import Blad, Kolom
from monitoring.meten.kleine_groepen import K_RESIDENT, PCT_MIN_DENOM, PCT_VLAG, ROUND_BASE
from monitoring.meten.uitvoer import als_csv
from monitoring.verantwoorden.beeld import Cijferregel, Verslagbeeld
from monitoring.verantwoorden.uitvoer import woorden

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
KOPPEN = tuple(veld.name for veld in fields(Cijferregel))
BREEDTEN = {
    "vraag": 24, "indicator": 28, "titel": 40, "noot": 40, "betekenis": 50, "bron": 28, "gebied": 22, "groep": 22,
}  # fmt: skip
# Per column: what it holds, and when it is empty.
KOLOMMEN = {
    "vraag": ("De centrale vraag waar het cijfer bij hoort.", "Het cijfer hoort bij geen vraag."),
    "wijk": ("De wijk bij wie het cijfer hoort.", "Het cijfer gaat over meer wijken samen."),
    "gebied": ("Het gebied waar de bron over spreekt, als dat niet precies de wijk is.", "Het gebied is de wijk."),
    "indicator": ("De korte naam van de indicator, steeds dezelfde. Handig om te sorteren.", "Komt niet voor."),
    "titel": ("De naam van de indicator in gewone woorden.", "Komt niet voor."),
    "eenheid": ("Waarin geteld is, zoals recepten of procent.", "Er is geen eenheid."),
    "periode": ("De periode waar het cijfer over gaat.", "Komt niet voor."),
    "groep": ("Over welk deel van de mensen het gaat, zoals een leeftijd.", "Het cijfer gaat over iedereen."),
    "waarde": (
        "Het getal, om mee te rekenen. Een getal dat is afgerond om mensen te beschermen, staat hier afgerond.",
        "Het cijfer ontbreekt of mag niet worden getoond. Leeg is dus geen nul. De kolom noot zegt waarom.",
    ),
    "getoond": ("Hoe het cijfer in het verslag staat, met zijn eenheid of met <10 of niet getoond.", "Komt niet voor."),
    "noot": ("Waarom er geen waarde is, of wat je bij de waarde moet weten.", "Er is niets bij te zeggen."),
    "herkomst": ("Hoe het cijfer is ontstaan: geregistreerd, gemeten, geschat of een voorbeeld.", "Niet vastgelegd."),
    "bron": ("Waar het cijfer staat.", "Niet vastgelegd."),
    "staat": ("Of het cijfer voorlopig of definitief is.", "Niet vastgelegd."),
    "betekenis": ("Wat mensen uit de wijk of het vak bij het cijfer zeggen.", "Niemand schreef er iets bij."),
}  # fmt: skip
BESCHERMD = (
    ("Kleine groepen", f"Een aantal onder de {K_RESIDENT} staat er als <{K_RESIDENT}, ook als het nul is."),
    ("Afronden", f"Een aantal van {K_RESIDENT} of meer is soms afgerond op een veelvoud van {ROUND_BASE}."),
    ("Niet getoond", "Soms is een ander cijfer weg, omdat je er anders een klein aantal mee kon uitrekenen."),
    (
        "Percentages",
        f"Onder de {PCT_MIN_DENOM} mensen is er geen percentage. Onder de {PCT_VLAG} mensen staat dat erbij.",
    ),
    ("Al openbaar", "Een getal dat de bron zelf openbaar maakte, staat er zoals de bron het gaf."),
)


def _rijen(beeld: Verslagbeeld) -> list[list[object]]:
    return [[getattr(regel, kop) for kop in KOPPEN] for regel in beeld.cijfers]


def _uitleg(beeld: Verslagbeeld) -> list[tuple[str, str]]:
    regels = [(naam, waarde) for naam, waarde in woorden.feiten(beeld) if waarde]
    regels += [
        ("", ""),
        ("Aantal cijfers", str(len(beeld.cijfers))),
        ("Een rij per cijfer", "Elke rij op het blad Cijfers is één cijfer: een indicator, een periode, een gebied."),
        ("Lege waarde", "Een lege waarde is nooit nul. De kolom noot zegt waarom er geen waarde is."),
        ("Codeboek", "Op het blad Codeboek staat wat elke kolom betekent."),
    ]
    return [*regels, ("", ""), *BESCHERMD]


def codeboek(beeld: Verslagbeeld) -> tuple[tuple[str, ...], list[Sequence[object]]]:
    """Return the head and the rows of the codebook: the columns, and after them every indicator with its unit."""
    rijen: list[Sequence[object]] = [("kolom", kop, uitleg, leeg) for kop, (uitleg, leeg) in KOLOMMEN.items()]
    indicatoren = {regel.indicator: (regel.titel, regel.eenheid) for regel in beeld.cijfers}
    rijen += [
        ("indicator", naam, titel, f"Eenheid: {eenheid or 'geen'}") for naam, (titel, eenheid) in indicatoren.items()
    ]
    rijen += [("bescherming", naam, uitleg, "") for naam, uitleg in BESCHERMD]
    return ("soort", "naam", "wat het is", "als het leeg is, of de eenheid"), rijen


def _bladen(beeld: Verslagbeeld) -> list[Blad]:
    koppen, rijen = codeboek(beeld)
    kolommen = [Kolom(kop, BREEDTEN.get(kop, 16), tekst=kop != "waarde", getal=kop == "waarde") for kop in KOPPEN]
    breed = [Kolom(kop, breedte, tekst=True) for kop, breedte in zip(koppen, (14, 28, 70, 60), strict=True)]
    return [
        Blad("Uitleg", [(beeld.titel, ""), *_uitleg(beeld)]),
        Blad("Cijfers", _rijen(beeld), kolommen),
        Blad("Codeboek", rijen, breed),
    ]


def als_xlsx(beeld: Verslagbeeld) -> bytes:
    return rekenblad.werkmap(_bladen(beeld), titel=f"Cijfers bij {beeld.titel}")


def als_ods(beeld: Verslagbeeld) -> bytes:
    return rekenblad_odf.werkmap(_bladen(beeld), titel=f"Cijfers bij {beeld.titel}")


def csv_bestanden(beeld: Verslagbeeld) -> dict[str, bytes]:
    """Return the figures and their codebook by name of file."""
    koppen, rijen = codeboek(beeld)
    return {
        "cijfers.csv": als_csv(_rijen(beeld), KOPPEN).encode("utf-8", "replace"),
        "codeboek.csv": als_csv(rijen, koppen).encode("utf-8", "replace"),
    }


def als_csv_zip(beeld: Verslagbeeld) -> bytes:
    return pak(csv_bestanden(beeld))
