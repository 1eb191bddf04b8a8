# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Template filters for what the editors wrote."""

from django import template
from django.utils.safestring import SafeString, mark_safe

from redactie.tekst import schoon
from redactie.views.openbaar import dump_jsonld

register = template.Library()


@register.filter
def rijketekst(html: str) -> SafeString:
    """Show rich text. Cleaned here once more, so that nothing depends on who wrote the row."""
    return mark_safe(schoon(html or ""))


@register.filter
def jsonld(data: list[dict]) -> SafeString:
    """Show data as JSON-LD inside a `<script type="application/ld+json">`."""
    return mark_safe(dump_jsonld(data))
