# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""The index: one line for every published item, written in the transaction that publishes or withdraws it.

Planned items are in it with their moments, and are left out when somebody searches before or after. Nothing in it is
typed by hand: `herbouw` makes it again from what is published, `verschillen` tells where it is not what it should be.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from redactie import haken
from redactie.models import Bestand, Item, Status, Verwijzing
from redactie.tekst import platte_tekst
from redactie.zicht import plaats_van
from wijzer.models import Zoeknaam, Zoekregel, Zoekwoord
from wijzer.zoeken.motor import Stamregel, motor
from wijzer.zoeken.woorden import MAX_WOORD, gevouwen, plekken, stam, stammen

# The key of a line: the kind in the high bits, the item in the low ones.
ITEMBITS = 40
MAX_TEKST = 100_000  # characters of one item, its files included
MAX_WOORDEN = 10_000
MAX_NAAM = 400
PER_KEER = 500


@dataclass(frozen=True)
class Document:
    """What search keeps of one item. `namen`: pairs of a name and whether it is a synonym."""

    id: int
    titel: str
    samenvatting: str
    slug: str
    adres: str
    tekst: str
    vers: date
    van: datetime | None
    tot: datetime | None
    namen: tuple[tuple[str, bool], ...]
    zin: bool = False

    @property
    def stamregel(self) -> Stamregel:
        # Other names count as the title: who types one looks for this.
        if self.zin:
            tekst = f"{self.titel} {self.samenvatting} {self.tekst}"
            return Stamregel(self.id, [], [], stammen(tekst)[:MAX_WOORDEN])
        titel = stammen(" ".join(dict.fromkeys([self.titel, *(naam for naam, _synoniem in self.namen)])))
        return Stamregel(self.id, titel[:MAX_WOORDEN], stammen(self.samenvatting), stammen(self.tekst)[:MAX_WOORDEN])

    @property
    def regel(self) -> Zoekregel:
        return Zoekregel(
            id=self.id, titel=self.titel, samenvatting=self.samenvatting, slug=self.slug, adres=self.adres,
            tekst=self.tekst, vers=self.vers, van=self.van, tot=self.tot,
        )  # fmt: skip


def soorten() -> dict[int, haken.Vindbaar]:
    """Return the kinds that can be found, by the lowest key of their lines, in the order of the site."""
    types = ContentType.objects.get_for_models(*(soort.model for soort in haken.VINDBAAR))
    return {types[soort.model].pk << ITEMBITS: soort for soort in haken.VINDBAAR}


def soortbegin(model: type[Item]) -> int:
    """Return the lowest key a line of this kind can have; the next kind begins `1 << ITEMBITS` later."""
    return ContentType.objects.get_for_model(model).pk << ITEMBITS


def sleutel(item: Item) -> int:
    """Return the key of the line of `item`."""
    return soortbegin(type(item)) + item.pk


def item_van(key: int) -> Item | None:
    """Return the public item of the line with this key, or None."""
    soort = soorten().get(key >> ITEMBITS << ITEMBITS)
    rows = soort.model.objects.gepubliceerd() if soort else None
    return rows.filter(pk=key & ((1 << ITEMBITS) - 1)).first() if rows is not None else None


# --- What is kept ----------------------------------------------------------------------------------------------


def documenten(soort: haken.Vindbaar, items: QuerySet) -> Iterator[Document]:
    """Yield what is kept of each of `items`, in a fixed number of queries for every `PER_KEER`."""
    delen = {naam.split("__")[0] for naam in soort.tekst if "__" in naam}
    keys = list(items.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(keys), PER_KEER):
        rows = soort.model.objects.filter(pk__in=keys[start : start + PER_KEER]).prefetch_related(*delen)
        rows = rows.select_related(*soort.met) if soort.met else rows
        bestanden = _bestandsteksten(soort.model, [row.pk for row in rows])
        for row in rows.order_by("pk"):
            yield _document(soort, row, bestanden[row.pk])


