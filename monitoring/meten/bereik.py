# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Write reach, and make of it what the site may show; the only place that does.

All tables of one intervention and period are protected together, when they are made final or changed. What comes out is
kept as a `Bereikbeeld`, in the same transaction. docs/adr/0025-reach.md says why, and what a second version may change.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import combinations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.text import capfirst, slugify

from monitoring.meten.kleine_groepen import Getoond, Plek, Tabel, bescherm, plek
from monitoring.meten.lezers.regels import een_regel
from monitoring.meten.models.bereik import (
    GESTOPT,
    ONBEKEND,
    Bereik,
    Bereikbeeld,
    Bereikdeel,
    Kenmerk,
    Stap,
    Teleenheid,
    Uitvalreden,
)
from monitoring.meten.models.cijfer import Cijferstaat, Leeftijd, Ontbreekt, Sekse
from monitoring.meten.models.indicator import Herkomst
from monitoring.meten.perioden import schrijf_periode
from monitoring.meten.schrijven import een_tegelijk, eis_schrijven
from redactie.intussen import Intussen, stand_van
from redactie.logboek import leg_vast
from redactie.models import Bron
from wijken.models import Wijk

# A change of fewer people in a period that was on the site before is about persons: publish in batches, not live.
BATCH = 5
MEESTE = 10_000_000  # more people than a wijk can have
MEESTE_BUURTEN = 12
NIET = "niet getoond"

INHOUD = (
    "wijk_id", "interventie_id", "begin", "einde", "eenheid_benaderd", "eenheid",
    *(naam for stap in Stap.values for naam in (stap, f"{stap}_ontbreekt")),
    "herkomst", "telling", "bron_id", "plaats_in_bron", "doelgroep_wie", "doelgroep_herkomst", "doelgroep_uitleg",
    "doelgroep_bron_id", "bevolking_id", "anders_namelijk",
)  # fmt: skip
VAST = ("wijk_id", "interventie_id", "begin", "einde", "eenheid_benaderd", "eenheid")  # once it was on the site
TEKSTVELDEN = {
    "telling", "plaats_in_bron", "doelgroep_wie", "doelgroep_uitleg", "anders_namelijk", "notitie",
}  # fmt: skip

# A small number of people in words of our own would tell what the tables withhold.
OPENBARE_TEKST = ("telling", "plaats_in_bron", "doelgroep_wie", "doelgroep_uitleg")
AANTAL_MENSEN = re.compile(
    r"(?<![\d.,])\d{1,2} (?:[^\W\d]+ )?(?:mensen|personen|deelnemers|inwoners|bewoners|cliënten|patiënten|ouderen"
    r"|kinderen|jongeren|vrouwen|mannen|verwijzingen|recepten|deelnames)\b",
    re.IGNORECASE,
)

GEEN_AANTALLEN = (
    "Noem in deze tekst geen klein aantal mensen: bezoekers lezen dit, en kleine aantallen laten we niet zien. "
    "Zet het aantal bij de stappen."
)
INTUSSEN = (
    "Iemand anders wijzigde dit intussen. Wat jij typte, staat hieronder en is nog niet bewaard. "
    "Open deze pagina in een nieuw tabblad om te zien wat er nu staat."
)
AANTAL_OF_REDEN = "Vul een aantal in, of kies waarom het er niet is."
NIET_ALLEBEI = "Er staat een aantal, en ook een reden waarom het er niet is. Kies een van de twee."
NOTITIE_NODIG = "Dit staat op de site. Zeg in de notitie waarom het verandert."
STOND_OP_DE_SITE = (
    "Deze periode stond op de site. Wat je telde, welke interventie en welke periode blijven daarom zoals ze zijn."
)
NIET_WEG = "Deze periode stond op de site. Je kunt haar van de site halen, maar niet weggooien."

Delen = Mapping[tuple[str, str], Mapping[str, int]]  # by step (or GESTOPT) and attribute: category → count


# --- What was counted --------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Telling:
    """The exact counts of one period: what is known per step, in which unit, and how it divides."""

    stappen: Mapping[str, int]
    eenheden: Mapping[str, str]
    delen: Delen = field(default_factory=dict)

    def vergelijkbaar(self, ene: str, andere: str) -> bool:
        """Whether two steps count the same thing, so that one can be a part of the other."""
        return self.eenheden[ene] == self.eenheden[andere]


