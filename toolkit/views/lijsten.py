# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Public pages of the toolkit: tools, lessons, practices, the menu."""

from django.conf import settings
from django.db.models import Count, F, Prefetch, QuerySet, Value, Window
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import escape
from django.utils.http import content_disposition_header

from drukkerij.document import DOCX, Document
from redactie.views.openbaar import OpenbaarDetailView, OpenbaarListView, openbaar
from toolkit.gebruik import met_keer_gebruikt
from toolkit.lesstappen import levensloop
from toolkit.lijstfilter import Filter, Resultaten
from toolkit.lijstindex import LESSEN, TOOLS, Lijstindex
from toolkit.models import (
    Gebruikservaring,
    Les,
    Lesstap,
    Menukaartonderwerp,
    Ontwikkeling,
    Praatplaat,
    Praktijkvoorbeeld,
    Tool,
)
from toolkit.models.les import Gedaan
from toolkit.models.tool import Herkomst, Regelsoort
from toolkit.models.vraag import openbare_vragen
from wijken.models import Functierol, Interventie, Wijk

TOON_ERVARINGEN = 3  # on the page of a tool; the others stand on a page of their own


def in_een_zin(namen: list[str]) -> str:
    """Return names as "Tijd, waar en voor wie"."""
    woorden = [naam.lower() if nummer else naam for nummer, naam in enumerate(namen)]
    return " en ".join(filter(None, [", ".join(woorden[:-1]), *woorden[-1:]]))


def verwanten(tool: Tool) -> tuple[list[Wijk], list[Les]]:
    """Return the public wijken and lessons of a tool, each with `titel` and `slug` only. One query."""
    wijken = Wijk.objects.gepubliceerd().filter(pk__in=tool.wijken.values("pk")).order_by()
    lessen = tool.lessen.gepubliceerd().order_by()
    rijen = (
        wijken.annotate(soort_rij=Value(0), plek=F("volgorde"))
        .values_list("soort_rij", "plek", "titel", "slug")
        .union(lessen.annotate(soort_rij=Value(1), plek=Value(0)).values_list("soort_rij", "plek", "titel", "slug"))
        .order_by("soort_rij", "plek", "titel")
    )
    soorten = (Wijk, Les)
    gevonden = [soorten[soort](titel=titel, slug=slug) for soort, _, titel, slug in rijen]
    return [item for item in gevonden if isinstance(item, Wijk)], [item for item in gevonden if isinstance(item, Les)]


class GefilterdeListView(OpenbaarListView):
    """A list with facets.

    Context: `object_list` (a page of 20), `page_obj`, `paginator.count`, `bladzijden` (page numbers, with "…" for those
    in between), `facetten` (each `naam`, `label`, `ingeklapt`, `open`, `keuzes`: `waarde`, `label`, `aantal`,
    `gekozen`, `kan`), `chips` (each `label`, `adres`, `aantal` without it), `sorteringen` (each `label`, `adres`,
    `gekozen`), `sorteer` (the order, when it is not by title), `gefilterd` (the query string without page),
    `gekozen_tekst` (the chosen labels in words, for the title).
    """

    index: Lijstindex
    lijstvelden: tuple[str, ...]
    paginate_by = 20

    def get_queryset(self) -> Resultaten:
        self.filter = Filter(self.index, self.request.GET, self.request.path)
        return Resultaten(self.filter, self.get_items())

    def get_items(self) -> QuerySet:
        """The public items, with what their line in the list needs and no more."""
        return super().get_queryset().only(*self.lijstvelden).prefetch_related(openbare_vragen())

    def get_context_data(self, **kwargs) -> dict:
        context = super().get_context_data(
            facetten=self.filter.facetten(),
            chips=self.filter.chips(),
            sorteringen=self.filter.sorteringen(),
            sorteer=self.filter.sortering if self.filter.sortering != "titel" else "",
            gefilterd=self.filter.query(),
            gekozen_tekst=self.filter.in_woorden(),
            **kwargs,
        )
        pagina = context["page_obj"]
        bladzijden = pagina.paginator.get_elided_page_range(pagina.number, on_each_side=2, on_ends=1)
        return {**context, "bladzijden": list(bladzijden)}


class ToolListView(GefilterdeListView):
    """The toolkit.

    Template `toolkit/tool_list.html`; a tool has `openbare_vragen`, `tijd`, `groep`, `voorbereiding`, `keer_gebruikt`.
    """

    model = Tool
    index = TOOLS
    lijstvelden = ("titel", "slug", "samenvatting", "soort", "herkomst", "tijd", "groep", "voorbereiding")
    kruimels = (("Toolkit", "/toolkit/"),)

    def get_items(self) -> QuerySet:
        return met_keer_gebruikt(super().get_items())


