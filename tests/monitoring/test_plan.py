# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Monitorplannen: written in the order of thinking, read by question, side by side without a ranking, taken along."""

import io
import re
import zipfile
from datetime import date

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from monitoring.meten.models import (
    Indicator,
    Ketenstap,
    Leervraag,
    Monitorplan,
    Plandoel,
    Planindicator,
    Planvraag,
)
from monitoring.meten.models.plan import huidig
from redactie.models import Gebruiker, Status
from redactie.workflow import transition
from tests.redactie.formulieren import ingevuld
from tests.soorten import VELDEN
from toolkit.models import Vraag
from wijken.models import Wijk
from wijzer.models import Zoekregel

pytestmark = pytest.mark.django_db
NIEUW = "/beheer/monitoring/monitorplan/add/"
KORT = ("Bereik", "Positieve gezondheid", "Verloop interventies", "Samenwerking")


@pytest.fixture
def wijken(maak_wijk) -> dict[str, Wijk]:
    namen = (
        ("stevenshof", "Stevenshof", "Leiden"),
        ("alphen-noord", "Alphen Noord", "Alphen aan den Rijn"),
        ("den-haag-zuidwest", "Den Haag Zuidwest", "Den Haag"),
    )
    return {slug: maak_wijk(slug, titel, gemeente) for slug, titel, gemeente in namen}


@pytest.fixture
def vragen(maak) -> list[Vraag]:
    return [
        maak(Vraag, f"Vraag over {kort}?", slug=f"vraag-{nummer}", nummer=nummer, kort=kort, gepubliceerd=True)
        for nummer, kort in enumerate(KORT, start=1)
    ]


@pytest.fixture
def plan(maak, wijken, vragen):
    """Make a plan with something in every part of it."""

    def _plan(slug: str = "plan", wijk: str = "stevenshof", *, gepubliceerd: bool = True, **velden) -> Monitorplan:
        velden = {"begin": date(2021, 1, 1), "einde": date(2022, 12, 31), "tekst": f"<p>Omdat {slug}.</p>"} | velden
        item = maak(Monitorplan, f"Plan {slug}", ruimte=wijk, wijk=wijken[wijk], slug=slug, **velden)
        for vraag in vragen[:2]:
            Planvraag.objects.create(
                plan=item, vraag=vraag, volgorde=vraag.nummer, waarom=f"Waarom {slug} {vraag.nummer}", wie="de GGD"
            )
        Plandoel.objects.create(plan=item, tekst=f"Doel van {slug}")
        Ketenstap.objects.create(plan=item, volgorde=2, schakel="effect", tekst="Minder alleen", invloed="belang")
        Ketenstap.objects.create(
            plan=item, volgorde=1, schakel="activiteit", tekst="Koffie schenken", aanname="mensen komen", invloed="zelf"
        )
        return zet(item) if gepubliceerd else item

    return _plan


def zet(item, naar: str = Status.GEPUBLICEERD):
    """Take an item through the workflow, as who manages the site."""
    pers = Gebruiker.objects.filter(email="planpers@voorbeeld.nl").first()
    return transition(item, naar, by=pers or Gebruiker.objects.create_superuser("planpers@voorbeeld.nl", naam="Pers"))


def tekst_van(docx: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(docx)) as zip_:
        xml = zip_.read("word/document.xml").decode()
    return " ".join(re.sub(r"<[^>]+>", " ", xml).split())


# --- Written in the office -------------------------------------------------------------------------------------


def test_a_new_plan_starts_with_the_four_questions_as_rows(wijken, vragen, stevenshof, login):
    context = login(stevenshof).get(NIEUW).context
    formset = context["inline_admin_formsets"][0].formset
    assert [form.kop for form in formset.forms] == [f"{vraag.nummer}. {vraag.titel}" for vraag in vragen]
    assert [form["vraag"].value() for form in formset.forms] == [vraag.pk for vraag in vragen]


def test_the_form_asks_in_the_order_of_thinking(wijken, vragen, stevenshof, login):
    page = login(stevenshof).get(NIEUW).content.decode()
    koppen = re.findall(r'<h2[^>]*class="groep__kop[^>]*>([^<]+)</h2>', page)
    assert koppen == [
        "Waar het om gaat", "De vier vragen in het plan", "Doelen", "Veranderketen", "Indicatoren in het plan",
        "Met wie", "Inzet en afspraken", "Wanneer openbaar", "Beheer", "Bronvermeldingen",
    ]  # fmt: skip


