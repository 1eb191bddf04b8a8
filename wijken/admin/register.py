# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""The admin of the register."""

from django import forms
from django.contrib import admin
from django.contrib.admin.options import IS_POPUP_VAR
from django.http import Http404, HttpRequest
from django.utils import timezone

from redactie.admin.item import ItemAdmin, OnderdeelInline, RuimteFilter, ScopedFieldsMixin
from redactie.admin.stand import StandFormulier, StandMixin
from redactie.logboek import leg_vast
from redactie.models import Redactieruimte
from wijken.models import (
    Afspraak,
    Afspraakstaat,
    Besluit,
    Functierol,
    Gebeurtenis,
    Gemeente,
    Inbreng,
    Interventie,
    Inzet,
    Organisatie,
    Organisatierol,
    Overleg,
    Overleglid,
    Professional,
    Vervulling,
    Wijk,
)  # fmt: skip


class OrganisatierolInline(OnderdeelInline):
    model = Organisatierol
    uitleg = "Een organisatie doet niet in elke wijk hetzelfde. Zeg het daarom per wijk."


class VervullingInline(OnderdeelInline):
    model = Vervulling
    uitleg = "Elke wijk vult een rol anders in. Daar leert een ander van."


class OverleglidInline(OnderdeelInline):
    model = Overleglid
    uitleg = "Zo ziet een nieuwe collega wie er aan tafel zit. Noem organisaties en rollen, geen namen."


class InzetInline(OnderdeelInline):
    model = Inzet
    uitleg = "Hoe ver een wijk is en of iemand het volgt, zijn twee dingen. Vul allebei in als je het weet."


@admin.register(Gemeente)
class GemeenteAdmin(ItemAdmin):
    woorden = {"titel": ("naam", "De naam van de gemeente.")}
    uitleg = "Een wijk hoort bij een gemeente. Meer dan de naam is hier niet nodig."


@admin.register(Wijk)
class WijkAdmin(ItemAdmin):
    woorden = {"titel": ("naam", "De naam van de wijk.")}
    uitleg = "Dit lezen inwoners en collega's als eerste over de wijk."
    velden = ("gemeente", "in_een_zin", "tekst")
    groepen = (
        (
            "Plan en aanpak",
            "Andere wijken lezen dit om te zien wat zij kunnen overnemen.",
            ("plan", "aanpak", "volgorde"),
        ),
    )

    def has_add_permission(self, request: HttpRequest) -> bool:
        return request.user.is_beheerder  # a new wijk comes with a room and people


@admin.register(Inbreng)
class InbrengAdmin(ItemAdmin):
    uitleg = "Inwoners namen de moeite om mee te denken. Hier staat wat zij zeiden."
    velden = ("wijk", "vorm", "inbreng")
    groepen = (
        (
            "Wat ermee is gedaan",
            "Inwoners willen weten wat er met hun inbreng gebeurt. Ook als het antwoord nog niet bekend is.",
            ("gedaan", "staat", "volgorde"),
        ),
    )

    @staticmethod
    def _scoped(db_field, request):
        rows = ItemAdmin._scoped(db_field, request)
        return rows.editable_by(request.user) if db_field.name == "wijk" else rows  # it stands on the page of that wijk


@admin.register(Organisatie)
class OrganisatieAdmin(ItemAdmin):
    woorden = {"titel": ("naam", "Zoals mensen de organisatie noemen.")}
    uitleg = "Zo weten bezoekers wie er meedoet en waar zij terechtkunnen."
    velden = ("volledige_naam", "soort", "website", "tekst")
    groepen = (
        (
            "Plaats in het project",
            "Zo komt de organisatie in de goede lijst te staan.",
            ("partner", "als_interventie_genoemd"),
        ),
    )
    extra_inlines = (OrganisatierolInline,)


