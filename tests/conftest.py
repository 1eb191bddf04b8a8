# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Seven people with fixed rights, and believable things for them to work on."""

import itertools
import os
from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.cache import caches
from django.db import connection, transaction
from django.test import Client
from django.utils import timezone

from redactie.models import (
    Afbeelding,
    Bron,
    Bronvermelding,
    Gebruiker,
    Item,
    Lidmaatschap,
    Redactieruimte,
    Rol,
    Status,
)
from redactie.models.ruimte import Ruimtesoort
from redactie.workflow import transition
from tests.momentopname import Momentopname, stand
from toolkit.lijstindex import LIJSTEN
from toolkit.models import Praatplaat, Vraag
from wijken.models import Gemeente, Wijk

# Playwright runs an event loop in the thread of the test; the database is used from that thread all the same.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

WACHTWOORD = "een-lang-wachtwoord-voor-de-test"
_nummers = itertools.count(1)
_startinhoud: list[Momentopname] = []


DATABASE = {"db", "transactional_db", "geladen", "live_server", "site"}


@pytest.hookimpl(tryfirst=True)  # before the tests are chosen by their marks
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark what uses the database, and put the files in order.

    Over processes come first the files that share the launch content, last those that empty the whole database: after an
    emptying the rows that Django makes itself have other keys, and the launch content must be made again. The largest
    files come first, so that no process has a long one left when the others are done.
    """
    for item in items:
        if item.get_closest_marker("django_db") or DATABASE & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.database)
    if not hasattr(config, "workerinput"):
        return  # in one process, pytest-django has put those that empty the database last
    leegt, leest, aantal = set(), set(), Counter()
    for item in items:
        aantal[item.path] += 1
        marker = item.get_closest_marker("django_db")
        if marker and marker.kwargs.get("transaction"):
            leegt.add(item.path)
        gegeven = item.callspec.params if hasattr(item, "callspec") else {}  # a parameter may have the same name
        if {"inhoud", "geladen"} & set(getattr(item, "fixturenames", ())) - set(gegeven):
            leest.add(item.path)
    items.sort(key=lambda item: (item.path in leegt, item.path not in leest, -aantal[item.path], str(item.path)))


@pytest.fixture(scope="session", autouse=True)
def _niemand_blijft_hangen(django_db_setup, django_db_blocker):
    """On PostgreSQL, end what threads of a test left open: a database can't be removed while somebody is in it."""
    yield
    if connection.vendor == "postgresql":
        with django_db_blocker.unblock(), connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )


