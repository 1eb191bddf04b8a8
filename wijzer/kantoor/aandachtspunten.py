# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Threads with the funder in the office: with whom each lies, answering, accepting."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import linebreaks

from monitoring.verantwoorden import aandachtspunten as dienst
from monitoring.verantwoorden.antwoordbrieven import velden_van, veldnaam
from monitoring.verantwoorden.models import Aandachtspunt, Beurt, Verslag
from monitoring.verantwoorden.models.aandachtspunt import DICHT, Ligt, Puntstaat, Wie
from redactie.intussen import Intussen, stand_van
from redactie.models import Bestand, Gebruiker, Redactieruimte
from redactie.models.ruimte import Ruimtesoort
from wijken.models import Wijk
from wijzer.kantoor.vanwijk import sleutel_uit

KRUIMEL = ("Aandachtspunten", "/beheer/aandachtspunten/")
PER_BLAD = 50
DAG = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
GEEN_DATUM = {"invalid": "Dit is geen datum. Schrijf bijvoorbeeld 24-02-2027."}


# --- Forms -------------------------------------------------------------------------------------------------------


def collegas(user, ruimte: Redactieruimte | None = None):
    """People who may be asked to answer: they are in a room that this person sees, or in this one."""
    rooms = Redactieruimte.objects.visible_for(user).order_by()
    rooms = rooms.filter(pk=ruimte.pk) if ruimte is not None else rooms
    leden = Gebruiker.objects.filter(is_active=True, lidmaatschappen__ruimte__in=rooms.values("pk")).order_by()
    return Gebruiker.objects.filter(pk__in=leden.values("pk")).order_by("naam", "pk")


