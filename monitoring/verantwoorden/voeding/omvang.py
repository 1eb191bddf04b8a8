# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""What a report may take from: its wijken, its period, and the rule that no draft of another room gets in."""

from collections.abc import Iterable
from html import escape

from django.db.models import Q
from django.urls import reverse
from django.utils.text import Truncator

from monitoring.verantwoorden.models import Verslag
from redactie.models import Item, Status
from redactie.models.item import ItemQuerySet
from redactie.tekst import platte_tekst
from wijken.models import Wijk
from wijken.models.gebeurtenis import Precisie, laatste_dag

KORT = 400


def mag(items: ItemQuerySet, verslag: Verslag) -> ItemQuerySet:
    """What a report may show of these items: what is public, and what its own room writes itself."""
    openbaar = items.model._default_manager.gepubliceerd().order_by().values("pk")
    eigen = Q(ruimte=verslag.ruimte_id) & ~Q(status=Status.GEARCHIVEERD)
    return items.filter(Q(pk__in=openbaar) | eigen)


def wijken_van(verslag: Verslag) -> list[Wijk]:
    """The wijken a report is about: its own, or else all that it may know of. Asked once per report at hand."""
    if (bekend := verslag.__dict__.get("_wijken")) is None:
        rijen = Wijk.objects.filter(pk=verslag.wijk_id) if verslag.wijk_id else Wijk.objects.all()
        bekend = verslag.__dict__["_wijken"] = list(mag(rijen, verslag))
    return bekend


def in_wijk(verslag: Verslag, naam: str = "wijk") -> Q:
    """What is of a wijk of this report; without a wijk of its own, what is of no single wijk too."""
    wijken = Q(**{f"{naam}__in": [wijk.pk for wijk in wijken_van(verslag)]})
    return wijken if verslag.wijk_id else wijken | Q(**{f"{naam}__isnull": True})


def in_periode(verslag: Verslag, datum: str = "datum", einde: str = "") -> Q:
    """What has a day in the period of this report, or lasted into it."""
    begonnen = Q(**{f"{datum}__gte": verslag.van, f"{datum}__lte": verslag.tot})
    if not einde:
        return begonnen
    return begonnen | Q(**{f"{datum}__lte": verslag.tot, f"{einde}__gte": verslag.van})


def voorbij(rij, vandaag) -> bool:
    """Whether the last day that the date of `rij` can be is over."""
    dag = laatste_dag(rij.datum, rij.precisie, getattr(rij, "tot_datum", None))
    return dag is not None and dag < vandaag


def heeft_dag(rij) -> bool:
    return rij.datum is not None and rij.precisie != Precisie.ONBEKEND


def adres_van(item: Item) -> str:
    """Where somebody looks an item up: on the site when it is there, else in the office."""
    if item.is_openbaar and (adres := item.get_absolute_url()):
        return adres
    return kantooradres(item)


def kantooradres(rij) -> str:
    return reverse(f"admin:{rij._meta.app_label}_{rij._meta.model_name}_change", args=[rij.pk])


def kort(html: str, hoogstens: int = KORT) -> str:
    """The text of rich text in short, safe to stand in HTML."""
    return escape(Truncator(platte_tekst(html)).chars(hoogstens), quote=False)


def veilig(tekst: object) -> str:
    return escape(str(tekst), quote=False)


def zin(*delen: str) -> str:
    """The parts that say something, each as a sentence."""
    return " ".join(deel if deel.endswith((".", "?", "!", "…")) else f"{deel}." for deel in delen if deel)


def alinea(kop: str, *delen: str) -> str:
    """A paragraph that begins with what it is about; both parts are safe already."""
    tekst, kop = zin(*delen), kop.removesuffix(".")
    tussen = "" if not tekst else " " if kop.endswith(("?", "!", "…")) else ": "
    return f"<p><strong>{kop}</strong>{tussen}{tekst}</p>"


def lijst(punten: Iterable[str]) -> str:
    return f"<ul>{''.join(f'<li>{punt}</li>' for punt in punten)}</ul>"
