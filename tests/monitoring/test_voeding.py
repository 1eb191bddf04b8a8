# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""What fills a report: what there is in its period and scope, and never a draft of another room."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from monitoring.meten.cijfers import maak_definitief, record_cijfer
from monitoring.meten.eigen_inzet import Ingevuld, bewaar_kwartaal, deel
from monitoring.meten.models import Cijfer, Duiding, Leervraag, Monitorplan, Onderzoek, Veronderstelling
from monitoring.verantwoorden import verslagen
from monitoring.verantwoorden.lezing import beeld_van
from monitoring.verantwoorden.models import Verslag
from monitoring.verantwoorden.models.verslagsoort import Voedingsoort as V
from monitoring.verantwoorden.voeding import VOEDING, voorstellen
from monitoring.verantwoorden.voeding.meten import cijferregels
from monitoring.verantwoorden.voeding.omvang import alinea
from redactie.models import Gebruiker, Inhoudstand, Nieuwsbericht, Status
from redactie.workflow import transition
from tests.monitoring.verslagdelen import TOT, VAN, maak_soort
from toolkit.models import Les, Lesstap
from wijken.models import Afspraak, Gebeurtenis, Inbreng, Interventie

pytestmark = pytest.mark.django_db
DAG = date(2024, 5, 6)
GEHEIM = "Zeldzaamwoord"


@pytest.fixture
def wijken(maak_wijk, wijk):
    return {
        "alphen-noord": maak_wijk("alphen-noord", "Alphen Noord", "Alphen aan den Rijn"),
        "stevenshof": wijk,
    }


@pytest.fixture
def verslag_van(maak, ruimten, wijken, beheerder):
    """A report of a room, not saved: a feed only asks what it is about."""
    soort = maak_soort(maak)

    def _van(ruimte: str) -> Verslag:
        return Verslag(
            soort=soort,
            opzet=verslagen.opzet_van(soort),
            ruimte=ruimten[ruimte],
            wijk=wijken.get(ruimte),
            van=VAN,
            tot=TOT,
        )

    return _van


def van_wijk(maak, model, **velden):
    return lambda ruimte, wijk, openbaar: maak(model, GEHEIM, ruimte=ruimte, wijk=wijk, gepubliceerd=openbaar, **velden)


def bron_van(soort: str, maak):
    """How to make the thing that a feed is about, in a room and wijk, public or a draft."""

    def interventie(ruimte, wijk, openbaar):
        item = maak(Interventie, GEHEIM, ruimte=ruimte)
        item.inzet.create(wijk=wijk, staat="loopt", monitoring="niet", reden="het is klein")
        return transition(item, Status.GEPUBLICEERD, by=pers(item)) if openbaar else item

    def pers(item):
        naam = f"pers-{item.slug}@voorbeeld.nl"
        return Gebruiker.objects.create_superuser(naam, naam="Pers")

    def stap(ruimte, wijk, openbaar):
        les = maak(Les, GEHEIM, ruimte=ruimte, wijk=wijk, niveau="wijk", gepubliceerd=openbaar)
        Lesstap.objects.create(
            les=les, ruimte=wijk.ruimte, wijk=wijk, stap="toegepast", hoe="Zo.", datum=DAG, publiek=openbaar
        )
        return les

    def aanname(ruimte, wijk, openbaar):
        item = maak(Veronderstelling, GEHEIM, ruimte=ruimte)
        item.signalen.create(wijk=wijk, pleit="tegen", tekst="Dat zagen wij niet.")
        return transition(item, Status.GEPUBLICEERD, by=pers(item)) if openbaar else item

    gebeurtenis = {"datum": DAG, "soort": "masterclass", "staat": "gehouden"}
    return {
        V.INTERVENTIES: interventie,
        V.GEBEURTENISSEN: van_wijk(maak, Gebeurtenis, **gebeurtenis),
        V.VERSPREIDING: van_wijk(maak, Gebeurtenis, **gebeurtenis),
        V.LESSEN: lambda ruimte, wijk, openbaar: maak(
            Les, GEHEIM, ruimte=ruimte, wijk=wijk, niveau="wijk", gepubliceerd=openbaar,
            gebeurtenis=maak(Gebeurtenis, "Een dag", gepubliceerd=True, **gebeurtenis),
        ),
        V.DOORWERKING: stap,
        V.LEERVRAGEN: van_wijk(maak, Leervraag, nummer=1),
        V.MONITORPLAN: van_wijk(maak, Monitorplan, begin=date(2024, 1, 1)),
        V.INBRENG: van_wijk(maak, Inbreng, vorm="focusgroep"),
        V.ONDERZOEKEN: van_wijk(maak, Onderzoek, datum=DAG, soort="enquete", groep="ouderen", staat="afgerond"),
        V.VERONDERSTELLINGEN: aanname,
    }[soort]  # fmt: skip


