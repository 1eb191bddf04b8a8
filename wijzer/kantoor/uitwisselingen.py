# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Sharing a report with another consortium, in the office: choose what they read, withdraw, read what they say."""

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse

from monitoring.verantwoorden import uitwisselingen as dienst
from monitoring.verantwoorden.models import Reflectie, Uitwisseling, Verslag, Verslagversie
from redactie.models import Redactieruimte
from wijzer.kantoor.aandachtspunten import bij_velden
from wijzer.kantoor.vanwijk import sleutel_uit

KRUIMEL = ("Uitwisselen", "/beheer/uitwisselingen/")


class DeelForm(forms.ModelForm):
    """With whom, how long, what, and which questions come back."""

    dagen = forms.TypedChoiceField(
        label="Hoe lang werkt de link", choices=dienst.DUREN, coerce=int, initial=30,
        error_messages={"required": "Kies hoe lang de link werkt."},
    )  # fmt: skip
    secties = forms.MultipleChoiceField(
        label="Wat mag de ander lezen", required=False, widget=forms.CheckboxSelectMultiple,
        help_text="Vragen van de financier gaan nooit mee. Scores alleen als je ze hier aankruist.",
    )  # fmt: skip
    met_aanvulling = forms.BooleanField(
        label="Ook de nadere toelichting die na vragen van de financier is toegevoegd", required=False
    )

    class Meta:
        model = Uitwisseling
        fields = ("aan", "vraag_1", "vraag_2", "vraag_3")
        error_messages = {
            "aan": {"required": "Met welk project of samenwerkingsverband deel je het?"},
            **{f"vraag_{n}": {"required": "Schrijf een vraag, of zet de oude terug."} for n in (1, 2, 3)},
        }

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        keuzes = dienst.keuzes(self.instance.versie)
        self.fields["secties"].choices = [
            (keuze.nummer, f"{keuze.nummer}. {keuze.titel}{' (met scores)' if keuze.heeft_scores else ''}")
            for keuze in keuzes
        ]
        self.fields["secties"].initial = [keuze.nummer for keuze in keuzes if keuze.vooraf]
        self.order_fields(["aan", "dagen", "secties", "met_aanvulling", "vraag_1", "vraag_2", "vraag_3"])

    def clean_secties(self) -> list[str]:
        if not self.cleaned_data["secties"]:
            raise ValidationError("Kies ten minste één onderdeel dat de ander mag lezen.")
        return self.cleaned_data["secties"]


def overzicht(request: HttpRequest, context: dict) -> HttpResponse:
    """What was shared, and what can be. Context `rijen`: [Uitwisseling], `versies` (that can be shared), `verslag`."""
    mijn = Uitwisseling.objects.visible_for(request.user).select_related("versie__verslag", "ruimte")
    versies = Verslagversie.objects.filter(
        verslag__in=Verslag.objects.editable_by(request.user).order_by().values("pk")
    )
    verslag = Verslag.objects.visible_for(request.user).filter(pk=sleutel_uit(request.GET.get("verslag", ""))).first()
    if verslag is not None:
        mijn, versies = mijn.filter(versie__verslag=verslag), versies.filter(verslag=verslag)
    return TemplateResponse(
        request, "kantoor/uitwisselingen.html",
        {
            **context, "title": "Uitwisselen met een ander project", "verslag": verslag,
            "rijen": list(mijn.prefetch_related("reflecties")),
            "versies": list(versies.select_related("verslag").order_by("-verslag__tot", "-nummer")[:50]),
            "kruimels": [("Uitwisselen", "")],
        },
    )  # fmt: skip


