# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""The admin of products."""

from django.contrib import admin

from monitoring.verantwoorden.models import Product
from redactie.admin.item import ItemAdmin


@admin.register(Product)
class ProductAdmin(ItemAdmin):
    uitleg = "Financiers en andere gemeenten willen weten wat er ligt en wat nog komt. Een plan is nog geen product."
    velden = ("soort", "staat", "omschrijving", "voor_wie", "link")
    groepen = (
        (
            "Wanneer",
            "Weet je de dag niet? Zeg dan hoe precies je het wel weet.",
            ("datum", "precisie", "datum_in_bron"),
        ),
        (
            "Waar het bij hoort",
            "Staat het al op deze site? Kies het hier, dan vinden bezoekers het vanzelf.",
            ("wijk", "tool", "praktijkvoorbeeld", "praatplaat"),
        ),
    )
