# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""The library of images and files: find, add several at once, describe, point at what matters, replace."""

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.options import IS_POPUP_VAR
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.views.decorators.http import require_POST

from redactie.admin.item import ScopedFieldsMixin
from redactie.admin.stand import StandMixin
from redactie.keuring import BESTANDSSOORTEN
from redactie.logboek import leg_vast
from redactie.media import (
    MAX_BYTES,
    gebruikt_op,
    maak_uitsnede,
    vervang_afbeelding,
    vervang_bestand,
    voeg_afbeelding_toe,
    voeg_bestand_toe,
)
from redactie.models import Afbeelding, Bestand, Logregel, Redactieruimte, Resultaat
from redactie.nakijken.beelden import alt_problemen
from redactie.opmaak.veld import over_medium
from redactie.virusscan import stand

PER_PAGINA = 24
RIJEN = 3  # without JavaScript; with it there is one for each file
HOOGSTENS = 20
IS_JSON = "application/json"


class RijForm(forms.ModelForm):
    """One file with its own words; the service does the checks and makes the row."""

    upload = forms.FileField(label="bestand", error_messages={"required": "Kies een bestand."})
    field_order = ("upload",)

    def _post_clean(self) -> None:
        """The row is made and checked by the service."""

    def clean_titel(self) -> str:
        return " ".join(self.cleaned_data["titel"].split())


class AfbeeldingRij(RijForm):
    class Meta:
        model = Afbeelding
        fields = ("titel", "alt", "decoratief", "maker", "licentie")

    def clean(self) -> dict:
        cleaned = super().clean()
        if bool(cleaned.get("alt", "").strip()) == bool(cleaned.get("decoratief")):
            self.add_error(
                "alt", "Beschrijf wat er te zien is, of vink aan dat het alleen versiering is. Een van de twee."
            )
        elif problemen := alt_problemen(cleaned.get("alt", ""), decoratief=bool(cleaned.get("decoratief"))):
            self.add_error("alt", [f"{zin} {doe}" for _regel, zin, doe in problemen])
        return cleaned


class BestandRij(RijForm):
    class Meta:
        model = Bestand
        fields = ("titel", "taal", "toegankelijk", "waarom")


