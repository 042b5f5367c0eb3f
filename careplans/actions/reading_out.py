"""Reading a plan out over the radio or the telephone: found by the spoken code of a printed copy, read from a script.

Two things must be right before a word is shown: the code, and the date of birth or NHS number that the caller gives.
A wrong one of either gets the same answer, after the same wait.
"""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from accounts.models import User
from accounts.permissions import PLAN_READ_OUT
from careplans.access import plans_for, ticket_with_code
from careplans.actions.alarms import Kind, look_for_guessing, wrong_codes
from careplans.actions.prints import State, standing_of_copy
from careplans.actions.reaching import reached
from careplans.actions.reading import open_plan, reach_plan
from careplans.audit import Result, Verb, record
from careplans.models import Person, Plan, Ticket


@dataclass(frozen=True)
class Caller:
    """Who is on the line, by call sign or name, and their case number if there is one."""

    name: str
    case_number: str = ""


@dataclass(frozen=True)
class Given:
    """What the caller gave: the code, and a date of birth or an NHS number or both. All that was given must agree."""

    code: str
    born_on: date | None = None
    nhs_number: str = ""


@dataclass(frozen=True)
class FoundByCode:
    """The copy, the plan that holds for its person now, and how the copy stands to it."""

    ticket: Ticket
    plan: Plan
    state: State


@dataclass(frozen=True)
class WrongCode:
    """No copy has this code, or it is not about the person given: which, is not told. `so_far`: wrong in this hour."""

    so_far: int


@transaction.atomic
def find_by_code(given: Given, *, caller: Caller, by: User, now=None) -> FoundByCode | WrongCode:
    """The plan to read out, if code and person agree. That it was found, or tried, is on record first."""
    moment = now or timezone.now()
    ticket = ticket_with_code(by, given.code)
    plan = _plan_in_place_of(ticket.version.plan, by) if ticket else None
    if ticket is None or not _is_about(plan, given):
        return _wrong(plan, caller, by=by, now=moment)
    found = FoundByCode(ticket, plan, _standing_to(plan, ticket, moment))
    told = {"subject": f"ticket {ticket.number}: {found.state}", **_about(caller)}
    record(Verb.FOUND_BY_CODE, by=by, result=Result.FOUND, plan=plan, version=plan.current, **told, now=moment)
    return found


def _plan_in_place_of(plan, by):
    """This plan; or, where it was closed because two records became one, the one that is live for the person now."""
    if plan.closed_at is None:
        return plan
    in_use = plan.person.merged_into_id or plan.person_id
    return plans_for(by, PLAN_READ_OUT).select_related("person").filter(person=in_use).first() or plan


def _is_about(plan, given):
    """Whether everything given agrees with the person, or with a record that was merged into theirs."""
    agrees = Q(pk=plan.person_id) | Q(merged_into=plan.person_id)
    if given.born_on:
        agrees &= Person.born_within(given.born_on)
    if given.nhs_number:
        agrees &= Q(nhs_number=given.nhs_number)
    return bool(given.born_on or given.nhs_number) and Person.objects.filter(agrees).exists()


def _wrong(plan, caller, *, by, now):
    result = Result.DENIED if plan else Result.NOBODY
    record(Verb.TRIED_CODE, by=by, result=result, plan=plan, **_about(caller), now=now)
    look_for_guessing(Kind.ONE_TRIES_CODES, by=by, now=now)
    look_for_guessing(Kind.MANY_TRY_CODES, by=None, now=now)
    return WrongCode(wrong_codes(by, now=now))


def sheet_of_caller(ticket_id, plan: Plan, *, now=None) -> State | None:
    """How the copy that the caller holds stands to this plan as it is now; None where none was quoted."""
    ticket = Ticket.objects.select_related("version__plan__person").filter(pk=ticket_id).first()
    return _standing_to(plan, ticket, now) if ticket else None


def _standing_to(plan, ticket, moment):
    state = standing_of_copy(ticket, now=moment).state
    replaced = ticket.version.plan_id != plan.pk and plan.is_in_use and not plan.person.died_on
    return State.REPLACED if replaced else state


def _about(caller):
    return {"reason": f"Caller: {caller.name}", "case_number": caller.case_number}


def open_read_out(plan_id, *, caller: Caller | None, by: User) -> Plan:
    """The plan, to be read out from the script; the look is committed before a word of it is shown."""
    why = _about(caller) if caller else {}
    return open_plan(plan_id, PLAN_READ_OUT, verb=Verb.OPENED_READ_OUT, by=by, **why)


def record_read_out(plan_id, number: int, *, heard: str, caller: Caller, by: User, now=None) -> Plan:
    """Put on record that version `number` was read to this caller, and how much of it was heard and read back.

    Http404 for a plan this user does not read out, and for a version it does not have.
    """
    plan = reach_plan(plan_id, PLAN_READ_OUT, by=by)
    version = reached(plan.versions.filter(number=number).first(), f"version {number}", by=by, plan=plan)
    record(Verb.READ_OUT, by=by, plan=plan, version=version, subject=heard, **_about(caller), now=now)
    return plan
