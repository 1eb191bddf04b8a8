# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Template filters for what the editors wrote."""

import re

from django import template
from django.utils.safestring import SafeString, mark_safe

from redactie.tekst import schoon
from redactie.views.openbaar import dump_jsonld

register = template.Library()

# A table of more than three columns scrolls in a box of its own, which the keyboard can reach.
BREDE_TABEL = re.compile(
    r"<table>(?:(?!</?t(?:able|r)>).)*<tr>(?:(?:(?!</?t(?:able|r)>|</t[hd]>).)*</t[hd]>){4,}(?:(?!<table>).)*?</table>",
    re.DOTALL,
)


@register.filter
def rijketekst(html: str) -> SafeString:
    """Show rich text. Cleaned here once more, so that nothing depends on who wrote the row.

    Images, documents and videos in it are put in their places by `redactie.opmaak.tonen`, for a page at a time.
    """
    shown = re.sub(r'(<a\b[^>]*?) data-item="[^"]*"', r"\1", schoon(html or ""))
    vak = r'<div class="tabelvak" role="group" aria-label="Tabel" tabindex="0">\g<0></div>'
    return mark_safe(BREDE_TABEL.sub(vak, shown))


@register.filter
def jsonld(data: list[dict]) -> SafeString:
    """Show data as JSON-LD inside a `<script type="application/ld+json">`."""
    return mark_safe(dump_jsonld(data))
