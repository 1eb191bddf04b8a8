# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

from monitoring.meten.models.bereik import Bereik, Bereikbeeld, Bereikdeel
from monitoring.meten.models.cijfer import Cijfer, Cijferwijziging, Invoerpartij
from monitoring.meten.models.duiding import Duiding
from monitoring.meten.models.eigen_inzet import Inzetregel, Kwartaalinzet
from monitoring.meten.models.gespreksronde import Gespreksmoment, Gespreksronde, Turfregel
from monitoring.meten.models.indicator import Indicator
from monitoring.meten.models.leervraag import Leervraag
from monitoring.meten.models.onderzoek import Onderzoek
from monitoring.meten.models.plan import Ketenstap, Monitorplan, Plandoel, Planindicator, Planvraag
from monitoring.meten.models.veronderstelling import Signaal, Veronderstelling
from monitoring.meten.models.waarneming import Waarneming

__all__ = [
    "Bereik", "Bereikbeeld", "Bereikdeel", "Cijfer", "Cijferwijziging", "Duiding", "Gespreksmoment", "Gespreksronde",
    "Indicator", "Invoerpartij", "Inzetregel", "Ketenstap", "Kwartaalinzet", "Leervraag", "Monitorplan", "Onderzoek",
    "Plandoel", "Planindicator", "Planvraag", "Signaal", "Turfregel", "Veronderstelling", "Waarneming",
]  # fmt: skip
