# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Gespreksronden in the office: vooraf, tussentijds and napraten, each with its tally and its card to print."""

from dataclasses import dataclass, field

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from monitoring.meten import gespreksronden as dienst
from monitoring.meten.gesprekskaart import gesprekskaart
from monitoring.meten.models import Gespreksmoment, Gespreksronde
from monitoring.meten.models.gespreksronde import Gespreksmomentsoort
from redactie.intussen import Intussen, stand_van
from wijken.models import Interventie, Wijk
from wijzer.kantoor.vanwijk import schrijft_in, wijk_om_te_schrijven, wijk_van, wijken_van
from wijzer.paginas.plan import als_bestand

KRUIMEL = ("Verwachtingen", "/beheer/verwachtingen/")
LEGE_REGELS = 3
MEESTE_REGELS = dienst.MEESTE_ANTWOORDEN
LANGSTE_ANTWOORD = 160


class RondeForm(forms.ModelForm):
    """What a round is about."""

    class Meta:
        model = Gespreksronde
        fields = ("titel", "interventie", "gedaan", "publiek")
        widgets = {"gedaan": forms.Textarea(attrs={"rows": 4})}
        error_messages = {"titel": {"required": "Zeg aan welke activiteit de mensen meedoen."}}

    def __init__(self, *args, user, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        kan = Interventie.objects.visible_for(user)
        if self.instance.interventie_id and not kan.filter(pk=self.instance.interventie_id).exists():
            del self.fields["interventie"]  # saving takes nothing away that this person can't see
            return
        self.fields["interventie"].queryset = kan.order_by("titel")
        self.fields["interventie"].empty_label = "Geen interventie"


class NieuweRondeForm(RondeForm):
    class Meta(RondeForm.Meta):
        fields = ("titel", "interventie")


class MomentForm(forms.ModelForm):
    """What stands around the tally of one moment."""

    class Meta:
        model = Gespreksmoment
        fields = ("datum", "mensen", "opgevallen")
        widgets = {
            "datum": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "mensen": forms.NumberInput(attrs={"min": 0, "inputmode": "numeric", "data-turf": ""}),
            "opgevallen": forms.Textarea(attrs={"rows": 4}),
        }
        error_messages = {
            "datum": {"invalid": "Dit is geen datum. Schrijf bijvoorbeeld 24-02-2022."},
            "mensen": {"invalid": "Vul een heel getal in, bijvoorbeeld 12."},
        }


@dataclass
class Turfvak:
    """One line of the tally in the form, with what is wrong with it."""

    merk: str
    antwoord: str = ""
    aantal: str = ""
    fout: str = ""


@dataclass
class Vraagvak:
    """A question with the lines of its tally."""

    nummer: int
    vraag: str
    vakken: list[Turfvak] = field(default_factory=list)


def _adres(naam: str, wijk: Wijk, *args) -> str:
    return reverse(f"admin:{naam}", args=[wijk.slug, *args])


def _ronde(request: HttpRequest, wijk: Wijk, pk: int) -> Gespreksronde:
    rows = Gespreksronde.objects.visible_for(request.user).for_wijk(wijk).select_related("interventie", "wijk")
    return get_object_or_404(rows, pk=pk)


def overzicht(request: HttpRequest, context: dict) -> HttpResponse:
    """The wijken of this person, with their rounds. Context `wijken`: [(wijk, [ronde])]."""
    wijken = list(wijken_van(request.user))
    per_wijk: dict[int, list[Gespreksronde]] = {}
    for ronde in Gespreksronde.objects.visible_for(request.user).prefetch_related("momenten"):
        per_wijk.setdefault(ronde.wijk_id, []).append(ronde)
    return TemplateResponse(
        request, "kantoor/verwachtingen.html",
        {
            **context, "title": "Verwachtingen", "wijken": [(wijk, per_wijk.get(wijk.pk, [])) for wijk in wijken],
            "kruimels": [("Verwachtingen", "")],
        },
    )  # fmt: skip


def lijst(request: HttpRequest, context: dict, slug: str) -> HttpResponse:
    """The rounds of a wijk; a POST begins a new one. Context `ronden`, `wijk`, `schrijft`, `form` or None."""
    wijk = wijk_van(request, slug)
    schrijft = schrijft_in(request.user, wijk)
    if request.method == "POST" and not schrijft:
        raise PermissionDenied
    data = request.POST if request.method == "POST" else None
    form = NieuweRondeForm(data, instance=Gespreksronde(wijk=wijk), user=request.user) if schrijft else None
    if data is not None and form.is_valid():
        ronde = dienst.bewaar_ronde(form.instance, by=request.user)
        messages.success(request, "De ronde is gemaakt. Begin met het eerste moment, of print eerst de kaart.")
        return HttpResponseRedirect(_adres("verwachtingen-ronde", wijk, ronde.pk))
    ronden = Gespreksronde.objects.visible_for(request.user).for_wijk(wijk).prefetch_related("momenten")
    return TemplateResponse(
        request, "kantoor/verwachtingen_wijk.html",
        {
            **context, "title": "Verwachtingen", "wijk": wijk, "schrijft": schrijft, "form": form,
            "ronden": list(ronden), "errors": bool(form is not None and form.errors),
            "kruimels": [KRUIMEL, (str(wijk), "")],
        },
        status=422 if form is not None and form.errors else 200,
    )  # fmt: skip


def ronde(request: HttpRequest, context: dict, slug: str, pk: int) -> HttpResponse:
    """One round: its three moments side by side with exact numbers, what it is about, and its state.

    Context `ronde`, `momenten`: [(code, name, moment or None, [(vraag, [Turfregel])])], `form` or None, `gezien`.
    """
    wijk = wijk_van(request, slug)
    een = _ronde(request, wijk, pk)
    schrijft = schrijft_in(request.user, wijk)
    form, gezien, status, klachten = None, stand_van(een), 200, []
    if request.method == "POST":
        wijk_om_te_schrijven(request, slug)
        form = RondeForm(request.POST, instance=een, user=request.user) if "bewaar" in request.POST else None
        try:
            if antwoord := _doe(request, wijk, een, form):
                return antwoord
            status = 422
        except Intussen as fout:
            klachten, gezien, status = [("", zin) for zin in fout.messages], fout.stand, 409
        except ValidationError as fout:
            klachten, status = [("", zin) for zin in fout.messages], 422
    if form is None and schrijft and not een.definitief:
        form = RondeForm(instance=een, user=request.user)
    interventie = Interventie.objects.visible_for(request.user).filter(pk=een.interventie_id).first()
    gehouden = {moment.moment: moment for moment in een.momenten.prefetch_related("turven")}
    momenten = [
        (soort.value, soort.label, gehouden.get(soort), _antwoorden(een, soort, gehouden.get(soort)))
        for soort in Gespreksmomentsoort
    ]
    return TemplateResponse(
        request, "kantoor/verwachtingen_ronde.html",
        {
            **context, "title": een.titel or "Ronde", "wijk": wijk, "ronde": een, "momenten": momenten, "form": form,
            "schrijft": schrijft, "gezien": gezien, "errors": status != 200, "klachten": klachten,
            "interventie": interventie,
            "kruimels": [KRUIMEL, (str(wijk), _adres("verwachtingen-wijk", wijk)), (een.titel or "Ronde", "")],
        },
        status=status,
    )  # fmt: skip


def _antwoorden(een: Gespreksronde, soort: str, moment: Gespreksmoment | None) -> list[tuple[str, list]]:
    turven = list(moment.turven.all()) if moment else []
    return [
        (vraag, [turf for turf in turven if turf.vraag == nummer])
        for nummer, vraag in enumerate(een.vragen(soort), start=1)
    ]


def _doe(request: HttpRequest, wijk: Wijk, een: Gespreksronde, form: RondeForm | None) -> HttpResponse | None:
    """Do what the button says; None when the form has to be mended first."""
    hier = HttpResponseRedirect(_adres("verwachtingen-ronde", wijk, een.pk))
    if "weg" in request.POST:
        dienst.verwijder(een, by=request.user)
        messages.success(request, "De ronde is weggehaald, met alles wat er geturfd was.")
        return HttpResponseRedirect(_adres("verwachtingen-wijk", wijk))
    if "concept" in request.POST:
        dienst.maak_concept(een, by=request.user)
        messages.success(request, "De ronde is weer concept. Op de site is zij niet meer te zien.")
        return hier
    if "definitief" in request.POST:
        nu = dienst.maak_definitief(een, by=request.user)
        messages.success(
            request,
            "De ronde is definitief en staat op de site. Kleine aantallen zijn daar niet te zien."
            if nu.publiek
            else "De ronde is definitief en blijft in de redactie.",
        )
        return hier
    if form is None or not form.is_valid():
        return None
    dienst.bewaar_ronde(form.instance, by=request.user, gezien=request.POST.get("gezien"))
    messages.success(request, "Bewaard.")
    return hier


# --- The tally ---------------------------------------------------------------------------------------------------


def moment(request: HttpRequest, context: dict, slug: str, pk: int, soort: str) -> HttpResponse:
    """The tally of one moment. Context `ronde`, `soort`, `naam`, `form`, `vragen` (Vraagvak), `gezien`."""
    wijk = wijk_om_te_schrijven(request, slug)
    if soort not in Gespreksmomentsoort.values:
        raise Http404
    een = _ronde(request, wijk, pk)
    if een.definitief:
        messages.info(request, dienst.IS_DEFINITIEF)
        return HttpResponseRedirect(_adres("verwachtingen-ronde", wijk, een.pk))
    bestaand = een.momenten.filter(moment=soort).prefetch_related("turven").first()
    gezien, status, klachten = stand_van(een), 200, []
    if request.method == "POST":
        form = MomentForm(request.POST, instance=bestaand or Gespreksmoment(ronde=een, moment=soort))
        vragen, turven = _lees(request.POST, een, soort)
        klachten = [(vak.merk, vak.fout) for deel in vragen for vak in deel.vakken if vak.fout]
        if form.is_valid() and not klachten:
            try:
                dienst.bewaar_moment(
                    een, soort, by=request.user, turven=turven, gezien=request.POST.get("gezien"), **form.cleaned_data
                )
            except Intussen as fout:
                klachten, gezien, status = [("", zin) for zin in fout.messages], fout.stand, 409
            except ValidationError as fout:
                per_veld = fout.message_dict if hasattr(fout, "error_dict") else {"turven": fout.messages}
                for veld, zinnen in per_veld.items():
                    if veld in form.fields:
                        form.add_error(veld, zinnen)
                    else:
                        klachten += [("", zin) for zin in zinnen]
            else:
                messages.success(request, "Bewaard. Je kunt verder turven.")
                if "klaar" in request.POST:
                    return HttpResponseRedirect(_adres("verwachtingen-ronde", wijk, een.pk))
                return HttpResponseRedirect(request.path)
        status = status if status != 200 else 422
    else:
        form, vragen = MomentForm(instance=bestaand), _zoals_het_staat(een, soort, bestaand)
    naam = Gespreksmomentsoort(soort).label
    return TemplateResponse(
        request, "kantoor/verwachtingen_moment.html",
        {
            **context, "title": f"Turven: {naam}", "wijk": wijk, "ronde": een, "soort": soort, "naam": naam,
            "form": form, "vragen": vragen, "gezien": gezien, "errors": status != 200, "klachten": klachten,
            "kruimels": [
                KRUIMEL, (str(wijk), _adres("verwachtingen-wijk", wijk)),
                (een.titel, _adres("verwachtingen-ronde", wijk, een.pk)), (naam.capitalize(), ""),
            ],
        },
        status=status,
    )  # fmt: skip


def _zoals_het_staat(een: Gespreksronde, soort: str, bestaand: Gespreksmoment | None) -> list[Vraagvak]:
    vragen = []
    for nummer, (vraag, turven) in enumerate(_antwoorden(een, soort, bestaand), start=1):
        vakken = [Turfvak(f"v{nummer}-{n}", turf.antwoord, str(turf.aantal)) for n, turf in enumerate(turven)]
        vragen.append(_met_lege(Vraagvak(nummer, vraag, vakken)))
    return vragen


def _met_lege(deel: Vraagvak) -> Vraagvak:
    """Add some empty lines to write in, up to as many as there may be."""
    meer = min(len(deel.vakken) + LEGE_REGELS, max(MEESTE_REGELS, len(deel.vakken)))
    deel.vakken += [Turfvak(f"v{deel.nummer}-{n}") for n in range(len(deel.vakken), meer)]
    return deel


def _lees(data: QueryDict, een: Gespreksronde, soort: str) -> tuple[list[Vraagvak], list[dienst.Getypt]]:
    """Read the lines that were typed; what is wrong stands in its line, with what was typed."""
    vragen, turven = [], []
    for nummer, vraag in enumerate(een.vragen(soort), start=1):
        deel = Vraagvak(nummer, vraag)
        for n in range(MEESTE_REGELS):
            merk = f"v{nummer}-{n}"
            antwoord = " ".join(data.get(f"{merk}-antwoord", "").replace("\x00", "").split())
            aantal = data.get(f"{merk}-aantal", "").strip()
            if not antwoord and not aantal.strip("0"):
                continue
            vak = Turfvak(f"v{nummer}-{len(deel.vakken)}", antwoord, aantal[:20])
            deel.vakken.append(vak)
            if not antwoord:
                vak.fout = "Hier staan streepjes zonder antwoord. Schrijf in een paar woorden wat mensen zeiden."
            elif len(antwoord) > LANGSTE_ANTWOORD:
                vak.fout = f"Dit antwoord is te lang. Zeg het in hoogstens {LANGSTE_ANTWOORD} tekens."
            elif not (aantal or "0").isdecimal() or not aantal.isascii() or len(aantal) > 5:
                vak.fout = f"“{aantal[:20]}” is geen aantal. Vul een heel getal in, bijvoorbeeld 4."
            else:
                turven.append(dienst.Getypt(nummer, antwoord, int(aantal or 0)))
        vragen.append(_met_lege(deel))
    return vragen, turven


@require_safe
def kaart(request: HttpRequest, context: dict, *, slug: str, pk: str, soort: str, vorm: str) -> HttpResponse:
    """The card of one moment with the activity on it, to print."""
    wijk = wijk_van(request, slug)
    een = _ronde(request, wijk, int(pk))
    doc = gesprekskaart(soort, activiteit=een.titel, wijk=wijk.titel, vragen=een.vragen(soort))
    return als_bestand(doc, f"gesprekskaart-{soort}-{wijk.slug}", vorm)
