# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

# ruff: noqa: F811  the fixtures of another module

"""S-12, S-30..S-32, Q-08: the library finds, takes in several at once, points, and replaces without breaking pages."""

import io
import re
import threading
import time
from datetime import timedelta

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.storage import default_storage
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from PIL import Image

from redactie.media import MAX_BYTES, gebruikt_op, vervang_afbeelding, vervang_bestand
from redactie.models import Afbeelding, Bestand, Logregel, Resultaat, Status, Verwijzing
from redactie.workflow import transition
from tests.redactie.test_media import (  # noqa: F401
    ECHT,
    PDF,
    SVG,
    als,
    bewaard,
    foto,
    haal,
    nieuw,
    nieuw_bestand,
    op,
    plaatje,
    plan,
    uit_opslag,
)
from toolkit.models import Les, Tool

pytestmark = pytest.mark.django_db
LIJST = "/beheer/redactie/afbeelding/"


def verwijs(item, *, gepubliceerd: bool, **naar) -> Verwijzing:
    kind = ContentType.objects.get_for_model(item)
    return Verwijzing.objects.create(content_type=kind, object_id=item.pk, gepubliceerd=gepubliceerd, **naar)


# --- Finding ---------------------------------------------------------------------------------------------------


@pytest.fixture
def drie(nieuw, maak, ruimten):
    """An image without description, one that is used, and one of Stevenshof."""
    los = nieuw(plaatje(), titel="Los beeld", alt="", decoratief=True)
    gebruikt = nieuw(plaatje(), titel="Gebruikt beeld", alt="Een huis")
    maak(Les, "De les", ruimte="alphen-noord", niveau="wijk", afbeelding=gebruikt)
    elders = nieuw(plaatje(), titel="Geheim beeld", alt="Een geheim huis")
    Afbeelding.objects.filter(pk=elders.pk).update(ruimte=ruimten["stevenshof"])
    return los, gebruikt, elders


def titels(client, adres: str = LIJST, **vraag) -> list[str]:
    response = client.get(adres, vraag)
    assert response.status_code == 200
    return sorted(medium.titel for medium in response.context["pagina"])


def test_the_library_shows_what_a_person_may_see_and_counts_that(drie, alphen, stevenshof, lezer, beheerder):
    eigen = ["Gebruikt beeld", "Los beeld"]
    for user, verwacht in (
        (alphen, eigen),
        (lezer, eigen),
        (stevenshof, ["Geheim beeld"]),
        (beheerder, ["Gebruikt beeld", "Geheim beeld", "Los beeld"]),
    ):
        client = als(user)
        assert titels(client) == verwacht
        telling = re.search(r'<p role="status">(\d+)', client.get(LIJST).content.decode())
        assert int(telling[1]) == len(verwacht)
    assert titels(als(alphen), q="geheim") == []
    assert titels(als(alphen), ruimte="stevenshof") == titels(als(alphen), ruimte="bestaat-niet")
    assert "Stevenshof" not in als(alphen).get(LIJST).content.decode()


def test_the_library_is_searched_and_narrowed(drie, beheerder):
    client = als(beheerder)
    assert titels(client, q="HUIS") == ["Gebruikt beeld", "Geheim beeld"]
    assert titels(client, q="huis gebruikt") == ["Gebruikt beeld"]
    assert titels(client, ruimte="stevenshof") == ["Geheim beeld"]
    assert titels(client, toon="zonder") == ["Los beeld"]
    assert titels(client, toon="ongebruikt") == ["Geheim beeld", "Los beeld"]
    assert titels(client, toon="ongebruikt", ruimte="alphen-noord") == ["Los beeld"]


def test_what_stands_in_a_text_is_used_too(drie, maak, beheerder, plan):
    les = maak(Les, "Met tekst", ruimte="alphen-noord", niveau="wijk")
    verwijs(les, gepubliceerd=False, afbeelding=drie[0])
    assert titels(als(beheerder), toon="ongebruikt") == ["Geheim beeld"]
    adres = "/beheer/redactie/bestand/"
    assert titels(als(beheerder), adres, toon="ongebruikt") == ["Het plan"]
    verwijs(les, gepubliceerd=False, bestand=plan)
    assert titels(als(beheerder), adres, toon="ongebruikt") == []


