# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Write a report: begin it, fill it, answer, take steps. The only place that writes one.

Every act locks the report first, so that a save is either in what is vastgesteld, or refused.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from monitoring.verantwoorden.beeld import Bijlagebeeld, Verslagbeeld, naar_json
from monitoring.verantwoorden.lezing import (
    afdruk,
    beeld_van,
    beeld_van_versie,
    beeld_van_voorstel,
    is_leeg,
    lengte_van_veld,
    paginas_van,
    rijen_van,
)
from monitoring.verantwoorden.models import (
    Bijlage,
    Bouwsteen,
    Verslag,
    Verslagantwoord,
    Verslagopmerking,
    Verslagsoort,
    Verslagversie,
)
from monitoring.verantwoorden.models.verslag import Verslagstaat
from monitoring.verantwoorden.models.verslagsoort import Veldsoort, Voedingsoort
from monitoring.verantwoorden.staten import eis_schrijven, leidt, stap_van
from monitoring.verantwoorden.telling import lengte_van
from monitoring.verantwoorden.voeding import voorstellen
from monitoring.verantwoorden.voeding.leren import kies_ronde, ronden
from monitoring.verantwoorden.voeding.omvang import veilig
from monitoring.verantwoorden.voeding.voorstel import Voorstel
from redactie.intussen import INTUSSEN, Intussen
from redactie.logboek import leg_vast
from redactie.models import Gebruiker, Lidmaatschap, Redactieruimte
from redactie.models.ruimte import SCHRIJFROLLEN, Ruimtesoort
from redactie.tekst import schoon
from wijken.models import Wijk

RUIMTEN = (Ruimtesoort.WIJK, Ruimtesoort.SAMENWERKINGSVERBAND)
DICHT = "Dit verslag is vastgesteld. Je kunt er niets meer in veranderen."
ALLEEN_AANVULLEN = "Dit verslag is vastgesteld. Na vragen kun je alleen nog een nadere toelichting schrijven."
LEEG_VERSLAG = "Er staat nog niets in dit verslag. Vul ten minste één vraag in."
MEESTE_TEKENS = 60_000
WEG = "Dit verslag is er niet meer."


# --- Lock and look ---------------------------------------------------------------------------------------------------


def _slot(verslag: Verslag, by) -> Verslag:
    """Lock a report and return it as it is now; raises when `by` may not write in it."""
    eis_schrijven(verslag, by)
    nu = Verslag.objects.select_for_update(of=("self",), no_key=True).filter(pk=verslag.pk).order_by("pk").first()
    if nu is None:
        raise ValidationError(WEG)
    if nu.ruimte_id != verslag.ruimte_id:
        eis_schrijven(nu, by)
    return nu


def _slot_om_te_schrijven(verslag: Verslag, by) -> Verslag:
    nu = _slot(verslag, by)
    if not nu.te_schrijven:
        raise ValidationError(ALLEEN_AANVULLEN if nu.aan_te_vullen else DICHT)
    return nu


def veld_van(verslag: Verslag, sleutel: str) -> dict | None:
    """Return the field of a report with this key, as its kind had it when the report began."""
    return next((veld for veld in verslag.opzet["velden"] if veld["sleutel"] == sleutel), None)


def _vraagnaam(verslag: Verslag, sleutel: str) -> str:
    """What a question is called in the log; "" for the whole report."""
    veld = veld_van(verslag, sleutel)
    return f"{veld['nummer']} {veld['titel']}".strip() if veld else ""


def _eis_veld(verslag: Verslag, sleutel: str, wijk: Wijk | None) -> dict:
    veld = veld_van(verslag, sleutel)
    if veld is None:
        raise ValidationError("Deze vraag staat niet in het verslag.")
    if wijk is not None and not veld["per_wijk"]:
        raise ValidationError("Deze vraag heeft één antwoord, niet een per wijk.")
    return veld


def _geraakt(verslag: Verslag) -> None:
    Verslag.objects.filter(pk=verslag.pk).update(gewijzigd_op=timezone.now())


# --- Begin -----------------------------------------------------------------------------------------------------------


def opzet_van(soort: Verslagsoort) -> dict:
    """Return the sections and fields of a kind as a report takes them over: from then on they are its own."""
    secties = sorted(soort.secties.all(), key=lambda een: een.volgorde)
    velden = sorted(soort.velden.all(), key=lambda een: een.volgorde)
    return {
        "titel": soort.titel,
        "max_paginas": soort.max_paginas,
        "secties": [
            {naam: getattr(een, naam) for naam in ("nummer", "titel", "uitleg", "indeling")} for een in secties
        ],
        "velden": [
            {
                naam: getattr(een, naam)
                for naam in ("sectie", "nummer", "sleutel", "titel", "vraag", "soort", "per_wijk", "regels", "vult")
            }
            | {"a4": float(een.a4)}
            for een in velden
        ],
    }


