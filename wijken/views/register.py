# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Public pages of the register: interventions, organisations, bodies, roles, and the timeline."""

from itertools import groupby

from django.views.generic import TemplateView

from redactie.views.openbaar import (
    OpenbaarDetailView,
    OpenbaarListView,
    PaginaMixin,
    openbaar,
)
from wijken.models import (
    Besluit,
    Functierol,
    Gebeurtenis,
    Interventie,
    Organisatie,
    Overleg,
    Wijk,
)  # fmt: skip
from wijken.tijdlijn import per_jaar, tijdlijn


class InterventieListView(OpenbaarListView):
    """The register as a matrix of intervention × wijk.

    Template `wijken/interventie_list.html`, context `wijken` (columns), `rijen`: [(interventie, [inzet or None per
    wijk])]. An `inzet` has `get_staat_display`, `staat`, `sinds`, `get_monitoring_display`, `monitoring`, `reden`,
    `toelichting`. `genoemd`: organisations that a source names among the interventions, as what they are.
    """

    model = Interventie
    kruimels = (("Interventies", "/interventies/"),)

    def get_queryset(self):
        return super().get_queryset().prefetch_related("inzet")

    def get_context_data(self, **kwargs) -> dict:
        wijken = list(Wijk.objects.gepubliceerd())
        rijen = []
        for interventie in self.object_list:
            per_wijk = {inzet.wijk_id: inzet for inzet in interventie.inzet.all()}
            rijen.append((interventie, [per_wijk.get(wijk.pk) for wijk in wijken]))
        genoemd = Organisatie.objects.gepubliceerd().filter(als_interventie_genoemd=True)
        return super().get_context_data(wijken=wijken, rijen=rijen, genoemd=genoemd, **kwargs)


class OrganisatieListView(OpenbaarListView):
    """Organisations by kind.

    Template `wijken/organisatie_list.html`, context `groepen`: [(kind label, [organisatie])], `partners`.
    """

    model = Organisatie
    kruimels = (("Organisaties", "/organisaties/"),)

    def get_queryset(self):
        return super().get_queryset().order_by("soort", "titel")

    def get_context_data(self, **kwargs) -> dict:
        groepen = [(label, list(items)) for label, items in groupby(self.object_list, lambda o: o.get_soort_display())]
        partners = [organisatie for organisatie in self.object_list if organisatie.partner]
        return super().get_context_data(groepen=groepen, partners=partners, **kwargs)


class OrganisatieDetailView(OpenbaarDetailView):
    """An organisation with its roles.

    Template `wijken/organisatie_detail.html`, context `organisatie`, `rollen` (each `rol`, `wijk` or None),
    `overleggen`: [(overleg, role in it)].
    """

    model = Organisatie
    schema_type = "Organization"
    kruimels = (("Organisaties", "/organisaties/"),)

    def get_context_data(self, **kwargs) -> dict:
        rollen = [rol for rol in self.object.rollen.select_related("wijk") if rol.wijk is None or rol.wijk.is_openbaar]
        leden = self.object.overleglidmaatschappen.select_related("overleg").order_by("overleg__titel")
        overleggen = [(lid.overleg, lid.omschrijving) for lid in leden if lid.overleg.is_openbaar]
        return super().get_context_data(rollen=rollen, overleggen=overleggen, **kwargs)


class OverlegListView(OpenbaarListView):
    """Bodies. Template `wijken/overleg_list.html`, context `object_list`; `.wijk_openbaar` is the wijk or None."""

    model = Overleg
    kruimels = (("Overleggen", "/overleggen/"),)

    def get_queryset(self):
        return super().get_queryset().select_related("wijk")


class OverlegDetailView(OpenbaarDetailView):
    """A body with its members and what it did.

    Template `wijken/overleg_detail.html`, context `overleg`, `wijk` or None, `gemeente` or None, `leden` (each
    `omschrijving`, `organisatie` or None), `gebeurtenissen` (its own, and those it is invited to; each with `wanneer`,
    `stand_in_woorden`), `besluiten` (with `wanneer`, `get_staat_display`).
    """

    model = Overleg
    schema_type = "Organization"
    kruimels = (("Overleggen", "/overleggen/"),)

    def get_queryset(self):
        return super().get_queryset().select_related("wijk", "gemeente")

    def get_context_data(self, **kwargs) -> dict:
        leden = list(self.object.leden.select_related("organisatie"))
        for lid in leden:
            lid.organisatie_openbaar = openbaar(lid.organisatie)
        return super().get_context_data(
            wijk=openbaar(self.object.wijk),
            gemeente=openbaar(self.object.gemeente),
            leden=leden,
            gebeurtenissen=Gebeurtenis.objects.gepubliceerd().for_overleg(self.object),
            besluiten=Besluit.objects.gepubliceerd().filter(overleg=self.object),
            **kwargs,
        )


class RolListView(OpenbaarListView):
    """Roles people have. Template `wijken/functierol_list.html`, context `object_list`."""

    model = Functierol
    kruimels = (("Rollen", "/rollen/"),)


class RolDetailView(OpenbaarDetailView):
    """A role with its tasks and how each wijk filled it.

    Template `wijken/functierol_detail.html`, context `functierol`, `vervullingen` (each `toelichting`, `wijk` or None).
    """

    model = Functierol
    kruimels = (("Rollen", "/rollen/"),)

    def get_context_data(self, **kwargs) -> dict:
        rows = self.object.vervullingen.select_related("wijk")
        vervullingen = [rij for rij in rows if rij.wijk is None or rij.wijk.is_openbaar]
        return super().get_context_data(vervullingen=vervullingen, **kwargs)


class TijdlijnView(PaginaMixin, TemplateView):
    """Everything that happened, was planned or was decided.

    Template `wijken/tijdlijn.html`, context `jaren`: [(year, [Tijdlijnregel])], `wijken`: {pk: wijk}, `gekozen`: the
    wijk of `?wijk=<slug>` or None.
    """

    template_name = "wijken/tijdlijn.html"
    kruimels = (("Tijdlijn", "/tijdlijn/"),)

    def get_context_data(self, **kwargs) -> dict:
        wijken = list(Wijk.objects.gepubliceerd())
        gekozen = next((wijk for wijk in wijken if wijk.slug == self.request.GET.get("wijk")), None)
        return super().get_context_data(
            jaren=per_jaar(tijdlijn(gekozen)),
            wijken=wijken,
            wijknamen={w.pk: w for w in wijken},
            gekozen=gekozen,
            **kwargs,
        )