def _document(soort: haken.Vindbaar, item: Item, bestanden: list[str]) -> Document:
    names = [(item.titel, True)] * (not soort.zin) + [(naam, True) for naam in _waarden(item, soort.namen)]
    names += [(naam, False) for naam in _waarden(item, soort.ook)]
    names = [(naam[:MAX_NAAM], synoniem) for naam, synoniem in names]
    tekst = " ".join([platte_tekst(waarde) for waarde in _waarden(item, soort.tekst)] + bestanden)
    datum = getattr(item, "datum", None) or item.gecontroleerd_op or timezone.localdate(item.gewijzigd_op)
    return Document(
        id=sleutel(item), titel=item.titel, samenvatting=item.samenvatting, slug=item.slug,
        adres=plaats_van(item), tekst=tekst[:MAX_TEKST].strip(), vers=datum, van=item.van, tot=item.tot,
        zin=soort.zin,
        namen=tuple({gevouwen(naam): (naam, synoniem) for naam, synoniem in reversed(names)}.values())[::-1],
    )  # fmt: skip


def _waarden(item: Item, velden: Iterable[str]) -> Iterator[str]:
    """Yield the texts in `velden`; `deel__veld` is a field of every part, a list gives each of its texts."""
    for naam in velden:
        deel, _, veld = naam.rpartition("__")
        for row in getattr(item, deel).all() if deel else (item,):
            waarde = getattr(row, veld)
            yield from (waarde if isinstance(waarde, list) else [waarde] if waarde else [])


def _bestandsteksten(model: type[Item], keys: list[int]) -> dict[int, list[str]]:
    """Return the texts of the files that each item offers, beside its text or in it."""
    found: dict[int, list[str]] = defaultdict(list)
    uses = [
        (gebruik.veld, model.objects.filter(pk__in=keys, **{f"{gebruik.veld}__tekst__gt": ""}))
        for gebruik in haken.GEBRUIK
        if gebruik.model is model and gebruik.medium is Bestand and gebruik.veld
    ]
    for veld, rows in uses:
        for key, tekst in rows.order_by("pk", f"{veld}__pk").values_list("pk", f"{veld}__tekst"):
            found[key].append(tekst)
    in_text = Verwijzing.objects.op(model).filter(object_id__in=keys, bestand__tekst__gt="", gepubliceerd=True)
    for key, tekst in in_text.order_by("object_id", "bestand").values_list("object_id", "bestand__tekst"):
        found[key].append(tekst)
    return found


# --- Keep it right ---------------------------------------------------------------------------------------------

_wachtrij: ContextVar[dict[type[Item], set[int]] | None] = ContextVar("zoekindex_wachtrij", default=None)


def werk_bij(item: Item) -> None:
    """Bring the line of `item` in agreement with what visitors may see of it; called when that may have changed."""
    if (wachtrij := _wachtrij.get()) is not None:
        wachtrij[type(item)].add(item.pk)
    else:
        _werk_bij(type(item), {item.pk})


@contextmanager
def in_een_keer() -> Iterator[None]:
    """Keep what changes inside the block for its end, in the same transaction: for many items at once."""
    token = _wachtrij.set(defaultdict(set))
    try:
        with transaction.atomic():
            yield
            wachtrij = _wachtrij.get()
            _wachtrij.set(None)
            for model, keys in wachtrij.items():
                _werk_bij(model, keys)
    finally:
        _wachtrij.reset(token)


@transaction.atomic
def _werk_bij(model: type[Item], keys: set[int]) -> None:
    soort = next((soort for soort in haken.VINDBAAR if soort.model is model), None)
    if soort is None:
        return
    begin = soortbegin(model)
    public = model.objects.filter(pk__in=keys, status=Status.GEPUBLICEERD)
    _schrijf(documenten(soort, public))
    gone = keys - set(public.values_list("pk", flat=True))
    Zoekregel.objects.filter(pk__in=[begin + key for key in gone]).delete()


def _schrijf(docs: Iterable[Document]) -> None:
    docs = list(docs)
    velden = ["titel", "samenvatting", "slug", "adres", "tekst", "vers", "van", "tot"]
    Zoekregel.objects.bulk_create(
        [doc.regel for doc in docs], PER_KEER, update_conflicts=True, unique_fields=["id"], update_fields=velden
    )
    Zoeknaam.objects.filter(regel__in=[doc.id for doc in docs]).delete()
    Zoeknaam.objects.bulk_create(
        [
            Zoeknaam(
                regel_id=doc.id,
                naam=naam,
                gevouwen=gevouwen(naam)[:MAX_NAAM],
                stam=" ".join(stammen(naam))[:MAX_NAAM],
                synoniem=synoniem,
            )
            for doc in docs
            for naam, synoniem in doc.namen
        ],
        PER_KEER,
    )
    motor().schrijf([doc.stamregel for doc in docs])
    _leer_woorden(docs)


