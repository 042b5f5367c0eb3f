"""With Redis stopped or frozen, publishing answers as always, and every team is told all the same."""

import time

import pytest

from careplans.models import Notice
from careplans.notices.delivery import sweep
from tests.faults.waiting import within

pytestmark = pytest.mark.django_db(transaction=True)
ANSWERS_WITHIN = 2


def publish(client, plan, by):
    """Publish through the API; its answer, and how long that took."""
    client.force_login(by)
    headers = {"If-Match": plan.draft.etag, "Idempotency-Key": "the-one-publication"}
    started = time.monotonic()
    answer = client.post(f"/api/v1/plans/{plan.pk}/publish/", {}, content_type="application/json", headers=headers)
    return answer.status_code, time.monotonic() - started


@pytest.fixture
def draft(maggies_draft):
    maggies_draft.draft.refresh_from_db()
    return maggies_draft


@pytest.mark.parametrize("fault", ["kill", "freeze"])
def test_publishing_answers_as_always_and_a_sweep_tells_every_team(client, draft, imran, redis, receiver, fault):
    getattr(redis, fault)()

    status, seconds = publish(client, draft, imran)

    assert status == 201
    assert seconds < ANSWERS_WITHIN
    assert sweep() == 4
    assert sorted(receiver.ids()) == sorted(f"<{pk}@127.0.0.1>" for pk in Notice.objects.values_list("pk", flat=True))


def test_once_redis_is_back_the_clock_tells_every_team(client, draft, imran, redis, receiver, product):
    redis.kill()
    status, _ = publish(client, draft, imran)
    assert (status, Notice.objects.filter(sent_at=None).count()) == (201, 4)

    redis.start()
    for program in product:
        program.start()

    assert within(90, lambda: not Notice.objects.filter(sent_at=None).exists())
    assert sorted(receiver.ids()) == sorted(f"<{pk}@127.0.0.1>" for pk in Notice.objects.values_list("pk", flat=True))
