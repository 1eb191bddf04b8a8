# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""The admin of people: who works here, in which room, with which role; and of the rooms of residents."""

from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.forms.models import BaseInlineFormSet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import slugify
from django.views.decorators.http import require_POST

from redactie.accounts import services, tweedestap
from redactie.admin.item import DATUM
from redactie.admin.overig import BeheerderAdmin
from redactie.logboek import leg_vast
from redactie.models import Gebruiker, Lidmaatschap, Logregel, Redactieruimte, Resultaat, Rol
from redactie.models.ruimte import Ruimtesoort


class LidmaatschapFormSet(BaseInlineFormSet):
    """Memberships; each one that is given or changed must be one that the beheerder may give."""

    by: Gebruiker

    def clean(self) -> None:
        super().clean()
        for form in self.forms:
            if not form.has_changed() or not getattr(form, "cleaned_data", None) or form.cleaned_data.get("DELETE"):
                continue
            rol, tot = form.cleaned_data.get("rol"), form.cleaned_data.get("tot")
            if rol and (reden := services.reden_tegen(self.instance, rol, tot, by=self.by)):
                leg_vast("rol geven", self.instance if self.instance.pk else None, by=self.by,
                         resultaat=Resultaat.GEWEIGERD, toelichting=rol)  # fmt: skip
                form.add_error("rol", reden)


