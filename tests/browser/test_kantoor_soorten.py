"""Every kind of thing in the office, in a real browser: its list and its forms."""

import re

import pytest
from django.contrib.admin import site as beheer

from tests.browser.test_kantoor import gates

KINDS = sorted(f"/beheer/{model._meta.app_label}/{model._meta.model_name}/" for model in beheer._registry)


@pytest.mark.parametrize("path", KINDS)
def test_the_list_and_what_is_in_it_pass_every_gate(path, visit, ingelogd):
    """On a wide screen: the list, the form of the first one there is, and its versions."""
    page = visit(path, als=ingelogd("beheer"))
    found = {"lijst": gates(page)}
    first = page.locator("#result_list tbody th a, .mediaraster a").first
    if first.count():
        first.click()
        page.locator("h1").wait_for()
        found["wijzigen"] = gates(page)
    if page.get_by_role("link", name="Versies", exact=True).count():
        page.get_by_role("link", name="Versies", exact=True).click()
        page.wait_for_url("**/versies/")
        found["versies"] = gates(page)
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize("path", KINDS)
def test_a_new_one_and_its_mistakes_pass_every_gate(path, visit, ingelogd):
    """On a small dark phone: the empty form, and the same form sent empty. It says what is wrong and what to do."""
    page = visit(path, width=320, scheme="dark", als=ingelogd("beheer"))
    if page.get_by_role("link", name=re.compile("^Nieuw")).count() == 0:
        return  # nothing of this kind is made by hand
    page.get_by_role("link", name=re.compile("^Nieuw")).first.click()
    page.wait_for_url("**/add/")
    found = {"nieuw": gates(page)}
    page.locator('main button[type="submit"]').first.click()
    page.locator(".melding--fout, .veld__fout").first.wait_for()
    found["fout"] = {name: wrong for name, wrong in gates(page).items() if name != "browser"}  # it mentions a 422
    assert {name: wrong for name, wrong in found.items() if wrong} == {}
