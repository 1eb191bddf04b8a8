# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""What the facilitator of a round does: make it, open it, reveal, conclude; the only place that writes a round.

Every act locks the round first, and so does every answer of a participant (`deelnemen.py`): an answer is either in
before the reveal, or refused. No line of the log holds a score or a word of a participant.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from monitoring.leren.models import (
    Antwoord,
    Deelname,
    Instrument,
    Oordeel,
    Rondeactie,
    Rondevraag,
    Verschilbeschrijving,
    Zelfevaluatie,
)
from monitoring.leren.models.zelfevaluatie import Modus, Oordeelsoort, Rondestaat, TweedeScoring
from monitoring.leren.vergelijk import moet_uitleggen, vorig_oordeel
from redactie.deelcode import nieuwe_deelcode
from redactie.intussen import INTUSSEN, WEG, Intussen, stand_van
from redactie.logboek import leg_vast
from redactie.models import Redactieruimte
from wijken.models import Afspraak
from wijken.models.afspraak import Afspraakstaat

DAGEN_PER_MAAND = 30.44
LANGSTE_TEKST = 4000
# What a form writes; never the state, which another may have changed meanwhile.
EIGEN_VELDEN = (
    "ruimte", "instrument", "titel", "datum", "periode", "modus", "genodigden", "met_wie", "samenstelling",
    "opmerkingen", "vorige", "gebeurtenis",
)  # fmt: skip
SCHAALVELDEN = ("instrument_versie", "schaal_tot", "laag", "hoog", "toelichtingsvraag")


@dataclass(frozen=True)
class Conclusie:
    """How a question ends, as somebody typed it."""

    soort: str
    score: int | None = None
    motivatie: str = ""
    waarom_anders: str = ""
    verschillen: dict[int, str] = field(default_factory=dict)


def eis_begeleiden(ronde: Zelfevaluatie, by) -> None:
    """Raise `PermissionDenied` when `by` does not write in the room of this round."""
    if not Redactieruimte.objects.editable_by(by).filter(pk=ronde.ruimte_id).exists():
        raise PermissionDenied("Je mag deze ronde niet begeleiden.")


def slot(pk: int) -> Zelfevaluatie | None:
    """Lock a round and return it as it is now. On SQLite the transaction itself is the lock."""
    return Zelfevaluatie.objects.select_for_update(of=("self",), no_key=True).filter(pk=pk).order_by("pk").first()


def _slot(ronde: Zelfevaluatie, by, *staten: str, gezien: str | None = None) -> Zelfevaluatie:
    """Lock a round for an act of the facilitator; raises when it is not in one of these states."""
    eis_begeleiden(ronde, by)
    nu = slot(ronde.pk)
    if nu is None:
        raise Intussen(WEG)
    if gezien is not None and gezien != stand_van(nu):
        raise Intussen(INTUSSEN, stand_van(nu))
    if nu.staat not in staten:
        raise ValidationError(
            f"Dat kan nu niet: de ronde is {nu.get_staat_display()}. Laad de pagina opnieuw om te zien hoe het staat."
        )
    return nu


# --- Make and open -----------------------------------------------------------------------------------------------


