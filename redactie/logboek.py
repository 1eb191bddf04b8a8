# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Write the audit log; the only place that does."""

from django.contrib.contenttypes.models import ContentType
from django.db import models

from redactie.models.logregel import Logregel, Resultaat
from redactie.netwerk import huidig_netwerk


def leg_vast(
    actie: str,
    object: models.Model | None = None,
    *,
    by=None,
    resultaat: Resultaat = Resultaat.GELUKT,
    toelichting: str = "",
) -> Logregel:
    """Log that `by` did `actie` to `object`; the origin is the network of the request that is being served."""
    return Logregel.objects.create(
        actie=actie,
        resultaat=resultaat,
        content_type=ContentType.objects.get_for_model(object) if object is not None else None,
        object_id=object.pk if object is not None else None,
        object_naam=str(object)[:200] if object is not None else "",
        door=by,
        door_naam=str(by)[:160] if by else "",
        herkomst=huidig_netwerk.get(),
        toelichting=toelichting[:300],
    )
