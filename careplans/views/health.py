"""For machines: whether this process runs, and whether it can answer questions about plans."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError
from django.http import JsonResponse
from django.views.decorators.http import require_safe
from redis import Redis
from redis.exceptions import RedisError

from careplans.models import why_not_this_database


@login_not_required
@require_safe
def live(request):
    """This process answers."""
    return JsonResponse({"status": "ok"})


@login_not_required
@require_safe
def ready(request):
    """200 while the database answers. Redis is reported but does not decide: plans are published without it."""
    database, redis = _what_database_answers(), _redis_answers()
    is_ready = database == "ok"
    told = {"status": "ok" if is_ready else "unavailable", "database": database, "redis": _word(redis)}
    return JsonResponse(told, status=200 if is_ready else 503)


def _what_database_answers():
    """ "ok", that it does not answer, or the sentence that says why it is not ours to open."""
    try:
        return why_not_this_database() or _word(True)
    except DatabaseError:
        return _word(False)


def _redis_answers():
    # Asked itself: the cache goes on without it (config/cache.py) and would not tell.
    try:
        with Redis.from_url(settings.REDIS_URL, socket_timeout=1, socket_connect_timeout=1) as server:
            return server.ping()
    except RedisError:
        return False


def _word(answers):
    return "ok" if answers else "not answering"
