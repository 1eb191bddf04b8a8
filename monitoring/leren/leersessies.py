# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Write leersessies; the only place that does: plan, run, harvest, close."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time, timedelta

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, models, transaction
from django.utils import timezone
from django.utils.html import linebreaks
from django.utils.text import capfirst, slugify

from monitoring.leren.models.leersessie import (
    MEESTE_MINUTEN,
    MEESTE_TEKENS,
    Kring,
    Kringlid,
    Leersessie,
    LeersessieQuerySet,
    Notitie,
    Notitiesoort,
    Scriptstap,
    Sessiestaat,
)
from monitoring.leren.script import VOORSTEL, VOORSTEL_WERKVORM
from monitoring.meten.models import Leervraag
from redactie.deelcode import nieuwe_deelcode
from redactie.intussen import INTUSSEN, WEG, Intussen, stand_van
from redactie.logboek import leg_vast
from redactie.models import Bron, Bronvermelding, Item, Redactieruimte, Status
from redactie.models.ruimte import Ruimtesoort
from redactie.versies import bewaar, huidige_inhoud
from toolkit.models import Les, Tool
from toolkit.models.les import Gedaan, Niveau
from wijken.models import Afspraak, Afspraakstaat, Gebeurtenis, Overleg, Wijk
from wijken.models.gebeurtenis import Gebeurtenissoort, Gebeurtenisstaat, Precisie

BRON = {"code": "leersessies", "titel": "Leersessies van de wijken", "uitgever": "Wijzer in de Wijk"}
MEESTE_NOTITIES = 2000
MEESTE_STAPPEN = 40
BEWAARDAGEN = 365  # notes after a session was closed: what matters became a lesson or an agreement by then

NIET_JOUW_RUIMTE = "Deze leersessie is van een andere ruimte. Je mag haar niet wijzigen."
IS_AFGESLOTEN = "Deze leersessie is afgesloten. Heropen haar eerst."
IS_GEWEEST = "Deze leersessie is al geweest. Heropen haar om verder te gaan."
NIET_BEZIG = "Deze leersessie is niet bezig."
VOL = "Er staan al heel veel notities bij deze sessie. Schrijf het op papier en geef het aan de begeleider."
LEEG = "Schrijf eerst iets op."
LANG = f"Houd een notitie korter dan {MEESTE_TEKENS} tekens. Maak er anders twee van."


@dataclass(frozen=True)
class Getyptestap:
    """A step of the script as somebody typed it; `pk` of one that is there already."""

    pk: int | None
    titel: str
    minuten: int
    kring: str = Kring.ALLEN
    werkvorm: Tool | None = None
    uitleg: str = ""
    nodig: str = ""


# --- Read --------------------------------------------------------------------------------------------------------


def sessies_bij(leervraag: Leervraag, user=None) -> LeersessieQuerySet:
    """Return the sessions that treated a leervraag, oldest first: for visitors, or what `user` may see besides."""
    rows = Leersessie.objects.filter(leervraag=leervraag).met_gebeurtenis()
    mag = Leersessie.objects.openbaar().order_by().values("pk")
    if user is None:
        rows = rows.filter(pk__in=mag)
    else:
        mijn = Leersessie.objects.visible_for(user).order_by().values("pk")
        rows = rows.filter(models.Q(pk__in=mag) | models.Q(pk__in=mijn))
    return rows.order_by("gebeurtenis__datum", "pk")


def vorige_van(sessie: Leersessie) -> Leersessie | None:
    """Return the session this one builds on: the chosen one, or the last closed one of the same room and overleg."""
    if sessie.vorige_id is not None:
        return Leersessie.objects.met_gebeurtenis().get(pk=sessie.vorige_id)
    gebeurtenis = sessie.gebeurtenis
    eerder = Leersessie.objects.met_gebeurtenis().filter(
        staat=Sessiestaat.AFGESLOTEN,
        gebeurtenis__ruimte=gebeurtenis.ruimte_id,
        gebeurtenis__overleg=gebeurtenis.overleg_id,
    )
    if gebeurtenis.datum:
        eerder = eerder.filter(gebeurtenis__datum__lte=gebeurtenis.datum)
    return eerder.exclude(pk=sessie.pk).order_by("-gebeurtenis__datum", "-pk").first()


