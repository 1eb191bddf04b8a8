# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""What was done with a lesson: written per room, shown on the site when that may, and counted in the lists."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from monitoring.meten.models import Leervraag
from redactie.intussen import Intussen, stand_van
from redactie.models import Logregel, Status
from redactie.workflow import transition
from tests.soorten import VELDEN
from toolkit.lesstappen import TOON, bewaar_stap, verwijder_stap
from toolkit.models import Les, Lesstap, Vraag
from toolkit.models.lesstap import Stap
from wijken.models import Gebeurtenis, Interventie, Wijk
from wijken.models.gebeurtenis import Precisie
from wijzer.lespassen import passende_lessen

pytestmark = pytest.mark.django_db

HOE = "Wij bellen nu iedereen een dag van tevoren."


@pytest.fixture
def wijken(maak) -> dict[str, Wijk]:
    """The two wijken of the procesbegeleiders."""
    gemeente = maak(Wijk._meta.get_field("gemeente").related_model, "Leiden", gepubliceerd=True)
    return {
        slug: maak(Wijk, titel, ruimte=slug, slug=slug, gemeente=gemeente, gepubliceerd=True, **VELDEN.get(Wijk, {}))
        for slug, titel in (("alphen-noord", "Alphen Noord"), ("stevenshof", "Stevenshof"))
    }


@pytest.fixture
def les(maak, wijken) -> Les:
    return maak(Les, "Bel mensen een dag van tevoren", gepubliceerd=True, niveau="wijk", tekst="<p>Bellen helpt.</p>")


@pytest.fixture
def stap(les, ruimten):
    """A step that is not written yet, of Alphen Noord unless told otherwise."""

    def _stap(ruimte: str = "alphen-noord", **velden) -> Lesstap:
        gegeven = {"stap": Stap.TOEGEPAST, "datum": date(2026, 3, 2), "hoe": HOE, "publiek": True, "les": les} | velden
        return Lesstap(ruimte=ruimten[ruimte], **gegeven)

    return _stap


def facet(client, waarde: str) -> list[str]:
    """The titles that the public list shows of what somebody chose."""
    return [each.titel for each in client.get("/lessen/", {"gedaan": waarde}).context["object_list"]]


def test_a_step_stands_at_the_lesson_with_where_when_and_how(client, stap, alphen, maak, wijken):
    maak(Interventie, "Welzijn op Recept", slug="wor", gepubliceerd=True, **VELDEN.get(Interventie, {}))
    bewaar_stap(stap(interventie=Interventie.objects.get(slug="wor")), by=alphen)
    bewaar_stap(
        stap(stap=Stap.GEBORGD, bij_wie="Participe", hoe="", datum=date(2026, 5, 1), precisie="maand"), by=alphen
    )
    html = client.get(stap().les.get_absolute_url()).content.decode()
    assert html.count('<li class="trede') == 3
    assert "2 maart 2026" in html and HOE in html
    assert "Geborgd bij: Participe" in html and "mei 2026" in html and "1 mei 2026" not in html
    assert "Welzijn op Recept" in html
    assert "Nog niet vastgelegd." in html  # of the discussion nobody wrote anything


def test_what_is_not_for_the_site_is_not_on_it_and_does_not_count(client, stap, alphen, les):
    geheim = bewaar_stap(stap(publiek=False, hoe="Alleen voor onszelf."), by=alphen)
    html = client.get(les.get_absolute_url()).content.decode()
    assert "Alleen voor onszelf." not in html and "levensloop" not in html
    assert facet(client, "toegepast") == []
    bewaar_stap(stap(hoe="Voor iedereen."), by=alphen)  # the twin that may be seen
    html = client.get(les.get_absolute_url()).content.decode()
    assert "Voor iedereen." in html and "Alleen voor onszelf." not in html
    assert facet(client, "toegepast") == [les.titel]
    assert geheim.pk in Lesstap.objects.visible_for(alphen).values_list("pk", flat=True)


def test_the_lists_follow_when_a_step_goes(client, stap, alphen, les):
    een = bewaar_stap(stap(), by=alphen)
    assert facet(client, "toegepast") == [les.titel]
    verwijder_stap(een, by=alphen)
    assert facet(client, "toegepast") == []
    assert facet(client, "niet_vastgelegd") == [les.titel]


