# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Readers of files with figures: one per format. They read and complain; only `monitoring.meten.cijfers` writes."""

from collections.abc import Iterator

from monitoring.meten.lezers import kommabestand, werkmap
from monitoring.meten.lezers.grenzen import MAX_BYTES, Leesfout, Rij

__all__ = ["MAX_BYTES", "Leesfout", "Rij", "lees_rijen"]


def lees_rijen(inhoud: bytes, naam: str) -> Iterator[Rij]:
    """Yield the rows of a file, with their number as a spreadsheet shows it. What it is, is seen from its content.

    Raises `Leesfout` in Dutch for what cannot be read or goes over a limit, also halfway.
    """
    if len(inhoud) > MAX_BYTES:
        raise Leesfout(
            f"Dit bestand is groter dan {MAX_BYTES // 1024**2} MB. Splits het, en lees de delen na elkaar in."
        )
    if not inhoud.strip():
        raise Leesfout("Dit bestand is leeg.")
    if inhoud.startswith(b"PK"):
        return werkmap.lees(inhoud)
    if inhoud.startswith(b"\xd0\xcf\x11\xe0"):
        raise Leesfout("Dit is een oud of beveiligd Excel-bestand. Bewaar het als .xlsx zonder wachtwoord, of als CSV.")
    if naam.lower().endswith((".xlsx", ".xlsm", ".xls", ".ods")) or b"\x00" in inhoud[:4096]:
        raise Leesfout("Dit is geen bestand dat we kunnen lezen. Bewaar het als .xlsx of als CSV.")
    return kommabestand.lees(inhoud)
