# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

from wijzer.models.zoekregel import Zoeknaam, Zoekregel, Zoekwoord

__all__ = ["Zoeknaam", "Zoekregel", "Zoekwoord"]
