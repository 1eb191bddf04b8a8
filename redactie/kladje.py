# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""What people type in a form of the office, kept while they type, until they save.

A form carries a signed mark with whose it is and of what. The mark lets what was typed be kept for that person also
when the session has ended meanwhile; it opens nothing and reads nothing. Nothing is kept in the browser, which may be
somebody else's.
"""

import json
import re
import secrets
from dataclasses import dataclass
from datetime import timedelta

from django.apps import apps
from django.core.signing import BadSignature, TimestampSigner
from django.db import transaction
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone

from redactie.models.gebruiker import Gebruiker
from redactie.models.item import Item
from redactie.models.ruimte import Redactieruimte
from redactie.models.werk import Kladje
from redactie.versies import vingerafdruk

GELDIG = timedelta(days=2)  # how long a form can be open and still keep what is typed
BEWAARDAGEN = 30
MAX_TEKENS = 1_000_000
MAX_PER_PERSOON = 40
GEHEIM = re.compile("csrf|pass|wachtwoord|token|otp|secret|geheim", re.IGNORECASE)

signer = TimestampSigner(salt="redactie.kladje")


class TeGroot(Exception):
    """More was typed than is kept."""


@dataclass(frozen=True)
class Formulier:
    """One form as it was opened: whose it is, of which kind of item, and of which item (None for a new one)."""

    gebruiker: Gebruiker
    model: type[Item]
    object_id: int | None
    nummer: str

    @property
    def sleutel(self) -> str:
        return f"{begin_van_sleutel(self.model, self.object_id)}{self.nummer}"

    @property
    def merk(self) -> str:
        """What the form carries."""
        return signer.sign(f"{self.gebruiker.pk}:{self.sleutel}")

    def mag(self) -> bool:
        """Whether this person may still write here. Asked at every write."""
        if not self.gebruiker.is_staff:
            return False
        if self.object_id is not None:
            return self.model.objects.editable_by(self.gebruiker).filter(pk=self.object_id).exists()
        rooms = Redactieruimte.objects.editable_by(self.gebruiker)
        return (rooms.filter(soort__in=self.model.ruimtesoorten) if self.model.ruimtesoorten else rooms).exists()


def begin_van_sleutel(model: type[Item], object_id: int | None) -> str:
    return f"{model._meta.label_lower}:{object_id or 'nieuw'}:"


def nieuw_formulier(gebruiker: Gebruiker, model: type[Item], object_id: int | None) -> Formulier:
    return Formulier(gebruiker, model, object_id, secrets.token_hex(12))


def formulier_van(kladje: Kladje) -> Formulier:
    return _lees(kladje.gebruiker, kladje.sleutel)


def lees_merk(merk: str) -> Formulier | None:
    """Return the form that carries `merk`; None when it is not ours, too old, or of somebody who is gone."""
    try:
        gebruiker_id, sleutel = signer.unsign(merk, max_age=GELDIG).split(":", 1)
    except BadSignature:
        return None
    gebruiker = Gebruiker.objects.filter(pk=gebruiker_id).first()
    return _lees(gebruiker, sleutel) if gebruiker else None


def _lees(gebruiker: Gebruiker, sleutel: str) -> Formulier:
    label, object_id, nummer = sleutel.split(":")
    return Formulier(gebruiker, apps.get_model(label), int(object_id) if object_id.isdecimal() else None, nummer)


def getypt(data: QueryDict) -> dict[str, list[str]]:
    """Return what was typed in a form, without what is ours or secret."""
    return {
        naam[:200]: waarden
        for naam, waarden in data.lists()
        if (not naam.startswith("_") or naam == "_basis") and not GEHEIM.search(naam)
    }


def afdruk_van(velden: dict[str, list[str]]) -> str:
    """Return a print of what was typed, apart from what it was typed over."""
    return vingerafdruk({naam: waarden for naam, waarden in velden.items() if naam != "_basis"})


@transaction.atomic
def bewaar_kladje(formulier: Formulier, data: QueryDict) -> Kladje:
    """Keep what was typed in `formulier`. What has been saved already is not kept again; raises `TeGroot`."""
    velden = getypt(data)
    if len(json.dumps(velden)) > MAX_TEKENS:
        raise TeGroot
    kladje = open_kladje(formulier)
    if kladje.bewaard_als and kladje.bewaarde_afdruk == afdruk_van(velden):
        return kladje
    if kladje.velden != velden:
        kladje.velden = velden
        kladje.save()
    return kladje


def open_kladje(formulier: Formulier) -> Kladje:
    """Return the row of `formulier`, locked till the transaction ends; one and the same for all who send it at once."""
    sleutel = {"gebruiker": formulier.gebruiker, "sleutel": formulier.sleutel}
    _, new = Kladje.objects.get_or_create(**sleutel)
    if new:
        oud = Kladje.objects.filter(gebruiker=formulier.gebruiker).order_by("-op", "-pk")[MAX_PER_PERSOON:]
        Kladje.objects.filter(pk__in=[kladje.pk for kladje in oud]).delete()
    return Kladje.objects.select_for_update().get(**sleutel)


def rond_af(kladje: Kladje, item: Item, data: QueryDict) -> None:
    """Remember that what was typed is in `item`, and forget what it was."""
    kladje.velden, kladje.bewaard_als = {}, item.pk
    kladje.bewaarde_afdruk = afdruk_van(getypt(data))
    kladje.save()


def staande_kladjes(gebruiker: Gebruiker, model: type[Item] | None = None, object_id: int | None = None):
    """Return what this person typed and did not save, newest first: of one form, or everywhere."""
    kladjes = Kladje.objects.filter(gebruiker=gebruiker).exclude(velden={}).order_by("-op", "-pk")
    if model is not None:
        kladjes = kladjes.filter(sleutel__startswith=begin_van_sleutel(model, object_id))
    return kladjes


def adres_van(formulier: Formulier, terug: Kladje | None = None) -> str:
    """Return where a form stands, filled with what was typed when `terug` is given."""
    begin = f"admin:{formulier.model._meta.app_label}_{formulier.model._meta.model_name}"
    adres = reverse(f"{begin}_change", args=[formulier.object_id]) if formulier.object_id else reverse(f"{begin}_add")
    return f"{adres}?zet_terug={terug.pk}" if terug else adres


def als_data(kladje: Kladje) -> QueryDict:
    """Return what was typed as the data of a form."""
    data = QueryDict(mutable=True)
    for naam, waarden in kladje.velden.items():
        data.setlist(naam, waarden)
    return data


def ruim_kladjes_op() -> int:
    """Remove what nobody came back for; return how many."""
    oudste = timezone.now() - timedelta(days=BEWAARDAGEN)
    return Kladje.objects.filter(op__lt=oudste).delete()[0]
