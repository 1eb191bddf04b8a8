# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""The admin of the toolkit."""

from django.contrib import admin
from django.http import HttpRequest

from redactie.admin.item import ItemAdmin, OnderdeelInline
from redactie.admin.overig import BeheerderAdmin
from toolkit.lijstindex import meld_wijziging
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
)
from toolkit.models.les import Gedaan  # fmt: skip


class VraagregelInline(OnderdeelInline):
    model = Vraagregel
    uitleg = "Met een eerste stap kan iemand vandaag beginnen. Houd het bij drie."


class ToolregelInline(OnderdeelInline):
    model = Toolregel
    uitleg = "Wie het morgen wil doen, leest alleen dit. Zet de stappen in de volgorde waarin je ze doet."


class WerkzaamElementInline(OnderdeelInline):
    model = WerkzaamElement
    uitleg = "Dit kan een ander meenemen, ook als zijn wijk heel anders is."


@admin.register(Vraag)
class VraagAdmin(ItemAdmin):
    uitleg = "De vier vragen zijn de wegwijzer van de site. Hier begint bijna iedere bezoeker."
    velden = ("nummer", "kort", "tekst")
    groepen = (
        (
            "Uitleg en inzicht",
            "Zo begrijpt iemand wat de vraag oplevert voordat er iets gemeten wordt.",
            ("waarom", "inzicht", "overnemen"),
        ),
    )
    extra_inlines = (VraagregelInline,)


@admin.register(Thema)
class ThemaAdmin(BeheerderAdmin):
    """Themes are few and shared."""

    list_display = ("titel",)

    def save_model(self, request: HttpRequest, obj: Thema, form, change: bool) -> None:
        super().save_model(request, obj, form, change)
        meld_wijziging(obj)


@admin.register(Tool)
class ToolAdmin(ItemAdmin):
    uitleg = "Een tool helpt iemand die hem nog niet kent. Schrijf het zo dat die meteen kan beginnen."
    velden = ("soort", "in_het_kort", "tekst", "downloads")
    groepen = (
        (
            "Wat heb je ervoor nodig",
            "Zo ziet iemand in één blik of het past. Weet je het niet zeker? Laat het dan leeg.",
            ("tijd", "groep", "voorbereiding"),
        ),
        (
            "Waarop bezoekers kiezen",
            "Zo vindt iemand wat past bij de tijd en de mensen die er zijn. Staat het in geen bron? Laat het dan leeg.",
            (
                "tijd_minuten",
                "groep_min",
                "groep_max",
                "voorbereiding_minuten",
                "plek",
                "doelgroepen",
                "fasen",
            ),
        ),
        (
            "Waar het bij hoort",
            "Hiermee vinden bezoekers de tool terug.",
            ("vragen", "themas", "wijken", "herkomst", "eigenaar_organisatie"),
        ),
    )
    extra_inlines = (ToolregelInline,)


@admin.register(Les)
class LesAdmin(ItemAdmin):
    change_form_template = "admin/toolkit/les_change_form.html"
    woorden = {
        "titel": (
            "titel",
            "Zeg de les in één zin, als raad aan een ander. Bijvoorbeeld: Bel mensen een dag van tevoren nog even.",
        )
    }
    uitleg = (
        "Een les bewaart wat jullie leerden voor wie na jullie komt. "
        "Een titel, een paar zinnen en een bron zijn genoeg."
    )
    velden = ("tekst", "niveau", "wijk")
    groepen = (
        (
            "Waar komt het vandaan",
            "Dan weet een lezer hoe het ging, en kan die er meer over vragen.",
            ("soort", "gemeente", "gebeurtenis", "van_wie"),
        ),
        (
            "Waar het bij hoort",
            "Hiermee vinden bezoekers de les terug. Eén vraag kiezen is genoeg.",
            ("vragen", "themas", "tools", "interventies"),
        ),
        (
            "Wat is ermee gedaan",
            "Een les wordt pas iets waard als er iets mee gebeurt.",
            ("gedaan", "gedaan_toelichting"),
        ),
    )

    def get_changeform_initial_data(self, request: HttpRequest) -> dict:
        """A lesson of today comes from no source that could have said more."""
        return super().get_changeform_initial_data(request) | {"gedaan": Gedaan.NOG_NIET}


@admin.register(Praktijkvoorbeeld)
class PraktijkvoorbeeldAdmin(ItemAdmin):
    uitleg = "Wat elders werkt, kan hier op een idee brengen."
    velden = ("nummer", "plaats", "organisaties_in_bron", "tekst")
    groepen = (
        (
            "Wat werkt",
            "Een lezer wil weten wat de bron zegt en wat de redactie ervan maakte.",
            ("elementen_overgeleverd", "uit_de_tekst"),
        ),
        ("Waar het bij hoort", "Hiermee vinden bezoekers het voorbeeld terug.", ("vragen", "themas", "rollen")),
    )
    extra_inlines = (WerkzaamElementInline,)


@admin.register(Ontwikkeling)
class OntwikkelingAdmin(ItemAdmin):
    uitleg = "Verschillende voorbeelden laten soms hetzelfde zien. Dat staat hier."
    velden = ("nummer", "kop_overgeleverd", "tekst", "praktijkvoorbeelden")


@admin.register(Menukaartonderwerp)
class MenukaartonderwerpAdmin(ItemAdmin):
    uitleg = "De menukaart laat in één blik zien waar een wijk mee aan de slag kan."
    velden = ("nummer", "tekst", "adres")
    groepen = (("Waar het bij hoort", "Zo kan iemand na dit onderwerp meteen verder.", ("tools", "lessen")),)