def lessen_van(sessie: Leersessie) -> models.QuerySet[Les]:
    return Les.objects.filter(gebeurtenis=sessie.gebeurtenis_id).exclude(status=Status.GEARCHIVEERD).order_by("pk")


def afspraken_van(sessie: Leersessie) -> models.QuerySet[Afspraak]:
    return Afspraak.objects.filter(gebeurtenis=sessie.gebeurtenis_id, ruimte=sessie.gebeurtenis.ruimte_id).order_by(
        "pk"
    )


def wat_nog_mist(sessie: Leersessie) -> list[str]:
    """Return what is not there yet, as sentences. It never stops anybody."""
    ontbreekt = {
        "Er is nog geen les opgeschreven.": not lessen_van(sessie).exists(),
        "Er is nog geen afspraak opgeschreven.": not afspraken_van(sessie).exists(),
        "Jullie schreven nog niet op wat jullie leerden.": not sessie.geleerd,
        "Jullie schreven nog niet op wat de volgende keer beter kan.": not sessie.beter,
        "De opdracht voor de tekenaar is nog leeg.": not sessie.opdracht,
        "In de agenda staat nog dat de sessie gepland is.": sessie.gebeurtenis.staat == Gebeurtenisstaat.GEPLAND,
    }
    rest = sessie.notities.filter(les__isnull=True, afspraak__isnull=True).count()
    zinnen = [zin for zin, mist in ontbreekt.items() if mist]
    if rest:
        zinnen.append("1 notitie is nog niet gebruikt." if rest == 1 else f"{rest} notities zijn nog niet gebruikt.")
    return zinnen


def voorgestelde_opdracht(sessie: Leersessie) -> str:
    """Return a first text for the drawer, from what was written down; somebody reads it before it goes anywhere."""
    leden = [
        f"- {lid.get_kring_display()}: {met_organisatie(lid)}"
        for lid in sessie.kringleden.select_related("organisatie")
    ]
    delen = [
        ("De leervraag", [sessie.leervraag_tekst] if sessie.leervraag_tekst else []),
        ("Wie erbij waren (geen namen)", leden),
        ("Wat we leerden", [f"- {les.titel} ({les.get_niveau_display()})" for les in lessen_van(sessie)]),
        ("Wat we afspraken", [f"- {afspraak.wat}" for afspraak in afspraken_van(sessie)]),
        (
            "Wat ook werd gezegd",
            [f"- {n.tekst}" for n in sessie.notities.filter(les__isnull=True, afspraak__isnull=True)[:12]],
        ),
    ]
    tekst = "\n\n".join(f"{kop}\n" + "\n".join(regels) for kop, regels in delen if regels)
    slot = "Leesvolgorde: begin bij de leervraag, eindig bij de afspraken. Teken geen herkenbare mensen."
    return f"{tekst}\n\n{slot}"[:4000].strip()


def met_organisatie(lid: Kringlid) -> str:
    return f"{lid.rol} ({lid.organisatie})" if lid.organisatie_id else lid.rol


# --- Who and when ------------------------------------------------------------------------------------------------


def eis_schrijven(ruimte: Redactieruimte, by) -> None:
    """Raise `PermissionDenied` when `by` does not write in this room."""
    if not Redactieruimte.objects.editable_by(by).filter(pk=ruimte.pk).exists():
        raise PermissionDenied(NIET_JOUW_RUIMTE)


def _slot(sessie: Leersessie, by, gezien: str | None = None, *, ook_afgesloten: bool = False) -> Leersessie:
    """Lock the session for `by`; raises when somebody changed it since `gezien`, or when it is closed."""
    nu = Leersessie.objects.met_gebeurtenis().select_for_update(of=("self",)).filter(pk=sessie.pk).first()
    if nu is None:
        raise Intussen(WEG)
    eis_schrijven(nu.gebeurtenis.ruimte, by)
    if gezien is not None and stand_van(nu) != gezien:
        raise Intussen(INTUSSEN, stand_van(nu))
    if nu.is_afgesloten and not ook_afgesloten:
        raise ValidationError(IS_AFGESLOTEN)
    return nu


