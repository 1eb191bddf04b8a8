# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""CSV as Dutch spreadsheets write it: `;` or `,`, UTF-8 with or without mark, or Windows-1252."""

import csv
import io
from collections.abc import Iterator

from monitoring.meten.lezers.grenzen import (
    FORMULETEKST,
    MAX_KOLOMMEN,
    MAX_RIJEN,
    MAX_TEKENS,
    Leesfout,
    Rij,
    te_lang,
    te_veel_kolommen,
    te_veel_rijen,
)


def lees(inhoud: bytes) -> Iterator[Rij]:  # noqa: PLR0912  one per limit
    """Yield the rows that are not empty, with the number a spreadsheet gives them."""
    regels = io.TextIOWrapper(io.BytesIO(inhoud), encoding=_codering(inhoud), newline="")
    kop = regels.readline()
    regels.seek(0)
    tekens = kop.removeprefix("\ufeff")
    if tekens.lower().startswith("sep="):
        raise Leesfout("Haal de eerste regel (sep=) weg. Zet op de eerste regel de namen van de kolommen.")
    scheiding = max(";,\t", key=kop.count)
    lezer = csv.reader(regels, delimiter=scheiding, strict=True)
    try:
        for nummer, cellen in enumerate(lezer, start=1):
            if nummer > MAX_RIJEN + 1:
                raise te_veel_rijen()
            if nummer == 1 and cellen:
                cellen[0] = cellen[0].removeprefix("\ufeff")
            if len(cellen) > MAX_KOLOMMEN:
                while cellen and not cellen[-1].strip():
                    cellen.pop()
                if len(cellen) > MAX_KOLOMMEN:
                    raise te_veel_kolommen(nummer)
            leeg = True
            for plek, cel in enumerate(cellen):
                if cel:
                    leeg = False
                    if len(cel) > MAX_TEKENS:
                        raise te_lang(nummer)
                    if cel[0] == "'" and FORMULETEKST.match(cel, 1):
                        cellen[plek] = cel[1:]
            if not leeg:
                yield nummer, cellen
    except csv.Error as error:
        raise Leesfout(
            f"Na rij {lezer.line_num - 1} klopt het bestand niet: een aanhalingsteken is niet gesloten, of een vak is "
            "te lang. Open het in Excel en bewaar het opnieuw als CSV."
        ) from error


def _codering(inhoud: bytes) -> str:
    try:
        inhoud.decode("utf-8")
    except UnicodeDecodeError:
        if inhoud.startswith((b"\xff\xfe", b"\xfe\xff")):
            raise Leesfout("Bewaar het bestand als CSV (UTF-8).") from None
        try:
            inhoud.decode("cp1252")
        except UnicodeDecodeError:
            raise Leesfout("Dit bestand is geen leesbare tekst. Bewaar het in Excel als CSV (UTF-8).") from None
        return "cp1252"
    return "utf-8"
