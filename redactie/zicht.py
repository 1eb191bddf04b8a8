# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""What visitors see of an item now, in one sentence, and where."""

from django.utils import timezone

from redactie import haken
from redactie.models.item import Item, Status
from redactie.momenten import in_woorden


def plaats_van(item: Item) -> str:
    """Return the address where visitors find `item`: its own page, or the page it stands on; "" when there is none."""
    plaats = haken.PLAATS.get(type(item))
    return plaats(item) if plaats else item.get_absolute_url()


def heeft_eigen_pagina(item: Item) -> bool:
    """Whether `item` has an address that is its own, and not a place on the page of something else."""
    adres = item.get_absolute_url()
    return type(item) not in haken.PLAATS and bool(adres) and "#" not in adres


def wat_bezoekers_zien(item: Item) -> str:
    """Return, in one Dutch sentence, what a visitor sees of `item` at this moment."""
    if item.status == Status.GEARCHIVEERD and item.gepubliceerd_op and heeft_eigen_pagina(item):
        if item.doorverwijzing:
            return f"Wie het oude adres opent, komt op {item.doorverwijzing}."
        return "Wie het oude adres opent, leest dat de pagina is weggehaald."
    return _gepland(item) if item.status == Status.GEPUBLICEERD else "Bezoekers zien dit niet."


def _gepland(item: Item) -> str:
    now = timezone.now()
    if item.tot and item.tot <= now:
        return f"Bezoekers zien dit niet meer: het was openbaar tot {in_woorden(item.tot)}."
    if item.van and item.van > now:
        einde = f" en blijft staan tot {in_woorden(item.tot)}" if item.tot else ""
        return f"Bezoekers zien dit nog niet: het wordt openbaar op {in_woorden(item.van)}{einde}."
    return f"Bezoekers zien dit nu, tot {in_woorden(item.tot)}." if item.tot else "Bezoekers zien dit nu."
