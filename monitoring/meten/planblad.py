# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""A monitorplan as a document: one that was filled in, and the same structure with room to fill in for another wijk."""

from collections.abc import Iterable

from django.conf import settings
from django.utils.dateformat import format as date_format

from drukkerij.document import Document
from monitoring.meten.models import Leervraag, Planindicator
from monitoring.meten.models.plan import Schakel
from monitoring.meten.planoverzicht import ANTWOORDEN, NIET_INGEVULD, Planoverzicht, Vraagdeel
from toolkit.models import Vraag

RUIMTE = "…"  # where somebody fills something in
VEEL_RUIMTE = RUIMTE * 18  # the width of a column follows its text
EIGENAAR = "Wijzer in de Wijk"
KETEN = ["Schakel", "Wat", "Wij nemen aan dat", "Invloed"]
ONDERDELEN = ["Onderdeel", "Ons antwoord"]
DOELEN = ["Doel", "Waar wij aan merken dat het lukt"]
INDICATOREN = ["Indicator", "Hoe", "Wie houdt dit bij", "Hoe vaak", "Hoe het ervoor stond"]
LEERVRAGEN = ["Nummer", "Leervraag", "Wie zoekt dit uit", "Stand"]
# What helps to fill in each side of a question.
HULP = {
    "waarom": "Waarom wilt u dit weten?",
    "wat": "Waar kijkt u naar?",
    "hoe": "Hoe komt u erachter? Kies ook iets waarbij mensen vertellen.",
    "wie": "Welke rol of organisatie doet het?",
    "wanneer": "Hoe vaak, of op welk moment?",
    "bron": "Waar komt het antwoord vandaan? Wat is er al?",
    "inzet": "Hoeveel tijd of geld kost het, en van wie?",
    "belasting": "Wie heeft hier last van, en hoeveel?",
}


def planblad(overzicht: Planoverzicht) -> Document:
    """Return a public plan as a document."""
    plan = overzicht.plan
    doc = Document(
        titel=plan.titel, eigenaar=EIGENAAR, site=settings.SITE_URL, onderwerp=f"Monitorplan van {plan.wijk}"
    )
    doc.inleiding(plan.samenvatting)
    vastgesteld = date_format(plan.vastgesteld_op, "j F Y") if plan.vastgesteld_op else NIET_INGEVULD
    _over(doc, [str(plan.wijk), plan.periode, vastgesteld, plan.vastgesteld_door or NIET_INGEVULD])
    doc.hoofdstuk("Waarom dit plan", plan.tekst)
    if overzicht.vragen:
        doc.kop("De vier vragen")
    for deel in overzicht.vragen:
        _vraag(doc, deel)
    if overzicht.doelen:
        doc.kop("Doelen")
        doc.tabel(DOELEN, [[doel.tekst, doel.toelichting or NIET_INGEVULD] for doel in overzicht.doelen])
    if overzicht.keten:
        doc.kop("De veranderketen")
        doc.tabel(
            KETEN,
            [
                [
                    f"{nummer}. {stap.get_schakel_display()}", stap.tekst, stap.aanname or NIET_INGEVULD,
                    stap.get_invloed_display() if stap.invloed else NIET_INGEVULD,
                ]
                for nummer, stap in enumerate(overzicht.keten, start=1)
            ],
        )  # fmt: skip
    doc.hoofdstuk("Met wie het is gemaakt", plan.met_wie)
    doc.hoofdstuk("Wat inwoners inbrachten", plan.inwoners)
    doc.hoofdstuk("Inzet en geld", plan.inzet)
    _slot(doc, f"{settings.SITE_URL}{plan.get_absolute_url()}")
    return doc


