# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Own effort: write a quarter, share it, take it back, remove it; and what was shared, for a report or a handover.

Nothing that is private leaves this module but to its maker. It is not logged either: a line in the log would tell that
somebody wrote, and when. docs/adr/0026-own-effort-is-private.md says why, and what that costs.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from drukkerij.grafiek import Aandelen, Grafiek, Kader, Verdeling, teken
from monitoring.meten.models.eigen_inzet import ITEMS, Aandacht, Inzetitem, Inzetregel, Kwartaalinzet
from monitoring.meten.perioden import Geenperiode, lees_periode, maanden, schrijf_periode, verschuif
from redactie.intussen import INTUSSEN, Intussen, stand_van
from redactie.logboek import leg_vast
from redactie.models import Lidmaatschap
from redactie.models.ruimte import SCHRIJFROLLEN, Ruimtesoort
from wijken.models import Wijk

EERSTE_JAAR = 2018
MAANDEN_PER_KWARTAAL = 3
TEKSTEN = ("deed", "opbrengst", "geleerd", "nodig")
LEEG = "Er staat nog niets in dit kwartaal. Vul iets in voordat je het deelt."
GEEN_KWARTAAL = "Kies een kwartaal. Schrijf bijvoorbeeld 2026-K3."


@dataclass(frozen=True)
class Ingevuld:
    """One item as somebody filled it in."""

    item: str
    gepland: int | None
    werkelijk: int | None
    uren: Decimal | None

    @property
    def leeg(self) -> bool:
        return self.gepland is None and self.werkelijk is None and self.uren is None


# --- Who, and when -----------------------------------------------------------------------------------------------


def eigen_wijken(user) -> QuerySet[Wijk]:
    """The wijken in which `user` is at work. A beheerder who is no member of a wijk has none."""
    leden = Lidmaatschap.objects.actief().filter(
        gebruiker=user, rol__in=SCHRIJFROLLEN, ruimte__soort=Ruimtesoort.WIJK
    )  # fmt: skip
    rooms = leden.order_by().values("ruimte") if user.is_active else leden.none().values("ruimte")
    return Wijk.objects.filter(ruimte__in=rooms)


