# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Figures from a file: compare, take in as a whole, take back as a whole.

The dry run and the real run are the same code. What is right for one figure, `monitoring.meten.cijfers` says.
"""

import hashlib
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal
from itertools import islice

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.db.models import Q
from django.utils import timezone

from monitoring.meten.cijfers import (
    INHOUD,
    NOTITIE_NODIG,
    controleer,
    in_woorden,
    niet_te_diep,
    op_de_site,
    zonder_uitleg,
)
from monitoring.meten.getoond import werk_uit
from monitoring.meten.lezers import Leesfout, lees_rijen
from monitoring.meten.lezers.regels import Cijferregel, Klacht, lees_regels
from monitoring.meten.models.cijfer import (
    Cijfer,
    CijferQuerySet,
    Cijferstaat,
    Cijferwijziging,
    Invoerpartij,
    Leeftijd,
    Ontbreekt,
    Sekse,
    getal_in_woorden,
    periode_in_woorden,
)
from monitoring.meten.models.indicator import Indicator
from monitoring.meten.schrijven import een_tegelijk, eis_schrijven
from redactie.logboek import leg_vast
from redactie.models import Bron
from redactie.virusscan import keur_op_virussen
from wijken.models import Wijk

SLEUTEL = ("indicator_id", "begin", "einde", "leeftijd", "sekse", "groep", "gebied")
PER_KEER = 2_000
TOON = 50  # of each outcome of a dry run
TOON_KLACHTEN = 200
WACHTENDE_PARTIJEN = 5  # files of one wijk that nobody decided about
BEWAARDAGEN = 30


@dataclass(frozen=True, slots=True)
class Verschil:
    """One figure of a file beside what stands there."""

    rij: int
    indicator: str
    periode: str
    was: str
    wordt: str


@dataclass
class Verslag:
    """What a file says, compared with what stands there; of each outcome the number and the first ones."""

    nieuw: int = 0
    gewijzigd: int = 0
    gelijk: int = 0
    leeg: int = 0
    fout: int = 0
    nieuwe: list[Verschil] = field(default_factory=list)
    gewijzigde: list[Verschil] = field(default_factory=list)
    klachten: list[Klacht] = field(default_factory=list)
    afdruk: str = ""  # of every difference: the same file against the same figures gives the same

    @property
    def kan_door(self) -> bool:
        return not self.fout and bool(self.nieuw or self.gewijzigd)

    def klaag(self, klachten: Iterable[Klacht]) -> None:
        self.fout += 1
        self.klachten += islice(klachten, max(0, TOON_KLACHTEN - len(self.klachten)))


class _Vergelijking:
    """Compares the rows of a file with the figures of a wijk, and writes them when there is a `partij`.

    The dry run and the real run are this same code.
    """

    def __init__(self, wijk: Wijk, *, by, partij: Invoerpartij | None) -> None:
        self.wijk, self.by, self.partij = wijk, by, partij
        self.verslag = Verslag()
        self.afdruk = hashlib.sha256()
        self.gezien: dict[int, int] = {}  # what identifies a figure → its row
        self.indicatoren: dict[str, Indicator | None] = {}
        for indicator in Indicator.objects.visible_for(by).only("slug", "titel", "getalsoort", "herkomst", "status"):
            for naam in {indicator.slug.casefold(), indicator.titel.casefold()}:
                self.indicatoren[naam] = None if naam in self.indicatoren else indicator
            self.indicatoren[indicator.slug.casefold()] = indicator
        self.bronnen = dict(Bron.objects.values_list("code", "pk"))
        self.namen_van_wijk = {wijk.slug.casefold(), wijk.titel.casefold()}
        self.nu = timezone.now()

    def verwerk(self, regels: Iterator[Cijferregel | list[Klacht] | None]) -> Verslag:
        while stuk := list(islice(regels, PER_KEER)):
            self._stuk(stuk)
        self.verslag.afdruk = self.afdruk.hexdigest()
        return self.verslag

    def _stuk(self, stuk: list[Cijferregel | list[Klacht] | None]) -> None:
        te_doen = []
        for regel in stuk:
            if regel is None:
                self.verslag.leeg += 1
            elif isinstance(regel, list):
                self.verslag.klaag(regel)
            elif (indicator := self._klopt(regel)) is not None:
                te_doen.append((indicator, regel))
        bestaand = self._bestaand(te_doen)
        nieuwe, gewijzigde = [], []
        for indicator, regel in te_doen:
            sleutel = (indicator.pk, regel.begin, regel.einde, regel.leeftijd, regel.sekse, regel.groep, regel.gebied)
            oud = bestaand.get(sleutel)
            nieuw = {"waarde": regel.waarde, "teller": regel.teller, "noemer": regel.noemer,
                     "ontbreekt": regel.ontbreekt,
                     "herkomst": regel.herkomst or (oud.herkomst if oud else indicator.herkomst),
                     "bron_id": self.bronnen[regel.bron] if regel.bron else oud.bron_id if oud else None,
                     "plaats_in_bron": regel.plaats_in_bron or (oud.plaats_in_bron if oud else ""),
                     "notitie": regel.notitie or (oud.notitie if oud else "")}  # fmt: skip
            if fouten := controleer(indicator, nieuw):
                self.verslag.klaag(Klacht(regel.rij, "reden" if k == "ontbreekt" else k, v) for k, v in fouten.items())
            elif oud is None:
                self._tel(self.verslag.nieuwe, indicator, regel, "", nieuw)
                self.verslag.nieuw += 1
                nieuwe.append((sleutel, nieuw))
            elif all(getattr(oud, naam) == nieuw[naam] for naam in INHOUD):
                self.verslag.gelijk += 1
            elif op_de_site(oud, indicator) and zonder_uitleg(oud, nieuw):
                self.verslag.klaag([Klacht(regel.rij, "notitie", NOTITIE_NODIG)])
            else:
                self._tel(self.verslag.gewijzigde, indicator, regel, in_woorden(oud), nieuw)
                self.verslag.gewijzigd += 1
                gewijzigde.append((sleutel, nieuw, oud))
        if self.partij is not None and not self.verslag.fout:
            self._schrijf(nieuwe, gewijzigde)

    def _klopt(self, regel: Cijferregel) -> Indicator | None:
        """Return the indicator of a row that can be used; else keep the complaint."""
        naam = regel.indicator.casefold()
        indicator = self.indicatoren.get(naam)
        klachten = []
        if indicator is None:
            if naam in self.indicatoren:
                tekst = f"Er zijn twee indicatoren met de naam “{regel.indicator[:60]}”. Gebruik het adres (slug)."
            else:
                tekst = f"De indicator “{regel.indicator[:60]}” kennen we niet. Neem de naam over uit het sjabloon."
            klachten.append(Klacht(regel.rij, "indicator", tekst))
        if regel.wijk and regel.wijk.casefold() not in self.namen_van_wijk:
            tekst = f"Dit cijfer is van {regel.wijk[:60]}, en je leest in voor {self.wijk}."
            klachten.append(Klacht(regel.rij, "wijk", tekst))
        if regel.bron and regel.bron not in self.bronnen:
            klachten.append(
                Klacht(regel.rij, "bron", f"De bron “{regel.bron}” kennen we niet. Gebruik de code, zoals s003.")
            )
        if diep := niet_te_diep(regel.leeftijd, regel.sekse, regel.groep):
            klachten.append(Klacht(regel.rij, "groep", diep))
        if indicator is not None and not klachten:
            sleutel = hash(
                (indicator.pk, regel.begin, regel.einde, regel.leeftijd, regel.sekse, regel.groep, regel.gebied)
            )
            eerder = self.gezien.setdefault(sleutel, regel.rij)
            if eerder != regel.rij:
                klachten.append(
                    Klacht(regel.rij, "", f"Dit cijfer staat ook op rij {eerder}. Haal een van de twee weg.")
                )
        if klachten:
            self.verslag.klaag(klachten)
            return None
        return indicator

    def _bestaand(self, te_doen: list[tuple[Indicator, Cijferregel]]) -> dict[tuple, Cijfer]:
        """Return the figures that stand there, of those that a piece of the file is about."""
        if not te_doen:
            return {}
        dagen = [regel.begin for _, regel in te_doen]
        gezocht = {(indicator.pk, regel.begin) for indicator, regel in te_doen}
        rijen = Cijfer.objects.filter(
            wijk=self.wijk, indicator__in={indicator.pk for indicator, _ in te_doen},
            begin__gte=min(dagen), begin__lte=max(dagen),
            **{f"{wie}__in": {getattr(regel, wie) for _, regel in te_doen} for wie in ("groep", "leeftijd", "sekse")},
        ).order_by().defer("gemaakt_op", "gewijzigd_op")  # fmt: skip
        if self.partij is not None:  # what this file wrote already is on another row of it
            rijen = rijen.filter(Q(partij=None) | ~Q(partij=self.partij))
        return {
            tuple(getattr(cijfer, naam) for naam in SLEUTEL): cijfer
            for cijfer in rijen.iterator(PER_KEER)
            if (cijfer.indicator_id, cijfer.begin) in gezocht
        }

    def _tel(self, lijst: list[Verschil], indicator: Indicator, regel: Cijferregel, was: str, nieuw: dict) -> None:
        self.afdruk.update(repr((regel.rij, indicator.pk, was, nieuw)).encode())
        if len(lijst) < TOON:
            wordt = (
                getal_in_woorden(nieuw["waarde"])
                if nieuw["waarde"] is not None
                else f"geen waarde: {Ontbreekt(nieuw['ontbreekt']).label}"
            )
            if was == wordt:
                wordt = "iets anders bij de waarde, zoals de teller, de bron of de notitie"
            wie = ", ".join(filter(None, (
                Leeftijd(regel.leeftijd).label if regel.leeftijd else "",
                Sekse(regel.sekse).label if regel.sekse else "",
                regel.groep, regel.gebied,
            )))  # fmt: skip
            periode = periode_in_woorden(regel.begin, regel.einde)
            lijst.append(Verschil(regel.rij, indicator.titel, f"{periode} ({wie})" if wie else periode, was, wordt))

    def _schrijf(self, nieuwe: list[tuple[tuple, dict]], gewijzigde: list[tuple[tuple, dict, Cijfer]]) -> None:
        vast = (self.wijk.pk, self.partij.pk, self.by.pk)
        _schrijf_rijen(
            ((*sleutel, *nieuw.values(), *vast, self.partij.pk, Cijferstaat.CONCEPT) for sleutel, nieuw in nieuwe),
            nu=self.nu,
        )
        Cijferwijziging.objects.bulk_create(
            Cijferwijziging(partij=self.partij, cijfer_id=oud.pk, was=_onthoud(oud)) for _, _, oud in gewijzigde
        )
        _schrijf_rijen(
            ((*sleutel, *nieuw.values(), *vast, oud.gemaakt_in_id, oud.staat) for sleutel, nieuw, oud in gewijzigde),
            nu=self.nu,
            over=True,
        )


# The columns of a row as it is written at once, in order; INHOUD is the order of the dicts above.
RIJ = (*SLEUTEL, *INHOUD, "wijk_id", "partij_id", "door_id", "gemaakt_in_id", "staat")
UNIEK = (*SLEUTEL, "wijk_id")
PER_OPDRACHT = 500


def _schrijf_rijen(rijen: Iterable[tuple], *, nu: datetime, over: bool = False) -> None:
    """Insert figures, or write them `over` those with the same key. Models would take ten times as long."""
    ops = connection.ops
    plek_waarde, plekken_dag = RIJ.index("waarde"), (RIJ.index("begin"), RIJ.index("einde"))
    moment = ops.adapt_datetimefield_value(nu)
    klaar = []
    for rij in rijen:
        cellen = [*rij, moment, moment]
        for plek in plekken_dag:
            cellen[plek] = ops.adapt_datefield_value(cellen[plek])
        if cellen[plek_waarde] is not None:
            cellen[plek_waarde] = ops.adapt_decimalfield_value(cellen[plek_waarde], 18, 4)
        klaar.append(cellen)
    kolommen = [*RIJ, "gewijzigd_op", "gemaakt_op"]
    namen = ", ".join(map(ops.quote_name, kolommen))
    vakken = f"({', '.join(['%s'] * len(kolommen))})"
    tabel = ops.quote_name(Cijfer._meta.db_table)
    begin = f"INSERT INTO {tabel} ({namen}) VALUES "  # noqa: S608  names of ours
    eind = ""
    if over:
        velden = (*INHOUD, "partij_id", "door_id", "gewijzigd_op")
        nieuw = ", ".join(f"{ops.quote_name(naam)} = excluded.{ops.quote_name(naam)}" for naam in velden)
        eind = f" ON CONFLICT ({', '.join(map(ops.quote_name, UNIEK))}) DO UPDATE SET {nieuw}, getoond = NULL"
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.executemany(f"{begin}{vakken}{eind}", klaar)
            return
        if connection.vendor == "postgresql" and not over:
            with cursor.copy(f"COPY {tabel} ({namen}) FROM STDIN") as stroom:
                for rij in klaar:
                    stroom.write_row(rij)
            return
        for van in range(0, len(klaar), PER_OPDRACHT):
            stuk = klaar[van : van + PER_OPDRACHT]
            cursor.execute(f"{begin}{', '.join([vakken] * len(stuk))}{eind}", [cel for rij in stuk for cel in rij])


ONTHOUDEN = (*INHOUD, "partij_id", "door_id")


def _onthoud(cijfer: Cijfer) -> dict:
    """Return what a figure was, as JSON."""
    was = {naam: getattr(cijfer, naam) for naam in ONTHOUDEN}
    return was | {"waarde": None if cijfer.waarde is None else str(cijfer.waarde), "staat": cijfer.staat}


def _vergelijk(inhoud: bytes, naam: str, wijk: Wijk, *, by, partij: Invoerpartij | None = None) -> Verslag:
    return _Vergelijking(wijk, by=by, partij=partij).verwerk(lees_regels(lees_rijen(inhoud, naam)))


def bereid_voor(bestandsnaam: str, inhoud: bytes, *, wijk: Wijk, by) -> tuple[Invoerpartij, Verslag]:
    """Keep a file and compare it with what stands there: the dry run. `ValidationError` says what can't be read."""
    eis_schrijven(wijk, by)
    keur_op_virussen(inhoud)
    try:
        verslag = _vergelijk(inhoud, bestandsnaam, wijk, by=by)
    except Leesfout as fout:
        raise ValidationError(str(fout)) from fout
    with transaction.atomic():
        wachtend = Invoerpartij.objects.filter(wijk=wijk, doorgevoerd_op=None).order_by("-op", "-pk")
        Invoerpartij.objects.filter(
            pk__in=[partij.pk for partij in wachtend.only("pk")[WACHTENDE_PARTIJEN - 1 :]]
        ).delete()
        partij = Invoerpartij.objects.create(
            wijk=wijk,
            bestandsnaam=" ".join(bestandsnaam.split())[:200],
            afdruk=hashlib.sha256(inhoud).hexdigest(),
            inhoud=zlib.compress(inhoud, 1),
            door=by,
            proef={
                "afdruk": verslag.afdruk,
                "nieuw": verslag.nieuw,
                "gewijzigd": verslag.gewijzigd,
                "fout": verslag.fout,
            },
        )
    return partij, verslag


