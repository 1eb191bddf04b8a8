# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""The admin of what a wijk wants to know: the monitorplan, leervragen, and the library of indicators."""

from django import forms
from django.contrib import admin
from django.http import HttpRequest
from django.utils.functional import cached_property

from monitoring.meten.models import (
    Indicator,
    Ketenstap,
    Leervraag,
    Monitorplan,
    Plandoel,
    Planindicator,
    Planvraag,
)
from monitoring.meten.volledigheid import stand_van_plan
from redactie.admin.item import ItemAdmin, ItemForm, OnderdeelInline
from redactie.admin.woorden import DuidelijkFormulier
from toolkit.models import Vraag


class EigenWijkMixin:
    """For what stands on the page of a wijk: the wijken to choose from are those where the person may write."""

    def formfield_for_foreignkey(self, db_field, request: HttpRequest, **kwargs):
        field = super().formfield_for_foreignkey(db_field, request, **kwargs)
        if db_field.name == "wijk":
            field.queryset = field.queryset.editable_by(request.user)
        return field


# --- The plan --------------------------------------------------------------------------------------------------


class PlanvraagForm(DuidelijkFormulier):
    """A question in a plan; its heading names the question, and its place is that of the question."""

    @cached_property
    def kop(self) -> str:
        gekozen = str(self["vraag"].value() or "")
        return next((label for waarde, label in self.fields["vraag"].choices if gekozen and str(waarde) == gekozen), "")

    def clean(self) -> dict:
        cleaned = super().clean()
        if cleaned.get("vraag"):
            cleaned["volgorde"] = cleaned["vraag"].nummer
        return cleaned


class PlanvraagInline(OnderdeelInline):
    model = Planvraag
    form = PlanvraagForm
    uitleg = (
        "De vier vragen staan al klaar. Begin bij “waarom”. Kijken jullie ergens niet naar? Laat het leeg, of zeg "
        "waarom niet. Alles mag later."
    )
    fields = ("vraag", "waarom", "wat", "hoe", "wie", "wanneer", "bron", "inzet", "belasting", "volgorde")

    def get_extra(self, request: HttpRequest, obj: Monitorplan | None = None, **kwargs) -> int:
        vragen = Vraag.objects.gepubliceerd().count()
        return vragen if obj is None else int(obj.planvragen.count() < vragen)

    def formfield_for_foreignkey(self, db_field, request: HttpRequest, **kwargs):
        field = super().formfield_for_foreignkey(db_field, request, **kwargs)
        if db_field.name == "vraag":
            field.label_from_instance = lambda vraag: f"{vraag.nummer}. {vraag.titel}"
        return field

    def formfield_for_dbfield(self, db_field, request: HttpRequest, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name == "volgorde":
            field.widget = forms.HiddenInput()
        elif db_field.name in ("waarom", "wat", "hoe"):
            field.widget = forms.Textarea(attrs={"rows": 3, "maxlength": db_field.max_length})
        return field


class PlandoelInline(OnderdeelInline):
    model = Plandoel
    fields = ("tekst", "toelichting", "volgorde")
    uitleg = "Wat moet er anders zijn als het lukt, en voor wie? Twee of drie doelen is vaak genoeg."


class KetenstapInline(OnderdeelInline):
    model = Ketenstap
    fields = ("schakel", "tekst", "aanname", "invloed", "volgorde")
    uitleg = (
        "Hoe kom je van wat jullie doen bij wat het inwoners brengt? Zet de schakels in volgorde. Schrijf bij elke "
        "schakel wat moet kloppen om bij de volgende te komen: daar kun je van leren."
    )


class PlanindicatorInline(OnderdeelInline):
    model = Planindicator
    fields = ("indicator", "wie", "frequentie", "stand_bij_begin", "volgorde")
    uitleg = (
        "Kies er weinig: drie tot vijf per vraag, en bij elke vraag ook iets waarbij mensen vertellen. Staat jullie "
        "indicator er niet bij? Maak die eerst bij Indicatoren."
    )

    def formfield_for_foreignkey(self, db_field, request: HttpRequest, **kwargs):
        field = super().formfield_for_foreignkey(db_field, request, **kwargs)
        if db_field.name == "indicator":
            field.queryset = field.queryset.select_related("vraag").order_by("vraag__nummer", "titel")
            field.label_from_instance = lambda indicator: (
                f"{indicator.vraag.nummer} {indicator.vraag.kort}: {indicator}"
            )
        return field


@admin.register(Monitorplan)
class MonitorplanAdmin(EigenWijkMixin, ItemAdmin):
    change_form_template = "admin/monitoring/monitorplan_change_form.html"
    add_form_template = "admin/monitoring/monitorplan_change_form.html"
    list_display = ("titel", "wijk", "begin", "einde", "status", "gewijzigd_op")
    list_select_related = ("ruimte", "wijk")
    woorden = {"titel": ("titel", "De wijk en de jaren. Bijvoorbeeld: Monitorplan Stevenshof 2021 en 2022.")}
    uitleg = (
        "Een plan helpt om samen te leren. Het hoeft niet in één keer af, en een leeg plan mag ook. Begin met waarom "
        "jullie dit willen."
    )
    velden = ("wijk", "begin", "einde", "tekst")
    groepen = (
        ("Met wie", "Een plan dat samen is gemaakt, wordt ook samen gebruikt.", ("met_wie", "inwoners")),
        (
            "Inzet en afspraken",
            "Zo weet iedereen wat de ander doet, en wie het plan goedvond.",
            ("inzet", "vastgesteld_op", "vastgesteld_door"),
        ),
    )
    extra_inlines = (PlanvraagInline, PlandoelInline, KetenstapInline, PlanindicatorInline)

    def get_formset_kwargs(self, request: HttpRequest, obj: Monitorplan, inline, prefix: str) -> dict:
        """A new plan starts with the questions already there."""
        kwargs = super().get_formset_kwargs(request, obj, inline, prefix)
        if isinstance(inline, PlanvraagInline) and obj.pk is None and request.method == "GET":
            vragen = Vraag.objects.gepubliceerd().values_list("pk", "nummer")
            kwargs["initial"] = [{"vraag": key, "volgorde": nummer} for key, nummer in vragen]
        return kwargs

    def render_change_form(self, request: HttpRequest, context: dict, *args, obj: Monitorplan | None = None, **kwargs):
        """Show beside what there is what the plan could still say: of what was kept, for who may write it."""
        if obj is not None and self.has_change_permission(request, obj):
            context["planstand"] = stand_van_plan(obj, request.user)
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)


