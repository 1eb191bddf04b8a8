# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Which words of a text were asked for, and the piece of a long text in which most of them stand."""

from collections import deque
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple

from wijzer.zoeken.woorden import stamplekken

LANG = 180  # characters of a fragment, about


class Stuk(NamedTuple):
    """A piece of text, and whether it is what was asked for."""

    tekst: str
    raak: bool = False


Gezocht = dict[str, list[tuple[str, ...]]]


def gezocht_op_begin(stammen: Iterable[tuple[str, ...]]) -> Gezocht:
    """Return what is asked for, words and phrases as stems, by the first stem; the longest first."""
    found: Gezocht = {}
    for wat in sorted(stammen, key=len, reverse=True):
        found.setdefault(wat[0], []).append(wat)
    return found


def markeer(tekst: str, gezocht: Gezocht) -> list[Stuk]:
    """Return `tekst` in pieces; what is asked for is marked."""
    return _stukken(tekst, list(_treffers(tekst, gezocht)), 0, len(tekst))


def fragment(tekst: str, gezocht: Gezocht, genoeg: int) -> list[Stuk]:
    """Return the part of `tekst` with the most different things asked for, in pieces; nothing when none is in it.

    The first part with `genoeg` different things is good enough; what comes after it is not read.
    """
    hits: list[Treffer] = []
    best, most, first = 0, 0, 0
    for hit in _treffers(tekst, gezocht):
        hits.append(hit)
        while hits[first].begin + LANG <= hit.begin:
            first += 1
        different = len({other.wat for other in hits[first:]})
        if different > most:
            best, most = first, different
            if most >= genoeg:
                break
    if not hits:
        return []
    start = hits[best].begin
    begin = 0 if start < 40 else tekst.rfind(" ", 0, start - 30) + 1
    einde = len(tekst) if len(tekst) < begin + LANG + 40 else tekst.rfind(" ", begin, begin + LANG)
    einde = max(einde, hits[best].einde)
    pieces = _stukken(tekst, list(_treffers(tekst[:einde], gezocht, begin)), begin, einde)
    before = [Stuk("… ")] if begin else []
    after = [Stuk(" …")] if einde < len(tekst) else []
    return [*before, *pieces, *after]


class Treffer(NamedTuple):
    """Something that was asked for, and where it stands in a text."""

    begin: int
    einde: int
    wat: tuple[str, ...]


def _treffers(tekst: str, gezocht: Gezocht, vanaf: int = 0) -> Iterator[Treffer]:
    """Yield everything asked for in `tekst` from the place `vanaf`, in order, without overlap."""
    words = stamplekken(tekst[vanaf:])
    ahead: deque[tuple[str, int, int]] = deque()
    while ahead or (word := next(words, None)):
        word = ahead.popleft() if ahead else word
        for wat in gezocht.get(word[0], ()):
            ahead.extend(islice(words, max(0, len(wat) - 1 - len(ahead))))
            if wat[1:] == tuple(stem for stem, _begin, _einde in islice(ahead, len(wat) - 1)):
                for _ in wat[1:]:
                    last = ahead.popleft()
                yield Treffer(vanaf + word[1], vanaf + (last if wat[1:] else word)[2], wat)
                break


def _stukken(tekst: str, hits: list[Treffer], begin: int, einde: int) -> list[Stuk]:
    pieces, place = [], begin
    for start, stop, _what in hits:
        if start < begin or stop > einde:
            continue
        if start > place:
            pieces.append(Stuk(tekst[place:start]))
        pieces.append(Stuk(tekst[start:stop], raak=True))
        place = stop
    if place < einde:
        pieces.append(Stuk(tekst[place:einde]))
    return pieces
