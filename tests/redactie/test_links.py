# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Q-05, S-71: dead links are found after three tries in a week, and the checker never asks anything of our network."""

import socket
import ssl
import subprocess
import threading
import time
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
import time_machine
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command

from redactie import links
from redactie.links import Bode, Geweigerd, Onbereikbaar, beoordeel, is_openbaar_ip
from redactie.models import Bron, Linkcontrole, Nieuwsbericht, Verwijzing, Video
from toolkit.models import Tool
from toolkit.models.tool import Toolregel
from wijken.models import Organisatie

BUITEN = "93.184.215.14"
BINNEN = [
    "127.0.0.1", "127.1.2.3", "0.0.0.0", "0.1.2.3", "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1",  # noqa: S104
    "169.254.169.254", "100.64.0.1", "100.127.255.255", "192.0.0.8", "192.0.2.1", "198.18.0.1", "198.51.100.1",
    "203.0.113.1", "192.88.99.1", "224.0.0.1", "239.255.255.255", "240.0.0.1", "255.255.255.255",
    "::", "::1", "::127.0.0.1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:7f00:1", "::ffff:0:127.0.0.1",
    "::ffff:8.8.8.8", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::1", "2002:7f00:1::", "2001:0:53aa:64c::1",
    "2001:db8::1", "fe80::1", "fe80::1%eth0", "fec0::1", "fc00::1", "fd12:3456::1", "ff02::1", "100::1", "geen", "",
]  # fmt: skip


@pytest.mark.parametrize("ip", BINNEN)
def test_an_address_inside_is_never_public(ip):
    assert is_openbaar_ip(ip) is False


@pytest.mark.parametrize("ip", [BUITEN, "1.1.1.1", "8.8.8.8", "2606:4700::1111", "2a02:898::1"])
def test_an_address_outside_is_public(ip):
    assert is_openbaar_ip(ip) is True


# --- Refused before anything is sent ---------------------------------------------------------------------------


def nergens_heen(*args):
    pytest.fail(f"a connection was opened to {args}")


def bode_die_niets_mag(ips: list[str]) -> Bode:
    return Bode(zoek_op=lambda host, port: ips, verbind=nergens_heen, slaap=lambda seconds: None)


@pytest.mark.parametrize("ip", BINNEN)
@pytest.mark.parametrize("ernaast", [[], [BUITEN]], ids=["alleen", "naast een openbaar adres"])
def test_a_name_that_leads_inside_is_refused_and_nothing_is_sent(ip, ernaast):
    with pytest.raises(Geweigerd, match="afgesloten netwerk"):
        bode_die_niets_mag([*ernaast, ip]).vraag("https://kwaad.voorbeeld.nl/")


ADRESSEN = [
    "http://127.0.0.1/", "http://localhost/", "http://LOCALHOST./", "http://2130706433/", "http://0x7f000001/",
    "http://0x7f.1/", "http://0177.0.0.1/", "http://127.1/", "http://127.0.0.1.:80/", "http://[::1]/",
    "http://[::ffff:127.0.0.1]/", "http://[fe80::1%25eth0]/", "http://１２７.0.0.1/", "http://127。0。0。1/",  # noqa: RUF001
    "http://intranet/", "http://server.local/", "http://db.internal/", "http://router.lan/", "http://x.localhost/",
    "http://iets.home.arpa/", "http://x.onion/", "http://1.1.1.1.1/", "http://0/", "http://1.1/", "http:///x", "http://",
    "https://ons@kwaad.nl/", "http://kwaad.nl@127.0.0.1/", "http://voorbeeld.nl:22/", "http://voorbeeld.nl:8080/",
    "http://voorbeeld.nl:99999/", "http://voorbeeld.nl:x/", "http://voorbeeld.nl\\@127.0.0.1/", "http://voor beeld.nl/",
    "http://voorbeeld.nl/\r\nHost: x", "ftp://voorbeeld.nl/", "file:///etc/passwd", "gopher://voorbeeld.nl/", "javascript:1",
    "data:text/html,x", "//voorbeeld.nl/", "/over/", "voorbeeld.nl", "", "http://[::1", "dict://voorbeeld.nl:11211/",
]  # fmt: skip


