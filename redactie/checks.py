# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""System checks of what must hold before the office opens."""

import sqlite3
from datetime import date

from django.conf import settings
from django.core.checks import Error, Tags, Warning, register


@register(Tags.database)
def sqlite_version(app_configs, **kwargs) -> list[Warning]:
    """SQLite before 3.51.3 can damage a database in WAL mode in a rare race (fixed in 3.44.6 and 3.50.7 too)."""
    engine = settings.DATABASES["default"]["ENGINE"]
    version = sqlite3.sqlite_version_info
    safe = version >= (3, 51, 3) or (3, 50, 7) <= version < (3, 51) or (3, 44, 6) <= version < (3, 45)
    if not engine.endswith("sqlite3") or safe or not settings.PRODUCTIE:
        return []
    return [
        Warning(
            f"SQLite {sqlite3.sqlite_version} heeft een zeldzame fout die een database in WAL-modus kan beschadigen.",
            hint="Gebruik PostgreSQL (DATABASE_URL), of SQLite 3.51.3 of nieuwer. Maak in elk geval back-ups.",
            id="redactie.W001",
        )
    ]


@register(Tags.security)
def security_txt(app_configs, **kwargs) -> list[Error | Warning]:
    """The date in security.txt must be a date, and is mentioned sixty days before it passes."""
    try:
        days = (date.fromisoformat(settings.SECURITY_TXT_VERLOOPT) - date.today()).days
    except ValueError:
        return [Error("SECURITY_TXT_VERLOOPT is geen datum. Schrijf bijvoorbeeld 2027-10-31.", id="redactie.E002")]
    if days < 60:
        return [
            Warning(
                f"security.txt verloopt over {days} dagen." if days >= 0 else "security.txt is verlopen.",
                hint="Controleer het meldadres en zet SECURITY_TXT_VERLOOPT op een datum binnen een jaar.",
                id="redactie.W002",
            )
        ]
    return []