def _maak_item(model: type[Item], ruimte: Redactieruimte, waar: str, by, **velden) -> Item:
    """Make a concept in a room, with the sessions as its source."""
    basis = slugify(velden["titel"])[:100] or model._meta.model_name
    slug, nummer = basis, 2
    while model._base_manager.filter(slug=slug).exists():
        slug, nummer = f"{basis}-{nummer}", nummer + 1
    item = model(ruimte=ruimte, slug=slug, eigenaar=by, **velden)
    item.full_clean(exclude=["ruimte", "slug"])
    item.save()
    bron, _ = Bron.objects.get_or_create(code=BRON["code"], defaults=BRON)
    Bronvermelding.objects.create(item=item, bron=bron, plaats=waar[:200])
    leg_vast("gemaakt", item, by=by, toelichting="uit een leersessie")
    return item


# --- Plan --------------------------------------------------------------------------------------------------------


@transaction.atomic
def maak_sessie(
    ruimte: Redactieruimte,
    *,
    by,
    leervraag_tekst: str,
    datum: date,
    begin: time,
    einde: time,
    leervraag: Leervraag | None = None,
    plaats: str = "",
    overleg: Overleg | None = None,
    gastwijk: Wijk | None = None,
    met_voorstel: bool = True,
) -> Leersessie:
    """Make a session with its event as a concept, and the proposal as its script when asked."""
    eis_schrijven(ruimte, by)
    van_wijk = ruimte.soort == Ruimtesoort.WIJK
    wijk = Wijk.objects.filter(ruimte=ruimte).first() if van_wijk else gastwijk
    soort = Gebeurtenissoort.LOKALE_LC if van_wijk else Gebeurtenissoort.WERKGROEP_LC
    if overleg is not None and overleg.soort in (Gebeurtenissoort.WERKGROEP_LC, Gebeurtenissoort.LOKALE_LC,
                                                 Gebeurtenissoort.LEERATELIER):  # fmt: skip
        soort = Gebeurtenissoort(overleg.soort)
    vraag = (leervraag.titel if leervraag else leervraag_tekst).strip()
    titel = f"{capfirst(soort.label)}: {vraag}"
    gebeurtenis = _maak_item(
        Gebeurtenis, ruimte, f"{ruimte}, {datum:%d-%m-%Y}", by,
        titel=titel if len(titel) <= 200 else f"{titel[:199]}…", soort=soort, staat=Gebeurtenisstaat.GEPLAND,
        datum=datum, precisie=Precisie.DAG, begintijd=begin, eindtijd=einde, wijk=wijk, overleg=overleg,
        plaats=plaats, leervraag=vraag[:300],
    )  # fmt: skip
    sessie = _bij(gebeurtenis, by, leervraag)
    if met_voorstel:
        _zet_voorstel(sessie)
    return sessie


def _bij(gebeurtenis: Gebeurtenis, by, leervraag: Leervraag | None) -> Leersessie:
    van_wijk = gebeurtenis.ruimte.soort == Ruimtesoort.WIJK
    niveau = Niveau.WIJK if van_wijk else Niveau.SAMENWERKINGSVERBAND
    sessie = Leersessie(gebeurtenis=gebeurtenis, leervraag=leervraag, door=by, niveau=niveau)
    sessie.vorige = vorige_van(sessie)
    sessie.save()
    leg_vast("leersessie gemaakt", gebeurtenis, by=by)
    return sessie


@transaction.atomic
def maak_bij(gebeurtenis: Gebeurtenis, *, by) -> Leersessie:
    """Make a session on an event that is in the agenda already, with the proposal; twice is once."""
    eis_schrijven(gebeurtenis.ruimte, by)
    sessie = Leersessie.objects.met_gebeurtenis().filter(gebeurtenis=gebeurtenis).first()
    if sessie is None:
        leervraag = Leervraag.objects.visible_for(by).filter(titel=gebeurtenis.leervraag).first()
        sessie = _bij(gebeurtenis, by, leervraag)
        _zet_voorstel(sessie)
    return sessie


