# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""A report: it begins filled, nobody overwrites anybody, and what is vastgesteld never changes."""

import hashlib
import threading
import time
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.base import ContentFile
from django.db import connections
from django.db.models import ProtectedError
from django.utils import timezone

from monitoring.verantwoorden import verslagen
from monitoring.verantwoorden.beeld import Keuze, Tekst
from monitoring.verantwoorden.lezing import (
    afdruk,
    beeld_van,
    beeld_van_versie,
    bronstanden,
    is_leeg,
    klopt,
    lengte_van_veld,
)
from monitoring.verantwoorden.models import (
    Bijlage,
    Bouwsteen,
    Verslag,
    Verslagantwoord,
    Verslagsectie,
    Verslagsoort,
    Verslagveld,
    Verslagversie,
)
from monitoring.verantwoorden.models.verslag import Verslagstaat
from monitoring.verantwoorden.staten import STAPPEN, stappen_voor
from monitoring.verantwoorden.telling import lengte_van
from redactie.intussen import Intussen
from redactie.models import Bestand, Lidmaatschap, Logregel, Status
from redactie.models.ruimte import Rol
from redactie.workflow import transition
from tests.monitoring.verslagdelen import TOT, VAN, maak_soort
from toolkit.models import Les
from wijken.models import Gebeurtenis

pytestmark = pytest.mark.django_db
S = Verslagstaat


@pytest.fixture
def soort(maak):
    return maak_soort(maak)


@pytest.fixture
def maak_verslag(soort, ruimten, projectleider) -> Callable[..., Verslag]:
    def _maak(ruimte: str = "samenwerkingsverband", *, by=None, **velden) -> Verslag:
        velden = {"van": VAN, "tot": TOT} | velden
        return verslagen.begin(velden.pop("soort", soort), by=by or projectleider, ruimte=ruimten[ruimte], **velden)

    return _maak


@pytest.fixture
def gebeurd(maak):
    """An event of the period that everybody may see."""
    return maak(
        Gebeurtenis, "Werkgroep over inwoners", ruimte="samenwerkingsverband", gepubliceerd=True,
        datum=date(2024, 3, 14), soort="werkgroep_lc", staat="gehouden",
    )  # fmt: skip


def veld(beeld, sleutel: str):
    return next(een for sectie in beeld.secties for een in sectie.velden if een.sleutel == sleutel)


def tekst_van(beeld, sleutel: str) -> str:
    return " ".join(een.html for een in veld(beeld, sleutel).inhoud if isinstance(een, Tekst))


def vul_in(verslag: Verslag, by) -> None:
    verslagen.bewaar_antwoord(verslag, "tijd", by=by, ja=True, nee=True, tekst="<p>Wij lopen achter.</p>")


def tot(verslag: Verslag, staat: S, by) -> Verslag:
    """Take a report up to a state, by the steps there are."""
    if not verslag.antwoorden.filter(veld_sleutel="tijd").exclude(tekst="").exists():
        vul_in(verslag, by)
    gisteren = timezone.localdate() - timedelta(days=1)
    for naar, doe in (
        (S.TER_BEOORDELING, lambda: verslagen.leg_voor(verslag, by=by)),
        (S.VASTGESTELD, lambda: verslagen.stel_vast(verslag, by=by)),
        (S.INGEDIEND, lambda: verslagen.dien_in(verslag, by=by, op=gisteren, hoe="per mail")),
        (S.VRAGEN_ONTVANGEN, lambda: verslagen.ontvang_vragen(verslag, by=by, op=gisteren)),
        (S.AANGEVULD, lambda: (verslagen.vul_aan(verslag, "tijd", "<p>Tot juli.</p>", by=by),
                               verslagen.stel_vast(verslag, by=by))),
    ):  # fmt: skip
        doe()
        verslag.refresh_from_db()
        if naar == staat:
            return verslag
    raise AssertionError(staat)


# --- Begin -----------------------------------------------------------------------------------------------------------