def stel_vorige_voor(soort: Verslagsoort, ruimte: Redactieruimte, wijk: Wijk | None, van: date) -> Verslag | None:
    """Return the report before this one: of the same kind, room and wijk, and as late as can be."""
    eerder = Verslag.objects.filter(soort=soort, ruimte=ruimte, wijk=wijk, van__lt=van)
    return eerder.order_by("-tot", "-pk").first()


@transaction.atomic
def begin(
    soort: Verslagsoort, *, by, ruimte: Redactieruimte, van: date, tot: date, wijk: Wijk | None = None,
    vorige: Verslag | None = None, titel: str = "",
) -> Verslag:  # fmt: skip
    """Make a concept that has filled itself, with the answers of the previous report as a start."""
    if not Redactieruimte.objects.editable_by(by).filter(pk=ruimte.pk, soort__in=RUIMTEN).exists():
        raise PermissionDenied("Je mag hier geen verslag beginnen.")
    if not Verslagsoort.objects.visible_for(by).filter(pk=soort.pk).exists():
        raise PermissionDenied("Deze soort verslag is er niet voor jou.")
    Redactieruimte.objects.select_for_update(no_key=True).get(pk=ruimte.pk)  # one at a time: a name is taken once
    if ruimte.soort == Ruimtesoort.WIJK:
        wijk = Wijk.objects.filter(ruimte=ruimte).first()
    verslag = Verslag(
        soort=soort, soort_versie=soort.versie, opzet=opzet_van(soort), ruimte=ruimte, wijk=wijk, van=van, tot=tot,
        vorige=vorige, door=by, titel=titel.strip() or _titel(soort, wijk, van, tot),
    )  # fmt: skip
    _controleer_begin(verslag, by)
    if vorige is not None:
        verslag.organisatie, verslag.projectnummer = vorige.organisatie, vorige.projectnummer
    verslag.slug = vrije_slug(verslag.titel)
    verslag.full_clean()
    verslag.save()
    antwoorden = _maak_antwoorden(verslag, by)
    if vorige is not None:
        _neem_vorige_over(verslag, antwoorden, vorige)
    _vul(verslag, antwoorden)
    leg_vast("verslag begonnen", verslag, by=by, toelichting=soort.titel)
    return verslag


def _controleer_begin(verslag: Verslag, by) -> None:
    soort, wijk, vorige = verslag.soort, verslag.wijk, verslag.vorige
    fouten = {}
    if verslag.tot < verslag.van:
        fouten["tot"] = "De laatste dag ligt voor de eerste. Kijk de periode na."
    if soort.per_wijk and wijk is None:
        fouten["wijk"] = "Dit verslag gaat over één wijk. Kies welke."
    if wijk is not None and not Wijk.objects.visible_for(by).filter(pk=wijk.pk).exists():
        fouten["wijk"] = "Kies een wijk die je mag zien."
    if vorige is not None and vorige.ruimte_id != verslag.ruimte_id:
        fouten["vorige"] = "Kies een eerder verslag van dezelfde ruimte."
    if not soort.velden.exists():
        fouten["soort"] = "Deze soort heeft nog geen vragen. Zet die er eerst in."
    if fouten:
        raise ValidationError(fouten)


def _titel(soort: Verslagsoort, wijk: Wijk | None, van: date, tot: date) -> str:
    jaren = str(van.year) if van.year == tot.year else f"{van.year}–{tot.year}"
    return " ".join(filter(None, (soort.titel, wijk.titel if wijk else "", jaren)))[:160]


def vrije_slug(titel: str) -> str:
    basis = slugify(titel)[:70] or "verslag"
    bezet = set(Verslag.objects.filter(slug__startswith=basis).values_list("slug", flat=True))
    return next(
        naam
        for nummer in range(1, len(bezet) + 2)
        if (naam := basis if nummer == 1 else f"{basis}-{nummer}") not in bezet
    )


def _maak_antwoorden(verslag: Verslag, by) -> dict[str, Verslagantwoord]:
    ronde = None
    if any(veld["soort"] == Veldsoort.ZELFEVALUATIE for veld in verslag.opzet["velden"]):
        ronde = kies_ronde(verslag)
    return {
        veld["sleutel"]: Verslagantwoord.objects.create(
            verslag=verslag, veld_sleutel=veld["sleutel"], door=by,
            gegevens={"ronde": ronde.pk} if ronde and veld["soort"] == Veldsoort.ZELFEVALUATIE else {},
        )
        for veld in verslag.opzet["velden"]
    }  # fmt: skip


def _neem_vorige_over(verslag: Verslag, antwoorden: dict[str, Verslagantwoord], vorige: Verslag) -> None:
    for oud in vorige.antwoorden.select_related("wijk"):
        tekst = schoon(oud.tekst)  # what was added after questions is shown beside it, and keeps its mark
        veld = veld_van(verslag, oud.veld_sleutel)
        if veld is None or not (tekst or oud.ja or oud.nee) or (oud.wijk_id and not veld["per_wijk"]):
            continue
        antwoord = antwoorden.get(oud.veld_sleutel)
        if oud.wijk_id:
            antwoord = Verslagantwoord(verslag=verslag, veld_sleutel=oud.veld_sleutel, wijk=oud.wijk)
        antwoord.tekst = antwoord.uit_vorige = tekst
        antwoord.ja, antwoord.nee = oud.ja, oud.nee
        antwoord.save()


