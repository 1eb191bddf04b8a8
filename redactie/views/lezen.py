# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Public pages of what the editors write: pages, news, terms, and the sources with their contradictions."""

from itertools import groupby

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.db.models.functions import Upper
from django.utils.feedgenerator import Atom1Feed
from django.views.generic import TemplateView

from drukkerij.xml import xml_tekst
from redactie.models import Begrip, Bron, Nieuwsbericht, Pagina, Tegenspraak
from redactie.models.pagina import Nieuwssoort
from redactie.views.openbaar import OpenbaarDetailView, OpenbaarListView, PaginaMixin


class PaginaView(OpenbaarDetailView):
    """A fixed page. Template `redactie/pagina_detail.html`, context `pagina`."""

    model = Pagina
    schema_type = "WebPage"


class NieuwsListView(OpenbaarListView):
    """News, newest first. Template `redactie/nieuwsbericht_list.html`, context `object_list`, paged by 20."""

    model = Nieuwsbericht
    paginate_by = 20
    kruimels = (("Nieuws", "/nieuws/"),)


class NieuwsDetailView(OpenbaarDetailView):
    """A news item or interview.

    Template `redactie/nieuwsbericht_detail.html`, context `nieuwsbericht`, `is_interview`.
    """

    model = Nieuwsbericht
    schema_type = "NewsArticle"
    kruimels = (("Nieuws", "/nieuws/"),)

    def get_context_data(self, **kwargs) -> dict:
        return super().get_context_data(is_interview=self.object.soort == Nieuwssoort.INTERVIEW, **kwargs)


class NieuwsFeed(Feed):
    """The news as Atom."""

    feed_type = Atom1Feed
    title = "Nieuws van Wijzer in de Wijk"
    link = f"{settings.SITE_URL}/nieuws/"
    feed_url = f"{settings.SITE_URL}/nieuws/atom.xml"
    subtitle = "Wat drie wijken leerden over gezondheid en samenwerking."

    def items(self):
        return Nieuwsbericht.objects.gepubliceerd()[:30]

    def item_title(self, item: Nieuwsbericht) -> str:
        return xml_tekst(item.titel)

    def item_description(self, item: Nieuwsbericht) -> str:
        return xml_tekst(item.samenvatting)

    def item_link(self, item: Nieuwsbericht) -> str:
        return f"{settings.SITE_URL}{item.get_absolute_url()}"

    def item_guid(self, item: Nieuwsbericht) -> str:
        return f"{settings.SITE_URL}{item.get_absolute_url()}"

    def item_pubdate(self, item: Nieuwsbericht):
        return item.gepubliceerd_op

    def item_updateddate(self, item: Nieuwsbericht):
        return item.gewijzigd_op


class BegripListView(OpenbaarListView):
    """All terms by first letter. Template `redactie/begrip_list.html`, context `letters`: [(letter, [begrip])]."""

    model = Begrip
    kruimels = (("Begrippen", "/begrippen/"),)

    def get_queryset(self):
        return super().get_queryset().order_by(Upper("titel"))

    def get_context_data(self, **kwargs) -> dict:
        letters = [(letter, list(terms)) for letter, terms in groupby(self.object_list, lambda b: b.titel[0].upper())]
        return super().get_context_data(letters=letters, **kwargs)


class BegripDetailView(OpenbaarDetailView):
    """One term. Template `redactie/begrip_detail.html`, context `begrip`."""

    model = Begrip
    schema_type = "DefinedTerm"
    kruimels = (("Begrippen", "/begrippen/"),)


class BronnenView(PaginaMixin, TemplateView):
    """The sources, and where they contradict each other or are silent.

    Template `redactie/bronnen.html`, context `bronnen` (Bron) and `tegenspraken`: [(tegenspraak, [variant])]; a
    variant has `tekst`, `bron`, `vindplaats`.
    """

    template_name = "redactie/bronnen.html"
    kruimels = (("Bronnen", "/bronnen/"),)

    def get_context_data(self, **kwargs) -> dict:
        tegenspraken = Tegenspraak.objects.gepubliceerd().filter(publiek=True).prefetch_related("varianten__bron")
        pairs = [(tegenspraak, list(tegenspraak.varianten.all())) for tegenspraak in tegenspraken]
        return super().get_context_data(bronnen=Bron.objects.all(), tegenspraken=pairs, **kwargs)
