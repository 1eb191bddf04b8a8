# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""What others tell about a tool: taken in, decided about, counted, and not kept longer than was promised."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Count, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone

from redactie.logboek import leg_vast
from redactie.models import Resultaat
from redactie.postbus import mail_de_redactie
from toolkit.models import Gebruikservaring
from toolkit.models.gebruik import Ervaringstaat, GebruikservaringQuerySet
from toolkit.models.tool import ToolQuerySet

# What can be decided, from the state it is in.
BESLUITEN: dict[str, tuple[str, ...]] = {
    Ervaringstaat.NIEUW: (Ervaringstaat.OPENBAAR, Ervaringstaat.AFGEWEZEN),
    Ervaringstaat.OPENBAAR: (Ervaringstaat.INGETROKKEN,),
    Ervaringstaat.AFGEWEZEN: (Ervaringstaat.OPENBAAR,),
    Ervaringstaat.INGETROKKEN: (Ervaringstaat.OPENBAAR,),
}
HANDELINGEN = {
    Ervaringstaat.OPENBAAR: "ervaring gepubliceerd",
    Ervaringstaat.AFGEWEZEN: "ervaring afgewezen",
    Ervaringstaat.INGETROKKEN: "ervaring ingetrokken",
}


# --- In --------------------------------------------------------------------------------------------------------


@transaction.atomic
def bewaar_ervaring(ervaring: Gebruikservaring) -> None:
    """Store what a visitor told once, whatever happens to the mail; the same form sent twice is one."""
    sent = ("tool", *Gebruikservaring.VERTELD, "contact_naam", "contact_rol", "contact_email", "contact_zichtbaar")
    values = {field: getattr(ervaring, field) for field in sent}
    values["origineel"] = {field: getattr(ervaring, field) for field in Gebruikservaring.VERTELD}
    ervaring, new = Gebruikservaring.objects.get_or_create(eenmalig=ervaring.eenmalig, defaults=values)
    if new:
        transaction.on_commit(lambda: mail_ervaring(ervaring))


def mail_ervaring(ervaring: Gebruikservaring) -> bool:
    """Tell the editors that something waits. Who told it and what stays in the office, where it is cleared away."""
    adres = reverse("admin:toolkit_gebruikservaring_change", args=[ervaring.pk])
    return mail_de_redactie(
        ervaring,
        onderwerp=f"Nieuwe ervaring met een tool: {ervaring.tool}",
        tekst=f"{ervaring.gemeente} vertelde over “{ervaring.tool}”. Lees het en beslis of het op de site komt:\n\n"
        f"{settings.SITE_URL}{adres}",
    )


def mail_wachtende() -> list[bool]:
    """Mail again what could not be mailed; return for each whether it went."""
    waiting = Gebruikservaring.objects.te_mailen().select_related("tool").order_by("ontvangen_op")
    return [mail_ervaring(ervaring) for ervaring in waiting]


# --- Decided ---------------------------------------------------------------------------------------------------


def beslis(ervaring: Gebruikservaring, naar: str, *, by, reden: str = "") -> Gebruikservaring:
    """Bring what somebody told to the state `naar`, with `reden` when it is refused; only who may change the tool.

    Raises `PermissionDenied` (logged), or `ValidationError` when somebody else decided first or a reason is missing.
    """
    if not Gebruikservaring.objects.editable_by(by).filter(pk=ervaring.pk).exists():
        leg_vast(HANDELINGEN.get(naar, "beslissen"), ervaring, by=by, resultaat=Resultaat.GEWEIGERD)
        raise PermissionDenied
    with transaction.atomic():
        nu = Gebruikservaring.objects.select_for_update().get(pk=ervaring.pk)
        if reden_tegen(nu, naar, reden):
            raise ValidationError(reden_tegen(nu, naar, reden))
        nu.staat, nu.reden, nu.door, nu.besloten_op = naar, reden, by, timezone.now()
        nu.save(update_fields=["staat", "reden", "door", "besloten_op"])
        leg_vast(HANDELINGEN[naar], nu, by=by)
    return nu


def reden_tegen(ervaring: Gebruikservaring, naar: str, reden: str) -> str:
    """Return, in Dutch, why this cannot be decided now, or ""."""
    if naar not in BESLUITEN[ervaring.staat]:
        return f"Dit kan niet meer: de ervaring is nu {ervaring.get_staat_display()}. Open de pagina opnieuw."
    if naar == Ervaringstaat.AFGEWEZEN and not reden.strip():
        return "Zeg waarom je dit afwijst. Alleen de redactie leest het."
    return ""


# --- Counted ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Gebruik:
    """How much others told: the number of experiences, of municipalities, and of tools."""

    ervaringen: int
    gemeenten: int
    tools: int


def tel_gebruik(ervaringen: GebruikservaringQuerySet) -> Gebruik:
    """Count the public ones among `ervaringen`. "Leiden" and "gemeente  leiden" are one municipality."""
    rows = list(ervaringen.openbaar().order_by().values_list("tool_id", "gemeente"))
    names = {re.sub(r"^gemeente ", "", " ".join(gemeente.casefold().split())) for _, gemeente in rows}
    return Gebruik(len(rows), len(names), len({tool for tool, _ in rows}))


def keer_gebruikt(ervaringen: GebruikservaringQuerySet) -> dict[int, int]:
    """Return how many of the public ones among `ervaringen` are about each tool, by its key."""
    return dict(ervaringen.openbaar().order_by().values_list("tool_id").annotate(aantal=Count("pk")))


def met_keer_gebruikt(tools: ToolQuerySet) -> ToolQuerySet:
    """Give each public tool `keer_gebruikt`, the number of its public experiences, in the same query."""
    told = Gebruikservaring.objects.filter(tool=OuterRef("pk"), staat=Ervaringstaat.OPENBAAR).order_by()
    return tools.annotate(keer_gebruikt=Coalesce(Subquery(told.values("tool").annotate(n=Count("pk")).values("n")), 0))


def in_het_jaar(jaar: int) -> GebruikservaringQuerySet:
    """What came in during a calendar year, in our own time."""
    begin, end = (datetime(year, 1, 1, tzinfo=timezone.get_default_timezone()) for year in (jaar, jaar + 1))
    return Gebruikservaring.objects.verteld(begin, end)


# --- Kept as long as promised ----------------------------------------------------------------------------------


@transaction.atomic
def ruim_ervaringen_op() -> str:
    """Do as the form promised when the term in the settings is over, and say what was done.

    What was refused or withdrawn goes. Of the rest, what was sent first goes and so do name and address, unless the
    teller wants to be found on the site.
    """
    oldest = timezone.now() - timedelta(days=30.44 * settings.CONTACT_BEWAARMAANDEN)
    weg = Gebruikservaring.objects.filter(
        staat__in=[Ervaringstaat.AFGEWEZEN, Ervaringstaat.INGETROKKEN], besloten_op__lt=oldest
    ).delete()[0]
    rest = Gebruikservaring.objects.filter(ontvangen_op__lt=oldest).exclude(
        staat__in=[Ervaringstaat.AFGEWEZEN, Ervaringstaat.INGETROKKEN]
    )
    rest.exclude(origineel={}).update(origineel={})
    hidden = rest.exclude(staat=Ervaringstaat.OPENBAAR, contact_zichtbaar=True).exclude(
        Q(contact_naam="") & Q(contact_email="") & Q(contact_rol="")
    )
    zonder = hidden.update(contact_naam="", contact_rol="", contact_email="", contact_zichtbaar=False)
    return f"{weg} oude ervaringen verwijderd, en bij {zonder} de naam en het adres."