class LidmaatschapInline(admin.StackedInline):
    model = Lidmaatschap
    formset = LidmaatschapFormSet
    fields = ("ruimte", "rol", "van", "tot")
    extra = 1
    max_num = 40
    formfield_overrides = {Lidmaatschap._meta.get_field("van").__class__: DATUM}
    uitleg = "De laatste dag telt nog mee. Na die dag kan deze persoon er niet meer bij."

    def get_formset(self, request: HttpRequest, obj: Gebruiker | None = None, **kwargs):
        formset = super().get_formset(request, obj, **{"absolute_max": self.max_num + 10, **kwargs})
        return type("LidmaatschapFormSet", (formset,), {"by": request.user})

    def formfield_for_dbfield(self, db_field, request: HttpRequest, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is not None and hasattr(field.widget, "widget"):
            field.widget = field.widget.widget  # no pencil, plus or bin beside the choice of a room
        return field

    def has_view_permission(self, request: HttpRequest, obj: Gebruiker | None = None) -> bool:
        return request.user.is_beheerder

    def has_add_permission(self, request: HttpRequest, obj: Gebruiker | None = None) -> bool:
        # Nobody changes their own rights: another beheerder does.
        if obj is None:
            return request.user.is_beheerder
        return services.mag_beheren(obj, by=request.user) and (obj != request.user or request.user.is_superuser)

    has_change_permission = has_delete_permission = has_add_permission


class GebruikerForm(forms.ModelForm):
    """A person: the name and the address to log in with."""

    class Meta:
        model = Gebruiker
        fields = ("naam", "email")
        help_texts = {"email": "Hiermee logt iemand in. Gebruik een adres van één persoon, geen gedeelde postbus."}
        error_messages = {
            "naam": {"required": "Vul een naam in."},
            "email": {
                "required": "Vul een e-mailadres in.",
                "invalid": "Vul een e-mailadres in zoals naam@gemeente.nl.",
            },
        }

    def clean_email(self) -> str:
        email = self.cleaned_data["email"].strip().lower()
        bekend = Gebruiker.objects.filter(email=email).exclude(pk=self.instance.pk).first()
        if bekend is not None:
            raise ValidationError(f"Er is al een account met dit adres, van {bekend}. Zoek dat op in de lijst.")
        return email


class RolFilter(admin.SimpleListFilter):
    title = "rol"
    parameter_name = "rol"

    def lookups(self, request: HttpRequest, model_admin) -> list[tuple[str, str]]:
        return [(rol.value, rol.label) for rol in Rol]

    def queryset(self, request: HttpRequest, queryset):
        if not self.value():
            return queryset
        return queryset.filter(pk__in=Lidmaatschap.objects.actief().filter(rol=self.value()).values("gebruiker"))


class LidVanFilter(admin.SimpleListFilter):
    title = "redactieruimte"
    parameter_name = "ruimte"

    def lookups(self, request: HttpRequest, model_admin) -> list[tuple[str, str]]:
        return [(ruimte.slug, ruimte.naam) for ruimte in Redactieruimte.objects.visible_for(request.user)]

    def queryset(self, request: HttpRequest, queryset):
        if not self.value():
            return queryset
        leden = Lidmaatschap.objects.actief().filter(ruimte__slug=self.value())
        return queryset.filter(pk__in=leden.values("gebruiker"))


class ToegangFilter(admin.SimpleListFilter):
    title = "toegang"
    parameter_name = "toegang"

    def lookups(self, request: HttpRequest, model_admin) -> list[tuple[str, str]]:
        return [("ja", "heeft toegang"), ("nee", "geblokkeerd")]

    def queryset(self, request: HttpRequest, queryset):
        return queryset.filter(is_active=self.value() == "ja") if self.value() in ("ja", "nee") else queryset


@admin.register(Gebruiker)
class GebruikerAdmin(BeheerderAdmin):
    """People: add and invite, give roles, block, let in again, hand over."""

    form = GebruikerForm
    fields = ("naam", "email")
    list_display = ("naam", "email", "rollen", "laatst_ingelogd", "tweede_stap", "toegang")
    list_filter = (ToegangFilter, RolFilter, LidVanFilter)
    search_fields = ("naam", "email")
    inlines = (LidmaatschapInline,)
    change_form_template = "admin/redactie/gebruiker_change_form.html"
    # What a button on the page of a person does, by the last part of its address.
    ACTIES = ("uitnodigen", "blokkeer", "toegang", "uitloggen", "tweede-stap-weg", "ontkoppel", "overdragen")

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest | None = None) -> bool:
        return lookup in {keuze.parameter_name for keuze in self.list_filter}

    # --- The list -----------------------------------------------------------------------------------------------

    def get_queryset(self, request: HttpRequest):
        return tweedestap.met_tweede_stap(super().get_queryset(request)).prefetch_related("lidmaatschappen__ruimte")

    @admin.display(description="rol en wijk")
    def rollen(self, persoon: Gebruiker) -> str:
        if persoon.is_superuser:
            return "alles (technisch beheer)"
        vandaag = timezone.localdate()
        nu = [lid for lid in persoon.lidmaatschappen.all() if lid.geldt_op(vandaag)]
        return "; ".join(f"{lid.rol} in {lid.ruimte}" for lid in nu) or "geen"

    @admin.display(description="laatst ingelogd", ordering="last_login")
    def laatst_ingelogd(self, persoon: Gebruiker) -> str:
        if persoon.last_login:
            return date_format(timezone.localtime(persoon.last_login), "j F Y")
        if persoon.uitgenodigd_op:
            return (
                f"nog niet ingelogd, uitgenodigd op {date_format(timezone.localtime(persoon.uitgenodigd_op), 'j F Y')}"
            )
        return "nog niet ingelogd"

    @admin.display(description="tweede stap")
    def tweede_stap(self, persoon: Gebruiker) -> str:
        return "ja" if persoon.heeft_tweede_stap else "nee"

    @admin.display(description="toegang", ordering="is_active")
    def toegang(self, persoon: Gebruiker) -> str:
        return "ja" if persoon.is_active else "geblokkeerd"

    # --- One person ---------------------------------------------------------------------------------------------

    def has_change_permission(self, request: HttpRequest, obj: Gebruiker | None = None) -> bool:
        return self.has_module_permission(request) and (obj is None or services.mag_beheren(obj, by=request.user))

    def _get_obj_does_not_exist_redirect(self, request: HttpRequest, opts, object_id: str) -> HttpResponse:
        raise Http404

    def changeform_view(self, request: HttpRequest, object_id=None, form_url: str = "", extra_context=None):
        persoon = self.get_object(request, object_id) if object_id else None
        if persoon is None:
            try:
                return super().changeform_view(request, object_id, form_url, extra_context)
            except IntegrityError:  # the same form twice at once: the second now hears that the address is known
                return super().changeform_view(request, object_id, form_url, extra_context)
        if request.method == "POST" and not self.has_change_permission(request, persoon):
            leg_vast("account wijzigen", persoon, by=request.user, resultaat=Resultaat.GEWEIGERD)
            raise PermissionDenied
        return super().changeform_view(
            request, object_id, form_url, {**(extra_context or {}), **self._stand(request, persoon)}
        )

    def _stand(self, request: HttpRequest, persoon: Gebruiker) -> dict:
        """What the page of a person shows besides the form."""
        mag = services.mag_beheren(persoon, by=request.user)
        bezit = services.bezit_van(persoon, by=request.user) if mag else []
        return {
            "persoon": persoon,
            "mag_beheren": mag,
            "zichzelf": persoon == request.user,
            "bezit": bezit[:100],
            "bezit_aantal": len(bezit),
            "ontvangers": services.mogelijke_ontvangers(persoon) if bezit else [],
            "sessies": UserSession.objects.filter(user=persoon).count(),
            "is_gekoppeld": SocialAccount.objects.filter(user=persoon).exists(),
            "tweede_stap_verplicht": tweedestap.is_verplicht(persoon),
            "log": Logregel.objects.van(persoon)[:20],
            "acties": {
                naam.replace("-", "_"): reverse(f"admin:{self._naam(naam)}", args=[persoon.pk]) for naam in self.ACTIES
            },
        }

    def save_model(self, request: HttpRequest, obj: Gebruiker, form, change: bool) -> None:
        oud = Gebruiker.objects.get(pk=obj.pk).email if change else ""
        if not change:
            obj.set_unusable_password()
        super().save_model(request, obj, form, change)
        if change and oud != obj.email:
            services.email_gewijzigd(obj, oud, by=request.user)

    def save_related(self, request: HttpRequest, form, formsets, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        persoon = form.instance
        leg_vast("account bewaard" if change else "account gemaakt", persoon, by=request.user)
        for formset in formsets:
            gewijzigd = [lid for lid, _velden in formset.changed_objects]
            for handeling, leden in (
                ("rol gegeven", formset.new_objects),
                ("rol gewijzigd", gewijzigd),
                ("rol weggehaald", formset.deleted_objects),
            ):
                for lid in leden:
                    tot = f" tot en met {lid.tot:%d-%m-%Y}" if lid.tot else ""
                    leg_vast(handeling, persoon, by=request.user, toelichting=f"{lid.rol} in {lid.ruimte}{tot}")

    def log_addition(self, request, obj, message):
        """Our own log is written above."""

    def log_change(self, request, obj, message):
        """Our own log is written above."""

    def response_add(self, request: HttpRequest, obj: Gebruiker, post_url_continue=None) -> HttpResponse:
        # After everything is stored: whatever happens to the mail, the account is whole.
        transaction.on_commit(lambda: self._nodig_uit(request, obj))
        return self._naar(obj)

    def response_change(self, request: HttpRequest, obj: Gebruiker) -> HttpResponse:
        messages.success(request, f"“{obj}” is bewaard.")
        return self._naar(obj)

    def _naar(self, persoon: Gebruiker) -> HttpResponse:
        return redirect(f"admin:{self._naam('change')}", persoon.pk)

    def _nodig_uit(self, request: HttpRequest, persoon: Gebruiker) -> None:
        if services.nodig_uit(persoon, by=request.user):
            messages.success(request, f"{persoon} is uitgenodigd op {persoon.email}. De link in de mail werkt 7 dagen.")
        else:
            messages.warning(
                request,
                f"Het account van {persoon} staat klaar, maar de mail kon niet worden verstuurd. "
                "Druk straks op “Stuur de uitnodiging opnieuw”.",
            )

    # --- The buttons --------------------------------------------------------------------------------------------

    def _naam(self, actie: str) -> str:
        return f"redactie_gebruiker_{actie}"

    def get_urls(self):
        knoppen = [
            path(
                f"<int:object_id>/{naam}/",
                self.admin_site.admin_view(require_POST(self._knop(naam))),
                name=self._naam(naam),
            )
            for naam in self.ACTIES
        ]
        return [*knoppen, *super().get_urls()]

    def _knop(self, naam: str):
        handeling = getattr(self, f"_{naam.replace('-', '_')}")

        def knop(request: HttpRequest, object_id: int) -> HttpResponse:
            if not self.has_module_permission(request):
                leg_vast(naam, by=request.user, resultaat=Resultaat.GEWEIGERD)
                raise PermissionDenied
            persoon = self.get_object(request, str(object_id))
            if persoon is None:
                raise Http404
            handeling(request, persoon)
            return self._naar(persoon)

        return knop

    def _uitnodigen(self, request: HttpRequest, persoon: Gebruiker) -> None:
        if persoon.has_usable_password():
            messages.info(request, f"{persoon} heeft al een wachtwoord en heeft geen uitnodiging meer nodig.")
        else:
            self._nodig_uit(request, persoon)

    def _blokkeer(self, request: HttpRequest, persoon: Gebruiker) -> None:
        services.blokkeer(persoon, by=request.user)
        messages.success(request, f"{persoon} heeft geen toegang meer. Per ongeluk? Druk dan op “Geef weer toegang”.")

    def _toegang(self, request: HttpRequest, persoon: Gebruiker) -> None:
        services.geef_toegang(persoon, by=request.user)
        messages.success(request, f"{persoon} heeft weer toegang, met de rollen die hieronder staan.")

    def _uitloggen(self, request: HttpRequest, persoon: Gebruiker) -> None:
        services.log_overal_uit(persoon, by=request.user)
        messages.success(request, f"{persoon} is op alle apparaten uitgelogd.")

    def _tweede_stap_weg(self, request: HttpRequest, persoon: Gebruiker) -> None:
        services.haal_tweede_stap_weg(persoon, by=request.user)
        messages.success(request, f"De tweede stap van {persoon} is verwijderd. {persoon} krijgt er een mail over.")

    def _ontkoppel(self, request: HttpRequest, persoon: Gebruiker) -> None:
        services.ontkoppel_extern(persoon, by=request.user)
        messages.success(request, f"Het externe account van {persoon} is ontkoppeld.")

    def _overdragen(self, request: HttpRequest, persoon: Gebruiker) -> None:
        keuze = request.POST.get("naar", "")
        naar = next((ander for ander in services.mogelijke_ontvangers(persoon) if str(ander.pk) == keuze), None)
        if naar is None:
            messages.error(request, "Kies eerst iemand die het overneemt.")
            return
        uitkomst = services.draag_over(persoon, naar, by=request.user)
        messages.success(request, f"{naar} houdt nu {len(uitkomst.gelukt)} keer iets bij dat van {persoon} was.")
        if uitkomst.gebleven:
            titels = "; ".join(str(item) for item in uitkomst.gebleven[:10])
            messages.warning(
                request,
                f"Dit bleef bij {persoon}, omdat {naar} er niet mag schrijven: {titels}. Kies daarvoor iemand anders.",
            )


class RuimteForm(forms.ModelForm):
    """A room for residents; the rooms of the project come with the content."""

    class Meta:
        model = Redactieruimte
        fields = ("naam",)
        help_texts = {"naam": "Bijvoorbeeld: Bewonersredactie Stevenshof."}
        error_messages = {
            "naam": {
                "required": "Geef de redactieruimte een naam.",
                "unique": "Deze naam is al in gebruik. Kies een andere.",
            }
        }

    def clean_naam(self) -> str:
        naam = self.cleaned_data["naam"].strip()
        slug = slugify(naam)[:60]
        if not slug:
            raise ValidationError("Geef een naam met ten minste één letter.")
        if self.instance.pk is None:
            if Redactieruimte.objects.filter(slug=slug).exists():
                raise ValidationError("Deze naam lijkt te veel op die van een andere ruimte. Kies een andere.")
            self.instance.slug, self.instance.soort = slug, Ruimtesoort.BEWONERS
        return naam


@admin.register(Redactieruimte)
class RedactieruimteAdmin(BeheerderAdmin):
    """Rooms. A beheerder adds one for a redactie of residents, and gives people the role redacteur there."""

    form = RuimteForm
    list_display = ("naam", "soort", "leden")
    fields = ("naam",)

    def has_change_permission(self, request: HttpRequest, obj: Redactieruimte | None = None) -> bool:
        return self.has_module_permission(request) and (obj is None or obj.soort == Ruimtesoort.BEWONERS)

    def get_queryset(self, request: HttpRequest):
        return super().get_queryset(request).prefetch_related("leden__gebruiker")

    @admin.display(description="leden")
    def leden(self, ruimte: Redactieruimte) -> str:
        vandaag = timezone.localdate()
        namen = {str(lid.gebruiker) for lid in ruimte.leden.all() if lid.geldt_op(vandaag) and lid.gebruiker.is_active}
        return ", ".join(sorted(namen)) or "niemand"

    def save_model(self, request: HttpRequest, obj: Redactieruimte, form, change: bool) -> None:
        super().save_model(request, obj, form, change)
        leg_vast("redactieruimte bewaard" if change else "redactieruimte gemaakt", obj, by=request.user)

    def log_addition(self, request, obj, message):
        """Our own log is written above."""

    def log_change(self, request, obj, message):
        """Our own log is written above."""