def test_a_report_begins_with_its_questions_and_what_happened(maak_verslag, gebeurd):
    verslag = maak_verslag()
    assert verslag.titel == "Voortgangsverslag 2024"
    assert [een.veld_sleutel for een in verslag.antwoorden.order_by("pk")] == [
        "punten", "tijd", "doel", "scores", "verloop", "lessen",
    ]  # fmt: skip
    beeld = beeld_van(verslag)
    verloop = veld(beeld, "verloop").inhoud
    assert [(een.kop, een.herkomst.titel) for een in verloop] == [("Maart 2024", "Werkgroep over inwoners")]
    assert "14 maart 2024" in verloop[0].html
    assert veld(beeld, "tijd").inhoud == (Keuze(ja=False, nee=False),) and is_leeg(veld(beeld, "tijd"))
    assert [(een.nummer, een.indeling) for een in beeld.secties][1] == ("2", "tabel")


def test_a_change_of_the_kind_changes_no_report_that_exists(maak_verslag, soort):
    verslag = maak_verslag()
    voor = beeld_van(verslag)
    soort.velden.filter(sleutel="tijd").update(titel="Heel anders", soort="tekst")
    soort.velden.filter(sleutel="doel").delete()
    soort.secties.filter(nummer="3").delete()
    assert beeld_van(Verslag.objects.get(pk=verslag.pk)) == voor
    nieuw = maak_verslag(van=date(2025, 1, 1), tot=date(2025, 12, 31))
    assert verslagen.veld_van(nieuw, "tijd")["titel"] == "Heel anders" and verslagen.veld_van(nieuw, "doel") is None


def test_a_report_begins_from_the_one_before_and_says_what_changed(maak_verslag, maak_wijk, soort, projectleider):
    noord = maak_wijk("alphen-noord", "Alphen Noord", "Alphen aan den Rijn")
    eerste = maak_verslag(van=date(2023, 1, 1), tot=date(2023, 12, 31))
    verslagen.bewaar_gegevens(eerste, {"organisatie": "Wijzer", "projectnummer": "42"}, by=projectleider)
    vul_in(eerste, projectleider)
    verslagen.bewaar_antwoord(eerste, "tijd", by=projectleider, wijk=noord, tekst="<p>In Noord ook.</p>")
    verslagen.bewaar_antwoord(eerste, "doel", by=projectleider, tekst="<p>Dat lukt.</p>", ja=True)
    eerste.refresh_from_db()
    assert verslagen.stel_vorige_voor(soort, eerste.ruimte, None, VAN) == eerste
    tweede = maak_verslag(vorige=eerste)
    assert (tweede.organisatie, tweede.projectnummer) == ("Wijzer", "42")
    verslagen.bewaar_antwoord(tweede, "doel", by=projectleider, tekst="<p>Dat lukt niet meer.</p>")
    beeld = beeld_van(tweede)
    assert tekst_van(beeld, "tijd") == "<p>Wij lopen achter.</p> <p>In Noord ook.</p>"
    assert {een.sleutel for s in beeld.secties for een in s.velden if een.gewijzigd_sinds_vorige} == {"doel"}


def test_what_was_added_after_questions_is_no_text_of_the_next_report_and_stands_beside_it(
    maak_verslag, projectleider, login
):
    eerste = tot(maak_verslag(), S.AANGEVULD, projectleider)
    tweede = maak_verslag(vorige=eerste)
    assert tekst_van(beeld_van(tweede), "tijd") == "<p>Wij lopen achter.</p>"
    sectie = verslagen.veld_van(tweede, "tijd")["sectie"]
    page = login(projectleider).get(f"/beheer/verslagen/{tweede.pk}/sectie/{sectie}/").content.decode()
    assert "Nadere toelichting in het vorige verslag" in page and "Tot juli." in page


@pytest.mark.parametrize(
    ("wie", "ruimte", "mag"),
    [("projectleider", "samenwerkingsverband", True), ("alphen", "alphen-noord", True), ("lezer", "alphen-noord", False),
     ("stevenshof", "alphen-noord", False), ("redacteur", "gedeeld", False), ("vertrokken", "alphen-noord", False)],
)  # fmt: skip
def test_who_writes_in_a_room_begins_a_report_there(wie, ruimte, mag, request, maak_verslag, maak_wijk):
    maak_wijk("alphen-noord", "Alphen Noord", "Alphen aan den Rijn")
    user = request.getfixturevalue(wie)
    if mag:
        verslag = maak_verslag(ruimte, by=user)
        assert verslag.wijk_id is None or verslag.wijk.slug == ruimte
        assert Verslag.objects.visible_for(user).get() == verslag
    else:
        with pytest.raises(PermissionDenied):
            maak_verslag(ruimte, by=user)


