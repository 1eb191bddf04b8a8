# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""What is looked at: an item as it stands, or as somebody is typing it, read once into texts, links and tables."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from html.parser import HTMLParser

from django import forms
from django.db import models

from redactie.models import Bronvermelding, Item, Variant
from redactie.tekst import schoon
from redactie.velden import RijkeTekstField, WebadresField
from redactie.versies import neem_op

BLOKKADE, AANRADER = "blokkade", "aanrader"
MAX_TEKENS = 400_000

# Not words an editor writes for a reader: keys, places in a source, and what a source says to the letter.
GEEN_TEKST = {"slug", "code", "adres", "doorverwijzing", "datum_in_bron", "vindplaats"}
LETTERLIJK = {(Variant, "tekst"), (Bronvermelding, "plaats")}
# Names: nothing to say about their language, but a number or address of a person may stand in them.
NAMEN = {
    "afkorting", "volledige_naam", "organisaties_in_bron", "van_wie", "houder", "orgaan", "voorzitter", "functie",
    "plaats", "tijd", "erkenning", "aliassen", "synoniemen",
}  # fmt: skip
KOPTAGS = ("h2", "h3", "h4")
BLOKTAGS = {"p", *KOPTAGS, "li", "blockquote", "td", "th", "caption", "figcaption"}


@dataclass(frozen=True)
class Opmerking:
    """One remark: which rule, how heavy it weighs, where, what is wrong, what to do, and the words it is about.

    `anker` is the name of the field in the form, such as `tekst` or `regels-2-tekst`.
    """

    regel: str
    zwaarte: str
    waar: str
    zin: str
    doe: str
    fragment: str = ""
    anker: str = ""

    @property
    def herstelbaar(self) -> bool:
        """Whether the editor of the field can mend this by itself."""
        return self.regel in ("overgeslagen-kop", "lege-kop", "vette-kop")


@dataclass(frozen=True)
class Blok:
    """A piece of text that stands on its own: a paragraph, heading, point of a list or cell."""

    soort: str
    tekst: str
    vet: bool = False  # every word of it


@dataclass(frozen=True)
class Link:
    adres: str
    tekst: str


@dataclass
class Tabel:
    titel: str = ""
    kopcellen: int = 0
    kolommen: int = 0


@dataclass
class Insluiting:
    """An image, document or video that stands in a text: its attributes, and the words below it."""

    attributen: dict[str, str]
    tekst: str = ""


@dataclass
class Gelezen:
    """What a rich text is made of."""

    blokken: list[Blok] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    tabellen: list[Tabel] = field(default_factory=list)
    insluitingen: list[Insluiting] = field(default_factory=list)

    def ingesloten(self, attribuut: str) -> list[str]:
        """Return the keys of what is enclosed as `attribuut` says."""
        return [deel.attributen[attribuut] for deel in self.insluitingen if attribuut in deel.attributen]


class _Lezer(HTMLParser):
    """Reads cleaned HTML from front to back, each character once."""

    def __init__(self) -> None:
        super().__init__()
        self.gelezen = Gelezen()
        self._open: list[str] = []
        self._woorden: list[str] = []
        self._vet = 0
        self._alles_vet = True
        self._kop_leeg = True
        self._link: tuple[str, list[str]] | None = None
        self._tabellen: list[Tabel] = []
        self._cellen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in BLOKTAGS:
            self.sluit_blok()
            self._open.append(tag)
            self._kop_leeg = self._kop_leeg or tag in KOPTAGS
        elif tag == "strong":
            self._vet += 1
        elif tag == "br":
            self._woorden.append("\n")
        elif tag == "a":
            self._link = (dict(attrs).get("href") or "", [])
        elif tag == "table":
            self.sluit_blok()
            self._tabellen.append(Tabel())
        elif tag == "tr":
            self._cellen = 0
        elif tag == "figure":
            self.sluit_blok()
            self.gelezen.insluitingen.append(Insluiting({naam: waarde or "" for naam, waarde in attrs}))
        if self._tabellen and tag in ("td", "th"):
            self._cellen += 1
            self._tabellen[-1].kolommen = max(self._tabellen[-1].kolommen, self._cellen)

    def handle_endtag(self, tag: str) -> None:
        if tag in BLOKTAGS:
            self.sluit_blok()
            if tag in KOPTAGS and self._kop_leeg:
                self.gelezen.blokken.append(Blok(tag, ""))
            self._kop_leeg = True
            if self._open and self._open[-1] == tag:
                self._open.pop()
        elif tag == "strong":
            self._vet = max(0, self._vet - 1)
        elif tag == "a" and self._link is not None:
            self.gelezen.links.append(Link(self._link[0], " ".join("".join(self._link[1]).split())))
            self._link = None
        elif tag == "table" and self._tabellen:
            self.gelezen.tabellen.append(self._tabellen.pop())

    def handle_data(self, data: str) -> None:
        data = data.replace("\n", " ")  # only a <br> breaks a line
        self._woorden.append(data)
        if data.strip():
            self._kop_leeg = False
            self._alles_vet = self._alles_vet and self._vet > 0
        if self._link is not None:
            self._link[1].append(data)

    def sluit_blok(self) -> None:
        regels = (" ".join(regel.split()) for regel in "".join(self._woorden).split("\n"))
        tekst = "\n".join(regel for regel in regels if regel)
        soort = self._open[-1] if self._open else "p"
        if tekst:
            self.gelezen.blokken.append(Blok(soort, tekst, self._alles_vet))
            if self._tabellen and soort == "th":
                self._tabellen[-1].kopcellen += 1
            if self._tabellen and soort == "caption":
                self._tabellen[-1].titel = tekst
            if self.gelezen.insluitingen and soort == "figcaption":
                self.gelezen.insluitingen[-1].tekst = tekst
        self._woorden, self._alles_vet = [], True


