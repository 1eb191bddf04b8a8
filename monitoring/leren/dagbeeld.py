# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""How a session stands while it runs: a read model that every device shows."""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from django.utils import timezone

from monitoring.leren.models import Leersessie, Notitie
from monitoring.leren.models.leersessie import Kring
from monitoring.leren.script import Tijdplan, Tijdregel, tijdplan

TOON = 200  # of the newest notes


@dataclass(frozen=True)
class Dagbeeld:
    """How a session stands at this moment, the same on every device: the step, the clock, and what was written down."""

    sessie: Leersessie
    plan: Tijdplan
    nu: datetime
    stap: int | None = None
    begonnen: datetime | None = None
    notities: list[tuple[str, str, list[Notitie]]] = field(default_factory=list)

    @property
    def regel(self) -> Tijdregel | None:
        return next((r for r in self.plan.regels if r.stap.pk == self.stap), None)

    @property
    def vorige(self) -> Tijdregel | None:
        regel = self.regel
        return self.plan.regels[regel.nummer - 2] if regel and regel.nummer > 1 else None

    @property
    def volgende(self) -> Tijdregel | None:
        regel = self.regel
        if regel is None:
            return self.plan.regels[0] if self.plan.regels else None
        return self.plan.regels[regel.nummer] if regel.nummer < len(self.plan.regels) else None

    @property
    def einde(self) -> datetime | None:
        """When the step that runs is planned to end, from when it began."""
        if self.regel is None or self.begonnen is None:
            return None
        return self.begonnen + timedelta(minutes=self.regel.stap.minuten)

    @property
    def resterend(self) -> str:
        """What is left of the step, as the clock of a device would show it."""
        einde = self.einde
        if einde is None:
            return ""
        over = int((einde - self.nu).total_seconds())
        minuten, seconden = divmod(abs(over), 60)
        return f"{minuten}:{seconden:02d}" + ("" if over >= 0 else " over de tijd")

    @property
    def is_over(self) -> bool:
        return self.einde is not None and self.einde < self.nu

    @property
    def nu_ms(self) -> int:
        return int(self.nu.timestamp() * 1000)

    @property
    def einde_ms(self) -> int:
        return int(self.einde.timestamp() * 1000) if self.einde else 0

    @property
    def aantal(self) -> int:
        return sum(len(rijen) for _code, _naam, rijen in self.notities)


def dagbeeld(een: Leersessie, hoogstens: int = TOON, kring: str = "") -> Dagbeeld:
    """Return how a session stands, with the newest notes first, of one circle or of all."""
    rows = een.notities.select_related("stap").order_by("-gemaakt_op", "-pk")
    alle = list((rows.filter(kring=kring) if kring else rows)[:hoogstens])
    per_kring = [
        (k.value, k.label, [n for n in alle if n.kring == k.value]) for k in Kring if not kring or k.value == kring
    ]
    plan = tijdplan(list(een.stappen.select_related("werkvorm")), een.begin, een.minuten)
    return Dagbeeld(een, plan, timezone.now(), een.stap_nu_id, een.stap_begonnen, per_kring)


def elke_stap(beeld: Dagbeeld) -> list[Dagbeeld]:
    """Return how it would stand in each step, begun now: for a device that goes on while it has no network."""
    return [replace(beeld, stap=regel.stap.pk, begonnen=beeld.nu, notities=[]) for regel in beeld.plan.regels]
