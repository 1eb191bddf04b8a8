# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Reports in the office: for the room only, nothing typed is lost, and everything works without a script."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from monitoring.verantwoorden import verslagen
from monitoring.verantwoorden.models import Bouwsteen, Verslag
from monitoring.verantwoorden.models.verslag import Verslagstaat
from redactie.models import Gebruiker
from tests.monitoring.verslagdelen import TOT, VAN, maak_soort
from wijken.models import Gebeurtenis
from wijzer.kantoor.verslagen import verslagen_voor_mij

pytestmark = pytest.mark.django_db
S = Verslagstaat


def van(user) -> Client:
    client = Client()
    client.force_login(Gebruiker.objects.get(pk=user.pk))
    return client


@pytest.fixture
def noord(maak_wijk):
    return maak_wijk("alphen-noord", "Alphen Noord", "Alphen aan den Rijn")


@pytest.fixture
def verslag(maak, noord, ruimten, alphen) -> Verslag:
    """A concept of Alphen Noord with one thing pulled in."""
    maak(
        Gebeurtenis, "Wandeling met de wethouder", ruimte="alphen-noord", wijk=noord, gepubliceerd=True,
        datum=date(2024, 3, 14), soort="showcase", staat="gehouden",
    )  # fmt: skip
    return verslagen.begin(maak_soort(maak), by=alphen, ruimte=ruimten["alphen-noord"], van=VAN, tot=TOT)


def adressen(verslag: Verslag) -> list[str]:
    pk = verslag.pk
    return [f"/beheer/verslagen/{pk}/{deel}" for deel in ("", "sectie/2/", "sectie/7/", "lezen/", "vergelijken/")]


def typ(sleutel: str = "tijd", wijk: int = 0, **velden) -> dict:
    """What the form of one answer sends; without a script, so in marks."""
    prefix = f"{sleutel}-{wijk}"
    los = {naam: velden.pop(naam) for naam in ("stand", "veld") if naam in velden}
    return {"veld": sleutel, "wijk": wijk, "stand": 0} | los | {f"{prefix}-{naam}": wat for naam, wat in velden.items()}


@pytest.mark.parametrize(
    ("wie", "code"),
    [
        ("alphen", 200),
        ("beheerder", 200),
        ("lezer", 200),
        ("stevenshof", 404),
        ("projectleider", 404),
        ("redacteur", 404),
    ],
)
def test_only_the_room_sees_a_report(wie, code, request, verslag):
    client = van(request.getfixturevalue(wie))
    assert {client.get(adres).status_code for adres in adressen(verslag)} == {code}
    lijst = client.get("/beheer/verslagen/").content.decode()
    assert (verslag.titel in lijst) == (code == 200)


def test_a_visitor_and_somebody_who_left_get_no_page(verslag, vertrokken):
    assert {Client().get(adres).status_code for adres in adressen(verslag)} == {302}
    assert {van(vertrokken).get(adres).status_code for adres in adressen(verslag)} == {403}


def test_a_reader_writes_nothing(verslag, lezer):
    client = van(lezer)
    for adres, data in (
        (f"/beheer/verslagen/{verslag.pk}/", {"bewaar": 1, "titel": "Mijn titel"}),
        (f"/beheer/verslagen/{verslag.pk}/", {"ter_beoordeling": 1}),
        (f"/beheer/verslagen/{verslag.pk}/sectie/2/", typ(tekst="Van mij.")),
        ("/beheer/verslagen/nieuw/alphen-noord/", {}),
    ):
        assert client.post(adres, data).status_code == 403
    pagina = client.get(f"/beheer/verslagen/{verslag.pk}/sectie/2/").content.decode()
    assert "Je leest mee" in pagina and "tijd-0-tekst" not in pagina


