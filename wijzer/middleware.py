# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Response headers that hold for the whole site."""

from collections.abc import Callable

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse

from drukkerij.document import TeGroot
from drukkerij.zetten import TeDruk
from redactie.anoniem import TeVaak
from redactie.views.openbaar import Weggehaald
from wijzer.fouten import error_response, typed_text
from wijzer.logregels import is_geheim

MAX_BODY = 20 * 1024 * 1024  # one file of `redactie.media.MAX_BYTES` and the rest of the form
GROOT = "Er staat te veel in om in één keer een bestand van te maken. Haal er iets af en probeer het opnieuw."
DRUK = "Wacht een minuut en probeer het opnieuw. De Word- en ODT-bestanden kunt u wel meteen krijgen."
PERMISSIONS_POLICY = "camera=(), geolocation=(), microphone=(), payment=(), usb=(), interest-cohort=()"


class HeadersMiddleware:
    """Add what Django and django-csp do not: a permissions policy, and a cache rule that leaks nothing.

    A page made for somebody with a session is never stored. A public page may be kept by the visitor's own browser
    only as long as it is checked again: what is withdrawn must be gone at the next request.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if int(request.META.get("CONTENT_LENGTH") or 0) > MAX_BODY:  # before Django writes it to the disk
            response = error_response(request, 413)
        else:
            response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        if is_geheim(request.path):  # not even to ourselves: a style sheet and a link would bring the key along
            response.headers["Referrer-Policy"] = "strict-origin"
        if not response.has_header("Cache-Control"):
            personal = response.cookies or (hasattr(request, "session") and request.session.accessed)
            response.headers["Cache-Control"] = "private, no-store" if personal else "no-cache"
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer for what the floors below raise and only the roof can say."""
        if isinstance(exception, Weggehaald):
            return error_response(request, 410, typed=typed_text(request))
        if isinstance(exception, TeVaak):
            return error_response(request, 429, typed=exception.getypt)
        if isinstance(exception, TeGroot):
            return error_response(request, 413, words=("Dit document is te groot", GROOT))
        if isinstance(exception, TeDruk):
            return error_response(request, 503, words=("Er worden net veel bestanden gemaakt", DRUK))
        if isinstance(exception, OperationalError):
            return error_response(request, 503, typed=typed_text(request))
        return None
