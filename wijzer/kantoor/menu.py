# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""The menu of the office, as data: in the words of the people who write, in the order of the site."""

from dataclasses import dataclass, field, replace

from django.contrib.admin import AdminSite
from django.http import HttpRequest
from django.urls import reverse


@dataclass(frozen=True)
class Kantoorlink:
    """A link of the menu; `label` is the model whose admin decides who sees it, or empty for everybody."""

    titel: str
    naam: str = ""
    label: str = ""
    alleen_beheerder: bool = False
    adres: str = ""
    hier: bool = False


@dataclass(frozen=True)
class Kantoordeel:
    """A group of links that folds away."""

    titel: str
    links: list[Kantoorlink] = field(default_factory=list)
    open: bool = False
    adres: str = ""


def _soort(titel: str, label: str, **meer) -> Kantoorlink:
    return Kantoorlink(titel, label=label, **meer)


KANTOORMENU: list[Kantoorlink | Kantoordeel] = [
    Kantoorlink("Mijn wijk", "admin:index"),
    Kantoorlink("Maandmoment", "admin:maandmoment"),
    Kantoorlink("Werklijst", "admin:werklijst"),
    Kantoordeel("Toolkit", [
        _soort("Tools", "toolkit.Tool"),
        _soort("Ervaringen van anderen", "toolkit.Gebruikservaring"),
        _soort("Lessen", "toolkit.Les"),
        _soort("Praktijkvoorbeelden", "toolkit.Praktijkvoorbeeld"),
        _soort("De vier vragen", "toolkit.Vraag"),
        _soort("Praatplaten", "toolkit.Praatplaat"),
        _soort("Menukaart", "toolkit.Menukaartonderwerp"),
        _soort("Ontwikkelingen", "toolkit.Ontwikkeling"),
        _soort("Thema's", "toolkit.Thema"),
    ]),
    Kantoordeel("De wijken", [
        _soort("Wijken", "wijken.Wijk"),
        _soort("Inbreng van inwoners", "wijken.Inbreng"),
        _soort("Interventies", "wijken.Interventie"),
        _soort("Agenda en gebeurtenissen", "wijken.Gebeurtenis"),
        _soort("Besluiten", "wijken.Besluit"),
        _soort("Afspraken", "wijken.Afspraak"),
        _soort("Overleggen", "wijken.Overleg"),
        _soort("Organisaties", "wijken.Organisatie"),
        _soort("Rollen", "wijken.Functierol"),
        _soort("Professionals", "wijken.Professional"),
        _soort("Gemeenten", "wijken.Gemeente"),
    ]),
    Kantoordeel("Monitoren en leren", [
        Kantoorlink("Cijfers", "admin:cijfers"),
        Kantoorlink("Bereik", "admin:bereik"),
        Kantoorlink("Waarnemingen", "admin:waarnemingen"),
        Kantoorlink("Verwachtingen", "admin:verwachtingen"),
        _soort("Monitorplannen", "monitoring.Monitorplan"),
        _soort("Leervragen", "monitoring.Leervraag"),
        Kantoorlink("Leersessies", "admin:leersessies"),
        _soort("Indicatoren", "monitoring.Indicator"),
        Kantoorlink("Lessen gebruiken", "admin:lessen"),
        Kantoorlink("Onderzoekskalender", "admin:onderzoekskalender"),
        _soort("Onderzoek bij inwoners", "monitoring.Onderzoek"),
        _soort("Veronderstellingen", "monitoring.Veronderstelling"),
        Kantoorlink("Samen scoren", "admin:zelfevaluaties"),
        _soort("Lijsten om samen te scoren", "monitoring.Instrument"),
        Kantoorlink("Eigen inzet", "admin:eigen-inzet"),
    ]),
    Kantoordeel("Verantwoorden", [
        Kantoorlink("Verslagen", "admin:verslagen"),
        _soort("Soorten verslag", "monitoring.Verslagsoort"),
        Kantoorlink("Aandachtspunten", "admin:aandachtspunten"),
        Kantoorlink("Antwoordbrieven", "admin:antwoordbrieven"),
        Kantoorlink("Besluiten die nodig zijn", "admin:besluiten-nodig"),
        Kantoorlink("Producten voor de financier", "admin:producten"),
        _soort("Producten en publicaties", "monitoring.Product"),
        Kantoorlink("Uitwisselen", "admin:uitwisselingen"),
    ]),
    Kantoordeel("Nieuws en pagina's", [
        _soort("Nieuws", "redactie.Nieuwsbericht"),
        _soort("Pagina's", "redactie.Pagina"),
        _soort("Begrippen", "redactie.Begrip"),
        _soort("Citaten", "redactie.Citaat"),
        _soort("Video's", "redactie.Video"),
        _soort("Snel naar", "redactie.Snelkoppeling"),
    ]),
    Kantoordeel("Beelden en bestanden", [
        _soort("Afbeeldingen", "redactie.Afbeelding"),
        _soort("Bestanden", "redactie.Bestand"),
    ]),
    Kantoordeel("Bronnen", [
        _soort("Bronnen", "redactie.Bron"),
        _soort("Tegenspraken en leemten", "redactie.Tegenspraak"),
        _soort("Op te halen stukken", "redactie.Ophaalverzoek"),
    ]),
    Kantoorlink("Warme overdracht", "admin:overdracht"),
    Kantoorlink("Handleiding", "admin:handleiding"),
    _soort("Mensen", "redactie.Gebruiker"),
    Kantoordeel("Beheer", [
        Kantoorlink("Wie mag wat", "admin:rechten", alleen_beheerder=True),
        _soort("Redactieruimten", "redactie.Redactieruimte"),
        _soort("Berichten van bezoekers", "redactie.Bericht"),
        _soort("Afspraken per soort", "redactie.Soortinstelling"),
        _soort("Logboek", "redactie.Logregel"),
    ]),
]  # fmt: skip


def kantoormenu(request: HttpRequest, site: AdminSite) -> list[Kantoorlink | Kantoordeel]:
    """Return the menu for this person, with where they are now."""
    admins = {model._meta.label: model_admin for model, model_admin in site._registry.items()}
    shown = []
    for part in KANTOORMENU:
        if isinstance(part, Kantoordeel):
            links = [link for link in (_link(request, link, admins) for link in part.links) if link is not None]
            if links:
                shown.append(replace(part, links=links, open=any(link.hier for link in links)))
        elif (link := _link(request, part, admins)) is not None:
            shown.append(link)
    return shown


def _link(request: HttpRequest, link: Kantoorlink, admins: dict) -> Kantoorlink | None:
    if link.alleen_beheerder and not request.user.is_beheerder:
        return None
    if link.label:
        model_admin = admins.get(link.label)
        if model_admin is None or not model_admin.has_module_permission(request):
            return None
        adres = reverse(f"admin:{link.label.lower().replace('.', '_')}_changelist")
    else:
        adres = reverse(link.naam)
    inside = link.naam != "admin:index" and request.path.startswith(adres)
    return replace(link, adres=adres, hier=inside or request.path == adres)
