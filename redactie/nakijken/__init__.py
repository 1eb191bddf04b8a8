# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Help at the hand: what can be better in an item, and what must be mended before it is public.

A rule is a function that looks at a `Stuk` for a person and yields remarks. Blockers stop publication; hints never do,
and everything about language is a hint. No rule writes, and none names what the person may not see.
"""

from redactie.models import Item
from redactie.nakijken.beelden import (
    kijk_beelden_na,
    kijk_bestanden_na,
    kijk_video_na,
    kijk_videotitels_na,
    vraag_naar_hergebruik,
)
from redactie.nakijken.gegevens import kijk_gegevens_na, kijk_klaar_na, kijk_titel_na
from redactie.nakijken.koppen import kijk_koppen_na
from redactie.nakijken.links import kijk_links_na, kijk_verwijzingen_na
from redactie.nakijken.persoonsgegevens import kijk_persoonsgegevens_na
from redactie.nakijken.stuk import AANRADER, BLOKKADE, Opmerking, Stuk, stuk_van_formulier, stuk_van_item
from redactie.nakijken.taal import kijk_taal_na
from redactie.nakijken.tabellen import kijk_tabellen_na

__all__ = [
    "AANRADER", "BLOKKADE", "Opmerking", "Stuk", "blokkades", "kijk_na", "stuk_van_formulier", "stuk_van_item",
]  # fmt: skip

# The rules that can stop publication, besides what the kind itself asks.
BLOKKERENDE_REGELS = (
    kijk_koppen_na, kijk_links_na, kijk_tabellen_na, kijk_beelden_na, kijk_videotitels_na,
    kijk_persoonsgegevens_na,
)  # fmt: skip
REGELS = (
    kijk_klaar_na, *BLOKKERENDE_REGELS, kijk_verwijzingen_na, kijk_bestanden_na, kijk_video_na, vraag_naar_hergebruik,
    kijk_gegevens_na, kijk_titel_na, kijk_taal_na,
)  # fmt: skip


def kijk_na(item_of_stuk: Item | Stuk, voor) -> list[Opmerking]:
    """Return what the person `voor` can mend, blockers first."""
    stuk = item_of_stuk if isinstance(item_of_stuk, Stuk) else stuk_van_item(item_of_stuk, voor)
    gevonden = [opmerking for regel in REGELS for opmerking in regel(stuk, voor)]
    return sorted(gevonden, key=lambda opmerking: opmerking.zwaarte != BLOKKADE)


def blokkades(item: Item, voor) -> list[str]:
    """Return, in Dutch, what in the texts of `item` must be mended before it can be public."""
    stuk = stuk_van_item(item, voor)
    gevonden = [opmerking for regel in BLOKKERENDE_REGELS for opmerking in regel(stuk, voor)]
    return [
        f"{opmerking.waar.capitalize()}: {opmerking.zin} {opmerking.doe}".strip()
        + f" ({opmerking.fragment})" * bool(opmerking.fragment)
        for opmerking in gevonden
        if opmerking.zwaarte == BLOKKADE
    ]
