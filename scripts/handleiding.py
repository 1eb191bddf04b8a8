#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Make the pictures of the handbook from the running product: a site of its own, a browser, one picture a chapter.

Run it when the office looks different: `.venv/bin/python scripts/handleiding.py`. It needs Chromium and what
`make test` installs.
"""

import io
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.request import urlopen

from PIL import Image
from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "static" / "img" / "handleiding"
SIZE = {"width": 1200, "height": 750}
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")


def wait_for(url: str, process: subprocess.Popen) -> None:
    for _ in range(240):
        try:
            urlopen(f"{url}/health/ready", timeout=2).close()  # noqa: S310  our own site on loopback
            return
        except OSError:
            if process.poll() is not None:
                sys.exit("De site startte niet.")
            time.sleep(1)
    sys.exit("De site startte niet op tijd.")


def picture(page: Page, name: str) -> None:
    page.wait_for_timeout(600)
    image = Image.open(io.BytesIO(page.screenshot()), formats=["PNG"])
    image.save(TARGET / f"{name}.webp", "WEBP", quality=82, method=6)
    print(name)


def log_in(page: Page, url: str, login: tuple[str, str]) -> None:
    page.goto(f"{url}/beheer/")
    page.locator('input[type="email"]').fill(login[0])
    page.locator('input[type="password"]').fill(login[1])
    page.keyboard.press("Enter")
    page.wait_for_url(f"{url}/beheer/")


def make_pictures(page: Page, url: str, logins: dict[str, str]) -> None:
    """Walk through the office as the procesbegeleider of a wijk, then as beheerder."""
    page.goto(f"{url}/beheer/")
    picture(page, "inloggen")
    log_in(page, url, next(pair for pair in logins.items() if pair[0].startswith("alphen")))
    picture(page, "mijnwijk")
    page.locator(".maandkaart a").first.click()
    picture(page, "maandmoment")
    page.goto(f"{url}/beheer/toolkit/les/add/")
    picture(page, "les")
    page.goto(f"{url}/beheer/redactie/afbeelding/")
    picture(page, "beelden")
    page.goto(f"{url}/beheer/overdracht/alphen-noord/")
    picture(page, "overdracht")
    compare(page, url)
    page.context.clear_cookies()
    log_in(page, url, next(pair for pair in logins.items() if pair[0].startswith("beheer")))
    page.goto(f"{url}/beheer/rechten/")
    picture(page, "rechten")


def compare(page: Page, url: str) -> None:
    """Change a lesson of the wijk, and show what changed."""
    page.goto(f"{url}/beheer/toolkit/les/?ruimte=alphen-noord")
    page.locator("#result_list tbody th a").first.click()
    title = page.locator("#id_titel")
    title.fill(title.input_value().rstrip(".") + ", en doe dat samen met inwoners.")
    page.get_by_role("button", name=re.compile("^Bewaar")).first.click()
    page.get_by_role("link", name="Versies").first.click()
    page.locator(".versielijst a").last.click()
    picture(page, "versies")


def main() -> None:
    TARGET.mkdir(parents=True, exist_ok=True)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    url = f"http://127.0.0.1:{port}"
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "PORT": str(port), "DATA_DIR": folder, "SITE_URL": url}
        process = subprocess.Popen([sys.executable, "scripts/start.py"], cwd=ROOT, env=environment)
        try:
            wait_for(url, process)
            logins = json.loads((Path(folder) / "eerste-logins.json").read_text())
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
                context = browser.new_context(viewport=SIZE, color_scheme="light", locale="nl-NL")
                make_pictures(context.new_page(), url, logins)
                browser.close()
        finally:
            process.terminate()
            process.wait(20)


if __name__ == "__main__":
    main()
