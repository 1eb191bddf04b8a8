# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Search: what is found, in which order, and how many of each kind.

The order is the same on every database: the exact title or another name, all words in the title, in title and summary,
in the whole text; then what comes close, by the same steps; within a step the freshest first, then by address. When too
little has all words, what has most of them comes next: more words first, then more of them in the title.
"""

from collections import Counter
from dataclasses import dataclass, replace

from django.db import connection
from django.utils import timezone

from redactie import haken
from wijzer.zoeken.fragment import Stuk, fragment, gezocht_op_begin, markeer
from wijzer.zoeken.index import ITEMBITS, soorten
from wijzer.zoeken.motor import ALLES, KOP, TITEL, Of, Woord, motor
from wijzer.zoeken.vraag import KORTSTE_DEEL, Zoekvraag, bedoelde_u, begrijp, verborgen_sql
from wijzer.zoeken.woorden import gevouwen, stammen, vouw

PER_PAGINA = 20
MAX_PAGINAS = 50
SUGGESTIES = 8
# Up to so many matches are put in order at once; with more, the title alone fills the page.
WEINIG = 500
KORT = 3  # words; with more, one of them is seldom the mistake
GENOEG = 5  # with fewer, texts that lack a word are shown after those that have them all
LEESBAAR = 20_000  # characters of a text in which a fragment is looked for


@dataclass(frozen=True)
class Resultaat:
    """One thing that was found; its texts are in pieces, each with whether it was asked for."""

    sleutel: int
    soort: str
    adres: str
    titel: list[Stuk]
    samenvatting: list[Stuk]
    fragment: list[Stuk]


@dataclass(frozen=True)
class Soort:
    """A kind in which something was found. `code` is its name in the address bar."""

    code: str
    naam: str
    aantal: int


@dataclass(frozen=True)
class Uitkomst:
    """What somebody gets.

    `vraag` is how the question was understood, `totaal` is of the chosen kind, or of all, and `bedoelde_u` is another
    question that would find far more.
    """

    vraag: Zoekvraag
    soorten: list[Soort]
    totaal: int
    resultaten: list[Resultaat]
    bedoelde_u: str = ""


def zoek(q: str, *, soort: str = "", pagina: int = 1, letterlijk: bool = False) -> Uitkomst:
    """Return page `pagina` (from 1) of what visitors find for `q`, of one kind when `soort` names it."""
    vraag = begrijp(q, letterlijk=letterlijk)
    gezocht = replace(vraag, termen=tuple(term for term in vraag.termen if not term.onbekend))
    if not gezocht.termen:
        return Uitkomst(vraag, [], 0, [])
    kinds = soorten()
    gezocht, counts = _tel(gezocht)
    begin = next((key for key, kind in kinds.items() if soort and soortcode(kind) == soort), None)
    totaal = counts.get(begin, 0) if begin is not None else sum(counts.values())
    rows = _rijen(gezocht, begin, totaal, min(pagina, MAX_PAGINAS))
    wanted = gezocht_op_begin(_gezochte_stammen(gezocht))
    resultaten = [
        Resultaat(
            key,
            kinds[key >> ITEMBITS << ITEMBITS].naam,
            adres,
            markeer(titel, wanted),
            markeer(samenvatting, wanted),
            fragment(tekst, wanted, len(gezocht.termen))
            if not _heeft_alles(f"{titel} {samenvatting}", gezocht)
            else [],
        )
        for key, titel, samenvatting, adres, tekst in rows
    ]
    doubt = gezocht.met_alles < GENOEG and len(gezocht.termen) <= KORT and not (letterlijk or vraag.gecorrigeerd)
    other, absent = bedoelde_u(gezocht) if doubt else ("", set())
    if not totaal:  # a word that stands in hidden texts only stands nowhere, for who may not read these
        nergens = {gezocht.termen[i].tekst for i in absent}
        termen = (replace(term, onbekend=term.onbekend or term.tekst in nergens) for term in vraag.termen)
        vraag = replace(vraag, termen=tuple(termen))
    found = [Soort(soortcode(kind), kind.naam, counts[key]) for key, kind in kinds.items() if counts.get(key)]
    return Uitkomst(replace(gezocht, termen=vraag.termen), found, totaal, resultaten, other)


def soortcode(soort: haken.Vindbaar) -> str:
    """Return the name of a kind in the address bar."""
    return gevouwen(soort.naam).replace(" ", "-")


# --- Count -----------------------------------------------------------------------------------------------------


def _tel(vraag: Zoekvraag) -> tuple[Zoekvraag, dict[int, int]]:
    """Return the question with as few terms left out as needed to find `GENOEG`, and how many lines of each kind match.

    At least half of the terms stay. Kinds are named by the first key of their lines.
    """
    counts = _tel_alles(vraag)
    vraag = replace(vraag, met_alles=sum(counts.values()))
    n = len(vraag.termen)
    fewer = range(1, n // 2 + 1)
    if vraag.met_alles >= GENOEG or not fewer:
        return vraag, counts
    by_count = _tel_deels(vraag, n - fewer[-1])
    for gemist in fewer:
        more: Counter[int] = Counter()
        for found in range(n - gemist, n + 1):
            more.update(by_count.get(found, {}))
        if more.total() >= GENOEG or (gemist == fewer[-1] and more):
            return replace(vraag, gemist=gemist), dict(more)
    return vraag, counts


def _tel_alles(vraag: Zoekvraag) -> dict[int, int]:
    """Return how many lines have all terms, by kind. One query."""
    sql, params = motor().telling(ALLES, vraag.uitdrukking(ruim=True))
    hidden, hidden_params = verborgen_sql()
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT id >> {ITEMBITS}, COUNT(*) FROM ({sql}) t WHERE id NOT IN ({hidden}) GROUP BY 1",  # noqa: S608
            [*params, *hidden_params],
        )
        return {kind << ITEMBITS: count for kind, count in cursor.fetchall()}


def _tel_deels(vraag: Zoekvraag, minstens: int) -> dict[int, dict[int, int]]:
    """Return, by how many of the terms they have, how many lines of each kind have at least `minstens`. One query."""
    geteld, params = _per_term(vraag, ALLES, ruim=True)
    without, without_params = _zonder(vraag)
    hidden, hidden_params = verborgen_sql()
    found: dict[int, dict[int, int]] = {}
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT c, r.id >> {ITEMBITS}, COUNT(*) FROM ({geteld}) r "  # noqa: S608
            f"WHERE c >= {minstens} AND {without} AND r.id NOT IN ({hidden}) GROUP BY 1, 2",
            [*params, *without_params, *hidden_params],
        )
        for terms, kind, count in cursor.fetchall():
            found.setdefault(terms, {})[kind << ITEMBITS] = count
    return found


def _per_term(vraag: Zoekvraag, veld: str, *, ruim: bool) -> tuple[str, list[str]]:
    """Return SQL with the columns `id` and `c`: how many terms stand in the field. Each term is looked up once."""
    parts, params = [], []
    for term in vraag.termen:
        sql, values = motor().telling(veld, term.als(ruim=ruim))
        parts.append(f"SELECT id FROM ({sql}) t")  # noqa: S608
        params += values
    return f"SELECT id, COUNT(*) AS c FROM ({' UNION ALL '.join(parts)}) u GROUP BY id", params  # noqa: S608


def _zonder(vraag: Zoekvraag) -> tuple[str, list[str]]:
    """Return SQL that is true for a line `r` without what may not be there."""
    if not vraag.niet:
        return "1 = 1", []
    sql, params = motor().telling(ALLES, Of(vraag.niet))
    return f"r.id NOT IN ({sql})", params


# --- In order --------------------------------------------------------------------------------------------------


def _rijen(vraag: Zoekvraag, begin: int | None, totaal: int, pagina: int) -> list[tuple[int, str, str, str, str]]:
    """Return (key, title, summary, address, text) of one page."""
    start = (pagina - 1) * PER_PAGINA
    if start >= totaal:
        return []
    if vraag.gemist:
        return _deels_op_volgorde(vraag, begin, start)
    if totaal > WEINIG:
        # Everything in the title comes first; when that fills the page, nothing else has to be put in order.
        rows = _op_volgorde(vraag, [(TITEL, False)], begin, start)
        if len(rows) == PER_PAGINA:
            return rows
    return _op_volgorde(vraag, _stappen(vraag), begin, start)


def _stappen(vraag: Zoekvraag) -> list[tuple[str, bool]]:
    """Return the steps of what has all terms: a field, and whether what comes close counts."""
    wide = (False, True) if vraag.heeft_ruim else (False,)
    return [(veld, ruim) for ruim in wide for veld in (TITEL, KOP, ALLES)]


def _als_stap(vraag: Zoekvraag, stappen: list[tuple[str, bool]]) -> tuple[str, list[str]]:
    """Return SQL for the number of the first of `stappen` that a line `r` takes, and one more when it takes none."""
    conditions = [motor().voorwaarde(veld, vraag.uitdrukking(ruim=ruim)) for veld, ruim in stappen]
    steps = " ".join(f"WHEN {sql} THEN {number}" for number, (sql, _params) in enumerate(conditions))
    return f"CASE {steps} ELSE {len(conditions)} END", [value for _sql, values in conditions for value in values]


def _op_volgorde(vraag: Zoekvraag, stappen: list[tuple[str, bool]], begin: int | None, start: int) -> list[tuple]:
    """Return what takes one of `stappen`, in their order."""
    veld, ruim = stappen[-1]
    last, params = motor().voorwaarde(veld, vraag.uitdrukking(ruim=ruim))
    order, order_params = _als_stap(vraag, stappen[:-1]) if len(stappen) > 1 else ("r.vers DESC", [])
    return _vraag_op(
        vraag, begin, start,
        bron="wijzer_zoekregel r", waar=last, volgorde=[order], params=[[], params, order_params],
    )  # fmt: skip


def _deels_op_volgorde(vraag: Zoekvraag, begin: int | None, start: int) -> list[tuple]:
    """Return what has most of the terms: what has all by its steps, then more of them first, in the title first."""
    n = len(vraag.termen)
    geteld, params = _per_term(vraag, ALLES, ruim=True)
    titel, titel_params = _per_term(vraag, TITEL, ruim=False)
    without, without_params = _zonder(vraag)
    step, step_params = _als_stap(vraag, _stappen(vraag))
    source = (
        f"wijzer_zoekregel r JOIN ({geteld}) g ON g.id = r.id "  # noqa: S608
        f"LEFT JOIN ({titel}) k ON k.id = r.id"
    )
    order = ["g.c DESC", step, f"CASE WHEN g.c = {n} THEN 0 ELSE -COALESCE(k.c, 0) END"]
    where = f"g.c >= {n - vraag.gemist} AND {without}"
    return _vraag_op(
        vraag, begin, start,
        bron=source, waar=where, volgorde=order, params=[[*params, *titel_params], without_params, step_params],
    )  # fmt: skip


def _vraag_op(
    vraag: Zoekvraag, begin: int | None, start: int, *, bron: str, waar: str, volgorde: list[str], params: list[list]
) -> list[tuple[int, str, str, str, str]]:
    """Ask for a page of the lines `r` in `bron` for which `waar` holds; `params` are of those, and of the order."""
    if vraag.exact:
        volgorde = [f"CASE WHEN r.id IN ({', '.join(map(str, vraag.exact))}) THEN 0 ELSE 1 END", *volgorde]
    volgorde = [*volgorde, "r.vers DESC", motor().SLUGVOLGORDE, "r.id"]
    now = connection.ops.adapt_datetimefield_value(timezone.now())
    kind = f"AND r.id >= {begin} AND r.id < {begin + (1 << ITEMBITS)}" if begin is not None else ""
    sql = f"""
        SELECT r.id, r.titel, r.samenvatting, r.adres, substr(r.tekst, 1, {LEESBAAR})
        FROM {bron}
        WHERE {waar} AND (r.van IS NULL OR r.van <= %s) AND (r.tot IS NULL OR r.tot > %s) {kind}
        ORDER BY {", ".join(volgorde)}
        LIMIT {PER_PAGINA} OFFSET {start}
    """  # noqa: S608  every part of it is ours; what people typed goes in as a parameter
    of_source, of_where, of_order = params
    with connection.cursor() as cursor:
        cursor.execute(sql, [*of_source, *of_where, now, now, *of_order])
        return cursor.fetchall()


# --- Show ------------------------------------------------------------------------------------------------------


def _gezochte_stammen(vraag: Zoekvraag) -> set[tuple[str, ...]]:
    found: set[tuple[str, ...]] = set()
    for term in vraag.termen:
        found |= {woord.stammen for woord in term.direct}
        if isinstance(term.ruim, Woord):
            found.add(term.ruim.stammen)
    return found


def _heeft_alles(tekst: str, vraag: Zoekvraag) -> bool:
    """Whether every term is to be seen in `tekst` already."""
    seen = f" {' '.join(stammen(tekst))} "
    return all(any(f" {' '.join(woord.stammen)} " in seen for woord in term.direct) for term in vraag.termen)


# --- While typing ----------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Suggestie:
    """A title or another name that begins with what was typed."""

    naam: str
    soort: str
    adres: str


def suggesties(q: str) -> list[Suggestie]:
    """Return at most `SUGGESTIES` things whose name begins with `q`, then those with a later word that does."""
    begin = gevouwen(q)
    if len(begin) < 2:
        return []
    found: dict[int, Suggestie] = {}
    kinds = soorten()
    for waar in (motor().begint_met("n.gevouwen", begin), ("n.gevouwen LIKE %s", [f"% {begin}%"])):
        # What is called so comes before what is also called so.
        for key, naam, titel, adres in sorted(_namen(*waar), key=lambda row: row[1] != row[2]):
            kind = kinds[key >> ITEMBITS << ITEMBITS].naam
            found.setdefault(key, Suggestie(titel if naam == titel else f"{naam}: {titel}", kind, adres))
        if len(found) >= SUGGESTIES:
            break
    return list(found.values())[:SUGGESTIES]


def _namen(waar: str, params: list[str]) -> list[tuple[int, str, str, str]]:
    """Return (key, name, title, address) of what has a name for which `waar` holds."""
    hidden, hidden_params = verborgen_sql()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT n.regel_id, n.naam, r.titel, r.adres "  # noqa: S608
            "FROM wijzer_zoeknaam n JOIN wijzer_zoekregel r ON r.id = n.regel_id "
            f"WHERE {waar} AND n.regel_id NOT IN ({hidden}) "
            f"ORDER BY length(n.gevouwen), n.gevouwen, n.regel_id LIMIT {3 * SUGGESTIES}",
            [*params, *hidden_params],
        )
        return cursor.fetchall()


def dichtbij(vraag: Zoekvraag) -> list[Suggestie]:
    """Return things whose name begins like the longest word that was asked for; for who found nothing."""
    longest = max((vouw(term.tekst) for term in vraag.termen), key=len, default="")
    return suggesties(longest[: max(KORTSTE_DEEL, len(longest) // 2)]) if len(longest) >= KORTSTE_DEEL else []
