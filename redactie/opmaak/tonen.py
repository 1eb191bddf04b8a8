# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""What readers see of the images, documents and videos in texts.

A stored text says only which image or document stands where. What is shown comes from the library at that moment, so a
better description or a replaced picture is everywhere at once. It is looked up for a whole page in one go: two queries,
however many texts and pictures are on it.
"""

import re
from collections.abc import Callable
from html import unescape

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.templatetags.static import static

from redactie.models import Afbeelding, Bestand
from redactie.opmaak import video
from redactie.tekst import FIGUUR

KENMERK = "<figure data-"


class TekstmediaMiddleware:
    """Puts the images, documents and videos of a page in their places, after the page was made."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        is_pagina = not response.streaming and response.headers.get("Content-Type", "").startswith("text/html")
        if is_pagina and KENMERK.encode() in response.content:
            # Only somebody with a session can see more; a reader's session is not even looked for.
            gebruiker = request.user if request.COOKIES else AnonymousUser()
            response.content = toon_media(response.content.decode(), gebruiker)
        return response


def toon_media(html: str, gebruiker) -> str:
    """Return `html` with each stored figure as what it stands for; what `gebruiker` may not see is left out."""
    figuren = list(FIGUUR.finditer(html))
    beelden = _opgezocht(Afbeelding, figuren, "afbeelding", gebruiker)
    bestanden = _opgezocht(Bestand, figuren, "document", gebruiker)
    script = [f'<script type="module" src="{static("js/video.js")}"></script>']

    def toon(figuur: re.Match) -> str:
        # The text in a figure came out of `schoon`, which leaves quotes alone: it is taken as text, and escaped anew.
        context = {"tekst": unescape(figuur["tekst"] or "")}
        if figuur["soort"] == "video":
            bekend = video.herken(figuur["sleutel"].replace("&amp;", "&"))
            if bekend is None:
                return ""
            blok = render_to_string("components/tekstvideo.html", {**context, "video": bekend})
            return blok + (script.pop() if script else "")  # once to a page
        if figuur["soort"] == "afbeelding":
            afbeelding = beelden.get(figuur["sleutel"])
            if not afbeelding:
                return ""
            return render_to_string("components/tekstbeeld.html", {**context, "afbeelding": afbeelding})
        bestand = bestanden.get(figuur["sleutel"])
        return render_to_string("components/tekstdocument.html", {"bestand": bestand}) if bestand else ""

    return FIGUUR.sub(toon, html)


def _opgezocht(model, figuren: list[re.Match], soort: str, gebruiker) -> dict:
    sleutels = {figuur["sleutel"] for figuur in figuren if figuur["soort"] == soort}
    if not sleutels:
        return {}
    return {str(row.sleutel): row for row in model.objects.visible_for(gebruiker).filter(sleutel__in=sleutels)}