class ToolDetailView(OpenbaarDetailView):
    """A tool.

    Template `toolkit/tool_detail.html`, context `tool`, `eigenaar` (organisatie or None), `stappen`, `materialen`,
    `valkuilen`, `links` (each `titel`, `tekst` (rich), `url`), `vragen`, `wijken`, `lessen`, `downloads`,
    `van_redactie` (bool), `feiten` (each name and words), `ontbreekt` (the names of what no source says, in words),
    `ervaringen` (the newest three public ones), `keer_verteld` (how many there are).
    """

    model = Tool
    schema_type = "HowTo"
    kruimels = (("Toolkit", "/toolkit/"),)

    def get_queryset(self):
        return super().get_queryset().select_related("eigenaar_organisatie")

    def get_context_data(self, **kwargs) -> dict:
        tool = self.object
        regels = list(tool.regels.all())
        wijken, lessen = verwanten(tool)
        ervaringen = list(tool.ervaringen.openbaar().annotate(keer_verteld=Window(Count("pk")))[:TOON_ERVARINGEN])
        return super().get_context_data(
            eigenaar=openbaar(tool.eigenaar_organisatie),
            stappen=[regel for regel in regels if regel.soort == Regelsoort.STAP],
            materialen=[regel for regel in regels if regel.soort == Regelsoort.MATERIAAL],
            valkuilen=[regel for regel in regels if regel.soort == Regelsoort.VALKUIL],
            links=[regel for regel in regels if regel.soort == Regelsoort.LINK],
            vragen=tool.vragen.gepubliceerd(),
            wijken=wijken,
            lessen=lessen,
            ervaringen=ervaringen,
            keer_verteld=ervaringen[0].keer_verteld if ervaringen else 0,
            downloads=tool.downloads.all(),
            van_redactie=tool.herkomst == Herkomst.REDACTIE,
            feiten=[(naam, waarde) for naam, waarde in tool.feiten() if waarde],
            ontbreekt=in_een_zin([naam for naam, waarde in tool.feiten() if not waarde]),
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
            *((naam, waarde or onbekend) for naam, waarde in tool.feiten()),
        ]
        document.tabel(["In één oogopslag", "Wat we weten"], rijen)
        document.hoofdstuk("In het kort", tool.in_het_kort)
        if context["stappen"]:
            document.kop("Stappen")
        for nummer, stap in enumerate(context["stappen"], start=1):
            document.hoofdstuk(f"{nummer}. {stap.titel}", stap.tekst, niveau=2)
        for kop, regels in (("Wat u nodig hebt", context["materialen"]), ("Valkuilen", context["valkuilen"])):
            document.opsomming(kop, [regel.tekst for regel in regels])
        document.hoofdstuk("Achtergrond", tool.tekst)
        schrijf_ervaringen(document, context["ervaringen"], context["keer_verteld"], tool)
        document.opsomming("Bron en licentie", [escape(str(vermelding)) for vermelding in context["bronnen"]])
        document.alinea(f"{settings.SITE_URL}{tool.get_absolute_url()}. Licentie: CC BY 4.0.")
        response = HttpResponse(document.als_docx(), content_type=DOCX)
        response["Content-Disposition"] = content_disposition_header(True, f"{tool.slug}.docx")
        return response


def schrijf_ervaringen(document: Document, ervaringen: list[Gebruikservaring], aantal: int, tool: Tool) -> None:
    """Add what others did with a tool; nothing when nobody told. Whom one can ask stands on the site only."""
    if ervaringen:
        document.kop("Wie gebruikte dit en wat kwam eruit")
    for ervaring in ervaringen:
        document.kop(f"{ervaring.gemeente}, {date_format(timezone.localtime(ervaring.ontvangen_op), 'F Y')}", niveau=2)
        document.alinea(f"Gelukt: {ervaring.get_gelukt_display()}.")
        if ervaring.gebruikt_in:
            document.alinea(f"Gebruikt in: {ervaring.gebruikt_in}")
        document.alinea(f"Waar en met wie: {ervaring.context}")
        document.alinea(f"Wat is veranderd: {ervaring.aangepast}")
        document.alinea(f"Wat kwam eruit: {ervaring.resultaat}")
    if aantal > len(ervaringen):
        adres = reverse("tool-ervaringen", args=[tool.slug])
        document.alinea(f"Alle {aantal} ervaringen: {settings.SITE_URL}{adres}")


class LesListView(GefilterdeListView):
    """The lessons.

    Template `toolkit/les_list.html`; a les has `openbare_vragen`, `wijk_openbaar`, `get_gedaan_display`.
    """

    model = Les
    index = LESSEN
    lijstvelden = (
        *("titel", "slug", "samenvatting", "soort", "niveau"),
        *("wijk__titel", "wijk__status", "wijk__van", "wijk__tot"),
    )
    kruimels = (("Lessen", "/lessen/"),)

    def get_items(self) -> QuerySet:
        return super().get_items().select_related("wijk")


class LesDetailView(OpenbaarDetailView):
    """A lesson.

    Template `toolkit/les_detail.html`, context `les`, `wijk`, `gemeente`, `gebeurtenis` (or None), `vragen`, `tools`,
    `interventies`, `platen` (praatplaten that it stands on), `stand` (how far it came) and `stand_naam`, `levensloop`
    (steps with what was written of each).
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
            platen=Praatplaat.objects.gepubliceerd().met_les(les),
            **wat_ermee_is_gedaan(les),
            **kwargs,
        )


def wat_ermee_is_gedaan(les: Les) -> dict:
    """Return the public life of a lesson: its steps, and the furthest it came. One query."""
    stappen = Lesstap.objects.openbaar().filter(les=les).select_related("wijk", "interventie", "gebeurtenis")
    loop = levensloop(stappen)
    gezet = [trede.stap for trede in loop if trede.stappen]
    volgorde = [Gedaan.NIET_VASTGELEGD, Gedaan.NOG_NIET, Gedaan.BESPROKEN, Gedaan.TOEGEPAST, Gedaan.GEBORGD]
    stand = Gedaan(max([les.gedaan, *gezet], key=volgorde.index))
    return {"levensloop": loop, "stand": stand.value, "stand_naam": stand.label}


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