def feeds_van(veld: dict) -> list[str]:
    """What fills a field; a field of scoring together shows the round itself."""
    if veld["soort"] == Veldsoort.ZELFEVALUATIE:
        return [soort for soort in veld["vult"] if soort != Voedingsoort.ZELFEVALUATIE]
    return veld["vult"]


def _vul(verslag: Verslag, antwoorden: dict[str, Verslagantwoord], sleutels: Iterable[str] | None = None) -> int:
    """Pull in what there is and was not pulled in yet; a piece that nobody edited gets the new text. Returns how many.

    Changes nothing that a person wrote, hid or edited. What is more than the form asks for waits beside the answer.
    """
    velden = [veld for veld in verslag.opzet["velden"] if sleutels is None or veld["sleutel"] in sleutels]
    gevonden = voorstellen(verslag, (soort for veld in velden for soort in feeds_van(veld)))
    bestaand: dict[int, dict[tuple, Bouwsteen]] = {}
    for steen in Bouwsteen.objects.filter(antwoord__verslag=verslag):
        bestaand.setdefault(steen.antwoord_id, {})[steen.soort, steen.bron_soort, steen.bron_pk] = steen
    nieuw, bij = [], 0
    for veld in velden:
        antwoord = antwoorden[veld["sleutel"]]
        oud = bestaand.get(antwoord.pk, {})
        volgorde, ruimte = 0, _Ruimte(veld, [antwoord.tekst, *(s.tekst for s in oud.values() if not s.verborgen)])
        for soort in feeds_van(veld):
            for voorstel in gevonden.get(soort, ()):
                volgorde += 1
                steen = oud.get(voorstel.sleutel)
                if steen is None:
                    steen = _bouwsteen(antwoord, voorstel, volgorde)
                    steen.verborgen = not ruimte.past(steen.tekst)
                    nieuw.append(steen)
                elif steen.vingerafdruk != voorstel.vingerafdruk and not steen.bewerkt:
                    _zet_over(steen, voorstel)
                    steen.save()
                    bij += 1
    for steen in nieuw:
        steen.save()
    return len(nieuw) + bij


class _Ruimte:
    """How much still fits in a field; the first piece always does, and so does everything without a limit."""

    def __init__(self, veld: dict, teksten: list[str]) -> None:
        self.grens = {"regels": veld["regels"], "a4": veld["a4"]}
        self.lengte = lengte_van(teksten)

    def past(self, html: str) -> bool:
        samen = self.lengte + lengte_van([html])
        if self.lengte.tekens and samen.te_lang(**self.grens):
            return False
        self.lengte = samen
        return True


def vul_velden(verslag: Verslag, sleutels: list[str]) -> None:
    """Pull in what there is for these fields, whatever the state; for a report that is being loaded from a source."""
    antwoorden = {een.veld_sleutel: een for een in verslag.antwoorden.filter(wijk__isnull=True)}
    _vul(verslag, antwoorden, sleutels)


def _bouwsteen(antwoord: Verslagantwoord, voorstel: Voorstel, volgorde: int) -> Bouwsteen:
    steen = Bouwsteen(
        antwoord=antwoord, soort=voorstel.soort, bron_soort=voorstel.bron_soort, bron_pk=str(voorstel.bron_pk),
        volgorde=volgorde,
    )  # fmt: skip
    _zet_over(steen, voorstel)
    return steen


def _zet_over(steen: Bouwsteen, voorstel: Voorstel) -> None:
    steen.bron_titel, steen.adres, steen.datum = voorstel.titel[:250], voorstel.adres[:300], voorstel.datum
    steen.wijk_id = voorstel.wijk
    steen.tekst = steen.bron_tekst = schoon(voorstel.html)
    steen.beeld, steen.vingerafdruk = beeld_van_voorstel(voorstel), voorstel.vingerafdruk
    steen.opgehaald, steen.bewerkt = timezone.now(), False
    steen.revisie += 1


# --- Answer ----------------------------------------------------------------------------------------------------------


@transaction.atomic
def bewaar_gegevens(verslag: Verslag, velden: dict, *, by, gezien: str | None = None) -> Verslag:
    """Write what stands at the front of a report: title, organisation, number, period, introduction."""
    nu = _slot_om_te_schrijven(verslag, by)
    if gezien is not None and gezien != stand_van_voorkant(nu):
        raise Intussen(INTUSSEN, stand_van_voorkant(nu))
    for naam in VOORKANT:
        if naam in velden:
            setattr(nu, naam, velden[naam])
    nu.full_clean()
    nu.save(update_fields=[*VOORKANT, "gewijzigd_op"])
    leg_vast("verslag gewijzigd", nu, by=by, toelichting="voorkant")
    return nu


