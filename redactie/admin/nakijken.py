# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Remarks beside the form of an item: on opening it, while somebody types, and on asking. Nothing of it is saved."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.views.decorators.http import require_POST

from redactie.logboek import leg_vast
from redactie.models import Item, Resultaat
from redactie.nakijken import kijk_na, stuk_van_formulier, stuk_van_item
from redactie.nakijken.paneel import Paneel, maak_paneel

KNOP = "_nakijken"


class NietBewaren:
    """A form that was sent to be looked at: it is shown again, and never saved."""

    def is_valid(self) -> bool:
        super().is_valid()
        return False


class NakijkenMixin:
    """For the admin of items: the panel with remarks, and the address that looks at what is being typed."""

    def get_urls(self):
        view = self.admin_site.admin_view(require_POST(self.nakijken_view))
        return [
            path("nakijken/", view, name=self._url("nakijken_nieuw")),
            path("<int:object_id>/nakijken/", view, name=self._url("nakijken")),
            *super().get_urls(),
        ]

    def get_form(self, request: HttpRequest, obj: Item | None = None, change: bool = False, **kwargs):
        form = super().get_form(request, obj, change, **kwargs)
        return type(form.__name__, (NietBewaren, form), {}) if KNOP in request.POST else form

    def render_change_form(self, request: HttpRequest, context: dict, *args, obj: Item | None = None, **kwargs):
        if self.has_change_permission(request, obj) if obj else self.has_add_permission(request):
            context |= self._nakijken_context(request, context, obj)
            if KNOP in request.POST:
                messages.info(request, "Nagekeken. Er is nog niets bewaard: wat je typte, staat hieronder.")
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    def _nakijken_context(self, request: HttpRequest, context: dict, obj: Item | None) -> dict:
        form = context["adminform"].form
        if getattr(request, "ingevuld", False):
            paneel = None  # a form as it was left, not judged yet
        elif form.is_bound:
            formsets = [inline.formset for inline in context["inline_admin_formsets"]]
            paneel = maak_paneel(kijk_na(stuk_van_formulier(form, formsets), request.user))
        else:
            paneel = maak_paneel(kijk_na(stuk_van_item(obj, request.user), request.user)) if obj else None
        adres = reverse(f"admin:{self._url('nakijken')}", args=[obj.pk]) if obj else ""
        return {"paneel": paneel, "nakijken_adres": adres or reverse(f"admin:{self._url('nakijken_nieuw')}")}

    def nakijken_view(self, request: HttpRequest, object_id: int | None = None) -> HttpResponse:
        """Return the remarks about a form as it is now, for who may save it. Nothing is saved."""
        item = self._item(request, object_id) if object_id else None
        allowed = self.has_change_permission(request, item) if item else self.has_add_permission(request)
        if not allowed:
            leg_vast("nakijken", item, by=request.user, resultaat=Resultaat.GEWEIGERD)
            raise PermissionDenied
        return TemplateResponse(
            request, "admin/redactie/nakijken_lijst.html", {"paneel": self._paneel_van_invoer(request, item)}
        )

    def _paneel_van_invoer(self, request: HttpRequest, item: Item | None) -> Paneel:
        form = self.get_form(request, item, change=item is not None)(request.POST, instance=item)
        form.is_valid()
        formsets, _ = self._create_formsets(request, form.instance, change=item is not None)
        for formset in formsets:
            formset.is_valid()
        return maak_paneel(kijk_na(stuk_van_formulier(form, formsets), request.user))
