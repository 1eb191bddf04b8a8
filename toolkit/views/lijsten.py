# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Public pages of the toolkit: tools, lessons, practices, the menu."""

from django.conf import settings
from django.db.models import Prefetch
from django.http import HttpResponse
from django.urls import reverse
from django.utils.html import escape
from django.utils.http import content_disposition_header

from drukkerij.docx import DOCX, Document
from redactie.views.openbaar import OpenbaarDetailView, OpenbaarListView, openbaar
from toolkit.filters import FacetFilterSet, LesFilter, ToolFilter
from toolkit.models import (
    Les,
    Menukaartonderwerp,
    Ontwikkeling,
    Praktijkvoorbeeld,
    Tool,
    Vraag,
)
from toolkit.models.tool import Herkomst, Regelsoort
from wijken.models import Functierol, Interventie, Wijk


def openbare_vragen(veld: str = "vragen") -> Prefetch:
    """The public questions of each row, as `row.openbare_vragen`."""
    return Prefetch(veld, queryset=Vraag.objects.gepubliceerd(), to_attr="openbare_vragen")


class GefilterdeListView(OpenbaarListView):
    """A list with facets.

    Context: `object_list` (a page of 20), `page_obj`, `paginator.count`, `facetten` (each `naam`, `label`, `keuzes`:
    `waarde`, `label`, `aantal`, `gekozen`), `chips` (each `label`, `adres`), `gefilterd` (the query string without
    page), `gekozen_tekst` (the chosen labels in words, for the title).
    """

    filterset_class: type[FacetFilterSet]
    paginate_by = 20

    def get_queryset(self):
        self.filterset = self.filterset_class(self.request.GET or None, queryset=super().get_queryset())
        return self.filterset.qs.prefetch_related(openbare_vragen())

    def get_context_data(self, **kwargs) -> dict:
        facetten = self.filterset.facetten()
        chips = self.filterset.chips(self.request.path, facetten)
        return super().get_context_data(
            facetten=facetten,
            chips=chips,
            gefilterd=self.filterset.query(),
            gekozen_tekst=", ".join(chip.label for chip in chips),
            **kwargs,
        )


class ToolListView(GefilterdeListView):
    """The toolkit.

    Template `toolkit/tool_list.html`; a tool has `openbare_vragen`, `tijd`, `groep`, `voorbereiding`.
    """

    model = Tool
    filterset_class = ToolFilter
    kruimels = (("Toolkit", "/toolkit/"),)


class ToolDetailView(OpenbaarDetailView):
    """A tool.

    Template `toolkit/tool_detail.html`, context `tool`, `eigenaar` (organisatie or None), `stappen`, `materialen`,
    `valkuilen`, `links` (each `titel`, `tekst` (rich), `url`), `vragen`, `wijken`, `lessen`, `downloads`,
    `van_redactie` (bool), `word_adres`.
    """

    model = Tool
    schema_type = "HowTo"
    kruimels = (("Toolkit", "/toolkit/"),)

    def get_queryset(self):
        return super().get_queryset().select_related("eigenaar_organisatie")

    def get_context_data(self, **kwargs) -> dict:
        tool = self.object
        regels = list(tool.regels.all())
        return super().get_context_data(
            eigenaar=openbaar(tool.eigenaar_organisatie),
            stappen=[regel for regel in regels if regel.soort == Regelsoort.STAP],
            materialen=[regel for regel in regels if regel.soort == Regelsoort.MATERIAAL],
            valkuilen=[regel for regel in regels if regel.soort == Regelsoort.VALKUIL],
            links=[regel for regel in regels if regel.soort == Regelsoort.LINK],
            vragen=tool.vragen.gepubliceerd(),
            wijken=Wijk.objects.gepubliceerd().filter(pk__in=tool.wijken.values("pk")),
            lessen=tool.lessen.gepubliceerd(),
            downloads=tool.downloads.all(),
            van_redactie=tool.herkomst == Herkomst.REDACTIE,
            **kwargs,
        )


