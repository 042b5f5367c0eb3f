"""How the worker and the clock are started, here and in the fault tests."""

import multiprocessing
import sys

CELERY = [sys.executable, "-m", "celery", "--app", "config"]


def worker():
    """Two processes; where the machine has no shared memory for their locks, one thread: Pango is not safe in two."""
    pool, count = ("prefork", "2") if has_shared_memory() else ("threads", "1")
    quiet = ["--without-gossip", "--without-mingle", "--loglevel", "INFO"]
    return [*CELERY, "worker", "--pool", pool, "--concurrency", count, *quiet]


def clock(folder):
    """It keeps what it did last in `folder`; losing that costs nothing."""
    return [*CELERY, "beat", "--loglevel", "INFO", "--schedule", folder / "clock", "--pidfile", ""]


def has_shared_memory():
    """A root entered by chroot often has a /dev/shm that only root may write to, or none."""
    try:
        multiprocessing.Lock()
    except OSError:
        return False
    return True
