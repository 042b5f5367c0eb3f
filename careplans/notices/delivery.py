"""Sending notices: at least once, under the same id each time, until somebody takes each of them as seen.

The row is the message. Whoever sends claims the row first, commits the attempt, sends with no transaction open, and
settles. A process that dies in between leaves a claim that lapses, and the notice is sent again.
"""

from datetime import timedelta

import structlog
from django.db import transaction
from django.utils import timezone

from careplans.models import Attempt, Notice
from careplans.notices.messages import message_for
from careplans.notices.transports import TRANSPORTS, NotDelivered

MOST_AT_ONCE = 200
MOST_BROKEN_OFF = 3
FIRST_GAPS = (timedelta(seconds=5), timedelta(seconds=30), timedelta(minutes=2), timedelta(minutes=5))
OFTEN, OFTEN_FOR = timedelta(minutes=10), timedelta(hours=6)
SELDOM, SELDOM_FOR = timedelta(hours=1), timedelta(hours=72)
Outcome, WhyParked = Attempt.Outcome, Notice.WhyParked
log = structlog.get_logger(__name__)


def due_notices(now=None):
    """The ids of notices to be sent now, the longest overdue first; no more than one sweep can handle."""
    due = Notice.objects.due(now).order_by("next_attempt_at")
    return list(due.values_list("pk", flat=True)[:MOST_AT_ONCE])


def sweep(now=None):
    """Send every notice that is due, here and without a queue; returns how many were taken on.

    A notice that breaks off is reported and left for later; it never holds up the next.
    """
    started, taken = now or timezone.now(), 0
    while waiting := due_notices(started):
        for notice_id in waiting:
            try:
                taken += deliver(notice_id, now)
            except Exception:
                log.exception("notice_broke_off", notice=str(notice_id))
    return taken


def deliver(notice_id, now=None):
    """Send one notice if it is due and nobody else is at it; False if there was nothing to do.

    Safe to call at any time and from any number of processes. Must not be called within a transaction.
    """
    with transaction.atomic(durable=True):
        is_ours = Notice.objects.claim(notice_id, now)
    if not is_ours:
        return False
    notice = Notice.objects.select_related("team").get(pk=notice_id)
    place = _next_place(notice)
    if _broken_off(notice) > MOST_BROKEN_OFF:
        _park(notice, WhyParked.BROKE_OFF, now)
    elif place is None:
        _park(notice, WhyParked.REFUSED, now)
    else:
        _attempt(notice, *place, now)
    return True


def gap_after(failures, since_first):
    """How long to wait before trying again; None when it is time for a human to look."""
    if failures <= len(FIRST_GAPS):
        return FIRST_GAPS[failures - 1]
    if since_first < OFTEN_FOR:
        return OFTEN
    return SELDOM if since_first < SELDOM_FOR else None


def _broken_off(notice):
    """How often this notice was taken on and nothing came back, this time included: a crash, a kill, a hang."""
    return notice.claims - notice.attempts.filter(finished_at__isnull=False).count()


def _next_place(notice):
    """Channel and address to try: the team's first that has not refused; None if all have; its inbox if it has none."""
    endpoints = notice.team.endpoints.filter(retired_at=None)
    refused = notice.attempts.filter(outcome=Outcome.REFUSED).values("address")
    endpoint = endpoints.exclude(address__in=refused).first()
    if endpoint:
        return endpoint.channel, endpoint.address
    return None if refused.exists() else ("inbox", "")


def _attempt(notice, channel, address, now):
    """One try. The attempt is committed before anything leaves, so that none can leave without a trace."""
    attempt = Attempt.objects.create(notice=notice, channel=channel, address=address, started_at=now or timezone.now())
    try:
        TRANSPORTS[channel].send(message_for(notice), address)
    except NotDelivered as failure:
        _settle_failure(attempt, failure, now or timezone.now())
        if failure.permanent:
            deliver(notice.pk, now)
    else:
        _settle_sent(attempt, now or timezone.now())


@transaction.atomic
def _settle_sent(attempt, now):
    """Sent is sent, even if the claim has lapsed in the meantime and someone else is at it again."""
    _finish(attempt, Outcome.SENT, now)
    Notice.objects.filter(pk=attempt.notice_id, sent_at=None).update(sent_at=now, claimed_at=None)
    log.info("notice_sent", notice=str(attempt.notice_id), channel=attempt.channel)


@transaction.atomic
def _settle_failure(attempt, failure, now):
    """Put the notice back: at once if this address refused it for good, otherwise after a gap."""
    _finish(attempt, Outcome.REFUSED if failure.permanent else Outcome.FAILED, now, why=str(failure)[:300])
    log.warning("notice_not_delivered", notice=str(attempt.notice_id), outcome=attempt.outcome)
    gap = timedelta() if failure.permanent else _gap(attempt, now)
    if gap is None:
        _park(attempt.notice, WhyParked.GIVEN_UP, now)
    else:
        _still_ours(attempt.notice).update(next_attempt_at=now + gap, claimed_at=None)


def _gap(attempt, now):
    tried = attempt.notice.attempts
    return gap_after(tried.filter(outcome=Outcome.FAILED).count(), now - tried.first().started_at)


def _finish(attempt, outcome, now, why=""):
    attempt.outcome, attempt.finished_at, attempt.why = outcome, now, why
    attempt.save(update_fields=["outcome", "finished_at", "why"])


def _park(notice, because, now):
    """No machine will try again; the team's inbox and the log say so."""
    _still_ours(notice).update(parked_at=now or timezone.now(), parked_because=because, claimed_at=None)
    log.error("notice_parked", notice=str(notice.pk), outcome=because.value)


def _still_ours(notice):
    """The notice, unless it was sent or taken on by someone else since we claimed it."""
    return Notice.objects.filter(pk=notice.pk, claims=notice.claims, sent_at=None)
