# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""A file of a report that takes long: asked for, made beside the site, stopped, fetched by who may, and gone after a day."""

import os
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import time_machine
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.utils import timezone

from drukkerij.zetten import TeDruk
from monitoring.models import Uitvoertaak, Verslag, Verslagsoort, Verslagversie
from monitoring.verantwoorden import uitvoertaken as dienst
from monitoring.verantwoorden.beeld import naar_json
from monitoring.verantwoorden.models.uitvoertaak import BEWAARD, STIL, Uitvoerstaat
from monitoring.verantwoorden.uitvoer import vormen
from monitoring.verantwoorden.uitvoer.document import Opties
from redactie.models import Logregel, Redactieruimte
from tests.monitoring.verslagbeelden import beeld

pytestmark = pytest.mark.django_db
WORTEL = Path(__file__).parents[2]


@pytest.fixture
def verslag(maak, stevenshof) -> Verslag:
    """A report of Stevenshof that was handed in, with one version."""
    soort = maak(Verslagsoort, "Een soort verslag", ruimte="gedeeld", versie="1")
    ruimte = Redactieruimte.objects.get(slug="stevenshof")
    verslag = Verslag.objects.create(
        soort=soort, soort_versie="1", ruimte=ruimte, titel="Voortgangsverslag over 2021", slug="voortgang",
        van=beeld().van, tot=beeld().tot, staat="ingediend",
        opzet={"secties": [], "velden": [], "titel": "Een soort", "max_paginas": 10},
    )  # fmt: skip
    Verslagversie.objects.create(
        verslag=verslag, nummer=1, beeld=naar_json(beeld()), sha256="0" * 64,
        vastgesteld_op=datetime(2022, 6, 1, tzinfo=UTC),
    )  # fmt: skip
    return verslag


@pytest.fixture
def niet_gestart(monkeypatch) -> list:
    """Tasks that would have been started as a process."""
    gestart = []
    monkeypatch.setattr(dienst, "start", gestart.append)
    return gestart


@pytest.fixture
def lang(monkeypatch) -> None:
    """Every file takes long."""
    monkeypatch.setattr(vormen, "LANG_TEKENS", -1)


