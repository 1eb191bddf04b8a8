# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Simple marks: how somebody types a text with headings, lists and links in a field that holds plain text.

    ## Kop            - lijst          **vet**            > citaat
    ### Kleinere kop  1. lijst         *schuin*           | kop | kop |
                                       [tekst](adres)     | cel | cel |
    [afbeelding: titel #12 | onderschrift]    [document: titel #7]    [video: titel | adres]

A backslash before a character says that it is no mark. What `schrijf` writes, `lees` reads back as the same blocks.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from redactie.opmaak import video
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
from redactie.tekst import safe_address

KOP = re.compile(r"(#{1,4})[ \t]+(.*)")
PUNT = re.compile(r"([-*•])(?:[ \t]+(.*)|[ \t]*$)")
NUMMER = re.compile(r"(\d{1,3})[.)](?:[ \t]+(.*)|[ \t]*$)")
MEDIUM = re.compile(r"\[(afbeelding|foto|document|bestand|video):(.*)\][ \t]*", re.IGNORECASE)
BIJSCHRIFT = re.compile(r"Tabel:[ \t]*(.*)")
SCHEIDING = re.compile(r":?-+:?")
SOORTEN = {"foto": "afbeelding", "bestand": "document"}
LEESTEKENS = r"!-/:-@\[-`{-~•"
TOKEN = re.compile(
    rf"\\(?P<letterlijk>[{LEESTEKENS}])"
    r"|`(?P<code>(?:\\.|[^`\\])+)`"
    r"|(?P<sterren>\*+)"
    r"|(?P<open>\[)"
    r"|\]\((?P<adres>(?:\\[()|]|[^\s()\\]|\((?:[^\s()\\])*\)){1,2000})\)"
    r"|(?P<tekst>[^\\`*\[\]]+|.)",
    re.DOTALL,
)
RUIMTE = " \t\r\n\f"


# --- Read ------------------------------------------------------------------------------------------------------


@dataclass
class Lezing:
    """What was read: the blocks, and in Dutch what could not be understood."""

    blokken: list[Blok] = field(default_factory=list)
    fouten: list[str] = field(default_factory=list)


def lees(tekst: str) -> Lezing:
    """Read a text with simple marks. An image or document still has the number that was typed as its key."""
    lezing = Lezing()
    regels = [regel.rstrip(RUIMTE).expandtabs(4) for regel in re.split(r"\r\n|\r|\n", tekst)]
    lezing.blokken = _Lezer(lezing.fouten).blokken(regels, 0)
    return lezing


class _Lezer:
    def __init__(self, fouten: list[str]) -> None:
        self.fouten = fouten

    def blokken(self, regels: list[str], diepte: int) -> list[Blok]:
        uit: list[Blok] = []
        nummer = 0
        while nummer < len(regels):
            regel = regels[nummer].strip(RUIMTE)
            if not regel:
                nummer += 1
            elif gevonden := KOP.fullmatch(regel):
                inhoud = netjes(self.regel(gevonden[2]), breek=" ")
                uit += [Kop(max(2, len(gevonden[1])), inhoud)] if inhoud else []
                nummer += 1
            elif diepte < MAX_DIEPTE and (PUNT.fullmatch(regel) or NUMMER.fullmatch(regel)):
                lijst, nummer = self.lijst(regels, nummer, diepte)
                uit += [lijst] if lijst else []
            elif diepte < MAX_DIEPTE and regel.startswith(">"):
                begin = nummer
                while nummer < len(regels) and regels[nummer].lstrip(RUIMTE).startswith(">"):
                    nummer += 1
                binnen = [re.sub(r"^> ?", "", regel.lstrip(RUIMTE)) for regel in regels[begin:nummer]]
                blokken = self.blokken(binnen, diepte + 1)
                uit += [Citaat(blokken)] if blokken else []
            elif regel.startswith("|") or (
                BIJSCHRIFT.fullmatch(regel)
                and nummer + 1 < len(regels)
                and regels[nummer + 1].lstrip(RUIMTE).startswith("|")
            ):
                tabel, nummer = self.tabel(regels, nummer)
                uit += [tabel] if tabel else []
            elif gevonden := MEDIUM.fullmatch(regel):
                medium = self.medium(gevonden)
                uit += [medium] if medium else []
                nummer += 1
            else:
                begin = nummer
                nummer += 1
                while nummer < len(regels) and not self.begint_iets(regels, nummer, diepte):
                    nummer += 1
                inhoud = netjes(self.regel("\n".join(regels[begin:nummer])))
                uit += [Alinea(inhoud)] if inhoud else []
        return samengevoegd(uit)

    @staticmethod
    def begint_iets(regels: list[str], nummer: int, diepte: int) -> bool:
        """Whether this line ends the paragraph above it. A number does so only when it is 1: it can be a year."""
        regel = regels[nummer].strip(RUIMTE)
        eerste = NUMMER.fullmatch(regel)
        volgende = regels[nummer + 1].lstrip(RUIMTE) if nummer + 1 < len(regels) else ""
        return bool(
            not regel
            or KOP.fullmatch(regel)
            or regel.startswith("|")
            or MEDIUM.fullmatch(regel)
            or (BIJSCHRIFT.fullmatch(regel) and volgende.startswith("|"))
            or (diepte < MAX_DIEPTE and (regel.startswith(">") or PUNT.fullmatch(regel)))
            or (diepte < MAX_DIEPTE and eerste and int(eerste[1]) == 1)
        )

    def lijst(self, regels: list[str], nummer: int, diepte: int) -> tuple[Lijst | None, int]:
        genummerd = PUNT.fullmatch(regels[nummer].strip(RUIMTE)) is None
        soort = NUMMER if genummerd else PUNT
        inspringing = _inspringing(regels[nummer])
        begin = int(soort.fullmatch(regels[nummer].strip(RUIMTE))[1]) if genummerd else 1
        punten: list[list[str]] = []
        wit = False
        while nummer < len(regels):
            regel = regels[nummer]
            kaal = regel.strip(RUIMTE)
            diep = _inspringing(regel)
            gevonden = soort.fullmatch(kaal)
            if not kaal:
                wit = True
                punten[-1].append("")
            elif punten and diep >= inspringing + 2:
                punten[-1].append(regel)
            elif gevonden and not (wit and genummerd and int(gevonden[1]) != begin + len(punten)):
                punten.append([" " * (diep + len(kaal) - len(gevonden[2] or "")) + (gevonden[2] or "")])
            else:
                break
            wit = wit and not kaal
            nummer += 1
        gelezen = [self.blokken(_ingekort(punt), diepte + 1) for punt in punten]
        gelezen = [punt for punt in gelezen if punt]
        return (Lijst(genummerd, gelezen, begin) if gelezen else None), nummer

    def tabel(self, regels: list[str], nummer: int) -> tuple[Tabel | None, int]:
        bijschrift = ""
        if gevonden := BIJSCHRIFT.fullmatch(regels[nummer].strip(RUIMTE)):
            bijschrift = kale_tekst(netjes(self.regel(gevonden[1])))
            nummer += 1
        rijen: list[list[str]] = []
        while nummer < len(regels) and regels[nummer].lstrip(RUIMTE).startswith("|"):
            rijen.append(_cellen(regels[nummer].strip(RUIMTE)))
            nummer += 1
        scheidingen = [plek for plek, rij in enumerate(rijen) if all(map(SCHEIDING.fullmatch, rij))]
        koprij = scheidingen[:1] != [0]
        rijen = [rij for plek, rij in enumerate(rijen) if plek not in scheidingen[:1] or plek > 1]
        if not any(cel for rij in rijen for cel in rij):
            return None, nummer
        breedte = max(map(len, rijen))
        gelezen = []
        for plek, rij in enumerate(rijen):
            in_kop = koprij and plek == 0
            cellen = [self.cel(cel, in_kop=in_kop) for cel in rij]
            gelezen.append(cellen + [Cel([], kop=in_kop) for _ in range(breedte - len(rij))])
        if not any(cel.inhoud for rij in gelezen for cel in rij):
            return None, nummer
        # Cells in the first row that are all headings make it the heading row.
        return Tabel(gelezen, all(cel.kop for cel in gelezen[0]), bijschrift), nummer

    def cel(self, tekst: str, *, in_kop: bool) -> Cel:
        gevonden = None if in_kop else re.fullmatch(r"#(?:[ \t]+(.*))?", tekst)
        inhoud = (gevonden[1] or "") if gevonden else tekst
        met_regels = re.sub(r"(\\.)|<br>", lambda match: match[1] or "\n", inhoud)
        return Cel(netjes(self.regel(met_regels)), kop=in_kop or gevonden is not None)

    def medium(self, gevonden: re.Match) -> Medium | None:
        soort = SOORTEN.get(gevonden[1].lower(), gevonden[1].lower())
        if soort == "video":
            titel, _, adres = gevonden[2].rpartition("|")
            bekend = video.herken(adres)
            if bekend is None:
                self.fouten.append(
                    f"Bij “{_kort(gevonden[0])}” kan de site deze video niet tonen. Zet achter de streep het adres van "
                    "een video op YouTube of Vimeo, zoals: [video: titel | https://vimeo.com/123456789]."
                )
                return None
            return Medium(soort, bekend.adres, " ".join(titel.split()) or "Video")
        titel, _, tekst = gevonden[2].partition("|")
        nummer = re.search(r"#(\d{1,9})[ \t]*$", titel)
        if nummer is None:
            self.fouten.append(
                f"Bij “{_kort(gevonden[0])}” ontbreekt het nummer. "
                f"Zet het achter de titel, zoals: [{soort}: titel #12]. "
                "Je vindt het nummer in de lijst met afbeeldingen en bestanden."
            )
            return None
        return Medium(soort, nummer[1], " ".join(tekst.split()) if soort == "afbeelding" else "")

    # --- A line ---

    def regel(self, tekst: str) -> Regel:
        """Read the marks within a line. `**` and `*` turn bold and italics on and off."""
        stukken: list[Stuk] = []
        aan: dict[str, int] = {}  # what is on, and the piece where it was turned on
        haken: list[int] = []  # the pieces that are an opening bracket
        for gevonden in TOKEN.finditer(tekst):
            nu = Stuk("", vet="vet" in aan, schuin="schuin" in aan)
            if gevonden["letterlijk"]:
                stukken.append(replace(nu, tekst=gevonden["letterlijk"]))
            elif gevonden["code"]:
                woorden = re.sub(rf"\\([{LEESTEKENS}])", r"\1", gevonden["code"])
                stukken.append(replace(nu, tekst=woorden, code=True))
            elif gevonden["sterren"]:
                self._schakel(gevonden, tekst, stukken, aan)
            elif gevonden["open"]:
                haken.append(len(stukken))
                stukken.append(replace(nu, tekst="["))
            elif gevonden["adres"] and haken:
                self._maak_link(gevonden["adres"], stukken, haken)
            else:
                stukken.append(replace(nu, tekst=gevonden[0]))
        for soort, plek in aan.items():  # turned on and never off: it was no mark
            stukken[plek] = replace(stukken[plek], tekst=("**" if soort == "vet" else "*") + stukken[plek].tekst)
            stukken[plek:] = [replace(stuk, **{soort: False}) for stuk in stukken[plek:]]
        return stukken

    @staticmethod
    def _schakel(gevonden: re.Match, tekst: str, stukken: Regel, aan: dict[str, int]) -> None:
        soorten = {1: ["schuin"], 2: ["vet"], 3: ["vet", "schuin"]}.get(len(gevonden[0]), [])
        ervoor = tekst[gevonden.start() - 1] if gevonden.start() else " "
        erna = tekst[gevonden.end()] if gevonden.end() < len(tekst) else " "
        kan = all((ervoor if soort in aan else erna) not in RUIMTE for soort in soorten)
        nu = Stuk("" if soorten and kan else gevonden[0], vet="vet" in aan, schuin="schuin" in aan)
        for soort in soorten if kan else ():
            if aan.pop(soort, None) is None:
                aan[soort] = len(stukken)
        stukken.append(nu)

    def _maak_link(self, getypt: str, stukken: Regel, haken: list[int]) -> None:
        adres = bedoeld_adres(re.sub(r"\\(.)", r"\1", getypt))
        begin = haken.pop()
        haken.clear()  # a link holds no link
        if adres is None:
            self.fouten.append(
                f"Het adres “{_kort(getypt)}” van een link kan niet. "
                "Neem het over uit de adresbalk van de browser: het "
                "begint met https:// of, op deze site, met een schuine streep."
            )
            return
        stukken[begin] = replace(stukken[begin], tekst="")
        stukken[begin:] = [replace(stuk, adres=adres) for stuk in stukken[begin:]]


def bedoeld_adres(getypt: str) -> str | None:
    """Return the address that somebody meant, with what people leave out; nothing when it can be no link."""
    if adres := safe_address(getypt):
        return adres
    if re.fullmatch(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", getypt):
        return safe_address(f"mailto:{getypt}")
    if re.fullmatch(r"(?:[\w-]+\.)+[a-z]{2,}(?:[/?#].*)?", getypt, re.IGNORECASE):
        return safe_address(f"https://{getypt}")
    return None


def _kort(tekst: str) -> str:
    return tekst if len(tekst) <= 60 else f"{tekst[:57]}…"


def _inspringing(regel: str) -> int:
    return len(regel) - len(regel.lstrip(" "))


def _ingekort(regels: list[str]) -> list[str]:
    """The lines of a point of a list, without the white space that places them in it."""
    breedte = _inspringing(regels[0]) if regels[0].strip(RUIMTE) else 2
    return [regels[0].lstrip(" "), *(regel[min(breedte, _inspringing(regel)) :] for regel in regels[1:])]


def _cellen(regel: str) -> list[str]:
    delen = [deel.strip(RUIMTE) for deel in re.findall(r"((?:\\.|[^|\\]|\\$)*)(?:\||$)", regel[1:])]
    # The search finds an empty piece after the last bar, and one at the very end.
    while len(delen) > 1 and not delen[-1] and len(delen) > _aantal(regel):
        delen.pop()
    return delen


def _aantal(regel: str) -> int:
    """How many cells a row has: as many as bars, or one more when the last bar is left out."""
    bars = len(re.findall(r"\\.|(\|)", regel)) - len(re.findall(r"\\.", regel))
    dicht = re.search(r"(?<!\\)(?:\\\\)*\|$", regel) is not None
    return max(1, bars - 1 if dicht else bars)


# --- Write -----------------------------------------------------------------------------------------------------


def schrijf(blokken: list[Blok], naam: Callable[[Medium], str]) -> str:
    """Return the blocks with simple marks; `naam` gives the title and number of an image or document."""
    return "\n".join(_Schrijver(naam).regels(blokken))


class _Schrijver:
    def __init__(self, naam: Callable[[Medium], str]) -> None:
        self.naam = naam

    def regels(self, blokken: list[Blok]) -> list[str]:
        uit: list[str] = []
        vorig: Blok | None = None
        for blok in blokken:
            sluit_aan = isinstance(vorig, Alinea) and isinstance(blok, Lijst) and blok.begin == 1
            if uit and not sluit_aan:
                uit.append("")
            uit += self.blok(blok)
            vorig = blok
        return uit

    def blok(self, blok: Blok) -> list[str]:
        match blok:
            case Alinea():
                regels = [_begin_van_regel(regel) for regel in als_regel(blok.inhoud).split("\n")]
            case Kop():
                regels = [f"{'#' * blok.niveau} {als_regel(blok.inhoud)}"]
            case Citaat():
                regels = [f"> {regel}".rstrip(RUIMTE) for regel in self.regels(blok.blokken)]
            case Lijst():
                regels = self.lijst(blok)
            case Tabel():
                regels = self.tabel(blok)
            case _:
                regels = self.medium(blok)
        return regels

    def medium(self, blok: Blok) -> list[str]:
        if blok.soort == "video":
            return [f"[video: {blok.tekst} | {blok.sleutel}]"]
        onderschrift = f" | {blok.tekst}" if blok.tekst else ""
        return [f"[{blok.soort}: {self.naam(blok)}{onderschrift}]"]

    def lijst(self, lijst: Lijst) -> list[str]:
        uit: list[str] = []
        for nummer, punt in enumerate(lijst.punten, start=lijst.begin):
            teken = f"{nummer}. " if lijst.genummerd else "- "
            eerste, *rest = self.regels(punt)
            uit += [teken + eerste, *(f"{' ' * len(teken)}{regel}" if regel else "" for regel in rest)]
        return uit

    @staticmethod
    def tabel(tabel: Tabel) -> list[str]:
        rijen = [
            f"| {' | '.join(_als_cel(cel, in_kop=tabel.koprij and nummer == 0) for cel in rij)} |"
            for nummer, rij in enumerate(tabel.rijen)
        ]
        streep = f"|{'---|' * len(tabel.rijen[0])}"
        bijschrift = [f"Tabel: {_letterlijk(tabel.bijschrift)}"] if tabel.bijschrift else []
        return [*bijschrift, *([rijen[0], streep, *rijen[1:]] if tabel.koprij else [streep, *rijen])]


def als_regel(inhoud: Regel) -> str:
    """Return a line with its marks."""
    uit: list[str] = []
    nu = Stuk("")
    for stuk in [*inhoud, Stuk("")]:
        zelfde_link = (nu.adres, nu.item) == (stuk.adres, stuk.item)
        if nu.adres and not zelfde_link:
            uit.append(f"]({_adres(nu.adres)})")
        uit.append("**" * (nu.vet != stuk.vet) + "*" * (nu.schuin != stuk.schuin))
        if stuk.adres and not zelfde_link:
            uit.append("[")
        in_link = bool(stuk.adres)
        uit.append(f"`{_letterlijk_in_code(stuk.tekst)}`" if stuk.code else _letterlijk(stuk.tekst, in_link=in_link))
        nu = stuk
    return "".join(uit)


def _letterlijk(tekst: str, *, in_link: bool = False) -> str:
    """Return text in which nothing is a mark that was none."""
    tekst = tekst.replace("\\", "\\\\").replace("`", "\\`")
    tekst = re.sub(r"(?<![ \n])\*|\*(?![ \n])", r"\\*", tekst)
    return re.sub(r"([\[\]])", r"\\\1", tekst) if in_link else tekst.replace("](", "]\\(")


def _letterlijk_in_code(tekst: str) -> str:
    return tekst.replace("\\", "\\\\").replace("`", "\\`")


def _adres(adres: str) -> str:
    return adres if re.fullmatch(r"[^()]*(?:\([^()]*\)[^()]*)*", adres) else re.sub(r"([()])", r"\\\1", adres)


def _begin_van_regel(regel: str) -> str:
    """Return a line of a paragraph that cannot be taken for the beginning of something else."""
    if gevonden := NUMMER.fullmatch(regel):
        return f"{gevonden[1]}\\{regel[len(gevonden[1]) :]}"
    iets = KOP.fullmatch(regel) or PUNT.fullmatch(regel) or MEDIUM.fullmatch(regel) or regel.startswith((">", "|"))
    return f"\\{regel}" if iets else regel


def _als_cel(cel: Cel, *, in_kop: bool) -> str:
    tekst = als_regel(cel.inhoud).replace("|", "\\|").replace("<br>", "\\<br>").replace("\n", "<br>")
    if SCHEIDING.fullmatch(tekst) or re.match(r"#(?:[ \t]|$)", tekst):
        tekst = f"\\{tekst}"
    return f"# {tekst}".rstrip(RUIMTE) if cel.kop and not in_kop else tekst
