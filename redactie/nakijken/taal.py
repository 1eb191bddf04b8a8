# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Language: hints only, for the writer decides. Sentences, words, abbreviations, capitals, other languages."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from math import ceil
from pathlib import Path

import yaml
from django.db.models import Q

from redactie import haken
from redactie.models import Begrip
from redactie.nakijken.stuk import AANRADER, Opmerking, Stuk, Tekst
from redactie.nakijken.woorden import moeilijke_woorden

MAX_WOORDEN = 20
MAX_REGELS = 6
REGEL_TEKENS = 70  # what fits on a line of the site
WOORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
ZINSEINDE = re.compile(r"(?<=[.!?…])[”’\"')]{0,2}\s+(?=[“‘\"'(]?[A-ZÀ-Ý0-9])")
AFGEKORT = re.compile(
    r"(?:^|[\s(])(?:[A-Z]|bijv|bv|ca|dr|drs|e\.d|enz|evt|ing|ir|jl|max|mevr|mr|dhr|min|nr|prof|resp|o\.a|t\.a\.v|d\.w\.z|"
    r"o\.l\.v|i\.p\.v|m\.b\.t|St|blz|art|tel)\.$"
)
AFKORTING = re.compile(r"(?<![\w@./-])(?:[A-Z]{2,6}|[A-Z][a-z]{0,3}[A-Z]{1,3}[a-z]?)(?![\w@/]|\.\w)")
ROMEINS = re.compile(r"[IVXLCDM]+")
# Known to everybody, or names that are never written out.
BEKEND = {
    "AA", "AI", "AM", "APK", "AVG", "BBC", "BN", "BSN", "BTW", "BV", "BY", "CC", "CD", "CV", "DVD", "EHBO",
    "EK", "EN", "EU", "GGD", "HAVO", "HBO", "HIV", "HR", "IBAN", "ICT", "ID", "IP", "IQ", "IT", "KB", "MB",
    "MBO", "NL", "NOS", "NPO", "NS", "NV", "OK", "OV", "PC", "PDF", "PIN", "QR", "SMS", "TL", "TV", "URL",
    "USB", "UWV", "VMBO", "VS", "VWO", "WC", "WK", "WO", "WW", "WWW", "ZZP",
}  # fmt: skip
SCHREEUW = re.compile(r"\b[A-ZÀ-Ý]{4,}(?:[ '’-]{1,2}[A-ZÀ-Ý]{1,20}){0,20}[ '’-]{1,2}[A-ZÀ-Ý]{4,}\b|\b[A-ZÀ-Ý]{8,}\b")

MIN_ANDERE_TAAL = 8


@cache
def kleine_woorden() -> dict[str, set[str]]:
    """Return the little words of each language, by which it can be told."""
    talen = yaml.safe_load(Path(__file__).with_name("talen.yaml").read_text())
    return {taal: set(woorden.split()) for taal, woorden in talen.items()}


def kijk_taal_na(stuk: Stuk, voor) -> Iterator[Opmerking]:
    """Everything about language. What the site explains in its begrippenlijst is no difficult word."""
    uitgelegd = uitgelegde_termen(stuk, voor)
    teksten = [tekst for tekst in stuk.teksten if tekst.taal]
    for tekst in teksten:
        for blok in tekst.gelezen.blokken:
            if blok.soort in ("p", "li", "blockquote"):
                yield from _zinnen(tekst, blok.tekst)
                if (regels := ceil(len(blok.tekst) / REGEL_TEKENS)) > MAX_REGELS:
                    yield tekst.merk_op(
                        "lange-alinea", AANRADER, f"Deze alinea is ongeveer {regels} regels lang.",
                        "Begin een nieuwe alinea bij elke nieuwe gedachte. Of maak er een lijstje van.", blok.tekst,
                    )  # fmt: skip
            yield from _andere_taal(tekst, blok.tekst)
            yield from _hoofdletters(tekst, blok.tekst)
    yield from _moeilijk(teksten, uitgelegd)
    yield from _afkortingen(teksten, uitgelegd, voor)


def zinnen(tekst: str) -> list[str]:
    """Return the sentences of a text; a point after an abbreviation or initial ends none."""
    gevonden: list[str] = []
    for regel in tekst.split("\n"):
        delen: list[str] = []
        for stuk in ZINSEINDE.split(regel):
            if delen and AFGEKORT.search(delen[-1][-12:]):
                delen[-1] = f"{delen[-1]} {stuk}"
            else:
                delen.append(stuk)
        gevonden += delen
    return gevonden


def _zinnen(tekst: Tekst, woorden: str) -> Iterator[Opmerking]:
    for zin in zinnen(woorden):
        aantal = sum(1 for _ in WOORD.finditer(zin))
        if aantal > MAX_WOORDEN:
            yield tekst.merk_op(
                "lange-zin", AANRADER, f"Deze zin heeft {aantal} woorden.",
                f"Maak er twee zinnen van. Tot {MAX_WOORDEN} woorden leest makkelijk.", zin,
            )  # fmt: skip


