from concurrent.futures import ThreadPoolExecutor

import pytest
from celery import current_app
from django.db import connections, transaction
from django.utils import timezone
from redis import Redis

from careplans.models import AuditBlock, Notice
from careplans.schedule import SWEEPING_NOTICES, is_our_turn, seal_audit_trail, sweep_file_copies, sweep_notices
from tests.faults.servers import RedisProgram, ended_afterwards
from tests.faults.waiting import within


@pytest.fixture(scope="module")
def redis(tmp_path_factory):
    """A Redis of our own: on a shared one other tests ring too."""
    with ended_afterwards(RedisProgram(tmp_path_factory.mktemp("redis"))) as (server,):
        server.start()
        yield server


@pytest.fixture
def rung(redis, monkeypatch):
    """How many messages wait on the queue."""
    monkeypatch.setenv("CELERY_BROKER_URL", redis.url)
    with Redis.from_url(redis.url) as client:
        client.flushdb()
        yield lambda: client.llen("celery")


def elsewhere(work):
    """Do it on another connection, as another process would."""
    with ThreadPoolExecutor(1) as thread:
        done = thread.submit(work)
        thread.submit(connections.close_all)
        return done.result()


def test_everything_the_clock_starts_is_a_task_that_exists():
    current_app.loader.import_default_modules()

    scheduled = {entry["task"] for entry in current_app.conf.beat_schedule.values()}

    assert scheduled == {sweep_notices.name, sweep_file_copies.name, seal_audit_trail.name}
    assert scheduled <= set(current_app.tasks)


def test_a_tick_nobody_took_in_time_is_dropped():
    entries = current_app.conf.beat_schedule.values()

    assert [entry["options"]["expires"] for entry in entries] == [entry["schedule"] for entry in entries]


def test_a_sweep_rings_for_every_notice_that_is_due_and_no_other(maggies_plan, rung):
    done = Notice.objects.first()
    Notice.objects.filter(pk=done.pk).update(sent_at=timezone.now())

    sweep_notices()

    assert rung() == 3


def test_a_sweep_rings_for_every_file_copy_that_is_not_made(maggies_plan, rung):
    sweep_file_copies()

    assert rung() == 1


@pytest.mark.django_db(transaction=True)
def test_the_clock_seals_the_audit_trail(maggies_plan):
    # Open transactions of others on this server hold sealing back, until they end.
    assert within(60, lambda: seal_audit_trail() or AuditBlock.objects.exists())


@pytest.mark.django_db(transaction=True)
def test_while_one_sweeps_another_leaves_it_alone(maggies_plan, rung):
    with transaction.atomic():
        assert is_our_turn(SWEEPING_NOTICES)

        elsewhere(sweep_notices)

    assert rung() == 0
    elsewhere(sweep_notices)
    assert rung() == 4
