# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Drawings as PNG, for files that take no SVG."""

from drukkerij.blokken import TeGroot
from drukkerij.zetten import TeVeel, beelden


def als_png(svgs: list[str]) -> list[bytes]:
    """Return drawings as PNG, in order. Raises TeGroot when they take too much, TeDruk when others are being made."""
    try:
        return beelden(svgs)
    except TeVeel as error:
        raise TeGroot from error
