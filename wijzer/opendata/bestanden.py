# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""A list as a spreadsheet, and what is new in it as Atom."""

from datetime import datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.db.models import F
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from drukkerij.xml import xml_tekst
from redactie.models import Item
from redactie.rekenblad import als_csv
from wijzer.opendata.lijsten import OP_NAAM, Lijst
from wijzer.opendata.velden import heel_adres, in_cellen, in_json

NIEUWSTE = 30
RECHTEN = "CC BY 4.0, https://creativecommons.org/licenses/by/4.0/. Beelden en citaten uitgezonderd."


def csv_regels(lijst: Lijst) -> list[list[str]]:
    """Return the cells of every public row of a list, in the order of its fields."""
    return [in_cellen(lijst.velden, in_json(lijst.velden, rij)) for rij in lijst.rijen()]


@require_safe
def csv(request: HttpRequest, lijst: str) -> HttpResponse:
    """A whole list as CSV: what is in the JSON, with Dutch headings. At most eight queries."""
    gevraagd = OP_NAAM.get(lijst)
    if gevraagd is None:
        raise Http404
    koppen = [veld.kop for veld in gevraagd.velden]
    bestand = "".join(als_csv(koppen, csv_regels(gevraagd)))
    response = HttpResponse(bestand, content_type="text/csv; charset=utf-8; header=present")
    naam = f"wijzer-in-de-wijk-{gevraagd.naam}-{timezone.localdate():%Y-%m-%d}.csv"
    response["Content-Disposition"] = content_disposition_header(True, naam)
    return response


class LijstFeed(Feed):
    """The newest of a list as Atom."""

    feed_type = Atom1Feed
    feed_copyright = item_copyright = RECHTEN

    def get_object(self, request: HttpRequest, lijst: str) -> Lijst:
        gevraagd = OP_NAAM.get(lijst)
        if gevraagd is None or gevraagd.feed != request.path:
            raise Http404
        return gevraagd

    def title(self, lijst: Lijst) -> str:
        return f"{lijst.titel} van Wijzer in de Wijk"

    def author_name(self, lijst: Lijst) -> str:
        return xml_tekst(settings.SITE_EIGENAAR)

    def subtitle(self, lijst: Lijst) -> str:
        return lijst.uitleg

    def link(self, lijst: Lijst) -> str:
        return heel_adres("/open-data/")

    def feed_url(self, lijst: Lijst) -> str:
        return heel_adres(lijst.feed)

    def feed_guid(self, lijst: Lijst) -> str:
        return heel_adres(lijst.feed)

    def items(self, lijst: Lijst):
        return lijst.openbaar().order_by(F("gepubliceerd_op").desc(nulls_last=True), "-pk")[:NIEUWSTE]

    def item_title(self, item: Item) -> str:
        return xml_tekst(item.titel)

    def item_description(self, item: Item) -> str:
        return xml_tekst(item.samenvatting)

    def item_link(self, item: Item) -> str:
        return heel_adres(item.get_absolute_url())

    def item_guid(self, item: Item) -> str:
        return kenmerk(item)

    def item_pubdate(self, item: Item) -> datetime | None:
        return item.gepubliceerd_op

    def item_updateddate(self, item: Item) -> datetime:
        return item.gewijzigd_op


def kenmerk(item: Item) -> str:
    """Return what an item is known by for ever (RFC 4151), also when its address changes."""
    return f"tag:{urlsplit(settings.SITE_URL).hostname},2026:{item._meta.model_name}/{item.pk}"
