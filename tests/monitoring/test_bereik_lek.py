# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""A reader with all that is published about the reach of a period: pages, charts, files, the API; and a pencil."""

import csv
import html
import io
import re
from itertools import product

import pytest
from hypothesis import HealthCheck, given, reject, settings

from monitoring.meten import kleine_groepen
from monitoring.meten.bereik import GESTOPT, Telling, _aantallen, bewaar_bereik, met_onbekend, naam_van, tabellen
from monitoring.meten.kleine_groepen import K_RESIDENT, afgerond
from monitoring.meten.models import Bereik, Bereikbeeld
from monitoring.meten.models.bereik import Stap
from tests.monitoring.meten.aanvaller import Aanvaller, Onbeslist
from tests.monitoring.meten.test_bereik import telling, tellingen
from wijken.models import Interventie

pytestmark = pytest.mark.django_db

WIJK = "/wijken/stevenshof/bereik/"
TE_ZIEN = re.compile(r"<10|niet getoond|\d{1,3}(?:\.\d{3})*")
STAPPEN = {str(Stap(stap).label): stap for stap in Stap.values}


# --- Publishing and reading --------------------------------------------------------------------------------------


def publiceer(wat: Telling, wijk, interventie, by) -> Bereik:
    leeg = {f"{stap}_ontbreekt": "weet_niet" for stap in Stap.values if stap not in wat.stappen}
    bereik = Bereik(
        wijk=wijk, interventie=interventie, begin="2024-01-01", einde="2024-12-31", telling="Geteld door de coach.",
        doelgroep_wie="Inwoners", doelgroep_herkomst="schatting", doelgroep_uitleg="Van de huisarts.", **leeg,
    )  # fmt: skip
    for naam in ("begin", "einde"):
        setattr(bereik, naam, Bereik._meta.get_field(naam).to_python(getattr(bereik, naam)))
    for stap, aantal in wat.stappen.items():
        setattr(bereik, stap, aantal)
    return bewaar_bereik(bereik, wat.delen, by=by, definitief=True)


