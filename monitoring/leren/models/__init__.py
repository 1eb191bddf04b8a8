# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

from monitoring.leren.models.leersessie import Kringlid, Leersessie, Notitie, Scriptstap

__all__ = ["Kringlid", "Leersessie", "Notitie", "Scriptstap"]
