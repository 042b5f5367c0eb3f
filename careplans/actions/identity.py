"""Confirming that a plan is about the person at hand, and which plans a session has confirmed.

There is no "current patient": each plan is confirmed by itself, for a while, so two tabs cannot be mixed up. Pages and
API ask the same question of the same session.
"""

from collections.abc import Iterable, MutableMapping
from datetime import datetime

from django.conf import settings
from django.utils import timezone

from accounts.models import User
from careplans.access import cares_for, is_own_plan
from careplans.audit import Result, Verb, record
from careplans.models import Plan

REMEMBERED = "confirmed_plans"


def remember_confirmed(session: MutableMapping, plan_id, *, now: datetime | None = None) -> None:
    """This session has checked that this plan is about the person at hand; what has lapsed is forgotten."""
    moment = _seconds(now)
    kept = {key: at for key, at in session.get(REMEMBERED, {}).items() if _is_fresh(at, moment)}
    session[REMEMBERED] = {**kept, str(plan_id): moment}


def has_confirmed(session: MutableMapping, plan_id, *, now: datetime | None = None) -> bool:
    """Whether this session confirmed this very plan a short while ago."""
    at = session.get(REMEMBERED, {}).get(str(plan_id))
    return at is not None and _is_fresh(at, _seconds(now))


def knows_the_person(user: User, plan: Plan) -> bool:
    """Whether nobody needs to ask: a team who cares for the person, the person, and who represents them."""
    return cares_for(user, plan) or is_own_plan(user, plan)


def _seconds(now):
    return int((now or timezone.now()).timestamp())


def _is_fresh(at, moment):
    return 0 <= moment - at < settings.SHOW_PLAN_AFTER_CONFIRMING_MINUTES * 60


def confirm_identity(plan: Plan, *, matched: Iterable[str], by: User, now: datetime | None = None) -> None:
    """Put on record which identifiers were checked before the plan was shown; their values are not repeated."""
    record(Verb.CONFIRMED_IDENTITY, by=by, plan=plan, version=plan.current, subject=", ".join(sorted(matched)), now=now)


def refuse_identity(plan: Plan, *, wrong: Iterable[str], by: User, now: datetime | None = None) -> None:
    """Put on record which identifiers were given and did not agree; the plan stays shut."""
    subject = f"confirm who this is: {', '.join(sorted(wrong))}"
    record(Verb.TRIED, by=by, result=Result.REFUSED, plan=plan, subject=subject, now=now)
