# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""What must hold on every public page: queries, weight, headers, and nothing that is not public."""

import json
import re
from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from monitoring.leren.models import Leersessie
from monitoring.meten.models import (
    Indicator,
    Ketenstap,
    Leervraag,
    Monitorplan,
    Onderzoek,
    Plandoel,
    Planindicator,
    Planvraag,
    Signaal,
    Veronderstelling,
)
from redactie.models import Betreft, Item, Status
from redactie.models.bron import Tegenspraak, Variant
from redactie.workflow import transition
from tests.soorten import VELDEN
from toolkit.models import (
    Gebruikservaring,
    Les,
    Lesstap,
    Menukaartonderwerp,
    Ontwikkeling,
    Praatplaat,
    Praktijkvoorbeeld,
    Thema,
    Tool,
    Toolregel,
    Vraag,
)
from wijken.models import (
    Besluit,
    Functierol,
    Gebeurtenis,
    Inbreng,
    Interventie,
    Inzet,
    Organisatie,
    Organisatierol,
    Overleg,
    Overleglid,
    Vervulling,
    Wijk,
)  # fmt: skip
from wijzer.opendata.lijsten import LIJSTEN
from wijzer.zoeken import index

pytestmark = pytest.mark.django_db

MAX_QUERIES = 8
# One address of every kind of public page.
PAGES = [
    "/", "/vragen/bereik/", "/toolkit/", "/toolkit/?vraag=bereik&thema=borging&wijk=stevenshof&soort=werkvorm",
    "/toolkit/tool-0/", "/toolkit/tool-0/ervaringen/", "/toolkit/tool-0/wij-gebruikten-dit/",
    "/toolkit/tool-0/wij-gebruikten-dit/bedankt/", "/lessen/", "/lessen/?vraag=bereik&niveau=wijk", "/lessen/les-0/", "/praktijkvoorbeelden/",
    "/praktijkvoorbeelden/voorbeeld-0/", "/inspiratiebundel/", "/menukaart/", "/wijken/", "/wijken/stevenshof/",
    "/vragen/bereik/in-de-wijken/", "/wijken/stevenshof/vragen/", "/wijken/stevenshof/cijfers/", "/wijken/stevenshof/bereik/",
    "/wijken/stevenshof/uw-inbreng/", "/wijken/stevenshof/interventies/", "/wijken/stevenshof/plan/", "/leervragen/leervraag-0/", "/wijken/stevenshof/sessies/",
    "/monitorplannen/", "/monitorplannen/?vraag=bereik&wijk=stevenshof", "/indicatoren/", "/interventies/", "/interventies/interventie-0/",
    "/organisaties/", "/organisaties/organisatie-0/", "/overleggen/", "/overleggen/overleg-0/", "/rollen/",
    "/rollen/rol-0/", "/agenda/", "/agenda/?jaar=2022&soort=bijeenkomsten&wijk=stevenshof", "/agenda/2022/", "/agenda/2022/2/", "/agenda/gebeurtenis-0/",
    "/praatplaten/", "/wijken/stevenshof/praatplaten/", "/praatplaten/plaat-0/", "/tijdlijn/", "/tijdlijn/?wijk=stevenshof", "/onderzoekskalender/", "/onderzoekskalender/?wijk=stevenshof&groep=ouderen", "/veronderstellingen/", "/verwachtingen/", "/gesprekskaart/", "/zelfevaluatie/", "/doe-mee/", "/producten/", "/begrippen/", "/begrippen/begrip-0/", "/nieuws/",
    "/nieuws/nieuws-0/", "/over/", "/bronnen/", "/zoeken/?q=samen", "/contact/", "/contact/bedankt/", "/stijlgids/", "/open-data/",
]  # fmt: skip


