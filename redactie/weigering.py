# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Every refusal of somebody who is logged in leaves one line in the audit log, whichever view refused.

A view that knows what was wanted logs it itself. What no view logged is logged here: a page that is forbidden, and a
page that is "not there" because this person may not see it. The person gets the same 404 as for nothing at all.
"""

from collections.abc import Callable

from django.apps import apps
from django.conf import settings
from django.db.models import Model
from django.http import HttpRequest, HttpResponseBase

from redactie.logboek import laatste_weigering, leg_vast
from redactie.models import Item, Logregel, Resultaat

HANDELINGEN = {"GET": "openen", "HEAD": "openen", "OPTIONS": "openen"}


class WeigeringMiddleware:
    """Look at what was answered to somebody with a session; readers of the site are not looked at."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        token = laatste_weigering.set(None)
        try:
            response = self.get_response(request)
            if settings.SESSION_COOKIE_NAME in request.COOKIES and request.user.is_authenticated:
                self._leg_weigering_vast(request, response)
            return response
        finally:
            laatste_weigering.reset(token)

    def _leg_weigering_vast(self, request: HttpRequest, response: HttpResponseBase) -> None:
        object = _gevraagd(request) if response.status_code in (403, 404) else None
        if response.status_code == 404:
            refused = object is not None and not _is_zichtbaar(object, request.user)
        else:
            refused = response.status_code == 403
        # A view's own line may have been undone with what it was part of.
        if refused and not Logregel.objects.filter(pk=laatste_weigering.get()).exists():
            name = request.resolver_match.view_name if request.resolver_match else ""
            leg_vast(
                HANDELINGEN.get(request.method, "versturen"), object, by=request.user, resultaat=Resultaat.GEWEIGERD,
                toelichting=name,  # and not the address, which can hold a secret
            )  # fmt: skip


def _is_zichtbaar(object: Model, user) -> bool:
    rows = type(object)._default_manager.filter(pk=object.pk)
    return hasattr(rows, "visible_for") and rows.visible_for(user).exists()


def _gevraagd(request: HttpRequest) -> Model | None:
    """Return the thing that an address names, whether or not this person may see it."""
    match = request.resolver_match
    if match is None:
        return None
    kwargs = match.kwargs
    model = _soort(match)
    if model is None:
        return None
    if "object_id" in kwargs:
        key = str(kwargs["object_id"])
        return model._base_manager.filter(pk=key).first() if key.isdecimal() and len(key) < 18 else None
    naam = "sleutel" if "sleutel" in kwargs else "slug" if issubclass(model, Item) else ""
    return model._base_manager.filter(**{naam: kwargs[naam]}).first() if kwargs.get(naam) else None


def _soort(match) -> type[Model] | None:
    """Return the model that an address is about: from its name in the office, or from its view on the site."""
    if match.app_name == "admin":
        delen = (match.url_name or "").split("_")
        try:
            return apps.get_model(delen[0], delen[1]) if len(delen) > 2 else None
        except LookupError:
            return None
    model = getattr(getattr(match.func, "view_class", None), "model", None)
    if model is None and "sleutel" in match.kwargs:
        model = {"media-bestand": "Bestand"}.get(match.url_name or "", "Afbeelding")
        model = apps.get_model("redactie", model)
    return model
