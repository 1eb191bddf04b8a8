# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""The launch content says what the sources say: counts, titles, dates, figures; and it says nothing they do not."""

import hashlib
import json
import re
from collections import Counter
from datetime import date
from html import unescape
from pathlib import Path

import pytest
import yaml
from django.apps import apps
from django.core.serializers.json import DjangoJSONEncoder
from django.test import Client

from monitoring.leren.models import Antwoord, Instrument, Zelfevaluatie
from monitoring.leren.vergelijk import ZONDER_WAARDEN, vorige_oordelen
from monitoring.meten.models import Cijfer, Duiding
from monitoring.verantwoorden.models import Aandachtspunt, Antwoordbrief, Verslag
from redactie.models import Begrip, Bron, Item, Ophaalverzoek, Redactieruimte, Status, Tegenspraak, Versie, Video
from redactie.tekst import platte_tekst
from redactie.versies import bewaar_werkkopie, neem_op
from redactie.workflow import transition
from toolkit.models import Les, Menukaartonderwerp, Ontwikkeling, Praktijkvoorbeeld, Thema, Tool, Vraag
from wijken.agenda import kwartaaltabel, met_uitgenodigden, van_jaar, voor_agenda
from wijken.models import Besluit, Gebeurtenis, Gemeente, Interventie, Professional, Wijk
from wijken.models.gebeurtenis import tijden
from wijzer.inhoud import SOORTEN, Inhoudsfout, laad
from wijzer.management.commands.laad_inhoud import content_loader

ITEMS = [model for model in apps.get_models() if issubclass(model, Item)]


@pytest.fixture
def inhoud(geladen, db) -> None:
    """The loaded content, and a database that is as it was after the test."""


def tekst_van(item: Item) -> str:
    """All words of an item and its parts, without markup."""
    rijen = [item, *(rij for naam in item.onderdelen for rij in getattr(item, naam).all())]
    waarden = [veld.value_from_object(rij) for rij in rijen for veld in rij._meta.concrete_fields]
    losse = [deel for waarde in waarden for deel in (waarde if isinstance(waarde, list) else [waarde])]
    return "\n".join(platte_tekst(deel) for deel in losse if isinstance(deel, str))


def slugs(queryset) -> list[str]:
    return list(queryset.values_list("slug", flat=True))


# --- Counts, titles and wording --------------------------------------------------------------------------------


def test_the_three_wijken_stand_in_their_gemeenten(inhoud):
    assert list(Wijk.objects.gepubliceerd().values_list("titel", "gemeente__titel", "volgorde")) == [
        ("Alphen Noord", "Alphen aan den Rijn", 1),
        ("Den Haag Zuidwest", "Den Haag", 2),
        ("Stevenshof", "Leiden", 3),
    ]
    assert Gemeente.objects.count() == 3


def test_the_four_questions_have_the_literal_words_and_order_of_the_news_item(inhoud):
    assert list(Vraag.objects.gepubliceerd().values_list("nummer", "titel", "kort")) == [
        (1, "Bereiken we de (juiste) inwoners?", "Bereik"),
        (2, "Voelen ze zich (positief) gezonder", "Positieve gezondheid"),
        (3, "Verlopen de interventies met de juiste focus?", "Verloop interventies"),
        (4, "Is de samenwerking tussen de (keten-) partners verbeterd?", "Samenwerking"),
    ]


def test_the_other_wordings_of_the_questions_are_kept_with_where_they_stand(inhoud):
    brief, verslag = "Antwoord aan ZonMw (2022)", "Voortgangsrapportage over 2021"
    anders = {
        vraag.nummer: [(rij.tekst, rij.vindplaats.split(",")[0]) for rij in vraag.regels.filter(soort="variant")]
        for vraag in Vraag.objects.all()
    }
    assert {nummer: [deel for deel in rijen if deel[1] in (brief, verslag)] for nummer, rijen in anders.items()} == {
        1: [("Bereiken we de (juiste) inwoners", verslag)],
        2: [("Voelen de inwoners zich (positief) gezond(er)", brief), ("Voelen ze zich (positief) gezond", verslag)],
        3: [("Verlopen de interventies goed", verslag)],
        4: [("Is de samenwerking verbeterd?", brief), ("Is de samenwerking verbeterd", verslag)],
    }
    rest = [rij for rijen in anders.values() for rij in rijen if rij[1] not in (brief, verslag)]
    assert rest and all("buiten onze vijf bronnen" in plaats for _, plaats in rest)


def test_every_question_has_three_first_steps_that_lead_somewhere(inhoud):
    for vraag in Vraag.objects.all():
        stappen = list(vraag.regels.filter(soort="beginstap").values_list("adres", flat=True))
        assert (vraag.nummer, len(stappen)) == (vraag.nummer, 3)
        assert [adres for adres in stappen if Client().get(adres).status_code != 200] == []


WERKT = {
    "De Rendementsmeter": [
        "De Rendementsmeter is laagdrempelig en toegankelijk",
        "Geeft inzicht en biedt basis voor een gesprek over de (meer)waarde van sociaal werk",
        "De tool is een gesprekstool en brengt disciplines samen",
    ],
    "Fief": [
        "De doelgroep is aan zet; zij bepalen de content",
        "Fief is laagdrempelig, toegankelijk en op maat gebouwd voor de doelgroep",
        "Geen focus op hulp en zorg, maar gericht op brede definitie van gezondheid, waaronder ook bewegen, welzijn en zingeving",
    ],
    "Pilot De scootmobiel": [
        "De aanvraag van een scootmobiel biedt de mogelijkheid te werken aan een duurzame manier om mobiel te worden",
        "De uitgifte van de scootmobiel brengt idealiter het sociaal domein en (para)medisch domein samen",
        "Een brede uitvraag en een breed gesprek geeft ruimte voor alternatieven",
    ],
    "Proeftuinen Gezond Gewicht": [
        "De rol van de Centrale Zorgcoördinator als spil tussen verschillende domeinen in de wijk",
        "Verschillende proeftuinen als experimenteerruimte, met een onderzoeksprogramma",
        "Alle betrokken partijen doen op hun eigen manier en vanuit hun eigen expertise mee",
    ],
    "Project Kwetsbare Capellenaren": [
        "De ouderencoach als schakel tussen patiënten en huisartsen en POH'ers",
        "De ouderencoach heeft een achtergrond in zowel het sociaal als medisch domein",
        "Positieve gezondheid inzetten om breed te kunnen kijken en aan te sluiten bij de wensen en behoeften van de bewoners zelf",
    ],
    "Quasi-inbesteden": [
        "Quasi-inbesteding geeft rust, continuïteit en vertrouwen en maakt een duurzame samenwerking mogelijk",
        "Duurzaam investeren in samenwerking vraagt om gelijkwaardigheid, volhouden en doorzetten, waarbij de gemeente een belangrijke regiefunctie heeft",
        "Gemeenschappelijk doel centraal zetten en houden: de beste ondersteuning bieden voor de kwetsbare burger",
    ],
    "Stapjefitter": [
        "Geen individuele maar gecombineerde leefstijlinterventie waarbij mensen in groepsverband bij elkaar komen",
        "Mensen worden getest en gemeten, waarbij iedere maand samen wordt gekeken naar de doelen die gesteld zijn",
        "De lokale inbedding en het voortbouwen op bestaande sociale structuren en organisaties versterkt en bevordert lokale samenwerking",
    ],
}  # fmt: skip


