# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""What a field of open data is: its kind, its words, and how it stands in JSON and in a cell.

A cell is made from the JSON value, so that the two can't differ. What a source does not say is null, or an empty cell.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from decimal import Decimal
from operator import attrgetter

from django.conf import settings
from django.db.models import Model, TextChoices

from monitoring.meten.models.cijfer import getal_in_woorden
from redactie.models import Bron
from redactie.tekst import FIGUUR, platte_tekst, schoon

API = "/api/v1"
LINK_IN_TEKST = re.compile(r'(<a\b[^>]*?\bhref=")/')
MERK_IN_TEKST = re.compile(r'(<a\b[^>]*?) data-item="[^"]*"')


def heel_adres(pad: str) -> str:
    """Return the whole address of a path on this site, whatever host was asked."""
    return f"{settings.SITE_URL}{pad}"


def sleutel_van(rij: Model) -> str:
    """Return what `rij` is called in addresses."""
    return rij.code if isinstance(rij, Bron) else rij.slug


# --- Kinds of values -------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Soort:
    """A kind of value: its JSON Schema, an example, how a value stands in JSON, and how that stands in a cell."""

    schema: dict
    voorbeeld: object
    in_json: Callable[[object], object] = lambda waarde: waarde
    in_cel: Callable[[object], str] = str


def _als_html(html: str) -> str:
    """Return rich text as a reader sees it, with whole addresses; images, files and videos are left out."""
    tekst = MERK_IN_TEKST.sub(r"\1", FIGUUR.sub("", schoon(html)))
    return LINK_IN_TEKST.sub(rf"\1{settings.SITE_URL}/", tekst)