@transaction.atomic
def bewaar_ronde(ronde: Zelfevaluatie, *, by, gezien: str | None = None) -> Zelfevaluatie:
    """Write what a round is about; a new one takes over the questions of its list."""
    eis_begeleiden(ronde, by)
    nieuw = ronde.pk is None
    if not nieuw:
        oud = _slot(ronde, by, Rondestaat.CONCEPT, Rondestaat.OPEN, Rondestaat.ONTHULD, gezien=gezien)
        if oud.staat != Rondestaat.CONCEPT and (oud.modus, oud.instrument_id, oud.ruimte_id) != (
            ronde.modus, ronde.instrument_id, ronde.ruimte_id,
        ):  # fmt: skip
            raise ValidationError("De ronde is al open. De lijst, de ruimte en wie wiens score ziet, staan vast.")
        if oud.ruimte_id != ronde.ruimte_id:
            eis_begeleiden(oud, by)
        ronde.staat = oud.staat
    if ronde.vorige_id and (ronde.vorige_id == ronde.pk or ronde.vorige.ruimte_id != ronde.ruimte_id):
        raise ValidationError({"vorige": "Kies een eerdere ronde van dezelfde ruimte."})
    ronde.door = ronde.door or by
    if ronde.staat == Rondestaat.CONCEPT:
        _neem_schaal_over(ronde)
        if not ronde.instrument.items.exists():
            raise ValidationError({"instrument": "Deze lijst heeft nog geen vragen. Zet die er eerst in."})
    ronde.full_clean(exclude=["deelcode"])
    ronde.save(update_fields=None if nieuw else [*EIGEN_VELDEN, *SCHAALVELDEN, "gewijzigd_op"])
    if ronde.staat == Rondestaat.CONCEPT:
        neem_vragen_over(ronde)
    leg_vast("zelfevaluatie gemaakt" if nieuw else "zelfevaluatie gewijzigd", ronde, by=by)
    return ronde


def _neem_schaal_over(ronde: Zelfevaluatie) -> None:
    lijst = ronde.instrument
    ronde.instrument_versie, ronde.schaal_tot, ronde.laag, ronde.hoog, ronde.toelichtingsvraag = (
        lijst.versie, lijst.schaal_tot, lijst.laag, lijst.hoog, lijst.toelichtingsvraag,
    )  # fmt: skip


def neem_vragen_over(ronde: Zelfevaluatie) -> None:
    """Copy the questions of the list as they are now: from the opening on, the round has its own."""
    ronde.vragen.all().delete()
    blokken = {blok.nummer: blok for blok in ronde.instrument.blokken.all()}
    Rondevraag.objects.bulk_create(
        Rondevraag(
            ronde=ronde, nummer=item.nummer, blok=item.blok, bloktitel=blokken[item.blok].titel,
            bloktoelichting=blokken[item.blok].toelichting, sleutel=item.sleutel, titel=item.titel, noot=item.noot,
            vraag=item.vraag, officiele_vraag=item.officiele_vraag,
        )
        for item in sorted(ronde.instrument.items.all(), key=lambda item: item.nummer)
    )  # fmt: skip


@transaction.atomic
def open_ronde(ronde: Zelfevaluatie, *, by, afgesproken: bool = False) -> Zelfevaluatie:
    """Open a round: participants can join, and the questions and the mode stay as they are.

    `afgesproken` says that everybody agreed beforehand to score by name; without it such a round does not open.
    """
    nu = _slot(ronde, by, Rondestaat.CONCEPT)
    if not Instrument.objects.gepubliceerd().filter(pk=nu.instrument_id).exists():
        raise ValidationError("Deze lijst is niet gepubliceerd. Publiceer haar eerst, of kies een andere.")
    if nu.modus == Modus.OP_NAAM and not afgesproken:
        raise ValidationError(
            "Op naam scoren kan alleen als iedereen dat vooraf goed vindt. Kruis dat aan, of kies “niet op naam”."
        )
    _neem_schaal_over(nu)
    neem_vragen_over(nu)
    nu.staat, nu.geopend_op, nu.deelcode = Rondestaat.OPEN, timezone.now(), _vrije_code()
    nu.save()
    leg_vast("zelfevaluatie geopend", nu, by=by, toelichting=nu.get_modus_display())
    return nu


def _vrije_code() -> str:
    code = nieuwe_deelcode()
    while Zelfevaluatie.objects.filter(deelcode=code).exists():
        code = nieuwe_deelcode()
    return code