def test_the_furthest_step_of_anybody_counts(stap, alphen, stevenshof, les, client):
    bewaar_stap(stap(), by=alphen)
    bewaar_stap(stap("stevenshof", stap=Stap.BESPROKEN, hoe=""), by=stevenshof)
    assert Les.objects.with_stand().get(pk=les.pk).stand == "toegepast"
    response = client.get(les.get_absolute_url())
    assert response.context["stand"] == "toegepast"
    assert [len(trede.stappen) for trede in response.context["levensloop"]] == [1, 1, 0]


def test_a_step_of_a_wijk_that_is_withdrawn_is_withdrawn_with_it(client, stap, alphen, beheerder, wijken, les):
    bewaar_stap(stap(), by=alphen)
    assert HOE in client.get(les.get_absolute_url()).content.decode()
    transition(wijken["alphen-noord"], Status.CONCEPT, by=beheerder)
    assert HOE not in client.get(les.get_absolute_url()).content.decode()


def test_a_meeting_and_an_approach_that_are_no_longer_public_are_not_named(client, stap, alphen, maak, les):
    verborgen = maak(Gebeurtenis, "Geheim overleg", ruimte="alphen-noord", **VELDEN[Gebeurtenis])
    bewaar_stap(stap(gebeurtenis=verborgen), by=alphen)
    html = client.get(les.get_absolute_url()).content.decode()
    assert HOE in html and "Geheim overleg" not in html


@pytest.mark.parametrize(
    ("velden", "veld", "woorden"),
    [
        ({"hoe": ""}, "hoe", "wat jullie nu anders doen"),
        ({"stap": Stap.GEBORGD, "bij_wie": " "}, "bij_wie", "welke organisatie of rol"),
        ({"datum": timezone.localdate() + timedelta(days=400)}, "datum", "moet nog komen"),
        ({"datum": None}, "datum", "Vul een dag in"),
        ({"hoe": "Bel Jan op 06-12345678."}, "hoe", "telefoonnummer"),
    ],
)
def test_what_is_missing_or_may_not_be_there_is_said_at_its_field(stap, alphen, velden, veld, woorden):
    with pytest.raises(ValidationError) as fout:
        bewaar_stap(stap(**velden), by=alphen)
    assert woorden in " ".join(fout.value.message_dict[veld])
    assert Lesstap.objects.count() == 0


def test_without_a_date_one_says_so(stap, alphen):
    assert bewaar_stap(stap(datum=None, precisie=Precisie.ONBEKEND), by=alphen).wanneer == "datum niet bekend"


def test_nobody_writes_in_the_room_of_another_or_in_one_where_nothing_is_done(
    stap, stevenshof, lezer, beheerder, wijken
):
    for wie, ruimte in ((stevenshof, "alphen-noord"), (lezer, "alphen-noord"), (beheerder, "gedeeld")):
        with pytest.raises(PermissionDenied):
            bewaar_stap(stap(ruimte), by=wie)
    een = bewaar_stap(stap("stevenshof"), by=stevenshof)
    assert een.wijk == wijken["stevenshof"]
    with pytest.raises(PermissionDenied):
        verwijder_stap(een, by=lezer)


def test_a_lesson_that_somebody_may_not_see_cannot_be_used(stap, stevenshof, maak):
    geheim = maak(Les, "Een concept van Alphen", ruimte="alphen-noord", niveau="wijk")
    with pytest.raises(PermissionDenied):
        bewaar_stap(stap("stevenshof", les=geheim), by=stevenshof)


def test_two_people_do_not_write_over_each_other(stap, alphen):
    een = bewaar_stap(stap(), by=alphen)
    oud = stand_van(een)
    bewaar_stap(een, by=alphen, gezien=oud)
    een.hoe = "Iets anders dan de ander."
    with pytest.raises(Intussen) as fout:
        bewaar_stap(een, by=alphen, gezien=oud)
    een.hoe = "Nu bewust bewaard."
    assert bewaar_stap(een, by=alphen, gezien=fout.value.stand).hoe == "Nu bewust bewaard."


def test_the_log_says_that_something_was_written_and_not_what(stap, alphen):
    bewaar_stap(stap(), by=alphen)
    regel = Logregel.objects.get(actie="les: stap opgeschreven")
    assert HOE not in str(vars(regel))


# --- The office ------------------------------------------------------------------------------------------------


def post(client, les, **velden):
    gegeven = {"stap": "toegepast", "datum": "2026-03-02", "precisie": "dag", "hoe": HOE, "bij_wie": "", "stap_pk": "",
               "interventie": "", "gebeurtenis": "", "gezien": ""} | velden  # fmt: skip
    return client.post(f"/beheer/lessen-gebruiken/alphen-noord/{les.pk}/", gegeven)


