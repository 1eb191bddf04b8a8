# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Threads with the funder, products and decisions for a report; each takes the report and gives its proposals.

A report gets what its own room holds, and what is on the site for everybody. What another room is still writing is
never in it.
"""

from django.db.models import Q, QuerySet
from django.utils.html import escape

from monitoring.verantwoorden.aandachtspunten import met_draad, rondes
from monitoring.verantwoorden.models import Aandachtspunt, Product, Verslag
from monitoring.verantwoorden.models.aandachtspunt import OPEN, Beurt, Puntstaat
from monitoring.verantwoorden.models.verslagsoort import Veldsoort
from monitoring.verantwoorden.voeding.omvang import wijken_van
from monitoring.verantwoorden.voeding.voorstel import Voorstel
from redactie.models import Status
from redactie.tekst import schoon
from wijken.besluitvorming import tijdigheid
from wijken.models import Besluit
from wijken.models.gebeurtenis import Precisie

GEEN_ANTWOORD = "Nog niet beantwoord."


# --- Threads ---------------------------------------------------------------------------------------------------------


def aandachtspunten(verslag: Verslag) -> list[Voorstel]:
    """What the funder said of the report before this one, what is about this one, and all that is open still."""
    bij = Q(verslag=verslag.vorige_id) | Q(verslag=verslag.pk) | Q(staat__in=OPEN)
    rows = Aandachtspunt.objects.filter(bij, ruimte=verslag.ruimte_id).exclude(staat=Puntstaat.VERVALLEN)
    hier = [veld["sleutel"] for veld in (verslag.opzet or {}).get("velden", []) if veld["soort"] == Veldsoort.DRADEN]
    # What is answered in another field of this report does not stand here too.
    rows = rows.exclude(Q(verslag=verslag.pk) & ~Q(veld__in=["", *hier]) & ~Q(staat__in=OPEN))
    if verslag.vorige_id is None:  # without a report before, a thread of no report has nothing to do with this one
        rows = rows.exclude(verslag__isnull=True, staat__in=[Puntstaat.GEACCEPTEERD, Puntstaat.BEANTWOORD])
    return [
        Voorstel(
            soort="aandachtspunten", bron_soort="monitoring.Aandachtspunt", bron_pk=str(punt.pk), titel=punt.titel,
            html=draad_in_html(punt), adres=f"/beheer/aandachtspunten/{punt.pk}/", datum=_datum(punt),
        )
        for punt in met_draad(rows)
    ]  # fmt: skip


def _datum(punt: Aandachtspunt):
    return next((beurt.datum for beurt in punt.beurten.all() if beurt.datum), None)


def draad_in_html(punt: Aandachtspunt) -> str:
    """Return a thread as a report tells it: the remark, the nadere toelichting, and how it stands."""
    delen = [f"<p><strong>{escape(': '.join(filter(None, (punt.blok, punt.titel))))}</strong></p>"]
    for ronde in rondes(punt.beurten.all()):
        for beurt in ronde.vragen:
            delen.append(f"{_kopje(punt.ander, beurt)}{schoon(beurt.tekst)}")
        if ronde.antwoorden:
            delen.append("<p><strong>Nadere toelichting</strong></p>")
        for beurt in ronde.antwoorden:
            delen.append(f"<p><strong>{escape(str(beurt.wijk))}</strong></p>" if beurt.wijk else "")
            delen.append(schoon(beurt.tekst))
    if not any(beurt.is_van_ons for beurt in punt.beurten.all()):
        delen.append(f"<p>{GEEN_ANTWOORD}</p>")
    delen.append(f"<p><em>Stand: {escape(punt.stand)}.</em></p>")
    return "".join(delen)


def _kopje(van: str, beurt: Beurt) -> str:
    wanneer = f", {beurt.wanneer}" if beurt.datum else ""
    return f"<p><em>{escape(van)}{escape(wanneer)}</em></p>"


# --- Products and decisions ------------------------------------------------------------------------------------------


def _van_hier(rows: QuerySet, verslag: Verslag) -> QuerySet:
    """Narrow to what is public or of the room of the report, and of its wijk when it is about one."""
    publiek = rows.model.objects.gepubliceerd().order_by().values("pk")
    rows = rows.filter(Q(pk__in=publiek) | Q(ruimte=verslag.ruimte_id)).exclude(status=Status.GEARCHIVEERD)
    return rows if verslag.wijk_id is None else rows.filter(Q(wijk=verslag.wijk_id) | Q(wijk__isnull=True))


def _wijk(rij, verslag: Verslag) -> int | None:
    """The wijk of a product or decision, when the report may name it."""
    return rij.wijk_id if rij.wijk_id in {wijk.pk for wijk in wijken_van(verslag)} else None


def producten(verslag: Verslag) -> list[Voorstel]:
    """What was made in the period, and what is planned or of no known day: a report tells how far each is."""
    rows = _van_hier(Product.objects.all(), verslag).filter(Q(datum__isnull=True) | Q(datum__lte=verslag.tot))
    return [
        Voorstel(
            soort="producten", bron_soort="monitoring.Product", bron_pk=str(product.pk), titel=product.titel,
            html=product_in_html(product), adres=f"/beheer/monitoring/product/{product.pk}/change/",
            datum=product.datum, wijk=_wijk(product, verslag),
        )
        for product in rows.select_related("wijk")
    ]  # fmt: skip


def product_in_html(product: Product) -> str:
    over = [product.get_soort_display(), product.get_staat_display()]
    over += [product.wanneer] if product.datum and product.precisie != Precisie.ONBEKEND else []
    over += [f"voor {product.voor_wie}"] if product.voor_wie else []
    link = f'<p><a href="{escape(product.link)}">{escape(product.link)}</a></p>' if product.link else ""
    kop = f"<p><strong>{escape(product.titel)}</strong> ({escape(', '.join(over))})</p>"
    return f"{kop}{schoon(product.omschrijving)}{link}"


def besluiten(verslag: Verslag) -> list[Voorstel]:
    """What was asked, needed or decided in the period, with what waited for it and how late it came."""
    erin = (verslag.van, verslag.tot)
    rows = _van_hier(Besluit.objects.all(), verslag).filter(
        Q(datum__range=erin) | Q(nodig_voor__range=erin) | Q(gevraagd_op__range=erin)
    )
    return [
        Voorstel(
            soort="besluiten", bron_soort="wijken.Besluit", bron_pk=str(besluit.pk), titel=besluit.titel,
            html=besluit_in_html(besluit), adres=f"/beheer/wijken/besluit/{besluit.pk}/change/", datum=besluit.datum,
            wijk=_wijk(besluit, verslag),
        )
        for besluit in rows.select_related("wijk")
    ]  # fmt: skip


def besluit_in_html(besluit: Besluit) -> str:
    laat = tijdigheid(besluit)
    regels = [
        ("Wie besluit", besluit.orgaan),
        ("Stand", besluit.get_staat_display()),
        ("Nodig vóór", besluit.nodig_in_woorden),
        ("Gevraagd", besluit.gevraagd_in_woorden),
        ("Datum", besluit.wanneer if besluit.datum else ""),
        ("Op tijd?", laat.zin if laat.soort != "onbekend" else ""),
        ("Wat erop wachtte", besluit.wachtte),
    ]
    punten = "".join(f"<li>{naam}: {escape(waarde)}</li>" for naam, waarde in regels if waarde)
    return f"<p><strong>{escape(besluit.titel)}</strong></p><ul>{punten}</ul>{schoon(besluit.tekst)}"
