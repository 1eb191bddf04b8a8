# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""The public figures as series with their meaning: read by pages, dashboards, charts, files and open data alike.

What may be shown of a figure was worked out before (`monitoring.meten.getoond`). A page gets the last periods of each
series and no more, however many there are; the file has all.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from django.db.models import Count, F, Max, Q, Window
from django.db.models.functions import DenseRank

from monitoring.meten.getoond import getoond_van
from monitoring.meten.models.cijfer import Cijfer, CijferQuerySet
from monitoring.meten.models.duiding import Duiding, Perspectief
from monitoring.meten.models.indicator import Getalsoort, Herkomst, Indicator, Privacy
from monitoring.meten.models.waarneming import Waarneming
from monitoring.meten.statistiek import verhouding
from redactie.models import Bron
from wijken.models import Wijk

REEKS = ("wijk", "indicator", "gebied")
TOON_PERIODEN = 8  # of a series on a page; all of them are in the file
TOON_GROEPEN = 30  # of the last period that has them
PER_KEER = 2_000
MAX_TOEVAL = 100_000  # above it, chance says nothing any more


@dataclass(frozen=True)
class Punt:
    """One figure as it may be shown: `waarde` only when it may be drawn, `tekst` always."""

    cijfer: Cijfer
    waarde: float | None
    tekst: str
    opmerking: str = ""

    @property
    def periode(self) -> str:
        return self.cijfer.periode

    @property
    def wie(self) -> str:
        """Which part of the people a figure is about; empty for everybody."""
        cijfer = self.cijfer
        return ", ".join(filter(None, (cijfer.get_leeftijd_display(), cijfer.get_sekse_display(), cijfer.groep)))

    @property
    def notitie(self) -> str:
        """A note may tell the count that is not shown; it comes along with exact figures only."""
        return self.cijfer.notitie if self.cijfer.indicator.privacy == Privacy.OPENBAAR else ""


def punt_van(cijfer: Cijfer) -> Punt:
    getoond = getoond_van(cijfer)
    return Punt(cijfer, getoond.waarde, getoond.tekst, getoond.opmerking)


@dataclass(frozen=True)
class Cijferreeks:
    """The figures of one indicator in one area, in order of time; `totalen` are of everybody, `groepen` of a part.

    `aantal` is how many there are in all; `punten` may be fewer.
    """

    wijk_id: int
    indicator: Indicator
    gebied: str
    totalen: tuple[Punt, ...]
    groepen: tuple[Punt, ...]
    aantal: int

    @property
    def punten(self) -> tuple[Punt, ...]:
        return self.totalen + self.groepen

    @property
    def meer(self) -> int:
        """How many figures there are beside those here."""
        return self.aantal - len(self.punten)

    @cached_property
    def zin(self) -> str:
        return conclusie(self.indicator, self.totalen)

    @property
    def periode(self) -> str:
        jaren = [dag.year for punt in self.punten for dag in (punt.cijfer.begin, punt.cijfer.einde)]
        return f"{min(jaren)}" if min(jaren) == max(jaren) else f"{min(jaren)}–{max(jaren)}"

    @property
    def soort(self) -> str:
        """What these figures are: a cijfer from a register, a meting, an estimate or an example."""
        gevonden = {punt.cijfer.herkomst for punt in self.punten}
        woorden = {Herkomst.REGISTRATIE: "Cijfer: geteld in een registratie", Herkomst.METING: "Meting",
                   Herkomst.SCHATTING: "Schatting", Herkomst.VOORBEELD: "Voorbeeld (fictief)"}  # fmt: skip
        return "; ".join(woorden[Herkomst(waarde)] for waarde in Herkomst.values if waarde in gevonden)

    @property
    def bronnen(self) -> tuple[tuple[Bron, str], ...]:
        """The sources, each with the places in it."""
        plaatsen: dict[Bron, dict[str, None]] = {}
        for punt in self.punten:
            if punt.cijfer.bron is not None:
                plaatsen.setdefault(punt.cijfer.bron, {})[punt.cijfer.plaats_in_bron] = None
        return tuple((bron, "; ".join(filter(None, waar))) for bron, waar in plaatsen.items())


