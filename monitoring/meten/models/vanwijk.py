# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Rows that stand at a wijk and are no items: who may reach them follows from the room of that wijk."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone

from redactie.models import Redactieruimte, Status


class VanWijkQuerySet(models.QuerySet):
    """Rows of wijken, as somebody may reach them."""

    def visible_for(self, user) -> Self:
        """Rows of the rooms where `user` is a member."""
        return self.filter(wijk__ruimte__in=Redactieruimte.objects.visible_for(user).order_by().values("pk"))

    def editable_by(self, user) -> Self:
        return self.filter(wijk__ruimte__in=Redactieruimte.objects.editable_by(user).order_by().values("pk"))

    def for_wijk(self, wijk: models.Model) -> Self:
        return self.filter(wijk=wijk)

    def met_openbare(self, *waarvan: str, op=None) -> Self:
        """Rows of which the items that these relations lead to are public at `op`, or now."""
        op = op or timezone.now()
        rows = self
        for naam in waarvan:
            begonnen = Q(**{f"{naam}__van__isnull": True}) | Q(**{f"{naam}__van__lte": op})
            niet_voorbij = Q(**{f"{naam}__tot__isnull": True}) | Q(**{f"{naam}__tot__gt": op})
            rows = rows.filter(begonnen, niet_voorbij, **{f"{naam}__status": Status.GEPUBLICEERD})
        return rows
