# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Rich text in its three forms: the HTML that is stored, the simple marks that people type, and what readers see."""
