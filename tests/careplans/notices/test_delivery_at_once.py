"""Several workers at the same notice, on a database where each really commits."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection, connections, transaction

from careplans.models import Attempt, Notice
from careplans.notices.delivery import deliver, sweep
from careplans.notices.transports import TRANSPORTS

pytestmark = pytest.mark.django_db(transaction=True)


def elsewhere(work):
    """Do it on another connection, as another process would; it sees only what is committed."""

    def and_hang_up():
        try:
            return work()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(1) as thread:
        return thread.submit(and_hang_up).result()


def at_once(work, workers):
    """All of them let go at the same moment; what each gave back."""
    start = Barrier(workers)

    def one(_):
        start.wait()
        return elsewhere(work)

    with ThreadPoolExecutor(workers) as threads:
        return list(threads.map(one, range(workers)))


def test_of_many_workers_at_one_notice_exactly_one_sends_it(notice, receiver):
    receiver.slow = 0.5

    took_it = at_once(lambda: deliver(notice.pk), workers=4)

    assert sorted(took_it) == [False, False, False, True]
    assert receiver.ids() == [f"<{notice.pk}@127.0.0.1>"]


def test_two_sweeps_at_once_send_each_notice_once(notice, receiver):
    receiver.slow = 0.2

    taken = at_once(sweep, workers=2)

    assert sum(taken) == 4
    assert sorted(receiver.ids()) == sorted(f"<{pk}@127.0.0.1>" for pk in Notice.objects.values_list("pk", flat=True))


class Watching:
    """A transport that looks at what anyone else could see while the message is on its way."""

    def send(self, message, address):
        self.is_in_transaction = connection.in_atomic_block
        self.attempts = elsewhere(lambda: list(Attempt.objects.values_list("notice", "address", "outcome")))
        self.claimed = elsewhere(lambda: Notice.objects.exclude(claimed_at=None).count())


@pytest.fixture
def watching(monkeypatch):
    transport = Watching()
    monkeypatch.setitem(TRANSPORTS, "email", transport)
    return transport


def test_claim_and_attempt_are_committed_before_anything_leaves(notice, watching):
    deliver(notice.pk)

    address = notice.team.endpoints.get().address
    assert watching.attempts == [(notice.pk, address, "started")]
    assert watching.claimed == 1


def test_no_transaction_is_open_while_a_message_is_on_its_way(notice, watching):
    deliver(notice.pk)

    assert watching.is_in_transaction is False


def test_nothing_is_sent_from_within_a_transaction(notice, receiver):
    with transaction.atomic(), pytest.raises(RuntimeError):
        deliver(notice.pk)

    assert (receiver.mails, Attempt.objects.count()) == ([], 0)