@pytest.fixture
def gevuld(maak, maak_wijk, bron, beheerder):
    """Fill the site with `n` of everything, all related to each other as much as it can be."""

    def _gevuld(n: int) -> None:
        from redactie.models import Begrip, Citaat, Nieuwsbericht, Pagina, Snelkoppeling

        def make(model, name, nummer, **velden):
            slug = f"{name}-{nummer}"
            if model.objects.filter(slug=slug).exists():
                return model.objects.get(slug=slug)
            velden = VELDEN[model] | velden
            if "nummer" in velden:
                velden["nummer"] = 1000 + nummer
            item = maak(model, f"Samen {name} {nummer}", slug=slug, samenvatting="Samen verder.", **velden)
            return transition(item, Status.GEPUBLICEERD, by=beheerder)

        wijk = Wijk.objects.filter(slug="stevenshof").first() or maak_wijk("stevenshof", "Stevenshof", "Leiden")
        for slug in ("over", "contact", "inspiratiebundel"):
            if not Pagina.objects.filter(slug=slug).exists():
                maak(Pagina, slug.title(), slug=slug, tekst="<p>x</p>", gepubliceerd=True)
        vraag = Vraag.objects.filter(slug="bereik").first() or maak(
            Vraag, "Bereiken we de (juiste) inwoners?", slug="bereik", nummer=1, kort="Bereik", gepubliceerd=True
        )
        thema = Thema.objects.get_or_create(titel="Borging", slug="borging")[0]
        for i in range(n):
            organisatie = make(Organisatie, "organisatie", i, partner=True)
            overleg = make(Overleg, "overleg", i, wijk=wijk)
            rol = make(Functierol, "rol", i)
            interventie = make(Interventie, "interventie", i)
            tool = make(Tool, "tool", i, eigenaar_organisatie=organisatie)
            les = make(Les, "les", i, wijk=wijk, ruimte="stevenshof")
            voorbeeld = make(Praktijkvoorbeeld, "voorbeeld", i)
            ontwikkeling = make(Ontwikkeling, "ontwikkeling", i)
            menu = make(Menukaartonderwerp, "menu", i)
            event = make(Gebeurtenis, "gebeurtenis", i, wijk=wijk, overleg=overleg)
            eerder = make(Gebeurtenis, "eerder", i, wijk=wijk, staat="verplaatst", opvolger=event)
            for first in (Gebeurtenis.objects.get(slug="gebeurtenis-0"), event):
                first.ook_voor.add(overleg)
            Gebeurtenis.objects.filter(pk=eerder.pk).update(opvolger=Gebeurtenis.objects.get(slug="gebeurtenis-0"))
            plaat = make(Praatplaat, "plaat", i, wijk=wijk, gebeurtenis=Gebeurtenis.objects.get(slug="gebeurtenis-0"))
            for first in (Praatplaat.objects.get(slug="plaat-0"), plaat):
                first.delen.create(titel="x", tekst="x", les=les, x=1, y=1, breedte=9, hoogte=9)
            geweest = make(Gebeurtenis, "sessie", i, wijk=wijk, soort="lokale_lc", ruimte="stevenshof")
            Leersessie.objects.get_or_create(gebeurtenis=geweest)
            geleerd = make(Les, "geleerd", i, wijk=wijk, ruimte="stevenshof")
            Les.objects.filter(pk=geleerd.pk).update(gebeurtenis=geweest)
            Les.objects.filter(pk=les.pk).update(gebeurtenis=Gebeurtenis.objects.get(slug="gebeurtenis-0"))
            for eerste in (Les.objects.get(slug="les-0"), geleerd):
                Lesstap.objects.create(les=eerste, ruimte=wijk.ruimte, wijk=wijk, stap="besproken", precisie="onbekend",
                                       publiek=True)  # fmt: skip
            make(Gebeurtenis, "komend", i, datum=timezone.localdate() + timedelta(days=i), staat="gepland")
            make(Besluit, "besluit", i, wijk=wijk, overleg=overleg)
            make(Inbreng, "inbreng", i, wijk=wijk)
            onderzoek = make(Onderzoek, "onderzoek", i, wijk=wijk, ruimte="stevenshof", vraag=vraag)
            veronderstelling = make(Veronderstelling, "veronderstelling", i)
            Signaal.objects.create(veronderstelling=veronderstelling, wijk=wijk, pleit="voor", tekst="x", bron=bron)
            plan = make(Monitorplan, "plan", i, wijk=wijk, ruimte="stevenshof")
            indicator = make(Indicator, "indicator", i, vraag=vraag)
            make(Leervraag, "leervraag", i, vraag=vraag, wijk=wijk, ruimte="stevenshof")
            Leersessie.objects.filter(gebeurtenis=geweest).update(leervraag=Leervraag.objects.get(slug="leervraag-0"))
            make(Leervraag, "samen", i, vraag=vraag, ruimte="samenwerkingsverband")
            for eerste in (Monitorplan.objects.get(slug="plan-0"), plan):
                Planvraag.objects.get_or_create(plan=eerste, vraag=vraag)
                Planindicator.objects.get_or_create(plan=eerste, indicator=indicator)
                Plandoel.objects.create(plan=eerste, tekst="x")
                Ketenstap.objects.create(plan=eerste, schakel="activiteit", tekst="x")
            make(Begrip, "begrip", i)
            make(Nieuwsbericht, "nieuws", i)
            make(Citaat, "citaat", i, ruimte="stevenshof")
            make(Snelkoppeling, "snel", i)
            for item in (tool, les, voorbeeld):
                item.vragen.add(vraag)
                item.themas.add(thema)
            tool.wijken.add(wijk)
            les.tools.add(tool)
            les.interventies.add(interventie)
            voorbeeld.rollen.add(rol)
            ontwikkeling.praktijkvoorbeelden.add(voorbeeld)
            menu.tools.add(tool)
            menu.lessen.add(les)
            for first in ("tool-0", f"tool-{i}"):
                Toolregel.objects.create(tool=Tool.objects.get(slug=first), soort="stap", titel=f"Stap {i}")
                Gebruikservaring.objects.create(
                    tool=Tool.objects.get(slug=first), gemeente="Voorbeeldstad", context="x", aangepast="x",
                    resultaat="x", gelukt="ja", staat="openbaar", besloten_op=timezone.now(),
                    eenmalig=str(Gebruikservaring.objects.count()),
                )  # fmt: skip
            Inzet.objects.get_or_create(interventie=interventie, wijk=wijk)
            Organisatierol.objects.create(organisatie=Organisatie.objects.get(slug="organisatie-0"), wijk=wijk, rol="x")
            Overleglid.objects.create(
                overleg=Overleg.objects.get(slug="overleg-0"), organisatie=organisatie, omschrijving="x"
            )
            Vervulling.objects.create(functierol=Functierol.objects.get(slug="rol-0"), wijk=wijk, toelichting="x")
            tegenspraak = make(Tegenspraak, "tegenspraak", i)
            Variant.objects.create(tegenspraak=tegenspraak, tekst="x", bron=bron)
            Tegenspraak.objects.update(publiek=True)
            for about in (tool, les, voorbeeld, organisatie, overleg, rol, interventie, wijk, vraag, onderzoek):
                Betreft.objects.create(tegenspraak=tegenspraak, item=about)

    return _gevuld