def telling_van(bereik: Bereik, delen: Delen) -> Telling:
    return Telling(
        {stap: aantal for stap in Stap.values if (aantal := getattr(bereik, stap)) is not None},
        {
            Stap.DOELGROEP: Teleenheid.PERSONEN, Stap.BENADERD: bereik.eenheid_benaderd,
            Stap.GESTART: bereik.eenheid, Stap.AFGEROND: bereik.eenheid,
        },
        {sleutel: dict(rijen) for sleutel, rijen in delen.items() if rijen},
    )  # fmt: skip


def delen_van(bereik: Bereik) -> dict[tuple[str, str], dict[str, int]]:
    """Return the parts as they are kept. One query."""
    delen: dict[tuple[str, str], dict[str, int]] = {}
    if bereik.pk:
        for deel in bereik.delen.all():
            delen.setdefault((deel.stap, deel.kenmerk), {})[deel.categorie] = deel.aantal
    return delen


# --- What is right -----------------------------------------------------------------------------------------------

ZOVEEL = {
    Stap.DOELGROEP: "in de doelgroep zitten er {}", Stap.BENADERD: "benaderd of verwezen zijn er {}",
    Stap.GESTART: "gestart zijn er {}", Stap.AFGEROND: "afgerond hebben er {}", GESTOPT: "niet afgerond hebben er {}",
}  # fmt: skip
NAMEN = {Kenmerk.LEEFTIJD: "leeftijden", Kenmerk.SEKSE: "seksen", Kenmerk.BUURT: "buurten", Kenmerk.REDEN: "redenen"}


def controleer(telling: Telling) -> dict[str, str]:
    """Return what does not add up, by step or attribute, and what to do about it."""
    fouten: dict[str, str] = {}
    bekend = [stap for stap in Stap.values if stap in telling.stappen]
    for eerder, later in combinations(bekend, 2):
        groot, klein = telling.stappen[eerder], telling.stappen[later]
        if klein > groot and telling.vergelijkbaar(eerder, later):
            zin = f"{ZOVEEL[later].format(klein)}, en {ZOVEEL[eerder].format(groot)}. Een latere stap is nooit groter. "
            doe = "Kijk beide aantallen na."
            if eerder == Stap.DOELGROEP:
                doe = "Is de doelgroep te laag geschat? Pas die aan, of kies waarom je het aantal niet weet."
            fouten.setdefault(later, capfirst(zin + doe))
    for (stap, kenmerk), rijen in telling.delen.items():
        if fout := _fout_in_deel(telling, stap, kenmerk, rijen):
            fouten.setdefault(kenmerk, fout)
    return fouten


def _geheel(telling: Telling, stap: str) -> int | None:
    """Return of how many people a division is."""
    if stap != GESTOPT:
        return telling.stappen.get(stap)
    if Stap.GESTART in telling.stappen and Stap.AFGEROND in telling.stappen:
        return telling.stappen[Stap.GESTART] - telling.stappen[Stap.AFGEROND]
    return None


def _fout_in_deel(telling: Telling, stap: str, kenmerk: str, rijen: Mapping[str, int]) -> str:  # noqa: PLR0911
    geheel = _geheel(telling, stap)
    namen, som = NAMEN[Kenmerk(kenmerk)], sum(rijen.values())
    if geheel is None:
        if stap == GESTOPT:
            return "Vul eerst in hoeveel er startten en hoeveel er afrondden. Daartussen zit wie niet afrondde."
        return f"Vul eerst bij {Stap(stap).label} een aantal in. Daar zijn de {namen} een deel van."
    if geheel < 0:
        return ""  # said at the steps already
    zoveel = ZOVEEL[stap].format(geheel)
    if som > geheel:
        return (
            f"De {namen} zijn samen {som}, en {zoveel}. Een deel is nooit meer dan het geheel. "
            "Verlaag een van de delen, of kijk het geheel na."
        )
    if ONBEKEND in rijen and som != geheel:
        return f"De {namen} zijn met onbekend samen {som}, en {zoveel}. Laat onbekend leeg: wij rekenen het uit."
    if len(rijen) > MEESTE_BUURTEN + 1:
        return f"Dit zijn meer dan {MEESTE_BUURTEN} buurten. Voeg kleine buurten samen."
    return _fout_bij_afgerond(telling, kenmerk, rijen) if stap == Stap.AFGEROND else ""


