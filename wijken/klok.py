# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""The time of an event: read from what a source or an editor wrote, and written the same way."""

import re
from datetime import time

TIJD = re.compile(r"(\d{1,2})[.:](\d{2})(?:\s*(?:[–-]|tot)\s*(\d{1,2})[.:](\d{2}))?(?:\s*uur)?\.?", re.ASCII)


def tijden(tekst: str) -> tuple[time | None, time | None]:
    """Return the begin and end that a text such as "9.30–11.00 uur" gives; (None, None) for any other text."""
    found = TIJD.fullmatch(tekst.strip())
    if not found:
        return None, None
    try:
        begin = time(int(found[1]), int(found[2]))
        einde = time(int(found[3]), int(found[4])) if found[3] else None
    except ValueError:
        return None, None
    return (begin, einde) if einde is None or einde > begin else (None, None)


def schrijf_tijden(begin: time, einde: time | None) -> str:
    """Return "16.00–18.00 uur"."""
    tot = f"–{einde:%H.%M}" if einde else ""
    return f"{begin:%H.%M}{tot} uur"
