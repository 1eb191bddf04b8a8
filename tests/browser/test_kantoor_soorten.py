"""Every kind of thing in the office, in a real browser: its list and its forms."""

import pytest
from django.contrib.admin import site as beheer

from tests.browser.test_kantoor import gates

# Messages come from visitors and the log from the product itself; nobody makes one by hand.
NEVER_BY_HAND = {"/beheer/redactie/bericht/", "/beheer/redactie/logregel/", "/beheer/toolkit/gebruikservaring/"}
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
def test_somebody_of_another_wijk_can_read_what_may_be_read(path, visit, ingelogd, site):
    """With the files of the office as they are served: a page to read draws other things than a form."""
    page = visit("/beheer/", als=ingelogd("stevenshof"))
    answer = page.goto(f"{site.url}{path}")
    assert answer.status in (200, 403)
    links = page.locator("#result_list tbody th a, .mediaraster a").evaluate_all("all => all.map(a => a.href)")
    ends = {*links[:1], *links[-1:]}
    assert {link: page.goto(link).status for link in ends} == dict.fromkeys(ends, 200)


@pytest.mark.parametrize("path", sorted(NEVER_BY_HAND))
def test_what_is_never_made_by_hand_has_no_button_for_it(path, visit, ingelogd):
    page = visit(path, als=ingelogd("beheer"))
    assert page.locator("main a[href*='/add/']").count() == 0
    assert page.goto(page.url.rstrip("/") + "/add/").status == 403


@pytest.mark.parametrize("path", [path for path in KINDS if path not in NEVER_BY_HAND])
def test_a_new_one_and_its_mistakes_pass_every_gate(path, visit, ingelogd):
    """On a small dark phone: the empty form, and the same form sent empty. It says what is wrong and what to do."""
    page = visit(path, width=320, scheme="dark", als=ingelogd("beheer"))
    page.locator(f"main a[href^='{path}add/']").first.click()
    page.wait_for_url("**/add/")
    found = {"nieuw": gates(page)}
    page.locator('main form[method="post"] button[type="submit"]').first.click()
    page.locator(".melding--fout, .veld__fout, [data-melding]:not(:empty)").first.wait_for()
    found["fout"] = {name: wrong for name, wrong in gates(page).items() if name != "browser"}  # it mentions a 422
    assert {name: wrong for name, wrong in found.items() if wrong} == {}
