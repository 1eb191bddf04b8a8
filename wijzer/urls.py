# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Every address of the site. They never change once published."""

from django.contrib import admin
from django.contrib.sitemaps.views import sitemap
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import include, path, re_path
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_POST

from redactie.views import contact, kiezer, kladje, lezen, media, voorbeeld
from toolkit.views import gebruik, lijsten
from wijken.views import agenda as agendalijst
from wijken.views import register
from wijzer.opendata import agenda, api, bestanden, catalogus, pagina
from wijzer.paginas import agenda as momenten
from wijzer.paginas import (
    bereik,
    doemee,
    gezonder,
    home,
    leerketen,
    leren,
    menukaart,
    overig,
    plan,
    praatplaat,
    producten,
    sessies,
    stijlgids,
    techniek,
    uitwisseling,
    viervragen,
    vraag,
    wijk,
    wijkcijfers,
    zelfevaluatie,
    zoeken,
)

handler400 = "wijzer.fouten.bad_request"
handler403 = "wijzer.fouten.permission_denied"
handler404 = "wijzer.fouten.page_not_found"
handler429 = "wijzer.fouten.too_many_requests"  # allauth looks for it here
handler500 = "wijzer.fouten.server_error"


def sitemap_view(request: HttpRequest) -> HttpResponse:
    return sitemap(request, techniek.sitemaps())


@cache_control(public=True, max_age=86_400)
def favicon(request: HttpRequest) -> HttpResponse:
    """Where browsers look without being told."""
    return redirect(static("favicon.ico"))


