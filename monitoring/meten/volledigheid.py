# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""What a monitorplan does not say yet, per question: help for who writes it, and never a mark.

`kijk_plan_na` knows no database: it looks at what it is given. Nothing here stops anybody from keeping a plan.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from monitoring.meten.models import Leervraag, Monitorplan
from monitoring.meten.models.leervraag import Leervraagstaat
from monitoring.meten.planoverzicht import Vraagdeel, vraagdelen
from redactie.models import Status
from toolkit.models import Vraag

VEEL = 5  # indicators for one question; more take time that goes off the conversation


@dataclass(frozen=True)
class Aanvulling:
    """Something a plan could still say: what it is, and how to begin. `soort` is for programs."""

    soort: str
    zin: str
    hulp: str


@dataclass(frozen=True)
class Vraagstand:
    """A question with what a plan could still say about it."""

    nummer: int
    kort: str
    aanvullingen: tuple[Aanvulling, ...]


@dataclass(frozen=True)
class Planstand:
    """What a plan could still say, by question."""

    vragen: tuple[Vraagstand, ...]

    @property
    def aantal(self) -> int:
        return sum(len(vraag.aanvullingen) for vraag in self.vragen)


def kijk_plan_na(delen: Iterable[Vraagdeel]) -> Planstand:
    """Return what a plan could still say about each question."""
    return Planstand(
        tuple(Vraagstand(deel.vraag.nummer, deel.vraag.kort, tuple(_aanvullingen(deel))) for deel in delen)
    )


def _aanvullingen(deel: Vraagdeel) -> Iterable[Aanvulling]:
    if not (deel.in_plan or deel.indicatoren or deel.leervragen):
        yield Aanvulling(
            "vraag", "Over deze vraag staat nog niets in het plan.",
            "Kijken jullie hier bewust niet naar? Schrijf dan bij “waarom” in één zin waarom niet.",
        )  # fmt: skip
        return
    indicatoren = [keuze.indicator for keuze in deel.indicatoren]
    if not deel.antwoord("Wie"):
        yield Aanvulling("wie", "Er staat nog niet bij wie dit doet.", "Een rol of organisatie is genoeg.")
    yield from _zonder_wie(deel)
    if not (deel.antwoord("Bron") or any(indicator.bron_van_cijfers for indicator in indicatoren)):
        yield Aanvulling(
            "bron", "Er staat nog niet bij waar het antwoord vandaan komt.",
            "Kijk eerst wat er al is, bijvoorbeeld bij een partner.",
        )  # fmt: skip
    if not (deel.antwoord("Wanneer") or any(keuze.hoe_vaak for keuze in deel.indicatoren)):
        yield Aanvulling(
            "wanneer", "Er staat nog niet bij hoe vaak of wanneer jullie kijken.",
            "Eén vast moment in het jaar is een goed begin.",
        )  # fmt: skip
    if not any(indicator.is_verhaal for indicator in indicatoren):
        yield Aanvulling(
            "verhaal", "Er is nog niets gekozen waarbij mensen vertellen.",
            "Een getal zegt niet waarom. Kies ook een gesprek, bijvoorbeeld bij iets wat toch al gebeurt.",
        )  # fmt: skip
    if not deel.leervragen:
        yield Aanvulling(
            "leervraag", "Er hoort nog geen leervraag bij.",
            "Wat willen jullie hier beter kunnen? Begin met: Hoe kunnen we … zodat …?",
        )  # fmt: skip
    zonder = [leervraag.nummer for leervraag in deel.leervragen if not leervraag.wie]
    if zonder:
        nummers = _opsomming([str(nummer) for nummer in sorted(zonder)])
        yield Aanvulling(
            "leervraag-wie", f"Bij leervraag {nummers} staat nog niet wie die uitzoekt.",
            "Spreek af wie erop terugkomt.",
        )  # fmt: skip
    if len(indicatoren) > VEEL:
        yield Aanvulling(
            "veel", f"Er zijn {len(indicatoren)} indicatoren gekozen bij deze vraag.",
            f"Met drie tot {VEEL} blijft er tijd over voor het gesprek. Welke gebruiken jullie echt?",
        )  # fmt: skip
    if not (deel.antwoord("Wat het inwoners kost") or _belasting_gezegd(deel)):
        yield Aanvulling(
            "belasting", "Er staat nog niet bij wat dit van inwoners vraagt.",
            "Wordt hun niets gevraagd? Schrijf dat dan op. Inwoners krijgen vaak al veel vragen.",
        )  # fmt: skip


def _zonder_wie(deel: Vraagdeel) -> Iterable[Aanvulling]:
    zonder = [f"“{keuze.indicator}”" for keuze in deel.indicatoren if not keuze.wie]
    if zonder:
        yield Aanvulling(
            "indicator-wie", f"Er staat nog niet bij wie {_opsomming(zonder)} bijhoudt.",
            "Wie heeft het al, of kan het makkelijk ophalen?",
        )  # fmt: skip


def _belasting_gezegd(deel: Vraagdeel) -> bool:
    return bool(deel.indicatoren) and all(keuze.indicator.belasting for keuze in deel.indicatoren)


def _opsomming(woorden: list[str]) -> str:
    return " en ".join(filter(None, [", ".join(woorden[:-1]), woorden[-1]]))


def stand_van_plan(plan: Monitorplan, voor) -> Planstand:
    """Return what `plan` could still say, as its rows are now, for the person `voor`."""
    leervragen = (
        Leervraag.objects.visible_for(voor)
        .filter(wijk=plan.wijk_id)
        .exclude(status=Status.GEARCHIVEERD)
        .exclude(staat=Leervraagstaat.VERVALLEN)
        .select_related("vraag")
    )
    return kijk_plan_na(
        vraagdelen(
            plan.planvragen.select_related("vraag"),
            plan.planindicatoren.select_related("indicator__vraag"),
            leervragen,
            Vraag.objects.gepubliceerd(),
        )
    )
