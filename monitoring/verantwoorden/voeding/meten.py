# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""What was measured, for a report: figures with their meaning, reach, plans, research, assumptions.

Of a figure a report shows what the site would show of it (`monitoring.meten.getoond`), and nothing more.
"""

from collections.abc import Iterator

from django.db.models import Q
from django.urls import reverse

from drukkerij.grafiek import Kader, Lijn, Punt, Reeks, teken
from monitoring.meten.bereiklezing import lees_beeld
from monitoring.meten.models import (
    Bereikbeeld,
    Cijfer,
    Duiding,
    Indicator,
    Monitorplan,
    Onderzoek,
    Veronderstelling,
)
from monitoring.meten.models.cijfer import Cijferstaat
from monitoring.meten.models.indicator import Getalsoort, Herkomst, Privacy
from monitoring.meten.models.onderzoek import Onderzoekstaat
from monitoring.meten.reeksen import Cijferreeks, punt_van, reeksen_van
from monitoring.verantwoorden.beeld import Cijferregel, Grafiekblok, Tabelblok
from monitoring.verantwoorden.models import Verslag
from monitoring.verantwoorden.models.verslagsoort import Voedingsoort as V
from monitoring.verantwoorden.voeding.omvang import (
    adres_van,
    alinea,
    in_periode,
    in_wijk,
    kort,
    mag,
    veilig,
    wijken_van,
)
from monitoring.verantwoorden.voeding.voorstel import Voorstel

PERIODEN = 6  # of a series in a report: enough to see where it came from
MINST = 2  # points before there is a line
LENGTEVERSCHIL = 3  # days: leap years and short months
PER_KEER = 2_000


# --- Figures ------------------------------------------------------------------------------------------------------


def _cijfers(verslag: Verslag):
    """Figures that a report may show: those of the site, and final ones of a wijk of its own room."""
    eigen = Q(staat=Cijferstaat.DEFINITIEF, wijk__ruimte=verslag.ruimte_id) & ~Q(indicator__privacy=Privacy.INTERN)
    eigen &= Q(indicator__in=mag(Indicator.objects.all(), verslag).order_by().values("pk"))
    openbaar = Cijfer.objects.openbaar().order_by().values("pk")
    rijen = Cijfer.objects.filter(Q(pk__in=openbaar) | eigen, wijk__in=wijken_van(verslag))
    return rijen.filter(begin__lte=verslag.tot)


def _betekenissen(verslag: Verslag) -> dict[tuple[int, int], list[Duiding]]:
    openbaar = Duiding.objects.openbaar().order_by().values("pk")
    eigen = Q(wijk__ruimte=verslag.ruimte_id, publiek=True) & ~Q(indicator__privacy=Privacy.INTERN)
    gevonden: dict[tuple[int, int], list[Duiding]] = {}
    for een in Duiding.objects.filter(Q(pk__in=openbaar) | eigen, wijk__in=wijken_van(verslag)):
        if een.begin is None or (een.begin <= verslag.tot and een.einde >= verslag.van):
            gevonden.setdefault((een.wijk_id, een.indicator_id), []).append(een)
    return gevonden


def cijfers(verslag: Verslag) -> list[Voorstel]:
    """Each series with a figure in the period: what it shows, what it means, its table, and a chart of a line."""
    wijken = {wijk.pk: wijk for wijk in wijken_van(verslag)}
    betekenissen = _betekenissen(verslag)
    gevonden = []
    for reeks in reeksen_van(_cijfers(verslag), perioden=PERIODEN, met_groepen=False):
        if not any(punt.cijfer.einde >= verslag.van for punt in reeks.totalen):
            continue
        wijk = wijken[reeks.wijk_id]
        uitleg = "".join(
            f"<p>Wat het betekent volgens {veilig(een.get_perspectief_display())}: {veilig(een.tekst)}</p>"
            for een in betekenissen.get((wijk.pk, reeks.indicator.pk), [])
        )
        rijen = tuple((punt.periode, veilig(punt.tekst), veilig(punt.opmerking)) for punt in reeks.totalen)
        titel = f"{reeks.indicator.titel}, {reeks.gebied or wijk.titel}"
        bronnen = "; ".join(f"{bron.titel}{f', {waar}' if waar else ''}" for bron, waar in reeks.bronnen)
        herkomst = f"{reeks.soort}. Bron: {bronnen or 'niet vastgelegd'}"
        gevonden.append(
            Voorstel(
                V.CIJFERS, "monitoring.Indicator", f"{wijk.pk}-{reeks.indicator.pk}-{reeks.gebied}"[:80], titel,
                f"{alinea(veilig(titel), veilig(reeks.zin), veilig(herkomst))}{uitleg}",
                reverse("admin:cijfers-wijk", args=[wijk.slug]), max(punt.cijfer.einde for punt in reeks.totalen),
                wijk.pk,
                grafiek=_grafiek(wijk, reeks, titel, bronnen),
                tabel=Tabelblok(("Periode", reeks.indicator.eenheid or "Waarde", "Noot"), rijen, bijschrift=titel),
            )
        )  # fmt: skip
    return sorted(gevonden, key=lambda een: (een.titel, een.bron_pk))


def _grafiek(wijk, reeks: Cijferreeks, titel: str, bronnen: str) -> Grafiekblok | None:
    punten = reeks.totalen
    lengten = [(punt.cijfer.einde - punt.cijfer.begin).days for punt in punten]
    if sum(punt.waarde is not None for punt in punten) < MINST or max(lengten) - min(lengten) > LENGTEVERSCHIL:
        return None
    indicator = reeks.indicator
    kader = Kader(
        titel=titel, zin=reeks.zin, bron=bronnen or indicator.bron_van_cijfers or "niet vastgelegd", wijk=wijk.slug,
        indicator=indicator.slug, periode=reeks.periode,
        eenheid="%" if indicator.getalsoort == Getalsoort.PERCENTAGE else indicator.eenheid,
        voorbeeld=any(punt.cijfer.herkomst == Herkomst.VOORBEELD for punt in punten),
        anker=f"verslag-{wijk.slug}-{indicator.slug}-{reeks.gebied}",
    )  # fmt: skip
    lijn = tuple(Punt(punt.periode, punt.waarde, reden=punt.tekst, tekst=punt.tekst) for punt in punten)
    getekend = teken(Lijn(kader, tuple(punt.periode for punt in punten), (Reeks(indicator.titel, lijn),)))
    return Grafiekblok(
        getekend.bestandsnaam, titel, str(getekend.breed), kader.zin,
        tuple(map(str, getekend.koppen)), tuple(tuple(map(str, rij)) for rij in getekend.rijen),
    )  # fmt: skip


def cijferregels(verslag: Verslag) -> Iterator[Cijferregel]:
    """Every figure of the period as the report may show it, for the file of figures."""
    wijken = {wijk.pk: wijk for wijk in wijken_van(verslag)}
    betekenissen = _betekenissen(verslag)
    rijen = _cijfers(verslag).filter(einde__gte=verslag.van).select_related("indicator__vraag", "bron")
    volgorde = ("indicator__vraag__nummer", "indicator__titel", "wijk", "gebied", "begin", "einde", "leeftijd", "sekse")
    for cijfer in rijen.order_by(*volgorde, "groep", "pk").iterator(PER_KEER):
        punt, indicator = punt_van(cijfer), cijfer.indicator
        uitleg = betekenissen.get((cijfer.wijk_id, indicator.pk), [])
        # An exact value goes along only when it is public itself; else the protected one, or none.
        if indicator.privacy == Privacy.OPENBAAR:
            waarde = cijfer.waarde
        else:
            waarde = None if punt.waarde is None else cijfer.waarde.__class__(str(punt.waarde))
        yield Cijferregel(
            vraag=indicator.vraag.slug, wijk=wijken[cijfer.wijk_id].titel, gebied=cijfer.gebied,
            indicator=indicator.slug, titel=indicator.titel, eenheid=indicator.eenheid, periode=cijfer.periode,
            groep=punt.wie, waarde=waarde, getoond=punt.tekst,
            noot="; ".join(filter(None, (punt.opmerking, punt.notitie))),
            herkomst=cijfer.get_herkomst_display(), bron=cijfer.bron.code if cijfer.bron else "", staat=cijfer.staat,
            betekenis=" ".join(f"{een.get_perspectief_display()}: {een.tekst}" for een in uitleg),
        )  # fmt: skip


# --- Reach --------------------------------------------------------------------------------------------------------


def bereik(verslag: Verslag) -> list[Voorstel]:
    """Reach as the site may show it: protected, with what is not known."""
    rijen = Bereikbeeld.objects.filter(
        Q(pk__in=Bereikbeeld.objects.openbaar().order_by().values("pk")) | Q(wijk__ruimte=verslag.ruimte_id),
        wijk__in=wijken_van(verslag), begin__lte=verslag.tot, einde__gte=verslag.van,
    )  # fmt: skip
    gevonden = []
    for beeld in rijen.select_related("wijk", "interventie", "bereik").order_by("wijk", "interventie__titel", "begin"):
        lezing = lees_beeld(beeld)
        tabel = Tabelblok(
            ("Stap", "Aantal", "Wat is geteld"),
            tuple((veilig(stap.label), veilig(stap.tekst), veilig(stap.eenheid)) for stap in lezing.stappen),
            bijschrift=f"Bereik van {beeld.interventie}, {lezing.beeld.periode}",
        )
        titel = f"Bereik van {beeld.interventie} in {beeld.wijk}"
        gevonden.append(
            Voorstel(
                V.BEREIK, "monitoring.Bereikbeeld", str(beeld.pk), titel,
                alinea(veilig(titel), veilig(lezing.zin)), reverse("admin:bereik-wijk", args=[beeld.wijk.slug]),
                beeld.einde,
                beeld.wijk_id, tabel=tabel,
            )
        )  # fmt: skip
    return gevonden


# --- Plans, research, assumptions ---------------------------------------------------------------------------------


def monitorplan(verslag: Verslag) -> list[Voorstel]:
    """The plans that hold in the period: since when, who made them, with how many goals and figures."""
    geldt = Q(begin__lte=verslag.tot) & (Q(einde__isnull=True) | Q(einde__gte=verslag.van))
    rijen = mag(Monitorplan.objects.all(), verslag).filter(in_wijk(verslag), geldt).select_related("wijk")
    rijen = rijen.prefetch_related("doelen", "planindicatoren").order_by("wijk__volgorde", "begin", "pk")
    return [
        Voorstel(
            V.MONITORPLAN, "monitoring.Monitorplan", str(rij.pk), rij.titel,
            alinea(
                veilig(rij.titel), f"Geldt {veilig(rij.periode)}", kort(rij.samenvatting or rij.tekst),
                veilig(f"Vastgesteld door {rij.vastgesteld_door}") if rij.vastgesteld_door else "",
                f"Doelen: {len(rij.doelen.all())}. Gekozen indicatoren: {len(rij.planindicatoren.all())}",
            ),
            adres_van(rij), rij.begin, rij.wijk_id,
        )
        for rij in rijen
    ]  # fmt: skip


def onderzoeken(verslag: Verslag) -> list[Voorstel]:
    """What was asked of people in the period, of how many, and whether they heard what came of it."""
    rijen = mag(Onderzoek.objects.all(), verslag).filter(in_wijk(verslag), in_periode(verslag, einde="tot_datum"))
    rijen = rijen.exclude(staat__in=(Onderzoekstaat.VOORGESTELD, Onderzoekstaat.GEPLAND)).select_related("wijk")
    return [
        Voorstel(
            V.ONDERZOEKEN, "monitoring.Onderzoek", str(rij.pk), rij.titel,
            alinea(
                veilig(rij.titel), veilig(f"{rij.get_soort_display()}, {rij.get_groep_display()}, {rij.wanneer}"),
                f"Stand: {rij.get_staat_display()}",
                veilig(rij.meegedaan_in_woorden and f"Deden mee: {rij.meegedaan_in_woorden}"),
                veilig(rij.in_plaats_daarvan),
                veilig(f"Hoorden zij wat eruit kwam: {rij.get_terugkoppeling_display()}") if rij.van_inwoners else "",
                veilig(rij.terug_wat),
            ),
            adres_van(rij), rij.datum, rij.wijk_id,
        )
        for rij in rijen.order_by("datum", "titel", "pk")
    ]  # fmt: skip


def veronderstellingen(verslag: Verslag) -> list[Voorstel]:
    """What was taken for granted and what was seen of it, with the signals of the wijken of the report."""
    wijken = {wijk.pk for wijk in wijken_van(verslag)}
    rijen = mag(Veronderstelling.objects.all(), verslag).prefetch_related("signalen__wijk").order_by("titel", "pk")
    gevonden = []
    for rij in rijen:
        signalen = [een for een in rij.signalen.all() if een.wijk_id in wijken or een.wijk_id is None]
        if verslag.wijk_id and not any(een.wijk_id for een in signalen):
            continue
        gezien = "; ".join(f"{een.get_pleit_display()}: {een.tekst.rstrip('.')}" for een in signalen)
        gevonden.append(
            Voorstel(
                V.VERONDERSTELLINGEN, "monitoring.Veronderstelling", str(rij.pk), rij.titel,
                alinea(
                    veilig(rij.titel), f"Oordeel: {rij.get_oordeel_display()}", kort(rij.toelichting),
                    veilig(gezien and f"Wat wij zagen: {gezien}"), kort(rij.wat_dan),
                ),
                adres_van(rij),
            )
        )  # fmt: skip
    return gevonden