def stuur(client: Client, **velden):
    """Send the form of a new plan as a browser would, with the rows that were there."""
    context = client.get(NIEUW).context
    data = ingevuld(client, NIEUW) | {"titel": "Ons plan", "begin": "2026-01-01"}
    for form in context["inline_admin_formsets"][0].formset.forms:
        data |= {form.add_prefix(naam): form.initial[naam] for naam in ("vraag", "volgorde")}
    return client.post(NIEUW, data | {"planvragen-TOTAL_FORMS": 4} | velden)


def test_a_plan_in_which_nothing_is_filled_in_can_be_kept(wijken, vragen, stevenshof, login):
    assert stuur(login(stevenshof)).status_code == 302
    plan = Monitorplan.objects.get()
    assert (plan.wijk.slug, plan.ruimte.slug, plan.status) == ("stevenshof", "stevenshof", "concept")
    assert [(rij.vraag, rij.waarom) for rij in plan.planvragen.all()] == [(vraag, "") for vraag in vragen]


def test_what_was_typed_is_still_there_when_something_is_wrong(wijken, vragen, stevenshof, login):
    page = stuur(
        login(stevenshof), begin="2026-05-01", einde="2026-04-01", **{"planvragen-0-waarom": "Wij missen ouders"}
    )
    tekst = page.content.decode()
    assert page.status_code == 200 and not Monitorplan.objects.exists()
    assert "De laatste dag van het plan ligt voor de eerste." in tekst and "Wij missen ouders" in tekst
    tweemaal = stuur(login(stevenshof), **{"planvragen-1-vraag": vragen[0].pk}).content.decode()
    assert "Kies" in tweemaal or "Pas dat andere aan" in tweemaal
    assert not Monitorplan.objects.exists()


def test_the_wijk_is_one_of_the_person_and_a_forged_one_is_refused(wijken, vragen, stevenshof, login):
    client = login(stevenshof)
    keuze = client.get(NIEUW).context["adminform"].form.fields["wijk"].queryset
    assert [str(wijk) for wijk in keuze] == ["Stevenshof"]
    assert stuur(client, wijk=wijken["alphen-noord"].pk).status_code == 200
    assert not Monitorplan.objects.exists()


def test_what_the_plan_could_still_say_is_shown_to_who_writes_it_and_stops_nothing(plan, stevenshof, lezer, login):
    item = plan(gepubliceerd=False)
    adres = f"/beheer/monitoring/monitorplan/{item.pk}/change/"
    page = login(stevenshof).get(adres).content.decode()
    assert "Wat je nog kunt aanvullen" in page and "Er hoort nog geen leervraag bij." in page
    zet(item)
    assert "Wat je nog kunt aanvullen" not in login(lezer).get(adres).content.decode()  # reads it, writes elsewhere


def test_the_hints_are_about_the_working_copy_and_not_about_what_visitors_read(plan, stevenshof, login):
    item = plan()
    adres = f"/beheer/monitoring/monitorplan/{item.pk}/change/"
    client = login(stevenshof)
    hint = "Er staat nog niet bij waar het antwoord vandaan komt."
    assert client.get(adres).content.decode().count(hint) == 2
    assert client.post(adres, ingevuld(client, adres) | {"planvragen-0-bron": "de huisarts"}).status_code == 302
    assert item.planvragen.first().bron == ""  # visitors read what was published
    assert client.get(adres).content.decode().count(hint) == 1


def test_a_plan_waits_for_its_wijk(plan, wijken):
    zet(wijken["stevenshof"], Status.GEARCHIVEERD)
    with pytest.raises(ValidationError, match="Publiceer eerst de wijk"):
        plan()


def test_only_public_indicators_and_those_of_the_room_can_be_chosen(plan, maak, vragen, stevenshof, login):
    for titel, ruimte, openbaar in (
        ("Uit de bibliotheek", "gedeeld", True), ("Van onszelf", "stevenshof", False),
        ("Concept van Alphen", "alphen-noord", False),
    ):  # fmt: skip
        maak(Indicator, titel, ruimte=ruimte, vraag=vragen[0], gepubliceerd=openbaar, **VELDEN[Indicator])
    page = login(stevenshof).get(NIEUW).content.decode()
    assert ("1 Bereik: Uit de bibliotheek" in page, "1 Bereik: Van onszelf" in page) == (True, True)
    assert "Concept van Alphen" not in page


# --- The page of a wijk ----------------------------------------------------------------------------------------


