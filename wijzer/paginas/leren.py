# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Pages on what is asked of residents, and on what was taken for granted: they mix wijken with what they learned."""

from django.db.models import Prefetch, Q
from django.views.generic import TemplateView

from monitoring.meten.models import Onderzoek, Signaal, Veronderstelling
from monitoring.meten.models.onderzoek import Gevraagden
from monitoring.meten.onderzoekskalender import onderzoekskalender
from redactie.models import Bronvermelding
from redactie.views.openbaar import OpenbaarListView, PaginaMixin, tegenspraken_over
from wijken.models import Wijk

BRONNEN = Prefetch("bronvermeldingen", queryset=Bronvermelding.objects.select_related("bron"))


class OnderzoekskalenderView(PaginaMixin, TemplateView):
    """What was, is and will be asked of people, per wijk and period.

    Template `paginas/onderzoekskalender.html`, context `kalender` (Wijkkalender per wijk), `wijken`, `groepen` (value,
    label, and whether it is chosen), `wijk` and `groep` (what was chosen, or None and ""), `aantal`, `tegenspraken`.
    """

    template_name = "paginas/onderzoekskalender.html"
    kruimels = (("De wijken", "/wijken/"), ("Onderzoekskalender", "/onderzoekskalender/"))

    def get_context_data(self, **kwargs) -> dict:
        wijken = list(Wijk.objects.gepubliceerd())
        wijk = next((wijk for wijk in wijken if wijk.slug == self.request.GET.get("wijk")), None)
        groep = self.request.GET.get("groep", "")
        groep = groep if groep in Gevraagden.values else ""
        getoond = [wijk] if wijk else wijken
        rows = Onderzoek.objects.gepubliceerd().filter(wijk__in=getoond)
        if groep:
            rows = rows.for_groep(groep)
        rows = list(rows.prefetch_related(BRONNEN))
        return super().get_context_data(
            kalender=onderzoekskalender(getoond, rows),
            wijken=wijken,
            groepen=[(waarde, label, waarde == groep) for waarde, label in Gevraagden.choices],
            wijk=wijk,
            groep=groep,
            aantal=len(rows),
            tegenspraken=tegenspraken_over(*rows),
            **kwargs,
        )


class VeronderstellingenView(OpenbaarListView):
    """What was taken for granted, and what was seen of it.

    Template `paginas/veronderstellingen.html`, context `object_list`, each with its sources and `openbare_signalen`
    (each `wijk` or None, `pleit`, `tekst`, `bron`); `tegenspraken`.
    """

    model = Veronderstelling
    template_name = "paginas/veronderstellingen.html"
    kruimels = (
        ("Leren & Implementeren", "/leren-en-implementeren/"),
        ("Veronderstellingen", "/veronderstellingen/"),
    )

    def get_queryset(self):
        openbaar = Q(wijk__isnull=True) | Q(wijk__in=Wijk.objects.gepubliceerd().order_by().values("pk"))
        signalen = Prefetch(
            "signalen",
            queryset=Signaal.objects.filter(openbaar).select_related("wijk", "bron"),
            to_attr="openbare_signalen",
        )
        return super().get_queryset().prefetch_related(signalen, BRONNEN)

    def get_context_data(self, **kwargs) -> dict:
        return super().get_context_data(tegenspraken=tegenspraken_over(*self.object_list), **kwargs)
