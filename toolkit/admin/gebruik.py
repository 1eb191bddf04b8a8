# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Deciding about what others told of a tool."""

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.options import IS_POPUP_VAR
from django.db.models import Case, IntegerField, When
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.formats import date_format

from redactie.admin.stand import StandFormulier, StandMixin
from redactie.admin.woorden import DuidelijkMixin
from redactie.logboek import leg_vast
from toolkit.gebruik import BESLUITEN, beslis, in_het_jaar, reden_tegen, tel_gebruik
from toolkit.models import Gebruikservaring, Tool
from toolkit.models.gebruik import Ervaringstaat

KNOPPEN = {
    Ervaringstaat.OPENBAAR: ("Publiceer", "Iedereen leest het bij de tool."),
    Ervaringstaat.AFGEWEZEN: ("Wijs af", "Het komt niet op de site."),
    Ervaringstaat.INGETROKKEN: ("Trek in", "Het staat dan niet meer op de site."),
}
GEDAAN = {
    Ervaringstaat.OPENBAAR: "De ervaring staat nu bij de tool.",
    Ervaringstaat.AFGEWEZEN: "De ervaring is afgewezen.",
    Ervaringstaat.INGETROKKEN: "De ervaring staat niet meer op de site.",
}

NIEUW_EERST = Case(When(staat=Ervaringstaat.NIEUW, then=0), default=1, output_field=IntegerField())


class GebruikservaringForm(StandFormulier):
    """What was told, to be mended; pressed with it is what is decided (`besluit`, "" for nothing)."""

    def clean(self) -> dict:
        cleaned = super().clean()
        self.besluit = self.data.get("_besluit", "")
        if self.besluit:
            nu = Gebruikservaring.objects.select_for_update().get(pk=self.instance.pk)
            if wrong := reden_tegen(nu, self.besluit, cleaned.get("reden", "")):
                wijst_af = self.besluit == Ervaringstaat.AFGEWEZEN and self.besluit in BESLUITEN[nu.staat]
                self.add_error("reden" if wijst_af else None, wrong)
        return cleaned


class ToolFilter(admin.SimpleListFilter):
    title = "tool"
    parameter_name = "tool"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        told = Gebruikservaring.objects.editable_by(request.user).order_by().values("tool")
        return [(tool.slug, tool.titel) for tool in Tool.objects.filter(pk__in=told)]

    def queryset(self, request: HttpRequest, queryset):
        return queryset.filter(tool__slug=self.value()) if self.value() else queryset