def test_ten_practices_stand_in_the_order_of_the_bundle(inhoud):
    assert list(Praktijkvoorbeeld.objects.gepubliceerd().values_list("nummer", "titel")) == list(
        enumerate(
            [
                "Cultuur Dichtbij", "De Rendementsmeter", "Fief", "Pilot De scootmobiel", "Proeftuinen Gezond Gewicht",
                "Project Kwetsbare Capellenaren", "Quasi-inbesteden", "Spin in 't Web", "Stapjefitter",
                "We zijn zelf het medicijn",
            ],
            start=1,
        )
    )  # fmt: skip


def test_seven_practices_have_the_three_elements_of_the_bundle_word_for_word(inhoud):
    overgeleverd = Praktijkvoorbeeld.objects.filter(elementen_overgeleverd=True)
    assert {p.titel: [rij.tekst for rij in p.werkzame_elementen.all()] for p in overgeleverd} == WERKT


def test_three_practices_have_no_elements_and_what_the_editors_derived_is_kept_apart(inhoud):
    zonder = Praktijkvoorbeeld.objects.filter(elementen_overgeleverd=False)
    assert [(p.titel, p.werkzame_elementen.count(), p.uit_de_tekst != "") for p in zonder] == [
        ("Cultuur Dichtbij", 0, True),
        ("Spin in 't Web", 0, True),
        ("We zijn zelf het medicijn", 0, True),
    ]
    assert slugs(Praktijkvoorbeeld.objects.filter(elementen_overgeleverd=True).exclude(uit_de_tekst="")) == []


def test_of_five_developments_two_have_lost_their_heading(inhoud):
    assert list(Ontwikkeling.objects.gepubliceerd().values_list("nummer", "titel", "kop_overgeleverd")) == [
        (1, "Brede definitie van gezondheid", True),
        (2, "Nieuwe functies en rollen die verbinden", True),
        (3, "Lokaal en wijkgericht", True),
        (4, "(kop ontbreekt in de bron)", False),
        (5, "(kop ontbreekt in de bron)", False),
    ]


def test_the_six_recommendations_of_the_bundle_are_six_lessons(inhoud):
    uit = Les.objects.gepubliceerd().filter(soort="aanbeveling", niveau="projectomgeving")
    plaatsen = [
        plaats
        for les in uit
        for plaats in les.bronvermeldingen.filter(bron__code="s004").values_list("plaats", flat=True)
    ]
    assert sorted(int(n) for plaats in plaatsen for n in re.findall(r"aanbeveling (\d)", plaats)) == [1, 2, 3, 4, 5, 6]
    assert uit.count() == 6


def test_the_seven_lessons_of_alphen_are_seven_lessons(inhoud):
    gevonden = Counter(
        int(nummer)
        for les in Les.objects.gepubliceerd().filter(wijk__slug="alphen-noord")
        for plaats in les.bronvermeldingen.filter(bron__code="s002").values_list("plaats", flat=True)
        for nummer in re.findall(r"Geleerde lessen, punt (\d)|Geleerde lessen, punt (?:\d en )(\d)", plaats)
        for nummer in nummer
        if nummer
    )
    assert gevonden == Counter(range(1, 8))


def test_the_menu_has_the_nine_topics_of_the_report(inhoud):
    assert list(Menukaartonderwerp.objects.gepubliceerd().values_list("nummer", "titel")) == list(
        enumerate(
            [
                "Verrijking van gebiedsprofielen",
                "Meerwaarde van vier monitorvragen",
                "Rol van lokale procesbegeleiders",
                "Opzet van participatief ontwikkelde monitorplannen",
                "Lokale LC's (lessen op wijkniveau, en lessen op gemeenteniveau)",
                "Werkgroep LC's (lessen op niveau van samenwerkingsverband)",
                "Actieonderzoek in de wijk",
                "Positieve Gezondheid als verbindend gedachtegoed",
                "Borging etc.",
            ],
            start=1,
        )
    )


def test_there_are_lessons_on_all_four_levels(inhoud):
    assert set(Les.objects.values_list("niveau", flat=True)) == {
        "wijk", "gemeente", "samenwerkingsverband", "projectomgeving",
    }  # fmt: skip


# Number and kind of each of the 22 points where the sources differ, are silent or damaged; the rest we found ourselves.
PUNTEN = [
    (1, "tegenspraak", True), (2, "tegenspraak", True), (3, "tegenspraak", False), (4, "tegenspraak", False),
    (5, "tegenspraak", True), (6, "tegenspraak", False), (7, "tegenspraak", True), (8, "tegenspraak", False),
    (9, "tekstschade", False), (10, "leemte", False), (11, "leemte", True), (12, "leemte", True),
    (13, "tegenspraak", True), (14, "tegenspraak", False), (15, "tegenspraak", True), (16, "tegenspraak", True),
    (17, "tegenspraak", True), (18, "tegenspraak", True), (19, "tegenspraak", True), (20, "tegenspraak", False),
    (21, "tegenspraak", True), (22, "tekstschade", False),
]  # fmt: skip


def test_the_points_where_the_sources_differ_are_records_with_their_variants(inhoud):
    alle = list(Tegenspraak.objects.order_by("nummer").values_list("nummer", "soort", "publiek"))
    assert alle[:22] == PUNTEN
    assert [nummer for nummer, _, _ in alle] == list(range(1, len(alle) + 1))
    assert [t.slug for t in Tegenspraak.objects.all() if not t.keuze or not t.varianten.exists()] == []


