# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""The letter of answers: made of threads, put in order, sent, and taken over into the supplemented report.

The answers of a letter that is a concept are those of the threads, as they are now; there is no second copy to keep.
Sending it freezes them.
"""

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Prefetch
from django.utils import timezone
from django.utils.html import escape, strip_tags
from django.utils.text import Truncator, capfirst

from monitoring.verantwoorden import verslagen
from monitoring.verantwoorden.aandachtspunten import eis_schrijver, laatste_antwoorden
from monitoring.verantwoorden.briefbeeld import (
    Agendabeeld,
    Briefantwoord,
    Briefbeeld,
    Stuk,
    Vraagbeeld,
    afdruk,
    naar_json,
    uit_json,
)
from monitoring.verantwoorden.models import (
    Aandachtspunt,
    Antwoordbrief,
    Beurt,
    Briefbijlage,
    Briefvraag,
    Overname,
    Verslag,
    Verslagantwoord,
)
from monitoring.verantwoorden.models.antwoordbrief import Briefstaat
from monitoring.verantwoorden.models.verslag import Verslagstaat
from redactie.intussen import INTUSSEN, WEG, Intussen, stand_van
from redactie.logboek import leg_vast
from redactie.tekst import schoon
from wijken.agenda import KWARTALEN, celtekst, kwartaaltabel, met_uitgenodigden, van_jaar, voor_agenda
from wijken.models import Gebeurtenis, Wijk
from wijken.models.gebeurtenis import BIJEENKOMSTEN, datum_in_woorden

IS_VERSTUURD = "Deze brief is verstuurd. Wat verstuurd is, verandert niet meer."
CITAAT_LENGTE = 400
MEESTE_VRAGEN = 40
PAGINA = re.compile(r"\b(?:p\.?|pag\.?|pagina|bladzijde)\s*(\d{1,4})\b", re.IGNORECASE)


# --- Write -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Getyptevraag:
    """A question of a letter as a form has it; `punt` is the key of the thread."""

    punt: int
    citaat: str
    pagina: str = ""


@dataclass(frozen=True)
class Getyptebijlage:
    """An annex as a form has it; `document` is the key of a file, or None."""

    titel: str
    omschrijving: str = ""
    document: int | None = None
    adres: str = ""


def citaat_van(punt: Aandachtspunt) -> str:
    """Return a first quotation of what was asked: its last turn of the other, cut short, or its title."""
    gevraagd = [beurt for beurt in punt.beurten.all() if not beurt.is_van_ons]
    tekst = " ".join(strip_tags(gevraagd[-1].tekst).replace("\xa0", " ").split()) if gevraagd else ""
    return Truncator(tekst or punt.titel).chars(CITAAT_LENGTE, truncate=" …")


def pagina_van(punt: Aandachtspunt) -> str:
    """Return the page that a thread refers to, when it says so: "p. 4" is 4."""
    gevonden = PAGINA.search(punt.verwijzing)
    return gevonden[1] if gevonden else ""


@transaction.atomic
def maak_brief(brief: Antwoordbrief, punten: Sequence[Aandachtspunt], *, by) -> Antwoordbrief:
    """Make a letter of these threads, in this order, in one act."""
    eis_schrijver(brief.ruimte, by)
    _zelfde_ruimte(brief, punten)
    if not punten:
        raise ValidationError("Kies ten minste één vraag.")
    brief.door = by
    brief.full_clean()
    brief.save()
    for plek, punt in enumerate(punten, start=1):
        vraag = Briefvraag(brief=brief, punt=punt, volgorde=plek, citaat=citaat_van(punt), pagina=pagina_van(punt))
        vraag.full_clean()
        vraag.save()
    leg_vast("antwoordbrief gemaakt", brief, by=by, toelichting=f"{len(punten)} vragen")
    return brief


def _zelfde_ruimte(brief: Antwoordbrief, punten: Iterable[Aandachtspunt]) -> None:
    if any(punt.ruimte_id != brief.ruimte_id for punt in punten):
        raise ValidationError("Een vraag is van een andere ruimte. Kies alleen vragen van de ruimte van de brief.")
    if brief.verslag is not None and brief.verslag.ruimte_id != brief.ruimte_id:
        raise ValidationError("Het verslag is van een andere ruimte. Kies een verslag van de ruimte van de brief.")


def _op_slot(brief: Antwoordbrief, by, gezien: str | None = None) -> Antwoordbrief:
    nu = Antwoordbrief.objects.select_for_update(of=("self",)).filter(pk=brief.pk).first()
    if nu is None:
        raise Intussen(WEG)
    eis_schrijver(nu.ruimte, by)
    if gezien is not None and stand_van(nu) != gezien:
        raise Intussen(INTUSSEN, stand_van(nu))
    return nu


@transaction.atomic
def bewaar_brief(
    brief: Antwoordbrief,
    vragen: Sequence[Getyptevraag],
    bijlagen: Sequence[Getyptebijlage],
    *,
    by,
    gezien: str | None = None,
) -> Antwoordbrief:
    """Write a concept whole: its words, its questions in this order, its annexes."""
    nu = _op_slot(brief, by, gezien)
    if nu.is_verstuurd:
        raise ValidationError(IS_VERSTUURD)
    if len(vragen) > MEESTE_VRAGEN:
        raise ValidationError(f"Een brief heeft hoogstens {MEESTE_VRAGEN} vragen. Maak er een tweede brief bij.")
    punten = {punt.pk: punt for punt in Aandachtspunt.objects.filter(pk__in=[vraag.punt for vraag in vragen])}
    if len(punten) != len(vragen):
        raise ValidationError("Een vraag is intussen weg, of staat er twee keer. Kijk de lijst na.")
    brief.ruimte = nu.ruimte
    _zelfde_ruimte(brief, punten.values())
    brief.staat, brief.beeld, brief.door = Briefstaat.CONCEPT, None, by
    brief.full_clean()
    brief.save()
    bestaand = {vraag.punt_id: vraag for vraag in brief.vragen.all()}
    brief.vragen.exclude(punt__in=punten).delete()
    for plek, getypt in enumerate(vragen, start=1):
        vraag = bestaand.get(getypt.punt) or Briefvraag(brief=brief, punt=punten[getypt.punt])
        vraag.volgorde, vraag.citaat, vraag.pagina = plek, getypt.citaat.strip(), " ".join(getypt.pagina.split())
        vraag.full_clean()
        vraag.save()
    brief.bijlagen.all().delete()
    for plek, getypt in enumerate(bijlagen, start=1):
        bijlage = Briefbijlage(
            brief=brief, nummer=plek, titel=getypt.titel, omschrijving=getypt.omschrijving,
            document_id=getypt.document, adres=getypt.adres,
        )  # fmt: skip
        bijlage.full_clean()
        bijlage.save()
    leg_vast("antwoordbrief gewijzigd", brief, by=by)
    return brief


@transaction.atomic
def verstuur(brief: Antwoordbrief, *, by, gezien: str | None = None) -> Antwoordbrief:
    """Freeze the letter as it is now. Every question must have an answer. Sending twice changes nothing."""
    nu = _op_slot(brief, by)
    if nu.is_verstuurd:
        return nu
    if gezien is not None and stand_van(nu) != gezien:
        raise Intussen(INTUSSEN, stand_van(nu))
    # Who answers waits till the letter is frozen, and the letter waits for who is answering now.
    punten = nu.vragen.order_by().values("punt")
    list(Aandachtspunt.objects.select_for_update(of=("self",)).filter(pk__in=punten).order_by("pk").values_list("pk"))
    beeld = beeld_van(nu, concept=False)
    if not beeld.vragen:
        raise ValidationError("Er staat nog geen vraag in de brief.")
    zonder = [str(vraag.nummer) for vraag in beeld.vragen if not vraag.antwoorden]
    if zonder:
        nummers = ", ".join(zonder)
        raise ValidationError(
            f"Nog zonder antwoord: vraag {nummers}. Schrijf een antwoord, of haal de vraag uit de brief."
        )
    if nu.datum is None:
        nu.datum = timezone.localdate()
        beeld = beeld_van(nu, concept=False)
    return _vries(nu, beeld, by=by, op=timezone.now())


def _vries(brief: Antwoordbrief, beeld: Briefbeeld, *, by, op) -> Antwoordbrief:
    brief.beeld = naar_json(beeld)
    brief.sha256 = afdruk(brief.beeld)
    brief.staat, brief.verstuurd_op, brief.door = Briefstaat.VERSTUURD, op, by
    brief.verstuurd_door = by if op else None
    brief.save()
    leg_vast("antwoordbrief verstuurd", brief, by=by, toelichting=f"sha256 {brief.sha256[:16]}")
    return brief


@transaction.atomic
def leg_verstuurd_vast(brief: Antwoordbrief, *, by) -> Antwoordbrief:
    """Freeze a letter that a source holds and that was sent long ago; nobody here sent it."""
    return _vries(brief, beeld_van(brief, concept=False), by=by, op=None)


@transaction.atomic
def verwijder_brief(brief: Antwoordbrief, *, by) -> None:
    """Remove a concept; the threads and their answers stay."""
    nu = _op_slot(brief, by)
    if nu.is_verstuurd:
        raise ValidationError(IS_VERSTUURD)
    leg_vast("antwoordbrief weggehaald", nu, by=by)
    nu.delete()


# --- Read --------------------------------------------------------------------------------------------------------


def vragen_van(brief: Antwoordbrief) -> list[Briefvraag]:
    """Return the questions of a letter in order, each with its thread at hand. Three queries."""
    beurten = Beurt.objects.select_related("wijk", "document")
    rows = brief.vragen.select_related("punt", "punt__eigenaar", "punt__verslag")
    return list(rows.prefetch_related(Prefetch("punt__beurten", queryset=beurten)))


def brief_om_te_lezen(brief: Antwoordbrief) -> Briefbeeld:
    """Return the letter: as it was sent, or as it is now."""
    return uit_json(brief.beeld) if brief.is_verstuurd else beeld_van(brief, concept=True)


def beeld_van(brief: Antwoordbrief, *, concept: bool) -> Briefbeeld:
    """Return the letter as it is now."""
    verslag = brief.verslag
    return Briefbeeld(
        titel=brief.titel,
        aan=brief.aan,
        datum=datum_in_woorden(brief.datum, brief.precisie) if brief.datum else "",
        organisatie=verslag.organisatie if verslag else "",
        projectnummer=verslag.projectnummer if verslag else "",
        verslag=verslag.titel if verslag else "",
        inleiding=schoon(brief.inleiding or ""),
        slot=schoon(brief.slot or ""),
        vragen=tuple(_vraagbeeld(nummer, vraag) for nummer, vraag in enumerate(vragen_van(brief), start=1)),
        agenda=agenda_van(brief.agenda_van, brief.agenda_tot, op=brief.datum),
        bijlagen=tuple(
            Stuk(
                bijlage.nummer, bijlage.titel, bijlage.omschrijving,
                bijlage.document.titel if bijlage.document else "", bijlage.adres,
            )
            for bijlage in brief.bijlagen.select_related("document")
        ),
        concept=concept,
    )  # fmt: skip


def _vraagbeeld(nummer: int, vraag: Briefvraag) -> Vraagbeeld:
    antwoorden = tuple(
        Briefantwoord(
            wijk=str(beurt.wijk) if beurt.wijk else "",
            html=schoon(beurt.tekst),
            bijlage=beurt.document.titel if beurt.document else "",
            wijk_id=beurt.wijk_id,
        )
        for beurt in laatste_antwoorden(vraag.punt.beurten.all())
    )
    return Vraagbeeld(nummer, vraag.citaat, vraag.pagina, vraag.punt.verwijzing, vraag.punt_id, antwoorden)


def agenda_van(begin: date | None, einde: date | None, *, op: date | None = None) -> tuple[Agendabeeld, ...]:
    """Return, per year of a period, what each overleg does per quarter, of what is on the site.

    What was a plan on the day `op` of the letter is a plan in it.
    """
    if begin is None or einde is None:
        return ()
    tabellen = []
    for jaar in range(begin.year, min(einde.year, begin.year + 5) + 1):
        rows = van_jaar(Gebeurtenis.objects.gepubliceerd(), jaar).filter(datum__range=(begin, einde))
        rows = rows.filter(soort__in=BIJEENKOMSTEN)  # a letter says when people meet, not all that happens
        overleggen = kwartaaltabel(jaar, met_uitgenodigden(voor_agenda(rows)))
        rijen = tuple(
            (kwartaal, rij.titel, "\n".join(celtekst(regel, op=op) for regel in rij.cellen[kolom]))
            for kolom, kwartaal in enumerate((*map(capfirst, KWARTALEN), "Zonder kwartaal"))
            for rij in overleggen if rij.cellen[kolom]
        )  # fmt: skip
        if rijen:
            tabellen.append(Agendabeeld(jaar, rijen))
    return tuple(tabellen)


# --- Into the report ---------------------------------------------------------------------------------------------


@dataclass
class Opgenomen:
    """What landed where: the questions per outcome, each with the field or what is the matter."""

    nieuw: list[str] = field(default_factory=list)
    vervangen: list[str] = field(default_factory=list)
    gelijk: list[str] = field(default_factory=list)
    met_rust_gelaten: list[str] = field(default_factory=list)
    zonder_plek: list[str] = field(default_factory=list)

    @property
    def is_leeg(self) -> bool:
        return not (self.nieuw or self.vervangen or self.gelijk or self.met_rust_gelaten)


@transaction.atomic
def neem_op_in_verslag(brief: Antwoordbrief, *, by) -> Opgenomen:
    """Put every answer in the field of the report it belongs to, as an addition.

    Once: a second time changes nothing. An answer that changed takes the place of what was put there for it. Text that
    a person changed there since is left alone, and so is everybody else's.
    """
    nu = _op_slot(brief, by)
    if nu.verslag_id is None:
        raise ValidationError("Deze brief hoort bij geen verslag. Kies eerst het verslag.")
    verslag = Verslag.objects.select_for_update(of=("self",)).get(pk=nu.verslag_id)
    eis_schrijver(verslag.ruimte, by)
    if verslag.staat != Verslagstaat.VRAGEN_ONTVANGEN:
        raise ValidationError(
            "Een verslag wordt aangevuld als er vragen over zijn ontvangen. Zet het verslag eerst op die stand."
        )
    uit = Opgenomen()
    punten = {vraag.punt_id: vraag for vraag in nu.vragen.select_related("punt")}
    for vraagbeeld in brief_om_te_lezen(nu).vragen:
        if vraagbeeld.punt in punten:
            _neem_vraag_op(verslag, vraagbeeld, punten[vraagbeeld.punt], uit, by)
    leg_vast("antwoorden in verslag opgenomen", verslag, by=by, toelichting=str(nu))
    return uit


def _neem_vraag_op(verslag: Verslag, beeld: Vraagbeeld, vraag: Briefvraag, uit: Opgenomen, by) -> None:
    veld = vraag.punt.veld
    if not veld or not beeld.antwoorden:
        waarom = "er is nog geen antwoord" if veld else "kies bij de vraag in welk onderdeel van het verslag zij hoort"
        uit.zonder_plek.append(f"Vraag {beeld.nummer}: {waarom}")
        return
    per_wijk = mag_per_wijk(verslag, veld)
    samen: dict[int | None, list[Briefantwoord]] = {}
    for antwoord in beeld.antwoorden:
        samen.setdefault(antwoord.wijk_id if per_wijk else None, []).append(antwoord)
    wijken = Wijk.objects.in_bulk([pk for pk in samen if pk is not None])
    for wijk_id, antwoorden in samen.items():
        wijk = wijken.get(wijk_id)
        naam = f"Vraag {beeld.nummer}, in {veldnaam(verslag, veld)}" + (f" ({wijk})" if wijk else "")
        html = "".join(_met_wijk(antwoord) if wijk is None else antwoord.html for antwoord in antwoorden)
        getattr(uit, _zet_neer(Plek(verslag, veld, wijk), vraag, html, by)).append(naam)


def _met_wijk(antwoord: Briefantwoord) -> str:
    return f"<p><strong>{escape(antwoord.wijk)}</strong></p>{antwoord.html}" if antwoord.wijk else antwoord.html


def mag_per_wijk(verslag: Verslag, sleutel: str) -> bool:
    """Whether a field has an answer per wijk; otherwise those of all wijken stand in the common one, by name."""
    velden = (verslag.opzet or {}).get("velden", [])
    return any(veld["sleutel"] == sleutel and veld.get("per_wijk") for veld in velden)


def velden_van(verslag: Verslag | None) -> list[tuple[str, str]]:
    """Return the fields of a report as choices: key, and number with title as the form has it."""
    velden = (verslag.opzet or {}).get("velden", []) if verslag is not None else []
    if verslag is not None and not velden:
        velden = list(verslag.soort.velden.values("sectie", "nummer", "sleutel", "titel"))
    return [
        (veld["sleutel"], f"§{veld['sectie']} {' '.join(filter(None, (veld.get('nummer'), veld['titel'])))}")
        for veld in velden
    ]


def veldnaam(verslag: Verslag | None, sleutel: str) -> str:
    return dict(velden_van(verslag)).get(sleutel, sleutel)


@dataclass(frozen=True)
class Plek:
    """A place in a report: the answer to a question, for all wijken or for one."""

    verslag: Verslag
    veld: str
    wijk: Wijk | None

    @property
    def velden(self) -> dict:
        return {"verslag": self.verslag, "veld": self.veld, "wijk": self.wijk}

    def antwoord(self) -> Verslagantwoord | None:
        """Return the row of this place, locked; None when nothing was ever written there."""
        rows = Verslagantwoord.objects.filter(verslag=self.verslag, veld_sleutel=self.veld, wijk=self.wijk)
        return rows.select_for_update(of=("self",)).first()

    def aanvulling(self) -> str:
        antwoord = self.antwoord()
        return antwoord.aanvulling if antwoord is not None else ""


def _zet_neer(plek: Plek, vraag: Briefvraag, html: str, by) -> str:
    """Add or replace one answer; return which list of `Opgenomen` it belongs in."""
    kop = vraag.punt.titel
    merk = hashlib.sha256(f"{kop}\n{html}".encode()).hexdigest()
    eerder = Overname.objects.filter(vraag=vraag, **plek.velden).first()
    if eerder is not None and eerder.vingerafdruk == merk:
        return "gelijk"
    voor = plek.aanvulling()
    if eerder is not None and eerder.html not in voor:
        return "met_rust_gelaten"  # somebody changed it in the report since
    verslagen.vul_aan(plek.verslag, plek.veld, html, by=by, wijk=plek.wijk, kop=kop)
    gezet = plek.aanvulling().removeprefix(voor)
    if not gezet and eerder is None:
        return "gelijk"  # somebody put the same text there
    if eerder is not None:  # what was just added at the end takes the place of what was there
        antwoord = plek.antwoord()
        antwoord.aanvulling, antwoord.door = voor.replace(eerder.html, gezet, 1), by
        antwoord.revisie += 1
        antwoord.save()
    if not gezet:
        eerder.delete()
        return "vervangen"
    Overname.objects.update_or_create(
        vraag=vraag, **plek.velden, defaults={"html": gezet, "vingerafdruk": merk, "door": by}
    )
    return "nieuw" if eerder is None else "vervangen"
