# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""The four questions on one page: of a wijk, and of one question in every wijk."""

from monitoring.meten.viervragen import antwoorden
from redactie.views.openbaar import OpenbaarDetailView
from toolkit.models import Vraag
from wijken.models import Wijk
from wijzer.paginas.wijk import WijkOnderliggendMixin


class WijkVragenView(WijkOnderliggendMixin):
    """What a wijk asked, saw, learned and changed, per question.

    Template `paginas/wijk-vragen.html`, context `antwoorden` (monitoring.meten.viervragen.Antwoord, in order).
    """

    template_name = "paginas/wijk-vragen.html"
    ondertitel = "De vier vragen"

    def get_context_data(self, **kwargs) -> dict:
        vragen = Vraag.objects.gepubliceerd()
        return super().get_context_data(antwoorden=list(antwoorden([self.object], vragen).values()), **kwargs)


class VraagWijkenView(OpenbaarDetailView):
    """One question in every wijk, in the order that wijken always have: never a ranking.

    Template `paginas/vraag-wijken.html`, context `vraag`, `antwoorden`.
    """

    model = Vraag
    schema_type = "WebPage"
    template_name = "paginas/vraag-wijken.html"

    def get_kruimels(self) -> list[tuple[str, str]]:
        *erboven, (titel, adres) = super().get_kruimels()
        return [*erboven, (titel, self.object.get_absolute_url()), ("In de wijken", adres)]

    def get_new_address(self, item: Vraag) -> str:
        return self.request.path.replace(f"/{self.kwargs['slug']}/", f"/{item.slug}/", 1)

    def get_context_data(self, **kwargs) -> dict:
        wijken = Wijk.objects.gepubliceerd()
        return super().get_context_data(antwoorden=list(antwoorden(wijken, [self.object]).values()), **kwargs)