def test_the_page_says_the_plan_by_question_with_goals_and_chain_in_order(plan, client):
    plan(met_wie="<p>Met de huisarts.</p>", inwoners="<p>Zij wilden koffie.</p>", vastgesteld_door="de monitorgroep")
    page = client.get("/wijken/stevenshof/plan/").content.decode()
    for deel in (
        "Omdat plan.",
        "Waarom plan 1",
        "Doel van plan",
        "Met de huisart",
        "Zij wilden koffie",
        "monitorgroep",
    ):
        assert deel in page
    assert page.index("Koffie schenken") < page.index("mensen komen") < page.index("Minder alleen")
    assert "dit doen wij zelf" in page and "hier hopen wij op" in page
    assert page.index("Vraag over Bereik?") < page.index("Vraag over Positieve gezondheid?")


def test_what_is_not_filled_in_is_called_so(plan, client):
    plan()
    page = client.get("/wijken/stevenshof/plan/").content.decode()
    assert page.count('<span class="zacht">niet ingevuld</span>') == 2 * 6  # two questions, six of eight answers
    assert re.search(r"<dt>Vastgesteld op</dt><dd>niet ingevuld</dd>", page)


@time_machine.travel("2026-06-01", tick=False)
def test_the_present_plan_is_shown_and_others_are_one_click_away(plan, client):
    plan("oud", begin=date(2021, 1, 1), einde=date(2022, 12, 31))
    plan("nu", begin=date(2026, 1, 1), einde=None)
    plan("straks", begin=date(2027, 1, 1), einde=None)
    page = client.get("/wijken/stevenshof/plan/").content.decode()
    assert ("Omdat nu." in page, "Omdat oud." in page, "Dit plan geldt vanaf 2026" in page) == (True, False, True)
    assert "/wijken/stevenshof/plan/?plan=oud" in page and "/wijken/stevenshof/plan/?plan=straks" in page
    oud = client.get("/wijken/stevenshof/plan/?plan=oud").content.decode()
    assert "Omdat oud." in oud and "Dit plan gold 2021 tot en met 2022" in oud
    for vreemd in ("?plan=bestaat-niet", "?plan=", "?plan=%00&plan=x", "?plan[]=1"):
        assert "Omdat nu." in client.get(f"/wijken/stevenshof/plan/{vreemd}").content.decode()


@pytest.mark.parametrize(
    ("dag", "verwacht"),
    [
        (date(2020, 1, 1), "eerste"), (date(2021, 6, 1), "eerste"), (date(2022, 6, 1), "tweede"),
        (date(2023, 6, 1), "tweede"), (date(2030, 1, 1), "tweede"),
    ],
)  # fmt: skip
def test_the_present_plan_is_the_one_that_holds_else_the_last_else_the_first_to_come(dag, verwacht):
    plannen = [
        Monitorplan(titel="eerste", begin=date(2021, 1, 1), einde=None),
        Monitorplan(titel="tweede", begin=date(2022, 1, 1), einde=date(2022, 12, 31)),
    ]
    if dag.year > 2022:
        plannen[0].einde = date(2021, 12, 31)
    assert str(huidig(plannen, dag)) == verwacht
    assert huidig([], dag) is None


def test_a_concept_an_archived_one_and_one_of_another_wijk_show_nothing(plan, client):
    def gezien() -> bool:
        adressen = ("/wijken/stevenshof/plan/", "/wijken/stevenshof/plan/?plan=geheim", "/monitorplannen/")
        paginas = [client.get(adres).content.decode() for adres in (*adressen, "/wijken/stevenshof/", "/sitemap.xml")]
        return any("geheim" in page or "/wijken/stevenshof/plan/</loc>" in page for page in paginas[:3] + paginas[4:])

    item = plan("geheim", gepubliceerd=False)
    assert not gezien()
    zet(item)
    assert gezien()
    zet(Monitorplan.objects.get(pk=item.pk), Status.GEARCHIVEERD)
    assert not gezien()
    plan("geheim-alphen", "alphen-noord")
    assert "geheim" not in client.get("/wijken/stevenshof/plan/?plan=geheim-alphen").content.decode()


