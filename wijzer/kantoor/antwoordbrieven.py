# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""The letter of answers in the office: choose questions, put them in order, send, take over into the report."""

from dataclasses import dataclass, field

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from monitoring.verantwoorden import antwoordbrieven as dienst
from monitoring.verantwoorden.aandachtspunten import laatste_antwoorden, met_draad
from monitoring.verantwoorden.antwoordbrieven import Getyptebijlage, Getyptevraag, Opgenomen
from monitoring.verantwoorden.briefbeeld import briefblad
from monitoring.verantwoorden.models import Aandachtspunt, Antwoordbrief, Briefvraag, Verslag
from monitoring.verantwoorden.models.aandachtspunt import DICHT, Puntstaat
from monitoring.verantwoorden.models.verslag import Verslagstaat
from redactie.intussen import Intussen, stand_van
from redactie.logboek import leg_vast
from redactie.models import Bestand, Redactieruimte
from redactie.velden import WebadresField
from wijzer.kantoor.aandachtspunten import DAG, GEEN_DATUM, RUIMTEN, bij_velden
from wijzer.kantoor.vanwijk import sleutel_uit
from wijzer.paginas.plan import als_bestand

KRUIMEL = ("Antwoordbrieven", "/beheer/antwoordbrieven/")
VORMEN = (("docx", "Word"), ("odt", "ODT"), ("pdf", "pdf"))
LEGE_BIJLAGEN, MEESTE_BIJLAGEN = 2, 30


# --- Forms -------------------------------------------------------------------------------------------------------


