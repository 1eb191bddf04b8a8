# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Template filters for what the editors wrote."""

import re
from functools import lru_cache
from html import escape

from django import template
from django.conf import settings
from django.contrib.admin.helpers import AdminReadonlyField
from django.db.models import BooleanField
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from redactie.tekst import schoon
from redactie.velden import RijkeTekstField
from redactie.views.openbaar import dump_jsonld

register = template.Library()

# A table of more than three columns scrolls in a box of its own, which the keyboard can reach.
MEESTE_KOLOMMEN = 3
TABELVAK = '<div class="tabelvak" role="group" aria-label="Tabel" tabindex="0">'
TABELDEEL = re.compile(r"<(/?)(table|tr|td|th)\b[^>]*>")


@register.filter
def rijketekst(html: str) -> SafeString:
    """Show rich text. Cleaned here once more, so that nothing depends on who wrote the row.

    Images, documents and videos in it are put in their places by `redactie.opmaak.tonen`, for a page at a time.
    """
    shown = re.sub(r'(<a\b[^>]*?) data-item="[^"]*"', r"\1", schoon(html or ""))
    return mark_safe(_met_tabelvakken(shown))


@register.filter
def vaste_waarde(field: AdminReadonlyField) -> str:
    """Show a field of a form that somebody may only read; rich text as a reader sees it, not as its HTML."""
    naam, rij = field.field["name"], field.form.instance
    if naam in {f.name for f in rij._meta.concrete_fields if isinstance(f, RijkeTekstField)}:
        return rijketekst(getattr(rij, naam))
    if naam in {f.name for f in rij._meta.concrete_fields if isinstance(f, BooleanField)}:
        return {True: "ja", False: "nee"}.get(getattr(rij, naam), "onbekend")
    return field.contents()


def _met_tabelvakken(html: str) -> str:
    """Put each wide table in a box; a table inside another goes along with it. One pass, however the text is made."""
    stukken, vanaf, diepte, begin, kolommen, rij = [], 0, 0, 0, 0, 0
    for deel in TABELDEEL.finditer(html):
        sluit, tag = deel.groups()
        if tag == "table":
            diepte += -1 if sluit else 1
            if diepte == 1 and not sluit:
                begin, kolommen, rij = deel.start(), 0, 0
            elif diepte == 0 and sluit and kolommen > MEESTE_KOLOMMEN:
                stukken += [html[vanaf:begin], TABELVAK, html[begin : deel.end()], "</div>"]
                vanaf = deel.end()
        elif diepte == 1 and not sluit:
            rij += tag == "tr"
            kolommen += tag != "tr" and rij == 1
    return "".join([*stukken, html[vanaf:]])


@register.filter
def jsonld(data: list[dict]) -> SafeString:
    """Show data as JSON-LD inside a `<script type="application/ld+json">`."""
    return mark_safe(dump_jsonld(data))


# --- What stands on a page many times, or on every page ----------------------------------------------------------


@register.simple_tag
def vast(sjabloon: str, **waarden) -> SafeString:
    """Show a component that depends on nothing but these values, of which none can change: it is rendered once."""
    toon = _toon if settings.DEBUG else _onthouden
    return toon(sjabloon, tuple(sorted(waarden.items())))


def _toon(sjabloon: str, waarden: tuple) -> SafeString:
    return render_to_string(sjabloon, dict(waarden))


_onthouden = lru_cache(maxsize=500)(_toon)
KEUZE = (
    '<label class="keuze{}"><input type="checkbox" name="{}" value="{}"{}><span>{}</span>'
    '<span class="keuze__aantal"><span class="alleen-voorlezen">, </span>{}{}</span></label>\n'
)
NIETS_BIJ = '<span class="alleen-voorlezen">, niets bij wat u nu koos</span>'


@register.simple_tag
def filterkeuzes(facet) -> SafeString:
    """Show the choices of a facet; in Python, for some seventy stand on a page and a template takes its time."""
    return mark_safe("".join(_filterkeuze(escape(facet.naam), keuze) for keuze in facet.keuzes))


def _filterkeuze(naam: str, keuze) -> str:
    waarde, label = escape(keuze.waarde), escape(keuze.label)
    if not keuze.kan:
        return KEUZE.format(" keuze--leeg", naam, waarde, " disabled", label, 0, NIETS_BIJ)
    return KEUZE.format("", naam, waarde, " checked" if keuze.gekozen else "", label, int(keuze.aantal), "")
