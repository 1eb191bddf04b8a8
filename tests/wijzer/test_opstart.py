"""Starting: settings that teach, accounts with generated passwords, nothing half up."""

import json
import os
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from redactie.models import Gebruiker, Lidmaatschap, Rol

ROOT = Path(__file__).resolve().parent.parent.parent
SECRET = "x7Kq" * 5 + "9bWzPf2LmN4vRt8YhJ6sDcGaEuQi3oXk"
PRODUCTION = {
    "MODUS": "productie", "SECRET_KEY": SECRET, "ALLOWED_HOSTS": "www.wijzerindewijk.nl",
    "SITE_URL": "https://www.wijzerindewijk.nl", "SITE_EIGENAAR": "Een gemeente", "CONTACT_EMAIL": "redactie@voorbeeld.nl",
}  # fmt: skip


def start(tmp_path: Path, *command: str, **environment: str) -> subprocess.CompletedProcess:
    """Run manage.py in a clean environment with only these settings."""
    return subprocess.run(
        [sys.executable, "manage.py", *(command or ("check",))],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "DATA_DIR": str(tmp_path), "PYTHONWARNINGS": "ignore", **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def last_error(result: subprocess.CompletedProcess) -> str:
    assert result.returncode != 0
    return result.stderr.split("ImproperlyConfigured:")[-1].strip()


def test_production_starts_with_what_it_needs_and_passes_the_deployment_check(tmp_path):
    result = start(tmp_path, "check", "--deploy", "--fail-level", "WARNING", "--tag", "security", **PRODUCTION)
    assert (result.returncode, result.stderr) == (0, "")


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"DEBUG": "1"}, "DEBUG staat aan"),
        ({"SECRET_KEY": ""}, "SECRET_KEY"),
        ({"SECRET_KEY": "django-insecure-" + "a1b2c3d4e5f6g7h8" * 4}, "SECRET_KEY"),
        ({"SECRET_KEY": "a" * 64}, "SECRET_KEY"),
        ({"ALLOWED_HOSTS": "*"}, "ALLOWED_HOSTS"),
        ({"ALLOWED_HOSTS": ".voorbeeld.nl"}, "ALLOWED_HOSTS"),
        ({"ALLOWED_HOSTS": ""}, "ALLOWED_HOSTS"),
        ({"SITE_URL": ""}, "SITE_URL"),
        ({"SITE_EIGENAAR": ""}, "SITE_EIGENAAR"),
        ({"CONTACT_EMAIL": ""}, "CONTACT_EMAIL"),
        ({"MODUS": "test"}, "MODUS"),
        ({"CONTACT_BEWAARMAANDEN": "een jaar"}, "CONTACT_BEWAARMAANDEN"),
        ({"DATABASE_URL": "mysql://x"}, "DATABASE_URL"),
        ({"CACHE_URL": "localhost"}, "CACHE_URL"),
        ({"EMAIL_URL": "mail.voorbeeld.nl"}, "EMAIL_URL"),
        ({"LOG_LEVEL": "veel"}, "LOG_LEVEL"),
        ({"THEMA": "/bestaat/niet.css"}, "THEMA"),
    ],
)
def test_a_setting_that_is_wrong_is_named_with_the_cure(change, complaint, tmp_path):
    assert complaint in last_error(start(tmp_path, **{**PRODUCTION, **change}))


def test_everything_that_is_wrong_is_said_at_once(tmp_path):
    error = last_error(start(tmp_path, MODUS="productie", DEBUG="1"))
    assert all(
        name in error for name in ("DEBUG", "SECRET_KEY", "ALLOWED_HOSTS", "SITE_URL", "SITE_EIGENAAR", "CONTACT_EMAIL")
    )


def test_a_folder_that_cannot_be_written_is_named(tmp_path):
    blocked = tmp_path / "bestand"
    blocked.write_text("")
    assert str(blocked) in last_error(start(tmp_path, DATA_DIR=str(blocked / "data")))


def test_a_local_installation_keeps_its_own_secret(tmp_path):
    read = ("shell", "-v", "0", "-c", "from django.conf import settings; print(settings.SECRET_KEY)")
    first, second = start(tmp_path, *read), start(tmp_path, *read)
    other = start(tmp_path / "ander", *read)
    assert first.stdout == second.stdout != other.stdout
    assert len(first.stdout.strip()) > 60
    assert (tmp_path / "geheime-sleutel").stat().st_mode & 0o077 == 0


@pytest.mark.django_db
def test_the_first_accounts_have_generated_passwords_and_rights_in_one_room(ruimten, settings, tmp_path):
    settings.DATA_DIR = tmp_path
    out = StringIO()
    call_command("maak_accounts", stdout=out)
    logins = json.loads((tmp_path / "eerste-logins.json").read_text())
    assert len(logins) == 4 == len(set(logins.values()))
    for email, password in logins.items():
        assert Gebruiker.objects.get(email=email).check_password(password)
        assert email in out.getvalue() and password in out.getvalue()
    roles = Lidmaatschap.objects.values_list("rol", "ruimte__slug")
    assert sorted(roles) == [
        (Rol.BEHEERDER, "gedeeld"),
        (Rol.PROCESBEGELEIDER, "alphen-noord"),
        (Rol.PROCESBEGELEIDER, "den-haag-zuidwest"),
        (Rol.PROCESBEGELEIDER, "stevenshof"),
    ]
    assert (tmp_path / "eerste-logins.json").stat().st_mode & 0o077 == 0


@pytest.mark.django_db
def test_a_second_start_makes_no_accounts_and_forgets_a_changed_password(ruimten, settings, tmp_path):
    settings.DATA_DIR = tmp_path
    call_command("maak_accounts", stdout=StringIO())
    user = Gebruiker.objects.get(email="stevenshof@wijzerindewijk.invalid")
    user.set_password("een-eigen-wachtwoord")
    user.save()
    out = StringIO()
    call_command("maak_accounts", stdout=out)
    assert Gebruiker.objects.count() == 4
    assert "alphen-noord@" in out.getvalue() and "stevenshof@" not in out.getvalue()


@pytest.mark.django_db
def test_in_production_a_password_is_printed_once_and_kept_nowhere(ruimten, settings, tmp_path):
    settings.DATA_DIR, settings.PRODUCTIE = tmp_path, True
    out = StringIO()
    call_command("maak_accounts", stdout=out)
    assert "beheer@" in out.getvalue()
    assert list(tmp_path.glob("*login*")) == []


def test_the_start_script_says_what_to_do_when_the_port_is_wrong_or_taken(tmp_path):
    import socket

    def run(port: str) -> str:
        environment = {"PATH": os.environ["PATH"], "DATA_DIR": str(tmp_path), "PORT": port}
        result = subprocess.run(
            [sys.executable, "scripts/start.py"], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
        )
        assert result.returncode == 1
        return result.stderr

    assert "PORT" in run("acht")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        assert "al in gebruik" in run(str(taken.getsockname()[1]))
