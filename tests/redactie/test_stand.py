"""Two people in one form of something without versions, and what a page to read shows of a yes or no."""

import pytest
from django.test import Client

from redactie.media import voeg_afbeelding_toe
from redactie.models import Afbeelding, Redactieruimte, Rol
from redactie.workflow import transition
from tests.conftest import maak_gebruiker
from tests.soorten import VELDEN
from tests.wijzer.test_beeld_bij_item import foto
from toolkit.models import Thema
from wijken.models import Afspraak, Gebeurtenis

pytestmark = pytest.mark.django_db


def binnen(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def formulier(client: Client, adres: str) -> dict:
    """Return what a browser would send when the form at `adres` is saved as it is."""
    form = client.get(adres).context["adminform"].form
    found = {name: form.get_initial_for_field(field, name) for name, field in form.fields.items()}
    return {name: value for name, value in found.items() if value not in (None, False, "")}


@pytest.fixture
def an(ruimten):
    return binnen(maak_gebruiker("an@voorbeeld.nl", "An Collega", ruimten["alphen-noord"], Rol.REDACTEUR))


def test_of_two_people_in_one_image_the_second_is_told(alphen, an, ruimten):
    beeld = voeg_afbeelding_toe(foto(), ruimte=ruimten["alphen-noord"], by=alphen, titel="De straat", alt="Een straat")
    adres = f"/beheer/redactie/afbeelding/{beeld.pk}/change/"
    anne = binnen(alphen)
    van_anne, van_an = formulier(anne, adres), formulier(an, adres)
    assert anne.post(adres, van_anne | {"alt": "Een straat in de zon"}).status_code == 302
    answer = an.post(adres, van_an | {"alt": "Een natte straat", "bijschrift": "In maart"})
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "Iemand anders veranderde dit intussen" in page and "“Een straat in de zon”" in page
    assert 'value="In maart"' in page and "Een natte straat" in page  # nothing typed is lost
    assert Afbeelding.objects.get().alt == "Een straat in de zon"
    again = van_an | {
        "alt": "Een natte straat",
        "bijschrift": "In maart",
        "stand": answer.context["adminform"].form["stand"].value(),
    }
    assert an.post(adres, again).status_code == 302
    assert (Afbeelding.objects.get().alt, Afbeelding.objects.get().bijschrift) == ("Een natte straat", "In maart")


def test_two_people_in_different_fields_both_keep_their_words(alphen, an, ruimten):
    beeld = voeg_afbeelding_toe(foto(), ruimte=ruimten["alphen-noord"], by=alphen, titel="De straat", alt="Een straat")
    adres = f"/beheer/redactie/afbeelding/{beeld.pk}/change/"
    van_an = formulier(an, adres)
    Afbeelding.objects.update(alt="Een straat in de zon")
    assert an.post(adres, van_an | {"bijschrift": "In maart"}).status_code == 302
    assert (Afbeelding.objects.get().alt, Afbeelding.objects.get().bijschrift) == ("Een straat in de zon", "In maart")


def test_of_two_people_in_one_agreement_or_theme_the_second_is_told(alphen, an, beheerder, ruimten):
    agreed = Afspraak.objects.create(ruimte=ruimten["alphen-noord"], wat="Terugbellen")
    thema = Thema.objects.create(titel="Leren", slug="leren")
    for anne, other, adres, field, row in (
        (binnen(alphen), an, f"/beheer/wijken/afspraak/{agreed.pk}/change/", "toelichting", agreed),
        (binnen(beheerder), binnen(beheerder), f"/beheer/toolkit/thema/{thema.pk}/change/", "titel", thema),
    ):
        first, second = formulier(anne, adres), formulier(other, adres)
        assert anne.post(adres, first | {field: "Eerst"}).status_code == 302
        answer = other.post(adres, second | {field: "Later"})
        assert (answer.status_code, "“Eerst”" in answer.content.decode()) == (200, True)
        row.refresh_from_db()
        assert getattr(row, field) == "Eerst"


def test_a_print_tells_nothing_of_a_value(alphen, an, ruimten):
    one, two = (Afspraak.objects.create(ruimte=ruimten["alphen-noord"], wat="Hetzelfde") for _ in range(2))
    prints = [formulier(an, f"/beheer/wijken/afspraak/{row.pk}/change/")["stand"].split()[0] for row in (one, two)]
    assert prints[0].startswith("wat:") and prints[0] != prints[1]


def test_an_event_that_was_withdrawn_stays_with_the_agreement_and_is_not_named(
    maak, alphen, stevenshof, lezer, ruimten
):
    event = maak(Gebeurtenis, "Open dag", ruimte="stevenshof", gepubliceerd=True, **VELDEN[Gebeurtenis])
    agreed = Afspraak.objects.create(ruimte=ruimten["alphen-noord"], wat="Terugbellen", gebeurtenis=event)
    transition(event, "concept", by=stevenshof)
    Gebeurtenis.objects.update(titel="GEHEIM PLAN")
    adres = f"/beheer/wijken/afspraak/{agreed.pk}/change/"
    for user in (alphen, lezer):
        page = binnen(user).get(adres)
        assert (page.status_code, "GEHEIM" in page.content.decode()) == (200, False)
    anne = binnen(alphen)
    assert anne.post(adres, formulier(anne, adres) | {"wie": "welzijn"}).status_code == 302
    agreed.refresh_from_db()
    assert (agreed.wie, agreed.gebeurtenis_id) == ("welzijn", event.pk)


def test_who_says_that_an_agreement_is_done_says_it_of_today(alphen, ruimten):
    from django.utils import timezone

    agreed = Afspraak.objects.create(ruimte=ruimten["alphen-noord"], wat="Terugbellen")
    adres, anne = f"/beheer/wijken/afspraak/{agreed.pk}/change/", binnen(alphen)
    later = anne.post(adres, formulier(anne, adres) | {"staat": "gedaan", "gedaan_op": "2999-01-01"})
    assert "Deze dag komt nog. Wanneer was het klaar?" in later.content.decode()
    assert anne.post(adres, formulier(anne, adres) | {"staat": "gedaan"}).status_code == 302
    agreed.refresh_from_db()
    assert (agreed.staat, agreed.gedaan_op) == ("gedaan", timezone.localdate())


def test_a_page_to_read_says_yes_or_no_in_words(lezer, ruimten):
    agreed = Afspraak.objects.create(ruimte=ruimten["alphen-noord"], wat="Terugbellen", aan_inwoners=True)
    page = binnen(lezer).get(f"/beheer/wijken/afspraak/{agreed.pk}/change/").content.decode()
    assert '<div class="veld__vast">ja</div>' in page and "admin/img" not in page


def test_nobody_who_works_elsewhere_is_named(maak, alphen, stevenshof):
    from toolkit.models import Les

    les = maak(Les, "Een les", ruimte="stevenshof", gepubliceerd=True, eigenaar=stevenshof, **VELDEN[Les])
    page = binnen(alphen).get(f"/beheer/toolkit/les/{les.pk}/change/").content.decode()
    assert "Stef Stevenshof" not in page


def test_who_kept_something_and_left_stays_named_until_somebody_takes_it_over(maak, alphen, vertrokken, ruimten):
    from tests.redactie.formulieren import ingevuld
    from toolkit.models import Les

    vertrokken.is_active = False
    vertrokken.save()
    les = maak(Les, "Een les", ruimte="alphen-noord", eigenaar=vertrokken, **VELDEN[Les])
    anne, adres = binnen(alphen), f"/beheer/toolkit/les/{les.pk}/change/"
    assert anne.post(adres, ingevuld(anne, adres) | {"titel": "Beter"}).status_code == 302
    assert Les.objects.get().eigenaar == vertrokken
    assert anne.post(adres, ingevuld(anne, adres) | {"eigenaar": alphen.pk}).status_code == 302
    assert Les.objects.get().eigenaar == alphen


def test_more_pictures_at_once_than_can_be_worked_on_are_refused_and_can_be_tried_again(alphen, ruimten):
    from redactie import media

    adres = "/beheer/redactie/afbeelding/add/"
    form = {
        "ruimte": ruimten["alphen-noord"].pk, "rij-TOTAL_FORMS": 1, "rij-INITIAL_FORMS": 0, "rij-0-titel": "De straat",
        "rij-0-alt": "Een straat",
    }  # fmt: skip
    taken = [media._rij.acquire(blocking=False) for _ in range(1 + media.WACHTENDEN)]
    try:
        busy = binnen(alphen).post(adres, form | {"rij-0-upload": foto()}, headers={"Accept": "application/json"})
    finally:
        for _ in taken:
            media._rij.release()
    assert taken == [True] * 3
    assert (busy.status_code, busy.json()["fouten"]) == (422, {"upload": [media.TE_DRUK]})
    done = binnen(alphen).post(adres, form | {"rij-0-upload": foto()}, headers={"Accept": "application/json"})
    assert (done.status_code, Redactieruimte.objects.get(slug="alphen-noord").pk) == (201, form["ruimte"])


@pytest.mark.parametrize("field", ["afbeelding", "ruimte", "niveau"])
@pytest.mark.parametrize("value", ["²", "9" * 5000, "-1", "1e9", "٣"])
def test_an_odd_number_in_a_form_is_no_error_of_the_server(field, value, alphen):
    assert binnen(alphen).post("/beheer/toolkit/les/add/", {"titel": "x", field: value}).status_code in (200, 422)


@pytest.mark.parametrize("which", ["TOTAL", "INITIAL"])
def test_a_counter_of_thousands_of_digits_is_no_error_of_the_server(which, alphen, maak):
    from toolkit.models import Les

    les = maak(Les, "Een les", ruimte="alphen-noord", **VELDEN[Les])
    data = {f"redactie-bronvermelding-content_type-object_id-{which}_FORMS": "9" * 5000, "titel": "x"}
    assert binnen(alphen).post(f"/beheer/toolkit/les/{les.pk}/change/", data).status_code in (200, 400, 422)


def test_two_things_with_one_title_get_two_addresses_and_tell_nothing_of_each_other(maak, stevenshof, ruimten, bron):
    from tests.redactie.formulieren import nieuwe_les
    from toolkit.models import Les

    maak(Les, "Geheim concept", ruimte="alphen-noord", slug="geheim-concept", **VELDEN[Les])
    client = binnen(stevenshof)
    answer = client.post(
        "/beheer/toolkit/les/add/", nieuwe_les(client, ruimten["stevenshof"], bron, titel="Geheim concept")
    )
    assert answer.status_code == 302
    assert Les.objects.get(ruimte=ruimten["stevenshof"]).slug == "geheim-concept-2"