class BriefForm(forms.ModelForm):
    """The words of a letter around its questions."""

    class Meta:
        model = Antwoordbrief
        fields = ("titel", "aan", "verslag", "datum", "inleiding", "slot", "agenda_van", "agenda_tot")
        widgets = {"datum": DAG, "agenda_van": DAG, "agenda_tot": DAG}
        labels = {"datum": "Datum van de brief"}
        help_texts = {"datum": "Leeg? Dan wordt het de dag waarop je hem verstuurt."}
        error_messages = {
            "titel": {"required": "Geef de brief een titel."}, "datum": GEEN_DATUM, "agenda_van": GEEN_DATUM,
            "agenda_tot": GEEN_DATUM,
        }  # fmt: skip

    def __init__(self, *args, user, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["verslag"].queryset = Verslag.objects.visible_for(user).filter(ruimte=self.instance.ruimte)
        self.fields["verslag"].empty_label = "Bij geen verslag"
        for naam in ("inleiding", "slot"):
            self.fields[naam].gebruiker = user

    def groep(self, *namen: str) -> list[forms.BoundField]:
        return [self[naam] for naam in namen]

    @property
    def kop(self) -> list[forms.BoundField]:
        return self.groep("titel", "aan", "verslag", "datum", "inleiding")

    @property
    def einde(self) -> list[forms.BoundField]:
        return self.groep("agenda_van", "agenda_tot", "slot")


class VraagForm(forms.Form):
    """A question in the letter. The answers are those of the thread."""

    punt = forms.IntegerField(widget=forms.HiddenInput)
    citaat = forms.CharField(
        label="De vraag, kort aangehaald", max_length=1200, widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Haal de vraag kort aan, zodat de lezer weet waar het antwoord bij hoort."},
    )  # fmt: skip
    pagina = forms.CharField(label="Pagina van het verslag", max_length=20, required=False)


class BijlageForm(forms.Form):
    """An annex; an empty row is none."""

    titel = forms.CharField(label="Titel van de bijlage", max_length=200, required=False)
    omschrijving = forms.CharField(label="Wat het is", max_length=400, required=False)
    document = forms.ModelChoiceField(
        label="Bestand", queryset=Bestand.objects.none(), required=False, empty_label="Geen bestand gekozen"
    )
    adres = WebadresField(blank=True).formfield(label="Of een webadres", required=False, max_length=400)

    def __init__(self, *args, user, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["document"].queryset = Bestand.objects.visible_for(user)

    @property
    def is_leeg(self) -> bool:
        return not any(str(self[naam].value() or "").strip() for naam in self.fields)

    def clean_titel(self) -> str:
        titel = self.cleaned_data["titel"].strip()
        if not titel:
            raise ValidationError("Geef de bijlage een titel, of maak de regel leeg.")
        return titel


# --- List and make -----------------------------------------------------------------------------------------------


def overzicht(request: HttpRequest, context: dict) -> HttpResponse:
    """The letters, and the reports of which questions are open. Context `brieven`, `te_maken`: [(verslag, aantal)]."""
    mijn = Redactieruimte.objects.editable_by(request.user).order_by().values("pk")
    open_vragen: dict[Verslag, int] = {}
    rows = Aandachtspunt.objects.filter(ruimte__in=mijn, staat=Puntstaat.OPEN_BIJ_ONS, verslag__isnull=False)
    for punt in rows.select_related("verslag"):
        open_vragen[punt.verslag] = open_vragen.get(punt.verslag, 0) + 1
    brieven = Antwoordbrief.objects.visible_for(request.user).select_related("verslag", "ruimte")
    return TemplateResponse(
        request, "kantoor/antwoordbrieven.html",
        {
            **context, "title": "Antwoordbrieven", "brieven": brieven, "te_maken": list(open_vragen.items()),
            "schrijft": Redactieruimte.objects.editable_by(request.user).filter(soort__in=RUIMTEN).exists(),
            "kruimels": [("Antwoordbrieven", "")],
        },
    )  # fmt: skip


def nieuw(request: HttpRequest, context: dict) -> HttpResponse:
    """Make a letter of the questions of a report. Context `verslagen`, `verslag`, `punten`: [(punt, gekozen,
    beantwoord)], `titel`, `aan`, `klachten`.
    """
    verslagen = list(Verslag.objects.editable_by(request.user))
    if not Redactieruimte.objects.editable_by(request.user).filter(soort__in=RUIMTEN).exists():
        raise PermissionDenied
    data = request.POST if request.method == "POST" else request.GET
    verslag = next((v for v in verslagen if str(v.pk) == data.get("verslag")), None)
    if verslag is None and len(verslagen) == 1:
        verslag = verslagen[0]
    punten = list(met_draad(Aandachtspunt.objects.filter(verslag=verslag, ruimte=verslag.ruimte_id)
                            .exclude(staat__in=DICHT))) if verslag else []  # fmt: skip
    titel = data.get("titel", f"Antwoord op de vragen over {verslag}" if verslag else "")
    aan = data.get("aan", punten[0].ander if punten else "ZonMw")
    klachten: list[tuple[str, str]] = []
    gekozen = set(data.getlist("punt")) if request.method == "POST" else _om_te_beginnen(punten)
    if request.method == "POST" and verslag is not None:
        brief = Antwoordbrief(ruimte=verslag.ruimte, verslag=verslag, titel=titel.strip(), aan=aan.strip())
        try:
            dienst.maak_brief(brief, [punt for punt in punten if str(punt.pk) in gekozen], by=request.user)
        except ValidationError as fout:
            klachten = [("", zin) for zin in fout.messages]
        else:
            messages.success(request, "De brief is gemaakt, met de antwoorden die er al zijn.")
            return HttpResponseRedirect(adres(brief))
    return TemplateResponse(
        request, "kantoor/antwoordbrief_nieuw.html",
        {
            **context, "title": "Maak een antwoordbrief", "verslagen": verslagen, "verslag": verslag, "titel": titel,
            "aan": aan, "klachten": klachten, "errors": bool(klachten),
            "punten": [
                (punt, str(punt.pk) in gekozen, bool(laatste_antwoorden(punt.beurten.all()))) for punt in punten
            ],
            "kruimels": [KRUIMEL, ("Maak een antwoordbrief", "")],
        },
        status=422 if klachten else 200,
    )  # fmt: skip


def _om_te_beginnen(punten: list[Aandachtspunt]) -> set[str]:
    """Return what a new letter begins with: what lies with us, and what is answered and was in no letter yet."""
    in_brief = set(Briefvraag.objects.filter(punt__in=punten).order_by().values_list("punt", flat=True))
    return {
        str(punt.pk)
        for punt in punten
        if punt.staat == Puntstaat.OPEN_BIJ_ONS or (punt.staat == Puntstaat.BEANTWOORD and punt.pk not in in_brief)
    }


def adres(brief: Antwoordbrief) -> str:
    return reverse("admin:antwoordbrief", args=[brief.pk])


# --- One letter --------------------------------------------------------------------------------------------------


@dataclass
class Rij:
    """A question of a letter as the page shows it: its form, its thread, and what we answered."""

    form: VraagForm
    punt: Aandachtspunt
    antwoorden: list


@dataclass
class Blad:
    """What the page of a letter has to show besides the letter."""

    form: BriefForm | None = None
    rijen: list[Rij] = field(default_factory=list)
    bijlagen: list[BijlageForm] = field(default_factory=list)
    klachten: list[tuple[str, str]] = field(default_factory=list)
    gezien: str = ""
    antwoordcode: int = 200


def brief(request: HttpRequest, context: dict, pk: int) -> HttpResponse:
    """One letter. A POST keeps everything that was typed, and does what its button says.

    Context `brief`, `beeld` (as it reads), `schrijft`, `form`, `rijen`, `bijlagen`, `erbij` (threads that can be
    added), `gezien`, `klachten`, `vormen`, `kan_opnemen`.
    """
    rows = Antwoordbrief.objects.visible_for(request.user).select_related("ruimte", "verslag", "bron", "verstuurd_door")
    een = get_object_or_404(rows, pk=pk)
    schrijft = Redactieruimte.objects.editable_by(request.user).filter(pk=een.ruimte_id).exists()
    blad = Blad(gezien=stand_van(een))
    if request.method == "POST":
        if not schrijft:
            raise PermissionDenied
        if antwoord := _verwerk(request, een, blad):
            return antwoord
        een = rows.get(pk=pk)
    if schrijft and not een.is_verstuurd and blad.form is None:
        _vul(request, een, blad)
    in_brief = {rij.punt.pk for rij in blad.rijen}
    erbij = Aandachtspunt.objects.filter(ruimte=een.ruimte_id).exclude(staat__in=DICHT).exclude(pk__in=in_brief)
    return TemplateResponse(
        request, "kantoor/antwoordbrief.html",
        {
            **context, "title": een.titel, "brief": een, "beeld": dienst.brief_om_te_lezen(een), "schrijft": schrijft,
            "form": blad.form, "rijen": blad.rijen, "bijlagen": blad.bijlagen, "gezien": blad.gezien,
            "klachten": blad.klachten, "errors": blad.antwoordcode != 200, "vormen": VORMEN,
            "bijlagen_open": any(form.is_bound and not form.is_leeg or form["titel"].value() for form in blad.bijlagen),
            "erbij": list(erbij) if blad.form is not None else [],
            "kan_opnemen": schrijft and een.verslag is not None
            and een.verslag.staat == Verslagstaat.VRAGEN_ONTVANGEN,
            "kruimels": [KRUIMEL, (een.titel, "")],
        },
        status=blad.antwoordcode,
    )  # fmt: skip


def _vul(request: HttpRequest, een: Antwoordbrief, blad: Blad) -> None:
    """Fill the forms with what is stored."""
    blad.form = BriefForm(instance=een, user=request.user)
    blad.rijen = [
        Rij(
            VraagForm(prefix=f"v{n}", initial={"punt": v.punt_id, "citaat": v.citaat, "pagina": v.pagina}), v.punt,
            laatste_antwoorden(v.punt.beurten.all()),
        )
        for n, v in enumerate(dienst.vragen_van(een), start=1)
    ]  # fmt: skip
    bestaand = [
        {"titel": b.titel, "omschrijving": b.omschrijving, "document": b.document_id, "adres": b.adres}
        for b in een.bijlagen.all()
    ]
    blad.bijlagen = [
        BijlageForm(prefix=f"b{n}", initial=begin, user=request.user)
        for n, begin in enumerate([*bestaand, *({} for _ in range(LEGE_BIJLAGEN))], start=1)
    ]


def _lees(request: HttpRequest, een: Antwoordbrief, blad: Blad) -> bool:
    """Fill the forms with what was typed, in the order of the buttons; return whether all is right."""
    data = request.POST
    blad.form = BriefForm(
        data, instance=Antwoordbrief.objects.select_related("ruimte").get(pk=een.pk), user=request.user
    )
    forms_ = [VraagForm(data, prefix=f"v{n}") for n in range(1, _aantal(data, "vragen", dienst.MEESTE_VRAGEN) + 1)]
    sleutels = [sleutel_uit(str(form["punt"].value() or "")) for form in forms_]
    mijn = Aandachtspunt.objects.visible_for(request.user).filter(ruimte=een.ruimte_id)
    punten = {punt.pk: punt for punt in met_draad(mijn.filter(pk__in=sleutels))}
    blad.rijen = [
        Rij(form, punten[sleutel], laatste_antwoorden(punten[sleutel].beurten.all()))
        for form, sleutel in zip(forms_, sleutels, strict=True)
        if sleutel in punten
    ]
    verplaatst = _verplaats(list(blad.rijen), data.get("actie", ""))
    alle = [
        BijlageForm(data, prefix=f"b{n}", user=request.user)
        for n in range(1, _aantal(data, "bijlagen", MEESTE_BIJLAGEN) + 1)
    ]
    blad.bijlagen = alle
    gevuld = [form for form in alle if not form.is_leeg]
    goed = all([blad.form.is_valid(), *(r.form.is_valid() for r in verplaatst), *(form.is_valid() for form in gevuld)])
    if goed:  # in a form that comes back, the questions stay where they were typed
        blad.rijen = verplaatst
    return goed


def _aantal(data, naam: str, hoogstens: int) -> int:
    return min(sleutel_uit(data.get(naam, "")), hoogstens)


def _verplaats(rijen: list[Rij], actie: str) -> list[Rij]:
    """Do what the button says with the order: omhoog:v2, omlaag:v2, weg:v2."""
    wat, _, prefix = actie.partition(":")
    plek = next((n for n, rij in enumerate(rijen) if rij.form.prefix == prefix), None)
    if plek is None:
        return rijen
    if wat == "weg":
        return rijen[:plek] + rijen[plek + 1 :]
    ander = plek + {"omhoog": -1, "omlaag": 1}.get(wat, 0)
    if 0 <= ander < len(rijen):
        rijen[plek], rijen[ander] = rijen[ander], rijen[plek]
    return rijen


def _verwerk(request: HttpRequest, een: Antwoordbrief, blad: Blad) -> HttpResponse | None:
    """Keep what was typed and do what the button says; None when something has to be mended first."""
    try:
        if "opnemen" in request.POST:
            return _neem_op(request, een)
        if "weg" in request.POST:
            return _haal_weg(request, een)
        if een.is_verstuurd:
            raise ValidationError(dienst.IS_VERSTUURD)
        if not _lees(request, een, blad):
            blad.antwoordcode = 422
            blad.klachten = _klachten(blad)
            return None
        return _bewaar(request, een, blad)
    except Intussen as fout:
        blad.klachten, blad.gezien, blad.antwoordcode = [("", zin) for zin in fout.messages], fout.stand, 409
    except ValidationError as fout:
        blad.antwoordcode = 422
        if blad.form is not None and hasattr(fout, "error_dict"):
            bij_velden(blad.form, fout)
            blad.klachten = _klachten(blad)
        else:
            blad.klachten = [("", zin) for zin in fout.messages]
    return None


def _klachten(blad: Blad) -> list[tuple[str, str]]:
    forms_ = [blad.form, *(rij.form for rij in blad.rijen), *(form for form in blad.bijlagen if not form.is_leeg)]
    bij = [(form[veld].id_for_label, zin) for form in forms_ for veld in form.fields for zin in form[veld].errors]
    return bij + [("", zin) for form in forms_ for zin in form.non_field_errors()]


def _bewaar(request: HttpRequest, een: Antwoordbrief, blad: Blad) -> HttpResponse:
    data = request.POST
    vragen = [Getyptevraag(rij.punt.pk, *_velden(rij.form)) for rij in blad.rijen]
    wat, _, prefix = data.get("actie", "").partition(":")
    if wat == "erbij":
        mijn = Aandachtspunt.objects.visible_for(request.user).filter(ruimte=een.ruimte_id)
        punt = met_draad(mijn).filter(pk=sleutel_uit(data.get("erbij", ""))).first()
        if punt is None:
            raise ValidationError("Kies eerst welke vraag erbij moet.")
        vragen.append(Getyptevraag(punt.pk, dienst.citaat_van(punt), dienst.pagina_van(punt)))
    bijlagen = [
        Getyptebijlage(
            form.cleaned_data["titel"], form.cleaned_data["omschrijving"],
            form.cleaned_data["document"].pk if form.cleaned_data["document"] else None, form.cleaned_data["adres"],
        )
        for form in blad.bijlagen
        if not form.is_leeg
    ]  # fmt: skip
    bewaard = dienst.bewaar_brief(blad.form.instance, vragen, bijlagen, by=request.user, gezien=data.get("gezien"))
    if "verstuur" in data:
        blad.gezien = stand_van(bewaard)
        blad.form = None  # what was typed is kept now
        dienst.verstuur(bewaard, by=request.user)
        messages.success(request, "De brief staat vast zoals hij nu is. Stuur het bestand nu zelf aan de ontvanger.")
        return HttpResponseRedirect(adres(een))
    if wat in ("omhoog", "omlaag"):
        plek = next((n for n, rij in enumerate(blad.rijen, start=1) if rij.form.prefix == prefix), 1)
        return HttpResponseRedirect(f"{adres(een)}#vraag-{plek}")
    zin = {"weg": "De vraag is uit de brief. Het antwoord blijft bij het punt staan.", "erbij": "De vraag staat erbij."}
    messages.success(request, zin.get(wat, "De brief is bewaard."))
    return HttpResponseRedirect(adres(een))


def _velden(form: VraagForm) -> tuple[str, str]:
    return form.cleaned_data["citaat"], form.cleaned_data["pagina"]


def _neem_op(request: HttpRequest, een: Antwoordbrief) -> HttpResponse:
    uit = dienst.neem_op_in_verslag(een, by=request.user)
    for zin in opname_in_zinnen(uit):
        messages.success(request, zin)
    if uit.met_rust_gelaten:
        messages.warning(
            request, f"In het verslag zelf aangepast, dus niet veranderd: {'; '.join(uit.met_rust_gelaten)}."
        )
    if uit.zonder_plek:
        messages.warning(request, f"Niet opgenomen. {'; '.join(uit.zonder_plek)}.")
    return HttpResponseRedirect(adres(een))


def opname_in_zinnen(uit: Opgenomen) -> list[str]:
    """Say what landed where."""
    delen = (
        ("Opgenomen in het verslag", uit.nieuw), ("Vervangen door het nieuwe antwoord", uit.vervangen),
        ("Stond er al", uit.gelijk),
    )  # fmt: skip
    return [f"{kop}: {'; '.join(namen)}." for kop, namen in delen if namen]


def _haal_weg(request: HttpRequest, een: Antwoordbrief) -> HttpResponse:
    if "zeker" not in request.POST:
        raise ValidationError("Kruis aan dat je de brief weg wilt halen. De vragen en antwoorden blijven.")
    dienst.verwijder_brief(een, by=request.user)
    messages.success(request, "De brief is weggehaald. De vragen en antwoorden staan nog bij de aandachtspunten.")
    return HttpResponseRedirect(reverse("admin:antwoordbrieven"))


@require_safe
def document(request: HttpRequest, _context: dict, *, pk: int, vorm: str) -> HttpResponse:
    """The letter as a file; rights are asked at every download."""
    een = get_object_or_404(Antwoordbrief.objects.visible_for(request.user).select_related("verslag"), pk=pk)
    gemaakt = timezone.localdate(een.verstuurd_op) if een.verstuurd_op else timezone.localdate()
    doc = briefblad(dienst.brief_om_te_lezen(een), settings.SITE_URL, gemaakt=gemaakt)
    leg_vast("antwoordbrief opgehaald", een, by=request.user, toelichting=vorm)
    antwoord = als_bestand(doc, slugify(een.titel)[:60] or "antwoordbrief", vorm)
    antwoord["Cache-Control"] = "private, no-store"
    return antwoord
