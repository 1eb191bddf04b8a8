# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""The admin of lists to score together. What people score has no admin: nobody looks into it before the reveal."""

from django.contrib import admin

from monitoring.leren.models import Instrument, Instrumentblok, Instrumentitem
from redactie.admin.item import ItemAdmin, OnderdeelInline


class InstrumentblokInline(OnderdeelInline):
    model = Instrumentblok
    fields = ("nummer", "titel", "toelichting", "volgorde")
    uitleg = "Vragen die bij elkaar horen. Een korte lijst heeft genoeg aan één blok."


class InstrumentitemInline(OnderdeelInline):
    model = Instrumentitem
    fields = ("nummer", "blok", "titel", "vraag", "sleutel", "noot", "officiele_vraag")
    uitleg = (
        "Eén ding per vraag. Laat de sleutel gelijk als je een vraag verandert: daarmee vindt een volgende ronde de "
        "vorige. Is het echt een andere vraag, geef dan een nieuwe sleutel."
    )


@admin.register(Instrument)
class InstrumentAdmin(ItemAdmin):
    list_display = ("titel", "versie", "ruimte", "status", "gewijzigd_op")
    list_select_related = ("ruimte",)
    woorden = {"titel": ("naam", "Zo kiezen begeleiders de lijst. Bijvoorbeeld: Netwerk- en samenwerkingscheck.")}
    uitleg = (
        "Met een lijst maak je rondes bij Samen scoren. Een ronde neemt de vragen over als zij opengaat: wat je hier "
        "later verandert, verandert geen ronde die al open was."
    )
    velden = ("versie", "tekst", "toelichtingsvraag")
    groepen = (
        (
            "De schaal",
            "Alleen de twee einden hebben een naam. Zo kiest ieder zelf wat ertussen zit.",
            ("schaal_tot", "laag", "hoog"),
        ),
        (
            "Van wie de lijst is",
            "Een vragenlijst is vaak van iemand. Neem zinnen alleen over als dat mag, en noem de maker.",
            ("van_wie", "licentie", "link"),
        ),
    )
    extra_inlines = (InstrumentblokInline, InstrumentitemInline)
