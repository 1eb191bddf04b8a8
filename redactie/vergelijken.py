# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""What differs between two snapshots of an item, in words that an editor reads."""

import difflib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

from django.contrib.auth import get_user_model
from django.db import models

from redactie.leesbaar import regels_van, regels_van_tekst
from redactie.models.item import Item
from redactie.momenten import in_woorden
from redactie.tekst import platte_tekst
from redactie.velden import RijkeTekstField
from redactie.versies import neem_op
from redactie.verwijzingen import MEDIA, media


@dataclass(frozen=True)
class Regel:
    """A line on one side of a comparison: its form, such as "kop 2", and its words with "gelijk", "weg" or "nieuw"."""

    vorm: str
    stukken: list[tuple[str, str]]


@dataclass(frozen=True)
class Verschil:
    """One difference between two snapshots: where it is, in words, and the lines of both sides."""

    plek: str  # the key of `plekken`
    deel: str  # the part it is in, such as "stap 3"; empty for the item itself
    veld: str
    soort: str  # "gewijzigd", "nieuw" or "weg"
    woorden: list[tuple[str, str]]
    oud: list[Regel]
    nieuw: list[Regel]

    @property
    def waar(self) -> str:
        return f"{self.deel}: {self.veld}" if self.deel else self.veld


def verschillen(model: type[Item], oud: dict, nieuw: dict, *, voor) -> list[Verschil]:
    """Return what changed from snapshot `oud` to `nieuw`, in words; names what the person `voor` may see."""
    gevonden = list(_veldverschillen(model, oud, nieuw, voor=voor))
    for naam in (*model.onderdelen, "bronvermeldingen"):
        deelmodel = model._meta.get_field(naam).related_model
        eerst = {deel["id"]: deel for deel in oud.get("onderdelen", {}).get(naam, [])}
        later = {deel["id"]: deel for deel in nieuw.get("onderdelen", {}).get(naam, [])}
        namen = _deelnamen(deelmodel, list(eerst.values())) | _deelnamen(deelmodel, list(later.values()))
        leeg = {"velden": {}, "koppelingen": {}}
        for sleutel in [*eerst, *(key for key in later if key not in eerst)]:
            plek = f"onderdelen.{naam}.{sleutel}"
            kanten = eerst.get(sleutel, leeg), later.get(sleutel, leeg)
            gevonden += _veldverschillen(deelmodel, *kanten, voor=voor, deel=namen[sleutel], plek=plek)
    return gevonden


def _deelnamen(model: type[models.Model], delen: list[dict]) -> dict[str, str]:
    """Return what each part is called, such as "stap 3": its kind, or the name of its model, and its place."""
    soorten = dict(model._meta.get_field("soort").flatchoices) if _heeft_veld(model, "soort") else {}
    tel: Counter = Counter()
    namen = {}
    for deel in delen:
        label = str(soorten.get(deel["velden"].get("soort"), model._meta.verbose_name))
        tel[label] += 1
        namen[deel["id"]] = f"{label} {tel[label]}"
    return namen


def _heeft_veld(model: type[models.Model], naam: str) -> bool:
    return any(field.name == naam for field in model._meta.concrete_fields)


def woordverschil(oud: str, nieuw: str) -> list[tuple[str, str]]:
    """Return the words of both texts in order, marked as equal, gone or new."""
    a, b = oud.split(), nieuw.split()
    # Long texts: leave words that stand everywhere out of the search, or it takes time with the cube of the length.
    lang = len(a) * len(b) > 40_000
    stukken: list[tuple[str, str]] = []
    for code, a1, a2, b1, b2 in difflib.SequenceMatcher(a=a, b=b, autojunk=lang).get_opcodes():
        if code == "equal":
            stukken.append(("gelijk", " ".join(a[a1:a2])))
            continue
        if a2 > a1:
            stukken.append(("weg", " ".join(a[a1:a2])))
        if b2 > b1:
            stukken.append(("nieuw", " ".join(b[b1:b2])))
    return stukken


def naast_elkaar(oud: list[tuple[str, str]], nieuw: list[tuple[str, str]]) -> tuple[list[Regel], list[Regel]]:
    """Return the lines of both sides, with the words that differ marked; long stretches that are equal are folded."""
    links: list[Regel] = []
    rechts: list[Regel] = []
    lang = len(oud) * len(nieuw) > 40_000
    for code, a1, a2, b1, b2 in difflib.SequenceMatcher(a=oud, b=nieuw, autojunk=lang).get_opcodes():
        if code == "equal":
            gelijk = [Regel(vorm, [("gelijk", tekst)]) for vorm, tekst in oud[a1:a2]]
            if len(gelijk) > 3:
                gelijk = [gelijk[0], Regel("", [("gelijk", f"… ({len(gelijk) - 2} regels gelijk) …")]), gelijk[-1]]
            links += gelijk
            rechts += gelijk
            continue
        for eerst, later in zip_longest(oud[a1:a2], nieuw[b1:b2]):
            woorden = woordverschil(eerst[1] if eerst else "", later[1] if later else "")
            if eerst:
                links.append(Regel(eerst[0], [stuk for stuk in woorden if stuk[0] != "nieuw"]))
            if later:
                vorm = later[0] if not eerst or eerst[0] == later[0] else f"nu {later[0] or 'alinea'}"
                rechts.append(Regel(vorm, [stuk for stuk in woorden if stuk[0] != "weg"]))
    return links, rechts


