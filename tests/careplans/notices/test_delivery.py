from datetime import UTC, datetime, timedelta

import pytest

from accounts.models import ContactEndpoint
from careplans.models import Notice
from careplans.models.notices import CLAIM_LASTS
from careplans.notices.delivery import MOST_AT_ONCE, deliver, due_notices, gap_after, sweep
from careplans.notices.transports import TRANSPORTS, NotDelivered

NOW = datetime(2026, 11, 21, 3, 0, tzinfo=UTC)
SECOND, MINUTE, HOUR = timedelta(seconds=1), timedelta(minutes=1), timedelta(hours=1)
NIGHT_TEAM = "saltmarsh-hospice-night-team@teams.golden-ticket.test"
MATRON = "matron@teams.golden-ticket.test"


@pytest.fixture
def notice(notice):
    """The only notice there is to send, since NOW."""
    Notice.objects.exclude(pk=notice.pk).update(sent_at=NOW)
    Notice.objects.filter(pk=notice.pk).update(created_at=NOW, next_attempt_at=NOW)
    return Notice.objects.get(pk=notice.pk)


class Breaking:
    """A transport that dies without a word, as a process does that is killed."""

    def send(self, message, address):
        raise MemoryError


@pytest.fixture
def breaking(monkeypatch):
    monkeypatch.setitem(TRANSPORTS, "email", Breaking())


def break_off(notice, now):
    with pytest.raises(MemoryError):
        deliver(notice.pk, now)


def add_address(notice, address, position=2):
    ContactEndpoint.objects.create(team=notice.team, channel="email", address=address, position=position)


def attempts_at(notice):
    return list(notice.attempts.values_list("address", "outcome"))


def test_a_notice_is_sent_and_settled(notice, receiver):
    assert deliver(notice.pk, NOW)

    notice.refresh_from_db()
    assert (notice.sent_at, notice.claimed_at, notice.parked_at) == (NOW, None, None)
    assert attempts_at(notice) == [(NIGHT_TEAM, "sent")]
    assert [mail.recipients for mail in receiver.mails] == [[NIGHT_TEAM]]


def test_a_notice_that_was_sent_is_not_sent_again(notice, receiver):
    deliver(notice.pk, NOW)

    assert not deliver(notice.pk, NOW + HOUR)
    assert len(receiver.mails) == 1


def test_an_acknowledged_notice_is_not_sent(notice, bethan, receiver):
    Notice.objects.update(acknowledged_at=NOW, acknowledged_by=bethan)

    assert not deliver(notice.pk, NOW)
    assert receiver.mails == []


def test_a_notice_whose_time_has_not_come_waits(notice, receiver):
    Notice.objects.update(next_attempt_at=NOW + SECOND)

    assert not deliver(notice.pk, NOW)
    assert receiver.mails == []


def test_a_mail_server_that_is_busy_is_tried_again_under_the_same_id(notice, receiver):
    receiver.answers["RCPT"] = "450 busy"
    deliver(notice.pk, NOW)
    receiver.answers.clear()

    assert not deliver(notice.pk, NOW + 4 * SECOND)
    assert deliver(notice.pk, NOW + 5 * SECOND)

    assert attempts_at(notice) == [(NIGHT_TEAM, "failed"), (NIGHT_TEAM, "sent")]
    assert [mail.id for mail in receiver.mails] == [f"<{notice.pk}@127.0.0.1>"]


def test_every_gap_is_longer_until_a_human_must_look():
    young, day_old, old = 5 * HOUR, 24 * HOUR, 72 * HOUR
    first = [gap_after(failures, young) for failures in (1, 2, 3, 4)]

    assert first == [5 * SECOND, 30 * SECOND, 2 * MINUTE, 5 * MINUTE]
    assert [gap_after(5, age) for age in (young, 6 * HOUR, day_old, old)] == [10 * MINUTE, HOUR, HOUR, None]


class Busy:
    """A transport that is never ready."""

    def send(self, message, address):
        raise NotDelivered("450 busy", permanent=False)


def test_after_three_days_of_trying_a_human_must_look(notice, monkeypatch):
    monkeypatch.setitem(TRANSPORTS, "email", Busy())
    for _ in range(120):
        notice.refresh_from_db()
        deliver(notice.pk, notice.next_attempt_at)

    notice.refresh_from_db()
    assert notice.parked_because == Notice.WhyParked.GIVEN_UP
    assert 72 * HOUR <= notice.parked_at - NOW < 74 * HOUR
    assert not deliver(notice.pk, NOW + 1000 * HOUR)


def test_an_address_that_refuses_for_good_gives_way_to_the_next_at_once(notice, receiver):
    add_address(notice, MATRON)
    receiver.answers[NIGHT_TEAM] = "550 no such mailbox"

    deliver(notice.pk, NOW)

    notice.refresh_from_db()
    assert attempts_at(notice) == [(NIGHT_TEAM, "refused"), (MATRON, "sent")]
    assert notice.sent_at == NOW
    assert notice.attempts.first().why == "550 no such mailbox"


