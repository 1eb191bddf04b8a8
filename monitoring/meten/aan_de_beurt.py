# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Which figures are due: a plan says who keeps what how often, and a period that is over has no figure yet."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, Max, OuterRef, Q, QuerySet
from django.utils import timezone

from monitoring.meten.models import Cijfer, Duiding, Indicator, Planindicator
from monitoring.meten.models.cijfer import periode_in_woorden
from monitoring.meten.models.duiding import Perspectief
from monitoring.meten.models.indicator import Frequentie, Getalsoort
from monitoring.meten.perioden import maanden, schrijf_periode
from redactie.models import Status
from wijken.models import Wijk

MAANDEN = {Frequentie.MAAND: 1, Frequentie.KWARTAAL: 3, Frequentie.HALFJAAR: 6, Frequentie.JAAR: 12}


@dataclass(frozen=True)
class Beurt:
    """A figure that is due: of what and which wijk, over which period, and who keeps it according to the plan."""

    wijk: Wijk
    indicator: Indicator
    begin: date
    einde: date
    wie: str

    @property
    def periode(self) -> str:
        return periode_in_woorden(self.begin, self.einde)

    @property
    def periode_in_adres(self) -> str:
        return schrijf_periode(self.begin, self.einde)


def laatste_periode(frequentie: str, dag: date) -> tuple[date, date] | None:
    """Return the last month, quarter, half year or year that was over on `dag`; None for what is done once."""
    lengte = MAANDEN.get(frequentie)
    if lengte is None:
        return None
    maand = dag.month - (dag.month - 1) % lengte  # of the period that `dag` is in
    vorige = date(dag.year, maand, 1) - timedelta(days=1)
    return maanden(vorige.year, vorige.month - lengte + 1, lengte)


def aan_de_beurt(wijken: QuerySet, dag: date | None = None) -> list[Beurt]:
    """Return what is due in these wijken, the longest over first. A reason why there is no figure is an answer too.

    Three queries, however many plans and figures.
    """
    dag = dag or timezone.localdate()
    gekozen = list(
        Planindicator.objects.filter(plan__wijk__in=wijken, plan__begin__lte=dag)
        .exclude(plan__status=Status.GEARCHIVEERD)
        .exclude(indicator__status=Status.GEARCHIVEERD)
        .exclude(indicator__getalsoort=Getalsoort.GEEN)
        .select_related("plan__wijk", "indicator")
        .order_by("plan__begin", "pk")
    )
    laatst = {
        (rij["wijk"], rij["indicator"]): rij["laatst"]
        for rij in Cijfer.objects.filter(
            wijk__in={keuze.plan.wijk_id for keuze in gekozen},
            indicator__in={keuze.indicator_id for keuze in gekozen},
        ).order_by().values("wijk", "indicator").annotate(laatst=Max("einde"))
    }  # fmt: skip
    beurten: dict[tuple, Beurt] = {}
    for keuze in gekozen:
        periode = _periode(keuze, dag)
        sleutel = (keuze.plan.wijk_id, keuze.indicator_id)
        tot = laatst.get(sleutel)
        if periode is None or (tot is not None and (tot >= periode[1] or _een_keer(keuze))):
            continue
        beurten[sleutel] = Beurt(keuze.plan.wijk, keuze.indicator, *periode, keuze.wie)
    return sorted(beurten.values(), key=lambda beurt: (beurt.einde, beurt.wijk.titel, beurt.indicator.titel))


def _hoe_vaak(keuze: Planindicator) -> str:
    return keuze.frequentie or keuze.indicator.frequentie


def _een_keer(keuze: Planindicator) -> bool:
    return _hoe_vaak(keuze) not in MAANDEN


def _periode(keuze: Planindicator, dag: date) -> tuple[date, date] | None:
    """Return the period of which the plan asks a figure now; None when it asks none."""
    plan = keuze.plan
    periode = laatste_periode(_hoe_vaak(keuze), dag) or maanden(plan.begin.year, 1, 12)
    geldt = periode[1] >= plan.begin and (plan.einde is None or periode[0] <= plan.einde)
    return periode if geldt else None


def zonder_inwoners(wijken: QuerySet) -> list[tuple[str, str, str, str]]:
    """Return the indicators with public figures of which residents did not tell what they mean.

    Each (wijk, its slug, indicator, its slug). One query.
    """
    uitgelegd = Duiding.objects.filter(
        Q(perspectief=Perspectief.INWONER), wijk=OuterRef("wijk"), indicator=OuterRef("indicator")
    )
    rijen = Cijfer.objects.openbaar().filter(~Exists(uitgelegd), wijk__in=wijken)
    velden = ("wijk__titel", "wijk__slug", "indicator__titel", "indicator__slug")
    return list(rijen.order_by(*velden).values_list(*velden).distinct())
