# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Snapshots of whole items: nothing forgotten, nothing from elsewhere, readable differences."""

import pytest
from django.apps import apps
from django.core.exceptions import PermissionDenied
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from redactie.models import Bronvermelding, Item, Status, Versie
from redactie.vergelijken import verschillen
from redactie.versies import (
    als_versie,
    bewaar_werkkopie,
    kies,
    leg_stand_vast,
    leg_versie_vast,
    neem_op,
    pas_toe,
    plekken,
    zet_terug,
)
from redactie.workflow import transition
from toolkit.models import Les, Thema, Tool, Toolregel
from wijken.models import Interventie, Inzet

pytestmark = pytest.mark.django_db


@pytest.fixture
def tool(maak) -> Tool:
    tool = maak(Tool, "Focusgesprek", soort="gespreksvorm", herkomst="redactie", in_het_kort="<p>Praat samen.</p>")
    for nummer, titel in enumerate(["Nodig uit", "Luister", "Koppel terug"]):
        Toolregel.objects.create(tool=tool, soort="stap", titel=titel, tekst=f"<p>{titel}.</p>", volgorde=nummer)
    tool.themas.add(Thema.objects.create(titel="Borging", slug="borging"))
    return tool


def test_applying_the_present_snapshot_changes_nothing(tool):
    before = neem_op(tool)
    keys = set(tool.regels.values_list("pk", flat=True))
    assert pas_toe(tool, before) == []
    assert neem_op(tool) == before
    assert set(tool.regels.values_list("pk", flat=True)) == keys


def test_an_older_version_comes_back_whole(tool, beheerder):
    versie = leg_versie_vast(tool, by=beheerder)
    tool.titel = "Iets anders"
    tool.save()
    tool.regels.get(titel="Luister").delete()
    tool.regels.filter(titel="Nodig uit").update(titel="Bel op", volgorde=9)
    tool.themas.clear()
    Bronvermelding.objects.all().delete()
    assert neem_op(tool) != versie.inhoud

    assert zet_terug(tool, versie, by=beheerder) == []

    assert neem_op(tool) == versie.inhoud
    assert list(tool.regels.values_list("titel", flat=True)) == ["Nodig uit", "Luister", "Koppel terug"]


def test_putting_back_a_public_item_goes_into_its_working_copy(tool, beheerder):
    tool = transition(tool, Status.GEPUBLICEERD, by=beheerder)
    eerste = Versie.objects.van(tool).get()
    inhoud = neem_op(tool)
    inhoud["velden"]["titel"] = "Tweede titel"
    bewaar_werkkopie(tool, inhoud, by=beheerder)
    tool = transition(tool, Status.GEPUBLICEERD, by=beheerder)

    zet_terug(tool, eerste, by=beheerder)

    assert Tool.objects.get(pk=tool.pk).titel == "Tweede titel"
    assert Versie.objects.van(tool).werkkopieen().get().inhoud["velden"]["titel"] == "Focusgesprek"
    assert transition(tool, Status.GEPUBLICEERD, by=beheerder).titel == "Focusgesprek"


def test_a_version_of_another_item_is_not_put_back(tool, maak, beheerder):
    ander = maak(Tool, "Andere tool", soort="werkvorm", herkomst="redactie")
    versie = leg_versie_vast(ander, by=beheerder)
    with pytest.raises(PermissionDenied):
        zet_terug(tool, versie, by=beheerder)
    assert Tool.objects.get(pk=tool.pk).titel == "Focusgesprek"


def test_an_editor_of_another_wijk_puts_nothing_back(maak, alphen, stevenshof):
    les = maak(Les, "Alphense les", ruimte="alphen-noord", niveau="wijk")
    versie = leg_versie_vast(les, by=alphen)
    with pytest.raises(PermissionDenied):
        zet_terug(les, versie, by=stevenshof)


def test_what_no_longer_exists_is_named_and_the_rest_comes_back(tool, beheerder):
    versie = leg_versie_vast(tool, by=beheerder)
    Thema.objects.all().delete()
    tool.titel = "Anders"
    tool.save()
    assert zet_terug(tool, versie, by=beheerder) == ["thema's: 1 bestaan niet meer"]
    assert Tool.objects.get(pk=tool.pk).titel == "Focusgesprek"


