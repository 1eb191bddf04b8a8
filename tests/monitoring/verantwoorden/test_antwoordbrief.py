# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""The letter of answers: made of threads, frozen when it is sent, taken over once."""

import io
import threading
import zipfile
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test import Client

from monitoring.verantwoorden import antwoordbrieven as dienst
from monitoring.verantwoorden.aandachtspunten import laatste_beurt, neem_beurt, wijzig_beurt
from monitoring.verantwoorden.briefbeeld import afdruk
from monitoring.verantwoorden.models import Antwoordbrief, Beurt, Verslagantwoord
from redactie.intussen import Intussen
from wijken.models import Gebeurtenis

pytestmark = pytest.mark.django_db
LIJST = "/beheer/antwoordbrieven/"


@pytest.fixture
def wijken(maak_wijk) -> dict:
    return {
        "alphen": maak_wijk("alphen-noord", "Alphen Noord", "Alphen aan den Rijn"),
        "stevenshof": maak_wijk("stevenshof", "Stevenshof", "Leiden"),
    }


@pytest.fixture
def punten(maak_punt, antwoord, verslag, projectleider, wijken) -> list:
    """Two questions about the report: one answered per wijk, one for all."""
    bereik = maak_punt("Het bereik", "Hoeveel bewoners zijn bereikt?", verslag=verslag, veld="aanpak",
                       verwijzing="voortgang")  # fmt: skip
    antwoord(bereik, "Elf recepten.", by=projectleider, wijk=wijken["stevenshof"])
    antwoord(bereik, "Zes <b>partijen</b>.", by=projectleider, wijk=wijken["alphen"])
    planning = maak_punt("De planning", "Welke andere accenten?", verslag=verslag, veld="tijdsplanning",
                         verwijzing="p. 4 van het verslag")  # fmt: skip
    antwoord(planning, "Minder leersessies.", by=projectleider)
    return [bereik, planning]


@pytest.fixture
def maak_brief(verslag, projectleider, ruimten):
    def _maak_brief(punten, **velden) -> Antwoordbrief:
        standaard = {"titel": "Antwoord op uw vragen", "verslag": verslag, "ruimte": ruimten["samenwerkingsverband"]}
        return dienst.maak_brief(Antwoordbrief(**(standaard | velden)), punten, by=projectleider)

    return _maak_brief


@pytest.fixture
def kantoor(projectleider) -> Client:
    client = Client()
    client.force_login(projectleider)
    return client


def formulier(client: Client, brief: Antwoordbrief, **velden) -> dict:
    """What the form of a letter sends when nothing is changed but `velden`."""
    page = client.get(f"{LIJST}{brief.pk}/").context
    data = {"gezien": page["gezien"], "vragen": len(page["rijen"]), "bijlagen": len(page["bijlagen"])}
    for form in [page["form"], *(rij.form for rij in page["rijen"]), *page["bijlagen"]]:
        for veld in form:
            waarde = veld.value()
            data[veld.html_name] = "" if waarde is None else waarde
    return data | velden


def plat(inhoud: bytes, deel: str) -> str:
    """The words of a document, opened as a reader would."""
    import re

    with zipfile.ZipFile(io.BytesIO(inhoud)) as archief:
        assert archief.testzip() is None
        return re.sub(r"<[^>]+>", " ", archief.read(deel).decode())


# --- The letter --------------------------------------------------------------------------------------------------


def test_a_letter_is_made_in_one_act_and_answers_per_wijk_from_the_same_turns(maak_brief, punten):
    beeld = dienst.brief_om_te_lezen(maak_brief(punten))
    assert [(v.nummer, v.citaat, [(a.wijk, a.html) for a in v.antwoorden]) for v in beeld.vragen] == [
        (1, "Hoeveel bewoners zijn bereikt?",
         [("Alphen Noord", "<p>Zes <strong>partijen</strong>.</p>"), ("Stevenshof", "<p>Elf recepten.</p>")]),
        (2, "Welke andere accenten?", [("", "<p>Minder leersessies.</p>")]),
    ]  # fmt: skip
    assert (beeld.organisatie, beeld.projectnummer, beeld.concept) == ("GGD", "531006104", True)
    assert [vraag.pagina for vraag in beeld.vragen] == ["", "4"]


