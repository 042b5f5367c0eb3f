import pytest
from django.core.cache import cache
from redis import Redis

from config.cache import RedisOrMemory
from deploy.local.postgres import free_port


@pytest.fixture
def without_redis(monkeypatch):
    """A cache whose server is away."""
    monkeypatch.setattr(RedisOrMemory, "_away_until", 0.0)
    lonely = RedisOrMemory(f"redis://127.0.0.1:{free_port()}/0", {"OPTIONS": {"socket_connect_timeout": 1}})
    yield lonely
    lonely._memory.clear()


def test_attempts_are_still_counted_while_redis_is_away(without_redis):
    assert without_redis.add("attempts", 1)
    assert without_redis.incr("attempts") == 2
    assert without_redis.get("attempts") == 2
    assert not without_redis.add("attempts", 1)


def test_forgetting_the_cache_leaves_the_doorbells_alone(settings):
    doorbells = Redis.from_url(settings.REDIS_URL)
    doorbells.rpush("a-queue-of-this-test", "ring")
    cache.set("limit", 3)

    cache.clear()

    assert cache.get("limit") is None
    assert doorbells.lpop("a-queue-of-this-test") == b"ring"


def test_what_is_kept_is_plain_data_that_cannot_run():
    with pytest.raises(TypeError):
        cache.set("program", print)
