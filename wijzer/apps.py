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

        from monitoring.leren.leersessies import ruim_notities_op
        from monitoring.leren.models import Instrument
        from monitoring.leren.zelfevaluaties import ruim_scores_op
        from monitoring.meten.models import Indicator, Leervraag, Monitorplan, Onderzoek, Veronderstelling
        from monitoring.meten.partijen import ruim_partijen_op
        from monitoring.verantwoorden.models import Product
        from monitoring.verantwoorden.uitvoertaken import ruim_uitvoer_op
        from monitoring.verantwoorden.uitwisselingen import ruim_uitwisselingen_op
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
        from toolkit.gebruik import mail_wachtende, ruim_ervaringen_op
        from toolkit.lijstindex import meld_wijziging
        from toolkit.models import Les, Menukaartonderwerp, Ontwikkeling, Praatplaat, Praktijkvoorbeeld, Tool, Vraag
        from toolkit.samenstellen import ruim_menukaarten_op
        from wijken.models import Besluit, Functierol, Gebeurtenis, Inbreng, Interventie, Organisatie, Overleg, Wijk
        from wijzer import begrippen
        from wijzer.kantoor import verantwoorden
        from wijzer.kantoor import werklijst as te_doen
        from wijzer.zoeken import index

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

        def op_een_openbare_wijk(item: Item) -> bool:
            return item.wijk is None or item.wijk.is_openbaar

        haken.PLAATS.clear()
        haken.PLAATS.update(
            {
                Inbreng: lambda item: reverse("wijk-inbreng", args=[item.wijk.slug]),
                Instrument: lambda item: f"{reverse('zelfevaluatie')}#{item.slug}",
                Menukaartonderwerp: lambda item: f"{reverse('menukaart')}#{item.slug}",
                Onderzoek: lambda item: item.get_absolute_url() if op_een_openbare_wijk(item) else "",
                Ontwikkeling: lambda item: f"{reverse('inspiratiebundel')}#ontwikkeling-{item.nummer}",
                Leervraag: lambda item: item.get_absolute_url() if op_een_openbare_wijk(item) else "",
                Monitorplan: lambda item: item.get_absolute_url() if op_een_openbare_wijk(item) else "",
                Product: lambda item: item.get_absolute_url(),
                Snelkoppeling: lambda item: reverse("home"),
                Tegenspraak: lambda item: reverse("bronnen") if item.publiek else "",
                Veronderstelling: lambda item: item.get_absolute_url(),
            }
        )
        haken.OPENBAARHEID_GEWIJZIGD[:] = [index.werk_bij, meld_wijziging, begrippen.vergeet]
        haken.BESTAND_GEWIJZIGD[:] = [index.bestand_gewijzigd]
        haken.TE_DOEN[:] = [te_doen.terug_te_koppelen, te_doen.cijfers_aan_de_beurt, te_doen.bereik_af_te_maken,
                             te_doen.nog_te_bespreken, te_doen.sessies_te_oogsten, te_doen.verslagen_in_te_vullen,
                             verantwoorden.punten_bij_mij, verantwoorden.besluiten_nodig]  # fmt: skip
        haken.TE_MAILEN[:] = [mail_wachtende]
        haken.OPRUIMEN[:] = [
            ruim_ervaringen_op, ruim_menukaarten_op, ruim_partijen_op, ruim_notities_op, ruim_scores_op,
            ruim_uitwisselingen_op, ruim_uitvoer_op,
        ]  # fmt: skip
        haken.VINDBAAR[:] = [
            haken.Vindbaar(Tool, "Tools", ("in_het_kort", "regels__titel", "regels__tekst", "tekst")),
            haken.Vindbaar(Les, "Lessen", ("tekst", "gedaan_toelichting")),
            haken.Vindbaar(
                Vraag, "Vragen", ("tekst", "waarom", "inzicht", "overnemen", "regels__titel", "regels__tekst"),
                ook=("kort",),
            ),
            haken.Vindbaar(
                Praktijkvoorbeeld, "Praktijkvoorbeelden",
                ("plaats", "organisaties_in_bron", "werkzame_elementen__tekst", "uit_de_tekst", "tekst"),
            ),
            haken.Vindbaar(Interventie, "Interventies", ("tekst", "cijfers"), namen=("aliassen",)),
            haken.Vindbaar(Wijk, "Wijken", ("in_een_zin", "tekst", "plan", "aanpak")),
            haken.Vindbaar(
                Monitorplan, "Monitorplannen",
                (
                    "tekst", "planvragen__waarom", "planvragen__wat", "planvragen__hoe", "doelen__tekst",
                    "keten__tekst", "keten__aanname", "met_wie", "inwoners", "inzet",
                ),
                eigen_pagina=False, met=("wijk",),
            ),
            haken.Vindbaar(
                Leervraag, "Leervragen", ("waarom", "antwoord"), eigen_pagina=False, met=("wijk",), zin=True
            ),
            haken.Vindbaar(
                Indicator, "Indicatoren", ("definitie", "eenheid", "methode", "bron_van_cijfers"), eigen_pagina=False
            ),
            haken.Vindbaar(Organisatie, "Organisaties", namen=("volledige_naam",)),
            haken.Vindbaar(Functierol, "Rollen", ("tekst", "taken", "tips")),
            haken.Vindbaar(Overleg, "Overleggen"),
            haken.Vindbaar(Begrip, "Begrippen", ("uitleg",), namen=("afkorting", "synoniemen")),
            haken.Vindbaar(Nieuwsbericht, "Nieuws"),
            haken.Vindbaar(Pagina, "Pagina's"),
            haken.Vindbaar(Menukaartonderwerp, "Menukaart", eigen_pagina=False),
            haken.Vindbaar(Ontwikkeling, "Ontwikkelingen", eigen_pagina=False),
            haken.Vindbaar(Gebeurtenis, "Agenda", ("leervraag", "plaats", "tekst")),
            haken.Vindbaar(Praatplaat, "Praatplaten", ("tekst", "delen__titel", "delen__tekst")),
            haken.Vindbaar(Besluit, "Besluiten", ("orgaan", "tekst"), eigen_pagina=False),
            # A product is a line in a list: a page about the same words comes first.
            haken.Vindbaar(Product, "Producten", ("omschrijving", "voor_wie"), eigen_pagina=False, zin=True),
            haken.Vindbaar(
                Onderzoek, "Onderzoekskalender",
                ("wie_vraagt", "groep_toelichting", "tekst", "in_plaats_daarvan", "terug_wat"), met=("wijk",),
                eigen_pagina=False,
            ),
            haken.Vindbaar(
                Veronderstelling, "Veronderstellingen", ("waarom", "toelichting", "wat_dan", "signalen__tekst"),
                eigen_pagina=False,
            ),
            haken.Vindbaar(
                Instrument, "Lijsten om samen te scoren", ("tekst", "items__titel", "items__vraag"), eigen_pagina=False
            ),
        ]  # fmt: skip
