# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""The front of the office: what asks attention in my wijk, what changed, what is coming."""

from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Count, QuerySet, Window
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst

from monitoring.meten.eigen_inzet import in_adres, te_doen, vorig_kwartaal
from monitoring.meten.models.cijfer import periode_in_woorden
from redactie.kladje import adres_van, formulier_van, staande_kladjes
from redactie.models import Bericht, Gebruiker, Kladje, Maandmoment, Redactieruimte, Status
from redactie.models.ruimte import Ruimtesoort
from redactie.momenten import onlangs
from redactie.overzicht import regels
from redactie.versheid import Werkgroep, Werkregel, werklijst
from toolkit.models import Gebruikservaring
from wijken.models import Afspraak, Gebeurtenis, Wijk

TOON = 5
SOORTEN_OM_TE_SCHRIJVEN = (
    ("Een les", "toolkit_les"),
    ("Een gebeurtenis", "wijken_gebeurtenis"),
    ("Een nieuwsbericht", "redactie_nieuwsbericht"),
    ("Inbreng van inwoners", "wijken_inbreng"),
    ("Een tool", "toolkit_tool"),
)


@dataclass(frozen=True)
class Maand:
    """How the monthly moment of a room stands: not begun, begun or done."""

    ruimte: Redactieruimte
    titel: str
    staat: str
    adres: str


@dataclass(frozen=True)
class Inzetvraag:
    """A quiet question after a quarter: does this person want to write down their own effort in a wijk."""

    wijk: Wijk
    periode: str
    adres: str


@dataclass(frozen=True)
class MijnWijk:
    """Everything on the front page of the office, for one person."""

    ruimten: list[Redactieruimte]
    wijken: list[Wijk]
    maanden: list[Maand]
    aandacht: list[Werkgroep]
    veranderd: list[Werkregel]
    komend: list[Werkregel]
    schrijven: list[Werkregel]
    inzet: list[Inzetvraag]


def eerste_van_de_maand(dag: date) -> date:
    return dag.replace(day=1)


def maandnaam(maand: date) -> str:
    """The month in words: "november 2026"."""
    return date_format(maand, "F Y")


def dag_in_woorden(dag: date) -> str:
    """A day in words: "24 februari 2022"."""
    return date_format(dag, "j F Y")


def maandruimten(user: Gebruiker) -> QuerySet[Redactieruimte]:
    """The rooms of wijken in which this person may keep the monthly moment."""
    return Redactieruimte.objects.editable_by(user).filter(soort=Ruimtesoort.WIJK)


def mijn_wijk(user: Gebruiker) -> MijnWijk:
    """Return what the front page of the office shows to `user`. A fixed number of queries."""
    rooms = list(Redactieruimte.objects.visible_for(user))
    return MijnWijk(
        ruimten=rooms,
        wijken=list(Wijk.objects.visible_for(user).filter(ruimte__in=rooms)),
        maanden=_maanden(user),
        aandacht=_aandacht(user),
        veranderd=_veranderd(rooms),
        komend=_komend(user, rooms),
        schrijven=[Werkregel(titel, reverse(f"admin:{naam}_add")) for titel, naam in SOORTEN_OM_TE_SCHRIJVEN]
        if user.schrijft
        else [],
        inzet=_inzet(user),
    )


def _inzet(user: Gebruiker) -> list[Inzetvraag]:
    """The quarter that just ended, in the first month after it; filled in or passed over, nobody asks again."""
    today = timezone.localdate()
    dagen = vorig_kwartaal(today)
    return [
        Inzetvraag(
            wijk, periode_in_woorden(*dagen), reverse("admin:eigen-inzet-kwartaal", args=[wijk.slug, in_adres(*dagen)])
        )
        for wijk in te_doen(user, today)
    ]


def _maanden(user: Gebruiker) -> list[Maand]:
    maand = eerste_van_de_maand(timezone.localdate())
    rooms = list(maandruimten(user))
    kept = {moment.ruimte_id: moment for moment in Maandmoment.objects.filter(ruimte__in=rooms, maand=maand)}
    months = []
    for room in rooms:
        moment = kept.get(room.pk)
        staat = "nieuw" if moment is None else "klaar" if moment.afgerond_op else "bezig"
        adres = reverse("admin:maandmoment-stap", args=[room.slug, f"{maand:%Y-%m}", "gebeurd"])
        if staat == "klaar":
            adres = reverse("admin:maandmoment-klaar", args=[room.slug, f"{maand:%Y-%m}"])
        months.append(Maand(room, maandnaam(maand), staat, adres))
    return months