def _fout_bij_afgerond(telling: Telling, kenmerk: str, rijen: Mapping[str, int]) -> str:
    """Say which group finished with more than it started with, or is missing from one of the two."""
    begin, namen = met_onbekend(telling, Stap.GESTART, kenmerk), NAMEN[Kenmerk(kenmerk)]
    if set(rijen) - {ONBEKEND} != set(begin) - {ONBEKEND}:
        return f"Vul bij gestart en bij afgerond dezelfde {namen} in. Rondde niemand af? Vul dan 0 in."
    for naam, aantal in met_onbekend(telling, Stap.AFGEROND, kenmerk).items():
        if aantal > begin.get(naam, 0):
            return (
                f"Bij {naam_van(kenmerk, naam)} rondden er {aantal} af, en startten er {begin.get(naam, 0)}. "
                "Kijk beide aantallen na."
            )
    return ""


def met_onbekend(telling: Telling, stap: str, kenmerk: str) -> dict[str, int]:
    """Return a division with everybody in it: of whom it was not filled in, is unknown."""
    rijen = dict(telling.delen.get((stap, kenmerk), {}))
    rest = (_geheel(telling, stap) or 0) - sum(rijen.values())
    if rest > 0:
        rijen[ONBEKEND] = rijen.get(ONBEKEND, 0) + rest
    if not rijen.get(ONBEKEND):
        rijen.pop(ONBEKEND, None)
    return rijen


def naam_van(kenmerk: str, categorie: str) -> str:
    """Return a category in words."""
    keuzes = {Kenmerk.LEEFTIJD: Leeftijd, Kenmerk.SEKSE: Sekse, Kenmerk.REDEN: Uitvalreden}
    if kenmerk in keuzes:
        return str(keuzes[Kenmerk(kenmerk)](categorie).label)
    return "buurt onbekend" if categorie == ONBEKEND else categorie


def ontbrekend(bereik: Bereik) -> dict[str, str]:
    """Return what must be filled in before it goes on the site, by field."""
    fouten = {
        stap: AANTAL_OF_REDEN
        for stap in Stap.values
        if getattr(bereik, stap) is None and not getattr(bereik, f"{stap}_ontbreekt")
    }
    if bereik.doelgroep is not None:
        if not bereik.doelgroep_wie:
            fouten["doelgroep_wie"] = "Zeg wie de doelgroep is, zodat een ander begrijpt waar het aantal over gaat."
        if not bereik.doelgroep_herkomst:
            fouten["doelgroep_herkomst"] = "Kies of dit aantal geteld of geschat is."
        if not bereik.doelgroep_uitleg and bereik.doelgroep_bron_id is None:
            fouten["doelgroep_uitleg"] = "Zeg waar het aantal van de doelgroep vandaan komt, of kies een bron."
    if not bereik.telling and bereik.bron_id is None:
        fouten["telling"] = "Zeg wie dit telde en hoe, of kies een bron."
    return fouten | {naam: GEEN_AANTALLEN for naam in OPENBARE_TEKST if AANTAL_MENSEN.search(getattr(bereik, naam))}


# --- What may be shown -------------------------------------------------------------------------------------------


def tabellen(telling: Telling) -> tuple[list[Tabel], list[tuple[str, str]]]:
    """Return everything that is published of one period, and which step is part of which."""
    tabellen_ = [Tabel(stap, (), {(): aantal}) for stap, aantal in telling.stappen.items()]
    for stap, kenmerk in telling.delen:
        rijen = met_onbekend(telling, stap, kenmerk)
        onbekend = {kenmerk: ONBEKEND} if ONBEKEND in rijen else None
        tabellen_.append(Tabel(stap, (kenmerk,), {(naam,): aantal for naam, aantal in rijen.items()}, onbekend))
    bekend = [stap for stap in Stap.values if stap in telling.stappen]
    # Also where the units differ: who knows that a person has at least one referral, can subtract all the same.
    nesten = [(a, b) for a, b in combinations(bekend, 2) if telling.stappen[b] <= telling.stappen[a]]
    return tabellen_, nesten


def sleutel(p: Plek) -> str:
    return "|".join([p.groep, *(f"{kenmerk}|{categorie}" for kenmerk, categorie in p.waar)])


