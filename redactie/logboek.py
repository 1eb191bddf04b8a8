# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Write the audit log; the only place that does."""

import re
from contextvars import ContextVar
from datetime import timedelta

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone

from redactie.models.logregel import Logregel, Resultaat
from redactie.netwerk import huidig_netwerk

# The refusal that was logged last in this request, so that a request that is refused leaves one line.
laatste_weigering: ContextVar[int | None] = ContextVar("laatste_weigering", default=None)

# What could make one line look like two, colour a terminal, or turn letters around.
STUURTEKENS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]+")


def leg_vast(
    actie: str,
    object: models.Model | None = None,
    *,
    by=None,
    resultaat: Resultaat = Resultaat.GELUKT,
    toelichting: str = "",
) -> Logregel:
    """Log that `by` did `actie` to `object`; the origin is the network of the request that is being served."""
    regel = Logregel.objects.create(
        actie=actie,
        resultaat=resultaat,
        content_type=ContentType.objects.get_for_model(object) if object is not None else None,
        object_id=object.pk if object is not None else None,
        object_naam=_een_regel(object, 200) if object is not None else "",
        door=by,
        door_naam=_een_regel(by, 160) if by else "",
        herkomst=huidig_netwerk.get(),
        toelichting=_een_regel(toelichting, 300),
    )
    if resultaat == Resultaat.GEWEIGERD:
        laatste_weigering.set(regel.pk)
    return regel


def _een_regel(value: object, hoogstens: int) -> str:
    return STUURTEKENS.sub(" ", str(value))[:hoogstens]


def ruim_logboek_op() -> int:
    """Remove lines older than the term in the settings, and log that; return how many."""
    oldest = timezone.now() - timedelta(days=30.44 * settings.LOGBOEK_BEWAARMAANDEN)
    count = Logregel.objects.filter(op__lt=oldest).delete()[0]
    if count:
        leg_vast("logboek opgeruimd", toelichting=f"{count} regels van voor {oldest:%d-%m-%Y}")
    return count