def test_a_hidden_question_or_indicator_is_not_told(plan, maak, vragen, client):
    item = plan()
    for titel, openbaar in (("Openbare indicator", True), ("Geheime indicator", False)):
        indicator = maak(Indicator, titel, vraag=vragen[0], gepubliceerd=openbaar, **VELDEN[Indicator])
        Planindicator.objects.create(plan=item, indicator=indicator, wie="de GGD")
    adressen = ("/wijken/stevenshof/plan/", "/monitorplannen/", "/api/v1/monitorplannen", "/indicatoren/")
    for adres in adressen:
        page = client.get(adres).content.decode()
        assert ("Openbare indicator" in page, "Geheime indicator" in page) == (True, False), adres
    zet(vragen[1], Status.GEARCHIVEERD)
    for adres in adressen[:3]:
        page = client.get(adres).content.decode()
        assert ("Waarom plan 1" in page, "Waarom plan 2" in page) == (True, False), adres


def test_the_wijk_page_leads_to_the_plan_only_when_there_is_something(plan, maak, wijken, vragen, client):
    def link(slug: str) -> bool:
        return f'href="/wijken/{slug}/plan/"' in client.get(f"/wijken/{slug}/").content.decode()

    assert not link("stevenshof")
    plan()
    maak(Leervraag, "Hoe dan?", ruimte="alphen-noord", wijk=wijken["alphen-noord"], nummer=1, vraag=vragen[0],
         gepubliceerd=True)  # fmt: skip
    assert (link("stevenshof"), link("alphen-noord"), link("den-haag-zuidwest")) == (True, True, False)


def test_without_a_plan_the_page_says_what_is_known_and_offers_an_empty_one(wijken, vragen, client):
    Wijk.objects.filter(slug="stevenshof").update(plan="<p>Het plan wordt opgevraagd.</p>")
    page = client.get("/wijken/stevenshof/plan/").content.decode()
    assert "Het plan staat nog niet op de site" in page and "Het plan wordt opgevraagd." in page
    assert "/monitorplannen/leeg-formulier.docx" in page and "monitorplan.docx" not in page
    leeg = client.get("/wijken/alphen-noord/plan/").content.decode()
    assert "Of deze wijk een monitorplan heeft, staat niet in onze bronnen." in leeg


def test_it_is_found_and_leads_to_the_plan_itself(plan, client):
    plan("oud", begin=date(2019, 1, 1), einde=date(2019, 12, 31), inzet="<p>Een bakfiets.</p>")
    plan("nieuw")
    assert Zoekregel.objects.get(titel="Plan oud").adres == "/wijken/stevenshof/plan/?plan=oud"
    assert "/wijken/stevenshof/plan/?plan=oud" in client.get("/zoeken/", {"q": "bakfiets"}).content.decode()


def test_pages_take_as_many_queries_for_much_as_for_little_and_at_most_eight(plan, maak, wijken, vragen, client):
    def vul(nummer: int) -> None:
        for slug in wijken:
            item = plan(f"{slug}-{nummer}", slug, begin=date(2021, nummer, 1), einde=None)
            for n in range(3):
                vraag = vragen[n]
                indicator = maak(
                    Indicator, f"I {slug} {nummer} {n}", vraag=vraag, gepubliceerd=True, **VELDEN[Indicator]
                )
                Planindicator.objects.create(plan=item, indicator=indicator)
                maak(Leervraag, f"L {slug} {nummer} {n}", ruimte=slug, wijk=wijken[slug], vraag=vraag,
                     nummer=10 * nummer + n, gepubliceerd=True)  # fmt: skip
            maak(Leervraag, f"S {slug} {nummer}", ruimte="samenwerkingsverband", vraag=vragen[0],
                 nummer=10 * nummer + list(wijken).index(slug), gepubliceerd=True)  # fmt: skip

    adressen = ("/wijken/stevenshof/plan/", "/monitorplannen/", "/indicatoren/", "/wijken/stevenshof/")

    def tel(adres: str) -> int:
        met_en_zonder = []
        for _keer in range(2):  # what a process remembers for a while is asked again now and then
            with CaptureQueriesContext(connection) as gevangen:
                assert client.get(adres).status_code == 200
            met_en_zonder.append(len(gevangen))
        return min(met_en_zonder)

    vul(1)
    weinig = [tel(adres) for adres in adressen]
    vul(2)
    vul(3)
    assert [tel(adres) for adres in adressen] == weinig
    assert max(weinig) <= 8


def test_reading_sets_no_cookie(plan, client):
    plan()
    for adres in (
        "/wijken/stevenshof/plan/", "/wijken/stevenshof/plan/monitorplan.odt", "/monitorplannen/?vraag=vraag-2",
        "/indicatoren/", "/monitorplannen/leeg-formulier.odt",
    ):  # fmt: skip
        response = client.get(adres)
        assert (response.status_code, dict(response.cookies)) == (200, {}), adres