def _aandacht(user: Gebruiker) -> list[Werkgroep]:
    """What there is to do: the worklist of this person, and before it what cannot wait."""
    agreed = Afspraak.objects.editable_by(user).openstaand().filter(voor__lt=timezone.localdate())
    number, late = _eerste(agreed)
    first = [
        Werkgroep(
            "afspraken",
            "Afspraken over de datum",
            "Is het gebeurd? Zeg het in het maandmoment of bij de afspraak.",
            number,
            [_afspraakregel(afspraak) for afspraak in late],
        )
    ]
    typed = staande_kladjes(user)
    first.append(
        Werkgroep(
            "kladjes",
            "Getypt, maar niet bewaard",
            "Dit typte je en bewaarde je niet. Alleen jij ziet het.",
            typed.count(),
            [_kladjeregel(kladje) for kladje in typed[:TOON]],
        )
    )
    told = Gebruikservaring.objects.editable_by(user).nieuw().select_related("tool").order_by("ontvangen_op")
    number, waiting = _eerste(told)
    first.insert(
        0,
        Werkgroep(
            "ervaringen",
            "Nieuwe ervaringen met tools",
            "Lees wat iemand vertelde en beslis of het op de site komt.",
            number,
            [_ervaringregel(ervaring) for ervaring in waiting],
        ),
    )
    if user.is_beheerder:
        waiting = Bericht.objects.filter(afgehandeld_op__isnull=True)
        lines = [
            Werkregel(bericht.onderwerp, reverse("admin:redactie_bericht_change", args=[bericht.pk]), bericht.naam)
            for bericht in waiting[:TOON]
        ]
        first.insert(
            0, Werkgroep("berichten", "Berichten van bezoekers", "Nog niet afgehandeld.", waiting.count(), lines)
        )
    groups = [*first, *werklijst(user)]
    return [replace(group, regels=group.regels[:TOON]) for group in groups if group.aantal]


def _eerste(rows: QuerySet) -> tuple[int, list]:
    """Return how many rows there are, and the first of them. One query."""
    first = list(rows.annotate(totaal=Window(Count("pk")))[:TOON])
    return first[0].totaal if first else 0, first


def _ervaringregel(ervaring: Gebruikservaring) -> Werkregel:
    adres = reverse("admin:toolkit_gebruikservaring_change", args=[ervaring.pk])
    return Werkregel(str(ervaring.tool), adres, f"{ervaring.gemeente}, {onlangs(ervaring.ontvangen_op)}")


def _kladjeregel(kladje: Kladje) -> Werkregel:
    formulier = formulier_van(kladje)
    soort = formulier.model._meta.verbose_name
    titel = kladje.velden.get("titel", [""])[0].strip()
    return Werkregel(
        titel or f"{capfirst(soort)} zonder titel", adres_van(formulier, kladje), f"{soort}, {onlangs(kladje.op)}"
    )


def _afspraakregel(afspraak: Afspraak) -> Werkregel:
    wie = f"{afspraak.wie}, " if afspraak.wie else "afspraak, "
    return Werkregel(
        afspraak.wat,
        reverse("admin:wijken_afspraak_change", args=[afspraak.pk]),
        f"{wie}voor {dag_in_woorden(afspraak.voor)}" if afspraak.voor else f"{wie}zonder datum",
    )


def _veranderd(rooms: list[Redactieruimte]) -> list[Werkregel]:
    lines = []
    for row in regels(lambda items: items.filter(ruimte__in=rooms), hoogstens=8):
        when = dag_in_woorden(timezone.localdate(row.gewijzigd_op))
        lines.append(Werkregel(row.titel, row.adres, f"{row.soort}, {row.staat}, {when}"))
    return lines


def _komend(user: Gebruiker, rooms: list[Redactieruimte]) -> list[Werkregel]:
    today = timezone.localdate()
    events = Gebeurtenis.objects.visible_for(user).filter(ruimte__in=rooms).komend(today)[:TOON]
    agreed = Afspraak.objects.visible_for(user).filter(ruimte__in=rooms).openstaand().filter(voor__gte=today)[:TOON]
    undated = Afspraak.objects.visible_for(user).filter(ruimte__in=rooms).openstaand().filter(voor=None)[:TOON]
    planned = regels(lambda items: items.filter(ruimte__in=rooms, status=Status.GEPUBLICEERD, van__gt=timezone.now()))
    lines = [
        (e.datum, Werkregel(e.titel, reverse("admin:wijken_gebeurtenis_change", args=[e.pk]), e.wanneer))
        for e in events
    ]
    lines += [(a.voor, _afspraakregel(a)) for a in agreed]
    for row in planned[:TOON]:
        moment = timezone.localtime(row.van)
        when = f"wordt openbaar op {dag_in_woorden(moment)} om {moment:%H:%M}"
        lines.append((moment.date(), Werkregel(row.titel, row.adres, when)))
    return [line for _, line in sorted(lines, key=lambda pair: pair[0])] + [_afspraakregel(a) for a in undated]
