# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""The admin of what the ground floor holds."""

from django import forms
from django.apps import apps
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from redactie.admin.item import ItemAdmin, OnderdeelInline, ScopedFieldsMixin
from redactie.logboek import leg_vast
from redactie.media import voeg_afbeelding_toe, voeg_bestand_toe
from redactie.models import (
    Afbeelding,
    Begrip,
    Bericht,
    Bestand,
    Betreft,
    Bron,
    Citaat,
    Gebruiker,
    Item,
    Lidmaatschap,
    Logregel,
    Nieuwsbericht,
    Ophaalverzoek,
    Pagina,
    Redactieruimte,
    Snelkoppeling,
    Tegenspraak,
    Variant,
    Video,
)  # fmt: skip


@admin.register(Begrip)
class BegripAdmin(ItemAdmin):
    velden = ("afkorting", "synoniemen", "uitleg")


@admin.register(Pagina)
class PaginaAdmin(ItemAdmin):
    velden = ("tekst", "volgorde")


@admin.register(Nieuwsbericht)
class NieuwsberichtAdmin(ItemAdmin):
    velden = ("soort", "datum", "tekst")


@admin.register(Citaat)
class CitaatAdmin(ItemAdmin):
    velden = ("tekst", "van_wie", "toestemming")


@admin.register(Video)
class VideoAdmin(ItemAdmin):
    velden = ("url", "van_wie", "ondertiteling", "transcript")


@admin.register(Snelkoppeling)
class SnelkoppelingAdmin(ItemAdmin):
    velden = ("adres", "volgorde")


@admin.register(Ophaalverzoek)
class OphaalverzoekAdmin(ItemAdmin):
    velden = ("houder", "gevraagd_op", "staat", "tekst")


class VariantInline(OnderdeelInline):
    model = Variant


class BetreftForm(forms.ModelForm):
    """Names the item by its address on the site; what the person may not see cannot be named, nor is it shown."""

    adres = forms.CharField(
        label="adres op de site", max_length=200, help_text="Bijvoorbeeld: /lessen/begin-bij-de-behoefte/"
    )
    gebruiker: Gebruiker

    class Meta:
        model = Betreft
        fields = ("volgorde",)

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        item = self.instance.item if self.instance.object_id else None
        if item is not None and type(item).objects.visible_for(self.gebruiker).filter(pk=item.pk).exists():
            self.initial["adres"] = item.get_absolute_url()

    def clean_adres(self) -> str:
        adres = self.cleaned_data["adres"].strip()
        item = item_op_adres(adres, self.gebruiker)
        if item is None or not type(item).objects.editable_by(self.gebruiker).filter(pk=item.pk).exists():
            raise ValidationError("Op dit adres staat niets waar dit over kan gaan. Neem het adres over van de site.")
        self.instance.item = item
        return adres


def item_op_adres(adres: str, gebruiker: Gebruiker) -> Item | None:
    """Return the item at an address of the site, when `gebruiker` may see it."""
    slug = adres.rstrip("/").rsplit("/", 1)[-1]
    for model in apps.get_models():
        if issubclass(model, Item) and model is not Snelkoppeling:
            item = model.objects.visible_for(gebruiker).filter(slug=slug).first()
            if item is not None and item.get_absolute_url() == adres:
                return item
    return None


class BetreftInline(OnderdeelInline):
    model = Betreft
    form = BetreftForm
    fields = ("adres", "volgorde")

    def get_formset(self, request: HttpRequest, obj=None, **kwargs):
        form = type("BetreftForm", (BetreftForm,), {"gebruiker": request.user})
        return super().get_formset(request, obj, form=form, **kwargs)


@admin.register(Tegenspraak)
class TegenspraakAdmin(ItemAdmin):
    velden = ("nummer", "soort", "publiek", "keuze")
    extra_inlines = (VariantInline, BetreftInline)


class BeheerderAdmin(admin.ModelAdmin):
    """For the people who manage the whole site, and nobody else."""

    actions = None
    view_on_site = False
    show_facets = admin.ShowFacets.NEVER

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest | None = None) -> bool:
        return lookup in {f"{naam}__exact" for naam in self.list_filter}  # not password__startswith

    def has_module_permission(self, request: HttpRequest) -> bool:
        return request.user.is_authenticated and request.user.is_beheerder

    def has_view_permission(self, request: HttpRequest, obj=None) -> bool:
        return self.has_module_permission(request)

    has_change_permission = has_view_permission

    def has_add_permission(self, request: HttpRequest) -> bool:
        return self.has_module_permission(request)

    def has_delete_permission(self, request: HttpRequest, obj=None) -> bool:
        return False


class AlleenLezenAdmin(BeheerderAdmin):
    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj=None) -> bool:
        return False


@admin.register(Bron)
class BronAdmin(BeheerderAdmin):
    list_display = ("titel", "uitgever", "datum_in_bron")