@pytest.mark.parametrize(
    ("velden", "waar"),
    [({"van": TOT, "tot": VAN}, "tot"), ({"wijk": "vreemd"}, "wijk"), ({"vorige": "vreemd"}, "vorige")],
)
def test_what_cannot_be_a_report_is_refused_in_words(velden, waar, maak_verslag, maak_wijk, alphen, stevenshof):
    hof = maak_wijk("stevenshof", "Stevenshof", "Leiden", gepubliceerd=False)
    if velden.get("wijk"):
        velden = {"wijk": hof}
    if velden.get("vorige"):
        velden = {"vorige": maak_verslag("stevenshof", by=stevenshof)}
    with pytest.raises(ValidationError) as fout:
        maak_verslag(**velden)
    assert list(fout.value.message_dict) == [waar]
    assert not Verslag.objects.filter(ruimte__slug="samenwerkingsverband").exists()


def test_what_is_longer_than_the_form_asks_waits_beside_the_answer(maak, maak_verslag):
    for nummer in range(12):
        maak(
            Gebeurtenis, f"Een bijeenkomst met een lange naam, nummer {nummer}", gepubliceerd=True,
            datum=date(2024, 2, 1), soort="werkgroep_lc", staat="gehouden", samenvatting="Lang. " * 40,
        )  # fmt: skip
    velden = {
        "kort": {"sectie": "1", "titel": "Kort", "regels": 10, "vult": ["gebeurtenissen"]},
        "vrij": {"sectie": "1", "titel": "Vrij", "vult": ["gebeurtenissen"]},
    }
    verslag = maak_verslag(soort=maak_soort(maak, velden, titel="Kort verslag"))
    per_veld = {
        sleutel: sorted(Bouwsteen.objects.filter(antwoord__veld_sleutel=sleutel).values_list("verborgen", flat=True))
        for sleutel in velden
    }
    assert per_veld["vrij"] == [False] * 12
    assert len(per_veld["kort"]) == 12 and 0 < per_veld["kort"].count(False) < 5
    assert not lengte_van(een.html for een in veld(beeld_van(verslag), "kort").inhoud).te_lang(regels=10)


def test_a_kind_says_what_is_wrong_with_it_before_it_is_used(maak, soort):
    kapot = maak(Verslagsoort, "Kapot")
    Verslagsectie.objects.create(soort=kapot, nummer="1", titel="Eén")
    for sleutel, sectie in (("tijd", "1"), ("tijd", "9")):
        Verslagveld.objects.create(soort_verslag=kapot, sectie=sectie, sleutel=sleutel, titel=f"Vraag in {sectie}")
    assert kapot.publicatieproblemen() == [
        "Zet deze vragen in een onderdeel dat bestaat: Vraag in 9.",
        "Deze sleutel staat er twee keer: tijd. Geef elk een eigen sleutel.",
    ]
    assert soort.publicatieproblemen() == []


# --- Write -----------------------------------------------------------------------------------------------------------


def test_two_people_at_one_answer_are_told_and_another_answer_saves(maak_verslag, projectleider, beheerder):
    verslag = maak_verslag()
    antwoord = verslag.antwoorden.get(veld_sleutel="tijd")
    verslagen.bewaar_antwoord(verslag, "tijd", by=beheerder, revisie=antwoord.revisie, tekst="<p>Van Bea.</p>")
    with pytest.raises(Intussen) as fout:
        verslagen.bewaar_antwoord(verslag, "tijd", by=projectleider, revisie=antwoord.revisie, tekst="<p>Van Pim.</p>")
    verslagen.bewaar_antwoord(verslag, "doel", by=projectleider, revisie=0, tekst="<p>Ook van Pim.</p>")
    antwoord.refresh_from_db()
    assert antwoord.tekst == "<p>Van Bea.</p>"
    verslagen.bewaar_antwoord(
        verslag, "tijd", by=projectleider, revisie=int(fout.value.stand), tekst="<p>Van ons samen.</p>"
    )
    antwoord.refresh_from_db()
    assert antwoord.tekst == "<p>Van ons samen.</p>"


