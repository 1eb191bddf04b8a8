# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""What a round shows once it is revealed: the only door to the scores of people, and it is shut before that.

No totals, no mean, no order of people. What may not be seen (fewer than four scores, and not everybody agreed) is not
in what is returned, so that no page, file or chart can show it by mistake.
"""

from collections import Counter
from dataclasses import dataclass, field

from django.db.models import Q, QuerySet

from drukkerij.grafiek import Kader, Stippen, Stippenrij
from monitoring.leren.models import Antwoord, Deelname, Oordeel, Rondeactie, Rondevraag, Zelfevaluatie
from monitoring.leren.models.zelfevaluatie import MINSTE, Onthouding, Oordeelsoort, TweedeScoring
from monitoring.leren.vergelijk import Vorig, vorige_oordelen

KWARTIELEN_VANAF = 6  # with fewer scores a quarter of them is nobody
EENSGEZIND, BESPREKEN, VERDEELD = "eensgezind", "bespreken", "sterk verdeeld"
TE_WEINIG = "minder dan vier scores: niet te zien"
NIETS = "niemand gaf een score"
OPGERUIMD = "de scores van deelnemers zijn verwijderd"


class NietOnthuld(Exception):
    """Somebody asked for scores before the reveal: a mistake in the code, never an answer to a visitor."""


def zichtbare_antwoorden(ronde: Zelfevaluatie) -> QuerySet[Antwoord]:
    """Return the answers of a round that may be read; raises before the reveal. The second scoring has its own."""
    if not ronde.is_onthuld:
        raise NietOnthuld
    zichtbaar = Q(scoring=1)
    if ronde.tweede == TweedeScoring.DICHT:
        zichtbaar |= Q(scoring=2)
    return Antwoord.objects.filter(zichtbaar, deelname__ronde=ronde).select_related("deelname")


@dataclass(frozen=True)
class Spreiding:
    """The scores of one question in one scoring. `scores` is empty when they may not be seen; `reden` says why."""

    aantal: int
    scores: tuple[int, ...] = ()
    reden: str = ""
    namen: tuple[tuple[str, int], ...] = ()  # only when scoring was by name

    @property
    def laagste(self) -> int | None:
        return min(self.scores, default=None)

    @property
    def hoogste(self) -> int | None:
        return max(self.scores, default=None)

    @property
    def afstand(self) -> int | None:
        return self.hoogste - self.laagste if self.scores else None

    @property
    def mediaan(self) -> float | None:
        n = len(self.scores)
        return (self.scores[(n - 1) // 2] + self.scores[n // 2]) / 2 if n else None

    @property
    def kwartielen(self) -> tuple[float, float] | None:
        """The middle half, by medians of the halves; only when there are enough scores for it to mean something."""
        n = len(self.scores)
        if n < KWARTIELEN_VANAF:
            return None
        half = n // 2
        lager, hoger = Spreiding(half, self.scores[:half]), Spreiding(half, self.scores[-half:])
        return lager.mediaan, hoger.mediaan

    @property
    def etiket(self) -> str:
        if self.afstand is None:
            return ""
        return EENSGEZIND if self.afstand <= 1 else BESPREKEN if self.afstand == 2 else VERDEELD


@dataclass(frozen=True)
class Toelichting:
    """What somebody wrote at a score; with a name when its writer or the mode of the round says so."""

    tekst: str
    naam: str = ""
    score: int | None = None  # only when scoring was by name


@dataclass(frozen=True)
class Vraaguitslag:
    """One question of a revealed round, with all that may be seen of it."""

    vraag: Rondevraag
    eerste: Spreiding
    tweede: Spreiding | None
    toelichtingen: tuple[Toelichting, ...]
    overgeslagen: tuple[tuple[str, int], ...]
    oordeel: Oordeel | None
    vorig: Vorig
    acties: tuple[Rondeactie, ...] = ()

    @property
    def laatste(self) -> Spreiding:
        """The scoring that counts for the conversation: the second one when there was one."""
        return self.tweede if self.tweede is not None and self.tweede.aantal else self.eerste


@dataclass(frozen=True)
class Uitslag:
    """A revealed round: its questions in their own order, and in the order to talk about them."""

    ronde: Zelfevaluatie
    vragen: tuple[Vraaguitslag, ...]
    agenda: tuple[Vraaguitslag, ...]
    deelnemers: tuple[Deelname, ...]
    open: tuple[int, ...] = field(default_factory=tuple)  # numbers of questions without a conclusion


def uitslag(ronde: Zelfevaluatie) -> Uitslag:
    """Return what a revealed round shows, in a fixed number of queries; raises before the reveal."""
    antwoorden: dict[tuple[int, int], list[Antwoord]] = {}
    for een in zichtbare_antwoorden(ronde):
        antwoorden.setdefault((een.vraag_id, een.scoring), []).append(een)
    vorige = vorige_oordelen(ronde)
    acties: dict[int, list[Rondeactie]] = {}
    for actie in ronde.acties.select_related("afspraak"):
        acties.setdefault(actie.vraag_id, []).append(actie)
    vragen = tuple(
        _vraag(ronde, vraag, antwoorden, vorige[vraag.sleutel], tuple(acties.get(vraag.pk, ())))
        for vraag in ronde.vragen.select_related("oordeel").prefetch_related("oordeel__verschillen")
    )
    open_ = tuple(een.vraag.nummer for een in vragen if een.oordeel is None)
    return Uitslag(ronde, vragen, _agenda(vragen), tuple(ronde.deelnames.all()), open_)


def _agenda(vragen: tuple[Vraaguitslag, ...]) -> tuple[Vraaguitslag, ...]:
    """Widest spread first; what nobody may see the spread of keeps its own place behind the rest."""
    return tuple(sorted(vragen, key=_breedte))


def _breedte(een: Vraaguitslag) -> tuple:
    spreiding = een.eerste
    if spreiding.afstand is None:
        return (1, 0, 0, een.vraag.nummer)
    rond = sum(abs(score - spreiding.mediaan) for score in spreiding.scores) / spreiding.aantal
    return (0, -spreiding.afstand, -round(rond, 6), een.vraag.nummer)


def _vraag(
    ronde: Zelfevaluatie, vraag: Rondevraag, antwoorden: dict, vorig: Vorig, acties: tuple[Rondeactie, ...]
) -> Vraaguitslag:
    eerste = antwoorden.get((vraag.pk, 1), [])
    tweede = antwoorden.get((vraag.pk, 2), [])
    redenen = Counter(een.onthouding for een in eerste if een.onthouding)
    return Vraaguitslag(
        vraag=vraag,
        eerste=_spreiding(ronde, eerste),
        tweede=_spreiding(ronde, tweede) if tweede else None,
        toelichtingen=_toelichtingen(ronde, eerste, tweede),
        overgeslagen=tuple((Onthouding(code).label, redenen[code]) for code in Onthouding.values if redenen[code]),
        oordeel=getattr(vraag, "oordeel", None),
        vorig=vorig,
        acties=acties,
    )


def _mag_zichtbaar(ronde: Zelfevaluatie, antwoorden: list[Antwoord]) -> bool:
    """Whether scores may be seen: by name it was agreed; else there are four, or all who scored agreed to be seen."""
    met_score = [een for een in antwoorden if een.score is not None]
    return ronde.op_naam or len(met_score) >= MINSTE or all(een.deelname.akkoord_klein for een in met_score)


def _spreiding(ronde: Zelfevaluatie, antwoorden: list[Antwoord]) -> Spreiding:
    met_score = [een for een in antwoorden if een.score is not None]
    if not met_score:
        return Spreiding(0, reden=OPGERUIMD if ronde.scores_weg_op else NIETS)
    if not _mag_zichtbaar(ronde, antwoorden):
        return Spreiding(len(met_score), reden=TE_WEINIG)
    namen = sorted((str(een.deelname), een.score) for een in met_score) if ronde.op_naam else []
    return Spreiding(len(met_score), tuple(sorted(een.score for een in met_score)), namen=tuple(namen))


def _toelichtingen(ronde: Zelfevaluatie, *scoringen: list[Antwoord]) -> tuple[Toelichting, ...]:
    """Return the texts in the order of the alphabet, which tells nothing of who wrote first.

    With fewer than four, a text is as easy to trace as a score: only what its writer signed is shown.
    """
    gevonden = []
    for antwoorden in scoringen:
        zichtbaar = _mag_zichtbaar(ronde, antwoorden)
        for een in antwoorden:
            if ronde.op_naam and een.waaruit:
                gevonden.append(Toelichting(een.waaruit, str(een.deelname), een.score))
            elif een.waaruit and (zichtbaar or een.met_naam):
                gevonden.append(Toelichting(een.waaruit, str(een.deelname) if een.met_naam else ""))
    return tuple(sorted(gevonden, key=lambda een: (een.tekst.casefold(), een.naam)))


# --- To draw -----------------------------------------------------------------------------------------------------


def in_woorden(een: Vraaguitslag, schaal_tot: int) -> str:
    """Return the conclusion that stands above a chart of one question."""
    spreiding = een.laatste
    if spreiding.afstand is None:
        return f"{een.vraag.titel}: {spreiding.reden or NIETS}."
    if spreiding.afstand == 0:
        return f"{een.vraag.titel}: iedereen gaf een {spreiding.laagste}."
    return f"{een.vraag.titel}: de scores lopen van {spreiding.laagste} tot {spreiding.hoogste}, {spreiding.etiket}."


def stippen_van(ronde: Zelfevaluatie, vragen: tuple[Vraaguitslag, ...], eigen: dict[int, int] | None = None) -> Stippen:
    """Return the chart of these questions; `eigen` marks what one participant scored, by the key of the question."""
    rijen, eigen = [], eigen or {}
    for een in vragen:
        oordeel = een.oordeel.score if een.oordeel is not None else None
        dubbel = een.tweede is not None
        for keer, spreiding in enumerate(filter(None, (een.eerste, een.tweede)), start=1):
            label = str(een.vraag) if keer == 1 else "Tweede keer"
            rijen.append(
                Stippenrij(
                    label=f"{label} (eerste keer)" if dubbel and keer == 1 else label,
                    scores=spreiding.scores,
                    mediaan=spreiding.mediaan,
                    oordeel=oordeel if not dubbel or keer == 2 else None,
                    vorig=een.vorig.score if keer == 1 else None,
                    eigen=eigen.get(een.vraag.pk) if keer == 1 else None,
                    reden=spreiding.reden,
                )
            )
    zin = (
        in_woorden(vragen[0], ronde.schaal_tot)
        if len(vragen) == 1
        else "De vraag met de meeste spreiding staat bovenaan."
    )
    kader = Kader(
        titel=f"Elke stip is een score, van 1 ({ronde.laag}) tot {ronde.schaal_tot} ({ronde.hoog})",
        zin=zin, bron=f"{ronde.titel}, {len(vragen)} {'vraag' if len(vragen) == 1 else 'vragen'}",
        anker="-".join(str(een.vraag.pk) for een in vragen),
    )  # fmt: skip
    return Stippen(kader, tuple(rijen), ronde.schaal_tot)


# --- For a report ------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Verslagvraag:
    """A question as a report shows it: a joint score, a difference with a text per score, or neither."""

    nummer: int
    titel: str
    noot: str
    soort: str
    score: int | None
    toelichting: str
    verschillen: tuple[tuple[int, str], ...]
    waarom_anders: str
    vorige: str

    @property
    def uitkomst(self) -> str:
        return str(self.score) if self.score else self.soort


@dataclass(frozen=True)
class Verslagblok:
    """A block of a list with its questions."""

    nummer: int
    titel: str
    vragen: tuple[Verslagvraag, ...]


@dataclass(frozen=True)
class Verslag:
    """What a report takes over of a round: conclusions only, never what somebody scored."""

    ronde: Zelfevaluatie
    met_wie: str
    deelnemers: tuple[Deelname, ...]
    samenstelling: str
    opmerkingen: str
    blokken: tuple[Verslagblok, ...]


NIET_BEOORDEELD = "niet beoordeeld"


def uitslag_voor_verslag(ronde: Zelfevaluatie) -> Verslag:
    """Return a round for a report, per block and question: no totals and no means. Reads no score of a person."""
    vorige = vorige_oordelen(ronde)
    blokken: dict[int, list[Verslagvraag]] = {}
    titels: dict[int, str] = {}
    for vraag in ronde.vragen.select_related("oordeel").prefetch_related("oordeel__verschillen"):
        titels[vraag.blok] = vraag.bloktitel
        oordeel = getattr(vraag, "oordeel", None)
        verschillen = oordeel.verschillen.all() if oordeel is not None else ()
        blokken.setdefault(vraag.blok, []).append(
            Verslagvraag(
                nummer=vraag.nummer, titel=vraag.titel, noot=vraag.noot,
                soort=Oordeelsoort(oordeel.soort).label if oordeel is not None else NIET_BEOORDEELD,
                score=oordeel.score if oordeel is not None else None,
                toelichting=oordeel.motivatie if oordeel is not None else "",
                verschillen=tuple((een.score, een.tekst) for een in verschillen),
                waarom_anders=oordeel.waarom_anders if oordeel is not None else "",
                vorige=vorige[vraag.sleutel].kort,
            )
        )  # fmt: skip
    return Verslag(
        ronde, ronde.met_wie, tuple(ronde.deelnames.all()), ronde.samenstelling, ronde.opmerkingen,
        tuple(Verslagblok(nummer, titels[nummer], tuple(vragen)) for nummer, vragen in sorted(blokken.items())),
    )  # fmt: skip
