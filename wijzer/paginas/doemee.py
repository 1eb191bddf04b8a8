# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Take part in a round of scoring together: type the code, say who you are, score alone, see it together.

No account and no cookie: who has the address with the secret is that participant. Nothing here is stored by a browser,
found by a search engine, or sent along to another page. What somebody else scored is in no answer before the reveal.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps

from django import forms
from django.conf import settings
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.crypto import salted_hmac
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from drukkerij.grafiek import teken
from monitoring.leren import deelnemen as dienst
from monitoring.leren.deelnemen import Gegeven, Gesloten
from monitoring.leren.models import Deelname, Rondevraag, Zelfevaluatie
from monitoring.leren.models.zelfevaluatie import MINSTE, Modus, Onthouding, Rondestaat
from monitoring.leren.uitslag import stippen_van, uitslag
from redactie.anoniem import AnoniemForm, nieuw_token, zelfde_oorsprong
from redactie.deelcode import uit_invoer
from redactie.netwerk import client_network
from redactie.views.openbaar import PaginaMixin
from wijzer.fouten import error_response

KRUIMEL = ("Doe mee", "/doe-mee/")
VENSTER = 15 * 60
# Wrong codes from one network in a quarter of an hour. A full hall behind one address mistypes less than this, and who
# guesses needs ages. Right codes do not count.
FOUTE_CODES = 300
VREEMD = "Dit kwam niet van deze site. Druk opnieuw op de knop."
GEEN_RONDE = (
    "Deze code kennen we niet",
    "Kijk of u hem goed hebt overgenomen: acht letters en cijfers. Of vraag de begeleider om de link.",
)
GESLOTEN = (
    "Deze ronde is gesloten",
    "De begeleider heeft de scores onthuld. Meedoen kan niet meer. Deed u al mee? Gebruik dan uw eigen link.",
)
LINK_WEG = (
    "Deze link werkt niet meer",
    "De begeleider haalde deze deelname weg, de ronde is opgeruimd, of het adres is niet helemaal overgenomen. Vraag "
    "de begeleider of u opnieuw mee kunt doen.",
)
TE_LAAT = (
    "De ronde is gesloten. Dit is niet meer bewaard.",
    "Wat u stuurde kwam na het onthullen, of u was intussen weggehaald. Uw tekst staat hieronder, zodat u hem kunt "
    "kopiëren of in het gesprek kunt gebruiken.",
)
TE_VAAK = (
    "Even wachten",
    "Er zijn vanaf uw netwerk heel veel verkeerde codes getypt. Probeer het over een kwartier opnieuw, of gebruik uw "
    "eigen link.",
)
OPNIEUW_CODE = ("Typ een code", "/doe-mee/")
ANDERS = "__anders"
BEWAARD, KLAAR = "bewaard", "klaar"


