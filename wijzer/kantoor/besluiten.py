# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Decisions in the office: what is needed by when, what is late, what waits for it."""

from dataclasses import dataclass, field

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone

from redactie.models import Status
from wijken.besluitvorming import Tijdigheid, tijdigheid
from wijken.models import Afspraak, Besluit
from wijken.models.gebeurtenis import Besluitstaat, laatste_dag


@dataclass(frozen=True)
class Besluitregel:
    """A decision with how it stands, and which agreements of this person wait for it."""

    besluit: Besluit
    laat: Tijdigheid
    bewerkt: bool
    wachten: list[Afspraak] = field(default_factory=list)


def nodig_voor(request: HttpRequest, context: dict) -> HttpResponse:
    """What is needed still, what was late, and the rest. Context `nodig`, `laat`, `zonder`: [Besluitregel]."""
    rows = Besluit.objects.visible_for(request.user).exclude(status=Status.GEARCHIVEERD)
    besluiten = list(rows.select_related("wijk", "ruimte").prefetch_related("interventies"))
    bewerkt = set(Besluit.objects.editable_by(request.user).values_list("pk", flat=True))
    wachten: dict[int, list[Afspraak]] = {}
    for afspraak in Afspraak.objects.visible_for(request.user).filter(wacht_op__in=besluiten):
        wachten.setdefault(afspraak.wacht_op_id, []).append(afspraak)
    vandaag = timezone.localdate()
    regels = [Besluitregel(b, tijdigheid(b, op=vandaag), b.pk in bewerkt, wachten.get(b.pk, [])) for b in besluiten]
    nodig = [r for r in regels if r.laat.soort in ("wacht", "over_tijd")]
    nodig.sort(key=lambda r: laatste_dag(r.besluit.nodig_voor, r.besluit.nodig_precisie))
    open_staten = (Besluitstaat.GEVRAAGD, Besluitstaat.OVERWOGEN)
    return TemplateResponse(
        request, "kantoor/besluiten.html",
        {
            **context, "title": "Besluiten die nodig zijn", "kruimels": [("Besluiten die nodig zijn", "")],
            "nodig": nodig,
            "zonder": [r for r in regels if r.besluit.staat in open_staten and r not in nodig],
            "laat": [r for r in regels if r.laat.soort == "te_laat"],
        },
    )  # fmt: skip