@pytest.mark.parametrize("adres", ADRESSEN)
def test_an_address_in_another_form_is_refused_and_nothing_is_sent(adres):
    """Names are looked up by the system itself here, so this is what a real visit would do."""
    with pytest.raises(Geweigerd):
        Bode(verbind=nergens_heen).vraag(adres)


def test_our_own_site_is_not_asked(settings):
    settings.SITE_URL = "https://www.wijzer.voorbeeld.nl"
    with pytest.raises(Geweigerd, match="deze site zelf"):
        bode_die_niets_mag([BUITEN]).vraag("https://www.wijzer.voorbeeld.nl/lessen/")


def test_an_ordinary_address_is_let_through_with_what_to_ask():
    doel = beoordeel("https://Voorbeeld.NL/é?q=ü#hier", lambda host, port: [BUITEN])
    assert (doel.schema, doel.host, doel.poort, doel.pad) == ("https", "voorbeeld.nl", 443, "/%C3%A9?q=%C3%BC")


def test_no_proxy_from_the_environment_is_used(monkeypatch, server):
    for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9/")
    assert server.bode().vraag("http://www.voorbeeld.nl/goed").status == 200


# --- A site of our own -----------------------------------------------------------------------------------------


class Site(ThreadingHTTPServer):
    """A web server that remembers what it was asked, and a bode for whom every public IP leads to it."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Antwoorder)
        self.gevraagd: list[tuple[str, str, str]] = []
        self.verbonden: list[tuple[str, int]] = []
        self.namen: dict[str, list[str]] = {}
        self.hersteld = False

    def bode(self, **meer) -> Bode:
        def zoek_op(host: str, port: int) -> list[str]:
            return self.namen.get(host, [BUITEN])

        def verbind(ip: str, port: int, timeout: float) -> socket.socket:
            self.verbonden.append((ip, port))
            return socket.create_connection(self.server_address, timeout)

        return Bode(zoek_op=zoek_op, verbind=verbind, slaap=lambda seconds: None, **meer)


class Antwoorder(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        site: Site = self.server
        site.gevraagd.append((self.command, self.headers["Host"], self.path))
        pad, _, rest = self.path.partition("?")
        if pad == "/naar":
            return self._stuur(302, b"", Location=rest)
        if pad == "/rond":
            return self._stuur(302, b"", Location="/rond")
        if pad == "/alleen-get" and self.command == "HEAD":
            return self._stuur(405, b"")
        if pad == "/traag":
            time.sleep(3)
        if pad == "/druppel":
            self.wfile.write(b"HTTP/1.1 200 OK\r\n")
            for _ in range(40):
                self.wfile.write(b"X-A: b\r\n")
                self.wfile.flush()
                time.sleep(0.1)
        if pad == "/eindeloos":
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            for _ in range(400):
                self.wfile.write(b"x" * 10_000)
            return None
        if pad == "/onzin":
            return self.wfile.write(b"geen http\r\n\r\n") and None
        if pad == "/zacht":
            return self._stuur(200, b"<title>404 - Pagina niet gevonden</title>")
        status = int(pad[1:]) if pad[1:].isdecimal() and not site.hersteld else 200
        return self._stuur(status, b"<title>Goed</title>")

    do_HEAD = do_GET

    def _stuur(self, status: int, inhoud: bytes, **koppen: str) -> None:
        self.send_response(status)
        for naam, waarde in {
            "Content-Type": "text/html; charset=utf-8",
            "Content-Length": str(len(inhoud)),
            **koppen,
        }.items():
            self.send_header(naam, waarde)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(inhoud)

    def log_message(self, *args) -> None:
        pass

    def handle(self) -> None:
        with suppress(OSError):  # the visitor went away, as it should
            super().handle()


@pytest.fixture
def server():
    with Site() as site:
        thread = threading.Thread(target=site.serve_forever, daemon=True)
        thread.start()
        yield site
        site.shutdown()


def test_a_page_that_is_there_answers_under_its_own_name_at_the_address_that_was_judged(server):
    answer = server.bode().vraag("http://www.voorbeeld.nl/goed?a=1")
    assert (answer.status, server.verbonden) == (200, [(BUITEN, 80), (BUITEN, 80)])
    assert server.gevraagd == [("HEAD", "www.voorbeeld.nl", "/goed?a=1"), ("GET", "www.voorbeeld.nl", "/goed?a=1")]


def test_a_site_that_knows_no_head_is_asked_for_the_page(server):
    assert server.bode().vraag("http://www.voorbeeld.nl/alleen-get").status == 200


def test_a_name_that_leads_elsewhere_the_second_time_is_judged_the_second_time(server):
    """DNS rebinding: public when it is judged, inside when it would be connected to."""
    antwoorden = iter([[BUITEN], ["127.0.0.1"]])
    bode = server.bode()
    bode.zoek_op = lambda host, port: next(antwoorden)
    with pytest.raises(Geweigerd, match="afgesloten netwerk"):
        bode.vraag("http://wissel.voorbeeld.nl/alleen-get")
    assert server.verbonden == [(BUITEN, 80)]


@pytest.mark.parametrize(
    "naar",
    ["http://127.0.0.1/geheim", "http://169.254.169.254/latest/", "//localhost/", "http://binnen.voorbeeld.nl/", "file:///etc/passwd",
     "http://www.voorbeeld.nl:22/", "http://[::1]/", "http://2130706433/", "gopher://www.voorbeeld.nl/", "http://a@127.0.0.1/"],
)  # fmt: skip
def test_a_redirect_inside_is_refused_and_nothing_is_sent_there(server, naar):
    server.namen["binnen.voorbeeld.nl"] = ["10.0.0.8"]
    with pytest.raises(Geweigerd):
        server.bode().vraag(f"http://www.voorbeeld.nl/naar?{naar}")
    assert server.verbonden == [(BUITEN, 80)]


def test_a_redirect_outside_is_followed_and_its_name_is_asked(server):
    server.namen["nieuw.voorbeeld.nl"] = ["1.1.1.1"]
    answer = server.bode().vraag("http://www.voorbeeld.nl/naar?http://nieuw.voorbeeld.nl/goed")
    assert (answer.status, answer.adres) == (200, "http://nieuw.voorbeeld.nl/goed")
    assert ("1.1.1.1", 80) in server.verbonden


def test_no_more_than_five_redirects_are_followed(server):
    with pytest.raises(Onbereikbaar, match="meer dan 5 keer"):
        server.bode().vraag("http://www.voorbeeld.nl/rond")
    assert len(server.gevraagd) == 6


@pytest.mark.parametrize("pad", ["/traag", "/druppel"])
def test_a_slow_site_holds_nobody_up(server, monkeypatch, pad):
    assert links.WACHTTIJD == 5
    monkeypatch.setattr(links, "WACHTTIJD", 0.6)
    begin = time.monotonic()
    with pytest.raises(Onbereikbaar, match="antwoordt niet binnen"):
        server.bode().vraag(f"http://www.voorbeeld.nl{pad}")
    assert time.monotonic() - begin < 2


def test_of_a_page_without_end_little_is_read(server):
    answer = server.bode().vraag("http://www.voorbeeld.nl/eindeloos")
    assert (answer.status, len(answer.begin)) == (200, 64 * 1024)


def test_what_is_no_answer_is_told_in_dutch(server):
    with pytest.raises(Onbereikbaar, match="niet zoals het hoort"):
        server.bode().vraag("http://www.voorbeeld.nl/onzin")


def test_when_the_first_address_does_not_answer_the_next_is_tried(server):
    server.namen["www.voorbeeld.nl"] = ["2606:4700::1111", BUITEN]
    bode = server.bode()
    verbind = bode.verbind

    def zonder_ipv6(ip: str, port: int, timeout: float) -> socket.socket:
        if ":" in ip:
            raise OSError
        return verbind(ip, port, timeout)

    bode.verbind = zonder_ipv6
    assert bode.vraag("http://www.voorbeeld.nl/goed").status == 200


@pytest.fixture(scope="module")
def certificaat(tmp_path_factory):
    map = tmp_path_factory.mktemp("tls")
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=www.voorbeeld.nl", "-addext",
         "subjectAltName=DNS:www.voorbeeld.nl", "-keyout", map / "sleutel", "-out", map / "certificaat"],
        check=True, capture_output=True,
    )  # fmt: skip
    return map


@pytest.mark.parametrize(
    ("host", "vertrouwd", "goed"),
    [("www.voorbeeld.nl", True, True), ("ander.voorbeeld.nl", True, False), ("www.voorbeeld.nl", False, False)],
)
def test_the_certificate_must_be_of_the_name_that_was_asked(server, certificaat, host, vertrouwd, goed):
    server_tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server_tls.load_cert_chain(certificaat / "certificaat", certificaat / "sleutel")
    names = []
    server_tls.sni_callback = lambda connection, name, context: names.append(name)
    server.socket = server_tls.wrap_socket(server.socket, server_side=True)
    server.handle_error = lambda *args: None
    tls = ssl.create_default_context(cafile=certificaat / "certificaat" if vertrouwd else None)
    bode = server.bode(tls=tls)
    if goed:
        assert bode.vraag(f"https://{host}/goed").status == 200
    else:
        with pytest.raises(Onbereikbaar, match="beveiligde verbinding"):
            bode.vraag(f"https://{host}/goed")
    assert (set(names), server.verbonden[0]) == ({host}, (BUITEN, 443))


def test_one_site_is_asked_with_a_pause_and_another_meanwhile_without(server):
    gewacht = []
    bode = server.bode()
    bode.slaap = gewacht.append
    bode.vraag("http://a.voorbeeld.nl/503")
    bode.vraag("http://b.voorbeeld.nl/503")
    assert [0 < seconds <= links.PAUZE for seconds in gewacht] == [True, True]  # the page after its heading, twice
    rows = [Linkcontrole(adres=f"http://{adres}") for adres in ("a.nl/1", "a.nl/2", "b.nl/1", "a.nl/3")]
    assert [row.adres[7:] for row in links._om_de_beurt(rows)] == ["a.nl/1", "b.nl/1", "a.nl/2", "a.nl/3"]


# --- The round -------------------------------------------------------------------------------------------------


def noem(item, adres: str, *, gepubliceerd: bool = True) -> None:
    kind = ContentType.objects.get_for_model(item)
    Verwijzing.objects.create(content_type=kind, object_id=item.pk, adres=adres, gepubliceerd=gepubliceerd)


@pytest.fixture
def bericht(maak):
    return maak(Nieuwsbericht, "Een bericht", ruimte="alphen-noord", gepubliceerd=True, tekst="<p>x</p>")


def test_what_visitors_can_press_is_checked_and_nothing_else(maak, bericht, settings):
    settings.SITE_URL = "https://www.wijzer.voorbeeld.nl"
    noem(bericht, "https://tekst.voorbeeld.nl/")
    noem(bericht, "/lessen/een-les/")
    noem(bericht, "mailto:iemand@voorbeeld.nl")
    noem(bericht, "https://www.wijzer.voorbeeld.nl/lessen/")
    noem(bericht, "https://concept.voorbeeld.nl/", gepubliceerd=False)
    maak(Video, "Open", url="https://video.voorbeeld.nl/", gepubliceerd=True)
    maak(Video, "Dicht", url="https://geheim.voorbeeld.nl/")
    maak(Organisatie, "TNO", soort="zorg", website="https://organisatie.voorbeeld.nl/", gepubliceerd=True)
    for gepubliceerd in (True, False):
        tool = maak(
            Tool, "Een tool", soort="methode", herkomst="redactie", in_het_kort="<p>x</p>", gepubliceerd=gepubliceerd
        )
        Toolregel.objects.create(tool=tool, soort="link", tekst="x", url=f"https://tool{gepubliceerd:d}.voorbeeld.nl/")
    Bron.objects.create(code="s9", titel="Een bron", url="https://bron.voorbeeld.nl/")
    assert links.adressen_op_de_site() == {
        f"https://{naam}.voorbeeld.nl/" for naam in ("tekst", "video", "organisatie", "tool1", "bron")
    }


@pytest.mark.parametrize(
    ("pad", "mislukt", "reden"),
    [
        ("/200", 0, ""), ("/401", 0, ""), ("/403", 0, ""), ("/429", 0, ""), ("/999", 0, ""),
        ("/404", 1, "De site antwoordt: 404."), ("/410", 1, "De site antwoordt: 410."), ("/500", 1, "De site antwoordt: 500."),
        ("/rond", 1, "Dit adres verwijst meer dan 5 keer door."), ("/naar?http://10.0.0.1/", 1, "Dit adres ligt in een afgesloten netwerk."),
        ("/zacht", 0, "De site antwoordt, maar de pagina zegt zelf dat zij er niet is."),
        ("/naar?/", 0, "Dit adres leidt nu naar de voorpagina."),
    ],
)  # fmt: skip
def test_what_an_answer_means(server, bericht, pad, mislukt, reden):
    noem(bericht, f"http://www.voorbeeld.nl{pad}")
    links.controleer(server.bode())
    row = Linkcontrole.objects.get()
    assert (row.keer_mislukt, row.reden.startswith(reden), bool(row.reden)) == (mislukt, True, bool(reden))


def test_a_link_is_broken_after_three_failures_over_a_week_and_whole_after_one_answer(server, bericht):
    noem(bericht, "http://www.voorbeeld.nl/404")
    begin = datetime(2026, 11, 2, 3, 0, tzinfo=UTC)
    stand = {}
    for dag in range(11):
        with time_machine.travel(begin + timedelta(days=dag), tick=False):
            stand[dag] = (links.controleer(server.bode())["nagekeken"], Linkcontrole.objects.stuk().exists())
    assert [dag for dag, (gevraagd, _stuk) in stand.items() if gevraagd] == [0, 3, 6, 9]
    assert [dag for dag, (_gevraagd, stuk) in stand.items() if stuk] == [9, 10]
    found = links.stukke_links()
    assert [(model, key, link.waarom) for (model, key), rows in found.items() for link in rows] == [
        (Nieuwsbericht, bericht.pk, "De site antwoordt: 404.")
    ]
    server.hersteld = True
    with time_machine.travel(begin + timedelta(days=13), tick=False):
        links.controleer(server.bode())
    row = Linkcontrole.objects.get()
    assert (row.keer_mislukt, row.mislukt_sinds, row.reden, row.antwoord) == (0, None, "", 200)
    assert links.stukke_links() == {}


def test_three_failures_in_one_day_break_nothing(server, bericht):
    noem(bericht, "http://www.voorbeeld.nl/404")
    for _ in range(3):
        links.controleer(server.bode())
        Linkcontrole.objects.update(gecontroleerd_op=None)
    links.controleer(server.bode())
    assert Linkcontrole.objects.get().keer_mislukt == 4
    assert not Linkcontrole.objects.stuk().exists()


def test_an_address_that_is_no_longer_named_is_forgotten(server, bericht):
    noem(bericht, "http://www.voorbeeld.nl/404")
    links.controleer(server.bode())
    Verwijzing.objects.all().delete()
    call_command("controleer_links")
    assert Linkcontrole.objects.count() == 0


def test_a_round_takes_a_fixed_number_of_queries_besides_one_for_each_address(
    server, bericht, django_assert_max_num_queries
):
    for nummer in range(10):
        noem(bericht, f"http://www.voorbeeld.nl/200?{nummer}")
    with django_assert_max_num_queries(30):
        links.controleer(server.bode())
    with django_assert_max_num_queries(12):
        assert links.controleer(server.bode())["nagekeken"] == 0
