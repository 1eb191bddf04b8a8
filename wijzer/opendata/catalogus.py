# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""The catalogue of the open lists after DCAT-AP-NL 3.0, as Turtle and as JSON-LD."""

import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import quote

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from wijzer.opendata.lijsten import GEZONDHEID, LIJSTEN, SAMENLEVING, Lijst, stand
from wijzer.opendata.velden import API, heel_adres

VOORVOEGSELS = {
    "adms": "http://www.w3.org/ns/adms#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
EU = "http://publications.europa.eu/resource/authority"
IANA = "https://www.iana.org/assignments/media-types"
NIET_IN_IRI = re.compile(r'[\x00-\x20<>"{}|^`\\]')


@dataclass(frozen=True)
class Iri:
    """The name of a thing on the web."""

    adres: str

    def __str__(self) -> str:
        return NIET_IN_IRI.sub(lambda found: quote(found[0]), self.adres)


@dataclass(frozen=True)
class Tekst:
    """Text in a language, or with a data type."""

    tekst: str
    taal: str = ""
    soort: str = ""


@dataclass(frozen=True)
class Ding:
    """Something the catalogue speaks of: its name, its class, and what is said of it."""

    iri: Iri
    klasse: str
    gezegd: dict[str, list[Iri | Tekst]]


LICENTIE = Iri(f"{EU}/licence/CC_BY_4_0")
OPENBAAR = Iri(f"{EU}/access-right/PUBLIC")
NEDERLANDS = Iri(f"{EU}/language/NLD")
# Format of a file: its name among the media types, and among the file types of the European Union.
VORMEN = {
    "JSON": ("application/json", "JSON"),
    "CSV": ("text/csv", "CSV"),
    "Atom": ("application/atom+xml", "ATOM"),
    "iCalendar": ("text/calendar", "ICS"),
}


def nl(tekst: str) -> Tekst:
    return Tekst(tekst, taal="nl")


def thema_iri(lijst: Lijst) -> Iri:
    return Iri(f"{EU}/data-theme/{lijst.thema}")


def dingen() -> list[Ding]:
    """Return everything the catalogue says: itself, who it is from, the API, and each list in each form. One query."""
    plek = heel_adres("/open-data/")
    uitgever, contact, api = Iri(f"{plek}#uitgever"), Iri(f"{plek}#contact"), Iri(f"{plek}#api")
    van_wie = {"dct:publisher": [uitgever], "dct:creator": [uitgever], "dcat:contactPoint": [contact]}
    overal = van_wie | {"dct:accessRights": [OPENBAAR], "dct:language": [NEDERLANDS]}
    beschrijving = Iri(heel_adres(f"{API}/openapi.json"))
    laatst = stand()
    found = [
        Ding(Iri(f"{plek}#catalogus"), "dcat:Catalog", van_wie | {
            "dct:title": [nl("Open data van Wijzer in de Wijk")],
            "dct:description": [nl("Wat drie wijken leerden over gezondheid en samenwerking, als open lijsten.")],
            "dct:identifier": [Tekst(f"{plek}#catalogus")],
            "dct:license": [LICENTIE],
            "dct:language": [NEDERLANDS],
            "foaf:homepage": [Iri(plek)],
            "dcat:themeTaxonomy": [Iri(f"{EU}/data-theme")],
            "dcat:dataset": [Iri(f"{plek}#{lijst.naam}") for lijst in LIJSTEN],
            "dcat:service": [api],
        }),
        Ding(uitgever, "foaf:Agent", {"foaf:name": [nl(settings.SITE_EIGENAAR)]}),
        Ding(contact, "vcard:Kind", {
            "vcard:fn": [Tekst(settings.SITE_EIGENAAR)],
            "vcard:hasEmail": [Iri(f"mailto:{settings.CONTACT_EMAIL}")],
            "vcard:hasURL": [Iri(heel_adres("/contact/"))],
        }),
        Ding(api, "dcat:DataService", overal | {
            "dct:title": [nl("API van Wijzer in de Wijk")],
            "dct:description": [nl("Alle open lijsten als JSON, om te lezen.")],
            "dct:identifier": [Tekst(f"{plek}#api")],
            "dct:license": [LICENTIE],
            "dcat:theme": _themas(),
            "dcat:keyword": [nl("wijk"), nl("gezondheid"), nl("samenwerking")],
            "dcat:endpointURL": [Iri(heel_adres(API))],
            "dcat:endpointDescription": [beschrijving],
            "dcat:landingPage": [Iri(plek)],
            "dcat:servesDataset": [Iri(f"{plek}#{lijst.naam}") for lijst in LIJSTEN],
        }),
        Ding(Iri(plek), "foaf:Document", {"dct:title": [nl("Open data")]}),
        Ding(beschrijving, "dct:Standard", {"dct:title": [nl("Beschrijving van de velden (OpenAPI)")]}),
    ]  # fmt: skip
    for lijst in LIJSTEN:
        found += _dataset(lijst, laatst[lijst.naam][1], overal, beschrijving, api)
    return found + _codes()


def _dataset(lijst: Lijst, gewijzigd: datetime | None, overal: dict, beschrijving: Iri, api: Iri) -> list[Ding]:
    """Return a list and each form it can be had in."""
    plek = heel_adres("/open-data/")
    naam = f"{plek}#{lijst.naam}"
    adressen = {"JSON": lijst.json, "CSV": lijst.csv, "Atom": lijst.feed, "iCalendar": lijst.agenda}
    vormen = [Iri(f"{naam}-{vorm.lower()}") for vorm, adres in adressen.items() if adres]
    dataset = Ding(Iri(naam), "dcat:Dataset", overal | {
        "dct:title": [nl(f"{lijst.titel} van Wijzer in de Wijk")],
        "dct:description": [nl(lijst.uitleg)],
        "dct:identifier": [Tekst(naam)],
        "dct:license": [LICENTIE],
        "dcat:theme": [thema_iri(lijst)],
        "dcat:landingPage": [Iri(plek)],
        "foaf:page": [Iri(plek)],
        "dct:conformsTo": [beschrijving],
        "dcat:distribution": vormen,
    })  # fmt: skip
    if gewijzigd:
        moment = gewijzigd.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        dataset.gezegd["dct:modified"] = [Tekst(moment, soort="xsd:dateTime")]
    found = [dataset]
    for vorm, adres in adressen.items():
        if not adres:
            continue
        media, bestand = VORMEN[vorm]
        gezegd = {
            "dct:title": [nl(f"{lijst.titel} als {vorm}")],
            "dcat:accessURL": [Iri(heel_adres(adres))],
            "dct:license": [LICENTIE],
            "dct:language": [NEDERLANDS],
            "dcat:mediaType": [Iri(f"{IANA}/{media}")],
            "dct:format": [Iri(f"{EU}/file-type/{bestand}")],
        }
        if vorm == "JSON":  # in pages: no file to take along
            gezegd |= {"dcat:accessService": [api], "dct:conformsTo": [beschrijving]}
        else:
            gezegd["dcat:downloadURL"] = [Iri(heel_adres(adres))]
        found.append(Ding(Iri(f"{naam}-{vorm.lower()}"), "dcat:Distribution", gezegd))
    return found


def _themas() -> list[Iri]:
    return [Iri(f"{EU}/data-theme/{code}") for code in (GEZONDHEID, SAMENLEVING)]


def _codes() -> list[Ding]:
    """Return the classes of the codes we use, which live elsewhere, so that the catalogue can be checked by itself."""
    found = [
        Ding(LICENTIE, "dct:LicenseDocument", {"dct:title": [nl("CC BY 4.0")]}),
        Ding(OPENBAAR, "dct:RightsStatement", {"rdfs:label": [nl("openbaar")]}),
        Ding(NEDERLANDS, "dct:LinguisticSystem", {"rdfs:label": [nl("Nederlands")]}),
        Ding(Iri(f"{EU}/data-theme"), "skos:ConceptScheme", {"dct:title": [nl("Datathema's van de Europese Unie")]}),
    ]
    for iri, label in zip(_themas(), ("gezondheid", "bevolking en samenleving"), strict=True):
        found.append(Ding(iri, "skos:Concept", {"skos:prefLabel": [nl(label)]}))
    for media, bestand in VORMEN.values():
        for adres in (f"{IANA}/{media}", f"{EU}/file-type/{bestand}"):
            found.append(Ding(Iri(adres), "dct:MediaTypeOrExtent", {"rdfs:label": [Tekst(bestand)]}))
    return found


# --- Two ways to write it --------------------------------------------------------------------------------------


def als_turtle(gezegden: list[Ding]) -> str:
    """Return the catalogue as Turtle. A JSON string is a Turtle string too."""

    def waarde(gezegd: Iri | Tekst) -> str:
        if isinstance(gezegd, Iri):
            return f"<{gezegd}>"
        staart = f"@{gezegd.taal}" if gezegd.taal else f"^^{gezegd.soort}" if gezegd.soort else ""
        return json.dumps(gezegd.tekst, ensure_ascii=False) + staart

    lines = [f"@prefix {naam}: <{adres}> ." for naam, adres in VOORVOEGSELS.items()]
    for ding in gezegden:
        lines += ["", f"<{ding.iri}> a {ding.klasse} ;"]
        lines += [f"    {naam} {', '.join(map(waarde, waarden))} ;" for naam, waarden in ding.gezegd.items()]
        lines[-1] = lines[-1].removesuffix(";") + "."
    return "\n".join(lines) + "\n"


def als_jsonld(gezegden: list[Ding]) -> str:
    """Return the catalogue as JSON-LD."""

    def waarde(gezegd: Iri | Tekst) -> dict:
        if isinstance(gezegd, Iri):
            return {"@id": str(gezegd)}
        more = {"@language": gezegd.taal} if gezegd.taal else {"@type": gezegd.soort} if gezegd.soort else {}
        return {"@value": gezegd.tekst} | more

    graph = [
        {"@id": str(ding.iri), "@type": ding.klasse}
        | {naam: [waarde(gezegd) for gezegd in waarden] for naam, waarden in ding.gezegd.items()}
        for ding in gezegden
    ]
    return json.dumps({"@context": VOORVOEGSELS, "@graph": graph}, ensure_ascii=False, indent=1)


@require_safe
def turtle(request: HttpRequest) -> HttpResponse:
    return HttpResponse(als_turtle(dingen()), content_type="text/turtle; charset=utf-8")


@require_safe
def jsonld(request: HttpRequest) -> HttpResponse:
    return HttpResponse(als_jsonld(dingen()), content_type="application/ld+json")
