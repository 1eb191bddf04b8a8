# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""S-47, S-72: every refusal leaves one line, no line holds a secret, and the log can be read and taken along."""

import ast
import csv
import io
import json
import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings as project
from django.core.management import call_command
from django.utils import timezone

from redactie.logboek import leg_vast
from redactie.models import Bestand, Logregel, Resultaat, Status
from redactie.workflow import transition
from tests.conftest import WACHTWOORD
from tests.soorten import VELDEN
from toolkit.models import Les

pytestmark = pytest.mark.django_db


@pytest.fixture
def concept(maak) -> Les:
    return maak(Les, "Geheime titel", ruimte="alphen-noord", **VELDEN[Les])


def geweigerd() -> list[tuple]:
    rows = Logregel.objects.filter(resultaat=Resultaat.GEWEIGERD).order_by("pk")
    return [(row.actie, row.object_naam, row.door_naam, row.toelichting) for row in rows]


# --- Refusals --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("deel", ["change/", "history/", "delete/", "versies/", "versies/1/", "change/?x=1"])
def test_a_page_that_is_not_there_for_somebody_leaves_one_line_and_tells_nothing(concept, login, stevenshof, deel):
    response = login(stevenshof).get(f"/beheer/toolkit/les/{concept.pk}/{deel}")
    assert (response.status_code, "Geheime" in response.content.decode()) == (404, False)
    name = f"admin:toolkit_les_{'versie' if deel == 'versies/1/' else deel.split('/')[0]}"
    assert geweigerd() == [("openen", "Geheime titel", "Stef Stevenshof", name)]


@pytest.mark.parametrize("deel", ["change/", "klopt/", "versies/1/terugzetten/"])
def test_what_is_sent_to_something_unseen_leaves_one_line(concept, login, stevenshof, deel):
    assert login(stevenshof).post(f"/beheer/toolkit/les/{concept.pk}/{deel}", {"titel": "x"}).status_code == 404
    assert [(row[0], row[1]) for row in geweigerd()] == [("versturen", "Geheime titel")]


def test_what_is_forbidden_leaves_one_line_too(concept, login, lezer):
    client = login(lezer)
    assert client.post(f"/beheer/toolkit/les/{concept.pk}/change/", {"titel": "x"}).status_code == 403
    assert client.get("/beheer/toolkit/les/add/").status_code == 403
    assert client.get("/beheer/redactie/logregel/").status_code == 403
    assert client.get(f"/beheer/toolkit/les/{concept.pk}/versies/").status_code == 403
    assert [(row[0], row[1]) for row in geweigerd()] == [
        ("wijzigen", "Geheime titel"), ("openen", ""), ("openen", ""), ("bewerken", "Geheime titel"),
    ]  # fmt: skip


def test_a_line_that_went_with_what_it_was_part_of_is_written_again(concept, login, alphen, monkeypatch):
    """A view logs its refusal inside a transaction that the refusal undoes."""
    from django.core.exceptions import PermissionDenied
    from django.db import transaction

    from redactie.admin.item import ItemAdmin

    def weigert(self, request, *args, **kwargs):
        with transaction.atomic():
            leg_vast("wijzigen", concept, by=request.user, resultaat=Resultaat.GEWEIGERD)
            raise PermissionDenied

    monkeypatch.setattr(ItemAdmin, "changeform_view", weigert)
    assert login(alphen).get(f"/beheer/toolkit/les/{concept.pk}/change/").status_code == 403
    assert geweigerd() == [("openen", "Geheime titel", "Anne Alphen", "admin:toolkit_les_change")]


@pytest.mark.parametrize("adres", ["/beheer/toolkit/les/999999/change/", "/beheer/toolkit/les/abc/change/", "/bestaat-niet/",
                                   "/beheer/r/1/1/", "/lessen/bestaat-niet/", f"/beheer/toolkit/les/{'9' * 40}/change/"])  # fmt: skip
def test_what_does_not_exist_is_no_refusal(login, stevenshof, adres):
    assert login(stevenshof).get(adres).status_code == 404
    assert geweigerd() == []


def test_a_concept_on_the_site_is_a_refusal_for_who_may_not_see_it_and_not_for_who_may(
    concept, login, stevenshof, alphen
):
    for user in (stevenshof, alphen):
        assert login(user).get(concept.get_absolute_url()).status_code == 404
    assert [row[2] for row in geweigerd()] == ["Stef Stevenshof"]