def lees_html(html: str) -> Gelezen:
    """Return what cleaned `html` is made of."""
    lezer = _Lezer()
    lezer.feed(html)
    lezer.close()
    lezer.sluit_blok()
    return lezer.gelezen


@dataclass(frozen=True)
class Tekst:
    """One text of an item, and where it stands."""

    waar: str
    anker: str
    naam: str
    taal: bool  # whether its language is looked at
    gelezen: Gelezen
    html: str = ""  # cleaned; only of rich text

    @property
    def rijk(self) -> bool:
        return bool(self.html)

    def merk_op(self, regel: str, zwaarte: str, zin: str, doe: str, fragment: str = "") -> Opmerking:
        return Opmerking(regel, zwaarte, self.waar, zin, doe, kort(fragment), self.anker)


def kort(tekst: str, tekens: int = 110) -> str:
    """Return the beginning of `tekst`, on one line and at a word."""
    tekst = " ".join(tekst[: 4 * tekens].split())
    return tekst if len(tekst) <= tekens else tekst[:tekens].rsplit(" ", 1)[0] + " …"


@dataclass(frozen=True)
class Deel:
    """A part of an item: which one, the start of the names of its fields in the form, and its values."""

    model: type[models.Model]
    nummer: int
    voorvoegsel: str
    velden: dict


@dataclass(frozen=True)
class Stuk:
    """An item to look at, without writing it: its fields, links and parts, in the form of a snapshot."""

    model: type[Item]
    velden: dict
    koppelingen: dict
    delen: dict[str, list[Deel]]
    item: Item  # the row, or what will become one; only what it says about itself is asked

    @property
    def pk(self) -> int | None:
        return self.item.pk

    @cached_property
    def teksten(self) -> list[Tekst]:
        """Every text that an editor wrote, up to a size that nobody types."""
        gevonden, tekens = [], 0
        for waar, anker, veld, waarde in self._waarden():
            if not isinstance(veld, models.CharField | models.TextField) or veld.choices or veld.name in GEEN_TEKST:
                continue
            if isinstance(veld, WebadresField) or not waarde or tekens > MAX_TEKENS:
                continue
            tekens += len(waarde)
            html = schoon(waarde) if isinstance(veld, RijkeTekstField) else ""
            gelezen = lees_html(html) if html else Gelezen([Blok("p", waarde)])
            taal = veld.name not in NAMEN and (veld.model, veld.name) not in LETTERLIJK
            gevonden.append(Tekst(waar, anker, veld.name, taal, gelezen, html))
        return gevonden

    @cached_property
    def links(self) -> list[tuple[Tekst, Link]]:
        """Every link: those in the texts, and parts that are a link themselves."""
        gevonden = [(tekst, link) for tekst in self.teksten for link in tekst.gelezen.links]
        for delen in self.delen.values():
            for deel in delen:
                if deel.velden.get("url") and deel.velden.get("titel"):
                    waar, anker = f"{deel.model._meta.verbose_name} {deel.nummer}: titel", f"{deel.voorvoegsel}titel"
                    plek = Tekst(waar, anker, "titel", True, Gelezen())
                    gevonden.append((plek, Link(deel.velden["url"], deel.velden["titel"])))
        return gevonden

    def _waarden(self) -> Iterator[tuple[str, str, models.Field, object]]:
        """Yield every value with where it stands, in the order of the form."""
        for naam, waarde in self.velden.items():
            veld = self.model._meta.get_field(naam)
            yield str(veld.verbose_name), naam, veld, waarde
        for delen in self.delen.values():
            for deel in delen:
                for naam, waarde in deel.velden.items():
                    veld = deel.model._meta.get_field(naam)
                    waar = f"{deel.model._meta.verbose_name} {deel.nummer}: {veld.verbose_name}"
                    yield waar, f"{deel.voorvoegsel}{naam}", veld, waarde

    def tip(self, naam: str, regel: str, zin: str, doe: str, fragment: str = "") -> Opmerking:
        """Return a hint about the field `naam`."""
        return Opmerking(regel, AANRADER, str(self.model._meta.get_field(naam).verbose_name), zin, doe, fragment, naam)


