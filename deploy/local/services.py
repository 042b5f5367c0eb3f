"""Finds PostgreSQL and Redis, in this order, and keeps the private ones running while a block runs.

1. `DATABASE_URL` and `REDIS_URL`, if set;
2. servers that answer on the standard loopback ports, with a database of our own;
3. server programs on this machine, started privately;
4. Debian packages, unpacked without root and started privately;
5. for Redis, a wheel from PyPI; for PostgreSQL, a plain message.

`SERVICES=private` skips 2, `SERVICES=unpacked` skips 2 and 3.
"""

import os
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass

from deploy.local import postgres, redis_server
from deploy.local.needs import Need, ready
from deploy.local.places import checkout_secrets
from deploy.local.plainly import CannotGoOn, say

CHOICES = ("any", "private", "unpacked")


@dataclass(frozen=True)
class Services:
    """Where the two servers are; the database address is the one that owns the tables."""

    database_url: str
    redis_url: str


@dataclass(frozen=True)
class Sources:
    """What there is to choose from, in the order of choosing; None means not there."""

    given: str | None
    running: str | None
    program: object | None

    def any(self):
        return self.given or self.running or self.program


def which_services():
    """How far to look: the value of SERVICES, refused if it is anything else than the three words."""
    choice = os.environ.get("SERVICES", "any")
    if choice not in CHOICES:
        raise CannotGoOn(f"SERVICES must be one of {', '.join(CHOICES)}; it is {choice!r}.")
    return choice


def postgres_sources():
    """Looks at this machine; starts nothing."""
    choice, given = which_services(), os.environ.get("DATABASE_URL")
    running = postgres.running_server() if choice == "any" and not given else None
    return Sources(given, running, None if given or running else postgres.programs(machine=choice != "unpacked"))


def redis_sources(purpose):
    """Looks at this machine; starts nothing."""
    choice, given = which_services(), os.environ.get("REDIS_URL")
    running = redis_server.running_server(purpose) if choice == "any" and not given else None
    return Sources(given, running, None if given or running else redis_server.program(machine=choice != "unpacked"))


@contextmanager
def services(purpose, needs):
    """Both servers, and everything else in `needs`, while the block runs."""
    ready(
        [
            *needs,
            Need("postgresql", lambda: postgres_sources().any()),
            Need("redis-server", lambda: redis_sources(purpose).any(), redis_server.install_from_pypi),
        ]
    )
    with ExitStack() as stopping:
        yield Services(
            stopping.enter_context(open_database(postgres_sources(), purpose)),
            stopping.enter_context(open_redis(redis_sources(purpose), purpose)),
        )


@contextmanager
def open_database(sources, purpose):
    """Yields the address of a database that exists."""
    if sources.given:
        say("  PostgreSQL: the one named by DATABASE_URL")
        postgres.make_database(sources.given)
        yield sources.given
        return
    with ExitStack() as stopping:
        if sources.running:
            say("  PostgreSQL: the server that answers on 127.0.0.1:5432, with a database of our own")
            server, name = sources.running, f"golden_ticket_{purpose}_{checkout_secrets()['CHECKOUT']}"
        else:
            say(f"  PostgreSQL: a private server, run by {sources.program}")
            server = stopping.enter_context(postgres.private_server(sources.program, purpose))
            name = f"golden_ticket_{purpose}"
        url = postgres.with_database(server, name)
        postgres.make_database(url)
        if sources.running and purpose != "demo":
            stopping.callback(postgres.drop_database, url)
        yield url


@contextmanager
def open_redis(sources, purpose):
    """Yields the address of a Redis database that holds nothing of anybody else's."""
    if sources.given:
        say("  Redis: the one named by REDIS_URL")
        yield sources.given
    elif sources.running:
        say("  Redis: the server that answers on 127.0.0.1:6379, with a database number of our own")
        try:
            yield sources.running
        finally:
            redis_server.give_back(sources.running, purpose)
    else:
        say(f"  Redis: a private server, run by {sources.program}")
        with redis_server.private_server(sources.program, purpose) as url:
            yield url
