# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""The remarks as an editor reads them beside the text: blockers first, hints of one kind together, words apart."""

from dataclasses import dataclass

from redactie.nakijken.stuk import AANRADER, BLOKKADE, Opmerking

TOON = 6


@dataclass(frozen=True)
class Paneel:
    """What is shown: blockers, hints, difficult words with a plainer one, and all of it in one sentence."""

    blokkades: list[Opmerking]
    tips: list[Opmerking]
    woorden: list[Opmerking]
    meer: int  # hints that are left out, because there are many of their kind
    stand: str


def maak_paneel(opmerkingen: list[Opmerking]) -> Paneel:
    blokkades = [opmerking for opmerking in opmerkingen if opmerking.zwaarte == BLOKKADE]
    woorden = [opmerking for opmerking in opmerkingen if opmerking.regel == "moeilijk-woord"]
    tips = [opmerking for opmerking in opmerkingen if opmerking.zwaarte == AANRADER and opmerking not in woorden]
    per_regel: dict[str, list[Opmerking]] = {}
    for tip in tips:
        per_regel.setdefault(tip.regel, []).append(tip)
    getoond = [tip for groep in per_regel.values() for tip in groep[:TOON]]
    stand = _stand(len(blokkades), len(tips) + len(woorden))
    return Paneel(blokkades, getoond, woorden, len(tips) - len(getoond), stand)


def _stand(blokkades: int, tips: int) -> str:
    if not blokkades and not tips:
        return "Nagekeken: niets gevonden om te verbeteren."
    houdt_tegen = "1 ding houdt publiceren tegen" if blokkades == 1 else f"{blokkades} dingen houden publiceren tegen"
    zijn_er = "er is 1 tip" if tips == 1 else f"er zijn {tips} tips"
    delen = [houdt_tegen] * bool(blokkades) + [zijn_er] * bool(tips)
    return f"Nagekeken: {' en '.join(delen)}."
