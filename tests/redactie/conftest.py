# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""What several tests of the ground floor work on."""

import pytest

from redactie.media import voeg_afbeelding_toe
from redactie.models import Afbeelding
from tests.redactie.test_media import op, plaatje


@pytest.fixture
def beeld(ruimten, alphen, beheerder):
    """Make an image in a room; `beeld("alphen-noord")`."""

    def _beeld(ruimte: str = "alphen-noord", titel: str = "De straat") -> Afbeelding:
        return voeg_afbeelding_toe(
            op("x.png", plaatje()), ruimte=ruimten[ruimte], by=beheerder, titel=titel, alt="een straat met bomen"
        )

    return _beeld
