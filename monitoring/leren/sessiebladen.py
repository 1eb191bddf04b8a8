# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""A session on paper: the script before it, the brief for the drawer, and the report after it."""

from django.conf import settings

from drukkerij.document import Document
from monitoring.leren.leersessies import (
    afspraken_van,
    lessen_van,
    met_organisatie,
    voorgestelde_opdracht,
    vorige_van,
)
from monitoring.leren.models import Leersessie
from monitoring.leren.models.leersessie import Kring
from monitoring.leren.script import tijdplan
from toolkit.models.les import Niveau

EIGENAAR = "Wijzer in de Wijk"
NIET_OPGESCHREVEN = "niet opgeschreven"
SCRIPT = ["Tijd", "Wat", "Wie praat", "Minuten"]
AFSPRAKEN = ["Wat", "Wie", "Voor wanneer", "Stand"]


def _blad(sessie: Leersessie, soort: str) -> Document:
    gebeurtenis = sessie.gebeurtenis
    doc = Document(titel=f"{soort}: {gebeurtenis.titel}", eigenaar=EIGENAAR, site=settings.SITE_URL, onderwerp=soort)
    doc.inleiding(", ".join(filter(None, (gebeurtenis.wanneer, gebeurtenis.tijd_in_woorden, gebeurtenis.plaats))))
    doc.kop("De leervraag")
    doc.alinea(gebeurtenis.leervraag or NIET_OPGESCHREVEN)
    return doc


def _kringen(doc: Document, sessie: Leersessie) -> None:
    leden = list(sessie.kringleden.select_related("organisatie"))
    rijen = [[lid.get_kring_display(), met_organisatie(lid)] for lid in leden]
    rijen.sort(key=lambda rij: rij[0] != Kring.BINNEN.label)
    doc.kop("Wie erbij zijn")
    if rijen:
        doc.tabel(["Kring", "Rol of organisatie"], rijen)
    else:
        doc.alinea(NIET_OPGESCHREVEN.capitalize())


def _afspraken(doc: Document, kop: str, sessie: Leersessie | None) -> None:
    rijen = [
        [
            a.wat, a.wie or NIET_OPGESCHREVEN, f"{a.voor:%d-%m-%Y}" if a.voor else "geen dag",
            ". ".join(filter(None, (a.get_staat_display(), a.toelichting))),
        ]
        for a in (afspraken_van(sessie) if sessie else [])
    ]  # fmt: skip
    doc.kop(kop)
    if rijen:
        doc.tabel(AFSPRAKEN, rijen)
    else:
        doc.alinea("Geen afspraken opgeschreven.")


def scriptblad(sessie: Leersessie) -> Document:
    """Return the script, with what the time before was agreed and room for notes per step."""
    doc = _blad(sessie, "Script")
    if sessie.doel:
        doc.kop("Wat we aan het eind willen hebben")
        doc.alinea(sessie.doel)
    _kringen(doc, sessie)
    vorige = vorige_van(sessie)
    if vorige:
        _afspraken(doc, "Wat de vorige keer is afgesproken", vorige)
        if vorige.beter:
            doc.let_op(f"Volgende keer beter, zeiden jullie toen: {vorige.beter}")
    plan = tijdplan(list(sessie.stappen.select_related("werkvorm")), sessie.begin, sessie.minuten)
    doc.kop("Het programma")
    doc.tabel(SCRIPT, [[r.wanneer, r.stap.titel, r.stap.get_kring_display(), str(r.stap.minuten)] for r in plan.regels])
    doc.alinea(plan.oordeel)
    for regel in plan.regels:
        stap = regel.stap
        doc.kop(f"{regel.nummer}. {stap.titel}", 2)
        doc.alinea(f"{regel.wanneer}, {stap.minuten} minuten. Wie praat: {stap.get_kring_display()}.")
        doc.alinea(stap.uitleg)
        if stap.nodig:
            doc.alinea(f"Nodig: {stap.nodig}")
        if stap.werkvorm is not None and stap.werkvorm.is_openbaar:
            doc.link(f"Werkvorm: {stap.werkvorm.titel}", f"{settings.SITE_URL}{stap.werkvorm.get_absolute_url()}")
    return doc


def opdrachtblad(sessie: Leersessie) -> Document:
    """Return the brief for the drawer of the praatplaat."""
    doc = _blad(sessie, "Opdracht voor de tekenaar")
    doc.kop("Wat er op de praatplaat moet")
    for alinea in (sessie.opdracht or voorgestelde_opdracht(sessie)).splitlines():
        doc.alinea(alinea)
    doc.kop("Wat altijd geldt")
    doc.alinea(
        "Bij een praatplaat hoort een tekst die hetzelfde vertelt, in de volgorde waarin je haar leest. Teken niemand "
        "die te herkennen is. Schrijf woorden groot genoeg om op papier te lezen."
    )
    return doc


def verslagblad(sessie: Leersessie) -> Document:
    """Return the report: the question, who was there by role, lessons per level, agreements, the closing answers."""
    doc = _blad(sessie, "Verslag")
    _kringen(doc, sessie)
    lessen = list(lessen_van(sessie))
    doc.kop("Wat we leerden")
    if not lessen:
        doc.alinea("Geen lessen opgeschreven.")
    for niveau in Niveau:
        if rijen := [les for les in lessen if les.niveau == niveau]:
            doc.kop(f"Voor: {niveau.label}", 2)
            for les in rijen:
                doc.alinea(les.titel)
                doc.rijke_tekst(les.tekst)
    _afspraken(doc, "Wat we afspraken", sessie)
    doc.kop("Terugkijken")
    doc.tabel(
        ["Vraag", "Antwoord"],
        [
            ["Wat hebben we geleerd?", sessie.geleerd or NIET_OPGESCHREVEN],
            ["Wat kan de volgende keer beter?", sessie.beter or NIET_OPGESCHREVEN],
        ],
    )
    return doc
