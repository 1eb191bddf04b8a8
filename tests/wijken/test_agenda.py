# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""The agenda: what is known of a moment and no more, in lists, tables and calendars."""

from datetime import date, time, timedelta

import icalendar
import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from redactie.models import Status
from redactie.workflow import transition
from tests.soorten import VELDEN
from wijken.agenda import kwartaaltabel, maandblad, met_uitgenodigden, van_jaar, voor_agenda
from wijken.models import Gebeurtenis, Overleg
from wijken.models.gebeurtenis import BIJEENKOMSTEN, laatste_dag, stand_nu

TODAY = timezone.localdate()


# --- Rules, without a database -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("datum", "precisie", "tot", "laatste"),
    [
        (date(2022, 2, 24), "dag", None, date(2022, 2, 24)),
        (date(2022, 2, 24), "dag", date(2022, 3, 1), date(2022, 3, 1)),
        (date(2024, 2, 1), "maand", None, date(2024, 2, 29)),
        (date(2022, 9, 1), "seizoen", None, date(2022, 11, 30)),
        (date(2021, 12, 1), "seizoen", None, date(2022, 2, 28)),
        (date(2022, 1, 1), "seizoen", None, date(2022, 2, 28)),
        (date(2022, 4, 1), "kwartaal", None, date(2022, 6, 30)),
        (date(2022, 1, 1), "jaar", None, date(2022, 12, 31)),
        (date(2022, 1, 1), "onbekend", None, None),
        (None, "dag", None, None),
        (date(9999, 12, 1), "seizoen", None, date.max),
    ],
)
def test_the_last_day_that_a_date_can_be(datum, precisie, tot, laatste):
    assert laatste_dag(datum, precisie, tot) == laatste


def test_a_plan_is_a_plan_until_its_last_possible_day_has_passed():
    oktober = ("gepland", date(2022, 10, 1), "maand")
    assert stand_nu(*oktober, op=date(2022, 10, 31)) == "gepland"
    assert stand_nu(*oktober, op=date(2022, 11, 1)) == "uitkomst_onbekend"
    for staat in ("gehouden", "verplaatst", "afgelast", "loopt", "overwogen"):
        assert stand_nu(staat, date(2022, 10, 1), "maand", op=date(2030, 1, 1)) == staat
    assert stand_nu("gepland", None, "onbekend", op=date(2030, 1, 1)) == "gepland"


def test_hours_come_from_the_fields_and_else_from_the_words():
    assert Gebeurtenis(tijd="9.30–11.00 uur").uren == (time(9, 30), time(11))
    assert Gebeurtenis(tijd="na de lunch").uren == (None, None)
    typed = Gebeurtenis(begintijd=time(9), eindtijd=time(9, 45))
    assert (typed.uren, typed.tijd_in_woorden) == ((time(9), time(9, 45)), "9.00–9.45 uur")
    assert Gebeurtenis(begintijd=time(13, 5)).tijd_in_woorden == "13.05 uur"
    assert Gebeurtenis(begintijd=time(9), tijd="na de koffie").tijd_in_woorden == "na de koffie"
    assert Gebeurtenis().tijd_in_woorden == ""


def test_every_kind_of_meeting_of_the_sources_is_there():
    assert [str(soort.label) for soort in BIJEENKOMSTEN] == [
        "projectteam", "werkgroep LC", "lokale LC", "landelijk leernetwerk", "klankbordgroep", "stuurgroep",
        "leeratelier", "bestuurlijk overleg", "showcase", "masterclass", "kenniscafé", "wijktour",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("velden", "woorden"),
    [
        ({"datum": date(2022, 2, 2), "tot_datum": date(2022, 2, 1)}, "laatste dag ligt voor de eerste"),
        ({"datum": date(2022, 2, 2), "begintijd": time(12), "eindtijd": time(11)}, "eindtijd ligt voor de begintijd"),
        ({"datum": date(2022, 2, 2), "begintijd": time(12), "eindtijd": time(12)}, "eindtijd ligt voor de begintijd"),
        ({"pk": 3, "opvolger_id": 3}, "deze gebeurtenis zelf"),
    ],
)
def test_what_cannot_be_is_refused_in_words(velden, woorden):
    with pytest.raises(ValidationError, match=woorden):
        Gebeurtenis(**velden).clean()
    Gebeurtenis(datum=date(2022, 2, 2), tot_datum=date(2022, 2, 3), begintijd=time(22), eindtijd=time(2)).clean()