@pytest.mark.parametrize(
    ("nummer", "fragmenten"),
    [
        (1, ["1 oktober 2022", "1 januari 2023", "eindverslag begin 2023", "2018 tot 2023"]),
        (2, ["2018 tot 2019", "2019 tot 2023", "2019 tot 2020", "2020 tot 2023"]),
        (5, ["23 juni 2022", "Oktober 2022", "7 juli"]),
        (7, ["5, 13 en 6 interventies"]),
        (18, ["10 november 2022", "26 januari 2023"]),
        (19, ["drie jaar", "2019"]),
        (21, ["Achttien weken", "Een half jaar"]),
    ],
)
def test_both_sides_of_a_contradiction_are_there(inhoud, nummer, fragmenten):
    varianten = " | ".join(rij.tekst for rij in Tegenspraak.objects.get(nummer=nummer).varianten.all())
    assert [deel for deel in fragmenten if deel.lower() not in varianten.lower()] == []


# --- Dates -----------------------------------------------------------------------------------------------------

MAANDEN_2021 = {
    "projectteam-2021-1": 1, "werkgroep-lc-2021-januari": 1, "projectteam-2021-2": 3, "communicatieplan-2021": 3,
    "leeratelier-2021-1": 3, "leernetwerk-2021-april": 4, "werkgroep-lc-2021-april": 4, "projectteam-2021-3": 6,
    "leeratelier-2021-2": 6, "projectteam-2021-4": 9, "leernetwerk-2021-wormer": 11, "werkgroep-lc-2021-november": 11,
    "stevenshof-vitaal-bestuurlijk-overleg-2021": 11, "artikel-iph-2021": 12,
}  # fmt: skip


def test_what_happened_in_2021_is_dated_to_the_month_and_was_held(inhoud):
    gevonden = Gebeurtenis.objects.gepubliceerd().filter(datum__year=2021)
    assert {g.slug: (g.datum, g.precisie, g.staat) for g in gevonden} == {
        slug: (date(2021, maand, 1), "maand", "gehouden") for slug, maand in MAANDEN_2021.items()
    }


def test_the_learning_questions_are_the_three_that_the_report_gives(inhoud):
    assert dict(Gebeurtenis.objects.exclude(leervraag="").values_list("slug", "leervraag")) == {
        "werkgroep-lc-2021-januari": "Hoe betrekken we inwoners in tijden van Corona?",
        "werkgroep-lc-2021-april": "Wat doen we anders door Wijzer in de Wijk?",
        "werkgroep-lc-2021-november": "Hoe bereiken we inwoners in kwetsbare omstandigheden?",
    }


DAGEN_2022 = {
    "projectteam-2022-01-13": ((1, 13), "10.00–12.00 uur"),
    "projectteam-2022-03-17": ((3, 17), "9.30–11.00 uur"),
    "projectteam-2022-05-12": ((5, 12), "9.30–11.00 uur"),
    "projectteam-2022-06-24": ((6, 24), "11.30–13.30 uur"),
    "projectteam-2022-08-25": ((8, 25), "9.30–11.00 uur"),
    "projectteam-2022-10-20": ((10, 20), "9.30–11.00 uur"),
    "projectteam-2022-12-15": ((12, 15), "9.30–11.00 uur"),
    "werkgroep-lc-2022-stevenshof": ((2, 24), "16.00–18.00 uur"),
    "werkgroep-lc-2022-alphen-noord": ((4, 21), "16.00–18.00 uur"),
    "werkgroep-lc-2022-borging": ((9, 22), "16.00–18.00 uur"),
    "leernetwerk-2022-kampen": ((5, 17), "10.00–16.00 uur"),
    "leeratelier-2022-03-22": ((3, 22), "15.00–17.00 uur"),
    "leeratelier-2022-06-09": ((6, 9), "15.00–17.00 uur"),
    "leeratelier-2022-11-17": ((11, 17), "15.00–17.00 uur"),
    "bestuurlijke-sessie-2022": ((11, 10), "15.30–17.00 uur"),
}


def test_the_agenda_of_2022_has_the_days_and_hours_of_the_letter(inhoud):
    gevonden = {g.slug: ((g.datum.month, g.datum.day), g.tijd) for g in Gebeurtenis.objects.filter(slug__in=DAGEN_2022)}
    assert gevonden == DAGEN_2022
    assert set(Gebeurtenis.objects.filter(slug__in=DAGEN_2022).values_list("precisie", "datum__year")) == {
        ("dag", 2022)
    }


@pytest.mark.parametrize(
    ("slug", "datum", "precisie", "staat"),
    [
        ("bestuurlijke-bijeenkomst-stevenshof-2022", date(2022, 2, 17), "dag", "uitkomst_onbekend"),
        ("projectteam-compleet-2022", date(2022, 2, 1), "dag", "gehouden"),
        ("gemeenteraadsverkiezingen-2022", date(2022, 3, 1), "maand", "gehouden"),
        ("ako-juni-2022", date(2022, 6, 1), "maand", "uitkomst_onbekend"),
        ("showcases-alphen-2022", date(2022, 9, 1), "seizoen", "gepland"),
        ("leernetwerk-2022-rotterdam", date(2022, 9, 1), "seizoen", "gepland"),
        ("rondje-procesbegeleiders-2022", date(2022, 7, 1), "kwartaal", "gepland"),
        ("lancering-gepland-2022", date(2022, 11, 10), "dag", "uitkomst_onbekend"),
        ("lancering-wegwijzer", date(2023, 1, 26), "dag", "gehouden"),
        ("afronding-project", date(2023, 1, 1), "dag", "uitkomst_onbekend"),
        ("interviews-stevenshof", None, "onbekend", "loopt"),
        ("interviews-begeleiders-den-haag", None, "onbekend", "loopt"),
        ("enquete-alphen-2022", None, "onbekend", "uitkomst_onbekend"),
        ("focusgroepen-stevenshof", None, "onbekend", "gehouden"),
    ],
)
def test_an_event_is_as_certain_as_its_source(inhoud, slug, datum, precisie, staat):
    gebeurtenis = Gebeurtenis.objects.gepubliceerd().get(slug=slug)
    assert (gebeurtenis.datum, gebeurtenis.precisie, gebeurtenis.staat) == (datum, precisie, staat)


def test_the_session_in_the_hague_was_moved_from_a_day_to_an_uncertain_month(inhoud):
    juni = Gebeurtenis.objects.get(slug="werkgroep-lc-2022-den-haag-juni")
    oktober = juni.opvolger
    assert (juni.datum, juni.precisie, juni.staat) == (date(2022, 6, 23), "dag", "verplaatst")
    assert (oktober.datum, oktober.precisie, oktober.staat, oktober.datum_in_bron) == (
        date(2022, 10, 1), "maand", "gepland", "Oktober?",
    )  # fmt: skip
    assert slugs(Gebeurtenis.objects.filter(staat="verplaatst")) == [juni.slug]