def beschermd(telling: Telling) -> dict[str, Getoond]:
    """Return by place what may be shown of a period by itself."""
    return {sleutel(p): getoond for p, getoond in bescherm(*tabellen(telling)).cellen.items()}


def _aantallen(telling: Telling) -> dict[str, int]:
    """Return the exact count of every place that is published, and of who did not finish."""
    aantallen: dict[str, int] = dict(telling.stappen)
    if (gestopt := _geheel(telling, GESTOPT)) is not None:
        aantallen[GESTOPT] = gestopt
    for stap, kenmerk in telling.delen:
        for naam, aantal in met_onbekend(telling, stap, kenmerk).items():
            aantallen[sleutel(plek(stap, **{kenmerk: naam}))] = aantal
    return aantallen


@dataclass(frozen=True)
class Uitkomst:
    """What goes on the site. `wacht` says that it is not all of it, because too few people changed."""

    inhoud: dict
    publicatie: dict
    wacht: bool


def uitkomst(bereik: Bereik, delen: Delen) -> Uitkomst:
    """Return what the site may show of a period, given what it showed before. Writes nothing."""
    telling = telling_van(bereik, delen)
    nieuw = {p: {"waarde": g.waarde, "tekst": g.tekst} for p, g in beschermd(telling).items()}
    aantallen = _aantallen(telling)
    wacht = not all(_mag_erna(nieuw, aantallen, eerder) for eerder in bereik.publicaties)
    publicatie = {"getoond": nieuw, "aantallen": aantallen}
    if wacht:
        publicatie = bereik.publicaties[-1]
        nieuw = {p: _zoals_het_was(p, aantallen.get(p), publicatie) for p in nieuw}
    return Uitkomst(_inhoud(bereik, telling, nieuw), publicatie, wacht)


def _mag_erna(nieuw: dict, aantallen: dict, eerder: dict) -> bool:
    """Whether who has both versions learns nothing about a few people.

    Every group (a step, or who did not finish) either still says the same at every place it had, or at least five
    people in it changed.
    """
    per_groep: dict[str, list[str]] = {}
    for p in eerder["getoond"]:
        per_groep.setdefault(p.split("|")[0], []).append(p)
    for groep, plaatsen in per_groep.items():
        zelfde = all(p in nieuw and nieuw[p]["tekst"] == eerder["getoond"][p]["tekst"] for p in plaatsen)
        was, wordt = eerder["aantallen"].get(groep), aantallen.get(groep)
        if not zelfde and (was is None or wordt is None or abs(wordt - was) < BATCH):
            return False
    return True


def _zoals_het_was(p: str, aantal: int | None, eerder: dict) -> dict:
    """Return what stood there, unless it is wrong by five people or more: then nothing, so nothing new is told."""
    if aantal is None or p not in eerder["getoond"] or abs(aantal - eerder["aantallen"][p]) >= BATCH:
        return {"waarde": None, "tekst": NIET}
    return eerder["getoond"][p]


def _bron(bron: Bron | None, plaats: str = "") -> str:
    return ", ".join(filter(None, (bron.titel if bron else "", plaats)))


def _inhoud(bereik: Bereik, telling: Telling, getoond: dict) -> dict:
    """Return the content of a `Bereikbeeld`: texts, and of counts what may be shown."""
    stappen = []
    for stap in Stap.values:
        reden = getattr(bereik, f"{stap}_ontbreekt")
        wat = getoond.get(stap) or {"waarde": None, "tekst": ""}
        ontbreekt = "" if stap in getoond else str(Ontbreekt(reden).label) if reden else "niet vastgelegd"
        stappen.append({"stap": stap, "eenheid": str(telling.eenheden[stap]), **wat, "ontbreekt": ontbreekt})
    return {
        "stappen": stappen,
        "delen": [
            {
                "stap": stap,
                "kenmerk": kenmerk,
                "rijen": [
                    {"categorie": naam, **getoond[sleutel(plek(stap, **{kenmerk: naam}))]}
                    for naam in op_volgorde(kenmerk, met_onbekend(telling, stap, kenmerk))
                ],
            }
            for stap, kenmerk in sorted(telling.delen, key=lambda d: (Kenmerk.values.index(d[1]), d[0] != Stap.GESTART))
        ],
        "doelgroep": {
            "wie": bereik.doelgroep_wie,
            "herkomst": bereik.get_doelgroep_herkomst_display(),
            "uitleg": bereik.doelgroep_uitleg,
            "bron": _bron(bereik.doelgroep_bron),
        },
        "telling": {
            "herkomst": bereik.get_herkomst_display(),
            "uitleg": bereik.telling,
            "bron": _bron(bereik.bron, bereik.plaats_in_bron),
            "voorbeeld": Herkomst.VOORBEELD in (bereik.herkomst, bereik.doelgroep_herkomst),
        },
    }


