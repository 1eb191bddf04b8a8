# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Warme overdracht: what the next person needs to know of a wijk, on one page, and what nobody wrote down."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.text import Truncator

from monitoring.meten.eigen_inzet import gedeelde_inzet
from monitoring.meten.models import Onderzoek
from monitoring.verantwoorden.models import Aandachtspunt
from redactie.models import Gebruiker, Lidmaatschap, Maandmoment, Ophaalverzoek, Redactieruimte, Status
from redactie.overzicht import regels
from redactie.versheid import Werkregel
from toolkit.models import Les
from wijken.models import Afspraak, Besluit, Gebeurtenis, Inbreng, Professional, Wijk
from wijken.models.wijk import Inbrengstaat
from wijzer.kantoor.maandmoment import cijfer_in_woorden
from wijzer.kantoor.mijnwijk import dag_in_woorden, maandnaam

HOOGSTENS = 30
VERDELING = "De verdeling van de aandacht"


@dataclass(frozen=True)
class Plek:
    """Of whom and for whom the page is made: a room, its wijk when it has one, and who reads."""

    ruimte: Redactieruimte
    wijk: Wijk | None
    lezer: Gebruiker


@dataclass(frozen=True)
class Overdrachtsdeel:
    """A part of the handover. `leeg` says that there is nothing; with `gemis` that is something to ask about."""

    titel: str
    uitleg: str
    leeg: str
    regels: Callable[[Plek], list[Werkregel]]
    gemis: bool = False


def _wijzig(item) -> str:
    return reverse(f"admin:{item._meta.app_label}_{item._meta.model_name}_change", args=[item.pk])


def _eerst(plek: Plek) -> list[Werkregel]:
    if plek.wijk is None:
        return []
    wijk = plek.wijk
    lines = [Werkregel(wijk.in_een_zin, _wijzig(wijk), "wat deze wijk leerde")] if wijk.in_een_zin else []
    if wijk.plan:
        lines.append(Werkregel("Het plan van de wijk", f"{wijk.get_absolute_url()}#plan", "op de site"))
    return lines


def _beloften(plek: Plek) -> list[Werkregel]:
    open_ones = Inbreng.objects.visible_for(plek.lezer).filter(
        ruimte=plek.ruimte, staat__in=[Inbrengstaat.LOOPT, Inbrengstaat.VOORGESTELD, Inbrengstaat.NIET_VASTGELEGD]
    )
    agreed = Afspraak.objects.visible_for(plek.lezer).openstaand().filter(ruimte=plek.ruimte, aan_inwoners=True)
    lines = [_afspraak(afspraak) for afspraak in agreed[:HOOGSTENS]]
    lines += [Werkregel(i.titel, _wijzig(i), i.get_staat_display()) for i in open_ones[:HOOGSTENS]]
    return lines + _nog_te_vertellen(plek)


def _nog_te_vertellen(plek: Plek) -> list[Werkregel]:
    """What residents gave an answer to, and did not hear of."""
    if plek.wijk is None:
        return []
    rows = Onderzoek.objects.visible_for(plek.lezer).for_wijk(plek.wijk).nog_terug_te_koppelen(timezone.localdate())
    return [Werkregel(o.titel, _wijzig(o), "inwoners horen nog wat eruit kwam") for o in rows[:HOOGSTENS]]


def _afspraak(afspraak: Afspraak) -> Werkregel:
    when = f"voor {dag_in_woorden(afspraak.voor)}" if afspraak.voor else "zonder datum"
    return Werkregel(afspraak.wat, _wijzig(afspraak), ", ".join(filter(None, [afspraak.wie, when])))


def _afspraken(plek: Plek) -> list[Werkregel]:
    rows = Afspraak.objects.visible_for(plek.lezer).openstaand().filter(ruimte=plek.ruimte, aan_inwoners=False)
    return [_afspraak(afspraak) for afspraak in rows[:HOOGSTENS]]


