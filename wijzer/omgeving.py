# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Read the environment, with errors that say what to do.

The settings file asks here for what can go wrong in more ways than a missing variable.
"""

import os
import secrets
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

UNSAFE_SECRETS = ("django-insecure", "changeme", "change-me", "geheim", "secret", "verander")


def local_secret(data_dir: Path) -> str:
    """Return the secret key of a local installation; make it on first use, readable by its owner only."""
    path = data_dir / "geheime-sleutel"
    if not path.exists():
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(secrets.token_urlsafe(64))
    return path.read_text().strip()


def make_data_dir(path: Path) -> Path:
    """Make the folder for everything that is not code; say which folder and what to do when it can't be used."""
    try:
        path.mkdir(parents=True, exist_ok=True)
        probe = path / ".schrijfproef"
        probe.write_text("")
        probe.unlink(missing_ok=True)
    except OSError as error:
        raise ImproperlyConfigured(
            f"DATA_DIR wijst naar {path}, maar daar kan niet worden geschreven ({error.strerror}). "
            "Kies een map waarin deze gebruiker mag schrijven."
        ) from error
    return path


def whole_number(name: str, default: int) -> int:
    """Return a setting that is a whole number of 0 or more."""
    value = os.environ.get(name, str(default)).strip()
    if not value.isdecimal():
        raise ImproperlyConfigured(f"{name} is {value!r}. Schrijf een heel getal, bijvoorbeeld {default}.")
    return int(value)


def host_and_port(name: str) -> str:
    """Return a setting that is a host with a port, or nothing."""
    value = os.environ.get(name, "").strip()
    host, _colon, port = value.rpartition(":")
    if value and not (host and port.isdecimal() and 0 < int(port) < 65_536):
        raise ImproperlyConfigured(f"{name} is {value!r}. Schrijf een naam en een poort, bijvoorbeeld 127.0.0.1:3310.")
    return value


def one_of(name: str, default: str, choices: tuple[str, ...]) -> str:
    """Return a setting that is one of a few words."""
    value = os.environ.get(name, default)
    if value not in choices:
        raise ImproperlyConfigured(f"{name} is {value!r}. Kies uit: {', '.join(choices)}.")
    return value


def some_of(name: str, default: list[str], choices: tuple[str, ...]) -> list[str]:
    """Return a setting that is a list of a few words; set but empty is none of them."""
    value = os.environ.get(name)
    words = default if value is None else [word.strip() for word in value.split(",") if word.strip()]
    if unknown := [word for word in words if word not in choices]:
        raise ImproperlyConfigured(f"{name} kent {unknown[0]!r} niet. Kies uit: {', '.join(choices)}.")
    return words


def all_or_none(*names: str, https: bool) -> list[str]:
    """Return settings that only mean something together; the second is an address, in production with https."""
    values = [os.environ.get(name, "").strip() for name in names]
    missing = [name for name, value in zip(names, values, strict=True) if not value]
    if missing and len(missing) < len(names):
        raise ImproperlyConfigured(f"{', '.join(missing)} ontbreekt. Vul {', '.join(names)} alle in, of geen van alle.")
    if not missing and not values[1].startswith("https://" if https else ("https://", "http://")):
        raise ImproperlyConfigured(f"{names[1]} moet beginnen met https://. Bijvoorbeeld: https://login.gemeente.nl")
    return values


def url_with_scheme(name: str, default: str, schemes: tuple[str, ...], example: str) -> str:
    """Return a setting that is a URL of a kind we know."""
    value = os.environ.get(name) or default
    scheme, found, _rest = value.partition("://")
    if not found or scheme not in schemes:
        allowed = " of ".join(f"{known}://" for known in schemes)
        raise ImproperlyConfigured(f"{name} moet beginnen met {allowed}. Bijvoorbeeld: {example}")
    return value


def check_production(*, debug: bool, secret: str, hosts: list[str], named: dict[str, str]) -> None:
    """Refuse to start in production with settings that are unsafe or missing; name all of them at once."""
    faults = []
    if debug:
        faults.append("DEBUG staat aan. Zet DEBUG uit: foutpagina's tonen anders code en gegevens.")
    if len(secret) < 50 or len(set(secret)) < 10 or secret.lower().startswith(UNSAFE_SECRETS):
        faults.append(
            "SECRET_KEY ontbreekt of is te zwak. Maak er een met: "
            'python3 -c "import secrets; print(secrets.token_urlsafe(64))"'
        )
    if not hosts or any(host == "*" or host.startswith(".") for host in hosts):
        faults.append("ALLOWED_HOSTS moet de precieze namen van de site noemen, zonder * of punt vooraan.")
    faults += [f"{name} ontbreekt: {meaning}" for name, meaning in named.items() if not os.environ.get(name)]
    if faults:
        lines = "\n".join(f"  - {fault}" for fault in faults)
        raise ImproperlyConfigured(f"Deze installatie start niet in productie (MODUS=productie):\n{lines}")
