"""Raising the alarm where somebody seems to be guessing, or breaks the glass too often, and saying that it was seen.

What is counted are the events themselves: they are durable, and nobody who guesses can reset them.
"""

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog
from django.conf import settings
from django.db import connection, transaction
from django.http import Http404
from django.utils import timezone

from accounts.models import User
from careplans.access import alarms_for
from careplans.actions.slowing import COUNTED_FOR, FIRST_WAIT, StillAnswering, slow_down
from careplans.audit import Result, Verb, record
from careplans.models import AccessEvent, Alarm

Kind = Alarm.Kind
TOO_MANY = {Kind.ONE_TRIES_CODES: 10, Kind.MANY_TRY_CODES: 50, Kind.ONE_LOOKS_UP: 60}
# Number of an advisory lock; careplans.schedule holds the ones before.
RAISING_ALARMS = 7_205_935
log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Seen:
    """An alarm that stands, and how many tries there were, from the first until as long after it as they count."""

    alarm: Alarm
    tries: int
    users: int


def wrong_codes(by: User | None, *, now: datetime) -> int:
    """How many wrong codes this user gave in the last hour, or everybody together."""
    return _tries(Kind.ONE_TRIES_CODES if by else Kind.MANY_TRY_CODES, by, now - COUNTED_FOR, now).count()


def _counted_for(kind):
    return timedelta(hours=settings.BREAK_GLASS["shift_hours"]) if kind == Kind.ONE_BREAKS_GLASS else COUNTED_FOR


def _too_many(kind):
    return settings.BREAK_GLASS["most_in_a_shift"] + 1 if kind == Kind.ONE_BREAKS_GLASS else TOO_MANY[kind]


def look_for_guessing(kind: Kind, *, by: User | None, now: datetime) -> Alarm | None:
    """Raise the alarm where this user, or everybody where `by` is None, tried too often within the hour (the shift,
    of broken glasses).

    Once in that time at most. To be called inside the transaction that wrote the last try.
    """
    since = now - _counted_for(kind)
    tries = _tries(kind, by, since, now)
    if not _are_too_many(tries, kind):
        return None
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [RAISING_ALARMS])
    if Alarm.objects.filter(kind=kind, about=by, raised_at__gt=since).exists():
        return None
    return _raise(kind, by, since=tries.earliest("at").at, count=tries.count(), now=now)


def _are_too_many(tries, kind):
    most = _too_many(kind)
    return len(tries.values("pk")[:most]) == most


def watch_look_up_of_nobody(by: User, *, now: datetime | None = None) -> None:
    """After a look-up that found nobody, outside its transaction: where there were very many, an alarm and a wait.

    The look-up itself is answered whatever happens here.
    """
    moment = now or timezone.now()
    with transaction.atomic():
        look_for_guessing(Kind.ONE_LOOKS_UP, by=by, now=moment)
    tries = _tries(Kind.ONE_LOOKS_UP, by, moment - COUNTED_FOR, moment)
    if _are_too_many(tries, Kind.ONE_LOOKS_UP):
        with suppress(StillAnswering):
            slow_down(FIRST_WAIT)


def _raise(kind, by, *, since, count, now):
    alarm = Alarm.objects.create(kind=kind, about=by, since=since, raised_at=now)
    record(Verb.ALARMED, by=None, subject=f"alarm {alarm.pk}: {kind}, {count} tries", now=now)
    transaction.on_commit(lambda: log.error("somebody_seems_to_be_guessing", outcome=str(kind), count=count))
    return alarm


def _tries(kind, by, since, until):
    """The tries that an alarm of this kind counts."""
    tries = AccessEvent.objects.filter(at__gt=since, at__lte=until).order_by()
    if kind == Kind.ONE_LOOKS_UP:
        return tries.filter(actor=by, verb=Verb.LOOKED_UP, result=Result.NOBODY)
    if kind == Kind.ONE_BREAKS_GLASS:
        return tries.filter(actor=by, verb=Verb.BROKE_GLASS)
    tries = tries.filter(verb=Verb.TRIED_CODE)
    return tries.filter(actor=by) if kind == Kind.ONE_TRIES_CODES else tries


def standing_alarms(by: User, *, now=None) -> list[Seen]:
    """The alarms this user is to see, newest first, that nobody has seen yet and that are not a day old."""
    return [_as_seen(alarm) for alarm in alarms_for(by).standing(now).select_related("about")]


def _as_seen(alarm):
    # One microsecond earlier: the first try counts itself.
    since = alarm.since - timedelta(microseconds=1)
    tries = _tries(alarm.kind, alarm.about, since, alarm.raised_at + _counted_for(alarm.kind))
    return Seen(alarm, tries.count(), tries.values("actor").distinct().count())


def acknowledge_alarm(alarm_id, *, by: User, now=None) -> Alarm:
    """Somebody has seen it; the first who says so stays on record. Http404 where this user is not to see alarms."""
    alarm = alarms_for(by).filter(pk=alarm_id).first()
    if alarm is None:
        record(Verb.TRIED, by=by, result=Result.DENIED, subject=f"alarm {alarm_id}")
        raise Http404
    moment = now or timezone.now()
    with transaction.atomic():
        if Alarm.objects.filter(pk=alarm_id, acknowledged_at=None).update(acknowledged_at=moment, acknowledged_by=by):
            record(Verb.SAW_ALARM, by=by, subject=f"alarm {alarm_id}", now=moment)
    return alarm
