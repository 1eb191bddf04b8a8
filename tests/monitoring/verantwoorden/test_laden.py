# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Threads, letters and products of the launch content: loaded once, and left alone once a person wrote in them."""

from pathlib import Path

import pytest

from monitoring.verantwoorden.aandachtspunten import neem_beurt
from monitoring.verantwoorden.antwoordbrieven import brief_om_te_lezen
from monitoring.verantwoorden.models import Aandachtspunt, Antwoordbrief, Beurt, Product
from redactie.models import Bron, Inhoudstand
from wijken.models import Besluit
from wijzer.inhoud import Inhoudsfout, _stand_van_0_5, laad, neem_op
from wijzer.management.commands.laad_inhoud import content_loader

pytestmark = pytest.mark.django_db
DRADEN = """
- slug: plan
  ruimte: samenwerkingsverband
  titel: Het plan
  soort: aandachtspunt
  blok: Aandachtspunten commissie
  van: ZonMw
  verslag: verslag-2021
  veld: draden
  staat: geaccepteerd
  beurten:
    - {wie: funder, datum: null, precisie: onbekend, tekst: Wat was het **plan**?}
    - {wie: wij, datum: 2021-01-14, precisie: dag, tekst: Zie de mail., plaats: §1}
    - {wie: funder, datum: 2021-01-01, precisie: maand, tekst: Voldaan.}
  bronnen: [{bron: s003, plaats: §1}]
- slug: accenten
  ruimte: samenwerkingsverband
  titel: Welke accenten
  soort: vraag
  blok: ""
  van: ZonMw
  verslag: verslag-2021
  veld: aanpak
  eerder: plan
  staat: beantwoord
  beurten:
    - {wie: funder, datum: 2022-01-01, precisie: jaar, tekst: Welke accenten?}
    - {wie: wij, datum: 2022-01-01, precisie: jaar, tekst: Minder sessies.}
    - {wie: wij, datum: 2022-01-01, precisie: jaar, tekst: Meer rollen., wijk: stevenshof}
- slug: format
  ruimte: samenwerkingsverband
  titel: Het format
  soort: vraag
  van: Wijzer in de Wijk
  staat: open_bij_funder
  beurten: [{wie: wij, tekst: Graag eerder.}]
"""
BRIEF = """
- slug: brief
  ruimte: samenwerkingsverband
  titel: Antwoord
  verslag: verslag-2021
  aan: ZonMw
  datum: 2022-01-01
  precisie: jaar
  inleiding: Dank voor uw vragen.
  vragen: [{nummer: 1, aandachtspunt: accenten, citaat: welke andere accenten, pagina: "4"}]
  agenda: {van: 2022-01-01, tot: 2022-12-31}
  bijlagen: [{nummer: 1, titel: Voorstel, omschrijving: Wij hebben het niet.}]
  slot: ""
  bronnen: [{bron: s000, plaats: de hele brief}]
"""
PRODUCT = """
- slug: artikel
  ruimte: samenwerkingsverband
  titel: Een artikel
  soort: artikel
  staat: klaar
  datum: 2021-12-01
  precisie: maand
  link: ""
  omschrijving: Over **leren**.
  bronnen: [{bron: s003, plaats: §5}]
"""


@pytest.fixture
def map(tmp_path: Path, ruimten, maak_wijk, maak_verslag, bron) -> Path:
    Bron.objects.get_or_create(code="s000", defaults={"titel": "De brief"})
    maak_wijk("stevenshof", "Stevenshof", "Leiden")
    maak_verslag(slug="verslag-2021", titel="Verslag 2021")
    for naam, inhoud in (("aandachtspunten", DRADEN), ("antwoordbrieven", BRIEF), ("producten", PRODUCT)):
        (tmp_path / f"{naam}.yaml").write_text(inhoud)
    return tmp_path


