"""Every look at a plan. The event is committed before a word is shown: no audit, no data."""

from django.http import Http404

from careplans.access import plans_for
from careplans.audit import Result, Verb, events_about, record


def reach_plan(plan_id, permission, *, by):
    """The plan, if this user may do `permission` to it; otherwise Http404, and the attempt is on record.

    For deeds that write their own event. One query either way: absent and forbidden cannot be told apart.
    """
    plan = plans_for(by, permission).with_what_is_shown().filter(pk=plan_id).first()
    if plan is None:
        record(Verb.TRIED, by=by, result=Result.DENIED, subject=f"plan {plan_id}", reason=permission)
        raise Http404
    return plan


def open_plan(plan_id, permission, *, verb, by, reason="", case_number=""):
    """Reach the plan for a look of the kind `verb`; the look is committed before the plan is given back."""
    plan = reach_plan(plan_id, permission, by=by)
    record(verb, by=by, plan=plan, version=plan.current, reason=reason, case_number=case_number)
    return plan


def open_version(plan_id, number, permission, *, verb=Verb.READ_VERSION, by):
    """One version of a plan the user reaches, current or past; Http404 where there is no such number."""
    plan = reach_plan(plan_id, permission, by=by)
    version = plan.versions.select_related("headlines", "published_by").filter(number=number).first()
    if version is None:
        record(Verb.TRIED, by=by, result=Result.DENIED, plan=plan, subject=f"version {number}")
        raise Http404
    record(verb, by=by, plan=plan, version=version)
    return plan, version


def open_two_versions(plan_id, earlier, later, permission, *, by):
    """Two versions of a plan to be compared, the look recorded once, against the later."""
    plan, newer = open_version(plan_id, later, permission, verb=Verb.READ_CHANGES, by=by)
    older = plan.versions.select_related("published_by").filter(number=earlier).first()
    if older is None:
        raise Http404
    return plan, older, newer


def who_looked(plan_id, permission, *, by):
    """The plan and every event about it, newest first; this look is among them."""
    plan = open_plan(plan_id, permission, verb=Verb.READ_WHO_LOOKED, by=by)
    return plan, events_about(plan)