def op_volgorde(kenmerk: str, categorieen: Mapping[str, int]) -> list[str]:
    """Return categories in the order of the list; names of neighbourhoods by the alphabet; never by size."""
    vast = {Kenmerk.LEEFTIJD: Leeftijd.values, Kenmerk.SEKSE: Sekse.values, Kenmerk.REDEN: Uitvalreden.values}
    if kenmerk in vast:
        return [naam for naam in vast[Kenmerk(kenmerk)] if naam in categorieen]
    return sorted(categorieen, key=lambda naam: (naam == ONBEKEND, naam.casefold()))


# --- Writing -----------------------------------------------------------------------------------------------------


@transaction.atomic
def bewaar_bereik(bereik: Bereik, delen: Delen, *, by, gezien: str | None = None, definitief: bool = False) -> Bereik:
    """Write the reach of one period, and with `definitief` put it on the site.

    What is on the site changes with it. `gezien` is `stand_van` what this person saw; `Intussen` says that it changed.
    Raises `PermissionDenied`, and `ValidationError` in Dutch by field, step or attribute.
    """
    eis_schrijven(bereik.wijk, by)
    een_tegelijk(bereik.wijk)  # so that periods cannot come to overlap
    oud = Bereik.objects.filter(pk=bereik.pk).first() if bereik.pk else None
    if bereik.pk and (oud is None or (gezien is not None and gezien != stand_van(oud))):
        raise Intussen(INTUSSEN)
    for naam in TEKSTVELDEN:
        setattr(bereik, naam, een_regel(getattr(bereik, naam)))
    delen = {wat: rijen for wat, rijen in delen.items() if rijen}
    bereik.staat = oud.staat if oud else Cijferstaat.CONCEPT
    bereik.publicaties = oud.publicaties if oud else []
    anders = oud is None or delen != delen_van(oud) or any(getattr(oud, n) != getattr(bereik, n) for n in INHOUD)
    fouten = _fouten(bereik, delen, oud, anders=anders, openbaar=definitief or bereik.definitief)
    if fouten:
        raise ValidationError(fouten)
    if definitief:
        bereik.staat = Cijferstaat.DEFINITIEF
    bereik.door = by
    bereik.clean_fields(exclude=["wijk", "interventie", "bron", "doelgroep_bron", "bevolking", "door", "publicaties"])
    bereik.save()
    if anders:
        bereik.delen.all().delete()
        Bereikdeel.objects.bulk_create(
            Bereikdeel(bereik=bereik, stap=stap, kenmerk=kenmerk, categorie=naam, aantal=rijen[naam])
            for (stap, kenmerk), rijen in delen.items()
            for naam in op_volgorde(kenmerk, rijen)
        )
    if anders:
        leg_vast("bereik gewijzigd" if oud else "bereik ingevuld", bereik, by=by)
    if definitief and (oud is None or not oud.definitief):
        leg_vast("bereik definitief gemaakt", bereik, by=by)
    if bereik.definitief:
        _toon(bereik, delen)
    return bereik


def _fouten(bereik: Bereik, delen: Delen, oud: Bereik | None, *, anders: bool, openbaar: bool) -> dict[str, str]:
    fouten = controleer(telling_van(bereik, delen))
    fouten |= {
        stap: NIET_ALLEBEI
        for stap in Stap.values
        if getattr(bereik, stap) is not None and getattr(bereik, f"{stap}_ontbreekt")
    }
    if bereik.einde < bereik.begin:
        fouten["periode"] = "Het einde van de periode ligt voor het begin."
    elif overlap := _overlap(bereik):
        fouten["periode"] = (
            f"Er is al bereik van deze interventie over {overlap.periode}. Perioden mogen niet overlappen: wie ze "
            "naast elkaar legt, kan dan uitrekenen wat ertussen zit. Kies een andere periode, of vul die aan."
        )
    if oud and oud.publicaties and any(getattr(oud, naam) != getattr(bereik, naam) for naam in VAST):
        fouten["periode"] = STOND_OP_DE_SITE
    if openbaar:
        fouten = ontbrekend(bereik) | fouten
    if oud and oud.definitief and anders and bereik.notitie in ("", oud.notitie):
        fouten["notitie"] = NOTITIE_NODIG
    return fouten