@transaction.atomic
def haal_deelnemer_weg(deelname: Deelname, *, by) -> None:
    """Take a participant off a round that is not revealed yet, with what was answered: the link is dead."""
    nu = _slot(deelname.ronde, by, Rondestaat.OPEN)
    Deelname.objects.filter(pk=deelname.pk, ronde=nu).delete()
    leg_vast("deelnemer weggehaald uit zelfevaluatie", nu, by=by, toelichting=deelname.organisatie)


@transaction.atomic
def verwijder_ronde(ronde: Zelfevaluatie, *, by) -> None:
    """Remove a round that was not revealed, with everything in it."""
    nu = _slot(ronde, by, Rondestaat.CONCEPT, Rondestaat.OPEN)
    leg_vast("zelfevaluatie weggehaald", nu, by=by)
    nu.delete()


# --- Reveal ------------------------------------------------------------------------------------------------------


@transaction.atomic
def onthul(ronde: Zelfevaluatie, *, by) -> Zelfevaluatie:
    """Show the scores to everybody at once. From here on nobody joins or answers, and there is no way back."""
    nu = _slot(ronde, by, Rondestaat.OPEN)
    if not Antwoord.objects.filter(deelname__ronde=nu, scoring=1).exists():
        raise ValidationError("Er is nog niets ingevuld. Er valt dus nog niets te onthullen.")
    nu.staat, nu.onthuld_op = Rondestaat.ONTHULD, timezone.now()
    nu.save()
    leg_vast("zelfevaluatie onthuld", nu, by=by)
    return nu


@transaction.atomic
def begin_tweede(ronde: Zelfevaluatie, *, by) -> Zelfevaluatie:
    """Let participants score once more, alone again, and beside the first time."""
    nu = _slot(ronde, by, Rondestaat.ONTHULD)
    if nu.tweede != TweedeScoring.GEEN:
        raise ValidationError("Er is al een tweede keer gescoord. Vaker dan twee keer kan niet.")
    nu.tweede = TweedeScoring.OPEN
    nu.save()
    nu.deelnames.update(klaar=False)
    leg_vast("tweede scoring geopend", nu, by=by)
    return nu


@transaction.atomic
def sluit_tweede(ronde: Zelfevaluatie, *, by) -> Zelfevaluatie:
    """Close the second scoring, which reveals it."""
    nu = _slot(ronde, by, Rondestaat.ONTHULD)
    if nu.tweede != TweedeScoring.OPEN:
        raise ValidationError("De tweede keer scoren is niet open.")
    nu.tweede = TweedeScoring.DICHT
    nu.save()
    leg_vast("tweede scoring onthuld", nu, by=by)
    return nu


# --- Conclude ----------------------------------------------------------------------------------------------------


@transaction.atomic
def bewaar_oordeel(vraag: Rondevraag, conclusie: Conclusie, *, by, gezien: str | None = None) -> Oordeel:
    """Write how a question ends. Raises `ValidationError` by field; `gezien` is the state its form was made from."""
    ronde = _slot(vraag.ronde, by, Rondestaat.ONTHULD)
    oud = Oordeel.objects.filter(vraag=vraag).first()
    if gezien is not None and gezien != stand_van(oud):
        raise Intussen(INTUSSEN, stand_van(oud))
    if fouten := controleer(ronde, vraag, conclusie):
        raise ValidationError(fouten)
    oordeel = oud or Oordeel(vraag=vraag)
    samen = conclusie.soort == Oordeelsoort.GEZAMENLIJK
    oordeel.soort, oordeel.score = conclusie.soort, conclusie.score if samen else None
    oordeel.motivatie, oordeel.waarom_anders = conclusie.motivatie.strip(), conclusie.waarom_anders.strip()
    oordeel.full_clean()
    oordeel.save()
    oordeel.verschillen.all().delete()
    if conclusie.soort == Oordeelsoort.VERSCHIL:
        Verschilbeschrijving.objects.bulk_create(
            Verschilbeschrijving(oordeel=oordeel, score=score, tekst=tekst.strip())
            for score, tekst in sorted(conclusie.verschillen.items())
            if tekst.strip()
        )
    leg_vast("oordeel bewaard in zelfevaluatie", ronde, by=by, toelichting=f"vraag {vraag.nummer}")
    return oordeel