@admin.register(Functierol)
class FunctierolAdmin(ItemAdmin):
    woorden = {"titel": ("naam van de rol", "Bijvoorbeeld: lokale procesbegeleider.")}
    uitleg = "Mensen vertrekken, rollen blijven. Schrijf op wat iemand in deze rol doet."
    velden = ("tekst", "taken", "tips")
    extra_inlines = (VervullingInline,)


@admin.register(Professional)
class ProfessionalAdmin(ItemAdmin):
    woorden = {"titel": ("naam", "Bezoekers zien deze naam alleen als je dat hieronder aanzet.")}
    uitleg = "Bezoekers willen weten bij wie zij kunnen aankloppen. Een functie is daarvoor vaak genoeg."
    velden = ("functie", "organisatie", "wijk", "rol")
    groepen = (("Naam tonen", "Een naam is van die persoon. Vraag het eerst.", ("naam_zichtbaar",)),)


@admin.register(Overleg)
class OverlegAdmin(ItemAdmin):
    woorden = {"titel": ("naam", "Zoals de leden het overleg noemen.")}
    uitleg = "Wie nieuw is, moet kunnen zien welke overleggen er zijn en wat daar besloten wordt."
    velden = ("soort", "wijk", "gemeente", "voorzitter", "tekst")
    extra_inlines = (OverleglidInline,)


@admin.register(Interventie)
class InterventieAdmin(ItemAdmin):
    woorden = {"titel": ("naam", "Zoals mensen de aanpak noemen. Bijvoorbeeld: Welzijn op Recept.")}
    uitleg = "Andere wijken willen weten wat de aanpak is en of die bij hen past."
    velden = ("aliassen", "erkenning", "tekst")
    groepen = (
        (
            "Cijfers",
            "Een cijfer zonder uitleg wordt al snel een ranglijst. Zeg wat je wel en niet kunt zien.",
            ("cijfers",),
        ),
    )
    extra_inlines = (InzetInline,)


@admin.register(Gebeurtenis)
class GebeurtenisAdmin(ItemAdmin):
    uitleg = "De tijdlijn laat zien hoe het is gegaan. Schrijf op wat er gebeurde, ook als het anders liep."
    velden = ("soort", "staat", "tekst")
    groepen = (
        (
            "Wanneer",
            "Zo komt het op de goede plek in de agenda. Weet je de dag niet? Zeg dan hoe precies je het wel weet.",
            ("datum", "precisie", "tot_datum", "begintijd", "eindtijd"),
        ),
        (
            "Wat er niet zeker is, of veranderde",
            "Vul dit alleen in als het nodig is. Is het verplaatst? Maak eerst een gebeurtenis voor de nieuwe datum.",
            ("opvolger", "onzeker", "datum_in_bron", "tijd"),
        ),
        (
            "Waar en met wie",
            "Zo vindt een ander wat bij deze wijk of dit overleg hoort.",
            ("wijk", "overleg", "ook_voor", "leervraag", "plaats"),
        ),
    )


@admin.register(Besluit)
class BesluitAdmin(ItemAdmin):
    uitleg = "Een besluit dat nergens staat, wordt vergeten of nog een keer genomen."
    velden = ("orgaan", "staat", "tekst")
    groepen = (
        (
            "Wanneer het nodig is, en wat erop wacht",
            "Een laat besluit houdt anderen op. Met een datum komt het op tijd in de werklijst. Weet je die niet? "
            "Laat hem dan leeg.",
            ("nodig_voor", "nodig_precisie", "gevraagd_op", "gevraagd_precisie", "wachtte", "interventies"),
        ),
        (
            "Wanneer het is genomen",
            "Weet je de dag niet? Zeg dan hoe precies je het wel weet.",
            ("datum", "precisie", "datum_in_bron"),
        ),
        ("Waar het bij hoort", "Zo vindt een ander de besluiten van deze wijk of dit overleg.", ("overleg", "wijk")),
    )