# --- Pages -------------------------------------------------------------------------------------------------------


@pytest.fixture
def moment(maak):
    """Make a public event: `moment("Een titel", datum=…, staat=…)`."""

    def _moment(titel: str, **velden) -> Gebeurtenis:
        return maak(Gebeurtenis, titel, gepubliceerd=True, **(VELDEN[Gebeurtenis] | velden))

    return _moment


def test_an_end_needs_a_begin_in_the_database_too(maak):
    event = maak(Gebeurtenis, "Een moment", **VELDEN[Gebeurtenis])
    with pytest.raises(IntegrityError), transaction.atomic():
        Gebeurtenis.objects.filter(pk=event.pk).update(eindtijd=time(11))


def test_an_address_of_digits_is_a_year_and_no_event(maak, beheerder, client, moment):
    event = maak(Gebeurtenis, "Een moment", slug="2022", **VELDEN[Gebeurtenis])
    with pytest.raises(ValidationError, match="alleen cijfers"):
        transition(event, Status.GEPUBLICEERD, by=beheerder)
    moment("Een ander moment")
    assert "Een ander moment" in client.get("/agenda/2022/").content.decode()


def test_the_list_shows_what_comes_and_the_newest_year_that_was(moment, client):
    moment("Oud", datum=date(2019, 5, 1))
    moment("Vorig", datum=date(TODAY.year - 1, 5, 1))
    moment("Straks", datum=TODAY + timedelta(days=400), staat="gepland")
    moment("Nu bezig", datum=TODAY - timedelta(days=1), tot_datum=TODAY + timedelta(days=1), staat="loopt")
    context = client.get("/agenda/").context
    komend = [rij.titel for _, rijen in context["komend"] for rij in rijen]
    geweest = [rij.titel for _, rijen in context["groepen"] for rij in rijen]
    assert komend == ["Nu bezig", "Straks"]
    assert (geweest, context["jaar"]) in ([["Vorig"], TODAY.year - 1], ([], TODAY.year)) or geweest == ["Vorig"]
    oud = client.get("/agenda/?jaar=2019").context
    assert ([r.titel for _, rijen in oud["groepen"] for r in rijen], oud["komend"]) == (["Oud"], [])


def test_with_nothing_to_come_it_says_so_and_shows_the_newest_year(moment, client):
    moment("Werkgroep", datum=date(2022, 2, 24))
    moment("Ergens in 2022", datum=date(2022, 1, 1), precisie="jaar", staat="gepland")
    page = client.get("/agenda/")
    assert "Er staat nu niets gepland" in page.content.decode()
    assert [(kop, [r.titel for r in rijen]) for kop, rijen in page.context["groepen"]] == [
        ("Februari 2022", ["Werkgroep"]),
        ("Niet op een maand bekend", ["Ergens in 2022"]),
    ]