def controleer(ronde: Zelfevaluatie, vraag: Rondevraag, conclusie: Conclusie) -> dict[str, str]:
    """Return what is wrong with a conclusion, by field."""
    fouten: dict[str, str] = {}
    if conclusie.soort not in Oordeelsoort.values:
        return {"soort": "Kies hoe deze vraag eindigt: een gezamenlijk oordeel, of een verschil van oordeel."}
    if conclusie.soort == Oordeelsoort.GEZAMENLIJK:
        if conclusie.score is None or not 1 <= conclusie.score <= ronde.schaal_tot:
            fouten["score"] = f"Kies samen een score van 1 tot en met {ronde.schaal_tot}."
        if not conclusie.motivatie.strip():
            fouten["motivatie"] = "Schrijf in een paar regels waaruit dit blijkt."
        vorig = vorig_oordeel(vraag)
        if conclusie.score and moet_uitleggen(vorig, conclusie.score) and not conclusie.waarom_anders.strip():
            fouten["waarom_anders"] = (
                f"De vorige keer was het {vorig.score}, nu {conclusie.score}. Schrijf op waarom het anders is. "
                "Jullie kunnen ook kritischer zijn geworden."
            )
    elif conclusie.soort == Oordeelsoort.VERSCHIL:
        vreemd = [score for score in conclusie.verschillen if not 1 <= score <= ronde.schaal_tot]
        met_tekst = [score for score, tekst in conclusie.verschillen.items() if tekst.strip()]
        if vreemd or len(met_tekst) < 2:
            fouten["verschillen"] = "Beschrijf ten minste twee scores: wat zien de mensen die dit vinden?"
    elif not conclusie.motivatie.strip():
        fouten["motivatie"] = "Schrijf op waarom jullie deze vraag niet beoordelen."
    return fouten


@transaction.atomic
def stel_vast(ronde: Zelfevaluatie, *, by) -> Zelfevaluatie:
    """Adopt a round; every question has ended in one of three ways."""
    nu = _slot(ronde, by, Rondestaat.ONTHULD)
    if nu.tweede == TweedeScoring.OPEN:
        raise ValidationError("De tweede keer scoren is nog open. Sluit die eerst.")
    open_ = list(nu.vragen.filter(oordeel__isnull=True).values_list("nummer", flat=True))
    if open_:
        raise ValidationError(
            f"Nog niet besproken: {', '.join(map(str, open_))}. Geef elke vraag een gezamenlijk oordeel of een "
            "verschil van oordeel, of zeg dat jullie haar niet beoordelen."
        )
    nu.staat, nu.vastgesteld_op = Rondestaat.VASTGESTELD, timezone.now()
    nu.save()
    leg_vast("zelfevaluatie vastgesteld", nu, by=by)
    return nu


@transaction.atomic
def heropen(ronde: Zelfevaluatie, *, by, reden: str) -> Zelfevaluatie:
    """Take an adopted round back to the conversation, with a reason; nobody can score again."""
    nu = _slot(ronde, by, Rondestaat.VASTGESTELD)
    reden = " ".join(reden.split())
    if not reden:
        raise ValidationError("Schrijf op waarom de ronde weer open moet.")
    if len(reden) > nu._meta.get_field("heropend").max_length:
        raise ValidationError("De reden is te lang. Zeg het in hoogstens 300 tekens.")
    nu.staat, nu.heropend = Rondestaat.ONTHULD, reden
    nu.save()
    leg_vast("zelfevaluatie heropend", nu, by=by, toelichting=reden)
    return nu


# --- What is agreed ----------------------------------------------------------------------------------------------


