# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""What the wijken want to know: the plan of a wijk, plans side by side, indicators to take over, and as a document."""

from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe
from django.views.generic import TemplateView

from drukkerij.document import DOCX, ODT, PDF, Document
from monitoring.meten.models import Indicator, Leervraag, Monitorplan, Planvraag
from monitoring.meten.models.plan import huidig
from monitoring.meten.planblad import leeg_planblad, planblad
from monitoring.meten.planoverzicht import (
    Vraagdeel,
    openbaar_overzicht,
    openbare_keuzes,
    openbare_leervragen,
    vraagdelen,
)
from redactie.models import Bronvermelding, Item
from redactie.views.openbaar import OpenbaarListView, PaginaMixin, bewerkadres
from toolkit.models import Vraag
from wijken.models import Wijk
from wijzer.paginas.wijk import WijkOnderliggendMixin


def geef_bronnen(leervragen: list[Leervraag], *ook: Item) -> dict[Item, list[Bronvermelding]]:
    """Give each leervraag its `bronnen`, and return those of everything by item. One query."""
    gevonden: dict[Item, list[Bronvermelding]] = {item: [] for item in (*leervragen, *ook)}
    if gevonden:
        soorten = ContentType.objects.get_for_models(*{type(item) for item in gevonden})
        waar = {(soorten[type(item)].pk, item.pk): item for item in gevonden}
        keuze = Q()
        for model, soort in soorten.items():
            keys = [item.pk for item in gevonden if type(item) is model]
            keuze |= Q(content_type=soort, object_id__in=keys)
        for vermelding in Bronvermelding.objects.filter(keuze).select_related("bron"):
            gevonden[waar[vermelding.content_type_id, vermelding.object_id]].append(vermelding)
    for leervraag in leervragen:
        leervraag.bronnen = gevonden[leervraag]
    return gevonden


class WijkPlanView(WijkOnderliggendMixin):
    """What a wijk wants to know: its plan, the present one or that of `?plan=<slug>`, and its leervragen.

    Template `paginas/wijk-plan.html`, context `plan` or None, `overzicht` (Planoverzicht) or None, `delen` (Vraagdeel
    by question, also without a plan), `andere` plans, `bronnen` of the plan, `voorbij`: whether its period is over.
    """

    template_name = "paginas/wijk-plan.html"
    ondertitel = "Monitorplan en leervragen"

    def kies_plan(self) -> tuple[Monitorplan | None, list[Monitorplan]]:
        """Return the plan that is asked for, else the present one; and the others."""
        plannen = list(Monitorplan.objects.gepubliceerd().for_wijk(self.object))
        gevraagd = self.request.GET.get("plan")
        plan = next((plan for plan in plannen if plan.slug == gevraagd), None)
        plan = plan or huidig(plannen, timezone.localdate())
        for elk in plannen:
            elk.wijk = self.object
        return plan, [ander for ander in plannen if ander != plan]

    def get_context_data(self, **kwargs) -> dict:
        plan, andere = self.kies_plan()
        leervragen = list(openbare_leervragen().for_wijk(self.object))
        bronnen = geef_bronnen(leervragen, *([plan] if plan else []))
        overzicht = openbaar_overzicht(plan, leervragen) if plan else None
        if plan:
            kwargs.setdefault("bewerken", bewerkadres(self.request, plan))
        context = super().get_context_data(
            plan=plan,
            overzicht=overzicht,
            delen=overzicht.vragen if overzicht else vraagdelen([], [], leervragen),
            andere=andere,
            voorbij=bool(plan and plan.einde and plan.einde < timezone.localdate()),
            **kwargs,
        )
        context["bronnen"] = bronnen[plan] if plan else []
        return context


class WijkPlanDocumentView(WijkPlanView):
    """The plan of a wijk as a file; `vorm` is docx, odt or pdf. One that is too large says so (`TeGroot`)."""

    def render_to_response(self, context: dict, **kwargs) -> HttpResponse:
        if context["plan"] is None:
            raise Http404
        naam = f"monitorplan-{self.object.slug}-{context['plan'].periode_in_naam}"
        return als_bestand(planblad(context["overzicht"]), naam, self.kwargs["vorm"])


@dataclass(frozen=True)
class Kolom:
    """A wijk in the comparison: its plan, and what it says about the chosen question."""

    wijk: Wijk
    plan: Monitorplan | None
    deel: Vraagdeel | None


