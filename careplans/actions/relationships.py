"""Relationships that come of the work: who cares for a person follows from what is recorded about them."""

from accounts.models import User
from careplans.actions.notifying import tell_newcomer
from careplans.audit import Verb, record
from careplans.granting import end_grants, grant_care, grants_that_follow, teams_by_fact
from careplans.models import Person, Plan

NO_LONGER = "What it followed from is no longer so"


def follow_facts(plan: Plan, *, by: User, now=None) -> None:
    """Give a grant to every team that a recorded fact brings to this person, and end those whose fact has gone.

    In the transaction that records the fact (domain.md section 5, note b). A grant somebody asked for is left alone.
    """
    wanted = teams_by_fact(plan)
    held = {grant.team: grant for grant in grants_that_follow(plan).select_related("group__team")}
    for team in held.keys() - wanted.keys():
        end_grants([held[team].pk], by=by, now=now)
        record(Verb.STOPPED_SHARING, by=by, plan=plan, subject=str(team), reason=NO_LONGER, now=now)
    for team in [team for team in wanted if team not in held]:
        grant = grant_care(plan, team, reason=wanted[team].label, follows=wanted[team], by=by, now=now)
        if grant.follows and not grant.is_stopped:
            _tell(plan, team, grant, by=by, now=now)


def _tell(plan, team, grant, *, by, now):
    record(Verb.SHARED, by=by, plan=plan, subject=str(team), reason=grant.reason, now=now)
    if plan.is_in_use:
        tell_newcomer(plan.current, team, now=now)


def follow_facts_of(person: Person, *, by: User, now=None) -> None:
    """The same, for whichever plan of this person is live."""
    for plan in Plan.objects.live().filter(person=person).select_related("person", "current"):
        follow_facts(plan, by=by, now=now)