def _zet_voorstel(sessie: Leersessie) -> None:
    werkvorm = Tool.objects.gepubliceerd().filter(slug=VOORSTEL_WERKVORM).first()
    Scriptstap.objects.bulk_create(
        Scriptstap(
            sessie=sessie, volgorde=plek, titel=stap.titel, minuten=stap.minuten, kring=stap.kring, uitleg=stap.uitleg,
            nodig=stap.nodig, werkvorm=werkvorm if stap.werkvorm else None,
        )
        for plek, stap in enumerate(VOORSTEL)
    )  # fmt: skip


@transaction.atomic
def zet_voorstel(sessie: Leersessie, *, by) -> None:
    """Fill an empty script with the proposal; what is there already stays."""
    nu = _slot(sessie, by)
    if nu.stappen.exists():
        raise ValidationError("Er staan al stappen in het script. Haal ze eerst weg als je opnieuw wilt beginnen.")
    _zet_voorstel(nu)
    nu.save(update_fields=["gewijzigd_op"])


@transaction.atomic
def bewaar_voorbereiding(
    sessie: Leersessie,
    *,
    by,
    gezien: str | None,
    velden: dict,
    van_gebeurtenis: dict,
    gezien_gebeurtenis: str | None = None,
) -> Leersessie:
    """Keep what a session is about; what belongs to its event goes there, as long as that is not public."""
    nu = _slot(sessie, by, gezien)
    if van_gebeurtenis and gezien_gebeurtenis not in (None, stand_van(nu.gebeurtenis)):
        raise Intussen(INTUSSEN, stand_van(nu))
    for naam in ("leervraag", "niveau", "doel", "vorige"):
        if naam in velden:
            setattr(nu, naam, velden[naam])
    nu.full_clean()
    nu.save()
    if van_gebeurtenis and nu.gebeurtenis.status != Status.GEPUBLICEERD:
        _schrijf_gebeurtenis(nu.gebeurtenis, van_gebeurtenis, by)
    leg_vast("leersessie voorbereid", nu.gebeurtenis, by=by)
    return nu


def _schrijf_gebeurtenis(gebeurtenis: Gebeurtenis, velden: dict, by) -> None:
    inhoud = huidige_inhoud(gebeurtenis)
    nieuw = {
        naam: waarde.isoformat() if isinstance(waarde, date | time) else getattr(waarde, "pk", waarde)
        for naam, waarde in velden.items()
    }
    bewaar(gebeurtenis, {**inhoud, "velden": inhoud["velden"] | nieuw}, by=by, toelichting="bij de leersessie")


@transaction.atomic
def bewaar_kringen(
    sessie: Leersessie, leden: Iterable[tuple[str, str, models.Model | None]], *, by, gezien: str | None
) -> None:
    """Keep who sits in which circle: (kring, role, organisation or None), in this order."""
    nu = _slot(sessie, by, gezien)
    nu.kringleden.all().delete()
    for plek, (kring, rol, organisatie) in enumerate(leden):
        lid = Kringlid(sessie=nu, kring=kring, rol=rol, organisatie=organisatie, volgorde=plek)
        lid.full_clean()
        lid.save()
    nu.save(update_fields=["gewijzigd_op"])


@transaction.atomic
def bewaar_script(sessie: Leersessie, stappen: list[Getyptestap], *, by, gezien: str | None) -> None:
    """Keep the script in this order. A step that is not in it is gone; the notes made in it stay with the session."""
    nu = _slot(sessie, by, gezien)
    if len(stappen) > MEESTE_STAPPEN:
        raise ValidationError(f"Een script heeft hoogstens {MEESTE_STAPPEN} stappen. Neem er een paar samen.")
    bestaand = {stap.pk: stap for stap in nu.stappen.all()}
    blijft = set()
    for plek, getypt in enumerate(stappen):
        stap = bestaand.get(getypt.pk) or Scriptstap(sessie=nu)
        stap.volgorde, stap.titel, stap.minuten, stap.kring = plek, getypt.titel, getypt.minuten, getypt.kring
        stap.werkvorm, stap.uitleg, stap.nodig = getypt.werkvorm, getypt.uitleg, getypt.nodig
        stap.full_clean()
        stap.save()
        blijft.add(stap.pk)
    nu.stappen.exclude(pk__in=blijft).delete()
    nu.save(update_fields=["gewijzigd_op"])


