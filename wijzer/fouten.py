# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Error pages: Dutch, without database, without session, with a reference the editors can find in the log."""

import logging
import re
import secrets

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

SECRET_FIELD = re.compile("csrf|pass|wachtwoord|token|otp|code", re.IGNORECASE)

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


def error_response(request: HttpRequest, status: int, *, typed: dict[str, str] | None = None) -> HttpResponse:
    """Return the error page for `status`; `typed` is shown, so that nothing a visitor wrote is lost."""
    reference = secrets.token_hex(4)
    logger.log(logging.ERROR if status >= 500 else logging.INFO, "%s %s %s", status, reference, request.path[:200])
    title, explanation = PAGES[status]
    context = {"status": status, "titel": title, "uitleg": explanation, "kenmerk": reference, "getypt": typed or {}}
    response = HttpResponse(render_to_string("fouten/fout.html", context), status=status)
    response.headers["Cache-Control"] = "no-store"
    if status in (429, 503):
        response.headers["Retry-After"] = "3600" if status == 429 else "60"
    return response


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return error_response(request, 400)


def permission_denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return error_response(request, 403)


def page_not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return error_response(request, 404)


def server_error(request: HttpRequest) -> HttpResponse:
    return error_response(request, 500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The page for a form that was open too long or came from elsewhere."""
    return error_response(request, 403, typed=typed_text(request))


def typed_text(request: HttpRequest) -> dict[str, str]:
    """Return what somebody typed into a form, without secrets, so that an error page can give it back."""
    return {
        name: value[:20_000]
        for name, value in request.POST.items()
        if not name.startswith("_") and not SECRET_FIELD.search(name) and value.strip()
    }