@pytest.mark.parametrize("vraag", [{"page": "abc"}, {"page": "0"}, {"page": "9" * 30}, {"toon": "x"}, {"ruimte": "x"}, {"q": "\x00"},
                                   {"q": "%_'\""}, {"q": "x" * 9000}, {"door__password__startswith": "a"}])  # fmt: skip
def test_nonsense_in_the_address_gives_no_error(drie, alphen, vraag):
    assert als(alphen).get(LIJST, vraag).status_code == 200


def test_the_library_takes_the_same_number_of_queries_for_one_image_and_for_many(nieuw, alphen):
    client, counts = als(alphen), []
    for _ in range(3):
        nieuw(plaatje())
        client.get(LIJST)
        with CaptureQueriesContext(connection) as queries:
            client.get(LIJST)
        counts.append(len(queries))
    assert (len(set(counts)), counts[0] < 20) == (1, True)


# --- Where it stands -------------------------------------------------------------------------------------------


def test_used_on_names_the_items_that_the_person_may_see(foto, maak, alphen, stevenshof, beheerder):
    eigen = maak(Les, "Eigen les", ruimte="alphen-noord", niveau="wijk", afbeelding=foto)
    ander = maak(Les, "Geheim van Stevenshof", ruimte="stevenshof", niveau="wijk", afbeelding=foto)
    tekst = maak(Les, "In een tekst", ruimte="alphen-noord", niveau="wijk")
    verwijs(tekst, gepubliceerd=False, afbeelding=foto)
    verwijs(eigen, gepubliceerd=False, afbeelding=foto)  # both beside and in its text: named once
    assert [row.titel for row in gebruikt_op(foto, alphen)] == ["Eigen les", "In een tekst"]
    assert [row.titel for row in gebruikt_op(foto, beheerder)] == ["Eigen les", "Geheim van Stevenshof", "In een tekst"]
    page = als(alphen).get(f"{LIJST}{foto.pk}/change/").content.decode()
    assert ("Eigen les" in page, "Geheim van Stevenshof" in page) == (True, False)
    transition(ander, Status.GEPUBLICEERD, by=beheerder)
    assert "Geheim van Stevenshof" in als(alphen).get(f"{LIJST}{foto.pk}/change/").content.decode()


def test_a_page_of_an_image_takes_the_same_number_of_queries_however_much_it_is_used(foto, maak, alphen):
    client, counts = als(alphen), []
    for nummer in range(3):
        maak(Les, f"Les {nummer}", ruimte="alphen-noord", niveau="wijk", afbeelding=foto)
        client.get(f"{LIJST}{foto.pk}/change/")
        with CaptureQueriesContext(connection) as queries:
            client.get(f"{LIJST}{foto.pk}/change/")
        counts.append(len(queries))
    assert (len(set(counts)), counts[0] < 30) == (1, True)


def test_a_medium_in_a_public_text_is_public_as_long_as_that_text(client, foto, plan, maak):
    les = maak(Les, "Met tekst", ruimte="alphen-noord", niveau="wijk")
    now = timezone.now()
    for medium, naam in ((foto, "afbeelding"), (plan, "bestand")):
        rij = verwijs(les, gepubliceerd=False, **{naam: medium})
        stand = {}
        for naam_stand, velden in {
            "concept": {}, "openbaar": {"gepubliceerd": True}, "straks": {"van_moment": now + timedelta(hours=1)},
            "voorbij": {"van_moment": None, "tot_moment": now - timedelta(hours=1)}, "weer": {"tot_moment": now + timedelta(hours=1)},
        }.items():  # fmt: skip
            Verwijzing.objects.filter(pk=rij.pk).update(**velden) if velden else None
            stand[naam_stand] = haal(client, medium.get_absolute_url()).status_code
        assert stand == {"concept": 404, "openbaar": 200, "straks": 404, "voorbij": 404, "weer": 200}


# --- Adding ----------------------------------------------------------------------------------------------------


def rij(nummer: int, inhoud: bytes | None, naam: str = "foto.png", **velden) -> dict:
    data = {f"rij-{nummer}-{veld}": waarde for veld, waarde in velden.items()}
    return data | ({f"rij-{nummer}-upload": op(naam, inhoud)} if inhoud is not None else {})


