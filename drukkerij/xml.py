# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Text for XML: documents and feeds."""

import re

NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_tekst(text: str) -> str:
    """Return `text` without the characters that XML cannot hold."""
    return NOT_IN_XML.sub("", text)
