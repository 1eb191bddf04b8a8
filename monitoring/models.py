# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Everything that is kept, room by room."""

from monitoring.leren.models import (
    Antwoord,
    Deelname,
    Instrument,
    Instrumentblok,
    Instrumentitem,
    Kringlid,
    Leersessie,
    Notitie,
    Oordeel,
    Rondeactie,
    Rondevraag,
    Scriptstap,
    Verschilbeschrijving,
    Zelfevaluatie,
)
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
from monitoring.verantwoorden.models import (
    Bijlage,
    Bouwsteen,
    Uitvoertaak,
    Verslag,
    Verslagantwoord,
    Verslagopmerking,
    Verslagsectie,
    Verslagsoort,
    Verslagveld,
    Verslagversie,
)

__all__ = [
    "Antwoord", "Bereik", "Bereikbeeld", "Bereikdeel", "Bijlage", "Bouwsteen", "Cijfer", "Cijferwijziging",
    "Deelname", "Duiding", "Gespreksmoment", "Gespreksronde", "Indicator", "Instrument", "Instrumentblok",
    "Instrumentitem", "Invoerpartij", "Inzetregel", "Ketenstap", "Kringlid", "Kwartaalinzet", "Leersessie",
    "Leervraag", "Monitorplan", "Notitie", "Onderzoek", "Oordeel", "Plandoel", "Planindicator", "Planvraag",
    "Rondeactie", "Rondevraag", "Scriptstap", "Signaal", "Turfregel", "Uitvoertaak", "Veronderstelling",
    "Verschilbeschrijving", "Verslag", "Verslagantwoord", "Verslagopmerking", "Verslagsectie", "Verslagsoort",
    "Verslagveld", "Verslagversie", "Waarneming", "Zelfevaluatie",
]  # fmt: skip