def stuur(client, *rijen: dict, ruimte=None, soort: str = "afbeelding", json: bool = False):
    data = {"rij-TOTAL_FORMS": 3, "rij-INITIAL_FORMS": 0, "ruimte": ruimte.pk if ruimte else ""}
    for een in rijen:
        data |= een
    koppen = {"headers": {"Accept": "application/json"}} if json else {}
    return client.post(f"/beheer/redactie/{soort}/add/", data, **koppen)


def test_several_images_are_added_in_one_go_each_with_its_own_words(alphen, ruimten):
    response = stuur(
        als(alphen), rij(0, plaatje(), titel="Een", alt="Een huis"), rij(1, plaatje("JPEG"), titel="Twee", decoratief="on"),
        ruimte=ruimten["alphen-noord"],
    )  # fmt: skip
    assert (response.status_code, response["Location"]) == (302, LIJST)
    rows = Afbeelding.objects.order_by("titel").values_list("titel", "alt", "decoratief", "ruimte__slug", "door")
    assert list(rows) == [
        ("Een", "Een huis", False, "alphen-noord", alphen.pk), ("Twee", "", True, "alphen-noord", alphen.pk),
    ]  # fmt: skip


def test_of_several_the_good_ones_go_in_and_the_rest_keep_their_words_with_a_reason(alphen, ruimten):
    response = stuur(
        als(alphen), rij(0, plaatje(), titel="Goed", alt="Een huis"), rij(1, SVG, "x.svg", titel="Een tekening", alt="Lijnen"),
        rij(2, plaatje(), titel="Zonder woorden"), ruimte=ruimten["alphen-noord"],
    )  # fmt: skip
    page = response.content.decode()
    assert response.status_code == 422
    assert list(Afbeelding.objects.values_list("titel", flat=True)) == ["Goed"]
    assert ("Een tekening" in page, "Lijnen" in page, "Zonder woorden" in page, 'value="Goed"' in page) == (
        True,
        True,
        True,
        False,
    )
    assert "Dit is geen afbeelding die we kunnen lezen" in page
    assert "Beschrijf wat er te zien is, of vink aan dat het alleen versiering is." in page
    assert "Toegevoegd: “Goed”." in page


@pytest.mark.parametrize(
    ("velden", "fout"),
    [
        ({"alt": "Een huis"}, "titel"), ({"titel": "x"}, "alt"), ({"titel": "x", "alt": "y", "decoratief": "on"}, "alt"),
        ({"titel": "x", "alt": "   "}, "alt"), ({"titel": "x" * 161, "alt": "y"}, "titel"), ({"titel": "x", "alt": "y" * 151}, "alt"),
    ],
)  # fmt: skip
def test_a_script_is_told_what_is_wrong_at_which_field(alphen, ruimten, velden, fout):
    response = stuur(als(alphen), rij(0, plaatje(), **velden), ruimte=ruimten["alphen-noord"], json=True)
    assert (response.status_code, list(response.json()["fouten"]), Afbeelding.objects.count()) == (422, [fout], 0)


def test_a_script_is_told_where_the_new_one_stands_and_what_to_know(alphen, ruimten):
    response = stuur(als(alphen), rij(0, PDF, "a.pdf", titel="Plan", taal="nl", toegankelijk="nee"), ruimte=ruimten["alphen-noord"],
                     soort="bestand", json=True)  # fmt: skip
    bestand = Bestand.objects.get()
    assert response.status_code == 201
    assert response.json() | {"opmerkingen": len(response.json()["opmerkingen"])} == {
        "titel": "Plan", "adres": f"/beheer/redactie/bestand/{bestand.pk}/change/", "opmerkingen": 1,
        "medium": {"nummer": bestand.pk, "sleutel": str(bestand.sleutel), "titel": "Plan", "extensie": "PDF"},
    }  # fmt: skip