def test_an_lpb_writes_changes_and_removes_a_step_in_the_office(client, les, alphen, wijken):
    client.force_login(alphen)
    assert post(client, les, publiek="on").status_code == 302
    een = Lesstap.objects.get()
    assert (een.wijk, een.door, een.publiek) == (wijken["alphen-noord"], alphen, True)
    pagina = client.get(f"/beheer/lessen-gebruiken/alphen-noord/{les.pk}/", {"stap_pk": een.pk})
    assert pagina.context["gezien"] == stand_van(een)
    assert post(client, les, stap_pk=een.pk, gezien=stand_van(een), hoe="Wij mailen ook.").status_code == 302
    een.refresh_from_db()
    assert (een.hoe, een.publiek) == ("Wij mailen ook.", False)
    assert post(client, les, stap_pk=een.pk, weg="1").status_code == 302
    assert not Lesstap.objects.exists()


def test_the_office_pages_are_for_the_people_of_the_room(
    client, les, wijken, beheerder, alphen, stevenshof, lezer, projectleider, redacteur, vertrokken
):
    seen = {}
    for wie in (beheerder, alphen, stevenshof, lezer, projectleider, redacteur, vertrokken):
        client.force_login(wie)
        adressen = ["/beheer/lessen-gebruiken/", "/beheer/lessen-gebruiken/alphen-noord/",
                    f"/beheer/lessen-gebruiken/alphen-noord/{les.pk}/"]  # fmt: skip
        seen[wie.email.split("@")[0]] = [
            *(client.get(adres).status_code for adres in adressen), post(client, les).status_code,
        ]  # fmt: skip
    assert seen == {
        "bea": [200, 200, 200, 302], "anne": [302, 200, 200, 302], "stef": [302, 404, 404, 404],
        "lies": [302, 200, 200, 403], "pim": [302, 404, 404, 404], "roos": [200, 404, 404, 404],
        "vera": [403, 403, 403, 403],
    }  # fmt: skip
    assert Lesstap.objects.count() == 2


def test_the_shared_room_has_no_such_pages(client, les, beheerder):
    client.force_login(beheerder)
    assert client.get("/beheer/lessen-gebruiken/gedeeld/").status_code == 404


def test_a_mistake_keeps_what_was_typed(client, les, alphen, wijken):
    client.force_login(alphen)
    response = post(client, les, stap="", hoe="Dit typte ik.", datum="gisteren")
    assert response.status_code == 422
    html = response.content.decode()
    assert "Dit typte ik." in html and "gisteren" in html
    assert "Kies wat er is gedaan." in html and "Dit is geen datum." in html


def test_what_somebody_else_removed_can_be_saved_again(client, les, alphen, stap):
    client.force_login(alphen)
    een = bewaar_stap(stap(), by=alphen)
    Lesstap.objects.all().delete()
    response = post(client, les, stap_pk=een.pk, gezien="weg", hoe="Mijn tekst.")
    assert response.status_code == 409 and "Mijn tekst." in response.content.decode()
    assert post(client, les, stap_pk="", gezien="", hoe="Mijn tekst.").status_code == 302
    assert Lesstap.objects.get().hoe == "Mijn tekst."


def test_the_office_of_a_room_shows_what_was_never_used_there(client, les, alphen, stap, maak):
    client.force_login(alphen)
    ander = maak(Les, "Nodig uit met een kaart", gepubliceerd=True, niveau="wijk", tekst="<p>Kaart.</p>")
    geheim = maak(Les, "Concept van Stevenshof", ruimte="stevenshof", niveau="wijk")
    bewaar_stap(stap(), by=alphen)
    response = client.get("/beheer/lessen-gebruiken/alphen-noord/")
    assert [each.pk for each in response.context["bezig"]] == [les.pk]
    assert [each.pk for each in response.context["blad"]] == [ander.pk]
    assert geheim.titel not in response.content.decode()
    gezocht = client.get("/beheer/lessen-gebruiken/alphen-noord/", {"q": "kaart uit"})
    assert [each.pk for each in gezocht.context["blad"]] == [ander.pk]
    assert list(client.get("/beheer/lessen-gebruiken/alphen-noord/", {"q": "fiets"}).context["blad"]) == []