def leeg_planblad(vragen: Iterable[Vraag]) -> Document:
    """Return the same structure with room to fill in, for a wijk of one's own."""
    doc = Document(
        titel="Monitorplan voor uw wijk",
        eigenaar=EIGENAAR,
        site=settings.SITE_URL,
        onderwerp="Formulier om in te vullen",
    )
    doc.inleiding(
        "Vul dit samen met inwoners en partners in. Het hoeft niet in één keer af. Laat leeg wat u nog niet weet, en "
        "haal weg wat u niet gebruikt."
    )
    _over(doc, [VEEL_RUIMTE] * 4)
    doc.kop("Waarom dit plan")
    doc.alinea("Wat was de aanleiding, en wat wilt u leren?")
    doc.alinea(RUIMTE)
    doc.kop("De vier vragen")
    for vraag in vragen:
        doc.kop(f"{vraag.nummer}. {vraag.titel}", niveau=2)
        doc.tabel(ONDERDELEN, [[f"{kop}. {HULP[naam]}", VEEL_RUIMTE] for naam, kop in ANTWOORDEN])
        doc.kop("Indicatoren", niveau=3)
        doc.alinea("Kies er weinig: drie tot vijf is genoeg. Kies ook iets waarbij mensen vertellen.")
        doc.tabel(INDICATOREN, [[RUIMTE] * len(INDICATOREN)] * 3)
        doc.kop("Leervragen", niveau=3)
        doc.alinea("Begin met: Hoe kunnen we … zodat …?")
        doc.tabel(LEERVRAGEN, [[RUIMTE, VEEL_RUIMTE, RUIMTE, RUIMTE]] * 2)
    doc.kop("Doelen")
    doc.alinea("Wat moet er anders zijn als het lukt, en voor wie?")
    doc.tabel(DOELEN, [[RUIMTE] * len(DOELEN)] * 3)
    doc.kop("De veranderketen")
    doc.alinea(
        "Hoe komt u van wat u doet bij wat het inwoners brengt? Schrijf bij elke schakel wat moet kloppen om bij de "
        "volgende te komen. Zeg ook of u het zelf in de hand hebt, of u er invloed op hebt, of dat u erop hoopt."
    )
    doc.tabel(
        KETEN,
        [[f"{nummer}. {schakel.label}", *[RUIMTE] * 3] for nummer, schakel in enumerate(Schakel, start=1)],
    )
    for kop, hulp in (
        ("Met wie het is gemaakt", "Welke organisaties en rollen deden mee? Noem geen namen van inwoners."),
        ("Wat inwoners inbrachten", "Hoe deden inwoners mee, en wat werd er door hen anders?"),
        ("Inzet en geld", "Wat doet elke partner, en wat kost het?"),
    ):
        doc.kop(kop)
        doc.alinea(hulp)
        doc.alinea(RUIMTE)
    _slot(doc, f"{settings.SITE_URL}/monitorplannen/")
    return doc


def _over(doc: Document, waarden: list[str]) -> None:
    namen = ("Wijk", "Periode", "Vastgesteld op", "Vastgesteld door")
    doc.tabel(["Over dit plan", "Antwoord"], [[naam, waarde] for naam, waarde in zip(namen, waarden, strict=True)])


def _vraag(doc: Document, deel: Vraagdeel) -> None:
    doc.kop(f"{deel.vraag.nummer}. {deel.vraag.titel}", niveau=2)
    doc.tabel(ONDERDELEN, [[antwoord.kop, antwoord.tekst or NIET_INGEVULD] for antwoord in deel.antwoorden])
    if deel.indicatoren:
        doc.kop("Indicatoren", niveau=3)
        doc.tabel(INDICATOREN, [_indicator(keuze) for keuze in deel.indicatoren])
    if deel.leervragen:
        doc.kop("Leervragen", niveau=3)
        doc.tabel(LEERVRAGEN, [_leervraag(leervraag) for leervraag in deel.leervragen])
        for leervraag in deel.leervragen:
            doc.hoofdstuk(f"Wat leervraag {leervraag.nummer} opleverde", leervraag.antwoord, niveau=4)


def _indicator(keuze: Planindicator) -> list[str]:
    indicator = keuze.indicator
    return [
        f"{indicator}{f' ({indicator.eenheid})' if indicator.eenheid else ''}",
        indicator.methode or NIET_INGEVULD,
        keuze.wie or NIET_INGEVULD,
        keuze.hoe_vaak,
        keuze.stand_bij_begin or NIET_INGEVULD,
    ]


def _leervraag(leervraag: Leervraag) -> list[str]:
    return [str(leervraag.nummer), leervraag.titel, leervraag.wie or NIET_INGEVULD, leervraag.get_staat_display()]


def _slot(doc: Document, adres: str) -> None:
    doc.kop("Bron en licentie")
    doc.alinea(
        f"Wijzer in de Wijk, {adres}. Licentie van deze opzet en teksten: CC BY 4.0. Wat u zelf invult, is van u."
    )
