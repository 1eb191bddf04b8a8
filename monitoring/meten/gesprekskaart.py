# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""The card of one moment of a gespreksronde: one sheet for on the table, to tally on with a pen."""

from django.conf import settings

from drukkerij.document import Document
from monitoring.meten.models.gespreksronde import VRAGEN, VRAGENVERSIE, Gespreksmomentsoort

EIGENAAR = "Wijzer in de Wijk"
RUIMTE = "…"
REGELS = 6  # to a question, so that a card stays one sheet
KOPPEN = ["Antwoord, in de woorden van de groep", "Streepjes"]
WANNEER = {
    Gespreksmomentsoort.VOORAF: "Bij het begin, voordat jullie starten.",
    Gespreksmomentsoort.TUSSENTIJDS: "Halverwege, als er nog iets kan veranderen.",
    Gespreksmomentsoort.NA: "Aan het eind. Vraag het ook aan wie eerder stopte.",
}


def gesprekskaart(
    soort: str, *, activiteit: str = "", wijk: str = "", vragen: tuple[str, str] | None = None
) -> Document:  # fmt: skip
    """Return the card of a moment; without an activity there is room to write one."""
    moment = Gespreksmomentsoort(soort)
    doc = Document(
        titel=f"Gesprekskaart: {moment.label}", eigenaar=EIGENAAR, site=settings.SITE_URL,
        onderwerp="Verwachtingen vooraf, tussentijds en napraten",
    )  # fmt: skip
    doc.inleiding(f"{WANNEER[moment]} Tien minuten is genoeg. Schrijf geen namen op.")
    doc.tabel(
        ["Activiteit en wijk", "Datum", "Met hoeveel mensen"],
        [[", ".join(filter(None, (activiteit, wijk))) or RUIMTE * 12, RUIMTE * 6, RUIMTE * 6]],
    )
    for vraag in vragen or VRAGEN[VRAGENVERSIE][moment]:
        doc.kop(vraag)
        doc.tabel(KOPPEN, [[RUIMTE * 18, RUIMTE * 8]] * REGELS)
    doc.alinea(
        "Zo turft u: leg antwoorden die op elkaar lijken bij elkaar, in de woorden van de groep. Zet per persoon "
        "hoogstens één streepje bij een antwoord. Niemand hoeft iets te zeggen."
    )
    doc.alinea(
        f"Naar een idee van Zorgbelang Inclusief. De vragen zijn van de redactie van Wijzer in de Wijk, "
        f"{settings.SITE_URL}/verwachtingen/. Licentie: CC BY 4.0."
    )
    return doc
