# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Kinds of report and a report of a source are loaded once, as they were, and left alone from then on."""

import pytest

from monitoring.verantwoorden import verslagen
from monitoring.verantwoorden.lezing import beeld_van, klopt
from monitoring.verantwoorden.models import Bouwsteen, Verslag, Verslagsoort
from redactie.models import Gebruiker
from wijzer.inhoud import Inhoudsfout, laad
from wijzer.management.commands.laad_inhoud import content_loader

pytestmark = pytest.mark.django_db

RUIMTEN = """
- {slug: gedeeld, naam: Gedeeld, soort: gedeeld}
- {slug: samenwerkingsverband, naam: Samenwerkingsverband, soort: samenwerkingsverband}
"""
BRONNEN = "- {slug: s003, titel: Voortgangsrapportage over 2021}\n"
SOORTEN = """
- slug: jaarverslag
  titel: Jaarverslag
  versie: "1"
  max_paginas: 10
  ruimte: gedeeld
  secties: [{nummer: "2", titel: Voortgang, indeling: tabel}, {nummer: "4", titel: Scores}, {nummer: "7", titel: Verloop}]
  velden:
    - {sectie: "2", nummer: "1", sleutel: tijd, titel: Tijdsplanning, soort: ja_nee, regels: 5, vult: [gebeurtenissen, cijfers]}
    - {sectie: "7", sleutel: verloop, titel: Verloop, a4: 2, vult: [gebeurtenissen]}
    - {sectie: "4", sleutel: scores, titel: Zelfevaluatie, soort: zelfevaluatie, vult: [zelfevaluatie]}
  bronnen: [{bron: s003, plaats: "§1"}]
"""
VERSLAGEN = """
- slug: verslag-2021
  soort: jaarverslag
  titel: Verslag over 2021
  ruimte: samenwerkingsverband
  organisatie: Wijzer in de Wijk
  projectnummer: "531006104"
  van: 2021-01-01
  tot: 2022-01-01
  staat: aangevuld
  bron: s003
  antwoorden:
    tijd: {ja: true, nee: true, tekst: "Wij lopen **achter**.", aanvulling: Tot januari., plaats: "§2, rij 1"}
    scores:
      toelichtingen: {"4": "Dat helpt."}
      wijken: {"4": {Alphen: Het overleg steunt dit., WSD: ""}}
      opmerkingen: "-"
  bijlagen: [{nummer: 1, titel: Het voorstel}]
"""


@pytest.fixture
def map_(tmp_path):
    for naam, tekst in (
        ("ruimten", RUIMTEN),
        ("bronnen", BRONNEN),
        ("verslagsoorten", SOORTEN),
        ("verslagen", VERSLAGEN),
    ):
        (tmp_path / f"{naam}.yaml").write_text(tekst)
    return tmp_path


def test_a_report_of_a_source_has_its_supplemented_version_and_says_that_the_first_is_not_there(map_):
    uit = laad(map_, by=content_loader())
    assert {"verslagsoorten/jaarverslag", "verslagen/verslag-2021"} <= set(uit.nieuw)
    soort, verslag = Verslagsoort.objects.get(), Verslag.objects.get()
    assert soort.is_openbaar and soort.velden.get(sleutel="tijd").vult == ["cijfers", "gebeurtenissen"]
    (versie,) = verslag.versies.all()
    assert (versie.nummer, versie.is_aanvulling, versie.vastgesteld_op) == (2, True, None)
    assert "Versie 1 staat niet in de bronnen" in versie.noot and klopt(versie)
    tijd = beeld_van(verslag).secties[0].velden[0]
    assert [(type(een).__name__, getattr(een, "html", ""), getattr(een, "aanvulling", False)) for een in tijd.inhoud] == [
        ("Keuze", "", False), ("Tekst", "<p>Wij lopen <strong>achter</strong>.</p>", False),
        ("Tekst", "<p>Tot januari.</p>", True),
    ]  # fmt: skip
    assert (tijd.inhoud[0].ja, tijd.inhoud[0].nee) == (True, True)
    assert verslag.antwoorden.get(veld_sleutel="scores").gegevens == {
        "toelichtingen": {"4": "Dat helpt."}, "wijken": {"4": {"Alphen": "Het overleg steunt dit."}}, "opmerkingen": "-",
    }  # fmt: skip
    assert not Bouwsteen.objects.exists()  # a report of a source says what the source says


def test_loading_twice_changes_nothing_and_what_a_person_did_is_reported(map_):
    laad(map_, by=content_loader())
    uit = laad(map_, by=content_loader())
    assert uit.nieuw == uit.bijgewerkt == uit.met_rust_gelaten == []
    verslag = Verslag.objects.get()
    iemand = Gebruiker.objects.create_superuser("iemand@voorbeeld.nl", naam="Iemand")
    verslagen.ontvang_vragen(verslag, by=iemand, op=verslag.tot)
    verslagen.vul_aan(verslag, "tijd", "<p>Van een mens.</p>", by=iemand)
    (map_ / "verslagen.yaml").write_text(VERSLAGEN.replace("Tot januari.", "Anders."))
    assert laad(map_, by=content_loader()).met_rust_gelaten == ["verslagen/verslag-2021"]
    assert "Van een mens." in Verslag.objects.get().antwoorden.get(veld_sleutel="tijd").aanvulling


@pytest.mark.parametrize(
    ("bestand", "was", "wordt"),
    [("verslagen", "tijd: {", "bestaat-niet: {"), ("verslagen", "nee: true", "misschien: true"),
     ("verslagen", "staat: aangevuld", "staat: klaar"), ("verslagsoorten", "[gebeurtenissen]", "[kranten]"),
     ("verslagsoorten", "soort: ja_nee", "soort: raadsel")],
)  # fmt: skip
def test_a_mistake_in_the_file_is_named_and_nothing_is_loaded(bestand, was, wordt, map_):
    pad = map_ / f"{bestand}.yaml"
    pad.write_text(pad.read_text().replace(was, wordt))
    with pytest.raises(Inhoudsfout, match=bestand):
        laad(map_, by=content_loader())
    assert not Verslag.objects.exists()