VOORKANT = ("titel", "organisatie", "projectnummer", "van", "tot", "inleiding")


def stand_van_voorkant(verslag: Verslag) -> str:
    """What a form remembers of the front, to see later whether somebody else changed it."""
    return afdruk({naam: str(getattr(verslag, naam)) for naam in VOORKANT})[:16]


@transaction.atomic
def bewaar_antwoord(
    verslag: Verslag, veld_sleutel: str, *, by, revisie: int | None = None, wijk: Wijk | None = None,
    tekst: str | None = None, ja: bool | None = None, nee: bool | None = None, klaar: bool | None = None,
    wie: Gebruiker | int | None = -1, gegevens: dict | None = None, tussentijds: bool = False,
) -> Verslagantwoord:  # fmt: skip
    """Write an answer; what is None stays. Raises `Intussen` when somebody else wrote it since `revisie`.

    `wie` is who still has to fill it in, None for nobody; -1 leaves it as it is. What is kept while somebody types
    (`tussentijds`) leaves no line in the log.
    """
    nu = _slot_om_te_schrijven(verslag, by)
    veld = _eis_veld(nu, veld_sleutel, wijk)
    antwoord = _antwoord(nu, veld_sleutel, wijk, revisie)
    if tekst is not None:
        antwoord.tekst = _niet_te_lang(tekst)
    if veld["soort"] == Veldsoort.JA_NEE:
        antwoord.ja = antwoord.ja if ja is None else ja
        antwoord.nee = antwoord.nee if nee is None else nee
    if klaar is not None:
        antwoord.klaar = klaar
    if wie != -1:
        antwoord.wie = _lid(nu, wie) if wie is not None else None
    if gegevens is not None:
        antwoord.gegevens = schone_gegevens(nu, gegevens)
    _schrijf(antwoord, by)
    if not tussentijds:
        leg_vast("antwoord bewaard in verslag", nu, by=by, toelichting=veld["titel"])
    return antwoord


@transaction.atomic
def bewaar_aanvulling(
    verslag: Verslag, veld_sleutel: str, html: str, *, by, revisie: int | None = None, wijk: Wijk | None = None,
    tussentijds: bool = False,
) -> Verslagantwoord:  # fmt: skip
    """Write the "nadere toelichting" of an answer, after the funder asked something."""
    nu = _slot(verslag, by)
    _eis_aanvullen(nu)
    veld = _eis_veld(nu, veld_sleutel, wijk)
    antwoord = _antwoord(nu, veld_sleutel, wijk, revisie)
    antwoord.aanvulling = _niet_te_lang(html)
    _schrijf(antwoord, by)
    if not tussentijds:
        leg_vast("nadere toelichting bewaard in verslag", nu, by=by, toelichting=veld["titel"])
    return antwoord


@transaction.atomic
def vul_aan(verslag: Verslag, veld_sleutel: str, html: str, *, by, wijk: Wijk | None = None, kop: str = "") -> None:
    """Add rich text to the "nadere toelichting" of an answer; the same text twice is there once."""
    nu = _slot(verslag, by)
    _eis_aanvullen(nu)
    veld = _eis_veld(nu, veld_sleutel, wijk)
    antwoord = _antwoord(nu, veld_sleutel, wijk, None)
    erbij = schoon(f"{f'<p><strong>{veilig(kop)}</strong></p>' if kop else ''}{html}")
    if not erbij or erbij in antwoord.aanvulling:
        return
    antwoord.aanvulling = _niet_te_lang(antwoord.aanvulling + erbij)
    _schrijf(antwoord, by)
    leg_vast("nadere toelichting bewaard in verslag", nu, by=by, toelichting=veld["titel"])


def _eis_aanvullen(verslag: Verslag) -> None:
    if not verslag.aan_te_vullen:
        raise ValidationError(
            "Een nadere toelichting kan pas als er vragen zijn gekomen. Zet dat eerst bij het verslag."
            if verslag.staat != Verslagstaat.AANGEVULD
            else "De aanvulling is al vastgesteld. Zijn er opnieuw vragen gekomen? Zet dat eerst bij het verslag."
        )


def _antwoord(verslag: Verslag, sleutel: str, wijk: Wijk | None, revisie: int | None) -> Verslagantwoord:
    antwoord = Verslagantwoord.objects.filter(verslag=verslag, veld_sleutel=sleutel, wijk=wijk).first()
    if revisie is not None and revisie != (antwoord.revisie if antwoord else 0):
        raise Intussen(INTUSSEN, str(antwoord.revisie if antwoord else 0))
    return antwoord or Verslagantwoord(verslag=verslag, veld_sleutel=sleutel, wijk=wijk)


def _schrijf(antwoord: Verslagantwoord, by) -> None:
    antwoord.revisie += 1
    antwoord.door = by
    antwoord.save()
    _geraakt(antwoord.verslag)