class ToolWordView(ToolDetailView):
    """A tool as a Word file that people can edit."""

    def get_new_address(self, item: Tool) -> str:
        return reverse("tool-word", args=[item.slug])

    def render_to_response(self, context: dict, **kwargs) -> HttpResponse:
        tool: Tool = context["tool"]
        document = Document(
            titel=tool.titel, eigenaar="Wijzer in de Wijk", site=settings.SITE_URL, onderwerp=tool.samenvatting
        )
        document.inleiding(tool.samenvatting)
        if context["van_redactie"]:
            document.let_op("Opgesteld door de redactie. Dit staat niet zo in de bronnen van Wijzer in de Wijk.")
        onbekend = "niet vastgelegd in de bron"
        rijen = [
            ("Soort", tool.get_soort_display()),
            ("Hoort bij vraag", ", ".join(f"{vraag.nummer} {vraag.kort}" for vraag in context["vragen"])),
            ("Tijd", tool.tijd or onbekend),
            ("Groepsgrootte", tool.groep or onbekend),
            ("Voorbereiding", tool.voorbereiding or onbekend),
        ]
        document.tabel("In één oogopslag", rijen)
        document.hoofdstuk("In het kort", tool.in_het_kort)
        if context["stappen"]:
            document.kop("Stappen")
        for nummer, stap in enumerate(context["stappen"], start=1):
            document.hoofdstuk(f"{nummer}. {stap.titel}", stap.tekst, niveau=2)
        for kop, regels in (("Wat u nodig hebt", context["materialen"]), ("Valkuilen", context["valkuilen"])):
            document.opsomming(kop, [regel.tekst for regel in regels])
        document.hoofdstuk("Achtergrond", tool.tekst)
        document.opsomming("Bron en licentie", [escape(str(vermelding)) for vermelding in context["bronnen"]])
        document.alinea(f"{settings.SITE_URL}{tool.get_absolute_url()}. Licentie: CC BY 4.0.")
        response = HttpResponse(document.bytes(), content_type=DOCX)
        response["Content-Disposition"] = content_disposition_header(True, f"{tool.slug}.docx")
        return response


class LesListView(GefilterdeListView):
    """The lessons.

    Template `toolkit/les_list.html`; a les has `openbare_vragen`, `wijk_openbaar`, `get_gedaan_display`.
    """

    model = Les
    filterset_class = LesFilter
    kruimels = (("Lessen", "/lessen/"),)

    def get_queryset(self):
        return super().get_queryset().select_related("wijk")


class LesDetailView(OpenbaarDetailView):
    """A lesson.

    Template `toolkit/les_detail.html`, context `les`, `wijk`, `gemeente`, `gebeurtenis` (or None), `vragen`, `tools`,
    `interventies`.
    """

    model = Les
    kruimels = (("Lessen", "/lessen/"),)

    def get_queryset(self):
        return super().get_queryset().select_related("wijk", "gemeente", "gebeurtenis")

    def get_context_data(self, **kwargs) -> dict:
        les = self.object
        return super().get_context_data(
            wijk=openbaar(les.wijk),
            gemeente=openbaar(les.gemeente),
            gebeurtenis=openbaar(les.gebeurtenis),
            vragen=les.vragen.gepubliceerd(),
            tools=les.tools.gepubliceerd(),
            interventies=Interventie.objects.gepubliceerd().filter(pk__in=les.interventies.values("pk")),
            **kwargs,
        )


class PraktijkvoorbeeldListView(OpenbaarListView):
    """Practices of elsewhere. Template `toolkit/praktijkvoorbeeld_list.html`; each has `openbare_vragen`."""

    model = Praktijkvoorbeeld
    kruimels = (("Praktijkvoorbeelden", "/praktijkvoorbeelden/"),)

    def get_queryset(self):
        return super().get_queryset().prefetch_related(openbare_vragen())


class PraktijkvoorbeeldDetailView(OpenbaarDetailView):
    """A practice.

    Template `toolkit/praktijkvoorbeeld_detail.html`, context `praktijkvoorbeeld`, `elementen` (each `tekst`),
    `vragen`, `rollen`, `ontwikkelingen`.
    """

    model = Praktijkvoorbeeld
    kruimels = (("Praktijkvoorbeelden", "/praktijkvoorbeelden/"),)

    def get_context_data(self, **kwargs) -> dict:
        voorbeeld = self.object
        return super().get_context_data(
            elementen=voorbeeld.werkzame_elementen.all(),
            vragen=voorbeeld.vragen.gepubliceerd(),
            rollen=Functierol.objects.gepubliceerd().filter(pk__in=voorbeeld.rollen.values("pk")),
            ontwikkelingen=voorbeeld.ontwikkelingen.gepubliceerd(),
            **kwargs,
        )


class MenukaartView(OpenbaarListView):
    """The menu of nine topics.

    Template `toolkit/menukaartonderwerp_list.html`; a topic has `nummer`, `tekst`, `adres`, `openbare_tools`,
    `openbare_lessen`.
    """

    model = Menukaartonderwerp
    kruimels = (("Menukaart", "/menukaart/"),)

    def get_queryset(self):
        return (
            super()
            .get_queryset()
            .prefetch_related(
                Prefetch("tools", queryset=Tool.objects.gepubliceerd(), to_attr="openbare_tools"),
                Prefetch("lessen", queryset=Les.objects.gepubliceerd(), to_attr="openbare_lessen"),
            )
        )


def ontwikkelingen_en_aanbevelingen() -> dict:
    """What the bundle concludes: `ontwikkelingen` (with `voorbeelden`) and `aanbevelingen` (lessons of that kind)."""
    examples = Prefetch("praktijkvoorbeelden", queryset=Praktijkvoorbeeld.objects.gepubliceerd(), to_attr="voorbeelden")
    return {
        "ontwikkelingen": Ontwikkeling.objects.gepubliceerd().prefetch_related(examples),
        "aanbevelingen": Les.objects.gepubliceerd().filter(soort="aanbeveling"),
    }
