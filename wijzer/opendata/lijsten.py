# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""The table of open lists. JSON, CSV, OpenAPI, Atom, the catalogue and the page are all made from it.

A list starts from what is public, and a relation leads to public rows only. There is no list of people: not of
professionals, whether their name is shown or not, and not of what residents said.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from operator import attrgetter, itemgetter

from django.db.models import (
    CharField,
    Count,
    DateTimeField,
    Max,
    Model,
    Prefetch,
    Q,
    QuerySet,
    TextChoices,
    Value,
)  # fmt: skip
from django.db.models.functions import Cast
from django.urls import reverse

from monitoring.meten.bereik import naam_van
from monitoring.meten.getoond import getoond_van
from monitoring.meten.models import (
    Bereikbeeld,
    Cijfer,
    Duiding,
    Indicator,
    Leervraag,
    Monitorplan,
    Onderzoek,
    Planindicator,
    Planvraag,
    Signaal,
    Veronderstelling,
    Waarneming,
)
from monitoring.meten.models.bereik import GESTOPT, Kenmerk, Stap, Teleenheid
from monitoring.meten.models.cijfer import Leeftijd, Sekse
from monitoring.meten.models.duiding import Perspectief
from monitoring.meten.models.indicator import Frequentie, Getalsoort, Indicatorsoort, Richting
from monitoring.meten.models.indicator import Herkomst as Cijferherkomst
from monitoring.meten.models.leervraag import Leervraagstaat
from monitoring.meten.models.onderzoek import Gevraagden, Onderzoeksoort, Onderzoekstaat, Terugkoppeling
from monitoring.meten.models.plan import Invloed, Schakel
from monitoring.meten.models.veronderstelling import Oordeel, Pleit
from monitoring.meten.models.waarneming import Groepsgrootte, Waarnemingsvorm
from monitoring.meten.planoverzicht import openbare_leervragen
from monitoring.meten.reeksen import punt_van
from redactie.models import Begrip, Bron, Bronvermelding, Nieuwsbericht
from redactie.models.pagina import Nieuwssoort
from redactie.views.openbaar import openbaar
from toolkit.models import Les, Lesstap, Praktijkvoorbeeld, Thema, Tool, Vraag
from toolkit.models.les import Gedaan, Lessoort, Niveau
from toolkit.models.lesstap import Stap as Lesstapsoort
from toolkit.models.tool import Doelgroep, Fase, Herkomst, Plek, Regelsoort, Toolsoort
from toolkit.models.vraag import Vraagregelsoort
from wijken.models import (
    Besluit,
    Functierol,
    Gebeurtenis,
    Interventie,
    Inzet,
    Organisatie,
    Organisatierol,
    Overleg,
    Overleglid,
    Vervulling,
    Wijk,
)  # fmt: skip
from wijken.models.gebeurtenis import Besluitstaat, Gebeurtenissoort, Gebeurtenisstaat, Precisie
from wijken.models.interventie import Inzetstaat, Monitoring
from wijken.models.organisatie import Organisatiesoort
from wijken.models.overleg import Overlegsoort
from wijzer.opendata.velden import (
    ADRES,
    DATUM,
    GETAL,
    HTML,
    JANEE,
    KOMMAGETAL,
    MOMENT,
    TEKST,
    WOORDEN,
    Veld,
    Verband,
    heel_adres,
    keuze,
    keuzes,
    rijen,
)  # fmt: skip

GROOTTE, GROOTSTE = 20, 100  # rows to a page of the API, and at most
GEZONDHEID, SAMENLEVING = "HEAL", "SOCI"  # codes of the data themes of the European Union


@dataclass(frozen=True)
class Filter:
    """A way to narrow a list: by the code of a field, or by the key of a public row of `doel` that it leads to."""

    uitleg: str
    veld: str
    keuzes: type[TextChoices] | None = None
    doel: type[Model] | None = None

    @property
    def codes(self) -> list[str]:
        return [str(code) for code in self.keuzes.values] if self.keuzes else []

    def filter(self, rows: QuerySet, waarde: str) -> QuerySet:
        """Narrow `rows`; matched in a subquery, so that no row comes twice. A key that is not there finds nothing."""
        if self.doel is None:
            return rows.filter(**{self.veld: waarde})
        doelen = self.doel.objects.filter(slug=waarde)
        if hasattr(doelen, "gepubliceerd"):
            doelen = doelen.gepubliceerd()
        matching = rows.model._base_manager.filter(**{f"{self.veld}__in": doelen.order_by().values("pk")})
        return rows.filter(pk__in=matching.values("pk"))


@dataclass(frozen=True)
class Lijst:
    """An open list: its name in addresses, its words, where its rows come from, and its fields.

    `basis` gives the public rows, `laden` adds what the fields need: a fixed number of queries, however many rows.
    """

    naam: str
    titel: str
    enkelvoud: str
    uitleg: str
    model: type[Model]
    velden: tuple[Veld | Verband, ...]
    laden: Callable[[QuerySet], QuerySet] = lambda rows: rows
    basis: Callable[[], QuerySet] | None = None
    sleutel: str = "slug"
    filters: dict[str, Filter] = field(default_factory=dict)
    feed: str = ""
    agenda: str = ""
    thema: str = SAMENLEVING

    def openbaar(self) -> QuerySet:
        """The rows that are public now, in an order that holds from page to page."""
        rows = self.basis() if self.basis else self.model.objects.gepubliceerd()
        return rows.order_by(*self.model._meta.ordering, "pk")

    def rijen(self) -> QuerySet:
        """The public rows with everything the fields ask for."""
        return self.laden(self.openbaar())

    @property
    def csv(self) -> str:
        return f"/open-data/{self.naam}.csv"

    @property
    def json(self) -> str:
        return f"/api/v1/{self.naam}"


def openbare_themas() -> QuerySet:
    """Themes of at least one public tool, lesson or practice."""
    used = Q()
    for model in (Tool, Les, Praktijkvoorbeeld):
        used |= Q(pk__in=model.objects.gepubliceerd().order_by().values("themas"))
    return Thema.objects.filter(used)


# --- What many lists share -------------------------------------------------------------------------------------


def _publiek(naam: str) -> Callable[[Model], Model | None]:
    """Return what asks a row for the one that `naam` leads to, when visitors may know of it."""
    return lambda rij: openbaar(getattr(rij, naam))


def _gemeente(rij: Model) -> str:
    gemeente = openbaar(rij.gemeente)
    return gemeente.titel if gemeente else ""


def _openbare(naam: str, model: type[Model]) -> Prefetch:
    """The public rows of a relation, as `row.openbare_<naam>`. One query."""
    return Prefetch(naam, queryset=model.objects.gepubliceerd(), to_attr=f"openbare_{naam}")


def _openbaar(model: type[Model]) -> QuerySet:
    return model.objects.gepubliceerd().order_by().values("pk")


def _wijken() -> QuerySet:
    return _openbaar(Wijk)


def _delen_per_wijk(naam: str, model: type[Model], *meer: str) -> Prefetch:
    """The parts of an item that are about no wijk or a public one, as `row.openbare_<naam>`. One query."""
    rows = model.objects.filter(Q(wijk__isnull=True) | Q(wijk__in=_wijken())).select_related("wijk", *meer)
    return Prefetch(naam, queryset=rows, to_attr=f"openbare_{naam}")


