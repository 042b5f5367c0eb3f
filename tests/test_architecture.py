"""The shape of the code, held by tests: who may touch what, and how long anything may grow."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = ("accounts", "careplans", "config", "deploy")
LONGEST_FUNCTION, LONGEST_MODULE, LONGEST_TEMPLATE = 40, 400, 60


def modules(*folders):
    """Every module of these folders but migrations, with its syntax tree, by its path from the root."""
    paths = [path for folder in folders for path in sorted((ROOT / folder).rglob("*.py"))]
    written = [path for path in paths if "migrations" not in path.parts]
    return {str(path.relative_to(ROOT)): ast.parse(path.read_text()) for path in written}


def imported_by(tree):
    """The full names of everything a module imports."""
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def importers_of(prefix, *folders):
    return {path for path, tree in modules(*folders).items() if any(n.startswith(prefix) for n in imported_by(tree))}


def test_views_and_api_never_reach_for_objects_themselves():
    reaching = {
        path
        for path, tree in modules("careplans/views", "careplans/api").items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr in ("objects", "_default_manager", "_base_manager")
    }

    assert reaching == set()


def test_only_access_and_the_grant_model_import_guardian():
    assert importers_of("guardian", *PACKAGES) == {"careplans/models/grants.py"}


def test_only_spreadsheets_writes_and_reads_csv():
    assert importers_of("csv", *PACKAGES) == {"careplans/spreadsheets.py"}


def test_only_access_knows_the_grants():
    allowed = {
        "careplans/access.py",
        "careplans/granting.py",
        "careplans/models/__init__.py",
        "careplans/models/grants.py",
    }
    known_to_actions = {"careplans/actions/sharing.py"}
    loads_them_by_the_thousand = {"careplans/management/population/planning.py"}

    assert (
        importers_of("careplans.models.Grant", "careplans") <= allowed | known_to_actions | loads_them_by_the_thousand
    )


def writes_events(tree):
    """Whether a module makes or changes access events, by calling the model or anything but reads on its manager."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            called = ast.unparse(node.func)
            if called == "AccessEvent" or ("AccessEvent.objects" in called and "create" in called.split(".")[-1]):
                return True
    return False


def test_only_audit_writes_access_events():
    assert {path for path, tree in modules("careplans").items() if writes_events(tree)} == {"careplans/audit.py"}


@pytest.mark.parametrize("name", ["utils", "helpers", "common", "base", "services", "managers"])
def test_no_module_is_named_for_nothing(name):
    assert [
        path for path in modules("accounts", "careplans", "config") if name in Path(path).with_suffix("").parts
    ] == []


def test_no_function_or_module_is_too_long():
    too_long = [
        f"{path}:{node.lineno} {node.name}"
        for path, tree in modules(*PACKAGES).items()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and node.end_lineno - node.lineno >= LONGEST_FUNCTION
    ]
    too_long += [path for path in modules(*PACKAGES) if (ROOT / path).read_text().count("\n") > LONGEST_MODULE]

    assert too_long == []


def test_no_template_is_too_long():
    templates = (ROOT / "templates").rglob("*.*ml")

    assert [str(path) for path in templates if path.read_text().count("\n") > LONGEST_TEMPLATE] == []


def test_every_public_function_of_the_core_says_what_it_promises():
    core = modules("careplans/content", "careplans/actions", "accounts") | {
        path: ast.parse((ROOT / path).read_text()) for path in ("careplans/access.py", "careplans/audit.py")
    }
    silent = [
        f"{path}:{node.lineno} {node.name}"
        for path, tree in core.items()
        for node in tree.body
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_")
        if not ast.get_docstring(node) and not _is_plain_configuration(node)
    ]

    assert silent == []


def _is_plain_configuration(node):
    return isinstance(node, ast.ClassDef) and any("AppConfig" in ast.unparse(base) for base in node.bases)
