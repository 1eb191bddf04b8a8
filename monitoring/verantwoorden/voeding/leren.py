# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""What was learned, for a report: lessons and what was done with them, leervragen, scoring together, own effort."""

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.urls import reverse

from monitoring.leren.models import Zelfevaluatie
from monitoring.leren.models.zelfevaluatie import Rondestaat
from monitoring.leren.uitslag import uitslag_voor_verslag
from monitoring.meten.eigen_inzet import aandacht_in_woorden, inzet_voor_ruimte
from monitoring.meten.models import Leervraag
from monitoring.verantwoorden.beeld import Tabelblok
from monitoring.verantwoorden.models import Verslag
from monitoring.verantwoorden.models.verslagsoort import Veldsoort
from monitoring.verantwoorden.models.verslagsoort import Voedingsoort as V
from monitoring.verantwoorden.voeding.omvang import (
    adres_van,
    alinea,
    in_periode,
    in_wijk,
    kort,
    mag,
    veilig,
    wijken_van,
)
from monitoring.verantwoorden.voeding.voorstel import Voorstel
from redactie.models import Inhoudstand
from toolkit.models import Les, Lesstap


def lessen(verslag: Verslag) -> list[Voorstel]:
    """Lessons learned at a meeting in the period; without a meeting, those that were first public in it.

    Of a lesson that came with the launch content, from an older source, the day it was loaded says nothing.
    """
    geleerd = Q(gebeurtenis__datum__gte=verslag.van, gebeurtenis__datum__lte=verslag.tot)
    zonder = Q(gebeurtenis__isnull=True, gepubliceerd_op__date__gte=verslag.van, gepubliceerd_op__date__lte=verslag.tot)
    geladen = Inhoudstand.objects.filter(content_type=ContentType.objects.get_for_model(Les)).values("object_id")
    zonder &= ~Q(pk__in=geladen)
    rijen = mag(Les.objects.all(), verslag).filter(in_wijk(verslag), geleerd | zonder)
    return [
        Voorstel(
            V.LESSEN, "toolkit.Les", str(rij.pk), rij.titel,
            alinea(veilig(rij.titel), kort(rij.samenvatting or rij.tekst)),
            adres_van(rij), rij.gebeurtenis.datum if rij.gebeurtenis else None, rij.wijk_id,
        )
        for rij in rijen.select_related("gebeurtenis", "wijk").order_by("gebeurtenis__datum", "titel", "pk")
    ]  # fmt: skip


def doorwerking(verslag: Verslag) -> list[Voorstel]:
    """What was done with lessons in the period: discussed, applied, secured."""
    stappen = Lesstap.objects.filter(in_periode(verslag), in_wijk(verslag)).filter(
        Q(pk__in=Lesstap.objects.openbaar().order_by().values("pk")) | Q(ruimte=verslag.ruimte_id),
        les__in=mag(Les.objects.all(), verslag).order_by(),
    )
    return [
        Voorstel(
            V.DOORWERKING, "toolkit.Lesstap", str(rij.pk), str(rij),
            alinea(
                f"{veilig(rij.les)} ({rij.get_stap_display()})", veilig(rij.hoe),
                veilig(rij.bij_wie and f"Bij: {rij.bij_wie}"), veilig(f"Waar: {rij.plaats}"),
            ),
            adres_van(rij.les), rij.datum, rij.wijk_id,
        )
        for rij in stappen.select_related("les", "wijk").order_by("datum", "pk")
    ]  # fmt: skip


def leervragen(verslag: Verslag) -> list[Voorstel]:
    """What the wijken want to learn, how far they are, and what they found."""
    rijen = mag(Leervraag.objects.all(), verslag).filter(in_wijk(verslag)).select_related("wijk")
    return [
        Voorstel(
            V.LEERVRAGEN, "monitoring.Leervraag", str(rij.pk), rij.titel,
            alinea(veilig(rij.titel), f"Stand: {rij.get_staat_display()}", kort(rij.antwoord)),
            adres_van(rij), wijk=rij.wijk_id,
        )
        for rij in rijen.order_by("wijk__volgorde", "nummer", "pk")
    ]  # fmt: skip


