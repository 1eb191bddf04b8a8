# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Which tools and lessons fit what somebody wants to know, with whom, and in how much time; and why.

Nothing is guessed: where the source does not say for whom a tool is or how long it takes, that is the reason given.
What is known not to fit is left out. Of the rest come first, in this order: what is known to be for these people, what
the question itself begins with ("Begin hier"), what is known to fit the time, what comes from a source. What weighs the
same stands in the order of the first steps, then with what belongs to the fewest questions first, then by title.
"""

from dataclasses import dataclass
from functools import cached_property

from toolkit.models import Les, Tool, Vraag
from toolkit.models.tool import Doelgroep, Herkomst, duur_in_woorden
from toolkit.models.vraag import Vraagregelsoort, openbare_vragen

TOOLS, LESSEN, MINSTENS = 3, 2, 3
BEKEKEN = 200  # of each kind, in order of title; more than that no visitor would tell apart
TIJDEN = [(60, "een uur"), (240, "een dagdeel"), (480, "een hele dag")]


@dataclass(frozen=True)
class Antwoorden:
    """The answers to the three questions; each may be left open."""

    vraag: Vraag | None = None
    doelgroep: str = ""
    minuten: int | None = None

    @cached_property
    def beginstappen(self) -> dict[str, str]:
        """The first steps of the question that lead somewhere, in order: {address: what somebody is going to do}."""
        if self.vraag is None:
            return {}
        steps = self.vraag.regels.filter(soort=Vraagregelsoort.BEGINSTAP).exclude(adres="")
        return {adres.partition("#")[0]: titel for adres, titel in steps.values_list("adres", "titel")}

    def begint_met(self, item: Tool | Les) -> bool:
        """Whether the question itself leads to `item` as a first step."""
        return item.get_absolute_url() in self.beginstappen


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
    tools = tools.prefetch_related(openbare_vragen(), "themas")
    fits = [tool for tool in tools[:BEKEKEN] if _past(tool, antwoorden)]
    steps = list(antwoorden.beginstappen)
    about = {thema.pk for tool in fits if antwoorden.begint_met(tool) for thema in tool.themas.all()}

    def order(tool: Tool) -> tuple:
        step = steps.index(tool.get_absolute_url()) if antwoorden.begint_met(tool) else len(steps)
        themas = {thema.pk for thema in tool.themas.all()}
        alike = len(themas & about) / len(themas | about) if themas and about else 0
        return -_gewicht(tool, antwoorden), step, -alike, len(tool.openbare_vragen), tool.titel, tool.pk

    chosen = sorted(fits, key=order)[:TOOLS]
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
    return 4 * fits_people + 3 * antwoorden.begint_met(tool) + 2 * fits_time + (tool.herkomst == Herkomst.BRON)


def redenen(item: Tool | Les, antwoorden: Antwoorden, tools: list[Tool] = ()) -> list[str]:
    """Return why `item` stands on the menu; `item` has `openbare_vragen`, a lesson has its `tools` at hand."""
    why = []
    if antwoorden.vraag and antwoorden.vraag in item.openbare_vragen:
        nummer = antwoorden.vraag.nummer
        if antwoorden.begint_met(item):
            wat = antwoorden.beginstappen[item.get_absolute_url()]
            why.append(f"Een eerste stap bij vraag {nummer}" + (f": “{wat}”." if wat else "."))
        else:
            why.append(f"Hoort bij vraag {nummer}: {antwoorden.vraag.kort}.")
    if isinstance(item, Les):
        theirs = {tool.pk for tool in item.tools.all()}
        why += [f"Les bij de tool “{tool.titel}”." for tool in tools if tool.pk in theirs][:1]
        return why
    if antwoorden.doelgroep in item.doelgroepen:
        why.append(f"Is er voor {Doelgroep(antwoorden.doelgroep).label}.")
    elif antwoorden.doelgroep and item.doelgroepen:
        labels = [str(Doelgroep(each).label) for each in item.doelgroepen]
        why.append(f"Is er voor {' en voor '.join(labels)}.")
    elif antwoorden.doelgroep:
        why.append("Voor wie het is, staat niet in de bron.")
    if item.tijd_minuten:
        duur = f"Duurt {duur_in_woorden(item.tijd_minuten)}."
        if antwoorden.minuten:
            fits = item.tijd_minuten <= antwoorden.minuten
            words = tijd_in_woorden(antwoorden.minuten)
            duur += f" Dat past in {words}." if fits else f" Dat is langer dan {words}."
        why.append(duur)
    elif item.tijd and antwoorden.minuten:
        why.append(f"Over de tijd zegt de bron: {item.tijd.rstrip('.')}.")
    elif antwoorden.minuten:
        why.append("Hoe lang het duurt, staat niet in de bron. Schat dat zelf.")
    return why


def tijd_in_woorden(minuten: int | None) -> str:
    """Return an answer to the third question in words."""
    return dict(TIJDEN).get(minuten, duur_in_woorden(minuten))
