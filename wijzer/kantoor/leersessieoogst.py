# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""After a leersessie: from notes to lessons and agreements, two closing questions, the drawer, and the report."""

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from monitoring.leren import leersessies as dienst
from monitoring.leren.models import Leersessie, Notitie
from monitoring.leren.models.leersessie import Sessiestaat
from monitoring.leren.sessiebladen import opdrachtblad, scriptblad, verslagblad
from redactie.intussen import stand_van
from redactie.momenten import tijd
from toolkit.models.les import Niveau
from wijzer.kantoor.leersessie import (
    DAG,
    adres,
    eis_schrijver,
    kader,
    kringen_van,
    met_uitkomst,
    plan_van,
    probeer,
    sessie_van,
)
from wijzer.kantoor.vanwijk import sleutel_uit
from wijzer.paginas.plan import als_bestand


class Oogstform(forms.Form):
    """What is made of notes; `notities` are the ones it came from."""

    def __init__(self, *args, keuzes: list[Notitie], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if keuzes:
            self.fields["notities"] = forms.TypedMultipleChoiceField(
                label="Uit welke notities", required=False, coerce=int, widget=forms.CheckboxSelectMultiple,
                choices=[(n.pk, f"{n.tekst} ({n.get_kring_display()})") for n in keuzes],
                help_text="Zo zie je straks welke notities al zijn gebruikt.",
            )  # fmt: skip


class LesOogst(Oogstform):
    titel = forms.CharField(
        label="Wat hebben jullie geleerd?", max_length=200,
        help_text="Als zin die een ander kan gebruiken.",
        error_messages={
            "required": "Schrijf in één zin wat jullie leerden.",
            "max_length": "Houd de zin korter dan 200 tekens. De rest kan bij: waar bleek dat uit?",
        },
    )  # fmt: skip
    tekst = forms.CharField(
        label="Waar bleek dat uit?", required=False, max_length=5000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Geen namen van inwoners.",
    )  # fmt: skip
    niveau = forms.ChoiceField(
        label="Voor wie geldt het?", choices=[(n.value, n.label.capitalize()) for n in Niveau], widget=forms.RadioSelect
    )


class AfspraakOogst(Oogstform):
    wat = forms.CharField(
        label="Wat is afgesproken?", max_length=300, help_text="Eén ding, zo dat een ander het kan doen.",
        error_messages={
            "required": "Zeg wat is afgesproken.", "max_length": "Houd het korter dan 300 tekens, of maak er twee van.",
        },
    )  # fmt: skip
    wie = forms.CharField(
        label="Wie doet het?", max_length=160, help_text="Een rol of organisatie.",
        error_messages={"required": "Zeg wie het doet. Weten jullie dat nog niet? Schrijf dan: nog af te spreken."},
    )  # fmt: skip
    voor = forms.DateField(
        label="Voor wanneer?", required=False, widget=DAG, help_text="Laat leeg als er geen dag is afgesproken.",
        error_messages={"invalid": "Dit is geen datum. Schrijf bijvoorbeeld 24-02-2027, of laat het leeg."},
    )  # fmt: skip
    aan_inwoners = forms.BooleanField(label="Dit is beloofd aan inwoners", required=False)


class SlotForm(forms.ModelForm):
    """The two closing questions, and what the drawer needs."""

    class Meta:
        model = Leersessie
        fields = ("geleerd", "beter", "slot_publiek", "opdracht")
        widgets = {
            "geleerd": forms.Textarea(attrs={"rows": 3}),
            "beter": forms.Textarea(attrs={"rows": 3}),
            "opdracht": forms.Textarea(attrs={"rows": 10}),
        }
        labels = {
            "geleerd": "Wat hebben we geleerd?",
            "beter": "Wat kan de volgende keer beter?",
            "slot_publiek": "Deze twee antwoorden mogen op de site",
            "opdracht": "Opdracht voor de tekenaar van de praatplaat",
        }


MAAK = {"les": (LesOogst, "Maak een les"), "afspraak": (AfspraakOogst, "Maak een afspraak")}


def oogst(request: HttpRequest, context: dict, pk: int) -> HttpResponse:
    """What came out. `?maak=les&notitie=3` shows the form of a lesson or an agreement alone, so nothing typed is lost.

    Context `notities`, `lessen`, `afspraken`, `slot` (form or None), `maak` (form or None), `soort`, `mist`.
    """
    een = sessie_van(request, pk)
    blad = kader(request, context, een, "leersessie-oogst", "Oogst")
    soort = request.GET.get("maak", "")
    if request.method == "POST":
        eis_schrijver(request, een)
    if soort in MAAK and blad["schrijft"] and not een.is_afgesloten:
        return _maak(request, blad, een, soort)
    slot, uitkomst = None, None
    if request.method == "POST":
        if "sluit" in request.POST or "open" in request.POST:
            return _sluit(request, een)
        slot = SlotForm(request.POST, instance=sessie_van(request, pk))
        slot.is_valid()
        velden = slot.cleaned_data
        if "voorstel" in request.POST and not slot.errors:
            velden["opdracht"] = "\n\n".join(filter(None, [velden["opdracht"], dienst.voorgestelde_opdracht(een)]))
        if not slot.errors:
            uitkomst = probeer(
                lambda: dienst.bewaar_slot(een, by=request.user, gezien=request.POST.get("stand"), **velden)
            )
        if "tussentijds" in request.GET:
            return _tussentijds(een, slot, uitkomst)
        if uitkomst is not None and uitkomst.gelukt:
            messages.success(request, "Bewaard.")
            return HttpResponseRedirect(f"{request.path}#{'id_opdracht' if 'voorstel' in request.POST else 'slot'}")
    elif blad["schrijft"] and not een.is_afgesloten:
        slot = SlotForm(instance=een)
    blad |= {
        "notities": _per_stap(een), "lessen": list(dienst.lessen_van(een)),
        "afspraken": list(dienst.afspraken_van(een)), "slot": slot, "mist": dienst.wat_nog_mist(een),
    }  # fmt: skip
    status = 200
    if uitkomst is not None:
        blad, status = met_uitkomst(blad, uitkomst), uitkomst.status
    elif slot is not None and slot.is_bound:
        blad["errors"], status = True, 422
    return TemplateResponse(request, "kantoor/leersessie_oogst.html", blad, status=status)


def _per_stap(een: Leersessie) -> list[tuple[str, list[Notitie]]]:
    """The notes in the order of the day, under the step they were made in."""
    groepen: dict[str, list[Notitie]] = {}
    for notitie in een.notities.select_related("stap", "les", "afspraak"):
        groepen.setdefault(notitie.stap.titel if notitie.stap else "Zonder stap", []).append(notitie)
    return list(groepen.items())


def _tussentijds(een: Leersessie, slot: SlotForm, uitkomst) -> JsonResponse:
    """Answer to what a script sends while somebody types: when it was kept, and from what a next answer starts."""
    if uitkomst is None:
        return JsonResponse({"melding": "Nog niet bewaard: er klopt nog iets niet."}, status=422)
    if not uitkomst.gelukt:
        zin = "Nog niet bewaard: iemand anders wijzigde dit intussen ook. Druk op Bewaar om te zien wat er staat."
        return JsonResponse({"melding": zin}, status=409)
    nu = Leersessie.objects.get(pk=een.pk)
    return JsonResponse({"tijd": tijd(timezone.now()), "melding": "", "stand": stand_van(nu)})


def _sluit(request: HttpRequest, een: Leersessie) -> HttpResponse:
    try:
        if "open" in request.POST:
            dienst.heropen(een, by=request.user)
            messages.success(request, "De sessie is weer open.")
            return HttpResponseRedirect(request.path)
        dienst.sluit_af(een, by=request.user)
    except ValidationError as fout:
        messages.error(request, fout.messages[0])
        return HttpResponseRedirect(request.path)
    messages.success(request, "De sessie is afgesloten. De volgende begint met wat hier is afgesproken.")
    return HttpResponseRedirect(adres("leersessie-verslag", een))


def _maak(request: HttpRequest, blad: dict, een: Leersessie, soort: str) -> HttpResponse:
    """Make a lesson or an agreement, filled in from a note when one is named."""
    vorm, titel = MAAK[soort]
    vrij = list(een.notities.filter(les__isnull=True, afspraak__isnull=True))
    bron = next((n for n in vrij if n.pk == sleutel_uit(request.GET.get("notitie", ""))), None)
    form = vorm(request.POST or None, keuzes=vrij, initial=_uit_notitie(een, soort, bron))
    uitkomst = None
    if request.method == "POST" and form.is_valid():
        velden = form.cleaned_data
        doe = dienst.oogst_les if soort == "les" else dienst.oogst_afspraak
        uitkomst = probeer(lambda: doe(een, by=request.user, **velden))
        if uitkomst.gelukt:
            messages.success(request, f"De {soort} is gemaakt.")
            nog = f"?maak={soort}" if "nog" in request.POST else f"#{'lessen' if soort == 'les' else 'afspraken'}"
            return HttpResponseRedirect(f"{request.path}{nog}")
    blad |= {"maak": form, "soort": soort, "title": titel, "kop": titel}
    status = 422 if form.errors else 200
    blad["errors"] = bool(form.errors)
    if uitkomst is not None:
        blad, status = met_uitkomst(blad, uitkomst), uitkomst.status
    return TemplateResponse(request, "kantoor/leersessie_maak.html", blad, status=status)


def _uit_notitie(een: Leersessie, soort: str, bron: Notitie | None) -> dict:
    begin: dict = {"niveau": een.niveau} if soort == "les" else {}
    if bron is None:
        return begin
    begin["notities"] = [bron.pk]
    regel = " ".join(bron.tekst.split())
    if soort == "afspraak":
        return begin | {"wat": regel[:300]}
    return begin | ({"titel": regel} if len(regel) <= 200 else {"tekst": bron.tekst})


# --- Report and documents ----------------------------------------------------------------------------------------


@require_safe
def verslag(request: HttpRequest, context: dict, *, pk: int) -> HttpResponse:
    """The report. Context `lessen`: [(niveau, [Les])], `afspraken`, `kringen`, `plan`, `mist`."""
    een = sessie_van(request, pk)
    blad = kader(request, context, een, "leersessie-verslag", "Verslag")
    lessen = list(dienst.lessen_van(een))
    blad |= {
        "lessen": [(n.label, rijen) for n in Niveau if (rijen := [les for les in lessen if les.niveau == n])],
        "afspraken": list(dienst.afspraken_van(een)), "kringen": kringen_van(een), "plan": plan_van(een),
        "mist": dienst.wat_nog_mist(een) if een.staat != Sessiestaat.VOORBEREIDEN else [],
    }  # fmt: skip
    return TemplateResponse(request, "kantoor/leersessie_verslag.html", blad)


@require_safe
def document(request: HttpRequest, context: dict, *, pk: str, wat: str, vorm: str) -> HttpResponse:
    """The script, the report or the brief for the drawer as a file; `vorm` is docx, odt or pdf."""
    een = sessie_van(request, int(pk))
    blad = {"script": scriptblad, "verslag": verslagblad, "opdracht": opdrachtblad}[wat]
    return als_bestand(blad(een), f"{wat}-leersessie-{een.pk}", vorm)