def nieuw(request: HttpRequest, context: dict, versie: int) -> HttpResponse:
    """Share a version. The link stands on the page once, right after. Context `form`, `versie`, `adres` or ""."""
    zichtbaar = Verslag.objects.visible_for(request.user).order_by().values("pk")
    een = get_object_or_404(Verslagversie.objects.select_related("verslag__ruimte"), pk=versie, verslag__in=zichtbaar)
    if not Redactieruimte.objects.editable_by(request.user).filter(pk=een.verslag.ruimte_id).exists():
        raise PermissionDenied
    form = DeelForm(request.POST if request.method == "POST" else None, instance=Uitwisseling(versie=een))
    adres, gedeeld = "", None
    if request.method == "POST" and form.is_valid():
        schoon = form.cleaned_data
        try:
            gedeeld, geheim = dienst.deel(
                form.instance, schoon["secties"], by=request.user, dagen=schoon["dagen"],
                met_aanvulling=schoon["met_aanvulling"],
            )  # fmt: skip
        except ValidationError as fout:
            bij_velden(form, fout)
        else:
            adres = f"{settings.SITE_URL}{reverse('uitwisseling', args=[geheim])}"
    return TemplateResponse(
        request, "kantoor/uitwisseling_nieuw.html",
        {
            **context, "title": "Deel dit verslag", "form": form, "versie": een, "adres": adres, "gedeeld": gedeeld,
            "errors": bool(form.errors), "kruimels": [KRUIMEL, (str(een), "")],
        },
        status=422 if form.errors else 200,
    )  # fmt: skip


def uitwisseling(request: HttpRequest, context: dict, pk: int) -> HttpResponse:
    """One exchange with what was said back. Context `een`, `reflecties`: [(reflectie, [(nummer, vraag, antwoord, punt,
    les)])], `schrijft`, `klachten`.
    """
    rows = Uitwisseling.objects.visible_for(request.user).select_related("versie__verslag", "ruimte", "door")
    een = get_object_or_404(rows, pk=pk)
    schrijft = Redactieruimte.objects.editable_by(request.user).filter(pk=een.ruimte_id).exists()
    klachten: list[tuple[str, str]] = []
    if request.method == "POST":
        if not schrijft:
            raise PermissionDenied
        try:
            return _doe(request, een)
        except ValidationError as fout:
            klachten = [("", zin) for zin in fout.messages]
    return TemplateResponse(
        request, "kantoor/uitwisseling.html",
        {
            **context, "title": f"Gedeeld met {een.aan}", "een": een, "schrijft": schrijft, "klachten": klachten,
            "errors": bool(klachten), "reflecties": [(r, _stukken(een, r)) for r in _reflecties(een)],
            "kruimels": [KRUIMEL, (een.aan, "")],
        },
        status=422 if klachten else 200,
    )  # fmt: skip


def _reflecties(een: Uitwisseling):
    return een.reflecties.prefetch_related("gevolgen__punt", "gevolgen__les")


def _stukken(een: Uitwisseling, reflectie: Reflectie) -> list[tuple]:
    gevolgen = {(gevolg.nummer, gevolg.soort): gevolg for gevolg in reflectie.gevolgen.all()}
    uit = []
    for nummer, (vraag, antwoord) in enumerate(zip(een.vragen, reflectie.antwoorden, strict=True), start=1):
        punt, les = gevolgen.get((nummer, dienst.PUNT)), gevolgen.get((nummer, dienst.LES))
        uit.append((nummer, vraag, antwoord.strip(), punt.punt if punt else None, les.les if les else None))
    return uit


def _doe(request: HttpRequest, een: Uitwisseling) -> HttpResponse:
    """Do what the button says: withdraw, or make something of an answer (punt:<reflectie>:<nummer>)."""
    if "intrekken" in request.POST:
        dienst.trek_in(een, by=request.user)
        messages.success(request, "De link werkt niet meer. Wat er is teruggezegd, blijft staan.")
        return HttpResponseRedirect(request.path)
    wat, _, rest = request.POST.get("maak", "").partition(":")
    sleutel, _, nummer = rest.partition(":")
    reflectie = get_object_or_404(
        een.reflecties.select_related("uitwisseling__versie__verslag"), pk=sleutel_uit(sleutel)
    )
    if wat == "punt":
        punt = dienst.maak_punt(reflectie, sleutel_uit(nummer), by=request.user)
        messages.success(request, "Het staat bij de aandachtspunten, en ligt bij jullie.")
        return HttpResponseRedirect(reverse("admin:aandachtspunt", args=[punt.pk]))
    if wat == "les":
        les = dienst.maak_les(reflectie, sleutel_uit(nummer), by=request.user)
        messages.success(request, "Er is een les in concept. Schrijf haar om in eigen woorden.")
        return HttpResponseRedirect(reverse("admin:toolkit_les_change", args=[les.pk]))
    raise ValidationError("Kies wat je ermee wilt doen.")
