# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Write figures one by one; `monitoring.meten.partijen` writes a whole file at once. Nothing else does.

A figure that is final and of a public indicator changes only with a note that says why. From concept to final is one
act.
"""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from monitoring.meten.getoond import werk_uit
from monitoring.meten.lezers.regels import een_regel
from monitoring.meten.models.cijfer import Cijfer, CijferQuerySet, Cijferstaat, getal_in_woorden
from monitoring.meten.models.indicator import Getalsoort, Indicator
from monitoring.meten.schrijven import een_tegelijk, eis_schrijven
from redactie import intussen
from redactie.intussen import stand_van
from redactie.logboek import leg_vast
from redactie.models import Bron, Status
from wijken.models import Wijk

INHOUD = ("waarde", "teller", "noemer", "ontbreekt", "herkomst", "bron_id", "plaats_in_bron", "notitie")
STAP = Decimal("0.0001")
HEEL = 100

WAARDE_OF_REDEN = "Vul een waarde in, of kies waarom die er niet is."
NIET_ALLEBEI = "Er staat een waarde, en ook een reden waarom die er niet is. Kies een van de twee."
TELLER_TE_GROOT = "De teller is groter dan de noemer. Kijk ze allebei na."
NOTITIE_NODIG = "Dit cijfer is definitief en staat op de site. Zeg in de notitie waarom het verandert."
TE_VEEL_KENMERKEN = "Kies hoogstens twee kenmerken. Met drie worden groepen zo klein dat je mensen herkent."
GEEN_GETAL = "Bij deze indicator hoort geen getal, maar wat mensen vertellen. Schrijf een duiding."


class Intussen(intussen.Intussen):
    """Somebody else changed the figure since this person saw it; `cijfer` is what stands there now, or None."""

    def __init__(self, cijfer: Cijfer | None) -> None:
        self.cijfer = cijfer
        staat_er = f"Er staat nu: {in_woorden(cijfer)}." if cijfer else "Het is weggehaald."
        zin = f"Iemand anders wijzigde dit intussen. {staat_er} Jouw invoer is nog niet bewaard."
        super().__init__(zin, stand_van(cijfer))


def in_woorden(cijfer: Cijfer) -> str:
    """Return the value of a figure, or why it is not there."""
    return (
        getal_in_woorden(cijfer.waarde)
        if cijfer.waarde is not None
        else f"geen waarde: {cijfer.get_ontbreekt_display()}"
    )


# --- What is right -----------------------------------------------------------------------------------------------


def controleer(indicator: Indicator, nieuw: dict) -> dict[str, str]:
    """Return what is wrong with the content of a figure, by field; and compute a percentage that was not filled in."""
    fouten: dict[str, str] = {}
    teller, noemer, deel = nieuw["teller"], nieuw["noemer"], indicator.getalsoort == Getalsoort.PERCENTAGE
    if indicator.getalsoort == Getalsoort.GEEN:
        return {"waarde": GEEN_GETAL}
    if teller is not None and noemer is not None:
        if teller > noemer:
            fouten["teller"] = TELLER_TE_GROOT
        elif (
            noemer
            and nieuw["waarde"] is None
            and not nieuw["ontbreekt"]
            and indicator.getalsoort == Getalsoort.PERCENTAGE
        ):
            nieuw["waarde"] = Decimal(HEEL * teller) / noemer
    waarde = nieuw["waarde"]
    if waarde is None and not nieuw["ontbreekt"]:
        fouten.setdefault("waarde", WAARDE_OF_REDEN)
    elif waarde is not None:
        if nieuw["ontbreekt"]:
            fouten["ontbreekt"] = NIET_ALLEBEI
        nieuw["waarde"] = waarde.quantize(STAP, ROUND_HALF_UP)
        if indicator.getalsoort == Getalsoort.AANTAL and (waarde < 0 or waarde != waarde.to_integral_value()):
            fouten["waarde"] = "Een aantal is een heel getal van 0 of hoger."
        elif deel and not 0 <= waarde <= HEEL:
            fouten["waarde"] = "Een percentage ligt tussen 0 en 100."
        elif deel and teller is not None and noemer and not fouten:
            berekend = Decimal(HEEL * teller) / noemer
            if abs(waarde - berekend) > 1:
                getal = getal_in_woorden(berekend.quantize(Decimal("0.1")))
                fouten["waarde"] = f"{teller} van de {noemer} is {getal}%. Laat de waarde leeg: wij rekenen het uit."
    return fouten


def niet_te_diep(leeftijd: str, sekse: str, groep: str) -> str:
    return TE_VEEL_KENMERKEN if leeftijd and sekse and groep else ""


def op_de_site(cijfer: Cijfer, indicator: Indicator) -> bool:
    return cijfer.staat == Cijferstaat.DEFINITIEF and indicator.status == Status.GEPUBLICEERD


# --- Writing -----------------------------------------------------------------------------------------------------


@transaction.atomic
def record_cijfer(
    indicator: Indicator,
    *,
    wijk: Wijk,
    begin: date,
    einde: date,
    by,
    waarde: Decimal | None = None,
    teller: int | None = None,
    noemer: int | None = None,
    ontbreekt: str = "",
    gebied: str = "",
    leeftijd: str = "",
    sekse: str = "",
    groep: str = "",
    herkomst: str = "",
    bron: Bron | None = None,
    plaats_in_bron: str = "",
    notitie: str = "",
    gezien: str | None = None,
) -> Cijfer:
    """Write one figure, new or changed, and return it; what is equal is left alone.

    `gezien` is `stand_van` the figure as this person saw it; when it changed since, `Intussen` says so. Raises
    `PermissionDenied`, and `ValidationError` in Dutch by field.
    """
    eis_schrijven(wijk, by)
    if not Indicator.objects.visible_for(by).filter(pk=indicator.pk).exists():
        raise PermissionDenied("Deze indicator mag je niet gebruiken.")
    een_tegelijk(wijk)
    sleutel = {"indicator_id": indicator.pk, "begin": begin, "einde": einde, "leeftijd": leeftijd, "sekse": sekse,
               "groep": een_regel(groep), "gebied": een_regel(gebied)}  # fmt: skip
    oud = Cijfer.objects.select_for_update().filter(wijk=wijk, **sleutel).order_by("pk").first()
    if gezien is not None and gezien != stand_van(oud):
        raise Intussen(oud)
    nieuw = {"waarde": waarde, "teller": teller, "noemer": noemer, "ontbreekt": ontbreekt,
             "herkomst": herkomst or (oud.herkomst if oud else indicator.herkomst),
             "bron_id": bron.pk if bron else None, "plaats_in_bron": een_regel(plaats_in_bron),
             "notitie": een_regel(notitie)}  # fmt: skip
    fouten = controleer(indicator, nieuw)
    if einde < begin:
        fouten["einde"] = "Het einde van de periode ligt voor het begin."
    if diep := niet_te_diep(leeftijd, sekse, groep):
        fouten["groep"] = diep
    cijfer = oud or Cijfer(wijk=wijk, **sleutel)
    if not fouten and oud and all(getattr(oud, naam) == nieuw[naam] for naam in INHOUD):
        return oud
    if oud and op_de_site(oud, indicator) and zonder_uitleg(oud, nieuw):
        fouten.setdefault("notitie", NOTITIE_NODIG)
    if fouten:
        raise ValidationError(fouten)
    for naam, inhoud in nieuw.items():
        setattr(cijfer, naam, inhoud)
    cijfer.door, cijfer.partij = by, None
    cijfer.clean_fields(exclude=["door", "partij", "gemaakt_in", "indicator", "wijk", "bron"])
    try:
        with transaction.atomic():
            cijfer.save()
    except IntegrityError as error:  # somebody filled it in between our look and now
        raise Intussen(Cijfer.objects.filter(wijk=wijk, **sleutel).first()) from error
    if cijfer.staat == Cijferstaat.DEFINITIEF:
        werk_uit([indicator.pk], wijk=wijk.pk)
    leg_vast("cijfer gewijzigd" if oud else "cijfer ingevuld", cijfer, by=by)
    return cijfer


def zonder_uitleg(oud: Cijfer, nieuw: dict) -> bool:
    """Whether a figure says something else, without a new note that says why."""
    anders = any(getattr(oud, naam) != nieuw[naam] for naam in INHOUD if naam != "notitie")
    return anders and nieuw["notitie"] in ("", oud.notitie)


@transaction.atomic
def verwijder_cijfer(cijfer: Cijfer, *, by, gezien: str | None = None) -> None:
    """Take away a concept, as if nobody had filled it in. Raises `ValidationError` for what is final."""
    eis_schrijven(cijfer.wijk, by)
    nu = Cijfer.objects.select_for_update().filter(pk=cijfer.pk).order_by("pk").first()
    if nu is None:
        return
    if gezien is not None and gezien != stand_van(nu):
        raise Intussen(nu)
    if nu.staat == Cijferstaat.DEFINITIEF:
        raise ValidationError(
            {"waarde": "Dit cijfer is definitief. Kies waarom er geen waarde meer is, en zeg het erbij."}
        )
    leg_vast("cijfer weggehaald", nu, by=by)
    nu.delete()


@transaction.atomic
def maak_definitief(cijfers: CijferQuerySet, *, by) -> int:
    """Make concepts final, in one act; return how many. Figures of a wijk where `by` does not write are refused."""
    sleutels = list(cijfers.filter(staat=Cijferstaat.CONCEPT).values_list("pk", flat=True))
    rijen = Cijfer.objects.select_for_update().filter(pk__in=sleutels, staat=Cijferstaat.CONCEPT)
    wijken = list(Wijk.objects.filter(pk__in=rijen.order_by().values("wijk")).order_by("pk"))
    for wijk in wijken:
        eis_schrijven(wijk, by)
        een_tegelijk(wijk)
    per_wijk: dict[int, set[int]] = {}
    for wijk_id, indicator_id in set(rijen.order_by().values_list("wijk", "indicator")):
        per_wijk.setdefault(wijk_id, set()).add(indicator_id)
    aantal = rijen.update(staat=Cijferstaat.DEFINITIEF, gewijzigd_op=timezone.now())
    for wijk_id, indicatoren in per_wijk.items():
        werk_uit(indicatoren, wijk=wijk_id)
    for wijk in wijken if aantal else []:
        leg_vast("cijfers definitief gemaakt", wijk, by=by, toelichting=f"{aantal} cijfers")
    return aantal
