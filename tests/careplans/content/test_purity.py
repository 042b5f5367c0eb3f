import ast
from pathlib import Path

import pytest

import careplans.content

FOLDER = Path(careplans.content.__file__).parent
ALLOWED_OF_DJANGO = {"django.forms", "django.core.exceptions"}
# Codes of what can be done: words, and no database.
ALLOWED_OF_ACCOUNTS = {"accounts.permissions"}
FILES = sorted(FOLDER.rglob("*.py"))


def imported_by(source):
    """Every module a piece of Python imports, wherever in it the import stands."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from _from(node)


def _from(node):
    """`from django import forms` imports django.forms; `from a.b import c` counts as a.b."""
    if node.level:
        return ["." * node.level]
    return [f"django.{alias.name}" for alias in node.names] if node.module == "django" else [node.module]


def breaches(source):
    """What this piece of Python imports that content may not."""
    names = list(imported_by(source))
    django = [name for name in names if name.split(".")[0] == "django" and name not in ALLOWED_OF_DJANGO]
    own = {"careplans": "careplans.content", "accounts": None, "config": None, "tests": None, "": None}
    above = [name for name in names if name.split(".")[0] in own and not name.startswith("careplans.content")]
    above = [name for name in above if name not in ALLOWED_OF_ACCOUNTS]
    return django + above


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(FOLDER)))
def test_content_imports_nothing_of_django_but_forms_and_nothing_above_itself(path):
    assert breaches(path.read_text()) == []


@pytest.mark.parametrize(
    "source",
    [
        "from django.db import models",
        "from django import db",
        "import django.utils.timezone",
        "from django.conf import settings",
        "def late():\n    from careplans.models import Plan",
        "import careplans.audit",
        "from accounts.models import User",
        "from . import items",
    ],
)
def test_a_breach_is_noticed(source):
    assert len(breaches(source)) == 1


def test_what_content_may_import_is_no_breach():
    source = "from django import forms\nfrom django.core.exceptions import ValidationError\nimport json"

    assert breaches(source) == []


def test_every_file_is_looked_at():
    assert len(FILES) > 20
