# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""The admin site."""

from functools import update_wrapper

from allauth.account.views import logout as log_uit
from django.contrib.admin import AdminSite
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, re_path, reverse
from django.utils.http import url_has_allowed_host_and_scheme

from redactie.logboek import leg_vast
from redactie.models.logregel import Resultaat
from wijzer.fouten import no_place, session_ended, typed_text


class BeheerSite(AdminSite):
    """The editorial office at `/beheer/`, open to everyone who has a place to work in."""

    site_header = "Wijzer in de Wijk"
    site_title = "Redactie Wijzer in de Wijk"
    index_title = "Redactie"
    enable_nav_sidebar = False
    # Leads any editor to any object by number, and tells the names of what they may not see.
    CLOSED = {"view_on_site", "autocomplete", "password_change", "password_change_done"}

    def has_permission(self, request: HttpRequest) -> bool:
        return request.user.is_authenticated and request.user.is_staff

    def register(self, model_or_iterable, admin_class=None, **options) -> None:
        """Register what is ours: rights come from rooms, and accounts have pages of their own."""
        models = [model_or_iterable] if isinstance(model_or_iterable, type) else list(model_or_iterable)
        ours = [model for model in models if not model._meta.app_config.name.startswith(("django.", "allauth."))]
        super().register(ours, admin_class, **options)

    # --- In and out ---------------------------------------------------------------------------------------------

    def admin_view(self, view, cacheable: bool = False):
        inner = super().admin_view(view, cacheable)

        def guarded(request: HttpRequest, *args, **kwargs) -> HttpResponse:
            if self.has_permission(request) or request.path == reverse("admin:logout"):
                return inner(request, *args, **kwargs)
            return self._geen_toegang(request)

        return update_wrapper(guarded, inner)

    @staticmethod
    def _geen_toegang(request: HttpRequest) -> HttpResponse:
        """Whoever lost their rights or their session while typing gets the text back; others are led to log in."""
        if request.user.is_authenticated:
            leg_vast("redactie openen", by=request.user, resultaat=Resultaat.GEWEIGERD)
            return no_place(request)
        if request.method == "POST":
            return session_ended(request) if typed_text(request) else redirect("account_login")
        return redirect_to_login(request.get_full_path())

    def login(self, request: HttpRequest, extra_context=None) -> HttpResponse:
        """Lead to the page of an account; where somebody was going goes along, when it is on this site."""
        verder = request.GET.get("next", "")
        if not url_has_allowed_host_and_scheme(verder, {request.get_host()}, require_https=request.is_secure()):
            verder = reverse("admin:index")
        return redirect_to_login(verder)

    def logout(self, request: HttpRequest, extra_context=None) -> HttpResponse:
        return log_uit(request)

    # --- Pages --------------------------------------------------------------------------------------------------

    def get_urls(self):
        from wijzer.kantoor import (
            aandachtspunten,
            antwoordbrieven,
            bereik,
            besluiten,
            cijfers,
            eigen_inzet,
            leersessie,
            leersessiedag,
            leersessieoogst,
            lessen,
            maandpaginas,
            onderzoekskalender,
            overdracht,
            producten,
            rechten,
            uitvoer,
            uitwisselingen,
            verslagen,
            verslagschrijven,
            verwachtingen,
            waarnemingen,
            werklijst,
            zelfevaluatie,
            zoeken,
        )

        van_wijk = "cijfers/<slug:slug>/"
        gesprek = "verwachtingen/<slug:slug>/"
        ronde = f"{gesprek}<int:pk>/"
        leren = "leersessies/<int:pk>/"
        scoren = "zelfevaluaties/<int:pk>/"
        verslag = "verslagen/<int:pk>/"
        meenemen = "verslagen/<int:pk>/uitvoer/"
        maand = "maandmoment/<slug:slug>/<str:maand>/"
        own = [
            path("werklijst/", self._pagina(werklijst.werklijst_view), name="werklijst"),
            path("zoeken/", self._pagina(zoeken.zoeken_view), name="kantoor-zoeken"),
            path("onderzoekskalender/", self._pagina(onderzoekskalender.kalender_view), name="onderzoekskalender"),
            path("maandmoment/", self._pagina(maandpaginas.overzicht), name="maandmoment"),
            path(f"{maand}klaar/", self._pagina(maandpaginas.klaar), name="maandmoment-klaar"),
            path(f"{maand}<slug:naam>/", self._pagina(maandpaginas.stap), name="maandmoment-stap"),
            path("cijfers/", self._pagina(cijfers.overzicht), name="cijfers"),
            path(van_wijk, self._pagina(cijfers.lijst), name="cijfers-wijk"),
            path(f"{van_wijk}invullen/", self._pagina(cijfers.rooster), name="cijfers-rooster"),
            path(f"{van_wijk}cel/", self._pagina(cijfers.cel), name="cijfers-cel"),
            path(f"{van_wijk}inlezen/", self._pagina(cijfers.inlezen), name="cijfers-inlezen"),
            path(f"{van_wijk}inlezen/<int:pk>/", self._pagina(cijfers.partij), name="cijfers-partij"),
            path(f"{van_wijk}bestand/<slug:wat>.<slug:vorm>", self._pagina(cijfers.bestand), name="cijfers-bestand"),
            path(f"{van_wijk}duiding/<slug:indicator>/", self._pagina(cijfers.duiding), name="cijfers-duiding"),
            path("bereik/", self._pagina(bereik.overzicht), name="bereik"),
            path("bereik/<slug:slug>/", self._pagina(bereik.lijst), name="bereik-wijk"),
            path("bereik/<slug:slug>/nieuw/", self._pagina(bereik.invullen), name="bereik-nieuw"),
            path("bereik/<slug:slug>/<int:pk>/", self._pagina(bereik.invullen), name="bereik-invullen"),
            path("lessen-gebruiken/", self._pagina(lessen.overzicht), name="lessen"),
            path("lessen-gebruiken/<slug:slug>/", self._pagina(lessen.ruimte), name="lessen-ruimte"),
            path("lessen-gebruiken/<slug:slug>/<int:pk>/", self._pagina(lessen.les), name="lessen-les"),
            path("waarnemingen/", self._pagina(waarnemingen.overzicht), name="waarnemingen"),
            path("waarnemingen/<slug:slug>/", self._pagina(waarnemingen.lijst), name="waarnemingen-wijk"),
            path("waarnemingen/<slug:slug>/<int:pk>/", self._pagina(waarnemingen.waarneming), name="waarneming"),
            path("verwachtingen/", self._pagina(verwachtingen.overzicht), name="verwachtingen"),
            path(gesprek, self._pagina(verwachtingen.lijst), name="verwachtingen-wijk"),
            path(ronde, self._pagina(verwachtingen.ronde), name="verwachtingen-ronde"),
            path(f"{ronde}<slug:soort>/", self._pagina(verwachtingen.moment), name="verwachtingen-moment"),
            re_path(
                r"^verwachtingen/(?P<slug>[-a-zA-Z0-9_]+)/(?P<pk>[0-9]{1,12})/kaart-(?P<soort>vooraf|tussentijds|na)"
                r"\.(?P<vorm>docx|odt|pdf)$",
                self._pagina(verwachtingen.kaart),
                name="verwachtingen-kaart",
            ),
            path("leersessies/", self._pagina(leersessie.overzicht), name="leersessies"),
            path("leersessies/nieuw/<slug:slug>/", self._pagina(leersessie.nieuw), name="leersessie-nieuw"),
            path(leren, self._pagina(leersessie.sessie), name="leersessie"),
            path(f"{leren}vorige-keer/", self._pagina(leersessie.terugblik), name="leersessie-terugblik"),
            path(f"{leren}kringen/", self._pagina(leersessie.kringen), name="leersessie-kringen"),
            path(f"{leren}script/", self._pagina(leersessie.script), name="leersessie-script"),
            path(f"{leren}draaiboek/", self._pagina(leersessie.draaiboek), name="leersessie-draaiboek"),
            path(f"{leren}uitnodiging/", self._pagina(leersessie.uitnodiging), name="leersessie-uitnodiging"),
            path(f"{leren}uitnodiging.ics", self._pagina(leersessie.agenda), name="leersessie-agenda"),
            path(f"{leren}begeleiden/", self._pagina(leersessiedag.begeleiden), name="leersessie-begeleiden"),
            path(f"{leren}scherm/", self._pagina(leersessiedag.scherm), name="leersessie-scherm"),
            path(f"{leren}oogst/", self._pagina(leersessieoogst.oogst), name="leersessie-oogst"),
            path(f"{leren}verslag/", self._pagina(leersessieoogst.verslag), name="leersessie-verslag"),
            re_path(
                r"^leersessies/(?P<pk>[0-9]{1,12})/(?P<wat>script|verslag|opdracht)\.(?P<vorm>docx|odt|pdf)$",
                self._pagina(leersessieoogst.document),
                name="leersessie-document",
            ),
            path("zelfevaluaties/", self._pagina(zelfevaluatie.overzicht), name="zelfevaluaties"),
            path("zelfevaluaties/nieuw/", self._pagina(zelfevaluatie.nieuw), name="zelfevaluatie-nieuw"),
            path(scoren, self._pagina(zelfevaluatie.ronde), name="zelfevaluatie"),
            path(f"{scoren}uitnodigen/", self._pagina(zelfevaluatie.uitnodigen), name="zelfevaluatie-uitnodigen"),
            path(f"{scoren}scherm/", self._pagina(zelfevaluatie.scherm), name="zelfevaluatie-scherm"),
            path(f"{scoren}onthullen/", self._pagina(zelfevaluatie.onthullen), name="zelfevaluatie-onthullen"),
            path(f"{scoren}vraag/<int:nummer>/", self._pagina(zelfevaluatie.vraag), name="zelfevaluatie-vraag"),
            re_path(
                r"^zelfevaluaties/(?P<pk>[0-9]{1,12})/verslag\.(?P<vorm>docx|odt|pdf)$",
                self._pagina(zelfevaluatie.verslag),
                name="zelfevaluatie-verslag",
            ),
            path(meenemen, self._pagina(uitvoer.kies), name="verslag-uitvoer"),
            path(f"{meenemen}velden/", self._pagina(uitvoer.velden), name="verslag-uitvoervelden"),
            path(f"{meenemen}<uuid:sleutel>/", self._pagina(uitvoer.taak), name="verslag-uitvoertaak"),
            path(f"{meenemen}<uuid:sleutel>/bestand/", self._pagina(uitvoer.bestand), name="verslag-uitvoerbestand"),
            path("eigen-inzet/", self._pagina(eigen_inzet.overzicht), name="eigen-inzet"),
            path("eigen-inzet/<slug:slug>/gedeeld/", self._pagina(eigen_inzet.gedeeld), name="eigen-inzet-gedeeld"),
            path(
                "eigen-inzet/<slug:slug>/<slug:kwartaal>/",
                self._pagina(eigen_inzet.kwartaal),
                name="eigen-inzet-kwartaal",
            ),
            path("verslagen/", self._pagina(verslagen.overzicht), name="verslagen"),
            path("verslagen/nieuw/<slug:slug>/", self._pagina(verslagen.nieuw), name="verslag-nieuw"),
            path(verslag, self._pagina(verslagen.verslag), name="verslag"),
            path(f"{verslag}sectie/<str:nummer>/", self._pagina(verslagschrijven.sectie), name="verslag-sectie"),
            path(f"{verslag}lezen/", self._pagina(verslagen.lezen), name="verslag-lezen"),
            path(f"{verslag}lezen/<int:versie>/", self._pagina(verslagen.lezen), name="verslag-versie"),
            path(f"{verslag}vergelijken/", self._pagina(verslagen.vergelijken), name="verslag-vergelijken"),
            path("aandachtspunten/", self._pagina(aandachtspunten.overzicht), name="aandachtspunten"),
            path("aandachtspunten/nieuw/", self._pagina(aandachtspunten.nieuw), name="aandachtspunt-nieuw"),
            path("aandachtspunten/<int:pk>/", self._pagina(aandachtspunten.punt), name="aandachtspunt"),
            path("antwoordbrieven/", self._pagina(antwoordbrieven.overzicht), name="antwoordbrieven"),
            path("antwoordbrieven/nieuw/", self._pagina(antwoordbrieven.nieuw), name="antwoordbrief-nieuw"),
            path("antwoordbrieven/<int:pk>/", self._pagina(antwoordbrieven.brief), name="antwoordbrief"),
            re_path(
                r"^antwoordbrieven/(?P<pk>[0-9]{1,12})/brief\.(?P<vorm>docx|odt|pdf)$",
                self._pagina(antwoordbrieven.document),
                name="antwoordbrief-document",
            ),
            path("uitwisselingen/", self._pagina(uitwisselingen.overzicht), name="uitwisselingen"),
            path("uitwisselingen/deel/<int:versie>/", self._pagina(uitwisselingen.nieuw), name="uitwisseling-nieuw"),
            path("uitwisselingen/<int:pk>/", self._pagina(uitwisselingen.uitwisseling), name="uitwisseling"),
            path("besluiten-nodig/", self._pagina(besluiten.nodig_voor), name="besluiten-nodig"),
            path("producten/", self._pagina(producten.overzicht), name="producten"),
            re_path(
                r"^producten/producten\.(?P<vorm>csv|xlsx|txt)$",
                self._pagina(producten.bestand),
                name="producten-bestand",
            ),
            path("rechten/", self._pagina(rechten.rechten_view), name="rechten"),
            path("rechten/rechten.csv", self._pagina(rechten.rechten_csv), name="rechten-csv"),
            path("handleiding/", self._pagina(_handleiding), name="handleiding"),
            path("overdracht/", self._pagina(overdracht.overdracht), name="overdracht"),
            path("overdracht/<slug:slug>/", self._pagina(overdracht.overdracht), name="overdracht-ruimte"),
        ]
        return own + [pattern for pattern in super().get_urls() if getattr(pattern, "name", None) not in self.CLOSED]

    def _pagina(self, view):
        """A page of the office: for who has a place in it, with what every page of the office needs to know."""

        def met_kader(request: HttpRequest, **kwargs) -> HttpResponse:
            return view(request, self.each_context(request), **kwargs)

        return self.admin_view(met_kader)

    def each_context(self, request: HttpRequest) -> dict:
        from wijzer.kantoor.menu import kantoormenu

        context = super().each_context(request)
        # Django's own list of everything is not shown; the menu is ours.
        context["available_apps"] = []
        context["account_adres"] = "/account/"
        context["kantoormenu"] = kantoormenu(request, self) if context["has_permission"] else []
        return context

    def index(self, request: HttpRequest, extra_context=None) -> HttpResponse:
        """The front of the office. Context `mijn`: `wijzer.kantoor.mijnwijk.MijnWijk`."""
        from wijzer.kantoor.mijnwijk import mijn_wijk

        mijn = mijn_wijk(request.user)
        titel = str(mijn.wijken[0]) if len(mijn.wijken) == 1 else "Mijn wijken" if mijn.wijken else "Mijn redactie"
        context = {**self.each_context(request), "title": titel, "mijn": mijn, **(extra_context or {})}
        return TemplateResponse(request, "kantoor/mijnwijk.html", context)

    def catch_all_view(self, request: HttpRequest, url: str):
        """Not there is 404, also for a missing slash."""
        raise Http404


def _handleiding(request: HttpRequest, context: dict) -> HttpResponse:
    """How to work in the office, with pictures."""
    extra = {"title": "Handleiding", "kruimels": [("Handleiding", "")]}
    return TemplateResponse(request, "kantoor/handleiding.html", {**context, **extra})
