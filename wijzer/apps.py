# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""The roof: what only the whole house knows."""

from django.apps import AppConfig, apps
from django.contrib.admin.apps import AdminConfig


class BeheerConfig(AdminConfig):
    """Django's admin, with our own site object."""

    default_site = "wijzer.beheer.BeheerSite"


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
        )
        from toolkit.models import Les, Praktijkvoorbeeld, Tool, Vraag
        from wijken.models import Functierol, Gebeurtenis, Interventie, Organisatie, Overleg, Wijk

        if settings.THEMA:
            from wijzer.thema import theme_css

            theme_css(settings.THEMA)  # a theme that can't be read is refused at start, not at the first visitor

        haken.GEBRUIK[:] = [
            haken.Gebruik(field.related_model, model, field.name)
            for model in apps.get_models()
            if issubclass(model, Item)
            for field in [*model._meta.concrete_fields, *model._meta.many_to_many]
            if field.is_relation and field.related_model in (Afbeelding, Bestand)
        ]
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