def test_a_moved_event_alone_has_a_successor_and_a_date_is_given_as_its_source_writes_it(inhoud):
    assert slugs(Gebeurtenis.objects.exclude(opvolger=None)) == ["werkgroep-lc-2022-den-haag-juni"]
    assert slugs(Gebeurtenis.objects.filter(datum_in_bron="")) == []
    assert slugs(Gebeurtenis.objects.filter(precisie="onbekend").exclude(datum=None)) == []


# The table of the letter, cell by cell: four quarters, and the column for communication, which has no quarter.
TABEL_2022 = {
    "Projectteam": [
        ["projectteam-2022-01-13", "zelfevaluatie-2022", "projectteam-compleet-2022", "projectteam-2022-03-17"],
        ["projectteam-2022-05-12", "projectteam-2022-06-24"],
        ["projectteam-2022-07-07", "projectteam-2022-08-25"],
        ["projectteam-2022-10-20", "projectteam-2022-12-15"],
        [],
    ],
    "Werkgroep learning community": [
        ["werkgroep-lc-2022-stevenshof"],
        ["werkgroep-lc-2022-alphen-noord", "werkgroep-lc-2022-den-haag-juni"],
        ["werkgroep-lc-2022-borging"],
        ["werkgroep-lc-2022-den-haag-oktober"],
        ["communicatie-werkgroep-lc-2022"],
    ],
    "Landelijk leernetwerk ZonMw": [
        [], ["leernetwerk-2022-kampen"], [], ["leernetwerk-2022-rotterdam"], ["communicatie-leernetwerk-2022"],
    ],
    "Klankbordgroep": [
        ["werkgroep-lc-2022-stevenshof"],
        ["werkgroep-lc-2022-alphen-noord"],
        ["werkgroep-lc-2022-borging"],
        ["werkgroep-lc-2022-den-haag-oktober", "bestuurlijke-sessie-2022"],
        [],
    ],
    "Stuurgroep": [
        [],
        ["stuurgroep-2022-update"],
        ["werkgroep-lc-2022-borging"],
        ["bestuurlijke-sessie-2022", "lancering-gepland-2022"],
        [],
    ],
    "Leeratelier Positieve Gezondheid": [
        ["leeratelier-2022-03-22"], ["leeratelier-2022-06-09"], [], ["leeratelier-2022-11-17"],
        ["aanmelden-leerateliers-2022"],
    ],
}  # fmt: skip


def test_the_table_of_2022_has_every_cell_of_the_letter(inhoud):
    rows = met_uitgenodigden(voor_agenda(van_jaar(Gebeurtenis.objects.gepubliceerd(), 2022)))
    tabel = {
        rij.titel: [sorted(regel.gebeurtenis.slug for regel in cel) for cel in rij.cellen]
        for rij in kwartaaltabel(2022, rows)
    }
    for titel, cellen in TABEL_2022.items():
        assert tabel[titel] == [sorted(cel) for cel in cellen], titel
    assert list(tabel)[: len(TABEL_2022)] == list(TABEL_2022)  # in the order of the letter


def test_what_the_letter_leaves_open_is_said_beside_the_date(inhoud):
    onzeker = dict(Gebeurtenis.objects.exclude(onzeker="").values_list("slug", "onzeker"))
    letterlijk = "Extra PT 7 juli ipv werkgroep LC 16-18 u Rondje lpb-ers? 25 aug, 9.30 – 11 u"
    assert letterlijk in onzeker["projectteam-2022-07-07"]
    assert "format eindverslag jan 2023?" in onzeker["projectteam-2022-12-15"]
    assert "vraagteken" in onzeker["werkgroep-lc-2022-den-haag-oktober"]
    assert {"rondje-procesbegeleiders-2022", "projectteam-2022-08-25", "leernetwerk-2022-rotterdam"} <= set(onzeker)


def test_the_hours_of_an_event_are_those_of_its_words(inhoud):
    met_tijd = Gebeurtenis.objects.exclude(tijd="")
    assert {g.slug: (g.begintijd, g.eindtijd) for g in met_tijd} == {g.slug: tijden(g.tijd) for g in met_tijd}
    assert Gebeurtenis.objects.filter(tijd="").exclude(begintijd=None).count() == 0
    assert len(met_tijd) == 16


def test_what_was_planned_for_2022_is_nowhere_told_as_held_or_still_to_come(inhoud):
    for event in Gebeurtenis.objects.filter(staat="gepland").exclude(datum=None):
        assert event.stand == "uitkomst_onbekend", event.slug
    assert Gebeurtenis.objects.get(soort="masterclass").staat == "overwogen"


def test_the_two_phases_have_the_years_of_the_news_item(inhoud):
    assert list(Gebeurtenis.objects.filter(soort="fase").order_by("slug").values_list("slug", "datum_in_bron")) == [
        ("fase-1", "2018 – 2019"),
        ("fase-2", "2019 – 2023"),
    ]
    assert [g.datum.year for g in Gebeurtenis.objects.filter(soort="fase").order_by("slug")] == [2018, 2019]


# --- Intentions are no facts -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("slug", "staat"),
    [
        ("masterclass-positieve-gezondheid-den-haag", "overwogen"),
        ("regionale-bijeenkomst-10-november-2022", "overwogen"),
        ("wijkprofielen-als-monitor-den-haag", "overwogen"),
        ("leergang-beleidsambtenaren", "gevraagd"),
        ("voorstel-heel-zuidwest", "uitkomst_onbekend"),
        ("vervolg-stevenshof-vitaal-2022", "uitkomst_onbekend"),
        ("rollen-en-taken-alphen-2022", "uitkomst_onbekend"),
        ("afronding-per-1-januari-2023", "genomen"),
    ],
)
def test_a_decision_has_gone_as_far_as_the_source_says(inhoud, slug, staat):
    assert Besluit.objects.gepubliceerd().get(slug=slug).staat == staat


def test_the_masterclass_never_took_place_as_an_event(inhoud):
    assert slugs(Gebeurtenis.objects.filter(soort="masterclass", staat="gehouden")) == []
    over = [i for model in ITEMS for i in model.objects.gepubliceerd() if re.search("masterclass", tekst_van(i), re.I)]
    beweerd = re.compile(
        r"(?<!of de )masterclass[^.]{0,60}\b(is|zijn|werd|heeft) (gehouden|gegeven|geweest|plaatsgevonden)", re.I
    )
    assert len(over) > 3
    assert [i.slug for i in over if beweerd.search(tekst_van(i))] == []
    assert beweerd.search("De masterclass is gehouden.") is not None


def test_the_assertion_about_a_mix_of_interventions_is_an_assumption(inhoud):
    les = Les.objects.get(slug="mix-is-nog-geen-gezamenlijke-aanpak")
    assert (les.niveau, les.wijk.slug) == ("wijk", "den-haag-zuidwest")


