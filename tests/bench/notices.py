"""Notices sent by a real worker over real SMTP, against tasks that do nothing on the same worker."""

import tempfile
import time
from pathlib import Path

from celery import current_app
from redis import Redis

from careplans.models import Notice
from careplans.notices.messages import announce
from careplans.tasks import send_notice
from tests.bench.noop import do_nothing
from tests.bench.timing import Ratio
from tests.builders import build_team
from tests.faults.mail_receiver import mail_receiver
from tests.faults.servers import RedisProgram, ended_afterwards, worker

HOW_MANY, PATIENCE = 400, 120


def notice_ratios(version):
    """From the first message on the queue to the last one settled, for as many notices as empty tasks."""
    teams = [build_team(f"Bench team {number}", "Bench trust") for number in range(HOW_MANY)]
    notices = announce(version, teams, kind=Notice.Kind.CONFIRMED, urgency=Notice.Urgency.ROUTINE)
    with tempfile.TemporaryDirectory() as folder, mail_receiver() as receiver:
        redis = RedisProgram(Path(folder))
        product = worker(Path(folder), redis, receiver)
        product.command += ["--include", "tests.bench.noop"]
        with ended_afterwards(redis, product):
            redis.start()
            product.start()
            return [_drained(redis, [notice.pk for notice in notices])]


def _drained(redis, ids):
    with current_app.connection_for_write(redis.url) as queue, Redis.from_url(redis.url) as server:
        _rate(do_nothing, [()] * 50, queue, lambda: _is_empty(server))
        empty = _rate(do_nothing, [()] * len(ids), queue, lambda: _is_empty(server))
        sent = _rate(send_notice, [(str(pk),) for pk in ids], queue, lambda: _all_sent(ids))
    return Ratio("notices, claimed, mailed and settled", "tasks that do nothing", sent, empty)


def _rate(task, messages, queue, is_done):
    started = time.perf_counter()
    for arguments in messages:
        task.apply_async(arguments, connection=queue)
    while not is_done():
        if time.perf_counter() - started > PATIENCE:
            raise TimeoutError(f"{task.name} was not drained in {PATIENCE} s")
        time.sleep(0.02)
    return len(messages) / (time.perf_counter() - started)


def _is_empty(server):
    return server.llen("celery") == 0 and server.hlen("unacked") == 0


def _all_sent(ids):
    return not Notice.objects.filter(pk__in=ids, sent_at=None).exists()