@dataclass(frozen=True)
class Indicatorblok:
    """An indicator with everything a visitor may know about it in one wijk."""

    indicator: Indicator
    reeksen: tuple[Cijferreeks, ...]
    duidingen: tuple[Duiding, ...]
    waarnemingen: tuple[Waarneming, ...] = ()

    @property
    def met_inwoners(self) -> bool:
        """Whether residents told what these figures mean to them."""
        return any(een.perspectief == Perspectief.INWONER for een in (*self.duidingen, *self.waarnemingen))


@dataclass(frozen=True)
class Vraagblok:
    """The indicators of one of the four questions; without `vraag` when that has no public page."""

    vraag: object | None
    blokken: tuple[Indicatorblok, ...]


def wijkcijfers(wijk: Wijk, indicator_slug: str = "", *, perioden: int = TOON_PERIODEN) -> list[Vraagblok]:
    """Return what visitors may see of the figures of a wijk, per question; in five queries."""
    cijfers = Cijfer.objects.openbaar().for_wijk(wijk)
    duidingen = Duiding.objects.openbaar().filter(wijk=wijk).select_related("indicator__vraag", "bron")
    verteld = Waarneming.objects.openbaar().for_wijk(wijk).select_related("indicator__vraag", "bron")
    if indicator_slug:
        cijfers, duidingen, verteld = (
            rijen.filter(indicator__slug=indicator_slug) for rijen in (cijfers, duidingen, verteld)
        )
    reeksen, uitleg, gezien = reeksen_van(cijfers, perioden=perioden), list(duidingen), list(verteld)
    blokken = [
        Indicatorblok(
            indicator,
            tuple(reeks for reeks in reeksen if reeks.indicator == indicator),
            tuple(duiding for duiding in uitleg if duiding.indicator_id == indicator.pk),
            tuple(een for een in gezien if een.indicator_id == indicator.pk),
        )
        for indicator in {een.indicator: None for een in (*reeksen, *uitleg, *gezien)}
    ]
    blokken.sort(key=lambda blok: (blok.indicator.vraag.nummer, blok.indicator.titel))
    per_vraag: dict[object, list[Indicatorblok]] = {}
    for blok in blokken:
        vraag = blok.indicator.vraag
        per_vraag.setdefault(vraag if vraag.is_openbaar else None, []).append(blok)
    return [Vraagblok(vraag, tuple(rijen)) for vraag, rijen in per_vraag.items()]


def reeksen_van(
    cijfers: CijferQuerySet, *, perioden: int = TOON_PERIODEN, met_groepen: bool = True
) -> list[Cijferreeks]:
    """Return the series of public figures, one per wijk, indicator and area, never put together.

    Of each the last `perioden` of everybody and, `met_groepen`, the groups of the last period that has them. One query,
    with groups three; none of them sorts more rows than there are totals.
    """
    totalen = cijfers.totalen().annotate(
        rang=Window(DenseRank(), partition_by=REEKS, order_by=[F("einde").desc(), F("begin").desc()])
    ).filter(rang__lte=perioden)  # fmt: skip
    rijen = [(_reeks_van(cijfer), cijfer) for cijfer in _met_alles(totalen)]
    aantallen: dict[tuple, int] = {}
    if met_groepen:
        laatst, groepen = {}, cijfers.exclude(leeftijd="", sekse="", groep="")
        for wijk, indicator, gebied, aantal, einde in (
            cijfers.order_by()
            .values_list(*REEKS)
            .annotate(aantal=Count("pk"), einde=Max("einde", filter=~Q(leeftijd="", sekse="", groep="")))
        ):
            aantallen[wijk, indicator, gebied], laatst[wijk, indicator, gebied] = aantal, einde
        per_reeks: dict[tuple, list[Cijfer]] = {}
        for cijfer in _met_alles(groepen.filter(einde__in={dag for dag in laatst.values() if dag})):
            if cijfer.einde == laatst[_reeks_van(cijfer)]:
                per_reeks.setdefault(_reeks_van(cijfer), []).append(cijfer)
        for reeks, van_reeks in per_reeks.items():
            begin = max(cijfer.begin for cijfer in van_reeks)
            rijen += [(reeks, cijfer) for cijfer in van_reeks if cijfer.begin == begin][:TOON_GROEPEN]
    per_sleutel: dict[tuple, list[Punt]] = {}
    for reeks, cijfer in rijen:
        per_sleutel.setdefault(reeks, []).append(punt_van(cijfer))
    return [
        Cijferreeks(
            reeks[0],
            punten[0].cijfer.indicator,
            reeks[2],
            totalen=tuple(punt for punt in punten if not punt.wie),
            groepen=tuple(punt for punt in punten if punt.wie),
            aantal=aantallen.get(reeks, len(punten)),
        )
        for reeks, punten in sorted(per_sleutel.items())
    ]


