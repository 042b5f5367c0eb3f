"""`make_population --people N --plans M --seed S`: as many people as a county has, and plans for some of them."""

import time
from datetime import date

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from careplans.management.population.making import make_population


class Command(BaseCommand):
    help = (
        "Loads people who do not exist and their plans, the same for the same seed and day. What is loaded already is "
        "left alone, so a second run with more people goes on from there. No notices, tickets or access events are "
        "made: nobody looked at, printed or was told of these plans."
    )

    def add_arguments(self, parser):
        parser.add_argument("--people", type=int, required=True, metavar="N")
        parser.add_argument("--plans", type=int, required=True, metavar="M")
        parser.add_argument("--seed", required=True, metavar="S")
        parser.add_argument("--today", type=date.fromisoformat, help="Count days from this one (YYYY-MM-DD).")

    def handle(self, *args, people, plans, seed, today, **options):
        """Refused in production."""
        if settings.IS_PRODUCTION:
            raise CommandError("This is production: people who do not exist are not loaded here.")
        started = time.monotonic()
        today = today or timezone.localdate()
        added = make_population(people, plans, seed, today=today, say=self.stdout.write)
        took = time.monotonic() - started
        self.stdout.write(f"Added {added[0]:,} people and {added[1]:,} plans in {took:.0f} s.")
