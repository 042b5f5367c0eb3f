"""`make test`: every check, then every test. Any failure makes the whole fail."""

import os
import subprocess
import sys
import time

from deploy.local.alongside import test_environment, wait_for
from deploy.local.assets import ready_assets
from deploy.local.needs import TO_PRINT, TO_TEST
from deploy.local.places import PROJECT, VENV_PYTHON, only_one
from deploy.local.plainly import or_say_why, say, step
from deploy.local.services import services
from deploy.local.stopping import stop_calmly

BIN = VENV_PYTHON.parent
MANAGE = [VENV_PYTHON, "manage.py"]
CHECKS = {
    "style": [BIN / "ruff", "check", "."],
    "layout": [BIN / "ruff", "format", "--check", "."],
    "layers": [BIN / "lint-imports"],
    "templates": [BIN / "djlint", "templates", "--lint", "--quiet"],
    "migrations": [*MANAGE, "makemigrations", "--check", "--dry-run"],
    "api description": [*MANAGE, "spectacular", "--validate", "--fail-on-warn", "--file", os.devnull],
}
PRODUCTION_CHECK = [*MANAGE, "check", "--deploy", "--fail-level", "WARNING"]
IN_PRODUCTION = {
    "ENVIRONMENT": "production",
    "ALLOWED_HOSTS": "records.example.org",
    "PUBLIC_URL": "https://records.example.org",
    "EMAIL_URL": "smtp+tls://mail.example.org:587",
}


def test():
    """All checks first, because they are quick; the tests only when every check is green."""
    with only_one("test.lock", otherwise="`make test` is already running in this checkout."):
        with step("getting the NHS design system"):
            ready_assets()
        with services("test", [*TO_PRINT, *TO_TEST]) as found:
            environment = test_environment(found)
            failed = failed_checks(environment)
            if failed:
                say(f"\nNot green: {', '.join(failed)}. The tests were not run.")
                return 1
            return wait_for(pytest(), environment)


def failed_checks(environment):
    """The names of all checks that fail, so that one run tells everything there is to put right."""
    failed = [name for name, command in CHECKS.items() if not passes(name, command, environment)]
    if not passes("production settings", PRODUCTION_CHECK, environment | IN_PRODUCTION):
        failed.append("production settings")
    return failed


def passes(name, command, environment):
    """Run one check; show what it says only when it fails."""
    started = time.monotonic()
    done = subprocess.run(
        command, cwd=PROJECT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    say(f"- {name}: {'FAILED' if done.returncode else 'ok'}, {time.monotonic() - started:.1f} s")
    if done.returncode:
        say(done.stdout)
    return done.returncode == 0


def pytest():
    """One process for each core, at least two; the tests of one file stay together and share what they set up."""
    return [VENV_PYTHON, "-m", "pytest", "-n", str(max(2, os.cpu_count() or 2)), "--dist", "loadfile"]


if __name__ == "__main__":
    with stop_calmly(code=130):
        sys.exit(or_say_why(test))