def bekijk(partij: Invoerpartij, *, by) -> Verslag:
    """Compare a file that waits once more with what stands there now."""
    if partij.inhoud is None:
        raise ValidationError("Over dit bestand is al beslist.")
    return _vergelijk(zlib.decompress(partij.inhoud), partij.bestandsnaam, partij.wijk, by=by)


@transaction.atomic
def voer_door(partij: Invoerpartij, *, by, afdruk: str | None = None) -> Verslag:
    """Write what a file says: all of it, or nothing. `afdruk` is that of the preview this person said yes to."""
    eis_schrijven(partij.wijk, by)
    partij = Invoerpartij.objects.select_for_update().select_related("wijk").get(pk=partij.pk)
    if partij.inhoud is None:
        raise ValidationError("Dit bestand is al ingelezen.")
    een_tegelijk(partij.wijk)
    verslag = _vergelijk(zlib.decompress(partij.inhoud), partij.bestandsnaam, partij.wijk, by=by, partij=partij)
    if verslag.fout:
        raise ValidationError(
            f"Er is niets ingelezen: {_rijen(verslag.fout)} nog niet. Verbeter het bestand en kies het opnieuw."
        )
    if afdruk is not None and afdruk != verslag.afdruk:
        raise ValidationError(
            "Er is niets ingelezen: intussen is een cijfer gewijzigd. Kijk hieronder opnieuw wat er verandert."
        )
    if not verslag.nieuw and not verslag.gewijzigd:
        raise ValidationError("Dit bestand verandert niets. Alles wat erin staat, stond er al.")
    partij.nieuw, partij.gewijzigd = verslag.nieuw, verslag.gewijzigd
    partij.doorgevoerd_op, partij.door, partij.inhoud = timezone.now(), by, None
    partij.save()
    veranderd = Cijfer.objects.filter(pk__in=partij.wijzigingen.order_by().values("cijfer"))
    _werk_definitieve_uit(veranderd, partij.wijk)
    leg_vast("cijfers ingelezen", partij, by=by, toelichting=f"{verslag.nieuw} nieuw, {verslag.gewijzigd} gewijzigd")
    return verslag


