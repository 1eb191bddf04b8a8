# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""What texts refer to: items and addresses that links lead to, and the images and documents that stand in them.

A link keeps the item it leads to (`data-item`), so that its address can be put right when the item moves. What a text
refers to is written down in `Verwijzing` whenever the row of its item changes, and not for a working copy: an image is
public when a text that visitors can read shows it.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from html import escape, unescape
from urllib.parse import urlsplit

from django.apps import apps
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.db.models import Q
from django.urls import Resolver404, resolve

from redactie.haken import Gebruik
from redactie.models import Afbeelding, Bestand, Item, OudAdres, Pagina, Status, Verwijzing
from redactie.tekst import FIGUUR, platte_tekst
from redactie.velden import RijkeTekstField

LINK = re.compile(r"<a ([^>]*)>(.*?)</a>", re.DOTALL)
ATTRIBUUT = re.compile(r'([a-z-]+)="([^"]*)"')
MAX_ADRES = 500
MEDIA: dict[str, type[models.Model]] = {"afbeelding": Afbeelding, "document": Bestand}


# --- Read ------------------------------------------------------------------------------------------------------


def links(html: str) -> list[tuple[str, str, str]]:
    """Return the links in cleaned `html`: their address, the item they lead to ("app.model.key" or ""), their words."""
    found = []
    for attributen, woorden in LINK.findall(html):
        link = {naam: unescape(waarde) for naam, waarde in ATTRIBUUT.findall(attributen)}
        if "href" in link:
            found.append((link["href"], link.get("data-item", ""), platte_tekst(woorden)))
    return found


def media(html: str) -> dict[str, set[str]]:
    """Return the keys of the images and documents in cleaned `html`, by kind."""
    found: dict[str, set[str]] = {soort: set() for soort in MEDIA}
    for figuur in FIGUUR.finditer(html):
        if figuur["soort"] in found:
            found[figuur["soort"]].add(figuur["sleutel"])
    return found


def teksten_van(item: Item) -> Iterator[str]:
    """Yield the rich texts of an item and of its parts, as their rows stand now."""
    rows: list[models.Model] = [type(item)._base_manager.get(pk=item.pk)]
    for naam in item.onderdelen:
        if _tekstvelden(item._meta.get_field(naam).related_model):
            rows += getattr(item, naam).all()
    for row in rows:
        yield from filter(None, (getattr(row, naam) for naam in _tekstvelden(type(row))))


def _tekstvelden(model: type[models.Model]) -> list[str]:
    return [veld.name for veld in model._meta.concrete_fields if isinstance(veld, RijkeTekstField)]


def heeft_tekst(model: type[Item]) -> bool:
    """Whether items of this kind have rich text, in themselves or in a part."""
    return bool(_tekstvelden(model)) or any(
        _tekstvelden(model._meta.get_field(naam).related_model) for naam in model.onderdelen
    )


def itemsoorten() -> list[type[Item]]:
    return [model for model in apps.get_models() if issubclass(model, Item)]


# --- Links -----------------------------------------------------------------------------------------------------


def verwijzing_naar(item: Item) -> str:
    """Return what a link keeps of the item it leads to."""
    return f"{item._meta.label_lower}.{item.pk}"


def items_van(verwijzingen: set[str]) -> dict[str, Item]:
    """Return the items that are meant, public or not, by "app.model.key"; one query for each kind."""
    keys: dict[str, list[str]] = defaultdict(list)
    for verwijzing in verwijzingen:
        label, _, key = verwijzing.rpartition(".")
        keys[label].append(key)
    found: dict[str, Item] = {}
    for label, pks in keys.items():
        model = next((model for model in itemsoorten() if model._meta.label_lower == label), None)
        for item in model._base_manager.filter(pk__in=pks) if model else ():
            found[verwijzing_naar(item)] = item
    return found


