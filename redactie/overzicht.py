# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Items of every kind in one list and one query, for the pages of the office."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from django.apps import apps
from django.db.models import CharField, QuerySet, Value
from django.urls import reverse

from redactie.models import Item, Status


@dataclass(frozen=True)
class Itemregel:
    """One item in a list of the office: what it is called, what it is, where it stands and where to change it."""

    model: type[Item]
    pk: int
    titel: str
    samenvatting: str
    status: str
    ruimte: int
    eigenaar: int | None
    gewijzigd_op: datetime
    gecontroleerd_op: date | None
    van: datetime | None

    @property
    def soort(self) -> str:
        return str(self.model._meta.verbose_name)

    @property
    def staat(self) -> str:
        return Status(self.status).label

    @property
    def adres(self) -> str:
        """The form of this item in the office."""
        return reverse(f"admin:{self.model._meta.app_label}_{self.model._meta.model_name}_change", args=[self.pk])


VELDEN = (
    "pk", "titel", "samenvatting", "status", "ruimte", "eigenaar", "gewijzigd_op", "gecontroleerd_op", "van",
)  # fmt: skip


def itemsoorten() -> list[type[Item]]:
    """Every kind of item there is, in a fixed order."""
    return sorted((model for model in apps.get_models() if issubclass(model, Item)), key=lambda m: m._meta.label)


def regels(
    kies: Callable[[QuerySet], QuerySet], *, volgorde: str = "-gewijzigd_op", hoogstens: int | None = None
) -> list[Itemregel]:
    """Return the items that `kies` picks from every kind, in one query.

    `kies` is given all items of a kind and must narrow them to what the person may see. `volgorde` is one of the names
    of `Itemregel`, with a minus for the other way round.
    """
    found, kinds = _samen(kies)
    rows = found.order_by(volgorde, "pk")
    return [Itemregel(kinds[kind], *row) for kind, *row in (rows[:hoogstens] if hoogstens else rows)]


def aantal(kies: Callable[[QuerySet], QuerySet]) -> int:
    """Return how many items `kies` picks from every kind. One query."""
    return _samen(kies)[0].count()


def _samen(kies: Callable[[QuerySet], QuerySet]) -> tuple[QuerySet, dict[str, type[Item]]]:
    kinds = {model._meta.label: model for model in itemsoorten()}
    queries = [
        kies(model.objects.all())
        .order_by()
        .annotate(kind_label=Value(label, output_field=CharField()))
        .values_list("kind_label", *VELDEN)
        for label, model in kinds.items()
    ]
    return queries[0].union(*queries[1:], all=True), kinds