def _als_moment(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


TEKST = Soort({"type": "string"}, "Samen verder")
HTML = Soort({"type": "string", "contentMediaType": "text/html"}, "<p>Samen verder.</p>", _als_html, platte_tekst)
WOORDEN = Soort({"type": "array", "items": {"type": "string"}}, ["Een", "Twee"], list, " | ".join)
GETAL = Soort({"type": "integer"}, 1)
KOMMAGETAL = Soort({"type": "number"}, 12.5, float, lambda waarde: getal_in_woorden(Decimal(str(waarde))))
JANEE = Soort({"type": "boolean"}, True, in_cel=lambda waarde: "ja" if waarde else "nee")
DATUM = Soort({"type": "string", "format": "date"}, "2022-02-24", date.isoformat)
MOMENT = Soort({"type": "string", "format": "date-time"}, "2026-11-26T09:30:00Z", _als_moment)
ADRES = Soort({"type": "string", "format": "uri"}, "https://www.voorbeeld.nl/")


def keuze(choices: type[TextChoices]) -> Soort:
    """Return the kind of a value out of a fixed list: a code in JSON, words in a cell."""
    labels = {str(code): str(label) for code, label in choices.choices}
    return Soort({"type": "string", "enum": list(labels)}, next(iter(labels)), str, lambda code: labels[code])


def keuzes(choices: type[TextChoices]) -> Soort:
    """Return the kind of any number of values out of a fixed list: codes in JSON, words in a cell."""
    een = keuze(choices)
    schema = {"type": "array", "items": een.schema}
    return Soort(schema, [een.voorbeeld], list, lambda codes: " | ".join(map(een.in_cel, codes)))


def rijen(*velden: "Veld") -> Soort:
    """Return the kind of a list of parts, each with fields of its own; one part to a line of the cell."""

    def in_cel(delen: list[dict]) -> str:
        return " | ".join("; ".join(filter(None, in_cellen(velden, deel))) for deel in delen)

    schema = {"type": "array", "items": schema_van(velden)}
    return Soort(schema, [voorbeeld_van(velden)], lambda delen: [in_json(velden, deel) for deel in delen], in_cel)


# --- Fields ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Veld:
    """A field of a list: its name in JSON, its heading in a spreadsheet, what it says, its kind, where it is found."""

    naam: str
    kop: str
    uitleg: str
    soort: Soort
    van: str | Callable[[Model], object] = ""
    altijd: bool = False  # never null

    def waarde(self, rij: Model) -> object:
        """Return what `rij` says, as it stands in JSON; None when it says nothing."""
        gevonden = self.van(rij) if callable(self.van) else attrgetter(self.van or self.naam)(rij)
        if gevonden is None or (gevonden == "" and not self.altijd):
            return None
        return self.soort.in_json(gevonden)

    @property
    def schema(self) -> dict:
        """The JSON Schema of the field, with what it says."""
        schema = dict(self.soort.schema)
        if not self.altijd:
            schema["type"] = [schema["type"], "null"]
            if "enum" in schema:
                schema["enum"] = [*schema["enum"], None]
        return schema | {"title": self.kop, "description": self.uitleg}


@dataclass(frozen=True)
class Verband:
    """A relation of a list to the public rows of another, `doel`: a link, or when there are `meer` a list of links."""

    naam: str
    kop: str
    uitleg: str
    doel: str
    van: Callable[[Model], Model | None | Iterable[Model]]
    meer: bool = field(default=False, kw_only=True)

    def links(self, rij: Model) -> dict | list[dict] | None:
        gevonden = self.van(rij)
        if self.meer:
            return [link_naar(self.doel, ander) for ander in gevonden]
        return None if gevonden is None else link_naar(self.doel, gevonden)

    @property
    def schema(self) -> dict:
        link = {"$ref": "#/components/schemas/Link"}
        words = {"title": self.kop, "description": self.uitleg}
        return words | ({"type": "array", "items": link} if self.meer else link)


def link_naar(doel: str, rij: Model) -> dict:
    """Return a link to a row of the list `doel`: where it is, its key there, and what it is called."""
    sleutel = sleutel_van(rij)
    return {"href": heel_adres(f"{API}/{doel}/{sleutel}"), "name": sleutel, "title": str(rij)}


def in_json(velden: Iterable[Veld | Verband], rij: Model, zelf: str = "") -> dict:
    """Return `rij` as it stands in JSON: its links first (`zelf` is its own address), then its fields."""
    velden = list(velden)
    links = {"self": {"href": zelf}} if zelf else {}
    for verband in [veld for veld in velden if isinstance(veld, Verband)]:
        gevonden = verband.links(rij)
        if gevonden is not None:
            links[verband.naam] = gevonden
    inhoud = {veld.naam: veld.waarde(rij) for veld in velden if isinstance(veld, Veld)}
    return ({"_links": links} if links else {}) | inhoud


def in_cellen(velden: Iterable[Veld | Verband], inhoud: dict) -> list[str]:
    """Return the cells of one row, from what `in_json` gave of it, in the order of the fields."""
    cellen = []
    for veld in velden:
        if isinstance(veld, Verband):
            links = inhoud.get("_links", {}).get(veld.naam) or []
            cellen.append(", ".join(link["name"] for link in (links if veld.meer else [links] if links else [])))
        else:
            waarde = inhoud[veld.naam]
            cellen.append("" if waarde is None else veld.soort.in_cel(waarde))
    return cellen


def schema_van(velden: Iterable[Veld | Verband], zelf: bool = False) -> dict:
    """Return the JSON Schema of what `in_json` gives."""
    velden = list(velden)
    links = {"self": {"$ref": "#/components/schemas/Link"}} if zelf else {}
    links |= {veld.naam: veld.schema for veld in velden if isinstance(veld, Verband)}
    named = {veld.naam: veld.schema for veld in velden if isinstance(veld, Veld)}
    needed = (["self"] if zelf else []) + [veld.naam for veld in velden if isinstance(veld, Verband) and veld.meer]
    if links:
        in_links = {"type": "object", "properties": links, "required": needed, "additionalProperties": False}
        named = {"_links": in_links} | named
    required = [naam for naam in named if naam != "_links" or needed]
    return {"type": "object", "properties": named, "required": required, "additionalProperties": False}


def voorbeeld_van(velden: Iterable[Veld | Verband], zelf: str = "") -> dict:
    """Return an example of what `in_json` gives."""
    velden = list(velden)
    links: dict = {"self": {"href": zelf}} if zelf else {}
    for verband in [veld for veld in velden if isinstance(veld, Verband)]:
        link = {"href": heel_adres(f"{API}/{verband.doel}/voorbeeld"), "name": "voorbeeld", "title": "Voorbeeld"}
        links[verband.naam] = [link] if verband.meer else link
    named = {veld.naam: veld.soort.voorbeeld for veld in velden if isinstance(veld, Veld)}
    return ({"_links": links} if links else {}) | named
