# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""What everything that writes at a wijk has in common: who may, and one at a time."""

from django.core.exceptions import PermissionDenied

from redactie.models import Redactieruimte
from wijken.models import Wijk

NIET_JOUW_WIJK = "Je mag niets invullen van deze wijk."


def eis_schrijven(wijk: Wijk, by) -> None:
    """Raise `PermissionDenied` when `by` does not write in this wijk."""
    if not Redactieruimte.objects.editable_by(by).filter(pk=wijk.ruimte_id).exists():
        raise PermissionDenied(NIET_JOUW_WIJK)


def een_tegelijk(wijk: Wijk) -> None:
    """Wait for who writes counts of this wijk now: what may be shown of one depends on the others."""
    Wijk.objects.select_for_update(no_key=True).filter(pk=wijk.pk).order_by("pk").values_list("pk").first()
