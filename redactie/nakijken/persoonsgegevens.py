# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Data about people. Names cannot be told from other words: the panel asks for those in words."""

import re
from collections.abc import Iterator

from django.conf import settings

from redactie.nakijken.stuk import AANRADER, BLOKKADE, Opmerking, Stuk, Tekst

EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}")
TELEFOON = re.compile(r"(?<![\w.,/-])(?:(?:\+|00)31[ .-]?(?:\(0\)[ .-]?)?|0)[1-9](?:[ .-]{0,3}\d){8}(?![\w])")
IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b")
BSN = re.compile(r"(?<![\w.,€/-])(?<!€ )(?:\d{9}|\d{3} \d{3} \d{3}|\d{4}[. ]\d{2}[. ]\d{3})(?![\w/-]|[.,]\d)")
# Numbers of organisations and of projects pass the same proof; a text that calls the number so is believed.
ANDER_NUMMER = re.compile(r"\b(?:project|dossier|zaak|kenmerk|rsin|kvk|subsidie|factuur|isbn|nummer)", re.IGNORECASE)
EIGEN_NUMMER = re.compile(r"\bbsn\b|burgerservice|sofi", re.IGNORECASE)
GRATIS_NUMMERS = ("0800", "0900", "0906", "0909")
VRAAG = "Is het van een organisatie en mag iedereen het weten? Laat het staan. Is het van een inwoner? Haal het weg."


def kijk_persoonsgegevens_na(stuk: Stuk, voor) -> Iterator[Opmerking]:
    for tekst in stuk.teksten:
        gezien: set[str] = set()
        adressen = "\n".join(
            link.adres.split(":", 1)[1] for link in tekst.gelezen.links if link.adres.startswith(("mailto:", "tel:"))
        )
        for woorden in [*(blok.tekst for blok in tekst.gelezen.blokken), adressen]:
            for opmerking in _in_woorden(tekst, woorden):
                if opmerking.fragment not in gezien:
                    gezien.add(opmerking.fragment)
                    yield opmerking


def persoonsgegevens_in(woorden: str) -> Iterator[tuple[str, str]]:
    """Yield what in `woorden` can point at a person: its kind, and what stands there."""
    for treffer in BSN.finditer(woorden):
        gevonden, ervoor = treffer[0], woorden[max(0, treffer.start() - 30) : treffer.start()]
        if is_bsn(gevonden) and (EIGEN_NUMMER.search(ervoor) or not ANDER_NUMMER.search(ervoor)):
            yield "bsn", gevonden
    for gevonden in EMAIL.findall(woorden) if "@" in woorden else ():
        if gevonden.lower() != settings.CONTACT_EMAIL.lower():
            yield "e-mailadres", gevonden
    for gevonden in TELEFOON.findall(woorden):
        if not gevonden.startswith(GRATIS_NUMMERS):
            yield "telefoonnummer", gevonden
    for gevonden in IBAN.findall(woorden):
        if is_iban(gevonden):
            yield "iban", gevonden


# What is said of each kind: how heavy it is, what stands there, and what to do.
GEZEGD = {
    "bsn": (
        BLOKKADE, "Dit getal kan een burgerservicenummer (BSN) zijn. Dat mag nooit op de site.",
        "Haal het weg. Is het een ander nummer? Zeg dat er dan voor, bijvoorbeeld: projectnummer.",
    ),
    "e-mailadres": (AANRADER, "Hier staat een e-mailadres.", VRAAG),
    "telefoonnummer": (AANRADER, "Hier staat een telefoonnummer.", VRAAG),
    "iban": (AANRADER, "Hier staat een rekeningnummer (IBAN).", VRAAG),
}  # fmt: skip


def _in_woorden(tekst: Tekst, woorden: str) -> Iterator[Opmerking]:
    for soort, gevonden in persoonsgegevens_in(woorden):
        zwaarte, zin, doe = GEZEGD[soort]
        yield tekst.merk_op(soort, zwaarte, zin, doe, gevonden)


def weiger_persoonsgegevens(teksten: dict[str, str]) -> dict[str, str]:
    """Return, by field, why a text about residents can't be final; a number or address of anybody stops it here."""
    fouten = {}
    for veld, tekst in teksten.items():
        gevonden = next(persoonsgegevens_in(tekst), None)
        if gevonden:
            soort, fragment = gevonden
            zin = GEZEGD[soort][1]
            fouten[veld] = f"{zin} Haal het weg, want hier horen geen gegevens van mensen ({fragment})."
    return fouten


def is_bsn(tekst: str) -> bool:
    """Whether nine digits pass the eleven-proof of a burgerservicenummer."""
    cijfers = [int(teken) for teken in tekst if teken.isdecimal()]
    gewichten = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    som = sum(cijfer * gewicht for cijfer, gewicht in zip(cijfers, gewichten, strict=True))
    return any(cijfers) and som % 11 == 0


def is_iban(tekst: str) -> bool:
    """Whether the check digits of an account number are right."""
    kaal = tekst.replace(" ", "")
    if not kaal.isascii() or not 15 <= len(kaal) <= 34:
        return False
    return int("".join(str(int(teken, 36)) for teken in kaal[4:] + kaal[:4])) % 97 == 1
