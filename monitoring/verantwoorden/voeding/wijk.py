# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""What happened in the wijken, for a report: interventions, events, what was spread, agreements, input of residents."""

from collections import Counter

from django.db.models import Q
from django.utils import timezone

from monitoring.verantwoorden.models import Verslag
from monitoring.verantwoorden.models.verslagsoort import Voedingsoort as V
from monitoring.verantwoorden.voeding.omvang import (
    adres_van,
    alinea,
    in_periode,
    in_wijk,
    kantooradres,
    kort,
    mag,
    veilig,
    wijken_van,
    zin,
)
from monitoring.verantwoorden.voeding.voorstel import Voorstel
from redactie.models import Nieuwsbericht
from wijken.models import Afspraak, Gebeurtenis, Inbreng, Interventie
from wijken.models.afspraak import Afspraakstaat
from wijken.models.gebeurtenis import Gebeurtenissoort as G
from wijken.models.gebeurtenis import Gebeurtenisstaat
from wijken.models.interventie import Inzet, Inzetstaat, Monitoring

# What brings to others what was learned.
VOOR_ANDEREN = (G.PUBLICATIE, G.LEERNETWERK, G.LEERATELIER, G.MASTERCLASS, G.SHOWCASE, G.KENNISCAFE, G.WIJKTOUR)
# Of an event that lies behind: it was, or nobody wrote down whether it was.
GEWEEST = (Gebeurtenisstaat.GEHOUDEN, Gebeurtenisstaat.LOOPT, Gebeurtenisstaat.UITKOMST_ONBEKEND)


def interventies(verslag: Verslag) -> list[Voorstel]:
    """The totals first, then how each intervention stands in each wijk, and whether it is followed and why."""
    wijken = wijken_van(verslag)
    rijen = list(
        Inzet.objects.filter(wijk__in=wijken, interventie__in=mag(Interventie.objects.all(), verslag).order_by())
        .select_related("interventie", "wijk")
        .order_by("wijk__volgorde", "wijk__titel", "interventie__titel")
    )
    if not rijen:
        return []
    per_staat, gevolgd = Counter(rij.staat for rij in rijen), Counter(rij.monitoring for rij in rijen)
    aantal = len({rij.interventie_id for rij in rijen})
    totaal = zin(
        f"Er {_zijn(aantal, 'interventie', 'interventies')} in beeld in {_tel(len(wijken), 'wijk', 'wijken')}",
        "Hoe het ermee staat: "
        + ", ".join(f"{Inzetstaat(code).label} {per_staat[code]}" for code in Inzetstaat.values if per_staat[code]),
        "Gevolgd: "
        + ", ".join(f"{Monitoring(code).label} {gevolgd[code]}" for code in Monitoring.values if gevolgd[code]),
    )
    kop = Voorstel(V.INTERVENTIES, "wijken.Interventie", "totaal", "Alle interventies samen", f"<p>{totaal}</p>")
    return [kop, *(_inzet(rij) for rij in rijen)]


def _inzet(rij: Inzet) -> Voorstel:
    staat = f"{rij.get_staat_display()}{f', sinds {rij.sinds}' if rij.sinds else ''}"
    gevolgd = f"Gevolgd: {rij.get_monitoring_display()}{f' ({rij.reden})' if rij.reden else ''}"
    return Voorstel(
        V.INTERVENTIES, "wijken.Inzet", str(rij.pk), f"{rij.interventie} in {rij.wijk}",
        alinea(veilig(rij.interventie), veilig(staat), veilig(gevolgd), veilig(rij.toelichting)),
        adres_van(rij.interventie), wijk=rij.wijk_id,
    )  # fmt: skip