def test_ja_and_nee_may_both_be_ticked_and_script_is_cleaned(maak_verslag, projectleider):
    verslag = maak_verslag()
    verslagen.bewaar_antwoord(
        verslag, "tijd", by=projectleider, ja=True, nee=True, tekst="<p>Zo.</p><script>alert(1)</script>"
    )
    assert veld(beeld_van(verslag), "tijd").inhoud == (Keuze(ja=True, nee=True), Tekst("<p>Zo.</p>"))


def test_only_a_member_can_be_asked_and_only_a_question_of_the_form_answered(
    maak_verslag, projectleider, alphen, maak_wijk
):
    verslag = maak_verslag()
    noord = maak_wijk("alphen-noord", "Alphen Noord", "Alphen aan den Rijn")
    verslagen.bewaar_antwoord(verslag, "tijd", by=projectleider, wie=projectleider)
    for sleutel, velden in (("tijd", {"wie": alphen}), ("bestaat-niet", {}), ("doel", {"wijk": noord})):
        with pytest.raises(ValidationError):
            verslagen.bewaar_antwoord(verslag, sleutel, by=projectleider, **velden)
    with pytest.raises(PermissionDenied):
        verslagen.bewaar_antwoord(verslag, "tijd", by=alphen, tekst="<p>Nee.</p>")


def test_a_piece_can_be_edited_left_out_and_taken_over_anew(maak_verslag, gebeurd, projectleider, beheerder):
    verslag = maak_verslag()
    steen = Bouwsteen.objects.get()
    verslagen.bewerk_steen(verslag, steen, "<p>Anders verteld.</p>", by=projectleider, revisie=steen.revisie)
    gebeurd.refresh_from_db()
    assert gebeurd.titel == "Werkgroep over inwoners"  # the source stays
    with pytest.raises(Intussen):
        verslagen.bewerk_steen(verslag, steen, "<p>Nog anders.</p>", by=beheerder, revisie=steen.revisie)
    assert bronstanden(verslag) == {}
    Gebeurtenis.objects.filter(pk=gebeurd.pk).update(titel="Werkgroep over bereik")
    assert verslagen.ververs(verslag, by=projectleider) == 0  # what somebody edited is left alone
    stand = bronstanden(verslag)[steen.pk]
    assert "Werkgroep over bereik" in stand.nieuw.html and not stand.weg
    assert veld(beeld_van(verslag, voor=projectleider), "verloop").inhoud[0].herkomst.bron_gewijzigd
    verslagen.neem_nieuwe_tekst(verslag, steen, by=projectleider)
    assert "Werkgroep over bereik" in tekst_van(beeld_van(verslag), "verloop")
    verslagen.verberg_steen(verslag, steen, by=projectleider)
    assert veld(beeld_van(verslag), "verloop").inhoud == ()
    verslagen.ververs(verslag, by=projectleider)
    assert Bouwsteen.objects.get().verborgen  # pulling in again puts nothing back
    verslagen.verberg_steen(verslag, steen, by=projectleider, verborgen=False)
    transition(gebeurd, Status.CONCEPT, by=beheerder)
    Gebeurtenis.objects.filter(pk=gebeurd.pk).update(datum=date(2020, 1, 1))
    assert bronstanden(verslag)[steen.pk].weg
    assert "Werkgroep over bereik" in tekst_van(beeld_van(verslag), "verloop")


def test_pulling_in_again_brings_what_came_since_and_updates_what_nobody_edited(
    maak, maak_verslag, gebeurd, projectleider
):
    verslag = maak_verslag()
    Gebeurtenis.objects.filter(pk=gebeurd.pk).update(titel="Nieuwe naam")
    maak(Les, "Ga naar buiten", ruimte="samenwerkingsverband", niveau="samenwerkingsverband", gebeurtenis=gebeurd)
    assert verslagen.ververs(verslag, by=projectleider) == 2
    assert verslagen.ververs(verslag, by=projectleider) == 0
    beeld = beeld_van(verslag)
    assert "Nieuwe naam" in tekst_van(beeld, "verloop") and "Ga naar buiten" in tekst_van(beeld, "lessen")