def test_a_hidden_file_leaves_a_line(login, stevenshof, alphen, ruimten):
    bestand = Bestand.objects.create(
        ruimte=ruimten["alphen-noord"], titel="Plan", extensie="pdf", grootte=1, bestand="bestanden/x.pdf", door=alphen
    )
    client = login(stevenshof)
    assert client.get(bestand.get_absolute_url()).status_code == 404
    assert client.get(f"/beheer/redactie/bestand/{bestand.pk}/change/").status_code == 404
    assert client.post(f"/beheer/redactie/bestand/{bestand.pk}/vervangen/").status_code == 404
    assert [(row[0], row[1]) for row in geweigerd()] == [("openen", "Plan"), ("openen", "Plan"), ("versturen", "Plan")]


def test_a_visitor_leaves_no_line_and_gets_no_cookie(concept, client):
    for adres in (concept.get_absolute_url(), "/bestaat-niet/", f"/beheer/toolkit/les/{concept.pk}/change/"):
        client.cookies["sessionid"] = "verzonnen"
        response = client.get(adres)
        assert "sessionid" not in {name for name, morsel in response.cookies.items() if morsel.value}
    assert geweigerd() == []


def test_a_refused_form_from_elsewhere_leaves_a_line(concept, stevenshof, alphen):
    from django.test import Client

    client = Client(enforce_csrf_checks=True)
    client.force_login(alphen)
    assert client.post(f"/beheer/toolkit/les/{concept.pk}/change/", {"titel": "x"}).status_code == 403
    assert [(row[0], row[1], row[2]) for row in geweigerd()] == [("versturen", "Geheime titel", "Anne Alphen")]


# --- Nothing secret --------------------------------------------------------------------------------------------

GEHEIMEN = ["MERK-WACHTWOORD-1", "MERK-TEKST-2", "MERK-BERICHT-3", "MERK-ADRES-4", "MERK-SESSIE-5", "MERK-ZOEK-6"]


def test_what_people_type_and_what_is_secret_is_in_no_line(concept, login, alphen, stevenshof, client, beheerder):
    client.post("/account/inloggen/", {"login": alphen.email, "password": GEHEIMEN[0]})
    client.post("/contact/", {"naam": GEHEIMEN[2], "email": "a@b.nl", "onderwerp": GEHEIMEN[2], "tekst": GEHEIMEN[2]})
    binnen = login(alphen)
    adres = f"/beheer/toolkit/les/{concept.pk}/change/"
    row = concept.bronvermeldingen.get()
    inline = "redactie-bronvermelding-content_type-object_id"
    data = {
        "titel": concept.titel, "slug": concept.slug, "niveau": "wijk", "tekst": f"<p>{GEHEIMEN[1]}</p>", "soort": "les",
        "gedaan": "niet_vastgelegd", f"{inline}-TOTAL_FORMS": 1, f"{inline}-INITIAL_FORMS": 1, f"{inline}-0-id": row.pk,
        f"{inline}-0-bron": row.bron_id, f"{inline}-0-plaats": GEHEIMEN[1], f"{inline}-0-volgorde": 0,
    }  # fmt: skip
    binnen.post(adres, data)
    transition(concept, Status.GEPUBLICEERD, by=alphen)
    binnen.post(adres, data | {"samenvatting": GEHEIMEN[1], "_overgang": "gepubliceerd"})
    binnen.get("/beheer/zoeken/", {"q": GEHEIMEN[5]})
    ander = login(stevenshof)
    ander.cookies["csrftoken"] = GEHEIMEN[4]
    ander.post(f"{adres}?sleutel={GEHEIMEN[3]}", data | {"password": GEHEIMEN[0], "tekst": GEHEIMEN[1]})
    ander.get(f"/beheer/redactie/logregel/?q={GEHEIMEN[5]}")
    login(beheerder).get(f"/beheer/redactie/logregel/export/csv/?q={GEHEIMEN[5]}")
    assert Logregel.objects.count() > 4
    lines = "".join(str(list(row.values())) for row in Logregel.objects.values())
    assert [geheim for geheim in [*GEHEIMEN, WACHTWOORD] if geheim in lines] == []


VERDACHT = re.compile(
    r"password|wachtwoord|token|sleutel|geheim|secret|code|body|inhoud|antwoord|cookie|path|(?-i:\.POST|\.GET)",
    re.IGNORECASE,
)