class RuimteForm(forms.Form):
    """Where what is added belongs."""

    ruimte = forms.ModelChoiceField(
        Redactieruimte.objects.none(),
        label="Redactieruimte",
        help_text="Wie hier lid van is, mag dit bewerken.",
        error_messages={
            "required": "Kies een redactieruimte.",
            "invalid_choice": "Kies een redactieruimte uit de lijst.",
        },
    )

    def __init__(self, *args, ruimten: QuerySet, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["ruimte"].queryset = ruimten
        if ruimten.count() == 1:
            self.initial["ruimte"] = ruimten.get()


class MediaAdmin(StandMixin, ScopedFieldsMixin, admin.ModelAdmin):
    """Images and files: added and replaced through their service, otherwise changed only in words."""

    actions = None
    view_on_site = False
    show_facets = admin.ShowFacets.NEVER
    list_select_related = ("ruimte",)
    change_form_template = "admin/redactie/media/change_form.html"
    rij: type[RijForm]
    accepteert = ""
    # The choices above the list: word in the address → what it says.
    keuzes: dict[str, str] = {"": "alles", "ongebruikt": "nergens gebruikt"}

    @property
    def media(self) -> forms.Media:
        """None of Django's scripts for lists and pop-ups: there are none here."""
        return forms.Media()

    # --- Rights -------------------------------------------------------------------------------------------------

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest | None = None) -> bool:
        return False

    def has_module_permission(self, request: HttpRequest) -> bool:
        return request.user.is_staff

    def has_view_permission(self, request: HttpRequest, obj=None) -> bool:
        return obj is None or self.model.objects.visible_for(request.user).filter(pk=obj.pk).exists()

    def has_change_permission(self, request: HttpRequest, obj=None) -> bool:
        return obj is not None and self.model.objects.editable_by(request.user).filter(pk=obj.pk).exists()

    def has_add_permission(self, request: HttpRequest) -> bool:
        return request.user.schrijft

    def has_delete_permission(self, request: HttpRequest, obj=None) -> bool:
        return False

    def get_queryset(self, request: HttpRequest):
        return super().get_queryset(request).visible_for(request.user)

    def get_readonly_fields(self, request: HttpRequest, obj=None):
        return ("ruimte",)

    def _get_obj_does_not_exist_redirect(self, request: HttpRequest, opts, object_id: str) -> HttpResponse:
        raise Http404

    def delete_view(self, request: HttpRequest, object_id: str, extra_context=None) -> HttpResponse:
        self._medium(request, object_id)  # not visible is 404, before "not allowed" is 403
        return super().delete_view(request, object_id, extra_context)

    def history_view(self, request: HttpRequest, object_id: str, extra_context=None) -> HttpResponse:
        medium = self._medium(request, object_id)
        return HttpResponseRedirect(reverse(f"admin:{self._url('change')}", args=[medium.pk]))

    # --- The library --------------------------------------------------------------------------------------------

    def changelist_view(self, request: HttpRequest, extra_context=None) -> HttpResponse:
        """What there is: searched, narrowed to a room, to what nobody uses, or to what has no description."""
        rooms = list(Redactieruimte.objects.visible_for(request.user))
        zoek = request.GET.get("q", "")[:200].replace("\x00", "").strip()
        ruimte = next((room for room in rooms if room.slug == request.GET.get("ruimte")), None)
        keuze = request.GET.get("toon", "") if request.GET.get("toon") in self.keuzes else ""
        found = self._gekozen(self.get_queryset(request).select_related("ruimte"), keuze)
        if ruimte is not None:
            found = found.filter(ruimte=ruimte)
        for word in zoek.split()[:8]:
            found = found.filter(self._bevat(word))
        page = Paginator(found.order_by("-gemaakt_op", "-pk"), PER_PAGINA).get_page(request.GET.get("page"))
        chosen = request.GET.copy()
        chosen.pop("page", None)
        naam = self.opts.verbose_name_plural.capitalize()
        return TemplateResponse(request, "admin/redactie/media/bibliotheek.html", {
            **self.admin_site.each_context(request), "opts": self.opts, "title": naam, "kruimels": [(naam, "")],
            "pagina": page, "zoek": zoek, "ruimte": ruimte,
            "ruimten": rooms, "keuze": keuze, "keuzes": self.keuzes.items(), "gefilterd": chosen.urlencode(),
            "is_gefilterd": bool(zoek or ruimte or keuze), "mag_toevoegen": self.has_add_permission(request),
            "url_toevoegen": reverse(f"admin:{self._url('add')}"), "url_wijzigen": f"admin:{self._url('change')}",
            "scanner": stand() if request.user.is_beheerder else "", "afbeeldingen": self.model is Afbeelding,
        })  # fmt: skip

    def _gekozen(self, found: QuerySet, keuze: str) -> QuerySet:
        return found.ongebruikt() if keuze == "ongebruikt" else found

    def _bevat(self, word: str) -> Q:
        return Q(titel__icontains=word)

    # --- Adding -------------------------------------------------------------------------------------------------

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context=None) -> HttpResponse:
        """Add several files at once, each with words of its own. A script sends them one by one and asks for JSON."""
        if IS_POPUP_VAR in request.GET or IS_POPUP_VAR in request.POST:
            raise Http404
        if not self.has_add_permission(request):
            raise PermissionDenied
        wants_json = request.headers.get("Accept") == IS_JSON
        rows = forms.formset_factory(self.rij, extra=RIJEN, max_num=HOOGSTENS, absolute_max=HOOGSTENS)
        where = RuimteForm(request.POST or None, ruimten=Redactieruimte.objects.editable_by(request.user))
        formset = rows(request.POST or None, request.FILES or None, prefix="rij")
        status, done = 200, []
        if request.method == "POST":
            done = self._neem_aan(request, where, formset)
            status = 200 if formset.is_valid() and where.is_valid() and done else 422
            if wants_json:
                return self._als_json(where, formset, done)
            for _form, medium in done:
                for opmerking in getattr(medium, "opmerkingen", ()):
                    messages.warning(request, f"“{medium}”: {opmerking}")
            if done:
                namen = ", ".join(f"“{medium}”" for _form, medium in done)
                messages.success(request, f"Toegevoegd: {namen}.")
            if status == 200:
                return HttpResponseRedirect(reverse(f"admin:{self._url('changelist')}"))
        added = [form for form, _medium in done]
        naam, url_lijst = self.opts.verbose_name_plural.capitalize(), reverse(f"admin:{self._url('changelist')}")
        return TemplateResponse(
            request,
            "admin/redactie/media/toevoegen.html",
            {
                **self.admin_site.each_context(request),
                "opts": self.opts,
                "title": f"{naam} toevoegen",
                "kruimels": [(naam, url_lijst), ("Toevoegen", "")],
                "waar": where,
                "formset": formset,
                "rijen": [form for form in formset if form not in added],
                "status": status,
                "leeg": formset.empty_form,
                "accepteert": self.accepteert,
                "hoogstens": HOOGSTENS,
                "max_mb": MAX_BYTES // 1024 // 1024,
                "max_bytes": MAX_BYTES,
                "scanner": stand() if request.user.is_beheerder else "",
                "afbeeldingen": self.model is Afbeelding,
                "url_lijst": url_lijst,
            },
            status=status,
        )

    def _neem_aan(self, request: HttpRequest, where: RuimteForm, formset) -> list[tuple[RijForm, Afbeelding | Bestand]]:
        """Add every row that is filled in well; put the reason at each row that is refused. Return what was added."""
        formset.is_valid()
        if not where.is_valid() or not formset.management_form.is_valid():
            return []
        added = []
        filled = [form for form in formset if form.has_changed()]
        if not filled:
            where.add_error(None, "Kies ten minste één bestand.")
        for form in filled:
            if form.errors:
                continue
            words = {**form.cleaned_data}
            try:
                medium = self.toevoegen(
                    words.pop("upload"), ruimte=where.cleaned_data["ruimte"], by=request.user, **words
                )
            except ValidationError as error:
                form.add_error(None if hasattr(error, "error_dict") else "upload", error)
            else:
                added.append((form, medium))
        return added

    def _als_json(self, where: RuimteForm, formset, done: list) -> JsonResponse:
        if done:
            medium = done[0][1]
            adres = reverse(f"admin:{self._url('change')}", args=[medium.pk])
            return JsonResponse(
                {
                    "titel": str(medium),
                    "adres": adres,
                    "opmerkingen": list(getattr(medium, "opmerkingen", ())),
                    "medium": over_medium(medium),
                },
                status=201,
            )
        errors = {name: list(found) for form in formset for name, found in form.errors.items()}
        errors |= {name: list(found) for name, found in where.errors.items()}
        errors |= {"__all__": list(formset.non_form_errors())} if formset.non_form_errors() else {}
        return JsonResponse({"fouten": errors}, status=422)

    # --- One of them --------------------------------------------------------------------------------------------

    def changeform_view(self, request: HttpRequest, object_id=None, form_url: str = "", extra_context=None):
        if IS_POPUP_VAR in request.GET or IS_POPUP_VAR in request.POST:
            raise Http404
        medium = self._medium(request, object_id)
        allowed = self.has_change_permission(request, medium)
        if request.method == "POST" and not allowed:
            leg_vast("wijzigen", medium, by=request.user, resultaat=Resultaat.GEWEIGERD)
            raise PermissionDenied
        return super().changeform_view(
            request,
            object_id,
            form_url,
            {
                "medium": medium,
                "gebruik": gebruikt_op(medium, request.user),
                "accepteert": self.accepteert,
                "log": Logregel.objects.van(medium)[:10] if allowed else [],
                "max_mb": MAX_BYTES // 1024 // 1024,
                "url_vervangen": reverse(f"admin:{self._url('vervangen')}", args=[medium.pk]),
                "afbeeldingen": self.model is Afbeelding,
                **(extra_context or {}),
            },
        )

    def response_change(self, request: HttpRequest, obj) -> HttpResponse:
        messages.success(request, f"“{obj}” is bewaard.")
        return HttpResponseRedirect(reverse(f"admin:{self._url('change')}", args=[obj.pk]))

    def save_model(self, request: HttpRequest, obj, form, change: bool) -> None:
        super().save_model(request, obj, form, change)
        leg_vast(f"{self.opts.verbose_name} gewijzigd", obj, by=request.user)

    def log_change(self, request, obj, message):
        """Our own log is written by the services."""

    def get_urls(self):
        view = self.admin_site.admin_view(require_POST(self.vervangen_view))
        return [path("<int:object_id>/vervangen/", view, name=self._url("vervangen")), *super().get_urls()]

    def vervangen_view(self, request: HttpRequest, object_id: int) -> HttpResponse:
        """Put another file in the place of this one; pages keep pointing to it."""
        medium = self._medium(request, object_id)
        if not self.has_change_permission(request, medium):
            leg_vast("vervangen", medium, by=request.user, resultaat=Resultaat.GEWEIGERD)
            raise PermissionDenied
        try:
            if "upload" not in request.FILES:
                raise ValidationError("Kies een bestand om dit te vervangen.")
            medium = self.vervangen(medium, request.FILES["upload"], by=request.user)
        except ValidationError as error:
            for melding in error.messages:
                messages.error(request, melding)
        else:
            for opmerking in getattr(medium, "opmerkingen", ()):
                messages.warning(request, opmerking)
            messages.success(
                request, f"“{medium}” is vervangen, overal waar het staat. Kijk na of de woorden nog kloppen."
            )
        return HttpResponseRedirect(reverse(f"admin:{self._url('change')}", args=[medium.pk]))

    # --- Small --------------------------------------------------------------------------------------------------

    def _url(self, action: str) -> str:
        return f"{self.opts.app_label}_{self.opts.model_name}_{action}"

    def _medium(self, request: HttpRequest, object_id) -> Afbeelding | Bestand:
        try:
            return get_object_or_404(self.get_queryset(request), pk=object_id)
        except ValueError as error:
            raise Http404 from error


