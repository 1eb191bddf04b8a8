# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""What comes from Word, Outlook, Google Docs and LibreOffice is clean text with the structure that was meant."""

from pathlib import Path

import pytest

from redactie.opmaak import html, plak
from redactie.tekst import schoon

MAP = Path(__file__).resolve().parent.parent / "data" / "plakken"
# Shared with the test of the editor in a browser: both doors give the same.
VERWACHT = {
    "word": (
        "<h2>Plan voor de buurtkamer</h2>\n"
        "<p>Dit is het <strong>nieuwe</strong> plan, met <em>de mensen</em> uit de buurt. “Wij doen mee”, zei iemand.</p>\n"
        "<ul><li>Koffie schenken<ul><li>met de huisarts</li></ul></li><li>Samen eten</li></ul>\n"
        "<h2>Stappen</h2>\n<ol><li>Bel de gemeente</li><li>Kies een dag</li></ol>\n"
        '<table><thead><tr><th scope="col">Jaar</th><th scope="col">Bezoekers</th></tr></thead>'
        "<tbody><tr><td>2021</td><td>34</td></tr></tbody></table>\n"
        '<p><a href="https://www.voorbeeld.nl/plan" rel="noopener noreferrer">Lees het plan</a></p>'
    ),
    "outlook": (
        "<p>Beste allemaal,</p>\n<p><strong>Van:</strong> Anne<br>Onderwerp: overleg</p>\n"
        "<ul><li>Maandag overleg</li><li>Dinsdag bezoek</li></ul>\n<p><em>Groet, Anne</em></p>"
    ),
    "googledocs": (
        "<h2>Wat wij deden</h2>\n<p><strong>Vet</strong> en <em>schuin</em>.</p>\n<ul><li>een</li><li>twee</li></ul>\n"
        "<table><tbody><tr><td>a</td><td>b</td></tr></tbody></table>"
    ),
    "libreoffice": "<p><strong>Vet</strong> en onderstreept</p>\n<ol><li>een</li><li>twee</li></ol>",
}


def geplakt(naam: str) -> str:
    return (MAP / f"{naam}.html").read_text()


@pytest.mark.parametrize("naam", VERWACHT)
def test_a_paste_becomes_the_text_that_was_meant(naam):
    eenmaal = schoon(geplakt(naam))
    netjes = schoon(html.schrijf(html.lees(eenmaal)))
    assert netjes == VERWACHT[naam]
    assert schoon(eenmaal) == eenmaal


@pytest.mark.parametrize(
    ("getypt", "verwacht"),
    [
        ("<p>·&nbsp; een</p><p>·&nbsp; twee</p><p>gewoon</p>", "<ul><li>een</li><li>twee</li></ul><p>gewoon</p>"),
        ("<p>A. de Vries</p>", "<p>A. de Vries</p>"),
        ("<p class=MsoListParagraph>a) eerst</p>", "<ol><li>eerst</li></ol>"),
        ("<div>een</div><div>twee</div>", "<p>een</p><p>twee</p>"),
        ("<h1>Kop</h1><h5>Klein</h5>", "<h2>Kop</h2><h4>Klein</h4>"),
        ("<p class='Kop2'>Kop</p>", "<h2>Kop</h2>"),
    ],
)
def test_what_other_programs_say_in_another_way(getypt, verwacht):
    assert schoon(plak.ontdoe(getypt)) == verwacht