class AfspraakForm(StandFormulier):
    """An agreement; who says that it is done has said when, unless they name another day."""

    def clean(self) -> dict:
        cleaned = super().clean()
        today = timezone.localdate()
        if cleaned.get("staat") == Afspraakstaat.GEDAAN and not cleaned.get("gedaan_op"):
            cleaned["gedaan_op"] = today
        elif cleaned.get("gedaan_op") and cleaned["gedaan_op"] > today:
            self.add_error("gedaan_op", "Deze dag komt nog. Wanneer was het klaar?")
        return cleaned


@admin.register(Afspraak)
class AfspraakAdmin(StandMixin, ScopedFieldsMixin, admin.ModelAdmin):
    """Agreements of a room: who may write there keeps them, nobody else sees them."""

    list_display = ("wat", "wie", "voor", "staat", "ruimte")
    list_filter = ("staat", RuimteFilter)
    search_fields = ("wat", "wie")
    list_select_related = ("ruimte",)
    form = AfspraakForm
    fields = (
        "wat", "wie", "voor", "gebeurtenis", "wacht_op", "aan_inwoners", "staat", "gedaan_op", "toelichting", "ruimte",
    )  # fmt: skip
    actions = None
    view_on_site = False
    show_facets = admin.ShowFacets.NEVER

    @property
    def media(self) -> forms.Media:
        """None of Django's scripts for lists and pop-ups: there are none here."""
        return forms.Media()

    def get_queryset(self, request: HttpRequest):
        return super().get_queryset(request).visible_for(request.user)

    def get_fields(self, request: HttpRequest, obj: Afspraak | None = None) -> list[str]:
        """A gebeurtenis or besluit that this person may not see is left out, and stays as it is."""
        fields = list(super().get_fields(request, obj))
        for name, model in (("gebeurtenis", Gebeurtenis), ("wacht_op", Besluit)):
            key = getattr(obj, f"{name}_id") if obj is not None else None
            if key and not model.objects.visible_for(request.user).filter(pk=key).exists():
                fields.remove(name)
        return fields

    def changeform_view(self, request: HttpRequest, object_id=None, form_url: str = "", extra_context=None):
        if IS_POPUP_VAR in request.GET or IS_POPUP_VAR in request.POST:
            raise Http404
        return super().changeform_view(request, object_id, form_url, extra_context)

    def has_module_permission(self, request: HttpRequest) -> bool:
        return request.user.is_staff

    def has_view_permission(self, request: HttpRequest, obj: Afspraak | None = None) -> bool:
        return obj is None or Afspraak.objects.visible_for(request.user).filter(pk=obj.pk).exists()

    def has_change_permission(self, request: HttpRequest, obj: Afspraak | None = None) -> bool:
        return obj is not None and Afspraak.objects.editable_by(request.user).filter(pk=obj.pk).exists()

    def has_add_permission(self, request: HttpRequest) -> bool:
        return request.user.schrijft

    def has_delete_permission(self, request: HttpRequest, obj: Afspraak | None = None) -> bool:
        return False  # an agreement that does not go on is "vervallen", so that it can be found again

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest | None = None) -> bool:
        return lookup in ("staat__exact", "ruimte")

    def get_readonly_fields(self, request: HttpRequest, obj: Afspraak | None = None):
        return ("ruimte",) if obj is not None else ()

    def get_changeform_initial_data(self, request: HttpRequest) -> dict:
        mine = list(Redactieruimte.objects.editable_by(request.user)[:2])
        return {"ruimte": mine[0].pk} if len(mine) == 1 else {}

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Afspraak:
        afspraak = super().get_object(request, object_id, from_field)
        if afspraak is None:
            raise Http404
        return afspraak

    def save_model(self, request: HttpRequest, obj: Afspraak, form, change: bool) -> None:
        if not change:
            obj.door = request.user
        super().save_model(request, obj, form, change)
        leg_vast("bewaard" if change else "gemaakt", obj, by=request.user)

    def log_addition(self, request, obj, message):
        """Our own log is written in `save_model`."""

    def log_change(self, request, obj, message):
        """Our own log is written in `save_model`."""
