# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""A report as one HTML file: the same blocks as the document, without a script and without anything from elsewhere."""

from datetime import date

from monitoring.verantwoorden.beeld import Verslagbeeld
from monitoring.verantwoorden.uitvoer.document import GEWOON, Opties, verslagdocument


def verslagpagina(beeld: Verslagbeeld, opties: Opties = GEWOON, *, gemaakt: date | None = None) -> bytes:
    return verslagdocument(beeld, opties, gemaakt=gemaakt).als_html()
