# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""What a text is made of, apart from how it is written down: blocks, and within a block pieces of text.

Stored HTML and simple marks are both read into these and written from them, so that what can be said in the one can
be said in the other.
"""

import re
from dataclasses import dataclass, field, replace

MAX_DIEPTE = 12  # lists in quotes in lists: deeper than people write, and far from what a parser cannot bear
LEGE_RUIMTE = " \t\r\n\f"
RUIMTES = re.compile(r"[ \t\r\n\f]+")


@dataclass(frozen=True)
class Stuk:
    """A piece of text that looks the same throughout; a line break is the text "\\n"."""

    tekst: str
    vet: bool = False
    schuin: bool = False
    code: bool = False
    adres: str = ""
    item: str = ""  # app.model.key of what the link leads to, when it is an item of this site

    @property
    def stijl(self) -> tuple[bool, bool, bool, str, str]:
        return (self.vet, self.schuin, self.code, self.adres, self.item)


Regel = list[Stuk]


@dataclass
class Alinea:
    inhoud: Regel


@dataclass
class Kop:
    niveau: int
    inhoud: Regel


@dataclass
class Lijst:
    genummerd: bool
    punten: "list[list[Blok]]"
    begin: int = 1


@dataclass
class Citaat:
    blokken: "list[Blok]"


@dataclass
class Cel:
    inhoud: Regel
    kop: bool = False


@dataclass
class Tabel:
    rijen: list[list[Cel]]
    koprij: bool = True
    bijschrift: str = ""


@dataclass
class Medium:
    """A block that stands for something else: an image or a document by its number, or a video by its address."""

    soort: str
    sleutel: str
    tekst: str = field(default="")


Blok = Alinea | Kop | Lijst | Citaat | Tabel | Medium


def netjes(stukken: Regel, *, breek: str = "\n") -> Regel:
    """Return the pieces in their one and only form.

    White space is single and never at an edge; it carries the look that both its sides share; pieces that look alike
    are joined. A line break becomes `breek`.
    """
    uit: list[tuple[Stuk, list[str]]] = []

    def voeg_toe(stijl: Stuk, tekst: str) -> None:
        if uit and uit[-1][0].stijl == stijl.stijl:
            uit[-1][1].append(tekst)
        else:
            uit.append((stijl, [tekst]))

    wit = ""
    for stuk in stukken:
        kern = stuk.tekst.strip(LEGE_RUIMTE)
        ervoor, _, erna = stuk.tekst.partition(kern) if kern else (stuk.tekst, "", "")
        wit += ervoor
        if not kern:
            continue
        if wit and uit:
            voeg_toe(_gedeeld(uit[-1][0], stuk), breek if "\n" in wit else " ")
        voeg_toe(stuk, RUIMTES.sub(lambda ruimte: breek if "\n" in ruimte[0] else " ", kern))
        wit = erna
    return [replace(stijl, tekst="".join(delen)) for stijl, delen in uit]


def _gedeeld(a: Stuk, b: Stuk) -> Stuk:
    zelfde_link = (a.adres, a.item) == (b.adres, b.item)
    return Stuk(
        "",
        vet=a.vet and b.vet,
        schuin=a.schuin and b.schuin,
        code=a.code and b.code,
        adres=a.adres if zelfde_link else "",
        item=a.item if zelfde_link else "",
    )


def kale_tekst(inhoud: Regel) -> str:
    """Return the words of a line, without its looks."""
    return RUIMTES.sub(" ", "".join(stuk.tekst for stuk in inhoud)).strip(LEGE_RUIMTE)


def samengevoegd(blokken: list[Blok]) -> list[Blok]:
    """Return the blocks with each list and the list that goes on with it as one."""
    uit: list[Blok] = []
    for blok in blokken:
        vorig = uit[-1] if uit else None
        if isinstance(blok, Lijst) and isinstance(vorig, Lijst) and _gaat_verder(vorig, blok):
            vorig.punten += blok.punten
        else:
            uit.append(blok)
    return uit


def _gaat_verder(vorig: Lijst, blok: Lijst) -> bool:
    """Whether a list goes on with the one before: both with bullets, or the next number."""
    if blok.genummerd != vorig.genummerd:
        return False
    return not blok.genummerd or blok.begin == vorig.begin + len(vorig.punten)
