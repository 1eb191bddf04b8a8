# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

from wijken.models.afspraak import Afspraak, Afspraakstaat
from wijken.models.gebeurtenis import Besluit, Gebeurtenis
from wijken.models.gemeente import Gemeente
from wijken.models.interventie import Interventie, Inzet
from wijken.models.organisatie import (
    Functierol,
    Organisatie,
    Organisatierol,
    Professional,
    Vervulling,
)
from wijken.models.overleg import Overleg, Overleglid
from wijken.models.wijk import Inbreng, Wijk

__all__ = [
    "Afspraak", "Afspraakstaat", "Besluit", "Functierol", "Gebeurtenis", "Gemeente", "Inbreng", "Interventie",
    "Inzet", "Organisatie", "Organisatierol", "Overleg", "Overleglid", "Professional", "Vervulling", "Wijk",
]  # fmt: skip
