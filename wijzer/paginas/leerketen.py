# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""One leervraag from beginning to end: the question, its figures, where it was talked about, what was learned, what
changed, and the figures after that."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, Q

from monitoring.leren.models import Leersessie
from monitoring.meten.models import Cijfer, Indicator, Leervraag
from monitoring.meten.planoverzicht import openbare_leervragen
from monitoring.meten.reeksen import Cijferreeks, Punt, reeksen_van
from redactie.views.openbaar import OpenbaarDetailView
from toolkit.models import Les, Lesstap
from toolkit.models.lesstap import Stap
from wijken.models import Gebeurtenis, Wijk

TOON = 12  # sessions or lessons on the page
TOON_REEKSEN = 6
VERANDERD = (Stap.TOEGEPAST, Stap.GEBORGD)


@dataclass(frozen=True)
class Voorenna:
    """A series of figures on both sides of the first change; without a change, all of it stands before."""

    reeks: Cijferreeks
    voor: tuple[Punt, ...]
    na: tuple[Punt, ...]


@dataclass(frozen=True)
class Keten:
    """What became of a leervraag, as far as visitors may know it. `sinds`: from when something surely was applied."""

    sessies: list[Gebeurtenis]
    lessen: list[Les]
    stappen: list[tuple[Les, list[Lesstap]]]
    cijfers: list[Voorenna]
    sinds: date | None

    @property
    def na(self) -> list[Voorenna]:
        return [reeks for reeks in self.cijfers if reeks.na]


def splits(reeks: Cijferreeks, sinds: date | None) -> Voorenna:
    """Put the totals of a series before or after a change. A period in which it happened is before: it holds both."""
    if sinds is None:
        return Voorenna(reeks, reeks.totalen, ())
    na = tuple(punt for punt in reeks.totalen if punt.cijfer.begin >= sinds)
    return Voorenna(reeks, reeks.totalen[: len(reeks.totalen) - len(na)], na)


def leerketen(leervraag: Leervraag) -> Keten:
    """Return the chain of a leervraag. Four queries."""
    behandeld = Leersessie.objects.filter(leervraag=leervraag).order_by().values("gebeurtenis")
    sessies = list(
        Gebeurtenis.objects.gepubliceerd()
        .filter(Q(pk__in=behandeld) | Q(leervraag=leervraag.titel))
        .select_related("wijk")
        .order_by("datum", "pk")[:TOON]
    )
    openbaar = Lesstap.objects.openbaar().select_related("wijk").order_by("datum", "pk")
    lessen = list(
        Les.objects.gepubliceerd()
        .filter(gebeurtenis__in=sessies)
        .order_by("titel")
        .prefetch_related(Prefetch("stappen", openbaar, to_attr="openbare_stappen"))[:TOON]
    )
    stappen = [(les, les.openbare_stappen) for les in lessen if les.openbare_stappen]
    dagen = [stap.zeker_sinds for _, van_les in stappen for stap in van_les if stap.stap in VERANDERD]
    sinds = min(filter(None, dagen), default=None)
    reeksen: list[Cijferreeks] = []
    if leervraag.wijk_id:
        keuze = Indicator.objects.gepubliceerd().filter(leervragen=leervraag).order_by().values("pk")
        cijfers = Cijfer.objects.openbaar().filter(wijk=leervraag.wijk_id, indicator__in=keuze)
        reeksen = reeksen_van(cijfers, met_groepen=False)[:TOON_REEKSEN]
    return Keten(sessies, lessen, stappen, [splits(reeks, sinds) for reeks in reeksen], sinds)


class LeervraagView(OpenbaarDetailView):
    """A leervraag and what became of it.

    Template `paginas/leervraag.html`, context `leervraag` (with `wijk` and `vraag`), `vraag` or None, `keten` (Keten).
    """

    model = Leervraag
    context_object_name = "leervraag"
    template_name = "paginas/leervraag.html"

    def get_queryset(self):
        wijken = Wijk.objects.gepubliceerd().order_by().values("pk")
        rows = openbare_leervragen().select_related("wijk", "vraag")
        return rows.filter(Q(wijk__isnull=True) | Q(wijk__in=wijken))

    def get_new_address(self, item: Leervraag) -> str:
        return item.pagina

    def get_kruimels(self) -> list[tuple[str, str]]:
        wijk = self.object.wijk
        boven = [("De wijken", "/wijken/"), *([(wijk.titel, wijk.get_absolute_url())] if wijk else [])]
        titel = f"Leervraag {self.object.nummer}"
        return [("Home", "/"), *boven, (titel, self.request.path)]

    def get_context_data(self, **kwargs) -> dict:
        leervraag = self.object
        vraag = leervraag.vraag if leervraag.vraag.is_openbaar else None
        return super().get_context_data(vraag=vraag, keten=leerketen(leervraag), **kwargs)
