# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""What the forms of the office say and ask, and what Django says in them."""

import re
from pathlib import Path

import django
import pytest
from django import forms
from django.contrib.admin import site as beheer
from django.test import Client
from django.utils.translation import gettext, ngettext, trans_real

from redactie.admin.item import ItemAdmin
from redactie.admin.woorden import meldingen
from redactie.models import Item, Tegenspraak
from tests.soorten import VELDEN
from toolkit.models import Les

pytestmark = [pytest.mark.django_db, pytest.mark.een_database]

SOORTEN = sorted(VELDEN, key=lambda model: model._meta.label)


def formulieren(model: type[Item], client: Client) -> list[forms.BaseForm]:
    context = client.get(f"/beheer/{model._meta.app_label}/{model._meta.model_name}/add/").context
    leeg = [inline.formset.empty_form for inline in context["inline_admin_formsets"]]
    return [context["adminform"].form, *leeg]


@pytest.mark.parametrize("model", SOORTEN, ids=lambda model: model._meta.model_name)
def test_every_field_says_what_it_is_for(model, beheerder, login):
    zonder = {
        f"{type(form).__name__}.{naam}"
        for form in formulieren(model, login(beheerder))
        for naam, field in form.fields.items()
        if naam not in ("id", "DELETE") and not field.widget.is_hidden and not (field.help_text and field.label)
    } - {f"{model.__name__}Form.gecontroleerd_op"}
    assert {naam for naam in zonder if not naam.endswith((f".{model._meta.model_name}", ".item"))} == set()


@pytest.mark.parametrize("model", SOORTEN, ids=lambda model: model._meta.model_name)
def test_every_group_of_a_form_says_why_it_matters(model, beheerder, login):
    options = beheer._registry[model]
    context = login(beheerder).get(f"/beheer/{model._meta.app_label}/{model._meta.model_name}/add/").context
    groepen = [(fieldset.name, fieldset.description) for fieldset in context["adminform"]]
    delen = [(inline.opts.verbose_name, inline.opts.uitleg) for inline in context["inline_admin_formsets"]]
    assert isinstance(options, ItemAdmin)
    assert [naam for naam, uitleg in [*groepen, *delen] if not uitleg] == []
    assert max(len(list(fieldset)) for fieldset in context["adminform"]) <= 7


def test_a_lesson_asks_for_at_most_four_things(alphen, login, ruimten, bron):
    """Three in the form, and a source before it is public."""
    form = login(alphen).get("/beheer/toolkit/les/add/").context["adminform"].form
    gevraagd = {naam for naam, field in form.fields.items() if field.required}
    assert gevraagd == {"titel", "niveau", "ruimte"}
    assert form.get_initial_for_field(form.fields["ruimte"], "ruimte") == ruimten["alphen-noord"].pk


def test_what_is_left_open_gets_its_default(alphen, login, ruimten):
    inline = "redactie-bronvermelding-content_type-object_id"
    antwoord = login(alphen).post(
        "/beheer/toolkit/les/add/",
        {"titel": "Begin klein", "niveau": "wijk", "ruimte": ruimten["alphen-noord"].pk, "soort": "", "gedaan": "",
         f"{inline}-TOTAL_FORMS": 0, f"{inline}-INITIAL_FORMS": 0},
    )  # fmt: skip
    assert antwoord.status_code == 302
    assert Les.objects.values_list("soort", "gedaan").get() == ("les", "niet_vastgelegd")


def test_an_error_says_what_to_do(alphen, login):
    client = login(alphen)
    fout = (
        client.post(
            "/beheer/toolkit/les/add/",
            {
                "titel": "",
                "samenvatting": "x" * 301,
                "niveau": "maan",
                "van": "morgen",
                "eigenaar": "999",
                "vragen": ["999"],
            },
        )
        .context["adminform"]
        .form.errors
    )
    assert {naam: fouten[0] for naam, fouten in fout.items() if naam in ("titel", "samenvatting", "niveau", "eigenaar", "vragen", "ruimte")} == {
        "titel": "Vul dit in.",
        "samenvatting": "Maak dit korter: ten hoogste 300 tekens. Het zijn er nu 301.",
        "niveau": "Kies iets uit de lijst.",
        "eigenaar": "Dit staat niet (meer) in de lijst. Kies iets anders.",
        "vragen": "Een van je keuzes staat niet (meer) in de lijst. Kies iets anders.",
        "ruimte": "Kies iets uit de lijst.",
    }  # fmt: skip
    assert "van" in fout


def test_what_must_be_unique_says_so_and_what_to_do(maak, beheerder, login):
    maak(Tegenspraak, "Een punt", nummer=7, soort="leemte")
    fout = (
        login(beheerder)
        .post("/beheer/redactie/tegenspraak/add/", {"titel": "x", "nummer": 7})
        .context["adminform"]
        .form.errors
    )
    assert fout["nummer"] == ["Dit is al in gebruik. Kies iets anders."]


@pytest.mark.parametrize("model", SOORTEN, ids=lambda model: model._meta.model_name)
def test_no_field_of_any_form_answers_in_words_that_say_nothing(model, beheerder, login):
    vreemd = {
        (naam, code, str(melding))
        for form in formulieren(model, login(beheerder))
        for naam, field in form.fields.items()
        for code, melding in meldingen(field).items()
        if naam not in ("id", "DELETE") and not field.widget.is_hidden and field.error_messages.get(code) != melding
    }
    assert vreemd == set()


def test_django_has_dutch_for_everything_it_says():
    assert gettext("Error:") == "Fout:"
    assert gettext("In case you’ve forgotten, you are:") == "Je bent ingelogd als:"
    bericht = "This password is too short. It must contain at least %d character."
    assert "12 tekens" in ngettext(bericht, bericht.replace("character.", "characters."), 12) % 12


def test_every_string_of_the_admin_has_a_translation():
    """Read from Django's own source catalogues, so that a new version that adds a string is noticed."""
    nederlands = trans_real.translation("nl")._catalog
    kaal = set()
    for app in ("conf", "contrib/admin", "contrib/auth", "contrib/contenttypes", "contrib/sessions"):
        bron = Path(django.__file__).parent / app / "locale/en/LC_MESSAGES/django.po"
        for blok in re.sub(r'"\n"', "", bron.read_text()).split("\n\n"):
            found = re.search(r'^msgid "(.+)"$', blok, re.MULTILINE)
            context = re.search(r'^msgctxt "(.+)"$', blok, re.MULTILINE)
            if not found or blok.lstrip().startswith("#~"):
                continue
            sleutel = found[1].replace("\\n", "\n").replace('\\"', '"')
            sleutel = f"{context[1]}\x04{sleutel}" if context else sleutel
            if not any(nederlands.get(poging) for poging in (sleutel, (sleutel, 0), (sleutel, 1))):
                kaal.add(sleutel)
    assert kaal == set()
