# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""What the project made and published, and what was planned: a public list."""

from django.db.models import Prefetch

from monitoring.verantwoorden.models import Product
from monitoring.verantwoorden.productlijst import per_staat
from redactie.models import Bronvermelding
from redactie.views.openbaar import OpenbaarListView

BRONNEN = Prefetch("bronvermeldingen", queryset=Bronvermelding.objects.select_related("bron"))


class ProductenView(OpenbaarListView):
    """Products by how far they are.

    Template `paginas/producten.html`, context `groepen`: [(staat, [product])].
    """

    model = Product
    template_name = "paginas/producten.html"
    kruimels = (("Over", "/over/"), ("Producten en publicaties", "/producten/"))

    def get_queryset(self):
        rows = super().get_queryset().select_related("wijk", "tool", "praktijkvoorbeeld", "praatplaat")
        return rows.prefetch_related(BRONNEN)

    def get_context_data(self, **kwargs) -> dict:
        return super().get_context_data(groepen=per_staat(self.object_list), **kwargs)
