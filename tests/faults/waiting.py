"""Waiting for what other processes do."""

import time


def within(seconds, is_so):
    """Whether it becomes so in this time; answers as soon as it does."""
    give_up_at = time.monotonic() + seconds
    while not is_so():
        if time.monotonic() > give_up_at:
            return False
        time.sleep(0.05)
    return True
