# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""What a visitor typed, and what we understand by it.

The question is text and nothing else: words, "words between quotes" that stand behind each other, and -words that may
not be there. Whatever other sign is in it separates words.
"""

import re
from dataclasses import dataclass, replace
from typing import NamedTuple

from django.db import connection
from django.utils import timezone

from wijzer.zoeken.motor import ALLES, En, Of, Uitdrukking, Woord, Zonder, motor
from wijzer.zoeken.woorden import LEEG, afstand_hoogstens, gevouwen, stam, vouw, woorden

MAX_LENGTE = 200
MAX_TERMEN = 8
MAX_SAMENSTELLINGEN = 50
MAX_NAMEN = 12
LANGSTE_AFKORTING = 6  # letters; longer in capitals, somebody typed so
KORTSTE_FOUT = 5  # letters; a shorter word that we do not know is a name or an abbreviation, not a mistake
VEEL_VAKER = 5
LANG_WOORD = 8  # letters; in such a word two may be wrong
LANGSTE_NAAM = 6  # words
KORTSTE_DEEL = 4  # letters; of shorter parts too many are chance
# What Dutch puts between the parts of a compound.
TUSSENKLANKEN = ("", "s", "e", "n", "en", "er")
STUKKEN = re.compile(r'(-?)"([^"]*)"|(\S+)')
AANHALING = str.maketrans(dict.fromkeys("“”„‟«»″＂", '"') | {"−": "-", "–": "-"})


@dataclass(frozen=True)
class Term:
    """One thing to look for: how it was typed, the stems that count as it, and what comes close.

    `direct` is the word itself, its synonyms, and compounds with it; `ruim` adds the parts of a compound that was
    typed. `bedoeld` is the word of ours that we took it for, when it looked like a typing error.
    """

    tekst: str
    direct: tuple[Woord, ...]
    ruim: Uitdrukking | None = None
    bedoeld: str = ""
    onbekend: bool = False
    ook: tuple[str, ...] = ()  # other names that were looked for too

    @property
    def naam(self) -> str:
        return self.bedoeld or self.tekst

    def als(self, *, ruim: bool) -> Uitdrukking:
        """Return the expression for this term, close by or wide."""
        direct = self.direct[0] if len(self.direct) == 1 else Of(self.direct)
        return Of((*self.direct, self.ruim)) if ruim and self.ruim else direct


@dataclass(frozen=True)
class Zoekvraag:
    """What is looked for: `termen` in the order they were typed, `niet` what may not be there."""

    tekst: str
    termen: tuple[Term, ...] = ()
    niet: tuple[Woord, ...] = ()
    niet_woorden: tuple[str, ...] = ()
    exact: tuple[int, ...] = ()  # the lines with just this name
    gemist: int = 0  # how many terms a text may lack
    met_alles: int = 0  # how many texts have all terms

    @property
    def woorden(self) -> list[str]:
        return [term.naam for term in self.termen]

    @property
    def heeft_ruim(self) -> bool:
        return any(term.ruim for term in self.termen)

    @property
    def gecorrigeerd(self) -> bool:
        return any(term.bedoeld for term in self.termen)

    def uitdrukking(self, *, ruim: bool) -> Uitdrukking:
        """Return what a text must have: all terms, and nothing of what may not be there."""
        delen = tuple(term.als(ruim=ruim) for term in self.termen)
        wel = delen[0] if len(delen) == 1 else En(delen)
        return Zonder(wel, Of(self.niet)) if self.niet else wel


# --- Read ------------------------------------------------------------------------------------------------------


class Naam(NamedTuple):
    """A name of something public. `synoniem`: it means the same as the other names of that thing."""

    gevouwen: str
    naam: str
    stam: str
    synoniem: bool


@dataclass(frozen=True)
class Gelezen:
    """What was typed: loose words (folded, with how they were typed), phrases, and what may not be there."""

    tekst: str
    los: tuple[tuple[str, str], ...]
    zinnen: tuple[tuple[str, ...], ...]
    niet: tuple[tuple[str, ...], ...]


def schone_vraag(q: str) -> str:
    """Return what was typed on one line, at most `MAX_LENGTE` characters."""
    return " ".join(q.replace("\x00", " ").split())[:MAX_LENGTE]


def lees(q: str) -> Gelezen:
    """Read what was typed."""
    los, zinnen, niet = [], [], []
    for found in STUKKEN.finditer(q.translate(AANHALING)):
        min_zin, zin, stuk = found.groups()
        if stuk is None:
            words = tuple(woorden(zin))
            if words:
                (niet if min_zin else zinnen).append(words)
        elif stuk.startswith("-") and (words := tuple(woorden(stuk))):
            niet.append(words)
        else:
            some = woorden(stuk)
            typed = stuk.strip('".,;:!?()')
            los += [(word, typed if len(some) == 1 else word) for word in some]
    return Gelezen(q, tuple(los), tuple(zinnen), tuple(niet[:MAX_TERMEN]))


# --- Understand ------------------------------------------------------------------------------------------------


def begrijp(q: str, *, letterlijk: bool = False) -> Zoekvraag:
    """Return what is looked for when somebody types `q`; `letterlijk` leaves typing errors as they are.

    At most five queries, however many words there are.
    """
    gelezen = lees(q)
    namen, exact = _namen([word for word, _getypt in gelezen.los], {gevouwen(q)})
    termen = _met_namen(gelezen.los, namen)
    says_something = [term for term in termen if term.ook or vouw(term.tekst) not in LEEG]
    termen = list({term.direct[0]: term for term in says_something or termen}.values())[:MAX_TERMEN]
    termen = _met_samenstellingen(termen, corrigeer=not letterlijk)
    if any(term.bedoeld for term in termen):
        termen, exact = _met_namen_achteraf(termen)
    for words in gelezen.zinnen:
        termen.append(Term(f"“{' '.join(words)}”", (Woord(tuple(stam(word) for word in words)),)))
    niet = tuple(Woord(tuple(stam(word) for word in words)) for words in gelezen.niet)
    return Zoekvraag(q, tuple(termen[:MAX_TERMEN]), niet, tuple(" ".join(words) for words in gelezen.niet), exact)


def _met_namen(los: tuple[tuple[str, str], ...], namen: dict[str, list[Naam]]) -> list[Term]:
    """Return the loose words as terms; words that are a name together are one term, with the other names."""
    termen, place = [], 0
    while place < len(los):
        sizes = range(min(LANGSTE_NAAM, len(los) - place), 0, -1)
        size = next((n for n in sizes if _stam([word for word, _getypt in los[place : place + n]]) in namen), 1)
        key = _stam([word for word, _getypt in los[place : place + size]])
        typed = " ".join(getypt for _word, getypt in los[place : place + size])
        termen.append(_als_naam(Term(typed, (Woord(tuple(key.split())),)), namen.get(key, [])))
        place += size
    return termen


def _als_naam(term: Term, namen: list[Naam]) -> Term:
    """Return `term` with the other names of what it is a name of."""
    key = " ".join(term.direct[0].stammen)
    others = [name for name in namen if name.stam != key][:MAX_NAMEN]
    direct = dict.fromkeys((*term.direct, *(Woord(tuple(name.stam.split())) for name in others)))
    return replace(term, direct=tuple(direct), ook=tuple(dict.fromkeys(name.naam for name in others)))


def _met_namen_achteraf(termen: list[Term]) -> tuple[list[Term], tuple[int, ...]]:
    """Return `termen`, of which typing errors were mended, with the other names of the words they became."""
    words = [vouw(term.naam) for term in termen]
    namen, exact = _namen(words, {" ".join(words)})
    mended = [_als_naam(term, namen.get(stam(vouw(term.bedoeld)), [])) if term.bedoeld else term for term in termen]
    return mended, exact


def _stam(words: list[str]) -> str:
    return " ".join(stam(word) for word in words)


def _namen(words: list[str], heel: set[str]) -> tuple[dict[str, list[Naam]], tuple[int, ...]]:
    """Return names that mean the same by the stems of each name in `words`, and the lines that are called just so.

    `heel` is what was typed as a whole, folded; words that say nothing around a name do not matter. One query.
    """
    stukken = {_stam(words[begin : begin + n]) for begin in range(len(words)) for n in range(1, LANGSTE_NAAM + 1)}
    heel = (heel | {" ".join(_zonder_rand(words))}) - {""}
    if not heel:
        return {}, ()
    hidden, hidden_params = verborgen_sql()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT regel_id, gevouwen, naam, stam, synoniem FROM wijzer_zoeknaam WHERE regel_id IN ("  # noqa: S608
            f"SELECT regel_id FROM wijzer_zoeknaam WHERE synoniem AND stam IN ({_vraagtekens(stukken)}) "
            f"UNION SELECT regel_id FROM wijzer_zoeknaam WHERE gevouwen IN ({_vraagtekens(heel)})"
            f") AND regel_id NOT IN ({hidden})",
            [*stukken, *heel, *hidden_params],
        )
        rows = sorted(cursor.fetchall())
    by_line: dict[int, list[Naam]] = {}
    for line, *name in rows:
        by_line.setdefault(line, []).append(Naam(*name))
    found: dict[str, list[Naam]] = {}
    exact = []
    for line, names in by_line.items():
        if any(name.gevouwen in heel for name in names):
            exact.append(line)
        same = [name for name in names if name.synoniem]
        if len(same) > 1:
            for name in same:
                if name.stam in stukken:
                    found.setdefault(name.stam, []).extend(same)
    return found, tuple(exact[:200])


def _zonder_rand(words: list[str]) -> list[str]:
    """Return `words` without the ones that say nothing at the beginning and the end: "wat is" a thing."""
    says = [i for i, word in enumerate(words) if word not in LEEG]
    return words[says[0] : says[-1] + 1] if says else []


def _met_samenstellingen(termen: list[Term], *, corrigeer: bool) -> list[Term]:
    """Return `termen` with compounds in which they stand, the parts of those that are one, and typing errors mended."""
    loose = {i: vouw(term.tekst) for i, term in enumerate(termen) if len(term.direct[0].stammen) == 1}
    if not loose:
        return termen
    scan, pieces = [], set()
    begint_met = motor().begint_met
    for woord in loose.values():
        pieces |= {woord} | {stuk for split in _splitsingen(woord) for stuk in split}
        if len(woord) >= KORTSTE_DEEL:
            begin = stam(woord)
            scan += [begint_met("woord", begin), begint_met("omgekeerd", woord[::-1])]
            scan += [begint_met("omgekeerd", begin[::-1])]
    scan += [_een_van("woord", pieces), _een_van("stam", {stam(woord) for woord in loose.values()})]
    near = {woord for woord, _vorm in _woorden_van_ons(scan, 5000)}
    rests = {rest for woord in loose.values() for other in near for rest in _resten(other, woord)}
    known = set(near)
    if rests - near:
        known |= {woord for woord, _vorm in _woorden_van_ons([_een_van("woord", rests - near)], len(rests))}
    stems = {stam(other) for other in near}
    result = list(termen)
    unknown = {}
    for i, woord in loose.items():
        with_it = sorted(
            {stam(other) for other in near if any(rest in known for rest in _resten(other, woord))},
            key=lambda word: (len(word), word),
        )[:MAX_SAMENSTELLINGEN]
        direct = tuple(dict.fromkeys((*termen[i].direct, *(Woord((word,)) for word in with_it))))
        result[i] = replace(termen[i], direct=direct, ruim=_delen(woord, known))
        if stam(woord) not in stems and not termen[i].ook and result[i].ruim is None:
            unknown[i] = woord
    if unknown:
        meant, absent = _bedoeld(unknown)
        for i in absent:
            result[i] = replace(result[i], onbekend=True)
        for i, (woord, vorm) in meant.items() if corrigeer else ():
            if termen[i].tekst.isupper() and len(termen[i].tekst) <= LANGSTE_AFKORTING:
                continue
            result[i] = replace(termen[i], direct=(Woord((stam(woord),)),), bedoeld=vorm)
    return result


def _splitsingen(woord: str) -> list[tuple[str, str]]:
    """Return every way to read `woord` as two words with a sound between them."""
    return [
        (woord[:i], woord[i + len(klank) :])
        for i in range(KORTSTE_DEEL, len(woord) - KORTSTE_DEEL + 1)
        for klank in TUSSENKLANKEN
        if woord[i:].startswith(klank) and len(woord) - i - len(klank) >= KORTSTE_DEEL
    ]


def _resten(geheel: str, deel: str) -> list[str]:
    """Return what is left of the compound `geheel` without `deel`, with and without a sound between them."""
    rests = []
    for stuk in {deel, stam(deel)}:
        if len(stuk) < KORTSTE_DEEL or len(geheel) - len(stuk) < KORTSTE_DEEL:
            continue
        if geheel.startswith(stuk):
            after = geheel[len(stuk) :]
            rests += [after[len(klank) :] for klank in TUSSENKLANKEN if after.startswith(klank)]
        for heel in {geheel, stam(geheel)}:
            if heel.endswith(stuk):
                before = heel.removesuffix(stuk)
                rests += [before.removesuffix(klank) for klank in TUSSENKLANKEN if before.endswith(klank)]
    return [rest for rest in rests if len(rest) >= KORTSTE_DEEL and rest not in LEEG]


def _delen(woord: str, known: set[str]) -> Uitdrukking | None:
    """Return what comes close to a compound: its last part, which says what it is."""
    splits = [split for split in _splitsingen(woord) if split[0] in known and split[1] in known]
    if not splits:
        return None
    _links, rechts = max(splits, key=lambda split: (min(len(split[0]), len(split[1])), len(split[1])))
    return Woord((stam(rechts),))


def bedoelde_u(vraag: Zoekvraag) -> tuple[str, set[int]]:
    """Return the question with other words of ours that look like its words and are found far more often, or "".

    Also the places of the terms that stand in nothing that visitors can read. At most two queries.
    """
    loose = {i: vouw(term.tekst) for i, term in enumerate(vraag.termen) if len(term.direct[0].stammen) == 1}
    better, absent = _bedoeld({i: woord for i, woord in loose.items() if not vraag.termen[i].ook}, vaker=VEEL_VAKER)
    words = [better[i][1] if i in better else term.tekst for i, term in enumerate(vraag.termen)]
    other = " ".join([*words, *(f"-{woord}" for woord in vraag.niet_woorden)]) if better else ""
    return other, {i for i in absent if vraag.termen[i].ruim is None}


def _bedoeld(some: dict[int, str], *, vaker: int = 0) -> tuple[dict[int, tuple[str, str]], set[int]]:
    """Return the word of ours that each word was probably meant to be, with how we write it; and which are nowhere.

    Among the nearest, the one that stands in most texts that visitors can read; one in none is never named. A word
    that stands somewhere itself is what it is; with `vaker`, one that stands in a single text may be a mistake there,
    when the other is found more than so many times as often. At most two queries.
    """
    begint_met, scan = motor().begint_met, []
    long_enough = {i: woord for i, woord in some.items() if len(woord) >= KORTSTE_FOUT and woord.isalpha()}
    for woord in long_enough.values():
        half = max(1, len(woord) // 2 - 1)
        scan += [begint_met("woord", woord[:half]), begint_met("omgekeerd", woord[::-1][:half])]
    forms = dict(_woorden_van_ons(scan, 20_000)) if long_enough else {}
    nearest: dict[int, list[tuple[int, str]]] = {}
    for i, woord in long_enough.items():
        limit = 1 if len(woord) < LANG_WOORD else 2
        letters = set(woord)
        # One error changes at most two letters of the set, so most words need no closer look.
        like = [other for other in forms if len(letters ^ set(other)) <= 2 * limit and stam(other) != stam(woord)]
        like = [other for other in like if other not in LEEG]
        found = [(afstand_hoogstens(woord, other, limit), other) for other in like]
        nearest[i] = sorted((afstand, other) for afstand, other in found if afstand is not None)[:6]
    counts = tel_woorden({other for near in nearest.values() for _afstand, other in near} | set(some.values()))
    best = {}
    for i, near in nearest.items():
        own = counts[some[i]]
        possible = [(afstand, -counts[other], other) for afstand, other in near if counts[other] > own * vaker]
        if possible and (not own or (vaker and own == 1)):
            word = min(possible)[2]
            best[i] = (word, forms[word])
    return best, {i for i, woord in some.items() if not counts[woord]}


def tel_woorden(some: set[str]) -> dict[str, int]:
    """Return in how many texts that visitors can read each word stands. One query."""
    if not some:
        return {}
    engine, parts, params = motor(), [], []
    for number, woord in enumerate(words := sorted(some)):
        sql, values = engine.telling(ALLES, Woord((stam(woord),)))
        parts.append(f"SELECT {number}, COUNT(*) FROM ({sql}) t WHERE id NOT IN (SELECT id FROM verborgen)")  # noqa: S608
        params += values
    hidden, hidden_params = verborgen_sql()
    with connection.cursor() as cursor:
        cursor.execute(f"WITH verborgen(id) AS ({hidden}) {' UNION ALL '.join(parts)}", [*hidden_params, *params])  # noqa: S608
        return {words[number]: count for number, count in cursor.fetchall()}


def verborgen_sql() -> tuple[str, list]:
    """Return SQL for the keys of lines that visitors may not see now, and its parameters."""
    now = connection.ops.adapt_datetimefield_value(timezone.now())
    return "SELECT id FROM wijzer_zoekregel WHERE van > %s OR tot <= %s", [now, now]


def _woorden_van_ons(voorwaarden: list[tuple[str, list[str]]], hoogstens: int) -> list[tuple[str, str]]:
    """Return words of our own texts for which one of the conditions holds, with how we write them. One query."""
    where = " OR ".join(sql for sql, _params in voorwaarden)
    params = [value for _sql, values in voorwaarden for value in values]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT woord, vorm FROM wijzer_zoekwoord WHERE {where} LIMIT {hoogstens}", params)  # noqa: S608
        return cursor.fetchall()


def _een_van(veld: str, waarden: set[str]) -> tuple[str, list[str]]:
    return f"{veld} IN ({_vraagtekens(waarden)})", list(waarden)


def _vraagtekens(waarden: set[str]) -> str:
    """Return the places for the values in `IN (…)`; nothing is equal to NULL."""
    return ", ".join(["%s"] * len(waarden)) or "NULL"
