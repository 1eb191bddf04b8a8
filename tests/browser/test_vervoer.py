"""The running server against requests that no browser would send, many at once, and pages that want to frame it."""

import re
import socket
import time
from collections import Counter
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from http.client import HTTPConnection
from urllib.parse import urlencode
from urllib.request import urlopen

import pytest

FORM = "Content-Type: application/x-www-form-urlencoded"
GRENS = "x" * 30


def stuur(site, koppen: Iterable[str], stukken: Iterable[bytes]) -> tuple[int, float]:
    """Send a POST in pieces over a bare socket; return the status and the seconds it took."""
    host, port = site.url.removeprefix("http://").split(":")
    begin = time.monotonic()
    with socket.create_connection((host, int(port)), timeout=60) as verbinding:
        hoofd = ["POST /contact/ HTTP/1.1", f"Host: {host}:{port}", "Connection: close", *koppen, "", ""]
        try:
            verbinding.sendall("\r\n".join(hoofd).encode())
            for stuk in stukken:
                verbinding.sendall(stuk)
        except OSError:
            pass  # the server has had enough before the end
        antwoord = verbinding.recv(200).decode(errors="replace")
    return int(antwoord.split()[1]), time.monotonic() - begin


def delen(*inhoud: bytes, grens: str = GRENS, einde: bool = True) -> tuple[list[str], list[bytes]]:
    body = b"".join(b"--" + grens.encode() + b"\r\n" + deel + b"\r\n" for deel in inhoud)
    body += b"--" + grens.encode() + b"--\r\n" if einde else b""
    return [f"Content-Type: multipart/form-data; boundary={grens}", f"Content-Length: {len(body)}"], [body]


def veld(naam: str, meer: str = "", inhoud: bytes = b"x") -> bytes:
    return f'Content-Disposition: form-data; name="{naam}"{meer}\r\n\r\n'.encode() + inhoud


def gewoon(body: bytes) -> tuple[list[str], list[bytes]]:
    return [FORM, f"Content-Length: {len(body)}"], [body]


def eindeloos() -> tuple[list[str], Iterable[bytes]]:
    return [FORM, "Transfer-Encoding: chunked"], (b"10000\r\n" + b"a" * 0x10000 + b"\r\n" for _ in range(1000))


BASE64 = '; filename="a.bin"\r\nContent-Transfer-Encoding: base64'


@pytest.mark.parametrize(
    ("maak", "status"),
    [
        (lambda: ([FORM, "Content-Length: 104857600"], [b"naam=Kim"]), 413),
        (eindeloos, 413),
        (lambda: gewoon(b"&".join(b"a%d=1" % n for n in range(100_000))), 400),
        (lambda: gewoon(b"bericht=" + b"a" * 6 * 1024 * 1024), 400),
        (lambda: delen(*(veld(f"f{n}", '; filename="a.txt"') for n in range(10_000))), 400),
        (lambda: delen(veld("naam"), grens="y" * 10_240), 400),
        (lambda: delen(veld("naam", inhoud=b"Kim"), einde=False), 422),  # a form that is not complete
        (lambda: delen(veld("bestand", BASE64, b"Q\n" * 7_000_000)), 422),  # decoded within bounds, and not used
    ],
    ids=["says it is large", "no end", "fields", "one field", "files", "boundary", "no last line", "base64"],
)
def test_a_request_no_browser_sends_is_answered_soon_and_holds_nobody_up(maak, status, site):
    koppen, stukken = maak()
    with ThreadPoolExecutor(1) as naast:
        bezig = naast.submit(stuur, site, koppen, stukken)
        begin = time.monotonic()
        assert urlopen(f"{site.url}/health/live", timeout=10).status == 200
        intussen = time.monotonic() - begin
        found, seconden = bezig.result()
    assert (found, seconden < 20, intussen < 3) == (status, True, True)


def test_the_same_message_fifty_times_at_once_is_one_message(site, visit, ingelogd):
    page = urlopen(f"{site.url}/contact/").read().decode()
    token = re.search(r'name="token" value="([^"]+)"', page).group(1)
    velden = {
        "naam": "Kim",
        "email": "kim@voorbeeld.nl",
        "onderwerp": "Vijftig keer tegelijk",
        "tekst": "Waar kan ik heen?",
    }
    data = urlencode(velden | {"token": token, "website": "", "organisatie": ""}).encode()
    time.sleep(3.5)  # a person takes longer than three seconds

    host, port = site.url.removeprefix("http://").split(":")

    def verstuur(_nummer: int) -> tuple[int, str]:
        # From a network of its own, so that the limit on messages is not used up for the tests after this one.
        koppen = {"Origin": site.url, "Content-Type": "application/x-www-form-urlencoded"}
        with closing(HTTPConnection(host, int(port), timeout=60, source_address=("127.9.9.9", 0))) as verbinding:
            verbinding.request("POST", "/contact/", data, koppen)
            antwoord = verbinding.getresponse()
            antwoord.read()
            return antwoord.status, antwoord.headers.get("Location", "")

    with ThreadPoolExecutor(50) as mensen:
        antwoorden = Counter(mensen.map(verstuur, range(50)))
    assert set(antwoorden) <= {(302, "/contact/bedankt/"), (429, "")}, antwoorden
    assert antwoorden[302, "/contact/bedankt/"] >= 1
    kantoor = visit("/beheer/redactie/bericht/?q=Vijftig", als=ingelogd("beheer"))
    assert kantoor.locator("#result_list tbody tr", has_text="Vijftig keer tegelijk").count() == 1


@pytest.mark.parametrize("pad", ["/", "/account/inloggen/", "/beheer/"])
def test_no_page_lets_itself_be_framed(pad, visit, site, ingelogd):
    page = visit("/", als=ingelogd("beheer"))
    page.route("**/vreemd", lambda route: route.fulfill(
        content_type="text/html", body=f'<title>Vreemd</title><iframe src="{site.url}{pad}"></iframe>'
    ))  # fmt: skip
    page.goto(f"{site.url}/vreemd")
    page.wait_for_timeout(1500)
    (lijst,) = [frame for frame in page.frames if frame != page.main_frame]
    assert lijst.url == "chrome-error://chromewebdata/"
    assert any("frame-ancestors" in klacht for klacht in page.complaints)