def test_what_was_sent_stays_as_it_was_sent(maak_brief, punten, projectleider, antwoord):
    brief = dienst.verstuur(maak_brief(punten), by=projectleider)
    toen = dienst.brief_om_te_lezen(brief)
    rij = Beurt.objects.get(tekst__contains="Minder")
    rij.tekst = "<p>Heel iets anders.</p>"
    wijzig_beurt(rij, by=projectleider)
    neem_beurt(punten[1], Beurt(wie="funder", tekst="<p>Dank.</p>"), by=projectleider)
    weer = Antwoordbrief.objects.get(pk=brief.pk)
    assert dienst.brief_om_te_lezen(weer) == toen and afdruk(weer.beeld) == weer.sha256 and not toen.concept
    assert dienst.verstuur(weer, by=projectleider).sha256 == brief.sha256
    for doe in (
        lambda: dienst.bewaar_brief(weer, [], [], by=projectleider), lambda: dienst.verwijder_brief(weer, by=projectleider)
    ):  # fmt: skip
        with pytest.raises(ValidationError, match="verstuurd"):
            doe()


def test_a_letter_with_a_question_that_nobody_answered_is_not_sent(
    maak_brief, maak_punt, punten, verslag, projectleider
):
    leeg = maak_punt("De kosten", "Wat kostte het?", verslag=verslag)
    brief = maak_brief([*punten, leeg])
    with pytest.raises(ValidationError, match="vraag 3"):
        dienst.verstuur(brief, by=projectleider)
    assert Antwoordbrief.objects.get(pk=brief.pk).staat == "concept"


def test_questions_of_another_room_are_refused(maak_brief, maak_punt, punten, projectleider, stevenshof):
    vreemd = maak_punt("Van een ander", "Hoeveel?", ruimte="stevenshof")
    with pytest.raises(ValidationError, match="andere ruimte"):
        maak_brief([vreemd])
    brief = maak_brief(punten)
    vraag = dienst.Getyptevraag(vreemd.pk, "Citaat")
    with pytest.raises(ValidationError, match="andere ruimte"):
        dienst.bewaar_brief(brief, [vraag], [], by=projectleider)
    with pytest.raises(PermissionDenied):
        dienst.verstuur(brief, by=stevenshof)


def test_the_agenda_of_a_period_says_per_quarter_when_each_overleg_meets(maak_brief, punten, maak):
    for titel, dag, soort, publiek in (
        ("Werkgroep februari", date(2022, 2, 24), "werkgroep_lc", True),
        ("Werkgroep te laat", date(2023, 2, 1), "werkgroep_lc", True),
        ("Werkgroep concept", date(2022, 4, 1), "werkgroep_lc", False),
        ("Mijlpaal, geen overleg", date(2022, 5, 1), "mijlpaal", True),
    ):
        maak(Gebeurtenis, titel, datum=dag, soort=soort, staat="gehouden", gepubliceerd=publiek)
    maak(Gebeurtenis, "Plan maart", datum=date(2022, 3, 24), soort="werkgroep_lc", staat="gepland", gepubliceerd=True)
    maak(Gebeurtenis, "Niet door", datum=date(2022, 3, 25), soort="werkgroep_lc", staat="afgelast", gepubliceerd=True)
    brief = maak_brief(punten, agenda_van=date(2022, 1, 1), agenda_tot=date(2022, 12, 31))
    for dag, woord in ((date(2022, 3, 1), ""), (None, " (gepland, niet bekend of het doorging)")):
        brief.datum, brief.precisie = dag, "dag" if dag else "onbekend"
        brief.save()
        (jaar,) = dienst.brief_om_te_lezen(brief).agenda
        wat = f"24 februari: Werkgroep februari\n24 maart: Plan maart{woord}\n25 maart: Niet door (afgelast)"
        assert (jaar.jaar, jaar.rijen) == (2022, (("Januari – maart", "Werkgroep LC", wat),))


