# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Files for machines: sitemap, robots, security.txt, health."""

from datetime import datetime
from types import SimpleNamespace

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.db import OperationalError, connection
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils import timezone

from monitoring.meten.models import Leervraag
from monitoring.meten.planoverzicht import openbare_leervragen
from redactie import haken
from redactie.models import Item
from toolkit.models import Vraag
from wijken.agenda import jaren_met_tabel
from wijken.models import Gebeurtenis, Wijk
from wijzer.paginas.wijk import met_bereik, met_plan


class EigenSitemap(Sitemap):
    """A sitemap with the address from the settings, whatever host the request names."""

    def get_urls(self, page: int = 1, site=None, protocol: str | None = None) -> list[dict]:
        scheme, _, domain = settings.SITE_URL.partition("://")
        return super().get_urls(page, SimpleNamespace(domain=domain), scheme)


class ItemSitemap(EigenSitemap):
    """The public pages of one kind of item."""

    def __init__(self, soort: haken.Vindbaar) -> None:
        self.soort = soort

    def items(self):
        return self.soort.model.objects.gepubliceerd().order_by("pk")

    def lastmod(self, item: Item) -> datetime:
        return item.gewijzigd_op


class VasteSitemap(EigenSitemap):
    """The lists and the front page."""

    NAMEN = (
        "home", "tool-list", "les-list", "praktijkvoorbeeld-list", "wijk-list", "interventie-list", "organisatie-list",
        "overleg-list", "rol-list", "tijdlijn", "begrip-list", "nieuws-list", "menukaart", "bronnen", "open-data",
        "monitorplan-list", "indicator-list", "agenda", "praatplaat-list",
        "onderzoekskalender", "veronderstellingen", "verwachtingen", "gesprekskaart", "zelfevaluatie", "producten",
    )  # fmt: skip

    def items(self):
        return self.NAMEN

    def location(self, naam: str) -> str:
        return reverse(naam)


class OnderSitemap(EigenSitemap):
    """A page that every public item of a kind has below its own: `naam` is that of the address."""

    def __init__(self, model: type[Item], naam: str) -> None:
        self.model, self.naam = model, naam

    def items(self):
        return self.model.objects.gepubliceerd().order_by("pk")

    def location(self, item: Item) -> str:
        return reverse(self.naam, args=[item.slug])


class LeervraagSitemap(EigenSitemap):
    """What became of each leervraag, where its wijk is public or it is of all partners together."""

    def items(self):
        wijken = Wijk.objects.gepubliceerd().order_by().values("pk")
        return openbare_leervragen().filter(Q(wijk__isnull=True) | Q(wijk__in=wijken)).order_by("pk")

    def location(self, leervraag: Leervraag) -> str:
        return leervraag.pagina


class WijkplanSitemap(EigenSitemap):
    """The plan pages of wijken, where there is a plan or something to learn."""

    def items(self):
        return met_plan(Wijk.objects.gepubliceerd()).filter(aantal_plannen__gt=0).order_by("pk")

    def location(self, wijk: Wijk) -> str:
        return reverse("wijk-plan", args=[wijk.slug])


class WijkbereikSitemap(EigenSitemap):
    """The pages with the reach of a wijk, where there is any."""

    def items(self):
        return met_bereik(Wijk.objects.gepubliceerd()).filter(aantal_bereik__gt=0).order_by("pk")

    def location(self, wijk: Wijk) -> str:
        return reverse("wijk-bereik", args=[wijk.slug])


class AgendajaarSitemap(EigenSitemap):
    """The tables of the years with an event in them."""

    def items(self):
        return jaren_met_tabel(Gebeurtenis.objects.gepubliceerd())

    def location(self, jaar: int) -> str:
        return reverse("agenda-jaar", args=[jaar])


def sitemaps() -> dict[str, Sitemap]:
    """All parts of the sitemap; asked at every request, because the roof fills the list at start."""
    return {
        "vast": VasteSitemap(),
        "wijkvragen": OnderSitemap(Wijk, "wijk-vragen"),
        "wijksessies": OnderSitemap(Wijk, "wijk-sessies"),
        "vraagwijken": OnderSitemap(Vraag, "vraag-wijken"),
        "leervragen": LeervraagSitemap(),
        "wijkplannen": WijkplanSitemap(),
        "wijkbereik": WijkbereikSitemap(),
        "wijkpraatplaten": OnderSitemap(Wijk, "wijk-praatplaten"),
        "agendajaren": AgendajaarSitemap(),
        **{soort.naam: ItemSitemap(soort) for soort in haken.VINDBAAR if soort.eigen_pagina},
    }


def robots(request: HttpRequest) -> HttpResponse:
    lines = ["User-agent: *", "Disallow: /beheer/", "Disallow: /zoeken/", f"Sitemap: {settings.SITE_URL}/sitemap.xml"]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


def security_txt(request: HttpRequest) -> HttpResponse:
    """RFC 9116. A check warns sixty days before the date in it passes."""
    lines = [
        f"Contact: {settings.SECURITY_CONTACT}",
        f"Expires: {settings.SECURITY_TXT_VERLOOPT}T00:00:00Z",
        "Preferred-Languages: nl, en",
        f"Canonical: {settings.SITE_URL}/.well-known/security.txt",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


def live(request: HttpRequest) -> HttpResponse:
    """Whether the process answers."""
    return HttpResponse("ok", content_type="text/plain")


def ready(request: HttpRequest) -> JsonResponse:
    """Whether the database answers; says nothing else to the world."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except OperationalError:
        return JsonResponse({"gereed": False}, status=503)
    return JsonResponse({"gereed": True, "tijd": timezone.now().isoformat()})
