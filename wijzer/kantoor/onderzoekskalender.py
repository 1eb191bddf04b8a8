# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""The onderzoekskalender of the office: also what is still a concept, and what lies close to something else."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone

from monitoring.meten.models import Onderzoek
from monitoring.meten.models.onderzoek import Gevraagden, Onderzoekstaat, groepen_rond
from monitoring.meten.onderzoekskalender import onderzoekskalender
from monitoring.meten.vraagdruk import Nabij, vraagdruk
from redactie.versheid import eigen_ruimten
from wijken.models import Wijk

KOMT_NOG = (Onderzoekstaat.VOORGESTELD, Onderzoekstaat.GEPLAND, Onderzoekstaat.LOOPT)


@dataclass(frozen=True)
class Kantoorregel:
    """One onderzoek in the office, with what is asked of the same people shortly before or after."""

    onderzoek: Onderzoek
    nabij: list[Nabij]


def kalender_view(request: HttpRequest, kader: dict) -> HttpResponse:
    """All that this person may see, per wijk and period; their own wijken first.

    Template `kantoor/onderzoekskalender.html`, context `kalender`: [(wijk, [(period, [Kantoorregel])])], `wijken`,
    `groepen`, `wijk`, `groep`, `maanden`. `?wijk=` and `?groep=` narrow it.
    """
    own = set(eigen_ruimten(request.user).values_list("pk", flat=True))
    wijken = sorted(Wijk.objects.visible_for(request.user), key=lambda wijk: wijk.ruimte_id not in own)
    wijk = next((each for each in wijken if each.slug == request.GET.get("wijk")), None)
    groep = request.GET.get("groep", "")
    groep = groep if groep in Gevraagden.values else ""
    shown = [wijk] if wijk else wijken
    everything = list(Onderzoek.objects.visible_for(request.user).in_gebruik().filter(wijk__in=shown))
    close = _nabij(everything)
    rows = [row for row in everything if row.groep in groepen_rond(groep)] if groep else everything
    kalender = [
        (
            deel.wijk,
            [(periode, [Kantoorregel(o, close.get(o.pk, [])) for o in each]) for periode, each in deel.perioden],
        )
        for deel in onderzoekskalender(shown, rows)
    ]
    return TemplateResponse(request, "kantoor/onderzoekskalender.html", {
        **kader, "title": "Onderzoekskalender", "kruimels": [("Onderzoekskalender", "")], "kalender": kalender,
        "wijken": wijken, "wijk": wijk, "groep": groep, "groepen": Gevraagden.choices,
        "maanden": settings.VRAAGDRUK_MAANDEN, "schrijft": request.user.schrijft,
    })  # fmt: skip


def _nabij(rows: list[Onderzoek]) -> dict[int, list[Nabij]]:
    """Return, for what is still to come or goes on, what lies close to it."""
    today = timezone.localdate()
    return {
        row.pk: vraagdruk(row, rows, maanden=settings.VRAAGDRUK_MAANDEN, vandaag=today).nabij
        for row in rows
        if row.staat in KOMT_NOG
    }
