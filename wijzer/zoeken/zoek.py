# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Search: what is found, in which order, and how many of each kind.

The order is the same on every database: the exact title or another name, all words in the title, in title and summary,
in the whole text; then what comes close, by the same steps; within a step the freshest first, then by address.
"""

from dataclasses import dataclass, replace

from django.db import connection
from django.utils import timezone

from redactie import haken
from wijzer.models import Zoeknaam
from wijzer.zoeken.fragment import Stuk, fragment, markeer
from wijzer.zoeken.index import ITEMBITS, soorten
from wijzer.zoeken.motor import ALLES, KOP, TITEL, Woord, motor
from wijzer.zoeken.vraag import KORTSTE_DEEL, Zoekvraag, bedoelde_u, begrijp, verborgen_sql
from wijzer.zoeken.woorden import gevouwen, stammen, vouw

PER_PAGINA = 20
MAX_PAGINAS = 50
SUGGESTIES = 8
# Up to so many matches are put in order at once; with more, the title alone fills the page.
WEINIG = 500
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
    wanted = _gezochte_stammen(gezocht)
    resultaten = [
        Resultaat(
            key,
            kinds[key >> ITEMBITS << ITEMBITS].naam,
            adres,
            markeer(titel, wanted),
            markeer(samenvatting, wanted),
            fragment(tekst, wanted) if not _heeft_alles(f"{titel} {samenvatting}", gezocht) else [],
        )
        for key, titel, samenvatting, adres, tekst in rows
    ]
    other = bedoelde_u(gezocht) if gezocht.met_alles < GENOEG and not (letterlijk or vraag.gecorrigeerd) else ""
    found = [Soort(soortcode(kind), kind.naam, counts[key]) for key, kind in kinds.items() if counts.get(key)]
    return Uitkomst(replace(gezocht, termen=vraag.termen), found, totaal, resultaten, other)


def soortcode(soort: haken.Vindbaar) -> str:
    """Return the name of a kind in the address bar."""
    return gevouwen(soort.naam).replace(" ", "-")


# --- Count -----------------------------------------------------------------------------------------------------


def _tel(vraag: Zoekvraag) -> tuple[Zoekvraag, dict[int, int]]:
    """Return the question with as few terms left out as needed to find `GENOEG`, and how many lines of each kind match.

    At least half of the terms stay, and of two neither is left out as long as something has both. Kinds are named by
    the first key of their lines.
    """
    n = len(vraag.termen)
    counts = _tel_met(vraag, [0])[0]
    vraag = replace(vraag, met_alles=sum(counts.values()))
    fewer = list(range(1, n // 2 + 1))
    if vraag.met_alles >= GENOEG or not fewer or (n == 2 and vraag.met_alles):  # noqa: PLR2004  two words
        return vraag, counts
    by_level = _tel_met(vraag, fewer)
    for gemist in fewer:
        if sum(by_level[gemist].values()) >= GENOEG or (gemist == fewer[-1] and by_level[gemist]):
            return replace(vraag, gemist=gemist), by_level[gemist]
    return vraag, counts


def _tel_met(vraag: Zoekvraag, levels: list[int]) -> dict[int, dict[int, int]]:
    """Return how many lines match of each kind when so many terms may be missing. One query."""
    hidden, hidden_params = verborgen_sql()
    parts, params = [], list(hidden_params)
    for gemist in levels:
        sql, values = motor().telling(vraag.uitdrukking(ruim=True, gemist=gemist))
        parts.append(
            f"SELECT {gemist}, id >> {ITEMBITS}, COUNT(*) FROM ({sql}) t "  # noqa: S608
            "WHERE id NOT IN (SELECT id FROM verborgen) GROUP BY 2"
        )
        params += values
    found: dict[int, dict[int, int]] = {level: {} for level in levels}
    with connection.cursor() as cursor:
        cursor.execute(f"WITH verborgen(id) AS ({hidden}) {' UNION ALL '.join(parts)}", params)
        for gemist, kind, count in cursor.fetchall():
            found[gemist][kind << ITEMBITS] = count
    return found


# --- In order --------------------------------------------------------------------------------------------------


def _rijen(vraag: Zoekvraag, begin: int | None, totaal: int, pagina: int) -> list[tuple[int, str, str, str, str]]:
    """Return (key, title, summary, address, text) of one page."""
    start = (pagina - 1) * PER_PAGINA
    if start >= totaal:
        return []
    if totaal > WEINIG:
        # Everything in the title comes first; when that fills the page, nothing else has to be put in order.
        rows = _vraag_op(vraag, [(TITEL, False, 0)], begin, start)
        if len(rows) == PER_PAGINA:
            return rows
    wide = (False, True) if vraag.heeft_ruim else (False,)
    stappen = [
        (veld, ruim, gemist) for gemist in range(vraag.gemist + 1) for ruim in wide for veld in (TITEL, KOP, ALLES)
    ]
    return _vraag_op(vraag, stappen, begin, start)


def _vraag_op(
    vraag: Zoekvraag, stappen: list[tuple[str, bool, int]], begin: int | None, start: int
) -> list[tuple[int, str, str, str, str]]:
    """Return what matches the last of `stappen`, in their order: (field, wide, how many terms may be missing)."""
    engine = motor()
    conditions = [
        engine.voorwaarde(veld, vraag.uitdrukking(ruim=ruim, gemist=gemist)) for veld, ruim, gemist in stappen
    ]
    last, last_params = conditions[-1]
    order = []
    if vraag.exact:
        order.append(f"CASE WHEN r.id IN ({', '.join(map(str, vraag.exact))}) THEN 0 ELSE 1 END")
    if len(conditions) > 1:
        steps = " ".join(f"WHEN {sql} THEN {number}" for number, (sql, _params) in enumerate(conditions[:-1]))
        order.append(f"CASE {steps} ELSE {len(conditions)} END")
    order += ["r.vers DESC", engine.SLUGVOLGORDE, "r.id"]
    now = connection.ops.adapt_datetimefield_value(timezone.now())
    kind = f"AND r.id >= {begin} AND r.id < {begin + (1 << ITEMBITS)}" if begin is not None else ""
    sql = f"""
        SELECT r.id, r.titel, r.samenvatting, r.adres, substr(r.tekst, 1, {LEESBAAR})
        FROM wijzer_zoekregel r
        WHERE {last} AND (r.van IS NULL OR r.van <= %s) AND (r.tot IS NULL OR r.tot > %s) {kind}
        ORDER BY {", ".join(order)}
        LIMIT {PER_PAGINA} OFFSET {start}
    """  # noqa: S608  every part of it is ours; what people typed goes in as a parameter
    params = [*last_params, now, now, *(value for _sql, values in conditions[:-1] for value in values)]
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
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
    now = timezone.now()
    names = Zoeknaam.objects.exclude(regel__van__gt=now).exclude(regel__tot__lte=now).select_related("regel")
    found: dict[int, Suggestie] = {}
    kinds = soorten()
    for rows in (
        names.filter(motor().begint_met("gevouwen", begin)),
        names.filter(gevouwen__contains=f" {begin}"),
    ):
        # What is called so comes before what is also called so.
        some = list(rows.order_by("gevouwen", "regel")[: 3 * SUGGESTIES])
        for name in sorted(some, key=lambda name: name.naam != name.regel.titel):
            line = name.regel
            kind = kinds[line.pk >> ITEMBITS << ITEMBITS].naam
            shown = line.titel if name.naam == line.titel else f"{name.naam}: {line.titel}"
            found.setdefault(line.pk, Suggestie(shown, kind, line.adres))
        if len(found) >= SUGGESTIES:
            break
    return list(found.values())[:SUGGESTIES]


def dichtbij(vraag: Zoekvraag) -> list[Suggestie]:
    """Return things whose name begins like the longest word that was asked for; for who found nothing."""
    longest = max((vouw(term.tekst) for term in vraag.termen), key=len, default="")
    return suggesties(longest[: max(KORTSTE_DEEL, len(longest) // 2)]) if len(longest) >= KORTSTE_DEEL else []