def test_what_is_too_long_warns_and_blocks_nothing(maak_verslag, projectleider):
    verslag = maak_verslag()
    verslagen.bewaar_antwoord(verslag, "tijd", by=projectleider, tekst=f"<p>{'woord ' * 200}</p>")
    beeld = beeld_van(verslag)
    zinnen = [zin for _, sleutel, zin in verslagen.waarschuwingen(verslag, beeld) if sleutel == "tijd"]
    assert zinnen == ["1 Tijdsplanning: Dit zijn ongeveer 14 regels. Het formulier vraagt er ongeveer 5."]
    assert verslagen.fouten(verslag, beeld) == []


def test_lines_and_pages_are_counted_by_paragraph():
    assert lengte_van([]).regels == 0
    assert lengte_van([f"<p>{'a' * 90}</p>", f"<p>{'a' * 91}</p><ul><li>b</li><li>c</li></ul>"]).regels == 5
    lang = lengte_van([f"<p>{'a' * 6001}</p>"])
    assert (lang.a4, lang.te_lang(a4=2)) == (
        2.1, "Dit is ongeveer 2,1 A4. Het formulier vraagt hoogstens 2 A4.",
    )  # fmt: skip
    assert lang.te_lang(a4=3) == lang.te_lang() == ""


# --- Steps ----------------------------------------------------------------------------------------------------------


def test_the_steps_go_one_way_and_leave_a_line_each(maak_verslag, projectleider):
    verslag = tot(maak_verslag(), S.AANGEVULD, projectleider)
    assert verslag.staat == S.AANGEVULD
    regels = Logregel.objects.filter(object_id=verslag.pk, actie__in=[stap.naam for stap in STAPPEN])
    assert list(regels.order_by("pk").values_list("actie", flat=True)) == [
        "verslag ter beoordeling", "verslag vastgesteld", "verslag ingediend", "vragen ontvangen bij verslag",
        "verslag aangevuld",
    ]  # fmt: skip
    assert {stap.naar for stap in stappen_voor(verslag, projectleider)} == {S.VRAGEN_ONTVANGEN}


@pytest.mark.parametrize("staat", [S.VASTGESTELD, S.INGEDIEND, S.VRAGEN_ONTVANGEN, S.AANGEVULD])
def test_after_vaststellen_nothing_but_an_addition_can_be_written(staat, maak_verslag, gebeurd, projectleider, ruimten):
    verslag = maak_verslag()
    steen = Bouwsteen.objects.get()
    verslag = tot(verslag, staat, projectleider)
    voor = beeld_van(verslag)
    by = projectleider
    pogingen = [
        lambda: verslagen.bewaar_antwoord(verslag, "tijd", by=by, tekst="<p>Stiekem.</p>"),
        lambda: verslagen.bewaar_gegevens(verslag, {"titel": "Stiekem"}, by=by),
        lambda: verslagen.bewerk_steen(verslag, steen, "<p>Stiekem.</p>", by=by),
        lambda: verslagen.verberg_steen(verslag, steen, by=by),
        lambda: verslagen.verberg_alles(verslag, "verloop", by=by),
        lambda: verslagen.neem_nieuwe_tekst(verslag, steen, by=by),
        lambda: verslagen.ververs(verslag, by=by),
        lambda: verslagen.leg_voor(verslag, by=by),
        lambda: verslagen.geef_terug(verslag, by=by, opmerking="Terug."),
        lambda: verslagen.verwijder(verslag, by=by),
    ]  # fmt: skip
    if staat != S.VRAGEN_ONTVANGEN:
        pogingen += [
            lambda: verslagen.vul_aan(verslag, "tijd", "<p>Stiekem.</p>", by=by),
            lambda: verslagen.bewaar_aanvulling(verslag, "tijd", "<p>Stiekem.</p>", by=by),
            lambda: verslagen.bewaar_bijlage(verslag, Bijlage(titel="X", adres="https://voorbeeld.nl/"), by=by),
            lambda: verslagen.stel_vast(verslag, by=by),
        ]
    for poging in pogingen:
        with pytest.raises(ValidationError):
            poging()
    verslag.refresh_from_db()
    assert beeld_van(verslag) == voor and verslag.staat == staat
    versie = verslag.versies.first()
    with pytest.raises(TypeError):
        versie.save()
    with pytest.raises(ProtectedError):
        verslag.delete()