def _concepten(plek: Plek) -> list[Werkregel]:
    def kies(items: QuerySet) -> QuerySet:
        if items.model in (Professional, Ophaalverzoek):  # people are named below, as far as they agreed
            return items.none()
        unfinished = [Status.CONCEPT, Status.TER_BEOORDELING]
        return items.visible_for(plek.lezer).filter(ruimte=plek.ruimte, status__in=unfinished)

    return [Werkregel(row.titel, row.adres, f"{row.soort}, {row.staat}") for row in regels(kies, hoogstens=HOOGSTENS)]


def _bijeenkomsten(plek: Plek) -> list[Werkregel]:
    mine = Q(ruimte=plek.ruimte) | Q(wijk=plek.wijk) if plek.wijk else Q(ruimte=plek.ruimte)
    rows = Gebeurtenis.objects.visible_for(plek.lezer).filter(mine).komend(timezone.localdate())
    return [Werkregel(e.titel, _wijzig(e), e.wanneer) for e in rows[:HOOGSTENS]]


def _contacten(plek: Plek) -> list[Werkregel]:
    if plek.wijk is None:
        return []
    rows = Professional.objects.visible_for(plek.lezer).for_wijk(plek.wijk).select_related("organisatie")
    return [
        Werkregel(
            p.openbare_naam, _wijzig(p), str(p.organisatie or "") if p.naam_zichtbaar else "naam niet vrijgegeven"
        )
        for p in rows[:HOOGSTENS]
    ]


def _besluiten(plek: Plek) -> list[Werkregel]:
    if plek.wijk is None:
        return []
    rows = Besluit.objects.visible_for(plek.lezer).for_wijk(plek.wijk)
    return [
        Werkregel(b.titel, _wijzig(b), f"{b.orgaan}, {b.get_staat_display()}, {b.wanneer}") for b in rows[:HOOGSTENS]
    ]


def _lessen(plek: Plek) -> list[Werkregel]:
    if plek.wijk is None:
        return []
    rows = Les.objects.visible_for(plek.lezer).for_wijk_en_gemeente(plek.wijk)
    return [Werkregel(les.titel, _wijzig(les), les.get_gedaan_display()) for les in rows[:HOOGSTENS]]


def _aandachtspunten(plek: Plek) -> list[Werkregel]:
    """What the funder asked and is open still."""
    rows = Aandachtspunt.objects.visible_for(plek.lezer).open().filter(ruimte=plek.ruimte).select_related("eigenaar")
    return [
        Werkregel(
            punt.titel, reverse("admin:aandachtspunt", args=[punt.pk]),
            ", ".join(filter(None, [punt.stand, f"bij {punt.eigenaar}" if punt.eigenaar else "van niemand"])),
        )
        for punt in rows[:HOOGSTENS]
    ]  # fmt: skip


def _maandmomenten(plek: Plek) -> list[Werkregel]:
    moments = Maandmoment.objects.filter(ruimte=plek.ruimte)[:6]
    return [
        Werkregel(
            maandnaam(m.maand),
            reverse("admin:maandmoment-klaar", args=[plek.ruimte.slug, f"{m.maand:%Y-%m}"]),
            ". ".join(
                ["afgerond" if m.afgerond_op else "begonnen, niet afgerond"]
                + cijfer_in_woorden(m.antwoorden.get("cijfer", {}))
            ),
        )
        for m in moments
    ]


def _inzet(plek: Plek) -> list[Werkregel]:
    """The quarters that their maker shared. What is private is not handed over, and not counted either."""
    if plek.wijk is None:
        return []
    adres = reverse("admin:eigen-inzet-gedeeld", args=[plek.wijk.slug])
    return [
        Werkregel(
            Truncator(een.nodig or een.geleerd or een.deed or een.opbrengst or VERDELING).chars(160),
            adres, f"{een.maker or 'iemand die hier werkte'}, {een.periode}",
        )
        for een in gedeelde_inzet(plek.wijk, voor=plek.lezer)[:HOOGSTENS]
    ]  # fmt: skip


def _mensen(plek: Plek) -> list[Werkregel]:
    members = Lidmaatschap.objects.actief().filter(ruimte=plek.ruimte, gebruiker__is_active=True)
    return [
        Werkregel(
            str(lid.gebruiker),
            "",
            f"{lid.get_rol_display()}{f', tot en met {dag_in_woorden(lid.tot)}' if lid.tot else ''}",
        )
        for lid in members.select_related("gebruiker")[:HOOGSTENS]
    ]


