# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""The admin of the toolkit."""

from django.contrib import admin
from django.http import HttpRequest

from redactie.admin.item import ItemAdmin, OnderdeelInline
from toolkit.models import (
    Les,
    Menukaartonderwerp,
    Ontwikkeling,
    Praktijkvoorbeeld,
    Thema,
    Tool,
    Toolregel,
    Vraag,
    Vraagregel,
    WerkzaamElement,
)  # fmt: skip


class VraagregelInline(OnderdeelInline):
    model = Vraagregel


class ToolregelInline(OnderdeelInline):
    model = Toolregel


class WerkzaamElementInline(OnderdeelInline):
    model = WerkzaamElement


@admin.register(Vraag)
class VraagAdmin(ItemAdmin):
    velden = ("nummer", "kort", "tekst", "waarom", "inzicht", "overnemen")
    extra_inlines = (VraagregelInline,)


@admin.register(Thema)
class ThemaAdmin(admin.ModelAdmin):
    """Themes are few and shared; those who manage the whole site keep them."""

    list_display = ("titel",)
    actions = None

    def has_module_permission(self, request: HttpRequest) -> bool:
        return request.user.is_authenticated and request.user.is_beheerder

    def has_view_permission(self, request: HttpRequest, obj=None) -> bool:
        return self.has_module_permission(request)

    has_change_permission = has_view_permission

    def has_add_permission(self, request: HttpRequest) -> bool:
        return self.has_module_permission(request)

    def has_delete_permission(self, request: HttpRequest, obj=None) -> bool:
        return False


@admin.register(Tool)
class ToolAdmin(ItemAdmin):
    velden = (
        "soort", "herkomst", "in_het_kort", "vragen", "themas", "wijken", "eigenaar_organisatie", "tijd", "groep",
        "voorbereiding", "tekst", "downloads",
    )  # fmt: skip
    extra_inlines = (ToolregelInline,)


@admin.register(Les)
class LesAdmin(ItemAdmin):
    velden = (
        "tekst", "soort", "niveau", "wijk", "gemeente", "van_wie", "gebeurtenis", "vragen", "themas", "tools",
        "interventies", "gedaan", "gedaan_toelichting",
    )  # fmt: skip


@admin.register(Praktijkvoorbeeld)
class PraktijkvoorbeeldAdmin(ItemAdmin):
    velden = (
        "nummer", "plaats", "organisaties_in_bron", "tekst", "elementen_overgeleverd", "uit_de_tekst", "vragen",
        "themas", "rollen",
    )  # fmt: skip
    extra_inlines = (WerkzaamElementInline,)


@admin.register(Ontwikkeling)
class OntwikkelingAdmin(ItemAdmin):
    velden = ("nummer", "kop_overgeleverd", "tekst", "praktijkvoorbeelden")


@admin.register(Menukaartonderwerp)
class MenukaartonderwerpAdmin(ItemAdmin):
    velden = ("nummer", "tekst", "adres", "tools", "lessen")
