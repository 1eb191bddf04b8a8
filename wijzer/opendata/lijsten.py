# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""The table of open lists. JSON, CSV, OpenAPI, Atom, the catalogue and the page are all made from it.

A list starts from what is public, and a relation leads to public rows only. There is no list of people: not of
professionals, whether their name is shown or not, and not of what residents said.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from operator import attrgetter

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

from redactie.models import Begrip, Bron, Bronvermelding, Nieuwsbericht
from redactie.models.pagina import Nieuwssoort
from redactie.views.openbaar import openbaar
from toolkit.models import Les, Praktijkvoorbeeld, Thema, Tool, Vraag
from toolkit.models.les import Gedaan, Lessoort, Niveau
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


def _wijken() -> QuerySet:
    return Wijk.objects.gepubliceerd().order_by().values("pk")


def _delen_per_wijk(naam: str, model: type[Model]) -> Prefetch:
    """The parts of an item that are about no wijk or a public one, as `row.openbare_<naam>`. One query."""
    rows = model.objects.filter(Q(wijk__isnull=True) | Q(wijk__in=_wijken())).select_related("wijk")
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
GEMEENTE = Veld("gemeente", "Gemeente", "De naam van de gemeente.", TEKST, _gemeente)
NUMMER = Veld("nummer", "Nummer", "De plek in de reeks.", GETAL, altijd=True)

VRAAGFILTER = Filter("De sleutel van een vraag", "vragen", doel=Vraag)
THEMAFILTER = Filter("De sleutel van een thema", "themas", doel=Thema)
WIJKFILTER = Filter("De sleutel van een wijk", "wijk", doel=Wijk)


def _soort(choices: type[TextChoices], uitleg: str) -> Veld:
    return Veld("soort", "Soort", uitleg, keuze(choices), altijd=True)


def _soortfilter(choices: type[TextChoices]) -> Filter:
    return Filter("De soort", "soort", choices)


DATUMVELDEN = (
    Veld("datum", "Datum", "De dag, of de eerste dag die het kan zijn; zie precisie.", DATUM),
    Veld("precisie", "Precisie", "Hoe precies de datum bekend is.", keuze(Precisie), altijd=True),
    Veld("wanneer", "Wanneer", "De datum in woorden, zo precies als bekend.", TEKST, altijd=True),
    Veld("datumInBron", "Datum in de bron", "De datum zoals de bron die schrijft.", TEKST, "datum_in_bron"),
)

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
            Veld("gedaan", "Wat ermee is gedaan", "Of de les is besproken, toegepast of geborgd.", keuze(Gedaan),
                 altijd=True),
            Veld("gedaanToelichting", "Hoe dat ging", "Wat er veranderde, of waarom nog niet.", TEKST,
                 "gedaan_toelichting"),
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
        lambda lessen: lessen.select_related("wijk", "gemeente", "gebeurtenis").prefetch_related(
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
            Veld("tijd", "Tijd", "De tijd zoals de bron die noemt, in Nederland.", TEKST),
            Veld("staat", "Stand", "Of het is geweest.", keuze(Gebeurtenisstaat), altijd=True),
            Veld("plaats", "Plaats", "Het gebouw of de plaats.", TEKST),
            Veld("leervraag", "Leervraag", "De vraag waar de groep samen aan werkte.", TEKST),
            Veld("tekst", "Toelichting", "Wat er gebeurde en wat eruit kwam.", HTML),
            WIJK,
            Verband("overleg", "Overleg", "Het overleg waar het bij hoorde.", "overleggen", _publiek("overleg")),
            Verband("opvolger", "Verplaatst naar", "Het nieuwe moment.", "gebeurtenissen", _publiek("opvolger")),
            *EIND,
        ),
        lambda rows: rows.select_related("wijk", "overleg", "opvolger").prefetch_related(BRONNEN),
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
