# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Rich text as lines that can be compared: headings, list items, quotes and rows of tables stay recognisable."""

import re
from html.parser import HTMLParser

BLOKKEN = {"p", "h2", "h3", "h4", "li", "blockquote", "tr", "caption", "figure", "figcaption", "div", "ul", "ol"}
VERZWEGEN = {"href", "class", "id", "rel", "scope"}


class _Lezer(HTMLParser):
    """Collects lines as (form, text) while it reads."""

    def __init__(self, namen: dict[str, str]) -> None:
        super().__init__(convert_charrefs=True)
        self.namen = namen
        self.regels: list[tuple[str, str]] = []
        self.lijsten: list[list] = []  # [is numbered, number of the last item]
        self.vorm, self.tekst, self.citaat, self.link = "", "", 0, ""

    def sluit(self, vorm: str = "") -> None:
        if tekst := " ".join(self.tekst.split()):
            self.regels.append((self.vorm, tekst))
        self.vorm, self.tekst = vorm or ("citaat" if self.citaat else ""), ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        waarden = {naam: waarde or "" for naam, waarde in attrs}
        if tag in BLOKKEN:
            self.sluit()
        if tag in ("h2", "h3", "h4"):
            self.vorm = f"kop {tag[1]}"
        elif tag in ("ul", "ol"):
            begin = waarden.get("start", "")
            self.lijsten.append([tag == "ol", int(begin) - 1 if begin.isascii() and begin.isdigit() else 0])
        elif tag == "li" and self.lijsten:
            genummerd, nummer = self.lijsten[-1]
            self.lijsten[-1][1] = nummer + 1
            self.vorm = f"{nummer + 1}." if genummerd else "•"
        elif tag == "blockquote":
            self.citaat += 1
            self.vorm = "citaat"
        elif tag == "caption":
            self.vorm = "bijschrift"
        elif tag == "tr":
            self.vorm = "rij"
        elif tag in ("td", "th") and self.tekst.strip():
            self.tekst += " | "
        elif tag == "br":
            self.tekst += " "
        elif tag == "a":
            self.link = waarden.get("href", "")
        elif tag not in ("td", "th", "p", "strong", "em", "code", "table", "thead", "tbody"):
            # What stands for something else, such as an image, shows what it names.
            getoond = [waarde for naam, waarde in waarden.items() if naam not in VERZWEGEN and waarde]
            self.tekst += " ".join(self.namen.get(waarde, waarde) for waarde in getoond)

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self.link:
            self.tekst += f" (→ {self.link})"
            self.link = ""
        elif tag in ("ul", "ol") and self.lijsten:
            self.sluit()
            self.lijsten.pop()
        elif tag == "blockquote":
            self.sluit()
            self.citaat = max(0, self.citaat - 1)
            self.vorm = "citaat" if self.citaat else ""
        elif tag in BLOKKEN:
            self.sluit()

    def handle_data(self, data: str) -> None:
        self.tekst += data


def regels_van(html: str, namen: dict[str, str] | None = None) -> list[tuple[str, str]]:
    """Return rich text as lines: the form of each ("kop 2", "•", "citaat", …; empty for a paragraph) and its text.

    `namen` says what an image or document is called, by its key.
    """
    lezer = _Lezer(namen or {})
    lezer.feed(html)
    lezer.close()
    lezer.sluit()
    return lezer.regels


def regels_van_tekst(tekst: str) -> list[tuple[str, str]]:
    """Return plain text as lines."""
    return [("", regel.strip()) for regel in re.split(r"[\r\n]+", tekst) if regel.strip()]
