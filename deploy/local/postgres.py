"""A PostgreSQL of the right kind: one we are told of, one that is answering, or a private one that we start."""

import getpass
import os
import re
import shutil
import signal
import socket
import subprocess
import time
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

import psycopg
from psycopg import sql

from deploy.local.children import start
from deploy.local.packages import surroundings
from deploy.local.places import LOGS, checkout_secrets, entered_as, private, server_account, servers_folder, unpacked
from deploy.local.plainly import CannotGoOn

OLDEST = 15
EXTENSIONS = ["fuzzystrmatch", "pg_trgm", "unaccent"]
OWNER = "golden_ticket_owner"
STANDARD = ("127.0.0.1", 5432)
START_PATIENCE = 10
# jit=off: the compiler it wants is left out when packages are unpacked, and short queries do not gain from it.
ALWAYS = {"listen_addresses": "127.0.0.1", "unix_socket_directories": "", "jit": "off", "max_connections": "100"}
FOR_TESTS = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


def url_for(user, password, host, port, name):
    """A database address as the settings read it."""
    secret = f":{quote(password, safe='')}" if password else ""
    return f"postgres://{quote(user, safe='')}{secret}@{host}:{port}/{name}"


def with_database(url, name):
    """The same server, another database."""
    return urlsplit(url)._replace(path=f"/{name}").geturl()


def as_user(url, user, password):
    """The same database, entered as somebody else."""
    parts = urlsplit(url)
    where = parts.netloc.rpartition("@")[2]
    return parts._replace(netloc=f"{quote(user, safe='')}:{quote(password, safe='')}@{where}").geturl()


def database_name(url):
    """The database that `url` names."""
    return unquote(urlsplit(url).path.lstrip("/"))


def running_server(address=STANDARD):
    """The address of a server on the standard port that is new enough and lets us make databases, or None."""
    if not answers(*address):
        return None
    for user in dict.fromkeys(("postgres", getpass.getuser())):
        url = url_for(user, os.environ.get("PGPASSWORD", ""), *address, "postgres")
        if suits(url):
            return url
    return None


def answers(host, port):
    """Does anything listen there?"""
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex((host, port)) == 0


def suits(url):
    """Is it new enough, has it the extensions, and may we make a database and a role there?"""
    try:
        with psycopg.connect(url, connect_timeout=3) as connection:
            return connection.info.server_version >= OLDEST * 10_000 and may_do_what_we_need(connection)
    except psycopg.Error:
        return False


def may_do_what_we_need(connection):
    """Extensions are there, databases and roles may be made."""
    rights = "SELECT bool_or(rolsuper OR (rolcreatedb AND rolcreaterole)) FROM pg_roles WHERE rolname = current_user"
    here = "SELECT count(*) FROM pg_available_extensions WHERE name = ANY(%s)"
    return connection.execute(rights).fetchone()[0] and connection.execute(here, [EXTENSIONS]).fetchone()[0] == len(
        EXTENSIONS
    )


def make_database(url):
    """The database that `url` names exists; what it holds already is left alone."""
    name = database_name(url)
    try:
        psycopg.connect(url, connect_timeout=10).close()
    except psycopg.OperationalError as problem:
        if "does not exist" not in str(problem):
            raise CannotGoOn(f"the database does not answer: {problem}") from None
        with psycopg.connect(with_database(url, "postgres"), autocommit=True) as connection:
            create = sql.SQL("CREATE DATABASE {} TEMPLATE template0 ENCODING 'UTF8'").format(sql.Identifier(name))
            connection.execute(create)


def drop_database(url):
    """The database that `url` names is gone; for those that hold nothing anybody wants to keep."""
    with psycopg.connect(with_database(url, "postgres"), autocommit=True) as connection:
        connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(database_name(url))))


def programs(*, machine=True):
    """The folder of the newest PostgreSQL programs that are new enough, or None."""
    folders = [*unpacked().glob("usr/lib/postgresql/*/bin")]
    if machine:
        on_path = shutil.which("postgres")
        folders += [*Path("/usr/lib/postgresql").glob("*/bin"), *Path("/usr").glob("pgsql-*/bin")]
        folders += [Path(on_path).parent] if on_path else []
    usable = [folder for folder in folders if version_of(folder) >= OLDEST]
    return max(usable, key=version_of, default=None)