def test_the_list_is_narrowed_by_kind_wijk_and_body_and_strange_values_change_nothing(moment, maak, maak_wijk, client):
    alphen = maak_wijk("alphen-noord", "Alphen Noord", "Alphen aan den Rijn")
    hof = maak_wijk("stevenshof", "Stevenshof", "Leiden")
    groep = maak(Overleg, "Klankbordgroep", slug="klankbordgroep", gepubliceerd=True, **VELDEN[Overleg])
    moment("In Alphen", wijk=alphen)
    moment("In Leiden", wijk=hof, soort="publicatie")
    moment("Voor iedereen", soort="leeratelier").ook_voor.add(groep)

    def titels(vraag: str) -> set[str]:
        return {rij.titel for _, rijen in client.get(f"/agenda/?{vraag}").context["groepen"] for rij in rijen}

    assert titels("wijk=alphen-noord") == {"In Alphen", "Voor iedereen"}
    assert titels("soort=publicatie") == {"In Leiden"}
    assert titels("soort=bijeenkomsten") == {"In Alphen", "Voor iedereen"}
    assert titels("overleg=klankbordgroep") == {"Voor iedereen"}
    assert titels("wijk=stevenshof&soort=werkgroep_lc") == set()
    alles = {"In Alphen", "In Leiden", "Voor iedereen"}
    assert titels("wijk=bestaat-niet") == titels("soort=%00") == titels("overleg=x&wijk=") == alles
    for jaar in ("0", "0000", "abcd", "20222", "²²²²", "-1", "onbekend", "9999"):
        assert client.get("/agenda/", {"jaar": jaar}).status_code == 200


def test_a_moved_event_and_its_new_moment_point_to_each_other_everywhere(moment, maak, client):
    new = moment("Nieuw moment", datum=date(2022, 10, 1), precisie="maand", staat="gepland", slug="nieuw")
    moment("Oud moment", datum=date(2022, 6, 23), staat="verplaatst", opvolger=new, slug="oud")
    for page in ("/agenda/", "/agenda/2022/", "/agenda/2022/6/", "/agenda/oud/"):
        text = client.get(page).content.decode()
        assert "Verplaatst" in text and 'href="/agenda/nieuw/"' in text, page
    for page in ("/agenda/", "/agenda/2022/", "/agenda/2022/10/", "/agenda/nieuw/"):
        text = client.get(page).content.decode()
        assert "plaats van" in text and 'href="/agenda/oud/"' in text, page
    Gebeurtenis.objects.filter(slug="nieuw").update(status=Status.CONCEPT)
    text = "".join(client.get(page).content.decode() for page in ("/agenda/", "/agenda/2022/6/", "/agenda/oud/"))
    assert "/agenda/nieuw/" not in text and "nieuwe datum is niet bekend" in text


@pytest.mark.parametrize(
    ("staat", "woorden"),
    [("afgelast", "Afgelast"), ("overwogen", "Overwogen"), ("gepland", "iet bekend of het doorging")],
)
def test_how_it_stands_is_said_in_words_on_every_page(staat, woorden, moment, client):
    moment("Een moment", staat=staat, slug="moment", onzeker="De bron zet een vraagteken.")
    for page in ("/agenda/", "/agenda/2022/", "/agenda/2022/2/", "/agenda/moment/"):
        assert woorden in client.get(page).content.decode(), page
    for page in ("/agenda/", "/agenda/2022/", "/agenda/moment/"):
        assert "De bron zet een vraagteken." in client.get(page).content.decode(), page


def test_the_timeline_keeps_its_anchor_and_an_old_address_leads_on(moment, client, beheerder):
    from redactie.models import OudAdres

    event = moment("Een moment", slug="nieuw-adres")
    OudAdres.objects.create(item=event, slug="oud-adres")
    assert 'id="nieuw-adres"' in client.get("/tijdlijn/").content.decode()
    answer = client.get("/agenda/oud-adres/")
    assert (answer.status_code, answer.headers["Location"]) == (301, "/agenda/nieuw-adres/")
    answer = client.get("/agenda/oud-adres/agenda.ics")
    assert (answer.status_code, answer.headers["Location"]) == (301, "/agenda/nieuw-adres/agenda.ics")