urlpatterns = [
    path("", home.HomeView.as_view(), name="home"),
    path("vragen/<slug:slug>/", vraag.VraagView.as_view(), name="vraag-detail"),
    path("vragen/<slug:slug>/in-de-wijken/", viervragen.VraagWijkenView.as_view(), name="vraag-wijken"),
    path("toolkit/", lijsten.ToolListView.as_view(), name="tool-list"),
    path("toolkit/<slug:slug>/", lijsten.ToolDetailView.as_view(), name="tool-detail"),
    path("toolkit/<slug:slug>/word/", lijsten.ToolWordView.as_view(), name="tool-word"),
    path("toolkit/<slug:slug>/ervaringen/", gebruik.ErvaringenView.as_view(), name="tool-ervaringen"),
    path("toolkit/<slug:slug>/wij-gebruikten-dit/", gebruik.GebruikView.as_view(), name="tool-gebruik"),
    path(
        "toolkit/<slug:slug>/wij-gebruikten-dit/bedankt/",
        gebruik.GebruikBedanktView.as_view(),
        name="tool-gebruik-bedankt",
    ),
    path("menukaart/", lijsten.MenukaartView.as_view(), name="menukaart"),
    path("menukaart/maken/", menukaart.maken, name="menukaart-maken"),
    path("menukaart/<slug:code>/", menukaart.lezen, name="eigen-menukaart"),
    path("menukaart/<slug:code>/agenda.ics", menukaart.agenda, name="eigen-menukaart-agenda"),
    re_path(
        r"^menukaart/(?P<code>[-a-zA-Z0-9_]+)/menukaart\.(?P<vorm>docx|odt|pdf)$",
        menukaart.document,
        name="eigen-menukaart-document",
    ),
    path("menukaart/<slug:code>/<slug:geheim>/", menukaart.wijzigen, name="eigen-menukaart-wijzigen"),
    path("lessen/", lijsten.LesListView.as_view(), name="les-list"),
    path("lessen/<slug:slug>/", lijsten.LesDetailView.as_view(), name="les-detail"),
    path("praktijkvoorbeelden/", lijsten.PraktijkvoorbeeldListView.as_view(), name="praktijkvoorbeeld-list"),
    path(
        "praktijkvoorbeelden/<slug:slug>/",
        lijsten.PraktijkvoorbeeldDetailView.as_view(),
        name="praktijkvoorbeeld-detail",
    ),
    path("wijken/", wijk.WijkListView.as_view(), name="wijk-list"),
    path("wijken/<slug:slug>/", wijk.WijkView.as_view(), name="wijk-detail"),
    path("wijken/<slug:slug>/vragen/", viervragen.WijkVragenView.as_view(), name="wijk-vragen"),
    path("wijken/<slug:slug>/cijfers/", wijkcijfers.WijkCijfersView.as_view(), name="wijk-cijfers"),
    path(
        "wijken/<slug:slug>/cijfers/<slug:indicator>/", wijkcijfers.WijkIndicatorView.as_view(), name="wijk-indicator"
    ),
    path("wijken/<slug:slug>/cijfers/<slug:indicator>.csv", wijkcijfers.wijk_cijfers_csv, name="wijk-cijfers-csv"),
    path("wijken/<slug:slug>/bereik/", bereik.WijkBereikView.as_view(), name="wijk-bereik"),
    path("wijken/<slug:slug>/bereik/<slug:naam>.csv", bereik.wijk_bereik_csv, name="wijk-bereik-csv"),
    path("wijken/<slug:slug>/bereik/<slug:naam>/", bereik.WijkBereikPeriodeView.as_view(), name="wijk-bereik-periode"),
    path("wijken/<slug:slug>/waarnemingen.csv", wijkcijfers.wijk_waarnemingen_csv, name="wijk-waarnemingen-csv"),
    path("wijken/<slug:slug>/verwachtingen/", gezonder.WijkVerwachtingenView.as_view(), name="wijk-verwachtingen"),
    path("wijken/<slug:slug>/sessies/", sessies.WijkSessiesView.as_view(), name="wijk-sessies"),
    path("wijken/<slug:slug>/interventies/", wijk.WijkInterventiesView.as_view(), name="wijk-interventies"),
    path("wijken/<slug:slug>/uw-inbreng/", wijk.WijkInbrengView.as_view(), name="wijk-inbreng"),
    path("wijken/<slug:slug>/agenda.ics", agenda.WijkAgendaView.as_view(), name="wijk-agenda"),
    path("wijken/<slug:slug>/praatplaten/", praatplaat.WijkPraatplatenView.as_view(), name="wijk-praatplaten"),
    path("wijken/<slug:slug>/plan/", plan.WijkPlanView.as_view(), name="wijk-plan"),
    re_path(
        r"^wijken/(?P<slug>[-a-zA-Z0-9_]+)/plan/monitorplan\.(?P<vorm>docx|odt|pdf)$",
        plan.WijkPlanDocumentView.as_view(),
        name="wijk-plan-document",
    ),
    path("monitorplannen/", plan.MonitorplanListView.as_view(), name="monitorplan-list"),
    re_path(
        r"^monitorplannen/leeg-formulier\.(?P<vorm>docx|odt|pdf)$", plan.leeg_formulier, name="monitorplan-formulier"
    ),
    path("leervragen/<slug:slug>/", leerketen.LeervraagView.as_view(), name="leervraag-detail"),
    path("indicatoren/", plan.IndicatorListView.as_view(), name="indicator-list"),
    path("verwachtingen/", gezonder.VerwachtingenView.as_view(), name="verwachtingen"),
    re_path(
        r"^verwachtingen/kaart-(?P<soort>vooraf|tussentijds|na)\.(?P<vorm>docx|odt|pdf)$",
        gezonder.lege_kaart,
        name="verwachtingen-kaart",
    ),
    path("sessie/", sessies.sessie, name="sessie"),
    path("sessie/<slug:code>/", sessies.meeschrijven, name="sessie-meeschrijven"),
    path("gesprekskaart/", gezonder.GesprekskaartView.as_view(), name="gesprekskaart"),
    path("zelfevaluatie/", zelfevaluatie.ZelfevaluatieView.as_view(), name="zelfevaluatie"),
    path("doe-mee/", doemee.ingang, name="doe-mee"),
    path("doe-mee/<slug:code>/", doemee.meedoen, name="doe-mee-ronde"),
    path("doe-mee/<slug:code>/<slug:geheim>/", doemee.deelnemer, name="doe-mee-deelnemer"),
    path("interventies/", register.InterventieListView.as_view(), name="interventie-list"),
    path("interventies/<slug:slug>/", overig.InterventieView.as_view(), name="interventie-detail"),
    path("organisaties/", register.OrganisatieListView.as_view(), name="organisatie-list"),
    path("organisaties/<slug:slug>/", register.OrganisatieDetailView.as_view(), name="organisatie-detail"),
    path("overleggen/", register.OverlegListView.as_view(), name="overleg-list"),
    path("overleggen/<slug:slug>/", register.OverlegDetailView.as_view(), name="overleg-detail"),
    path("rollen/", register.RolListView.as_view(), name="rol-list"),
    path("rollen/<slug:slug>/", register.RolDetailView.as_view(), name="rol-detail"),
    path("agenda/", agendalijst.AgendaView.as_view(), name="agenda"),
    re_path(r"^agenda/(?P<jaar>[0-9]{1,4})/$", agendalijst.AgendaJaarView.as_view(), name="agenda-jaar"),
    re_path(
        r"^agenda/(?P<jaar>[0-9]{1,4})/agenda\.(?P<vorm>docx|odt|pdf)$",
        momenten.AgendaJaarDocumentView.as_view(),
        name="agenda-jaar-document",
    ),
    re_path(
        r"^agenda/(?P<jaar>[0-9]{1,4})/(?P<maand>[1-9]|1[0-2])/$",
        agendalijst.AgendaMaandView.as_view(),
        name="agenda-maand",
    ),
    path("agenda/<slug:slug>/", momenten.GebeurtenisView.as_view(), name="gebeurtenis-detail"),
    path("agenda/<slug:slug>/agenda.ics", agenda.GebeurtenisAgendaView.as_view(), name="gebeurtenis-agenda"),
    path("praatplaten/", praatplaat.PraatplaatListView.as_view(), name="praatplaat-list"),
    path("praatplaten/<slug:slug>/", praatplaat.PraatplaatView.as_view(), name="praatplaat-detail"),
    path("tijdlijn/", register.TijdlijnView.as_view(), name="tijdlijn"),
    path("onderzoekskalender/", leren.OnderzoekskalenderView.as_view(), name="onderzoekskalender"),
    path("onderzoekskalender/agenda.ics", agenda.onderzoekskalender, name="onderzoekskalender-agenda"),
    path("veronderstellingen/", leren.VeronderstellingenView.as_view(), name="veronderstellingen"),
    path("begrippen/", lezen.BegripListView.as_view(), name="begrip-list"),
    path("begrippen/<slug:slug>/", lezen.BegripDetailView.as_view(), name="begrip-detail"),
    path("producten/", producten.ProductenView.as_view(), name="producten"),
    path("uitwisseling/<str:geheim>/", uitwisseling.uitwisseling, name="uitwisseling"),
    path("nieuws/", lezen.NieuwsListView.as_view(), name="nieuws-list"),
    path("nieuws/atom.xml", lezen.NieuwsFeed(), name="nieuws-feed"),
    path("nieuws/<slug:slug>/", lezen.NieuwsDetailView.as_view(), name="nieuws-detail"),
    path("bronnen/", lezen.BronnenView.as_view(), name="bronnen"),
    path("zoeken/", zoeken.zoeken, name="zoeken"),
    path("zoeken/suggesties/", zoeken.zoeksuggesties, name="zoeksuggesties"),
    path("contact/", contact.ContactView.as_view(), name="contact"),
    path("contact/bedankt/", contact.ContactBedanktView.as_view(), name="contact-bedankt"),
    path("inspiratiebundel/", overig.BundelView.as_view(), {"slug": "inspiratiebundel"}, name="inspiratiebundel"),
    path("open-data/", pagina.OpenDataView.as_view(), name="open-data"),
    path("open-data/agenda.ics", agenda.agenda, name="open-data-agenda"),
    path("open-data/<slug:lijst>.csv", bestanden.csv, name="open-data-csv"),
    path("open-data/<slug:lijst>.atom", bestanden.LijstFeed(), name="open-data-feed"),
    path("catalogus.ttl", catalogus.turtle, name="catalogus-turtle"),
    path("catalogus.jsonld", catalogus.jsonld, name="catalogus-jsonld"),
    path("api/v1", api.IngangView.as_view(), name="api-ingang"),
    path("api/v1/openapi.json", api.BeschrijvingView.as_view(), name="api-beschrijving"),
    path("api/v1/<slug:lijst>", api.LijstView.as_view(), name="api-lijst"),
    path("api/v1/<slug:lijst>/<slug:slug>", api.RijView.as_view(), name="api-rij"),
    re_path(r"^api(?:/.*)?$", api.OnbekendView.as_view(), name="api-onbekend"),
    path("stijlgids/", stijlgids.stijlgids, name="stijlgids"),
    path("media/afbeelding/<uuid:sleutel>/<int:breedte>/", media.afbeelding, name="media-afbeelding"),
    path("media/afbeelding/<uuid:sleutel>/kaart/", media.uitsnede, name="media-uitsnede"),
    path("media/bestand/<uuid:sleutel>/", media.bestand, name="media-bestand"),
    path("account/", include("redactie.accounts.urls")),
    path("voorbeeld/<str:geheim>/", voorbeeld.voorbeeld, name="voorbeeld"),
    path("voorbeeld/<str:geheim>/<str:merk>/media/<path:rest>", voorbeeld.media, name="voorbeeld-media"),
    path("beheer/kladje/", kladje.bewaren, name="kladje"),
    path("beheer/kladje/<int:pk>/weg/", admin.site.admin_view(require_POST(kladje.weggooien)), name="kladje-weg"),
    path("beheer/kiezer/<slug:soort>/", admin.site.admin_view(kiezer.kiezer), name="kiezer"),
    path("beheer/", admin.site.urls),
    path("sitemap.xml", sitemap_view, name="sitemap"),
    path("robots.txt", techniek.robots, name="robots"),
    path("favicon.ico", favicon, name="favicon"),
    path(".well-known/security.txt", techniek.security_txt, name="security-txt"),
    path("health/live", techniek.live, name="health-live"),
    path("health/ready", techniek.ready, name="health-ready"),
    path("<slug:slug>/", lezen.PaginaView.as_view(), name="pagina-detail"),
]
