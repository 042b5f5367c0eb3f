"""Words for the person at the keyboard."""

import sys
import time
from contextlib import contextmanager


class CannotGoOn(Exception):
    """Something only a person can put right; the message says what to do."""


def say(text=""):
    """Print at once, so that a log file and a terminal show the same order of events."""
    print(text, flush=True)


@contextmanager
def step(name):
    """Name a piece of work when it begins and say how long it took when it ends."""
    say(f"- {name} …")
    started = time.monotonic()
    yield
    say(f"  {name}: {time.monotonic() - started:.1f} s")


def or_say_why(command):
    """Run `command`; where it cannot go on, say why in plain words instead of showing a traceback."""
    try:
        return command()
    except CannotGoOn as problem:
        sys.stdout.flush()
        print(f"\nCannot go on: {problem}", file=sys.stderr, flush=True)
        return 1
