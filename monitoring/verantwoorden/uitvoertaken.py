# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Files of a report that take long are made in a process of their own, beside the site.

There is no task queue. Asking writes a row and starts `manage.py maak_uitvoer`, which says in the row how far it is and
that it lives. Whoever stops it only writes so in the row: the process looks every second, and ends itself with all that
it started, on whatever machine it runs. A process that is gone shows because its sign of life is old.
"""

import logging
import os
import signal
import subprocess
import sys
import threading
import time
import uuid
from contextlib import contextmanager
from dataclasses import asdict
from datetime import timedelta

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import close_old_connections, connection, transaction
from django.utils import timezone

from drukkerij.blokken import TeGroot
from drukkerij.zetten import TeDruk
from monitoring.verantwoorden.beeld import Verslagbeeld
from monitoring.verantwoorden.lezing import beeld_van, beeld_van_versie
from monitoring.verantwoorden.models import Uitvoertaak, Verslag, Verslagversie
from monitoring.verantwoorden.models.uitvoertaak import BEWAARD, LOPEND, STIL, Uitvoerstaat
from monitoring.verantwoorden.uitvoer.document import GEWOON, Opties
from monitoring.verantwoorden.uitvoer.vormen import VORMEN, maak
from redactie.logboek import leg_vast
from redactie.models import Gebruiker

TEGELIJK = 2  # processes that make a file at one moment, on the whole site
MEEST_PER_PERSOON = 3
# Stopping one makes no room for the next at once: each that is begun takes seconds of the machine.
MEEST_PER_MINUUT = 8
HOOGSTENS = 600  # seconds; what takes longer does not end any more
KIJKT = 1.0  # seconds between two signs of life
MAP = "uitvoer"
log = logging.getLogger(__name__)
HERSTART = "Het bestand is niet afgemaakt. De server is intussen opnieuw gestart. Vraag het bestand nog eens."
TE_DRUK = "Er worden net veel bestanden gemaakt. Wacht een minuut en vraag het bestand nog eens."
KAN_NIET = (
    "Het maken van dit bestand ging mis. Vraag het nog eens. Blijft het misgaan? Neem contact op met de beheerder."
)
TE_LANG = "Het maken duurde te lang en is gestopt. Kies een kleinere vorm, of laat de cijfers weg."
MAG_NIET = "Je mag dit verslag niet meer zien. Het bestand is niet gemaakt."


def beeld_om_uit_te_voeren(verslag: Verslag, versie: Verslagversie | None, *, voor) -> Verslagbeeld:
    """Return what a file is made of: a version as it was vastgesteld, or the report as it is now."""
    return beeld_van_versie(versie) if versie is not None else beeld_van(verslag, voor=voor)


@transaction.atomic
def vraag_uitvoer(
    verslag: Verslag, *, by, vorm: str, versie: Verslagversie | None = None, opties: Opties = GEWOON
) -> Uitvoertaak:
    """Have a file made, by a process that starts after the transaction. What is being made is not made twice.

    Raises ValidationError in Dutch when this person has too many at work.
    """
    if not Verslag.objects.visible_for(by).filter(pk=verslag.pk).exists():
        raise PermissionDenied
    if vorm not in VORMEN or (versie is not None and versie.verslag_id != verslag.pk):
        raise ValidationError("Kies een vorm en een versie uit de lijst.")
    keuze = asdict(opties)
    Gebruiker.objects.select_for_update(no_key=True).get(pk=by.pk)  # one at a time, or the limits below count too few
    levend = list(Uitvoertaak.objects.levend().filter(door=by))
    for taak in levend:
        if (taak.verslag_id, taak.versie_id, taak.vorm, taak.opties) == (
            verslag.pk, versie and versie.pk, vorm, keuze
        ):  # fmt: skip
            return taak
    if len(levend) >= MEEST_PER_PERSOON:
        raise ValidationError(f"Er worden al {MEEST_PER_PERSOON} bestanden voor je gemaakt. Wacht tot er een klaar is.")
    pas = Uitvoertaak.objects.filter(door=by, gevraagd_op__gt=timezone.now() - timedelta(minutes=1))
    if pas.count() >= MEEST_PER_MINUUT:
        raise ValidationError("Je vroeg net veel bestanden achter elkaar. Wacht een minuut, en vraag het dan nog eens.")
    taak = Uitvoertaak.objects.create(
        verslag=verslag, versie=versie, vorm=vorm, opties=keuze, door=by, stap="Beginnen",
        opslag=f"{MAP}/{uuid.uuid4().hex}",
    )  # fmt: skip
    leg_vast("verslag uitvoeren gevraagd", verslag, by=by, toelichting=VORMEN[vorm].naam)
    transaction.on_commit(lambda: start(taak))
    return taak


def stop_uitvoer(taak: Uitvoertaak, *, by) -> bool:
    """Stop the making of a file; return whether it was still at work. Its process ends itself within a second."""
    if taak.door_id != by.pk:
        raise PermissionDenied
    gestopt = Uitvoertaak.objects.filter(pk=taak.pk, staat__in=LOPEND).update(
        staat=Uitvoerstaat.GESTOPT, klaar_op=timezone.now(), melding="Je hebt het maken van dit bestand gestopt."
    )
    if gestopt:
        leg_vast("verslag uitvoeren gestopt", taak.verslag, by=by, toelichting=taak.vorm)
    return bool(gestopt)


def start(taak: Uitvoertaak) -> None:
    """Start the process that makes the file, in a group of its own; a thread waits for its end."""
    proces = subprocess.Popen(
        [sys.executable, str(settings.BASE_DIR / "manage.py"), "maak_uitvoer", str(taak.pk)],
        cwd=settings.BASE_DIR, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, start_new_session=True,
        env=os.environ | {"DJANGO_SETTINGS_MODULE": os.environ.get("DJANGO_SETTINGS_MODULE", "wijzer.settings")},
    )  # fmt: skip
    threading.Thread(target=proces.wait, daemon=True).start()


# --- In the process ------------------------------------------------------------------------------------------------


def voer_uit(pk: int, *, in_eigen_proces: bool = True) -> None:
    """Make the file of a task. With `in_eigen_proces` a second thread says that it lives, and ends it when it must."""
    if not in_eigen_proces:
        _maak(pk)
        return
    klaar = threading.Event()
    wachter = threading.Thread(target=_bewaak, args=(pk, klaar), daemon=True)
    wachter.start()
    try:
        _wacht_op_plek(pk)
        _maak(pk)
    finally:
        klaar.set()
        wachter.join(timeout=KIJKT * 3)


def _bewaak(pk: int, klaar: threading.Event) -> None:
    """Say every second that the process lives; end it, with all it started, when it was stopped or takes too long."""
    begin = time.monotonic()
    while not klaar.wait(KIJKT):
        try:
            close_old_connections()
            lopend = Uitvoertaak.objects.filter(pk=pk, staat__in=LOPEND)
            if time.monotonic() - begin > HOOGSTENS:
                lopend.update(staat=Uitvoerstaat.MISLUKT, melding=TE_LANG, klaar_op=timezone.now())
            if not lopend.update(hartslag=timezone.now()) and not klaar.is_set():
                _ruim_bestand(pk)
                _beeindig()
        except Exception:
            log.warning("no sign of life could be written for task %s", pk, exc_info=True)  # the next second is soon
    connection.close()


def _beeindig() -> None:
    """End this process at once, and what it started: the setting of a PDF is in the same group."""
    if os.getpgrp() == os.getpid():
        os.killpg(os.getpgrp(), signal.SIGKILL)
    os._exit(1)


def _wacht_op_plek(pk: int) -> None:
    """Wait until fewer than `TEGELIJK` others that were asked for before are at work."""
    while Uitvoertaak.objects.levend().filter(pk__lt=pk).count() >= TEGELIJK:
        if not Uitvoertaak.objects.filter(pk=pk, staat__in=LOPEND).exists():
            return
        Uitvoertaak.objects.filter(pk=pk).update(stap="Wachten tot een ander bestand klaar is")
        time.sleep(KIJKT)


def _maak(pk: int) -> None:
    if not Uitvoertaak.objects.filter(pk=pk, staat=Uitvoerstaat.WACHT).update(
        staat=Uitvoerstaat.BEZIG, stap="Het verslag lezen", hartslag=timezone.now()
    ):
        return
    taak = Uitvoertaak.objects.select_related("verslag", "versie", "door").get(pk=pk)
    with _meldt_fouten(pk):
        if not taak.door.is_active or not Uitvoertaak.objects.van(taak.door).filter(pk=pk).exists():
            raise ValidationError(MAG_NIET)
        vorm = VORMEN[taak.vorm]
        beeld = beeld_om_uit_te_voeren(taak.verslag, taak.versie, voor=taak.door)
        aantal, nummer = len(vorm.stappen(beeld)), 0

        def meld(stap: str) -> None:
            nonlocal nummer
            nummer += 1
            Uitvoertaak.objects.filter(pk=pk, staat=Uitvoerstaat.BEZIG).update(
                stap=stap, nummer=nummer, aantal=aantal, hartslag=timezone.now()
            )

        inhoud = maak(vorm, beeld, Opties(**taak.opties), gemaakt=timezone.localdate(taak.gevraagd_op), meld=meld)
        default_storage.save(taak.opslag, ContentFile(inhoud))
        klaar = Uitvoertaak.objects.filter(pk=pk, staat=Uitvoerstaat.BEZIG).update(
            staat=Uitvoerstaat.KLAAR, stap="", nummer=aantal, aantal=aantal, klaar_op=timezone.now(),
            bestandsnaam=vorm.bestandsnaam(beeld)[:120], grootte=len(inhoud),
        )  # fmt: skip
        if not klaar:  # stopped in the meantime
            _ruim_bestand(pk)


@contextmanager
def _meldt_fouten(pk: int):
    """Say in the task why it failed, in words of its own or in those of who stopped it."""
    try:
        yield
    except Exception as fout:
        woorden = {TeGroot: str(fout), TeDruk: TE_DRUK, ValidationError: getattr(fout, "messages", [""])[0]}
        melding = next((zin for soort, zin in woorden.items() if isinstance(fout, soort)), KAN_NIET)
        Uitvoertaak.objects.filter(pk=pk, staat__in=LOPEND).update(
            staat=Uitvoerstaat.MISLUKT, melding=melding, klaar_op=timezone.now()
        )
        _ruim_bestand(pk)
        if melding == KAN_NIET:
            raise


def _ruim_bestand(pk: int) -> None:
    for opslag in Uitvoertaak.objects.filter(pk=pk).values_list("opslag", flat=True):
        if opslag:
            default_storage.delete(opslag)


def ruim_uitvoer_op() -> str:
    """Remove files that were kept for a day, with their tasks; a task without a process has failed."""
    nu = timezone.now()
    gestrand = Uitvoertaak.objects.filter(staat__in=LOPEND, hartslag__lte=nu - STIL)
    gestrand.update(staat=Uitvoerstaat.MISLUKT, melding=HERSTART, klaar_op=nu)
    oud = Uitvoertaak.objects.filter(gevraagd_op__lte=nu - BEWAARD).exclude(staat__in=LOPEND)
    opslag = list(oud.values_list("pk", "opslag"))
    for _, pad in opslag:
        if pad:
            default_storage.delete(pad)
    Uitvoertaak.objects.filter(pk__in=[pk for pk, _ in opslag]).delete()
    _ruim_wezen_op(nu - BEWAARD)
    return f"{len(opslag)} oude bestanden van verslagen verwijderd."


def _ruim_wezen_op(voor) -> None:
    """Remove old files that no task knows any more: of a report that is gone, or of a process that was killed."""
    try:
        namen = default_storage.listdir(MAP)[1]
    except (FileNotFoundError, NotImplementedError):
        return
    bekend = set(Uitvoertaak.objects.values_list("opslag", flat=True))
    for naam in namen:
        pad = f"{MAP}/{naam}"
        if pad not in bekend and default_storage.get_modified_time(pad) < voor - timedelta(minutes=5):
            default_storage.delete(pad)