def test_the_number_of_queries_of_the_office_page_does_not_grow(client, les, alphen, stap, maak):
    client.force_login(alphen)
    bewaar_stap(stap(), by=alphen)
    maak(Les, "Ongebruikt", gepubliceerd=True, niveau="wijk", tekst="<p>x</p>")
    adres = "/beheer/lessen-gebruiken/alphen-noord/"
    client.get(adres)
    with CaptureQueriesContext(connection) as eerst:
        client.get(adres)
    for nummer in range(3):
        nieuw = maak(Les, f"Les {nummer}", gepubliceerd=True, niveau="wijk", tekst="<p>x</p>")
        bewaar_stap(stap(les=nieuw), by=alphen)
        maak(Les, f"Ongebruikt {nummer}", gepubliceerd=True, niveau="wijk", tekst="<p>x</p>")
    with CaptureQueriesContext(connection) as later:
        client.get(adres)
    assert len(later) == len(eerst)


def test_lessons_that_fit_a_leervraag_stand_best_first(maak, wijken, alphen, client):
    vraag = maak(Vraag, "Bereiken we de (juiste) inwoners?", slug="bereik", nummer=1, kort="Bereik", gepubliceerd=True)
    leervraag = maak(
        Leervraag, "Hoe kunnen we jongeren bereiken, zodat zij meedoen?", ruimte="alphen-noord", nummer=1,
        wijk=wijken["alphen-noord"], vraag=vraag, waarom="Op scholen komt niemand.",
    )  # fmt: skip
    woorden = maak(Les, "Ga naar de school", niveau="wijk", tekst="x", gepubliceerd=True,
                   samenvatting="Jongeren vind je op scholen.")  # fmt: skip
    vraag_alleen = maak(Les, "Bel eerst even", niveau="wijk", tekst="x", gepubliceerd=True)
    vraag_alleen.vragen.add(vraag)
    niets = maak(Les, "Maak tijd voor overleg", niveau="wijk", tekst="x", gepubliceerd=True)
    gevonden = passende_lessen(leervraag, Les.objects.all())
    assert [les.pk for les in gevonden] == [woorden.pk, vraag_alleen.pk]
    assert niets.pk not in [les.pk for les in gevonden]
    assert (gevonden[0].past_woorden, gevonden[0].past_vraag, gevonden[1].past_vraag) == (2, False, True)
    client.force_login(alphen)
    response = client.get("/beheer/lessen-gebruiken/alphen-noord/", {"leervraag": leervraag.pk})
    assert [each.pk for each in response.context["blad"]] == [woorden.pk, vraag_alleen.pk]


def test_open_data_tells_the_public_steps_and_the_furthest(client, stap, alphen, les):
    bewaar_stap(stap(publiek=False, stap=Stap.GEBORGD, bij_wie="Geheim"), by=alphen)
    bewaar_stap(stap(), by=alphen)
    rij = client.get(f"/api/v1/lessen/{les.slug}").json()
    assert rij["gedaan"] == "toegepast"
    assert rij["stappen"] == [
        {"stap": "toegepast", "waar": "Alphen Noord", "wanneer": "2 maart 2026", "hoe": HOE, "bijWie": None}
    ]
    csv = client.get("/open-data/lessen.csv").content.decode()
    assert HOE in csv and "Geheim" not in csv


@pytest.mark.parametrize(
    ("precisie", "datum", "zeker"),
    [
        ("dag", date(2021, 6, 5), date(2021, 6, 5)),
        ("maand", date(2021, 12, 1), date(2022, 1, 1)),
        ("kwartaal", date(2021, 5, 9), date(2021, 7, 1)),
        ("seizoen", date(2021, 9, 1), date(2021, 12, 1)),
        ("seizoen", date(2021, 12, 21), date(2022, 3, 1)),
        ("seizoen", date(2021, 2, 1), date(2021, 3, 1)),
        ("jaar", date(2021, 1, 1), date(2022, 1, 1)),
        ("onbekend", None, None),
    ],
)
def test_a_date_that_is_not_precise_counts_from_the_day_it_is_sure(precisie, datum, zeker):
    assert Lesstap(precisie=precisie, datum=datum).zeker_sinds == zeker


def test_of_many_steps_the_last_stand_on_the_page_and_the_rest_is_counted(client, stap, alphen, les):
    for nummer in range(TOON + 3):
        bewaar_stap(stap(hoe=f"Keer {nummer}.", datum=date(2026, 1, 1) + timedelta(days=nummer)), by=alphen)
    html = client.get(les.get_absolute_url()).content.decode()
    assert html.count("Keer ") == TOON and "Keer 2." not in html and f"Keer {TOON + 2}." in html
    assert "En 3 keer eerder." in html
