# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""The admin of the toolkit."""

from django.contrib import admin

from redactie.admin.item import ItemAdmin, OnderdeelInline
from redactie.admin.overig import BeheerderAdmin
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
class ThemaAdmin(BeheerderAdmin):
    """Themes are few and shared."""

    list_display = ("titel",)


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
