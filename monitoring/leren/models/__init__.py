# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

from monitoring.leren.models.instrument import Instrument, Instrumentblok, Instrumentitem
from monitoring.leren.models.leersessie import Kringlid, Leersessie, Notitie, Scriptstap
from monitoring.leren.models.zelfevaluatie import (
    Antwoord,
    Deelname,
    Oordeel,
    Rondeactie,
    Rondevraag,
    Verschilbeschrijving,
    Zelfevaluatie,
)

__all__ = [
    "Antwoord", "Deelname", "Instrument", "Instrumentblok", "Instrumentitem", "Kringlid", "Leersessie", "Notitie",
    "Oordeel", "Rondeactie", "Rondevraag", "Scriptstap", "Verschilbeschrijving", "Zelfevaluatie",
]  # fmt: skip
