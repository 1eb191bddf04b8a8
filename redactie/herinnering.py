# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""The monthly mail to who has something to do: short, with links, and never twice."""

import logging
from datetime import datetime, timedelta

from django.conf import settings
from django.core.mail import EmailMessage
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from redactie.models import Gebruiker
from redactie.versheid import Werkgroep, werklijst

RUST = timedelta(days=28)  # a timer of the first of the month still fits in February
TITELS = 5

logger = logging.getLogger(__name__)


def herinner() -> dict[str, int]:
    """Mail everybody whose turn it is and who has something to do; return how many went out and how many did not.

    The moment is written before the mail goes, and taken back when the mail does not: who runs this twice at once
    sends once, and a mail server that is down means the next time.
    """
    count = {"gestuurd": 0, "mislukt": 0}
    now = timezone.now()
    turn = Q(herinnerd_op__isnull=True) | Q(herinnerd_op__lte=now - RUST)
    for user in Gebruiker.objects.filter(turn, is_active=True, herinneren=True):
        groups = [group for group in werklijst(user) if group.dringend] if user.is_staff else []
        before = user.herinnerd_op
        if not groups or not Gebruiker.objects.filter(pk=user.pk, herinnerd_op=before).update(herinnerd_op=now):
            continue
        try:
            herinneringsmail(user, groups).send()
            count["gestuurd"] += 1
        except OSError as error:
            _maak_ongedaan(user, before)
            logger.warning("herinnering aan %s nog niet gemaild: %s", user.pk, error.__class__.__name__)
            count["mislukt"] += 1
        except BaseException:
            _maak_ongedaan(user, before)
            raise
    return count


def _maak_ongedaan(user: Gebruiker, before: datetime | None) -> None:
    Gebruiker.objects.filter(pk=user.pk).update(herinnerd_op=before)


def herinneringsmail(user: Gebruiker, groups: list[Werkgroep]) -> EmailMessage:
    """Return the mail with the first titles of each group; `groups` holds only what this person may see."""
    total = sum(group.aantal for group in groups)
    lines = [f"Dag {user.naam or user.email},".replace("\n", " "), "", "Dit vraagt je aandacht op Wijzer in de Wijk."]
    for group in groups:
        lines += ["", f"{group.titel} ({group.aantal})"]
        for row in group.regels[:TITELS]:
            lines += [f"- {' '.join(row.titel.split())}", f"  {settings.SITE_URL}{row.adres}"]
        if group.aantal > TITELS:
            lines.append(f"- en nog {group.aantal - TITELS}")
    lines += [
        "", "Alles bij elkaar:", f"{settings.SITE_URL}{reverse('admin:werklijst')}", "",
        "Je krijgt deze mail ten hoogste eens per maand, alleen als er iets te doen is. Wil je dat niet? Zet dan bij "
        "je account de herinneringen uit.",
    ]  # fmt: skip
    dingen = "één ding vraagt" if total == 1 else f"{total} dingen vragen"
    return EmailMessage(subject=f"Wijzer in de Wijk: {dingen} je aandacht", body="\n".join(lines), to=[user.email])
