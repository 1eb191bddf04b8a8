# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""What is old, and who has work to do: per kind of content a term, per person a list.

That somebody looked whether an item is still true is another thing than that somebody saved it. `gecontroleerd_op` is
therefore no part of a version, and confirming it needs no publication.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from redactie import haken, links
from redactie.logboek import leg_vast
from redactie.models import (
    Afbeelding,
    Bron,
    Item,
    Lidmaatschap,
    Redactieruimte,
    Resultaat,
    Rol,
    Soortinstelling,
    Status,
    Versie,
)
from redactie.models.ruimte import SCHRIJFROLLEN, Ruimtesoort
from redactie.overzicht import Itemregel, aantal, itemsoorten, regels

TERMIJN = 12  # months
TOON = 50


# --- What is old -----------------------------------------------------------------------------------------------


def termijnen() -> dict[type[Item], int]:
    """Return after how many months each kind of content is to be looked at again."""
    agreed = dict(Soortinstelling.objects.values_list("content_type", "controle_maanden"))
    kinds = ContentType.objects.get_for_models(*itemsoorten())
    return {model: agreed.get(kind.pk, TERMIJN) for model, kind in kinds.items()}


def maanden_geleden(maanden: int, dag: date) -> date:
    """Return the same day so many months ago, or the last day of that month."""
    year, month = divmod(dag.year * 12 + dag.month - 1 - maanden, 12)
    for day in range(dag.day, 27, -1):
        try:
            return date(year, month + 1, day)
        except ValueError:
            continue
    return date(year, month + 1, min(dag.day, 28))


def verouderd(items: QuerySet, maanden: int = TERMIJN) -> QuerySet:
    """The public items in `items` that nobody looked at for `maanden`.

    One that was never looked at is as old as it is public.
    """
    border = maanden_geleden(maanden, timezone.localdate())
    since = timezone.make_aware(datetime.combine(border, time.min))
    never = Q(gecontroleerd_op__isnull=True) & (Q(gepubliceerd_op__lt=since) | Q(gepubliceerd_op__isnull=True))
    return items.gepubliceerd().filter(Q(gecontroleerd_op__lt=border) | never)


def te_controleren(model: type[Item], user) -> QuerySet:
    """The items of a kind that `user` may edit and that are to be looked at."""
    return verouderd(model.objects.editable_by(user), termijnen()[model])


def verweesd(items: QuerySet) -> QuerySet:
    """The items in `items` whose keeper is gone: blocked, or no longer writing in that room."""
    still = Lidmaatschap.objects.actief().filter(
        Q(ruimte=OuterRef("ruimte")) | Q(rol=Rol.BEHEERDER),
        gebruiker=OuterRef("eigenaar"),
        gebruiker__is_active=True,
        rol__in=SCHRIJFROLLEN,
    )
    kept = Q(Exists(still)) | Q(eigenaar__is_active=True, eigenaar__is_superuser=True)
    return items.filter(eigenaar__isnull=False).exclude(kept).exclude(status=Status.GEARCHIVEERD)


def bevestig(item: Item, *, by) -> Item:
    """Record that the content of a public item is still true. It makes no working copy and publishes nothing.

    Raises `PermissionDenied` (and logs the refusal) when `by` may not edit the item.
    """
    rows = type(item).objects.editable_by(by).filter(pk=item.pk)
    if not rows.exists():
        leg_vast("inhoud nagekeken", item, by=by, resultaat=Resultaat.GEWEIGERD)
        raise PermissionDenied
    with transaction.atomic():
        if not rows.filter(status=Status.GEPUBLICEERD).update(gecontroleerd_op=timezone.localdate()):
            raise ValidationError(
                "Dit staat niet op de site. Publiceer het eerst; daarna kun je zeggen dat het nog klopt."
            )
        item.refresh_from_db(fields=["gecontroleerd_op"])
        leg_vast("inhoud nagekeken", item, by=by)
        for haak in haken.OPENBAARHEID_GEWIJZIGD:
            haak(item)
    return item


# --- Who has work to do ----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Werkregel:
    """One thing to do: what it is called, where to mend it, and what is the matter."""

    titel: str
    adres: str
    bij: str = ""


@dataclass(frozen=True)
class Werkgroep:
    """Things of one kind to do: the first of them, how many there are, and whether they are worth a mail."""

    sleutel: str
    titel: str
    uitleg: str
    aantal: int
    regels: list[Werkregel]
    dringend: bool = False

    @property
    def rest(self) -> int:
        """How many there are besides those that are shown."""
        return self.aantal - len(self.regels)


def eigen_ruimten(user) -> QuerySet:
    """The rooms in which a person writes; somebody who manages the whole site looks at the others one by one."""
    mine = Lidmaatschap.objects.actief().filter(gebruiker=user, rol__in=SCHRIJFROLLEN).values("ruimte")
    return Redactieruimte.objects.editable_by(user).filter(pk__in=mine)


