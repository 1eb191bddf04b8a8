# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Pages of the office that are about one wijk: which a person may open, and in which they write."""

from django.core.exceptions import PermissionDenied
from django.db.models import Count, Model, Q, QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from monitoring.meten.models.cijfer import Cijferstaat
from redactie.models import Gebruiker, Redactieruimte
from wijken.models import Wijk

CIJFERS_VAN_SLEUTEL = 18


def wijken_van(user: Gebruiker) -> QuerySet[Wijk]:
    """The wijken whose room this person may read in."""
    return Wijk.objects.filter(ruimte__in=Redactieruimte.objects.visible_for(user)).select_related("ruimte")


def wijk_van(request: HttpRequest, slug: str) -> Wijk:
    return get_object_or_404(wijken_van(request.user), slug=slug)


def schrijft_in(user: Gebruiker, wijk: Wijk) -> bool:
    return Redactieruimte.objects.editable_by(user).filter(pk=wijk.ruimte_id).exists()


def wijk_om_te_schrijven(request: HttpRequest, slug: str) -> Wijk:
    wijk = wijk_van(request, slug)
    if not schrijft_in(request.user, wijk):
        raise PermissionDenied
    return wijk


def met_aantallen(user: Gebruiker, model: type[Model]) -> list[tuple[Wijk, int, int]]:
    """The wijken of this person, each with how many rows of `model` it has and how many are concepts; two queries."""
    wijken = list(wijken_van(user))
    rijen = model.objects.filter(wijk__in=wijken).order_by().values("wijk")
    geteld = {
        wijk: (aantal, concept)
        for wijk, aantal, concept in rijen.values_list("wijk").annotate(
            aantal=Count("pk"), concept=Count("pk", filter=Q(staat=Cijferstaat.CONCEPT))
        )
    }
    return [(wijk, *geteld.get(wijk.pk, (0, 0))) for wijk in wijken]


def sleutel_uit(tekst: str) -> int:
    """Return a key that was sent, or one that nothing has."""
    return int(tekst) if tekst.isascii() and tekst.isdecimal() and len(tekst) < CIJFERS_VAN_SLEUTEL else 0
