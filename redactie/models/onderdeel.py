# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""What an item is made of besides its own fields."""

import uuid

from django.db import models


class Onderdeel(models.Model):
    """Een deel van een item, zoals een stap van een tool; reist mee in elke versie.

    The key is a UUID, so that a part that exists only in a working copy keeps its key when the copy is applied.
    A subclass has a foreign key to its item, and the item names its related name in `onderdelen`.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    volgorde = models.PositiveSmallIntegerField(
        "volgorde", default=0, help_text="Een lager getal staat eerder in de rij."
    )

    class Meta:
        abstract = True
        ordering = ["volgorde", "id"]
