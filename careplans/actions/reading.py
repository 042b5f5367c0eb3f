"""Every look at a plan. The event is committed before a word is shown: no audit, no data."""

from contextlib import nullcontext

from django.db import transaction

from careplans.access import may, past_plans_for, plans_for, reached_plans, with_case
from careplans.actions.cases import start_case
from careplans.actions.open_pages import THE_DESK, open_page
from careplans.actions.reaching import reached
from careplans.audit import Verb, events_about, record
from careplans.content.section_rights import RIGHTS
from careplans.models import Plan


def reach_plan(plan_id, permission, *, by):
    """The plan, if this user may do `permission` to it; otherwise Http404, and the attempt is on record.

    For deeds that write their own event. One query either way: absent and forbidden cannot be told apart.
    """
    return _reach(plan_id, permission, by=by, shown=plans_for(by, permission).for_a_deed())


def _reach(plan_id, permission, *, by, shown):
    plan = with_case(shown, by).filter(pk=plan_id).the_one()
    return reached(plan, f"plan {plan_id}", by=by, reason=permission)


def reach_section(plan_id, permission, section_key, *, by):
    """The plan, if this user may do `permission` to it and write this section of it; otherwise Http404, on record."""
    plan = reach_plan(plan_id, permission, by=by)
    right = RIGHTS.get(section_key, permission)
    if right != permission and not may(by, right, plan):
        reached(None, f"section {section_key}", by=by, plan=plan, reason=right)
    return plan


def open_plan(plan_id, permission, *, verb, by, reason="", case_number=""):
    """Reach the plan for a look of the kind `verb`; the look is committed before the plan is given back.

    With a case number, the user's team works on that case from now on.
    """
    plan = _reach(plan_id, permission, by=by, shown=plans_for(by, permission).with_what_is_shown())
    return _looked_at(plan, verb, by=by, reason=reason, case_number=case_number)


def open_card(plan_id, permission, *, by, case_number=""):
    """As `open_plan`, for a look at the card. What the version says in full is left in the database until it is asked
    for: the card's own words are kept beside it."""
    plan = _reach(plan_id, permission, by=by, shown=plans_for(by, permission).with_card())
    return _looked_at(plan, Verb.READ_CARD, by=by, reason="", case_number=case_number)


def _looked_at(plan, verb, *, by, reason, case_number):
    with transaction.atomic() if case_number else nullcontext():
        record(verb, by=by, plan=plan, version=plan.current, reason=reason, case_number=case_number)
        start_case(plan.person, case_number=case_number, by=by)
    return plan


def open_to_write(plan_id, permission, section_key=THE_DESK, *, verb, by):
    """Open the plan at its desk, or at one section of it: who else writes there is told of it, and the look is
    committed with that before the plan is given back."""
    plan = _reach(plan_id, permission, by=by, shown=plans_for(by, permission).to_be_written())
    with transaction.atomic():
        record(verb, by=by, plan=plan, version=plan.current)
        open_page(plan, section_key, by=by)
    return plan


def open_version(plan_id, number, permission, *, verb=Verb.READ_VERSION, by):
    """One version of a plan the user reaches, current or past; Http404 where there is no such number."""
    plan = reach_plan(plan_id, permission, by=by)
    version = plan.versions.select_related("headlines", "published_by").filter(number=number).first()
    reached(version, f"version {number}", by=by, plan=plan)
    record(verb, by=by, plan=plan, version=version)
    return plan, version


def open_two_versions(plan_id, earlier, later, permission, *, by):
    """Two versions of a plan to be compared, the look recorded once, against the later."""
    plan, newer = open_version(plan_id, later, permission, verb=Verb.READ_CHANGES, by=by)
    older = plan.versions.select_related("published_by").filter(number=earlier).first()
    reached(older, f"version {earlier}", by=by, plan=plan)
    return plan, older, newer


def version_before(version):
    """The version that this one replaced, None for the first. For pages that put their look on record themselves."""
    return version.plan.versions.filter(number__lt=version.number).first()


def who_looked(plan_id, permission, *, by):
    """The plan, a closed one too, and every event about it, newest first; this look is among them."""
    every = Plan.objects.filter(reached_plans(by, permission))
    found = _reach(plan_id, permission, by=by, shown=every.with_what_is_shown())
    plan = _looked_at(found, Verb.READ_WHO_LOOKED, by=by, reason="", case_number="")
    return plan, events_about(plan)


def open_past_plan(plan_id, *, by):
    """A closed plan, to be read by those who care for the person now; the look is committed first."""
    past = past_plans_for(by).with_what_is_shown()
    plan = reached(past.filter(pk=plan_id).first(), f"past plan {plan_id}", by=by)
    record(Verb.READ_VERSION, by=by, plan=plan, version=plan.current)
    return plan
