# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""What a round concluded, as a document in the shape that the form asks for: per block, with no total and no mean."""

from django.conf import settings
from django.utils.dateformat import format as date_format

from drukkerij.document import Document
from monitoring.leren.models.zelfevaluatie import Rondestaat
from monitoring.leren.uitslag import Verslag, Verslagvraag

NIET_INGEVULD = "niet ingevuld"
EIGENAAR = "Wijzer in de Wijk"
KOPPEN = ["Onderwerp", "Score", "Toelichting"]


def rondeblad(verslag: Verslag) -> Document:
    """Return the conclusions of a round as a document; what one person scored is not in it."""
    ronde = verslag.ronde
    doc = Document(titel=ronde.titel, eigenaar=EIGENAAR, site=settings.SITE_URL, onderwerp=str(ronde.instrument.titel))
    wanneer = date_format(ronde.datum, "j F Y") if ronde.datum else ronde.periode or NIET_INGEVULD
    if ronde.staat != Rondestaat.VASTGESTELD:
        doc.let_op("Dit is een concept: de ronde is nog niet vastgesteld.")
    doc.tabel(
        ["Over deze ronde", "Antwoord"],
        [
            ["Lijst", f"{ronde.instrument.titel}, versie {ronde.instrument_versie}"],
            ["Wanneer", wanneer],
            ["Schaal", f"1 ({ronde.laag}) tot {ronde.schaal_tot} ({ronde.hoog})"],
            ["Met wie besproken", verslag.met_wie or NIET_INGEVULD],
            ["Wie deden mee", "; ".join(_deelnemer(wie) for wie in verslag.deelnemers) or NIET_INGEVULD],
            ["Anders samengesteld dan de vorige ronde", verslag.samenstelling or NIET_INGEVULD],
        ],
    )
    for blok in verslag.blokken:
        doc.kop(f"{blok.nummer}. {blok.titel}")
        doc.tabel(KOPPEN, [[_titel(v), v.uitkomst, _toelichting(v)] for v in blok.vragen])
    doc.kop("Overige opmerkingen")
    doc.alinea(verslag.opmerkingen or NIET_INGEVULD)
    doc.kop("Bij deze scores")
    doc.alinea(
        "De scores zijn het eigen oordeel van de partners. Zij zijn om van te leren en niet om met anderen te "
        "vergelijken. Er hoort geen totaal of gemiddelde bij."
    )
    if ronde.instrument.van_wie:
        doc.alinea(f"De lijst: {ronde.instrument.van_wie}")
    if ronde.bron_id:
        doc.alinea(f"Bron van deze ronde: {ronde.bron}, {ronde.plaats_in_bron}.")
    return doc


def _deelnemer(wie) -> str:
    tekst = str(wie) + (" (vervanger)" if wie.is_vervanger else "")
    return f"{tekst}, scoorde niet mee: {wie.onthouding}" if wie.onthouding else tekst


def _titel(vraag: Verslagvraag) -> str:
    titel = f"{vraag.nummer}. {vraag.titel}"
    return f"{titel} ({vraag.noot})" if vraag.noot else titel


def _toelichting(vraag: Verslagvraag) -> str:
    delen = [vraag.toelichting, *(f"Score {score}: {tekst}" for score, tekst in vraag.verschillen)]
    if vraag.waarom_anders:
        delen.append(f"Waarom anders: {vraag.waarom_anders}")
    return "\n".join(filter(None, delen)) or NIET_INGEVULD
