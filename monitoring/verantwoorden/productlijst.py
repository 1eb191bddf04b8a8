# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Products as a file for the portal of the funder: a table, and plain text per product to paste."""

from collections.abc import Iterable
from html import unescape

from django.utils.html import strip_tags

from drukkerij.lezen import plat
from drukkerij.rekenblad import Blad, Kolom, werkmap
from monitoring.meten.uitvoer import als_csv
from monitoring.verantwoorden.models import Product
from monitoring.verantwoorden.models.product import Productstaat as Staat

KOPPEN = ("Titel", "Soort", "Stand", "Datum", "Wat het is", "Voor wie", "Wijk", "Webadres")
BREEDTEN = (44, 20, 22, 20, 60, 32, 20, 44)
TITEL = "Producten en publicaties"


def rij(product: Product) -> list[str]:
    """Return the cells of a product in the order of KOPPEN."""
    return [
        product.titel, product.get_soort_display(), product.get_staat_display(),
        product.wanneer if product.datum else product.datum_in_bron or "datum niet bekend",
        in_tekst(product.omschrijving), product.voor_wie, str(product.wijk) if product.wijk else "", product.link,
    ]  # fmt: skip


def in_tekst(html: str) -> str:
    """Return rich text as plain text, a paragraph or point to a line."""
    for eind in ("</p>", "</li>", "</h2>", "</h3>", "<br>"):
        html = html.replace(eind, f"{eind}\n")
    return "\n".join(filter(None, (" ".join(plat(regel).split()) for regel in unescape(strip_tags(html)).split("\n"))))


def als_tabel(producten: Iterable[Product]) -> str:
    """Return CSV; no cell of it runs as a formula."""
    return als_csv([rij(product) for product in producten], KOPPEN)


def als_werkblad(producten: Iterable[Product]) -> bytes:
    """Return a workbook of text cells."""
    kolommen = [Kolom(kop, breedte, tekst=True) for kop, breedte in zip(KOPPEN, BREEDTEN, strict=True)]
    return werkmap([Blad(TITEL, [rij(product) for product in producten], kolommen)], titel=TITEL)


def als_plakregels(producten: Iterable[Product]) -> str:
    """Return plain text, a block per product, to paste into a form of somebody else."""
    blokken = []
    for product in producten:
        regels = zip(KOPPEN, rij(product), strict=True)
        blokken.append("\n".join(f"{kop}: {waarde}" for kop, waarde in regels if waarde))
    return "\n\n".join(blokken) + ("\n" if blokken else "")


def per_staat(producten: Iterable[Product]) -> list[tuple[str, list[Product]]]:
    """Return products by how far they are: what is there first; what nobody knows last."""
    volgorde = (Staat.KLAAR, Staat.IN_DE_MAAK, Staat.GEPLAND, Staat.IDEE, Staat.ONBEKEND, Staat.VERVALLEN)
    rijen = list(producten)
    groepen = [(str(staat.label), [rij for rij in rijen if rij.staat == staat]) for staat in volgorde]
    return [(naam, groep) for naam, groep in groepen if groep]