def ververs_links(html: str) -> str:
    """Return cleaned `html` in which links to public items have the address that those items have now."""
    if 'data-item="' not in html:
        return html
    bedoeld = items_van({item for _, item, _ in links(html) if item})
    adressen = {naam: item.get_absolute_url() for naam, item in bedoeld.items() if item.is_openbaar}

    def ververs(found: re.Match) -> str:
        link = dict(ATTRIBUUT.findall(found[1]))
        nieuw = adressen.get(link.get("data-item", ""))
        if not nieuw or "href" not in link:
            return found[0]
        anker = "" if "#" in nieuw else unescape(link["href"]).partition("#")[2]
        href = escape(f"{nieuw}#{anker}" if anker else nieuw)
        return found[0].replace(f'href="{link["href"]}"', f'href="{href}"')

    return re.sub(r"<a ([^>]*)>", ververs, html)


def herken_links(html: str, gebruiker, bekend: dict[str, str]) -> str:
    """Return cleaned `html` in which links that were typed know the item they lead to.

    `bekend` is what was known before: {address: "app.model.key"}. Of an item that is not public, an address tells
    nothing: who types one learns nothing of it. A reference to something the person may not see is taken out.
    """
    gegeven = items_van({item for _, item, _ in links(html) if item})
    zichtbaar = set(bekend.values()) | {naam for naam, item in gegeven.items() if _mag_zien(item, gebruiker)}

    def herken(found: re.Match) -> str:
        link = {naam: unescape(waarde) for naam, waarde in ATTRIBUUT.findall(found[1])}
        if "href" not in link:
            return found[0]
        adres = site_adres(link["href"])
        item = link.get("data-item", "")
        if item not in zichtbaar:
            item = bekend.get(link["href"], "")
        if not item and adres and (gevonden := item_op_adres(adres)):
            item = verwijzing_naar(gevonden)
        data = f' data-item="{escape(item)}"' if item else ""
        return f'<a href="{escape(adres or link["href"])}"{data} rel="noopener noreferrer">'

    return re.sub(r"<a ([^>]*)>", herken, html)


def _mag_zien(item: Item, gebruiker) -> bool:
    return type(item).objects.visible_for(gebruiker).filter(pk=item.pk).exists()


def site_adres(adres: str) -> str:
    """Return an address of this site from its first slash on, also when it was copied whole; "" for any other."""
    if adres.startswith("/"):
        return adres
    return adres.removeprefix(settings.SITE_URL) or "/" if f"{adres}/".startswith(f"{settings.SITE_URL}/") else ""


def item_op_adres(adres: str) -> Item | None:
    """Return the public item at an address of the site, also when it has moved from there."""
    model, slug = _soort_op(adres)
    if model is None:
        return None
    openbaar = model.objects.gepubliceerd()
    item = openbaar.filter(slug=slug).first()
    if item is None:
        soort = ContentType.objects.get_for_model(model)
        oud = OudAdres.objects.filter(content_type=soort, slug=slug).first()
        item = openbaar.filter(pk=oud.object_id).first() if oud else None
    return item


def _soort_op(adres: str) -> tuple[type[Item] | None, str]:
    """Return the kind of item whose page is at an address, and its slug. Raises `Resolver404` when nothing is there."""
    match = resolve(urlsplit(adres).path)
    soorten = {model.url_naam: model for model in itemsoorten() if model.url_naam} | {"pagina-detail": Pagina}
    return soorten.get(match.url_name), match.kwargs.get("slug", "")


# --- Written down ----------------------------------------------------------------------------------------------


@transaction.atomic
def werk_verwijzingen_bij(item: Item) -> None:
    """Write down what the texts of `item` refer to, as its rows stand now."""
    if not heeft_tekst(type(item)):
        return
    teksten = list(teksten_van(item))
    nodig: set[tuple[int | None, int | None, str]] = set()
    for tekst in teksten:
        adressen = {naar or adres for adres, naar, _ in links(tekst)}
        adressen |= {figuur["sleutel"] for figuur in FIGUUR.finditer(tekst) if figuur["soort"] == "video"}
        nodig |= {(None, None, unescape(adres)) for adres in adressen if len(adres) <= MAX_ADRES}
        sleutels = media(tekst)
        beelden = Afbeelding.objects.filter(sleutel__in=sleutels["afbeelding"]).values_list("pk", flat=True)
        bestanden = Bestand.objects.filter(sleutel__in=sleutels["document"]).values_list("pk", flat=True)
        nodig |= {(pk, None, "") for pk in (beelden if sleutels["afbeelding"] else ())}
        nodig |= {(None, pk, "") for pk in (bestanden if sleutels["document"] else ())}
    staat = {
        "gepubliceerd": item.status == Status.GEPUBLICEERD, "van_moment": item.van, "tot_moment": item.tot,
    }  # fmt: skip
    bestaand = Verwijzing.objects.van(item)
    nu = {row.pk: (row.afbeelding_id, row.bestand_id, row.adres) for row in bestaand}
    if weg := [pk for pk, waarheen in nu.items() if waarheen not in nodig]:
        bestaand.filter(pk__in=weg).delete()
    if nu:
        bestaand.update(**staat)
    Verwijzing.objects.bulk_create(
        Verwijzing(item=item, afbeelding_id=beeld, bestand_id=bestand, adres=adres, **staat)
        for beeld, bestand, adres in sorted(nodig - set(nu.values()), key=str)
    )


