# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""One log line per event, as JSON, so that nothing a visitor sends can forge a line."""

import json
import logging
import re
from datetime import UTC, datetime

# The key of a secret link opens what is behind it, so it is never written down: of a menu nothing at all, however odd
# the address is, because what nobody recognises may still hold the key. The code of a leersessie opens it for a day.
GEHEIM_ADRES = re.compile(
    r"""
    (/voorbeeld/)[\w%.~-]+(?:/[\w%~-]{20,})?
    |
    ((?:/|%2f)menukaart(?:/|%2f))
    (?! (?:maken/)? (?:\?[^/\n]*)? ["')\],.;:]* (?:\s*$|\ HTTP/) )  # the two pages that everybody may see
    (?: .*(?=\ HTTP/) | .* )
    |
    ((?:/|%2f)doe-mee(?:/|%2f))
    (?! (?:\?[^/\n]*)? ["')\],.;:]* (?:\s*$|\ HTTP/) )  # where a code is typed
    (?: .*(?=\ HTTP/) | .* )
    |
    ((?<![\w-])/(?:sessie|uitwisseling)/)(?!\s|$)[^\s?"'\])]+
    """,
    re.IGNORECASE | re.MULTILINE | re.VERBOSE,
)
GEHEIME_PAGINA = re.compile(r"/menukaart/(?!(?:maken/)?$)|/doe-mee/.|/sessie/.|/uitwisseling/.", re.IGNORECASE)


def zonder_sleutels(text: str) -> str:
    return GEHEIM_ADRES.sub(lambda found: f"{found[1] or found[2] or found[3] or found[4]}…", text)


def is_geheim(path: str) -> bool:
    """Whether an address may hold the key of a menu, a report or a participant, or the code of a leersessie."""
    return bool(GEHEIME_PAGINA.match(path))


class JsonFormatter(logging.Formatter):
    """Format a record as one JSON object: time (UTC), level, logger, message, and the traceback when there is one."""

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": zonder_sleutels(record.getMessage()),
        }
        if record.exc_info:
            line["traceback"] = zonder_sleutels(self.formatException(record.exc_info))
        return json.dumps(line, ensure_ascii=True)
