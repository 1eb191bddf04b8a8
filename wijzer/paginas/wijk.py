# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""The pages of a wijk, which mix the register with the toolkit."""

from django.db.models import Count, Exists, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from monitoring.meten.models import (
    Bereikbeeld,
    Cijfer,
    Duiding,
    Gespreksronde,
    Monitorplan,
    Onderzoek,
    Waarneming,
)
from monitoring.meten.planoverzicht import openbare_leervragen
from redactie.models import Citaat
from redactie.views.openbaar import OpenbaarDetailView, OpenbaarListView, openbaar
from toolkit.models import Les
from wijken.models import Inbreng, Interventie, Inzet, Organisatierol, Wijk
from wijken.tijdlijn import per_jaar, tijdlijn
from wijzer.paginas.home import aantal

TOON_ONDERZOEKEN = 3  # more than fit on the sheet stand on the onderzoekskalender


class WijkListView(OpenbaarListView):
    """The wijken. Template `paginas/wijken.html`, context `object_list`, each with `gemeente` and `aantal_lessen`."""

    model = Wijk
    template_name = "paginas/wijken.html"
    kruimels = (("De wijken", "/wijken/"),)

    def get_queryset(self):
        lessen = aantal(Les.objects.gepubliceerd(), "wijk")
        return super().get_queryset().select_related("gemeente", "afbeelding").annotate(aantal_lessen=lessen)


class WijkMixin(OpenbaarDetailView):
    """A page at or below `/wijken/<slug>/`; context `wijk`, `gemeente`."""

    model = Wijk
    schema_type = "Place"
    kruimels = (("De wijken", "/wijken/"),)

    def get_queryset(self):
        inbreng = aantal(Inbreng.objects.gepubliceerd(), "wijk")
        cijfers, duidingen, verteld, gesprekken = (rijen.filter(wijk=OuterRef("pk")).order_by() for rijen in (
            Cijfer.objects.openbaar(), Duiding.objects.openbaar(), Waarneming.objects.openbaar(),
            Gespreksronde.objects.openbaar(),
        ))  # fmt: skip
        over_cijfers = Exists(cijfers) | Exists(duidingen) | Exists(verteld)
        wijken = super().get_queryset().select_related("gemeente")
        return wijken.annotate(aantal_inbreng=inbreng, heeft_cijfers=over_cijfers, heeft_gesprekken=Exists(gesprekken))

    def get_context_data(self, **kwargs) -> dict:
        return super().get_context_data(gemeente=openbaar(self.object.gemeente), **kwargs)


class WijkOnderliggendMixin(WijkMixin):
    """A page below that of the wijk, named by `ondertitel`."""

    ondertitel = ""

    def get_kruimels(self) -> list[tuple[str, str]]:
        *erboven, (titel, adres) = super().get_kruimels()
        return [*erboven, (titel, self.object.get_absolute_url()), (self.ondertitel, adres)]

    def get_new_address(self, item: Wijk) -> str:
        return self.request.path.replace(f"/{self.kwargs['slug']}/", f"/{item.slug}/", 1)


class WijkView(WijkMixin):
    """A wijk on one page.

    Template `paginas/wijk.html`, context `inzet` (each `interventie`, `staat`, `get_staat_display`,
    `get_monitoring_display`, `reden`, `toelichting`), `lessen` (the first six), `aantal_lessen`,
    `gemeentelessen`, `jaren` (timeline: [(year, [Tijdlijnregel])]),
    `organisatierollen` (each `organisatie`, `rol`), `citaat` or None; `wijk.aantal_inbreng`, `wijk.aantal_plannen`,
    `wijk.aantal_bereik`.
    """

    template_name = "paginas/wijk.html"

    def get_queryset(self):
        return met_bereik(met_plan(super().get_queryset()))

    def get_context_data(self, **kwargs) -> dict:
        wijk = self.object
        alle = list(Les.objects.gepubliceerd().for_wijk_en_gemeente(wijk))
        lessen = [les for les in alle if les.wijk_id == wijk.pk]
        return super().get_context_data(
            inzet=openbare_inzet(wijk),
            lessen=lessen[:6],
            aantal_lessen=len(lessen),
            gemeentelessen=[les for les in alle if les.wijk_id is None],
            jaren=per_jaar(tijdlijn(wijk)),
            organisatierollen=[
                rol
                for rol in Organisatierol.objects.filter(wijk=wijk).select_related("organisatie")
                if rol.organisatie.is_openbaar
            ],
            citaat=Citaat.objects.gepubliceerd().filter(ruimte=wijk.ruimte_id).first(),
            **kwargs,
        )


class WijkInbrengView(WijkOnderliggendMixin):
    """What residents of a wijk brought in, and what was done with it.

    Template `paginas/uw-inbreng.html`, context `inbreng` (each `titel`, `vorm`, `inbreng`, `gedaan`, `staat`,
    `get_staat_display`), `onderzoeken` (what was asked of residents, with what they hear back). Prints on one A4.
    """

    template_name = "paginas/uw-inbreng.html"
    ondertitel = "Wat is er met uw inbreng gedaan?"

    def get_context_data(self, **kwargs) -> dict:
        asked = Onderzoek.objects.gepubliceerd().for_wijk(self.object).gevraagd_aan_inwoners()
        return super().get_context_data(
            inbreng=Inbreng.objects.gepubliceerd().for_wijk(self.object), onderzoeken=asked[:TOON_ONDERZOEKEN], **kwargs
        )


class WijkInterventiesView(WijkOnderliggendMixin):
    """The interventions in a wijk. Template `paginas/wijk-interventies.html`, context `inzet` as on the wijk page."""

    template_name = "paginas/wijk-interventies.html"
    ondertitel = "Interventies"

    def get_context_data(self, **kwargs) -> dict:
        return super().get_context_data(inzet=openbare_inzet(self.object), **kwargs)


def met_plan(wijken: QuerySet) -> QuerySet:
    """Add `aantal_plannen`: how many public plans and leervragen each wijk has together."""
    plannen = aantal(Monitorplan.objects.gepubliceerd(), "wijk")
    return wijken.annotate(aantal_plannen=plannen + aantal(openbare_leervragen(), "wijk"))


def met_bereik(wijken: QuerySet) -> QuerySet:
    """Add `aantal_bereik`: of how many interventions each wijk shows the reach."""
    geteld = Bereikbeeld.objects.openbaar().filter(wijk=OuterRef("pk")).order_by().values("wijk")
    geteld = geteld.annotate(n=Count("interventie", distinct=True)).values("n")
    return wijken.annotate(aantal_bereik=Coalesce(Subquery(geteld, output_field=IntegerField()), 0))


def openbare_inzet(wijk: Wijk) -> list[Inzet]:
    """Return how each public intervention stands in `wijk`."""
    public = Interventie.objects.gepubliceerd().values("pk")
    return list(
        Inzet.objects.filter(wijk=wijk, interventie__in=public)
        .select_related("interventie")
        .order_by("interventie__titel")
    )
