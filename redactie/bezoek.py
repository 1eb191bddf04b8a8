# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""A page of the site as somebody without an account would get it, asked for without leaving the process."""

from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponseBase, QueryDict
from django.urls import Resolver404, resolve

from redactie.tekst import is_siteadres
from redactie.views.openbaar import Weggehaald


def bezoek(adres: str, *, voorbeeld=None) -> HttpResponseBase | None:
    """Return the answer of the public view at `adres`, or None when nothing public stands there.

    The view is the one that visitors get, whichever floor it is on: it is found by its address. With `voorbeeld`, the
    page says that it is a preview.
    """
    delen = urlsplit(adres)
    site = urlsplit(settings.SITE_URL)
    request = HttpRequest()
    request.method = "GET"
    request.path = request.path_info = delen.path
    request.GET = QueryDict(delen.query)
    request.META = {
        "REQUEST_METHOD": "GET",
        "SERVER_NAME": site.hostname or "localhost",
        "SERVER_PORT": str(site.port or (443 if site.scheme == "https" else 80)),
    }
    request.user = AnonymousUser()
    request.voorbeeld = voorbeeld
    try:
        match = resolve(delen.path)
        if match.app_names or match.route.startswith("account/"):  # the office has its own door
            return None
        request.resolver_match = match
        response = match.func(request, *match.args, **match.kwargs)
        return response.render() if hasattr(response, "render") else response
    except (Http404, Resolver404, Weggehaald, PermissionDenied):
        return None


def is_openbaar_adres(adres: str) -> bool:
    """Whether a visitor finds something at this address of the site now: a page, no redirect, no secret, no error."""
    if not is_siteadres(adres) or adres.startswith(settings.MEDIA_URL):
        return False
    response = bezoek(adres)
    return response is not None and response.status_code == 200 and "X-Robots-Tag" not in response.headers