@pytest.mark.parametrize("vorm", ["docx", "odt", "pdf"])
def test_each_form_opens_again_with_the_questions_the_answers_and_the_agenda(vorm, maak_brief, punten, maak, kantoor):
    maak(Gebeurtenis, "Werkgroep februari", datum=date(2022, 2, 24), soort="werkgroep_lc", staat="gehouden",
         gepubliceerd=True)  # fmt: skip
    brief = maak_brief(
        punten, agenda_van=date(2022, 1, 1), agenda_tot=date(2022, 12, 31), inleiding="<p>Geachte commissie.</p>"
    )
    response = kantoor.get(f"{LIJST}{brief.pk}/brief.{vorm}")
    assert response.status_code == 200 and "no-store" in response["Cache-Control"]
    assert response["Content-Disposition"] == f'attachment; filename="antwoord-op-uw-vragen.{vorm}"'
    if vorm == "pdf":
        assert response.content.startswith(b"%PDF-") and b"pdfaid" in response.content  # PDF/A: it has a date
        return
    tekst = plat(response.content, {"docx": "word/document.xml", "odt": "content.xml"}[vorm])
    plekken = [
        tekst.index(woord)
        for woord in ("Geachte commissie.", "Vraag 1", "Hoeveel bewoners", "Alphen Noord", "partijen", "Stevenshof", "Elf recepten.",
                      "Vraag 2", "Minder leersessies.", "Agenda 2022", "Werkgroep februari")
    ]  # fmt: skip
    assert plekken == sorted(plekken) and "nog niet verstuurd" in tekst


# --- Into the report ---------------------------------------------------------------------------------------------


def aanvulling(verslag, veld, wijk=None) -> str:
    rij = Verslagantwoord.objects.filter(verslag=verslag, veld_sleutel=veld, wijk=wijk).first()
    return rij.aanvulling if rij else ""


def test_answers_land_in_their_field_once_and_a_changed_one_takes_its_own_place_only(
    maak_brief, punten, verslag, projectleider, wijken
):
    brief = maak_brief(punten)
    eerste = dienst.neem_op_in_verslag(brief, by=projectleider)
    assert (len(eerste.nieuw), eerste.zonder_plek) == (3, [])
    samen = aanvulling(verslag, "tijdsplanning")
    assert "Minder leersessies." in samen and "Elf recepten." in aanvulling(verslag, "aanpak", wijken["stevenshof"])
    rij = Verslagantwoord.objects.get(verslag=verslag, veld_sleutel="tijdsplanning")
    rij.aanvulling = f"<p>Ervoor.</p>{rij.aanvulling}<p>Van een collega.</p>"
    rij.save()
    stand = aanvulling(verslag, "tijdsplanning")
    tweede = dienst.neem_op_in_verslag(brief, by=projectleider)
    assert (len(tweede.gelijk), tweede.nieuw, aanvulling(verslag, "tijdsplanning")) == (3, [], stand)
    beurt = Beurt.objects.get(tekst__contains="Minder")
    beurt.tekst = "<p>Meer tijd voor rollen.</p>"
    wijzig_beurt(beurt, by=projectleider)
    derde = dienst.neem_op_in_verslag(brief, by=projectleider)
    assert (len(derde.vervangen), len(derde.gelijk)) == (1, 2)
    assert aanvulling(verslag, "tijdsplanning") == stand.replace("Minder leersessies.", "Meer tijd voor rollen.")