def kaal(stuk: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", stuk)).split())


def van_pagina(bron: str) -> dict[str, str]:
    """Return what a page says of every place: from the tables below the charts, and the tables of groups and reasons."""
    gelezen = {}
    for tabel in re.findall(r"<table\b.*?</table>", bron, flags=re.S):
        titel = kaal(re.search(r"<caption.*?</caption>", tabel, flags=re.S)[0])
        rijen = [
            [kaal(cel) for cel in re.findall(r"<t[hd]\b.*?</t[hd]>", rij, flags=re.S)]
            for rij in re.findall(r"<tr>.*?</tr>", tabel, flags=re.S)
        ]
        for naam, *cellen in rijen[1:]:
            if titel.startswith("Bereik van"):
                stap = STAPPEN[naam.split(" (")[0].lower()]
                if (tekst := cellen[0].split(" (")[0]) and TE_ZIEN.fullmatch(tekst):
                    gelezen[stap] = tekst
            elif titel.startswith("Wie startte, naar "):
                kenmerk = titel.removeprefix("Wie startte, naar ").split(" (")[0]
                gelezen[f"gestart {kenmerk} {naam.lower()}"] = cellen[0]
                if "Afgerond" in rijen[0] and cellen[1] != "geen":
                    gelezen[f"afgerond {kenmerk} {naam.lower()}"] = cellen[1]
            else:
                gelezen[f"niet afgerond reden {naam.lower()}"] = cellen[0]
    return gelezen


def van_csv(inhoud: str) -> dict[str, str]:
    rijen = list(csv.DictReader(io.StringIO(inhoud.removeprefix("\ufeff")), delimiter=";"))
    return {
        " ".join(filter(None, (STAPPEN.get(rij["stap"], rij["stap"]), rij["uitgesplitst naar"], rij["groep"]))):
        rij["aantal"] for rij in rijen if rij["aantal"]
    }  # fmt: skip


def van_json(inhoud: dict) -> dict[str, str]:
    gelezen = {stap["stap"]: stap["aantal"] for stap in inhoud["stappen"] if stap["aantal"]}
    return gelezen | {f"{deel['stap']} {deel['kenmerk']} {deel['groep']}": deel["aantal"] for deel in inhoud["delen"]}


def uit_de_grafiek(bron: str) -> set[str]:
    """Return the counts that stand in the drawing of the steps, also in what is read aloud instead of it."""
    stappen = bron[: bron.index("</figure>")]
    tekening = kaal(" ".join(re.findall(r"<svg\b.*?</svg>", stappen, flags=re.S)))
    zonder = re.sub(r"\(\d+% van [^)]*\)|Over 2024|in Stevenshof, 2024|<10|minder dan 10", "", tekening)
    return set(re.findall(r"\d+", zonder))


def lees_alles(client, slug: str) -> dict[str, str]:
    """Return everything that is said of one intervention, and check that every output says the same."""
    pagina = client.get(f"{WIJK}{slug}-2024/").content.decode()
    ene = van_pagina(pagina)
    bestand = van_csv(client.get(f"{WIJK}{slug}-2024.csv").content.decode())
    antwoord = van_json(client.get(f"/api/v1/bereik/stevenshof-{slug}-2024").json())
    assert ene == {plaats.lower(): tekst for plaats, tekst in bestand.items()}
    assert bestand == antwoord
    assert uit_de_grafiek(pagina) <= set(ene.values())
    overzicht = client.get(WIJK).content.decode()
    stuk = re.search(rf'aria-labelledby="{slug}-2024".*?</section>', overzicht, flags=re.S)[0]
    assert van_pagina(stuk) == {plaats: tekst for plaats, tekst in ene.items() if " " not in plaats}
    return ene


# --- The attack --------------------------------------------------------------------------------------------------


def aanval(wat: Telling, gelezen: dict[str, str]) -> list[str]:
    """Return what a reader works out about a few people who knows the form of the tables, and only what was read."""
    tabellen_, nesten = tabellen(wat)
    vorm = [
        ("redenen" if t.groep == GESTOPT else t.groep, t.kenmerken,
         [sorted({s[i] for s in t.aantallen}) for i in range(len(t.kenmerken))])
        for t in tabellen_
    ]  # fmt: skip
    waar = _aantallen(wat)
    plafond = 2 * max(waar.values(), default=0) + 60
    lezer = Aanvaller(vorm, nesten, plafond)
    redenen = ("redenen", frozenset())
    if redenen in lezer.plaatsen:  # the reasons are of exactly those who started and did not finish
        gestopt = lezer.plaatsen[GESTOPT, frozenset()]
        lezer.regels.append((lezer._min(lezer.plaatsen[redenen], gestopt), 0, 0))
    lezer.gok = [
        t.aantallen.get(sleutel, 0)
        for t, (_, _, soorten) in zip(tabellen_, vorm, strict=True)
        for sleutel in product(*soorten)
    ]
    waarheid = {}
    for groep, plaats in lezer.plaatsen:
        echt = GESTOPT if groep == "redenen" else groep
        naam = " ".join(["niet afgerond" if echt == GESTOPT else echt,
                         *(f"{kenmerk} {naam_van(kenmerk, cat).lower()}" for kenmerk, cat in plaats)])  # fmt: skip
        if naam in gelezen and not (groep == GESTOPT and plaats):
            lezer.leest((groep, plaats), gelezen[naam])
        buiten, _, binnen = groep.partition(" zonder ")
        waarheid[groep, plaats] = (
            _tel(wat, buiten, plaats) - _tel(wat, binnen, plaats) if binnen else _tel(wat, echt, plaats)
        )
    assert lezer.kan(waarheid)  # what is published is true
    gevonden = []
    for plaats, aantal in waarheid.items():
        if aantal < K_RESIDENT:
            gevonden += [f"{plaats} is not {n}" for n in range(K_RESIDENT) if not lezer.kan({plaats: n})]
        elif plaats[0] in wat.stappen and gelezen.get(plaats[0]) == "niet getoond" and not plaats[1]:
            ruim = [n for n in range(max(0, aantal - 40), aantal + 41) if abs(n - afgerond(aantal)) > 2]
            if not any(lezer.kan({plaats: n}) for n in ruim):
                gevonden.append(f"{plaats} is {afgerond(aantal)}, as if it was shown")
    return gevonden


def _tel(wat: Telling, groep: str, plaats: frozenset) -> int:
    if not plaats:
        return wat.stappen[Stap.GESTART] - wat.stappen[Stap.AFGEROND] if groep == GESTOPT else wat.stappen[groep]
    ((kenmerk, categorie),) = plaats
    return met_onbekend(wat, groep, kenmerk).get(categorie, 0)


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(ene=tellingen(), andere=tellingen())
def test_nobody_works_out_a_small_group_from_everything_that_is_published(client, wijk, maak, beheerder, ene, andere):
    """Two interventions in one period: pages, charts, files and the API say the same, and together not too much."""
    Bereik.objects.all().delete()
    for slug, wat in (("wandelen", ene), ("koken", andere)):
        interventie = Interventie.objects.filter(slug=slug).first()
        interventie = interventie or maak(Interventie, slug.title(), slug=slug, gepubliceerd=True)
        publiceer(wat, wijk, interventie, beheerder)
    for slug, wat in (("wandelen", ene), ("koken", andere)):
        gelezen = lees_alles(client, slug)
        inhoud = Bereikbeeld.objects.get(interventie__slug=slug).inhoud
        assert set(gelezen.values()) == {
            rij["tekst"] for rij in [*inhoud["stappen"], *(r for deel in inhoud["delen"] for r in deel["rijen"])]
            if rij["tekst"]
        }  # fmt: skip
        try:
            assert aanval(wat, gelezen) == []
        except Onbeslist:
            reject()


LEKKEN = {
    "who did not finish": telling(None, None, 60, 54),
    "who finished of one age": telling(
        None, None, 70, 40, delen={("gestart", "leeftijd"): {"45-65": 42, "65+": 20, "25-45": 8}}
    ),
    "two reasons that add up": telling(
        None, None, 60, 42, delen={(GESTOPT, "reden"): {"verhuisd": 9, "gezondheid": 9}}
    ),
}


@pytest.mark.parametrize("naam", LEKKEN)
def test_the_same_reader_finds_it_when_nothing_more_is_withheld(
    client, wijk, interventie, beheerder, monkeypatch, naam
):
    publiceer(LEKKEN[naam], wijk, interventie, beheerder)
    assert aanval(LEKKEN[naam], lees_alles(client, "wandelen")) == []
    Bereik.objects.all().delete()
    monkeypatch.setattr(kleine_groepen, "_vul_aan", lambda feiten, standen: None)
    publiceer(LEKKEN[naam], wijk, interventie, beheerder)
    assert aanval(LEKKEN[naam], lees_alles(client, "wandelen")) != []
