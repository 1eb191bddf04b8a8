# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""The day of a leersessie: one step at a time with a timer, notes per circle, and a screen for the wall."""

import uuid

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from drukkerij.qr import qr_svg
from monitoring.leren import leersessies as dienst
from monitoring.leren.dagbeeld import dagbeeld, elke_stap
from monitoring.leren.models import Leersessie
from monitoring.leren.models.leersessie import MEESTE_TEKENS, Kring, Notitiesoort
from redactie.deelcode import leesbaar
from wijzer.kantoor.leersessie import adres, eis_schrijver, kader, schrijft_bij, sessie_van
from wijzer.kantoor.vanwijk import sleutel_uit
from wijzer.paginas.sessies import noteer_uit, wil_json

OP_DE_MUUR = 12


def meeschrijfadres(een: Leersessie) -> str:
    return f"{settings.SITE_URL}{reverse('sessie-meeschrijven', args=[een.code])}" if een.code else ""


def begeleiden(request: HttpRequest, context: dict, pk: int) -> HttpResponse:
    """Run a session. `?deel=1` gives the part that changes by itself. Who only reads, sees and does nothing.

    Context `beeld` (Dagbeeld), `stappen` (one for each step), `kringen`, `soorten`, `getypt`, `sleutel`,
    `meeschrijfadres`, `code`, `qr`, `vorige`, `afspraken`.
    """
    een = sessie_van(request, pk)
    fout, getypt = "", {}
    if request.method == "POST":
        if wil_json(request) and not schrijft_bij(request, een):
            return JsonResponse({"melding": "Je mag hier niet schrijven."}, status=403)
        eis_schrijver(request, een)
        try:
            if (antwoord := _doe(request, een)) is not None:
                return antwoord
            return HttpResponseRedirect(f"{request.path}{'#noteren' if 'tekst' in request.POST else ''}")
        except ValidationError as error:
            fout, getypt = error.messages[0], request.POST
            if wil_json(request):
                return JsonResponse({"melding": fout}, status=422)
    een = sessie_van(request, pk)
    beeld = dagbeeld(een)
    if request.GET.get("deel"):
        blad = {"beeld": beeld, "sessie": een, "schrijft": schrijft_bij(request, een)}
        return TemplateResponse(request, "kantoor/leersessie_nu.html", blad)
    vorige = dienst.vorige_van(een)
    meeschrijven = een.is_bezig and een.meeschrijven
    blad = kader(request, context, een, "leersessie-begeleiden", "Begeleiden") | {
        "beeld": beeld, "kringen": Kring.choices, "soorten": Notitiesoort.choices, "getypt": getypt,
        "klachten": [("noteren-tekst", fout)] if fout else [], "errors": bool(fout), "sleutel": uuid.uuid4(),
        "meeschrijfadres": meeschrijfadres(een), "code": leesbaar(een.code) if een.code else "",
        "qr": qr_svg(meeschrijfadres(een), "QR-code om mee te schrijven") if meeschrijven else "",
        "vorige": vorige, "afspraken": list(dienst.afspraken_van(vorige)) if vorige else [],
        "meeste": MEESTE_TEKENS, "stappen": elke_stap(beeld) if een.is_bezig else [],
    }  # fmt: skip
    return TemplateResponse(request, "kantoor/leersessie_begeleiden.html", blad, status=422 if fout else 200)


def _doe(request: HttpRequest, een: Leersessie) -> HttpResponse | None:
    """Do what the button says; None to show the page again."""
    data = request.POST
    if "tekst" in data:
        notitie = noteer_uit(request, een, by=request.user)
        return JsonResponse({"sleutel": str(notitie.sleutel)}) if wil_json(request) else None
    if "begin" in data:
        dienst.begin(een, by=request.user)
    elif "naar" in data:
        stap = een.stappen.filter(pk=sleutel_uit(data["naar"])).first()
        if stap is not None:
            van, geleden = sleutel_uit(data.get("van", "")) or None, sleutel_uit(data.get("geleden", ""))
            dienst.naar_stap(een, stap, van=van, by=request.user, geleden=geleden)
    elif "meeschrijven" in data:
        dienst.zet_meeschrijven(een, data["meeschrijven"] == "aan", by=request.user)
    elif "weg" in data:
        dienst.haal_notitie_weg(een, sleutel_uit(data["weg"]), by=request.user)
    elif "einde" in data:
        dienst.beeindig(een, by=request.user)
        messages.success(request, "De sessie is geëindigd. Haal er nu uit wat jullie leerden en afspraken.")
        return HttpResponseRedirect(adres("leersessie-oogst", een))
    return JsonResponse({}) if wil_json(request) else None


@require_safe
def scherm(request: HttpRequest, context: dict, *, pk: int) -> HttpResponse:
    """What hangs on the wall: the question, the step, the clock, the newest notes. `?deel=1` gives what changes."""
    een = sessie_van(request, pk)
    beeld = dagbeeld(een, OP_DE_MUUR)
    blad = {
        **context, "title": "Scherm", "meeadres": f"{settings.SITE_URL}{reverse('sessie')}".split("//")[-1],
        "sessie": een, "beeld": beeld, "code": leesbaar(een.code) if een.code else "",
        "qr": qr_svg(meeschrijfadres(een), "QR-code om mee te schrijven", groot=True)
        if een.is_bezig and een.meeschrijven
        else "",
    }  # fmt: skip
    sjabloon = "kantoor/leersessie_scherm_nu.html" if request.GET.get("deel") else "kantoor/leersessie_scherm.html"
    return TemplateResponse(request, sjabloon, blad)
