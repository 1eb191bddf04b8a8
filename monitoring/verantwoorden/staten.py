# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""The steps of a report: which there are, who may take them. The only table of them; `verslagen` takes them."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied

from monitoring.verantwoorden.models import Verslag
from monitoring.verantwoorden.models.verslag import Verslagstaat as S
from redactie.models import Lidmaatschap, Redactieruimte
from redactie.models.ruimte import Rol


@dataclass(frozen=True)
class Stap:
    """A step from one state to another. `leiding`: only for who leads the room."""

    van: S
    naar: S
    naam: str  # in the log
    knop: str
    leiding: bool = False


STAPPEN: tuple[Stap, ...] = (
    Stap(S.CONCEPT, S.TER_BEOORDELING, "verslag ter beoordeling", "Leg het voor ter beoordeling"),
    Stap(S.TER_BEOORDELING, S.CONCEPT, "verslag teruggegeven", "Geef het terug"),
    Stap(S.TER_BEOORDELING, S.VASTGESTELD, "verslag vastgesteld", "Stel het verslag vast", leiding=True),
    Stap(S.VASTGESTELD, S.INGEDIEND, "verslag ingediend", "Het is ingediend", leiding=True),
    Stap(S.INGEDIEND, S.VRAGEN_ONTVANGEN, "vragen ontvangen bij verslag", "Er zijn vragen gekomen"),
    Stap(S.VRAGEN_ONTVANGEN, S.AANGEVULD, "verslag aangevuld", "Stel de aanvulling vast", leiding=True),
    Stap(S.AANGEVULD, S.VRAGEN_ONTVANGEN, "vragen ontvangen bij verslag", "Er zijn opnieuw vragen gekomen"),
)
_TABEL = {(stap.van, stap.naar): stap for stap in STAPPEN}


def stap_van(van: str, naar: str) -> Stap | None:
    return _TABEL.get((S(van), S(naar)))


def mag_schrijven(verslag: Verslag, user) -> bool:
    """Whether `user` writes in the room of this report."""
    return Redactieruimte.objects.editable_by(user).filter(pk=verslag.ruimte_id).exists()


def leidt(verslag: Verslag, user) -> bool:
    """Whether `user` may settle a report of this room: its projectleider, or a beheerder."""
    if not user.is_authenticated or not user.is_active:
        return False
    leden = Lidmaatschap.objects.actief().filter(gebruiker=user, ruimte=verslag.ruimte_id, rol=Rol.PROJECTLEIDER)
    return user.is_beheerder or leden.exists()


def eis_schrijven(verslag: Verslag, user) -> None:
    if not mag_schrijven(verslag, user):
        raise PermissionDenied("Je mag niet schrijven in dit verslag.")


def stappen_voor(verslag: Verslag, user) -> list[Stap]:
    """The steps that `user` can take now."""
    if not mag_schrijven(verslag, user):
        return []
    leiding = leidt(verslag, user)
    return [stap for stap in STAPPEN if stap.van == verslag.staat and (leiding or not stap.leiding)]
