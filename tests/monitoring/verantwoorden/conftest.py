# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""A report with a few questions, a thread with the funder, and a version that was vastgesteld."""

import itertools
from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from monitoring.verantwoorden.aandachtspunten import begin_draad, neem_beurt
from monitoring.verantwoorden.beeld import (
    Bijlagebeeld,
    Herkomst,
    Keuze,
    Sectiebeeld,
    Tekst,
    Veldbeeld,
    Verslagbeeld,
    naar_json,
)
from monitoring.verantwoorden.models import Aandachtspunt, Beurt, Verslag, Verslagsoort, Verslagversie

_nummers = itertools.count(1)
OPZET = {
    "titel": "Voortgangsrapportage",
    "max_paginas": 10,
    "secties": [
        {"nummer": "1", "titel": "Aanvullende voorwaarden", "uitleg": "", "indeling": "doorlopend"},
        {"nummer": "2", "titel": "Voortgang", "uitleg": "", "indeling": "tabel"},
        {"nummer": "4", "titel": "Zelfevaluatie", "uitleg": "", "indeling": "doorlopend"},
    ],
    "velden": [
        {
            "sectie": "1",
            "nummer": "",
            "sleutel": "draden",
            "titel": "Aandachtspunten",
            "soort": "draden",
            "per_wijk": False,
            "vult": [],
        },
        {
            "sectie": "2",
            "nummer": "1",
            "sleutel": "tijdsplanning",
            "titel": "Tijdsplanning",
            "soort": "ja_nee",
            "per_wijk": False,
            "vult": [],
        },
        {
            "sectie": "2",
            "nummer": "3",
            "sleutel": "aanpak",
            "titel": "Plan van aanpak",
            "soort": "tekst",
            "per_wijk": True,
            "vult": [],
        },
        {
            "sectie": "4",
            "nummer": "",
            "sleutel": "zelfevaluatie",
            "titel": "Scores",
            "soort": "zelfevaluatie",
            "per_wijk": False,
            "vult": [],
        },
    ],
}


@pytest.fixture
def maak_verslag(maak, ruimten) -> Callable[..., Verslag]:
    """Make a report: `maak_verslag("stevenshof", staat="vragen_ontvangen")`."""

    def _maak_verslag(ruimte: str = "samenwerkingsverband", **velden) -> Verslag:
        soort = Verslagsoort.objects.first() or maak(Verslagsoort, "Voortgangsrapportage")
        nummer = next(_nummers)
        standaard = {
            "titel": f"Verslag {nummer}", "slug": f"verslag-{nummer}", "organisatie": "GGD", "projectnummer": "531006104",
            "van": date(2021, 1, 1), "tot": date(2021, 12, 31), "opzet": OPZET, "soort_versie": "1",
        }  # fmt: skip
        return Verslag.objects.create(soort=soort, ruimte=ruimten[ruimte], **(standaard | velden))

    return _maak_verslag


@pytest.fixture
def verslag(maak_verslag) -> Verslag:
    return maak_verslag(staat="vragen_ontvangen")


@pytest.fixture
def maak_punt(ruimten, beheerder) -> Callable[..., Aandachtspunt]:
    """Make a thread that begins with a question: `maak_punt("Het bereik", "Hoeveel mensen?", verslag=verslag)`."""

    def _maak_punt(titel: str, vraag: str = "", *, ruimte: str = "samenwerkingsverband", **velden) -> Aandachtspunt:
        punt = Aandachtspunt(titel=titel, ruimte=ruimten[ruimte], **velden)
        beurt = Beurt(wie="funder", tekst=f"<p>{vraag}</p>", datum=date(2022, 5, 1)) if vraag else None
        return begin_draad(punt, beurt, by=beheerder)

    return _maak_punt


@pytest.fixture
def antwoord() -> Callable[..., Beurt]:
    """Answer a thread: `antwoord(punt, "Zo zit het.", by=projectleider, wijk=wijk)`."""

    def _antwoord(punt: Aandachtspunt, tekst: str, *, by, **velden) -> Beurt:
        return neem_beurt(punt, Beurt(wie="wij", tekst=f"<p>{tekst}</p>", **velden), by=by)

    return _antwoord


def maak_beeld() -> Verslagbeeld:
    """A report of which each part has a word of its own, so that a test can see which is shown."""
    herkomst = Herkomst("lessen", "Herkomsttitel", "/beheer/geheim/")
    return Verslagbeeld(
        sleutel="x", soort="Voortgangsrapportage", titel="Voortgangsverslag 2021", organisatie="GGD Hollands Midden",
        projectnummer="531006104", van=date(2021, 1, 1), tot=date(2021, 12, 31), versie=1, staat="vastgesteld",
        vastgesteld_op=datetime(2022, 2, 1, tzinfo=UTC), gebied="drie wijken", inleiding="", max_paginas=10,
        secties=(
            Sectiebeeld("1", "Aanvullende voorwaarden", "", "doorlopend", (
                Veldbeeld("draden", "", "Aandachtspunten", "", (Tekst("<p>draadwoord</p>"),)),
            )),
            Sectiebeeld("2", "Voortgang", "", "tabel", (
                Veldbeeld("tijdsplanning", "1", "Tijdsplanning", "", (
                    Keuze(True, True), Tekst("<p>planwoord</p>", herkomst=herkomst),
                    Tekst("<p>aanvulwoord</p>", kop="Vraagwoord", aanvulling=True),
                )),
                Veldbeeld("onbekend-veld", "9", "Onbekend", "", (Tekst("<p>onbekendwoord</p>"),)),
            )),
            Sectiebeeld("4", "Zelfevaluatie", "", "doorlopend", (
                Veldbeeld("zelfevaluatie", "", "Scores", "", (Tekst("<p>scorewoord</p>"),)),
            )),
        ),
        bijlagen=(Bijlagebeeld(1, "Bijlagetitel", bestand="intern.docx", adres="https://intern.example/"),),
    )  # fmt: skip


@pytest.fixture
def maak_versie(maak_verslag) -> Callable[..., Verslagversie]:
    """A version that was vastgesteld, in a room."""

    def _maak_versie(ruimte: str = "samenwerkingsverband") -> Verslagversie:
        verslag = maak_verslag(ruimte, staat="vastgesteld")
        return Verslagversie.objects.create(verslag=verslag, nummer=1, beeld=naar_json(maak_beeld()), sha256="0" * 64)

    return _maak_versie