# --- Figures ---------------------------------------------------------------------------------------------------


def test_the_prescriptions_of_leiden_and_alphen_are_those_of_the_letter(inhoud):
    tekst = platte_tekst(Interventie.objects.get(slug="welzijn-op-recept").cijfers)
    leiden, alphen = tekst.split("In Leiden")[1].split("In Alphen")[0], tekst.split("In Alphen")[1].split("Den Haag")[0]
    assert re.findall(r"(\d+) recepten over (\d{4})", leiden) == [("16", "2019"), ("19", "2020"), ("11", "2021")]
    assert re.findall(r"\b(181|244|20\d\d)\b", alphen) == ["181", "2020", "2021", "244", "2019"]
    assert set(re.findall(r"\d+", tekst)) == {
        "16", "19", "11", "181", "244", "2019", "2020", "2021", "2022", "31", "33", "1",
    }  # fmt: skip


def test_which_wijk_does_best_is_answered_with_that_you_cannot_say(inhoud):
    cijfers = Interventie.objects.get(slug="welzijn-op-recept").cijfers
    assert "<strong>Dat kunt u hieruit niet zeggen.</strong>" in cijfers
    pagina = Client().get("/interventies/welzijn-op-recept/").content.decode()
    assert "Dat kunt u hieruit niet zeggen." in platte_tekst(pagina)


FIGUREN = [
    (Tegenspraak, "aantal-interventies-per-wijk", r"\b(\d+), (\d+) en (\d+) interventies", {("5", "13", "6")}),
    (Gebeurtenis, "interviews-stevenshof", r"(\w+) inwoners en (\w+) beleidsmakers", {("10", "6")}),
    (Gebeurtenis, "interviews-begeleiders-den-haag", r"(\w+) (?:interviews|gesprekken) (?:in|zijn)", {"zes"}),
    (Praktijkvoorbeeld, "stapjefitter", r"(\w+) weken", {"achttien"}),
    (Praktijkvoorbeeld, "spin-in-t-web", r"ruim (\d+) instanties", {"180"}),
    (Praktijkvoorbeeld, "spin-in-t-web", r"(\d+) organisaties", {"18"}),
    (Praktijkvoorbeeld, "pilot-de-scootmobiel", r"(\d+) tot en met (\d+) jaar", {("50", "66")}),
    (Praktijkvoorbeeld, "pilot-de-scootmobiel", r"(\w+) gemeenten", {"negen"}),
    (Praktijkvoorbeeld, "fief", r"(?i)(\w+) mensen (?:van|tussen de) (\d+) (?:tot|en) (\d+) jaar", {("acht", "60", "80")}),
    (Praktijkvoorbeeld, "proeftuinen-gezond-gewicht", r"(?i)(\w+) partijen sloten eind (\d+)", {("zeventig", "2018")}),
    (Praktijkvoorbeeld, "proeftuinen-gezond-gewicht", r"(?:sinds 2022|in) (\w+) [Pp]roeftuinen", {"zes"}),
    (Praktijkvoorbeeld, "we-zijn-zelf-het-medicijn", r"[EeÉé]én op de (\w+) mensen", {"vijf"}),
    (Praktijkvoorbeeld, "we-zijn-zelf-het-medicijn", r"(\d+)%", {"40"}),
    (Praktijkvoorbeeld, "we-zijn-zelf-het-medicijn", r"in (\d{4}) meer dan (.{3,16}) mensen", {("2040", "een half miljoen")}),
    (Praktijkvoorbeeld, "quasi-inbesteden", r"[Ss]inds (\d{4})", {"2017"}),
    (Praktijkvoorbeeld, "rendementsmeter", r"(\w+) minuten", {"twintig"}),
    (Interventie, "welzijn-op-recept", r"bij (\w+) partijen", {"zes"}),
]  # fmt: skip


@pytest.mark.parametrize(("model", "slug", "patroon", "waarden"), FIGUREN, ids=[f"{f[1]}-{f[2][:12]}" for f in FIGUREN])
def test_a_figure_is_that_of_its_source(inhoud, model, slug, patroon, waarden):
    gevonden = re.findall(patroon, tekst_van(model.objects.gepubliceerd().get(slug=slug)))
    assert {tuple(d.lower() for d in g) if isinstance(g, tuple) else g.lower() for g in gevonden} == waarden


def test_the_numbers_of_interventions_belong_to_no_wijk(inhoud):
    for wijk in Wijk.objects.all():
        assert re.findall(r"\b(?:5|13|vijf|dertien) interventies", tekst_van(wijk)) == []


# --- What the sources do not say -------------------------------------------------------------------------------


def test_everything_public_names_its_source_and_the_place_in_it(inhoud):
    zonder = [
        f"{model._meta.model_name}/{item.slug}"
        for model in ITEMS
        for item in model.objects.gepubliceerd().met_bronnen()
        if not [bron for bron in item.bronvermeldingen.all() if bron.plaats.strip()]
    ]
    assert zonder == []
    assert sum(model.objects.gepubliceerd().count() for model in ITEMS) > 500


def test_an_item_without_source_would_be_found_and_cannot_be_published(inhoud):
    from django.core.exceptions import ValidationError

    begrip = Begrip.objects.create(
        titel="Los", slug="los", uitleg="x", ruimte=Redactieruimte.objects.get(slug="gedeeld")
    )
    with pytest.raises(ValidationError) as fout:
        transition(begrip, Status.GEPUBLICEERD, by=content_loader())
    assert fout.value.messages == ["Noem ten minste één bron: waar komt dit vandaan?"]


def test_the_six_sources_are_there(inhoud):
    assert list(Bron.objects.values_list("code", flat=True)) == ["redactie", "s000", "s001", "s002", "s003", "s004"]


def test_what_is_only_a_title_is_not_public(inhoud):
    verborgen = {model._meta.model_name: slugs(model.objects.exclude(status=Status.GEPUBLICEERD)) for model in ITEMS}
    assert {naam: lijst for naam, lijst in verborgen.items() if lijst and naam != "ophaalverzoek"} == {
        "tool": ["handreiking-doelgroepparticipatie"],
        "video": ["projectleider-over-wijzer-in-de-wijk"],
    }
    assert (Ophaalverzoek.objects.gepubliceerd().count(), Video.objects.gepubliceerd().count()) == (0, 0)
    assert [tool.slug for tool in Tool.objects.gepubliceerd() if not tool.in_het_kort or not tool.regels.exists()] == []
    assert Client().get("/toolkit/handreiking-doelgroepparticipatie/").status_code == 404
    assert Client().get("/toolkit/rendementsmeter/").status_code == 200