# --- Side by side ----------------------------------------------------------------------------------------------


def test_plans_stand_side_by_side_for_one_question_in_the_order_of_the_wijken(plan, wijken, client):
    for volgorde, slug in enumerate(("den-haag-zuidwest", "stevenshof", "alphen-noord")):
        Wijk.objects.filter(slug=slug).update(volgorde=volgorde)
    plan("hof")
    plan("noord", "alphen-noord")
    page = client.get("/monitorplannen/?vraag=vraag-2").content.decode()
    assert re.findall(r'<h3 id="wijk-([a-z-]+)"', page) == ["den-haag-zuidwest", "stevenshof", "alphen-noord"]
    assert "Waarom hof 2" in page and "Waarom noord 2" in page and "Waarom hof 1" not in page
    assert page.count("plan niet op de site") == 1


def test_wijken_can_be_chosen_without_a_script_and_the_choice_stays_visible(plan, client):
    plan("hof")
    page = client.get("/monitorplannen/?vraag=vraag-2&wijk=stevenshof&wijk=alphen-noord").content.decode()
    assert sorted(re.findall(r'<h3 id="wijk-([a-z-]+)"', page)) == ["alphen-noord", "stevenshof"]
    aangevinkt = re.findall(r'value="([a-z0-9-]+)" checked', page)
    assert sorted(aangevinkt) == ["alphen-noord", "stevenshof", "vraag-2"]


@pytest.mark.parametrize(
    "vreemd", ["vraag=bestaat-niet", "wijk=bestaat-niet", "vraag=%00", "wijk=%27--", "vraag=a&vraag=b"]
)
def test_a_strange_choice_shows_the_page_as_it_starts(vreemd, plan, client):
    plan("hof")
    response = client.get(f"/monitorplannen/?{vreemd}")
    assert response.status_code == 200 and "Waarom hof 1" in response.content.decode()


def test_nothing_is_ranked_and_the_page_says_so(plan, client):
    plan("hof")
    page = client.get("/monitorplannen/").content.decode()
    assert "Welke wijk het het best doet, kunt u hieruit niet zeggen." in page
    assert not re.search(r"sorteer|ranglijst.{0,20}<ol|aantal ingevuld|\d+ ?%", page.split("<main", 1)[1])


def test_an_empty_site_has_a_page_too(client, db):
    page = client.get("/monitorplannen/").content.decode()
    assert "Nog geen wijken om naast elkaar te zetten" in page
    assert "Nog geen indicatoren" in client.get("/indicatoren/").content.decode()


# --- Taken along -----------------------------------------------------------------------------------------------


def test_a_plan_is_taken_along_in_three_forms_and_its_name_says_wijk_and_period(plan, client):
    plan()
    plan("ander", begin=date(2020, 3, 1), einde=date(2020, 9, 30))
    namen = {
        vorm: client.get(f"/wijken/stevenshof/plan/monitorplan.{vorm}")["Content-Disposition"]
        for vorm in ("docx", "odt", "pdf")
    }
    assert namen == {
        vorm: f'attachment; filename="monitorplan-stevenshof-2021-2022.{vorm}"' for vorm in ("docx", "odt", "pdf")
    }
    ander = client.get("/wijken/stevenshof/plan/monitorplan.docx?plan=ander")
    assert ander["Content-Disposition"] == (
        'attachment; filename="monitorplan-stevenshof-2020-03-01-tot-2020-09-30.docx"'
    )
    assert "Waarom ander 1" in tekst_van(ander.content)


def test_what_is_not_public_is_not_in_the_document(plan, maak, wijken, vragen, client):
    item = plan()
    geheim = maak(Indicator, "Geheime indicator", vraag=vragen[0], **VELDEN[Indicator])
    Planindicator.objects.create(plan=item, indicator=geheim)
    maak(Leervraag, "Geheime leervraag", ruimte="stevenshof", wijk=wijken["stevenshof"], nummer=1, vraag=vragen[0])
    tekst = tekst_van(client.get("/wijken/stevenshof/plan/monitorplan.docx").content)
    assert "Waarom plan 1" in tekst and "Geheime" not in tekst
    assert client.get("/wijken/alphen-noord/plan/monitorplan.docx").status_code == 404  # no plan, no file
    plan("concept", "alphen-noord", gepubliceerd=False)
    assert client.get("/wijken/alphen-noord/plan/monitorplan.docx?plan=concept").status_code == 404


