# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

from monitoring.verantwoorden.models.aandachtspunt import Aandachtspunt, Beurt, Puntbron
from monitoring.verantwoorden.models.antwoordbrief import Antwoordbrief, Briefbijlage, Briefvraag, Overname
from monitoring.verantwoorden.models.product import Product
from monitoring.verantwoorden.models.uitvoertaak import Uitvoertaak
from monitoring.verantwoorden.models.uitwisseling import Reflectie, Reflectiegevolg, Uitwisseling
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
    "Aandachtspunt", "Antwoordbrief", "Beurt", "Bijlage", "Bouwsteen", "Briefbijlage", "Briefvraag", "Overname",
    "Product", "Puntbron", "Reflectie", "Reflectiegevolg", "Uitvoertaak", "Uitwisseling", "Verslag", "Verslagantwoord",
    "Verslagopmerking", "Verslagsectie", "Verslagsoort", "Verslagveld", "Verslagversie",
]  # fmt: skip