@pytest.mark.parametrize(
    ("inhoud", "naam", "zin"),
    [
        (SVG, "a.svg", "Dit is geen afbeelding"), (b"<html>", "a.png", "Dit is geen afbeelding"), (PDF, "a.jpg", "Dit is geen afbeelding"),
        (b"x" * (MAX_BYTES + 1), "a.png", "groter dan 15 MB"), (plaatje(maat=(12_001, 1)), "a.png", "Maak haar kleiner"), (b"", "a.png", ""),
    ],
)  # fmt: skip
def test_what_is_unsafe_is_refused_with_the_reason_in_under_two_seconds(alphen, ruimten, inhoud, naam, zin):
    client = als(alphen)
    begin = time.process_time()
    response = stuur(client, rij(0, inhoud, naam, titel="x", alt="y"), ruimte=ruimten["alphen-noord"], json=True)
    assert time.process_time() - begin < 2
    assert response.status_code == 422
    assert zin in response.json()["fouten"]["upload"][0]
    assert Afbeelding.objects.count() == 0


@pytest.mark.parametrize(
    "naam",
    ["../../etc/passwd.csv", "a" * 300 + ".csv", "om\u202egekeerd.csv", ".htaccess.csv", "CON.csv", "'\"><b>.csv"],
)
def test_a_file_name_becomes_no_part_of_anything(alphen, ruimten, naam):
    stuur(
        als(alphen),
        rij(0, b"a;b", naam, titel="Lijst", taal="nl", toegankelijk="ja"),
        ruimte=ruimten["alphen-noord"],
        soort="bestand",
    )
    bestand = Bestand.objects.get()
    assert (bestand.titel, bestand.bestand.name) == ("Lijst", f"bestanden/{bestand.sleutel}.csv")
    assert "<b>" not in als(alphen).get("/beheer/redactie/bestand/").content.decode()


def test_nobody_adds_where_they_may_not_write(alphen, stevenshof, lezer, ruimten, client):
    goed = rij(0, plaatje(), titel="x", alt="y")
    response = stuur(als(stevenshof), goed, ruimte=ruimten["alphen-noord"], json=True)
    assert (response.status_code, list(response.json()["fouten"])) == (422, ["ruimte"])
    assert stuur(als(lezer), rij(0, plaatje(), titel="x", alt="y"), ruimte=ruimten["alphen-noord"]).status_code == 403
    assert stuur(client, rij(0, plaatje(), titel="x", alt="y"), ruimte=ruimten["alphen-noord"]).status_code in (
        302,
        403,
    )
    assert "Alphen Noord" not in als(stevenshof).get(f"{LIJST}add/").content.decode()
    assert Afbeelding.objects.count() == 0


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"rij-TOTAL_FORMS": "x"},
        {"rij-TOTAL_FORMS": "1000000", "rij-INITIAL_FORMS": "0"},
        {"rij-TOTAL_FORMS": "3", "rij-INITIAL_FORMS": "0"},
    ],
)
def test_a_form_that_makes_no_sense_gives_a_sentence_and_no_error(alphen, ruimten, data):
    begin = time.process_time()
    response = als(alphen).post(f"{LIJST}add/", data | {"ruimte": ruimten["alphen-noord"].pk})
    assert (response.status_code, Afbeelding.objects.count()) == (422, 0)
    assert time.process_time() - begin < 2


def test_a_large_photo_takes_little_memory_and_time(nieuw):
    import tracemalloc

    beeld = Image.effect_noise((5000, 5000), 90).convert("RGB")
    uit = io.BytesIO()
    beeld.save(uit, "JPEG", quality=70)
    tracemalloc.start()
    begin = time.process_time()
    afbeelding = nieuw(uit.getvalue())
    duur, piek = time.process_time() - begin, tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert (afbeelding.breedte, piek < 200_000_000, duur < 30) == (2880, True, True)


# --- Changing the words and the point --------------------------------------------------------------------------