def test_an_empty_report_and_an_addition_without_text_are_refused(maak_verslag, projectleider):
    verslag = maak_verslag()
    verslagen.leg_voor(verslag, by=projectleider)
    with pytest.raises(ValidationError, match="nog niets"):
        verslagen.stel_vast(verslag, by=projectleider)
    vul_in(verslag, projectleider)
    verslagen.stel_vast(verslag, by=projectleider)
    vandaag = timezone.localdate()
    with pytest.raises(ValidationError, match="moet nog komen"):
        verslagen.dien_in(verslag, by=projectleider, op=vandaag + timedelta(days=1), hoe="")
    verslagen.dien_in(verslag, by=projectleider, op=vandaag, hoe="")
    verslagen.ontvang_vragen(verslag, by=projectleider, op=vandaag)
    with pytest.raises(ValidationError, match="niets aan te vullen"):
        verslagen.stel_vast(verslag, by=projectleider)


def test_the_projectleider_or_a_beheerder_settles_and_others_who_write_do_not(
    maak_verslag, maak_wijk, alphen, stevenshof, beheerder, ruimten
):
    maak_wijk("alphen-noord", "Alphen Noord", "Alphen aan den Rijn")
    verslag = maak_verslag("alphen-noord", by=alphen)
    vul_in(verslag, alphen)
    verslagen.leg_voor(verslag, by=alphen)
    verslag.refresh_from_db()
    assert {stap.naar for stap in stappen_voor(verslag, alphen)} == {S.CONCEPT}
    for user in (alphen, stevenshof):
        with pytest.raises(PermissionDenied):
            verslagen.stel_vast(verslag, by=user)
    with pytest.raises(ValidationError):
        verslagen.geef_terug(verslag, by=alphen, opmerking="  ")
    verslagen.geef_terug(verslag, by=beheerder, opmerking="Maak §2 korter.")
    verslag.refresh_from_db()
    assert (verslag.staat, verslag.teruggegeven) == (S.CONCEPT, "Maak §2 korter.")
    verslagen.leg_voor(verslag, by=alphen)
    Lidmaatschap.objects.create(gebruiker=stevenshof, ruimte=ruimten["alphen-noord"], rol=Rol.PROJECTLEIDER)
    assert verslagen.stel_vast(verslag, by=stevenshof).nummer == 1


def test_a_version_is_the_same_after_its_sources_changed(maak_verslag, gebeurd, projectleider, soort):
    verslag = tot(maak_verslag(), S.VASTGESTELD, projectleider)
    versie = verslag.versies.get()
    toen = beeld_van_versie(versie)
    assert klopt(versie) and toen.versie == 1 and toen.staat == S.VASTGESTELD
    Gebeurtenis.objects.filter(pk=gebeurd.pk).update(titel="Later anders")
    soort.velden.all().delete()
    Verslagantwoord.objects.filter(verslag=verslag).update(tekst="<p>Buiten alles om.</p>")
    Bouwsteen.objects.all().delete()
    Verslag.objects.filter(pk=verslag.pk).update(titel="Ook anders")
    versie = Verslagversie.objects.get(pk=versie.pk)
    assert beeld_van_versie(versie) == toen and klopt(versie)
    assert beeld_van(Verslag.objects.get(pk=verslag.pk)) == toen
    Verslagversie.objects.filter(pk=versie.pk).update(
        beeld=versie.beeld | {"beeld": versie.beeld["beeld"] | {"titel": "X"}}
    )
    assert not klopt(Verslagversie.objects.get(pk=versie.pk))


def test_a_version_that_was_kept_before_a_field_existed_is_still_whole(maak_verslag, projectleider):
    verslag = tot(maak_verslag(), S.VASTGESTELD, projectleider)
    versie = verslag.versies.get()
    gegevens = {
        "vorm": versie.beeld["vorm"],
        "beeld": {k: v for k, v in versie.beeld["beeld"].items() if k != "cijfers"},
    }
    Verslagversie.objects.filter(pk=versie.pk).update(beeld=gegevens, sha256=afdruk(gegevens))
    versie = Verslagversie.objects.get(pk=versie.pk)
    assert klopt(versie) and beeld_van_versie(versie).cijfers == ()