def _geheim(view: Callable) -> Callable:
    """Keep an answer out of every store and every search engine."""

    @wraps(view)
    def wrapped(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        response = view(request, *args, **kwargs)
        response["Cache-Control"] = "private, no-store"
        response["X-Robots-Tag"] = "noindex, nofollow"
        return response

    return wrapped


def _pagina(titel: str, adres: str) -> dict:
    pagina = PaginaMixin()
    pagina.kruimels = (KRUIMEL, (titel, adres)) if adres else (KRUIMEL,)
    return pagina.get_context_data()


# --- The brake on guessing ---------------------------------------------------------------------------------------


def _sleutel(request: HttpRequest) -> str:
    venster = int(time.time()) // VENSTER
    return "doemee:" + salted_hmac("wijzer.doemee", f"{client_network(request)}:{venster}").hexdigest()


def _afgeremd(request: HttpRequest) -> bool:
    return (cache.get(_sleutel(request)) or 0) >= FOUTE_CODES


def _tel_fout(request: HttpRequest) -> None:
    cache.add(_sleutel(request), 0, VENSTER)
    try:
        cache.incr(_sleutel(request))
    except ValueError:  # the cache forgot it in between
        return


def _ronde(code: str) -> Zelfevaluatie | None:
    kaal = uit_invoer(code)
    return Zelfevaluatie.objects.filter(deelcode=kaal).order_by("pk").first() if kaal else None


# --- In ----------------------------------------------------------------------------------------------------------


@_geheim
@require_safe
def ingang(request: HttpRequest) -> HttpResponse:
    """Where somebody types the code that was said aloud. Template `paginas/doemee.html`, context `code`, `fout`."""
    getypt = request.GET.get("code", "")[:40]
    fout = ""
    if getypt:
        if _afgeremd(request):
            return error_response(request, 429, words=TE_VAAK)
        if _ronde(getypt):
            return redirect("doe-mee-ronde", uit_invoer(getypt))
        _tel_fout(request)
        fout = " ".join(GEEN_RONDE[0:1]) + ". " + GEEN_RONDE[1]
    context = _pagina("", "") | {"code": getypt, "fout": fout}
    return render(request, "paginas/doemee.html", context, status=422 if fout else 200)


class MeedoenForm(AnoniemForm):
    """Who takes part. No name of a person is asked."""

    OPNIEUW = "We konden dit niet controleren. Druk opnieuw op Doe mee."
    TE_SNEL = "Dat ging wel heel snel. Druk nog een keer op Doe mee."
    TE_OUD = "Deze pagina stond meer dan een dag open. Druk opnieuw op Doe mee."

    keuze = forms.ChoiceField(label="Voor welke organisatie doet u mee?", required=False, widget=forms.RadioSelect)

    class Meta:
        model = Deelname
        fields = ["organisatie", "rol", "is_vervanger", "akkoord_klein", "onthouding"]
        labels = {
            "organisatie": "Uw organisatie",
            "rol": "Uw rol (hoeft niet)",
            "is_vervanger": "Ik vervang iemand",
            "akkoord_klein": f"Mijn scores mogen ook te zien zijn als minder dan {MINSTE} mensen een vraag scoren",
            "onthouding": "Waarom scoort u niet mee?",
        }
        help_texts = {
            "rol": "Bijvoorbeeld: procesbegeleider of adviseur. Zet hier geen naam.",
            "onthouding": "Bijvoorbeeld: wij staan te ver van het project af. U staat dan wel bij de partners.",
        }
        widgets = {"onthouding": forms.Textarea(attrs={"rows": 2})}

    def __init__(self, *args, ronde: Zelfevaluatie, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.ronde = ronde
        self.fields["organisatie"].required = False
        if ronde.organisaties:
            self.fields["keuze"].choices = [(naam, naam) for naam in ronde.organisaties] + [(ANDERS, "Een andere")]
            self.fields["organisatie"].label = "Welke andere organisatie?"
        else:
            del self.fields["keuze"]
        if ronde.op_naam:
            del self.fields["akkoord_klein"]
        self.order_fields(["token", "keuze", "organisatie", "rol", "is_vervanger", "akkoord_klein", "onthouding"])

    def clean(self) -> dict:
        cleaned = super().clean()
        keuze = cleaned.get("keuze", ANDERS)
        if "keuze" in self.errors:
            return cleaned
        if keuze and keuze != ANDERS:
            cleaned["organisatie"] = keuze
        elif not cleaned.get("organisatie") and "organisatie" not in self.errors:
            veld = "keuze" if "keuze" in self.fields and not keuze else "organisatie"
            self.add_error(veld, "Zeg voor welke organisatie u meedoet.")
        return cleaned


class Weiger(Exception):
    """An answer that is no page: its status, its words, and what was typed."""

    def __init__(self, status: int, words: tuple[str, str], action: tuple[str, str] | None = None) -> None:
        super().__init__(words[0])
        self.status, self.words, self.action = status, words, action


def _open_ronde(request: HttpRequest, code: str) -> Zelfevaluatie:
    """Return the round of a code that takes participants; raises `Weiger`, also when somebody guesses."""
    if _afgeremd(request):
        raise Weiger(429, TE_VAAK)
    ronde = _ronde(code)
    if ronde is None:
        _tel_fout(request)
        raise Weiger(404, GEEN_RONDE, OPNIEUW_CODE)
    if ronde.staat != Rondestaat.OPEN:
        raise Weiger(410, GESLOTEN)
    return ronde


@_geheim
@csrf_exempt  # guarded by Origin and a signed token; participants get no cookie
@require_http_methods(["GET", "HEAD", "POST"])
def meedoen(request: HttpRequest, code: str) -> HttpResponse:
    """Join a round. Template `paginas/doemee_ronde.html`, context `ronde`, `form`, `aantal`, `fout`, `adres`."""
    try:
        ronde = _open_ronde(request, code)
        form = MeedoenForm(request.POST if request.method == "POST" else None, ronde=ronde)
        fout = ""
        if request.method == "POST":
            verder, fout = _doe_mee(request, ronde, form)
            if verder:
                return redirect(*verder)
    except Weiger as nee:
        return error_response(request, nee.status, typed=_getypt(request), words=nee.words, action=nee.action)
    if form.is_bound:
        form.data = form.data.copy()
        form.data["token"] = nieuw_token()
    else:
        form.initial["token"] = nieuw_token()
    adres = reverse("doe-mee-ronde", args=[ronde.deelcode])
    context = _pagina(ronde.titel, adres) | {
        "ronde": ronde, "form": form, "aantal": ronde.vragen.count(), "fout": fout, "adres": adres, "minste": MINSTE,
        "bewaarmaanden": settings.SCORES_BEWAARMAANDEN,
    }  # fmt: skip
    return render(request, "paginas/doemee_ronde.html", context, status=422 if fout or form.errors else 200)


def _doe_mee(request: HttpRequest, ronde: Zelfevaluatie, form: MeedoenForm) -> tuple[tuple[str, ...], str]:
    """Return where somebody who joined goes to, or what is wrong; raises `Weiger` when the round closed meanwhile."""
    if not zelfde_oorsprong(request):
        return (), VREEMD
    if form.is_robot():
        return ("doe-mee",), ""
    if not form.is_valid():
        return (), ""
    velden = {naam: form.cleaned_data[naam] for naam in form.Meta.fields if naam in form.cleaned_data}
    try:
        _deelname, geheim = dienst.doe_mee(ronde, eenmalig=form.cleaned_data["token"], **velden)
    except Gesloten as fout:
        raise Weiger(410, GESLOTEN) from fout
    except ValidationError as fout:
        return (), fout.messages[0]
    return ("doe-mee-deelnemer", ronde.deelcode, geheim), ""


# --- Score -------------------------------------------------------------------------------------------------------


@dataclass
class Vraagvak:
    """A question in the form, with what this participant gave, and what is wrong with it."""

    vraag: Rondevraag
    keuze: str = ""
    waaruit: str = ""
    met_naam: bool = False
    eerder: str = ""  # the first score, while somebody scores for the second time
    fout: str = ""
    nieuw_blok: bool = False

    @property
    def gegeven(self) -> bool:
        return bool(self.keuze)

    @property
    def nummer(self) -> int:
        return self.vraag.nummer


def _vakken(ronde: Zelfevaluatie, deelname: Deelname) -> list[Vraagvak]:
    """The questions with the own answers of this participant."""
    eigen = dienst.eigen_antwoorden(deelname, ronde.scoring)
    eerste = dienst.eigen_antwoorden(deelname, 1) if ronde.scoring == 2 else {}
    vakken, blok = [], None
    for vraag in ronde.vragen.all():
        een, vroeger = eigen.get(vraag.pk), eerste.get(vraag.pk)
        vak = Vraagvak(vraag, nieuw_blok=vraag.blok != blok)
        blok = vraag.blok
        if een is not None:
            vak.keuze = een.onthouding or str(een.score)
            vak.waaruit, vak.met_naam = een.waaruit, een.met_naam
        if vroeger is not None:
            vak.eerder = str(vroeger.score or vroeger.get_onthouding_display())
        vakken.append(vak)
    return vakken


def _lees(vak: Vraagvak, data: QueryDict) -> Gegeven | None:
    """Lay over a question what was sent of it; None when nothing was, or when it is no answer (then with `fout`)."""
    merk = str(vak.nummer)
    if f"v{merk}" not in data and f"t{merk}" not in data:
        return None
    tekst = data.get(f"t{merk}", "").replace("\x00", "").replace("\r\n", "\n")
    keuze = data.get(f"v{merk}", "")[:20]
    if not keuze and not tekst.strip():
        return None
    vak.keuze, vak.waaruit, vak.met_naam = keuze, tekst, f"n{merk}" in data
    score = int(keuze) if keuze.isascii() and keuze.isdecimal() else None
    een = Gegeven(vak.vraag, score, "" if score is not None else keuze, tekst, vak.met_naam)
    try:
        dienst.keurig(een, vak.vraag.ronde)
    except ValidationError as error:
        vak.fout = error.messages[0]
        return None
    return een


@_geheim
@csrf_exempt  # the secret in the address is who may; `Origin` says that it comes from this page
@require_http_methods(["GET", "HEAD", "POST"])
def deelnemer(request: HttpRequest, code: str, geheim: str) -> HttpResponse:
    """The page of one participant: the questions while the round is open, and what came out after the reveal."""
    deelname = dienst.deelnemer(uit_invoer(code), geheim)
    if deelname is None:
        _tel_fout(request)
        if _als_json(request):
            return JsonResponse({"gesloten": True, "melding": f"{LINK_WEG[0]}. {LINK_WEG[1]}"}, status=410)
        return error_response(request, 410, typed=_getypt(request), words=LINK_WEG, action=OPNIEUW_CODE)
    ronde = deelname.ronde
    adres = reverse("doe-mee-deelnemer", args=[ronde.deelcode, geheim])
    if request.method == "POST":
        return _verwerk(request, ronde, deelname, adres)
    if ronde.scoring and not deelname.onthouding:
        return _scoreblad(request, ronde, deelname, _vakken(ronde, deelname))
    if ronde.is_onthuld:
        return _uitslagblad(request, ronde, deelname)
    return _scoreblad(request, ronde, deelname, [])


def _als_json(request: HttpRequest) -> bool:
    return request.headers.get("Accept", "").startswith("application/json")


def _verwerk(request: HttpRequest, ronde: Zelfevaluatie, deelname: Deelname, adres: str) -> HttpResponse:
    """Do what a participant sent: one answer (which asks for JSON) or the whole form."""
    vakken = _om_te_lezen(request, ronde, deelname) if ronde.scoring else []
    try:
        if not zelfde_oorsprong(request):
            raise Weiger(403, ("Dit kwam niet van deze site", VREEMD))
        antwoord = _bewaar(request, deelname, vakken, adres)
    except Gesloten as fout:
        if _als_json(request):
            return JsonResponse({"gesloten": True, "melding": fout.messages[0]}, status=409)
        terug = ("Naar de ronde", adres)
        return error_response(request, 409, typed=_getypt(request, ronde), words=TE_LAAT, action=terug)
    except Weiger as nee:
        if _als_json(request):
            return JsonResponse({"melding": nee.words[1]}, status=nee.status)
        return error_response(request, nee.status, typed=_getypt(request, ronde), words=nee.words)
    except ValidationError as fout:
        return _scoreblad(request, ronde, deelname, vakken, fout=fout.messages[0])
    return antwoord or _scoreblad(request, ronde, deelname, vakken)


def _om_te_lezen(request: HttpRequest, ronde: Zelfevaluatie, deelname: Deelname) -> list[Vraagvak]:
    """The questions that were sent: of one answer that one, of the form all, to show them again."""
    if not _als_json(request):
        return _vakken(ronde, deelname)
    nummers = {int(naam[1:]) for naam in request.POST if naam[:1] in "vt" and naam[1:].isdecimal() and len(naam) < 5}
    return [Vraagvak(vraag) for vraag in ronde.vragen.filter(nummer__in=nummers)]


def _bewaar(request: HttpRequest, deelname: Deelname, vakken: list[Vraagvak], adres: str) -> HttpResponse | None:
    """Keep what was sent; None when something in it has to be mended, and then the rest is kept all the same."""
    data = request.POST
    if "onthoud" in data or "toch" in data:
        reden = data.get("reden", "") if "onthoud" in data else ""
        if "onthoud" in data and not reden.strip():
            raise ValidationError("Zeg waarom u niet meescoort.")
        dienst.onthoud(deelname, reden)
        return redirect(adres)
    gegeven = [een for een in (_lees(vak, data) for vak in vakken) if een is not None]
    fouten = [vak.fout for vak in vakken if vak.fout]
    dienst.bewaar_antwoorden(deelname, gegeven)
    if _als_json(request):
        if fouten:
            return JsonResponse({"melding": fouten[0]}, status=422)
        return JsonResponse({"bewaard": len(gegeven)})
    if fouten:
        return None
    if KLAAR in data:
        dienst.meld_klaar(deelname)
    return redirect(f"{adres}?{KLAAR if KLAAR in data else BEWAARD}=1")


def _getypt(request: HttpRequest, ronde: Zelfevaluatie | None = None) -> dict[str, str]:
    """What somebody typed, under the names of the questions, to give back when it was not kept."""
    titels = {str(vraag.nummer): str(vraag) for vraag in ronde.vragen.all()} if ronde is not None else {}
    getypt = {}
    for naam, waarde in request.POST.items():
        soort, nummer = naam[:1], naam[1:]
        if soort in "vt" and nummer.isdecimal() and waarde.strip():
            wat = "score" if soort == "v" else "toelichting"
            woord = Onthouding(waarde).label if waarde in Onthouding.values else waarde
            getypt[f"{titels.get(nummer, f'Vraag {nummer}')}: {wat}"] = woord[: dienst.LANGSTE_TOELICHTING * 2]
        elif naam == "reden" and waarde.strip():
            getypt["Waarom u niet scoort"] = waarde[:1000]
    return getypt


def _scoreblad(
    request: HttpRequest, ronde: Zelfevaluatie, deelname: Deelname, vakken: list[Vraagvak], fout: str = ""
) -> HttpResponse:
    """Template `paginas/doemee_scoren.html`, context `ronde`, `deelname`, `vakken`, `gegeven` (how many), `schaal`,
    `redenen`, `fout`, `fouten` ([Vraagvak]), `bewaard`, `klaar`, `adres`, `eigenlink` (whole)."""
    adres = request.path
    fouten = [vak for vak in vakken if vak.fout]
    context = _pagina(ronde.titel, adres) | {
        "ronde": ronde, "deelname": deelname, "vakken": vakken,
        "schaal": [str(n) for n in range(1, ronde.schaal_tot + 1)],
        "gegeven": sum(1 for vak in vakken if vak.gegeven and not vak.fout), "redenen": Onthouding.choices,
        "fout": fout, "fouten": fouten, "bewaard": BEWAARD in request.GET, "klaar": KLAAR in request.GET,
        "open": [vak for vak in vakken if not vak.gegeven], "adres": adres, "eigenlink": f"{settings.SITE_URL}{adres}",
        "op_naam": ronde.modus == Modus.OP_NAAM, "langste": dienst.LANGSTE_TOELICHTING,
    }  # fmt: skip
    return render(request, "paginas/doemee_scoren.html", context, status=422 if fout or fouten else 200)


def _uitslagblad(request: HttpRequest, ronde: Zelfevaluatie, deelname: Deelname) -> HttpResponse:
    """What came out, with the own score marked. Template `paginas/doemee_uitslag.html`, context `ronde`, `deelname`,
    `uitslag`, `grafiek` (or None when there is nothing to draw)."""
    beeld = uitslag(ronde)
    eigen = {pk: een.score for pk, een in dienst.eigen_antwoorden(deelname, 1).items() if een.score is not None}
    grafiek = teken(stippen_van(ronde, beeld.agenda, eigen)) if any(een.eerste.aantal for een in beeld.vragen) else None
    context = _pagina(ronde.titel, request.path) | {
        "ronde": ronde, "deelname": deelname, "uitslag": beeld, "grafiek": grafiek,
    }  # fmt: skip
    return render(request, "paginas/doemee_uitslag.html", context)
