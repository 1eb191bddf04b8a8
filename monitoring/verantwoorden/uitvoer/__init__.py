# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Every form in which a report leaves the house, each made from a `Verslagbeeld` and from nothing else."""
