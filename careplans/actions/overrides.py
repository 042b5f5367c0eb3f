"""Going on although a rule stands in the way: a reason, by name, that holds until the answers behind it change."""

from dataclasses import replace

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.permissions import PLAN_SIGN
from careplans.access import may
from careplans.audit import Verb, record
from careplans.content.disagreement import reason_in_words
from careplans.content.document import Problem
from careplans.content.rules import basis
from careplans.models import Override, Plan


class NothingToGoOnFrom(LookupError):
    """No problem of this plan that a reason can settle has this basis: it was put right, or its answers changed."""


class MayNotGiveReason(Exception):
    """Only a registered clinician who may sign this plan can give a reason to go on."""


def with_reasons_given(plan: Plan, content: dict, problems: list[Problem]) -> list[Problem]:
    """The same problems; one for which a reason to go on was given stops publication no longer and says whose it is."""
    if not any(problem.needs_reason for problem in problems):
        return problems
    given = _newest_by_basis(plan)
    if not given:
        return problems
    told = [_with_reason(problem, given.get(basis(problem, content))) for problem in problems]
    return sorted(told, key=lambda problem: not problem.blocks)


def _newest_by_basis(plan):
    return {one.basis: one for one in plan.overrides.order_by("given_at", "id")}


def _with_reason(problem, override):
    if override is None or not problem.needs_reason:
        return problem
    return replace(problem, blocks=False, went_on=reason_in_words(as_sealed(override)))


@transaction.atomic
def go_on(plan: Plan, problem: Problem, content: dict, *, reason: str, by: User, now=None) -> Override:
    """Keep the reason for which this problem does not stop publication, under the name of who gives it.

    `content` is what was read. Raises NothingToGoOnFrom where no reason can settle the problem, and MayNotGiveReason.
    """
    if not problem.needs_reason:
        raise NothingToGoOnFrom(problem.rule)
    if not by.registration or not may(by, PLAN_SIGN, plan):
        raise MayNotGiveReason(by)
    given = Override.objects.create(
        plan=plan,
        rule=problem.rule,
        section=problem.section,
        row=problem.row,
        basis=basis(problem, content),
        message=problem.message,
        reason=reason,
        given_at=now or timezone.now(),
        given_by=by,
        name=str(by),
        grade=by.profession,
        registration=by.registration,
    )
    record(Verb.OVERRODE, by=by, plan=plan, subject=problem.rule, now=now)
    return given


def reasons_as_sealed(plan: Plan, content: dict, problems: list[Problem]) -> list[dict]:
    """The reasons that these problems were gone on from, as a version keeps them."""
    given = _newest_by_basis(plan)
    found = [given.get(basis(problem, content)) for problem in problems if problem.needs_reason]
    return [as_sealed(override) for override in found if override]


def as_sealed(override: Override) -> dict:
    """A reason as a version keeps it."""
    return {
        "rule": override.rule,
        "section": override.section,
        "row": override.row,
        "message": override.message,
        "reason": override.reason,
        "name": override.name,
        "grade": override.grade,
        "registration": override.registration,
        "given_at": override.given_at.isoformat(),
    }