def test_what_somebody_changed_in_the_report_is_left_alone(maak_brief, punten, verslag, projectleider):
    brief = maak_brief(punten)
    dienst.neem_op_in_verslag(brief, by=projectleider)
    rij = Verslagantwoord.objects.get(verslag=verslag, veld_sleutel="tijdsplanning")
    rij.aanvulling = "<p>Door een collega herschreven.</p>"
    rij.save()
    beurt = Beurt.objects.get(tekst__contains="Minder")
    beurt.tekst = "<p>Nieuw antwoord.</p>"
    wijzig_beurt(beurt, by=projectleider)
    uit = dienst.neem_op_in_verslag(brief, by=projectleider)
    assert len(uit.met_rust_gelaten) == 1
    assert aanvulling(verslag, "tijdsplanning") == "<p>Door een collega herschreven.</p>"


def test_a_question_without_a_field_and_a_report_that_is_not_asked_about_say_so(
    maak_brief, maak_punt, antwoord, verslag, projectleider
):
    punt = maak_punt("Zonder plek", "Hoeveel?", verslag=verslag)
    antwoord(punt, "Zoveel.", by=projectleider)
    brief = maak_brief([punt])
    assert dienst.neem_op_in_verslag(brief, by=projectleider).zonder_plek == [
        "Vraag 1: kies bij de vraag in welk onderdeel van het verslag zij hoort"
    ]
    verslag.staat = "ingediend"
    verslag.save()
    with pytest.raises(ValidationError, match="vragen over zijn ontvangen"):
        dienst.neem_op_in_verslag(brief, by=projectleider)


# --- In the office -----------------------------------------------------------------------------------------------


def test_only_members_of_the_room_reach_a_letter_and_its_files(
    maak_brief, punten, alphen, projectleider, beheerder, vertrokken
):
    brief = maak_brief(punten)
    codes = {}
    for wie in (alphen, projectleider, beheerder, vertrokken):
        client = Client()
        client.force_login(wie)
        adressen = [f"{LIJST}{brief.pk}/", f"{LIJST}{brief.pk}/brief.docx"]
        codes[wie.naam] = [client.get(adres).status_code for adres in adressen]
        codes[wie.naam].append(client.post(adressen[0], {"verstuur": "1"}).status_code)
        assert ("Antwoord op uw vragen" in client.get(LIJST).content.decode()) == (wie in (projectleider, beheerder))
    assert codes == {
        "Anne Alphen": [404, 404, 404], "Pim Projectleider": [200, 200, 422], "Bea Beheerder": [200, 200, 422],
        "Vera Vertrokken": [403, 403, 403],
    }  # fmt: skip
    assert Client().get(f"{LIJST}{brief.pk}/brief.pdf").status_code == 302


def test_making_and_ordering_in_the_office(kantoor, punten, verslag):
    page = kantoor.get(f"{LIJST}nieuw/?verslag={verslag.pk}").content.decode()
    assert page.count("antwoord staat klaar") == 2
    geen = kantoor.post(f"{LIJST}nieuw/", {"verslag": verslag.pk, "titel": "Onze brief", "aan": "ZonMw"})
    assert geen.status_code == 422 and "Onze brief" in geen.content.decode()
    kantoor.post(
        f"{LIJST}nieuw/",
        {"verslag": verslag.pk, "titel": "Onze brief", "aan": "ZonMw", "punt": [punt.pk for punt in punten]},
    )
    brief = Antwoordbrief.objects.get()
    data = formulier(kantoor, brief, actie="omlaag:v1", **{"v1-pagina": "5", "titel": "Onze tweede brief"})
    assert kantoor.post(f"{LIJST}{brief.pk}/", data).status_code == 302
    assert [(v.punt.titel, v.pagina) for v in brief.vragen.all()] == [("De planning", "4"), ("Het bereik", "5")]
    assert Antwoordbrief.objects.get().titel == "Onze tweede brief"
    data = formulier(kantoor, brief, actie="weg:v2")
    assert kantoor.post(f"{LIJST}{brief.pk}/", data).status_code == 302
    assert [v.punt.titel for v in brief.vragen.all()] == ["De planning"]
    data = formulier(kantoor, brief, actie="erbij:", erbij=punten[0].pk, **{"b1-titel": "Voorstel"})
    assert kantoor.post(f"{LIJST}{brief.pk}/", data).status_code == 302
    assert brief.vragen.count() == 2 and brief.bijlagen.get().titel == "Voorstel"


