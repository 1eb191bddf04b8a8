# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

from toolkit.admin import gebruik, lijsten, praatplaat  # noqa: F401  registers
