# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""The front page."""

from django.conf import settings
from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.views.generic import TemplateView

from redactie.models import Citaat, Snelkoppeling
from redactie.views.openbaar import PaginaMixin
from toolkit.models import Les, Tool, Vraag
from toolkit.views.lijsten import openbare_vragen
from wijken.models import Gebeurtenis, Organisatie, Wijk


def aantal(queryset: QuerySet, veld: str) -> Coalesce:
    """The number of rows of `queryset` whose relation `veld` is the outer row, as a subquery."""
    counted = queryset.order_by().filter(**{veld: OuterRef("pk")}).values(veld).annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)


class HomeView(PaginaMixin, TemplateView):
    """The front page.

    Template `paginas/home.html`, context `vragen` (each with `aantal_tools`, `aantal_lessen`), `snelnaar`, `wijken`
    (each with `gemeente`, `in_een_zin`, `aantal_lessen`), `lessen` (the newest of each wijk), `citaat` or None,
    `partners`, `komend` (planned events from today on).
    """

    template_name = "paginas/home.html"

    def get_jsonld(self, kruimels: list) -> list[dict]:
        return [
            {
                "@context": "https://schema.org",
                "@type": "WebSite",
                "name": "Wijzer in de Wijk",
                "url": f"{settings.SITE_URL}/",
                "inLanguage": "nl",
                "publisher": {"@type": "Organization", "name": settings.SITE_EIGENAAR},
                "potentialAction": {
                    "@type": "SearchAction",
                    "target": f"{settings.SITE_URL}/zoeken/?q={{search_term_string}}",
                    "query-input": "required name=search_term_string",
                },
            }
        ]

    def get_context_data(self, **kwargs) -> dict:
        tools, lessen = Tool.objects.gepubliceerd(), Les.objects.gepubliceerd()
        newest = lessen.filter(wijk=OuterRef("pk")).order_by("-gepubliceerd_op", "-pk").values("pk")[:1]
        wijken = Wijk.objects.gepubliceerd().annotate(nieuwste_les=Subquery(newest))
        return super().get_context_data(
            vragen=Vraag.objects.gepubliceerd().annotate(
                aantal_tools=aantal(tools, "vragen"), aantal_lessen=aantal(lessen, "vragen")
            ),
            snelnaar=Snelkoppeling.objects.gepubliceerd(),
            wijken=wijken.select_related("gemeente", "afbeelding").annotate(aantal_lessen=aantal(lessen, "wijk")),
            lessen=lessen.filter(pk__in=wijken.values("nieuwste_les"))
            .select_related("wijk")
            .prefetch_related(openbare_vragen())
            .order_by("wijk__volgorde"),
            citaat=Citaat.objects.gepubliceerd().order_by("pk").first(),
            partners=Organisatie.objects.gepubliceerd().filter(partner=True),
            komend=Gebeurtenis.objects.gepubliceerd().komend(timezone.localdate())[:3],
            **kwargs,
        )