def stuk_van_item(item: Item, voor, inhoud: dict | None = None) -> Stuk:
    """Return `item` as its rows are now, or as they are in a snapshot, without parts about what `voor` may not see."""
    inhoud = inhoud or neem_op(item)
    delen = {}
    for naam, records in inhoud["onderdelen"].items():
        model = item._meta.get_field(naam).related_model
        zichtbaar = _zichtbare_delen(model, [record["velden"] for record in records], voor)
        delen[naam] = [
            Deel(model, nummer + 1, f"{_voorvoegsel(naam)}-{nummer}-", velden)
            for nummer, velden in enumerate(zichtbaar)
        ]
    return Stuk(type(item), _bekend(type(item), inhoud["velden"]), inhoud["koppelingen"], delen, item)


def stuk_van_formulier(form: forms.ModelForm, formsets: list) -> Stuk:
    """Return what was typed in a form and its parts, after `form.is_valid()`; what has an error is left out."""
    model = form._meta.model
    delen: dict[str, list[Deel]] = {}
    for naam in (*model.onderdelen, "bronvermeldingen"):
        deelmodel = model._meta.get_field(naam).related_model
        delen[naam] = [
            Deel(deelmodel, nummer + 1, f"{rij.prefix}-", _velden(rij))
            for formset in formsets
            if formset.model is deelmodel
            for nummer, rij in enumerate(formset.forms)
            if _ingevuld(rij)
        ]
    item = form.instance
    # What the item says about itself, it says of the parts that are typed.
    item._prefetched_objects_cache = {naam: _getypt(formsets, naam, model) for naam in delen}
    rest = {
        veld.name: veld.value_from_object(item) for veld in model._meta.concrete_fields if veld.name not in form.fields
    }
    koppelingen = {
        naam: [rij.pk for rij in waarde]
        for naam, waarde in form.cleaned_data.items()
        if isinstance(waarde, models.QuerySet)
    }
    return Stuk(model, {**_velden(form), **rest}, koppelingen, delen, item)


def _getypt(formsets: list, naam: str, model: type[Item]) -> models.QuerySet:
    """Return the parts in the forms as if they had been fetched."""
    deelmodel = model._meta.get_field(naam).related_model
    rijen = deelmodel._default_manager.none()
    rijen._result_cache = [
        rij.instance for formset in formsets if formset.model is deelmodel for rij in formset.forms if _ingevuld(rij)
    ]
    return rijen


def _velden(form: forms.ModelForm) -> dict:
    """Return what was typed, as a snapshot holds it."""
    namen = {veld.name for veld in form._meta.model._meta.concrete_fields}
    return {
        naam: waarde.pk if isinstance(waarde, models.Model) else waarde
        for naam, waarde in form.cleaned_data.items()
        if naam in namen
    }


def _ingevuld(rij: forms.ModelForm) -> bool:
    """Whether this row is or becomes a part: not an empty row at the end, nor one that is ticked to go."""
    bestaat = not rij.instance._state.adding
    return (bestaat or rij.has_changed()) and not rij.cleaned_data.get("DELETE")


def _bekend(model: type[models.Model], velden: dict) -> dict:
    """Return the values of the fields that `model` still has."""
    namen = {veld.name for veld in model._meta.concrete_fields}
    return {naam: waarde for naam, waarde in velden.items() if naam in namen}


def _voorvoegsel(naam: str) -> str:
    """Return how the form calls the parts of this relation."""
    return "redactie-bronvermelding-content_type-object_id" if naam == "bronvermeldingen" else naam


def _zichtbare_delen(model: type[models.Model], records: list[dict], voor) -> list[dict]:
    records = [_bekend(model, velden) for velden in records]
    for veld in model._meta.concrete_fields:
        if not veld.is_relation or not hasattr(veld.related_model._default_manager.all(), "visible_for"):
            continue
        sleutels = {velden[veld.name] for velden in records if velden.get(veld.name) is not None}
        rijen = veld.related_model._default_manager.visible_for(voor).filter(pk__in=sleutels)
        zichtbaar = set(rijen.values_list("pk", flat=True))
        records = [velden for velden in records if velden.get(veld.name) is None or velden[veld.name] in zichtbaar]
    return records
