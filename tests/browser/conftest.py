"""The whole site as `make start` makes it, in a process of its own, and a real browser that visits it."""

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

ROOT = Path(__file__).resolve().parent.parent.parent
CHROMIUM = os.environ.get("CHROMIUM", "")
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip

expect.set_options(timeout=20_000)  # a page that is saved on a busy machine takes longer than the usual five seconds


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(item.fspath).is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.browser)
            if not CHROMIUM:
                item.add_marker(pytest.mark.skip(reason="Chromium ontbreekt: sudo apt install chromium"))


@dataclass(frozen=True)
class Site:
    """A running site: its address, and the generated passwords by e-mail address."""

    url: str
    logins: dict[str, str]
    environment: dict[str, str]  # of its process, for another that works on the same database


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def own_database(name: str) -> dict[str, str]:
    """Return the environment of a database that no other test uses; on PostgreSQL a new one is made."""
    url = os.environ.get("DATABASE_URL", "")
    if not url.startswith("postgres"):
        return {"DATABASE_URL": ""}
    import psycopg

    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        connection.execute(f'CREATE DATABASE "{name}"')
    return {"DATABASE_URL": f"{url.rsplit('/', 1)[0]}/{name}"}


@pytest.fixture(scope="session")
def site(tmp_path_factory, worker_id: str = "master") -> Iterator[Site]:
    folder = tmp_path_factory.mktemp("site")
    port = free_port()
    environment = {
        **os.environ,
        **own_database(f"wijzer_browser_{os.environ.get('PYTEST_XDIST_WORKER', 'master')}"),
        "DATA_DIR": str(folder),
        "PORT": str(port),
        "PYTHONUNBUFFERED": "1",
    }
    environment.pop("SITE_URL", None)
    log = folder / "log"
    with log.open("w") as out:
        process = subprocess.Popen(
            [sys.executable, "scripts/start.py"], cwd=ROOT, env=environment, stdout=out, stderr=out
        )
    url = f"http://127.0.0.1:{port}"
    try:
        deadline = time.monotonic() + 240
        while True:
            try:
                urlopen(f"{url}/health/ready", timeout=2).close()
                break
            except (URLError, OSError):
                if process.poll() is not None or time.monotonic() > deadline:
                    pytest.fail(f"De site startte niet:\n{log.read_text()}")
                time.sleep(0.5)
        logins = dict(re.findall(r"(\S+@\S+)\s+(\S+)", log.read_text()))
        yield Site(url, logins, environment)
    finally:
        process.terminate()
        process.wait(20)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def ingelogd(browser: Browser, site: Site) -> Callable[[str], dict]:
    """The session of somebody who logged in once: `visit("/beheer/", als=ingelogd("stevenshof"))`."""
    states: dict[str, dict] = {}

    def _ingelogd(name: str) -> dict:
        if name not in states:
            email = f"{name}@wijzerindewijk.invalid"
            context = browser.new_context(locale="nl-NL")
            page = context.new_page()
            page.goto(f"{site.url}/beheer/")
            page.get_by_label(re.compile("e-mailadres", re.IGNORECASE)).fill(email)
            page.locator('input[type="password"]').fill(site.logins[email])
            page.get_by_role("button", name=re.compile("^(log in|inloggen)$", re.IGNORECASE)).click()
            page.wait_for_url(f"{site.url}/beheer/")
            states[name] = context.storage_state()
            context.close()
        return states[name]

    return _ingelogd


@pytest.fixture
def visit(browser: Browser, site: Site) -> Iterator:
    """Open a page: `visit("/", width=320, scheme="dark", javascript=False)`; what the browser complains of is kept."""
    contexts: list[BrowserContext] = []

    def _visit(
        path: str,
        *,
        width: int = 1280,
        height: int = 800,
        scheme: str = "light",
        javascript: bool = True,
        als: dict | None = None,
    ) -> Page:
        context = browser.new_context(
            storage_state=als,
            viewport={"width": width, "height": height},
            color_scheme=scheme,
            java_script_enabled=javascript,
            reduced_motion="reduce",
            locale="nl-NL",
        )
        contexts.append(context)
        page = context.new_page()
        page.complaints = []
        page.hosts = set()
        page.on("console", lambda m: page.complaints.append(m.text) if m.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        page.on("request", lambda request: page.hosts.add(request.url.split("/")[2]))
        page.goto(f"{site.url}{path}")
        return page

    yield _visit
    for context in contexts:
        context.close()