def _niet_te_lang(html: str) -> str:
    rijk = schoon(html)
    if len(rijk) > MEESTE_TEKENS:
        raise ValidationError(
            {"tekst": "Deze tekst is te lang om te bewaren. Maak hem korter, of zet een deel in een bijlage."}
        )
    return rijk


def _lid(verslag: Verslag, wie: Gebruiker | int) -> Gebruiker:
    leden = leden_van(verslag).filter(pk=wie.pk if isinstance(wie, Gebruiker) else wie)
    if (lid := leden.first()) is None:
        raise ValidationError({"wie": "Kies iemand die in deze ruimte schrijft."})
    return lid


def leden_van(verslag: Verslag):
    """Who can be asked to fill something in: the people who write in this room."""
    leden = Lidmaatschap.objects.actief().filter(ruimte=verslag.ruimte_id, rol__in=SCHRIJFROLLEN)
    return Gebruiker.objects.filter(pk__in=leden.order_by().values("gebruiker"), is_active=True)


TEKSTGEGEVENS = ("met_wie", "opmerkingen", "leernetwerk")
PER_VRAAG = ("toelichtingen", "aanvullingen")


def schone_gegevens(verslag: Verslag, gegevens: dict) -> dict:
    """Return what a report keeps beside a round of scoring; a round of another room can't be taken over."""
    ronde = gegevens.get("ronde") or None
    if ronde is not None and not ronden(verslag).filter(pk=ronde).exists():
        raise ValidationError({"ronde": "Kies een ronde van deze ruimte die is vastgesteld."})
    schoon_ = {"ronde": ronde} if ronde else {}
    schoon_ |= {naam: waarde for naam in TEKSTGEGEVENS if (waarde := str(gegevens.get(naam) or "").strip())}
    for naam in PER_VRAAG:
        per = {str(nr): str(tekst).strip() for nr, tekst in (gegevens.get(naam) or {}).items() if str(tekst).strip()}
        schoon_ |= {naam: per} if per else {}
    wijken = {
        str(nr): {str(naam).strip(): str(tekst).strip() for naam, tekst in per.items() if str(tekst).strip()}
        for nr, per in (gegevens.get("wijken") or {}).items() if per
    }  # fmt: skip
    return schoon_ | ({"wijken": wijken} if wijken else {})


# --- What was pulled in ----------------------------------------------------------------------------------------------


@transaction.atomic
def ververs(verslag: Verslag, *, by, veld_sleutel: str | None = None) -> int:
    """Pull in what came since, for one field or all; returns how many pieces are new or have their new text."""
    nu = _slot_om_te_schrijven(verslag, by)
    antwoorden = {een.veld_sleutel: een for een in nu.antwoorden.filter(wijk__isnull=True)}
    aantal = _vul(nu, antwoorden, [veld_sleutel] if veld_sleutel else None)
    _geraakt(nu)
    leg_vast("verslag ververst", nu, by=by, toelichting=f"{aantal} stukken")
    return aantal


def _steen(verslag: Verslag, steen: Bouwsteen, by, revisie: int | None) -> Bouwsteen:
    """Lock the report of a piece and return the piece as it is now."""
    nu = _slot_om_te_schrijven(verslag, by)
    rij = Bouwsteen.objects.filter(pk=steen.pk, antwoord__verslag=nu).first()
    if rij is None:
        raise ValidationError("Dit stuk is er niet meer.")
    if revisie is not None and revisie != rij.revisie:
        raise Intussen(INTUSSEN, str(rij.revisie))
    return rij


def _bewaar_steen(verslag: Verslag, steen: Bouwsteen, by, wat: str) -> Bouwsteen:
    steen.revisie += 1
    steen.save()
    _geraakt(verslag)
    leg_vast(wat, verslag, by=by, toelichting=steen.bron_titel)
    return steen


@transaction.atomic
def bewerk_steen(verslag: Verslag, steen: Bouwsteen, tekst: str, *, by, revisie: int | None = None) -> Bouwsteen:
    """Change the text of a piece in this report only; its source stays as it is."""
    rij = _steen(verslag, steen, by, revisie)
    rij.tekst = _niet_te_lang(tekst)
    rij.bewerkt = rij.tekst != rij.bron_tekst
    return _bewaar_steen(verslag, rij, by, "overgenomen stuk bewerkt in verslag")


@transaction.atomic
def verberg_steen(verslag: Verslag, steen: Bouwsteen, *, by, verborgen: bool = True) -> Bouwsteen:
    """Leave a piece out of the report, or put it back."""
    rij = _steen(verslag, steen, by, None)
    rij.verborgen = verborgen
    wat = "overgenomen stuk verborgen in verslag" if verborgen else "overgenomen stuk teruggezet in verslag"
    return _bewaar_steen(verslag, rij, by, wat)


