# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""What figures mean, and for whom; and the series of the sources."""

from decimal import Decimal

import pytest

from monitoring.meten.cijfers import maak_definitief, record_cijfer
from monitoring.meten.models import Cijfer, Duiding
from redactie.models import Bron, Gebruiker, Logregel
from tests.monitoring.test_cijfers import JAAR
from wijzer.inhoud import Inhoudsfout, laad

pytestmark = pytest.mark.django_db
ADRES = "/beheer/cijfers/stevenshof/duiding/recepten/"
SITE = "/wijken/stevenshof/cijfers/"
NOG_NIET = "Nog niet met inwoners besproken"


@pytest.fixture
def cijfer(indicator, wijk, stevenshof) -> Cijfer:
    een = record_cijfer(indicator, wijk=wijk, by=stevenshof, waarde=Decimal(16), **JAAR)
    maak_definitief(Cijfer.objects.all(), by=stevenshof)
    return een


def test_a_public_figure_says_openly_what_was_not_discussed(cijfer, client, login, stevenshof):
    assert NOG_NIET in client.get(SITE).content.decode()
    kantoor = login(stevenshof)
    assert (
        kantoor.post(
            ADRES, {"perspectief": "professional", "tekst": "Wij verwezen vaker.", "publiek": "on"}
        ).status_code
        == 302
    )
    page = client.get(SITE).content.decode()
    assert "Volgens professionals" in page and "Wij verwezen vaker." in page and NOG_NIET in page
    kantoor.post(
        ADRES, {"perspectief": "inwoner", "tekst": "Wij merkten er weinig van.", "publiek": "on", "periode": "2021"}
    )
    page = client.get(SITE).content.decode()
    assert "Volgens inwoners, over 2021" in page and NOG_NIET not in page
    assert Logregel.objects.filter(actie="duiding geschreven").count() == 2


def test_what_is_not_for_the_site_is_not_on_it(cijfer, client, login, stevenshof):
    login(stevenshof).post(ADRES, {"perspectief": "inwoner", "tekst": "Alleen voor ons."})
    page = client.get(SITE).content.decode()
    assert "Alleen voor ons." not in page and NOG_NIET in page
    assert "Alleen voor ons." in login(stevenshof).get(ADRES).content.decode()


def test_what_is_wrong_is_said_and_what_was_typed_stays(cijfer, login, stevenshof):
    response = login(stevenshof).post(ADRES, {"tekst": "Mijn uitleg.", "periode": "ooit"})
    page = response.content.decode()
    assert (
        response.status_code == 422 and "Kies vanuit wie" in page and "geen periode" in page and "Mijn uitleg." in page
    )
    assert not Duiding.objects.exists()


def test_it_can_be_changed_and_taken_away_by_who_writes_there(
    cijfer, indicator, wijk, login, stevenshof, lezer, ruimten
):
    een = Duiding.objects.create(indicator=indicator, wijk=wijk, perspectief="beleid", tekst="Eerst.")
    lezer.lidmaatschappen.update(ruimte=ruimten["stevenshof"])
    assert [login(lezer).get(ADRES).status_code, login(lezer).post(ADRES, {"weg": een.pk}).status_code] == [200, 403]
    kantoor = login(stevenshof)
    kantoor.post(f"{ADRES}?wijzig={een.pk}", {"perspectief": "beleid", "tekst": "Later.", "publiek": "on"})
    assert Duiding.objects.get().tekst == "Later."
    kantoor.post(ADRES, {"weg": een.pk})
    assert not Duiding.objects.exists()


# --- The series of the sources -------------------------------------------------------------------------------------


