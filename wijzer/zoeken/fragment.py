# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Which words of a text were asked for, and the piece of a long text in which most of them stand."""

from dataclasses import dataclass

from wijzer.zoeken.woorden import plekken, stam

LANG = 180  # characters of a fragment, about


@dataclass(frozen=True)
class Stuk:
    """A piece of text, and whether it is what was asked for."""

    tekst: str
    raak: bool = False


def markeer(tekst: str, gezocht: set[tuple[str, ...]]) -> list[Stuk]:
    """Return `tekst` in pieces; the words whose stems stand in `gezocht`, alone or as a phrase, are marked."""
    return _stukken(tekst, _treffers(tekst, gezocht), 0, len(tekst))


def fragment(tekst: str, gezocht: set[tuple[str, ...]]) -> list[Stuk]:
    """Return the part of `tekst` with the most different things asked for, in pieces; nothing when none is in it."""
    hits = _treffers(tekst, gezocht)
    if not hits:
        return []
    best, most = 0, 0
    for first, (begin, _einde, _wat) in enumerate(hits):
        different = len({wat for start, _stop, wat in hits[first : first + 20] if start < begin + LANG})
        if different > most:
            best, most = first, different
    start = hits[best][0]
    begin = 0 if start < 40 else tekst.rfind(" ", 0, start - 30) + 1
    einde = len(tekst) if len(tekst) < begin + LANG + 40 else tekst.rfind(" ", begin, begin + LANG)
    einde = max(einde, hits[best][1])
    pieces = _stukken(tekst, hits, begin, einde)
    before = [Stuk("… ")] if begin else []
    after = [Stuk(" …")] if einde < len(tekst) else []
    return [*before, *pieces, *after]


def _treffers(tekst: str, gezocht: set[tuple[str, ...]]) -> list[tuple[int, int, tuple[str, ...]]]:
    """Return (begin, end, what) of everything asked for in `tekst`, in order, without overlap."""
    if not gezocht:
        return []
    first: dict[str, list[tuple[str, ...]]] = {}
    for what in sorted(gezocht, key=len, reverse=True):
        first.setdefault(what[0], []).append(what)
    words = [(stam(woord), begin, einde) for woord, begin, einde in plekken(tekst)]
    hits, place = [], 0
    while place < len(words):
        for what in first.get(words[place][0], ()):
            if tuple(word for word, _begin, _einde in words[place : place + len(what)]) == what:
                hits.append((words[place][1], words[place + len(what) - 1][2], what))
                place += len(what) - 1
                break
        place += 1
    return hits


def _stukken(tekst: str, hits: list[tuple[int, int, tuple[str, ...]]], begin: int, einde: int) -> list[Stuk]:
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
