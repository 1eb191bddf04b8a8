# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""A report that another consortium reads by a secret link, and what they say back.

No account and no cookie: who has the address may read. Nothing here is stored by a browser, found by a search engine,
or sent along to another page.
"""

from django import forms
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from monitoring.verantwoorden import uitwisselingen as dienst
from monitoring.verantwoorden.models import Reflectie, Uitwisseling
from redactie.anoniem import AnoniemForm, nieuw_token, te_vaak, zelfde_oorsprong
from redactie.views.openbaar import PaginaMixin
from wijzer.fouten import error_response, typed_text

PER_UUR = 10
VREEMD = "Dit kwam niet van deze site. Druk opnieuw op de knop."
VOORBIJ = (
    "Dit verslag is niet meer te lezen",
    "De link is verlopen of ingetrokken. Vraag een nieuwe aan wie hem u gaf. Schreef u iets? Dan staat het hieronder.",
)
TE_VEEL = (
    "Even wachten",
    "Er kwamen in korte tijd veel reacties van uw netwerk. Uw tekst staat hieronder. Kopieer die, en probeer het over "
    "een uur opnieuw.",
)
DANK = "dank"


class ReflectieForm(AnoniemForm):
    """Three questions back. Who fills it in says for which project; no name of a person is asked."""

    OPNIEUW = "We konden dit niet controleren. Druk opnieuw op Verstuur."
    TE_SNEL = "Dat ging wel heel snel. Kijk uw antwoorden na en druk dan opnieuw op Verstuur."
    TE_OUD = "Deze pagina stond meer dan een dag open. Druk opnieuw op Verstuur."
    VELDEN = ("antwoord_1", "antwoord_2", "antwoord_3")

    class Meta:
        model = Reflectie
        fields = ["organisatie", "antwoord_1", "antwoord_2", "antwoord_3"]
        labels = {"organisatie": "Namens welke organisatie of welk project?"}
        help_texts = {"organisatie": "Uw eigen naam hoeft niet."}
        widgets = {f"antwoord_{n}": forms.Textarea(attrs={"rows": 5}) for n in (1, 2, 3)}
        error_messages = {"organisatie": {"required": "Zeg namens wie u reageert."}}

    def __init__(self, *args, uitwisseling: Uitwisseling, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        for naam, vraag in zip(self.VELDEN, uitwisseling.vragen, strict=True):
            self.fields[naam].label = vraag

    def clean(self) -> dict:
        cleaned = super().clean()
        if not any((cleaned.get(naam) or "").strip() or naam in self.errors for naam in self.VELDEN):
            self.add_error("antwoord_1", "Beantwoord ten minste één vraag.")
        return cleaned


@csrf_exempt  # guarded by Origin and a signed token; readers get no cookie
@require_http_methods(["GET", "HEAD", "POST"])
def uitwisseling(request: HttpRequest, geheim: str) -> HttpResponse:
    """The report behind a link; 404 for a key that never was, 410 for one that ended. A POST says something back.

    Template `paginas/uitwisseling.html`, context `een`, `beeld` (Verslagbeeld), `form`, `fout`, `dank`.
    """
    return _nooit_bewaren(_uitwisseling(request, geheim))


def _nooit_bewaren(response: HttpResponse) -> HttpResponse:
    response["Cache-Control"] = "private, no-store"
    response["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    return response


def _uitwisseling(request: HttpRequest, geheim: str) -> HttpResponse:
    een = dienst.zoek(geheim)
    if een is None:
        raise Http404
    if not een.werkt or not een.beeld:
        return error_response(request, 410, typed=typed_text(request), words=VOORBIJ)
    form, fout = ReflectieForm(initial={"token": nieuw_token()}, uitwisseling=een), ""
    if request.method == "POST":
        form = ReflectieForm(request.POST, uitwisseling=een)
        if form.is_robot():
            return _bedankt(geheim)
        if not zelfde_oorsprong(request):
            fout = VREEMD
        elif form.is_valid():
            if te_vaak(request, "uitwisseling", PER_UUR):
                return error_response(request, 429, typed=typed_text(request), words=TE_VEEL)
            form.instance.eenmalig = form.cleaned_data["token"]
            try:
                dienst.neem_reflectie_in(een, form.instance)
            except ValidationError as weigering:
                fout = " ".join(weigering.messages)
            else:
                return _bedankt(geheim)
        form.data = form.data.copy()
        form.data["token"] = nieuw_token()  # pressing the button again is enough
    pagina = PaginaMixin()
    pagina.kruimels = ()
    context = pagina.get_context_data() | {
        "een": een, "beeld": dienst.beeld_van(een), "form": form, "fout": fout, "dank": DANK in request.GET,
        "van": een.versie.verslag.organisatie or str(een.ruimte),
    }  # fmt: skip
    wrong = bool(fout or form.errors)
    return render(request, "paginas/uitwisseling.html", context, status=422 if wrong else 200)


def _bedankt(geheim: str) -> HttpResponse:
    return redirect(f"{reverse('uitwisseling', args=[geheim])}?{DANK}=1#reageren")
