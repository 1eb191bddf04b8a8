# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""How an item becomes public and stops being so: one table, one function, one log.

`status` is written here and nowhere else.
"""

from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from redactie import haken
from redactie.logboek import leg_vast
from redactie.models.item import Item, Status
from redactie.models.logregel import Resultaat
from redactie.models.versie import OudAdres
from redactie.versies import leg_versie_vast, pas_toe, werkkopie_van


@dataclass(frozen=True)
class Overgang:
    """A step an editor can take: from a state to a state, what its button says, and what the log says."""

    van: Status
    naar: Status
    knop: str
    log: str


OVERGANGEN = [
    Overgang(Status.CONCEPT, Status.TER_BEOORDELING, "Laat dit nakijken", "ter beoordeling aangeboden"),
    Overgang(Status.CONCEPT, Status.GEPUBLICEERD, "Publiceer", "gepubliceerd"),
    Overgang(Status.TER_BEOORDELING, Status.CONCEPT, "Stuur terug met opmerkingen", "teruggestuurd"),
    Overgang(Status.TER_BEOORDELING, Status.GEPUBLICEERD, "Keur goed en publiceer", "goedgekeurd en gepubliceerd"),
    Overgang(Status.GEPUBLICEERD, Status.GEPUBLICEERD, "Publiceer de wijzigingen", "wijzigingen gepubliceerd"),
    Overgang(Status.GEPUBLICEERD, Status.CONCEPT, "Haal van de site", "van de site gehaald"),
    Overgang(Status.GEPUBLICEERD, Status.GEARCHIVEERD, "Archiveer", "gearchiveerd"),
    Overgang(Status.CONCEPT, Status.GEARCHIVEERD, "Archiveer", "gearchiveerd"),
    Overgang(Status.GEARCHIVEERD, Status.CONCEPT, "Haal terug uit het archief", "teruggehaald uit het archief"),
]


def mogelijke_overgangen(item: Item) -> list[Overgang]:
    """Return the steps `item` can take from its present state; publishing changes only when there are some."""
    return [
        overgang
        for overgang in OVERGANGEN
        if overgang.van == item.status and (overgang.van != overgang.naar or werkkopie_van(item) is not None)
    ]


def transition(item: Item, to: Status | str, *, by, toelichting: str = "") -> Item:
    """Bring `item` to state `to` and return it as it stands then.

    Publishing applies the working copy, if there is one, and records a version. Raises `PermissionDenied` (and logs
    the refusal) when `by` may not edit the item, `ValidationError` in Dutch when the step does not exist or the item
    is not ready.
    """
    if not type(item).objects.editable_by(by).filter(pk=item.pk).exists():
        leg_vast(f"naar {to}", item, by=by, resultaat=Resultaat.GEWEIGERD)
        raise PermissionDenied
    with transaction.atomic():
        return _transition(item, Status(to), by=by, toelichting=toelichting)


def _transition(item: Item, to: Status, *, by, toelichting: str) -> Item:
    item = type(item).objects.select_for_update(of=("self",)).get(pk=item.pk)
    was_openbaar, oude_slug = item.status == Status.GEPUBLICEERD, item.slug
    overgang = next((step for step in OVERGANGEN if (step.van, step.naar) == (item.status, to)), None)
    if overgang is None:
        raise ValidationError(
            f"Dit kan niet: dit item is {item.get_status_display()} en kan niet meteen {to.label} worden. "
            "Misschien heeft iemand anders het net veranderd. Laad de pagina opnieuw."
        )
    # A working copy belongs to a public item. It is published, or becomes the concept; it never outlives the page.
    if werkkopie := werkkopie_van(item):
        if was_openbaar and (gemist := pas_toe(item, werkkopie.inhoud, werkkopie.schema, voor=by)):
            toelichting = f"{toelichting} Weggelaten: {'; '.join(gemist)}.".strip()
        werkkopie.delete()
    if was_openbaar and item.slug != oude_slug:
        verwijs_door(item, oude_slug)
    if to == Status.GEPUBLICEERD:
        if problemen := item.publicatieproblemen():
            raise ValidationError(problemen)
        item.gepubliceerd_op = item.gepubliceerd_op or timezone.now()
    item.status = to
    item.save(update_fields=["status", "gepubliceerd_op", "gewijzigd_op"])
    if to == Status.GEPUBLICEERD:
        leg_versie_vast(item, by=by, toelichting=toelichting)
    leg_vast(overgang.log, item, by=by, toelichting=toelichting)
    if was_openbaar or to == Status.GEPUBLICEERD:
        for haak in haken.OPENBAARHEID_GEWIJZIGD:
            haak(item)
    return item


def verwijs_door(item: Item, oude_slug: str) -> None:
    """Make the old address of `item` lead to it for ever; an address somebody else takes again stops doing so."""
    soort = ContentType.objects.get_for_model(item)
    OudAdres.objects.filter(content_type=soort, slug=item.slug).delete()
    OudAdres.objects.update_or_create(content_type=soort, slug=oude_slug, defaults={"object_id": item.pk})
