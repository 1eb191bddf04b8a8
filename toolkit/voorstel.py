# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Which tools and lessons fit what somebody wants to know, with whom, and in how much time; and why.

Nothing is guessed: where the source does not say for whom a tool is or how long it takes, that is the reason given.
"""

from dataclasses import dataclass

from toolkit.models import Les, Tool, Vraag
from toolkit.models.tool import Doelgroep, Herkomst, duur_in_woorden
from toolkit.models.vraag import openbare_vragen

TOOLS, LESSEN, MINSTENS = 3, 2, 3
BEKEKEN = 200  # of each kind, in order of title; more than that no visitor would tell apart
TIJDEN = [(60, "een uur"), (240, "een dagdeel"), (480, "een hele dag")]


@dataclass(frozen=True)
class Antwoorden:
    """The answers to the three questions; each may be left open."""

    vraag: Vraag | None = None
    doelgroep: str = ""
    minuten: int | None = None


@dataclass(frozen=True)
class Voorgesteld:
    """A tool or lesson, and in words why it fits."""

    item: Tool | Les
    redenen: list[str]


def stel_voor(antwoorden: Antwoorden) -> list[Voorgesteld]:
    """Return three to five public tools and lessons that fit, tools first; fewer only when there are no more."""
    tools = Tool.objects.gepubliceerd()
    lessen = Les.objects.gepubliceerd()
    if antwoorden.vraag:
        tools, lessen = tools.for_vraag(antwoorden.vraag), lessen.for_vraag(antwoorden.vraag)
    fits = [tool for tool in tools.prefetch_related(openbare_vragen())[:BEKEKEN] if _past(tool, antwoorden)]
    chosen = sorted(fits, key=lambda tool: (-_gewicht(tool, antwoorden), tool.titel, tool.pk))[:TOOLS]
    lessons = list(lessen.prefetch_related("tools", openbare_vragen())[:BEKEKEN])
    mine = {tool.pk for tool in chosen}
    lessons.sort(key=lambda les: (not mine & {tool.pk for tool in les.tools.all()}, les.titel, les.pk))
    lessons = lessons[: max(LESSEN, MINSTENS - len(chosen))]
    return [Voorgesteld(item, redenen(item, antwoorden, chosen)) for item in [*chosen, *lessons]]


def _past(tool: Tool, antwoorden: Antwoorden) -> bool:
    """Whether nothing that is known of `tool` speaks against it."""
    other_people = antwoorden.doelgroep and tool.doelgroepen and antwoorden.doelgroep not in tool.doelgroepen
    too_long = antwoorden.minuten and tool.tijd_minuten and tool.tijd_minuten > antwoorden.minuten
    return not other_people and not too_long


def _gewicht(tool: Tool, antwoorden: Antwoorden) -> int:
    fits_people = bool(antwoorden.doelgroep and antwoorden.doelgroep in tool.doelgroepen)
    fits_time = bool(antwoorden.minuten and tool.tijd_minuten)
    return 4 * fits_people + 2 * fits_time + (tool.herkomst == Herkomst.BRON)


def redenen(item: Tool | Les, antwoorden: Antwoorden, tools: list[Tool] = ()) -> list[str]:
    """Return why `item` stands on the menu; `item` has `openbare_vragen`, a lesson has its `tools` at hand."""
    why = []
    if antwoorden.vraag and antwoorden.vraag in item.openbare_vragen:
        why.append(f"Hoort bij vraag {antwoorden.vraag.nummer}: {antwoorden.vraag.kort}.")
    if isinstance(item, Les):
        theirs = {tool.pk for tool in item.tools.all()}
        why += [f"Les bij de tool “{tool.titel}”." for tool in tools if tool.pk in theirs][:1]
        return why
    if antwoorden.doelgroep in item.doelgroepen:
        why.append(f"Is er voor {Doelgroep(antwoorden.doelgroep).label}.")
    elif antwoorden.doelgroep and not item.doelgroepen:
        why.append("Voor wie het is, staat niet in de bron.")
    if item.tijd_minuten:
        enough = antwoorden.minuten and item.tijd_minuten <= antwoorden.minuten
        duur = duur_in_woorden(item.tijd_minuten)
        why.append(f"Duurt {duur}. Dat past in {tijd_in_woorden(antwoorden.minuten)}." if enough else f"Duurt {duur}.")
    elif antwoorden.minuten:
        why.append("Hoe lang het duurt, staat niet in de bron. Schat dat zelf.")
    return why


def tijd_in_woorden(minuten: int | None) -> str:
    """Return an answer to the third question in words."""
    return dict(TIJDEN).get(minuten, duur_in_woorden(minuten))
