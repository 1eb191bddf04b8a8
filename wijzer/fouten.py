# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Error pages: Dutch, without database, without session, with a reference the editors can find in the log."""

import logging
import re
import secrets

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.http import urlencode

from redactie.accounts.tweedestap import TweedeStapNodig
from redactie.views import kladje
from wijzer.opendata.problemen import probleem, voor_api

SECRET_FIELD = re.compile("csrf|pass|wachtwoord|token|otp|code|credential", re.IGNORECASE)
FORM_COUNTER = re.compile("-(TOTAL|INITIAL|MIN_NUM|MAX_NUM)_FORMS$")
LONGEST = 200_000

logger = logging.getLogger("wijzer.fouten")

PAGES = {
    400: ("Deze vraag begrijpen we niet", "Er staat iets in het adres of het formulier dat we niet kunnen verwerken."),
    403: ("U mag deze pagina niet openen", "Deze pagina is alleen voor mensen die hier rechten voor hebben."),
    404: ("Deze pagina is er niet", "Misschien is het adres verkeerd overgenomen, of is de pagina weggehaald."),
    405: ("Dit kan hier niet", "Deze pagina kent deze manier van opvragen niet."),
    410: ("Deze pagina is weggehaald", "De inhoud stond hier, maar is niet meer openbaar."),
    413: ("Dit bestand is te groot", "Maak het bestand kleiner en probeer het opnieuw."),
    429: ("Even wachten", "Er kwamen in korte tijd veel berichten van uw netwerk. Probeer het over een uur opnieuw."),
    500: ("Er ging bij ons iets mis", "Het ligt niet aan u. Probeer het over een paar minuten opnieuw."),
    503: ("De site is even niet bereikbaar", "We zijn bezig, of het is erg druk. Probeer het over een minuut opnieuw."),
}


SESSION_ENDED = (
    "Je bent niet meer ingelogd",
    "Wat je typte is niet bewaard, maar staat hieronder. Log opnieuw in, open het formulier nog eens en plak je tekst.",
)
SESSION_ENDED_KEPT = (
    "Je bent niet meer ingelogd",
    "Wat je typte is bewaard. Log opnieuw in, dan staat het weer in het formulier.",
)
FORM_KEPT = (
    "Dit formulier was verlopen",
    "Wat je typte is bewaard. Open het formulier opnieuw, dan staat het er weer in.",
)
NO_PLACE = (
    "Je kunt nu niet in de redactie",
    "Je hebt op dit moment geen rol in een redactieruimte. Denk je dat dit niet klopt? Vraag het een beheerder.",
)
SECOND_STEP = (
    "Stel eerst een tweede stap in",
    "Voor jouw rol is een tweede stap bij het inloggen nodig. Wat je typte staat hieronder; kopieer het eerst.",
)
SLOW_DOWN = ("Even wachten", "Dat ging te vaak achter elkaar. Wacht een kwartier en probeer het dan opnieuw.")


def error_response(
    request: HttpRequest,
    status: int,
    *,
    typed: dict[str, str] | None = None,
    words: tuple[str, str] | None = None,
    action: tuple[str, str] | None = None,
) -> HttpResponse:
    """Return the error page for `status`; for the API, the same as problem+json.

    `typed` is shown, so that nothing a visitor wrote is lost.
    `words` take the place of the usual title and explanation; `action` is a link, a text and an address.
    """
    reference = secrets.token_hex(4)
    logger.log(logging.ERROR if status >= 500 else logging.INFO, "%s %s %s", status, reference, request.path[:200])
    title, explanation = words or PAGES[status]
    if voor_api(request):
        response = probleem(request, status, title, explanation)
    else:
        context = {"status": status, "titel": title, "uitleg": explanation, "kenmerk": reference}
        context |= {"getypt": typed or {}, "actie": action}
        response = HttpResponse(render_to_string("fouten/fout.html", context), status=status)
    response.headers["Cache-Control"] = "no-store"
    if status in (429, 503):
        response.headers["Retry-After"] = "3600" if status == 429 else "60"
    return response


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return error_response(request, 400)


def permission_denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Refused; also when rights were lost while somebody typed."""
    if isinstance(exception, TweedeStapNodig):
        action = ("Stel de tweede stap in", reverse("mfa_index"))
        return error_response(request, 403, typed=typed_text(request), words=SECOND_STEP, action=action)
    return error_response(request, 403, typed=typed_text(request))


def page_not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return error_response(request, 404, typed=typed_text(request))


def too_many_requests(request: HttpRequest) -> HttpResponse:
    """Too often in a short time, at a page of an account."""
    response = error_response(request, 429, words=SLOW_DOWN)
    response.headers["Retry-After"] = "900"
    return response


def no_place(request: HttpRequest) -> HttpResponse:
    """The office, for somebody who is logged in and has no role there (any more)."""
    action = ("Naar je account", reverse("account"))
    return error_response(request, 403, typed=typed_text(request), words=NO_PLACE, action=action)


def session_ended(request: HttpRequest) -> HttpResponse:
    """A form of the office, sent by somebody who is not logged in (any more); kept for its writer when that can be."""
    back = kladje.vang_op(request)
    action = ("Log opnieuw in", f"{reverse('account_login')}?{urlencode({'next': back or request.get_full_path()})}")
    words = SESSION_ENDED_KEPT if back else SESSION_ENDED
    return error_response(request, 403, typed=typed_text(request), words=words, action=action)


def server_error(request: HttpRequest) -> HttpResponse:
    return error_response(request, 500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The page for a form that was open too long or came from elsewhere; what the office can keep, it keeps."""
    back = kladje.vang_op(request)
    if not back:
        return error_response(request, 403, typed=typed_text(request))
    action = ("Open het formulier met je tekst", back)
    return error_response(request, 403, typed=typed_text(request), words=FORM_KEPT, action=action)


def typed_text(request: HttpRequest) -> dict[str, str]:
    """Return what somebody typed into a form, without secrets, so that an error page can give it back."""
    return {
        name: value[:LONGEST]
        for name, value in request.POST.items()
        if value.strip() and not (name.startswith("_") or SECRET_FIELD.search(name) or FORM_COUNTER.search(name))
    }
