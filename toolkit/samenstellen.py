# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""What happens to a menu that a visitor puts together: made, changed, put in order, and gone after a while."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Prefetch
from django.utils import timezone
from django.utils.formats import date_format

from toolkit.models import EigenMenukaart, EigenMenukaartregel, Les, Tool
from toolkit.models.eigenmenukaart import afdruk, geheim_bij
from toolkit.models.tool import duur_in_woorden
from toolkit.models.vraag import openbare_vragen
from toolkit.voorstel import Antwoorden, redenen, stel_voor

MEESTE = 12
RICHTINGEN = {"omhoog": -1, "omlaag": 1}
JAREN = range(1900, 3000)  # of which times can be added up; whatever else is stored is a day without a clock


@dataclass(frozen=True)
class Onderdeel:
    """A line of a menu as readers see it. `item` is None when it was taken from the site since."""

    regel: EigenMenukaartregel
    item: Tool | Les | None
    redenen: list[str]
    minuten: int | None
    begin: datetime | None = None
    einde: datetime | None = None


@dataclass(frozen=True)
class Planning:
    """How long a menu takes: the minutes that are known, and for how many lines they are not."""

    kaart: EigenMenukaart
    minuten: int
    onbekend: int
    begin: datetime | None
    einde: datetime | None

    @property
    def wanneer(self) -> str:
        """The day and the time in words, as far as they are known; an end only when no line lacks its time."""
        dag = date_format(self.kaart.dag, "l j F Y") if self.kaart.dag else ""
        if self.kaart.begin is None:
            return dag
        van = date_format(self.kaart.begin, "H.i")
        if self.einde is None:
            tijd = f"{van} uur"
        elif self.onbekend:
            tijd = f"vanaf {van} uur"
        else:
            later = "" if self.einde.date() == self.begin.date() else f"{date_format(self.einde, 'l j F')}, "
            tijd = f"{van} tot {later}{date_format(self.einde, 'H.i')} uur"
        return f"{dag}, {tijd}" if dag else f"om {tijd}"

    @property
    def duur(self) -> str:
        """How long it takes together and what is not known yet, in words; "" when there are no lines."""
        samen = f"Samen {duur_in_woorden(self.minuten)}." if self.minuten else ""
        wie = "1 onderdeel is" if self.onbekend == 1 else f"{self.onbekend} onderdelen is"
        geen = f"Van {wie} nog geen tijd ingevuld." if self.onbekend else ""
        return " ".join(filter(None, [samen, geen]))

    @property
    def mist_voor_agenda(self) -> list[str]:
        """What has to be filled in before this can stand in a calendar."""
        asked = {
            "de dag": self.kaart.dag and self.kaart.dag.year in JAREN,
            "de begintijd": self.kaart.begin,
            "de minuten van minstens één onderdeel": self.minuten,
        }
        return [what for what, value in asked.items() if not value]


def bewaartermijn() -> timedelta:
    return timedelta(days=settings.MENUKAART_BEWAARDAGEN)


def maak_menukaart(antwoorden: Antwoorden, *, eenmalig: str) -> tuple[EigenMenukaart, str]:
    """Make a menu with what fits the answers; return it with the secret of who made it, which is told only here.

    Sent twice, also at the same moment, the same token gives the same menu with the same secret.
    """
    geheim, eenmalig = geheim_bij(eenmalig), afdruk(eenmalig)
    kaart = EigenMenukaart(
        vraag=antwoorden.vraag, doelgroep=antwoorden.doelgroep, minuten=antwoorden.minuten, eenmalig=eenmalig,
        geheim_afdruk=afdruk(geheim), verloopt_op=timezone.localdate() + bewaartermijn(),
    )  # fmt: skip
    try:
        with transaction.atomic():
            kaart.save()
            for plek, voorgesteld in enumerate(stel_voor(antwoorden)):
                _regel(kaart, voorgesteld.item, plek).save()
    except IntegrityError:
        kaart = EigenMenukaart.objects.get(eenmalig=eenmalig)
    return kaart, geheim


def _regel(kaart: EigenMenukaart, item: Tool | Les, plek: int) -> EigenMenukaartregel:
    tool = item if isinstance(item, Tool) else None
    minuten = tool.tijd_minuten if tool else None
    return EigenMenukaartregel(
        kaart=kaart, tool=tool, les=None if tool else item, volgorde=plek, minuten=minuten
    )  # fmt: skip


