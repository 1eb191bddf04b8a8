# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""How an item becomes public and stops being so: one table, one function, one log.

`status` is written here and nowhere else.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from redactie import haken
from redactie.bezoek import is_openbaar_adres
from redactie.logboek import leg_vast
from redactie.models.gebruiker import Gebruiker
from redactie.models.item import Item, Status
from redactie.models.logregel import Logregel, Resultaat
from redactie.models.ruimte import SCHRIJFROLLEN, Lidmaatschap, Rol
from redactie.models.versie import OudAdres, Versie
from redactie.models.werk import Soortinstelling
from redactie.nakijken import blokkades
from redactie.versies import als_versie, leg_versie_vast, pas_toe, werkkopie_van
from redactie.verwijzingen import verwijzingsproblemen, werk_verwijzingen_bij


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


def transition(
    item: Item, to: Status | str, *, by, toelichting: str = "", doorverwijzing: str = "", nagekeken: bool = False
) -> Item:
    """Bring `item` to state `to` and return it as it stands then.

    Publishing applies the working copy, if there is one, and records a version. `doorverwijzing` is where an archived
    page leads. `nagekeken` is for content that was reviewed before it came here, such as the launch content. Raises
    `PermissionDenied` (and logs the refusal) when `by` may not edit the item, `ValidationError` in Dutch when the step
    does not exist or the item is not ready, and `Geweigerd` (logged too) when somebody else has to take the step.
    """
    _controleer_rechten(item, f"naar {to}", by)
    with _leg_weigering_vast(item, f"naar {to}", by), transaction.atomic():
        return _transition(
            item, Status(to), by=by, toelichting=toelichting, doorverwijzing=doorverwijzing, nagekeken=nagekeken
        )


def _controleer_rechten(item: Item, actie: str, by) -> None:
    if not type(item).objects.editable_by(by).filter(pk=item.pk).exists():
        leg_vast(actie, item, by=by, resultaat=Resultaat.GEWEIGERD)
        raise PermissionDenied


@contextmanager
def _leg_weigering_vast(item: Item, actie: str, by) -> Iterator[None]:
    try:
        yield
    except Geweigerd:
        leg_vast(actie, item, by=by, resultaat=Resultaat.GEWEIGERD)
        raise


def _transition(
    item: Item, to: Status, *, by, toelichting: str, doorverwijzing: str = "", nagekeken: bool = False
) -> Item:
    item = type(item).objects.select_for_update(of=("self",)).get(pk=item.pk)
    was, oude_slug = item.status, item.slug
    was_openbaar = was == Status.GEPUBLICEERD
    overgang = next((step for step in OVERGANGEN if (step.van, step.naar) == (was, to)), None)
    if overgang is None:
        raise ValidationError(
            f"Dit kan niet: dit item is {item.get_status_display()} en kan niet meteen {to.label} worden. "
            "Misschien heeft iemand anders het net veranderd. Laad de pagina opnieuw."
        )
    werkkopie = werkkopie_van(item)
    _controleer_tweede_lezer(item, to, werkkopie, by, nagekeken=nagekeken)
    if (was, to) == (Status.TER_BEOORDELING, Status.CONCEPT):
        _controleer_opmerking(item.aangeboden_door, by, toelichting)
    # A working copy belongs to a public item. It is published, or becomes the concept; it never outlives the page.
    if werkkopie:
        if was_openbaar and (gemist := pas_toe(item, werkkopie.inhoud, werkkopie.schema, voor=by)):
            toelichting = f"{toelichting} Weggelaten: {'; '.join(gemist)}.".strip()
        werkkopie.delete()
    if was_openbaar and item.slug != oude_slug:
        verwijs_door(item, oude_slug)
    if to == Status.GEPUBLICEERD:
        _controleer_inhoud(item, by, nagekeken=nagekeken)
        item.gepubliceerd_op = item.gepubliceerd_op or timezone.now()
    item.status = to
    item.aangeboden_door = by if to == Status.TER_BEOORDELING else None
    item.doorverwijzing = doorverwijzing.strip() if to == Status.GEARCHIVEERD else ""
    item.save(update_fields=["status", "gepubliceerd_op", "gewijzigd_op", "aangeboden_door", "doorverwijzing"])
    _controleer_doorverwijzing(item)
    werk_verwijzingen_bij(item)
    if to == Status.GEPUBLICEERD:
        leg_versie_vast(item, by=by, toelichting=toelichting)
    leg_vast(overgang.log, item, by=by, toelichting=toelichting)
    if was_openbaar or to == Status.GEPUBLICEERD:
        for haak in haken.OPENBAARHEID_GEWIJZIGD:
            haak(item)
    return item


def _controleer_inhoud(item: Item, by, *, nagekeken: bool) -> None:
    problemen = [*item.publicatieproblemen(), *blokkades(item, by)]
    if not nagekeken:  # the launch content comes in one piece by piece, and links ahead
        problemen += verwijzingsproblemen(item, by)
    if problemen:
        raise ValidationError(problemen)


def _controleer_doorverwijzing(item: Item) -> None:
    """Refuse an archive that leads to nothing; asked when the item is archived already, so that it can't be itself."""
    if item.doorverwijzing and not is_openbaar_adres(item.doorverwijzing):
        raise ValidationError(
            f"Op {item.doorverwijzing[:100]} vindt een bezoeker niets. Neem het adres over van een pagina van deze "
            "site, zonder https:// en de naam ervoor, bijvoorbeeld /lessen/. Of laat het leeg."
        )