@admin.register(Afbeelding)
class AfbeeldingAdmin(MediaAdmin):
    rij = AfbeeldingRij
    accepteert = ".jpg,.jpeg,.png,.webp,.gif,image/jpeg,image/png,image/webp,image/gif"
    keuzes = {"": "alles", "zonder": "zonder goede beschrijving", "ongebruikt": "nergens gebruikt"}
    toevoegen = staticmethod(voeg_afbeelding_toe)
    vervangen = staticmethod(vervang_afbeelding)

    def get_fieldsets(self, request: HttpRequest, obj=None):
        return [
            ("In woorden", {
                "fields": ("titel", "alt", "decoratief", "bijschrift"),
                "description": "Staat dit beeld op meer plekken? Kijk dan of de beschrijving overal past.",
            }),
            ("Van wie", {"fields": ("maker", "licentie", "ruimte")}),
            ("Wat in beeld moet blijven", {
                "fields": ("focus_x", "focus_y"),
                "description": "Op een kaart staat een stuk van het beeld. Kies het punt dat er altijd in moet.",
            }),
        ]  # fmt: skip

    def save_model(self, request: HttpRequest, obj: Afbeelding, form, change: bool) -> None:
        super().save_model(request, obj, form, change)
        if {"focus_x", "focus_y"} & set(form.changed_data):
            transaction.on_commit(lambda: maak_uitsnede(obj))

    def _gekozen(self, found: QuerySet, keuze: str) -> QuerySet:
        return found.zonder_beschrijving() if keuze == "zonder" else super()._gekozen(found, keuze)

    def _bevat(self, word: str) -> Q:
        return Q(titel__icontains=word) | Q(alt__icontains=word) | Q(bijschrift__icontains=word)


@admin.register(Bestand)
class BestandAdmin(MediaAdmin):
    rij = BestandRij
    accepteert = ",".join(f".{extensie}" for extensie in BESTANDSSOORTEN)
    toevoegen = staticmethod(voeg_bestand_toe)
    vervangen = staticmethod(vervang_bestand)

    def get_fieldsets(self, request: HttpRequest, obj=None):
        return [("In woorden", {"fields": ("titel", "taal", "toegankelijk", "waarom", "ruimte")})]