def test_when_every_address_refuses_a_human_must_look(notice, receiver):
    add_address(notice, MATRON)
    receiver.answers["RCPT"] = "550 no such mailbox"

    deliver(notice.pk, NOW)

    notice.refresh_from_db()
    assert (notice.parked_at, notice.parked_because) == (NOW, Notice.WhyParked.REFUSED)
    assert attempts_at(notice) == [(NIGHT_TEAM, "refused"), (MATRON, "refused")]


def test_a_retired_address_is_not_used(notice, receiver):
    add_address(notice, MATRON)
    notice.team.endpoints.filter(address=NIGHT_TEAM).update(retired_at=NOW)

    deliver(notice.pk, NOW)

    assert [mail.recipients for mail in receiver.mails] == [[MATRON]]


def test_a_team_without_an_address_is_told_in_its_inbox(notice, receiver):
    notice.team.endpoints.all().delete()

    deliver(notice.pk, NOW)

    notice.refresh_from_db()
    assert notice.sent_at == NOW
    assert list(notice.attempts.values_list("channel", "outcome")) == [("inbox", "sent")]
    assert receiver.mails == []


def test_a_claim_that_came_to_nothing_lapses_and_the_notice_is_sent(notice, receiver):
    Notice.objects.claim(notice.pk, NOW)

    assert not deliver(notice.pk, NOW + CLAIM_LASTS)
    assert deliver(notice.pk, NOW + CLAIM_LASTS + SECOND)


def test_what_breaks_off_three_times_is_put_aside_for_a_human(notice, breaking):
    times = [NOW + number * MINUTE for number in range(4)]
    for moment in times[:3]:
        break_off(notice, moment)

    deliver(notice.pk, times[3])

    notice.refresh_from_db()
    assert (notice.parked_at, notice.parked_because) == (times[3], Notice.WhyParked.BROKE_OFF)
    assert attempts_at(notice) == [(NIGHT_TEAM, "started")] * 3


def test_refusals_on_the_long_ladder_are_not_taken_for_breaking_off(notice, receiver):
    receiver.answers["RCPT"] = "450 busy"
    for number in range(10):
        deliver(notice.pk, NOW + number * HOUR)

    notice.refresh_from_db()
    assert (notice.claims, notice.parked_at) == (10, None)


def test_one_that_breaks_off_does_not_hold_up_the_others(notice, receiver, monkeypatch):
    Notice.objects.exclude(pk=notice.pk).update(sent_at=None, next_attempt_at=NOW + SECOND)
    send = TRANSPORTS["email"].send
    poison = {NIGHT_TEAM: Breaking().send}
    monkeypatch.setattr(TRANSPORTS["email"], "send", lambda message, to: poison.get(to, send)(message, to))

    sweep(NOW + MINUTE)

    assert list(Notice.objects.filter(sent_at=None)) == [notice]
    assert len(receiver.mails) == 3


def test_a_sweep_sends_all_that_is_due_and_says_how_many(notice, receiver):
    Notice.objects.update(sent_at=None, next_attempt_at=NOW)

    assert sweep(NOW) == 4
    assert sweep(NOW) == 0
    assert len(receiver.mails) == 4


def test_the_longest_overdue_is_sent_first_and_no_more_than_can_be_handled(notice):
    Notice.objects.update(sent_at=None, next_attempt_at=NOW)
    Notice.objects.filter(pk=notice.pk).update(next_attempt_at=NOW - HOUR)

    assert due_notices(NOW)[0] == notice.pk
    assert len(due_notices(NOW)) == 4 <= MOST_AT_ONCE


class Overtaken:
    """A transport so slow that the claim lapses and someone else takes the notice on."""

    def __init__(self, outcome):
        self.outcome = outcome

    def send(self, message, address):
        Notice.objects.claim(Notice.objects.get(sent_at=None).pk, NOW + HOUR)
        if self.outcome:
            raise self.outcome


def test_a_failure_that_comes_too_late_does_not_undo_the_next_claim(notice, monkeypatch):
    monkeypatch.setitem(TRANSPORTS, "email", Overtaken(NotDelivered("450 busy", permanent=False)))

    deliver(notice.pk, NOW)

    notice.refresh_from_db()
    assert (notice.claimed_at, notice.claims, notice.next_attempt_at) == (NOW + HOUR, 2, NOW)


def test_a_success_that_comes_late_is_still_a_success(notice, monkeypatch):
    monkeypatch.setitem(TRANSPORTS, "email", Overtaken(None))

    deliver(notice.pk, NOW)

    notice.refresh_from_db()
    assert notice.sent_at == NOW
