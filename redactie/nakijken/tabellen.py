# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Tables: with a title and header cells, and narrow enough for a phone."""

from collections.abc import Iterator

from redactie.nakijken.stuk import AANRADER, BLOKKADE, Opmerking, Stuk

MAX_KOLOMMEN = 6


def kijk_tabellen_na(stuk: Stuk, voor) -> Iterator[Opmerking]:
    for tekst in stuk.teksten:
        for nummer, tabel in enumerate(tekst.gelezen.tabellen, start=1):
            naam = tabel.titel or f"tabel {nummer}"
            if not tabel.kopcellen:
                yield tekst.merk_op(
                    "tabel-zonder-kop", BLOKKADE,
                    "Deze tabel heeft geen kopcellen. Een schermlezer kan dan niet zeggen wat er in een cel staat.",
                    "Maak van de eerste rij koppen. Is het geen tabel met gegevens? Gebruik dan een lijst.", naam,
                )  # fmt: skip
            if not tabel.titel:
                yield tekst.merk_op(
                    "tabel-zonder-titel", AANRADER, "Deze tabel heeft geen titel.",
                    "Zet boven de tabel in een paar woorden wat erin staat.", naam,
                )  # fmt: skip
            if tabel.kolommen > MAX_KOLOMMEN:
                yield tekst.merk_op(
                    "brede-tabel", AANRADER,
                    f"Deze tabel heeft {tabel.kolommen} kolommen. Een telefoon is daar te smal voor.",
                    f"Houd het op {MAX_KOLOMMEN} kolommen, of maak er twee tabellen van.", naam,
                )  # fmt: skip
