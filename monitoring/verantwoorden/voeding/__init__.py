# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""What fills a report: a function per feed, from what exists in its period and scope.

A feed asks for no person: what a report may show follows from its own room (`omvang.mag`), so that it says the same to
everybody who reads it.
"""

from collections.abc import Callable, Iterable

from monitoring.verantwoorden.models import Verslag
from monitoring.verantwoorden.models.verslagsoort import Voedingsoort as V
from monitoring.verantwoorden.voeding import leren, meten, register, wijk
from monitoring.verantwoorden.voeding.voorstel import Voorstel

VOEDING: dict[str, Callable[[Verslag], list[Voorstel]]] = {
    V.INTERVENTIES: wijk.interventies,
    V.CIJFERS: meten.cijfers,
    V.BEREIK: meten.bereik,
    V.GEBEURTENISSEN: wijk.gebeurtenissen,
    V.LESSEN: leren.lessen,
    V.DOORWERKING: leren.doorwerking,
    V.ZELFEVALUATIE: leren.zelfevaluatie,
    V.EIGEN_INZET: leren.eigen_inzet,
    V.PRODUCTEN: register.producten,
    V.VERSPREIDING: wijk.verspreiding,
    V.AANDACHTSPUNTEN: register.aandachtspunten,
    V.BESLUITEN: register.besluiten,
    V.MONITORPLAN: meten.monitorplan,
    V.LEERVRAGEN: leren.leervragen,
    V.AFSPRAKEN: wijk.afspraken,
    V.INBRENG: wijk.inbreng,
    V.ONDERZOEKEN: meten.onderzoeken,
    V.VERONDERSTELLINGEN: meten.veronderstellingen,
}


def voorstellen(verslag: Verslag, soorten: Iterable[str]) -> dict[str, list[Voorstel]]:
    """Return what there is for a report, per feed."""
    return {soort: VOEDING[soort](verslag) for soort in dict.fromkeys(soorten) if soort in VOEDING}
