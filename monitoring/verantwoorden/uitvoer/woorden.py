# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""What every form of a report says in the same words: its facts, its numbers, what is empty, what was added later."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.dateformat import format as date_format

from monitoring.verantwoorden.beeld import Bijlagebeeld, Cijferregel, Herkomst, Keuze, Tekst, Veldbeeld, Verslagbeeld

EIGENAAR = "Wijzer in de Wijk"
NIET_INGEVULD = "Niet ingevuld"
LEEG = "–"
NADERE_TOELICHTING = "Nadere toelichting"
LATER_TOEGEVOEGD = "Dit is later toegevoegd."
LOOPT_HET = "Loopt het zoals beschreven in de aanvraag?"
STATEN = {
    "concept": "concept",
    "ter_beoordeling": "concept, ter beoordeling",
    "vastgesteld": "vastgesteld",
    "ingediend": "ingediend",
    "vragen_ontvangen": "ingediend, vragen ontvangen",
    "aangevuld": "aangevuld",
}


def dag(datum) -> str:
    return date_format(datum, "j F Y")


def periode(beeld: Verslagbeeld) -> str:
    return f"{dag(beeld.van)} t/m {dag(beeld.tot)}"


def versie(beeld: Verslagbeeld) -> str:
    """Return which version this is; a concept says that it is one."""
    if beeld.versie == 0:
        return f"Concept{', ter beoordeling' if beeld.staat == 'ter_beoordeling' else ''}"
    delen = [f"Versie {beeld.versie}", STATEN.get(beeld.staat, beeld.staat)]
    if beeld.vastgesteld_op:
        delen.append(f"vastgesteld op {dag(beeld.vastgesteld_op)}")
    return ", ".join(delen)


def feiten(beeld: Verslagbeeld) -> list[tuple[str, str]]:
    return [
        ("Soort verslag", beeld.soort),
        ("Projectnummer", beeld.projectnummer),
        ("Verslagperiode", periode(beeld)),
        ("Organisatie", beeld.organisatie),
        ("Gebied", beeld.gebied),
        ("Versie", versie(beeld)),
    ]


def koptekst(beeld: Verslagbeeld) -> str:
    titel = beeld.titel if len(beeld.titel) <= 60 else f"{beeld.titel[:59].rstrip()}…"
    nummer = f"projectnummer {beeld.projectnummer}" if beeld.projectnummer else ""
    kort = f"{beeld.van.day}-{beeld.van.month}-{beeld.van.year} t/m {beeld.tot.day}-{beeld.tot.month}-{beeld.tot.year}"
    return " · ".join(filter(None, (titel, nummer, kort)))


def genummerd(nummer: str, titel: str) -> str:
    """Return a title with its number as the form has it: "1. Tijdsplanning", "3.1 Projectopzet", "a. Resultaten"."""
    if not nummer:
        return titel
    return f"{nummer} {titel}" if "." in nummer else f"{nummer}. {titel}"


def is_leeg(veld: Veldbeeld) -> bool:
    """Whether nothing was answered: no text, and neither JA nor NEE."""
    return not any(deel.ja or deel.nee if isinstance(deel, Keuze) else True for deel in veld.inhoud)


def leeg(beeld: Verslagbeeld) -> str:
    """Return what stands where nothing was answered."""
    return NIET_INGEVULD if beeld.versie == 0 else LEEG


def opties(keuze: Keuze) -> tuple[tuple[str, bool], ...]:
    return (("JA", keuze.ja), ("NEE", keuze.nee))


def label(tekst: Tekst) -> str:
    """Return what stands before a text: of which wijk it is, and that it was added later."""
    if tekst.aanvulling:
        waarbij = ", ".join(filter(None, (tekst.kop, tekst.wijk)))
        return f"{NADERE_TOELICHTING} ({waarbij})" if waarbij else NADERE_TOELICHTING
    return tekst.wijk


def herkomst(bron: Herkomst) -> str:
    """Return where something was pulled in from, and what happened to it since, in sentences."""
    wanneer = f" op {dag(bron.opgehaald)}" if bron.opgehaald else ""
    zinnen = [f"Opgehaald uit: {bron.titel}{wanneer}."]
    if bron.bewerkt:
        zinnen.append("Daarna bewerkt.")
    if bron.bron_gewijzigd:
        zinnen.append("De bron is daarna veranderd.")
    return " ".join(zinnen)


def waar(bijlage: Bijlagebeeld) -> str:
    return bijlage.bestand or bijlage.adres or "niet bijgevoegd"


def naam_van_bestand(beeld: Verslagbeeld, wat: str, extensie: str) -> str:
    """Return a name that says what is in it: `voortgangsverslag-2021-versie-2.docx`."""
    deel = "concept" if beeld.versie == 0 else f"versie-{beeld.versie}"
    return f"{'-'.join(filter(None, (schone_naam(beeld.sleutel) or 'verslag', deel, wat)))}.{extensie}"


def schone_naam(naam: str) -> str:
    """Return a to z, digits and hyphens, 60 at most: no name of a file can be a path or a formula."""
    return re.sub(r"[^a-z0-9]+", "-", naam.lower()).strip("-")[:60].strip("-")


@dataclass(frozen=True, slots=True)
class Cijferreeks:
    """Figures that differ only in their period, as one line: what, where, the values, and how they are known."""

    vraag: str
    titel: str
    waar: str
    waarden: str
    uitleg: str


def reeksen(cijfers: Iterable[Cijferregel]) -> list[Cijferreeks]:
    """Return the figures by question and indicator, the periods of one series together; no figure is left out."""
    samen: dict[tuple, list[Cijferregel]] = {}
    for regel in cijfers:
        sleutel = (regel.vraag, regel.indicator, regel.titel, regel.eenheid, regel.wijk, regel.gebied, regel.groep)
        samen.setdefault(sleutel, []).append(regel)
    gevonden = []
    for (vraag, _, titel, eenheid, wijk, gebied, groep), regels in samen.items():
        wat = ", ".join(filter(None, (titel, groep)))
        gevonden.append(
            Cijferreeks(
                vraag, f"{wat} ({eenheid})" if eenheid and eenheid not in wat else wat, gebied or wijk,
                "; ".join(f"{regel.periode}: {regel.getoond}" for regel in regels), _uitleg(regels),
            )
        )  # fmt: skip
    return gevonden


def _uitleg(regels: list[Cijferregel]) -> str:
    """Return how figures are known and why they are missing, each once; a note of some of them names their periods."""
    delen: list[str] = []
    for regel in regels:
        delen += [deel for deel in (regel.herkomst, regel.bron and f"bron: {regel.bron}", regel.staat)
                  if deel and deel not in delen]  # fmt: skip
    noten: dict[str, list[str]] = {}
    for regel in regels:
        if regel.noot:
            noten.setdefault(regel.noot, []).append(regel.periode)
    for noot, perioden in noten.items():
        delen.append(noot if len(perioden) == len(regels) else f"{', '.join(perioden)}: {noot}")
    betekenissen = dict.fromkeys(regel.betekenis for regel in regels if regel.betekenis)
    delen += [f"betekenis: {betekenis}" for betekenis in betekenissen]
    return "; ".join(delen)
