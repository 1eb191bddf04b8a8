# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""What comes out of Word, Outlook, Google Docs and LibreOffice, made into plain HTML before it is cleaned.

Those programs say with styles what HTML says with elements: a list is a row of paragraphs with a bullet typed before
each, a heading is a class, bold is a weight. What is made here is cleaned afterwards, like anything else.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser

import nh3

# Signs that HTML was not written by us. Cleaned HTML has none of them, so cleaning twice changes nothing.
HERKOMST = re.compile(r"<(?:b|i|h1|h5|h6|div|font|o:p|u|center|section|article)\b|\s(?:style|class)\s*=", re.IGNORECASE)
VOORWAARDELIJK = re.compile(r"<!--\[if[^\]]{0,40}\]>.*?<!\[endif\]-->", re.DOTALL | re.IGNORECASE)
LOSSE_VOORWAARDE = re.compile(r"<!(?:--)?\[(?:if[^\]]{0,40}|endif)\](?:--)?>", re.IGNORECASE)
LIJSTSTIJL = re.compile(r"mso-list\s*:\s*(?:[a-z]?l(\d+)\s+level(\d)|skip|ignore)", re.IGNORECASE)
OPSOMTEKEN = re.compile(r"^[\s\xa0]*(?:[·•▪■□o§–-]|[\uf0a7\uf0b7\uf0d8\uf0fc])[\s\xa0]+")
TELWOORD = re.compile(r"^[\s\xa0]*(?:(\d{1,3})|[a-z]|[ivx]{1,5})[.)][\s\xa0]+", re.IGNORECASE)
GEWOON = re.compile(r"(?<![\w-])font-(?:weight|style)\s*:\s*normal")  # not what Word says of it in Arabic
VET = re.compile(r"(?<![\w-])font-weight\s*:\s*(?:bold|[6-9]00)")
SCHUIN = re.compile(r"(?<![\w-])font-style\s*:\s*italic")
HERNOEM = {"b": "strong", "i": "em", "h1": "h2", "h5": "h4", "h6": "h4", "div": "p"}
BLOKKEN = {
    "p", "div", "ul", "ol", "li", "table", "tr", "td", "th", "thead", "tbody", "h1", "h2", "h3", "h4", "h5", "h6",
    "blockquote", "section", "article", "center", "figure", "body", "html",
}  # fmt: skip
INLINE = {"a", "b", "strong", "i", "em", "span", "font", "u", "br", "code", "caption", "figcaption"}
MAX_DIEPTE = 60
# Makes one well-formed tree of whatever comes in, and leaves the styles that tell what was meant.
_lezer = nh3.Cleaner(
    tags=BLOKKEN | INLINE,
    attributes={
        "*": {"style", "class"}, "a": {"href", "data-item"}, "ol": {"start"}, "th": {"scope"},
        "figure": {"data-afbeelding", "data-document", "data-video"},
    },
    clean_content_tags={
        "script", "style", "head", "title", "xml", "template", "noscript", "iframe", "object", "svg", "math",
    },  # fmt: skip
    link_rel=None,
    strip_comments=True,
)  # fmt: skip


@dataclass
class _Knoop:
    tag: str
    attrs: dict[str, str] = field(default_factory=dict)
    kinderen: "list[_Knoop | str]" = field(default_factory=list)

    @property
    def stijl(self) -> str:
        return self.attrs.get("style", "").lower()

    def tekst(self) -> str:
        uit, wachtrij = [], [self]
        while wachtrij:
            kind = wachtrij.pop()
            if isinstance(kind, str):
                uit.append(kind)
            else:
                wachtrij += reversed(kind.kinderen)
        return "".join(uit)

    def heeft_blok(self) -> bool:
        return any(kind.tag in BLOKKEN for kind in _nakomelingen(self))


