# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""The admin of praatplaten: the drawing, and the same in numbered pieces of text."""

from django import forms
from django.contrib import admin
from django.http import HttpRequest

from redactie.admin.item import ItemAdmin, OnderdeelInline
from toolkit.models import Praatplaat, Praatplaatdeel

BEELD = (
    "De plaat zelf. Zonder plaat en zonder beschrijving in één zin kan dit niet op de site. Je kunt haar hier ook "
    "toevoegen."
)


class Plekveld(forms.NumberInput):
    """A number of a place; with the script, the place can be pointed at on the drawing too."""

    class Media:
        js = (forms.Script("js/plaatplek.js", type="module"),)


class PraatplaatdeelInline(OnderdeelInline):
    model = Praatplaatdeel
    uitleg = (
        "Schrijf stuk voor stuk op wat er op de plaat staat, in de volgorde waarin je haar zou vertellen. Wie de plaat "
        "niet ziet, leest dan hetzelfde. De nummers op de plaat zijn de nummers van deze stukken."
    )
    fieldsets = (
        (None, {"fields": ("titel", "tekst", "les", "volgorde")}),
        (
            "Plek op de plaat",
            {
                "fields": ("x", "y", "breedte", "hoogte"),
                "classes": ("plekvelden",),
                "description": "Hoeft niet. Met een plek kunnen bezoekers dit stuk op de plaat aanwijzen.",
            },
        ),
    )

    def formfield_for_dbfield(self, db_field, request: HttpRequest, **kwargs):
        if db_field.name == "x":
            kwargs["widget"] = Plekveld()
        elif db_field.name == "tekst":
            kwargs["widget"] = forms.Textarea(attrs={"rows": 4})
        return super().formfield_for_dbfield(db_field, request, **kwargs)


@admin.register(Praatplaat)
class PraatplaatAdmin(ItemAdmin):
    uitleg = "Een plaat laat in één blik zien wat een sessie opleverde. Met de tekst erbij is zij er voor iedereen."
    velden = ("wijk", "gebeurtenis", "tekenaar", "tekst")
    extra_inlines = (PraatplaatdeelInline,)

    def formfield_for_foreignkey(self, db_field, request: HttpRequest, **kwargs):
        field = super().formfield_for_foreignkey(db_field, request, **kwargs)
        if db_field.name == "afbeelding":
            field.label, field.help_text = "de plaat", BEELD
        return field
