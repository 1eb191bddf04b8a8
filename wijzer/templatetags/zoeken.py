# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Template filters for what was found."""

from html import escape

from django import template
from django.utils.safestring import SafeString, mark_safe

from wijzer.zoeken.fragment import Stuk

register = template.Library()


@register.filter
def gemarkeerd(stukken: list[Stuk]) -> SafeString:
    """Show a text in pieces, with what was asked for marked."""
    return mark_safe("".join(f"<mark>{escape(deel)}</mark>" if raak else escape(deel) for deel, raak in stukken))
