# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""A preview by a secret link, for somebody without an account."""

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import Resolver404, resolve
from django.views.decorators.http import require_safe

from redactie.opmaak.tonen import toon_media
from redactie.voorbeeld import Kader, hoort_bij, houd_geheim, merk_media, toon_voorbeeld, werkt, zoek_link


@require_safe
def voorbeeld(request: HttpRequest, geheim: str) -> HttpResponseBase:
    """The page behind a link; 404 for a key that never was, 410 for one that ended. No cookie, no session."""
    link = zoek_link(geheim)
    if link is None:
        raise Http404
    if not werkt(link):
        leeg = HttpRequest()
        leeg.user = AnonymousUser()
        return houd_geheim(render(leeg, "redactie/voorbeeld_voorbij.html", status=410))
    response = toon_voorbeeld(link.item, link, Kader(tot=link.verloopt_op))
    # What stands in the texts is what who made the link may see; asked here, because the visitor may not.
    response.content = merk_media(toon_media(response.content.decode(), link.door), geheim)
    return response


@require_safe
def media(request: HttpRequest, geheim: str, merk: str, rest: str) -> HttpResponseBase:
    """An image or a file in the page behind a link, when who made the link may see it."""
    pad = f"/media/{rest}"
    link = zoek_link(geheim)
    if link is None or not werkt(link) or not hoort_bij(merk, geheim, pad):
        raise Http404
    try:
        match = resolve(pad)
    except Resolver404 as error:
        raise Http404 from error
    namens = HttpRequest()
    namens.method, namens.path, namens.user = "GET", pad, link.door
    namens.COOKIES = {settings.SESSION_COOKIE_NAME: "voorbeeld"}  # without one, the view looks at no person
    return houd_geheim(match.func(namens, *match.args, **match.kwargs))