class PuntForm(forms.ModelForm):
    """What a thread is about."""

    class Meta:
        model = Aandachtspunt
        fields = ("titel", "soort", "van", "verwijzing", "blok", "verslag", "veld", "eigenaar", "eerder")
        widgets = {"veld": forms.Select}
        error_messages = {"titel": {"required": "Zeg in een paar woorden waar het over gaat."}}

    EERST = ("titel", "soort", "van", "verwijzing", "blok")

    def __init__(self, *args, user, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        punt = self.instance
        self.fields["verslag"].queryset = Verslag.objects.visible_for(user).filter(ruimte=punt.ruimte)
        self.fields["verslag"].empty_label = "Bij geen verslag"
        keuzes = velden_van(punt.verslag)
        if punt.veld and punt.veld not in dict(keuzes):
            keuzes = [(punt.veld, punt.veld), *keuzes]
        self.fields["veld"] = forms.ChoiceField(
            label=self.fields["veld"].label, required=False, choices=[("", "Nog niet gekozen"), *keuzes],
            help_text=self.fields["veld"].help_text if keuzes else "Kies eerst het verslag en bewaar.",
            initial=punt.veld,
        )  # fmt: skip
        self.fields["eigenaar"].queryset = collegas(user, punt.ruimte)
        self.fields["eigenaar"].empty_label = "Nog niemand"
        anderen = Aandachtspunt.objects.visible_for(user).filter(ruimte=punt.ruimte).exclude(pk=punt.pk)
        self.fields["eerder"].queryset = anderen
        self.fields["eerder"].empty_label = "Nee, of niet bekend"
        self.order_fields(self.Meta.fields)

    @property
    def eerste(self) -> list[forms.BoundField]:
        return [self[naam] for naam in self.EERST]

    @property
    def rest(self) -> list[forms.BoundField]:
        return [self[naam] for naam in self.fields if naam not in self.EERST]


class BeurtForm(forms.ModelForm):
    """What somebody said."""

    class Meta:
        model = Beurt
        fields = ("wie", "wijk", "tekst", "ligt_bij", "datum", "precisie", "plaats", "document")
        widgets = {"datum": DAG, "wie": forms.RadioSelect, "ligt_bij": forms.RadioSelect}
        error_messages = {"datum": GEEN_DATUM}

    EERST = ("wie", "wijk", "tekst", "ligt_bij")

    def __init__(self, *args, user, punt: Aandachtspunt, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["wie"].choices = [(Wie.WIJ, "Wij antwoorden"), (Wie.FUNDER, f"{punt.ander} zei dit")]
        self.fields["ligt_bij"].choices = [
            (Ligt.NIEMAND, "Bij niemand: hiermee is het beantwoord"),
            (Ligt.ONS, "Bij ons: er moet nog iets bij, bijvoorbeeld van een andere wijk"),
            (Ligt.FUNDER, f"Bij {punt.ander}: wij wachten op een reactie"),
        ]
        self.fields["ligt_bij"].required = False
        self.fields["wijk"].queryset = Wijk.objects.visible_for(user)
        self.fields["wijk"].empty_label = "Voor alle wijken"
        self.fields["document"].queryset = Bestand.objects.visible_for(user)
        self.fields["document"].empty_label = "Geen bijlage"
        self.fields["tekst"].gebruiker = user
        self.fields["precisie"].required = False

    def clean_precisie(self) -> str:
        return self.cleaned_data["precisie"] or self.fields["precisie"].initial or "dag"

    def clean_ligt_bij(self) -> str:
        """Nothing chosen: what was asked lies with us, what we answered with nobody."""
        gekozen = self.cleaned_data["ligt_bij"]
        return gekozen or (Ligt.ONS if self.cleaned_data.get("wie") == Wie.FUNDER else Ligt.NIEMAND)

    @property
    def eerste(self) -> list[forms.BoundField]:
        return [self[naam] for naam in self.EERST]

    @property
    def rest(self) -> list[forms.BoundField]:
        return [self[naam] for naam in self.fields if naam not in self.EERST]

    @property
    def heeft_rest(self) -> bool:
        """Whether something is filled in, or wrong, in what is folded away."""
        return any(veld.errors or (veld.value() and veld.name != "precisie") for veld in self.rest)


class NieuwForm(forms.ModelForm):
    """A new thread, with what was asked."""

    vraag = forms.CharField(
        label="Wat vraagt of zegt de ander?", max_length=8000, widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Zo letterlijk als je wilt. Namen van mensen zijn niet nodig.",
        error_messages={"required": "Schrijf op wat er is gevraagd of gezegd."},
    )  # fmt: skip
    wanneer = forms.DateField(
        label="Wanneer", required=False, widget=DAG, error_messages=GEEN_DATUM,
        help_text="De dag van de brief of mail. Laat leeg als je die niet weet.",
    )  # fmt: skip

    class Meta:
        model = Aandachtspunt
        fields = ("ruimte", "verslag", "titel", "soort", "van", "verwijzing", "blok", "eigenaar")
        error_messages = {
            "titel": {"required": "Zeg in een paar woorden waar het over gaat."},
            "ruimte": {"required": "Kies bij wie dit hoort."},
        }

    EERST = ("ruimte", "verslag", "titel", "vraag", "van", "wanneer", "verwijzing")

    def __init__(self, *args, user, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        mijn = Redactieruimte.objects.editable_by(user).filter(soort__in=RUIMTEN)
        self.fields["ruimte"].queryset = mijn
        self.fields["ruimte"].empty_label = "Kies een ruimte"
        self.fields["verslag"].queryset = Verslag.objects.editable_by(user)
        self.fields["verslag"].empty_label = "Bij geen verslag"
        self.fields["verslag"].label_from_instance = lambda verslag: f"{verslag} ({verslag.ruimte})"
        self.fields["eigenaar"].queryset = collegas(user)
        self.fields["eigenaar"].empty_label = "Nog niemand"

    @property
    def eerste(self) -> list[forms.BoundField]:
        return [self[naam] for naam in self.EERST]

    @property
    def rest(self) -> list[forms.BoundField]:
        return [self[naam] for naam in self.fields if naam not in self.EERST]


RUIMTEN = (Ruimtesoort.WIJK, Ruimtesoort.SAMENWERKINGSVERBAND)


# --- The list ----------------------------------------------------------------------------------------------------


def overzicht(request: HttpRequest, context: dict) -> HttpResponse:
    """Threads by with whom they lie. Context `kolommen`: [(sleutel, titel, uitleg, [punt])], `beantwoord`, `dicht`
    (a page), `verslagen`, `wijken`, `verslag`, `wijk` (what was chosen), `schrijft`, `brieven`.
    """
    mijn = Aandachtspunt.objects.visible_for(request.user)
    verslagen = list(Verslag.objects.visible_for(request.user))
    wijken = list(Wijk.objects.visible_for(request.user))
    verslag = next((v for v in verslagen if str(v.pk) == request.GET.get("verslag")), None)
    wijk = next((w for w in wijken if w.slug == request.GET.get("wijk")), None)
    if verslag is not None:
        mijn = mijn.for_verslag(verslag)
    if wijk is not None:
        mijn = mijn.filter(pk__in=Beurt.objects.filter(wijk=wijk).order_by().values("punt"))
    punten = list(dienst.met_draad(mijn.exclude(staat__in=DICHT)))
    anderen = sorted({punt.ander for punt in punten})
    ander = anderen[0] if len(anderen) == 1 else "de ander"
    kolommen = [
        ("ons", "Open bij ons", "Hier moeten jullie nog iets op zeggen.", Puntstaat.OPEN_BIJ_ONS),
        ("ander", f"Open bij {ander}", "Jullie wachten op een reactie.", Puntstaat.OPEN_BIJ_FUNDER),
    ]
    dicht = mijn.filter(staat__in=DICHT).select_related("verslag", "ruimte").order_by("-gewijzigd_op", "-pk")
    return TemplateResponse(
        request, "kantoor/aandachtspunten.html",
        {
            **context, "title": "Aandachtspunten", "kruimels": [("Aandachtspunten", "")],
            "kolommen": [(s, t, u, [p for p in punten if p.staat == staat]) for s, t, u, staat in kolommen],
            "beantwoord": [punt for punt in punten if punt.staat == Puntstaat.BEANTWOORD],
            "dicht": Paginator(dicht, PER_BLAD).get_page(request.GET.get("page")),
            "verslagen": verslagen, "wijken": wijken, "verslag": verslag, "wijk": wijk,
            "schrijft": Redactieruimte.objects.editable_by(request.user).filter(soort__in=RUIMTEN).exists(),
        },
    )  # fmt: skip


def nieuw(request: HttpRequest, context: dict) -> HttpResponse:
    """A new thread; when it looks like an earlier one, ask first. Context `form`, `lijkt` (threads), `verslag`."""
    mijn = Redactieruimte.objects.editable_by(request.user).filter(soort__in=RUIMTEN)
    if not mijn.exists():
        raise PermissionDenied
    begin = {"eigenaar": request.user.pk}
    verslag = Verslag.objects.editable_by(request.user).filter(pk=sleutel_uit(request.GET.get("verslag", ""))).first()
    if verslag is not None:
        begin |= {"verslag": verslag.pk, "ruimte": verslag.ruimte_id}
    elif mijn.count() == 1:
        begin["ruimte"] = mijn.first().pk
    data = request.POST if request.method == "POST" else None
    form = NieuwForm(data, initial=begin, user=request.user)
    lijkt: list[Aandachtspunt] = []
    if data is not None and form.is_valid():
        punt = form.instance
        eerdere = dienst.met_draad(Aandachtspunt.objects.visible_for(request.user).filter(ruimte=punt.ruimte))
        if "eerder" not in data:
            lijkt = dienst.lijkt_op(f"{punt.titel} {form.cleaned_data['vraag']}", eerdere)
        if not lijkt:
            punt.eerder = eerdere.filter(pk=sleutel_uit(data.get("eerder", ""))).first()
            beurt = Beurt(
                wie=Wie.FUNDER, datum=form.cleaned_data["wanneer"], ligt_bij=Ligt.ONS,
                tekst=als_alineas(form.cleaned_data["vraag"]),
            )  # fmt: skip
            try:
                dienst.begin_draad(punt, beurt, by=request.user)
            except ValidationError as fout:
                bij_velden(form, fout)
            else:
                messages.success(request, "Het punt staat erbij. Het ligt nu bij jullie.")
                return HttpResponseRedirect(adres(punt))
    return TemplateResponse(
        request, "kantoor/aandachtspunt_nieuw.html",
        {
            **context, "title": "Nieuw aandachtspunt", "form": form, "lijkt": lijkt, "errors": bool(form.errors),
            "kruimels": [KRUIMEL, ("Nieuw aandachtspunt", "")],
        },
        status=422 if form.errors else 200,
    )  # fmt: skip


def als_alineas(tekst: str) -> str:
    """Return plain text as paragraphs."""
    return linebreaks(tekst.strip(), autoescape=True)


def bij_velden(form: forms.BaseForm, fout: ValidationError) -> None:
    """Put what a service refused at the fields it is about."""
    if not hasattr(fout, "error_dict"):
        form.add_error(None, fout.messages)
        return
    for veld, zinnen in fout.message_dict.items():
        form.add_error(veld if veld in form.fields else None, zinnen)


def adres(punt: Aandachtspunt) -> str:
    return reverse("admin:aandachtspunt", args=[punt.pk])


# --- One thread --------------------------------------------------------------------------------------------------


class Blad:
    """What the page of a thread has to show besides the thread: forms that failed, and what is wrong."""

    def __init__(self) -> None:
        self.beurtform: BeurtForm | None = None
        self.puntform: PuntForm | None = None
        self.klachten: list[tuple[str, str]] = []
        self.getypt: dict[str, str] = {}
        self.gezien: str | None = None
        self.antwoordcode = 200


def punt(request: HttpRequest, context: dict, pk: int) -> HttpResponse:
    """One thread. A POST does what its button says.

    Context `punt`, `rondes`, `schrijft`, `beurtform`, `puntform` (or None), `beurt` (the turn that is mended, or None),
    `gezien`, `beurten_gezien`, `later`, `veldnaam`, `brieven`, `klachten`, `getypt`.
    """
    een = get_object_or_404(dienst.met_draad(Aandachtspunt.objects.visible_for(request.user)), pk=pk)
    schrijft = Redactieruimte.objects.editable_by(request.user).filter(pk=een.ruimte_id).exists()
    blad = Blad()
    wijzigt = _beurt_uit(een, request.POST.get("beurt") or request.GET.get("beurt", "")) if schrijft else None
    if request.method == "POST":
        if not schrijft:
            raise PermissionDenied
        if antwoord := _verwerk(request, een, wijzigt, blad):
            return antwoord
        een = dienst.met_draad(Aandachtspunt.objects.visible_for(request.user)).get(pk=pk)
    if schrijft:
        _zet_formulieren_klaar(request, een, wijzigt, blad)
    return TemplateResponse(
        request, "kantoor/aandachtspunt.html",
        {
            **context, "title": een.titel, "punt": een, "rondes": dienst.rondes(een.beurten.all()),
            "schrijft": schrijft, "beurtform": blad.beurtform, "puntform": blad.puntform, "beurt": wijzigt,
            "gezien": blad.gezien or stand_van(wijzigt),
            "punt_gezien": stand_van(een), "beurten_gezien": dienst.laatste_beurt(een), "later": een.later.all(),
            "onderdeel": veldnaam(een.verslag, een.veld) if een.veld else "", "klachten": blad.klachten,
            "brieven": [vraag.brief for vraag in een.briefvragen.select_related("brief")], "getypt": blad.getypt,
            "errors": blad.antwoordcode != 200, "bronnen": een.bronnen.select_related("bron"),
            "kruimels": [KRUIMEL, (een.titel, "")],
        },
        status=blad.antwoordcode,
    )  # fmt: skip


def _beurt_uit(een: Aandachtspunt, sleutel: str) -> Beurt | None:
    return next((beurt for beurt in een.beurten.all() if beurt.pk == sleutel_uit(sleutel)), None)


def _zet_formulieren_klaar(request: HttpRequest, een: Aandachtspunt, wijzigt: Beurt | None, blad: Blad) -> None:
    if blad.beurtform is None and (wijzigt is not None or een.staat not in DICHT):
        begin = {} if wijzigt is not None else {"wie": Wie.WIJ}
        blad.beurtform = BeurtForm(instance=wijzigt or Beurt(punt=een), initial=begin, user=request.user, punt=een)
    if blad.puntform is None:
        blad.puntform = PuntForm(instance=een, user=request.user, prefix="punt")


def _verwerk(request: HttpRequest, een: Aandachtspunt, wijzigt: Beurt | None, blad: Blad) -> HttpResponse | None:
    """Do what the button says; None when something has to be mended first, which then stands on the page."""
    knop = next((naam for naam in KNOPPEN if naam in request.POST), "")
    try:
        if antwoord := KNOPPEN[knop](request, een, wijzigt, blad) if knop else HttpResponseRedirect(adres(een)):
            return antwoord
        blad.antwoordcode = 422
    except Intussen as fout:
        blad.klachten, blad.gezien, blad.antwoordcode = [("", zin) for zin in fout.messages], fout.stand, 409
    except ValidationError as fout:
        blad.antwoordcode = 422
        form = blad.beurtform if knop == "zeg" else blad.puntform if knop == "bewaar" else None
        if form is not None:
            bij_velden(form, fout)
        else:
            blad.klachten = [("", zin) for zin in fout.messages]
            blad.getypt = {naam: request.POST.get(naam, "") for naam in ("reden", "akkoord_wie", "akkoord_op")}
    return None


def _klaar(request: HttpRequest, een: Aandachtspunt, zin: str, anker: str = "") -> HttpResponse:
    messages.success(request, zin)
    return HttpResponseRedirect(f"{adres(een)}{anker}")


def _zeg(request: HttpRequest, een: Aandachtspunt, wijzigt: Beurt | None, blad: Blad) -> HttpResponse | None:
    rij = Beurt.objects.get(pk=wijzigt.pk) if wijzigt is not None else Beurt(punt=een)
    blad.beurtform = BeurtForm(request.POST, instance=rij, user=request.user, punt=een)
    if not blad.beurtform.is_valid():
        return None
    if wijzigt is not None:
        dienst.wijzig_beurt(blad.beurtform.instance, by=request.user, gezien=request.POST.get("gezien"))
    else:
        dienst.neem_beurt(een, blad.beurtform.instance, by=request.user, gezien=request.POST.get("beurten_gezien"))
    nu = Aandachtspunt.objects.get(pk=een.pk)
    return _klaar(request, een, f"Bewaard. Het punt is nu: {nu.stand}.", f"#beurt-{blad.beurtform.instance.pk}")


def _bewaar(request: HttpRequest, een: Aandachtspunt, _wijzigt, blad: Blad) -> HttpResponse | None:
    rij = Aandachtspunt.objects.get(pk=een.pk)
    blad.puntform = PuntForm(request.POST, instance=rij, user=request.user, prefix="punt")
    if not blad.puntform.is_valid():
        return None
    blad.puntform.instance.veld = blad.puntform.cleaned_data["veld"]
    dienst.bewaar_punt(blad.puntform.instance, by=request.user, gezien=request.POST.get("punt_gezien"))
    return _klaar(request, een, "Bewaard.")


def _accepteer(request: HttpRequest, een: Aandachtspunt, _wijzigt, _blad: Blad) -> HttpResponse:
    getypt = request.POST.get("akkoord_op", "").strip()
    try:
        op = forms.DateField(required=False).clean(getypt)
    except ValidationError as fout:
        raise ValidationError(GEEN_DATUM["invalid"]) from fout
    dienst.accepteer(een, by=request.user, wie=request.POST.get("akkoord_wie", "")[:160], op=op)
    return _klaar(request, een, "Het antwoord is geaccepteerd. Het punt is gesloten.")


def _heropen(request: HttpRequest, een: Aandachtspunt, _wijzigt, _blad: Blad) -> HttpResponse:
    nu = dienst.heropen(een, by=request.user)
    return _klaar(request, een, f"Het punt is weer open: {nu.stand}.")


def _vervalt(request: HttpRequest, een: Aandachtspunt, _wijzigt, _blad: Blad) -> HttpResponse:
    dienst.laat_vervallen(een, request.POST.get("reden", "")[:300], by=request.user)
    return _klaar(request, een, "Het punt is vervallen.")


KNOPPEN: dict[str, Callable] = {
    "zeg": _zeg, "bewaar": _bewaar, "accepteer": _accepteer, "heropen": _heropen, "vervalt": _vervalt,
}  # fmt: skip
