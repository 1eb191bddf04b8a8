# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Cleaned HTML read into blocks, and blocks written as HTML. What comes in has been through `schoon`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from html import escape
from html.parser import HTMLParser

from redactie.opmaak.blokken import (
    MAX_DIEPTE,
    Alinea,
    Blok,
    Cel,
    Citaat,
    Kop,
    Lijst,
    Medium,
    Regel,
    Stuk,
    Tabel,
    kale_tekst,
    netjes,
    samengevoegd,
)

MEDIA = ("afbeelding", "document", "video")
MAX_NESTEN = 60  # elements within elements; what is deeper is read as plain text


# --- Read ------------------------------------------------------------------------------------------------------


@dataclass
class Element:
    tag: str
    attrs: dict[str, str] = field(default_factory=dict)
    kinderen: "list[Element | str]" = field(default_factory=list)

    def tekst(self) -> str:
        """The text in here, without markup; without recursion, because this is for what is nested too deep."""
        uit, wachtrij = [], [self]
        while wachtrij:
            kind = wachtrij.pop()
            if isinstance(kind, str):
                uit.append(kind)
            else:
                wachtrij += reversed(kind.kinderen)
        return " ".join(uit)


class _Boom(HTMLParser):
    """Builds the tree of clean HTML, in which every element is closed and only `br` is empty."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.wortel = Element("")
        self.open = [self.wortel]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {naam: waarde or "" for naam, waarde in attrs})
        self.open[-1].kinderen.append(element)
        if tag != "br":
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        if len(self.open) > 1 and self.open[-1].tag == tag:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].kinderen.append(data)


def lees(html: str) -> list[Blok]:
    """Return the blocks of cleaned HTML."""
    boom = _Boom()
    boom.feed(html)
    boom.close()
    return _blokken(boom.wortel.kinderen, 0)


def _blokken(kinderen: list[Element | str], diepte: int) -> list[Blok]:
    uit: list[Blok] = []
    regel: Regel = []

    def sluit_af() -> None:
        if inhoud := netjes(regel):
            uit.append(Alinea(inhoud))
        regel.clear()

    for deel in _stroom(kinderen, Stuk(""), diepte, 0):
        if isinstance(deel, Stuk):
            leeg = [stuk.tekst for stuk in regel if stuk.tekst.strip(" \t\r\f")]
            if deel.tekst == "\n" and leeg[-1:] == ["\n"]:
                sluit_af()  # two line breaks are a new paragraph
            else:
                regel.append(deel)
        else:
            sluit_af()
            if deel is not None:
                uit.append(deel)
    sluit_af()
    return samengevoegd(uit)


def _stroom(kinderen: list[Element | str], stijl: Stuk, diepte: int, nesten: int) -> Iterator[Stuk | Blok | None]:
    """Yield pieces of text and blocks in order, and nothing (None) where a paragraph begins or ends."""
    for kind in kinderen:
        if isinstance(kind, str):
            yield replace(stijl, tekst=re.sub(r"[ \t\r\n\f]+", " ", kind))
        elif kind.tag == "br":
            yield replace(stijl, tekst="\n")
        elif nesten > MAX_NESTEN:
            yield replace(stijl, tekst=" ".join(kind.tekst().split()))
        elif kind.tag == "p":
            yield None
            yield from _stroom(kind.kinderen, stijl, diepte, nesten + 1)
            yield None
        elif kind.tag in _BLOKKEN:
            if blok := _BLOKKEN[kind.tag](kind, diepte):
                yield blok
        else:
            yield from _stroom(kind.kinderen, _met(stijl, kind), diepte, nesten + 1)


def _met(stijl: Stuk, element: Element) -> Stuk:
    if element.tag == "strong":
        return replace(stijl, vet=True)
    if element.tag == "em":
        return replace(stijl, schuin=True)
    if element.tag == "code":
        return replace(stijl, code=True)
    if element.tag == "a" and element.attrs.get("href"):
        return replace(stijl, adres=element.attrs["href"], item=element.attrs.get("data-item", ""))
    return stijl


def _regel(element: Element, *, breek: str = "\n") -> Regel:
    """The text of an element that holds one line; what stood on lines of its own gets a break."""
    stukken: Regel = []
    for deel in _stroom(element.kinderen, Stuk(""), MAX_DIEPTE, 0):
        if isinstance(deel, Stuk):
            stukken.append(deel)
        else:
            stukken += [Stuk("\n"), *(_losse_regel(deel) if deel is not None else []), Stuk("\n")]
    return netjes(stukken, breek=breek)


def _losse_regel(blok: Blok) -> Regel:
    if isinstance(blok, Alinea | Kop):
        return blok.inhoud
    if isinstance(blok, Medium):
        return [Stuk(blok.tekst)]
    delen = blok.blokken if isinstance(blok, Citaat) else []
    if isinstance(blok, Lijst):
        delen = [deel for punt in blok.punten for deel in punt]
    if isinstance(blok, Tabel):
        delen = [Alinea(cel.inhoud) for rij in blok.rijen for cel in rij]
    return [stuk for deel in delen for stuk in (*_losse_regel(deel), Stuk("\n"))]


def _kop(element: Element, diepte: int) -> Kop | None:
    inhoud = _regel(element, breek=" ")
    return Kop(int(element.tag[1]), inhoud) if inhoud else None


def _lijst(element: Element, diepte: int) -> Blok | None:
    if diepte >= MAX_DIEPTE:
        inhoud = netjes([Stuk(element.tekst())])
        return Alinea(inhoud) if inhoud else None
    punten: list[list[Blok]] = []
    for kind in element.kinderen:
        if isinstance(kind, str):
            continue
        blokken = _blokken(kind.kinderen if kind.tag == "li" else [kind], diepte + 1)
        if kind.tag == "li" and blokken:
            punten.append(blokken)
        elif punten:
            punten[-1] = samengevoegd([*punten[-1], *blokken])
        elif blokken:
            punten.append(blokken)
    begin = min(int(element.attrs.get("start") or 1), 999)
    return Lijst(element.tag == "ol", punten, begin if element.tag == "ol" else 1) if punten else None


def _citaat(element: Element, diepte: int) -> Blok | None:
    if diepte >= MAX_DIEPTE:
        inhoud = netjes([Stuk(element.tekst())])
        return Alinea(inhoud) if inhoud else None
    blokken = _blokken(element.kinderen, diepte + 1)
    return Citaat(blokken) if blokken else None


def _tabel(element: Element, diepte: int) -> Tabel | None:
    bijschrift, rijen = "", []
    wachtrij: list[Element | str] = list(element.kinderen)
    while wachtrij:
        kind = wachtrij.pop(0)
        if isinstance(kind, str):
            continue
        if kind.tag == "caption":
            bijschrift = kale_tekst(_regel(kind))
        elif kind.tag == "tr":
            cellen = [cel for cel in kind.kinderen if isinstance(cel, Element) and cel.tag in ("th", "td")]
            rijen.append([Cel(_regel(cel), kop=cel.tag == "th") for cel in cellen])
        elif kind.tag in ("thead", "tbody"):
            wachtrij[:0] = kind.kinderen
    rijen = [rij for rij in rijen if rij]
    if not any(cel.inhoud for rij in rijen for cel in rij):
        return None
    breedte = max(len(rij) for rij in rijen)
    koprij = all(cel.kop for cel in rijen[0])
    for nummer, rij in enumerate(rijen):
        rij += [Cel([], kop=koprij and nummer == 0) for _ in range(breedte - len(rij))]
    return Tabel(rijen, koprij, bijschrift)


def _figuur(element: Element, diepte: int) -> Medium | None:
    soort = next((naam for naam in MEDIA if element.attrs.get(f"data-{naam}")), None)
    if soort is None:
        return None
    tekst = " ".join(element.tekst().split()) if soort != "document" else ""  # its title is in the library
    return Medium(soort, element.attrs[f"data-{soort}"], tekst or ("Video" if soort == "video" else ""))


_BLOKKEN = {
    "h2": _kop, "h3": _kop, "h4": _kop, "ul": _lijst, "ol": _lijst, "blockquote": _citaat, "table": _tabel,
    "figure": _figuur,
}  # fmt: skip


# --- Write -----------------------------------------------------------------------------------------------------


def schrijf(blokken: list[Blok]) -> str:
    """Return the blocks as HTML, still to be cleaned like any other."""
    return "\n".join(map(_blok, blokken))


def _blok(blok: Blok) -> str:
    if isinstance(blok, Alinea):
        return f"<p>{regel(blok.inhoud)}</p>"
    if isinstance(blok, Kop):
        return f"<h{blok.niveau}>{regel(blok.inhoud)}</h{blok.niveau}>"
    if isinstance(blok, Citaat):
        return f"<blockquote>{''.join(map(_blok, blok.blokken))}</blockquote>"
    if isinstance(blok, Lijst):
        tag, start = ("ol", f' start="{blok.begin}"' if blok.begin != 1 else "") if blok.genummerd else ("ul", "")
        return f"<{tag}{start}>{''.join(map(_punt, blok.punten))}</{tag}>"
    if isinstance(blok, Tabel):
        return _als_tabel(blok)
    onderschrift = f"<figcaption>{escape(blok.tekst, quote=False)}</figcaption>" if blok.tekst else ""
    return f'<figure data-{blok.soort}="{escape(blok.sleutel)}">{onderschrift}</figure>'


def _punt(blokken: list[Blok]) -> str:
    """A point of a list; one paragraph, with or without a list below it, needs no paragraph of its own."""
    eerste, rest = blokken[0], blokken[1:]
    if isinstance(eerste, Alinea) and all(isinstance(blok, Lijst) for blok in rest):
        return f"<li>{regel(eerste.inhoud)}{''.join(map(_blok, rest))}</li>"
    return f"<li>{''.join(map(_blok, blokken))}</li>"


def _als_tabel(tabel: Tabel) -> str:
    bijschrift = f"<caption>{escape(tabel.bijschrift, quote=False)}</caption>" if tabel.bijschrift else ""
    kop, rijen = ("", tabel.rijen) if not tabel.koprij else (_rij(tabel.rijen[0], "col"), tabel.rijen[1:])
    hoofd = f"<thead>{kop}</thead>" if kop else ""
    lijf = f"<tbody>{''.join(_rij(rij, 'row') for rij in rijen)}</tbody>" if rijen else ""
    return f"<table>{bijschrift}{hoofd}{lijf}</table>"


def _rij(cellen: list[Cel], scope: str) -> str:
    delen = [
        f'<th scope="{scope}">{regel(cel.inhoud)}</th>' if cel.kop else f"<td>{regel(cel.inhoud)}</td>"
        for cel in cellen
    ]
    return f"<tr>{''.join(delen)}</tr>"


def regel(inhoud: Regel) -> str:
    """Return a line as HTML: an element is closed only when what follows does not share it."""
    uit, nu = [], []
    for stuk in inhoud:
        straks = _elementen(stuk)
        gelijk = 0
        while gelijk < min(len(nu), len(straks)) and nu[gelijk] == straks[gelijk]:
            gelijk += 1
        uit += [f"</{tag}>" for tag, _ in reversed(nu[gelijk:])]
        uit += [f"<{tag}{attrs}>" for tag, attrs in straks[gelijk:]]
        uit.append(escape(stuk.tekst, quote=False).replace("\n", "<br>"))
        nu = straks
    return "".join([*uit, *(f"</{tag}>" for tag, _ in reversed(nu))])


def _elementen(stuk: Stuk) -> list[tuple[str, str]]:
    elementen = []
    if stuk.adres:
        item = f' data-item="{escape(stuk.item)}"' if stuk.item else ""
        elementen.append(("a", f' href="{escape(stuk.adres)}"{item}'))
    return [*elementen, *((tag, "") for tag, aan in _tekens(stuk) if aan)]


def _tekens(stuk: Stuk) -> tuple[tuple[str, bool], ...]:
    return (("strong", stuk.vet), ("em", stuk.schuin), ("code", stuk.code))
