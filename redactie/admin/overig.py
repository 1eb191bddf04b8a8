# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""The admin of what the ground floor holds."""

from django import forms
from django.apps import apps
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from redactie.admin.item import ItemAdmin, OnderdeelInline
from redactie.admin.stand import StandMixin
from redactie.admin.woorden import DuidelijkFormulier, DuidelijkMixin
from redactie.models import (
    Begrip,
    Bericht,
    Betreft,
    Bron,
    Citaat,
    Gebruiker,
    Item,
    Nieuwsbericht,
    Ophaalverzoek,
    Pagina,
    Snelkoppeling,
    Tegenspraak,
    Variant,
    Video,
)  # fmt: skip


@admin.register(Begrip)
class BegripAdmin(ItemAdmin):
    woorden = {
        "titel": ("woord", "Het woord zoals het in teksten staat. Met een hoofdletter vooraan."),
        "samenvatting": ("samenvatting", "De uitleg in één zin. Die staat in de lijst en in zoekmachines."),
    }
    uitleg = "Zo hoeft niemand te raden wat een woord betekent. Wat hier staat, is overal op de site uitgelegd."
    velden = ("afkorting", "synoniemen", "uitleg")


@admin.register(Pagina)
class PaginaAdmin(ItemAdmin):
    uitleg = "Vaste pagina's lezen mensen die de site niet kennen. Begin daarom bij wat zij willen weten."
    velden = ("tekst", "volgorde")


@admin.register(Nieuwsbericht)
class NieuwsberichtAdmin(ItemAdmin):
    uitleg = "Nieuws laat zien dat er iets gebeurt. Een kort bericht is genoeg."
    velden = ("soort", "datum", "tekst")


@admin.register(Citaat)
class CitaatAdmin(ItemAdmin):
    uitleg = "Eén zin van iemand die erbij was, zegt vaak meer dan een pagina. De naam laten we weg."
    velden = ("tekst", "van_wie", "toestemming")


@admin.register(Video)
class VideoAdmin(ItemAdmin):
    uitleg = "De titel staat op de knop waarmee bezoekers de video laden. Zeg dus waar hij over gaat."
    velden = ("url", "van_wie")
    groepen = (
        (
            "Voor wie niet hoort of ziet",
            "Met ondertiteling en een uitgeschreven tekst kan iedereen de video volgen.",
            ("ondertiteling", "transcript"),
        ),
    )


@admin.register(Snelkoppeling)
class SnelkoppelingAdmin(ItemAdmin):
    uitleg = "Deze links staan op de voorpagina. Houd het bij een paar, dan vallen ze op."
    velden = ("adres", "volgorde")


@admin.register(Ophaalverzoek)
class OphaalverzoekAdmin(ItemAdmin):
    uitleg = "Wat nog ontbreekt, weet een opvolger alleen als het hier staat. Bezoekers zien deze lijst niet."
    velden = ("houder", "gevraagd_op", "staat", "tekst")


class VariantInline(OnderdeelInline):
    model = Variant
    uitleg = "Zet per bron wat er staat, dan ziet de lezer het verschil."


class BetreftForm(DuidelijkFormulier):
    """Names the item by its address on the site; what the person may not see cannot be named, nor is it shown."""

    adres = forms.CharField(
        label="adres op de site", max_length=200, help_text="Bijvoorbeeld: /lessen/begin-bij-de-behoefte/"
    )
    gebruiker: Gebruiker

    class Meta(DuidelijkFormulier.Meta):
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
    uitleg = "Waar op de site gaat dit over? Daar komt het erbij te staan."
    form = BetreftForm
    fields = ("adres", "volgorde")

    def get_formset(self, request: HttpRequest, obj=None, **kwargs):
        form = type("BetreftForm", (BetreftForm,), {"gebruiker": request.user})
        return super().get_formset(request, obj, form=form, **kwargs)


@admin.register(Tegenspraak)
class TegenspraakAdmin(ItemAdmin):
    uitleg = "Bronnen zeggen soms niet hetzelfde. Door dat op te schrijven, blijft de site eerlijk."
    velden = ("nummer", "soort")
    groepen = (
        (
            "Wat de site toont",
            "Wie twee bronnen naast elkaar legt, wil weten waarom wij voor de ene kozen.",
            ("publiek", "keuze"),
        ),
    )
    extra_inlines = (VariantInline, BetreftInline)


class BeheerderAdmin(StandMixin, DuidelijkMixin, admin.ModelAdmin):
    """For the people who manage the whole site, and nobody else."""

    actions = None
    view_on_site = False
    show_facets = admin.ShowFacets.NEVER

    @property
    def media(self) -> forms.Media:
        """None of Django's scripts for lists and pop-ups: there are none here."""
        return forms.Media()

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