def test_from_the_list_two_presses_make_a_filled_concept(alphen, verslag):
    """The second report: the kind and the report before it are proposed, so that nothing has to be filled in."""
    client = van(alphen)
    lijst = client.get("/beheer/verslagen/").content.decode()
    assert 'href="/beheer/verslagen/nieuw/alphen-noord/"' in lijst
    form = client.get("/beheer/verslagen/nieuw/alphen-noord/").context["form"]
    voorstel = {naam: form[naam].value() for naam in form.fields}
    assert (voorstel["soort"], voorstel["vorige"]) == (verslag.soort_id, verslag.pk)
    assert (voorstel["van"].month, voorstel["tot"].month) == (1, 12)
    data = {naam: getattr(waarde, "pk", waarde) for naam, waarde in voorstel.items()}
    antwoord = client.post("/beheer/verslagen/nieuw/alphen-noord/", data)
    nieuw = Verslag.objects.exclude(pk=verslag.pk).get()
    assert antwoord.headers["Location"] == f"/beheer/verslagen/{nieuw.pk}/" and nieuw.vorige == verslag


def test_a_period_that_is_upside_down_comes_back_as_it_was_typed(alphen, verslag):
    data = {"soort": verslag.soort_id, "van": "2025-12-31", "tot": "2025-01-01"}
    antwoord = van(alphen).post("/beheer/verslagen/nieuw/alphen-noord/", data)
    assert antwoord.status_code == 422
    html = antwoord.content.decode()
    assert "De laatste dag ligt voor de eerste" in html and 'value="2025-12-31"' in html
    assert Verslag.objects.count() == 1


def test_an_answer_is_saved_with_both_boxes_without_a_script(alphen, verslag):
    client = van(alphen)
    adres = f"/beheer/verslagen/{verslag.pk}/sectie/2/"
    antwoord = client.post(adres, typ(ja="on", nee="on", tekst="Wij lopen **achter**.", klaar="on", wie=alphen.pk))
    assert antwoord.headers["Location"] == f"{adres}#veld-tijd"
    rij = verslag.antwoorden.get(veld_sleutel="tijd")
    assert (rij.ja, rij.nee, rij.klaar, rij.wie, rij.tekst) == (
        True, True, True, alphen, "<p>Wij lopen <strong>achter</strong>.</p>",
    )  # fmt: skip


def test_of_two_at_one_answer_the_second_sees_both_texts_and_may_go_on(alphen, beheerder, verslag):
    adres = f"/beheer/verslagen/{verslag.pk}/sectie/2/"
    assert van(beheerder).post(adres, typ(tekst="Van Bea.")).status_code == 302
    antwoord = van(alphen).post(adres, typ(tekst="Van Anne."))
    html = antwoord.content.decode()
    assert antwoord.status_code == 409 and "Van Bea." in html and "Van Anne." in html
    assert verslag.antwoorden.get(veld_sleutel="tijd").tekst == "<p>Van Bea.</p>"
    stand = next(vak.samen.stand for vak in antwoord.context["velden"] if vak.veld["sleutel"] == "tijd")
    assert van(alphen).post(adres, typ(tekst="Van ons.", stand=stand)).status_code == 302
    assert verslag.antwoorden.get(veld_sleutel="tijd").tekst == "<p>Van ons.</p>"


def test_what_is_kept_while_typing_says_so_and_does_not_overwrite(alphen, beheerder, verslag):
    adres = f"/beheer/verslagen/{verslag.pk}/sectie/2/"
    client = van(alphen)
    antwoord = client.post(f"{adres}?tussentijds=1", typ(tekst="Halver"))
    assert antwoord.json()["stand"] == "1" and antwoord.json()["melding"] == ""
    assert van(beheerder).post(adres, typ(tekst="Van Bea.", stand=1)).status_code == 302
    antwoord = client.post(f"{adres}?tussentijds=1", typ(tekst="Halverwege", stand=1))
    assert antwoord.status_code == 409 and "iemand anders" in antwoord.json()["melding"]
    assert verslag.antwoorden.get(veld_sleutel="tijd").tekst == "<p>Van Bea.</p>"


