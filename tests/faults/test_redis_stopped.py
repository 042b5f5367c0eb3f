"""With Redis stopped or frozen, publishing answers as always, and every team is told all the same."""

import time

import pytest

from careplans.models import Notice
from careplans.notices.delivery import sweep
from tests.faults.waiting import within

pytestmark = pytest.mark.django_db(transaction=True)
# Half a second when the machine is idle; kombu left to itself would take six.
EXTRA_SECONDS = 3


def publish(client, plan, key):
    """Publish through the API; its answer, and how long that took."""
    plan.draft.refresh_from_db()
    headers = {"If-Match": plan.draft.etag, "Idempotency-Key": key}
    started = time.monotonic()
    answer = client.post(f"/api/v1/plans/{plan.pk}/publish/", {}, content_type="application/json", headers=headers)
    return answer.status_code, time.monotonic() - started


def ids_to_send():
    return sorted(f"<{pk}@127.0.0.1>" for pk in Notice.objects.values_list("pk", flat=True))


@pytest.fixture
def doctor(client, imran):
    client.force_login(imran)
    return client


@pytest.mark.parametrize("fault", ["kill", "freeze"])
def test_publishing_answers_as_always_and_a_sweep_tells_every_team(doctor, maggies_draft, redis, receiver, fault):
    _, usual = publish(doctor, maggies_draft, "redis-running")

    getattr(redis, fault)()
    status, seconds = publish(doctor, maggies_draft, "redis-away")

    assert status == 201
    assert seconds - usual < EXTRA_SECONDS
    assert sweep() == 8
    assert sorted(receiver.ids()) == ids_to_send()


def test_once_redis_is_back_the_clock_tells_every_team(doctor, maggies_draft, redis, receiver, product):
    redis.kill()
    status, _ = publish(doctor, maggies_draft, "redis-away")
    assert (status, Notice.objects.filter(sent_at=None).count()) == (201, 4)

    redis.start()
    for program in product:
        program.start()

    assert within(90, lambda: not Notice.objects.filter(sent_at=None).exists())
    assert sorted(receiver.ids()) == ids_to_send()