def test_time_group_and_preparation_are_given_only_where_a_source_gives_them(inhoud):
    gegeven = {
        tool.slug: (tool.tijd, tool.groep, tool.voorbereiding)
        for tool in Tool.objects.all()
        if tool.tijd or tool.groep or tool.voorbereiding
    }
    assert gegeven == {
        "binnenkring-buitenkring": ("2 uur, in de planning van 2022 (16.00 tot 18.00 uur)", "", ""),
        "rendementsmeter": ("Binnen twintig minuten in te vullen, volgens de bundel", "", ""),
    }


def test_a_tool_whose_steps_the_editors_wrote_says_so(inhoud):
    geschreven = [tool for tool in Tool.objects.gepubliceerd() if tool.bronvermeldingen.filter(bron__code="redactie")]
    zegt_het_niet = {tool.slug for tool in geschreven if tool.herkomst != "redactie"}
    assert zegt_het_niet <= {"rendementsmeter"}
    assert {tool.slug: tool.herkomst for tool in Tool.objects.filter(slug__in=["casuistiekbespreking", "midi"])} == {
        "casuistiekbespreking": "redactie",
        "midi": "redactie",
    }


# --- Names -----------------------------------------------------------------------------------------------------

PROFESSIONALS = ["Ellen van Steekelenburg", "Mariska Smit", "Marnix Kefkens", "Nori van Balkom", "Sjaak de Gouw"]
# The 31 people thanked in the bundle, whole and by surname, as fingerprints: their names belong in no file of ours.
BEDANKT = frozenset(
    [
        "133165cc6e08c8a4",
        "1598933e55e54011",
        "23a4d2706b26308b",
        "2abb13807f3894a8",
        "317ce180aaff0ce3",
        "36d432f6ca9dedfb",
        "46361c5b703b35d0",
        "4701d280c93ad897",
        "565d831dc2d17633",
        "69051a3d375fbfe2",
        "6b7d9b7f117937ef",
        "7417154b8716ed4b",
        "768f38574fb8f2d6",
        "7bc7071e485ca119",
        "8a076d35da642150",
        "91504e8188b01755",
        "98572dfb95322126",
        "9dd11bfdaf33e39d",
        "a391274ea2895351",
        "a5fd66d0294bc0a8",
        "a6ec32320a1af28e",
        "b035c1183d28e30b",
        "bce86893bd7b3c28",
        "cab542a52c71f49d",
        "d02353cfcd5411dc",
        "d039a328618ec966",
        "d09462fabd0f20b5",
        "daf8a1dc5fa1e024",
        "dbfe52e22b1b2873",
        "f654385cdf07890d",
        "f901b87fe8977895",
    ]
)
ACHTERNAMEN = frozenset(
    [
        "12a92d2238e78c85",
        "1382dca91398a112",
        "303111a7b22727be",
        "310a3dcc901eebc7",
        "33cc2db23d95fcfc",
        "35f362b16b5853a6",
        "3af71e725c121952",
        "3cf7ebb74b371507",
        "43f9a8d2f960bc33",
        "44b384af3254fab0",
        "5768fc4103c16f36",
        "5a10462df4660725",
        "5d58b47d4e555ede",
        "5de49798ee58c5fd",
        "773bed345b188d1d",
        "7fec04ff8d825bb8",
        "863d3e61e506e871",
        "8838990c6ae1b68a",
        "93e88212060a6af8",
        "9f3c11e1b651e848",
        "a71114d910ddf0aa",
        "a8bb12b522d781ce",
        "b718bc6355d2d085",
        "bfd74605401143eb",
        "c7c517703aef0f2a",
        "fa257ac2d72dd0c9",
    ]
)


def vingerafdruk_van(naam: str) -> str:
    return hashlib.sha256(naam.lower().encode()).hexdigest()[:16]


def namen_in(tekst: str) -> set[str]:
    """The fingerprints of every run of one to four words in a text."""
    woorden = re.findall(r"[\w'’-]+", tekst.lower())
    reeksen = (" ".join(woorden[i : i + n]) for n in (1, 2, 3, 4) for i in range(len(woorden) - n + 1))
    return {vingerafdruk_van(reeks) for reeks in reeksen}


def openbare_teksten() -> dict[str, str]:
    """Every text of every public item; of a professional only what visitors may read."""
    teksten = {}
    for model in ITEMS:
        for item in model.objects.gepubliceerd():
            tekst = tekst_van(item) if model is not Professional else f"{item.openbare_naam} {item.samenvatting}"
            teksten[f"{model._meta.model_name}/{item.slug}"] = tekst + " ".join(
                item.bronvermeldingen.values_list("plaats", flat=True)
            )
    return teksten


def openbare_adressen() -> set[str]:
    """Every public page: the lists, and what has a page of its own."""
    lijsten = (
        "/ /toolkit/ /menukaart/ /lessen/ /praktijkvoorbeelden/ /wijken/ /interventies/ /organisaties/ /overleggen/ "
    )
    lijsten += (
        "/rollen/ /tijdlijn/ /begrippen/ /nieuws/ /nieuws/atom.xml /bronnen/ /contact/ /inspiratiebundel/ /sitemap.xml"
    )
    adressen = {*lijsten.split()}
    for model in ITEMS:
        adressen |= {item.get_absolute_url().split("#")[0] for item in model.objects.gepubliceerd()} - {""}
    for slug in slugs(Wijk.objects.all()):
        adressen |= {f"/wijken/{slug}/interventies/", f"/wijken/{slug}/uw-inbreng/"}
    return adressen


def test_thirty_one_people_are_thanked_in_the_bundle():
    assert len(BEDANKT) == 31
    assert vingerafdruk_van("Voornaam van Achternaam") in namen_in("Zo zei Voornaam van Achternaam, die erbij was.")


def test_no_public_text_names_a_person_who_was_thanked(inhoud):
    teksten = openbare_teksten()
    assert len(teksten) > 500
    assert [waar for waar, tekst in teksten.items() if namen_in(tekst) & (BEDANKT | ACHTERNAMEN)] == []


def test_no_public_text_names_a_professional(inhoud):
    assert sorted(Professional.objects.values_list("titel", flat=True)) == sorted(PROFESSIONALS)
    assert set(Professional.objects.values_list("naam_zichtbaar", flat=True)) == {False}
    delen = re.compile(
        "|".join([*PROFESSIONALS, "Steekelenburg", r"\bSmit\b", "Kefkens", "Balkom", r"de Gouw\b"]), re.I
    )
    assert {waar for waar, tekst in openbare_teksten().items() if delen.search(tekst)} == set()


