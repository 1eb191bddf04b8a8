# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""What the rules say of a text, what they are silent about, and how long they take."""

import time
from datetime import timedelta
from html import escape

import pytest
from django.contrib.auth.models import AnonymousUser
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from redactie.models import Afbeelding, Begrip, Bestand, Bronvermelding, Item, Logregel, Soortinstelling, Status, Video
from redactie.nakijken import BLOKKADE, REGELS, Stuk, blokkades, kijk_na, stuk_van_item
from redactie.nakijken.beelden import alt_problemen
from redactie.nakijken.persoonsgegevens import is_bsn, is_iban
from redactie.nakijken.stuk import Deel
from redactie.nakijken.taal import zinnen
from redactie.nakijken.woorden import moeilijke_woorden
from redactie.overzicht import itemsoorten
from redactie.workflow import transition
from toolkit.models import Les, Tool
from wijken.models import Gebeurtenis, Organisatie

pytestmark = [pytest.mark.django_db, pytest.mark.een_database]

SLEUTEL = "0b7f0c0e-5d5e-4f0e-9b0a-2f8f3c1d2e4f"


def opmerkingen(tekst: str = "", *, model: type[Item] = Les, **velden) -> list:
    """What is said of an item that has a source, an unnamed owner and this text."""
    velden = {"titel": "Begin klein", "samenvatting": "Wie klein begint, houdt het vol.", "tekst": tekst, **velden}
    bron = Deel(Bronvermelding, 1, "", {})
    stuk = Stuk(model, velden, {}, {"bronvermeldingen": [bron]}, model())
    return kijk_na(stuk, AnonymousUser())


def regels(tekst: str = "", **velden) -> set[str]:
    return {opmerking.regel for opmerking in opmerkingen(tekst, **velden)} - {"zonder-eigenaar"}