def test_a_mistake_gives_everything_back_and_a_colleague_is_not_written_over(kantoor, maak_brief, punten, beheerder):
    brief = maak_brief(punten)
    data = formulier(kantoor, brief, titel="Mijn titel", **{"v1-citaat": "", "v2-citaat": "Getypt citaat"})
    fout = kantoor.post(f"{LIJST}{brief.pk}/", data)
    page = fout.content.decode()
    assert fout.status_code == 422 and "Mijn titel" in page and "Getypt citaat" in page
    data = formulier(kantoor, brief, titel="Mijn titel")
    ander = Antwoordbrief.objects.get(pk=brief.pk)
    ander.titel = "Titel van de collega"
    dienst.bewaar_brief(ander, [dienst.Getyptevraag(p.pk, "c") for p in punten], [], by=beheerder)
    botsing = kantoor.post(f"{LIJST}{brief.pk}/", data)
    assert botsing.status_code == 409 and "Mijn titel" in botsing.content.decode()
    assert Antwoordbrief.objects.get().titel == "Titel van de collega"
    assert kantoor.post(f"{LIJST}{brief.pk}/", data | {"gezien": botsing.context["gezien"]}).status_code == 302
    assert Antwoordbrief.objects.get().titel == "Mijn titel"


def test_sending_and_taking_over_in_the_office_says_what_landed_where(kantoor, maak_brief, punten, verslag):
    brief = maak_brief(punten)
    adres = f"{LIJST}{brief.pk}/"
    assert kantoor.post(adres, formulier(kantoor, brief, verstuur="1")).status_code == 302
    page = kantoor.post(adres, {"opnemen": "1"}, follow=True).content.decode()
    assert "Opgenomen in het verslag" in page and "§2 1 Tijdsplanning" in page and "Verstuurd op" in page
    assert "Stond er al" in kantoor.post(adres, {"opnemen": "1"}, follow=True).content.decode()
    assert kantoor.post(adres, {"titel": "Toch anders"}).status_code == 422


@pytest.mark.django_db(transaction=True)
def test_a_letter_that_is_sent_while_somebody_answers_is_whole(maak_brief, punten, projectleider, beheerder):
    brief = maak_brief(punten)
    klaar, fouten = threading.Barrier(2), []

    def doe(wat) -> None:
        klaar.wait(10)
        try:
            wat()
        except (Intussen, ValidationError) as fout:
            fouten.append(fout)
        finally:
            connection.close()

    nieuw = Beurt(wie="wij", tekst="<p>Erbij.</p>")
    draden = [
        threading.Thread(target=doe, args=(lambda: dienst.verstuur(brief, by=projectleider),)),
        threading.Thread(
            target=doe,
            args=(lambda: neem_beurt(punten[1], nieuw, by=beheerder, gezien=laatste_beurt(punten[1])),),
        ),
    ]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join(30)
    nu = Antwoordbrief.objects.get(pk=brief.pk)
    antwoorden = [a.html for a in dienst.brief_om_te_lezen(nu).vragen[1].antwoorden]
    assert fouten == [] and nu.is_verstuurd and afdruk(nu.beeld) == nu.sha256
    assert antwoorden in (["<p>Minder leersessies.</p>"], ["<p>Minder leersessies.</p>", "<p>Erbij.</p>"])
