# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""The admin of what people take for granted, and what was seen of it."""

from django.contrib import admin

from monitoring.meten.models import Signaal, Veronderstelling
from redactie.admin.item import ItemAdmin, OnderdeelInline


class SignaalInline(OnderdeelInline):
    model = Signaal
    uitleg = (
        "Wat zagen jullie in de wijk dat ervoor of ertegen pleit? Schrijf allebei op. Een signaal dat niet past, leert "
        "het meest."
    )


@admin.register(Veronderstelling)
class VeronderstellingAdmin(ItemAdmin):
    woorden = {
        "titel": (
            "veronderstelling",
            "Wat namen jullie aan? In één zin. Bijvoorbeeld: Wie een keer komt, komt vanzelf terug.",
        )
    }
    uitleg = (
        "Elke aanpak rust op iets wat niemand heeft nagekeken. Schrijf het op, dan kunnen jullie het samen nakijken. "
        "Dat iets niet klopt, is geen fout: daar wordt een ander wijzer van."
    )
    velden = ("waarom",)
    groepen = (
        (
            "Het oordeel",
            "Laat het open zolang jullie het niet weten. Zijn jullie het niet eens? Zeg dat dan.",
            ("oordeel", "toelichting", "wat_dan"),
        ),
    )
    extra_inlines = (SignaalInline,)
