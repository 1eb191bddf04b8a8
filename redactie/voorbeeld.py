# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Previews: an item as visitors would see it, for who works on it and for who gets a secret link."""

import hashlib
import re
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib.auth.models import AnonymousUser
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac

from redactie.bezoek import bezoek
from redactie.logboek import leg_vast
from redactie.models import Item, Resultaat, Versie, Voorbeeldlink
from redactie.momenten import in_woorden
from redactie.vergelijken import leesbare_velden
from redactie.versies import huidige_inhoud
from redactie.workflow import alsof_gepubliceerd
from redactie.zicht import plaats_van

DUREN = {"uur": timedelta(hours=1), "dag": timedelta(days=1), "week": timedelta(days=7)}
NA_AFLOOP = timedelta(days=30)  # how long a link that ended still says so
MEDIA = re.compile(r"/media/(?:afbeelding|bestand)/([0-9a-f]{8}-[0-9a-f-]{27})/")


@dataclass(frozen=True)
class Kader:
    """What the bar above a preview says."""

    tot: datetime | None = None  # until when the link works; None for who made it


def toon_voorbeeld(item: Item, versie: Versie | Voorbeeldlink | None, kader: Kader) -> HttpResponseBase:
    """Return the page of `item`, as it is in `versie`, made by the public view as for a visitor.

    What has no page is shown on the page it stands on; what stands nowhere, as a list of its fields. Nothing is stored.
    """
    with alsof_gepubliceerd(item, versie) as getoond:
        adres = plaats_van(getoond)
        response = bezoek(adres.partition("#")[0], voorbeeld=kader) if adres else None
        if response is None or response.status_code != 200:
            response = _kale_pagina(getoond, kader)
    return houd_geheim(response)


def houd_geheim(response: HttpResponseBase) -> HttpResponseBase:
    """Keep an answer out of stores, search engines and the addresses that other sites get to see."""
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    response.headers["Referrer-Policy"] = "no-referrer"
    return response


def _kale_pagina(item: Item, kader: Kader) -> HttpResponseBase:
    request = HttpRequest()
    request.user, request.voorbeeld = AnonymousUser(), kader
    return render(
        request, "redactie/voorbeeld.html", {"item": item, "velden": leesbare_velden(item, voor=request.user)}
    )


# --- Links -----------------------------------------------------------------------------------------------------


def kenmerk_van(sleutel: str) -> str:
    return hashlib.sha256(sleutel.encode()).hexdigest()


@transaction.atomic
def maak_link(item: Item, duur: str, *, by) -> tuple[Voorbeeldlink, str]:
    """Make a secret link to `item` as it is being worked on now; return it with its key, which is kept nowhere."""
    _controleer(item, by)
    sleutel = secrets.token_urlsafe(16)
    link = Voorbeeldlink.objects.create(
        item=item,
        kenmerk=kenmerk_van(sleutel),
        schema=item.snapshot_schema,
        inhoud=huidige_inhoud(item),
        door=by,
        verloopt_op=timezone.now() + DUREN[duur],
    )
    leg_vast("voorbeeldlink gemaakt", item, by=by, toelichting=f"geldig tot {in_woorden(link.verloopt_op)}")
    return link, sleutel


def trek_in(link: Voorbeeldlink, *, by) -> None:
    """Make a link stop working now. Whoever may edit the item may do so, whoever made it."""
    _controleer(link.item, by)
    Voorbeeldlink.objects.filter(pk=link.pk, ingetrokken_op__isnull=True).update(ingetrokken_op=timezone.now())
    leg_vast("voorbeeldlink ingetrokken", link.item, by=by)


def _controleer(item: Item, by) -> None:
    if not type(item).objects.editable_by(by).filter(pk=item.pk).exists():
        leg_vast("voorbeeld delen", item, by=by, resultaat=Resultaat.GEWEIGERD)
        raise PermissionDenied


def links_van(item: Item):
    soort = ContentType.objects.get_for_model(item)
    return Voorbeeldlink.objects.filter(content_type=soort, object_id=item.pk).select_related("door")


def zoek_link(sleutel: str) -> Voorbeeldlink | None:
    return Voorbeeldlink.objects.filter(kenmerk=kenmerk_van(sleutel)).select_related("door").first()


def werkt(link: Voorbeeldlink) -> bool:
    """Whether a link opens something: not ended, not withdrawn, and who made it may still edit the item."""
    item = link.item
    return (
        link.ingetrokken_op is None
        and timezone.now() < link.verloopt_op
        and item is not None
        and link.door is not None
        and type(item).objects.editable_by(link.door).filter(pk=item.pk).exists()
    )


def merk_media(inhoud: str, sleutel: str) -> str:
    """Return a page in which images and files are asked for by way of the link, each with a mark that it is in it."""

    def via_de_link(treffer: re.Match) -> str:
        return f"/voorbeeld/{sleutel}/{_merk(sleutel, treffer[1])}{treffer[0]}"

    return MEDIA.sub(via_de_link, inhoud)


def hoort_bij(merk: str, sleutel: str, pad: str) -> bool:
    """Whether the page behind a link really had the image or file at `pad` in it."""
    treffer = MEDIA.match(pad)
    return treffer is not None and constant_time_compare(merk, _merk(sleutel, treffer[1]))


def _merk(sleutel: str, medium: str) -> str:
    return salted_hmac("redactie.voorbeeld.media", f"{sleutel}:{medium}").hexdigest()[:22]


def ruim_voorbeelden_op() -> int:
    """Remove links that ended a while ago, with the text they held; return how many."""
    return Voorbeeldlink.objects.filter(verloopt_op__lt=timezone.now() - NA_AFLOOP).delete()[0]