def _werk_definitieve_uit(cijfers: CijferQuerySet, wijk: Wijk) -> None:
    """What a file wrote over figures that are final changes what may be shown of their series."""
    definitief = cijfers.filter(staat=Cijferstaat.DEFINITIEF).order_by()
    werk_uit(definitief.values_list("indicator", flat=True).distinct(), wijk=wijk.pk)


def _rijen(aantal: int) -> str:
    return "1 rij klopt" if aantal == 1 else f"{aantal} rijen kloppen"


@transaction.atomic
def gooi_weg(partij: Invoerpartij, *, by) -> None:
    """Forget a file that was not taken in."""
    eis_schrijven(partij.wijk, by)
    Invoerpartij.objects.filter(pk=partij.pk, doorgevoerd_op=None).delete()


def _later_gewijzigd(partij: Invoerpartij) -> CijferQuerySet:
    """Figures that this file made or changed, and that somebody or another file wrote since."""
    geschreven = Cijfer.objects.filter(gemaakt_in=partij) | Cijfer.objects.filter(
        pk__in=partij.wijzigingen.order_by().values("cijfer")
    )
    return geschreven.exclude(partij=partij) | geschreven.filter(partij=None)


@transaction.atomic
def draai_terug(partij: Invoerpartij, *, by) -> int:
    """Take a whole file back: what it made goes, what it changed is as it was; return how many figures.

    Refuses, naming them, when figures of it changed since or became final, for then there is no way back that loses
    nothing.
    """
    eis_schrijven(partij.wijk, by)
    partij = Invoerpartij.objects.select_for_update().select_related("wijk").get(pk=partij.pk)
    if partij.doorgevoerd_op is None or partij.teruggedraaid_op is not None:
        raise ValidationError("Dit bestand is niet ingelezen, of al teruggedraaid.")
    _weiger(_later_gewijzigd(partij), "is daarna gewijzigd", "zijn daarna gewijzigd")
    een_tegelijk(partij.wijk)
    nieuwe = Cijfer.objects.filter(gemaakt_in=partij, partij=partij)
    _weiger(nieuwe.filter(staat=Cijferstaat.DEFINITIEF), "is intussen definitief", "zijn intussen definitief")
    toen_concept = partij.wijzigingen.filter(was__staat=Cijferstaat.CONCEPT).order_by().values("cijfer")
    nu_definitief = Cijfer.objects.filter(pk__in=toen_concept, staat=Cijferstaat.DEFINITIEF)
    _weiger(nu_definitief, "is intussen definitief", "zijn intussen definitief")
    if partij.wijzigingen.count() < partij.gewijzigd:
        raise ValidationError("Er is niets teruggedraaid, want een cijfer dat dit bestand wijzigde, is daarna weg.")
    aantal = nieuwe.count()
    nieuwe.order_by()._raw_delete(using=nieuwe.db)
    wijzigingen = partij.wijzigingen.order_by("pk").select_related("cijfer").iterator(PER_KEER)
    nu = timezone.now()
    while stuk := list(islice(wijzigingen, PER_KEER)):
        _schrijf_rijen((_zoals_het_was(wijziging) for wijziging in stuk), nu=nu, over=True)
        aantal += len(stuk)
    _werk_definitieve_uit(Cijfer.objects.filter(pk__in=partij.wijzigingen.order_by().values("cijfer")), partij.wijk)
    partij.wijzigingen.order_by()._raw_delete(using=connection.alias)
    partij.teruggedraaid_op = timezone.now()
    partij.save(update_fields=["teruggedraaid_op"])
    leg_vast("cijfers teruggedraaid", partij, by=by, toelichting=f"{aantal} cijfers")
    return aantal