class GebruikInTekst(Gebruik):
    """The use of an image or a document in the texts of one kind of item; public use is asked for all kinds at once."""

    def items(self, medium: models.Model) -> models.QuerySet:
        soort = ContentType.objects.get_for_model(self.model)
        rows = Verwijzing.objects.filter(**{medium._meta.model_name: medium, "content_type": soort})
        return self.model.objects.filter(pk__in=rows.values("object_id"))


def gebruik_in_teksten() -> list[GebruikInTekst]:
    """Return the places in texts where media can stand, for `haken.GEBRUIK`."""
    return [
        GebruikInTekst(medium, model, "")
        for model in itemsoorten()
        if heeft_tekst(model)
        for medium in (Afbeelding, Bestand)
    ]


def links_naar(item: Item) -> models.QuerySet:
    """Return what refers to `item` with a link, by its key or by its address."""
    adressen = Q(adres=verwijzing_naar(item))
    if adres := item.get_absolute_url():
        adressen |= Q(adres=adres) | Q(adres__startswith=f"{adres}#")
    return Verwijzing.objects.filter(adressen)


# --- Before it is public ---------------------------------------------------------------------------------------


def verwijzingsproblemen(item: Item, voor) -> list[str]:
    """Return, in Dutch, what the texts of `item` refer to that visitors will not find.

    Names only what the person `voor` may see.
    """
    problemen = (probleem for tekst in teksten_van(item) for probleem in problemen_in(tekst, item, voor))
    return list(dict.fromkeys(problemen))


def problemen_in(tekst: str, item: Item, voor) -> Iterator[str]:
    """Yield what is wrong with the references in one cleaned text, written or being typed, of `item`."""
    gevonden = links(tekst)
    doelen = items_van({naar for _, naar, _ in gevonden if naar})
    for adres, naar, woorden in dict.fromkeys(gevonden):
        probleem = ""
        if naar:
            probleem = _itemprobleem(woorden, doelen.get(naar), item, voor)
        elif adres.startswith("/"):
            probleem = _adresprobleem(woorden, adres, item)
        if probleem:
            yield probleem
    for soort, sleutels in media(tekst).items():
        if sleutels and len(sleutels) > MEDIA[soort].objects.filter(sleutel__in=sleutels).count():
            yield f"In de tekst staat een {soort} die er niet meer is. Haal hem weg of kies een andere."


def _itemprobleem(woorden: str, doel: Item | None, item: Item, voor) -> str:
    if doel == item or (doel is not None and doel.is_openbaar):
        return ""
    if doel is None or not _mag_zien(doel, voor):
        return f"De link “{woorden}” gaat naar iets wat niet op de site staat. Haal de link weg of kies iets anders."
    return (
        f"De link “{woorden}” gaat naar “{doel}”, en dat staat niet op de site. "
        "Publiceer dat eerst, of haal de link weg."
    )


def _adresprobleem(woorden: str, adres: str, item: Item) -> str:
    try:
        model, slug = _soort_op(adres)
    except Resolver404:
        model, slug = Item, ""
    if model is None or (model is type(item) and slug == item.slug) or (model is not Item and item_op_adres(adres)):
        return ""
    return (
        f"De link “{woorden}” gaat naar {adres[:100]}, en daar vindt een bezoeker niets. "
        "Neem het adres over van de site, of haal de link weg."
    )
