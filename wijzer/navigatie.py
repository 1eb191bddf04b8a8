# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""The menus, as data."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest


@dataclass(frozen=True)
class Link:
    """A page in a menu; `ook`: other words with which somebody who searches means just this page."""

    titel: str
    adres: str
    ook: tuple[str, ...] = ()


HOOFDMENU = (
    Link("Home", "/"),
    Link("Toolkit", "/toolkit/", ook=("tools", "instrumenten")),
    Link("De wijken", "/wijken/"),
    Link("Leren & Implementeren", "/leren-en-implementeren/"),
    Link("Nieuws", "/nieuws/"),
    Link("Over", "/over/"),
    Link("Contact", "/contact/", ook=("bellen", "telefoonnummer", "mailen")),
)
VOETMENU = (
    ("Vinden", (
        Link("Toolkit", "/toolkit/"),
        Link("Lessen", "/lessen/", ook=("geleerde lessen", "tips")),
        Link("Praktijkvoorbeelden", "/praktijkvoorbeelden/"),
        Link("Veronderstellingen", "/veronderstellingen/", ook=("aannames",)),
        Link("Menukaart", "/menukaart/"),
        Link("Verwachtingen vragen", "/verwachtingen/", ook=("verwachtingen", "napraten")),
        Link("Gesprekskaart", "/gesprekskaart/", ook=("spinnenweb",)),
        Link("Samen scoren", "/zelfevaluatie/", ook=("zelfevaluatie",)),
        Link("Begrippen", "/begrippen/"),
    )),
    ("De wijken", (
        Link("De wijken", "/wijken/"),
        Link("Interventies", "/interventies/"),
        Link("Monitorplannen", "/monitorplannen/", ook=("monitorplan", "leervragen")),
        Link("Indicatoren", "/indicatoren/"),
        Link("Organisaties", "/organisaties/"),
        Link("Overleggen", "/overleggen/"),
        Link("Rollen", "/rollen/"),
        Link("Agenda", "/agenda/", ook=("kalender", "bijeenkomsten")),
        Link("Tijdlijn", "/tijdlijn/"),
        Link("Praatplaten", "/praatplaten/"),
        Link("Onderzoekskalender", "/onderzoekskalender/", ook=("onderzoek", "enquêtes")),
    )),
    ("Deze site", (
        Link("Over Wijzer in de Wijk", "/over/"),
        Link("Producten en publicaties", "/producten/", ook=("publicaties", "artikelen")),
        Link("Blijven leren", "/blijven-leren/"),
        Link("Contact", "/contact/"),
        Link("Open data", "/open-data/"),
        Link("Toegankelijkheid", "/toegankelijkheid/"),
        Link("Privacy", "/privacy/"),
        Link("Disclaimer", "/disclaimer/"),
    )),
)  # fmt: skip


def site(request: HttpRequest) -> dict:
    """What every page needs to know of the site; no query, no session."""
    return {
        "site_url": settings.SITE_URL,
        "site_eigenaar": settings.SITE_EIGENAAR,
        "hoofdmenu": HOOFDMENU,
        "voetmenu": VOETMENU,
        "pad": request.path,
        "voorbeeld": getattr(request, "voorbeeld", None),
    }
