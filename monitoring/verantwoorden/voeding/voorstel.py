# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""What a feed proposes for a report: one thing out of the system, with its source."""

import hashlib
from dataclasses import dataclass
from datetime import date

from monitoring.verantwoorden.beeld import Grafiekblok, Tabelblok


@dataclass(frozen=True, slots=True)
class Voorstel:
    """One thing to put in a report. `bron_soort` is a model label ("toolkit.Les"), `wijk` its key or None."""

    soort: str
    bron_soort: str
    bron_pk: str
    titel: str
    html: str
    adres: str = ""
    datum: date | None = None
    wijk: int | None = None
    grafiek: Grafiekblok | None = None
    tabel: Tabelblok | None = None

    @property
    def sleutel(self) -> tuple[str, str, str]:
        """What one thing is known by between two times of pulling in."""
        return self.soort, self.bron_soort, str(self.bron_pk)

    @property
    def vingerafdruk(self) -> str:
        """Two proposals with the same text, table and chart have the same fingerprint."""
        return hashlib.sha256(repr((self.titel, self.html, self.tabel, self.grafiek)).encode()).hexdigest()