# --- Scoring together ---------------------------------------------------------------------------------------------


def ronden(verslag: Verslag):
    """The rounds that a report may take over: adopted, and of its own room. Newest first."""
    rijen = Zelfevaluatie.objects.filter(ruimte=verslag.ruimte_id, staat=Rondestaat.VASTGESTELD)
    return rijen.order_by("-datum", "-gemaakt_op", "-pk")


def kies_ronde(verslag: Verslag) -> Zelfevaluatie | None:
    """The round that fits the period best: the last one with a day in it, else the last one there is."""
    rijen = list(ronden(verslag))
    binnen = [ronde for ronde in rijen if ronde.datum and verslag.van <= ronde.datum <= verslag.tot]
    zonder_dag = [ronde for ronde in rijen if ronde.datum is None]
    return next(iter([*binnen, *sorted(zonder_dag, key=lambda ronde: -ronde.pk), *rijen]), None)


def zelfevaluatie(verslag: Verslag) -> list[Voorstel]:
    """One table with the conclusions of the round; never what somebody scored.

    A form with a field that shows the round itself gets with whom it was discussed, and not the table once more.
    """
    ronde = kies_ronde(verslag)
    if ronde is None:
        return []
    if any(veld["soort"] == Veldsoort.ZELFEVALUATIE for veld in verslag.opzet["velden"]):
        html = alinea("Besproken met", veilig(ronde.met_wie or "niet vastgelegd"), veilig(ronde.samenstelling))
        adres = reverse("admin:zelfevaluatie", args=[ronde.pk])
        sleutel = ("monitoring.Zelfevaluatie", str(ronde.pk), ronde.titel)
        return [Voorstel(V.ZELFEVALUATIE, *sleutel, html, adres, ronde.datum)]
    uitslag = uitslag_voor_verslag(ronde)
    rijen = tuple(
        (f"{vraag.nummer}. {veilig(vraag.titel)}", veilig(vraag.uitkomst), veilig(vraag.toelichting))
        for blok in uitslag.blokken for vraag in blok.vragen
    )  # fmt: skip
    tabel = Tabelblok(("Onderwerp", "Oordeel", "Toelichting"), rijen, bijschrift=ronde.titel)
    wie = f"Besproken met: {ronde.met_wie}" if ronde.met_wie else ""
    return [
        Voorstel(
            V.ZELFEVALUATIE, "monitoring.Zelfevaluatie", str(ronde.pk), ronde.titel,
            alinea(veilig(ronde.titel), veilig(wie)), reverse("admin:zelfevaluatie", args=[ronde.pk]), ronde.datum,
            tabel=tabel,
        )
    ]  # fmt: skip


# --- Own effort ---------------------------------------------------------------------------------------------------


def eigen_inzet(verslag: Verslag) -> list[Voorstel]:
    """Quarters that their maker shared with the wijk; only in a report of that wijk itself (docs/adr/0026)."""
    gevonden = []
    for wijk in wijken_van(verslag):
        if wijk.ruimte_id != verslag.ruimte_id:
            continue
        for kwartaal in inzet_voor_ruimte(wijk, begin=verslag.van, einde=verslag.tot):
            aandacht = ", ".join(
                f"{regel.get_item_display()}: {aandacht_in_woorden(regel.werkelijk)}"
                for regel in kwartaal.regels.all() if regel.werkelijk is not None
            )  # fmt: skip
            delen = [f"Aandacht: {aandacht}"] if aandacht else []
            delen += [getattr(kwartaal, naam) for naam in ("deed", "opbrengst", "geleerd") if getattr(kwartaal, naam)]
            gevonden.append(
                Voorstel(
                    V.EIGEN_INZET, "monitoring.Kwartaalinzet", str(kwartaal.pk), f"Eigen inzet, {kwartaal.periode}",
                    alinea(f"Eigen inzet in het {veilig(kwartaal.periode)}", *(veilig(deel) for deel in delen)),
                    reverse("admin:eigen-inzet-gedeeld", args=[wijk.slug]), kwartaal.begin, wijk.pk,
                )
            )  # fmt: skip
    return sorted(gevonden, key=lambda een: een.datum)