@transaction.atomic
def verberg_alles(verslag: Verslag, veld_sleutel: str, *, by, verborgen: bool = True) -> int:
    """Leave all pieces of a field out of the report, or put them back; returns how many."""
    nu = _slot_om_te_schrijven(verslag, by)
    stenen = Bouwsteen.objects.filter(antwoord__verslag=nu, antwoord__veld_sleutel=veld_sleutel)
    aantal = stenen.exclude(verborgen=verborgen).update(verborgen=verborgen)
    _geraakt(nu)
    wat = "overgenomen stukken verborgen in verslag" if verborgen else "overgenomen stukken teruggezet in verslag"
    vraag = _vraagnaam(nu, veld_sleutel)
    leg_vast(wat, nu, by=by, toelichting=f"{vraag}: {aantal}")
    return aantal


@transaction.atomic
def neem_nieuwe_tekst(verslag: Verslag, steen: Bouwsteen, *, by) -> Bouwsteen:
    """Take over what the source says now, in place of what the report says."""
    rij = _steen(verslag, steen, by, None)
    nieuw = {een.sleutel: een for een in voorstellen(verslag, [rij.soort])[rij.soort]}
    voorstel = nieuw.get((rij.soort, rij.bron_soort, rij.bron_pk))
    if voorstel is None:
        raise ValidationError("De bron is er niet meer. Je kunt de tekst houden, of het stuk verbergen.")
    _zet_over(rij, voorstel)
    return _bewaar_steen(verslag, rij, by, "nieuwe tekst overgenomen in verslag")


# --- Remarks and annexes ---------------------------------------------------------------------------------------------


@transaction.atomic
def maak_opmerking(verslag: Verslag, tekst: str, *, by, veld_sleutel: str = "") -> Verslagopmerking:
    """Say something beside a report; also after it was vastgesteld, as it is no part of it."""
    nu = _slot(verslag, by)
    if not tekst.strip():
        raise ValidationError({"opmerking": "Schrijf op wat je wilt zeggen."})
    if veld_sleutel and veld_van(nu, veld_sleutel) is None:
        raise ValidationError("Deze vraag staat niet in het verslag.")
    opmerking = Verslagopmerking(verslag=nu, veld_sleutel=veld_sleutel, tekst=tekst.strip(), door=by)
    opmerking.full_clean()
    opmerking.save()
    vraag = _vraagnaam(nu, veld_sleutel)
    leg_vast("opmerking bij verslag", nu, by=by, toelichting=vraag)
    return opmerking


@transaction.atomic
def los_opmerking_op(verslag: Verslag, opmerking: Verslagopmerking, *, by) -> None:
    nu = _slot(verslag, by)
    rijen = Verslagopmerking.objects.filter(pk=opmerking.pk, verslag=nu, opgelost_op__isnull=True)
    if rijen.update(opgelost_op=timezone.now(), opgelost_door=by):
        vraag = _vraagnaam(nu, opmerking.veld_sleutel)
        leg_vast("opmerking bij verslag opgelost", nu, by=by, toelichting=vraag)


@transaction.atomic
def bewaar_bijlage(verslag: Verslag, bijlage: Bijlage, *, by) -> Bijlage:
    """Add an annex; it gets the next number. After vaststellen only while questions are being answered."""
    nu = _slot(verslag, by)
    if not nu.te_schrijven and not nu.aan_te_vullen:
        raise ValidationError(DICHT)
    bijlage.verslag, bijlage.versie = nu, None
    bijlage.nummer = max(nu.bijlagen.values_list("nummer", flat=True), default=0) + 1
    if not bijlage.document_id and not bijlage.adres:
        raise ValidationError({"adres": "Kies een bestand, of geef het adres waar de bijlage staat."})
    if (
        bijlage.document_id
        and not type(bijlage.document).objects.visible_for(by).filter(pk=bijlage.document_id).exists()
    ):
        raise ValidationError({"document": "Kies een bestand dat je mag zien."})
    bijlage.full_clean()
    bijlage.save()
    leg_vast("bijlage bij verslag", nu, by=by, toelichting=bijlage.titel)
    return bijlage


@transaction.atomic
def haal_bijlage_weg(verslag: Verslag, bijlage: Bijlage, *, by) -> None:
    """Take an annex off that is not part of a version yet."""
    nu = _slot(verslag, by)
    if not nu.te_schrijven and not nu.aan_te_vullen:
        raise ValidationError(DICHT)
    rij = nu.bijlagen.filter(pk=bijlage.pk).first()
    if rij is None:
        return
    if rij.versie_id is not None:
        raise ValidationError("Deze bijlage hoort bij een versie die is vastgesteld. Zij blijft staan.")
    rij.delete()
    leg_vast("bijlage bij verslag weggehaald", nu, by=by, toelichting=bijlage.titel)


# --- Steps -----------------------------------------------------------------------------------------------------------


