"""Runs every comparison on a database of its own and prints the ratios."""

import logging
import os
from io import StringIO

from django.conf import settings
from django.core.management import call_command
from django.test.utils import get_runner

from accounts.models import Team, User
from careplans.management.personas import persona_files
from careplans.models import Plan
from tests.bench.notices import notice_ratios
from tests.bench.requests import add_neighbours, request_ratios
from tests.bench.tickets import ticket_ratios


def measure():
    """Maggie's persona among twenty thousand neighbours; every ratio, printed as soon as it is known."""
    call_command("seed_demo", persona_files()[0], stdout=StringIO())
    plan = Plan.objects.with_what_is_shown().get()
    ravi = User.objects.get(email__startswith="ravi@")
    add_neighbours(Team.objects.first(), ravi)
    for ratio in request_ratios(plan, ravi):
        print(ratio, flush=True)
    for ratio in (*ticket_ratios(plan.current), *notice_ratios(plan.current)):
        print(ratio, flush=True)


def throw_log_lines_away(sink):
    """They are still made, as in production, but the ratios are all that is shown."""
    for handler in logging.getLogger().handlers:
        handler.setStream(sink)


if __name__ == "__main__":
    runner = get_runner(settings)(verbosity=0, interactive=False)
    databases = runner.setup_databases()
    try:
        with open(os.devnull, "w") as sink:
            throw_log_lines_away(sink)
            measure()
    finally:
        runner.teardown_databases(databases)
