"""The worker is killed with `kill -9` in the middle of sending: every notice is still sent, under the same id.

FAULT_ROUNDS says how often this is done, once if it is not set.
"""

import os

import pytest
from django.db.models import F

from careplans.models import Attempt, Notice
from careplans.models.notices import CLAIM_LASTS
from tests.builders import publish_draft
from tests.faults.waiting import within

pytestmark = pytest.mark.django_db(transaction=True)
ROUNDS = int(os.environ.get("FAULT_ROUNDS", "1"))
VERSIONS = 3


def let_claims_lapse():
    """As if the time a claim lasts had gone by."""
    Notice.objects.filter(sent_at=None).update(claimed_at=F("claimed_at") - CLAIM_LASTS)


def kill_in_the_middle(worker, receiver):
    """Kill the worker while the mail server keeps it waiting for answers; how many notices were on their way."""
    receiver.slow, already_here = 2, len(receiver.mails)
    worker.start()
    assert receiver.wait_for(already_here + 2, within=90), worker.child.last_words()
    worker.kill()
    receiver.slow = 0
    return Attempt.objects.filter(outcome=Attempt.Outcome.STARTED, notice__sent_at=None).count()


@pytest.fixture
def told(maggies_draft, imran, redis):
    """Message ids of three versions' notices, rung for and not yet sent."""
    for number in range(VERSIONS):
        publish_draft(maggies_draft, by=imran, key=f"version {number}")
    return {f"<{pk}@127.0.0.1>" for pk in Notice.objects.values_list("pk", flat=True)}


@pytest.mark.parametrize("round_number", range(ROUNDS))
def test_every_notice_is_still_sent_under_the_same_id(round_number, told, product, receiver):
    worker, clock = product

    on_their_way = kill_in_the_middle(worker, receiver)
    let_claims_lapse()
    worker.start()
    clock.start()

    assert within(90, lambda: not Notice.objects.filter(sent_at=None).exists()), worker.child.last_words()
    assert (len(told), set(receiver.ids())) == (4 * VERSIONS, told)
    assert 1 <= on_their_way <= 2
    assert len(receiver.ids()) <= len(told) + on_their_way
    assert not Notice.objects.exclude(parked_at=None).exists()
