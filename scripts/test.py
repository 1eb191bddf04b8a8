#!/usr/bin/env python3
"""What `make test` does after the environment is there: the whole suite, on two cores, on the configured database."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# The shell has no windows to draw, and opens a page in a quarter of the time.
CHROMIUM = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome-stable", "google-chrome")


def chromium() -> str | None:
    """Return where the browser is, or None."""
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, CHROMIUM)), None)


def main() -> int:
    browser = chromium()
    if browser:
        os.environ["CHROMIUM"] = browser
    else:
        print("Chromium ontbreekt: de browsertests worden overgeslagen. Installeer het: sudo apt install chromium")
    os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    # The order of the files is the one of `tests/conftest.py`.
    spread = ["-n", os.environ.get("PYTEST_WORKERS", "auto"), "--dist", "loadfile", "--no-loadscope-reorder"]
    arguments = sys.argv[1:] or spread
    if not sys.argv[1:] and os.environ.get("DATABASE_URL", "").startswith("postgres"):
        # What uses no database does not depend on which it is, nor does what a page looks like: of the browser tests,
        # only the key journeys are run again. The same goes for what only puts together queries that others run too.
        arguments += ["-m", "(database and not browser and not een_database) or keten"]
    with tempfile.TemporaryDirectory(prefix="wijzer-test-") as data_dir:
        # The suite never touches the data of the installation beside it.
        environment = {**os.environ, "DATA_DIR": data_dir}
        return subprocess.run(
            [sys.executable, "-m", "pytest", *arguments], cwd=ROOT, env=environment, check=False
        ).returncode


if __name__ == "__main__":
    sys.exit(main())