# Rule → (what must be flagged, what must be left alone).
TEKSTEN: dict[str, tuple[list[str], list[str]]] = {
    "lege-kop": (
        ["<h2></h2><p>Tekst.</p>", "<h3> </h3><p>Tekst.</p>", "<h2><strong></strong></h2><p>x</p>", "<h2><br></h2><p>x</p>"],
        ["<h2>Wat deden wij?</h2><p>Tekst.</p>", "<h3><em>Kop</em></h3><p>x</p>", "<p></p><p>x</p>"],
    ),
    "overgeslagen-kop": (
        ["<h4>Te diep</h4><p>x</p>", "<h2>Een</h2><p>x</p><h4>Drie</h4><p>x</p>"],
        [
            "<h2>Een</h2><h3>Twee</h3><h4>Drie</h4><h2>Weer een</h2>",
            "<h3>Onder een kop van de pagina</h3><p>x</p>",
            "<h2>Een</h2><h3>Twee</h3><h3>Nog twee</h3><h2>Een</h2><h3>Twee</h3>",
        ],
    ),
    "vette-kop": (
        ["<p><strong>Wat we leerden</strong></p><p>Tekst.</p>", "<p><strong>Wat nu?</strong></p><ul><li>x</li></ul>"],
        [
            "<p><strong>Doel:</strong> in beeld krijgen wat meespeelt.</p><p>x</p>",
            "<p><strong>Zo begint u:</strong></p><ol><li>x</li></ol>",
            "<p><strong>Nog niet onderzocht.</strong></p><p>x</p>",
            "<p><strong>Dit is het slot</strong></p>",
            "<h2><strong>Een echte kop</strong></h2><p>x</p>",
            "<ul><li><strong>Een punt</strong></li><li>x</li></ul>",
        ],
    ),
    "lege-link": (
        ['<p>Zie <a href="/over/"></a></p>', '<p><a href="/over/"> </a></p>'],
        ['<p><a href="/over/">Over ons</a></p>'],
    ),
    "link-met-webadres": (
        [
            '<p><a href="https://zorg.example/">https://zorg.example/</a></p>',
            '<p><a href="https://zorg.example/a">www.zorg.example/a</a></p>',
            '<p>(<a href="http://zorg.example/x?y=1">HTTP://zorg.example/x?y=1</a>)</p>',
        ],
        [
            '<p><a href="https://zorg.example/">Zorg in de buurt</a></p>',
            '<p><a href="mailto:redactie@voorbeeld.nl">redactie@voorbeeld.nl</a></p>',
            "<p>Kijk op https://zorg.example/</p>",
        ],
    ),
    "link-met-sitenaam": (
        ['<p><a href="https://buurt.example/">buurtzorg.nl</a></p>', '<p><a href="https://b.example/">b.nl/pagina</a></p>'],
        ['<p><a href="https://b.example/">De site van Buurtzorg</a></p>', '<p><a href="mailto:a@b.nl">a@b.nl</a></p>'],
    ),
    "vage-link": (
        [f'<p><a href="/over/">{w}</a></p>' for w in ("Klik hier", "lees meer", "Hier", "Lees verder »", "website", "link")],
        ['<p><a href="/over/">Lees meer over de wandelgroep</a></p>', '<p><a href="/over/">Hier staan de data</a></p>'],
    ),
    "dubbele-link": (
        ['<p><a href="/over/">Het plan</a> en <a href="/contact/">het plan</a></p>'],
        ['<p><a href="/over/">Het plan</a> en <a href="/over/">het plan</a></p>'],
    ),
    "link-naar-bestand": (
        ['<p><a href="https://x.example/a.pdf">Het verslag</a></p>', '<p><a href="/a.docx">Verslag (Word)</a></p>'],
        [
            '<p><a href="https://x.example/a.pdf">Het verslag (pdf, 300 kB)</a></p>',
            '<p><a href="/a.docx">Verslag (Word, 1,2 MB)</a></p>',
            '<p><a href="/pdf/">Over pdf</a></p>',
        ],
    ),
    "webadres-in-tekst": (
        ["<p>Kijk op https://zorg.example/pagina voor meer.</p>", "<p>Kijk op www.zorg.example</p>"],
        ['<p><a href="https://z.example/">www.zorg.example</a></p>', "<p>Met http kom je er.</p>"],
    ),
    "tabel-zonder-kop": (
        ["<table><tbody><tr><td>a</td><td>b</td></tr></tbody></table>", "<table><tr><th></th><td>b</td></tr></table>"],
        ["<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table>"],
    ),
    "tabel-zonder-titel": (
        ["<table><tr><th>a</th></tr><tr><td>1</td></tr></table>"],
        ["<table><caption>Deelnemers</caption><tr><th>a</th></tr><tr><td>1</td></tr></table>"],
    ),
    "brede-tabel": (
        [f"<table><caption>x</caption><tr>{'<th>a</th>' * 7}</tr></table>"],
        [f"<table><caption>x</caption><tr>{'<th>a</th>' * 6}</tr><tr>{'<td>a</td>' * 6}</tr></table>"],
    ),
    "video-zonder-titel": (
        ['<figure data-video="https://www.youtube.com/watch?v=dQw4w9WgXcQ"></figure>'],
        ['<figure data-video="https://www.youtube.com/watch?v=dQw4w9WgXcQ"><figcaption>Interview</figcaption></figure>'],
    ),
    "bsn": (
        ["<p>BSN 111222333</p>", "<p>123456782</p>", "<p>1112.22.333</p>",
         "<p>burgerservicenummer: 123 456 782</p>", "<p>het burgerservicenummer is 123456782</p>"],
        ["<p>123456789</p>", "<p>projectnummer 123456782</p>", "<p>€ 123.456.782</p>", "<p>1234567820</p>",
         "<p>000000000</p>", "<p>dossier 123456782</p>", '<p><a href="https://x.example/123456782">Stuk</a></p>'],
    ),
    "e-mailadres": (
        ["<p>Mail jan.jansen@buurt.nl</p>", '<p><a href="mailto:jan@buurt.nl">Mail Jan</a></p>'],
        ["<p>Stuur een mail @ ons</p>", "<p>redactie@localhost</p>"],
    ),
    "telefoonnummer": (
        ["<p>06-12345678</p>", "<p>06 12 34 56 78</p>", "<p>+31 6 12345678</p>", "<p>0172 123 456</p>",
         '<p><a href="tel:0612345678">Bel mij</a></p>', "<p>0031 71 123 45 67</p>"],
        ["<p>0800-1234567</p>", "<p>Bel 112 of 14 071</p>", "<p>24-02-2022 tot 01-03-2022</p>", "<p>2018 2019 2020 2021</p>",
         "<p>0900 0101</p>", "<p>In 2022 waren er 181 van de 244.</p>"],
    ),
    "iban": (
        ["<p>NL91 ABNA 0417 1643 00</p>", "<p>NL91ABNA0417164300</p>"],
        ["<p>NL91 ABNA 0417 1643 01</p>", "<p>EN 301 549</p>"],
    ),
    "lange-zin": (
        [f"<p>{'Dit is een zin die '  * 6}stopt.</p>", f"<ul><li>{'een lang punt van vijf woorden ' * 4}.</li></ul>"],
        ["<p>" + "Dit is een korte zin. " * 12 + "</p>", "<p>" + "een twee drie vier vijf<br>" * 8 + "</p>",
         "<p>De groep van dr. J. de Vries kwam bijv. op maandag. Daarna was er koffie, thee en o.a. taart.</p>"],
    ),
    "lange-alinea": (
        [f"<p>{'Dit is een korte zin. ' * 22}</p>"],
        [f"<p>{'Dit is een korte zin. ' * 15}</p>", f"<p>{'Kort. ' * 40}</p><p>{'Kort. ' * 40}</p>"],
    ),
    "moeilijk-woord": (
        ["<p>Wij faciliteren dit.</p>", "<p>Dat is met betrekking tot de wijk.</p>", "<h2>Implementatie</h2><p>x</p>",
         "<p>Middels een gesprek.</p>"],
        ["<p>Wij helpen mee.</p>", "<p>De Stichting Haag Integraal kwam ook.</p>", "<p>Heel Vitaal en Zorgbelang Inclusief.</p>"],
    ),
    "afkorting": (
        ["<p>De POH kwam langs.</p>", "<p>Het SWT en de PGz helpen.</p>"],
        ["<p>De praktijkondersteuner huisarts (POH) kwam. De POH bleef.</p>", "<p>WhatsApp en YouTube.</p>",
         "<p>De GGD en de NS.</p>", "<p>Hoofdstuk XIV, deel II.</p>", "<p>POH (praktijkondersteuner van de huisarts) is er.</p>",
         "<p>Kijk op https://www.AB.example/ABC.</p>"],
    ),
    "hoofdletters": (
        ["<p>KOM ALLEMAAL NAAR DE BUURT</p>", "<p>BELANGRIJK: lees dit.</p>"],
        ["<p>De AWPG NZH en het LUMC.</p>", "<p>Kom Allemaal Naar De Buurt</p>"],
    ),
    "andere-taal": (
        ["<p>This is what the people of the neighbourhood said about their own health.</p>",
         "<p>Das ist nicht die beste Lösung, weil wir es auch mit der Gruppe machen können.</p>",
         "<p>Nous sommes avec les habitants du quartier pour une fête dans la rue.</p>"],
        ["<p>De huisarts en de praktijkondersteuner maakten een plan voor de wijk.</p>", "<p>Kennis-in-actie, service design.</p>",
         "<p>De bewoners van de wijk kwamen met de fiets naar het centrum en aten samen.</p>"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("regel", TEKSTEN)
def test_a_rule_speaks_when_it_must_and_is_silent_when_it_must(regel):
    raak, stil = TEKSTEN[regel]
    gezegd = {tekst: regel in regels(tekst) for tekst in [*raak, *stil]}
    assert gezegd == {**dict.fromkeys(raak, True), **dict.fromkeys(stil, False)}


MAG_BLOKKEREN = {
    "lege-kop", "overgeslagen-kop", "vette-kop", "lege-link", "link-met-webadres", "tabel-zonder-kop", "bsn",
    "video-zonder-titel", "link-naar-niets",
}  # fmt: skip


def test_only_these_rules_stop_publication_and_language_never_does():
    zwaar = {
        o.regel for raak, _ in TEKSTEN.values() for tekst in raak for o in opmerkingen(tekst) if o.zwaarte == BLOKKADE
    }
    assert zwaar == MAG_BLOKKEREN


@pytest.mark.parametrize(
    ("alt", "regel"),
    [
        ("", "beeld-zonder-beschrijving"), ("IMG_20220224_1012.jpg", "beeld-bestandsnaam"), ("DSC01234", "beeld-bestandsnaam"),
        ("wandelgroep.png", "beeld-bestandsnaam"), ("Foto van een groep", "beeld-foto-van"),
        ("Een afbeelding met vier mensen", "beeld-foto-van"), ("x" * 151, "beeld-met-lange-beschrijving"),
        ("Vier mensen wandelen in het park", None), ("Fotograaf van de wijk met een oude camera", None), ("x" * 150, None),
    ],
)  # fmt: skip
def test_the_description_of_an_image(alt, regel):
    assert [naam for naam, _, _ in alt_problemen(alt)] == ([regel] if regel else [])
    assert alt_problemen(alt, decoratief=True) == []


def test_numbers_of_residents_and_accounts_are_known_by_their_proof():
    assert [is_bsn(n) for n in ("111222333", "123456782", "123456789", "000000000")] == [True, True, False, False]
    assert [is_iban(n) for n in ("NL91ABNA0417164300", "NL91ABNA0417164301", "NL91")] == [True, False, False]


def test_sentences_end_where_a_reader_thinks_they_end():
    tekst = "Kom om 10.30 uur bij dr. de Vries. Neem o.a. Brood mee! “Leuk.” Tot dan?\nNieuwe regel"
    assert zinnen(tekst) == [
        "Kom om 10.30 uur bij dr. de Vries.", "Neem o.a. Brood mee!", "“Leuk.", "Tot dan?", "Nieuwe regel",
    ]  # fmt: skip


def test_the_list_of_words_is_long_in_order_and_without_doubles():
    woorden = moeilijke_woorden().woorden
    vormen = [vorm for woord in woorden for vorm in (woord.woord, *woord.vormen)]
    assert len(woorden) >= 250
    assert len(vormen) == len(set(vormen))
    assert [woord.woord for woord in woorden if not woord.liever or woord.woord in woord.liever.split(", ")] == []


# --- With the rest of the site ---------------------------------------------------------------------------------


def test_a_term_of_the_begrippenlijst_is_no_difficult_word_and_no_unknown_abbreviation(maak):
    tekst = "<p>De participatie bij het SWT.</p>"
    assert regels(tekst) == {"moeilijk-woord", "afkorting"}
    maak(Begrip, "Participatie", uitleg="Meedoen.", gepubliceerd=True)
    maak(Begrip, "Sociaal wijkteam", afkorting="SWT", uitleg="Een team.", gepubliceerd=True)
    assert regels(tekst) == set()


def test_a_hidden_term_explains_nothing_to_who_cannot_see_it(maak, stevenshof, alphen):
    maak(Begrip, "Sociaal wijkteam", afkorting="SWT", uitleg="Een team.", ruimte="alphen-noord")
    les = maak(Les, "Een les", ruimte="stevenshof", niveau="wijk", tekst="<p>Het SWT.</p>")
    assert "afkorting" in {opmerking.regel for opmerking in kijk_na(les, stevenshof)}
    assert "afkorting" not in {opmerking.regel for opmerking in kijk_na(les, alphen)}


def test_the_name_of_an_organisation_with_a_page_is_no_unknown_abbreviation(maak):
    maak(Organisatie, "TNO", soort="kennispartner", gepubliceerd=True)
    assert regels("<p>TNO en RIVM.</p>") == {"afkorting"}
    assert [o.fragment for o in opmerkingen("<p>TNO en RIVM.</p>") if o.regel == "afkorting"] == ["RIVM"]


def test_a_title_that_is_there_already_is_named_only_to_who_may_see_it(maak, alphen, stevenshof):
    maak(Les, "Begin bij de behoefte", ruimte="alphen-noord", niveau="wijk")
    twin = maak(Les, "Begin bij de behoeften", ruimte="stevenshof", niveau="wijk")
    anders = maak(Les, "Bel een dag van tevoren", ruimte="stevenshof", niveau="wijk")
    assert "dubbele-titel" not in {o.regel for o in kijk_na(twin, stevenshof)}
    maak(Les, "Begin bij de behoefte.", ruimte="stevenshof", niveau="wijk")
    (dubbel,) = [o for o in kijk_na(twin, stevenshof) if o.regel == "dubbele-titel"]
    assert dubbel.fragment == "Begin bij de behoefte."
    assert "dubbele-titel" not in {o.regel for o in kijk_na(anders, stevenshof)}


def test_meetings_on_other_days_may_have_the_same_name(maak, alphen):
    eerste = maak(
        Gebeurtenis, "Lokale LC", ruimte="alphen-noord", datum="2022-02-24", soort="lokale_lc", staat="gehouden"
    )
    maak(Gebeurtenis, "Lokale LC", ruimte="alphen-noord", datum="2022-03-24", soort="lokale_lc", staat="gehouden")
    assert "dubbele-titel" not in {o.regel for o in kijk_na(eerste, alphen)}
    maak(Gebeurtenis, "Lokale LC", ruimte="alphen-noord", datum="2022-02-24", soort="lokale_lc", staat="gehouden")
    assert "dubbele-titel" in {o.regel for o in kijk_na(eerste, alphen)}


def test_who_keeps_it_and_when_it_was_checked(maak, alphen, stevenshof):
    les = maak(Les, "Een les", ruimte="alphen-noord", niveau="wijk", gepubliceerd=True)
    assert {"zonder-eigenaar", "zonder-samenvatting"} <= {o.regel for o in kijk_na(les, alphen)}
    Les.objects.filter(pk=les.pk).update(eigenaar=stevenshof, samenvatting="x" * 161)
    les.refresh_from_db()
    assert {"eigenaar-vertrokken", "lange-samenvatting"} <= {o.regel for o in kijk_na(les, alphen)}
    Les.objects.filter(pk=les.pk).update(
        eigenaar=alphen, samenvatting="Kort.", gecontroleerd_op=timezone.localdate() - timedelta(days=100)
    )
    assert {o.regel for o in kijk_na(Les.objects.get(pk=les.pk), alphen)} == set()
    Soortinstelling.objects.create(content_type=ContentType.objects.get_for_model(Les), controle_maanden=3)
    assert {o.regel for o in kijk_na(Les.objects.get(pk=les.pk), alphen)} == {"lang-niet-nagekeken"}


def maak_beeld(ruimte, **velden) -> Afbeelding:
    return Afbeelding.objects.create(
        ruimte=ruimte, titel="Beeld", extensie="png", bestand="x.png", breedte=10, hoogte=10, breedtes=[10], **velden
    )


def test_images_and_files_of_an_item_and_in_its_text_are_looked_at(maak, ruimten, alphen):
    beeld = maak_beeld(ruimten["alphen-noord"], alt="foto van de groep")
    in_tekst = maak_beeld(ruimten["alphen-noord"], alt="IMG_1234.jpg")
    bestand = Bestand.objects.create(
        ruimte=ruimten["alphen-noord"], titel="verslag_def.pdf", taal="en", extensie="pdf", grootte=1, bestand="x.pdf"
    )
    tekst = f'<figure data-afbeelding="{in_tekst.sleutel}"></figure><figure data-document="{bestand.sleutel}"></figure>'
    tool = maak(
        Tool, "Een tool", ruimte="alphen-noord", soort="werkvorm", herkomst="redactie", afbeelding=beeld, tekst=tekst
    )
    gezien = {(o.regel, o.anker) for o in kijk_na(tool, alphen)}
    assert {
        ("beeld-foto-van", "afbeelding"), ("beeld-bestandsnaam", "tekst"), ("bestand-titel", "tekst"),
        ("bestand-toegankelijk", "tekst"), ("bestand-taal", "tekst"),
    } <= gezien  # fmt: skip
    tool.downloads.add(bestand)
    assert ("bestand-titel", "downloads") in {(o.regel, o.anker) for o in kijk_na(tool, alphen)}
    maak(Les, "Ook daar", ruimte="alphen-noord", niveau="wijk", afbeelding=beeld)
    assert "beeld-elders" in {o.regel for o in kijk_na(tool, alphen)}


def test_an_image_of_another_room_is_not_described_to_who_cannot_see_it(maak, ruimten, stevenshof, alphen):
    beeld = maak_beeld(ruimten["alphen-noord"], alt="foto van de geheime groep")
    les = maak(Les, "Een les", ruimte="stevenshof", niveau="wijk", afbeelding=beeld)
    assert "beeld-foto-van" not in {o.regel for o in kijk_na(les, stevenshof)}
    assert "beeld-foto-van" in {o.regel for o in kijk_na(les, alphen)}  # the twin: a member of that room


def test_a_video_without_captions_or_text_gets_hints(maak, beheerder):
    video = maak(Video, "Interview", url="https://video.voorbeeld.nl/een")
    assert {"video-zonder-ondertiteling", "video-zonder-tekst"} <= {o.regel for o in kijk_na(video, beheerder)}
    Video.objects.filter(pk=video.pk).update(ondertiteling="ja", transcript="<p>Wat er gezegd wordt.</p>")
    assert {o.regel for o in kijk_na(Video.objects.get(), beheerder)} <= {"zonder-eigenaar", "zonder-samenvatting"}


def test_a_link_to_a_concept_is_a_blocker_and_names_it_only_to_who_may_see_it(maak, alphen, stevenshof):
    geheim = maak(Les, "Geheim concept", ruimte="alphen-noord", niveau="wijk", slug="geheim")
    link = f'<p><a href="/lessen/geheim/" data-item="toolkit.les.{geheim.pk}">de les</a></p>'
    les = maak(Les, "Een les", ruimte="stevenshof", niveau="wijk", tekst=link)
    (opmerking,) = [o for o in kijk_na(les, stevenshof) if o.regel == "link-naar-niets"]
    assert (opmerking.zwaarte, "Geheim" in opmerking.zin) == (BLOKKADE, False)
    transition(geheim, Status.GEPUBLICEERD, by=alphen)
    assert "link-naar-niets" not in {o.regel for o in kijk_na(les, stevenshof)}


# --- Publishing ------------------------------------------------------------------------------------------------


def test_a_blocker_stops_publication_and_a_hint_does_not(maak, alphen):
    les = maak(Les, "Een les", ruimte="alphen-noord", niveau="wijk", tekst="<p>Het BSN is 123456782.</p>")
    with pytest.raises(ValidationError, match="burgerservicenummer"):
        transition(les, Status.GEPUBLICEERD, by=alphen)
    assert (Les.objects.get().status, Logregel.objects.filter(actie="gepubliceerd").count()) == (Status.CONCEPT, 0)
    Les.objects.update(tekst=f"<p>Wij faciliteren {'en faciliteren ' * 30} KOM ALLEMAAL NAAR BINNEN, jan@buurt.nl</p>")
    assert blokkades(Les.objects.get(), alphen) == []
    assert transition(Les.objects.get(), Status.GEPUBLICEERD, by=alphen).status == Status.GEPUBLICEERD


def test_nothing_in_the_launch_content_stops_its_publication(inhoud, beheerder):
    """The rules are for what people write badly; what was reviewed must pass them."""
    gevonden = [
        (str(item), opmerking.regel)
        for model in itemsoorten()
        for item in model.objects.gepubliceerd()
        for opmerking in kijk_na(item, beheerder)
        if opmerking.zwaarte == BLOKKADE
    ]
    assert gevonden == []


# --- Time ------------------------------------------------------------------------------------------------------

VIJANDIG = {
    "letters": "a" * 10_000,
    "hoofdletters": "A" * 10_000,
    "cijfers": "1" * 10_000,
    "cijfers met spaties": "0 1" * 3_300,
    "apen": "a@" * 5_000,
    "een apenstaart": "a." * 2_500 + "@" + "a." * 2_500,
    "punten": "." * 10_000,
    "afkortingen": "bijv. " * 1_600,
    "iban": "NL91 " * 2_000,
    "haakjes": "A (" * 3_000,
    "hoofdletterwoorden": "ABCD " * 2_000 + "a",
    "hoofdletterparen": "AbC" * 3_000,
    "streepjes": "a-" * 5_000,
    "adressen": "https://a " * 1_000,
    "www": "www." * 2_500,
    "witruimte": " " * 10_000,
    "regels": "\n" * 10_000,
    "vragen": "A? " * 3_300,
    "haakje open": "(" * 10_000,
    "moeilijk": "met betrekking tot " * 520,
    "tekens": "&<>\"'" * 2_000,
    "foto": "foto van " * 1_100,
}


def duur(regel, stuk: Stuk, voor) -> float:
    begin = time.process_time()
    list(regel(stuk, voor))
    return time.process_time() - begin


@pytest.mark.parametrize("naam", VIJANDIG)
def test_no_rule_takes_long_on_hostile_text(naam, alphen):
    """Ten thousand characters that a careless pattern would try in every way."""
    tekst = VIJANDIG[naam]
    stuk = Stuk(
        Les, {"titel": tekst[:200], "samenvatting": tekst, "tekst": f"<p>{escape(tekst)}</p>"}, {},
        {"bronvermeldingen": []}, Les(),
    )  # fmt: skip
    assert stuk.teksten  # read once, before the rules
    # Twice the text, as a field of its own and as rich text; the best of three, because the machine does more.
    tijden = {regel.__name__: min(duur(regel, stuk, alphen) for _ in range(3)) for regel in REGELS}
    assert {regel: tijd for regel, tijd in tijden.items() if tijd > 0.1} == {}


def test_deep_and_many_elements_are_read_in_no_time(alphen):
    for html in ("<ul><li>" * 300, "<p><strong>" * 2_000, "<table><tr><td>" * 300, '<a href="/x/">y</a>' * 1_000):
        begin = time.process_time()
        opmerkingen(html)
        assert time.process_time() - begin < 1.5, html[:20]


def test_looking_writes_nothing(maak, alphen):
    les = maak(Les, "Een les", ruimte="alphen-noord", niveau="wijk", tekst="<p>Het SWT. Het BSN is 123456782.</p>")
    with CaptureQueriesContext(connection) as gevraagd:
        kijk_na(stuk_van_item(les, alphen), alphen)
    assert [vraag["sql"] for vraag in gevraagd if not vraag["sql"].lstrip("( ").upper().startswith("SELECT")] == []
    assert len(gevraagd) < 40
