# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Vooraf, tussentijds, napraten: the tally in the office, what the site shows of it, and the card."""

import io
import random
import re
import zipfile
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pypdf import PdfReader

from monitoring.meten.gespreksronden import Getypt, bewaar_moment, bewaar_ronde, maak_concept, maak_definitief
from monitoring.meten.models import Gespreksmoment, Gespreksronde, Turfregel
from redactie.intussen import stand_van
from redactie.models import Logregel, Status
from redactie.workflow import transition

pytestmark = pytest.mark.django_db
WIJK = "/wijken/stevenshof/verwachtingen/"
KANTOOR = "/beheer/verwachtingen/stevenshof/"


def van(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def ronde(wijk, stevenshof) -> Gespreksronde:
    return bewaar_ronde(Gespreksronde(wijk=wijk, titel="Wandelgroep", publiek=True), by=stevenshof)


@pytest.fixture
def turf(ronde, stevenshof):
    """Write the tally of one moment: `turf("vooraf", 34, {"Mensen leren kennen": 21})`."""

    def _turf(soort: str, mensen: int | None, eerste: dict[str, int], tweede: dict[str, int] | None = None, **meer):
        turven = [Getypt(1, woord, n) for woord, n in eerste.items()]
        turven += [Getypt(2, woord, n) for woord, n in (tweede or {}).items()]
        velden = {"datum": date(2026, 3, 3), "opgevallen": "", "by": stevenshof} | meer
        return bewaar_moment(ronde, soort, mensen=mensen, turven=turven, **velden)

    return _turf


def test_nothing_is_on_the_site_until_a_round_is_final_and_meant_for_it(client, ronde, turf, stevenshof):
    turf("vooraf", 34, {"Mensen leren kennen": 21})
    assert client.get(WIJK).status_code == 404
    assert "verwachtingen/" not in client.get("/wijken/stevenshof/").content.decode().split("<footer")[0]
    maak_definitief(ronde, by=stevenshof)
    assert "Mensen leren kennen" in client.get(WIJK).content.decode()
    assert 'href="/wijken/stevenshof/verwachtingen/"' in client.get("/wijken/stevenshof/").content.decode()
    assert 'href="/wijken/stevenshof/verwachtingen/"' in client.get("/verwachtingen/").content.decode()
    maak_concept(ronde, by=stevenshof)
    assert client.get(WIJK).status_code == 404 and Gespreksronde.objects.get().getoond is None


def test_a_final_round_for_the_office_stays_there(client, ronde, turf, stevenshof):
    turf("vooraf", 34, {"Mensen leren kennen": 21})
    Gespreksronde.objects.update(publiek=False)
    maak_definitief(ronde, by=stevenshof)
    assert client.get(WIJK).status_code == 404


def test_it_goes_with_the_wijk(client, ronde, turf, stevenshof, beheerder, wijk):
    turf("vooraf", 34, {"Mensen leren kennen": 21})
    maak_definitief(ronde, by=stevenshof)
    transition(wijk, Status.CONCEPT, by=beheerder)
    assert client.get(WIJK).status_code == 404
    assert "stevenshof" not in client.get("/verwachtingen/").content.decode().split("<footer")[0]


def cellen(pagina: str) -> dict[str, str]:
    return dict(re.findall(r'<th scope="row">([^<]+)</th><td>([^<]+)</td>', pagina))


def test_small_groups_are_not_told_and_the_rest_is_rounded(client, ronde, turf, stevenshof):
    turf("vooraf", 34, {"Leren kennen": 21, "Fitter": 14, "Buiten zijn": 6}, {"Iemand die ophaalt": 3})
    turf("na", 8, {"Nieuwe buren": 7})
    maak_definitief(ronde, by=stevenshof)
    pagina = client.get(WIJK).content.decode()
    getoond = cellen(pagina)
    assert getoond["Leren kennen"] == "20" and getoond["Fitter"] == "15"
    assert {getoond["Buiten zijn"], getoond["Iemand die ophaalt"]} <= {"&lt;10", "niet getoond"}
    assert getoond["Nieuwe buren"] in ("&lt;10", "niet getoond") and "Met hoeveel mensen: &lt;10" in pagina
    binnen = van(stevenshof).get(f"{KANTOOR}{ronde.pk}/").content.decode()
    assert "34 mensen" in binnen and "<strong>21</strong>" in binnen and "<strong>3</strong>" in binnen


def test_what_the_site_keeps_holds_no_small_number_and_none_that_almost_everybody_gave(ronde, turf, stevenshof):
    """For many made tallies: a number that is shown is ten or more, and so is what is left of it."""
    kans = random.Random(11)
    for _ in range(25):
        mensen = kans.randint(0, 45)
        antwoorden = {f"antwoord {n}": kans.randint(0, mensen) for n in range(kans.randint(1, 6))}
        turf("vooraf", mensen, antwoorden)
        nu = maak_definitief(Gespreksronde.objects.get(), by=stevenshof)
        bewaard = nu.getoond["vooraf"]
        if mensen < 10:
            assert bewaard["mensen"] == "<10"
        for woord, tekst in bewaard["vragen"][0]:
            echt = antwoorden[woord]
            if tekst.isdigit():
                rest = mensen - echt
                assert echt >= 10 and rest >= 10 and max(echt, rest) < 0.9 * mensen, (mensen, echt, tekst)
                assert abs(int(tekst) - echt) <= 2
            else:
                assert tekst in ("<10", "niet getoond")
        maak_concept(nu, by=stevenshof)


def test_the_order_of_the_answers_tells_nothing(client, ronde, turf, stevenshof):
    turf("vooraf", 40, {"Zwemmen": 25, "appels": 3, "Bomen": 12})
    maak_definitief(ronde, by=stevenshof)
    assert list(cellen(client.get(WIJK).content.decode())) == ["appels", "Bomen", "Zwemmen"]


def test_what_the_office_noted_and_the_day_stay_inside(client, ronde, turf, stevenshof):
    turf("vooraf", 34, {"Leren kennen": 21}, opgevallen="Twee mensen stopten.")
    maak_definitief(ronde, by=stevenshof)
    pagina = client.get(WIJK).content.decode()
    assert "Twee mensen stopten." not in pagina and "3 maart" not in pagina and "Stef Stevenshof" not in pagina
    assert "Twee mensen stopten." not in str(Gespreksronde.objects.get().getoond)


def test_the_three_moments_stand_side_by_side_without_a_claim(client, ronde, turf, stevenshof):
    turf("vooraf", 34, {"Leren kennen": 12})
    turf("na", 34, {"Leren kennen": 22})
    maak_definitief(ronde, by=stevenshof)
    pagina = client.get(WIJK).content.decode()
    assert re.findall(r'<h3 id="r1-\w+">(\w+)</h3>', pagina) == ["Vooraf", "Tussentijds", "Napraten"]
    assert "Het bewijst niet dat een activiteit werkt" in pagina
    assert "niet gehouden, of niet opgeschreven" in pagina  # the gap is called a gap
    assert not re.search(r"gestegen|gedaald|toename|afname|effect", pagina.split("<main")[1].split("</main")[0])


@pytest.mark.parametrize("tekst", ["Bel 06 12 34 56 78", "jan@voorbeeld.nl", "BSN 111222333"])
@pytest.mark.parametrize("waar", ["antwoord", "gedaan", "titel"])
def test_what_points_at_a_person_is_never_final(ronde, turf, stevenshof, waar, tekst):
    turf("vooraf", 34, {tekst if waar == "antwoord" else "Goed": 12})
    if waar != "antwoord":
        Gespreksronde.objects.update(**{waar: tekst})
    with pytest.raises(ValidationError, match="gegevens van mensen"):
        maak_definitief(ronde, by=stevenshof)
    assert Gespreksronde.objects.get().staat == "concept"


def test_an_empty_round_is_not_final(ronde, stevenshof):
    with pytest.raises(ValidationError, match="nog niets geturfd"):
        maak_definitief(ronde, by=stevenshof)


@pytest.mark.parametrize(
    ("mensen", "eerste", "veld", "woord"),
    [
        (None, {"Goed": 3}, "mensen", "met hoeveel mensen"),
        (5, {"Goed": 6}, "turven", "jullie waren met 5"),
        (40, {f"a{n}": 1 for n in range(13)}, "turven", "meer dan 12 antwoorden"),
        (40, {"Goed": 1, "goed": 2}, "turven", "twee keer"),
    ],
)
def test_a_tally_that_cannot_be_right_says_what_to_do(turf, mensen, eerste, veld, woord):
    with pytest.raises(ValidationError) as fout:
        turf("vooraf", mensen, eerste)
    assert woord in fout.value.message_dict[veld][0] and not Gespreksmoment.objects.exists()


def test_a_tally_is_typed_without_javascript_and_a_mistake_loses_nothing(ronde, stevenshof):
    client, adres = van(stevenshof), f"{KANTOOR}{ronde.pk}/vooraf/"
    assert 'name="v2-2-antwoord"' in client.get(adres).content.decode()
    data = {"mensen": "12", "datum": "2026-03-03", "opgevallen": "Fijn.", "v1-0-antwoord": "Leren koken",
            "v1-0-aantal": "vier", "v1-4-aantal": "3", "v2-0-antwoord": "Een rustig tempo", "v2-0-aantal": "5"}  # fmt: skip
    fout = client.post(adres, data)
    pagina = fout.content.decode()
    assert fout.status_code == 422 and "“vier” is geen aantal" in pagina and "streepjes zonder antwoord" in pagina
    for getypt in ("Leren koken", 'value="vier"', "Een rustig tempo", "Fijn."):
        assert getypt in pagina, getypt
    assert not Turfregel.objects.exists()
    goed = client.post(adres, data | {"v1-0-aantal": "4", "v1-4-aantal": "0"})
    assert goed.status_code == 302
    assert list(Turfregel.objects.values_list("vraag", "antwoord", "aantal")) == [
        (1, "Leren koken", 4), (2, "Een rustig tempo", 5),
    ]  # fmt: skip
    te_veel = client.post(adres, data | {"v1-0-aantal": "13", "v1-4-aantal": ""})
    assert te_veel.status_code == 422 and "jullie waren met 12" in te_veel.content.decode()


def test_two_people_who_tally_at_once_are_told(ronde, stevenshof, beheerder):
    adres = f"{KANTOOR}{ronde.pk}/vooraf/"
    een, ander = van(stevenshof), van(beheerder)
    gezien = een.get(adres).context["gezien"]
    data = {"mensen": "12", "v1-0-antwoord": "Van de een", "v1-0-aantal": "2", "gezien": gezien}
    assert een.post(adres, data).status_code == 302
    antwoord = ander.post(adres, data | {"v1-0-antwoord": "Van de ander"})
    assert antwoord.status_code == 409 and "Van de ander" in antwoord.content.decode()
    assert Turfregel.objects.get().antwoord == "Van de een"
    nieuw = antwoord.context["gezien"]
    assert ander.post(adres, data | {"v1-0-antwoord": "Van de ander", "gezien": nieuw}).status_code == 302
    assert Turfregel.objects.get().antwoord == "Van de ander"


def test_a_final_round_is_not_tallied(ronde, turf, stevenshof):
    turf("vooraf", 34, {"Goed": 12})
    maak_definitief(ronde, by=stevenshof)
    with pytest.raises(ValidationError, match="definitief"):
        turf("vooraf", 34, {"Beter": 12})
    assert van(stevenshof).get(f"{KANTOOR}{ronde.pk}/vooraf/").status_code == 302
    antwoord = van(stevenshof).post(
        f"{KANTOOR}{ronde.pk}/", {"bewaar": "1", "titel": "Gekaapt", "gezien": stand_van(Gespreksronde.objects.get())}
    )
    assert antwoord.status_code == 422 and Gespreksronde.objects.get().titel == "Wandelgroep"


def test_the_office_of_one_wijk_is_closed_to_another(
    ronde, alphen, stevenshof, lezer, beheerder, redacteur, vertrokken
):  # fmt: skip
    adressen = [
        KANTOOR, f"{KANTOOR}{ronde.pk}/", f"{KANTOOR}{ronde.pk}/vooraf/", f"{KANTOOR}{ronde.pk}/kaart-vooraf.docx",
    ]  # fmt: skip
    gezien = {
        user.naam: {van(user).get(adres).status_code for adres in adressen}
        for user in (alphen, stevenshof, lezer, beheerder, redacteur, vertrokken)
    }
    assert gezien == {
        "Anne Alphen": {404}, "Stef Stevenshof": {200}, "Lies Lezer": {404}, "Bea Beheerder": {200},
        "Roos Redacteur": {404}, "Vera Vertrokken": {403},
    }  # fmt: skip
    assert {Client().get(adres).status_code for adres in adressen} == {302}
    for adres, data in ((f"{KANTOOR}{ronde.pk}/", {"weg": "1"}), (f"{KANTOOR}{ronde.pk}/vooraf/", {"mensen": "1"})):
        assert van(alphen).post(adres, data).status_code == 404
    with pytest.raises(PermissionDenied):
        maak_definitief(ronde, by=alphen)
    assert Gespreksronde.objects.count() == 1


def test_a_reader_of_the_wijk_sees_the_numbers_and_changes_nothing(ronde, turf, ruimten):
    from redactie.models import Rol
    from tests.conftest import maak_gebruiker

    turf("vooraf", 34, {"Goed": 12})
    lezer = van(maak_gebruiker("mee@voorbeeld.nl", "Mees", ruimten["stevenshof"], Rol.LEZER))
    assert "34 mensen" in lezer.get(f"{KANTOOR}{ronde.pk}/").content.decode()
    assert lezer.get(f"{KANTOOR}{ronde.pk}/vooraf/").status_code == 403
    for adres in (KANTOOR, f"{KANTOOR}{ronde.pk}/", f"{KANTOOR}{ronde.pk}/vooraf/"):
        assert lezer.post(adres, {"weg": "1", "titel": "x"}).status_code == 403
    assert (Gespreksronde.objects.count(), Turfregel.objects.count()) == (1, 1)


def test_an_intervention_that_is_not_public_is_not_named(client, ronde, turf, stevenshof, maak, beheerder):
    from wijken.models import Interventie

    interventie = maak(Interventie, "Geheime interventie", ruimte="stevenshof", tekst="<p>Een interventie.</p>")
    Gespreksronde.objects.update(interventie=interventie)
    turf("vooraf", 34, {"Goed": 12})
    maak_definitief(ronde, by=stevenshof)
    assert "Geheime interventie" not in client.get(WIJK).content.decode()
    transition(interventie, Status.GEPUBLICEERD, by=beheerder)
    assert "Geheime interventie" in client.get(WIJK).content.decode()


@pytest.mark.parametrize("soort", ["vooraf", "tussentijds", "na"])
def test_a_card_is_one_sheet_in_three_forms_with_the_same_questions(client, ronde, stevenshof, soort):
    kantoor = van(stevenshof)
    for lezer, adres in ((client, f"/verwachtingen/kaart-{soort}"), (kantoor, f"{KANTOOR}{ronde.pk}/kaart-{soort}")):
        pdf = PdfReader(io.BytesIO(lezer.get(f"{adres}.pdf").content))
        assert len(pdf.pages) == 1, adres
        tekst = " ".join(pdf.pages[0].extract_text().split())
        for vraag in ronde.vragen(soort):
            assert vraag in tekst
        assert ("Wandelgroep" in tekst) == (lezer is kantoor)
        for vorm, deel in (("docx", "word/document.xml"), ("odt", "content.xml")):
            inhoud = zipfile.ZipFile(io.BytesIO(lezer.get(f"{adres}.{vorm}").content)).read(deel).decode()
            assert all(vraag in inhoud for vraag in ronde.vragen(soort))
    assert client.get("/verwachtingen/kaart-later.pdf").status_code == 404


def test_the_page_asks_as_much_for_one_round_as_for_ten(client, wijk, stevenshof):
    aantallen = []
    for keer in (1, 9):
        for _ in range(keer):
            een = bewaar_ronde(Gespreksronde(wijk=wijk, titel="Groep", publiek=True), by=stevenshof)
            bewaar_moment(
                een, "vooraf", by=stevenshof, datum=None, mensen=34, opgevallen="", turven=[Getypt(1, "Goed", 12)]
            )
            maak_definitief(een, by=stevenshof)
        client.get(WIJK)  # the kinds of content are asked once
        with CaptureQueriesContext(connection) as gevangen:
            assert client.get(WIJK).status_code == 200
        aantallen.append(len(gevangen))
        assert "turfregel" not in " ".join(q["sql"] for q in gevangen)  # the exact tally is not even read
    assert aantallen[0] == aantallen[1] <= 8


def test_the_log_tells_what_was_done_and_no_answer(ronde, turf, stevenshof):
    turf("vooraf", 34, {"Leren kennen": 21})
    maak_definitief(ronde, by=stevenshof)
    regels = " ".join(f"{r.actie} {r.object_naam} {r.toelichting}" for r in Logregel.objects.all())
    assert "gesprek geturfd" in regels and "Leren kennen" not in regels and "34" not in regels


def test_saving_takes_no_intervention_away_that_the_person_cannot_see(ronde, stevenshof, maak):
    from wijken.models import Interventie

    geheim = maak(Interventie, "Geheime interventie", ruimte="alphen-noord", tekst="<p>Een interventie.</p>")
    Gespreksronde.objects.update(interventie=geheim)
    client, adres = van(stevenshof), f"{KANTOOR}{ronde.pk}/"
    assert "Geheime interventie" not in client.get(adres).content.decode()
    data = {"bewaar": "1", "titel": "Andere naam", "gezien": stand_van(Gespreksronde.objects.get()), "interventie": ""}
    assert client.post(adres, data).status_code == 302
    nu = Gespreksronde.objects.get()
    assert (nu.titel, nu.interventie) == ("Andere naam", geheim)