@pytest.mark.parametrize(
    ("data", "code"),
    [(typ("doel", tekst="x"), 404), (typ("bestaat-niet"), 404), (typ(wijk=999999, tekst="x"), 404),
     ({"veld": "tijd", "verberg": "999"}, 404), ({"veld": "tijd", "opgelost": "abc"}, 404),
     (typ(tekst="x", wie="999999"), 422), (typ(tekst="[afbeelding: #999999]"), 422), ({"veld": "tijd", "zeg": 1}, 422)],
)  # fmt: skip
def test_nonsense_is_refused_and_comes_back(data, code, alphen, verslag):
    antwoord = van(alphen).post(f"/beheer/verslagen/{verslag.pk}/sectie/2/", data)
    assert antwoord.status_code == code
    if code == 422 and "tijd-0-tekst" in data:
        assert data["tijd-0-tekst"] in antwoord.content.decode()


def test_a_piece_is_shown_with_its_source_left_out_and_put_back(alphen, verslag):
    client, steen = van(alphen), Bouwsteen.objects.get()
    adres = f"/beheer/verslagen/{verslag.pk}/sectie/7/"
    html = client.get(adres).content.decode()
    assert "Wandeling met de wethouder" in html and f'href="{steen.adres}"' in html
    assert "Hier is niets over gevonden: lessen uit deze periode." in html
    client.post(adres, {"veld": "verloop", "verberg": steen.pk})
    assert "Staat klaar, niet in het verslag (1)" in client.get(adres).content.decode()
    client.post(adres, {"veld": "verloop", "toon": steen.pk})
    assert "steen-tekst" in client.get(f"{adres}?bewerk={steen.pk}").content.decode()
    client.post(adres, {"veld": "verloop", "bewerk": steen.pk, "stand": 99, "steen-tekst": "Nee."})
    client.post(adres, {"veld": "verloop", "bewerk": steen.pk, "stand": 3, "steen-tekst": "Zo ging het."})
    Gebeurtenis.objects.update(titel="Wandeling met de burgemeester")
    html = client.get(adres).content.decode()
    assert all(woord in html for woord in ("Zo ging het.", "bewerkt", "de bron is veranderd", "burgemeester"))
    client.post(adres, {"veld": "verloop", "neem": steen.pk})
    steen.refresh_from_db()
    assert "burgemeester" in steen.tekst and not steen.bewerkt


def test_the_whole_way_by_the_buttons_of_the_page(alphen, beheerder, verslag):
    adres = f"/beheer/verslagen/{verslag.pk}/"
    gisteren = f"{timezone.localdate() - timedelta(days=1):%Y-%m-%d}"
    schrijver, leiding = van(alphen), van(beheerder)
    schrijver.post(f"{adres}sectie/2/", typ(tekst="Wij lopen achter."))
    schrijver.post(adres, {"zeg": 1, "opmerking": "Kijk nog even."})
    assert schrijver.post(adres, {"ter_beoordeling": 1}).status_code == 302
    antwoord = leiding.post(adres, {"concept": 1, "opmerking": " "})
    assert antwoord.status_code == 422 and "Schrijf op wat er nog anders moet" in antwoord.content.decode()
    assert schrijver.post(adres, {"vastgesteld": 1}).status_code == 403
    assert leiding.post(adres, {"vastgesteld": 1}).status_code == 302
    assert leiding.post(adres, {"ingediend": 1, "op": "geen dag", "hoe": "per mail"}).status_code == 422
    assert leiding.post(adres, {"ingediend": 1, "op": gisteren, "hoe": "per mail"}).status_code == 302
    assert schrijver.post(f"{adres}sectie/2/", typ(tekst="Stiekem.")).status_code == 422
    assert schrijver.post(adres, {"vragen_ontvangen": 1, "op": gisteren}).status_code == 302
    pagina = schrijver.get(f"{adres}sectie/2/").content.decode()
    assert "Nadere toelichting" in pagina and "tijd-0-ja" not in pagina
    stand = verslag.antwoorden.get(veld_sleutel="tijd").revisie
    assert schrijver.post(f"{adres}sectie/2/", typ(tekst="Tot juli.", stand=stand)).status_code == 302
    assert leiding.post(adres, {"aangevuld": 1}).status_code == 302
    verslag.refresh_from_db()
    assert (verslag.staat, verslag.ingediend_hoe) == (S.AANGEVULD, "per mail")
    eerste, tweede = (leiding.get(f"{adres}lezen/{nummer}/").content.decode() for nummer in (1, 2))
    assert "Tot juli." in tweede and "Nadere toelichting" in tweede and "Tot juli." not in eerste
    assert "Deze versie is dezelfde als toen zij werd vastgesteld" in eerste
    verschil = leiding.get(f"{adres}vergelijken/?van=v1&met=v2").content.decode()
    assert "Tot juli." in verschil and "2. 1 Tijdsplanning" in verschil
    assert leiding.get(f"{adres}lezen/3/").status_code == 404
    assert leiding.get(f"{adres}vergelijken/?van=v99&met=nu").status_code == 200