def queries(client, page: str) -> int:
    """The least of two: what a process remembers for half a minute may be asked again in one of them, not in both."""
    client.get(page)  # content types are looked up once per process
    counts = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as captured:
            response = client.get(page)
        assert response.status_code == 200, page
        counts.append(len([query for query in captured if not query["sql"].startswith(("SAVEPOINT", "RELEASE"))]))
    return min(counts)


@pytest.mark.een_database
def test_the_number_of_queries_is_small_and_does_not_grow_with_the_rows(gevuld, client):
    gevuld(1)
    with_one = {page: queries(client, page) for page in PAGES}
    gevuld(3)
    with_three = {page: queries(client, page) for page in PAGES}
    gevuld(30)
    with_thirty = {page: queries(client, page) for page in PAGES}
    assert with_one == with_three == with_thirty
    assert {page: number for page, number in with_thirty.items() if number > MAX_QUERIES} == {}


def test_a_page_sets_no_cookie_and_touches_no_session(gevuld, client):
    gevuld(1)
    for page in [*PAGES, "/bestaat-niet/", "/sitemap.xml", "/nieuws/atom.xml", "/toolkit/tool-0/word/"]:
        response = client.get(page)
        assert (page, dict(response.cookies), response.headers.get("Vary", "")) == (
            page,
            {},
            response.headers.get("Vary", ""),
        )
        assert "Cookie" not in response.headers.get("Vary", ""), page


