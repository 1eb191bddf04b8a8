# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""The page of one of the four questions."""

from redactie.views.openbaar import OpenbaarDetailView
from toolkit.models import Les, Praktijkvoorbeeld, Tool, Vraag
from toolkit.models.vraag import Vraagregelsoort


class VraagView(OpenbaarDetailView):
    """A question, with everything that helps to answer it.

    Template `paginas/vraag.html`, context `vraag`, `vragen` (all four, for the signpost), `varianten` (each `tekst`,
    `vindplaats`), `beginstappen` (each `titel`, `tekst`, `adres`), `tools`, `lessen` (the first six), `aantal_lessen`,
    `praktijkvoorbeelden`.
    """

    model = Vraag
    schema_type = "WebPage"
    template_name = "paginas/vraag.html"

    def get_context_data(self, **kwargs) -> dict:
        vraag = self.object
        regels = list(vraag.regels.all())
        lessen = list(Les.objects.gepubliceerd().for_vraag(vraag).select_related("wijk"))
        return super().get_context_data(
            vragen=Vraag.objects.gepubliceerd(),
            varianten=[regel for regel in regels if regel.soort == Vraagregelsoort.VARIANT],
            beginstappen=[regel for regel in regels if regel.soort == Vraagregelsoort.BEGINSTAP],
            tools=Tool.objects.gepubliceerd().for_vraag(vraag),
            lessen=lessen[:6],
            aantal_lessen=len(lessen),
            praktijkvoorbeelden=Praktijkvoorbeeld.objects.gepubliceerd().for_vraag(vraag),
            **kwargs,
        )