# --- Leervragen ------------------------------------------------------------------------------------------------


class LeervraagForm(ItemForm):
    """A leervraag; a number that is left open is the first free one."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if "nummer" in self.fields:
            self.fields["nummer"].required = False

    def clean(self) -> dict:
        cleaned = super().clean()
        if "nummer" in self.fields and cleaned.get("nummer") is None and not {"nummer", "wijk"} & self.errors.keys():
            anderen = Leervraag.objects.exclude(pk=self.instance.pk)
            cleaned["nummer"] = anderen.vrij_nummer(cleaned.get("wijk", self.instance.wijk))
        return cleaned


@admin.register(Leervraag)
class LeervraagAdmin(EigenWijkMixin, ItemAdmin):
    form = LeervraagForm
    list_display = ("nummer", "titel", "wijk", "staat", "status")
    list_display_links = ("titel",)
    list_select_related = ("ruimte", "wijk")
    woorden = {
        "titel": (
            "leervraag",
            "Dit helpt vaak: Hoe kunnen we … zodat …? Bijvoorbeeld: Hoe kunnen we jonge ouders vragen wat zij nodig "
            "hebben, zodat zij ook komen?",
        )
    }
    uitleg = "Een leervraag gaat over hoe je iets beter kunt doen. Schrijf haar in de woorden van wie het aangaat."
    velden = ("wijk", "vraag", "nummer")
    groepen = (
        (
            "Waarom, en wie zoekt het uit",
            "Een vraag waar iemand op terugkomt, krijgt eerder een antwoord.",
            ("waarom", "wie", "indicatoren"),
        ),
        (
            "Wat hebben jullie geleerd",
            "Een antwoord mag ook zijn dat jullie het nog niet weten.",
            ("staat", "antwoord"),
        ),
    )

    def get_changeform_initial_data(self, request: HttpRequest) -> dict:
        initial = super().get_changeform_initial_data(request)
        if initial.get("wijk"):
            initial["nummer"] = Leervraag.objects.vrij_nummer(initial["wijk"])
        elif "ruimte" in initial:  # of all partners
            initial["nummer"] = Leervraag.objects.vrij_nummer(None)
        return initial


# --- Indicators ------------------------------------------------------------------------------------------------


@admin.register(Indicator)
class IndicatorAdmin(ItemAdmin):
    list_display = ("titel", "vraag", "ruimte", "status")
    list_select_related = ("ruimte", "vraag")
    woorden = {
        "titel": ("naam", "Wat er wordt geteld, gemeten of verteld. Bijvoorbeeld: Recepten voor Welzijn op Recept.")
    }
    uitleg = (
        "In de gedeelde ruimte staat de bibliotheek: die kan elke wijk gebruiken. Een indicator in de ruimte van een "
        "wijk is van die wijk. Kijk eerst of er al een is."
    )
    velden = ("vraag", "soort", "definitie", "getalsoort")
    groepen = (
        (
            "Bij een getal",
            "Zo weet iedereen wat het getal zegt. Gaat het om wat mensen vertellen? Laat dit dan leeg.",
            ("eenheid", "teller", "noemer", "richting", "herkomst"),
        ),
        (
            "Hoe je eraan komt",
            "Zo kan een ander het volgende keer net zo doen.",
            ("methode", "frequentie", "bron_van_cijfers"),
        ),
        (
            "Inwoners",
            "Denk aan wie de vragen krijgt, en aan wie je in een klein getal herkent.",
            ("belasting", "privacy"),
        ),
        (
            "Een bestaande vragenlijst",
            "Vragenlijsten zijn vaak van iemand. Kijk of jullie hem mogen gebruiken.",
            ("licentie", "meer_info"),
        ),
    )
