# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

from toolkit.models.eigenmenukaart import EigenMenukaart, EigenMenukaartregel
from toolkit.models.gebruik import Gebruikservaring
from toolkit.models.les import Les
from toolkit.models.lesstap import Lesstap
from toolkit.models.lijstwijziging import Lijstwijziging
from toolkit.models.menukaart import Menukaartonderwerp
from toolkit.models.praatplaat import Praatplaat, Praatplaatdeel
from toolkit.models.praktijkvoorbeeld import (
    Ontwikkeling,
    Praktijkvoorbeeld,
    WerkzaamElement,
)
from toolkit.models.tool import Tool, Toolregel
from toolkit.models.vraag import Thema, Vraag, Vraagregel

__all__ = [
    "EigenMenukaart", "EigenMenukaartregel", "Gebruikservaring", "Les", "Lesstap", "Lijstwijziging",
    "Menukaartonderwerp", "Ontwikkeling", "Praatplaat", "Praatplaatdeel", "Praktijkvoorbeeld", "Thema", "Tool",
    "Toolregel", "Vraag", "Vraagregel", "WerkzaamElement",
]  # fmt: skip