def test_a_supplemented_version_marks_what_was_added_and_leaves_the_first(
    maak_verslag, maak_wijk, gebeurd, projectleider
):
    noord = maak_wijk("alphen-noord", "Alphen Noord", "Alphen aan den Rijn")
    verslag = maak_verslag()
    bijlage = verslagen.bewaar_bijlage(
        verslag, Bijlage(titel="Plan", adres="https://voorbeeld.nl/plan"), by=projectleider
    )
    verslag = tot(verslag, S.VRAGEN_ONTVANGEN, projectleider)
    eerste = beeld_van_versie(verslag.versies.get(nummer=1))
    verslagen.vul_aan(verslag, "tijd", "<p>Tot juli.</p>", by=projectleider, kop="Vraag 3")
    verslagen.vul_aan(verslag, "tijd", "<p>Tot juli.</p>", by=projectleider, kop="Vraag 3")  # twice is once
    verslagen.vul_aan(verslag, "tijd", "<p>In Noord tot mei.</p>", by=projectleider, wijk=noord)
    verslagen.bewaar_bijlage(verslag, Bijlage(titel="Brief", adres="https://voorbeeld.nl/brief"), by=projectleider)
    with pytest.raises(ValidationError):
        verslagen.haal_bijlage_weg(verslag, bijlage, by=projectleider)
    nu = beeld_van(verslag)
    tweede = beeld_van_versie(verslagen.stel_vast(verslag, by=projectleider))
    assert [type(een).__name__ for een in veld(tweede, "tijd").inhoud] == ["Keuze", "Tekst", "Tekst", "Tekst"]
    assert [(een.wijk, een.html) for een in veld(tweede, "tijd").inhoud[2:]] == [
        ("", "<p><strong>Vraag 3</strong></p><p>Tot juli.</p>"), ("Alphen Noord", "<p>In Noord tot mei.</p>"),
    ]  # fmt: skip
    assert all(een.aanvulling for een in veld(tweede, "tijd").inhoud[2:])
    assert veld(tweede, "tijd") == veld(nu, "tijd") and tweede.versie == 2
    assert [een.titel for een in eerste.bijlagen] == ["Plan"]
    assert [een.titel for een in tweede.bijlagen] == ["Plan", "Brief"]
    assert beeld_van_versie(verslag.versies.get(nummer=1)) == eerste
    assert [klopt(versie) for versie in verslag.versies.all()] == [True, True]
    # And once more: the funder asks again.
    verslagen.ontvang_vragen(verslag, by=projectleider, op=timezone.localdate())
    verslagen.vul_aan(verslag, "doel", "<p>Het lukt.</p>", by=projectleider)
    derde = beeld_van_versie(verslagen.stel_vast(verslag, by=projectleider))
    assert derde.versie == 3 and len(veld(derde, "tijd").inhoud) == 4
    assert verslag.versies.get(nummer=3).is_aanvulling


def test_an_annex_of_the_library_keeps_the_print_of_what_was_in_it(maak_verslag, projectleider, ruimten):
    bestand = Bestand(ruimte=ruimten["samenwerkingsverband"], titel="Voorstel", extensie="pdf", grootte=3)
    bestand.bestand.save("voorstel.pdf", ContentFile(b"abc"))
    verslag = maak_verslag()
    verslagen.bewaar_bijlage(verslag, Bijlage(titel="Voorstel", document=bestand), by=projectleider)
    verslag = tot(verslag, S.VASTGESTELD, projectleider)
    (bijlage,) = beeld_van(verslag).bijlagen
    assert bijlage.sha256 == hashlib.sha256(b"abc").hexdigest() and bijlage.bestand.endswith(".pdf")
    with pytest.raises(ProtectedError):
        bestand.delete()
    versie = verslag.versies.get()
    assert verslagen.vervangen_bijlagen(versie, beeld_van_versie(versie)) == []
    bestand.bestand.storage.delete(bestand.bestand.name)
    assert verslagen.vervangen_bijlagen(versie, beeld_van_versie(versie)) == ["Voorstel"]
    ander = maak_verslag()
    verslagen.bewaar_bijlage(ander, Bijlage(titel="Voorstel", document=bestand), by=projectleider)
    with pytest.raises(ValidationError, match="bijlage 1 is er niet meer"):
        tot(ander, S.VASTGESTELD, projectleider)
    ander.refresh_from_db()
    assert ander.staat == S.TER_BEOORDELING