def gevonden(verslag: Verslag, soort: str) -> str:
    return " ".join(een.html for een in voorstellen(verslag, [soort])[soort])


ITEMS = (
    V.INTERVENTIES, V.GEBEURTENISSEN, V.VERSPREIDING, V.LESSEN, V.DOORWERKING, V.LEERVRAGEN, V.MONITORPLAN, V.INBRENG,
    V.ONDERZOEKEN, V.VERONDERSTELLINGEN,
)  # fmt: skip


@pytest.mark.parametrize("soort", ITEMS)
def test_a_public_thing_is_found_and_its_twin_in_draft_of_another_room_never(soort, maak, wijken, verslag_van):
    maak_bron = bron_van(soort, maak)
    hof = wijken["stevenshof"]
    twin = maak_bron("stevenshof", hof, False)
    assert GEHEIM in gevonden(verslag_van("stevenshof"), soort)  # its own room has it, so the feed can find it
    for ruimte in ("samenwerkingsverband", "alphen-noord"):
        assert GEHEIM not in gevonden(verslag_van(ruimte), soort)
    twin.delete()
    maak_bron("stevenshof", hof, True)
    assert GEHEIM in gevonden(verslag_van("samenwerkingsverband"), soort)
    assert GEHEIM not in gevonden(verslag_van("alphen-noord"), soort)  # it is of another wijk


def test_a_lesson_without_a_meeting_is_of_the_day_it_was_public_unless_it_was_loaded(maak, verslag_van):
    met_jaar = verslag_van("alphen-noord")
    met_jaar.van, met_jaar.tot = timezone.localdate() - timedelta(days=1), timezone.localdate()
    eigen = maak(Les, "Ga naar buiten.", ruimte="alphen-noord", niveau="gemeente", gepubliceerd=True)
    Les.objects.filter(pk=eigen.pk).update(wijk=met_jaar.wijk_id)
    assert "<strong>Ga naar buiten</strong>" in gevonden(met_jaar, V.LESSEN)
    soort = ContentType.objects.get_for_model(Les)
    Inhoudstand.objects.create(content_type=soort, object_id=eigen.pk, vingerafdruk="0" * 64)
    assert gevonden(met_jaar, V.LESSEN) == ""


@pytest.mark.parametrize(
    ("kop", "regel"),
    [("Een les.", "<p><strong>Een les</strong>: Zo.</p>"), ("Wat nu?", "<p><strong>Wat nu?</strong> Zo.</p>"),
     ("Een les", "<p><strong>Een les</strong>: Zo.</p>")],
)  # fmt: skip
def test_a_line_does_not_end_twice(kop, regel):
    assert alinea(kop, "Zo.") == regel


def test_every_feed_there_is_has_a_function_and_an_empty_room_has_nothing(verslag_van):
    assert set(VOEDING) == set(V.values)
    assert {soort: een for soort, een in voorstellen(verslag_van("alphen-noord"), V.values).items() if een} == {}


