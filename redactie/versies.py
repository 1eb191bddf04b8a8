# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Snapshots of a whole item: take one, apply one, and work on a copy. `vergelijken.py` says what differs between two.

A snapshot is a plain dict that JSON can hold::

    {"velden": {field: value}, "koppelingen": {relation: [keys]},
     "onderdelen": {relation: [{"id": key, "velden": {…}, "koppelingen": {…}}]}}

It holds the fields of the item, its links to other items, and its parts with theirs. It leaves out what belongs to the
row and not to its content (see `NIET_IN_VERSIE`).
"""

import copy
import hashlib
import json
import uuid
from collections.abc import Iterator
from contextlib import contextmanager

from django.contrib.contenttypes.fields import GenericRelation
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import FieldDoesNotExist, PermissionDenied
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models, transaction
from django.utils.crypto import salted_hmac

from redactie.logboek import leg_vast
from redactie.models.item import Item, Status
from redactie.models.versie import Versie
from redactie.verwijzingen import werk_verwijzingen_bij

NIET_IN_VERSIE = {
    "id",
    "ruimte",
    "status",
    "gemaakt_op",
    "gewijzigd_op",
    "gepubliceerd_op",
    "gecontroleerd_op",  # that somebody looked is another thing than what they saw
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


def plekken(inhoud: dict) -> dict[str, object]:
    """Return a snapshot as places with what stands there: each field, each link, each part as a whole."""
    gevonden = {
        f"{soort}.{naam}": waarde for soort in ("velden", "koppelingen") for naam, waarde in inhoud[soort].items()
    }
    for naam, delen in inhoud["onderdelen"].items():
        gevonden |= {f"onderdelen.{naam}.{deel['id']}": deel for deel in delen}
    return gevonden


def afdrukken(item: Item, inhoud: dict) -> dict[str, str]:
    """Return a print of each place of a snapshot, and the state of the item: what a form was made from.

    Keyed, so that a print tells nothing about a value that the person may not see.
    """
    prints = {
        plek: salted_hmac("redactie.versies.plek", plek + json.dumps(waarde, sort_keys=True)).hexdigest()[:12]
        for plek, waarde in plekken(inhoud).items()
    }
    return {"status": str(item.status), **prints}


def kies(mijn: dict, ander: dict, van_ander: set[str]) -> dict:
    """Return `mijn`, but with what stands in `ander` at the places `van_ander`."""
    gekozen = copy.deepcopy(mijn)
    for plek in van_ander:
        soort, naam, *rest = plek.split(".", 2)
        if soort != "onderdelen":
            gekozen[soort][naam] = ander[soort][naam]
            continue
        delen = [deel for deel in gekozen["onderdelen"].get(naam, []) if deel["id"] != rest[0]]
        delen += [deel for deel in ander["onderdelen"].get(naam, []) if deel["id"] == rest[0]]
        gekozen["onderdelen"][naam] = sorted(delen, key=_volgorde)
    return gekozen


def _volgorde(deel: dict) -> tuple[int, str]:
    """The order in which parts are recorded."""
    return deel["velden"]["volgorde"], deel["id"]


def hernoem_nieuwe_delen(inhoud: dict, bekend: dict, sleutel: str) -> dict:
    """Return `inhoud` with keys made from `sleutel` for the parts that `bekend` does not have.

    The same form gives the same keys each time it is sent.
    """
    inhoud = copy.deepcopy(inhoud)
    for naam, delen in inhoud["onderdelen"].items():
        oud = {deel["id"] for deel in bekend["onderdelen"].get(naam, [])}
        nieuw = [deel for deel in delen if deel["id"] not in oud]
        in_gebruik = oud & {deel["id"] for deel in delen}
        for nummer, deel in enumerate(sorted(nieuw, key=lambda d: json.dumps({**d, "id": ""}, sort_keys=True))):
            key = str(uuid.uuid5(uuid.NAMESPACE_OID, f"{sleutel}:{naam}:{nummer}"))
            if key not in in_gebruik:
                deel["id"] = key
        delen.sort(key=_volgorde)
    return inhoud


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
    velden = {naam: value for naam, value in inhoud["velden"].items() if naam not in NIET_IN_VERSIE}
    _schrijf(item, inhoud | {"velden": velden}, gemist, voor)
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
    if bestaand and bestaand.inhoud == inhoud:
        return bestaand
    versie = bestaand or Versie(item=item, werkkopie=True, nummer=_volgend_nummer(item))
    versie.schema, versie.inhoud, versie.door, versie.toelichting = item.snapshot_schema, inhoud, by, toelichting
    if versie.aangeboden_op:  # who changes what was offered answers for it
        versie.aangeboden_door = by
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


@transaction.atomic
def bewaar(item: Item, inhoud: dict, *, by, toelichting: str = "") -> bool:
    """Keep what somebody made of `item`: in the item, or in the working copy when it is public. Whether it changed."""
    nu = huidige_inhoud(item)
    if inhoud == nu:
        return False
    if item.status == Status.GEPUBLICEERD:
        bewaar_werkkopie(item, inhoud, by=by, toelichting=toelichting)
        return True
    pas_toe(item, inhoud)
    werk_verwijzingen_bij(item)
    if item.status == Status.TER_BEOORDELING:  # who changes what was offered answers for it
        item.aangeboden_door = by
        item.save(update_fields=["aangeboden_door"])
    leg_vast("bewaard", item, by=by, toelichting=toelichting)
    return True


def huidige_inhoud(item: Item) -> dict:
    """Return what is being worked on: the working copy as it would be applied now, or the item."""
    werkkopie = werkkopie_van(item)
    if werkkopie is None:
        return neem_op(item)
    with als_versie(type(item)._base_manager.get(pk=item.pk), werkkopie) as getoond:
        return neem_op(getoond)


@transaction.atomic
def leg_stand_vast(item: Item, *, by, toelichting: str) -> None:
    """Record what is being worked on as a version, so that replacing it loses nothing; once is enough."""
    werkkopie, inhoud = werkkopie_van(item), huidige_inhoud(item)
    laatste = Versie.objects.van(item).vastgelegd().first()
    if laatste is None or laatste.inhoud != inhoud:
        Versie.objects.create(
            item=item,
            nummer=_volgend_nummer(item),
            schema=item.snapshot_schema,
            inhoud=inhoud,
            door=werkkopie.door if werkkopie else by,
            toelichting=toelichting[:300],
        )


def zet_terug(item: Item, versie: Versie, *, by) -> list[str]:
    """Put an older version of `item` back: into the working copy when the item is public, else into the item.

    What stood there is recorded first. Raises `PermissionDenied` when `by` may not edit the item or the version is of
    another item.
    """
    if not type(item).objects.editable_by(by).filter(pk=item.pk).exists() or versie.item != item:
        raise PermissionDenied
    with transaction.atomic():
        toelichting = f"teruggezet uit versie {versie.nummer}"
        if werkkopie_van(item) or item.status != Status.GEPUBLICEERD:
            leg_stand_vast(item, by=by, toelichting=f"stond er voordat versie {versie.nummer} terugkwam")
        houdt_bij = huidige_inhoud(item)["velden"].get("eigenaar")
        with transaction.atomic():
            gemist = pas_toe(item, versie.inhoud, versie.schema, voor=by)
            inhoud = neem_op(item)
            transaction.set_rollback(True)
        item.refresh_from_db()
        inhoud["velden"]["eigenaar"] = houdt_bij  # an old text does not bring back who left
        bewaar(item, inhoud, by=by, toelichting=toelichting)
        leg_vast("versie teruggezet", item, by=by, toelichting=toelichting)
    return gemist


def _volgend_nummer(item: Item) -> int:
    return (Versie.objects.van(item).aggregate(hoogste=models.Max("nummer"))["hoogste"] or 0) + 1