def test_a_name_in_a_text_would_be_found(inhoud):
    Professional.objects.filter(titel="Mariska Smit").update(naam_zichtbaar=True)
    assert [waar for waar, tekst in openbare_teksten().items() if "Mariska Smit" in tekst] == [
        "professional/lokaal-procesbegeleider-alphen-noord"
    ]


@pytest.mark.een_database
def test_every_public_page_opens_and_names_nobody(inhoud):
    namen = re.compile("|".join(PROFESSIONALS), re.I)
    bezoeker, fout, genoemd = Client(), {}, []
    adressen = openbare_adressen()
    for adres in sorted(adressen):
        response = bezoeker.get(adres)
        if response.status_code != 200:
            fout[adres] = response.status_code
            continue
        tekst = platte_tekst(unescape(response.content.decode()))
        if namen.search(response.content.decode()) or namen_in(tekst) & BEDANKT:
            genoemd.append(adres)
    assert (fout, genoemd) == ({}, [])
    assert len(adressen) > 300
    assert dict(bezoeker.cookies) == {}


def test_the_search_finds_no_names(inhoud):
    for naam in PROFESSIONALS:
        assert [item for item in re.findall(r"<main.*</main>", Client().get("/zoeken/", {"q": naam}).content.decode(), re.S)
                if "lokaal-procesbegeleider" in item] == []  # fmt: skip


# --- Loading ---------------------------------------------------------------------------------------------------


def stand() -> dict[str, str]:
    """A fingerprint of every table of the database."""
    return {
        model._meta.label: hashlib.sha256(
            json.dumps(list(model._base_manager.order_by("pk").values()), cls=DjangoJSONEncoder).encode()
        ).hexdigest()
        for model in apps.get_models(include_auto_created=True)
    }


def test_the_fingerprint_of_the_database_sees_one_changed_letter(inhoud):
    voor = stand()
    Begrip.objects.filter(slug="bereik").update(titel="Bereik.")
    na = stand()
    assert [tabel for tabel in voor if voor[tabel] != na[tabel]] == ["redactie.Begrip"]


def test_loading_a_second_time_changes_nothing_at_all(inhoud, inhoud_map):
    voor = stand()
    verslag = laad(inhoud_map, by=content_loader())
    assert (verslag.nieuw, verslag.bijgewerkt, verslag.met_rust_gelaten) == ([], [], [])
    rijen = (Cijfer, Duiding, Zelfevaluatie, Verslag, Aandachtspunt, Antwoordbrief)
    assert len(verslag.gelijk) == sum(model.objects.count() for model in (*ITEMS, *rijen))
    assert [tabel for tabel, afdruk in stand().items() if afdruk != voor[tabel]] == []


def test_every_kind_of_item_is_in_the_content(inhoud):
    assert set(SOORTEN.values()) == set(ITEMS)
    # No source holds a monitorplan or a praatplaat, and we invent none.
    empty = {model._meta.model_name for model in ITEMS if not model.objects.exists()}
    assert empty == {"monitorplan", "praatplaat"}
    assert Thema.objects.count() > 0


# What is loaded here is small, so that it can be changed: two terms of our own.


@pytest.fixture
def kleine_map(tmp_path: Path) -> Path:
    schrijf(tmp_path, "ruimten", [{"slug": "gedeeld", "naam": "Gedeeld", "soort": "gedeeld"}])
    schrijf(tmp_path, "bronnen", [{"slug": "s001", "titel": "Een bron"}])
    schrijf(tmp_path, "begrippen", [begrip("een"), begrip("twee")])
    return tmp_path


def begrip(slug: str, **meer) -> dict:
    return {
        "slug": slug,
        "titel": slug,
        "uitleg": f"Uitleg van {slug}.",
        "bronnen": [{"bron": "s001", "plaats": "p"}],
    } | meer


def schrijf(map: Path, soort: str, records: object) -> None:
    (map / f"{soort}.yaml").write_text(yaml.safe_dump(records, allow_unicode=True))


def test_an_item_that_the_file_says_otherwise_is_brought_up_to_date(db, kleine_map):
    laad(kleine_map, by=content_loader())
    schrijf(kleine_map, "begrippen", [begrip("een", uitleg="Anders."), begrip("twee")])
    verslag = laad(kleine_map, by=content_loader())
    assert (verslag.bijgewerkt, verslag.gelijk, verslag.met_rust_gelaten) == (["begrippen/een"], ["begrippen/twee"], [])
    assert Begrip.objects.get(slug="een").uitleg == "Anders."


def _rij(item: Begrip, by) -> None:
    item.uitleg = "Van een mens."
    item.save()


def _werkkopie(item: Begrip, by) -> None:
    nieuw = neem_op(item)
    nieuw["velden"]["uitleg"] = "Van een mens."
    bewaar_werkkopie(item, nieuw, by=by)


def _bron(item: Begrip, by) -> None:
    item.bronvermeldingen.update(plaats="elders")


def _weg(item: Begrip, by) -> None:
    transition(item, Status.CONCEPT, by=by)


@pytest.mark.parametrize("wijzig", [_rij, _werkkopie, _bron, _weg], ids=["veld", "werkkopie", "bron", "van de site"])
def test_an_item_that_a_person_changed_is_left_alone_and_reported(db, kleine_map, wijzig):
    laad(kleine_map, by=content_loader())
    item = Begrip.objects.get(slug="een")
    wijzig(item, content_loader())
    voor = (neem_op(item), Begrip.objects.get(slug="een").status, Versie.objects.count())
    schrijf(kleine_map, "begrippen", [begrip("een", uitleg="Uit het bestand."), begrip("twee", uitleg="Nieuw.")])
    verslag = laad(kleine_map, by=content_loader())
    assert (verslag.met_rust_gelaten, verslag.bijgewerkt) == (["begrippen/een"], ["begrippen/twee"])
    na = (neem_op(item), Begrip.objects.get(slug="een").status, Versie.objects.count() - 1)  # one for `twee`
    assert na == voor


