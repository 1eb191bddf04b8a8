# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Everything that is kept, room by room."""

from monitoring.leren.models import Kringlid, Leersessie, Notitie, Scriptstap
from monitoring.meten.models import (
    Bereik,
    Bereikbeeld,
    Bereikdeel,
    Cijfer,
    Cijferwijziging,
    Duiding,
    Gespreksmoment,
    Gespreksronde,
    Indicator,
    Invoerpartij,
    Inzetregel,
    Ketenstap,
    Kwartaalinzet,
    Leervraag,
    Monitorplan,
    Onderzoek,
    Plandoel,
    Planindicator,
    Planvraag,
    Signaal,
    Turfregel,
    Veronderstelling,
    Waarneming,
)

__all__ = [
    "Bereik", "Bereikbeeld", "Bereikdeel", "Cijfer", "Cijferwijziging", "Duiding", "Gespreksmoment", "Gespreksronde",
    "Indicator", "Invoerpartij", "Inzetregel", "Ketenstap", "Kringlid", "Kwartaalinzet", "Leersessie", "Leervraag",
    "Monitorplan", "Notitie", "Onderzoek", "Plandoel", "Planindicator", "Planvraag", "Scriptstap", "Signaal",
    "Turfregel", "Veronderstelling", "Waarneming",
]  # fmt: skip
