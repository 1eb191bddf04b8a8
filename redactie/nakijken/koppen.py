# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Headings: in order, with words in them, and made as a heading."""

from collections.abc import Iterator

from redactie.nakijken.stuk import BLOKKADE, KOPTAGS, Opmerking, Stuk, Tekst

MAX_VETTE_KOP = 80


def kijk_koppen_na(stuk: Stuk, voor) -> Iterator[Opmerking]:
    for tekst in stuk.teksten:
        if tekst.rijk:
            yield from _in_tekst(tekst)


def _in_tekst(tekst: Tekst) -> Iterator[Opmerking]:
    # A text can stand below a heading of the page itself, so it may begin with a heading of the second level here.
    vorige = 2
    blokken = tekst.gelezen.blokken
    for nummer, blok in enumerate(blokken):
        if blok.soort in KOPTAGS:
            niveau = int(blok.soort[1])
            if not blok.tekst:
                yield tekst.merk_op(
                    "lege-kop", BLOKKADE, "Hier staat een kop zonder woorden.", "Schrijf de kop, of haal hem weg."
                )
            elif niveau > vorige + 1:
                yield tekst.merk_op(
                    "overgeslagen-kop", BLOKKADE,
                    "Deze kop slaat een niveau over. Wie niet ziet, mist dan de opbouw van de tekst.",
                    "Maak er een kop van één niveau hoger van.",
                    blok.tekst,
                )  # fmt: skip
            vorige = niveau
        elif _lijkt_kop(blok.soort, blok.tekst, blok.vet) and nummer + 1 < len(blokken):
            yield tekst.merk_op(
                "vette-kop", BLOKKADE,
                "Deze vette regel lijkt een kop, maar is het niet. Een schermlezer herkent hem niet.",
                "Maak er een echte kop van. Is het geen kop? Haal dan het vet weg.",
                blok.tekst,
            )  # fmt: skip


def _lijkt_kop(soort: str, tekst: str, vet: bool) -> bool:
    """Whether this is a short line, all of it bold, that is no sentence and no lead-in to a list."""
    return soort == "p" and vet and len(tekst) <= MAX_VETTE_KOP and tekst[-1] not in ".:;,!"