@transaction.atomic
def spreek_af(
    ronde: Zelfevaluatie, *, by, wat: str, wie: str, voor: date | None, vraag: Rondevraag | None = None
) -> Rondeactie:
    """Keep what was agreed as an afspraak of the room, so that it stands in the worklist and the handover too."""
    nu = _slot(ronde, by, Rondestaat.ONTHULD, Rondestaat.VASTGESTELD)
    fouten = {}
    if not wat.strip():
        fouten["wat"] = "Schrijf op wat jullie afspreken."
    if not wie.strip():
        fouten["wie"] = "Schrijf op wie het doet: een rol of organisatie."
    if voor is None:
        fouten["voor"] = "Kies voor wanneer het klaar is."
    if fouten:
        raise ValidationError(fouten)
    afspraak = Afspraak(ruimte_id=nu.ruimte_id, wat=wat.strip(), wie=wie.strip(), voor=voor, door=by)
    afspraak.gebeurtenis_id = nu.gebeurtenis_id
    afspraak.full_clean()
    afspraak.save()
    actie = Rondeactie.objects.create(ronde=nu, vraag=vraag, afspraak=afspraak)
    leg_vast("afspraak gemaakt", afspraak, by=by, toelichting=f"bij {nu}"[:200])
    return actie


@transaction.atomic
def volg_op(actie: Rondeactie, *, by, staat: str, toelichting: str) -> Afspraak:
    """Write what became of an agreement of an earlier round."""
    eis_begeleiden(actie.ronde, by)
    afspraak = Afspraak.objects.select_for_update(of=("self",)).get(pk=actie.afspraak_id)
    if staat not in Afspraakstaat.values:
        raise ValidationError({"staat": "Kies hoe het ermee staat."})
    afspraak.staat, afspraak.toelichting = staat, toelichting.strip()
    if staat == Afspraakstaat.GEDAAN:
        afspraak.gedaan_op = afspraak.gedaan_op or timezone.localdate()
    else:
        afspraak.gedaan_op = None
    afspraak.full_clean()
    afspraak.save()
    leg_vast("afspraak bijgewerkt", afspraak, by=by)
    return afspraak


# --- Afterwards --------------------------------------------------------------------------------------------------


def bewaartermijn() -> timedelta:
    return timedelta(days=DAGEN_PER_MAAND * settings.SCORES_BEWAARMAANDEN)


def ruim_scores_op() -> str:
    """Remove what people scored in rounds that are over for long enough; what they concluded together stays.

    A round that was never adopted counts from its opening: what lies there unfinished is not kept for ever.
    """
    grens = timezone.now() - bewaartermijn()
    verlopen = Zelfevaluatie.objects.filter(scores_weg_op__isnull=True, deelcode__isnull=False)
    afgerond = verlopen.filter(staat=Rondestaat.VASTGESTELD, vastgesteld_op__lt=grens)
    blijven_liggen = verlopen.exclude(staat=Rondestaat.VASTGESTELD).filter(geopend_op__lt=grens)
    aantal = 0
    for pk in [*afgerond.values_list("pk", flat=True), *blijven_liggen.values_list("pk", flat=True)]:
        with transaction.atomic():
            ronde = slot(pk)
            if ronde is None or ronde.scores_weg_op is not None:
                continue
            if ronde.staat == Rondestaat.OPEN:  # nobody revealed it: there is nothing to keep but that it was
                ronde.staat, ronde.onthuld_op = Rondestaat.ONTHULD, timezone.now()
            Antwoord.objects.filter(deelname__ronde=ronde).delete()
            ronde.deelnames.update(rol="", akkoord_klein=False, geheim_afdruk=None, eenmalig=None)
            ronde.deelcode, ronde.scores_weg_op = None, timezone.now()
            if ronde.tweede == TweedeScoring.OPEN:
                ronde.tweede = TweedeScoring.DICHT
            ronde.save()
            leg_vast("scores van deelnemers verwijderd", ronde)
            aantal += 1
    return f"Scores van deelnemers verwijderd uit {aantal} rondes."
