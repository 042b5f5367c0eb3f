"""Slowing whoever guesses, by making the answer wait: nobody is ever locked out, and no right answer waits for others.

The waiting is done without a transaction. One user occupies at most one thread with it, everybody together at most
`SEATS` in each process: a guess that finds no seat is answered at once and only asked to come again.
"""

import hashlib
import time
from contextlib import contextmanager, suppress
from datetime import timedelta
from threading import BoundedSemaphore

from django.core.cache import cache

from accounts.models import User

COUNTED_FOR = timedelta(hours=1)
AT_NO_COST = 3
FIRST_WAIT, LONGEST_WAIT = 0.5, 5.0
MOST_DOUBLINGS = 10
SEATS = 2
# A try that died with its process lets go of its place by then. Longer than the longest wait.
LETS_GO_AFTER = 15

_seats = BoundedSemaphore(SEATS)


class StillAnswering(Exception):
    """The answer to an earlier try is still on its way, or too many wait already: try again in a few seconds."""


def wait_after(wrong: int) -> float:
    """How many seconds the answer to the `wrong`-th wrong try within the hour waits: nothing, then doubling to five."""
    if wrong <= AT_NO_COST:
        return 0.0
    return min(LONGEST_WAIT, FIRST_WAIT * 2 ** min(MOST_DOUBLINGS, wrong - AT_NO_COST - 1))


@contextmanager
def one_at_a_time(who: User):
    """The user's only try at this moment, so that the wait cannot be got round by many tries at once.

    Raises StillAnswering, before anything is looked at, where another try of theirs is not answered yet.
    """
    with _alone(f"user-{who.pk}"):
        yield


@contextmanager
def _alone(who):
    place = f"one-try-at-a-time-{who}"
    if not cache.add(place, 1, timeout=LETS_GO_AFTER):
        raise StillAnswering
    try:
        yield
    finally:
        cache.delete(place)


def slow_down(seconds: float) -> None:
    """Wait this long. Raises StillAnswering at once where every seat is taken."""
    if not seconds:
        return
    if not _seats.acquire(blocking=False):
        raise StillAnswering
    try:
        time.sleep(seconds)
    finally:
        _seats.release()


def slow_address_down(address: str) -> None:
    """Make somebody who has not signed in wait, who asked for many copies that do not exist; only ever a delay.

    The count is kept for an hour in the cache, under a hash of the address, and nowhere else.
    """
    who = hashlib.sha256(address.encode()).hexdigest()[:16]
    with suppress(StillAnswering), _alone(f"address-{who}"):
        slow_down(wait_after(_count(f"unknown-copies-asked-for-{who}")))


def _count(key):
    """One more within the hour; a count that ends at this very moment begins again."""
    cache.add(key, 0, timeout=COUNTED_FOR.total_seconds())
    with suppress(ValueError):
        return cache.incr(key)
    return 1