def test_a_month_has_each_day_of_what_takes_longer_and_what_has_no_day_apart(moment, client):
    moment("Drie dagen", datum=date(2022, 1, 31), tot_datum=date(2022, 2, 2))
    moment("Ergens in februari", datum=date(2022, 2, 1), precisie="maand")
    moment("Dit kwartaal", datum=date(2022, 1, 1), precisie="kwartaal")
    maand = maandblad(2022, 2, Gebeurtenis.objects.all().exclude(precisie="kwartaal"))
    assert [dag.datum.day for dag in maand.dagen] == [1, 2]
    assert [rij.titel for rij in maand.zonder_dag] == ["Ergens in februari"]
    assert {len(week) for week in maand.weken} == {7}
    page = client.get("/agenda/2022/2/")
    assert "Dit kwartaal" not in page.content.decode()
    assert [page.context[naam] for naam in ("vorige", "volgende")] == [date(2022, 1, 1), None]
    assert [client.get(f"/agenda/{jaar}/").status_code for jaar in ("0", "0000", "1", "9999")] == [404, 404, 200, 200]
    assert [client.get(f"/agenda/{deel}/").status_code for deel in ("2022/12", "2022/13", "2022/0", "1/1", "9999/12")] == [
        200, 404, 404, 404, 404,
    ]  # fmt: skip


def test_the_table_of_a_year_puts_each_event_in_its_quarter_and_row(moment, maak):
    team = maak(Overleg, "Projectteam", soort="projectteam", gepubliceerd=True)
    stil = maak(Overleg, "Nog niet openbaar", soort="stuurgroep")
    groep = maak(Overleg, "Klankbordgroep", soort="klankbordgroep", gepubliceerd=True)
    moment("Team", soort="projectteam", datum=date(2022, 3, 17), overleg=team).ook_voor.add(groep, stil)
    moment("Najaar", soort="leernetwerk", datum=date(2022, 9, 1), precisie="seizoen")
    moment("Nieuwsbrief", soort="publicatie", datum=date(2022, 1, 1), precisie="jaar")
    moment("Stuurgroep", soort="stuurgroep", datum=date(2022, 4, 1), precisie="kwartaal", overleg=stil)
    moment("Fase", soort="fase", datum=date(2022, 1, 1), precisie="jaar")
    moment("Ander jaar", datum=date(2021, 3, 17))
    rows = met_uitgenodigden(voor_agenda(van_jaar(Gebeurtenis.objects.gepubliceerd(), 2022)))
    tabel = [
        (rij.titel, [[(r.gebeurtenis.titel, r.uitgenodigd, r.wanneer) for r in cel] for cel in rij.cellen])
        for rij in kwartaaltabel(2022, rows)
    ]
    assert tabel == [
        ("Projectteam", [[("Team", False, "17 maart")], [], [], [], []]),
        ("Landelijk leernetwerk", [[], [], [], [("Najaar", False, "najaar")], []]),
        ("Klankbordgroep", [[("Team", True, "17 maart")], [], [], [], []]),
        ("Stuurgroep", [[], [("Stuurgroep", False, "2e kwartaal")], [], [], []]),
        ("Communicatie en publicaties", [[], [], [], [], [("Nieuwsbrief", False, "2022")]]),
    ]


@pytest.mark.parametrize("vorm", ["docx", "odt", "pdf"])
def test_the_table_can_be_taken_along(vorm, moment, client):
    assert client.get(f"/agenda/2022/agenda.{vorm}").status_code == 404  # nothing to take along
    moment("Een moment", tijd="9.30–11.00 uur")
    answer = client.get(f"/agenda/2022/agenda.{vorm}")
    assert (answer.status_code, f"agenda-2022.{vorm}" in answer.headers["Content-Disposition"]) == (200, True)
    assert len(answer.content) > 1000


def test_a_body_shows_what_it_is_invited_to_once(moment, maak, client):
    groep = maak(Overleg, "Klankbordgroep", slug="klankbordgroep", gepubliceerd=True, **VELDEN[Overleg])
    moment("Werkgroep", overleg=groep).ook_voor.add(groep)
    moment("Sessie").ook_voor.add(groep)
    page = client.get("/overleggen/klankbordgroep/")
    assert sorted(rij.titel for rij in page.context["gebeurtenissen"]) == ["Sessie", "Werkgroep"]


# --- Calendars ---------------------------------------------------------------------------------------------------


def events(client, address: str) -> dict[str, icalendar.Event]:
    answer = client.get(address)
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    return {str(e["SUMMARY"]): e for e in icalendar.Calendar.from_ical(answer.content).walk("VEVENT")}