@pytest.fixture(autouse=True)
def _schone_stand(settings, tmp_path: Path):
    """Every test has its own media folder, cache, content types and lists in memory."""
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.STATIC_ROOT = tmp_path / "static"
    settings.STATIC_ROOT.mkdir()
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.STORAGES = {
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    if settings.CACHE_URL.startswith("redis"):
        # Each process of the suite empties its own Redis database only.
        number = os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw")
        settings.CACHES = {
            **settings.CACHES,
            "default": {**settings.CACHES["default"], "LOCATION": f"{settings.CACHE_URL.rstrip('/0')}/{number}"},
        }
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    for each in caches.all(initialized_only=False):
        each.clear()
    ContentType.objects.clear_cache()
    for index in LIJSTEN:
        index.vergeet()


@pytest.fixture
def ruimten(db) -> dict[str, Redactieruimte]:
    """The five rooms of the project, by slug."""
    made = [
        ("gedeeld", "Gedeeld", Ruimtesoort.GEDEELD),
        ("samenwerkingsverband", "Samenwerkingsverband", Ruimtesoort.SAMENWERKINGSVERBAND),
        ("alphen-noord", "Alphen Noord", Ruimtesoort.WIJK),
        ("den-haag-zuidwest", "Den Haag Zuidwest", Ruimtesoort.WIJK),
        ("stevenshof", "Stevenshof", Ruimtesoort.WIJK),
    ]
    return {
        slug: Redactieruimte.objects.get_or_create(slug=slug, defaults={"naam": naam, "soort": soort})[0]
        for slug, naam, soort in made
    }


def maak_gebruiker(email: str, naam: str, ruimte: Redactieruimte | None = None, rol: str = "") -> Gebruiker:
    user = Gebruiker.objects.create_user(email, WACHTWOORD, naam=naam)
    if ruimte is not None:
        Lidmaatschap.objects.create(gebruiker=user, ruimte=ruimte, rol=rol)
    return user


@pytest.fixture
def beheerder(ruimten) -> Gebruiker:
    return maak_gebruiker("bea@voorbeeld.nl", "Bea Beheerder", ruimten["gedeeld"], Rol.BEHEERDER)


@pytest.fixture
def alphen(ruimten) -> Gebruiker:
    """The procesbegeleider of Alphen Noord."""
    return maak_gebruiker("anne@voorbeeld.nl", "Anne Alphen", ruimten["alphen-noord"], Rol.PROCESBEGELEIDER)


@pytest.fixture
def stevenshof(ruimten) -> Gebruiker:
    """The procesbegeleider of Stevenshof."""
    return maak_gebruiker("stef@voorbeeld.nl", "Stef Stevenshof", ruimten["stevenshof"], Rol.PROCESBEGELEIDER)


@pytest.fixture
def lezer(ruimten) -> Gebruiker:
    """Somebody who may read the concepts of Alphen Noord and write nothing."""
    return maak_gebruiker("lies@voorbeeld.nl", "Lies Lezer", ruimten["alphen-noord"], Rol.LEZER)


@pytest.fixture
def projectleider(ruimten) -> Gebruiker:
    """Who leads the samenwerkingsverband, and has no wijk."""
    return maak_gebruiker("pim@voorbeeld.nl", "Pim Projectleider", ruimten["samenwerkingsverband"], Rol.PROJECTLEIDER)


@pytest.fixture
def redacteur(ruimten) -> Gebruiker:
    """Who writes the content that belongs to no wijk."""
    return maak_gebruiker("roos@voorbeeld.nl", "Roos Redacteur", ruimten["gedeeld"], Rol.REDACTEUR)


@pytest.fixture
def vertrokken(ruimten) -> Gebruiker:
    """The procesbegeleider of Alphen Noord until yesterday."""
    user = maak_gebruiker("vera@voorbeeld.nl", "Vera Vertrokken", ruimten["alphen-noord"], Rol.PROCESBEGELEIDER)
    user.lidmaatschappen.update(tot=timezone.localdate() - timedelta(days=1))
    return user


@pytest.fixture
def bron(db) -> Bron:
    return Bron.objects.get_or_create(code="s003", defaults={"titel": "Voortgangsrapportage over 2021"})[0]


def _moet_hebben(model: type[Item], naam: str) -> bool:
    """Whether a row of `model` can't be without the relation `naam`."""
    return any(field.name == naam and field.is_relation and not field.null for field in model._meta.concrete_fields)


@pytest.fixture
def maak(ruimten, bron) -> Callable[..., Item]:
    """Make an item with a source; `gepubliceerd=True` takes it through the workflow.

    `maak(Les, "De titel", ruimte="stevenshof", gepubliceerd=True, niveau="wijk")`. A question or a wijk that it can't be
    without is made when none is given.
    """
    redacteur = None

    def _maak(model: type[Item], titel: str, *, ruimte: str = "gedeeld", gepubliceerd: bool = False, **velden) -> Item:
        nonlocal redacteur
        slug = velden.pop("slug", f"{model._meta.model_name}-{next(_nummers)}")
        if "vraag" not in velden and _moet_hebben(model, "vraag"):
            velden["vraag"] = Vraag.objects.first() or _maak(
                Vraag, "Bereiken we de (juiste) inwoners?", slug="bereik", nummer=1, kort="Bereik", gepubliceerd=True
            )
        if "wijk" not in velden and _moet_hebben(model, "wijk"):
            waar = ruimte if ruimten[ruimte].soort == Ruimtesoort.WIJK else "alphen-noord"
            velden["wijk"] = Wijk.objects.filter(slug=waar).first() or _maak(
                Wijk, ruimten[waar].naam, ruimte=waar, slug=waar, gepubliceerd=True,
                gemeente=Gemeente.objects.first() or _maak(Gemeente, "Alphen aan den Rijn", gepubliceerd=True),
            )  # fmt: skip
        if model is Praatplaat and "afbeelding" not in velden:
            velden["afbeelding"] = Afbeelding.objects.create(
                ruimte=ruimten[ruimte], titel="Een plaat", alt="Een getekende plaat", extensie="png",
                bestand="afbeeldingen/plaat/origineel.png", breedte=800, hoogte=500, breedtes=[480],
            )  # fmt: skip
        item = model.objects.create(titel=titel, slug=slug, ruimte=ruimten[ruimte], **velden)
        if model is Praatplaat:
            item.delen.create(titel="De brug", tekst="Een brug, met zorg aan de ene kant en welzijn aan de andere.")
        Bronvermelding.objects.create(item=item, bron=bron, plaats="§4, onderdeel 6")
        if gepubliceerd:
            redacteur = redacteur or Gebruiker.objects.create_superuser(
                f"pers{next(_nummers)}@voorbeeld.nl", naam="Pers"
            )
            item = transition(item, Status.GEPUBLICEERD, by=redacteur)
        return item

    return _maak


@pytest.fixture
def maak_wijk(maak) -> Callable[..., Wijk]:
    """Make a wijk with its gemeente; `maak_wijk("alphen-noord", "Alphen Noord", "Alphen aan den Rijn")`."""

    def _maak_wijk(slug: str, titel: str, gemeente: str, *, gepubliceerd: bool = True) -> Wijk:
        plaats = Gemeente.objects.filter(titel=gemeente).first() or maak(Gemeente, gemeente, gepubliceerd=True)
        return maak(Wijk, titel, ruimte=slug, slug=slug, gemeente=plaats, gepubliceerd=gepubliceerd)

    return _maak_wijk


@pytest.fixture
def login(client: Client) -> Callable[[Gebruiker], Client]:
    def _login(user: Gebruiker) -> Client:
        client.force_login(user)
        return client

    return _login


@pytest.fixture(scope="session")
def inhoud_map() -> Path:
    return Path(__file__).resolve().parent.parent / "content"


def laad_startinhoud(map: Path) -> None:
    """Load the launch content as `make start` does; after the first time in a process, write the same rows again."""
    from wijzer.inhoud import laad
    from wijzer.management.commands.laad_inhoud import content_loader

    voor = stand()
    opname = next((opname for opname in _startinhoud if opname.voor == voor), None)
    if opname is not None:
        opname.geef()
    else:
        laad(map, by=content_loader())
        if opname := Momentopname.sinds(voor):
            _startinhoud.append(opname)
    for index in LIJSTEN:
        index.vergeet()


@pytest.fixture(scope="module")
def geladen(django_db_setup, django_db_blocker, inhoud_map: Path):
    """The whole launch content, loaded once for the tests of a module and gone after them.

    Every test runs in a savepoint of this transaction, so what a test changes is gone when it ends. A module takes it
    with a fixture of its own: `def inhoud(geladen, db)`.
    """
    with django_db_blocker.unblock():
        ContentType.objects.clear_cache()
        with transaction.atomic():
            laad_startinhoud(inhoud_map)
            yield
            transaction.set_rollback(True)
        ContentType.objects.clear_cache()


@pytest.fixture
def inhoud(db, inhoud_map: Path) -> None:
    """The whole launch content, loaded as `make start` does."""
    laad_startinhoud(inhoud_map)
