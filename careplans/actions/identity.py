"""Confirming that a plan is about the person at hand."""

from accounts.models import User
from careplans.audit import Verb, record
from careplans.models import Plan


def confirm_identity(plan: Plan, *, matched: list[str], by: User, now=None) -> None:
    """Put on record which identifiers were checked before the plan was shown; their values are not repeated."""
    record(Verb.CONFIRMED_IDENTITY, by=by, plan=plan, version=plan.current, subject=", ".join(sorted(matched)), now=now)
