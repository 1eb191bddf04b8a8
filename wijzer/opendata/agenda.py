# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Events, and what is asked of residents, as calendars (RFC 5545).

Only what has a day: a month or a season is no day. A time is used when the source gives it in hours and minutes; else
it lasts the whole day.
"""

from datetime import date, time, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from drukkerij.agenda import ICS, kalender, moment, veilig, veilig_adres
from monitoring.meten.models import Onderzoek
from monitoring.meten.models.onderzoek import Onderzoekstaat
from redactie.models import Item
from wijken.klok import tijden
from wijken.models import Gebeurtenis, Wijk
from wijken.models.gebeurtenis import Gebeurtenisstaat, Precisie
from wijzer.opendata.velden import heel_adres

STATUS = {
    Gebeurtenisstaat.AFGELAST: "CANCELLED",
    Gebeurtenisstaat.VERPLAATST: "CANCELLED",  # the new moment is an event of its own
    Gebeurtenisstaat.UITKOMST_ONBEKEND: "TENTATIVE",
}
STATUS_ONDERZOEK = {
    Onderzoekstaat.AFGELAST: "CANCELLED",
    Onderzoekstaat.VERVANGEN: "CANCELLED",
    Onderzoekstaat.LOOPT: "CONFIRMED",
    Onderzoekstaat.AFGEROND: "CONFIRMED",
}


@require_safe
def agenda(request: HttpRequest) -> HttpResponse:
    """All public events of which the day is known. One query."""
    rows = Gebeurtenis.objects.gepubliceerd().filter(precisie=Precisie.DAG, datum__isnull=False)
    bestand = kalender("Wijzer in de Wijk", (_gebeurtenis(rij) for rij in rows.order_by("datum", "pk")))
    response = HttpResponse(bestand, content_type=ICS)
    response["Content-Disposition"] = content_disposition_header(False, "wijzer-in-de-wijk.ics")
    return response


@require_safe
def onderzoekskalender(request: HttpRequest) -> HttpResponse:
    """All public onderzoeken of public wijken of which the day is known. One query."""
    wijken = Wijk.objects.gepubliceerd().order_by().values("pk")
    rows = Onderzoek.objects.gepubliceerd().filter(wijk__in=wijken, precisie=Precisie.DAG, datum__isnull=False)
    rows = rows.select_related("wijk").order_by("datum", "pk")
    bestand = kalender("Onderzoekskalender van Wijzer in de Wijk", (_onderzoek(rij) for rij in rows))
    response = HttpResponse(bestand, content_type=ICS)
    response["Content-Disposition"] = content_disposition_header(False, "onderzoekskalender.ics")
    return response


def _gebeurtenis(rij: Gebeurtenis) -> list[str]:
    uitleg = [rij.samenvatting, f"Stand: {rij.get_staat_display()}.", f"Tijd: {rij.tijd}" if rij.tijd else ""]
    meer = [f"LOCATION:{veilig(rij.plaats)}"] if rij.plaats else []
    return _afspraak(rij, _wanneer(rij), uitleg, STATUS.get(rij.staat, "CONFIRMED"), meer)


def _onderzoek(rij: Onderzoek) -> list[str]:
    uitleg = [
        rij.samenvatting, f"Stand: {rij.get_staat_display()}.", f"Aan wie: {rij.get_groep_display()}.",
        f"Wie vraagt het: {rij.wie_vraagt}" if rij.wie_vraagt else "",
    ]  # fmt: skip
    meer = [f"LOCATION:{veilig(rij.wijk.titel)}"]
    return _afspraak(rij, _hele_dagen(rij), uitleg, STATUS_ONDERZOEK.get(rij.staat, "TENTATIVE"), meer)


def _afspraak(rij: Item, wanneer: list[str], uitleg: list[str], status: str, meer: list[str]) -> list[str]:
    adres = heel_adres(rij.get_absolute_url())
    return [
        "BEGIN:VEVENT",
        f"UID:{rij._meta.model_name}-{rij.pk}@{urlsplit(settings.SITE_URL).hostname}",
        f"DTSTAMP:{moment(rij.gewijzigd_op)}",
        f"LAST-MODIFIED:{moment(rij.gewijzigd_op)}",
        *wanneer,
        f"SUMMARY:{veilig(rij.titel)}",
        f"DESCRIPTION:{veilig(chr(10).join(filter(None, [*uitleg, adres])))}",
        f"CATEGORIES:{veilig(rij.get_soort_display())}",
        f"STATUS:{status}",
        f"URL:{veilig_adres(adres)}",
        "TRANSP:TRANSPARENT",
        *meer,
        "END:VEVENT",
    ]


def _hele_dagen(rij: Gebeurtenis | Onderzoek) -> list[str]:
    na = max(rij.tot_datum or rij.datum, rij.datum) + timedelta(days=1)  # the end is the first day after it
    return [f"DTSTART;VALUE=DATE:{rij.datum:%Y%m%d}", f"DTEND;VALUE=DATE:{na:%Y%m%d}"]


def _wanneer(rij: Gebeurtenis) -> list[str]:
    begin, einde = tijden(rij.tijd)
    if begin is None or (rij.tot_datum and rij.tot_datum != rij.datum):
        return _hele_dagen(rij)
    lines = [f"DTSTART;TZID=Europe/Amsterdam:{_plaatselijk(rij.datum, begin)}"]
    if einde is not None:
        lines.append(f"DTEND;TZID=Europe/Amsterdam:{_plaatselijk(rij.datum, einde)}")
    return lines


def _plaatselijk(dag: date, uur: time) -> str:
    return f"{dag:%Y%m%d}T{uur:%H%M%S}"
