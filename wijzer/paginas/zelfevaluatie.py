# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""How scoring together works, with the lists that are there. No score of any round is on the site."""

from django.conf import settings
from django.views.generic import TemplateView

from monitoring.leren.models import Instrument
from monitoring.leren.models.zelfevaluatie import MINSTE
from redactie.views.openbaar import PaginaMixin


class ZelfevaluatieView(PaginaMixin, TemplateView):
    """Explain scoring together, and show the questions of each list.

    Template `paginas/zelfevaluatie.html`, context `lijsten`: [(Instrument, [(Instrumentblok, [Instrumentitem])])],
    `minste`, `bewaarmaanden`.
    """

    template_name = "paginas/zelfevaluatie.html"
    kruimels = (("Toolkit", "/toolkit/"), ("Samen scoren", "/zelfevaluatie/"))

    def get_context_data(self, **kwargs) -> dict:
        lijsten = []
        for lijst in Instrument.objects.gepubliceerd().met_bronnen().prefetch_related("blokken", "items"):
            items = sorted(lijst.items.all(), key=lambda item: item.nummer)
            blokken = sorted(lijst.blokken.all(), key=lambda blok: blok.nummer)
            lijsten.append((lijst, [(blok, [item for item in items if item.blok == blok.nummer]) for blok in blokken]))
        return super().get_context_data(
            lijsten=lijsten, minste=MINSTE, bewaarmaanden=settings.SCORES_BEWAARMAANDEN, **kwargs
        )
