# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Check whether addresses outside the site still answer, without ever asking anything of our own network.

An address that an editor typed is a way to make this server send requests. So the name is looked up first, every
address it has must be a public one, the connection goes to exactly the address that was judged, and each redirect is
judged anew. Nothing here reads a proxy from the environment.
"""

import ipaddress
import re
import socket
import ssl
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from http.client import HTTPConnection, HTTPException, HTTPResponse
from io import DEFAULT_BUFFER_SIZE, BufferedReader, RawIOBase
from urllib.parse import urljoin, urlsplit

from django.apps import apps
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, Q, QuerySet
from django.utils import timezone

from redactie.models import Bron, Item, Linkcontrole, Onderdeel, Verwijzing
from redactie.velden import WebadresField

WACHTTIJD = 5  # seconds for a whole answer
MAX_ANTWOORD = 1024 * 1024
MAX_DOORVERWIJZINGEN = 5
MAX_IPS = 4
POORTEN = {80, 443}
PAUZE = 1.0  # seconds between two questions to the same site
OPNIEUW = timedelta(days=7)
OPNIEUW_NA_MISLUKKEN = timedelta(days=3)

# Public by name and yet a way inside: addresses that carry an IPv4 address in them, and old site-local ones.
OMWEGEN = [
    ipaddress.ip_network(network)
    for network in ("::/96", "::ffff:0:0/96", "::ffff:0:0:0/96", "64:ff9b::/96", "64:ff9b:1::/48", "2001::/32",
                    "2002::/16", "fec0::/10", "192.88.99.0/24", "100.64.0.0/10", "198.18.0.0/15", "192.0.0.0/24")
]  # fmt: skip
BINNENNAMEN = (".localhost", ".local", ".internal", ".intranet", ".lan", ".home", ".corp", ".home.arpa", ".onion")
NAAM = re.compile(r"(?=.{4,253}$)([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?\.)+(xn--[a-z0-9-]{2,59}|[a-z]{2,63})$")
# A site that lets no program in may be fine for people.
DICHT_VOOR_PROGRAMMAS = {401, 403, 405, 406, 407, 418, 423, 425, 429, 451, 999}
ZEGT_WEG = re.compile(
    rb"<title[^>]{0,200}>[^<]{0,200}(404|niet gevonden|bestaat niet|not found|page unavailable)", re.IGNORECASE
)


class Geweigerd(Exception):
    """An address that we do not ask; the message says why, in Dutch."""


# --- Where we may go -------------------------------------------------------------------------------------------


def is_openbaar_ip(ip: str) -> bool:
    """Whether an IP address is out on the internet, and not a way into this or any other closed network."""
    try:
        address = ipaddress.ip_address(ip)
    except ValueError:
        return False
    if "%" in ip:  # a zone, such as fe80::1%eth0, is a place in a network of our own
        return False
    closed = (
        address.is_private or address.is_loopback or address.is_link_local or address.is_multicast
        or address.is_reserved or address.is_unspecified or not address.is_global
    )  # fmt: skip
    return not closed and not any(address in network for network in OMWEGEN if network.version == address.version)


def zoek_op(host: str, poort: int) -> list[str]:
    """Return the IP addresses of a host, from the system's resolver."""
    found = socket.getaddrinfo(host, poort, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(row[4][0]) for row in found))


def verbind(ip: str, poort: int, wachttijd: float) -> socket.socket:
    """Open a connection to an IP address, and to nothing else: no name is looked up here."""
    family = socket.AF_INET6 if ":" in ip else socket.AF_INET
    connection = socket.socket(family, socket.SOCK_STREAM)
    try:
        connection.settimeout(wachttijd)
        connection.connect((ip, poort))
    except BaseException:
        connection.close()
        raise
    return connection


@dataclass(frozen=True)
class Doel:
    """An address that was judged: what to ask, of whom, and the IP addresses that were found for it."""

    schema: str
    host: str
    poort: int
    pad: str
    ips: tuple[str, ...]


