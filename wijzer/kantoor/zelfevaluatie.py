# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Scoring together in the office: make a round, invite, reveal, talk, conclude.

Before the reveal no page here reads a score: the facilitator sees who takes part and who is ready, and nothing else.
"""

from dataclasses import dataclass, field

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from drukkerij.grafiek import teken
from drukkerij.qr import qr_svg
from monitoring.leren import zelfevaluaties as dienst
from monitoring.leren.models import Instrument, Rondeactie, Rondevraag, Zelfevaluatie
from monitoring.leren.models.zelfevaluatie import MINSTE, Oordeelsoort, Rondestaat
from monitoring.leren.ronderapport import rondeblad
from monitoring.leren.uitslag import Vraaguitslag, stippen_van, uitslag, uitslag_voor_verslag
from monitoring.leren.zelfevaluaties import Conclusie
from redactie.intussen import Intussen, stand_van
from redactie.models import Redactieruimte
from redactie.models.ruimte import Ruimtesoort
from wijken.models.afspraak import Afspraakstaat
from wijzer.kantoor.vanwijk import sleutel_uit
from wijzer.paginas.plan import als_bestand

KRUIMEL = ("Samen scoren", "/beheer/zelfevaluaties/")
RONDERUIMTEN = (Ruimtesoort.WIJK, Ruimtesoort.SAMENWERKINGSVERBAND)


class RondeForm(forms.ModelForm):
    """What a round is about."""

    class Meta:
        model = Zelfevaluatie
        fields = ("ruimte", "instrument", "titel", "datum", "vorige", "modus", "genodigden")
        widgets = {
            "datum": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "genodigden": forms.Textarea(attrs={"rows": 5}),
            "modus": forms.RadioSelect,
        }
        error_messages = {
            "titel": {"required": "Geef de ronde een titel waaraan deelnemers haar herkennen."},
            "ruimte": {"required": "Kies van wie de ronde is."},
            "instrument": {"required": "Kies een lijst."},
            "datum": {"invalid": "Dit is geen datum. Schrijf bijvoorbeeld 24-02-2027."},
        }

    def __init__(self, *args, user, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        mag = Redactieruimte.objects.editable_by(user).filter(soort__in=RONDERUIMTEN)
        self.fields["ruimte"].queryset = mag
        self.fields["ruimte"].empty_label = "Kies een ruimte"
        self.fields["instrument"].queryset = Instrument.objects.gepubliceerd()
        self.fields["instrument"].empty_label = "Kies een lijst"
        eerder = Zelfevaluatie.objects.visible_for(user).filter(ruimte__in=mag).exclude(staat=Rondestaat.CONCEPT)
        self.fields["vorige"].queryset = eerder.exclude(pk=self.instance.pk)
        self.fields["vorige"].label_from_instance = lambda ronde: f"{ronde} ({ronde.ruimte})"
        self.fields["vorige"].empty_label = "Dit is de eerste ronde"
        if self.instance.pk is None and mag.count() == 1:
            self.fields["ruimte"].initial = mag.first()


class WoordenForm(forms.ModelForm):
    """What a report says around the scores; can be written until the round is adopted."""

    class Meta:
        model = Zelfevaluatie
        fields = ("titel", "datum", "met_wie", "samenstelling", "opmerkingen")
        widgets = {
            "datum": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            **{naam: forms.Textarea(attrs={"rows": 3}) for naam in ("met_wie", "samenstelling", "opmerkingen")},
        }
        error_messages = {"datum": {"invalid": "Dit is geen datum. Schrijf bijvoorbeeld 24-02-2027."}}


class AfspraakForm(forms.Form):
    """One agreement with who and when."""

    wat = forms.CharField(label="Wat spreken jullie af?", max_length=300, required=False)
    wie = forms.CharField(
        label="Wie doet het?", max_length=160, required=False,
        help_text="Een rol of organisatie. Geen namen van inwoners.",
    )  # fmt: skip
    voor = forms.DateField(
        label="Voor wanneer?", required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": "Dit is geen datum. Schrijf bijvoorbeeld 24-02-2027."},
    )  # fmt: skip


# --- Which round, and who may -----------------------------------------------------------------------------------


def _ronde(request: HttpRequest, pk: int) -> Zelfevaluatie:
    rows = Zelfevaluatie.objects.visible_for(request.user).select_related("ruimte", "instrument", "vorige", "bron")
    return get_object_or_404(rows, pk=pk)


def _begeleidt(request: HttpRequest, ronde: Zelfevaluatie) -> bool:
    return Redactieruimte.objects.editable_by(request.user).filter(pk=ronde.ruimte_id).exists()


def _eis(request: HttpRequest, ronde: Zelfevaluatie) -> None:
    if not _begeleidt(request, ronde):
        raise PermissionDenied


def _adres(naam: str, *args) -> str:
    return reverse(f"admin:{naam}", args=args)


def _naar(ronde: Zelfevaluatie) -> HttpResponseRedirect:
    return HttpResponseRedirect(_adres("zelfevaluatie", ronde.pk))


def _kruimels(ronde: Zelfevaluatie, *meer: str) -> list[tuple[str, str]]:
    if not meer:
        return [KRUIMEL, (ronde.titel, "")]
    return [KRUIMEL, (ronde.titel, _adres("zelfevaluatie", ronde.pk)), *((naam, "") for naam in meer)]


# --- List and make ----------------------------------------------------------------------------------------------


def overzicht(request: HttpRequest, context: dict) -> HttpResponse:
    """The rounds of the rooms of this person. Context `ruimten`: [(ruimte, [ronde])], `maakt`."""
    ruimten = list(Redactieruimte.objects.visible_for(request.user).filter(soort__in=RONDERUIMTEN))
    per_ruimte: dict[int, list[Zelfevaluatie]] = {}
    for ronde in Zelfevaluatie.objects.visible_for(request.user).select_related("instrument"):
        per_ruimte.setdefault(ronde.ruimte_id, []).append(ronde)
    return TemplateResponse(
        request, "kantoor/zelfevaluaties.html",
        {
            **context, "title": "Samen scoren",
            "ruimten": [(ruimte, per_ruimte.get(ruimte.pk, [])) for ruimte in ruimten],
            "maakt": Redactieruimte.objects.editable_by(request.user).filter(soort__in=RONDERUIMTEN).exists(),
            "kruimels": [("Samen scoren", "")],
        },
    )  # fmt: skip


def nieuw(request: HttpRequest, context: dict) -> HttpResponse:
    """Make a round. Context `form`."""
    if not Redactieruimte.objects.editable_by(request.user).filter(soort__in=RONDERUIMTEN).exists():
        raise PermissionDenied
    form = RondeForm(request.POST if request.method == "POST" else None, user=request.user)
    if request.method == "POST" and form.is_valid():
        try:
            ronde = dienst.bewaar_ronde(form.instance, by=request.user)
        except ValidationError as fout:
            form.add_error(None, fout)
        else:
            messages.success(request, "De ronde is gemaakt. Kijk haar na en open haar als jullie gaan scoren.")
            return _naar(ronde)
    return TemplateResponse(
        request, "kantoor/zelfevaluatie_nieuw.html",
        {
            **context, "title": "Maak een ronde", "form": form, "errors": bool(form.errors),
            "kruimels": [KRUIMEL, ("Maak een ronde", "")],
        },
        status=422 if form.errors else 200,
    )  # fmt: skip


# --- One round --------------------------------------------------------------------------------------------------


@dataclass
class Blad:
    """What a page of a round has to show besides the round: forms that failed, and what is wrong."""

    gezien: str
    form: forms.ModelForm | None = None
    afspraakform: AfspraakForm | None = None
    klachten: list[tuple[str, str]] = field(default_factory=list)
    antwoordcode: int = 200

    def zet_fouten(self, fout: ValidationError) -> None:
        """Put what a service refused at the fields it is about, or on top of the page."""
        self.antwoordcode = 422
        form = self.afspraakform or self.form
        if isinstance(fout, Intussen):
            self.gezien, self.antwoordcode = fout.stand, 409
        if form is None or not hasattr(fout, "error_dict"):
            self.klachten = [("", zin) for zin in fout.messages]
            return
        _bij_velden(form, fout)


def _bij_velden(form: forms.BaseForm, fout: ValidationError) -> None:
    for veld, zinnen in fout.message_dict.items():
        form.add_error(veld if veld in form.fields else None, zinnen)


def ronde(request: HttpRequest, context: dict, pk: int) -> HttpResponse:
    """One round, as far as it is: prepare, invite, talk, or what came out. A POST does what its button says.

    Context `ronde`, `begeleidt`, `form` (or None), `deelnemers`, `klaar`, `uitnodiging` (or None), `uitslag` (or None
    before the reveal), `grafiek`, `vorige_acties`, `acties`, `gezien`.
    """
    een = _ronde(request, pk)
    blad = Blad(stand_van(een))
    if request.method == "POST":
        _eis(request, een)
        if antwoord := _verwerk(request, een, blad):
            return antwoord
        if blad.form is None:
            een = _ronde(request, pk)  # as it is now: an act that was refused can have met another
    begeleidt, staat = _begeleidt(request, een), een.staat
    beeld = uitslag(een) if een.is_onthuld else None
    deelnemers = list(een.deelnames.all())
    if blad.form is None and begeleidt and staat != Rondestaat.VASTGESTELD:
        blad.form = _form(request, een, None)
    if blad.afspraakform is None and begeleidt and een.is_onthuld:
        blad.afspraakform = AfspraakForm(prefix="afspraak")
    return TemplateResponse(
        request, "kantoor/zelfevaluatie.html",
        {
            **context, "title": een.titel, "ronde": een, "begeleidt": begeleidt, "form": blad.form,
            "gezien": blad.gezien, "afspraakform": blad.afspraakform, "errors": blad.antwoordcode != 200,
            "klachten": blad.klachten, "deelnemers": deelnemers, "klaar": sum(1 for wie in deelnemers if wie.klaar),
            "uitnodiging": _uitnodiging(een), "uitslag": beeld, "grafiek": _grafiek(een, beeld), "minste": MINSTE,
            "vorige_acties": _acties(een.vorige) if een.vorige_id else [], "acties": _acties(een),
            "verslag": uitslag_voor_verslag(een) if staat == Rondestaat.VASTGESTELD else None,
            "afspraakstaten": Afspraakstaat.choices, "bewaarmaanden": settings.SCORES_BEWAARMAANDEN,
            "vragen": list(een.vragen.all()) if staat == Rondestaat.CONCEPT else [],
            "kruimels": _kruimels(een),
        },
        status=blad.antwoordcode,
    )  # fmt: skip


def _verwerk(request: HttpRequest, een: Zelfevaluatie, blad: Blad) -> HttpResponse | None:
    """Do what the button says; None when something has to be mended first, which then stands on the page."""
    knop = next((naam for naam in KNOPPEN if naam in request.POST), "")
    try:
        if antwoord := KNOPPEN[knop](request, een, blad) if knop else _naar(een):
            return antwoord
        blad.antwoordcode = 422
    except ValidationError as fout:
        blad.zet_fouten(fout)
    return None


def _grafiek(een: Zelfevaluatie, beeld):
    """The chart of all questions; None when there is no score of anybody to draw."""
    if beeld is None or not any(vraag.eerste.aantal for vraag in beeld.vragen):
        return None
    return teken(stippen_van(een, beeld.agenda))


def _form(request: HttpRequest, een: Zelfevaluatie, data) -> forms.ModelForm:
    if een.staat == Rondestaat.CONCEPT:
        return RondeForm(data, instance=een, user=request.user)
    return WoordenForm(data, instance=een)


def _acties(een: Zelfevaluatie) -> list[Rondeactie]:
    return list(een.acties.select_related("afspraak", "vraag"))


def _uitnodiging(een: Zelfevaluatie) -> dict | None:
    """The link, the code and the mail of an open round; nothing any more once it is revealed."""
    if een.staat != Rondestaat.OPEN:
        return None
    adres = f"{settings.SITE_URL}{reverse('doe-mee-ronde', args=[een.deelcode])}"
    mail = (
        f"Beste partner,\n\nDoe mee met “{een.titel}”. U scoort eerst alleen, op uw telefoon of computer. Niemand ziet "
        f"uw scores tot wij ze samen onthullen.\n\nOpen deze link:\n{adres}\n\nOf ga naar {settings.SITE_URL}/doe-mee/ "
        f"en typ de code {een.code}.\n\nU hebt geen account nodig."
    )
    return {"adres": adres, "ingang": f"{settings.SITE_URL}/doe-mee/", "mail": mail}


def _klaar(request: HttpRequest, een: Zelfevaluatie, zin: str) -> HttpResponse:
    messages.success(request, zin)
    return _naar(een)


def _bewaar(request: HttpRequest, een: Zelfevaluatie, blad: Blad) -> HttpResponse | None:
    blad.form = _form(request, een, request.POST)
    if not blad.form.is_valid():
        return None
    dienst.bewaar_ronde(blad.form.instance, by=request.user, gezien=request.POST.get("gezien"))
    return _klaar(request, een, "Bewaard.")


def _spreek_af(request: HttpRequest, een: Zelfevaluatie, blad: Blad) -> HttpResponse | None:
    blad.afspraakform = AfspraakForm(request.POST, prefix="afspraak")
    if not blad.afspraakform.is_valid():
        return None
    vraag_ = _vraag_uit(een, request.POST.get("afspraak-vraag", ""))
    dienst.spreek_af(een, by=request.user, vraag=vraag_, **blad.afspraakform.cleaned_data)
    antwoord = _klaar(request, een, "De afspraak staat erbij. Jullie zien hem ook in de werklijst.")
    if vraag_ is not None and "bij-vraag" in request.POST:
        return HttpResponseRedirect(_adres("zelfevaluatie-vraag", een.pk, vraag_.nummer))
    return antwoord


def _open(request: HttpRequest, een: Zelfevaluatie, _blad: Blad) -> HttpResponse:
    dienst.open_ronde(een, by=request.user, afgesproken="afgesproken" in request.POST)
    return _klaar(request, een, "De ronde is open. Deel de link, de code of de QR-code.")


def _deelnemer_weg(request: HttpRequest, een: Zelfevaluatie, _blad: Blad) -> HttpResponse:
    deelname = get_object_or_404(een.deelnames.all(), pk=sleutel_uit(request.POST["deelnemer-weg"]))
    dienst.haal_deelnemer_weg(deelname, by=request.user)
    return _klaar(request, een, f"{deelname} doet niet meer mee. Wat al was ingevuld, is weg.")


def _tweede(request: HttpRequest, een: Zelfevaluatie, _blad: Blad) -> HttpResponse:
    dienst.begin_tweede(een, by=request.user)
    return _klaar(request, een, "De tweede keer scoren is open. Deelnemers laden hun eigen pagina opnieuw.")


def _tweede_dicht(request: HttpRequest, een: Zelfevaluatie, _blad: Blad) -> HttpResponse:
    dienst.sluit_tweede(een, by=request.user)
    return _klaar(request, een, "De tweede scores zijn onthuld. Ze staan naast de eerste.")


def _stel_vast(request: HttpRequest, een: Zelfevaluatie, _blad: Blad) -> HttpResponse:
    dienst.stel_vast(een, by=request.user)
    return _klaar(request, een, "De ronde is vastgesteld.")


def _heropen(request: HttpRequest, een: Zelfevaluatie, _blad: Blad) -> HttpResponse:
    dienst.heropen(een, by=request.user, reden=request.POST.get("reden", ""))
    return _klaar(request, een, "De ronde is weer open voor het gesprek. Scoren kan niet opnieuw.")


def _volg_op(request: HttpRequest, een: Zelfevaluatie, _blad: Blad) -> HttpResponse:
    rondes = [pk for pk in (een.pk, een.vorige_id) if pk]
    actie = get_object_or_404(Rondeactie, pk=sleutel_uit(request.POST["opvolgen"]), ronde__in=rondes)
    data = request.POST
    dienst.volg_op(actie, by=request.user, staat=data.get("staat", ""), toelichting=data.get("toelichting", ""))
    return _klaar(request, een, "Bewaard wat ervan kwam.")


def _haal_weg(request: HttpRequest, een: Zelfevaluatie, _blad: Blad) -> HttpResponse:
    if "zeker" not in request.POST:
        raise ValidationError("Kruis aan dat je de ronde met alle antwoorden weg wilt halen.")
    dienst.verwijder_ronde(een, by=request.user)
    messages.success(request, "De ronde is weggehaald, met alles wat erin stond.")
    return HttpResponseRedirect(_adres("zelfevaluaties"))


KNOPPEN = {
    "bewaar": _bewaar, "afspraak": _spreek_af, "open": _open, "deelnemer-weg": _deelnemer_weg, "tweede": _tweede,
    "tweede-dicht": _tweede_dicht, "vaststellen": _stel_vast, "heropen": _heropen, "opvolgen": _volg_op,
    "weg": _haal_weg,
}  # fmt: skip


def _vraag_uit(een: Zelfevaluatie, nummer: str) -> Rondevraag | None:
    return een.vragen.filter(nummer=sleutel_uit(nummer)).first() if len(nummer) < 5 else None


# --- The screen at the wall -------------------------------------------------------------------------------------


def _qr(uitnodiging: dict | None, *, groot: bool = False) -> str:
    return qr_svg(uitnodiging["adres"], f"QR-code van {uitnodiging['adres']}", groot=groot) if uitnodiging else ""


@require_safe
def scherm(request: HttpRequest, context: dict, *, pk: int) -> HttpResponse:
    """What stands on the beamer: how to join while the round is open, and then what to talk about.

    Context `ronde`, `uitnodiging`, `qr`, `deelnemers` (how many), `klaar`, `uitslag`.
    """
    een = _ronde(request, pk)
    uitnodiging = _uitnodiging(een)
    deelnemers = list(een.deelnames.values_list("klaar", flat=True))
    return TemplateResponse(
        request, "kantoor/zelfevaluatie_scherm.html",
        {
            **context, "title": een.titel, "ronde": een, "uitnodiging": uitnodiging,
            "qr": _qr(uitnodiging, groot=True),
            "deelnemers": len(deelnemers), "klaar": sum(deelnemers),
            "uitslag": uitslag(een) if een.is_onthuld else None, "kruimels": _kruimels(een, "Scherm"),
        },
    )  # fmt: skip


def uitnodigen(request: HttpRequest, context: dict, pk: int) -> HttpResponse:
    """The invitation to print or mail: link, code, QR. Context `ronde`, `uitnodiging`, `qr`."""
    een = _ronde(request, pk)
    uitnodiging = _uitnodiging(een)
    if uitnodiging is None:
        raise Http404
    return TemplateResponse(
        request, "kantoor/zelfevaluatie_uitnodigen.html",
        {
            **context, "title": "Uitnodigen", "ronde": een, "uitnodiging": uitnodiging,
            "qr": _qr(uitnodiging),
            "kruimels": _kruimels(een, "Uitnodigen"),
        },
    )  # fmt: skip


def onthullen(request: HttpRequest, context: dict, pk: int) -> HttpResponse:
    """Ask once more, and reveal. Context `ronde`, `deelnemers`, `klaar`, `bezig`, `klachten`."""
    een = _ronde(request, pk)
    _eis(request, een)
    klachten = []
    if een.staat != Rondestaat.OPEN:
        return _naar(een)
    if request.method == "POST":
        try:
            dienst.onthul(een, by=request.user)
        except ValidationError as fout:
            klachten = [("", zin) for zin in fout.messages]
        else:
            messages.success(request, "De scores zijn onthuld. De vraag met de meeste spreiding staat bovenaan.")
            return _naar(een)
    deelnemers = list(een.deelnames.all())
    return TemplateResponse(
        request, "kantoor/zelfevaluatie_onthullen.html",
        {
            **context, "title": "Onthullen", "ronde": een, "deelnemers": deelnemers, "minste": MINSTE,
            "bezig": [wie for wie in deelnemers if not wie.klaar], "klachten": klachten, "errors": bool(klachten),
            "kruimels": _kruimels(een, "Onthullen"),
        },
        status=422 if klachten else 200,
    )  # fmt: skip


# --- One question, in conversation ------------------------------------------------------------------------------


class OordeelForm(forms.Form):
    """How a question ends: together, or with a difference. Nothing is filled in beforehand."""

    soort = forms.ChoiceField(
        label="Hoe eindigt deze vraag?", choices=Oordeelsoort.choices, required=False, widget=forms.RadioSelect
    )
    score = forms.TypedChoiceField(
        label="Gezamenlijk oordeel", coerce=int, required=False, empty_value=None, widget=forms.RadioSelect,
        help_text="Alleen bij een gezamenlijk oordeel. Geen gemiddelde: wat vinden jullie nu samen?",
    )  # fmt: skip
    motivatie = forms.CharField(
        label="Toelichting", required=False, max_length=dienst.LANGSTE_TEKST, widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Ongeveer vijf regels: wat deden jullie, of waaruit blijkt dit? Geen namen van inwoners.",
    )  # fmt: skip
    waarom_anders = forms.CharField(
        label="Waarom anders dan de vorige keer?", required=False, max_length=1500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Ging het beter of minder goed? Of kijken jullie nu anders, of zitten er andere mensen?",
    )  # fmt: skip

    def __init__(self, *args, een: Vraaguitslag, ronde: Zelfevaluatie, **kwargs) -> None:
        oordeel = een.oordeel
        if oordeel is not None:
            kwargs.setdefault("initial", {}).update(
                soort=oordeel.soort, score=oordeel.score, motivatie=oordeel.motivatie,
                waarom_anders=oordeel.waarom_anders,
                **{f"verschil{rij.score}": rij.tekst for rij in oordeel.verschillen.all()},
            )  # fmt: skip
        super().__init__(*args, **kwargs)
        self.scores = range(1, ronde.schaal_tot + 1)
        self.fields["score"].choices = [(n, str(n)) for n in self.scores]
        for n in self.scores:
            self.fields[f"verschil{n}"] = forms.CharField(
                label=f"Wie een {n} geeft, zegt", required=False, max_length=1500,
                widget=forms.Textarea(attrs={"rows": 2}),
            )  # fmt: skip
        if een.vorig.score is None:
            del self.fields["waarom_anders"]

    @property
    def verschilvelden(self) -> list:
        return [self[f"verschil{n}"] for n in self.scores]

    def conclusie(self) -> Conclusie:
        data = self.cleaned_data
        return Conclusie(
            data["soort"], data["score"], data["motivatie"], data.get("waarom_anders", ""),
            {n: data[f"verschil{n}"] for n in self.scores if data[f"verschil{n}"].strip()},
        )  # fmt: skip


def vraag(request: HttpRequest, context: dict, pk: int, nummer: int) -> HttpResponse:
    """One question on the beamer: its dots, what people wrote, and the form for how it ends.

    Context `ronde`, `een` (Vraaguitslag), `grafiek` (or None), `form` (or None), `vorige` and `volgende` (numbers in
    the order of the agenda, or None), `plek`, `aantal`, `afspraakform`, `gezien`, `klachten`.
    """
    ronde_ = _ronde(request, pk)
    agenda = uitslag(ronde_).agenda if ronde_.is_onthuld else ()
    plek = next((n for n, een in enumerate(agenda) if een.vraag.nummer == nummer), None)
    if plek is None:
        raise Http404
    een = agenda[plek]
    volgende = agenda[plek + 1].vraag.nummer if plek + 1 < len(agenda) else None
    schrijft = _begeleidt(request, ronde_) and ronde_.staat == Rondestaat.ONTHULD
    blad = Blad(stand_van(een.oordeel))
    form = OordeelForm(een=een, ronde=ronde_) if schrijft else None
    if request.method == "POST":
        _eis(request, ronde_)
        form = OordeelForm(request.POST, een=een, ronde=ronde_)
        if _bewaar_oordeel(request, een, form, blad):
            messages.success(request, f"Vraag {nummer} is bewaard.")
            verder = volgende if "verder" in request.POST and volgende is not None else nummer
            return HttpResponseRedirect(_adres("zelfevaluatie-vraag", ronde_.pk, verder))
    return TemplateResponse(
        request, "kantoor/zelfevaluatie_vraag.html",
        {
            **context, "title": str(een.vraag), "ronde": ronde_, "een": een, "form": form, "gezien": blad.gezien,
            "grafiek": teken(stippen_van(ronde_, (een,))) if een.eerste.aantal else None,
            "klachten": blad.klachten, "errors": blad.antwoordcode != 200, "plek": plek + 1, "aantal": len(agenda),
            "vorige": agenda[plek - 1].vraag.nummer if plek else None, "volgende": volgende,
            "afspraakform": AfspraakForm(prefix="afspraak") if schrijft else None,
            "kruimels": _kruimels(ronde_, f"Vraag {nummer}"),
        },
        status=blad.antwoordcode,
    )  # fmt: skip


def _bewaar_oordeel(request: HttpRequest, een: Vraaguitslag, form: OordeelForm, blad: Blad) -> bool:
    """Keep how a question ends; False when something has to be mended first."""
    blad.antwoordcode = 422
    if form.is_valid():
        try:
            dienst.bewaar_oordeel(een.vraag, form.conclusie(), by=request.user, gezien=request.POST.get("gezien"))
        except ValidationError as fout:
            if isinstance(fout, Intussen) or not hasattr(fout, "error_dict"):
                blad.zet_fouten(fout)
            else:
                verschillen = fout.error_dict.pop("verschillen", [])
                blad.klachten = [("verschillen", zin) for each in verschillen for zin in each.messages]
                _bij_velden(form, fout)
        else:
            return True
    return False


@require_safe
def verslag(request: HttpRequest, context: dict, *, pk: str, vorm: str) -> HttpResponse:
    """What was concluded, as a document in the shape of the form; only once it is revealed."""
    een = _ronde(request, int(pk))
    if not een.is_onthuld:
        raise Http404
    naam = f"zelfevaluatie-{een.datum or een.pk}"
    return als_bestand(rondeblad(uitslag_voor_verslag(een)), naam, vorm)