def kwartaal_van(dag: date) -> tuple[date, date]:
    """Return the first and the last day of the quarter of a day."""
    return maanden(dag.year, (dag.month - 1) // MAANDEN_PER_KWARTAAL * MAANDEN_PER_KWARTAAL + 1, MAANDEN_PER_KWARTAAL)


def vorig_kwartaal(dag: date) -> tuple[date, date]:
    return verschuif(*kwartaal_van(dag), -1)


def lees_kwartaal(tekst: str, *, vandaag: date) -> tuple[date, date]:
    """Return the days of "2026-K3". Raises `Geenperiode` for what is no quarter, or lies more than one ahead."""
    begin, einde = lees_periode(tekst)
    if (begin, einde) != kwartaal_van(begin):
        raise Geenperiode(GEEN_KWARTAAL)
    if begin > verschuif(*kwartaal_van(vandaag), 1)[0]:
        raise Geenperiode("Dit kwartaal is nog te ver weg. Vul hoogstens het volgende kwartaal in.")
    if begin.year < EERSTE_JAAR:
        raise Geenperiode(f"Dit kwartaal is te lang geleden. Begin bij {EERSTE_JAAR}.")
    return begin, einde


def te_doen(user, vandaag: date) -> list[Wijk]:
    """The wijken for which to remind `user` of the quarter that just ended: only in the first month after it.

    Filled in or passed over, it is not asked again. One query, and none in the other two months.
    """
    if (vandaag.month - 1) % MAANDEN_PER_KWARTAAL:
        return []
    begin, _ = vorig_kwartaal(vandaag)
    eigen = Kwartaalinzet.objects.van(user).filter(wijk=OuterRef("pk"), begin=begin)
    return list(eigen_wijken(user).filter(~Exists(eigen)))


# --- Write -------------------------------------------------------------------------------------------------------


@transaction.atomic
def bewaar_kwartaal(
    wijk: Wijk, begin: date, einde: date, *, by, teksten: dict[str, str], regels: Iterable[Ingevuld],
    gezien: str | None = None,
) -> Kwartaalinzet:  # fmt: skip
    """Write a quarter of `by`. Raises `Intussen` when it was changed in another window since `gezien`."""
    nu = Kwartaalinzet.objects.select_for_update().van(by).filter(wijk=wijk, begin=begin).first()
    if nu is None and not eigen_wijken(by).filter(pk=wijk.pk).exists():
        raise PermissionDenied
    if gezien is not None and nu is not None and stand_van(nu) != gezien:
        raise Intussen(
            INTUSSEN.replace("Iemand anders wijzigde dit", "Dit veranderde in een ander venster"), stand_van(nu)
        )
    kwartaal = nu or Kwartaalinzet(maker=by, wijk=wijk, begin=begin, einde=einde)
    kwartaal.overgeslagen = False
    for naam in TEKSTEN:
        setattr(kwartaal, naam, teksten.get(naam, "").strip())
    kwartaal.full_clean(exclude=["maker", "wijk"])
    kwartaal.save()
    kwartaal.regels.all().delete()
    volgorde = ITEMS[kwartaal.versie]
    nieuw = sorted((een for een in regels if een.item in volgorde), key=lambda een: volgorde.index(een.item))
    Inzetregel.objects.bulk_create(
        Inzetregel(kwartaal=kwartaal, item=een.item, gepland=een.gepland, werkelijk=een.werkelijk, uren=een.uren)
        for een in nieuw if not een.leeg
    )  # fmt: skip
    return kwartaal


@transaction.atomic
def sla_over(wijk: Wijk, begin: date, einde: date, *, by) -> None:
    """Remember that `by` does not fill in this quarter, so that nobody asks again."""
    if not eigen_wijken(by).filter(pk=wijk.pk).exists():
        raise PermissionDenied
    Kwartaalinzet.objects.get_or_create(
        maker=by, wijk=wijk, begin=begin, defaults={"einde": einde, "overgeslagen": True}
    )  # fmt: skip


def _eigen(kwartaal: Kwartaalinzet, by) -> Kwartaalinzet:
    nu = Kwartaalinzet.objects.select_for_update().van(by).filter(pk=kwartaal.pk).first()
    if nu is None:
        raise PermissionDenied
    return nu


@transaction.atomic
def deel(kwartaal: Kwartaalinzet, *, by) -> Kwartaalinzet:
    """Share a quarter with the room of the wijk. The log says that something was shared, and no more."""
    nu = _eigen(kwartaal, by)
    if not any(getattr(nu, naam) for naam in TEKSTEN) and not nu.regels.exists():
        raise ValidationError(LEEG)
    if not nu.gedeeld:
        nu.gedeeld_op = timezone.now()
        nu.save(update_fields=["gedeeld_op", "gewijzigd_op"])
        leg_vast("eigen inzet gedeeld", nu.wijk, by=by)
    return nu


@transaction.atomic
def trek_in(kwartaal: Kwartaalinzet, *, by) -> Kwartaalinzet:
    """Make a shared quarter private again."""
    nu = _eigen(kwartaal, by)
    nu.gedeeld_op = None
    nu.save(update_fields=["gedeeld_op", "gewijzigd_op"])
    return nu


@transaction.atomic
def verwijder(kwartaal: Kwartaalinzet, *, by) -> None:
    """Remove a quarter for good. Nothing of it is kept."""
    _eigen(kwartaal, by).delete()


# --- What was shared ---------------------------------------------------------------------------------------------


def gedeelde_inzet(wijk: Wijk, *, voor, begin: date | None = None, einde: date | None = None) -> list[Kwartaalinzet]:
    """Return the quarters of a wijk that were shared and that `voor` may see, newest first, each with its `regels`.

    The door for the handover; a report has its own below. What is private is not in it, whoever asks.
    """
    rows = Kwartaalinzet.objects.gedeeld_met(voor).for_wijk(wijk).select_related("maker", "wijk")
    if begin is not None:
        rows = rows.filter(einde__gte=begin)
    if einde is not None:
        rows = rows.filter(begin__lte=einde)
    return list(rows.prefetch_related("regels").order_by("-begin", "pk"))


def inzet_voor_ruimte(wijk: Wijk, *, begin: date, einde: date) -> list[Kwartaalinzet]:
    """Return the quarters of a wijk that were shared, oldest first, for a report of the room of that wijk.

    For a report of that room only: whoever reads it is who the quarters were shared with.
    """
    rows = Kwartaalinzet.objects.filter(gedeeld_op__isnull=False, wijk=wijk, begin__lte=einde, einde__gte=begin)
    return list(rows.prefetch_related("regels").order_by("begin", "pk"))


# --- Balance over time -------------------------------------------------------------------------------------------


def balans(kwartalen: Iterable[Kwartaalinzet], *, titel: str, anker: str) -> Grafiek | None:
    """Draw how the attention was divided per quarter, oldest first: shares of one person, without a norm.

    In hours when every item that got attention has hours; else in points of attention, and the label says which.
    """
    rijen = []
    for kwartaal in sorted(kwartalen, key=lambda een: een.begin):
        regels = {regel.item: regel for regel in kwartaal.regels.all()}
        gevuld = [regel for regel in regels.values() if regel.werkelijk or regel.uren]
        if not gevuld:
            rijen.append(Verdeling(kwartaal.periode, None, reden="geen aandacht ingevuld"))
            continue
        in_uren = all(regel.uren for regel in gevuld)
        waarden = [
            float((regels[item].uren if in_uren else regels[item].werkelijk) or 0) if item in regels else 0.0
            for item in ITEMS[kwartaal.versie]
        ]
        if not sum(waarden):
            rijen.append(Verdeling(kwartaal.periode, None, reden="geen aandacht ingevuld"))
            continue
        rijen.append(Verdeling(f"{kwartaal.periode}, {'in uren' if in_uren else 'naar aandacht'}", tuple(waarden)))
    if not any(rij.waarden for rij in rijen):
        return None
    kader = Kader(
        titel=titel,
        zin="Zo was de aandacht verdeeld. Er is geen goede of foute verdeling.",
        bron="zelf ingevuld",
        anker=anker,
    )
    return teken(Aandelen(kader, tuple(Inzetitem.labels), tuple(rijen)))


def aandacht_in_woorden(waarde: int | None) -> str:
    return "niet ingevuld" if waarde is None else Aandacht(waarde).label


def in_adres(begin: date, einde: date) -> str:
    """The quarter in an address."""
    return schrijf_periode(begin, einde)