def test_no_call_in_the_code_hands_the_log_something_secret():
    """Walks over every call: what goes into a line is named after nothing that is secret or typed."""
    calls, wrong = 0, []
    for app in ("redactie", "wijken", "toolkit", "monitoring", "wijzer"):
        for path in (Path(project.BASE_DIR) / app).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text())):
                if (
                    isinstance(node, ast.Call)
                    and getattr(node.func, "id", getattr(node.func, "attr", "")) == "leg_vast"
                ):
                    calls += 1
                    parts = [*node.args[:1], *(kw.value for kw in node.keywords if kw.arg == "toelichting")]
                    names = [
                        ast.unparse(n)
                        for part in parts
                        for n in ast.walk(part)
                        if isinstance(n, (ast.Name, ast.Attribute))
                    ]
                    wrong += [(path.name, node.lineno, name) for name in names if VERDACHT.search(name)]
    assert calls > 20
    assert wrong == []


@pytest.mark.parametrize(
    "kwaad", ["\x1b[31mrood", "een\nregel", "een\r\nregel", "nul\x00", "om\u202ekeren", "regel\u2028scheiding"]
)
def test_a_name_makes_no_second_line_and_no_colour(kwaad, alphen):
    alphen.naam = f"Anne {kwaad}"
    regel = leg_vast("iets", alphen, by=alphen, toelichting=f"om {kwaad}")
    regel.refresh_from_db()
    for tekst in (regel.object_naam, regel.door_naam, regel.toelichting):
        assert re.search(r"[\x00-\x1f\x7f\u2028-\u202e]", tekst) is None
        assert tekst.startswith(("Anne ", "om "))


# --- Reading ---------------------------------------------------------------------------------------------------


@pytest.fixture
def regels(concept, alphen, stevenshof, beheerder, ruimten, maak):
    """Lines of two people in two rooms, one refused, one of last year."""
    Logregel.objects.all().delete()
    elders = maak(Les, "In Stevenshof", ruimte="stevenshof", **VELDEN[Les])
    Logregel.objects.all().delete()
    leg_vast("bewaard", concept, by=alphen)
    leg_vast("bewaard", elders, by=stevenshof)
    leg_vast("openen", concept, by=stevenshof, resultaat=Resultaat.GEWEIGERD)
    leg_vast("ruimte bekeken", ruimten["alphen-noord"], by=beheerder)
    oud = leg_vast("heel lang geleden", by=beheerder)
    Logregel.objects.filter(pk=oud.pk).update(op=timezone.now() - timedelta(days=370))


def zinnen(client, **vraag) -> list[str]:
    response = client.get("/beheer/redactie/logregel/", vraag)
    assert response.status_code == 200
    return [zin for _regel, zin in response.context["regels"]]


def test_the_log_reads_as_sentences_newest_first(regels, login, beheerder):
    assert zinnen(login(beheerder)) == [
        "Bea Beheerder: ruimte bekeken, redactieruimte “Alphen Noord”.",
        "Geweigerd. Stef Stevenshof: openen, les “Geheime titel”.",
        "Stef Stevenshof: bewaard, les “In Stevenshof”.",
        "Anne Alphen: bewaard, les “Geheime titel”.",
        "Bea Beheerder: heel lang geleden.",
    ]


def test_the_log_is_narrowed_to_result_person_room_period_and_words(regels, login, beheerder, stevenshof):
    client, vandaag = login(beheerder), timezone.localdate()
    assert len(zinnen(client, resultaat="geweigerd")) == 1
    assert len(zinnen(client, wie=stevenshof.pk)) == 2
    assert len(zinnen(client, wie=stevenshof.pk, resultaat="gelukt")) == 1
    assert [zin.split(":")[0] for zin in zinnen(client, ruimte="alphen-noord")] == [
        "Bea Beheerder", "Geweigerd. Stef Stevenshof", "Anne Alphen",
    ]  # fmt: skip
    assert len(zinnen(client, van=vandaag)) == 4
    assert len(zinnen(client, tot=vandaag - timedelta(days=1))) == 1
    assert len(zinnen(client, van=vandaag, tot=vandaag)) == 4
    assert len(zinnen(client, q="geheime bewaard")) == 1


@pytest.mark.parametrize("onzin", [{"van": "gisteren"}, {"wie": "abc"}, {"ruimte": "bestaat-niet"}, {"resultaat": "x"}, {"page": "abc"},
                                   {"q": "\x00"}, {"door__password__startswith": "p"}, {"q": "x" * 5000}])  # fmt: skip
def test_nonsense_in_the_address_gives_no_error_and_nothing_extra(regels, login, beheerder, onzin):
    vreemd = {"page", "door__password__startswith"} & set(onzin)
    assert len(zinnen(login(beheerder), **onzin)) == (5 if vreemd else 0)


