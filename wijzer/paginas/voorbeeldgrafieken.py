# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Every kind of chart once, for the style page, with figures that are made up and say so."""

from functools import lru_cache

from drukkerij.grafiek import (
    Aandelen,
    Breuk,
    Grafiek,
    Halter,
    Kader,
    Lijn,
    Paar,
    Punt,
    Puntplot,
    Reeks,
    Staven,
    Stippen,
    Stippenrij,
    Trechter,
    Veelvoud,
    Verdeling,
    teken,
)

JAREN = ("2018", "2019", "2020", "2021", "2022", "2023")


def _kader(titel: str, zin: str, eenheid: str = "%") -> Kader:
    return Kader(
        titel, zin, "voorbeeld (fictief)", "Voorbeeldwijk", titel, "2018 tot 2023", eenheid=eenheid, voorbeeld=True
    )


def _reeks(naam: str, *waarden: float | None, reden: str = "niet gemeten") -> Reeks:
    return Reeks(naam, tuple(Punt("", waarde, reden) for waarde in waarden))


def _punt(label: str, waarde: float, onder: float, boven: float, n: int) -> Punt:
    return Punt(label, waarde, onder=onder, boven=boven, n=n)


def _halter(label: str, bevolking: float, waarde: float | None, onder: float = 0, boven: float = 0) -> Paar:
    if waarde is None:
        return Paar(label, Punt("", bevolking), Punt("", None, "minder dan 10 deelnemers"))
    return Paar(label, Punt("", bevolking), Punt("", waarde, onder=onder, boven=boven))


@lru_cache(maxsize=1)
def voorbeeldgrafieken() -> tuple[Grafiek, ...]:
    """Return the charts in the order of their kinds; they never change, so they are drawn once."""
    gestegen = Lijn(
        _kader("Verwijzingen per jaar", "Het aantal verwijzingen steeg, behalve in 2020.", "verwijzingen"),
        JAREN,
        (_reeks("", 96, 131, 118, None, 164, 203, reden="de registratie stond stil"),),
        (Breuk("2022", "Vanaf 2022 telt ook de huisartsenpost mee"),),
    )
    naast_elkaar = Lijn(
        _kader("Ervaren gezondheid (zeer) goed", "In twee buurten bleef het gelijk, in één buurt daalde het."),
        JAREN,
        (
            _reeks("Buurt Noord", 71, 70, 72, 71, 72, 71),
            _reeks("Buurt aan de Plas", 78, 77, None, 74, 70, 66),
            _reeks("Oude Dorp", 64, 65, 63, 65, 66, 65),
        ),
        vanaf_nul=False,
    )
    staven = Staven(
        _kader("Waarvoor mensen kwamen", "Meer mensen ontmoeten is de meest genoemde reden.", "mensen"),
        (
            Punt("Meer mensen ontmoeten", 85, nadruk=True),
            Punt("Meer bewegen", 60),
            Punt("Hulp bij formulieren, brieven en andere post van instanties", 45),
            Punt("Iets voor een ander doen", 20),
            Punt("Vragen over geld", None, "minder dan 10 mensen"),
        ),
    )
    punten = Puntplot(
        _kader("Deelnemers die het een ander aanraden", "De verschillen tussen de activiteiten kunnen toeval zijn."),
        (
            _punt("Wandelgroep", 82, 67, 91, 38),
            _punt("Samen koken", 71, 53, 84, 31),
            _punt("Beweegtuin", 64, 46, 79, 28),
            Punt("Taalcafé", None, "te weinig antwoorden", n=7),
        ),
        van=0,
        tot=100,
    )
    trechter = Trechter(
        _kader("Van doelgroep naar afgerond", "Van wie begon, maakte ongeveer zes van de tien het af.", "mensen"),
        (
            Punt("Doelgroep (schatting)", 1200, tekst="ongeveer 1.200"),
            Punt("Benaderd of verwezen", 245),
            Punt("Kennismaking", None),
            Punt("Gestart", 130),
            Punt("Afgerond", 80),
        ),
    )
    delen = Aandelen(
        _kader("Hoe gaat de samenwerking?", "In 2023 gaf de helft aan dat de samenwerking (heel) goed gaat."),
        ("Heel goed", "Goed", "Gaat wel", "Matig", "Slecht", "Onbekend"),
        (
            Verdeling("2021", (8, 22, 40, 18, 7, 5), n=60),
            Verdeling("2022", None, "De vragenlijst is in 2022 niet afgenomen."),
            Verdeling("2023", (14, 36, 28, 10, 2, 10), n=50),
        ),
    )
    veel = Veelvoud(
        _kader("Bezoekers per week", "Na de zomer kwamen er op de meeste plekken weer meer mensen.", "bezoekers"),
        ("jan", "mrt", "mei", "jul", "sep", "nov"),
        (
            _reeks("Buurthuis De Brug", 42, 45, 40, 22, 48, 55),
            _reeks("Bibliotheek", 30, 31, None, 18, 30, 33, reden="gesloten"),
            _reeks("Gezondheidscentrum aan het Plein", 12, 14, 15, 9, 13, 16),
            _reeks("Speeltuin", 20, 25, 38, 60, 35, 18),
            _reeks("Kerk", *[None] * 6, reden="telt geen bezoekers"),
        ),
    )
    halter = Halter(
        _kader("Deelnemers en bevolking naar leeftijd", "Jongvolwassenen doen minder mee dan hun aandeel in de wijk."),
        (
            _halter("15 tot 25 jaar", 14, 5, 2, 11),
            _halter("25 tot 45 jaar", 29, 22, 15, 30),
            _halter("45 tot 65 jaar", 31, 37, 29, 46),
            _halter("65 jaar en ouder", 26, 36, 28, 45),
            _halter("Jonger dan 15 jaar", 16, None),
        ),
        ("bevolking van de wijk", "deelnemers, met marge"),
    )
    stippen = Stippen(
        _kader(
            "Elke stip is een score, van 1 (zeer beperkt) tot 5 (zeer sterk)", "Over de regie lopen de scores uiteen."
        ),
        (
            Stippenrij("Regie op proces", (1, 2, 2, 4, 5, 5), 3, oordeel=4, vorig=3),
            Stippenrij("Kennis delen", (), reden="minder dan vier scores: niet te zien"),
        ),
    )
    soorten = (gestegen, naast_elkaar, staven, punten, trechter, delen, veel, halter, stippen)
    return tuple(teken(soort) for soort in soorten)