def kleur_van_kaart(afbeelding: Afbeelding) -> tuple[bool, bool]:
    """Whether the piece for cards is red, or blue, in its middle."""
    with Image.open(io.BytesIO(uit_opslag(afbeelding.uitsnede))) as beeld:
        rood, _groen, blauw = beeld.convert("RGB").getpixel((beeld.width // 2, beeld.height // 2))
    return rood > 180, blauw > 180


@pytest.fixture
def tweekleur(nieuw):
    """Wide: red on the left, blue on the right."""
    beeld = Image.new("RGB", (1600, 400), "red")
    beeld.paste("blue", (800, 0, 1600, 400))
    uit = io.BytesIO()
    beeld.save(uit, "PNG")
    return nieuw(uit.getvalue(), focus_x=0)


def woorden(afbeelding: Afbeelding, **anders) -> dict:
    velden = ("titel", "alt", "bijschrift", "maker", "licentie", "focus_x", "focus_y")
    return {veld: getattr(afbeelding, veld) for veld in velden} | anders


def test_the_piece_on_a_card_is_cut_around_the_point_that_matters(
    tweekleur, alphen, django_capture_on_commit_callbacks
):
    assert kleur_van_kaart(tweekleur) == (True, False)
    adres, client = tweekleur.kaart_adres, als(alphen)
    with django_capture_on_commit_callbacks(execute=True):
        response = client.post(f"{LIJST}{tweekleur.pk}/change/", woorden(tweekleur, focus_x=100))
    assert response.status_code == 302
    tweekleur.refresh_from_db()
    assert kleur_van_kaart(tweekleur) == (False, True)
    assert adres != tweekleur.kaart_adres  # no browser shows the piece before
    response = haal(client, tweekleur.kaart_adres)
    assert (response.status_code, response["Content-Type"]) == (200, "image/webp")
    with Image.open(io.BytesIO(response.gelezen)) as beeld:
        assert beeld.size == (640, 400)


@pytest.mark.parametrize("maat", [(1, 1), (3, 900), (900, 3), (640, 400), (100, 100), (4000, 30)])
@pytest.mark.parametrize("punt", [(0, 0), (50, 50), (100, 100)])
def test_a_piece_can_be_cut_from_any_image(nieuw, maat, punt):
    afbeelding = nieuw(plaatje(maat=maat), focus_x=punt[0], focus_y=punt[1])
    with Image.open(io.BytesIO(uit_opslag(afbeelding.uitsnede))) as beeld:
        assert beeld.width <= 640
        assert beeld.height <= 400


def test_a_piece_is_seen_by_who_may_see_the_image(client, foto, maak, alphen, stevenshof):
    les = maak(Les, "Les", ruimte="alphen-noord", niveau="wijk", afbeelding=foto)
    codes = [haal(wie, foto.kaart_adres).status_code for wie in (client, als(stevenshof), als(alphen))]
    assert codes == [404, 404, 200]
    transition(les, Status.GEPUBLICEERD, by=alphen)
    assert haal(client, foto.kaart_adres).status_code == 200


@pytest.mark.parametrize(
    "anders",
    [{"focus_x": 101}, {"focus_y": -1}, {"focus_x": "midden"}, {"alt": ""}, {"decoratief": "on"}, {"titel": ""}],
)
def test_words_that_cannot_be_are_refused_and_stay_in_the_form(foto, alphen, anders):
    response = als(alphen).post(f"{LIJST}{foto.pk}/change/", woorden(foto, bijschrift="Mijn bijschrift", **anders))
    assert (response.status_code, "Mijn bijschrift" in response.content.decode()) == (200, True)
    assert Afbeelding.objects.get(pk=foto.pk).bijschrift == ""


def test_changing_words_is_logged_and_only_for_who_may_write(foto, alphen, lezer, stevenshof):
    for user, code in ((lezer, 403), (stevenshof, 404)):
        assert als(user).post(f"{LIJST}{foto.pk}/change/", woorden(foto, titel="Gekaapt")).status_code == code
    assert als(lezer).get(f"{LIJST}{foto.pk}/change/").status_code == 200
    assert als(alphen).post(f"{LIJST}{foto.pk}/change/", woorden(foto, titel="Beter", ruimte=1)).status_code == 302
    foto.refresh_from_db()
    assert (foto.titel, foto.ruimte.slug) == ("Beter", "alphen-noord")
    acties = list(Logregel.objects.van(foto).values_list("actie", "resultaat").order_by("pk"))
    assert acties == [
        ("afbeelding toegevoegd", "gelukt"), ("wijzigen", "geweigerd"), ("versturen", "geweigerd"), ("afbeelding gewijzigd", "gelukt"),
    ]  # fmt: skip


# --- Replacing -------------------------------------------------------------------------------------------------


def test_a_replaced_image_keeps_its_key_and_pages_and_the_old_bytes_are_gone(
    client,
    foto,
    maak,
    alphen,
    django_capture_on_commit_callbacks,
):
    transition(maak(Les, "Les", ruimte="alphen-noord", niveau="wijk", afbeelding=foto), Status.GEPUBLICEERD, by=alphen)
    oud_adres, oude_bytes = foto.get_absolute_url(), set(bewaard(foto).values()) | {uit_opslag(foto.uitsnede)}
    oude_paden = [f"{foto.map}/{naam}" for naam in bewaard(foto)] + [foto.uitsnede]
    with django_capture_on_commit_callbacks(execute=True):
        nu = vervang_afbeelding(foto, op("b.png", plaatje(maat=(1400, 300), kleur="blue")), by=alphen)
    assert (nu.pk, nu.sleutel, nu.titel, nu.alt) == (foto.pk, foto.sleutel, foto.titel, foto.alt)
    assert (nu.breedte, nu.hoogte, nu.breedtes) == (1400, 300, [320, 640, 960, 1280])
    assert [default_storage.exists(pad) for pad in oude_paden] == [False] * len(oude_paden)
    for adres in (oud_adres, nu.get_absolute_url(), nu.kaart_adres, *re.findall(r"(/\S+) \d+w", nu.srcset)):
        response = haal(client, adres)
        assert response.status_code == 200
        assert response.gelezen not in oude_bytes
    assert nu.get_absolute_url() != oud_adres
    assert "max-age=60" in haal(client, oud_adres)["Cache-Control"]


def test_a_page_that_was_open_while_an_image_became_smaller_still_gets_one(
    client, nieuw, maak, alphen, django_capture_on_commit_callbacks
):
    groot = nieuw(plaatje(maat=(1400, 300)))
    transition(maak(Les, "Les", ruimte="alphen-noord", niveau="wijk", afbeelding=groot), Status.GEPUBLICEERD, by=alphen)
    adressen = re.findall(r"(/\S+) \d+w", groot.srcset)
    with django_capture_on_commit_callbacks(execute=True):
        vervang_afbeelding(groot, op("b.png", plaatje(maat=(400, 300))), by=alphen)
    assert {haal(client, adres).status_code for adres in adressen} == {200}
    assert haal(client, f"/media/afbeelding/{groot.sleutel}/321/").status_code == 404


def test_a_replaced_file_keeps_its_address_and_the_old_bytes_are_gone(
    client, plan, maak, alphen, django_capture_on_commit_callbacks
):
    tool = maak(Tool, "T", ruimte="alphen-noord", soort="methode", herkomst="redactie", in_het_kort="<p>x</p>")
    tool.downloads.add(plan)
    transition(tool, Status.GEPUBLICEERD, by=alphen)
    oud_adres, oud_pad = plan.get_absolute_url(), plan.bestand.name
    with django_capture_on_commit_callbacks(execute=True):
        nu = vervang_bestand(plan, op("b.docx", ECHT["docx"]), by=alphen)
    assert (nu.sleutel, nu.extensie, nu.grootte, default_storage.exists(oud_pad)) == (
        plan.sleutel,
        "docx",
        len(ECHT["docx"]),
        False,
    )
    for adres in (oud_adres, nu.get_absolute_url()):
        response = haal(client, adres)
        assert (response.gelezen, response["Content-Disposition"]) == (
            ECHT["docx"],
            'attachment; filename="het-plan.docx"',
        )


@pytest.mark.parametrize(
    "koppen",
    [
        {"HTTP_RANGE": "bytes=0-9"},
        {"HTTP_IF_NONE_MATCH": "*"},
        {"HTTP_IF_MODIFIED_SINCE": "Thu, 01 Jan 2037 00:00:00 GMT"},
    ],
)
def test_the_old_file_is_not_to_be_had_in_any_way(
    client, foto, maak, alphen, koppen, django_capture_on_commit_callbacks
):
    transition(maak(Les, "Les", ruimte="alphen-noord", niveau="wijk", afbeelding=foto), Status.GEPUBLICEERD, by=alphen)
    oud = haal(client, foto.get_absolute_url()).gelezen
    with django_capture_on_commit_callbacks(execute=True):
        vervang_afbeelding(foto, op("b.png", plaatje(maat=(700, 500), kleur="blue")), by=alphen)
    response = haal(client, foto.get_absolute_url(), **koppen)
    assert (response.status_code, response.gelezen == oud) == (200, False)
    assert haal(client, f"/media/{foto.bestand.name}").status_code == 404


@pytest.mark.parametrize("inhoud", [SVG, b"", b"x" * (MAX_BYTES + 1)])
def test_a_refused_replacement_leaves_everything_as_it_was(foto, alphen, inhoud):
    voor, rij_voor = bewaard(foto), Afbeelding.objects.values().get(pk=foto.pk)
    with pytest.raises(ValidationError):
        vervang_afbeelding(foto, op("b.png", inhoud), by=alphen)
    assert (bewaard(foto), Afbeelding.objects.values().get(pk=foto.pk)) == (voor, rij_voor)


def test_when_writing_fails_no_file_is_left_behind(foto, alphen, monkeypatch):
    from redactie import media

    def kapot(*args, **kwargs):
        raise RuntimeError

    voor = {map: default_storage.listdir(map) for map in (foto.map, "afbeeldingen")}
    monkeypatch.setattr(media, "leg_vast", kapot)
    with pytest.raises(RuntimeError):
        vervang_afbeelding(foto, op("b.png", plaatje(kleur="blue")), by=alphen)
    files = default_storage.listdir(foto.map)[1]
    assert sorted(files) == sorted(voor[foto.map][1])
    for map in set(default_storage.listdir(foto.map)[0]) - {"uitsnede"}:
        assert default_storage.listdir(f"{foto.map}/{map}")[1] == []
    assert Afbeelding.objects.get(pk=foto.pk).vervangen_op is None


def test_replacing_is_logged_and_only_for_who_may_write(foto, plan, alphen, lezer, stevenshof):
    for medium, soort, inhoud in ((foto, "afbeelding", plaatje()), (plan, "bestand", ECHT["csv"])):
        adres = f"/beheer/redactie/{soort}/{medium.pk}/vervangen/"
        naam = "b.png" if soort == "afbeelding" else "b.csv"
        assert als(lezer).post(adres, {"upload": op(naam, inhoud)}).status_code == 403
        assert als(stevenshof).post(adres, {"upload": op(naam, inhoud)}).status_code == 404
        assert als(alphen).get(adres).status_code == 405
        assert als(alphen).post(adres, {"upload": op(naam, inhoud)}).status_code == 302
        acties = list(Logregel.objects.van(medium).values_list("actie", "resultaat", "door").order_by("pk"))
        assert acties[1:] == [
            ("vervangen", "geweigerd", lezer.pk), ("versturen", "geweigerd", stevenshof.pk), (f"{soort} vervangen", "gelukt", alphen.pk),
        ]  # fmt: skip
    with pytest.raises(PermissionDenied):
        vervang_afbeelding(foto, op("b.png", plaatje()), by=stevenshof)
    assert Logregel.objects.filter(resultaat=Resultaat.GEWEIGERD).count() == 4


def test_nothing_chosen_and_something_wrong_are_told_on_the_page(foto, alphen):
    client = als(alphen)
    adres = f"{LIJST}{foto.pk}/vervangen/"
    for data, zin in (({}, "Kies een bestand"), ({"upload": op("x.svg", SVG)}, "Dit is geen afbeelding")):
        page = client.post(adres, data, follow=True).content.decode()
        assert zin in page


@pytest.mark.django_db(transaction=True)
def test_a_reader_gets_the_old_picture_or_the_new_one_and_never_half_of_one(foto, maak, alphen, client):
    transition(maak(Les, "Les", ruimte="alphen-noord", niveau="wijk", afbeelding=foto), Status.GEPUBLICEERD, by=alphen)
    codes, stop = [], threading.Event()

    def lezer() -> None:
        from django.db import connections
        from django.test import Client

        bezoeker = Client()
        try:
            while not stop.is_set():
                response = haal(bezoeker, foto.get_absolute_url())
                codes.append(response.status_code)
                if response.status_code == 200:
                    Image.open(io.BytesIO(response.gelezen)).load()
        finally:
            connections.close_all()

    thread = threading.Thread(target=lezer)
    thread.start()
    for kleur in ("blue", "green", "red"):
        vervang_afbeelding(foto, op("b.png", plaatje(maat=(700, 500), kleur=kleur)), by=alphen)
    stop.set()
    thread.join()
    assert (set(codes) <= {200, 404}, codes.count(404) <= 3, codes.count(200) > 3) == (True, True, True)