def binnen(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def adres(verslag: Verslag, rest: str = "") -> str:
    return f"/beheer/verslagen/{verslag.pk}/uitvoer/{rest}"


def code(client: Client, pad: str) -> int:
    antwoord = client.get(pad)
    if antwoord.streaming:
        b"".join(antwoord.streaming_content)  # to the end, so that the file is closed
    return antwoord.status_code


def vraag(verslag: Verslag, by, **anders) -> Uitvoertaak:
    return dienst.vraag_uitvoer(verslag, by=by, vorm="txt", versie=verslag.versies.get(), **anders)


def klaar(verslag: Verslag, by) -> Uitvoertaak:
    taak = vraag(verslag, by)
    dienst.voer_uit(taak.pk, in_eigen_proces=False)
    taak.refresh_from_db()
    return taak


# --- At once ---------------------------------------------------------------------------------------------------------


def test_most_files_come_at_once_in_the_form_and_version_that_was_chosen(verslag, stevenshof):
    client = binnen(stevenshof)
    for vorm, mime in (("docx", "wordprocessingml"), ("txt", "text/plain"), ("csv", "application/zip")):
        antwoord = client.post(adres(verslag), {"versie": "1", "vorm": vorm})
        assert antwoord.status_code == 200 and mime in antwoord["Content-Type"]
        assert antwoord["Content-Disposition"].startswith('attachment; filename="voortgangsverslag-2021-versie-2')
    assert not Uitvoertaak.objects.exists()
    assert Logregel.objects.filter(actie="verslag uitgevoerd", door=stevenshof).count() == 3


def test_a_choice_that_is_not_there_gives_the_form_back_with_what_was_chosen(verslag, stevenshof):
    antwoord = binnen(stevenshof).post(adres(verslag), {"versie": "9", "vorm": "pdf", "uitleg": "on"})
    pagina = antwoord.content.decode()
    assert antwoord.status_code == 422
    assert 'value="pdf" checked' in pagina and 'id="id_uitleg" checked' in pagina


def test_a_report_without_figures_says_so_and_is_no_empty_file(verslag, stevenshof):
    Verslagversie.objects.update(beeld=naar_json(beeld(cijfers=())))
    antwoord = binnen(stevenshof).post(adres(verslag), {"versie": "1", "vorm": "xlsx"})
    assert (
        antwoord.status_code == 422
        and "Dit verslag heeft geen cijfers. Kies een andere vorm." in antwoord.content.decode()
    )


def test_when_others_are_being_made_it_waits_its_turn_beside_the_site(
    verslag, stevenshof, niet_gestart, monkeypatch, django_capture_on_commit_callbacks
):
    def druk(*args, **kwargs):
        raise TeDruk

    monkeypatch.setattr("wijzer.kantoor.uitvoer.maak", druk)
    with django_capture_on_commit_callbacks(execute=True):
        antwoord = binnen(stevenshof).post(adres(verslag), {"versie": "1", "vorm": "pdf"})
    assert antwoord.url == adres(verslag, f"{Uitvoertaak.objects.get().sleutel}/") and len(niet_gestart) == 1


# --- Beside the site -------------------------------------------------------------------------------------------------


def test_a_long_one_is_made_beside_the_site_and_fetched_by_who_asked(
    verslag, stevenshof, niet_gestart, lang, django_capture_on_commit_callbacks
):
    client = binnen(stevenshof)
    with django_capture_on_commit_callbacks(execute=True):
        antwoord = client.post(adres(verslag), {"versie": "1", "vorm": "txt", "cijfers": "on"})
    taak = Uitvoertaak.objects.get()
    assert niet_gestart == [taak] and taak.opties == {"uitleg": False, "herkomst": False, "cijfers": True}
    pagina = client.get(antwoord.url).content.decode()
    assert 'role="status"' in pagina and 'http-equiv="refresh"' in pagina and 'name="stop"' in pagina
    assert client.get(f"{antwoord.url}bestand/").status_code == 404
    dienst.voer_uit(taak.pk, in_eigen_proces=False)
    pagina = client.get(antwoord.url).content.decode()
    assert "Het bestand is klaar" in pagina and 'http-equiv="refresh"' not in pagina
    gehaald = client.get(f"{antwoord.url}bestand/")
    assert b"".join(gehaald.streaming_content).decode("utf-8-sig").startswith("Voortgangsverslag over 2021")
    assert gehaald["Content-Disposition"] == 'attachment; filename="voortgangsverslag-2021-versie-2.txt"'
    assert "no-store" in gehaald["Cache-Control"]


def test_the_same_file_is_not_made_twice_and_nobody_asks_for_too_many(verslag, stevenshof, niet_gestart):
    eerste = vraag(verslag, stevenshof)
    assert vraag(verslag, stevenshof) == eerste
    vraag(verslag, stevenshof, opties=Opties(uitleg=True))
    vraag(verslag, stevenshof, opties=Opties(herkomst=True))
    with pytest.raises(ValidationError, match="Er worden al 3 bestanden voor je gemaakt"):
        vraag(verslag, stevenshof, opties=Opties(cijfers=False))
    assert Uitvoertaak.objects.count() == 3


def test_stopping_makes_no_room_for_more_within_the_minute(verslag, stevenshof, niet_gestart):
    with time_machine.travel("2026-11-26 12:00:00+01:00", tick=False) as klok:
        for _ in range(dienst.MEEST_PER_MINUUT):
            dienst.stop_uitvoer(vraag(verslag, stevenshof), by=stevenshof)
        with pytest.raises(ValidationError, match="Wacht een minuut"):
            vraag(verslag, stevenshof)
        klok.shift(61)
        vraag(verslag, stevenshof)
    assert Uitvoertaak.objects.count() == dienst.MEEST_PER_MINUUT + 1


def test_the_right_is_asked_again_when_it_is_made_and_when_it_is_fetched(verslag, stevenshof, alphen, niet_gestart):
    with pytest.raises(PermissionDenied):
        vraag(verslag, alphen)
    taak = klaar(verslag, stevenshof)
    pad = adres(verslag, f"{taak.sleutel}/bestand/")
    assert code(binnen(stevenshof), pad) == 200
    assert code(binnen(alphen), pad) == 404
    Verslag.objects.update(ruimte=Redactieruimte.objects.get(slug="alphen-noord"))  # the report moved
    assert code(binnen(stevenshof), pad) == 404
    assert code(binnen(alphen), pad) == 404  # may see the report, and did not ask for this file
    laat = Uitvoertaak.objects.create(
        verslag=verslag, versie=verslag.versies.get(), vorm="txt", door=stevenshof, opslag="uitvoer/x"
    )
    dienst.voer_uit(laat.pk, in_eigen_proces=False)
    laat.refresh_from_db()
    assert (laat.staat, laat.melding) == (Uitvoerstaat.MISLUKT, dienst.MAG_NIET)
    assert not default_storage.exists("uitvoer/x")


def test_a_colleague_of_the_same_room_and_who_left_get_nothing(verslag, stevenshof, beheerder, niet_gestart):
    taak = klaar(verslag, stevenshof)
    pad = adres(verslag, f"{taak.sleutel}/bestand/")
    assert code(binnen(beheerder), pad) == 404  # sees all reports, and did not ask for this file
    client = binnen(stevenshof)
    stevenshof.lidmaatschappen.all().delete()
    assert code(client, pad) in (403, 404)
    stevenshof.is_active = False
    stevenshof.save()
    assert code(client, pad) == 302  # the account is closed: to the login page


def test_what_fails_says_what_to_do_and_leaves_no_file(verslag, stevenshof, niet_gestart, monkeypatch):
    def kapot(*args, **kwargs):
        raise RuntimeError("typst: iets van binnen")

    monkeypatch.setattr(dienst, "maak", kapot)
    taak = vraag(verslag, stevenshof)
    with pytest.raises(RuntimeError):
        dienst.voer_uit(taak.pk, in_eigen_proces=False)
    pagina = binnen(stevenshof).get(adres(verslag, f"{taak.sleutel}/")).content.decode()
    assert dienst.KAN_NIET in pagina and "typst" not in pagina
    monkeypatch.setattr("monitoring.verantwoorden.uitvoer.document.RUIM", (10, 10))
    monkeypatch.setattr(dienst, "maak", vormen.maak)
    groot = dienst.vraag_uitvoer(verslag, by=stevenshof, vorm="docx", versie=verslag.versies.get())
    dienst.voer_uit(groot.pk, in_eigen_proces=False)
    groot.refresh_from_db()
    assert "te groot" in groot.melding and not default_storage.exists(groot.opslag)


def test_a_process_that_is_gone_shows_as_failed_and_can_be_asked_for_again(verslag, stevenshof, niet_gestart):
    taak = vraag(verslag, stevenshof)
    Uitvoertaak.objects.update(hartslag=timezone.now() - STIL - timedelta(seconds=1))
    pagina = binnen(stevenshof).get(adres(verslag, f"{taak.sleutel}/")).content.decode()
    assert dienst.HERSTART in pagina and 'name="stop"' not in pagina
    assert vraag(verslag, stevenshof) != taak
    call_command("ruim_op")
    taak.refresh_from_db()
    assert taak.staat == Uitvoerstaat.MISLUKT


def test_who_stops_it_stops_it_and_a_file_that_came_too_late_is_not_kept(
    verslag, stevenshof, niet_gestart, monkeypatch
):
    taak = vraag(verslag, stevenshof)

    def maak_en_stop(*args, **kwargs):
        assert binnen(stevenshof).post(adres(verslag, f"{taak.sleutel}/")).status_code == 302
        return b"te laat"

    monkeypatch.setattr(dienst, "maak", maak_en_stop)
    dienst.voer_uit(taak.pk, in_eigen_proces=False)
    taak.refresh_from_db()
    assert taak.staat == Uitvoerstaat.GESTOPT and not default_storage.exists(taak.opslag)
    assert binnen(stevenshof).get(adres(verslag, f"{taak.sleutel}/bestand/")).status_code == 404
    dienst.voer_uit(taak.pk, in_eigen_proces=False)  # what is stopped is not begun again
    taak.refresh_from_db()
    assert taak.staat == Uitvoerstaat.GESTOPT


def test_after_a_day_a_file_is_gone_and_cannot_be_fetched_before_it_is_cleared_away(verslag, stevenshof, niet_gestart):
    taak = klaar(verslag, stevenshof)
    Uitvoertaak.objects.update(gevraagd_op=timezone.now() - BEWAARD - timedelta(minutes=1))
    assert default_storage.exists(taak.opslag)
    assert binnen(stevenshof).get(adres(verslag, f"{taak.sleutel}/bestand/")).status_code == 404
    call_command("ruim_op")
    assert not default_storage.exists(taak.opslag) and not Uitvoertaak.objects.exists()


def test_a_file_is_kept_under_a_name_that_nobody_can_guess_and_no_address_of_media_leads_to_it(
    verslag, stevenshof, niet_gestart
):
    taak = klaar(verslag, stevenshof)
    assert len(taak.opslag.removeprefix("uitvoer/")) == 32
    assert Client().get(f"/media/{taak.opslag}").status_code == 404


def test_every_field_is_there_to_copy_as_plain_text(verslag, stevenshof, alphen):
    pagina = binnen(stevenshof).get(adres(verslag, "velden/")).content.decode()
    assert pagina.count("<textarea") == 16 and "Aangekruist: JA en NEE" in pagina
    assert binnen(stevenshof).get(adres(verslag, "velden/?versie=9")).status_code == 404
    assert binnen(alphen).get(adres(verslag, "velden/")).status_code == 404


# --- A real process --------------------------------------------------------------------------------------------------

VOER_UIT = """
import os, sys, time, django
django.setup()
from monitoring.verantwoorden import uitvoertaken as dienst
def traag(vorm, beeld, opties, gemaakt=None, meld=None):
    meld("Een lange stap")
    if sys.argv[2] == "traag":
        import subprocess
        subprocess.run([sys.executable, "-c", "import time; time.sleep(120)"])
    return b"klaar"
dienst.maak = traag
dienst.KIJKT = 0.2
dienst.voer_uit(int(sys.argv[1]))
"""


@pytest.fixture
def proces(tmp_path, settings):
    """Start the making of a task as a process of its own, on the database of the test."""
    omgeving = {naam: os.environ[naam] for naam in ("PATH", "HOME", "LANG") if naam in os.environ}
    omgeving |= {"DJANGO_SETTINGS_MODULE": "wijzer.settings", "DATA_DIR": str(tmp_path)}
    deel = connection.settings_dict
    if connection.vendor == "sqlite":
        omgeving["DATABASE_URL"] = f"sqlite:///{deel['NAME']}"
    else:
        omgeving["DATABASE_URL"] = (
            f"postgresql://{deel['USER']}:{deel['PASSWORD']}@{deel['HOST']}:{deel['PORT']}/{deel['NAME']}"
        )
    gestart = []

    def _start(taak: Uitvoertaak, hoe: str) -> subprocess.Popen:
        proces = subprocess.Popen(
            [sys.executable, "-c", VOER_UIT, str(taak.pk), hoe], cwd=WORTEL, env=omgeving, start_new_session=True
        )
        gestart.append(proces)
        return proces

    yield _start
    for een in gestart:
        if een.poll() is None:
            os.killpg(een.pid, signal.SIGKILL)


def wacht_tot(voorwaarde, seconden: float = 30) -> None:
    eind = time.monotonic() + seconden
    while not voorwaarde():
        assert time.monotonic() < eind, "it took too long"
        time.sleep(0.1)


def groep_leeft(pid: int) -> bool:
    try:
        os.killpg(pid, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.django_db(transaction=True)
def test_a_real_process_makes_the_file_and_stopping_ends_it_with_all_it_started(
    verslag, stevenshof, niet_gestart, proces
):
    snel, traag = vraag(verslag, stevenshof), vraag(verslag, stevenshof, opties=Opties(uitleg=True))
    assert proces(snel, "snel").wait(timeout=60) == 0
    snel.refresh_from_db()
    assert (snel.staat, snel.grootte) == (Uitvoerstaat.KLAAR, 5)

    bezig = proces(traag, "traag")
    wacht_tot(lambda: Uitvoertaak.objects.get(pk=traag.pk).stap == "Een lange stap")
    eerder = Uitvoertaak.objects.get(pk=traag.pk).hartslag
    wacht_tot(lambda: Uitvoertaak.objects.get(pk=traag.pk).hartslag > eerder)
    assert dienst.stop_uitvoer(traag, by=stevenshof)
    assert bezig.wait(timeout=20) != 0
    wacht_tot(lambda: not groep_leeft(bezig.pid), 10)
    traag.refresh_from_db()
    assert traag.staat == Uitvoerstaat.GESTOPT