def _leer_woorden(docs: Iterable[Document]) -> None:
    """Add the words of `docs` that we did not know.

    Words of what is not to be seen yet are not learnt: a suggestion would tell them. `leer_opnieuw` does so later, and
    forgets the words that stand nowhere any more.
    """
    forms: dict[str, str] = {}
    now = timezone.now()
    for doc in docs:
        if (doc.van and doc.van > now) or (doc.tot and doc.tot <= now):
            continue
        for tekst in (doc.titel, doc.samenvatting, doc.tekst, *(naam for naam, _synoniem in doc.namen)):
            for woord, begin, einde in plekken(tekst):
                if len(woord) > 2 and woord.isalpha() and woord not in forms:
                    forms[woord] = tekst[begin:einde].lower()[:MAX_WOORD]
    words = sorted(forms)  # in one order, so that two who publish wait for each other and do not block
    for start in range(0, len(words), PER_KEER):
        some = words[start : start + PER_KEER]
        known = set(Zoekwoord.objects.filter(woord__in=some).values_list("woord", flat=True))
        Zoekwoord.objects.bulk_create(
            [Zoekwoord(woord=w, omgekeerd=w[::-1], stam=stam(w), vorm=forms[w]) for w in some if w not in known],
            ignore_conflicts=True,
        )


def bestand_gewijzigd(bestand: Bestand) -> None:
    """Read the items again that offer `bestand`."""
    for gebruik in haken.GEBRUIK:
        if gebruik.medium is Bestand:
            for item in gebruik.items(bestand):
                werk_bij(item)


# --- Make it again, and look whether it is right ---------------------------------------------------------------


@transaction.atomic
def herbouw() -> int:
    """Throw the index away and make it again from what is published; return the number of lines."""
    Zoekregel.objects.all().delete()
    Zoekwoord.objects.all().delete()
    total = 0
    for docs in _alle_documenten():
        _schrijf(docs)
        total += len(docs)
    return total


@transaction.atomic
def leer_opnieuw() -> None:
    """Learn the words again from what visitors can read now, and forget the others."""
    Zoekwoord.objects.all().delete()
    for docs in _alle_documenten():
        _leer_woorden(docs)


def _alle_documenten() -> Iterator[list[Document]]:
    """Yield what should be kept of everything that is published, `PER_KEER` at a time."""
    for soort in haken.VINDBAAR:
        docs = documenten(soort, soort.model.objects.filter(status=Status.GEPUBLICEERD))
        while some := list(islice(docs, PER_KEER)):
            yield some


def verschillen() -> list[str]:
    """Return, in Dutch, every line that is missing, too much, or not what it should be; nothing when all is right."""
    lines = {row.pk: row for row in Zoekregel.objects.prefetch_related("namen")}
    kept, engine, problems = motor().lees(), motor(), []
    for soort in haken.VINDBAAR:
        for doc in documenten(soort, soort.model.objects.filter(status=Status.GEPUBLICEERD)):
            line = lines.pop(doc.id, None)
            naam = f"{soort.naam}: {doc.titel}"
            if line is None:
                problems.append(f"{naam}: ontbreekt in de index")
            elif not _is_gelijk(doc, line) or kept.get(doc.id) != engine.afdruk(doc.stamregel):
                problems.append(f"{naam}: staat anders in de index")
    problems += [f"{line.titel}: staat in de index, maar is niet gepubliceerd" for line in lines.values()]
    return problems


def _is_gelijk(doc: Document, line: Zoekregel) -> bool:
    velden = ("titel", "samenvatting", "slug", "adres", "tekst", "vers", "van", "tot")
    names = sorted((row.naam, row.synoniem) for row in line.namen.all())
    return names == sorted(doc.namen) and all(getattr(doc, veld) == getattr(line, veld) for veld in velden)
