import shutil

import pytest
from redis import Redis

from deploy.local.places import servers_folder
from deploy.local.redis_server import becomes_ours, give_back, is_ours, private_server, program


@pytest.fixture
def number():
    """An empty database of a Redis of this test's own."""
    if not program():
        pytest.skip("this machine uses a Redis elsewhere and has no server program")
    with private_server(program(), "marks") as url:
        yield url
    shutil.rmtree(servers_folder() / "redis-marks")


def test_an_empty_database_can_be_taken_once(number):
    assert becomes_ours(number, "test one")
    assert not becomes_ours(number, "test two")
    assert (is_ours(number, "test one"), is_ours(number, "test two")) == (True, False)


def test_what_somebody_else_keeps_is_left_alone(number):
    with Redis.from_url(number) as database:
        database.set("theirs", 1)

        assert not becomes_ours(number, "test one")
        give_back(number, "test")

        assert database.get("theirs") == b"1"
