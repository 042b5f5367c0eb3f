"""What waits for information governance: how much of each kind, and how old the oldest is."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Min, QuerySet

from accounts.managing import overdue_reviews
from accounts.models import Organisation, User
from accounts.permissions import OVERSEE
from careplans.access import alarms_for, merges_for
from careplans.actions.glass_reviews import glasses_for
from careplans.actions.overseen import oversight_cases_for, watch_list_for
from careplans.actions.reaching import reached
from careplans.audit import Verb, record


@dataclass(frozen=True)
class Queue:
    """One kind of thing that waits. `name` is the key of its words and of its page."""

    name: str
    number: int
    oldest: datetime | None


def open_oversight(*, by: User, now: datetime | None = None) -> list[Queue]:
    """Everything that waits for this user; that it was read is on record."""
    record(Verb.READ_OVERSIGHT, by=by, now=now)
    return [*(_queue(name, *waiting(by, now)) for name, waiting in WAITING.items()), _reviews(by, now)]


def _reviews(by, now):
    """Members of whom nobody has said in time that they still work where they do."""
    late = overdue_reviews(by, now)
    return Queue("reviews", sum(row["members"] for row in late), min((row["oldest"] for row in late), default=None))


def _queue(name, rows: QuerySet, since: str):
    found = rows.order_by().aggregate(number=Count("pk"), oldest=Min(since))
    return Queue(name, **found)


def _alarms(by, now):
    return alarms_for(by).standing(now), "raised_at"


def _cases(by, now):
    return oversight_cases_for(by).waiting(), "raised_at"


def _merges(by, now):
    return merges_for(by).waiting(), "asked_at"


def _watched(by, now):
    return watch_list_for(by).standing().filter(agreed_at=None), "asked_at"


def _glasses(by, now):
    return glasses_for(by).unreviewed(), "started_at"


WAITING: dict[str, Callable] = {
    "glasses": _glasses,
    "alarms": _alarms,
    "cases": _cases,
    "merges": _merges,
    "watched": _watched,
}


def must_oversee(by: User) -> None:
    """Http404 for whoever does not oversee the record, and the attempt is on record."""
    reached(by.may_anywhere(OVERSEE) or None, "oversight", by=by, reason=OVERSEE)


def organisations_to_search(by: User) -> list[Organisation]:
    """The organisations by which the audit can be searched, by name."""
    return list(Organisation.objects.order_by("name")) if by.may_anywhere(OVERSEE) else []


def sign_in_of(email: str, *, by: User) -> User | None:
    """Whoever signs in with this address, or did, for whoever oversees the record."""
    return User.objects.filter(email__iexact=email).first() if by.may_anywhere(OVERSEE) else None
