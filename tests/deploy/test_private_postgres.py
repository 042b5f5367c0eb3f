import os
import shutil
import signal

import psycopg
import pytest

from deploy.local.children import one_that_ended
from deploy.local.places import servers_folder
from deploy.local.postgres import private_server, programs, suits, version_of


@pytest.fixture
def folder():
    """PostgreSQL's programs, and a data folder of this test's own that is gone afterwards."""
    found = programs()
    if not found:
        pytest.skip("this machine uses a PostgreSQL elsewhere and has no server programs")
    yield found
    shutil.rmtree(servers_folder() / f"postgres-{version_of(found)}-killed")


def test_a_killed_server_starts_again_with_everything_it_said_was_saved(folder):
    with private_server(folder, "killed") as url:
        with psycopg.connect(url) as connection:
            connection.execute("CREATE TABLE kept AS SELECT 7 AS number")
            pid = int(
                (servers_folder() / f"postgres-{version_of(folder)}-killed" / "postmaster.pid").read_text().split()[0]
            )
        os.kill(pid, signal.SIGKILL)
        while one_that_ended() is None:
            pass

    with private_server(folder, "killed") as url, psycopg.connect(url) as connection:
        assert suits(url)
        assert connection.execute("SELECT number FROM kept").fetchone() == (7,)
