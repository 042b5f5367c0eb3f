import json
import socket
import time
from base64 import b64decode
from uuid import uuid4

import pytest
from celery import current_app
from redis import Redis

from careplans.models import FileCopy, Notice
from careplans.models.notices import CLAIM_LASTS
from careplans.tasks import make_file_copy, make_file_copy_soon, ring_for, send_notice
from tests.faults.servers import RedisProgram, ended_afterwards

ANSWERS_WITHIN = 1


@pytest.fixture(scope="module")
def redis(tmp_path_factory):
    """A Redis of our own: on a shared one other tests ring too."""
    with ended_afterwards(RedisProgram(tmp_path_factory.mktemp("redis"))) as (server,):
        server.start()
        yield server


@pytest.fixture
def queue(redis, monkeypatch):
    """What waits on the queue, as it stands in Redis."""
    monkeypatch.setenv("CELERY_BROKER_URL", redis.url)
    with Redis.from_url(redis.url) as client:
        client.flushdb()
        yield lambda: [json.loads(message) for message in client.lrange("celery", 0, -1)]


def asked(message):
    """Which task a message asks for, and all that the task is given."""
    args, kwargs, _ = json.loads(b64decode(message["body"]))
    return message["headers"]["task"], args, kwargs


def seconds_to_ring(number_of_teams):
    started = time.monotonic()
    ring_for([uuid4() for _ in range(number_of_teams)])
    make_file_copy_soon(uuid4())
    return time.monotonic() - started


def test_each_notice_is_rung_for_with_its_id_alone(queue):
    ids = [uuid4(), uuid4()]

    ring_for(ids)

    assert sorted(asked(message) for message in queue()) == sorted(
        ("careplans.tasks.send_notice", [str(notice_id)], {}) for notice_id in ids
    )


def test_a_file_copy_is_asked_for_with_its_id_alone(queue):
    version_id = uuid4()

    make_file_copy_soon(version_id)

    assert [asked(message) for message in queue()] == [("careplans.tasks.make_file_copy", [str(version_id)], {})]


def test_nothing_of_the_person_is_on_the_queue(maggies_plan, queue):
    person = maggies_plan.person

    ring_for([notice.pk for notice in maggies_plan.notices.all()])

    said = json.dumps(queue()).lower()
    assert len(queue()) == 4
    assert [word for word in (person.family_name, person.nhs_number, person.postcode) if word.lower() in said] == []


@pytest.mark.parametrize("teams", [1, 500])
def test_with_redis_stopped_ringing_answers_at_once(monkeypatch, teams):
    with socket.create_server(("127.0.0.1", 0)) as stopped:
        monkeypatch.setenv("CELERY_BROKER_URL", f"redis://127.0.0.1:{stopped.getsockname()[1]}/0")

    assert seconds_to_ring(teams) < ANSWERS_WITHIN


@pytest.mark.parametrize("teams", [1, 500])
def test_with_redis_frozen_ringing_answers_soon(monkeypatch, teams):
    with socket.create_server(("127.0.0.1", 0)) as frozen:
        monkeypatch.setenv("CELERY_BROKER_URL", f"redis://127.0.0.1:{frozen.getsockname()[1]}/0")

        assert seconds_to_ring(teams) < ANSWERS_WITHIN


def test_ringing_for_very_many_stops_in_time_and_leaves_the_rest_to_the_clock(queue):
    assert seconds_to_ring(5_000) < ANSWERS_WITHIN
    assert 0 < len(queue()) < 5_000


def test_the_task_sends_the_notice_it_is_given(maggies_plan):
    notice = maggies_plan.notices.first()

    send_notice(str(notice.pk))

    assert Notice.objects.get(pk=notice.pk).sent_at


def test_the_task_makes_the_file_copy_it_is_given(maggies_plan):
    make_file_copy(str(maggies_plan.current_id))

    assert FileCopy.objects.get(pk=maggies_plan.current_id).made_at


def test_a_task_is_stopped_before_its_claim_on_the_notice_lapses():
    assert send_notice.soft_time_limit < send_notice.time_limit < CLAIM_LASTS.total_seconds()


def test_a_message_that_was_not_finished_comes_back_before_long():
    options = current_app.conf.broker_transport_options

    assert current_app.conf.task_acks_late
    assert options["visibility_timeout"] > 3 * current_app.conf.task_time_limit
