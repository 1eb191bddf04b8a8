# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""A report as it is read: what it is now, or what it was when it was vastgesteld.

Until then it is made of the rows; from then on of the version that was kept, with what was added after questions.
"""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from math import ceil

from django.utils.dates import MONTHS

from monitoring.leren.models import Zelfevaluatie
from monitoring.leren.uitslag import NIET_BEOORDEELD, uitslag_voor_verslag
from monitoring.verantwoorden.beeld import (
    Bijlagebeeld,
    Grafiekblok,
    Herkomst,
    Inhoud,
    Keuze,
    Richtlijn,
    Sectiebeeld,
    Tabelblok,
    Tekst,
    Veldbeeld,
    Verslagbeeld,
    als_blok,
    blok_als_json,
    uit_json,
)
from monitoring.verantwoorden.models import Bijlage, Bouwsteen, Verslag, Verslagantwoord, Verslagversie
from monitoring.verantwoorden.models.verslag import Verslagstaat
from monitoring.verantwoorden.models.verslagsoort import Veldsoort, Voedingsoort
from monitoring.verantwoorden.telling import Lengte, lengte_van
from monitoring.verantwoorden.voeding import voorstellen
from monitoring.verantwoorden.voeding.meten import cijferregels
from monitoring.verantwoorden.voeding.omvang import lijst, veilig
from monitoring.verantwoorden.voeding.voorstel import Voorstel
from redactie.leesbaar import regels_van
from redactie.tekst import platte_tekst, schoon


def beeld_van(verslag: Verslag, *, voor=None, met_cijfers: bool = True) -> Verslagbeeld:
    """Return a report as it is now. `voor` sees whether sources changed since they were pulled in."""
    if verslag.te_schrijven:
        standen = bronstanden(verslag) if voor is not None else {}
        return beeld_van_rijen(verslag, standen=standen, met_cijfers=met_cijfers)
    versie = verslag.versies.order_by("-nummer").first()
    beeld = beeld_van_versie(versie)
    if verslag.aan_te_vullen:
        return _aangevuld(beeld, verslag, versie)
    return replace(beeld, staat=verslag.staat)


def beeld_van_versie(versie: Verslagversie) -> Verslagbeeld:
    """Return a version as it was vastgesteld, whatever changed since."""
    return uit_json(versie.beeld)


def afdruk(gegevens: dict) -> str:
    """Return the sha256 of a report as it is kept: the same for the same content, in any order of keys."""
    vast = json.dumps(gegevens, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(vast.encode()).hexdigest()


def klopt(versie: Verslagversie) -> bool:
    """Whether a version still is what was vastgesteld: what is kept has the print it had, in any later form of code."""
    return afdruk(versie.beeld) == versie.sha256


# --- From the rows ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Rijen:
    """What a report consists of, read in a fixed number of queries."""

    samen: dict[str, Verslagantwoord]
    per_wijk: dict[str, list[Verslagantwoord]]
    bouwstenen: dict[str, list[Bouwsteen]]


def rijen_van(verslag: Verslag) -> Rijen:
    samen, per_wijk, namen = {}, {}, {}
    antwoorden = verslag.antwoorden.select_related("wijk", "wie", "door").order_by(
        "wijk__volgorde", "wijk__titel", "pk"
    )
    for antwoord in antwoorden:
        namen[antwoord.pk] = antwoord.veld_sleutel
        if antwoord.wijk_id is None:
            samen[antwoord.veld_sleutel] = antwoord
        else:
            per_wijk.setdefault(antwoord.veld_sleutel, []).append(antwoord)
    bouwstenen: dict[str, list[Bouwsteen]] = {}
    for steen in Bouwsteen.objects.filter(antwoord__verslag=verslag).select_related("wijk"):
        bouwstenen.setdefault(namen[steen.antwoord_id], []).append(steen)
    for stenen in bouwstenen.values():
        stenen.sort(key=lambda steen: (steen.volgorde, steen.pk))
    return Rijen(samen, per_wijk, bouwstenen)


def beeld_van_rijen(
    verslag: Verslag, *, standen: dict[int, "Bronstand"] | None = None, met_cijfers: bool = True,
    rijen: Rijen | None = None,
) -> Verslagbeeld:  # fmt: skip
    """Return a report from its rows, whatever its state; also how its first version is made."""
    rijen = rijen or rijen_van(verslag)
    ronden = _ronden(rijen.samen.values())
    secties = tuple(
        Sectiebeeld(
            sectie["nummer"], sectie["titel"], sectie["uitleg"], sectie["indeling"],
            tuple(
                _veld(veld, rijen, ronden, verslag, standen or {})
                for veld in verslag.opzet["velden"] if veld["sectie"] == sectie["nummer"]
            ),
        )
        for sectie in verslag.opzet["secties"]
    )  # fmt: skip
    return Verslagbeeld(
        sleutel=verslag.slug, soort=verslag.opzet["titel"], titel=verslag.titel, organisatie=verslag.organisatie,
        projectnummer=verslag.projectnummer, van=verslag.van, tot=verslag.tot, versie=0, staat=verslag.staat,
        vastgesteld_op=None, gebied=str(verslag.wijk) if verslag.wijk_id else "", inleiding=schoon(verslag.inleiding),
        max_paginas=verslag.opzet["max_paginas"], secties=secties,
        bijlagen=tuple(_bijlage(een) for een in _bijlagen(verslag)),
        cijfers=tuple(cijferregels(verslag)) if met_cijfers and _toont_cijfers(verslag) else (),
    )  # fmt: skip


def _toont_cijfers(verslag: Verslag) -> bool:
    """Whether the form asks for figures: then their file belongs to the report."""
    gevraagd = {soort for veld in verslag.opzet["velden"] for soort in veld["vult"]}
    return bool(gevraagd & {Voedingsoort.CIJFERS, Voedingsoort.BEREIK})


def _bijlagen(verslag: Verslag) -> list[Bijlage]:
    return sorted(verslag.bijlagen.select_related("document"), key=lambda een: (een.nummer, een.pk))


def _bijlage(een: Bijlage) -> Bijlagebeeld:
    bestand = een.document.downloadnaam if een.document_id else ""
    adres = een.adres or (een.document.get_absolute_url() if een.document_id else "")
    return Bijlagebeeld(een.nummer, een.titel, een.omschrijving, bestand, adres)


def _ronden(antwoorden: Iterable[Verslagantwoord]) -> dict[int, Zelfevaluatie]:
    sleutels = {pk for antwoord in antwoorden if (pk := antwoord.gegevens.get("ronde"))}
    return Zelfevaluatie.objects.in_bulk(sleutels) if sleutels else {}


def _veld(veld: dict, rijen: Rijen, ronden: dict, verslag: Verslag, standen: dict) -> Veldbeeld:
    antwoord = rijen.samen.get(veld["sleutel"])
    inhoud: list[Inhoud] = []
    if antwoord is not None:
        if veld["soort"] == Veldsoort.JA_NEE:
            inhoud.append(Keuze(antwoord.ja, antwoord.nee))
        if antwoord.tekst:
            inhoud.append(Tekst(schoon(antwoord.tekst)))
    per_wijk = rijen.per_wijk.get(veld["sleutel"], [])
    inhoud += [Tekst(schoon(een.tekst), wijk=een.wijk.titel) for een in per_wijk if een.tekst]
    if veld["soort"] == Veldsoort.ZELFEVALUATIE and antwoord is not None:
        ronde = ronden.get(antwoord.gegevens.get("ronde"))
        alleen = sum(een["sectie"] == veld["sectie"] for een in verslag.opzet["velden"]) == 1
        inhoud += (
            ronde_als_inhoud(ronde, antwoord.gegevens, sectie=veld["sectie"], heel=alleen) if ronde is not None else ()
        )
    inhoud += bouwstenen_als_inhoud(rijen.bouwstenen.get(veld["sleutel"], []), standen)
    if antwoord is not None and antwoord.aanvulling:
        inhoud.append(Tekst(schoon(antwoord.aanvulling), aanvulling=True))
    inhoud += [
        Tekst(schoon(een.aanvulling), wijk=een.wijk.titel, aanvulling=True) for een in per_wijk if een.aanvulling
    ]
    return Veldbeeld(
        veld["sleutel"], veld["nummer"], veld["titel"], veld["vraag"], tuple(inhoud),
        Richtlijn(veld["regels"], veld["a4"]),
        bool(verslag.vorige_id) and any(gewijzigd_sinds_vorige(een) for een in [antwoord, *per_wijk] if een),
    )  # fmt: skip


def gewijzigd_sinds_vorige(antwoord: Verslagantwoord) -> bool:
    """Whether an answer says something else than the previous report did."""
    return platte_tekst(antwoord.tekst) != platte_tekst(antwoord.uit_vorige)


# --- What was pulled in ----------------------------------------------------------------------------------------------


def bouwstenen_als_inhoud(stenen: Iterable[Bouwsteen], standen: dict[int, "Bronstand"]) -> list[Inhoud]:
    """Return what is shown of it, in order; what happened stands together per month, as in the form."""
    inhoud: list[Inhoud] = []
    maanden: dict[str, list[Bouwsteen]] = {}
    for steen in stenen:
        if steen.verborgen:
            continue
        if steen.soort == Voedingsoort.GEBEURTENISSEN and steen.datum:
            maanden.setdefault(_maand(steen.datum), []).append(steen)
            continue
        herkomst = _herkomst(steen, standen)
        if steen.tekst:
            inhoud.append(Tekst(schoon(steen.tekst), wijk=steen.wijk.titel if steen.wijk_id else "", herkomst=herkomst))
        blokken = [als_blok(steen.beeld[naam]) for naam in ("tabel", "grafiek") if steen.beeld.get(naam)]
        if any(isinstance(blok, Grafiekblok) for blok in blokken):
            blokken = [blok for blok in blokken if isinstance(blok, Grafiekblok)]  # its table is in it
        inhoud += [replace(blok, herkomst=herkomst) for blok in blokken]
    for maand, van_maand in maanden.items():
        punten = lijst(_zonder_alinea(schoon(steen.tekst)) for steen in van_maand)
        eerste = _herkomst(van_maand[0], standen)
        samen = Herkomst(
            Voedingsoort.GEBEURTENISSEN, eerste.titel if len(van_maand) == 1 else f"{len(van_maand)} gebeurtenissen",
            eerste.adres if len(van_maand) == 1 else "", eerste.opgehaald,
            any(steen.bewerkt for steen in van_maand),
            any(_herkomst(steen, standen).bron_gewijzigd for steen in van_maand),
        )  # fmt: skip
        inhoud.append(Tekst(punten, kop=maand, herkomst=samen))
    return inhoud


def _zonder_alinea(html: str) -> str:
    """The inside of a single paragraph; anything else stays as it is."""
    binnen = html.removeprefix("<p>").removesuffix("</p>")
    return binnen if "<p>" not in binnen and html.startswith("<p>") and html.endswith("</p>") else html


def _maand(datum: date) -> str:
    return f"{MONTHS[datum.month]} {datum.year}".capitalize()


def _herkomst(steen: Bouwsteen, standen: dict[int, "Bronstand"]) -> Herkomst:
    stand = standen.get(steen.pk)
    return Herkomst(
        steen.soort, steen.bron_titel, steen.adres, steen.opgehaald.date(), steen.bewerkt,
        stand is not None and (stand.weg or stand.nieuw is not None),
    )  # fmt: skip


@dataclass(frozen=True)
class Bronstand:
    """How the source of something that was pulled in is now: changed (`nieuw` is what it says now), or gone."""

    nieuw: Voorstel | None = None
    weg: bool = False


def bronstanden(verslag: Verslag, rijen: Rijen | None = None, sleutels: Iterable[str] | None = None) -> dict:
    """Return, per Bouwsteen of these fields (all), what changed at its source. Fields without one are not asked."""
    rijen = rijen or rijen_van(verslag)
    stenen = [
        steen for sleutel, van_veld in rijen.bouwstenen.items() if sleutels is None or sleutel in sleutels
        for steen in van_veld
    ]  # fmt: skip
    nu = {een.sleutel: een for lijst_ in voorstellen(verslag, (s.soort for s in stenen)).values() for een in lijst_}
    standen = {}
    for steen in stenen:
        voorstel = nu.get((steen.soort, steen.bron_soort, steen.bron_pk))
        if voorstel is None:
            standen[steen.pk] = Bronstand(weg=True)
        elif voorstel.vingerafdruk != steen.vingerafdruk:
            standen[steen.pk] = Bronstand(nieuw=voorstel)
    return standen


def beeld_van_voorstel(voorstel: Voorstel) -> dict:
    """Return the table and the chart of a proposal, as they are kept."""
    blokken = {"tabel": voorstel.tabel, "grafiek": voorstel.grafiek}
    return {naam: blok_als_json(blok) for naam, blok in blokken.items() if blok is not None}


# --- Scoring together ------------------------------------------------------------------------------------------------


def alineas(tekst: str) -> str:
    """Plain text as paragraphs; what somebody typed is no markup."""
    delen = [deel.strip() for deel in tekst.replace("\r\n", "\n").split("\n\n")]
    return "".join(f"<p>{veilig(deel).replace(chr(10), '<br>')}</p>" for deel in delen if deel)


def ronde_als_inhoud(ronde: Zelfevaluatie, gegevens: dict, *, sectie: str, heel: bool = True) -> list[Inhoud]:
    """Return a round as the form has it: with whom, a table per block, remarks and the learning network.

    A form that asks with whom and for remarks in fields of their own gets the tables (`heel` is False).
    `gegevens` of the answer hold what this report says instead of, or beside, the round: `toelichtingen`, `wijken` and
    `aanvullingen` by number of the question, `met_wie`, `opmerkingen`, `leernetwerk`. The round stays as it is.
    """
    uitslag = uitslag_voor_verslag(ronde)
    inhoud: list[Inhoud] = []
    if met_wie := gegevens.get("met_wie") or (uitslag.met_wie if heel else ""):
        inhoud.append(Tekst(alineas(met_wie), kop="Met wie besproken"))
    schaal = f"Een score is een getal van 1 ({ronde.laag}) tot {ronde.schaal_tot} ({ronde.hoog})."
    inhoud.append(Tekst(alineas(schaal)))
    for blok in uitslag.blokken:
        rijen = tuple(
            (str(vraag.nummer), veilig(vraag.titel), veilig(_oordeel(vraag)), _toelichting(vraag, gegevens))
            for vraag in blok.vragen
        )
        koppen = ("Nr.", "Onderwerp", "Score", "Toelichting")
        inhoud.append(Tabelblok(koppen, rijen, bijschrift=f"{sectie}.{blok.nummer} {blok.titel}", rijkop=True))
    if opmerkingen := gegevens.get("opmerkingen") or (uitslag.opmerkingen or "-" if heel else ""):
        inhoud.append(Tekst(alineas(opmerkingen), kop="Overige opmerkingen"))
    if gegevens.get("leernetwerk"):
        inhoud.append(Tekst(alineas(gegevens["leernetwerk"]), kop="Leernetwerk met andere projecten"))
    return inhoud


def _oordeel(vraag) -> str:
    if vraag.score is not None:
        return str(vraag.score)
    return "verschil van oordeel" if vraag.verschillen else NIET_BEOORDEELD


def _toelichting(vraag, gegevens: dict) -> str:
    nummer = str(vraag.nummer)
    delen = [alineas(gegevens.get("toelichtingen", {}).get(nummer) or vraag.toelichting)]
    delen += [f"<p><strong>Bij score {score}:</strong> {veilig(tekst)}</p>" for score, tekst in vraag.verschillen]
    delen += [
        f"<p><strong>{veilig(naam)}:</strong> {veilig(tekst)}</p>"
        for naam, tekst in gegevens.get("wijken", {}).get(nummer, {}).items() if tekst
    ]  # fmt: skip
    if aanvulling := gegevens.get("aanvullingen", {}).get(nummer):
        delen.append(f"<p><strong>Nadere toelichting:</strong></p>{alineas(aanvulling)}")
    return "".join(delen)


# --- What was added after questions ----------------------------------------------------------------------------------


def _aangevuld(beeld: Verslagbeeld, verslag: Verslag, versie: Verslagversie) -> Verslagbeeld:
    """Return the version that was vastgesteld with the additions that the rows have now."""
    rijen = rijen_van(verslag)
    secties = tuple(
        replace(sectie, velden=tuple(_veld_aangevuld(veld, rijen) for veld in sectie.velden))
        for sectie in beeld.secties
    )
    bijlagen = beeld.bijlagen + tuple(
        replace(_bijlage(een), aanvulling=True) for een in _bijlagen(verslag) if een.versie_id is None
    )
    return replace(beeld, secties=secties, bijlagen=bijlagen, staat=verslag.staat, versie=versie.nummer)


def _veld_aangevuld(veld: Veldbeeld, rijen: Rijen) -> Veldbeeld:
    vast = tuple(een for een in veld.inhoud if not (isinstance(een, Tekst) and een.aanvulling))
    antwoord = rijen.samen.get(veld.sleutel)
    erbij = [Tekst(schoon(antwoord.aanvulling), aanvulling=True)] if antwoord and antwoord.aanvulling else []
    erbij += [
        Tekst(schoon(een.aanvulling), wijk=een.wijk.titel, aanvulling=True)
        for een in rijen.per_wijk.get(veld.sleutel, []) if een.aanvulling
    ]  # fmt: skip
    return replace(veld, inhoud=vast + tuple(erbij))


# --- How long --------------------------------------------------------------------------------------------------------


def teksten_van(veld: Veldbeeld) -> list[str]:
    """Return all rich text of a field; of a table its cells, of a chart its sentence."""
    gevonden: list[str] = []
    for een in veld.inhoud:
        if isinstance(een, Tekst):
            gevonden.append(een.html)
        elif isinstance(een, Tabelblok):
            gevonden += [cel for rij in een.rijen for cel in rij]
        elif isinstance(een, Grafiekblok):
            gevonden.append(een.zin)
    return gevonden


def lengte_van_veld(veld: Veldbeeld) -> Lengte:
    return lengte_van(teksten_van(veld))


# Lines of a page of our PDF, and characters of a line: over the whole width, and in the wide column of a table.
REGELS_PER_BLAD, TEKENS, TEKENS_IN_TABEL = 47, 84, 58
KOP, WIT, KLEIN = 2.5, 0.45, 0.82  # in lines: a heading with its space, the space after a paragraph, a line in a table


def paginas_van(beeld: Verslagbeeld) -> int:
    """Return about how many pages the PDF has, with its front and annexes and without its figures.

    Headings, spaces and tables take room too, so this is more than the characters of the text alone would fill.
    """
    regels = 3 * KOP + (KOP + 3 * len(beeld.bijlagen) if beeld.bijlagen else 0)
    for sectie in beeld.secties:
        regels += 1.4 * KOP + sum(_hoog(veld, in_tabel=sectie.indeling == "tabel") for veld in sectie.velden)
    return max(1, ceil(regels / REGELS_PER_BLAD))


def _hoog(veld: Veldbeeld, *, in_tabel: bool) -> float:
    hoog = KLEIN if in_tabel else KOP
    for een in veld.inhoud:
        match een:
            case Tekst():
                kop = KOP * bool(een.kop or een.wijk or een.aanvulling) / (2 if in_tabel else 1)
                hoog += kop + (_regels(een.html, TEKENS_IN_TABEL) * KLEIN if in_tabel else _regels(een.html, TEKENS))
            case Keuze():
                hoog += 0 if in_tabel else 3
            case Tabelblok():
                hoog += KOP + sum(KLEIN * max(_regels(cel, TEKENS_IN_TABEL) for cel in rij) + WIT for rij in een.rijen)
            case Grafiekblok():
                hoog += REGELS_PER_BLAD / 2.5 + len(een.rijen)
    return hoog


def _regels(html: str, tekens: int) -> float:
    return sum(ceil(len(tekst) / tekens) + WIT for _, tekst in regels_van(html)) if html else 1


def is_leeg(veld: Veldbeeld) -> bool:
    """Whether nothing was answered: no text, and neither JA nor NEE."""
    return not any(een.ja or een.nee if isinstance(een, Keuze) else True for een in veld.inhoud)


def vastgesteld(verslag: Verslag) -> bool:
    return verslag.staat not in (Verslagstaat.CONCEPT, Verslagstaat.TER_BEOORDELING)