@pytest.fixture
def startinhoud(maak_indicator, maak_wijk, inhoud_map, tmp_path):
    """The figures and what they mean from the launch content, with the little they refer to."""
    maak_indicator("Uitgeschreven recepten", slug="recepten-welzijn-op-recept")
    for slug, titel, gemeente in (("stevenshof", "Stevenshof", "Leiden"), ("alphen-noord", "Alphen Noord", "Alphen aan den Rijn"),
                                  ("den-haag-zuidwest", "Den Haag Zuidwest", "Den Haag")):  # fmt: skip
        maak_wijk(slug, titel, gemeente)
    for code in ("s000", "s002"):
        Bron.objects.get_or_create(code=code, defaults={"titel": f"Bron {code}"})
    for naam in ("cijfers.yaml", "duidingen.yaml"):
        (tmp_path / naam).write_text((inhoud_map / naam).read_text())
    by = Gebruiker.objects.create_superuser("lader@voorbeeld.nl", naam="Startinhoud")
    return tmp_path, by


def reeks(slug: str) -> list[tuple]:
    return list(
        Cijfer.objects.filter(wijk__slug=slug)
        .order_by("begin")
        .values_list("begin__year", "waarde", "gebied", "staat", "herkomst")
    )


def test_the_series_of_the_sources_are_exact_and_loading_twice_is_once(startinhoud):
    map_, by = startinhoud
    eerst = laad(map_, by=by)
    assert reeks("stevenshof") == [
        (j, w, "in Leiden", "definitief", "registratie") for j, w in ((2019, 16), (2020, 19), (2021, 11))
    ]
    assert reeks("alphen-noord") == [
        (j, w, "in Alphen", "definitief", "registratie") for j, w in ((2020, 181), (2021, 244))
    ]
    assert reeks("den-haag-zuidwest") == []
    weer = laad(map_, by=by)
    assert (len(eerst.nieuw), weer.nieuw, weer.bijgewerkt, len(weer.gelijk)) == (10, [], [], 10)


def test_what_a_person_changed_is_left_alone(startinhoud, stevenshof):
    map_, by = startinhoud
    laad(map_, by=by)
    een = Cijfer.objects.get(wijk__slug="stevenshof", begin__year=2021)
    record_cijfer(
        een.indicator,
        wijk=een.wijk,
        by=stevenshof,
        waarde=Decimal(12),
        notitie="nageteld",
        gebied="in Leiden",
        bron=een.bron,
        **JAAR,
    )
    Duiding.objects.filter(wijk__slug="alphen-noord", perspectief="redactie").update(tekst="Anders.", door=stevenshof)
    verslag = laad(map_, by=by)
    assert (len(verslag.met_rust_gelaten), verslag.bijgewerkt) == (2, [])
    assert Cijfer.objects.get(pk=een.pk).waarde == 12 and Duiding.objects.filter(tekst="Anders.").count() == 1


def test_the_pages_say_what_is_known_and_rank_nothing(startinhoud, client):
    map_, by = startinhoud
    laad(map_, by=by)
    for slug, woorden in {
        "stevenshof": [
            "In de woorden van de bron: in Leiden",
            "te weinig om van een daling te spreken",
            NOG_NIET,
            "recepten en geen mensen",
        ],
        "alphen-noord": ["In de woorden van de bron: in Alphen", "Over 2019 geeft de bron geen aantal", NOG_NIET],
        "den-haag-zuidwest": ["Hierover zijn geen cijfers vastgelegd", "Geen cijfer is iets anders dan nul"],
    }.items():
        page = client.get(f"/wijken/{slug}/cijfers/").content.decode()
        assert [woord for woord in woorden if woord not in page] == [], slug
        assert "/cijfers/" in client.get(f"/wijken/{slug}/").content.decode()
        ander = {"stevenshof": "244", "alphen-noord": ">16<", "den-haag-zuidwest": "181"}[slug]
        assert ander not in page


def test_a_mistake_in_the_file_names_where(startinhoud):
    map_, by = startinhoud
    (map_ / "cijfers.yaml").write_text(
        "- {slug: fout, indicator: bestaat-niet, wijk: stevenshof, periode: '2021', waarde: 1}\n"
    )
    with pytest.raises(Inhoudsfout, match="cijfers/fout"):
        laad(map_, by=by)
