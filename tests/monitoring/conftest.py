# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""A wijk, indicators to fill in figures of, and the reach of an intervention."""

from collections.abc import Callable
from datetime import date

import pytest

from monitoring.meten.bereik import bewaar_bereik
from monitoring.meten.models import Bereik, Indicator
from toolkit.models import Vraag
from wijken.models import Interventie, Wijk


@pytest.fixture
def wijk(maak_wijk) -> Wijk:
    return maak_wijk("stevenshof", "Stevenshof", "Leiden")


@pytest.fixture
def maak_indicator(maak) -> Callable[..., Indicator]:
    """Make a public indicator that counts something, under the first question."""

    def _maak(titel: str = "Recepten", **velden) -> Indicator:
        vraag = Vraag.objects.filter(nummer=1).first()
        vraag = vraag or maak(Vraag, "Bereiken we de inwoners?", nummer=1, kort="Bereik", gepubliceerd=True)
        velden = {"soort": "proces", "eenheid": "recepten", "privacy": "openbaar", "definitie": "<p>Wat telt mee.</p>",
                  "vraag": vraag, "gepubliceerd": True} | velden  # fmt: skip
        return maak(Indicator, titel, **velden)

    return _maak


@pytest.fixture
def indicator(maak_indicator) -> Indicator:
    return maak_indicator(slug="recepten")


@pytest.fixture
def interventie(maak) -> Interventie:
    return maak(Interventie, "Wandelen met de buurt", slug="wandelen", gepubliceerd=True)


@pytest.fixture
def maak_bereik(wijk, interventie, beheerder) -> Callable[..., Bereik]:
    """Write the reach of a period: a number per step, or why it is not there; on the site unless `definitief=False`."""

    def _maak(
        doelgroep=400,
        benaderd=120,
        gestart=60,
        afgerond=40,
        *,
        jaar=2024,
        delen=None,
        definitief=True,
        by=None,
        **velden,
    ) -> Bereik:
        stappen = {"doelgroep": doelgroep, "benaderd": benaderd, "gestart": gestart, "afgerond": afgerond}
        redenen = {f"{stap}_ontbreekt": n for stap, n in stappen.items() if isinstance(n, str)}
        aantallen = {stap: None if isinstance(n, str) else n for stap, n in stappen.items()}
        velden = {
            "wijk": wijk, "interventie": interventie, "begin": date(jaar, 1, 1), "einde": date(jaar, 12, 31),
            "telling": "De coach, uit het eigen overzicht.", "doelgroep_wie": "Inwoners die weinig buiten komen",
            "doelgroep_herkomst": "schatting", "doelgroep_uitleg": "Schatting van de huisartsen.",
        } | aantallen | redenen | velden  # fmt: skip
        return bewaar_bereik(Bereik(**velden), delen or {}, by=by or beheerder, definitief=definitief)

    return _maak