def beoordeel(adres: str, zoek_op: Callable[[str, int], list[str]] = zoek_op) -> Doel:
    """Return where `adres` leads. Raises `Geweigerd` for anything but http(s) to a public host, port 80 or 443."""
    try:
        parts = urlsplit(adres)
        schema, host, port = parts.scheme.lower(), (parts.hostname or "").rstrip("."), parts.port
    except ValueError as error:
        raise Geweigerd("Dit is geen webadres.") from error
    if schema not in ("http", "https"):
        raise Geweigerd("Alleen adressen met http:// of https:// worden nagekeken.")
    if not host or "@" in parts.netloc or re.search(r"[\s\x00-\x1f\x7f\\]", adres):
        raise Geweigerd("Dit is geen webadres.")
    port = port or (443 if schema == "https" else 80)
    if port not in POORTEN:
        raise Geweigerd("Alleen de gewone poorten van het web (80 en 443) worden nagekeken.")
    host = _nette_naam(host)
    if host == (urlsplit(settings.SITE_URL).hostname or ""):
        raise Geweigerd("Dit is een adres van deze site zelf. Kies de pagina in plaats van een webadres.")
    try:
        ips = [host] if _is_ip(host) else zoek_op(host, port)
    except (OSError, UnicodeError) as error:
        raise Onbereikbaar("De naam van deze site bestaat niet (meer).") from error
    if not ips or not all(map(is_openbaar_ip, ips)):
        raise Geweigerd("Dit adres ligt in een afgesloten netwerk. Bezoekers kunnen er niet bij.")
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return Doel(schema, host, port, _als_ascii(path), tuple(ips[:MAX_IPS]))


def _nette_naam(host: str) -> str:
    """Return a host as a name or a plain IP address; other ways to write an IP address are refused."""
    if _is_ip(host):
        return host
    try:
        name = host.encode("idna").decode("ascii").lower()
    except UnicodeError as error:
        raise Geweigerd("Dit is geen webadres.") from error
    if not NAAM.match(name) or name.endswith(BINNENNAMEN):
        raise Geweigerd("Dit adres ligt in een afgesloten netwerk. Bezoekers kunnen er niet bij.")
    return name


