# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""The weekly report: what it names, and to whom it is mailed."""

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.utils import timezone

from redactie.models import Gebruiker
from tests.conftest import maak_gebruiker
from toolkit.models import Les

pytestmark = pytest.mark.django_db


@pytest.fixture
def openbaar(maak, alphen) -> Les:
    tekst = "<p>Wij faciliteren dit.</p>"
    return maak(Les, "Begin klein", ruimte="alphen-noord", niveau="wijk", tekst=tekst, gepubliceerd=True)


def test_the_report_names_what_is_public_in_each_room(openbaar, alphen, maak, capsys):
    maak(Les, "Geheim concept", ruimte="alphen-noord", niveau="wijk", tekst="<p>Het BSN is 123456782.</p>")
    call_command("kwaliteit")
    uit = capsys.readouterr().out
    assert uit.startswith("Alphen Noord\nWat er gevonden is:\n")
    assert ("moeilijk woord: 1" in uit, "Begin klein: 0 moet beter" in uit, "Geheim" in uit) == (True, True, False)
    assert f"/beheer/toolkit/les/{openbaar.pk}/change/" in uit
    with pytest.raises(CommandError, match="bestaat niet"):
        call_command("kwaliteit", ruimte="mars")


def test_the_report_is_mailed_at_most_once_a_month_to_who_wants_it(
    openbaar, alphen, stevenshof, lezer, ruimten, mailoutbox
):
    stil = maak_gebruiker("stil@voorbeeld.nl", "Stil", ruimten["alphen-noord"], "redacteur")
    pas = maak_gebruiker("pas@voorbeeld.nl", "Pas", ruimten["alphen-noord"], "redacteur")
    Gebruiker.objects.filter(pk=stil.pk).update(herinneren=False)
    Gebruiker.objects.filter(pk=pas.pk).update(herinnerd_op=timezone.now())
    for _ in range(2):
        call_command("kwaliteit", mail=True)
    assert [(mail.to, "Begin klein" in mail.body) for mail in mailoutbox] == [(["anne@voorbeeld.nl"], True)]


def test_a_mail_that_does_not_go_out_goes_the_next_time(openbaar, alphen, settings):
    settings.EMAIL_BACKEND, settings.EMAIL_PORT, settings.EMAIL_HOST = (
        "django.core.mail.backends.smtp.EmailBackend",
        1,
        "127.0.0.1",
    )
    call_command("kwaliteit", mail=True)
    assert Gebruiker.objects.get(pk=alphen.pk).herinnerd_op is None
