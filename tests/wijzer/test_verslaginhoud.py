# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""The files of the reports, read as they are: the forms, the report over 2021, the threads, the products and the letter."""

import re
from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path

import pytest
import yaml

CONTENT = Path(__file__).resolve().parents[2] / "content"
BESTANDEN = ("verslagsoorten", "verslagen", "aandachtspunten", "producten", "antwoordbrieven")
ZONMW, VERSLAG, BRIEF = "zonmw-voortgangsrapportage", "voortgangsverslag-2021", "antwoord-op-vragen-over-2021"
WIJKEN = {"alphen-noord", "den-haag-zuidwest", "stevenshof"}
RUIMTEN = WIJKEN | {"gedeeld", "samenwerkingsverband"}
VOEDING = {
    "interventies", "cijfers", "bereik", "gebeurtenissen", "lessen", "doorwerking", "zelfevaluatie", "eigen_inzet",
    "producten", "verspreiding", "aandachtspunten", "besluiten", "monitorplan", "leervragen", "afspraken", "inbreng",
    "onderzoeken", "veronderstellingen",
}  # fmt: skip
PRECISIES = {"dag", "maand", "seizoen", "kwartaal", "jaar", "onbekend"}


@cache
def lees(soort: str) -> dict[str, dict]:
    """The records of one file by their slug, each slug once."""
    lader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    records = yaml.load((CONTENT / f"{soort}.yaml").read_text(), Loader=lader)  # noqa: S506  both loaders are safe
    assert len({record["slug"] for record in records}) == len(records)
    return {record["slug"]: record for record in records}


def teksten(waarde: object) -> list[str]:
    """All strings in a record, also those in its lists and mappings."""
    if isinstance(waarde, dict):
        return [tekst for deel in waarde.values() for tekst in teksten(deel)]
    if isinstance(waarde, list):
        return [tekst for deel in waarde for tekst in teksten(deel)]
    return [waarde] if isinstance(waarde, str) else []


def antwoorden() -> dict[str, dict]:
    return lees("verslagen")[VERSLAG]["antwoorden"]


def velden(soort: str = ZONMW) -> list[dict]:
    return lees("verslagsoorten")[soort]["velden"]


def in_alle_woorden(*records: dict) -> str:
    return "\n".join(tekst for record in records for tekst in teksten(record))


# --- The forms -------------------------------------------------------------------------------------------------


def test_there_are_five_kinds_of_report_with_the_limits_they_should_have():
    assert {slug: (soort["max_paginas"], soort["per_wijk"]) for slug, soort in lees("verslagsoorten").items()} == {
        ZONMW: (10, False),
        "bijlage-raadsinformatiebrief": (2, True),
        "eindverslag": (0, False),
        "overdrachtsdossier": (0, True),
        "implementatieplan": (0, False),
    }


def test_the_sections_are_those_of_the_form_of_zonmw_in_its_order():
    assert [(sectie["nummer"], sectie["titel"]) for sectie in lees("verslagsoorten")[ZONMW]["secties"]] == [
        ("1", "Aanvullende voorwaarden"),
        ("2", "Voortgang van project"),
        ("3", "Realisatie van einddoelen"),
        ("4", "Voortgang van integrale samenwerking"),
        ("5", "Publicaties en producten"),
        ("6", "Verspreiding en implementatie"),
        ("7", "Verslag van de afgelopen periode"),
        ("8", "Rol en werkwijze van ZonMw"),
        ("9", "Algemene opmerkingen"),
    ]


def test_section_two_is_a_table_of_seven_rows_with_yes_and_no():
    rijen = [veld for veld in velden() if veld["sectie"] == "2"]
    assert [(rij["nummer"], rij["titel"]) for rij in rijen] == [
        ("1", "Tijdsplanning"),
        ("2", "Vraag/taakstelling"),
        ("3", "Plan van Aanpak"),
        ("3.1", "Projectopzet"),
        ("3.2", "Inzet van erkende interventies"),
        ("3.3", "Dataverzameling en instrumenten"),
        ("4", "Goedgekeurde begroting en personele inzet"),
    ]
    assert {(rij["soort"], rij["regels"]) for rij in rijen} == {("ja_nee", 5)}
    assert [s["nummer"] for s in lees("verslagsoorten")[ZONMW]["secties"] if s["indeling"] == "tabel"] == ["2"]


