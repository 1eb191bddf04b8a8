# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Keeping what somebody types in the office, and throwing it away."""

from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from redactie.kladje import TeGroot, adres_van, bewaar_kladje, formulier_van, lees_merk
from redactie.logboek import leg_vast
from redactie.models import Kladje, Resultaat
from redactie.momenten import tijd


@require_POST
def bewaren(request: HttpRequest) -> JsonResponse:
    """Keep what is in a form of the office. Answers in a sentence that the form shows.

    Works for the person who opened the form, with or without a session; see `redactie.kladje`.
    """
    formulier = lees_merk(request.POST.get("_formulier", ""))
    binnen = admin.site.has_permission(request)
    if formulier is None or (binnen and request.user != formulier.gebruiker):
        return _antwoord("Dit formulier staat te lang open. Kopieer wat je typte en open het opnieuw.", 409)
    if not formulier.mag():
        item = formulier.model.objects.filter(pk=formulier.object_id).first()
        leg_vast("kladje bewaren", item, by=formulier.gebruiker, resultaat=Resultaat.GEWEIGERD)
        return _antwoord("Je mag dit niet meer veranderen. Kopieer wat je typte.", 403)
    try:
        kladje = bewaar_kladje(formulier, request.POST)
    except TeGroot:
        return _antwoord("Dit is te lang om tussendoor te bewaren. Bewaar het zelf.", 413)
    klok = tijd(kladje.op)
    if not binnen:
        return JsonResponse(
            {"tijd": klok, "melding": "Je bent uitgelogd, maar wat je typt is bewaard. Log opnieuw in."}
        )
    return JsonResponse({"tijd": klok, "melding": ""})


def vang_op(request: HttpRequest) -> str:
    """Keep a form that could not be taken in, for its writer; return where it comes back, or "" when that can't be."""
    formulier = lees_merk(request.POST.get("_formulier", ""))
    if formulier is None or not formulier.mag():
        return ""
    if request.user.is_authenticated and request.user != formulier.gebruiker:
        return ""
    try:
        kladje = bewaar_kladje(formulier, request.POST)
    except TeGroot:
        return ""
    return adres_van(formulier, kladje) if kladje.velden else ""


def _antwoord(melding: str, status: int) -> JsonResponse:
    return JsonResponse({"melding": melding}, status=status)


def weggooien(request: HttpRequest, pk: int) -> HttpResponse:
    """Throw away something that was typed and not saved; only its own writer can."""
    kladje = get_object_or_404(Kladje, pk=pk, gebruiker=request.user)
    adres = adres_van(formulier_van(kladje))
    kladje.delete()
    messages.success(request, "Wat je eerder typte, is weggegooid.")
    return HttpResponseRedirect(adres)