def verwijs_door(item: Item, oude_slug: str) -> None:
    """Make the old address of `item` lead to it for ever; an address somebody else takes again stops doing so."""
    soort = ContentType.objects.get_for_model(item)
    OudAdres.objects.filter(content_type=soort, slug=item.slug).delete()
    OudAdres.objects.update_or_create(content_type=soort, slug=oude_slug, defaults={"object_id": item.pk})


@contextmanager
def alsof_gepubliceerd(item: Item, versie=None) -> Iterator[Item]:
    """Show `item`, as it is in `versie`, as if it were public now, while the block runs; nothing of it remains."""
    with als_versie(item, versie):
        item = type(item)._base_manager.get(pk=item.pk)
        item.status = Status.GEPUBLICEERD
        item.van = item.tot = None
        item.gepubliceerd_op = item.gepubliceerd_op or timezone.now()
        item.save(update_fields=["status", "van", "tot", "gepubliceerd_op"])
        yield item


# --- A second reader -------------------------------------------------------------------------------------------

GESCHREVEN = ("gemaakt", "bewaard", "werkkopie bewaard", "versie teruggezet")
AANGEBODEN = ("ter beoordeling aangeboden", "wijzigingen ter beoordeling aangeboden")
TERUGGESTUURD = ("teruggestuurd", "wijzigingen teruggestuurd")


class Geweigerd(ValidationError):
    """A step that this person may not take although they may edit the item: somebody else must."""


def tweede_lezer_nodig(model: type[Item]) -> bool:
    """Whether a second person approves items of this kind."""
    soort = ContentType.objects.get_for_model(model)
    return Soortinstelling.objects.filter(content_type=soort, tweede_lezer=True).exists()


def is_aangeboden(item: Item, werkkopie: Versie | None) -> bool:
    """Whether the item, or the working copy of a public item, waits for a second reader."""
    return item.status == Status.TER_BEOORDELING or bool(werkkopie and werkkopie.aangeboden_op)


def makers(item: Item, werkkopie: Versie | None) -> set[int]:
    """Return the keys of who offered this and who changed it last: they do not approve it."""
    if werkkopie is not None:
        keys = {werkkopie.door_id, werkkopie.aangeboden_door_id}
    else:
        geschreven = Logregel.objects.van(item).filter(actie__in=GESCHREVEN, resultaat=Resultaat.GELUKT)
        keys = {item.aangeboden_door_id, geschreven.values_list("door", flat=True).first()}
    return keys - {None}


def beoordelaars(item: Item, werkkopie: Versie | None) -> QuerySet[Gebruiker]:
    """Return who may approve this: people who write in its room, but not who made it."""
    mag = Q(ruimte=item.ruimte_id, rol__in=SCHRIJFROLLEN) | Q(rol=Rol.BEHEERDER)
    leden = Lidmaatschap.objects.actief().filter(mag).values("gebruiker")
    return Gebruiker.objects.filter(is_active=True, pk__in=leden).exclude(pk__in=makers(item, werkkopie))


def wie_mag_beoordelen(item: Item, werkkopie: Versie | None) -> str:
    """Return in words who may approve this."""
    namen = [str(mens) for mens in beoordelaars(item, werkkopie)[:5]]
    if not namen:
        return "Er is nu niemand anders die dit mag. Vraag een beheerder om iemand toe te voegen."
    return f"Dat kan wel: {', '.join(namen[:-1])}{' of ' if namen[:-1] else ''}{namen[-1]}."


def _controleer_tweede_lezer(item: Item, to: Status, werkkopie: Versie | None, by, *, nagekeken: bool) -> None:
    if to != Status.GEPUBLICEERD or nagekeken or not tweede_lezer_nodig(type(item)):
        return
    if not is_aangeboden(item, werkkopie):
        raise Geweigerd("Hier kijkt eerst iemand anders naar. Kies: laat dit nakijken.")
    if by.pk in makers(item, werkkopie):
        raise Geweigerd(
            "Je hebt dit zelf gemaakt, veranderd of aangeboden. Iemand anders keurt het goed. "
            + wie_mag_beoordelen(item, werkkopie)
        )


def _controleer_opmerking(aangeboden_door: Gebruiker | None, by, toelichting: str) -> None:
    if aangeboden_door is not None and aangeboden_door != by and not toelichting.strip():
        raise ValidationError(f"Schrijf erbij wat {aangeboden_door} nog moet veranderen.")


def bied_wijzigingen_aan(item: Item, *, by, toelichting: str = "") -> Versie:
    """Offer the working copy of a public item to a second reader; visitors keep seeing what they saw."""
    return _merk_werkkopie(item, AANGEBODEN[1], by=by, toelichting=toelichting, aanbieden=True)


def stuur_wijzigingen_terug(item: Item, *, by, toelichting: str = "") -> Versie:
    """Take a working copy out of review, with remarks when somebody else offered it."""
    return _merk_werkkopie(item, TERUGGESTUURD[1], by=by, toelichting=toelichting, aanbieden=False)


def _merk_werkkopie(item: Item, log: str, *, by, toelichting: str, aanbieden: bool) -> Versie:
    _controleer_rechten(item, log, by)
    with transaction.atomic():
        item = type(item).objects.select_for_update(of=("self",)).get(pk=item.pk)
        werkkopie = werkkopie_van(item)
        if werkkopie is None or bool(werkkopie.aangeboden_op) == aanbieden:
            raise ValidationError("Dit is intussen al gebeurd. Laad de pagina opnieuw.")
        if not aanbieden:
            _controleer_opmerking(werkkopie.aangeboden_door, by, toelichting)
        Versie.objects.filter(pk=werkkopie.pk).update(
            aangeboden_op=timezone.now() if aanbieden else None, aangeboden_door=by if aanbieden else None
        )
        leg_vast(log, item, by=by, toelichting=toelichting)
        return Versie.objects.get(pk=werkkopie.pk)
