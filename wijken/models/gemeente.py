# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Municipalities."""

from redactie.models import Item


class Gemeente(Item):
    """Een gemeente met een wijk in het project."""

    class Meta(Item.Meta):
        verbose_name = "gemeente"
        verbose_name_plural = "gemeenten"