class _Boom(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.wortel = _Knoop("")
        self.open = [self.wortel]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        knoop = _Knoop(tag, {naam: waarde or "" for naam, waarde in attrs})
        self.open[-1].kinderen.append(knoop)
        if tag != "br" and len(self.open) < MAX_DIEPTE:
            self.open.append(knoop)

    def handle_endtag(self, tag: str) -> None:
        plek = next((n for n in range(len(self.open) - 1, 0, -1) if self.open[n].tag == tag), 0)
        if plek:
            del self.open[plek:]

    def handle_data(self, data: str) -> None:
        self.open[-1].kinderen.append(data)


def is_geplakt(html: str) -> bool:
    return HERKOMST.search(html) is not None


def ontdoe(html: str) -> str:
    """Return pasted HTML with elements for what its styles said. Still to be cleaned."""
    html = LOSSE_VOORWAARDE.sub("", VOORWAARDELIJK.sub(_houd_opsomteken, html))
    boom = _Boom()
    boom.feed(_lezer.clean(html))
    boom.close()
    return _inhoud(boom.wortel)


def _houd_opsomteken(gevonden: re.Match) -> str:
    """Keep the number or bullet that Word puts before a list paragraph; the rest is for old mail programs."""
    return re.sub(r"^<!--\[if.*?\]>|<!\[endif\]-->$", "", gevonden[0]) if "mso-list" in gevonden[0].lower() else ""


def _inhoud(knoop: _Knoop) -> str:
    """The inside of an element as HTML, in which list paragraphs next to each other have become lists."""
    uit: list[str] = []
    punten: list[tuple[int, bool, str]] = []  # level, numbered, HTML
    for kind in knoop.kinderen:
        punt = _als_punt(kind) if isinstance(kind, _Knoop) else None
        if punt:
            punten.append(punt)
            continue
        if isinstance(kind, str) and not kind.strip() and punten:
            continue
        if punten:
            uit.append(_lijst(punten))
            punten = []
        uit.append(escape(kind, quote=False) if isinstance(kind, str) else _element(kind))
    if punten:
        uit.append(_lijst(punten))
    return "".join(uit)


def _als_punt(knoop: _Knoop) -> tuple[int, bool, str] | None:
    """Read a paragraph that stands for a point of a list: its level, whether it is numbered, and what it says."""
    if knoop.tag not in ("p", "div") or knoop.heeft_blok():
        return None
    stijl = LIJSTSTIJL.search(knoop.stijl)
    in_lijst = stijl is not None or "listparagraph" in knoop.attrs.get("class", "").lower()
    tekst = knoop.tekst()
    teken, telwoord = OPSOMTEKEN.match(tekst), TELWOORD.match(tekst)
    los = re.match(r"^[\s\xa0]*[·•▪\uf0b7\uf0a7][\s\xa0]+", tekst)
    if not (los or (in_lijst and (teken or telwoord or (stijl and stijl[2])))):
        return None
    gevonden = teken or telwoord
    _knip(knoop, len(gevonden[0]) if gevonden else 0)
    return int(stijl[2] or 1) if stijl else 1, teken is None and telwoord is not None, _opgemaakt(knoop, _inhoud(knoop))


def _knip(knoop: _Knoop, aantal: int) -> int:
    """Take the first characters off the text in an element; return how many are still to go."""
    for plek, kind in enumerate(knoop.kinderen):
        if aantal <= 0:
            break
        if isinstance(kind, str):
            knoop.kinderen[plek], aantal = kind[aantal:], aantal - len(kind)
        else:
            aantal = _knip(kind, aantal)
    return aantal


def _lijst(punten: list[tuple[int, bool, str]]) -> str:
    uit: list[str] = []
    open_lijsten: list[tuple[int, str]] = []
    for niveau, genummerd, html in punten:
        tag = "ol" if genummerd else "ul"
        while open_lijsten and open_lijsten[-1][0] > niveau:
            uit.append(f"</li></{open_lijsten.pop()[1]}>")
        if open_lijsten and open_lijsten[-1][0] == niveau:
            if open_lijsten[-1][1] == tag:
                uit.append(f"</li><li>{html}")
                continue
            uit.append(f"</li></{open_lijsten.pop()[1]}>")
        uit.append(f"<{tag}><li>{html}")
        open_lijsten.append((niveau, tag))
    uit += [f"</li></{tag}>" for _, tag in reversed(open_lijsten)]
    return "".join(uit)


def _element(knoop: _Knoop) -> str:
    if knoop.tag == "p" and not knoop.tekst().strip():
        return ""
    if knoop.tag == "table":
        _maak_koprij(knoop)
    tag = HERNOEM.get(knoop.tag, knoop.tag)
    if knoop.tag in ("b", "i") and GEWOON.search(knoop.stijl):
        tag = "span"  # Google Docs wraps all it copies in a bold that is not bold
    if knoop.tag == "p" and (kop := re.fullmatch(r"MsoTitle|Heading([1-6])|Kop([1-6])", knoop.attrs.get("class", ""))):
        tag = f"h{min(4, max(2, int(kop[1] or kop[2] or 1)))}"
    if tag == "p" and knoop.heeft_blok():
        tag = "span"  # a box, not a paragraph
    binnen = _opgemaakt(knoop, _inhoud(knoop))
    if knoop.tag == "br":
        return "<br>"
    attrs = "".join(
        f' {naam}="{escape(waarde)}"' for naam, waarde in knoop.attrs.items() if naam not in ("style", "class")
    )
    return f"<{tag}{attrs}>{binnen}</{tag}>"


def _maak_koprij(tabel: _Knoop) -> None:
    """A first row in which everything is bold is the heading row."""
    rij = next((knoop for knoop in _nakomelingen(tabel) if knoop.tag == "tr"), None)
    cellen = [kind for kind in rij.kinderen if isinstance(kind, _Knoop)] if rij else []
    if not cellen or not all(cel.tag == "td" and _is_vet(cel) for cel in cellen):
        return
    for cel in cellen:
        cel.tag = "th"
        for knoop in _nakomelingen(cel):
            if knoop.tag in ("b", "strong") or VET.search(knoop.stijl):
                knoop.tag = "span"
                knoop.attrs.pop("style", None)


def _nakomelingen(knoop: _Knoop) -> Iterator[_Knoop]:
    wachtrij: list[_Knoop | str] = knoop.kinderen[::-1]
    while wachtrij:
        kind = wachtrij.pop()
        if isinstance(kind, _Knoop):
            yield kind
            wachtrij += reversed(kind.kinderen)


def _is_vet(cel: _Knoop) -> bool:
    vet = [knoop for knoop in _nakomelingen(cel) if knoop.tag in ("b", "strong") or VET.search(knoop.stijl)]
    return bool(cel.tekst().strip()) and "".join(knoop.tekst() for knoop in vet).strip() == cel.tekst().strip()


def _opgemaakt(knoop: _Knoop, binnen: str) -> str:
    """Bold and italics that were said with a style."""
    zonder = ("h1", "h2", "h3", "h4", "h5", "h6", "th", "a", "table")
    if knoop.tag in zonder or not binnen.strip() or knoop.heeft_blok():
        return binnen
    if knoop.tag != "b" and VET.search(knoop.stijl):
        binnen = f"<strong>{binnen}</strong>"
    if knoop.tag != "i" and SCHUIN.search(knoop.stijl):
        binnen = f"<em>{binnen}</em>"
    return binnen