def test_the_security_headers_are_the_same_everywhere_and_never_unsafe(gevuld, client, beheerder):
    gevuld(1)
    policies = {client.get(page).headers["Content-Security-Policy"] for page in PAGES}
    assert len(policies) == 1
    policy = policies.pop()
    assert "unsafe" not in policy and "*" not in policy and "data:" not in policy
    for directive in ("default-src 'none'", "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'"):
        assert directive in policy
    client.force_login(beheerder)
    for page in ("/beheer/", "/beheer/toolkit/les/", "/beheer/toolkit/les/add/", "/beheer/login/"):
        response = client.get(page)
        assert "unsafe" not in response.headers["Content-Security-Policy"]
    response = client.get("/")
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Referrer-Policy"] == "same-origin"
    assert response.headers["X-Frame-Options"] == "DENY"
    assert "camera=()" in response.headers["Permissions-Policy"]


def test_what_is_made_for_somebody_is_never_stored(gevuld, client, beheerder):
    gevuld(1)
    assert client.get("/").headers["Cache-Control"] == "no-cache"
    client.force_login(beheerder)
    assert "no-store" in client.get("/beheer/").headers["Cache-Control"]


def open_text(client) -> str:
    """Everything that the open data give: every list in every form, the catalogue and the calendar."""
    forms = [f"{lijst.json}?pageSize=100" for lijst in LIJSTEN] + [lijst.csv for lijst in LIJSTEN]
    forms += [lijst.feed for lijst in LIJSTEN if lijst.feed]
    forms += ["/open-data/agenda.ics", "/catalogus.ttl", "/catalogus.jsonld"]
    answers = [client.get(form) for form in forms]
    assert {answer.status_code for answer in answers} == {200}
    return "\n".join(answer.content.decode() for answer in answers)


def visible_text(client) -> str:
    """Everything a visitor can get: pages, lists, counts, feeds, sitemap, search, JSON-LD, Word."""
    pages = [
        *PAGES,
        "/sitemap.xml",
        "/nieuws/atom.xml",
        "/zoeken/?q=Geheim",
        "/zoeken/?q=Geheim&soort=pagina",
        "/lessen/?wijk=alphen-noord",
        "/toolkit/?wijk=alphen-noord",
    ]
    parts = []
    for page in pages:
        response = client.get(page)
        echo = r'<title>[^<]*</title>|<meta[^>]*title[^>]*>|<h1[^>]*>[^<]*</h1>|value="Geheim"|[“‘"]Geheim[”’"]|zocht%3A\+Geheim|<b>Geheim</b>'
        html = re.sub(r"</?mark>", "", response.content.decode())
        parts.append(re.sub(echo, "", html) if page.startswith("/zoeken/") else html)
    return "\n".join(parts)