# --- Run ---------------------------------------------------------------------------------------------------------


@transaction.atomic
def begin(sessie: Leersessie, *, by) -> Leersessie:
    """Start the day: the first step runs from now, and phones can write along. Twice is once."""
    nu = _slot(sessie, by, ook_afgesloten=True)
    if nu.is_bezig:
        return nu
    if nu.is_geweest:
        raise ValidationError(IS_GEWEEST)
    nu.staat, nu.begonnen_op = Sessiestaat.BEZIG, timezone.now()
    nu.stap_nu, nu.stap_begonnen = nu.stappen.first(), nu.begonnen_op
    if nu.code is None:
        nu.code = _vrije_code()
    nu.save(update_fields=["staat", "begonnen_op", "stap_nu", "stap_begonnen", "code"])
    leg_vast("leersessie begonnen", nu.gebeurtenis, by=by)
    return nu


def _vrije_code() -> str:
    while True:
        code = nieuwe_deelcode()
        if not Leersessie.objects.filter(code=code).exists():
            return code


@transaction.atomic
def naar_stap(sessie: Leersessie, stap: Scriptstap, *, van: int | None, by, geleden: int = 0) -> Leersessie:
    """Go to a step, seen from step `van`. When another device went on already, nothing happens: the page shows it.

    A device without a network went there `geleden` seconds ago; never before the step it came from began.
    """
    nu = _slot(sessie, by)
    if not nu.is_bezig:
        raise ValidationError(NIET_BEZIG)
    if nu.stap_nu_id != van or stap.sessie_id != nu.pk or stap.pk == nu.stap_nu_id:
        return nu
    toen = timezone.now() - timedelta(seconds=min(geleden, MEESTE_MINUTEN * 60))
    nu.stap_nu, nu.stap_begonnen = stap, max(toen, nu.stap_begonnen or toen)
    nu.save(update_fields=["stap_nu", "stap_begonnen"])
    return nu


@transaction.atomic
def beeindig(sessie: Leersessie, *, by) -> Leersessie:
    """End the day; what was written down is there to harvest. An event that is no public one yet is held now."""
    nu = _slot(sessie, by)
    if not nu.is_bezig:
        return nu
    nu.staat, nu.geeindigd_op, nu.stap_nu, nu.stap_begonnen = Sessiestaat.OOGSTEN, timezone.now(), None, None
    nu.save(update_fields=["staat", "geeindigd_op", "stap_nu", "stap_begonnen"])
    _is_gehouden(nu, by)
    leg_vast("leersessie geëindigd", nu.gebeurtenis, by=by)
    return nu


def _is_gehouden(sessie: Leersessie, by) -> None:
    gebeurtenis = sessie.gebeurtenis
    if gebeurtenis.status != Status.GEPUBLICEERD and gebeurtenis.staat == Gebeurtenisstaat.GEPLAND:
        _schrijf_gebeurtenis(gebeurtenis, {"staat": Gebeurtenisstaat.GEHOUDEN.value}, by)


@transaction.atomic
def zonder_begeleiden(sessie: Leersessie, *, by) -> Leersessie:
    """Say that it was held without this page, so that it can be harvested."""
    nu = _slot(sessie, by)
    if nu.staat == Sessiestaat.VOORBEREIDEN:
        nu.staat = Sessiestaat.OOGSTEN
        nu.save(update_fields=["staat"])
        _is_gehouden(nu, by)
        leg_vast("leersessie gehouden zonder scherm", nu.gebeurtenis, by=by)
    return nu


