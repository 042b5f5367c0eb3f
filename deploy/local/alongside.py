"""Runs one Python program of the tests beside PostgreSQL and Redis, with everything it needs in its environment.

    python -m deploy.local.alongside PURPOSE -m tests.bench

PURPOSE names the data folder: `test` gives up durability for speed, any other word keeps it.
"""

import os
import signal
import subprocess
import sys

from deploy.local.assets import ready_assets
from deploy.local.needs import CHROMIUM_NAMES, TO_PRINT, TO_TEST
from deploy.local.packages import find_program, surroundings
from deploy.local.places import PROJECT, VENV_PYTHON, checkout_secrets, only_one
from deploy.local.plainly import or_say_why, step
from deploy.local.services import services
from deploy.local.stopping import stop_calmly


def alongside(purpose, *arguments):
    """Run Python with `arguments`; its answer is ours."""
    with only_one(f"{purpose}.lock", otherwise=f"`make {purpose}` is already running in this checkout."):
        with step("getting the NHS design system"):
            ready_assets()
        with services(purpose, [*TO_PRINT, *TO_TEST]) as found:
            return wait_for([VENV_PYTHON, *arguments], test_environment(found))


def test_environment(found):
    """What the product and its tests read from their surroundings."""
    kept, added = checkout_secrets(), surroundings()
    return {
        **os.environ,
        **added,
        "ENVIRONMENT": "test",
        "SECRET_KEY": kept["SECRET_KEY"],
        "AUDIT_KEY": kept["AUDIT_KEY"],
        "DATABASE_URL": found.database_url,
        "REDIS_URL": found.redis_url,
        "CHROMIUM": str(find_program(*CHROMIUM_NAMES)),
        "PATH": f"{VENV_PYTHON.parent}:{added.get('PATH', os.environ.get('PATH', os.defpath))}",
    }


def wait_for(command, environment):
    """Its exit code. When we are told to stop, it gets the time to stop what it has started itself."""
    process = subprocess.Popen(command, cwd=PROJECT, env=environment)
    try:
        return process.wait()
    except KeyboardInterrupt:
        process.send_signal(signal.SIGINT)
        process.wait(timeout=60)
        raise


if __name__ == "__main__":
    with stop_calmly(code=130):
        sys.exit(or_say_why(lambda: alongside(*sys.argv[1:])))
