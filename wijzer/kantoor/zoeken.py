# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Search over everything a person may see in the office."""

from django.db.models import Model, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse

from redactie.models import Afbeelding, Bestand, Gebruiker
from redactie.overzicht import regels
from redactie.versheid import Werkregel
from wijken.models import Afspraak
from wijzer.zoeken.vraag import MAX_TERMEN, schone_vraag
from wijzer.zoeken.woorden import LEEG

HOOGSTENS = 50


def zoekwoorden(q: str) -> list[str]:
    """Return the words to look for, as typed but small; those without meaning only when there are no others."""
    words = ["".join(c for c in word if c.isalnum()) for word in q.lower().replace("-", " ").split()]
    words = [word for word in dict.fromkeys(words) if word]
    return ([word for word in words if word not in LEEG] or words)[:MAX_TERMEN]


def zoek_in_kantoor(q: str, user: Gebruiker) -> list[tuple[str, list[Werkregel]]]:
    """Return what `user` may see and has every word of `q` in its title or summary, by kind."""
    words = zoekwoorden(q)
    if not words:
        return []

    def met_woorden(rows: QuerySet, *fields: str) -> QuerySet:
        for word in words:
            condition = Q()
            for name in fields:
                condition |= Q(**{f"{name}__icontains": word})
            rows = rows.filter(condition)
        return rows

    found: dict[str, list[Werkregel]] = {}
    rows = regels(
        lambda items: met_woorden(items.visible_for(user), "titel", "samenvatting"),
        volgorde="titel",
        hoogstens=HOOGSTENS,
    )
    for row in rows:
        kind = str(row.model._meta.verbose_name_plural)
        found.setdefault(kind, []).append(Werkregel(row.titel, row.adres, row.staat))
    for model in (Afbeelding, Bestand):
        if media := met_woorden(model.objects.visible_for(user), "titel")[:HOOGSTENS]:
            found[str(model._meta.verbose_name_plural)] = [_regel(medium) for medium in media]
    if agreed := met_woorden(Afspraak.objects.visible_for(user), "wat")[:HOOGSTENS]:
        found["afspraken"] = [_regel(afspraak, afspraak.get_staat_display()) for afspraak in agreed]
    if user.is_beheerder and (people := met_woorden(Gebruiker.objects.all(), "naam", "email")[:HOOGSTENS]):
        found["mensen"] = [_regel(person, person.email) for person in people]
    return sorted(found.items())


def _regel(row: Model, bij: str = "") -> Werkregel:
    """A line for something that is no item, with the form where it can be changed."""
    name = f"admin:{row._meta.app_label}_{row._meta.model_name}_change"
    return Werkregel(str(row), reverse(name, args=[row.pk]), bij)


def zoeken_view(request: HttpRequest, context: dict) -> HttpResponse:
    """The search page of the office. Context `q`, `groepen`: [(kind, [Werkregel])]."""
    q = schone_vraag(request.GET.get("q", ""))
    groepen = zoek_in_kantoor(q, request.user)
    kruimels = [("Zoeken", "")]
    return TemplateResponse(
        request, "kantoor/zoeken.html",
        {
            **context, "title": "Zoeken in de redactie", "q": q, "kantoor_zoek": q, "groepen": groepen,
            "kruimels": kruimels,
        },
    )  # fmt: skip
