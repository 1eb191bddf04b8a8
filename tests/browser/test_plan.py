# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""A monitorplan from the empty form to a phone; plans side by side, with and without a script."""

import re

import pytest

from tests.browser.test_kantoor import gates

LANG = "Zeerlangwoordzonderspaties" * 4


def test_a_plan_is_made_in_the_office_and_read_on_a_phone(visit, ingelogd):
    page = visit("/beheer/monitoring/monitorplan/add/", als=ingelogd("stevenshof"))
    assert page.locator("#planvragen-group .deel:not(.empty-form) h3").all_inner_texts()[3].startswith("4. ")
    page.get_by_label("Titel", exact=True).fill(f"Ons plan {LANG}")
    page.get_by_label("Geldt vanaf").fill("2026-01-01")
    page.locator("#id_planvragen-0-waarom").fill("Wij missen jonge ouders.\nEn hun buren.")
    page.locator("#id_planvragen-0-wie").fill(f"de welzijnsorganisatie {LANG}")
    page.locator("#id_doelen-0-tekst").fill("Meer jonge ouders kennen de inloop")
    page.locator("#id_keten-0-schakel").select_option("activiteit")
    page.locator("#id_keten-0-tekst").fill("Koffie op het schoolplein")
    page.locator("#id_keten-0-aanname").fill("ouders daar tijd hebben")
    page.locator('main form[method="post"] button[type="submit"]').first.click()
    page.get_by_text("is bewaard om").wait_for()
    page.get_by_text("Wat je nog kunt aanvullen").click()
    page.get_by_text("Er staat nog niet bij waar het antwoord vandaan komt.").first.wait_for()
    assert gates(page) == {}
    voorbeeld = page.get_by_role("link", name="Bekijk het voorbeeld").get_attribute("href")
    for scheme in ("light", "dark"):
        phone = visit(voorbeeld, width=375, scheme=scheme, als=ingelogd("stevenshof"))
        assert phone.get_by_role("heading", level=2).all_inner_texts()[:2] == [f"Ons plan {LANG}", VRAAG_1]
        assert "Wij missen jonge ouders.\nEn hun buren." in phone.locator(".planvraag").first.inner_text()
        assert phone.locator("ol.keten > li").count() == 1
        assert gates(phone) == {}


VRAAG_1 = "Bereiken we de (juiste) inwoners?"


@pytest.mark.parametrize("javascript", [True, False])
def test_question_and_wijken_are_chosen_by_keyboard_with_or_without_a_script(javascript, visit):
    page = visit("/monitorplannen/", javascript=javascript)
    page.get_by_label("4. Samenwerking").focus()
    page.keyboard.press("Space")
    page.get_by_role("checkbox", name="Stevenshof").focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name="Zet naast elkaar").focus()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("vraag=samenwerking"))
    assert page.locator("article h3").all_inner_texts() == ["Alphen Noord", "Den Haag Zuidwest"]
    assert (
        page.get_by_label("4. Samenwerking").is_checked()
        and not page.get_by_role("checkbox", name="Stevenshof").is_checked()
    )


def test_wijken_stand_beside_each_other_where_there_is_room_and_below_each_other_on_a_phone(visit):
    for width, naast in ((1280, True), (375, False)):
        boxes = [kaart.bounding_box() for kaart in visit("/monitorplannen/", width=width).locator("article").all()]
        assert len(boxes) == 3
        assert (len({box["y"] for box in boxes}) == 1, len({box["x"] for box in boxes}) == 1) == (naast, not naast)


def test_an_indicator_and_a_leervraag_can_be_pointed_at(visit):
    for path, anker in (("/indicatoren/#recepten-welzijn-op-recept", "recepten-welzijn-op-recept"),
                        ("/wijken/alphen-noord/plan/#leervraag-1", "leervraag-1")):  # fmt: skip
        page = visit(path, width=375)
        assert page.locator(f"#{anker}").evaluate("e => e.matches(':target') && e.getBoundingClientRect().top < 700")