KAPOT = {
    "onbekende sleutel": ("begrippen", [begrip("een"), begrip("kapot", onzin=1)], ["begrippen/kapot", "onzin"]),
    "geen adres": ("begrippen", [begrip("een"), {"titel": "x"}], ["begrippen", "slug"]),
    "twee keer hetzelfde adres": ("begrippen", [begrip("een"), begrip("een")], ["begrippen", "een"]),
    "onbekende bron": ("begrippen", [begrip("kapot", bronnen=[{"bron": "s999", "plaats": "p"}])], ["begrippen/kapot", "s999"]),
    "geen bron": ("begrippen", [begrip("een"), begrip("kapot", bronnen=[])], ["begrippen/kapot", "bron"]),
    "onbekende staat": ("begrippen", [begrip("kapot", status="klaar")], ["begrippen/kapot", "klaar"]),
    "onbekende ruimte": ("begrippen", [begrip("kapot", ruimte="nergens")], ["begrippen/kapot", "nergens"]),
    "te lang": ("begrippen", [begrip("kapot", samenvatting="x" * 301)], ["begrippen/kapot", "samenvatting"]),
    "geen lijst": ("begrippen", {"een": begrip("een")}, ["begrippen"]),
    "lijst van woorden": ("begrippen", ["een", "twee"], ["begrippen"]),
    "geen datum": (
        "nieuws",
        [begrip("kapot", datum="ooit") | {"uitleg": None, "tekst": "x"}],
        ["nieuws/kapot"],
    ),
    "onbekende keuze": (
        "nieuws",
        [{k: v for k, v in begrip("kapot", soort="roddel").items() if k != "uitleg"}],
        ["nieuws/kapot", "soort", "roddel"],
    ),
    "onbekend thema": (
        "tools",
        [{"slug": "kapot", "titel": "x", "soort": "methode", "herkomst": "bron", "themas": ["nergens"]}],
        ["tools/kapot", "nergens"],
    ),
    "bron met onbekende sleutel": ("bronnen", [{"slug": "s001", "titel": "x", "onzin": 1}], ["bronnen", "onzin"]),
    "thema zonder titel": ("themas", [{"slug": "los"}], ["themas", "titel"]),
}  # fmt: skip


@pytest.mark.parametrize(("soort", "records", "genoemd"), KAPOT.values(), ids=KAPOT)
def test_a_broken_file_loads_nothing_and_names_the_file_and_the_key(db, kleine_map, soort, records, genoemd):
    schrijf(kleine_map, soort, records)
    wie, voor = content_loader(), stand()
    with pytest.raises(Inhoudsfout) as fout:
        laad(kleine_map, by=wie)
    assert [woord for woord in genoemd if woord not in str(fout.value)] == []
    assert [tabel for tabel, afdruk in stand().items() if afdruk != voor[tabel]] == []


ZONMW_TITELS = [
    "Gezamenlijk voordeel", "Samenwerken in netwerken", "Regie op proces", "Draagvlak en borging",
    "Verbinding van domeinen en partners", "Lerende uitvoeringspraktijk", "Kennisuitwisseling",
    "Financiën, capaciteit, expertise en vaardigheden", "Nieuwe ervaring, kennis en inzichten",
    "Concrete producten voor opschaling", "Verspreiding van kennis en implementatie activiteiten", "Diversiteit",
    "Behoefte van met eindgebruikers", "Actieve rol eindgebruikers", "Samenwerking met intermediaire doelgroepen",
]  # fmt: skip


def test_the_list_of_zonmw_has_its_titles_blocks_and_scale(inhoud):
    lijst = Instrument.objects.gepubliceerd().get(slug="zonmw-samenwerking")
    items = sorted(lijst.items.all(), key=lambda item: item.nummer)
    assert [item.titel for item in items] == ZONMW_TITELS
    assert Counter(item.blok for item in items) == {1: 4, 2: 3, 3: 4, 4: 4}
    assert (lijst.schaal_tot, lijst.laag, lijst.hoog) == (5, "zeer beperkt", "zeer sterk")
    assert "(sic)" in items[12].noot and "model van het RIVM" in lijst.van_wie and "zonmw.nl" in lijst.link
    assert not any(item.officiele_vraag or item.vraag.startswith("In hoeverre") for item in items)
    ander = Instrument.objects.gepubliceerd().get(slug="netwerk-en-samenwerkingscheck")
    assert {vermelding.bron.code for vermelding in ander.bronvermeldingen.all()} == {"redactie"}


def test_the_round_of_january_2022_is_as_the_source_gives_it_and_not_on_the_site(inhoud, client):
    ronde = Zelfevaluatie.objects.get(titel="Zelfevaluatie januari 2022")
    assert (ronde.staat, ronde.ruimte.slug, ronde.bron.code) == ("vastgesteld", "samenwerkingsverband", "s003")
    scores = [vraag.oordeel.score for vraag in ronde.vragen.select_related("oordeel")]
    assert scores == [4, 3, 4, 3, 4, 4, 4, 4, 3, 3, 3, 3, 3, 3, 4]
    assert {wie.organisatie for wie in ronde.deelnames.filter(is_vervanger=True)} == {"TNO", "Zorgbelang Inclusief"}
    assert [wie.organisatie for wie in ronde.deelnames.exclude(onthouding="")] == ["RIVM"]
    assert ronde.deelnames.count() == 8
    assert not Antwoord.objects.exists()  # the source gives what the team found, not what each scored
    assert {vorig.reden for vorig in vorige_oordelen(ronde).values()} == {ZONDER_WAARDEN}
    woorden = ronde.vragen.get(nummer=1).oordeel.motivatie[:40]
    for adres in ("/zelfevaluatie/", "/toolkit/zelfevaluatie-samenwerking/", f"/zoeken/?q={woorden}"):
        assert f"{woorden}." not in client.get(adres).content.decode()


@pytest.mark.parametrize(
    ("pad", "tekst"),
    [
        ("begrippen.yaml", "- slug: [een\n"),
        ("begrippen-b.yaml", "- slug: een\n  titel: 'x\n"),
        ("paginas/over.md", "---\ntitel: [x\n---\ntekst"),
        ("paginas/over.md", "tekst zonder kop"),
        ("paginas/over.md", "---\n- een lijst\n---\ntekst"),
    ],
    ids=["yaml", "tweede bestand", "kop", "geen kop", "kop is een lijst"],
)
def test_a_file_that_cannot_be_read_is_named(db, kleine_map, pad, tekst):
    (kleine_map / pad).parent.mkdir(exist_ok=True)
    (kleine_map / pad).write_text(tekst)
    wie, voor = content_loader(), stand()
    with pytest.raises(Inhoudsfout) as fout:
        laad(kleine_map, by=wie)
    assert pad.split("/")[-1] in str(fout.value)
    assert [tabel for tabel, afdruk in stand().items() if afdruk != voor[tabel]] == []


def test_the_command_says_in_dutch_that_nothing_was_loaded(db, kleine_map, capsys):
    from django.core.management import CommandError, call_command

    call_command("laad_inhoud", str(kleine_map))
    assert capsys.readouterr().out == "Startinhoud: 2 nieuw, 0 bijgewerkt, 0 ongewijzigd.\n"
    schrijf(kleine_map, "begrippen", [begrip("een", onzin=1)])
    with pytest.raises(CommandError, match="^De startinhoud is niet geladen. begrippen/een: .*onzin"):
        call_command("laad_inhoud", str(kleine_map))
