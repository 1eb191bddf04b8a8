# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""An abbreviation is explained where it is first used on a page, and only there."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from redactie.models import Begrip, Status
from redactie.workflow import transition
from tests.soorten import VELDEN
from toolkit.models import Les
from wijzer.begrippen import afkortingen, leg_uit, vergeet

pytestmark = pytest.mark.django_db


@pytest.fixture
def begrip(maak):
    def _begrip(titel: str, afkorting: str = "", uitleg: str = "Uitleg in gewone taal.", **meer) -> Begrip:
        meer = {"gepubliceerd": True, "afkorting": afkorting, "uitleg": uitleg, **meer}
        return maak(Begrip, titel, **meer)

    return _begrip


def knoppen(html: str) -> list[str]:
    return re.findall(r'<button class="begrip"[^>]*>([^<]*)</button>', html)


def main(tekst: str) -> str:
    return f"<html><body><p>LPB</p><main>{tekst}</main><footer>LPB</footer></body></html>"


def test_the_first_use_is_explained_and_the_others_are_left_alone(begrip):
    begrip("Lokale procesbegeleider", "LPB", uitleg="Wie de samenwerking op gang houdt.")
    html = leg_uit(main("<p>De LPB en nog een LPB.</p><p>LPB's</p>"))
    assert knoppen(html) == ["LPB"]
    assert html.startswith("<html><body><p>LPB</p><main><p>De <button")
    assert html.endswith("</main><footer>LPB</footer></body></html>")
    assert "<b>LPB: Lokale procesbegeleider</b></p><p>Wie de samenwerking op gang houdt.</p>" in html


def test_a_term_that_is_an_abbreviation_itself_is_explained_and_a_plain_word_is_not(begrip):
    begrip("ZonMw")
    begrip("Bereik")
    begrip("Wmo")  # one capital: Dutch writes it so, and editors can name it as an abbreviation
    assert list(afkortingen()) == ["ZonMw"]


@pytest.mark.parametrize(
    ("tekst", "expected"),
    [
        ('<a href="/x/">LPB</a> en <button>LPB</button>', []),
        ("<h2>De LPB</h2><p>Een LPB.</p>", ["LPB"]),
        ('<p title="LPB" data-x="LPB">niets</p>', []),
        ("<h3>x <b>LPB</b></h3><p><a>y</a> LPB</p>", ["LPB"]),
        ("<svg><text>LPB</text></svg><label>LPB</label><summary>LPB</summary><mark>LPB</mark>", []),
        ("<p>LPBX XLPB LPB-netwerk naar-LPB /LPB lpb x@LPB.nl</p>", []),
        ("<p>(LPB), LPB.</p>", ["LPB"]),
        ("<p>WoR en LPB</p>", ["WoR", "LPB"]),
        ("<p>&amp;LPB; <br>LPB <img src=x></p>", ["LPB"]),
        ("", []),
    ],
)
def test_it_is_explained_in_running_text_only(tekst, expected, begrip):
    begrip("Lokale procesbegeleider", "LPB")
    begrip("Welzijn op Recept", "WoR")
    assert knoppen(leg_uit(main(tekst))) == expected


def test_the_longest_abbreviation_wins(begrip):
    begrip("CooL", "GLI CooL")
    begrip("GLI")
    assert knoppen(leg_uit(main("<p>De GLI CooL is een GLI.</p>"))) == ["GLI CooL", "GLI"]


def test_what_editors_type_in_a_term_stays_text(begrip):
    begrip("<script>alert(1)</script>", 'A"<B', uitleg='<img src=x onerror=alert(1)> & "zo"')
    html = leg_uit(main('<p>Een A&quot;&lt;B en A"<b>x</b></p>'))
    assert "<script>alert" not in html and "<img" not in html


@pytest.mark.parametrize(
    "hide",
    [
        {"status": Status.CONCEPT},
        {"status": Status.GEARCHIVEERD},
        {"van": timezone.now() + timedelta(days=1)},
        {"tot": timezone.now() - timedelta(days=1)},
    ],
)
def test_a_term_that_is_not_public_explains_nothing(hide, begrip):
    item = begrip("Lokale procesbegeleider", "LPB")
    assert knoppen(leg_uit(main("<p>LPB</p>"))) == ["LPB"]
    Begrip.objects.filter(pk=item.pk).update(**hide)
    vergeet(item)
    assert leg_uit(main("<p>LPB</p>")) == main("<p>LPB</p>")


def test_a_withdrawn_term_is_gone_at_once(begrip, beheerder, maak, client):
    item = begrip("Lokale procesbegeleider", "LPB")
    les = maak(Les, "Een les", gepubliceerd=True, **{**VELDEN[Les], "tekst": "<p>De LPB helpt.</p>"})
    adres = les.get_absolute_url()
    assert knoppen(client.get(adres).content.decode()) == ["LPB"]
    transition(item, Status.CONCEPT, by=beheerder)
    assert knoppen(client.get(adres).content.decode()) == []


def test_the_office_and_the_terms_themselves_are_left_alone(begrip, beheerder, login, client):
    item = begrip("Lokale procesbegeleider", "LPB", uitleg="Ook LPB genoemd.")
    pages = [item.get_absolute_url(), "/begrippen/"]
    assert [knoppen(client.get(page).content.decode()) for page in pages] == [[], []]
    assert knoppen(login(beheerder).get("/beheer/").content.decode()) == []


def test_ids_are_used_once_and_every_button_has_its_explanation(begrip):
    begrip("Lokale procesbegeleider", "LPB")
    begrip("Welzijn op Recept", "WoR")
    html = leg_uit(main("<p>LPB, WoR, LPB</p>"))
    ids = re.findall(r' id="([^"]*)"', html)
    assert ids == re.findall(r'popovertarget="([^"]*)"', html) == ["begrip-1", "begrip-2"]
