# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Waarnemingen in the office: a list per wijk with a quick way in, and a form with everything."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse

from monitoring.meten import waarnemingen as dienst
from monitoring.meten.models import Indicator, Waarneming
from monitoring.meten.models.cijfer import Cijferstaat
from monitoring.meten.models.duiding import Perspectief
from monitoring.meten.models.indicator import Getalsoort
from monitoring.meten.perioden import VOORBEELD, Geenperiode, lees_periode, schrijf_periode
from redactie.intussen import Intussen, stand_van
from redactie.models import Bron
from wijken.models import Wijk
from wijzer.kantoor.vanwijk import met_aantallen, schrijft_in, wijk_om_te_schrijven, wijk_van

PER_BLAD = 50
KRUIMEL = ("Waarnemingen", "/beheer/waarnemingen/")


class SnelForm(forms.ModelForm):
    """Three things, to write something down before it is forgotten."""

    class Meta:
        model = Waarneming
        fields = ("indicator", "perspectief", "tekst")
        widgets = {"tekst": forms.Textarea(attrs={"rows": 4})}
        error_messages = {
            "indicator": {"required": "Kies waar het bij hoort.", "invalid_choice": "Kies een indicator uit de lijst."},
            "perspectief": {"required": "Kies wie dit zag of vertelde."},
            "tekst": {
                "required": "Schrijf op wat er is gezien of verteld.", "max_length": "Houd het korter dan 1500 tekens.",
            },
        }  # fmt: skip

    def __init__(self, *args, user, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        kan = Indicator.objects.filter(
            Q(pk__in=Indicator.objects.visible_for(user).values("pk")) | Q(pk=self.instance.indicator_id),
            getalsoort=Getalsoort.GEEN,
        )  # what was chosen stays a choice
        self.fields["indicator"].queryset = kan.order_by("vraag__nummer", "titel")
        self.fields["indicator"].empty_label = "Kies waar het bij hoort"
        self.fields["perspectief"].choices = [("", "Kies wie"), *Perspectief.choices]


class WaarnemingForm(SnelForm):
    """Everything that can be said of a waarneming."""

    periode = forms.CharField(
        label="Over welke periode", required=False, max_length=80, help_text=f"Hoeft niet. {VOORBEELD}"
    )

    class Meta(SnelForm.Meta):
        fields = (
            "indicator", "perspectief", "wie", "tekst", "vorm", "mensen", "datum", "bron", "plaats_in_bron", "publiek",
        )  # fmt: skip
        widgets = {
            "datum": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "tekst": forms.Textarea(attrs={"rows": 7}),
        }

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.begin:
            self.initial.setdefault("periode", schrijf_periode(self.instance.begin, self.instance.einde))
        self.fields["bron"].queryset = Bron.objects.all()
        self.fields["bron"].empty_label = "Geen bron gekozen"
        self.fields["datum"].error_messages["invalid"] = "Dit is geen datum. Schrijf bijvoorbeeld 24-02-2022."
        self.order_fields(["indicator", "perspectief", "wie", "tekst", "periode"])

    def clean_periode(self) -> str:
        tekst = self.cleaned_data["periode"].strip()
        try:
            self.instance.begin, self.instance.einde = lees_periode(tekst) if tekst else (None, None)
        except Geenperiode as fout:
            raise ValidationError(str(fout)) from fout
        return tekst


def _adres(wijk: Wijk, pk: int | None = None) -> str:
    if pk is None:
        return reverse("admin:waarnemingen-wijk", args=[wijk.slug])
    return reverse("admin:waarneming", args=[wijk.slug, pk])


def overzicht(request: HttpRequest, context: dict) -> HttpResponse:
    """The wijken of this person, with how many waarnemingen each has. Context `wijken`: [(wijk, aantal, concept)]."""
    rijen = met_aantallen(request.user, Waarneming)
    return TemplateResponse(
        request, "kantoor/waarnemingen.html",
        {**context, "title": "Waarnemingen", "wijken": rijen, "kruimels": [("Waarnemingen", "")]},
    )  # fmt: skip


def lijst(request: HttpRequest, context: dict, slug: str) -> HttpResponse:
    """The waarnemingen of a wijk; a POST writes a new one down. Context `blad`, `wijk`, `schrijft`, `form` or None."""
    wijk = wijk_van(request, slug)
    schrijft = schrijft_in(request.user, wijk)
    if request.method == "POST" and not schrijft:
        raise PermissionDenied
    data = request.POST if request.method == "POST" else None
    form = SnelForm(data, instance=Waarneming(wijk=wijk), user=request.user) if schrijft else None
    if data is not None and form.is_valid():
        nieuw = dienst.bewaar_waarneming(form.instance, by=request.user)
        messages.success(request, "Opgeschreven als concept. Vul later aan hoe het tot stand kwam.")
        return HttpResponseRedirect(f"{_adres(wijk)}#w{nieuw.pk}")
    rijen = Waarneming.objects.visible_for(request.user).for_wijk(wijk).select_related("indicator", "bron", "door")
    blad = Paginator(rijen.order_by("-gemaakt_op", "-pk"), PER_BLAD).get_page(request.GET.get("page"))
    return TemplateResponse(
        request, "kantoor/waarnemingen_wijk.html",
        {
            **context, "title": "Waarnemingen", "wijk": wijk, "schrijft": schrijft, "blad": blad, "form": form,
            "errors": bool(form is not None and form.errors), "kruimels": [KRUIMEL, (str(wijk), "")],
        },
        status=422 if form is not None and form.errors else 200,
    )  # fmt: skip


def waarneming(request: HttpRequest, context: dict, slug: str, pk: int) -> HttpResponse:
    """One waarneming: everything about it, and its state. Context `een`, `form` or None, `schrijft`, `gezien`."""
    wijk = wijk_van(request, slug)
    een = get_object_or_404(
        Waarneming.objects.visible_for(request.user).for_wijk(wijk).select_related("indicator", "bron", "wijk"), pk=pk
    )  # fmt: skip
    schrijft = schrijft_in(request.user, wijk)
    form, gezien, status = None, stand_van(een), 200
    if request.method == "POST":
        wijk_om_te_schrijven(request, slug)
        form = WaarnemingForm(request.POST, instance=een, user=request.user)
        try:
            if antwoord := _doe(request, wijk, een, form):
                return antwoord
            status = 422
        except Intussen as fout:
            form.add_error(None, fout)
            gezien, status = fout.stand, 409
        except ValidationError as fout:
            form.add_error(None, fout.messages)
            status = 422
    elif schrijft and een.staat == Cijferstaat.CONCEPT:
        form = WaarnemingForm(instance=een, user=request.user)
    return TemplateResponse(
        request, "kantoor/waarneming.html",
        {
            **context, "title": "Waarneming", "wijk": wijk, "een": een, "form": form, "schrijft": schrijft,
            "gezien": gezien, "errors": status != 200,
            "kruimels": [KRUIMEL, (str(wijk), _adres(wijk)), ("Waarneming", "")],
        },
        status=status,
    )  # fmt: skip


def _doe(request: HttpRequest, wijk: Wijk, een: Waarneming, form: WaarnemingForm) -> HttpResponse | None:
    """Do what the button says; None when the form has to be mended first."""
    if "weg" in request.POST:
        dienst.verwijder(een, by=request.user)
        messages.success(request, "De waarneming is weggehaald.")
        return HttpResponseRedirect(_adres(wijk))
    if "concept" in request.POST:
        dienst.maak_concept(een, by=request.user)
        messages.success(request, "De waarneming is weer concept. Op de site is zij niet meer te zien.")
        return HttpResponseRedirect(_adres(wijk, een.pk))
    if not form.is_valid():
        return None
    bewaard = dienst.bewaar_waarneming(form.instance, by=request.user, gezien=request.POST.get("gezien"))
    if "definitief" not in request.POST:
        messages.success(request, "Bewaard.")
        return HttpResponseRedirect(_adres(wijk, een.pk))
    try:
        bewaard = dienst.maak_definitief(bewaard, by=request.user)
    except ValidationError as fout:
        regels = " ".join(zin for zinnen in fout.message_dict.values() for zin in zinnen)
        messages.warning(request, f"Bewaard, maar nog concept. {regels}")
        return HttpResponseRedirect(_adres(wijk, een.pk))
    waar = "en staat op de site" if bewaard.publiek and bewaard.indicator.is_openbaar else "en blijft in de redactie"
    messages.success(request, f"De waarneming is definitief {waar}.")
    return HttpResponseRedirect(_adres(wijk, een.pk))
