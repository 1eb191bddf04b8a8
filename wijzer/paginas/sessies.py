# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Leersessies for visitors: what a wijk learned where, and a page to write along for who is in the room.

Writing along needs no account and no cookie. Who has the code that is said in the room may add notes while the session
lasts; it opens nothing else.
"""

import uuid
from collections.abc import Callable
from functools import wraps

from django.core.exceptions import ValidationError
from django.core.signing import BadSignature, TimestampSigner
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from monitoring.leren import leersessies as dienst
from monitoring.leren.dagbeeld import dagbeeld
from monitoring.leren.models import Leersessie, Notitie
from monitoring.leren.models.leersessie import MEESTE_TEKENS, Kring, Notitiesoort
from redactie.anoniem import te_vaak, was_te_vaak, zelfde_oorsprong
from redactie.deelcode import leesbaar, uit_invoer
from redactie.views.openbaar import PaginaMixin
from toolkit.models import Les
from wijken.models import Gebeurtenis
from wijken.models.gebeurtenis import Gebeurtenissoort
from wijzer.fouten import error_response, typed_text
from wijzer.paginas.wijk import WijkOnderliggendMixin

LEERSOORTEN = (Gebeurtenissoort.WERKGROEP_LC, Gebeurtenissoort.LOKALE_LC, Gebeurtenissoort.LEERATELIER)

# Wrong codes of one network in an hour: a room makes typing errors, and a guesser needs billions.
FOUTE_CODES = 60
CIJFERS_VAN_SLEUTEL = 18
LANGSTE = 24 * 60 * 60
VREEMD = "Dit kwam niet van deze site. Druk opnieuw op Verstuur."
OUD = "Deze pagina stond lang open. Druk opnieuw op Verstuur."
ONBEKEND = "Deze code kennen we niet. Kijk op het scherm en typ haar nog eens."
VOORBIJ = ("Deze sessie is afgelopen", "Meeschrijven kan niet meer. Hebt u nog iets? Vertel het de begeleider.")
UIT = (
    "Meeschrijven staat uit",
    "De begeleider heeft het uitgezet. Vraag op de bijeenkomst hoe u iets kunt laten weten.",
)
TE_VAAK = ("Even wachten", "Er zijn vanaf uw netwerk veel verkeerde codes getypt. Probeer het over een uur opnieuw.")

signer = TimestampSigner(salt="wijzer.sessies.meeschrijven")


class WijkSessiesView(WijkOnderliggendMixin):
    """The sessions of a wijk, and of all partners together.

    Template `paginas/wijk-sessies.html`, context `sessies` and `samen`: [(Gebeurtenis, Leersessie or None, [Les])].
    Of a session its day, its leervraag and its public lessons; its closing answers when they may. Never notes.
    """

    template_name = "paginas/wijk-sessies.html"
    ondertitel = "Leersessies"

    def get_context_data(self, **kwargs) -> dict:
        rows = Gebeurtenis.objects.gepubliceerd().select_related("overleg")
        rows = rows.filter(Q(wijk=self.object) | Q(wijk__isnull=True))
        met_sessie = Leersessie.objects.openbaar().order_by().values("gebeurtenis")
        rows = list(rows.filter(Q(soort__in=LEERSOORTEN) | Q(pk__in=met_sessie)).order_by("-datum", "-pk"))
        sessies = {s.gebeurtenis_id: s for s in Leersessie.objects.filter(gebeurtenis__in=rows)}
        lessen: dict[int, list[Les]] = {}
        for les in Les.objects.gepubliceerd().filter(gebeurtenis__in=rows).order_by("niveau", "titel"):
            lessen.setdefault(les.gebeurtenis_id, []).append(les)
        alle = [(rij, sessies.get(rij.pk), lessen.get(rij.pk, [])) for rij in rows]
        return super().get_context_data(
            sessies=[deel for deel in alle if deel[0].wijk_id], samen=[deel for deel in alle if not deel[0].wijk_id],
            **kwargs,
        )  # fmt: skip


# --- Write along -------------------------------------------------------------------------------------------------


def wil_json(request: HttpRequest) -> bool:
    return request.headers.get("Accept", "") == "application/json"


def _sleutel(tekst: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(tekst)
    except ValueError:
        return None


def noteer_uit(request: HttpRequest, een: Leersessie, **meer) -> Notitie:
    """Keep the note that a form or a script sent. Raises `ValidationError` with what the writer can do."""
    data = request.POST
    return dienst.noteer(
        een, data.get("tekst", ""), kring=data.get("kring", ""), soort=data.get("soort", ""),
        stap=_getal(data.get("stap", "")), sleutel=_sleutel(data.get("sleutel", "")), **meer,
    )  # fmt: skip


def _getal(tekst: str) -> int | None:
    return int(tekst) if tekst.isascii() and tekst.isdecimal() and len(tekst) < CIJFERS_VAN_SLEUTEL else None


def _nooit_bewaren(view: Callable) -> Callable:
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
    pagina.kruimels = ((titel, adres),)
    return pagina.get_context_data()


@_nooit_bewaren
@csrf_exempt  # guarded by Origin; readers get no cookie
@require_http_methods(["GET", "HEAD", "POST"])
def sessie(request: HttpRequest) -> HttpResponse:
    """Where somebody types the code of the room. Template `paginas/sessie.html`, context `getypt`, `fout`."""
    fout, getypt = "", ""
    if request.method == "POST":
        getypt = request.POST.get("code", "")[:40]
        code = uit_invoer(getypt)
        if not zelfde_oorsprong(request):
            fout = VREEMD
        elif was_te_vaak(request, "sessie", FOUTE_CODES):
            return error_response(request, 429, words=TE_VAAK)
        elif code and Leersessie.objects.filter(code=code).exists():
            return HttpResponseRedirect(reverse("sessie-meeschrijven", args=[code]))
        else:
            te_vaak(request, "sessie", FOUTE_CODES)
            fout = ONBEKEND
    context = _pagina("Meeschrijven", reverse("sessie")) | {"getypt": getypt, "fout": fout}
    return render(request, "paginas/sessie.html", context, status=422 if fout else 200)


@_nooit_bewaren
@csrf_exempt  # guarded by Origin and a signed token that belongs to the code; readers get no cookie
@require_http_methods(["GET", "HEAD", "POST"])
def meeschrijven(request: HttpRequest, code: str) -> HttpResponse:
    """Write along with a session. `?kring=binnen` says where somebody sits; `&deel=1` gives the part that changes.

    Template `paginas/sessie-meeschrijven.html`, context `sessie`, `beeld` (Dagbeeld), `kring`, `kringnaam`, `kringen`,
    `soorten`, `token`, `sleutel`, `getypt`, `fout`, `bewaard`.
    """
    kaal = uit_invoer(code)
    mag = request.method == "POST" and _token_klopt(request.POST.get("token", ""), kaal)
    een = Leersessie.objects.met_gebeurtenis().filter(code=kaal).first() if kaal else None
    if (nee := _nee(request, een, mag=mag)) is not None:
        return nee
    fout = ""
    if request.method == "POST":
        fout = _noteer(request, een, mag=mag)
        if wil_json(request):
            bericht = {"melding": fout, "token": signer.sign(een.code)} if fout else {}
            return JsonResponse(bericht, status=422 if fout else 200)
        if not fout:
            plek = f"?kring={_kring(request.POST.get('kring', ''))}&bewaard=1#noteren"
            return HttpResponseRedirect(f"{request.path}{plek}")
    kring = _kring((request.POST if fout else request.GET).get("kring", ""))
    beeld = dagbeeld(een, kring=kring) if kring else None
    context = _pagina("Meeschrijven", request.path) | {
        "sessie": een, "beeld": beeld, "kring": kring, "kringen": Kring.choices, "soorten": Notitiesoort.choices,
        "kringnaam": Kring(kring).label if kring else "", "token": signer.sign(een.code), "sleutel": uuid.uuid4(),
        "getypt": request.POST if fout else {}, "fout": fout, "bewaard": "bewaard" in request.GET and not fout,
        "code": leesbaar(een.code), "adres": request.path, "meeste": MEESTE_TEKENS,
    }  # fmt: skip
    deel = request.GET.get("deel") and beeld is not None
    sjabloon = "paginas/sessie_nu.html" if deel else "paginas/sessie-meeschrijven.html"
    return render(request, sjabloon, context, status=422 if fout else 200)


def _nee(request: HttpRequest, een: Leersessie | None, *, mag: bool) -> HttpResponse | None:
    """Return why somebody may not write along, or None. Who guessed too often gets no answer either way."""
    if not mag and was_te_vaak(request, "sessie", FOUTE_CODES):
        return _weiger(request, 429, TE_VAAK)
    if een is None:
        te_vaak(request, "sessie", FOUTE_CODES)
        raise Http404
    if not een.is_bezig and not (mag and een.neemt_nog_aan):
        return _voorbij(request, een, VOORBIJ)
    return None if een.meeschrijven else _voorbij(request, een, UIT)


def _voorbij(request: HttpRequest, een: Leersessie, woorden: tuple[str, str]) -> HttpResponse:
    """Say that it is over, with what was sent now, and room for what this phone could not send before.

    Template `paginas/sessie-voorbij.html`, context `kop`, `uitleg`, `getypt`, `opslag`.
    """
    if wil_json(request):
        return JsonResponse({"melding": " ".join(woorden)}, status=410)
    context = _pagina("Meeschrijven", request.path) | {
        "kop": woorden[0], "uitleg": woorden[1], "getypt": request.POST.get("tekst", ""),
        "opslag": f"sessie-{een.code}",
    }  # fmt: skip
    return render(request, "paginas/sessie-voorbij.html", context, status=410)


def _kring(tekst: str) -> str:
    return tekst if tekst in Kring.values else ""


def _token_klopt(token: str, code: str) -> bool:
    try:
        return bool(code) and signer.unsign(token, max_age=LANGSTE) == code
    except BadSignature:
        return False


def _noteer(request: HttpRequest, een: Leersessie, *, mag: bool) -> str:
    """Keep the note; return what is wrong, or nothing."""
    if not zelfde_oorsprong(request):
        return VREEMD
    if not mag:
        return OUD
    try:
        noteer_uit(request, een, telefoon=True)
    except ValidationError as fout:
        return fout.messages[0]
    return ""


def _weiger(request: HttpRequest, status: int, woorden: tuple[str, str]) -> HttpResponse:
    """Say no to a page or to a script; what was typed comes back."""
    if wil_json(request):
        return JsonResponse({"melding": " ".join(woorden)}, status=status)
    return error_response(request, status, typed=typed_text(request), words=woorden)