@admin.register(Bericht)
class BerichtAdmin(BeheerderAdmin):
    list_display = ("onderwerp", "naam", "ontvangen_op", "afgehandeld_op")
    fields = ("onderwerp", "naam", "email", "organisatie", "tekst", "ontvangen_op", "gemaild_op", "afgehandeld_op")
    readonly_fields = ("onderwerp", "naam", "email", "organisatie", "tekst", "ontvangen_op", "gemaild_op")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False


@admin.register(Logregel)
class LogregelAdmin(AlleenLezenAdmin):
    list_display = ("op", "actie", "resultaat", "object_naam", "door_naam", "herkomst")
    list_filter = ("resultaat",)
    search_fields = ("object_naam", "door_naam", "actie")


@admin.register(Redactieruimte)
class RedactieruimteAdmin(AlleenLezenAdmin):
    list_display = ("naam", "soort")


class LidmaatschapInline(admin.StackedInline):
    model = Lidmaatschap
    extra = 1

    def has_view_permission(self, request: HttpRequest, obj=None) -> bool:
        return request.user.is_beheerder

    has_change_permission = has_delete_permission = has_view_permission

    def has_add_permission(self, request: HttpRequest, obj=None) -> bool:
        return request.user.is_beheerder


@admin.register(Gebruiker)
class GebruikerAdmin(BeheerderAdmin):
    list_display = ("naam", "email", "is_active", "last_login")
    fields = ("naam", "email", "is_active")
    inlines = (LidmaatschapInline,)

    def has_change_permission(self, request: HttpRequest, obj: Gebruiker | None = None) -> bool:
        # Nobody changes an account that may do more than they may themselves.
        allowed = self.has_module_permission(request)
        return allowed and (obj is None or not obj.is_superuser or request.user.is_superuser)

    def save_model(self, request: HttpRequest, obj: Gebruiker, form, change: bool) -> None:
        if not change:
            obj.set_unusable_password()
        super().save_model(request, obj, form, change)

    def save_related(self, request: HttpRequest, form, formsets, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        rollen = "; ".join(f"{lid.get_rol_display()} in {lid.ruimte}" for lid in form.instance.lidmaatschappen.all())
        leg_vast("rechten gewijzigd", form.instance, by=request.user, toelichting=rollen or "geen rollen")


class UploadForm(forms.ModelForm):
    """A form whose file goes through the checks of `redactie.media` before anything is stored."""

    upload = forms.FileField(label="bestand", required=False)

    def clean(self) -> dict:
        cleaned = super().clean()
        if self.instance.pk is None and not cleaned.get("upload"):
            self.add_error("upload", "Kies een bestand.")
        return cleaned


class MediaAdmin(ScopedFieldsMixin, admin.ModelAdmin):
    """Images and files: added through their service, changed only in words."""

    form = UploadForm
    actions = None
    view_on_site = False
    show_facets = admin.ShowFacets.NEVER
    list_select_related = ("ruimte",)

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
        return ("ruimte",) if obj is not None else ()

    def get_form(self, request: HttpRequest, obj=None, change: bool = False, **kwargs):
        form = super().get_form(request, obj, change, **kwargs)
        toevoegen = self.toevoegen

        class TakingForm(form):
            """Stores through the service while validating, so that its refusal is an error at the field."""

            def clean(self) -> dict:
                cleaned = super().clean()
                if self.instance.pk is None and not self.errors:
                    try:
                        self.instance = toevoegen(cleaned, by=request.user)
                    except ValidationError as error:
                        self.add_error(None if hasattr(error, "error_dict") else "upload", error)
                return cleaned

            def _post_clean(self) -> None:
                if not self.errors and change:
                    super()._post_clean()

        return TakingForm

    def save_model(self, request: HttpRequest, obj, form, change: bool) -> None:
        if change:
            super().save_model(request, obj, form, change)

    def log_addition(self, request, obj, message):
        """Our own log is written by the services."""

    def log_change(self, request, obj, message):
        """Our own log is written by the services."""


@admin.register(Afbeelding)
class AfbeeldingAdmin(MediaAdmin):
    list_display = ("titel", "alt", "ruimte", "gemaakt_op")
    search_fields = ("titel", "alt")

    def get_fields(self, request: HttpRequest, obj=None):
        words = ("titel", "alt", "decoratief", "bijschrift", "maker", "licentie", "ruimte")
        return words if obj else ("upload", *words)

    @staticmethod
    def toevoegen(cleaned: dict, *, by) -> Afbeelding:
        return voeg_afbeelding_toe(cleaned.pop("upload"), by=by, **cleaned)


@admin.register(Bestand)
class BestandAdmin(MediaAdmin):
    list_display = ("titel", "extensie", "toegankelijk", "ruimte", "gemaakt_op")
    search_fields = ("titel",)

    def get_fields(self, request: HttpRequest, obj=None):
        words = ("titel", "taal", "toegankelijk", "ruimte")
        return words if obj else ("upload", *words)

    @staticmethod
    def toevoegen(cleaned: dict, *, by) -> Bestand:
        return voeg_bestand_toe(cleaned.pop("upload"), by=by, **cleaned)