def test_a_part_whose_wijk_is_gone_is_left_out_and_named(maak, maak_wijk, beheerder):
    wijk = maak_wijk("alphen-noord", "Alphen Noord", "Alphen aan den Rijn")
    interventie = maak(Interventie, "Welzijn op Recept")
    Inzet.objects.create(interventie=interventie, wijk=wijk, staat="loopt")
    inhoud = neem_op(interventie)
    inhoud["onderdelen"]["inzet"][0]["velden"]["wijk"] = 999_999
    inhoud["onderdelen"]["inzet"][0]["id"] = "7c0f4c3e-5d0a-4f7a-9a55-0f1d3b3d9b12"
    assert pas_toe(interventie, inhoud) == ["wijk: bestaat niet meer"]
    assert interventie.inzet.count() == 0


def test_nothing_written_while_a_version_is_shown_remains(tool, beheerder):
    versie = leg_versie_vast(tool, by=beheerder)
    with als_versie(tool, versie):
        Tool.objects.filter(pk=tool.pk).update(titel="Binnen het blok")
        Toolregel.objects.create(tool=tool, soort="stap", titel="Tijdelijk")
    assert Tool.objects.get(pk=tool.pk).titel == "Focusgesprek"
    assert tool.regels.count() == 3


def test_a_fault_while_a_version_is_shown_leaves_everything_as_it_was(tool, beheerder):
    versie = leg_versie_vast(tool, by=beheerder)
    with pytest.raises(RuntimeError), als_versie(tool, versie):
        Tool.objects.filter(pk=tool.pk).update(titel="Binnen het blok")
        raise RuntimeError
    assert Tool.objects.get(pk=tool.pk).titel == "Focusgesprek"


def test_a_working_copy_equal_to_the_public_version_is_no_copy(tool, beheerder):
    tool = transition(tool, Status.GEPUBLICEERD, by=beheerder)
    inhoud = neem_op(tool)
    inhoud["velden"]["titel"] = "Nieuw"
    assert bewaar_werkkopie(tool, inhoud, by=beheerder) is not None
    assert bewaar_werkkopie(tool, neem_op(tool), by=beheerder) is None
    assert not Versie.objects.van(tool).werkkopieen().exists()


def test_differences_are_words_an_editor_reads(tool, beheerder):
    oud = neem_op(tool)
    tool.in_het_kort = "<p>Praat rustig samen.</p>"
    tool.save()
    tool.regels.filter(titel="Luister").delete()
    tool.themas.clear()
    found = {verschil.waar: verschil.woorden for verschil in verschillen(Tool, oud, neem_op(tool), voor=beheerder)}
    assert found["in het kort"] == [("gelijk", "Praat"), ("nieuw", "rustig"), ("gelijk", "samen.")]
    assert found["thema's"] == [("weg", "Borging")]
    part = next(words for where, words in found.items() if where.endswith("2: titel"))
    assert part == [("weg", "Luister")]


def test_the_same_snapshots_have_no_differences(tool, beheerder):
    assert verschillen(Tool, neem_op(tool), neem_op(tool), voor=beheerder) == []


def test_differences_name_nothing_the_reader_may_not_see(maak, stevenshof, alphen):
    hidden = maak(Tool, "Geheime tool", ruimte="alphen-noord", soort="werkvorm", herkomst="redactie")
    les = maak(Les, "Een les", ruimte="stevenshof", niveau="wijk")
    oud = neem_op(les)
    les.tools.add(hidden)
    words = {user: verschillen(Les, oud, neem_op(les), voor=user)[0].woorden for user in (stevenshof, alphen)}
    assert words[alphen] == [("nieuw", "Geheime tool")]
    assert "Geheime" not in str(words[stevenshof])


def test_every_kind_of_item_can_be_recorded_and_compared():
    """A field without a readable name, or one that JSON cannot hold, would show here."""
    kinds = [model for model in apps.get_models() if issubclass(model, Item)]
    assert len(kinds) == 33
    for model in kinds:
        for naam in model.onderdelen:
            assert model._meta.get_field(naam).related_model is not None


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    titels=st.lists(st.text(st.characters(blacklist_categories=("Cs", "Cc")), min_size=1, max_size=60), max_size=6),
    samenvatting=st.text(st.characters(blacklist_categories=("Cs", "Cc")), max_size=200),
)
def test_any_content_survives_record_and_apply(tool, titels, samenvatting):
    tool.samenvatting = samenvatting
    tool.save()
    tool.regels.all().delete()
    for nummer, titel in enumerate(titels):
        Toolregel.objects.create(tool=tool, soort="stap", titel=titel, volgorde=nummer)
    recorded = neem_op(tool)
    tool.regels.all().delete()
    tool.samenvatting = ""
    tool.save()
    pas_toe(tool, recorded)
    assert neem_op(tool) == recorded


