#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""What `make start` does after the environment is there: database, content, accounts, static files, server."""

import os
import socket
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PORT = os.environ.get("PORT", "8000")
# At most 20 MB a request: one file and the rest of its form. `docs/instellingen.md` names the same for production.
WAITRESS = ["--threads=8", "--connection-limit=1000", "--max-request-body-size=20971520", "--ident="]


def check_port() -> None:
    """Say in one line what to do when the port is not a number or is taken."""
    if not PORT.isdigit() or not 0 < int(PORT) < 65536:
        sys.exit(f"PORT is {PORT!r}. Kies een getal tussen 1 en 65535, bijvoorbeeld: make start PORT=8001")
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", int(PORT)))
        except OSError:
            sys.exit(f"Poort {PORT} is al in gebruik. Kies een andere: make start PORT={int(PORT) + 1}")


def prepare() -> None:
    """Bring database, content, accounts and static files up to date, in one process."""
    sys.path.insert(0, str(ROOT))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wijzer.settings")
    import django
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import CommandError, call_command

    try:
        django.setup()
        call_command("migrate", verbosity=0)
        print("Startinhoud laden (de eerste keer een kwart minuut)…", flush=True)
        call_command("laad_inhoud")
        call_command("zoekindex", herstel=True)
        call_command("collectstatic", interactive=False, clear=True, verbosity=0)
        call_command("maak_accounts")
    except (CommandError, ImproperlyConfigured) as error:
        sys.exit(str(error))


def main() -> None:
    if os.environ.get("MODUS") == "productie":
        sys.exit("make start is voor een eigen computer. Voor productie staat het in docs/instellingen.md.")
    os.environ.setdefault("SITE_URL", f"http://127.0.0.1:{PORT}")
    check_port()
    prepare()
    print(f"\n  De site staat op   http://127.0.0.1:{PORT}/\n  De redactie op     http://127.0.0.1:{PORT}/beheer/\n")
    print("  Stoppen: Ctrl+C\n", flush=True)
    if os.environ.get("DEBUG", "").lower() in ("1", "true", "on", "yes", "y", "t"):
        os.execv(sys.executable, [sys.executable, "manage.py", "runserver", f"127.0.0.1:{PORT}"])
    os.chdir(ROOT)
    os.execv(
        sys.executable,
        [sys.executable, "-m", "waitress", f"--listen=127.0.0.1:{PORT}", *WAITRESS, "wijzer.wsgi:application"],
    )


if __name__ == "__main__":
    main()
