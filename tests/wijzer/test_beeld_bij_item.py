"""The image of an item: chosen in the office, seen on the page, for every kind that has one."""

import io
import json
import re
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from redactie.media import voeg_afbeelding_toe
from redactie.models import Afbeelding
from redactie.zicht import heeft_eigen_pagina
from tests.soorten import VELDEN
from tests.test_toegang import KIND_IDS, KINDS
from wijken.models import Gemeente, Inbreng, Wijk

pytestmark = pytest.mark.django_db


def foto(naam: str = "straat.png") -> SimpleUploadedFile:
    data = io.BytesIO()
    Image.new("RGB", (800, 500), (90, 140, 60)).save(data, "PNG")
    return SimpleUploadedFile(naam, data.getvalue(), content_type="image/png")


@pytest.fixture
def beeld(beheerder, ruimten) -> Afbeelding:
    return voeg_afbeelding_toe(
        foto(), ruimte=ruimten["gedeeld"], by=beheerder, titel="De straat", alt="Een groene straat"
    )


@pytest.mark.parametrize("model", KINDS, ids=KIND_IDS)
def test_the_image_stands_on_the_page_and_a_form_without_a_page_does_not_ask_for_it(
    model, beeld, maak, client, login, beheerder
):
    extra = {}
    if model in (Wijk, Inbreng):
        extra["gemeente"] = gemeente = maak(Gemeente, "Alphen aan den Rijn")
    if model is Inbreng:
        extra = {"wijk": maak(Wijk, "Alphen Noord", ruimte="alphen-noord", gemeente=gemeente)}
    item = maak(model, "Met een beeld", gepubliceerd=True, afbeelding=beeld, **VELDEN[model], **extra)
    form = login(beheerder).get(f"/beheer/{model._meta.app_label}/{model._meta.model_name}/{item.pk}/change/")
    asked = 'name="afbeelding"' in form.content.decode()
    assert asked == heeft_eigen_pagina(item)
    if asked:
        assert 'alt="Een groene straat"' in client.get(item.get_absolute_url()).content.decode()


def test_the_field_knows_what_the_chosen_image_looks_like_and_where_to_add_one(maak, login, stevenshof, ruimten):
    from toolkit.models import Les

    beeld = voeg_afbeelding_toe(
        foto(), ruimte=ruimten["stevenshof"], by=stevenshof, titel="De straat", alt="Een groene straat"
    )
    les = maak(Les, "Een les", ruimte="stevenshof", afbeelding=beeld, **VELDEN[Les])
    page = login(stevenshof).get(f"/beheer/toolkit/les/{les.pk}/change/").content.decode()
    field = re.search(r'<select[^>]*name="afbeelding"[^>]*>', page).group()
    known = json.loads(unescape(re.search(r'data-beelden="([^"]*)"', field).group(1)))
    assert (list(known), known[str(beeld.pk)]["alt"]) == ([str(beeld.pk)], "Een groene straat")
    assert re.search(r'data-nieuw="([^"]*)"', field).group(1) == "/beheer/redactie/afbeelding/add/"
    assert f'data-ruimte="{ruimten["stevenshof"].pk}"' in page


def test_an_image_that_is_added_while_choosing_can_be_chosen_at_once(login, stevenshof, ruimten):
    form = {
        "ruimte": ruimten["stevenshof"].pk, "rij-TOTAL_FORMS": 1, "rij-INITIAL_FORMS": 0, "rij-0-upload": foto(),
        "rij-0-titel": "De straat", "rij-0-alt": "Een groene straat",
    }  # fmt: skip
    answer = login(stevenshof).post("/beheer/redactie/afbeelding/add/", form, headers={"Accept": "application/json"})
    made = Afbeelding.objects.get()
    assert answer.status_code == 201
    assert answer.json()["medium"] == {
        "nummer": made.pk, "sleutel": str(made.sleutel), "titel": "De straat", "alt": "Een groene straat",
        "bijschrift": "", "beeld": f"/media/afbeelding/{made.sleutel}/320/",
    }  # fmt: skip


def test_an_image_of_another_wijk_is_not_described(maak, login, alphen, stevenshof, ruimten):
    from toolkit.models import Les

    hidden = voeg_afbeelding_toe(foto(), ruimte=ruimten["alphen-noord"], by=alphen, titel="Geheim", alt="Geheim beeld")
    les = maak(Les, "Een les", ruimte="stevenshof", afbeelding=hidden, **VELDEN[Les])
    page = login(stevenshof).get(f"/beheer/toolkit/les/{les.pk}/change/").content.decode()
    assert "Geheim" not in page
