# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Cleaned rich text, read into blocks.

Unknown tags count as their text, and what is not closed ends with the text. In a list a table gives its cells as
paragraphs and a heading is a bold paragraph, because no file format agrees on more.
"""

import re
import unicodedata
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser
from urllib.parse import quote, urlsplit

from drukkerij.blokken import MAX_DIEP, MAX_KOLOMMEN, Alinea, Blok, Cel, Kop, Lijst, Stuk, Tabel, platte_tekst
from drukkerij.xml import xml_tekst

SCHEMAS = {"http", "https", "mailto", "tel"}
MAX_ADRES = 2_000
WIT = re.compile("[ \t\n\r\f\x85\u2028\u2029]+")  # a no-break space is no white space here
KOPPEN = {"h2": 1, "h3": 2, "h4": 3}
SCHEIDERS = {"p", "li", "blockquote", "figure", "figcaption", "caption", "thead", "tbody", "tr", "td", "th", *KOPPEN}


def lees(html: str, site: str) -> list[Blok]:
    """Return the blocks of cleaned `html`; its h2 is of level 1. `site` is put before links within the site."""
    lezer = _Lezer(site)
    lezer.feed(html)
    lezer.close()
    return lezer.klaar()


def heel_adres(adres: str, site: str) -> str:
    """Return the whole address of a link, "" when it should be no link."""
    adres = adres.strip()
    if adres.startswith("/") and not adres.startswith("//"):
        adres = f"{site.rstrip('/')}{adres}"
    try:
        delen = urlsplit(adres)
        web = delen.scheme in ("http", "https")
        if delen.scheme not in SCHEMAS or (web and not delen.hostname) or not (delen.netloc or delen.path):
            return ""
    except ValueError:
        return ""
    heel = quote(adres, safe="%/:?#[]@!$&'()*+,;=~-._")
    return heel if len(heel) <= MAX_ADRES else ""


def plat(tekst: str) -> str:
    """Return typed text without what XML can't hold, each line with single spaces."""
    regels = re.split("\r\n|[\r\n\x85\u2028\u2029]", tekst)
    return "\n".join(re.sub("[ \t]+", " ", xml_tekst(regel)).strip(" ") for regel in regels).strip("\n")


def is_zichtbaar(tekst: str) -> bool:
    """Whether there is anything to see or hear in `tekst`."""
    return any(not teken.isspace() and unicodedata.category(teken) not in ("Cf", "Mn", "Mc", "Me") for teken in tekst)


@dataclass
class _Openlijst:
    genummerd: bool
    start: int
    punten: list[list] = field(default_factory=list)

    def dicht(self) -> Lijst | None:
        punten = tuple(tuple(punt) for punt in self.punten if punt)
        return Lijst(punten, self.genummerd, self.start) if punten else None


@dataclass
class _Opentabel:
    rijen: list[list[Cel]] = field(default_factory=list)
    kop_eerst: bool = False  # the first row stood in a thead
    bijschrift: str = ""

    def dicht(self) -> list[Blok]:
        """Return the table; without cells its caption, and too wide for a page its rows as paragraphs."""
        rijen = [rij for rij in self.rijen if rij]
        breed = max(map(len, rijen), default=0)
        bijschrift = [Alinea((Stuk(self.bijschrift),))] if self.bijschrift else []
        if not any(cel.stukken for rij in rijen for cel in rij):
            return bijschrift
        if breed > MAX_KOLOMMEN:
            regels = ([deel for cel in rij if cel.stukken for deel in (Stuk(" | "), *cel.stukken)] for rij in rijen)
            return bijschrift + [Alinea(tuple(regel[1:])) for regel in regels if regel]
        met_kop = self.kop_eerst or all(cel.kop for cel in rijen[0])
        heel = [tuple(rij) + (Cel(()),) * (breed - len(rij)) for rij in rijen]
        koppen = tuple(replace(cel, kop=True) for cel in heel.pop(0)) if met_kop else ()
        return [Tabel(koppen, tuple(heel), self.bijschrift)]


