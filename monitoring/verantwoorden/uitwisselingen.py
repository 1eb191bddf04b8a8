# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Share a vastgesteld report with another consortium, and take in what they say back.

What the other reads is taken out of the version once, when it is shared. Threads with the funder are never in it, nor
where text was pulled in from; scores only when who shares chose so.
"""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.html import escape, linebreaks
from django.utils.text import Truncator, slugify

from monitoring.verantwoorden.aandachtspunten import begin_draad, eis_schrijver
from monitoring.verantwoorden.beeld import (
    Inhoud,
    Sectiebeeld,
    Tabelblok,
    Tekst,
    Veldbeeld,
    Verslagbeeld,
    naar_json,
    uit_json,
)
from monitoring.verantwoorden.models import (
    Aandachtspunt,
    Beurt,
    Reflectie,
    Reflectiegevolg,
    Uitwisseling,
    Verslag,
    Verslagversie,
)
from monitoring.verantwoorden.models.aandachtspunt import Ligt, Puntsoort, Wie
from monitoring.verantwoorden.models.uitwisseling import afdruk
from monitoring.verantwoorden.models.verslagsoort import Veldsoort, Voedingsoort
from redactie.logboek import leg_vast
from redactie.models.ruimte import Ruimtesoort
from toolkit.models import Les
from toolkit.models.les import Niveau
from wijken.models import Wijk

BYTES = 16  # 128 bits: nobody guesses the address
DUREN = ((14, "twee weken"), (30, "een maand"), (90, "drie maanden"))
NA_AFLOOP = timedelta(days=30)  # how long the text that was shared is kept after the link ended
MEESTE_REFLECTIES = 200
PUNT, LES = "aandachtspunt", "les"


@dataclass(frozen=True)
class Keuzesectie:
    """A section that can be shared: whether it has scores, and whether it is chosen to begin with."""

    nummer: str
    titel: str
    heeft_scores: bool

    @property
    def vooraf(self) -> bool:
        return not self.heeft_scores


def soorten_van(verslag: Verslag) -> dict[str, str]:
    """Return of every field of a report what kind it is."""
    velden = (verslag.opzet or {}).get("velden", [])
    soorten = {veld["sleutel"]: veld.get("soort", "") for veld in velden}
    return soorten or dict(verslag.soort.velden.values_list("sleutel", "soort"))


def keuzes(versie: Verslagversie) -> list[Keuzesectie]:
    """Return the sections of a version that can be shared; one with nothing but threads is none of them."""
    soorten = soorten_van(versie.verslag)
    uit = []
    for sectie in uit_json(versie.beeld).secties:
        velden = [veld for veld in sectie.velden if _mag(veld, soorten)]
        if velden:
            scores = any(
                soorten.get(veld.sleutel) == Veldsoort.ZELFEVALUATIE
                or any(_herkomst(deel) == Voedingsoort.ZELFEVALUATIE for deel in veld.inhoud)
                for veld in velden
            )
            uit.append(Keuzesectie(sectie.nummer, sectie.titel, scores))
    return uit


# What a room keeps to itself, in whatever field it stands: effort that was shared with the room, what the funder asked,
# and what people promised one another.
NOOIT = {Voedingsoort.EIGEN_INZET, Voedingsoort.AANDACHTSPUNTEN, Voedingsoort.AFSPRAKEN}


def _herkomst(deel: Inhoud) -> str:
    herkomst = getattr(deel, "herkomst", None)
    return herkomst.soort if herkomst is not None else ""


def _mag(veld: Veldbeeld, soorten: dict[str, str]) -> bool:
    """Whether a field may be shared at all; a field of which the kind is not known may not."""
    return soorten.get(veld.sleutel, Veldsoort.DRADEN) != Veldsoort.DRADEN


def te_delen(versie: Verslagversie, nummers: Sequence[str], *, met_aanvulling: bool) -> Verslagbeeld:
    """Return what the other may read of a version."""
    beeld, soorten = uit_json(versie.beeld), soorten_van(versie.verslag)
    secties = tuple(
        _sectie(sectie, soorten, met_aanvulling=met_aanvulling) for sectie in beeld.secties if sectie.nummer in nummers
    )
    return replace(
        beeld, sleutel="", secties=tuple(sectie for sectie in secties if sectie.velden), cijfers=(),
        bijlagen=tuple(
            replace(bijlage, bestand="", adres="") for bijlage in beeld.bijlagen
            if met_aanvulling or not bijlage.aanvulling
        ),
    )  # fmt: skip


def _sectie(sectie: Sectiebeeld, soorten: dict[str, str], *, met_aanvulling: bool) -> Sectiebeeld:
    velden = []
    for veld in sectie.velden:
        if not _mag(veld, soorten):
            continue
        inhoud = tuple(
            replace(deel, herkomst=None) if hasattr(deel, "herkomst") else deel
            for deel in veld.inhoud
            if _herkomst(deel) not in NOOIT
            and (met_aanvulling or not (isinstance(deel, Tekst | Tabelblok) and deel.aanvulling))
        )
        velden.append(replace(veld, inhoud=inhoud, gewijzigd_sinds_vorige=False))
    return replace(sectie, velden=tuple(velden))


@transaction.atomic
def deel(
    uitwisseling: Uitwisseling, nummers: Sequence[str], *, by, dagen: int, met_aanvulling: bool = False
) -> tuple[Uitwisseling, str]:
    """Share a version; return the exchange with its secret, which is kept nowhere."""
    versie = uitwisseling.versie
    eis_schrijver(versie.verslag.ruimte, by)
    if dagen not in dict(DUREN):
        raise ValidationError("Kies hoe lang de link werkt.")
    kan = {keuze.nummer for keuze in keuzes(versie)}
    gekozen = [nummer for nummer in nummers if nummer in kan]
    if not gekozen:
        raise ValidationError("Kies ten minste één onderdeel dat de ander mag lezen.")
    geheim = secrets.token_urlsafe(BYTES)
    uitwisseling.ruimte, uitwisseling.door = versie.verslag.ruimte, by
    uitwisseling.secties = gekozen
    uitwisseling.beeld = naar_json(te_delen(versie, gekozen, met_aanvulling=met_aanvulling))
    uitwisseling.geheim_afdruk = afdruk(geheim)
    uitwisseling.verloopt_op = timezone.localdate() + timedelta(days=dagen)
    uitwisseling.ingetrokken_op = None
    uitwisseling.full_clean()
    uitwisseling.save()
    leg_vast("verslag gedeeld", versie.verslag, by=by, toelichting=f"met {uitwisseling.aan}, {dagen} dagen")
    return uitwisseling, geheim


@transaction.atomic
def trek_in(uitwisseling: Uitwisseling, *, by) -> None:
    """Make the link stop working now. What was said back stays."""
    eis_schrijver(uitwisseling.ruimte, by)
    Uitwisseling.objects.filter(pk=uitwisseling.pk, ingetrokken_op__isnull=True).update(ingetrokken_op=timezone.now())
    leg_vast("gedeeld verslag ingetrokken", uitwisseling.versie.verslag, by=by, toelichting=f"van {uitwisseling.aan}")


def zoek(geheim: str) -> Uitwisseling | None:
    rows = Uitwisseling.objects.select_related("versie__verslag", "ruimte")
    return rows.filter(geheim_afdruk=afdruk(geheim)).first()


def beeld_van(uitwisseling: Uitwisseling) -> Verslagbeeld:
    return uit_json(uitwisseling.beeld)


def van_verslag(verslag: Verslag, user):
    """The exchanges of a report that `user` may see, with what was said back."""
    rows = Uitwisseling.objects.visible_for(user).filter(versie__verslag=verslag)
    return rows.select_related("versie").prefetch_related("reflecties__gevolgen")


@transaction.atomic
def neem_reflectie_in(uitwisseling: Uitwisseling, reflectie: Reflectie) -> Reflectie:
    """Keep what the other said, once. Raises `ValidationError` when the link ended meanwhile."""
    nu = Uitwisseling.objects.select_for_update(of=("self",)).get(pk=uitwisseling.pk)
    if not nu.werkt:
        raise ValidationError("De link werkt niet meer. Kopieer uw tekst en stuur die aan wie de link gaf.")
    eerder = Reflectie.objects.filter(eenmalig=reflectie.eenmalig).first()
    if eerder is not None:
        return _dezelfde(eerder, nu, reflectie)
    if nu.reflecties.count() >= MEESTE_REFLECTIES:
        raise ValidationError("Er zijn op deze link al heel veel reacties. Stuur uw tekst aan wie de link gaf.")
    reflectie.uitwisseling = nu
    reflectie.full_clean()
    try:
        with transaction.atomic():
            reflectie.save()
    except IntegrityError:  # the same form, sent twice at once
        return _dezelfde(Reflectie.objects.get(eenmalig=reflectie.eenmalig), nu, reflectie)
    leg_vast("reflectie ontvangen", nu.versie.verslag, toelichting=f"van {reflectie.organisatie}")
    return reflectie


AL_VERSTUURD = "Dit formulier is al een keer verstuurd. Druk nog eens op de knop, dan komt uw tekst erbij."


def _dezelfde(eerder: Reflectie, nu: Uitwisseling, reflectie: Reflectie) -> Reflectie:
    """Return what was kept of this form; raises when it was another text: nobody is thanked for what is not kept."""
    if eerder.uitwisseling_id != nu.pk or eerder.antwoorden != reflectie.antwoorden:
        raise ValidationError(AL_VERSTUURD)
    return eerder


def _stuk(reflectie: Reflectie, nummer: int) -> tuple[str, str]:
    """Return a question and what was answered to it; raises `ValidationError` when there is nothing."""
    if nummer not in (1, 2, 3) or not reflectie.antwoorden[nummer - 1].strip():
        raise ValidationError("Bij deze vraag staat geen antwoord.")
    return reflectie.uitwisseling.vragen[nummer - 1], reflectie.antwoorden[nummer - 1].strip()


def _eenmaal(reflectie: Reflectie, nummer: int, soort: str) -> Reflectiegevolg | None:
    """Lock a reflection and return what was made of this answer before."""
    Reflectie.objects.select_for_update(of=("self",)).get(pk=reflectie.pk)
    return Reflectiegevolg.objects.filter(reflectie=reflectie, nummer=nummer, soort=soort).first()


@transaction.atomic
def maak_punt(reflectie: Reflectie, nummer: int, *, by) -> Aandachtspunt:
    """Make a thread of an answer, once: it is with us then."""
    uitwisseling = reflectie.uitwisseling
    eis_schrijver(uitwisseling.ruimte, by)
    _, antwoord = _stuk(reflectie, nummer)
    eerder = _eenmaal(reflectie, nummer, PUNT)
    if eerder is not None and eerder.punt is not None:
        return eerder.punt
    punt = Aandachtspunt(
        ruimte=uitwisseling.ruimte, titel=Truncator(" ".join(antwoord.split())).chars(120),
        soort=Puntsoort.VRAAG if nummer == 3 else Puntsoort.SUGGESTIE, van=reflectie.organisatie[:120],
        verwijzing=f"reflectie op {uitwisseling.versie}"[:200], verslag=uitwisseling.versie.verslag, eigenaar=by,
    )  # fmt: skip
    dag = timezone.localtime(reflectie.gekregen_op).date()
    beurt = Beurt(wie=Wie.FUNDER, datum=dag, tekst=linebreaks(antwoord, autoescape=True), ligt_bij=Ligt.ONS)
    begin_draad(punt, beurt, by=by)
    Reflectiegevolg.objects.update_or_create(reflectie=reflectie, nummer=nummer, soort=PUNT, defaults={"punt": punt})
    return punt


@transaction.atomic
def maak_les(reflectie: Reflectie, nummer: int, *, by) -> Les:
    """Make a concept of a lesson of an answer, once. Who makes it says what was learned; nothing is published."""
    uitwisseling = reflectie.uitwisseling
    ruimte = uitwisseling.ruimte
    eis_schrijver(ruimte, by)
    vraag, antwoord = _stuk(reflectie, nummer)
    eerder = _eenmaal(reflectie, nummer, LES)
    if eerder is not None and eerder.les is not None:
        return eerder.les
    wijk = Wijk.objects.filter(ruimte=ruimte).first() if ruimte.soort == Ruimtesoort.WIJK else None
    titel = Truncator(" ".join(antwoord.split())).chars(120)
    les = Les(
        ruimte=ruimte, titel=titel, slug=f"{slugify(titel)[:80] or 'les'}-r{reflectie.pk}-{nummer}", eigenaar=by,
        niveau=Niveau.WIJK if wijk else Niveau.SAMENWERKINGSVERBAND, wijk=wijk, van_wie=reflectie.organisatie[:160],
        tekst=f"<p><em>{escape(vraag)}</em></p>{linebreaks(antwoord, autoescape=True)}",
    )  # fmt: skip
    les.full_clean()
    les.save()
    Reflectiegevolg.objects.update_or_create(reflectie=reflectie, nummer=nummer, soort=LES, defaults={"les": les})
    leg_vast("les uit reflectie gemaakt", les, by=by)
    return les


def ruim_uitwisselingen_op() -> str:
    """Forget the text of what was shared when the link ended a while ago; what was said back stays."""
    grens = timezone.localdate() - NA_AFLOOP
    oud = Uitwisseling.objects.filter(verloopt_op__lt=grens).exclude(beeld={})
    return f"{oud.update(beeld={})} gedeelde verslagen vergeten waarvan de link voorbij is."
