# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""The admin of the register."""

from django.contrib import admin

from redactie.admin.item import ItemAdmin, OnderdeelInline
from wijken.models import (
    Besluit,
    Functierol,
    Gebeurtenis,
    Gemeente,
    Inbreng,
    Interventie,
    Inzet,
    Organisatie,
    Organisatierol,
    Overleg,
    Overleglid,
    Professional,
    Vervulling,
    Wijk,
)  # fmt: skip


class OrganisatierolInline(OnderdeelInline):
    model = Organisatierol


class VervullingInline(OnderdeelInline):
    model = Vervulling


class OverleglidInline(OnderdeelInline):
    model = Overleglid


class InzetInline(OnderdeelInline):
    model = Inzet


@admin.register(Gemeente)
class GemeenteAdmin(ItemAdmin):
    pass


@admin.register(Wijk)
class WijkAdmin(ItemAdmin):
    velden = ("gemeente", "in_een_zin", "tekst", "plan", "aanpak", "volgorde")


@admin.register(Inbreng)
class InbrengAdmin(ItemAdmin):
    velden = ("wijk", "vorm", "inbreng", "gedaan", "staat", "volgorde")

    @staticmethod
    def _scoped(db_field, request):
        rows = ItemAdmin._scoped(db_field, request)
        return rows.editable_by(request.user) if db_field.name == "wijk" else rows  # it stands on the page of that wijk


@admin.register(Organisatie)
class OrganisatieAdmin(ItemAdmin):
    velden = ("volledige_naam", "soort", "partner", "als_interventie_genoemd", "website", "tekst")
    extra_inlines = (OrganisatierolInline,)


@admin.register(Functierol)
class FunctierolAdmin(ItemAdmin):
    velden = ("tekst", "taken", "tips")
    extra_inlines = (VervullingInline,)


@admin.register(Professional)
class ProfessionalAdmin(ItemAdmin):
    velden = ("functie", "organisatie", "wijk", "rol", "naam_zichtbaar")


@admin.register(Overleg)
class OverlegAdmin(ItemAdmin):
    velden = ("soort", "wijk", "gemeente", "voorzitter", "tekst")
    extra_inlines = (OverleglidInline,)


@admin.register(Interventie)
class InterventieAdmin(ItemAdmin):
    velden = ("aliassen", "erkenning", "tekst", "cijfers")
    extra_inlines = (InzetInline,)


@admin.register(Gebeurtenis)
class GebeurtenisAdmin(ItemAdmin):
    velden = (
        "soort", "datum", "precisie", "datum_in_bron", "tot_datum", "tijd", "staat", "wijk", "overleg", "leervraag",
        "plaats", "opvolger", "tekst",
    )  # fmt: skip


@admin.register(Besluit)
class BesluitAdmin(ItemAdmin):
    velden = ("orgaan", "overleg", "wijk", "staat", "datum", "precisie", "datum_in_bron", "wachtte", "tekst")