def _is_ip(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def _als_ascii(path: str) -> str:
    return "".join(
        char if "!" <= char <= "~" else "".join(f"%{byte:02X}" for byte in char.encode("utf-8", "surrogatepass"))
        for char in path
    )


# --- Asking ----------------------------------------------------------------------------------------------------


class Onbereikbaar(Exception):
    """A site that does not answer; the message says how, in Dutch."""


@dataclass(frozen=True)
class Antwoord:
    """What a site said: the status, the address it ended at, the kind of content, and the start of a page."""

    status: int
    adres: str
    soort: str = ""
    begin: bytes = b""


class _Lezer(RawIOBase):
    """Reads from a connection until the time or the measure is over, however slowly it comes."""

    def __init__(self, connection: socket.socket, deadline: float) -> None:
        self.connection, self.deadline, self.left = connection, deadline, MAX_ANTWOORD

    def readable(self) -> bool:
        return True

    def readinto(self, buffer) -> int:
        rest = self.deadline - time.monotonic()
        if rest <= 0:
            raise TimeoutError
        self.connection.settimeout(rest)
        size = self.connection.recv_into(memoryview(buffer)[: max(0, self.left)])
        self.left -= size
        return size


class _Verbinding:
    """What http.client needs of a socket."""

    def __init__(self, connection: socket.socket, deadline: float) -> None:
        self.connection, self.deadline = connection, deadline

    def makefile(self, *args, **kwargs) -> BufferedReader:
        return BufferedReader(_Lezer(self.connection, self.deadline), DEFAULT_BUFFER_SIZE)

    def sendall(self, data: bytes) -> None:
        self.connection.settimeout(max(0.001, self.deadline - time.monotonic()))
        self.connection.sendall(data)

    def close(self) -> None:
        """Whoever opened the connection closes it, after the last of the answer was read."""


@dataclass
class Bode:
    """Goes out to ask. A test replaces how names are looked up, connections opened and certificates trusted."""

    zoek_op: Callable[[str, int], list[str]] = zoek_op
    verbind: Callable[[str, int, float], socket.socket] = verbind
    tls: ssl.SSLContext = field(default_factory=ssl.create_default_context)
    slaap: Callable[[float], None] = time.sleep
    laatst: dict[str, float] = field(default_factory=dict)

    def vraag(self, adres: str) -> Antwoord:
        """Ask for an address: first for its heading, then for the page when there is reason to."""
        answer = self._volg("HEAD", adres)
        if answer.status >= 400 or "html" in answer.soort:
            answer = self._volg("GET", adres)
        return answer

    def _volg(self, manier: str, adres: str) -> Antwoord:
        """Ask, and follow redirects; each address on the way is judged before anything is sent."""
        for _ in range(MAX_DOORVERWIJZINGEN + 1):
            doel = beoordeel(adres, self.zoek_op)
            status, location, soort, begin = self._een_keer(manier, doel)
            if status not in (301, 302, 303, 307, 308) or not location:
                return Antwoord(status, adres, soort, begin)
            adres = urljoin(adres, location.strip().replace(" ", "%20"))
        raise Onbereikbaar(f"Dit adres verwijst meer dan {MAX_DOORVERWIJZINGEN} keer door.")

    def _een_keer(self, manier: str, doel: Doel) -> tuple[int, str, str, bytes]:
        self._wacht(doel.host)
        deadline = time.monotonic() + WACHTTIJD
        try:
            with self._open(doel, deadline) as connection:
                asking = HTTPConnection(doel.host, doel.poort)
                asking.sock = _Verbinding(connection, deadline)
                asking.putrequest(manier, doel.pad, skip_host=True, skip_accept_encoding=True)
                asking.putheader("Host", f"[{doel.host}]" if ":" in doel.host else doel.host)
                asking.putheader("User-Agent", f"Wijzer-in-de-Wijk-linkcontrole (+{settings.SITE_URL})")
                asking.putheader("Accept", "text/html,*/*;q=0.5")
                asking.putheader("Connection", "close")
                asking.endheaders()
                return self._lees(asking.getresponse(), manier)
        except ssl.SSLError as error:
            raise Onbereikbaar("De beveiligde verbinding van deze site klopt niet.") from error
        except TimeoutError as error:
            raise Onbereikbaar(f"De site antwoordt niet binnen {WACHTTIJD} seconden.") from error
        except (OSError, HTTPException, ValueError) as error:
            raise Onbereikbaar("De site antwoordt niet, of niet zoals het hoort.") from error
        finally:
            self.laatst[doel.host] = time.monotonic()

    @staticmethod
    def _lees(response: HTTPResponse, manier: str) -> tuple[int, str, str, bytes]:
        soort = response.headers.get_content_type()
        begin = response.read(64 * 1024) if manier == "GET" and soort == "text/html" else b""
        return response.status, response.headers.get("Location", "")[:2_000], soort, begin

    def _open(self, doel: Doel, deadline: float) -> socket.socket:
        """Connect to one of the addresses that were judged; the certificate must be of the name that was asked."""
        for ip in doel.ips:
            try:
                connection = self.verbind(ip, doel.poort, max(0.001, deadline - time.monotonic()))
                break
            except OSError as error:
                refused = error
        else:
            raise refused
        if doel.schema == "http":
            return connection
        try:
            return self.tls.wrap_socket(connection, server_hostname=doel.host)
        except BaseException:
            connection.close()
            raise

    def _wacht(self, host: str) -> None:
        if (rest := self.laatst.get(host, float("-inf")) + PAUZE - time.monotonic()) > 0:
            self.slaap(rest)


# --- Which addresses -------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Link:
    """An address that no longer works, and why."""

    adres: str
    waarom: str


def _webadresvelden() -> Iterator[tuple[type[Model], str, str]]:
    """Yield every field that holds a web address: its model, its name, and how to get from there to the item."""
    for model in apps.get_models():
        for veld in model._meta.concrete_fields:
            if isinstance(veld, WebadresField) and issubclass(model, (Item, Bron)):
                yield model, veld.name, ""
            elif isinstance(veld, WebadresField) and issubclass(model, Onderdeel):
                yield from (
                    (model, veld.name, owner.name)
                    for owner in model._meta.concrete_fields
                    if owner.is_relation and issubclass(owner.related_model, Item) and not owner.null
                )


def adressen_op_de_site() -> set[str]:
    """Return every address outside the site that visitors can press now."""
    found = set(Verwijzing.objects.openbaar().filter(Q(adres__istartswith="http")).values_list("adres", flat=True))
    for model, veld, via in _webadresvelden():
        rows: QuerySet = model._default_manager.exclude(**{veld: ""})
        if via:
            owner = model._meta.get_field(via).related_model
            rows = rows.filter(**{f"{via}__in": owner.objects.gepubliceerd().order_by().values("pk")})
        elif issubclass(model, Item):
            rows = rows.gepubliceerd()
        found |= set(rows.order_by().values_list(veld, flat=True))
    own = urlsplit(settings.SITE_URL).netloc
    return {adres for adres in found if len(adres) <= 500 and f"//{own}/" not in f"{adres}/"}


def stukke_links() -> dict[tuple[type[Model], int], list[Link]]:
    """Return the links that no longer work or perhaps lead elsewhere, by the model and key of who names them."""
    bad = {
        row.adres: Link(row.adres, row.reden) for row in Linkcontrole.objects.stuk() | Linkcontrole.objects.twijfel()
    }
    found: dict[tuple[type[Model], int], list[Link]] = defaultdict(list)
    if not bad:
        return found
    kinds = {kind.pk: kind.model_class() for kind in ContentType.objects.all()}
    for kind, key, adres in Verwijzing.objects.filter(adres__in=bad).values_list("content_type", "object_id", "adres"):
        found[kinds[kind], key].append(bad[adres])
    for model, veld, via in _webadresvelden():
        owner = model._meta.get_field(via).related_model if via else model
        for key, adres in model._default_manager.filter(**{f"{veld}__in": bad}).values_list(via or "pk", veld):
            found[owner, key].append(bad[adres])
    return {place: list(dict.fromkeys(links)) for place, links in found.items()}


# --- The round -------------------------------------------------------------------------------------------------


def controleer(bode: Bode | None = None) -> dict[str, int]:
    """Ask after every address that is due, one at a time; return how many were asked and how many are broken."""
    bode = bode or Bode()
    wanted = adressen_op_de_site()
    Linkcontrole.objects.exclude(adres__in=wanted).delete()
    known = {row.adres: row for row in Linkcontrole.objects.all()}
    due = [known.get(adres) or Linkcontrole(adres=adres) for adres in sorted(wanted) if _is_toe(known.get(adres))]
    for row in _om_de_beurt(due):
        try:
            answer = bode.vraag(row.adres)
            reden = "" if _leeft(answer.status) else f"De site antwoordt: {answer.status}."
            _noteer(row, answer.status, reden, mislukt=bool(reden), hint="" if reden else _hint(row.adres, answer))
        except (Geweigerd, Onbereikbaar) as error:
            _noteer(row, None, str(error), mislukt=True)
    return {"nagekeken": len(due), "stuk": Linkcontrole.objects.stuk().count()}


def _is_toe(row: Linkcontrole | None) -> bool:
    if row is None or row.gecontroleerd_op is None:
        return True
    return row.gecontroleerd_op <= timezone.now() - (OPNIEUW_NA_MISLUKKEN if row.keer_mislukt else OPNIEUW)


def _om_de_beurt(rows: Iterable[Linkcontrole]) -> Iterator[Linkcontrole]:
    """Yield the rows so that the same site is not asked twice in a row when that can be helped."""
    per_site: dict[str, list[Linkcontrole]] = defaultdict(list)
    for row in rows:
        per_site[urlsplit(row.adres).netloc.lower()].append(row)
    while per_site:
        for site in list(per_site):
            yield per_site[site].pop(0)
            if not per_site[site]:
                del per_site[site]


def _leeft(status: int) -> bool:
    return status < 400 or status in DICHT_VOOR_PROGRAMMAS


def _hint(adres: str, answer: Antwoord) -> str:
    """Return what an editor had better look at, although the address answers."""
    if answer.status >= 400:
        return ""
    if ZEGT_WEG.search(answer.begin):
        return "De site antwoordt, maar de pagina zegt zelf dat zij er niet is."
    was, now = urlsplit(adres), urlsplit(answer.adres)
    if was.path.strip("/") and not now.path.strip("/") and not now.query:
        return "Dit adres leidt nu naar de voorpagina. Staat wat je bedoelt er nog?"
    return ""


def _noteer(row: Linkcontrole, status: int | None, reden: str, *, mislukt: bool, hint: str = "") -> None:
    now = timezone.now()
    row.gecontroleerd_op, row.antwoord, row.reden = now, status, (reden or hint)[:200]
    row.keer_mislukt = min(row.keer_mislukt + 1, 1_000) if mislukt else 0
    row.mislukt_sinds = (row.mislukt_sinds or now) if mislukt else None
    row.save()
