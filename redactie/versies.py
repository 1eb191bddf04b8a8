# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Snapshots of a whole item: take one, apply one, compare two, and work on a copy.

A snapshot is a plain dict that JSON can hold::

    {"velden": {field: value}, "koppelingen": {relation: [keys]},
     "onderdelen": {relation: [{"id": key, "velden": {…}, "koppelingen": {…}}]}}

It holds the fields of the item, its links to other items, and its parts with theirs. It leaves out what belongs to the
row and not to its content (see `NIET_IN_VERSIE`).
"""

import difflib
import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.contrib.contenttypes.fields import GenericRelation
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import FieldDoesNotExist, PermissionDenied
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models, transaction

from redactie.logboek import leg_vast
from redactie.models.item import Item, Status
from redactie.models.versie import Versie
from redactie.tekst import platte_tekst
from redactie.velden import RijkeTekstField

NIET_IN_VERSIE = {
    "id",
    "ruimte",
    "status",
    "gemaakt_op",
    "gewijzigd_op",
    "gepubliceerd_op",
    "aangeboden_door",
    "doorverwijzing",
}


# --- Take ------------------------------------------------------------------------------------------------------


def neem_op(item: Item) -> dict:
    """Return a snapshot of `item` as its rows stand in the database now."""
    item = type(item)._base_manager.get(pk=item.pk)
    inhoud = _record(item, NIET_IN_VERSIE)
    inhoud["onderdelen"] = {
        naam: [_record(deel, set(eigen)) | {"id": str(deel.pk)} for deel in manager.order_by("volgorde", "pk")]
        for naam, manager, eigen in _onderdelen(item)
    }
    return json.loads(json.dumps(inhoud, cls=DjangoJSONEncoder))


def vingerafdruk(inhoud: dict) -> str:
    """Return a hash of a snapshot, the same for the same content."""
    return hashlib.sha256(json.dumps(inhoud, sort_keys=True).encode()).hexdigest()


def _record(row: models.Model, skip: set[str]) -> dict:
    fields = [field for field in row._meta.concrete_fields if field.name not in skip and not field.primary_key]
    return {
        "velden": {field.name: field.value_from_object(row) for field in fields},
        "koppelingen": {
            field.name: list(getattr(row, field.name).order_by("pk").values_list("pk", flat=True))
            for field in row._meta.many_to_many
        },
    }


def _onderdelen(item: Item) -> Iterator[tuple[str, models.Manager, dict]]:
    """Yield each part relation of `item`: its name, its manager, and the fields that point back to the item."""
    for naam in (*item.onderdelen, "bronvermeldingen"):
        field = item._meta.get_field(naam)
        if isinstance(field, GenericRelation):
            soort = ContentType.objects.get_for_model(item)
            eigen = {field.content_type_field_name: soort, field.object_id_field_name: item.pk}
        else:
            eigen = {field.field.name: item}
        yield naam, getattr(item, naam), eigen


# --- Apply -----------------------------------------------------------------------------------------------------


@transaction.atomic
def pas_toe(item: Item, inhoud: dict, schema: int | None = None, *, voor=None) -> list[str]:
    """Make the rows of `item` equal to the snapshot; return, in Dutch, what could not be taken over.

    With `voor`, nothing is linked anew that this person may not see now.
    """
    if schema is not None and schema < item.snapshot_schema:
        inhoud = item.migreer_inhoud(inhoud, schema)
    gemist: list[str] = []
    _schrijf(item, inhoud, gemist, voor)
    item.save()
    _koppel(item, inhoud, gemist, voor)
    for naam, manager, eigen in _onderdelen(item):
        _vervang_onderdelen(manager, eigen, inhoud["onderdelen"].get(naam, []), gemist, voor)
    return gemist


def _vervang_onderdelen(manager: models.Manager, eigen: dict, records: list[dict], gemist: list[str], voor) -> None:
    """Make the parts in `manager` equal to `records`: change what is there, make what is new, delete the rest."""
    present = {str(row.pk): row for row in manager.all()}
    if gone := present.keys() - {record["id"] for record in records}:
        manager.filter(pk__in=gone).delete()
    new = []
    for record in records:
        row = present.get(record["id"]) or manager.model(pk=record["id"], **eigen)
        if not _schrijf(row, record, gemist, voor):
            continue
        if record["id"] in present:
            row.save()
        else:
            new.append(row)
    manager.model._base_manager.bulk_create(new)
    kept = {str(row.pk): row for row in [*present.values(), *new]}
    for record in records:
        if record["koppelingen"] and record["id"] in kept:
            _koppel(kept[record["id"]], record, gemist, voor)


def _schrijf(row: models.Model, record: dict, gemist: list[str], voor=None) -> bool:
    """Set the fields of `row`; return whether every required relation still exists."""
    complete = True
    for naam, value in record["velden"].items():
        try:
            field = row._meta.get_field(naam)
        except FieldDoesNotExist:
            continue  # the field has been removed since
        same = value == getattr(row, field.attname)
        if field.unique and not same and type(row)._base_manager.filter(**{naam: value}).exclude(pk=row.pk).exists():
            gemist.append(f"{field.verbose_name}: {value} is intussen ergens anders in gebruik")
            continue
        gone = field.is_relation and value is not None and not same and not _exists(field.related_model, value, voor)
        if gone:
            gemist.append(f"{field.verbose_name}: bestaat niet meer")
            complete = complete and field.null
        if not gone or field.null:
            setattr(row, field.attname, None if gone else field.to_python(value))
    return complete


def _bereikbaar(model: type[models.Model], voor) -> models.QuerySet:
    rows = model._base_manager.all() if voor is None else model._default_manager.all()
    return rows.visible_for(voor) if voor is not None and hasattr(rows, "visible_for") else rows


def _exists(model: type[models.Model], key: object, voor=None) -> bool:
    return _bereikbaar(model, voor).filter(pk=key).exists()


def _koppel(row: models.Model, record: dict, gemist: list[str], voor=None) -> None:
    for naam, keys in record["koppelingen"].items():
        manager = getattr(row, naam)
        now = set(manager.values_list("pk", flat=True))
        if now == set(keys):
            continue
        present = set(_bereikbaar(manager.model, voor).filter(pk__in=keys).values_list("pk", flat=True)) | (
            now & set(keys)
        )
        if len(present) < len(keys):
            gemist.append(f"{row._meta.get_field(naam).verbose_name}: {len(keys) - len(present)} bestaan niet meer")
        manager.set(present)


# --- Work on a copy --------------------------------------------------------------------------------------------


def werkkopie_van(item: Item) -> Versie | None:
    return Versie.objects.van(item).werkkopieen().select_related("door").first()


@contextmanager
def als_versie(item: Item, versie: Versie | None) -> Iterator[Item]:
    """Show `item` as it is in `versie` while the block runs; the rows are as before when it ends.

    The snapshot is applied in a transaction that is rolled back, so pages and forms work on real rows and need not
    know that they show a copy. Nothing that is written in the block remains.
    """
    with transaction.atomic():
        if versie is not None:
            pas_toe(item, versie.inhoud, versie.schema)
        try:
            yield item
        finally:
            transaction.set_rollback(True)


@transaction.atomic
def bewaar_werkkopie(item: Item, inhoud: dict, *, by, toelichting: str = "") -> Versie | None:
    """Keep `inhoud` as the working copy of a public item; a copy equal to the public version is no copy."""
    bestaand = Versie.objects.select_for_update().van(item).werkkopieen().first()
    if inhoud == neem_op(item):
        if bestaand:
            bestaand.delete()
        return None
    versie = bestaand or Versie(item=item, werkkopie=True, nummer=_volgend_nummer(item))
    versie.schema, versie.inhoud, versie.door, versie.toelichting = item.snapshot_schema, inhoud, by, toelichting
    versie.save()
    leg_vast("werkkopie bewaard", item, by=by)
    return versie


@transaction.atomic
def leg_versie_vast(item: Item, *, by, toelichting: str = "") -> Versie:
    """Record the present rows of `item` as a version; the working copy has become that version and goes."""
    Versie.objects.van(item).werkkopieen().delete()
    return Versie.objects.create(
        item=item,
        nummer=_volgend_nummer(item),
        schema=item.snapshot_schema,
        inhoud=neem_op(item),
        door=by,
        toelichting=toelichting,
    )


def zet_terug(item: Item, versie: Versie, *, by) -> list[str]:
    """Put an older version of `item` back: into the working copy when the item is public, else into the item.

    Raises `PermissionDenied` when `by` may not edit the item or the version is of another item.
    """
    if not type(item).objects.editable_by(by).filter(pk=item.pk).exists() or versie.item != item:
        raise PermissionDenied
    with transaction.atomic():
        toelichting = f"teruggezet uit versie {versie.nummer}"
        if item.status == Status.GEPUBLICEERD:
            with transaction.atomic():
                gemist = pas_toe(item, versie.inhoud, versie.schema, voor=by)
                inhoud = neem_op(item)
                transaction.set_rollback(True)
            item.refresh_from_db()
            bewaar_werkkopie(item, inhoud, by=by, toelichting=toelichting)
        else:
            gemist = pas_toe(item, versie.inhoud, versie.schema, voor=by)
        leg_vast("versie teruggezet", item, by=by, toelichting=toelichting)
    return gemist


def _volgend_nummer(item: Item) -> int:
    return (Versie.objects.van(item).aggregate(hoogste=models.Max("nummer"))["hoogste"] or 0) + 1


# --- Compare ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Verschil:
    """One difference between two snapshots: where it is, and the words as ("gelijk" | "weg" | "nieuw", text)."""

    waar: str
    woorden: list[tuple[str, str]]


def verschillen(model: type[Item], oud: dict, nieuw: dict, *, voor) -> list[Verschil]:
    """Return what changed from snapshot `oud` to `nieuw`, in words; names what the person `voor` may see."""
    gevonden = list(_veldverschillen(model, "", oud, nieuw, voor))
    for naam in (*model.onderdelen, "bronvermeldingen"):
        deelmodel = model._meta.get_field(naam).related_model
        label = str(deelmodel._meta.verbose_name)
        eerst = {deel["id"]: deel for deel in oud.get("onderdelen", {}).get(naam, [])}
        later = {deel["id"]: deel for deel in nieuw.get("onderdelen", {}).get(naam, [])}
        for nummer, sleutel in enumerate([*eerst, *(key for key in later if key not in eerst)], start=1):
            leeg = {"velden": {}, "koppelingen": {}}
            gevonden += _veldverschillen(
                deelmodel, f"{label} {nummer}: ", eerst.get(sleutel, leeg), later.get(sleutel, leeg), voor
            )
    return gevonden


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


def _veldverschillen(model: type[models.Model], voorvoegsel: str, oud: dict, nieuw: dict, voor) -> Iterator[Verschil]:
    for soort in ("velden", "koppelingen"):
        for naam in {**oud[soort], **nieuw[soort]}:
            eerst, later = oud[soort].get(naam), nieuw[soort].get(naam)
            if eerst == later or naam == "volgorde":
                continue
            field = model._meta.get_field(naam)
            yield Verschil(
                waar=f"{voorvoegsel}{getattr(field, 'verbose_name', naam)}",
                woorden=woordverschil(_leesbaar(field, eerst, voor), _leesbaar(field, later, voor)),
            )


def _leesbaar(field: models.Field, value: object, voor) -> str:
    """Return a value from a snapshot as an editor would read it."""
    if value in (None, "", []):
        return ""
    if field.is_relation:
        keys = value if isinstance(value, list) else [value]
        rows = field.related_model._default_manager.filter(pk__in=keys)
        names = {row.pk: str(row) for row in (rows.visible_for(voor) if hasattr(rows, "visible_for") else rows)}
        return ", ".join(names.get(key, "iets wat weg is of wat je niet mag zien") for key in keys)
    if isinstance(field, RijkeTekstField):
        return platte_tekst(str(value))
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return str(dict(field.flatchoices).get(value, value) if field.choices else value)