BRONNEN = Prefetch("bronvermeldingen", queryset=Bronvermelding.objects.select_related("bron"))

SLUG = Veld("slug", "Sleutel", "De naam in adressen; uniek in deze lijst.", TEKST, altijd=True)
TITEL = Veld("titel", "Titel", "De naam voor lezers.", TEKST, altijd=True)
WEBADRES = Veld(
    "webadres", "Webadres", "De pagina, of de plek op een pagina, waar lezers dit vinden.", ADRES,
    lambda rij: heel_adres(rij.get_absolute_url()), altijd=True,
)  # fmt: skip
BEGIN = (
    SLUG,
    TITEL,
    Veld("samenvatting", "Samenvatting", "Waar het over gaat, in een of twee zinnen.", TEKST),
    WEBADRES,
)
EIND = (
    Veld(
        "bronvermeldingen", "Bronnen", "Waar dit vandaan komt: de bron en de plaats daarin.",
        rijen(
            Verband("bron", "Bron", "Het document.", "bronnen", attrgetter("bron")),
            Veld("plaats", "Plaats in de bron", "Waar het in het document staat.", TEKST),
        ),
        lambda rij: rij.bronvermeldingen.all(), altijd=True,
    ),
    Veld("gecontroleerdOp", "Gecontroleerd op", "Wanneer de redactie het laatst keek of dit nog klopt.", DATUM,
         "gecontroleerd_op"),
    Veld("gepubliceerdOp", "Gepubliceerd op", "Wanneer dit voor het eerst openbaar werd.", MOMENT, "gepubliceerd_op"),
    Veld("gewijzigdOp", "Gewijzigd op", "Wanneer dit het laatst is gewijzigd.", MOMENT, "gewijzigd_op", altijd=True),
)  # fmt: skip
VRAGEN = Verband("vragen", "Vragen", "De centrale vragen waar dit bij hoort.", "vragen",
                 attrgetter("openbare_vragen"), meer=True)  # fmt: skip
THEMAS = Verband("themas", "Thema's", "De onderwerpen waar dit over gaat.", "themas",
                 lambda rij: rij.themas.all(), meer=True)  # fmt: skip
WIJK = Verband("wijk", "Wijk", "De wijk, als het er een is.", "wijken", _publiek("wijk"))
VRAAG = Verband("vraag", "Vraag", "De centrale vraag waar dit bij hoort.", "vragen", _publiek("vraag"))
GEMEENTE = Veld("gemeente", "Gemeente", "De naam van de gemeente.", TEKST, _gemeente)
NUMMER = Veld("nummer", "Nummer", "De plek in de reeks.", GETAL, altijd=True)

VRAAGFILTER = Filter("De sleutel van een vraag", "vragen", doel=Vraag)
THEMAFILTER = Filter("De sleutel van een thema", "themas", doel=Thema)
WIJKFILTER = Filter("De sleutel van een wijk", "wijk", doel=Wijk)


def _soort(choices: type[TextChoices], uitleg: str) -> Veld:
    return Veld("soort", "Soort", uitleg, keuze(choices), altijd=True)


def _soortfilter(choices: type[TextChoices]) -> Filter:
    return Filter("De soort", "soort", choices)


def _in_beeld(deel: str, naam: str) -> Callable[[Bereikbeeld], object]:
    return lambda beeld: beeld.inhoud[deel][naam]


def _delen_van_beeld(beeld: Bereikbeeld) -> list[dict]:
    """The parts of a reach as they are shown, one to a row."""
    return [
        {
            "stap": "niet afgerond" if deel["stap"] == GESTOPT else deel["stap"], "kenmerk": deel["kenmerk"],
            "groep": naam_van(deel["kenmerk"], rij["categorie"]), "tekst": rij["tekst"],
        }
        for deel in beeld.inhoud["delen"]
        for rij in deel["rijen"]
    ]  # fmt: skip


DATUMVELDEN = (
    Veld("datum", "Datum", "De dag, of de eerste dag die het kan zijn; zie precisie.", DATUM),
    Veld("precisie", "Precisie", "Hoe precies de datum bekend is.", keuze(Precisie), altijd=True),
    Veld("wanneer", "Wanneer", "De datum in woorden, zo precies als bekend.", TEKST, altijd=True),
    Veld("datumInBron", "Datum in de bron", "De datum zoals de bron die schrijft.", TEKST, "datum_in_bron"),
)

NUMMER_ALS_SLEUTEL = Veld("slug", "Sleutel", "Het nummer; uniek in deze lijst.", TEKST, altijd=True)
PERIODEVELDEN = (
    Veld("begin", "Periode van", "De eerste dag waarover het gaat.", DATUM),
    Veld("einde", "Periode tot en met", "De laatste dag waarover het gaat.", DATUM),
)
VAN_WELKE = (
    Verband("indicator", "Indicator", "Wat er is geteld of gemeten.", "indicatoren", attrgetter("indicator")),
    Verband("wijk", "Wijk", "Bij welke wijk het staat.", "wijken", attrgetter("wijk")),
)
FILTERS_VAN_CIJFERS = {
    "indicator": Filter("De sleutel van een indicator", "indicator", doel=Indicator), "wijk": WIJKFILTER,
}  # fmt: skip

# --- The table -------------------------------------------------------------------------------------------------

