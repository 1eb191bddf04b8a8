# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""The admin of every item: rights per room, working copies, and buttons that say what will happen."""

from django import forms
from django.contrib import admin, messages
from django.contrib.contenttypes.admin import GenericStackedInline
from django.contrib.contenttypes.forms import BaseGenericInlineFormSet
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.text import capfirst, slugify
from django.views.decorators.http import require_POST

from redactie.admin.beeldkeuze import HULP, Beeldkeuze
from redactie.admin.nakijken import NakijkenMixin
from redactie.admin.schrijven import SchrijvenMixin
from redactie.admin.versies import VersiesMixin
from redactie.admin.voorbeeld import VoorbeeldMixin
from redactie.admin.woorden import DuidelijkFormulier, DuidelijkMixin
from redactie.logboek import leg_vast
from redactie.models import (
    Bronvermelding,
    Gebruiker,
    Item,
    OudAdres,
    Redactieruimte,
    Resultaat,
    Status,
)
from redactie.momenten import MomentField, in_woorden
from redactie.opmaak.veld import RijkeTekstFormField
from redactie.versheid import bevestig
from redactie.verwijzingen import werk_verwijzingen_bij
from redactie.zicht import heeft_eigen_pagina

DATUM = {"widget": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")}
TIJD = {"widget": forms.TimeInput(attrs={"type": "time"}, format="%H:%M")}
MOMENT = {
    "form_class": MomentField,
    "widget": forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
}
PLANNING = (
    "Wanneer openbaar",
    {
        "fields": ("van", "tot"),
        "description": "Meestal kun je dit leeg laten: dan is het meteen te zien, en voorgoed. "
        "De tijden zijn Nederlandse tijden.",
    },
)
BEELD_UITLEG = "Het staat op de pagina bij de tekst, en maakt een kaartje makkelijker te herkennen."
BEHEER_UITLEG = "Zo weet een opvolger wie dit bijhoudt en waar het staat. Het meeste is al ingevuld."


def mag_bewerken(item: Item, user) -> bool:
    return type(item).objects.editable_by(user).filter(pk=item.pk).exists()


def bewerkt_hier(request: HttpRequest, item: Item) -> bool:
    """Whether who asks may edit `item`, asked once in a request: a form wants to know it dozens of times.

    What is written is judged again by the services.
    """
    antwoorden = request.__dict__.setdefault("_bewerkt_hier", {})
    sleutel = (type(item), item.pk, item.ruimte_id)
    if sleutel not in antwoorden:
        antwoorden[sleutel] = mag_bewerken(item, request.user)
    return antwoorden[sleutel]


class ScopedFieldsMixin(DuidelijkMixin):
    """Choices of related things are limited to what the person may see, and rooms to where they may write."""

    formfield_overrides = {models.DateField: DATUM, models.TimeField: TIJD, models.DateTimeField: MOMENT}

    def formfield_for_foreignkey(self, db_field, request: HttpRequest, **kwargs):
        kwargs["queryset"] = self._scoped(db_field, request)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_manytomany(self, db_field, request: HttpRequest, **kwargs):
        kwargs["queryset"] = self._scoped(db_field, request)
        kwargs["widget"] = forms.CheckboxSelectMultiple()
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def formfield_for_dbfield(self, db_field, request: HttpRequest, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        # No pencil, plus or bin beside a choice: they open windows and offer what most people may not do.
        if field is not None and hasattr(field.widget, "widget"):
            field.widget = field.widget.widget
        if isinstance(field, RijkeTekstFormField):
            field.gebruiker = request.user
        return field

    @staticmethod
    def _scoped(db_field, request: HttpRequest) -> models.QuerySet:
        model, user = db_field.related_model, request.user
        if model is Redactieruimte:
            return Redactieruimte.objects.editable_by(user)
        if model is Gebruiker:
            shared = Redactieruimte.objects.visible_for(user)
            return Gebruiker.objects.filter(is_active=True, lidmaatschappen__ruimte__in=shared).distinct()
        if model is ContentType:
            return ContentType.objects.filter(
                pk__in=[ct.pk for ct in ContentType.objects.all() if _is_item(ct.model_class())]
            )
        queryset = model._default_manager.all()
        return queryset.visible_for(user) if hasattr(queryset, "visible_for") else queryset


def _is_item(model: type[models.Model] | None) -> bool:
    return model is not None and issubclass(model, Item) and bool(model.url_naam)


def _verwijst_naar_items(model: type[models.Model]) -> list[models.ForeignKey]:
    """Return the foreign keys of `model` to items that have rights of their own."""
    keys = [field for field in model._meta.concrete_fields if field.is_relation]
    return [field for field in keys if hasattr(field.related_model._default_manager.all(), "visible_for")]


class OnderdeelInlineMixin(ScopedFieldsMixin):
    """Parts of an item: who may edit the item may edit them, and nobody else.

    A part that points to something the person may not see is not shown, and stays as it is.
    """

    form = DuidelijkFormulier
    extra = 1
    max_num = 100
    can_delete = True
    uitleg = ""  # why these parts matter

    def get_formset(self, request: HttpRequest, obj: Item | None = None, **kwargs):
        return super().get_formset(request, obj, **{"absolute_max": self.max_num + 50, **kwargs})

    def get_queryset(self, request: HttpRequest):
        queryset = super().get_queryset(request)
        for field in _verwijst_naar_items(self.model):
            visible = field.related_model._default_manager.visible_for(request.user).order_by().values("pk")
            is_own_item = issubclass(field.related_model, Item) and field.related_model is self.parent_model
            if not is_own_item:
                queryset = queryset.filter(Q(**{f"{field.name}__isnull": True}) | Q(**{f"{field.name}__in": visible}))
        return queryset

    def has_view_permission(self, request: HttpRequest, obj: Item | None = None) -> bool:
        return True

    def has_add_permission(self, request: HttpRequest, obj: Item | None = None) -> bool:
        return obj is None or bewerkt_hier(request, obj)

    has_change_permission = has_add_permission
    has_delete_permission = has_add_permission


class OnderdeelInline(OnderdeelInlineMixin, admin.StackedInline):
    """Base of the parts of one kind of item."""


class BronFormSet(BaseGenericInlineFormSet):
    """Sources; who publishes is asked for one together with everything else, and not a page later."""

    publiceert = False

    def clean(self) -> None:
        super().clean()
        given = [form for form in self.forms if getattr(form, "cleaned_data", {}).get("bron")]
        kept = [form for form in given if not form.cleaned_data.get("DELETE")]
        unseen = self.instance.pk and self.instance.bronvermeldingen.exclude(
            pk__in=[form.instance.pk for form in self.initial_forms]
        )
        if self.publiceert and not (kept or any(self.errors) or (unseen and unseen.exists())):
            raise ValidationError("Kies ten minste één bron, anders kan dit niet op de site.")


class BronvermeldingInline(OnderdeelInlineMixin, GenericStackedInline):
    """Where the item comes from."""

    model = Bronvermelding
    formset = BronFormSet
    exclude = ("volgorde",)  # sources stand in the order in which they were given
    uitleg = (
        "Waar komt dit vandaan? Zonder bron kan iets niet op de site. Zo kan iedereen nakijken of het klopt. "
        "Maakten jullie het zelf mee? Kies dan “Opgesteld door de redactie”."
    )

    def get_formset(self, request: HttpRequest, obj: Item | None = None, **kwargs):
        formset = super().get_formset(request, obj, **kwargs)
        formset.publiceert = request.POST.get("_overgang") == Status.GEPUBLICEERD
        return formset


class ItemForm(DuidelijkFormulier):
    """The form of an item. An address that is left open is made from the title."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False
            self.fields["slug"].help_text = "Laat leeg, dan maken wij het van de titel. Alleen a-z, 0-9 en -."
        if "eigenaar" in self.fields and self.instance.eigenaar_id:
            # Who kept this and left stays named until somebody takes it over.
            colleagues = self.fields["eigenaar"].queryset.values("pk")
            self.fields["eigenaar"].queryset = Gebruiker.objects.filter(
                Q(pk__in=colleagues) | Q(pk=self.instance.eigenaar_id)
            )
        for naam, woord in (("van", "Openbaar vanaf"), ("tot", "Openbaar tot")):
            if naam in self.fields and (moment := getattr(self.instance, naam)):
                self.fields[naam].help_text = f"{woord}: {in_woorden(moment)}."

    def clean(self) -> dict:
        cleaned = super().clean()
        van, tot = cleaned.get("van"), cleaned.get("tot")
        if van and tot and tot <= van:
            self.add_error(
                "tot", f"Het einde ligt niet na het begin, {in_woorden(van)}. Kies een later einde, of laat het leeg."
            )
        return cleaned

    def clean_slug(self) -> str:
        slug = self.cleaned_data["slug"] or self._vrij_adres(slugify(self.cleaned_data.get("titel", ""))[:110])
        if not slug and "titel" in self.errors:
            return ""  # the title is asked for already
        if not slug:
            raise ValidationError("Geef een titel of een adres met ten minste één letter.")
        if self._in_gebruik(slug):
            raise ValidationError(f"Het adres {slug} is al in gebruik. Kies een ander, bijvoorbeeld {slug}-2.")
        if self._verwijst_door(slug):
            raise ValidationError(f"Het adres {slug} verwijst al door naar iets anders. Kies een ander.")
        return slug

    def _vrij_adres(self, begin: str) -> str:
        """An address that nobody typed and nothing has: two things may have the same title."""
        slug, nummer = begin, 2
        while slug and (self._in_gebruik(slug) or self._verwijst_door(slug)):
            slug, nummer = f"{begin}-{nummer}", nummer + 1
        return slug

    def _in_gebruik(self, slug: str) -> bool:
        return self._meta.model._base_manager.filter(slug=slug).exclude(pk=self.instance.pk).exists()

    def _verwijst_door(self, slug: str) -> bool:
        soort = ContentType.objects.get_for_model(self._meta.model)
        return OudAdres.objects.filter(content_type=soort, slug=slug).exclude(object_id=self.instance.pk or 0).exists()


class RuimteFilter(admin.SimpleListFilter):
    """Rooms the person may see; the field's own filter would name them all."""

    title = "redactieruimte"
    parameter_name = "ruimte"

    def lookups(self, request: HttpRequest, model_admin) -> list[tuple[str, str]]:
        return [(ruimte.slug, ruimte.naam) for ruimte in Redactieruimte.objects.visible_for(request.user)]

    def queryset(self, request: HttpRequest, queryset):
        return queryset.filter(ruimte__slug=self.value()) if self.value() else queryset


class ItemAdmin(SchrijvenMixin, VersiesMixin, VoorbeeldMixin, NakijkenMixin, ScopedFieldsMixin, admin.ModelAdmin):
    """The admin of one kind of item; a subclass names its fields."""

    form = ItemForm
    list_display = ("titel", "ruimte", "status", "gewijzigd_op")
    list_filter = ("status", RuimteFilter)
    search_fields = ("titel", "samenvatting")
    list_select_related = ("ruimte",)
    show_facets = admin.ShowFacets.NEVER
    list_per_page = 50
    actions = None
    view_on_site = False
    save_on_top = False
    change_form_template = "admin/redactie/item_change_form.html"
    add_form_template = "admin/redactie/item_change_form.html"
    velden: tuple[str, ...] = ()
    # Why the first group matters, and the groups after it: a title, why it matters, and the fields.
    uitleg = ""
    groepen: tuple[tuple[str, str, tuple[str, ...]], ...] = ()
    extra_inlines: tuple[type[OnderdeelInline], ...] = ()

    @property
    def media(self) -> forms.Media:
        """None of Django's scripts for lists and pop-ups: there are none here. Fields and parts bring their own."""
        return forms.Media()

    # --- Rights -------------------------------------------------------------------------------------------------

    def has_module_permission(self, request: HttpRequest) -> bool:
        return request.user.is_staff

    def has_view_permission(self, request: HttpRequest, obj: Item | None = None) -> bool:
        return obj is None or self.model.objects.visible_for(request.user).filter(pk=obj.pk).exists()

    def has_change_permission(self, request: HttpRequest, obj: Item | None = None) -> bool:
        return obj is not None and bewerkt_hier(request, obj)

    def has_add_permission(self, request: HttpRequest) -> bool:
        if not self.model.ruimtesoorten:
            return request.user.schrijft
        return self._ruimten(request).exists()

    def _ruimten(self, request: HttpRequest):
        """The rooms where this person may put an item of this kind."""
        rooms = Redactieruimte.objects.editable_by(request.user)
        return rooms.filter(soort__in=self.model.ruimtesoorten) if self.model.ruimtesoorten else rooms

    def formfield_for_foreignkey(self, db_field, request: HttpRequest, **kwargs):
        field = super().formfield_for_foreignkey(db_field, request, **kwargs)
        if db_field.name == "ruimte":
            field.queryset = self._ruimten(request)
        elif db_field.name == "afbeelding":
            field.widget = Beeldkeuze(request.user, choices=field.widget.choices)
            field.help_text = HULP
        return field

    def has_delete_permission(self, request: HttpRequest, obj: Item | None = None) -> bool:
        return False  # what was public is archived, so that it can be found again

    def get_queryset(self, request: HttpRequest):
        return super().get_queryset(request).visible_for(request.user)

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest | None = None) -> bool:
        return lookup in ("status__exact", "ruimte")

    def _get_obj_does_not_exist_redirect(self, request: HttpRequest, opts, object_id: str) -> HttpResponse:
        raise Http404

    # --- The form -----------------------------------------------------------------------------------------------

    def get_fieldsets(self, request: HttpRequest, obj: Item | None = None):
        hidden = self._onzichtbaar(request, obj) if obj is not None else set()
        if obj is not None and not self.has_change_permission(request, obj):
            hidden |= self._onzichtbare_koppelingen(
                request, obj
            )  # a form offers what is visible; a page to read lists all
        on_page = heeft_eigen_pagina(obj or self.model(slug="x"))
        beeld = ("afbeelding",) if on_page and "afbeelding" not in hidden else ()
        kop = [naam for naam in ("titel", "samenvatting", *self.velden) if naam not in hidden]
        beheer = [naam for naam in ("ruimte", "slug", "eigenaar", "gecontroleerd_op") if naam not in hidden]
        groepen = [
            (titel, {"fields": getoond, "description": uitleg})
            for titel, uitleg, namen in self.groepen
            if (getoond := [naam for naam in namen if naam not in hidden])
        ]
        return [
            ("Waar het om gaat", {"fields": kop, "description": self.uitleg}),
            *([("Beeld", {"fields": beeld, "description": BEELD_UITLEG})] if beeld else []),
            *groepen,
            PLANNING,
            ("Beheer", {"fields": beheer, "description": BEHEER_UITLEG}),
        ]

    def _onzichtbaar(self, request: HttpRequest, obj: Item) -> set[str]:
        """Return the relations to something the person may not see; they are left out and stay as they are."""
        keys = [(field, getattr(obj, field.attname)) for field in _verwijst_naar_items(self.model)]
        hidden = {
            field.name
            for field, key in keys
            if key is not None
            and not field.related_model._default_manager.visible_for(request.user).filter(pk=key).exists()
        }
        if obj.eigenaar_id and not self.has_change_permission(request, obj):
            owners = self._scoped(self.model._meta.get_field("eigenaar"), request)
            if not owners.filter(pk=obj.eigenaar_id).exists():
                hidden.add("eigenaar")  # who works in another room is nobody's business here
        return hidden

    def _onzichtbare_koppelingen(self, request: HttpRequest, obj: Item) -> set[str]:
        hidden = set()
        for field in self.model._meta.many_to_many:
            linked = getattr(obj, field.name).all()
            if hasattr(linked, "visible_for") and linked.visible_for(request.user).count() < linked.count():
                hidden.add(field.name)
        return hidden

    def get_inlines(self, request: HttpRequest, obj: Item | None):
        return [*self.extra_inlines, BronvermeldingInline]

    def get_readonly_fields(self, request: HttpRequest, obj: Item | None = None):
        # A wijk is its own room, and moving an item to another room is not a matter of typing.
        # When it was looked at is said with a button of its own, see `klopt_view`.
        return ("ruimte", "gecontroleerd_op") if obj is not None else ("gecontroleerd_op",)

    def get_changeform_initial_data(self, request: HttpRequest) -> dict:
        mine = list(self._ruimten(request)[:2])
        initial: dict = {"eigenaar": request.user.pk}
        if len(mine) == 1:
            initial["ruimte"] = mine[0].pk
            if any(field.name == "wijk" for field in self.model._meta.concrete_fields):
                wijken = self.model._meta.get_field("wijk").related_model._default_manager
                initial["wijk"] = wijken.filter(ruimte=mine[0]).values_list("pk", flat=True).first()
        return initial

    def save_model(self, request: HttpRequest, obj: Item, form, change: bool) -> None:
        if not (change or self._ruimten(request).filter(pk=obj.ruimte_id).exists()):
            raise PermissionDenied
        super().save_model(request, obj, form, change)

    def save_related(self, request: HttpRequest, form, formsets, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        for naam, field in form.fields.items():
            if isinstance(field, forms.ModelMultipleChoiceField):
                # What the person could not see was not among the choices, and was not taken away by them.
                unseen = set(form.initial.get(naam) or []) - set(field.queryset)
                getattr(form.instance, naam).add(*unseen)
        if not change:  # what changes an item is written by `redactie.versies.bewaar`
            werk_verwijzingen_bij(form.instance)
            leg_vast("gemaakt", form.instance, by=request.user)

    def log_addition(self, request, obj, message):
        """Our own log is written by the services."""

    def log_change(self, request, obj, message):
        """Our own log is written by the services."""

    # --- Other pages --------------------------------------------------------------------------------------------

    def get_urls(self):
        klopt = self.admin_site.admin_view(require_POST(self.klopt_view))
        return [
            path("<int:object_id>/klopt/", klopt, name=self._url("klopt")),
            *self.versie_urls(),
            *self.voorbeeld_urls(),
            *super().get_urls(),
        ]

    def klopt_view(self, request: HttpRequest, object_id: int) -> HttpResponse:
        """Record that the content of a public item is still true."""
        item = self._item(request, object_id)
        try:
            item = bevestig(item, by=request.user)
        except ValidationError as error:
            messages.error(request, error.messages[0])
        else:
            messages.success(request, f"Genoteerd: de inhoud van “{item}” klopt nog.")
        return HttpResponseRedirect(reverse(f"admin:{self._url('change')}", args=[item.pk]))

    def history_view(self, request: HttpRequest, object_id: str, extra_context=None) -> HttpResponse:
        item = self._item(request, object_id)
        return HttpResponseRedirect(reverse(f"admin:{self._url('versies')}", args=[item.pk]))

    def delete_view(self, request: HttpRequest, object_id: str, extra_context=None) -> HttpResponse:
        self._item(request, object_id)  # not visible is 404, before "not allowed" is 403
        return super().delete_view(request, object_id, extra_context)

    # --- Small --------------------------------------------------------------------------------------------------

    def _url(self, action: str) -> str:
        return f"{self.opts.app_label}_{self.opts.model_name}_{action}"

    def _item(self, request: HttpRequest, object_id, *, bewerken: bool = False) -> Item:
        """Return the item, 404 when it may not be seen, 403 (and a line in the log) when it may not be edited."""
        try:
            item = get_object_or_404(self.get_queryset(request), pk=object_id)
        except ValueError as error:
            raise Http404 from error
        if bewerken and not mag_bewerken(item, request.user):
            leg_vast("bewerken", item, by=request.user, resultaat=Resultaat.GEWEIGERD)
            raise PermissionDenied
        return item

    def _pagina(self, request: HttpRequest, item: Item, template: str, titel: str, **context) -> TemplateResponse:
        basis = {
            "title": titel,
            "item": item,
            "opts": self.opts,
            "kruimels": [
                (capfirst(self.opts.verbose_name_plural), reverse(f"admin:{self._url('changelist')}")),
                (str(item), reverse(f"admin:{self._url('change')}", args=[item.pk])),
                (titel, ""),
            ],
            "url_wijzigen": reverse(f"admin:{self._url('change')}", args=[item.pk]),
            "url_versies": reverse(f"admin:{self._url('versies')}", args=[item.pk]),
        }
        return TemplateResponse(request, template, {**self.admin_site.each_context(request), **basis, **context})
