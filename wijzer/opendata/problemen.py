# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""What every answer of the API carries, and how it says that something is wrong (RFC 9457)."""

import json

from django.http import HttpRequest, HttpResponse

VERSIE = "1.0.0"  # of the API; the first number stands in its addresses
METHODEN = "GET, HEAD, OPTIONS"
PROBLEEM = "application/problem+json"
LANGSTE = 200  # characters of what was asked that are said back


class Afgewezen(Exception):
    """A request that can't be answered: its status, what is wrong in one sentence, and each fault in it."""

    def __init__(self, status: int, titel: str, uitleg: str, fouten: list[dict] | None = None) -> None:
        super().__init__(titel)
        self.status, self.titel, self.uitleg, self.fouten = status, titel, uitleg, fouten

    def antwoord(self, request: HttpRequest) -> HttpResponse:
        return probleem(request, self.status, self.titel, self.uitleg, self.fouten)


def voor_api(request: HttpRequest) -> bool:
    """Whether a program asked, that can do nothing with a page."""
    return request.path == "/api" or request.path.startswith("/api/")


def met_koppen(response: HttpResponse) -> HttpResponse:
    """Add what holds for every answer: the version, and that pages of other sites may read it. No cookie goes along."""
    response.headers["API-Version"] = VERSIE
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Access-Control-Expose-Headers"] = "API-Version, ETag"
    return response


def probleem(
    request: HttpRequest, status: int, titel: str, uitleg: str, fouten: list[dict] | None = None
) -> HttpResponse:
    """Return what is wrong as problem+json; `fouten` each have `in`, `location`, `code` and `detail`."""
    inhoud = {"type": "about:blank", "title": titel, "status": status, "detail": uitleg}
    inhoud["instance"] = request.path[:LANGSTE]
    if fouten is not None:
        inhoud["errors"] = fouten
    response = HttpResponse(json.dumps(inhoud, ensure_ascii=False), status=status, content_type=PROBLEEM)
    response.headers["Cache-Control"] = "no-store"
    if status == 405:
        response.headers["Allow"] = METHODEN
    return met_koppen(response)