def _zet(verslag: Verslag, naar: Verslagstaat, *, by, toelichting: str = "", **velden) -> Verslag:
    """Lock a report and take a step; raises when somebody took another first, or `by` may not."""
    nu = _slot(verslag, by)
    stap = stap_van(nu.staat, naar)
    if stap is None:
        raise ValidationError(
            f"Dat kan nu niet: het verslag is {nu.get_staat_display()}. Laad de pagina opnieuw om dat te zien."
        )
    if stap.leiding and not leidt(nu, by):
        raise PermissionDenied("Dit doet de projectleider of een beheerder.")
    for naam, waarde in velden.items():
        setattr(nu, naam, waarde)
    nu.staat = naar
    nu.save(update_fields=["staat", *velden, "gewijzigd_op"])
    leg_vast(stap.naam, nu, by=by, toelichting=toelichting)
    return nu


@transaction.atomic
def leg_voor(verslag: Verslag, *, by) -> Verslag:
    """Give a concept to who judges it; it can still be written."""
    return _zet(verslag, Verslagstaat.TER_BEOORDELING, by=by, teruggegeven="")


@transaction.atomic
def geef_terug(verslag: Verslag, *, by, opmerking: str) -> Verslag:
    """Give it back to who writes it, with what should be different."""
    if not opmerking.strip():
        raise ValidationError({"opmerking": "Schrijf op wat er nog anders moet."})
    if len(opmerking) > Verslag._meta.get_field("teruggegeven").max_length:
        raise ValidationError({"opmerking": "Dit is te lang. Zeg het in hoogstens 1000 tekens."})
    return _zet(verslag, Verslagstaat.CONCEPT, by=by, teruggegeven=opmerking.strip())


@transaction.atomic
def stel_vast(verslag: Verslag, *, by) -> Verslagversie:
    """Freeze a report: its first version, or after questions the supplemented one. Nothing of it changes any more."""
    nu = _slot(verslag, by)
    aanvulling = nu.aan_te_vullen
    naar = Verslagstaat.AANGEVULD if aanvulling else Verslagstaat.VASTGESTELD
    if stap_van(nu.staat, naar) is None:
        raise ValidationError(f"Dat kan nu niet: het verslag is {nu.get_staat_display()}.")
    if not leidt(nu, by):
        raise PermissionDenied("Dit doet de projectleider of een beheerder.")
    beeld = beeld_van(nu)
    if problemen := fouten(nu, beeld):
        raise ValidationError(problemen)
    nu = _zet(nu, naar, by=by)
    return leg_versie_vast(nu, beeld, by=by, is_aanvulling=aanvulling)


def leg_versie_vast(
    verslag: Verslag, beeld, *, by, is_aanvulling: bool = False, nummer: int | None = None, op=..., noot: str = ""
) -> Verslagversie:  # fmt: skip
    """Keep a version of a report as it stands, with its annexes. `op` is None when a source does not tell when."""
    op = timezone.now() if op is ... else op
    nummer = nummer or max(verslag.versies.values_list("nummer", flat=True), default=0) + 1
    beeld = replace(beeld, bijlagen=tuple(_met_afdruk(verslag, een) for een in beeld.bijlagen))
    gegevens = naar_json(replace(beeld, versie=nummer, staat=verslag.staat, vastgesteld_op=op))
    versie = Verslagversie.objects.create(
        verslag=verslag, nummer=nummer, beeld=gegevens, sha256=afdruk(gegevens), is_aanvulling=is_aanvulling,
        vastgesteld_door=by, vastgesteld_op=op, noot=noot,
    )  # fmt: skip
    verslag.bijlagen.filter(versie__isnull=True).update(versie=versie)
    return versie


def _met_afdruk(verslag: Verslag, bijlage: Bijlagebeeld) -> Bijlagebeeld:
    """Give an annex with a file the print of what is in it now."""
    rij = verslag.bijlagen.filter(nummer=bijlage.nummer, document__isnull=False).select_related("document").first()
    if rij is None or bijlage.sha256:
        return bijlage
    if not (print_ := afdruk_van_bestand(rij)):
        raise ValidationError(
            f"Het bestand van bijlage {rij.nummer} is er niet meer. Zet het terug in de mediatheek, of haal haar weg."
        )
    return replace(bijlage, sha256=print_)


def afdruk_van_bestand(bijlage: Bijlage) -> str:
    """Return the sha256 of the file of an annex as it is now; "" when it is not there any more."""
    try:
        with bijlage.document.bestand.open("rb") as bestand:
            return hashlib.file_digest(bestand, "sha256").hexdigest()
    except OSError:
        return ""


def vervangen_bijlagen(versie: Verslagversie, beeld: Verslagbeeld) -> list[str]:
    """Return the titles of the annexes whose file is another one now than when the version was vastgesteld."""
    toen = {een.nummer: een.sha256 for een in beeld.bijlagen if een.sha256}
    rijen = versie.verslag.bijlagen.filter(nummer__in=toen, document__isnull=False).select_related("document")
    return [rij.titel for rij in rijen if afdruk_van_bestand(rij) != toen[rij.nummer]]