def voeg_toe(kaart: EigenMenukaart, item: Tool | Les) -> None:
    """Put a public tool or lesson at the end. Raises `ValidationError` when it is full; twice is once."""
    regels = list(kaart.regels.all())
    if item in [regel.item for regel in regels]:
        return
    if len(regels) >= MEESTE:
        raise ValidationError(f"Op een menukaart passen {MEESTE} onderdelen. Haal er eerst een weg.")
    _regel(kaart, item, len(regels)).save()


def verplaats(kaart: EigenMenukaart, regel: int, richting: int) -> None:
    """Change places with the line above (-1) or below (1)."""
    keys = [row.pk for row in kaart.regels.all()]
    if regel not in keys:
        return
    plek = keys.index(regel)
    ander = min(max(plek + richting, 0), len(keys) - 1)
    keys[plek], keys[ander] = keys[ander], keys[plek]
    zet_op_volgorde(kaart, keys)


@transaction.atomic
def zet_op_volgorde(kaart: EigenMenukaart, keys: list[int]) -> None:
    """Put the lines in the order of `keys`; what is not in it keeps its place after them."""
    rows = {row.pk: row for row in kaart.regels.all()}
    order = [rows[key] for key in dict.fromkeys(keys) if key in rows]
    order += [row for key, row in rows.items() if key not in keys]
    for plek, row in enumerate(order):
        row.volgorde = plek
    EigenMenukaartregel.objects.bulk_update(order, ["volgorde"])


def onderdelen_van(kaart: EigenMenukaart) -> list[Onderdeel]:
    """Return the lines of a menu in order, with why each is there and when it is, in a fixed number of queries."""
    regels = kaart.regels.prefetch_related(
        Prefetch("tool", Tool.objects.gepubliceerd().prefetch_related(openbare_vragen())),
        Prefetch("les", Les.objects.gepubliceerd().prefetch_related("tools", openbare_vragen())),
    )
    antwoorden = Antwoorden(kaart.vraag, kaart.doelgroep, kaart.minuten)
    rows = list(regels)
    items = [_openbaar(row) for row in rows]
    tools = [item for item in items if isinstance(item, Tool)]
    found, moment = [], begin_van(kaart)
    for row, item in zip(rows, items, strict=True):
        begin, einde = (moment, _na(moment, row.minuten)) if moment and item and row.minuten else (None, None)
        why = redenen(item, antwoorden, tools) if item else []
        found.append(Onderdeel(row, item, why, row.minuten, begin, einde))
        if item:
            moment = einde  # after a line without a time nobody knows when the next one begins
    return found


def _openbaar(regel: EigenMenukaartregel) -> Tool | Les | None:
    """The item of a line; the prefetch leaves out what is not public."""
    for naam in ("tool", "les"):
        if getattr(regel, f"{naam}_id") is not None:
            return regel._state.fields_cache.get(naam)
    return None


def begin_van(kaart: EigenMenukaart) -> datetime | None:
    """Return when a menu begins, in the time of the Netherlands; None when that can't be told."""
    if kaart.dag is None or kaart.begin is None or kaart.dag.year not in JAREN:
        return None
    return timezone.make_aware(datetime.combine(kaart.dag, kaart.begin))


def _na(begin: datetime, minuten: int) -> datetime:
    """Return the moment so many minutes later, also in the night in which the clocks change."""
    return timezone.localtime(begin.astimezone(UTC) + timedelta(minutes=minuten))


def planning_van(kaart: EigenMenukaart, onderdelen: list[Onderdeel]) -> Planning:
    """Add up the time of the lines that can still be seen."""
    shown = [onderdeel for onderdeel in onderdelen if onderdeel.item]
    minuten = sum(onderdeel.minuten or 0 for onderdeel in shown)
    begin = begin_van(kaart)
    einde = _na(begin, minuten) if begin and minuten else None
    return Planning(kaart, minuten, sum(1 for onderdeel in shown if not onderdeel.minuten), begin, einde)


def ruim_menukaarten_op() -> str:
    """Remove the menus that were kept long enough; return what to say of it."""
    verlopen = EigenMenukaart.objects.verlopen()
    aantal = verlopen.count()
    verlopen.delete()
    return f"{aantal} verlopen eigen menukaarten verwijderd."