def _gebeurtenissen(verslag: Verslag):
    rijen = mag(Gebeurtenis.objects.all(), verslag).filter(in_wijk(verslag), in_periode(verslag, einde="tot_datum"))
    vandaag = timezone.localdate()
    rijen = rijen.filter(Q(datum__lte=vandaag)).select_related("wijk").order_by("datum", "titel", "pk")
    return [rij for rij in rijen if rij.stand in GEWEEST]


def _gebeurd(rij: Gebeurtenis, soort: str) -> Voorstel:
    onzeker = (
        " (gepland; of het doorging, is niet vastgelegd)" if rij.stand == Gebeurtenisstaat.UITKOMST_ONBEKEND else ""
    )
    over = kort(rij.samenvatting or rij.tekst, 240)
    return Voorstel(
        soort, "wijken.Gebeurtenis", str(rij.pk), rij.titel,
        alinea(f"{veilig(rij.titel)}{onzeker}", veilig(rij.wanneer), over), adres_van(rij), rij.datum, rij.wijk_id,
    )  # fmt: skip


def gebeurtenissen(verslag: Verslag) -> list[Voorstel]:
    """What was held or runs, in order of time; what was planned and of which nobody wrote the outcome says so."""
    return [_gebeurd(rij, V.GEBEURTENISSEN) for rij in _gebeurtenissen(verslag)]


def verspreiding(verslag: Verslag) -> list[Voorstel]:
    """News of the period, and events that bring to others what was learned."""
    nieuws = mag(Nieuwsbericht.objects.all(), verslag).filter(in_periode(verslag)).order_by("datum", "pk")
    berichten = [
        Voorstel(
            V.VERSPREIDING, "redactie.Nieuwsbericht", str(rij.pk), rij.titel,
            alinea(veilig(rij.titel), rij.get_soort_display(), kort(rij.samenvatting, 240)), adres_van(rij), rij.datum,
        )
        for rij in nieuws
    ]  # fmt: skip
    gebeurd = [_gebeurd(rij, V.VERSPREIDING) for rij in _gebeurtenissen(verslag) if rij.soort in VOOR_ANDEREN]
    return sorted([*berichten, *gebeurd], key=lambda een: (een.datum, een.titel))


def afspraken(verslag: Verslag) -> list[Voorstel]:
    """What the room of the report agreed: what was done in the period, and what is still open of it."""
    rijen = Afspraak.objects.filter(ruimte=verslag.ruimte_id).exclude(staat=Afspraakstaat.VERVALLEN)
    rijen = rijen.filter(in_periode(verslag, "gedaan_op") | in_periode(verslag, "voor"))
    return [
        Voorstel(
            V.AFSPRAKEN, "wijken.Afspraak", str(rij.pk), rij.wat,
            alinea(veilig(rij.wat), veilig(rij.wie), rij.get_staat_display(), veilig(rij.toelichting)),
            kantooradres(rij), rij.gedaan_op or rij.voor,
        )
        for rij in rijen.order_by("voor", "pk")
    ]  # fmt: skip


def inbreng(verslag: Verslag) -> list[Voorstel]:
    """What residents brought in, and what was done with it or not."""
    rijen = mag(Inbreng.objects.all(), verslag).filter(in_wijk(verslag)).select_related("wijk")
    return [
        Voorstel(
            V.INBRENG, "wijken.Inbreng", str(rij.pk), rij.titel,
            alinea(
                veilig(rij.titel), veilig(rij.vorm), kort(rij.inbreng),
                f"Wat ermee is gedaan: {kort(rij.gedaan) or rij.get_staat_display()}",
            ),
            adres_van(rij), wijk=rij.wijk_id,
        )
        for rij in rijen.order_by("wijk__volgorde", "volgorde", "titel", "pk")
    ]  # fmt: skip


def _tel(aantal: int, een: str, meer: str) -> str:
    return f"{aantal} {een if aantal == 1 else meer}"


def _zijn(aantal: int, een: str, meer: str) -> str:
    return f"{'is' if aantal == 1 else 'zijn'} {_tel(aantal, een, meer)}"
