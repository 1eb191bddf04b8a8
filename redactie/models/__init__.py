# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

from redactie.models.begrip import Begrip
from redactie.models.bericht import Bericht
from redactie.models.bron import Betreft, Bron, Bronvermelding, Tegenspraak, Variant
from redactie.models.gebruiker import Gebruiker
from redactie.models.item import Item, Status
from redactie.models.logregel import Logregel, Resultaat
from redactie.models.media import Afbeelding, Bestand
from redactie.models.onderdeel import Onderdeel
from redactie.models.pagina import (
    Citaat,
    Nieuwsbericht,
    Ophaalverzoek,
    Pagina,
    Snelkoppeling,
    Video,
)
from redactie.models.ruimte import Lidmaatschap, Redactieruimte, Rol
from redactie.models.versie import Inhoudstand, OudAdres, Versie, Voorbeeldlink
from redactie.models.verwijzing import Linkcontrole, Verwijzing
from redactie.models.werk import Kladje, Maandmoment, Rechtencontrole, Soortinstelling

__all__ = [
    "Afbeelding", "Begrip", "Bericht", "Bestand", "Betreft", "Bron", "Bronvermelding", "Citaat", "Gebruiker",
    "Inhoudstand", "Item", "Kladje", "Lidmaatschap", "Linkcontrole", "Logregel", "Maandmoment", "Nieuwsbericht",
    "Onderdeel", "Ophaalverzoek", "OudAdres", "Pagina", "Rechtencontrole", "Redactieruimte", "Resultaat", "Rol",
    "Snelkoppeling", "Soortinstelling", "Status", "Tegenspraak", "Variant", "Versie", "Verwijzing", "Video",
    "Voorbeeldlink",
]  # fmt: skip
