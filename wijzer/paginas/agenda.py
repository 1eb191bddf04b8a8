# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""The page of one event, with what was learned and drawn there; and the table of a year as a document."""

from django.conf import settings
from django.http import Http404, HttpResponse
from django.urls import reverse

from drukkerij.document import Document
from monitoring.meten.planblad import EIGENAAR
from redactie.views.openbaar import OpenbaarDetailView, openbaar
from toolkit.models import Les, Praatplaat
from wijken.agenda import Tabelrij, celtekst
from wijken.models import Gebeurtenis, Overleg
from wijken.models.gebeurtenis import Gebeurtenisstaat
from wijken.views.agenda import AgendaJaarView
from wijzer.paginas.plan import als_bestand

EVENTSTATUS = {
    Gebeurtenisstaat.AFGELAST: "https://schema.org/EventCancelled",
    Gebeurtenisstaat.VERPLAATST: "https://schema.org/EventRescheduled",
}
KOPPEN = ["Overleg", "Januari – maart", "April – juni", "Juli – september", "Oktober – december", "Zonder kwartaal"]


class GebeurtenisView(OpenbaarDetailView):
    """An event.

    Template `paginas/gebeurtenis.html`, context `gebeurtenis`, `wijk`, `overleg`, `opvolger` (or None), `voorgangers`,
    `ook_voor`, `lessen`, `platen`; `gebeurtenis.in_agenda`: whether it can be taken along to a calendar.
    """

    model = Gebeurtenis
    template_name = "paginas/gebeurtenis.html"
    schema_type = "Event"
    kruimels = (("De wijken", "/wijken/"), ("Agenda", "/agenda/"))

    def get_queryset(self):
        return super().get_queryset().select_related("wijk", "overleg", "opvolger")

    def get_jsonld(self, kruimels: list) -> list[dict]:
        *rest, about = super().get_jsonld(kruimels)
        about.pop("datePublished", None)
        if not self.object.heeft_dag:  # an event without a day is none to a search engine
            return rest
        about["startDate"] = self.object.datum.isoformat()
        about["location"] = {"@type": "Place", "name": self.object.plaats or "Niet vastgelegd"}
        if self.object.tot_datum:
            about["endDate"] = self.object.tot_datum.isoformat()
        if status := EVENTSTATUS.get(self.object.staat):
            about["eventStatus"] = status
        return [*rest, about]

    def get_context_data(self, **kwargs) -> dict:
        gebeurtenis = self.object
        invited = gebeurtenis.ook_voor.through.objects.filter(gebeurtenis=gebeurtenis).values("overleg")
        return super().get_context_data(
            wijk=openbaar(gebeurtenis.wijk),
            overleg=openbaar(gebeurtenis.overleg),
            opvolger=openbaar(gebeurtenis.opvolger),
            voorgangers=gebeurtenis.voorgangers.gepubliceerd(),
            ook_voor=Overleg.objects.gepubliceerd().filter(pk__in=invited),
            lessen=Les.objects.gepubliceerd().filter(gebeurtenis=gebeurtenis),
            platen=Praatplaat.objects.gepubliceerd().filter(gebeurtenis=gebeurtenis),
            **kwargs,
        )


class AgendaJaarDocumentView(AgendaJaarView):
    """The table of a year as a file; `vorm` is docx, odt or pdf."""

    def render_to_response(self, context: dict, **kwargs) -> HttpResponse:
        if not context["rijen"]:
            raise Http404
        return als_bestand(
            jaarblad(context["jaar"], context["rijen"]), f"agenda-{context['jaar']}", self.kwargs["vorm"]
        )


def jaarblad(jaar: int, rijen: list[Tabelrij]) -> Document:
    """Return the table of quarter by overleg as a document."""
    doc = Document(
        titel=f"Agenda {jaar}", eigenaar=EIGENAAR, site=settings.SITE_URL, onderwerp="Per kwartaal en overleg"
    )
    doc.inleiding("Wat er per kwartaal en overleg gepland was of gebeurde, zo precies als bekend is.")
    cellen = [[rij.titel, *("; ".join(map(celtekst, cel)) for cel in rij.cellen)] for rij in rijen]
    doc.tabel(KOPPEN, cellen, f"Agenda {jaar}, per kwartaal en overleg")
    doc.link("Deze agenda op de site, met de bronnen", f"{settings.SITE_URL}{reverse('agenda-jaar', args=[jaar])}")
    return doc
