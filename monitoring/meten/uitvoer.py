# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Figures as a file to take along or to fill in; what it says can be read in again and changes nothing then.

Text that a spreadsheet would take for a formula is marked in CSV; in a workbook text is text. Numbers stay numbers.
"""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from drukkerij.rekenblad import Blad, Kolom, werkmap
from monitoring.meten.lezers.grenzen import FORMULETEKST
from monitoring.meten.lezers.regels import KOLOMMEN
from monitoring.meten.lezers.werkmap import BLAD
from monitoring.meten.models.cijfer import Cijfer, CijferQuerySet, Leeftijd, Ontbreekt, Sekse, getal_in_woorden
from monitoring.meten.models.indicator import Herkomst, Indicator
from monitoring.meten.perioden import schrijf_periode
from redactie.models import Bron
from wijken.models import Wijk

KOPPEN = list(KOLOMMEN)
GETALLEN = {"waarde", "teller", "noemer"}
INVULRIJEN = 2_000
BREEDTEN = {"indicator": 32, "naam van de indicator": 36, "notitie": 40, "gebied": 24, "plaats in de bron": 24}
UITLEG_KOLOM = {
    "indicator": "De naam voor de computer. Laat die staan.",
    "periode": "Bijvoorbeeld 2021, 2021-K2, 2021-05 of 01-05-2021 t/m 31-08-2021.",
    "gebied": "Alleen als het niet precies de wijk is. In de woorden van de bron.",
    "groep": "Alleen als het cijfer over een deel van de mensen gaat. Hoogstens twee kenmerken samen.",
    "waarde": "Het getal, zonder eenheid. Weet je het niet? Laat leeg en kies een reden. Nul is ook een getal.",
    "teller": "Bij een percentage: hoeveel. Mag leeg blijven.",
    "noemer": "Bij een percentage: van hoeveel. Mag leeg blijven.",
    "reden": "Waarom er geen waarde is.",
    "herkomst": "Hoe het getal tot stand kwam. Leeg: zoals bij de indicator.",
    "bron": "De code van de bron, zoals s003.",
    "notitie": "Verandert een definitief cijfer? Zeg hier waarom.",
}
REGELS = [
    ("Zo vul je dit in", ""),
    ("Een rij per cijfer", "Elke rij is een indicator in een periode. Rijen die je leeg laat, worden overgeslagen."),
    ("Periode", UITLEG_KOLOM["periode"]),
    ("Waarde", "Een getal met een komma, zonder eenheid: 12,5. Nul is ook een getal."),
    ("Geen waarde", "Laat de waarde leeg en kies een reden. Een ontbrekende waarde is nooit nul."),
    ("Percentage", "Vul je teller en noemer in, dan rekenen wij het percentage uit."),
    ("Groepen", "Leeftijd, sekse of een andere groep: hoogstens twee samen, anders herken je mensen."),
    ("Geen namen", "Zet nergens namen of andere gegevens van inwoners in."),
    ("Staat", "Deze kolom wordt niet ingelezen. Definitief maken doe je in de redactie."),
    ("Inlezen", "Kies het bestand in de redactie bij Cijfers. Je ziet eerst wat er verandert. Daarna beslis je."),
]


def naam_van_bestand(wijk: Wijk, wat: str, begin: date | None, einde: date | None, soort: str) -> str:
    """Return a name with the wijk, the indicator and the period: `stevenshof-recepten-2019-2021.csv`."""
    if begin is None or einde is None:
        return f"{wijk.slug}-{wat}.{soort}"
    jaren = f"{begin.year}" if begin.year == einde.year else f"{begin.year}-{einde.year}"
    return f"{wijk.slug}-{wat}-{jaren}.{soort}"


def om_uit_te_voeren(cijfers: CijferQuerySet) -> list[Cijfer]:
    return list(cijfers.select_related("indicator", "wijk", "bron"))


def rij(cijfer: Cijfer) -> list[object]:
    """Return the cells of a figure in the order of KOPPEN; numbers as numbers."""
    return [
        cijfer.indicator.slug, cijfer.indicator.titel, cijfer.wijk.slug, schrijf_periode(cijfer.begin, cijfer.einde),
        cijfer.gebied, cijfer.get_leeftijd_display(), cijfer.get_sekse_display(), cijfer.groep, cijfer.waarde,
        cijfer.indicator.eenheid, cijfer.teller, cijfer.noemer, cijfer.get_ontbreekt_display(),
        cijfer.get_herkomst_display(), cijfer.bron.code if cijfer.bron else "", cijfer.plaats_in_bron, cijfer.notitie,
        cijfer.get_staat_display(),
    ]  # fmt: skip


def als_csv(rijen: Iterable[Sequence[object]], koppen: Sequence[str] = KOPPEN) -> str:
    """Return CSV for Dutch spreadsheets: semicolons, the mark for UTF-8, decimal commas, no cell that is run."""
    uit = io.StringIO()
    uit.write("\ufeff")
    schrijver = csv.writer(uit, delimiter=";", lineterminator="\r\n")
    schrijver.writerow(koppen)
    for cellen in rijen:
        schrijver.writerow([_cel(waarde) for waarde in cellen])
    return uit.getvalue()


def _cel(waarde: object) -> str:
    if waarde is None:
        return ""
    if isinstance(waarde, Decimal):
        return getal_in_woorden(waarde)
    if isinstance(waarde, int | date):
        return str(waarde)
    tekst = str(waarde)
    return f"'{tekst}" if FORMULETEKST.match(tekst) else tekst


def als_werkmap(rijen: Iterable[Sequence[object]], *, titel: str, invullen: bool = False) -> bytes:
    """Return a workbook: an explanation, the figures, and (hidden) the lists to choose from."""
    lijsten = {
        "leeftijd": Leeftijd.labels, "sekse": Sekse.labels, "reden": Ontbreekt.labels, "herkomst": Herkomst.labels,
        "bron": list(Bron.objects.values_list("code", flat=True)),
    }  # fmt: skip
    plaatsen = {
        kop: f"Lijsten!${letter}$1:${letter}${max(1, len(keuzes))}"
        for letter, (kop, keuzes) in zip("ABCDE", lijsten.items(), strict=True)
    }
    kolommen = [
        Kolom(
            kop, BREEDTEN.get(kop, 14), tekst=kop not in GETALLEN, getal=kop in GETALLEN,
            keuzes=plaatsen.get(kop, ""), uitleg=UITLEG_KOLOM.get(kop, ""),
        )
        for kop in KOPPEN
    ]  # fmt: skip
    hoogte = max(map(len, lijsten.values()))
    keuzerijen = [[str(keuzes[n]) if n < len(keuzes) else "" for keuzes in lijsten.values()] for n in range(hoogte)]
    bladen = [
        Blad("Uitleg", [(titel, ""), *REGELS]),
        Blad(BLAD, rijen, kolommen),
        Blad("Lijsten", keuzerijen, verborgen=True),
    ]
    return werkmap(bladen, titel=titel, invulrijen=INVULRIJEN if invullen else 0)


def sjabloonrijen(
    wijk: Wijk, indicatoren: Iterable[Indicator], perioden: Iterable[tuple[date, date]], bestaand: Iterable[Cijfer]
) -> list[list[object]]:
    """Return the rows of a template: every indicator in every period, with what is there already."""
    er_is: dict[tuple, list[Cijfer]] = {}
    for cijfer in bestaand:
        er_is.setdefault((cijfer.indicator_id, cijfer.begin, cijfer.einde), []).append(cijfer)
    rijen: list[list[object]] = []
    perioden = list(perioden)
    for indicator in indicatoren:
        for begin, einde in perioden:
            gevuld = er_is.get((indicator.pk, begin, einde))
            if gevuld:
                rijen += [rij(cijfer) for cijfer in gevuld]
            else:
                leeg = dict.fromkeys(KOPPEN, "") | {
                    "indicator": indicator.slug, "naam van de indicator": indicator.titel, "wijk": wijk.slug,
                    "periode": schrijf_periode(begin, einde), "eenheid": indicator.eenheid,
                }  # fmt: skip
                rijen.append(list(leeg.values()))
    return rijen