@pytest.fixture
def geheim(gevuld, maak, maak_wijk):
    """A hidden twin of everything, related to what is public: concepts, planned and ended items, an archived one."""

    def _geheim() -> list[Item]:
        gevuld(1)
        wijk = maak_wijk("alphen-noord", "Geheime wijk", "Geheime gemeente", gepubliceerd=False)
        vraag = maak(Vraag, "Geheime vraag", slug="geheime-vraag", nummer=9, kort="Geheim")
        items: list[Item] = [wijk, vraag]
        # A public lesson and body of a wijk that is not public itself.
        maak(Les, "Les van een wijk die nog niet openbaar is", wijk=wijk, gepubliceerd=True, **VELDEN[Les]).vragen.add(
            Vraag.objects.get(slug="bereik")
        )
        maak(Overleg, "Overleg van die wijk", wijk=wijk, gepubliceerd=True, **VELDEN[Overleg])
        public = {
            "tool": Tool.objects.get(), "les": Les.objects.get(slug="les-0"), "voorbeeld": Praktijkvoorbeeld.objects.get(),
            "organisatie": Organisatie.objects.get(), "overleg": Overleg.objects.get(slug="overleg-0"), "rol": Functierol.objects.get(),
            "interventie": Interventie.objects.get(), "wijk": Wijk.objects.get(slug="stevenshof"),
            "ontwikkeling": Ontwikkeling.objects.get(), "menu": Menukaartonderwerp.objects.get(), "vraag": Vraag.objects.get(slug="bereik"),
        }  # fmt: skip
        for model, velden in VELDEN.items():
            if model in (Wijk, Vraag):
                continue
            extra = (
                {"wijk": public["wijk"]} if model in (Les, Inbreng, Gebeurtenis, Besluit, Overleg, Praatplaat) else {}
            )
            if model in (Gebeurtenis, Besluit):
                extra["overleg"] = public["overleg"]
            item = maak(model, f"Geheim {model.__name__}", samenvatting="Geheim", **velden, **extra)
            items.append(item)
            by_kind = {Tool: "tool", Les: "les"}
            if model in by_kind:
                item.vragen.add(public["vraag"])
        by_model = {type(item): item for item in items}
        public["les"].tools.add(by_model[Tool])
        public["les"].interventies.add(by_model[Interventie])
        public["tool"].wijken.add(wijk)
        public["tool"].vragen.add(vraag)
        public["les"].vragen.add(vraag)
        public["voorbeeld"].vragen.add(vraag)
        public["voorbeeld"].rollen.add(by_model[Functierol])
        Gebeurtenis.objects.get(slug="gebeurtenis-0").ook_voor.add(by_model[Overleg])
        Gebeurtenis.objects.filter(pk=by_model[Gebeurtenis].pk).update(
            staat="verplaatst", opvolger=Gebeurtenis.objects.get(slug="gebeurtenis-0")
        )
        Praatplaat.objects.get(slug="plaat-0").delen.create(titel="x", tekst="x", les=by_model[Les])
        Praatplaat.objects.filter(slug="plaat-0").update(gebeurtenis=by_model[Gebeurtenis])
        by_model[Les].tools.add(public["tool"])
        by_model[Les].interventies.add(public["interventie"])
        by_model[Praktijkvoorbeeld].vragen.add(public["vraag"])
        public["ontwikkeling"].praktijkvoorbeelden.add(by_model[Praktijkvoorbeeld])
        public["menu"].tools.add(by_model[Tool])
        public["menu"].lessen.add(by_model[Les])
        Inzet.objects.create(interventie=public["interventie"], wijk=wijk)
        Inzet.objects.create(interventie=by_model[Interventie], wijk=public["wijk"])
        Organisatierol.objects.create(organisatie=public["organisatie"], wijk=wijk, rol="Geheime rol")
        Organisatierol.objects.create(organisatie=by_model[Organisatie], wijk=public["wijk"], rol="Geheime rol")
        Vervulling.objects.create(functierol=public["rol"], wijk=wijk, toelichting="Geheime invulling")
        Overleglid.objects.create(
            overleg=by_model[Overleg], organisatie=public["organisatie"], omschrijving="Geheim lid"
        )
        Organisatie.objects.filter(pk=public["organisatie"].pk).update(partner=True)
        Tool.objects.filter(pk=public["tool"].pk).update(eigenaar_organisatie=by_model[Organisatie])
        for about in public.values():
            Betreft.objects.create(tegenspraak=by_model[Tegenspraak], item=about)
        Tegenspraak.objects.filter(pk=by_model[Tegenspraak].pk).update(publiek=True)
        Variant.objects.create(tegenspraak=by_model[Tegenspraak], tekst="Geheime variant")
        return items

    return _geheim


def hide_as_concept(item: Item) -> None:
    type(item).objects.filter(pk=item.pk).update(status=Status.CONCEPT)


def hide_until_tomorrow(item: Item) -> None:
    type(item).objects.filter(pk=item.pk).update(status=Status.GEPUBLICEERD, van=timezone.now() + timedelta(days=1))


def hide_since_yesterday(item: Item) -> None:
    type(item).objects.filter(pk=item.pk).update(status=Status.GEPUBLICEERD, tot=timezone.now() - timedelta(days=1))


def hide_in_the_archive(item: Item) -> None:
    type(item).objects.filter(pk=item.pk).update(status=Status.GEARCHIVEERD)


@pytest.mark.parametrize("hide", [hide_as_concept, hide_until_tomorrow, hide_since_yesterday, hide_in_the_archive])
def test_what_is_not_public_is_nowhere(hide, geheim, client):
    for item in geheim():
        hide(item)
    index.herbouw()  # as it would be, had the workflow done this
    text = visible_text(client)
    found = sorted(set(re.findall(r"[^<>\n]{0,30}[Gg]ehei?me?[^<>\n]{0,30}", text)))
    assert found == []