def _andere_taal(tekst: Tekst, woorden: str) -> Iterator[Opmerking]:
    losse = [woord.lower() for woord in WOORD.findall(woorden)]
    if len(losse) < MIN_ANDERE_TAAL:
        return
    talen = kleine_woorden()
    nederlands = sum(woord in talen["Nederlands"] for woord in losse)
    for taal, kenmerk in talen.items():
        eigen = [woord for woord in losse if woord in kenmerk and woord not in talen["Nederlands"]]
        if len(eigen) >= len(losse) / 6 and len(set(eigen)) >= 2 and len(eigen) > nederlands:
            yield tekst.merk_op(
                "andere-taal", AANRADER, f"Dit lijkt {taal}. Een schermlezer leest het voor alsof het Nederlands is.",
                "Vertaal het, of leg in het Nederlands uit wat er staat.", woorden,
            )  # fmt: skip
            return


def _hoofdletters(tekst: Tekst, woorden: str) -> Iterator[Opmerking]:
    for gevonden in SCHREEUW.findall(woorden):
        yield tekst.merk_op(
            "hoofdletters", AANRADER, "Woorden in hoofdletters lezen moeilijk, en het lijkt alsof je roept.",
            "Schrijf ze met kleine letters.", gevonden,
        )  # fmt: skip


def _moeilijk(teksten: list[Tekst], uitgelegd: set[str]) -> Iterator[Opmerking]:
    """Each difficult word once, at the first place, with how often it stands there."""
    lijst = moeilijke_woorden()
    aantal: Counter[str] = Counter()
    eerste: dict[str, tuple[Tekst, str, str]] = {}
    for tekst in teksten:
        for blok in tekst.gelezen.blokken:
            for vorm, woord in lijst.vind(blok.tekst):
                if woord.woord.lower() not in uitgelegd and vorm not in uitgelegd:
                    aantal[woord.woord] += 1
                    eerste.setdefault(woord.woord, (tekst, vorm, woord.liever))
    for naam, (tekst, vorm, liever) in eerste.items():
        keer = f" ({aantal[naam]} keer)" if aantal[naam] > 1 else ""
        zin = f"“{vorm}” is een moeilijk woord{keer}."
        yield tekst.merk_op("moeilijk-woord", AANRADER, zin, f"Liever: {liever}.", vorm)


def _afkortingen(teksten: list[Tekst], uitgelegd: set[str], voor) -> Iterator[Opmerking]:
    """Abbreviations that neither the item nor the site explains."""
    gevonden: dict[str, Tekst] = {}
    uitleg: set[str] = set()
    for tekst in teksten:
        for blok in tekst.gelezen.blokken:
            uitleg |= _in_de_tekst_uitgelegd(blok.tekst)
            geroepen = {woord for stuk in SCHREEUW.findall(blok.tekst) for woord in WOORD.findall(stuk)}
            for kort in AFKORTING.findall(blok.tekst):
                if kort not in BEKEND and kort not in geroepen and not ROMEINS.fullmatch(kort):
                    gevonden.setdefault(kort, tekst)
    over = [kort for kort in gevonden if kort.lower() not in uitgelegd and kort not in uitleg]
    namen = _eigen_paginas(over, voor) if over else set()
    for kort in over:
        if kort not in namen:
            yield gevonden[kort].merk_op(
                "afkorting", AANRADER, f"Niet iedereen kent {kort}.",
                f"Schrijf het de eerste keer uit, met {kort} tussen haakjes erachter. Of zet het in de begrippenlijst.",
                kort,
            )  # fmt: skip


def _in_de_tekst_uitgelegd(woorden: str) -> set[str]:
    """Return the abbreviations that this text explains: “Welzijn op Recept (WoR)”, or “WoR (Welzijn op Recept)”."""
    gevonden = {kort for kort in re.findall(r"\w[^\S\n]*\(([A-Za-z]{2,8})[);,:]", woorden) if not kort.islower()}
    return gevonden | set(re.findall(r"\b([A-Z][A-Za-z]{1,7}) \([^()\n]{4,120}\)", woorden))


def uitgelegde_termen(stuk: Stuk, voor) -> set[str]:
    """Return, in small letters, the terms that the begrippenlijst explains, and the term this item itself is."""
    termen: set[str] = set()
    rijen = list(Begrip.objects.visible_for(voor).values_list("titel", "afkorting", "synoniemen"))
    if stuk.model is Begrip:
        eigen = stuk.velden.get
        rijen.append((eigen("titel"), eigen("afkorting"), eigen("synoniemen") or []))
    for titel, afkorting, synoniemen in rijen:
        termen |= {term.lower() for term in (titel, afkorting, *synoniemen) if term}
    return termen


def _eigen_paginas(afkortingen: list[str], voor) -> set[str]:
    """Return those of `afkortingen` that are (part of) the name of something with a page: readers can look it up."""
    namen: set[str] = set()
    for soort in haken.VINDBAAR:
        velden = ["titel", *(naam for naam in soort.namen if naam == "volledige_naam")]
        zoek = Q()
        for kort in afkortingen[:50]:
            for naam in velden:
                zoek |= Q(**{f"{naam}__contains": kort})
        for rij in soort.model.objects.visible_for(voor).filter(zoek).values_list(*velden):
            namen |= {woord for naam in rij for woord in WOORD.findall(naam)}
    return namen
