"""Runs every comparison on a database of its own and prints the ratios."""

import logging
import os
from io import StringIO

from django.conf import settings
from django.core.management import call_command
from django.db import transaction
from django.test.utils import get_runner

from accounts.models import User
from careplans.management.personas import persona_files
from careplans.models import Plan
from tests.bench.absent import absent_beside_forbidden
from tests.bench.desk import desk_ratios
from tests.bench.lookalikes import measure_lookalikes, report
from tests.bench.night import night, slower
from tests.bench.notices import notice_ratios
from tests.bench.recall import recall_among_all
from tests.bench.requests import Caller
from tests.bench.sessions import session_of
from tests.bench.spoken import slips_of_codes
from tests.bench.tickets import ticket_ratios
from tests.bench.weight import card_weight
from tests.snoops import replay_a_month

# People and plans: a small place, and a whole region. Few first, so that what grows shows.
SIZES = ((10_000, 1_000), (1_000_000, 100_000))
SEED, LOOKALIKES, SEARCHES, LOOKS_IN_A_MONTH = 1, 300, 20_000, 200_000


def measure():
    """Every ratio, printed as soon as it is known: first with Maggie's persona alone, then among very many people."""
    print(slips_of_codes(), flush=True)
    call_command("seed_demo", persona_files()[0], stdout=StringIO())
    plan, bethan = Plan.objects.with_what_is_shown().get(), User.objects.get(email__startswith="bethan@")
    for ratio in (*desk_ratios(plan, bethan), *ticket_ratios(plan.current), *notice_ratios(plan.current)):
        print(ratio, flush=True)
    for line in absent_beside_forbidden(plan):
        print(line, flush=True)
    ravi = User.objects.get(email__startswith="ravi@")
    card = Caller(session_of(ravi, plan))("get", f"/plans/{plan.pk}/card/")
    print(f"{'emergency card, all a browser fetches':<44}{card_weight(card)}", flush=True)
    nights = [_night_among(*size, ravi) for size in SIZES]
    for line in (*nights[0].lines(), *nights[-1].lines(), *slower(*nights)):
        print(line, flush=True)
    for line in (*report(measure_lookalikes(SIZES[-1][0], SEED, LOOKALIKES)), recall_among_all(SEARCHES, ravi)):
        print(line, flush=True)
    for line in _month_of_looks():
        print(line, flush=True)


def _month_of_looks():
    """Snoops among honest looks; what was made for it is taken back."""
    with transaction.atomic():
        replay = replay_a_month(LOOKS_IN_A_MONTH)
        transaction.set_rollback(True)
    return replay.lines()


def _night_among(people, plans, responder):
    call_command("make_population", people=people, plans=plans, seed=SEED, stdout=StringIO())
    return night(responder)


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