# A later part of the product adds its own room here: monitoring plan, sessions.
DELEN: list[Overdrachtsdeel] = [
    Overdrachtsdeel(
        "Lees dit eerst",
        "In één minuut waar het hier om gaat.",
        "Er is geen zin over wat deze wijk leerde, en geen plan.",
        _eerst,
        gemis=True,
    ),
    Overdrachtsdeel(
        "Beloofd aan inwoners",
        "Inwoners wachten hierop. Begin hiermee.",
        "Er staat geen belofte aan inwoners open.",
        _beloften,
    ),
    Overdrachtsdeel(
        "Open afspraken", "Wat nog gedaan moet worden, en door wie.", "Er staat geen afspraak open.", _afspraken
    ),
    Overdrachtsdeel(
        "Open vragen van de financier",
        "Wat er is gevraagd, en bij wie het ligt.",
        "Er staat geen vraag van de financier open.",
        _aandachtspunten,
    ),
    Overdrachtsdeel("Nog niet openbaar", "Teksten waaraan iemand begon.", "Er ligt niets half af.", _concepten),
    Overdrachtsdeel(
        "Bijeenkomsten die komen", "Zet deze in je agenda.", "Er is geen bijeenkomst gepland.", _bijeenkomsten
    ),
    Overdrachtsdeel(
        "Wie je kunt vragen",
        "Een naam staat er alleen als die persoon dat goedvindt.",
        "Er is geen contactpersoon vastgelegd.",
        _contacten,
        gemis=True,
    ),
    Overdrachtsdeel(
        "Besluiten", "Wat is besloten, en waarop iets wacht.", "Er is geen besluit vastgelegd.", _besluiten
    ),
    Overdrachtsdeel(
        "Wat is geleerd", "Met wat ermee is gedaan.", "Er is nog geen les vastgelegd.", _lessen, gemis=True
    ),
    Overdrachtsdeel(
        "Maandmomenten",
        "Wat er de laatste maanden gebeurde, met het cijfer als dat er was.",
        "Er is nog geen maandmoment gehouden.",
        _maandmomenten,
    ),
    Overdrachtsdeel(
        "Gedeelde eigen inzet",
        "Wat de vorige procesbegeleider per kwartaal opschreef en deelde. Wat privé bleef, staat er niet bij.",
        "Er is geen eigen inzet gedeeld. Dat is een keuze van wie het invult.",
        _inzet,
    ),
    Overdrachtsdeel(
        "Wie hier schrijft",
        "Vraag een beheerder om iemand toe te voegen of te blokkeren.",
        "Er is niemand meer die hier schrijft.",
        _mensen,
        gemis=True,
    ),
]


def overdracht(request: HttpRequest, context: dict, slug: str = "") -> HttpResponse:
    """The handover of one room. Context `ruimte`, `ruimten`, `delen`: [(part, [line])], `ontbreekt`: [sentence]."""
    rooms = list(Redactieruimte.objects.visible_for(request.user))
    if not slug and not rooms:
        raise Http404
    room = next((room for room in rooms if room.slug == slug), None) if slug else _eigen(rooms)
    if room is None:
        raise Http404
    plek = Plek(room, Wijk.objects.visible_for(request.user).filter(ruimte=room).first(), request.user)
    delen = [(deel, deel.regels(plek)) for deel in DELEN]
    return TemplateResponse(
        request, "kantoor/overdracht.html",
        {
            **context, "title": f"Warme overdracht: {room}", "ruimte": room, "ruimten": rooms, "wijk": plek.wijk,
            "delen": delen, "ontbreekt": [deel.leeg for deel, lines in delen if deel.gemis and not lines],
            "kruimels": [("Warme overdracht", "")], "vandaag": timezone.localdate(),
        },
    )  # fmt: skip


def _eigen(rooms: list[Redactieruimte]) -> Redactieruimte:
    """The room to begin with: the first of a wijk, or else the first there is."""
    return next((room for room in rooms if room.soort == "wijk"), rooms[0])