@transaction.atomic
def heropen(sessie: Leersessie, *, by) -> Leersessie:
    """Go back one step: a closed session to its harvest, one that ended to running. The code is a new one then."""
    nu = _slot(sessie, by, ook_afgesloten=True)
    if nu.is_afgesloten:
        nu.staat, nu.afgesloten_op = Sessiestaat.OOGSTEN, None
        nu.save(update_fields=["staat", "afgesloten_op"])
    elif nu.staat == Sessiestaat.OOGSTEN and nu.begonnen_op:
        nu.staat, nu.geeindigd_op, nu.code = Sessiestaat.BEZIG, None, _vrije_code()
        nu.stap_nu, nu.stap_begonnen = nu.stappen.last(), timezone.now()
        nu.save(update_fields=["staat", "geeindigd_op", "code", "stap_nu", "stap_begonnen"])
    leg_vast("leersessie heropend", nu.gebeurtenis, by=by)
    return nu


@transaction.atomic
def zet_meeschrijven(sessie: Leersessie, aan: bool, *, by) -> Leersessie:
    """Let phones write along or not. On again, the code is a new one: the old one may have gone around."""
    nu = _slot(sessie, by)
    if nu.meeschrijven != aan:
        nu.meeschrijven = aan
        nu.code = _vrije_code() if aan else nu.code
        nu.save(update_fields=["meeschrijven", "code"])
        leg_vast(f"meeschrijven {'aan' if aan else 'uit'}", nu.gebeurtenis, by=by)
    return nu


def noteer(
    sessie: Leersessie,
    tekst: str,
    *,
    by=None,
    kring: str = Kring.ALLEN,
    soort: str = Notitiesoort.INZICHT,
    stap: int | None = None,
    sleutel: uuid.UUID | None = None,
    telefoon: bool = False,
) -> Notitie:
    """Keep a note once, however often it is sent. `by` is empty for a phone in the room, which came by the code.

    What is kept already is returned also when the session ended meanwhile, so that a device knows it may forget it.
    """
    sleutel = sleutel or uuid.uuid4()
    eerder = Notitie.objects.filter(sleutel=sleutel, sessie=sessie).first()
    if eerder is not None:
        return eerder
    if by is not None:
        eis_schrijven(sessie.gebeurtenis.ruimte, by)
    tekst = tekst.replace("\x00", "").strip()
    if not tekst:
        raise ValidationError(LEEG)
    if len(tekst.replace("\r\n", "\n")) > MEESTE_TEKENS:
        raise ValidationError(LANG)
    if sessie.is_afgesloten:
        raise ValidationError(IS_AFGESLOTEN)
    if telefoon and not sessie.neemt_nog_aan:
        raise ValidationError(NIET_BEZIG)
    if sessie.notities.count() >= MEESTE_NOTITIES:
        raise ValidationError(VOL)
    plek = sessie.stappen.filter(pk=stap).first() if stap else None
    try:
        with transaction.atomic():
            return Notitie.objects.create(
                sessie=sessie, sleutel=sleutel, tekst=tekst, telefoon=telefoon, stap=plek,
                kring=kring if kring in Kring.values else Kring.ALLEN,
                soort=soort if soort in Notitiesoort.values else Notitiesoort.INZICHT,
            )  # fmt: skip
    except IntegrityError:  # the same note, sent twice at the same moment
        return Notitie.objects.get(sleutel=sleutel, sessie=sessie)


@transaction.atomic
def haal_notitie_weg(sessie: Leersessie, pk: int, *, by) -> None:
    nu = _slot(sessie, by)
    nu.notities.filter(pk=pk, les__isnull=True, afspraak__isnull=True).delete()


# --- Harvest -----------------------------------------------------------------------------------------------------


@transaction.atomic
def oogst_les(sessie: Leersessie, *, by, titel: str, tekst: str, niveau: str, notities: Iterable[int] = ()) -> Les:
    """Make a lesson of the session as a concept, and mark the notes it came from."""
    nu = _slot(sessie, by)
    wijk = nu.gebeurtenis.wijk
    les = _maak_item(
        Les, nu.gebeurtenis.ruimte, _plaats(nu), by,
        titel=titel, niveau=niveau, gebeurtenis=nu.gebeurtenis, gedaan=Gedaan.BESPROKEN,
        wijk=wijk if niveau == Niveau.WIJK else None,
        gemeente=wijk.gemeente if wijk and niveau == Niveau.GEMEENTE else None,
        tekst=linebreaks(tekst or titel, autoescape=True),
    )  # fmt: skip
    nu.notities.filter(pk__in=list(notities)).update(les=les)
    return les


