# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Difficult words with a plainer one, from `woorden.yaml`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

LIJST = Path(__file__).with_name("woorden.yaml")
WOORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


@dataclass(frozen=True)
class MoeilijkWoord:
    """A difficult word, the other forms it takes, and what to write instead."""

    woord: str
    vormen: tuple[str, ...]
    liever: str


class Woordenlijst:
    """Finds the words of the list in a text, each word of the text looked at once."""

    def __init__(self, woorden: list[MoeilijkWoord]) -> None:
        self.woorden = woorden
        self._op_eerste: dict[str, list[tuple[tuple[str, ...], MoeilijkWoord]]] = {}
        for woord in woorden:
            for vorm in (woord.woord, *woord.vormen):
                delen = tuple(WOORD.findall(vorm.lower()))
                self._op_eerste.setdefault(delen[0], []).append((delen, woord))
        for mogelijk in self._op_eerste.values():
            mogelijk.sort(key=lambda paar: -len(paar[0]))  # the longest expression first

    def vind(self, tekst: str) -> Iterator[tuple[str, MoeilijkWoord]]:
        """Yield each difficult word or expression in `tekst`, in small letters. Names are left alone."""
        treffers = list(WOORD.finditer(tekst))
        losse = [treffer[0].lower().replace("’", "'") for treffer in treffers]
        plek = 0
        while plek < len(losse):
            for delen, woord in self._op_eerste.get(losse[plek], ()):
                if tuple(losse[plek : plek + len(delen)]) == delen and not _in_naam(tekst, treffers, plek):
                    yield " ".join(delen), woord
                    plek += len(delen) - 1
                    break
            plek += 1


def _in_naam(tekst: str, treffers: list[re.Match], plek: int) -> bool:
    """Whether the word at `plek` has a capital that does not come from the beginning of a sentence."""
    begin = treffers[plek].start()
    ervoor = tekst[max(0, begin - 3) : begin].rstrip(" \"'“‘(\n")
    return tekst[begin].isupper() and ervoor != "" and ervoor[-1] not in ".!?:…•"


@cache
def moeilijke_woorden() -> Woordenlijst:
    rijen = yaml.safe_load(LIJST.read_text())
    return Woordenlijst([MoeilijkWoord(rij["woord"], tuple(rij.get("ook", ())), rij["liever"]) for rij in rijen])