def test_threads_letter_and_product_are_loaded_with_their_sources_and_twice_is_once(map):
    by = content_loader()
    eerste = laad(map, by=by)
    assert sorted(eerste.nieuw) == [
        "aandachtspunten/accenten", "aandachtspunten/format", "aandachtspunten/plan", "antwoordbrieven/brief",
        "producten/artikel",
    ]  # fmt: skip
    plan, accenten, format_ = (Aandachtspunt.objects.get(slug=slug) for slug in ("plan", "accenten", "format"))
    assert [(b.wie, b.wanneer) for b in plan.beurten.all()] == [
        ("funder", "datum niet bekend"), ("wij", "14 januari 2021"), ("funder", "januari 2021")
    ]  # fmt: skip
    assert (plan.staat, plan.geaccepteerd_door, str(plan.bronnen.get())) == (
        "geaccepteerd", "ZonMw", "Voortgangsrapportage over 2021, §1"
    )  # fmt: skip
    assert plan.beurten.first().tekst == "<p>Wat was het <strong>plan</strong>?</p>"
    assert (accenten.staat, accenten.eerder, format_.stand) == ("beantwoord", plan, "open bij ZonMw")
    brief = Antwoordbrief.objects.get()
    beeld = brief_om_te_lezen(brief)
    assert (brief.staat, brief.verstuurd_op, brief.verstuurd_door, beeld.datum) == ("verstuurd", None, None, "2022")
    assert [(a.wijk, a.html) for a in beeld.vragen[0].antwoorden] == [
        ("", "<p>Minder sessies.</p>"), ("Stevenshof", "<p>Meer rollen.</p>")
    ]  # fmt: skip
    assert Product.objects.get().is_openbaar
    tweede = laad(map, by=by)
    assert (len(tweede.gelijk), tweede.nieuw, tweede.bijgewerkt, tweede.met_rust_gelaten) == (5, [], [], [])


def test_what_a_person_wrote_is_left_alone_and_what_the_file_changes_is_written(map, beheerder):
    by = content_loader()
    laad(map, by=by)
    format_ = Aandachtspunt.objects.get(slug="format")
    neem_beurt(format_, Beurt(wie="funder", tekst="<p>Dat kan.</p>", ligt_bij="niemand"), by=beheerder)
    nieuw = DRADEN.replace("Graag eerder.", "Graag veel eerder.").replace("Minder sessies.", "Minder leersessies.")
    (map / "aandachtspunten.yaml").write_text(nieuw)
    verslag = laad(map, by=by)
    assert sorted(verslag.bijgewerkt) == ["aandachtspunten/accenten", "antwoordbrieven/brief"]
    assert verslag.met_rust_gelaten == ["aandachtspunten/format"]
    assert format_.beurten.count() == 2
    assert "Minder leersessies." in str(brief_om_te_lezen(Antwoordbrief.objects.get()))


@pytest.mark.parametrize(
    ("was", "wordt"), [("staat: beantwoord", "staat: kwijt"), ("blok: \"\"", "blokje: x"), ("eerder: plan", "eerder: nergens")]
)  # fmt: skip
def test_a_mistake_in_the_file_is_named_and_nothing_is_loaded(map, was, wordt):
    (map / "aandachtspunten.yaml").write_text(DRADEN.replace(was, wordt))
    with pytest.raises(Inhoudsfout, match="aandachtspunten/accenten"):
        laad(map, by=content_loader())
    assert Aandachtspunt.objects.count() == 0


def test_a_decision_that_version_0_5_loaded_is_still_known_as_untouched(tmp_path, ruimten, bron):
    """Its new fields are empty, so that nobody changed it."""
    by = content_loader()
    regel = "- {slug: b, ruimte: samenwerkingsverband, titel: Besluit, datum: null, precisie: onbekend, orgaan: AKO, staat: genomen,"
    bronnen = "bronnen: [{bron: s003, plaats: §1}]}"
    (tmp_path / "besluiten.yaml").write_text(f"{regel} {bronnen}")
    laad(tmp_path, by=by)
    besluit = Besluit.objects.get()
    stand = Inhoudstand.objects.get(object_id=besluit.pk)
    stand.vingerafdruk = _stand_van_0_5(besluit, neem_op(besluit))  # as version 0.5.0 wrote it
    stand.save()
    (tmp_path / "besluiten.yaml").write_text(f"{regel} nodig_voor: 2022-01-01, {bronnen}")
    assert laad(tmp_path, by=by).bijgewerkt == ["besluiten/b"]
    assert Besluit.objects.get().nodig_voor.year == 2022
