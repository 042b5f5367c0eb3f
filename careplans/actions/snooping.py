"""Going through the looks of a day, and raising a case where a rule finds something (reliability.md case 4).

A day is gone through once, as a whole, in one transaction with its cases; what was interrupted begins again with the
first day that is not done. Nothing that names anybody is logged or sent: a case is read where it is kept.
"""

from datetime import date, datetime, time, timedelta
from itertools import groupby, islice
from operator import itemgetter

import structlog
from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from careplans.actions.snooping_facts import Districts, facts_of
from careplans.audit import Result, Verb, record
from careplans.content.snooping import DayOfLooks, Look, what_stands_out
from careplans.models import AccessEvent, ExaminedDay, OversightCase

VIEWS = (
    *(Verb.READ_CARD, Verb.READ_PLAN, Verb.READ_VERSION, Verb.READ_HISTORY, Verb.READ_CHANGES, Verb.READ_WORDS),
    *(Verb.READ_DRAFT, Verb.READ_DOCUMENTS, Verb.OPENED_FILE, Verb.READ_CONTACTS, Verb.READ_PERSON),
    *(Verb.READ_PERSON_HISTORY, Verb.OPENED_READ_OUT, Verb.READ_OUT, Verb.REVEALED_HOME_ENTRY),
)
AT_A_TIME = 500
# Number of an advisory lock; careplans.actions.alarms holds the one before.
EXAMINING_LOOKS = 7_205_936
log = structlog.get_logger(__name__)


def examine_days(now: datetime | None = None) -> int:
    """Go through every day that is over and not gone through; the number of cases raised. Safe to call at any time."""
    return sum(examine_day(day) for day in days_to_examine(now or timezone.now()))


def days_to_examine(now: datetime) -> list[date]:
    """The days not gone through, the oldest first. A day is over some hours after midnight, for late notes."""
    rules = settings.SNOOPING
    last = timezone.localdate(now - timedelta(hours=rules["day_is_over_after_hours"])) - timedelta(days=1)
    days = [last - timedelta(days=back) for back in range(rules["looks_back_days"])]
    done = set(ExaminedDay.objects.filter(day__in=days).values_list("day", flat=True))
    return sorted(set(days) - done)


@transaction.atomic
def examine_day(day: date) -> int:
    """Go through the looks of one day, unless it was done before or somebody is at it; the number of cases raised."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [EXAMINING_LOOKS])
        is_ours = cursor.fetchone()[0]
    if not is_ours or ExaminedDay.objects.filter(day=day).exists():
        return 0
    districts, some_pairs = Districts(), _some_at_a_time(_looks_by_reader_and_person(day))
    cases = [case for some in some_pairs for case in _cases_in(day, some, districts)]
    OversightCase.objects.bulk_create(cases, batch_size=AT_A_TIME, ignore_conflicts=True)
    ExaminedDay.objects.create(day=day, cases=len(cases))
    record(Verb.RAISED_OVERSIGHT_CASES, by=None, subject=f"{day}: {len(cases)}")
    transaction.on_commit(lambda: log.info("looks_examined", count=len(cases)))
    return len(cases)


def moments_of(day: date) -> tuple[datetime, datetime]:
    """When this day begins and ends in London."""
    begins, ends = (datetime.combine(one, time.min) for one in (day, day + timedelta(days=1)))
    return timezone.make_aware(begins), timezone.make_aware(ends)


def looks_in(day: date):
    """The looks of this day at what is said of people, allowed and done, by anybody who signed in."""
    begins, ends = moments_of(day)
    return AccessEvent.objects.filter(
        at__gte=begins, at__lt=ends, verb__in=VIEWS, result=Result.DONE, actor__isnull=False, person__isnull=False
    )


def _looks_by_reader_and_person(day):
    """((reader, person), [(…, id, at, case number)]) of the day, read row by row: there may be a million."""
    rows = looks_in(day).order_by("actor", "person", "id").values_list("actor", "person", "id", "at", "case_number")
    for pair, looks in groupby(rows.iterator(chunk_size=5000), key=itemgetter(0, 1)):
        yield pair, list(looks)


def _some_at_a_time(pairs):
    while some := list(islice(pairs, AT_A_TIME)):
        yield some


def _cases_in(day, some, districts):
    facts = facts_of({pair for pair, _ in some}, districts, *moments_of(day))
    for (reader, person), rows in some:
        if facts.is_own(reader, person):
            continue
        calls = facts.calls[reader, person]
        looks = tuple(Look(id, bool(number) or _is_near(at, calls)) for _, _, id, at, number in rows)
        is_cared_for = (reader, person) in facts.cared_for
        found = what_stands_out(DayOfLooks(day, facts.readers[reader], facts.people[person], looks, is_cared_for))
        for rule, counted in found.items():
            yield OversightCase(rule=rule, actor_id=reader, person_id=person, day=day, events=len(counted))


def _is_near(at, calls):
    """Whether any of these calls came within a day before or after."""
    near = timedelta(hours=settings.SNOOPING["case_within_hours"])
    return any(abs(at - call) <= near for call in calls)
