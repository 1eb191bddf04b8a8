# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Reports in the office: the list, a new one, how far it is, reading it, and what differs between two of them."""

from dataclasses import dataclass, field
from datetime import date

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Count, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from drukkerij.grafiek.svg import Svg
from monitoring.verantwoorden import verslagen as dienst
from monitoring.verantwoorden.beeld import Grafiekblok, Inhoud, Keuze, Sectiebeeld, Tekst, Veldbeeld, Verslagbeeld
from monitoring.verantwoorden.lezing import (
    beeld_van,
    beeld_van_versie,
    is_leeg,
    klopt,
    lengte_van,
    paginas_van,
    teksten_van,
)
from monitoring.verantwoorden.models import Bijlage, Verslag, Verslagantwoord, Verslagsoort
from monitoring.verantwoorden.models.verslag import Verslagstaat
from monitoring.verantwoorden.staten import mag_schrijven, stappen_voor
from monitoring.verantwoorden.verslagen import RUIMTEN, stel_vorige_voor
from redactie.intussen import Intussen
from redactie.leesbaar import regels_van
from redactie.models import Bestand, Redactieruimte
from redactie.models.ruimte import Ruimtesoort
from redactie.vergelijken import Regel, naast_elkaar
from wijken.models import Wijk
from wijzer.kantoor.vanwijk import sleutel_uit

KRUIMEL = ("Verslagen", "/beheer/verslagen/")
DAG = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
GEEN_DATUM = "Dit is geen datum. Schrijf bijvoorbeeld 31-12-2027."
# --- Which report, and who may -----------------------------------------------------------------------------------


def adres(naam: str, *args) -> str:
    return reverse(f"admin:{naam}", args=args)


def verslag_van(request: HttpRequest, pk: int) -> Verslag:
    rijen = Verslag.objects.visible_for(request.user).select_related("ruimte", "wijk", "soort", "vorige", "bron")
    return get_object_or_404(rijen, pk=pk)


def kruimels(een: Verslag, *meer: str) -> list[tuple[str, str]]:
    if not meer:
        return [KRUIMEL, (een.titel, "")]
    return [KRUIMEL, (een.titel, adres("verslag", een.pk)), *((naam, "") for naam in meer)]


def elders(een: Verslag) -> list[tuple[str, str]]:
    """Links to what else can be done with a report: each stands there when that part of accounting for does."""
    versie = een.versies.order_by("-nummer").values_list("pk", flat=True).first()
    kan = [("verslag-uitvoer", "Neem het mee als bestand", (een.pk,)), ("aandachtspunten", "Aandachtspunten", ())]
    if versie is not None:
        kan.append(("uitwisseling-nieuw", "Laat een ander project meelezen", (versie,)))
    return [(waar, titel) for naam, titel, args in kan if (waar := adres_als_het_er_is(naam, *args))]


def adres_als_het_er_is(naam: str, *args) -> str:
    try:
        return adres(naam, *args)
    except NoReverseMatch:
        return ""


# --- List and new --------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Verslagregel:
    """A report in the list: how many of its questions are ready, and how many remarks are open."""

    verslag: Verslag
    vragen: int
    klaar: int
    opmerkingen: int


def overzicht(request: HttpRequest, context: dict) -> HttpResponse:
    """The reports of the rooms of this person. Context `ruimten`: [(ruimte, [Verslagregel], may begin one)]."""
    ruimten = list(Redactieruimte.objects.visible_for(request.user).filter(soort__in=RUIMTEN))
    schrijft = set(Redactieruimte.objects.editable_by(request.user).values_list("pk", flat=True))
    rijen = Verslag.objects.visible_for(request.user).select_related("wijk", "soort").annotate(
        vragen=Count("antwoorden", filter=Q(antwoorden__wijk__isnull=True), distinct=True),
        klaar=Count("antwoorden", filter=Q(antwoorden__wijk__isnull=True, antwoorden__klaar=True), distinct=True),
        open=Count("opmerkingen", filter=Q(opmerkingen__opgelost_op__isnull=True), distinct=True),
    )  # fmt: skip
    per_ruimte: dict[int, list[Verslagregel]] = {}
    for rij in rijen:
        per_ruimte.setdefault(rij.ruimte_id, []).append(Verslagregel(rij, rij.vragen, rij.klaar, rij.open))
    return TemplateResponse(
        request, "kantoor/verslagen.html",
        {
            **context, "title": "Verslagen", "kruimels": [("Verslagen", "")],
            "ruimten": [(ruimte, per_ruimte.get(ruimte.pk, []), ruimte.pk in schrijft) for ruimte in ruimten],
        },
    )  # fmt: skip


