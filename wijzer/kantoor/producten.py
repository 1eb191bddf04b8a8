# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Products in the office: all that somebody may see, to paste into the portal of the funder or take along as a file."""

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from monitoring.verantwoorden.models import Product
from monitoring.verantwoorden.productlijst import als_plakregels, als_tabel, als_werkblad, per_staat
from redactie.logboek import leg_vast
from redactie.models import Status

SOORTEN = {
    "csv": ("text/csv; charset=utf-8", als_tabel),
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", als_werkblad),
    "txt": ("text/plain; charset=utf-8", als_plakregels),
}


def _mijn(request: HttpRequest):
    rows = Product.objects.visible_for(request.user).exclude(status=Status.GEARCHIVEERD)
    return rows.select_related("wijk", "ruimte")


@require_safe
def overzicht(request: HttpRequest, context: dict) -> HttpResponse:
    """Products by how far they are, each as text to paste. Context `groepen`: [(staat, [(product, tekst)])]."""
    groepen = [
        (naam, [(product, als_plakregels([product]).strip()) for product in rijen])
        for naam, rijen in per_staat(_mijn(request))
    ]
    return TemplateResponse(
        request, "kantoor/producten.html",
        {
            **context, "title": "Producten voor de financier", "groepen": groepen,
            "kruimels": [("Producten voor de financier", "")],
        },
    )  # fmt: skip


@require_safe
def bestand(request: HttpRequest, _context: dict, *, vorm: str) -> HttpResponse:
    """The same as a file; `vorm` is csv, xlsx or txt."""
    soort, schrijf = SOORTEN[vorm]
    leg_vast("producten geëxporteerd", by=request.user, toelichting=vorm)
    antwoord = HttpResponse(schrijf(_mijn(request)), content_type=soort)
    naam = f"producten-{timezone.localdate():%Y-%m-%d}.{vorm}"
    antwoord["Content-Disposition"] = content_disposition_header(True, naam)
    antwoord["Cache-Control"] = "private, no-store"
    return antwoord