class _Lezer(HTMLParser):
    """Walks through the tags; text gathers in `stukken` until a tag that separates puts it where it belongs."""

    def __init__(self, site: str) -> None:
        super().__init__(convert_charrefs=True)
        self.site = site
        self.blokken: list[Blok] = []
        self.stukken: list[Stuk] = []
        self.lijsten: list[_Openlijst] = []
        self.te_diep = 0  # lists that are open beyond the last level
        self.tabel: _Opentabel | None = None
        self.tabellen = 0  # tables that are open, also those within a list or a table
        self.cel: list[Stuk] | None = None
        self.open = dict.fromkeys(("strong", "em", "code", "blockquote", "caption", "thead", "th"), 0)
        self.niveau = 0  # of the heading we are in
        self.adres = self.video = ""

    def klaar(self) -> list[Blok]:
        self._sluit_tekst()
        while self.tabellen:
            self.handle_endtag("table")
        while self.lijsten:
            self.handle_endtag("ul")
        return self.blokken

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributen = dict(attrs)
        if tag in SCHEIDERS or tag in ("ul", "ol", "table"):
            self._sluit_tekst()
        if tag in self.open:
            self.open[tag] += 1
        if tag in KOPPEN:
            self.niveau = KOPPEN[tag]
        elif tag in ("ul", "ol") and self.tabel is None:
            self._open_lijst(tag == "ol", attributen.get("start") or "")
        elif tag == "li" and self.lijsten and self.tabel is None:
            self.lijsten[-1].punten.append([])
        elif tag == "table":
            self.tabellen += 1
            if self.tabellen == 1 and not self.lijsten:
                self.tabel = _Opentabel()
        elif tag in ("tr", "td", "th") and self.tabel is not None and self.tabellen == 1:
            self._open_rij_of_cel(tag)
        elif tag == "br":
            self.stukken.append(Stuk("\n"))
        elif tag == "a":
            self.adres = heel_adres(attributen.get("href") or "", self.site)
        elif tag == "figure":
            self.video = heel_adres(attributen.get("data-video") or "", self.site)

    def handle_endtag(self, tag: str) -> None:
        if tag in SCHEIDERS or tag in ("ul", "ol", "table"):
            if tag == "figure" and self.video and not is_zichtbaar(platte_tekst(self.stukken)):
                self.handle_data(self.video)
            self._sluit_tekst()
        if tag in ("td", "th") and self.tabellen == 1:
            self._sluit_cel()
        if self.open.get(tag):
            self.open[tag] -= 1
        if tag in KOPPEN:
            self.niveau = 0
        elif tag in ("ul", "ol") and self.tabel is None:
            self._sluit_lijst()
        elif tag == "table" and self.tabellen:
            self._sluit_tabel()
        elif tag == "a":
            self.adres = ""
        elif tag in ("figure", "figcaption"):
            self.video = ""

    def handle_data(self, data: str) -> None:
        tekst = WIT.sub(" ", xml_tekst(data))
        if tekst.startswith(" ") and (not self.stukken or self.stukken[-1].tekst.endswith((" ", "\n"))):
            tekst = tekst[1:]
        if tekst:
            vet = self.open["strong"] > 0 or (self.niveau > 0 and bool(self.lijsten or self.tabel))
            code, adres = self.open["code"] > 0, self.adres or self.video
            self.stukken.append(Stuk(tekst, vet, self.open["em"] > 0, code, adres))

    def _sluit_tekst(self) -> None:
        """Put the text that was gathered where it belongs."""
        stukken, self.stukken = zonder_rand(self.stukken), []
        if not stukken:
            return
        if self.tabel is not None and self.open["caption"]:
            self.tabel.bijschrift = f"{self.tabel.bijschrift} {platte_tekst(stukken)}".replace("\n", " ").strip()
        elif self.tabel is not None:
            if self.cel is None:
                self._open_rij_of_cel("td")
            self.cel.extend([*([Stuk("\n")] if self.cel else []), *stukken])
        elif self.niveau and not self.lijsten:
            self.blokken.append(Kop(stukken, self.niveau))
        else:
            self._hier().append(Alinea(stukken, "citaat" if self.open["blockquote"] and not self.lijsten else "gewoon"))

    def _hier(self) -> list:
        """Return where a paragraph or list goes: the point of the list we are in, or the document."""
        if not self.lijsten:
            return self.blokken
        punten = self.lijsten[-1].punten
        if not punten:
            punten.append([])
        return punten[-1]

    def _open_lijst(self, genummerd: bool, start: str) -> None:
        if len(self.lijsten) == MAX_DIEP:
            self.te_diep += 1
        else:
            nummer = int(start) if re.fullmatch("[0-9]{1,4}", start) else 1
            self.lijsten.append(_Openlijst(genummerd, nummer))

    def _sluit_lijst(self) -> None:
        if self.te_diep:
            self.te_diep -= 1
        elif self.lijsten and (lijst := self.lijsten.pop().dicht()):
            self._hier().append(lijst)

    def _open_rij_of_cel(self, tag: str) -> None:
        self._sluit_cel()
        if tag == "tr" or not self.tabel.rijen:
            self.tabel.kop_eerst = self.tabel.kop_eerst or (not self.tabel.rijen and self.open["thead"] > 0)
            self.tabel.rijen.append([])
        if tag != "tr":
            self.cel = []

    def _sluit_cel(self) -> None:
        if self.cel is not None:
            self.tabel.rijen[-1].append(Cel(tuple(self.cel), self.open["th"] > 0))
            self.cel = None

    def _sluit_tabel(self) -> None:
        self.tabellen -= 1
        if self.tabel is None or self.tabellen:
            return
        self._sluit_cel()
        tabel, self.tabel = self.tabel, None
        self.blokken.extend(tabel.dicht())


def zonder_rand(stukken: list[Stuk]) -> tuple[Stuk, ...]:
    """Return the pieces without white space at the begin and the end; empty when there is nothing else."""
    heel = list(stukken) if is_zichtbaar(platte_tekst(stukken)) else []
    while heel and not heel[0].tekst.strip(" \n"):
        heel.pop(0)
    while heel and not heel[-1].tekst.strip(" \n"):
        heel.pop()
    if heel:
        heel[0] = replace(heel[0], tekst=heel[0].tekst.lstrip(" \n"))
        heel[-1] = replace(heel[-1], tekst=heel[-1].tekst.rstrip(" \n"))
    return tuple(heel)
