# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""A letter of answers as it is read: frozen when it is sent, so that the same letter can be made again later."""

import hashlib
import json
from dataclasses import asdict, dataclass
from datetime import date

from django.utils.html import escape

from drukkerij.document import Document

VORM = 1
EIGENAAR = "Wijzer in de Wijk"
AGENDAKOPPEN = ("Kwartaal", "Overleg", "Wanneer en wat")
GEEN_ANTWOORD = "Nog geen antwoord."


@dataclass(frozen=True, slots=True)
class Briefantwoord:
    """What is answered, as cleaned rich text; `wijk` is empty when it holds for all of them."""

    wijk: str
    html: str
    bijlage: str = ""
    wijk_id: int | None = None


@dataclass(frozen=True, slots=True)
class Vraagbeeld:
    """A question as the letter quotes it, with its answers."""

    nummer: int
    citaat: str
    pagina: str
    verwijzing: str
    punt: int
    antwoorden: tuple[Briefantwoord, ...] = ()


@dataclass(frozen=True, slots=True)
class Agendabeeld:
    """What each overleg does in a quarter of a year; a row is as `AGENDAKOPPEN`."""

    jaar: int
    rijen: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Stuk:
    """An annex that goes along."""

    nummer: int
    titel: str
    omschrijving: str = ""
    bestand: str = ""
    adres: str = ""


@dataclass(frozen=True, slots=True)
class Briefbeeld:
    """A whole letter."""

    titel: str
    aan: str
    datum: str
    organisatie: str
    projectnummer: str
    verslag: str
    inleiding: str
    slot: str
    vragen: tuple[Vraagbeeld, ...] = ()
    agenda: tuple[Agendabeeld, ...] = ()
    bijlagen: tuple[Stuk, ...] = ()
    concept: bool = False


def naar_json(beeld: Briefbeeld) -> dict:
    """Return `beeld` as plain data for JSON, with the form it has."""
    return {"vorm": VORM, "beeld": json.loads(json.dumps(asdict(beeld)))}


def afdruk(gegevens: dict) -> str:
    """Return the fingerprint of a letter: the same for the same letter."""
    return hashlib.sha256(json.dumps(gegevens, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def uit_json(gegevens: dict) -> Briefbeeld:
    """Return the letter that `naar_json` made `gegevens` of. Raises ValueError for a form that is not known."""
    if gegevens.get("vorm") != VORM:
        raise ValueError(f"A letter in form {gegevens.get('vorm')!r} cannot be read.")
    beeld = dict(gegevens["beeld"])
    beeld["vragen"] = tuple(
        Vraagbeeld(**{**vraag, "antwoorden": tuple(Briefantwoord(**een) for een in vraag["antwoorden"])})
        for vraag in beeld["vragen"]
    )
    beeld["agenda"] = tuple(
        Agendabeeld(jaar["jaar"], tuple(tuple(rij) for rij in jaar["rijen"])) for jaar in beeld["agenda"]
    )
    beeld["bijlagen"] = tuple(Stuk(**stuk) for stuk in beeld["bijlagen"])
    return Briefbeeld(**beeld)


def briefblad(brief: Briefbeeld, site: str, *, gemaakt: date | None = None) -> Document:
    """Return a letter as a document: each question as a heading, its quotation, and the answers per wijk."""
    eigenaar = brief.organisatie or EIGENAAR
    doc = Document(titel=brief.titel, eigenaar=eigenaar, site=site, onderwerp=brief.verslag, datum=gemaakt)
    if brief.concept:
        doc.let_op("Dit is een concept. De brief is nog niet verstuurd.")
    over = [
        ("Aan", brief.aan), ("Van", brief.organisatie), ("Datum", brief.datum), ("Projectnummer", brief.projectnummer),
        ("Over", brief.verslag),
    ]  # fmt: skip
    doc.tabel(["Deze brief", ""], [[naam, waarde] for naam, waarde in over if waarde])
    doc.rijke_tekst(brief.inleiding)
    for vraag in brief.vragen:
        doc.kop(f"Vraag {vraag.nummer}")
        pagina = f"p. {vraag.pagina}" if vraag.pagina and f"p. {vraag.pagina}" not in vraag.verwijzing else ""
        waar = ", ".join(filter(None, [pagina, vraag.verwijzing]))
        doc.rijke_tekst(f"<blockquote><p>{escape(vraag.citaat)}{f' ({escape(waar)})' if waar else ''}</p></blockquote>")
        if not vraag.antwoorden:
            doc.let_op(GEEN_ANTWOORD)
        for antwoord in vraag.antwoorden:
            doc.kop(antwoord.wijk or "Antwoord", 2)
            doc.rijke_tekst(antwoord.html)
            if antwoord.bijlage:
                doc.alinea(f"Bijlage: {antwoord.bijlage}")
    for jaar in brief.agenda:
        doc.kop(f"Agenda {jaar.jaar}")
        doc.tabel(list(AGENDAKOPPEN), [list(rij) for rij in jaar.rijen], f"Agenda {jaar.jaar}, per kwartaal en overleg")
    if brief.bijlagen:
        doc.kop("Bijlagen")
        doc.tabel(
            ["Nummer", "Bijlage", "Waar"],
            [
                [str(stuk.nummer), ". ".join(filter(None, (stuk.titel, stuk.omschrijving))), stuk.bestand or stuk.adres]
                for stuk in brief.bijlagen
            ],
        )
    if brief.slot:
        doc.kop("Tot slot")
        doc.rijke_tekst(brief.slot)
    return doc