class NieuwForm(forms.Form):
    """What a new report is about; everything is filled in already."""

    soort = forms.ModelChoiceField(
        Verslagsoort.objects.none(), label="Welk verslag?", empty_label=None,
        error_messages={"required": "Kies een soort verslag."},
    )  # fmt: skip
    wijk = forms.ModelChoiceField(
        Wijk.objects.none(), label="Over welke wijk?", required=False, empty_label="Alle wijken samen",
        help_text="Nodig als het verslag over één wijk gaat.",
    )  # fmt: skip
    van = forms.DateField(label="Van", widget=DAG, error_messages={"invalid": GEEN_DATUM, "required": "Kies een dag."})
    tot = forms.DateField(
        label="Tot en met", widget=DAG, error_messages={"invalid": GEEN_DATUM, "required": "Kies een dag."}
    )
    vorige = forms.ModelChoiceField(
        Verslag.objects.none(), label="Het vorige verslag", required=False, empty_label="Begin zonder vorig verslag",
        help_text="De antwoorden daaruit staan klaar. Je ziet wat er sindsdien veranderde.",
    )  # fmt: skip

    def __init__(self, *args, user, ruimte: Redactieruimte, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["soort"].queryset = Verslagsoort.objects.gepubliceerd().order_by("titel")
        self.fields["wijk"].queryset = Wijk.objects.visible_for(user)
        self.fields["vorige"].queryset = Verslag.objects.visible_for(user).filter(ruimte=ruimte)
        if ruimte.soort == Ruimtesoort.WIJK:
            del self.fields["wijk"]


def nieuw(request: HttpRequest, context: dict, slug: str) -> HttpResponse:
    """Begin a report of a room: one press when the proposal is right. Context `form`, `ruimte`, `soorten`."""
    ruimte = get_object_or_404(Redactieruimte.objects.visible_for(request.user).filter(soort__in=RUIMTEN), slug=slug)
    if not Redactieruimte.objects.editable_by(request.user).filter(pk=ruimte.pk).exists():
        raise PermissionDenied
    begin = None if request.method == "POST" else _voorstel(request, ruimte)
    form = NieuwForm(request.POST or None, user=request.user, ruimte=ruimte, initial=begin)
    if request.method == "POST" and form.is_valid():
        velden = form.cleaned_data
        try:
            een = dienst.begin(velden.pop("soort"), by=request.user, ruimte=ruimte, **velden)
        except ValidationError as fout:
            bij_velden(form, fout)
        else:
            messages.success(
                request, "Het verslag is begonnen en heeft zich gevuld. Kijk per onderdeel wat klopt en wat ontbreekt."
            )
            return HttpResponseRedirect(adres("verslag", een.pk))
    return TemplateResponse(
        request, "kantoor/verslag_nieuw.html",
        {
            **context, "title": "Begin een verslag", "form": form, "ruimte": ruimte, "errors": bool(form.errors),
            "soorten": list(form.fields["soort"].queryset), "kruimels": [KRUIMEL, ("Begin een verslag", "")],
        },
        status=422 if form.errors else 200,
    )  # fmt: skip


def _voorstel(request: HttpRequest, ruimte: Redactieruimte) -> dict:
    """Propose the kind that was used last, the year, and the report before it."""
    jaar = timezone.localdate().year
    vandaag = timezone.localdate()
    if vandaag.month <= 3:  # the year that has just ended is what a report is about then
        jaar -= 1
    van, tot = date(jaar, 1, 1), date(jaar, 12, 31)
    soorten = Verslagsoort.objects.gepubliceerd().order_by("titel")
    gevraagd = soorten.filter(slug=request.GET.get("soort", "")).first()
    laatste = Verslag.objects.filter(ruimte=ruimte).order_by("-gemaakt_op").first()
    van_ruimte = soorten.filter(per_wijk=ruimte.soort == Ruimtesoort.WIJK).first()
    soort = gevraagd or (laatste.soort if laatste else None) or van_ruimte or soorten.first()
    wijk = Wijk.objects.filter(ruimte=ruimte).first() if ruimte.soort == Ruimtesoort.WIJK else None
    vorige = stel_vorige_voor(soort, ruimte, wijk, van) if soort else None
    return {"soort": soort, "van": van, "tot": tot, "vorige": vorige}


def bij_velden(form: forms.BaseForm, fout: ValidationError) -> None:
    """Put what a service refused at the fields it is about."""
    if not hasattr(fout, "error_dict"):
        form.add_error(None, fout)
        return
    for veld, zinnen in fout.message_dict.items():
        form.add_error(veld if veld in form.fields else None, zinnen)


# --- One report ----------------------------------------------------------------------------------------------------


class VoorkantForm(forms.ModelForm):
    """What stands at the front of a report."""

    class Meta:
        model = Verslag
        fields = ("titel", "organisatie", "projectnummer", "van", "tot", "inleiding")
        widgets = {"van": DAG, "tot": DAG}
        error_messages = {
            "titel": {"required": "Geef het verslag een titel."},
            "van": {"invalid": GEEN_DATUM, "required": "Kies een dag."},
            "tot": {"invalid": GEEN_DATUM, "required": "Kies een dag."},
        }

    def __init__(self, *args, user, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["inleiding"].gebruiker = user
        self.fields["inleiding"].widget.attrs["rows"] = 5


class BijlageForm(forms.ModelForm):
    """An annex: a file of the library, or an address."""

    class Meta:
        model = Bijlage
        fields = ("titel", "omschrijving", "document", "adres")
        error_messages = {"titel": {"required": "Geef de bijlage een titel."}}

    def __init__(self, *args, user, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["document"].queryset = Bestand.objects.visible_for(user)
        self.fields["document"].empty_label = "Geen bestand"


@dataclass(frozen=True)
class Sectieregel:
    """A section in the overview: how many of its questions are answered and ready, who is asked, how long it is."""

    sectie: Sectiebeeld
    ingevuld: int
    klaar: int
    wie: list[str]
    regels: int
    a4: str
    waarschuwingen: list[str]


@dataclass
class Blad:
    """What the page of a report has to show besides it: forms that failed, and what is wrong."""

    form: VoorkantForm | None = None
    bijlageform: BijlageForm | None = None
    klachten: list[tuple[str, str]] = field(default_factory=list)
    antwoordcode: int = 200
    gezien: str = ""
    getypt: dict[str, str] = field(default_factory=dict)

    def zet_fouten(self, fout: ValidationError, form: forms.BaseForm | None) -> None:
        self.antwoordcode = 409 if isinstance(fout, Intussen) else 422
        if isinstance(fout, Intussen):
            self.gezien = fout.stand
        if form is not None and hasattr(fout, "error_dict"):
            bij_velden(form, fout)
            return
        self.klachten = [("", zin) for zin in fout.messages]


def verslag(request: HttpRequest, context: dict, pk: int) -> HttpResponse:
    """How far a report is, and what can be done with it. A POST does what its button says.

    Context `verslag`, `beeld`, `secties` [Sectieregel], `stappen`, `schrijft`, `lengte`, `algemeen` (warnings of the
    whole), `fouten`, `versies`, `bijlagen`, `form`, `bijlageform`, `opmerkingen`, `elders`, `klachten`, `gezien`.
    """
    een = verslag_van(request, pk)
    blad = Blad(gezien=dienst.stand_van_voorkant(een))
    if request.method == "POST":
        if not mag_schrijven(een, request.user):
            raise PermissionDenied
        if antwoord := _verwerk(request, een, blad):
            return antwoord
        een = verslag_van(request, pk)
    schrijft = mag_schrijven(een, request.user)
    beeld = beeld_van(een, voor=request.user, met_cijfers=False)
    waarschuwingen = dienst.waarschuwingen(een, beeld) if een.te_schrijven else []
    if blad.form is None and schrijft and een.te_schrijven:
        blad.form = VoorkantForm(instance=een, user=request.user)
    if blad.bijlageform is None and schrijft and (een.te_schrijven or een.aan_te_vullen):
        blad.bijlageform = BijlageForm(user=request.user, prefix="bijlage")
    versies = list(een.versies.select_related("vastgesteld_door").defer("beeld").order_by("-nummer"))
    return TemplateResponse(
        request, "kantoor/verslag.html",
        {
            **context, "title": een.titel, "verslag": een, "beeld": beeld, "schrijft": schrijft,
            "secties": _secties(een, beeld, waarschuwingen), "stappen": stappen_voor(een, request.user),
            "paginas": paginas_van(beeld), "algemeen": [zin for sectie, _, zin in waarschuwingen if not sectie],
            "fouten": dienst.fouten(een, beeld) if een.staat in VOOR_VASTSTELLEN else [], "versies": versies,
            "bijlagen": sorted(een.bijlagen.select_related("document"), key=lambda b: (b.nummer, b.pk)),
            "form": blad.form, "bijlageform": blad.bijlageform, "gezien": blad.gezien, "klachten": blad.klachten,
            "errors": blad.antwoordcode != 200, "getypt": blad.getypt, "elders": elders(een),
            "opmerkingen": list(een.opmerkingen.filter(veld_sleutel="").select_related("door")),
            "wegstaten": Verslagstaat.choices, "vandaag": timezone.localdate(), "kruimels": kruimels(een),
        },
        status=blad.antwoordcode,
    )  # fmt: skip


VOOR_VASTSTELLEN = (Verslagstaat.TER_BEOORDELING, Verslagstaat.VRAGEN_ONTVANGEN)


def _secties(een: Verslag, beeld: Verslagbeeld, waarschuwingen: list[tuple[str, str, str]]) -> list[Sectieregel]:
    antwoorden: dict[str, list[Verslagantwoord]] = {}
    for antwoord in een.antwoorden.select_related("wie"):
        antwoorden.setdefault(antwoord.veld_sleutel, []).append(antwoord)
    regels = []
    for sectie in beeld.secties:
        van_sectie = [antwoord for veld in sectie.velden for antwoord in antwoorden.get(veld.sleutel, [])]
        lengte = lengte_van(tekst for veld in sectie.velden for tekst in teksten_van(veld))
        wie = dict.fromkeys(str(een.wie) for een in van_sectie if een.wie_id and not een.klaar)
        regels.append(
            Sectieregel(
                sectie, sum(not is_leeg(veld) for veld in sectie.velden),
                sum(een.klaar for een in van_sectie if een.wijk_id is None), list(wie), lengte.regels,
                lengte.a4_in_woorden, [zin for nummer, _, zin in waarschuwingen if nummer == sectie.nummer],
            )
        )  # fmt: skip
    return regels


def _verwerk(request: HttpRequest, een: Verslag, blad: Blad) -> HttpResponse | None:
    """Do what the button says; None when something has to be mended first, which then stands on the page."""
    knop = next((naam for naam in KNOPPEN if naam in request.POST), "")
    if not knop:
        return HttpResponseRedirect(adres("verslag", een.pk))
    try:
        if antwoord := KNOPPEN[knop](request, een, blad):
            return antwoord
        blad.antwoordcode = 422
    except ValidationError as fout:
        blad.getypt = {naam: request.POST.get(naam, "") for naam in ("opmerking", "op", "hoe")}
        blad.zet_fouten(fout, {"bewaar": blad.form, "bijlage": blad.bijlageform}.get(knop))
    return None


def _klaar(request: HttpRequest, een: Verslag, zin: str, anker: str = "") -> HttpResponse:
    messages.success(request, zin)
    return HttpResponseRedirect(f"{adres('verslag', een.pk)}{anker}")


def _bewaar(request: HttpRequest, een: Verslag, blad: Blad) -> HttpResponse | None:
    blad.form = VoorkantForm(request.POST, instance=verslag_van(request, een.pk), user=request.user)
    if not blad.form.is_valid():
        return None
    velden = blad.form.cleaned_data
    dienst.bewaar_gegevens(een, velden, by=request.user, gezien=request.POST.get("gezien"))
    return _klaar(request, een, "Bewaard.", "#voorkant")


def _bijlage(request: HttpRequest, een: Verslag, blad: Blad) -> HttpResponse | None:
    blad.bijlageform = BijlageForm(request.POST, user=request.user, prefix="bijlage", instance=Bijlage(verslag=een))
    if not blad.bijlageform.is_valid():
        return None
    dienst.bewaar_bijlage(een, blad.bijlageform.instance, by=request.user)
    return _klaar(request, een, "De bijlage staat erbij.", "#bijlagen")


def _bijlage_weg(request: HttpRequest, een: Verslag, _blad: Blad) -> HttpResponse:
    bijlage = get_object_or_404(een.bijlagen, pk=sleutel_uit(request.POST["bijlage-weg"]))
    dienst.haal_bijlage_weg(een, bijlage, by=request.user)
    return _klaar(request, een, "De bijlage is weggehaald.", "#bijlagen")


def _ververs(request: HttpRequest, een: Verslag, _blad: Blad) -> HttpResponse:
    aantal = dienst.ververs(een, by=request.user)
    zin = f"{aantal} stukken zijn nieuw of bijgewerkt." if aantal != 1 else "Eén stuk is nieuw of bijgewerkt."
    return _klaar(request, een, zin if aantal else "Er is niets nieuws. Alles staat er al.")


def _leg_voor(request: HttpRequest, een: Verslag, _blad: Blad) -> HttpResponse:
    dienst.leg_voor(een, by=request.user)
    return _klaar(request, een, "Het verslag ligt ter beoordeling. Schrijven kan nog tot het is vastgesteld.")


def _geef_terug(request: HttpRequest, een: Verslag, _blad: Blad) -> HttpResponse:
    dienst.geef_terug(een, by=request.user, opmerking=request.POST.get("opmerking", ""))
    return _klaar(request, een, "Het verslag is teruggegeven.")


def _stel_vast(request: HttpRequest, een: Verslag, _blad: Blad) -> HttpResponse:
    versie = dienst.stel_vast(een, by=request.user)
    return _klaar(request, een, f"Versie {versie.nummer} is vastgesteld. Zij verandert niet meer.")


def _dag(tekst: str) -> date | None:
    try:
        return forms.DateField(required=False).clean(tekst)
    except ValidationError as fout:
        raise ValidationError({"op": GEEN_DATUM}) from fout


def _dien_in(request: HttpRequest, een: Verslag, _blad: Blad) -> HttpResponse:
    dienst.dien_in(een, by=request.user, op=_dag(request.POST.get("op", "")), hoe=request.POST.get("hoe", ""))
    return _klaar(request, een, "Opgeschreven dat het verslag is ingediend.")


def _vragen(request: HttpRequest, een: Verslag, _blad: Blad) -> HttpResponse:
    dienst.ontvang_vragen(een, by=request.user, op=_dag(request.POST.get("op", "")))
    return _klaar(request, een, "Je kunt nu een nadere toelichting schrijven. De rest blijft zoals het was.")


def _opmerking(request: HttpRequest, een: Verslag, _blad: Blad) -> HttpResponse:
    dienst.maak_opmerking(een, request.POST.get("opmerking", ""), by=request.user)
    return _klaar(request, een, "De opmerking staat erbij.", "#opmerkingen")


def _opgelost(request: HttpRequest, een: Verslag, _blad: Blad) -> HttpResponse:
    opmerking = get_object_or_404(een.opmerkingen, pk=sleutel_uit(request.POST["opgelost"]))
    dienst.los_opmerking_op(een, opmerking, by=request.user)
    return _klaar(request, een, "De opmerking is opgelost.", "#opmerkingen")


def _haal_weg(request: HttpRequest, een: Verslag, _blad: Blad) -> HttpResponse:
    if "zeker" not in request.POST:
        raise ValidationError("Kruis aan dat je het verslag weg wilt halen.")
    dienst.verwijder(een, by=request.user)
    messages.success(request, "Het verslag is weggehaald.")
    return HttpResponseRedirect(adres("verslagen"))


KNOPPEN = {
    "bewaar": _bewaar, "bijlage": _bijlage, "bijlage-weg": _bijlage_weg, "ververs": _ververs,
    "ter_beoordeling": _leg_voor, "concept": _geef_terug, "vastgesteld": _stel_vast, "aangevuld": _stel_vast,
    "ingediend": _dien_in, "vragen_ontvangen": _vragen, "zeg": _opmerking, "opgelost": _opgelost, "weg": _haal_weg,
}  # fmt: skip


# --- Read and compare ------------------------------------------------------------------------------------------------


@require_safe
def lezen(request: HttpRequest, context: dict, pk: int, versie: int | None = None) -> HttpResponse:
    """A report as it is read: as it is now, or a version. Context `verslag`, `beeld`, `versie`, `versies`, `klopt`."""
    een = verslag_van(request, pk)
    versies = list(een.versies.order_by("-nummer"))
    gekozen = None
    if versie is not None:
        gekozen = next((rij for rij in versies if rij.nummer == versie), None)
        if gekozen is None:
            raise Http404
        beeld = beeld_van_versie(gekozen)
        vervangen = dienst.vervangen_bijlagen(gekozen, beeld)
    else:
        beeld, vervangen = beeld_van(een, voor=request.user, met_cijfers=False), []
    naam = f"Versie {versie}" if versie is not None else "Lezen"
    return TemplateResponse(
        request, "kantoor/verslag_lezen.html",
        {
            **context, "title": een.titel, "verslag": een, "beeld": beeld, "versie": gekozen, "versies": versies,
            "klopt": klopt(gekozen) if gekozen else None, "vervangen": vervangen, "secties": _te_lezen(beeld),
            "paginas": paginas_van(beeld), "elders": elders(een), "kruimels": kruimels(een, naam),
            "staat": Verslagstaat(beeld.staat).label,
        },
    )  # fmt: skip


def _te_lezen(beeld: Verslagbeeld) -> list[tuple[Sectiebeeld, list[tuple]]]:
    """The sections with their fields, each with its pieces."""
    return [(sectie, [(veld, stukken_van(veld)) for veld in sectie.velden]) for sectie in beeld.secties]


def stukken_van(veld: Veldbeeld) -> list[tuple[str, Inhoud, Svg]]:
    """The pieces of a field, each with what kind it is, and the drawing of a chart (made by our own print shop)."""
    return [(type(een).__name__, een, Svg(een.svg) if isinstance(een, Grafiekblok) else Svg()) for een in veld.inhoud]


@dataclass(frozen=True)
class Veldverschil:
    """What differs in one field: the lines of both sides."""

    titel: str
    oud: list[Regel]
    nieuw: list[Regel]


MEEST_NAAST_ELKAAR = 250_000  # lines of one side times lines of the other
TE_VEEL_VERSCHIL = "Er is te veel anders om naast elkaar te zetten. Open de twee versies apart."


def verschillen(oud: Verslagbeeld, nieuw: Verslagbeeld) -> list[Veldverschil]:
    """Return what differs between two reports, in the order of the new one; fields are matched by their key."""

    def regels(beeld: Verslagbeeld) -> dict[str, tuple[str, list]]:
        return {
            veld.sleutel: (
                f"{sectie.nummer}. {' '.join(filter(None, (veld.nummer, veld.titel)))}",
                [regel for tekst in _leesbaar(veld) for regel in regels_van(tekst)],
            )
            for sectie in beeld.secties for veld in sectie.velden
        }  # fmt: skip

    eerst, later = regels(oud), regels(nieuw)
    gevonden, werk = [], 0
    for sleutel in [*later, *(naam for naam in eerst if naam not in later)]:
        titel, links = eerst.get(sleutel, ("", []))
        titel_nu, rechts = later.get(sleutel, (titel, []))
        if links == rechts:
            continue
        gewicht = len(links) * len(rechts)
        werk += gewicht
        if gewicht > MEEST_NAAST_ELKAAR or werk > 4 * MEEST_NAAST_ELKAAR:
            te_veel = [Regel("", [("gelijk", TE_VEEL_VERSCHIL)])]
            gevonden.append(Veldverschil(titel_nu, te_veel, te_veel))
        else:
            gevonden.append(Veldverschil(titel_nu, *naast_elkaar(links, rechts)))
    return gevonden


def _leesbaar(veld) -> list[str]:
    teksten = []
    for een in veld.inhoud:
        if isinstance(een, Keuze):
            teksten.append(f"<p>JA: {'aangekruist' if een.ja else '-'}. NEE: {'aangekruist' if een.nee else '-'}.</p>")
        elif isinstance(een, Tekst):
            voor = " ".join(filter(None, (een.kop, een.wijk, "nadere toelichting" if een.aanvulling else "")))
            teksten.append(f"{f'<p>{voor}</p>' if voor else ''}{een.html}")
        else:
            teksten += [
                "<p>" + " | ".join(rij) + "</p>" if isinstance(een, Grafiekblok) else _rij(rij) for rij in een.rijen
            ]
    return teksten


def _rij(rij: tuple[str, ...]) -> str:
    return f"<table><tr>{''.join(f'<td>{cel}</td>' for cel in rij)}</tr></table>"


@require_safe
def vergelijken(request: HttpRequest, context: dict, pk: int) -> HttpResponse:
    """What differs between two versions, or since the previous report: `?van=` and `?met=` name them.

    Context `verslag`, `keuzes` [(value, name)], `van`, `met`, `verschillen`, `namen`.
    """
    een = verslag_van(request, pk)
    keuzes = [(f"v{rij.nummer}", f"versie {rij.nummer}") for rij in een.versies.defer("beeld").order_by("nummer")]
    if een.te_schrijven or een.aan_te_vullen:
        keuzes.append(("nu", "zoals het nu is"))
    vorige = Verslag.objects.visible_for(request.user).filter(pk=een.vorige_id).first() if een.vorige_id else None
    if vorige is not None:
        keuzes.insert(0, ("vorige", f"het vorige verslag: {vorige}"))
    bekend = dict(keuzes)
    van = request.GET.get("van") if request.GET.get("van") in bekend else keuzes[0][0]
    met = request.GET.get("met") if request.GET.get("met") in bekend else keuzes[-1][0]
    kanten = [_kant(een, vorige, naam, request.user) for naam in (van, met)]
    return TemplateResponse(
        request, "kantoor/verslag_vergelijken.html",
        {
            **context, "title": "Wat is er veranderd?", "verslag": een, "keuzes": keuzes, "van": van, "met": met,
            "verschillen": verschillen(*kanten) if van != met else [], "namen": (bekend[van], bekend[met]),
            "kruimels": kruimels(een, "Vergelijken"),
        },
    )  # fmt: skip


def _kant(een: Verslag, vorige: Verslag | None, naam: str, user) -> Verslagbeeld:
    if naam == "vorige":
        return beeld_van(vorige, met_cijfers=False)
    if naam == "nu":
        return beeld_van(een, met_cijfers=False)
    return beeld_van_versie(een.versies.get(nummer=int(naam.removeprefix("v"))))


def verslagen_voor_mij(user, ruimten: QuerySet | None = None) -> list[tuple[Verslag, int]]:
    """The reports (of these rooms) in which this person still has to fill something in, with how many questions.

    One query.
    """
    rijen = Verslag.objects.editable_by(user).filter(staat__in=(Verslagstaat.CONCEPT, Verslagstaat.TER_BEOORDELING))
    if ruimten is not None:
        rijen = rijen.filter(ruimte__in=ruimten.order_by().values("pk"))
    mijn = Count("antwoorden", filter=Q(antwoorden__wie=user, antwoorden__klaar=False), distinct=True)
    return [(rij, rij.mijn) for rij in rijen.annotate(mijn=mijn).filter(mijn__gt=0).order_by("tot", "pk")]
