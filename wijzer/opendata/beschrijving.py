# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""The description of the API as OpenAPI 3.1, made from the table of lists."""

from django.conf import settings

from wijzer.opendata.lijsten import GROOTSTE, GROOTTE, LIJSTEN, Filter, Lijst
from wijzer.opendata.problemen import PROBLEEM, VERSIE
from wijzer.opendata.velden import API, heel_adres, schema_van, voorbeeld_van

LICENTIE = "https://creativecommons.org/licenses/by/4.0/"
UITLEG = """Alle openbare inhoud van Wijzer in de Wijk, om te lezen en opnieuw te gebruiken onder CC BY 4.0.
Citaten vallen daar niet onder. Beelden ook niet; die staan er niet in. Lijsten van mensen zijn er niet.

Een lijst heeft pagina's (`page`, `pageSize`); `_links.next` wijst de volgende. Wat een bron niet zegt, is `null`.
Tijdstippen zijn in UTC. Wat van de site gaat, is meteen ook uit de API: vraag opnieuw met `If-None-Match`.

Nieuwe velden en lijsten zijn geen nieuwe versie. Verdwijnt of verandert er een veld, dan komt er een `v2`, en blijft
`v1` nog ten minste zes maanden."""
SLUG = "^[-a-zA-Z0-9_]+$"
TAGS = [{"name": "start", "description": "Waar u begint."}]
PROBLEMEN = {
    "400": ("OngeldigeVraag", "Er klopt iets niet in de parameters. Alle fouten staan in errors.", True),
    "404": ("NietGevonden", "Dit is er niet, of het is niet meer openbaar.", False),
    "405": ("NietToegestaan", "Hier kunt u alleen lezen.", False),
    "406": ("AndereVorm", "De API antwoordt met application/json.", False),
    "503": ("EvenNiet", "De site is even niet bereikbaar.", False),
}