def version_of(folder):
    """The major version of the programs in `folder`; 0 where they do not run."""
    command = [folder / "postgres", "--version"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, env=os.environ | surroundings())
    except OSError:
        return 0
    found = re.search(r"\) (\d+)", done.stdout)
    return int(found[1]) if found and (folder / "initdb").exists() else 0


@contextmanager
def private_server(folder, purpose):
    """Run a server of our own, on a free loopback port, while the block runs; yields its address."""
    account = server_account()
    data = servers_folder() / f"postgres-{version_of(folder)}-{purpose}"
    if not data.exists():
        make_cluster(folder, data, account)
    stop_orphan(data)
    port, server = start_with_patience(folder, data, account, FOR_TESTS if purpose == "test" else {})
    try:
        yield url_for(OWNER, checkout_secrets()["DATABASE_OWNER_PASSWORD"], "127.0.0.1", port, "postgres")
    finally:
        server.stop(patience=30)


def make_cluster(folder, data, account):
    """Make the data folder whole or not at all: a half-made one would never start."""
    draft = data.with_suffix(".unfinished")
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(mode=0o700)
    password = draft.with_suffix(".password")
    password.write_text(checkout_secrets()["DATABASE_OWNER_PASSWORD"])
    if account:
        os.chown(draft, account.pw_uid, account.pw_gid)
        os.chown(password, account.pw_uid, account.pw_gid)
    password.chmod(0o600)
    command = [folder / "initdb", "-D", draft, "-U", OWNER, f"--pwfile={password}", "--auth=scram-sha-256"]
    command += ["--encoding=UTF8", "--locale=C.UTF-8"]
    surrounded = os.environ | surroundings()
    done = subprocess.run(command, cwd="/", capture_output=True, text=True, env=surrounded, **entered_as(account))
    password.unlink()
    if done.returncode:
        raise CannotGoOn(f"PostgreSQL could not make its data folder:\n{done.stdout}{done.stderr}")
    draft.rename(data)


def start_with_patience(folder, data, account, extra):
    """After `kill -9` the old server's children hold on for a second or two: ask again, never delete its lock."""
    until = time.monotonic() + START_PATIENCE
    while True:
        port = free_port()
        options = [f"-c{name}={value}" for name, value in {**ALWAYS, **extra, "port": port}.items()]
        server = start_once([folder / "postgres", "-D", data, *options], private(LOGS) / f"{data.name}.log", account)
        if accepts(server, port, until):
            return port, server
        server.stop()
        if time.monotonic() > until:
            raise CannotGoOn(f"PostgreSQL did not start. Its last words:\n{server.last_words()}")
        time.sleep(0.5)


def start_once(command, log, account):
    """SIGINT is PostgreSQL's word for stopping at once and in good order."""
    surrounded = os.environ | surroundings()
    return start("PostgreSQL", command, log=log, env=surrounded, account=account, goodbye=signal.SIGINT)


def accepts(server, port, until):
    """Wait until the server takes connections; False when it ends or time is up."""
    url = url_for(OWNER, checkout_secrets()["DATABASE_OWNER_PASSWORD"], "127.0.0.1", port, "postgres")
    while not server.has_ended() and time.monotonic() < until:
        try:
            psycopg.connect(url, connect_timeout=2).close()
        except psycopg.OperationalError:
            time.sleep(0.05)
        else:
            return True
    return False


def stop_orphan(data):
    """End a server that an earlier run, killed before it could tidy up, has left on our own data."""
    lock = data / "postmaster.pid"
    if not lock.exists():
        return
    pid = int(lock.read_text().split()[0])
    try:
        # The number may have gone to another program since; only a PostgreSQL works inside this folder.
        if Path(f"/proc/{pid}/cwd").resolve() == data:
            os.kill(pid, signal.SIGINT)
    except (OSError, ValueError):
        return


def free_port():
    """A loopback port that nobody uses at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
