# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Taking in a file is killed, as by a power cut, in a process of its own: all of it is there afterwards, or nothing."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.db import connection

WORTEL = Path(__file__).parents[2]
RIJEN = 10_000
DELEN = (0.1, 0.4, 0.7)  # of the time that it takes
LEES_IN = """
import django, sys
django.setup()
from monitoring.meten.partijen import bereid_voor, voer_door
from monitoring.meten.models import Cijfer, Invoerpartij
from redactie.models import Gebruiker
from wijken.models import Wijk
print(Cijfer.objects.count(), Invoerpartij.objects.exclude(doorgevoerd_op=None).count())
Cijfer.objects.all().delete()
Invoerpartij.objects.all().delete()
rijen, wie = map(int, sys.argv[1:])
wijk, by = Wijk.objects.get(slug="stevenshof"), Gebruiker.objects.get(pk=wie)
regels = ["indicator;periode;groep;waarde"]
regels += [f"recepten;{1900 + n % 100};groep {n // 100};{n}" for n in range(rijen)]
partij, verslag = bereid_voor("veel.csv", "\\n".join(regels).encode(), wijk=wijk, by=by)
print(verslag.nieuw, flush=True)
voer_door(partij, by=by)
print("ingelezen", flush=True)
"""


@pytest.fixture
def database(tmp_path, indicator, wijk, stevenshof) -> dict[str, str]:
    """Settings with which another process finds a wijk and an indicator: a copy of SQLite's, or the same server's."""
    if connection.vendor == "sqlite":
        kopie = sqlite3.connect(tmp_path / "wijzer.sqlite3")
        connection.connection.backup(kopie)
        kopie.close()
        return {"DATA_DIR": str(tmp_path)}
    deel = connection.settings_dict
    adres = f"postgresql://{deel['USER']}:{deel['PASSWORD']}@{deel['HOST']}:{deel['PORT']}/{deel['NAME']}"
    return {"DATA_DIR": str(tmp_path), "DATABASE_URL": adres}


def opdracht(instellingen: dict, programma: str, *args: str) -> subprocess.Popen:
    omgeving = {naam: os.environ[naam] for naam in ("PATH", "HOME", "LANG") if naam in os.environ}
    omgeving |= {"DJANGO_SETTINGS_MODULE": "wijzer.settings", "PYTHONUNBUFFERED": "1"} | instellingen
    return subprocess.Popen(
        [sys.executable, "-c", programma, *args], cwd=WORTEL, env=omgeving, text=True, stdout=subprocess.PIPE
    )


def lees_in(instellingen: dict, wie: int, *, dood_na: float | None = None) -> tuple[str, bool, float]:
    """Take the file in, and kill the process `dood_na` seconds after it began to write.

    Return what was there before ("figures files"), whether it was done, and how long the writing took.
    """
    proces = opdracht(instellingen, LEES_IN, str(RIJEN), str(wie))
    vooraf, gelezen = proces.stdout.readline().strip(), proces.stdout.readline().strip()
    assert gelezen == str(RIJEN)
    van = time.monotonic()
    if dood_na is not None:
        time.sleep(dood_na)
        proces.send_signal(signal.SIGKILL)
    uit, _ = proces.communicate(timeout=300)
    return vooraf, "ingelezen" in uit, time.monotonic() - van


@pytest.mark.django_db(transaction=True)
def test_killed_for_real_it_leaves_all_or_nothing(database, stevenshof):
    alles, niets = f"{RIJEN} 1", "0 0"
    vooraf, klaar, duur = lees_in(database, stevenshof.pk)
    assert (vooraf, klaar) == (niets, True)
    was_klaar, gevonden = [klaar], []
    for deel in DELEN:
        vooraf, klaar, _ = lees_in(database, stevenshof.pk, dood_na=duur * deel)
        gevonden.append(vooraf)
        was_klaar.append(klaar)
    gevonden.append(lees_in(database, stevenshof.pk, dood_na=0)[0])
    assert gevonden[0] == alles
    for klaar, erna in zip(was_klaar, gevonden, strict=True):
        assert erna == alles if klaar else erna in (niets, alles)
    assert niets in gevonden, gevonden  # it was killed while it wrote