@admin.register(Gebruikservaring)
class GebruikservaringAdmin(StandMixin, DuidelijkMixin, admin.ModelAdmin):
    """For who may change the tool: read, mend and decide. Others do not see that it is there."""

    list_display = ("tool", "gemeente", "gelukt", "staat", "ontvangen")
    list_filter = ("staat", ToolFilter)
    list_select_related = ("tool",)
    search_fields = ("gemeente", "tool__titel")
    form = GebruikservaringForm
    actions = None
    view_on_site = False
    show_facets = admin.ShowFacets.NEVER
    change_list_template = "admin/toolkit/gebruikservaring_change_list.html"
    change_form_template = "admin/toolkit/gebruikservaring_change_form.html"

    @property
    def media(self) -> forms.Media:
        """None of Django's scripts for lists and pop-ups: there are none here."""
        return forms.Media()

    # --- Who ----------------------------------------------------------------------------------------------------

    def get_queryset(self, request: HttpRequest):
        return super().get_queryset(request).editable_by(request.user)

    def get_ordering(self, request: HttpRequest) -> tuple:
        return NIEUW_EERST, "-ontvangen_op", "-pk"

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Gebruikservaring:
        ervaring = super().get_object(request, object_id, from_field)
        if ervaring is None:
            raise Http404
        return ervaring

    def has_module_permission(self, request: HttpRequest) -> bool:
        return request.user.is_authenticated and request.user.schrijft

    def has_view_permission(self, request: HttpRequest, obj: Gebruikservaring | None = None) -> bool:
        if obj is None:
            return self.has_module_permission(request)
        return Gebruikservaring.objects.editable_by(request.user).filter(pk=obj.pk).exists()

    has_change_permission = has_view_permission

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False  # the form stands on the site

    def has_delete_permission(self, request: HttpRequest, obj: Gebruikservaring | None = None) -> bool:
        return False  # `ruim_op` does, when the term is over

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest | None = None) -> bool:
        return lookup in ("staat__exact", "tool")

    # --- The list -----------------------------------------------------------------------------------------------

    @admin.display(description="ontvangen", ordering="ontvangen_op")
    def ontvangen(self, ervaring: Gebruikservaring) -> str:
        return date_format(timezone.localtime(ervaring.ontvangen_op), "j F Y")

    def changelist_view(self, request: HttpRequest, extra_context=None) -> HttpResponse:
        jaar = timezone.localdate().year
        totals = {"jaar": jaar, "dit_jaar": tel_gebruik(in_het_jaar(jaar))}
        return super().changelist_view(request, {**totals, **(extra_context or {})})

    # --- One ----------------------------------------------------------------------------------------------------

    def get_fieldsets(self, request: HttpRequest, obj: Gebruikservaring | None = None):
        contact = ("contact_naam", "contact_rol", "contact_email")
        if obj is not None and obj.contact_zichtbaar:
            contact += ("contact_zichtbaar",)  # nobody but the teller can say yes
        return (
            (
                "Wat is verteld",
                {
                    "fields": Gebruikservaring.VERTELD,
                    "description": "Verbeter typfouten en haal namen van inwoners weg. Laat staan wat iemand bedoelt.",
                },
            ),
            ("Wie vertelde het", {"fields": contact, "description": self._over_contact(obj)}),
            ("Als je het afwijst", {"fields": ("reden",)}),
        )

    @staticmethod
    def _over_contact(obj: Gebruikservaring | None) -> str:
        if obj is None or not obj.contact_email:
            return "Deze gegevens zijn verwijderd, of stonden er niet."
        if obj.contact_zichtbaar:
            return "De inzender wil dit op de site. Gebruik het verder alleen om iets te vragen."
        return "Dit komt niet op de site. Gebruik het alleen om iets te vragen."

    def get_readonly_fields(self, request: HttpRequest, obj: Gebruikservaring | None = None) -> tuple[str, ...]:
        return ("contact_naam", "contact_rol", "contact_email")

    def changeform_view(self, request: HttpRequest, object_id=None, form_url: str = "", extra_context=None):
        if IS_POPUP_VAR in request.GET or IS_POPUP_VAR in request.POST:
            raise Http404
        ervaring = self.get_object(request, object_id) if object_id else None
        extra = {"ervaring": ervaring, **self._stand(ervaring)} if ervaring is not None else {}
        return super().changeform_view(request, object_id, form_url, {**extra, **(extra_context or {})})

    @staticmethod
    def _stand(ervaring: Gebruikservaring) -> dict:
        """What the page shows besides the form: the buttons, and what was sent where it was changed since."""
        field = ervaring._meta.get_field
        return {
            "besluiten": [(staat, *KNOPPEN[staat]) for staat in BESLUITEN[ervaring.staat]],
            "ingestuurd": [
                (field(naam).verbose_name, waarde)
                for naam, waarde in ervaring.origineel.items()
                if waarde != getattr(ervaring, naam)
            ],
        }

    def save_model(self, request: HttpRequest, obj: Gebruikservaring, form: GebruikservaringForm, change: bool) -> None:
        super().save_model(request, obj, form, change)
        if form.changed_data:
            leg_vast("ervaring bewerkt", obj, by=request.user, toelichting=", ".join(form.changed_data))
        if form.besluit:
            reden = obj.reden if form.besluit == Ervaringstaat.AFGEWEZEN else ""
            beslis(obj, form.besluit, by=request.user, reden=reden)

    def response_change(self, request: HttpRequest, obj: Gebruikservaring) -> HttpResponse:
        besluit = request.POST.get("_besluit", "")
        messages.success(request, GEDAAN.get(besluit, "De ervaring is bewaard."))
        if besluit:
            return redirect("admin:toolkit_gebruikservaring_changelist")
        return redirect("admin:toolkit_gebruikservaring_change", obj.pk)

    def log_change(self, request, obj, message):
        """Our own log is written in `save_model`."""
