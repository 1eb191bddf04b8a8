# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""The admin of kinds of report. Reports themselves have no admin: the office pages write them, and frozen is frozen."""

from django.contrib import admin

from monitoring.verantwoorden.models import Verslagsectie, Verslagsoort, Verslagveld
from redactie.admin.item import ItemAdmin, OnderdeelInline


class VerslagsectieInline(OnderdeelInline):
    model = Verslagsectie
    fields = ("nummer", "titel", "uitleg", "indeling", "volgorde")
    uitleg = "De onderdelen van het formulier, met hun nummer en titel zoals zij daar staan."


class VerslagveldInline(OnderdeelInline):
    model = Verslagveld
    fieldsets = (
        (None, {"fields": ("sectie", "nummer", "titel", "vraag", "sleutel", "soort", "volgorde")}),
        (
            "Hoe lang, en waar het zich mee vult",
            {
                "fields": ("per_wijk", "regels", "a4", "vult"),
                "description": "Wat niet past in het aantal regels of bladzijden, staat klaar naast het antwoord.",
            },
        ),
    )
    uitleg = (
        "De vragen van het formulier. Laat de sleutel gelijk als je een vraag verandert: daarmee vindt een volgend "
        "verslag het vorige antwoord. Is het echt een andere vraag, geef dan een nieuwe sleutel."
    )


@admin.register(Verslagsoort)
class VerslagsoortAdmin(ItemAdmin):
    list_display = ("titel", "versie", "ruimte", "status", "gewijzigd_op")
    list_select_related = ("ruimte",)
    woorden = {"titel": ("naam", "Zo kiezen schrijvers de soort. Bijvoorbeeld: ZonMw-voortgangsrapportage.")}
    uitleg = (
        "Van een soort maak je verslagen bij Verslagen. Een verslag neemt de vragen over als het begint: wat je hier "
        "later verandert, verandert geen verslag dat er al is."
    )
    velden = ("versie", "tekst")
    groepen = (
        (
            "Hoe het wordt",
            "Grenzen waarschuwen alleen. Niemand wordt tegengehouden.",
            ("max_paginas", "per_wijk"),
        ),
        (
            "Van wie het formulier is",
            "Een formulier is vaak van de subsidiegever. Neem titels over zoals zij er staan, en noem de maker.",
            ("van_wie", "link"),
        ),
    )
    extra_inlines = (VerslagsectieInline, VerslagveldInline)
