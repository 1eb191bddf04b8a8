# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Pages that mix floors and are about no single wijk or question."""

from redactie.models import Pagina
from redactie.views.openbaar import OpenbaarDetailView
from toolkit.models import Les
from toolkit.views.lijsten import ontwikkelingen_en_aanbevelingen
from wijken.models import Interventie
from wijzer.paginas.bereik import bereik_van


class InterventieView(OpenbaarDetailView):
    """An intervention, how it stands in each wijk, and the lessons about it.

    Template `paginas/interventie.html`, context `interventie`, `inzet` (each `wijk`, as on the wijk page), `lessen`,
    `bereik` (the latest of each wijk).
    """

    model = Interventie
    template_name = "paginas/interventie.html"
    kruimels = (("Interventies", "/interventies/"),)

    def get_context_data(self, **kwargs) -> dict:
        inzet = self.object.inzet.select_related("wijk").order_by("wijk__volgorde")
        return super().get_context_data(
            inzet=[rij for rij in inzet if rij.wijk.is_openbaar],
            bereik=bereik_van(self.object),
            lessen=Les.objects.gepubliceerd().for_interventie(self.object).select_related("wijk"),
            **kwargs,
        )


class BundelView(OpenbaarDetailView):
    """The page of the bundle, with its developments and recommendations.

    Template `paginas/inspiratiebundel.html`, context `pagina`, `ontwikkelingen` (each `nummer`, `titel`,
    `kop_overgeleverd`, `tekst`, `voorbeelden`), `aanbevelingen` (lessons).
    """

    model = Pagina
    template_name = "paginas/inspiratiebundel.html"
    schema_type = "WebPage"
    kruimels = (("Praktijkvoorbeelden", "/praktijkvoorbeelden/"),)

    def get_context_data(self, **kwargs) -> dict:
        return super().get_context_data(**ontwikkelingen_en_aanbevelingen(), **kwargs)