def test_the_twin_would_be_found_if_it_were_public(geheim, client):
    """The same site with everything published shows every hidden item at least once: the test above can fail."""
    items = geheim()
    for item in items:
        type(item).objects.filter(pk=item.pk).update(status=Status.GEPUBLICEERD)
    index.herbouw()
    text = visible_text(client)
    # Not shown by a page of their own or of another: gaps and kinds of report that only editors see, people, and films
    # without a player.
    unseen = {"Ophaalverzoek", "Verslagsoort", "Professional", "Video", "Gemeente", "Citaat"}
    missing = {type(item).__name__ for item in items if item.titel not in text} - unseen
    assert missing == set()


@pytest.mark.parametrize("hide", [hide_as_concept, hide_until_tomorrow, hide_since_yesterday, hide_in_the_archive])
def test_what_is_not_public_is_in_no_open_data(hide, geheim, client):
    for item in geheim():
        hide(item)
    assert re.findall(r"[^<>\n]{0,30}[Gg]ehei?me?[^<>\n]{0,30}", open_text(client)) == []


def test_the_twin_would_be_found_in_the_open_data(geheim, client):
    items = geheim()
    for item in items:
        type(item).objects.filter(pk=item.pk).update(status=Status.GEPUBLICEERD)
    open_models = {lijst.model for lijst in LIJSTEN}
    text = open_text(client)
    assert {item.titel in text for item in items if type(item) in open_models} == {True}


def test_counts_do_not_count_what_is_hidden(geheim, client):
    for item in geheim():
        hide_as_concept(item)
    page = client.get("/").context
    assert [(v.kort, v.aantal_tools, v.aantal_lessen) for v in page["vragen"]] == [("Bereik", 1, 2)]
    facets = {f.naam: [(k.label, k.aantal) for k in f.keuzes] for f in client.get("/toolkit/").context["facetten"]}
    assert facets["vraag"] == [("Bereik", 1)] and facets["wijk"] == [("Stevenshof", 1)]


def test_an_image_and_a_file_follow_the_item_that_uses_them(maak, beheerder, ruimten, client):
    from io import BytesIO

    from PIL import Image

    from redactie.media import voeg_afbeelding_toe, voeg_bestand_toe

    buffer = BytesIO()
    Image.new("RGB", (800, 400), "teal").save(buffer, "PNG")
    image = voeg_afbeelding_toe(
        ContentFile(buffer.getvalue(), "plaat.png"),
        ruimte=ruimten["gedeeld"],
        by=beheerder,
        titel="Plaat",
        alt="Een plaat",
    )
    document = voeg_bestand_toe(
        ContentFile(b"%PDF-1.7\n%%EOF", "stuk.pdf"), ruimte=ruimten["gedeeld"], by=beheerder, titel="Stuk"
    )
    tool = maak(Tool, "Tool met plaat", afbeelding=image, **VELDEN[Tool])
    tool.downloads.add(document)

    def codes() -> list[int]:
        responses = [client.get(medium.get_absolute_url()) for medium in (image, document)]
        for response in responses:
            if response.streaming:
                assert b"".join(response.streaming_content)
        return [response.status_code for response in responses]

    assert codes() == [404, 404]
    tool = transition(tool, Status.GEPUBLICEERD, by=beheerder)
    assert codes() == [200, 200]
    transition(tool, Status.CONCEPT, by=beheerder)
    assert codes() == [404, 404]


def test_json_ld_is_json_and_names_no_visitor(gevuld, client):
    gevuld(1)
    for page in PAGES:
        for block in re.findall(
            r'<script type="application/ld\+json">(.*?)</script>', client.get(page).content.decode(), re.S
        ):
            for thing in json.loads(block):
                assert thing["@context"] == "https://schema.org"


def test_text_in_a_title_is_text(maak, client, beheerder):
    nasty = "</script><img src=x onerror=alert(1)>{{7*7}}"
    les = maak(Les, nasty, samenvatting=nasty, niveau="wijk", tekst="<p>x</p>", gepubliceerd=True)
    for page in (les.get_absolute_url(), "/lessen/", f"/zoeken/?q={nasty}", "/sitemap.xml"):
        html = client.get(page).content.decode()
        assert "<img src=x" not in html and "49" not in re.sub(r"\d{3,}", "", html).split("</title>")[0], page


