# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""The one door for calls upward: lists that `wijzer/apps.py` fills when the application starts.

`redactie` knows nothing of the floors above it. What must happen there when something is published, what a visitor can
find, and where an image or a file is used, is put in these lists by the roof.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Model, QuerySet

if TYPE_CHECKING:
    from redactie.models import Gebruiker
    from redactie.versheid import Werkgroep


@dataclass(frozen=True)
class Vindbaar:
    """A kind of item that visitors can find: its model, and its name in the plural.

    Besides title and summary, search reads the fields `tekst` (rich or plain; `deel__veld` for parts). `namen` are
    fields with other names of the same thing, such as an abbreviation: who types one finds the others. `ook` are names
    that belong to it but mean less.
    """

    model: type[Model]
    naam: str
    tekst: tuple[str, ...] = ("tekst",)
    namen: tuple[str, ...] = ()
    ook: tuple[str, ...] = ()
    eigen_pagina: bool = True  # or a place on the page of something else
    met: tuple[str, ...] = ()  # relations that its address is made of
    zin: bool = False  # its title is no name that people look for it by: it counts as text


@dataclass(frozen=True)
class Gebruik:
    """A place where an image or a file (`medium`) can stand: the model that uses it, and the field or ""
    for its texts."""

    medium: type[Model]
    model: type[Model]
    veld: str

    def openbaar(self) -> QuerySet:
        """The keys of the media that public items use here."""
        items = self.model.objects.gepubliceerd().filter(**{f"{self.veld}__isnull": False})
        return items.order_by().values(self.veld)

    def alle(self) -> QuerySet:
        """The keys of the media that any item uses here."""
        items = self.model.objects.filter(**{f"{self.veld}__isnull": False})
        return items.order_by().values(self.veld)

    def items(self, medium: Model) -> QuerySet:
        """The items, public or not, that use `medium` here."""
        return self.model.objects.filter(**{self.veld: medium})


# Called inside the transaction in which an item became public, stopped being so, or changed in what visitors see.
OPENBAARHEID_GEWIJZIGD: list[Callable[[Model], None]] = []
# Called inside the transaction in which a document was replaced by another.
BESTAND_GEWIJZIGD: list[Callable[[Model], None]] = []
VINDBAAR: list[Vindbaar] = []
GEBRUIK: list[Gebruik] = []
# Where an item of a kind without a page of its own stands: the address of that page.
PLAATS: dict[type[Model], Callable[[Model], str]] = {}
# What `verstuur_berichten` tries to mail again: returns for each whether it went.
TE_MAILEN: list[Callable[[], list[bool]]] = []
# What else there is to do for somebody in these rooms, as a group of the worklist: it stands on top, and is mailed when
# it is worth that.
TE_DOEN: list[Callable[["Gebruiker", QuerySet], "Werkgroep"]] = []
# What `ruim_op` removes of the floors above: returns what it did, in a sentence.
OPRUIMEN: list[Callable[[], str]] = []