class MonitorplanListView(PaginaMixin, TemplateView):
    """Plans side by side for one question, in the order of the wijken: never ranked.

    `?vraag=<slug>&wijk=<slug>&wijk=<slug>`; what is not there is passed over. Template `paginas/monitorplannen.html`,
    context `vragen`, `vraag`, `wijken`: [(wijk, whether it is chosen)], `kolommen` (Kolom), `er_zijn_plannen`, `samen`
    (leervragen of all partners together).
    """

    template_name = "paginas/monitorplannen.html"
    kruimels = (("De wijken", "/wijken/"), ("Monitorplannen", "/monitorplannen/"))

    def get_context_data(self, **kwargs) -> dict:
        vragen, wijken = list(Vraag.objects.gepubliceerd()), list(Wijk.objects.gepubliceerd())
        gevraagd = self.request.GET
        vraag = next((vraag for vraag in vragen if vraag.slug == gevraagd.get("vraag")), vragen[0] if vragen else None)
        slugs = set(gevraagd.getlist("wijk"))
        gekozen = [wijk for wijk in wijken if wijk.slug in slugs] or wijken
        leervragen = list(openbare_leervragen().filter(Q(wijk__isnull=True) | Q(wijk__in=gekozen, vraag=vraag)))
        kolommen = _kolommen(gekozen, vraag, leervragen) if vraag else []
        samen = [leervraag for leervraag in leervragen if leervraag.wijk_id is None]
        geef_bronnen(samen)
        return super().get_context_data(
            vragen=vragen,
            vraag=vraag,
            wijken=[(wijk, wijk in gekozen) for wijk in wijken],
            kolommen=kolommen,
            er_zijn_plannen=any(kolom.plan for kolom in kolommen),
            samen=samen,
            **kwargs,
        )


def _kolommen(wijken: list[Wijk], vraag: Vraag, leervragen: list[Leervraag]) -> list[Kolom]:
    dag = timezone.localdate()
    alle = list(Monitorplan.objects.gepubliceerd().filter(wijk__in=wijken))
    plannen = {wijk.pk: huidig([plan for plan in alle if plan.wijk_id == wijk.pk], dag) for wijk in wijken}
    gekozen = [plan.pk for plan in plannen.values() if plan]
    rijen = list(Planvraag.objects.filter(plan__in=gekozen, vraag=vraag).select_related("vraag")) if gekozen else []
    keuzes = list(openbare_keuzes(gekozen).filter(indicator__vraag=vraag)) if gekozen else []
    kolommen = []
    for wijk in wijken:
        plan = plannen[wijk.pk]
        if plan:
            plan.wijk = wijk
        delen = vraagdelen(
            [rij for rij in rijen if plan and rij.plan_id == plan.pk],
            [keuze for keuze in keuzes if plan and keuze.plan_id == plan.pk],
            [leervraag for leervraag in leervragen if leervraag.wijk_id == wijk.pk],
        )
        kolommen.append(Kolom(wijk, plan, delen[0] if delen else None))
    return kolommen


class IndicatorListView(OpenbaarListView):
    """The library: what can be looked at, by question. Template `paginas/indicatoren.html`, context `groepen`:
    [(vraag, [indicator])]."""

    model = Indicator
    template_name = "paginas/indicatoren.html"
    kruimels = (("Indicatoren", "/indicatoren/"),)

    def get_queryset(self):
        vragen = Vraag.objects.gepubliceerd().order_by().values("pk")
        rows = super().get_queryset().filter(vraag__in=vragen).select_related("vraag")
        return rows.met_bronnen().order_by("vraag__nummer", "titel")

    def get_context_data(self, **kwargs) -> dict:
        groepen: dict[Vraag, list[Indicator]] = {}
        for indicator in self.object_list:
            groepen.setdefault(indicator.vraag, []).append(indicator)
        return super().get_context_data(groepen=list(groepen.items()), **kwargs)


@require_safe
def leeg_formulier(request: HttpRequest, vorm: str) -> HttpResponse:
    """The structure of a plan with room to fill in; `vorm` is docx, odt or pdf."""
    return als_bestand(leeg_planblad(Vraag.objects.gepubliceerd()), "monitorplan-leeg-formulier", vorm)


def als_bestand(doc: Document, naam: str, vorm: str) -> HttpResponse:
    """Return a document as a file to keep."""
    mime, schrijf = {"docx": (DOCX, doc.als_docx), "odt": (ODT, doc.als_odt), "pdf": (PDF, doc.als_pdf)}[vorm]
    response = HttpResponse(schrijf(), content_type=mime)
    response["Content-Disposition"] = content_disposition_header(True, f"{naam}.{vorm}")
    return response