def test_the_other_sections_ask_what_the_form_asks():
    per_sectie = {
        nummer: [(veld["nummer"], veld["sleutel"], veld["soort"]) for veld in velden() if veld["sectie"] == nummer]
        for nummer in "13456789"
    }
    assert per_sectie == {
        "1": [("", "aanvullende-voorwaarden", "draden")],
        "3": [("", "einddoelen", "ja_nee"), ("", "oorzaken-en-oplossingen", "tekst")],
        "4": [("", "zelfevaluatie", "zelfevaluatie")],
        "5": [("", "producten", "producten")],
        "6": [
            ("a", "resultaten", "tekst"), ("b", "doelgroepen", "tekst"), ("c", "activiteiten", "tekst"),
            ("d", "vervolgstappen", "tekst"), ("e", "met-wie", "tekst"),
        ],
        "7": [("", "chronologie", "tekst"), ("", "reflectie", "tekst")],
        "8": [("", "rol-zonmw", "tekst")],
        "9": [("", "algemene-opmerkingen", "tekst")],
    }  # fmt: skip


def test_section_seven_has_two_pages_in_all():
    assert sum(veld["a4"] for veld in velden() if veld["sectie"] == "7") == 2
    assert [veld["sleutel"] for veld in velden() if veld["sectie"] != "7" and veld["a4"]] == []