def _reeks_van(cijfer: Cijfer) -> tuple[int, int, str]:
    return cijfer.wijk_id, cijfer.indicator_id, cijfer.gebied


def _met_alles(cijfers: CijferQuerySet) -> CijferQuerySet:
    return cijfers.select_related("indicator__vraag", "bron").order_by(
        "begin", "einde", "leeftijd", "sekse", "groep"
    )  # fmt: skip


def alle_punten(cijfers: CijferQuerySet) -> Iterator[Punt]:
    """Return every public figure, a few at a time, for a file."""
    rijen = cijfers.select_related("indicator", "bron").order_by(
        "indicator", "gebied", "begin", "einde", "leeftijd", "sekse", "groep"
    )
    return (punt_van(cijfer) for cijfer in rijen.iterator(PER_KEER))


# --- What it says ------------------------------------------------------------------------------------------------


def conclusie(indicator: Indicator, totalen: tuple[Punt, ...]) -> str:
    """Return what a series shows in one or two sentences, and no more than it can bear."""
    gevuld = [punt for punt in totalen if punt.waarde is not None]
    if not totalen:
        return f"Van {indicator.titel} zijn er alleen cijfers van groepen."
    if not gevuld:
        return f"Van {indicator.titel} is geen cijfer te tonen."
    nu = gevuld[-1]
    eenheid = "" if indicator.getalsoort == Getalsoort.PERCENTAGE else f" {indicator.eenheid}".rstrip()
    rond = "ongeveer " if indicator.privacy != Privacy.OPENBAAR and indicator.getalsoort == Getalsoort.AANTAL else ""
    zin = f"Over {nu.periode}: {rond}{nu.tekst}{eenheid}."
    if len(gevuld) == 1:
        return zin
    toen = gevuld[-2]
    waren = "waren het er" if indicator.getalsoort == Getalsoort.AANTAL else "was het"
    zin = f"{zin} Over {toen.periode} {waren} {rond}{toen.tekst}."
    exact = indicator.privacy == Privacy.OPENBAAR and indicator.getalsoort == Getalsoort.AANTAL
    if not exact or not _even_lang(nu.cijfer, toen.cijfer):
        return zin
    return f"{zin} {_verandering(toen.cijfer.waarde, nu.cijfer.waarde)}".strip()


def _even_lang(een: Cijfer, ander: Cijfer) -> bool:
    return abs((een.einde - een.begin).days - (ander.einde - ander.begin).days) <= 3  # leap years, short months


def _verandering(toen: Decimal, nu: Decimal) -> str:
    """Say whether two counts differ by more than chance, without saying why."""
    if toen == nu:
        return "Dat is evenveel."
    if not toen or not nu or max(toen, nu) > MAX_TOEVAL:
        return ""
    interval = verhouding(int(nu), int(toen)).interval
    richting = "stijging" if nu > toen else "daling"
    if interval.onder <= 1 <= interval.boven:
        return f"Dat is te weinig om van een {richting} te spreken, want het verschil kan toeval zijn."
    return f"Dat is een {richting} die groter is dan toeval. Waarom, zegt dit cijfer niet."
