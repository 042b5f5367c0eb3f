"""The shared cache, and what happens without it: counts of attempts go on in each process, and no page fails."""

import json
import time

from django.core.cache.backends.locmem import LocMemCache
from django.core.cache.backends.redis import RedisCache
from redis.exceptions import RedisError

# Long enough that a frozen Redis slows one request in a while, not every request.
ASK_AGAIN_AFTER = 5


class PlainValues:
    """Values are written as JSON: what is read back can be wrong, but it can never run."""

    def dumps(self, value):
        return json.dumps(value)

    def loads(self, data):
        return json.loads(data)


class RedisOrMemory(RedisCache):
    """Redis; while it is away, this process's own memory, so that a limit on attempts still limits."""

    _away_until = 0.0

    def __init__(self, server, params):
        super().__init__(server, params)
        self._memory = LocMemCache("while-redis-is-away", params)

    def _ask(self, method, *arguments, **named):
        if time.monotonic() >= RedisOrMemory._away_until:
            try:
                return getattr(super(), method)(*arguments, **named)
            except RedisError:
                RedisOrMemory._away_until = time.monotonic() + ASK_AGAIN_AFTER
        return getattr(self._memory, method)(*arguments, **named)

    def add(self, *arguments, **named):
        return self._ask("add", *arguments, **named)

    def get(self, *arguments, **named):
        return self._ask("get", *arguments, **named)

    def set(self, *arguments, **named):
        return self._ask("set", *arguments, **named)

    def touch(self, *arguments, **named):
        return self._ask("touch", *arguments, **named)

    def delete(self, *arguments, **named):
        return self._ask("delete", *arguments, **named)

    def get_many(self, *arguments, **named):
        return self._ask("get_many", *arguments, **named)

    def set_many(self, *arguments, **named):
        return self._ask("set_many", *arguments, **named)

    def delete_many(self, *arguments, **named):
        return self._ask("delete_many", *arguments, **named)

    def has_key(self, *arguments, **named):
        return self._ask("has_key", *arguments, **named)

    def incr(self, *arguments, **named):
        return self._ask("incr", *arguments, **named)

    def clear(self):
        """Forget the cache and nothing else: the same Redis database carries the doorbells of notices."""
        self._memory.clear()
        self._ask("delete_many", list(self._names()))

    def _names(self):
        """The names of everything kept, without prefix and version. Only tests ask, so it may be slow."""
        prefix = self.make_key("")
        try:
            for key in self._cache.get_client().scan_iter(match=f"{prefix}*"):
                yield key.decode().removeprefix(prefix)
        except RedisError:
            return