def _overlap(bereik: Bereik) -> Bereik | None:
    """Return another period of the same intervention in the same wijk that shares a day with this one."""
    andere = Bereik.objects.filter(wijk=bereik.wijk_id, interventie=bereik.interventie_id).exclude(pk=bereik.pk)
    return andere.filter(begin__lte=bereik.einde, einde__gte=bereik.begin).order_by("begin", "pk").first()


def _toon(bereik: Bereik, delen: Delen) -> None:
    """Renew what the site shows of a final period."""
    uit = uitkomst(bereik, delen)
    if not uit.wacht and (not bereik.publicaties or bereik.publicaties[-1]["getoond"] != uit.publicatie["getoond"]):
        bereik.publicaties = [*bereik.publicaties, uit.publicatie]
        Bereik.objects.filter(pk=bereik.pk).update(publicaties=bereik.publicaties)
    beeld = Bereikbeeld.objects.filter(bereik=bereik).first() or Bereikbeeld(bereik=bereik)
    if beeld.pk and beeld.inhoud == uit.inhoud and beeld.bevolking_id == bereik.bevolking_id:
        return
    if not beeld.pk:
        beeld.wijk, beeld.interventie, beeld.begin, beeld.einde = (
            bereik.wijk, bereik.interventie, bereik.begin, bereik.einde
        )  # fmt: skip
        naam = slugify(f"{bereik.interventie.slug} {schrijf_periode(bereik.begin, bereik.einde)}")
        if Bereikbeeld.objects.filter(wijk=bereik.wijk, naam=naam).exists():  # an intervention took an old name over
            naam = f"{naam}-{bereik.pk}"
        beeld.naam, beeld.slug = naam, f"{bereik.wijk.slug}-{naam}"
        if Bereikbeeld.objects.filter(slug=beeld.slug).exists():
            beeld.slug = f"{beeld.slug}-{bereik.pk}"
    beeld.bevolking_id, beeld.inhoud, beeld.getoond_op = bereik.bevolking_id, uit.inhoud, timezone.now()
    beeld.save()


def _nu(bereik: Bereik, by) -> Bereik:
    eis_schrijven(bereik.wijk, by)
    nu = Bereik.objects.select_for_update().filter(pk=bereik.pk).order_by("pk").first()
    if nu is None:
        raise Intussen(INTUSSEN)
    return nu


@transaction.atomic
def haal_van_site(bereik: Bereik, *, by) -> None:
    """Take a period off the site. What it showed is remembered, so that a next version does not tell a small change."""
    nu = _nu(bereik, by)
    Bereikbeeld.objects.filter(bereik=nu).delete()
    nu.staat, nu.door = Cijferstaat.CONCEPT, by
    nu.save()
    leg_vast("bereik van de site gehaald", nu, by=by)


@transaction.atomic
def verwijder_bereik(bereik: Bereik, *, by) -> None:
    """Throw away a concept that was never on the site."""
    nu = _nu(bereik, by)
    if nu.definitief or nu.publicaties:
        raise ValidationError(NIET_WEG)
    leg_vast("bereik weggegooid", nu, by=by)
    nu.delete()


def bekende_buurten(wijk: Wijk) -> list[str]:
    """Return the names of neighbourhoods that were used in a wijk before, each once."""
    namen = (
        Bereikdeel.objects.filter(bereik__wijk=wijk, kenmerk=Kenmerk.BUURT).exclude(categorie=ONBEKEND)
        .order_by("categorie").values_list("categorie", flat=True).distinct()
    )  # fmt: skip
    return list({naam.casefold(): naam for naam in namen}.values())


def nette_buurt(naam: str, bekend: list[str]) -> str:
    """Return a typed name as it was written before, whatever the capitals and spaces."""
    net = een_regel(naam.replace("|", " "))
    return next((eerder for eerder in bekend if eerder.casefold() == net.casefold()), net)
