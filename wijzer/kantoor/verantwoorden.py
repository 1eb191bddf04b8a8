# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""What there is to do for the accounting: threads that lie with us, and decisions that are needed soon."""

from datetime import timedelta

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from monitoring.verantwoorden.models import Aandachtspunt
from monitoring.verantwoorden.models.aandachtspunt import Puntstaat
from redactie.models import Gebruiker, Status
from redactie.versheid import TOON, Werkgroep, Werkregel
from wijken.besluitvorming import tijdigheid
from wijken.models import Besluit

VOORAF = timedelta(days=30)  # how long before the day a decision is needed it comes on the list


def punten_bij_mij(user: Gebruiker, ruimten: QuerySet) -> Werkgroep:
    """Return the threads of these rooms that lie with us and are of this person, or of nobody."""
    rows = Aandachtspunt.objects.editable_by(user).filter(ruimte__in=ruimten.order_by().values("pk"))
    rows = rows.filter(Q(eigenaar=user) | Q(eigenaar__isnull=True), staat=Puntstaat.OPEN_BIJ_ONS)
    alle = list(rows.select_related("ruimte", "eigenaar"))
    alle.sort(key=lambda punt: punt.eigenaar_id is None)
    return Werkgroep(
        "aandachtspunten",
        "Vragen van de financier die bij jou liggen",
        "Schrijf het antwoord bij het punt. Of zeg wie het beter weet.",
        len(alle),
        [
            Werkregel(
                punt.titel, reverse("admin:aandachtspunt", args=[punt.pk]),
                f"{punt.ruimte}, {'van jou' if punt.eigenaar_id else 'nog van niemand'}",
            )
            for punt in alle[:TOON]
        ],
        dringend=True,
    )  # fmt: skip


def besluiten_nodig(user: Gebruiker, ruimten: QuerySet) -> Werkgroep:
    """Return the decisions of these rooms that are not taken and are needed within a month, or were."""
    vandaag = timezone.localdate()
    rows = Besluit.objects.editable_by(user).filter(ruimte__in=ruimten.order_by().values("pk")).nog_nodig()
    rows = rows.filter(nodig_voor__lte=vandaag + VOORAF).exclude(status=Status.GEARCHIVEERD)
    alle = list(rows)
    return Werkgroep(
        "besluiten",
        "Besluiten die nodig zijn",
        "Vraag erom, of zeg bij het besluit dat het is genomen.",
        len(alle),
        [
            Werkregel(
                besluit.titel, reverse("admin:wijken_besluit_change", args=[besluit.pk]),
                f"{besluit.orgaan}, nodig vóór {besluit.nodig_in_woorden}. {tijdigheid(besluit, op=vandaag).zin}",
            )
            for besluit in alle[:TOON]
        ],
        dringend=True,
    )  # fmt: skip
