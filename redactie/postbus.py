# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Mail to the editors about what a visitor sent: stored first, mailed after, and tried again when that failed."""

import logging

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import models
from django.utils import timezone

logger = logging.getLogger("redactie.contact")


def mail_de_redactie(rij: models.Model, *, onderwerp: str, tekst: str, antwoord_aan: tuple[str, ...] = ()) -> bool:
    """Mail the editors about a stored row and write `gemaild_op`; when that fails the row stays `te_mailen`.

    A line end in `onderwerp`, which a visitor may have typed, becomes a space.
    """
    mail = EmailMessage(
        subject=" ".join(onderwerp.split()), body=tekst, to=[settings.CONTACT_EMAIL], reply_to=antwoord_aan
    )
    try:
        mail.send()
    except OSError as error:
        logger.warning("%s %s nog niet gemaild: %s", rij._meta.verbose_name, rij.pk, error.__class__.__name__)
        return False
    type(rij)._default_manager.filter(pk=rij.pk).update(gemaild_op=timezone.now())
    return True
