# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""A monitorplan as it is read: by question, with what was chosen for it. Page, document and hints are made of it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from monitoring.meten.models import (
    Indicator,
    Ketenstap,
    Leervraag,
    Monitorplan,
    Plandoel,
    Planindicator,
    Planvraag,
)
from toolkit.models import Vraag

# What a plan says about a question, in the order of thinking: the field, and how it is called for a reader.
ANTWOORDEN = (
    ("waarom", "Waarom"),
    ("wat", "Wat"),
    ("hoe", "Hoe"),
    ("wie", "Wie"),
    ("wanneer", "Wanneer"),
    ("bron", "Bron"),
    ("inzet", "Inzet"),
    ("belasting", "Wat het inwoners kost"),
)
NIET_INGEVULD = "niet ingevuld"


@dataclass(frozen=True)
class Antwoord:
    """What a plan says about one side of a question; empty when it says nothing."""

    kop: str
    tekst: str


@dataclass(frozen=True)
class Vraagdeel:
    """What a plan says about one of the four questions, and what was chosen for it."""

    vraag: Vraag
    in_plan: bool
    antwoorden: tuple[Antwoord, ...]
    indicatoren: tuple[Planindicator, ...]
    leervragen: tuple[Leervraag, ...]

    def antwoord(self, kop: str) -> str:
        return next((antwoord.tekst for antwoord in self.antwoorden if antwoord.kop == kop), "")


@dataclass(frozen=True)
class Planoverzicht:
    """A plan with its questions in order, its goals and its chain."""

    plan: Monitorplan
    vragen: tuple[Vraagdeel, ...]
    doelen: tuple[Plandoel, ...]
    keten: tuple[Ketenstap, ...]


def vraagdelen(
    rijen: Iterable[Planvraag],
    gekozen: Iterable[Planindicator],
    leervragen: Iterable[Leervraag],
    vragen: Iterable[Vraag] = (),
) -> tuple[Vraagdeel, ...]:
    """Return what is said by question, in the order of the questions; `vragen` are there also when nothing is said."""
    gekozen, leervragen = list(gekozen), list(leervragen)
    per_vraag = {rij.vraag_id: rij for rij in rijen}
    alle = {vraag.pk: vraag for vraag in vragen}
    alle |= {rij.vraag_id: rij.vraag for rij in per_vraag.values()}
    alle |= {keuze.indicator.vraag_id: keuze.indicator.vraag for keuze in gekozen}
    alle |= {leervraag.vraag_id: leervraag.vraag for leervraag in leervragen}
    return tuple(
        Vraagdeel(
            vraag,
            vraag.pk in per_vraag,
            tuple(Antwoord(kop, getattr(per_vraag.get(vraag.pk), naam, "")) for naam, kop in ANTWOORDEN),
            tuple(keuze for keuze in gekozen if keuze.indicator.vraag_id == vraag.pk),
            tuple(leervraag for leervraag in leervragen if leervraag.vraag_id == vraag.pk),
        )
        for vraag in sorted(alle.values(), key=lambda vraag: vraag.nummer)
    )


def openbare_leervragen() -> QuerySet:
    """What is to be learned, as far as visitors may know of it and of the question it belongs to."""
    vragen = Vraag.objects.gepubliceerd().order_by().values("pk")
    return Leervraag.objects.gepubliceerd().filter(vraag__in=vragen).select_related("vraag")


def openbare_keuzes(plannen: Iterable[Monitorplan]) -> QuerySet:
    """The indicators that plans chose, as far as visitors may know of them."""
    publiek = Indicator.objects.gepubliceerd().order_by().values("pk")
    rijen = Planindicator.objects.filter(plan__in=plannen, indicator__in=publiek)
    return rijen.select_related("indicator__vraag")


def openbaar_overzicht(plan: Monitorplan, leervragen: Iterable[Leervraag]) -> Planoverzicht:
    """Return a public plan as visitors read it. Four queries."""
    publiek = Vraag.objects.gepubliceerd().order_by().values("pk")
    rijen = plan.planvragen.filter(vraag__in=publiek).select_related("vraag")
    delen = vraagdelen(rijen, openbare_keuzes([plan]), leervragen)
    return Planoverzicht(plan, delen, tuple(plan.doelen.all()), tuple(plan.keten.all()))