def openapi() -> dict:
    """Return the whole document. No query."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Open data van Wijzer in de Wijk",
            "version": VERSIE,
            "description": UITLEG,
            "contact": {
                "name": settings.SITE_EIGENAAR,
                "url": heel_adres("/contact/"),
                "email": settings.CONTACT_EMAIL,
            },
            "license": {"name": "CC BY 4.0", "url": LICENTIE},
        },
        "servers": [{"url": heel_adres(API), "description": "Deze site."}],
        "tags": TAGS + [{"name": lijst.naam, "description": lijst.uitleg} for lijst in LIJSTEN],
        "externalDocs": {"url": heel_adres("/open-data/"), "description": "Wat er is, en in welke vormen."},
        "security": [],
        "paths": _paden(),
        "components": {"schemas": _schemas(), "responses": _antwoorden(), "headers": _koppen()},
    }


def _paden() -> dict:
    start = _vraag("start", "haalStartOp", ("Alle lijsten", "Een link naar elke lijst."), "Ingang", _voorbeeld_ingang())
    paden = {"/": {"get": start}}
    for lijst in LIJSTEN:
        lijstvraag = _vraag(
            lijst.naam, f"haal{_groot(lijst.naam)}Op", (lijst.titel, lijst.uitleg), f"{lijst.enkelvoud}Lijst",
            _voorbeeld_lijst(lijst),
        )  # fmt: skip
        lijstvraag["parameters"] = [
            _parameter("page", "De pagina.", {"type": "integer", "minimum": 1, "default": 1}),
            _parameter(
                "pageSize", "Hoeveel er op een pagina staan.",
                {"type": "integer", "minimum": 1, "maximum": GROOTSTE, "default": GROOTTE},
            ),
            *(_parameter(naam, f"{filter.uitleg}.", _filterschema(filter)) for naam, filter in lijst.filters.items()),
        ]  # fmt: skip
        rijvraag = _vraag(
            lijst.naam, f"haal{lijst.enkelvoud}Op", (f"Eén uit: {lijst.titel}", lijst.uitleg), lijst.enkelvoud,
            voorbeeld_van(lijst.velden, heel_adres(f"{lijst.json}/voorbeeld")),
        )  # fmt: skip
        sleutel = {"name": "slug", "in": "path", "required": True, "description": "De sleutel."}
        rijvraag["parameters"] = [sleutel | {"schema": {"type": "string", "pattern": SLUG}}]
        paden[f"/{lijst.naam}"] = {"get": lijstvraag}
        paden[f"/{lijst.naam}/{{slug}}"] = {"get": rijvraag}
    return paden


def _vraag(tag: str, naam: str, woorden: tuple[str, str], schema: str, voorbeeld: dict) -> dict:
    """Return a GET: its tag, its name, its words in short and in long, what it answers, and an example of that."""
    kort, uitleg = woorden
    content = {"schema": {"$ref": f"#/components/schemas/{schema}"}, "example": voorbeeld}
    goed = {
        "description": kort,
        "headers": {naam: {"$ref": f"#/components/headers/{naam}"} for naam in ("API-Version", "ETag")},
        "content": {"application/json": content},
    }
    niet_gewijzigd = {"description": "Niet gewijzigd sinds de ETag van If-None-Match.", "headers": goed["headers"]}
    fout = {status: {"$ref": f"#/components/responses/{naam}"} for status, (naam, _, _) in PROBLEMEN.items()}
    return {
        "operationId": naam, "tags": [tag], "summary": kort, "description": uitleg,
        "responses": {"200": goed, "304": niet_gewijzigd} | fout,
    }  # fmt: skip


def _parameter(naam: str, uitleg: str, schema: dict) -> dict:
    return {"name": naam, "in": "query", "description": uitleg, "schema": schema}


def _filterschema(filter: Filter) -> dict:
    schema = {"enum": filter.codes} if filter.codes else {"pattern": SLUG, "maxLength": 120}
    return {"type": "string"} | schema


def _schemas() -> dict:
    link = {"href": {"type": "string", "format": "uri"}, "name": {"type": "string"}, "title": {"type": "string"}}
    schemas = {
        "Link": {
            "type": "object", "description": "Een link: het adres, de sleutel daar, en de naam.", "properties": link,
            "required": ["href"], "additionalProperties": False,
        },
        "Ingang": {
            "type": "object", "required": ["_links"], "additionalProperties": False,
            "properties": {"_links": _links(["self", "describedby", "license", *(lijst.naam for lijst in LIJSTEN)])},
        },
        "Fout": {
            "type": "object", "required": ["in", "location", "code", "detail"],
            "properties": {
                "in": {"type": "string", "enum": ["query"]},
                "location": {"type": "string", "description": "De naam van de parameter."},
                "code": {"type": "string", "enum": ["unknown", "repeated", "range", "enum", "pattern", "tooMany"]},
                "detail": {"type": "string"},
            },
        },
        "Probleem": {
            "type": "object", "description": "Wat er mis is (RFC 9457).",
            "required": ["type", "title", "status", "detail"],
            "properties": {
                "type": {"type": "string", "format": "uri-reference"},
                "title": {"type": "string"},
                "status": {"type": "integer"},
                "detail": {"type": "string"},
                "instance": {"type": "string"},
                "errors": {"type": "array", "items": {"$ref": "#/components/schemas/Fout"}},
            },
        },
    }  # fmt: skip
    for lijst in LIJSTEN:
        schemas[lijst.enkelvoud] = schema_van(lijst.velden, zelf=True) | {"description": lijst.uitleg}
        schemas[f"{lijst.enkelvoud}Lijst"] = _lijstschema(lijst)
    return schemas


def _links(needed: list[str], more: tuple[str, ...] = ()) -> dict:
    links = {naam: {"$ref": "#/components/schemas/Link"} for naam in [*needed, *more]}
    return {"type": "object", "properties": links, "required": needed, "additionalProperties": False}


def _lijstschema(lijst: Lijst) -> dict:
    number = {"type": "integer", "minimum": 0}
    rows = {"type": "array", "items": {"$ref": f"#/components/schemas/{lijst.enkelvoud}"}}
    embedded = {"type": "object", "properties": {lijst.naam: rows}, "required": [lijst.naam]}
    properties = {
        "_links": _links(["self", "first", "last"], ("prev", "next")),
        "page": number | {"description": "Deze pagina."},
        "pageSize": number | {"description": "Hoeveel er op een pagina staan."},
        "aantalPaginas": number | {"description": "Hoeveel pagina's er zijn."},
        "totaalAantal": number | {"description": "Hoeveel er in de hele lijst staan."},
        "_embedded": embedded | {"additionalProperties": False},
    }
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


def _antwoorden() -> dict:
    antwoorden = {}
    for status, (naam, uitleg, met_fouten) in PROBLEMEN.items():
        voorbeeld = {"type": "about:blank", "title": uitleg, "status": int(status), "detail": uitleg}
        if met_fouten:
            fout = {"in": "query", "location": "pageSize", "code": "range"}
            voorbeeld["errors"] = [fout | {"detail": f"Geef een heel getal van 1 tot en met {GROOTSTE}."}]
        content = {"schema": {"$ref": "#/components/schemas/Probleem"}, "example": voorbeeld}
        version = {"API-Version": {"$ref": "#/components/headers/API-Version"}}
        antwoorden[naam] = {"description": uitleg, "headers": version, "content": {PROBLEEM: content}}
    return antwoorden


def _koppen() -> dict:
    return {
        "API-Version": {"description": "De hele versie van de API.", "schema": {"type": "string"}, "example": VERSIE},
        "ETag": {"description": "Verandert als het antwoord verandert.", "schema": {"type": "string"}},
    }


def _voorbeeld_ingang() -> dict:
    names = {"self": API, "describedby": f"{API}/openapi.json"} | {lijst.naam: lijst.json for lijst in LIJSTEN}
    links = {naam: {"href": heel_adres(pad)} for naam, pad in names.items()}
    return {"_links": links | {"license": {"href": LICENTIE}}}


def _voorbeeld_lijst(lijst: Lijst) -> dict:
    here = {"href": heel_adres(f"{lijst.json}?page=1&pageSize={GROOTTE}")}
    return {
        "_links": {"self": here, "first": here, "last": here},
        "page": 1,
        "pageSize": GROOTTE,
        "aantalPaginas": 1,
        "totaalAantal": 1,
        "_embedded": {lijst.naam: [voorbeeld_van(lijst.velden, heel_adres(f"{lijst.json}/voorbeeld"))]},
    }


def _groot(naam: str) -> str:
    return naam[0].upper() + naam[1:]
