# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Mail about accounts.

What a visitor can ask for is sent in the background, so that the answer takes as long for an address we know as for one
we do not. Nothing in a mail was typed by somebody else than its receiver or a beheerder.
"""

import logging
from concurrent.futures import Future, ThreadPoolExecutor

from django.conf import settings
from django.core.mail import EmailMessage

logger = logging.getLogger("redactie.accounts.post")
_bode = ThreadPoolExecutor(max_workers=1, thread_name_prefix="post")


def brief(aan: str, onderwerp: str, *alineas: str) -> EmailMessage:
    """Return a mail of plain paragraphs with the name of the site under it."""
    afzender = f"Wijzer in de Wijk\n{settings.SITE_URL}"
    return EmailMessage(subject=" ".join(onderwerp.split()), body="\n\n".join([*alineas, afzender]), to=[aan])


def verstuur(mail: EmailMessage) -> bool:
    """Send a mail now; return whether the mail server took it."""
    try:
        mail.send()
    except OSError as error:
        logger.warning("mail niet verstuurd: %s", error.__class__.__name__)
        return False
    return True


def verstuur_later(mail: EmailMessage) -> Future:
    """Send a mail after the answer has gone; a failure stands in the log."""
    return _bode.submit(verstuur, mail)


def wacht() -> None:
    """Wait until everything handed over has been sent."""
    _bode.submit(bool).result()
