# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""The lists as JSON, after the Dutch API design rules: read only, and everything that is wrong said at once."""

import hashlib
import re

from django.core.exceptions import TooManyFieldsSent
from django.core.validators import slug_re
from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.decorators import method_decorator
from django.utils.http import urlencode
from django.views.decorators.csrf import csrf_exempt
from django.views.generic import View

from wijzer.opendata.beschrijving import LICENTIE, openapi
from wijzer.opendata.lijsten import GROOTSTE, GROOTTE, LIJSTEN, OP_NAAM, Filter, Lijst
from wijzer.opendata.problemen import METHODEN, Afgewezen, met_koppen
from wijzer.opendata.velden import API, heel_adres, in_json

HELE_GETALLEN = re.compile("[1-9][0-9]{0,8}", re.ASCII)
MEESTE_FOUTEN = 50
LANGSTE_NAAM = 60
GEEN_LIJST = "Deze lijst is er niet. Alle lijsten staan op /api/v1."
GEEN_RIJ = "Dit is er niet, of het is niet meer openbaar."


@method_decorator(csrf_exempt, name="dispatch")  # nothing is written here; a POST gets the answer of the API
class ApiView(View):
    """An address of the API. A subclass gives `inhoud`; it raises `Afgewezen` when it can't."""

    http_method_names = ["get", "head", "options"]

    def dispatch(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        try:
            response = self._antwoord(request)
        except Afgewezen as afgewezen:
            response = afgewezen.antwoord(request)
        patch_vary_headers(response, ["Accept"])
        return met_koppen(response)

    def _antwoord(self, request: HttpRequest) -> HttpResponse:
        if request.method == "OPTIONS":
            allowed = {"Methods": METHODEN, "Headers": "Accept, If-None-Match"}
            headers = {f"Access-Control-Allow-{naam}": waarde for naam, waarde in allowed.items()}
            return HttpResponse(status=204, headers={"Allow": METHODEN, "Access-Control-Max-Age": "86400"} | headers)
        if request.method not in ("GET", "HEAD"):
            raise Afgewezen(405, "Dit kan hier niet", "U kunt hier alleen lezen, met GET of HEAD.")
        if not (request.accepts("application/json") or request.accepts("application/hal+json")):
            raise Afgewezen(406, "Deze vorm is er niet", "De API antwoordt met application/json.")
        response = JsonResponse(self.inhoud(), json_dumps_params={"ensure_ascii": False})
        etag = f'"{hashlib.sha256(response.content).hexdigest()[:32]}"'
        response.headers["ETag"] = etag
        return get_conditional_response(request, etag=etag, response=response)

    def inhoud(self) -> dict:
        raise NotImplementedError

    @property
    def lijst(self) -> Lijst:
        lijst = OP_NAAM.get(self.kwargs["lijst"])
        if lijst is None:
            raise Afgewezen(404, "Niet gevonden", GEEN_LIJST)
        return lijst


class IngangView(ApiView):
    """Where to begin: a link to every list, and to the description of the API."""

    def inhoud(self) -> dict:
        lees(self.request, {})
        links = {lijst.naam: {"href": heel_adres(lijst.json), "title": lijst.titel} for lijst in LIJSTEN}
        self_and_more = {
            "self": {"href": heel_adres(API)},
            "describedby": {"href": heel_adres(f"{API}/openapi.json")},
            "license": {"href": LICENTIE},
        }
        return {"_links": self_and_more | links}


class BeschrijvingView(ApiView):
    """The description of the API as OpenAPI."""

    def inhoud(self) -> dict:
        return openapi()


class LijstView(ApiView):
    """A page of a list. Keys of the query: `page`, `pageSize`, and the filters of the list. At most eight queries."""

    def inhoud(self) -> dict:
        lijst = self.lijst
        gevraagd = lees(self.request, lijst.filters, pagina=True)
        rows = lijst.rijen()
        for naam, waarde in gevraagd["filters"].items():
            rows = lijst.filters[naam].filter(rows, waarde)
        pagina, grootte, aantal = gevraagd["page"], gevraagd["pageSize"], rows.count()
        laatste = max(1, -(-aantal // grootte))
        if pagina > laatste:
            raise Afgewezen(404, "Niet gevonden", f"Deze lijst heeft {laatste} pagina's van {grootte}.")

        def naar(nummer: int) -> dict:
            query = gevraagd["filters"] | {"page": nummer, "pageSize": grootte}
            return {"href": heel_adres(f"{lijst.json}?{urlencode(query)}")}

        links = {"self": naar(pagina), "first": naar(1), "last": naar(laatste)}
        if pagina > 1:
            links["prev"] = naar(pagina - 1)
        if pagina < laatste:
            links["next"] = naar(pagina + 1)
        shown = rows[(pagina - 1) * grootte : pagina * grootte]
        return {
            "_links": links,
            "page": pagina,
            "pageSize": grootte,
            "aantalPaginas": laatste,
            "totaalAantal": aantal,
            "_embedded": {lijst.naam: [in_json(lijst.velden, rij, adres_van(lijst, rij)) for rij in shown]},
        }


class RijView(ApiView):
    """One row of a list."""

    def inhoud(self) -> dict:
        lijst = self.lijst
        lees(self.request, {})
        rij = lijst.rijen().filter(**{lijst.sleutel: self.kwargs["slug"]}).first()
        if rij is None:
            raise Afgewezen(404, "Niet gevonden", GEEN_RIJ)
        return in_json(lijst.velden, rij, adres_van(lijst, rij))


class OnbekendView(ApiView):
    """Any other address, such as one that ends in a slash."""

    def inhoud(self) -> dict:
        raise Afgewezen(404, "Niet gevonden", "Dit adres is er niet. Adressen eindigen niet op een schuine streep.")


def adres_van(lijst: Lijst, rij) -> str:
    return heel_adres(f"{lijst.json}/{getattr(rij, lijst.sleutel)}")


# --- What is asked ---------------------------------------------------------------------------------------------


def lees(request: HttpRequest, filters: dict[str, Filter], pagina: bool = False) -> dict:
    """Return what is asked: {"page", "pageSize", "filters": {name: value}}; refuse with all faults at once."""
    try:
        query = request.GET
    except TooManyFieldsSent as error:
        raise _ongeldig([_fout("", "tooMany", "Dit zijn te veel parameters.")]) from error
    known = {*filters, *(("page", "pageSize") if pagina else ())}
    fouten = [
        _fout(naam, "unknown", "Deze parameter is er niet.") for naam in dict.fromkeys(query) if naam not in known
    ]
    fouten += [
        _fout(naam, "repeated", "Geef deze parameter één keer.")
        for naam in sorted(known)
        if len(query.getlist(naam)) > 1
    ]
    page = _getal(query, "page", 1, 999_999_999, fouten) if pagina else 1
    grootte = _getal(query, "pageSize", GROOTTE, GROOTSTE, fouten) if pagina else GROOTTE
    for naam in [naam for naam in filters if naam in query]:
        mogelijk = filters[naam].codes
        waarde = query[naam]
        if mogelijk and waarde not in mogelijk:
            fouten.append(_fout(naam, "enum", f"Kies uit: {', '.join(mogelijk)}."))
        elif not mogelijk and (len(waarde) > 120 or not slug_re.match(waarde)):
            fouten.append(_fout(naam, "pattern", "Geef een sleutel van kleine letters, cijfers en streepjes."))
    if fouten:
        raise _ongeldig(fouten)
    return {"page": page, "pageSize": grootte, "filters": {naam: query[naam] for naam in filters if naam in query}}


def _getal(query: QueryDict, naam: str, standaard: int, hoogste: int, fouten: list[dict]) -> int:
    tekst = query.get(naam, str(standaard))
    if not HELE_GETALLEN.fullmatch(tekst) or int(tekst) > hoogste:
        fouten.append(_fout(naam, "range", f"Geef een heel getal van 1 tot en met {hoogste}."))
        return standaard
    return int(tekst)


def _fout(naam: str, code: str, uitleg: str) -> dict:
    return {"in": "query", "location": naam[:LANGSTE_NAAM], "code": code, "detail": uitleg}


def _ongeldig(fouten: list[dict]) -> Afgewezen:
    meer = f" Er zijn er {len(fouten)}; dit zijn de eerste {MEESTE_FOUTEN}." if len(fouten) > MEESTE_FOUTEN else ""
    uitleg = f"Er klopt iets niet in de parameters; zie errors.{meer}"
    return Afgewezen(400, "Ongeldige vraag", uitleg, fouten[:MEESTE_FOUTEN])
