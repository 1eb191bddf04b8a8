# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""What a participant of a round does: join, score, change, be ready. No account; a secret link of one's own.

Every write locks the round and looks whether it is open: what comes later is refused whole. The same thing sent twice
is one thing.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction

from monitoring.leren.models import Antwoord, Deelname, Rondevraag, Zelfevaluatie
from monitoring.leren.models.zelfevaluatie import Onthouding, afdruk, geheim_bij
from monitoring.leren.zelfevaluaties import slot

MEESTE_DEELNEMERS = 500
LANGSTE_TOELICHTING = 1500
GESLOTEN = "De ronde is gesloten. Dit antwoord is niet bewaard."
TE_LAAT = "De ronde is al gesloten. Meedoen kan niet meer."
NIET_MEE = "U scoort niet mee in deze ronde. Dit antwoord is niet bewaard."
VOL = "Er doen al heel veel mensen mee. Vraag de begeleider om hulp."


class Gesloten(ValidationError):
    """The round does not take answers (any more)."""


@dataclass(frozen=True)
class Gegeven:
    """One answer as somebody gave it: a score, or why there is none."""

    vraag: Rondevraag
    score: int | None = None
    onthouding: str = ""
    waaruit: str = ""
    met_naam: bool = False


@transaction.atomic
def doe_mee(
    ronde: Zelfevaluatie, *, eenmalig: str, organisatie: str, rol: str = "", is_vervanger: bool = False,
    akkoord_klein: bool = False, onthouding: str = "",
) -> tuple[Deelname, str]:  # fmt: skip
    """Join a round; return the participant and the secret of the own link, of which only a fingerprint is kept."""
    nu = slot(ronde.pk)
    if nu is None or nu.scoring != 1:
        raise Gesloten(TE_LAAT)
    geheim = geheim_bij(f"{nu.pk}:{eenmalig}")
    al = Deelname.objects.filter(ronde=nu, eenmalig=eenmalig).first()
    if al is not None:
        return al, geheim
    if nu.deelnames.count() >= MEESTE_DEELNEMERS:
        raise ValidationError(VOL)
    deelname = Deelname(
        ronde=nu, organisatie=organisatie, rol=rol, is_vervanger=is_vervanger, akkoord_klein=akkoord_klein,
        onthouding=onthouding, klaar=bool(onthouding), geheim_afdruk=afdruk(geheim), eenmalig=eenmalig,
    )  # fmt: skip
    deelname.full_clean(exclude=["ronde"])
    deelname.save()
    return deelname, geheim


def deelnemer(deelcode: str, geheim: str) -> Deelname | None:
    """Return who has this secret in the round with this code; a secret of another round opens nothing."""
    rijen = Deelname.objects.select_related("ronde").filter(geheim_afdruk=afdruk(geheim), ronde__deelcode=deelcode)
    return rijen.order_by("pk").first() if deelcode else None


def _met_slot(deelname: Deelname) -> Deelname | None:
    """Lock the round of a participant, and return the participant as it is now; None when it was taken off."""
    rijen = Deelname.objects.select_related("ronde").select_for_update(of=("self", "ronde"), no_key=True)
    return rijen.filter(pk=deelname.pk).order_by("pk").first()


@transaction.atomic
def bewaar_antwoorden(deelname: Deelname, gegeven: Iterable[Gegeven]) -> None:
    """Keep answers in the scoring that is open, all or none."""
    wie = _met_slot(deelname)
    if wie is None or wie.onthouding:
        raise Gesloten(NIET_MEE)
    nu, scoring = wie.ronde, wie.ronde.scoring
    if not scoring:
        raise Gesloten(GESLOTEN)
    for een in gegeven:
        keurig(een, nu)
        velden = {
            "score": een.score, "onthouding": een.onthouding, "waaruit": een.waaruit.strip(), "met_naam": een.met_naam
        }  # fmt: skip
        plek = {"deelname": deelname, "vraag": een.vraag, "scoring": scoring}
        if not Antwoord.objects.filter(**plek).update(**velden):
            Antwoord.objects.create(**plek, **velden)


def keurig(een: Gegeven, ronde: Zelfevaluatie) -> None:
    """Raise when this is no answer to a question of this round."""
    if een.vraag.ronde_id != ronde.pk:
        raise ValidationError("Deze vraag hoort bij een andere ronde.")
    if (een.score is None) == (een.onthouding == ""):
        raise ValidationError("Kies een score, of zeg waarom u deze vraag overslaat.")
    if een.score is not None and not 1 <= een.score <= ronde.schaal_tot:
        raise ValidationError(f"Kies een score van 1 tot en met {ronde.schaal_tot}.")
    if een.onthouding and een.onthouding not in Onthouding.values:
        raise ValidationError("Kies een score, of zeg waarom u deze vraag overslaat.")
    te_lang = len(een.waaruit.strip()) - LANGSTE_TOELICHTING
    if te_lang > 0:
        raise ValidationError(f"Uw toelichting is {te_lang} tekens te lang. Haal er iets af: hooguit 1.500 tekens.")


@transaction.atomic
def meld_klaar(deelname: Deelname, *, klaar: bool = True) -> None:
    """Say that somebody is ready, or not yet; answers can be changed until the reveal all the same."""
    nu = slot(deelname.ronde_id)
    if nu is None or not nu.scoring:
        raise Gesloten(GESLOTEN)
    Deelname.objects.filter(pk=deelname.pk).update(klaar=klaar)


@transaction.atomic
def onthoud(deelname: Deelname, reden: str) -> None:
    """Abstain from everything with a reason, which takes the answers away; an empty reason takes that back."""
    nu = slot(deelname.ronde_id)
    if nu is None or nu.scoring != 1:
        raise Gesloten(GESLOTEN)
    reden = " ".join(reden.split())
    if len(reden) > Deelname._meta.get_field("onthouding").max_length:
        raise ValidationError("De reden is te lang. Zeg het in hoogstens 300 tekens.")
    if reden:
        Antwoord.objects.filter(deelname=deelname).delete()
    Deelname.objects.filter(pk=deelname.pk).update(onthouding=reden, klaar=bool(reden))


def eigen_antwoorden(deelname: Deelname, scoring: int) -> dict[int, Antwoord]:
    """Return what this participant answered, by question: the one thing that may be read before the reveal."""
    return {een.vraag_id: een for een in Antwoord.objects.filter(deelname=deelname, scoring=scoring)}
