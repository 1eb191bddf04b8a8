# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""The report over 2021 as it is loaded leaves the house whole: nine sections, fifteen scores, JA and NEE as they were."""

import io
import re
import zipfile
from dataclasses import replace

import pytest
from pypdf import PdfReader

from monitoring.verantwoorden.beeld import Keuze, Tabelblok, Tekst
from monitoring.verantwoorden.lezing import beeld_van, paginas_van
from monitoring.verantwoorden.models import Aandachtspunt, Verslag
from monitoring.verantwoorden.uitvoer.document import verslagdocument

ONDERDELEN = [
    "1. Aanvullende voorwaarden", "2. Voortgang van project", "3. Realisatie van einddoelen",
    "4. Voortgang van integrale samenwerking", "5. Publicaties en producten", "6. Verspreiding en implementatie",
    "7. Verslag van de afgelopen periode", "8. Rol en werkwijze van ZonMw", "9. Algemene opmerkingen",
]  # fmt: skip
SCORES = ["4", "3", "4", "3", "4", "4", "4", "4", "3", "3", "3", "3", "3", "3", "4"]
AANGEKRUIST = ["JA en NEE", "JA", "JA", "JA", "JA", "JA", "JA", "JA en NEE"]  # seven rows of section 2, and section 3


pytestmark = pytest.mark.een_database  # what is loaded is the same on every database; making documents takes long


@pytest.fixture
def inhoud(geladen, db) -> None:
    """The loaded content."""


@pytest.fixture
def beeld(inhoud):
    return beeld_van(Verslag.objects.get(slug="voortgangsverslag-2021"))


def woorden(vorm: str, document) -> str:
    if vorm == "pdf":
        tekst = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(document.als_pdf())).pages)
    else:
        data = document.als_docx() if vorm == "docx" else document.als_odt()
        naam = {"docx": "word/document.xml", "odt": "content.xml"}[vorm]
        xml = zipfile.ZipFile(io.BytesIO(data)).read(naam).decode()
        tekst = re.sub(r"<[^>]+>", "", re.sub(r"</(w|text):(p|h)>", " ", xml)).replace("&apos;", "'")
    return " ".join(tekst.split())


@pytest.mark.parametrize("vorm", ["docx", "odt", "pdf"])
def test_the_report_leaves_whole(vorm, beeld):
    tekst = woorden(vorm, verslagdocument(beeld))
    plekken = [tekst.find(onderdeel) for onderdeel in ONDERDELEN]
    assert -1 not in plekken and plekken == sorted(plekken)
    assert re.findall(r"Aangekruist: (JA en NEE|JA|NEE|niets)", tekst) == AANGEKRUIST
    blokken = [tekst.index(f"4.{nummer} ") for nummer in range(1, 5)]
    assert blokken == sorted(blokken)
    for feit in ("531006104", "16 recepten", "181", "244", "Behoefte van met eindgebruikers", "Nadere toelichting"):
        assert feit in tekst, feit


def test_each_section_is_filled_and_the_fifteen_scores_are_those_of_january_2022(beeld):
    assert [f"{sectie.nummer}. {sectie.titel}" for sectie in beeld.secties] == ONDERDELEN
    for sectie in beeld.secties:
        for veld in sectie.velden:
            assert any(not isinstance(een, Keuze) for een in veld.inhoud), veld.titel
    tabellen = [een for veld in beeld.secties[3].velden for een in veld.inhoud if isinstance(een, Tabelblok)]
    assert [(rij[0], rij[2]) for tabel in tabellen for rij in tabel.rijen] == [
        (str(nummer), score) for nummer, score in enumerate(SCORES, start=1)
    ]
    assert [tabel.bijschrift[:3] for tabel in tabellen] == ["4.1", "4.2", "4.3", "4.4"]
    assert all(rij[3] for tabel in tabellen for rij in tabel.rijen)


def test_the_threads_of_section_one_come_with_it(beeld):
    tekst = " ".join(een.html for een in beeld.secties[0].velden[0].inhoud if isinstance(een, Tekst))
    koppen = " ".join(een.kop for een in beeld.secties[0].velden[0].inhoud if isinstance(een, Tekst))
    blokken = set(Aandachtspunt.objects.exclude(blok="").values_list("blok", flat=True))
    assert len(blokken) == 4 and all(blok in koppen + tekst for blok in blokken)


def test_the_pages_are_estimated_well(beeld):
    """Within a tenth of what is really set, also when there is twice as much."""
    dubbel = replace(beeld, secties=tuple(replace(s, velden=s.velden + s.velden) for s in beeld.secties))
    for een in (beeld, dubbel):
        echt = len(PdfReader(io.BytesIO(verslagdocument(een).als_pdf())).pages)
        assert abs(paginas_van(een) - echt) <= max(1, echt / 10), echt