def test_a_wijk_that_is_a_draft_is_in_no_report_of_another_room(maak, maak_wijk, verslag_van, ruimten):
    den_haag = maak_wijk("den-haag-zuidwest", "Den Haag Zuidwest", "Den Haag", gepubliceerd=False)
    item = maak(Interventie, GEHEIM, gepubliceerd=True)
    item.inzet.create(wijk=den_haag, staat="loopt")
    assert gevonden(verslag_van("samenwerkingsverband"), V.INTERVENTIES) == ""


def test_agreements_are_of_the_own_room_only(verslag_van, ruimten):
    for naam in ("samenwerkingsverband", "stevenshof"):
        Afspraak.objects.create(ruimte=ruimten[naam], wat=f"Zaal van {naam}", voor=DAG)
    assert "Zaal van samenwerkingsverband" in gevonden(verslag_van("samenwerkingsverband"), V.AFSPRAKEN)
    assert "stevenshof" not in gevonden(verslag_van("samenwerkingsverband"), V.AFSPRAKEN)


def test_own_effort_is_in_a_report_of_its_own_wijk_when_it_was_shared(wijken, verslag_van, stevenshof):
    kwartaal = bewaar_kwartaal(
        wijken["stevenshof"], date(2024, 4, 1), date(2024, 6, 30), by=stevenshof,
        teksten={"deed": GEHEIM}, regels=[Ingevuld("leren", None, 3, None)],
    )  # fmt: skip
    assert gevonden(verslag_van("stevenshof"), V.EIGEN_INZET) == ""
    deel(kwartaal, by=stevenshof)
    assert GEHEIM in gevonden(verslag_van("stevenshof"), V.EIGEN_INZET)
    for ruimte in ("samenwerkingsverband", "alphen-noord"):
        assert gevonden(verslag_van(ruimte), V.EIGEN_INZET) == ""


def test_what_is_planned_is_no_fact_and_an_unknown_outcome_says_so(maak, verslag_van):
    straks = timezone.localdate() + timedelta(days=30)
    for titel, staat, datum in (
        ("Gehouden", "gehouden", DAG), ("Niet bekend", "gepland", DAG), ("Straks", "gepland", straks),
        ("Afgelast", "afgelast", DAG), ("Overwogen", "overwogen", DAG), ("Eerder", "gehouden", date(2023, 12, 31)),
    ):  # fmt: skip
        maak(Gebeurtenis, titel, gepubliceerd=True, datum=datum, soort="projectteam", staat=staat)
    verslag = verslag_van("samenwerkingsverband")
    verslag.tot = straks + timedelta(days=1)
    html = gevonden(verslag, V.GEBEURTENISSEN)
    assert [titel for titel in ("Gehouden", "Niet bekend", "Straks", "Afgelast", "Overwogen", "Eerder") if titel in html] == [
        "Gehouden", "Niet bekend",
    ]  # fmt: skip
    assert "Niet bekend (gepland; of het doorging, is niet vastgelegd)" in html


def test_titles_cannot_bring_markup_into_a_report(maak, verslag_van):
    maak(Nieuwsbericht, "<img src=x onerror=alert(1)>", gepubliceerd=True, datum=DAG, tekst="<p>x</p>")
    html = gevonden(verslag_van("samenwerkingsverband"), V.VERSPREIDING)
    assert "<img" not in html and "&lt;img src=x" in html


# --- Figures -----------------------------------------------------------------------------------------------------------