def test_the_log_takes_the_same_number_of_queries_for_one_line_and_for_many(
    regels, login, beheerder, concept, django_assert_max_num_queries
):
    client = login(beheerder)
    zinnen(client, ruimte="alphen-noord")
    for _ in range(60):
        leg_vast("bewaard", concept, by=beheerder)
    with django_assert_max_num_queries(30):
        assert len(zinnen(client, ruimte="alphen-noord")) == 50


# --- Taking along ----------------------------------------------------------------------------------------------


def export(client, soort: str, **vraag) -> bytes:
    response = client.get(f"/beheer/redactie/logregel/export/{soort}/", vraag)
    assert response.status_code == 200
    return b"".join(response.streaming_content)


def test_the_csv_opens_in_a_dutch_spreadsheet_and_holds_what_is_chosen(regels, login, beheerder):
    inhoud = export(login(beheerder), "csv", resultaat="geweigerd")
    assert inhoud.startswith(b"\xef\xbb\xbf")
    kop, *rijen = csv.reader(io.StringIO(inhoud.decode("utf-8-sig")), delimiter=";")
    assert kop == ["op", "door", "handeling", "resultaat", "soort", "nummer", "waarop", "vanaf netwerk", "toelichting"]
    assert [rij[1:5] + rij[6:7] for rij in rijen] == [
        ["Stef Stevenshof", "openen", "geweigerd", "les", "Geheime titel"]
    ]


@pytest.mark.parametrize("begin", ["=", "+", "-", "@", " =", "＝"])  # noqa: RUF001
def test_no_cell_of_the_csv_is_a_formula(maak, alphen, login, beheerder, begin):
    titel = f'{begin}HYPERLINK("https://kwaad.nl";"x")'
    leg_vast("bewaard", maak(Les, titel, ruimte="alphen-noord", **VELDEN[Les]), by=alphen, toelichting=f"{begin}1")
    rijen = list(csv.reader(io.StringIO(export(login(beheerder), "csv").decode("utf-8-sig")), delimiter=";"))
    cellen = [cel for rij in rijen for cel in rij]
    assert f"'{titel}" in cellen
    assert [cel for cel in cellen if cel.lstrip(" ").startswith(("=", "+", "-", "@", "＝", "\t", "\r"))] == []  # noqa: RUF001


def test_the_json_lines_hold_a_record_on_every_line(regels, login, beheerder):
    records = [json.loads(line) for line in export(login(beheerder), "jsonl").decode().splitlines()]
    assert [record["handeling"] for record in records] == [
        "logboek meegenomen", "ruimte bekeken", "openen", "bewaard", "bewaard", "heel lang geleden",
    ]  # fmt: skip
    assert {"op", "door", "handeling", "resultaat", "soort", "nummer", "waarop", "vanaf netwerk", "toelichting"} == set(
        records[0]
    )


def test_taking_along_is_logged_and_only_for_who_manages_the_site(regels, client, alphen, lezer, beheerder):
    for user in (alphen, lezer):
        client.force_login(user)
        assert client.get("/beheer/redactie/logregel/export/csv/").status_code == 403
    client.logout()
    assert client.get("/beheer/redactie/logregel/export/csv/").status_code == 302
    client.force_login(beheerder)
    assert client.get("/beheer/redactie/logregel/export/xlsx/").status_code == 404
    export(client, "csv")
    assert Logregel.objects.filter(actie="logboek meegenomen", door=beheerder, toelichting="csv").count() == 1


def test_nobody_changes_or_removes_a_line(regels, login, beheerder):
    regel = Logregel.objects.first()
    client = login(beheerder)
    for deel in ("change/", "delete/"):
        assert (
            client.post(f"/beheer/redactie/logregel/{regel.pk}/{deel}", {"actie": "anders", "post": "yes"}).status_code
            == 403
        )
    assert client.get("/beheer/redactie/logregel/add/").status_code == 403
    assert Logregel.objects.get(pk=regel.pk).actie == regel.actie


def test_lines_go_after_their_term_and_that_is_logged(regels, settings, capsys):
    settings.LOGBOEK_BEWAARMAANDEN = 24
    call_command("ruim_op")
    assert Logregel.objects.count() == 5
    settings.LOGBOEK_BEWAARMAANDEN = 12
    call_command("ruim_op")
    assert "1 oude regels van het logboek verwijderd." in capsys.readouterr().out
    assert Logregel.objects.count() == 5
    assert Logregel.objects.first().actie == "logboek opgeruimd"
    assert not Logregel.objects.filter(actie="heel lang geleden").exists()
