# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Abbreviations explained where they are first used on a page, and once more in a list on paper.

The page is finished when this looks at it, so it holds for every page and every text, and a template has nothing to
remember. The button and its explanation are HTML's own popover: they work with a tap, with the keyboard and without
script; `static/js/begrip.js` adds what a mouse expects.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from html import escape

from django.core.cache import caches
from django.db import transaction
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.templatetags.static import static
from django.utils.text import Truncator

from redactie.models import Begrip

ZO_LANG = 30  # seconds that a process remembers the terms; what changes in it is forgotten at once
SLEUTEL = "begrippen"
MAX_UITLEG = 240
# Nothing is explained inside these: a link or button in a link or button is no HTML, and a heading is no place for it.
NIET_IN = {
    "a", "abbr", "button", "code", "dfn", "h1", "h2", "h3", "h4", "h5", "h6", "label", "legend", "mark", "nav",
    "option", "script", "select", "style", "summary", "svg", "template", "textarea",
}  # fmt: skip
STUKKEN = re.compile(r"(<[^>]*>)")
KORT = re.compile(r"(?=(?:.*[A-Z]){2})[A-Za-z0-9-]{2,12}")


@dataclass(frozen=True)
class Uitleg:
    """What a page says of an abbreviation."""

    kort: str
    voluit: str
    tekst: str
    slug: str


def afkortingen() -> dict[str, Uitleg]:
    """Return what visitors may know of each abbreviation: those that editors keep, and terms that are one."""
    found = caches["proces"].get(SLEUTEL)
    if found is None:
        found = {}
        for begrip in Begrip.objects.gepubliceerd().order_by("titel"):
            kort = begrip.afkorting or (begrip.titel if KORT.fullmatch(begrip.titel) else "")
            if kort and kort not in found:
                tekst = Truncator(begrip.samenvatting or begrip.uitleg).chars(MAX_UITLEG)
                voluit = begrip.titel if begrip.titel != kort else ""
                found[kort] = Uitleg(kort, voluit, tekst, begrip.slug)
        caches["proces"].set(SLEUTEL, found, ZO_LANG)
    return found


def vergeet(item: Model) -> None:
    """Forget the terms when one of them changed."""
    if isinstance(item, Begrip):
        caches["proces"].delete(SLEUTEL)
        transaction.on_commit(lambda: caches["proces"].delete(SLEUTEL))


def leg_uit(html: str) -> str:
    """Return a page with the first use of each abbreviation in its main part explained."""
    begin, einde = html.find("<main"), html.rfind("</main>")
    terms = afkortingen() if 0 <= begin < einde else {}
    if not terms:
        return html
    longest_first = "|".join(map(re.escape, sorted(terms, key=len, reverse=True)))
    words = re.compile(rf"(?<![\w&#/.-])(?:{longest_first})(?!\w|[/.-]\w)")
    used: dict[str, Uitleg] = {}

    def button(found: re.Match) -> str:
        kort = found.group()
        if kort in used:
            return kort
        used[kort] = terms[kort]
        return f'<button class="begrip" type="button" popovertarget="begrip-{len(used)}">{kort}</button>'

    parts, closed = [], 0
    for part in STUKKEN.split(html[begin:einde]):
        if part.startswith("<"):
            name = re.match(r"</?([a-z0-9]*)", part).group(1)
            if name in NIET_IN:
                closed += -1 if part.startswith("</") else 1
            parts.append(part)
        else:
            parts.append(words.sub(button, part) if part and not closed else part)
    if not used:
        return html
    return html[:begin] + "".join(parts) + _lijst(list(used.values())) + _script() + html[einde:]


def _lijst(uitleg: list[Uitleg]) -> str:
    items = []
    for number, term in enumerate(uitleg, start=1):
        name = f"{term.kort}: {term.voluit}" if term.voluit else term.kort
        items.append(
            f'<div class="begripuitleg" id="begrip-{number}" popover><p><b>{escape(name)}</b></p>'
            f"<p>{escape(term.tekst)}</p>"
            f'<p><a href="/begrippen/{escape(term.slug)}/">Meer over {escape(term.kort)}</a></p></div>'
        )
    return (
        '<div class="binnen begrippenhier"><p class="begrippenhier__kop">Afkortingen op deze pagina</p>'
        f"{''.join(items)}</div>"
    )


def _script() -> str:
    return f'<script type="module" src="{static("js/begrip.js")}"></script>'


class BegrippenMiddleware:
    """Explain abbreviations on the pages of the site; not in the office, and not where the terms themselves stand."""

    NIET_OP = ("/beheer/", "/account/", "/begrippen/", "/stijlgids/", "/api/")

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        is_page = response.status_code == 200 and response.get("Content-Type", "").startswith("text/html")
        if is_page and not response.streaming and not request.path.startswith(self.NIET_OP):
            response.content = leg_uit(response.content.decode()).encode()
        return response