def test_the_calendar_of_a_wijk_has_its_own_events_and_those_of_all(moment, maak_wijk, client):
    alphen = maak_wijk("alphen-noord", "Alphen Noord", "Alphen aan den Rijn")
    hof = maak_wijk("stevenshof", "Stevenshof", "Leiden")
    moment("In Alphen", wijk=alphen)
    moment("In Leiden", wijk=hof)
    moment("Voor iedereen")
    moment("Een maand", wijk=alphen, precisie="maand")
    assert set(events(client, "/wijken/alphen-noord/agenda.ics")) == {"In Alphen", "Voor iedereen"}
    Gebeurtenis.objects.filter(titel="Voor iedereen").update(status=Status.CONCEPT)
    assert set(events(client, "/wijken/alphen-noord/agenda.ics")) == {"In Alphen"}
    assert client.get("/wijken/bestaat-niet/agenda.ics").status_code == 404


def test_what_was_moved_is_cancelled_and_its_new_moment_is_another_event(moment, client):
    new = moment(
        "Nieuw", datum=date(2099, 10, 6), staat="gepland", begintijd=time(16), eindtijd=time(18), tijd="16-18 u"
    )
    moment("Oud", datum=date(2099, 6, 23), staat="verplaatst", opvolger=new)
    found = events(client, "/open-data/agenda.ics")
    assert {naam: str(e["STATUS"]) for naam, e in found.items()} == {"Oud": "CANCELLED", "Nieuw": "CONFIRMED"}
    assert int(found["Oud"]["SEQUENCE"]) >= 1
    assert found["Oud"]["UID"] != found["Nieuw"]["UID"]
    assert [found["Nieuw"].decoded(naam).isoformat() for naam in ("DTSTART", "DTEND")] == [
        "2099-10-06T16:00:00+02:00",
        "2099-10-06T18:00:00+02:00",
    ]


def test_the_number_of_an_event_rises_when_it_changes(moment, client):
    event = moment("Een moment", slug="moment")
    before = events(client, "/agenda/moment/agenda.ics")["Een moment"]
    Gebeurtenis.objects.filter(pk=event.pk).update(gewijzigd_op=timezone.now() + timedelta(hours=1), datum=TODAY)
    after = events(client, "/agenda/moment/agenda.ics")["Een moment"]
    assert int(after["SEQUENCE"]) > int(before["SEQUENCE"])
    assert after["UID"] == before["UID"]


def test_one_event_without_a_day_has_no_calendar(moment, client):
    moment("Een maand", precisie="maand", slug="maand")
    assert client.get("/agenda/maand/agenda.ics").status_code == 404
    assert "agenda.ics" not in client.get("/agenda/maand/").content.decode()
    moment("Een dag", slug="dag")
    assert set(events(client, "/agenda/dag/agenda.ics")) == {"Een dag"}
    assert client.get("/agenda/bestaat-niet/agenda.ics").status_code == 404


def test_a_plan_of_the_past_is_tentative(moment, client):
    moment("Gepland in 2022", staat="gepland")
    moment("Overwogen", staat="overwogen")
    assert {str(e["STATUS"]) for e in events(client, "/open-data/agenda.ics").values()} == {"TENTATIVE"}


# --- The office --------------------------------------------------------------------------------------------------


def test_the_form_has_hours_and_says_what_cannot_be(maak, login, alphen):
    event = maak(Gebeurtenis, "Een moment", ruimte="alphen-noord", **VELDEN[Gebeurtenis])
    client = login(alphen)
    url = f"/beheer/wijken/gebeurtenis/{event.pk}/change/"
    page = client.get(url).content.decode()
    assert 'type="time"' in page and "vTimeField" not in page
    answer = client.post(url, {"titel": "Een moment", "eindtijd": "11:00", "begintijd": "halftien"})
    assert "Vul een tijd in. Bijvoorbeeld: 13:30." in answer.content.decode()
    assert "halftien" in answer.content.decode()  # nothing typed is lost