def test_remarks_are_no_part_of_the_report(maak_verslag, projectleider, alphen):
    verslag = maak_verslag()
    voor = beeld_van(verslag)
    opmerking = verslagen.maak_opmerking(verslag, "Klopt dit?", by=projectleider, veld_sleutel="tijd")
    assert beeld_van(verslag) == voor
    assert any("1 opmerking" in zin for _, _, zin in verslagen.waarschuwingen(verslag, voor))
    verslagen.los_opmerking_op(verslag, opmerking, by=projectleider)
    assert not any("opmerking" in zin for _, _, zin in verslagen.waarschuwingen(verslag, voor))
    with pytest.raises(PermissionDenied):
        verslagen.maak_opmerking(verslag, "Ik ook.", by=alphen)
    with pytest.raises(ValidationError):
        verslagen.maak_opmerking(verslag, "   ", by=projectleider)


def test_a_concept_can_go_and_a_length_is_the_sum_of_its_fields(maak_verslag, gebeurd, projectleider):
    verslag = maak_verslag()
    vul_in(verslag, projectleider)
    velden = [veld for sectie in beeld_van(verslag).secties for veld in sectie.velden]
    tekens = len("Wij lopen achter.") + len("Werkgroep over inwoners: 14 maart 2024.")
    assert sum(lengte_van_veld(veld).tekens for veld in velden) == tekens
    verslagen.verwijder(verslag, by=projectleider)
    assert not Verslag.objects.exists() and not Bouwsteen.objects.exists()


# --- At once ----------------------------------------------------------------------------------------------------------


def samen(*werk: Callable[[], object]) -> list[object]:
    """Do several things at the same moment; return what each gave, or raised."""
    uit: list[object] = [None] * len(werk)
    klaar = threading.Barrier(len(werk))

    def doe(nummer: int) -> None:
        klaar.wait()
        try:
            uit[nummer] = werk[nummer]()
        except Exception as fout:  # noqa: BLE001  it is what the test is about
            uit[nummer] = fout
        finally:
            connections.close_all()

    draden = [threading.Thread(target=doe, args=(nummer,)) for nummer in range(len(werk))]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join(timeout=60)
    return uit


@pytest.mark.django_db(transaction=True)
def test_of_two_who_save_one_answer_at_once_one_is_told(maak_verslag, projectleider, beheerder):
    verslag = maak_verslag()
    uit = samen(
        *(
            lambda wie=wie: verslagen.bewaar_antwoord(verslag, "tijd", by=wie, revisie=0, tekst=f"<p>{wie.naam}</p>")
            for wie in (projectleider, beheerder, projectleider)
        )
    )
    gelukt = [een for een in uit if isinstance(een, Verslagantwoord)]
    assert len(gelukt) == 1 and sum(isinstance(een, Intussen) for een in uit) == 2
    antwoord = verslag.antwoorden.get(veld_sleutel="tijd")
    assert (antwoord.revisie, antwoord.tekst) == (1, gelukt[0].tekst)


@pytest.mark.django_db(transaction=True)
def test_a_save_is_in_what_is_vastgesteld_or_refused(maak_verslag, projectleider, beheerder):
    verslag = maak_verslag()
    vul_in(verslag, projectleider)
    verslagen.leg_voor(verslag, by=projectleider)

    def bewaar():
        time.sleep(0.01)
        return verslagen.bewaar_antwoord(verslag, "doel", by=projectleider, tekst="<p>Op het nippertje.</p>")

    versie, ook, antwoord = samen(
        lambda: verslagen.stel_vast(verslag, by=beheerder),
        lambda: verslagen.stel_vast(verslag, by=projectleider),
        bewaar,
    )
    assert sum(isinstance(een, Verslagversie) for een in (versie, ook)) == 1
    bewaarde = Verslagversie.objects.get(verslag=verslag)
    erin = "nippertje" in tekst_van(beeld_van_versie(bewaarde), "doel")
    assert erin == isinstance(antwoord, Verslagantwoord) and klopt(bewaarde)
