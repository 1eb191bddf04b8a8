# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""The site as it is launched: every page light, every link leading somewhere."""

import gzip
import re

import pytest
from django.urls import reverse
from django.utils.html import escape

from redactie.models import Bron
from toolkit.models import Vraag

pytestmark = [pytest.mark.django_db, pytest.mark.een_database]
MAX_BYTES = 14 * 1024


@pytest.fixture
def inhoud(geladen, db) -> None:
    """The whole launch content."""


def test_every_page_of_the_real_site_is_light(inhoud, client):
    """All addresses of the sitemap, with the launch content: HTML of at most 14 kB compressed."""
    addresses = re.findall(r"<loc>http://[^/]+(/[^<]*)</loc>", client.get("/sitemap.xml").content.decode())
    assert len(addresses) > 350
    assert len(addresses) == len(set(addresses))
    heavy = {}
    for address in addresses:
        response = client.get(address)
        assert response.status_code == 200, address
        weight = len(gzip.compress(response.content, 6))
        if weight > MAX_BYTES:
            heavy[address] = weight
    assert heavy == {}


def test_every_link_of_the_real_site_leads_somewhere(inhoud, client):
    seen, todo = set(), ["/"]
    broken = []
    titles: dict[str, str] = {}
    while todo:
        address = todo.pop()
        path = address.split("#")[0]
        if path in seen or path.startswith(("/beheer", "/static", "/zoeken")) or "?" in path:
            continue
        seen.add(path)
        response = client.get(path)
        if response.status_code not in (200, 301, 302):
            broken.append((path, response.status_code))
            continue
        if "text/html" not in response.headers["Content-Type"]:
            continue
        html = response.content.decode()
        titles[path] = re.search(r"<title>(.*?)</title>", html, re.S)[1].strip()
        assert len(re.findall(r"<h1[ >]", html)) == 1, path
        todo += re.findall(r'<a[^>]+href="(/[^"]*)"', html)
    assert broken == []
    assert len(titles) > 350
    doubles = {title for title in titles.values() if list(titles.values()).count(title) > 1}
    assert doubles == set()


def test_the_old_wordings_of_the_questions_are_found(inhoud, client):
    for vraag in Vraag.objects.all():
        for regel in vraag.regels.filter(soort="variant"):
            uitkomst = client.get("/zoeken/", {"q": regel.tekst}).context["uitkomst"]
            assert vraag.get_absolute_url() in [r.adres for r in uitkomst.resultaten], regel.tekst


def test_every_bron_is_explained_on_the_page_of_sources(inhoud, client):
    text = client.get(reverse("bronnen")).content.decode()
    assert [bron.titel for bron in Bron.objects.all() if escape(bron.titel) not in text] == []