LIJSTEN = (
    Lijst(
        "tools", "Tools", "Tool", "Handreikingen, instrumenten, werkvormen en stappenplannen om te gebruiken.", Tool,
        (
            *BEGIN,
            _soort(Toolsoort, "Wat voor tool het is."),
            Veld("herkomst", "Herkomst", "Uit een bron, of opgesteld door de redactie.", keuze(Herkomst), altijd=True),
            Veld("inHetKort", "In het kort", "Wat u ermee kunt en hoe u begint.", HTML, "in_het_kort"),
            Veld("tijd", "Tijd", "Hoeveel tijd het kost.", TEKST),
            Veld("groepsgrootte", "Groepsgrootte", "Voor hoeveel mensen het is.", TEKST, "groep"),
            Veld("voorbereiding", "Voorbereiding", "Hoeveel tijd het voorbereiden kost.", TEKST),
            Veld("tijdMinuten", "Tijd in minuten", "De tijd als getal.", GETAL, "tijd_minuten"),
            Veld("groepMin", "Groep ten minste", "Met hoeveel mensen het al kan.", GETAL, "groep_min"),
            Veld("groepMax", "Groep ten hoogste", "Met hoeveel mensen het nog kan.", GETAL, "groep_max"),
            Veld("voorbereidingMinuten", "Voorbereiding in minuten", "0: er is niets voor te bereiden.", GETAL,
                 "voorbereiding_minuten"),
            Veld("doelgroepen", "Voor wie", "Wie ermee gaat werken.", keuzes(Doelgroep), altijd=True),
            Veld("fasen", "Bij welke stap", "Wanneer het van pas komt.", keuzes(Fase), altijd=True),
            Veld("plek", "Waar", "Bij elkaar, online of allebei.", keuze(Plek)),
            Veld(
                "regels", "Stappen en benodigdheden", "De stappen, benodigdheden, valkuilen en links, in volgorde.",
                rijen(
                    _soort(Regelsoort, "Een stap, iets wat u nodig hebt, een valkuil of een link."),
                    Veld("titel", "Titel", "Wat u doet, of de naam van de pagina.", TEKST),
                    Veld("tekst", "Tekst", "De uitleg.", HTML),
                    Veld("url", "Link", "Waar een link heen gaat.", ADRES),
                ),
                lambda tool: tool.regels.all(), altijd=True,
            ),
            Veld("tekst", "Achtergrond", "Waar het vandaan komt en wat het opleverde.", HTML),
            VRAGEN,
            THEMAS,
            Verband("wijken", "Gebruikt in", "De wijken die het gebruikten.", "wijken", attrgetter("openbare_wijken"),
                    meer=True),
            Verband("gemaaktDoor", "Gemaakt door", "De organisatie die het maakte.", "organisaties",
                    _publiek("eigenaar_organisatie")),
            *EIND,
        ),
        lambda tools: tools.select_related("eigenaar_organisatie").prefetch_related(
            _openbare("vragen", Vraag), _openbare("wijken", Wijk), "themas", "regels", BRONNEN
        ),
        filters={
            "soort": _soortfilter(Toolsoort), "vraag": VRAAGFILTER, "thema": THEMAFILTER,
            "wijk": Filter("De sleutel van een wijk", "wijken", doel=Wijk),
        },
        feed="/open-data/tools.atom", thema=GEZONDHEID,
    ),
    Lijst(
        "lessen", "Lessen", "Les", "Wat de wijken leerden, met waar het vandaan komt en wat ermee is gedaan.", Les,
        (
            *BEGIN,
            _soort(Lessoort, "Een les, een tip of een aanbeveling."),
            Veld("niveau", "Geldt voor", "Voor wie de les geldt.", keuze(Niveau), altijd=True),
            Veld("vanWie", "Van wie", "De rol van wie het zei; nooit een naam.", TEKST, "van_wie"),
            Veld("tekst", "Tekst", "Wat er gebeurde, wat daaruit is geleerd, en wat een ander ermee kan.", HTML),
            Veld("gedaan", "Wat ermee is gedaan", "Het verste wat bekend is: besproken, toegepast of geborgd.",
                 keuze(Gedaan), "stand", altijd=True),
            Veld("gedaanToelichting", "Hoe dat ging", "Wat er veranderde, of waarom nog niet.", TEKST,
                 "gedaan_toelichting"),
            Veld(
                "stappen", "Stappen", "Wat wijken met de les deden, met waar, wanneer en hoe.",
                rijen(
                    Veld("stap", "Stap", "Besproken, toegepast of geborgd.", keuze(Lesstapsoort), altijd=True),
                    Veld("waar", "Waar", "De wijk, of het samenwerkingsverband.", TEKST, "plaats", altijd=True),
                    Veld("wanneer", "Wanneer", "Zo precies als het bekend is.", TEKST, altijd=True),
                    Veld("hoe", "Hoe", "Wat er anders werd gedaan, en wat ervan kwam.", TEKST),
                    Veld("bijWie", "Bij wie", "De organisatie of rol die het vasthoudt.", TEKST, "bij_wie"),
                ),
                attrgetter("openbare_stappen"), altijd=True,
            ),
            GEMEENTE,
            WIJK,
            Verband("gebeurtenis", "Geleerd bij", "De bijeenkomst waar dit naar voren kwam.", "gebeurtenissen",
                    _publiek("gebeurtenis")),
            VRAGEN,
            THEMAS,
            Verband("tools", "Tools", "Wat iemand kan gebruiken die dit ook wil doen.", "tools",
                    attrgetter("openbare_tools"), meer=True),
            Verband("interventies", "Interventies", "De interventies waar de les over gaat.", "interventies",
                    attrgetter("openbare_interventies"), meer=True),
            *EIND,
        ),
        lambda lessen: lessen.with_stand().select_related("wijk", "gemeente", "gebeurtenis").prefetch_related(
            Prefetch("stappen", Lesstap.objects.openbaar().select_related("wijk"), to_attr="openbare_stappen"),
            _openbare("vragen", Vraag), _openbare("tools", Tool), _openbare("interventies", Interventie), "themas",
            BRONNEN,
        ),
        filters={
            "soort": _soortfilter(Lessoort), "vraag": VRAAGFILTER, "thema": THEMAFILTER, "wijk": WIJKFILTER,
        },
        feed="/open-data/lessen.atom", thema=GEZONDHEID,
    ),
    Lijst(
        "praktijkvoorbeelden", "Praktijkvoorbeelden", "Praktijkvoorbeeld",
        "Praktijken van elders, met wat daar werkt.", Praktijkvoorbeeld,
        (
            *BEGIN,
            NUMMER,
            Veld("plaats", "Waar", "De gemeente of streek waar dit gebeurt.", TEKST, altijd=True),
            Veld("organisatiesInBron", "Wie doen mee", "De organisaties, zoals de bron ze noemt.", TEKST,
                 "organisaties_in_bron"),
            Veld("werkzameElementen", "Werkzame elementen", "De dingen die maken dat het werkt.", WOORDEN,
                 lambda rij: [deel.tekst for deel in rij.werkzame_elementen.all()], altijd=True),
            Veld("elementenOvergeleverd", "Elementen uit de bron", "Of de bron zelf zegt wat werkt.", JANEE,
                 "elementen_overgeleverd", altijd=True),
            Veld("uitDeTekst", "Afgeleid door de redactie", "Wat de redactie in de bron leest.", HTML, "uit_de_tekst"),
            Veld("tekst", "Tekst", "Wat er gebeurt, voor wie, en wat maakt dat het werkt.", HTML),
            VRAGEN,
            THEMAS,
            Verband("rollen", "Rollen", "De rollen die in dit voorbeeld voorkomen.", "rollen",
                    attrgetter("openbare_rollen"), meer=True),
            *EIND,
        ),
        lambda voorbeelden: voorbeelden.prefetch_related(
            _openbare("vragen", Vraag), _openbare("rollen", Functierol), "themas", "werkzame_elementen", BRONNEN
        ),
        filters={"vraag": VRAAGFILTER, "thema": THEMAFILTER},
        feed="/open-data/praktijkvoorbeelden.atom", thema=GEZONDHEID,
    ),
    Lijst(
        "vragen", "Vragen", "Vraag", "De vier centrale vragen, met wat de wijken erover vonden.", Vraag,
        (
            *BEGIN,
            NUMMER,
            Veld("kort", "Korte naam", "De vraag in een of twee woorden.", TEKST, altijd=True),
            Veld("tekst", "Inleiding", "Voor wie de vraag voor het eerst leest.", HTML),
            Veld("waarom", "Waarom", "Wat de vraag vraagt, en waarom.", HTML),
            Veld("inzicht", "Inzicht", "Hoe de wijken keken, en wat zij vonden.", HTML),
            Veld("overnemen", "Overnemen", "Welke indicator een andere wijk kan overnemen.", HTML),
            Veld(
                "regels", "Formuleringen en eerste stappen", "Andere woorden voor de vraag, en eerste stappen.",
                rijen(
                    _soort(Vraagregelsoort, "Een andere formulering of een eerste stap."),
                    Veld("titel", "Titel", "Bij een eerste stap: wat iemand gaat doen.", TEKST),
                    Veld("tekst", "Tekst", "De formulering, of de uitleg bij de stap.", TEKST, altijd=True),
                    Veld("vindplaats", "Plaats in de bron", "Waar in de bron deze woorden staan.", TEKST),
                ),
                lambda vraag: vraag.regels.all(), altijd=True,
            ),
            *EIND,
        ),
        lambda vragen: vragen.prefetch_related("regels", BRONNEN),
        thema=GEZONDHEID,
    ),
    Lijst(
        "wijken", "Wijken", "Wijk", "De wijken met hun plan en aanpak.", Wijk,
        (
            *BEGIN,
            GEMEENTE,
            Veld("inEenZin", "In één zin", "Wat deze wijk leerde, in één zin.", TEKST, "in_een_zin"),
            Veld("tekst", "Inleiding", "Wat voor wijk het is, en wat er speelt.", HTML),
            Veld("plan", "Plan", "Wat er in het plan voor de wijk staat.", HTML),
            Veld("aanpak", "Aanpak", "Hoe de wijk eraan werkt, en met wie.", HTML),
            *EIND,
        ),
        lambda wijken: wijken.select_related("gemeente").prefetch_related(BRONNEN),
    ),
    Lijst(
        "interventies", "Interventies", "Interventie", "Aanpakken met een naam, en hoe het er per wijk mee staat.",
        Interventie,
        (
            *BEGIN,
            Veld("aliassen", "Ook geschreven als", "Andere schrijfwijzen van de naam.", WOORDEN, altijd=True),
            Veld("erkenning", "Erkenning", "Waar de aanpak als erkend staat.", TEKST),
            Veld("tekst", "Omschrijving", "Wat het is, voor wie, en hoe het gaat.", HTML),
            Veld("cijfers", "Cijfers", "Wat de cijfers zeggen, en wat niet.", HTML),
            Veld(
                "inzet", "Stand per wijk", "Hoe ver de aanpak per wijk is, en of iemand het bijhoudt.",
                rijen(
                    WIJK,
                    Veld("staat", "Stand", "Hoe ver de aanpak in deze wijk is.", keuze(Inzetstaat), altijd=True),
                    Veld("sinds", "Sinds", "Sinds wanneer, zo precies als bekend.", TEKST),
                    Veld("monitoring", "Gemonitord", "Of iemand het bijhoudt.", keuze(Monitoring), altijd=True),
                    Veld("reden", "Reden", "Waarom wel of niet.", TEKST),
                    Veld("toelichting", "Toelichting", "Wat er nog bij hoort.", TEKST),
                ),
                attrgetter("openbare_inzet"), altijd=True,
            ),
            *EIND,
        ),
        lambda interventies: interventies.prefetch_related(_delen_per_wijk("inzet", Inzet), BRONNEN),
        filters={"wijk": Filter("De sleutel van een wijk", "inzet__wijk", doel=Wijk)},
        thema=GEZONDHEID,
    ),
    Lijst(
        "organisaties", "Organisaties", "Organisatie", "Organisaties, allianties en loketten, met hun rol per wijk.",
        Organisatie,
        (
            *BEGIN,
            Veld("volledigeNaam", "Volledige naam", "De naam voluit, als de titel een afkorting is.", TEKST,
                 "volledige_naam"),
            _soort(Organisatiesoort, "Wat voor organisatie het is."),
            Veld("partner", "Partner", "Of de organisatie meedoet in Wijzer in de Wijk.", JANEE, altijd=True),
            Veld("website", "Website", "De eigen website.", ADRES),
            Veld("tekst", "Omschrijving", "Wat de organisatie doet, ook in de wijk.", HTML),
            Veld(
                "rollen", "Rollen", "Wat de organisatie in een wijk doet; zonder wijk: in het hele project.",
                rijen(WIJK, Veld("rol", "Rol", "Wat de organisatie hier doet.", TEKST, altijd=True)),
                attrgetter("openbare_rollen"), altijd=True,
            ),
            *EIND,
        ),
        lambda organisaties: organisaties.prefetch_related(_delen_per_wijk("rollen", Organisatierol), BRONNEN),
        filters={
            "soort": _soortfilter(Organisatiesoort),
            "wijk": Filter("De sleutel van een wijk", "rollen__wijk", doel=Wijk),
        },
    ),
    Lijst(
        "overleggen", "Overleggen", "Overleg", "Groepen die bij elkaar komen, met hun leden en hun taak.", Overleg,
        (
            *BEGIN,
            _soort(Overlegsoort, "Wat voor overleg het is."),
            Veld("voorzitter", "Voorzitter", "De rol of organisatie die voorzit.", TEKST),
            Veld("tekst", "Omschrijving", "Waar het overleg over gaat.", HTML),
            Veld(
                "leden", "Leden", "De organisaties en rollen die meedoen.",
                rijen(
                    Verband("organisatie", "Organisatie", "Namens welke organisatie.", "organisaties",
                            _publiek("organisatie")),
                    Veld("omschrijving", "Rol", "Wat dit lid inbrengt.", TEKST, altijd=True),
                ),
                lambda overleg: overleg.leden.all(), altijd=True,
            ),
            GEMEENTE,
            WIJK,
            *EIND,
        ),
        lambda overleggen: overleggen.select_related("wijk", "gemeente").prefetch_related(
            Prefetch("leden", queryset=Overleglid.objects.select_related("organisatie")), BRONNEN
        ),
        filters={"soort": _soortfilter(Overlegsoort), "wijk": WIJKFILTER},
    ),
    Lijst(
        "rollen", "Rollen", "Rol", "Rollen die mensen in een wijk vervullen, met taken en tips.", Functierol,
        (
            *BEGIN,
            Veld("tekst", "Wat het is", "Wat voor rol het is, en waarom hij nodig is.", HTML),
            Veld("taken", "Taken", "Wat iemand in deze rol doet.", HTML),
            Veld("tips", "Tips", "Wat een opvolger eraan heeft.", HTML),
            Veld(
                "vervullingen", "Invulling", "Hoe de rol is ingevuld; zonder wijk: in alle wijken.",
                rijen(WIJK, Veld("toelichting", "Toelichting", "Hoe de rol hier is ingevuld.", TEKST, altijd=True)),
                attrgetter("openbare_vervullingen"), altijd=True,
            ),
            *EIND,
        ),
        lambda rollen: rollen.prefetch_related(_delen_per_wijk("vervullingen", Vervulling), BRONNEN),
    ),
    Lijst(
        "monitorplannen", "Monitorplannen", "Monitorplan", "Wat een wijk in een periode wil weten, en hoe.",
        Monitorplan,
        (
            *BEGIN,
            Veld("begin", "Geldt vanaf", "De eerste dag.", DATUM, altijd=True),
            Veld("einde", "Geldt tot en met", "De laatste dag, als die vaststaat.", DATUM),
            Veld("periode", "Periode", "De periode in woorden.", TEKST, altijd=True),
            Veld("tekst", "Waarom", "Waarom dit plan er is.", HTML),
            Veld(
                "planvragen", "Per vraag", "Wat het plan over elk van de vier vragen zegt.",
                rijen(
                    VRAAG,
                    Veld("waarom", "Waarom", "Waarom de wijk dit wil weten.", TEKST),
                    Veld("wat", "Wat", "Waar de wijk naar kijkt.", TEKST),
                    Veld("hoe", "Hoe", "Hoe de wijk erachter komt.", TEKST),
                    Veld("wie", "Wie", "De rol of organisatie die het doet.", TEKST),
                    Veld("wanneer", "Wanneer", "Hoe vaak of op welk moment.", TEKST),
                    Veld("bron", "Bron", "Waar het antwoord vandaan komt.", TEKST),
                    Veld("inzet", "Inzet", "Hoeveel tijd of geld het kost.", TEKST),
                    Veld("belasting", "Wat het inwoners kost", "Wie hier last van heeft.", TEKST),
                ),
                attrgetter("openbare_planvragen"), altijd=True,
            ),
            Veld(
                "doelen", "Doelen", "Wat er anders moet zijn.",
                rijen(
                    Veld("tekst", "Doel", "Wat er anders moet zijn, en voor wie.", TEKST, altijd=True),
                    Veld("toelichting", "Toelichting", "Waar men aan merkt dat het lukt.", TEKST),
                ),
                lambda plan: plan.doelen.all(), altijd=True,
            ),
            Veld(
                "keten", "Veranderketen", "De schakels, in volgorde.",
                rijen(
                    Veld("schakel", "Schakel", "Waar in de keten.", keuze(Schakel), altijd=True),
                    Veld("tekst", "Wat", "Wat er op deze plek staat.", TEKST, altijd=True),
                    Veld("aanname", "Aanname", "Wat moet kloppen om verder te komen.", TEKST),
                    Veld("invloed", "Invloed", "Hoeveel de wijk erover te zeggen heeft.", keuze(Invloed)),
                ),
                lambda plan: plan.keten.all(), altijd=True,
            ),
            Veld(
                "indicatoren", "Indicatoren", "Waar de wijk naar kijkt.",
                rijen(
                    Verband("indicator", "Indicator", "De indicator.", "indicatoren", attrgetter("indicator")),
                    Veld("wie", "Wie", "Wie het bijhoudt.", TEKST),
                    Veld("hoeVaak", "Hoe vaak", "Hoe vaak ernaar gekeken wordt.", TEKST, "hoe_vaak"),
                    Veld("standBijBegin", "Hoe het ervoor stond", "De stand aan het begin.", TEKST, "stand_bij_begin"),
                ),
                attrgetter("openbare_planindicatoren"), altijd=True,
            ),
            Veld("metWie", "Met wie", "Met welke organisaties en rollen het is gemaakt.", HTML, "met_wie"),
            Veld("inwoners", "Inwoners", "Wat inwoners inbrachten.", HTML),
            Veld("inzet", "Inzet en geld", "Wat elke partner doet, en wat het kost.", HTML),
            Veld("vastgesteldOp", "Vastgesteld op", "De dag waarop men het eens was.", DATUM, "vastgesteld_op"),
            Veld("vastgesteldDoor", "Vastgesteld door", "Het overleg.", TEKST, "vastgesteld_door"),
            WIJK,
            *EIND,
        ),
        lambda plannen: plannen.select_related("wijk").prefetch_related(
            Prefetch("planvragen", Planvraag.objects.filter(vraag__in=_openbaar(Vraag)).select_related("vraag"),
                     "openbare_planvragen"),
            Prefetch("planindicatoren",
                     Planindicator.objects.filter(indicator__in=_openbaar(Indicator)).select_related("indicator"),
                     "openbare_planindicatoren"),
            "doelen", "keten", BRONNEN,
        ),
        basis=lambda: Monitorplan.objects.gepubliceerd().filter(wijk__in=_wijken()),
        filters={"wijk": WIJKFILTER}, thema=GEZONDHEID,
    ),
    Lijst(
        "leervragen", "Leervragen", "Leervraag", "Wat een wijk, of de partners samen, willen leren.", Leervraag,
        (
            *BEGIN,
            NUMMER,
            Veld("waarom", "Waarom", "Waarom men dit wil weten.", TEKST),
            Veld("wie", "Wie zoekt dit uit", "De rol; nooit een naam.", TEKST),
            Veld("staat", "Stand", "Hoe ver men is.", keuze(Leervraagstaat), altijd=True),
            Veld("antwoord", "Wat is geleerd", "Het antwoord, voor zover vastgelegd.", HTML),
            WIJK,
            VRAAG,
            Verband("indicatoren", "Indicatoren", "Wat helpt om te antwoorden.", "indicatoren",
                    attrgetter("openbare_indicatoren"), meer=True),
            *EIND,
        ),
        lambda leervragen: leervragen.select_related("wijk", "vraag").prefetch_related(
            _openbare("indicatoren", Indicator), BRONNEN
        ),
        basis=lambda: openbare_leervragen().filter(Q(wijk__isnull=True) | Q(wijk__in=_wijken())),
        filters={"wijk": WIJKFILTER, "vraag": Filter("De sleutel van een vraag", "vraag", doel=Vraag)},
    ),
    Lijst(
        "indicatoren", "Indicatoren", "Indicator", "Waar een wijk naar kan kijken om een vraag te beantwoorden.",
        Indicator,
        (
            *BEGIN,
            _soort(Indicatorsoort, "Waar in de keten u hiermee kijkt."),
            Veld("definitie", "Definitie", "Wat het precies is.", HTML),
            Veld("getalsoort", "Wat voor getal", "Aantal, percentage, gemiddelde, of geen getal.", keuze(Getalsoort),
                 altijd=True),
            Veld("eenheid", "Eenheid", "Wat er wordt geteld.", TEKST),
            Veld("teller", "Teller", "Bij een percentage: wie of wat u telt.", TEKST),
            Veld("noemer", "Noemer", "Bij een percentage: van hoeveel.", TEKST),
            Veld("richting", "Richting", "Waar het liefst heen gaat.", keuze(Richting), altijd=True),
            Veld("herkomst", "Hoe het tot stand komt", "Uit een registratie, een meting of een schatting.",
                 keuze(Cijferherkomst), lambda rij: None if rij.is_verhaal else rij.herkomst),
            Veld("methode", "Methode", "Hoe het wordt verzameld.", TEKST),
            Veld("frequentie", "Hoe vaak", "Hoe vaak ernaar gekeken wordt.", keuze(Frequentie),
                 lambda rij: None if rij.is_verhaal else rij.frequentie),
            Veld("bronVanCijfers", "Waar het vandaan komt", "De organisatie of het systeem.", TEKST,
                 "bron_van_cijfers"),
            Veld("belasting", "Wat het inwoners kost", "Wie hier last van heeft.", TEKST),
            Veld("licentie", "Licentie", "Of u een bestaande vragenlijst mag gebruiken.", TEKST),
            Veld("meerInfo", "Meer informatie", "Waar uitleg staat.", ADRES, "meer_info"),
            VRAAG,
            *EIND,
        ),
        lambda indicatoren: indicatoren.select_related("vraag").prefetch_related(BRONNEN),
        filters={
            "soort": _soortfilter(Indicatorsoort), "vraag": Filter("De sleutel van een vraag", "vraag", doel=Vraag),
        },
        thema=GEZONDHEID,
    ),
    Lijst(
        "cijfers", "Cijfers", "Cijfer",
        "Wat er is geteld of gemeten. Aantallen inwoners zijn afgerond, en kleine groepen staan er niet in.", Cijfer,
        (
            NUMMER_ALS_SLEUTEL,
            Veld("webadres", "Webadres", "De pagina waar lezers dit vinden.", ADRES,
                 lambda c: heel_adres(reverse("wijk-indicator", args=[c.wijk.slug, c.indicator.slug])), altijd=True),
            *PERIODEVELDEN,
            Veld("gebied", "Gebied", "In de woorden van de bron, als het niet precies de wijk is.", TEKST),
            Veld("leeftijd", "Leeftijd", "Als het over een deel van de mensen gaat.", keuze(Leeftijd),
                 lambda c: c.leeftijd or None),
            Veld("sekse", "Sekse", "Als het over een deel van de mensen gaat.", keuze(Sekse),
                 lambda c: c.sekse or None),
            Veld("groep", "Andere groep", "Als het over een deel van de mensen gaat.", TEKST),
            Veld("waarde", "Waarde", "Het getal, als er een is en het getoond mag worden.", KOMMAGETAL,
                 lambda c: getoond_van(c).waarde),
            Veld("waardeInWoorden", "Waarde in woorden", "Het getal zoals de site het toont, of waarom het er niet is.",
                 TEKST, lambda c: getoond_van(c).tekst, altijd=True),
            Veld("eenheid", "Eenheid", "Wat er is geteld.", TEKST, "indicator.eenheid"),
            Veld("herkomst", "Hoe het tot stand kwam", "Uit een registratie, een meting of een schatting.",
                 keuze(Cijferherkomst), altijd=True),
            Veld("notitie", "Notitie", "Wat erbij hoort.", TEKST, lambda c: punt_van(c).notitie),
            *VAN_WELKE,
            Verband("bron", "Bron", "Het document.", "bronnen", attrgetter("bron")),
            Veld("plaatsInBron", "Plaats in de bron", "Waar het in het document staat.", TEKST, "plaats_in_bron"),
        ),
        lambda cijfers: cijfers.select_related("indicator", "wijk", "bron"),
        basis=lambda: Cijfer.objects.openbaar().annotate(slug=Cast("pk", CharField())),
        filters=FILTERS_VAN_CIJFERS, thema=GEZONDHEID,
    ),
    Lijst(
        "duidingen", "Wat cijfers betekenen", "Duiding", "Wat een cijfer volgens mensen betekent, en vanuit wie.",
        Duiding,
        (
            NUMMER_ALS_SLEUTEL,
            *PERIODEVELDEN,
            Veld("perspectief", "Vanuit wie", "Inwoners, professionals, beleid of de redactie.", keuze(Perspectief),
                 altijd=True),
            Veld("wie", "Rol of groep", "De rol; nooit een naam.", TEKST),
            Veld("tekst", "Wat het betekent", "De uitleg.", TEKST, altijd=True),
            Veld("datum", "Besproken op", "De dag.", DATUM),
            *VAN_WELKE,
            Verband("bron", "Bron", "Het document.", "bronnen", attrgetter("bron")),
            Veld("plaatsInBron", "Plaats in de bron", "Waar het in het document staat.", TEKST, "plaats_in_bron"),
        ),
        lambda duidingen: duidingen.select_related("indicator", "wijk", "bron"),
        basis=lambda: Duiding.objects.openbaar().annotate(slug=Cast("pk", CharField())),
        filters=FILTERS_VAN_CIJFERS, thema=GEZONDHEID,
    ),
    Lijst(
        "begrippen", "Begrippen", "Begrip", "Woorden en afkortingen met uitleg in gewone taal.", Begrip,
        (
            *BEGIN,
            Veld("afkorting", "Afkorting", "De letters.", TEKST),
            Veld("synoniemen", "Ook geschreven als", "Andere schrijfwijzen.", WOORDEN, altijd=True),
            Veld("uitleg", "Uitleg", "Wat het betekent.", TEKST),
            *EIND,
        ),
        lambda begrippen: begrippen.prefetch_related(BRONNEN),
        thema=GEZONDHEID,
    ),
    Lijst(
        "nieuws", "Nieuws", "Nieuwsbericht", "Berichten en interviews.", Nieuwsbericht,
        (
            *BEGIN,
            _soort(Nieuwssoort, "Een bericht of een interview."),
            Veld("datum", "Datum", "De datum van het bericht.", DATUM),
            Veld("tekst", "Tekst", "Het bericht.", HTML),
            *EIND,
        ),
        lambda nieuws: nieuws.prefetch_related(BRONNEN),
        filters={"soort": _soortfilter(Nieuwssoort)},
        feed="/nieuws/atom.xml",
    ),
    Lijst(
        "gebeurtenissen", "Gebeurtenissen", "Gebeurtenis", "Wat er gebeurde of gepland was.", Gebeurtenis,
        (
            *BEGIN,
            _soort(Gebeurtenissoort, "Wat voor bijeenkomst of moment het was."),
            *DATUMVELDEN,
            Veld("totDatum", "Tot en met", "De laatste dag, als het langer duurde.", DATUM, "tot_datum"),
            Veld("begintijd", "Begint om", "De begintijd in uren en minuten, in Nederland.", TEKST,
                 lambda rij: f"{rij.begintijd:%H:%M}" if rij.begintijd else ""),
            Veld("eindtijd", "Eindigt om", "De eindtijd in uren en minuten, in Nederland.", TEKST,
                 lambda rij: f"{rij.eindtijd:%H:%M}" if rij.eindtijd else ""),
            Veld("tijd", "Tijd", "De tijd zoals de bron die noemt, in Nederland.", TEKST),
            Veld("onzeker", "Niet zeker", "Wat er aan de datum of de tijd niet zeker is.", TEKST),
            Veld("staat", "Stand", "Of het is geweest.", keuze(Gebeurtenisstaat), altijd=True),
            Veld("plaats", "Plaats", "Het gebouw of de plaats.", TEKST),
            Veld("leervraag", "Leervraag", "De vraag waar de groep samen aan werkte.", TEKST),
            Veld("tekst", "Toelichting", "Wat er gebeurde en wat eruit kwam.", HTML),
            WIJK,
            Verband("overleg", "Overleg", "Het overleg waar het bij hoorde.", "overleggen", _publiek("overleg")),
            Verband("opvolger", "Verplaatst naar", "Het nieuwe moment.", "gebeurtenissen", _publiek("opvolger")),
            Verband("ookVoor", "Ook uitgenodigd", "De overleggen die ook zijn gevraagd.", "overleggen",
                    attrgetter("openbare_ook_voor"), meer=True),
            *EIND,
        ),
        lambda rows: rows.select_related("wijk", "overleg", "opvolger").prefetch_related(
            _openbare("ook_voor", Overleg), BRONNEN
        ),
        filters={"soort": _soortfilter(Gebeurtenissoort), "wijk": WIJKFILTER},
        agenda="/open-data/agenda.ics",
    ),
    Lijst(
        "besluiten", "Besluiten", "Besluit", "Besluiten die nodig waren of genomen zijn.", Besluit,
        (
            *BEGIN,
            *DATUMVELDEN,
            Veld("orgaan", "Wie besluit", "Het overleg of de organisatie die besluit.", TEKST, altijd=True),
            Veld("staat", "Stand", "Of het besluit genomen is.", keuze(Besluitstaat), altijd=True),
            Veld("wachtte", "Wat erop wachtte", "Wat pas na dit besluit verder kon.", TEKST),
            Veld("tekst", "Toelichting", "Wat er is besloten, en waarom.", HTML),
            WIJK,
            Verband("overleg", "Overleg", "Het overleg waar het besluit bij hoort.", "overleggen", _publiek("overleg")),
            *EIND,
        ),
        lambda besluiten: besluiten.select_related("wijk", "overleg").prefetch_related(BRONNEN),
        filters={"wijk": WIJKFILTER},
    ),
    Lijst(
        "onderzoeken", "Onderzoekskalender", "Onderzoek",
        "Wat er aan inwoners en professionals werd, wordt of zal worden gevraagd, en of zij hoorden wat eruit kwam.",
        Onderzoek,
        (
            *BEGIN,
            _soort(Onderzoeksoort, "Hoe het wordt gevraagd."),
            *DATUMVELDEN,
            Veld("totDatum", "Tot en met", "De laatste dag, als het langer duurde.", DATUM, "tot_datum"),
            Veld("staat", "Stand", "Of het is geweest.", keuze(Onderzoekstaat), altijd=True),
            Veld("inPlaatsDaarvan", "Wat in de plaats komt", "Als het is vervangen of niet doorgaat.", TEKST,
                 "in_plaats_daarvan"),
            Veld("groep", "Aan wie", "De groep die het wordt gevraagd.", keuze(Gevraagden), altijd=True),
            Veld("groepToelichting", "Wie precies", "Wie er in die groep zit; nooit een naam.", TEKST,
                 "groep_toelichting"),
            Veld("wieVraagt", "Wie vraagt het", "De organisatie.", TEKST, "wie_vraagt"),
            Veld("gevraagd", "Gevraagd", "Hoeveel mensen, in woorden: minder dan 10 inwoners blijft zo staan.", TEKST,
                 "gevraagd_in_woorden"),
            Veld("meegedaan", "Deden mee", "Hoeveel mensen, in woorden: minder dan 10 inwoners blijft zo staan.", TEKST,
                 "meegedaan_in_woorden"),
            Veld("terugkoppeling", "Teruggehoord", "Of zij hoorden wat eruit kwam.", keuze(Terugkoppeling),
                 altijd=True),
            Veld("terugWanneer", "Wanneer teruggehoord", "De dag waarop zij het hoorden of horen.", DATUM,
                 "terug_wanneer"),
            Veld("terugHoe", "Hoe teruggehoord", "Op welke manier.", TEKST, "terug_hoe"),
            Veld("terugWat", "Wat teruggehoord", "Wat zij hoorden.", TEKST, "terug_wat"),
            Veld("tekst", "Waar het over gaat", "Wat er wordt gevraagd, en waarom.", HTML),
            WIJK,
            Verband("vraag", "Vraag", "De centrale vraag waar het bij helpt.", "vragen", _publiek("vraag")),
            *EIND,
        ),
        lambda rows: rows.select_related("wijk", "vraag").prefetch_related(BRONNEN),
        lambda: Onderzoek.objects.gepubliceerd().filter(wijk__in=_wijken()),
        filters={
            "soort": _soortfilter(Onderzoeksoort), "wijk": WIJKFILTER,
            "groep": Filter("De groep", "groep", Gevraagden), "staat": Filter("De stand", "staat", Onderzoekstaat),
        },
        agenda="/onderzoekskalender/agenda.ics",
    ),
    Lijst(
        "waarnemingen", "Waarnemingen", "Waarneming",
        "Wat mensen in een wijk zagen en vertelden, als tekst. Het is geen cijfer en wordt dat ook niet.", Waarneming,
        (
            SLUG,
            WEBADRES,
            Verband("indicator", "Hoort bij", "De indicator zonder getal waar het bij hoort.", "indicatoren",
                    attrgetter("indicator")),
            WIJK,
            Veld("begin", "Periode van", "De eerste dag van de periode, als die bekend is.", DATUM),
            Veld("einde", "Periode tot en met", "De laatste dag van de periode.", DATUM),
            Veld("perspectief", "Wie zag of vertelde dit", "Vanuit wie het is gezegd.", keuze(Perspectief),
                 altijd=True),
            Veld("rol", "Rol of groep", "De rol; nooit een naam.", TEKST, "wie"),
            Veld("tekst", "Wat is er gezien of verteld", "De waarneming.", TEKST, altijd=True),
            Veld("vorm", "Hoe kwam het tot stand", "De manier waarop het is opgehaald.", keuze(Waarnemingsvorm),
                 altijd=True),
            Veld("mensen", "Van hoeveel mensen", "Ongeveer; een precies aantal is niet bewaard.", keuze(Groepsgrootte),
                 altijd=True),
            Veld("datum", "Opgeschreven op", "De dag waarop het is opgeschreven.", DATUM),
            Verband("bron", "Bron", "Het document.", "bronnen", attrgetter("bron")),
            Veld("plaats", "Plaats in de bron", "Waar het in het document staat.", TEKST, "plaats_in_bron"),
            Veld("gewijzigdOp", "Gewijzigd op", "Wanneer dit het laatst is gewijzigd.", MOMENT, "gewijzigd_op",
                 altijd=True),
        ),
        lambda rows: rows.select_related("wijk", "indicator", "bron"),
        Waarneming.objects.openbaar,
        filters={"wijk": WIJKFILTER, "perspectief": Filter("Vanuit wie", "perspectief", Perspectief)},
    ),
    Lijst(
        "veronderstellingen", "Veronderstellingen", "Veronderstelling",
        "Wat vooraf werd aangenomen, met wat ervoor en ertegen pleit.", Veronderstelling,
        (
            *BEGIN,
            Veld("waarom", "Waarom men dit dacht", "Waar het idee vandaan kwam.", HTML),
            Veld("oordeel", "Oordeel", "Wat ervan over is.", keuze(Oordeel), altijd=True),
            Veld("toelichting", "Toelichting", "Hoe dat oordeel tot stand kwam.", HTML),
            Veld("watDan", "Wat dan wel", "Wat er nu anders gaat.", HTML, "wat_dan"),
            Veld(
                "signalen", "Signalen", "Wat ervoor of ertegen pleit, per wijk.",
                rijen(
                    Verband("wijk", "Wijk", "De wijk, als het er een is.", "wijken", attrgetter("wijk")),
                    Veld("pleit", "Pleit", "Waar het voor pleit.", keuze(Pleit), altijd=True),
                    Veld("tekst", "Signaal", "Wat er gebeurde.", TEKST, altijd=True),
                    Veld("vanWie", "Van wie", "De rol van wie het zei; nooit een naam.", TEKST, "van_wie"),
                    Verband("bron", "Bron", "Het document.", "bronnen", attrgetter("bron")),
                    Veld("plaats", "Plaats in de bron", "Waar het in het document staat.", TEKST, "plaats_in_bron"),
                ),
                attrgetter("openbare_signalen"), altijd=True,
            ),
            *EIND,
        ),
        lambda rows: rows.prefetch_related(_delen_per_wijk("signalen", Signaal, "bron"), BRONNEN),
        filters={"oordeel": Filter("Het oordeel", "oordeel", Oordeel)},
    ),
    Lijst(
        "bereik", "Bereik", "Bereikperiode",
        "Hoeveel mensen een interventie in een wijk bereikte, per periode. Aantallen zijn afgerond op vijftallen, en "
        "kleine groepen worden niet getoond.",
        Bereikbeeld,
        (
            SLUG,
            Veld("titel", "Titel", "De interventie en de periode.", TEKST, str, altijd=True),
            WEBADRES,
            Veld("begin", "Van", "De eerste dag van de periode.", DATUM, altijd=True),
            Veld("einde", "Tot en met", "De laatste dag van de periode.", DATUM, altijd=True),
            Veld("doelgroep", "Doelgroep", "Wie de interventie wil bereiken.", TEKST, _in_beeld("doelgroep", "wie")),
            Veld("doelgroepHerkomst", "Herkomst van de doelgroep", "Of dat aantal geteld of geschat is.",
                 TEKST, _in_beeld("doelgroep", "herkomst")),
            Veld("doelgroepUitleg", "Uitleg bij de doelgroep", "Waar dat aantal vandaan komt.", TEKST,
                 _in_beeld("doelgroep", "uitleg")),
            Veld("doelgroepBron", "Bron van de doelgroep", "Het document waar dat aantal in staat.", TEKST,
                 _in_beeld("doelgroep", "bron")),
            Veld("herkomst", "Herkomst", "Of de andere aantallen geteld of geschat zijn.", TEKST,
                 _in_beeld("telling", "herkomst")),
            Veld("telling", "Wie telde, en hoe", "Door wie en waarmee.", TEKST, _in_beeld("telling", "uitleg")),
            Veld("bron", "Bron", "Het document waar de aantallen in staan.", TEKST, _in_beeld("telling", "bron")),
            Veld("voorbeeld", "Voorbeeld", "Of dit verzonnen is, als voorbeeld.", JANEE,
                 _in_beeld("telling", "voorbeeld"), altijd=True),
            Veld(
                "stappen", "Stappen", "Van de doelgroep tot wie afrondde.",
                rijen(
                    Veld("stap", "Stap", "Welke stap.", keuze(Stap), itemgetter("stap"), altijd=True),
                    Veld("eenheid", "Eenheid", "Wat er is geteld.", keuze(Teleenheid), itemgetter("eenheid"),
                         altijd=True),
                    Veld("aantal", "Aantal", "Afgerond op vijftallen, of <10, of niet getoond.", TEKST,
                         itemgetter("tekst")),
                    Veld("ontbreekt", "Geen aantal, want", "Waarom er geen aantal is; dat is geen nul.", TEKST,
                         itemgetter("ontbreekt")),
                ),
                lambda beeld: beeld.inhoud["stappen"], altijd=True,
            ),
            Veld(
                "delen", "Delen", "Wie startte en afrondde naar een kenmerk, en waarom mensen niet afrondden.",
                rijen(
                    Veld("stap", "Stap", "Van welke stap dit een deel is.", TEKST, itemgetter("stap"), altijd=True),
                    Veld("kenmerk", "Kenmerk", "Waarnaar is uitgesplitst.", keuze(Kenmerk), itemgetter("kenmerk"),
                         altijd=True),
                    Veld("groep", "Groep", "Welke groep of reden.", TEKST, itemgetter("groep"), altijd=True),
                    Veld("aantal", "Aantal", "Afgerond op vijftallen, of <10, of niet getoond.", TEKST,
                         itemgetter("tekst"), altijd=True),
                ),
                _delen_van_beeld, altijd=True,
            ),
            WIJK,
            Verband("interventie", "Interventie", "De interventie.", "interventies", _publiek("interventie")),
            Veld("getoondOp", "Op de site sinds", "Sinds wanneer dit zo op de site staat.", MOMENT, "getoond_op",
                 altijd=True),
        ),
        lambda beelden: beelden.select_related("wijk", "interventie"),
        Bereikbeeld.objects.openbaar,
        filters={
            "wijk": WIJKFILTER,
            "interventie": Filter("De sleutel van een interventie", "interventie", doel=Interventie),
        },
        thema=GEZONDHEID,
    ),
    Lijst(
        "themas", "Thema's", "Thema", "Onderwerpen waarop tools, lessen en praktijkvoorbeelden te vinden zijn.", Thema,
        (
            SLUG,
            TITEL,
            Veld("webadres", "Webadres", "De tools over dit thema.", ADRES,
                 lambda thema: heel_adres(f"/toolkit/?thema={thema.slug}"), altijd=True),
        ),
        basis=openbare_themas,
    ),
    Lijst(
        "bronnen", "Bronnen", "Bron", "De documenten waaruit de feiten op deze site komen.", Bron,
        (
            Veld("slug", "Sleutel", "De code van het document.", TEKST, "code", altijd=True),
            TITEL,
            Veld("webadres", "Webadres", "De plek op de pagina met bronnen.", ADRES,
                 lambda bron: heel_adres(f"/bronnen/#{bron.code}"), altijd=True),
            Veld("uitgever", "Van wie", "De organisatie die het stuk maakte.", TEKST),
            Veld("datumInBron", "Datum in de bron", "De datum zoals die op het stuk staat.", TEKST, "datum_in_bron"),
            Veld("omschrijving", "Omschrijving", "Wat voor stuk het is.", TEKST),
            Veld("url", "Adres van het stuk", "Alleen als het openbaar op internet staat.", ADRES),
        ),
        basis=Bron.objects.all, sleutel="code",
    ),
)  # fmt: skip
OP_NAAM = {lijst.naam: lijst for lijst in LIJSTEN}


def stand() -> dict[str, tuple[int, datetime | None]]:
    """Return, by list, how many rows are public and when one was last changed. One query for all lists."""
    queries = []
    for lijst in LIJSTEN:
        changed = {field.name for field in lijst.model._meta.concrete_fields} & {"gewijzigd_op"}
        rows = lijst.openbaar().order_by().annotate(lijst=Value(lijst.naam, output_field=CharField()))
        last = Max("gewijzigd_op") if changed else Cast(Value(None), DateTimeField())
        queries.append(rows.values("lijst").annotate(aantal=Count("pk"), laatst=last))
    found = {row["lijst"]: (row["aantal"], row["laatst"]) for row in queries[0].union(*queries[1:], all=True)}
    return {lijst.naam: found.get(lijst.naam, (0, None)) for lijst in LIJSTEN}
