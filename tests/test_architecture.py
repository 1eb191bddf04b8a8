# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""The house of `docs/architectuur.md`, held by a program that reads imports and relations."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.contrib.contenttypes.fields import GenericForeignKey
from django.db import models

from redactie.models import Item, Onderdeel

ROOT = Path(__file__).resolve().parent.parent
FLOORS = {"drukkerij": 0, "redactie": 1, "wijken": 2, "toolkit": 3, "monitoring": 4, "wijzer": 5}
ROOMS = {"meten": 0, "leren": 1, "verantwoorden": 2}
FORBIDDEN_NAMES = {"utils", "core", "common", "base", "helpers", "misc"}


def python_files(package: str) -> list[Path]:
    return sorted((ROOT / package).rglob("*.py"))


def imports(source: str) -> Iterator[str]:
    """Yield every module a piece of code imports, at any depth, inside functions too."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "relative imports hide the floor they come from"
            yield node.module or ""
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) in (
            "import_module",
            "__import__",
            "import_string",
        ):
            yield from (arg.value for arg in node.args if isinstance(arg, ast.Constant))


def upward(package: str, source: str) -> list[str]:
    """Return the imports in `source` of a floor above `package`; the print shop may import nothing of ours."""
    mine = FLOORS[package]
    floors = {module: FLOORS.get(module.split(".")[0]) for module in imports(source)}
    return [module for module, floor in floors.items() if floor is not None and floor > mine]


@pytest.mark.parametrize("package", FLOORS)
def test_a_floor_imports_itself_and_the_floors_below_it(package):
    found = {str(path): upward(package, path.read_text()) for path in python_files(package)}
    assert {path: modules for path, modules in found.items() if modules} == {}


@pytest.mark.parametrize(
    "line",
    [
        "import toolkit",
        "from toolkit.models import Les",
        "def f():\n    from toolkit import models",
        "import_module('toolkit.x')",
    ],
)
def test_the_check_sees_an_import_upward(line):
    assert upward("wijken", line)


def test_the_print_shop_imports_nothing_of_ours():
    found = {m.split(".")[0] for path in python_files("drukkerij") for m in imports(path.read_text())}
    assert found & set(FLOORS) == {"drukkerij"} & found


def test_the_rooms_of_monitoring_look_down_only():
    for room, place in ROOMS.items():
        for path in (ROOT / "monitoring" / room).rglob("*.py"):
            above = [
                module for module in imports(path.read_text())
                if module.startswith("monitoring.") and ROOMS.get(module.split(".")[1], -1) > place
            ]  # fmt: skip
            assert above == [], path


def test_no_module_has_a_name_that_says_nothing():
    found = [path for package in FLOORS for path in python_files(package) if path.stem in FORBIDDEN_NAMES]
    assert found == []


def test_relations_point_down_and_hide_the_way_back():
    wrong = []
    for model in apps.get_models():
        if model._meta.app_label not in FLOORS:
            continue
        for field in [*model._meta.fields, *model._meta.local_many_to_many]:
            target = getattr(field, "related_model", None)
            if target is None or target._meta.app_label not in FLOORS:
                continue
            mine, other = FLOORS[model._meta.app_label], FLOORS[target._meta.app_label]
            if other > mine or (other < mine and not field.remote_field.hidden):
                wrong.append(f"{model._meta.label}.{field.name}")
    assert wrong == []


def test_generic_relations_are_for_what_belongs_to_anything():
    found = {
        model._meta.label
        for model in apps.get_models()
        if model._meta.app_label in FLOORS and any(isinstance(f, GenericForeignKey) for f in model._meta.private_fields)
    }
    assert found == {
        "redactie.Bronvermelding", "redactie.Betreft", "redactie.Versie", "redactie.OudAdres", "redactie.Verwijzing",
        "redactie.Voorbeeldlink",
    }  # fmt: skip


def test_every_part_of_an_item_travels_with_it():
    """A part that its item forgets to name would be lost at the next publication."""
    for part in apps.get_models():
        if not issubclass(part, Onderdeel) or part._meta.label == "redactie.Bronvermelding":
            continue
        owners = [f.related_model for f in part._meta.fields if f.is_relation and f.remote_field.on_delete is models.CASCADE
                  and issubclass(f.related_model, Item)]  # fmt: skip
        names = [f.name for owner in owners for f in owner._meta.related_objects if f.related_model is part]
        assert len(owners) == 1 and set(names) <= set(owners[0].onderdelen), part


def test_the_status_of_an_item_is_written_in_one_place():
    writers = [
        str(path.relative_to(ROOT))
        for package in FLOORS
        for path in python_files(package)
        if "migrations" not in path.parts and re.search(r"\.status\s*=(?!=)|update\([^)]*status=", path.read_text())
    ]
    assert writers == ["redactie/workflow.py"]


def test_no_floor_uses_django_signals():
    users = [path for package in FLOORS for path in python_files(package) if "django.dispatch" in path.read_text()]
    assert users == []


def test_no_user_text_becomes_a_field_name():
    pattern = re.compile(r"\*\*\s*(self\.)?request\.(GET|POST)")
    assert [path for package in FLOORS for path in python_files(package) if pattern.search(path.read_text())] == []


def templates() -> list[Path]:
    return sorted((ROOT / "templates").rglob("*.html"))


@pytest.mark.parametrize("pattern", [r'\sstyle="', r"<style", r"<script>", r'\son\w+="', r"javascript:"])
def test_no_template_has_an_inline_style_or_script(pattern):
    assert [str(path) for path in templates() if re.search(pattern, path.read_text())] == []


def test_components_are_included_with_only_what_they_need():
    wrong = [
        f"{path.name}: {tag}"
        for path in templates()
        for tag in re.findall(r'{%\s*include\s+"components/[^%]*%}', path.read_text())
        if " only " not in f"{tag} ".replace("%}", " %}")
    ]
    assert wrong == []


def test_colours_stand_in_the_tokens_only():
    files = [path for path in (ROOT / "static" / "css").rglob("*.css") if path.name != "tokens.css"]
    found = {
        path.name: re.findall(r"#[0-9a-fA-F]{3,8}\b|\brgba?\(|\bhsla?\(", path.read_text())
        for path in files
    }  # fmt: skip
    assert {name: colours for name, colours in found.items() if colours} == {}


def test_the_begrippenlijst_names_every_model_in_its_own_words():
    lines = (ROOT / "docs" / "begrippen.md").read_text()
    missing = [
        model._meta.label
        for model in apps.get_models()
        if model._meta.app_label in FLOORS
        and not model._meta.auto_created
        and f"| {model.__name__} | {(model.__doc__ or '').strip().splitlines()[0]} |" not in lines
    ]
    assert missing == []


def test_names_of_kinds_are_lower_case_dutch():
    wrong = [
        model._meta.label
        for model in apps.get_models()
        if model._meta.app_label in FLOORS
        and not model._meta.auto_created
        and str(model._meta.verbose_name)[0].isupper()
    ]
    assert wrong == []


@pytest.mark.django_db
def test_no_migration_is_missing():
    from django.core.management import call_command

    call_command("makemigrations", "--check", "--dry-run", verbosity=0)


def test_the_style_of_the_code_holds():
    result = subprocess.run(
        [sys.executable, "-m", "ruff", "check", "--quiet", "."], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert result.stdout + result.stderr == ""
