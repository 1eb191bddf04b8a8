# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""A report as plain text, a text per field: for a portal that takes no layout, and as one file."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings

from drukkerij.blokken import Alinea, Blok, Kop, Lijst, Stuk, Tabel, platte_tekst
from drukkerij.lezen import lees, plat
from drukkerij.xml import xml_tekst
from monitoring.verantwoorden.beeld import Grafiekblok, Inhoud, Keuze, Tabelblok, Tekst, Veldbeeld, Verslagbeeld
from monitoring.verantwoorden.uitvoer import woorden

BOM = "\ufeff"


@dataclass(frozen=True, slots=True)
class Plat:
    """The text of one field, ready to paste; `tekens` is how long it is."""

    sectie: str
    sleutel: str
    titel: str
    tekst: str

    @property
    def tekens(self) -> int:
        return len(self.tekst)


def platte_velden(beeld: Verslagbeeld) -> list[Plat]:
    """Return the fields of a report in order, each as the text that a portal takes; an empty field has no text."""
    return [
        Plat(
            woorden.genummerd(sectie.nummer, sectie.titel), veld.sleutel, woorden.genummerd(veld.nummer, veld.titel),
            "" if woorden.is_leeg(veld) else veld_als_tekst(veld),
        )
        for sectie in beeld.secties for veld in sectie.velden
    ]  # fmt: skip


def veld_als_tekst(veld: Veldbeeld) -> str:
    delen = [deel for inhoud in veld.inhoud if (deel := _inhoud(inhoud))]
    return "\n\n".join(delen)


def verslagtekst(beeld: Verslagbeeld) -> bytes:
    """Return a whole report as plain text, which every editor reads as UTF-8 and every system breaks into lines."""
    uit = [beeld.titel, "=" * min(len(beeld.titel), 76), ""]
    uit += [f"{naam}: {waarde}" for naam, waarde in woorden.feiten(beeld) if waarde]
    if beeld.versie == 0:
        uit += ["", "Dit is een concept. Het is nog niet vastgesteld."]
    if inleiding := _rijk(beeld.inleiding):
        uit += ["", inleiding]
    sectie = ""
    for veld in platte_velden(beeld):
        if veld.sectie != sectie:
            sectie = veld.sectie
            uit += ["", "", sectie, "-" * min(len(sectie), 76)]
        if veld.titel != sectie.partition(". ")[2]:
            uit += ["", veld.titel]
        uit += ["", veld.tekst or woorden.leeg(beeld)]
    if beeld.bijlagen:
        uit += ["", "", "Bijlagen", "--------", ""]
        uit += [
            f"Bijlage {een.nummer}. {'. '.join(filter(None, (een.titel, een.omschrijving)))} ({woorden.waar(een)})"
            for een in beeld.bijlagen
        ]
    if beeld.cijfers:
        uit += ["", "", "Cijfers bij dit verslag", "-----------------------"]
        vraag = None
        for reeks in woorden.reeksen(beeld.cijfers):
            if reeks.vraag != vraag:
                vraag = reeks.vraag
                uit += ["", vraag or "Overige cijfers", ""]
            waar = f", {reeks.waar}" if reeks.waar else ""
            uit.append(f"- {reeks.titel}{waar}: {reeks.waarden}{f'. {reeks.uitleg}' if reeks.uitleg else ''}")
    tekst = xml_tekst("\n".join(uit))
    return (BOM + tekst.replace("\n", "\r\n") + "\r\n").encode("utf-8", "replace")


def _inhoud(inhoud: Inhoud) -> str:
    match inhoud:
        case Keuze():
            gekozen = [woord for woord, aan in woorden.opties(inhoud) if aan]
            return f"Aangekruist: {' en '.join(gekozen)}" if gekozen else ""
        case Tekst():
            kop = woorden.label(inhoud) if inhoud.aanvulling else ", ".join(filter(None, (inhoud.kop, inhoud.wijk)))
            tekst = _rijk(inhoud.html)
            return f"{plat(kop)}:\n{tekst}" if kop and tekst else tekst
        case Tabelblok():
            kop = [inhoud.bijschrift] if inhoud.bijschrift else []
            rijen = [[_rijk(cel).replace("\n\n", " ").replace("\n", " ") for cel in rij] for rij in inhoud.rijen]
            later = [woorden.NADERE_TOELICHTING] if inhoud.aanvulling else []
            return "\n".join([*later, *kop, *_tabel(inhoud.koppen, rijen)])
        case Grafiekblok():
            return "\n".join([inhoud.titel, inhoud.zin, *_tabel(inhoud.koppen, inhoud.rijen)])


def _tabel(koppen: Iterable[str], rijen: Iterable[Iterable[str]]) -> list[str]:
    """Return a line per row, each value with the name of its column, so that it is clear without lines and columns."""
    return [
        "- " + "; ".join(f"{plat(kop)}: {plat(cel)}" for kop, cel in zip(koppen, rij, strict=True) if plat(cel))
        for rij in rijen
    ]


def _rijk(html: str) -> str:
    return "\n\n".join(filter(None, (_blok(blok, 0) for blok in lees(html, settings.SITE_URL))))


def _blok(blok: Blok, diep: int) -> str:
    match blok:
        case Lijst():
            regels = []
            for nummer, punt in enumerate(blok.punten, start=blok.start):
                teken, inspringen = (f"{nummer}." if blok.genummerd else "-"), "  " * diep
                for plek, deel in enumerate(punt):
                    if isinstance(deel, Lijst):
                        regels.append(_blok(deel, diep + 1))
                    else:
                        voor = f"{inspringen}{teken} " if plek == 0 else f"{inspringen}  "
                        regels.append(f"{voor}{_tekst(deel.stukken)}")
            return "\n".join(regels)
        case Tabel():
            koppen = [platte_tekst(cel.stukken) for cel in blok.koppen] or [""] * len(blok.rijen[0])
            rijen = [[platte_tekst(cel.stukken) for cel in rij] for rij in blok.rijen]
            if any(koppen):
                return "\n".join(_tabel(koppen, rijen))
            return "\n".join("- " + "; ".join(filter(None, rij)) for rij in rijen)
        case Kop() | Alinea():
            return _tekst(blok.stukken)
    return ""


def _tekst(stukken: tuple[Stuk, ...]) -> str:
    """Return text with the address behind each link, unless that is what the link says."""
    uit = ""
    for nummer, stuk in enumerate(stukken):
        uit += stuk.tekst
        volgende = stukken[nummer + 1].adres if nummer + 1 < len(stukken) else ""
        if stuk.adres and stuk.adres != volgende and stuk.adres.partition("://")[2].rstrip("/") not in uit:
            uit += f" ({stuk.adres})"
    return uit