@pytest.fixture
def cijfers(maak_indicator, wijken, beheerder):
    """A public count over three years, a concept, and a count of residents that is too small to show."""
    recepten = maak_indicator("Recepten", slug="recepten")
    bewoners = maak_indicator("Deelnemers", slug="deelnemers", privacy="inwoners", eenheid="deelnemers")
    intern = maak_indicator("Verzuim", slug="verzuim", privacy="intern")
    noord = wijken["alphen-noord"]

    def cijfer(indicator, jaar, waarde, *, definitief=True):
        rij = record_cijfer(
            indicator, wijk=noord, by=beheerder, waarde=Decimal(waarde), begin=date(jaar, 1, 1), einde=date(jaar, 12, 31),
            herkomst="registratie",
        )  # fmt: skip
        if definitief:
            maak_definitief(Cijfer.objects.filter(pk=rij.pk), by=beheerder)

    for jaar, waarde in ((2022, 181), (2023, 200), (2024, 244)):
        cijfer(recepten, jaar, waarde)
    cijfer(bewoners, 2024, 7)
    cijfer(intern, 2024, 4242)
    cijfer(maak_indicator("Later", slug="later"), 2024, 31337, definitief=False)
    cijfer(maak_indicator("Toekomst", slug="toekomst"), 2025, 987654)
    Duiding.objects.create(
        indicator=recepten, wijk=noord, perspectief="inwoner", tekst="Men weet de weg.", publiek=True
    )
    return recepten


def test_figures_come_with_their_meaning_and_only_as_they_may_be_shown(cijfers, verslag_van):
    for ruimte in ("samenwerkingsverband", "alphen-noord"):
        verslag = verslag_van(ruimte)
        gevonden_ = {een.titel: een for een in voorstellen(verslag, [V.CIJFERS])[V.CIJFERS]}
        assert sorted(gevonden_) == ["Deelnemers, Alphen Noord", "Recepten, Alphen Noord"]
        recepten = gevonden_["Recepten, Alphen Noord"]
        assert "Men weet de weg." in recepten.html
        assert [rij[:2] for rij in recepten.tabel.rijen] == [("2022", "181"), ("2023", "200"), ("2024", "244")]
        assert recepten.grafiek.svg.startswith("<svg") and recepten.grafiek.rijen
        regels = list(cijferregels(verslag))
        assert [(een.indicator, een.waarde) for een in regels] == [("deelnemers", None), ("recepten", Decimal(244))]
        assert "7" not in regels[0].getoond and regels[1].betekenis == "inwoners: Men weet de weg."
        alles = repr(gevonden_) + repr(regels)
        assert not any(getal in alles for getal in ("4242", "31337", "987654"))
    assert voorstellen(verslag_van("stevenshof"), [V.CIJFERS])[V.CIJFERS] == []


def test_reach_is_the_protected_picture_and_never_the_count(wijk, maak_bereik, verslag_van):
    maak_bereik(400, 120, 63, 3, jaar=2024)
    maak_bereik(400, 120, 61, 3, jaar=2019)
    for ruimte in ("samenwerkingsverband", "stevenshof"):
        (een,) = voorstellen(verslag_van(ruimte), [V.BEREIK])[V.BEREIK]
        assert "Over 2024" in een.html and "63" not in repr(een) and een.tabel.koppen[0] == "Stap"
    assert voorstellen(verslag_van("alphen-noord"), [V.BEREIK])[V.BEREIK] == []


# --- How much it asks of the database -------------------------------------------------------------------------------------


def test_a_report_asks_as_many_questions_for_one_row_as_for_six(maak, wijken, ruimten, projectleider):
    velden = {soort: {"sectie": "1", "titel": str(soort), "vult": [soort]} for soort in ITEMS}
    soort = maak_soort(maak, velden, titel="Alles")
    noord = wijken["alphen-noord"]

    def erbij(aantal: int) -> None:
        for _ in range(aantal):
            for naam in (V.INTERVENTIES, V.GEBEURTENISSEN, V.LESSEN, V.DOORWERKING, V.INBRENG, V.VERONDERSTELLINGEN):
                bron_van(naam, maak)("alphen-noord", noord, True)

    def vragen() -> int:
        verslag = verslagen.begin(soort, by=projectleider, ruimte=ruimten["samenwerkingsverband"], van=VAN, tot=TOT)
        verslag = Verslag.objects.get(pk=verslag.pk)
        with CaptureQueriesContext(
            connection,
        ) as gevraagd:
            beeld = beeld_van(verslag, voor=projectleider)
        assert beeld.secties
        return len(gevraagd)

    erbij(1)
    een = vragen()
    erbij(5)
    assert vragen() == een