@transaction.atomic
def oogst_afspraak(
    sessie: Leersessie,
    *,
    by,
    wat: str,
    wie: str,
    voor: date | None,
    aan_inwoners: bool = False,
    notities: Iterable[int] = (),
) -> Afspraak:
    """Make an agreement of the session, and mark the notes it came from."""
    nu = _slot(sessie, by)
    afspraak = Afspraak(
        ruimte=nu.gebeurtenis.ruimte, wat=wat, wie=wie, voor=voor, aan_inwoners=aan_inwoners,
        gebeurtenis=nu.gebeurtenis, door=by,
    )  # fmt: skip
    afspraak.full_clean()
    afspraak.save()
    leg_vast("gemaakt", afspraak, by=by, toelichting="uit een leersessie")
    nu.notities.filter(pk__in=list(notities)).update(afspraak=afspraak)
    return afspraak


def _plaats(sessie: Leersessie) -> str:
    return f"{sessie.gebeurtenis.titel[:150]}, {sessie.gebeurtenis.wanneer}"


@transaction.atomic
def bewaar_slot(sessie: Leersessie, *, by, gezien: str | None, **velden) -> Leersessie:
    """Keep the two closing answers and the brief for the drawer."""
    nu = _slot(sessie, by, gezien)
    anders = False
    for naam in ("geleerd", "beter", "slot_publiek", "opdracht"):
        if naam in velden and getattr(nu, naam) != velden[naam]:
            setattr(nu, naam, velden[naam])
            anders = True
    nu.full_clean()
    if anders:
        nu.save(update_fields=["geleerd", "beter", "slot_publiek", "opdracht", "gewijzigd_op"])
    return nu


@transaction.atomic
def sluit_af(sessie: Leersessie, *, by) -> Leersessie:
    """Close it, whatever is missing."""
    nu = _slot(sessie, by, ook_afgesloten=True)
    if nu.staat == Sessiestaat.OOGSTEN:
        nu.staat, nu.afgesloten_op = Sessiestaat.AFGESLOTEN, timezone.now()
        nu.save(update_fields=["staat", "afgesloten_op"])
        leg_vast("leersessie afgesloten", nu.gebeurtenis, by=by)
    return nu


@transaction.atomic
def werk_afspraken_bij(sessie: Leersessie, antwoorden: dict[int, tuple[str, str]], *, by) -> int:
    """Write what became of what was agreed in `sessie`: {agreement: (state, how it went)}. Returns how many changed."""
    eis_schrijven(sessie.gebeurtenis.ruimte, by)
    veranderd = 0
    for afspraak in afspraken_van(sessie).select_for_update(of=("self",)).filter(pk__in=list(antwoorden)):
        staat, hoe = antwoorden[afspraak.pk]
        if staat not in Afspraakstaat.values or (staat, hoe) == (afspraak.staat, afspraak.toelichting):
            continue
        if staat != afspraak.staat:
            afspraak.gedaan_op = timezone.localdate() if staat == Afspraakstaat.GEDAAN else None
        afspraak.staat, afspraak.toelichting = staat, hoe[:600]
        afspraak.save()
        leg_vast(f"afspraak {afspraak.get_staat_display()}", afspraak, by=by)
        veranderd += 1
    return veranderd


def ruim_notities_op() -> str:
    """Remove the notes of sessions that were closed long ago; return what to say of it."""
    grens = timezone.now() - timedelta(days=BEWAARDAGEN)
    oud = Notitie.objects.filter(sessie__staat=Sessiestaat.AFGESLOTEN, sessie__afgesloten_op__lt=grens)
    aantal = oud.count()
    oud.delete()
    return f"{aantal} notities van afgesloten leersessies verwijderd."
