# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Real questions to the launch content: what people expect comes first, in one order on every database."""

import pytest

from tests.wijzer.zoekvragen import LANG, VRAGEN
from wijzer.models import Zoeknaam, Zoekregel, Zoekwoord
from wijzer.zoeken import index
from wijzer.zoeken.motor import ALLES, KOP, TITEL, En, Of, Woord, Zonder
from wijzer.zoeken.vraag import Zoekvraag
from wijzer.zoeken.zoek import PER_PAGINA, zoek

pytestmark = pytest.mark.django_db


@pytest.fixture
def inhoud(geladen, db) -> None:
    """The whole launch content."""


def test_real_questions_get_the_answer_people_expect(inhoud):
    wrong = {}
    for vraag in VRAGEN:
        found = tuple(resultaat.adres for resultaat in zoek(vraag.q).resultaten[: len(vraag.eerst)])
        if found != vraag.eerst:
            wrong[vraag.q] = (found, vraag.waarom)
    assert wrong == {}


def test_there_are_sixty_real_questions_each_with_a_reason():
    assert len({vraag.q for vraag in VRAGEN}) >= 60
    assert [vraag.q for vraag in VRAGEN if not vraag.eerst or len(vraag.waarom) < 10] == []


# The same ranking, written down once more without a database: what the engines must agree with.


def _heeft(velden: list[list[str]], uitdrukking) -> bool:
    match uitdrukking:
        case Woord(stammen):
            n = len(stammen)
            return any(
                tuple(words[i : i + n]) == stammen for words in velden for i in range(len(words) - n + 1)
            )  # fmt: skip
        case En(delen):
            return all(_heeft(velden, deel) for deel in delen)
        case Of(delen):
            return any(_heeft(velden, deel) for deel in delen)


def _past(regel, veld: str, uitdrukking) -> bool:
    velden = {
        TITEL: [regel.titel], KOP: [regel.titel, regel.samenvatting], ALLES: [regel.titel, regel.samenvatting, regel.tekst],
    }  # fmt: skip
    if isinstance(uitdrukking, Zonder):
        return _heeft(velden[veld], uitdrukking.wel) and not _heeft(velden[ALLES], uitdrukking.niet)
    return _heeft(velden[veld], uitdrukking)


def _plaats(regel, vraag: Zoekvraag) -> tuple[int, int, int] | None:
    """Where a line stands before freshness and address count, or None when it does not match."""
    n = len(vraag.termen)
    has = sum(_past(regel, ALLES, term.als(ruim=True)) for term in vraag.termen)
    if has < n - vraag.gemist or any(_past(regel, ALLES, woord) for woord in vraag.niet):
        return None
    if has < n:
        return -has, 0, -sum(_past(regel, TITEL, term.als(ruim=False)) for term in vraag.termen)
    steps = [(veld, ruim) for ruim in (False, True) for veld in (TITEL, KOP, ALLES)]
    taken = [_past(regel, veld, vraag.uitdrukking(ruim=ruim)) for veld, ruim in steps]
    return -has, taken.index(True), 0


def test_the_order_is_that_of_the_tiers_on_every_database(inhoud):
    docs = [doc for docs in index._alle_documenten() for doc in docs]
    regels = {doc.id: doc.stamregel for doc in docs}
    for vraag in [*VRAGEN, *LANG]:
        uitkomst = zoek(vraag.q)
        asked = uitkomst.vraag
        ranked = []
        for doc in docs:
            if (place := _plaats(regels[doc.id], asked)) is not None:
                ranked.append((doc.id not in asked.exact, *place, -doc.vers.toordinal(), doc.slug, doc.id, doc.adres))
        expected = [row[-1] for row in sorted(ranked)]
        pages = range(1, -(-len(expected) // PER_PAGINA) + 1)
        found = [resultaat.adres for page in pages for resultaat in zoek(vraag.q, pagina=page).resultaten]
        assert (vraag.q, uitkomst.totaal, found) == (vraag.q, len(expected), expected)
        assert sum(soort.aantal for soort in uitkomst.soorten) == len(expected)


def test_the_counts_of_the_kinds_are_what_choosing_one_gives(inhoud):
    for q in ("samenwerking", "wijkaanpak", "hoe bereiken we inwoners met een laag inkomen"):
        uitkomst = zoek(q)
        chosen = {soort.code: zoek(q, soort=soort.code) for soort in uitkomst.soorten}
        assert {code: result.totaal for code, result in chosen.items()} == {s.code: s.aantal for s in uitkomst.soorten}
        for soort in uitkomst.soorten:
            assert {resultaat.soort for resultaat in chosen[soort.code].resultaten} == {soort.naam}


def test_making_it_again_gives_the_same(inhoud):
    def alles() -> list:
        names = Zoeknaam.objects.order_by("regel", "gevouwen", "naam").values_list("regel", "naam", "synoniem")
        return [list(Zoekregel.objects.order_by("pk").values_list()), list(names)]

    before, words = alles(), set(Zoekwoord.objects.values_list("woord", flat=True))
    assert index.herbouw() == len(before[0]) > 400
    assert (alles(), set(Zoekwoord.objects.values_list("woord", flat=True))) == (before, words)
    assert index.verschillen() == []
