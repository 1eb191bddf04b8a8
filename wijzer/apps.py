# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""The roof: what only the whole house knows."""

from django.apps import AppConfig, apps
from django.contrib.admin.apps import AdminConfig
from django.contrib.staticfiles.apps import StaticFilesConfig
from django.urls import reverse


class BeheerConfig(AdminConfig):
    """Django's admin, with our own site object."""

    default_site = "wijzer.beheer.BeheerSite"


class StaticConfig(StaticFilesConfig):
    """Static files, without what the office does not use of the libraries it stands on."""

    ignore_patterns = [
        *StaticFilesConfig.ignore_patterns,
        "admin/css/*",
        "admin/img/*",
        "admin/js/vendor/select2/*",
        "django_prose_editor/*.css*",
        "django_prose_editor/*.woff2",
        "django_prose_editor/default.js*",
        "django_prose_editor/configurable.js*",
    ]


class WijzerConfig(AppConfig):
    name = "wijzer"
    verbose_name = "Wijzer in de Wijk"

    def ready(self) -> None:
        from django.conf import settings

        from redactie import haken
        from redactie.models import (
            Afbeelding,
            Begrip,
            Bestand,
            Item,
            Nieuwsbericht,
            Pagina,
            Snelkoppeling,
            Tegenspraak,
        )
        from redactie.verwijzingen import gebruik_in_teksten
        from toolkit.models import Les, Menukaartonderwerp, Ontwikkeling, Praktijkvoorbeeld, Tool, Vraag
        from wijken.models import Functierol, Gebeurtenis, Inbreng, Interventie, Organisatie, Overleg, Wijk

        if settings.THEMA:
            from wijzer.thema import theme_css

            theme_css(settings.THEMA)  # a theme that can't be read is refused at start, not at the first visitor

        haken.GEBRUIK[:] = [
            haken.Gebruik(field.related_model, model, field.name)
            for model in apps.get_models()
            if issubclass(model, Item)
            for field in [*model._meta.concrete_fields, *model._meta.many_to_many]
            if field.is_relation and field.related_model in (Afbeelding, Bestand)
        ] + gebruik_in_teksten()
        haken.PLAATS.clear()
        haken.PLAATS.update(
            {
                Inbreng: lambda item: reverse("wijk-inbreng", args=[item.wijk.slug]),
                Menukaartonderwerp: lambda item: reverse("menukaart"),
                Ontwikkeling: lambda item: reverse("inspiratiebundel"),
                Snelkoppeling: lambda item: reverse("home"),
                Tegenspraak: lambda item: reverse("bronnen") if item.publiek else "",
            }
        )
        haken.VINDBAAR[:] = [
            haken.Vindbaar(Tool, "Tools"),
            haken.Vindbaar(Les, "Lessen"),
            haken.Vindbaar(Vraag, "Vragen", ("titel", "samenvatting", "kort", "regels__tekst")),
            haken.Vindbaar(Praktijkvoorbeeld, "Praktijkvoorbeelden"),
            haken.Vindbaar(Interventie, "Interventies", ("titel", "samenvatting", "aliassen")),
            haken.Vindbaar(Wijk, "Wijken", ("titel", "samenvatting", "in_een_zin")),
            haken.Vindbaar(Organisatie, "Organisaties", ("titel", "samenvatting", "volledige_naam")),
            haken.Vindbaar(Functierol, "Rollen"),
            haken.Vindbaar(Overleg, "Overleggen"),
            haken.Vindbaar(Begrip, "Begrippen", ("titel", "samenvatting", "afkorting", "synoniemen", "uitleg")),
            haken.Vindbaar(Nieuwsbericht, "Nieuws"),
            haken.Vindbaar(Pagina, "Pagina's"),
            haken.Vindbaar(Gebeurtenis, "Tijdlijn", ("titel", "samenvatting", "leervraag"), eigen_pagina=False),
        ]