def werklijst(user, ruimte: Redactieruimte | None = None) -> list[Werkgroep]:
    """Return what there is to do for `user` in their own rooms, or in `ruimte` when they may write there.

    The number of queries is the same however much there is. Groups with nothing in them are left out.
    """
    mine = eigen_ruimten(user) if ruimte is None else Redactieruimte.objects.editable_by(user).filter(pk=ruimte.pk)
    names = dict(mine.values_list("pk", "naam"))
    terms = termijnen()

    def nagekeken(row: Itemregel) -> str:
        return f"nagekeken op {row.gecontroleerd_op:%d-%m-%Y}" if row.gecontroleerd_op else "nooit nagekeken"

    groups = [
        _items("beoordelen", "Ter beoordeling", "Iemand vraagt om dit na te kijken.", _ter_beoordeling, names,
               dringend=True),
        _items("concepten", "Begonnen en niet openbaar", "Concepten, en wijzigingen die bezoekers nog niet zien.",
               _concepten, names),
        _items("nakijken", "Lang niet nagekeken", "Klopt het nog? Druk dan bij het item op “Inhoud klopt nog”.",
               lambda items: verouderd(items, terms[items.model]), names, volgorde="gecontroleerd_op", bij=nagekeken,
               dringend=True),
        _links(user, names),
        _beelden(names),
        _items("verweesd", "Van wie vertrok", "Wie dit bijhield, werkt hier niet meer. Kies wie het nu bijhoudt.",
               verweesd, names, dringend=True),
    ]  # fmt: skip
    elsewhere = [haak(user, mine) for haak in haken.TE_DOEN]
    return [group for group in [*elsewhere, *groups] if group.aantal]


def aantallen(user, ruimte: Redactieruimte | None = None) -> dict[str, int]:
    """Return how much there is to do for `user`, by the key of the group."""
    return {group.sleutel: group.aantal for group in werklijst(user, ruimte)}


def _items(
    sleutel: str, titel: str, uitleg: str, kies: Callable[[QuerySet], QuerySet], names: dict[int, str], *,
    volgorde: str = "-gewijzigd_op", bij: Callable[[Itemregel], str] = lambda row: row.staat, dringend: bool = False,
) -> Werkgroep:  # fmt: skip
    def in_mijn_ruimten(items: QuerySet) -> QuerySet:
        return kies(items.filter(ruimte__in=list(names)))

    rows = regels(in_mijn_ruimten, volgorde=volgorde, hoogstens=TOON)
    lines = [Werkregel(row.titel, row.adres, f"{row.soort}, {names[row.ruimte]}, {bij(row)}") for row in rows]
    return Werkgroep(sleutel, titel, uitleg, aantal(in_mijn_ruimten), lines, dringend)


def _werkkopieen(model: type[Item]) -> QuerySet:
    return Versie.objects.werkkopieen().filter(content_type=ContentType.objects.get_for_model(model))


def _ter_beoordeling(items: QuerySet) -> QuerySet:
    offered = _werkkopieen(items.model).filter(aangeboden_op__isnull=False).values("object_id")
    return items.filter(Q(status=Status.TER_BEOORDELING) | Q(status=Status.GEPUBLICEERD, pk__in=offered))


def _concepten(items: QuerySet) -> QuerySet:
    copies = _werkkopieen(items.model).filter(aangeboden_op__isnull=True).values("object_id")
    return items.filter(Q(status=Status.CONCEPT) | Q(status=Status.GEPUBLICEERD, pk__in=copies))


def _links(user, names: dict[int, str]) -> Werkgroep:
    """Addresses that do not answer any more, with the item that names them; those of sources for who may mend them."""
    found = links.stukke_links()

    def kies(items: QuerySet) -> QuerySet:
        return items.filter(ruimte__in=list(names), pk__in=[key for model, key in found if model is items.model])

    lines = [
        Werkregel(row.titel, row.adres, _met_link(f"{row.soort}, {names[row.ruimte]}", link))
        for row in regels(kies)
        for link in found[row.model, row.pk]
    ]
    if user.is_beheerder and Redactieruimte.objects.filter(pk__in=list(names), soort=Ruimtesoort.GEDEELD).exists():
        sources = Bron.objects.filter(pk__in=[key for model, key in found if model is Bron])
        lines += [
            Werkregel(bron.titel, reverse("admin:redactie_bron_change", args=[bron.pk]), _met_link("bron", link))
            for bron in sources
            for link in found[Bron, bron.pk]
        ]
    uitleg = "Zoek een ander adres, of haal de link weg."
    return Werkgroep("links", "Links die niet meer werken", uitleg, len(lines), lines[:TOON], dringend=True)


def _met_link(waar: str, link: links.Link) -> str:
    return f"{waar}: {link.adres}. {link.waarom}"


def _beelden(names: dict[int, str]) -> Werkgroep:
    def bij(image: Afbeelding) -> str:
        wat = "alleen versiering: klopt dat?" if image.decoratief else f"beschrijving: {image.alt}"
        return f"{names[image.ruimte_id]}, {wat}"

    images = Afbeelding.objects.filter(ruimte__in=list(names)).zonder_beschrijving()
    lines = [
        Werkregel(image.titel, reverse("admin:redactie_afbeelding_change", args=[image.pk]), bij(image))
        for image in images[:TOON]
    ]
    uitleg = "Wie het beeld niet ziet, hoort hier niets aan. Zeg wat er te zien is."
    return Werkgroep("beelden", "Afbeeldingen zonder goede beschrijving", uitleg, images.count(), lines)
