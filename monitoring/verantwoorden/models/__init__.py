# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

from monitoring.verantwoorden.models.uitvoertaak import Uitvoertaak
from monitoring.verantwoorden.models.verslag import (
    Bijlage,
    Bouwsteen,
    Verslag,
    Verslagantwoord,
    Verslagopmerking,
    Verslagversie,
)
from monitoring.verantwoorden.models.verslagsoort import Verslagsectie, Verslagsoort, Verslagveld

__all__ = [
    "Bijlage", "Bouwsteen", "Uitvoertaak", "Verslag", "Verslagantwoord", "Verslagopmerking", "Verslagsectie",
    "Verslagsoort", "Verslagveld", "Verslagversie",
]  # fmt: skip
