"""Cases of information governance: what waits, one of them with its looks, and what was found."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.permissions import OVERSEE
from careplans.actions.overseen import oversight_cases_for
from careplans.actions.reaching import reached
from careplans.actions.snooping import looks_in
from careplans.audit import Verb, record
from careplans.models import AccessEvent, OversightCase


class OwnCase(Exception):
    """Nobody says of their own looks what they were."""


class ClosedAlready(Exception):
    """Somebody has said already what was found; what was said first stays."""


def list_cases(limit: int, start: int = 0, *, done: bool = False, by: User) -> list[OversightCase]:
    """What nobody has looked into yet, the longest waiting first; with `done` what somebody has, the newest first.

    That it was read is on record before it is given back: the cases name people.
    """
    record(Verb.READ_OVERSIGHT, by=by, subject="cases")
    asked = oversight_cases_for(by)
    rows = asked.closed().order_by("-closed_at") if done else asked.waiting().order_by("raised_at", "pk")
    return list(rows[start : start + limit])


def reach_case(case_id, *, by: User) -> OversightCase:
    """The case, if this user is to look into it; otherwise Http404, and the attempt is on record."""
    found = oversight_cases_for(by).filter(pk=case_id).first()
    return reached(found, f"oversight case {case_id}", by=by, reason=OVERSEE)


def open_case(case_id, *, by: User) -> tuple[OversightCase, list[AccessEvent]]:
    """The case, and what its user looked at of this person that day, in order; this look is on record first."""
    case = reach_case(case_id, by=by)
    record(Verb.READ_OVERSIGHT_CASE, by=by, person=case.person, subject=str(case))
    looks = looks_in(case.day).filter(actor=case.actor, person=case.person)
    return case, list(looks.select_related("actor").order_by("id"))


@transaction.atomic
def close_case(case: OversightCase, *, outcome: str, note: str, by: User, now: datetime | None = None) -> None:
    """Put on record what was found. Raises OwnCase and ClosedAlready."""
    if case.actor_id == by.pk:
        raise OwnCase(case)
    moment, found = now or timezone.now(), OversightCase.Outcome(outcome)
    waiting = OversightCase.objects.waiting().filter(pk=case.pk)
    if not waiting.update(outcome=found, note=note, closed_at=moment, closed_by=by):
        raise ClosedAlready(case)
    record(Verb.CLOSED_OVERSIGHT_CASE, by=by, person=case.person, subject=f"{case}: {found}", now=moment)
