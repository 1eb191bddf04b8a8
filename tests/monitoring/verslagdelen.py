# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""A small kind of report, and the people and days that tests of reports share."""

from datetime import date

from monitoring.verantwoorden.models import Verslagsectie, Verslagsoort, Verslagveld
from redactie.models import Gebruiker, Status
from redactie.workflow import transition

VAN, TOT = date(2024, 1, 1), date(2024, 12, 31)
VELDEN = {
    "punten": {"sectie": "1", "titel": "Aanvullende voorwaarden", "soort": "draden", "vult": ["aandachtspunten"]},
    "tijd": {"sectie": "2", "nummer": "1", "titel": "Tijdsplanning", "soort": "ja_nee", "per_wijk": True, "regels": 5},
    "doel": {"sectie": "3", "titel": "Einddoelen", "soort": "ja_nee"},
    "scores": {"sectie": "4", "titel": "Zelfevaluatie", "soort": "zelfevaluatie", "vult": ["zelfevaluatie"]},
    "verloop": {"sectie": "7", "titel": "Verloop", "vult": ["gebeurtenissen"]},
    "lessen": {"sectie": "7", "titel": "Lessen", "vult": ["lessen"], "a4": "2.0"},
}


def maak_soort(maak, velden: dict | None = None, **meer) -> Verslagsoort:
    """Make a published kind of report, with a section for every number that its fields name."""
    velden = velden or VELDEN
    soort = maak(Verslagsoort, meer.pop("titel", "Voortgangsverslag"), max_paginas=10, **meer)
    for plek, nummer in enumerate(sorted({veld["sectie"] for veld in velden.values()})):
        indeling = "tabel" if nummer == "2" else "doorlopend"
        Verslagsectie.objects.create(
            soort=soort, nummer=nummer, titel=f"Deel {nummer}", indeling=indeling, volgorde=plek
        )
    for plek, (sleutel, veld) in enumerate(velden.items()):
        Verslagveld.objects.create(soort_verslag=soort, sleutel=sleutel, volgorde=plek, **veld)
    pers = Gebruiker.objects.create_superuser(f"soort{soort.pk}@voorbeeld.nl", naam="Pers")
    return transition(soort, Status.GEPUBLICEERD, by=pers)
