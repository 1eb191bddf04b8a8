# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Write gespreksronden, and say what visitors may see of them; the only place that does.

What visitors see is computed once, when a round becomes final, and kept. All moments of a round go through
`monitoring.meten.kleine_groepen` together. Answers stand in the order of the alphabet: the order in which they were
given, or how often, would tell what is withheld.
"""

from dataclasses import dataclass, field
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from monitoring.meten.kleine_groepen import Tabel, bescherm, plek
from monitoring.meten.models.cijfer import Cijferstaat
from monitoring.meten.models.gespreksronde import (
    MEESTE_MENSEN,
    VRAGEN,
    Gespreksmoment,
    Gespreksmomentsoort,
    Gespreksronde,
    Turfregel,
)
from monitoring.meten.schrijven import eis_schrijven
from redactie.intussen import INTUSSEN, WEG, Intussen, stand_van
from redactie.logboek import leg_vast
from redactie.nakijken.persoonsgegevens import weiger_persoonsgegevens

MEESTE_ANTWOORDEN = 12  # to one question; more say the same in other words
NIET_BEKEND = "niet opgeschreven"
IS_DEFINITIEF = "Deze ronde is definitief. Maak haar eerst weer concept."


@dataclass(frozen=True)
class Getypt:
    """One line of the tally as somebody typed it."""

    vraag: int
    antwoord: str
    aantal: int


@dataclass(frozen=True)
class Openbaarmoment:
    """What visitors see of one moment: how many people, and per question the answers with how many gave them."""

    soort: str
    naam: str
    mensen: str
    wanneer: str
    vragen: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    gehouden: bool


@dataclass(frozen=True)
class Openbareronde:
    """What visitors see of a round; the three moments stand side by side, also those that were not held."""

    ronde: Gespreksronde
    momenten: tuple[Openbaarmoment, ...] = field(default_factory=tuple)


# --- Write -------------------------------------------------------------------------------------------------------


def _slot(ronde: Gespreksronde, gezien: str | None) -> Gespreksronde:
    """Lock the round; raises when somebody else changed or removed it, or when it is final."""
    nu = Gespreksronde.objects.select_for_update().filter(pk=ronde.pk).first()
    if nu is None:
        raise Intussen(WEG)
    if gezien is not None and stand_van(nu) != gezien:
        raise Intussen(INTUSSEN, stand_van(nu))
    if nu.definitief:
        raise ValidationError(IS_DEFINITIEF)
    return nu


@transaction.atomic
def bewaar_ronde(ronde: Gespreksronde, *, by, gezien: str | None = None) -> Gespreksronde:
    """Write what a round is about."""
    eis_schrijven(ronde.wijk, by)
    nieuw = ronde.pk is None
    if not nieuw:
        _slot(ronde, gezien)
    ronde.door = ronde.door or by
    ronde.full_clean()
    ronde.save()
    leg_vast("gespreksronde gemaakt" if nieuw else "gespreksronde gewijzigd", ronde, by=by)
    return ronde


@transaction.atomic
def bewaar_moment(
    ronde: Gespreksronde, soort: str, *, by, datum: date | None, mensen: int | None, opgevallen: str,
    turven: list[Getypt], gezien: str | None = None,
) -> Gespreksmoment:  # fmt: skip
    """Write one moment with its whole tally. Raises `ValidationError` by field, `turven` for what is in the tally."""
    eis_schrijven(ronde.wijk, by)
    nu = _slot(ronde, gezien)
    if fouten := controleer(turven, mensen):
        raise ValidationError(fouten)
    moment = Gespreksmoment.objects.filter(ronde=nu, moment=soort).first() or Gespreksmoment(ronde=nu, moment=soort)
    moment.datum, moment.mensen, moment.opgevallen = datum, mensen, opgevallen.strip()
    moment.full_clean()
    moment.save()
    moment.turven.all().delete()
    Turfregel.objects.bulk_create(
        Turfregel(moment=moment, vraag=een.vraag, antwoord=een.antwoord, aantal=een.aantal, volgorde=nummer)
        for nummer, een in enumerate(turven)
    )
    nu.save(update_fields=["gewijzigd_op"])
    leg_vast("gesprek geturfd", nu, by=by, toelichting=moment.get_moment_display())
    return moment


def controleer(turven: list[Getypt], mensen: int | None) -> dict[str, str]:
    """Return what is wrong with a tally."""
    fouten: dict[str, str] = {}
    hoogste = max((een.aantal for een in turven), default=0)
    if mensen is None and hoogste:
        fouten["mensen"] = "Vul in met hoeveel mensen jullie praatten. Anders zegt een streepje niets."
    elif mensen is not None and hoogste > mensen:
        te_veel = next(een for een in turven if een.aantal == hoogste)
        fouten["turven"] = (
            f"Bij “{te_veel.antwoord}” staan {hoogste} streepjes, maar jullie waren met {mensen}. "
            "Zet per persoon hoogstens één streepje bij een antwoord."
        )
    for vraag in (1, 2):
        gegeven = [een.antwoord.casefold() for een in turven if een.vraag == vraag]
        dubbel = next((woord for woord in gegeven if gegeven.count(woord) > 1), None)
        if dubbel:
            fouten.setdefault("turven", f"Het antwoord “{dubbel}” staat er twee keer. Tel de streepjes bij elkaar op.")
        if len(gegeven) > MEESTE_ANTWOORDEN:
            fouten.setdefault(
                "turven", f"Dit zijn meer dan {MEESTE_ANTWOORDEN} antwoorden. Leg samen wat op elkaar lijkt."
            )
    if any(een.aantal > MEESTE_MENSEN for een in turven):
        fouten.setdefault("turven", f"Een antwoord kan niet meer dan {MEESTE_MENSEN} streepjes hebben. Kijk het na.")
    return fouten


@transaction.atomic
def maak_definitief(ronde: Gespreksronde, *, by) -> Gespreksronde:
    """Make a round final, and keep what visitors may see of it. Refuses what points at a person."""
    eis_schrijven(ronde.wijk, by)
    nu = _slot(ronde, None)
    momenten = list(nu.momenten.prefetch_related("turven"))
    if not any(moment.turven.all() for moment in momenten):
        raise ValidationError("Er is nog niets geturfd. Vul eerst een moment in.")
    teksten = {"titel": nu.titel, "gedaan": nu.gedaan}
    for moment in momenten:
        teksten[moment.get_moment_display()] = "\n".join(turf.antwoord for turf in moment.turven.all())
    if fouten := weiger_persoonsgegevens(teksten):
        raise ValidationError([f"{veld.capitalize()}: {zin}" for veld, zin in fouten.items()])
    nu.getoond = bereken_getoond(momenten)
    nu.staat = Cijferstaat.DEFINITIEF
    nu.save(update_fields=["staat", "getoond", "gewijzigd_op"])
    leg_vast("gespreksronde definitief", nu, by=by, toelichting="op de site" if nu.publiek else "niet op de site")
    return nu


@transaction.atomic
def maak_concept(ronde: Gespreksronde, *, by) -> Gespreksronde:
    """Take a round back to concept, and so off the site."""
    eis_schrijven(ronde.wijk, by)
    nu = Gespreksronde.objects.select_for_update().get(pk=ronde.pk)
    nu.staat, nu.getoond = Cijferstaat.CONCEPT, None
    nu.save(update_fields=["staat", "getoond", "gewijzigd_op"])
    leg_vast("gespreksronde weer concept", nu, by=by)
    return nu


@transaction.atomic
def verwijder(ronde: Gespreksronde, *, by) -> None:
    eis_schrijven(ronde.wijk, by)
    leg_vast("gespreksronde weggehaald", ronde, by=by)
    ronde.delete()


# --- What visitors see -------------------------------------------------------------------------------------------


def bereken_getoond(momenten: list[Gespreksmoment]) -> dict:
    """Return what may be shown of all moments together: words and protected numbers, nothing to compute back from.

    An answer divides the people of a moment in who gave it and who did not, so both are protected, and so is an answer
    that nearly everybody gave.
    """
    tabellen, kenmerken = [], {}
    for moment in momenten:
        turven = list(moment.turven.all())
        if moment.mensen is None:
            continue
        tabellen.append(Tabel(moment.moment, (), {(): moment.mensen}))
        for turf in turven:
            naam = kenmerken[turf.pk] = f"antwoord {turf.pk}"
            delen = {("ja",): turf.aantal, ("nee",): moment.mensen - turf.aantal}
            tabellen.append(Tabel(moment.moment, (naam,), delen))
    uitkomst = bescherm(tabellen)
    getoond = {}
    for moment in momenten:
        turven = sorted(moment.turven.all(), key=lambda turf: (turf.antwoord.casefold(), turf.pk))
        vragen: list[list] = [[], []]
        for turf in turven:
            tekst = NIET_BEKEND
            if turf.pk in kenmerken:
                tekst = uitkomst.cellen[plek(moment.moment, **{kenmerken[turf.pk]: "ja"})].tekst
            vragen[turf.vraag - 1].append([turf.antwoord, tekst])
        mensen = uitkomst.cellen[plek(moment.moment)].tekst if moment.mensen is not None else NIET_BEKEND
        wanneer = f"{moment.datum:%Y-%m}" if moment.datum else ""  # the day would help to tell who were there
        getoond[moment.moment] = {"mensen": mensen, "wanneer": wanneer, "vragen": vragen}
    return getoond


def openbaar_beeld(ronde: Gespreksronde) -> Openbareronde:
    """Return a public round as the page shows it; reads what was kept, and nothing else."""
    momenten = []
    for soort in Gespreksmomentsoort:
        bewaard = ronde.getoond.get(soort)
        vragen = VRAGEN[ronde.versie][soort]
        antwoorden = bewaard["vragen"] if bewaard else [[], []]
        momenten.append(
            Openbaarmoment(
                soort=soort.value,
                naam=soort.label,
                mensen=bewaard["mensen"] if bewaard else NIET_BEKEND,
                wanneer=bewaard["wanneer"] if bewaard else "",
                vragen=tuple(
                    (vraag, tuple((woord, aantal) for woord, aantal in gegeven))
                    for vraag, gegeven in zip(vragen, antwoorden, strict=True)
                ),
                gehouden=bool(bewaard),
            )
        )
    return Openbareronde(ronde, tuple(momenten))