def _zoals_het_was(wijziging: Cijferwijziging) -> tuple:
    cijfer, was = wijziging.cijfer, wijziging.was
    was = was | {"waarde": None if was["waarde"] is None else Decimal(was["waarde"])}
    return tuple(was[naam] if naam in ONTHOUDEN else getattr(cijfer, naam) for naam in RIJ)


def _weiger(cijfers: CijferQuerySet, een: str, meer: str) -> None:
    aantal = cijfers.count()
    if aantal:
        namen = "; ".join(str(cijfer) for cijfer in cijfers.select_related("indicator")[:5])
        wat = f"1 cijfer {een}" if aantal == 1 else f"{aantal} cijfers {meer}"
        rest = " en meer" if aantal > 5 else ""
        raise ValidationError(f"Er is niets teruggedraaid, want {wat}: {namen}{rest}. Wijzig wat niet klopt zelf.")


def ruim_partijen_op() -> str:
    """Forget files that nobody decided about within the term; return how many, in a sentence."""
    oud = timezone.now() - timedelta(days=BEWAARDAGEN)
    aantal = Invoerpartij.objects.filter(doorgevoerd_op=None, op__lt=oud).delete()[1].get("monitoring.Invoerpartij", 0)
    return f"{aantal} bestanden met cijfers verwijderd waarover niemand besliste."
