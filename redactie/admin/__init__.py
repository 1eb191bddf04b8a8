# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

from redactie.admin import afspraken, logboek, media, mensen, overig  # noqa: F401  registers
