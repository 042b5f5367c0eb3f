"""Being told to stop: by Ctrl-C, by a signal, by a closed terminal, or by the death of `make`."""

import os
import signal
import sys
from contextlib import contextmanager

from deploy.local.children import die_with
from deploy.local.plainly import say

TOLD_TO_STOP = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


@contextmanager
def stop_calmly(code=0):
    """Leave the block in good order at the first signal and end with `code`; later signals cannot interrupt that."""
    for number in TOLD_TO_STOP:
        signal.signal(number, leave)
    if "MAKELEVEL" in os.environ:
        die_with(os.getppid())
    try:
        yield
    except KeyboardInterrupt:
        say("Everything has stopped.")
        sys.exit(code)


def leave(number, frame):
    """Unwind, so that each part is stopped by the block that started it."""
    for told in TOLD_TO_STOP:
        signal.signal(told, signal.SIG_IGN)
    say("\nStopping …")
    raise KeyboardInterrupt