def test_security_txt_is_valid(client, settings):
    import sectxt

    settings.SITE_URL, settings.SECURITY_CONTACT = "https://www.wijzerindewijk.nl", "mailto:veilig@wijzerindewijk.nl"
    text = client.get("/.well-known/security.txt").content.decode()
    parser = sectxt.Parser(
        text.replace("\n", "\r\n").encode(), urls="https://www.wijzerindewijk.nl/.well-known/security.txt"
    )
    assert parser.errors == []


@pytest.mark.parametrize(
    ("verloopt", "expected"), [("2027-10-31", []), ("gisteren", ["redactie.E002"]), ("2026-01-01", ["redactie.W002"])]
)
def test_a_check_watches_the_expiry_of_security_txt(verloopt, expected, settings, time_machine):
    from redactie.checks import security_txt

    time_machine.move_to("2026-11-22")
    settings.SECURITY_TXT_VERLOOPT = verloopt
    assert [message.id for message in security_txt(None)] == expected


@pytest.mark.parametrize("status", [400, 403, 404, 405, 410, 413, 429, 500, 503])
def test_error_pages_are_dutch_and_need_no_database(status, rf):
    """No `db` fixture would be allowed here at all: the marker is taken off below."""
    from wijzer.fouten import error_response

    with CaptureQueriesContext(connection) as captured:
        response = error_response(rf.get("/iets/"), status, typed={"tekst": "<b>mijn tekst</b>"})
    html = response.content.decode()
    assert (response.status_code, len(captured)) == (status, 0)
    assert 'lang="nl"' in html and "&lt;b&gt;mijn tekst&lt;/b&gt;" in html and "<b>mijn" not in html


def test_a_server_error_gives_the_dutch_page_and_no_details(client, monkeypatch, settings):
    from wijzer.paginas import zoeken

    def fail(*args):
        raise RuntimeError("geheime bijzonderheid")

    monkeypatch.setattr(zoeken, "zoek", fail)
    client.raise_request_exception = False
    response = client.get("/zoeken/?q=x")
    assert response.status_code == 500
    assert "geheime bijzonderheid" not in response.content.decode() and "Traceback" not in response.content.decode()


def test_a_database_that_does_not_answer_gives_503_with_what_was_typed(client, monkeypatch):
    from django.db import OperationalError

    from redactie.views import contact

    def fail(*args):
        raise OperationalError("database is locked")

    monkeypatch.setattr(contact, "bewaar_bericht", fail)
    monkeypatch.setattr("redactie.anoniem.SNELSTE", -1)
    token = client.get("/contact/").context["form"].initial["token"]
    data = {
        "naam": "Kim",
        "email": "kim@voorbeeld.nl",
        "onderwerp": "Vraag",
        "tekst": "Een lang verhaal",
        "token": token,
    }
    response = client.post("/contact/", data, headers={"origin": "http://testserver"})
    assert (response.status_code, response.headers["Retry-After"]) == (503, "60")
    assert "Een lang verhaal" in response.content.decode() and token not in response.content.decode()


@pytest.mark.parametrize("page", ["0", "-1", "1e9", "abc", "NaN", "999999999999"])
def test_a_page_number_that_makes_no_sense_is_not_found(page, gevuld, client):
    gevuld(1)
    assert client.get(f"/lessen/?page={page}").status_code == 404


@pytest.mark.parametrize(
    "query",
    [
        "vraag=onzin",
        "vraag=%00",
        "vraag=" + "a" * 5000,
        "wijk=' OR 1=1 --",
        "soort=les&soort=les",
        "_connector=AND",
        "page=1&vraag=bereik&x=y",
    ],
)
def test_a_filter_that_makes_no_sense_breaks_nothing(query, gevuld, client):
    gevuld(1)
    assert client.get(f"/lessen/?{query}").status_code == 200


@pytest.mark.parametrize(
    "q", ["'", '"' * 500, "(" * 500, "%", "_", "*" * 1000, "a" * 50_000, "NEAR NOT ^ -", "\x00", "😀", "-" * 300, "<b>"]
)
def test_a_search_is_literal_text_whatever_it_contains(q, gevuld, client):
    gevuld(1)
    assert client.get("/zoeken/", {"q": q}).status_code == 200
