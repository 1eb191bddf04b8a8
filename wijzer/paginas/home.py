"""The front page."""

from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.views.generic import TemplateView

from redactie.models import Citaat, Snelkoppeling
from redactie.views.openbaar import PaginaMixin
from toolkit.models import Les, Tool, Vraag
from wijken.models import Gebeurtenis, Organisatie, Wijk


def aantal(queryset: QuerySet, veld: str) -> Coalesce:
    """The number of rows of `queryset` whose relation `veld` is the outer row, as a subquery."""
    counted = queryset.order_by().filter(**{veld: OuterRef("pk")}).values(veld).annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)


class HomeView(PaginaMixin, TemplateView):
    """The front page.

    Template `paginas/home.html`, context `vragen` (each with `aantal_tools`, `aantal_lessen`), `snelnaar`, `wijken`
    (each with `gemeente`, `in_een_zin`, `aantal_lessen`), `lessen` (the three newest), `citaat` or None, `partners`,
    `komend` (planned events from today on).
    """

    template_name = "paginas/home.html"

    def get_jsonld(self, kruimels: list) -> list[dict]:
        from django.conf import settings

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
        return super().get_context_data(
            vragen=Vraag.objects.gepubliceerd().annotate(
                aantal_tools=aantal(tools, "vragen"), aantal_lessen=aantal(lessen, "vragen")
            ),
            snelnaar=Snelkoppeling.objects.gepubliceerd(),
            wijken=Wijk.objects.gepubliceerd()
            .select_related("gemeente", "afbeelding")
            .annotate(aantal_lessen=aantal(lessen, "wijk")),
            lessen=lessen.select_related("wijk").order_by("-gewijzigd_op", "-pk")[:3],
            citaat=Citaat.objects.gepubliceerd().order_by("pk").first(),
            partners=Organisatie.objects.gepubliceerd().filter(partner=True),
            komend=Gebeurtenis.objects.gepubliceerd().komend(timezone.localdate())[:3],
            **kwargs,
        )