def test_the_empty_form_has_the_structure_of_a_plan_and_room_to_fill_in(plan, vragen, client):
    for nummer, vraag in enumerate(vragen[2:]):
        plan_ = Monitorplan.objects.first() or plan()
        Planvraag.objects.create(plan=plan_, vraag=vraag, volgorde=3 + nummer, waarom="x")
    vol = tekst_van(client.get("/wijken/stevenshof/plan/monitorplan.docx").content)
    leeg = tekst_van(client.get("/monitorplannen/leeg-formulier.docx").content)
    koppen = [
        "Over dit plan", "Waarom dit plan", "De vier vragen", *(f"{vraag.nummer}. {vraag.titel}" for vraag in vragen),
        "Doelen", "De veranderketen", "Bron en licentie",
    ]  # fmt: skip
    for tekst in (vol, leeg):
        plekken = [tekst.index(kop) for kop in koppen]
        assert plekken == sorted(plekken)
    assert leeg.count("…") > 60 and "Waarom plan" not in leeg and "Stevenshof" not in leeg


@pytest.mark.parametrize(
    ("begin", "einde", "woorden", "naam"),
    [
        (date(2021, 1, 1), date(2022, 12, 31), "2021 tot en met 2022", "2021-2022"),
        (date(2021, 1, 1), date(2021, 12, 31), "2021", "2021"),
        (date(2021, 1, 1), None, "vanaf 2021", "vanaf-2021"),
        (date(2021, 3, 1), None, "vanaf 1 maart 2021", "vanaf-2021-03-01"),
        (date(2021, 3, 1), date(2022, 2, 28), "1 maart 2021 tot en met 28 februari 2022", "2021-03-01-tot-2022-02-28"),
    ],
)
def test_a_period_is_said_in_words_and_in_the_name_of_a_file(begin, einde, woorden, naam):
    plan = Monitorplan(begin=begin, einde=einde)
    assert (plan.periode, plan.periode_in_naam) == (woorden, naam)


def test_other_forms_and_ways_of_asking_are_refused(plan, client):
    plan()
    for adres in ("/wijken/stevenshof/plan/monitorplan.exe", "/monitorplannen/leeg-formulier.html"):
        assert client.get(adres).status_code == 404
    assert client.post("/monitorplannen/leeg-formulier.docx").status_code in (403, 405)


# --- Versions, and what the sources say ------------------------------------------------------------------------


def test_an_older_version_comes_back_with_its_parts(plan, stevenshof, login):
    item = plan()
    client, adres = login(stevenshof), f"/beheer/monitoring/monitorplan/{item.pk}/"
    wijzig = ingevuld(client, f"{adres}change/") | {"planvragen-0-waarom": "Nieuw waarom", "_overgang": "wijzigingen"}
    client.post(f"{adres}change/", wijzig | {"keten-0-DELETE": "on"})
    item = zet(Monitorplan.objects.get(pk=item.pk))
    assert item.planvragen.first().waarom == "Nieuw waarom"
    nummers = re.findall(rf"{adres}versies/(\d+)/", client.get(f"{adres}versies/").content.decode())
    assert client.post(f"{adres}versies/{min(map(int, nummers))}/terugzetten/").status_code == 302
    item = zet(Monitorplan.objects.get(pk=item.pk))
    assert (item.planvragen.first().waarom, item.keten.count()) == ("Waarom plan 1", 2)


def test_the_launch_content_has_no_plan_and_says_what_is_known(inhoud, client):
    assert not Monitorplan.objects.exists()
    page = client.get("/monitorplannen/").content.decode()
    assert page.count("plan niet op de site") == 3 and "De plannen zelf hebben wij nog niet" in page
    for slug in ("alphen-noord", "den-haag-zuidwest", "stevenshof"):
        assert "Wij vragen ze op." in client.get(f"/wijken/{slug}/plan/").content.decode()


def test_the_launch_indicators_say_unit_source_and_what_they_do_not_tell(inhoud, client):
    recepten = Indicator.objects.gepubliceerd().get(slug="recepten-welzijn-op-recept")
    assert (recepten.eenheid, recepten.getalsoort, recepten.privacy) == ("recepten", "aantal", "openbaar")
    assert "geen mensen" in recepten.definitie and "vergelijken" in recepten.definitie
    verhalen = [rij.slug for rij in Indicator.objects.gepubliceerd() if rij.is_verhaal]
    assert len(verhalen) >= 4  # question 2 is asked, and not only counted
    page = client.get("/indicatoren/").content.decode()
    assert "wat mensen vertellen" in page and not re.search(r"\b(181|244)\b", page)
