# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""The page with everything there is to do, for one person or, for who may write there, in one room."""

from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from redactie.models import Redactieruimte
from redactie.versheid import werklijst


def werklijst_view(request: HttpRequest, kader: dict) -> HttpResponse:
    """My own list, or the one of the room that `?ruimte=` names. Template `kantoor/werklijst.html`."""
    rooms = list(Redactieruimte.objects.editable_by(request.user))
    asked = request.GET.get("ruimte", "")
    room = next((room for room in rooms if room.slug == asked), None)
    if asked and room is None:
        raise Http404
    return TemplateResponse(request, "kantoor/werklijst.html", {
        **kader, "title": f"Te doen in {room}" if room else "Mijn werklijst", "kruimels": [("Werklijst", "")],
        "groepen": werklijst(request.user, room), "ruimten": rooms, "ruimte": room,
    })  # fmt: skip