@transaction.atomic
def dien_in(verslag: Verslag, *, by, op: date | None, hoe: str) -> Verslag:
    """Remember when and how a report was handed in."""
    if op is None:
        raise ValidationError({"op": "Vul in op welke dag het is ingediend."})
    if op > timezone.localdate():
        raise ValidationError({"op": "Deze dag moet nog komen."})
    if len(hoe) > Verslag._meta.get_field("ingediend_hoe").max_length:
        raise ValidationError({"hoe": "Dit is te lang. Zeg het in hoogstens 200 tekens."})
    return _zet(verslag, Verslagstaat.INGEDIEND, by=by, ingediend_op=op, ingediend_hoe=hoe.strip())


@transaction.atomic
def ontvang_vragen(verslag: Verslag, *, by, op: date | None) -> Verslag:
    """Open the additions, and nothing else: the funder asked something."""
    if op is None:
        raise ValidationError({"op": "Vul in op welke dag de vragen kwamen."})
    if op > timezone.localdate():
        raise ValidationError({"op": "Deze dag moet nog komen."})
    return _zet(verslag, Verslagstaat.VRAGEN_ONTVANGEN, by=by, vragen_op=op)


@transaction.atomic
def verwijder(verslag: Verslag, *, by) -> None:
    """Remove a concept of which no version was kept, with everything in it."""
    nu = _slot_om_te_schrijven(verslag, by)
    leg_vast("verslag weggehaald", nu, by=by)
    nu.delete()


# --- What is wrong, and what could be better -------------------------------------------------------------------------


def fouten(verslag: Verslag, beeld=None) -> list[str]:
    """Return what must be mended before a report can be vastgesteld. A gap is none."""
    beeld = beeld or beeld_van(verslag, met_cijfers=False)
    problemen = []
    if all(is_leeg(veld) for sectie in beeld.secties for veld in sectie.velden):
        problemen.append(LEEG_VERSLAG)
    problemen += [
        f"Bijlage {een.nummer} heeft geen bestand en geen adres. Zet dat erbij, of haal haar weg."
        for een in beeld.bijlagen if not een.adres and verslag.bron_id is None
    ]  # fmt: skip
    gekozen = {pk for een in verslag.antwoorden.all() if (pk := een.gegevens.get("ronde"))}
    if verslag.te_schrijven and gekozen and ronden(verslag).filter(pk__in=gekozen).count() < len(gekozen):
        problemen.append("De gekozen ronde van samen scoren is niet meer vastgesteld. Kies een andere.")
    if verslag.aan_te_vullen and not _heeft_aanvulling(verslag):
        problemen.append("Er staat nog geen nadere toelichting en geen nieuwe bijlage. Er valt niets aan te vullen.")
    return problemen


def _heeft_aanvulling(verslag: Verslag) -> bool:
    laatste = verslag.versies.order_by("-nummer").first()
    toen, nu = beeld_van_versie(laatste), beeld_van(verslag)
    return (toen.secties, toen.bijlagen) != (nu.secties, nu.bijlagen)


def waarschuwingen(verslag: Verslag, beeld) -> list[tuple[str, str, str]]:
    """Return what could be better, as (number of the section or "", key of the field or "", sentence). Never blocks."""
    gevonden = []
    if not beeld.organisatie:
        gevonden.append(("", "", "Er staat niet bij welke organisatie het verslag indient."))
    paginas = paginas_van(beeld)
    if beeld.max_paginas and paginas > beeld.max_paginas:
        zin = f"Het verslag is ongeveer {paginas} pagina's. Het formulier vraagt er hoogstens {beeld.max_paginas}."
        gevonden.append(("", "", zin))
    antwoorden = rijen_van(verslag).samen
    for sectie in beeld.secties:
        for veld in sectie.velden:
            naam = f"{veld.nummer} {veld.titel}".strip()
            if is_leeg(veld):
                gevonden.append((sectie.nummer, veld.sleutel, f"{naam}: nog niet ingevuld."))
            elif zin := lengte_van_veld(veld).te_lang(regels=veld.richtlijn.regels, a4=veld.richtlijn.a4):
                gevonden.append((sectie.nummer, veld.sleutel, f"{naam}: {zin}"))
            antwoord = antwoorden.get(veld.sleutel)
            if antwoord is not None and antwoord.wie_id and not antwoord.klaar:
                gevonden.append((sectie.nummer, veld.sleutel, f"{naam}: {antwoord.wie} is hier nog niet klaar mee."))
            if any(getattr(een, "herkomst", None) and een.herkomst.bron_gewijzigd for een in veld.inhoud):
                gevonden.append((sectie.nummer, veld.sleutel, f"{naam}: een bron is veranderd of verdwenen."))
    open_ = verslag.opmerkingen.filter(opgelost_op__isnull=True).count()
    if open_:
        woorden = "staat nog 1 opmerking" if open_ == 1 else f"staan nog {open_} opmerkingen"
        gevonden.append(("", "", f"Er {woorden} open."))
    return gevonden