@pytest.mark.parametrize("slug", sorted(lees("verslagsoorten")))
def test_every_question_has_its_own_key_a_section_and_feeds_that_exist(slug):
    soort = lees("verslagsoorten")[slug]
    secties = [sectie["nummer"] for sectie in soort["secties"]]
    sleutels = [veld["sleutel"] for veld in soort["velden"]]
    assert len(set(secties)) == len(secties)
    assert len(set(sleutels)) == len(sleutels)
    assert [sleutel for sleutel in sleutels if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", sleutel)] == []
    assert list(dict.fromkeys(veld["sectie"] for veld in soort["velden"])) == secties
    assert {veld["soort"] for veld in soort["velden"]} <= {"tekst", "ja_nee", "draden", "zelfevaluatie", "producten"}
    assert {voeding for veld in soort["velden"] for voeding in veld["vult"]} <= VOEDING
    assert [veld["sleutel"] for veld in soort["velden"] if not veld["titel"] or not veld["vraag"]] == []
    assert [
        s["nummer"] for s in soort["secties"] if not s["uitleg"] or s["indeling"] not in {"doorlopend", "tabel"}
    ] == []


def test_every_feed_is_used_by_some_report():
    gebruikt = {v for soort in lees("verslagsoorten").values() for veld in soort["velden"] for v in veld["vult"]}
    assert gebruikt == VOEDING


def test_a_form_that_is_not_known_says_so_and_is_not_of_zonmw():
    eind = lees("verslagsoorten")["eindverslag"]
    assert "het formulier van de financier is niet bekend" in eind["van_wie"]
    assert "ZonMw" not in eind["van_wie"]
    assert eind["link"] == ""
    assert [veld["titel"] for veld in eind["velden"] if veld["sectie"] == "3"] == [
        "Bereiken we de (juiste) inwoners?",
        "Voelen ze zich (positief) gezonder",
        "Verlopen de interventies met de juiste focus?",
        "Is de samenwerking tussen de (keten-) partners verbeterd?",
    ]


def test_the_worksheet_leads_to_the_help_of_zonmw():
    blad = lees("verslagsoorten")["implementatieplan"]
    assert blad["link"] == "https://publicaties.zonmw.nl/maak-zelf-een-implementatieplan/"


# --- The report over 2021 --------------------------------------------------------------------------------------


def test_the_header_is_that_of_the_source():
    verslag = lees("verslagen")[VERSLAG]
    kop = {sleutel: verslag[sleutel] for sleutel in ("soort", "ruimte", "projectnummer", "van", "tot", "staat", "bron")}
    assert kop == {
        "soort": ZONMW,
        "ruimte": "samenwerkingsverband",
        "projectnummer": "531006104",
        "van": date(2021, 1, 1),
        "tot": date(2022, 1, 1),
        "staat": "aangevuld",
        "bron": "s003",
    }


def test_every_question_of_the_form_is_answered_with_its_place_in_the_source():
    assert list(antwoorden()) == [veld["sleutel"] for veld in velden()]
    per_sectie = {veld["sleutel"]: veld["sectie"] for veld in velden()}
    assert [s for s, antwoord in antwoorden().items() if not antwoord["plaats"].startswith(f"§{per_sectie[s]}")] == []
    leeg = [s for s, antwoord in antwoorden().items() if not antwoord.get("tekst", "").strip()]
    assert leeg == ["zelfevaluatie"]  # the round itself is the answer


def test_yes_and_no_are_ticked_as_in_the_source_both_for_planning_and_goals():
    allebei, alleen_ja = (True, True), (True, False)
    assert {s: (a["ja"], a["nee"]) for s, a in antwoorden().items() if "ja" in a} == {
        "tijdsplanning": allebei,
        "vraagstelling": alleen_ja,
        "plan-van-aanpak": alleen_ja,
        "projectopzet": alleen_ja,
        "interventies": alleen_ja,
        "dataverzameling": alleen_ja,
        "begroting": alleen_ja,
        "einddoelen": allebei,
    }
    assert {veld["sleutel"] for veld in velden() if veld["soort"] == "ja_nee"} == {
        s for s, a in antwoorden().items() if "ja" in a
    }


def test_what_was_added_later_stands_apart_and_per_wijk_where_the_source_does_so():
    assert [s for s, antwoord in antwoorden().items() if antwoord.get("aanvulling")] == [
        "aanvullende-voorwaarden",
        "tijdsplanning",
        "dataverzameling",
    ]
    assert list(antwoorden()["zelfevaluatie"]["aanvullingen"]) == ["9", "10", "13"]
    per_wijk = {s: a["wijken"] for s, a in antwoorden().items() if "wijken" in a and s != "zelfevaluatie"}
    assert list(per_wijk) == ["tijdsplanning"]
    assert {wijk: list(deel) for wijk, deel in per_wijk["tijdsplanning"].items()} == dict.fromkeys(
        WIJKEN, ["aanvulling"]
    )
    mag = {veld["sleutel"] for veld in velden() if veld["per_wijk"]}
    assert set(per_wijk) <= mag


def test_the_scores_are_those_of_the_round_of_january_2022():
    ronde = lees("zelfevaluaties")[antwoorden()["zelfevaluatie"]["ronde"]]
    assert ronde["slug"] == "januari-2022"
    assert Counter(oordeel["score"] for oordeel in ronde["oordelen"]) == {4: 7, 3: 8}
    later = [oordeel["nummer"] for oordeel in ronde["oordelen"] if "Later is toegelicht" in oordeel["motivatie"]]
    assert later == [9, 10, 13]


def test_the_explanations_of_section_four_are_per_wijk_or_partner_where_the_source_does_so():
    deel = antwoorden()["zelfevaluatie"]
    assert {nummer: list(namen) for nummer, namen in deel["wijken"].items()} == {
        "4": ["Alphen", "Leiden", "Den Haag"],
        "7": ["WSD", "AWPG en TNO", "RIVM", "GGD"],
        "8": ["Alphen", "Leiden", "Den Haag"],
        "11": ["Alphen", "Leiden", "Den Haag"],
    }
    # What is split or added to stands in its own words, so that nothing of the round is told twice.
    assert set(deel["toelichtingen"]) == set(deel["wijken"]) | set(deel["aanvullingen"])
    assert deel["opmerkingen"] == "-"
    plat = in_alle_woorden({sleutel: waarde for sleutel, waarde in deel.items() if sleutel != "ronde"})
    assert re.findall(r"[*#\[\]]", plat) == []


def test_the_months_of_section_seven_are_complete():
    tekst = antwoorden()["chronologie"]["tekst"]
    maanden = dict(re.findall(r"^### (.+)\n((?:- .+\n?)+)", tekst, re.M))
    assert {maand: regels.count("- ") for maand, regels in maanden.items()} == {
        "Januari 2021": 2,
        "Maart 2021": 3,
        "April 2021": 2,
        "Juni 2021": 2,
        "September 2021": 1,
        "November 2021": 2,
        "December 2021": 1,
        "Januari 2022": 3,
    }
    assert [dag for dag in ("24 februari", "21 april", "23 juni 2022", "22 september 2022") if dag not in tekst] == []


@pytest.mark.parametrize(
    ("sleutel", "fragmenten"),
    [
        ("tijdsplanning", ["1 januari 2023", "Noot", "1 oktober 2022"]),
        ("einddoelen", ["4 werkgroepen", "2 landelijke leernetwerken", "mei 2022", "oktober", "Noot", "23 juni 2022"]),
        ("dataverzameling", ["10 inwoners", "6 beleidsmakers", "eengezonderhollandsmidden.nl"]),
        ("zelfevaluatie", ["Kampen", "Rotterdam", "17 mei 2022", "Miro-bord", "11 kennisvouchers", "17 februari 2022"]),
        ("rol-zonmw", ["1 december 2022", "geld", "Begin 2023", "financiële verantwoording"]),
        ("oorzaken-en-oplossingen", ["wisselingen", "1 februari", "oogstjaar"]),
        ("resultaten", ["drie wijken", "NWA", "De comfort-transitie, anders werken in een complexe wereld"]),
        ("producten", ["ProjectNet", "niet vastgelegd in de bron"]),
    ],
)
def test_the_facts_of_an_answer_are_there(sleutel, fragmenten):
    tekst = in_alle_woorden(antwoorden()[sleutel])
    assert [deel for deel in fragmenten if deel not in tekst] == []


def test_the_annex_that_is_not_in_our_hands_says_so():
    for record in (lees("verslagen")[VERSLAG], lees("antwoordbrieven")[BRIEF]):
        assert [bijlage["titel"] for bijlage in record["bijlagen"]] == ["Heel Zuidwest duurzaam in beweging"]
        assert re.search(r"hebben (wij|het) (het )?niet", record["bijlagen"][0]["omschrijving"])


# --- The threads -----------------------------------------------------------------------------------------------


def test_the_points_of_section_one_stand_in_its_four_blocks():
    blokken = [(draad["blok"], slug) for slug, draad in lees("aandachtspunten").items() if draad["blok"]]
    assert blokken == [
        ("Aandachtspunten commissie", "plan-voor-monitoring-en-evaluatie"),
        ("Aandachtspunten commissie", "lessen-borgen-en-verder-brengen"),
        ("Voortgang", "interventies-en-bereik"),
        ("Monitorvragen integrale samenwerking", "vervolg-van-productieve-interacties"),
        ("Verspreiding en implementatie", "methodieken-en-tools-delen"),
    ]


def test_the_letter_has_six_questions_with_the_pages_that_it_names():
    vragen = lees("antwoordbrieven")[BRIEF]["vragen"]
    assert [(vraag["nummer"], vraag["aandachtspunt"], vraag["pagina"]) for vraag in vragen] == [
        (1, "lessen-borgen-en-verder-brengen", ""),
        (2, "interventies-en-bereik", ""),
        (3, "welke-andere-accenten", "4"),
        (4, "oogstjaar-en-focusgroepen", "5"),
        (5, "waar-het-accent-wel-op-ligt", "9"),
        (6, "toelichting-service-design", ""),
    ]
    assert [v["citaat"] for v in vragen if not 2 < len(v["citaat"].split()) < 7] == []
    draden = lees("aandachtspunten")
    zonder = [
        v["nummer"]
        for v in vragen
        if v["pagina"] and f"p. {v['pagina']}" not in draden[v["aandachtspunt"]]["verwijzing"]
    ]
    assert zonder == []


def test_a_question_asked_in_two_rounds_is_one_thread_with_both():
    rondes = {
        slug: [beurt["datum"].year for beurt in draad["beurten"] if beurt["wie"] == "funder" and beurt["datum"]]
        for slug, draad in lees("aandachtspunten").items()
    }
    assert [slug for slug, jaren in rondes.items() if jaren == [2021, 2022]] == [
        "lessen-borgen-en-verder-brengen",
        "interventies-en-bereik",
    ]


def test_the_states_are_those_of_the_sources():
    draden = lees("aandachtspunten")
    assert Counter(draad["staat"] for draad in draden.values()) == {
        "beantwoord": 8,
        "geaccepteerd": 1,
        "open_bij_funder": 1,
    }
    assert draden["plan-voor-monitoring-en-evaluatie"]["staat"] == "geaccepteerd"
    mail = [beurt for beurt in draden["plan-voor-monitoring-en-evaluatie"]["beurten"] if beurt["wie"] == "wij"]
    assert [(beurt["datum"], beurt["precisie"]) for beurt in mail] == [(date(2021, 1, 14), "dag")]
    eigen = draden["eerder-het-format-voor-het-eindverslag"]
    assert (eigen["van"], eigen["staat"], eigen["beurten"][0]["wie"]) == ("Wijzer in de Wijk", "open_bij_funder", "wij")


def test_every_turn_says_who_when_and_where_in_the_source():
    sleutels = {veld["sleutel"] for veld in velden()}
    for slug, draad in lees("aandachtspunten").items():
        assert draad["verslag"] == VERSLAG, slug
        assert draad["veld"] in sleutels, slug
        assert draad["verwijzing"], slug
        assert draad["soort"] in {"aandachtspunt", "vraag", "suggestie"}, slug
        for beurt in draad["beurten"]:
            assert beurt["wie"] in {"wij", "funder"}, slug
            assert beurt["precisie"] in PRECISIES and (beurt["datum"] is None) == (beurt["precisie"] == "onbekend"), (
                slug
            )
            assert beurt["tekst"].strip() and beurt["plaats"], slug
            assert beurt.get("wijk", "stevenshof") in WIJKEN, slug


def test_the_answers_that_the_letter_gives_per_wijk_are_per_wijk():
    assert [
        slug
        for slug, draad in lees("aandachtspunten").items()
        if {beurt["wijk"] for beurt in draad["beurten"] if "wijk" in beurt} == WIJKEN
    ] == [
        "lessen-borgen-en-verder-brengen",
        "interventies-en-bereik",
        "welke-andere-accenten",
        "oogstjaar-en-focusgroepen",
        "waar-het-accent-wel-op-ligt",
    ]


@pytest.mark.parametrize(
    ("slug", "wijk", "fragmenten"),
    [
        (
            "interventies-en-bereik",
            "stevenshof",
            ["16 recepten in 2019", "19 in 2020", "11 in 2021", "31 tot en met 33"],
        ),
        ("interventies-en-bereik", "alphen-noord", ["181 recepten uit in 2020", "244 recepten in 2021"]),
        (
            "interventies-en-bereik",
            "den-haag-zuidwest",
            ["zes interviews", "GGD Hollands Midden", "fase 2 (drie jaar)"],
        ),
        ("lessen-borgen-en-verder-brengen", "den-haag-zuidwest", ["oktober 2022", "Noot", "23 juni"]),
        ("lessen-borgen-en-verder-brengen", None, ["10 november 2022", "www.wijzerindewijk.nl", "September 2022"]),
        ("welke-andere-accenten", None, ["1 januari 2023", "1 oktober 2022"]),
        ("welke-andere-accenten", "alphen-noord", ["twee showcases", "najaar van 2022", "enquête"]),
        ("waar-het-accent-wel-op-ligt", None, ["5, 13 en 6", "Noot"]),
        ("waar-het-accent-wel-op-ligt", "alphen-noord", ["6 interventies", "eind 2019"]),
        ("oogstjaar-en-focusgroepen", "den-haag-zuidwest", ["overweegt een masterclass"]),
    ],
)
def test_the_facts_of_a_turn_are_there(slug, wijk, fragmenten):
    beurten = [beurt for beurt in lees("aandachtspunten")[slug]["beurten"] if beurt.get("wijk") == wijk]
    tekst = in_alle_woorden(*beurten).lower()
    assert [deel for deel in fragmenten if deel.lower() not in tekst] == []


def test_the_figures_are_those_of_the_file_of_figures():
    tekst = in_alle_woorden(lees("aandachtspunten")["interventies-en-bereik"])
    waarden = [cijfer["waarde"] for cijfer in lees("cijfers").values()]
    assert sorted(waarden) == [11, 16, 19, 181, 244]
    assert [waarde for waarde in waarden if not re.search(rf"\b{waarde}\b", tekst)] == []


def test_the_letter_covers_the_agenda_of_2022():
    brief = lees("antwoordbrieven")[BRIEF]
    assert brief["agenda"] == {"van": date(2022, 1, 1), "tot": date(2022, 12, 31)}
    assert (brief["verslag"], brief["aan"], brief["precisie"]) == (VERSLAG, "ZonMw", "jaar")


# --- The products ----------------------------------------------------------------------------------------------


def test_a_product_has_the_state_that_the_source_gives_it():
    per_staat: dict[str, set[str]] = {}
    for slug, product in lees("producten").items():
        per_staat.setdefault(product["staat"], set()).add(slug)
    assert per_staat["idee"] == {"leergang-beleidsambtenaren", "masterclass-positieve-gezondheid"}
    assert per_staat["gepland"] == {
        "handreiking-integrale-wijkaanpak", "handreiking-participatieve-lerende-aanpak", "antwoorden-op-vier-vragen",
        "gezamenlijke-publicatie", "praatplaat-den-haag-zuidwest", "showcases-alphen",
    }  # fmt: skip
    assert per_staat["in_de_maak"] == {
        "menukaart", "kennisvoucher-positieve-gezondheid", "recept-inwonerbetrokkenheid", "stage-den-haag",
        "zes-interviews-den-haag", "interviews-stevenshof", "inbreng-onderzoek-effectiviteit-wor",
        "gebiedsprofielen-haaglanden",
    }  # fmt: skip
    assert per_staat["onbekend"] == {"afstudeeropdrachten", "presentaties-en-netwerken"}
    assert "vervallen" not in per_staat
    assert len(per_staat["klaar"]) == len(lees("producten")) - sum(
        len(slugs) for staat, slugs in per_staat.items() if staat != "klaar"
    )


def test_every_product_the_project_expected_is_in_the_register():
    producten = lees("producten")
    assert producten["handreiking-integrale-wijkaanpak"]["titel"] == (
        "Handreiking voor een integrale wijkaanpak, met (visuele) lessen uit drie wijken"
    )
    assert "11 kennisvouchers" in producten["kennisvoucher-positieve-gezondheid"]["omschrijving"]
    assert "10 inwoners en 6 beleidsmakers" in producten["interviews-stevenshof"]["titel"]
    assert producten["artikel-evaluatiewijzer"]["datum"] == producten["special-leven-lang-leren"]["datum"]
    assert (producten["website-wijzerindewijk"]["datum"], producten["website-wijzerindewijk"]["staat"]) == (
        date(2023, 1, 26),
        "klaar",
    )
    assert {product["soort"] for product in producten.values()} == {
        "artikel", "website", "handreiking", "praatplaat", "presentatie", "nieuwsbrief", "projectvoorstel", "stage",
        "overig",
    }  # fmt: skip


def test_a_product_without_a_day_in_the_source_has_none():
    for slug, product in lees("producten").items():
        assert product["precisie"] in PRECISIES, slug
        assert (product["datum"] is None) == (product["precisie"] == "onbekend"), slug
        assert product["datum_in_bron"] and product["omschrijving"], slug
        assert len(product["titel"]) <= 200, slug


# --- What holds for all ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("soort", [soort for soort in BESTANDEN if soort != "verslagen"])
def test_everything_names_its_sources_and_its_room(soort):
    bronnen = set(lees("bronnen"))
    for slug, record in lees(soort).items():
        assert record["ruimte"] in RUIMTEN, slug
        assert record["bronnen"], slug
        assert {bron["bron"] for bron in record["bronnen"]} <= bronnen, slug
        assert [bron for bron in record["bronnen"] if not bron["plaats"]] == [], slug


def test_what_is_of_the_funder_is_in_the_room_of_the_partners():
    for soort in ("verslagen", "aandachtspunten", "antwoordbrieven"):
        assert {record["ruimte"] for record in lees(soort).values()} == {"samenwerkingsverband"}


def zinnen(tekst: str) -> list[str]:
    zonder_adres = re.sub(r"\]\([^)]*\)", "]", tekst)
    blokken = re.split(r"\n\s*\n|\n\s*(?:-|\d+\.)\s|\n", zonder_adres)
    return [zin for blok in blokken for zin in re.split(r"(?<=[.!?:;])[*]*\s+", blok) if zin.strip()]


@pytest.mark.parametrize("soort", BESTANDEN)
def test_no_sentence_is_longer_than_twenty_words(soort):
    titels = {record["titel"] for record in lees(soort).values()}
    lang = [
        zin
        for record in lees(soort).values()
        for tekst in teksten(record)
        if tekst not in titels
        for zin in zinnen(tekst)
        if len(zin.split()) > 20 and "Preventieloket Moerwijk" not in zin  # six names in a row
    ]
    assert lang == []


@pytest.mark.parametrize("soort", BESTANDEN)
def test_no_illness_leave_or_name_of_a_colleague_is_told(soort):
    tekst = in_alle_woorden(*lees(soort).values()).lower()
    namen = [
        deel for titel in lees("professionals").values() for deel in titel["titel"].lower().split() if len(deel) > 3
    ]
    verboden = ["ziekte", "ziek ", "zwanger", "verlof", "pensioen", *namen]
    assert [woord for woord in verboden if re.search(rf"\b{re.escape(woord.strip())}\b", tekst)] == []