def test_rich_text_is_compared_as_lines_that_are_recognisable(tool, beheerder):
    tool.tekst = (
        "<h2>Aanpak</h2><p>Begin rustig.</p><ul><li>Nodig uit</li><li>Luister</li></ul><ol start='3'><li>Drie</li></ol>"
    )
    tool.save()
    oud = neem_op(tool)
    tool.tekst = (
        '<h3>Aanpak</h3><p>Begin heel rustig.</p><ul><li>Nodig uit</li><li>Luister <a href="/lessen/">goed</a></li></ul>'
        "<blockquote><p>Samen.</p></blockquote><table><tr><th>A</th><td>B</td></tr></table>"
    )
    tool.save()
    found = next(
        v
        for v in verschillen(Tool, oud, neem_op(tool), voor=beheerder)
        if v.veld == "uitleg" or v.plek == "velden.tekst"
    )
    assert [regel.vorm for regel in found.oud] == ["kop 2", "", "•", "•", "3."]
    assert [regel.vorm for regel in found.nieuw] == ["nu kop 3", "", "•", "•", "nu citaat", "rij"]
    assert found.nieuw[1].stukken == [("gelijk", "Begin"), ("nieuw", "heel"), ("gelijk", "rustig.")]
    assert ("nieuw", "goed (→ /lessen/)") in found.nieuw[3].stukken


def test_parts_are_named_by_kind_and_place(tool, beheerder):
    Toolregel.objects.create(tool=tool, soort="valkuil", titel="Te snel", volgorde=9)
    oud = neem_op(tool)
    tool.regels.filter(titel="Koppel terug").update(titel="Koppel alles terug")
    tool.regels.filter(titel="Te snel").delete()
    Toolregel.objects.create(tool=tool, soort="stap", titel="Vier het", volgorde=10)
    found = {(v.deel, v.soort) for v in verschillen(Tool, oud, neem_op(tool), voor=beheerder)}
    assert found == {("stap 3", "gewijzigd"), ("valkuil 1", "weg"), ("stap 4", "nieuw")}


def test_putting_back_loses_nothing_of_what_stood_there(tool, beheerder):
    versie = leg_versie_vast(tool, by=beheerder)
    tool.titel = "Wat ik net schreef"
    tool.save()
    zet_terug(tool, versie, by=beheerder)
    assert Tool.objects.get(pk=tool.pk).titel == "Focusgesprek"
    bewaard = Versie.objects.van(tool).get(inhoud__velden__titel="Wat ik net schreef")
    zet_terug(Tool.objects.get(pk=tool.pk), bewaard, by=beheerder)
    assert Tool.objects.get(pk=tool.pk).titel == "Wat ik net schreef"


def test_what_is_being_worked_on_is_recorded_once(tool, beheerder):
    for _ in range(2):
        leg_stand_vast(tool, by=beheerder, toelichting="stond er")
    assert Versie.objects.van(tool).count() == 1


def test_the_page_of_versions_says_who_when_and_why(tool, beheerder, login):
    leg_versie_vast(tool, by=beheerder, toelichting="na de leersessie")
    client = login(beheerder)
    page = client.get(f"/beheer/toolkit/tool/{tool.pk}/versies/").content.decode()
    assert "Bea Beheerder" in page and "Na de leersessie" in page
    tool.regels.filter(titel="Luister").update(titel="Luister goed")
    page = client.get(f"/beheer/toolkit/tool/{tool.pk}/versies/1/").content.decode()
    assert "Stap 2" in page and "<ins>" in page and "alleen hier: " in page
    response = client.post(f"/beheer/toolkit/tool/{tool.pk}/versies/1/terugzetten/", follow=True)
    assert "Bezoekers zien er nog niets van" in response.content.decode()


def test_choosing_between_two_snapshots_takes_each_place_from_the_right_one(tool):
    ander = neem_op(tool)
    tool.titel, tool.samenvatting = "Mijn titel", "Mijn samenvatting"
    tool.save()
    tool.regels.filter(titel="Luister").delete()
    mijn = neem_op(tool)
    weg = next(deel["id"] for deel in ander["onderdelen"]["regels"] if deel["velden"]["titel"] == "Luister")
    gekozen = kies(mijn, ander, {"velden.titel", f"onderdelen.regels.{weg}"})
    assert (gekozen["velden"]["titel"], gekozen["velden"]["samenvatting"]) == ("Focusgesprek", "Mijn samenvatting")
    assert gekozen["onderdelen"] == ander["onderdelen"]
    assert kies(mijn, ander, set()) == mijn
    assert kies(mijn, ander, set(plekken(mijn)) | set(plekken(ander))) == ander
