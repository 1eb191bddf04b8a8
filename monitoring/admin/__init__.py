# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

from monitoring.admin import (
    instrument,  # noqa: F401  registers
    onderzoek,  # noqa: F401  registers
    plan,  # noqa: F401  registers
    product,  # noqa: F401  registers
    veronderstelling,  # noqa: F401  registers
    verslagsoort,  # noqa: F401  registers
)