def _veldverschillen(
    model: type[models.Model], oud: dict, nieuw: dict, *, voor, deel: str = "", plek: str = ""
) -> Iterator[Verschil]:
    for soort in ("velden", "koppelingen"):
        for naam in {**oud[soort], **nieuw[soort]}:
            eerst, later = oud[soort].get(naam), nieuw[soort].get(naam)
            half = not oud["velden"] or not nieuw["velden"]  # the part is on one side only
            if eerst == later or (naam == "volgorde" and half) or not _heeft_naam(model, naam):
                continue
            field = model._meta.get_field(naam)
            links, rechts = naast_elkaar(_regels(field, eerst, voor), _regels(field, later, voor))
            yield Verschil(
                plek=plek or f"{soort}.{naam}",
                deel=deel,
                veld=str(getattr(field, "verbose_name", naam)),
                soort=("nieuw" if not oud["velden"] else "weg") if half else "gewijzigd",
                woorden=woordverschil(_leesbaar(field, eerst, voor), _leesbaar(field, later, voor)),
                oud=links,
                nieuw=rechts,
            )


def _heeft_naam(model: type[models.Model], naam: str) -> bool:
    """Whether the field still exists; an old snapshot can hold one that was removed since."""
    return any(field.name == naam for field in [*model._meta.concrete_fields, *model._meta.many_to_many])


def _regels(field: models.Field, value: object, voor) -> list[tuple[str, str]]:
    if isinstance(field, RijkeTekstField):
        html = str(value or "")
        return regels_van(html, _medianamen(html, voor))
    return regels_van_tekst(_leesbaar(field, value, voor, tussen="\n"))


def _medianamen(html: str, voor) -> dict[str, str]:
    """Return what the images and documents in a text are called, by the key that stands for them in it."""
    namen: dict[str, str] = {}
    for soort, sleutels in media(html).items():
        if sleutels:
            gevonden = MEDIA[soort].objects.visible_for(voor).filter(sleutel__in=sleutels)
            namen |= {str(medium.sleutel): f"{soort}: {medium.titel}" for medium in gevonden}
            namen |= dict.fromkeys(sleutels - namen.keys(), f"{soort} die weg is of die je niet mag zien")
    return namen


def leesbare_velden(item: Item, *, voor) -> list[tuple[str, str, bool]]:
    """Return what is filled in, as (name, text, is rich text): the item first, then its parts."""
    inhoud = neem_op(item)
    records = [(type(item), "", inhoud)]
    for naam in (*item.onderdelen, "bronvermeldingen"):
        model = item._meta.get_field(naam).related_model
        namen = _deelnamen(model, inhoud["onderdelen"][naam])
        records += [(model, f"{namen[deel['id']]}: ", deel) for deel in inhoud["onderdelen"][naam]]
    gevonden = []
    for model, deel, record in records:
        for naam, waarde in (record["velden"] | record["koppelingen"]).items():
            field = model._meta.get_field(naam)
            if field.related_model is get_user_model():  # who works on it is no part of what is shown
                continue
            rijk = isinstance(field, RijkeTekstField)
            tekst = str(waarde or "") if rijk else _leesbaar(field, waarde, voor)
            if tekst and naam not in ("titel", "samenvatting", "slug", "volgorde", "content_type", "object_id"):
                gevonden.append((f"{deel}{field.verbose_name}", tekst, rijk))
    return gevonden


def _leesbaar(field: models.Field, value: object, voor, tussen: str = ", ") -> str:
    """Return a value from a snapshot as an editor would read it."""
    if value in (None, "", []):
        return ""
    if field.is_relation:
        keys = value if isinstance(value, list) else [value]
        rows = field.related_model._default_manager.filter(pk__in=keys)
        names = {row.pk: str(row) for row in (rows.visible_for(voor) if hasattr(rows, "visible_for") else rows)}
        return tussen.join(names.get(key, "iets wat weg is of wat je niet mag zien") for key in keys)
    if isinstance(field, RijkeTekstField):
        return platte_tekst(str(value))
    if isinstance(value, bool):
        value = "ja" if value else "nee"
    if isinstance(value, list):
        namen = dict(getattr(field, "keuzes", ()))
        return tussen.join(str(namen.get(part, part)) for part in value)
    if isinstance(field, models.DateTimeField):
        value = in_woorden(field.to_python(value))
    elif isinstance(field, models.TimeField):
        value = f"{field.to_python(value):%H:%M}"
    return str(dict(field.flatchoices).get(value, value) if field.choices else value)