def test_who_is_asked_sees_it_in_the_worklist_until_it_is_ready(alphen, beheerder, verslag):
    assert verslagen_voor_mij(alphen) == []
    verslagen.bewaar_antwoord(verslag, "tijd", by=beheerder, wie=alphen)
    assert verslagen_voor_mij(alphen) == [(verslag, 1)]
    assert verslag.titel in van(alphen).get("/beheer/werklijst/").content.decode()
    assert "wacht op Anne Alphen" in van(beheerder).get(f"/beheer/verslagen/{verslag.pk}/").content.decode()
    verslagen.bewaar_antwoord(verslag, "tijd", by=beheerder, klaar=True)
    assert verslagen_voor_mij(alphen) == []


def test_pages_ask_as_much_for_many_rows_as_for_one(alphen, beheerder, verslag, maak, noord):
    def geteld() -> list[int]:
        client, uit = van(alphen), []
        for adres in [*adressen(verslag), "/beheer/verslagen/"]:
            client.get(adres)
            with CaptureQueriesContext(connection) as vragen:
                assert client.get(adres).status_code == 200
            uit.append(len(vragen))
        return uit

    verslagen.bewaar_antwoord(verslag, "tijd", by=alphen, tekst="<p>Ja.</p>", wie=alphen)
    verslagen.maak_opmerking(verslag, "Eén.", by=alphen, veld_sleutel="tijd")
    een = geteld()
    for nummer in range(6):
        maak(
            Gebeurtenis, f"Nog een {nummer}", ruimte="alphen-noord", wijk=noord, gepubliceerd=True,
            datum=date(2024, 4, nummer + 1), soort="showcase", staat="gehouden",
        )  # fmt: skip
        verslagen.maak_opmerking(verslag, "Nog een.", by=beheerder, veld_sleutel="tijd")
        verslagen.maak_opmerking(verslag, "En een.", by=beheerder)
    verslagen.ververs(verslag, by=alphen)
    for sleutel in ("doel", "verloop", "lessen"):
        verslagen.bewaar_antwoord(verslag, sleutel, by=beheerder, tekst="<p>Ook.</p>", wie=alphen)
    assert geteld() == een


def test_nothing_of_a_report_is_public(verslag, alphen, client):
    verslagen.bewaar_antwoord(verslag, "tijd", by=alphen, tekst="<p>Zeldzaamwoord.</p>")
    for adres in ("/zoeken/?q=Zeldzaamwoord", "/sitemap.xml", "/", "/wijken/alphen-noord/", reverse("open-data")):
        html = client.get(adres, follow=True).content.decode()
        assert f"/verslagen/{verslag.pk}" not in html and verslag.titel not in html
